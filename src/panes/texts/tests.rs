//! The life of a text as a person meets it: commands in, a committee and a screen out.

mod unsaved;

use super::*;
use crate::command::Motion;
use crate::domain::{Change, Document, DocumentKind, Edit, Heading, Phase, Rank, SectionId, Splice, Version};
use crate::notice::Weight;
use crate::panes::trial::{Trial, rows, say, type_words};
use crate::panes::{Charter, Pane};

const CHARTER: DocumentId = DocumentId::CHARTER;

fn part(trial: &mut Trial, id: u64, document: DocumentId, level: u8, title: &str, body: &str) {
    let rank = Rank::nth(usize::try_from(id).unwrap());
    let heading = Heading { document, rank, level, title: title.into() };
    trial.record(Change::Heading(Box::new(Edit::add(SectionId(id), heading))));
    let section = trial.session.committee().charter[&SectionId(id)].clone();
    let splice = section.splice(SectionId(id), 0..0, body, || trial.session.ids().fresh()).unwrap();
    trial.record(Change::Charter(splice));
}

/// A charter of three parts, one of commitments.
fn trial() -> Trial {
    let mut trial = Trial::new();
    part(&mut trial, 1, CHARTER, 0, "الديباجة", "نحن المواطنات والمواطنين.");
    part(&mut trial, 2, CHARTER, 0, "الالتزامات", "");
    part(&mut trial, 3, CHARTER, 1, "الجماعة", "تنشر الجماعة برنامجها.\nتنصت إلى الجمعيات.");
    trial
}

/// What an outcome opens.
fn opened(outcome: Outcome) -> Box<dyn Pane> {
    match outcome {
        Outcome::Open(pane) => pane,
        _ => panic!("nothing was opened"),
    }
}

/// Tells a pane commands, records what comes of the last, and gives back what was said.
fn tell(trial: &mut Trial, pane: &mut dyn Pane, commands: &[Command]) -> Vec<Notice> {
    let outcome = say(pane, commands, &trial.desk());
    let notices = trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    notices
}

/// Passes the charter on: to the phase proposed, so many phases further.
fn pass(trial: &mut Trial, pane: &mut dyn Pane, command: Command, further: usize) -> Vec<Notice> {
    let mut form = opened(pane.update(&command, &trial.desk()));
    let steps = vec![Command::Move(Motion::Forward); further];
    say(form.as_mut(), &steps, &trial.desk());
    let notices = tell(trial, form.as_mut(), &[Command::Accept]);
    pane.refresh(&trial.desk());
    notices
}

fn charter(trial: &Trial) -> Charter {
    let mut pane = Charter::new();
    pane.refresh(&trial.desk());
    pane
}

fn versions(trial: &Trial) -> Vec<Version> {
    let versions = trial.session.committee().versions_of(CHARTER);
    versions.into_iter().map(|(_, version)| version.clone()).collect()
}

fn body(trial: &Trial, id: u64) -> &str {
    &trial.session.committee().charter[&SectionId(id)].body
}

fn write(trial: &mut Trial, id: u64, at: usize, words: &str) {
    let section = trial.session.committee().charter[&SectionId(id)].clone();
    let splice = section.splice(SectionId(id), at..at, words, || trial.session.ids().fresh()).unwrap();
    trial.record(Change::Charter(splice));
}

#[test]
fn a_passage_is_one_entry_with_its_phase_and_a_numbered_version() {
    let mut trial = trial();
    let before = trial.session.mark();
    let mut pane = charter(&trial);
    let mut form = opened(pane.update(&Command::Pass, &trial.desk()));
    say(form.as_mut(), &[Command::FocusNext, Command::FocusNext], &trial.desk());
    type_words(form.as_mut(), "الجمع العام", &trial.desk());
    let said = tell(&mut trial, form.as_mut(), &[Command::Accept]);
    assert_eq!(said[0].words, "الميثاق: مسودة أولية، النسخة 1");
    assert_eq!(trial.session.mark(), before + 1);
    assert_eq!(trial.session.committee().phase(CHARTER), Phase::PreliminaryDraft);
    let version = versions(&trial).pop().unwrap();
    assert_eq!((version.number, version.phase, version.at.0), (1, Phase::PreliminaryDraft, before));
    assert_eq!((version.by.as_str(), version.day), ("الجمع العام", Some(trial.desk().today)));
    trial.session.undo(trial.desk().now).unwrap();
    assert_eq!(trial.session.committee().phase(CHARTER), Phase::Outline);
    assert_eq!(versions(&trial), []);
}

