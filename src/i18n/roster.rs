//! Sentences of the roster: its columns, its counts, and the form of a member.

/// Sentences of the roster.
#[derive(Debug)]
pub struct Roster {
    /// Head of the column of row numbers.
    pub number: &'static str,
    /// The body a member comes from.
    pub institution: &'static str,
    /// The capacity in which a member sits.
    pub capacity: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Gender.
    pub gender: &'static str,
    /// Category of the composition.
    pub category: &'static str,
    /// Telephone, mail or address.
    pub contact: &'static str,
    /// The mandate as a column.
    pub mandate: &'static str,
    /// First day of the mandate.
    pub from: &'static str,
    /// Last day of the mandate.
    pub until: &'static str,
    /// Free notes.
    pub notes: &'static str,
    /// Stands behind a value that the program proposes.
    pub proposed_mark: &'static str,
    /// A label, how many it counts, and how many of these are only proposed.
    pub counted: fn(&str, usize, usize) -> String,
    /// There are no members yet: the keys that add one and import a list (empty: none).
    pub empty: fn(&str, &str) -> String,
    /// No member has the words of the filter.
    pub nothing_shown: &'static str,
    /// No member has these words.
    pub not_found: fn(&str) -> String,
    /// Before the words of the filter.
    pub filter: &'static str,
    /// Before the words sought.
    pub search: &'static str,
    /// A member was removed, and the key that takes it back (empty: none).
    pub removed: fn(&str, &str) -> String,
    /// The list is in the order of the paper.
    pub in_paper_order: &'static str,
    /// The list is sorted by this column.
    pub sorted_by: fn(&str) -> String,
    /// Rows move only in the order of the paper.
    pub moves_in_paper_order: &'static str,
    /// What was proposed of this member is now confirmed.
    pub confirmed: fn(&str) -> String,
    /// Nothing of this member is only proposed.
    pub nothing_to_confirm: &'static str,
    /// Title of the form of a new member.
    pub form_add: &'static str,
    /// Title of the form of a member.
    pub form_edit: &'static str,
    /// The option that leaves a value to the program.
    pub as_proposed: &'static str,
    /// What the program proposes.
    pub proposes: fn(&str) -> String,
    /// The program has nothing to propose.
    pub proposes_nothing: &'static str,
    /// A member needs a name or a body.
    pub needs_a_name: &'static str,
    /// The last day of the mandate is before the first.
    pub ends_before_it_begins: &'static str,
    /// Another member has this name.
    pub twin: fn(&str) -> String,
    /// The member is no longer there.
    pub gone: &'static str,
    /// The file and line a member was read from.
    pub read_from: fn(&str, u32) -> String,
}

pub(super) const AR: Roster = Roster {
    number: "ر.ت",
    institution: "المؤسسة أو الجمعية",
    capacity: "الصفة",
    name: "الاسم والنسب",
    gender: "النوع",
    category: "الفئة",
    contact: "الاتصال",
    mandate: "الانتداب",
    from: "بداية الانتداب",
    until: "نهاية الانتداب",
    notes: "ملاحظات",
    proposed_mark: "؟",
    counted: |label, count, proposed| match proposed {
        0 => format!("{label} {count}"),
        _ => format!("{label} {count} ({proposed} للتأكيد)"),
    },
    empty: |add, import| match (add, import) {
        ("", _) | (_, "") => "لا أعضاء بعد: أضف عضوا أو استورد لائحة".to_owned(),
        _ => format!("لا أعضاء بعد: {add} لإضافة عضو، {import} لاستيراد لائحة"),
    },
    nothing_shown: "لا عضو بهذه الكلمات",
    not_found: |words| format!("لا عضو بهذه الكلمات: {words}"),
    filter: "تصفية",
    search: "بحث",
    removed: |name, key| match key {
        "" => format!("حُذف من اللائحة: {name}"),
        _ => format!("حُذف من اللائحة: {name} — {key} للتراجع"),
    },
    in_paper_order: "الترتيب كما في الوثيقة",
    sorted_by: |column| format!("الترتيب حسب: {column}"),
    moves_in_paper_order: "لا تُنقل الأسطر إلا في ترتيب الوثيقة؛ غيّر الترتيب أولا",
    confirmed: |name| format!("تم التأكيد: {name}"),
    nothing_to_confirm: "لا شيء مقترح في هذا السطر ينتظر التأكيد",
    form_add: "عضو جديد",
    form_edit: "تحرير عضو",
    as_proposed: "حسب اقتراح البرنامج",
    proposes: |value| format!("الاقتراح: {value}"),
    proposes_nothing: "لا اقتراح؛ اختر قيمة إن كنت تعرفها",
    needs_a_name: "اكتب الاسم أو المؤسسة على الأقل",
    ends_before_it_begins: "نهاية الانتداب قبل بدايته",
    twin: |name| format!("يوجد في اللائحة عضو آخر بهذا الاسم: {name}"),
    gone: "لم يعد هذا العضو في اللائحة؛ أغلق الاستمارة ثم أضفه من جديد",
    read_from: |file, line| format!("المصدر: {file}، السطر {line}"),
};

