//! Deadlines: what names no day, what does not agree with itself, what comes too soon.
//!
//! Used by [`check`](super::check) only. What is late is no finding: the programme shows it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::deadline::wording::{Usage, weekday};
use super::super::deadline::{self, Note, Precision, Reading, Unread, Year};
use super::super::fold::fold;
use super::super::{Change, Edit, ObjectiveId, Record, Task, TaskId};
use super::{Checker, Matter, Mend, Remedy, Verified};

/// Days after the founding within which hardly anything can be done.
const SOON: i64 = 7;
/// Tasks of one objective and day that are held against each other; more are a list, not a plan.
const MOST_OF_A_DAY: usize = 12;

pub(super) fn check(checker: &mut Checker) {
    let mut read = 0;
    let programme = checker.programme.clone();
    let beside = beside(&programme);
    for ((id, task), beside) in programme.into_iter().zip(beside) {
        match &task.deadline.reading {
            Some(reading) => {
                read += 1;
                understood(checker, id, task, reading);
            }
            None => not_understood(checker, id, task, beside),
        }
    }
    if read > 0 {
        checker.verified.push(Verified::Deadlines(read));
    }
    same_day(checker);
}

/// The deadlines understood nearest before and after each task, among those of its objective; as
/// [`Committee::deadlines_beside`](super::super::Committee::deadlines_beside) has them, in one go.
fn beside<'a>(programme: &[(TaskId, &'a Task)]) -> Vec<[Option<&'a Reading>; 2]> {
    fn nearest<'a>(tasks: impl Iterator<Item = &'a Task>) -> Vec<Option<&'a Reading>> {
        let (mut objective, mut last) = (None, None);
        let mut next = |task: &'a Task| {
            if objective.replace(task.objective) != Some(task.objective) {
                last = None;
            }
            let before = last;
            last = task.deadline.reading.as_ref().or(last);
            before
        };
        tasks.map(&mut next).collect()
    }
    let before = nearest(programme.iter().map(|(_, task)| *task));
    let after = nearest(programme.iter().rev().map(|(_, task)| *task));
    before.into_iter().zip(after.into_iter().rev()).map(|(before, after)| [before, after]).collect()
}

fn not_understood<'a>(checker: &mut Checker<'a>, id: TaskId, task: &'a Task, beside: [Option<&Reading>; 2]) {
    let words = task.deadline.verbatim.trim();
    if words.is_empty() {
        return;
    }
    let at = Record::Task(id);
    let folded = fold(words);
    let last = folded.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
    if matches!(last, Some("شهر" | "الشهر" | "mois" | "month")) {
        checker.find(Matter::MissingNumber, at, words, Vec::new());
        return;
    }
    match checker.unread(words) {
        Some(Unread::UnknownMonth { word, mut suggestions }) => {
            if beside.iter().any(Option::is_some) {
                let (committee, [before, after]) = (checker.committee, beside);
                let reference = committee.reference_day(checker.day);
                suggestions = deadline::ordered(words, reference, &committee.sessions(), before, after);
            }
            let usage = super::style::prevailing(checker).unwrap_or(Usage::Moroccan);
            let names = suggestions.iter().filter_map(|month| usage.month(*month));
            let mends = names
                .filter_map(|name| rewritten(checker, id, task, &words.replacen(&word, name, 1)))
                .map(|(_, mend)| mend)
                .collect();
            checker.find(Matter::UnknownMonth { word }, at, words, mends);
        }
        // Something that comes again has no day, and needs none; what is not fixed says so.
        None | Some(Unread::Recurring) => {}
        _ => checker.find(Matter::UnreadDeadline, at, words, Vec::new()),
    }
}

fn understood(checker: &mut Checker, id: TaskId, task: &Task, reading: &Reading) {
    let (at, words) = (Record::Task(id), task.deadline.verbatim.trim());
    if reading.notes.contains(&Note::Reordered) {
        let mends = in_order(words).and_then(|words| rewritten(checker, id, task, &words));
        let mends = mends
            .filter(|(after, _)| is_same_days(after, reading) && !after.notes.contains(&Note::Reordered));
        checker.find(Matter::ReversedRange, at, words, mends.map(|(_, mend)| mend).into_iter().collect());
    }
    if reading.notes.contains(&Note::WeekdayMismatch) {
        let mended = weekday(words, reading.earliest).map(|(bytes, name)| {
            let mut words = words.to_owned();
            words.replace_range(bytes, name);
            words
        });
        let mends = mended.and_then(|words| rewritten(checker, id, task, &words));
        let mends = mends.filter(|(after, _)| !after.notes.contains(&Note::WeekdayMismatch));
        let matter = Matter::WrongWeekday { day: reading.earliest };
        checker.find(matter, at, words, mends.map(|(_, mend)| mend).into_iter().collect());
    }
    let founded = checker.committee.profile.as_ref().and_then(|it| it.founded);
    if let Some(founded) = founded {
        let days = (reading.latest - founded).num_days();
        if days < 0 {
            let matter = Matter::DueBeforeFounding { founded, due: reading.latest };
            checker.find(matter, at, words, Vec::new());
        } else if days <= SOON && task.status.is_open() {
            let days = u32::try_from(days).unwrap_or_default();
            let matter = Matter::DueSoonAfterFounding { days, action: task.action.clone() };
            checker.find(matter, at, words, Vec::new());
        }
    }
}

