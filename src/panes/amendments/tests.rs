//! What the panes of amendments record and say, on a text of two parts.

use super::*;
use crate::command::Motion;
use crate::domain::{
    AmendmentKind, AmendmentState, Change, Edit, Heading, Member, MemberId, ProposerKind, Rank, Wording,
};
use crate::notice::Weight;
use crate::panes::Charter;
use crate::panes::trial::{Trial, rows, say, type_words};

const PART: SectionId = SectionId(100);

/// A part of three paragraphs, and a member called Nadia.
pub(super) fn trial() -> Trial {
    let mut trial = Trial::new();
    let heading = Heading { rank: Rank::nth(0), title: "الالتزامات".into(), ..Heading::default() };
    trial.record(Change::Heading(Box::new(Edit::add(PART, heading))));
    let body = "تلتزم الجماعة بنشر البرنامج كل سنة\nتعقد اللجنة لقاء كل شهر\nتوثق المحاضر";
    let splice = {
        let section = &trial.session.committee().charter[&PART];
        section.splice(PART, 0..0, body, || trial.session.ids().fresh()).unwrap()
    };
    trial.record(Change::Charter(splice));
    let nadia = Member {
        name: "نادية بنعلي".into(), institution: "جمعية النور".into(), ..Member::default()
    };
    trial.record(Change::Member(Box::new(Edit::add(MemberId(1), nadia))));
    trial
}

fn opened(outcome: Outcome) -> Box<dyn Pane> {
    match outcome {
        Outcome::Open(pane) => pane,
        Outcome::Each(outcomes) => outcomes
            .into_iter()
            .find_map(|it| if let Outcome::Open(it) = it { Some(it) } else { None })
            .unwrap(),
        _ => panic!("nothing opened"),
    }
}

/// Proposes other words for a paragraph, by the form.
pub(super) fn propose(trial: &mut Trial, paragraph: usize, by: &str, words: &str) {
    let mut form = opened(amend(PART, paragraph..paragraph + 1, &trial.desk()).unwrap());
    type_words(&mut *form, by, &trial.desk());
    say(&mut *form, &[Command::NewLine, Command::SelectAll], &trial.desk());
    type_words(&mut *form, words, &trial.desk());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    let said = trial.carry_out(outcome);
    assert_eq!(said.len(), 1, "recorded and said");
}

fn numbered(trial: &Trial, number: u32) -> (AmendmentId, Amendment) {
    let all = trial.session.committee().amendments_of(DocumentId::CHARTER);
    all.into_iter().find(|(_, it)| it.number == number).map(|(id, it)| (id, it.clone())).unwrap()
}

/// Decides the amendment with this number, leaving the form as it opens.
fn decide(trial: &mut Trial, number: u32, state: AmendmentState) -> Vec<Notice> {
    let (id, _) = numbered(trial, number);
    let outcome = decide::act(&Command::Decide(state), id, &trial.desk()).unwrap();
    let mut form = opened(outcome);
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome)
}

fn body(trial: &Trial) -> &str {
    &trial.session.committee().charter[&PART].body
}

#[test]
fn an_amendment_is_recorded_from_its_paragraph_with_a_name_and_words() {
    let mut trial = trial();
    let before = trial.session.mark();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let (_, it) = numbered(&trial, 1);
    assert_eq!(trial.session.mark(), before + 1, "one entry");
    assert_eq!((it.original.as_str(), it.kind), ("تعقد اللجنة لقاء كل شهر", AmendmentKind::Replace));
    assert_eq!((it.proposer.kind, it.proposer.member), (ProposerKind::Member, Some(MemberId(1))));
    propose(&mut trial, 1, "جمعية النور", "تعقد اللجنة لقاءين كل شهر");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء");
    assert_eq!(numbered(&trial, 2).1.proposer.kind, ProposerKind::Body);
    assert_eq!(numbered(&trial, 3).1.proposer.kind, ProposerKind::Guest);
}

