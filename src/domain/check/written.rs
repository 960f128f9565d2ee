//! What was copied or typed amiss: blocks that stand twice, weekdays in minutes that are not that
//! day's, actions no phase covers.
//!
//! Used by [`check`](super::check) only.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::deadline::wording::weekday;
use super::super::deadline::{Note, Precision, Year};
use super::super::fold::fold;
use super::super::{Change, Edit, Meeting, MeetingId, ObjectiveId, Record, Task};
use super::{Checker, Finding, Matter, Mend, Remedy, Slip};

/// Lines from which a repetition is a block and no figure of speech.
const LINES: usize = 3;
/// Letters a line of a block must have on the average.
const LETTERS: usize = 12;
/// Most words of a date, its weekday among them.
const WORDS: usize = 5;

pub(super) fn check(checker: &mut Checker) {
    for (id, meeting) in &checker.committee.meetings {
        lines_twice(checker, *id, meeting);
        weekdays(checker, *id, meeting);
    }
    tasks_twice(checker);
    phases(checker);
}

fn tell(
    checker: &mut Checker,
    id: MeetingId,
    line: usize,
    (matter, verbatim): (Matter, &str),
    mends: Vec<Mend>,
) {
    checker.find(matter, Record::Meeting(id), verbatim, mends);
    if let Some(Finding { line: place, .. }) = checker.found.last_mut() {
        *place = u32::try_from(line).ok();
    }
}

/// A block of lines that stands in the minutes a second time.
fn lines_twice(checker: &mut Checker, id: MeetingId, meeting: &Meeting) {
    // Blank lines part nothing: a block copied with one more of them is the same.
    let lines: Vec<(usize, String)> = (1..)
        .zip(meeting.minutes.lines())
        .map(|(n, line)| (n, fold(line)))
        .filter(|(_, line)| line.chars().any(char::is_alphabetic))
        .collect();
    let mut first: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut at = 0;
    while let Some((number, line)) = lines.get(at) {
        let alike = |earlier: &usize| {
            let run = lines.iter().skip(*earlier).zip(lines.iter().skip(at));
            // The two must not run into each other.
            run.take(at - *earlier).take_while(|(a, b)| a.1 == b.1).count()
        };
        let found = first.get(line.as_str()).into_iter().flatten();
        let longest = found.map(|earlier| (alike(earlier), *earlier)).max();
        let block = longest.filter(|(length, _)| {
            let letters = lines.iter().skip(at).take(*length).map(|(_, line)| line.chars().count());
            *length >= LINES && letters.sum::<usize>() >= *length * LETTERS
        });
        let taken = block.map_or(1, |(length, _)| length);
        if let Some((rows, earlier)) = block {
            let line = lines.get(earlier).and_then(|(n, _)| u32::try_from(*n).ok());
            let slip = Slip::BlockTwice { rows, line, under: String::new() };
            let verbatim = meeting.minutes.lines().nth(number - 1).unwrap_or_default();
            tell(checker, id, *number, (Matter::Slip(slip), verbatim), Vec::new());
        }
        for (place, (_, line)) in lines.iter().enumerate().skip(at).take(taken) {
            first.entry(line).or_default().push(place);
        }
        at += taken;
    }
}

/// Dates with a weekday in the words of the minutes.
fn weekdays(checker: &mut Checker, id: MeetingId, meeting: &Meeting) {
    for (number, line) in (1..).zip(meeting.minutes.lines()) {
        for words in dated(line) {
            let read = |words: &str| {
                checker
                    .deadline(words)
                    .reading
                    .filter(|it| it.precision == Precision::Day && it.year == Year::Written)
            };
            // The longest words that are a date: what follows it is not.
            let Some((words, reading)) = words.iter().rev().find_map(|words| Some((*words, read(words)?)))
            else {
                continue;
            };
            let day = reading.earliest;
            if !reading.notes.contains(&Note::WeekdayMismatch) {
                continue;
            }
            let mended = weekday(words, day).map(|(bytes, name)| {
                let mut mended = words.to_owned();
                mended.replace_range(bytes, name);
                mended
            });
            let mends = mended.map(|mended| in_line(id, meeting, number, words, &mended));
            tell(checker, id, number, (Matter::WrongWeekday { day }, words), mends.into_iter().collect());
        }
    }
}

