//! Who was at a meeting: counted by category and gender, and measured by the quorum.
//!
//! Used by the pane of meetings, the command line and the checker. A member counts who sat on the
//! day of the meeting; whoever came besides is a guest.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::super::{Category, Committee, Gender, Least, Member, MemberId, Quorum, Seat};
use super::{Attendance, Meeting, Presence};

/// Whether a member's mandate covers `day`; without a day, whether it has not ended.
#[must_use]
pub fn sits(member: &Member, day: Option<NaiveDate>) -> bool {
    match day {
        Some(day) => {
            member.from.is_none_or(|from| from <= day) && member.until.is_none_or(|until| day <= until)
        }
        None => member.until.is_none(),
    }
}

/// The members who sit in seats of their own on `day`, in the order of the roster.
#[must_use]
pub fn seats(committee: &Committee, day: Option<NaiveDate>) -> Vec<(MemberId, &Member)> {
    let roster = committee.roster().into_iter();
    roster.filter(|(_, member)| member.seat == Seat::Full && sits(member, day)).collect()
}

/// How many members were there, and how many were not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// There.
    pub present: usize,
    /// Somebody came for them.
    pub represented: usize,
    /// They said they would not come.
    pub excused: usize,
    /// Not there.
    pub absent: usize,
}

/// Counts the attendance of a meeting.
#[must_use]
pub fn tally(meeting: &Meeting) -> Tally {
    let count = |presence| meeting.attendance.iter().filter(|it| it.presence == presence).count();
    Tally {
        present: count(Presence::Present),
        represented: count(Presence::Represented),
        excused: count(Presence::Excused),
        absent: count(Presence::Absent),
    }
}

/// Whether enough were there to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Seats whose member was there or represented.
    pub there: usize,
    /// How many must be.
    pub needed: usize,
    /// Seats there are on that day.
    pub seats: usize,
}

impl Verdict {
    /// Whether the quorum is reached.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        self.there >= self.needed
    }
}

/// How many of `seats` must be there.
#[must_use]
pub fn needed(quorum: &Quorum, seats: usize) -> usize {
    match quorum.least {
        Least::MoreThanHalf => seats / 2 + 1,
        // A part of a member counts as one.
        Least::Percent(percent) => (seats * usize::from(percent)).div_ceil(100),
        Least::Members(members) => usize::try_from(members).unwrap_or(usize::MAX),
    }
}

/// Measures a meeting by the quorum; `None` where there is no rule or nothing is said of anybody.
#[must_use]
pub fn quorum(committee: &Committee, meeting: &Meeting) -> Option<Verdict> {
    let quorum = committee.statutes.as_ref()?.quorum.as_ref()?;
    if meeting.attendance.is_empty() {
        return None;
    }
    let seats: BTreeSet<MemberId> = seats(committee, meeting.day).into_iter().map(|(id, _)| id).collect();
    let there = meeting.attendance.iter().filter(|it| is_there(it.presence));
    // An alternate who came fills the seat of the one they stand in for, once.
    let filled = there.filter_map(|it| {
        let member = committee.members.get(&it.member)?;
        let seat = if member.seat == Seat::Alternate { member.alternate_of? } else { it.member };
        seats.contains(&seat).then_some(seat)
    });
    let there = filled.collect::<BTreeSet<_>>().len();
    Some(Verdict { there, needed: needed(quorum, seats.len()), seats: seats.len() })
}

/// Whether a presence counts for the quorum.
#[must_use]
pub const fn is_there(presence: Presence) -> bool {
    matches!(presence, Presence::Present | Presence::Represented)
}

/// How many people were there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// By category, in the order they are counted; those with nobody are left out.
    pub by_category: Vec<(Category, usize)>,
    /// Women.
    pub women: usize,
    /// Men.
    pub men: usize,
    /// Everyone, also those of whom neither is known, and the guests.
    pub total: usize,
    /// Whether they were counted on the spot instead of listed.
    pub counted: bool,
}

/// Counts who was in the room: from the list, else from the counts that were written down.
#[must_use]
pub fn people(committee: &Committee, meeting: &Meeting) -> People {
    if meeting.attendance.is_empty() { counted(meeting) } else { listed(committee, meeting) }
}

fn listed(committee: &Committee, meeting: &Meeting) -> People {
    let present = meeting.attendance.iter().filter(|it| it.presence == Presence::Present);
    let members: Vec<&Member> = present.filter_map(|it| committee.members.get(&it.member)).collect();
    let category =
        |wanted| members.iter().filter(|it| it.category.is_some_and(|it| it.value == wanted)).count();
    let gender = |wanted| members.iter().filter(|it| it.gender.is_some_and(|it| it.value == wanted)).count();
    let by_category = Category::ALL.map(|it| (it, category(it)));
    People {
        by_category: by_category.into_iter().filter(|(_, n)| *n > 0).collect(),
        women: gender(Gender::Woman),
        men: gender(Gender::Man),
        total: members.len() + tally(meeting).represented + meeting.guests.len(),
        counted: false,
    }
}

