//! The rules, each with its stable word and what it asks of a reader.
//!
//! Used by everything that shows findings. Scripts and the journal carry the words: they never
//! change once published.

use super::super::word::words;
use super::Severity;

/// A rule of the checker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Minutes announce another number of members than they list.
    AnnouncedTotal,
    /// Another town than the committee's is named as the commune.
    OtherTown,
    /// A member without a name.
    MemberWithoutName,
    /// A member without a body, where the others have one.
    MemberWithoutBody,
    /// A body named by its kind alone.
    BodyWithoutName,
    /// A member outside the declared categories.
    UndeclaredCategory,
    /// A member entered twice.
    MemberTwice,
    /// Two members who may be one person.
    MembersAlike,
    /// A person's name in another spelling than the roster's.
    NameSpelling,
    /// A body's name in another spelling than usual.
    BodySpelling,
    /// Somebody else named for a body than sits for it.
    OtherRepresentative,
    /// A responsible person who is not a member.
    UnknownResponsible,
    /// A name that fits several members.
    AmbiguousResponsible,
    /// A name that fits a member it is not linked to.
    UnlinkedResponsible,
    /// A responsible whose mandate has ended.
    FormerResponsible,
    /// A task nobody is responsible for.
    NoResponsible,
    /// A task without a deadline.
    NoDeadline,
    /// A task that does not say what is to be done.
    NoAction,
    /// An objective without tasks.
    NoTasks,
    /// A task entered twice.
    TaskTwice,
    /// An objective entered twice.
    ObjectiveTwice,
    /// A task due before the committee existed.
    DueBeforeFounding,
    /// A task due within days of the founding.
    DueSoonAfterFounding,
    /// Two tasks of which one needs the other, due on one day.
    SameDay,
    /// Tasks that wait for each other, so that none can begin.
    CircularDependency,
    /// A task that begins on the day what it waits for ends, or before.
    NoSlack,
    /// A range written from its end to its beginning.
    ReversedRange,
    /// A weekday that is not that day's.
    WrongWeekday,
    /// A word that stands for a month and is none.
    UnknownMonth,
    /// No number after the word month.
    MissingNumber,
    /// A deadline that names no day.
    UnreadDeadline,
    /// Names of months of two countries.
    MixedMonths,
    /// Digits of two sets.
    MixedDigits,
    /// Nothing is said of some minutes between two slots of an agenda.
    AgendaGap,
    /// Two slots of an agenda at once.
    AgendaOverlap,
    /// A number of an agenda that does not follow the one before it.
    AgendaNumbering,
    /// Hours written from their end to their beginning.
    HoursReversed,
    /// Somebody on an attendance list who did not sit that day.
    DidNotSit,
    /// A decision taken without the quorum.
    NoQuorum,
    /// A total in a table of the minutes that is not the sum.
    WrongSum,
    /// Words in a column of numbers.
    NotANumber,
    /// Numbers of one table written in two ways.
    MixedNumbers,
    /// Lines of the minutes, or tasks of an objective, that stand somewhere before.
    BlockTwice,
    /// A task due in none of the phases of the programme.
    NoPhase,
    /// An amendment left undecided in a text that is adopted.
    UndecidedAmendment,
    /// A clause of an adopted text nothing follows from.
    NoFollowUp,
    /// Another number of members than the rules say.
    CompositionTotal,
    /// Fewer women than the rules say.
    CompositionWomen,
    /// Another share of a side than the rules say.
    CompositionShare,
    /// A territory nobody sits for.
    CompositionTerritory,
    /// A body with more members than the rules allow.
    CompositionBody,
    /// Not one coordinator from each side.
    CompositionCoordinators,
    /// A rule that depends on what nobody has said of members.
    CompositionUnknown,
}

