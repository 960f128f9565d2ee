//! Sentences of the program without a screen: what is selected, where it stands, what is typed.
//!
//! Used by what panes say of themselves and by the loop that says it. Names of things and of
//! states stand with the panes; here is only what holds them together when they are heard.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the program without a screen.
#[derive(Debug)]
pub struct Spoken {
    /// Said first: the committee, and the keys that read, help and leave.
    pub greeting: fn(&str, &str, &str, &str) -> String,
    /// Said first where lines of commands are read.
    pub greeting_script: fn(&str) -> String,
    /// Said last.
    pub farewell: &'static str,
    /// Row `n` of so many.
    pub place: fn(usize, usize) -> String,
    /// A label and the words under it.
    pub pair: fn(&str, &str) -> String,
    /// Ends a label before what is typed.
    pub asks: fn(&str) -> String,
    /// A field of a form, its number and how many there are.
    pub field: fn(&str, usize, usize) -> String,
    /// Between the parts of a row.
    pub comma: &'static str,
    /// A value that the program proposes.
    pub proposed: fn(&str) -> String,
    /// A deadline whose year was inferred.
    pub year_inferred: fn(i32) -> String,
    /// A deadline that could not be read.
    pub unread: &'static str,
    /// Nothing stands there.
    pub blank: &'static str,
    /// A part of the charter without text.
    pub no_text: &'static str,
    /// The text of the part with this number and title.
    pub text_of: fn(&str, &str) -> String,
    /// Paragraph `n` of so many.
    pub paragraph: fn(usize, usize) -> String,
    /// Words that are selected in a text.
    pub selection: fn(&str) -> String,
    /// What a field was, and what it became; either may be empty.
    pub changed: fn(&str, &str) -> String,
    /// The words before and behind the caret.
    pub caret: fn(&str, &str) -> String,
    /// Option `n` of so many.
    pub option: fn(usize, usize) -> String,
    /// The title of a new part, being typed.
    pub new_title: &'static str,
    /// A title, being typed.
    pub title: &'static str,
    /// Entry `n` of the history.
    pub entry: fn(u64) -> String,
    /// So many choices begin like this; too many to say.
    pub choices: fn(usize) -> String,
    /// Before the keys that mean something here.
    pub keys: fn(&str) -> String,
    /// The words worth a hint, where there are no keys.
    pub commands: fn(&str) -> String,
    /// Over the list of commands that apply where one is.
    pub commands_here: &'static str,
    /// A finding that needs a decision.
    pub decision: &'static str,
    /// A line of input that was not acted on, and its number.
    pub in_line: fn(usize, &str) -> String,
    /// Input ended while something waited for an answer.
    pub undecided: fn(&str) -> String,
}

pub(super) const AR: Spoken = Spoken {
    greeting: |committee, read, help, quit| {
        format!("{committee}. لجنة سطرا بسطر. {read}: أين أنا، {help}: الأزرار، {quit}: خروج.")
    },
    greeting_script: |committee| {
        format!("{committee}. لجنة سطرا بسطر: اكتب كلمة الأمر ثم Enter. help: الأوامر، quit: خروج.")
    },
    farewell: "انتهى. كل شيء محفوظ.",
    place: |n, all| format!("{n} من {all}"),
    pair: |label, words| format!("{label}: {words}"),
    asks: |label| format!("{label}:"),
    field: |label, n, all| format!("{label} ({n} من {all})"),
    comma: "، ",
    proposed: |value| format!("{value} (مقترح)"),
    year_inferred: |year| format!("السنة مستنتجة: {year}"),
    unread: "أجل غير مفهوم",
    blank: "فارغ",
    no_text: "بدون نص",
    text_of: |number, title| format!("نص الباب {number}: {title}"),
    paragraph: |n, all| format!("الفقرة {n} من {all}"),
    selection: |words| format!("النص المحدد: {words}"),
    changed: |before, after| match (before, after) {
        ("", after) => format!("أصبح «{after}»"),
        (before, "") => format!("كان «{before}» ومُحي"),
        (before, after) => format!("كان «{before}» وأصبح «{after}»"),
    },
    caret: |before, after| match (before, after) {
        ("", "") => "السطر فارغ".to_owned(),
        ("", after) => format!("المؤشر في أول السطر، قبل «{after}»"),
        (before, "") => format!("المؤشر في آخر السطر، بعد «{before}»"),
        (before, after) => format!("المؤشر بعد «{before}» وقبل «{after}»"),
    },
    option: |n, all| format!("الاختيار {n} من {all}"),
    new_title: "عنوان الباب الجديد:",
    title: "العنوان:",
    entry: |n| format!("القيد {n}"),
    choices: |n| arabic_plural(n, "لا اختيار", "اختيار واحد", "اختياران", "اختيارات", "اختيارا", "اختيار"),
    keys: |keys| format!("الأزرار: {keys}"),
    commands: |words| format!("الأوامر: {words}"),
    commands_here: "الأوامر الممكنة هنا",
    decision: "يحتاج إلى قرار",
    in_line: |n, words| format!("السطر {n}: {words}"),
    undecided: |title| format!("انتهى الإدخال و«{title}» بدون جواب: لم يُسجل ما فيه."),
};

