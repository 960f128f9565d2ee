//! What the domain held when version 1 was written, where it has grown since: one text, whose
//! paragraphs had no identity; members, tasks and meetings without what came later.
//!
//! Used by version 1 alone. What has more than version 1 can hold is not written in it.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use chrono::NaiveDate;

use crate::domain::deadline::{Note, Precision, Year};
use crate::domain::{self, DocumentId, Edit, ObjectiveId, Rank, SectionId};

#[derive(Clone, Default)]
pub struct Heading {
    pub rank: Rank,
    pub level: u8,
    pub title: String,
}

#[derive(Clone)]
pub struct Splice {
    pub section: SectionId,
    pub at: usize,
    pub removed: String,
    pub inserted: String,
}

impl Splice {
    pub fn of(it: &domain::Splice) -> Option<Self> {
        let domain::Splice { section, at, removed, inserted, before, after } = it.clone();
        (before.is_empty() && after.is_empty()).then_some(Self { section, at, removed, inserted })
    }

    pub fn back(self) -> domain::Splice {
        domain::Splice::new(self.section, self.at, &self.removed, &self.inserted)
    }
}

pub fn heading(edit: &Edit<SectionId, domain::Heading>) -> Option<Edit<SectionId, Heading>> {
    let of = |it: &domain::Heading| {
        let domain::Heading { document, rank, level, title } = it.clone();
        (document == DocumentId::CHARTER).then_some(Heading { rank, level, title })
    };
    let all = |it: &Option<domain::Heading>| it.as_ref().map_or(Some(None), |it| of(it).map(Some));
    Some(Edit { id: edit.id, before: all(&edit.before)?, after: all(&edit.after)? })
}

pub fn heading_back(edit: Edit<SectionId, Heading>) -> Edit<SectionId, domain::Heading> {
    let back = |it: Heading| domain::Heading {
        document: DocumentId::CHARTER,
        rank: it.rank,
        level: it.level,
        title: it.title,
    };
    Edit { id: edit.id, before: edit.before.map(back), after: edit.after.map(back) }
}

/// An edit of records that were smaller then; `None` when one of them has grown since.
pub fn edit<Id: Copy, T, Then>(it: &Edit<Id, T>, of: fn(&T) -> Option<Then>) -> Option<Edit<Id, Then>> {
    let all = |it: &Option<T>| it.as_ref().map_or(Some(None), |it| of(it).map(Some));
    Some(Edit { id: it.id, before: all(&it.before)?, after: all(&it.after)? })
}

/// The edit as it is now.
pub fn edit_back<Id, T, Then>(it: Edit<Id, Then>, back: fn(Then) -> T) -> Edit<Id, T> {
    Edit { id: it.id, before: it.before.map(back), after: it.after.map(back) }
}

/// A record of then, its fields of then, and both conversions: a field that came later must be as
/// in an empty record.
macro_rules! then {
    ($name:ident, $empty:expr, { $($field:ident: $kind:ty),* $(,)? }) => {
        #[derive(Clone)]
        pub struct $name { $(pub $field: $kind),* }

        impl $name {
            pub fn of(it: &domain::$name) -> Option<Self> {
                let then = Self { $($field: it.$field.clone()),* };
                (then.clone().back() == *it).then_some(then)
            }

            pub fn back(self) -> domain::$name {
                domain::$name { $($field: self.$field,)* ..$empty }
            }
        }
    };
}

then!(Member, domain::Member::default(), {
    rank: Rank,
    name: String,
    institution: String,
    capacity: String,
    gender: Option<domain::Stated<domain::Gender>>,
    category: Option<domain::Stated<domain::Category>>,
    contact: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    notes: String,
    source: Option<domain::Source>,
});
then!(Task, domain::Task::new(ObjectiveId::default(), Rank::default()), {
    objective: ObjectiveId,
    rank: Rank,
    action: String,
    responsible_words: String,
    responsible: Vec<domain::Party>,
    deadline: domain::Deadline,
    status: domain::Status,
    progress: u8,
    notes: String,
    source: Option<domain::Source>,
});
then!(Meeting, domain::Meeting::default(), {
    title: String,
    day: Option<NaiveDate>,
    place: String,
    minutes: String,
    announced: Option<u32>,
    source: Option<domain::Source>,
});

/// A task as it was then; `None` when it or its deadline has grown since.
pub fn task(it: &domain::Task) -> Option<Task> {
    Task::of(it).filter(|task| Deadline::of(&task.deadline).back() == task.deadline)
}

#[derive(Clone)]
pub struct Deadline {
    pub verbatim: String,
    pub reading: Option<Reading>,
}

#[derive(Clone)]
pub struct Reading {
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
    pub precision: Precision,
    pub year: Year,
    pub notes: Vec<Note>,
}

impl Deadline {
    /// As much of it as was known then.
    pub fn of(it: &domain::Deadline) -> Self {
        let reading = it.reading.as_ref().map(|it| {
            let domain::deadline::Reading { earliest, latest, precision, year, notes, .. } = it.clone();
            Reading { earliest, latest, precision, year, notes }
        });
        Self { verbatim: it.verbatim.clone(), reading }
    }

    pub fn back(self) -> domain::Deadline {
        let reading = self.reading.map(|it| {
            let now = domain::deadline::Reading::new(it.earliest, it.latest, it.precision, it.year);
            domain::deadline::Reading { notes: it.notes, ..now }
        });
        domain::Deadline { verbatim: self.verbatim, reading, undated: None }
    }
}
