//! The forms of a task and of an objective: what they ask, and the change their words become.
//!
//! Used by the work programme. What words mean, the domain says; what they meant stays as
//! it was when they have not been touched.

use std::collections::BTreeSet;

use super::steps;
use crate::domain::deadline::{self, Unread};
use crate::domain::responsible;
use crate::domain::{Change, Committee, Deadline, Objective, ObjectiveId, Party, Rank, Status, Task, TaskId};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

const RESPONSIBLE: usize = 0;
const DEADLINE: usize = 1;
/// The number of the field of the action.
pub(super) const ACTION: usize = 2;
const OBJECTIVE: usize = 3;
const STATUS: usize = 4;
const PROGRESS: usize = 5;
const NOTES: usize = 6;

const TITLE: usize = 0;
const OBJECTIVE_NOTES: usize = 1;

/// The form of a task that is there.
pub(super) fn task(id: TaskId, committee: &Committee) -> Form {
    let missing = || Task::new(ObjectiveId(0), Rank::default());
    let now = committee.tasks.get(&id).cloned().unwrap_or_else(missing);
    let objectives: Vec<_> = committee.objectives_in_order().into_iter().map(|(id, _)| id).collect();
    let fields = task_fields(&now, committee);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let after = filled(&now, values, &objectives, desk);
        let moved = after.objective != now.objective;
        Ok(Outcome::Record(match committee.tasks.get(&id) {
            Some(before) if !moved => steps::edit_task(id, before, Task { rank: before.rank, ..after }),
            _ => steps::put_task(committee, id, after, usize::MAX),
        }))
    };
    Form::new(Label::Phrase(|phrases| phrases.programme.edit_task), fields, Box::new(finish))
}

/// The form of a task to be added under `objective`, behind `after` or else first.
pub(super) fn new_task(
    id: TaskId,
    objective: ObjectiveId,
    after: Option<TaskId>,
    committee: &Committee,
) -> Form {
    let empty = Task::new(objective, Rank::default());
    let objectives: Vec<_> = committee.objectives_in_order().into_iter().map(|(id, _)| id).collect();
    let fields = task_fields(&empty, committee);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let task = filled(&empty, values, &objectives, desk);
        let here = task.objective == objective;
        let place = if here { steps::place_after(committee, objective, after) } else { usize::MAX };
        Ok(Outcome::Record(steps::put_task(committee, id, task, place)))
    };
    Form::new(Label::Phrase(|phrases| phrases.programme.new_task), fields, Box::new(finish))
}

/// The form of an objective that is there.
pub(super) fn objective(id: ObjectiveId, now: &Objective) -> Form {
    let now = now.clone();
    let fields = objective_fields(&now);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let after = worded(&now, values);
        Ok(Outcome::Record(match committee.objectives.get(&id) {
            Some(before) => steps::edit_objective(id, before, Objective { rank: before.rank, ..after }),
            None => steps::add_objective(committee, id, after, None),
        }))
    };
    Form::new(Label::Phrase(|phrases| phrases.programme.edit_objective), fields, Box::new(finish))
}

/// The form of an objective to be added behind `after`, or at the end.
pub(super) fn new_objective(id: ObjectiveId, after: Option<ObjectiveId>) -> Form {
    let fields = objective_fields(&Objective::default());
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let objective = worded(&Objective::default(), values);
        let change: Change = steps::add_objective(desk.session.committee(), id, objective, after);
        Ok(Outcome::Record(change))
    };
    Form::new(Label::Phrase(|phrases| phrases.programme.new_objective), fields, Box::new(finish))
}

fn objective_fields(now: &Objective) -> Vec<Field> {
    vec![
        Field::long_text(Label::Phrase(|phrases| phrases.programme.title), &now.title)
            .required(Label::Phrase(|phrases| phrases.programme.title_needed)),
        Field::long_text(Label::Phrase(|phrases| phrases.programme.notes), &now.notes),
    ]
}

fn worded(now: &Objective, values: &Values) -> Objective {
    Objective {
        title: kept(&now.title, values.words(TITLE)),
        notes: kept(&now.notes, values.words(OBJECTIVE_NOTES)),
        ..now.clone()
    }
}

fn task_fields(now: &Task, committee: &Committee) -> Vec<Field> {
    let objectives = committee.objectives_in_order();
    let at = objectives.iter().position(|(id, _)| *id == now.objective).unwrap_or(0);
    let titles = objectives.iter().map(|(_, objective)| Label::Verbatim(objective.title.clone())).collect();
    let status = Status::ALL.into_iter().position(|status| status == now.status).unwrap_or(0);
    let progress = (now.progress > 0).then_some(now.progress);
    let (before, asked) = (now.deadline.clone(), now.clone());
    vec![
        Field::text(Label::Phrase(|phrases| phrases.programme.responsible), &now.responsible_words)
            .completed_from(known_parties(committee))
            .noting(move |values, desk| parties_said(&asked, values.words(RESPONSIBLE), desk)),
        Field::text(Label::Phrase(|phrases| phrases.programme.deadline), &now.deadline.verbatim)
            .noting(move |values, desk| deadline_said(&before, values.words(DEADLINE), desk)),
        Field::long_text(Label::Phrase(|phrases| phrases.programme.action), &now.action)
            .required(Label::Phrase(|phrases| phrases.programme.action_needed)),
        Field::choice(Label::Phrase(|phrases| phrases.programme.objective), titles, at),
        Field::choice(Label::Phrase(|phrases| phrases.programme.status), statuses(), status),
        Field::percent(Label::Phrase(|phrases| phrases.programme.progress), progress),
        Field::long_text(Label::Phrase(|phrases| phrases.programme.notes), &now.notes),
    ]
}

