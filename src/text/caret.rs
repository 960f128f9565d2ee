//! The caret in one paragraph: one cell, one stop.
//!
//! Used by [`page`](super::page) and by anything that shows a caret. A position is a byte of the
//! logical text. The caret is drawn as a block *on* the unit that starts there, or, at the end of
//! the text, on the *end cell*: left of the leftmost cell of a paragraph read from the right,
//! right of the last cell of one read from the left. So stops and cells are one to one, and there
//! is no split caret and no ambiguity at the border of a Latin name.
//!
//! `columns` is always the width of the pane. Text is wrapped to one column less, so that the end
//! cell (or one hanging blank) has room, and rows are aligned to the start side of the paragraph.
//! Panes narrower than three columns are laid out as three.
//!
//! A grapheme cluster that needs more than one unit to be drawn (a number sign and the letter it
//! clings to, a long conjunct) is still one stop, on its first unit: the caret stands between
//! graphemes (UAX #29) and nowhere else.
//!
//! One cell, one stop holds for [`Paragraph::editing`]. A paragraph made for reading hides its
//! controls, so a position on one is shown on the next visible unit.
//!
//! It deliberately changes nothing: what to remove is answered as a range of bytes.

use std::ops::Range;

pub(super) use super::grapheme::floor;
pub use super::grapheme::{backspace, before, delete, snap, word_after, word_before};
use super::line::{Direction, Paragraph, Row};

/// A side of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Towards the first column.
    Left,
    /// Towards the last column.
    Right,
}

/// Where one step by sight leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// To this byte of the paragraph.
    To(usize),
    /// Off the start side of the first row.
    PastStart,
    /// Off the end side of the last row.
    PastEnd,
}

/// A cell where the caret can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stop {
    byte: usize,
    columns: Range<usize>,
}

/// Columns that text may fill in a pane of `columns`.
fn layout(columns: usize) -> usize {
    columns.max(3) - 1
}

/// The rows of a paragraph in a pane of `columns`.
///
/// ```
/// use lajna::text::{Base, Paragraph, caret};
///
/// let paragraph = Paragraph::editing("Al Hoceima", Base::Ltr);
/// assert_eq!(caret::rows(&paragraph, 11).len(), 1);
/// assert_eq!(caret::rows(&paragraph, 10).len(), 2); // the end cell needs a column
/// ```
#[must_use]
pub fn rows(paragraph: &Paragraph, columns: usize) -> Vec<Row> {
    paragraph.rows(layout(columns))
}

/// The column of the pane where the first glyph of a row stands.
///
/// Glyph cells count from the left edge of the row; a row read from the right ends at the right
/// edge of the pane.
#[must_use]
pub fn offset(paragraph: &Paragraph, row: &Row, columns: usize) -> usize {
    match paragraph.direction() {
        Direction::Ltr => 0,
        Direction::Rtl => columns.max(3).saturating_sub(row.width),
    }
}

/// The stops of a row, from the left. Only a row that one very wide grapheme cluster begins
/// before and ends after has none.
fn stops(paragraph: &Paragraph, row: &Row, columns: usize) -> Vec<Stop> {
    let offset = offset(paragraph, row, columns);
    let stop = |placed: super::line::Placed| {
        let column = offset.saturating_add_signed(placed.cell);
        Stop { byte: paragraph.start(placed.unit), columns: column..column + placed.width }
    };
    let placed = paragraph.placed(row).into_iter().filter(|placed| paragraph.leads(placed.unit));
    let mut stops: Vec<Stop> = placed.map(stop).collect();
    if row.is_last {
        match paragraph.direction() {
            Direction::Ltr => {
                let column = offset + row.width;
                stops.push(Stop { byte: row.bytes.end, columns: column..column + 1 });
            }
            Direction::Rtl => {
                let column = offset.saturating_sub(1);
                stops.insert(0, Stop { byte: row.bytes.end, columns: column..column + 1 });
            }
        }
    }
    stops
}

/// The index of the row on which a caret at this byte stands: the one where its cluster begins.
fn row_of(paragraph: &Paragraph, rows: &[Row], byte: usize) -> usize {
    let unit = paragraph.unit_at(byte);
    let byte = if paragraph.leads(unit) { byte } else { paragraph.start(paragraph.leader(unit)) };
    let after = rows.partition_point(|row| row.bytes.start <= byte);
    after.saturating_sub(1)
}

