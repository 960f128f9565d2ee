//! Merging on committees of chance: nothing names what is gone, and one undo brings it back.

use proptest::prelude::*;

use super::*;
use crate::domain::check::check;
use crate::domain::{
    Amendment, Deadline, Departure, Meeting, Objective, ObjectiveId, Part, Party, PartyKind, Rank, Seat, Task,
};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

const DECIDED: (&str, &str) = ("كريم", "2024-06-01");

fn decided() -> (&'static str, NaiveDate) {
    (DECIDED.0, day(DECIDED.1))
}

const NAMES: [&str; 6] = ["نادية رحال", "ناديه الرحال", "رحال نادية", "محمد شكيب", "م. شكيب", ""];
const BODIES: [&str; 5] = ["جمعية القصبة", "جمعية القصبه", "القصبة", "جمعية أمل", ""];

fn party(member: Option<u64>) -> Party {
    let (part, kind) = (Part::With, PartyKind::Person);
    Party { name: "نادية".into(), part, kind, member: member.map(MemberId) }
}

prop_compose! {
    fn member()(
        name in 0..NAMES.len(),
        body in 0..BODIES.len(),
        alias in proptest::option::of(0..NAMES.len()),
        links in (proptest::option::of(1..6_u64), proptest::option::of(1..6_u64)),
        until in proptest::option::of(1..28_u32),
    ) -> Member {
        let alias = alias.map(|at| Alias { name: NAMES[at].into(), by: "سعاد".into(), day: None });
        Member {
            name: NAMES[name].into(),
            institution: BODIES[body].into(),
            aliases: alias.into_iter().collect(),
            alternate_of: links.0.map(MemberId),
            replaces: links.1.map(MemberId),
            seat: if links.0.is_some() { Seat::Alternate } else { Seat::Full },
            until: until.map(|it| NaiveDate::from_ymd_opt(2024, 5, it).unwrap()),
            departure: until.map(|_| Departure::Resigned),
            notes: format!("{name}"),
            ..Member::default()
        }
    }
}

prop_compose! {
    fn committee()(
        members in proptest::collection::vec(member(), 2..6),
        parties in proptest::collection::vec(proptest::option::of(1..6_u64), 0..8),
        rows in proptest::collection::vec((1..6_u64, 0..4_usize), 0..8),
        proposer in proptest::option::of(1..6_u64),
        accepted in 1..6_u64,
    ) -> Committee {
        let members = (1..).map(MemberId).zip(members).collect();
        let mut committee = Committee { members, ..Committee::default() };
        committee.objectives.insert(ObjectiveId(1), Objective::default());
        for (n, pair) in (1..).zip(parties.chunks(2)) {
            let task = Task {
                responsible_words: "نادية - نادية".into(),
                responsible: pair.iter().map(|it| party(*it)).collect(),
                deadline: Deadline::default(),
                action: format!("عمل {n}"),
                ..Task::new(ObjectiveId(1), Rank(n))
            };
            committee.tasks.insert(TaskId(n), task);
        }
        let row = |(id, at): (u64, usize)| Attendance {
            member: MemberId(id), presence: Presence::ALL[at], by: String::new(),
        };
        let attendance = rows.into_iter().map(row).collect();
        committee.meetings.insert(MeetingId(1), Meeting { attendance, ..Meeting::default() });
        let mut amendment = Amendment { number: 1, ..Amendment::default() };
        amendment.proposer.member = proposer.map(MemberId);
        committee.amendments.insert(AmendmentId(1), amendment);
        let acceptance = Acceptance {
            rule: "member-without-body".into(),
            record: Record::Member(MemberId(accepted)),
            grounds: "نادية".into(),
            by: "سعاد".into(),
            why: String::new(),
        };
        committee.accepted.insert(AcceptanceId(1), acceptance);
        committee
    }
}

/// Whether anything names a member by this identity.
fn is_named(committee: &Committee, id: MemberId) -> bool {
    let references = References::of(committee);
    references.members.contains_key(&id)
        || references.tasks.contains_key(&id)
        || references.meetings.contains_key(&id)
        || references.amendments.contains_key(&id)
        || references.accepted.contains_key(&Record::Member(id))
        || committee.members.contains_key(&id)
}

