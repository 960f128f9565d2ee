//! The working store written anew, when most of its files is no longer anything.
//!
//! Used by `disk` in the quiet moments in which a snapshot is kept, and when it is closed. sled never gives a file's
//! room back: what was replaced or removed stays in it. The journal is read for this and never
//! touched.
//!
//! Invariant: until the new one is complete and on the disk, the old one is in its place; whatever
//! moment it is interrupted at, the next opening finds one of them or makes one from the journal.

use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::working::{Trouble, Working};
use super::{Disk, folder};
use crate::store::journal::{Point, Rest};
use crate::store::wire::{self, Kept};
use crate::store::{Store, StoreError};

/// How many entries go to the new one at a time.
const ARMFUL: usize = 512;
/// Files of so many bytes are let be, whatever is in them.
const SMALL: u64 = 2 << 20;
/// A journal up to so many bytes is read and written again in a moment.
const QUICK: u64 = 8 << 20;

/// How much room the working store takes, and how much of it is anything (bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What its files take.
    pub taken: u64,
    /// The keys and values in them.
    pub live: u64,
}

impl Room {
    /// Whether it takes more than it should: 3.5 times what is in it and 2 MiB.
    #[must_use]
    pub const fn is_wasteful(&self) -> bool {
        self.taken > self.live * 7 / 2 + SMALL
    }
}

impl Disk {
    /// How much room the working store takes; `None` where there is none.
    #[must_use]
    pub fn room(&self) -> Option<Room> {
        let live = self.answered(self.trusted()?.live())?;
        Some(Room { taken: size(&self.path.join(folder::SLED)), live })
    }

    /// Writes the working store anew if it has grown out of proportion: now where that takes a
    /// moment, else when the store is closed and nobody waits for a key.
    pub(super) fn compact_when_grown(&mut self) {
        if size(&self.path.join(folder::SLED)) <= SMALL {
            return;
        }
        if self.journal.end().offset > QUICK {
            self.grown = true;
        } else {
            self.compact_if_wasteful();
        }
    }

    fn compact_if_wasteful(&mut self) {
        if self.room().is_some_and(|room| room.is_wasteful()) {
            // What fails costs room, nothing else.
            let _compacted = self.compact();
        }
    }

    /// Writes the working store anew: the same entries and the newest snapshot, and nothing else.
    ///
    /// # Errors
    /// [`StoreError::Io`] when there is no room for a second one; the old one serves on then.
    pub fn compact(&mut self) -> Result<(), StoreError> {
        if self.trusted().is_none() || self.shelved != self.journal.end() {
            return Ok(());
        }
        let (sled, new, old) = (
            self.path.join(folder::SLED),
            self.path.join(folder::SLED_NEW),
            self.path.join(folder::SLED_OLD),
        );
        for stale in [&new, &old] {
            remove(stale)?;
        }
        if let Err(trouble) = self.write_anew(&new) {
            remove(&new)?;
            return match trouble {
                Trouble::Refusal(source) => Err(StoreError::io(&new)(source)),
                Trouble::Damage => Ok(()),
            };
        }
        // From here on there is no working store until the new one is open; the journal answers.
        self.working = None;
        fs::rename(&sled, &old).map_err(StoreError::io(&sled))?;
        fs::rename(&new, &sled).map_err(StoreError::io(&new))?;
        folder::sync(&self.path)?;
        let opened = Working::open(&sled).ok();
        let same = |last: &Option<Kept>| last.as_ref().map_or(Point::START, Point::after) == self.shelved;
        self.working = opened.filter(|(_, last)| same(last)).map(|(working, _)| working);
        if self.working.is_none() {
            self.suspect();
        }
        remove(&old)
    }

    /// A working store at `place` with what the journal says, closed and on the disk.
    fn write_anew(&self, place: &Path) -> Result<(), Trouble> {
        let (working, _) = Working::open(place)?;
        let (mut armful, mut trouble): (Vec<Kept>, _) = (Vec::new(), None);
        let survey = self.journal.survey(Point::START, &mut |group| {
            armful.extend(group);
            if armful.len() >= ARMFUL && trouble.is_none() {
                trouble = working.put(&armful).err();
                armful.clear();
            }
            Ok(if trouble.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        });
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        working.put(&armful)?;
        let whole = survey.is_ok_and(|it| it.rest == Rest::Nothing && it.end == self.journal.end());
        if !whole {
            return Err(Trouble::Damage);
        }
        if let Ok(Some(snapshot)) = self.snapshot()
            && let Some(hash) = self.line_hash(snapshot.mark)
        {
            working.keep(snapshot.mark, &wire::seal_snapshot(&snapshot, hash)?)?;
        }
        drop(working);
        sync_all(place).map_err(Trouble::Refusal)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.grown {
            self.compact_if_wasteful();
        }
    }
}

/// Makes every file of a folder durable, and their names.
fn sync_all(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() { sync_all(&path)? } else { File::open(&path)?.sync_all()? }
    }
    File::open(path)?.sync_all()
}

/// What the files below a folder take on the disk, in bytes; sled's have holes in them.
fn size(path: &Path) -> u64 {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(about) if about.is_dir() => size(&entry.path()),
        // Blocks are of 512 bytes whatever the file system's own are.
        about => about.map_or(0, |about| about.blocks() * 512),
    });
    sizes.sum()
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::io(path)(error)),
        _ => Ok(()),
    }
}
