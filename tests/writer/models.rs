//! Two terminals by other hands, and what a person sees of them and of a buffer.
//!
//! What the models lack, and how it is met:
//! * vt100 knows no strike-out and no blinking: not compared there.
//! * avt gives every mark of no width a cell: marks are taken out of what it is fed.
//! * neither knows hidden text, nor bold and dim at once: not generated.

use crate::drawing::{self, Terminal};
use lajna::terminal::Rendering;
use lajna::terminal::encode::{Encoder, Sent, SentCell, Slant, encode};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

/// A cell as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    text: String,
    fg: Color,
    bg: Color,
    mods: Modifier,
}

/// Clusters on which terminals disagree, and what is to stand in their columns.
const FIXED: [(&str, &[&str]); 3] = [
    ("\u{1f1f2}\u{1f1e6}", &["M", "A"]),
    ("\u{1f469}\u{200d}\u{1f4bb}", &["\u{1f469}", ""]),
    ("\u{2764}\u{fe0f}", &["\u{2764}", " "]),
];

const ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT).union(Modifier::SLOW_BLINK);

/// What `model` can show of a cell.
fn seen(text: &str, fg: Color, bg: Color, mods: Modifier, known: Modifier) -> Seen {
    let mods = mods & known;
    let text = if text.is_empty() { " " } else { text };
    let blank = matches!(text.trim_end_matches('\u{200e}'), " " | "\u{2800}");
    if blank && !mods.intersects(ON_BLANK) {
        return Seen { text: text.into(), fg: Color::Reset, bg, mods: Modifier::empty() };
    }
    // Under a strike-out or a blink a model does not know, a blank may have any ink.
    Seen { text: text.into(), fg, bg, mods }
}

fn columns_of(cell: &Cell) -> Vec<String> {
    let symbol = cell.symbol();
    if let Some((_, columns)) = FIXED.iter().find(|(cluster, _)| *cluster == symbol) {
        return columns.iter().map(|&column| column.to_owned()).collect();
    }
    if symbol.cell_width() == 2 { vec![symbol.into(), String::new()] } else { vec![symbol.into()] }
}

/// The picture of a buffer: an empty text is the second half of a wide letter.
pub fn picture(buffer: &Buffer, known: Modifier) -> Vec<Vec<Seen>> {
    let mut rows = Vec::new();
    for y in 0..buffer.area.height {
        let mut row: Vec<Seen> = Vec::new();
        while row.len() < usize::from(buffer.area.width) {
            let cell = &buffer[(u16::try_from(row.len()).unwrap(), y)];
            let columns = columns_of(cell);
            if row.len() + columns.len() > usize::from(buffer.area.width) {
                row.push(seen(" ", colour(cell.fg), colour(cell.bg), cell.modifier, known));
                continue;
            }
            for column in &columns {
                let mut one = seen(column, colour(cell.fg), colour(cell.bg), cell.modifier, known);
                if column.is_empty() {
                    one = half();
                }
                row.push(one);
            }
        }
        rows.push(row);
    }
    rows
}

/// How a row with all its attributes is sent while the caret is in this column of it.
pub fn sent(row: &[Seen], caret: Option<u16>, rendering: Rendering) -> Sent {
    let texts: Vec<&str> = row.iter().map(|seen| seen.text.as_str()).collect();
    let mut encoder = Encoder::new(rendering);
    let written = |seen: &Seen| !matches!(seen.text.as_str(), " " | "");
    let look = |seen: &Seen| (seen.fg, seen.bg, seen.mods);
    let begins = |&column: &u16| {
        let (before, after) = (&row[usize::from(column) - 1], &row[usize::from(column)]);
        let caret = caret.is_some_and(|caret| caret == column || caret + 1 == column);
        written(before) && written(after) && (caret || look(before) != look(after))
    };
    let runs: Vec<u16> = (1..u16::try_from(row.len()).unwrap()).filter(begins).collect();
    let found = if encoder.minds_looks() { encoder.row_of_runs(&texts, &runs) } else { None };
    found.unwrap_or_else(|| encode(&texts, rendering))
}

/// What a terminal keeps of a picture that is sent so, where it knows these attributes and keeps so
/// much of a cluster.
pub fn stored(
    picture: Vec<Vec<Seen>>,
    sent: &[Sent],
    known: Modifier,
    shape: impl Fn(&str) -> String,
) -> Vec<Vec<Seen>> {
    let row = |(row, sent): (Vec<Seen>, &Sent)| {
        let cells = sent.cells.clone();
        let cell = |cell: SentCell| {
            let seen = row[usize::from(cell.from)].clone();
            let text = cell.text.as_deref().map_or(seen.text.clone(), without_wrappers);
            let mods = match cell.slant {
                Slant::Turned if text != " " => (seen.mods ^ Modifier::ITALIC) & known,
                Slant::Turned if seen.mods.intersects(ON_BLANK) => seen.mods | (Modifier::ITALIC & known),
                _ => seen.mods,
            };
            Seen { text: shape(&text), mods, ..seen }
        };
        cells.into_iter().map(cell).collect()
    };
    picture.into_iter().zip(sent).map(row).collect()
}

