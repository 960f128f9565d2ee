//! What an entry changed, field by field: what the history shows before one reverts it.

use crate::domain::{
    Acceptance, Amendment, Body, Carried, Change, Document, Edit, Evidence, FollowUp, Heading, Member,
    Objective, Profile, Requirement, Seat, Statutes, Task, Version,
};
use crate::i18n::entries::Label;
use crate::i18n::{Phrases, dates};

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Name of the record, or empty for the record named above.
    pub record: String,
    /// The field.
    pub label: &'static str,
    /// What it was; empty if it was not there.
    pub before: String,
    /// What it became; empty if it is gone.
    pub after: String,
}

pub(super) type Fields = Vec<(Label, String)>;

/// Every field a change touches, in order; at most `most`.
#[must_use]
pub fn difference(change: &Change, phrases: &Phrases, most: usize) -> Vec<Difference> {
    let mut found = Vec::new();
    collect(change, phrases, most, &mut found);
    found.truncate(most);
    found
}

fn collect(change: &Change, phrases: &Phrases, most: usize, found: &mut Vec<Difference>) {
    match change {
        Change::Profile(edit) => compare(edit, phrases, profile, found),
        Change::Statutes(edit) => statutes(edit, phrases, found),
        Change::Body(edit) => compare(edit, phrases, body, found),
        Change::Member(edit) => compare(edit, phrases, member, found),
        Change::Objective(edit) => compare(edit, phrases, objective, found),
        Change::Task(edit) => compare(edit, phrases, task, found),
        Change::Meeting(edit) => compare(edit, phrases, super::meeting::fields, found),
        Change::Document(edit) => compare(edit, phrases, document, found),
        Change::Heading(edit) => compare(edit, phrases, heading, found),
        Change::Amendment(edit) => compare(edit, phrases, amendment, found),
        Change::Version(edit) => compare(edit, phrases, version, found),
        Change::FollowUp(edit) => compare(edit, phrases, follow_up, found),
        Change::Acceptance(edit) => compare(edit, phrases, acceptance, found),
        Change::Charter(splice) => found.push(Difference {
            record: String::new(),
            label: (phrases.entries.label)(Label::Text),
            before: splice.removed.clone(),
            after: splice.inserted.clone(),
        }),
        Change::Together(changes) => {
            for change in changes {
                if found.len() >= most {
                    return;
                }
                collect(change, phrases, most, found);
            }
        }
    }
}

/// Lays the fields of both ends side by side; the first field names the record.
fn compare<Id, T>(
    edit: &Edit<Id, T>,
    phrases: &Phrases,
    fields: fn(&T, &Phrases) -> Fields,
    found: &mut Vec<Difference>,
) {
    let ends = [&edit.before, &edit.after].map(|end| end.as_ref().map(|record| fields(record, phrases)));
    let [before, after] = ends;
    let names = after.as_ref().or(before.as_ref());
    let mut record =
        names.and_then(|fields| fields.first()).map(|(_, name)| name.clone()).unwrap_or_default();
    let labels: Vec<Label> =
        names.map(|fields| fields.iter().map(|(label, _)| *label).collect()).unwrap_or_default();
    for (at, label) in labels.into_iter().enumerate() {
        let value = |end: &Option<Fields>| {
            end.as_ref().and_then(|fields| fields.get(at)).map(|(_, value)| value.clone())
        };
        let (before, after) = (value(&before).unwrap_or_default(), value(&after).unwrap_or_default());
        if before != after {
            // Ranks and ids mean nothing to a reader: that they changed is all there is to say.
            let silent = matches!(
                label,
                Label::Order | Label::Objective | Label::Meeting | Label::AlternateOf | Label::Replaces
            );
            if silent && (edit.before.is_none() || edit.after.is_none()) {
                continue;
            }
            let changed = || (String::new(), phrases.entries.altered.to_owned());
            let (before, after) = if silent { changed() } else { (before, after) };
            let label = (phrases.entries.label)(label);
            found.push(Difference { record: std::mem::take(&mut record), label, before, after });
        }
    }
}

fn profile(profile: &Profile, _: &Phrases) -> Fields {
    let day = profile.founded.map(dates::figures).unwrap_or_default();
    vec![(Label::Name, profile.name.clone()), (Label::Town, profile.town.clone()), (Label::Day, day)]
}

