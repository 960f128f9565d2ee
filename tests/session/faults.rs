//! Every scenario of a session over a store that fails one kind of operation at the n-th time, for
//! every n until it no longer fails: what is on the screen is what the log says, and what is held
//! and said to be unsaved; nothing typed is lost, nothing is there twice, and nothing is half there.

use std::cell::{Cell, RefCell};
use std::io::ErrorKind;
use std::rc::Rc;

use lajna::domain::EntryId;
use lajna::session::SessionError;
use lajna::session::rescue;
use lajna::store::{Holder, Mark, Memory, Snapshot, Store, StoreError};

use super::*;

/// What fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Entries or a snapshot cannot be read.
    Read,
    /// Entries are refused, and not one is written.
    Append,
    /// Entries are written, and the answer that they are durable never comes.
    Sync,
    /// A snapshot cannot be kept.
    Snapshot,
    /// The lock is lost: someone else holds the store.
    Lock,
}

const FAULTS: [Fault; 5] = [Fault::Read, Fault::Append, Fault::Sync, Fault::Snapshot, Fault::Lock];

/// How long it fails, in operations.
const SPELLS: [usize; 3] = [1, 2, usize::MAX];

/// What the machine does from the n-th operation on.
struct Machine {
    fault: Fault,
    before: Cell<usize>,
    spell: Cell<usize>,
    failed: Cell<usize>,
}

impl Machine {
    /// Whether this operation fails.
    fn fails(&self, kinds: &[Fault]) -> bool {
        if !kinds.contains(&self.fault) {
            return false;
        }
        if let Some(left) = self.before.get().checked_sub(1) {
            self.before.set(left);
            return false;
        }
        let Some(left) = self.spell.get().checked_sub(1) else { return false };
        self.spell.set(left);
        self.failed.set(self.failed.get() + 1);
        true
    }

    fn heal(&self) {
        self.spell.set(0);
    }

    fn error(&self) -> StoreError {
        match self.fault {
            Fault::Lock => StoreError::Held(Holder::default()),
            Fault::Read => io(ErrorKind::StaleNetworkFileHandle),
            Fault::Append | Fault::Snapshot => io(ErrorKind::StorageFull),
            Fault::Sync => io(ErrorKind::Other),
        }
    }
}

fn io(kind: ErrorKind) -> StoreError {
    StoreError::Io { path: "made up".into(), source: kind.into() }
}

/// A store on such a machine.
struct OnMachine {
    inner: Rc<RefCell<Memory>>,
    machine: Rc<Machine>,
}

impl Store for OnMachine {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        match self.machine.fails(&[Fault::Read, Fault::Lock]) {
            true => Err(self.machine.error()),
            false => self.inner.borrow().read(after, most),
        }
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        if self.machine.fails(&[Fault::Append, Fault::Lock]) {
            return Err(self.machine.error());
        }
        let appended = self.inner.borrow_mut().append(after, entries)?;
        if self.machine.fails(&[Fault::Sync]) { Err(self.machine.error()) } else { Ok(appended) }
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        match self.machine.fails(&[Fault::Read, Fault::Lock]) {
            true => Err(self.machine.error()),
            false => self.inner.borrow().snapshot(),
        }
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        match self.machine.fails(&[Fault::Snapshot, Fault::Lock]) {
            true => Err(self.machine.error()),
            false => self.inner.borrow_mut().keep(snapshot),
        }
    }
}

/// One thing done in a session.
type Act = fn(&mut Session, u64) -> Result<(), SessionError>;

fn letter(session: &mut Session, part: SectionId, words: &str, number: u64) -> Result<(), SessionError> {
    let Some(section) = session.committee().charter.get(&part) else { return Ok(()) };
    let end = section.body.len();
    let splice = section.splice(part, end..end, words, || session.ids().fresh()).unwrap();
    session.type_text(splice, moment(number))
}

const OTHER_PART: SectionId = SectionId(2);

fn other_heading() -> Change {
    let heading = Heading { rank: Rank::nth(1), title: "باب".into(), ..Heading::default() };
    Change::Heading(Box::new(Edit::add(OTHER_PART, heading)))
}

const ADD: Act = |it, at| it.record(member(at, "سمية"), moment(at)).map(drop);
const SEVERAL: Act =
    |it, at| it.record_all(vec![member(1000 + at, "عمر"), member(2000 + at, "هند")], moment(at));
