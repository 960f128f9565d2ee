//! Entries of the log, and the differences they made, as sentences.

use crate::domain::{
    Acceptance, AcceptanceId, Amendment, AmendmentId, Change, Committee, Document, Edit, Entry, EntryId,
    Heading, Member, MemberId, Source, Splice, Statutes, Task, TaskId, Version,
};
use crate::i18n::Phrases;
use crate::i18n::dates;
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

/// What a change does, and to which text where there are several: one may look at another.
#[must_use]
pub fn change_told(told: &Change, committee: &Committee, phrases: &Phrases) -> String {
    let words = change(told, phrases);
    let names_it = matches!(told, Change::Document(_));
    let text = committee.document_of(told).filter(|_| !names_it && committee.texts().len() > 1);
    match text.and_then(|text| committee.text(text)) {
        Some(text) => format!("{words} ({})", title_of(&text, phrases)),
        None => words,
    }
}

/// What a change does, in a sentence.
#[must_use]
pub fn change(change: &Change, phrases: &Phrases) -> String {
    match change {
        Change::Profile(edit) => {
            named(edit, Kind::Committee, phrases, |profile| profile.name.clone(), |_| None)
        }
        Change::Statutes(edit) => statutes(edit, phrases),
        Change::Body(edit) => named(edit, Kind::Body, phrases, |body| body.name.clone(), |_| None),
        Change::Member(edit) if ends_a_mandate(edit) => mandate_ended(edit, phrases),
        Change::Member(edit) => named(
            edit,
            Kind::Member,
            phrases,
            |member| called(member, phrases),
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
            |it| it.title.clone(),
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
            |task| task.action.clone(),
            |task| {
                let mut still = task.clone();
                still.rank = Default::default();
                Some(still)
            },
        ),
        Change::Meeting(edit) => named(edit, Kind::Meeting, phrases, |it| it.title.clone(), |_| None),
        Change::Heading(edit) => named(
            edit,
            Kind::Part,
            phrases,
            |it| it.title.clone(),
            |it| Some(Heading { rank: Default::default(), level: 0, ..it.clone() }),
        ),
        Change::Charter(splice) => typed(splice, phrases),
        Change::Acceptance(edit) => acceptance(edit, phrases),
        Change::Document(_) | Change::Amendment(_) | Change::Version(_) | Change::FollowUp(_) => {
            in_the_making(change, phrases)
        }
        Change::Together(changes) => together(changes, phrases),
    }
}

/// What a change to a text in the making does.
fn in_the_making(change: &Change, phrases: &Phrases) -> String {
    match change {
        Change::Document(edit) => {
            let title = |it: &Document| title_of(it, phrases);
            named(edit, Kind::Text, phrases, title, |it| {
                Some(Document { rank: Default::default(), ..it.clone() })
            })
        }
        Change::Amendment(edit) => amendment(edit, phrases),
        Change::Version(edit) => {
            let say = &phrases.texts;
            let name = |it: &Version| (say.version)(it.number, (say.phase)(it.phase));
            named(edit, Kind::Version, phrases, name, |_| None)
        }
        Change::FollowUp(edit) => named(edit, Kind::FollowUp, phrases, told_of, |_| None),
        _ => String::new(),
    }
}

/// What a member is called: the name, else the body, else that neither is known.
fn called(member: &Member, phrases: &Phrases) -> String {
    let words = [member.name.trim(), member.institution.trim(), phrases.common.unknown];
    words.into_iter().find(|it| !it.is_empty()).unwrap_or_default().to_owned()
}

/// Whether a member was given the day and the reason of leaving, and nothing else.
fn ends_a_mandate(edit: &Edit<MemberId, Member>) -> bool {
    let (Some(before), Some(after)) = (&edit.before, &edit.after) else { return false };
    let rest = Member { until: before.until, departure: before.departure, ..after.clone() };
    before.departure.is_none() && after.departure.is_some() && after.until.is_some() && rest == *before
}

fn mandate_ended(edit: &Edit<MemberId, Member>, phrases: &Phrases) -> String {
    let Some(after) = &edit.after else { return phrases.entries.nothing.to_owned() };
    let why = after.departure.map(phrases.roster.departures).unwrap_or_default();
    let day = after.until.map(dates::figures).unwrap_or_default();
    (phrases.entries.mandate_ended)(&excerpt(&called(after, phrases), NAME), why, &day)
}

/// The member who took the seat of another in these changes, and that other.
fn succession(changes: &[Change], phrases: &Phrases) -> Option<String> {
    let members =
        || changes.iter().filter_map(|it| if let Change::Member(edit) = it { Some(edit) } else { None });
    let added = members().filter(|edit| edit.before.is_none()).filter_map(|edit| edit.after.as_ref());
    let (successor, before) = added
        .filter_map(|it| Some((it, it.replaces?)))
        .find_map(|(it, id)| Some((it, members().find(|edit| edit.id == id)?.before.as_ref()?)))?;
    let name = |member| excerpt(&called(member, phrases), NAME);
    Some((phrases.entries.succeeded)(&name(before), &name(successor)))
}

