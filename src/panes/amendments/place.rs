//! Places of a text as people say them: `2.1/3` is the third paragraph of part 2.1.
//!
//! Used by the panes of amendments. It reads and writes places, and moves nothing.

use crate::domain::fold::fold;
use crate::domain::numbering::{self, Label};
use crate::domain::{Amendment, Committee, DocumentId, ParagraphId, Section};
use crate::i18n::Phrases;

/// Parts of a text in order, each with its place in figures and what it is called by.
pub(super) type Parts<'a> = [(String, Label, &'a Section)];

/// The parts of a text.
pub(super) fn parts(committee: &Committee, document: DocumentId) -> Vec<(String, Label, &Section)> {
    let labels = numbering::labels_of(committee, document).into_iter().map(|(_, label)| label);
    let placed = numbering::placed(committee, document).into_iter();
    placed.zip(labels).map(|((place, _, section), label)| (place, label, section)).collect()
}

/// Where an amendment stands, as it is said: its part, and which of several paragraphs; empty
/// where its paragraphs are gone.
pub(super) fn of(amendment: &Amendment, parts: &Parts, phrases: &Phrases) -> String {
    amendment.targets.first().and_then(|first| said(*first, parts, phrases)).unwrap_or_default()
}

/// The place of a paragraph as it is said; in a part with one paragraph the part alone.
pub(super) fn said(paragraph: ParagraphId, parts: &Parts, phrases: &Phrases) -> Option<String> {
    let (_, label, section, at) = found(paragraph, parts)?;
    let part = phrases.numbering.part_in_words(label);
    let alone = section.paragraphs.len() == 1;
    Some(if alone { part } else { (phrases.amendments.place)(&part, at + 1) })
}

/// The place of a paragraph as [`read`] takes it; a part with one paragraph is named alone.
pub(super) fn written(paragraph: ParagraphId, parts: &Parts) -> Option<String> {
    let (number, _, section, at) = found(paragraph, parts)?;
    let alone = section.paragraphs.len() == 1;
    Some(if alone { number.clone() } else { format!("{number}/{}", at + 1) })
}

fn found<'a>(
    paragraph: ParagraphId,
    parts: &'a Parts,
) -> Option<(&'a String, &'a Label, &'a Section, usize)> {
    parts.iter().find_map(|(number, label, section)| {
        let at = section.paragraphs.iter().position(|it| *it == paragraph)?;
        Some((number, label, *section, at))
    })
}

/// Every paragraph by its place and first words, to be completed to.
pub(super) fn every(parts: &Parts) -> Vec<String> {
    let told = parts.iter().flat_map(|(number, _, section)| {
        section.paragraphs().zip(1..).map(move |((_, words), nth)| {
            let words: Vec<&str> = words.split_whitespace().take(6).collect();
            format!("{number}/{nth} {}", words.join(" "))
        })
    });
    told.collect()
}

/// The paragraph that `words` name by their first word: `2.1/3`; a part alone is its last one.
pub(super) fn read(words: &str, parts: &Parts) -> Option<ParagraphId> {
    let folded = fold(words);
    let place = folded.split_whitespace().next()?;
    let (part, nth) = place.split_once('/').map_or((place, None), |(part, nth)| (part, Some(nth)));
    let (_, _, section) = parts.iter().find(|(number, _, _)| number == part)?;
    match nth {
        None => section.paragraphs.last().copied(),
        Some(nth) => section.paragraphs.get(nth.parse::<usize>().ok()?.checked_sub(1)?).copied(),
    }
}
