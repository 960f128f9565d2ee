//! The words of texts in the making: sorts of text, phases, amendments.
//!
//! «تعديل» is an amendment; what a person does to a record is «تحرير».

use crate::domain::{AmendmentKind, AmendmentState, DocumentKind, Numbering, Phase, ProposerKind};

/// Words of texts in the making.
#[derive(Debug)]
pub struct Texts {
    /// A sort of text.
    pub kind: fn(DocumentKind) -> &'static str,
    /// A phase of a text's life.
    pub phase: fn(Phase) -> &'static str,
    /// A way of numbering.
    pub numbering: fn(Numbering) -> &'static str,
    /// What an amendment does.
    pub amendment_kind: fn(AmendmentKind) -> &'static str,
    /// What became of an amendment.
    pub state: fn(AmendmentState) -> &'static str,
    /// In what quality somebody proposes.
    pub proposer_kind: fn(ProposerKind) -> &'static str,
    /// An amendment by its number and who proposes it.
    pub amendment: fn(u32, &str) -> String,
    /// A numbered version and its phase.
    pub version: fn(u32, &str) -> String,
    /// Amendment so-and-so became so: number, proposer, state.
    pub decided: fn(u32, &str, &str) -> String,
    /// A text passed into a phase: title, phase, number of the version.
    pub passed: fn(&str, &str, u32) -> String,
    /// Votes: for, against, abstained.
    pub votes: fn(u32, u32, u32) -> String,
}

pub(super) const AR: Texts = Texts {
    kind: |kind| match kind {
        DocumentKind::Charter => "الميثاق",
        DocumentKind::Regulation => "النظام الداخلي",
        DocumentKind::PolicyPaper => "ورقة السياسات",
        DocumentKind::SustainabilityPlan => "خطة الديمومة",
        DocumentKind::Other => "نص آخر",
    },
    phase: |phase| match phase {
        Phase::Outline => "هيكلة",
        Phase::PreliminaryDraft => "مسودة أولية",
        Phase::Consultation => "قيد التشاور",
        Phase::RevisedDraft => "مسودة منقحة",
        Phase::Submitted => "معروض للمصادقة",
        Phase::Adopted => "مصادق عليه",
        Phase::InForce => "ساري المفعول",
        Phase::Evaluation => "قيد التقييم",
        Phase::Withdrawn => "مسحوب",
    },
    numbering: |numbering| match numbering {
        Numbering::Decimal => "1، 1.1، 1.2",
        Numbering::Articles => "الباب، الفصل، المادة",
    },
    amendment_kind: |kind| match kind {
        AmendmentKind::Replace => "استبدال",
        AmendmentKind::Add => "إضافة",
        AmendmentKind::Delete => "حذف",
        AmendmentKind::Move => "نقل",
    },
    state: |state| match state {
        AmendmentState::Proposed => "مقترح",
        AmendmentState::Accepted => "مقبول",
        AmendmentState::Refused => "مرفوض",
        AmendmentState::Withdrawn => "مسحوب",
        AmendmentState::Deferred => "مؤجل",
        AmendmentState::Merged => "مدمج في غيره",
    },
    proposer_kind: |kind| match kind {
        ProposerKind::Member => "عضو",
        ProposerKind::Body => "هيئة",
        ProposerKind::Guest => "ضيف",
    },
    amendment: |number, proposer| format!("التعديل {number} ({proposer})"),
    version: |number, phase| format!("النسخة {number}: {phase}"),
    decided: |number, proposer, state| format!("التعديل {number} ({proposer}): {state}"),
    passed: |title, phase, number| format!("{title}: {phase}، النسخة {number}"),
    votes: |yes, no, abstained| format!("مع {yes}، ضد {no}، امتناع {abstained}"),
};

