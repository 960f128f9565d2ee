//! What amendments do to a text: whether they fit, which clash, what accepting them changes.
//!
//! Used by whoever decides amendments or shows a text as it would be. Pure: it answers changes,
//! and records nothing. An amendment points at paragraphs by identity, so it follows them; where
//! the words moved on under it, it is merged with what happened meanwhile, word by word, or said
//! not to fit.

mod clash;
mod joining;

use super::difference::merge;
use super::{
    Amendment, AmendmentId, AmendmentKind, AmendmentState, Change, Committee, Decision, DocumentId, Edit,
    ParagraphId, Section, SectionId, Splice,
};

pub use clash::clashes;
pub use joining::{Joined, joined, merged, worded};

/// Why an amendment cannot be applied to the text as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// There is no such amendment, or it was decided already.
    #[error("the amendment is not open")]
    NotOpen,
    /// A paragraph it is about, or the place it leads to, is gone.
    #[error("a paragraph of the amendment is gone")]
    Gone,
    /// Its paragraphs no longer stand together in one part.
    #[error("the paragraphs of the amendment no longer stand together")]
    Scattered,
    /// The words it changes were changed meanwhile.
    #[error("the words were changed meanwhile")]
    Overtaken,
    /// The words of the text are settled: a new revision must be opened first.
    #[error("the text is settled")]
    Settled,
}

/// Where the paragraphs of an amendment stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The part.
    pub section: SectionId,
    /// The first of them in it.
    pub first: usize,
    /// How many they are.
    pub count: usize,
}

/// Where the paragraphs `targets` stand.
///
/// # Errors
/// [`Misfit::Gone`], [`Misfit::Scattered`].
pub fn spot(committee: &Committee, targets: &[ParagraphId]) -> Result<Spot, Misfit> {
    let place = |id: &ParagraphId| committee.find_paragraph(*id).ok_or(Misfit::Gone);
    let places = targets.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    let (section, first) = places.first().copied().ok_or(Misfit::Gone)?;
    let together = places.iter().enumerate().all(|(step, place)| *place == (section, first + step));
    if together { Ok(Spot { section, first, count: places.len() }) } else { Err(Misfit::Scattered) }
}

/// The words that stand at a spot now, paragraphs separated by line feeds.
#[must_use]
pub fn words_at(committee: &Committee, spot: Spot) -> Option<&str> {
    let section = committee.charter.get(&spot.section)?;
    section.body.get(section.bytes_of(spot.first..spot.first + spot.count)?)
}

/// The words a replacement leads to on the text as it stands: as proposed, or merged with what
/// changed since it was proposed.
///
/// # Errors
/// [`Misfit`].
pub fn outcome(committee: &Committee, amendment: &Amendment) -> Result<String, Misfit> {
    let now = words_at(committee, spot(committee, &amendment.targets)?).ok_or(Misfit::Gone)?;
    merge(&amendment.original, now, &amendment.proposed).ok_or(Misfit::Overtaken)
}

/// The splices that carry an amendment out.
///
/// # Errors
/// [`Misfit`].
pub fn splices(
    committee: &Committee,
    amendment: &Amendment,
    mut fresh: impl FnMut() -> u64,
) -> Result<Vec<Splice>, Misfit> {
    let spot = spot(committee, &amendment.targets)?;
    let section = committee.charter.get(&spot.section).ok_or(Misfit::Gone)?;
    let bytes = section.bytes_of(spot.first..spot.first + spot.count).ok_or(Misfit::Gone)?;
    let one = |splice: Option<Splice>| splice.map(|splice| vec![splice]).ok_or(Misfit::Gone);
    match amendment.kind {
        AmendmentKind::Replace => {
            let words = outcome(committee, amendment)?;
            one(replaced(section, spot, &words, fresh))
        }
        AmendmentKind::Add => {
            let words = format!("\n{}", amendment.proposed);
            let end = bytes.end;
            // After an empty part there is nothing to stand under.
            if section.body.is_empty() {
                return one(section.splice(spot.section, 0..0, &amendment.proposed, fresh));
            }
            one(section.splice(spot.section, end..end, &words, fresh))
        }
        AmendmentKind::Delete => {
            if words_at(committee, spot) != Some(amendment.original.as_str()) {
                return Err(Misfit::Overtaken);
            }
            let behind = amendment.targets.first().copied().unwrap_or_default();
            one(section.taking_out(spot.section, spot.first..spot.first + spot.count, behind))
        }
        // Where a whole part moves away, what stays behind is another paragraph.
        AmendmentKind::Move => moved(committee, amendment, spot, ParagraphId(fresh())),
    }
}

