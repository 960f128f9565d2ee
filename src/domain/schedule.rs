//! The programme in time: what waits for what, what leaves no day between, what falls due.
//!
//! Used by the checker, by the timeline and by whoever tells what is due. Pure: a committee and
//! a day in. It plans nothing and moves no deadline.
//!
//! A dependency is finish to start: a task begins once every task it comes [`after`](Task::after)
//! is done. A deadline may be vague ("in May"), so that slack is counted from the last day of the
//! one to the first day of the other: what is left for certain.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::deadline::Reading;
use super::word::words;
use super::{Committee, Task, TaskId};

/// What waits for what in a programme.
///
/// Invariant: both ends of every link are tasks of the committee it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// The links of every task that waits for another, in the order they are noted.
    links: BTreeMap<TaskId, Vec<Link>>,
    /// The tasks that wait for each other, each circle once and in the order of the ids.
    circles: Vec<Vec<TaskId>>,
    circular: HashSet<TaskId>,
}

/// A task that another one waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The task that comes first.
    pub before: TaskId,
    /// What lies between the two.
    pub slack: Slack,
}

/// What lies between a task and the one that waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slack {
    /// Nothing is to be feared: one of them is no longer open.
    Settled,
    /// One of them has no deadline that was understood.
    Unknown,
    /// So many days, from the last day of the one to the first day of the other. With none, or
    /// fewer, the second begins on the day the first ends, or before.
    Days(i64),
}

impl Slack {
    /// Whether no day lies between the two.
    #[must_use]
    pub const fn is_none(self) -> bool {
        matches!(self, Self::Days(days) if days <= 0)
    }
}

/// What lies between `before` and the task that waits for it.
#[must_use]
pub fn slack(before: &Task, after: &Task) -> Slack {
    if !before.status.is_open() || !after.status.is_open() {
        return Slack::Settled;
    }
    match (&before.deadline.reading, &after.deadline.reading) {
        (Some(before), Some(after)) => Slack::Days((after.earliest - before.latest).num_days()),
        _ => Slack::Unknown,
    }
}

impl Schedule {
    /// What waits for what in `committee`; a task that is gone is waited for no longer.
    #[must_use]
    pub fn of(committee: &Committee) -> Self {
        let mut links: BTreeMap<TaskId, Vec<Link>> = BTreeMap::new();
        for (id, task) in committee.tasks.iter().filter(|(_, task)| !task.after.is_empty()) {
            let of = |before: &TaskId| {
                let slack = slack(committee.tasks.get(before)?, task);
                Some(Link { before: *before, slack })
            };
            let found: Vec<Link> = task.after.iter().filter_map(of).collect();
            if !found.is_empty() {
                links.insert(*id, found);
            }
        }
        let circles = circles(&links);
        let circular = circles.iter().flatten().copied().collect();
        Self { links, circles, circular }
    }

