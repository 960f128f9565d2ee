//! Two states of a text beside each other, paragraph by paragraph.
//!
//! Used by the list of versions. A paragraph is compared with itself, wherever in its part it
//! stands; one that is another person's now is compared with what stood in its place.

use crate::domain::difference::{Fate, Piece, compare};
use crate::domain::{Committee, DocumentId, ParagraphId, Section, SectionId};

/// A title or a paragraph of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Whether it is a title, which stands out.
    pub(super) role: Role,
    pub(super) pieces: Vec<Piece>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Paragraph,
}

impl Item {
    fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| piece.fate != Fate::Kept)
    }
}

/// A text to be read: its titles and paragraphs, all of them kept.
pub(super) fn whole(committee: &Committee, document: DocumentId) -> Vec<Item> {
    let parts = committee.outline_of(document).into_iter();
    parts.flat_map(|(_, part)| of_part(Some(part), Some(part))).collect()
}

/// What differs between a text in `then` and in `now`, each under the title of its part.
pub(super) fn differences(then: &Committee, now: &Committee, document: DocumentId) -> Vec<Item> {
    let part = |committee: &'_ Committee, id: SectionId| -> Option<Section> {
        committee.charter.get(&id).filter(|part| part.heading.document == document).cloned()
    };
    let mut items = Vec::new();
    for id in order(then, now, document) {
        let (old, new) = (part(then, id), part(now, id));
        let mut all = of_part(old.as_ref(), new.as_ref()).into_iter();
        let Some(title) = all.next() else { continue };
        let changed: Vec<Item> = all.filter(Item::is_changed).collect();
        if title.is_changed() || !changed.is_empty() {
            items.push(title);
            items.extend(changed);
        }
    }
    items
}

/// The parts of both in the order of the later one; one that went stands behind the part it
/// stood behind.
fn order(then: &Committee, now: &Committee, document: DocumentId) -> Vec<SectionId> {
    let mut order: Vec<SectionId> = now.outline_of(document).into_iter().map(|(id, _)| id).collect();
    let mut behind = 0;
    for (id, _) in then.outline_of(document) {
        match order.iter().position(|other| *other == id) {
            Some(place) => behind = place + 1,
            None => {
                order.insert(behind.min(order.len()), id);
                behind += 1;
            }
        }
    }
    order
}

/// The title of a part and its paragraphs that have words.
fn of_part(old: Option<&Section>, new: Option<&Section>) -> Vec<Item> {
    let title = |part: Option<&Section>| part.map(|part| part.heading.title.clone()).unwrap_or_default();
    let head = Item { role: Role::Title, pieces: compare(&title(old), &title(new)) };
    let (was, is) = (paragraphs(old), paragraphs(new));
    let pairs = paired(&was, &is).into_iter();
    let items = pairs.map(|(old, new)| Item { role: Role::Paragraph, pieces: compare(old, new) });
    std::iter::once(head).chain(items.filter(|item| !item.pieces.is_empty())).collect()
}

fn paragraphs(part: Option<&Section>) -> Vec<(ParagraphId, &str)> {
    part.map(|part| part.paragraphs().collect()).unwrap_or_default()
}

/// Paragraphs of two states, each with its other self, or else with what stood in its place.
fn paired<'a>(was: &[(ParagraphId, &'a str)], is: &[(ParagraphId, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let stays = |id: ParagraphId| is.iter().any(|(other, _)| *other == id);
    let mut pairs = Vec::new();
    let mut new: Vec<&str> = Vec::new();
    let mut next = 0;
    let gap = |until: usize, next: usize, new: &mut Vec<&'a str>, pairs: &mut Vec<(&'a str, &'a str)>| {
        let gone = was.iter().take(until).skip(next).filter(|(id, _)| !stays(*id)).map(|(_, words)| *words);
        let gone: Vec<&str> = gone.collect();
        for at in 0..gone.len().max(new.len()) {
            let words = |from: &[&'a str]| from.get(at).copied().unwrap_or_default();
            pairs.push((words(&gone), words(new)));
        }
        new.clear();
    };
    for (id, words) in is {
        let Some(place) = was.iter().position(|(other, _)| other == id) else {
            new.push(words);
            continue;
        };
        gap(place, next, &mut new, &mut pairs);
        next = next.max(place + 1);
        pairs.push((was.get(place).map_or("", |(_, words)| *words), words));
    }
    gap(was.len(), next, &mut new, &mut pairs);
    pairs
}
