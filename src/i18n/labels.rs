//! The fields of the records, each in a word or two.
//!
//! Used by the sentences of the history, which say what an entry changed.

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
    /// A name that another part of the screen has for it.
    Said(&'static str),
    /// How far a commitment was carried out.
    Completion,
    /// What a task waits for.
    After,
    /// What shows that a task was done.
    Evidence,
    /// The meeting that decided a task.
    Meeting,
    /// Deadlines a task had before.
    Carried,
    /// The territory a member stands for.
    Territory,
    /// What a member does for the committee.
    Office,
    /// How a member sits.
    Seat,
    /// Whom an alternate stands in for.
    AlternateOf,
    /// Whose seat a member took.
    Replaces,
    /// Why a mandate ended.
    Departure,
    /// A rule of the composition.
    Rule,
    /// The quorum.
    Quorum,
}

/// In Arabic.
pub(super) fn arabic(label: Label) -> &'static str {
    match label {
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
        Label::Said(name) => name,
        Label::Completion => "مدى التنفيذ",
        Label::After => "ما ينتظره",
        Label::Evidence => "وثائق الإثبات",
        Label::Meeting => "الاجتماع",
        Label::Carried => "آجال سابقة",
        Label::Territory => "المجال الترابي",
        Label::Office => "المهمة",
        Label::Seat => "العضوية",
        Label::AlternateOf => "ينوب عن",
        Label::Replaces => "خلف لـ",
        Label::Departure => "سبب انتهاء الانتداب",
        Label::Rule => "القاعدة",
        Label::Quorum => "النصاب",
    }
}

/// In French.
pub(super) fn french(label: Label) -> &'static str {
    match label {
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
        Label::Said(name) => name,
        Label::Completion => "exécution",
        Label::After => "attend",
        Label::Evidence => "preuves",
        Label::Meeting => "réunion",
        Label::Carried => "délais d'avant",
        Label::Territory => "territoire",
        Label::Office => "fonction",
        Label::Seat => "siège",
        Label::AlternateOf => "suppléant de",
        Label::Replaces => "remplace",
        Label::Departure => "motif de départ",
        Label::Rule => "règle",
        Label::Quorum => "quorum",
    }
}

/// In English.
pub(super) fn english(label: Label) -> &'static str {
    match label {
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
        Label::Said(name) => name,
        Label::Completion => "completion",
        Label::After => "waits for",
        Label::Evidence => "evidence",
        Label::Meeting => "meeting",
        Label::Carried => "former deadlines",
        Label::Territory => "territory",
        Label::Office => "office",
        Label::Seat => "seat",
        Label::AlternateOf => "alternate of",
        Label::Replaces => "replaces",
        Label::Departure => "why it ended",
        Label::Rule => "rule",
        Label::Quorum => "quorum",
    }
}