/// The splice that puts `words` in the place of whole paragraphs: each paragraph that is the same
/// at the beginning and at the end stays who it is, and so do the others as far as they go.
fn replaced(section: &Section, spot: Spot, words: &str, mut fresh: impl FnMut() -> u64) -> Option<Splice> {
    let places = spot.first..spot.first + spot.count;
    let bytes = section.bytes_of(places.clone())?;
    let now = section.body.get(bytes.clone())?;
    let before = section.paragraphs.get(places)?;
    let plain = Splice::new(spot.section, bytes.start, now, words);
    let (now, then): (Vec<&str>, Vec<&str>) = (now.split('\n').collect(), words.split('\n').collect());
    if now.len() == 1 && then.len() == 1 {
        return Some(plain);
    }
    let room = now.len().min(then.len());
    let alike = |(one, other): &(&&str, &&str)| one == other;
    let head = now.iter().zip(&then).take_while(alike).count();
    let tail = now.iter().rev().zip(then.iter().rev()).take_while(alike).count().min(room - head);
    let stay = room - tail;
    let (one, other) = (before.get(..stay)?, before.get(before.len() - tail..)?);
    let new = std::iter::repeat_with(|| ParagraphId(fresh())).take(then.len() - room);
    let after = one.iter().copied().chain(new).chain(other.iter().copied()).collect();
    Some(Splice { before: before.to_vec(), after, ..plain })
}

fn moved(
    committee: &Committee,
    amendment: &Amendment,
    spot: Spot,
    behind: ParagraphId,
) -> Result<Vec<Splice>, Misfit> {
    let destination = amendment.destination.ok_or(Misfit::Gone)?;
    if amendment.targets.contains(&destination) {
        return Err(Misfit::Scattered);
    }
    let words = words_at(committee, spot).ok_or(Misfit::Gone)?;
    let mut part = committee.charter.get(&spot.section).ok_or(Misfit::Gone)?.clone();
    let which = spot.first..spot.first + spot.count;
    let out = part
        .taking_out(spot.section, which, behind)
        .filter(|out| out.apply(&mut part))
        .ok_or(Misfit::Gone)?;
    let (to, place) = committee.find_paragraph(destination).ok_or(Misfit::Gone)?;
    let (section, place) = if to == spot.section {
        // It stands higher now where the paragraphs were taken out above it.
        (&part, if place > spot.first { place - spot.count } else { place })
    } else {
        (committee.charter.get(&to).ok_or(Misfit::Gone)?, place)
    };
    let end = section.bytes_of(place..place + 1).ok_or(Misfit::Gone)?.end;
    let plain = Splice::new(to, end, "", &format!("\n{words}"));
    let ids = std::iter::once(destination).chain(amendment.targets.iter().copied());
    Ok(vec![out, Splice { before: vec![destination], after: ids.collect(), ..plain }])
}

/// The text alone after some splices, as far as they touch it.
fn after(committee: &Committee, splices: &[Splice]) -> Result<Committee, Misfit> {
    let mut text = Committee::default();
    for splice in splices {
        let id = splice.section;
        let part = committee.charter.get(&id).ok_or(Misfit::Gone)?;
        if committee.phase(part.heading.document).is_settled() {
            return Err(Misfit::Settled);
        }
        let part = text.charter.entry(id).or_insert_with(|| part.clone());
        if !splice.apply(part) {
            return Err(Misfit::Gone);
        }
    }
    Ok(text)
}

