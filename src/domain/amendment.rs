//! Amendments: what somebody proposes to change in a text, and what became of it.
//!
//! Used by the committee. An amendment keeps the words it was made against and the words it
//! proposes, verbatim; what applying it does to the text stands in [`amending`](super::amending).

use chrono::NaiveDate;

use super::word::words;
use super::{AmendmentId, DocumentId, MeetingId, MemberId, ParagraphId, TaskId};

/// A proposal to change a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amendment {
    /// The text.
    pub document: DocumentId,
    /// The number it is called by in meetings, from 1 in each text.
    pub number: u32,
    /// Who proposes it.
    pub proposer: Proposer,
    /// What it does.
    pub kind: AmendmentKind,
    /// The paragraphs it is about, neighbours in one part; for an addition, the one it follows.
    pub targets: Vec<ParagraphId>,
    /// For a move, the paragraph after which its paragraphs come to stand.
    pub destination: Option<ParagraphId>,
    /// The words of its paragraphs when it was made.
    pub original: String,
    /// The words it proposes; for a deletion and a move, none.
    pub proposed: String,
    /// Why.
    pub reason: String,
    /// The meeting where it was said.
    pub meeting: Option<MeetingId>,
    /// What became of it.
    pub state: AmendmentState,
    /// The amendment it was merged with.
    pub merged_with: Option<AmendmentId>,
    /// Who decided it, when and how.
    pub decision: Option<Decision>,
    /// What the proposer is answered.
    pub reply: String,
}

/// Who proposes an amendment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposer {
    /// As written.
    pub name: String,
    /// In what quality.
    pub kind: ProposerKind,
    /// The member, where it is one.
    pub member: Option<MemberId>,
}

/// In what quality somebody proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ProposerKind {
    /// A member of the committee.
    #[default]
    Member,
    /// An institution, an association, a group.
    Body,
    /// Somebody from outside.
    Guest,
}

words! { ProposerKind { Member = "member", Body = "body", Guest = "guest" } }

/// What an amendment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum AmendmentKind {
    /// Other words for its paragraphs, استبدال.
    #[default]
    Replace,
    /// New paragraphs after its paragraph, إضافة.
    Add,
    /// Its paragraphs go, حذف.
    Delete,
    /// Its paragraphs stand elsewhere, نقل.
    Move,
}

words! { AmendmentKind { Replace = "replace", Add = "add", Delete = "delete", Move = "move" } }

impl AmendmentKind {
    /// Every kind, the commonest first.
    pub const ALL: [Self; 4] = [Self::Replace, Self::Add, Self::Delete, Self::Move];
}

/// What became of an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum AmendmentState {
    /// Before the committee.
    #[default]
    Proposed,
    /// Accepted; its words are in the text.
    Accepted,
    /// Refused.
    Refused,
    /// Taken back by its proposer.
    Withdrawn,
    /// To be decided another time.
    Deferred,
    /// Taken up into another one.
    Merged,
}

words! {
    AmendmentState {
        Proposed = "proposed",
        Accepted = "accepted",
        Refused = "refused",
        Withdrawn = "withdrawn",
        Deferred = "deferred",
        Merged = "merged",
    }
}

impl AmendmentState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Proposed, Self::Accepted, Self::Refused, Self::Withdrawn, Self::Deferred, Self::Merged];

    /// Whether it still waits for a decision.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Deferred)
    }
}

/// Which words of a text under amendment are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Wording {
    /// As they stand.
    Original,
    /// As they stand, with what the open amendments take out and put in.
    #[default]
    Amended,
    /// As they would be, were every open amendment accepted.
    IfAccepted,
}

words! { Wording { Original = "original", Amended = "amended", IfAccepted = "if-accepted" } }

impl Wording {
    /// Every wording, in the order they are gone through.
    pub const ALL: [Self; 3] = [Self::Original, Self::Amended, Self::IfAccepted];

    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Original => Self::Amended,
            Self::Amended => Self::IfAccepted,
            Self::IfAccepted => Self::Original,
        }
    }
}

/// Who decided an amendment, when and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Who decided, as written.
    pub by: String,
    /// The day.
    pub day: Option<NaiveDate>,
    /// The votes, where they were counted.
    pub votes: Option<Votes>,
}

/// Votes that were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// For it.
    pub yes: u32,
    /// Against it.
    pub no: u32,
    /// Neither.
    pub abstained: u32,
}

/// What follows from a clause once the text is in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowUp {
    /// The tasks of the work programme that carry it out.
    pub tasks: Vec<TaskId>,
    /// What was observed of it, oldest first.
    pub observations: Vec<Observation>,
}

/// Something observed of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observation {
    /// The day.
    pub day: Option<NaiveDate>,
    /// What was observed.
    pub words: String,
}
