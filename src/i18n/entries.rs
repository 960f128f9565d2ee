//! What an entry of the log did, as the history tells it.

use super::plural::{arabic_plural, english_plural, french_plural};

/// A kind of record, as the history names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The committee itself.
    Committee,
    /// A member.
    Member,
    /// An objective.
    Objective,
    /// A task.
    Task,
    /// A meeting.
    Meeting,
    /// A text.
    Text,
    /// A part of a text.
    Part,
    /// An amendment.
    Amendment,
    /// A numbered version of a text.
    Version,
    /// What follows from a clause.
    FollowUp,
    /// The rules of the committee.
    Statutes,
    /// A body.
    Body,
}

/// A field of a record, as a difference names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Name of the committee, of a member.
    Name,
    /// Town or place.
    Town,
    /// Day of founding, of a meeting.
    Day,
    /// Institution.
    Institution,
    /// Capacity.
    Capacity,
    /// Gender.
    Gender,
    /// Category.
    Category,
    /// Contact.
    Contact,
    /// First day of the mandate.
    From,
    /// Last day of the mandate.
    Until,
    /// Notes.
    Notes,
    /// Place in the order.
    Order,
    /// Title.
    Title,
    /// Responsible.
    Responsible,
    /// Deadline.
    Deadline,
    /// Action.
    Action,
    /// Objective of a task.
    Objective,
    /// Status.
    Status,
    /// Progress.
    Progress,
    /// Depth in the outline.
    Level,
    /// Minutes, text.
    Text,
    /// Sort of a text, of an amendment.
    Kind,
    /// Phase of a text.
    Phase,
    /// Numbering of a text.
    Numbering,
    /// Proposer of an amendment.
    Proposer,
    /// The words an amendment proposes.
    Proposed,
    /// The words it was made against.
    Original,
    /// Why.
    Reason,
    /// Who decided.
    Decision,
    /// What the proposer is answered.
    Reply,
    /// Tasks a clause is linked to.
    Tasks,
    /// What was observed of a clause.
    Observations,
    /// Other names.
    Aliases,
}

/// Sentences of the history.
#[derive(Debug)]
pub struct Entries {
    /// A kind of record, as it stands after what was done to it.
    pub kind: fn(Kind) -> &'static str,
    /// The name of a field.
    pub label: fn(Label) -> &'static str,
    /// A record was added: kind, name.
    pub added: fn(&str, &str) -> String,
    /// A record was changed: kind, name.
    pub changed: fn(&str, &str) -> String,
    /// A record was moved in the order: kind, name.
    pub moved: fn(&str, &str) -> String,
    /// A record was removed: kind, name.
    pub removed: fn(&str, &str) -> String,
    /// The status of a task was set: action, status.
    pub status_set: fn(&str, &str) -> String,
    /// Text was written in the charter.
    pub wrote: fn(&str) -> String,
    /// Text was erased from the charter.
    pub erased: fn(&str) -> String,
    /// Text was replaced in the text: old, new.
    pub replaced: fn(&str, &str) -> String,
    /// A file was imported: file, what.
    pub imported: fn(&str, &str) -> String,
    /// Several records were added: what.
    pub added_several: fn(&str) -> String,
    /// Several changes at once.
    pub together: fn(usize) -> String,
    /// Nothing.
    pub nothing: &'static str,
    /// Entry `n` was taken back: what it did.
    pub reversed: fn(u64, &str) -> String,
    /// What entry `n` did was done again.
    pub again: fn(u64, &str) -> String,
    /// A label, before what it labels.
    pub label_of: fn(&str) -> String,
    /// Words of the list separator.
    pub and: &'static str,
}

