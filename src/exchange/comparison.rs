//! The comparison table as rows, for other programs and for documents: each amendment beside the
//! words it changes, who proposes it and what was decided.
//!
//! Used by `lajna list`. Rows come text by text, by number; every word is as it was written. What
//! fits and what clashes is told as the texts stand, and the difference word by word.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::listing::{iso, row};
use crate::domain::difference::{Fate, compare};
use crate::domain::numbering;
use crate::domain::{Amendment, AmendmentId, AmendmentKind, Committee, DocumentId, ParagraphId, amending};

/// The amendments of every text, or of one: `id, document, text, number, kind, state, place, part,
/// original, proposed, difference, destination, reason, proposer, meeting, fits, clashes,
/// merged_with, took_up, decision, reply`. `part` is the title of the part, `difference` leads from
/// the original words to the proposed ones, `took_up` are the numbers of those merged with it.
#[must_use]
pub fn rows(committee: &Committee, of: Option<DocumentId>) -> Value {
    let rows = each(committee, of).into_iter().map(|row| {
        let Row { id, it, place, part, destination, clashes, took_up } = row;
        let merged = it.merged_with.and_then(|id| committee.amendments.get(&id));
        let text = committee.text(it.document).unwrap_or_default();
        json!({
            "id": id.0,
            "document": it.document.0,
            "text": { "kind": text.kind.word(), "title": text.title },
            "number": it.number,
            "kind": it.kind.word(),
            "state": it.state.word(),
            "place": place,
            "part": part,
            "original": it.original,
            "proposed": it.proposed,
            "difference": difference(it),
            "destination": destination,
            "reason": it.reason,
            "proposer": {
                "name": it.proposer.name,
                "kind": it.proposer.kind.word(),
                "member": it.proposer.member.map(|id| id.0),
            },
            "meeting": it.meeting.map(|id| id.0),
            "fits": it.state.is_open().then(|| amending::splices(committee, it, || 0).is_ok()),
            "clashes": clashes,
            "merged_with": merged.map(|it| it.number),
            "took_up": took_up,
            "decision": it.decision.as_ref().map(|made| json!({
                "by": made.by,
                "day": iso(made.day),
                "votes": made.votes.map(|it| json!({
                    "yes": it.yes, "no": it.no, "abstained": it.abstained,
                })),
            })),
            "reply": it.reply,
        })
    });
    rows.collect()
}

/// What leads from the words there were to those proposed; nothing for additions, deletions and
/// moves, which are what they are as a whole.
fn difference(it: &Amendment) -> Option<Value> {
    let pieces = (it.kind == AmendmentKind::Replace).then(|| compare(&it.original, &it.proposed))?;
    let word = |fate| match fate {
        Fate::Kept => "kept",
        Fate::Removed => "removed",
        Fate::Added => "added",
    };
    Some(pieces.into_iter().map(|it| json!({ "fate": word(it.fate), "words": it.words })).collect())
}

/// The amendments of every text, or of one, as text: kind of the text, number, place, original,
/// kind, proposed (for a move: the place after which it goes), proposer, state, day, who decided,
/// votes for, against and abstained, number of the one it was merged with, reply.
#[must_use]
pub fn text(committee: &Committee, of: Option<DocumentId>) -> String {
    let rows = each(committee, of).into_iter().map(|Row { it, place, destination, .. }| {
        let made = it.decision.clone().unwrap_or_default();
        let votes = made.votes.map(|it| format!("{}/{}/{}", it.yes, it.no, it.abstained));
        let merged = it.merged_with.and_then(|id| committee.amendments.get(&id));
        let proposed = destination.filter(|_| it.kind == AmendmentKind::Move);
        row(&[
            committee.text(it.document).unwrap_or_default().kind.word(),
            &it.number.to_string(),
            &place.unwrap_or_default(),
            &it.original,
            it.kind.word(),
            proposed.as_ref().unwrap_or(&it.proposed),
            &it.proposer.name,
            it.state.word(),
            &iso(made.day).unwrap_or_default(),
            &made.by,
            &votes.unwrap_or_default(),
            &merged.map(|it| it.number.to_string()).unwrap_or_default(),
            &it.reply,
        ])
    });
    rows.collect()
}

/// Paragraphs by what people call their places: `2.1/3`.
type Places = BTreeMap<ParagraphId, String>;

/// An amendment, where it stands and leads to, and the numbers of those it clashes with.
struct Row<'a> {
    id: AmendmentId,
    it: &'a Amendment,
    place: Option<String>,
    /// The title of the part it stands in.
    part: Option<&'a str>,
    destination: Option<String>,
    clashes: Vec<u32>,
    took_up: Vec<u32>,
}

