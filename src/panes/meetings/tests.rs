//! What the pane of meetings does, key by key.

use super::*;
use crate::domain::{Committee, Meeting, Presence, Resolution};
use crate::exchange::demo;
use crate::panes::trial::{Trial, type_words};

fn demonstration() -> Trial {
    let mut trial = Trial::new();
    let day = trial.desk().today;
    let changes = demo::changes(trial.session.ids(), day);
    changes.into_iter().for_each(|change| trial.record(change));
    trial
}

fn latest(committee: &Committee) -> (MeetingId, &Meeting) {
    committee.meetings.iter().max_by_key(|(_, it)| it.day).map(|(id, it)| (*id, it)).unwrap()
}

/// The pane that an outcome opens, wherever in it.
fn opened(outcome: Outcome) -> Box<dyn Pane> {
    match outcome {
        Outcome::Open(pane) => pane,
        Outcome::Each(all) => all
            .into_iter()
            .find_map(|it| if let Outcome::Open(pane) = it { Some(pane) } else { None })
            .expect("something is opened"),
        _ => panic!("nothing is opened"),
    }
}

#[test]
fn the_log_shows_every_meeting_the_last_one_first_and_filters_step_through_what_there_is() {
    let trial = demonstration();
    let (desk, mut pane) = (trial.desk(), Meetings::new());
    assert_eq!(pane.every_row(&desk).len(), 4);
    assert_eq!(pane.selected, Some(latest(trial.session.committee()).0));
    let mut shown = Vec::new();
    for _ in 0..5 {
        pane.update(&Command::FilterKind, &desk);
        shown.push(pane.log.shown().len());
    }
    assert_eq!(shown, [1, 1, 1, 1, 4], "four kinds, then all of them");
    pane.update(&Command::FilterYear, &desk);
    assert_eq!((pane.log.sieve.year, pane.log.shown().len()), (Some(Some(2026)), 4));
    pane.update(&Command::Filter(Some("النساء القرويات".into())), &desk);
    assert_eq!(pane.log.shown().len(), 1);
    pane.update(&Command::Cancel, &desk);
    assert_eq!(pane.log.shown().len(), 4);
}

