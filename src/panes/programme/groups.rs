//! What the tasks of the programme are put together by, when not by their objectives.
//!
//! Used by the rows of the pane. A group is told by what its tasks have in common; it is no
//! record and cannot be changed.

use std::collections::HashMap;

use super::rows::Row;
use crate::domain::fold::fold;
use crate::domain::schedule::Grouping;
use crate::domain::{Status, Task};
use crate::i18n::{Phrases, dates};
use crate::ui::chart::Month;

/// What the tasks of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    /// Who leads them: a number among the names.
    Responsible(usize),
    /// The month of their last day.
    Month(Month),
    /// They have no deadline that was understood.
    Undated,
    /// Where the work stands.
    Status(Status),
}

/// The names that groups have been made of, each once; a name keeps its number.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// As first written.
    names: Vec<String>,
    /// By their words, however spelled.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// The head under which `task` stands.
    pub fn head(&mut self, task: &Task, grouping: Grouping) -> Row {
        match grouping {
            Grouping::Objective => Row::Objective(task.objective),
            Grouping::Responsible => Row::Group(Group::Responsible(self.number(leader(task)))),
            Grouping::Month => Row::Group(match &task.deadline.reading {
                Some(reading) => Group::Month(Month::of(reading.latest)),
                None => Group::Undated,
            }),
            Grouping::Status => Row::Group(Group::Status(task.status)),
        }
    }

    /// What heads are sorted by: names as they first appear, what has none at the end.
    pub fn place(&self, head: Row) -> (bool, Option<Group>) {
        match head {
            Row::Group(group @ Group::Responsible(nth)) => {
                (self.names.get(nth).is_some_and(String::is_empty), Some(group))
            }
            Row::Group(group) => (false, Some(group)),
            _ => (false, None),
        }
    }

    /// What the head of a group says.
    pub fn words(&self, group: Group, phrases: &Phrases) -> String {
        let say = &phrases.timeline;
        match group {
            Group::Responsible(nth) => match self.names.get(nth).map(String::as_str) {
                None | Some("") => say.nobody.to_owned(),
                Some(name) => name.to_owned(),
            },
            Group::Month(month) => {
                format!("{} {}", dates::month(phrases.language, month.number()), month.year())
            }
            Group::Undated => say.undated.to_owned(),
            Group::Status(status) => (phrases.common.status)(status).to_owned(),
        }
    }

    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = self.names.len();
        let number = *self.numbers.entry(fold(name)).or_insert(next);
        if number == next {
            self.names.push(name.to_owned());
        }
        // As written too, so that a name that was met is folded once.
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

/// Who is named first; the whole cell where nobody was understood.
fn leader(task: &Task) -> &str {
    task.responsible.first().map_or(task.responsible_words.trim(), |party| party.name.trim())
}