#[test]
fn words_that_change_nothing_and_nobody_are_told_where_they_are() {
    let trial = trial();
    let mut form = opened(amend(PART, 0..1, &trial.desk()).unwrap());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    assert!(matches!(outcome, Outcome::Done));
    type_words(&mut *form, "نادية بنعلي", &trial.desk());
    assert!(matches!(say(&mut *form, &[Command::Accept], &trial.desk()), Outcome::Done));
    let shown = form.spoken(&trial.desk(), 40).beside;
    assert!(shown.iter().any(|it| it == trial.desk().phrases.amendments.same_words), "{shown:?}");
}

#[test]
fn a_move_names_the_paragraph_it_follows() {
    let mut trial = trial();
    let mut form = opened(amend(PART, 0..1, &trial.desk()).unwrap());
    type_words(&mut *form, "نادية بنعلي", &trial.desk());
    say(&mut *form, &[Command::FocusPrevious], &trial.desk());
    say(&mut *form, &[Command::Insert(' '), Command::Insert(' '), Command::Insert(' ')], &trial.desk());
    say(&mut *form, &[Command::FocusPrevious], &trial.desk());
    type_words(&mut *form, "1/٣", &trial.desk());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    decide(&mut trial, 1, AmendmentState::Accepted);
    assert_eq!(body(&trial), "تعقد اللجنة لقاء كل شهر\nتوثق المحاضر\nتلتزم الجماعة بنشر البرنامج كل سنة");
}

#[test]
fn accepting_records_the_words_and_the_decision_as_one_entry() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let (id, _) = numbered(&trial, 1);
    let before = trial.session.mark();
    let mut form =
        opened(decide::act(&Command::Decide(AmendmentState::Accepted), id, &trial.desk()).unwrap());
    type_words(&mut *form, "١٢", &trial.desk());
    say(&mut *form, &[Command::FocusNext], &trial.desk());
    type_words(&mut *form, "3", &trial.desk());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(trial.session.mark(), before + 1);
    assert!(body(&trial).contains("كل أسبوعين"));
    let votes = numbered(&trial, 1).1.decision.unwrap().votes.unwrap();
    assert_eq!((votes.yes, votes.no, votes.abstained), (12, 3, 0));
    trial.session.undo(chrono::DateTime::UNIX_EPOCH).unwrap();
    assert!(body(&trial).contains("كل شهر") && numbered(&trial, 1).1.state.is_open());
}

#[test]
fn overtaken_words_are_offered_to_be_taken_as_they_are_written() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء كل ستة أشهر");
    let mut list = Amendments::new(DocumentId::CHARTER);
    let shown = list.every_row(&trial.desk()).join("\n");
    assert!(shown.contains("يتعارض مع 2") && shown.contains("يتعارض مع 1"), "{shown}");
    decide(&mut trial, 1, AmendmentState::Accepted);
    let (id, _) = numbered(&trial, 2);
    let outcome = decide::act(&Command::Decide(AmendmentState::Accepted), id, &trial.desk()).unwrap();
    let mut form = opened(outcome);
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(numbered(&trial, 2).1.original, "تعقد اللجنة لقاء كل أسبوعين");
    decide(&mut trial, 2, AmendmentState::Accepted);
    assert!(body(&trial).contains("كل ستة أشهر"));
}

#[test]
fn a_refusal_is_reopened_and_an_acceptance_is_not() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    decide(&mut trial, 1, AmendmentState::Refused);
    let (id, it) = numbered(&trial, 1);
    assert_eq!((it.state, it.decision.unwrap().day), (AmendmentState::Refused, Some(trial.desk().today)));
    let reopen = Command::Decide(AmendmentState::Proposed);
    let outcome = decide::act(&reopen, id, &trial.desk()).unwrap();
    trial.carry_out(outcome);
    assert!(numbered(&trial, 1).1.state.is_open());
    decide(&mut trial, 1, AmendmentState::Accepted);
    assert!(matches!(decide::act(&reopen, id, &trial.desk()), Some(Outcome::Say(_))));
}

#[test]
fn a_merged_one_names_the_other() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let (id, _) = numbered(&trial, 1);
    let merge = Command::Decide(AmendmentState::Merged);
    assert!(matches!(decide::act(&merge, id, &trial.desk()), Some(Outcome::Say(_))), "with which?");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة العامة لقاء كل شهر");
    let mark = trial.session.mark();
    decide(&mut trial, 1, AmendmentState::Merged);
    let kept = numbered(&trial, 2);
    assert_eq!(numbered(&trial, 1).1.merged_with, Some(kept.0));
    assert_eq!(kept.1.proposed, "تعقد اللجنة العامة لقاء كل أسبوعين", "it says what both say");
    assert_eq!(trial.session.mark(), mark + 1, "one entry");
}

