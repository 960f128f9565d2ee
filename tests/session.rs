//! A session over a store: what is recorded outlives it, undo and redo go on where they
//! stopped, and whatever fails, what is in memory is what the log says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod common;

#[path = "session/failing.rs"]
mod failing;
#[path = "session/faults.rs"]
mod faults;
#[path = "session/following.rs"]
mod following;
#[path = "session/quiet.rs"]
mod quiet;
#[path = "session/repair.rs"]
mod repair;
#[path = "session/restarts.rs"]
mod restarts;
#[path = "session/several.rs"]
mod several;
#[path = "session/typing.rs"]
mod typing;

use common::shared::Shared;
use common::{moment, replay};
use lajna::domain::{Change, Committee, Edit, Entry, Heading, Member, MemberId, Rank, SectionId, Splice};
use lajna::session::Session;
use lajna::store::Disk;

const ME: &str = "نادية";
const OTHER: &str = "كريم";

/// The part of the charter people write in here.
const PART: SectionId = SectionId(1);

/// Runs a check over a store of every kind, which it opens again whenever it likes.
fn every_store(check: impl Fn(&dyn Fn() -> Session)) {
    let memory = Shared::memory();
    check(&|| memory.open(ME));
    let folder = tempfile::tempdir().unwrap();
    check(&|| on_disk(folder.path()));
}

fn on_disk(folder: &std::path::Path) -> Session {
    let disk = Disk::create_or_open(folder.join("store")).unwrap();
    assert_eq!(disk.recovered(), [], "nothing had to be mended");
    Session::open(Box::new(disk), ME.into(), 7).unwrap()
}

fn member(id: u64, name: &str) -> Change {
    Change::Member(Box::new(Edit::add(MemberId(id), named(name))))
}

fn named(name: &str) -> Member {
    Member { name: name.into(), ..Member::default() }
}

/// The member `id` of `committee` gets another name.
fn rename(committee: &Committee, id: u64, name: &str) -> Change {
    let before = &committee.members[&MemberId(id)];
    Change::Member(Box::new(Edit::replace(
        MemberId(id),
        before,
        Member { name: name.into(), ..before.clone() },
    )))
}

fn heading() -> Change {
    let heading = Heading { rank: Rank::nth(0), title: "ديباجة".into(), ..Heading::default() };
    Change::Heading(Box::new(Edit::add(PART, heading)))
}

fn typed(at: usize, inserted: &str) -> Splice {
    Splice::new(PART, at, "", inserted)
}

fn body(session: &Session) -> &str {
    &session.committee().charter[&PART].body
}

fn log(session: &Session) -> Vec<Entry> {
    session.entries(0, usize::MAX).unwrap()
}

/// What is in memory is what the log says.
fn assert_true_to_its_log(session: &Session) {
    assert_eq!(session.committee(), &replay(&log(session)));
    assert_eq!(session.mark(), log(session).len() as u64);
}
