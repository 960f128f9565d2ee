//! What is on the screen and in no log, as a rescue file, and back from one into the log.
//!
//! Used by the screen and the command line. The form of the file is `exchange`'s, the form of an
//! entry `store`'s; here the two meet. It opens no files.
//!
//! Invariant: bringing the same file back twice records nothing twice.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::{Session, SessionError};
use crate::domain::{Change, Entry};
use crate::exchange::Refused;
use crate::exchange::rescue::{Held, Rescue};
use crate::store::StoreError;
use crate::store::wire::{self, Fault};

/// What came of bringing a rescue file back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// What was in the log already.
    pub there: Vec<Change>,
    /// What was recorded now.
    pub recorded: Vec<Change>,
    /// What no longer fits the committee; its words are in the file only.
    pub unfit: Vec<Change>,
    /// Words of fields that were still being filled in.
    pub words: Vec<Held>,
}

impl Brought {
    /// Whether the log has everything the file has.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.unfit.is_empty() && self.words.is_empty()
    }
}

impl Session {
    /// Everything that is shown and not durable, and `words` still being filled in, to be kept
    /// elsewhere than in the store at `path`. `since`: entries after this one go along though they
    /// are in the log, so that the next start can tell of them. The entries stay the ones that are
    /// written into it, should the store take them after all.
    ///
    /// # Errors
    /// [`SessionError::Store`] when an entry could not be read back from a file.
    pub fn rescue(
        &mut self,
        path: &Path,
        since: u64,
        words: Vec<Held>,
        now: DateTime<Utc>,
    ) -> Result<Rescue, SessionError> {
        // What was just recorded may be unreadable on a failing disk; it is there all the same.
        let mut entries = self.store.read(since, super::PAGE).unwrap_or_default();
        entries.retain(|entry| entry.id.0 <= self.mark);
        entries.extend(self.promise(now));
        super::number(&mut entries, since);
        let json = |entry: &Entry| {
            wire::entry_to_json(entry).map_err(|fault: Fault| StoreError::Refused { entry: entry.id, fault })
        };
        let profile = self.committee.profile.as_ref();
        Ok(Rescue {
            written: now,
            store: path.to_owned(),
            committee: profile.map(|profile| profile.name.clone()).unwrap_or_default(),
            mark: since,
            entries: entries.iter().map(json).collect::<Result<_, _>>()?,
            words,
        })
    }

    /// Records what a rescue file holds and the log does not, in the name of whoever typed it and
    /// with the time it was typed; what was typed at once all at once, or what still fits of it.
    ///
    /// # Errors
    /// [`SessionError::Store`]; what was not recorded is in the file still.
    pub fn bring_back(
        &mut self,
        entries: Vec<Entry>,
        mark: u64,
        now: DateTime<Utc>,
    ) -> Result<Brought, SessionError> {
        self.settle(now)?;
        let mut brought = Brought::default();
        let later = self.after(mark)?;
        let same = |entry: &Entry| {
            later.iter().any(|it| it.at == entry.at && it.author == entry.author && it.change == entry.change)
        };
        let (there, missing): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(same);
        brought.there = there.into_iter().map(|entry| entry.change).collect();
        for alike in missing.chunk_by(|one, next| one.author == next.author && one.at == next.at) {
            self.bring(alike, &mut brought)?;
        }
        Ok(brought)
    }

    /// Records entries of one person and one time, all at once, or those that fit.
    fn bring(&mut self, entries: &[Entry], brought: &mut Brought) -> Result<(), SessionError> {
        let Some(first) = entries.first() else { return Ok(()) };
        let all: Vec<Change> = entries.iter().map(|entry| entry.change.clone()).collect();
        match self.append_as(first, all.clone()) {
            Ok(()) => brought.recorded.extend(all),
            Err(SessionError::Conflict(_)) if all.len() > 1 => {
                for entry in entries {
                    self.bring(std::slice::from_ref(entry), brought)?;
                }
            }
            Err(SessionError::Conflict(_)) => brought.unfit.extend(all),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Appends changes in the name and at the time of `like`.
    fn append_as(&mut self, like: &Entry, changes: Vec<Change>) -> Result<(), SessionError> {
        let me = std::mem::replace(&mut self.author, like.author.clone());
        let appended = self.append(changes, None, like.at);
        self.author = me;
        appended.map(drop)
    }

    fn after(&self, mark: u64) -> Result<Vec<Entry>, SessionError> {
        let mut later = Vec::new();
        if mark >= self.mark {
            return Ok(later);
        }
        self.each_entry::<SessionError>(|entry| {
            if entry.id.0 > mark {
                later.push(entry);
            }
            ControlFlow::Continue(())
        })?;
        Ok(later)
    }
}

/// The entries of a rescue file, in order.
///
/// # Errors
/// [`Refused`] when one of them is none, or of a newer program.
pub fn entries(rescue: &Rescue) -> Result<Vec<Entry>, Refused> {
    let read = |value: &serde_json::Value| {
        wire::entry_from_json(value.clone()).map_err(|fault| match fault {
            Fault::Version { found } => {
                Refused::FromTheFuture { found: u64::from(found), known: u64::from(wire::VERSION) }
            }
            _ => Refused::NotAnArchive { line: 1 },
        })
    };
    rescue.entries.iter().map(read).collect()
}
