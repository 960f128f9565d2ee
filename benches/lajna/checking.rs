//! What a full check costs.

use divan::{Bencher, black_box};
use lajna::domain::check::check;

use crate::ground::{
    SCALES, Scale, given_names_alone, misspelled_months, path, session, spread_names, today,
};

/// Every rule, on both committees.
#[divan::bench(args = SCALES, sample_count = 10)]
fn whole(bencher: Bencher, scale: Scale) {
    let session = session(&path(scale));
    bencher.bench_local(|| check(black_box(session.committee()), today()));
}

/// The large committee with as many family names as members: no word of a name is shared by all.
#[divan::bench(sample_count = 10)]
fn whole_of_many_names(bencher: Bencher) {
    let committee = spread_names(session(&path(Scale::Large)).committee());
    bencher.bench_local(|| check(black_box(&committee), today()));
}

/// The large committee with tasks that name whoever answers for them by a given name alone: each
/// fits hundreds of members.
#[divan::bench(sample_count = 10)]
fn whole_of_given_names(bencher: Bencher) {
    let committee = given_names_alone(session(&path(Scale::Large)).committee());
    bencher.bench_local(|| check(black_box(&committee), today()));
}

/// The large committee with a month misspelled in every deadline.
#[divan::bench(sample_count = 10)]
fn whole_of_misspelled_months(bencher: Bencher) {
    let committee = misspelled_months(session(&path(Scale::Large)).committee());
    bencher.bench_local(|| check(black_box(&committee), today()));
}
