//! A selection in a list that may be longer than its window.
//!
//! Used by every pane with rows. It counts rows; what a row is, and which record stays
//! selected when rows change, the pane knows.

/// Which row is selected and which is the first in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub top: usize,
}

impl Cursor {
    /// Moves the selection by `rows`, stopping at the ends of `length` rows.
    pub fn step(&mut self, rows: isize, length: usize) {
        let last = length.saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(rows).min(last);
    }

    /// Selects row `row`, or the last one.
    pub fn select(&mut self, row: usize, length: usize) {
        self.selected = row.min(length.saturating_sub(1));
    }

    /// Scrolls so that the selection is within `height` rows of `length`, moving as little
    /// as possible, and returns the rows in view.
    pub fn view(&mut self, height: usize, length: usize) -> std::ops::Range<usize> {
        self.selected = self.selected.min(length.saturating_sub(1));
        self.top = self.top.min(length.saturating_sub(height)).min(self.selected);
        if height > 0 && self.selected >= self.top + height {
            self.top = self.selected + 1 - height;
        }
        self.top..(self.top + height).min(length)
    }

    /// As [`Cursor::view`], but a selection that leaves the view comes to stand in its middle.
    ///
    /// For a list beside others: a terminal moves whole rows only, so that there every step of
    /// the view is a page drawn again, and few long ones are better than many short ones.
    pub fn view_in_leaps(&mut self, height: usize, length: usize) -> std::ops::Range<usize> {
        let selected = self.selected.min(length.saturating_sub(1));
        if !(self.top..self.top + height).contains(&selected) {
            self.top = selected.saturating_sub(height / 2);
        }
        self.view(height, length)
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn the_selection_stays_in_view_and_scrolls_by_one() {
        let mut cursor = Cursor::default();
        cursor.step(9, 100);
        assert_eq!(cursor.view(10, 100), 0..10);
        cursor.step(1, 100);
        assert_eq!(cursor.view(10, 100), 1..11);
        cursor.step(-10, 100);
        assert_eq!(cursor.view(10, 100), 0..10);
    }

    #[test]
    fn in_leaps_the_view_steps_by_half_of_itself() {
        let mut cursor = Cursor::default();
        cursor.step(9, 100);
        assert_eq!(cursor.view_in_leaps(10, 100), 0..10);
        cursor.step(1, 100);
        assert_eq!(cursor.view_in_leaps(10, 100), 5..15);
        cursor.step(4, 100);
        assert_eq!(cursor.view_in_leaps(10, 100), 5..15);
        cursor.step(-10, 100);
        assert_eq!(cursor.view_in_leaps(10, 100), 0..10);
        cursor.select(99, 100);
        assert_eq!(cursor.view_in_leaps(10, 100), 90..100);
    }

    #[test]
    fn a_list_that_shrinks_keeps_the_selection_inside() {
        let mut cursor = Cursor { selected: 50, top: 45 };
        assert_eq!(cursor.view(10, 5), 0..5);
        assert_eq!(cursor.selected, 4);
        assert_eq!(cursor.view(10, 0), 0..0);
    }
}
