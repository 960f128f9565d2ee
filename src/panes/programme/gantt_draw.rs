//! How the programme over time looks: a column of names, the days over the bars, and what is to
//! be known of the selected task.
//!
//! Used by the pane. It decides what there is room for and nothing else.

use chrono::{Datelike as _, NaiveDate};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Programme;
use super::axis::{Axis, Mark, Unit, Zoom};
use super::cells::{indent, sign};
use super::draw::{count, key_of, pieces, skip};
use super::gantt::{Bar, put};
use super::lines::View;
use super::rows::Row;
use crate::domain::schedule::Warning;
use crate::domain::{Committee, Status, Task, TaskId};
use crate::i18n::dates;
use crate::panes::spoken::one_line;
use crate::panes::{Desk, Focus};
use crate::ui::Canvas;

/// Columns of the chart below which it is not worth drawing.
const LEAST_CHART: u16 = 12;
/// Rows from which the counts have a row of their own.
const TALL: u16 = 14;

/// Where everything stands.
struct Plan {
    /// How the tasks are put together, and the upper row of the days.
    top: Rect,
    /// The lower row of the days.
    head: Rect,
    list: Rect,
    /// The selected row in words.
    details: Rect,
    /// Counts.
    foot: Rect,
    /// Columns of the names; the chart has the rest.
    names: u16,
}

impl Plan {
    fn new(area: Rect) -> Self {
        let height = area.height;
        let top = u16::from(height >= 4);
        let head = u16::from(height >= 3);
        let details = u16::from(height >= 6);
        let foot = u16::from(height >= TALL);
        let list = height - top - head - details - foot;
        let row = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
        let names = match area.width {
            110.. => 38,
            64.. => area.width * 2 / 5,
            width => (width * 3 / 8).max(14),
        };
        let names = if area.width < names + 1 + LEAST_CHART { area.width } else { names };
        Self {
            top: row(0, top),
            head: row(top, head),
            list: row(top + head, list),
            details: row(top + head + list, details),
            foot: row(top + head + list + details, foot),
            names,
        }
    }

    /// The part of `row` that the names have.
    fn names(&self, row: Rect) -> Rect {
        Rect { width: self.names.min(row.width), ..row }
    }

    /// The part of `row` that the chart has.
    fn chart(&self, row: Rect) -> Rect {
        skip(row, (self.names + 1).min(row.width))
    }
}

impl Programme {
    pub(super) fn draw_gantt(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let plan = Plan::new(area);
        let axis = self.gantt.axis(self.rows.counts.span, plan.chart(plan.list).width, desk.today);
        self.draw_gantt_top(&plan, axis, canvas, desk, focus);
        if self.rows.shown().is_empty() {
            self.draw_nothing(plan.list, canvas, desk);
        } else {
            days(axis, plan.chart(plan.head), axis.zoom.heads().1, canvas, desk);
            self.draw_bars(&plan, axis, canvas, desk, focus);
            self.draw_details(plan.details, canvas, desk);
        }
        self.draw_foot(plan.foot, canvas, desk);
    }

    /// What is shown and how, and the upper row of the days.
    fn draw_gantt_top(&mut self, plan: &Plan, axis: Axis, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        if self.asking.is_some() {
            self.draw_asking(plan.top, canvas, desk, focus);
        } else {
            days(axis, plan.chart(plan.top), axis.zoom.heads().0, canvas, desk);
            self.draw_ends(plan.chart(plan.top), axis, canvas);
            let (theme, say) = (canvas.theme(), &desk.phrases.timeline);
            let scale = say.scales.get(self.gantt.scale()).copied().unwrap_or_default();
            let grouped = (say.grouped)(self.rows.grouping());
            pieces(canvas, plan.names(plan.top), &[(grouped, theme.text), (scale, theme.dim)]);
        }
        let row = plan.names(plan.head);
        if self.rows.sieve.is_open() {
            super::cells::action_head(canvas, row, desk);
        } else {
            let (theme, counts) = (canvas.theme(), self.rows.counts);
            let shown = (desk.phrases.programme.shown)(counts.shown, counts.tasks);
            let words = self.rows.sieve.words(desk.phrases);
            let clears = key_of(desk, "clear-filter").map(|key| (desk.phrases.programme.clears)(&key));
            let clears = clears.unwrap_or_default();
            pieces(canvas, row, &[(&words, theme.caution), (&shown, theme.text), (&clears, theme.dim)]);
        }
    }

