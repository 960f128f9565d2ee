//! Sentences of the command line.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the command line.
#[derive(Debug)]
pub struct Cli {
    /// What the program is, over its help.
    pub about: &'static str,
    /// Heading: how to call it.
    pub usage: &'static str,
    /// Heading: its commands.
    pub commands: &'static str,
    /// Heading: its arguments.
    pub arguments: &'static str,
    /// Heading: its options.
    pub options: &'static str,
    /// Exit codes, files and environment, under its help.
    pub after: &'static str,
    /// `--store`
    pub store: &'static str,
    /// `--demo`
    pub demo: &'static str,
    /// `--lang`
    pub lang: &'static str,
    /// `--author`
    pub author: &'static str,
    /// `--keymap`
    pub keymap: &'static str,
    /// `--keyboard`
    pub keyboard: &'static str,
    /// `--no-clipboard`
    pub no_clipboard: &'static str,
    /// `--terminal`
    pub terminal: &'static str,
    /// `--ascii`
    pub ascii: &'static str,
    /// `--plain`
    pub plain: &'static str,
    /// `--help`
    pub help: &'static str,
    /// `--version`
    pub version: &'static str,
    /// `import`
    pub import: &'static str,
    /// `import FILE`
    pub import_file: &'static str,
    /// `import --yes`
    pub import_yes: &'static str,
    /// `list`
    pub list: &'static str,
    /// `list WHAT`
    pub list_what: &'static str,
    /// `list --json`
    pub list_json: &'static str,
    /// `undo`
    pub undo: &'static str,
    /// `redo`
    pub redo: &'static str,
    /// `undo N`, `redo N`
    pub steps: &'static str,
    /// `export`
    pub export: &'static str,
    /// `export --out`
    pub export_out: &'static str,
    /// `export --force`
    pub export_force: &'static str,
    /// `salvage`
    pub salvage: &'static str,
    /// `terminal`
    pub terminal_test: &'static str,
    /// `keys`
    pub keys: &'static str,
    /// `completions`
    pub completions: &'static str,
    /// `completions SHELL`
    pub shell: &'static str,
    /// An option or argument nobody knows.
    pub unknown_argument: fn(&str) -> String,
    /// A command nobody knows.
    pub unknown_command: fn(&str) -> String,
    /// Something is missing.
    pub missing_argument: fn(&str) -> String,
    /// A value that is not one: argument, value.
    pub bad_value: fn(&str, &str) -> String,
    /// Any other wrong use.
    pub bad_usage: &'static str,
    /// Stands after a wrong use.
    pub see_help: &'static str,
    /// Perhaps this was meant.
    pub perhaps: fn(&str) -> String,
    /// Standard output is not a screen.
    pub not_a_screen: &'static str,
    /// The import waits for a yes.
    pub ask_yes: &'static str,
    /// The import was not recorded: how to record it.
    pub not_recorded: &'static str,
    /// What was imported.
    pub recorded: fn(&str) -> String,
    /// Everything in the file is there already.
    pub nothing_new: fn(&str) -> String,
    /// `n` steps taken back.
    pub undid: fn(usize) -> String,
    /// `n` steps done again.
    pub redid: fn(usize) -> String,
    /// Fewer steps than asked for.
    pub fewer_steps: fn(usize, usize) -> String,
    /// Standard output took no more: what the system said.
    pub unwritten: fn(&str) -> String,
    /// A file was written.
    pub wrote: fn(&str) -> String,
    /// A file is there already.
    pub exists: fn(&str) -> String,
    /// An archive only goes into an empty store.
    pub archive_needs_empty: &'static str,
    /// An archive was taken in: entries.
    pub restored: fn(usize) -> String,
    /// Keys that apply in a scope.
    pub keys_in: fn(&str) -> String,
}