#[test]
fn words_typed_a_moment_before_the_passage_are_in_its_version() {
    let mut trial = trial();
    let now = trial.desk().now;
    trial.session.type_text(Splice::new(SectionId(1), 0, "", "اليوم "), now).unwrap();
    // A command that is no typing is a pause, and makes them durable.
    trial.session.settle(now).unwrap();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 0);
    let version = versions(&trial).pop().unwrap();
    let frozen = trial.session.as_of(version.at.0).unwrap();
    assert_eq!(frozen.charter[&SectionId(1)].body, body(&trial, 1));
    assert!(body(&trial, 1).starts_with("اليوم "));
}

#[test]
fn a_settled_text_changes_by_no_accident_and_says_which_key_opens_a_revision() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 4);
    assert_eq!(trial.session.committee().phase(CHARTER), Phase::Adopted);
    let (mark, was) = (trial.session.mark(), trial.session.committee().clone());
    pane.update(&Command::Open, &trial.desk());
    let typing = [
        Command::Insert('x'),
        Command::NewLine,
        Command::EraseForward,
        Command::EraseToEnd,
        Command::Paste(Some("words".into())),
    ];
    for command in typing {
        let said = tell(&mut trial, &mut pane, std::slice::from_ref(&command));
        assert!(said[0].words.contains("revise"), "{command}: {:?}", said[0]);
        assert_eq!(said[0].weight, Weight::Warned, "{command}");
    }
    pane.update(&Command::Cancel, &trial.desk());
    let arranging = [Command::Add, Command::Rename, Command::Remove, Command::Lower];
    for command in arranging {
        let said = tell(&mut trial, &mut pane, std::slice::from_ref(&command));
        let key = trial.desk().bindings.keys_of(Scope::Outline, &Command::Revise).remove(0);
        assert!(said[0].words.ends_with(&key), "{command}: {key}: {:?}", said[0]);
        assert!(!pane.holds_words(), "{command}");
    }
    assert_eq!((trial.session.mark(), trial.session.committee()), (mark, &was));
    pass(&mut trial, &mut pane, Command::Revise, 0);
    assert_eq!(trial.session.committee().phase(CHARTER), Phase::RevisedDraft);
    pane.update(&Command::Open, &trial.desk());
    assert!(matches!(pane.update(&Command::Insert('x'), &trial.desk()), Outcome::Type(_)));
    let said = tell(&mut trial, &mut pane, &[Command::Revise]);
    assert_eq!(said[0].words, trial.desk().phrases.life.is_open);
}

