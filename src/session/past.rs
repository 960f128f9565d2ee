//! The past of a session: its entries one after the other, and the committee as it once stood.
//!
//! Used by the history, by archives and by whoever reads an old version of a text. It reads the
//! log and changes nothing.

use std::ops::ControlFlow;

use super::{PAGE, Session, SessionError};
use crate::domain::{Change, Committee, Entry, EntryId};
use crate::store::Mark;

impl Session {
    /// Gives the entries of the log, oldest first, to `see`, a page at a time, until it breaks.
    ///
    /// # Errors
    /// [`SessionError::Store`] when the log cannot be read, and what `see` breaks with.
    pub fn each_entry<E: From<SessionError>>(
        &self,
        mut see: impl FnMut(Entry) -> ControlFlow<Result<(), E>>,
    ) -> Result<(), E> {
        let mut after = 0;
        loop {
            let page = self.entries(after, PAGE)?;
            let last = page.len() < PAGE;
            after += page.len() as u64;
            for entry in page {
                if let ControlFlow::Break(result) = see(entry) {
                    return result;
                }
            }
            if last {
                return Ok(());
            }
        }
    }

    /// The entry of this number, if it is there and can be read.
    #[must_use]
    pub fn entry_at(&self, id: EntryId) -> Option<Entry> {
        self.store.read(id.0.checked_sub(1)?, 1).ok()?.pop()
    }

    /// The committee as it stood after `mark` entries.
    ///
    /// # Errors
    /// [`SessionError`] when the log cannot be read back that far.
    pub fn as_of(&self, mark: Mark) -> Result<Committee, SessionError> {
        let mut committee = self.committee.clone();
        for piece in self.typed.iter().flat_map(|typed| typed.pieces.iter().rev()) {
            Change::Charter(piece.splice.inverse()).apply(&mut committee)?;
        }
        let mut end = self.mark;
        while end > mark {
            let from = end.saturating_sub(PAGE as u64).max(mark);
            let page = self.store.read(from, usize::try_from(end - from).unwrap_or(PAGE))?;
            for entry in page.iter().rev() {
                if entry.change.has_unnamed() {
                    // Backwards it would not find the paragraphs that were there.
                    return self.replayed(mark);
                }
                entry.change.inverse().apply(&mut committee)?;
            }
            end = from;
        }
        Ok(committee)
    }

    /// The committee after `mark` entries, from nothing.
    fn replayed(&self, mark: Mark) -> Result<Committee, SessionError> {
        let mut committee = Committee::default();
        self.each_entry(|entry| {
            if entry.id.0 > mark {
                return ControlFlow::Break(Ok(()));
            }
            match entry.change.apply(&mut committee) {
                Ok(()) => ControlFlow::Continue(()),
                Err(conflict) => ControlFlow::Break(Err(SessionError::from(conflict))),
            }
        })?;
        Ok(committee)
    }
}