    /// The tasks that `id` waits for.
    #[must_use]
    pub fn before(&self, id: TaskId) -> &[Link] {
        self.links.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The tasks that wait for `id`, in the order of the ids.
    pub fn after(&self, id: TaskId) -> impl Iterator<Item = TaskId> {
        let waits = move |(_, links): &(&TaskId, &Vec<Link>)| links.iter().any(|link| link.before == id);
        self.links.iter().filter(waits).map(|(after, _)| *after)
    }

    /// The tasks that wait for each other, so that none can begin: each circle once.
    #[must_use]
    pub fn circles(&self) -> &[Vec<TaskId>] {
        &self.circles
    }

    /// The first thing that is wrong with what `id` waits for.
    #[must_use]
    pub fn warning(&self, id: TaskId) -> Option<Warning> {
        if self.circular.contains(&id) {
            return Some(Warning::Circular);
        }
        let tight = self.before(id).iter().find(|link| link.slack.is_none())?;
        Some(Warning::NoSlack(tight.before))
    }

    /// How many tasks lie on the longest way to `id` through what it waits for: tasks of a lower
    /// number come first. A circle ends where it began.
    #[must_use]
    pub fn depth(&self, id: TaskId) -> usize {
        let mut depths: HashMap<TaskId, usize> = HashMap::new();
        // Twice on the stack: first to see what comes before, then to count it.
        let mut stack = vec![(id, Visit::First)];
        let mut open: HashSet<TaskId> = HashSet::new();
        while let Some((id, visit)) = stack.pop() {
            let before = self.before(id).iter().map(|link| link.before);
            if visit == Visit::Again {
                open.remove(&id);
                let longest = before.filter_map(|it| depths.get(&it)).max().map_or(0, |depth| depth + 1);
                depths.insert(id, longest);
            } else if !depths.contains_key(&id) && open.insert(id) {
                stack.push((id, Visit::Again));
                stack.extend(before.map(|it| (it, Visit::First)));
            }
        }
        depths.get(&id).copied().unwrap_or_default()
    }
}

/// What is wrong with what a task waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// It waits for itself, through others or at once.
    Circular,
    /// No day lies between this task and the one that waits.
    NoSlack(TaskId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    First,
    Again,
}

/// The strongly connected parts of more than one task, and the tasks that wait for themselves
/// (Kosaraju: once along the links, once against them). Without recursion: a chain may be long.
fn circles(links: &BTreeMap<TaskId, Vec<Link>>) -> Vec<Vec<TaskId>> {
    let along: BTreeMap<TaskId, Vec<TaskId>> =
        links.iter().map(|(id, links)| (*id, links.iter().map(|link| link.before).collect())).collect();
    let mut against: BTreeMap<TaskId, Vec<TaskId>> = BTreeMap::new();
    for (id, before) in &along {
        for it in before {
            against.entry(*it).or_default().push(*id);
        }
    }
    let mut seen = HashSet::new();
    let ends: Vec<TaskId> = along.keys().flat_map(|id| walk(*id, &along, &mut seen)).collect();
    seen.clear();
    let waits_for_itself = |id: &TaskId| along.get(id).is_some_and(|before| before.contains(id));
    let mut found: Vec<Vec<TaskId>> = Vec::new();
    for id in ends.into_iter().rev() {
        let mut part = walk(id, &against, &mut seen);
        part.sort_unstable();
        if part.len() > 1 || part.first().is_some_and(waits_for_itself) {
            found.push(part);
        }
    }
    found.sort_unstable();
    found
}

/// What can be reached from `id` and was not `seen`, each behind everything reached from it.
fn walk(id: TaskId, ways: &BTreeMap<TaskId, Vec<TaskId>>, seen: &mut HashSet<TaskId>) -> Vec<TaskId> {
    let mut ends = Vec::new();
    let mut stack = vec![(id, Visit::First)];
    while let Some((id, visit)) = stack.pop() {
        if visit == Visit::Again {
            ends.push(id);
        } else if seen.insert(id) {
            stack.push((id, Visit::Again));
            let next = ways.get(&id).into_iter().flatten();
            stack.extend(next.map(|it| (*it, Visit::First)));
        }
    }
    ends
}

/// What the tasks of a programme are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grouping {
    /// The objective they stand under: the order of the paper.
    #[default]
    Objective,
    /// Who leads them: the first who is named.
    Responsible,
    /// The month of their last day.
    Month,
    /// Where the work stands.
    Status,
}

impl Grouping {
    /// Every grouping, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Objective, Self::Responsible, Self::Month, Self::Status];

    /// The one offered after this, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Objective => Self::Responsible,
            Self::Responsible => Self::Month,
            Self::Month => Self::Status,
            Self::Status => Self::Objective,
        }
    }
}

words!(Grouping {
    Objective = "objective",
    Responsible = "responsible",
    Month = "month",
    Status = "status",
});

/// What is due in some days, and what is late on the first of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub until: NaiveDate,
    /// Open tasks whose last day is past, the oldest first.
    pub late: Vec<TaskId>,
    /// Open tasks by their last day; those of one day in the order they wait for each other,
    /// then that of the programme.
    pub due: Vec<(NaiveDate, Vec<TaskId>)>,
    /// How many open tasks have no deadline that was understood.
    pub undated: usize,
}

