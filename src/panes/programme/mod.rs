//! The work programme: tasks under their objectives, what is late, and when things are due.
//!
//! Used by `app` as one of the three panes. It shows the deadlines as they were read when
//! they were written; how they are read is the domain's.

mod agenda;
mod ask;
mod asking;
mod axis;
mod carry;
mod cells;
mod chart;
mod draw;
mod forms;
mod gantt;
mod gantt_draw;
mod groups;
mod lines;
mod links;
mod paper;
mod proof;
mod rows;
mod sieve;
mod steps;
#[cfg(test)]
mod tests;
mod voice;

pub(super) use self::forms::decided_task;

use chrono::NaiveDate;
use ratatui::layout::Rect;

pub use self::agenda::Agenda;
use self::asking::{Asking, Purpose};
use self::chart::Months;
use self::gantt::{Gantt, View};
use self::lines::Lines;
use self::rows::{Course, Row, Rows};
use self::sieve::{Kind, Sieve};
use self::steps::Toward;
use super::changed::Changed;
use super::rows::tabbed;
use super::{Desk, Focus, Outcome, Pane, Parties, Spoken};
use crate::command::{Command, Motion, Scope};
use crate::domain::deadline::Year;
use crate::domain::schedule::Grouping;
use crate::domain::{Change, Committee, Edit, ObjectiveId, Record, Status, TaskId};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::{Canvas, Way};

/// The work-programme pane.
#[derive(Default)]
pub struct Programme {
    rows: Rows,
    lines: Lines,
    months: Months,
    gantt: Gantt,
    /// The words being typed at the top, if any.
    asking: Option<Asking>,
    /// The words last searched for.
    sought: String,
    /// The committee and the day the rows were made for.
    made_for: Option<(Mark, NaiveDate)>,
}

impl Programme {
    /// The pane, before it has seen a committee.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what has changed since, or makes the rows anew on another day.
    fn keep_up(&mut self, desk: &Desk) {
        let now = (desk.session.mark(), desk.today);
        let before = self.made_for.replace(now);
        if before == Some(now) {
            return;
        }
        self.gantt.forget();
        let same_day = before.filter(|(_, day)| *day == desk.today);
        let committee = desk.session.committee();
        match same_day.and_then(|(mark, _)| Changed::since(mark, desk.session)) {
            Some(changed) => self.rows.update(committee, desk.today, &changed),
            None => self.rows.rebuild(committee, desk.today),
        }
    }

    fn sift(&mut self, sieve: Sieve, desk: &Desk) {
        let before = self.rows.selected();
        self.rows.sieve = sieve;
        self.rows.sift(desk.session.committee());
        let on_head = matches!(self.rows.selected(), Some(Row::Objective(_)));
        // Who filters looks for tasks: a head is left for the first of them.
        if self.rows.selected() != before || (on_head && !self.rows.sieve.is_open()) {
            self.rows.select_first_task();
        }
    }

    /// Shows only what `kind` says, or, said again, everything.
    fn filter_by(&mut self, kind: Kind, desk: &Desk) -> Outcome {
        let again = self.rows.sieve.kind.as_ref() == Some(&kind);
        let kind = (!again).then_some(kind);
        self.sift(Sieve { kind, words: self.rows.sieve.words.clone() }, desk);
        Outcome::Done
    }

    fn filter_by_words(&mut self, words: String, desk: &Desk) {
        self.sift(Sieve { kind: self.rows.sieve.kind.clone(), words }, desk);
    }

    fn filter_responsible(&mut self, words: Option<&String>, desk: &Desk) -> Outcome {
        if let Some(words) = words {
            return self.filter_by(Kind::Responsible { words: words.clone(), member: None }, desk);
        }
        if words.is_none() && matches!(self.rows.sieve.kind, Some(Kind::Responsible { .. })) {
            self.sift(Sieve { kind: None, words: self.rows.sieve.words.clone() }, desk);
            return Outcome::Done;
        }
        let Some(Row::Task(id)) = self.rows.selected() else { return choose_task(desk) };
        let Some(task) = desk.session.committee().tasks.get(&id) else { return Outcome::Done };
        let (words, member) = match task.responsible.first() {
            Some(party) => (party.name.clone(), party.member),
            None => (task.responsible_words.clone(), None),
        };
        if words.trim().is_empty() {
            return Outcome::Say(Notice::warned(desk.phrases.programme.no_responsible));
        }
        self.filter_by(Kind::Responsible { words, member }, desk)
    }