/// The task with its deadline in these words, if they are understood.
pub(super) fn rewritten(checker: &Checker, id: TaskId, task: &Task, words: &str) -> Option<(Reading, Mend)> {
    let mut deadline = checker.deadline(words);
    let reading = deadline.reading.as_mut()?;
    let was = task.deadline.reading.as_ref();
    if was.is_some_and(|was| was.year == Year::Confirmed && is_same_days(reading, was)) {
        reading.year = Year::Confirmed;
    }
    let reading = reading.clone();
    let change = Change::Task(Box::new(Edit::replace(id, task, Task { deadline, ..task.clone() })));
    Some((reading, Mend { remedy: Remedy::Write(words.to_owned()), change }))
}

pub(super) fn is_same_days(a: &Reading, b: &Reading) -> bool {
    (a.earliest, a.latest) == (b.earliest, b.latest)
}

/// `words` with the first two numbers that stand from high to low around a dash exchanged.
fn in_order(words: &str) -> Option<String> {
    let mut numbers: Vec<(usize, usize, u32)> = Vec::new();
    for (at, c) in words.char_indices() {
        let Some(digit) = fold(c.encode_utf8(&mut [0; 4])).parse::<u32>().ok().filter(|digit| *digit < 10)
        else {
            continue;
        };
        let end = at + c.len_utf8();
        match numbers.last_mut().filter(|(_, last, _)| *last == at) {
            Some((_, last, value)) => (*last, *value) = (end, value.saturating_mul(10).saturating_add(digit)),
            None => numbers.push((at, end, digit)),
        }
    }
    let joined = |from: usize, to: usize| {
        let between = words.get(from..to).unwrap_or_default().trim();
        matches!(between, "-" | "–" | "—" | "و" | "/")
    };
    let pair = numbers.windows(2).find_map(|pair| match pair {
        [a, b] if a.2 > b.2 && joined(a.1, b.0) => Some((*a, *b)),
        _ => None,
    });
    let (a, b) = pair?;
    let piece = |from: usize, to: usize| words.get(from..to).unwrap_or_default();
    let parts = [piece(0, a.0), piece(b.0, b.1), piece(a.1, b.0), piece(a.0, a.1), piece(b.1, words.len())];
    Some(parts.concat())
}

/// Two tasks of one objective due on one day, of which the later works on what the earlier makes:
/// they speak of the same things and do something else with them.
fn same_day(checker: &mut Checker) {
    let mut days: HashMap<(ObjectiveId, NaiveDate), Vec<(Work, &Task)>> = HashMap::new();
    let mut pairs = Vec::new();
    for (id, task) in &checker.programme {
        let Some(day) = task.deadline.reading.as_ref().filter(|it| it.precision == Precision::Day) else {
            continue;
        };
        if !task.status.is_open() {
            continue;
        }
        let before = days.entry((task.objective, day.latest)).or_default();
        let work = Work::of(&task.action);
        if let Some((_, first)) = before.iter().find(|(first, _)| work.goes_on_from(first)) {
            pairs.push((*id, *task, first.action.clone(), day.latest));
        }
        if before.len() < MOST_OF_A_DAY {
            before.push((work, *task));
        }
    }
    for (id, task, first, day) in pairs {
        checker.find(Matter::SameDay { first, day }, Record::Task(id), &task.action, Vec::new());
    }
}

/// What an action is about.
struct Work {
    /// Its first word, the article left off: what is done.
    leading: Option<String>,
    /// The words long enough to tell something, each once, in order.
    telling: Vec<String>,
}

impl Work {
    fn of(action: &str) -> Self {
        let folded = fold(action);
        let bare = |word: &'_ str| word.strip_prefix("ال").unwrap_or(word).to_owned();
        let words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(bare).collect();
        let leading = words.first().cloned();
        let mut telling = words;
        telling.retain(|word| word.chars().count() > 3);
        telling.sort_unstable();
        telling.dedup();
        Self { leading, telling }
    }

    /// Whether it does something else with what `first` is about.
    fn goes_on_from(&self, first: &Self) -> bool {
        const SHARED: usize = 3;
        if first.leading == self.leading {
            return false;
        }
        let shared = first.telling.iter().filter(|word| self.telling.binary_search(word).is_ok()).count();
        shared >= SHARED && 2 * shared >= first.telling.len().min(self.telling.len())
    }
}
