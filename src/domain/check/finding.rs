//! What the checker has to say: a matter, where it stands, what it rests on, how to mend it.
//!
//! Used by the rules, which make findings, and by whoever shows them. Data only, no sentence.

use chrono::NaiveDate;

use super::super::composition::Measure;
use super::super::{Change, Record, Source};
use super::{Rule, Slip};

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub matter: Matter,
    /// The record it stands in.
    pub at: Record,
    /// The file and line that record was read from, if it was.
    pub source: Option<Source>,
    /// The line in the words of the minutes, from 1, where it stands in them.
    pub line: Option<u32>,
    /// The words it is about, as written.
    pub verbatim: String,
    /// What would mend it, the likeliest first; empty where a person must think.
    pub mends: Vec<Mend>,
}

impl Finding {
    /// The rule that raised it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.matter.rule()
    }

    /// What it asks of a reader.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule().severity()
    }

    /// The words it rests on: while they are the same, it is the same matter.
    #[must_use]
    pub fn grounds(&self) -> String {
        match self.matter.detail() {
            detail if detail.is_empty() => self.verbatim.clone(),
            detail => format!("{}\n{detail}", self.verbatim),
        }
    }
}

/// What a finding asks of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is written in two ways; it is understood all the same.
    Remark,
    /// Something is missing or not clear: a decision is needed.
    Question,
    /// Two things cannot both be right.
    Contradiction,
}

super::super::word::words!(Severity {
    Remark = "remark",
    Question = "question",
    Contradiction = "contradiction",
});

/// A change that would mend a finding. Nobody has decided it yet: an alias it adds says who did
/// once somebody takes it ([`merging::signed`](super::super::merging::signed)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does, in data.
    pub remedy: Remedy,
    /// The change to record.
    pub change: Change,
}

