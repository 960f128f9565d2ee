//! Sentences of the checker: what is wrong, why it matters, how it can be mended.

use super::dates::figures;
use super::plural::{arabic_plural, english_plural, french_plural};
use super::remedies;
use crate::domain::check::{Matter, Remedy, Rule, Several, Severity, Verified};

/// Sentences of the checker.
#[derive(Debug)]
pub struct Checker {
    /// Title: findings.
    pub title: fn(usize) -> String,
    /// The committee is being checked.
    pub checking: &'static str,
    /// Nothing was found.
    pub clean: &'static str,
    /// So many matters were accepted as they are.
    pub accepted: fn(usize) -> String,
    /// What a rule looks for, in a few words.
    pub rule: fn(Rule) -> &'static str,
    /// What a finding asks of its reader.
    pub severity: fn(Severity) -> &'static str,
    /// What is wrong, and with what.
    pub matter: fn(&Matter) -> String,
    /// What a mend does.
    pub remedy: fn(&Remedy) -> String,
    /// What was compared and holds.
    pub verified: fn(&Verified) -> String,
    /// A line of the minutes.
    pub minutes_line: fn(u32) -> String,
    /// A person must think: there is nothing to press.
    pub no_mend: &'static str,
    /// What the finding is about has no list on the screen.
    pub nowhere: &'static str,
    /// It was mended so.
    pub mended: fn(&str) -> String,
    /// Which of several mends.
    pub choose_mend: &'static str,
    /// Accepting a matter as it is.
    pub let_stand: &'static str,
    /// Why it is accepted.
    pub why: &'static str,
    /// A reason is needed.
    pub why_needed: &'static str,
    /// It is accepted.
    pub stands: &'static str,
    /// An entry of the history: rule, words.
    pub accepted_entry: fn(&str, &str) -> String,
    /// An acceptance that was taken away: rule, words.
    pub withdrawn_entry: fn(&str, &str) -> String,
    /// The command line: what it does.
    pub about: &'static str,
    /// The command line: which rules.
    pub rules: &'static str,
    /// The command line: tasks late on a day.
    pub late_on: &'static str,
    /// The command line: a list that is of no tasks.
    pub late_on_programme: &'static str,
}

/// Names parted by `between`; where not all are told, `more` says how many others there are.
fn several(names: &Several, between: &str, more: fn(usize) -> String) -> String {
    let told = names.first.join(between);
    if names.more == 0 { told } else { told + &more(names.more) }
}

