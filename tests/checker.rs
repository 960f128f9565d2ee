//! The checker: each rule where it must speak and where it must not, real minutes as a careful
//! reader reads them, and the demonstration.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "checker/composition.rs"]
mod composition;
#[path = "checker/minutes.rs"]
mod minutes;
#[path = "checker/rules.rs"]
mod rules;

use chrono::NaiveDate;
use lajna::domain::check::{Finding, Report, check};
use lajna::domain::{Change, Committee};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// The words of the rules that speak, in order.
fn told(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|it| it.rule().word()).collect()
}

fn apply(change: &Change, committee: &mut Committee) {
    assert_eq!(change.apply(committee), Ok(()), "{change:?}");
}

/// Applies the mend of this number to the first finding of a rule about these words; whether one
/// was there. The mend must fit, silence its finding and be taken back exactly.
fn mend(committee: &mut Committee, rule: &str, verbatim: &str, which: usize, today: NaiveDate) {
    let is = |it: &&Finding| it.rule().word() == rule && it.verbatim == verbatim;
    let report = check(committee, today);
    let finding = report.findings.iter().find(is).unwrap_or_else(|| panic!("{rule} «{verbatim}»"));
    let change = &finding.mends.get(which).unwrap_or_else(|| panic!("no mend: {finding:?}")).change;
    let before = committee.clone();
    apply(change, committee);
    assert!(!check(committee, today).findings.contains(finding), "{finding:?} is still there");
    let mut undone = committee.clone();
    apply(&change.inverse(), &mut undone);
    assert_eq!(undone, before);
}
