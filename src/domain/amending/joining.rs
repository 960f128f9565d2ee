//! Two amendments as one that carries the words of both.
//!
//! Used by whoever merges an amendment with another. Where the two change different words of the
//! same or neighbouring paragraphs, the one that is kept comes to say both; where they clash, a
//! person is shown both and writes the words. Pure, like all of [`amending`](super).

use std::ops::Range;

use super::super::difference::merge;
use super::{Misfit, outcome, spot, words_at};
use crate::domain::{
    Amendment, AmendmentId, AmendmentKind, AmendmentState, Change, Committee, Decision, Edit, Section,
    SectionId,
};

/// What becomes of an amendment that takes another one up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// It carries the words of both.
    Both(Amendment),
    /// The two want different words, or are about different places: it as it is to be, but for
    /// the words, which are its own so far; and beside it the words the other leads to.
    Clash(Amendment, String),
    /// One of them moves paragraphs, which no words can say.
    Unlike,
}

/// The open amendment `kept` as it is once it has taken the open amendment `taken` up, told
/// against the text as it stands.
///
/// # Errors
/// [`Misfit`], of either of them.
pub fn joined(committee: &Committee, kept: AmendmentId, taken: AmendmentId) -> Result<Joined, Misfit> {
    let open = |id| committee.amendments.get(&id).filter(|it| it.state.is_open());
    let (one, other) = open(kept).zip(open(taken)).ok_or(Misfit::NotOpen)?;
    if [one, other].iter().any(|it| it.kind == AmendmentKind::Move) {
        let way = |it: &Amendment| (it.kind, it.targets.clone(), it.destination);
        return Ok(if way(one) == way(other) { Joined::Both(one.clone()) } else { Joined::Unlike });
    }
    let (ours, theirs) = (Aim::of(committee, one)?, Aim::of(committee, other)?);
    let section = committee.charter.get(&ours.section).ok_or(Misfit::Gone)?;
    if ours.section != theirs.section || !touch(&ours.places, &theirs.places) {
        let alone = about(section, one, &ours.places).ok_or(Misfit::Gone)?;
        let words = if one.kind == AmendmentKind::Add { one.proposed.clone() } else { ours.lines.join("\n") };
        let kind = if one.kind == AmendmentKind::Add { one.kind } else { AmendmentKind::Replace };
        return Ok(Joined::Clash(Amendment { kind, proposed: words, ..alone }, theirs.said));
    }
    let all = ours.places.start.min(theirs.places.start)..ours.places.end.max(theirs.places.end);
    let kept = about(section, one, &all).ok_or(Misfit::Gone)?;
    let [mine, yours] = [&ours, &theirs].map(|aim| aim.over(section, &all));
    Ok(match combined(&kept.original, (one.kind, &ours, &mine), (other.kind, &theirs, &yours)) {
        Some((kind, lines)) => Joined::Both(worded(Amendment { kind, ..kept }, &lines.join("\n"))),
        None => {
            let words = mine.join("\n");
            Joined::Clash(
                Amendment { kind: AmendmentKind::Replace, proposed: words, ..kept },
                yours.join("\n"),
            )
        }
    })
}

/// An amendment with the words a person wrote for it; a replacement by none is a deletion.
#[must_use]
pub fn worded(amendment: Amendment, words: &str) -> Amendment {
    let nothing = words.is_empty() && amendment.kind == AmendmentKind::Replace;
    let kind = if nothing { AmendmentKind::Delete } else { amendment.kind };
    Amendment { kind, proposed: words.to_owned(), ..amendment }
}

/// The step that merges `taken` with `kept`, which becomes `after`.
///
/// # Errors
/// [`Misfit::NotOpen`] when either of them is not there or was decided.
pub fn merged(
    committee: &Committee,
    (kept, after): (AmendmentId, Amendment),
    taken: AmendmentId,
    (decision, reply): (&Decision, &str),
) -> Result<Change, Misfit> {
    let open = |id| committee.amendments.get(&id).filter(|it| it.state.is_open());
    let (before, other) = open(kept).zip(open(taken)).ok_or(Misfit::NotOpen)?;
    let gone = Amendment {
        state: AmendmentState::Merged,
        merged_with: Some(kept),
        decision: Some(decision.clone()),
        reply: reply.to_owned(),
        ..other.clone()
    };
    let edits = [Edit::replace(kept, before, after), Edit::replace(taken, other, gone)];
    let changes = edits.into_iter().map(|edit| Change::Amendment(Box::new(edit)));
    Ok(Change::together(changes.filter(|change| !change.is_empty()).collect()))
}

