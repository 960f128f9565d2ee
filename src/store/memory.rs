//! A store that lives as long as the program.
//!
//! Used where a committee is only looked at and there is no store yet, and by tests as the
//! plainest thing that behaves as a [`Store`] must. It writes nothing anywhere.

use super::{Mark, Snapshot, Store, StoreError, check_numbers};
use crate::domain::Entry;

/// A log in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    entries: Vec<Entry>,
    snapshot: Option<Snapshot>,
}

impl Memory {
    /// An empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Store for Memory {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(self.entries.iter().skip(after).take(most).cloned().collect())
    }

    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        let len = self.entries.len() as Mark;
        if after != len {
            return Err(StoreError::Stale(len));
        }
        check_numbers(after, entries)?;
        self.entries.extend_from_slice(entries);
        Ok(self.entries.len() as Mark)
    }

    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        Ok(self.snapshot.clone())
    }

    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let len = self.entries.len() as Mark;
        if snapshot.mark > len {
            return Err(StoreError::Stale(len));
        }
        self.snapshot = Some(snapshot.clone());
        Ok(())
    }
}
