//! The rows of the work programme: objectives and tasks in one list, filtered, and which
//! one is selected.
//!
//! Used by the pane. It knows no width: an objective is one row here however many lines
//! its words take on the screen.
//!
//! Invariant: `place` points at the selected row whenever there is one.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::groups::{Group, Names};
use super::paper::Order;
use super::sieve::Sieve;
use crate::domain::query::Query;
use crate::domain::schedule::Grouping;
use crate::domain::{Committee, ObjectiveId, TaskId};
use crate::i18n::Phrases;
use crate::panes::changed::Changed;
use crate::ui::chart::Month;

/// A row: the head of a group, or one of the tasks under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Row {
    /// An objective.
    Objective(ObjectiveId),
    /// A task.
    Task(TaskId),
    /// Tasks that have something in common.
    Group(Group),
}

/// The rows in view of the filter.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Every row in the order of the paper.
    order: Order,
    /// The place in `order` of each row shown; a group has none.
    kept: Vec<Option<usize>>,
    /// The same rows.
    shown: Vec<Row>,
    grouping: Grouping,
    names: Names,
    /// Heads whose tasks are hidden, and how many pass the filter under each head.
    folded: HashSet<Row>,
    under: HashMap<Row, usize>,
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
            Row::Group(_) => false,
        });
        self.sift(committee);
        if let Some(row) = arrived {
            self.awaited = None;
            if !self.reveal(row, committee) {
                // What was just added is always seen.
                self.sieve = Sieve::default();
                self.sift(committee);
                self.reveal(row, committee);
            }
        }
    }

    /// Selects `row`, showing the tasks of its group if they are hidden; `false` when the
    /// filter does not let it through.
    pub fn reveal(&mut self, row: Row, committee: &Committee) -> bool {
        if self.select(row) {
            return true;
        }
        let Row::Task(id) = row else { return false };
        let Some(task) = committee.tasks.get(&id) else { return false };
        let head = self.names.head(task, self.grouping);
        if self.folded.remove(&head) {
            self.sift(committee);
        }
        self.select(row)
    }

    /// Shows what passes the sieve as it now is.
    pub fn sift(&mut self, committee: &Committee) {
        let selected = self.selected();
        // Where the selected task is folded away, its group takes its place.
        let head = self.head_row(self.place);
        let passing = if self.sieve.is_open() {
            self.counts.shown = self.counts.tasks;
            (0..self.order.entries().len()).collect()
        } else {
            self.passing(committee)
        };
        let mut rows = self.grouped(&passing, committee);
        self.fold(&mut rows);
        let shown: Vec<Row> = rows.iter().map(|(_, row)| *row).collect();
        self.kept = rows.into_iter().map(|(at, _)| at).collect();
        if shown != self.shown {
            self.shown = shown;
            self.version += 1;
        }
        let place = |row: Option<Row>| row.and_then(|row| self.shown.iter().position(|it| *it == row));
        let found = place(selected).or_else(|| place(head.filter(|head| self.folded.contains(head))));
        self.place = found.unwrap_or_else(|| self.place.min(self.shown.len().saturating_sub(1)));
    }

    /// The places in `order` of what passes the sieve.
    fn passing(&mut self, committee: &Committee) -> Vec<usize> {
        if self.sieve.has_words() {
            self.order.read(committee);
        }
        let mut ready = self.sieve.ready(self.order.words());
        let (mut head, mut count) = (None, 0);
        let mut passing = Vec::new();
        for (at, entry) in self.order.entries().iter().enumerate() {
            let Row::Task(id) = entry.row else {
                head = Some(at);
                ready.under(entry.slot);
                continue;
            };
            if ready.passes(entry.slot, entry.when, id, committee) {
                // An objective is shown with its first task that passes, and not without one.
                passing.extend(head.take());
                passing.push(at);
                count += 1;
            }
        }
        self.counts.shown = count;
        passing
    }

    /// The rows at these places, under the heads of the grouping.
    fn grouped(&mut self, passing: &[usize], committee: &Committee) -> Vec<(Option<usize>, Row)> {
        let entries = self.order.entries();
        let row = |at: &usize| entries.get(*at).map(|entry| (*at, entry.row));
        let rows = passing.iter().filter_map(row);
        if self.grouping == Grouping::Objective {
            return rows.map(|(at, row)| (Some(at), row)).collect();
        }
        let mut tasks: Vec<(Row, usize, Row)> = Vec::with_capacity(passing.len());
        for (at, row) in rows {
            if let Row::Task(id) = row
                && let Some(task) = committee.tasks.get(&id)
            {
                tasks.push((self.names.head(task, self.grouping), at, row));
            }
        }
        // Stable: under one head the order of the paper stays.
        tasks.sort_by_key(|(head, _, _)| self.names.place(*head));
        let mut grouped = Vec::with_capacity(tasks.len());
        let mut last = None;
        for (head, at, row) in tasks {
            if last != Some(head) {
                grouped.push((None, head));
                last = Some(head);
            }
            grouped.push((Some(at), row));
        }
        grouped
    }

    /// Counts the tasks under each head and leaves out those that are folded away.
    fn fold(&mut self, rows: &mut Vec<(Option<usize>, Row)>) {
        self.under.clear();
        let (mut head, mut hidden) = (None, false);
        let (folded, under) = (&self.folded, &mut self.under);
        rows.retain(|(_, row)| {
            if is_head(row) {
                head = Some(*row);
                hidden = folded.contains(row);
                return true;
            }
            if let Some(head) = head.filter(|_| hidden) {
                *under.entry(head).or_default() += 1;
            }
            !hidden
        });
    }

    /// What the tasks are put together by.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// Puts the tasks together by something else, every group unfolded.
    pub fn group(&mut self, grouping: Grouping, committee: &Committee) {
        self.grouping = grouping;
        self.folded.clear();
        self.sift(committee);
    }

    /// Hides the tasks of the group of the selected row, or shows them.
    pub fn fold_selected(&mut self, committee: &Committee) {
        let Some(head) = self.head_row(self.place) else { return };
        if !self.folded.remove(&head) {
            self.folded.insert(head);
        }
        self.sift(committee);
    }

    /// Hides the tasks of every group; shows them all where one is hidden.
    pub fn fold_all(&mut self, committee: &Committee) {
        if self.folded.is_empty() {
            self.folded = self.shown.iter().filter(|row| is_head(row)).copied().collect();
        } else {
            self.folded.clear();
        }
        self.sift(committee);
    }

    /// How many tasks are folded away under `head`; `None` when it is unfolded.
    pub fn hidden_under(&self, head: Row) -> Option<usize> {
        self.folded.contains(&head).then(|| self.under.get(&head).copied().unwrap_or_default())
    }

    /// What the head of a group says.
    pub fn group_words(&self, group: Group, phrases: &Phrases) -> String {
        self.names.words(group, phrases)
    }

    /// Selects the next late task, round and round, unfolding its group; `None` when there is none.
    pub fn next_overdue(&mut self, committee: &Committee) -> Option<TaskId> {
        let late = |at: &Option<usize>| {
            let entry = at.and_then(|at| self.order.entries().get(at));
            entry.is_some_and(|entry| entry.when.late)
        };
        let rows = self.kept.len();
        let shown = (0..rows).map(|nth| (self.place + 1 + nth) % rows.max(1));
        let mut found = shown.filter(|nth| self.kept.get(*nth).is_some_and(late));
        let row = match found.next() {
            Some(nth) => self.shown.get(nth).copied(),
            // All that is late is folded away.
            None => self.order.entries().iter().find(|entry| entry.when.late).map(|entry| entry.row),
        };
        let Some(Row::Task(id)) = row else { return None };
        self.reveal(Row::Task(id), committee).then_some(id)
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
            let at = self.kept.get(*nth).copied().flatten();
            let entry = at.and_then(|at| self.order.entries().get(at));
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
        let found = after.filter(|(_, row)| is_head(row)).map(|(nth, _)| nth).next();
        self.place = found.unwrap_or(self.place);
    }

    /// Selects the objective of the selected task, or the one before the selected objective.
    pub fn previous_objective(&mut self) {
        let before = self.shown.iter().take(self.place).rposition(is_head);
        self.place = before.unwrap_or(self.place);
    }

    /// Selects the first task shown, when there is one.
    pub fn select_first_task(&mut self) {
        self.place = self.shown.iter().position(|row| !is_head(row)).unwrap_or(0);
    }

    /// The objective under which row number `nth` stands, or which it is.
    pub fn head_of(&self, nth: usize) -> Option<ObjectiveId> {
        let entry = self.kept.get(nth).copied().flatten().and_then(|at| self.order.entries().get(at));
        entry.map(|entry| entry.objective)
    }

    /// The head under which row number `nth` stands, or which it is.
    pub fn head_row(&self, nth: usize) -> Option<Row> {
        self.shown.get(..=nth)?.iter().rev().find(|row| is_head(row)).copied()
    }

    /// Selects `row` as soon as it is there.
    pub fn await_row(&mut self, row: Row) {
        self.awaited = Some(row);
    }
}

/// Whether a row stands over tasks.
fn is_head(row: &Row) -> bool {
    !matches!(row, Row::Task(_))
}
