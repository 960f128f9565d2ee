//! Sentences of texts taken in, given out and cloned on the command line.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::template::Blank;

/// Sentences of texts taken in, given out and cloned.
#[derive(Debug)]
pub struct Transfer {
    /// `--text`
    pub text: &'static str,
    /// `--version`
    pub version: &'static str,
    /// `--as-of`
    pub as_of: &'static str,
    /// `import --new`
    pub new: &'static str,
    /// `import --title`
    pub title: &'static str,
    /// `export --format`
    pub format: &'static str,
    /// `clone`
    pub clone: &'static str,
    /// `clone FROM`
    pub from: &'static str,
    /// `clone --set`
    pub set: &'static str,
    /// `clone --find`
    pub find: &'static str,
    /// No text is called so: what was asked for, the texts there are.
    pub no_text: fn(&str, &str) -> String,
    /// Several are: what was asked for, those.
    pub several: fn(&str, &str) -> String,
    /// There is no version of that number.
    pub no_version: fn(u32) -> String,
    /// The log has no entry of that number: it, how many there are.
    pub no_entry: fn(u64, u64) -> String,
    /// A list that is not of one text, or not of another day.
    pub not_of: fn(&str, &str) -> String,
    /// The file goes into this text.
    pub into: fn(&str) -> String,
    /// The file becomes this new text.
    pub becomes: fn(&str) -> String,
    /// What is to be filled in.
    pub blank: fn(Blank) -> &'static str,
    /// Asks for it: what, and what an empty answer means.
    pub ask: fn(&str, &str) -> String,
    /// It was not said: what, and how to say it.
    pub unsaid: fn(&str, &str) -> String,
    /// There is no blank of that name: the names.
    pub no_blank: fn(&str, &str) -> String,
    /// What was said is no day.
    pub no_day: fn(&str) -> String,
    /// What was said is no name.
    pub no_name: fn(&str) -> String,
    /// The text has no parts.
    pub nothing: &'static str,
    /// There is a charter already.
    pub occupied: &'static str,
    /// It was taken over: the text, its parts.
    pub cloned: fn(&str, &str) -> String,
    /// No other name is mentioned any more: those looked for.
    pub clean: fn(&str) -> String,
    /// Names are still mentioned: so many places, the names.
    pub remains: fn(usize, &str) -> String,
    /// A paragraph of a part, from 1.
    pub paragraph: fn(&str, usize) -> String,
    /// The title of a part.
    pub of_title: fn(&str) -> String,
    /// References to parts that were not taken over.
    pub dangling: fn(usize) -> String,
}

