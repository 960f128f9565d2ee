//! Sentences of the life of a text: the texts, their phases, their versions, what follows.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the life of a text.
#[derive(Debug)]
pub struct Life {
    /// The texts of the committee, so many.
    pub texts: fn(usize) -> String,
    /// Amendments that are not decided.
    pub open_amendments: fn(usize) -> String,
    /// The text is the one in the pane.
    pub is_shown: &'static str,
    /// The pane shows another text: title.
    pub shown: fn(&str) -> String,
    /// No text has this number or title.
    pub no_such_text: fn(&str) -> String,
    /// A text to be added.
    pub new_text: &'static str,
    /// What is known of a text.
    pub edit_text: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What sort of text it is.
    pub kind: &'static str,
    /// How its parts are numbered.
    pub numbering: &'static str,
    /// Without a title it is called so.
    pub usual_title: fn(&str) -> String,
    /// The charter cannot be removed.
    pub charter_stays: &'static str,
    /// Only an empty text is removed: title.
    pub not_empty: fn(&str) -> String,
    /// A text was removed: title.
    pub removed: fn(&str) -> String,
    /// The text has no parts yet.
    pub empty_text: &'static str,
    /// The starter outline is that of a charter.
    pub starter_is_of_charter: &'static str,
    /// A passage to another phase.
    pub pass: &'static str,
    /// A new revision of a settled text.
    pub revise: &'static str,
    /// The phase it passes into.
    pub phase: &'static str,
    /// The day.
    pub day: &'static str,
    /// Who decided it.
    pub by: &'static str,
    /// The meeting that decided it.
    pub meeting: &'static str,
    /// No meeting decided it.
    pub no_meeting: &'static str,
    /// Anything else.
    pub notes: &'static str,
    /// From that phase on the words are settled.
    pub settles: &'static str,
    /// The passage freezes the text as this version.
    pub freezes: fn(u32) -> String,
    /// Nothing is frozen while the store refuses what was typed.
    pub words_unsaved: &'static str,
    /// The words are settled: phase, and the key of a new revision.
    pub is_settled: fn(&str, &str) -> String,
    /// The words can be changed already.
    pub is_open: &'static str,
    /// The versions of a text: title, how many.
    pub versions: fn(&str, usize) -> String,
    /// The text as it stands.
    pub now: &'static str,
    /// There are no versions.
    pub no_versions: &'static str,
    /// The version others are compared with.
    pub marked: &'static str,
    /// A comparison: from, to.
    pub from_to: fn(&str, &str) -> String,
    /// Two versions do not differ.
    pub same: &'static str,
    /// What the signs of a comparison mean.
    pub legend: &'static str,
    /// What shows two wordings apart.
    pub apart: &'static str,
    /// What shows them as one text.
    pub inline: &'static str,
    /// With its open amendments the text would be the same.
    pub same_amended: &'static str,
    /// The text is again what it was: version.
    pub restored: fn(&str) -> String,
    /// The text is what it was.
    pub nothing_to_restore: &'static str,
    /// The clauses of a text: title, how many, how many of them without follow-up.
    pub follow_up: fn(&str, usize, usize) -> String,
    /// A clause without follow-up.
    pub bare: &'static str,
    /// There are no clauses to follow.
    pub no_clauses: &'static str,
    /// The task is gone.
    pub gone_task: &'static str,
    /// A task linked to a clause.
    pub task: &'static str,
    /// Which task is to be linked.
    pub choose_task: &'static str,
    /// There is no task to link.
    pub no_tasks: &'static str,
    /// Something observed of a clause.
    pub observe: &'static str,
    /// What was observed.
    pub observation: &'static str,
    /// An observation needs words.
    pub observation_needed: &'static str,
    /// A link or an observation was taken from a clause.
    pub unlinked: &'static str,
    /// The row to be taken away is a link or an observation.
    pub choose_row: &'static str,
}

