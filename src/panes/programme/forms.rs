//! The forms of a task and of an objective: what they ask, and the change their words become.
//!
//! Used by the work programme. What words mean, the domain says; what they meant stays as
//! it was when they have not been touched.

use std::collections::BTreeSet;

use super::{links, steps};
use crate::domain::deadline::wording::Usage;
use crate::domain::deadline::{self, Meaning, Unread};
use crate::domain::responsible;
use crate::domain::{
    Change, Committee, Completion, Deadline, MeetingId, Objective, ObjectiveId, Party, Rank, Status, Task,
    TaskId,
};
use crate::i18n::dates;
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::spoken::one_line;
use crate::panes::{Desk, Outcome};

const RESPONSIBLE: usize = 0;
const DEADLINE: usize = 1;
/// The number of the field of the action.
pub(super) const ACTION: usize = 2;
const OBJECTIVE: usize = 3;
const STATUS: usize = 4;
const PROGRESS: usize = 5;
const COMPLETION: usize = 6;
const AFTER: usize = 7;
const EVIDENCE: usize = 8;
const MEETING: usize = 9;
const NOTES: usize = 10;

const TITLE: usize = 0;
const OBJECTIVE_NOTES: usize = 1;

/// The form of a task that is there.
pub(super) fn task(id: TaskId, committee: &Committee) -> Form {
    let missing = || Task::new(ObjectiveId(0), Rank::default());
    let now = committee.tasks.get(&id).cloned().unwrap_or_else(missing);
    let objectives: Vec<_> = committee.objectives_in_order().into_iter().map(|(id, _)| id).collect();
    let fields = task_fields(id, &now, committee);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let after = filled(id, &now, values, &objectives, desk)?;
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
    let fields = task_fields(id, &empty, committee);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let task = filled(id, &empty, values, &objectives, desk)?;
        let here = task.objective == objective;
        let place = if here { steps::place_after(committee, objective, after) } else { usize::MAX };
        Ok(Outcome::Record(steps::put_task(committee, id, task, place)))
    };
    Form::new(Label::Phrase(|phrases| phrases.programme.new_task), fields, Box::new(finish))
}

/// A change that is recorded together with what a form becomes, if it is still of use.
pub(in crate::panes) type Beside = Box<dyn Fn(&Desk) -> Option<Change>>;

/// The form of a task to be added that begins as `start`, recorded as one entry with `beside`.
pub(in crate::panes) fn decided_task(id: TaskId, start: Task, committee: &Committee, beside: Beside) -> Form {
    let objectives: Vec<_> = committee.objectives_in_order().into_iter().map(|(id, _)| id).collect();
    let fields = task_fields(id, &start, committee);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let task = filled(id, &start, values, &objectives, desk)?;
        let added = steps::put_task(desk.session.committee(), id, task, usize::MAX);
        Ok(Outcome::Record(Change::together([added].into_iter().chain(beside(desk)).collect())))
    };
    Form::new(Label::Phrase(|phrases| phrases.meeting_forms.task_of), fields, Box::new(finish))
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

