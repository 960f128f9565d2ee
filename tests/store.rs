//! Every store keeps what it acknowledged, whatever happens to the process or to the bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod common;

#[path = "store/accidents.rs"]
mod accidents;
#[path = "store/contract.rs"]
mod contract;
#[path = "store/damage.rs"]
mod damage;
#[path = "store/follow.rs"]
mod follow;
#[path = "store/format.rs"]
mod format;
#[path = "store/keeping.rs"]
mod keeping;
#[path = "store/kills.rs"]
mod kills;
#[path = "store/space.rs"]
mod space;

use std::path::Path;

use common::Past;
use lajna::domain::Entry;
use lajna::store::{Disk, Snapshot, Store};

/// Everything a store gives, read in pages of an odd size.
fn all(store: &dyn Store) -> Vec<Entry> {
    let mut entries = Vec::new();
    loop {
        let page = store.read(entries.len() as u64, 37).unwrap();
        if page.is_empty() {
            return entries;
        }
        entries.extend(page);
    }
}

/// Appends a past, one entry at a time and then in groups.
fn fill(store: &mut dyn Store, past: &Past) {
    let mut entries = past.entries.as_slice();
    for size in [1, 1, 3, 1, 10, 2].into_iter().cycle() {
        let (group, rest) = entries.split_at(size.min(entries.len()));
        let after = group.first().map_or(past.entries.len() as u64, |entry| entry.id.0 - 1);
        assert_eq!(store.append(after, group).unwrap(), after + group.len() as u64);
        entries = rest;
        if entries.is_empty() {
            break;
        }
    }
}

/// A closed store on disk that holds a past.
fn filled(path: &Path, past: &Past) {
    fill(&mut Disk::create_or_open(path).unwrap(), past);
}

fn snapshot_of(past: &Past) -> Snapshot {
    Snapshot {
        mark: past.entries.len() as u64,
        committee: past.committee.clone(),
        stacks: past.stacks.clone(),
    }
}

/// Panics inside sled are expected here and say nothing; all others speak as usual.
fn hush_sled() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !lajna::store::disk::is_contained(info) {
                before(info);
            }
        }));
    });
}
