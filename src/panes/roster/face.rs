//! How the roster looks: the table, the filter above it, the counts or a search below it.
//!
//! Used by the roster pane only. Moving the selection by one row changes a marker and nothing
//! else, so that it costs a few bytes on a thin line; that is why no part of the pane shows
//! the selected member a second time (its form shows all of it), and why the words of a row
//! are all of one style: changing it twice in each costs a page a fifth of its bytes.

use std::ops::Range;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::rows::{Order, Row};
use super::{Purpose, Roster};
use crate::command::{Command, Scope};
use crate::domain::Query;
use crate::domain::fold::fold_map;
use crate::notice::composition::{mandate, standing_of};
use crate::notice::counts::Detail;
use crate::panes::{Desk, Focus};
use crate::ui::Canvas;
use crate::ui::canvas::Align;
use crate::ui::table::{self, Column};

/// Rows from which the table has column heads.
const TALL: u16 = 6;
/// Rows from which the counts have a row of their own above the meter.
const ROOMY: u16 = 24;
/// Columns from which cells stand in the order of the paper.
const WIDE: u16 = 58;

/// What stands in a cell of which nothing is known.
const UNKNOWN: &str = "—";

/// Whether a row is the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Selected,
    Other,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Institution,
    Capacity,
    Name,
    Gender,
    Category,
    Contact,
    Mandate,
}

/// As on paper. The first three always fit from [`WIDE`] on.
const WIDE_CELLS: &[(Cell, Column)] = &[
    (Cell::Institution, Column { least: 20, weight: 3 }),
    (Cell::Capacity, Column { least: 12, weight: 2 }),
    (Cell::Name, Column { least: 16, weight: 3 }),
    (Cell::Gender, Column { least: 9, weight: 0 }),
    (Cell::Category, Column { least: 18, weight: 1 }),
    (Cell::Contact, Column { least: 14, weight: 1 }),
    (Cell::Mandate, Column { least: 21, weight: 0 }),
];

/// The name first, so that it is there however narrow the pane.
const NARROW_CELLS: &[(Cell, Column)] = &[
    (Cell::Name, Column { least: 12, weight: 3 }),
    (Cell::Institution, Column { least: 10, weight: 3 }),
    (Cell::Capacity, Column { least: 8, weight: 1 }),
];

/// Where the parts of a row stand, as columns.
struct Grid {
    number: u16,
    cells: Vec<(Cell, Rect)>,
}

impl Grid {
    fn new(area: Rect, total: usize) -> Self {
        let digits = u16::try_from(total.max(1).ilog10() + 1).unwrap_or(1);
        // Three columns hold the head in every language.
        let number = digits.max(3);
        let used = number + 3;
        let row = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        let cells = if area.width >= WIDE { WIDE_CELLS } else { NARROW_CELLS };
        let columns: Vec<Column> = cells.iter().map(|(_, column)| *column).collect();
        let kinds = cells.iter().map(|(cell, _)| *cell);
        Self { number, cells: kinds.zip(table::rooms(row, &columns)).collect() }
    }
}

