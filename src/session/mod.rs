//! A committee opened by someone: the one place where change, log and store meet.
//!
//! Used by the screen and by the command line alike. Every change is durable before it is
//! shown; typed text alone is shown at once and settled within two seconds. It makes no
//! sentences and opens no files.
//!
//! Invariant: replaying the first `mark` entries of the store and then the text not yet
//! settled gives exactly [`Session::committee`].

mod access;
mod past;
pub mod repair;
pub mod rescue;
pub mod transfer;
mod typing;

pub use access::Access;
pub use typing::{LONGEST_UNSETTLED, PAUSE};

use chrono::{DateTime, SubsecRound, Utc};

use crate::domain::{Change, Committee, Conflict, Entry, EntryId, Ids, Splice, Stacks};
use crate::store::{Mark, Snapshot, Store, StoreError};

/// Entries after which a new snapshot is worth its cost.
const SNAPSHOT_EVERY: u64 = 200;
/// Entries read at a time.
const PAGE: usize = 512;

/// A committee opened by someone.
pub struct Session {
    store: Box<dyn Store>,
    author: String,
    ids: Ids,
    committee: Committee,
    stacks: Stacks,
    mark: Mark,
    snapshot_mark: Mark,
    typed: Option<typing::Typed>,
    /// When text was last typed.
    last_typed: Option<DateTime<Utc>>,
    /// Text that no longer fits, until someone asks for it.
    displaced: Vec<Splice>,
    /// What the store was given last, when its answer was none: perhaps it is in the log.
    doubtful: Vec<Entry>,
    access: Access,
}

/// Why the session could not do what was asked; the committee is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The change does not fit the committee.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is nothing to undo, redo or revert.
    #[error("nothing to take back")]
    Nothing,
}

impl Session {
    /// Opens the committee kept in `store` for `author`; `seed` starts the fresh ids.
    ///
    /// # Errors
    /// When the store cannot be read, or an entry does not fit those before it.
    pub fn open(store: Box<dyn Store>, author: String, seed: u64) -> Result<Self, SessionError> {
        let Snapshot { mark, committee, stacks } = store.snapshot()?.unwrap_or_default();
        let mut session = Self {
            store,
            author,
            ids: Ids::new(seed),
            committee,
            stacks,
            mark,
            snapshot_mark: mark,
            typed: None,
            last_typed: None,
            displaced: Vec::new(),
            doubtful: Vec::new(),
            access: Access::Writing,
        };
        session.catch_up()?;
        Ok(session)
    }

    /// The committee as it stands, text not yet settled included.
    #[must_use]
    pub fn committee(&self) -> &Committee {
        &self.committee
    }

