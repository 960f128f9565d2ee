//! What every pane with rows does alike: moving the selection and marking it.
//!
//! Used by lists that open over the panes. The three panes of the screen know more.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::Motion;
use crate::i18n::Phrases;
use crate::text::Paragraph;
use crate::ui::{Canvas, Cursor};

/// Rows of a page; the true height is known only while drawing, and this is close. Where nothing
/// is drawn it is what a page is.
pub(super) const PAGE: isize = 10;

/// Moves the selection among `length` rows.
pub(super) fn step(cursor: &mut Cursor, motion: Motion, length: usize) -> Outcome {
    match motion {
        Motion::Next | Motion::PartNext => cursor.step(1, length),
        Motion::Previous | Motion::PartPrevious => cursor.step(-1, length),
        Motion::PageNext => cursor.step(PAGE, length),
        Motion::PagePrevious => cursor.step(-PAGE, length),
        Motion::First => cursor.select(0, length),
        Motion::Last => cursor.select(usize::MAX, length),
        _ => return Outcome::Pass,
    }
    Outcome::Done
}

/// The first item in view, where items take several rows: from `top`, as far down as it takes for
/// the selected one to end within `height` rows, or to stand first. It asks for the rows of no more
/// items than are in view: a text may have thousands.
pub(super) fn top(selected: usize, top: usize, height: usize, rows_of: impl Fn(usize) -> usize) -> usize {
    let mut first = selected;
    let mut rows = rows_of(selected);
    while let Some(above) = first.checked_sub(1).filter(|above| *above >= top) {
        rows += rows_of(above);
        if rows > height {
            break;
        }
        first = above;
    }
    first
}

/// Cells as a line of a spreadsheet. A tab or a new line inside a cell would break it there.
pub(super) fn tabbed(cells: &[impl AsRef<str>]) -> String {
    let plain = cells.iter().map(|cell| {
        let parts = cell.as_ref().split(['\t', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    });
    plain.collect::<Vec<_>>().join("\t")
}

/// Says at the end side of `area` that rows of `length` lie above or below those in `view`.
pub(super) fn more(canvas: &mut Canvas, area: Rect, view: &Range<usize>, length: usize) {
    let (x, accent) = (area.x + area.width.saturating_sub(1), canvas.theme().accent);
    if view.start > 0 {
        canvas.symbol(x, area.y, '▲', accent);
    }
    if view.end < length {
        canvas.symbol(x, area.y + area.height.saturating_sub(1), '▼', accent);
    }
}

/// Marks `row`, the `at`-th of the list, if it is the selected one, and returns the room for its words.
pub(super) fn marked(canvas: &mut Canvas, row: Rect, at: usize, cursor: &Cursor) -> Rect {
    if at == cursor.selected {
        let accent = canvas.theme().accent;
        canvas.symbol(row.x, row.y, '▶', accent);
    }
    // The last two columns are kept for the sign that the list goes on.
    Rect { x: row.x + 2, width: row.width.saturating_sub(4), ..row }
}

/// Writes what the program says over at most `most` rows of `room`; returns the rows used.
pub(super) fn wrapped(canvas: &mut Canvas, room: Rect, words: &str, style: Style, most: u16) -> u16 {
    let paragraph = Paragraph::new(words, canvas.mirror().base());
    let rows = paragraph.rows(usize::from(room.width.max(1)));
    let last = most.min(room.height);
    let mut used = 0;
    for row in rows.iter().take(usize::from(last)) {
        // What does not fit in the last row is cut there, with a sign that it goes on.
        let end = if used + 1 == last { words.len() } else { row.bytes.end };
        let line = words.get(row.bytes.start..end).unwrap_or_default().trim();
        canvas.sentence(Rect { y: room.y + used, height: 1, ..room }, line, style);
        used += 1;
    }
    used
}

/// The hints of a list that is only read: it closes.
pub fn hint_to_close(word: &str, phrases: &Phrases) -> Option<&'static str> {
    match word {
        "help" | "open" => Some(""),
        "cancel" => Some(phrases.overlays.hints.close),
        _ => None,
    }
}

/// The hints of a list one row is chosen from.
pub fn hint_to_choose(word: &str, phrases: &Phrases) -> Option<&'static str> {
    match word {
        "open" => Some(phrases.overlays.hints.choose),
        "cancel" => Some(phrases.overlays.hints.close),
        "help" => None,
        _ => Some(""),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_first_item_in_view_is_found_without_measuring_the_text_above_it() {
        let asked = Cell::new(0);
        let rows_of = |at: usize| {
            asked.set(asked.get() + 1);
            if at == 7 { 30 } else { 2 }
        };
        assert_eq!(top(3_999, 0, 10, rows_of), 3_995, "five items of two rows");
        assert!(asked.get() <= 6, "{} items were measured", asked.get());
        assert_eq!(top(3_999, 3_997, 10, rows_of), 3_997, "it scrolls no further back");
        assert_eq!(top(2, 0, 10, rows_of), 0);
        assert_eq!(top(2, 2, 10, rows_of), 2);
        assert_eq!(top(7, 0, 10, rows_of), 7, "one longer than the window stands first");
        assert_eq!(top(9, 0, 10, rows_of), 8);
        assert_eq!(top(9, 0, 0, rows_of), 9);
    }
}