pub(super) const FR: Spoken = Spoken {
    greeting: |committee, read, help, quit| {
        format!(
            "{committee}. lajna ligne par ligne. {read} : où suis-je, {help} : touches, {quit} : quitter."
        )
    },
    greeting_script: |committee| {
        format!(
            "{committee}. lajna ligne par ligne : tapez le mot d'une commande, puis Entrée. help : les commandes, quit : quitter."
        )
    },
    farewell: "Fini. Tout est enregistré.",
    place: |n, all| format!("{n} sur {all}"),
    pair: |label, words| format!("{label} : {words}"),
    asks: |label| format!("{label} :"),
    field: |label, n, all| format!("{label} ({n} sur {all})"),
    comma: ", ",
    proposed: |value| format!("{value} (proposé)"),
    year_inferred: |year| format!("année déduite : {year}"),
    unread: "délai non compris",
    blank: "vide",
    no_text: "sans texte",
    text_of: |number, title| format!("Texte de la partie {number} : {title}"),
    paragraph: |n, all| format!("paragraphe {n} sur {all}"),
    selection: |words| format!("texte sélectionné : {words}"),
    changed: |before, after| match (before, after) {
        ("", after) => format!("maintenant « {after} »"),
        (before, "") => format!("c'était « {before} », effacé"),
        (before, after) => format!("c'était « {before} », maintenant « {after} »"),
    },
    caret: |before, after| match (before, after) {
        ("", "") => "ligne vide".to_owned(),
        ("", after) => format!("curseur au début de la ligne, avant « {after} »"),
        (before, "") => format!("curseur à la fin de la ligne, après « {before} »"),
        (before, after) => format!("curseur après « {before} », avant « {after} »"),
    },
    option: |n, all| format!("choix {n} sur {all}"),
    new_title: "Titre de la nouvelle partie :",
    title: "Titre :",
    entry: |n| format!("entrée {n}"),
    choices: |n| french_plural(n, "possibilité", "possibilités"),
    keys: |keys| format!("Touches : {keys}"),
    commands: |words| format!("Commandes : {words}"),
    commands_here: "Commandes possibles ici",
    decision: "à décider",
    in_line: |n, words| format!("Ligne {n} : {words}"),
    undecided: |title| {
        format!("L'entrée s'est terminée sans réponse à « {title} » : rien n'en est consigné.")
    },
};

pub(super) const EN: Spoken = Spoken {
    greeting: |committee, read, help, quit| {
        format!("{committee}. lajna line by line. {read}: where am I, {help}: keys, {quit}: quit.")
    },
    greeting_script: |committee| {
        format!(
            "{committee}. lajna line by line: type the word of a command, then Enter. help: the commands, quit: quit."
        )
    },
    farewell: "Done. Everything is saved.",
    place: |n, all| format!("{n} of {all}"),
    pair: |label, words| format!("{label}: {words}"),
    asks: |label| format!("{label}:"),
    field: |label, n, all| format!("{label} ({n} of {all})"),
    comma: ", ",
    proposed: |value| format!("{value} (proposed)"),
    year_inferred: |year| format!("year inferred: {year}"),
    unread: "deadline not understood",
    blank: "blank",
    no_text: "no text",
    text_of: |number, title| format!("Text of part {number}: {title}"),
    paragraph: |n, all| format!("paragraph {n} of {all}"),
    selection: |words| format!("selected text: {words}"),
    changed: |before, after| match (before, after) {
        ("", after) => format!("now “{after}”"),
        (before, "") => format!("was “{before}”, erased"),
        (before, after) => format!("was “{before}”, now “{after}”"),
    },
    caret: |before, after| match (before, after) {
        ("", "") => "blank line".to_owned(),
        ("", after) => format!("caret at the start of the line, before “{after}”"),
        (before, "") => format!("caret at the end of the line, after “{before}”"),
        (before, after) => format!("caret after “{before}”, before “{after}”"),
    },
    option: |n, all| format!("choice {n} of {all}"),
    new_title: "Title of the new part:",
    title: "Title:",
    entry: |n| format!("entry {n}"),
    choices: |n| english_plural(n, "choice", "choices"),
    keys: |keys| format!("Keys: {keys}"),
    commands: |words| format!("Commands: {words}"),
    commands_here: "Commands that apply here",
    decision: "to be decided",
    in_line: |n, words| format!("Line {n}: {words}"),
    undecided: |title| format!("Input ended with “{title}” unanswered: nothing of it was recorded."),
};