pub(super) const AR: Entries = Entries {
    kind: |kind| match kind {
        Kind::Committee => "تعريف اللجنة",
        Kind::Member => "العضو",
        Kind::Objective => "الهدف",
        Kind::Task => "الإجراء",
        Kind::Meeting => "اللقاء",
        Kind::Text => "النص",
        Kind::Part => "الباب",
        Kind::Amendment => "التعديل",
        Kind::Version => "النسخة",
        Kind::FollowUp => "تتبع البند",
        Kind::Statutes => "قواعد اللجنة",
        Kind::Body => "هيئة",
    },
    label: |label| match label {
        Label::Name => "الاسم",
        Label::Town => "الجماعة",
        Label::Day => "التاريخ",
        Label::Institution => "المؤسسة",
        Label::Capacity => "الصفة",
        Label::Gender => "النوع",
        Label::Category => "الفئة",
        Label::Contact => "الاتصال",
        Label::From => "بداية الانتداب",
        Label::Until => "نهاية الانتداب",
        Label::Notes => "ملاحظات",
        Label::Order => "الترتيب",
        Label::Title => "العنوان",
        Label::Responsible => "المسؤول",
        Label::Deadline => "الأجل",
        Label::Action => "الإجراء",
        Label::Objective => "الهدف",
        Label::Status => "الحالة",
        Label::Progress => "نسبة الإنجاز",
        Label::Level => "الدرجة",
        Label::Text => "النص",
        Label::Kind => "النوع",
        Label::Phase => "المرحلة",
        Label::Numbering => "الترقيم",
        Label::Proposer => "صاحب التعديل",
        Label::Proposed => "الصيغة المقترحة",
        Label::Original => "الصيغة الأصلية",
        Label::Reason => "التعليل",
        Label::Decision => "القرار",
        Label::Reply => "الجواب",
        Label::Tasks => "الإجراءات",
        Label::Observations => "الملاحظات",
        Label::Aliases => "أسماء أخرى",
    },
    added: |kind, name| format!("إضافة {kind}: {name}"),
    changed: |kind, name| format!("تحرير {kind}: {name}"),
    moved: |kind, name| format!("تغيير ترتيب {kind}: {name}"),
    removed: |kind, name| format!("حذف {kind}: {name}"),
    status_set: |action, status| format!("الحالة «{status}»: {action}"),
    wrote: |words| format!("كتابة في النص: «{words}»"),
    erased: |words| format!("حذف من النص: «{words}»"),
    replaced: |old, new| format!("تعويض في النص: «{old}» بـ «{new}»"),
    // The mark keeps a Latin file name from drawing the number after it to its own side.
    imported: |file, what| format!("استيراد {file}\u{200f}: {what}"),
    added_several: |what| format!("إضافة {what}"),
    together: |n| {
        arabic_plural(n, "لا تغيير", "تغيير واحد", "تغييران معا", "تغييرات معا", "تغييرا معا", "تغيير معا")
    },
    nothing: "لا تغيير",
    reversed: |n, what| format!("التراجع عن القيد {n} ({what})"),
    again: |n, what| format!("إعادة القيد {n} ({what})"),
    label_of: |label| format!("{label}: "),
    and: "، ",
};