pub(super) const FR: Roster = Roster {
    number: "n°",
    institution: "Institution ou association",
    capacity: "Qualité",
    name: "Nom et prénom",
    gender: "Genre",
    category: "Catégorie",
    contact: "Contact",
    mandate: "Mandat",
    from: "Début du mandat",
    until: "Fin du mandat",
    notes: "Notes",
    proposed_mark: "?",
    counted: |label, count, proposed| match proposed {
        0 => format!("{label} {count}"),
        _ => format!("{label} {count} ({proposed} à confirmer)"),
    },
    empty: |add, import| match (add, import) {
        ("", _) | (_, "") => "pas encore de membres : ajoutez-en un ou importez une liste".to_owned(),
        _ => format!("pas encore de membres : {add} en ajoute un, {import} importe une liste"),
    },
    nothing_shown: "aucun membre avec ces mots",
    not_found: |words| format!("aucun membre avec ces mots : {words}"),
    filter: "filtre",
    search: "recherche",
    removed: |name, key| match key {
        "" => format!("retiré de la liste : {name}"),
        _ => format!("retiré de la liste : {name} — {key} pour annuler"),
    },
    in_paper_order: "dans l'ordre du document",
    sorted_by: |column| format!("trié par : {column}"),
    moves_in_paper_order: "les lignes ne se déplacent que dans l'ordre du document ; changez d'abord le tri",
    confirmed: |name| format!("confirmé : {name}"),
    nothing_to_confirm: "rien n'attend de confirmation sur cette ligne",
    form_add: "Nouveau membre",
    form_edit: "Modifier un membre",
    as_proposed: "selon la proposition",
    proposes: |value| format!("proposition : {value}"),
    proposes_nothing: "pas de proposition ; choisissez si vous le savez",
    needs_a_name: "écrivez au moins le nom ou l'institution",
    ends_before_it_begins: "le mandat finit avant de commencer",
    twin: |name| format!("la liste a déjà un membre de ce nom : {name}"),
    gone: "ce membre n'est plus dans la liste ; fermez le formulaire et ajoutez-le de nouveau",
    read_from: |file, line| format!("source : {file}, ligne {line}"),
};

pub(super) const EN: Roster = Roster {
    number: "no",
    institution: "Institution or association",
    capacity: "Capacity",
    name: "Full name",
    gender: "Gender",
    category: "Category",
    contact: "Contact",
    mandate: "Mandate",
    from: "Mandate from",
    until: "Mandate until",
    notes: "Notes",
    proposed_mark: "?",
    counted: |label, count, proposed| match proposed {
        0 => format!("{label} {count}"),
        _ => format!("{label} {count} ({proposed} to confirm)"),
    },
    empty: |add, import| match (add, import) {
        ("", _) | (_, "") => "no members yet: add one or import a list".to_owned(),
        _ => format!("no members yet: {add} adds one, {import} imports a list"),
    },
    nothing_shown: "no member with these words",
    not_found: |words| format!("no member with these words: {words}"),
    filter: "filter",
    search: "search",
    removed: |name, key| match key {
        "" => format!("removed from the roster: {name}"),
        _ => format!("removed from the roster: {name} — {key} to undo"),
    },
    in_paper_order: "in the order of the paper",
    sorted_by: |column| format!("sorted by: {column}"),
    moves_in_paper_order: "rows move only in the order of the paper; change the sorting first",
    confirmed: |name| format!("confirmed: {name}"),
    nothing_to_confirm: "nothing on this row waits to be confirmed",
    form_add: "New member",
    form_edit: "Edit a member",
    as_proposed: "as proposed",
    proposes: |value| format!("proposed: {value}"),
    proposes_nothing: "nothing to propose; choose if you know",
    needs_a_name: "write at least the name or the institution",
    ends_before_it_begins: "the mandate ends before it begins",
    twin: |name| format!("the roster already has a member of this name: {name}"),
    gone: "this member is no longer in the roster; close the form and add it again",
    read_from: |file, line| format!("source: {file}, line {line}"),
};
