//! Sentences of the work programme: columns, filters, counts, forms.
//!
//! Used by the work-programme pane. Names of states and of records stand in `common`.

use chrono::NaiveDate;

use super::Language;
use super::dates;
use super::deadline;
use super::plural::{english_plural, french_plural};
use super::readings::{
    months, note_ar, note_en, note_fr, precision_ar, precision_en, precision_fr, remarks, span,
};
use crate::domain::deadline::{Reading, Undated, Unread};

/// Sentences of the work programme.
#[derive(Debug)]
pub struct Programme {
    /// Nothing of the task waits to be confirmed.
    pub nothing_to_confirm: &'static str,
    /// Column and field: who answers for the task.
    pub responsible: &'static str,
    /// Column and field: until when.
    pub deadline: &'static str,
    /// Column and field: what is done.
    pub action: &'static str,
    /// Column and field: progress.
    pub progress: &'static str,
    /// Field: the objective of a task.
    pub objective: &'static str,
    /// Field: the words of an objective.
    pub title: &'static str,
    /// Field: status.
    pub status: &'static str,
    /// Field: notes.
    pub notes: &'static str,
    /// Beside a deadline that is past.
    pub late: &'static str,
    /// Behind a deadline that could not be read.
    pub unread: &'static str,
    /// Behind a deadline whose year was inferred.
    pub inferred: fn(i32) -> String,
    /// An objective or an action without words.
    pub untitled: &'static str,
    /// Before the words being typed to filter.
    pub filter: &'static str,
    /// Before the words being typed to find a row.
    pub search: &'static str,
    /// No row has these words.
    pub not_found: fn(&str) -> String,
    /// The filter: late tasks.
    pub only_late: &'static str,
    /// The filter: due this month.
    pub only_this_month: &'static str,
    /// The filter: of this responsible.
    pub only_responsible: fn(&str) -> String,
    /// The filter: with these words.
    pub only_words: fn(&str) -> String,
    /// How many of how many tasks are shown.
    pub shown: fn(usize, usize) -> String,
    /// The key that shows every row again.
    pub clears: fn(&str) -> String,
    /// Nothing passes the filter.
    pub none_shown: &'static str,
    /// There is no programme yet; the key that adds an objective, if it has one.
    pub empty: fn(&str) -> String,
    /// How many are done.
    pub done: fn(usize) -> String,
    /// The selected row is an objective where a task is needed.
    pub choose_task: &'static str,
    /// The selected task names no one.
    pub no_responsible: &'static str,
    /// Rows cannot be moved while some are hidden.
    pub filtered_order: &'static str,
    /// A task was removed.
    pub task_removed: fn(&str) -> String,
    /// An objective was removed with so many tasks.
    pub objective_removed: fn(&str, usize) -> String,
    /// Title of the question before an objective goes with its tasks.
    pub removal: &'static str,
    /// The question: the objective and how many tasks go with it.
    pub remove_with_tasks: fn(&str, usize) -> String,
    /// That it can be taken back.
    pub can_be_undone: &'static str,
    /// Title of the form of a new task.
    pub new_task: &'static str,
    /// Title of the form of a task.
    pub edit_task: &'static str,
    /// Title of the form of a new objective.
    pub new_objective: &'static str,
    /// Title of the form of an objective.
    pub edit_objective: &'static str,
    /// A task needs an action.
    pub action_needed: &'static str,
    /// An objective needs words.
    pub title_needed: &'static str,
    /// Why a deadline could not be read, and what becomes of it.
    pub not_understood: fn(&Unread) -> String,
    /// Ends [`Programme::understood`] where the deadline is over already.
    pub in_the_past: &'static str,
    /// Ends it where the deadline is over before the committee was founded.
    pub before_founding: &'static str,
    /// What was understood of a deadline.
    pub understood: fn(&Reading) -> String,
    /// What was understood of a deadline without days, on a day.
    pub undated: fn(&Undated, NaiveDate) -> String,
}

