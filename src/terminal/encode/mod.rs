//! From a row as it should look to a row as it must be sent, for every way in which terminals
//! treat right-to-left text.
//!
//! Used by the writer, between buffers and bytes, and by whatever shows a line to a terminal
//! whose [`Class`] is known. A *visual* row has one symbol a column, in the order in which they
//! should be seen from the left; Arabic is already joined (presentation forms), brackets are
//! already mirrored; a wide symbol is followed by an empty one. The *sent* row has as many
//! cells, each with its text and the visual column it comes from, whose colours it takes.
//!
//! ```
//! use lajna::terminal::encode::encode;
//! use lajna::terminal::{Class, Rendering};
//!
//! // The end of a line of a pane: "3 غرف", read from the right.
//! let row = [" ", "\u{fed1}", "\u{feae}", "\u{fecf}", " ", "3"];
//! let sent = |class| encode(&row, Rendering::from(class)).text(&row);
//!
//! // Drawn where it is sent.
//! assert_eq!(sent(Class::Visual), " \u{fed1}\u{feae}\u{fecf} 3");
//! // Reordered by the terminal: the word in reading order, and U+2800, which looks blank, on
//! // both sides, so that the row stays left to right and the number does not join the word.
//! assert_eq!(sent(Class::Implicit), "\u{2800}\u{fecf}\u{feae}\u{fed1}\u{2800}3");
//! // For a screen reader: reading order, plain letters.
//! assert_eq!(sent(Class::Logical), " 3 غرف");
//! ```
//!
//! | class | what is sent | module |
//! |---|---|---|
//! | visual, bdsm, mlterm | the row as it is | |
//! | implicit | each run of letters in reading order, fenced by U+2800 or U+200E | `islands`, `fence` |
//! | implicit0 | each word in the order that UAX #9 turns into it, fenced by U+2800 | `islands`, `order`, `fence` |
//! | kitty66 | the row as it is, every second Arabic cell sent apart by OSC 66 | `kitty` |
//! | kittyrun | each run of Arabic-block cells reversed | `kitty` |
//! | logical | each segment in reading order, letters unjoined | `logical`, `order` |
//!
//! # The caret
//!
//! A terminal that reorders draws the cursor where the cell it stands on is drawn. So to be
//! seen at a visual column it must be put on the cell that comes from there:
//! [`Sent::column`].
//!
//! # What cannot be sent
//!
//! A terminal that loses direction marks cannot show a European digit right of an Arabic
//! letter in one word ("1-الحضور"), nor an Arabic letter in column 1 together with anything
//! left to right; such a word differs inside itself only. A blank between them, or one blank
//! at the start of each row, avoids both. kitty before 0.40 shows mixed words as its font
//! has it, unless what is glued to the Arabic may be sent in italics ([`Filler::Italic`]).
//!
//! Deliberately not here: laying out, joining and mirroring (that is done when a row arrives),
//! colours, the switches of a terminal, bytes of moves.

mod fence;
mod islands;
mod kitty;
mod logical;
mod order;
mod unit;

use super::class::{Class, Filler, Marks, Rendering};
use fence::Fence;
use order::Memory;
use unit::{Unit, concerns, is_mark, units};

/// A cell of a sent row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCell {
    /// The visual column it comes from: its colours, and its text unless that is changed.
    pub from: u16,
    /// What is sent instead of the symbol of that column.
    pub text: Option<String>,
    /// Whether it is written as that column is.
    pub slant: Slant,
}

/// How a sent cell is written: italics end a run on terminals that order or shape run by run, and
/// cannot be seen on a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Slant {
    /// As in its column.
    #[default]
    Kept,
    /// In italics where its column is upright, and the other way round; a blank always in italics.
    Turned,
    /// Invisible (SGR 8), whatever its column.
    Veiled,
}

impl SentCell {
    /// A cell sent as it is seen, but for its text if there is one.
    const fn of(from: u16, text: Option<String>) -> Self {
        Self { from, text, slant: Slant::Kept }
    }
}

/// A row as it must be sent.
///
/// Invariant: as many cells as the visual row; the columns a wide symbol fills stay side by
/// side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The cells, in the order in which they are sent.
    pub cells: Vec<SentCell>,
    caret: Caret,
}

