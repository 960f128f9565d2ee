//! Every entry of a store that can still be read, one by one, from whichever side has it.
//!
//! Used by what examines a store and by whoever makes a new one out of a damaged one. An
//! ordinary opening trusts only an unbroken chain; here the chain is a witness: of several
//! lines for one entry the one counts that the lines beside it know. Changes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use super::apart::Apart;
use super::examine::{is_there, journal_of};
use super::working::Working;
use super::{folder, lock};
use crate::domain::{Entry, EntryId};
use crate::store::StoreError;
use crate::store::journal::{Journal, Point, Rest, Sound};
use crate::store::wire::line::{self, Part};
use crate::store::wire::{Hash, Kept};

/// A line that claims a higher number than this, and than a journal of its length can have
/// reached, is not believed: everything before it would count as gone.
const FAR: u64 = 1_000_000;
/// No line is shorter, in bytes.
const SHORTEST_LINE: u64 = 150;

/// What could be read of a store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The entries, with their place in the group they were appended with.
    pub entries: Vec<(Entry, Part)>,
    /// Entries that were there once and that nobody can give, in order.
    pub gone: Vec<EntryId>,
    /// Entries that can be read, though the line after them remembers another line before it.
    pub doubtful: Vec<EntryId>,
}

/// Gathers what can be read of the store at `path`, which nobody may have open; not a byte of it
/// is changed.
///
/// # Errors
/// [`StoreError::Held`], [`StoreError::NotAStore`], [`StoreError::FromTheFuture`],
/// [`StoreError::Io`]. Damage is no error here.
pub fn gather(path: impl AsRef<Path>) -> Result<Gathered, StoreError> {
    let path = path.as_ref();
    is_there(path)?;
    let _lock = lock::share(&path.join(folder::LOCK))?;
    // One that does not open gives nothing, and that is known by what is gone.
    let apart = Apart::open(path).ok().flatten();
    gather_from(&journal_of(path)?, apart.as_ref().and_then(Apart::working))
}

/// Gathers from both sides.
pub(super) fn gather_from(journal: &Journal, working: Option<&Working>) -> Result<Gathered, StoreError> {
    let sides = Sides::of(journal, working)?;
    let (mut gathered, mut before): (Gathered, Option<Hash>) = (Gathered::default(), Some(Hash::START));
    let mut last: Option<Part> = None;
    for number in 1..=sides.last {
        let Some(found) = sides.best(number, before)? else {
            gathered.gone.push(EntryId(number));
            (before, last) = (None, None);
            continue;
        };
        if !found.follows && before.is_some() && number > 1 {
            gathered.doubtful.push(EntryId(number - 1));
        }
        (before, last) = (Some(found.hash), Some(found.part));
        gathered.entries.push((found.entry, found.part));
    }
    // The rest of a group whose beginning is there.
    let missing = last.map_or(0, |part| u64::from(part.of.saturating_sub(part.index)));
    gathered.gone.extend((sides.last + 1..=sides.last + missing.min(FAR)).map(EntryId));
    Ok(gathered)
}

/// A whole line for an entry.
struct Candidate {
    sound: Sound,
    hash: Hash,
}

/// An entry as it was found.
struct Found {
    entry: Entry,
    part: Part,
    hash: Hash,
    /// Whether it points back to the entry before it.
    follows: bool,
}

/// Both sides, ready to be asked.
struct Sides<'a> {
    journal: &'a Journal,
    working: Option<&'a Working>,
    lines: BTreeMap<u64, Vec<Candidate>>,
    /// The highest number that was ever acknowledged, by what can be read.
    last: u64,
}

impl<'a> Sides<'a> {
    fn of(journal: &'a Journal, working: Option<&'a Working>) -> Result<Self, StoreError> {
        let survey = journal.survey(Point::START, &mut |_| Ok(std::ops::ControlFlow::Continue(())))?;
        let held = working.and_then(|working| working.last().ok().flatten()).map_or(0, |it| it.entry.id.0);
        let farthest = held + FAR.max(journal.size()? / SHORTEST_LINE);
        // An append that was never acknowledged is not recovered: half an import would be.
        let torn = survey.rest == Rest::Torn;
        let believed =
            |it: &Sound| it.number > 0 && it.number <= farthest && !(torn && it.start >= survey.end.offset);
        let mut lines: BTreeMap<u64, Vec<Candidate>> = BTreeMap::new();
        for sound in journal.pick(0)?.sound.into_iter().filter(believed) {
            let hash = Hash::of(&journal.bytes(sound.start, sound.end.saturating_sub(1))?);
            lines.entry(sound.number).or_default().push(Candidate { sound, hash });
        }
        let last = lines.keys().next_back().copied().unwrap_or_default().max(held);
        Ok(Self { journal, working, lines, last })
    }

    /// The entry of this number that the others know best; `before` is the hash of the one before
    /// it, if that was found.
    fn best(&self, number: u64, before: Option<Hash>) -> Result<Option<Found>, StoreError> {
        let lines = self.lines.get(&number).map(Vec::as_slice).unwrap_or_default();
        let weigh =
            |it: &Candidate| self.known_after(number, it.hash) + u8::from(Some(it.sound.prev) == before);
        // Of equals the first counts: `max_by_key` would take the last.
        let line = lines.iter().rev().max_by_key(|it| weigh(it));
        let certain = line.is_some_and(|it| weigh(it) == 3 || (weigh(it) == 1 && number == self.last));
        let kept = if certain { None } else { self.kept(number) };
        let kept = kept.map(|kept| {
            let follows = before.is_some_and(|before| is_line_after(&kept, before));
            (self.known_after(number, kept.hash) + u8::from(follows), follows, kept)
        });
        if let Some((weight, follows, kept)) = kept
            && line.is_none_or(|line| weigh(line) < weight)
        {
            let (part, hash) = (kept.part, kept.hash);
            return Ok(Some(Found { entry: kept.entry, part, hash, follows }));
        }
        let Some(Candidate { sound, hash }) = line else { return Ok(None) };
        let words = self.journal.bytes(sound.start, sound.end.saturating_sub(1))?;
        let follows = Some(sound.prev) == before;
        let read = line::read(&words).ok();
        Ok(read.map(|read| Found { entry: read.entry, part: read.part, hash: *hash, follows }))
    }

    /// What it weighs that a line after it points back to it; that it points back itself weighs 1.
    fn known_after(&self, number: u64, hash: Hash) -> u8 {
        let after = self.lines.get(&(number + 1)).map(Vec::as_slice).unwrap_or_default();
        2 * u8::from(after.iter().any(|it| it.sound.prev == hash))
    }

    fn kept(&self, number: u64) -> Option<Kept> {
        self.working?.page(number, number).ok()?.pop()
    }
}

/// Whether the line this entry had stood after the line with this hash.
fn is_line_after(kept: &Kept, before: Hash) -> bool {
    line::write(&kept.entry, kept.part, before).is_ok_and(|line| Hash::of(&line) == kept.hash)
}