/// Every amendment, text by text.
fn each(committee: &Committee, of: Option<DocumentId>) -> Vec<Row<'_>> {
    let mut all = Vec::new();
    for (document, _) in committee.texts().into_iter().filter(|(id, _)| of.is_none_or(|of| of == *id)) {
        let places = places(committee, document);
        let pairs = amending::clashes(committee, document);
        for (id, it) in committee.amendments_of(document) {
            let others = pairs.iter().filter_map(|(one, other)| match id {
                _ if *one == id => committee.amendments.get(other),
                _ if *other == id => committee.amendments.get(one),
                _ => None,
            });
            let mut clashes: Vec<u32> = others.map(|it| it.number).collect();
            clashes.sort_unstable();
            let place = it.targets.first().and_then(|first| places.get(first)).cloned();
            let destination = it.destination.and_then(|to| places.get(&to)).cloned();
            let part = it.targets.first().and_then(|first| committee.find_paragraph(*first));
            let part = part.and_then(|(part, _)| committee.charter.get(&part));
            let part = part.map(|part| part.heading.title.as_str());
            let merged = committee.amendments.values().filter(|other| other.merged_with == Some(id));
            let mut took_up: Vec<u32> = merged.map(|other| other.number).collect();
            took_up.sort_unstable();
            all.push(Row { id, it, place, part, destination, clashes, took_up });
        }
    }
    all
}

fn places(committee: &Committee, document: DocumentId) -> Places {
    let mut places = Places::new();
    for (number, _, section) in numbering::placed(committee, document) {
        places.extend(section.paragraphs.iter().zip(1..).map(|(id, nth)| (*id, format!("{number}/{nth}"))));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AmendmentState, Change, Decision, Edit, Heading, Proposer, SectionId, Votes};

    fn committee() -> Committee {
        let mut committee = Committee::default();
        let section = SectionId(7);
        Change::Heading(Box::new(Edit::add(section, Heading::default()))).apply(&mut committee).unwrap();
        let splice = committee.charter[&section].splice(section, 0..0, "واحد اثنان", || 9).unwrap();
        Change::Charter(splice).apply(&mut committee).unwrap();
        for (number, words) in [(1, "واحد ثلاثة"), (2, "واحد\tأربعة")] {
            let amendment = Amendment {
                number,
                targets: vec![ParagraphId::first_of(section)],
                original: "واحد اثنان".into(),
                proposed: words.into(),
                proposer: Proposer { name: "نادية".into(), ..Proposer::default() },
                ..Amendment::default()
            };
            let edit = Edit::add(AmendmentId(u64::from(number)), amendment);
            Change::Amendment(Box::new(edit)).apply(&mut committee).unwrap();
        }
        committee
    }

    #[test]
    fn rows_say_what_fits_and_what_clashes_until_it_is_decided() {
        let mut committee = committee();
        let open = rows(&committee, None);
        assert_eq!((&open[0]["place"], &open[0]["clashes"]), (&json!("1/1"), &json!([2])));
        let fates: Vec<_> = open[0]["difference"].as_array().unwrap().iter().map(|it| &it["fate"]).collect();
        assert_eq!(fates, ["kept", "removed", "added"]);
        assert_eq!(rows(&committee, Some(DocumentId(9))), json!([]), "another text has none");
        assert_eq!((&open[0]["fits"], &open[0]["decision"]), (&json!(true), &Value::Null));
        let first = committee.amendments.get_mut(&AmendmentId(1)).unwrap();
        first.state = AmendmentState::Refused;
        let votes = Some(Votes { yes: 3, no: 9, abstained: 1 });
        first.decision = Some(Decision { by: "اللجنة".into(), votes, ..Decision::default() });
        let decided = rows(&committee, None);
        assert_eq!((&decided[0]["fits"], &decided[1]["clashes"]), (&Value::Null, &json!([])));
        assert_eq!(decided[0]["decision"]["votes"], json!({ "yes": 3, "no": 9, "abstained": 1 }));
    }

    #[test]
    fn text_is_a_line_a_row_whatever_the_words_hold() {
        let text = text(&committee(), None);
        assert_eq!(text.lines().count(), 2);
        assert!(text.lines().all(|line| line.split('\t').count() == 13), "{text}");
        assert!(
            text.starts_with("charter\t1\t1/1\tواحد اثنان\treplace\tواحد ثلاثة\tنادية\tproposed"),
            "{text}"
        );
    }
}
