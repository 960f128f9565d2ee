//! The programme: what is missing in it, and what stands in it twice.
//!
//! Used by [`check`](super::check) only.

use std::collections::{HashMap, HashSet};

use super::super::fold::fold;
use super::super::{Change, Edit, Objective, ObjectiveId, Record, Task};
use super::{Checker, Matter, Mend, Remedy};

pub(super) fn check(checker: &mut Checker) {
    objectives(checker);
    let mut seen: HashSet<(ObjectiveId, String)> = HashSet::new();
    for (id, task) in checker.programme.clone() {
        let at = Record::Task(id);
        if task.action.trim().is_empty() {
            checker.find(Matter::NoAction, at, &task.responsible_words, Vec::new());
        } else if !seen.insert((task.objective, key(task))) {
            let change = Change::Task(Box::new(Edit::remove(id, task)));
            checker.find(Matter::TaskTwice, at, &task.action, vec![Mend { remedy: Remedy::Remove, change }]);
        }
        if !task.status.is_open() {
            continue;
        }
        if task.responsible_words.trim().is_empty() {
            checker.find(Matter::NoResponsible, at, &task.action, Vec::new());
        }
        if task.deadline.verbatim.trim().is_empty() {
            checker.find(Matter::NoDeadline, at, &task.action, Vec::new());
        }
    }
}

/// What makes two tasks of an objective one: an action that comes again on another day is two.
fn key(task: &Task) -> String {
    let words = [&task.action, &task.responsible_words, &task.deadline.verbatim];
    words.map(|words| fold(words.trim_matches(|c: char| !c.is_alphanumeric()))).join("\n")
}

fn objectives(checker: &mut Checker) {
    let mut tasks: HashMap<ObjectiveId, usize> = HashMap::new();
    for (_, task) in &checker.programme {
        *tasks.entry(task.objective).or_default() += 1;
    }
    let mut seen: HashSet<String> = HashSet::new();
    for (id, objective) in checker.committee.objectives_in_order() {
        let at = Record::Objective(id);
        let mends = |objective: &Objective| {
            let change = Change::Objective(Box::new(Edit::remove(id, objective)));
            vec![Mend { remedy: Remedy::Remove, change }]
        };
        let empty = !tasks.contains_key(&id);
        if !seen.insert(fold(objective.title.trim())) {
            let mends = if empty { mends(objective) } else { Vec::new() };
            checker.find(Matter::ObjectiveTwice, at, &objective.title, mends);
        } else if empty {
            checker.find(Matter::NoTasks, at, &objective.title, mends(objective));
        }
    }
}
