//! A matter that somebody looked at and accepts as it is, so that it is not raised again.
//!
//! Used by the checker. What was accepted is kept in its own words: when they change, it is another
//! matter and is raised again. Who accepted it and when, the log says too.

use super::word::words;
use super::{
    AmendmentId, BodyId, DocumentId, MeetingId, MemberId, ObjectiveId, ParagraphId, SectionId, TaskId,
};

/// A record of the committee, of whatever kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// What the committee is.
    Profile,
    /// A meeting and its minutes.
    Meeting(MeetingId),
    /// A member.
    Member(MemberId),
    /// An objective.
    Objective(ObjectiveId),
    /// A task.
    Task(TaskId),
    /// A text.
    Document(DocumentId),
    /// A part of a text.
    Section(SectionId),
    /// A paragraph of a text.
    Paragraph(ParagraphId),
    /// An amendment.
    Amendment(AmendmentId),
    /// The rules the committee gave itself.
    Statutes,
    /// A body written in several ways.
    Body(BodyId),
}

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// [`Record::Profile`].
    Profile,
    /// [`Record::Meeting`].
    Meeting,
    /// [`Record::Member`].
    Member,
    /// [`Record::Objective`].
    Objective,
    /// [`Record::Task`].
    Task,
    /// [`Record::Document`].
    Document,
    /// [`Record::Section`].
    Section,
    /// [`Record::Paragraph`].
    Paragraph,
    /// [`Record::Amendment`].
    Amendment,
    /// [`Record::Statutes`].
    Statutes,
    /// [`Record::Body`].
    Body,
}

words!(RecordKind {
    Profile = "profile",
    Meeting = "meeting",
    Member = "member",
    Objective = "objective",
    Task = "task",
    Document = "document",
    Section = "section",
    Paragraph = "paragraph",
    Amendment = "amendment",
    Statutes = "statutes",
    Body = "body",
});

impl RecordKind {
    /// Every kind, in the order of the paper.
    pub const ALL: [Self; 11] = [
        Self::Profile,
        Self::Meeting,
        Self::Member,
        Self::Objective,
        Self::Task,
        Self::Document,
        Self::Section,
        Self::Paragraph,
        Self::Amendment,
        Self::Statutes,
        Self::Body,
    ];
}

impl Record {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> RecordKind {
        match self {
            Self::Profile => RecordKind::Profile,
            Self::Meeting(_) => RecordKind::Meeting,
            Self::Member(_) => RecordKind::Member,
            Self::Objective(_) => RecordKind::Objective,
            Self::Task(_) => RecordKind::Task,
            Self::Document(_) => RecordKind::Document,
            Self::Section(_) => RecordKind::Section,
            Self::Paragraph(_) => RecordKind::Paragraph,
            Self::Amendment(_) => RecordKind::Amendment,
            Self::Statutes => RecordKind::Statutes,
            Self::Body(_) => RecordKind::Body,
        }
    }

    /// Its identity among those of its kind; 0 where there is only one.
    #[must_use]
    pub const fn id(self) -> u64 {
        match self {
            Self::Profile | Self::Statutes => 0,
            Self::Meeting(MeetingId(id))
            | Self::Member(MemberId(id))
            | Self::Objective(ObjectiveId(id))
            | Self::Task(TaskId(id))
            | Self::Document(DocumentId(id))
            | Self::Section(SectionId(id))
            | Self::Paragraph(ParagraphId(id))
            | Self::Amendment(AmendmentId(id))
            | Self::Body(BodyId(id)) => id,
        }
    }

    /// The record of this kind and identity.
    #[must_use]
    pub const fn new(kind: RecordKind, id: u64) -> Self {
        match kind {
            RecordKind::Profile => Self::Profile,
            RecordKind::Meeting => Self::Meeting(MeetingId(id)),
            RecordKind::Member => Self::Member(MemberId(id)),
            RecordKind::Objective => Self::Objective(ObjectiveId(id)),
            RecordKind::Task => Self::Task(TaskId(id)),
            RecordKind::Document => Self::Document(DocumentId(id)),
            RecordKind::Section => Self::Section(SectionId(id)),
            RecordKind::Paragraph => Self::Paragraph(ParagraphId(id)),
            RecordKind::Amendment => Self::Amendment(AmendmentId(id)),
            RecordKind::Statutes => Self::Statutes,
            RecordKind::Body => Self::Body(BodyId(id)),
        }
    }
}

/// A matter accepted as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The word of the rule that raised it; a rule this program does not know raises nothing.
    pub rule: String,
    /// The record it is about.
    pub record: Record,
    /// The words it rests on, as they were.
    pub grounds: String,
    /// Who accepts it.
    pub by: String,
    /// Why.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_told_by_its_kind_and_its_identity() {
        for (kind, (_, named)) in RecordKind::ALL.into_iter().zip(RecordKind::WORDS) {
            let record = Record::new(kind, 7);
            assert_eq!((record.kind(), kind), (*named, *named));
            let alone = matches!(record, Record::Profile | Record::Statutes);
            assert_eq!(record.id(), if alone { 0 } else { 7 });
        }
    }
}