/// The index of the stop that shows this byte.
fn stop_of(paragraph: &Paragraph, row: &Row, stops: &[Stop], byte: usize) -> usize {
    let mut unit = paragraph.leader(paragraph.unit_at(byte));
    // Hidden controls are shown on the visible unit after them, or on the end cell.
    while unit < row.units.end && paragraph.unit(unit).is_some_and(|unit| unit.width == 0) {
        unit += 1;
    }
    let at = |byte: usize| stops.iter().position(|stop| stop.byte == byte);
    let found = at(paragraph.start(unit)).or_else(|| {
        // Hidden controls at the end of a wrapped row: the last visible unit before them.
        let before = row.units.clone().rev().filter(|before| *before < unit);
        before.into_iter().find_map(|before| at(paragraph.start(before)))
    });
    found.unwrap_or(0)
}

/// The row and the column, from the left edge of the pane, where the caret is drawn.
///
/// ```
/// use lajna::text::{Base, Paragraph, caret};
///
/// let paragraph = Paragraph::editing("سلام", Base::Rtl);
/// assert_eq!(caret::place(&paragraph, 0, 20), (0, 19));
/// assert_eq!(caret::place(&paragraph, 8, 20), (0, 16)); // lam and alef share a cell
/// ```
#[must_use]
pub fn place(paragraph: &Paragraph, byte: usize, columns: usize) -> (usize, usize) {
    place_in(paragraph, &rows(paragraph, columns), byte, columns)
}

/// The same as [`place`], on the [`rows`] of the paragraph.
#[must_use]
pub fn place_in(paragraph: &Paragraph, rows: &[Row], byte: usize, columns: usize) -> (usize, usize) {
    let index = row_of(paragraph, rows, byte);
    let column = rows.get(index).and_then(|row| {
        let stops = stops(paragraph, row, columns);
        stops.get(stop_of(paragraph, row, &stops, byte)).map(|stop| stop.columns.start)
    });
    (index, column.unwrap_or(0))
}

/// The position whose cell is nearest to a column of a row; rows past the last count as the last.
///
/// The inverse of [`place`] on every stop. On a row without one, the next stop after it.
#[must_use]
pub fn at(paragraph: &Paragraph, row: usize, column: usize, columns: usize) -> usize {
    let rows = rows(paragraph, columns);
    let Some(last) = rows.len().checked_sub(1) else { return 0 };
    let row = row.min(last);
    let distance = |stop: &Stop| {
        let last = stop.columns.end.saturating_sub(1);
        stop.columns.start.saturating_sub(column).max(column.saturating_sub(last))
    };
    let here = rows.get(row).map_or_else(Vec::new, |row| stops(paragraph, row, columns));
    let nearest = here.iter().min_by_key(|stop| distance(stop)).map(|stop| stop.byte);
    let next = || rows.iter().skip(row).find_map(|row| first_stop(paragraph, row, columns));
    nearest.or_else(next).unwrap_or(0)
}

/// One step by sight, to the neighbouring cell.
///
/// Off the end side it goes to the first cell of the next row, on its start side; off the start
/// side, to the last stop of the row before.
///
/// ```
/// use lajna::text::{Base, Paragraph, caret::{self, Side, Step}};
///
/// let paragraph = Paragraph::editing("في Rabat", Base::ArabicFirst);
/// let blank = "في".len();
/// // Going left, the eye meets the last letter of the name first.
/// assert_eq!(caret::step(&paragraph, blank, Side::Left, 20), Step::To("في Raba".len()));
/// assert_eq!(caret::step(&paragraph, 0, Side::Right, 20), Step::PastStart);
/// ```
#[must_use]
pub fn step(paragraph: &Paragraph, byte: usize, side: Side, columns: usize) -> Step {
    let rows = rows(paragraph, columns);
    let index = row_of(paragraph, &rows, byte);
    let Some(row) = rows.get(index) else { return Step::PastEnd };
    let here = stops(paragraph, row, columns);
    let stop = stop_of(paragraph, row, &here, byte);
    let neighbour = match side {
        Side::Left => stop.checked_sub(1),
        Side::Right => stop.checked_add(1),
    };
    if let Some(neighbour) = neighbour.and_then(|index| here.get(index)) {
        return Step::To(neighbour.byte);
    }
    if side == end_side(paragraph) {
        let mut after = rows.iter().skip(index + 1);
        after.find_map(|row| first_stop(paragraph, row, columns)).map_or(Step::PastEnd, Step::To)
    } else {
        let mut before = rows.iter().take(index).rev();
        before.find_map(|row| last_stop(paragraph, row, columns)).map_or(Step::PastStart, Step::To)
    }
}

/// The side towards which a paragraph runs.
#[must_use]
pub fn end_side(paragraph: &Paragraph) -> Side {
    paragraph.direction().end_side()
}

