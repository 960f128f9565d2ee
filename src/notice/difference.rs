//! What an entry changed, field by field: what the history shows before one reverts it.

use crate::domain::{
    Acceptance, Amendment, Body, Change, Document, Edit, FollowUp, Heading, Meeting, Member, Objective,
    Profile, Statutes, Task, Version,
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

type Fields = Vec<(Label, String)>;

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
        // Each rule is told by the words that were voted.
        Change::Statutes(edit) => compare(edit, phrases, statutes, found),
        Change::Body(edit) => compare(edit, phrases, body, found),
        Change::Member(edit) => compare(edit, phrases, member, found),
        Change::Objective(edit) => compare(edit, phrases, objective, found),
        Change::Task(edit) => compare(edit, phrases, task, found),
        Change::Meeting(edit) => compare(edit, phrases, meeting, found),
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
            let silent = matches!(label, Label::Order | Label::Objective);
            let (before, after) = if silent { Default::default() } else { (before, after) };
            let label = (phrases.entries.label)(label);
            found.push(Difference { record: std::mem::take(&mut record), label, before, after });
        }
    }
}

fn profile(profile: &Profile, _: &Phrases) -> Fields {
    let day = profile.founded.map(dates::figures).unwrap_or_default();
    vec![(Label::Name, profile.name.clone()), (Label::Town, profile.town.clone()), (Label::Day, day)]
}

fn statutes(statutes: &Statutes, _: &Phrases) -> Fields {
    let words: Vec<&str> = statutes.requirements.iter().map(|it| it.words.as_str()).collect();
    vec![(Label::Text, words.join("\n"))]
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
    vec![
        (Label::Name, member.name.clone()),
        (Label::Institution, member.institution.clone()),
        (Label::Capacity, member.capacity.clone()),
        (Label::Gender, gender.unwrap_or_default()),
        (Label::Category, category.unwrap_or_default()),
        (Label::Contact, member.contact.clone()),
        (Label::From, member.from.map(dates::figures).unwrap_or_default()),
        (Label::Until, member.until.map(dates::figures).unwrap_or_default()),
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
    let reading =
        reading.map(|it| format!(" ({}–{})", dates::figures(it.earliest), dates::figures(it.latest)));
    vec![
        (Label::Action, task.action.clone()),
        (Label::Responsible, task.responsible_words.clone()),
        (Label::Deadline, format!("{}{}", task.deadline.verbatim, reading.unwrap_or_default())),
        (Label::Status, (phrases.common.status)(task.status).to_owned()),
        (Label::Progress, format!("{} %", task.progress)),
        (Label::Notes, task.notes.clone()),
        (Label::Objective, task.objective.0.to_string()),
        (Label::Order, task.rank.0.to_string()),
    ]
}

fn meeting(meeting: &Meeting, _: &Phrases) -> Fields {
    vec![
        (Label::Title, meeting.title.clone()),
        (Label::Day, meeting.day.map(dates::figures).unwrap_or_default()),
        (Label::Town, meeting.place.clone()),
        (Label::Text, meeting.minutes.clone()),
    ]
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
