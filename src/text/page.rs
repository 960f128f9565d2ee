//! A text of several paragraphs with a caret: moving, selecting, and edits as plain values.
//!
//! Used by editors and by one-line fields. A [`Page`] borrows the text for the length of one key:
//! it answers where the caret goes, or what to replace, and keeps nothing. The owner of the text
//! performs a [`Replacement`] in its own way and records it as it likes.
//!
//! Paragraphs are separated by `\n`. A key analyses only the paragraphs it touches, and of one
//! longer than [`LONGEST`](super::LONGEST) bytes only the stretches, so whatever a text of a megabyte is made of, a
//! key costs no more than a paragraph of that length.
//!
//! It deliberately knows no keys, draws nothing, and does not clean what is typed (that is
//! [`sanitize`](super::sanitize)).

mod edits;
mod stretches;

use std::ops::Range;

use super::caret::{self, Side, Step};
use super::line::{Base, Direction, Ending};

/// Where the caret stands in a text, and what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Caret {
    /// Its byte.
    pub at: usize,
    /// The byte where the selection began, if there is one.
    pub anchor: Option<usize>,
    /// The column it tries to keep while it moves up and down over shorter rows.
    pub goal: Option<usize>,
}

impl Caret {
    /// A caret at this byte, with nothing selected.
    #[must_use]
    pub fn new(at: usize) -> Self {
        Self { at, anchor: None, goal: None }
    }

    /// The same caret, on character boundaries inside `text`.
    fn within(self, text: &str) -> Self {
        let floor = |byte| caret::floor(text, byte);
        Self { at: floor(self.at), anchor: self.anchor.map(floor), goal: self.goal }
    }

    /// The selected bytes, if any.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some(anchor.min(self.at)..anchor.max(self.at))
    }
}

/// A way for the caret to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// To the neighbouring cell, as it is seen.
    Cell(Side),
    /// To a neighbouring word.
    Word(Side),
    /// Up (negative) or down by this many rows, keeping the column.
    Rows(isize),
    /// To the logical start of the row.
    Home,
    /// To the logical end of the row.
    End,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// To this byte of the text (a click, a search result).
    To(usize),
}

/// Whether moving drops the selection or stretches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Drops it.
    Move,
    /// Begins it at the caret, or stretches it.
    Select,
}

/// What to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Erase {
    /// Backspace: see [`caret::backspace`].
    Before,
    /// Delete: see [`caret::delete`].
    After,
    /// Back to the start of a word.
    WordBefore,
    /// On to the start of the next word.
    WordAfter,
    /// Back to the start of the paragraph.
    ParagraphBefore,
    /// On to the end of the paragraph.
    ParagraphAfter,
}

/// One edit: these bytes give way to this text, and the caret then stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes of the text before the edit that are removed.
    pub removed: Range<usize>,
    /// What takes their place.
    pub inserted: String,
    /// The caret, as a byte of the text after the edit.
    pub caret: usize,
}

impl Replacement {
    /// The text after the edit.
    #[must_use]
    pub fn applied(&self, text: &str) -> String {
        let before = text.get(..self.removed.start).unwrap_or(text);
        let after = text.get(self.removed.end..).unwrap_or_default();
        [before, &self.inserted, after].concat()
    }
}

/// A text laid out in a pane.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    text: &'a str,
    base: Base,
    columns: usize,
    known: Option<&'a dyn Fn(usize) -> Option<Direction>>,
}

impl<'a> Page<'a> {
    /// A text in a pane of `columns`, each paragraph in the direction that `base` gives it.
    ///
    /// ```
    /// use lajna::text::page::{Caret, Motion, Page, Reach};
    /// use lajna::text::{Base, caret::Side};
    ///
    /// let page = Page::new("سلام\nعليكم", Base::ArabicFirst, 20);
    /// let end_of_first = Caret::new("سلام".len());
    /// let next = page.moved(&end_of_first, Motion::Cell(Side::Left), Reach::Move);
    /// assert_eq!(next.at, "سلام\n".len());
    /// assert_eq!(page.place(next.at).column, 19);
    /// ```
    #[must_use]
    pub fn new(text: &'a str, base: Base, columns: usize) -> Self {
        Self { text, base, columns, known: None }
    }

    /// The same page with directions that are already known, by the first byte of a paragraph.
    ///
    /// A paragraph should keep its direction while it is typed: worked out afresh at every key,
    /// it would jump to the other side as soon as its last Arabic letter is deleted.
    #[must_use]
    pub fn with_directions(self, known: &'a dyn Fn(usize) -> Option<Direction>) -> Self {
        Self { known: Some(known), ..self }
    }

    /// The bytes of the paragraph that holds `byte`, without its line break.
    #[must_use]
    pub fn paragraph_at(&self, byte: usize) -> Range<usize> {
        let byte = caret::floor(self.text, byte);
        // Looking for one byte costs next to nothing, however far it is.
        let start = self.get(0..byte).rfind('\n').map_or(0, |at| at + 1);
        let end = self.get(byte..self.text.len()).find('\n').map_or(self.text.len(), |at| byte + at);
        start..end
    }