impl Roster {
    pub(super) fn draw_roster(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let mut room = area;
        let searching = self.asking.as_ref().is_some_and(|asking| asking.purpose == Purpose::Search);
        // Words to search for change no row: their field moves none, where there is a foot for it.
        let at_foot = searching && area.height >= TALL;
        if self.asking.is_some() && !at_foot {
            self.draw_asking(take_first(&mut room), canvas, desk, focus);
        } else if !self.filter.words.is_empty() {
            self.draw_filter(take_first(&mut room), canvas, desk);
        }
        if let Some(words) = self.view_said(desk).filter(|_| self.on.is_some()) {
            let accent = canvas.theme().accent;
            canvas.sentence(take_first(&mut room), &words, accent);
        }
        if area.height >= TALL {
            self.draw_foot(&mut room, canvas, desk, focus);
        }
        if self.rows.len() == 0 {
            let phrases = &desk.phrases.roster;
            let key = |command| desk.bindings.keys_of(Scope::Roster, &command).into_iter().next();
            let words = if self.rows.total() == 0 {
                let (add, import) = (key(Command::Add), key(Command::Import(None)));
                (phrases.empty)(&add.unwrap_or_default(), &import.unwrap_or_default())
            } else {
                phrases.nothing_shown.to_owned()
            };
            canvas.sentence(room, &words, canvas.theme().dim);
            return;
        }
        let grid = Grid::new(room, self.rows.total());
        if area.height >= TALL {
            self.draw_heads(take_first(&mut room), &grid, canvas, desk);
        }
        self.page = usize::from(room.height);
        let beside_others = area.width + 2 < canvas.area().width;
        let view = match beside_others {
            true => self.cursor.view_in_leaps(self.page, self.rows.len()),
            false => self.cursor.view(self.page, self.rows.len()),
        };
        let day = self.day(desk);
        for (at, y) in view.zip(room.y..) {
            let Some(row) = self.rows.get(at) else { continue };
            let line = Rect { y, height: 1, ..room };
            let here = at == self.cursor.selected;
            if here {
                let theme = canvas.theme();
                let style = if focus == Focus::Here { theme.accent } else { theme.dim };
                canvas.symbol(line.x, y, '▶', style);
            }
            let number = Rect { x: line.x + 2, width: grid.number, ..line };
            canvas.aligned(number, &row.number.to_string(), canvas.theme().text, Align::Figures);
            let sought = self.sought(if here { Standing::Selected } else { Standing::Other });
            for (cell, place) in &grid.cells {
                draw_cell(row, *cell, Rect { y, ..*place }, (&sought, day), canvas, desk);
            }
        }
    }

    /// The counts and the meter under the table, or the words sought in their place.
    fn draw_foot(&mut self, room: &mut Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let foot = Rect { y: room.y + room.height - 1, height: 1, ..*room };
        let roomy = room.height >= ROOMY;
        room.height -= 1;
        let searching = self.asking.as_ref().is_some_and(|asking| asking.purpose == Purpose::Search);
        if searching {
            self.draw_asking(foot, canvas, desk, focus);
        } else if self.measures.is_empty() {
            self.draw_counts(foot, canvas, desk);
        } else {
            self.draw_meter(foot, canvas, desk);
        }
        if !self.measures.is_empty() && roomy {
            room.height -= 1;
            self.draw_counts(Rect { y: foot.y - 1, ..foot }, canvas, desk);
        }
    }

    /// The field being typed in.
    fn draw_asking(&mut self, line: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let Some(asking) = &mut self.asking else { return };
        let label = match asking.purpose {
            Purpose::Search => desk.phrases.roster.search,
            Purpose::Filter => desk.phrases.roster.filter,
            Purpose::Day => desk.phrases.roster.which_day,
        };
        let room = labelled(line, label, canvas);
        asking.room = (room.width, room.height);
        asking.draft.draw(room, canvas, canvas.theme().text, focus);
    }

    /// What the rows are filtered by.
    fn draw_filter(&self, line: Rect, canvas: &mut Canvas, desk: &Desk) {
        let room = labelled(line, desk.phrases.roster.filter, canvas);
        canvas.text(room, &self.filter.words, canvas.theme().text);
    }

    fn draw_heads(&self, line: Rect, grid: &Grid, canvas: &mut Canvas, desk: &Desk) {
        let (phrases, style) = (&desk.phrases.roster, canvas.theme().head);
        let number = Rect { x: line.x + 2, width: grid.number, ..line };
        canvas.text(number, phrases.number, style);
        for (cell, place) in &grid.cells {
            let words = match cell {
                Cell::Institution => phrases.institution,
                Cell::Capacity => phrases.capacity,
                Cell::Name => phrases.name,
                Cell::Gender => phrases.gender,
                Cell::Category => phrases.category,
                Cell::Contact => phrases.contact,
                Cell::Mandate => phrases.mandate,
            };
            let sorted = match self.rows.order() {
                Order::Paper => None,
                Order::Name => Some(Cell::Name),
                Order::Institution => Some(Cell::Institution),
                Order::Capacity => Some(Cell::Capacity),
                Order::Category => Some(Cell::Category),
            };
            let mut room = Rect { y: line.y, ..*place };
            if sorted == Some(*cell) {
                canvas.symbol(room.x, room.y, '▾', style);
                room = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
            }
            canvas.text(room, words, style);
        }
    }