fn counted(meeting: &Meeting) -> People {
    let number = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let sum = |of: &dyn Fn(&super::Count) -> bool| {
        meeting.counts.iter().filter(|it| of(it)).map(|it| number(it.number)).fold(0, usize::saturating_add)
    };
    let by_category = Category::ALL.map(|it| (it, sum(&|count| count.category == Some(it))));
    let by_category: Vec<_> = by_category.into_iter().filter(|(_, n)| *n > 0).collect();
    let (women, men) =
        (sum(&|it| it.gender == Some(Gender::Woman)), sum(&|it| it.gender == Some(Gender::Man)));
    let sides = by_category.iter().map(|(_, n)| *n).fold(0, usize::saturating_add);
    let plain = sum(&|it| it.category.is_none() && it.gender.is_none());
    // The same people may be counted by side, by gender and all together: the largest sum has everyone.
    let total = sides.max(women.saturating_add(men)).max(plain);
    People { by_category, women, men, total, counted: total > 0 }
}

/// The attendance of a member, if something was said of them.
#[must_use]
pub fn of(meeting: &Meeting, member: MemberId) -> Option<&Attendance> {
    meeting.attendance.iter().find(|it| it.member == member)
}

/// Minutes between two times of a day, of which the second is the later.
#[must_use]
pub fn minutes_between(start: NaiveTime, end: NaiveTime) -> u32 {
    u32::try_from((end - start).max(TimeDelta::zero()).num_minutes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Stated, Statutes};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn committee(seats: u64) -> Committee {
        let member = |n: u64| Member {
            gender: Some(Stated::confirmed(if n.is_multiple_of(2) { Gender::Woman } else { Gender::Man })),
            category: Some(Stated::confirmed(Category::CivilSociety)),
            ..Member::default()
        };
        Committee {
            members: (1..=seats).map(|n| (MemberId(n), member(n))).collect(),
            statutes: Some(Statutes {
                quorum: Some(Quorum { least: Least::MoreThanHalf, words: String::new() }),
                ..Statutes::default()
            }),
            ..Committee::default()
        }
    }

    fn there(members: &[(u64, Presence)]) -> Meeting {
        let one = |(id, presence): &(u64, Presence)| Attendance {
            member: MemberId(*id),
            presence: *presence,
            by: String::new(),
        };
        Meeting { day: Some(day(9)), attendance: members.iter().map(one).collect(), ..Meeting::default() }
    }

    #[test]
    fn more_than_half_of_those_who_sit_that_day_must_be_there_or_represented() {
        let mut committee = committee(6);
        let meeting = there(&[
            (1, Presence::Present),
            (2, Presence::Represented),
            (3, Presence::Present),
            (4, Presence::Excused),
        ]);
        let verdict = quorum(&committee, &meeting).unwrap();
        assert_eq!((verdict.there, verdict.needed, verdict.seats), (3, 4, 6));
        assert!(!verdict.is_reached());
        // Somebody who left before the meeting has no seat, so that three of five are enough.
        committee.members.get_mut(&MemberId(6)).unwrap().until = Some(day(8));
        let verdict = quorum(&committee, &meeting).unwrap();
        assert_eq!((verdict.needed, verdict.seats, verdict.is_reached()), (3, 5, true));
        // And nobody is there who no longer sits.
        committee.members.get_mut(&MemberId(3)).unwrap().until = Some(day(8));
        assert_eq!(quorum(&committee, &meeting).unwrap().there, 2);
    }

    #[test]
    fn an_alternate_fills_the_seat_of_the_one_they_stand_in_for_once() {
        let mut committee = committee(4);
        let alternate = committee.members.get_mut(&MemberId(4)).unwrap();
        (alternate.seat, alternate.alternate_of) = (Seat::Alternate, Some(MemberId(1)));
        let both = there(&[(1, Presence::Present), (4, Presence::Present)]);
        assert_eq!(quorum(&committee, &both).unwrap().there, 1);
        let alone = there(&[(1, Presence::Excused), (4, Presence::Present), (2, Presence::Present)]);
        let verdict = quorum(&committee, &alone).unwrap();
        assert_eq!((verdict.there, verdict.seats, verdict.is_reached()), (2, 3, true));
    }

    #[test]
    fn a_share_counts_a_part_of_a_member_as_one_and_no_list_is_no_verdict() {
        let rule = |least| Quorum { least, words: String::new() };
        assert_eq!(needed(&rule(Least::Percent(60)), 18), 11);
        assert_eq!(needed(&rule(Least::Percent(100)), 18), 18);
        assert_eq!(needed(&rule(Least::Members(12)), 18), 12);
        assert_eq!(needed(&rule(Least::MoreThanHalf), 18), 10);
        assert_eq!(quorum(&committee(3), &there(&[])), None);
        let lawless = Committee { statutes: None, ..committee(3) };
        assert_eq!(quorum(&lawless, &there(&[(1, Presence::Present)])), None);
    }

    #[test]
    fn people_are_counted_from_the_list_else_from_the_counts() {
        let committee = committee(3);
        let listed = there(&[(1, Presence::Present), (2, Presence::Present), (3, Presence::Represented)]);
        let people_listed = people(&committee, &listed);
        assert_eq!((people_listed.women, people_listed.men, people_listed.total), (1, 1, 3));
        assert_eq!(people_listed.by_category, [(Category::CivilSociety, 2)]);
        let count = |category, gender, number| Count { category, gender, number, ..Count::default() };
        let counted = Meeting {
            counts: vec![
                count(None, Some(Gender::Woman), 30),
                count(None, Some(Gender::Man), 22),
                count(Some(Category::Commune), None, 12),
                count(None, None, 60),
            ],
            ..Meeting::default()
        };
        let people = people(&committee, &counted);
        assert_eq!((people.women, people.men, people.total, people.counted), (30, 22, 60, true));
    }
}
