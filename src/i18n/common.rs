//! Words used everywhere: the names of things, of the panes and of the states of records.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::{Category, Gender, Part, PartyKind, Status};

/// Words used everywhere.
#[derive(Debug)]
pub struct Common {
    /// The program's name and what it is.
    pub tagline: &'static str,
    /// The name of the language itself.
    pub language: &'static str,
    /// Name of the roster pane.
    pub roster: &'static str,
    /// Name of the work-programme pane.
    pub programme: &'static str,
    /// Name of the charter pane.
    pub charter: &'static str,
    /// Name of the pane of meetings.
    pub meetings_pane: &'static str,
    /// A committee without a name.
    pub unnamed_committee: &'static str,
    /// Everything is durable.
    pub saved: &'static str,
    /// Typed text not yet durable.
    pub saving: &'static str,
    /// Stands behind a value the program proposes.
    pub proposed: &'static str,
    /// Stands behind a year the program inferred.
    pub inferred: &'static str,
    /// Yes, as a button.
    pub yes: &'static str,
    /// No, as a button.
    pub no: &'static str,
    /// A value that is not known.
    pub unknown: &'static str,
    /// `n` members.
    pub members: fn(usize) -> String,
    /// `n` objectives.
    pub objectives: fn(usize) -> String,
    /// `n` tasks.
    pub tasks: fn(usize) -> String,
    /// `n` parts of the charter.
    pub parts: fn(usize) -> String,
    /// `n` meetings.
    pub meetings: fn(usize) -> String,
    /// `n` late.
    pub overdue: fn(usize) -> String,
    /// A gender, in the plural as counts show it.
    pub genders: fn(Gender) -> &'static str,
    /// A gender, of one person.
    pub gender: fn(Gender) -> &'static str,
    /// A category.
    pub category: fn(Category) -> &'static str,
    /// A status.
    pub status: fn(Status) -> &'static str,
    /// The part of a responsible party.
    pub part: fn(Part) -> &'static str,
    /// The kind of a responsible party.
    pub party_kind: fn(PartyKind) -> &'static str,
}

pub(super) const AR: Common = Common {
    tagline: "لجنة: برنامج عمل اللجان على الشاشة",
    language: "العربية",
    roster: "الأعضاء",
    programme: "برنامج العمل",
    charter: "الميثاق",
    meetings_pane: "الاجتماعات",
    unnamed_committee: "لجنة بدون اسم",
    saved: "محفوظ",
    saving: "يُحفظ…",
    proposed: "مقترح",
    inferred: "سنة مستنتجة",
    yes: "نعم",
    no: "لا",
    unknown: "غير محدد",
    members: |n| arabic_plural(n, "لا أعضاء", "عضو واحد", "عضوان", "أعضاء", "عضوا", "عضو"),
    objectives: |n| arabic_plural(n, "لا أهداف", "هدف واحد", "هدفان", "أهداف", "هدفا", "هدف"),
    tasks: |n| arabic_plural(n, "لا إجراءات", "إجراء واحد", "إجراءان", "إجراءات", "إجراء", "إجراء"),
    parts: |n| arabic_plural(n, "لا أبواب", "باب واحد", "بابان", "أبواب", "بابا", "باب"),
    meetings: |n| arabic_plural(n, "لا لقاءات", "لقاء واحد", "لقاءان", "لقاءات", "لقاء", "لقاء"),
    overdue: |n| arabic_plural(n, "لا تأخير", "متأخر واحد", "متأخران", "متأخرات", "متأخرا", "متأخر"),
    genders: |gender| match gender {
        Gender::Woman => "نساء",
        Gender::Man => "رجال",
    },
    gender: |gender| match gender {
        Gender::Woman => "أنثى",
        Gender::Man => "ذكر",
    },
    category: |category| match category {
        Category::Commune => "الجماعة",
        Category::AdvisoryBody => "الهيئة الاستشارية",
        Category::CivilSociety => "المجتمع المدني",
        Category::Other => "خارج الفئات",
    },
    status: |status| match status {
        Status::NotStarted => "لم يبدأ",
        Status::InProgress => "قيد الإنجاز",
        Status::Done => "منجز",
        Status::Suspended => "معلّق",
        Status::Cancelled => "ملغى",
    },
    part: |part| match part {
        Part::Leads => "المسؤول",
        Part::With => "بمشاركة",
        Part::Supervises => "تحت إشراف",
        Part::Through => "عبر",
    },
    party_kind: |kind| match kind {
        PartyKind::Person => "شخص",
        PartyKind::Body => "هيئة أو مؤسسة",
        PartyKind::Team => "فريق",
        PartyKind::Text => "نص حر",
    },
};

