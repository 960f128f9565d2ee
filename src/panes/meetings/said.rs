//! A meeting in words: its row, and everything there is to say of it.
//!
//! Used by the log, by the sheet that one meeting is read on, and by whoever hears them.

use chrono::NaiveTime;

use crate::domain::meeting::{agenda, attendance};
use crate::domain::{Attendance, Hours, Meeting, MeetingId, Presence, Resolution, Slot};
use crate::i18n::{Phrases, dates};
use crate::panes::Desk;
use crate::panes::marked::{Look, Marked};
use crate::panes::spoken::{one_line, pair, sentence};

/// The cells of a row: day, title, kind, people, resolutions.
pub(super) fn cells(meeting: &Meeting, desk: &Desk) -> [String; 5] {
    let say = &desk.phrases.meetings;
    let people = attendance::people(desk.session.committee(), meeting).total;
    let count = |n: usize| if n > 0 { n.to_string() } else { "—".to_owned() };
    [
        meeting.day.map_or_else(|| say.no_day.to_owned(), dates::figures),
        called(meeting, desk.phrases),
        meeting.kind.map_or(say.no_kind, say.kind).to_owned(),
        count(people),
        count(meeting.resolutions.len()),
    ]
}

/// What a meeting is called.
pub(super) fn called(meeting: &Meeting, phrases: &Phrases) -> String {
    let title = one_line(&meeting.title);
    if title.is_empty() { phrases.meetings.untitled.to_owned() } else { title }
}

/// A row as it is heard.
pub(super) fn row(meeting: &Meeting, desk: &Desk) -> Vec<String> {
    let (say, committee) = (&desk.phrases.meetings, desk.session.committee());
    let [day, title, kind, ..] = cells(meeting, desk);
    let people = attendance::people(committee, meeting).total;
    let verdict = attendance::quorum(committee, meeting);
    let verdict = verdict.map(|it| if it.is_reached() { say.reached } else { say.missed }.to_owned());
    let people = (people > 0).then(|| (say.people)(people));
    let decided = meeting.resolutions.len();
    let decided = (decided > 0).then(|| format!("{}: {decided}", say.resolutions));
    let kind = if meeting.kind.is_some() { kind } else { String::new() };
    let rest = [people, verdict, decided].map(Option::unwrap_or_default);
    [title, day, kind].into_iter().chain(rest).collect()
}

/// A stretch of hours in figures: `16:00–20:00`.
pub(super) fn figures(hours: &Hours) -> Option<String> {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let end = hours.end.map(|end| format!("–{}", clock(end))).unwrap_or_default();
    Some(format!("{}{end}", clock(hours.start?)))
}

/// Hours as they are shown: what they mean, and the words where they say it in another way.
pub(super) fn hours(hours: &Hours) -> String {
    let words = one_line(&hours.verbatim);
    let Some(figures) = figures(hours) else { return words };
    // The same figures with another dash say nothing more.
    let same = words.replace(' ', "").replace('-', "–") == figures;
    if words.is_empty() || same { figures } else { format!("{figures} («{words}»)") }
}