/// The rule that is another, and how many are; that they stand in another order, where that is all.
fn statutes(edit: &Edit<(), Statutes>, phrases: &Phrases) -> String {
    let say = &phrases.composition;
    let rules = |end: &Option<Statutes>| {
        let all = end.iter().flat_map(|it| &it.requirements);
        let rules = all.map(|it| ((say.rule)(&it.demand), it.words.clone()));
        let quorum = end.iter().filter_map(|it| it.quorum.as_ref());
        let label = (phrases.entries.label_of)(say.quorum_name);
        let quorum = quorum.map(|it| (format!("{label}{}", (say.quorum)(it.least)), it.words.clone()));
        rules.chain(quorum).collect::<Vec<_>>()
    };
    let (before, after) = (rules(&edit.before), rules(&edit.after));
    let come: Vec<_> = after.iter().filter(|it| !before.contains(it)).collect();
    let gone: Vec<_> = before.iter().filter(|it| !after.contains(it)).collect();
    let kind = (phrases.entries.kind)(Kind::Statutes);
    match (come.as_slice(), gone.as_slice()) {
        ([], []) => (phrases.entries.moved)(kind, phrases.composition.rules),
        ([], [only]) => (phrases.entries.removed)(kind, &excerpt(&only.0, NAME)),
        ([], [first, rest @ ..]) => {
            (phrases.entries.removed)(kind, &format!("{} (+{})", excerpt(&first.0, NAME), rest.len()))
        }
        ([only], _) => (phrases.entries.rules_set)(&excerpt(&only.0, NAME)),
        ([first, rest @ ..], _) => {
            (phrases.entries.rules_set)(&format!("{} (+{})", excerpt(&first.0, NAME), rest.len()))
        }
    }
}

fn named<Id, T: PartialEq>(
    edit: &Edit<Id, T>,
    kind: Kind,
    phrases: &Phrases,
    name: impl Fn(&T) -> String,
    unplaced: fn(&T) -> Option<T>,
) -> String {
    let say = &phrases.entries;
    let words = edit.after.as_ref().or(edit.before.as_ref()).map(|record| excerpt(&name(record), NAME));
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

/// The title of a text: its own, or what its sort is called.
#[must_use]
pub fn title_of(document: &Document, phrases: &Phrases) -> String {
    if document.title.is_empty() {
        (phrases.texts.kind)(document.kind).to_owned()
    } else {
        document.title.clone()
    }
}

/// The latest thing observed of a clause.
fn told_of(follow_up: &crate::domain::FollowUp) -> String {
    follow_up.observations.last().map(|it| it.words.clone()).unwrap_or_default()
}

/// A matter accepted as it is, or no longer.
fn acceptance(edit: &Edit<AcceptanceId, Acceptance>, phrases: &Phrases) -> String {
    let say = &phrases.checker;
    let told = |it: &Acceptance, say: fn(&str, &str) -> String| {
        let words = it.grounds.lines().next().unwrap_or_default();
        say(&super::checked::rule_named(&it.rule, phrases), &excerpt(words, NAME))
    };
    match (&edit.before, &edit.after) {
        (_, Some(after)) => told(after, say.accepted_entry),
        (Some(before), None) => told(before, say.withdrawn_entry),
        (None, None) => phrases.entries.nothing.to_owned(),
    }
}

/// A decision about an amendment says which; anything else is an addition, an edit, a removal.
fn amendment(edit: &Edit<AmendmentId, Amendment>, phrases: &Phrases) -> String {
    let say = &phrases.texts;
    if let (Some(before), Some(after)) = (&edit.before, &edit.after)
        && before.state != after.state
    {
        return (say.decided)(after.number, &after.proposer.name, (say.state)(after.state));
    }
    let name = |it: &Amendment| format!("{} ({})", it.number, it.proposer.name);
    named(edit, Kind::Amendment, phrases, name, |_| None)
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
    if let Some(told) = succession(changes, phrases) {
        return told;
    }
    match changes.iter().find_map(imported_from) {
        Some(source) => (say.imported)(&source.file, &added(changes, phrases)),
        None => {
            // A decision, or a passage into a phase, is what the step is about.
            if let Some(told) = changes.iter().find_map(|it| decision(it, phrases)) {
                return told;
            }
            // What comes of a meeting is told by its name; the link to it goes without saying.
            if let Some(told) = come_of_a_meeting(changes, phrases) {
                return told;
            }
            // A part of a text with its words is one thing to its reader.
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

/// The only record added by these changes, where one of them is about a meeting.
fn come_of_a_meeting(changes: &[Change], phrases: &Phrases) -> Option<String> {
    let adds = |change: &&Change| match change {
        Change::Meeting(edit) => edit.before.is_none(),
        Change::Task(edit) => edit.before.is_none(),
        Change::Amendment(edit) => edit.before.is_none(),
        _ => false,
    };
    let mut added = changes.iter().filter(adds);
    let only = added.next().filter(|_| added.next().is_none())?;
    changes.iter().any(|it| matches!(it, Change::Meeting(_))).then(|| change(only, phrases))
}

/// The decision about an amendment, or the passage of a text, that a change is.
fn decision(it: &Change, phrases: &Phrases) -> Option<String> {
    match it {
        Change::Amendment(edit) => {
            let state = |end: &Option<Amendment>| end.as_ref().map(|it| it.state);
            let decided =
                edit.before.is_some() && edit.after.is_some() && state(&edit.before) != state(&edit.after);
            decided.then(|| amendment(edit, phrases))
        }
        Change::Version(_) => Some(change(it, phrases)),
        _ => None,
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
