//! Laws of the texts: paragraphs keep who they are whatever is done to their words, amendments are
//! taken back exactly, and what is compared or merged is neither lost nor made up.

use lajna::domain::amending::{Misfit, accept, clashes, if_all_accepted, spot, words_at};
use lajna::domain::difference::{Fate, compare, letters as differing_letters, merge};
use lajna::domain::{
    Amendment, AmendmentId, AmendmentKind, Decision, DocumentId, Edit, Ids, ParagraphId, Rank,
};

use super::*;

/// A few words, some of which differ by a mark or a sign only; paragraphs now and then.
fn wording() -> impl Strategy<Value = String> {
    const WORDS: [&str; 14] =
        ["الجماعة", "تلتزم", "أن", "إن", "مُحرر", "محرر", "charte", "12", "،", ".", "(", "\n", " ", ""];
    vec((select(&WORDS[..]), select(&[" ", " ", "", "  "][..])), 0..14)
        .prop_map(|words| words.into_iter().map(|(word, blank)| [word, blank].concat()).collect())
}

/// A wording and two others that come from it by a few words more, less or other.
fn three() -> impl Strategy<Value = [String; 3]> {
    let edits = || vec((any::<Index>(), select(&["س ", "ص", "", "ع غ "][..])), 0..3);
    let base = vec(select(&["ا ", "ب ", "ت ", "ث. ", "ج\n"][..]), 1..20);
    (base, edits(), edits()).prop_map(|(base, ours, theirs)| {
        let edited = |edits: Vec<(Index, &'static str)>| {
            let mut words = base.clone();
            edits.into_iter().for_each(|(place, word)| *place.get_mut(&mut words) = word);
            words.concat()
        };
        [base.concat(), edited(ours), edited(theirs)]
    })
}

fn ids_are_right(part: &Section) -> Result<(), TestCaseError> {
    prop_assert_eq!(part.paragraphs.len(), part.body.matches('\n').count() + 1);
    let apart: std::collections::BTreeSet<_> = part.paragraphs.iter().collect();
    prop_assert_eq!(apart.len(), part.paragraphs.len(), "{:?}", part.paragraphs);
    Ok(())
}

/// The splice of the part itself: every paragraph has a name.
fn own(part: &Section, (one, other, inserted): &(Index, Index, String), ids: &Ids) -> Splice {
    let rough = splice(&part.body, &(*one, *other, inserted.clone()));
    part.splice(SectionId(1), rough.at..rough.at + rough.removed.len(), inserted, || ids.fresh()).unwrap()
}

/// Three parts with a few paragraphs each.
fn written() -> impl Strategy<Value = Committee> {
    let words = vec(select(&["ا", "ب", "ت ث", "", "ج ح خ", "د."][..]), 1..4);
    vec(words, 1..4).prop_map(|parts| {
        let ids = Ids::new(99);
        let mut committee = Committee::default();
        for (number, paragraphs) in (1..).zip(parts) {
            let id = SectionId(number);
            let heading = Heading { rank: Rank::nth(number as usize), ..Heading::default() };
            let mut part = Section::new(id, heading);
            let splice = part.splice(id, 0..0, &paragraphs.join("\n"), || ids.fresh()).unwrap();
            assert!(splice.apply(&mut part));
            committee.charter.insert(id, part);
        }
        committee
    })
}

/// Where and what an amendment is, as far as can be said before the text is known.
fn rough_amendment() -> impl Strategy<Value = (AmendmentKind, Index, usize, Index, String)> {
    let words = select(&["س", "س\nص", "ا", "ت س", "ا\nب", "", "ج ح س"][..]).prop_map(String::from);
    (select(&AmendmentKind::ALL[..]), any::<Index>(), 1usize..3, any::<Index>(), words)
}

