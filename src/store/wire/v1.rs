//! Version 1 of what the domain holds, as it is written: in lines of the journal and entries of
//! archives (JSON), and in values of the working store (bincode).
//!
//! Used by `wire` alone; `FORMAT` and the lock are written elsewhere. A form changes only by
//! becoming a version 2 beside this one: `fixtures/store/v1` has bytes that this version wrote,
//! and tests read them. What the fields mean stands in the domain.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use super::Hash;
use super::mirror::{Day, Mirror, Moment, record, words};
use crate::domain;

record! { Source mirrors domain::Source { file: String, line: u32 } }
record! { Profile mirrors domain::Profile { name: String, town: String, founded: Option<Day> } }
record! {
    Member mirrors domain::Member {
        rank: u64, name: String, institution: String, capacity: String,
        gender: Option<Stated<Gender>>, category: Option<Stated<Category>>, contact: String,
        from: Option<Day>, until: Option<Day>, notes: String, source: Option<Source>,
    }
}
record! {
    Objective mirrors domain::Objective { rank: u64, title: String, notes: String, source: Option<Source> }
}
record! {
    Task mirrors domain::Task {
        objective: u64, rank: u64, action: String, responsible_words: String, responsible: Vec<Party>,
        deadline: Deadline, status: Status, progress: u8, notes: String, source: Option<Source>,
    }
}
record! { Party mirrors domain::Party { name: String, part: Part, kind: PartyKind, member: Option<u64> } }
record! { Deadline mirrors domain::Deadline { verbatim: String, reading: Option<Reading> } }
record! {
    Reading mirrors domain::deadline::Reading {
        earliest: Day, latest: Day, precision: Precision, year: Year, notes: Vec<Note>,
    }
}
record! {
    Meeting mirrors domain::Meeting {
        title: String, day: Option<Day>, place: String, minutes: String, announced: Option<u32>,
        source: Option<Source>,
    }
}
record! { Heading mirrors domain::Heading { rank: u64, level: u8, title: String } }
record! { Section mirrors domain::Section { heading: Heading, body: String } }
record! { Splice mirrors domain::Splice { section: u64, at: u64, removed: String, inserted: String } }
record! {
    Committee mirrors domain::Committee {
        profile: Option<Profile>, members: Vec<(u64, Member)>, objectives: Vec<(u64, Objective)>,
        tasks: Vec<(u64, Task)>, meetings: Vec<(u64, Meeting)>, charter: Vec<(u64, Section)>,
    }
}
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

/// One word per kind of change; the order is part of the binary form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Profile(Box<Edit<Profile>>),
    Member(Box<Edit<Member>>),
    Objective(Box<Edit<Objective>>),
    Task(Box<Edit<Task>>),
    Meeting(Box<Edit<Meeting>>),
    Heading(Box<Edit<Heading>>),
    Charter(Splice),
    Together(Vec<Change>),
}

impl Mirror<domain::Change> for Change {
    fn of(it: &domain::Change) -> Self {
        match it {
            domain::Change::Profile(edit) => Self::Profile(Mirror::of(edit)),
            domain::Change::Member(edit) => Self::Member(Mirror::of(edit)),
            domain::Change::Objective(edit) => Self::Objective(Mirror::of(edit)),
            domain::Change::Task(edit) => Self::Task(Mirror::of(edit)),
            domain::Change::Meeting(edit) => Self::Meeting(Mirror::of(edit)),
            domain::Change::Heading(edit) => Self::Heading(Mirror::of(edit)),
            domain::Change::Charter(splice) => Self::Charter(Mirror::of(splice)),
            domain::Change::Together(changes) => Self::Together(Mirror::of(changes)),
        }
    }
    fn back(self) -> domain::Change {
        match self {
            Self::Profile(edit) => domain::Change::Profile(edit.back()),
            Self::Member(edit) => domain::Change::Member(edit.back()),
            Self::Objective(edit) => domain::Change::Objective(edit.back()),
            Self::Task(edit) => domain::Change::Task(edit.back()),
            Self::Meeting(edit) => domain::Change::Meeting(edit.back()),
            Self::Heading(edit) => domain::Change::Heading(edit.back()),
            Self::Charter(splice) => domain::Change::Charter(splice.back()),
            Self::Together(changes) => domain::Change::Together(changes.back()),
        }
    }
}

/// An entry as an archive carries it, in JSON only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub v: u32,
    pub n: u64,
    pub author: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<u64>,
    pub change: Change,
}

impl Mirror<domain::Entry> for Entry {
    fn of(it: &domain::Entry) -> Self {
        Self {
            v: 1,
            n: it.id.0,
            author: it.author.clone(),
            at: Moment::of(&it.at),
            reverses: Mirror::of(&it.reverses),
            change: Change::of(&it.change),
        }
    }
    fn back(self) -> domain::Entry {
        domain::Entry {
            id: self.n.back(),
            author: self.author,
            at: self.at.back(),
            change: self.change.back(),
            reverses: self.reverses.back(),
        }
    }
}

/// A line of the journal, in JSON only; its checksum is laid around the bytes of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub v: u32,
    pub n: u64,
    pub author: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<u64>,
    /// Place in the group appended with it and size of that group; left out for a group of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<(u32, u32)>,
    pub change: Change,
    pub prev: Hash,
    /// Read from the bytes, not from here; named so that no other word is let in.
    #[serde(default, skip_serializing)]
    pub crc: String,
}

/// An entry as the working store holds it, with its place in the journal; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub start: u64,
    pub end: u64,
    pub hash: Hash,
    pub part: (u32, u32),
    pub n: u64,
    pub author: String,
    pub at: Moment,
    pub reverses: Option<u64>,
    pub change: Change,
}

/// A snapshot; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub mark: u64,
    pub hash: Hash,
    pub committee: Committee,
    pub stacks: Stacks,
}

/// What the working store says of a snapshot it holds; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub mark: u64,
    pub len: u64,
}
