//! Sentences of the screen itself: head, feet, and what the program says of undo and saving.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the screen itself.
#[derive(Debug)]
pub struct Stage {
    /// The screen cannot hold anything.
    pub too_small: &'static str,
    /// After an undo.
    pub undone: fn(&str) -> String,
    /// After a redo.
    pub redone: fn(&str) -> String,
    /// After a revert.
    pub reverted: fn(&str) -> String,
    /// Nothing left to undo.
    pub nothing_to_undo: &'static str,
    /// Nothing left to redo.
    pub nothing_to_redo: &'static str,
    /// Everything typed is on disk.
    pub all_saved: &'static str,
    /// The pane has the whole screen already: it is too narrow for three.
    pub whole_already: &'static str,
    /// Something below is not finished.
    pub unfinished: &'static str,
    /// A field must be finished before an undo.
    pub finish_field: &'static str,
    /// The key means nothing here: the key, that of help.
    pub unbound: fn(&str, &str) -> String,
    /// The command means nothing here: its word, what help is called.
    pub not_here: fn(&str, &str) -> String,
    /// The language was changed.
    pub speaking: &'static str,
    /// So many lines were copied.
    pub copied: fn(usize) -> String,
    /// So many lines were copied, too many for the clipboard of the terminal.
    pub copied_inside: fn(usize) -> String,
    /// There are no words to copy.
    pub nothing_to_copy: &'static str,
    /// Pasted text that came off a screen was put back in the order of reading.
    pub restored: &'static str,
    /// The words of a paste may stand backwards.
    pub doubtful: &'static str,
    /// So many pasted lines became one.
    pub joined: fn(usize) -> String,
    /// So many characters of a paste were taken out.
    pub taken_out: fn(usize) -> String,
    /// So many tabs of a paste became blanks.
    pub blanked: fn(usize) -> String,
    /// So many presentation forms of a paste became plain letters.
    pub spelled: fn(usize) -> String,
    /// A pasted paragraph was too long and is several now.
    pub broken: &'static str,
    /// The end of a paste did not fit into a line.
    pub cut_off: &'static str,
    /// Text came at once where there is no place for it.
    pub flooded: &'static str,
}

/// نُسخ سطر واحد، نُسخ سطران، نُسخت 3 أسطر، نُسخ 11 سطرا: the verb bends as well.
fn arabic_copied(n: usize) -> String {
    let verb = if matches!(n % 100, 3..=10) { "نُسخت" } else { "نُسخ" };
    format!("{verb} {}", arabic_plural(n, "لا شيء", "سطر واحد", "سطران", "أسطر", "سطرا", "سطر"))
}

pub(super) const AR: Stage = Stage {
    too_small: "الشاشة صغيرة جدا",
    undone: |what| format!("تم التراجع: {what}"),
    redone: |what| format!("تمت الإعادة: {what}"),
    reverted: |what| format!("استُرجع ما قبل: {what}"),
    nothing_to_undo: "لا شيء للتراجع عنه",
    nothing_to_redo: "لا شيء لإعادته",
    all_saved: "كل ما كُتب محفوظ",
    whole_already: "الجزء يملأ الشاشة أصلا؛ تظهر الأجزاء الثلاثة جنبا إلى جنب ابتداء من 120 عمودا",
    unfinished: "في النافذة التي تحت هذه كلام لم يُحفظ بعد؛ عد إليها وأنهها أولا",
    finish_field: "أنهِ الكتابة في هذا الحقل أو ألغها أولا، ثم تراجع",
    unbound: |key, help| format!("الزر {key} لا يفعل شيئا هنا؛ اضغط {help} لمعرفة الأزرار"),
    not_here: |word, help| format!("الأمر {word} لا ينطبق هنا؛ {help} لمعرفة ما يمكن فعله"),
    speaking: "لغة الشاشة: العربية",
    copied: arabic_copied,
    copied_inside: |n| format!("{}؛ أطول مما تقبله حافظة الطرفية، فيُلصق داخل البرنامج فقط", arabic_copied(n)),
    nothing_to_copy: "لا شيء هنا يُنسخ",
    restored: "أُعيد النص المنسوخ من الشاشة إلى ترتيب قراءته",
    doubtful: "قد تكون حروف النص الملصق أو كلماته معكوسة؛ راجعها",
    joined: |n| {
        let lines = arabic_plural(n, "لا شيء", "سطر واحد", "سطران", "أسطر", "سطرا", "سطر");
        format!("جُمع ما أُلصق في سطر واحد ({lines})")
    },
    taken_out: |n| {
        let signs = arabic_plural(n, "لا شيء", "واحدة", "اثنتان", "علامات", "علامة", "علامة");
        format!("حُذفت من النص الملصق علامات لا تُكتب في النصوص ({signs})")
    },
    blanked: |n| {
        let tabs = arabic_plural(n, "لا شيء", "واحدة", "اثنتان", "علامات", "علامة", "علامة");
        format!("حلّ فراغ محل كل علامة جدولة ({tabs})")
    },
    spelled: |n| {
        let forms = arabic_plural(n, "لا شيء", "شكل واحد", "شكلان", "أشكال", "شكلا", "شكل");
        format!("رُدّت الأشكال الجاهزة إلى حروفها ({forms})")
    },
    broken: "قُسمت الفقرات الطويلة جدا",
    cut_off: "لم يتسع السطر لكل ما أُلصق، فأُخذ أوله",
    flooded: "وصل نص كثير دفعة واحدة فلم يُفهم أوامر؛ افتح موضعا للكتابة ثم ألصقه فيه",
};

