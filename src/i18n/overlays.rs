//! Sentences of what opens over the panes: welcome, help, prompt, history, import.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of what opens over the panes.
#[derive(Debug)]
pub struct Overlays {
    /// Title of the welcome.
    pub welcome: &'static str,
    /// What the welcome says.
    pub welcome_words: &'static str,
    /// Import minutes.
    pub welcome_import: &'static str,
    /// Start from the demonstration.
    pub welcome_demo: &'static str,
    /// Start empty.
    pub welcome_empty: &'static str,
    /// The demonstration only goes into an empty committee.
    pub demo_needs_empty: &'static str,
    /// The demonstration was laid out.
    pub demo_done: fn(&str) -> String,
    /// Title of the help.
    pub help: &'static str,
    /// Title of the prompt.
    pub prompt: &'static str,
    /// What can be typed in the prompt.
    pub prompt_hint: &'static str,
    /// Unknown word.
    pub unknown_word: fn(&str) -> String,
    /// The word needs an argument.
    pub needs_argument: fn(&str) -> String,
    /// The word takes no argument, or not this one: word, argument.
    pub bad_argument: fn(&str, &str) -> String,
    /// Title of the history: entries.
    pub history: fn(usize) -> String,
    /// Nothing has been recorded.
    pub history_empty: &'static str,
    /// Stands over what an entry changed.
    pub changed: &'static str,
    /// More differences than shown.
    pub more: fn(usize) -> String,
    /// The committee as it stood after entry `n`, on a day.
    pub as_it_stood: fn(u64, &str) -> String,
    /// No entry by that number or day.
    pub no_such_entry: fn(&str) -> String,
    /// Title of a dry run: the file.
    pub dry_run: fn(&str) -> String,
    /// What will be added.
    pub will_add: fn(&str) -> String,
    /// What is there already.
    pub already: fn(&str) -> String,
    /// Nothing to add, but this many places differ from what is recorded.
    pub differing: fn(usize) -> String,
    /// A file of this name is there already.
    pub file_exists: fn(&str) -> String,
    /// It will be one entry.
    pub one_entry: &'static str,
    /// Number of findings that need a decision.
    pub decisions: fn(usize) -> String,
    /// No keymap or keyboard of this name: name, those there are.
    pub no_such_name: fn(&str, &str) -> String,
    /// A keymap or keyboard is now in use.
    pub now_using: fn(&str) -> String,
    /// A file was imported: what, and the key that takes it back (empty: none).
    pub imported: fn(&str, &str) -> String,
    /// What keys do in what is open, for the line of hints.
    pub hints: Hints,
}

/// What keys do in what is open over the panes, in a word or two.
#[derive(Debug)]
pub struct Hints {
    /// Takes what is selected.
    pub choose: &'static str,
    /// Records what is shown.
    pub record: &'static str,
    /// Leaves what is shown unrecorded.
    pub refuse: &'static str,
    /// Goes to where what is selected stands.
    pub go_to: &'static str,
    /// Goes back from a text to its parts.
    pub back: &'static str,
    /// Closes what is only read.
    pub close: &'static str,
    /// Goes back to the form.
    pub stay: &'static str,
    /// Leaves the form and what was typed in it.
    pub abandon: &'static str,
    /// Records what was typed.
    pub save: &'static str,
    /// Goes to the next field.
    pub next_field: &'static str,
}

