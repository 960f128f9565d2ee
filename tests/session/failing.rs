//! A store that fails at its n-th operation, for every n: what is in memory is what the log
//! says, and what was typed is not lost.

use std::cell::Cell;
use std::rc::Rc;

use lajna::session::{PAUSE, SessionError};
use lajna::store::{Mark, Memory, Snapshot, Store, StoreError};

use super::*;

/// Whether the operation that fails was carried out all the same.
#[derive(Debug, Clone, Copy, PartialEq)]
enum When {
    /// It was not.
    Before,
    /// It was, and only the answer was lost.
    After,
}

/// Fails its n-th operation, counted from 0, and no other.
struct Failing {
    inner: Shared,
    left: Rc<Cell<usize>>,
    when: When,
}

impl Failing {
    fn around<T>(&self, act: impl FnOnce(&mut Shared) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        let fails = left == 0;
        let error =
            || StoreError::Io { path: "made up".into(), source: std::io::ErrorKind::StorageFull.into() };
        if fails && self.when == When::Before {
            return Err(error());
        }
        let result = act(&mut self.inner.clone());
        if fails { result.and_then(|_| Err(error())) } else { result }
    }
}

impl Store for Failing {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.around(|inner| inner.read(after, most))
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        self.around(|inner| inner.append(after, entries))
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.around(|inner| inner.snapshot())
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.around(|inner| inner.keep(snapshot))
    }
}

type Act = fn(&mut Session) -> Result<(), SessionError>;

/// A change that fits only after the one that adds the member, named "هند".
fn rename_of(id: u64) -> Change {
    let before = named("هند");
    Change::Member(Box::new(Edit::replace(MemberId(id), &before, named("هند العلمي"))))
}

/// An ordinary morning.
const SCENARIO: [Act; 13] = [
    |it| it.record(heading(), moment(1)).map(drop),
    |it| it.record(member(1, "سمية"), moment(2)).map(drop),
    |it| it.type_text(typed(0, "نص"), moment(3)),
    |it| it.settle(moment(4)),
    |it| it.record(member(2, "كريمة"), moment(5)).map(drop),
    |it| it.undo(moment(6)).map(drop),
    |it| it.undo(moment(7)).map(drop),
    |it| it.redo(moment(8)).map(drop),
    |it| it.type_text(typed(0, "ا"), moment(9)),
    |it| it.record(Change::Together(vec![member(3, "نوفل"), member(4, "فريدة")]), moment(10)).map(drop),
    |it| it.tidy(),
    |it| it.record_all(vec![member(5, "عمر"), member(6, "هند"), rename_of(6)], moment(11)),
    |it| it.settle(moment(11)),
];

#[test]
fn whichever_operation_fails_the_committee_in_memory_is_what_the_log_says() {
    let mut failed = 0;
    for nth in 0..40 {
        let (store, left) = (Shared::memory(), Rc::new(Cell::new(usize::MAX)));
        let failing = Failing { inner: store.clone(), left: Rc::clone(&left), when: When::Before };
        let mut session = Session::open(Box::new(failing), ME.into(), 7).unwrap();
        left.set(nth);
        for act in SCENARIO {
            let before = session.committee().clone();
            let outcome = act(&mut session);
            if matches!(outcome, Err(SessionError::Store(_))) {
                failed += 1;
                assert_eq!(session.committee(), &before, "operation {nth}");
            }
            if session.is_settled() {
                assert_eq!(session.committee(), store.open(ME).committee(), "operation {nth}");
            }
        }
        left.set(usize::MAX);
        session.settle(moment(12)).unwrap();
        assert_eq!(session.committee(), store.open(ME).committee(), "operation {nth}");
    }
    assert!(failed > 8, "{failed} operations failed");
}

#[test]
fn text_that_could_not_settle_stays_on_the_screen_and_settles_later() {
    let (store, left) = (Shared::memory(), Rc::new(Cell::new(usize::MAX)));
    let failing = Failing { inner: store.clone(), left: Rc::clone(&left), when: When::Before };
    let mut session = Session::open(Box::new(failing), ME.into(), 7).unwrap();
    session.record(heading(), moment(1)).unwrap();
    session.type_text(typed(0, "نص"), moment(2)).unwrap();
    left.set(0);
    assert!(matches!(session.settle(moment(3)), Err(SessionError::Store(_))));
    assert_eq!(session.settle_at(), Some(moment(3) + PAUSE), "tried again, but not at once");
    assert_eq!(body(&session), "نص");
    assert!(!session.is_settled());
    session.type_text(typed(4, " آخر"), moment(4)).unwrap();
    session.settle(moment(5)).unwrap();
    assert_eq!(body(&session), "نص آخر");
    assert_eq!(session.mark(), 2, "still one thought");
    assert_eq!(store.open(ME).committee(), session.committee());
}

