//! One member leaves and another takes the seat: two changes that are one entry.
//!
//! Used by the form of a member. It makes changes; it records none.

use chrono::NaiveDate;

use super::member::{DEPARTURE, FROM, NAME, filled};
use super::place;
use crate::domain::{Change, Departure, Edit, Member, MemberId};
use crate::panes::Desk;
use crate::panes::form::{Complaint, Values};

/// What is known of a successor: the seat is the same.
pub(super) fn successor_of(member: &Member) -> Member {
    Member {
        institution: member.institution.clone(),
        category: member.category,
        territory: member.territory.clone(),
        office: member.office,
        seat: member.seat,
        alternate_of: member.alternate_of,
        from: member.until.and_then(|day| day.succ_opt()),
        ..Member::default()
    }
}

/// The member whose seat is taken on `first`: as they gone, or leaving the day before.
pub(super) fn leaving(before: &Member, first: NaiveDate, values: &Values) -> Member {
    let why = Departure::ALL.get(values.choice(DEPARTURE)).copied();
    let until = before.until.filter(|until| *until < first).or_else(|| first.pred_opt());
    Member { until, departure: why.or(before.departure), ..before.clone() }
}

/// Two members change as one entry: one leaves, another takes the seat.
pub(super) fn succession(id: MemberId, values: &Values, desk: &Desk) -> Result<Change, Complaint> {
    let phrases = &desk.phrases.roster;
    let complain = |field, words: &str| Err(Complaint { field, words: words.to_owned() });
    let committee = desk.session.committee();
    let Some(before) = committee.members.get(&id) else { return complain(NAME, phrases.gone) };
    let Some(first) = values.day(FROM) else { return complain(FROM, phrases.needs_a_day) };
    let gone = leaving(before, first, values);
    if gone.from.is_some_and(|from| gone.until.is_some_and(|until| until < from)) {
        return complain(FROM, phrases.ends_before_it_begins);
    }
    let successor =
        Member { departure: None, replaces: Some(id), ..filled(values, &successor_of(before), desk) };
    let put = place::put(committee, MemberId(desk.session.ids().fresh()), None, successor, Some(id));
    let mut changes = match put {
        Change::Together(changes) => changes,
        only => vec![only],
    };
    // Whoever is numbered again to make room stands in one of these already.
    let moved = changes.iter_mut().find_map(|change| match change {
        Change::Member(edit) if edit.id == id => edit.after.as_mut(),
        _ => None,
    });
    match moved {
        Some(after) => *after = Member { rank: after.rank, ..gone },
        None => changes.insert(0, Change::Member(Box::new(Edit::replace(id, before, gone)))),
    }
    Ok(Change::Together(changes))
}
