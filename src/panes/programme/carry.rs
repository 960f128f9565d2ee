//! The form that carries open tasks over to another period.
//!
//! Used by the work programme. Every task keeps the deadline it had, and why it was carried over;
//! however many they are, it is one entry of the log.

use super::rows::Row;
use super::steps;
use crate::domain::deadline;
use crate::domain::{Carried, Change, Committee, Deadline, ObjectiveId, Task, TaskId};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

const WHICH: usize = 0;
const DEADLINE: usize = 1;
const WHY: usize = 2;

/// Which tasks are carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Task(TaskId),
    Objective(ObjectiveId),
    All,
}

/// Opens the form for the selected row.
pub(super) fn open(selected: Option<Row>, desk: &Desk) -> Outcome {
    let committee = desk.session.committee();
    let choices = choices(selected, committee);
    if tasks(Which::All, committee).is_empty() {
        return Outcome::Say(Notice::said(desk.phrases.timeline.nothing_open));
    }
    let labels = choices.iter().map(|(label, _)| label.clone()).collect();
    let which: Vec<Which> = choices.iter().map(|(_, which)| *which).collect();
    let told = which.clone();
    let fields = vec![
        Field::choice(Label::Phrase(|phrases| phrases.timeline.carry_which), labels, 0).noting(
            move |values, desk| {
                let found = tasks(chosen(values, &told), desk.session.committee());
                Some(Notice::said((desk.phrases.timeline.would_carry)(found.len())))
            },
        ),
        Field::text(Label::Phrase(|phrases| phrases.timeline.carry_deadline), "")
            .noting(|values, desk| Some(deadline_said(values.words(DEADLINE), desk))),
        Field::text(Label::Phrase(|phrases| phrases.timeline.carry_why), ""),
    ];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let found = tasks(chosen(values, &which), committee);
        if found.is_empty() {
            let words = desk.phrases.timeline.nothing_open.to_owned();
            return Err(Complaint { field: WHICH, words });
        }
        let deadline = Deadline::read(values.words(DEADLINE), desk.today);
        let said = Notice::said((desk.phrases.timeline.carried)(found.len()));
        let change = carried(&found, &deadline, values.words(WHY), committee, desk);
        Ok(Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)]))
    };
    let title = Label::Phrase(|phrases| phrases.timeline.carry);
    Outcome::Open(Box::new(Form::new(title, fields, Box::new(finish)).starting_at(DEADLINE)))
}

/// What can be carried over from the selected row: the nearest first.
fn choices(selected: Option<Row>, committee: &Committee) -> Vec<(Label, Which)> {
    let mut choices = Vec::new();
    let task = match selected {
        Some(Row::Task(id)) => committee.tasks.get(&id).map(|task| (id, task)),
        _ => None,
    };
    if let Some((id, _)) = task.filter(|(_, task)| task.status.is_open()) {
        choices.push((Label::Phrase(|phrases| phrases.timeline.carry_task), Which::Task(id)));
    }
    let objective = match selected {
        Some(Row::Objective(id)) => Some(id),
        _ => task.map(|(_, task)| task.objective),
    };
    if let Some(id) = objective {
        choices.push((Label::Phrase(|phrases| phrases.timeline.carry_objective), Which::Objective(id)));
    }
    choices.push((Label::Phrase(|phrases| phrases.timeline.carry_all), Which::All));
    choices
}

fn chosen(values: &Values, which: &[Which]) -> Which {
    which.get(values.choice(WHICH)).copied().unwrap_or(Which::All)
}

/// The open tasks that are meant, in the order of the programme.
fn tasks(which: Which, committee: &Committee) -> Vec<TaskId> {
    let meant = |id: TaskId, task: &Task| match which {
        Which::Task(it) => it == id,
        Which::Objective(objective) => task.objective == objective,
        Which::All => true,
    };
    let open =
        committee.programme().into_iter().filter(|(id, task)| task.status.is_open() && meant(*id, task));
    open.map(|(id, _)| id).collect()
}

/// The change that gives these tasks another deadline and keeps the one they had.
fn carried(tasks: &[TaskId], deadline: &Deadline, why: &str, committee: &Committee, desk: &Desk) -> Change {
    let edit = |id: &TaskId| {
        let before = committee.tasks.get(id)?;
        let mut after = Task { deadline: deadline.clone(), ..before.clone() };
        let former = before.deadline.clone();
        after.carried.push(Carried { deadline: former, day: Some(desk.today), why: why.to_owned() });
        Some(steps::edit_task(*id, before, after))
    };
    Change::together(tasks.iter().filter_map(edit).collect())
}

/// How the words of the new deadline are understood: a new period is counted from today.
fn deadline_said(words: &str, desk: &Desk) -> Notice {
    match deadline::read(words, desk.today) {
        Ok(reading) => Notice::said((desk.phrases.programme.understood)(&reading)),
        Err(deadline::Unread::Empty) => Notice::said(desk.phrases.timeline.carry_open),
        Err(why) => Notice::warned((desk.phrases.programme.not_understood)(&why)),
    }
}
