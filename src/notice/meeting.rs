//! The fields of a meeting as words, for the differences the history shows.
//!
//! Used by the differences only.

use crate::domain::meeting::attendance::tally;
use crate::domain::{Count, Guest, Hours, Meeting, Resolution, Slot};
use crate::i18n::entries::Label;
use crate::i18n::{Phrases, dates};

use super::difference::Fields;

/// Every field of a meeting; lists have a line for each row.
pub(super) fn fields(meeting: &Meeting, phrases: &Phrases) -> Fields {
    let (say, forms) = (&phrases.meetings, &phrases.meeting_forms);
    let lines = |all: Vec<String>| all.join("\n");
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::figures).unwrap_or_default();
    let resolutions = meeting.resolutions.iter().map(|it| resolution(it, phrases)).collect();
    vec![
        (Label::Title, meeting.title.clone()),
        (Label::Kind, meeting.kind.map(|it| (say.kind)(it).to_owned()).unwrap_or_default()),
        (Label::Day, day(meeting.day)),
        (Label::Said(say.last_day), day(meeting.last_day)),
        (Label::Said(say.hours), hours(&meeting.hours)),
        (Label::Said(say.place), meeting.place.clone()),
        (Label::Said(say.mode_label), (say.mode)(meeting.mode).to_owned()),
        (Label::Said(say.link), meeting.link.clone()),
        (Label::Said(say.organiser), meeting.organiser.clone()),
        (Label::Said(say.facilitator), meeting.facilitator.clone()),
        (Label::Said(say.agenda), lines(meeting.agenda.iter().map(slot).collect())),
        (Label::Said(say.attendance), attendance(meeting, phrases)),
        (Label::Said(say.guests), lines(meeting.guests.iter().map(guest).collect())),
        (Label::Said(say.counts), lines(meeting.counts.iter().map(|it| count(it, phrases)).collect())),
        (Label::Said(say.resolutions), lines(resolutions)),
        (Label::Said(say.minutes), meeting.minutes.clone()),
        (Label::Said(forms.announced), meeting.announced.map(|n| n.to_string()).unwrap_or_default()),
        (Label::Notes, meeting.notes.clone()),
    ]
}

/// Parts with a dot between them, empty ones left out.
fn dotted(parts: &[&str]) -> String {
    let parts = parts.iter().copied().map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn hours(hours: &Hours) -> String {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let ends = [hours.start.map(clock), hours.end.map(clock)];
    let ends = ends.into_iter().flatten().collect::<Vec<_>>().join("–");
    if ends == hours.verbatim { ends } else { dotted(&[&hours.verbatim, &ends]) }
}

fn slot(slot: &Slot) -> String {
    dotted(&[&slot.number, &hours(&slot.hours), &slot.title, &slot.by])
}

/// How many were there: who they are, the roster knows.
fn attendance(meeting: &Meeting, phrases: &Phrases) -> String {
    if meeting.attendance.is_empty() {
        return String::new();
    }
    let tally = tally(meeting);
    let counts = (phrases.meetings.tally)(tally.present, tally.represented, tally.excused, tally.absent);
    let by: Vec<&str> =
        meeting.attendance.iter().map(|it| it.by.as_str()).filter(|by| !by.trim().is_empty()).collect();
    dotted(&[&counts, &by.join(phrases.entries.and)])
}

fn guest(guest: &Guest) -> String {
    dotted(&[&guest.name, &guest.capacity, &guest.institution])
}

fn count(count: &Count, phrases: &Phrases) -> String {
    let side = count.category.map_or("", |it| (phrases.common.category)(it));
    let gender = count.gender.map_or("", |it| (phrases.common.genders)(it));
    dotted(&[&count.words, side, gender, &count.number.to_string()])
}

fn resolution(it: &Resolution, phrases: &Phrases) -> String {
    let votes = it.votes.map(|it| (phrases.texts.votes)(it.yes, it.no, it.abstained)).unwrap_or_default();
    let kind = |kind| (phrases.entries.kind)(kind);
    let task = if it.task.is_some() { kind(crate::i18n::entries::Kind::Task) } else { "" };
    let amendment = if it.amendment.is_some() { kind(crate::i18n::entries::Kind::Amendment) } else { "" };
    dotted(&[(phrases.meetings.resolution)(it.kind), &it.words, &votes, task, amendment])
}