/// Takes out what kitty alone knows: the wrappers of OSC 66.
pub fn without_wrappers(text: &str) -> String {
    let mut parts = text.split("\u{1b}]66;");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, rest) = part.split_once(';').unwrap();
        let (text, rest) = rest.split_once('\u{7}').unwrap();
        out.push_str(text);
        out.push_str(rest);
    }
    out
}

/// The rows of a terminal that are drawn in another order than they are kept in.
pub fn drawn(stored: Vec<Vec<Seen>>, terminal: Terminal) -> Vec<Vec<Seen>> {
    let row = |row: Vec<Seen>| {
        let texts: Vec<String> = row.iter().map(|seen| seen.text.clone()).collect();
        let drawn = drawing::drawn(&texts, terminal).into_iter();
        drawn.map(|(column, text)| Seen { text, ..row[column].clone() }).collect()
    };
    stored.into_iter().map(row).collect()
}

/// The second half of a wide letter: only the first is compared.
fn half() -> Seen {
    Seen { text: String::new(), fg: Color::Reset, bg: Color::Reset, mods: Modifier::empty() }
}

/// Named colours as numbers, which is how models keep them.
fn colour(colour: Color) -> Color {
    match colour {
        Color::Red => Color::Indexed(1),
        Color::Green => Color::Indexed(2),
        Color::Magenta => Color::Indexed(5),
        Color::LightBlue => Color::Indexed(12),
        other => other,
    }
}

pub struct Vt100(pub vt100::Parser);
pub struct Avt(pub avt::Vt);

pub const VT100_KNOWS: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::UNDERLINED)
    .union(Modifier::REVERSED);
pub const AVT_KNOWS: Modifier = VT100_KNOWS.union(Modifier::CROSSED_OUT).union(Modifier::SLOW_BLINK);

impl Vt100 {
    pub fn new(width: u16, height: u16) -> Self {
        Self(vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0))
    }

    pub fn picture(&self) -> Vec<Vec<Seen>> {
        let screen = self.0.screen();
        let (height, width) = (screen.size().0.get(), screen.size().1.get());
        (0..height).map(|y| (0..width).map(|x| Self::cell(screen.cell(y, x).unwrap())).collect()).collect()
    }

    fn cell(cell: &vt100::Cell) -> Seen {
        let of = |colour| match colour {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(n) => Color::Indexed(n),
            vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
        };
        let mut mods = Modifier::empty();
        mods.set(Modifier::BOLD, cell.bold());
        mods.set(Modifier::DIM, cell.dim());
        mods.set(Modifier::ITALIC, cell.italic());
        mods.set(Modifier::UNDERLINED, cell.underline());
        mods.set(Modifier::REVERSED, cell.inverse());
        let one = seen(cell.contents(), of(cell.fgcolor()), of(cell.bgcolor()), mods, VT100_KNOWS);
        if cell.is_wide_continuation() { half() } else { one }
    }

    pub fn caret(&self) -> Option<(u16, u16)> {
        let screen = self.0.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }
}

impl Avt {
    pub fn new(width: u16, height: u16) -> Self {
        Self(avt::Vt::builder().size(width.into(), height.into()).scrollback_limit(0).build())
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let text: String = std::str::from_utf8(bytes)
            .unwrap()
            .chars()
            .filter(|&c| c.is_control() || c.is_ascii() || c.encode_utf8(&mut [0; 4]).cell_width() > 0)
            .collect();
        self.0.feed_str(&text);
    }

    pub fn picture(&self) -> Vec<Vec<Seen>> {
        self.0.view().map(|line| line.cells().iter().map(Self::cell).collect()).collect()
    }

    fn cell(cell: &avt::Cell) -> Seen {
        let of = |colour| match colour {
            None => Color::Reset,
            Some(avt::Color::Indexed(n)) => Color::Indexed(n),
            Some(avt::Color::RGB(rgb)) => Color::Rgb(rgb.r, rgb.g, rgb.b),
        };
        let pen = cell.pen();
        let mut mods = Modifier::empty();
        mods.set(Modifier::BOLD, pen.is_bold());
        mods.set(Modifier::DIM, pen.is_faint());
        mods.set(Modifier::ITALIC, pen.is_italic());
        mods.set(Modifier::UNDERLINED, pen.is_underline());
        mods.set(Modifier::REVERSED, pen.is_inverse());
        mods.set(Modifier::CROSSED_OUT, pen.is_strikethrough());
        mods.set(Modifier::SLOW_BLINK, pen.is_blink());
        let one = seen(&cell.char().to_string(), of(pen.foreground()), of(pen.background()), mods, AVT_KNOWS);
        if cell.width() == 0 { half() } else { one }
    }

    pub fn caret(&self) -> Option<(u16, u16)> {
        let cursor = self.0.cursor();
        cursor.visible.then(|| (u16::try_from(cursor.row).unwrap(), u16::try_from(cursor.col).unwrap()))
    }
}
