//! Every row of the work programme in the order of the paper, with what filters ask of it.
//!
//! Used by the rows of the pane. What is made of a record is kept until that record changes:
//! one changed task costs one row, in a programme of any length.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::rows::{Counts, Row};
use super::sieve::{self, When};
use crate::domain::query::Index;
use crate::domain::{Committee, Objective, ObjectiveId, Rank, Status, Task, TaskId};
use crate::panes::changed::Changed;
use crate::ui::chart::Month;

/// A row and what has been made of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The row.
    pub row: Row,
    /// Its number in the index of words, as long as it is there.
    pub slot: usize,
    /// When it is due, for a task.
    pub when: When,
    /// The objective it is, or stands under.
    pub objective: ObjectiveId,
    rank: Rank,
    done: bool,
    /// First and last month of the deadline.
    months: Option<(Month, Month)>,
}

/// Every row in the order of the paper.
///
/// Invariant: no slot below `slots` belongs to two rows; `words`, once read, has the words of
/// each row under its slot.
#[derive(Debug, Default)]
pub(super) struct Order {
    entries: Vec<Entry>,
    slots: usize,
    words: Option<Index>,
}

impl Entry {
    fn of_objective(id: ObjectiveId, objective: &Objective, slot: usize) -> Self {
        let (row, when) = (Row::Objective(id), When::default());
        Self { row, slot, when, objective: id, rank: objective.rank, done: false, months: None }
    }

    fn of_task(id: TaskId, task: &Task, slot: usize, today: NaiveDate) -> Self {
        let reading = task.deadline.reading.as_ref();
        Self {
            row: Row::Task(id),
            slot,
            when: When::of(task, today),
            objective: task.objective,
            rank: task.rank,
            done: task.status == Status::Done,
            months: reading.map(|it| (Month::of(it.earliest), Month::of(it.latest))),
        }
    }
}

impl Order {
    /// The rows of `committee`; their words are not read yet.
    pub fn new(committee: &Committee, today: NaiveDate) -> Self {
        let mut order = Self::default();
        order.lay(committee, today);
        order
    }

    /// Takes the records of `changed` as they now are; all others are as they were.
    pub fn update(&mut self, committee: &Committee, today: NaiveDate, changed: &Changed) {
        if changed.objectives.is_empty() {
            changed.tasks.iter().for_each(|id| self.replace(*id, committee, today));
            return;
        }
        // Objectives carry their tasks along: the order is laid again, the words stay.
        let rows = changed.objectives.iter().map(|id| Row::Objective(*id));
        let rows: Vec<Row> = rows.chain(changed.tasks.iter().map(|id| Row::Task(*id))).collect();
        let before: Vec<_> = rows.iter().filter_map(|row| self.find(*row)).collect();
        self.lay(committee, today);
        // A record that is gone has no words; one that came has a slot of its own.
        before.iter().for_each(|gone| self.reword(gone.slot, String::new()));
        for row in rows {
            if let Some(entry) = self.find(row) {
                self.reword(entry.slot, sieve::text_of(row, committee));
            }
        }
    }

    /// Every row.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The words of the rows by their slots, if they have been read.
    pub fn words(&self) -> Option<&Index> {
        self.words.as_ref()
    }

    /// Reads the words of every row, unless they have been read.
    pub fn read(&mut self, committee: &Committee) {
        if self.words.is_some() {
            return;
        }
        let mut texts = vec![String::new(); self.slots];
        for entry in &self.entries {
            if let Some(text) = texts.get_mut(entry.slot) {
                *text = sieve::text_of(entry.row, committee);
            }
        }
        self.words = Some(Index::new(texts));
    }

    /// What is counted over all rows; none of them is shown yet.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in self.entries.iter().filter(|entry| matches!(entry.row, Row::Task(_))) {
            counts.tasks += 1;
            counts.overdue += usize::from(entry.when.late);
            counts.done += usize::from(entry.done);
            if let Some((from, until)) = entry.months {
                let (first, last) = counts.span.unwrap_or((from, until));
                counts.span = Some((first.min(from), last.max(until)));
            }
        }
        counts
    }

    fn find(&self, row: Row) -> Option<Entry> {
        self.entries.iter().find(|entry| entry.row == row).copied()
    }

    fn reword(&mut self, slot: usize, text: String) {
        if let Some(words) = &mut self.words {
            words.set(slot, text);
        }
    }

    /// Puts every row in the order of the paper; a row that was there keeps its slot.
    fn lay(&mut self, committee: &Committee, today: NaiveDate) {
        let known: HashMap<Row, usize> = self.entries.drain(..).map(|it| (it.row, it.slot)).collect();
        let slots = &mut self.slots;
        let mut slot_of = |row: Row| {
            known.get(&row).copied().unwrap_or_else(|| {
                *slots += 1;
                *slots - 1
            })
        };
        let objectives = committee.objectives_in_order();
        let places: HashMap<ObjectiveId, usize> =
            objectives.iter().enumerate().map(|(nth, (id, _))| (*id, nth)).collect();
        let mut tasks: Vec<(usize, Rank, TaskId, &Task)> = committee
            .tasks
            .iter()
            .filter_map(|(id, task)| Some((*places.get(&task.objective)?, task.rank, *id, task)))
            .collect();
        tasks.sort_unstable_by_key(|(place, rank, id, _)| (*place, *rank, *id));
        let mut tasks = tasks.into_iter().peekable();
        for (nth, (id, objective)) in objectives.iter().enumerate() {
            self.entries.push(Entry::of_objective(*id, objective, slot_of(Row::Objective(*id))));
            while let Some((_, _, id, task)) = tasks.next_if(|(place, ..)| *place == nth) {
                self.entries.push(Entry::of_task(id, task, slot_of(Row::Task(id)), today));
            }
        }
    }

    /// Takes one task as it now is, in its place or in another.
    fn replace(&mut self, id: TaskId, committee: &Committee, today: NaiveDate) {
        let row = Row::Task(id);
        let at = self.entries.iter().position(|entry| entry.row == row);
        let Some(task) = committee.tasks.get(&id) else {
            let gone = at.map(|at| self.entries.remove(at));
            gone.into_iter().for_each(|gone| self.reword(gone.slot, String::new()));
            return;
        };
        let slot = match at.and_then(|at| self.entries.get(at)) {
            Some(before) => before.slot,
            None => {
                self.slots += 1;
                self.slots - 1
            }
        };
        let entry = Entry::of_task(id, task, slot, today);
        let stays = |it: &&mut Entry| (it.objective, it.rank) == (entry.objective, entry.rank);
        match at.and_then(|at| self.entries.get_mut(at)).filter(stays) {
            Some(before) => *before = entry,
            None => {
                self.entries.retain(|it| it.row != row);
                self.insert(id, entry);
            }
        }
        self.reword(slot, sieve::text_of(row, committee));
    }

    /// Puts a task in its place under its objective.
    fn insert(&mut self, id: TaskId, entry: Entry) {
        let head = Row::Objective(entry.objective);
        let Some(head) = self.entries.iter().position(|it| it.row == head) else { return };
        let under = self.entries.iter().skip(head + 1).take_while(|it| it.objective == entry.objective);
        let before = under.take_while(|it| match it.row {
            Row::Task(other) => (it.rank, other) < (entry.rank, id),
            _ => false,
        });
        let at = head + 1 + before.count();
        self.entries.insert(at, entry);
    }
}