    fn move_to(&mut self, motion: Motion, desk: &Desk) -> Outcome {
        let page = self.lines.page();
        match motion {
            Motion::Next => self.rows.step(1),
            Motion::Previous => self.rows.step(-1),
            Motion::PageNext => self.rows.step(page),
            Motion::PagePrevious => self.rows.step(-page),
            Motion::First => self.rows.step(isize::MIN),
            Motion::Last => self.rows.step(isize::MAX),
            Motion::PartNext => self.rows.next_objective(),
            Motion::PartPrevious => self.rows.previous_objective(),
            Motion::SightLeft => return self.scroll(desk.mirror.of_left(), 1),
            Motion::SightRight => return self.scroll(desk.mirror.of_right(), 1),
            Motion::Forward => return self.scroll(Way::Endward, 1),
            Motion::Backward => return self.scroll(Way::Startward, 1),
            Motion::LineStart => return self.scroll(Way::Startward, u16::MAX),
            Motion::LineEnd => return self.scroll(Way::Endward, u16::MAX),
            _ => return Outcome::Pass,
        }
        Outcome::Done
    }

    /// The day the rows were made for.
    fn today(&self) -> NaiveDate {
        self.made_for.map(|(_, day)| day).unwrap_or_default()
    }

    /// Acts on a command given to the list.
    fn list_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => self.move_to(*motion, desk),
            Command::Filter(None) => self.ask(Purpose::Filter, desk),
            Command::Search(None) => self.ask(Purpose::Search, desk),
            Command::Search(Some(words)) => {
                self.sought.clone_from(words);
                self.seek_again(Course::Down, desk)
            }
            Command::SearchNext => self.seek_again(Course::Down, desk),
            Command::SearchPrevious => self.seek_again(Course::Up, desk),
            Command::Filter(Some(words)) => {
                self.filter_by_words(words.clone(), desk);
                Outcome::Done
            }
            Command::FilterOverdue => self.filter_by(Kind::Overdue, desk),
            Command::FilterThisMonth => self.filter_by(Kind::ThisMonth, desk),
            Command::FilterResponsible(words) => self.filter_responsible(words.as_ref(), desk),
            Command::ClearFilter => {
                self.sift(Sieve::default(), desk);
                Outcome::Done
            }
            Command::Cancel if !self.rows.sieve.is_open() => {
                self.sift(Sieve::default(), desk);
                Outcome::Done
            }
            _ => self.record_command(command, desk),
        }
    }

    /// Acts on a command about the selected record.
    fn record_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        match command {
            Command::AddObjective => self.add_objective(desk),
            Command::Add => self.add_task(desk),
            Command::Raise => self.shift(Toward::Before, desk),
            Command::Lower => self.shift(Toward::After, desk),
            Command::Edit | Command::Open | Command::Rename | Command::Remove | Command::Copy => {
                match self.rows.selected() {
                    Some(Row::Task(id)) => on_task(command, id, committee, desk),
                    Some(Row::Objective(id)) => on_objective(command, id, committee, desk),
                    Some(Row::Group(_)) => choose_task(desk),
                    None => Outcome::Done,
                }
            }
            Command::Confirm => match self.rows.selected() {
                Some(Row::Task(id)) => confirm(id, committee, desk),
                _ => choose_task(desk),
            },
            Command::Parties => match self.rows.selected() {
                Some(Row::Task(id)) => Outcome::Open(Box::new(Parties::new(id))),
                _ => choose_task(desk),
            },
            Command::SetStatus(status) => match self.rows.selected() {
                Some(Row::Task(id)) => set_status(id, *status, committee),
                _ => choose_task(desk),
            },
            _ => self.view_command(command, desk),
        }
    }

    fn shift(&mut self, toward: Toward, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        if !self.rows.sieve.is_open() {
            return Outcome::Say(Notice::warned(desk.phrases.programme.filtered_order));
        }
        if self.rows.grouping() != Grouping::Objective {
            return Outcome::Say(Notice::warned(desk.phrases.timeline.grouped_order));
        }
        // Moved under a folded objective, a task is seen there.
        self.rows.selected().into_iter().for_each(|row| self.rows.await_row(row));
        let change = match self.rows.selected() {
            Some(Row::Objective(id)) => steps::move_objective(committee, id, toward),
            Some(Row::Task(id)) => steps::move_task(committee, id, toward),
            Some(Row::Group(_)) | None => None,
        };
        change.map_or(Outcome::Done, Outcome::Record)
    }

    fn add_objective(&mut self, desk: &Desk) -> Outcome {
        let id = ObjectiveId(desk.session.ids().fresh());
        let after = self.rows.head_of(self.rows.place());
        self.rows.await_row(Row::Objective(id));
        Outcome::Open(Box::new(forms::new_objective(id, after)))
    }

    fn add_task(&mut self, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        let any = || committee.objectives_in_order().first().map(|(id, _)| *id);
        let Some(objective) = self.rows.head_of(self.rows.place()).or_else(any) else {
            // A task stands under an objective: that comes first.
            return self.add_objective(desk);
        };
        let after = match self.rows.selected() {
            Some(Row::Task(id)) => Some(id),
            _ => None,
        };
        let id = TaskId(desk.session.ids().fresh());
        self.rows.await_row(Row::Task(id));
        Outcome::Open(Box::new(forms::new_task(id, objective, after, committee)))
    }
}

