//! Where a log is kept.
//!
//! Used by the session only, through [`Store`]. Knows entries and snapshots, not what they mean.
//!
//! [`Memory`] forgets everything; [`Disk`] is a folder with a [`journal`] that decides and a
//! sled database that answers quickly and can always be made again.

pub mod backup;
pub mod disk;
pub mod follow;
pub mod journal;
pub mod memory;
pub mod private;
pub mod wire;

pub use self::disk::{Disk, Recovered};
pub use self::follow::{Follower, Stand};
pub use self::memory::Memory;

use crate::domain::{Committee, Entry, EntryId, Stacks};

/// A place in the log: how many entries stand before it (0: the beginning).
pub type Mark = u64;

/// The committee as it stood after `mark` entries, and everyone's undo and redo then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// How many entries it includes.
    pub mark: Mark,
    /// The committee then.
    pub committee: Committee,
    /// What could be undone and redone then.
    pub stacks: Stacks,
}

/// A log that outlives the program.
pub trait Store {
    /// Up to `most` entries after `after`, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the bytes cannot be read or are damaged.
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError>;

    /// Appends `entries` after `after`, which must be the end of the log. On `Ok` they survive
    /// a power cut. The ids of the entries are `after + 1`, `after + 2` …
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the log has grown meanwhile; nothing was written.
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError>;

    /// The newest usable snapshot.
    ///
    /// # Errors
    /// [`StoreError`] when the bytes cannot be read; a damaged snapshot is none.
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError>;

    /// Keeps a snapshot, so that the next opening reads less. Need not be durable.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written; the log is not touched.
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError>;
}

/// Who holds a store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// Process number.
    pub pid: u32,
    /// User name.
    pub user: String,
    /// Host name.
    pub host: String,
    /// Since when, RFC 3339.
    pub since: String,
}

/// Why a store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder concerned.
        path: std::path::PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// Another process has the store open.
    #[error("held by process {}", .0.pid)]
    Held(Holder),
    /// The store is only read: someone has it open, or has asked that nothing be written.
    #[error("only read")]
    ReadOnly(Option<Holder>),
    /// The folder holds something that is not a store of ours.
    #[error("{0}: not a lajna store")]
    NotAStore(std::path::PathBuf),
    /// The store was written by a newer program.
    #[error("store format {found}, this program knows {known}")]
    FromTheFuture {
        /// The format found.
        found: u32,
        /// The newest format this program knows.
        known: u32,
    },
    /// Someone else appended first.
    #[error("the log has grown to {0}")]
    Stale(Mark),
    /// Bytes that are not what was written, at this entry.
    #[error("entry {} is damaged", .0.0)]
    Damaged(EntryId),
    /// An entry or a snapshot that could be written but not read back; nothing was written.
    #[error("entry {} cannot be kept: {fault}", entry.0)]
    Refused {
        /// The entry, or the last one of the snapshot.
        entry: EntryId,
        /// Why not.
        fault: wire::Fault,
    },
    /// Something is there already where something new was to be made; nothing was written.
    #[error("{0}: is there already")]
    Exists(std::path::PathBuf),
    /// A file that is no backup, or one that is no longer as it was written.
    #[error("{path}: not a sound backup")]
    BadBackup {
        /// The file.
        path: std::path::PathBuf,
        /// The first entry that is not as it was written; none if it is no backup at all.
        entry: Option<EntryId>,
    },
    /// Entries numbered otherwise than the log would; nothing was written.
    #[error("entry {} is out of order", .0.0)]
    OutOfOrder(EntryId),
}

impl StoreError {
    /// What the file system said about `path`.
    fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { path: path.into(), source }
    }

    /// Something of a version newer than ours.
    fn from_the_future(found: u32) -> Self {
        Self::FromTheFuture { found, known: u32::from(wire::VERSION) }
    }
}

/// Writes a file that must not be there, durably, for its owner only.
///
/// # Errors
/// [`StoreError::Io`]; nothing is left of the file then.
pub fn write_aside(place: &std::path::Path, bytes: &[u8]) -> Result<(), StoreError> {
    disk::write_new(place, &mut std::io::Cursor::new(bytes)).map(drop)
}

/// Whether entries appended after `after` have the numbers the log would give them.
fn check_numbers(after: Mark, entries: &[Entry]) -> Result<(), StoreError> {
    match (after + 1..).zip(entries).find(|(number, entry)| entry.id.0 != *number) {
        Some((_, entry)) => Err(StoreError::OutOfOrder(entry.id)),
        None => Ok(()),
    }
}