pub(super) const AR: Programme = Programme {
    nothing_to_confirm: "لا سنة مستنتجة هنا للتأكيد",
    responsible: "المسؤول.ة",
    deadline: "مدة التنزيل",
    action: "الإجراءات العملية",
    progress: "التقدم",
    objective: "الهدف",
    title: "نص الهدف",
    status: "الحالة",
    notes: "ملاحظات",
    late: "متأخر",
    unread: "؟",
    inferred: |year| format!("({year})"),
    untitled: "بدون عنوان",
    filter: "تصفية:",
    search: "بحث:",
    not_found: |words| format!("لا سطر فيه «{words}»"),
    only_late: "المتأخر فقط",
    only_this_month: "ما يحل هذا الشهر فقط",
    only_responsible: |words| format!("المسؤول: {words}"),
    only_words: |words| format!("«{words}»"),
    shown: |shown, all| format!("{shown} من {all}"),
    clears: |key| format!("{key} لإظهار الكل"),
    none_shown: "لا إجراء يوافق التصفية",
    empty: |key| with_key("لا أهداف ولا إجراءات بعد", key, "لإضافة هدف"),
    done: |n| match n {
        0 => "لا شيء منجز".to_owned(),
        1 => "واحد منجز".to_owned(),
        2 => "اثنان منجزان".to_owned(),
        n if (3..=10).contains(&(n % 100)) => format!("{n} منجزة"),
        n => format!("{n} منجزا"),
    },
    choose_task: "اختر إجراء أولا: السطر المحدد هدف",
    no_responsible: "الإجراء المحدد بدون مسؤول",
    filtered_order: "لا يتغير الترتيب وبعض السطور مخفية؛ أظهر الكل أولا",
    task_removed: |action| format!("حُذف الإجراء: {action}"),
    objective_removed: |title, tasks| match tasks {
        0 => format!("حُذف الهدف: {title}"),
        n => format!("حُذف الهدف ومعه {}: {title}", arabic_tasks(n)),
    },
    removal: "حذف هدف",
    remove_with_tasks: |title, tasks| format!("حذف الهدف «{title}» ومعه {}؟", arabic_tasks(tasks)),
    can_be_undone: "يمكن التراجع عن الحذف دفعة واحدة",
    new_task: "إجراء جديد",
    edit_task: "تحرير الإجراء",
    new_objective: "هدف جديد",
    edit_objective: "تحرير الهدف",
    action_needed: "اكتب الإجراء",
    title_needed: "اكتب نص الهدف",
    not_understood: |why| match why {
        Unread::UnknownMonth { word, suggestions } => {
            format!("«{word}» ليس اسم شهر؛ هل المقصود {}؟", months(Language::Ar, suggestions, " أو "))
        }
        Unread::NoSuchDay => "لا يوجد هذا اليوم في التقويم؛ يُحفظ الأجل كما كُتب".to_owned(),
        Unread::Hijri => "أضف التاريخ الميلادي: الهجري وحده لا يحدد يوما".to_owned(),
        Unread::Recurring => "أجل متكرر: يُحفظ كما كُتب ولا يُحسب متأخرا".to_owned(),
        Unread::Incomplete => "الأجل ناقص: ينقصه شهر أو رقم شهر أو نهاية؛ يُحفظ كما كُتب".to_owned(),
        Unread::Undefined => "غير محدد: لا يُحسب متأخرا أبدا".to_owned(),
        Unread::Empty | Unread::Unknown => "غير مفهوم: يُحفظ كما كُتب ولا يُحسب متأخرا".to_owned(),
    },
    in_the_past: "؛ انقضى هذا الأجل، راجع السنة",
    before_founding: "؛ هذا قبل تأسيس اللجنة، راجع السنة",
    understood: |reading| {
        let words = span(Language::Ar, reading, "من", "إلى");
        format!("يُفهم: {words} ({})", remarks(reading, precision_ar, "سنة مستنتجة", note_ar, "، "))
    },
    undated: |undated, today| match undated {
        Undated::Undefined => "يُفهم: غير محدد؛ لا يُحسب متأخرا أبدا".to_owned(),
        Undated::Recurring(it) => {
            let next =
                it.occurrence(today).map(|day| format!("؛ المرة المقبلة {}", dates::day(Language::Ar, day)));
            format!("يُفهم: متكرر، {}{}", deadline::recurrence(Language::Ar, it), next.unwrap_or_default())
        }
    },
};