fn choose_task(desk: &Desk) -> Outcome {
    Outcome::Say(Notice::warned(desk.phrases.programme.choose_task))
}

fn on_task(command: &Command, id: TaskId, committee: &Committee, desk: &Desk) -> Outcome {
    let Some(task) = committee.tasks.get(&id) else { return Outcome::Done };
    match command {
        Command::Remove => Outcome::Each(vec![
            Outcome::Record(Change::Task(Box::new(Edit::remove(id, task)))),
            Outcome::Say(Notice::said((desk.phrases.programme.task_removed)(&task.action))),
        ]),
        Command::Copy => {
            let objective = committee.objectives.get(&task.objective).map_or("", |it| it.title.as_str());
            let status = (desk.phrases.common.status)(task.status);
            let cells = [&task.responsible_words, &task.deadline.verbatim, &task.action, objective, status];
            Outcome::Copy(tabbed(&cells))
        }
        Command::Rename => Outcome::Open(Box::new(forms::task(id, committee).starting_at(forms::ACTION))),
        _ => Outcome::Open(Box::new(forms::task(id, committee))),
    }
}

fn on_objective(command: &Command, id: ObjectiveId, committee: &Committee, desk: &Desk) -> Outcome {
    let Some(objective) = committee.objectives.get(&id) else { return Outcome::Done };
    match command {
        Command::Remove => {
            let Some(change) = steps::remove_objective(committee, id) else { return Outcome::Done };
            let tasks = steps::count_under(committee, id);
            let said = Notice::said((desk.phrases.programme.objective_removed)(&objective.title, tasks));
            if tasks > 0 {
                return Outcome::Open(Box::new(ask::Ask::new(objective.title.clone(), tasks, change, said)));
            }
            Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)])
        }
        Command::Copy => Outcome::Copy(tabbed(&[&objective.title])),
        _ => Outcome::Open(Box::new(forms::objective(id, objective))),
    }
}

fn set_status(id: TaskId, status: Option<Status>, committee: &Committee) -> Outcome {
    let Some(task) = committee.tasks.get(&id) else { return Outcome::Done };
    let status = status.unwrap_or_else(|| steps::next_status(task.status));
    Outcome::Record(steps::edit_task(id, task, steps::with_status(task, status)))
}

/// Confirms the year that was inferred for a deadline; its words stay as they are.
fn confirm(id: TaskId, committee: &Committee, desk: &Desk) -> Outcome {
    let Some(task) = committee.tasks.get(&id) else { return Outcome::Done };
    let mut confirmed = task.clone();
    match &mut confirmed.deadline.reading {
        Some(reading) if reading.year == Year::Inferred => reading.year = Year::Confirmed,
        _ => return Outcome::Say(Notice::warned(desk.phrases.programme.nothing_to_confirm)),
    }
    Outcome::Record(steps::edit_task(id, task, confirmed))
}

impl Pane for Programme {
    fn scope(&self) -> Scope {
        if self.asking.is_some() { Scope::Prompt } else { Scope::Programme }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.common.programme.to_owned()
    }

    fn hint(&self, word: &str, _phrases: &Phrases) -> Option<&'static str> {
        // Opening a row is editing it, and words to find have nothing they could become.
        matches!(word, "open" | "complete").then_some("")
    }

    fn fills(&self) -> bool {
        self.gantt.view == View::Gantt
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        if self.asking.is_some() { self.type_words(command, desk) } else { self.list_command(command, desk) }
    }

    fn go_to(&mut self, record: Record, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        let row = match record {
            Record::Objective(id) => Row::Objective(id),
            Record::Task(id) => Row::Task(id),
            _ => return Outcome::Pass,
        };
        let committee = desk.session.committee();
        if self.rows.reveal(row, committee) {
            return Outcome::Done;
        }
        self.sift(Sieve::default(), desk);
        if self.rows.reveal(row, committee) { Outcome::Done } else { Outcome::Pass }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.keep_up(desk);
        self.speak(desk, columns)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        self.rows_said(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.keep_up(desk);
        match self.gantt.view {
            View::Table => self.draw_all(area, canvas, desk, focus),
            View::Gantt => self.draw_gantt(area, canvas, desk, focus),
        }
    }
}
