//! The form of an amendment: recorded from the paragraph in a few keys, or edited.
//!
//! Opened by the charter for the paragraphs with the caret, and by the panes of amendments.

use std::ops::Range;

use super::place;
use crate::domain::fold::fold;
use crate::domain::{
    Amendment, AmendmentId, AmendmentKind, Change, Committee, DocumentId, Edit, MeetingId, MemberId,
    Proposer, ProposerKind, SectionId, amending,
};
use crate::i18n::dates;
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

const KIND: usize = 0;
const PROPOSER: usize = 1;
const WORDS: usize = 2;
const REASON: usize = 3;
const MEETING: usize = 4;
const QUALITY: usize = 5;
const AFTER: usize = 6;

/// The qualities offered after "as the roster says".
const QUALITIES: [ProposerKind; 3] = [ProposerKind::Member, ProposerKind::Body, ProposerKind::Guest];

/// A change that is recorded together with the amendment it is told, if it is still of use.
pub(in crate::panes) type Beside = Box<dyn Fn(AmendmentId, &Desk) -> Option<Change>>;

/// What a new amendment comes from, beside the person who proposes it.
pub(in crate::panes) struct Origin {
    /// The meeting that decided it.
    pub meeting: MeetingId,
    /// The change recorded as one entry with it, if it is still of use.
    pub beside: Beside,
}

/// The form of a new amendment to the paragraphs `which` of a part.
#[must_use]
pub fn amend(section: SectionId, which: Range<usize>, desk: &Desk) -> Option<Outcome> {
    opened(section, which, None, desk)
}

/// The form of a new amendment to the paragraphs `which` of a part that something else asks for.
#[must_use]
pub(in crate::panes) fn amend_from(
    section: SectionId,
    which: Range<usize>,
    origin: Origin,
    desk: &Desk,
) -> Option<Outcome> {
    opened(section, which, Some(origin), desk)
}

fn opened(section: SectionId, which: Range<usize>, origin: Option<Origin>, desk: &Desk) -> Option<Outcome> {
    let committee = desk.session.committee();
    let part = committee.charter.get(&section)?;
    let targets = part.paragraphs.get(which.clone())?.to_vec();
    let original = part.body.get(part.bytes_of(which)?)?.to_owned();
    let kind = if original.is_empty() { AmendmentKind::Add } else { AmendmentKind::Replace };
    // Usually it is recorded in the meeting of the day.
    let today = committee.meetings.iter().rfind(|(_, it)| it.day == Some(desk.today));
    let meeting = origin.as_ref().map(|it| it.meeting).or(today.map(|(id, _)| *id));
    let proposed = original.clone();
    let document = part.heading.document;
    let fresh = Amendment { document, kind, targets, original, proposed, meeting, ..Amendment::default() };
    let title = Label::Phrase(|phrases| phrases.amendments.new);
    Some(Outcome::Open(Box::new(form(title, (None, origin), fresh, desk).starting_at(PROPOSER))))
}

/// The form of an amendment that is there. Its words are those it leads to on the text as it
/// stands, and from then on they are made against that text.
pub(super) fn edit(id: AmendmentId, desk: &Desk) -> Option<Outcome> {
    let committee = desk.session.committee();
    let amendment = committee.amendments.get(&id)?;
    let mut shown = amendment.clone();
    if amendment.state.is_open() && amendment.kind == AmendmentKind::Replace {
        shown.proposed = amending::outcome(committee, amendment).unwrap_or(shown.proposed);
    }
    if amendment.state.is_open()
        && let Ok(spot) = amending::spot(committee, &amendment.targets)
        && let Some(now) = amending::words_at(committee, spot)
    {
        shown.original = now.to_owned();
    }
    let title = Label::Verbatim((desk.phrases.amendments.edit)(amendment.number));
    Some(Outcome::Open(Box::new(form(title, (Some(id), None), shown, desk).starting_at(WORDS))))
}