pub(super) const FR: Programme = Programme {
    nothing_to_confirm: "aucune année déduite à confirmer ici",
    responsible: "Responsable",
    deadline: "Délai",
    action: "Actions pratiques",
    progress: "Avancement",
    objective: "Objectif",
    title: "Intitulé",
    status: "État",
    notes: "Notes",
    late: "en retard",
    unread: "?",
    inferred: |year| format!("({year})"),
    untitled: "sans intitulé",
    filter: "Filtrer :",
    search: "Rechercher :",
    not_found: |words| format!("aucune ligne ne contient « {words} »"),
    only_late: "retards seulement",
    only_this_month: "ce mois-ci seulement",
    only_responsible: |words| format!("responsable : {words}"),
    only_words: |words| format!("« {words} »"),
    shown: |shown, all| format!("{shown} sur {all}"),
    clears: |key| format!("{key} : tout afficher"),
    none_shown: "aucune action ne passe le filtre",
    empty: |key| with_key("Ni objectif ni action pour l'instant", key, "pour ajouter un objectif"),
    done: |n| french_plural(n, "réalisée", "réalisées"),
    choose_task: "choisissez d'abord une action : cette ligne est un objectif",
    no_responsible: "cette action n'a pas de responsable",
    filtered_order: "l'ordre ne change pas tant que des lignes sont masquées ; affichez tout d'abord",
    task_removed: |action| format!("action supprimée : {action}"),
    objective_removed: |title, tasks| match tasks {
        0 => format!("objectif supprimé : {title}"),
        n => format!("objectif supprimé avec {} : {title}", french_plural(n, "action", "actions")),
    },
    removal: "Supprimer un objectif",
    remove_with_tasks: |title, tasks| {
        format!("Supprimer « {title} » avec {} ?", french_plural(tasks, "action", "actions"))
    },
    can_be_undone: "La suppression s'annule en une fois.",
    new_task: "Nouvelle action",
    edit_task: "Modifier l'action",
    new_objective: "Nouvel objectif",
    edit_objective: "Modifier l'objectif",
    action_needed: "écrivez l'action",
    title_needed: "écrivez l'intitulé de l'objectif",
    not_understood: |why| match why {
        Unread::UnknownMonth { word, suggestions } => {
            format!("« {word} » n'est pas un mois ; {} ?", months(Language::Fr, suggestions, " ou "))
        }
        Unread::NoSuchDay => "ce jour n'existe pas au calendrier ; le délai est gardé tel quel".to_owned(),
        Unread::Hijri => "ajoutez la date grégorienne : l'hégirienne seule ne fixe pas un jour".to_owned(),
        Unread::Recurring => "délai périodique : gardé tel quel, jamais compté en retard".to_owned(),
        Unread::Incomplete => {
            "délai incomplet : il manque un mois, son numéro ou une fin ; gardé tel quel".to_owned()
        }
        Unread::Undefined => "non fixé : jamais compté en retard".to_owned(),
        Unread::Empty | Unread::Unknown => "non compris : gardé tel quel, jamais compté en retard".to_owned(),
    },
    in_the_past: " ; ce délai est passé, vérifiez l'année",
    before_founding: " ; c'est avant la fondation du comité, vérifiez l'année",
    understood: |reading| {
        let words = span(Language::Fr, reading, "du", "au");
        format!("compris : {words} ({})", remarks(reading, precision_fr, "année déduite", note_fr, ", "))
    },
    undated: |undated, today| match undated {
        Undated::Undefined => "compris : non fixé ; jamais en retard".to_owned(),
        Undated::Recurring(it) => {
            let next = it
                .occurrence(today)
                .map(|day| format!(" ; prochaine fois le {}", dates::day(Language::Fr, day)));
            format!(
                "compris : périodique, {}{}",
                deadline::recurrence(Language::Fr, it),
                next.unwrap_or_default()
            )
        }
    },
};

