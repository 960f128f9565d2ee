//! The rows of the work programme: objectives and tasks in one list, filtered, and which
//! one is selected.
//!
//! Used by the pane. It knows no width: an objective is one row here however many lines
//! its words take on the screen.
//!
//! Invariant: `place` points at the selected row whenever there is one.

use chrono::NaiveDate;

use super::paper::Order;
use super::sieve::Sieve;
use crate::domain::query::Query;
use crate::domain::{Committee, ObjectiveId, TaskId};
use crate::panes::changed::Changed;
use crate::ui::chart::Month;

/// A row: the head of a group, or one of the tasks under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Row {
    /// An objective.
    Objective(ObjectiveId),
    /// A task.
    Task(TaskId),
}

/// The rows in view of the filter.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Every row in the order of the paper.
    order: Order,
    /// The rows that pass, by their place in `order`.
    kept: Vec<usize>,
    /// The same rows.
    shown: Vec<Row>,
    place: usize,
    /// A row to be selected as soon as it is there: one that is being added.
    awaited: Option<Row>,
    /// What is shown.
    pub sieve: Sieve,
    /// What is counted at the foot.
    pub counts: Counts,
    /// Changes whenever the rows, or the words of an objective, do.
    pub version: u64,
}

/// A way through the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// To the rows below.
    Down,
    /// To the rows above.
    Up,
}

/// What is counted over the whole programme, whatever is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    /// Tasks.
    pub tasks: usize,
    /// Tasks that are done.
    pub done: usize,
    /// Tasks that are late.
    pub overdue: usize,
    /// Tasks that pass the filter.
    pub shown: usize,
    /// First and last month of the deadlines that were understood.
    pub span: Option<(Month, Month)>,
}

impl Rows {
    /// Takes the committee as it now stands, keeping the selected record if it is there.
    pub fn rebuild(&mut self, committee: &Committee, today: NaiveDate) {
        self.order = Order::new(committee, today);
        self.version += 1;
        self.settle(committee);
    }

    /// Takes the committee as it now stands, with no other record than those of `changed`
    /// different from before; the selected record stays so if it is there.
    pub fn update(&mut self, committee: &Committee, today: NaiveDate, changed: &Changed) {
        if changed.objectives.is_empty() && changed.tasks.is_empty() {
            return;
        }
        self.order.update(committee, today, changed);
        self.version += u64::from(!changed.objectives.is_empty());
        self.settle(committee);
    }

    /// Counts and shows the rows anew, and selects the one awaited if it has come.
    fn settle(&mut self, committee: &Committee) {
        self.counts = self.order.counts();
        let arrived = self.awaited.filter(|row| match row {
            Row::Objective(id) => committee.objectives.contains_key(id),
            Row::Task(id) => committee.tasks.contains_key(id),
        });
        self.sift(committee);
        if let Some(row) = arrived {
            self.awaited = None;
            if !self.select(row) {
                // What was just added is always seen.
                self.sieve = Sieve::default();
                self.sift(committee);
                self.select(row);
            }
        }
    }

    /// Shows what passes the sieve as it now is.
    pub fn sift(&mut self, committee: &Committee) {
        let selected = self.selected();
        if self.sieve.is_open() {
            self.kept = (0..self.order.entries().len()).collect();
            self.counts.shown = self.counts.tasks;
        } else {
            self.sift_all(committee);
        }
        let entries = self.order.entries();
        let shown = self.kept.iter().filter_map(|at| entries.get(*at)).map(|entry| entry.row);
        let shown: Vec<Row> = shown.collect();
        if shown != self.shown {
            self.shown = shown;
            self.version += 1;
        }
        let found = selected.and_then(|row| self.shown.iter().position(|it| *it == row));
        self.place = found.unwrap_or_else(|| self.place.min(self.shown.len().saturating_sub(1)));
    }

