//! The agenda: what is late, then what is due in the days to come, day by day, and by whom.
//!
//! Opened by its command over any pane. What is due when, the domain says; here one looks, and
//! goes to the task.

use chrono::{Datelike as _, NaiveDate};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::cells::{beginning, sign};
use super::draw::{count, skip};
use crate::command::{Command, Motion, Scope};
use crate::domain::schedule::{self, agenda};
use crate::domain::{Record, Task, TaskId};
use crate::i18n::{Phrases, dates};
use crate::panes::rows::{marked, more, tabbed};
use crate::panes::spoken::{one_line, pair, sentence};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken};
use crate::ui::{Canvas, Cursor};

/// Days an agenda looks ahead when nobody has said otherwise.
const USUAL: u32 = 30;
/// Days an agenda can be made to look ahead.
const SPANS: [u32; 8] = [1, 7, 14, 30, 60, 90, 180, 365];
/// Columns from which the responsible stand beside the action.
const WIDE: u16 = 56;

/// A row: the head of a day, or a task due on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Late,
    Day(NaiveDate),
    Task(TaskId),
}

/// What is due in some days from today on.
pub struct Agenda {
    from: NaiveDate,
    days: u32,
    lines: Vec<Line>,
    undated: usize,
    cursor: Cursor,
    /// Rows of the list as last drawn.
    height: usize,
    /// Whether the committee may have changed since the lines were made.
    stale: bool,
}

impl Agenda {
    /// What is due from `today` on.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        let (lines, cursor) = (Vec::new(), Cursor::default());
        Self { from: today, days: USUAL, lines, undated: 0, cursor, height: 10, stale: true }
    }

    /// Makes the lines anew if the committee, the day or the span is another.
    fn keep_up(&mut self, desk: &Desk) {
        if !self.stale && self.from == desk.today {
            return;
        }
        let selected = self.selected();
        (self.from, self.stale) = (desk.today, false);
        let found = agenda(desk.session.committee(), self.from, self.days);
        self.undated = found.undated;
        self.lines.clear();
        if !found.late.is_empty() {
            self.lines.push(Line::Late);
            self.lines.extend(found.late.into_iter().map(Line::Task));
        }
        for (day, tasks) in found.due {
            self.lines.push(Line::Day(day));
            self.lines.extend(tasks.into_iter().map(Line::Task));
        }
        let again = selected.and_then(|id| self.lines.iter().position(|line| *line == Line::Task(id)));
        let first = self.lines.iter().position(|line| matches!(line, Line::Task(_)));
        self.cursor.select(again.or(first).unwrap_or_default(), self.lines.len());
    }

    fn selected(&self) -> Option<TaskId> {
        match self.lines.get(self.cursor.selected) {
            Some(Line::Task(id)) => Some(*id),
            _ => None,
        }
    }

    /// The tasks, so that the head of a day is never selected.
    fn step(&mut self, rows: isize) {
        let tasks = || self.lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::Task(_)));
        let place = tasks().take_while(|(at, _)| *at < self.cursor.selected).count();
        let wanted = place.saturating_add_signed(rows).min(tasks().count().saturating_sub(1));
        let found = tasks().nth(wanted).map(|(at, _)| at);
        self.cursor.selected = found.unwrap_or(self.cursor.selected);
    }

    /// Looks less, or further, ahead.
    fn look_ahead(&mut self, further: std::cmp::Ordering, desk: &Desk) {
        let other = if further.is_gt() {
            SPANS.into_iter().find(|span| *span > self.days)
        } else {
            SPANS.into_iter().rev().find(|span| *span < self.days)
        };
        self.days = other.unwrap_or(self.days);
        self.stale = true;
        self.keep_up(desk);
    }

    /// What the agenda tells, from when until when.
    fn about(&self, desk: &Desk) -> String {
        let ahead = chrono::Days::new(u64::from(self.days.min(schedule::Agenda::MOST) - 1));
        let until = self.from.checked_add_days(ahead).unwrap_or(self.from);
        let days = usize::try_from(self.days).unwrap_or_default();
        (desk.phrases.timeline.agenda_of)(days, &dates::figures(self.from), &dates::figures(until))
    }

    fn undated_said(&self, desk: &Desk) -> String {
        if self.undated == 0 { String::new() } else { (desk.phrases.timeline.without_day)(self.undated) }
    }

    /// The head of a day: its date, and in how many days that is.
    fn head(&self, line: Line, desk: &Desk) -> (String, String) {
        let say = &desk.phrases.timeline;
        match line {
            Line::Day(day) => {
                let days = usize::try_from((day - self.from).num_days()).unwrap_or_default();
                let weekday = (say.weekday)(day.weekday());
                (format!("{weekday} {}", dates::day(desk.phrases.language, day)), (say.in_days)(days))
            }
            _ => (say.late.to_owned(), String::new()),
        }
    }

    fn draw_task(&self, task: &Task, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let late = task.is_overdue(desk.today);
        canvas.symbol(row.x + 1, row.y, sign(task.status), theme.text);
        if late {
            canvas.symbol(row.x + 2, row.y, '!', theme.alarm);
        }
        let room = skip(row, 4);
        let who = one_line(&task.responsible_words);
        let due = if late { one_line(&task.deadline.verbatim) } else { String::new() };
        let half = if row.width >= WIDE { room.width * 2 / 5 } else { room.width / 2 };
        let named = count(&who).min(half);
        let words = Rect { width: room.width.saturating_sub(named + u16::from(named > 0) * 2), ..room };
        let used = match beginning(&task.action, words) {
            "" => canvas.text(words, desk.phrases.programme.untitled, theme.dim),
            action => canvas.text(words, action, theme.text),
        };
        if used + 2 + count(&due) < words.width {
            canvas.text(skip(words, used + 2), &due, theme.alarm);
        }
        canvas.text(Rect { x: room.x + room.width - named, width: named, ..room }, &who, theme.dim);
    }

    fn task_said(&self, id: TaskId, desk: &Desk) -> Vec<String> {
        let Some(task) = desk.session.committee().tasks.get(&id) else { return Vec::new() };
        let (phrases, say) = (desk.phrases, &desk.phrases.programme);
        let late = if task.is_overdue(desk.today) { say.late } else { "" };
        vec![
            one_line(&task.action),
            late.to_owned(),
            pair(say.deadline, &task.deadline.verbatim, phrases),
            pair(say.responsible, &task.responsible_words, phrases),
            (phrases.common.status)(task.status).to_owned(),
        ]
    }

    fn line_said(&self, line: Line, desk: &Desk) -> String {
        match line {
            Line::Task(id) => sentence(&self.task_said(id, desk), desk.phrases),
            head => {
                let (day, ahead) = self.head(head, desk);
                sentence(&[day, ahead], desk.phrases)
            }
        }
    }
}

