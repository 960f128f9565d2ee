//! A text of five paragraphs in two parts, and what amendments do to it.

use super::*;
use crate::domain::{Heading, Proposer, Rank};

const A: SectionId = SectionId(100);
const B: SectionId = SectionId(200);

/// Two parts: the first with paragraphs 1 to 3, the second with 4 and 5.
fn committee() -> Committee {
    let mut committee = Committee::default();
    let mut next = 0;
    for (id, rank, body) in [(A, 0, "واحد اثنان ثلاثة\nأربعة خمسة\nستة"), (B, 1, "سبعة\nثمانية")]
    {
        let heading = Heading { rank: Rank::nth(rank), ..Heading::default() };
        Change::Heading(Box::new(Edit::add(id, heading))).apply(&mut committee).unwrap();
        let section = committee.charter.get_mut(&id).unwrap();
        assert!(section.splice(id, 0..0, body, || 999).unwrap().apply(section));
        section.paragraphs = body
            .lines()
            .map(|_| {
                next += 1;
                ParagraphId(next)
            })
            .collect();
    }
    committee
}

fn amendment(kind: AmendmentKind, targets: &[u64], proposed: &str) -> Amendment {
    let targets = targets.iter().copied().map(ParagraphId).collect();
    let proposer = Proposer { name: "نادية".into(), ..Proposer::default() };
    Amendment { kind, targets, proposed: proposed.into(), proposer, ..Amendment::default() }
}

/// Puts amendments before the committee, numbered from 1, with the words they are made against.
fn propose(committee: &mut Committee, amendments: Vec<Amendment>) {
    for (number, mut amendment) in (1..).zip(amendments) {
        amendment.number = number;
        amendment.original =
            words_at(committee, spot(committee, &amendment.targets).unwrap()).unwrap().to_owned();
        let id = AmendmentId(u64::from(number));
        Change::Amendment(Box::new(Edit::add(id, amendment))).apply(committee).unwrap();
    }
}

/// Accepts one; the inverse must lead back exactly.
fn accepted(committee: &Committee, number: u64) -> Result<Committee, Misfit> {
    let mut next = 1000;
    let change = accept(committee, AmendmentId(number), &Decision::default(), || {
        next += 1;
        next
    })?;
    let mut after = committee.clone();
    change.apply(&mut after).unwrap();
    let mut back = after.clone();
    change.inverse().apply(&mut back).unwrap();
    assert_eq!(&back, committee);
    Ok(after)
}

fn body(committee: &Committee, id: SectionId) -> (&str, Vec<u64>) {
    let section = &committee.charter[&id];
    (&section.body, section.paragraphs.iter().map(|id| id.0).collect())
}

#[test]
fn a_replacement_keeps_the_identity_of_its_paragraph() {
    let mut committee = committee();
    propose(&mut committee, vec![amendment(AmendmentKind::Replace, &[2], "أربعة ونصف")]);
    let after = accepted(&committee, 1).unwrap();
    assert_eq!(body(&after, A), ("واحد اثنان ثلاثة\nأربعة ونصف\nستة", vec![1, 2, 3]));
    assert_eq!(after.amendments[&AmendmentId(1)].state, AmendmentState::Accepted);
    assert_eq!(accepted(&after, 1).unwrap_err(), Misfit::NotOpen);
}

#[test]
fn an_addition_stands_after_its_paragraph() {
    let mut committee = committee();
    propose(&mut committee, vec![amendment(AmendmentKind::Add, &[3], "جديد\nوجديد")]);
    let after = accepted(&committee, 1).unwrap();
    assert_eq!(body(&after, A).0, "واحد اثنان ثلاثة\nأربعة خمسة\nستة\nجديد\nوجديد");
    assert_eq!(body(&after, A).1[..3], [1, 2, 3]);
}

