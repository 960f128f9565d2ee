//! What a key replaces: typing and erasing, as plain values.
//!
//! Used by [`page`](super). It deliberately performs nothing.

use std::ops::Range;

use super::{Caret, Erase, Page, Replacement};
use crate::text::caret;

impl Page<'_> {
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
        let paragraph = self.paragraph_at(at);
        // What stands before the caret may begin in the stretch that ends there.
        let before = |find: fn(&str, usize) -> Range<usize>| {
            let stretch = self.stretch_at(at);
            let joins = stretch.start == at && at > paragraph.start;
            let stretch = if joins { self.stretch_at(at - 1) } else { stretch };
            let found = find(self.get(stretch.clone()), at - stretch.start);
            stretch.start + found.start..stretch.start + found.end
        };
        let range = match erase {
            Erase::Before => before(caret::backspace),
            Erase::WordBefore => before(|text, here| caret::word_before(text, here)..here),
            Erase::After => {
                let stretch = self.stretch_at(at);
                let found = caret::delete(self.get(stretch.clone()), at - stretch.start);
                stretch.start + found.start..stretch.start + found.end
            }
            Erase::WordAfter => at..self.word_after(at).min(paragraph.end),
            Erase::ParagraphBefore => paragraph.start..at,
            Erase::ParagraphAfter => at..paragraph.end,
        };
        if !range.is_empty() {
            return range;
        }
        // Nothing left on this side of the paragraph: the line break goes, and two join.
        match erase {
            Erase::Before | Erase::WordBefore | Erase::ParagraphBefore => {
                paragraph.start.saturating_sub(1)..paragraph.start
            }
            Erase::After | Erase::WordAfter | Erase::ParagraphAfter => {
                paragraph.end..(paragraph.end + 1).min(self.text.len())
            }
        }
    }

    /// The edit that puts `inserted` in the place of `removed`, both as they are.
    fn replacement(&self, removed: Range<usize>, inserted: &str) -> Replacement {
        // The caret may have come to stand inside a grapheme, made with what follows it or with
        // what stands before: look at the stretch as it will be.
        let start = self.stretch_at(removed.start).start;
        let end = self.stretch_at(removed.end).end;
        let joined = [self.get(start..removed.start), inserted, self.get(removed.end..end)].concat();
        let caret = start + caret::snap(&joined, removed.start - start + inserted.len());
        Replacement { removed, inserted: inserted.to_owned(), caret }
    }
}