pub(super) const FR: Stage = Stage {
    too_small: "écran trop petit",
    undone: |what| format!("annulé : {what}"),
    redone: |what| format!("rétabli : {what}"),
    reverted: |what| format!("revenu avant : {what}"),
    nothing_to_undo: "rien à annuler",
    nothing_to_redo: "rien à rétablir",
    all_saved: "tout ce qui a été écrit est enregistré",
    whole_already: "le volet occupe déjà l'écran ; les trois volets se montrent côte à côte à partir de 120 colonnes",
    unfinished: "la fenêtre du dessous contient des mots non enregistrés ; finissez-la d'abord",
    finish_field: "finissez ou quittez d'abord ce champ, puis annulez",
    unbound: |key, help| format!("la touche {key} ne fait rien ici ; {help} montre les touches"),
    not_here: |word, help| {
        format!("la commande {word} ne s'applique pas ici ; {help} montre ce qui est possible")
    },
    speaking: "langue de l'écran : français",
    copied: |n| french_plural(n, "ligne copiée", "lignes copiées"),
    copied_inside: |n| {
        let copied = french_plural(n, "ligne copiée", "lignes copiées");
        format!("{copied} ; trop long pour le presse-papiers du terminal, à coller ici seulement")
    },
    nothing_to_copy: "rien à copier ici",
    restored: "texte copié d'un écran remis dans l'ordre de lecture",
    doubtful: "les lettres ou les mots collés sont peut-être à l'envers ; à vérifier",
    joined: |n| format!("{} en une", french_plural(n, "ligne réunie", "lignes réunies")),
    taken_out: |n| {
        let signs = french_plural(n, "signe retiré", "signes retirés");
        format!("{signs} du texte collé (commandes, caractères invisibles ou en trop)")
    },
    blanked: |n| french_plural(n, "tabulation devenue une espace", "tabulations devenues des espaces"),
    spelled: |n| {
        french_plural(n, "forme toute faite rendue en lettres", "formes toutes faites rendues en lettres")
    },
    broken: "les paragraphes trop longs ont été coupés en plusieurs",
    cut_off: "la ligne ne peut tout contenir : seul le début est collé",
    flooded: "beaucoup de texte d'un coup, non pris pour des commandes ; ouvrez un champ, puis collez-le",
};

pub(super) const EN: Stage = Stage {
    too_small: "screen too small",
    undone: |what| format!("undone: {what}"),
    redone: |what| format!("done again: {what}"),
    reverted: |what| format!("back to before: {what}"),
    nothing_to_undo: "nothing to undo",
    nothing_to_redo: "nothing to redo",
    all_saved: "everything typed is saved",
    whole_already: "the pane has the screen already; three panes stand side by side from 120 columns",
    unfinished: "the window below holds words not saved yet; finish it first",
    finish_field: "finish or leave this field first, then undo",
    unbound: |key, help| format!("{key} does nothing here; {help} lists the keys"),
    not_here: |word, help| format!("{word} does not apply here; {help} lists what does"),
    speaking: "language of the screen: English",
    copied: |n| english_plural(n, "line copied", "lines copied"),
    copied_inside: |n| {
        let copied = english_plural(n, "line copied", "lines copied");
        format!("{copied}; too long for the clipboard of the terminal, to be pasted here only")
    },
    nothing_to_copy: "nothing to copy here",
    restored: "text copied off a screen, put back in reading order",
    doubtful: "the letters or words pasted may stand backwards; please check",
    joined: |n| format!("{} put into one", english_plural(n, "line", "lines")),
    taken_out: |n| {
        let signs = english_plural(n, "character", "characters");
        format!("{signs} taken out of the paste (controls, invisible or too many)")
    },
    blanked: |n| english_plural(n, "tab made a blank", "tabs made blanks"),
    spelled: |n| {
        english_plural(n, "ready-made form made plain letters", "ready-made forms made plain letters")
    },
    broken: "paragraphs too long were broken into several",
    cut_off: "the line cannot hold it all; only the beginning was pasted",
    flooded: "much text at once, not taken for commands; open a field, then paste it there",
};
