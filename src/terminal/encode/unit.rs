//! The symbols of a row, and what the bidirectional algorithm will make of each.
//!
//! Used by every encoder. A *unit* is what cannot be taken apart: a symbol with its marks, and
//! the second column of a wide one. Deliberately coarse: six kinds are all that decides where a
//! unit may stand; the fine print (separators, brackets) is left to a run of the algorithm.

use unicode_bidi::{BidiClass, bidi_class};

/// What a unit is to the bidirectional algorithm (UAX #9, Bidi_Class).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter written left to right: L. U+2800, which looks blank, is one.
    Left,
    /// A letter written right to left: R, AL.
    Right,
    /// An Arabic-Indic digit: AN.
    ArabicNumber,
    /// Any other digit: EN.
    Number,
    /// A blank, which ends a word.
    Blank,
    /// Everything else: punctuation, lines between panes, pictures.
    Neutral,
}

impl Kind {
    /// The kind of a character.
    pub(super) fn of(c: char) -> Self {
        match c {
            ' ' => Self::Blank,
            'a'..='z' | 'A'..='Z' | '\u{2800}' => Self::Left,
            '0'..='9' => Self::Number,
            '!'..='~' | '\u{2500}'..='\u{259f}' => Self::Neutral,
            '\u{620}'..='\u{64a}' | '\u{fe80}'..='\u{fefc}' => Self::Right,
            _ => match bidi_class(c) {
                BidiClass::L => Self::Left,
                BidiClass::R | BidiClass::AL => Self::Right,
                BidiClass::AN => Self::ArabicNumber,
                BidiClass::EN => Self::Number,
                _ => Self::Neutral,
            },
        }
    }
}

/// A symbol of a row and the columns it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// First column, from 0.
    pub(super) column: u16,
    /// Columns: 2 or more for a symbol followed by empty ones.
    pub(super) width: u16,
    /// The character that marks and selectors belong to.
    pub(super) base: char,
    pub(super) kind: Kind,
    /// Whether the terminal orders it apart from what stands before it, whatever that is.
    pub(super) apart: bool,
}

/// The units of a row: an empty symbol belongs to the one before it. Those in the columns of
/// `runs` stand apart from what is before them.
pub(super) fn units(row: &[&str], runs: &[u16]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(row.len());
    for (column, symbol) in (0..).zip(row) {
        match (symbol.chars().next(), units.last_mut()) {
            (None, Some(before)) => before.width += 1,
            (base, _) => {
                let base = base.unwrap_or(' ');
                let apart = runs.contains(&column);
                units.push(Unit { column, width: 1, base, kind: Kind::of(base), apart });
            }
        }
    }
    units
}

/// Whether a symbol can only be part of a row that some class sends in another way: whether
/// it holds anything from the Hebrew block on.
pub(super) fn concerns(symbol: &str) -> bool {
    symbol.bytes().any(|byte| byte >= 0xd6)
}

/// Vowel marks and other signs above and below Arabic letters.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_to_a_kind_leads_to_the_same_kind() {
        for c in ('!'..='\u{10ffff}').filter(|&c| !c.is_control()) {
            let wanted = match bidi_class(c) {
                BidiClass::L => Kind::Left,
                BidiClass::R | BidiClass::AL => Kind::Right,
                BidiClass::AN => Kind::ArabicNumber,
                BidiClass::EN => Kind::Number,
                _ => Kind::Neutral,
            };
            assert_eq!(Kind::of(c), wanted, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn an_empty_symbol_is_the_second_half_of_the_one_before() {
        let found = units(&["漢", "", "a", ""], &[]);
        assert_eq!(found.iter().map(|unit| (unit.column, unit.width)).collect::<Vec<_>>(), [(0, 2), (2, 2)]);
        assert_eq!(units(&["", "a"], &[]).len(), 2);
    }

    #[test]
    fn everything_written_right_to_left_concerns_somebody() {
        for c in '\0'..='\u{ffff}' {
            if matches!(Kind::of(c), Kind::Right | Kind::ArabicNumber) {
                assert!(concerns(c.encode_utf8(&mut [0; 4])), "U+{:04X}", u32::from(c));
            }
        }
    }
}