/// For every weekday in `line`, the words that may be its date, the shortest first.
fn dated(line: &str) -> Vec<Vec<&str>> {
    let any_day = NaiveDate::default();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8()))
        .collect();
    let mut all = Vec::new();
    for start in starts {
        let rest = line.get(start..).unwrap_or_default();
        let first = rest.split_whitespace().next().unwrap_or_default();
        if first.is_empty() || rest.starts_with(char::is_whitespace) || weekday(first, any_day).is_none() {
            continue;
        }
        let ends = rest.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        let ends = ends.chain([rest.len()]).filter_map(|end| rest.get(..end));
        let bare = |words: &'_ str| words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let candidates = ends.filter_map(|words| words.get(..bare(words)));
        let short = candidates.filter(|words| words.split_whitespace().count() <= WORDS);
        let candidates: Vec<&str> = short.skip(1).collect();
        all.push(candidates);
    }
    all
}

/// The minutes with these words of line `line` (from 1) written otherwise.
fn in_line(id: MeetingId, meeting: &Meeting, line: usize, old: &str, new: &str) -> Mend {
    let lines = (1..).zip(meeting.minutes.split('\n'));
    let lines =
        lines.map(|(n, words)| if n == line { words.replacen(old, new, 1) } else { words.to_owned() });
    let after = Meeting { minutes: lines.collect::<Vec<_>>().join("\n"), ..meeting.clone() };
    let change = Change::Meeting(Box::new(Edit::replace(id, meeting, after)));
    Mend { remedy: Remedy::Write(new.to_owned()), change }
}

/// Objectives with the very tasks of one before them, who does them and until when included.
fn tasks_twice(checker: &mut Checker) {
    let key = |task: &Task| {
        [&task.action, &task.responsible_words, &task.deadline.verbatim].map(|words| fold(words)).join("\n")
    };
    let mut under: HashMap<ObjectiveId, Vec<String>> = HashMap::new();
    for (_, task) in &checker.programme {
        under.entry(task.objective).or_default().push(key(task));
    }
    let mut seen: HashMap<Vec<String>, String> = HashMap::new();
    for (id, objective) in checker.committee.objectives_in_order() {
        let Some(tasks) = under.remove(&id).filter(|tasks| tasks.len() > 1) else { continue };
        let rows = tasks.len();
        match seen.get(&tasks) {
            Some(under) => {
                let slip = Slip::BlockTwice { rows, line: None, under: under.clone() };
                checker.find(Matter::Slip(slip), Record::Objective(id), &objective.title, Vec::new());
            }
            None => {
                seen.insert(tasks, objective.title.clone());
            }
        }
    }
}

/// Where objectives are phases with their days, tasks due in none of them.
fn phases(checker: &mut Checker) {
    let mut phases: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (_, objective) in checker.committee.objectives_in_order() {
        let folded = fold(&objective.title);
        let first = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        if !matches!(first, Some("المرحله" | "مرحله" | "phase" | "etape" | "stage")) {
            continue;
        }
        // «المرحلة الأولى: من مارس إلى ماي 2023», «Phase 1 (mars 2023)»
        let days = objective.title.split_once([':', '(']).map(|(_, days)| days.trim_end_matches([')', ' ']));
        let reading = days.and_then(|days| checker.deadline(days).reading);
        // A phase without days covers nobody knows what.
        let Some(reading) = reading else { return };
        phases.push((reading.earliest, reading.latest));
    }
    if phases.len() < 2 {
        return;
    }
    for (id, task) in checker.programme.clone() {
        let Some(reading) = task.deadline.reading.as_ref().filter(|_| task.status.is_open()) else {
            continue;
        };
        let (from, until) = (reading.earliest, reading.latest);
        if !phases.iter().any(|(first, last)| from <= *last && until >= *first) {
            let slip = Slip::NoPhase { from, until };
            checker.find(Matter::Slip(slip), Record::Task(id), &task.deadline.verbatim, Vec::new());
        }
    }
}