/// Where the cursor of a terminal is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caret {
    /// Where it is put.
    Stays,
    /// Where the cell it is put on is drawn.
    Follows,
}

impl Sent {
    fn as_it_is(columns: usize) -> Self {
        let cells = (0..).take(columns).map(|from| SentCell::of(from, None)).collect();
        Self { cells, caret: Caret::Stays }
    }

    /// The column to put the cursor in so that it shows at a visual column.
    #[must_use]
    pub fn column(&self, visual: u16) -> u16 {
        if self.caret == Caret::Stays {
            return visual;
        }
        let found = (0..).zip(&self.cells).find(|(_, cell)| cell.from == visual);
        // A blank that gave its column to an unjoined letter is beside it.
        found.map_or(visual, |(column, _)| column)
    }

    /// Everything that is sent for `row`, the visual row this was made from.
    #[must_use]
    pub fn text(&self, row: &[&str]) -> String {
        let symbol = |from: u16| row.get(usize::from(from)).copied().unwrap_or_default();
        self.cells.iter().map(|cell| cell.text.as_deref().unwrap_or_else(|| symbol(cell.from))).collect()
    }
}

/// Encodes one row. Whoever encodes many keeps an [`Encoder`], which remembers words.
#[must_use]
pub fn encode(row: &[&str], rendering: Rendering) -> Sent {
    Encoder::new(rendering).row(row).unwrap_or_else(|| Sent::as_it_is(row.len()))
}

/// Encodes rows for one terminal.
#[derive(Debug, Clone)]
pub struct Encoder {
    rendering: Rendering,
    memory: Memory,
}

impl Encoder {
    /// An encoder for such a terminal.
    #[must_use]
    pub fn new(rendering: Rendering) -> Self {
        Self { rendering, memory: Memory::default() }
    }

    /// Whether every row is sent as it is.
    #[must_use]
    pub const fn changes_nothing(&self) -> bool {
        self.rendering.class.shows_as_sent() && matches!(self.rendering.marks, Marks::Sent)
    }

    /// Whether the terminal orders each run of one look by itself, so that looks decide what is
    /// sent: see [`Encoder::row_of_runs`].
    #[must_use]
    pub const fn minds_looks(&self) -> bool {
        matches!(
            self.rendering,
            Rendering { class: Class::Implicit | Class::Implicit0, filler: Filler::Italic, .. }
        )
    }

    /// What must be sent for a visual row; `None` if it is sent as it is.
    ///
    /// Rows of more than 65,535 columns are sent as they are.
    #[must_use]
    pub fn row(&mut self, row: &[&str]) -> Option<Sent> {
        self.row_of_runs(row, &[])
    }

    /// The same for a row in which a run of another look begins in each of these columns: the edge
    /// of a selection inside a word, or the caret. Only for a terminal that minds looks.
    #[must_use]
    pub fn row_of_runs(&mut self, row: &[&str], runs: &[u16]) -> Option<Sent> {
        if self.changes_nothing()
            || !row.iter().any(|symbol| concerns(symbol))
            || u16::try_from(row.len()).is_err()
        {
            return None;
        }
        let units = units(row, runs);
        let filler = self.rendering.filler;
        let mut sent = match self.rendering.class {
            Class::Visual | Class::Bdsm | Class::Mlterm => Sent::as_it_is(row.len()),
            Class::Implicit => assemble(islands::with_marks(&units, filler), &units, row, filler),
            Class::Implicit0 => {
                assemble(islands::without_marks(&units, filler, &mut self.memory), &units, row, filler)
            }
            Class::Kitty66 => Sent::as_it_is(row.len()),
            Class::Kittyrun => in_order(&kitty::reversed_runs(&units), &units, row),
            Class::Logical => {
                Sent { cells: logical::row(&units, row, &mut self.memory), caret: Caret::Follows }
            }
        };
        if self.rendering.marks == Marks::Dropped || self.rendering.class == Class::Kittyrun {
            drop_marks(&mut sent, row);
        }
        match self.rendering.class {
            Class::Kitty66 => send_apart(&mut sent, row),
            Class::Kittyrun if filler == Filler::Italic => slant_glued(&mut sent, row),
            _ => {}
        }
        Some(sent)
    }
}

