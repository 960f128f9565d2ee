//! Sentences of the roster: its columns, its counts, and the form of a member.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::{Departure, Office, Seat};

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
    /// The territory a member stands for.
    pub territory: &'static str,
    /// What a member does for the committee itself, as a field.
    pub office: &'static str,
    /// No office.
    pub no_office: &'static str,
    /// An office.
    pub offices: fn(Office) -> &'static str,
    /// How a member sits, as a field.
    pub seat: &'static str,
    /// How a member sits.
    pub seats: fn(Seat) -> &'static str,
    /// The member an alternate stands in for, as a field.
    pub alternate_of: &'static str,
    /// The member whose seat this one took.
    pub replaces: &'static str,
    /// Why the mandate ended, as a field.
    pub departure: &'static str,
    /// The mandate has not ended.
    pub no_departure: &'static str,
    /// Why a mandate ended.
    pub departures: fn(Departure) -> &'static str,
    /// The option that removes the row, for it should never have been there.
    pub by_mistake: &'static str,
    /// Title of the form that ends a mandate: whose.
    pub form_end: &'static str,
    /// Title of the form of a successor.
    pub form_succeed: &'static str,
    /// The last day of the mandate that ends.
    pub last_day: &'static str,
    /// A day is needed.
    pub needs_a_day: &'static str,
    /// No member has this name.
    pub no_such_member: fn(&str) -> String,
    /// A mandate was ended: whose, when.
    pub mandate_over: fn(&str, &str) -> String,
    /// So many are not shown, for their mandate is over.
    pub hidden: fn(usize) -> String,
    /// Members as they stood on this day.
    pub on_day: fn(&str) -> String,
    /// Asks for the day.
    pub which_day: &'static str,
    /// Those whose mandate is over are shown, too.
    pub with_former: &'static str,
    /// They are shown no longer.
    pub without_former: &'static str,
    /// It stands in for: name.
    pub stands_in_for: fn(&str) -> String,
    /// So many alternates.
    pub alternates: fn(usize) -> String,
}

pub(super) const AR: Roster = Roster {
    territory: "المجال الترابي",
    office: "المهمة في اللجنة",
    no_office: "دون مهمة",
    offices: |office| match office {
        Office::Chair => "رئاسة اللجنة",
        Office::DeputyChair => "نيابة الرئاسة",
        Office::Coordinator => "التنسيق",
        Office::Rapporteur => "التقرير",
        Office::DeputyRapporteur => "نيابة التقرير",
    },
    seat: "العضوية",
    seats: |seat| match seat {
        Seat::Full => "أصلية",
        Seat::Alternate => "نيابة عن عضو",
    },
    alternate_of: "ينوب عن",
    replaces: "خلف لـ",
    departure: "سبب انتهاء الانتداب",
    no_departure: "لم ينته",
    departures: |departure| match departure {
        Departure::Resigned => "استقالة",
        Departure::Replaced => "تعويض من الهيئة",
        Departure::TermEnded => "انتهاء المدة",
        Departure::Removed => "إعفاء",
        Departure::Died => "وفاة",
    },
    by_mistake: "سُجل خطأ: حذف من اللائحة",
    form_end: "إنهاء انتداب",
    form_succeed: "تعويض عضو",
    last_day: "آخر يوم في الانتداب",
    needs_a_day: "اكتب اليوم",
    no_such_member: |name| format!("لا عضو بهذا الاسم: {name}"),
    mandate_over: |name, day| format!("انتهى انتداب {name} في {day}"),
    hidden: |n| {
        arabic_plural(n, "", "سابق واحد مخفي", "سابقان مخفيان", "سابقين مخفيين", "سابقا مخفيا", "سابق مخفي")
    },
    on_day: |day| format!("كما كانت في {day}"),
    which_day: "في يوم",
    with_former: "تظهر أسماء من انتهى انتدابهم أيضا",
    without_former: "لا تظهر إلا أسماء من لم ينته انتدابهم",
    stands_in_for: |name| format!("نيابة عن {name}"),
    alternates: |n| arabic_plural(n, "لا نواب", "نائب واحد", "نائبان", "نواب", "نائبا", "نائب"),
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
    territory: "Territoire",
    office: "Fonction au comité",
    no_office: "sans fonction",
    offices: |office| match office {
        Office::Chair => "présidence",
        Office::DeputyChair => "vice-présidence",
        Office::Coordinator => "coordination",
        Office::Rapporteur => "rapport",
        Office::DeputyRapporteur => "rapport adjoint",
    },
    seat: "Siège",
    seats: |seat| match seat {
        Seat::Full => "titulaire",
        Seat::Alternate => "suppléant",
    },
    alternate_of: "Suppléant de",
    replaces: "Remplace",
    departure: "Motif de départ",
    no_departure: "en fonction",
    departures: |departure| match departure {
        Departure::Resigned => "démission",
        Departure::Replaced => "remplacement par l'organisme",
        Departure::TermEnded => "fin de mandat",
        Departure::Removed => "révocation",
        Departure::Died => "décès",
    },
    by_mistake: "saisi par erreur : retirer de la liste",
    form_end: "Mettre fin à un mandat",
    form_succeed: "Remplacer un membre",
    last_day: "Dernier jour du mandat",
    needs_a_day: "écrivez le jour",
    no_such_member: |name| format!("aucun membre de ce nom : {name}"),
    mandate_over: |name, day| format!("mandat terminé : {name}, le {day}"),
    hidden: |n| french_plural(n, "ancien caché", "anciens cachés"),
    on_day: |day| format!("au {day}"),
    which_day: "au",
    with_former: "les mandats terminés sont montrés aussi",
    without_former: "les mandats terminés sont cachés",
    stands_in_for: |name| format!("suppléance de {name}"),
    alternates: |n| french_plural(n, "suppléant", "suppléants"),
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
    territory: "Territory",
    office: "Office",
    no_office: "no office",
    offices: |office| match office {
        Office::Chair => "chair",
        Office::DeputyChair => "deputy chair",
        Office::Coordinator => "coordinator",
        Office::Rapporteur => "rapporteur",
        Office::DeputyRapporteur => "deputy rapporteur",
    },
    seat: "Seat",
    seats: |seat| match seat {
        Seat::Full => "full member",
        Seat::Alternate => "alternate",
    },
    alternate_of: "Alternate of",
    replaces: "Replaces",
    departure: "Why it ended",
    no_departure: "has not ended",
    departures: |departure| match departure {
        Departure::Resigned => "resigned",
        Departure::Replaced => "replaced by the body",
        Departure::TermEnded => "term ended",
        Departure::Removed => "removed",
        Departure::Died => "died",
    },
    by_mistake: "entered by mistake: remove the row",
    form_end: "End a mandate",
    form_succeed: "Replace a member",
    last_day: "Last day of the mandate",
    needs_a_day: "write the day",
    no_such_member: |name| format!("no member has this name: {name}"),
    mandate_over: |name, day| format!("mandate ended: {name}, {day}"),
    hidden: |n| english_plural(n, "former member hidden", "former members hidden"),
    on_day: |day| format!("as on {day}"),
    which_day: "on",
    with_former: "ended mandates are shown, too",
    without_former: "ended mandates are hidden",
    stands_in_for: |name| format!("alternate of {name}"),
    alternates: |n| english_plural(n, "alternate", "alternates"),
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
