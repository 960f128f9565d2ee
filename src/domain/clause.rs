//! The clauses of a text: the paragraphs something should follow from.
//!
//! Used by the follow-up of texts and by the checker. A clause is a paragraph under a title that
//! begins with commitments, or any paragraph somebody has followed up.

use super::fold::fold;
use super::{Committee, DocumentId, ParagraphId, Section};

/// How titles begin under which every paragraph is a clause, in the three languages of charters.
const COMMITMENTS: [&str; 3] = ["التزامات", "engagement", "commitment"];

/// The clauses of a text, in the order of the text.
#[must_use]
pub fn clauses(committee: &Committee, document: DocumentId) -> Vec<ParagraphId> {
    // Whether each part the present one lies in is one of commitments, by level.
    let mut above: Vec<(u8, bool)> = Vec::new();
    let mut found = Vec::new();
    for (_, part) in committee.outline_of(document) {
        let level = part.heading.level;
        above.retain(|(other, _)| *other < level);
        let commits = commits(part) || above.last().is_some_and(|(_, commits)| *commits);
        above.push((level, commits));
        let followed = |id: &ParagraphId| committee.follow_ups.contains_key(id);
        let here =
            part.paragraphs().filter(|(id, words)| followed(id) || commits && !words.trim().is_empty());
        found.extend(here.map(|(id, _)| id));
    }
    found
}

/// Whether the title of a part says that what stands under it are commitments.
fn commits(part: &Section) -> bool {
    let title = fold(&part.heading.title);
    let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
    COMMITMENTS.iter().any(|word| {
        let word = fold(word);
        title.starts_with(&word) || title.strip_prefix("ال").is_some_and(|bare| bare.starts_with(&word))
    })
}

/// Whether nothing follows from a clause yet.
#[must_use]
pub fn is_bare(committee: &Committee, clause: ParagraphId) -> bool {
    let follow_up = committee.follow_ups.get(&clause);
    follow_up.is_none_or(|it| it.tasks.is_empty() && it.observations.is_empty())
}