impl Agenda {
    /// Most days an agenda looks ahead: ten years.
    pub const MOST: u32 = 3660;
}

/// What is due within `days` days from `from` on, that day included (1 is that day alone).
#[must_use]
pub fn agenda(committee: &Committee, from: NaiveDate, days: u32) -> Agenda {
    let ahead = Days::new(u64::from(days.clamp(1, Agenda::MOST) - 1));
    let until = from.checked_add_days(ahead).unwrap_or(NaiveDate::MAX);
    let mut late = Vec::new();
    let mut due: BTreeMap<NaiveDate, Vec<TaskId>> = BTreeMap::new();
    let mut undated = 0;
    for (id, task) in committee.programme().into_iter().filter(|(_, task)| task.status.is_open()) {
        match last_day(&task.deadline.reading) {
            None => undated += 1,
            Some(day) if day < from => late.push((day, id)),
            Some(day) if day <= until => due.entry(day).or_default().push(id),
            Some(_) => {}
        }
    }
    // Stable: tasks of one day keep the order of the programme.
    late.sort_by_key(|(day, _)| *day);
    let schedule = Schedule::of(committee);
    for tasks in due.values_mut().filter(|tasks| tasks.len() > 1) {
        tasks.sort_by_cached_key(|id| schedule.depth(*id));
    }
    let late = late.into_iter().map(|(_, id)| id).collect();
    Agenda { from, until, late, due: due.into_iter().collect(), undated }
}

