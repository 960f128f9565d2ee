//! What a check compared and found to hold, to be told beside what it found wrong.
//!
//! Used by every rule that counts what it looked at. It knows no language.

use super::super::Source;
use super::super::composition::Measure;
use super::Rule;

/// Something that was compared and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// As many members as minutes announce.
    Announced {
        /// The number announced, and found.
        members: u32,
        /// The minutes that announce them.
        source: Option<Source>,
    },
    /// The names of so many members were compared, and none is there twice.
    Names(usize),
    /// So many persons made responsible are members.
    Responsible(usize),
    /// So many deadlines name their days.
    Deadlines(usize),
    /// A rule of the composition holds.
    Composition {
        /// Which.
        rule: Rule,
        /// What is found of it.
        measure: Box<Measure>,
    },
    /// The slots of so many agendas follow each other without gap or overlap.
    Agendas(usize),
    /// Everyone on so many attendance lists sat that day, and they reach the quorum where they decided.
    Attendance(usize),
    /// So many totals in tables of the minutes are the sum.
    Sums(usize),
}

impl Verified {
    /// The rule that holds.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Announced { .. } => Rule::AnnouncedTotal,
            Self::Names(_) => Rule::MembersAlike,
            Self::Responsible(_) => Rule::UnknownResponsible,
            Self::Deadlines(_) => Rule::UnreadDeadline,
            Self::Composition { rule, .. } => *rule,
            Self::Agendas(_) => Rule::AgendaGap,
            Self::Attendance(_) => Rule::NoQuorum,
            Self::Sums(_) => Rule::WrongSum,
        }
    }
}
