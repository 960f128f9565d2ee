//! The forms of what stands in the lists of a meeting: a slot, a guest, a count, a resolution.
//!
//! Used by the lists. Each becomes one change of the meeting.

use super::forms::{hours, hours_said, kept};
use super::lists::put;
use super::{acts, said};
use crate::domain::fold::fold;
use crate::domain::meeting::agenda;
use crate::domain::{
    Category, Count, Gender, Guest, Meeting, MeetingId, Resolution, ResolutionKind, Slot, Votes,
};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

/// The form of a slot, or of one to be added.
pub(super) fn slot(id: MeetingId, meeting: &Meeting, at: Option<usize>, desk: &Desk) -> Form {
    let next = Slot { number: next_number(&meeting.agenda), ..Slot::default() };
    let now = at.and_then(|at| meeting.agenda.get(at)).cloned().unwrap_or(next);
    let members = desk.session.committee().roster().into_iter().map(|(_, it)| it.name.clone());
    let members = Known::new(members.filter(|name| !name.trim().is_empty()));
    let before = now.hours.clone();
    let fields = vec![
        Field::text(Label::Phrase(|it| it.meetings.title), &now.title)
            .required(Label::Phrase(|it| it.meeting_forms.title_needed)),
        Field::text(Label::Phrase(|it| it.meetings.hours), &now.hours.verbatim)
            .noting(move |values, desk| hours_said(&before, values.words(1), desk)),
        Field::text(Label::Phrase(|it| it.meeting_forms.presenter), &now.by).completed_from(members),
        Field::text(Label::Phrase(|it| it.meeting_forms.number), &now.number),
    ];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let slot = Slot {
            title: kept(&now.title, values.words(0)),
            hours: hours(&now.hours, values.words(1)),
            by: kept(&now.by, values.words(2)),
            number: kept(&now.number, values.words(3)),
        };
        Ok(acts::alter(id, desk, |meeting| put(&mut meeting.agenda, at, slot)))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.slot), fields, Box::new(finish))
}

/// The number that follows the last one; none where the slots have none.
fn next_number(slots: &[Slot]) -> String {
    let Some(last) = slots.last() else { return "1".to_owned() };
    let number = fold(&last.number).trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
    number.and_then(|it| it.checked_add(1)).map(|it| it.to_string()).unwrap_or_default()
}

/// The whole agenda as lines, where one can be pasted.
pub(super) fn lines(id: MeetingId, meeting: &Meeting, desk: &Desk) -> Form {
    let now: Vec<String> = meeting.agenda.iter().map(|it| line(it, desk)).collect();
    let (before, now) = (meeting.agenda.clone(), now.join("\n"));
    let field = Field::long_text(Label::Phrase(|it| it.meetings.agenda), &now).noting(|values, desk| {
        let slots = agenda::read(values.words(0));
        Some(Notice::said((desk.phrases.meeting_forms.lines_note)(slots.len())))
    });
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let words = values.words(0);
        // A line that was not touched keeps its slot as it was, whatever it would be read as.
        let same = |line: &str| before.iter().find(|it| self::line(it, desk) == line).cloned();
        let slots = words.lines().flat_map(|line| match same(line.trim()) {
            Some(slot) => vec![slot],
            None => agenda::read(line),
        });
        let slots = slots.collect();
        Ok(acts::alter(id, desk, |meeting| meeting.agenda = slots))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.lines), vec![field], Box::new(finish))
}

/// A slot as a line that can be read again.
fn line(slot: &Slot, desk: &Desk) -> String {
    let verbatim = slot.hours.verbatim.trim();
    let figures = said::figures(&slot.hours).unwrap_or_default();
    let hours = if verbatim.is_empty() { figures.as_str() } else { verbatim };
    let number =
        if slot.number.trim().is_empty() { String::new() } else { format!("{}. ", slot.number.trim()) };
    let hours = if hours.is_empty() { String::new() } else { format!("{hours} ") };
    let by = slot.by.trim();
    let label = desk.phrases.meeting_forms.presenter;
    let by = if by.is_empty() { String::new() } else { format!(" ({label}: {by})") };
    format!("{number}{hours}{}{by}", slot.title.trim())
}

/// The form of a guest, or of one to be added.
pub(super) fn guest(id: MeetingId, meeting: &Meeting, at: Option<usize>, desk: &Desk) -> Form {
    let now = at.and_then(|at| meeting.guests.get(at)).cloned().unwrap_or_default();
    let all = desk.session.committee().meetings.values().flat_map(|it| &it.guests);
    let (names, bodies): (Vec<String>, Vec<String>) =
        all.map(|it| (it.name.clone(), it.institution.clone())).unzip();
    let fields = vec![
        Field::text(Label::Phrase(|it| it.meeting_forms.name), &now.name)
            .required(Label::Phrase(|it| it.form.required))
            .completed_from(Known::new(names)),
        Field::text(Label::Phrase(|it| it.meeting_forms.body), &now.institution)
            .completed_from(Known::new(bodies)),
        Field::text(Label::Phrase(|it| it.meeting_forms.capacity), &now.capacity),
    ];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let guest = Guest {
            name: kept(&now.name, values.words(0)),
            institution: kept(&now.institution, values.words(1)),
            capacity: kept(&now.capacity, values.words(2)),
        };
        Ok(acts::alter(id, desk, |meeting| put(&mut meeting.guests, at, guest)))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.guest), fields, Box::new(finish))
}

