//! The committee as rows, for other programs: JSON, and tab-separated text for pipes.
//!
//! Used by `lajna list`. Rows come in the order of the paper; days are ISO 8601, what is
//! not known is `null`, identities are numbers, and every word is as it was written.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::agenda::follow_up;
pub use super::agenda::{agenda, agenda_text};
use super::writing;

mod meetings;

pub use meetings::{meeting_totals, meeting_totals_text, meetings, meetings_text};

use crate::domain::deadline::{Period, Recurrence, Undated, Year, edtf};
use crate::domain::numbering::{self, Label, labels_of};
use crate::domain::schedule::Schedule;
use crate::domain::{
    Alias, Committee, Document, DocumentId, Source, Standing, Stated, Task, Version, VersionId,
};

/// The members: `id, institution, capacity, name, gender, gender_standing, category,
/// category_standing, territory, office, office_standing, seat, alternate_of, replaces, aliases, contact,
/// from, until, departure, notes, source`; `alternate_of` and `replaces` are identities.
#[must_use]
pub fn roster(committee: &Committee) -> Value {
    let rows = committee.roster().into_iter().map(|(id, member)| {
        json!({
            "id": id.0,
            "institution": member.institution,
            "capacity": member.capacity,
            "name": member.name,
            "aliases": aliases(&member.aliases),
            "gender": member.gender.map(|it| it.value.word()),
            "gender_standing": standing(member.gender),
            "category": member.category.map(|it| it.value.word()),
            "category_standing": standing(member.category),
            "territory": member.territory,
            "office": member.office.map(|it| it.value.word()),
            "office_standing": standing(member.office),
            "seat": member.seat.word(),
            "alternate_of": member.alternate_of.map(|id| id.0),
            "replaces": member.replaces.map(|id| id.0),
            "contact": member.contact,
            "from": iso(member.from),
            "until": iso(member.until),
            "departure": member.departure.map(|it| it.word()),
            "notes": member.notes,
            "source": source(member.source.as_ref()),
        })
    });
    rows.collect()
}

/// Other names: `name, by, day`.
pub(super) fn aliases(aliases: &[Alias]) -> Value {
    aliases.iter().map(|it| json!({ "name": it.name, "by": it.by, "day": iso(it.day) })).collect()
}

/// The tasks: `id, objective, objective_id, responsible, responsible_verbatim, deadline,
/// action, status, progress, overdue, notes, source, completion, after, warning, evidence, meeting,
/// carried`; late or not on `today`.
#[must_use]
pub fn programme(committee: &Committee, today: NaiveDate) -> Value {
    let schedule = Schedule::of(committee);
    let rows = committee.programme().into_iter().map(|(id, task)| {
        let objective = committee.objectives.get(&task.objective);
        let mut row = json!({
            "id": id.0,
            "objective": objective.map(|it| it.title.as_str()),
            "objective_id": task.objective.0,
            "responsible": responsible(task),
            "responsible_verbatim": task.responsible_words,
            "deadline": deadline(task, today),
            "action": task.action,
            "status": task.status.word(),
            "progress": task.progress,
            "overdue": task.is_overdue(today),
            "notes": task.notes,
            "source": source(task.source.as_ref()),
        });
        if let Value::Object(fields) = &mut row {
            let more = follow_up(id, task, &schedule);
            fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
        }
        row
    });
    rows.collect()
}

/// The objectives: `id, title, tasks, notes`; `tasks` counts those under it.
#[must_use]
pub fn objectives(committee: &Committee) -> Value {
    let rows = committee.objectives_in_order().into_iter().map(|(id, objective)| {
        let tasks = committee.tasks.values().filter(|task| task.objective == id).count();
        json!({ "id": id.0, "title": objective.title, "tasks": tasks, "notes": objective.notes })
    });
    rows.collect()
}

/// The parts of a text: `id, number, label, level, title, body`; every word as it stands.
#[must_use]
pub fn parts(committee: &Committee, document: DocumentId) -> Value {
    let labels = labels_of(committee, document);
    let parts = numbered(committee, document).into_iter().zip(labels);
    let parts = parts.map(|((number, id, section), (_, label))| {
        json!({
            "id": id,
            "number": number,
            "label": writing::label(&label),
            "level": section.heading.level,
            "title": section.heading.title,
            "body": section.body,
        })
    });
    parts.collect()
}

