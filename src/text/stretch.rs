//! Where a very long paragraph is cut, so that a key never lays out more than a part of it.
//!
//! Used by [`page`](super::page). A paragraph of up to [`LONGEST`] bytes is laid out as one, and
//! in order exactly as UAX #9 says. What is longer is no paragraph a person wrote (a file without
//! line feeds, a word without end), and the rules would have every key read it from its first
//! letter. It is cut into stretches of [`STRIDE`] to twice as many bytes, each laid out as a
//! paragraph of its own that runs in the direction of the whole; a row ends where a stretch ends.
//!
//! A cut stands at the first good place after a whole number of strides from the start of the
//! paragraph, so it is found without looking at what lies before:
//!
//! 1. between two words of one direction. There the rules have forgotten what came earlier but
//!    brackets, embeddings and isolates that are still open: the levels of both stretches are
//!    those that the whole would give;
//! 2. else after a blank;
//! 3. else between two graphemes: letters do not join across it;
//! 4. else, in a grapheme longer than [`NEAR`] bytes, between two characters. The caret can stand
//!    there: inside a stretch, graphemes are counted from its start.
//!
//! It deliberately knows nothing of rows and of direction policy.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;

use super::bidi;
use super::caret;

/// Bytes of the longest paragraph that is laid out as one: ten times the longest that people were
/// seen to write.
pub const LONGEST: usize = 64 * 1024;

/// Bytes from one cut to the next, about.
pub(super) const STRIDE: usize = 8 * 1024;

/// Bytes after a whole number of strides among which a good place is looked for.
const NEAR: usize = 1024;

/// The stretch of `paragraph` that holds the byte `at` of it; the one that begins there, at a cut.
pub(super) fn at(paragraph: &str, at: usize) -> Range<usize> {
    let count = if paragraph.len() > LONGEST { paragraph.len() / STRIDE } else { 1 };
    let number = (at / STRIDE).min(count - 1);
    let start = cut(paragraph, number, count);
    if at < start {
        return cut(paragraph, number - 1, count)..start;
    }
    start..cut(paragraph, number + 1, count)
}

/// Where stretch `number` of `count` begins.
fn cut(paragraph: &str, number: usize, count: usize) -> usize {
    if number == 0 {
        return 0;
    }
    if number >= count {
        return paragraph.len();
    }
    // Not before the strides, or the byte at the cut would be looked for in the stretch before.
    let nominal = (number * STRIDE..paragraph.len()).find(|at| paragraph.is_char_boundary(*at));
    let nominal = nominal.unwrap_or(paragraph.len());
    let near = paragraph.get(nominal..caret::floor(paragraph, nominal + NEAR)).unwrap_or_default();
    nominal + between_words(near).or_else(|| between_graphemes(near)).unwrap_or(0)
}

/// The first place between two words of one direction; else the first one after a blank.
fn between_words(near: &str) -> Option<usize> {
    let (mut before, mut blank, mut first) = (None, false, None);
    for (at, c) in near.char_indices() {
        let class = bidi::class(c);
        if class == BidiClass::WS {
            blank = true;
            continue;
        }
        let direction = match class {
            BidiClass::L => Some(BidiClass::L),
            BidiClass::R | BidiClass::AL => Some(BidiClass::R),
            // A mark is of its letter.
            BidiClass::NSM if !blank => before,
            _ => None,
        };
        if blank {
            if direction.is_some() && direction == before {
                return Some(at);
            }
            first = first.or(Some(at));
        }
        (before, blank) = (direction, false);
    }
    first
}

/// The first border between two graphemes.
fn between_graphemes(near: &str) -> Option<usize> {
    near.grapheme_indices(true).map(|(at, _)| at).nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Base;
    use crate::text::line::{Direction, Paragraph};

    const LINES: &str = include_str!("../../fixtures/bidi/lines.txt");

    /// The stretches of a paragraph, walked from its start.
    fn stretches(paragraph: &str) -> Vec<Range<usize>> {
        let mut all = vec![at(paragraph, 0)];
        while let Some(last) = all.last().filter(|last| last.end < paragraph.len()) {
            all.push(at(paragraph, last.end));
        }
        all
    }

    fn long() -> String {
        LINES.lines().cycle().take(4_000).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_paragraph_of_the_longest_length_is_one_stretch() {
        assert_eq!(stretches(&"a".repeat(LONGEST)).as_slice(), std::slice::from_ref(&(0..LONGEST)));
        assert!(stretches(&"a".repeat(LONGEST + 1)).len() > 1);
        assert_eq!(stretches("").as_slice(), std::slice::from_ref(&(0..0)));
    }

    #[test]
    fn stretches_part_the_paragraph_and_every_byte_finds_its_own() {
        let texts = [
            long(),
            "س".repeat(100_000),
            "漢".repeat(50_000),
            format!("ب{}", "\u{64e}\u{301}".repeat(50_000)),
            "🇲🇦".repeat(20_000),
            " ".repeat(100_000),
            "👩\u{200d}".repeat(20_000),
        ];
        for text in texts {
            let all = stretches(&text);
            assert_eq!(all.last().unwrap().end, text.len());
            for (nth, stretch) in all.iter().enumerate() {
                assert!((STRIDE - NEAR..=2 * STRIDE + NEAR).contains(&stretch.len()), "{stretch:?}");
                assert!(text.is_char_boundary(stretch.start));
                for byte in [stretch.start, stretch.start + 1, stretch.end - 1] {
                    assert_eq!(at(&text, byte), *stretch, "byte {byte} of stretch {nth}");
                }
            }
            assert_eq!(at(&text, text.len()), *all.last().unwrap());
        }
    }

    #[test]
    fn where_words_of_one_direction_meet_the_levels_are_those_of_the_whole() {
        // Without brackets, which may be open across a cut.
        let text: String = long().chars().filter(|c| bidi::bracket(*c).is_none()).collect();
        let whole = Paragraph::new(&text, Base::Rtl);
        let row = |paragraph: &Paragraph| paragraph.rows(usize::MAX).remove(0);
        let expected = whole.levels(&row(&whole));
        let mut found = Vec::new();
        for stretch in stretches(&text) {
            let part = Paragraph::new(text.get(stretch.clone()).unwrap(), Base::from(Direction::Rtl));
            let levels = part.levels(&row(&part)).into_iter();
            found.extend(
                levels.map(|(unit, level)| (stretch.start + unit.start..stretch.start + unit.end, level)),
            );
        }
        assert_eq!(expected.len(), found.len());
        // The blank at a cut ends a row, and has the level of the paragraph there (rule L1).
        let others: Vec<_> = expected.iter().zip(&found).filter(|(one, other)| one != other).collect();
        for ((bytes, _), (_, level)) in &others {
            assert_eq!((text.get(bytes.clone()).unwrap(), *level), (" ", 1));
        }
        assert!(others.len() < stretches(&text).len());
    }

    #[test]
    fn a_cut_stands_between_words_of_one_direction_where_there_are_some() {
        assert_eq!(between_words("bc (d) 12 e f"), Some(12));
        assert_eq!(between_words("ب Rabat (x) سلام عليكم"), "ب Rabat (x) سلام ".len().into());
        assert_eq!(between_words("بَ ت"), "بَ ".len().into());
        assert_eq!(between_words("1 2 3"), Some(2));
        assert_eq!(between_words("سسس"), None);
        assert_eq!(between_graphemes("e\u{301}x"), Some(3));
    }
}
