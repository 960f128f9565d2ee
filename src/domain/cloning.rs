//! A text of one committee taken over by another: its words with the blanks filled in, under
//! identities of their own.
//!
//! Used by the command line. What is taken over begins a life of its own: no amendment, no
//! version and no decision comes with it. Names that stand in the words are left as they are;
//! [`remnant`](super::remnant) finds them.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{Referent, reference, references, resolved};
use super::template::{Blank, blanks, filled};
use super::{
    Change, Committee, Document, DocumentId, Edit, Heading, Ids, ParagraphId, Profile, Rank, Section,
    SectionId, Splice,
};

/// Why a text cannot be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text has no parts.
    #[error("there is nothing to take over")]
    Nothing,
    /// The committee has a charter already.
    #[error("there is a charter already")]
    Occupied,
}

/// A text taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cloned {
    /// What to record, as one step.
    pub change: Change,
    /// The text it becomes.
    pub document: DocumentId,
    /// How many parts it has.
    pub parts: usize,
    /// How many references lead to parts that were not taken over.
    pub dangling: usize,
}

/// The blanks of a text.
#[must_use]
pub fn wanted(committee: &Committee, document: DocumentId) -> BTreeSet<Blank> {
    let title = committee.text(document).unwrap_or_default().title;
    let parts = committee.outline_of(document).into_iter();
    let words = parts.flat_map(|(_, part)| [part.heading.title.clone(), part.body.clone()]);
    let all = words.chain([title]).flat_map(|words| blanks(&words));
    all.map(|(_, blank)| blank).collect()
}

/// The text `document` of `from` as a text of `into`, with what `value` gives for its blanks. A
/// committee without a name or a town gets those.
///
/// # Errors
/// [`Refusal`].
pub fn cloned(
    (from, document): (&Committee, DocumentId),
    into: &Committee,
    ids: &Ids,
    value: impl Fn(Blank) -> Option<String>,
) -> Result<Cloned, Refusal> {
    let parts = from.outline_of(document);
    if parts.is_empty() {
        return Err(Refusal::Nothing);
    }
    if document == DocumentId::CHARTER && !into.outline().is_empty() {
        return Err(Refusal::Occupied);
    }
    let (first, text) = opened((from, document), into, ids, &value);
    let mut changes: Vec<Change> = named(into, &value).into_iter().chain(first).collect();
    let identities: BTreeMap<SectionId, SectionId> =
        parts.iter().map(|(id, _)| (*id, SectionId(ids.fresh()))).collect();
    let paragraphs = own_paragraphs(&parts, &identities, ids);
    let own = |to| match to {
        Referent::Part(id) => identities.get(&id).copied().map(Referent::Part),
        Referent::Paragraph(id) => paragraphs.get(&id).copied().map(Referent::Paragraph),
    };
    let mut dangling = 0;
    let mut taken = |words: &str| {
        dangling += references(words).iter().filter(|(_, to)| own(*to).is_none()).count();
        filled(&resolved(words, |to| reference(own(to).unwrap_or(to))), &value)
    };
    for (place, (id, part)) in parts.iter().enumerate() {
        let Some(id) = identities.get(id).copied() else { continue };
        let (title, body) = (taken(&part.heading.title), taken(&part.body));
        let heading = Heading { document: text, rank: Rank::nth(place), level: part.heading.level, title };
        let empty = Section::new(id, heading.clone());
        changes.push(Change::Heading(Box::new(Edit::add(id, heading))));
        let splice = empty.splice(id, 0..0, &body, || ids.fresh()).filter(|it| !it.is_empty());
        let known = |paragraph: &ParagraphId| paragraphs.get(paragraph).copied();
        let known: Option<Vec<ParagraphId>> = part.paragraphs.iter().map(known).collect();
        changes.extend(splice.map(|splice| {
            // A blank may be filled in with several lines: then the paragraphs are others.
            let known = known.filter(|known| known.len() > 1 && known.len() == splice.after.len());
            Change::Charter(Splice { after: known.unwrap_or_else(|| splice.after.clone()), ..splice })
        }));
    }
    Ok(Cloned { change: Change::Together(changes), document: text, parts: parts.len(), dangling })
}

/// What the paragraphs of the parts are to be called: the first of each after its part.
fn own_paragraphs(
    parts: &[(SectionId, &Section)],
    identities: &BTreeMap<SectionId, SectionId>,
    ids: &Ids,
) -> BTreeMap<ParagraphId, ParagraphId> {
    let of = |(id, part): &(SectionId, &Section)| {
        let first = identities.get(id).copied().map(ParagraphId::first_of);
        let others = std::iter::repeat_with(|| ParagraphId(ids.fresh()));
        part.paragraphs.iter().copied().zip(first.into_iter().chain(others)).collect::<Vec<_>>()
    };
    parts.iter().flat_map(of).collect()
}

/// The change that opens the text, if one is needed: nothing need be said of a plain charter.
fn opened(
    (from, document): (&Committee, DocumentId),
    into: &Committee,
    ids: &Ids,
    value: &impl Fn(Blank) -> Option<String>,
) -> (Option<Change>, DocumentId) {
    let it = from.text(document).unwrap_or_default();
    let title = filled(&it.title, value);
    let numbering = it.numbering;
    if document == DocumentId::CHARTER {
        let before = into.documents.get(&document);
        let known = before.cloned().unwrap_or_default();
        let after = Document { title, numbering, ..known.clone() };
        let edit = Edit { id: document, before: before.cloned(), after: Some(after.clone()) };
        return ((known != after).then(|| Change::Document(Box::new(edit))), document);
    }
    let rank = Rank::after(into.texts().last().map(|(_, last)| last.rank));
    let id = DocumentId(ids.fresh());
    let document = Document { rank, kind: it.kind, title, numbering, ..Document::default() };
    (Some(Change::Document(Box::new(Edit::add(id, document)))), id)
}

