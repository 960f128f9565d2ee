//! What waits for what: circles, and tasks that begin on the day what they wait for ends.
//!
//! Used by [`check`](super::check) only. How slack is counted is the schedule's.

use super::super::schedule::{Schedule, Slack};
use super::super::{Change, Edit, Record, Task, TaskId};
use super::{Checker, Matter, Mend, Remedy};

pub(super) fn check(checker: &mut Checker) {
    let schedule = Schedule::of(checker.committee);
    for circle in schedule.circles() {
        circular(checker, circle);
    }
    for (id, task) in checker.programme.clone() {
        let in_a_circle = |other: TaskId| {
            schedule.circles().iter().any(|circle| circle.contains(&id) && circle.contains(&other))
        };
        for link in schedule.before(id) {
            // Days mean nothing where neither of two can begin.
            let Slack::Days(days @ ..=0) = link.slack else { continue };
            if in_a_circle(link.before) {
                continue;
            }
            let Some(first) = checker.committee.tasks.get(&link.before) else { continue };
            let matter = Matter::NoSlack { first: first.action.trim().to_owned(), days: days.unsigned_abs() };
            checker.find(matter, Record::Task(id), &task.action, Vec::new());
        }
    }
}

/// One finding a circle, at its first task in the programme.
fn circular(checker: &mut Checker, circle: &[TaskId]) {
    let first = checker.programme.iter().find(|(id, _)| circle.contains(id)).copied();
    let Some((id, task)) = first else { return };
    let inside = |it: &&TaskId| circle.contains(it);
    let Some(before) = task.after.iter().find(inside).copied() else { return };
    let other = checker.committee.tasks.get(&before).map(|it| it.action.trim().to_owned());
    let matter = Matter::CircularDependency { other: other.unwrap_or_default(), tasks: circle.len() };
    let after: Vec<TaskId> = task.after.iter().filter(|it| !circle.contains(it)).copied().collect();
    let change = Change::Task(Box::new(Edit::replace(id, task, Task { after, ..task.clone() })));
    let action = task.action.clone();
    checker.find(matter, Record::Task(id), &action, vec![Mend { remedy: Remedy::Release, change }]);
}