pub(super) const AR: Life = Life {
    texts: |n| {
        arabic_plural(n, "نصوص اللجنة", "نصوص اللجنة: نص واحد", "نصوص اللجنة: نصان", "نصوص", "نصا", "نص")
    },
    open_amendments: |n| {
        arabic_plural(
            n,
            "لا تعديلات معلقة",
            "تعديل معلق",
            "تعديلان معلقان",
            "تعديلات معلقة",
            "تعديلا معلقا",
            "تعديل معلق",
        )
    },
    is_shown: "معروض",
    shown: |title| format!("النص المعروض الآن: {title}"),
    no_such_text: |words| format!("لا نص رقمه أو عنوانه «{words}»"),
    new_text: "نص جديد",
    edit_text: "تحرير بيانات النص",
    title: "العنوان",
    kind: "النوع",
    numbering: "الترقيم",
    usual_title: |kind| format!("دون عنوان يسمى: {kind}"),
    charter_stays: "الميثاق لا يُحذف",
    not_empty: |title| format!("«{title}» فيه أجزاء أو تعديلات أو نسخ؛ لا يُحذف إلا نص فارغ"),
    removed: |title| format!("حُذف «{title}»"),
    empty_text: "لا أجزاء في هذا النص بعد",
    starter_is_of_charter: "المحاور الجاهزة للميثاق وحده",
    pass: "مرور النص إلى مرحلة",
    revise: "فتح مراجعة جديدة",
    phase: "المرحلة",
    day: "التاريخ",
    by: "صاحب القرار",
    meeting: "اللقاء",
    no_meeting: "دون لقاء",
    notes: "ملاحظات",
    settles: "بعدها لا يتغير النص إلا بفتح مراجعة جديدة",
    freezes: |number| format!("يُحفظ النص كما هو الآن: النسخة {number}"),
    words_unsaved: "لم يُحفظ آخر ما كُتب بعد؛ أعد المحاولة بعد حفظه",
    is_settled: |phase, key| format!("النص {phase}. للمراجعة: {key}"),
    is_open: "النص مفتوح للتحرير، ولا حاجة إلى مراجعة جديدة",
    versions: |title, n| {
        format!("{title}: {}", arabic_plural(n, "لا نسخ", "نسخة واحدة", "نسختان", "نسخ", "نسخة", "نسخة"))
    },
    now: "النص الآن",
    no_versions: "لا نسخ بعد: كل مرور إلى مرحلة يحفظ نسخة مرقمة",
    marked: "أساس المقارنة",
    from_to: |from, to| format!("من {from} إلى {to}"),
    same: "لا فرق بينهما",
    legend: "[-محذوف-] [+مضاف+]",
    apart: "متقابلان",
    inline: "نص واحد",
    same_amended: "لا تغير التعديلات المفتوحة شيئا من النص",
    restored: |version| format!("عاد النص كما في {version}"),
    nothing_to_restore: "النص الآن كما في هذه النسخة",
    follow_up: |title, n, bare| {
        format!(
            "دون تتبع: {bare} · {} · {title}",
            arabic_plural(n, "لا بنود", "بند واحد", "بندان", "بنود", "بندا", "بند")
        )
    },
    bare: "دون تتبع",
    no_clauses: "لا بنود التزامات: تُقرأ من الأجزاء التي يبدأ عنوانها بكلمة «التزامات»",
    gone_task: "إجراء حُذف من البرنامج",
    task: "إجراء",
    choose_task: "ربط البند بإجراء من البرنامج",
    no_tasks: "لا إجراء في البرنامج يُربط بهذا البند",
    observe: "ملاحظة عن البند",
    observation: "الملاحظة",
    observation_needed: "اكتب ما لوحظ",
    unlinked: "حُذف من تتبع البند",
    choose_row: "اختر إجراء أو ملاحظة لحذفها من التتبع",
};

