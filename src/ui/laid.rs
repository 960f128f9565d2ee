//! Lines laid out, kept from one frame to the next.
//!
//! Used by [`Canvas`](super::Canvas). Between two keys nearly every line on the screen stays as
//! it is; finding it again costs a tenth of laying it out. Lines of more than one row are the
//! business of whoever scrolls them.
//!
//! Invariant: nothing is kept that neither this frame nor the one before has shown, so what is
//! kept is bounded by the screen.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::text::{self, Base, Glyph, Paragraph};

/// A line laid out in so many columns.
#[derive(Debug)]
pub(super) struct Laid {
    /// What its glyphs print, from the left.
    drawn: String,
    spots: Vec<Spot>,
    /// Cells it fills.
    pub(super) width: usize,
}

/// Where a glyph stands.
#[derive(Debug)]
struct Spot {
    cell: usize,
    width: usize,
    /// Where its part of `drawn` ends; it begins where the one before ends.
    end: usize,
    bytes: Range<usize>,
}

impl Laid {
    /// Lays out one line of at most `columns` cells.
    pub(super) fn new(words: &str, base: Base, columns: u16) -> Self {
        let paragraph = Paragraph::new(words, base);
        let (glyphs, width) = text::clip(&paragraph, usize::from(columns));
        let mut drawn = String::with_capacity(words.len());
        let spots = glyphs.into_iter().map(|glyph| {
            drawn.push_str(glyph.text);
            Spot { cell: glyph.cell, width: glyph.width, end: drawn.len(), bytes: glyph.bytes }
        });
        let spots = spots.collect();
        Self { drawn, spots, width }
    }

    /// Its glyphs in visual order.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = Glyph<'_>> {
        self.spots.iter().scan(0, |start, spot| {
            let text = self.drawn.get(*start..spot.end).unwrap_or_default();
            *start = spot.end;
            Some(Glyph { cell: spot.cell, width: spot.width, text, bytes: spot.bytes.clone() })
        })
    }
}

/// Lines by the columns and the direction they have, and the words they show.
type Shelf = HashMap<(u16, Base), HashMap<Box<str>, Rc<Laid>>>;

/// The lines of this frame and of the one before.
#[derive(Debug, Default)]
pub struct Lines {
    now: Shelf,
    before: Shelf,
}

impl Lines {
    /// Begins a frame: what the one before had no need of is forgotten.
    pub fn begin_frame(&mut self) {
        let Self { now, before } = self;
        std::mem::swap(now, before);
        // Emptied rather than dropped: the next frame shelves about as much in the same places.
        now.retain(|place, shelf| {
            shelf.clear();
            before.get(place).is_some_and(|shown| !shown.is_empty())
        });
    }

    /// The line `words` in `columns`.
    pub(super) fn of(&mut self, words: &str, base: Base, columns: u16) -> Rc<Laid> {
        let place = (columns, base);
        if let Some(laid) = self.now.get(&place).and_then(|shelf| shelf.get(words)) {
            return Rc::clone(laid);
        }
        let known = self.before.get_mut(&place).and_then(|shelf| shelf.remove_entry(words));
        let (words, laid) = known.unwrap_or_else(|| (words.into(), Rc::new(Laid::new(words, base, columns))));
        self.now.entry(place).or_default().insert(words, Rc::clone(&laid));
        laid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(laid: &Laid) -> Vec<(usize, &str, Range<usize>)> {
        laid.glyphs().map(|glyph| (glyph.cell, glyph.text, glyph.bytes)).collect()
    }

    #[test]
    fn a_line_kept_is_the_line_laid_out() {
        let words = "لجنة (PDF) المشاركة";
        for columns in [4, 9, 40] {
            let paragraph = Paragraph::new(words, Base::ArabicFirst);
            let (glyphs, width) = text::clip(&paragraph, usize::from(columns));
            let expected: Vec<_> = glyphs.into_iter().map(|it| (it.cell, it.text, it.bytes)).collect();
            let laid = Laid::new(words, Base::ArabicFirst, columns);
            assert_eq!((printed(&laid), laid.width), (expected, width));
        }
    }

    #[test]
    fn a_line_is_laid_out_once_as_long_as_every_frame_shows_it() {
        let mut lines = Lines::default();
        let first = lines.of("سلام", Base::ArabicFirst, 10);
        for _ in 0..3 {
            lines.begin_frame();
            assert!(Rc::ptr_eq(&first, &lines.of("سلام", Base::ArabicFirst, 10)));
            assert!(Rc::ptr_eq(&first, &lines.of("سلام", Base::ArabicFirst, 10)));
        }
        assert!(!Rc::ptr_eq(&first, &lines.of("سلام", Base::ArabicFirst, 3)));
    }

    #[test]
    fn what_two_frames_have_not_shown_is_forgotten() {
        let mut lines = Lines::default();
        let first = lines.of("سلام", Base::ArabicFirst, 10);
        lines.begin_frame();
        lines.begin_frame();
        assert_eq!(Rc::strong_count(&first), 1);
    }
}