fn task_fields(id: TaskId, now: &Task, committee: &Committee) -> Vec<Field> {
    let objectives = committee.objectives_in_order();
    let at = objectives.iter().position(|(id, _)| *id == now.objective).unwrap_or(0);
    let titles = objectives.iter().map(|(_, objective)| Label::Verbatim(objective.title.clone())).collect();
    let status = Status::ALL.into_iter().position(|status| status == now.status).unwrap_or(0);
    let progress = (now.progress > 0).then_some(now.progress);
    let completion = Completion::ALL.into_iter().position(|it| Some(it) == now.completion);
    let completion = completion.map_or(0, |at| at + 1);
    let evidence: Vec<String> = now.evidence.iter().map(links::evidence_line).collect();
    let held = held(committee);
    let meeting = held.iter().position(|(id, _)| Some(*id) == now.meeting).map_or(0, |at| at + 1);
    let unsaid = Label::Phrase(|phrases| phrases.timeline.no_meeting);
    let meetings = std::iter::once(unsaid).chain(held.into_iter().map(|(_, words)| Label::Verbatim(words)));
    let meetings = meetings.collect();
    let (before, asked) = (now.deadline.clone(), now.clone());
    vec![
        Field::text(Label::Phrase(|phrases| phrases.programme.responsible), &now.responsible_words)
            .completed_from(known_parties(committee))
            .noting(move |values, desk| parties_said(&asked, values.words(RESPONSIBLE), desk)),
        Field::text(Label::Phrase(|phrases| phrases.programme.deadline), &now.deadline.verbatim)
            .completed_from(Known::proposing(move |words, desk| with_months(id, words, desk)))
            .noting(move |values, desk| deadline_said(id, &before, values.words(DEADLINE), desk)),
        Field::long_text(Label::Phrase(|phrases| phrases.programme.action), &now.action)
            .required(Label::Phrase(|phrases| phrases.programme.action_needed)),
        Field::choice(Label::Phrase(|phrases| phrases.programme.objective), titles, at),
        Field::choice(Label::Phrase(|phrases| phrases.programme.status), statuses(), status),
        Field::percent(Label::Phrase(|phrases| phrases.programme.progress), progress),
        Field::choice(Label::Phrase(|phrases| phrases.timeline.completion), completions(), completion),
        Field::long_text(
            Label::Phrase(|phrases| phrases.timeline.after),
            &links::written(&now.after, committee),
        )
        .completed_from(Known::new(links::every(committee)))
        .noting(|values, desk| after_said(values.words(AFTER), desk)),
        Field::long_text(Label::Phrase(|phrases| phrases.timeline.evidence), &evidence.join("\n"))
            .explained(Label::Phrase(|phrases| phrases.timeline.evidence_how)),
        Field::choice(Label::Phrase(|phrases| phrases.timeline.meeting), meetings, meeting),
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

/// Nothing, then the words of [`Completion::ALL`] in their order.
fn completions() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.timeline.completed)(None)),
        Label::Phrase(|phrases| (phrases.timeline.completed)(Some(Completion::NoEvidence))),
        Label::Phrase(|phrases| (phrases.timeline.completed)(Some(Completion::NotStarted))),
        Label::Phrase(|phrases| (phrases.timeline.completed)(Some(Completion::Limited))),
        Label::Phrase(|phrases| (phrases.timeline.completed)(Some(Completion::Substantial))),
        Label::Phrase(|phrases| (phrases.timeline.completed)(Some(Completion::Complete))),
    ]
}

/// The meetings that may have decided a task, in the order they were held.
fn held(committee: &Committee) -> Vec<(MeetingId, String)> {
    let mut held: Vec<_> = committee.meetings.iter().collect();
    held.sort_by_key(|(id, meeting)| (meeting.day, **id));
    let named = held.into_iter().map(|(id, meeting)| {
        let day = meeting.day.map(|day| format!("{} ", dates::figures(day))).unwrap_or_default();
        (*id, format!("{day}{}", one_line(&meeting.title)))
    });
    named.collect()
}

/// Which task a line of what is waited for does not name, as it is being written.
fn after_said(words: &str, desk: &Desk) -> Option<Notice> {
    let unread = links::read(words, desk.session.committee()).err()?;
    Some(Notice::warned((desk.phrases.timeline.after_unknown)(&unread.0)))
}

/// The tasks that the words name; as they were when the words are as they were.
fn after(id: TaskId, now: &Task, words: &str, desk: &Desk) -> Result<Vec<TaskId>, Complaint> {
    let (committee, say) = (desk.session.committee(), &desk.phrases.timeline);
    if links::written(&now.after, committee) == words {
        return Ok(now.after.clone());
    }
    let complaint = |words| Complaint { field: AFTER, words };
    let found = links::read(words, committee).map_err(|it| complaint((say.after_unknown)(&it.0)))?;
    if found.contains(&id) { Err(complaint(say.after_itself.to_owned())) } else { Ok(found) }
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
fn filled(
    id: TaskId,
    now: &Task,
    values: &Values,
    objectives: &[ObjectiveId],
    desk: &Desk,
) -> Result<Task, Complaint> {
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
        completion: values.choice(COMPLETION).checked_sub(1).and_then(|at| Completion::ALL.get(at).copied()),
        after: after(id, now, values.words(AFTER), desk)?,
        evidence: links::evidence(values.words(EVIDENCE), &now.evidence, desk.today),
        meeting: meeting(now, values.choice(MEETING), desk.session.committee()),
        notes: kept(&now.notes, values.words(NOTES)),
        ..now.clone()
    };
    let status = Status::ALL.get(values.choice(STATUS)).copied().unwrap_or(now.status);
    // What a status brings with it comes only when it is changed: the words of a person win.
    if status == now.status {
        return Ok(task);
    }
    let untouched = task.progress == now.progress;
    Ok(if untouched { steps::with_status(&task, status) } else { Task { status, ..task } })
}