const TOGETHER: Act = |it, at| {
    let both = Change::Together(vec![member(3000 + at, "نوفل"), member(4000 + at, "فريدة")]);
    it.record(both, moment(at)).map(drop)
};
const PARTS: Act = |it, at| it.record_all(vec![heading(), other_heading()], moment(at));
const TYPE: Act = |it, at| letter(it, PART, &format!("<{at}>"), at);
const TYPE_ELSEWHERE: Act = |it, at| letter(it, OTHER_PART, &format!("<{at}>\n"), at);
const PASTE: Act = |it, at| {
    let Some(section) = it.committee().charter.get(&PART) else { return Ok(()) };
    let splice = section.splice(PART, 0..0, &format!("<{at}>\n"), || it.ids().fresh()).unwrap();
    it.record_text(splice, moment(at)).map(drop)
};
const SETTLE: Act = |it, at| it.settle(moment(at));
const UNDO: Act = |it, at| it.undo(moment(at)).map(drop);
const REDO: Act = |it, at| it.redo(moment(at)).map(drop);
const REVERT: Act = |it, at| it.revert(EntryId(1), moment(at)).map(drop);
const TIDY: Act = |it, _| it.tidy();
const FOLLOW: Act = |it, _| it.follow().map(drop);
const ARCHIVE: Act = |it, _| it.as_of(1).map(drop);

/// What people do: one line for each part of the suite.
const SCENARIOS: [(&str, &[Act]); 8] = [
    ("records", &[ADD, ADD, UNDO, REDO, UNDO, UNDO, REDO, ADD]),
    ("many at once", &[SEVERAL, TOGETHER, UNDO, SEVERAL, UNDO, UNDO, REDO]),
    ("typing", &[PARTS, TYPE, TYPE, SETTLE, TYPE, TYPE, SETTLE, UNDO, REDO]),
    (
        "typing here and there",
        &[PARTS, TYPE, TYPE_ELSEWHERE, TYPE, TYPE_ELSEWHERE, TYPE_ELSEWHERE, SETTLE, TYPE, UNDO],
    ),
    ("typing and recording", &[PARTS, TYPE, ADD, TYPE_ELSEWHERE, ADD, TYPE, UNDO, TYPE, SEVERAL, TYPE]),
    ("pasting", &[PARTS, PASTE, TYPE, PASTE, PASTE, UNDO, TYPE_ELSEWHERE, PASTE, SETTLE, ADD]),
    ("going back", &[ADD, PARTS, REVERT, UNDO, ARCHIVE, REVERT, REDO, FOLLOW, ADD]),
    ("quiet moments", &[TIDY, ADD, FOLLOW, TIDY, TYPE, TIDY, ARCHIVE, ADD]),
];

/// What was typed: nothing of it may be lost, nothing be there twice.
fn count(committee: &Committee, words: &str) -> usize {
    committee.charter.values().map(|it| it.body.matches(words).count()).sum()
}

#[test]
fn whatever_fails_whenever_and_for_however_long_the_screen_tells_the_truth_and_nothing_is_lost() {
    let (mut failures, mut runs, mut held_once) = (0, 0, 0);
    for (name, acts) in SCENARIOS {
        for fault in FAULTS {
            for spell in SPELLS {
                let mut nth = 0;
                loop {
                    let at = format!("{name}: {fault:?} from operation {nth} for {spell}");
                    let (failed, held) = run(acts, fault, nth, spell, &at);
                    runs += 1;
                    failures += failed;
                    held_once += usize::from(held);
                    if failed == 0 {
                        break;
                    }
                    nth += 1;
                    assert!(nth < 200, "{at} never ends");
                }
            }
        }
    }
    eprintln!("{runs} runs, {failures} operations failed, in {held_once} runs words were held");
    assert!(runs > 300 && failures > 1_000 && held_once > 50, "{runs} {failures} {held_once}");
}

