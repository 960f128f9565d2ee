//! The form of a party: its words in the cell, its part, what it is, which member.
//!
//! Used by [`Parties`](super::Parties). The cell keeps its words: the form says how they are
//! understood.

use crate::domain::responsible::Known;
use crate::domain::{Change, Committee, Edit, MemberId, Part, Party, PartyKind, Task, TaskId};
use crate::notice::Notice;
use crate::panes::form::{self, Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

const NAME: usize = 0;
const PART: usize = 1;
const KIND: usize = 2;
const MEMBER: usize = 3;

const PARTS: [Part; 4] = [Part::Leads, Part::With, Part::Supervises, Part::Through];
const KINDS: [PartyKind; 4] = [PartyKind::Person, PartyKind::Body, PartyKind::Team, PartyKind::Text];

/// The form of the party at this place of a task; past the last, of a new one.
pub(super) fn party_form(id: TaskId, task: &Task, place: usize, committee: &Committee) -> Form {
    let part = if task.responsible.is_empty() { Part::Leads } else { Part::With };
    let new = Party { name: String::new(), part, kind: PartyKind::Person, member: None };
    let now = task.responsible.get(place).cloned().unwrap_or(new);
    let (cell, before) = (task.responsible_words.clone(), now.clone());
    let title = if now.name.is_empty() {
        Label::Phrase(|phrases| phrases.people.new_party)
    } else {
        Label::Verbatim(now.name.clone())
    };
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let Some(task) = desk.session.committee().tasks.get(&id) else {
            return Err(Complaint { field: NAME, words: desk.phrases.people.task_gone.to_owned() });
        };
        let party = filled(&before, values, desk)?;
        let mut after = task.clone();
        match after.responsible.get_mut(place) {
            Some(old) => *old = party,
            None => after.responsible.push(party),
        }
        Ok(Outcome::Record(Change::Task(Box::new(Edit::replace(id, task, after)))))
    };
    Form::new(title, fields(&now, cell, committee), Box::new(finish))
}

fn fields(now: &Party, cell: String, committee: &Committee) -> Vec<Field> {
    let at = |found: Option<usize>| found.unwrap_or(0);
    let part = at(PARTS.iter().position(|it| *it == now.part));
    let kind = at(KINDS.iter().position(|it| *it == now.kind));
    let linked = now.member.and_then(|id| committee.members.get(&id)).map(|it| it.name.clone());
    let members = committee.roster().into_iter().map(|(_, it)| it.name.clone());
    let members = form::Known::new(members.filter(|name| !name.trim().is_empty()));
    let (before, known) = (now.clone(), Known::of(committee));
    vec![
        Field::text(Label::Phrase(|phrases| phrases.people.words), &now.name)
            .required(Label::Phrase(|phrases| phrases.people.name_needed))
            .noting(move |values, desk| {
                let strange = !cell.contains(values.words(NAME));
                strange.then(|| Notice::warned(desk.phrases.people.not_in_cell))
            }),
        Field::choice(Label::Phrase(|phrases| phrases.people.part), parts(), part),
        Field::choice(Label::Phrase(|phrases| phrases.people.kind), kinds(), kind),
        Field::text(Label::Phrase(|phrases| phrases.people.member), linked.as_deref().unwrap_or(""))
            .completed_from(members)
            .noting(move |values, desk| Some(member_said(&before, &known, values, desk))),
    ]
}

/// The parts in the order of [`PARTS`].
fn parts() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.common.part)(Part::Leads)),
        Label::Phrase(|phrases| (phrases.common.part)(Part::With)),
        Label::Phrase(|phrases| (phrases.common.part)(Part::Supervises)),
        Label::Phrase(|phrases| (phrases.common.part)(Part::Through)),
    ]
}

/// The kinds in the order of [`KINDS`].
fn kinds() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.common.party_kind)(PartyKind::Person)),
        Label::Phrase(|phrases| (phrases.common.party_kind)(PartyKind::Body)),
        Label::Phrase(|phrases| (phrases.common.party_kind)(PartyKind::Team)),
        Label::Phrase(|phrases| (phrases.common.party_kind)(PartyKind::Text)),
    ]
}

/// Whom the words of the member's field mean.
enum Meant {
    Nobody,
    One(MemberId),
    Several(Vec<MemberId>),
}

fn meant(before: &Party, known: &Known, words: &str, committee: &Committee) -> Option<Meant> {
    if words.is_empty() {
        return Some(Meant::Nobody);
    }
    // Two members may have one name: the one it was linked to is still meant by it.
    let same = |id: &MemberId| committee.members.get(id).is_some_and(|it| it.name.trim() == words.trim());
    if let Some(id) = before.member.filter(same).or_else(|| known.member(words)) {
        return Some(Meant::One(id));
    }
    let fitting = known.fitting(words);
    (!fitting.is_empty()).then_some(Meant::Several(fitting))
}

/// The names of these members with the bodies they sit for.
pub(super) fn named(members: &[MemberId], committee: &Committee) -> Vec<String> {
    let members = members.iter().filter_map(|id| committee.members.get(id));
    members
        .map(|it| match it.institution.trim() {
            "" => it.name.clone(),
            body => format!("{} ({body})", it.name),
        })
        .collect()
}

fn member_said(before: &Party, known: &Known, values: &Values, desk: &Desk) -> Notice {
    let (say, committee) = (&desk.phrases.people, desk.session.committee());
    let told = |ids: &[MemberId]| named(ids, committee).join(" · ");
    match meant(before, known, values.words(MEMBER), committee) {
        Some(Meant::One(id)) => Notice::said(format!("✓ {}", told(&[id]))),
        Some(Meant::Several(all)) => Notice::warned((say.several)(&told(&all))),
        // Whom the words of the cell may mean, while nobody is named.
        Some(Meant::Nobody) => match known.fitting(values.words(NAME)).as_slice() {
            [] => Notice::said(say.stays_text),
            fitting => Notice::said((say.several)(&told(fitting))),
        },
        None => Notice::warned(say.no_such_member),
    }
}

fn filled(before: &Party, values: &Values, desk: &Desk) -> Result<Party, Complaint> {
    let (say, committee) = (&desk.phrases.people, desk.session.committee());
    let complain = |words: String| Err(Complaint { field: MEMBER, words });
    let known = Known::of(committee);
    let member = match meant(before, &known, values.words(MEMBER), committee) {
        Some(Meant::Nobody) => None,
        Some(Meant::One(id)) => Some(id),
        Some(Meant::Several(all)) => return complain((say.several)(&named(&all, committee).join(" · "))),
        None => return complain(say.no_such_member.to_owned()),
    };
    let words = values.words(NAME);
    let kept = if words == before.name.trim() { &before.name } else { words };
    Ok(Party {
        name: kept.to_owned(),
        part: PARTS.get(values.choice(PART)).copied().unwrap_or(before.part),
        kind: KINDS.get(values.choice(KIND)).copied().unwrap_or(before.kind),
        member,
    })
}