/// The stop at the start side of a row.
fn first_stop(paragraph: &Paragraph, row: &Row, columns: usize) -> Option<usize> {
    let stops = stops(paragraph, row, columns);
    let stop = match paragraph.direction() {
        Direction::Ltr => stops.first(),
        Direction::Rtl => stops.last(),
    };
    stop.map(|stop| stop.byte)
}

/// The stop at the end side of a row.
fn last_stop(paragraph: &Paragraph, row: &Row, columns: usize) -> Option<usize> {
    let stops = stops(paragraph, row, columns);
    let stop = match paragraph.direction() {
        Direction::Ltr => stops.last(),
        Direction::Rtl => stops.first(),
    };
    stop.map(|stop| stop.byte)
}

/// The position met first when coming from the paragraph before: the start side of the first row.
#[must_use]
pub fn entry(paragraph: &Paragraph, columns: usize) -> usize {
    rows(paragraph, columns).iter().find_map(|row| first_stop(paragraph, row, columns)).unwrap_or(0)
}

/// The position met first when coming from what follows: the end side of the last row.
#[must_use]
pub(super) fn exit(paragraph: &Paragraph, columns: usize) -> usize {
    rows(paragraph, columns).iter().rev().find_map(|row| last_stop(paragraph, row, columns)).unwrap_or(0)
}

/// The stop after the one at `byte`, in reading order; `None` past the last.
///
/// ```
/// use lajna::text::{Base, Paragraph, caret};
///
/// let paragraph = Paragraph::editing("لَا", Base::Rtl);
/// assert_eq!(caret::stop_after(&paragraph, 0), Some(6)); // lam and alef are one stop
/// assert_eq!(caret::stop_after(&paragraph, 6), None);
/// ```
#[must_use]
pub fn stop_after(paragraph: &Paragraph, byte: usize) -> Option<usize> {
    let unit = paragraph.unit_at(byte);
    let after = (unit + 1..).find(|after| paragraph.leads(*after));
    after.filter(|_| unit < paragraph.unit_count()).map(|after| paragraph.start(after))
}

/// The stop before the one at `byte`, in reading order; `None` before the first.
#[must_use]
pub fn stop_before(paragraph: &Paragraph, byte: usize) -> Option<usize> {
    let unit = paragraph.leader(paragraph.unit_at(byte));
    let start = paragraph.start(unit);
    if start < byte {
        return Some(start);
    }
    unit.checked_sub(1).map(|before| paragraph.start(paragraph.leader(before)))
}

/// The logical start of the row.
#[must_use]
pub fn home(paragraph: &Paragraph, byte: usize, columns: usize) -> usize {
    let rows = rows(paragraph, columns);
    let row = rows.get(row_of(paragraph, &rows, byte));
    let stop = row.and_then(|row| row.units.clone().find(|unit| paragraph.leads(*unit)));
    stop.map_or_else(|| row.map_or(0, |row| row.bytes.start), |unit| paragraph.start(unit))
}

/// The logical end of the row: the end of the text on the last row, else the last unit of the
/// row (usually the blank at which it was wrapped).
#[must_use]
pub fn end(paragraph: &Paragraph, byte: usize, columns: usize) -> usize {
    let rows = rows(paragraph, columns);
    let Some(row) = rows.get(row_of(paragraph, &rows, byte)) else { return paragraph.text().len() };
    if row.is_last {
        return row.bytes.end;
    }
    let is_visible = |unit: &usize| paragraph.unit(*unit).is_some_and(|unit| unit.width > 0);
    let visible = row.units.clone().rev().find(|unit| paragraph.leads(*unit) && is_visible(unit));
    paragraph.start(paragraph.leader(visible.unwrap_or(row.units.start)))
}

/// The columns of a row that a selection covers, from the left, neighbours joined.
///
/// A selection is a range of the logical text, so on a row of mixed text it may be shown in
/// several pieces.
#[must_use]
pub fn selected(paragraph: &Paragraph, range: Range<usize>, row: usize, columns: usize) -> Vec<Range<usize>> {
    let rows = rows(paragraph, columns);
    rows.get(row).map_or_else(Vec::new, |row| selected_in(paragraph, row, range, columns))
}

/// The same as [`selected`], on a row of the paragraph.
#[must_use]
pub fn selected_in(
    paragraph: &Paragraph,
    row: &Row,
    range: Range<usize>,
    columns: usize,
) -> Vec<Range<usize>> {
    let offset = offset(paragraph, row, columns);
    let mut covered: Vec<Range<usize>> = Vec::new();
    for placed in paragraph.placed(row) {
        let bytes = paragraph.bytes(placed.unit);
        if bytes.start >= range.end || bytes.end <= range.start {
            continue;
        }
        let column = offset.saturating_add_signed(placed.cell);
        match covered.last_mut() {
            Some(last) if last.end == column => last.end += placed.width,
            _ => covered.push(column..column + placed.width),
        }
    }
    covered
}

