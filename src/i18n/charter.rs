//! Sentences of the charter pane.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the charter pane.
#[derive(Debug)]
pub struct Charter {
    /// There are no parts yet.
    pub empty: &'static str,
    /// What the starter outline does.
    pub starter: &'static str,
    /// What adding a part does.
    pub add: &'static str,
    /// What importing does.
    pub import: &'static str,
    /// The starter outline only goes into an empty charter.
    pub starter_needs_empty: &'static str,
    /// A part without text: the key that begins one.
    pub empty_part: fn(&str) -> String,
    /// A part was removed: title.
    pub removed: fn(&str) -> String,
    /// A part was removed, and those under it went to another: title, how many, the other.
    pub removed_adopted: fn(&str, usize, &str) -> String,
    /// A part was removed, and those under it stand one level higher: title, how many.
    pub removed_lifted: fn(&str, usize) -> String,
    /// Ends a sentence: the key that takes it back.
    pub undo_with: fn(&str) -> String,
    /// The part is the first under its parent.
    pub is_first: &'static str,
    /// The part is the last under its parent.
    pub is_last: &'static str,
    /// No part above could hold it.
    pub no_parent: &'static str,
    /// The outline has no deeper level.
    pub too_deep: &'static str,
    /// The part is at the highest level.
    pub outermost: &'static str,
    /// A part needs a title.
    pub needs_title: fn(&str) -> String,
    /// Undo was asked for while a title is being typed.
    pub finish_title: &'static str,
    /// Nothing is selected to cut or copy.
    pub nothing_selected: &'static str,
    /// Stands before the words to find.
    pub search: &'static str,
    /// How many places were found.
    pub hits: fn(usize) -> String,
    /// Over a part that is open to be written in.
    pub writing: &'static str,
    /// Ends [`Charter::found`] when the place is in a title.
    pub in_title: &'static str,
    /// The place found: which one, of how many, the number of its part.
    pub found: fn(usize, usize, &str) -> String,
    /// Ends [`Charter::found`] when the search went round an end of the charter.
    pub round: &'static str,
    /// Nothing was found.
    pub found_nothing: &'static str,
}

fn arabic_parts(n: usize) -> String {
    arabic_plural(n, "لا أجزاء", "جزء واحد", "جزءان", "أجزاء", "جزءا", "جزء")
}

fn french_parts(n: usize) -> String {
    french_plural(n, "sous-partie", "sous-parties")
}

pub(super) const AR: Charter = Charter {
    empty: "لا يوجد ميثاق بعد",
    starter: "وضع محاور جاهزة لميثاق المشاركة المواطنة",
    add: "إضافة باب",
    import: "استيراد ميثاق من ملف",
    starter_needs_empty: "لا توضع المحاور الجاهزة إلا في ميثاق فارغ",
    empty_part: |key| format!("لا نص بعد؛ للكتابة: {key}"),
    removed: |title| format!("حُذف «{title}»"),
    removed_adopted: |title, n, parent| {
        format!("حُذف «{title}» بنصه، وما تحته ({}) صار تحت «{parent}»", arabic_parts(n))
    },
    removed_lifted: |title, n| format!("حُذف «{title}» بنصه، وما تحته ({}) صعد بدرجة", arabic_parts(n)),
    undo_with: |key| format!("؛ للتراجع: {key}"),
    is_first: "هذا أول جزء في موضعه؛ لا يمكن تحريكه إلى الأعلى",
    is_last: "هذا آخر جزء في موضعه؛ لا يمكن تحريكه إلى الأسفل",
    no_parent: "لا يوجد قبله ما يمكن أن يتفرع عنه",
    too_deep: "لا درجة أعمق من هذه في الميثاق",
    outermost: "هذا باب في أعلى درجة",
    needs_title: |cancel| format!("اكتب عنوانا، أو {cancel} للإلغاء"),
    finish_title: "أكد العنوان أو ألغه أولا، ثم تراجع",
    nothing_selected: "لم تحدد أي نص",
    search: "بحث:",
    hits: |n| arabic_plural(n, "لا نتيجة", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
    writing: "كتابة",
    in_title: "، في العنوان",
    found: |number, total, part| format!("النتيجة {number} من {total}، في الجزء {part}"),
    round: "؛ استؤنف البحث من الطرف الآخر",
    found_nothing: "لا توجد هذه الكلمات في الميثاق",
};

pub(super) const FR: Charter = Charter {
    empty: "Pas encore de charte",
    starter: "poser un plan usuel de charte de la participation citoyenne",
    add: "ajouter une partie",
    import: "importer une charte depuis un fichier",
    starter_needs_empty: "le plan usuel ne se pose que dans une charte vide",
    empty_part: |key| format!("pas encore de texte ; pour écrire : {key}"),
    removed: |title| format!("« {title} » supprimé"),
    removed_adopted: |title, n, parent| {
        format!("« {title} » supprimé avec son texte ; rattaché à « {parent} » : {}", french_parts(n))
    },
    removed_lifted: |title, n| {
        format!("« {title} » supprimé avec son texte ; monté d'un niveau : {}", french_parts(n))
    },
    undo_with: |key| format!(" ; pour annuler : {key}"),
    is_first: "c'est la première partie à cet endroit ; elle ne peut pas monter",
    is_last: "c'est la dernière partie à cet endroit ; elle ne peut pas descendre",
    no_parent: "aucune partie au-dessus ne peut la contenir",
    too_deep: "la charte n'a pas de niveau plus profond",
    outermost: "cette partie est déjà au premier niveau",
    needs_title: |cancel| format!("écrivez un titre, ou {cancel} pour abandonner"),
    finish_title: "validez ou abandonnez d'abord le titre, puis annulez",
    nothing_selected: "aucun texte n'est sélectionné",
    search: "Chercher :",
    hits: |n| french_plural(n, "occurrence", "occurrences"),
    writing: "écriture",
    in_title: ", dans le titre",
    found: |number, total, part| format!("occurrence {number} sur {total}, partie {part}"),
    round: " ; reprise à l'autre bout",
    found_nothing: "ces mots ne sont pas dans la charte",
};

pub(super) const EN: Charter = Charter {
    empty: "No charter yet",
    starter: "lay out the usual parts of a citizen-participation charter",
    add: "add a part",
    import: "import a charter from a file",
    starter_needs_empty: "the usual parts go into an empty charter only",
    empty_part: |key| format!("no text yet; to write: {key}"),
    removed: |title| format!("removed “{title}”"),
    removed_adopted: |title, n, parent| {
        format!(
            "removed “{title}” with its text; now under “{parent}”: {}",
            english_plural(n, "part", "parts")
        )
    },
    removed_lifted: |title, n| {
        format!("removed “{title}” with its text; moved up one level: {}", english_plural(n, "part", "parts"))
    },
    undo_with: |key| format!("; to take it back: {key}"),
    is_first: "this is the first part in its place; it cannot move up",
    is_last: "this is the last part in its place; it cannot move down",
    no_parent: "no part above could hold it",
    too_deep: "the charter has no deeper level",
    outermost: "this part is at the first level already",
    needs_title: |cancel| format!("write a title, or {cancel} to leave"),
    finish_title: "accept or leave the title first, then undo",
    nothing_selected: "no text is selected",
    search: "Find:",
    hits: |n| english_plural(n, "place", "places"),
    writing: "writing",
    in_title: ", in the title",
    found: |number, total, part| format!("place {number} of {total}, in part {part}"),
    round: "; from the other end",
    found_nothing: "these words are not in the charter",
};
