//! The options of the form of a member, and what each stands for.
//!
//! Used by that form only. A value the program proposes stays a proposal until a person chooses one.

use super::member::OFFICE;
use crate::domain::{Category, Gender, Member, Office, Seat, Stated};
use crate::panes::form::{Label, Values};

/// The options of the office: none, then each.
pub(super) fn offices() -> Vec<Label> {
    vec![
        Label::Phrase(|it| it.roster.no_office),
        Label::Phrase(|it| (it.roster.offices)(Office::Chair)),
        Label::Phrase(|it| (it.roster.offices)(Office::DeputyChair)),
        Label::Phrase(|it| (it.roster.offices)(Office::Coordinator)),
        Label::Phrase(|it| (it.roster.offices)(Office::Rapporteur)),
        Label::Phrase(|it| (it.roster.offices)(Office::DeputyRapporteur)),
    ]
}

pub(super) fn office_option(member: &Member) -> usize {
    let at = member.office.and_then(|it| Office::ALL.iter().position(|one| *one == it.value));
    at.map_or(0, |at| at + 1)
}

/// The office the form says; one that was only proposed stays so while it is not touched.
pub(super) fn office(values: &Values, before: &Member) -> Option<Stated<Office>> {
    let chosen = values.choice(OFFICE).checked_sub(1).and_then(|at| Office::ALL.get(at)).copied()?;
    let same = before.office.filter(|it| it.value == chosen);
    Some(same.unwrap_or(Stated::confirmed(chosen)))
}

pub(super) fn seats() -> Vec<Label> {
    vec![
        Label::Phrase(|it| (it.roster.seats)(Seat::Full)),
        Label::Phrase(|it| (it.roster.seats)(Seat::Alternate)),
    ]
}

/// The options of the gender: left to the program, each value, unknown.
pub(super) fn genders() -> Vec<Label> {
    vec![
        Label::Phrase(|it| it.roster.as_proposed),
        Label::Phrase(|it| (it.common.gender)(Gender::Woman)),
        Label::Phrase(|it| (it.common.gender)(Gender::Man)),
        Label::Phrase(|it| it.common.unknown),
    ]
}

/// The options of the category, as those of the gender.
pub(super) fn categories() -> Vec<Label> {
    vec![
        Label::Phrase(|it| it.roster.as_proposed),
        Label::Phrase(|it| (it.common.category)(Category::Commune)),
        Label::Phrase(|it| (it.common.category)(Category::AdvisoryBody)),
        Label::Phrase(|it| (it.common.category)(Category::CivilSociety)),
        Label::Phrase(|it| (it.common.category)(Category::Other)),
        Label::Phrase(|it| it.common.unknown),
    ]
}

/// Which option stands for a value: the first while it is a proposal, or while there is
/// neither a value nor anything to propose; else the value's own, or unknown.
pub(super) fn option<T: PartialEq>(stated: Option<Stated<T>>, all: &[T], proposal: Option<T>) -> usize {
    match stated {
        Some(stated) if stated.is_proposed() => 0,
        Some(stated) => all.iter().position(|value| *value == stated.value).map_or(0, |at| at + 1),
        None if proposal.is_none() => 0,
        None => all.len() + 1,
    }
}

/// The value of an option: what was proposed before, or is now, stays a proposal; what a
/// person chose is confirmed.
pub(super) fn stated<T: Copy>(
    chosen: usize,
    all: &[T],
    before: Option<Stated<T>>,
    propose: impl FnOnce() -> Option<T>,
) -> Option<Stated<T>> {
    match chosen.checked_sub(1) {
        None => before.filter(Stated::is_proposed).or_else(|| propose().map(Stated::proposed)),
        Some(at) => all.get(at).copied().map(Stated::confirmed),
    }
}