    /// A sign at each end behind which the programme goes on.
    fn draw_ends(&self, row: Rect, axis: Axis, canvas: &mut Canvas) {
        let style = canvas.theme().accent;
        let Some((first, last)) = self.rows.counts.span else { return };
        if first.first_day().is_some_and(|day| axis.cell(day) < 0) {
            put(canvas, row, 0, '‹', style);
        }
        if last.first_day().is_some_and(|day| axis.cell(day) >= i64::from(axis.width)) {
            put(canvas, row, i64::from(axis.width) - 1, '›', style);
        }
    }

    fn draw_bars(&mut self, plan: &Plan, axis: Axis, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let (committee, room) = (desk.session.committee(), plan.list);
        self.gantt.schedule(committee);
        self.lines.lay_out(&self.rows, committee, 0);
        let View { sticky, lines } = self.lines.view(room.height, self.rows.place());
        if let Some(cell) = axis.cell_in_view(desk.today) {
            for y in room.y..room.bottom() {
                put(
                    canvas,
                    plan.chart(Rect { y, height: 1, ..room }),
                    i64::from(cell),
                    '┊',
                    canvas.theme().accent,
                );
            }
        }
        let mut y = room.y;
        if let Some(head) = sticky.and_then(|row| self.rows.head_row(row)) {
            self.draw_group(head, Rect { y, height: 1, ..room }, canvas, desk);
            y += 1;
        }
        let rows: Vec<usize> = lines.filter_map(|line| self.lines.get(line)).map(|line| line.row).collect();
        for (y, nth) in (y..room.bottom()).zip(rows) {
            let here = Rect { y, height: 1, ..room };
            if nth == self.rows.place() {
                let theme = canvas.theme();
                let style = if focus == Focus::Here { theme.accent } else { theme.dim };
                canvas.symbol(here.x, y, '▶', style);
            }
            match self.rows.shown().get(nth) {
                Some(Row::Task(id)) => self.draw_task(*id, here, plan, axis, canvas, desk),
                Some(head) => self.draw_group(*head, here, canvas, desk),
                None => {}
            }
        }
    }

    /// The head of a group: its words, and how many tasks are folded away under it.
    pub(super) fn draw_group(&self, head: Row, here: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let words = match head {
            Row::Objective(id) => {
                desk.session.committee().objectives.get(&id).map(|it| it.title.trim().to_owned())
            }
            Row::Group(group) => Some(self.rows.group_words(group, desk.phrases)),
            Row::Task(_) => None,
        };
        let words = words.filter(|words| !words.is_empty());
        let words = words.unwrap_or_else(|| desk.phrases.programme.untitled.to_owned());
        let hidden = self.rows.hidden_under(head);
        let indent = indent(here.width);
        if indent.sign < here.width {
            let sign = if hidden.is_some() { '▸' } else { '▌' };
            canvas.symbol(here.x + indent.sign, here.y, sign, theme.accent);
        }
        let room = skip(here, indent.text - 1);
        let bold = theme.text.add_modifier(Modifier::BOLD);
        let tasks = hidden.map(desk.phrases.common.tasks).unwrap_or_default();
        let room_of_words = room.width.saturating_sub(if hidden.is_some() { count(&tasks) + 3 } else { 0 });
        let used = canvas.text(Rect { width: room_of_words, ..room }, &words, bold);
        // Letters that touch the line of today would be read with it.
        canvas.clear(Rect { width: 1.min(room.width.saturating_sub(used)), ..skip(room, used) }, theme.text);
        if hidden.is_some() {
            let used = used + 1 + canvas.text(skip(room, used + 1), "·", theme.dim);
            canvas.sentence(skip(room, used + 1), &tasks, theme.dim);
        }
    }