pub(super) const EN: Programme = Programme {
    nothing_to_confirm: "no inferred year to confirm here",
    responsible: "Responsible",
    deadline: "Deadline",
    action: "Practical actions",
    progress: "Progress",
    objective: "Objective",
    title: "Wording",
    status: "Status",
    notes: "Notes",
    late: "overdue",
    unread: "?",
    inferred: |year| format!("({year})"),
    untitled: "no wording",
    filter: "Filter:",
    search: "Find:",
    not_found: |words| format!("no row has “{words}”"),
    only_late: "overdue only",
    only_this_month: "due this month only",
    only_responsible: |words| format!("responsible: {words}"),
    only_words: |words| format!("“{words}”"),
    shown: |shown, all| format!("{shown} of {all}"),
    clears: |key| format!("{key} shows all"),
    none_shown: "no task passes the filter",
    empty: |key| with_key("No objectives and no tasks yet", key, "adds an objective"),
    done: |n| format!("{n} done"),
    choose_task: "choose a task first: this row is an objective",
    no_responsible: "this task has no one responsible",
    filtered_order: "rows keep their order while some are hidden; show all of them first",
    task_removed: |action| format!("task removed: {action}"),
    objective_removed: |title, tasks| match tasks {
        0 => format!("objective removed: {title}"),
        n => format!("objective removed with {}: {title}", english_plural(n, "task", "tasks")),
    },
    removal: "Remove an objective",
    remove_with_tasks: |title, tasks| {
        format!("Remove “{title}” with {}?", english_plural(tasks, "task", "tasks"))
    },
    can_be_undone: "One undo takes the removal back.",
    new_task: "New task",
    edit_task: "Edit the task",
    new_objective: "New objective",
    edit_objective: "Edit the objective",
    action_needed: "write the action",
    title_needed: "write the objective",
    not_understood: |why| match why {
        Unread::UnknownMonth { word, suggestions } => {
            format!("“{word}” is not a month; {}?", months(Language::En, suggestions, " or "))
        }
        Unread::NoSuchDay => "the calendar has no such day; the deadline is kept as written".to_owned(),
        Unread::Hijri => "add the Gregorian date: the Hijri one alone does not fix a day".to_owned(),
        Unread::Recurring => "a recurring deadline: kept as written, never counted as overdue".to_owned(),
        Unread::Incomplete => {
            "incomplete: a month, its number or an end is missing; kept as written".to_owned()
        }
        Unread::Undefined => "not fixed: never counted as overdue".to_owned(),
        Unread::Empty | Unread::Unknown => {
            "not understood: kept as written, never counted as overdue".to_owned()
        }
    },
    in_the_past: "; this is past already, check the year",
    before_founding: "; this is before the founding, check the year",
    understood: |reading| {
        let words = span(Language::En, reading, "from", "to");
        format!("read as {words} ({})", remarks(reading, precision_en, "year inferred", note_en, ", "))
    },
    undated: |undated, today| match undated {
        Undated::Undefined => "read as not fixed; never overdue".to_owned(),
        Undated::Recurring(it) => {
            let next = it.occurrence(today).map(|day| format!("; next on {}", dates::day(Language::En, day)));
            format!(
                "read as recurring: {}{}",
                deadline::recurrence(Language::En, it),
                next.unwrap_or_default()
            )
        }
    },
};

/// So many tasks, as they stand after «معه».
fn arabic_tasks(n: usize) -> String {
    super::arabic_plural(n, "لا إجراء", "إجراء واحد", "إجراءان", "إجراءات", "إجراء", "إجراء")
}

fn with_key(sentence: &str, key: &str, does: &str) -> String {
    if key.is_empty() { sentence.to_owned() } else { format!("{sentence} · {key} {does}") }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::deadline::{Note, Precision, Year};

    #[test]
    fn a_deadline_is_explained_in_words() {
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        let mut reading = Reading::new(day(4, 15), day(4, 15), Precision::Day, Year::Inferred);
        assert_eq!((AR.understood)(&reading), "يُفهم: 15 أبريل 2023 (يوم، سنة مستنتجة)");
        reading.latest = day(4, 30);
        reading.precision = Precision::Interval;
        reading.year = Year::Written;
        reading.notes = vec![Note::TwoDigitYear];
        assert_eq!(
            (FR.understood)(&reading),
            "compris : du 15 avril 2023 au 30 avril 2023 (période, année à deux chiffres)"
        );
    }

    #[test]
    fn done_tasks_are_counted_in_arabic_forms() {
        assert_eq!((AR.done)(0), "لا شيء منجز");
        assert_eq!((AR.done)(2), "اثنان منجزان");
        assert_eq!((AR.done)(7), "7 منجزة");
        assert_eq!((AR.done)(12), "12 منجزا");
    }
}