pub(super) const AR: Checker = Checker {
    title: |n| match n {
        0 => "المدقّق".to_owned(),
        _ => {
            format!("المدقّق: {}", arabic_plural(n, "", "ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة"))
        }
    },
    checking: "جارٍ التدقيق…",
    clean: "لا شيء يحتاج إلى نظر",
    accepted: |n| {
        arabic_plural(
            n,
            "",
            "أمر واحد مقبول كما هو",
            "أمران مقبولان كما هما",
            "أمور مقبولة كما هي",
            "أمرا مقبولا كما هو",
            "أمر مقبول كما هو",
        )
    },
    rule: super::rules::arabic,
    severity: |severity| match severity {
        Severity::Contradiction => "تناقض",
        Severity::Question => "يحتاج إلى قرار",
        Severity::Remark => "ملاحظة",
    },
    matter: |matter| match matter {
        Matter::AnnouncedTotal { announced, found } => {
            format!("يعلن المحضر عن {announced} عضوا، وفي لائحته {found}")
        }
        Matter::OtherTown { ours } => format!("ذُكرت جماعة غير {ours}، ولعلها من نص منقول"),
        Matter::MemberWithoutName => "لا اسم لهذا العضو".to_owned(),
        Matter::MemberWithoutBody => "لا تُعرف المؤسسة التي يمثلها هذا العضو".to_owned(),
        Matter::BodyWithoutName { member } => format!("الهيئة التي يمثلها {member} بدون اسمها"),
        Matter::UndeclaredCategory { member } => format!("{member}: عضو خارج الفئات المعلنة لتكوين اللجنة"),
        Matter::MemberTwice { body } => format!("العضو نفسه مسجل مرتين عن {body}"),
        Matter::MembersAlike { other, body } => format!("يشبه اسم {other} ({body})؛ هل هما شخص واحد؟"),
        Matter::NameSpelling { roster } => format!("الاسم في لائحة الأعضاء: {roster}"),
        Matter::BodySpelling { usual } => format!("تُكتب عادة: {usual}"),
        Matter::OtherRepresentative { body, members } => {
            format!("يمثل {body} في اللائحة: {}", several(members, "، ", |n| format!(" و{n} غيرهم")))
        }
        Matter::UnknownResponsible => "مسؤول عن إجراء وليس من الأعضاء".to_owned(),
        Matter::AmbiguousResponsible { candidates } => {
            format!("الاسم يوافق: {}", several(candidates, "، ", |n| format!(" و{n} غيرهم")))
        }
        Matter::UnlinkedResponsible { member } => format!("الاسم يوافق العضو {member} ولم يُربط به"),
        Matter::FormerResponsible { until } => {
            format!("انتهت العضوية في {}، والإجراء لم ينته", figures(*until))
        }
        Matter::NoResponsible => "لا أحد مسؤول عن هذا الإجراء".to_owned(),
        Matter::NoDeadline => "لا أجل لهذا الإجراء".to_owned(),
        Matter::NoAction => "لا يُعرف ما المطلوب إنجازه".to_owned(),
        Matter::NoTasks => "لا إجراء تحت هذا الهدف".to_owned(),
        Matter::TaskTwice => "الإجراء نفسه، بمسؤوله وأجله، مسجل مرتين".to_owned(),
        Matter::ObjectiveTwice => "الهدف نفسه مسجل مرتين".to_owned(),
        Matter::DueBeforeFounding { founded, .. } => {
            format!("ينتهي الأجل قبل تأسيس اللجنة في {}", figures(*founded))
        }
        Matter::DueSoonAfterFounding { days, action } => {
            let days = usize::try_from(*days).unwrap_or_default();
            let after = arabic_plural(
                days,
                "في يوم",
                "بعد يوم من",
                "بعد يومين من",
                "أيام بعد",
                "يوما بعد",
                "يوم بعد",
            );
            format!("ينتهي الأجل {after} التأسيس: {action}")
        }
        Matter::SameDay { first, day } => {
            format!("يُنجز في اليوم نفسه ({}) ما يسبقه: {first}", figures(*day))
        }
        Matter::CircularDependency { other, .. } => format!("ينتظر ما ينتظره، فلا يبدأ أي منهما: {other}"),
        Matter::NoSlack { first, days: 0 } => format!("لا يوم يفصله عن نهاية ما ينتظره: {first}"),
        Matter::NoSlack { first, .. } => format!("قد يحل قبل نهاية ما ينتظره: {first}"),
        Matter::ReversedRange => "كُتبت المدة من آخرها إلى أولها؛ قُرئت من الأصغر إلى الأكبر".to_owned(),
        Matter::WrongWeekday { day } => format!("{} يوم آخر من الأسبوع", figures(*day)),
        Matter::UnknownMonth { word } => format!("«{word}» ليس شهرا؛ لا يُخمَّن"),
        Matter::MissingNumber => "كلمة «شهر» دون عدد بعدها".to_owned(),
        Matter::UnreadDeadline => "لا يُعرف اليوم المقصود؛ لن يظهر الإجراء متأخرا أبدا".to_owned(),
        Matter::MixedMonths { usual } => format!("اسم الشهر في باقي الآجال: {usual}"),
        Matter::MixedDigits { usual } => format!("بأرقام باقي الآجال: {usual}"),
        Matter::AgendaGap { after, minutes } => format!("فراغ من {minutes} د بعد: {after}"),
        Matter::AgendaOverlap { first, minutes } => format!("تتداخل {minutes} د مع: {first}"),
        Matter::AgendaNumbering { expected } => format!("ينتظر هنا الرقم {expected}"),
        Matter::HoursReversed => "كُتب التوقيت من آخره إلى أوله؛ قُرئ من الأصغر إلى الأكبر".to_owned(),
        Matter::DidNotSit { day } => format!("في لائحة الحضور ولم يكن عضوا يوم {}", figures(*day)),
        Matter::NoQuorum { there, needed } => format!("حضر {there} والنصاب {needed}"),
        Matter::Slip(slip) => super::slips::arabic(slip),
        Matter::UndecidedAmendment { number } => format!("اعتُمد النص والتعديل {number} دون قرار"),
        Matter::NoFollowUp => "بند في نص معتمد لا يتبعه إجراء ولا ملاحظة".to_owned(),
        Matter::Composition { measure, .. } => (super::composition::AR.matter)(measure),
    },
    remedy: remedies::arabic_remedy,
    verified: remedies::arabic_verified,
    minutes_line: |n| format!("السطر {n} من المحضر"),
    no_mend: "لا إصلاح جاهزا: حرّر السجل، أو اقبل الأمر كما هو",
    nowhere: "لا لائحة على الشاشة لما تخصه هذه الملاحظة؛ أسفلها يقول ما يلزم",
    mended: |what| format!("أُصلح: {what}"),
    choose_mend: "أي إصلاح؟",
    let_stand: "قبول الأمر كما هو",
    why: "السبب",
    why_needed: "اكتب سبب القبول",
    stands: "قُبل كما هو؛ لن يُثار ثانية ما دام على حاله",
    accepted_entry: |rule, words| format!("قبول كما هو ({rule}): «{words}»"),
    withdrawn_entry: |rule, words| format!("التراجع عن القبول ({rule}): «{words}»"),
    about: "فحص البيانات: ما يحتاج إلى نظر، أين، ولماذا، وما ثبتت صحته",
    rules: "هذه القواعد وحدها، مفصولة بفواصل",
    late_on: "إجراءات متأخرة في هذا اليوم (2023-06-01)",
    late_on_programme: "‎--late-on للائحة programme وحدها.",
};