/// Runs one scenario; how often the machine failed, and whether text was held meanwhile.
fn run(acts: &[Act], fault: Fault, nth: usize, spell: usize, at: &str) -> (usize, bool) {
    let inner = Rc::new(RefCell::new(Memory::new()));
    let (before, spell) = (Cell::new(usize::MAX), Cell::new(spell));
    let machine = Rc::new(Machine { fault, before, spell, failed: Cell::new(0) });
    let store = OnMachine { inner: Rc::clone(&inner), machine: Rc::clone(&machine) };
    let mut session = Session::open(Box::new(store), ME.into(), 7).unwrap();
    machine.before.set(nth);
    let on_disk = || replay(&inner.borrow().read(0, usize::MAX).unwrap());
    let (mut words, mut held) = (Vec::new(), false);
    for (act, number) in acts.iter().zip(1..) {
        let before = session.committee().clone();
        let outcome = act(&mut session, number);
        let typed = format!("<{number}>");
        if count(session.committee(), &typed) > 0 {
            words.push(typed);
        }
        if let Err(SessionError::Store(_)) = outcome {
            held |= session.is_refused();
            let honest = session.committee() == &before || session.is_settled() || session.is_refused();
            assert!(honest, "{at}, act {number}: something was shown that was refused");
        }
        if machine.fault != Fault::Read && machine.fault != Fault::Lock && session.is_settled() {
            assert_eq!(session.committee(), &on_disk(), "{at}, act {number}");
        }
        held |= session.is_refused();
    }
    let shown = session.committee().clone();
    machine.heal();
    session.settle(moment(90)).unwrap();
    session.follow().unwrap();
    assert!(session.is_settled() && !session.is_refused(), "{at}");
    assert_eq!(session.committee(), &on_disk(), "{at}: in the end the log has everything");
    for typed in words {
        let (was, is) = (count(&shown, &typed), count(session.committee(), &typed));
        assert_eq!(is, was, "{at}: «{typed}» was shown {was} times and is in the log {is} times");
    }
    assert_true_to_its_log(&session);
    (machine.failed.get(), held)
}

#[test]
fn words_held_go_into_a_rescue_file_and_come_back_once_whatever_the_store_had_of_them() {
    for fault in [Fault::Append, Fault::Sync, Fault::Lock] {
        for later in [false, true] {
            let inner = Rc::new(RefCell::new(Memory::new()));
            let (before, spell) = (Cell::new(usize::MAX), Cell::new(usize::MAX));
            let machine = Rc::new(Machine { fault, before, spell, failed: Cell::new(0) });
            let on = |machine: &Rc<Machine>| {
                let store = OnMachine { inner: Rc::clone(&inner), machine: Rc::clone(machine) };
                Session::open(Box::new(store), ME.into(), 7)
            };
            let mut session = on(&machine).unwrap();
            PARTS(&mut session, 1).unwrap();
            machine.before.set(0);
            TYPE(&mut session, 2).unwrap();
            let _refused = session.settle(moment(3));
            TYPE_ELSEWHERE(&mut session, 4).unwrap();
            TYPE(&mut session, 5).unwrap();
            let shown = session.committee().clone();
            let mark = session.mark();
            let kept = session.rescue(std::path::Path::new("/srv"), mark, Vec::new(), moment(6)).unwrap();
            // A lost answer is found out at once, and the next words were recorded like any others.
            let held = if fault == Fault::Sync { 1 } else { 3 };
            assert_eq!(kept.entries.len(), held, "{fault:?}");
            // Should there be room again before the program ends, the file brings nothing twice.
            if later {
                machine.heal();
                session.settle(moment(7)).unwrap();
            }
            drop(session);
            machine.heal();
            let mut session = on(&machine).unwrap();
            let entries = rescue::entries(&kept).unwrap();
            let brought = session.bring_back(entries.clone(), kept.mark, moment(8)).unwrap();
            assert!(brought.is_all(), "{fault:?} {brought:?}");
            assert_eq!(session.committee(), &shown, "{fault:?}, saved later: {later}");
            let mark = session.mark();
            let again = session.bring_back(entries, kept.mark, moment(9)).unwrap();
            assert_eq!((again.recorded.len(), session.mark()), (0, mark), "{fault:?}");
            assert_true_to_its_log(&session);
        }
    }
}

#[test]
fn a_rescue_file_that_no_longer_fits_records_what_fits_and_says_what_does_not() {
    let store = Shared::memory();
    let mut session = store.open(ME);
    session.record_all(vec![heading(), other_heading()], moment(1)).unwrap();
    session.type_text(typed(0, "نص"), moment(2)).unwrap();
    session.type_text(Splice { section: OTHER_PART, ..typed(0, "آخر") }, moment(2)).unwrap();
    let mark = 2;
    let kept = session.rescue(std::path::Path::new("/srv"), mark, Vec::new(), moment(3)).unwrap();
    let other = Shared::memory();
    let mut elsewhere = other.open(OTHER);
    elsewhere.record_all(vec![heading()], moment(1)).unwrap();
    elsewhere.record(member(1, "سمية"), moment(2)).unwrap();
    let brought = elsewhere.bring_back(rescue::entries(&kept).unwrap(), kept.mark, moment(4)).unwrap();
    assert_eq!((brought.recorded.len(), brought.unfit.len()), (1, 1));
    assert_eq!(body(&elsewhere), "نص");
    assert_eq!(log(&elsewhere).last().unwrap().author, ME, "in the name of whoever typed it");
    assert_true_to_its_log(&elsewhere);
}