/// Rule by rule: those that stay where they are said nothing of.
fn statutes(edit: &Edit<(), Statutes>, phrases: &Phrases, found: &mut Vec<Difference>) {
    let rules = |end: &Option<Statutes>| {
        let each = end.iter().flat_map(|it| &it.requirements).map(|it| rule(it, phrases));
        each.collect::<Vec<String>>()
    };
    let quorum = |end: &Option<Statutes>| {
        let quorum = end.as_ref().and_then(|it| it.quorum.as_ref());
        quorum.map_or_else(String::new, |it| worded((phrases.composition.quorum)(it.least), &it.words))
    };
    let mut put = |label, before: String, after: String| {
        if before != after {
            let (record, label) = (String::new(), (phrases.entries.label)(label));
            found.push(Difference { record, label, before, after });
        }
    };
    let (mut gone, mut come) = (rules(&edit.before), rules(&edit.after));
    let (before, after) = (gone.clone(), come.clone());
    gone.retain(|it| !after.contains(it));
    come.retain(|it| !before.contains(it));
    if gone.is_empty() && come.is_empty() && before != after {
        put(Label::Order, before.join("\n"), after.join("\n"));
    }
    let pairs = gone.len().max(come.len());
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    for _ in 0..pairs {
        put(Label::Rule, gone.next().unwrap_or_default(), come.next().unwrap_or_default());
    }
    put(Label::Quorum, quorum(&edit.before), quorum(&edit.after));
}

/// A rule with the words that were voted.
fn rule(rule: &Requirement, phrases: &Phrases) -> String {
    worded((phrases.composition.rule)(&rule.demand), &rule.words)
}

fn worded(asked: String, words: &str) -> String {
    if words.trim().is_empty() { asked } else { format!("{asked} «{}»", words.trim()) }
}

fn body(body: &Body, phrases: &Phrases) -> Fields {
    let aliases: Vec<&str> = body.aliases.iter().map(|it| it.name.as_str()).collect();
    let category = body.category.map(|it| (phrases.common.category)(it).to_owned());
    vec![
        (Label::Name, body.name.clone()),
        (Label::Aliases, aliases.join("\n")),
        (Label::Category, category.unwrap_or_default()),
        (Label::Notes, body.notes.clone()),
    ]
}

fn member(member: &Member, phrases: &Phrases) -> Fields {
    let common = &phrases.common;
    let standing = |proposed: bool| if proposed { format!(" ({})", common.proposed) } else { String::new() };
    let gender = member.gender.map(|stated| {
        let proposed = stated.is_proposed();
        format!("{}{}", (common.gender)(stated.value), standing(proposed))
    });
    let category = member.category.map(|stated| {
        let proposed = stated.is_proposed();
        format!("{}{}", (common.category)(stated.value), standing(proposed))
    });
    let say = &phrases.roster;
    let office = member.office.map(|stated| {
        let proposed = stated.is_proposed();
        format!("{}{}", (say.offices)(stated.value), standing(proposed))
    });
    // As everybody sits is not worth a line.
    let seat = match member.seat {
        Seat::Full => String::new(),
        seat => (say.seats)(seat).to_owned(),
    };
    let departure = member.departure.map(|it| (say.departures)(it).to_owned()).unwrap_or_default();
    let aliases: Vec<&str> = member.aliases.iter().map(|it| it.name.as_str()).collect();
    vec![
        (Label::Name, member.name.clone()),
        (Label::Institution, member.institution.clone()),
        (Label::Capacity, member.capacity.clone()),
        (Label::Gender, gender.unwrap_or_default()),
        (Label::Category, category.unwrap_or_default()),
        (Label::Territory, member.territory.clone()),
        (Label::Office, office.unwrap_or_default()),
        (Label::Seat, seat),
        // Identities mean nothing to a reader: that they changed is all there is to say.
        (Label::AlternateOf, member.alternate_of.map(|id| id.0.to_string()).unwrap_or_default()),
        (Label::Replaces, member.replaces.map(|id| id.0.to_string()).unwrap_or_default()),
        (Label::Aliases, aliases.join("\n")),
        (Label::Contact, member.contact.clone()),
        (Label::From, member.from.map(dates::figures).unwrap_or_default()),
        (Label::Until, member.until.map(dates::figures).unwrap_or_default()),
        (Label::Departure, departure),
        (Label::Notes, member.notes.clone()),
        (Label::Order, member.rank.0.to_string()),
    ]
}

