//! Where a paragraph runs to, how that is found, and what stands behind it.
//!
//! Used by [`line`](super::line), which hands these on. The policy is here; the classes of
//! letters it rests on are in [`bidi`](super::bidi). It deliberately lays nothing out.

use super::bidi;
use super::caret::Side;

/// The direction a paragraph runs in: where it starts, and to which side it is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The level of a paragraph that runs so.
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Ltr => 0,
            Self::Rtl => 1,
        }
    }

    /// The side towards which a paragraph of this direction runs.
    #[must_use]
    pub fn end_side(self) -> Side {
        match self {
            Self::Ltr => Side::Right,
            Self::Rtl => Side::Left,
        }
    }
}

/// How the direction of a paragraph is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// Right to left if it holds any letter of a script written so, else left to right.
    ///
    /// Not the first strong letter (rules P2, P3): an Arabic paragraph that begins with a French
    /// name is still an Arabic paragraph.
    ArabicFirst,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Base {
    /// The direction that a paragraph of this text takes.
    #[must_use]
    pub fn direction(self, text: &str) -> Direction {
        bidi::direction(text.chars().map(|c| (c, bidi::class(c))), self)
    }
}

impl From<Direction> for Base {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Ltr => Self::Ltr,
            Direction::Rtl => Self::Rtl,
        }
    }
}

/// What stands behind the text of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Nothing: the caret can stand behind its last letter.
    Paragraph,
    /// More of the same paragraph: the place behind the last letter is the first of what follows.
    Stretch,
}
