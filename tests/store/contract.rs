//! One suite over every backend, also behind wrappers that fail or are overtaken.

use std::cell::Cell;

use lajna::domain::{Entry, EntryId};
use lajna::store::{Disk, Mark, Memory, Snapshot, Store, StoreError};

use super::common::Past;
use super::{all, fill, snapshot_of};

/// Runs a check over a fresh store of every kind.
fn every_backend(check: impl Fn(&mut dyn Store)) {
    check(&mut Memory::new());
    let folder = tempfile::tempdir().unwrap();
    check(&mut Disk::create_or_open(folder.path().join("store")).unwrap());
}

#[test]
fn what_was_appended_is_read_back_in_order() {
    every_backend(|store| {
        let past = Past::of(120, 1);
        fill(store, &past);
        assert_eq!(all(store), past.entries);
        assert_eq!(store.read(100, 5).unwrap(), past.entries[100..105]);
        assert_eq!(store.read(118, usize::MAX).unwrap(), past.entries[118..]);
    });
}

#[test]
fn reading_past_the_end_or_nothing_gives_nothing() {
    every_backend(|store| {
        fill(store, &Past::of(3, 1));
        assert!(store.read(3, 10).unwrap().is_empty());
        assert!(store.read(Mark::MAX, usize::MAX).unwrap().is_empty());
        assert!(store.read(0, 0).unwrap().is_empty());
    });
}

#[test]
fn whoever_appends_after_an_old_end_is_told_the_new_one_and_nothing_is_written() {
    every_backend(|store| {
        let past = Past::of(5, 2);
        fill(store, &past);
        for after in [0, 4, 6] {
            assert!(matches!(store.append(after, &past.entries[..1]), Err(StoreError::Stale(5))));
        }
        assert_eq!(all(store), past.entries);
    });
}

#[test]
fn entries_with_other_numbers_than_the_log_gives_are_refused() {
    every_backend(|store| {
        let past = Past::of(5, 2);
        fill(store, &past);
        let next = |id| Entry { id: EntryId(id), ..past.entries[0].clone() };
        assert!(matches!(store.append(5, &[next(7)]), Err(StoreError::OutOfOrder(EntryId(7)))));
        assert!(matches!(store.append(5, &[next(6), next(6)]), Err(StoreError::OutOfOrder(EntryId(6)))));
        assert_eq!(all(store).len(), 5);
        assert_eq!(store.append(5, &[next(6), next(7)]).unwrap(), 7);
    });
}

#[test]
fn appending_nothing_changes_nothing() {
    every_backend(|store| {
        assert_eq!(store.append(0, &[]).unwrap(), 0);
        fill(store, &Past::of(4, 2));
        assert_eq!(store.append(4, &[]).unwrap(), 4);
    });
}

#[test]
fn the_newest_snapshot_is_given_back() {
    every_backend(|store| {
        assert_eq!(store.snapshot().unwrap(), None);
        let mut past = Past::of(40, 3);
        fill(store, &past);
        for step in 0..4 {
            let snapshot = snapshot_of(&past);
            store.keep(&snapshot).unwrap();
            assert_eq!(store.snapshot().unwrap(), Some(snapshot));
            let entry = past.grow(step).clone();
            store.append(entry.id.0 - 1, &[entry]).unwrap();
        }
    });
}

#[test]
fn a_snapshot_of_more_than_the_log_holds_is_refused() {
    every_backend(|store| {
        let past = Past::of(9, 3);
        fill(store, &past);
        let ahead = Snapshot { mark: 10, ..snapshot_of(&past) };
        assert!(matches!(store.keep(&ahead), Err(StoreError::Stale(9))));
        assert_eq!(store.snapshot().unwrap(), None);
    });
}

/// Fails one operation: before it happens, or after it has.
struct Failing<'a> {
    inner: &'a mut dyn Store,
    left: Cell<usize>,
    when: When,
}

#[derive(Clone, Copy, PartialEq)]
enum When {
    Before,
    After,
}

impl Failing<'_> {
    fn around<T>(&self, result: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let now = self.left.get() == 0;
        self.left.set(self.left.get().wrapping_sub(1));
        let error = || StoreError::Io { path: "made up".into(), source: std::io::ErrorKind::Other.into() };
        match (now, self.when) {
            (true, When::Before) => Err(error()),
            (true, When::After) => result().and_then(|_| Err(error())),
            (false, _) => result(),
        }
    }

    fn around_mut<T>(
        &mut self,
        act: impl FnOnce(&mut dyn Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let now = self.left.get() == 0;
        self.left.set(self.left.get().wrapping_sub(1));
        let error = StoreError::Io { path: "made up".into(), source: std::io::ErrorKind::Other.into() };
        match (now, self.when) {
            (true, When::Before) => Err(error),
            (true, When::After) => act(self.inner).and(Err(error)),
            (false, _) => act(self.inner),
        }
    }
}

impl Store for Failing<'_> {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.around(|| self.inner.read(after, most))
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        self.around_mut(|inner| inner.append(after, entries))
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.around(|| self.inner.snapshot())
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.around_mut(|inner| inner.keep(snapshot))
    }
}

#[test]
fn whichever_operation_fails_the_log_stays_whole() {
    let past = Past::of(6, 4);
    for when in [When::Before, When::After] {
        for fails in 0..10 {
            every_backend(|store| {
                let mut failing = Failing { inner: store, left: Cell::new(fails), when };
                let mut mark = 0;
                for entry in &past.entries {
                    while mark < entry.id.0 {
                        // A failure may mean that it was done: the log itself tells.
                        mark = match failing.append(mark, std::slice::from_ref(entry)) {
                            Ok(mark) => mark,
                            Err(StoreError::Stale(mark)) => mark,
                            Err(_) => mark,
                        };
                    }
                    let _ = failing.keep(&Snapshot { mark, ..Snapshot::default() });
                }
                assert_eq!(all(store), past.entries);
                let mark = store.snapshot().unwrap().unwrap().mark;
                assert!(mark == 6 || mark == 5);
            });
        }
    }
}

/// Someone else appends just before.
struct Overtaken<'a> {
    inner: &'a mut dyn Store,
    newcomers: Vec<Entry>,
}

impl Store for Overtaken<'_> {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.inner.read(after, most)
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        if let Some(entry) = self.newcomers.pop() {
            self.inner.append(entry.id.0 - 1, &[entry])?;
        }
        self.inner.append(after, entries)
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.inner.snapshot()
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.inner.keep(snapshot)
    }
}

#[test]
fn whoever_is_overtaken_reads_the_newcomers_and_appends_after_them() {
    every_backend(|store| {
        let past = Past::of(8, 5);
        let newcomers = past.entries[..4].iter().rev().cloned().collect();
        let mut overtaken = Overtaken { inner: store, newcomers };
        let (mut mark, mut read) = (0, Vec::new());
        loop {
            let mine =
                Entry { id: EntryId(mark + 1), author: "متأخرة".into(), ..past.entries[4].clone() };
            match overtaken.append(mark, &[mine]) {
                Ok(end) => break assert_eq!(end, 5),
                Err(StoreError::Stale(end)) => {
                    let new = overtaken.read(mark, usize::MAX).unwrap();
                    assert_eq!(mark + new.len() as u64, end);
                    read.extend(new);
                    mark = end;
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(read, past.entries[..4]);
        assert_eq!(all(store).last().unwrap().author, "متأخرة");
    });
}
