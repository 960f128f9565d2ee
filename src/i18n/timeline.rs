//! Sentences of the programme over time: the chart, groups, the agenda, what is carried over.
//!
//! Used by the work-programme pane and the agenda.

use chrono::Weekday;

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::Completion;
use crate::domain::schedule::Grouping;

/// Sentences of the programme over time.
#[derive(Debug)]
pub struct Timeline {
    /// What the tasks are put together by.
    pub grouped: fn(Grouping) -> &'static str,
    /// So many tasks are folded away.
    pub folded: fn(usize) -> String,
    /// The head of tasks that nobody is responsible for.
    pub nobody: &'static str,
    /// The head of tasks without a deadline that was understood.
    pub undated: &'static str,
    /// The scales of the chart, from weeks to years.
    pub scales: [&'static str; 4],
    /// A quarter, by its number, in at most two characters.
    pub quarter: fn(u32) -> String,
    /// No task is late.
    pub none_late: &'static str,
    /// A task waits for itself.
    pub circular: &'static str,
    /// No day lies between a task and this one, which it waits for.
    pub no_slack: fn(&str) -> String,
    /// It waits for these tasks.
    pub waits_for: fn(&str) -> String,
    /// Title of the agenda.
    pub agenda: &'static str,
    /// What an agenda of so many days, from a day to a day, tells.
    pub agenda_of: fn(usize, &str, &str) -> String,
    /// The head of what is late.
    pub late: &'static str,
    /// Nothing is due.
    pub nothing_due: &'static str,
    /// So many open tasks have no deadline that was understood.
    pub without_day: fn(usize) -> String,
    /// Today, beside its date.
    pub today: &'static str,
    /// A day of the week.
    pub weekday: fn(Weekday) -> &'static str,
    /// In so many days.
    pub in_days: fn(usize) -> String,
    /// Rows stand in another order than the paper's and cannot be moved.
    pub grouped_order: &'static str,
    /// Field: what a task waits for.
    pub after: &'static str,
    /// Words that name no task, or several.
    pub after_unknown: fn(&str) -> String,
    /// A task would wait for itself.
    pub after_itself: &'static str,
    /// Field: the completion of a commitment.
    pub completion: &'static str,
    /// How far a commitment was carried out; `None`: not said.
    pub completed: fn(Option<Completion>) -> &'static str,
    /// Field: what shows that it was done.
    pub evidence: &'static str,
    /// How the lines of that field are written.
    pub evidence_how: &'static str,
    /// Field: the meeting that decided it.
    pub meeting: &'static str,
    /// No meeting.
    pub no_meeting: &'static str,
    /// The option that says how many days the agenda looks ahead.
    pub option_days: &'static str,
    /// The option that says from which day on.
    pub option_on: &'static str,
    /// Those options are for the agenda alone.
    pub options_of_agenda: &'static str,
    /// Title of the form of a piece of evidence.
    pub new_evidence: &'static str,
    /// Field: what it is.
    pub evidence_words: &'static str,
    /// Field: where it is.
    pub evidence_link: &'static str,
    /// Field: the day it was noted.
    pub evidence_day: &'static str,
    /// Neither words nor a place were given.
    pub evidence_needed: &'static str,
    /// Title of the form that carries tasks over.
    pub carry: &'static str,
    /// Field: which tasks.
    pub carry_which: &'static str,
    /// The selected task.
    pub carry_task: &'static str,
    /// The open tasks of its objective.
    pub carry_objective: &'static str,
    /// Every open task.
    pub carry_all: &'static str,
    /// Field: the new deadline.
    pub carry_deadline: &'static str,
    /// What an empty deadline means.
    pub carry_open: &'static str,
    /// Field: why.
    pub carry_why: &'static str,
    /// So many tasks would be carried over.
    pub would_carry: fn(usize) -> String,
    /// So many tasks were carried over.
    pub carried: fn(usize) -> String,
    /// No task is open.
    pub nothing_open: &'static str,
    /// It had this deadline before it was carried over.
    pub was_due: fn(&str) -> String,
}

pub(super) const AR: Timeline = Timeline {
    grouped: |grouping| match grouping {
        Grouping::Objective => "حسب الهدف",
        Grouping::Responsible => "حسب المسؤول",
        Grouping::Month => "حسب الشهر",
        Grouping::Status => "حسب الحالة",
    },
    folded: |n| format!("مطوي: {}", tasks_ar(n)),
    nobody: "بدون مسؤول",
    undated: "بدون أجل مفهوم",
    scales: ["أسابيع", "شهور", "أرباع السنة", "سنوات"],
    quarter: |nth| format!("ر{nth}"),
    none_late: "لا إجراء متأخر",
    circular: "ينتظر ما ينتظره",
    no_slack: |first| format!("لا يوم بعد نهاية ما ينتظره: {first}"),
    waits_for: |first| format!("ينتظر: {first}"),
    agenda: "ما يحل قريبا",
    agenda_of: |days, from, until| format!("{}: من {from} إلى {until}", days_ar(days)),
    late: "متأخر",
    nothing_due: "لا شيء يحل في هذه المدة",
    without_day: |n| {
        let tasks = arabic_plural(
            n,
            "لا إجراء مفتوح",
            "إجراء مفتوح",
            "إجراءان مفتوحان",
            "إجراءات مفتوحة",
            "إجراء مفتوحا",
            "إجراء مفتوح",
        );
        format!("{tasks} بدون أجل مفهوم")
    },
    today: "اليوم",
    weekday: |day| match day {
        Weekday::Mon => "الاثنين",
        Weekday::Tue => "الثلاثاء",
        Weekday::Wed => "الأربعاء",
        Weekday::Thu => "الخميس",
        Weekday::Fri => "الجمعة",
        Weekday::Sat => "السبت",
        Weekday::Sun => "الأحد",
    },
    in_days: |n| match n {
        0 => "اليوم".to_owned(),
        1 => "غدا".to_owned(),
        n => format!("بعد {}", days_after_ar(n)),
    },
    grouped_order: "لا يتغير الترتيب إلا في التجميع حسب الهدف",
    after: "ينتظر إنجاز",
    after_unknown: |words| format!("لا إجراء واحدا يوافق «{words}»: اكتب رقمه أو كلمات منه"),
    after_itself: "لا ينتظر إجراء نفسه",
    completion: "مدى تنفيذ الالتزام",
    completed: |completion| match completion {
        None => "غير محدد",
        Some(Completion::NoEvidence) => "لا دليل",
        Some(Completion::NotStarted) => "لم يبدأ",
        Some(Completion::Limited) => "محدود",
        Some(Completion::Substantial) => "جوهري",
        Some(Completion::Complete) => "منجز",
    },
    evidence: "وثائق الإثبات",
    evidence_how: "كل وثيقة في سطر: وصفها ثم رابطها أو ملفها",
    meeting: "تقرر في اجتماع",
    no_meeting: "غير محدد",
    option_days: "عدد أيام لائحة agenda (30)",
    option_on: "اليوم الذي تبدأ منه لائحة agenda (2023-06-01)",
    options_of_agenda: "‎--days و --on للائحة agenda وحدها.",
    new_evidence: "وثيقة إثبات",
    evidence_words: "ما هي",
    evidence_link: "الرابط أو الملف",
    evidence_day: "يوم تدوينها",
    evidence_needed: "اكتب وصفا أو رابطا",
    carry: "ترحيل إلى أجل جديد",
    carry_which: "ما يُرحّل",
    carry_task: "الإجراء المحدد",
    carry_objective: "كل ما هو مفتوح في هدفه",
    carry_all: "كل ما هو مفتوح في البرنامج",
    carry_deadline: "الأجل الجديد",
    carry_open: "بدون أجل إلى أن يُحدد",
    carry_why: "السبب",
    would_carry: |n| format!("يُرحّل {}", tasks_ar(n)),
    carried: |n| format!("رُحّل {}", tasks_ar(n)),
    nothing_open: "لا إجراء مفتوحا للترحيل",
    was_due: |words| format!("كان أجله: {words}"),
};

pub(super) const FR: Timeline = Timeline {
    grouped: |grouping| match grouping {
        Grouping::Objective => "par objectif",
        Grouping::Responsible => "par responsable",
        Grouping::Month => "par mois",
        Grouping::Status => "par état",
    },
    folded: |n| format!("plié : {}", french_plural(n, "action", "actions")),
    nobody: "sans responsable",
    undated: "sans délai compris",
    scales: ["semaines", "mois", "trimestres", "années"],
    quarter: |nth| format!("T{nth}"),
    none_late: "aucune action en retard",
    circular: "attend ce qui l'attend",
    no_slack: |first| format!("aucun jour après la fin de : {first}"),
    waits_for: |first| format!("attend : {first}"),
    agenda: "À faire bientôt",
    agenda_of: |days, from, until| format!("{} : du {from} au {until}", french_plural(days, "jour", "jours")),
    late: "En retard",
    nothing_due: "rien n'échoit dans ce délai",
    without_day: |n| format!("{} sans délai compris", french_plural(n, "action ouverte", "actions ouvertes")),
    today: "aujourd'hui",
    weekday: |day| match day {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    },
    in_days: |n| match n {
        0 => "aujourd'hui".to_owned(),
        1 => "demain".to_owned(),
        n => format!("dans {n} jours"),
    },
    grouped_order: "l'ordre ne se change que dans le groupement par objectif",
    after: "Attend",
    after_unknown: |words| format!("« {words} » ne désigne pas une seule action : son numéro ou ses mots"),
    after_itself: "une action ne s'attend pas elle-même",
    completion: "Exécution de l'engagement",
    completed: |completion| match completion {
        None => "non précisée",
        Some(Completion::NoEvidence) => "aucune preuve",
        Some(Completion::NotStarted) => "non commencée",
        Some(Completion::Limited) => "limitée",
        Some(Completion::Substantial) => "substantielle",
        Some(Completion::Complete) => "achevée",
    },
    evidence: "Preuves",
    evidence_how: "une par ligne : ce que c'est, puis le lien ou le fichier",
    meeting: "Décidée en réunion",
    no_meeting: "non précisée",
    option_days: "les jours de la liste agenda (30)",
    option_on: "le premier jour de la liste agenda (2023-06-01)",
    options_of_agenda: "--days et --on ne valent que pour la liste agenda.",
    new_evidence: "Preuve",
    evidence_words: "Ce que c'est",
    evidence_link: "Lien ou fichier",
    evidence_day: "Notée le",
    evidence_needed: "écrivez ce que c'est, ou le lien",
    carry: "Reporter à un autre délai",
    carry_which: "Quoi",
    carry_task: "l'action choisie",
    carry_objective: "tout ce qui est ouvert dans son objectif",
    carry_all: "tout ce qui est ouvert",
    carry_deadline: "Nouveau délai",
    carry_open: "sans délai pour l'instant",
    carry_why: "Raison",
    would_carry: |n| format!("{} à reporter", french_plural(n, "action", "actions")),
    carried: |n| french_plural(n, "action reportée", "actions reportées"),
    nothing_open: "aucune action ouverte à reporter",
    was_due: |words| format!("délai d'avant : {words}"),
};

pub(super) const EN: Timeline = Timeline {
    grouped: |grouping| match grouping {
        Grouping::Objective => "by objective",
        Grouping::Responsible => "by responsible",
        Grouping::Month => "by month",
        Grouping::Status => "by status",
    },
    folded: |n| format!("folded: {}", english_plural(n, "task", "tasks")),
    nobody: "no one responsible",
    undated: "no deadline understood",
    scales: ["weeks", "months", "quarters", "years"],
    quarter: |nth| format!("Q{nth}"),
    none_late: "no task is overdue",
    circular: "waits for what waits for it",
    no_slack: |first| format!("no day after the end of: {first}"),
    waits_for: |first| format!("waits for: {first}"),
    agenda: "Due soon",
    agenda_of: |days, from, until| format!("{}: from {from} to {until}", english_plural(days, "day", "days")),
    late: "Overdue",
    nothing_due: "nothing is due in this time",
    without_day: |n| {
        format!("{} without a deadline understood", english_plural(n, "open task", "open tasks"))
    },
    today: "today",
    weekday: |day| match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    },
    in_days: |n| match n {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n => format!("in {n} days"),
    },
    grouped_order: "the order is only changed while grouped by objective",
    after: "Waits for",
    after_unknown: |words| format!("“{words}” is not one task: write its number or its words"),
    after_itself: "a task does not wait for itself",
    completion: "Completion of the commitment",
    completed: |completion| match completion {
        None => "not said",
        Some(Completion::NoEvidence) => "no evidence",
        Some(Completion::NotStarted) => "not started",
        Some(Completion::Limited) => "limited",
        Some(Completion::Substantial) => "substantial",
        Some(Completion::Complete) => "complete",
    },
    evidence: "Evidence",
    evidence_how: "one a line: what it is, then its link or file",
    meeting: "Decided at a meeting",
    no_meeting: "not said",
    option_days: "the days of the list agenda (30)",
    option_on: "the first day of the list agenda (2023-06-01)",
    options_of_agenda: "--days and --on are for the list agenda only.",
    new_evidence: "Evidence",
    evidence_words: "What it is",
    evidence_link: "Link or file",
    evidence_day: "Noted on",
    evidence_needed: "write what it is, or its link",
    carry: "Carry over to a new deadline",
    carry_which: "What",
    carry_task: "the selected task",
    carry_objective: "all that is open in its objective",
    carry_all: "all that is open",
    carry_deadline: "New deadline",
    carry_open: "no deadline yet",
    carry_why: "Why",
    would_carry: |n| format!("{} to carry over", english_plural(n, "task", "tasks")),
    carried: |n| format!("{} carried over", english_plural(n, "task", "tasks")),
    nothing_open: "no open task to carry over",
    was_due: |words| format!("was due: {words}"),
};

fn tasks_ar(n: usize) -> String {
    arabic_plural(n, "لا إجراء", "إجراء واحد", "إجراءان", "إجراءات", "إجراء", "إجراء")
}

fn days_ar(n: usize) -> String {
    arabic_plural(n, "لا يوم", "يوم واحد", "يومان", "أيام", "يوما", "يوم")
}

fn days_after_ar(n: usize) -> String {
    arabic_plural(n, "لا يوم", "يوم واحد", "يومين", "أيام", "يوما", "يوم")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_tasks_are_counted_in_arabic_forms() {
        assert_eq!((AR.in_days)(2), "بعد يومين");
        assert_eq!((AR.in_days)(5), "بعد 5 أيام");
        assert_eq!((AR.agenda_of)(30, "a", "b"), "30 يوما: من a إلى b");
        assert_eq!((AR.carried)(3), "رُحّل 3 إجراءات");
    }
}