/// The change that gives a committee its name and its town, as far as it has none.
fn named(into: &Committee, value: &impl Fn(Blank) -> Option<String>) -> Option<Change> {
    let before = into.profile.clone();
    let mut after = before.clone().unwrap_or_default();
    let Profile { name, town, .. } = &mut after;
    for (field, blank) in [(name, Blank::Committee), (town, Blank::Town)] {
        if field.trim().is_empty() {
            *field = value(blank).unwrap_or_default();
        }
    }
    let changed = before.clone().unwrap_or_default() != after;
    changed.then(|| Change::Profile(Box::new(Edit { id: (), before, after: Some(after) })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Numbering;

    fn larache() -> Committee {
        let mut committee = Committee::default();
        let numbering = Numbering::Articles;
        let charter =
            Document { title: "ميثاق {الجماعة}".into(), numbering, ..Document::default() };
        committee.documents.insert(DocumentId::CHARTER, charter);
        for (id, level, title, body) in [
            (1, 0, "الديباجة", "نحن {اللجنة} بالعرائش\nفي {التاريخ}"),
            (
                2,
                0,
                "تتبع {town}",
                &format!("انظر {{#1}} و{}{{#zz}}.", reference(Referent::Paragraph(ParagraphId(901)))),
            ),
            (3, 1, "فارغ", ""),
        ] {
            let id = SectionId(id);
            let heading = Heading { rank: Rank(id.0), level, title: title.into(), ..Heading::default() };
            let part = Section::new(id, heading);
            let splice = part.splice(id, 0..0, body, || 900 + id.0).unwrap();
            committee.charter.insert(id, part);
            Change::Charter(splice).apply(&mut committee).unwrap();
        }
        committee
    }

    fn value(blank: Blank) -> Option<String> {
        let words = match blank {
            Blank::Committee => "لجنة تطوان",
            Blank::Town => "تطوان",
            Blank::Date => "فاتح ماي 2024",
        };
        Some(words.to_owned())
    }

    #[test]
    fn a_text_taken_over_has_its_blanks_filled_in_and_its_references_lead_to_its_own_parts() {
        let (from, mut into) = (larache(), Committee::default());
        assert_eq!(wanted(&from, DocumentId::CHARTER).len(), 3);
        let done = cloned((&from, DocumentId::CHARTER), &into, &Ids::new(7), value).unwrap();
        done.change.apply(&mut into).unwrap();
        assert_eq!((done.parts, done.dangling), (3, 1));
        let outline = into.outline();
        let words: Vec<_> =
            outline.iter().map(|(_, it)| (it.heading.title.as_str(), it.heading.level)).collect();
        assert_eq!(words, [("الديباجة", 0), ("تتبع تطوان", 0), ("فارغ", 1)]);
        assert_eq!(outline[0].1.body, "نحن لجنة تطوان بالعرائش\nفي فاتح ماي 2024");
        let second = ParagraphId(outline[0].1.paragraphs[1].0);
        let led: Vec<Referent> = references(&outline[1].1.body).into_iter().map(|(_, to)| to).collect();
        assert_eq!(led[..2], [Referent::Part(outline[0].0), Referent::Paragraph(second)]);
        let text = &into.documents[&DocumentId::CHARTER];
        assert_eq!((text.title.as_str(), text.numbering), ("ميثاق تطوان", Numbering::Articles));
        let profile = into.profile.clone().unwrap();
        assert_eq!((profile.name.as_str(), profile.town.as_str()), ("لجنة تطوان", "تطوان"));
        let again = cloned((&from, DocumentId::CHARTER), &into, &Ids::new(8), value);
        assert_eq!(again, Err(Refusal::Occupied));
        done.change.inverse().apply(&mut into).unwrap();
        assert!(into.is_empty(), "one step takes it back");
    }

    #[test]
    fn another_text_becomes_a_text_of_its_own_and_a_committee_keeps_its_name() {
        let mut from = larache();
        let id = DocumentId(5);
        let paper = Document { kind: crate::domain::DocumentKind::PolicyPaper, ..Document::default() };
        from.documents.insert(id, paper);
        from.charter.values_mut().for_each(|part| part.heading.document = id);
        let profile = Profile { name: "لجنة وزان".into(), town: "وزان".into(), founded: None };
        let mut into = Committee { profile: Some(profile.clone()), ..Committee::default() };
        for round in 1..=2 {
            let done = cloned((&from, id), &into, &Ids::new(round), value).unwrap();
            done.change.apply(&mut into).unwrap();
            assert_eq!(into.outline_of(done.document).len(), 3);
        }
        assert_eq!((into.documents.len(), into.profile), (2, Some(profile)));
        let nothing = cloned((&from, DocumentId::CHARTER), &Committee::default(), &Ids::new(1), value);
        assert_eq!(nothing, Err(Refusal::Nothing));
    }
}