/// The row and column of the character before the caret, when it stands on another level than
/// the caret itself; `None` when the eye finds it beside the caret.
///
/// After a French name at the end of an Arabic line, what is typed next appears at the end cell,
/// far from the last letter typed: underlining that letter is the hint a reader needs.
///
/// ```
/// use lajna::text::{Base, Paragraph, caret};
///
/// let paragraph = Paragraph::editing("السيد Rudi", Base::ArabicFirst);
/// let end = paragraph.text().len();
/// assert_eq!(caret::ghost(&paragraph, end, 20), Some((0, 13)));
/// assert_eq!(caret::ghost(&paragraph, end - 1, 20), None);
/// ```
#[must_use]
pub fn ghost(paragraph: &Paragraph, byte: usize, columns: usize) -> Option<(usize, usize)> {
    ghost_in(paragraph, &rows(paragraph, columns), byte, columns)
}

/// The same as [`ghost`], on the [`rows`] of the paragraph.
#[must_use]
pub fn ghost_in(paragraph: &Paragraph, rows: &[Row], byte: usize, columns: usize) -> Option<(usize, usize)> {
    let here = paragraph.unit_at(byte);
    let before = here.checked_sub(1)?;
    let level = |unit: usize| paragraph.unit(unit).map_or(paragraph.base_level(), |unit| unit.level);
    (level(before) != level(here)).then(|| place_in(paragraph, rows, paragraph.start(before), columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Base;

    fn other(side: Side) -> Side {
        if side == Side::Left { Side::Right } else { Side::Left }
    }

    /// Every place that a walk towards the end meets.
    fn walk(paragraph: &Paragraph, columns: usize) -> Vec<usize> {
        let mut met = vec![entry(paragraph, columns)];
        while let Some(Step::To(next)) =
            met.last().map(|here| step(paragraph, *here, end_side(paragraph), columns))
        {
            assert_eq!(
                step(paragraph, next, other(end_side(paragraph)), columns),
                Step::To(*met.last().unwrap())
            );
            met.push(next);
        }
        met
    }

    #[test]
    fn a_number_sign_and_what_it_clings_to_are_one_stop() {
        // UAX #29, GB9b: the blank after an end of verse is part of its grapheme, though on another
        // level; so is the letter after a number sign.
        for (text, stops) in [("آية ۝ نص", vec![0, 2, 4, 6, 7, 10, 12, 14]), ("\u{600}ب", vec![0, 4])]
        {
            assert_eq!(walk(&Paragraph::editing(text, Base::Rtl), 20), stops, "{text}");
        }
    }

    #[test]
    fn a_grapheme_too_wide_for_two_cells_is_one_stop_even_over_rows() {
        // Two number signs, a wide letter: four cells. Then a conjunct of three.
        let text = "a\u{600}\u{6dd}\u{3164}क\u{94d}षb";
        let paragraph = Paragraph::editing(text, Base::Ltr);
        for columns in 3..12 {
            assert_eq!(walk(&paragraph, columns), [0, 1, 8, 17, 18], "{columns} columns");
            for stop in [0, 1, 8, 17, 18] {
                let (row, column) = place(&paragraph, stop, columns);
                assert_eq!(at(&paragraph, row, column, columns), stop, "{columns} columns");
            }
            for row in 0..rows(&paragraph, columns).len() {
                for column in 0..columns {
                    let at = at(&paragraph, row, column, columns);
                    assert_eq!(snap(text, at), at, "a click on row {row}, column {column} of {columns}");
                }
            }
            for byte in 0..=text.len() {
                let (home, end) = (home(&paragraph, byte, columns), end(&paragraph, byte, columns));
                assert_eq!((snap(text, home), snap(text, end)), (home, end), "from {byte} in {columns}");
            }
        }
        // From inside, the stops around it.
        assert_eq!((stop_before(&paragraph, 8), stop_after(&paragraph, 1)), (Some(1), Some(8)));
        assert_eq!((stop_before(&paragraph, 5), stop_after(&paragraph, 3)), (Some(1), Some(8)));
    }

    #[test]
    fn a_word_that_begins_inside_a_grapheme_is_passed_over() {
        let text = "ab ۝漢 cd";
        assert!(text.starts_with("ab ۝漢 ") && snap(text, 5) == 8);
        for byte in 0..text.len() {
            let (after, before) = (word_after(text, byte), word_before(text, byte));
            assert_eq!((snap(text, after), snap(text, before)), (after, before), "from {byte}");
        }
    }
}