    /// What is marked in the words of a row. What is searched for only in the row it has led
    /// to: its first letters are in nearly all of them.
    fn sought(&self, row: Standing) -> Vec<&Query> {
        let search = if row == Standing::Other { &[][..] } else { &self.search.each };
        self.filter.each.iter().chain(search).collect()
    }

    /// As much of the counts as fits, the most important first: rather every number than how
    /// many of a few are only proposed.
    fn draw_counts(&self, line: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let mut room = line;
        let full = self.counted(Detail::Full, desk);
        let needed: u16 = full.iter().map(|part| canvas.width(part).saturating_add(3)).sum();
        let parts = match needed <= line.width.saturating_add(3) {
            true => full,
            false => self.counted(Detail::Brief, desk),
        };
        for (at, part) in parts.iter().enumerate() {
            let gap = if at == 0 { 0 } else { 3 };
            let width = canvas.width(part);
            if room.width < width.saturating_add(gap) {
                break;
            }
            if gap > 0 {
                canvas.symbol(room.x + 1, room.y, '·', theme.dim);
            }
            let place = Rect { x: room.x + gap, width, ..room };
            let used = gap + canvas.text(place, part, theme.dim);
            room = Rect { x: room.x + used, width: room.width - used, ..room };
        }
    }
}

/// Writes what a field is for; returns the room for its words.
fn labelled(line: Rect, label: &str, canvas: &mut Canvas) -> Rect {
    let accent = canvas.theme().accent;
    let used = canvas.text(line, label, accent);
    canvas.symbol(line.x + used, line.y, ':', accent);
    let skip = used + 2;
    Rect { x: line.x + skip, width: line.width.saturating_sub(skip), ..line }
}

fn draw_cell(
    row: &Row,
    cell: Cell,
    room: Rect,
    (sought, day): (&[&Query], NaiveDate),
    canvas: &mut Canvas,
    desk: &Desk,
) {
    let (member, common, style) = (&row.member, &desk.phrases.common, canvas.theme().text);
    let proposable = |words: &str, proposed: bool| {
        let mark = if proposed { desk.phrases.roster.proposed_mark } else { "" };
        format!("{words}{mark}")
    };
    let words = match cell {
        Cell::Institution => return draw_words(&member.institution, room, sought, canvas),
        Cell::Capacity => {
            let standing = standing_of(member, desk.session.committee(), day, desk.phrases);
            let words = std::iter::once(member.capacity.trim()).chain(standing.iter().map(String::as_str));
            let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
            return draw_words(&words.join(" · "), room, sought, canvas);
        }
        Cell::Name => return draw_words(&member.name, room, sought, canvas),
        Cell::Contact => member.contact.clone(),
        Cell::Mandate => mandate(member),
        Cell::Gender => {
            let shown = member.gender.map(|it| proposable((common.gender)(it.value), it.is_proposed()));
            shown.unwrap_or_else(|| UNKNOWN.to_owned())
        }
        Cell::Category => {
            let shown = member.category.map(|it| proposable((common.category)(it.value), it.is_proposed()));
            shown.unwrap_or_else(|| UNKNOWN.to_owned())
        }
    };
    canvas.text(room, &words, style);
}

/// Words of the paper, with what is looked for marked in them.
fn draw_words(words: &str, room: Rect, sought: &[&Query], canvas: &mut Canvas) {
    let words = if words.trim().is_empty() { UNKNOWN } else { words };
    canvas.highlighted(room, words, canvas.theme().text, Align::Start, &hits(words, sought));
}

fn hits(words: &str, sought: &[&Query]) -> Vec<Range<usize>> {
    if sought.is_empty() {
        return Vec::new();
    }
    let folded = fold_map(words);
    sought.iter().flat_map(|query| query.hits(&folded)).collect()
}

/// Takes the first row off `room`.
fn take_first(room: &mut Rect) -> Rect {
    let first = Rect { height: room.height.min(1), ..*room };
    room.y += first.height;
    room.height -= first.height;
    first
}