    fn sift_all(&mut self, committee: &Committee) {
        if self.sieve.has_words() {
            self.order.read(committee);
        }
        let mut ready = self.sieve.ready(self.order.words());
        let (mut head, mut count) = (None, 0);
        self.kept = Vec::new();
        for (at, entry) in self.order.entries().iter().enumerate() {
            let Row::Task(id) = entry.row else {
                head = Some(at);
                ready.under(entry.slot);
                continue;
            };
            if ready.passes(entry.slot, entry.when, id, committee) {
                // An objective is shown with its first task that passes, and not without one.
                self.kept.extend(head.take());
                self.kept.push(at);
                count += 1;
            }
        }
        self.counts.shown = count;
    }

    /// Reads the words of every row, unless they have been read: before words are typed.
    pub fn read_words(&mut self, committee: &Committee) {
        self.order.read(committee);
    }

    /// Selects the next row with the words of `query`, from row `from` on, round and round;
    /// `false` when there is none.
    pub fn seek(&mut self, query: &Query, from: usize, course: Course, committee: &Committee) -> bool {
        self.order.read(committee);
        let rows = self.shown.len();
        let sought = self.order.words().map(|words| words.find(query));
        let has = |nth: &usize| {
            let entry = self.kept.get(*nth).and_then(|at| self.order.entries().get(*at));
            entry.zip(sought.as_ref()).is_some_and(|(entry, sought)| sought.has(entry.slot))
        };
        let found = match course {
            Course::Down => (from..rows).chain(0..from.min(rows)).find(has),
            Course::Up => {
                let others = (0..rows).cycle().skip(from + 1).take(rows.saturating_sub(1));
                others.filter(has).last().or(Some(from).filter(has))
            }
        };
        self.place = found.unwrap_or(self.place);
        found.is_some()
    }

    /// Every row that is shown.
    pub fn shown(&self) -> &[Row] {
        &self.shown
    }

    /// The selected row.
    pub fn selected(&self) -> Option<Row> {
        self.shown.get(self.place).copied()
    }

    /// The number of the selected row among those shown.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Selects row number `place`, or the last.
    pub fn select_place(&mut self, place: usize) {
        self.place = place.min(self.shown.len().saturating_sub(1));
    }

    /// Selects `row`; `false` when it is not shown.
    pub fn select(&mut self, row: Row) -> bool {
        let found = self.shown.iter().position(|it| *it == row);
        self.place = found.unwrap_or(self.place);
        found.is_some()
    }

    /// Moves the selection by `rows`, stopping at the ends.
    pub fn step(&mut self, rows: isize) {
        self.place = self.place.saturating_add_signed(rows).min(self.shown.len().saturating_sub(1));
    }

    /// Selects the next objective.
    pub fn next_objective(&mut self) {
        let after = self.shown.iter().enumerate().skip(self.place + 1);
        let found = after.filter(|(_, row)| is_objective(row)).map(|(nth, _)| nth).next();
        self.place = found.unwrap_or(self.place);
    }

    /// Selects the objective of the selected task, or the one before the selected objective.
    pub fn previous_objective(&mut self) {
        let before = self.shown.iter().take(self.place).rposition(is_objective);
        self.place = before.unwrap_or(self.place);
    }

    /// Selects the first task shown, when there is one.
    pub fn select_first_task(&mut self) {
        self.place = self.shown.iter().position(|row| !is_objective(row)).unwrap_or(0);
    }

    /// The objective under which row number `nth` stands, or which it is.
    pub fn head_of(&self, nth: usize) -> Option<ObjectiveId> {
        let before = self.shown.get(..=nth)?;
        before.iter().rev().find_map(|row| match row {
            Row::Objective(id) => Some(*id),
            Row::Task(_) => None,
        })
    }

    /// Selects `row` as soon as it is there.
    pub fn await_row(&mut self, row: Row) {
        self.awaited = Some(row);
    }
}

fn is_objective(row: &Row) -> bool {
    matches!(row, Row::Objective(_))
}
