//! Places of a text as people say them: `2.1/3` is the third paragraph of part 2.1.
//!
//! Used by the panes of amendments. It reads and writes places, and moves nothing.

use crate::domain::charter::numbers;
use crate::domain::fold::fold;
use crate::domain::{Amendment, Committee, DocumentId, ParagraphId, Section, SectionId};

/// Parts of a text in order, each with its number.
pub(super) type Parts<'a> = [(String, SectionId, &'a Section)];

/// The parts of a text.
pub(super) fn parts(committee: &Committee, document: DocumentId) -> Vec<(String, SectionId, &Section)> {
    let parts = committee.outline_of(document);
    let numbers = numbers(parts.iter().map(|(_, section)| section.heading.level));
    let shown = |number: Vec<u32>| number.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    parts.into_iter().zip(numbers).map(|((id, section), number)| (shown(number), id, section)).collect()
}

/// Where an amendment stands: its part, and which of several paragraphs; empty where its
/// paragraphs are gone.
pub(super) fn of(amendment: &Amendment, parts: &Parts) -> String {
    amendment.targets.first().and_then(|first| named(*first, parts)).unwrap_or_default()
}

/// The place of a paragraph; a part with one paragraph is named alone.
pub(super) fn named(paragraph: ParagraphId, parts: &Parts) -> Option<String> {
    parts.iter().find_map(|(number, _, section)| {
        let at = section.paragraphs.iter().position(|it| *it == paragraph)?;
        let alone = section.paragraphs.len() == 1;
        Some(if alone { number.clone() } else { format!("{number}/{}", at + 1) })
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
