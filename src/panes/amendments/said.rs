//! An amendment in words: what it changes, who proposes it, what was decided.
//!
//! Used by the panes of amendments, which differ only in how much of it they show.

use super::decide;
use super::place::{self, Parts};
use crate::domain::amending::{self, Misfit};
use crate::domain::{Amendment, AmendmentId, AmendmentKind, AmendmentState, Committee, DocumentId, Wording};
use crate::i18n::{Phrases, dates};
use crate::notice::title_of;
use crate::panes::Desk;
use crate::panes::marked::{Look, Marked, difference, inline};
use crate::panes::spoken::pair;
use crate::panes::texts::{self, Role};

/// Numbers, with the comma of the language between them.
pub(super) fn numbers(numbers: impl IntoIterator<Item = u32>, phrases: &Phrases) -> String {
    let all: Vec<String> = numbers.into_iter().map(|number| number.to_string()).collect();
    all.join(phrases.spoken.comma)
}

/// What a text is called.
pub(super) fn text_title(document: DocumentId, desk: &Desk) -> String {
    let text = desk.session.committee().text(document);
    text.map(|text| title_of(&text, desk.phrases)).unwrap_or_default()
}

/// What was decided: the state, who, the day, the votes.
pub(super) fn decision(amendment: &Amendment, committee: &Committee, phrases: &Phrases) -> String {
    let merged = amendment.merged_with.and_then(|id| committee.amendments.get(&id));
    let state = match merged.filter(|_| amendment.state == AmendmentState::Merged) {
        Some(other) => (phrases.amendments.merged_into)(other.number),
        None => (phrases.texts.state)(amendment.state).to_owned(),
    };
    let mut parts = vec![state];
    if let Some(made) = &amendment.decision {
        parts.push(made.by.clone());
        parts.extend(made.day.map(dates::figures));
        parts.extend(made.votes.map(|it| (phrases.texts.votes)(it.yes, it.no, it.abstained)));
    }
    crate::panes::spoken::sentence(&parts, phrases)
}

/// The misfit of an open amendment, if it has one.
pub(super) fn misfit(amendment: &Amendment, committee: &Committee) -> Option<Misfit> {
    if !amendment.state.is_open() {
        return None;
    }
    // Nothing of what is made here stays: the identities only have to be some.
    amending::splices(committee, amendment, || 0).err()
}

/// What it changes, the words it takes out and puts in marked.
pub(super) fn change(amendment: &Amendment, parts: &Parts, phrases: &Phrases) -> Vec<Marked> {
    let say = &phrases.amendments;
    match amendment.kind {
        AmendmentKind::Replace => difference(&amendment.original, &amendment.proposed),
        AmendmentKind::Add => {
            let stands = amendment.original.split('\n').filter(|words| !words.is_empty());
            let stands = stands.map(|words| Marked::looking(words, Look::Context));
            stands.chain(difference("", &amendment.proposed)).collect()
        }
        AmendmentKind::Delete => difference(&amendment.original, ""),
        AmendmentKind::Move => {
            let place = amendment.destination.and_then(|it| place::said(it, parts, phrases));
            let words = (say.moves_to)(&place.unwrap_or_default());
            let mut lines = vec![Marked::looking(words, Look::Caution)];
            lines.extend(amendment.original.split('\n').map(Marked::plain));
            lines
        }
    }
}

