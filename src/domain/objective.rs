//! An objective of the work programme: the heading its tasks stand under.
//!
//! Used by the programme. Tasks name their objective; an objective does not list them.

use super::{Rank, Source};

/// An objective (هدف) of the work programme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Objective {
    /// Place among the objectives; moving it moves all its tasks.
    pub rank: Rank,
    /// The words of the objective, verbatim.
    pub title: String,
    /// Free notes.
    pub notes: String,
    /// The file and line it was read from.
    pub source: Option<Source>,
}
