//! Changes of the work programme: what moves, what is added, what is removed.
//!
//! Used by the pane and its forms. Pure: a committee in, a change out; whether and when it
//! is recorded, the session decides. A move is one edit wherever the ranks leave room.

use crate::domain::{Change, Committee, Edit, Objective, ObjectiveId, Rank, Status, Task, TaskId};

/// A way along the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// To the row above.
    Before,
    /// To the row below.
    After,
}

/// Moves an objective, and so all its tasks, past the objective beside it.
pub(super) fn move_objective(committee: &Committee, id: ObjectiveId, toward: Toward) -> Option<Change> {
    let order = objectives(committee);
    let at = order.iter().position(|(it, _)| *it == id)?;
    let to = match toward {
        Toward::Before => at.checked_sub(1)?,
        Toward::After => Some(at + 1).filter(|to| *to < order.len())?,
    };
    let others: Vec<_> = order.into_iter().filter(|(it, _)| *it != id).collect();
    let (rank, shifted) = Rank::make_room(&others, to);
    let before = committee.objectives.get(&id)?;
    let mut changes = re_rank_objectives(committee, &shifted);
    changes.push(edit_objective(id, before, Objective { rank, ..before.clone() }));
    Some(Change::together(changes))
}

/// Moves a task past the one beside it, and at the edge into the neighbouring objective.
pub(super) fn move_task(committee: &Committee, id: TaskId, toward: Toward) -> Option<Change> {
    let task = committee.tasks.get(&id)?;
    let siblings = tasks_under(committee, task.objective);
    let at = siblings.iter().position(|(it, _)| *it == id)?;
    let objectives = objectives(committee);
    let group = objectives.iter().position(|(it, _)| *it == task.objective)?;
    let (objective, to) = match toward {
        Toward::Before if at > 0 => (task.objective, at - 1),
        Toward::After if at + 1 < siblings.len() => (task.objective, at + 1),
        Toward::Before => {
            let (above, _) = *objectives.get(group.checked_sub(1)?)?;
            (above, tasks_under(committee, above).len())
        }
        Toward::After => (objectives.get(group + 1)?.0, 0),
    };
    Some(put_task(committee, id, Task { objective, ..task.clone() }, to))
}

/// Adds or replaces a task so that it stands at place `at` among the others under its objective.
pub(super) fn put_task(committee: &Committee, id: TaskId, task: Task, at: usize) -> Change {
    let others: Vec<_> =
        tasks_under(committee, task.objective).into_iter().filter(|(it, _)| *it != id).collect();
    let (rank, shifted) = Rank::make_room(&others, at);
    let mut changes: Vec<Change> = shifted
        .into_iter()
        .filter_map(|(it, rank)| {
            let before = committee.tasks.get(&it)?;
            Some(edit_task(it, before, Task { rank, ..before.clone() }))
        })
        .collect();
    let task = Task { rank, ..task };
    changes.push(Change::Task(Box::new(Edit {
        id,
        before: committee.tasks.get(&id).cloned(),
        after: Some(task),
    })));
    Change::together(changes)
}

/// Adds an objective after `after`; at the end without one.
pub(super) fn add_objective(
    committee: &Committee,
    id: ObjectiveId,
    objective: Objective,
    after: Option<ObjectiveId>,
) -> Change {
    let order = objectives(committee);
    let found = after.and_then(|after| order.iter().position(|(it, _)| *it == after));
    let (rank, shifted) = Rank::make_room(&order, found.map_or(order.len(), |at| at + 1));
    let mut changes = re_rank_objectives(committee, &shifted);
    changes.push(Change::Objective(Box::new(Edit::add(id, Objective { rank, ..objective }))));
    Change::together(changes)
}

/// Where a task added after `selected` stands among the tasks of `objective`: first when
/// the objective itself is selected.
pub(super) fn place_after(committee: &Committee, objective: ObjectiveId, selected: Option<TaskId>) -> usize {
    let siblings = tasks_under(committee, objective);
    siblings.iter().position(|(it, _)| Some(*it) == selected).map_or(0, |at| at + 1)
}

/// Removes an objective and every task under it, as one step.
pub(super) fn remove_objective(committee: &Committee, id: ObjectiveId) -> Option<Change> {
    let objective = committee.objectives.get(&id)?;
    let tasks = committee.tasks.iter().filter(|(_, task)| task.objective == id);
    let mut changes: Vec<Change> =
        tasks.map(|(id, task)| Change::Task(Box::new(Edit::remove(*id, task)))).collect();
    changes.push(Change::Objective(Box::new(Edit::remove(id, objective))));
    Some(Change::together(changes))
}

/// A task with its status changed: what is done is wholly done, what is not begun is at nothing.
pub(super) fn with_status(task: &Task, status: Status) -> Task {
    let progress = match status {
        Status::Done => 100,
        Status::NotStarted => 0,
        Status::InProgress | Status::Suspended | Status::Cancelled => task.progress,
    };
    Task { status, progress, ..task.clone() }
}

/// The status offered after `status`, round and round.
pub(super) fn next_status(status: Status) -> Status {
    let mut all = Status::ALL.into_iter().cycle().skip_while(|it| *it != status);
    all.nth(1).unwrap_or(status)
}

/// How many tasks stand under an objective.
pub(super) fn count_under(committee: &Committee, id: ObjectiveId) -> usize {
    committee.tasks.values().filter(|task| task.objective == id).count()
}

pub(super) fn edit_task(id: TaskId, before: &Task, after: Task) -> Change {
    Change::Task(Box::new(Edit::replace(id, before, after)))
}

pub(super) fn edit_objective(id: ObjectiveId, before: &Objective, after: Objective) -> Change {
    Change::Objective(Box::new(Edit::replace(id, before, after)))
}

fn objectives(committee: &Committee) -> Vec<(ObjectiveId, Rank)> {
    committee.objectives_in_order().into_iter().map(|(id, objective)| (id, objective.rank)).collect()
}

fn tasks_under(committee: &Committee, objective: ObjectiveId) -> Vec<(TaskId, Rank)> {
    let tasks = committee.tasks.iter().filter(|(_, task)| task.objective == objective);
    let mut order: Vec<_> = tasks.map(|(id, task)| (*id, task.rank)).collect();
    order.sort_by_key(|(id, rank)| (*rank, *id));
    order
}

fn re_rank_objectives(committee: &Committee, shifted: &[(ObjectiveId, Rank)]) -> Vec<Change> {
    let edits = shifted.iter().filter_map(|(id, rank)| {
        let before = committee.objectives.get(id)?;
        Some(edit_objective(*id, before, Objective { rank: *rank, ..before.clone() }))
    });
    edits.collect()
}
