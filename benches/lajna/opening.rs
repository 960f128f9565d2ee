//! From the store on disk to the first screen, and back.

use divan::Bencher;
use lajna::store::{Disk, Store};

use crate::ground::{CASES, Case, SCALES, Scale, Stand, path, session};

/// Everything between the command and the first frame.
#[divan::bench(args = CASES, sample_count = 20, sample_size = 1)]
fn to_first_paint(bencher: Bencher, case: &Case) {
    bencher.bench_local(|| Stand::new(session(&path(case.scale)), case.columns, case.rows));
}

/// The part of it that is the store.
#[divan::bench(args = SCALES, sample_count = 20, sample_size = 1)]
fn store(bencher: Bencher, scale: Scale) {
    bencher.bench_local(|| Disk::open(path(scale)).unwrap());
}

/// Reading the newest snapshot.
#[divan::bench(args = SCALES, sample_count = 20, sample_size = 1)]
fn snapshot(bencher: Bencher, scale: Scale) {
    let disk = Disk::open(path(scale)).unwrap();
    bencher.bench_local(|| disk.snapshot().unwrap());
}

/// From an open store to an open committee: the snapshot, and what came after it.
#[divan::bench(args = SCALES, sample_count = 20, sample_size = 1)]
fn session_and_store(bencher: Bencher, scale: Scale) {
    bencher.bench_local(|| session(&path(scale)));
}

/// Leaving, until the store is free for the next.
#[divan::bench(args = SCALES, sample_count = 10, sample_size = 1)]
fn leaving(bencher: Bencher, scale: Scale) {
    bencher.with_inputs(|| session(&path(scale))).bench_local_values(drop);
}