/// The statuses in the order of [`Status::ALL`].
fn statuses() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.common.status)(Status::NotStarted)),
        Label::Phrase(|phrases| (phrases.common.status)(Status::InProgress)),
        Label::Phrase(|phrases| (phrases.common.status)(Status::Done)),
        Label::Phrase(|phrases| (phrases.common.status)(Status::Suspended)),
        Label::Phrase(|phrases| (phrases.common.status)(Status::Cancelled)),
    ]
}

/// Everyone a responsible may be completed to: the members, then those already named.
fn known_parties(committee: &Committee) -> Known {
    let members: Vec<String> =
        committee.roster().into_iter().map(|(_, member)| member.name.clone()).collect();
    let mut named: BTreeSet<&str> = committee
        .tasks
        .values()
        .flat_map(|task| task.responsible.iter().map(|party| party.name.as_str()))
        .collect();
    for member in &members {
        named.remove(member.as_str());
    }
    let named: Vec<String> = named.into_iter().map(str::to_owned).collect();
    Known::new(members.into_iter().chain(named).filter(|name| !name.trim().is_empty()))
}

/// The task that the values make of `now`.
fn filled(now: &Task, values: &Values, objectives: &[ObjectiveId], desk: &Desk) -> Task {
    let responsible_words = kept(&now.responsible_words, values.words(RESPONSIBLE));
    let responsible = parties(now, &responsible_words, desk);
    let objective = objectives.get(values.choice(OBJECTIVE)).copied().unwrap_or(now.objective);
    let task = Task {
        objective,
        responsible,
        responsible_words,
        deadline: deadline(&now.deadline, values.words(DEADLINE), desk),
        action: kept(&now.action, values.words(ACTION)),
        progress: values.percent(PROGRESS).unwrap_or(0),
        notes: kept(&now.notes, values.words(NOTES)),
        ..now.clone()
    };
    let status = Status::ALL.get(values.choice(STATUS)).copied().unwrap_or(now.status);
    // What a status brings with it comes only when it is changed: the words of a person win.
    if status == now.status {
        return task;
    }
    if task.progress == now.progress { steps::with_status(&task, status) } else { Task { status, ..task } }
}

/// The words as they were, blanks around them included, unless others were written.
fn kept(before: &str, words: &str) -> String {
    if before.trim() == words { before.to_owned() } else { words.to_owned() }
}

fn deadline(before: &Deadline, words: &str, desk: &Desk) -> Deadline {
    if before.verbatim.trim() == words {
        return before.clone();
    }
    Deadline::read(words, desk.session.committee().reference_day(desk.today))
}

/// How the words of the deadline are understood, as they are being written.
fn deadline_said(before: &Deadline, words: &str, desk: &Desk) -> Option<Notice> {
    let phrases = &desk.phrases.programme;
    if let Some(reading) = &deadline(before, words, desk).reading {
        return Some(Notice::said((phrases.understood)(reading)));
    }
    match deadline::read(words, desk.session.committee().reference_day(desk.today)) {
        Err(Unread::Empty) | Ok(_) => None,
        Err(why) => Some(Notice::warned((phrases.not_understood)(&why))),
    }
}

/// Who is responsible, as `words` name them; as it was when the words are as they were.
fn parties(now: &Task, words: &str, desk: &Desk) -> Vec<Party> {
    if now.responsible_words.trim() == words.trim() {
        return now.responsible.clone();
    }
    let members = &desk.session.committee().members;
    let roster: Vec<_> = members.iter().map(|(id, member)| (*id, member.name.as_str())).collect();
    responsible::read(words, &roster)
}

/// Who the words of the responsible name, as they are being written; a member has a check mark.
fn parties_said(now: &Task, words: &str, desk: &Desk) -> Option<Notice> {
    let parties = parties(now, words, desk);
    let said = parties.iter().map(|party| {
        let sign = if party.member.is_some() { "✓ " } else { "" };
        let part = (desk.phrases.entries.label_of)((desk.phrases.common.part)(party.part));
        format!("{part}{sign}{}", party.name)
    });
    let said = said.collect::<Vec<_>>().join(" · ");
    (!said.is_empty()).then(|| Notice::said(said))
}