/// What a mend does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Writes these words in the place of those the finding is about.
    Write(String),
    /// Links the name to the member of this name.
    Link(String),
    /// Removes the record.
    Remove,
    /// Lets the task wait no longer for those that wait for it.
    Release,
    /// Makes the two records one: that of this name stays, the other name is kept beside it.
    Merge(String),
    /// Leaves the words as they are: they are another name of this one.
    Alias(String),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// See [`Rule::AnnouncedTotal`].
    AnnouncedTotal {
        /// The number announced.
        announced: u32,
        /// The members read from the same file.
        found: usize,
    },
    /// See [`Rule::OtherTown`].
    OtherTown {
        /// The committee's town.
        ours: String,
    },
    /// See [`Rule::MemberWithoutName`].
    MemberWithoutName,
    /// See [`Rule::MemberWithoutBody`].
    MemberWithoutBody,
    /// See [`Rule::BodyWithoutName`].
    BodyWithoutName {
        /// The member who sits for it.
        member: String,
    },
    /// See [`Rule::UndeclaredCategory`].
    UndeclaredCategory {
        /// The member.
        member: String,
    },
    /// See [`Rule::MemberTwice`].
    MemberTwice {
        /// The body both sit for.
        body: String,
    },
    /// See [`Rule::MembersAlike`].
    MembersAlike {
        /// The other name.
        other: String,
        /// The body the other sits for.
        body: String,
    },
    /// See [`Rule::NameSpelling`].
    NameSpelling {
        /// The name as the roster has it.
        roster: String,
    },
    /// See [`Rule::BodySpelling`].
    BodySpelling {
        /// The name as it is usually written.
        usual: String,
    },
    /// See [`Rule::OtherRepresentative`].
    OtherRepresentative {
        /// The body, as the roster has it.
        body: String,
        /// Those who sit for it.
        members: Several,
    },
    /// See [`Rule::UnknownResponsible`].
    UnknownResponsible,
    /// See [`Rule::AmbiguousResponsible`].
    AmbiguousResponsible {
        /// Whom it fits, in the order of the roster.
        candidates: Several,
    },
    /// See [`Rule::UnlinkedResponsible`].
    UnlinkedResponsible {
        /// The member it fits.
        member: String,
    },
    /// See [`Rule::FormerResponsible`].
    FormerResponsible {
        /// The last day of the mandate.
        until: NaiveDate,
    },
    /// See [`Rule::NoResponsible`].
    NoResponsible,
    /// See [`Rule::NoDeadline`].
    NoDeadline,
    /// See [`Rule::NoAction`].
    NoAction,
    /// See [`Rule::NoTasks`].
    NoTasks,
    /// See [`Rule::TaskTwice`].
    TaskTwice,
    /// See [`Rule::ObjectiveTwice`].
    ObjectiveTwice,
    /// See [`Rule::DueBeforeFounding`].
    DueBeforeFounding {
        /// The day of the founding.
        founded: NaiveDate,
        /// The last day of the deadline.
        due: NaiveDate,
    },
    /// See [`Rule::DueSoonAfterFounding`].
    DueSoonAfterFounding {
        /// Days between the founding and the deadline.
        days: u32,
        /// What is to be done.
        action: String,
    },
    /// See [`Rule::SameDay`].
    SameDay {
        /// What is to be done before.
        first: String,
        /// The day.
        day: NaiveDate,
    },
    /// See [`Rule::CircularDependency`].
    CircularDependency {
        /// What it waits for, and what waits for it.
        other: String,
        /// Tasks of the circle.
        tasks: usize,
    },
    /// See [`Rule::NoSlack`].
    NoSlack {
        /// What it waits for.
        first: String,
        /// Days from its own first day to the last of what it waits for; none is the same day.
        days: u64,
    },
    /// See [`Rule::ReversedRange`].
    ReversedRange,
    /// See [`Rule::WrongWeekday`].
    WrongWeekday {
        /// The day.
        day: NaiveDate,
    },
    /// See [`Rule::UnknownMonth`].
    UnknownMonth {
        /// The word.
        word: String,
    },
    /// See [`Rule::MissingNumber`].
    MissingNumber,
    /// See [`Rule::UnreadDeadline`].
    UnreadDeadline,
    /// See [`Rule::MixedMonths`].
    MixedMonths {
        /// The name of that month as the other deadlines would have it.
        usual: String,
    },
    /// See [`Rule::MixedDigits`].
    MixedDigits {
        /// The same words in the digits of the other deadlines.
        usual: String,
    },
    /// See [`Rule::AgendaGap`].
    AgendaGap {
        /// The slot before it.
        after: String,
        /// How long it is, in minutes.
        minutes: u32,
    },
    /// See [`Rule::AgendaOverlap`].
    AgendaOverlap {
        /// The slot that began first.
        first: String,
        /// How long they are at once, in minutes.
        minutes: u32,
    },
    /// See [`Rule::AgendaNumbering`].
    AgendaNumbering {
        /// The number that would follow.
        expected: u32,
    },
    /// See [`Rule::HoursReversed`].
    HoursReversed,
    /// See [`Rule::DidNotSit`].
    DidNotSit {
        /// The day of the meeting.
        day: NaiveDate,
    },
    /// See [`Rule::NoQuorum`].
    NoQuorum {
        /// How many were there or represented.
        there: usize,
        /// How many had to be.
        needed: usize,
    },
    /// A slip in what was written down.
    Slip(Slip),
    /// See [`Rule::UndecidedAmendment`].
    UndecidedAmendment {
        /// Its number.
        number: u32,
    },
    /// See [`Rule::NoFollowUp`].
    NoFollowUp,
    /// A rule of the composition that does not hold, or of which that cannot be told.
    Composition {
        /// Which.
        rule: Rule,
        /// What is found of it.
        measure: Box<Measure>,
    },
}

/// Some names: the first of them, for a finding is a sentence and no list of hundreds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Several {
    /// The first, at most [`Several::MOST`].
    pub first: Vec<String>,
    /// How many there are beside those.
    pub more: usize,
}

impl Several {
    /// Most names that are told.
    pub const MOST: usize = 8;

    pub(super) fn push(&mut self, name: &str) {
        if self.first.len() < Self::MOST {
            self.first.push(name.to_owned());
        } else {
            self.more += 1;
        }
    }

    fn detail(&self) -> String {
        let names = self.first.join("\n");
        if self.more == 0 { names } else { format!("{names}\n+{}", self.more) }
    }
}