pub(super) const AR: Transfer = Transfer {
    text: "النص: رقمه في lajna list texts، أو نوعه (charter أو regulation أو policy_paper أو sustainability_plan)، أو عنوانه",
    version: "كما جاء في نسخته المرقمة N",
    as_of: "كما كان بعد القيد N من السجل",
    new: "نص جديد من هذا النوع: regulation أو policy_paper أو sustainability_plan أو other",
    title: "عنوان النص الجديد",
    format: "markdown (كما كُتب، ويُستورد من جديد) أو reading (للقراءة: الأرقام والحروف والإحالات مكتوبة) أو text أو json",
    clone: "نسخ نص لجنة أخرى إلى هذا المخزن، مع ملء الفراغات والبحث عن اسم البلدة الأولى",
    from: "مخزن اللجنة الأخرى، أو ملف Markdown، أو outline للهيكلة المعتادة للميثاق",
    set: "ملء فراغ: committee (اسم اللجنة) أو town (الجماعة) أو date (التاريخ)",
    find: "اسم آخر يُبحث عنه في النص المنسوخ",
    no_text: |asked, texts| format!("لا نص باسم «{asked}». النصوص: {texts}."),
    several: |asked, texts| format!("«{asked}» يصدق على عدة نصوص؛ اختر رقما: {texts}."),
    no_version: |n| format!("لا نسخة برقم {n} لهذا النص. انظر: lajna list versions"),
    no_entry: |n, all| format!("لا قيد برقم {n}؛ في السجل {all}."),
    not_of: |option, list| format!("{option} لا يصلح مع {list}."),
    into: |text| format!("في النص: {text}"),
    becomes: |text| format!("نص جديد: {text}"),
    blank: |blank| match blank {
        Blank::Committee => "اسم اللجنة",
        Blank::Town => "الجماعة",
        Blank::Date => "التاريخ",
    },
    ask: |what, usual| if usual.is_empty() { format!("{what}: ") } else { format!("{what} [{usual}]: ") },
    unsaid: |what, how| format!("لم يُملأ: {what}؛ لم يُسجل شيء. أضف: {how}"),
    no_blank: |name, names| format!("لا فراغ باسم «{name}». الفراغات: {names}."),
    no_day: |words| {
        format!("«{words}» ليس تاريخا معروفا بيومه (مثلا: 7 دجنبر 2023 أو 2023-12-07)؛ لم يُسجل شيء.")
    },
    no_name: |words| format!("«{words}» لا يصلح اسما: سطر واحد من الكلمات بلا معقوفات؛ لم يُسجل شيء."),
    nothing: "النص المطلوب فارغ؛ لا شيء يُنسخ.",
    occupied: "في هذا المخزن ميثاق من قبل؛ لم يُسجل شيء. انسخ إلى مخزن آخر: lajna --store مجلد_جديد clone",
    cloned: |text, parts| format!("سُجل في قيد واحد: {text}، {parts}. للتراجع: lajna undo"),
    clean: |names| format!("لم يبق ذكر لـ: {names}."),
    remains: |n, names| {
        let places = arabic_plural(n, "لا موضع", "موضع واحد", "موضعان", "مواضع", "موضعا", "موضع");
        format!("ما زال مذكورا ({names})، {places}، وتحتاج إلى قرار:")
    },
    paragraph: |part, n| format!("{part}، الفقرة {n}"),
    of_title: |part| format!("{part}، العنوان"),
    dangling: |n| format!("إحالات إلى أجزاء لم تُنسخ: {n}"),
};

pub(super) const FR: Transfer = Transfer {
    text: "le texte : son numéro dans lajna list texts, son genre (charter, regulation, policy_paper, sustainability_plan) ou son titre",
    version: "tel que figé dans sa version N",
    as_of: "tel qu'il était après l'entrée N du journal",
    new: "un nouveau texte de ce genre : regulation, policy_paper, sustainability_plan ou other",
    title: "titre du nouveau texte",
    format: "markdown (mot pour mot, à réimporter), reading (à lire : numéros, lettres et renvois écrits), text ou json",
    clone: "reprendre un texte d'un autre comité dans ce magasin, remplir ses blancs et y chercher le nom de la première ville",
    from: "magasin de l'autre comité, fichier Markdown, ou outline : le plan usuel d'une charte",
    set: "remplir un blanc : committee (le comité), town (la commune) ou date",
    find: "un autre nom à chercher dans le texte repris",
    no_text: |asked, texts| format!("Aucun texte ne s'appelle « {asked} ». Les textes : {texts}."),
    several: |asked, texts| format!("« {asked} » désigne plusieurs textes ; donnez un numéro : {texts}."),
    no_version: |n| format!("Ce texte n'a pas de version {n}. Voyez : lajna list versions"),
    no_entry: |n, all| format!("Pas d'entrée {n} ; le journal en a {all}."),
    not_of: |option, list| format!("{option} ne va pas avec {list}."),
    into: |text| format!("Dans le texte : {text}"),
    becomes: |text| format!("Nouveau texte : {text}"),
    blank: |blank| match blank {
        Blank::Committee => "nom du comité",
        Blank::Town => "commune",
        Blank::Date => "date",
    },
    ask: |what, usual| if usual.is_empty() { format!("{what} : ") } else { format!("{what} [{usual}] : ") },
    unsaid: |what, how| format!("À remplir : {what} ; rien n'a été consigné. Ajoutez : {how}"),
    no_blank: |name, names| format!("Aucun blanc ne s'appelle « {name} ». Les blancs : {names}."),
    no_day: |words| {
        format!(
            "« {words} » n'est pas une date au jour près (par exemple : 7 décembre 2023 ou 2023-12-07) ; rien n'a été consigné."
        )
    },
    no_name: |words| {
        format!(
            "« {words} » ne peut être un nom : une ligne de mots, sans accolades ; rien n'a été consigné."
        )
    },
    nothing: "Ce texte est vide ; il n'y a rien à reprendre.",
    occupied: "Ce magasin a déjà une charte ; rien n'a été consigné. Reprenez dans un autre : lajna --store NOUVEAU clone",
    cloned: |text, parts| format!("Consigné en une entrée : {text}, {parts}. Pour revenir : lajna undo"),
    clean: |names| format!("Plus aucune mention de : {names}."),
    remains: |n, names| {
        format!("Encore mentionné ({names}), {}, à décider :", french_plural(n, "endroit", "endroits"))
    },
    paragraph: |part, n| format!("{part}, alinéa {n}"),
    of_title: |part| format!("{part}, titre"),
    dangling: |n| format!("Renvois à des parties non reprises : {n}"),
};