/// Everything there is to say of one.
pub(super) fn whole(id: AmendmentId, clashing: &[u32], desk: &Desk) -> Vec<Marked> {
    let (committee, phrases) = (desk.session.committee(), desk.phrases);
    let Some(amendment) = committee.amendments.get(&id) else { return Vec::new() };
    let (say, texts) = (&phrases.amendments, &phrases.texts);
    let parts = place::parts(committee, amendment.document);
    let kind = (texts.amendment_kind)(amendment.kind);
    let place = place::of(amendment, &parts, phrases);
    let head = crate::panes::spoken::sentence(
        &[kind.to_owned(), place, (texts.proposer_kind)(amendment.proposer.kind).to_owned()],
        phrases,
    );
    let mut lines = vec![Marked::looking(head, Look::Head)];
    if !clashing.is_empty() {
        let words = (say.clashes)(&numbers(clashing.iter().copied(), phrases));
        lines.push(Marked::looking(format!("≠ {words}"), Look::Caution));
    }
    if let Some(misfit) = misfit(amendment, committee) {
        let words = if misfit == Misfit::Overtaken { say.overtaken } else { decide::told(&misfit, phrases) };
        lines.push(Marked::looking(format!("! {words}"), Look::Caution));
    }
    lines.push(Marked::looking(say.change, Look::Dim));
    lines.extend(change(amendment, &parts, phrases));
    let meeting = amendment.meeting.and_then(|id| committee.meetings.get(&id));
    let meeting = meeting.map(|it| {
        let day = it.day.map(dates::figures).unwrap_or_default();
        format!("{day} {}", it.title)
    });
    let decided = decision(amendment, committee, phrases);
    let rest = [
        pair(say.reason, &amendment.reason, phrases),
        pair(say.meeting, &meeting.unwrap_or_default(), phrases),
        pair(say.decision, &decided, phrases),
        pair(say.reply, &amendment.reply, phrases),
    ];
    lines.push(Marked::default());
    lines.extend(rest.into_iter().filter(|words| !words.is_empty()).map(Marked::said));
    lines
}

/// A text in one of its wordings, its titles over its paragraphs.
pub(super) fn text(document: DocumentId, wording: Wording, desk: &Desk) -> Vec<Marked> {
    let (committee, phrases) = (desk.session.committee(), desk.phrases);
    let say = &phrases.amendments;
    let (after, misfits) = amending::if_all_accepted(committee, document);
    let mut lines = Vec::new();
    if wording != Wording::Original && !misfits.is_empty() {
        let omitted = misfits.iter().filter_map(|(id, _)| committee.amendments.get(id)).map(|it| it.number);
        lines.push(Marked::looking((say.omitted)(&numbers(omitted, phrases)), Look::Caution));
    }
    let (then, now) = match wording {
        Wording::Original => (committee, committee),
        Wording::Amended => (committee, &after),
        Wording::IfAccepted => (&after, &after),
    };
    for part in texts::by_part(then, now, document, phrases) {
        for item in part {
            let is_title = item.role == Role::Title;
            let shown = inline(item.pieces).into_iter();
            lines.extend(shown.map(|line| if is_title { line.over(Look::Title) } else { line }));
        }
        lines.push(Marked::default());
    }
    lines.pop();
    lines
}

/// The amendments of a text beside the words they change: original, amendment, proposer, decision.
pub(super) fn comparison(document: DocumentId, desk: &Desk) -> Vec<Marked> {
    let (committee, phrases) = (desk.session.committee(), desk.phrases);
    let (say, texts) = (&phrases.amendments, &phrases.texts);
    let parts = place::parts(committee, document);
    let mut lines = Vec::new();
    for (_, amendment) in committee.amendments_of(document) {
        let which = (texts.amendment)(amendment.number, &amendment.proposer.name);
        let head =
            [which, (texts.amendment_kind)(amendment.kind).to_owned(), place::of(amendment, &parts, phrases)];
        lines.push(Marked::looking(crate::panes::spoken::sentence(&head, phrases), Look::Head));
        lines.push(Marked::looking(say.original, Look::Dim));
        lines.extend(amendment.original.split('\n').map(Marked::plain));
        lines.push(Marked::looking(say.amendment, Look::Dim));
        lines.extend(change(amendment, &parts, phrases));
        lines.push(Marked::said(pair(say.decision, &decision(amendment, committee, phrases), phrases)));
        lines.push(Marked::default());
    }
    lines.pop();
    lines
}