#[test]
fn the_attendance_list_is_walked_with_single_keys_and_each_is_recorded_at_once() {
    let mut trial = demonstration();
    let (id, before) = latest(trial.session.committee());
    let roster: Vec<_> = trial.session.committee().roster().into_iter().map(|(id, _)| id).collect();
    let empty = Meeting { attendance: Vec::new(), ..before.clone() };
    trial.record(acts::edit(id, &before.clone(), empty));
    let mut list = sheet::Sheet::new(id);
    for presence in [Presence::Present, Presence::Excused, Presence::Absent] {
        let outcome = list.update(&Command::Attend(presence), &trial.desk());
        trial.carry_out(outcome);
    }
    let mut form = opened(list.update(&Command::Attend(Presence::Represented), &trial.desk()));
    type_words(form.as_mut(), "زينب أمزيان", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    let outcome = list.update(&Command::AllPresent, &trial.desk());
    trial.carry_out(outcome);
    let meeting = &trial.session.committee().meetings[&id];
    let noted = |at: usize| {
        let it = meeting.attendance.iter().find(|it| it.member == roster[at]).unwrap();
        (it.presence, it.by.as_str())
    };
    assert_eq!(
        [noted(0), noted(1), noted(2)].map(|it| it.0),
        [Presence::Present, Presence::Excused, Presence::Absent]
    );
    assert_eq!(noted(3), (Presence::Represented, "زينب أمزيان"));
    assert_eq!((noted(17).0, meeting.attendance.len()), (Presence::Present, 18));
}

#[test]
fn a_resolution_becomes_a_task_in_one_entry_that_one_undo_takes_back() {
    let mut trial = demonstration();
    let (id, meeting) = latest(trial.session.committee());
    let (words, tasks) = (meeting.resolutions[1].words.clone(), trial.session.committee().tasks.len());
    let mark = trial.session.mark();
    let mut form = opened(follow::make_task(id, 1, &trial.desk()));
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    let committee = trial.session.committee();
    let task = committee.meetings[&id].resolutions[1].task.expect("linked");
    assert_eq!((committee.tasks[&task].action.as_str(), committee.tasks[&task].meeting), (&*words, Some(id)));
    assert_eq!((trial.session.mark(), committee.tasks.len()), (mark + 1, tasks + 1));
    // A second one is refused as long as the first is there.
    assert!(matches!(follow::make_task(id, 1, &trial.desk()), Outcome::Say(_)));
    trial.session.undo(DateTime::UNIX_EPOCH).unwrap();
    let committee = trial.session.committee();
    assert_eq!((committee.tasks.len(), committee.meetings[&id].resolutions[1].task), (tasks, None));
}

#[test]
fn a_resolution_becomes_an_amendment_of_the_paragraph_that_is_chosen() {
    let mut trial = demonstration();
    let (id, _) = latest(trial.session.committee());
    let mut choice = opened(follow::amend(id, 1, &trial.desk()));
    choice.update(&Command::Move(Motion::Next), &trial.desk());
    let mut form = opened(choice.update(&Command::Open, &trial.desk()));
    type_words(form.as_mut(), "خلية التنسيق", &trial.desk());
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "نص جديد ", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    let committee = trial.session.committee();
    let amendment = committee.meetings[&id].resolutions[1].amendment.expect("linked");
    assert_eq!(committee.amendments[&amendment].meeting, Some(id));
    assert!(matches!(follow::amend(id, 1, &trial.desk()), Outcome::Say(_)));
}

#[test]
fn an_agenda_written_as_lines_keeps_what_was_not_touched() {
    let mut trial = demonstration();
    let (id, meeting) = latest(trial.session.committee());
    let before = meeting.agenda.clone();
    let mut form: Box<dyn Pane> = Box::new(items::lines(id, meeting, &trial.desk()));
    form.update(&Command::Move(Motion::Last), &trial.desk());
    form.update(&Command::Paste(Some("\n4. 20.00-19.00 مختلفات (تقديم: الجميع)".into())), &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    let agenda = &trial.session.committee().meetings[&id].agenda;
    assert_eq!(agenda[..3], before[..]);
    let added = &agenda[3];
    assert_eq!((added.number.as_str(), added.title.as_str(), added.by.as_str()), ("4", "مختلفات", "الجميع"));
    assert!(added.hours.is_reversed());
}

#[test]
fn items_of_a_list_change_places_and_go_and_a_vote_is_kept() {
    let mut trial = demonstration();
    let (id, meeting) = latest(trial.session.committee());
    let before: Vec<Resolution> = meeting.resolutions.clone();
    let mut list = lists::List::new(id, lists::Section::Resolutions);
    let outcome = list.update(&Command::Lower, &trial.desk());
    trial.carry_out(outcome);
    let resolutions = |trial: &Trial| trial.session.committee().meetings[&id].resolutions.clone();
    assert_eq!(resolutions(&trial), [before[1].clone(), before[0].clone()]);
    let outcome = list.update(&Command::Remove, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(resolutions(&trial), [before[1].clone()]);
    assert_eq!(before[0].votes.unwrap().yes, 12);
}

#[test]
fn minutes_edited_elsewhere_come_back_as_one_change() {
    let mut trial = demonstration();
    let (id, _) = latest(trial.session.committee());
    let mut pane = Meetings::new();
    pane.go_to(Record::Meeting(id), &trial.desk());
    assert!(matches!(pane.update(&Command::Rewrite(None), &trial.desk()), Outcome::Lend(_)));
    let outcome = pane.update(&Command::Rewrite(Some("سطر\nسطر ثان".into())), &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(trial.session.committee().meetings[&id].minutes, "سطر\nسطر ثان");
}

#[test]
fn every_size_of_screen_shows_the_log_and_a_meeting() {
    let trial = demonstration();
    let (id, _) = latest(trial.session.committee());
    let mut panes: [Box<dyn Pane>; 3] = [
        Box::new(Meetings::new()),
        Box::new(sheet::Sheet::new(id)),
        Box::new(lists::List::new(id, lists::Section::Agenda)),
    ];
    for pane in &mut panes {
        for size in [(0, 0), (1, 1), (3, 2), (20, 5), (44, 16), (80, 24), (99, 7), (120, 40)] {
            let _drawn = trial.draw(pane.as_mut(), size);
        }
    }
}