#[test]
fn another_text_is_added_shown_written_and_removed_only_while_empty() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    let mut list = opened(pane.update(&Command::Texts, &trial.desk()));
    let mut form = opened(say(list.as_mut(), &[Command::Add], &trial.desk()));
    type_words(form.as_mut(), "نظام اللجنة", &trial.desk());
    tell(&mut trial, form.as_mut(), &[Command::Accept]);
    list.refresh(&trial.desk());
    let (id, text) = trial.session.committee().texts().pop().unwrap();
    assert_eq!((text.title.as_str(), text.kind), ("نظام اللجنة", DocumentKind::Regulation));
    let shows = match list.update(&Command::Open, &trial.desk()) {
        Outcome::Close(Some(command)) => command,
        _ => panic!("the new text is the selected one, and is opened"),
    };
    assert_eq!(shows, Command::Text("2".into()));
    tell(&mut trial, &mut pane, &[shows]);
    assert_eq!(pane.title(&trial.desk()), "نظام اللجنة");
    pane.update(&Command::Add, &trial.desk());
    type_words(&mut pane, "العضوية", &trial.desk());
    tell(&mut trial, &mut pane, &[Command::Accept]);
    assert_eq!(trial.session.committee().outline_of(id).len(), 1);
    assert_eq!(trial.session.committee().outline().len(), 3);
    let said = tell(&mut trial, list.as_mut(), &[Command::Remove]);
    assert_eq!(said[0].weight, Weight::Warned);
    tell(&mut trial, &mut pane, &[Command::Remove]);
    tell(&mut trial, list.as_mut(), &[Command::Remove]);
    assert_eq!(trial.session.committee().texts().len(), 1);
    pane.refresh(&trial.desk());
    assert!(pane.title(&trial.desk()).starts_with("الميثاق"), "a text that is gone is not shown");
    let said = tell(&mut trial, list.as_mut(), &[Command::Move(Motion::First), Command::Remove]);
    assert_eq!(said[0].words, trial.desk().phrases.life.charter_stays);
}

#[test]
fn a_text_is_meant_by_its_number_or_by_how_its_title_begins() {
    let mut trial = trial();
    let text = Document { title: "ميثاق الإنصات".into(), ..Document::default() };
    trial.record(Change::Document(Box::new(Edit::add(DocumentId(9), text))));
    let meant = |words: &str| super::meant(words, &trial.desk());
    assert_eq!(
        (meant("1"), meant("٢"), meant("3"), meant("0")),
        (Some(CHARTER), Some(DocumentId(9)), None, None)
    );
    assert_eq!(
        (meant("ميثاق الانصات"), meant("الميثاق"), meant(" ")),
        (Some(DocumentId(9)), Some(CHARTER), None)
    );
}

#[test]
fn a_text_is_edited_without_changing_its_phase() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 0);
    let mut list = opened(pane.update(&Command::Texts, &trial.desk()));
    let mut form = opened(say(list.as_mut(), &[Command::Edit], &trial.desk()));
    type_words(form.as_mut(), "ميثاق العرائش", &trial.desk());
    tell(&mut trial, form.as_mut(), &[Command::Accept]);
    let text = trial.session.committee().text(CHARTER).unwrap();
    assert_eq!((text.title.as_str(), text.phase), ("ميثاق العرائش", Phase::PreliminaryDraft));
    assert_eq!(pane.title(&trial.desk()), "ميثاق العرائش · مسودة أولية · 3 أبواب");
}

#[test]
fn a_version_is_restored_as_one_entry_with_its_parts_and_identities() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 0);
    let was = trial.session.committee().charter.clone();
    write(&mut trial, 3, 0, "سطر جديد\n");
    write(&mut trial, 1, 0, "مقدمة: ");
    part(&mut trial, 4, CHARTER, 0, "باب زائد", "كلام.");
    tell(&mut trial, &mut pane, &[Command::Move(Motion::First), Command::Lower]);
    let changed = trial.session.committee().charter.clone();
    let mark = trial.session.mark();
    let mut list = opened(pane.update(&Command::Versions, &trial.desk()));
    let said = tell(&mut trial, list.as_mut(), &[Command::Move(Motion::Next), Command::Restore]);
    assert_eq!(said[0].weight, Weight::Said, "{said:?}");
    assert_eq!((&trial.session.committee().charter, trial.session.mark()), (&was, mark + 1));
    let said = tell(&mut trial, list.as_mut(), &[Command::Restore]);
    assert_eq!(said[0].words, trial.desk().phrases.life.nothing_to_restore);
    trial.session.undo(trial.desk().now).unwrap();
    assert_eq!(trial.session.committee().charter, changed);
}

