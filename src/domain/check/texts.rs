//! Texts once they are adopted: what was left undecided, what nothing follows from.
//!
//! Used by [`check`](super::check) only. While a text is being made, both are its ordinary state.

use std::collections::HashMap;

use super::super::clause::{clauses, is_bare};
use super::super::{ParagraphId, Phase, Record};
use super::{Checker, Matter};

pub(super) fn check(checker: &mut Checker) {
    let committee = checker.committee;
    for (document, text) in committee.texts() {
        if !matches!(text.phase, Phase::Adopted | Phase::InForce | Phase::Evaluation) {
            continue;
        }
        for (id, amendment) in committee.amendments_of(document) {
            if amendment.state.is_open() {
                let matter = Matter::UndecidedAmendment { number: amendment.number };
                checker.find(matter, Record::Amendment(id), &amendment.proposed, Vec::new());
            }
        }
        let parts = committee.outline_of(document);
        let words: HashMap<ParagraphId, &str> =
            parts.iter().flat_map(|(_, part)| part.paragraphs()).collect();
        for clause in clauses(committee, document) {
            if is_bare(committee, clause) {
                let words = words.get(&clause).copied().unwrap_or_default();
                checker.find(Matter::NoFollowUp, Record::Paragraph(clause), words, Vec::new());
            }
        }
    }
}