#[test]
fn a_deletion_takes_its_paragraphs_wherever_they_stand() {
    for (targets, rest, ids) in [
        (&[1][..], "أربعة خمسة\nستة", vec![2, 3]),
        (&[2, 3], "واحد اثنان ثلاثة", vec![1]),
        (&[1, 2, 3], "", vec![1]),
    ] {
        let mut committee = committee();
        propose(&mut committee, vec![amendment(AmendmentKind::Delete, targets, "")]);
        assert_eq!(body(&accepted(&committee, 1).unwrap(), A), (rest, ids));
    }
}

#[test]
fn a_moved_paragraph_stays_who_it_is() {
    let mut committee = committee();
    let mut across = amendment(AmendmentKind::Move, &[2], "");
    across.destination = Some(ParagraphId(4));
    propose(&mut committee, vec![across]);
    let after = accepted(&committee, 1).unwrap();
    assert_eq!(body(&after, A), ("واحد اثنان ثلاثة\nستة", vec![1, 3]));
    assert_eq!(body(&after, B), ("سبعة\nأربعة خمسة\nثمانية", vec![4, 2, 5]));
}

#[test]
fn an_amendment_follows_its_paragraph_when_it_is_moved() {
    let mut committee = committee();
    let mut across = amendment(AmendmentKind::Move, &[2], "");
    across.destination = Some(ParagraphId(5));
    propose(&mut committee, vec![across, amendment(AmendmentKind::Replace, &[2], "أربعة ستة")]);
    let after = accepted(&accepted(&committee, 1).unwrap(), 2).unwrap();
    assert_eq!(body(&after, B), ("سبعة\nثمانية\nأربعة ستة", vec![4, 5, 2]));
}

#[test]
fn the_others_move_along_where_they_fit_and_clash_where_they_do_not() {
    let mut committee = committee();
    propose(
        &mut committee,
        vec![
            amendment(AmendmentKind::Replace, &[1], "أول اثنان ثلاثة"),
            amendment(AmendmentKind::Replace, &[1], "واحد اثنان ثالث"),
            amendment(AmendmentKind::Replace, &[1], "أحد اثنان ثلاثة"),
        ],
    );
    let ids = |pairs: Vec<(AmendmentId, AmendmentId)>| -> Vec<(u64, u64)> {
        pairs.into_iter().map(|(one, other)| (one.0, other.0)).collect()
    };
    assert_eq!(ids(clashes(&committee, DocumentId::CHARTER)), [(1, 3)]);
    let after = accepted(&committee, 1).unwrap();
    let along = &after.amendments[&AmendmentId(2)];
    assert_eq!((along.original.as_str(), along.proposed.as_str()), ("أول اثنان ثلاثة", "أول اثنان ثالث"));
    assert_eq!(accepted(&after, 3).unwrap_err(), Misfit::Overtaken);
    let last = accepted(&after, 2).unwrap();
    assert!(body(&last, A).0.starts_with("أول اثنان ثالث\n"));
}

#[test]
fn what_is_deleted_clashes_with_what_is_replaced() {
    let mut committee = committee();
    propose(
        &mut committee,
        vec![amendment(AmendmentKind::Delete, &[2], ""), amendment(AmendmentKind::Replace, &[2], "غيره")],
    );
    assert_eq!(clashes(&committee, DocumentId::CHARTER).len(), 1);
    let after = accepted(&committee, 1).unwrap();
    assert_eq!(accepted(&after, 2).unwrap_err(), Misfit::Gone);
}

#[test]
fn the_text_as_if_all_were_accepted_leaves_out_what_does_not_fit() {
    let mut committee = committee();
    propose(
        &mut committee,
        vec![
            amendment(AmendmentKind::Replace, &[1], "أول اثنان ثلاثة"),
            amendment(AmendmentKind::Replace, &[1], "أحد اثنان ثلاثة"),
            amendment(AmendmentKind::Add, &[5], "تسعة"),
        ],
    );
    let (after, rest) = if_all_accepted(&committee, DocumentId::CHARTER);
    assert!(body(&after, A).0.starts_with("أول "));
    assert_eq!(body(&after, B).0, "سبعة\nثمانية\nتسعة");
    assert_eq!(rest, [(AmendmentId(2), Misfit::Overtaken)]);
}

