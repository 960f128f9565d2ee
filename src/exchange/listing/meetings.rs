//! The meetings as rows, and what they come to by year and kind.
//!
//! Used by `lajna list meetings`.

use chrono::NaiveTime;
use serde_json::{Value, json};

use super::{iso, row, source};
use crate::domain::meeting::attendance;
use crate::domain::meeting::totals::{Totals, by_year_and_kind, totals};
use crate::domain::{Committee, Hours, Meeting, MeetingId};

fn by_day(committee: &Committee) -> Vec<(MeetingId, &Meeting)> {
    let mut rows: Vec<_> = committee.meetings.iter().map(|(id, it)| (*id, it)).collect();
    rows.sort_by_key(|(id, meeting)| (meeting.day, *id));
    rows
}

/// The meetings by day: `id, title, kind, day, last_day, hours, place, mode, link, organiser,
/// facilitator, agenda, attendance, guests, counts, people, quorum, resolutions, minutes, announced,
/// notes, source`; members, tasks and amendments are identities.
#[must_use]
pub fn meetings(committee: &Committee) -> Value {
    by_day(committee).into_iter().map(|(id, it)| meeting(committee, id, it)).collect()
}

fn meeting(committee: &Committee, id: MeetingId, it: &Meeting) -> Value {
    json!({
        "id": id.0,
        "title": it.title,
        "kind": it.kind.map(|it| it.word()),
        "day": iso(it.day),
        "last_day": iso(it.last_day),
        "hours": hours(&it.hours),
        "place": it.place,
        "mode": it.mode.word(),
        "link": it.link,
        "organiser": it.organiser,
        "facilitator": it.facilitator,
        "agenda": agenda(it),
        "attendance": attended(it),
        "guests": it.guests.iter().map(|it| json!({
            "name": it.name, "institution": it.institution, "capacity": it.capacity,
        })).collect::<Value>(),
        "counts": it.counts.iter().map(|it| json!({
            "words": it.words,
            "category": it.category.map(|it| it.word()),
            "gender": it.gender.map(|it| it.word()),
            "number": it.number,
        })).collect::<Value>(),
        "people": attendance::people(committee, it).total,
        "quorum": attendance::quorum(committee, it).map(|it| json!({
            "there": it.there, "seats": it.seats, "needed": it.needed, "reached": it.is_reached(),
        })),
        "resolutions": resolutions(it),
        "minutes": it.minutes,
        "announced": it.announced,
        "notes": it.notes,
        "source": source(it.source.as_ref()),
    })
}

fn agenda(meeting: &Meeting) -> Value {
    let slots = meeting
        .agenda
        .iter()
        .map(|it| json!({ "number": it.number, "hours": hours(&it.hours), "title": it.title, "by": it.by }));
    slots.collect()
}

fn attended(meeting: &Meeting) -> Value {
    let rows = meeting.attendance.iter();
    rows.map(|it| json!({ "member": it.member.0, "presence": it.presence.word(), "by": it.by })).collect()
}

fn resolutions(meeting: &Meeting) -> Value {
    let rows = meeting.resolutions.iter().map(|it| {
        let votes = it.votes.map(|it| json!({ "yes": it.yes, "no": it.no, "abstained": it.abstained }));
        json!({
            "kind": it.kind.word(),
            "words": it.words,
            "votes": votes,
            "task": it.task.map(|it| it.0),
            "amendment": it.amendment.map(|it| it.0),
        })
    });
    rows.collect()
}

fn hours(hours: &Hours) -> Value {
    let clock = |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    json!({ "verbatim": hours.verbatim, "start": clock(hours.start), "end": clock(hours.end) })
}

/// The meetings as text: day, place, title, kind, people, resolutions.
#[must_use]
pub fn meetings_text(committee: &Committee) -> String {
    let rows = by_day(committee).into_iter().map(|(_, it)| {
        let (day, kind) = (iso(it.day).unwrap_or_default(), it.kind.map_or("", |it| it.word()));
        let (people, decided) = (attendance::people(committee, it).total, it.resolutions.len());
        row(&[&day, &it.place, &it.title, kind, &people.to_string(), &decided.to_string()])
    });
    rows.collect()
}

/// What the meetings come to, `of` each year and kind and then of `all`: `of, year, kind, meetings,
/// minutes, people, decisions, recommendations`.
#[must_use]
pub fn meeting_totals(committee: &Committee) -> Value {
    let each = |of: &str, year: Option<i32>, kind: Option<&str>, sum: Totals| {
        json!({
            "of": of,
            "year": year,
            "kind": kind,
            "meetings": sum.meetings,
            "minutes": sum.minutes,
            "people": sum.people,
            "decisions": sum.decisions,
            "recommendations": sum.recommendations,
        })
    };
    let groups = by_year_and_kind(committee).into_iter();
    let groups = groups.map(|(year, kind, sum)| each("year_and_kind", year, kind.map(|it| it.word()), sum));
    let all = each("all", None, None, totals(committee, committee.meetings.values()));
    groups.chain([all]).collect()
}

/// The same as text; the last row is of all of them, and begins with a star.
#[must_use]
pub fn meeting_totals_text(committee: &Committee) -> String {
    let each = |year: String, kind: &str, sum: Totals| {
        let [meetings, people, decisions, recommendations] =
            [sum.meetings, sum.people, sum.decisions, sum.recommendations].map(|n| n.to_string());
        row(&[&year, kind, &meetings, &sum.minutes.to_string(), &people, &decisions, &recommendations])
    };
    let groups = by_year_and_kind(committee).into_iter().map(|(year, kind, sum)| {
        let year = year.map(|it| it.to_string()).unwrap_or_default();
        each(year, kind.map_or("", |it| it.word()), sum)
    });
    let all = each("*".to_owned(), "*", totals(committee, committee.meetings.values()));
    groups.chain([all]).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::{Count, MeetingKind};

    #[test]
    fn meetings_are_summed_by_year_and_kind_and_as_a_whole() {
        let meeting = |year, kind, number| Meeting {
            day: NaiveDate::from_ymd_opt(year, 5, 2),
            kind: Some(kind),
            hours: Hours::read("20.00-18.30"),
            counts: vec![Count { number, ..Count::default() }],
            ..Meeting::default()
        };
        let mut committee = Committee::default();
        let all = [
            meeting(2025, MeetingKind::Workshop, 30),
            meeting(2026, MeetingKind::Workshop, 12),
            meeting(2026, MeetingKind::Regular, 9),
            meeting(2026, MeetingKind::Workshop, 8),
            Meeting::default(),
        ];
        committee.meetings = (1..).map(MeetingId).zip(all).collect();
        assert_eq!(
            meeting_totals_text(&committee),
            "2026\tregular\t1\t90\t9\t0\t0\n2026\tworkshop\t2\t180\t20\t0\t0\n2025\tworkshop\t1\t90\t30\t0\t0\n\
             \t\t1\t0\t0\t0\t0\n*\t*\t5\t360\t59\t0\t0\n"
        );
        let rows = meeting_totals(&committee);
        assert_eq!((&rows[4]["of"], &rows[4]["people"]), (&json!("all"), &json!(59)));
    }
}
