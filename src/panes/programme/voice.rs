//! What the work programme says of itself: an objective, or a task and when it is due.
//!
//! Used by the pane only, where nothing is drawn.

use chrono::Datelike as _;

use super::Programme;
use super::draw::key_of;
use super::gantt_draw::warning_said;
use super::links::evidence_line;
use super::rows::Row;
use crate::domain::deadline::Year;
use crate::domain::schedule::{Grouping, Schedule};
use crate::domain::{Task, TaskId};
use crate::panes::spoken::{Spoken, one_line, pair, sentence};
use crate::panes::{Desk, Pane as _, rows};

impl Programme {
    /// What is selected, what it is filtered by, what is being typed.
    pub(super) fn speak(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.lines.set_height(rows::PAGE.unsigned_abs() + 1);
        let (counts, common) = (self.rows.counts, &desk.phrases.common);
        let all = [
            (common.tasks)(counts.tasks),
            (desk.phrases.programme.done)(counts.done),
            (common.overdue)(counts.overdue),
        ];
        let selected = self.rows.selected().map(|row| self.brief(row, desk)).unwrap_or_default();
        let full = self.rows.selected().map(|row| self.row_said(row, desk)).unwrap_or_default();
        let place = (self.rows.place(), self.rows.shown().len());
        let (typing, shown) = self.asking_said(desk, columns).unzip();
        Spoken {
            about: if counts.tasks > 0 { vec![sentence(&all, desk.phrases)] } else { Vec::new() },
            beside: self.state(shown, desk),
            full,
            typing,
            ..Spoken::titled(self.title(desk))
        }
        .on_row(selected, place)
    }

    /// What is shown, if that is not everything.
    fn state(&self, shown: Option<String>, desk: &Desk) -> Vec<String> {
        let (say, counts, open) = (&desk.phrases.programme, self.rows.counts, self.rows.sieve.is_open());
        if self.rows.shown().is_empty() {
            let words = match open {
                true => (say.empty)(&key_of(desk, "add-objective").unwrap_or_default()),
                false => say.none_shown.to_owned(),
            };
            return vec![sentence(&[self.rows.sieve.words(desk.phrases), words], desk.phrases)];
        }
        match (shown, open) {
            (Some(shown), _) => vec![shown],
            (None, true) if self.rows.grouping() == Grouping::Objective => Vec::new(),
            (None, true) => vec![(desk.phrases.timeline.grouped)(self.rows.grouping()).to_owned()],
            (None, false) => {
                let clears = key_of(desk, "clear-filter").map(|key| (say.clears)(&key)).unwrap_or_default();
                let shown = (say.shown)(counts.shown, counts.tasks);
                vec![sentence(&[self.rows.sieve.words(desk.phrases), shown, clears], desk.phrases)]
            }
        }
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect()
    }

    /// Every row shown.
    pub(super) fn rows_said(&self, desk: &Desk) -> Vec<String> {
        self.rows.shown().iter().map(|row| sentence(&self.row_said(*row, desk), desk.phrases)).collect()
    }

    fn row_said(&self, row: Row, desk: &Desk) -> Vec<String> {
        let (committee, phrases) = (desk.session.committee(), desk.phrases);
        let mut said = match row {
            Row::Objective(id) => {
                let title = committee.objectives.get(&id).map(|it| one_line(&it.title)).unwrap_or_default();
                let title = if title.is_empty() { phrases.programme.untitled.to_owned() } else { title };
                let tasks = super::steps::count_under(committee, id);
                vec![pair(phrases.programme.objective, &title, phrases), (phrases.common.tasks)(tasks)]
            }
            Row::Group(group) => vec![self.rows.group_words(group, phrases)],
            Row::Task(id) => return task_said(id, desk),
        };
        said.extend(self.rows.hidden_under(row).map(phrases.timeline.folded));
        said
    }

    /// A row in short: of a task the words alone, which tell themselves apart.
    fn brief(&self, row: Row, desk: &Desk) -> Vec<String> {
        let Row::Task(id) = row else { return self.row_said(row, desk) };
        let Some(task) = desk.session.committee().tasks.get(&id) else { return Vec::new() };
        let (mut parts, say) = (task_said(id, desk), desk.phrases);
        parts.truncate(1);
        parts.push((say.common.status)(task.status).to_owned());
        if task.status.is_open() && task.progress > 0 {
            parts.push(format!("{}%", task.progress));
        }
        if task.is_overdue(desk.today) {
            parts.push(say.programme.late.to_owned());
        }
        parts.extend([&task.deadline.verbatim, &task.responsible_words].map(|words| one_line(words)));
        parts
    }
}

/// A task: what is done, how far it is, until when, by whom.
fn task_said(id: TaskId, desk: &Desk) -> Vec<String> {
    let Some(task) = desk.session.committee().tasks.get(&id) else { return Vec::new() };
    let (phrases, say) = (desk.phrases, &desk.phrases.programme);
    let action = one_line(&task.action);
    let progress = if task.progress > 0 { format!("{}%", task.progress) } else { String::new() };
    let late = if task.is_overdue(desk.today) { say.late } else { "" };
    vec![
        if action.is_empty() { say.untitled.to_owned() } else { action },
        pair(say.status, (phrases.common.status)(task.status), phrases),
        progress,
        late.to_owned(),
        deadline_said(task, desk),
        pair(say.responsible, &task.responsible_words, phrases),
    ]
    .into_iter()
    .chain(follow_up_said(id, task, desk))
    .collect()
}

/// What is known of a task besides: how far it was carried out, what it waits for and what is
/// wrong with that, what shows that it was done, which deadlines it had.
fn follow_up_said(id: TaskId, task: &Task, desk: &Desk) -> Vec<String> {
    let (committee, phrases, say) = (desk.session.committee(), desk.phrases, &desk.phrases.timeline);
    let completion = task.completion.map(|it| (say.completed)(Some(it))).unwrap_or_default();
    let mut said = vec![pair(say.completion, completion, phrases)];
    let before = task.after.iter().filter_map(|id| committee.tasks.get(id));
    said.extend(before.map(|task| (say.waits_for)(&one_line(&task.action))));
    if !task.after.is_empty() {
        let warning = Schedule::of(committee).warning(id);
        said.extend(warning.map(|it| warning_said(it, committee, desk)));
    }
    said.extend(task.evidence.iter().map(|it| pair(say.new_evidence, &evidence_line(it), phrases)));
    said.extend(task.carried.iter().map(|it| (say.was_due)(&one_line(&it.deadline.verbatim))));
    said
}

/// The words of the deadline as written, then what a person should know of them.
fn deadline_said(task: &Task, desk: &Desk) -> String {
    let phrases = desk.phrases;
    let words = pair(phrases.programme.deadline, &task.deadline.verbatim, phrases);
    let remark = match &task.deadline.reading {
        _ if words.is_empty() => String::new(),
        None => phrases.spoken.unread.to_owned(),
        Some(reading) if reading.year == Year::Inferred => {
            (phrases.spoken.year_inferred)(reading.latest.year())
        }
        Some(_) => String::new(),
    };
    sentence(&[words, remark], phrases)
}