#[test]
fn words_typed_meanwhile_elsewhere_in_the_paragraph_are_kept() {
    let mut committee = committee();
    propose(&mut committee, vec![amendment(AmendmentKind::Replace, &[1], "واحد اثنان ثالث")]);
    let section = committee.charter.get_mut(&A).unwrap();
    assert!(section.splice(A, 0.."واحد".len(), "أول", || 0).unwrap().apply(section));
    assert!(body(&accepted(&committee, 1).unwrap(), A).0.starts_with("أول اثنان ثالث\n"));
}

fn moved(targets: &[u64], destination: u64) -> Amendment {
    Amendment { destination: Some(ParagraphId(destination)), ..amendment(AmendmentKind::Move, targets, "") }
}

#[test]
fn a_whole_part_that_moves_leaves_another_paragraph_behind() {
    for targets in [&[4, 5][..], &[4]] {
        let mut committee = committee();
        if targets.len() == 1 {
            propose(&mut committee, vec![amendment(AmendmentKind::Delete, &[5], "")]);
            committee = accepted(&committee, 1).unwrap();
            committee.amendments.clear();
        }
        propose(&mut committee, vec![moved(targets, 2)]);
        let after = accepted(&committee, 1).unwrap();
        let ids: Vec<u64> = after.charter.values().flat_map(|it| &it.paragraphs).map(|id| id.0).collect();
        let apart: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(apart.len(), ids.len(), "{ids:?}");
        assert_eq!(after.find_paragraph(ParagraphId(4)), Some((A, 2)));
        assert_eq!(body(&after, B).0, "");
    }
}

#[test]
fn paragraphs_move_up_and_down_in_their_part() {
    for (targets, destination, words, ids) in [
        (&[1][..], 3, "أربعة خمسة\nستة\nواحد اثنان ثلاثة", [2, 3, 1]),
        (&[3], 1, "واحد اثنان ثلاثة\nستة\nأربعة خمسة", [1, 3, 2]),
        (&[1, 2], 3, "ستة\nواحد اثنان ثلاثة\nأربعة خمسة", [3, 1, 2]),
        (&[2, 3], 1, "واحد اثنان ثلاثة\nأربعة خمسة\nستة", [1, 2, 3]),
    ] {
        let mut committee = committee();
        propose(&mut committee, vec![moved(targets, destination)]);
        assert_eq!(body(&accepted(&committee, 1).unwrap(), A), (words, ids.to_vec()));
    }
}

#[test]
fn paragraphs_of_a_replacement_that_stay_the_same_stay_who_they_are() {
    for (words, ids) in [
        ("غير\nأربعة خمسة\nغير", &[1, 2, 3][..]),
        ("واحد اثنان ثلاثة\nجديد\nأربعة خمسة\nستة", &[1, 1001, 2, 3]),
        ("جديد\nواحد اثنان ثلاثة\nأربعة خمسة\nستة", &[1001, 1, 2, 3]),
        ("واحد اثنان ثلاثة\nستة", &[1, 3]),
        ("أربعة خمسة\nستة", &[2, 3]),
        ("واحد اثنان ثلاثة\nأربعة خمسة\nستة\nجديد", &[1, 2, 3, 1001]),
    ] {
        let mut committee = committee();
        propose(&mut committee, vec![amendment(AmendmentKind::Replace, &[1, 2, 3], words)]);
        assert_eq!(body(&accepted(&committee, 1).unwrap(), A), (words, ids.to_vec()));
    }
}

#[test]
fn nothing_is_accepted_into_a_settled_text() {
    let mut committee = committee();
    propose(&mut committee, vec![amendment(AmendmentKind::Replace, &[1], "غيره")]);
    let adopted = crate::domain::Document { phase: crate::domain::Phase::Adopted, ..Default::default() };
    committee.documents.insert(DocumentId::CHARTER, adopted);
    assert_eq!(accepted(&committee, 1).unwrap_err(), Misfit::Settled);
}