pub(super) const FR: Checker = Checker {
    title: |n| match n {
        0 => "Vérification".to_owned(),
        _ => format!("Vérification : {}", french_plural(n, "constat", "constats")),
    },
    checking: "vérification en cours…",
    clean: "rien ne demande un regard",
    accepted: |n| french_plural(n, "point accepté tel quel", "points acceptés tels quels"),
    rule: super::rules::french,
    severity: |severity| match severity {
        Severity::Contradiction => "contradiction",
        Severity::Question => "à décider",
        Severity::Remark => "remarque",
    },
    matter: |matter| match matter {
        Matter::AnnouncedTotal { announced, found } => {
            format!("le procès-verbal annonce {announced} membres et en liste {found}")
        }
        Matter::OtherTown { ours } => {
            format!("une autre commune que {ours} est nommée, sans doute reprise d'un modèle")
        }
        Matter::MemberWithoutName => "ce membre n'a pas de nom".to_owned(),
        Matter::MemberWithoutBody => "on ne sait pas pour qui siège ce membre".to_owned(),
        Matter::BodyWithoutName { member } => format!("l'organisme de {member} est sans nom"),
        Matter::UndeclaredCategory { member } => format!("{member} ne relève d'aucune catégorie annoncée"),
        Matter::MemberTwice { body } => format!("le même membre figure deux fois pour {body}"),
        Matter::MembersAlike { other, body } => {
            format!("ressemble à {other} ({body}) ; est-ce une seule personne ?")
        }
        Matter::NameSpelling { roster } => format!("nom dans la liste des membres : {roster}"),
        Matter::BodySpelling { usual } => format!("s'écrit d'habitude : {usual}"),
        Matter::OtherRepresentative { body, members } => {
            format!(
                "pour {body}, la liste a : {}",
                several(members, ", ", |n| format!(" et {}", french_plural(n, "autre", "autres")))
            )
        }
        Matter::UnknownResponsible => "responsable d'une action, mais pas membre".to_owned(),
        Matter::AmbiguousResponsible { candidates } => {
            format!(
                "ce nom convient à : {}",
                several(candidates, ", ", |n| format!(" et {}", french_plural(n, "autre", "autres")))
            )
        }
        Matter::UnlinkedResponsible { member } => format!("ce nom est celui de {member}, sans lui être lié"),
        Matter::FormerResponsible { until } => {
            format!("mandat terminé le {}, l'action ne l'est pas", figures(*until))
        }
        Matter::NoResponsible => "personne ne répond de cette action".to_owned(),
        Matter::NoDeadline => "cette action n'a pas de délai".to_owned(),
        Matter::NoAction => "on ne sait pas ce qui est à faire".to_owned(),
        Matter::NoTasks => "aucune action sous cet objectif".to_owned(),
        Matter::TaskTwice => "la même action, même responsable et même délai, figure deux fois".to_owned(),
        Matter::ObjectiveTwice => "le même objectif figure deux fois".to_owned(),
        Matter::DueBeforeFounding { founded, .. } => {
            format!("le délai finit avant la fondation, le {}", figures(*founded))
        }
        Matter::DueSoonAfterFounding { days, action } => match days {
            0 => format!("le délai finit le jour de la fondation : {action}"),
            1 => format!("le délai finit le lendemain de la fondation : {action}"),
            _ => format!("le délai finit {days} jours après la fondation : {action}"),
        },
        Matter::SameDay { first, day } => {
            format!("le même jour ({}) est dû ce qui doit précéder : {first}", figures(*day))
        }
        Matter::CircularDependency { other, .. } => {
            format!("attend ce qui l'attend ; aucune ne peut commencer : {other}")
        }
        Matter::NoSlack { first, days: 0 } => {
            format!("aucun jour après la fin de ce qu'elle attend : {first}")
        }
        Matter::NoSlack { first, .. } => format!("peut tomber avant la fin de ce qu'elle attend : {first}"),
        Matter::ReversedRange => "période écrite de la fin au début ; lue dans l'ordre".to_owned(),
        Matter::WrongWeekday { day } => format!("le {} tombe un autre jour de la semaine", figures(*day)),
        Matter::UnknownMonth { word } => format!("« {word} » n'est pas un mois ; on ne devine pas"),
        Matter::MissingNumber => "le mot « mois » sans nombre après lui".to_owned(),
        Matter::UnreadDeadline => "aucun jour n'y est reconnu ; l'action ne sera jamais en retard".to_owned(),
        Matter::MixedMonths { usual } => format!("les autres délais écrivent : {usual}"),
        Matter::MixedDigits { usual } => format!("avec les chiffres des autres délais : {usual}"),
        Matter::AgendaGap { after, minutes } => format!("{minutes} min vides après : {after}"),
        Matter::AgendaOverlap { first, minutes } => format!("{minutes} min en même temps que : {first}"),
        Matter::AgendaNumbering { expected } => format!("on attend ici le numéro {expected}"),
        Matter::HoursReversed => "horaire écrit de la fin au début ; lu du plus tôt au plus tard".to_owned(),
        Matter::DidNotSit { day } => format!("sur la liste, mais ne siégeait pas le {}", figures(*day)),
        Matter::NoQuorum { there, needed } => format!("{there} présents ou représentés, quorum {needed}"),
        Matter::Slip(slip) => super::slips::french(slip),
        Matter::UndecidedAmendment { number } => {
            format!("texte adopté, amendement {number} non tranché")
        }
        Matter::NoFollowUp => "clause d'un texte adopté que rien ne suit".to_owned(),
        Matter::Composition { measure, .. } => (super::composition::FR.matter)(measure),
    },
    remedy: remedies::french_remedy,
    verified: remedies::french_verified,
    minutes_line: |n| format!("ligne {n} du procès-verbal"),
    no_mend: "pas de remède tout prêt : modifier la fiche, ou accepter tel quel",
    nowhere: "ce constat n'a pas de liste à l'écran ; le bas de la fenêtre dit ce qu'il faut savoir",
    mended: |what| format!("réparé : {what}"),
    choose_mend: "Quel remède ?",
    let_stand: "Accepter tel quel",
    why: "raison",
    why_needed: "la raison est à écrire",
    stands: "accepté tel quel ; ne sera plus signalé tant que rien n'y change",
    accepted_entry: |rule, words| format!("accepté tel quel ({rule}) : « {words} »"),
    withdrawn_entry: |rule, words| format!("acceptation retirée ({rule}) : « {words} »"),
    about: "vérifie les données : ce qui demande un regard, où, pourquoi, et ce qui est juste",
    rules: "ces règles seulement, séparées par des virgules",
    late_on: "les actions en retard ce jour-là (2023-06-01)",
    late_on_programme: "--late-on ne vaut que pour la liste programme.",
};