fn last_day(reading: &Option<Reading>) -> Option<NaiveDate> {
    reading.as_ref().map(|reading| reading.latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Deadline, Objective, ObjectiveId, Rank, Status};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, month, day).unwrap()
    }

    /// Tasks in a row, each with its deadline and what it waits for.
    fn programme(tasks: &[(&str, &[u64])]) -> Committee {
        let mut committee = Committee::default();
        committee.objectives.insert(ObjectiveId(1), Objective::default());
        for (nth, (deadline, after)) in tasks.iter().enumerate() {
            let task = Task {
                deadline: Deadline::read(deadline, day(3, 9)),
                after: after.iter().map(|id| TaskId(*id)).collect(),
                ..Task::new(ObjectiveId(1), Rank::nth(nth))
            };
            committee.tasks.insert(TaskId(nth as u64 + 1), task);
        }
        committee
    }

    fn circles_of(tasks: &[(&str, &[u64])]) -> Vec<Vec<u64>> {
        let schedule = Schedule::of(&programme(tasks));
        schedule.circles().iter().map(|circle| circle.iter().map(|id| id.0).collect()).collect()
    }

    fn slack_of(before: &str, after: &str) -> Slack {
        let committee = programme(&[(before, &[]), (after, &[1])]);
        Schedule::of(&committee).before(TaskId(2))[0].slack
    }

    #[test]
    fn slack_is_counted_from_the_last_day_of_the_one_to_the_first_of_the_other() {
        assert_eq!(slack_of("15 ابريل", "20 ابريل"), Slack::Days(5));
        assert_eq!(slack_of("15 ابريل", "15 ابريل"), Slack::Days(0));
        assert_eq!(slack_of("ابريل", "ماي"), Slack::Days(1), "30 April and 1 May");
        assert_eq!(slack_of("ماي", "ماي"), Slack::Days(-30), "both may be on any day of May");
        assert_eq!(slack_of("متى أمكن", "ماي"), Slack::Unknown);
        assert_eq!(slack_of("15 ماي", ""), Slack::Unknown);
    }

    #[test]
    fn no_slack_is_told_only_while_both_are_open() {
        let mut committee = programme(&[("15 ماي", &[]), ("15 ماي", &[1])]);
        let warning = |committee: &Committee| Schedule::of(committee).warning(TaskId(2));
        assert_eq!(warning(&committee), Some(Warning::NoSlack(TaskId(1))));
        committee.tasks.get_mut(&TaskId(1)).unwrap().status = Status::Done;
        assert_eq!(warning(&committee), None);
        committee.tasks.get_mut(&TaskId(1)).unwrap().status = Status::InProgress;
        committee.tasks.get_mut(&TaskId(2)).unwrap().status = Status::Cancelled;
        assert_eq!(warning(&committee), None);
    }

    #[test]
    fn tasks_that_wait_for_each_other_are_one_circle() {
        assert_eq!(circles_of(&[("", &[2]), ("", &[3]), ("", &[1]), ("", &[1])]), [[1, 2, 3]]);
        assert_eq!(circles_of(&[("", &[1]), ("", &[])]), [[1]], "a task that waits for itself");
        let two = circles_of(&[("", &[2]), ("", &[1]), ("", &[4, 1]), ("", &[3])]);
        assert_eq!(two, [[1, 2], [3, 4]], "one leads to the other and is none with it");
        assert_eq!(circles_of(&[("", &[]), ("", &[1]), ("", &[1, 2])]), Vec::<Vec<u64>>::new());
    }

    #[test]
    fn only_the_tasks_of_a_circle_are_warned_of_it() {
        let schedule = Schedule::of(&programme(&[("", &[2]), ("", &[1]), ("", &[1])]));
        let warned: Vec<bool> = (1..=3).map(|id| schedule.warning(TaskId(id)).is_some()).collect();
        assert_eq!(warned, [true, true, false]);
    }

    #[test]
    fn a_task_that_is_gone_is_waited_for_no_longer() {
        let schedule = Schedule::of(&programme(&[("ماي", &[99])]));
        assert!(schedule.before(TaskId(1)).is_empty() && schedule.warning(TaskId(1)).is_none());
    }

    #[test]
    fn a_chain_of_any_length_is_walked() {
        let long: Vec<Vec<u64>> = (0..20_000_u64).map(|nth| vec![nth]).collect();
        let tasks: Vec<(&str, &[u64])> = long.iter().map(|after| ("", after.as_slice())).collect();
        let schedule = Schedule::of(&programme(&tasks));
        assert!(schedule.circles().is_empty());
        assert_eq!(schedule.depth(TaskId(20_000)), 19_999);
        assert_eq!(schedule.after(TaskId(7)).collect::<Vec<_>>(), [TaskId(8)]);
    }

    #[test]
    fn the_depth_of_a_circle_is_found() {
        let schedule = Schedule::of(&programme(&[("", &[2]), ("", &[1])]));
        assert!(schedule.depth(TaskId(1)) <= 2);
    }

    #[test]
    fn an_agenda_tells_what_is_late_and_what_is_due_by_its_last_day() {
        let mut committee =
            programme(&[("15 ابريل", &[]), ("ابريل", &[]), ("15 مارس", &[]), ("ماي", &[]), ("", &[])]);
        let found = agenda(&committee, day(4, 1), 30);
        assert_eq!((found.until, found.undated), (day(4, 30), 1));
        assert_eq!(found.late, [TaskId(3)]);
        assert_eq!(found.due, [(day(4, 15), vec![TaskId(1)]), (day(4, 30), vec![TaskId(2)])]);
        committee.tasks.get_mut(&TaskId(1)).unwrap().status = Status::Done;
        assert_eq!(agenda(&committee, day(4, 1), 29).due, []);
        assert_eq!(agenda(&committee, day(4, 30), 1).due.len(), 1, "one day is that day alone");
    }

    #[test]
    fn tasks_of_one_day_stand_in_the_order_they_wait_for_each_other() {
        let committee = programme(&[("15 ماي", &[3]), ("15 ماي", &[]), ("15 ماي", &[])]);
        let due = agenda(&committee, day(5, 1), 30).due;
        assert_eq!(due, [(day(5, 15), vec![TaskId(2), TaskId(3), TaskId(1)])]);
    }
}
