//! A text of several paragraphs with a caret: moving, selecting, and edits as plain values.
//!
//! Used by editors and by one-line fields. A [`Page`] borrows the text for the length of one key:
//! it answers where the caret goes, or what to replace, and keeps nothing. The owner of the text
//! performs a [`Replacement`] in its own way and records it as it likes.
//!
//! Paragraphs are separated by `\n`. A key analyses only the paragraphs it touches, so a text of a
//! megabyte costs no more than its longest paragraph.
//!
//! It deliberately knows no keys, draws nothing, and does not clean what is typed (that is
//! [`sanitize`](super::sanitize)).

use std::ops::Range;

use super::caret::{self, Side, Step};
use super::line::{Base, Direction, Paragraph};

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
        let bytes = self.text.as_bytes();
        let byte = byte.min(bytes.len());
        let (before, after) = bytes.split_at(byte);
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = after.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| byte + at);
        start..end
    }

    /// The paragraph after the one with these bytes.
    #[must_use]
    pub fn paragraph_after(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        (bytes.end < self.text.len()).then(|| self.paragraph_at(bytes.end + 1))
    }

    /// The paragraph before the one with these bytes.
    #[must_use]
    pub fn paragraph_before(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        bytes.start.checked_sub(1).map(|end| self.paragraph_at(end))
    }

    /// The analysis of a paragraph of this page.
    #[must_use]
    pub fn paragraph(&self, bytes: &Range<usize>) -> Paragraph {
        let known = self.known.and_then(|known| known(bytes.start));
        let text = self.text.get(bytes.clone()).unwrap_or_default();
        Paragraph::editing(text, known.map_or(self.base, Base::from))
    }

    /// Where a byte of the text is drawn.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let byte = caret::floor(self.text, byte);
        let paragraph = self.paragraph_at(byte);
        let (row, column) = caret::place(&self.paragraph(&paragraph), byte - paragraph.start, self.columns);
        Place { paragraph, row, column }
    }

    /// The bytes of the row that a byte of the text is drawn on.
    #[must_use]
    pub fn row(&self, byte: usize) -> Range<usize> {
        let Place { paragraph, row, .. } = self.place(byte);
        let rows = caret::rows(&self.paragraph(&paragraph), self.columns);
        rows.get(row).map_or(paragraph.clone(), |row| {
            paragraph.start + row.bytes.start..paragraph.start + row.bytes.end
        })
    }

    /// The byte nearest to a column of a row of the paragraph with these bytes.
    #[must_use]
    pub fn at(&self, paragraph: &Range<usize>, row: usize, column: usize) -> usize {
        paragraph.start + caret::at(&self.paragraph(paragraph), row, column, self.columns)
    }

    /// The caret after a motion.
    #[must_use]
    pub fn moved(&self, caret: &Caret, motion: Motion, reach: Reach) -> Caret {
        let caret = &caret.within(self.text);
        let bytes = self.paragraph_at(caret.at);
        let here = caret.at - bytes.start;
        let within = |byte: usize| bytes.start + byte;
        let mut goal = None;
        let at = match motion {
            Motion::Cell(side) => self.step(&bytes, here, side),
            Motion::Word(side) => self.word(&bytes, here, side),
            Motion::Rows(rows) => {
                let (at, column) = self.vertical(caret, &bytes, rows);
                goal = Some(column);
                at
            }
            Motion::Home => within(caret::home(&self.paragraph(&bytes), here, self.columns)),
            Motion::End => within(caret::end(&self.paragraph(&bytes), here, self.columns)),
            Motion::TextStart => 0,
            Motion::TextEnd => self.text.len(),
            Motion::To(byte) => {
                let bytes = self.paragraph_at(byte);
                let text = self.text.get(bytes.clone()).unwrap_or_default();
                bytes.start + caret::snap(text, byte.min(bytes.end) - bytes.start)
            }
        };
        let anchor = match reach {
            Reach::Move => None,
            Reach::Select => Some(caret.anchor.unwrap_or(caret.at)),
        };
        Caret { at, anchor, goal }
    }

    fn step(&self, bytes: &Range<usize>, here: usize, side: Side) -> usize {
        match caret::step(&self.paragraph(bytes), here, side, self.columns) {
            Step::To(byte) => bytes.start + byte,
            Step::PastEnd => self.paragraph_after(bytes).map_or(bytes.start + here, |next| {
                next.start + caret::entry(&self.paragraph(&next), self.columns)
            }),
            Step::PastStart => self.paragraph_before(bytes).map_or(bytes.start + here, |before| before.end),
        }
    }

    fn word(&self, bytes: &Range<usize>, here: usize, side: Side) -> usize {
        let paragraph = self.paragraph(bytes);
        let to = caret::word(&paragraph, here, side);
        if to != here {
            return bytes.start + to;
        }
        let beyond = if side == caret::end_side(&paragraph) {
            self.paragraph_after(bytes).map(|next| next.start)
        } else {
            self.paragraph_before(bytes).map(|before| before.end)
        };
        beyond.unwrap_or(bytes.start + here)
    }

    /// Moves over rows; returns the byte and the column to keep.
    fn vertical(&self, caret: &Caret, bytes: &Range<usize>, rows: isize) -> (usize, usize) {
        let mut bytes = bytes.clone();
        let mut paragraph = self.paragraph(&bytes);
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
            let beyond = if rows > 0 { self.paragraph_after(&bytes) } else { self.paragraph_before(&bytes) };
            let Some(beyond) = beyond else { break };
            bytes = beyond;
            paragraph = self.paragraph(&bytes);
            last = caret::rows(&paragraph, self.columns).len().saturating_sub(1);
            row = if rows > 0 { 0 } else { last };
            left -= 1;
        }
        (bytes.start + caret::at(&paragraph, row, column, self.columns), column)
    }

    /// Types `inserted` at the caret, in place of the selection if there is one.
    ///
    /// The text is taken as it is: clean what comes from outside first.
    ///
    /// ```
    /// use lajna::text::{Base, Caret, Page};
    ///
    /// let caret = Caret { at: 4, anchor: Some(0), goal: None };
    /// let typed = Page::new("abcd ef", Base::Ltr, 20).insert(&caret, "x");
    /// assert_eq!((typed.applied("abcd ef").as_str(), typed.caret), ("x ef", 1));
    /// ```
    #[must_use]
    pub fn insert(&self, caret: &Caret, inserted: &str) -> Replacement {
        let caret = caret.within(self.text);
        let at = caret.at;
        self.replacement(caret.selection().unwrap_or(at..at), inserted)
    }

    /// Erases the selection or, without one, what `erase` names; `None` if that is nothing.
    #[must_use]
    pub fn erase(&self, caret: &Caret, erase: Erase) -> Option<Replacement> {
        let caret = caret.within(self.text);
        let removed = caret.selection().unwrap_or_else(|| self.erased(caret.at, erase));
        (!removed.is_empty()).then(|| self.replacement(removed, ""))
    }

    fn erased(&self, at: usize, erase: Erase) -> Range<usize> {
        let bytes = self.paragraph_at(at);
        let here = at - bytes.start;
        let text = self.text.get(bytes.clone()).unwrap_or_default();
        let range = match erase {
            Erase::Before => caret::backspace(text, here),
            Erase::After => caret::delete(text, here),
            Erase::WordBefore => caret::word_before(text, here)..here,
            Erase::WordAfter => here..caret::word_after(text, here),
            Erase::ParagraphBefore => 0..here,
            Erase::ParagraphAfter => here..text.len(),
        };
        let range = bytes.start + range.start..bytes.start + range.end;
        if !range.is_empty() {
            return range;
        }
        // Nothing left on this side of the paragraph: the line break goes, and two join.
        match erase {
            Erase::Before | Erase::WordBefore | Erase::ParagraphBefore => {
                bytes.start.saturating_sub(1)..bytes.start
            }
            Erase::After | Erase::WordAfter | Erase::ParagraphAfter => {
                bytes.end..(bytes.end + 1).min(self.text.len())
            }
        }
    }

    /// The edit that puts `inserted` in the place of `removed`, both as they are.
    fn replacement(&self, removed: Range<usize>, inserted: &str) -> Replacement {
        // The caret may have come to stand inside a grapheme, made with what follows it or with
        // what stands before: look at the paragraph as it will be.
        let start = self.paragraph_at(removed.start).start;
        let end = self.paragraph_at(removed.end).end;
        let before = self.text.get(start..removed.start).unwrap_or_default();
        let after = self.text.get(removed.end..end).unwrap_or_default();
        let joined = [before, inserted, after].concat();
        let caret = start + caret::snap(&joined, before.len() + inserted.len());
        Replacement { removed, inserted: inserted.to_owned(), caret }
    }

    /// The columns of a row of the paragraph with these bytes that the selection covers, from the
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
    pub fn selected(&self, caret: &Caret, paragraph: &Range<usize>, row: usize) -> Vec<Range<usize>> {
        let Some(range) = caret.selection() else { return Vec::new() };
        let start = range.start.max(paragraph.start);
        let end = range.end.min(paragraph.end);
        if start >= end {
            return Vec::new();
        }
        let range = start - paragraph.start..end - paragraph.start;
        caret::selected(&self.paragraph(paragraph), range, row, self.columns)
    }
}

/// Where a byte of a text is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The bytes of its paragraph.
    pub paragraph: Range<usize>,
    /// The row of that paragraph.
    pub row: usize,
    /// The column of the pane.
    pub column: usize,
}
