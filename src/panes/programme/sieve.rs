//! What the work programme shows: which tasks pass, and what is said of the filter.
//!
//! Used by the rows of the pane. It hides rows and changes nothing.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::rows::Row;
use crate::domain::fold::fold;
use crate::domain::query::{Found, Index, Query};
use crate::domain::{Committee, MemberId, Task, TaskId};
use crate::i18n::Phrases;
use crate::ui::chart::Month;

/// What the rows are filtered by; the parts hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sieve {
    /// Late, due this month, or of one responsible.
    pub kind: Option<Kind>,
    /// Words typed, as typed.
    pub words: String,
}

/// A filter with a command of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Late tasks.
    Overdue,
    /// Open tasks whose deadline meets this month.
    ThisMonth,
    /// Tasks of this responsible: by the words, or the member they were resolved to.
    Responsible {
        /// The name as written.
        words: String,
        /// The member, when the name was resolved.
        member: Option<MemberId>,
    },
}

/// What of a task's deadline filters ask for, on the day the rows were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct When {
    /// Open and past its last day.
    pub late: bool,
    /// Open and due within the month.
    pub this_month: bool,
}

/// A sieve made ready for many tasks, taken in the order of the paper.
pub(super) struct Ready<'a> {
    kind: Option<&'a Kind>,
    /// The rows that have each word typed.
    words: Vec<Found>,
    /// Which of them the objective at hand does not have.
    missing: Vec<usize>,
    responsible: Query,
    /// Cells of the responsible already looked at: a programme has few different ones.
    seen: HashMap<&'a str, bool>,
}

impl When {
    /// What is to be known of `task` on `today`.
    pub fn of(task: &Task, today: NaiveDate) -> Self {
        let Some(reading) = task.deadline.reading.as_ref().filter(|_| task.status.is_open()) else {
            return Self::default();
        };
        let month = Month::of(today);
        let this_month = Month::of(reading.earliest) <= month && month <= Month::of(reading.latest);
        Self { late: task.is_overdue(today), this_month }
    }
}

impl Sieve {
    /// Whether every row passes.
    pub fn is_open(&self) -> bool {
        self.kind.is_none() && !self.has_words()
    }

    /// Whether words are looked for.
    pub fn has_words(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// Makes the sieve ready for the rows with these `words`, which must be there when words
    /// are looked for.
    pub fn ready<'a>(&'a self, words: Option<&Index>) -> Ready<'a> {
        let responsible = match &self.kind {
            Some(Kind::Responsible { words, .. }) => Query::new(words),
            _ => Query::default(),
        };
        let typed = self.words.split_whitespace().map(Query::new).filter(|word| !word.is_empty());
        Ready {
            kind: self.kind.as_ref(),
            words: typed.filter_map(|word| Some(words?.find(&word))).collect(),
            missing: Vec::new(),
            responsible,
            seen: HashMap::new(),
        }
    }

    /// What is shown, in words.
    pub fn words(&self, phrases: &Phrases) -> String {
        let said = &phrases.programme;
        let kind = self.kind.as_ref().map(|kind| match kind {
            Kind::Overdue => said.only_late.to_owned(),
            Kind::ThisMonth => said.only_this_month.to_owned(),
            Kind::Responsible { words, .. } => (said.only_responsible)(words),
        });
        let words = self.words.trim();
        let words = (!words.is_empty()).then(|| (said.only_words)(words));
        kind.into_iter().chain(words).collect::<Vec<_>>().join(" · ")
    }
}

impl<'a> Ready<'a> {
    /// Takes the tasks that follow to stand under the objective in this slot.
    pub fn under(&mut self, slot: usize) {
        self.missing.clear();
        let missing = self.words.iter().enumerate().filter(|(_, found)| !found.has(slot));
        self.missing.extend(missing.map(|(nth, _)| nth));
    }

    /// Whether a task passes: each word in its own words, by its `slot`, or in its objective's.
    pub fn passes(&mut self, slot: usize, when: When, id: TaskId, committee: &'a Committee) -> bool {
        let mut missing = self.missing.iter().filter_map(|nth| self.words.get(*nth));
        if !missing.all(|found| found.has(slot)) {
            return false;
        }
        match self.kind {
            None => true,
            Some(Kind::Overdue) => when.late,
            Some(Kind::ThisMonth) => when.this_month,
            Some(Kind::Responsible { member, .. }) => {
                committee.tasks.get(&id).is_some_and(|task| self.is_of(task, *member))
            }
        }
    }

    fn is_of(&mut self, task: &'a Task, member: Option<MemberId>) -> bool {
        let named = member.is_some() && task.responsible.iter().any(|party| party.member == member);
        let responsible = &self.responsible;
        let look = || responsible.matches(&fold(&task.responsible_words));
        named || *self.seen.entry(task.responsible_words.as_str()).or_insert_with(look)
    }
}

/// The words of a row that typed words are looked for in, folded.
pub(super) fn text_of(row: Row, committee: &Committee) -> String {
    match row {
        Row::Objective(id) => committee.objectives.get(&id).map(|it| fold(&it.title)),
        Row::Task(id) => {
            committee.tasks.get(&id).map(|task| fold(&format!("{} {}", task.action, task.responsible_words)))
        }
        Row::Group(_) => None,
    }
    .unwrap_or_default()
}