    fn draw_task(&self, id: TaskId, here: Rect, plan: &Plan, axis: Axis, canvas: &mut Canvas, desk: &Desk) {
        let Some(task) = desk.session.committee().tasks.get(&id) else { return };
        let theme = canvas.theme();
        let names = plan.names(here);
        let style = if task.status.is_open() { theme.text } else { theme.dim };
        name(canvas, names, task, desk, style);
        let warning = self.gantt.known().and_then(|it| it.warning(id));
        let late = task.is_overdue(desk.today);
        if let Some(warning) = warning.filter(|_| !late) {
            put(canvas, names, i64::from(indent(names.width).late), warning_sign(warning), theme.caution);
        }
        let chart = plan.chart(here);
        let Some(bar) = Bar::of(task, desk.today) else {
            if !task.deadline.verbatim.trim().is_empty() && task.status.is_open() {
                canvas.text(skip(chart, 1), desk.phrases.programme.unread, theme.caution);
            }
            return;
        };
        let mut next = bar.draw(canvas, chart, axis);
        if let Some((sign, cell)) = self.link(id, &bar, axis, next) {
            put(canvas, chart, cell, sign, theme.accent);
            next = next.max(u16::try_from(cell + 1).unwrap_or(next));
        }
        let label = format!("{}%", task.progress);
        let told = task.status.is_open() && task.progress > 0 && bar.late.is_none();
        if told && next + 1 + count(&label) <= axis.width && axis.cell(bar.until) >= 0 {
            canvas.text(skip(chart, next + 1), &label, theme.dim);
        }
    }

    /// The arrow between the bar of a task and the selected task: out of what that one waits for,
    /// into what waits for it.
    fn link(&self, id: TaskId, bar: &Bar, axis: Axis, next: u16) -> Option<(char, i64)> {
        let Some(Row::Task(selected)) = self.rows.selected() else { return None };
        let schedule = self.gantt.known()?;
        let waits = |one, other| schedule.before(one).iter().any(|link| link.before == other);
        if waits(selected, id) {
            return Some(('→', i64::from(next)));
        }
        waits(id, selected).then(|| ('→', axis.cell(bar.from) - 1))
    }

    /// The selected row in words: who, until when, how far, what is wrong.
    fn draw_details(&self, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let committee = desk.session.committee();
        let id = match self.rows.selected() {
            Some(Row::Task(id)) => id,
            Some(Row::Objective(id)) => {
                let tasks = (desk.phrases.common.tasks)(super::steps::count_under(committee, id));
                let notes = committee.objectives.get(&id).map(|it| one_line(&it.notes)).unwrap_or_default();
                pieces(canvas, skip(row, 1), &[(&tasks, theme.dim), (&notes, theme.dim)]);
                return;
            }
            _ => return,
        };
        let Some(task) = committee.tasks.get(&id) else { return };
        let warning = self.gantt.known().and_then(|it| it.warning(id));
        let warning = warning.map(|it| warning_said(it, committee, desk)).unwrap_or_default();
        let late = if task.is_overdue(desk.today) { desk.phrases.programme.late } else { "" };
        let progress = if task.progress > 0 { format!("{}%", task.progress) } else { String::new() };
        let who = one_line(&task.responsible_words);
        let due = one_line(&task.deadline.verbatim);
        let days = task.deadline.reading.as_ref().map(|it| span(it.earliest, it.latest)).unwrap_or_default();
        let parts = [
            (due.as_str(), if late.is_empty() { theme.text } else { theme.alarm }),
            (late, theme.alarm),
            (&days, theme.dim),
            (&warning, theme.caution),
            (&who, theme.text),
            ((desk.phrases.common.status)(task.status), theme.dim),
            (&progress, theme.dim),
        ];
        pieces(canvas, skip(row, 1), &parts);
    }
}

