//! Soft wrapping of a paragraph: which units stand on which row.
//!
//! Used by [`Paragraph::rows`](super::Paragraph::rows). Rows are cut from the *logical* text, at
//! the last opportunity of UAX #14 that fits, or between any two units when a word is longer than
//! a row. It deliberately knows nothing of order: rule L1 and L2 apply to a row once it is cut.
//!
//! Invariant: the rows of a paragraph partition its units, and a row shows something unless the
//! paragraph has nothing to show.

use std::ops::Range;

use super::bidi::Kind;
use super::cluster::{Border, Unit};
use super::line::Purpose;

/// The units of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The units.
    pub(super) units: Range<usize>,
    /// Cells of those that stand inside the columns.
    pub(super) width: usize,
    /// How many units at the end hang outside the columns.
    pub(super) hanging: usize,
}

/// Cuts units into rows of at most `columns` cells; there is always at least one row.
pub(super) fn cut(units: &[Unit], columns: usize, purpose: Purpose) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = 0;
    loop {
        let cut = row(units, start, columns, purpose);
        let end = cut.units.end;
        let full = cut.hanging > 0;
        cuts.push(cut);
        start = end;
        if start >= units.len() {
            // The caret after a hanging blank needs a cell of its own.
            if full && purpose == Purpose::Editing {
                cuts.push(Cut { units: start..start, width: 0, hanging: 0 });
            }
            return cuts;
        }
    }
}

/// The row that begins with unit `start`.
fn row(units: &[Unit], start: usize, columns: usize, purpose: Purpose) -> Cut {
    let (mut width, mut hanging) = (0, 0);
    // Where the row may end: the unit there and the width before it.
    let mut opportunity: Option<(usize, usize, usize)> = None;
    let mut at = start;
    for unit in units.iter().skip(start) {
        let cells = usize::from(unit.width);
        if unit.border == Border::Breakable && width > 0 {
            opportunity = Some((at, width, hanging));
        }
        let fits = hanging == 0 && width + cells <= columns;
        if fits || cells == 0 || width == 0 {
            width += cells;
            hanging += usize::from(hanging > 0);
        } else if unit.kind == Kind::Space {
            let room = match purpose {
                Purpose::Reading => true,
                // One blank stands in the cell kept for the end caret; more begin the next row.
                Purpose::Editing => hanging == 0 && cells == 1,
            };
            if !room {
                opportunity = None;
                break;
            }
            hanging += 1;
        } else {
            break;
        }
        at += 1;
    }
    if at < units.len()
        && let Some((at, width, hanging)) = opportunity
    {
        return Cut { units: start..at, width, hanging };
    }
    Cut { units: start..at, width, hanging }
}

#[cfg(test)]
mod tests {
    use super::super::line::{Base, Paragraph, Row};

    fn cut(paragraph: &Paragraph, columns: usize) -> Vec<(&str, usize)> {
        let text = |row: Row| (paragraph.text().get(row.bytes).unwrap(), row.width);
        paragraph.rows(columns).into_iter().map(text).collect()
    }

    #[test]
    fn a_row_ends_at_the_last_opportunity_that_fits() {
        let paragraph = Paragraph::new("برنامج عمل الجماعة", Base::ArabicFirst);
        assert_eq!(cut(&paragraph, 11), [("برنامج عمل ", 11), ("الجماعة", 7)]);
        assert_eq!(cut(&paragraph, 10), [("برنامج عمل ", 10), ("الجماعة", 7)]);
        assert_eq!(cut(&paragraph, 9), [("برنامج ", 7), ("عمل ", 4), ("الجماعة", 7)]);
    }

    #[test]
    fn no_row_begins_with_the_colon_or_semicolon_that_french_writes_after_a_blank() {
        // UAX #14, rule LB13: not even after blanks.
        for sign in [":", ";", "?", "!"] {
            let text = format!("le comité {sign} fin");
            assert_eq!(cut(&Paragraph::new(&text, Base::Ltr), 10)[0].0, "le ", "{sign}");
        }
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut_between_units() {
        let paragraph = Paragraph::new("مُحَمَّد", Base::Rtl);
        assert_eq!(cut(&paragraph, 3), [("مُحَمَّ", 3), ("د", 1)]);
        // A wide glyph that no longer fits goes to the next row whole.
        assert_eq!(cut(&Paragraph::new("a漢b", Base::Ltr), 2), [("a", 1), ("漢", 2), ("b", 1)]);
    }

    #[test]
    fn all_blanks_hang_for_a_reader_and_one_for_an_editor() {
        let text = "abcd   ef";
        assert_eq!(cut(&Paragraph::new(text, Base::Ltr), 4), [("abcd   ", 4), ("ef", 2)]);
        assert_eq!(cut(&Paragraph::editing(text, Base::Ltr), 4), [("abcd ", 4), ("  ef", 4)]);
        // The caret after the last blank needs a cell.
        assert_eq!(cut(&Paragraph::editing("abcd ", Base::Ltr), 4), [("abcd ", 4), ("", 0)]);
        assert_eq!(cut(&Paragraph::new("abcd ", Base::Ltr), 4), [("abcd ", 4)]);
    }

    #[test]
    fn hidden_controls_take_no_row_of_their_own() {
        let text = "\u{200f}abcd\u{200f} \u{200f}";
        assert_eq!(cut(&Paragraph::new(text, Base::Ltr), 4), [(text, 4)]);
        assert_eq!(cut(&Paragraph::new("\u{200f}", Base::Ltr), 4), [("\u{200f}", 0)]);
        assert_eq!(cut(&Paragraph::new("", Base::Ltr), 4), [("", 0)]);
    }
}