fn form(
    title: Label,
    (id, origin): (Option<AmendmentId>, Option<Origin>),
    start: Amendment,
    desk: &Desk,
) -> Form {
    let meetings = meetings(desk.session.committee());
    let fields = fields(&start, &meetings, desk);
    let finish = move |values: &Values, desk: &Desk| {
        let after = filled(&start, &meetings, values, desk)?;
        Ok(recorded(id, origin.as_ref(), after, desk))
    };
    Form::new(title, fields, Box::new(finish))
}

/// Meetings, the latest first.
fn meetings(committee: &Committee) -> Vec<MeetingId> {
    let mut all: Vec<_> = committee.meetings.iter().map(|(id, it)| (it.day, *id)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.into_iter().map(|(_, id)| id).collect()
}

fn fields(start: &Amendment, meetings: &[MeetingId], desk: &Desk) -> Vec<Field> {
    let committee = desk.session.committee();
    let say = desk.phrases;
    let kinds = AmendmentKind::ALL.map(|kind| Label::Verbatim((say.texts.amendment_kind)(kind).to_owned()));
    let kind = AmendmentKind::ALL.iter().position(|kind| *kind == start.kind).unwrap_or(0);
    let mut places = vec![Label::Phrase(|phrases| phrases.amendments.no_meeting)];
    places.extend(meetings.iter().filter_map(|id| committee.meetings.get(id)).map(|it| {
        let day = it.day.map(dates::figures).unwrap_or_default();
        Label::Verbatim(format!("{day} {}", it.title).trim().to_owned())
    }));
    let meeting = meetings.iter().position(|it| Some(*it) == start.meeting).map_or(0, |at| at + 1);
    let mut qualities = vec![Label::Phrase(|phrases| phrases.amendments.by_roster)];
    qualities.extend(QUALITIES.map(|it| Label::Verbatim((say.texts.proposer_kind)(it).to_owned())));
    let told = quality_of(&start.proposer.name, committee).0;
    let known = start.proposer.name.is_empty() || told == start.proposer.kind;
    let quality = QUALITIES.iter().position(|it| *it == start.proposer.kind && !known);
    let parts = place::parts(committee, start.document);
    let after = start.destination.and_then(|it| place::written(it, &parts)).unwrap_or_default();
    let phrase = |label: fn(&'static crate::i18n::Phrases) -> &'static str| Label::Phrase(label);
    vec![
        Field::choice(phrase(|it| it.amendments.kind), kinds.to_vec(), kind),
        Field::text(phrase(|it| it.amendments.proposer), &start.proposer.name)
            .required(phrase(|it| it.amendments.needs_proposer))
            .completed_from(proposers(committee))
            .noting(told_quality),
        Field::long_text(phrase(|it| it.amendments.words), &start.proposed),
        Field::text(phrase(|it| it.amendments.reason), &start.reason),
        Field::choice(phrase(|it| it.amendments.meeting), places, meeting),
        Field::choice(phrase(|it| it.amendments.quality), qualities, quality.map_or(0, |at| at + 1)),
        Field::text(phrase(|it| it.amendments.after), &after)
            .completed_from(Known::new(place::every(&parts)))
            .noting(|values, desk| {
                let moves = AmendmentKind::ALL.get(values.choice(KIND)) == Some(&AmendmentKind::Move);
                moves.then(|| Notice::said(desk.phrases.amendments.after_note))
            }),
    ]
}

/// Who may propose, for completion: those who did before, members, their institutions.
fn proposers(committee: &Committee) -> Known {
    let before = committee.amendments.values().rev().map(|it| it.proposer.name.clone());
    let roster = committee.roster();
    let members = roster.iter().map(|(_, member)| member.name.clone());
    let bodies = roster.iter().map(|(_, member)| member.institution.clone());
    let mut names: Vec<String> = Vec::new();
    for name in before.chain(members).chain(bodies) {
        if !name.trim().is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Known::new(names)
}

/// In what quality somebody proposes, as far as the roster tells, and the member.
fn quality_of(name: &str, committee: &Committee) -> (ProposerKind, Option<MemberId>) {
    let name = fold(name.trim());
    let member = committee.members.iter().find(|(_, member)| fold(member.name.trim()) == name);
    if let Some((id, _)) = member {
        return (ProposerKind::Member, Some(*id));
    }
    let body = committee.members.values().any(|member| fold(member.institution.trim()) == name);
    (if body { ProposerKind::Body } else { ProposerKind::Guest }, None)
}

fn proposer(values: &Values, committee: &Committee) -> Proposer {
    let name = values.words(PROPOSER).to_owned();
    let (told, member) = quality_of(&name, committee);
    let said = values.choice(QUALITY).checked_sub(1).and_then(|at| QUALITIES.get(at)).copied();
    let kind = said.unwrap_or(told);
    Proposer { name, kind, member: member.filter(|_| kind == ProposerKind::Member) }
}

fn told_quality(values: &Values, desk: &Desk) -> Option<Notice> {
    let proposer = proposer(values, desk.session.committee());
    (!proposer.name.is_empty()).then(|| Notice::said((desk.phrases.texts.proposer_kind)(proposer.kind)))
}

/// The amendment as filled in, or what is wrong.
fn filled(
    start: &Amendment,
    meetings: &[MeetingId],
    values: &Values,
    desk: &Desk,
) -> Result<Amendment, Complaint> {
    let (committee, say) = (desk.session.committee(), &desk.phrases.amendments);
    let kind = AmendmentKind::ALL.get(values.choice(KIND)).copied().unwrap_or_default();
    let words = values.words(WORDS);
    let complain = |field, words: &str| Complaint { field, words: words.to_owned() };
    let proposed = match kind {
        AmendmentKind::Replace if words == start.original.trim() => {
            return Err(complain(WORDS, say.same_words));
        }
        AmendmentKind::Add if words.is_empty() || words == start.original.trim() => {
            return Err(complain(WORDS, say.needs_words));
        }
        AmendmentKind::Replace | AmendmentKind::Add => words.to_owned(),
        AmendmentKind::Delete | AmendmentKind::Move => String::new(),
    };
    let destination = if kind == AmendmentKind::Move {
        let found = place::read(values.words(AFTER), &place::parts(committee, start.document));
        let found = found.filter(|it| !start.targets.contains(it));
        Some(found.ok_or_else(|| complain(AFTER, say.bad_place))?)
    } else {
        None
    };
    let meeting = values.choice(MEETING).checked_sub(1).and_then(|at| meetings.get(at)).copied();
    let (proposer, reason) = (proposer(values, committee), values.words(REASON).to_owned());
    Ok(Amendment { proposer, kind, destination, proposed, reason, meeting, ..start.clone() })
}

/// Records it under the number it has, or the next one.
fn recorded(id: Option<AmendmentId>, origin: Option<&Origin>, after: Amendment, desk: &Desk) -> Outcome {
    let (committee, say) = (desk.session.committee(), desk.phrases);
    let known = id.and_then(|id| Some((id, committee.amendments.get(&id)?)));
    let (edit, number) = match known {
        Some((id, before)) => (Edit::replace(id, before, after.clone()), before.number),
        None => {
            let last = committee.amendments_of(after.document).last().map_or(0, |(_, it)| it.number);
            let after = Amendment { number: last + 1, ..after.clone() };
            (Edit::add(AmendmentId(desk.session.ids().fresh()), after), last + 1)
        }
    };
    let which = (say.texts.amendment)(number, &after.proposer.name);
    let said = Notice::said((say.amendments.recorded)(&which));
    let beside = origin.and_then(|it| (it.beside)(edit.id, desk));
    let change = Change::Amendment(Box::new(edit));
    let change = Change::together([change].into_iter().chain(beside).collect());
    Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)])
}

/// The text an amendment of no pane is about.
pub(super) fn charter_of(section: SectionId, desk: &Desk) -> DocumentId {
    let part = desk.session.committee().charter.get(&section);
    part.map_or(DocumentId::CHARTER, |part| part.heading.document)
}