fn objective(objective: &Objective, _: &Phrases) -> Fields {
    vec![
        (Label::Title, objective.title.clone()),
        (Label::Notes, objective.notes.clone()),
        (Label::Order, objective.rank.0.to_string()),
    ]
}

fn task(task: &Task, phrases: &Phrases) -> Fields {
    let reading = task.deadline.reading.as_ref();
    let completed = |it| (phrases.timeline.completed)(Some(it)).to_owned();
    // As the records are numbered for scripts: the numbers of the programme move.
    let after: Vec<String> = task.after.iter().map(|id| format!("#{}", id.0)).collect();
    let evidence: Vec<String> = task.evidence.iter().map(evidence_said).collect();
    let carried: Vec<String> = task.carried.iter().map(carried_said).collect();
    let reading =
        reading.map(|it| format!(" ({}–{})", dates::figures(it.earliest), dates::figures(it.latest)));
    vec![
        (Label::Action, task.action.clone()),
        (Label::Responsible, task.responsible_words.clone()),
        (Label::Deadline, format!("{}{}", task.deadline.verbatim, reading.unwrap_or_default())),
        (Label::Status, (phrases.common.status)(task.status).to_owned()),
        (Label::Progress, format!("{} %", task.progress)),
        (Label::Completion, task.completion.map(completed).unwrap_or_default()),
        (Label::After, after.join(" ")),
        (Label::Evidence, evidence.join("\n")),
        (Label::Meeting, task.meeting.map(|id| id.0.to_string()).unwrap_or_default()),
        (Label::Carried, carried.join("\n")),
        (Label::Notes, task.notes.clone()),
        (Label::Objective, task.objective.0.to_string()),
        (Label::Order, task.rank.0.to_string()),
    ]
}

/// A piece of evidence: when it was noted, what it is, where it is.
fn evidence_said(evidence: &Evidence) -> String {
    let day = evidence.day.map(dates::figures).unwrap_or_default();
    said([&day, evidence.words.trim(), evidence.link.trim()])
}

/// A former deadline: its words, when it was carried over, why.
fn carried_said(carried: &Carried) -> String {
    let day = carried.day.map(dates::figures).unwrap_or_default();
    said([carried.deadline.verbatim.trim(), &day, carried.why.trim()])
}

