//! The panes about who is meant, on a small committee.

use super::*;
use crate::command::{Command, Motion};
use crate::domain::{
    Body, BodyId, Change, Deadline, Edit, Member, MemberId, Objective, ObjectiveId, Part, PartyKind, Rank,
    Task, TaskId, responsible,
};
use crate::panes::trial::{Trial, rows, say, type_words};
use crate::panes::{Outcome, Pane};

const CELL: &str = "العمراني – نادية رحال تحت اشراف رجاء صبحي";

fn trial() -> Trial {
    let mut trial = Trial::new();
    for (id, name, body) in [
        (1, "مصطفى العمراني", "جمعية القصبة"),
        (2, "عبد الاله العمراني", "جمعية القصبه"),
        (3, "نادية رحال", "جمعية أمل"),
        (4, "ناديه الرحال", "جمعية أمل"),
    ] {
        let member =
            Member { rank: Rank(id), name: name.into(), institution: body.into(), ..Member::default() };
        trial.record(Change::Member(Box::new(Edit::add(MemberId(id), member))));
    }
    trial.record(Change::Objective(Box::new(Edit::add(ObjectiveId(1), Objective::default()))));
    let known = responsible::Known::of(trial.session.committee());
    let task = Task {
        responsible_words: CELL.into(),
        responsible: known.read(CELL),
        deadline: Deadline::default(),
        action: "جرد التجارب".into(),
        ..Task::new(ObjectiveId(1), Rank(1))
    };
    trial.record(Change::Task(Box::new(Edit::add(TaskId(1), task))));
    trial
}

fn task(trial: &Trial) -> &Task {
    &trial.session.committee().tasks[&TaskId(1)]
}

/// Gives commands to a pane and carries out what it answers; the pane it opens, if it opens one.
fn act(trial: &mut Trial, pane: &mut dyn Pane, commands: &[Command]) -> Option<Box<dyn Pane>> {
    let mut opened = None;
    for command in commands {
        let outcome = pane.update(command, &trial.desk());
        match outcome {
            Outcome::Open(pane) => opened = Some(pane),
            outcome => drop(trial.carry_out(outcome)),
        }
        pane.refresh(&trial.desk());
    }
    opened
}

#[test]
fn the_parties_of_a_cell_are_shown_with_whom_they_may_be() {
    let trial = trial();
    let mut pane = Parties::new(TaskId(1));
    let heard = pane.every_row(&trial.desk());
    assert_eq!(heard.len(), 3, "{heard:?}");
    let fits = "قد يكون: مصطفى العمراني (جمعية القصبة) · عبد الاله العمراني (جمعية القصبه)";
    assert!(heard[0].contains(fits), "{heard:?}");
    assert!(heard[2].contains("تحت إشراف") && heard[2].contains("ليس من الأعضاء"), "{heard:?}");
    let (buffer, _) = trial.draw(&mut pane, (80, 24));
    assert!(rows(&buffer).iter().any(|row| row.contains('✓')) == heard.iter().any(|row| row.contains('✓')));
}

#[test]
fn a_person_says_which_member_is_meant_and_the_cell_keeps_its_words() {
    let mut trial = trial();
    let mut pane = Parties::new(TaskId(1));
    let mut form = act(&mut trial, &mut pane, &[Command::Open]).unwrap();
    let to_member = [Command::FocusNext, Command::FocusNext, Command::FocusNext];
    say(form.as_mut(), &to_member, &trial.desk());
    type_words(form.as_mut(), "العمراني", &trial.desk());
    let refused = form.update(&Command::Accept, &trial.desk());
    assert!(matches!(refused, Outcome::Done), "two members fit");
    type_words(form.as_mut(), " مصطفى", &trial.desk());
    let accepted = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(accepted);
    assert_eq!(task(&trial).responsible[0].member, Some(MemberId(1)));
    assert_eq!((task(&trial).responsible_words.as_str(), task(&trial).responsible.len()), (CELL, 3));
    // To be kept as text again, the field is emptied.
    pane.refresh(&trial.desk());
    let mut form = act(&mut trial, &mut pane, &[Command::Open]).unwrap();
    let clear = [to_member.as_slice(), &[Command::SelectAll, Command::EraseBack]].concat();
    say(form.as_mut(), &clear, &trial.desk());
    let accepted = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(accepted);
    assert_eq!(task(&trial).responsible[0].member, None);
}