#[test]
fn what_would_tear_the_paragraphs_of_another_amendment_apart_clashes_with_it() {
    let several = || amendment(AmendmentKind::Replace, &[1, 2], "غير\nغيره");
    for (other, clash) in [
        (amendment(AmendmentKind::Add, &[1], "بينهما"), true),
        (amendment(AmendmentKind::Add, &[2], "بعدهما"), false),
        (moved(&[4], 1), true),
        (moved(&[4], 2), false),
        (moved(&[1], 5), true),
        (moved(&[1, 2], 5), false),
        (moved(&[3], 5), false),
        (amendment(AmendmentKind::Delete, &[2], ""), true),
        (amendment(AmendmentKind::Delete, &[3], ""), false),
    ] {
        let mut committee = committee();
        propose(&mut committee, vec![several(), other.clone()]);
        assert_eq!(!clashes(&committee, DocumentId::CHARTER).is_empty(), clash, "{other:?}");
    }
}

#[test]
fn a_paragraph_two_amendments_want_in_two_places_makes_them_clash() {
    let mut committee = committee();
    let all = vec![moved(&[1], 4), moved(&[1], 5), moved(&[1], 5), moved(&[2], 5)];
    propose(&mut committee, all);
    let pairs = clashes(&committee, DocumentId::CHARTER);
    let pairs: Vec<_> = pairs.into_iter().map(|(one, other)| (one.0, other.0)).collect();
    assert_eq!(pairs, [(1, 2), (1, 3)]);
}

#[test]
fn many_amendments_of_a_long_text_are_set_against_each_other_without_a_stall() {
    let body: Vec<String> =
        (0..4_000).map(|n| format!("الفقرة {n} {}", "من كلام الميثاق ".repeat(8))).collect();
    let mut committee = Committee::default();
    let mut section = Section { body: body.join("\n"), ..Section::new(A, Heading::default()) };
    section.paragraphs = (1..=4_000).map(ParagraphId).collect();
    committee.charter.insert(A, section);
    // Half of them all over the text, half on one paragraph.
    for number in 1..=500_u64 {
        let target = if number % 2 == 0 { number * 7 } else { 1 };
        let original = body[target as usize - 1].clone();
        let proposed = original.replacen("كلام", &format!("نص {}", number % 9), 1);
        let it = Amendment {
            number: number as u32,
            original,
            proposed,
            ..amendment(AmendmentKind::Replace, &[target], "")
        };
        committee.amendments.insert(AmendmentId(number), it);
    }
    let begun = std::time::Instant::now();
    assert!(clashes(&committee, DocumentId::CHARTER).len() > 20_000);
    let seen = begun.elapsed();
    let (_, rest) = if_all_accepted(&committee, DocumentId::CHARTER);
    let all = begun.elapsed();
    assert!(rest.len() > 100);
    assert!(seen.as_secs() < 10 && all.as_secs() < 60, "{seen:?} {all:?}");
}

#[test]
fn the_others_follow_a_paragraph_into_all_it_became() {
    let mut committee = committee();
    propose(
        &mut committee,
        vec![
            amendment(AmendmentKind::Replace, &[1], "واحد اثنان ثلاثة\nثم غيرها"),
            amendment(AmendmentKind::Replace, &[1], "أول اثنان ثلاثة"),
            amendment(AmendmentKind::Add, &[1], "بعد"),
        ],
    );
    let mut after = committee;
    for number in 1..=3 {
        after = accepted(&after, number).unwrap();
    }
    assert!(body(&after, A).0.starts_with("أول اثنان ثلاثة\nثم غيرها\nبعد\nأربعة"), "{}", body(&after, A).0);
}

#[test]
fn the_same_words_accepted_twice_are_there_once() {
    let mut committee = committee();
    let more = || amendment(AmendmentKind::Replace, &[3], "ستة\nسبعة");
    propose(&mut committee, vec![more(), more()]);
    let after = accepted(&accepted(&committee, 1).unwrap(), 2).unwrap();
    assert!(body(&after, A).0.ends_with("\nستة\nسبعة"), "{}", body(&after, A).0);
    assert_eq!(body(&after, A).0.matches("سبعة").count(), 1);
}