#[test]
fn two_versions_are_compared_word_by_word_with_signs() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 0);
    write(&mut trial, 3, 0, "سطر جديد\n");
    pass(&mut trial, &mut pane, Command::Pass, 0);
    write(&mut trial, 1, 0, "اليوم ");
    let mut list = opened(pane.update(&Command::Versions, &trial.desk()));
    // The text as it stands with the last version.
    let mut last = opened(list.update(&Command::Compare, &trial.desk()));
    assert_eq!(last.every_row(&trial.desk()), ["1 الديباجة", "[+اليوم+] نحن المواطنات والمواطنين."]);
    // Any with any: the first with the second.
    let choose = [Command::Move(Motion::Last), Command::Mark, Command::Move(Motion::Previous)];
    say(list.as_mut(), &choose, &trial.desk());
    let mut rounds = opened(list.update(&Command::Compare, &trial.desk()));
    assert_eq!(rounds.every_row(&trial.desk()), ["2.1 الجماعة", "[+سطر جديد+]"]);
    let mut read = opened(list.update(&Command::Open, &trial.desk()));
    assert_eq!(read.every_row(&trial.desk()).len(), 3 + 1 + 3);
}

#[test]
fn clauses_without_follow_up_are_marked_and_counted() {
    let mut trial = trial();
    let objective = crate::domain::ObjectiveId(50);
    trial.record(Change::Objective(Box::new(Edit::add(objective, crate::domain::Objective::default()))));
    let mut task = crate::domain::Task::new(objective, Rank::default());
    task.action = "نشر البرنامج في الموقع".into();
    trial.record(Change::Task(Box::new(Edit::add(crate::domain::TaskId(51), task))));
    let mut pane = charter(&trial);
    let mut list = opened(pane.update(&Command::FollowUp, &trial.desk()));
    assert_eq!(list.title(&trial.desk()), "دون تتبع: 2 · بندان · الميثاق");
    let mut choice = opened(list.update(&Command::Link, &trial.desk()));
    assert_eq!(choice.every_row(&trial.desk()).len(), 1);
    tell(&mut trial, choice.as_mut(), &[Command::Open]);
    list.refresh(&trial.desk());
    assert_eq!(list.title(&trial.desk()), "دون تتبع: 1 · بندان · الميثاق");
    let mut form =
        opened(say(list.as_mut(), &[Command::Move(Motion::Last), Command::Observe], &trial.desk()));
    type_words(form.as_mut(), "انعقد لقاء مع الجمعيات", &trial.desk());
    tell(&mut trial, form.as_mut(), &[Command::Accept]);
    list.refresh(&trial.desk());
    assert_eq!(list.title(&trial.desk()), "دون تتبع: 0 · بندان · الميثاق");
    let heard = list.every_row(&trial.desk());
    assert_eq!(heard.len(), 4);
    assert!(heard[1].contains("نشر البرنامج") && heard[3].contains("انعقد لقاء"), "{heard:?}");
    let said = tell(&mut trial, list.as_mut(), &[Command::Move(Motion::First), Command::Remove]);
    assert_eq!(said[0].weight, Weight::Warned, "a clause is not removed here");
    tell(&mut trial, list.as_mut(), &[Command::Move(Motion::Next), Command::Remove]);
    tell(&mut trial, list.as_mut(), &[Command::Move(Motion::Last), Command::Remove]);
    assert!(trial.session.committee().follow_ups.is_empty(), "nothing left is no record");
}

#[test]
fn panes_draw_in_every_room_without_a_fault() {
    let mut trial = trial();
    let mut pane = charter(&trial);
    pass(&mut trial, &mut pane, Command::Pass, 0);
    write(&mut trial, 1, 0, &"كلمة ".repeat(400));
    let mut list = opened(pane.update(&Command::Versions, &trial.desk()));
    let mut panes = [Command::Texts, Command::Versions, Command::FollowUp, Command::Pass]
        .map(|command| opened(pane.update(&command, &trial.desk())))
        .into_iter()
        .chain([opened(list.update(&Command::Compare, &trial.desk()))])
        .collect::<Vec<_>>();
    for pane in &mut panes {
        for size in [(1, 1), (3, 2), (20, 5), (44, 16), (120, 40)] {
            trial.draw(pane.as_mut(), size);
        }
        pane.spoken(&trial.desk(), 40);
    }
}