#[test]
fn parties_are_reordered_taken_out_and_linked_without_a_word_changing() {
    let mut trial = trial();
    let mut pane = Parties::new(TaskId(1));
    act(&mut trial, &mut pane, &[Command::Lower]);
    let names = |trial: &Trial| -> Vec<String> {
        task(trial).responsible.iter().map(|party| party.name.clone()).collect()
    };
    assert_eq!(names(&trial), ["نادية رحال", "العمراني", "رجاء صبحي"]);
    act(&mut trial, &mut pane, &[Command::Remove]);
    assert_eq!(names(&trial), ["نادية رحال", "رجاء صبحي"], "the row that was moved was selected");
    let before = task(&trial).clone();
    let mut after = before.clone();
    after.responsible[0].member = None;
    trial.record(Change::Task(Box::new(Edit::replace(TaskId(1), &before, after))));
    let party = |trial: &Trial| task(trial).responsible[0].clone();
    act(&mut trial, &mut pane, &[Command::Confirm]);
    assert_eq!(party(&trial).member, Some(MemberId(3)));
    assert_eq!((party(&trial).part, party(&trial).kind), (Part::With, PartyKind::Person));
    assert_eq!(task(&trial).responsible_words, CELL);
}

#[test]
fn two_members_are_made_one_the_likeliest_offered_first() {
    let mut trial = trial();
    let mut pane = Unite::of_member(MemberId(4), trial.session.committee()).unwrap();
    let offered = pane.every_row(&trial.desk());
    assert!(offered[0].starts_with("نادية رحال") && offered.len() == 3, "{offered:?}");
    act(&mut trial, &mut pane, &[Command::Open]);
    let committee = trial.session.committee();
    assert!(!committee.members.contains_key(&MemberId(4)));
    let [alias] = committee.members[&MemberId(3)].aliases.as_slice() else { panic!("one alias") };
    assert_eq!((alias.name.as_str(), alias.by.as_str()), ("ناديه الرحال", "amina"));
    trial.session.undo(trial.desk().now).unwrap();
    assert_eq!(trial.session.committee().members.len(), 4);
}

#[test]
fn two_bodies_are_made_one_and_parted_again() {
    let mut trial = trial();
    let mut pane = Bodies::default();
    assert_eq!(pane.every_row(&trial.desk()).len(), 3);
    let mut unite = act(&mut trial, &mut pane, &[Command::Unite]).unwrap();
    assert_eq!(unite.every_row(&trial.desk())[0], "جمعية القصبه", "the likeliest first");
    act(&mut trial, unite.as_mut(), &[Command::Open]);
    pane.refresh(&trial.desk());
    let listed = trial.session.committee().bodies_listed();
    assert_eq!(listed.iter().map(|it| it.members.len()).collect::<Vec<_>>(), [2, 2]);
    let heard = pane.every_row(&trial.desk());
    assert!(heard.len() == 3 && heard[1].contains("amina"), "{heard:?}");
    // The roster says what it said.
    let written = |id| trial.session.committee().members[&MemberId(id)].institution.clone();
    assert_eq!((written(1).as_str(), written(2).as_str()), ("جمعية القصبة", "جمعية القصبه"));
    act(&mut trial, &mut pane, &[Command::Move(Motion::Next), Command::Remove]);
    assert!(trial.session.committee().bodies.is_empty());
    let (buffer, _) = trial.draw(&mut pane, (60, 10));
    assert_eq!(buffer.area.width, 60);
}

#[test]
fn a_body_that_is_renamed_is_still_found_by_its_old_name() {
    let mut trial = trial();
    let mut pane = Bodies::default();
    let mut form = act(&mut trial, &mut pane, &[Command::Edit]).unwrap();
    type_words(form.as_mut(), " للتنمية", &trial.desk());
    let accepted = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(accepted);
    let committee = trial.session.committee();
    let (id, body): (&BodyId, &Body) = committee.bodies.iter().next().unwrap();
    assert_eq!(body.names().collect::<Vec<_>>(), ["جمعية القصبة للتنمية", "جمعية القصبة"]);
    assert_eq!(crate::domain::Bodies::of(committee).named("جمعية القصبة"), Some(*id));
    let listed = committee.bodies_listed();
    let renamed = listed.iter().find(|it| it.id == Some(*id)).unwrap();
    assert_eq!(renamed.members, [MemberId(1)]);
}