fn propose(
    committee: &mut Committee,
    rough: Vec<(AmendmentKind, Index, usize, Index, String)>,
) -> Vec<AmendmentId> {
    let all: Vec<ParagraphId> = committee.charter.values().flat_map(|it| it.paragraphs.clone()).collect();
    for (number, (kind, first, count, to, proposed)) in (1..).zip(rough) {
        let first = *first.get(&all);
        let (section, place) = committee.find_paragraph(first).unwrap();
        let part = &committee.charter[&section];
        let targets: Vec<ParagraphId> = part.paragraphs.iter().skip(place).take(count).copied().collect();
        let original = words_at(committee, spot(committee, &targets).unwrap()).unwrap().to_owned();
        let destination = (kind == AmendmentKind::Move).then(|| *to.get(&all));
        let amendment =
            Amendment { number, kind, targets, destination, original, proposed, ..Amendment::default() };
        committee.amendments.insert(AmendmentId(u64::from(number)), amendment);
    }
    committee.amendments.keys().copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_splice_of_a_part_and_its_inverse_leave_its_words_and_paragraphs_as_they_were(
        body in letters(12),
        steps in vec(rough(), 1..6),
    ) {
        let ids = Ids::new(5);
        let mut now = part(&body);
        for step in &steps {
            ids_are_right(&now)?;
            let before = now.clone();
            let splice = own(&now, step, &ids);
            prop_assert!(splice.apply(&mut now));
            ids_are_right(&now)?;
            let mut back = now.clone();
            prop_assert!(splice.inverse().apply(&mut back));
            prop_assert_eq!(back, before);
        }
    }

    #[test]
    fn joined_splices_leave_the_very_paragraphs_both_did(
        body in letters(12),
        steps in vec(rough(), 2..8),
    ) {
        let ids = Ids::new(5);
        let mut now = part(&body);
        let mut first: Option<(Splice, Section)> = None;
        for step in &steps {
            let next = own(&now, step, &ids);
            let begun = now.clone();
            prop_assert!(next.apply(&mut now));
            let joined = first.as_ref().and_then(|(splice, start)| Some((splice.join(&next)?, start.clone())));
            if let Some((joined, start)) = &joined {
                let mut once = start.clone();
                prop_assert!(joined.apply(&mut once), "{joined:?}");
                prop_assert_eq!(&once, &now);
                prop_assert!(joined.inverse().apply(&mut once));
                prop_assert_eq!(&once, start);
            }
            first = Some(joined.unwrap_or((next, begun)));
        }
    }

    #[test]
    fn splices_that_name_no_paragraph_leave_none_twice_and_always_the_same(
        steps in vec(rough(), 1..12),
    ) {
        let (mut one, mut other) = (part(""), part(""));
        for step in &steps {
            let splice = splice(&one.body, step);
            prop_assert!(splice.apply(&mut one) && splice.apply(&mut other));
            ids_are_right(&one)?;
            prop_assert_eq!(&one, &other);
        }
    }

    #[test]
    fn a_log_whose_splices_name_no_paragraph_is_read_taken_back_and_done_again_exactly(
        steps in vec(rough(), 1..12),
    ) {
        let heading = Change::Heading(Box::new(Edit::add(SectionId(1), Heading::default())));
        let (mut now, mut store) = (Section::new(SectionId(1), Heading::default()), Memory::new());
        let mut changes = vec![heading];
        for step in &steps {
            let splice = splice(&now.body, step);
            prop_assert!(splice.apply(&mut now));
            changes.push(Change::Charter(splice));
        }
        let mut entries = Vec::new();
        for (number, change) in (1..).zip(changes) {
            entries.push(Entry {
                id: EntryId(number),
                author: ME.into(),
                at: moment(number),
                change,
                reverses: None,
            });
        }
        store.append(0, &entries).unwrap();
        let mut session = session(store);
        prop_assert_eq!(&session.committee().charter[&SectionId(1)], &now);
        for mark in 0..=entries.len() {
            prop_assert_eq!(session.as_of(mark as u64).unwrap(), replay(&entries[..mark]));
        }
        while session.undo(moment(1_000)).is_ok() {
            let log = session.entries(0, usize::MAX).unwrap();
            prop_assert_eq!(session.committee(), &replay(&log));
        }
        prop_assert!(session.committee().is_empty());
        while session.redo(moment(2_000)).is_ok() {}
        let part = &session.committee().charter[&SectionId(1)];
        prop_assert_eq!(&part.body, &now.body);
        ids_are_right(part)?;
        let log = session.entries(0, usize::MAX).unwrap();
        prop_assert_eq!(session.committee(), &replay(&log));
    }

    #[test]
    fn what_is_kept_and_removed_was_there_and_what_is_kept_and_added_is_there(
        old in wording(),
        new in wording(),
    ) {
        let pieces = compare(&old, &new);
        let without = |fate: Fate| -> String {
            pieces.iter().filter(|it| it.fate != fate).map(|it| it.words.as_str()).collect()
        };
        prop_assert_eq!(without(Fate::Added), &old[..]);
        prop_assert_eq!(without(Fate::Removed), &new[..]);
        prop_assert!(pieces.iter().all(|it| !it.words.is_empty()));
        prop_assert!(old != new || pieces.iter().all(|it| it.fate == Fate::Kept));
        let (gone, come) = differing_letters(&old, &new);
        let rest = |text: &str, ranges: Vec<std::ops::Range<usize>>| -> String {
            text.char_indices().filter(|(at, _)| !ranges.iter().any(|it| it.contains(at))).map(|it| it.1).collect()
        };
        prop_assert_eq!(rest(&old, gone), rest(&new, come));
    }

    #[test]
    fn a_merge_does_not_depend_on_whose_wording_comes_first([base, ours, theirs] in three()) {
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(&merged, &merge(&base, &theirs, &ours));
        prop_assert_eq!(merge(&base, &ours, &base), Some(ours.clone()));
        prop_assert_eq!(merge(&base, &base, &theirs), Some(theirs.clone()));
        prop_assert_eq!(merge(&base, &ours, &ours), Some(ours.clone()));
        if let Some(merged) = merged {
            // Nothing is made up: every letter of it stands in one of the two, or in both.
            let has = |text: &str, c: char| text.contains(c);
            prop_assert!(merged.chars().all(|c| has(&ours, c) || has(&theirs, c)));
        }
    }

    #[test]
    fn an_accepted_amendment_is_taken_back_exactly_and_no_paragraph_is_there_twice(
        text in written(),
        rough in vec(rough_amendment(), 1..5),
    ) {
        let mut now = text;
        let ids = Ids::new(77);
        for id in propose(&mut now, rough) {
            let Ok(change) = accept(&now, id, &Decision::default(), || ids.fresh()) else { continue };
            let before = now.clone();
            prop_assert_eq!(change.apply(&mut now), Ok(()));
            let all: Vec<ParagraphId> = now.charter.values().flat_map(|it| it.paragraphs.clone()).collect();
            let apart: std::collections::BTreeSet<_> = all.iter().collect();
            prop_assert_eq!(apart.len(), all.len(), "{:?}", change);
            now.charter.values().try_for_each(ids_are_right)?;
            let mut back = now.clone();
            prop_assert_eq!(change.inverse().apply(&mut back), Ok(()));
            prop_assert_eq!(back, before);
        }
    }

    #[test]
    fn two_amendments_that_do_not_clash_can_both_be_carried_out_whichever_comes_first(
        text in written(),
        rough in vec(rough_amendment(), 2..3),
    ) {
        let mut now = text;
        let ids = Ids::new(77);
        let both = propose(&mut now, rough);
        let able = |id| accept(&now, id, &Decision::default(), || ids.fresh());
        prop_assume!(both.iter().all(|id| able(*id).is_ok()));
        let same = now.amendments[&both[0]].targets == now.amendments[&both[1]].targets
            && both.iter().all(|id| now.amendments[id].kind == AmendmentKind::Delete);
        if clashes(&now, DocumentId::CHARTER).is_empty() && !same {
            for [first, second] in [[both[0], both[1]], [both[1], both[0]]] {
                let mut after = now.clone();
                prop_assert_eq!(able(first).unwrap().apply(&mut after), Ok(()));
                let then = accept(&after, second, &Decision::default(), || ids.fresh());
                prop_assert!(then.is_ok(), "{then:?}");
            }
            let (_, misfits): (_, Vec<(AmendmentId, Misfit)>) = if_all_accepted(&now, DocumentId::CHARTER);
            prop_assert_eq!(misfits, []);
        }
    }
}
