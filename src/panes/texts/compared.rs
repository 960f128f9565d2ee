//! Two states of a text beside each other, paragraph by paragraph.
//!
//! Used by the list of versions and for the amendments of a text. What is compared is what is read:
//! numbers and letters, which nobody wrote, are no differences. A paragraph is compared with itself, wherever in its part it
//! stands; one that is another person's now is compared with what stood in its place.

use std::collections::BTreeMap;

use crate::domain::difference::{Fate, Piece, compare};
use crate::domain::numbering::{ITEM, items};
use crate::domain::{Committee, DocumentId, ParagraphId, Section, SectionId};
use crate::i18n::Phrases;
use crate::notice::read::Reader;

/// A title or a paragraph of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::panes) struct Item {
    /// Whether it is a title, which stands out.
    pub(in crate::panes) role: Role,
    pub(in crate::panes) pieces: Vec<Piece>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::panes) enum Role {
    Title,
    Paragraph,
}

impl Item {
    fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| piece.fate != Fate::Kept)
    }
}

/// A text to be read: its titles and paragraphs, all of them kept.
pub(super) fn whole(committee: &Committee, document: DocumentId, phrases: &Phrases) -> Vec<Item> {
    let reader = Reader::of(committee, document, phrases);
    let parts = committee.outline_of(document).into_iter();
    parts.flat_map(|(id, part)| of_part(&reader.number(id), Some(part), Some(part), &reader)).collect()
}

/// What differs between a text in `then` and in `now`, each under the title of its part.
pub(in crate::panes) fn differences(
    then: &Committee,
    now: &Committee,
    document: DocumentId,
    phrases: &Phrases,
) -> Vec<Item> {
    let mut items = Vec::new();
    for mut all in by_part(then, now, document, phrases) {
        let changed = all.split_off(1.min(all.len())).into_iter().filter(Item::is_changed);
        let changed: Vec<Item> = changed.collect();
        let Some(title) = all.pop() else { continue };
        if title.is_changed() || !changed.is_empty() {
            items.push(title);
            items.extend(changed);
        }
    }
    items
}

/// A text in `then` and in `now`, part by part: its title, then its paragraphs.
pub(in crate::panes) fn by_part(
    then: &Committee,
    now: &Committee,
    document: DocumentId,
    phrases: &Phrases,
) -> Vec<Vec<Item>> {
    let part = |committee: &'_ Committee, id: SectionId| -> Option<Section> {
        committee.charter.get(&id).filter(|part| part.heading.document == document).cloned()
    };
    let (earlier, later) = (Reader::of(then, document, phrases), Reader::of(now, document, phrases));
    let of = |id: SectionId| {
        let number = Some(later.number(id)).filter(|number| !number.is_empty());
        let number = number.unwrap_or_else(|| earlier.number(id));
        of_part(&number, part(then, id).as_ref(), part(now, id).as_ref(), &later)
    };
    order(then, now, document).into_iter().map(of).collect()
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
fn of_part(number: &str, old: Option<&Section>, new: Option<&Section>, reader: &Reader) -> Vec<Item> {
    let title = |part: Option<&Section>| part.map(|part| part.heading.title.clone()).unwrap_or_default();
    let titled = lettered(&format!("{number} "), compare(&title(old), &title(new)));
    let (was, is) = (Side::of(old), Side::of(new));
    let letters: Vec<Option<u32>> = new.or(old).map(|part| items(&part.body)).unwrap_or_default();
    // An item that is no longer there has the letter of none.
    let place = |id: Option<ParagraphId>| {
        let all = if new.is_some() { &is } else { &was };
        letters.get(all.place(id?)?).copied().flatten()
    };
    let read = |words: &str| reader.read(words, None).map_or_else(|| words.to_owned(), |read| read.words);
    let bare = |words: &'_ str| read(words.strip_prefix(ITEM).unwrap_or(words));
    let pieces = |(id, old, new): (Option<ParagraphId>, &str, &str)| {
        // One that became an item, or is none any more, has its sign among the differences.
        if [old, new].iter().any(|words| !words.is_empty() && !words.starts_with(ITEM)) {
            return compare(&read(old), &read(new));
        }
        let letter = place(id).map(|item| format!("{} ", (reader.own.numbering.item)(item)));
        lettered(letter.as_deref().unwrap_or(ITEM), compare(&bare(old), &bare(new)))
    };
    let items = paired(&was, &is).into_iter().filter(|(_, old, new)| !old.is_empty() || !new.is_empty());
    let items = items.map(|pair| Item { role: Role::Paragraph, pieces: pieces(pair) });
    std::iter::once(Item { role: Role::Title, pieces: titled }).chain(items).collect()
}

/// Pieces after words of the program, which are of both wordings.
fn lettered(words: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    if !words.trim().is_empty() {
        pieces.insert(0, Piece { fate: Fate::Kept, words: words.to_owned() });
    }
    pieces
}

/// The paragraphs of one state of a part, in their order and by their identity.
struct Side<'a> {
    paragraphs: Vec<(ParagraphId, &'a str)>,
    places: BTreeMap<ParagraphId, usize>,
}

impl<'a> Side<'a> {
    fn of(part: Option<&'a Section>) -> Self {
        let paragraphs: Vec<_> = part.map(|part| part.paragraphs().collect()).unwrap_or_default();
        let places = paragraphs.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        Self { paragraphs, places }
    }

    fn place(&self, id: ParagraphId) -> Option<usize> {
        self.places.get(&id).copied()
    }
}

/// A paragraph of two states: who it is now, or was; its old words, and its new ones.
type Pair<'a> = (Option<ParagraphId>, &'a str, &'a str);

/// Paragraphs of two states, each with its other self, or else with what stood in its place.
fn paired<'a>(earlier: &Side<'a>, later: &Side<'a>) -> Vec<Pair<'a>> {
    let was = &earlier.paragraphs;
    let stays = |id: ParagraphId| later.place(id).is_some();
    let mut pairs = Vec::new();
    let mut new: Vec<(ParagraphId, &str)> = Vec::new();
    let mut next = 0;
    let gap =
        |until: usize, next: usize, new: &mut Vec<(ParagraphId, &'a str)>, pairs: &mut Vec<Pair<'a>>| {
            let gone = was.iter().take(until).skip(next).filter(|(id, _)| !stays(*id));
            let gone: Vec<(ParagraphId, &str)> = gone.copied().collect();
            for at in 0..gone.len().max(new.len()) {
                let words = |from: &[(ParagraphId, &'a str)]| from.get(at).map_or("", |(_, words)| *words);
                let id = new.get(at).or(gone.get(at)).map(|(id, _)| *id);
                pairs.push((id, words(&gone), words(new)));
            }
            new.clear();
        };
    for (id, words) in &later.paragraphs {
        let Some(place) = earlier.place(*id) else {
            new.push((*id, words));
            continue;
        };
        gap(place, next, &mut new, &mut pairs);
        next = next.max(place + 1);
        pairs.push((Some(*id), was.get(place).map_or("", |(_, words)| *words), words));
    }
    gap(was.len(), next, &mut new, &mut pairs);
    pairs
}
