//! A store several sessions can have open at once, and that outlives them.
//!
//! Used by the tests of sessions: a session is dropped and opened again on the same log, or a
//! second one appends between two steps of the first. It adds nothing to what a store does.

use std::cell::RefCell;
use std::rc::Rc;

use lajna::domain::Entry;
use lajna::session::Session;
use lajna::store::{Mark, Memory, Snapshot, Store, StoreError};

/// One store under several hands.
#[derive(Clone)]
pub struct Shared(Rc<RefCell<dyn Store>>);

impl Shared {
    /// This store, to be opened as often as one likes.
    pub fn new(store: impl Store + 'static) -> Self {
        Self(Rc::new(RefCell::new(store)))
    }

    /// An empty store in memory.
    pub fn memory() -> Self {
        Self::new(Memory::new())
    }

    /// A session of `author` on it.
    pub fn open(&self, author: &str) -> Session {
        Session::open(Box::new(self.clone()), author.into(), 7).unwrap()
    }
}

impl Store for Shared {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.0.borrow().read(after, most)
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        self.0.borrow_mut().append(after, entries)
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.0.borrow().snapshot()
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.0.borrow_mut().keep(snapshot)
    }
}