/// The day or days of a meeting, in words.
pub(super) fn days(meeting: &Meeting, phrases: &Phrases) -> String {
    let day = |day| dates::day(phrases.language, day);
    match (meeting.day, meeting.last_day.filter(|last| Some(*last) != meeting.day)) {
        (None, _) => phrases.meetings.no_day.to_owned(),
        (Some(first), None) => day(first),
        (Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
    }
}

/// Everything there is to say of one.
pub(super) fn whole(id: MeetingId, desk: &Desk) -> Vec<Marked> {
    let phrases = desk.phrases;
    let Some(meeting) = desk.session.committee().meetings.get(&id) else { return Vec::new() };
    let mut lines = vec![Marked::looking(called(meeting, phrases), Look::Title)];
    lines.extend(head(meeting, phrases));
    lines.extend(slots(meeting, phrases));
    lines.extend(people(meeting, desk));
    lines.extend(guests_and_counts(meeting, phrases));
    lines.extend(resolutions(meeting, desk));
    if !meeting.notes.trim().is_empty() {
        lines.extend(section(phrases.meetings.notes, None));
        lines.extend(meeting.notes.lines().map(Marked::plain));
    }
    if !meeting.minutes.trim().is_empty() {
        lines.extend(section(phrases.meetings.minutes, None));
        lines.extend(meeting.minutes.lines().map(Marked::plain));
    }
    lines
}

/// A blank line and a heading, with how many there are under it.
fn section(title: &str, count: Option<usize>) -> [Marked; 2] {
    let words = count.map_or_else(|| title.to_owned(), |n| format!("{title} ({n})"));
    [Marked::default(), Marked::looking(words, Look::Head)]
}

fn head(meeting: &Meeting, phrases: &Phrases) -> Vec<Marked> {
    let say = &phrases.meetings;
    let kind = meeting.kind.map(|it| (say.kind)(it).to_owned()).unwrap_or_default();
    let first = sentence(&[kind, days(meeting, phrases), (say.mode)(meeting.mode).to_owned()], phrases);
    let announced = meeting.announced.map(|n| n.to_string()).unwrap_or_default();
    let pairs = [
        (say.hours, hours(&meeting.hours)),
        (say.place, meeting.place.clone()),
        (say.link, meeting.link.clone()),
        (say.organiser, meeting.organiser.clone()),
        (say.facilitator, meeting.facilitator.clone()),
        (phrases.meeting_forms.announced, announced),
    ];
    let pairs = pairs.into_iter().map(|(label, words)| pair(label, &words, phrases));
    let mut lines = vec![Marked::said(first)];
    lines.extend(pairs.filter(|words| !words.is_empty()).map(Marked::said));
    lines
}

fn slots(meeting: &Meeting, phrases: &Phrases) -> Vec<Marked> {
    if meeting.agenda.is_empty() {
        return Vec::new();
    }
    let mut lines = section(phrases.meetings.agenda, Some(meeting.agenda.len())).to_vec();
    lines.extend(meeting.agenda.iter().map(|it| Marked::plain(slot(it, phrases))));
    let flaws = agenda::flaws(&meeting.agenda).into_iter();
    lines
        .extend(flaws.map(|it| Marked::looking(format!("! {}", (phrases.meetings.flaw)(it)), Look::Caution)));
    lines
}

/// A slot on one line: number, hours, words, presenter.
pub(super) fn slot(slot: &Slot, phrases: &Phrases) -> String {
    let number = slot.number.trim();
    let number = if number.is_empty() { String::new() } else { format!("{number}. ") };
    let hours = figures(&slot.hours).unwrap_or_else(|| one_line(&slot.hours.verbatim));
    let hours = if hours.is_empty() { String::new() } else { format!("{hours} · ") };
    let by = one_line(&slot.by);
    let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
    let title = one_line(&slot.title);
    let title = if title.is_empty() { phrases.meetings.untitled } else { &title };
    format!("{number}{hours}{title}{by}")
}

/// The sign of a presence.
pub(super) const fn sign(presence: Option<Presence>) -> char {
    match presence {
        Some(Presence::Present) => '✓',
        Some(Presence::Represented) => '±',
        Some(Presence::Excused) => '○',
        Some(Presence::Absent) => '×',
        None => '·',
    }
}

/// The quorum and whether it is reached; empty where there is no list.
pub(super) fn quorum(meeting: &Meeting, desk: &Desk) -> Option<Marked> {
    let say = &desk.phrases.meetings;
    let committee = desk.session.committee();
    if meeting.attendance.is_empty() {
        return None;
    }
    Some(match attendance::quorum(committee, meeting) {
        Some(verdict) => {
            let words = (say.quorum)(verdict.there, verdict.seats, verdict.needed);
            match verdict.is_reached() {
                true => Marked::said(format!("✓ {}{words}", (desk.phrases.entries.label_of)(say.reached))),
                false => {
                    let label = (desk.phrases.entries.label_of)(say.missed);
                    Marked::looking(format!("! {label}{words}"), Look::Caution)
                }
            }
        }
        None => Marked::looking(say.no_quorum, Look::Dim),
    })
}

/// How many came, by category and gender.
pub(super) fn counted(meeting: &Meeting, desk: &Desk) -> String {
    let (common, say) = (&desk.phrases.common, &desk.phrases.meetings);
    let people = attendance::people(desk.session.committee(), meeting);
    if people.total == 0 {
        return String::new();
    }
    let genders = [(people.women, crate::domain::Gender::Woman), (people.men, crate::domain::Gender::Man)];
    let genders = genders.into_iter().filter(|(n, _)| *n > 0);
    let genders = genders.map(|(n, gender)| format!("{} {n}", (common.genders)(gender)));
    let sides = people.by_category.iter().map(|(side, n)| format!("{} {n}", (common.category)(*side)));
    let parts: Vec<String> = [(say.people)(people.total)].into_iter().chain(genders).chain(sides).collect();
    parts.join(" · ")
}

fn people(meeting: &Meeting, desk: &Desk) -> Vec<Marked> {
    let say = &desk.phrases.meetings;
    let counted = counted(meeting, desk);
    if counted.is_empty() && meeting.attendance.is_empty() {
        return Vec::new();
    }
    let mut lines = section(say.attendance, None).to_vec();
    lines.extend(quorum(meeting, desk));
    if !meeting.attendance.is_empty() {
        let tally = attendance::tally(meeting);
        let words = (say.tally)(tally.present, tally.represented, tally.excused, tally.absent);
        lines.push(Marked::said(words));
    }
    if !counted.is_empty() {
        lines.push(Marked::looking(counted, Look::Dim));
    }
    let rows = desk.session.committee().roster();
    let noted = rows.iter().filter_map(|(id, member)| Some((member, attendance::of(meeting, *id)?)));
    lines.extend(noted.map(|(member, it)| Marked::plain(one(&member.name, it, desk.phrases))));
    lines
}

/// A member on the list, in a line.
fn one(name: &str, it: &Attendance, phrases: &Phrases) -> String {
    let say = &phrases.meetings;
    let by = one_line(&it.by);
    let words = match it.presence {
        Presence::Present => String::new(),
        Presence::Represented if !by.is_empty() => format!(" — {}", (say.by)(&by)),
        presence => format!(" — {}", (say.presence)(presence)),
    };
    format!("{} {}{words}", sign(Some(it.presence)), one_line(name))
}

fn guests_and_counts(meeting: &Meeting, phrases: &Phrases) -> Vec<Marked> {
    let (say, mut lines) = (&phrases.meetings, Vec::new());
    if !meeting.guests.is_empty() {
        lines.extend(section(say.guests, Some(meeting.guests.len())));
        lines.extend(meeting.guests.iter().map(|it| Marked::plain(guest(it))));
    }
    if !meeting.counts.is_empty() {
        lines.extend(section(say.counts, None));
        lines.extend(meeting.counts.iter().map(|it| Marked::plain(count(it, phrases))));
    }
    lines
}

/// A guest on one line.
pub(super) fn guest(guest: &crate::domain::Guest) -> String {
    let parts = [&guest.name, &guest.capacity, &guest.institution].map(|it| one_line(it));
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Numbers of people on one line.
pub(super) fn count(count: &crate::domain::Count, phrases: &Phrases) -> String {
    let side = count.category.map(|it| (phrases.common.category)(it).to_owned()).unwrap_or_default();
    let gender = count.gender.map(|it| (phrases.common.genders)(it).to_owned()).unwrap_or_default();
    let parts = [one_line(&count.words), side, gender].into_iter().filter(|it| !it.is_empty());
    let words = parts.collect::<Vec<_>>().join(" · ");
    let words = if words.is_empty() { phrases.meetings.counts.to_owned() } else { words };
    format!("{words}: {}", count.number)
}

fn resolutions(meeting: &Meeting, desk: &Desk) -> Vec<Marked> {
    if meeting.resolutions.is_empty() {
        return Vec::new();
    }
    let mut lines = section(desk.phrases.meetings.resolutions, Some(meeting.resolutions.len())).to_vec();
    for (at, it) in meeting.resolutions.iter().enumerate() {
        lines.push(Marked::plain(resolution(at, it, desk.phrases)));
        lines.extend(followed(it, desk).into_iter().map(|words| Marked::looking(words, Look::Dim)));
    }
    lines
}

/// A resolution on one line: its kind and number, its words, the vote.
pub(super) fn resolution(at: usize, it: &Resolution, phrases: &Phrases) -> String {
    let kind = (phrases.meetings.resolution)(it.kind);
    let votes =
        it.votes.map(|votes| format!(" ({})", (phrases.texts.votes)(votes.yes, votes.no, votes.abstained)));
    format!("{}. {kind}: {}{}", at + 1, one_line(&it.words), votes.unwrap_or_default())
}

/// What came of a resolution.
pub(super) fn followed(it: &Resolution, desk: &Desk) -> Vec<String> {
    let (committee, say) = (desk.session.committee(), &desk.phrases.meeting_forms);
    let task = it.task.map(|id| match committee.tasks.get(&id) {
        Some(task) => (say.task_is)(&one_line(&task.action), (desk.phrases.common.status)(task.status)),
        None => say.gone.to_owned(),
    });
    let amendment = it.amendment.map(|id| match committee.amendments.get(&id) {
        Some(it) => (say.amendment_is)(&(desk.phrases.texts.amendment)(it.number, &it.proposer.name)),
        None => say.gone.to_owned(),
    });
    task.into_iter().chain(amendment).collect()
}