words!(Rule {
    AnnouncedTotal = "announced-total",
    OtherTown = "other-town",
    MemberWithoutName = "member-without-name",
    MemberWithoutBody = "member-without-body",
    BodyWithoutName = "body-without-name",
    UndeclaredCategory = "undeclared-category",
    MemberTwice = "member-twice",
    MembersAlike = "members-alike",
    NameSpelling = "name-spelling",
    BodySpelling = "body-spelling",
    OtherRepresentative = "other-representative",
    UnknownResponsible = "unknown-responsible",
    AmbiguousResponsible = "ambiguous-responsible",
    UnlinkedResponsible = "unlinked-responsible",
    FormerResponsible = "former-responsible",
    NoResponsible = "no-responsible",
    NoDeadline = "no-deadline",
    NoAction = "no-action",
    NoTasks = "no-tasks",
    TaskTwice = "task-twice",
    ObjectiveTwice = "objective-twice",
    DueBeforeFounding = "due-before-founding",
    DueSoonAfterFounding = "due-soon-after-founding",
    SameDay = "same-day",
    CircularDependency = "circular-dependency",
    NoSlack = "no-slack",
    ReversedRange = "reversed-range",
    WrongWeekday = "wrong-weekday",
    UnknownMonth = "unknown-month",
    MissingNumber = "missing-number",
    UnreadDeadline = "unread-deadline",
    MixedMonths = "mixed-months",
    MixedDigits = "mixed-digits",
    AgendaGap = "agenda-gap",
    AgendaOverlap = "agenda-overlap",
    AgendaNumbering = "agenda-numbering",
    HoursReversed = "hours-reversed",
    DidNotSit = "did-not-sit",
    NoQuorum = "no-quorum",
    WrongSum = "wrong-sum",
    NotANumber = "not-a-number",
    MixedNumbers = "mixed-numbers",
    BlockTwice = "block-twice",
    NoPhase = "no-phase",
    UndecidedAmendment = "undecided-amendment",
    NoFollowUp = "no-follow-up",
    CompositionTotal = "composition-total",
    CompositionWomen = "composition-women",
    CompositionShare = "composition-share",
    CompositionTerritory = "composition-territory",
    CompositionBody = "composition-body",
    CompositionCoordinators = "composition-coordinators",
    CompositionUnknown = "composition-unknown",
});

impl Rule {
    /// Every rule, in the order they are explained.
    pub const ALL: [Self; 53] = [
        Self::AnnouncedTotal,
        Self::OtherTown,
        Self::MemberWithoutName,
        Self::MemberWithoutBody,
        Self::BodyWithoutName,
        Self::UndeclaredCategory,
        Self::MemberTwice,
        Self::MembersAlike,
        Self::NameSpelling,
        Self::BodySpelling,
        Self::OtherRepresentative,
        Self::UnknownResponsible,
        Self::AmbiguousResponsible,
        Self::UnlinkedResponsible,
        Self::FormerResponsible,
        Self::NoResponsible,
        Self::NoDeadline,
        Self::NoAction,
        Self::NoTasks,
        Self::TaskTwice,
        Self::ObjectiveTwice,
        Self::DueBeforeFounding,
        Self::DueSoonAfterFounding,
        Self::SameDay,
        Self::CircularDependency,
        Self::NoSlack,
        Self::ReversedRange,
        Self::WrongWeekday,
        Self::UnknownMonth,
        Self::MissingNumber,
        Self::UnreadDeadline,
        Self::MixedMonths,
        Self::MixedDigits,
        Self::AgendaGap,
        Self::AgendaOverlap,
        Self::AgendaNumbering,
        Self::HoursReversed,
        Self::DidNotSit,
        Self::NoQuorum,
        Self::WrongSum,
        Self::NotANumber,
        Self::MixedNumbers,
        Self::BlockTwice,
        Self::NoPhase,
        Self::UndecidedAmendment,
        Self::NoFollowUp,
        Self::CompositionTotal,
        Self::CompositionWomen,
        Self::CompositionShare,
        Self::CompositionTerritory,
        Self::CompositionBody,
        Self::CompositionCoordinators,
        Self::CompositionUnknown,
    ];

    /// What it asks of a reader.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::AnnouncedTotal
            | Self::OtherTown
            | Self::MemberTwice
            | Self::TaskTwice
            | Self::ObjectiveTwice
            | Self::OtherRepresentative
            | Self::FormerResponsible
            | Self::DueBeforeFounding
            | Self::CircularDependency
            | Self::WrongWeekday
            | Self::AgendaOverlap
            | Self::DidNotSit
            | Self::NoQuorum
            | Self::WrongSum
            | Self::UndecidedAmendment
            | Self::CompositionTotal
            | Self::CompositionWomen
            | Self::CompositionShare
            | Self::CompositionTerritory
            | Self::CompositionBody
            | Self::CompositionCoordinators => Severity::Contradiction,
            Self::NameSpelling
            | Self::BodySpelling
            | Self::UnlinkedResponsible
            | Self::ReversedRange
            | Self::AgendaNumbering
            | Self::HoursReversed
            | Self::MixedMonths
            | Self::MixedNumbers
            | Self::MixedDigits => Severity::Remark,
            _ => Severity::Question,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_once_and_has_a_word_of_its_own() {
        assert_eq!(Rule::WORDS.len(), Rule::ALL.len());
        for (rule, (word, named)) in Rule::ALL.into_iter().zip(Rule::WORDS) {
            assert_eq!((rule, rule.word()), (*named, *word));
            assert_eq!(Rule::from_word(word), Some(rule));
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
