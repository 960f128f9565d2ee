//! Entries of the log, and the differences they made, as sentences.

use crate::domain::{Change, Edit, Entry, EntryId, Heading, Source, Splice, Task, TaskId};
use crate::i18n::Phrases;
use crate::i18n::entries::Kind;

/// Longest excerpt of a record's name in a sentence, in characters.
const NAME: usize = 40;
/// Longest excerpt of typed text, which is seen where it comes and goes.
const QUOTE: usize = 24;

/// What an entry did, in a sentence. What an entry of the log reverses is looked up with `find`.
///
/// Undo and redo follow each other down to the step they are about: an odd number of reversals
/// took it back, an even one did it again.
#[must_use]
pub fn entry(entry: &Entry, find: impl Fn(EntryId) -> Option<Entry>, phrases: &Phrases) -> String {
    let Some(target) = entry.reverses else { return change(&entry.change, phrases) };
    let (mut step, mut reversals) = (find(target), 1_usize);
    while let Some(earlier) = step.as_ref().and_then(|step| step.reverses) {
        step = find(earlier);
        reversals += 1;
    }
    let taken_back = reversals % 2 == 1;
    let (first, what) = match &step {
        Some(step) => (step.id, change(&step.change, phrases)),
        // A log that cannot be read so far back: what this entry did is known all the same.
        None => (target, change(&entry.change.inverse(), phrases)),
    };
    let say = if taken_back { phrases.entries.reversed } else { phrases.entries.again };
    say(first.0, &what)
}

/// What a change does, in a sentence.
#[must_use]
pub fn change(change: &Change, phrases: &Phrases) -> String {
    match change {
        Change::Profile(edit) => named(edit, Kind::Committee, phrases, |profile| &profile.name, |_| None),
        Change::Member(edit) => named(
            edit,
            Kind::Member,
            phrases,
            |member| &member.name,
            |member| {
                let mut still = member.clone();
                still.rank = Default::default();
                Some(still)
            },
        ),
        Change::Objective(edit) => named(
            edit,
            Kind::Objective,
            phrases,
            |it| &it.title,
            |it| {
                let mut still = it.clone();
                still.rank = Default::default();
                Some(still)
            },
        ),
        Change::Task(edit) if only_status(edit) => {
            let task = edit.after.as_ref().or(edit.before.as_ref());
            let told = task.map(|task| (excerpt(&task.action, NAME), (phrases.common.status)(task.status)));
            let (action, status) = told.unwrap_or_default();
            (phrases.entries.status_set)(&action, status)
        }
        Change::Task(edit) => named(
            edit,
            Kind::Task,
            phrases,
            |task| &task.action,
            |task| {
                let mut still = task.clone();
                still.rank = Default::default();
                Some(still)
            },
        ),
        Change::Meeting(edit) => named(edit, Kind::Meeting, phrases, |it| &it.title, |_| None),
        Change::Heading(edit) => named(
            edit,
            Kind::Part,
            phrases,
            |it| &it.title,
            |it| Some(Heading { rank: Default::default(), level: 0, ..it.clone() }),
        ),
        Change::Charter(splice) => typed(splice, phrases),
        Change::Together(changes) => together(changes, phrases),
    }
}

fn named<Id, T: PartialEq>(
    edit: &Edit<Id, T>,
    kind: Kind,
    phrases: &Phrases,
    name: fn(&T) -> &String,
    unplaced: fn(&T) -> Option<T>,
) -> String {
    let say = &phrases.entries;
    let words = edit.after.as_ref().or(edit.before.as_ref()).map(|record| excerpt(name(record), NAME));
    let words = words.unwrap_or_default();
    let kind = (say.kind)(kind);
    match (&edit.before, &edit.after) {
        (None, Some(_)) => (say.added)(kind, &words),
        (Some(_), None) => (say.removed)(kind, &words),
        (Some(before), Some(after)) => {
            let only_moved = matches!((unplaced(before), unplaced(after)), (Some(a), Some(b)) if a == b);
            if only_moved { (say.moved)(kind, &words) } else { (say.changed)(kind, &words) }
        }
        (None, None) => say.nothing.to_owned(),
    }
}

/// Whether a task changed in nothing but its status and what that brings with it.
fn only_status(edit: &Edit<TaskId, Task>) -> bool {
    let (Some(before), Some(after)) = (&edit.before, &edit.after) else { return false };
    let rest = Task { status: before.status, progress: before.progress, ..after.clone() };
    before.status != after.status && rest == *before
}

fn typed(splice: &Splice, phrases: &Phrases) -> String {
    let say = &phrases.entries;
    let (old, new) = (excerpt(&splice.removed, QUOTE), excerpt(&splice.inserted, QUOTE));
    match (splice.removed.is_empty(), splice.inserted.is_empty()) {
        (true, _) => (say.wrote)(&new),
        (false, true) => (say.erased)(&old),
        (false, false) => (say.replaced)(&old, &new),
    }
}

fn together(changes: &[Change], phrases: &Phrases) -> String {
    let say = &phrases.entries;
    if let [only] = changes {
        return change(only, phrases);
    }
    match changes.iter().find_map(imported_from) {
        Some(source) => (say.imported)(&source.file, &added(changes, phrases)),
        None => {
            // A part of the charter with its text is one thing to its reader.
            let records = changes.iter().filter(|change| !matches!(change, Change::Charter(_)));
            let mut records = records.collect::<Vec<_>>();
            match (records.pop(), records.is_empty()) {
                (Some(only), true) => change(only, phrases),
                _ => match added(changes, phrases) {
                    what if what.is_empty() => (say.together)(changes.len()),
                    what => (say.added_several)(&what),
                },
            }
        }
    }
}

/// The source of a record that this change adds.
fn imported_from(change: &Change) -> Option<&Source> {
    match change {
        Change::Member(edit) if edit.before.is_none() => edit.after.as_ref()?.source.as_ref(),
        Change::Objective(edit) if edit.before.is_none() => edit.after.as_ref()?.source.as_ref(),
        Change::Task(edit) if edit.before.is_none() => edit.after.as_ref()?.source.as_ref(),
        Change::Meeting(edit) if edit.before.is_none() => edit.after.as_ref()?.source.as_ref(),
        _ => None,
    }
}

/// How many records of each kind these changes add: `18 members, 13 tasks`.
fn added(changes: &[Change], phrases: &Phrases) -> String {
    let count = |adds: fn(&Change) -> bool| changes.iter().filter(|change| adds(change)).count();
    let common = &phrases.common;
    let counts = [
        (count(|c| matches!(c, Change::Member(e) if e.before.is_none())), common.members),
        (count(|c| matches!(c, Change::Objective(e) if e.before.is_none())), common.objectives),
        (count(|c| matches!(c, Change::Task(e) if e.before.is_none())), common.tasks),
        (count(|c| matches!(c, Change::Heading(e) if e.before.is_none())), common.parts),
        (count(|c| matches!(c, Change::Meeting(e) if e.before.is_none())), common.meetings),
    ];
    let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(*n));
    told.collect::<Vec<_>>().join(phrases.entries.and)
}

/// The beginning of a text, on one line, at most so many characters.
fn excerpt(text: &str, longest: usize) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(longest) {
        words.truncate(cut);
        words.push('…');
    }
    words
}
