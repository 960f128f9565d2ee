//! Several people on one log: everyone keeps up, nobody overwrites, each undoes their own.

use std::cell::{Cell, RefCell};

use lajna::domain::{Conflict, EntryId};
use lajna::session::{SessionError, transfer};
use lajna::store::{Mark, Snapshot, Store, StoreError};

use super::*;

/// Two people on one store; what the first does, the second has not seen yet.
fn two() -> (Session, Session) {
    let store = Shared::memory();
    let mut first = store.open(ME);
    first.record(heading(), moment(1)).unwrap();
    first.record(member(1, "سمية"), moment(2)).unwrap();
    let second = store.open(OTHER);
    (first, second)
}

#[test]
fn whoever_was_overtaken_takes_the_newcomers_and_goes_past_them() {
    let (mut first, mut second) = two();
    first.record(member(2, "كريمة"), moment(3)).unwrap();
    assert_eq!(second.record(member(3, "نوفل"), moment(4)).unwrap(), Some(EntryId(4)));
    assert_eq!(second.committee().members.len(), 3);
    assert_true_to_its_log(&second);
    first.record(member(4, "فريدة"), moment(5)).unwrap();
    assert_eq!(first.committee().members.len(), 4);
    assert_true_to_its_log(&first);
}

#[test]
fn two_changes_of_the_same_record_are_a_conflict_and_the_first_stands() {
    let (mut first, mut second) = two();
    first.record(rename(first.committee(), 1, "سمية أبو"), moment(3)).unwrap();
    let late = rename(second.committee(), 1, "سمية ابو");
    let refused = second.record(late, moment(4));
    assert!(matches!(refused, Err(SessionError::Conflict(Conflict::Moved))), "{refused:?}");
    assert_eq!(second.committee(), first.committee(), "and now the second sees it");
    assert_true_to_its_log(&second);
    second.record(rename(second.committee(), 1, "سمية ابو"), moment(5)).unwrap();
    assert_eq!(second.committee().members[&MemberId(1)].name, "سمية ابو");
}

#[test]
fn what_someone_types_settles_past_what_another_recorded_meanwhile() {
    let (mut first, mut second) = two();
    second.type_text(typed(0, "نص"), moment(3)).unwrap();
    first.record(member(2, "كريمة"), moment(4)).unwrap();
    second.settle(moment(5)).unwrap();
    assert_eq!(body(&second), "نص");
    assert_eq!(second.committee().members.len(), 2);
    assert_true_to_its_log(&second);
}

#[test]
fn typed_text_whose_place_is_gone_is_a_conflict_and_does_not_block_what_follows() {
    let (mut first, mut second) = two();
    second.type_text(typed(0, "نص"), moment(3)).unwrap();
    first.record(heading().inverse(), moment(4)).unwrap();
    assert!(matches!(second.settle(moment(5)), Err(SessionError::Conflict(Conflict::Missing))));
    assert_true_to_its_log(&second);
    second.record(member(2, "كريمة"), moment(6)).unwrap();
    assert_true_to_its_log(&second);
}

#[test]
fn one_persons_undo_does_not_take_anothers_step() {
    let (mut first, mut second) = two();
    assert!(matches!(second.undo(moment(3)), Err(SessionError::Nothing)));
    second.record(member(2, "كريمة"), moment(4)).unwrap();
    first.undo(moment(5)).unwrap();
    assert!(first.committee().members.contains_key(&MemberId(2)));
    assert!(!first.committee().members.contains_key(&MemberId(1)));
    assert!(
        matches!(second.redo(moment(6)), Err(SessionError::Nothing)),
        "what the first undid is the first's"
    );
    second.undo(moment(7)).unwrap();
    assert!(second.committee().members.is_empty());
    assert_true_to_its_log(&second);
}

#[test]
fn an_undo_that_no_longer_fits_is_refused_and_can_be_tried_again_later() {
    let (mut first, mut second) = two();
    second.record(rename(second.committee(), 1, "أخرى"), moment(3)).unwrap();
    assert!(matches!(first.undo(moment(4)), Err(SessionError::Conflict(Conflict::Moved))));
    assert_true_to_its_log(&first);
    second.undo(moment(5)).unwrap();
    first.undo(moment(6)).unwrap();
    assert!(first.committee().members.is_empty());
    assert_true_to_its_log(&first);
}

#[test]
fn anyone_may_take_back_an_old_entry_and_it_is_their_own_step() {
    let (mut first, mut second) = two();
    first.record(member(2, "كريمة"), moment(3)).unwrap();
    second.revert(EntryId(2), moment(4)).unwrap();
    assert!(!second.committee().members.contains_key(&MemberId(1)));
    second.undo(moment(5)).unwrap();
    assert!(second.committee().members.contains_key(&MemberId(1)));
    assert!(matches!(second.revert(EntryId(99), moment(6)), Err(SessionError::Nothing)));
    assert!(matches!(second.revert(EntryId(0), moment(6)), Err(SessionError::Nothing)));
}

#[test]
fn an_archive_goes_into_an_empty_store_only() {
    every_store(|open| {
        let past = super::common::Past::of(30, 11);
        let mut session = open();
        session.restore(&past.entries).unwrap();
        assert_eq!(session.committee(), &past.committee);
        assert!(matches!(session.restore(&past.entries), Err(SessionError::Conflict(_))));
        drop(session);
        let mut session = open();
        assert_eq!(session.committee(), &past.committee);
        assert!(matches!(session.restore(&past.entries), Err(SessionError::Conflict(_))));
        assert_eq!(log(&session), past.entries);
        assert!(transfer::archive(&session, moment(1)).is_ok());
    });
}

#[test]
fn an_archive_whose_entries_do_not_follow_from_each_other_changes_nothing() {
    every_store(|open| {
        let past = super::common::Past::of(30, 11);
        let mut torn = past.entries.clone();
        torn.remove(3);
        let mut session = open();
        assert!(session.restore(&torn).is_err());
        assert_eq!((session.committee().is_empty(), session.mark()), (true, 0));
        session.restore(&past.entries).unwrap();
    });
}

/// A store in which another person takes words away just before something is appended, and brings
/// them again as soon as that was seen.
struct Meddled {
    inner: Shared,
    other: RefCell<Session>,
    calls: Cell<usize>,
}

impl Meddled {
    fn meddle(&self) {
        let mut other = self.other.borrow_mut();
        match self.calls.replace(self.calls.get() + 1) {
            0 => drop(other.record(Change::Charter(Splice::new(PART, 0, "abc", "")), moment(3)).unwrap()),
            2 => drop(other.undo(moment(4)).unwrap()),
            _ => {}
        }
    }
}

impl Store for Meddled {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        if self.calls.get() > 0 {
            self.meddle();
        }
        self.inner.read(after, most)
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        self.meddle();
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
fn nothing_is_said_of_a_conflict_that_was_over_before_anything_was_given_up() {
    let inner = Shared::memory();
    let mut first = inner.open(OTHER);
    first.record(heading(), moment(1)).unwrap();
    first.record(Change::Charter(typed(0, "abc")), moment(2)).unwrap();
    let meddled = Meddled { inner, other: RefCell::new(first), calls: Cell::new(0) };
    let mut second = Session::open(Box::new(meddled), ME.into(), 8).unwrap();
    second.type_text(typed(3, "d"), moment(3)).unwrap();
    second.settle(moment(5)).unwrap();
    assert_eq!((body(&second), second.mark()), ("abcd", 5));
    assert_eq!(second.take_displaced(), []);
    assert_true_to_its_log(&second);
}
