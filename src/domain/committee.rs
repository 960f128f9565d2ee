//! The present state of a committee.
//!
//! Used by everything that shows or changes it. It changes only through
//! [`Change::apply`](super::Change::apply).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Acceptance, AcceptanceId, Amendment, AmendmentId, Body, BodyId, Change, Document, DocumentId, Edit,
    FollowUp, Meeting, MeetingId, Member, MemberId, Objective, ObjectiveId, ParagraphId, Phase, Section,
    SectionId, Statutes, Task, TaskId, Version, VersionId,
};
use crate::domain::deadline::{Deadline, Reading, Sessions};

/// Members, programme, meetings and charter as they stand.
///
/// Invariant: every task names an objective that is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committee {
    /// What the committee is; `None` until someone names it.
    pub profile: Option<Profile>,
    /// The rules it gave itself; `None` until someone writes one.
    pub statutes: Option<Statutes>,
    /// Bodies written in several ways, by identity.
    pub bodies: BTreeMap<BodyId, Body>,
    /// Members by identity.
    pub members: BTreeMap<MemberId, Member>,
    /// Objectives by identity.
    pub objectives: BTreeMap<ObjectiveId, Objective>,
    /// Tasks by identity.
    pub tasks: BTreeMap<TaskId, Task>,
    /// Meetings by identity.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// Texts by identity; the charter is there also when it is not here.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Parts of the texts by identity.
    pub charter: BTreeMap<SectionId, Section>,
    /// Amendments by identity.
    pub amendments: BTreeMap<AmendmentId, Amendment>,
    /// Numbered versions of the texts by identity.
    pub versions: BTreeMap<VersionId, Version>,
    /// What follows from clauses, by paragraph.
    pub follow_ups: BTreeMap<ParagraphId, FollowUp>,
    /// What somebody accepts as it is, by identity.
    pub accepted: BTreeMap<AcceptanceId, Acceptance>,
}

/// What the committee is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Name of the committee, verbatim.
    pub name: String,
    /// Town or commune, verbatim.
    pub town: String,
    /// The day it was founded; missing years of deadlines are counted from here.
    pub founded: Option<NaiveDate>,
}

impl Committee {
    /// Whether nothing has been recorded yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Members in the order of the paper.
    #[must_use]
    pub fn roster(&self) -> Vec<(MemberId, &Member)> {
        let mut rows: Vec<_> = self.members.iter().map(|(id, member)| (*id, member)).collect();
        rows.sort_by_key(|(id, member)| (member.rank, *id));
        rows
    }