/// The days of a reading in figures.
fn span(from: NaiveDate, until: NaiveDate) -> String {
    if from == until {
        return dates::figures(from);
    }
    format!("{} – {}", dates::figures(from), dates::figures(until))
}

/// The sign of what is wrong with what a task waits for.
fn warning_sign(warning: Warning) -> char {
    match warning {
        Warning::Circular => '↔',
        Warning::NoSlack(_) => '→',
    }
}

/// What is wrong with what a task waits for, in words.
pub(super) fn warning_said(warning: Warning, committee: &Committee, desk: &Desk) -> String {
    let say = &desk.phrases.timeline;
    match warning {
        Warning::Circular => say.circular.to_owned(),
        Warning::NoSlack(first) => {
            let first = committee.tasks.get(&first).map(|task| one_line(&task.action));
            (say.no_slack)(&first.unwrap_or_default())
        }
    }
}

/// The signs and the words of a task in the column of names.
fn name(canvas: &mut Canvas, room: Rect, task: &Task, desk: &Desk, style: Style) {
    let theme = canvas.theme();
    let indent = indent(room.width);
    let of_status = match task.status {
        Status::NotStarted | Status::InProgress => theme.text,
        Status::Done => theme.good,
        Status::Suspended => theme.caution,
        Status::Cancelled => theme.dim,
    };
    put(canvas, room, i64::from(indent.sign), sign(task.status), of_status);
    if task.is_overdue(desk.today) {
        put(canvas, room, i64::from(indent.late), '!', theme.alarm);
    }
    let room = skip(room, indent.text);
    match super::cells::beginning(&task.action, room) {
        "" => canvas.text(room, desk.phrases.programme.untitled, theme.dim),
        words => canvas.text(room, words, style),
    };
}

/// Writes the names of the units over their first cells; the one of today stands out.
fn days(axis: Axis, row: Rect, unit: Unit, canvas: &mut Canvas, desk: &Desk) {
    let theme = canvas.theme();
    for mark in axis.marks(unit) {
        let words = label(axis, mark, unit, desk);
        // The first cell of the upper row is that of the sign of what lies before.
        let sign = u16::from(mark.cell == 0 && unit == axis.zoom.heads().0);
        let mark = Mark { cell: mark.cell + sign, room: mark.room - sign.min(mark.room), ..mark };
        let room = Rect { width: mark.room, ..skip(row, mark.cell) };
        // A word that does not fit would run into the next one.
        if row.height == 0 || count(&words) >= mark.room.max(1) + u16::from(mark.room < 4) {
            continue;
        }
        let now = unit.start(desk.today) == mark.day && unit == axis.zoom.heads().1;
        canvas.text(room, &words, if now { theme.focus } else { theme.dim });
    }
}

/// The name of a unit, as short as its room asks.
fn label(axis: Axis, mark: Mark, unit: Unit, desk: &Desk) -> String {
    let (language, month) = (desk.phrases.language, mark.day.month());
    let quarter = || (desk.phrases.timeline.quarter)((month - 1) / 3 + 1);
    match unit {
        Unit::Week => mark.day.day().to_string(),
        Unit::Month if axis.zoom == Zoom::Week => {
            format!("{} {}", dates::month(language, month), mark.day.year())
        }
        Unit::Month => match dates::month_short(language, month) {
            name if count(name) < mark.room => name.to_owned(),
            _ => month.to_string(),
        },
        Unit::Quarter if axis.zoom == Zoom::Quarter => format!("{} {}", quarter(), mark.day.year()),
        Unit::Quarter => quarter(),
        Unit::Year => mark.day.year().to_string(),
    }
}
