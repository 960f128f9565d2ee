//! Version 1 of what the domain holds, as it is written: in lines of the journal and entries of
//! archives (JSON), and in values of the working store (bincode).
//!
//! Used by `wire` alone, to read what this version wrote and by the versions after it for what
//! has not changed since; `FORMAT` and the lock are written elsewhere. `fixtures/store/v1` has
//! bytes that this version wrote, and tests read them. What the fields mean stands in the domain.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use super::envelope::Form;
use super::mirror::{Day, Mirror, record, words};
use super::nest::kinds;
use super::then;
use crate::domain;

record! { Source mirrors domain::Source { file: String, line: u32 } }
record! { Profile mirrors domain::Profile { name: String, town: String, founded: Option<Day> } }
record! {
    Member mirrors then::Member {
        rank: u64, name: String, institution: String, capacity: String,
        gender: Option<Stated<Gender>>, category: Option<Stated<Category>>, contact: String,
        from: Option<Day>, until: Option<Day>, notes: String, source: Option<Source>,
    }
}
record! {
    Objective mirrors domain::Objective { rank: u64, title: String, notes: String, source: Option<Source> }
}
record! {
    Task mirrors then::Task {
        objective: u64, rank: u64, action: String, responsible_words: String, responsible: Vec<Party>,
        deadline: Deadline, status: Status, progress: u8, notes: String, source: Option<Source>,
    }
}
record! { Party mirrors domain::Party { name: String, part: Part, kind: PartyKind, member: Option<u64> } }
record! { Deadline mirrors then::Deadline { verbatim: String, reading: Option<Reading> } }
record! {
    Reading mirrors then::Reading {
        earliest: Day, latest: Day, precision: Precision, year: Year, notes: Vec<Note>,
    }
}
record! {
    Meeting mirrors then::Meeting {
        title: String, day: Option<Day>, place: String, minutes: String, announced: Option<u32>,
        source: Option<Source>,
    }
}
record! { Heading mirrors then::Heading { rank: u64, level: u8, title: String } }
record! { Splice mirrors then::Splice { section: u64, at: u64, removed: String, inserted: String } }
record! { Stack mirrors domain::log::Stack { undo: Vec<u64>, redo: Vec<u64> } }
record! { Stacks mirrors domain::Stacks { by_author: Vec<(String, Stack)> } }

words! { Standing mirrors domain::Standing { Proposed, Confirmed } }
words! { Gender mirrors domain::Gender { Woman, Man } }
words! { Category mirrors domain::Category { Commune, AdvisoryBody, CivilSociety, Other } }
words! { Status mirrors domain::Status { NotStarted, InProgress, Done, Suspended, Cancelled } }
words! { Part mirrors domain::Part { Leads, With, Supervises, Through } }
words! { PartyKind mirrors domain::PartyKind { Text, Person, Body, Team } }
words! {
    Precision mirrors domain::deadline::Precision {
        Day, PartOfMonth, Month, Quarter, Half, Year, Session, Interval,
    }
}
words! { Note mirrors domain::deadline::Note { Reordered, WeekdayMismatch, TwoDigitYear } }
words! { Year mirrors domain::deadline::Year { Written, Inferred, Confirmed } }

impl Mirror<domain::Deadline> for Deadline {
    fn of(it: &domain::Deadline) -> Self {
        Mirror::of(&then::Deadline::of(it))
    }
    fn back(self) -> domain::Deadline {
        Mirror::<then::Deadline>::back(self).back()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<W> {
    value: W,
    standing: Standing,
}

impl<T, W: Mirror<T>> Mirror<domain::Stated<T>> for Stated<W> {
    fn of(it: &domain::Stated<T>) -> Self {
        Self { value: W::of(&it.value), standing: Standing::of(&it.standing) }
    }
    fn back(self) -> domain::Stated<T> {
        domain::Stated { value: self.value.back(), standing: self.standing.back() }
    }
}

/// A record before and after; the profile, which has no number, has 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit<W> {
    #[serde(default)]
    id: u64,
    before: Option<W>,
    after: Option<W>,
}

impl<W: Serialize> Serialize for Edit<W> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let sparse = out.is_human_readable();
        let mut out = out.serialize_struct("Edit", 3)?;
        if !sparse || self.id != 0 {
            out.serialize_field("id", &self.id)?;
        }
        if !sparse || self.before.is_some() {
            out.serialize_field("before", &self.before)?;
        }
        if !sparse || self.after.is_some() {
            out.serialize_field("after", &self.after)?;
        }
        out.end()
    }
}

impl<Id, T, W: Mirror<T>> Mirror<domain::Edit<Id, T>> for Edit<W>
where
    u64: Mirror<Id>,
{
    fn of(it: &domain::Edit<Id, T>) -> Self {
        Self { id: u64::of(&it.id), before: Mirror::of(&it.before), after: Mirror::of(&it.after) }
    }
    fn back(self) -> domain::Edit<Id, T> {
        domain::Edit { id: self.id.back(), before: self.before.back(), after: self.after.back() }
    }
}

kinds! {
    Profile(Box<Edit<Profile>>),
    Member(Box<Edit<Member>>),
    Objective(Box<Edit<Objective>>),
    Task(Box<Edit<Task>>),
    Meeting(Box<Edit<Meeting>>),
    Heading(Box<Edit<Heading>>),
    Charter(Splice),
}

impl Form for Change {
    const VERSION: u8 = 1;

    fn of(it: &domain::Change) -> Option<Self> {
        Some(match it {
            domain::Change::Profile(edit) => Self::Profile(Mirror::of(edit)),
            domain::Change::Member(edit) => {
                Self::Member(Box::new(Mirror::of(&then::edit(edit, then::Member::of)?)))
            }
            domain::Change::Objective(edit) => Self::Objective(Mirror::of(edit)),
            domain::Change::Task(edit) => Self::Task(Box::new(Mirror::of(&then::edit(edit, then::task)?))),
            domain::Change::Meeting(edit) => {
                Self::Meeting(Box::new(Mirror::of(&then::edit(edit, then::Meeting::of)?)))
            }
            domain::Change::Heading(edit) => Self::Heading(Box::new(Mirror::of(&then::heading(edit)?))),
            domain::Change::Charter(splice) => Self::Charter(Mirror::of(&then::Splice::of(splice)?)),
            domain::Change::Together(changes) => {
                Self::Together(changes.iter().map(Self::of).collect::<Option<_>>()?)
            }
            domain::Change::Document(_)
            | domain::Change::Amendment(_)
            | domain::Change::Version(_)
            | domain::Change::FollowUp(_)
            | domain::Change::Acceptance(_)
            | domain::Change::Statutes(_)
            | domain::Change::Body(_) => return None,
        })
    }

    fn back(self) -> domain::Change {
        match self {
            Self::Profile(edit) => domain::Change::Profile(edit.back()),
            Self::Member(edit) => {
                domain::Change::Member(Box::new(then::edit_back((*edit).back(), then::Member::back)))
            }
            Self::Objective(edit) => domain::Change::Objective(edit.back()),
            Self::Task(edit) => {
                domain::Change::Task(Box::new(then::edit_back((*edit).back(), then::Task::back)))
            }
            Self::Meeting(edit) => {
                domain::Change::Meeting(Box::new(then::edit_back((*edit).back(), then::Meeting::back)))
            }
            Self::Heading(edit) => domain::Change::Heading(Box::new(then::heading_back((*edit).back()))),
            Self::Charter(splice) => domain::Change::Charter(splice.back().back()),
            Self::Together(changes) => {
                domain::Change::Together(changes.into_iter().map(Self::back).collect())
            }
        }
    }
}