proptest! {
    #[test]
    fn two_members_become_one_and_one_undo_parts_them(
        before in committee(), kept in 1..6_u64, merged in 1..6_u64
    ) {
        let (kept, merged) = (MemberId(kept), MemberId(merged));
        let change = members(&before, &References::of(&before), (kept, merged), decided());
        let both = before.members.contains_key(&kept) && before.members.contains_key(&merged);
        prop_assert_eq!(change.is_some(), both && kept != merged);
        let Some(change) = change else { return Ok(()) };
        let mut after = before.clone();
        prop_assert_eq!(change.apply(&mut after), Ok(()));
        prop_assert!(!is_named(&after, merged));
        let one = &after.members[&kept];
        prop_assert!(one.alternate_of != Some(kept) && one.replaces != Some(kept));
        // Whoever was found by a name still is, and nobody is called the same twice.
        let called: Vec<_> = std::iter::once(&one.name).chain(one.aliases.iter().map(|it| &it.name)).collect();
        for id in [kept, merged] {
            let name = &before.members[&id].name;
            let same = called.iter().filter(|it| names::spelling(it) == names::spelling(name)).count();
            prop_assert!(same > 0 || name.is_empty(), "{} {:?}", name, called);
        }
        let known = 1 + before.members[&kept].aliases.len();
        for (at, name) in called.iter().enumerate().skip(known) {
            prop_assert!(called[..at].iter().all(|it| names::spelling(it) != names::spelling(name)));
        }
        // The words of the paper are nobody's to change.
        for (id, task) in &before.tasks {
            let now = &after.tasks[id];
            prop_assert_eq!(&now.responsible_words, &task.responsible_words);
            prop_assert_eq!(now.responsible.len(), task.responsible.len());
        }
        let mut rows: Vec<_> = after.meetings[&MeetingId(1)].attendance.iter().map(|it| it.member).collect();
        let was: Vec<_> = before.meetings[&MeetingId(1)].attendance.iter().map(|it| it.member).collect();
        if was.contains(&merged) {
            rows.retain(|id| *id == kept);
            prop_assert_eq!(rows.len(), 1);
        }
        let mut undone = after.clone();
        prop_assert_eq!(change.inverse().apply(&mut undone), Ok(()));
        prop_assert_eq!(undone, before);
    }

    #[test]
    fn two_bodies_become_one_and_every_name_still_finds_it(
        mut before in committee(),
        first in proptest::collection::vec(0..4_usize, 0..3),
        second in proptest::collection::vec(0..4_usize, 0..3),
        kept in 0..4_usize,
        merged in 0..4_usize,
    ) {
        // No name is of two bodies: whoever asked for it would get the first.
        prop_assume!(first.iter().all(|at| !second.contains(at)));
        for (id, all) in [(1, first), (2, second)] {
            let Some((name, aliases)) = all.split_first() else { continue };
            let alias = |at: &usize| Alias { name: BODIES[*at].into(), ..Alias::default() };
            let aliases = aliases.iter().map(alias).collect();
            let body = Body { name: BODIES[*name].into(), aliases, ..Body::default() };
            before.bodies.insert(BodyId(id), body);
        }
        let (kept, merged) = (BODIES[kept], BODIES[merged]);
        let known = Bodies::of(&before);
        let already = kept == merged || (known.named(kept).is_some() && known.named(kept) == known.named(merged));
        let change = bodies(&before, (kept, merged), decided());
        prop_assert_eq!(change.is_none(), already);
        let Some(change) = change else { return Ok(()) };
        let mut after = before.clone();
        prop_assert_eq!(change.apply(&mut after), Ok(()));
        prop_assert_eq!(&after.members, &before.members);
        let now = Bodies::of(&after);
        prop_assert!(now.named(kept).is_some());
        prop_assert_eq!(now.named(kept), now.named(merged));
        if let Some(old) = known.named(merged) {
            for name in before.bodies[&old].names() {
                prop_assert!(now.named(name).is_some());
            }
        }
        let mut undone = after.clone();
        prop_assert_eq!(change.inverse().apply(&mut undone), Ok(()));
        prop_assert_eq!(undone, before);
    }
}

#[test]
fn what_a_merge_decides_is_signed_by_who_takes_it_and_what_was_decided_stays_so() {
    let old = Alias { name: "ن. رحال".into(), by: "سعاد".into(), day: Some(day("2023-01-01")) };
    let of = |name: &str, aliases: Vec<Alias>| Member { name: name.into(), aliases, ..Member::default() };
    let mut committee = Committee::default();
    committee.members.insert(MemberId(1), of("نادية رحال", Vec::new()));
    committee.members.insert(MemberId(2), of("ناديه الرحال", vec![old.clone()]));
    let ends = (MemberId(1), MemberId(2));
    let offered = members(&committee, &References::of(&committee), ends, ("", day("2024-06-01"))).unwrap();
    let change = signed(offered, "كريم");
    change.apply(&mut committee).unwrap();
    let new =
        Alias { name: "ناديه الرحال".into(), by: "كريم".into(), day: Some(day("2024-06-01")) };
    assert_eq!(committee.members[&MemberId(1)].aliases, [new, old]);
}

#[test]
fn a_mandate_that_goes_on_in_one_of_the_records_goes_on() {
    let of = |from: &str, until: Option<&str>| Member {
        from: Some(day(from)),
        until: until.map(day),
        departure: until.map(|_| Departure::Resigned),
        ..Member::default()
    };
    let ended = of("2020-01-01", Some("2022-01-01"));
    let goes_on = joined(&ended, &of("2023-01-01", None));
    assert_eq!((goes_on.from, goes_on.until, goes_on.departure), (Some(day("2020-01-01")), None, None));
    let twice = joined(&ended, &of("2023-01-01", Some("2024-01-01")));
    assert_eq!((twice.from, twice.until), (Some(day("2020-01-01")), Some(day("2024-01-01"))));
}

#[test]
fn once_merged_the_checker_is_silent_about_them() {
    let today = day("2024-06-01");
    let mut committee = Committee::default();
    for (id, name) in [(1, "نادية رحال"), (2, "ناديه الرحال")] {
        committee.members.insert(MemberId(id), Member { name: name.into(), ..Member::default() });
    }
    assert!(!check(&committee, today).findings.is_empty());
    let change = members(&committee, &References::of(&committee), (MemberId(1), MemberId(2)), decided());
    change.unwrap().apply(&mut committee).unwrap();
    assert!(check(&committee, today).findings.is_empty());
}
