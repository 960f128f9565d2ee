//! The pen: colours and attributes of what is written next, and the shortest SGR to change it.
//!
//! Used by the writer only. Colours a terminal lacks become the nearest it has. Deliberately
//! without underline colours and fonts, which few terminals agree on.

use crate::terminal::Colours;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// A colour as it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ink {
    /// Whatever the user chose for plain text.
    Default,
    /// One of the palette: 0-15 the user's, 16-255 fixed.
    Indexed(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// Colours and attributes of what is written next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pen {
    pub(super) fg: Ink,
    pub(super) bg: Ink,
    pub(super) mods: Modifier,
}

/// Attributes that show on a blank.
const SHOWN_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::REVERSED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

const INTENSITY: Modifier = Modifier::BOLD.union(Modifier::DIM);
const BLINK: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);

/// SGR parameters that switch attributes on (ECMA-48 8.3.117).
const ON: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// SGR parameters that switch attributes off; two of them switch off a pair.
const OFF: [(Modifier, u8); 7] = [
    (INTENSITY, 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (BLINK, 25),
    (Modifier::REVERSED, 27),
    (Modifier::HIDDEN, 28),
    (Modifier::CROSSED_OUT, 29),
];

impl Pen {
    /// What `CSI m` sets.
    pub(super) const PLAIN: Self = Self { fg: Ink::Default, bg: Ink::Default, mods: Modifier::empty() };

    /// The pen a cell is written with on a terminal of `colours`.
    pub(super) fn of(cell: &Cell, colours: Colours) -> Self {
        Self { fg: Ink::of(cell.fg, colours), bg: Ink::of(cell.bg, colours), mods: cell.modifier }
    }

    /// What can be seen of this pen on a blank: two pens equal in this write the same blanks.
    pub(super) fn on_blank(self) -> Self {
        if self.mods.intersects(SHOWN_ON_BLANK) {
            self
        } else {
            Self { fg: Ink::Default, bg: self.bg, mods: Modifier::empty() }
        }
    }

    /// Whether erasing with this pen leaves blanks of its background and nothing else.
    pub(super) fn erases(self) -> bool {
        !self.mods.intersects(SHOWN_ON_BLANK)
    }
}

impl Ink {
    fn of(colour: Color, colours: Colours) -> Self {
        let ink = match colour {
            Color::Reset => Self::Default,
            Color::Black => Self::Indexed(0),
            Color::Red => Self::Indexed(1),
            Color::Green => Self::Indexed(2),
            Color::Yellow => Self::Indexed(3),
            Color::Blue => Self::Indexed(4),
            Color::Magenta => Self::Indexed(5),
            Color::Cyan => Self::Indexed(6),
            Color::Gray => Self::Indexed(7),
            Color::DarkGray => Self::Indexed(8),
            Color::LightRed => Self::Indexed(9),
            Color::LightGreen => Self::Indexed(10),
            Color::LightYellow => Self::Indexed(11),
            Color::LightBlue => Self::Indexed(12),
            Color::LightMagenta => Self::Indexed(13),
            Color::LightCyan => Self::Indexed(14),
            Color::White => Self::Indexed(15),
            Color::Indexed(n) => Self::Indexed(n),
            Color::Rgb(r, g, b) => Self::Rgb(r, g, b),
        };
        match (colours, ink) {
            (Colours::None, _) | (_, Self::Default) => Self::Default,
            (Colours::TrueColour, _) => ink,
            (Colours::Indexed256, Self::Rgb(r, g, b)) => Self::Indexed(nearest_of_240((r, g, b))),
            (Colours::Ansi16, Self::Rgb(r, g, b)) => Self::Indexed(nearest_of_16((r, g, b))),
            (Colours::Ansi16, Self::Indexed(n)) if n > 15 => Self::Indexed(nearest_of_16(rgb_of(n))),
            (_, Self::Indexed(_)) => ink,
        }
    }

    /// Appends the parameter, with `;` after it. `base` is 30 or 40.
    fn push(self, base: u8, out: &mut Vec<u8>) {
        let text = match self {
            Self::Default => format!("{};", base + 9),
            Self::Indexed(n @ 0..8) => format!("{};", base + n),
            Self::Indexed(n @ 8..16) => format!("{};", base + 52 + n),
            Self::Indexed(n) => format!("{};5;{n};", base + 8),
            Self::Rgb(r, g, b) => format!("{};2;{r};{g};{b};", base + 8),
        };
        out.extend_from_slice(text.as_bytes());
    }
}

type Rgb = (u8, u8, u8);

/// Levels of the 6x6x6 cube of xterm's palette.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// xterm's first sixteen; users change them, so they serve to compare only.
const NAMED: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The colour of a place in the palette.
fn rgb_of(n: u8) -> Rgb {
    let level = |i: u8| LEVELS.get(usize::from(i)).copied().unwrap_or(255);
    match n {
        0..16 => NAMED.get(usize::from(n)).copied().unwrap_or((0, 0, 0)),
        16..232 => (level((n - 16) / 36), level((n - 16) / 6 % 6), level((n - 16) % 6)),
        232.. => (8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
    }
}

/// Squared distance with the eye's weights: green counts most, blue least.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let square = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    3 * square(a.0, b.0) + 6 * square(a.1, b.1) + square(a.2, b.2)
}

fn nearest_of_16(wanted: Rgb) -> u8 {
    (0..16).min_by_key(|&n| distance(rgb_of(n), wanted)).unwrap_or(7)
}

/// Only the fixed part of the palette: the first sixteen are the user's.
fn nearest_of_240(wanted: Rgb) -> u8 {
    (16..=255).min_by_key(|&n| distance(rgb_of(n), wanted)).unwrap_or(7)
}

/// Appends the shortest SGR that changes `from` into `to`; `None` is a pen nobody knows.
pub(super) fn change(from: Option<Pen>, to: Pen, out: &mut Vec<u8>) {
    if from == Some(to) {
        return;
    }
    let afresh = afresh(to);
    let shortest = match from {
        Some(from) => {
            let steps = steps(from, to);
            if steps.len() < afresh.len() { steps } else { afresh }
        }
        None => afresh,
    };
    out.extend_from_slice(b"\x1b[");
    // The last ';' ends the list: the 'm' takes its place.
    out.extend_from_slice(shortest.strip_suffix(b";").unwrap_or(&shortest));
    out.push(b'm');
}

/// Parameters that reset and set everything; an empty parameter is 0.
fn afresh(to: Pen) -> Vec<u8> {
    let mut list = Vec::with_capacity(16);
    if to != Pen::PLAIN {
        list.push(b';');
        switch_on(to.mods, &mut list);
        for (ink, base) in [(to.fg, 30), (to.bg, 40)] {
            if ink != Ink::Default {
                ink.push(base, &mut list);
            }
        }
    }
    list
}

/// Parameters that change only what differs.
fn steps(from: Pen, to: Pen) -> Vec<u8> {
    let mut list = Vec::with_capacity(16);
    let gone = from.mods.difference(to.mods);
    let mut come = to.mods.difference(from.mods);
    for (pair, code) in OFF {
        if gone.intersects(pair) {
            list.extend_from_slice(format!("{code};").as_bytes());
            come |= to.mods.intersection(pair);
        }
    }
    switch_on(come, &mut list);
    for (old, new, base) in [(from.fg, to.fg, 30), (from.bg, to.bg, 40)] {
        if old != new {
            new.push(base, &mut list);
        }
    }
    list
}

fn switch_on(mods: Modifier, list: &mut Vec<u8>) {
    for (modifier, code) in ON {
        if mods.contains(modifier) {
            list.extend_from_slice(format!("{code};").as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sgr(from: Option<Pen>, to: Pen) -> String {
        let mut out = Vec::new();
        change(from, to, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn pen(fg: Ink, bg: Ink, mods: Modifier) -> Pen {
        Pen { fg, bg, mods }
    }

    #[test]
    fn an_equal_pen_costs_nothing_and_the_plain_one_three_bytes() {
        let bold = pen(Ink::Default, Ink::Default, Modifier::BOLD);
        assert_eq!(sgr(Some(bold), bold), "");
        assert_eq!(sgr(Some(bold), Pen::PLAIN), "\x1b[m");
        assert_eq!(sgr(None, Pen::PLAIN), "\x1b[m");
    }

    #[test]
    fn the_shorter_of_resetting_and_changing_is_sent() {
        let red = pen(Ink::Indexed(1), Ink::Default, Modifier::empty());
        let bold = pen(Ink::Default, Ink::Default, Modifier::BOLD);
        let all = pen(Ink::Indexed(1), Ink::Indexed(244), Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(sgr(Some(Pen::PLAIN), red), "\x1b[31m");
        assert_eq!(sgr(Some(red), bold), "\x1b[;1m");
        assert_eq!(sgr(Some(all), Pen { mods: Modifier::BOLD, ..all }), "\x1b[24m");
        assert_eq!(sgr(None, red), "\x1b[;31m");
    }

    #[test]
    fn switching_off_one_of_a_pair_keeps_the_other() {
        let both = pen(Ink::Indexed(200), Ink::Indexed(100), INTENSITY);
        assert_eq!(sgr(Some(both), Pen { mods: Modifier::DIM, ..both }), "\x1b[22;2m");
    }

    #[test]
    fn colours_are_mapped_to_the_nearest() {
        let of = |colour, colours| Ink::of(colour, colours);
        let red = Color::Rgb(250, 10, 10);
        assert_eq!(of(red, Colours::TrueColour), Ink::Rgb(250, 10, 10));
        assert_eq!(of(red, Colours::Indexed256), Ink::Indexed(196));
        assert_eq!(of(red, Colours::Ansi16), Ink::Indexed(9));
        assert_eq!(of(red, Colours::None), Ink::Default);
        assert_eq!(of(Color::Rgb(128, 128, 128), Colours::Indexed256), Ink::Indexed(244));
        assert_eq!(of(Color::Indexed(16), Colours::Ansi16), Ink::Indexed(0));
        assert_eq!(of(Color::Indexed(3), Colours::Ansi16), Ink::Indexed(3));
        assert_eq!(of(Color::LightBlue, Colours::Ansi16), Ink::Indexed(12));
        assert_eq!(of(Color::Reset, Colours::TrueColour), Ink::Default);
    }

    #[test]
    fn a_blank_shows_its_background_and_no_more_unless_it_is_lined_or_reversed() {
        let bold = pen(Ink::Indexed(1), Ink::Indexed(2), Modifier::BOLD);
        let lined = pen(Ink::Indexed(1), Ink::Default, Modifier::UNDERLINED);
        assert_eq!(bold.on_blank(), pen(Ink::Default, Ink::Indexed(2), Modifier::empty()));
        assert_eq!(lined.on_blank(), lined);
        assert!(bold.erases());
        assert!(!lined.erases());
    }
}