#[test]
fn where_merged_ones_clash_both_are_shown_and_a_person_writes_the_words() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء كل يوم");
    let (id, _) = numbered(&trial, 1);
    let outcome = decide::act(&Command::Decide(AmendmentState::Merged), id, &trial.desk()).unwrap();
    let mut form = opened(outcome);
    let mark = trial.session.mark();
    let refused = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(refused);
    assert_eq!(trial.session.mark(), mark, "nothing is merged without words");
    let seen = format!("{:?}", form.spoken(&trial.desk(), 80));
    assert!(seen.contains("كل يوم") && seen.contains("كل أسبوعين"), "{seen}");
    type_words(&mut *form, "تعقد اللجنة لقاء كل أسبوع", &trial.desk());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(numbered(&trial, 2).1.proposed, "تعقد اللجنة لقاء كل أسبوع");
    assert_eq!(numbered(&trial, 1).1.state, AmendmentState::Merged);
}

#[test]
fn a_round_is_chosen_one_by_one_and_recorded_as_one_entry() {
    let mut trial = trial();
    propose(&mut trial, 0, "نادية بنعلي", "تلتزم الجماعة بنشر البرنامج كل ستة أشهر");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء كل أسبوعين");
    propose(&mut trial, 1, "جمعية النور", "تعقد اللجنة لقاء كل ثلاثة أشهر");
    propose(&mut trial, 2, "زائر", "توثق المحاضر وتنشر");
    let mut round = opened(open(&Command::Consolidate, DocumentId::CHARTER, &trial.desk()).unwrap());
    say(&mut *round, &[Command::Decide(AmendmentState::Refused)], &trial.desk());
    say(&mut *round, &[Command::Decide(AmendmentState::Accepted)], &trial.desk());
    let clash = say(&mut *round, &[Command::Decide(AmendmentState::Accepted)], &trial.desk());
    assert!(matches!(clash, Outcome::Say(_)), "the third no longer fits");
    say(&mut *round, &[Command::Consolidate], &trial.desk());
    let before = trial.session.mark();
    let mut form = opened(say(&mut *round, &[Command::Open], &trial.desk()));
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(trial.session.mark(), before + 1);
    assert_eq!(
        body(&trial),
        "تلتزم الجماعة بنشر البرنامج كل سنة\nتعقد اللجنة لقاء كل أسبوعين\nتوثق المحاضر وتنشر"
    );
    let states: Vec<_> = (1..=4).map(|number| numbered(&trial, number).1.state).collect();
    let (yes, no) = (AmendmentState::Accepted, AmendmentState::Refused);
    assert_eq!(states, [no, yes, AmendmentState::Proposed, yes]);
    assert!(!round.stays(&trial.desk()), "a recorded round closes");
}

#[test]
fn the_text_is_read_as_it_stands_with_its_amendments_and_as_if_accepted() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let shown = |wording| {
        let mut paper =
            opened(open(&Command::View(Some(wording)), DocumentId::CHARTER, &trial.desk()).unwrap());
        paper.every_row(&trial.desk())[2].clone()
    };
    assert_eq!(shown(Wording::Original), "تعقد اللجنة لقاء كل شهر");
    assert_eq!(shown(Wording::Amended), "تعقد اللجنة لقاء كل [-شهر-][+أسبوعين+]");
    assert_eq!(shown(Wording::IfAccepted), "تعقد اللجنة لقاء كل أسبوعين");
    let mut table = opened(open(&Command::Comparison, DocumentId::CHARTER, &trial.desk()).unwrap());
    let table = table.every_row(&trial.desk()).join("\n");
    assert!(table.contains("نادية بنعلي") && table.contains("مقترح"), "{table}");
}

