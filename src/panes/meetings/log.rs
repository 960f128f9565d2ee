//! The rows of the log: meetings in the order of their days, and what the filters let through.
//!
//! Used by the pane. It keeps no record, only which are shown and in which order.

use crate::domain::fold::fold;
use crate::domain::meeting::totals::{Totals, totals, year_of};
use crate::domain::query::Query;
use crate::domain::{Committee, Meeting, MeetingId, MeetingKind};

/// Which end of the log stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sequence {
    /// The last meeting.
    #[default]
    NewestFirst,
    /// The first one.
    OldestFirst,
}

/// What is shown of the log; the parts hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sieve {
    /// Of this kind; the inner `None`: of those whose kind is not known.
    pub kind: Option<Option<MeetingKind>>,
    /// Of this year; the inner `None`: of those whose day is not known.
    pub year: Option<Option<i32>>,
    /// With these words.
    pub words: String,
}

impl Sieve {
    /// Whether everything passes.
    pub(super) fn is_open(&self) -> bool {
        self.kind.is_none() && self.year.is_none() && self.words.trim().is_empty()
    }

    fn passes(&self, meeting: &Meeting, query: &Query) -> bool {
        self.kind.is_none_or(|kind| kind == meeting.kind)
            && self.year.is_none_or(|year| year == year_of(meeting))
            && (query.is_empty() || query.matches(&fold(&words_of(meeting))))
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of a year, and how many meetings stand under it.
    Year(Option<i32>, usize),
    /// A meeting, by its place among those shown.
    Meeting(usize),
}

/// The meetings shown, in their order.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub sieve: Sieve,
    pub sequence: Sequence,
    shown: Vec<MeetingId>,
    lines: Vec<Line>,
    all: usize,
    totals: Totals,
}

impl Log {
    /// Makes the rows anew.
    pub(super) fn lay_out(&mut self, committee: &Committee) {
        let query = Query::new(&self.sieve.words);
        let mut meetings: Vec<(MeetingId, &Meeting)> =
            committee.meetings.iter().map(|(id, it)| (*id, it)).collect();
        self.all = meetings.len();
        meetings.retain(|(_, it)| self.sieve.passes(it, &query));
        // Those without a day stand last, whichever end comes first.
        meetings.sort_by_key(|(id, it)| (it.day, it.hours.start, *id));
        if self.sequence == Sequence::NewestFirst {
            meetings.reverse();
        }
        meetings.sort_by_key(|(_, it)| it.day.is_none());
        self.totals = totals(committee, meetings.iter().map(|(_, it)| *it));
        self.shown = meetings.iter().map(|(id, _)| *id).collect();
        self.lines = lines(&meetings);
    }

    pub(super) fn shown(&self) -> &[MeetingId] {
        &self.shown
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many meetings there are, shown or not.
    pub(super) fn all(&self) -> usize {
        self.all
    }

    pub(super) fn totals(&self) -> Totals {
        self.totals
    }

    /// The line of the meeting at this place among those shown.
    pub(super) fn line_of(&self, place: usize) -> usize {
        self.lines.iter().position(|line| *line == Line::Meeting(place)).unwrap_or(0)
    }
}

fn lines(meetings: &[(MeetingId, &Meeting)]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut year = None;
    for (place, (_, meeting)) in meetings.iter().enumerate() {
        let own = year_of(meeting);
        if year != Some(own) {
            year = Some(own);
            lines.push(Line::Year(own, meetings.iter().filter(|(_, it)| year_of(it) == own).count()));
        }
        lines.push(Line::Meeting(place));
    }
    lines
}

/// The kinds there are, in the order they are offered, then those whose kind is not known.
pub(super) fn kinds(committee: &Committee) -> Vec<Option<MeetingKind>> {
    let all = MeetingKind::ALL.into_iter().map(Some).chain([None]);
    all.filter(|kind| committee.meetings.values().any(|it| it.kind == *kind)).collect()
}

/// The years there are, the last one first, then those whose day is not known.
pub(super) fn years(committee: &Committee) -> Vec<Option<i32>> {
    let mut years: Vec<Option<i32>> = committee.meetings.values().map(year_of).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// What typed words are looked for in.
fn words_of(meeting: &Meeting) -> String {
    let parts = [&meeting.title, &meeting.place, &meeting.organiser, &meeting.facilitator];
    let parts = parts.into_iter().map(String::as_str);
    let agenda = meeting.agenda.iter().flat_map(|it| [it.title.as_str(), it.by.as_str()]);
    let decided = meeting.resolutions.iter().map(|it| it.words.as_str());
    let guests = meeting.guests.iter().flat_map(|it| [it.name.as_str(), it.institution.as_str()]);
    let rest = [meeting.minutes.as_str(), meeting.notes.as_str()];
    parts.chain(agenda).chain(decided).chain(guests).chain(rest).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::Hours;

    fn committee() -> Committee {
        let meeting = |year: i32, kind, title: &str| Meeting {
            title: title.to_owned(),
            kind: Some(kind),
            day: NaiveDate::from_ymd_opt(year, 3, 9),
            hours: Hours::read("16.00-18.30"),
            ..Meeting::default()
        };
        let mut committee = Committee::default();
        for (id, it) in [
            meeting(2023, MeetingKind::Founding, "التأسيس"),
            meeting(2026, MeetingKind::Workshop, "ورشة النساء"),
            Meeting { title: "بلا يوم".into(), ..Meeting::default() },
            meeting(2026, MeetingKind::Regular, "اجتماع"),
        ]
        .into_iter()
        .enumerate()
        {
            committee.meetings.insert(MeetingId(id as u64 + 1), it);
        }
        committee
    }

    fn shown(log: &mut Log) -> Vec<u64> {
        log.lay_out(&committee());
        log.shown().iter().map(|id| id.0).collect()
    }

    #[test]
    fn the_log_stands_by_day_under_its_years_and_what_has_no_day_stands_last() {
        let mut log = Log::default();
        assert_eq!(shown(&mut log), [4, 2, 1, 3]);
        assert_eq!(log.lines().first(), Some(&Line::Year(Some(2026), 2)));
        assert_eq!((log.line_of(2), log.totals().minutes), (4, 450));
        log.sequence = Sequence::OldestFirst;
        assert_eq!(shown(&mut log), [1, 2, 4, 3]);
    }

    #[test]
    fn kind_year_and_words_filter_together() {
        let mut log = Log::default();
        log.sieve.year = Some(Some(2026));
        assert_eq!(shown(&mut log), [4, 2]);
        log.sieve.kind = Some(Some(MeetingKind::Workshop));
        assert_eq!(shown(&mut log), [2]);
        log.sieve.words = "النسا".into();
        assert_eq!(shown(&mut log), [2]);
        log.sieve.year = Some(None);
        assert!(shown(&mut log).is_empty());
        assert_eq!(log.all(), 4);
    }
}