    /// How many entries the log has.
    #[must_use]
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// In whose name changes are recorded.
    #[must_use]
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Fresh ids for new records.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.ids
    }

    /// Records `change`; on `Ok` it is durable. `None`: it would have changed nothing.
    ///
    /// # Errors
    /// [`SessionError`]; nothing was changed, in memory or on disk.
    pub fn record(&mut self, change: Change, now: DateTime<Utc>) -> Result<Option<EntryId>, SessionError> {
        self.settle(now)?;
        if change.is_empty() {
            return Ok(None);
        }
        self.append(vec![change], None, now).map(Some)
    }

    /// Records every one of `changes` as an entry of its own, all of them at once: on `Ok` they
    /// are durable, and no accident leaves some without the others.
    ///
    /// # Errors
    /// [`SessionError`]; nothing was changed, in memory or on disk.
    pub fn record_all(&mut self, changes: Vec<Change>, now: DateTime<Utc>) -> Result<(), SessionError> {
        self.settle(now)?;
        let changes: Vec<_> = changes.into_iter().filter(|change| !change.is_empty()).collect();
        if changes.is_empty() {
            return Ok(());
        }
        self.append(changes, None, now).map(drop)
    }

    /// Takes back the author's latest step.
    ///
    /// # Errors
    /// [`SessionError::Nothing`] when there is none, else as [`Session::record`].
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Entry, SessionError> {
        self.settle(now)?;
        let target = self.stacks.next_undo(&self.author).ok_or(SessionError::Nothing)?;
        self.reverse(target, now)
    }

    /// Does again what the author's latest undo took back.
    ///
    /// # Errors
    /// As [`Session::undo`].
    pub fn redo(&mut self, now: DateTime<Utc>) -> Result<Entry, SessionError> {
        self.settle(now)?;
        let target = self.stacks.next_redo(&self.author).ok_or(SessionError::Nothing)?;
        self.reverse(target, now)
    }

    /// Takes back one entry of the past, whoever made it; returns that entry.
    ///
    /// # Errors
    /// [`SessionError::Conflict`] when later changes stand on it.
    pub fn revert(&mut self, target: EntryId, now: DateTime<Utc>) -> Result<Entry, SessionError> {
        self.settle(now)?;
        self.reverse(target, now)
    }

    /// Up to `most` entries after `after`, oldest first.
    ///
    /// # Errors
    /// [`SessionError::Store`] when the log cannot be read.
    pub fn entries(&self, after: Mark, most: usize) -> Result<Vec<Entry>, SessionError> {
        Ok(self.store.read(after, most)?)
    }

    /// Takes a whole log into an empty store, as it was.
    ///
    /// # Errors
    /// [`SessionError::Conflict`] when this store is not empty or an entry does not fit.
    pub fn restore(&mut self, entries: &[Entry]) -> Result<(), SessionError> {
        self.must_write()?;
        if self.mark != 0 || self.typed.is_some() {
            return Err(Conflict::Moved.into());
        }
        let (mut committee, mut stacks) = (Committee::default(), Stacks::default());
        for entry in entries {
            entry.change.apply(&mut committee)?;
            stacks.push(entry);
        }
        self.mark = self.store.append(0, entries)?;
        self.committee = committee;
        self.stacks = stacks;
        // They are recorded; a snapshot that could not be kept only costs the next opening time.
        let _kept = self.tidy();
        Ok(())
    }

    /// Keeps a snapshot if enough has happened since the last one. For quiet moments.
    ///
    /// # Errors
    /// [`SessionError::Store`]; the log is untouched.
    pub fn tidy(&mut self) -> Result<(), SessionError> {
        if self.typed.is_some() || self.mark < self.snapshot_mark + SNAPSHOT_EVERY {
            return Ok(());
        }
        let snapshot =
            Snapshot { mark: self.mark, committee: self.committee.clone(), stacks: self.stacks.clone() };
        self.store.keep(&snapshot)?;
        self.snapshot_mark = self.mark;
        Ok(())
    }

    fn reverse(&mut self, target: EntryId, now: DateTime<Utc>) -> Result<Entry, SessionError> {
        let after = target.0.checked_sub(1).ok_or(SessionError::Nothing)?;
        let entry = self.store.read(after, 1)?.pop().ok_or(SessionError::Nothing)?;
        self.append(vec![entry.change.inverse()], Some(target), now)?;
        Ok(entry)
    }

    /// Appends an entry for each of `changes`, all or none; the id of the last one.
    fn append(
        &mut self,
        changes: Vec<Change>,
        reverses: Option<EntryId>,
        now: DateTime<Utc>,
    ) -> Result<EntryId, SessionError> {
        self.must_write()?;
        // Said again because no answer came, it is the same step and not a second one.
        let again = self.doubtful.iter().map(|entry| &entry.change).eq(changes.iter());
        if self.find_doubtful()? && again {
            return Ok(EntryId(self.mark));
        }
        // What version 1 wrote names no paragraph, and could not be stepped back from exactly.
        let changes = match Change::Together(changes).named(&self.committee) {
            Change::Together(changes) => changes,
            only => vec![only],
        };
        let mut entries: Vec<Entry> =
            changes.into_iter().map(|change| self.entry(change, reverses, now)).collect();
        if apply(&entries, &mut self.committee).is_err() {
            // Perhaps they fit what someone else has done since.
            self.catch_up()?;
            apply(&entries, &mut self.committee)?;
        }
        number(&mut entries, self.mark);
        let mut outcome = self.store.append(self.mark, &entries);
        if matches!(outcome, Err(StoreError::Stale(_))) {
            // Someone was first: step back, take theirs, and try once more past them.
            take_back(&entries, &mut self.committee)?;
            self.catch_up()?;
            apply(&entries, &mut self.committee)?;
            number(&mut entries, self.mark);
            outcome = self.store.append(self.mark, &entries);
        }
        match outcome {
            Ok(mark) => {
                self.mark = mark;
                self.doubtful.clear();
                entries.iter().for_each(|entry| self.stacks.push(entry));
                Ok(EntryId(mark))
            }
            Err(error) => {
                take_back(&entries, &mut self.committee)?;
                self.doubt(entries, error).map(|()| EntryId(self.mark))
            }
        }
    }

    fn catch_up(&mut self) -> Result<(), SessionError> {
        loop {
            let page = self.store.read(self.mark, PAGE)?;
            for entry in &page {
                entry.change.apply(&mut self.committee)?;
                self.stacks.push(entry);
                self.mark = entry.id.0;
            }
            if page.len() < PAGE {
                return Ok(());
            }
        }
    }

    fn entry(&self, change: Change, reverses: Option<EntryId>, now: DateTime<Utc>) -> Entry {
        Entry {
            id: EntryId(self.mark + 1),
            author: self.author.clone(),
            at: now.trunc_subsecs(3),
            change,
            reverses,
        }
    }
}

/// Applies every one of these entries, or none.
fn apply(entries: &[Entry], committee: &mut Committee) -> Result<(), Conflict> {
    for (done, entry) in entries.iter().enumerate() {
        if let Err(conflict) = entry.change.apply(committee) {
            take_back(entries.get(..done).unwrap_or_default(), committee)?;
            return Err(conflict);
        }
    }
    Ok(())
}

/// Takes back what [`apply`] did.
fn take_back(entries: &[Entry], committee: &mut Committee) -> Result<(), Conflict> {
    entries.iter().rev().try_for_each(|entry| entry.change.inverse().apply(committee))
}

/// Gives entries the numbers that follow `mark`.
fn number(entries: &mut [Entry], mark: Mark) {
    for (number, entry) in (mark + 1..).zip(entries) {
        entry.id = EntryId(number);
    }
}
