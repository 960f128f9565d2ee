//! Sentences about who is meant: parties of a task, names of bodies, records that are one.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences about who is meant.
#[derive(Debug)]
pub struct People {
    /// Title: the parties of a task, by its action.
    pub parties: fn(&str) -> String,
    /// The words of the cell, verbatim.
    pub cell: fn(&str) -> String,
    /// Nobody was understood.
    pub no_parties: &'static str,
    /// Title: a party to be added.
    pub new_party: &'static str,
    /// The words of a party.
    pub words: &'static str,
    /// The part of a party.
    pub part: &'static str,
    /// What a party is.
    pub kind: &'static str,
    /// The member a party is.
    pub member: &'static str,
    /// The cell has no such words.
    pub not_in_cell: &'static str,
    /// No member is meant: the words stay as written.
    pub stays_text: &'static str,
    /// These members fit.
    pub several: fn(&str) -> String,
    /// No member fits.
    pub no_such_member: &'static str,
    /// The task is gone.
    pub task_gone: &'static str,
    /// A party was taken out; the cell keeps its words.
    pub party_removed: fn(&str) -> String,
    /// So many parties were linked to members.
    pub linked: fn(usize) -> String,
    /// There is nobody to link.
    pub nothing_to_link: &'static str,
    /// Title: bodies.
    pub bodies: fn(usize) -> String,
    /// There are none.
    pub no_bodies: &'static str,
    /// Who decided a name, and when; either may be empty.
    pub decided: fn(&str, &str) -> String,
    /// Another name.
    pub other_name: &'static str,
    /// A name is needed.
    pub name_needed: &'static str,
    /// It is called so already.
    pub named_so: &'static str,
    /// The name a body is shown by.
    pub body_name: &'static str,
    /// The side its members sit for.
    pub side: &'static str,
    /// Nobody has said which side.
    pub no_category: &'static str,
    /// Notes.
    pub notes: &'static str,
    /// A name was taken away: name, body.
    pub alias_removed: fn(&str, &str) -> String,
    /// Only the roster names it: there is nothing to remove.
    pub in_roster_only: &'static str,
    /// Title: which record this one is.
    pub merge_into: fn(&str) -> String,
    /// This one was merged into that one.
    pub merged: fn(&str, &str) -> String,
    /// There is no other record.
    pub no_other: &'static str,
}

pub(super) const AR: People = People {
    parties: |action| format!("المسؤولون عن: {action}"),
    cell: |words| format!("كما كُتب: «{words}»"),
    no_parties: "لم يُفهم أحد من هذه الكلمات",
    new_party: "طرف جديد",
    words: "كما كُتب",
    part: "الدور",
    kind: "النوع",
    member: "العضو",
    not_in_cell: "ليست هذه الكلمات في الخلية",
    stays_text: "بدون ربط: تبقى الكلمات كما كُتبت",
    several: |names| format!("قد يكون: {names}"),
    no_such_member: "ليس من الأعضاء",
    task_gone: "لم يعد هذا الإجراء موجودا",
    party_removed: |name| format!("أُزيل {name} من الأطراف، وبقيت الكلمات كما كُتبت"),
    linked: |n| {
        let count = arabic_plural(n, "", "طرف واحد", "طرفان", "أطراف", "طرفا", "طرف");
        format!("رُبط بالأعضاء: {count}")
    },
    nothing_to_link: "لا أحد يحتاج إلى ربط",
    bodies: |n| match n {
        0 => "الهيئات".to_owned(),
        _ => format!("الهيئات: {}", arabic_plural(n, "", "هيئة واحدة", "هيئتان", "هيئات", "هيئة", "هيئة")),
    },
    no_bodies: "لا هيئة في لائحة الأعضاء بعد",
    decided: |by, day| match (by, day) {
        ("", "") => String::new(),
        ("", day) => format!("في {day}"),
        (by, "") => format!("قرره {by}"),
        (by, day) => format!("قرره {by} في {day}"),
    },
    other_name: "اسم آخر",
    name_needed: "لا بد من اسم",
    named_so: "هو اسم لها من قبل",
    body_name: "الاسم",
    side: "الفئة",
    no_category: "غير محددة",
    notes: "ملاحظات",
    alias_removed: |name, body| format!("لم يعد «{name}» اسما آخر لـ {body}"),
    in_roster_only: "هي في لائحة الأعضاء وحدها: لا شيء يُحذف هنا",
    merge_into: |name| format!("«{name}» هو نفسه:"),
    merged: |merged, kept| format!("دُمج «{merged}» في «{kept}»؛ والتراجع يفصلهما"),
    no_other: "لا يوجد غيره",
};

