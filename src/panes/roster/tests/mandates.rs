//! Ends of mandates, successions, the committee of a day, and what the meter says of all that.

use super::*;
use crate::domain::{Demand, Requirement, Statutes};

#[test]
fn who_resigns_stays_in_the_roster_of_that_day_and_is_hidden_the_day_after() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    end(&mut roster, &mut trial, 0);
    let member = &trial.session.committee().members[&MemberId(9)];
    assert_eq!((member.until, member.departure), (Some(trial.desk().today), Some(Departure::Resigned)));
    assert_eq!((trial.session.mark(), shown(&roster).len()), (6, 5), "one entry; the last day still counts");
    let tomorrow = Desk { today: trial.desk().today.succ_opt().unwrap(), ..trial.desk() };
    roster.refresh(&tomorrow);
    assert_eq!((shown(&roster).len(), roster.rows.hidden()), (4, 1));
    roster.update(&Command::Former, &tomorrow);
    assert_eq!(shown(&roster).len(), 5);
    roster.update(&Command::Former, &tomorrow);
    roster.update(&Command::OnDay(Some("2023-03-09".into())), &tomorrow);
    assert_eq!((shown(&roster).len(), roster.counts.total), (5, 5));
    roster.update(&Command::Cancel, &tomorrow);
    roster.refresh(&tomorrow);
    assert_eq!((shown(&roster).len(), roster.counts.total), (4, 4));
    roster.go_to(Record::Member(MemberId(9)), &tomorrow);
    assert_eq!(roster.selected(), Some(MemberId(9)), "a finding leads also to who has gone");
}

#[test]
fn a_successor_takes_the_seat_as_one_entry_and_both_know_it() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    let Outcome::Open(mut form) = roster.update(&Command::Succeed, &trial.desk()) else { panic!("no form") };
    say(form.as_mut(), &[Command::FocusNext], &trial.desk());
    type_words(form.as_mut(), "سعاد أمزيان", &trial.desk());
    let outcome = say(form.as_mut(), &[Command::Accept], &trial.desk());
    assert!(matches!(outcome, Outcome::Done), "the day is asked for");
    type_words(form.as_mut(), "2023-05-01", &trial.desk());
    let outcome = say(form.as_mut(), &[Command::Accept], &trial.desk());
    trial.carry_out(outcome);
    roster.refresh(&trial.desk());
    assert_eq!(trial.session.mark(), 6, "one entry");
    let committee = trial.session.committee();
    let gone = &committee.members[&MemberId(9)];
    let last = chrono::NaiveDate::from_ymd_opt(2023, 4, 30);
    assert_eq!((gone.until, gone.departure), (last, Some(Departure::Replaced)));
    let (id, successor) = committee.roster()[1];
    assert_eq!((successor.name.as_str(), successor.replaces), ("سعاد أمزيان", Some(MemberId(9))));
    assert_eq!(
        (successor.institution.as_str(), successor.from),
        ("جماعة العرائش", last.and_then(|it| it.succ_opt()))
    );
    assert_eq!(roster.selected(), Some(id));
    trial.session.undo(chrono::DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(trial.session.committee().members.len(), 5);
    assert_eq!(trial.session.committee().members[&MemberId(9)].until, None);
}

#[test]
fn the_meter_follows_every_change_and_tells_what_is_missed_by_sign_and_word() {
    let mut trial = trial();
    trial.language = Language::En;
    let rule = |demand| Requirement { demand, words: String::new() };
    let rules = [Demand::Total { members: 5 }, Demand::Women { percent: 50, tolerance: 0 }].map(rule);
    let after = Some(Statutes { requirements: rules.to_vec(), ..Statutes::default() });
    let mut roster = opened(&trial);
    assert!(roster.measures.is_empty());
    trial.record(Change::Statutes(Box::new(Edit { id: (), before: None, after })));
    roster.refresh(&trial.desk());
    let foot = |roster: &mut Roster, trial: &Trial, width| {
        rows(&trial.draw(roster, (width, 20)).0).last().unwrap().trim_end().to_owned()
    };
    assert_eq!(foot(&mut roster, &trial, 78), "✓ members 5/5 · ? women 1/5 (20%) 3 not stated");
    end(&mut roster, &mut trial, BY_MISTAKE);
    assert_eq!(foot(&mut roster, &trial, 78), "✗ members 4/5 1 missing · ? women 1/4 (25%) 3 not stated");
    assert_eq!(foot(&mut roster, &trial, 30), "✗ members 4/5 · ? women 1/4");
}

#[test]
fn counts_and_measures_are_made_once_a_change_and_not_once_a_frame() {
    let trial = trial();
    let mut roster = opened(&trial);
    roster.counts.total = 77;
    trial.draw(&mut roster, (78, 20));
    roster.refresh(&trial.desk());
    assert_eq!(roster.counts.total, 77, "nothing was counted again");
}
