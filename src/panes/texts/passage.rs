//! The passage of a text from one phase of its life to another.
//!
//! Used by the charter pane and the list of texts. A passage is one entry: the phase, and a
//! numbered version that freezes the words as they stand.

use crate::domain::{
    Change, Document, DocumentId, Edit, EntryId, Meeting, MeetingId, Phase, Version, VersionId,
};
use crate::i18n::dates;
use crate::notice::{self, Notice};
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

const PHASE: usize = 0;
const DAY: usize = 1;
const BY: usize = 2;
const MEETING: usize = 3;
const NOTES: usize = 4;

/// The form of the passage to the phase that usually follows.
pub(super) fn open(document: DocumentId, desk: &Desk) -> Outcome {
    let next = desk.session.committee().phase(document).usual_next();
    let title = Label::Phrase(|phrases| phrases.life.pass);
    Outcome::Open(Box::new(form(title, document, next, desk)))
}

/// The form of the passage of a settled text back to a draft.
pub(super) fn revise(document: DocumentId, desk: &Desk) -> Outcome {
    if !desk.session.committee().phase(document).is_settled() {
        return Outcome::Say(Notice::warned(desk.phrases.life.is_open));
    }
    let title = Label::Phrase(|phrases| phrases.life.revise);
    Outcome::Open(Box::new(form(title, document, Phase::RevisedDraft, desk)))
}

fn form(title: Label, document: DocumentId, next: Phase, desk: &Desk) -> Form {
    let committee = desk.session.committee();
    let mut meetings: Vec<(MeetingId, &Meeting)> =
        committee.meetings.iter().map(|(id, meeting)| (*id, meeting)).collect();
    meetings.sort_by_key(|(id, meeting)| std::cmp::Reverse((meeting.day, *id)));
    let named = meetings.iter().map(|(_, meeting)| Label::Verbatim(name(meeting)));
    let offered = std::iter::once(Label::Phrase(|phrases| phrases.life.no_meeting)).chain(named).collect();
    let members = committee.roster().into_iter().map(|(_, member)| member.name.clone());
    let known = Known::new(members.filter(|name| !name.trim().is_empty()));
    let at = Phase::ALL.iter().position(|phase| *phase == next).unwrap_or(0);
    let number = next_number(document, desk);
    let fields = vec![
        Field::choice(Label::Phrase(|phrases| phrases.life.phase), phases(), at)
            .noting(move |values, desk| Some(said(values, number, desk))),
        Field::day(Label::Phrase(|phrases| phrases.life.day), Some(desk.today)),
        Field::text(Label::Phrase(|phrases| phrases.life.by), "").completed_from(known),
        Field::choice(Label::Phrase(|phrases| phrases.life.meeting), offered, 0),
        Field::long_text(Label::Phrase(|phrases| phrases.life.notes), ""),
    ];
    let meetings: Vec<MeetingId> = meetings.into_iter().map(|(id, _)| id).collect();
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        // Held words may become any number of entries: which state the version is, only the log
        // can say once it has them.
        if !desk.session.is_settled() {
            let words = desk.phrases.life.words_unsaved.to_owned();
            return Err(Complaint { field: PHASE, words });
        }
        let meeting = values.choice(MEETING).checked_sub(1).and_then(|at| meetings.get(at));
        let version = Version {
            document,
            number: next_number(document, desk),
            phase: chosen(values),
            at: EntryId(desk.session.mark()),
            day: values.day(DAY),
            by: values.words(BY).to_owned(),
            meeting: meeting.copied(),
            notes: values.words(NOTES).to_owned(),
        };
        Ok(passed(version, desk))
    };
    Form::new(title, fields, Box::new(finish))
}

/// The passage as one change, and the sentence that tells it.
fn passed(version: Version, desk: &Desk) -> Outcome {
    let committee = desk.session.committee();
    let document = version.document;
    let before = committee.documents.get(&document).cloned();
    let text = committee.text(document).unwrap_or_default();
    let after = Document { phase: version.phase, ..text };
    let title = notice::title_of(&after, desk.phrases);
    let phase = (desk.phrases.texts.phase)(version.phase);
    let words = (desk.phrases.texts.passed)(&title, phase, version.number);
    let edit = Edit { id: document, before, after: Some(after) };
    let id = VersionId(desk.session.ids().fresh());
    let change = Change::Together(vec![
        Change::Document(Box::new(edit)),
        Change::Version(Box::new(Edit::add(id, version))),
    ]);
    Outcome::Each(vec![Outcome::Record(change), Outcome::Say(Notice::said(words))])
}

fn next_number(document: DocumentId, desk: &Desk) -> u32 {
    let versions = desk.session.committee().versions_of(document);
    versions.last().map_or(0, |(_, version)| version.number).saturating_add(1)
}

fn chosen(values: &Values) -> Phase {
    Phase::ALL.get(values.choice(PHASE)).copied().unwrap_or_default()
}

/// What the passage does: it freezes the words, and perhaps settles them.
fn said(values: &Values, number: u32, desk: &Desk) -> Notice {
    let say = &desk.phrases.life;
    let freezes = (say.freezes)(number);
    if chosen(values).is_settled() {
        return Notice::warned(format!("{freezes}{}{}", desk.phrases.spoken.comma, say.settles));
    }
    Notice::said(freezes)
}

/// The phases in the order of [`Phase::ALL`].
fn phases() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Outline)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::PreliminaryDraft)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Consultation)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::RevisedDraft)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Submitted)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Adopted)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::InForce)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Evaluation)),
        Label::Phrase(|phrases| (phrases.texts.phase)(Phase::Withdrawn)),
    ]
}

/// A meeting, by its day and its title.
pub(super) fn name(meeting: &Meeting) -> String {
    let day = meeting.day.map(dates::figures).unwrap_or_default();
    let words = [day.as_str(), meeting.title.trim(), meeting.place.trim()];
    words.into_iter().filter(|words| !words.is_empty()).take(2).collect::<Vec<_>>().join(" · ")
}
