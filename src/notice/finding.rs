//! Findings about a file, and its summary, as sentences.

use crate::domain::deadline::Note;
use crate::exchange::{Count, Finding, FindingKind, Summary};
use crate::i18n::Phrases;

/// What was found, without the words it is about.
#[must_use]
pub fn finding(finding: &Finding, phrases: &Phrases) -> String {
    let say = &phrases.findings;
    let list = |letters: &[char]| letters.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
    match &finding.kind {
        FindingKind::GendersProposed { women, men } => (say.genders_proposed)(*women, *men),
        FindingKind::GenderUnknown => say.gender_unknown.to_owned(),
        FindingKind::YearInferred { year } => (say.year_inferred)(*year),
        FindingKind::DeadlineNotUnderstood => say.deadline_not_understood.to_owned(),
        FindingKind::DeadlineMended { note } => match note {
            Note::Reordered => say.deadline_reordered,
            Note::WeekdayMismatch => say.weekday_mismatch,
            Note::TwoDigitYear => say.two_digit_year,
        }
        .to_owned(),
        FindingKind::AmbiguousResponsible { candidates } => {
            (say.ambiguous_responsible)(&candidates.join(phrases.entries.and))
        }
        FindingKind::UnknownResponsible => say.unknown_responsible.to_owned(),
        FindingKind::SameName { institution } => (say.same_name)(institution),
        FindingKind::NameMissing => say.name_missing.to_owned(),
        FindingKind::BodyMissing => say.body_missing.to_owned(),
        FindingKind::BodyWithoutName => say.body_without_name.to_owned(),
        FindingKind::ActionMissing => say.action_missing.to_owned(),
        FindingKind::ObjectiveMissing => say.objective_missing.to_owned(),
        FindingKind::TooManyCells { found, expected } => (say.too_many_cells)(*found, *expected),
        FindingKind::DuplicateRow { first } => (say.duplicate_row)(*first),
        FindingKind::Differs { there } => (say.differs)(there),
        FindingKind::Announced { announced, found } if usize::try_from(*announced) == Ok(*found) => {
            (say.announced_found)(*announced)
        }
        FindingKind::Announced { announced, found } => (say.announced_wrong)(*announced, *found),
        FindingKind::CellNotUnderstood { column } => (say.cell_not_understood)(column),
        FindingKind::RowLeftOut => say.row_of_totals.to_owned(),
        FindingKind::ColumnsGuessed => say.columns_guessed.to_owned(),
        FindingKind::VisualOrder => say.visual_order.to_owned(),
        FindingKind::TableNotRecognised => say.table_not_recognised.to_owned(),
        FindingKind::UnclosedQuote => say.unclosed_quote.to_owned(),
        FindingKind::OtherTown { town } => (say.other_town)(town),
        FindingKind::ProfileFound => say.profile_found.to_owned(),
        FindingKind::CharterFound { parts } => (say.charter_found)(&(phrases.common.parts)(*parts)),
        FindingKind::PartTitled { title } => (say.part_titled)(title),
        FindingKind::CharactersRemoved { count } => (say.characters_removed)(*count),
        FindingKind::FormsReplaced { count } => (say.forms_replaced)(*count),
        FindingKind::OrderRestored { lines } => (say.order_restored)(*lines),
        FindingKind::UnusualLetters { letters } => (say.unusual_letters)(&list(letters)),
        FindingKind::MixedAlphabets { letters } => (say.mixed_alphabets)(&list(letters)),
    }
}

/// How much a file adds: `18 members, 5 objectives, 13 tasks`.
#[must_use]
pub fn summary(summary: &Summary, phrases: &Phrases) -> String {
    counted(summary, phrases, |count| count.added)
}

/// How much of a file is there already.
#[must_use]
pub fn already(summary: &Summary, phrases: &Phrases) -> String {
    counted(summary, phrases, |count| count.already)
}

fn counted(summary: &Summary, phrases: &Phrases, number: fn(&Count) -> usize) -> String {
    let common = &phrases.common;
    let counts = [
        (number(&summary.members), common.members),
        (number(&summary.objectives), common.objectives),
        (number(&summary.tasks), common.tasks),
        (number(&summary.sections), common.parts),
        (number(&summary.meetings), common.meetings),
    ];
    let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(*n));
    told.collect::<Vec<_>>().join(phrases.entries.and)
}