/// The texts, the charter first: `id, number, kind, title, phase, numbering, parts,
/// open_amendments, versions`; none while nothing of any text is recorded.
#[must_use]
pub fn texts(committee: &Committee) -> Value {
    let rows = recorded_texts(committee).into_iter().map(|(number, id, text)| {
        json!({
            "id": id.0,
            "number": number,
            "kind": text.kind.word(),
            "title": text.title,
            "phase": text.phase.word(),
            "numbering": text.numbering.word(),
            "parts": committee.outline_of(id).len(),
            "open_amendments": open_amendments(committee, id),
            "versions": committee.versions_of(id).len(),
        })
    });
    rows.collect()
}

/// The versions of every text, or of one: `id, text, number, phase, entry, day, by, meeting, notes`; `entry`
/// is the number of the log after which the text stood so, `text` and `meeting` are identities.
#[must_use]
pub fn versions(committee: &Committee, of: Option<DocumentId>) -> Value {
    let rows = versions_in_order(committee, of).into_iter().map(|(id, version)| {
        json!({
            "id": id.0,
            "text": version.document.0,
            "number": version.number,
            "phase": version.phase.word(),
            "entry": version.at.0,
            "day": iso(version.day),
            "by": version.by,
            "meeting": version.meeting.map(|id| id.0),
            "notes": version.notes,
        })
    });
    rows.collect()
}

/// The members as text: body, capacity, name, gender, category, contact.
#[must_use]
pub fn roster_text(committee: &Committee) -> String {
    let rows = committee.roster().into_iter().map(|(_, member)| {
        let gender = member.gender.map_or("", |it| it.value.word());
        let category = member.category.map_or("", |it| it.value.word());
        row(&[&member.institution, &member.capacity, &member.name, gender, category, &member.contact])
    });
    rows.collect()
}

/// The tasks as text: responsible, deadline, last day, action, objective, status, progress.
#[must_use]
pub fn programme_text(committee: &Committee) -> String {
    let rows = committee.programme().into_iter().map(|(_, task)| {
        let latest = task.deadline.reading.as_ref().map(|it| it.latest.to_string()).unwrap_or_default();
        let objective = committee.objectives.get(&task.objective).map_or("", |it| it.title.as_str());
        let (status, progress) = (task.status.word(), task.progress.to_string());
        let (who, until) = (&task.responsible_words, &task.deadline.verbatim);
        row(&[who, until, &latest, &task.action, objective, status, &progress])
    });
    rows.collect()
}

/// The objectives as text: number of tasks, title.
#[must_use]
pub fn objectives_text(committee: &Committee) -> String {
    let rows = committee.objectives_in_order().into_iter().map(|(id, objective)| {
        let tasks = committee.tasks.values().filter(|task| task.objective == id).count();
        row(&[&tasks.to_string(), &objective.title])
    });
    rows.collect()
}

/// The outline of a text as text: number, title, words in the part. `called` names a part.
#[must_use]
pub fn parts_text(committee: &Committee, document: DocumentId, called: fn(&Label) -> String) -> String {
    let labels = labels_of(committee, document).into_iter();
    let rows = labels.filter_map(|(id, label)| {
        let section = committee.charter.get(&id)?;
        let words = section.body.split_whitespace().count().to_string();
        Some(row(&[&called(&label), &section.heading.title, &words]))
    });
    rows.collect()
}

/// The texts as text: number, kind, title, phase, parts, open amendments, versions.
#[must_use]
pub fn texts_text(committee: &Committee) -> String {
    let rows = recorded_texts(committee).into_iter().map(|(number, id, text)| {
        let counts =
            [committee.outline_of(id).len(), open_amendments(committee, id), committee.versions_of(id).len()];
        let [parts, open, versions] = counts.map(|count| count.to_string());
        row(&[
            &number.to_string(),
            text.kind.word(),
            &text.title,
            text.phase.word(),
            &parts,
            &open,
            &versions,
        ])
    });
    rows.collect()
}

/// The versions as text: kind and title of the text, number, phase, day, who decided it.
#[must_use]
pub fn versions_text(committee: &Committee, of: Option<DocumentId>) -> String {
    let rows = versions_in_order(committee, of).into_iter().map(|(_, version)| {
        let text = committee.text(version.document).unwrap_or_default();
        let (number, day) = (version.number.to_string(), iso(version.day).unwrap_or_default());
        row(&[text.kind.word(), &text.title, &number, version.phase.word(), &day, &version.by])
    });
    rows.collect()
}