pub(super) const FR: Entries = Entries {
    kind: |kind| match kind {
        Kind::Committee => "de la fiche du comité",
        Kind::Member => "d'un membre",
        Kind::Objective => "d'un objectif",
        Kind::Task => "d'une action",
        Kind::Meeting => "d'une réunion",
        Kind::Text => "d'un texte",
        Kind::Part => "d'une partie",
        Kind::Amendment => "d'un amendement",
        Kind::Version => "d'une version",
        Kind::FollowUp => "du suivi d'une clause",
        Kind::Statutes => "des règles du comité",
        Kind::Body => "d'un organisme",
    },
    label: |label| match label {
        Label::Name => "nom",
        Label::Town => "commune",
        Label::Day => "date",
        Label::Institution => "institution",
        Label::Capacity => "qualité",
        Label::Gender => "genre",
        Label::Category => "catégorie",
        Label::Contact => "contact",
        Label::From => "début du mandat",
        Label::Until => "fin du mandat",
        Label::Notes => "notes",
        Label::Order => "rang",
        Label::Title => "titre",
        Label::Responsible => "responsable",
        Label::Deadline => "délai",
        Label::Action => "action",
        Label::Objective => "objectif",
        Label::Status => "état",
        Label::Progress => "avancement",
        Label::Level => "niveau",
        Label::Text => "texte",
        Label::Kind => "type",
        Label::Phase => "phase",
        Label::Numbering => "numérotation",
        Label::Proposer => "auteur",
        Label::Proposed => "texte proposé",
        Label::Original => "texte original",
        Label::Reason => "motif",
        Label::Decision => "décision",
        Label::Reply => "réponse",
        Label::Tasks => "actions",
        Label::Observations => "observations",
        Label::Aliases => "autres noms",
    },
    added: |kind, name| format!("ajout {kind} : {name}"),
    changed: |kind, name| format!("modification {kind} : {name}"),
    moved: |kind, name| format!("déplacement {kind} : {name}"),
    removed: |kind, name| format!("suppression {kind} : {name}"),
    status_set: |action, status| format!("état « {status} » : {action}"),
    wrote: |words| format!("écrit dans le texte : « {words} »"),
    erased: |words| format!("effacé du texte : « {words} »"),
    replaced: |old, new| format!("remplacé dans le texte : « {old} » par « {new} »"),
    imported: |file, what| format!("import de {file} : {what}"),
    added_several: |what| format!("ajout : {what}"),
    together: |n| french_plural(n, "changement", "changements ensemble"),
    nothing: "aucun changement",
    reversed: |n, what| format!("retour sur l'entrée {n} ({what})"),
    again: |n, what| format!("entrée {n} rétablie ({what})"),
    label_of: |label| format!("{label} : "),
    and: ", ",
};

pub(super) const EN: Entries = Entries {
    kind: |kind| match kind {
        Kind::Committee => "committee",
        Kind::Member => "member",
        Kind::Objective => "objective",
        Kind::Task => "task",
        Kind::Meeting => "meeting",
        Kind::Text => "text",
        Kind::Part => "part",
        Kind::Amendment => "amendment",
        Kind::Version => "version",
        Kind::FollowUp => "follow-up of a clause",
        Kind::Statutes => "rules of the committee",
        Kind::Body => "body",
    },
    label: |label| match label {
        Label::Name => "name",
        Label::Town => "town",
        Label::Day => "day",
        Label::Institution => "institution",
        Label::Capacity => "capacity",
        Label::Gender => "gender",
        Label::Category => "category",
        Label::Contact => "contact",
        Label::From => "mandate from",
        Label::Until => "mandate to",
        Label::Notes => "notes",
        Label::Order => "place",
        Label::Title => "title",
        Label::Responsible => "responsible",
        Label::Deadline => "deadline",
        Label::Action => "action",
        Label::Objective => "objective",
        Label::Status => "status",
        Label::Progress => "progress",
        Label::Level => "level",
        Label::Text => "text",
        Label::Kind => "kind",
        Label::Phase => "phase",
        Label::Numbering => "numbering",
        Label::Proposer => "proposer",
        Label::Proposed => "proposed words",
        Label::Original => "original words",
        Label::Reason => "reason",
        Label::Decision => "decision",
        Label::Reply => "reply",
        Label::Tasks => "tasks",
        Label::Observations => "observations",
        Label::Aliases => "other names",
    },
    added: |kind, name| format!("added {kind}: {name}"),
    changed: |kind, name| format!("edited {kind}: {name}"),
    moved: |kind, name| format!("moved {kind}: {name}"),
    removed: |kind, name| format!("removed {kind}: {name}"),
    status_set: |action, status| format!("status “{status}”: {action}"),
    wrote: |words| format!("wrote in the text: “{words}”"),
    erased: |words| format!("erased from the text: “{words}”"),
    replaced: |old, new| format!("replaced in the text: “{old}” by “{new}”"),
    imported: |file, what| format!("imported {file}: {what}"),
    added_several: |what| format!("added {what}"),
    together: |n| english_plural(n, "change", "changes together"),
    nothing: "no change",
    reversed: |n, what| format!("took back entry {n} ({what})"),
    again: |n, what| format!("did entry {n} again ({what})"),
    label_of: |label| format!("{label}: "),
    and: ", ",
};