/// The cells of a plan.
fn assemble((steps, fences): islands::Plan, units: &[Unit], row: &[&str], filler: Filler) -> Sent {
    let mut cells = Vec::with_capacity(row.len());
    for (step, fence) in steps.iter().zip(fences) {
        let Some(unit) = units.get(step.unit) else { continue };
        let symbol = row.get(usize::from(unit.column)).copied().unwrap_or_default();
        let symbol = if symbol.is_empty() { " " } else { symbol };
        let mut text = step.instead.map(|image| {
            let marks = symbol.chars().skip(1);
            std::iter::once(image).chain(marks).collect::<String>()
        });
        let mut slant = Slant::Kept;
        match fence {
            Fence::None => {}
            Fence::Filler if filler == Filler::Italic => slant = Slant::Turned,
            Fence::Filler => {
                text = Some("\u{2800}".to_owned());
                slant = if filler == Filler::Veiled { Slant::Veiled } else { Slant::Kept };
            }
            Fence::Mark => text.get_or_insert_with(|| symbol.to_owned()).push('\u{200e}'),
        }
        cells.push(SentCell { from: unit.column, text, slant });
        cells.extend((1..unit.width).map(|tail| SentCell::of(unit.column + tail, None)));
    }
    Sent { cells, caret: Caret::Follows }
}

/// The texts of units in another order, in colours that stay: kitty turns back what is written
/// in its cells and not the cells.
fn in_order(order: &[usize], units: &[Unit], row: &[&str]) -> Sent {
    let mut sent = Sent::as_it_is(row.len());
    for (unit, other) in units.iter().zip(order.iter().filter_map(|&place| units.get(place))) {
        let symbol = row.get(usize::from(other.column));
        if let Some(cell) = sent.cells.get_mut(usize::from(unit.column))
            && unit != other
        {
            cell.text = symbol.map(|&symbol| symbol.to_owned());
        }
    }
    sent
}

/// Takes vowel marks out.
fn drop_marks(sent: &mut Sent, row: &[&str]) {
    for cell in &mut sent.cells {
        let symbol = row.get(usize::from(cell.from)).copied().unwrap_or_default();
        let text = cell.text.as_deref().unwrap_or(symbol);
        if text.contains(is_mark) {
            let kept: String = text.chars().filter(|&c| !is_mark(c)).collect();
            cell.text = Some(if kept.is_empty() { " ".to_owned() } else { kept });
        }
    }
}

/// Sends what is glued to Arabic in italics: kitty takes whatever its font has for one run, and
/// italics are another font.
fn slant_glued(sent: &mut Sent, row: &[&str]) {
    let text = |cell: &SentCell| {
        let symbol = row.get(usize::from(cell.from)).copied().unwrap_or_default();
        cell.text.as_deref().unwrap_or(symbol).chars().next()
    };
    let firsts: Vec<Option<char>> = sent.cells.iter().map(text).collect();
    let arabic = |at: usize| firsts.get(at).copied().flatten().is_some_and(kitty::in_run);
    for (column, cell) in sent.cells.iter_mut().enumerate() {
        let printed = firsts.get(column).copied().flatten().is_some_and(|c| c != ' ' && !kitty::in_run(c));
        if printed && (arabic(column + 1) || column.checked_sub(1).is_some_and(arabic)) {
            cell.slant = Slant::Turned;
        }
    }
}

/// Sends Arabic cells apart from their neighbours. The row is in the order in which it is seen.
fn send_apart(sent: &mut Sent, row: &[&str]) {
    let texts: Vec<&str> =
        sent.cells.iter().zip(row).map(|(cell, symbol)| cell.text.as_deref().unwrap_or(symbol)).collect();
    let apart: Vec<(usize, String)> = kitty::apart(&texts).collect();
    for (column, text) in apart {
        if let Some(cell) = sent.cells.get_mut(column) {
            cell.text = Some(text);
        }
    }
}
