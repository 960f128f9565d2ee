//! The committee itself: what it is made of, how it changes, what its words mean.
//!
//! Everything above uses this floor. It does no input or output, reads no clock
//! (`now` and `today` are parameters) and knows no language of the screen.

pub mod acceptance;
pub mod amending;
pub mod amendment;
pub mod body;
pub mod change;
pub mod charter;
pub mod check;
pub mod clause;
pub mod cloning;
pub mod committee;
pub mod composition;
pub mod deadline;
pub mod difference;
pub mod document;
pub mod fold;
pub mod gazetteer;
mod given;
mod heads;
pub mod hours;
pub mod id;
pub mod lexicon;
pub mod log;
pub mod meeting;
pub mod member;
pub mod merging;
pub mod names;
pub mod numbering;
pub mod objective;
pub mod order;
pub mod proposal;
pub mod query;
pub mod remnant;
pub mod responsible;
mod rewriting;
pub mod schedule;
pub mod splice;
pub mod statutes;
pub mod task;
pub mod template;
pub mod town;
mod word;

pub use acceptance::{Acceptance, Record, RecordKind};
pub use amendment::{
    Amendment, AmendmentKind, AmendmentState, Decision, FollowUp, Observation, Proposer, ProposerKind, Votes,
    Wording,
};
pub use body::{Alias, Bodies, Body};
pub use change::{Change, Conflict, Edit};
pub use charter::{Heading, Section};
pub use committee::{Committee, Profile};
pub use deadline::Deadline;
pub use document::{Document, DocumentKind, Numbering, Phase, Version};
pub use id::{
    AcceptanceId, AmendmentId, BodyId, DocumentId, EntryId, Ids, MeetingId, MemberId, ObjectiveId,
    ParagraphId, Rank, SectionId, TaskId, VersionId,
};
pub use log::{Entry, Stacks};
pub use meeting::{
    Attendance, Count, Guest, Hours, Meeting, MeetingKind, Mode, Presence, Resolution, ResolutionKind, Slot,
};
pub use member::{Category, Departure, Gender, Member, Office, Seat, Standing, Stated};
pub use objective::Objective;
pub use order::sort_key;
pub use query::Query;
pub use responsible::{Part, Party, PartyKind};
pub use splice::Splice;
pub use statutes::{Demand, Least, Quorum, Requirement, Statutes};
pub use task::{Carried, Completion, Evidence, Status, Task};

/// Where a record came from: the file it was read in and its line there.
///
/// Kept with every imported record so that a person can go back to the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// File name as given, without its folder.
    pub file: String,
    /// Line in the file, counted from 1.
    pub line: u32,
}