/// The form of a number of people, or of one to be added.
pub(super) fn count(id: MeetingId, meeting: &Meeting, at: Option<usize>, desk: &Desk) -> Form {
    let now = at.and_then(|at| meeting.counts.get(at)).cloned().unwrap_or_default();
    let (common, none) = (&desk.phrases.common, || Label::Phrase(|it| it.meetings.no_kind));
    let sides = Category::ALL.map(|it| Label::Verbatim((common.category)(it).to_owned()));
    let genders = Gender::ALL.map(|it| Label::Verbatim((common.genders)(it).to_owned()));
    let side = now.category.and_then(|it| Category::ALL.iter().position(|side| *side == it));
    let gender = now.gender.and_then(|it| Gender::ALL.iter().position(|gender| *gender == it));
    let number = if at.is_some() { now.number.to_string() } else { String::new() };
    let fields = vec![
        Field::text(Label::Phrase(|it| it.meeting_forms.how_many), &number)
            .required(Label::Phrase(|it| it.meeting_forms.not_a_number)),
        Field::text(Label::Phrase(|it| it.meeting_forms.counted), &now.words),
        Field::choice(
            Label::Phrase(|it| it.meeting_forms.category),
            [none()].into_iter().chain(sides).collect(),
            side.map_or(0, |at| at + 1),
        ),
        Field::choice(
            Label::Phrase(|it| it.meeting_forms.gender),
            [none()].into_iter().chain(genders).collect(),
            gender.map_or(0, |at| at + 1),
        ),
    ];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let wrong = || Complaint { field: 0, words: desk.phrases.meeting_forms.not_a_number.to_owned() };
        let count = Count {
            number: number_of(values.words(0)).ok_or_else(wrong)?,
            words: kept(&now.words, values.words(1)),
            category: chosen(&Category::ALL, values.choice(2)),
            gender: chosen(&Gender::ALL, values.choice(3)),
        };
        Ok(acts::alter(id, desk, |meeting| put(&mut meeting.counts, at, count)))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.count), fields, Box::new(finish))
}

/// The one chosen behind "none".
fn chosen<T: Copy>(all: &[T], at: usize) -> Option<T> {
    at.checked_sub(1).and_then(|at| all.get(at)).copied()
}

/// A number in either set of digits.
fn number_of(words: &str) -> Option<u32> {
    fold(words).parse().ok()
}

/// The form of a resolution, or of one to be added.
pub(super) fn resolution(id: MeetingId, meeting: &Meeting, at: Option<usize>) -> Form {
    let fresh = Resolution {
        kind: ResolutionKind::Decision,
        words: String::new(),
        votes: None,
        task: None,
        amendment: None,
    };
    let now = at.and_then(|at| meeting.resolutions.get(at)).cloned().unwrap_or(fresh);
    let kind = ResolutionKind::ALL.iter().position(|it| *it == now.kind).unwrap_or(0);
    let kinds = vec![
        Label::Phrase(|it| (it.meetings.resolution)(ResolutionKind::Decision)),
        Label::Phrase(|it| (it.meetings.resolution)(ResolutionKind::Recommendation)),
    ];
    let vote = |of: fn(Votes) -> u32| now.votes.map(|it| of(it).to_string()).unwrap_or_default();
    let fields = vec![
        Field::long_text(Label::Phrase(|it| it.meeting_forms.words), &now.words)
            .required(Label::Phrase(|it| it.meeting_forms.words_needed)),
        Field::choice(Label::Phrase(|it| it.meetings.type_), kinds, kind),
        Field::text(Label::Phrase(|it| it.amendments.yes), &vote(|it| it.yes)),
        Field::text(Label::Phrase(|it| it.amendments.no), &vote(|it| it.no)),
        Field::text(Label::Phrase(|it| it.amendments.abstained), &vote(|it| it.abstained)),
    ];
    let finish = move |values: &Values, desk: &Desk| {
        let after = Resolution {
            kind: ResolutionKind::ALL.get(values.choice(1)).copied().unwrap_or(now.kind),
            words: kept(&now.words, values.words(0)),
            votes: votes(values, desk)?,
            ..now.clone()
        };
        Ok(acts::alter(id, desk, |meeting| {
            // What came of it meanwhile stays.
            let linked = at.and_then(|at| meeting.resolutions.get(at)).map(|it| (it.task, it.amendment));
            let (task, amendment) = linked.unwrap_or_default();
            put(&mut meeting.resolutions, at, Resolution { task, amendment, ..after });
        }))
    };
    Form::new(Label::Phrase(|it| it.meeting_forms.resolution_form), fields, Box::new(finish))
}

/// The votes, where any were counted.
fn votes(values: &Values, desk: &Desk) -> Result<Option<Votes>, Complaint> {
    let mut counted = [0; 3];
    for (field, count) in (2..).zip(&mut counted) {
        let words = values.words(field);
        if !words.is_empty() {
            let wrong = || Complaint { field, words: desk.phrases.amendments.not_a_count.to_owned() };
            *count = number_of(words).ok_or_else(wrong)?;
        }
    }
    let any = (2..5).any(|field| !values.words(field).is_empty());
    let [yes, no, abstained] = counted;
    Ok(any.then_some(Votes { yes, no, abstained }))
}
