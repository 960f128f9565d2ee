//! Lines, one after the other, and at their end one that is being typed: what a screen reader,
//! a braille display, a dumb terminal or a serial line can follow.
//!
//! Used by [`Teletype`](super::Teletype), and where lines go to a file or a pipe. Text leaves
//! here in the order it is read and in the letters it is stored in: whoever shows it, or speaks
//! it, orders and joins by itself. No escape sequence, no colour, no box; a line that is
//! finished is never touched again, and the one being typed is changed with backspaces alone,
//! so that what follows the cursor hears what happens where it happens.
//!
//! Invariant: nothing is sent that a terminal would act on but `\r`, `\n` and `\b`; and while a
//! line is typed the cursor never passes the last cell of its row.
//!
//! ```
//! use lajna::terminal::{Ending, Tape, Typing};
//!
//! let mut tape = Tape::new(Ending::Raw, 80);
//! tape.say("a name\u{1b}[2J");
//! assert_eq!(tape.take(), "a name␛[2J\r\n");
//! let typed = |text: &str| Typing { label: "name:".into(), text: text.into(), caret: text.len(), number: 0 };
//! tape.type_line(&typed("نع"));
//! assert_eq!(tape.take(), "name: نع");
//! tape.type_line(&typed("نعم"));
//! assert_eq!(tape.take(), "م");
//! ```

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use crate::text::sanitize::symbol;

/// Least cells of a row for what is typed; a longer label has a line of its own.
const LEAST: usize = 12;
/// Rows of a terminal that does not know its size.
const USUAL: usize = 80;

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With `\r\n`: a terminal that is told every move. What is typed is shown as it is typed.
    Raw,
    /// With `\n`: a file, a pipe. There is no typing; a line is shown when it is as it stays.
    Cooked,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    /// What it is for, with its colon; stands before the words, a blank between. May be empty.
    pub label: String,
    /// The words, without line breaks.
    pub text: String,
    /// The byte of `text` the caret stands before.
    pub caret: usize,
    /// Which line of a longer text it is: another number, another line on the tape.
    pub number: usize,
}

/// The lines on their way out.
#[derive(Debug)]
pub struct Tape {
    ending: Ending,
    /// Cells that may be filled: the last of a row stays free.
    columns: usize,
    out: String,
    open: Option<Open>,
}

/// The line being typed, as it stands on the glass.
#[derive(Debug)]
struct Open {
    typing: Typing,
    /// The part of the words on the last row.
    row: Range<usize>,
    units: Vec<Unit>,
    /// Units before the cursor.
    at: usize,
    /// Where the row begins: behind its label, or at the edge.
    edge: Edge,
}

/// What stands before the words on their row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Bare,
    Labelled,
}

/// A character with the marks on it: what a backspace passes over.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    text: String,
    cells: usize,
}

impl Tape {
    /// An empty tape of rows of so many cells.
    #[must_use]
    pub fn new(ending: Ending, columns: u16) -> Self {
        let mut tape = Self { ending, columns: USUAL, out: String::new(), open: None };
        tape.resize(columns);
        tape
    }

    /// Takes another width; what is typed from now on keeps to it.
    pub fn resize(&mut self, columns: u16) {
        let columns = if columns == 0 { USUAL } else { usize::from(columns) };
        self.columns = columns.saturating_sub(1).max(2);
    }