pub(super) const EN: Checker = Checker {
    title: |n| match n {
        0 => "Checker".to_owned(),
        _ => format!("Checker: {}", english_plural(n, "finding", "findings")),
    },
    checking: "checking…",
    clean: "nothing needs a look",
    accepted: |n| english_plural(n, "matter accepted as it is", "matters accepted as they are"),
    rule: super::rules::english,
    severity: |severity| match severity {
        Severity::Contradiction => "contradiction",
        Severity::Question => "to be decided",
        Severity::Remark => "remark",
    },
    matter: |matter| match matter {
        Matter::AnnouncedTotal { announced, found } => {
            format!("the minutes announce {announced} members and list {found}")
        }
        Matter::OtherTown { ours } => {
            format!("another town than {ours} is named, perhaps left from a template")
        }
        Matter::MemberWithoutName => "this member has no name".to_owned(),
        Matter::MemberWithoutBody => "nothing says for whom this member sits".to_owned(),
        Matter::BodyWithoutName { member } => format!("the body {member} sits for is without its name"),
        Matter::UndeclaredCategory { member } => format!("{member} is in none of the declared categories"),
        Matter::MemberTwice { body } => format!("the same member is there twice for {body}"),
        Matter::MembersAlike { other, body } => format!("like {other} ({body}); is it one person?"),
        Matter::NameSpelling { roster } => format!("in the roster: {roster}"),
        Matter::BodySpelling { usual } => format!("usually written: {usual}"),
        Matter::OtherRepresentative { body, members } => {
            format!(
                "for {body} the roster has: {}",
                several(members, ", ", |n| format!(" and {}", english_plural(n, "other", "others")))
            )
        }
        Matter::UnknownResponsible => "responsible for a task, but not a member".to_owned(),
        Matter::AmbiguousResponsible { candidates } => format!(
            "the name fits: {}",
            several(candidates, ", ", |n| format!(" and {}", english_plural(n, "other", "others")))
        ),
        Matter::UnlinkedResponsible { member } => format!("the name is that of {member}, and not linked"),
        Matter::FormerResponsible { until } => {
            format!("the mandate ended on {}, the task has not", figures(*until))
        }
        Matter::NoResponsible => "nobody answers for this task".to_owned(),
        Matter::NoDeadline => "this task has no deadline".to_owned(),
        Matter::NoAction => "nothing says what is to be done".to_owned(),
        Matter::NoTasks => "no task stands under this objective".to_owned(),
        Matter::TaskTwice => "the same task, responsible and deadline included, is there twice".to_owned(),
        Matter::ObjectiveTwice => "the same objective is there twice".to_owned(),
        Matter::DueBeforeFounding { founded, .. } => {
            format!("due before the committee was founded on {}", figures(*founded))
        }
        Matter::DueSoonAfterFounding { days, action } => match days {
            0 => format!("due on the day of the founding: {action}"),
            1 => format!("due 1 day after the founding: {action}"),
            _ => format!("due {days} days after the founding: {action}"),
        },
        Matter::SameDay { first, day } => {
            format!("on the same day ({}) is due what comes before it: {first}", figures(*day))
        }
        Matter::CircularDependency { other, .. } => {
            format!("waits for what waits for it, so that neither can begin: {other}")
        }
        Matter::NoSlack { first, days: 0 } => format!("no day after the end of what it waits for: {first}"),
        Matter::NoSlack { first, .. } => format!("may fall before the end of what it waits for: {first}"),
        Matter::ReversedRange => "written from its end to its beginning; read in order".to_owned(),
        Matter::WrongWeekday { day } => format!("{} is another day of the week", figures(*day)),
        Matter::UnknownMonth { word } => format!("“{word}” is no month; nothing is guessed"),
        Matter::MissingNumber => "the word “month” with no number after it".to_owned(),
        Matter::UnreadDeadline => "no day is recognised in it; the task will never be late".to_owned(),
        Matter::MixedMonths { usual } => format!("the other deadlines write: {usual}"),
        Matter::MixedDigits { usual } => format!("in the digits of the other deadlines: {usual}"),
        Matter::AgendaGap { after, minutes } => format!("{minutes} min empty after: {after}"),
        Matter::AgendaOverlap { first, minutes } => format!("{minutes} min at once with: {first}"),
        Matter::AgendaNumbering { expected } => format!("number {expected} would follow here"),
        Matter::HoursReversed => "hours written from end to beginning; read from early to late".to_owned(),
        Matter::DidNotSit { day } => format!("on the list, but did not sit on {}", figures(*day)),
        Matter::NoQuorum { there, needed } => format!("{there} there or represented, the quorum is {needed}"),
        Matter::Slip(slip) => super::slips::english(slip),
        Matter::UndecidedAmendment { number } => {
            format!("the text is adopted, amendment {number} is not decided")
        }
        Matter::NoFollowUp => "a clause of an adopted text that nothing follows from".to_owned(),
        Matter::Composition { measure, .. } => (super::composition::EN.matter)(measure),
    },
    remedy: remedies::english_remedy,
    verified: remedies::english_verified,
    minutes_line: |n| format!("line {n} of the minutes"),
    no_mend: "no ready mend: edit the record, or accept it as it is",
    nowhere: "what this finding is about has no list on the screen; the foot tells what there is to know",
    mended: |what| format!("mended: {what}"),
    choose_mend: "Which mend?",
    let_stand: "Accept it as it is",
    why: "reason",
    why_needed: "a reason is needed",
    stands: "accepted as it is; not raised again until it changes",
    accepted_entry: |rule, words| format!("accepted as it is ({rule}): “{words}”"),
    withdrawn_entry: |rule, words| format!("acceptance withdrawn ({rule}): “{words}”"),
    about: "checks the data: what needs a look, where, why, and what holds",
    rules: "these rules only, between commas",
    late_on: "the tasks late on that day (2023-06-01)",
    late_on_programme: "--late-on is for the list programme only.",
};
