//! Which open amendments cannot be carried out beside each other.
//!
//! Used by whoever shows amendments before they are decided. Two amendments can only clash where
//! one names a paragraph the other names; pairs of the common kinds are told from their kinds and
//! words alone, the others by trying both orders on the parts they stand in.

use std::collections::BTreeSet;

use super::super::difference::{Edits, edits, woven};
use super::{Misfit, after, outcome, splices, spot, words_at};
use crate::domain::{Amendment, AmendmentId, AmendmentKind, Committee, DocumentId, ParagraphId};

/// An open amendment, and what it would do to the words of its paragraphs as they stand.
struct Open<'a> {
    id: AmendmentId,
    it: &'a Amendment,
    edits: Result<Edits, Misfit>,
    /// The part has no words: what is added there takes the place of its one paragraph.
    in_nothing: bool,
}

/// Pairs of open amendments of a text that cannot both be carried out, whichever comes first, or
/// that want different places or words for the same paragraphs. One that does not fit the text at
/// all clashes with all those it shares a paragraph with.
#[must_use]
pub fn clashes(committee: &Committee, document: DocumentId) -> Vec<(AmendmentId, AmendmentId)> {
    let open = committee.amendments_of(document).into_iter().filter(|(_, it)| it.state.is_open());
    let open: Vec<Open> = open
        .map(|(id, it)| Open {
            id,
            it,
            edits: edits_now(committee, it),
            in_nothing: in_nothing(committee, it),
        })
        .collect();
    let mut pairs = Vec::new();
    for (place, one) in open.iter().enumerate() {
        for other in open.iter().skip(place + 1) {
            if clash(committee, one, other) {
                pairs.push((one.id, other.id));
            }
        }
    }
    pairs
}

/// What a replacement does to the words that stand there now; nothing for the other kinds.
fn edits_now(committee: &Committee, it: &Amendment) -> Result<Edits, Misfit> {
    if it.kind != AmendmentKind::Replace {
        return Ok(Edits::new());
    }
    let now = words_at(committee, spot(committee, &it.targets)?).ok_or(Misfit::Gone)?;
    Ok(edits(now, &outcome(committee, it)?))
}

fn in_nothing(committee: &Committee, it: &Amendment) -> bool {
    let place = it.targets.first().and_then(|first| committee.find_paragraph(*first));
    place.and_then(|(section, _)| committee.charter.get(&section)).is_some_and(|it| it.body.is_empty())
}

fn clash(committee: &Committee, one: &Open, other: &Open) -> bool {
    use AmendmentKind::{Delete, Move, Replace};
    let (a, b) = (one.it, other.it);
    let led_to = |a: &Amendment, b: &Amendment| a.destination.is_some_and(|place| b.targets.contains(&place));
    let led = (a.kind == Move && led_to(a, b)) || (b.kind == Move && led_to(b, a));
    if !led && !a.targets.iter().any(|target| b.targets.contains(target)) {
        return false;
    }
    let same = a.targets == b.targets;
    match (a.kind, b.kind) {
        (Replace, Replace) if same => match (&one.edits, &other.edits) {
            (Ok(ours), Ok(theirs)) => woven(ours, theirs).is_none(),
            _ => true,
        },
        (Delete, Delete) if same => false,
        (Move, Move) if same => a.destination != b.destination,
        _ if !led && same && a.targets.len() == 1 && !one.in_nothing => a.kind == Delete || b.kind == Delete,
        _ => !follows(committee, a, b) || !follows(committee, b, a),
    }
}

/// Whether `second` can still be carried out after `first`.
fn follows(committee: &Committee, first: &Amendment, second: &Amendment) -> bool {
    let named =
        |it: &Amendment| -> Vec<ParagraphId> { it.targets.iter().copied().chain(it.destination).collect() };
    let named: BTreeSet<ParagraphId> = named(first).into_iter().chain(named(second)).collect();
    let places = named.into_iter().filter_map(|id| committee.find_paragraph(id));
    let parts: BTreeSet<_> = places.map(|(section, _)| section).collect();
    let part = |id| Some((id, committee.charter.get(&id)?.clone()));
    let mut text =
        Committee { charter: parts.into_iter().filter_map(part).collect(), ..Committee::default() };
    let mut next = u64::MAX;
    // Never recorded: identities only have to differ from those there are.
    let mut fresh = || {
        next -= 1;
        next
    };
    let done = splices(&text, first, &mut fresh).and_then(|splices| after(&text, &splices));
    let Ok(done) = done else { return false };
    text.charter.extend(done.charter);
    splices(&text, second, fresh).is_ok()
}
