//! Sentences of the editor: what was replaced, counted, moved.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the editor.
#[derive(Debug)]
pub struct Editing {
    /// Stands before the words to put in the place of what was found.
    pub replace_with: &'static str,
    /// So many places were replaced.
    pub replaced: fn(usize) -> String,
    /// What was found holds the new words already.
    pub nothing_replaced: &'static str,
    /// There is no paragraph after this one to join.
    pub nothing_to_join: &'static str,
    /// The paragraph is the first of the text.
    pub first_paragraph: &'static str,
    /// The paragraph is the last of the text.
    pub last_paragraph: &'static str,
    /// A paragraph went to another part: its number and title.
    pub moved_to: fn(&str, &str) -> String,
    /// Arabic punctuation is on.
    pub punctuation_on: &'static str,
    /// Arabic punctuation is off.
    pub punctuation_off: &'static str,
    /// No part has this number or these words in its title.
    pub no_such_part: fn(&str) -> String,
    /// The part came back from another editor.
    pub rewritten: &'static str,
    /// As above, without so many signs that no text has.
    pub rewritten_cleaned: fn(usize) -> String,
    /// The part came back as it was.
    pub rewritten_same: &'static str,
    /// The editor ended with an error; nothing changed.
    pub outside_failed: &'static str,
    /// The editor gave back what is no text; nothing changed.
    pub outside_not_text: &'static str,
    /// The system says why the editor could not do it; nothing changed.
    pub outside_error: fn(&str) -> String,
    /// What the editor left is in this file, and in no record: why.
    pub outside_kept: fn(&str, &str) -> String,
    /// How blanks are filled in.
    pub fill_how: &'static str,
    /// So many blanks were filled in, so many are still open.
    pub filled: fn(usize, usize) -> String,
    /// The text has no blanks.
    pub no_blanks: &'static str,
    /// These words stand in so many places.
    pub named_in: fn(&str, usize) -> String,
    /// These words stand nowhere.
    pub named_nowhere: fn(&str) -> String,
    /// A reference to a part was put in: its number.
    pub referred: fn(&str) -> String,
    /// The title of what a reference is chosen from.
    pub refer_title: &'static str,
    /// Stands before the words that are looked for there.
    pub refer_words: &'static str,
    /// Stands before what a reference will be read as.
    pub refer_reads: &'static str,
    /// Nothing there has the words.
    pub refer_none: &'static str,
    /// What was counted: the selection, the part, the whole text.
    pub selection: &'static str,
    /// As above.
    pub part: &'static str,
    /// As above.
    pub text: &'static str,
    /// What, words, paragraphs, minutes of reading.
    pub counted: fn(&str, usize, usize, usize) -> String,
    /// Stands between two counts.
    pub between: &'static str,
}

