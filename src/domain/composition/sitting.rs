//! Who sits on a day.
//!
//! Used by everything that counts members. It reads mandates and seats, and no rule.

use chrono::NaiveDate;

use crate::domain::{Committee, Member, MemberId, Seat};

/// The members of a committee as they stand on a day, each in the order of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sitting<'a> {
    /// Those in a seat of their own: they are the composition.
    pub seated: Vec<(MemberId, &'a Member)>,
    /// Those who stand in for another.
    pub alternates: Vec<(MemberId, &'a Member)>,
    /// Those whose mandate is over.
    pub ended: Vec<(MemberId, &'a Member)>,
    /// Those whose mandate has not begun.
    pub coming: Vec<(MemberId, &'a Member)>,
}

impl<'a> Sitting<'a> {
    /// The members of `committee` as they stand on `day`.
    #[must_use]
    pub fn of(committee: &'a Committee, day: NaiveDate) -> Self {
        let mut sitting = Self::default();
        for (id, member) in committee.roster() {
            let place = if member.until.is_some_and(|until| until < day) {
                &mut sitting.ended
            } else if member.from.is_some_and(|from| from > day) {
                &mut sitting.coming
            } else if member.seat == Seat::Alternate {
                &mut sitting.alternates
            } else {
                &mut sitting.seated
            };
            place.push((id, member));
        }
        sitting
    }
}

/// Whether a member is counted on `day`: in a seat of their own, in a mandate that covers it, its
/// first and its last day included.
#[must_use]
pub fn sits(member: &Member, day: NaiveDate) -> bool {
    member.seat == Seat::Full
        && member.from.is_none_or(|from| from <= day)
        && member.until.is_none_or(|until| day <= until)
}
