//! The cells of one task: its signs, then the columns there is room for.
//!
//! Used by the drawing of the pane. Every state has a sign of its own besides its style.

use ratatui::layout::Rect;

use super::draw::{count, skip};
use crate::domain::deadline::Year;
use crate::domain::{Status, Task};
use crate::panes::Desk;
use crate::ui::Canvas;
use crate::ui::canvas::Align;
use crate::ui::table::{Column, rooms};
use chrono::Datelike;

/// Columns of the pane from which the responsible are shown.
const WIDE: u16 = 56;
/// Columns of the table from which the progress is shown.
const ROOMY: u16 = 60;
/// Columns of the pane below which the signs stand close together.
const NARROW: u16 = 30;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Responsible,
    Deadline,
    Action,
    Progress,
}

/// In the order of the paper; the last go first when there is little room.
const PAPER: [(Cell, Column); 3] = [
    (Cell::Responsible, Column { least: 10, weight: 3 }),
    (Cell::Deadline, Column { least: 10, weight: 2 }),
    (Cell::Action, Column { least: 15, weight: 5 }),
];
const ALL: [(Cell, Column); 4] = [
    (Cell::Responsible, Column { least: 12, weight: 3 }),
    (Cell::Deadline, Column { least: 12, weight: 3 }),
    (Cell::Action, Column { least: 20, weight: 5 }),
    (Cell::Progress, Column { least: 4, weight: 0 }),
];
const FEW: [(Cell, Column); 2] =
    [(Cell::Action, Column { least: 12, weight: 3 }), (Cell::Deadline, Column { least: 9, weight: 1 })];

/// Where the signs and the words of a row begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indent {
    /// The sign of the status, or the marker of an objective.
    pub sign: u16,
    /// The sign of what is late.
    pub late: u16,
    /// The words.
    pub text: u16,
}

/// Where the parts of a row begin in a pane of `width` columns.
pub(super) fn indent(width: u16) -> Indent {
    if width < NARROW { Indent { sign: 1, late: 2, text: 3 } } else { Indent { sign: 2, late: 3, text: 5 } }
}

/// The sign of a status.
pub(super) fn sign(status: Status) -> char {
    match status {
        Status::NotStarted => '○',
        Status::InProgress => '◐',
        Status::Done => '●',
        Status::Suspended => '‖',
        Status::Cancelled => '✕',
    }
}

/// The columns of a table in `row`, in a pane of `width` columns.
fn columns(row: Rect, width: u16) -> Vec<(Cell, Rect)> {
    let wanted: &[(Cell, Column)] = match row.width {
        _ if width < WIDE => &FEW,
        table if table < ROOMY => &PAPER,
        _ => &ALL,
    };
    let shapes: Vec<Column> = wanted.iter().map(|(_, column)| *column).collect();
    let rooms = rooms(skip(row, indent(width).text), &shapes);
    wanted.iter().map(|(cell, _)| *cell).zip(rooms).collect()
}

/// Writes the names of the columns.
pub(super) fn heads(canvas: &mut Canvas, row: Rect, width: u16, desk: &Desk) {
    let phrases = &desk.phrases.programme;
    let style = canvas.theme().head;
    for (cell, room) in columns(row, width) {
        let words = match cell {
            Cell::Responsible => phrases.responsible,
            Cell::Deadline => phrases.deadline,
            Cell::Action => phrases.action,
            Cell::Progress => "%",
        };
        let align = if cell == Cell::Progress { Align::End } else { Align::Start };
        canvas.aligned(room, words, style, align);
    }
}

/// Writes the name of the column of the actions over a column of names.
pub(super) fn action_head(canvas: &mut Canvas, row: Rect, desk: &Desk) {
    let style = canvas.theme().head;
    canvas.text(skip(row, indent(row.width).text), desk.phrases.programme.action, style);
}

/// Draws a task in `row` of a pane of `width` columns.
pub(super) fn task(canvas: &mut Canvas, row: Rect, width: u16, task: &Task, desk: &Desk) {
    let theme = canvas.theme();
    let indent = indent(width);
    let late = task.is_overdue(desk.today);
    let style = match task.status {
        Status::NotStarted | Status::InProgress => theme.text,
        Status::Done => theme.good,
        Status::Suspended => theme.caution,
        Status::Cancelled => theme.dim,
    };
    if indent.sign < row.width {
        canvas.symbol(row.x + indent.sign, row.y, sign(task.status), style);
    }
    if late && indent.late < row.width {
        canvas.symbol(row.x + indent.late, row.y, '!', theme.alarm);
    }
    let style = if task.status.is_open() { theme.text } else { theme.dim };
    for (cell, room) in columns(row, width) {
        match cell {
            Cell::Responsible => {
                canvas.text(room, beginning(&task.responsible_words, room), style);
            }
            Cell::Deadline => deadline(canvas, room, task, desk),
            Cell::Action if task.action.trim().is_empty() => {
                canvas.text(room, desk.phrases.programme.untitled, theme.dim);
            }
            Cell::Action => {
                canvas.text(room, beginning(&task.action, room), style);
            }
            Cell::Progress if task.progress > 0 => {
                canvas.aligned(room, &format!("{}%", task.progress), theme.dim, Align::End);
            }
            Cell::Progress => {}
        }
    }
}

/// As much of `words` as `room` could ever show, and more, so that it is cut where it should
/// be: laying out a whole paragraph for the sake of its first words is what takes time.
pub(super) fn beginning(words: &str, room: Rect) -> &str {
    let words = words.trim();
    // Four characters a cell: a letter with three marks on it, all the way.
    let most = usize::from(room.width) * 4 + 8;
    words.char_indices().nth(most).and_then(|(at, _)| words.get(..at)).unwrap_or(words)
}

/// The words of the deadline as written, then what a person should know of them.
fn deadline(canvas: &mut Canvas, room: Rect, task: &Task, desk: &Desk) {
    let (theme, phrases) = (canvas.theme(), &desk.phrases.programme);
    let words = task.deadline.verbatim.trim();
    if words.is_empty() {
        canvas.text(room, "—", theme.dim);
        return;
    }
    let Some(reading) = &task.deadline.reading else {
        // The mark is kept whatever the words leave of the room.
        let mark = count(phrases.unread) + 1;
        let used = canvas.text(Rect { width: room.width.saturating_sub(mark), ..room }, words, theme.text);
        canvas.text(skip(room, used + 1), phrases.unread, theme.caution);
        return;
    };
    let late = task.is_overdue(desk.today);
    let style = match task.status {
        _ if late => theme.alarm,
        status if status.is_open() => theme.text,
        _ => theme.dim,
    };
    let mut rest = skip(room, canvas.text(room, words, style) + 1);
    if late && count(phrases.late) <= rest.width {
        rest = skip(rest, canvas.text(rest, phrases.late, theme.alarm) + 1);
    }
    let year = (phrases.inferred)(reading.latest.year());
    if reading.year == Year::Inferred && count(&year) <= rest.width {
        canvas.text(rest, &year, theme.dim);
    }
}
