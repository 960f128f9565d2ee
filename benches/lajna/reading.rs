//! What is understood: minutes, deadlines, keys.

use divan::{Bencher, black_box};
use lajna::command::{Bindings, Scope};
use lajna::domain::{Committee, Ids, deadline};
use lajna::exchange;

use crate::ground::{SCALES, Scale, path, session, today};

const MINUTES: &str = "founding-minutes-larache-2023-03-09.txt";
const BYTES: &[u8] = include_bytes!("../../fixtures/minutes/founding-minutes-larache-2023-03-09.txt");

/// The founding minutes, into an empty committee.
#[divan::bench(sample_count = 50)]
fn minutes_into_an_empty_committee(bencher: Bencher) {
    let (committee, ids) = (Committee::default(), Ids::new(1));
    bencher.bench_local(|| exchange::read(MINUTES, black_box(BYTES), &committee, &ids, today()).unwrap());
}

/// The same minutes, seen against a committee that is there.
#[divan::bench(args = SCALES, sample_count = 50)]
fn minutes_into(bencher: Bencher, scale: Scale) {
    let ids = Ids::new(1);
    let session = session(&path(scale));
    bencher.bench_local(|| exchange::read(MINUTES, BYTES, session.committee(), &ids, today()).unwrap());
}

#[divan::bench(args = ["نهاية ابريل", "من 15 إلى 30 ماي 2023", "ابريال"])]
fn one_deadline(words: &str) -> bool {
    deadline::read(black_box(words), today()).is_ok()
}

/// Every key of the house, at the start.
#[divan::bench]
fn key_files() -> Bindings {
    Bindings::shipped()
}

/// What the foot of the screen says.
#[divan::bench]
fn hints(bencher: Bencher) {
    let bindings = Bindings::shipped();
    bencher.bench_local(|| bindings.hints(black_box(Scope::Roster)));
}