pub(super) const FR: People = People {
    parties: |action| format!("Responsables : {action}"),
    cell: |words| format!("Tel qu'écrit : « {words} »"),
    no_parties: "personne n'a été compris dans ces mots",
    new_party: "Nouvel intervenant",
    words: "Tel qu'écrit",
    part: "Rôle",
    kind: "Nature",
    member: "Membre",
    not_in_cell: "ces mots ne sont pas dans la cellule",
    stays_text: "sans lien : les mots restent tels quels",
    several: |names| format!("peut-être : {names}"),
    no_such_member: "n'est pas membre",
    task_gone: "cette action n'existe plus",
    party_removed: |name| format!("{name} retiré des intervenants ; les mots restent tels quels"),
    linked: |n| french_plural(n, "intervenant lié à un membre", "intervenants liés à des membres"),
    nothing_to_link: "personne n'est à lier",
    bodies: |n| match n {
        0 => "Organismes".to_owned(),
        _ => format!("Organismes : {n}"),
    },
    no_bodies: "aucun organisme dans la liste des membres",
    decided: |by, day| match (by, day) {
        ("", "") => String::new(),
        ("", day) => format!("le {day}"),
        (by, "") => format!("décidé par {by}"),
        (by, day) => format!("décidé par {by} le {day}"),
    },
    other_name: "Autre nom",
    name_needed: "il faut un nom",
    named_so: "c'est déjà un de ses noms",
    body_name: "Nom",
    side: "Catégorie",
    no_category: "non précisée",
    notes: "Notes",
    alias_removed: |name, body| format!("« {name} » n'est plus un autre nom de {body}"),
    in_roster_only: "seule la liste des membres le nomme : rien à supprimer ici",
    merge_into: |name| format!("« {name} » est le même que :"),
    merged: |merged, kept| format!("« {merged} » fusionné avec « {kept} » ; annuler les sépare"),
    no_other: "il n'y en a pas d'autre",
};

pub(super) const EN: People = People {
    parties: |action| format!("Responsible for: {action}"),
    cell: |words| format!("As written: “{words}”"),
    no_parties: "nobody was understood from these words",
    new_party: "New party",
    words: "As written",
    part: "Part",
    kind: "Kind",
    member: "Member",
    not_in_cell: "the cell has no such words",
    stays_text: "no link: the words stay as written",
    several: |names| format!("may be: {names}"),
    no_such_member: "not a member",
    task_gone: "this task is no longer there",
    party_removed: |name| format!("{name} taken out of the parties; the words stay as written"),
    linked: |n| english_plural(n, "party linked to a member", "parties linked to members"),
    nothing_to_link: "there is nobody to link",
    bodies: |n| match n {
        0 => "Bodies".to_owned(),
        _ => format!("Bodies: {n}"),
    },
    no_bodies: "no body in the roster yet",
    decided: |by, day| match (by, day) {
        ("", "") => String::new(),
        ("", day) => format!("on {day}"),
        (by, "") => format!("decided by {by}"),
        (by, day) => format!("decided by {by} on {day}"),
    },
    other_name: "Other name",
    name_needed: "a name is needed",
    named_so: "it is one of its names already",
    body_name: "Name",
    side: "Category",
    no_category: "not said",
    notes: "Notes",
    alias_removed: |name, body| format!("“{name}” is no longer another name of {body}"),
    in_roster_only: "only the roster names it: there is nothing to remove here",
    merge_into: |name| format!("“{name}” is the same as:"),
    merged: |merged, kept| format!("“{merged}” merged into “{kept}”; undo parts them"),
    no_other: "there is no other",
};
