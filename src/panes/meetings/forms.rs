//! The forms of a meeting and of its minutes: what they ask, and the change their words become.
//!
//! Used by the pane and by the sheet a meeting is read on. What hours mean, the domain says.

use std::collections::BTreeSet;

use super::{acts, said};
use crate::domain::{Change, Committee, Edit, Hours, Meeting, MeetingId, MeetingKind, Mode};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

const TITLE: usize = 0;
const DAY: usize = 1;
const HOURS: usize = 2;
const KIND: usize = 3;
const PLACE: usize = 4;
const MODE: usize = 5;
const LINK: usize = 6;
const LAST_DAY: usize = 7;
const ORGANISER: usize = 8;
const FACILITATOR: usize = 9;
const NOTES: usize = 10;

/// The form of a meeting to be added, which was today.
pub(super) fn new(desk: &Desk) -> Form {
    let fresh = Meeting { day: Some(desk.today), ..Meeting::default() };
    let (fields, id) = (fields(&fresh, desk), MeetingId(desk.session.ids().fresh()));
    let finish = move |values: &Values, desk: &Desk| {
        let after = filled(&Meeting::default(), values, desk)?;
        Ok(Outcome::Record(Change::Meeting(Box::new(Edit::add(id, after)))))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.new), fields, Box::new(finish))
}

/// The form of a meeting that is there.
pub(super) fn edit(id: MeetingId, now: &Meeting, desk: &Desk) -> Form {
    let fields = fields(now, desk);
    let finish = move |values: &Values, desk: &Desk| {
        let Some(before) = desk.session.committee().meetings.get(&id) else { return Ok(Outcome::Done) };
        Ok(Outcome::Record(acts::edit(id, before, filled(before, values, desk)?)))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.edit), fields, Box::new(finish))
}

/// The form of the words of the minutes.
pub(super) fn minutes(id: MeetingId, now: &Meeting) -> Form {
    let fields = vec![Field::long_text(Label::Phrase(|it| it.meetings.minutes), &now.minutes)];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        Ok(acts::alter(id, desk, |meeting| {
            meeting.minutes = kept(&meeting.minutes, values.words(0));
        }))
    };
    Form::new(Label::Phrase(|it| it.meetings.minutes), fields, Box::new(finish))
}

/// The words as they were, blanks around them included, unless others were written.
pub(super) fn kept(before: &str, words: &str) -> String {
    if before.trim() == words { before.to_owned() } else { words.to_owned() }
}

fn fields(now: &Meeting, desk: &Desk) -> Vec<Field> {
    let committee = desk.session.committee();
    let known = |of: fn(&Meeting) -> &str| Known::new(known_words(committee, of));
    let members = committee.roster().into_iter().map(|(_, it)| it.name.clone());
    let members = members.filter(|name| !name.trim().is_empty());
    let facilitators: Vec<String> = known_words(committee, |it| &it.facilitator).chain(members).collect();
    let kind = now.kind.and_then(|kind| MeetingKind::ALL.iter().position(|it| *it == kind));
    let mode = Mode::ALL.iter().position(|it| *it == now.mode).unwrap_or(0);
    let hours = now.hours.clone();
    vec![
        Field::text(Label::Phrase(|it| it.meetings.title), &now.title)
            .required(Label::Phrase(|it| it.meeting_forms.title_needed)),
        Field::day(Label::Phrase(|it| it.meetings.day), now.day),
        Field::text(Label::Phrase(|it| it.meetings.hours), &now.hours.verbatim)
            .noting(move |values, desk| hours_said(&hours, values.words(HOURS), desk)),
        Field::choice(Label::Phrase(|it| it.meetings.type_), kinds(desk), kind.map_or(0, |at| at + 1)),
        Field::text(Label::Phrase(|it| it.meetings.place), &now.place).completed_from(known(|it| &it.place)),
        Field::choice(Label::Phrase(|it| it.meetings.mode_label), modes(desk), mode),
        Field::text(Label::Phrase(|it| it.meetings.link), &now.link),
        Field::day(Label::Phrase(|it| it.meetings.last_day), now.last_day),
        Field::text(Label::Phrase(|it| it.meetings.organiser), &now.organiser)
            .completed_from(known(|it| &it.organiser)),
        Field::text(Label::Phrase(|it| it.meetings.facilitator), &now.facilitator)
            .completed_from(Known::new(facilitators)),
        Field::long_text(Label::Phrase(|it| it.meetings.notes), &now.notes),
    ]
}

/// What stands in a field of the meetings there are, each once.
fn known_words(committee: &Committee, of: fn(&Meeting) -> &str) -> impl Iterator<Item = String> {
    let words: BTreeSet<&str> = committee.meetings.values().map(of).map(str::trim).collect();
    let words: Vec<String> = words.into_iter().filter(|it| !it.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

/// No kind, then the kinds in the order of [`MeetingKind::ALL`].
fn kinds(desk: &Desk) -> Vec<Label> {
    let say = &desk.phrases.meetings;
    let kinds = MeetingKind::ALL.into_iter().map(|kind| Label::Verbatim((say.kind)(kind).to_owned()));
    [Label::Phrase(|it| it.meetings.no_kind)].into_iter().chain(kinds).collect()
}

/// The modes in the order of [`Mode::ALL`].
fn modes(desk: &Desk) -> Vec<Label> {
    let say = &desk.phrases.meetings;
    Mode::ALL.into_iter().map(|mode| Label::Verbatim((say.mode)(mode).to_owned())).collect()
}

/// The hours that words mean; as they were when the words are as they were.
pub(super) fn hours(before: &Hours, words: &str) -> Hours {
    if before.verbatim.trim() == words { before.clone() } else { Hours::read(words) }
}

/// How the words of hours are understood, as they are being written.
pub(super) fn hours_said(before: &Hours, words: &str, desk: &Desk) -> Option<Notice> {
    let say = &desk.phrases.meetings;
    let hours = hours(before, words);
    if words.is_empty() {
        return None;
    }
    let Some(figures) = said::figures(&hours) else { return Some(Notice::warned(say.unread)) };
    Some(match hours.is_reversed() {
        true => Notice::warned((say.reversed)(&figures)),
        false => Notice::said((say.understood)(&figures)),
    })
}

/// The meeting that the values make of `now`, or what is wrong.
fn filled(now: &Meeting, values: &Values, desk: &Desk) -> Result<Meeting, Complaint> {
    let (day, last_day) = (values.day(DAY), values.day(LAST_DAY));
    if day.is_none_or(|day| last_day.is_some_and(|last| last < day)) && last_day.is_some() {
        let words = desk.phrases.meeting_forms.last_before_first.to_owned();
        return Err(Complaint { field: LAST_DAY, words });
    }
    let kind = values.choice(KIND).checked_sub(1).and_then(|at| MeetingKind::ALL.get(at)).copied();
    Ok(Meeting {
        title: kept(&now.title, values.words(TITLE)),
        kind,
        day,
        last_day: last_day.filter(|last| Some(*last) != day),
        hours: hours(&now.hours, values.words(HOURS)),
        place: kept(&now.place, values.words(PLACE)),
        mode: Mode::ALL.get(values.choice(MODE)).copied().unwrap_or_default(),
        link: kept(&now.link, values.words(LINK)),
        organiser: kept(&now.organiser, values.words(ORGANISER)),
        facilitator: kept(&now.facilitator, values.words(FACILITATOR)),
        notes: kept(&now.notes, values.words(NOTES)),
        ..now.clone()
    })
}