pub(super) const FR: Common = Common {
    tagline: "lajna : le travail d'un comité, à l'écran",
    language: "Français",
    roster: "Membres",
    programme: "Programme d'action",
    charter: "Charte",
    meetings_pane: "Réunions",
    unnamed_committee: "Comité sans nom",
    saved: "enregistré",
    saving: "enregistrement…",
    proposed: "proposé",
    inferred: "année déduite",
    yes: "oui",
    no: "non",
    unknown: "non précisé",
    members: |n| french_plural(n, "membre", "membres"),
    objectives: |n| french_plural(n, "objectif", "objectifs"),
    tasks: |n| french_plural(n, "action", "actions"),
    parts: |n| french_plural(n, "partie", "parties"),
    meetings: |n| french_plural(n, "réunion", "réunions"),
    overdue: |n| format!("{n} en retard"),
    genders: |gender| match gender {
        Gender::Woman => "femmes",
        Gender::Man => "hommes",
    },
    gender: |gender| match gender {
        Gender::Woman => "femme",
        Gender::Man => "homme",
    },
    category: |category| match category {
        Category::Commune => "commune",
        Category::AdvisoryBody => "instance consultative",
        Category::CivilSociety => "société civile",
        Category::Other => "hors catégories",
    },
    status: |status| match status {
        Status::NotStarted => "non commencé",
        Status::InProgress => "en cours",
        Status::Done => "réalisé",
        Status::Suspended => "suspendu",
        Status::Cancelled => "annulé",
    },
    part: |part| match part {
        Part::Leads => "responsable",
        Part::With => "avec",
        Part::Supervises => "sous la supervision de",
        Part::Through => "par",
    },
    party_kind: |kind| match kind {
        PartyKind::Person => "personne",
        PartyKind::Body => "organisme",
        PartyKind::Team => "équipe",
        PartyKind::Text => "texte libre",
    },
};

pub(super) const EN: Common = Common {
    tagline: "lajna: the work of a committee, on screen",
    language: "English",
    roster: "Members",
    programme: "Work programme",
    charter: "Charter",
    meetings_pane: "Meetings",
    unnamed_committee: "Committee without a name",
    saved: "saved",
    saving: "saving…",
    proposed: "proposed",
    inferred: "year inferred",
    yes: "yes",
    no: "no",
    unknown: "not stated",
    members: |n| english_plural(n, "member", "members"),
    objectives: |n| english_plural(n, "objective", "objectives"),
    tasks: |n| english_plural(n, "task", "tasks"),
    parts: |n| english_plural(n, "part", "parts"),
    meetings: |n| english_plural(n, "meeting", "meetings"),
    overdue: |n| format!("{n} overdue"),
    genders: |gender| match gender {
        Gender::Woman => "women",
        Gender::Man => "men",
    },
    gender: |gender| match gender {
        Gender::Woman => "woman",
        Gender::Man => "man",
    },
    category: |category| match category {
        Category::Commune => "commune",
        Category::AdvisoryBody => "advisory body",
        Category::CivilSociety => "civil society",
        Category::Other => "outside the categories",
    },
    status: |status| match status {
        Status::NotStarted => "not started",
        Status::InProgress => "in progress",
        Status::Done => "done",
        Status::Suspended => "suspended",
        Status::Cancelled => "cancelled",
    },
    part: |part| match part {
        Part::Leads => "lead",
        Part::With => "with",
        Part::Supervises => "supervised by",
        Part::Through => "through",
    },
    party_kind: |kind| match kind {
        PartyKind::Person => "person",
        PartyKind::Body => "body",
        PartyKind::Team => "team",
        PartyKind::Text => "free text",
    },
};