pub(super) const AR: Overlays = Overlays {
    welcome: "مرحبا",
    welcome_words: "هذا المخزن فارغ. من أين تريد أن تبدأ؟",
    welcome_import: "استيراد محضر أو جدول أو ميثاق من ملف",
    welcome_demo: "البدء من لجنة تجريبية كاملة (يمكن التراجع عنها)",
    welcome_empty: "البدء من لجنة فارغة وتسميتها",
    demo_needs_empty: "لا توضع اللجنة التجريبية إلا في مخزن فارغ. افتحها في مخزن خاص بها: lajna --demo",
    demo_done: |undo| format!("وُضعت اللجنة التجريبية؛ للتراجع عنها: {undo}"),
    help: "الأزرار هنا",
    prompt: "أمر",
    prompt_hint: "اكتب كلمة الأمر ثم ما يلزمها؛ Tab للإكمال",
    unknown_word: |word| format!("لا يوجد أمر «{word}»"),
    needs_argument: |word| format!("الأمر {word} يحتاج إلى كلمة بعده"),
    bad_argument: |word, argument| format!("الأمر {word} لا يقبل «{argument}»"),
    history: |n| format!("السجل: {}", arabic_plural(n, "لا قيود", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد")),
    history_empty: "لم يُسجل شيء بعد",
    changed: "ما تغير",
    more: |n| format!("… و{n} أخرى"),
    as_it_stood: |n, day| format!("اللجنة كما كانت بعد القيد {n} ({day})"),
    no_such_entry: |words| format!("لا قيد في السجل عند «{words}»"),
    dry_run: |file| format!("معاينة استيراد {file}"),
    will_add: |what| format!("سيضاف: {what}"),
    already: |what| format!("مسجل من قبل: {what}"),
    differing: |n| {
        let places = arabic_plural(n, "لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعا", "موضع");
        format!("لا جديد يُضاف، لكن الملف يخالف المسجل في {places}؛ لم يتغير شيء، حرّر ما يلزم على الشاشة")
    },
    file_exists: |path| format!("الملف {path} موجود؛ لم يُكتب شيء. اختر اسما آخر."),
    one_entry: "يُسجل كله في قيد واحد، وتراجع واحد يمحوه. ملفك لا يتغير.",
    decisions: |n| format!("ما يحتاج إلى قرار: {n}"),
    no_such_name: |name, all| format!("لا يوجد «{name}»؛ الموجود: {all}"),
    now_using: |name| format!("المستعمل الآن: {name}"),
    imported: |what, key| match key {
        "" => format!("سُجل في قيد واحد: {what}"),
        key => format!("سُجل في قيد واحد ({key} للتراجع): {what}"),
    },
    hints: Hints {
        choose: "اختيار",
        record: "تسجيل",
        refuse: "ترك",
        go_to: "انتقال",
        back: "رجوع",
        close: "إغلاق",
        stay: "متابعة التحرير",
        abandon: "خروج دون حفظ",
        save: "حفظ",
        next_field: "الحقل التالي",
    },
};

pub(super) const FR: Overlays = Overlays {
    welcome: "Bienvenue",
    welcome_words: "Ce magasin est vide. Par quoi commencer ?",
    welcome_import: "importer un procès-verbal, un tableau ou une charte",
    welcome_demo: "partir d'un comité de démonstration (on peut l'annuler)",
    welcome_empty: "partir d'un comité vide et le nommer",
    demo_needs_empty: "La démonstration ne se pose que dans un magasin vide. Ouvrez-la dans le sien : lajna --demo",
    demo_done: |undo| format!("Comité de démonstration posé ; pour l'annuler : {undo}"),
    help: "Touches d'ici",
    prompt: "Commande",
    prompt_hint: "tapez le mot de la commande et ce qui suit ; Tab complète",
    unknown_word: |word| format!("pas de commande « {word} »"),
    needs_argument: |word| format!("{word} demande un mot après"),
    bad_argument: |word, argument| format!("{word} n'accepte pas « {argument} »"),
    history: |n| format!("Historique : {}", french_plural(n, "entrée", "entrées")),
    history_empty: "rien n'a encore été consigné",
    changed: "Ce qui a changé",
    more: |n| format!("… et {n} autres"),
    as_it_stood: |n, day| format!("Le comité après l'entrée {n} ({day})"),
    no_such_entry: |words| format!("pas d'entrée à « {words} »"),
    dry_run: |file| format!("Essai d'import de {file}"),
    will_add: |what| format!("Sera ajouté : {what}"),
    already: |what| format!("Déjà là : {what}"),
    differing: |n| {
        let places = french_plural(n, "endroit", "endroits");
        format!(
            "rien de nouveau, mais le fichier diffère de ce qui est consigné à {places} ; rien n'a changé, modifiez à l'écran ce qu'il faut"
        )
    },
    file_exists: |path| format!("{path} existe déjà ; rien n'a été écrit. Choisissez un autre nom."),
    one_entry: "Tout sera une seule entrée : une seule annulation la retire. Votre fichier ne change pas.",
    decisions: |n| format!("À décider : {n}"),
    no_such_name: |name, all| format!("pas de « {name} » ; il y a : {all}"),
    now_using: |name| format!("en usage : {name}"),
    imported: |what, key| match key {
        "" => format!("consigné en une entrée : {what}"),
        key => format!("consigné en une entrée ({key} pour annuler) : {what}"),
    },
    hints: Hints {
        choose: "choisir",
        record: "consigner",
        refuse: "laisser",
        go_to: "y aller",
        back: "retour",
        close: "fermer",
        stay: "continuer la saisie",
        abandon: "quitter sans enregistrer",
        save: "enregistrer",
        next_field: "champ suivant",
    },
};

pub(super) const EN: Overlays = Overlays {
    welcome: "Welcome",
    welcome_words: "This store is empty. Where would you like to start?",
    welcome_import: "import minutes, a table or a charter from a file",
    welcome_demo: "start from a complete demonstration committee (can be undone)",
    welcome_empty: "start from an empty committee and name it",
    demo_needs_empty: "The demonstration goes into an empty store only. Open it in one of its own: lajna --demo",
    demo_done: |undo| format!("Demonstration committee laid out; to take it back: {undo}"),
    help: "Keys that apply here",
    prompt: "Command",
    prompt_hint: "type the word of a command and what follows it; Tab completes",
    unknown_word: |word| format!("no command “{word}”"),
    needs_argument: |word| format!("{word} needs a word after it"),
    bad_argument: |word, argument| format!("{word} does not take “{argument}”"),
    history: |n| format!("History: {}", english_plural(n, "entry", "entries")),
    history_empty: "nothing has been recorded yet",
    changed: "What changed",
    more: |n| format!("… and {n} more"),
    as_it_stood: |n, day| format!("The committee after entry {n} ({day})"),
    no_such_entry: |words| format!("no entry at “{words}”"),
    dry_run: |file| format!("Dry run: {file}"),
    will_add: |what| format!("Will be added: {what}"),
    already: |what| format!("There already: {what}"),
    differing: |n| {
        let places = english_plural(n, "place", "places");
        format!(
            "nothing new, but the file differs from what is recorded in {places}; nothing was changed, edit what is right on the screen"
        )
    },
    file_exists: |path| format!("{path} is there already; nothing was written. Choose another name."),
    one_entry: "All of it will be one entry: one undo takes it back. Your file is not changed.",
    decisions: |n| format!("To be decided: {n}"),
    no_such_name: |name, all| format!("no “{name}”; there are: {all}"),
    now_using: |name| format!("now in use: {name}"),
    imported: |what, key| match key {
        "" => format!("recorded as one entry: {what}"),
        key => format!("recorded as one entry ({key} to undo): {what}"),
    },
    hints: Hints {
        choose: "choose",
        record: "record",
        refuse: "leave it",
        go_to: "go there",
        back: "back",
        close: "close",
        stay: "keep editing",
        abandon: "leave without saving",
        save: "save",
        next_field: "next field",
    },
};