#[test]
fn what_is_pasted_while_the_store_refuses_is_held_like_what_is_typed() {
    let (store, left) = (Shared::memory(), Rc::new(Cell::new(usize::MAX)));
    let failing = Failing { inner: store.clone(), left: Rc::clone(&left), when: When::Before };
    let mut session = Session::open(Box::new(failing), ME.into(), 7).unwrap();
    session.record(heading(), moment(1)).unwrap();
    // The first is refused itself, the second because the first cannot be saved.
    for (at, words) in [(0, "نص"), (4, " آخر")] {
        left.set(0);
        let refused = session.record_text(typed(at, words), moment(2));
        assert!(matches!(refused, Err(SessionError::Store(_))), "{refused:?}");
        assert!(session.is_refused());
    }
    assert_eq!(body(&session), "نص آخر");
    left.set(usize::MAX);
    session.settle(moment(5)).unwrap();
    assert_eq!(store.open(ME).committee(), session.committee());
    assert_eq!(body(&store.open(ME)), "نص آخر");
}

#[test]
fn an_answer_that_was_lost_is_found_in_the_log_at_the_next_step() {
    for nth in 0..40 {
        let (store, left) = (Shared::memory(), Rc::new(Cell::new(usize::MAX)));
        let failing = Failing { inner: store.clone(), left: Rc::clone(&left), when: When::After };
        let mut session = Session::open(Box::new(failing), ME.into(), 7).unwrap();
        left.set(nth);
        for act in SCENARIO {
            // What is said here may be wrong; what stands in the log decides.
            let _ = act(&mut session);
        }
        left.set(usize::MAX);
        session.settle(moment(12)).unwrap();
        session.record(member(99, "أخيرة"), moment(13)).unwrap();
        assert_eq!(session.committee(), store.open(ME).committee(), "operation {nth}");
        assert_true_to_its_log(&session);
    }
}

#[test]
fn a_store_that_cannot_be_read_does_not_open() {
    for nth in 0..2 {
        let store = Shared::new(Memory::new());
        store.open(ME).record(member(1, "سمية"), moment(1)).unwrap();
        let failing = Failing { inner: store, left: Rc::new(Cell::new(nth)), when: When::Before };
        assert!(Session::open(Box::new(failing), ME.into(), 7).is_err());
    }
}

#[test]
fn a_snapshot_that_cannot_be_kept_does_not_undo_a_restored_archive() {
    let past = super::common::Past::of(250, 3);
    let (store, left) = (Shared::memory(), Rc::new(Cell::new(usize::MAX)));
    let failing = Failing { inner: store.clone(), left: Rc::clone(&left), when: When::Before };
    let mut session = Session::open(Box::new(failing), ME.into(), 7).unwrap();
    // The log is appended to, and then the snapshot is refused.
    left.set(1);
    session.restore(&past.entries).unwrap();
    assert!(left.get() > 1, "the snapshot was tried");
    assert_eq!(store.open(ME).committee(), &past.committee);
}

/// Writes, and while it is mute neither answers nor can be read.
struct Mute {
    inner: Shared,
    mute: Rc<Cell<bool>>,
}

impl Mute {
    fn answer<T>(&self, answer: T) -> Result<T, StoreError> {
        let source = std::io::ErrorKind::StaleNetworkFileHandle.into();
        if self.mute.get() { Err(StoreError::Io { path: "made up".into(), source }) } else { Ok(answer) }
    }
}

impl Store for Mute {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.inner.read(after, most).and_then(|it| self.answer(it))
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        let mark = self.inner.append(after, entries)?;
        self.answer(mark)
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.inner.snapshot()
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.inner.keep(snapshot)
    }
}

#[test]
fn text_typed_after_another_change_went_unanswered_is_not_taken_for_that_change() {
    let (store, mute) = (Shared::memory(), Rc::new(Cell::new(false)));
    let muted = Mute { inner: store.clone(), mute: Rc::clone(&mute) };
    let mut session = Session::open(Box::new(muted), ME.into(), 7).unwrap();
    session.record(heading(), moment(1)).unwrap();
    mute.set(true);
    assert!(matches!(session.record(member(1, "سمية"), moment(2)), Err(SessionError::Store(_))));
    session.type_text(typed(0, "نص"), moment(3)).unwrap();
    assert!(matches!(session.settle(moment(4)), Err(SessionError::Store(_))));
    mute.set(false);
    session.settle(moment(5)).unwrap();
    assert_eq!(body(&session), "نص");
    assert_eq!(session.mark(), 3, "the member is there once, and the text");
    assert_true_to_its_log(&session);
}
