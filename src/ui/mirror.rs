//! Which side of the glass reading starts from.
//!
//! Used by [`Canvas`](super::Canvas) for places and by panes for arrow keys. The only module
//! above the terminal that knows left from right.

use ratatui::layout::Rect;

use crate::text::Base;

/// The reading direction of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mirror {
    /// Reading starts at the left: French, English.
    Plain,
    /// Reading starts at the right: Arabic.
    Mirrored,
}

/// A way along the reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Towards where reading starts.
    Startward,
    /// Towards where reading ends.
    Endward,
}

impl Mirror {
    /// The direction of what the program itself says on this screen, whatever names it holds.
    #[must_use]
    pub const fn base(self) -> Base {
        match self {
            Self::Plain => Base::Ltr,
            Self::Mirrored => Base::Rtl,
        }
    }

    /// Where a run of `width` cells that begins `x` cells from the start lies on a glass of
    /// `screen` cells, counted from the left.
    #[must_use]
    pub fn column(self, x: u16, width: u16, screen: u16) -> u16 {
        match self {
            Self::Plain => x,
            Self::Mirrored => screen.saturating_sub(x.saturating_add(width)),
        }
    }

    /// `area`, counted from the start, as it lies on a glass of `screen` cells.
    #[must_use]
    pub fn rect(self, area: Rect, screen: u16) -> Rect {
        Rect { x: self.column(area.x, area.width, screen), ..area }
    }

    /// The way the arrow to the left points.
    #[must_use]
    pub const fn of_left(self) -> Way {
        match self {
            Self::Plain => Way::Startward,
            Self::Mirrored => Way::Endward,
        }
    }

    /// The way the arrow to the right points.
    #[must_use]
    pub const fn of_right(self) -> Way {
        match self {
            Self::Plain => Way::Endward,
            Self::Mirrored => Way::Startward,
        }
    }

    /// The picture of a symbol that points or opens to one side.
    #[must_use]
    pub fn symbol(self, symbol: char) -> char {
        if self == Self::Plain {
            return symbol;
        }
        match symbol {
            '▶' => '◀',
            '◀' => '▶',
            '▸' => '◂',
            '◂' => '▸',
            '┌' => '┐',
            '┐' => '┌',
            '└' => '┘',
            '┘' => '└',
            '├' => '┤',
            '┤' => '├',
            '╭' => '╮',
            '╮' => '╭',
            '╰' => '╯',
            '╯' => '╰',
            '▌' => '▐',
            '▐' => '▌',
            '›' => '‹',
            '‹' => '›',
            '→' => '←',
            '←' => '→',
            '⟨' => '⟩',
            '⟩' => '⟨',
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_column_is_at_the_right_in_arabic() {
        assert_eq!(Mirror::Mirrored.column(0, 1, 80), 79);
        assert_eq!(Mirror::Mirrored.column(0, 80, 80), 0);
        assert_eq!(Mirror::Plain.column(3, 10, 80), 3);
    }

    #[test]
    fn arrows_point_along_the_reading_direction() {
        assert_eq!(Mirror::Mirrored.of_left(), Way::Endward);
        assert_eq!(Mirror::Plain.of_left(), Way::Startward);
        assert_eq!(Mirror::Mirrored.symbol('▶'), '◀');
    }
}
