//! A member of the committee: who, from which body, in which capacity.
//!
//! Used by the roster. Does not count or judge the composition.

use chrono::NaiveDate;

use super::word::words;
use super::{Rank, Source};

/// A member, with the words of the roster kept as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Member {
    /// Place in the roster as the paper has it.
    pub rank: Rank,
    /// The body the member comes from, verbatim.
    pub institution: String,
    /// The capacity in which the member sits (الصفة), verbatim.
    pub capacity: String,
    /// Full name, verbatim.
    pub name: String,
    /// Gender, if known, and whether a person has confirmed it.
    pub gender: Option<Stated<Gender>>,
    /// Category of the composition, if known, and whether a person has confirmed it.
    pub category: Option<Stated<Category>>,
    /// Telephone, mail or address, verbatim.
    pub contact: String,
    /// First day of the mandate.
    pub from: Option<NaiveDate>,
    /// Last day of the mandate, inclusive.
    pub until: Option<NaiveDate>,
    /// Free notes.
    pub notes: String,
    /// The file and line this member was read from.
    pub source: Option<Source>,
}

/// A fact together with how sure we are of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T> {
    /// The fact.
    pub value: T,
    /// Whether a person stands behind it.
    pub standing: Standing,
}

impl<T> Stated<T> {
    /// A fact the program proposes from other words.
    pub const fn proposed(value: T) -> Self {
        Self { value, standing: Standing::Proposed }
    }

    /// Whether no person stands behind it yet.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.standing == Standing::Proposed
    }

    /// A fact a person has said or confirmed.
    pub const fn confirmed(value: T) -> Self {
        Self { value, standing: Standing::Confirmed }
    }
}

/// Whether a fact was proposed by the program or confirmed by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Understood by the program; shown as such until someone confirms it.
    Proposed,
    /// Said or confirmed by a person.
    Confirmed,
}

/// Gender as the composition counts it (النوع).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

/// The side of the committee a member sits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// The commune or council: elected members and staff.
    Commune,
    /// An advisory body of the council (equity, equal opportunity and gender approach …).
    AdvisoryBody,
    /// Associations and other civil society.
    CivilSociety,
    /// None of the declared categories (an agency, a partner, a university …).
    Other,
}

impl Category {
    /// Every category, in the order they are counted.
    pub const ALL: [Category; 4] = [Self::Commune, Self::AdvisoryBody, Self::CivilSociety, Self::Other];
}

impl Gender {
    /// Every gender, in the order they are counted.
    pub const ALL: [Gender; 2] = [Self::Woman, Self::Man];
}

words!(Standing { Proposed = "proposed", Confirmed = "confirmed" });
words!(Gender { Woman = "woman", Man = "man" });
words!(Category {
    Commune = "commune",
    AdvisoryBody = "advisory_body",
    CivilSociety = "civil_society",
    Other = "other",
});