    fn get(&self, bytes: Range<usize>) -> &'a str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// Where a byte of the text is drawn.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let byte = caret::floor(self.text, byte);
        let stretch = self.stretch_at(byte);
        let (row, column) = caret::place(&self.stretch(&stretch), byte - stretch.start, self.columns);
        Place { stretch, row, column }
    }

    /// The bytes of the row that a byte of the text is drawn on.
    #[must_use]
    pub fn row(&self, byte: usize) -> Range<usize> {
        let Place { stretch, row, .. } = self.place(byte);
        let rows = caret::rows(&self.stretch(&stretch), self.columns);
        rows.get(row)
            .map_or(stretch.clone(), |row| stretch.start + row.bytes.start..stretch.start + row.bytes.end)
    }

    /// The byte nearest to a column of a row of the stretch with these bytes.
    #[must_use]
    pub fn at(&self, stretch: &Range<usize>, row: usize, column: usize) -> usize {
        stretch.start + caret::at(&self.stretch(stretch), row, column, self.columns)
    }

    /// The caret after a motion.
    #[must_use]
    pub fn moved(&self, caret: &Caret, motion: Motion, reach: Reach) -> Caret {
        let caret = &caret.within(self.text);
        let bytes = self.stretch_at(caret.at);
        let here = caret.at - bytes.start;
        let within = |byte: usize| bytes.start + byte;
        let mut goal = None;
        let at = match motion {
            Motion::Cell(side) => self.step(&bytes, here, side),
            Motion::Word(side) if side == self.direction_at(caret.at).end_side() => self.word_after(caret.at),
            Motion::Word(_) => self.word_before(caret.at),
            Motion::Rows(rows) => {
                let (at, column) = self.vertical(caret, &bytes, rows);
                goal = Some(column);
                at
            }
            Motion::Home => within(caret::home(&self.stretch(&bytes), here, self.columns)),
            Motion::End => within(caret::end(&self.stretch(&bytes), here, self.columns)),
            Motion::TextStart => 0,
            Motion::TextEnd => self.text.len(),
            Motion::To(byte) => self.snap(byte),
        };
        let anchor = match reach {
            Reach::Move => None,
            Reach::Select => Some(caret.anchor.unwrap_or(caret.at)),
        };
        Caret { at, anchor, goal }
    }

    fn step(&self, bytes: &Range<usize>, here: usize, side: Side) -> usize {
        match caret::step(&self.stretch(bytes), here, side, self.columns) {
            Step::To(byte) => bytes.start + byte,
            Step::PastEnd => self.stretch_after(bytes).map_or(bytes.start + here, |next| {
                next.start + caret::entry(&self.stretch(&next), self.columns)
            }),
            Step::PastStart => {
                self.stretch_before(bytes).map_or(bytes.start + here, |before| match self.ending(&before) {
                    Ending::Paragraph => before.end,
                    Ending::Stretch => before.start + caret::exit(&self.stretch(&before), self.columns),
                })
            }
        }
    }

    /// The start of the word after `byte`; at the end of a paragraph, the start of the next.
    fn word_after(&self, byte: usize) -> usize {
        let bytes = self.stretch_at(byte);
        let here = byte - bytes.start;
        let to = caret::word_after(self.get(bytes.clone()), here);
        if to != here {
            return bytes.start + to;
        }
        self.stretch_after(&bytes).map_or(byte, |next| next.start)
    }

    /// The start of the word before `byte`; at the start of a paragraph, the end of the one before.
    fn word_before(&self, byte: usize) -> usize {
        let bytes = self.stretch_at(byte);
        let here = byte - bytes.start;
        if here > 0 {
            return bytes.start + caret::word_before(self.get(bytes), here);
        }
        self.stretch_before(&bytes).map_or(byte, |before| match self.ending(&before) {
            Ending::Paragraph => before.end,
            Ending::Stretch => before.start + caret::word_before(self.get(before.clone()), before.len()),
        })
    }

    /// Moves over rows; returns the byte and the column to keep.
    fn vertical(&self, caret: &Caret, bytes: &Range<usize>, rows: isize) -> (usize, usize) {
        let mut bytes = bytes.clone();
        let mut paragraph = self.stretch(&bytes);
        let (mut row, column) = caret::place(&paragraph, caret.at - bytes.start, self.columns);
        let column = caret.goal.unwrap_or(column);
        let mut left = rows.unsigned_abs();
        let mut last = caret::rows(&paragraph, self.columns).len().saturating_sub(1);
        while left > 0 {
            let room = if rows > 0 { last - row } else { row };
            let step = room.min(left);
            row = if rows > 0 { row + step } else { row - step };
            left -= step;
            if left == 0 {
                break;
            }
            let beyond = if rows > 0 { self.stretch_after(&bytes) } else { self.stretch_before(&bytes) };
            let Some(beyond) = beyond else { break };
            bytes = beyond;
            paragraph = self.stretch(&bytes);
            last = caret::rows(&paragraph, self.columns).len().saturating_sub(1);
            row = if rows > 0 { 0 } else { last };
            left -= 1;
        }
        (bytes.start + caret::at(&paragraph, row, column, self.columns), column)
    }

    /// The columns of a row of the stretch with these bytes that the selection covers, from the
    /// left: several pieces where the selection runs over text of both directions.
    ///
    /// ```
    /// use lajna::text::{Base, Caret, Page};
    ///
    /// let text = "مشروع Noch";
    /// let page = Page::new(text, Base::ArabicFirst, 20);
    /// let caret = Caret { at: text.len() - 1, anchor: Some(0), goal: None };
    /// assert_eq!(page.selected(&caret, &(0..text.len()), 0), [10..13, 14..20]);
    /// ```
    #[must_use]
    pub fn selected(&self, caret: &Caret, stretch: &Range<usize>, row: usize) -> Vec<Range<usize>> {
        let Some(range) = caret.selection() else { return Vec::new() };
        let start = range.start.max(stretch.start);
        let end = range.end.min(stretch.end);
        if start >= end {
            return Vec::new();
        }
        let range = start - stretch.start..end - stretch.start;
        caret::selected(&self.stretch(stretch), range, row, self.columns)
    }
}

/// Where a byte of a text is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The bytes of its stretch.
    pub stretch: Range<usize>,
    /// The row of that stretch.
    pub row: usize,
    /// The column of the pane.
    pub column: usize,
}
