//! The bidirectional algorithm (UAX #9) around the levels: classes, base direction, L1, L2, L4.
//!
//! Used by the analysis of a paragraph; the levels themselves (rules X1 to I2) are the business
//! of [`levels`](super::levels). The rules here work on units, not on characters, because a row
//! is made of units. The tables are those of the `unicode-bidi` crate (Unicode 16) and, for
//! mirror images, our own.

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, bidi_class};

use super::line::{Base, Direction};
use super::shape::Connection;
use super::ucd;

/// One character of a paragraph, with what the steps of the analysis have found out about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// The character.
    pub(super) c: char,
    /// Its byte in the paragraph.
    pub(super) byte: usize,
    /// Its Bidi_Class.
    pub(super) class: BidiClass,
    /// Its embedding level, before rule L1.
    pub(super) level: u8,
    /// The sides on which it is connected.
    pub(super) connection: Connection,
}

/// The characters of a paragraph and their classes; levels and connections come later.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let letter = |(byte, c)| Letter { c, byte, class: class(c), level: 0, connection: Connection::default() };
    text.char_indices().map(letter).collect()
}

/// Bidi_Class, with a short way to the characters that fill nearly every line.
pub(super) fn class(c: char) -> BidiClass {
    match c {
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        '\u{621}'..='\u{64a}' => BidiClass::AL,
        '\u{64b}'..='\u{652}' => BidiClass::NSM,
        '0'..='9' => BidiClass::EN,
        ' ' => BidiClass::WS,
        ',' | '.' | '/' | ':' => BidiClass::CS,
        '!'..='"' | '&'..='*' | ';'..='@' | '['..='`' | '{'..='~' => BidiClass::ON,
        _ => bidi_class(c),
    }
}

/// The opening bracket that stands for a bracket's pair, and which of the two `c` is.
pub(super) fn bracket(c: char) -> Option<BidiMatchedOpeningBracket> {
    // Between those of ASCII and the Tibetan ones there are none.
    let known = matches!(c, '(' | ')' | '[' | ']' | '{' | '}') || c >= '\u{f3a}';
    if known { HardcodedBidiData.bidi_matched_opening_bracket(c) } else { None }
}

/// The direction that a paragraph of these letters takes under `base`.
pub(super) fn direction(mut letters: impl Iterator<Item = (char, BidiClass)>, base: Base) -> Direction {
    // The marks of direction have the class of letters, and are none.
    let is_right_to_left = |(c, class): (char, BidiClass)| {
        matches!(class, BidiClass::R | BidiClass::AL) && !matches!(c, '\u{61c}' | '\u{200f}')
    };
    match base {
        Base::Ltr => Direction::Ltr,
        Base::Rtl => Direction::Rtl,
        Base::ArabicFirst if letters.any(is_right_to_left) => Direction::Rtl,
        Base::ArabicFirst => Direction::Ltr,
    }
}

/// What a unit is to rule L1, which gives trailing blanks and separators the paragraph's level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ends a run of blanks.
    Content,
    /// Whitespace: a blank that may also hang past the end of a row.
    Space,
    /// An isolate control, or something rule X9 removes: a blank to rule L1 only.
    Ignorable,
    /// A segment or paragraph separator: reset wherever it stands, with the blanks before it.
    Separator,
}

impl Kind {
    /// The part a character plays in rule L1.
    pub(super) fn of(class: BidiClass) -> Self {
        use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
        match class {
            B | S => Self::Separator,
            WS => Self::Space,
            FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF => Self::Ignorable,
            _ => Self::Content,
        }
    }
}

/// Rule L1 on the units of one line, in place.
pub(super) fn reset_trailing(levels: &mut [u8], kinds: impl DoubleEndedIterator<Item = Kind>, base: u8) {
    let mut resetting = true;
    for (level, kind) in levels.iter_mut().rev().zip(kinds.rev()) {
        resetting = match kind {
            Kind::Separator => true,
            Kind::Space | Kind::Ignorable => resetting,
            Kind::Content => false,
        };
        if resetting {
            *level = base;
        }
    }
}

/// Rule L2: the indices of `levels` in the order in which they are shown, from the left.
///
/// ```
/// assert_eq!(lajna::text::visual_order(&[0, 1, 1, 2, 2]), [0, 3, 4, 2, 1]);
/// ```
#[must_use]
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let Some(lowest_odd) = levels.iter().copied().filter(|level| level % 2 == 1).min() else {
        return order;
    };
    for level in (lowest_odd..=highest).rev() {
        // A run of a higher level lies inside one run of this level, so reversing it earlier
        // moved nothing across a border: the runs still lie where `levels` has them.
        let mut start = 0;
        for run in levels.chunk_by(|before, after| (*before >= level) == (*after >= level)) {
            let end = start + run.len();
            if run.first().is_some_and(|first| *first >= level)
                && let Some(run) = order.get_mut(start..end)
            {
                run.reverse();
            }
            start = end;
        }
    }
    order
}

/// Rule L4: the mirror image of `c`, for drawing it at an odd level; `None` for most characters.
#[must_use]
pub fn mirrored(c: char) -> Option<char> {
    // No letter of the scripts that fill most lines has an image.
    if c.is_ascii_alphanumeric() || ('\u{bc}'..'\u{f3a}').contains(&c) {
        return None;
    }
    let found = ucd::MIRRORED.binary_search_by_key(&c, |pair| pair.0).ok()?;
    ucd::MIRRORED.get(found).map(|pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_punctuation_do_not_make_a_paragraph_arabic() {
        let direction = |text: &str, base: Base| base.direction(text);
        assert_eq!(direction("", Base::ArabicFirst), Direction::Ltr);
        assert_eq!(direction("15/04 \u{200f}(٣)", Base::ArabicFirst), Direction::Ltr);
        assert_eq!(direction("GIZ (ألمانيا)", Base::ArabicFirst), Direction::Rtl);
        assert_eq!(direction("GIZ (ألمانيا)", Base::Ltr), Direction::Ltr);
        assert_eq!(direction("שלום", Base::ArabicFirst), Direction::Rtl);
    }

    #[test]
    fn the_short_way_to_a_class_leads_to_the_same_class() {
        for c in '\0'..='\u{fff}' {
            assert_eq!(class(c), bidi_class(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn the_short_way_past_brackets_misses_none() {
        for c in '\0'..=char::MAX {
            let known = HardcodedBidiData.bidi_matched_opening_bracket(c);
            assert_eq!(bracket(c).is_some(), known.is_some(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn mirror_images_come_in_pairs() {
        for (c, image) in ucd::MIRRORED {
            assert_eq!(mirrored(image), Some(c), "{c}");
        }
        assert_eq!(mirrored('«'), Some('»'));
        assert_eq!(mirrored('a'), None);
    }

    #[test]
    fn nested_runs_are_reversed_from_the_innermost() {
        assert_eq!(visual_order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(visual_order(&[0, 0]), [0, 1]);
        assert_eq!(visual_order(&[]), [0; 0]);
    }
}
