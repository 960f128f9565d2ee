//! The agenda as JSON and as text.
//!
//! Used by `list` through [`listing`](super::listing). Fields are only ever added.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::listing::{iso, row};
use crate::domain::schedule::{Agenda, Schedule, Slack, Warning};
use crate::domain::{Committee, Task, TaskId};

/// The agenda: `from, until, late, due, undated`; `late` and `due` hold rows of `id, due,
/// deadline, responsible_verbatim, action, objective, status, progress`.
#[must_use]
pub fn agenda(committee: &Committee, found: &Agenda) -> Value {
    let rows = |ids: &[TaskId]| -> Vec<Value> {
        let tasks = ids.iter().filter_map(|id| Some((id, committee.tasks.get(id)?)));
        tasks.map(|(id, task)| agenda_row(committee, *id, task)).collect()
    };
    let due: Vec<Value> = found.due.iter().flat_map(|(_, tasks)| rows(tasks)).collect();
    json!({
        "from": found.from.to_string(),
        "until": found.until.to_string(),
        "late": rows(&found.late),
        "due": due,
        "undated": found.undated,
    })
}

fn agenda_row(committee: &Committee, id: TaskId, task: &Task) -> Value {
    json!({
        "id": id.0,
        "due": iso(last_day(task)),
        "deadline": task.deadline.verbatim,
        "responsible_verbatim": task.responsible_words,
        "action": task.action,
        "objective": committee.objectives.get(&task.objective).map(|it| it.title.as_str()),
        "status": task.status.word(),
        "progress": task.progress,
    })
}

/// The agenda as text: `late` or `due`, last day, responsible, deadline, action, status.
#[must_use]
pub fn agenda_text(committee: &Committee, found: &Agenda) -> String {
    let line = |word: &str, id: &TaskId| {
        let task = committee.tasks.get(id)?;
        let day = iso(last_day(task)).unwrap_or_default();
        let (who, until) = (&task.responsible_words, &task.deadline.verbatim);
        Some(row(&[word, &day, who, until, &task.action, task.status.word()]))
    };
    let late = found.late.iter().filter_map(|id| line("late", id));
    let due = found.due.iter().flat_map(|(_, tasks)| tasks).filter_map(|id| line("due", id));
    late.chain(due).collect()
}

/// What a task of the list of the programme has of its dependencies, its evidence, its past.
pub(super) fn follow_up(id: TaskId, task: &Task, schedule: &Schedule) -> [(&'static str, Value); 6] {
    let after = schedule.before(id).iter().map(|link| {
        let slack = match link.slack {
            Slack::Days(days) => Some(days),
            Slack::Settled | Slack::Unknown => None,
        };
        json!({ "id": link.before.0, "slack": slack })
    });
    let warning = schedule.warning(id).map(|warning| match warning {
        Warning::Circular => "circular-dependency",
        Warning::NoSlack(_) => "no-slack",
    });
    let evidence = task.evidence.iter();
    let evidence = evidence.map(|it| json!({ "day": iso(it.day), "words": it.words, "link": it.link }));
    let carried = task.carried.iter().map(|it| {
        let latest = it.deadline.reading.as_ref().map(|reading| reading.latest);
        json!({ "deadline": it.deadline.verbatim, "latest": iso(latest), "day": iso(it.day), "why": it.why })
    });
    [
        ("completion", json!(task.completion.map(crate::domain::Completion::word))),
        ("after", after.collect()),
        ("warning", json!(warning)),
        ("evidence", evidence.collect()),
        ("meeting", json!(task.meeting.map(|id| id.0))),
        ("carried", carried.collect()),
    ]
}

fn last_day(task: &Task) -> Option<NaiveDate> {
    task.deadline.reading.as_ref().map(|reading| reading.latest)
}
