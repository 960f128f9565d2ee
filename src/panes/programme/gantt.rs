//! The programme over time: which days are in view, how its bars look, what is acted on there.
//!
//! Used by the pane while it shows the chart. How the screen is parted is in `gantt_draw`; rows,
//! filter and groups are those of the table.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Programme;
use super::axis::{Axis, Zoom};
use super::rows::Row;
use crate::command::Command;
use crate::domain::deadline::{Precision, Reading};
use crate::domain::fold::fold;
use crate::domain::schedule::Schedule;
use crate::domain::{Committee, Status, Task};
use crate::notice::Notice;
use crate::panes::{Desk, Outcome};
use crate::ui::chart::Month;
use crate::ui::{Canvas, Way};

/// Columns of a chart that nobody has seen yet: that of a small screen.
const USUAL_WIDTH: u16 = 46;

/// How the pane shows the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum View {
    /// A table, with months beside it where there is room.
    #[default]
    Table,
    /// A chart over time.
    Gantt,
}

/// The chart over time: what is in view, and what waits for what.
#[derive(Debug, Default)]
pub(super) struct Gantt {
    pub view: View,
    zoom: Zoom,
    /// The first day in view, once someone has gone somewhere.
    first: Option<NaiveDate>,
    /// What was drawn last.
    drawn: Option<Axis>,
    /// What waits for what, until the committee changes.
    schedule: Option<Schedule>,
}

impl Gantt {
    /// Forgets what was made of the committee as it was.
    pub fn forget(&mut self) {
        self.schedule = None;
    }

    /// What waits for what.
    pub fn schedule(&mut self, committee: &Committee) -> &Schedule {
        self.schedule.get_or_insert_with(|| Schedule::of(committee))
    }

    /// What waits for what, if it has been asked for since the committee changed.
    pub fn known(&self) -> Option<&Schedule> {
        self.schedule.as_ref()
    }

    /// The days in view of `width` cells: today, or else where the programme begins.
    pub fn axis(&mut self, span: Option<(Month, Month)>, width: u16, today: NaiveDate) -> Axis {
        let axis = match self.first {
            Some(first) => Axis::from(first, self.zoom, width),
            None => Axis::around(self.opening(span, today), self.zoom, width),
        };
        self.drawn = Some(axis);
        axis
    }

    /// The day looked at first: today while the programme goes on, else its first day.
    fn opening(&self, span: Option<(Month, Month)>, today: NaiveDate) -> NaiveDate {
        let now = Month::of(today);
        match span {
            Some((first, last)) if now < first.plus(-1) || now > last.plus(1) => {
                first.first_day().unwrap_or(today)
            }
            _ => today,
        }
    }

    /// What the days in view are told in, as a number among the scales.
    pub fn scale(&self) -> usize {
        self.zoom as usize
    }

    /// The days in view, or those that would be, where nothing has been drawn yet.
    fn seen(&self, today: NaiveDate) -> Axis {
        self.drawn.unwrap_or_else(|| Axis::around(self.first.unwrap_or(today), self.zoom, USUAL_WIDTH))
    }

    fn look_at(&mut self, day: NaiveDate) {
        let width = self.drawn.map_or(USUAL_WIDTH, |axis| axis.width);
        self.go(Axis::around(day, self.zoom, width));
    }

    fn go(&mut self, axis: Axis) {
        (self.first, self.drawn) = (Some(axis.first), Some(axis));
    }

    /// Another zoom around the day a quarter of the way in; `day` when it is in view.
    fn zoom_to(&mut self, zoom: Zoom, day: NaiveDate) {
        let axis = self.seen(day);
        self.zoom = zoom;
        let inside = axis.cell_in_view(day).is_some();
        let middle = if inside { day } else { axis.stepped(Way::Endward, 1).first };
        self.look_at(middle);
    }
}

impl Programme {
    /// Acts on a command about what is seen of the programme, and how.
    pub(super) fn view_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        match command {
            Command::Gantt if self.gantt.view == View::Gantt => self.gantt.view = View::Table,
            Command::Gantt => self.gantt.view = View::Gantt,
            Command::List => self.gantt.view = View::Table,
            Command::ZoomIn if self.gantt.view == View::Gantt => {
                self.gantt.zoom_to(self.gantt.zoom.closer(), desk.today);
            }
            Command::ZoomOut if self.gantt.view == View::Gantt => {
                self.gantt.zoom_to(self.gantt.zoom.wider(), desk.today);
            }
            Command::Today if self.gantt.view == View::Gantt => self.gantt.look_at(desk.today),
            Command::Today => self.months.forget(),
            Command::NextOverdue => return self.next_overdue(desk),
            Command::Group(grouping) => {
                let grouping = grouping.unwrap_or_else(|| self.rows.grouping().next());
                self.rows.group(grouping, committee);
                return Outcome::Say(Notice::said((desk.phrases.timeline.grouped)(grouping)));
            }
            Command::Fold => self.rows.fold_selected(committee),
            Command::FoldAll => self.rows.fold_all(committee),
            Command::Carry => return super::carry::open(self.rows.selected(), desk),
            Command::Evidence => {
                return match self.rows.selected() {
                    Some(Row::Task(id)) => super::proof::open(id, desk),
                    _ => super::choose_task(desk),
                };
            }
            _ => return Outcome::Pass,
        }
        Outcome::Done
    }

    /// Goes along the days; in the table, along its months.
    pub(super) fn scroll(&mut self, way: Way, by: u16) -> Outcome {
        if self.gantt.view == View::Table {
            return if self.months.scroll(way, by) { Outcome::Done } else { Outcome::Pass };
        }
        let axis = self.gantt.seen(self.today());
        let ends = self.rows.counts.span.and_then(|span| span.0.first_day().zip(span.1.last_day()));
        let (first, last) = ends.unwrap_or((self.today(), self.today()));
        if by == u16::MAX {
            self.gantt.look_at(if way == Way::Endward { last } else { first });
            return Outcome::Done;
        }
        let moved = axis.stepped(way, by);
        // The first month of the programme, or its last, or today, stays in view.
        let near = self.rows.counts.span.and_then(|span| span.0.last_day().zip(span.1.first_day()));
        let (first, last) = near.unwrap_or((first, last));
        let (first, last) = (first.min(self.today()), last.max(self.today()));
        if moved.cell(first) < i64::from(moved.width) && moved.cell(last) >= 0 {
            self.gantt.go(moved);
        }
        Outcome::Done
    }

    fn next_overdue(&mut self, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        let Some(id) = self.rows.next_overdue(committee) else {
            return Outcome::Say(Notice::said(desk.phrases.timeline.none_late));
        };
        let due = committee.tasks.get(&id).and_then(|task| task.deadline.reading.as_ref());
        let axis = self.gantt.seen(desk.today);
        let in_view = |day| axis.cell_in_view(day).is_some();
        if let Some(reading) = due.filter(|it| !in_view(it.latest)) {
            self.gantt.look_at(reading.latest);
        }
        Outcome::Done
    }
}

