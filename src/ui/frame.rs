//! Lines around and between things.
//!
//! Used by the panes. One blank stands inside every border, so that terminals which
//! reorder text by themselves never join it with a border.

use ratatui::layout::Rect;

use super::Canvas;

/// Draws a box of at most `wanted` (columns, rows) in the middle of `area` over whatever is
/// there, with a title, and returns the room inside it.
pub fn popup(canvas: &mut Canvas, area: Rect, wanted: (u16, u16), title: &str) -> Rect {
    let width = wanted.0.saturating_add(4).min(area.width);
    let height = wanted.1.saturating_add(2).min(area.height);
    let outer =
        Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    canvas.hide_caret();
    canvas.clear(outer, canvas.theme().text);
    border(canvas, outer);
    let room = Rect { x: outer.x + 2, width: width.saturating_sub(4), height: 1, ..outer };
    // A blank stands on both sides of it, also of one cut short.
    let words = Rect { width: room.width.saturating_sub(1), ..room };
    let used = canvas.sentence(words, &format!(" {title}"), canvas.theme().focus);
    let end = Rect { x: room.x + used, width: room.width.saturating_sub(used).min(1), ..room };
    canvas.text(end, " ", canvas.theme().focus);
    Rect { x: outer.x + 2, y: outer.y + 1, width: width.saturating_sub(4), height: height.saturating_sub(2) }
}

/// Columns and rows inside the largest box that [`popup`] draws in `area`.
#[must_use]
pub fn inside(area: Rect) -> (u16, u16) {
    (area.width.saturating_sub(4), area.height.saturating_sub(2))
}

fn border(canvas: &mut Canvas, outer: Rect) {
    let style = canvas.theme().rule;
    if outer.width < 2 || outer.height < 2 {
        return;
    }
    let (first, last) = (outer.x, outer.x + outer.width - 1);
    let (top, bottom) = (outer.y, outer.y + outer.height - 1);
    for x in first + 1..last {
        canvas.symbol(x, top, '─', style);
        canvas.symbol(x, bottom, '─', style);
    }
    for y in top + 1..bottom {
        canvas.symbol(first, y, '│', style);
        canvas.symbol(last, y, '│', style);
    }
    for (x, y, corner) in [(first, top, '┌'), (last, top, '┐'), (first, bottom, '└'), (last, bottom, '┘')]
    {
        canvas.symbol(x, y, corner, style);
    }
}

/// Draws an upright line between two panes.
pub fn divider(canvas: &mut Canvas, x: u16, rows: std::ops::Range<u16>) {
    let style = canvas.theme().rule;
    for y in rows {
        canvas.symbol(x, y, '│', style);
    }
}

/// Draws a level line over the first row of `room`.
pub fn rule(canvas: &mut Canvas, room: Rect) {
    let style = canvas.theme().rule;
    for x in room.x..room.x + room.width {
        canvas.symbol(x, room.y, '─', style);
    }
}