pub(super) const EN: Transfer = Transfer {
    text: "the text: its number in lajna list texts, its sort (charter, regulation, policy_paper, sustainability_plan) or its title",
    version: "as frozen in its version N",
    as_of: "as it stood after entry N of the log",
    new: "a new text of this sort: regulation, policy_paper, sustainability_plan or other",
    title: "title of the new text",
    format: "markdown (word for word, to be imported again), reading (to be read: numbers, letters and references written out), text or json",
    clone: "take over a text of another committee into this store, fill its blanks in and look for the name of the first town",
    from: "store of the other committee, a Markdown file, or outline: the usual outline of a charter",
    set: "fill a blank in: committee, town or date",
    find: "another name to look for in the text taken over",
    no_text: |asked, texts| format!("No text is called “{asked}”. The texts: {texts}."),
    several: |asked, texts| format!("“{asked}” is said of several texts; give a number: {texts}."),
    no_version: |n| format!("This text has no version {n}. See: lajna list versions"),
    no_entry: |n, all| format!("There is no entry {n}; the log has {all}."),
    not_of: |option, list| format!("{option} does not go with {list}."),
    into: |text| format!("Into the text: {text}"),
    becomes: |text| format!("New text: {text}"),
    blank: |blank| match blank {
        Blank::Committee => "name of the committee",
        Blank::Town => "town",
        Blank::Date => "date",
    },
    ask: |what, usual| if usual.is_empty() { format!("{what}: ") } else { format!("{what} [{usual}]: ") },
    unsaid: |what, how| format!("To be filled in: {what}; nothing was recorded. Add: {how}"),
    no_blank: |name, names| format!("There is no blank called “{name}”. The blanks: {names}."),
    no_day: |words| {
        format!(
            "“{words}” is no date to the day (for example: 7 December 2023 or 2023-12-07); nothing was recorded."
        )
    },
    no_name: |words| {
        format!("“{words}” cannot be a name: one line of words without braces; nothing was recorded.")
    },
    nothing: "The text is empty; there is nothing to take over.",
    occupied: "This store has a charter already; nothing was recorded. Take it over into another: lajna --store NEW clone",
    cloned: |text, parts| format!("Recorded as one entry: {text}, {parts}. To take it back: lajna undo"),
    clean: |names| format!("No longer mentioned: {names}."),
    remains: |n, names| {
        format!("Still mentioned ({names}), {}, to be decided:", english_plural(n, "place", "places"))
    },
    paragraph: |part, n| format!("{part}, paragraph {n}"),
    of_title: |part| format!("{part}, title"),
    dangling: |n| format!("References to parts that were not taken over: {n}"),
};
