//! A store that someone else writes, or that must not be changed: its journal, read beside them.
//!
//! Used by a second person on the same machine, and wherever nothing may be written. It takes no
//! lock, makes no file and changes none. Whole groups only are given: what is being written at this
//! moment, and might still be taken back, is not there yet.
//!
//! Invariant: every entry it gives follows by the chain from the one before it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::disk::{self, is_there, journal_of, journal_place};
use super::journal::{Journal, Point, Rest};
use super::wire::Kept;
use super::{Holder, Mark, Snapshot, Store, StoreError};
use crate::domain::{Entry, EntryId};

/// Entries between two places that are remembered, to begin reading from.
const STRIDE: u64 = 256;

/// A journal that is followed.
#[derive(Debug)]
pub struct Follower {
    path: PathBuf,
    seen: RefCell<Seen>,
}

/// Which file a journal is and how long: while that is the same, nothing was added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Device and inode.
    file: (u64, u64),
    /// Bytes.
    len: u64,
}

impl Stand {
    /// Where the journal of the store at `path` stands now, if there is one.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(journal_place(path)).ok()?;
        Some(Self { file: (about.dev(), about.ino()), len: about.len() })
    }
}

/// What has been seen of it.
#[derive(Debug)]
struct Seen {
    journal: Journal,
    /// Which file that is (device, inode), and how long it was when it was read to its end.
    file: Option<(u64, u64)>,
    len: u64,
    /// Where the last whole group ends.
    end: Point,
    places: BTreeMap<Mark, Point>,
}

impl Follower {
    /// Reads the store at `path`, whoever has it open.
    ///
    /// # Errors
    /// As [`Disk::open`](super::Disk::open), though never [`StoreError::Held`]; a damaged journal
    /// is not mended here and is [`StoreError::Damaged`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        is_there(path)?;
        let seen = RefCell::new(Seen::new(journal_of(path)?));
        let follower = Self { path: path.into(), seen };
        follower.look()?;
        Ok(follower)
    }

    /// Who has the store open now, if anyone does.
    #[must_use]
    pub fn holder(&self) -> Option<Holder> {
        disk::holder(&self.path)
    }

    /// Looks whether anything was added, and how many entries there are now. One question to the
    /// file system where nothing was.
    fn look(&self) -> Result<Mark, StoreError> {
        let place = journal_place(&self.path);
        let mut seen = self.seen.borrow_mut();
        let about = match fs::metadata(&place) {
            Ok(about) => about,
            // Nothing yet, or for a moment nothing: the next look tells.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(seen.end.number),
            Err(error) => return Err(StoreError::io(&place)(error)),
        };
        let file = Some((about.dev(), about.ino()));
        if file == seen.file && about.len() == seen.len {
            return Ok(seen.end.number);
        }
        if file != seen.file || about.len() < seen.end.offset {
            // It was written again after an accident: the same log, or it is not ours to follow.
            let mut again = Seen::new(Journal::look(&place)?);
            again.advance(seen.end.number)?;
            if again.end != seen.end {
                return Err(StoreError::Damaged(EntryId(seen.end.number.max(1))));
            }
            *seen = again;
        }
        (seen.file, seen.len) = (file, about.len());
        seen.advance(Mark::MAX)?;
        Ok(seen.end.number)
    }
}

impl Seen {
    fn new(journal: Journal) -> Self {
        Self { journal, file: None, len: 0, end: Point::START, places: BTreeMap::new() }
    }

    /// Reads on, up to `most` entries or to the end.
    fn advance(&mut self, most: Mark) -> Result<(), StoreError> {
        let Self { journal, end, places, .. } = self;
        let from = *end;
        if from.number >= most {
            return Ok(());
        }
        let survey = journal.survey(from, &mut |group| {
            if let Some(point) = group.last().map(Point::after) {
                if point.number / STRIDE > end.number / STRIDE {
                    places.insert(point.number, point);
                }
                *end = point;
            }
            Ok(if end.number >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        match survey.rest {
            Rest::Damaged(entry) => Err(StoreError::Damaged(entry)),
            Rest::Nothing | Rest::Torn => Ok(()),
        }
    }

    fn read(&self, after: Mark, last: Mark) -> Result<Vec<Entry>, StoreError> {
        let before = self.places.range(..=after).next_back();
        let from = before.map_or(Point::START, |(_, point)| *point);
        let mut entries = Vec::new();
        self.journal.survey(from, &mut |group: Vec<Kept>| {
            let wanted = group.into_iter().map(|kept| kept.entry);
            entries.extend(wanted.filter(|entry| entry.id.0 > after && entry.id.0 <= last));
            let enough = entries.len() as u64 >= last - after;
            Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        let read = after + entries.len() as u64;
        if read < last { Err(StoreError::Damaged(EntryId(read + 1))) } else { Ok(entries) }
    }
}

impl Store for Follower {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        let last = self.look()?.min(after.saturating_add(most as u64));
        if after >= last { Ok(Vec::new()) } else { self.seen.borrow().read(after, last) }
    }

    fn append(&mut self, _after: Mark, _entries: &[Entry]) -> Result<Mark, StoreError> {
        Err(StoreError::ReadOnly(self.holder()))
    }

    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        Ok(None)
    }

    fn keep(&mut self, _snapshot: &Snapshot) -> Result<(), StoreError> {
        Ok(())
    }
}
