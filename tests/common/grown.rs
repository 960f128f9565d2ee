//! What records have grown by since they were first written, and the records that came with it.
//!
//! Used by the arbitrary records beside it: each is made of a seed, so that a strategy and a past
//! made of changes have the same ones.

use chrono::NaiveTime;
use lajna::domain::deadline::{Council, Opening, Session};
use lajna::domain::{
    Alias, AmendmentId, Attendance, Body, Carried, Category, Completion, Count, Deadline, Demand, Departure,
    Evidence, Gender, Guest, Hours, Least, Meeting, MeetingId, MeetingKind, Member, MemberId, Mode, Office,
    Presence, Quorum, Requirement, Resolution, ResolutionKind, Seat, Slot, Stated, Statutes, Task, TaskId,
    Votes,
};

use super::Dice;

impl Dice {
    /// One of these, or none.
    fn maybe<T>(&self, one: impl FnOnce() -> T) -> Option<T> {
        (self.below(3) > 0).then(one)
    }

    fn several<T>(&self, one: impl Fn() -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| one()).collect()
    }

    pub(super) fn grown_member(&self, member: Member) -> Member {
        Member {
            territory: self.words(),
            office: self.maybe(|| Stated::confirmed(self.pick(&Office::ALL))),
            seat: self.pick(&Seat::ALL),
            alternate_of: self.maybe(|| MemberId(self.0.fresh())),
            replaces: self.maybe(|| MemberId(self.0.fresh())),
            aliases: self.several(|| self.alias()),
            departure: self.maybe(|| self.pick(&Departure::ALL)),
            ..member
        }
    }

    fn alias(&self) -> Alias {
        Alias { name: self.words(), by: self.words(), day: self.maybe(|| self.day()) }
    }

    pub(super) fn body(&self) -> Body {
        Body {
            name: self.words(),
            aliases: self.several(|| self.alias()),
            category: self.maybe(|| self.pick(&Category::ALL)),
            notes: self.words(),
        }
    }

    pub(super) fn grown_task(&self, task: Task) -> Task {
        let evidence =
            || Evidence { day: self.maybe(|| self.day()), words: self.words(), link: self.words() };
        let carried = || Carried {
            deadline: Deadline { verbatim: self.words(), ..Deadline::default() },
            day: self.maybe(|| self.day()),
            why: self.words(),
        };
        Task {
            completion: self.maybe(|| self.pick(&Completion::ALL)),
            after: self.several(|| TaskId(self.0.fresh())),
            evidence: self.several(evidence),
            meeting: self.maybe(|| MeetingId(self.0.fresh())),
            carried: self.several(carried),
            ..task
        }
    }

    fn time(&self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.below(24) as u32, self.below(60) as u32, 0).unwrap_or_default()
    }

    fn hours(&self) -> Hours {
        let (start, end) = (self.maybe(|| self.time()), self.maybe(|| self.time()));
        Hours { verbatim: self.words(), start, end }
    }

    pub(super) fn grown_meeting(&self, meeting: Meeting) -> Meeting {
        let count = |n: usize| self.below(n) as u32;
        Meeting {
            kind: self.maybe(|| self.pick(&MeetingKind::ALL)),
            last_day: self.maybe(|| self.day()),
            hours: self.hours(),
            mode: self.pick(&Mode::ALL),
            link: self.words(),
            organiser: self.words(),
            facilitator: self.words(),
            agenda: self.several(|| Slot {
                number: self.words(),
                hours: self.hours(),
                title: self.words(),
                by: self.words(),
            }),
            attendance: self.several(|| Attendance {
                member: MemberId(self.0.fresh()),
                presence: self.pick(&Presence::ALL),
                by: self.words(),
            }),
            guests: self.several(|| Guest {
                name: self.words(),
                institution: self.words(),
                capacity: self.words(),
            }),
            counts: self.several(|| Count {
                words: self.words(),
                category: self.maybe(|| self.pick(&Category::ALL)),
                gender: self.maybe(|| self.pick(&Gender::ALL)),
                number: count(300),
            }),
            resolutions: self.several(|| Resolution {
                kind: self.pick(&ResolutionKind::ALL),
                words: self.words(),
                votes: self.maybe(|| Votes { yes: count(30), no: count(9), abstained: count(4) }),
                task: self.maybe(|| TaskId(self.0.fresh())),
                amendment: self.maybe(|| AmendmentId(self.0.fresh())),
            }),
            notes: self.words(),
            ..meeting
        }
    }

    pub(super) fn statutes(&self) -> Statutes {
        let quorum = || Quorum {
            least: self.pick(&[
                Least::MoreThanHalf,
                Least::Percent(60),
                Least::Members(self.below(40) as u32),
            ]),
            words: self.words(),
        };
        Statutes {
            requirements: self.several(|| Requirement { demand: self.demand(), words: self.words() }),
            quorum: self.maybe(quorum),
            sessions: self.several(|| Session {
                council: self.pick(&Council::ALL),
                months: self.several(|| self.below(12) as u32 + 1),
                opening: self.pick(&Opening::ALL),
            }),
        }
    }

    fn demand(&self) -> Demand {
        let number = || self.below(40) as u32;
        let categories = || self.several(|| self.pick(&Category::ALL));
        match self.below(7) {
            0 => Demand::Total { members: number() },
            1 => Demand::Women { percent: self.below(101) as u8, tolerance: number() },
            2 => {
                let (percent, tolerance) = (self.below(101) as u8, number());
                Demand::Share { categories: categories(), percent, tolerance }
            }
            3 => Demand::Territories { names: self.several(|| self.words()), least: number() },
            4 => Demand::PerBody { most: number() },
            5 => Demand::Coordinators { sides: self.several(categories) },
            _ => Demand::Categories { declared: categories() },
        }
    }
}