    /// Cells of a row that may be filled.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Says a sentence on a line of its own; the terminal wraps it. A line being typed ends
    /// before it.
    pub fn say(&mut self, words: &str) {
        self.close();
        for line in words.split('\n') {
            // Marks that hold a path together on a screen that is ordered here do nothing there.
            let shown = line.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}'));
            self.out.extend(shown.map(tamed));
            self.end_line();
        }
    }

    /// Ends the line being typed, if there is one.
    pub fn close(&mut self) {
        if self.open.take().is_some() {
            self.end_line();
        }
    }

    /// Whether a line is being typed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Shows a line being typed, changing what is shown of it already.
    pub fn type_line(&mut self, typing: &Typing) {
        if self.ending == Ending::Cooked {
            self.say(&labelled(&typing.label, &typing.text));
            return;
        }
        let rows = rows(typing, self.columns);
        let row = row_of(&rows, typing.caret);
        match self.open.take() {
            Some(open) if open.typing.label == typing.label && open.typing.number == typing.number => {
                if open.row.start == row.start {
                    self.change(open, typing, row);
                    return;
                }
                // What stays on the row before: a word that has grown too long for it has left it.
                let kept = rows.iter().find(|kept| kept.start == open.row.start).cloned();
                if let Some(kept) = kept {
                    let typing = Typing { caret: kept.end, ..typing.clone() };
                    self.change(open, &typing, kept);
                }
                self.open = None;
                self.end_line();
            }
            open => {
                if open.is_some() {
                    self.end_line();
                }
                let edge = self.begin(typing, &rows, &row);
                self.open(typing, row, edge);
                return;
            }
        }
        self.open(typing, row, Edge::Bare);
    }

    /// Everything not yet taken.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Whether everything has been taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn end_line(&mut self) {
        self.out.push_str(match self.ending {
            Ending::Raw => "\r\n",
            Ending::Cooked => "\n",
        });
    }

    /// Shows what there is of a line before the row that is typed on: all of it, once.
    fn begin(&mut self, typing: &Typing, rows: &[Range<usize>], row: &Range<usize>) -> Edge {
        let mut edge = Edge::Bare;
        if !typing.label.is_empty() {
            self.out.extend(labelled(&typing.label, "").chars().map(tamed));
            edge = Edge::Labelled;
            if stands_alone(typing, self.columns) {
                self.end_line();
                edge = Edge::Bare;
            }
        }
        let last = rows.last() == Some(row);
        let above = if last { rows.len().saturating_sub(1) } else { rows.len() };
        for words in rows.iter().take(above).filter_map(|row| typing.text.get(row.clone())) {
            self.out.extend(units(words).into_iter().map(|unit| unit.text));
            self.end_line();
            edge = Edge::Bare;
        }
        edge
    }

    /// Shows the row that is typed on.
    fn open(&mut self, typing: &Typing, row: Range<usize>, edge: Edge) {
        let units = units(typing.text.get(row.clone()).unwrap_or_default());
        units.iter().for_each(|unit| self.out.push_str(&unit.text));
        let at = units.len();
        let mut open = Open { typing: typing.clone(), row, units, at, edge };
        let place = open.place(typing.caret);
        self.go(&mut open, place);
        self.open = Some(open);
    }

    /// Changes the row that is shown into `row` of `typing`.
    fn change(&mut self, mut open: Open, typing: &Typing, row: Range<usize>) {
        let units = units(typing.text.get(row.clone()).unwrap_or_default());
        let grows = open.at == open.units.len() && open.at == units.len();
        let same = open.units.iter().zip(&units).take_while(|(was, is)| was == is).count();
        let last = units.last().zip(open.units.last());
        // A mark on the last letter: the letter is there already.
        if let Some(mark) = last.and_then(|(is, was)| is.text.strip_prefix(&was.text))
            && grows
            && same + 1 == units.len()
        {
            self.out.push_str(mark);
            open.units = units;
        } else if same < units.len().max(open.units.len()) {
            self.go(&mut open, same);
            self.rewrite(&mut open, units, same);
        }
        open.typing = typing.clone();
        open.row = row;
        let place = open.place(typing.caret);
        self.go(&mut open, place);
        self.open = Some(open);
    }

    /// Puts `units` in the place of what stands from the cursor on, which is at `same`.
    fn rewrite(&mut self, open: &mut Open, units: Vec<Unit>, same: usize) {
        let cells = |units: &[Unit]| units.iter().skip(same).map(|unit| unit.cells).sum::<usize>();
        let (before, after) = (cells(&open.units), cells(&units));
        // Where as many cells follow, what is equal at the end stays as it is.
        let equal = if before == after {
            let pairs = units.iter().skip(same).rev().zip(open.units.iter().skip(same).rev());
            pairs.take_while(|(is, was)| is == was).count()
        } else {
            0
        };
        let until = units.len() - equal;
        units.iter().take(until).skip(same).for_each(|unit| self.out.push_str(&unit.text));
        let blank = before.saturating_sub(after);
        self.out.extend(std::iter::repeat_n(' ', blank).chain(std::iter::repeat_n('\u{8}', blank)));
        open.units = units;
        open.at = until;
    }

    /// Moves the cursor: back by backspaces, on by saying again what is passed.
    fn go(&mut self, open: &mut Open, at: usize) {
        if at < open.at {
            let passed = open.units.iter().take(open.at).skip(at);
            let back: usize = passed.map(|unit| unit.cells).sum();
            match at {
                0 if open.edge == Edge::Bare && back > 1 => self.out.push('\r'),
                _ => self.out.extend(std::iter::repeat_n('\u{8}', back)),
            }
        } else {
            open.units.iter().take(at).skip(open.at).for_each(|unit| self.out.push_str(&unit.text));
        }
        open.at = at;
    }
}

