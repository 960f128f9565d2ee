//! A new store out of what can still be read of a damaged one.
//!
//! Used by the command line. The store gives every entry that can be read; here they are put
//! together to a committee again. An entry keeps its number, for others point to it and
//! documents print it: where one is gone, or no longer fits because it stood on one that is
//! gone, an empty entry stands in its place.
//!
//! Invariant: the store it is made of is not touched; where nothing is gone the new journal is
//! the old one to the byte.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::domain::{Change, Committee, Entry, EntryId};
use crate::store::disk::{self, Gathered};
use crate::store::wire::line::Part;
use crate::store::wire::{self, Fault};
use crate::store::{StoreError, write_aside};

/// In whose name an empty entry stands.
const NOBODY: &str = "lajna";

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// How many entries the new store has, empty ones included.
    pub entries: u64,
    /// Entries that nobody could give.
    pub gone: Vec<EntryId>,
    /// Entries that could be read and no longer fit.
    pub unfit: Vec<EntryId>,
    /// Where those are kept, one JSON object a line, if there are any.
    pub kept_in: Option<PathBuf>,
    /// Entries that were taken though the one after them remembers another in their place.
    pub doubtful: Vec<EntryId>,
}

impl Repaired {
    /// How many entries are as they were.
    #[must_use]
    pub fn recovered(&self) -> u64 {
        self.entries.saturating_sub((self.gone.len() + self.unfit.len()) as u64)
    }
}

/// Makes the store `to`, which must not be there, of what can be read of the one at `from`.
///
/// # Errors
/// [`StoreError::Exists`], [`StoreError::Held`] and whatever keeps the bytes of `from` from being
/// read at all; nothing is left of the new store then.
pub fn repair(from: &Path, to: &Path) -> Result<Repaired, StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.into()));
    }
    let Gathered { entries, gone, doubtful } = disk::gather(from)?;
    let (placed, unfit) = placed(entries, &gone);
    let whole = gone.is_empty() && unfit.is_empty() && doubtful.is_empty();
    // Groups say what an interrupted recording must not leave half of; laid down as one they say nothing.
    let part = |part: &Part| if whole { *part } else { Part::WHOLE };
    let mut lines = disk::write(placed.iter().map(|(entry, its)| (entry, part(its))))?;
    disk::lay(to, &mut lines)?;
    let kept_in = keep_unfit(&unfit, to)?;
    let unfit = unfit.iter().map(|entry| entry.id).collect();
    Ok(Repaired { entries: placed.len() as u64, gone, unfit, kept_in, doubtful })
}

/// Every entry in its place, an empty one where it is gone or does not fit; and those that do not.
fn placed(entries: Vec<(Entry, Part)>, gone: &[EntryId]) -> (Vec<(Entry, Part)>, Vec<Entry>) {
    let (mut committee, mut unfit) = (Committee::default(), Vec::new());
    let mut placed: Vec<(Entry, Part)> = Vec::with_capacity(entries.len() + gone.len());
    let mut at = entries.first().map_or(DateTime::UNIX_EPOCH, |(entry, _)| entry.at);
    let mut missing = gone.iter().copied().peekable();
    for (entry, part) in entries {
        while let Some(id) = missing.next_if(|id| *id < entry.id) {
            placed.push((empty(id, at), Part::WHOLE));
        }
        at = entry.at;
        if entry.change.apply(&mut committee).is_ok() {
            placed.push((entry, part));
        } else {
            placed.push((empty(entry.id, at), part));
            unfit.push(entry);
        }
    }
    placed.extend(missing.map(|id| (empty(id, at), Part::WHOLE)));
    (placed, unfit)
}

fn empty(id: EntryId, at: DateTime<Utc>) -> Entry {
    Entry { id, author: NOBODY.to_owned(), at, change: Change::Together(Vec::new()), reverses: None }
}

/// Keeps what does not fit beside the journal, for a person to read.
fn keep_unfit(unfit: &[Entry], to: &Path) -> Result<Option<PathBuf>, StoreError> {
    if unfit.is_empty() {
        return Ok(None);
    }
    let mut words = String::new();
    for entry in unfit {
        let refused = |fault: Fault| StoreError::Refused { entry: entry.id, fault };
        words.push_str(&format!("{}\n", wire::entry_to_json(entry).map_err(refused)?));
    }
    let place = to.join("entries.unplaced");
    write_aside(&place, words.as_bytes())?;
    Ok(Some(place))
}