/// The meeting chosen; as it was when it is gone from the list.
fn meeting(now: &Task, choice: usize, committee: &Committee) -> Option<MeetingId> {
    let Some(at) = choice.checked_sub(1) else {
        return now.meeting.filter(|id| !committee.meetings.contains_key(id));
    };
    held(committee).get(at).map(|(id, _)| *id)
}

/// The words as they were, blanks around them included, unless others were written.
fn kept(before: &str, words: &str) -> String {
    if before.trim() == words { before.to_owned() } else { words.to_owned() }
}

fn deadline(before: &Deadline, words: &str, desk: &Desk) -> Deadline {
    if before.verbatim.trim() == words {
        return before.clone();
    }
    desk.session.committee().read_deadline(words, desk.today)
}

/// The months that a word which is none may have been meant for, in the place of a task.
fn months_meant(id: TaskId, words: &str, desk: &Desk) -> Vec<u32> {
    let committee = desk.session.committee();
    let [before, after] = committee.deadlines_beside(id);
    deadline::ordered(words, committee.reference_day(desk.today), &committee.sessions(), before, after)
}

/// The words of a deadline with each month that may have been meant in the place of one that is
/// none; those first that fit between the deadlines beside the task.
fn with_months(id: TaskId, words: &str, desk: &Desk) -> Vec<String> {
    let committee = desk.session.committee();
    let (reference, sessions) = (committee.reference_day(desk.today), committee.sessions());
    let Err(Unread::UnknownMonth { word, .. }) = deadline::understand(words, reference, &sessions) else {
        return Vec::new();
    };
    let months = months_meant(id, words, desk);
    let names = months.into_iter().filter_map(|month| Usage::Moroccan.month(month));
    names.map(|name| words.replacen(&word, name, 1)).collect()
}

/// How the words of the deadline are understood, as they are being written.
fn deadline_said(id: TaskId, before: &Deadline, words: &str, desk: &Desk) -> Option<Notice> {
    let phrases = &desk.phrases.programme;
    if let Some(reading) = &deadline(before, words, desk).reading {
        let said = (phrases.understood)(reading);
        // What was there before is told by the checker; here is what is being written.
        let fresh = before.verbatim.trim() != words.trim();
        let founded = desk.session.committee().profile.as_ref().and_then(|profile| profile.founded);
        let past = match founded {
            _ if !fresh => None,
            Some(day) if reading.latest < day => Some(phrases.before_founding),
            _ => (reading.latest < desk.today).then_some(phrases.in_the_past),
        };
        return Some(match past {
            Some(past) => Notice::warned(format!("{said}{past}")),
            None => Notice::said(said),
        });
    }
    let committee = desk.session.committee();
    match deadline::understand(words, committee.reference_day(desk.today), &committee.sessions()) {
        Ok(Meaning::Undated(undated)) => Some(Notice::said((phrases.undated)(&undated, desk.today))),
        Err(Unread::Empty) | Ok(Meaning::Days(_)) => None,
        Err(Unread::UnknownMonth { word, .. }) => {
            let suggestions = months_meant(id, words, desk);
            Some(Notice::warned((phrases.not_understood)(&Unread::UnknownMonth { word, suggestions })))
        }
        Err(why) => Some(Notice::warned((phrases.not_understood)(&why))),
    }
}

/// Who is responsible, as `words` name them; as it was when the words are as they were.
fn parties(now: &Task, words: &str, desk: &Desk) -> Vec<Party> {
    if now.responsible_words.trim() == words.trim() {
        return now.responsible.clone();
    }
    responsible::Known::of(desk.session.committee()).read(words)
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