impl Open {
    /// How many units of the row stand before a byte of the words.
    fn place(&self, caret: usize) -> usize {
        let before = self.typing.text.get(self.row.start..caret.clamp(self.row.start, self.row.end));
        units(before.unwrap_or_default()).len().min(self.units.len())
    }
}

/// The label and the words after it.
fn labelled(label: &str, words: &str) -> String {
    if label.is_empty() { words.to_owned() } else { format!("{label} {words}") }
}

/// Whether the label leaves too little of a row for the words.
fn stands_alone(typing: &Typing, columns: usize) -> bool {
    !typing.label.is_empty() && cells_of(&labelled(&typing.label, "")) + LEAST > columns
}

/// The bytes of the words on each row; there is always one.
fn rows(typing: &Typing, columns: usize) -> Vec<Range<usize>> {
    let beside = !typing.label.is_empty() && !stands_alone(typing, columns);
    let mut room = columns - if beside { cells_of(&labelled(&typing.label, "")) } else { 0 };
    let (mut rows, mut start, mut used) = (Vec::new(), 0, 0);
    // The byte after the last blank of the row, and the cells up to there.
    let (mut blank, mut before) = (None, 'x');
    for (at, c) in typing.text.char_indices() {
        let cells = if at == 0 { cells(c).max(1) } else { cells(c) };
        if before == ' ' && cells > 0 {
            blank = Some((at, used));
        }
        before = c;
        while used + cells > room && at > start {
            let (end, kept) = blank.take().unwrap_or((at, used));
            rows.push(start..end);
            (start, used, room) = (end, used - kept, columns);
        }
        used += cells;
    }
    rows.push(start..typing.text.len());
    rows
}

/// The row a caret stands on; between two it stands at the start of the second.
fn row_of(rows: &[Range<usize>], caret: usize) -> Range<usize> {
    let row = rows.iter().rev().find(|row| row.start <= caret).or(rows.first());
    row.cloned().unwrap_or_default()
}

/// The units of words, as they are shown.
fn units(words: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for c in words.chars() {
        let (c, cells) = (tamed(c), cells(c));
        match units.last_mut().filter(|_| cells == 0) {
            Some(base) => base.text.push(c),
            // A mark without a letter has the circle that stands for one.
            None if cells == 0 => units.push(Unit { text: format!("◌{c}"), cells: 1 }),
            None => units.push(Unit { text: c.to_string(), cells }),
        }
    }
    units
}

fn cells_of(words: &str) -> usize {
    words.chars().map(cells).sum()
}

fn cells(c: char) -> usize {
    tamed(c).width().unwrap_or(0)
}

/// A character nothing acts on: whatever has no glyph of its own is shown as a picture.
fn tamed(c: char) -> char {
    if c == '\t' { ' ' } else { symbol(c).unwrap_or(c) }
}

#[cfg(test)]
mod tests;
