//! The rules a committee gave itself, as version 2 writes them.
//!
//! Used by version 2 alone. A rule is an enum with content, which the lists of fields beside it do
//! not cover: here both directions are written out.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use serde::{Deserialize, Serialize};

use super::mirror::Mirror;
use super::v1::Category;
use crate::domain;

/// One rule of the composition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    demand: Demand,
    words: String,
}

/// How many must be there to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    least: Least,
    words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Demand {
    Total { members: u32 },
    Women { percent: u8, tolerance: u32 },
    Share { categories: Vec<Category>, percent: u8, tolerance: u32 },
    Territories { names: Vec<String>, least: u32 },
    PerBody { most: u32 },
    Coordinators { sides: Vec<Vec<Category>> },
    Categories { declared: Vec<Category> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Least {
    MoreThanHalf,
    Percent(u8),
    Members(u32),
}

impl Mirror<domain::Requirement> for Requirement {
    fn of(it: &domain::Requirement) -> Self {
        Self { demand: Mirror::of(&it.demand), words: it.words.clone() }
    }
    fn back(self) -> domain::Requirement {
        domain::Requirement { demand: self.demand.back(), words: self.words }
    }
}

impl Mirror<domain::Quorum> for Quorum {
    fn of(it: &domain::Quorum) -> Self {
        let least = match it.least {
            domain::Least::MoreThanHalf => Least::MoreThanHalf,
            domain::Least::Percent(percent) => Least::Percent(percent),
            domain::Least::Members(members) => Least::Members(members),
        };
        Self { least, words: it.words.clone() }
    }
    fn back(self) -> domain::Quorum {
        let least = match self.least {
            Least::MoreThanHalf => domain::Least::MoreThanHalf,
            Least::Percent(percent) => domain::Least::Percent(percent),
            Least::Members(members) => domain::Least::Members(members),
        };
        domain::Quorum { least, words: self.words }
    }
}

impl Mirror<domain::Demand> for Demand {
    fn of(it: &domain::Demand) -> Self {
        use domain::Demand as From;
        match it {
            From::Total { members } => Self::Total { members: *members },
            From::Women { percent, tolerance } => Self::Women { percent: *percent, tolerance: *tolerance },
            From::Share { categories, percent, tolerance } => {
                Self::Share { categories: Mirror::of(categories), percent: *percent, tolerance: *tolerance }
            }
            From::Territories { names, least } => Self::Territories { names: names.clone(), least: *least },
            From::PerBody { most } => Self::PerBody { most: *most },
            From::Coordinators { sides } => Self::Coordinators { sides: Mirror::of(sides) },
            From::Categories { declared } => Self::Categories { declared: Mirror::of(declared) },
        }
    }
    fn back(self) -> domain::Demand {
        use domain::Demand as To;
        match self {
            Self::Total { members } => To::Total { members },
            Self::Women { percent, tolerance } => To::Women { percent, tolerance },
            Self::Share { categories, percent, tolerance } => {
                To::Share { categories: categories.back(), percent, tolerance }
            }
            Self::Territories { names, least } => To::Territories { names, least },
            Self::PerBody { most } => To::PerBody { most },
            Self::Coordinators { sides } => To::Coordinators { sides: sides.back() },
            Self::Categories { declared } => To::Categories { declared: declared.back() },
        }
    }
}
