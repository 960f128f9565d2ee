//! A passage while the store refuses what was typed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::domain::Entry;
use crate::session::Session;
use crate::store::{Mark, Memory, Snapshot, Store, StoreError};

/// A log in memory that takes nothing while it is full.
struct Full(Memory, Arc<AtomicBool>);

impl Store for Full {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.0.read(after, most)
    }

    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        match self.1.load(Ordering::Relaxed) {
            true => Err(StoreError::ReadOnly(None)),
            false => self.0.append(after, entries),
        }
    }

    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.0.snapshot()
    }

    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.0.keep(snapshot)
    }
}

#[test]
fn no_version_is_made_of_words_that_are_not_saved_yet() {
    let (mut trial, full) = (Trial::new(), Arc::new(AtomicBool::new(false)));
    let store = Full(Memory::new(), Arc::clone(&full));
    trial.session = Session::open(Box::new(store), "amina".into(), 7).unwrap();
    part(&mut trial, 1, CHARTER, 0, "الديباجة", "نحن المواطنات.\nنلتزم.");
    full.store(true, Ordering::Relaxed);
    let now = trial.desk().now;
    // Three pieces apart from each other: three entries, once there is room.
    for at in [0, "ثم نحن ".len(), "ثم نحن ثم المواطنات".len()] {
        trial.session.type_text(Splice::new(SectionId(1), at, "", "ثم "), now).unwrap();
    }
    let typed = body(&trial, 1).to_owned();
    let mut pane = charter(&trial);
    let mut form = opened(pane.update(&Command::Pass, &trial.desk()));
    let (mark, said) = (trial.session.mark(), tell(&mut trial, form.as_mut(), &[Command::Accept]));
    assert_eq!((versions(&trial), said), (Vec::new(), Vec::new()));
    let beside = form.spoken(&trial.desk(), 40).beside;
    assert!(beside.iter().any(|it| it == trial.desk().phrases.life.words_unsaved), "{beside:?}");
    full.store(false, Ordering::Relaxed);
    trial.session.settle(now).unwrap();
    assert_eq!(trial.session.mark(), mark + 3);
    tell(&mut trial, form.as_mut(), &[Command::Accept]);
    let version = versions(&trial).pop().unwrap();
    assert_eq!(trial.session.as_of(version.at.0).unwrap().charter[&SectionId(1)].body, typed);
}
