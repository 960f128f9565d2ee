//! What is written down: one durable change, its undo, a snapshot.

use std::cell::RefCell;

use divan::Bencher;
use lajna::domain::{Change, Edit};
use lajna::session::Session;
use lajna::store::{Disk, Store};

use crate::ground::{SCALES, Scale, copy, in_memory, now, session};

/// Another note of the first member.
fn note(session: &Session) -> Change {
    let (id, before) = session.committee().members.iter().next().unwrap();
    let mut after = before.clone();
    after.notes = format!("ملاحظة {}", session.mark());
    Change::Member(Box::new(Edit::replace(*id, before, after)))
}

/// One change, until it would survive a power cut.
#[divan::bench(args = SCALES, sample_count = 50, sample_size = 1)]
fn durable_change(bencher: Bencher, scale: Scale) {
    let folder = copy(scale);
    let session = RefCell::new(session(&folder.path().join("store")));
    bencher
        .with_inputs(|| note(&session.borrow()))
        .bench_local_values(|change| session.borrow_mut().record(change, now()).unwrap());
}

/// Taking it back, as durably.
#[divan::bench(args = SCALES, sample_count = 50, sample_size = 1)]
fn durable_undo(bencher: Bencher, scale: Scale) {
    let folder = copy(scale);
    let session = RefCell::new(session(&folder.path().join("store")));
    bencher
        .with_inputs(|| {
            let change = note(&session.borrow());
            session.borrow_mut().record(change, now()).unwrap();
        })
        .bench_local_values(|()| session.borrow_mut().undo(now()).unwrap());
}

/// The same change where nothing is durable: what the disk does not cost.
#[divan::bench(args = SCALES, sample_count = 50, sample_size = 1)]
fn change_in_memory(bencher: Bencher, scale: Scale) {
    let session = RefCell::new(in_memory(scale));
    bencher
        .with_inputs(|| note(&session.borrow()))
        .bench_local_values(|change| session.borrow_mut().record(change, now()).unwrap());
}

/// The snapshot of a quiet moment.
#[divan::bench(args = SCALES, sample_count = 10, sample_size = 1)]
fn snapshot_kept(bencher: Bencher, scale: Scale) {
    let folder = copy(scale);
    let mut disk = Disk::open(folder.path().join("store")).unwrap();
    let snapshot = disk.snapshot().unwrap().unwrap_or_default();
    bencher.bench_local(|| disk.keep(&snapshot).unwrap());
}