pub(super) const FR: Texts = Texts {
    kind: |kind| match kind {
        DocumentKind::Charter => "Charte",
        DocumentKind::Regulation => "Règlement intérieur",
        DocumentKind::PolicyPaper => "Note de politique",
        DocumentKind::SustainabilityPlan => "Plan de pérennisation",
        DocumentKind::Other => "Autre texte",
    },
    phase: |phase| match phase {
        Phase::Outline => "plan",
        Phase::PreliminaryDraft => "avant-projet",
        Phase::Consultation => "en concertation",
        Phase::RevisedDraft => "projet révisé",
        Phase::Submitted => "soumis à l'approbation",
        Phase::Adopted => "adopté",
        Phase::InForce => "en vigueur",
        Phase::Evaluation => "en évaluation",
        Phase::Withdrawn => "retiré",
    },
    numbering: |numbering| match numbering {
        Numbering::Decimal => "1, 1.1, 1.2",
        Numbering::Articles => "titre, chapitre, article",
    },
    amendment_kind: |kind| match kind {
        AmendmentKind::Replace => "remplacement",
        AmendmentKind::Add => "ajout",
        AmendmentKind::Delete => "suppression",
        AmendmentKind::Move => "déplacement",
    },
    state: |state| match state {
        AmendmentState::Proposed => "proposé",
        AmendmentState::Accepted => "adopté",
        AmendmentState::Refused => "rejeté",
        AmendmentState::Withdrawn => "retiré",
        AmendmentState::Deferred => "reporté",
        AmendmentState::Merged => "fondu dans un autre",
    },
    proposer_kind: |kind| match kind {
        ProposerKind::Member => "membre",
        ProposerKind::Body => "organisme",
        ProposerKind::Guest => "invité",
    },
    amendment: |number, proposer| format!("amendement {number} ({proposer})"),
    version: |number, phase| format!("version {number} : {phase}"),
    decided: |number, proposer, state| format!("amendement {number} ({proposer}) : {state}"),
    passed: |title, phase, number| format!("{title} : {phase}, version {number}"),
    votes: |yes, no, abstained| format!("pour {yes}, contre {no}, abstentions {abstained}"),
};

pub(super) const EN: Texts = Texts {
    kind: |kind| match kind {
        DocumentKind::Charter => "Charter",
        DocumentKind::Regulation => "Internal regulation",
        DocumentKind::PolicyPaper => "Policy paper",
        DocumentKind::SustainabilityPlan => "Sustainability plan",
        DocumentKind::Other => "Another text",
    },
    phase: |phase| match phase {
        Phase::Outline => "outline",
        Phase::PreliminaryDraft => "preliminary draft",
        Phase::Consultation => "under consultation",
        Phase::RevisedDraft => "revised draft",
        Phase::Submitted => "submitted",
        Phase::Adopted => "adopted",
        Phase::InForce => "in force",
        Phase::Evaluation => "under evaluation",
        Phase::Withdrawn => "withdrawn",
    },
    numbering: |numbering| match numbering {
        Numbering::Decimal => "1, 1.1, 1.2",
        Numbering::Articles => "title, chapter, article",
    },
    amendment_kind: |kind| match kind {
        AmendmentKind::Replace => "replacement",
        AmendmentKind::Add => "addition",
        AmendmentKind::Delete => "deletion",
        AmendmentKind::Move => "move",
    },
    state: |state| match state {
        AmendmentState::Proposed => "proposed",
        AmendmentState::Accepted => "accepted",
        AmendmentState::Refused => "refused",
        AmendmentState::Withdrawn => "withdrawn",
        AmendmentState::Deferred => "deferred",
        AmendmentState::Merged => "merged",
    },
    proposer_kind: |kind| match kind {
        ProposerKind::Member => "member",
        ProposerKind::Body => "body",
        ProposerKind::Guest => "guest",
    },
    amendment: |number, proposer| format!("amendment {number} ({proposer})"),
    version: |number, phase| format!("version {number}: {phase}"),
    decided: |number, proposer, state| format!("amendment {number} ({proposer}): {state}"),
    passed: |title, phase, number| format!("{title}: {phase}, version {number}"),
    votes: |yes, no, abstained| format!("{yes} for, {no} against, {abstained} abstained"),
};
