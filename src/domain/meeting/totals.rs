//! What several meetings come to: how many, how long, how many people, what they decided.
//!
//! Used by the log of meetings and by the command line.

use chrono::Datelike as _;

use super::super::{Committee, ResolutionKind};
use super::{Meeting, MeetingKind, attendance};

/// What several meetings come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many meetings.
    pub meetings: usize,
    /// Minutes of those whose hours are known.
    pub minutes: u32,
    /// People who were there, meeting by meeting.
    pub people: usize,
    /// Decisions.
    pub decisions: usize,
    /// Recommendations.
    pub recommendations: usize,
}

/// The sum of these meetings.
#[must_use]
pub fn totals<'a>(committee: &Committee, meetings: impl Iterator<Item = &'a Meeting>) -> Totals {
    meetings.fold(Totals::default(), |sum, it| {
        let of = |kind| it.resolutions.iter().filter(|it| it.kind == kind).count();
        Totals {
            meetings: sum.meetings + 1,
            minutes: sum.minutes.saturating_add(it.hours.minutes().unwrap_or(0)),
            people: sum.people.saturating_add(attendance::people(committee, it).total),
            decisions: sum.decisions + of(ResolutionKind::Decision),
            recommendations: sum.recommendations + of(ResolutionKind::Recommendation),
        }
    })
}

/// The sums of each year and kind, the last year first; what is not known stands last.
#[must_use]
pub fn by_year_and_kind(committee: &Committee) -> Vec<(Option<i32>, Option<MeetingKind>, Totals)> {
    let group = |it: &Meeting| (year_of(it), it.kind);
    let mut groups: Vec<_> = committee.meetings.values().map(group).collect();
    groups.sort_by_key(|(year, kind)| (std::cmp::Reverse(*year), kind.is_none(), *kind));
    groups.dedup();
    let sum = |(year, kind)| {
        let own = committee.meetings.values().filter(|it| group(it) == (year, kind));
        (year, kind, totals(committee, own))
    };
    groups.into_iter().map(sum).collect()
}

/// The year a meeting was held in.
#[must_use]
pub fn year_of(meeting: &Meeting) -> Option<i32> {
    meeting.day.map(|day| day.year())
}
