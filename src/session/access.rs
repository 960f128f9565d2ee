//! Whether changes can be recorded, and what it takes to follow someone who records them.
//!
//! Used by the screen and the command line. A committee that is only read refuses every change
//! before it is shown; it takes in what others have saved when it is asked to.

use super::{Session, SessionError};
use crate::store::{Holder, Store, StoreError};

/// Whether changes can be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// They can.
    Writing,
    /// They cannot: someone has the store open, or has asked that nothing be written.
    Reading(Option<Holder>),
}

impl Session {
    /// Whether changes can be recorded.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Only reads from now on, beside whoever has the store open.
    pub fn read_beside(&mut self, holder: Option<Holder>) {
        self.access = Access::Reading(holder);
    }

    /// Takes in what others have saved since; whether there was anything.
    ///
    /// # Errors
    /// [`SessionError::Store`] when the log cannot be read.
    pub fn follow(&mut self) -> Result<bool, SessionError> {
        let before = self.mark;
        self.catch_up()?;
        Ok(self.mark != before)
    }

    /// Goes on with the same committee in another store.
    ///
    /// # Errors
    /// As [`Session::open`]; everything is as it was then.
    pub fn go_on_in(&mut self, store: Box<dyn Store>, access: Access) -> Result<(), SessionError> {
        let mut session = Self::open(store, self.author.clone(), 0)?;
        std::mem::swap(&mut session.ids, &mut self.ids);
        session.access = access;
        *self = session;
        Ok(())
    }

    /// Refuses what would be recorded where nothing can be.
    pub(super) fn must_write(&self) -> Result<(), SessionError> {
        match &self.access {
            Access::Writing => Ok(()),
            Access::Reading(holder) => Err(StoreError::ReadOnly(holder.clone()).into()),
        }
    }
}
