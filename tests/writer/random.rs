//! Random frames: text of every kind, styles, shifts, scrolls, resizes, disturbances.

use crate::Replay;
use lajna::terminal::{Background, Caps, Class, Filler, Marks, Rendering};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// What happens to a buffer between two frames.
#[derive(Debug, Clone)]
enum Deed {
    Write { x: u16, y: u16, text: Vec<&'static str>, style: Style },
    Paint { x: u16, y: u16, width: u16, height: u16, style: Style },
    Roll { top: u16, height: u16, by: i16 },
    Shift { x: u16, y: u16, width: u16, by: i16 },
    Wipe { y: u16, height: u16 },
    Copy { from: u16, to: u16 },
    Resize { width: u16, height: u16 },
    Disturb,
    Nothing,
}

const GLYPHS: [&str; 24] = [
    "a",
    "b",
    "7",
    " ",
    " ",
    ".",
    "é",
    "│",
    "─",
    "\u{fe91}",
    "\u{feee}",
    "\u{fefb}",
    "\u{fea4}",
    "\u{0663}",
    "\u{fe91}\u{64e}",
    "\u{feee}\u{651}\u{64f}",
    "\u{640}",
    "漢",
    "字",
    "\u{1f600}",
    "\u{1f1f2}\u{1f1e6}",
    "\u{1f469}\u{200d}\u{1f4bb}",
    "\u{2764}\u{fe0f}",
    "\u{1fae0}",
];

fn style() -> impl Strategy<Value = Style> {
    let ink = prop_oneof![
        6 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::Indexed(244)),
        1 => Just(Color::Rgb(1, 20, 200)),
    ];
    let mods = prop_oneof![
        8 => Just(Modifier::empty()),
        2 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::ITALIC),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::REVERSED | Modifier::BOLD),
        1 => Just(Modifier::CROSSED_OUT),
        1 => Just(Modifier::SLOW_BLINK),
    ];
    (ink.clone(), ink, mods).prop_map(|(fg, bg, mods)| {
        Style::new().fg(fg).bg(bg).add_modifier(mods).remove_modifier(Modifier::all() - mods)
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    let text = prop::collection::vec(prop::sample::select(GLYPHS.to_vec()), 1..40);
    let (x, y) = (0..40_u16, 0..14_u16);
    prop_oneof![
        8 => (x.clone(), y.clone(), text, style()).prop_map(|(x, y, text, style)| Deed::Write { x, y, text, style }),
        2 => (x.clone(), y.clone(), 1..40_u16, 1..6_u16, style())
            .prop_map(|(x, y, width, height, style)| Deed::Paint { x, y, width, height, style }),
        3 => (y.clone(), 2..14_u16, -3..=3_i16).prop_map(|(top, height, by)| Deed::Roll { top, height, by }),
        3 => (x, y.clone(), 5..60_u16, -3..=3_i16).prop_map(|(x, y, width, by)| Deed::Shift { x, y, width, by }),
        1 => (y.clone(), 1..14_u16).prop_map(|(y, height)| Deed::Wipe { y, height }),
        1 => (y.clone(), y).prop_map(|(from, to)| Deed::Copy { from, to }),
        // avt cannot narrow a wide letter to one column.
        1 => (2..44_u16, 1..15_u16).prop_map(|(width, height)| Deed::Resize { width, height }),
        1 => Just(Deed::Disturb),
        1 => Just(Deed::Nothing),
    ]
}

fn apply(deed: &Deed, buffer: &mut Buffer) {
    let area = buffer.area;
    match *deed {
        Deed::Write { x, y, ref text, style } if y < area.height => {
            let mut x = x;
            for symbol in text {
                let width = symbol.cell_width();
                if x + width > area.width {
                    // A wide letter in the last column is what a buffer may hold, too.
                    if x < area.width {
                        buffer[(x, y)].set_symbol(symbol).set_style(style);
                    }
                    break;
                }
                buffer.set_string(x, y, symbol, style);
                x += width;
            }
        }
        Deed::Paint { x, y, width, height, style } => {
            buffer.set_style(Rect::new(x, y, width, height).intersection(area), style);
        }
        Deed::Roll { top, height, by } => {
            let last = (top + height).min(area.height);
            let old = buffer.clone();
            for y in top..last {
                let from = i32::from(y) + i32::from(by);
                let inside = (i32::from(top)..i32::from(last)).contains(&from);
                for x in 0..area.width {
                    buffer[(x, y)] =
                        if inside { old[(x, u16::try_from(from).unwrap())].clone() } else { Cell::default() };
                }
            }
        }
        Deed::Shift { x, y, width, by } if y < area.height => {
            let (old, end) = (buffer.clone(), (x + width).min(area.width));
            for to in x..end {
                let from = i32::from(to) - i32::from(by);
                let inside = (i32::from(x)..i32::from(end)).contains(&from);
                buffer[(to, y)] =
                    if inside { old[(u16::try_from(from).unwrap(), y)].clone() } else { Cell::default() };
            }
        }
        Deed::Wipe { y, height } => {
            for y in y..(y + height).min(area.height) {
                (0..area.width).for_each(|x| buffer[(x, y)].reset());
            }
        }
        Deed::Copy { from, to } if from < area.height && to < area.height => {
            (0..area.width).for_each(|x| buffer[(x, to)] = buffer[(x, from)].clone());
        }
        _ => {}
    }
}

/// Every class, with and without marks and fillers.
fn renderings() -> impl Strategy<Value = Rendering> {
    let class = prop::sample::select(Class::ALL.to_vec());
    let marks = prop::sample::select(vec![Marks::Sent, Marks::Sent, Marks::Dropped]);
    let filler = prop::sample::select(vec![Filler::Braille, Filler::Veiled, Filler::Blank, Filler::Italic]);
    (class, marks, filler).prop_map(|(class, marks, filler)| Rendering { class, marks, filler })
}

/// What happens before each frame, and where its caret is.
type Scene = (Vec<Deed>, Option<(u16, u16)>);

fn run(caps: Caps, script: &[Scene]) {
    run_on(caps, caps.rendering, script);
}

/// Runs a script on a terminal that is found out to need `later` half-way.
fn run_on(caps: Caps, later: Rendering, script: &[Scene]) {
    let mut replay = Replay::new(caps, 40, 12);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 12));
    for (scene, (deeds, caret)) in script.iter().enumerate() {
        if scene == script.len() / 2 {
            replay.become_another(later);
        }
        for deed in deeds {
            match *deed {
                Deed::Resize { width, height } => {
                    buffer.resize(Rect::new(0, 0, width, height));
                    replay
                        .vt100
                        .0
                        .screen_mut()
                        .set_size(height.try_into().expect("never 0"), width.try_into().expect("never 0"));
                    replay.avt.0.resize(width.into(), height.into());
                    // What is cut off is lost, also when the size comes back before the frame.
                    replay.writer.invalidate();
                }
                Deed::Disturb => replay.disturb(),
                _ => apply(deed, &mut buffer),
            }
        }
        let caret = caret.filter(|&(x, y)| x < buffer.area.width && y < buffer.area.height);
        replay.show(&buffer, caret);
    }
}

fn script() -> impl Strategy<Value = Vec<Scene>> {
    let caret = prop::option::of((0..40_u16, 0..12_u16));
    prop::collection::vec((prop::collection::vec(deed(), 0..6), caret), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_the_buffer_shows(script in script()) {
        run(Caps::FULL, &script);
    }

    #[test]
    fn the_same_where_erasing_is_not_trusted_with_colours(script in script()) {
        run(Caps { background: Background::Written, ..Caps::FULL }, &script);
    }

    #[test]
    fn the_terminal_keeps_what_its_class_must_be_sent(
        first in renderings(), later in renderings(), script in script(),
    ) {
        run_on(Caps { rendering: first, ..Caps::FULL }, later, &script);
    }
}