    /// Objectives in the order of the paper.
    #[must_use]
    pub fn objectives_in_order(&self) -> Vec<(ObjectiveId, &Objective)> {
        let mut rows: Vec<_> = self.objectives.iter().map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.rank, *id));
        rows
    }

    /// Every task in the order of the paper: by objective, then by place under it.
    #[must_use]
    pub fn programme(&self) -> Vec<(TaskId, &Task)> {
        let mut rows: Vec<_> = self.tasks.iter().map(|(id, task)| (*id, task)).collect();
        rows.sort_by_cached_key(|(id, task)| {
            let objective = self.objectives.get(&task.objective).map(|it| it.rank);
            (objective, task.objective, task.rank, *id)
        });
        rows
    }

    /// Parts of the charter in the order of the outline.
    #[must_use]
    pub fn outline(&self) -> Vec<(SectionId, &Section)> {
        self.outline_of(DocumentId::CHARTER)
    }

    /// Parts of a text in the order of its outline.
    #[must_use]
    pub fn outline_of(&self, document: DocumentId) -> Vec<(SectionId, &Section)> {
        let parts = self.charter.iter().filter(|(_, it)| it.heading.document == document);
        let mut rows: Vec<_> = parts.map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.heading.rank, *id));
        rows
    }

    /// Every text, the charter first, in the order somebody gave them.
    #[must_use]
    pub fn texts(&self) -> Vec<(DocumentId, Document)> {
        let mut rows = vec![(DocumentId::CHARTER, self.text(DocumentId::CHARTER).unwrap_or_default())];
        let others = self.documents.iter().filter(|(id, _)| **id != DocumentId::CHARTER);
        let mut others: Vec<_> = others.map(|(id, it)| (*id, it.clone())).collect();
        others.sort_by_key(|(id, it)| (it.rank, *id));
        rows.append(&mut others);
        rows
    }

    /// A text; the charter is there also when nothing was recorded about it.
    #[must_use]
    pub fn text(&self, document: DocumentId) -> Option<Document> {
        let charter = || (document == DocumentId::CHARTER).then(Document::default);
        self.documents.get(&document).cloned().or_else(charter)
    }

    /// Where a text stands in its life.
    #[must_use]
    pub fn phase(&self, document: DocumentId) -> Phase {
        self.documents.get(&document).map(|it| it.phase).unwrap_or_default()
    }

    /// The text a change is about, if it is about one and that can still be told.
    #[must_use]
    pub fn document_of(&self, change: &Change) -> Option<DocumentId> {
        fn either<Id, T>(edit: &Edit<Id, T>) -> Option<&T> {
            edit.after.as_ref().or(edit.before.as_ref())
        }
        let of_part = |id| self.charter.get(&id).map(|part| part.heading.document);
        match change {
            Change::Document(edit) => Some(edit.id),
            Change::Heading(edit) => either(edit).map(|it| it.document),
            Change::Charter(splice) => of_part(splice.section),
            Change::Amendment(edit) => either(edit).map(|it| it.document),
            Change::Version(edit) => either(edit).map(|it| it.document),
            Change::FollowUp(edit) => self.find_paragraph(edit.id).and_then(|(part, _)| of_part(part)),
            Change::Together(changes) => changes.iter().find_map(|change| self.document_of(change)),
            _ => None,
        }
    }

    /// The part a paragraph stands in, and which of its paragraphs it is, from 0.
    #[must_use]
    pub fn find_paragraph(&self, paragraph: ParagraphId) -> Option<(SectionId, usize)> {
        self.charter.iter().find_map(|(id, section)| {
            let place = section.paragraphs.iter().position(|it| *it == paragraph)?;
            Some((*id, place))
        })
    }

    /// The words of a paragraph.
    #[must_use]
    pub fn paragraph(&self, paragraph: ParagraphId) -> Option<&str> {
        let (section, place) = self.find_paragraph(paragraph)?;
        self.charter.get(&section)?.body.split('\n').nth(place)
    }

    /// Amendments of a text by number.
    #[must_use]
    pub fn amendments_of(&self, document: DocumentId) -> Vec<(AmendmentId, &Amendment)> {
        let rows = self.amendments.iter().filter(|(_, it)| it.document == document);
        let mut rows: Vec<_> = rows.map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.number, *id));
        rows
    }

    /// Versions of a text by number.
    #[must_use]
    pub fn versions_of(&self, document: DocumentId) -> Vec<(VersionId, &Version)> {
        let rows = self.versions.iter().filter(|(_, it)| it.document == document);
        let mut rows: Vec<_> = rows.map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.number, *id));
        rows
    }

    /// The ordinary sessions of the councils: those of its rules, else those of the law.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        let own = self.statutes.as_ref().map(|it| it.sessions.clone()).filter(|it| !it.is_empty());
        own.map_or_else(Sessions::default, Sessions)
    }

    /// The deadlines understood nearest before and after a task, among those of its objective.
    #[must_use]
    pub fn deadlines_beside(&self, id: TaskId) -> [Option<&Reading>; 2] {
        let programme = self.programme();
        let Some(at) = programme.iter().position(|(other, _)| *other == id) else { return [None, None] };
        let objective = programme.get(at).map(|(_, task)| task.objective);
        let of = |rows: &mut dyn Iterator<Item = &(TaskId, &Task)>| {
            let own = rows.take_while(|(_, task)| Some(task.objective) == objective);
            own.map(|(id, _)| *id).find_map(|id| self.tasks.get(&id)?.deadline.reading.as_ref())
        };
        [of(&mut programme.iter().take(at).rev()), of(&mut programme.iter().skip(at + 1))]
    }

    /// The deadline `words` in this committee, whose day is its reference.
    #[must_use]
    pub fn read_deadline(&self, words: &str, today: NaiveDate) -> Deadline {
        Deadline::read_with(words, self.reference_day(today), &self.sessions())
    }

    /// The day from which a missing year is counted: the founding, else `today`.
    #[must_use]
    pub fn reference_day(&self, today: NaiveDate) -> NaiveDate {
        self.profile.as_ref().and_then(|profile| profile.founded).unwrap_or(today)
    }
}