/// What accepting an amendment changes, as one step: the words, the amendment with its decision,
/// and the other open amendments of the same paragraphs, which move along with the words where
/// they fit.
///
/// # Errors
/// [`Misfit`].
pub fn accept(
    committee: &Committee,
    id: AmendmentId,
    decision: &Decision,
    fresh: impl FnMut() -> u64,
) -> Result<Change, Misfit> {
    let amendment = committee.amendments.get(&id).filter(|it| it.state.is_open()).ok_or(Misfit::NotOpen)?;
    let splices = splices(committee, amendment, fresh)?;
    let after = after(committee, &splices)?;
    let led_to = splices.first().filter(|_| amendment.kind == AmendmentKind::Replace);
    let led_to = led_to.map_or_else(Vec::new, |splice| splice.after.clone());
    let mut changes: Vec<Change> =
        splices.into_iter().filter(|splice| !splice.is_empty()).map(Change::Charter).collect();
    let decided =
        Amendment { state: AmendmentState::Accepted, decision: Some(decision.clone()), ..amendment.clone() };
    changes.push(Change::Amendment(Box::new(Edit::replace(id, amendment, decided))));
    changes.extend(moved_along(committee, &after, (id, amendment), &led_to));
    Ok(Change::Together(changes))
}

/// The open amendments beside the one decided that are about the same words, as they are once its
/// words are in the text; `after` has the parts of it that were touched, and `led_to` are the
/// paragraphs a replacement put in the place of others, where they are not the same.
fn moved_along<'a>(
    committee: &'a Committee,
    after: &'a Committee,
    (decided, amendment): (AmendmentId, &'a Amendment),
    led_to: &'a [ParagraphId],
) -> impl Iterator<Item = Change> + 'a {
    let beside = committee.amendments.iter().filter(move |(id, it)| {
        **id != decided
            && it.state.is_open()
            && it.targets.iter().any(|target| amendment.targets.contains(target))
    });
    beside.filter_map(move |(id, it)| {
        let targets = match it.kind {
            // The same words as before: all that came in their place.
            AmendmentKind::Replace if it.targets == amendment.targets && !led_to.is_empty() => {
                led_to.to_vec()
            }
            AmendmentKind::Replace => it.targets.clone(),
            // Below them all: below all that came.
            AmendmentKind::Add if it.targets.last() == amendment.targets.last() => vec![*led_to.last()?],
            _ => return None,
        };
        let mut along = Amendment { targets, ..it.clone() };
        if it.kind == AmendmentKind::Replace {
            along.proposed = outcome(after, &along).ok()?;
        }
        along.original = words_at(after, spot(after, &along.targets).ok()?)?.to_owned();
        (along != *it).then(|| Change::Amendment(Box::new(Edit::replace(*id, it, along))))
    })
}

/// The committee as if every open amendment of a text that fits were accepted, in the order of
/// their numbers, and those that could not be.
#[must_use]
pub fn if_all_accepted(
    committee: &Committee,
    document: DocumentId,
) -> (Committee, Vec<(AmendmentId, Misfit)>) {
    let mut after = committee.clone();
    let mut misfits = Vec::new();
    let mut next = u64::MAX;
    let open: Vec<AmendmentId> = committee
        .amendments_of(document)
        .into_iter()
        .filter(|(_, it)| it.state == AmendmentState::Proposed)
        .map(|(id, _)| id)
        .collect();
    for id in open {
        // Never recorded: identities only have to differ from those there are.
        let fresh = || {
            next -= 1;
            next
        };
        match accept(&after, id, &Decision::default(), fresh) {
            Ok(change) => {
                if change.apply(&mut after).is_err() {
                    misfits.push((id, Misfit::Gone));
                }
            }
            Err(misfit) => misfits.push((id, misfit)),
        }
    }
    (after, misfits)
}

#[cfg(test)]
mod tests;