pub(super) const FR: Life = Life {
    texts: |n| french_plural(n, "texte du comité", "textes du comité"),
    open_amendments: |n| french_plural(n, "amendement en attente", "amendements en attente"),
    is_shown: "affiché",
    shown: |title| format!("Texte affiché : {title}"),
    no_such_text: |words| format!("Aucun texte n'a ce numéro ni ce titre : « {words} »"),
    new_text: "Nouveau texte",
    edit_text: "Modifier la fiche du texte",
    title: "Titre",
    kind: "Nature",
    numbering: "Numérotation",
    usual_title: |kind| format!("sans titre, il s'appelle : {kind}"),
    charter_stays: "La charte ne se supprime pas",
    not_empty: |title| {
        format!("« {title} » a des parties, des amendements ou des versions : seul un texte vide se supprime")
    },
    removed: |title| format!("« {title} » supprimé"),
    empty_text: "Ce texte n'a pas encore de parties",
    starter_is_of_charter: "Le plan usuel est celui d'une charte",
    pass: "Passage du texte à une étape",
    revise: "Nouvelle révision",
    phase: "Étape",
    day: "Date",
    by: "Décidé par",
    meeting: "Réunion",
    no_meeting: "aucune",
    notes: "Notes",
    settles: "ensuite le texte ne change que par une nouvelle révision",
    freezes: |number| format!("le texte actuel devient la version {number}"),
    words_unsaved: "le dernier texte n'est pas encore enregistré ; réessayez quand il le sera",
    is_settled: |phase, key| format!("Texte {phase}. Réviser : {key}"),
    is_open: "Le texte est ouvert, une nouvelle révision est inutile",
    versions: |title, n| format!("{title} : {}", french_plural(n, "version", "versions")),
    now: "Texte actuel",
    no_versions: "Aucune version : chaque passage à une étape en fige une, numérotée",
    marked: "base de comparaison",
    from_to: |from, to| format!("de {from} à {to}"),
    same: "Aucune différence",
    legend: "[-supprimé-] [+ajouté+]",
    apart: "côte à côte",
    inline: "un seul texte",
    same_amended: "les amendements ouverts ne changent rien au texte",
    restored: |version| format!("Le texte est redevenu celui de : {version}"),
    nothing_to_restore: "Le texte est déjà celui de cette version",
    follow_up: |title, n, bare| {
        format!("Sans suivi : {bare} · {} · {title}", french_plural(n, "engagement", "engagements"))
    },
    bare: "sans suivi",
    no_clauses: "Aucun engagement : ils se lisent sous les titres qui commencent par « Engagements »",
    gone_task: "action supprimée du programme",
    task: "action",
    choose_task: "Lier la clause à une action",
    no_tasks: "Aucune action du programme à lier",
    observe: "Observation sur la clause",
    observation: "Observation",
    observation_needed: "Écrivez ce qui est observé",
    unlinked: "Retiré du suivi de la clause",
    choose_row: "Choisissez une action liée ou une observation à retirer",
};

pub(super) const EN: Life = Life {
    texts: |n| english_plural(n, "text of the committee", "texts of the committee"),
    open_amendments: |n| english_plural(n, "open amendment", "open amendments"),
    is_shown: "shown",
    shown: |title| format!("Now shown: {title}"),
    no_such_text: |words| format!("No text has this number or title: “{words}”"),
    new_text: "New text",
    edit_text: "Edit the text's particulars",
    title: "Title",
    kind: "Kind",
    numbering: "Numbering",
    usual_title: |kind| format!("without a title it is called: {kind}"),
    charter_stays: "The charter cannot be removed",
    not_empty: |title| format!("“{title}” has parts, amendments or versions: only an empty text is removed"),
    removed: |title| format!("“{title}” was removed"),
    empty_text: "This text has no parts yet",
    starter_is_of_charter: "The usual outline is that of a charter",
    pass: "Passage of the text to a phase",
    revise: "New revision",
    phase: "Phase",
    day: "Day",
    by: "Decided by",
    meeting: "Meeting",
    no_meeting: "none",
    notes: "Notes",
    settles: "from then on the text changes only by a new revision",
    freezes: |number| format!("the text as it stands becomes version {number}"),
    words_unsaved: "the last text is not saved yet; try again once it is",
    is_settled: |phase, key| format!("Text {phase}. Revise: {key}"),
    is_open: "The text is open already: no new revision is needed",
    versions: |title, n| format!("{title}: {}", english_plural(n, "version", "versions")),
    now: "The text now",
    no_versions: "No versions yet: each passage to a phase keeps a numbered one",
    marked: "compared with",
    from_to: |from, to| format!("from {from} to {to}"),
    same: "They do not differ",
    legend: "[-removed-] [+added+]",
    apart: "apart",
    inline: "one text",
    same_amended: "the open amendments change nothing of the text",
    restored: |version| format!("The text is again that of {version}"),
    nothing_to_restore: "The text is what this version says",
    follow_up: |title, n, bare| {
        format!("Without follow-up: {bare} · {} · {title}", english_plural(n, "clause", "clauses"))
    },
    bare: "no follow-up",
    no_clauses: "No clauses: they are read under titles that begin with “Commitments”",
    gone_task: "task removed from the programme",
    task: "task",
    choose_task: "Link the clause to a task",
    no_tasks: "The programme has no task to link",
    observe: "Observation of the clause",
    observation: "Observation",
    observation_needed: "Write what is observed",
    unlinked: "Taken from the follow-up of the clause",
    choose_row: "Choose a linked task or an observation to take away",
};