#[test]
fn a_paragraph_longer_than_the_window_is_read_to_its_end() {
    let mut trial = trial();
    write(&mut trial, 1, 0, &format!("{}النهاية ", "كلمة ".repeat(200)));
    let mut pane = charter(&trial);
    let mut list = opened(pane.update(&Command::Versions, &trial.desk()));
    let mut read = opened(list.update(&Command::Open, &trial.desk()));
    let shows = |read: &mut dyn Pane| {
        let (buffer, _) = trial.draw(read, (40, 6));
        rows(&buffer).join("\n")
    };
    let end: String = "النهاية".chars().rev().collect();
    let mut pages = 0;
    while !unshaped(&shows(read.as_mut())).contains(&end) {
        read.update(&Command::Move(Motion::PageNext), &trial.desk());
        pages += 1;
        assert!(pages < 40, "{}", shows(read.as_mut()));
    }
    assert!(pages > 2);
}

/// Letters as written, out of the forms they are drawn in.
fn unshaped(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    words.nfkc().collect()
}

#[test]
fn what_is_undone_in_another_text_is_shown_there() {
    let mut trial = trial();
    let other = DocumentId(60);
    let text = Document { kind: DocumentKind::Regulation, ..Document::default() };
    trial.record(Change::Document(Box::new(Edit::add(other, text))));
    part(&mut trial, 61, other, 0, "المكتب", "يجتمع المكتب كل شهر.");
    let mut pane = charter(&trial);
    let title = |pane: &Charter, trial: &Trial| pane.title(&trial.desk());
    pane.update(&Command::Text("2".into()), &trial.desk());
    write(&mut trial, 61, 0, "سطر\n");
    pane.refresh(&trial.desk());
    pane.update(&Command::Text("1".into()), &trial.desk());
    assert!(title(&pane, &trial).starts_with("الميثاق"));
    trial.session.undo(trial.desk().now).unwrap();
    pane.refresh(&trial.desk());
    assert!(title(&pane, &trial).starts_with("النظام الداخلي"), "{}", title(&pane, &trial));
    assert_eq!(pane.spoken(&trial.desk(), 40).selected[0], "1 المكتب");
    pane.update(&Command::Text("1".into()), &trial.desk());
    trial.session.redo(trial.desk().now).unwrap();
    pane.refresh(&trial.desk());
    assert!(title(&pane, &trial).starts_with("النظام الداخلي"), "redo goes there too");
    // The text itself taken back: nothing is left to show but the charter.
    for _ in 0..4 {
        trial.session.undo(trial.desk().now).unwrap();
        pane.refresh(&trial.desk());
    }
    assert_eq!(trial.session.committee().texts().len(), 1);
    assert!(title(&pane, &trial).starts_with("الميثاق"));
}

#[test]
fn an_undo_is_told_with_its_text_where_there_are_several() {
    let mut trial = trial();
    let told = |trial: &Trial| {
        let last = trial.session.entries(trial.session.mark() - 1, 1).unwrap().remove(0);
        notice::change_told(&last.change, trial.session.committee(), trial.desk().phrases)
    };
    assert!(!told(&trial).ends_with("(الميثاق)"));
    let text = Document { kind: DocumentKind::Regulation, ..Document::default() };
    trial.record(Change::Document(Box::new(Edit::add(DocumentId(60), text))));
    assert!(!told(&trial).ends_with("(النظام الداخلي)"), "it is named already");
    part(&mut trial, 61, DocumentId(60), 0, "المكتب", "نص");
    assert!(told(&trial).ends_with("(النظام الداخلي)"), "{}", told(&trial));
}
