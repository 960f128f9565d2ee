//! Typed text: shown at once, one entry for one thought, never unsettled for long.

use chrono::{DateTime, TimeDelta, Utc};
use lajna::domain::SectionId;
use lajna::session::{LONGEST_UNSETTLED, PAUSE};

use super::*;

fn at(milliseconds: i64) -> DateTime<Utc> {
    moment(0) + TimeDelta::milliseconds(milliseconds)
}

/// A session with one empty part of the charter, and nothing typed.
fn writing() -> (Shared, Session) {
    let store = Shared::memory();
    let mut session = store.open(ME);
    session.record(heading(), at(0)).unwrap();
    (store, session)
}

#[test]
fn letters_typed_one_after_the_other_are_shown_at_once_and_become_one_entry() {
    let (store, mut session) = writing();
    for (number, letter) in "سلام".chars().enumerate() {
        session.type_text(typed(number * 2, &letter.to_string()), at(100 * number as i64)).unwrap();
    }
    assert_eq!(body(&session), "سلام");
    assert!(!session.is_settled());
    assert_eq!(body(&store.open(ME)), "", "not in the log yet");
    session.settle(at(2_000)).unwrap();
    assert!(session.is_settled());
    assert_eq!(log(&session).last().unwrap().change, Change::Charter(typed(0, "سلام")));
    assert_eq!(session.mark(), 2);
    assert_true_to_its_log(&session);
}

#[test]
fn typed_text_is_due_after_a_pause_and_never_later_than_the_longest_time() {
    let (_, mut session) = writing();
    assert_eq!(session.settle_at(), None);
    session.type_text(typed(0, "a"), at(0)).unwrap();
    assert_eq!(session.settle_at(), Some(at(0) + PAUSE));
    session.type_text(typed(1, "b"), at(500)).unwrap();
    assert_eq!(session.settle_at(), Some(at(500) + PAUSE));
    // Someone who never pauses is not kept waiting.
    for now in [1_000, 1_500, 1_700] {
        session.type_text(typed(2, "c"), at(now)).unwrap();
        assert!(session.settle_at().unwrap() <= at(0) + LONGEST_UNSETTLED);
    }
    assert_eq!(session.settle_at(), Some(at(0) + LONGEST_UNSETTLED));
    session.settle(at(1_800)).unwrap();
    assert_eq!(session.settle_at(), None);
    assert!(LONGEST_UNSETTLED < TimeDelta::seconds(2));
}

#[test]
fn an_edit_at_a_distance_settles_the_one_before() {
    let (_, mut session) = writing();
    session.record(Change::Charter(typed(0, "0123456789")), at(0)).unwrap();
    session.type_text(typed(0, "a"), at(1)).unwrap();
    session.type_text(typed(9, "b"), at(2)).unwrap();
    assert_eq!(session.mark(), 3, "the first is in the log");
    assert_eq!(session.settle_at(), Some(at(2) + PAUSE), "the second has its own time");
    session.settle(at(3)).unwrap();
    assert_eq!(body(&session), "a01234567b89");
    assert_eq!(session.mark(), 4);
}

#[test]
fn an_edit_in_another_part_settles_the_one_before() {
    let (_, mut session) = writing();
    let other = SectionId(2);
    let Change::Heading(mut added) = heading() else { unreachable!() };
    added.id = other;
    session.record(Change::Heading(added), at(0)).unwrap();
    session.type_text(typed(0, "a"), at(1)).unwrap();
    session.type_text(Splice { section: other, ..typed(0, "b") }, at(2)).unwrap();
    assert_eq!(session.mark(), 3);
    assert!(!session.is_settled());
}

#[test]
fn text_typed_and_taken_back_before_it_settled_leaves_no_entry() {
    let (_, mut session) = writing();
    session.type_text(typed(0, "خطأ"), at(0)).unwrap();
    session.type_text(typed(0, "خطأ").inverse(), at(300)).unwrap();
    session.settle(at(400)).unwrap();
    assert_eq!((body(&session), session.mark()), ("", 1));
}

#[test]
fn any_other_step_settles_what_was_typed_before_it() {
    let (_, mut session) = writing();
    session.type_text(typed(0, "نص"), at(0)).unwrap();
    session.record(member(1, "سمية"), at(1)).unwrap();
    assert!(session.is_settled());
    assert_eq!(session.mark(), 3);
    assert!(matches!(&log(&session)[1].change, Change::Charter(splice) if splice.inserted == "نص"));
}

#[test]
fn undo_takes_back_typed_text_that_has_not_settled_yet_and_redo_brings_it_again() {
    let (_, mut session) = writing();
    session.type_text(typed(0, "نص"), at(0)).unwrap();
    session.undo(at(1)).unwrap();
    assert_eq!(body(&session), "");
    session.redo(at(2)).unwrap();
    assert_eq!(body(&session), "نص");
    assert_true_to_its_log(&session);
}

#[test]
fn text_that_does_not_fit_is_not_taken() {
    let (_, mut session) = writing();
    session.type_text(typed(0, "ab"), at(0)).unwrap();
    assert!(session.type_text(typed(1, "b").inverse(), at(1)).is_ok());
    assert!(session.type_text(typed(0, "x").inverse(), at(2)).is_err());
    assert!(session.type_text(Splice { section: SectionId(9), ..typed(0, "x") }, at(3)).is_err());
    assert_eq!(body(&session), "a");
    session.settle(at(4)).unwrap();
    assert_true_to_its_log(&session);
}

#[test]
fn the_committee_of_an_earlier_moment_does_not_hold_unsettled_text() {
    let (_, mut session) = writing();
    session.type_text(typed(0, "نص"), at(0)).unwrap();
    assert_eq!(session.as_of(1).unwrap().charter[&PART].body, "");
    assert_eq!(body(&session), "نص");
}