/// The texts with their numbers, which are those they are called by; a charter of which nothing is
/// recorded is left out.
fn recorded_texts(committee: &Committee) -> Vec<(usize, DocumentId, Document)> {
    let texts = (1..).zip(committee.texts()).map(|(number, (id, text))| (number, id, text));
    texts
        .filter(|(_, id, _)| committee.documents.contains_key(id) || !committee.outline_of(*id).is_empty())
        .collect()
}

fn versions_in_order(committee: &Committee, of: Option<DocumentId>) -> Vec<(VersionId, &Version)> {
    let texts = committee.texts().into_iter().map(|(id, _)| id);
    texts.filter(|id| of.is_none_or(|of| of == *id)).flat_map(|id| committee.versions_of(id)).collect()
}

fn open_amendments(committee: &Committee, document: DocumentId) -> usize {
    committee.amendments_of(document).iter().filter(|(_, it)| it.state.is_open()).count()
}

/// The outline of a text with its numbers.
fn numbered(committee: &Committee, document: DocumentId) -> Vec<(String, u64, &crate::domain::Section)> {
    let parts = numbering::placed(committee, document);
    parts.into_iter().map(|(number, id, section)| (number, id.0, section)).collect()
}

fn responsible(task: &Task) -> Vec<Value> {
    let parties = task.responsible.iter().map(|party| {
        json!({
            "name": party.name,
            "part": party.part.word(),
            "kind": party.kind.word(),
            "member": party.member.map(|id| id.0),
        })
    });
    parties.collect()
}

fn deadline(task: &Task, today: NaiveDate) -> Value {
    let reading = task.deadline.reading.as_ref();
    json!({
        "verbatim": task.deadline.verbatim,
        "earliest": iso(reading.map(|it| it.earliest)),
        "latest": iso(reading.map(|it| it.latest)),
        "precision": reading.map(|it| it.precision.word()),
        "inferred": reading.map(|it| it.year == Year::Inferred),
        "edtf": reading.map(edtf),
        "undefined": task.deadline.undated == Some(Undated::Undefined),
        "recurrence": task.deadline.recurrence().map(|it| recurrence(it, today)),
    })
}

/// How often as a duration of ISO 8601, and the days of it; `next` counts from `today`.
fn recurrence(it: &Recurrence, today: NaiveDate) -> Value {
    json!({
        "every": it.every.map(Period::iso),
        "start": iso(it.start),
        "end": iso(it.end),
        "next": iso(it.occurrence(today)),
    })
}

/// ISO 8601, as chrono displays a day.
pub(super) fn iso(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn standing<T>(stated: Option<Stated<T>>) -> Option<&'static str> {
    stated.map(|it| it.standing).map(Standing::word)
}

fn source(source: Option<&Source>) -> Value {
    source.map_or(Value::Null, |it| json!({ "file": it.file, "line": it.line }))
}

/// Cells on one line: tabs and line breaks inside a cell become blanks.
pub(super) fn row(cells: &[&str]) -> String {
    let plain = |cell: &&str| cell.replace(['\t', '\n', '\r'], " ");
    let mut row = cells.iter().map(plain).collect::<Vec<_>>().join("\t");
    row.push('\n');
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EntryId, Phase};

    #[test]
    fn versions_are_listed_by_text_and_number_with_the_entry_they_froze() {
        let mut committee = Committee::default();
        committee.documents.insert(DocumentId::CHARTER, Document::default());
        for (id, number, phase) in [(1, 2, Phase::Adopted), (2, 1, Phase::Consultation)] {
            let version =
                Version { number, phase, at: EntryId(id * 10), by: "ا\tب".into(), ..Version::default() };
            committee.versions.insert(VersionId(id), version);
        }
        let text = versions_text(&committee, None);
        assert_eq!(text, "charter\t\t1\tconsultation\t\tا ب\ncharter\t\t2\tadopted\t\tا ب\n");
        let rows = versions(&committee, Some(DocumentId::CHARTER));
        assert_eq!(versions(&committee, Some(DocumentId(9))), json!([]));
        let (number, entry) = (&rows[0]["number"], &rows[0]["entry"]);
        assert_eq!((number, entry, &rows[0]["text"]), (&json!(1), &json!(20), &json!(0)));
        assert_eq!(texts(&committee)[0]["versions"], json!(2));
        assert_eq!(texts(&Committee::default()), json!([]), "of nothing, nothing is listed");
    }
}
