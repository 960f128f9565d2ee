//! The meetings: agendas that do not add up, lists with people who did not sit, decisions without a quorum.
//!
//! Used by [`check`](super::check) only. A decision nothing has come of yet is no matter.

use super::super::meeting::agenda::{self, Flaw};
use super::super::meeting::attendance;
use super::super::{Meeting, MeetingId, Record, ResolutionKind, Slot};
use super::{Checker, Matter, Verified};

pub(super) fn check(checker: &mut Checker) {
    let mut agendas = 0;
    let mut lists = 0;
    for (id, meeting) in &checker.committee.meetings {
        let before = checker.found.len();
        slots(checker, *id, meeting);
        agendas += usize::from(checker.found.len() == before && meeting.agenda.len() > 1);
        hours(checker, *id, meeting);
        let before = checker.found.len();
        people(checker, *id, meeting);
        lists += usize::from(checker.found.len() == before && !meeting.attendance.is_empty());
    }
    if agendas > 0 {
        checker.verified.push(Verified::Agendas(agendas));
    }
    if lists > 0 {
        checker.verified.push(Verified::Attendance(lists));
    }
}

fn slots(checker: &mut Checker, id: MeetingId, meeting: &Meeting) {
    let words = |at: usize| meeting.agenda.get(at).map(called).unwrap_or_default();
    for flaw in agenda::flaws(&meeting.agenda) {
        let (matter, at) = match flaw {
            Flaw::Gap { after, before, minutes } => {
                (Matter::AgendaGap { after: words(after), minutes }, before)
            }
            Flaw::Overlap { first, second, minutes } => {
                (Matter::AgendaOverlap { first: words(first), minutes }, second)
            }
            Flaw::Number { at, expected } => (Matter::AgendaNumbering { expected }, at),
        };
        checker.find(matter, Record::Meeting(id), &words(at), Vec::new());
    }
}

/// A slot as it is written: its number, then what it is about.
fn called(slot: &Slot) -> String {
    format!("{} {}", slot.number, slot.title).trim().to_owned()
}

fn hours(checker: &mut Checker, id: MeetingId, meeting: &Meeting) {
    let slots = meeting.agenda.iter().map(|it| &it.hours);
    for hours in [&meeting.hours].into_iter().chain(slots).filter(|it| it.is_reversed()) {
        checker.find(Matter::HoursReversed, Record::Meeting(id), &hours.verbatim, Vec::new());
    }
}

fn people(checker: &mut Checker, id: MeetingId, meeting: &Meeting) {
    let at = Record::Meeting(id);
    for it in &meeting.attendance {
        let Some(member) = checker.member(it.member) else { continue };
        if let Some(day) = meeting.day.filter(|day| !attendance::sits(member, Some(*day))) {
            checker.find(Matter::DidNotSit { day }, at, &member.name, Vec::new());
        }
    }
    let Some(verdict) = attendance::quorum(checker.committee, meeting) else { return };
    let decision = meeting.resolutions.iter().find(|it| it.kind == ResolutionKind::Decision);
    if let Some(decision) = decision.filter(|_| !verdict.is_reached()) {
        let matter = Matter::NoQuorum { there: verdict.there, needed: verdict.needed };
        checker.find(matter, at, &decision.words, Vec::new());
    }
}