#[test]
fn where_no_amendment_is_open_the_views_of_the_text_say_where_it_can_be_compared() {
    let mut trial = trial();
    for command in [Command::View(None), Command::Compare] {
        let Some(Outcome::Say(said)) = open(&command, DocumentId::CHARTER, &trial.desk()) else {
            panic!("{command:?} opens the text beside itself")
        };
        assert!(said.words.contains("نسخه المرقمة: c"), "{}", said.words);
    }
    let mut empty = Amendments::new(DocumentId::CHARTER);
    trial.draw(&mut empty, (60, 12));
    let hint = |pane: &Amendments, word| pane.hint(word, trial.desk().phrases);
    assert_eq!((hint(&empty, "approve"), hint(&empty, "open")), (Some(""), Some("")), "nothing to decide");
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let mut one = Amendments::new(DocumentId::CHARTER);
    trial.draw(&mut one, (60, 12));
    assert_eq!(one.hint("approve", trial.desk().phrases), None);
    assert!(matches!(open(&Command::View(None), DocumentId::CHARTER, &trial.desk()), Some(Outcome::Open(_))));
}

#[test]
fn the_amended_text_opens_at_its_first_change() {
    let mut trial = trial();
    let section = &trial.session.committee().charter[&PART];
    let before = "فقرة تسبق التعديل\n".repeat(40);
    let splice = section.splice(PART, 0..0, &before, || trial.session.ids().fresh()).unwrap();
    trial.record(Change::Charter(splice));
    let open = |trial: &Trial| {
        opened(open(&Command::View(Some(Wording::Amended)), DocumentId::CHARTER, &trial.desk()).unwrap())
    };
    let mut unchanged = open(&trial);
    let top = rows(&trial.draw(&mut *unchanged, (60, 12)).0).join("\n");
    assert!(!top.contains('▲'), "{top}");
    propose(&mut trial, 41, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    let mut paper = open(&trial);
    let seen = rows(&trial.draw(&mut *paper, (60, 12)).0).join("\n");
    assert!(seen.contains("[+") && seen.contains('▲'), "{seen}");
    say(&mut *paper, &[Command::Move(Motion::First)], &trial.desk());
    let first = rows(&trial.draw(&mut *paper, (60, 12)).0).join("\n");
    assert!(!first.contains('▲'), "one goes on from there: {first}");
}

#[test]
fn the_list_shows_who_what_and_the_clash_at_every_width() {
    let mut trial = trial();
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء كل ستة أشهر");
    let mut list = Amendments::new(DocumentId::CHARTER);
    for size in [(110, 30), (76, 20), (40, 12)] {
        let drawn = rows(&trial.draw(&mut list, size).0);
        assert!(drawn[0].contains('≠') && drawn[1].contains('≠'), "{size:?}: {drawn:#?}");
    }
    say(&mut list, &[Command::Move(Motion::Next)], &trial.desk());
    assert_eq!(list.selected, Some(numbered(&trial, 2).0));
    let mut detail = opened(say(&mut list, &[Command::Open], &trial.desk()));
    assert!(detail.every_row(&trial.desk()).iter().any(|row| row.contains("[+ستة أشهر+]")));
    say(&mut *detail, &[Command::Move(Motion::PartPrevious)], &trial.desk());
    assert!(detail.every_row(&trial.desk()).iter().any(|row| row.contains("[+أسبوعين+]")));
}

/// An amendment of a paragraph, as the form would record it.
fn proposed(trial: &mut Trial, id: u64, paragraph: usize, kind: AmendmentKind, words: &str) {
    let part = &trial.session.committee().charter[&PART];
    let bytes = part.bytes_of(paragraph..paragraph + 1).unwrap();
    let it = Amendment {
        number: u32::try_from(id).unwrap(),
        kind,
        targets: vec![part.paragraphs[paragraph]],
        original: part.body.get(bytes).unwrap().to_owned(),
        proposed: words.to_owned(),
        ..Amendment::default()
    };
    trial.record(Change::Amendment(Box::new(Edit::add(AmendmentId(id), it))));
}

#[test]
fn a_round_is_not_recorded_while_one_that_was_chosen_no_longer_fits() {
    let mut trial = trial();
    proposed(&mut trial, 1, 1, AmendmentKind::Delete, "");
    proposed(&mut trial, 2, 1, AmendmentKind::Add, "فقرة جديدة");
    let mut round = opened(open(&Command::Consolidate, DocumentId::CHARTER, &trial.desk()).unwrap());
    let (yes, no) = (AmendmentState::Accepted, AmendmentState::Refused);
    let last_first = [
        Command::Move(Motion::Last),
        Command::Decide(yes),
        Command::Move(Motion::First),
        Command::Decide(yes),
    ];
    say(&mut *round, &last_first, &trial.desk());
    let drawn = rows(&trial.draw(&mut *round, (80, 6)).0);
    assert!(drawn[0].contains('✓') && drawn[1].contains('≠'), "{drawn:#?}");
    let Outcome::Say(told) = say(&mut *round, &[Command::Open], &trial.desk()) else {
        panic!("a round with a misfit is not recorded")
    };
    assert_eq!(told.words, (trial.desk().phrases.amendments.unfit)("2"));
    let refusing = [Command::Move(Motion::Last), Command::Decide(no), Command::Open];
    let mut form = opened(say(&mut *round, &refusing, &trial.desk()));
    // While the form is filled in, somebody changes the words.
    trial.record(Change::Charter({
        let section = &trial.session.committee().charter[&PART];
        let at = section.bytes_of(1..2).unwrap().start;
        section.splice(PART, at..at, "ثم ", || 900).unwrap()
    }));
    let (mark, outcome) = (trial.session.mark(), say(&mut *form, &[Command::Accept], &trial.desk()));
    let told = trial.carry_out(outcome);
    assert_eq!(told[0].words, (trial.desk().phrases.amendments.unfit)("1"));
    assert_eq!(trial.session.mark(), mark, "nothing is recorded");
}

#[test]
fn only_an_open_amendment_that_no_other_speaks_of_is_removed() {
    let mut trial = trial();
    propose(&mut trial, 0, "زائر", "تلتزم الجماعة بنشر البرنامج");
    propose(&mut trial, 1, "نادية بنعلي", "تعقد اللجنة لقاء كل أسبوعين");
    propose(&mut trial, 1, "زائر", "تعقد اللجنة العامة لقاء كل شهر");
    propose(&mut trial, 2, "زائر", "توثق المحاضر وتنشر");
    decide(&mut trial, 1, AmendmentState::Accepted);
    decide(&mut trial, 2, AmendmentState::Merged);
    let remove = |trial: &mut Trial, number: u32| {
        let (id, mark) = (numbered(trial, number).0, trial.session.mark());
        let outcome = decide::act(&Command::Remove, id, &trial.desk()).unwrap();
        let told = trial.carry_out(outcome);
        (told.into_iter().map(|it| it.words).collect::<Vec<_>>(), trial.session.mark() - mark)
    };
    let say = trial.desk().phrases;
    let (told, entries) = remove(&mut trial, 1);
    let in_the_text: String = (say.amendments.in_the_text)("").chars().take(20).collect();
    assert!(told[0].starts_with(&in_the_text) && entries == 0, "{told:?}");
    assert_eq!(remove(&mut trial, 2), (vec![say.amendments.decided_already.to_owned()], 0));
    assert_eq!(remove(&mut trial, 3), (vec![(say.amendments.holds_others)("2")], 0));
    assert_eq!(remove(&mut trial, 4), (Vec::new(), 1));
}

#[test]
fn a_selection_that_ends_where_a_paragraph_begins_amends_none_of_it() {
    let mut trial = trial();
    let mut pane = Charter::new();
    pane.refresh(&trial.desk());
    trial.draw(&mut pane, (120, 30));
    let selecting = [Command::Open, Command::Move(Motion::First), Command::Extend(Motion::Next)];
    say(&mut pane, &selecting, &trial.desk());
    let mut form = opened(say(&mut pane, &[Command::Amend], &trial.desk()));
    type_words(&mut *form, "زائر", &trial.desk());
    say(&mut *form, &[Command::NewLine, Command::SelectAll], &trial.desk());
    type_words(&mut *form, "تلتزم الجماعة", &trial.desk());
    let outcome = say(&mut *form, &[Command::Accept], &trial.desk());
    assert_eq!(trial.carry_out(outcome)[0].weight, Weight::Said);
    assert_eq!(numbered(&trial, 1).1.original, "تلتزم الجماعة بنشر البرنامج كل سنة");
}