/// A bar over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub until: NaiveDate,
    /// The days it certainly takes; none when all of it is vague.
    pub certain: Option<(NaiveDate, NaiveDate)>,
    pub status: Status,
    /// Per cent.
    pub progress: u8,
    /// When it is late, the day it is late on.
    pub late: Option<NaiveDate>,
}

impl Bar {
    /// The bar of a task, when its deadline was understood.
    pub fn of(task: &Task, today: NaiveDate) -> Option<Self> {
        let reading = task.deadline.reading.as_ref()?;
        Some(Self {
            from: reading.earliest,
            until: reading.latest,
            certain: certain(reading, &task.deadline.verbatim),
            status: task.status,
            progress: task.progress,
            late: task.is_overdue(today).then_some(today),
        })
    }

    /// Draws the bar in `row`, which is as wide as the axis. Returns the cell after what it has
    /// drawn; one that lies out of view leaves a sign at the side it lies on.
    pub fn draw(&self, canvas: &mut Canvas, row: Rect, axis: Axis) -> u16 {
        let theme = canvas.theme();
        let style = match self.status {
            _ if self.late.is_some() => theme.alarm,
            Status::Done => theme.good,
            Status::Cancelled | Status::Suspended => theme.dim,
            Status::NotStarted | Status::InProgress => theme.text,
        };
        let (start, end) = (axis.cell(self.from), axis.cell(self.until));
        let last = i64::from(axis.width) - 1;
        if start > last {
            put(canvas, row, last, '›', style);
            return axis.width;
        }
        for cell in start.max(0)..=end.min(last) {
            put(canvas, row, cell, self.sign(cell, (start, end), axis), style);
        }
        let mut next = end + 1;
        if end < 0 {
            put(canvas, row, 0, '‹', style);
            next = 1;
        }
        if let Some(today) = self.late {
            put(canvas, row, next, '!', theme.alarm);
            // How late it is, up to today.
            for cell in next + 1..axis.cell(today).min(last + 1) {
                put(canvas, row, cell, '·', theme.alarm);
            }
            next += 1;
        }
        u16::try_from(next.clamp(0, last + 1)).unwrap_or(axis.width)
    }

    /// What stands in one of its cells.
    fn sign(&self, cell: i64, (start, end): (i64, i64), axis: Axis) -> char {
        match self.status {
            Status::Cancelled => return '·',
            Status::Suspended => return '╌',
            _ if self.from == self.until => return '◆',
            _ => {}
        }
        // The cells of a bar that is done in part are filled from its beginning.
        let filled = (end - start + 1) * i64::from(self.progress) / 100;
        let certain =
            self.certain.is_some_and(|(from, until)| axis.cell(from) <= cell && cell <= axis.cell(until));
        match (cell - start < filled, certain) {
            (true, true) => '█',
            (true, false) => '▓',
            (false, true) => '■',
            (false, false) => '░',
        }
    }
}

/// The days that a reading certainly takes: a day, or from day to day. Of a time that is told in
/// months what lies between them; of a part of the calendar, where it may be any day, none.
fn certain(reading: &Reading, words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, until) = (reading.earliest, reading.latest);
    match reading.precision {
        Precision::Day => Some((from, until)),
        Precision::Interval if names_a_day(words) => Some((from, until)),
        Precision::Interval => {
            let inner = (Month::of(from).plus(1).first_day()?, Month::of(until).plus(-1).last_day()?);
            (inner.0 <= inner.1).then_some(inner)
        }
        _ => None,
    }
}

/// Whether a number stands in the words that may be that of a day.
fn names_a_day(words: &str) -> bool {
    let folded = fold(words);
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.any(|digits| digits.len() <= 2)
}

/// Puts a sign in a cell of `row`, if it is one.
pub(super) fn put(canvas: &mut Canvas, row: Rect, cell: i64, sign: char, style: Style) {
    if let Ok(cell) = u16::try_from(cell)
        && cell < row.width
        && row.height > 0
    {
        canvas.symbol(row.x + cell, row.y, sign, style);
    }
}