impl Pane for Agenda {
    fn scope(&self) -> Scope {
        Scope::Agenda
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.timeline.agenda.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        match word {
            "open" => Some(phrases.common.programme),
            "cancel" => Some(say.close),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        let page = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        match command {
            Command::Move(Motion::Next) => self.step(1),
            Command::Move(Motion::Previous) => self.step(-1),
            Command::Move(Motion::PageNext) => self.step(page),
            Command::Move(Motion::PagePrevious) => self.step(-page),
            Command::Move(Motion::First) => self.step(isize::MIN),
            Command::Move(Motion::Last) => self.step(isize::MAX),
            Command::ZoomIn => self.look_ahead(std::cmp::Ordering::Less, desk),
            Command::ZoomOut => self.look_ahead(std::cmp::Ordering::Greater, desk),
            Command::Open => {
                return self.selected().map_or(Outcome::Done, |id| {
                    Outcome::Each(vec![Outcome::Close(None), Outcome::GoTo(Record::Task(id))])
                });
            }
            Command::Copy => {
                let task = self.selected().and_then(|id| desk.session.committee().tasks.get(&id));
                return task.map_or(Outcome::Done, |task| {
                    let cells = [&task.deadline.verbatim, &task.responsible_words, &task.action];
                    Outcome::Copy(tabbed(&cells))
                });
            }
            Command::Agenda => return Outcome::Close(None),
            _ => return Outcome::Pass,
        }
        Outcome::Done
    }

    fn refresh(&mut self, desk: &Desk) {
        self.stale = true;
        self.keep_up(desk);
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.keep_up(desk);
        self.height = 20;
        let mut about = vec![self.about(desk), self.undated_said(desk)];
        if self.lines.is_empty() {
            about.push(desk.phrases.timeline.nothing_due.to_owned());
        }
        about.retain(|words| !words.is_empty());
        let row = self.selected().map(|id| self.task_said(id, desk)).unwrap_or_default();
        let tasks = |lines: &[Line]| lines.iter().filter(|line| matches!(line, Line::Task(_))).count();
        let before = self.lines.get(..self.cursor.selected).map(tasks).unwrap_or_default();
        Spoken { about, ..Spoken::titled(self.title(desk)) }.on_row(row, (before, tasks(&self.lines)))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        self.lines.iter().map(|line| self.line_said(*line, desk)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        if area.height < 2 {
            return;
        }
        let theme = canvas.theme();
        let used = canvas.sentence(area, &self.about(desk), theme.dim);
        let undated = self.undated_said(desk);
        if !undated.is_empty() && used + 3 + count(&undated) <= area.width {
            canvas.sentence(skip(area, used + 3), &undated, theme.caution);
        }
        let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if self.lines.is_empty() {
            canvas.text(list, desk.phrases.timeline.nothing_due, theme.dim);
            return;
        }
        self.height = usize::from(list.height);
        // The head over the first task is seen with it.
        if self.cursor.selected <= self.cursor.top && self.cursor.top > 0 {
            self.cursor.top = self.cursor.selected.saturating_sub(1);
        }
        let view = self.cursor.view(self.height, self.lines.len());
        more(canvas, list, &view, self.lines.len());
        for (at, y) in view.zip(list.y..) {
            let here = Rect { y, height: 1, ..list };
            match self.lines.get(at).copied() {
                Some(Line::Task(id)) => {
                    let row = marked(canvas, here, at, &self.cursor);
                    if let Some(task) = desk.session.committee().tasks.get(&id) {
                        self.draw_task(task, row, canvas, desk);
                    }
                }
                Some(head) => {
                    let (day, ahead) = self.head(head, desk);
                    let style = if head == Line::Late { theme.alarm } else { theme.text };
                    let used = canvas.text(skip(here, 1), &day, style.add_modifier(Modifier::BOLD));
                    canvas.text(skip(here, used + 3), &ahead, theme.dim);
                }
                None => {}
            }
        }
    }

    fn wanted(&self, room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (room.0.min(100), room.1)
    }
}