fn said(parts: [&str; 3]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn heading(heading: &Heading, _: &Phrases) -> Fields {
    vec![
        (Label::Title, heading.title.clone()),
        (Label::Level, heading.level.to_string()),
        (Label::Order, heading.rank.0.to_string()),
    ]
}

fn document(document: &Document, phrases: &Phrases) -> Fields {
    let say = &phrases.texts;
    vec![
        (Label::Title, super::entry::title_of(document, phrases)),
        (Label::Kind, (say.kind)(document.kind).to_owned()),
        (Label::Phase, (say.phase)(document.phase).to_owned()),
        (Label::Numbering, (say.numbering)(document.numbering).to_owned()),
        (Label::Order, document.rank.0.to_string()),
    ]
}

fn amendment(amendment: &Amendment, phrases: &Phrases) -> Fields {
    let say = &phrases.texts;
    let decision = amendment.decision.as_ref().map(|decision| {
        let day = decision.day.map(dates::figures);
        let votes = decision.votes.map(|it| (say.votes)(it.yes, it.no, it.abstained));
        let said = [Some(decision.by.clone()).filter(|by| !by.is_empty()), day, votes];
        said.into_iter().flatten().collect::<Vec<_>>().join(phrases.entries.and)
    });
    vec![
        (Label::Title, (say.amendment)(amendment.number, &amendment.proposer.name)),
        (Label::Proposer, amendment.proposer.name.clone()),
        (Label::Kind, (say.amendment_kind)(amendment.kind).to_owned()),
        (Label::Original, amendment.original.clone()),
        (Label::Proposed, amendment.proposed.clone()),
        (Label::Reason, amendment.reason.clone()),
        (Label::Status, (say.state)(amendment.state).to_owned()),
        (Label::Decision, decision.unwrap_or_default()),
        (Label::Reply, amendment.reply.clone()),
    ]
}

fn version(version: &Version, phrases: &Phrases) -> Fields {
    let say = &phrases.texts;
    vec![
        (Label::Title, (say.version)(version.number, (say.phase)(version.phase))),
        (Label::Day, version.day.map(dates::figures).unwrap_or_default()),
        (Label::Decision, version.by.clone()),
        (Label::Notes, version.notes.clone()),
    ]
}

fn acceptance(acceptance: &Acceptance, phrases: &Phrases) -> Fields {
    vec![
        (Label::Title, super::checked::rule_named(&acceptance.rule, phrases)),
        (Label::Original, acceptance.grounds.clone()),
        (Label::Reason, acceptance.why.clone()),
        (Label::Decision, acceptance.by.clone()),
    ]
}

fn follow_up(follow_up: &FollowUp, _: &Phrases) -> Fields {
    let observation = |it: &crate::domain::Observation| {
        let day = it.day.map(|day| format!("{} ", dates::figures(day)));
        format!("{}{}", day.unwrap_or_default(), it.words)
    };
    let observations: Vec<String> = follow_up.observations.iter().map(observation).collect();
    vec![(Label::Tasks, follow_up.tasks.len().to_string()), (Label::Observations, observations.join("\n"))]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::{Alias, Demand, Departure, Least, MemberId, Office, Quorum, Stated};
    use crate::i18n::Language;

    #[test]
    fn every_field_of_a_member_is_told_and_no_entry_ends_in_nothing() {
        let before = Member { institution: "جمعية القصبة".into(), ..Member::default() };
        let day = NaiveDate::from_ymd_opt(2026, 6, 30);
        let changed: [fn(&mut Member, Option<NaiveDate>); 8] = [
            |it, _| it.territory = "القصبة".into(),
            |it, _| it.office = Some(Stated::confirmed(Office::Coordinator)),
            |it, _| it.seat = Seat::Alternate,
            |it, _| it.alternate_of = Some(MemberId(7)),
            |it, _| it.replaces = Some(MemberId(7)),
            |it, _| it.aliases.push(Alias { name: "FLDF".into(), ..Alias::default() }),
            |it, day| it.until = day,
            |it, _| it.departure = Some(Departure::Died),
        ];
        for (at, change) in changed.into_iter().enumerate() {
            let mut after = before.clone();
            change(&mut after, day);
            let change = Change::Member(Box::new(Edit::replace(MemberId(1), &before, after)));
            for language in Language::ALL {
                assert_eq!(difference(&change, language.phrases(), 9).len(), 1, "{at}");
                let told = crate::notice::change(&change, language.phrases());
                assert!(!told.trim_end().ends_with(':'), "{told}");
            }
        }
    }

    #[test]
    fn rules_are_told_one_by_one_and_those_that_stay_are_not() {
        let rule = |members| Requirement { demand: Demand::Total { members }, words: String::new() };
        let statutes = |rules: &[u32]| Statutes {
            requirements: rules.iter().map(|it| rule(*it)).collect(),
            quorum: Some(Quorum { least: Least::MoreThanHalf, words: String::new() }),
            ..Statutes::default()
        };
        let told = |before: Option<Statutes>, after: Option<Statutes>| {
            let change = Change::Statutes(Box::new(Edit { id: (), before, after }));
            let phrases = Language::En.phrases();
            (difference(&change, phrases, 9).len(), crate::notice::change(&change, phrases))
        };
        let edited = told(Some(statutes(&[18, 20])), Some(statutes(&[18, 21])));
        assert_eq!(edited, (1, "rules of the committee: the committee has 21 members".into()));
        let moved = told(Some(statutes(&[18, 20])), Some(statutes(&[20, 18])));
        assert_eq!(moved, (1, "moved rules of the committee: Rules".into()));
        let gone = told(Some(statutes(&[18])), None);
        assert_eq!(gone, (2, "removed rules of the committee: the committee has 18 members (+1)".into()));
    }
}