pub(super) const AR: Editing = Editing {
    replace_with: "استبدال بـ:",
    replaced: |n| {
        let places = arabic_plural(n, "لا شيء", "موضع واحد", "موضعين", "مواضع", "موضعا", "موضع");
        format!("تم الاستبدال في {places}")
    },
    nothing_replaced: "لا شيء يُستبدل: الكلمات الجديدة هي نفسها",
    nothing_to_join: "لا توجد بعدها فقرة تُضم إليها",
    first_paragraph: "هذه أول فقرة في النص؛ لا يمكن تحريكها إلى الأعلى",
    last_paragraph: "هذه آخر فقرة في النص؛ لا يمكن تحريكها إلى الأسفل",
    moved_to: |number, title| format!("انتقلت الفقرة إلى الجزء {number} «{title}»"),
    punctuation_on: "علامات الترقيم العربية تلقائية بعد الحروف العربية: ، ؛ ؟",
    punctuation_off: "تُكتب علامات الترقيم كما تأتي من لوحة المفاتيح",
    no_such_part: |words| format!("لا يوجد جزء بهذا الرقم أو العنوان: «{words}»"),
    rewritten: "أُخذ النص كما تركه المحرر؛ التراجع يعيده كما كان",
    rewritten_cleaned: |n| {
        let signs = arabic_plural(n, "", "رمز واحد", "رمزان", "رموز", "رمزا", "رمز");
        format!("أُخذ النص كما تركه المحرر، وحُذف منه ما ليس نصا ({signs})")
    },
    rewritten_same: "لم يتغير شيء في المحرر",
    outside_failed: "توقف المحرر بخطأ؛ لم يتغير النص",
    outside_not_text: "ما تركه المحرر ليس نصا بترميز UTF-8؛ لم يتغير النص",
    outside_error: |why| format!("تعذر فتح المحرر أو قراءة ما تركه ({why})؛ لم يتغير النص"),
    outside_kept: |path, why| format!("ما كُتب في المحرر باق في {path}. {why}"),
    fill_how: "اكتب اسم الخانة ثم = ثم ما يوضع فيها، مثل: fill الجماعة=وزان",
    filled: |n, open| {
        let open = match open {
            0 => String::new(),
            open => format!("؛ بقي: {open}"),
        };
        format!(
            "{}{open}",
            arabic_plural(
                n,
                "لم تُملأ أي خانة",
                "مُلئت خانة واحدة",
                "مُلئت خانتان",
                "خانات مُلئت",
                "خانة مُلئت",
                "خانة مُلئت"
            )
        )
    },
    no_blanks: "لا توجد في النص خانات للملء",
    named_in: |words, n| {
        format!("«{words}»: {}", arabic_plural(n, "لا موضع", "موضع واحد", "موضعان", "مواضع", "موضعا", "موضع"))
    },
    named_nowhere: |words| format!("لا يرد «{words}» في أي موضع من النص"),
    referred: |number| format!("أضيفت إحالة إلى {number}؛ يتغير رقمها بتغير الترقيم"),
    refer_title: "إحالة إلى جزء أو فقرة",
    refer_words: "ابحث:",
    refer_reads: "تُقرأ في النص:",
    refer_none: "لا شيء بهذه الكلمات",
    selection: "النص المحدد",
    part: "هذا الجزء",
    text: "النص كله",
    counted: |what, words, paragraphs, minutes| {
        let words = arabic_plural(words, "لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة");
        let paragraphs =
            arabic_plural(paragraphs, "لا فقرات", "فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة");
        let minutes =
            arabic_plural(minutes, "أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة");
        format!("{what}: {words}، {paragraphs}، مدة القراءة: {minutes}")
    },
    between: "؛ ",
};

pub(super) const FR: Editing = Editing {
    replace_with: "Remplacer par :",
    replaced: |n| format!("remplacé : {}", french_plural(n, "occurrence", "occurrences")),
    nothing_replaced: "rien à remplacer : les nouveaux mots sont les mêmes",
    nothing_to_join: "aucun paragraphe ne suit celui-ci",
    first_paragraph: "c'est le premier paragraphe du texte ; il ne peut pas monter",
    last_paragraph: "c'est le dernier paragraphe du texte ; il ne peut pas descendre",
    moved_to: |number, title| format!("paragraphe passé dans la partie {number} « {title} »"),
    punctuation_on: "ponctuation arabe automatique après les lettres arabes : ، ؛ ؟",
    punctuation_off: "la ponctuation s'écrit comme le clavier la donne",
    no_such_part: |words| format!("aucune partie n'a ce numéro ou ce titre : « {words} »"),
    rewritten: "texte repris de l'éditeur ; une annulation le rend comme il était",
    rewritten_cleaned: |n| {
        format!(
            "texte repris de l'éditeur, sans ce qui n'est pas du texte ({})",
            french_plural(n, "signe", "signes")
        )
    },
    rewritten_same: "rien n'a changé dans l'éditeur",
    outside_failed: "l'éditeur s'est arrêté sur une erreur ; le texte n'a pas changé",
    outside_not_text: "ce que l'éditeur a laissé n'est pas du texte UTF-8 ; le texte n'a pas changé",
    outside_error: |why| format!("l'éditeur n'a pas pu servir ({why}) ; le texte n'a pas changé"),
    outside_kept: |path, why| format!("Ce qui a été écrit dans l'éditeur reste dans {path}. {why}"),
    fill_how: "écrivez le nom du blanc, =, puis ce qui s'y met : fill commune=Ouezzane",
    filled: |n, open| {
        let open = if open == 0 { String::new() } else { format!(" ; il en reste {open}") };
        format!("blancs remplis : {n}{open}")
    },
    no_blanks: "le texte n'a pas de blancs à remplir",
    named_in: |words, n| format!("« {words} » : {}", french_plural(n, "endroit", "endroits")),
    named_nowhere: |words| format!("« {words} » ne figure nulle part dans le texte"),
    referred: |number| format!("renvoi vers {number} ; il suivra la numérotation"),
    refer_title: "Renvoyer à une partie ou à un paragraphe",
    refer_words: "Chercher :",
    refer_reads: "Se lira :",
    refer_none: "rien avec ces mots",
    selection: "sélection",
    part: "cette partie",
    text: "tout le texte",
    counted: |what, words, paragraphs, minutes| {
        let words = french_plural(words, "mot", "mots");
        let paragraphs = french_plural(paragraphs, "paragraphe", "paragraphes");
        let minutes = if minutes == 0 {
            "moins d'une minute".to_owned()
        } else {
            french_plural(minutes, "minute", "minutes")
        };
        format!("{what} : {words}, {paragraphs}, lecture : {minutes}")
    },
    between: " ; ",
};

