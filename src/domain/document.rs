//! The texts a committee makes, the phases of their lives and their numbered versions.
//!
//! Used by the committee. The charter is one of them and always there. Where a text stands in
//! its life is a fact somebody decides: nothing here moves it by itself.

use chrono::NaiveDate;

use super::word::words;
use super::{DocumentId, EntryId, MeetingId, Rank};

/// A text the committee makes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Place among the texts of the committee.
    pub rank: Rank,
    /// What sort of text it is.
    pub kind: DocumentKind,
    /// The title as written; empty: what its sort is called.
    pub title: String,
    /// Where it stands in its life.
    pub phase: Phase,
    /// How its parts are numbered.
    pub numbering: Numbering,
}

/// What sort of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DocumentKind {
    /// Charter of citizen participation, ميثاق.
    #[default]
    Charter,
    /// Internal regulation, نظام داخلي.
    Regulation,
    /// Policy paper, ورقة سياسات.
    PolicyPaper,
    /// Sustainability plan, خطة ديمومة.
    SustainabilityPlan,
    /// Anything else.
    Other,
}

words! {
    DocumentKind {
        Charter = "charter",
        Regulation = "regulation",
        PolicyPaper = "policy_paper",
        SustainabilityPlan = "sustainability_plan",
        Other = "other",
    }
}

impl DocumentKind {
    /// Every sort, the charter first.
    pub const ALL: [Self; 5] =
        [Self::Charter, Self::Regulation, Self::PolicyPaper, Self::SustainabilityPlan, Self::Other];
}

/// Where a text stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Phase {
    /// Only its parts are agreed.
    #[default]
    Outline,
    /// A first draft is written, مسودة أولية.
    PreliminaryDraft,
    /// The draft is before those it concerns.
    Consultation,
    /// What they said is worked in, مسودة منقحة.
    RevisedDraft,
    /// Before the body that adopts it.
    Submitted,
    /// Adopted, المصادقة.
    Adopted,
    /// Published and in force.
    InForce,
    /// In force, and its use is being evaluated.
    Evaluation,
    /// Given up.
    Withdrawn,
}

words! {
    Phase {
        Outline = "outline",
        PreliminaryDraft = "preliminary_draft",
        Consultation = "consultation",
        RevisedDraft = "revised_draft",
        Submitted = "submitted",
        Adopted = "adopted",
        InForce = "in_force",
        Evaluation = "evaluation",
        Withdrawn = "withdrawn",
    }
}

impl Phase {
    /// Every phase, in the order of a text's life.
    pub const ALL: [Self; 9] = [
        Self::Outline,
        Self::PreliminaryDraft,
        Self::Consultation,
        Self::RevisedDraft,
        Self::Submitted,
        Self::Adopted,
        Self::InForce,
        Self::Evaluation,
        Self::Withdrawn,
    ];

    /// Whether the words are settled: they change only after a new revision is opened.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Adopted | Self::InForce | Self::Evaluation | Self::Withdrawn)
    }

    /// The phase that usually follows; a text that was evaluated or given up is revised again.
    #[must_use]
    pub const fn usual_next(self) -> Self {
        match self {
            Self::Outline => Self::PreliminaryDraft,
            Self::PreliminaryDraft => Self::Consultation,
            Self::Consultation | Self::Evaluation | Self::Withdrawn => Self::RevisedDraft,
            Self::RevisedDraft => Self::Submitted,
            Self::Submitted => Self::Adopted,
            Self::Adopted => Self::InForce,
            Self::InForce => Self::Evaluation,
        }
    }
}

/// How the parts of a text are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Numbering {
    /// 1, 1.1, 1.2, 2 …
    #[default]
    Decimal,
    /// Titles, chapters and articles by name, articles running through the whole text:
    /// الباب الأول، الفصل الأول، المادة الأولى.
    Articles,
}

words! { Numbering { Decimal = "decimal", Articles = "articles" } }

/// A passage of a text from one phase to the next, with its words frozen under a number.
///
/// The words are those the log leads to after the entry `at`; they are read from there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// The text.
    pub document: DocumentId,
    /// Its number, from 1.
    pub number: u32,
    /// The phase the text passed into.
    pub phase: Phase,
    /// The entry after which the text stood as frozen.
    pub at: EntryId,
    /// The day of the passage.
    pub day: Option<NaiveDate>,
    /// Who decided it, as written.
    pub by: String,
    /// The meeting that decided it.
    pub meeting: Option<MeetingId>,
    /// Anything else to remember of it.
    pub notes: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_life_of_a_text_leads_from_the_outline_into_force() {
        let life = std::iter::successors(Some(Phase::Outline), |phase| Some(phase.usual_next()));
        let life: Vec<Phase> = life.take_while(|phase| *phase != Phase::Evaluation).collect();
        assert_eq!(life, Phase::ALL[..7]);
    }

    #[test]
    fn words_are_settled_from_adoption_on() {
        let settled: Vec<Phase> = Phase::ALL.into_iter().filter(|phase| phase.is_settled()).collect();
        assert_eq!(settled, Phase::ALL[5..]);
    }
}