/// Where an amendment stands, and what it leads to there.
struct Aim {
    section: SectionId,
    places: Range<usize>,
    /// The paragraphs that come to stand there.
    lines: Vec<String>,
    /// The words it brings.
    said: String,
}

impl Aim {
    fn of(committee: &Committee, it: &Amendment) -> Result<Self, Misfit> {
        let spot = spot(committee, &it.targets)?;
        let now = words_at(committee, spot).ok_or(Misfit::Gone)?;
        let split = |words: &str| words.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let (lines, said) = match it.kind {
            AmendmentKind::Replace => {
                let words = outcome(committee, it)?;
                (split(&words), words)
            }
            AmendmentKind::Delete if now != it.original => return Err(Misfit::Overtaken),
            AmendmentKind::Delete => (Vec::new(), String::new()),
            AmendmentKind::Add | AmendmentKind::Move => {
                ([split(now), split(&it.proposed)].concat(), it.proposed.clone())
            }
        };
        Ok(Self { section: spot.section, places: spot.first..spot.first + spot.count, lines, said })
    }

    /// The paragraphs `all`, of which its own are some, as it leads to them.
    fn over(&self, section: &Section, all: &Range<usize>) -> Vec<String> {
        let stays = |range: Range<usize>| {
            section.body.split('\n').skip(range.start).take(range.len()).map(str::to_owned)
        };
        let before = stays(all.start..self.places.start);
        before.chain(self.lines.clone()).chain(stays(self.places.end..all.end)).collect()
    }
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The amendment about the paragraphs `places`, made against the words that stand there.
fn about(section: &Section, it: &Amendment, places: &Range<usize>) -> Option<Amendment> {
    let targets = section.paragraphs.get(places.clone())?.to_vec();
    let original = section.body.get(section.bytes_of(places.clone())?)?.to_owned();
    Some(Amendment { targets, original, ..it.clone() })
}

/// The kind of an amendment, what it aims at, and the paragraphs it leads to over those of both.
type Led<'a> = (AmendmentKind, &'a Aim, &'a [String]);

/// What both lead to together; `None` when they want different words.
fn combined(
    base: &str,
    (a, ours, mine): Led<'_>,
    (b, theirs, yours): Led<'_>,
) -> Option<(AmendmentKind, Vec<String>)> {
    use AmendmentKind::{Add, Delete, Replace};
    let same_end = ours.places.end == theirs.places.end;
    match (a, b) {
        (Add, Add) if ours.places == theirs.places && ours.said == theirs.said => {
            Some((Add, vec![ours.said.clone()]))
        }
        (Add, Add) if ours.places == theirs.places => {
            Some((Add, vec![ours.said.clone(), theirs.said.clone()]))
        }
        // What is added stands below whatever becomes of the paragraphs above it.
        (Add, _) if same_end && b != Add => {
            Some((Replace, [yours, std::slice::from_ref(&ours.said)].concat()))
        }
        (_, Add) if same_end && a != Add => {
            Some((Replace, [mine, std::slice::from_ref(&theirs.said)].concat()))
        }
        // Beside each other, nothing is in the way of either.
        _ if ours.places.end <= theirs.places.start => {
            Some((Replace, [ours.lines.as_slice(), &theirs.lines].concat()))
        }
        _ if theirs.places.end <= ours.places.start => {
            Some((Replace, [theirs.lines.as_slice(), &ours.lines].concat()))
        }
        (Delete, Delete) if touch(&ours.places, &theirs.places) => Some((Delete, Vec::new())),
        _ => {
            let words = merge(base, &mine.join("\n"), &yours.join("\n"))?;
            Some((Replace, words.split('\n').map(str::to_owned).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::{accept, clashes};
    use super::*;
    use crate::domain::{DocumentId, Heading};

    const PART: SectionId = SectionId(7);
    const KEPT: AmendmentId = AmendmentId(1);
    const TAKEN: AmendmentId = AmendmentId(2);

    /// A text of these paragraphs.
    fn text(paragraphs: &[&str]) -> Committee {
        let mut committee = Committee::default();
        Change::Heading(Box::new(Edit::add(PART, Heading::default()))).apply(&mut committee).unwrap();
        let mut next = 7;
        let fresh = || {
            next += 1;
            next
        };
        let splice = committee.charter[&PART].splice(PART, 0..0, &paragraphs.join("\n"), fresh).unwrap();
        Change::Charter(splice).apply(&mut committee).unwrap();
        committee
    }

    fn propose(
        committee: &mut Committee,
        id: AmendmentId,
        kind: AmendmentKind,
        targets: Range<usize>,
        words: &str,
    ) {
        let targets = committee.charter[&PART].paragraphs[targets].to_vec();
        let original = words_at(committee, spot(committee, &targets).unwrap()).unwrap().to_owned();
        let number = u32::try_from(id.0).unwrap();
        let amendment =
            Amendment { number, kind, targets, original, proposed: words.into(), ..Amendment::default() };
        Change::Amendment(Box::new(Edit::add(id, amendment))).apply(committee).unwrap();
    }

    fn accepted(committee: &Committee, ids: &[AmendmentId]) -> Result<Committee, Misfit> {
        let mut after = committee.clone();
        let mut next = 1000;
        for id in ids {
            let fresh = || {
                next += 1;
                next
            };
            accept(&after, *id, &Decision::default(), fresh)?.apply(&mut after).unwrap();
        }
        Ok(after)
    }

    fn body(committee: &Committee) -> &str {
        &committee.charter[&PART].body
    }

    /// The text after the two were merged and the one that was kept was accepted.
    fn merged_and_accepted(committee: &Committee, kept: Amendment) -> String {
        let change = merged(committee, (KEPT, kept), TAKEN, (&Decision::default(), "نعم")).unwrap();
        let mut after = committee.clone();
        change.apply(&mut after).unwrap();
        let gone = &after.amendments[&TAKEN];
        assert_eq!((gone.state, gone.merged_with), (AmendmentState::Merged, Some(KEPT)));
        assert!(after.amendments[&KEPT].state.is_open());
        assert_eq!(after.charter, committee.charter, "the words of the text are those they were");
        let done = accepted(&after, &[KEPT]).unwrap();
        change.inverse().apply(&mut after).unwrap();
        assert_eq!(after, *committee);
        body(&done).to_owned()
    }

    fn both(committee: &Committee) -> String {
        match joined(committee, KEPT, TAKEN).unwrap() {
            Joined::Both(kept) => merged_and_accepted(committee, kept),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_one_that_is_kept_says_what_both_say() {
        use AmendmentKind::{Add, Delete, Replace};
        let mut text = text(&["تجيب الجماعة عن العرائض داخل أجل معقول", "تنشر البرنامج", "تقيم الميثاق"]);
        propose(&mut text, KEPT, Replace, 0..1, "تجيب الجماعة عن العرائض داخل أجل شهر");
        propose(&mut text, TAKEN, Replace, 0..1, "تجيب الجماعة كتابة عن العرائض داخل أجل معقول");
        assert!(both(&text).starts_with("تجيب الجماعة كتابة عن العرائض داخل أجل شهر\n"));

        let again = |kind, targets, words: &str| {
            let mut text = text.clone();
            text.amendments.remove(&TAKEN);
            propose(&mut text, TAKEN, kind, targets, words);
            both(&text)
        };
        let month = "تجيب الجماعة عن العرائض داخل أجل شهر";
        let rest = "تنشر البرنامج\nتقيم الميثاق";
        assert_eq!(again(Add, 0..1, "وتعلل جوابها"), format!("{month}\nوتعلل جوابها\n{rest}"));
        assert_eq!(
            again(Replace, 1..2, "تنشر البرنامج كل سنة"),
            format!("{month}\nتنشر البرنامج كل سنة\nتقيم الميثاق")
        );
        assert_eq!(again(Delete, 1..2, ""), format!("{month}\nتقيم الميثاق"));
    }

    #[test]
    fn additions_below_one_paragraph_stand_in_the_order_they_were_merged() {
        use AmendmentKind::{Add, Delete};
        let mut text = text(&["أ", "ب"]);
        propose(&mut text, KEPT, Add, 0..1, "أول");
        propose(&mut text, TAKEN, Add, 0..1, "ثان");
        assert_eq!(both(&text), "أ\nأول\nثان\nب");
        text.amendments.remove(&TAKEN);
        propose(&mut text, TAKEN, Delete, 0..1, "");
        assert_eq!(both(&text), "أول\nب", "what is deleted makes room for what is added");
    }

    #[test]
    fn deletions_of_neighbours_are_one_deletion() {
        use AmendmentKind::Delete;
        let mut text = text(&["أ", "ب", "ج"]);
        propose(&mut text, KEPT, Delete, 1..2, "");
        propose(&mut text, TAKEN, Delete, 0..1, "");
        assert_eq!(both(&text), "ج");
    }

    #[test]
    fn where_they_clash_a_person_writes_the_words_seeing_both() {
        use AmendmentKind::{Delete, Replace};
        let mut text = text(&["يقيم كل سنتين"]);
        propose(&mut text, KEPT, Replace, 0..1, "يقيم كل سنة");
        propose(&mut text, TAKEN, Replace, 0..1, "يقيم كل ستة أشهر");
        assert_eq!(clashes(&text, DocumentId::CHARTER), [(KEPT, TAKEN)]);
        let Joined::Clash(kept, other) = joined(&text, KEPT, TAKEN).unwrap() else { panic!() };
        assert_eq!((kept.proposed.as_str(), other.as_str()), ("يقيم كل سنة", "يقيم كل ستة أشهر"));
        let words = "يقيم كل سنة، وعند الحاجة كل ستة أشهر";
        assert_eq!(merged_and_accepted(&text, worded(kept.clone(), words)), words);
        assert_eq!(worded(kept, "").kind, Delete);
        text.amendments.remove(&TAKEN);
        propose(&mut text, TAKEN, Delete, 0..1, "");
        assert!(matches!(joined(&text, KEPT, TAKEN), Ok(Joined::Clash(_, other)) if other.is_empty()));
    }

    #[test]
    fn far_apart_a_person_writes_and_moves_are_left_to_themselves() {
        use AmendmentKind::{Move, Replace};
        let mut text = text(&["أ", "ب", "ج"]);
        propose(&mut text, KEPT, Replace, 0..1, "أ أ");
        propose(&mut text, TAKEN, Replace, 2..3, "ج ج");
        let Joined::Clash(kept, other) = joined(&text, KEPT, TAKEN).unwrap() else { panic!() };
        assert_eq!((kept.targets.len(), other.as_str()), (1, "ج ج"));
        text.amendments.remove(&TAKEN);
        propose(&mut text, TAKEN, Move, 2..3, "");
        assert_eq!(joined(&text, KEPT, TAKEN), Ok(Joined::Unlike));
        text.amendments.get_mut(&TAKEN).unwrap().state = AmendmentState::Refused;
        assert_eq!(joined(&text, KEPT, TAKEN), Err(Misfit::NotOpen));
    }

    #[test]
    fn the_same_words_in_the_place_of_two_empty_paragraphs_join() {
        let mut text = text(&["", ""]);
        propose(&mut text, KEPT, AmendmentKind::Replace, 0..2, "تلتزم");
        propose(&mut text, TAKEN, AmendmentKind::Replace, 0..2, "تلتزم");
        let clash = !clashes(&text, DocumentId::CHARTER).is_empty();
        assert_eq!(matches!(joined(&text, KEPT, TAKEN), Ok(Joined::Clash(..))), clash);
    }

    /// Words of which some were changed.
    fn rewording() -> impl Strategy<Value = String> {
        let word = select(&["تلتزم", "الجماعة", "كل", "سنة", "بنشر", "برنامجها", "\n"][..]);
        proptest::collection::vec(word, 1..9).prop_map(|words| words.join(" ").replace(" \n ", "\n"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn merging_then_accepting_is_accepting_one_after_the_other(
            base in rewording(), one in rewording(), other in rewording(),
        ) {
            let mut text = text(&base.split('\n').collect::<Vec<_>>());
            let end = text.charter[&PART].paragraphs.len();
            propose(&mut text, KEPT, AmendmentKind::Replace, 0..end, &one);
            propose(&mut text, TAKEN, AmendmentKind::Replace, 0..end, &other);
            let clash = !clashes(&text, DocumentId::CHARTER).is_empty();
            match joined(&text, KEPT, TAKEN).unwrap() {
                Joined::Both(kept) => {
                    prop_assert!(!clash);
                    let made = merged_and_accepted(&text, kept);
                    for order in [[KEPT, TAKEN], [TAKEN, KEPT]] {
                        let after = accepted(&text, &order).unwrap();
                        prop_assert_eq!(body(&after), made.as_str());
                    }
                }
                Joined::Clash(kept, theirs) => {
                    prop_assert!(clash);
                    prop_assert_eq!((kept.proposed.as_str(), theirs.as_str()), (one.as_str(), other.as_str()));
                }
                Joined::Unlike => prop_assert!(false),
            }
        }

        #[test]
        fn an_addition_joins_whatever_becomes_of_the_paragraph_above_it(
            base in rewording(), one in rewording(), added in rewording(),
        ) {
            let mut text = text(&[base.replace('\n', " ").as_str(), "آخر"]);
            propose(&mut text, KEPT, AmendmentKind::Replace, 0..1, &one);
            propose(&mut text, TAKEN, AmendmentKind::Add, 0..1, &added);
            let made = both(&text);
            prop_assert_eq!(made.as_str(), format!("{one}\n{added}\nآخر"));
            let after = accepted(&text, &[KEPT, TAKEN]).unwrap();
            prop_assert_eq!(body(&after), made.as_str());
        }
    }
}
