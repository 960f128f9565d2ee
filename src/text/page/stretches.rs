//! The stretches of a page, and the stops in them.
//!
//! Used by [`page`](super). Where very long paragraphs are cut is the business of
//! [`stretch`](super::super::stretch); here a cut becomes a place one can walk over. It
//! deliberately knows no rows.

use std::ops::Range;

use super::Page;
use crate::text::caret;
use crate::text::line::{Base, Direction, Ending, Paragraph};
use crate::text::stretch::{self, LONGEST};

impl Page<'_> {
    /// The bytes of the stretch that holds `byte`: its paragraph, or a piece of a very long one.
    ///
    /// ```
    /// use lajna::text::{Base, LONGEST, Page};
    ///
    /// let text = format!("abc\n{}", "س".repeat(LONGEST));
    /// let page = Page::new(&text, Base::ArabicFirst, 20);
    /// assert_eq!(page.stretch_at(1), 0..3);
    /// let first = page.stretch_at(4);
    /// assert!(first.end < text.len());
    /// assert_eq!(page.stretch_at(first.end), page.stretch_after(&first).unwrap());
    /// ```
    #[must_use]
    pub fn stretch_at(&self, byte: usize) -> Range<usize> {
        let byte = caret::floor(self.text, byte);
        let paragraph = self.paragraph_at(byte);
        let stretch = stretch::at(self.get(paragraph.clone()), byte - paragraph.start);
        paragraph.start + stretch.start..paragraph.start + stretch.end
    }

    /// The stretch after the one with these bytes.
    #[must_use]
    pub fn stretch_after(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let line_break = usize::from(self.ending(bytes) == Ending::Paragraph);
        (bytes.end < self.text.len()).then(|| self.stretch_at(bytes.end + line_break))
    }

    /// The stretch before the one with these bytes.
    #[must_use]
    pub fn stretch_before(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        bytes.start.checked_sub(1).map(|end| self.stretch_at(end))
    }

    /// What stands behind the stretch with these bytes.
    #[must_use]
    pub fn ending(&self, bytes: &Range<usize>) -> Ending {
        match self.text.as_bytes().get(bytes.end) {
            None | Some(b'\n') => Ending::Paragraph,
            Some(_) => Ending::Stretch,
        }
    }

    /// How the direction of the stretch with these bytes is found: that of its paragraph.
    #[must_use]
    pub fn base(&self, bytes: &Range<usize>) -> Base {
        let begins = bytes.start.checked_sub(1).is_none_or(|at| self.text.as_bytes().get(at) == Some(&b'\n'));
        let whole = begins && self.ending(bytes) == Ending::Paragraph;
        let paragraph = if whole { bytes.clone() } else { self.paragraph_at(bytes.start) };
        if let Some(known) = self.known.and_then(|known| known(paragraph.start)) {
            return Base::from(known);
        }
        if whole {
            return self.base;
        }
        let end = caret::floor(self.text, paragraph.end.min(paragraph.start + LONGEST));
        Base::from(self.base.direction(self.get(paragraph.start..end)))
    }

    /// The direction of the paragraph that holds `byte`.
    #[must_use]
    pub fn direction_at(&self, byte: usize) -> Direction {
        let stretch = self.stretch_at(byte);
        self.base(&stretch).direction(self.get(stretch.clone()))
    }

    /// The analysis of a stretch of this page.
    #[must_use]
    pub fn stretch(&self, bytes: &Range<usize>) -> Paragraph {
        Paragraph::editing(self.get(bytes.clone()), self.base(bytes)).ending(self.ending(bytes))
    }

    /// The first place at or after `byte` where the caret can stand: a border of two graphemes,
    /// or of two stretches.
    #[must_use]
    pub fn snap(&self, byte: usize) -> usize {
        let bytes = self.stretch_at(byte);
        let text = self.get(bytes.clone());
        bytes.start + caret::snap(text, byte.min(bytes.end) - bytes.start)
    }

    /// The stop after the one at `byte` in reading order; past the last one, that one.
    #[must_use]
    pub fn stop_after(&self, byte: usize) -> usize {
        let bytes = self.stretch_at(byte);
        match caret::stop_after(&self.stretch(&bytes), byte.min(bytes.end) - bytes.start) {
            Some(stop) => bytes.start + stop,
            None => self.stretch_after(&bytes).map_or(bytes.end, |next| next.start),
        }
    }

    /// The stop before the one at `byte` in reading order; before the first one, that one.
    #[must_use]
    pub fn stop_before(&self, byte: usize) -> usize {
        let bytes = self.stretch_at(byte);
        if let Some(stop) = caret::stop_before(&self.stretch(&bytes), byte.min(bytes.end) - bytes.start) {
            return bytes.start + stop;
        }
        let Some(before) = self.stretch_before(&bytes) else { return bytes.start };
        match self.ending(&before) {
            Ending::Paragraph => before.end,
            Ending::Stretch => {
                let last = caret::stop_before(&self.stretch(&before), before.len());
                before.start + last.unwrap_or_default()
            }
        }
    }
}