pub(super) const AR: Cli = Cli {
    about: "لجنة: لائحة الأعضاء وبرنامج العمل والميثاق على شاشة واحدة.\nبدون أمر: تُفتح الشاشة.",
    usage: "الاستعمال",
    commands: "الأوامر",
    arguments: "المعطيات",
    options: "الخيارات",
    after: "رموز الخروج: 0 تم؛ 1 تعذر ولم يتغير شيء؛ 2 استعمال خاطئ؛ 3 المخزن مفتوح في مكان آخر؛ 4 شيء ينتظر قرارا: استيراد (--yes) أو ما وجده الفحص (check).\n\
            الملفات: المخزن في $XDG_DATA_HOME/lajna، وخرائط الأزرار في $XDG_CONFIG_HOME/lajna/keymaps، وما اختير للشاشات في $XDG_STATE_HOME/lajna/terminals.toml.\n\
            إذا بقيت الشاشة معطوبة بعد انقطاع مفاجئ فاكتب: reset، أو شغل lajna ثم اخرج منه",
    store: "مجلد المخزن (وإلا: $XDG_DATA_HOME/lajna)",
    demo: "فتح لجنة تجريبية في مخزن خاص بها يمكن حذفه",
    lang: "لغة الشاشة: ar أو fr أو en",
    author: "الاسم الذي تُسجل به التغييرات",
    keymap: "خريطة الأزرار: default أو vim أو emacs",
    keyboard: "لوحة المفاتيح: arabic أو arabic-azerty أو azerty",
    no_clipboard: "لا ترسل ما يُنسخ إلى حافظة الطرفية",
    terminal: "طريقة كتابة العربية على هذه الشاشة: auto أو visual أو bdsm أو implicit أو implicit0 أو kitty66 أو kittyrun أو mlterm أو logical (F9 يبدلها)",
    ascii: "رسم الإطارات والعلامات برموز ASCII (وبلا ألوان: NO_COLOR)",
    plain: "سطرا بسطر بدون شاشة: لقارئات الشاشة وأسطر برايل والمطاريف البسيطة (أو LAJNA_PLAIN=1)؛ وإذا لم تكن هناك أزرار تُقرأ الأوامر بكلماتها، أمر في كل سطر",
    help: "إظهار هذه المساعدة",
    version: "إظهار الإصدار",
    import: "قراءة محضر أو جدول أو ميثاق (Markdown) أو أرشيف JSON",
    import_file: "الملف المراد قراءته",
    import_yes: "التسجيل دون سؤال",
    list: "عرض ما في المخزن",
    list_what: "ما يُعرض: roster أو programme أو objectives أو charter أو parts (أجزاء نص) أو texts أو bodies (الهيئات) أو versions أو amendments أو meetings أو log",
    list_json: "بصيغة JSON",
    undo: "التراجع عن آخر الخطوات",
    redo: "إعادة ما تُراجع عنه",
    steps: "عدد الخطوات",
    export: "كتابة اللجنة كلها مع سجلها في أرشيف JSON، أو نص واحد منها (--text)",
    export_out: "الملف (وإلا: المخرج القياسي)",
    export_force: "تعويض الملف إن كان موجودا",
    salvage: "فتح مخزن معطوب بما قبل أول قيد ضائع؛ يُحفظ السجل كما وُجد",
    terminal_test: "اختبار قراءة العربية على هذه الشاشة، مع تذكر الجواب",
    keys: "عرض كل الأزرار",
    completions: "طباعة الإكمال التلقائي لمفسر الأوامر",
    shell: "مفسر الأوامر: bash أو zsh أو fish أو elvish أو powershell",
    unknown_argument: |it| format!("الخيار {it} غير معروف."),
    unknown_command: |it| format!("الأمر {it} غير معروف."),
    missing_argument: |it| format!("ينقص: {it}."),
    bad_value: |argument, value| format!("القيمة «{value}» غير مقبولة في {argument}."),
    bad_usage: "استعمال غير صحيح.",
    see_help: "اكتب lajna --help لمعرفة الاستعمال.",
    perhaps: |it| format!("هل تقصد {it}؟"),
    not_a_screen: "تحتاج لجنة إلى شاشة طرفية، والمخرج هنا ليس شاشة. استعمل: lajna --plain (سطرا بسطر) أو lajna list أو lajna import أو lajna export، أو اكتب lajna --help.",
    ask_yes: "هل تسجل هذا؟ (نعم/لا) ",
    not_recorded: "لم يُسجل شيء. أعد الأمر مع --yes للتسجيل.",
    recorded: |what| format!("سُجل في قيد واحد: {what}. للتراجع: lajna undo"),
    nothing_new: |what| format!("كل ما في الملف مسجل من قبل ({what})؛ لم يُضف شيء."),
    undid: |n| {
        format!(
            "تم التراجع عن {}.",
            arabic_plural(n, "لا شيء", "خطوة واحدة", "خطوتين", "خطوات", "خطوة", "خطوة")
        )
    },
    redid: |n| {
        format!("أعيدت {}.", arabic_plural(n, "لا شيء", "خطوة واحدة", "خطوتان", "خطوات", "خطوة", "خطوة"))
    },
    fewer_steps: |done, asked| format!("لم يبق غير {done} من {asked} خطوة."),
    unwritten: |why| format!("تعذرت كتابة الجواب في المخرج القياسي ({why})."),
    wrote: |path| format!("كُتب الملف {path}"),
    exists: |path| format!("الملف {path} موجود؛ لم يُكتب شيء. أضف --force لتعويضه."),
    archive_needs_empty: "الأرشيف لا يُسترجع إلا في مخزن فارغ. استعمل: lajna --store مجلد_جديد import الأرشيف",
    restored: |n| {
        format!("استُرجع السجل: {}.", arabic_plural(n, "لا قيود", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد"))
    },
    keys_in: |scope| format!("الأزرار — {scope}"),
};

pub(super) const FR: Cli = Cli {
    about: "lajna : la liste des membres, le programme d'action et la charte sur un écran.\nSans commande : l'écran s'ouvre.",
    usage: "Usage",
    commands: "Commandes",
    arguments: "Arguments",
    options: "Options",
    after: "Codes de sortie : 0 fait ; 1 impossible, rien n'a changé ; 2 mauvais usage ; 3 le magasin est ouvert ailleurs ; 4 quelque chose attend une décision : un import (--yes) ou ce que check a trouvé.\n\
            Fichiers : le magasin dans $XDG_DATA_HOME/lajna, les cartes de touches dans $XDG_CONFIG_HOME/lajna/keymaps, les réponses sur les terminaux dans $XDG_STATE_HOME/lajna/terminals.toml.\n\
            Si l'écran reste abîmé après une coupure, tapez : reset, ou ouvrez lajna puis quittez-le",
    store: "dossier du magasin (sinon $XDG_DATA_HOME/lajna)",
    demo: "ouvrir un comité de démonstration, dans un magasin à lui qu'on peut jeter",
    lang: "langue de l'écran : ar, fr ou en",
    author: "nom sous lequel les changements sont consignés",
    keymap: "carte de touches : default, vim ou emacs",
    keyboard: "clavier : arabic, arabic-azerty ou azerty",
    no_clipboard: "ne rien donner au presse-papiers du terminal",
    terminal: "façon d'écrire l'arabe sur ce terminal : auto, visual, bdsm, implicit, implicit0, kitty66, kittyrun, mlterm ou logical (F9 en change)",
    ascii: "cadres et signes en ASCII (sans couleurs : NO_COLOR)",
    plain: "ligne par ligne, sans écran : pour les lecteurs d'écran, les plages braille et les terminaux simples (ou LAJNA_PLAIN=1) ; sans clavier, les commandes sont lues par leur mot, une par ligne",
    help: "afficher cette aide",
    version: "afficher la version",
    import: "lire un procès-verbal, un tableau, une charte (Markdown) ou une archive JSON",
    import_file: "le fichier à lire",
    import_yes: "consigner sans demander",
    list: "montrer ce que contient le magasin",
    list_what: "quoi : roster, programme, objectives, charter, parts (les parties d'un texte), texts, bodies (les organismes), versions, amendments, meetings ou log",
    list_json: "en JSON",
    undo: "annuler les dernières étapes",
    redo: "rétablir ce qui a été annulé",
    steps: "nombre d'étapes",
    export: "écrire tout le comité et son historique dans une archive JSON, ou un de ses textes (--text)",
    export_out: "le fichier (sinon la sortie standard)",
    export_force: "remplacer le fichier s'il existe",
    salvage: "ouvrir un magasin abîmé avec ce qui précède la première entrée perdue ; le journal est gardé tel quel",
    terminal_test: "vérifier que l'arabe se lit bien sur ce terminal, et retenir la réponse",
    keys: "montrer toutes les touches",
    completions: "écrire la complétion pour un interpréteur de commandes",
    shell: "interpréteur : bash, zsh, fish, elvish ou powershell",
    unknown_argument: |it| format!("L'option {it} est inconnue."),
    unknown_command: |it| format!("La commande {it} est inconnue."),
    missing_argument: |it| format!("Il manque : {it}."),
    bad_value: |argument, value| format!("La valeur « {value} » ne convient pas à {argument}."),
    bad_usage: "Mauvais usage.",
    see_help: "Tapez lajna --help pour l'usage.",
    perhaps: |it| format!("Vouliez-vous dire {it} ?"),
    not_a_screen: "lajna a besoin d'un terminal, et la sortie n'en est pas un. Utilisez lajna --plain (ligne par ligne), lajna list, lajna import ou lajna export, ou tapez lajna --help.",
    ask_yes: "Consigner ceci ? (oui/non) ",
    not_recorded: "Rien n'a été consigné. Refaites la commande avec --yes pour consigner.",
    recorded: |what| format!("Consigné en une entrée : {what}. Pour revenir : lajna undo"),
    nothing_new: |what| {
        format!("Tout ce que contient le fichier est déjà là ({what}) ; rien n'a été ajouté.")
    },
    undid: |n| format!("{}.", french_plural(n, "étape annulée", "étapes annulées")),
    redid: |n| format!("{}.", french_plural(n, "étape rétablie", "étapes rétablies")),
    fewer_steps: |done, asked| {
        format!("Il ne restait que {} sur {asked}.", french_plural(done, "étape", "étapes"))
    },
    unwritten: |why| format!("La réponse n'a pas pu être écrite sur la sortie standard ({why})."),
    wrote: |path| format!("{path} a été écrit"),
    exists: |path| format!("{path} existe déjà ; rien n'a été écrit. Ajoutez --force pour le remplacer."),
    archive_needs_empty: "Une archive ne se restaure que dans un magasin vide. Utilisez : lajna --store NOUVEAU import ARCHIVE",
    restored: |n| format!("Historique restauré : {}.", french_plural(n, "entrée", "entrées")),
    keys_in: |scope| format!("Touches — {scope}"),
};

pub(super) const EN: Cli = Cli {
    about: "lajna: the roster, the work programme and the charter of a committee on one screen.\nWithout a command the screen opens.",
    usage: "Usage",
    commands: "Commands",
    arguments: "Arguments",
    options: "Options",
    after: "Exit codes: 0 done; 1 could not be done, nothing changed; 2 wrong use; 3 the store is open elsewhere; 4 something waits for a decision: an import (--yes), or what check found.\n\
            Files: the store in $XDG_DATA_HOME/lajna, keymaps in $XDG_CONFIG_HOME/lajna/keymaps, what was chosen for terminals in $XDG_STATE_HOME/lajna/terminals.toml.\n\
            If the screen stays broken after a sudden cut, type: reset, or start lajna and leave it",
    store: "folder of the store (else $XDG_DATA_HOME/lajna)",
    demo: "open a demonstration committee, in a store of its own that can be thrown away",
    lang: "language of the screen: ar, fr or en",
    author: "name under which changes are recorded",
    keymap: "keymap: default, vim or emacs",
    keyboard: "keyboard: arabic, arabic-azerty or azerty",
    no_clipboard: "give nothing to the clipboard of the terminal",
    terminal: "how Arabic is written to this terminal: auto, visual, bdsm, implicit, implicit0, kitty66, kittyrun, mlterm or logical (F9 changes it)",
    ascii: "borders and signs in ASCII (without colours: NO_COLOR)",
    plain: "line by line, without a screen: for screen readers, braille displays and simple terminals (or LAJNA_PLAIN=1); where there are no keys, commands are read by their words, one a line",
    help: "show this help",
    version: "show the version",
    import: "read minutes, a table, a charter (Markdown) or a JSON archive",
    import_file: "the file to read",
    import_yes: "record without asking",
    list: "show what the store holds",
    list_what: "what: roster, programme, objectives, charter, parts (of a text), texts, bodies, versions, amendments, meetings or log",
    list_json: "as JSON",
    undo: "take back the last steps",
    redo: "do again what was taken back",
    steps: "how many steps",
    export: "write the whole committee and its history to a JSON archive, or one of its texts (--text)",
    export_out: "the file (else standard output)",
    export_force: "replace the file if it is there",
    salvage: "open a damaged store with what comes before the first lost entry; the journal is kept as it was",
    terminal_test: "check that Arabic reads right on this terminal, and remember the answer",
    keys: "show every key",
    completions: "print completions for a shell",
    shell: "shell: bash, zsh, fish, elvish or powershell",
    unknown_argument: |it| format!("The option {it} is unknown."),
    unknown_command: |it| format!("The command {it} is unknown."),
    missing_argument: |it| format!("Missing: {it}."),
    bad_value: |argument, value| format!("The value {value:?} does not fit {argument}."),
    bad_usage: "Wrong use.",
    see_help: "Type lajna --help for the usage.",
    perhaps: |it| format!("Did you mean {it}?"),
    not_a_screen: "lajna needs a terminal, and the output is none. Use lajna --plain (line by line), lajna list, lajna import or lajna export, or type lajna --help.",
    ask_yes: "Record this? (yes/no) ",
    not_recorded: "Nothing was recorded. Say it again with --yes to record.",
    recorded: |what| format!("Recorded as one entry: {what}. To take it back: lajna undo"),
    nothing_new: |what| format!("Everything in the file is there already ({what}); nothing was added."),
    undid: |n| format!("{} undone.", english_plural(n, "step", "steps")),
    redid: |n| format!("{} done again.", english_plural(n, "step", "steps")),
    fewer_steps: |done, asked| format!("Only {done} of {asked} steps were left."),
    unwritten: |why| format!("The answer could not be written to standard output ({why})."),
    wrote: |path| format!("{path} was written"),
    exists: |path| format!("{path} is there already; nothing was written. Add --force to replace it."),
    archive_needs_empty: "An archive is restored into an empty store only. Use: lajna --store NEW import ARCHIVE",
    restored: |n| format!("History restored: {}.", english_plural(n, "entry", "entries")),
    keys_in: |scope| format!("Keys — {scope}"),
};