impl Matter {
    /// The rule that raises it.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::AnnouncedTotal { .. } => Rule::AnnouncedTotal,
            Self::OtherTown { .. } => Rule::OtherTown,
            Self::MemberWithoutName => Rule::MemberWithoutName,
            Self::MemberWithoutBody => Rule::MemberWithoutBody,
            Self::BodyWithoutName { .. } => Rule::BodyWithoutName,
            Self::UndeclaredCategory { .. } => Rule::UndeclaredCategory,
            Self::MemberTwice { .. } => Rule::MemberTwice,
            Self::MembersAlike { .. } => Rule::MembersAlike,
            Self::NameSpelling { .. } => Rule::NameSpelling,
            Self::BodySpelling { .. } => Rule::BodySpelling,
            Self::OtherRepresentative { .. } => Rule::OtherRepresentative,
            Self::UnknownResponsible => Rule::UnknownResponsible,
            Self::AmbiguousResponsible { .. } => Rule::AmbiguousResponsible,
            Self::UnlinkedResponsible { .. } => Rule::UnlinkedResponsible,
            Self::FormerResponsible { .. } => Rule::FormerResponsible,
            Self::NoResponsible => Rule::NoResponsible,
            Self::NoDeadline => Rule::NoDeadline,
            Self::NoAction => Rule::NoAction,
            Self::NoTasks => Rule::NoTasks,
            Self::TaskTwice => Rule::TaskTwice,
            Self::ObjectiveTwice => Rule::ObjectiveTwice,
            Self::DueBeforeFounding { .. } => Rule::DueBeforeFounding,
            Self::DueSoonAfterFounding { .. } => Rule::DueSoonAfterFounding,
            Self::SameDay { .. } => Rule::SameDay,
            Self::CircularDependency { .. } => Rule::CircularDependency,
            Self::NoSlack { .. } => Rule::NoSlack,
            Self::ReversedRange => Rule::ReversedRange,
            Self::WrongWeekday { .. } => Rule::WrongWeekday,
            Self::UnknownMonth { .. } => Rule::UnknownMonth,
            Self::MissingNumber => Rule::MissingNumber,
            Self::UnreadDeadline => Rule::UnreadDeadline,
            Self::MixedMonths { .. } => Rule::MixedMonths,
            Self::MixedDigits { .. } => Rule::MixedDigits,
            Self::AgendaGap { .. } => Rule::AgendaGap,
            Self::AgendaOverlap { .. } => Rule::AgendaOverlap,
            Self::AgendaNumbering { .. } => Rule::AgendaNumbering,
            Self::HoursReversed => Rule::HoursReversed,
            Self::DidNotSit { .. } => Rule::DidNotSit,
            Self::NoQuorum { .. } => Rule::NoQuorum,
            Self::Slip(slip) => slip.rule(),
            Self::UndecidedAmendment { .. } => Rule::UndecidedAmendment,
            Self::NoFollowUp => Rule::NoFollowUp,
            Self::Composition { rule, .. } => *rule,
        }
    }

    /// What it rests on beside the words it is about.
    fn detail(&self) -> String {
        match self {
            Self::AnnouncedTotal { announced, found } => format!("{announced} {found}"),
            Self::OtherTown { ours: words }
            | Self::BodyWithoutName { member: words }
            | Self::UndeclaredCategory { member: words }
            | Self::MemberTwice { body: words }
            | Self::NameSpelling { roster: words }
            | Self::BodySpelling { usual: words }
            | Self::UnlinkedResponsible { member: words }
            | Self::UnknownMonth { word: words }
            | Self::DueSoonAfterFounding { action: words, .. } => words.clone(),
            Self::MembersAlike { other, body } => format!("{other}\n{body}"),
            Self::OtherRepresentative { body, members } => format!("{body}\n{}", members.detail()),
            Self::AmbiguousResponsible { candidates } => candidates.detail(),
            Self::FormerResponsible { until } => until.to_string(),
            Self::DueBeforeFounding { founded, due } => format!("{founded} {due}"),
            Self::CircularDependency { other, tasks } => format!("{other}\n{tasks}"),
            Self::NoSlack { first, days } => format!("{first}\n{days}"),
            Self::SameDay { first, day } => format!("{first}\n{day}"),
            Self::WrongWeekday { day } | Self::DidNotSit { day } => day.to_string(),
            Self::Composition { measure, .. } => {
                let Measure { found, of, verdict, wanted, parts, members, .. } = &**measure;
                format!("{found} {of} {wanted:?} {verdict:?} {parts:?} {members:?}")
            }
            Self::AgendaGap { after: words, minutes } | Self::AgendaOverlap { first: words, minutes } => {
                format!("{words}\n{minutes}")
            }
            Self::AgendaNumbering { expected } => expected.to_string(),
            Self::NoQuorum { there, needed } => format!("{there} {needed}"),
            Self::Slip(slip) => slip.detail(),
            _ => String::new(),
        }
    }
}