pub(super) const EN: Editing = Editing {
    replace_with: "Replace with:",
    replaced: |n| format!("replaced in {}", english_plural(n, "place", "places")),
    nothing_replaced: "nothing to replace: the new words are the same",
    nothing_to_join: "no paragraph follows this one",
    first_paragraph: "this is the first paragraph of the text; it cannot move up",
    last_paragraph: "this is the last paragraph of the text; it cannot move down",
    moved_to: |number, title| format!("the paragraph went to part {number} “{title}”"),
    punctuation_on: "Arabic punctuation by itself after Arabic letters: ، ؛ ؟",
    punctuation_off: "punctuation is written as the keyboard gives it",
    no_such_part: |words| format!("no part has this number or title: “{words}”"),
    rewritten: "the text is as the editor gave it back; one undo takes it back",
    rewritten_cleaned: |n| {
        format!(
            "the text is as the editor gave it back, without what is no text ({})",
            english_plural(n, "sign", "signs")
        )
    },
    rewritten_same: "nothing was changed in the editor",
    outside_failed: "the editor ended with an error; the text has not changed",
    outside_not_text: "what the editor gave back is no UTF-8 text; the text has not changed",
    outside_error: |why| format!("the editor could not be used ({why}); the text has not changed"),
    outside_kept: |path, why| format!("What was written in the editor stays in {path}. {why}"),
    fill_how: "write the name of the blank, =, then what goes there: fill town=Ouezzane",
    filled: |n, open| {
        let open = if open == 0 { String::new() } else { format!("; {open} open") };
        format!("blanks filled in: {n}{open}")
    },
    no_blanks: "the text has no blanks to fill in",
    named_in: |words, n| format!("“{words}”: {}", english_plural(n, "place", "places")),
    named_nowhere: |words| format!("“{words}” stands nowhere in the text"),
    referred: |number| format!("a reference to {number}; it follows the numbering"),
    refer_title: "Refer to a part or a paragraph",
    refer_words: "Find:",
    refer_reads: "Will read:",
    refer_none: "nothing with these words",
    selection: "selection",
    part: "this part",
    text: "whole text",
    counted: |what, words, paragraphs, minutes| {
        let words = english_plural(words, "word", "words");
        let paragraphs = english_plural(paragraphs, "paragraph", "paragraphs");
        let minutes = if minutes == 0 {
            "less than a minute".to_owned()
        } else {
            english_plural(minutes, "minute", "minutes")
        };
        format!("{what}: {words}, {paragraphs}, to read: {minutes}")
    },
    between: "; ",
};
