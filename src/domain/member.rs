//! A member of the committee: who, from which body, in which capacity.
//!
//! Used by the roster. Does not count or judge the composition.

use chrono::NaiveDate;

use super::word::words;
use super::{Alias, MemberId, Rank, Source};

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
    /// The territory the member stands for (الدائرة، الحي، الجماعة), verbatim.
    pub territory: String,
    /// What the member does for the committee itself, and whether a person has confirmed it.
    pub office: Option<Stated<Office>>,
    /// Whether the member sits, or stands in for one who does.
    pub seat: Seat,
    /// The member an alternate stands in for, if it is one member.
    pub alternate_of: Option<MemberId>,
    /// The member whose place this one took.
    pub replaces: Option<MemberId>,
    /// Other names this person is known by.
    pub aliases: Vec<Alias>,
    /// Telephone, mail or address, verbatim.
    pub contact: String,
    /// First day of the mandate.
    pub from: Option<NaiveDate>,
    /// Last day of the mandate, inclusive.
    pub until: Option<NaiveDate>,
    /// Why the mandate ended.
    pub departure: Option<Departure>,
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

/// What a member does for the committee itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// رئيس(ة)
    Chair,
    /// نائب(ة) الرئيس
    DeputyChair,
    /// منسق(ة)
    Coordinator,
    /// مقرر(ة)
    Rapporteur,
    /// نائب(ة) المقرر
    DeputyRapporteur,
}

/// How a member sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Seat {
    /// In a seat of their own; counted in the composition.
    #[default]
    Full,
    /// In the place of one who is away; not counted.
    Alternate,
}

/// Why a mandate ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Departure {
    /// The member resigned (استقالة).
    Resigned,
    /// The body sent somebody else (تعويض).
    Replaced,
    /// The mandate came to its end (انتهاء الانتداب).
    TermEnded,
    /// The committee ended it (إعفاء).
    Removed,
    /// The member died (وفاة).
    Died,
}

impl Office {
    /// Every office, in the order they are offered.
    pub const ALL: [Self; 5] =
        [Self::Chair, Self::DeputyChair, Self::Coordinator, Self::Rapporteur, Self::DeputyRapporteur];
}

impl Seat {
    /// Every way to sit, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Full, Self::Alternate];
}

impl Departure {
    /// Every reason, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Resigned, Self::Replaced, Self::TermEnded, Self::Removed, Self::Died];
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
words!(Office {
    Chair = "chair",
    DeputyChair = "deputy_chair",
    Coordinator = "coordinator",
    Rapporteur = "rapporteur",
    DeputyRapporteur = "deputy_rapporteur",
});
words!(Seat { Full = "full", Alternate = "alternate" });
words!(Departure {
    Resigned = "resigned",
    Replaced = "replaced",
    TermEnded = "term_ended",
    Removed = "removed",
    Died = "died",
});
words!(Gender { Woman = "woman", Man = "man" });
words!(Category {
    Commune = "commune",
    AdvisoryBody = "advisory_body",
    CivilSociety = "civil_society",
    Other = "other",
});
