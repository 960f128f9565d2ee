//! The rules a committee gave itself: how it is composed, when it may decide.
//!
//! Used by the meter of the roster, by meetings and by the checker. Kept with the committee as
//! data, each rule beside the words that were voted. Judges nothing.

use super::Category;
use super::deadline::Session;

/// The rules of a committee, in the order of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statutes {
    /// What the composition must be.
    pub requirements: Vec<Requirement>,
    /// How many must be there to decide.
    pub quorum: Option<Quorum>,
    /// The ordinary sessions of the councils it works with, its own first; empty where those of the
    /// law stand as they are.
    pub sessions: Vec<Session>,
}

/// One rule of the composition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// What is asked.
    pub demand: Demand,
    /// The words that were voted, verbatim; empty where there are none.
    pub words: String,
}

/// What a rule of the composition asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// So many members.
    Total {
        /// How many.
        members: u32,
    },
    /// A share of women.
    Women {
        /// Per cent of the members, 0 to 100.
        percent: u8,
        /// How many members it may miss by.
        tolerance: u32,
    },
    /// A share of one side, which is one or more categories.
    Share {
        /// The categories of the side.
        categories: Vec<Category>,
        /// Per cent of the members, 0 to 100.
        percent: u8,
        /// How many members it may miss by.
        tolerance: u32,
    },
    /// Somebody from each territory.
    Territories {
        /// The territories, verbatim.
        names: Vec<String>,
        /// How many from each, at least.
        least: u32,
    },
    /// No body has more than so many members.
    PerBody {
        /// How many, at most.
        most: u32,
    },
    /// One coordinator from each side.
    Coordinators {
        /// The sides, each of one or more categories.
        sides: Vec<Vec<Category>>,
    },
    /// No member outside these categories.
    Categories {
        /// Those declared.
        declared: Vec<Category>,
    },
}

/// How many must be there to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quorum {
    /// What is counted.
    pub least: Least,
    /// The words that were voted, verbatim; empty where there are none.
    pub words: String,
}

/// The least number of members who must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// More than half of those who sit.
    MoreThanHalf,
    /// So many of a hundred of those who sit, 0 to 100; a part of a member counts as one.
    Percent(u8),
    /// So many.
    Members(u32),
}
