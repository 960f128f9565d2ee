//! Laws that hold for every past, however it came about: a change and its inverse are nothing,
//! undo is two stacks, the log is the committee, and an archive is the whole of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod common;

#[path = "laws/text.rs"]
mod text;

use common::shared::Shared;
use common::{Past, change, loose_change, moment, replay};
use lajna::domain::{Change, Committee, Entry, EntryId, Heading, Section, SectionId, Splice};
use lajna::session::{Session, SessionError, transfer};
use lajna::store::{Memory, Snapshot, Store};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const ME: &str = "نادية";

fn past() -> impl Strategy<Value = Past> {
    (0u64..60, any::<u64>()).prop_map(|(count, seed)| Past::of(count, seed))
}

/// A store in memory that holds this past.
fn holding(past: &Past) -> Memory {
    let mut store = Memory::new();
    store.append(0, &past.entries).unwrap();
    store
}

fn session(store: impl Store + 'static) -> Session {
    Session::open(Box::new(store), ME.into(), 7).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_and_then_its_inverse_is_nothing(past in past(), seed: u64) {
        let change = change(&past.committee, seed);
        let mut committee = past.committee.clone();
        prop_assert_eq!(change.apply(&mut committee), Ok(()));
        prop_assert_eq!(change.inverse().apply(&mut committee), Ok(()));
        prop_assert_eq!(committee, past.committee);
    }

    #[test]
    fn the_inverse_of_an_inverse_is_the_change_itself(change in loose_change()) {
        prop_assert_eq!(change.inverse().inverse(), change);
    }

    #[test]
    fn a_change_made_for_another_committee_fits_or_changes_nothing(
        past in past(),
        change in loose_change(),
    ) {
        let mut committee = past.committee.clone();
        if change.apply(&mut committee).is_ok() {
            prop_assert_eq!(change.inverse().apply(&mut committee), Ok(()));
        }
        prop_assert_eq!(committee, past.committee);
    }

    #[test]
    fn the_log_read_from_its_beginning_gives_the_present(past in past()) {
        let session = session(holding(&past));
        prop_assert_eq!(session.committee(), &past.committee);
        prop_assert_eq!(session.mark(), past.entries.len() as u64);
    }

    #[test]
    fn a_snapshot_of_any_moment_and_the_entries_after_it_give_the_present(
        past in past(),
        cut: Index,
        seed: u64,
    ) {
        let cut = cut.index(past.entries.len() + 1);
        let mut before = Past::default();
        for entry in &past.entries[..cut] {
            before.record(&entry.author, entry.change.clone(), entry.reverses);
        }
        let mut store = holding(&past);
        let snapshot = Snapshot { mark: cut as u64, committee: before.committee, stacks: before.stacks };
        store.keep(&snapshot).unwrap();
        let mut with = session(store);
        let mut without = session(holding(&past));
        prop_assert_eq!(with.committee(), &past.committee);
        let step = change(&past.committee, seed);
        for session in [&mut with, &mut without] {
            session.record(step.clone(), moment(1_000)).unwrap();
        }
        loop {
            let both = (with.undo(moment(2_000)), without.undo(moment(2_000)));
            prop_assert_eq!(with.committee(), without.committee());
            match both {
                (Ok(one), Ok(other)) => prop_assert_eq!(one, other),
                (one, other) => {
                    prop_assert!(one.is_err() && other.is_err());
                    break;
                }
            }
        }
    }

    #[test]
    fn the_committee_as_of_a_mark_is_the_replay_of_the_entries_before_it(past in past(), mark: Index) {
        let mark = mark.index(past.entries.len() + 1);
        let then = session(holding(&past)).as_of(mark as u64).unwrap();
        prop_assert_eq!(then, replay(&past.entries[..mark]));
    }

    #[test]
    fn one_persons_undo_and_redo_are_two_plain_stacks_of_committees(
        steps in vec(select(&STEPS[..]), 1..80),
        seed: u64,
    ) {
        let mut session = session(Memory::new());
        let (mut undo, mut redo) = (Vec::<Committee>::new(), Vec::<Committee>::new());
        for (step, number) in steps.into_iter().zip(1..) {
            let before = session.committee().clone();
            match step {
                Step::Do => {
                    let change = change(&before, seed.wrapping_add(number));
                    if session.record(change, moment(number)).unwrap().is_some() {
                        undo.push(before);
                        redo.clear();
                    }
                }
                Step::Undo => match (session.undo(moment(number)), undo.pop()) {
                    (Ok(_), Some(earlier)) => {
                        prop_assert_eq!(session.committee(), &earlier);
                        redo.push(before);
                    }
                    (Err(SessionError::Nothing), None) => {}
                    (got, expected) => prop_assert!(false, "{got:?} but {:?}", expected.is_some()),
                },
                Step::Redo => match (session.redo(moment(number)), redo.pop()) {
                    (Ok(_), Some(later)) => {
                        prop_assert_eq!(session.committee(), &later);
                        undo.push(before);
                    }
                    (Err(SessionError::Nothing), None) => {}
                    (got, expected) => prop_assert!(false, "{got:?} but {:?}", expected.is_some()),
                },
            }
        }
    }

    #[test]
    fn two_people_who_do_undo_redo_and_revert_each_have_their_own_two_stacks(
        deeds in vec((any::<bool>(), select(&DEEDS[..]), any::<Index>()), 1..60),
        seed: u64,
    ) {
        let store = Shared::memory();
        let mut plain = Plain::default();
        for ((first, deed, which), number) in deeds.into_iter().zip(1..) {
            let author = usize::from(first);
            let mut session = store.open(AUTHORS[author]);
            let now = moment(number);
            let (did, expected) = match deed {
                Deed::Step(Step::Do) => {
                    let change = change(session.committee(), seed.wrapping_add(number));
                    if change.is_empty() {
                        continue;
                    }
                    (session.record(change.clone(), now).map(drop), plain.step(author, change))
                }
                Deed::Step(Step::Undo) => (session.undo(now).map(drop), plain.undo(author)),
                Deed::Step(Step::Redo) => (session.redo(now).map(drop), plain.redo(author)),
                Deed::Revert if plain.log.is_empty() => continue,
                Deed::Revert => {
                    let id = EntryId(which.index(plain.log.len()) as u64 + 1);
                    (session.revert(id, now).map(drop), plain.revert(author, id))
                }
            };
            match expected {
                Some(true) => prop_assert!(did.is_ok(), "{deed:?}: {did:?}"),
                Some(false) => prop_assert!(matches!(did, Err(SessionError::Conflict(_))), "{deed:?}: {did:?}"),
                None => prop_assert!(matches!(did, Err(SessionError::Nothing)), "{deed:?}: {did:?}"),
            }
            prop_assert_eq!(session.committee(), &plain.committee);
            prop_assert_eq!(session.mark(), plain.log.len() as u64);
        }
    }

    #[test]
    fn joined_splices_do_what_both_did(body in letters(12), one in rough(), other in rough()) {
        let first = splice(&body, &one);
        let mut twice = part(&body);
        prop_assert!(first.apply(&mut twice));
        let second = splice(&twice.body, &other);
        prop_assert!(second.apply(&mut twice));
        if let Some(joined) = first.join(&second) {
            let mut once = part(&body);
            prop_assert!(joined.apply(&mut once));
            prop_assert_eq!(&once.body, &twice.body);
            prop_assert!(joined.inverse().apply(&mut once));
            prop_assert_eq!(once.body, body);
        }
    }

    #[test]
    fn splices_that_touch_always_join(body in letters(12), one in rough(), inserted in letters(3)) {
        let first = splice(&body, &one);
        for at in [first.at, first.at + first.inserted.len()] {
            let next = Splice::new(first.section, at, "", &inserted);
            prop_assert!(first.join(&next).is_some());
        }
    }

    #[test]
    fn a_committee_written_to_an_archive_and_read_back_is_the_same_with_its_past(past in past()) {
        let mut source = session(holding(&past));
        let archive = transfer::archive(&source, moment(5_000)).unwrap();
        let entries = transfer::entries(&archive).unwrap();
        prop_assert_eq!(&entries, &past.entries);
        let mut copy = session(Memory::new());
        copy.restore(&entries).unwrap();
        prop_assert_eq!(copy.committee(), source.committee());
        prop_assert_eq!(copy.entries(0, usize::MAX).unwrap(), past.entries);
        let undone = [&mut source, &mut copy].map(|session| session.undo(moment(6_000)).ok());
        prop_assert_eq!(&undone[0], &undone[1]);
        prop_assert_eq!(source.committee(), copy.committee());
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Do,
    Undo,
    Redo,
}

const STEPS: [Step; 6] = [Step::Do, Step::Do, Step::Undo, Step::Undo, Step::Undo, Step::Redo];

#[derive(Debug, Clone, Copy)]
enum Deed {
    Step(Step),
    Revert,
}

const DEEDS: [Deed; 6] = [
    Deed::Step(Step::Do),
    Deed::Step(Step::Do),
    Deed::Step(Step::Undo),
    Deed::Step(Step::Undo),
    Deed::Step(Step::Redo),
    Deed::Revert,
];

const AUTHORS: [&str; 2] = [ME, "كريم"];

/// What undo and redo mean, said without a log: each person has a stack of steps that can be
/// taken back and one of steps that can be done again. `Some(false)`: it does not fit any more.
#[derive(Default)]
struct Plain {
    committee: Committee,
    log: Vec<Change>,
    undo: [Vec<(EntryId, Change)>; 2],
    redo: [Vec<(EntryId, Change)>; 2],
}

impl Plain {
    fn apply(&mut self, change: Change) -> Option<(EntryId, Change)> {
        change.apply(&mut self.committee).ok()?;
        self.log.push(change.clone());
        Some((EntryId(self.log.len() as u64), change))
    }

    fn step(&mut self, author: usize, change: Change) -> Option<bool> {
        let Some(step) = self.apply(change) else { return Some(false) };
        self.undo[author].push(step);
        self.redo[author].clear();
        Some(true)
    }

    fn undo(&mut self, author: usize) -> Option<bool> {
        let (_, change) = self.undo[author].last()?.clone();
        let Some(undone) = self.apply(change.inverse()) else { return Some(false) };
        self.undo[author].pop();
        self.redo[author].push(undone);
        Some(true)
    }

    fn redo(&mut self, author: usize) -> Option<bool> {
        let (_, change) = self.redo[author].last()?.clone();
        let Some(redone) = self.apply(change.inverse()) else { return Some(false) };
        self.redo[author].pop();
        self.undo[author].push(redone);
        Some(true)
    }

    fn revert(&mut self, author: usize, target: EntryId) -> Option<bool> {
        let top = |stack: &Vec<(EntryId, Change)>| stack.last().map(|(id, _)| *id);
        if top(&self.undo[author]) == Some(target) {
            self.undo(author)
        } else if top(&self.redo[author]) == Some(target) {
            self.redo(author)
        } else {
            let change = self.log[target.0 as usize - 1].inverse();
            self.step(author, change)
        }
    }
}

/// A part with this text, whose paragraphs have identities.
fn part(body: &str) -> Section {
    let id = SectionId(1);
    let mut part = Section::new(id, Heading::default());
    assert!(Splice::new(id, 0, "", body).apply(&mut part));
    part
}

/// A few letters of one to four bytes.
fn letters(longest: usize) -> impl Strategy<Value = String> {
    vec(select(&['a', 'é', 'س', 'ل', ' ', '\n', '👍'][..]), 0..longest).prop_map(String::from_iter)
}

/// Where to splice, as far as can be said before the body is known.
fn rough() -> impl Strategy<Value = (Index, Index, String)> {
    (any::<Index>(), any::<Index>(), letters(4))
}

fn splice(body: &str, (one, other, inserted): &(Index, Index, String)) -> Splice {
    let mut stops: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
    stops.push(body.len());
    let (one, other) = (one.get(&stops), other.get(&stops));
    let (start, end) = (*one.min(other), *one.max(other));
    Splice::new(SectionId(1), start, &body[start..end], inserted)
}

#[test]
fn an_entry_keeps_its_moment_to_the_millisecond() {
    let mut session = session(Memory::new());
    let now = moment(1) + chrono::TimeDelta::nanoseconds(456_789);
    session.record(change(&Committee::default(), 3), now).unwrap();
    let kept: Vec<Entry> = session.entries(0, 1).unwrap();
    assert_eq!(kept[0].at, moment(1));
}
