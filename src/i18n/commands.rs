//! What each command does, in each language: a sentence for help, a word for hints.
//!
//! Used by help, hints, the prompt and `lajna keys`. Commands are named by their word, which
//! is the same in every language; `tests/bindings.rs` holds that none is missing.

use super::Language;

/// One command: its word, then Arabic, French and English.
type Row = (&'static str, [&'static str; 3]);

/// What the commands do.
#[derive(Debug)]
pub struct Commands {
    /// The sentence for the command with this word; empty if there is none.
    pub help: fn(&str) -> String,
    /// One or two words for the hint line; empty for commands that are not hinted.
    pub short: fn(&str) -> &'static str,
}

pub(super) const AR: Commands =
    Commands { help: |word| help(Language::Ar, word), short: |word| find(SHORT, Language::Ar, word) };
pub(super) const FR: Commands =
    Commands { help: |word| help(Language::Fr, word), short: |word| find(SHORT, Language::Fr, word) };
pub(super) const EN: Commands =
    Commands { help: |word| help(Language::En, word), short: |word| find(SHORT, Language::En, word) };

fn help(language: Language, word: &str) -> String {
    let Some(motion) = word.strip_prefix("extend-") else {
        return find(HELP, language, word).to_owned();
    };
    let selecting = match language {
        Language::Ar => "تحديد",
        Language::Fr => "sélectionner",
        Language::En => "select",
    };
    format!("{selecting}: {}", find(HELP, language, motion))
}

fn find(rows: &[Row], language: Language, word: &str) -> &'static str {
    let row = rows.iter().find(|(found, _)| *found == word);
    row.and_then(|(_, words)| words.get(language as usize)).copied().unwrap_or_default()
}

#[rustfmt::skip] // one command a line reads as the table it is
const HELP: &[Row] = &[
    ("next", ["السطر الموالي", "ligne suivante", "next row"]),
    ("previous", ["السطر السابق", "ligne précédente", "previous row"]),
    ("page-next", ["الصفحة الموالية", "page suivante", "next page"]),
    ("page-previous", ["الصفحة السابقة", "page précédente", "previous page"]),
    ("first", ["البداية", "tout au début", "to the very beginning"]),
    ("last", ["النهاية", "tout à la fin", "to the very end"]),
    ("left", ["خلية إلى اليسار", "une case à gauche", "one cell to the left"]),
    ("right", ["خلية إلى اليمين", "une case à droite", "one cell to the right"]),
    ("word-left", ["كلمة إلى اليسار", "un mot à gauche", "one word to the left"]),
    ("word-right", ["كلمة إلى اليمين", "un mot à droite", "one word to the right"]),
    ("forward", ["حرف إلى الأمام", "un caractère en avant", "one character forward"]),
    ("backward", ["حرف إلى الوراء", "un caractère en arrière", "one character back"]),
    ("word-forward", ["كلمة إلى الأمام", "un mot en avant", "one word forward"]),
    ("word-backward", ["كلمة إلى الوراء", "un mot en arrière", "one word back"]),
    ("line-start", ["أول السطر", "début de la ligne", "start of the line"]),
    ("line-end", ["آخر السطر", "fin de la ligne", "end of the line"]),
    ("part-next", ["الباب أو الهدف الموالي", "partie ou objectif suivant", "next part or objective"]),
    ("part-previous", ["الباب أو الهدف السابق", "partie ou objectif précédent", "previous part or objective"]),
    ("insert", ["كتابة حرف", "écrire un caractère", "write a character"]),
    ("paste", ["لصق", "coller", "paste"]),
    ("new-line", ["فقرة جديدة", "nouveau paragraphe", "new paragraph"]),
    ("erase-back", ["مسح ما قبل المؤشر", "effacer en arrière", "erase backwards"]),
    ("erase-forward", ["مسح ما تحت المؤشر", "effacer en avant", "erase forwards"]),
    ("erase-word-back", ["مسح الكلمة السابقة", "effacer le mot précédent", "erase the word before"]),
    ("erase-word-forward", ["مسح الكلمة الموالية", "effacer le mot suivant", "erase the word after"]),
    ("erase-to-start", ["مسح إلى أول السطر", "effacer jusqu'au début de la ligne", "erase to the start of the line"]),
    ("erase-to-end", ["مسح إلى آخر السطر", "effacer jusqu'à la fin de la ligne", "erase to the end of the line"]),
    ("cut", ["قص", "couper", "cut"]),
    ("copy", ["نسخ", "copier", "copy"]),
    ("select-all", ["تحديد الكل", "tout sélectionner", "select everything"]),
    ("mark", ["بدء التحديد أو تركه", "commencer ou quitter la sélection", "begin or drop a selection"]),
    ("complete", ["إكمال الكلمة", "compléter le mot", "complete the word"]),
    ("join", ["ضم الفقرة الموالية إلى هذه", "joindre le paragraphe suivant", "join the next paragraph to this one"]),
    ("replace", ["استبدال ما عُثر عليه", "remplacer ce qui est trouvé", "replace what is found"]),
    ("replace-all", ["استبدال الكل دفعة واحدة", "tout remplacer d'un coup", "replace every place at once"]),
    ("punctuation", ["علامات الترقيم العربية تلقائيا، أو تركها", "ponctuation arabe automatique, ou non", "Arabic punctuation by itself, or not"]),
    ("word-count", ["عدد الكلمات ومدة القراءة", "nombre de mots et temps de lecture", "words, and how long they take to read"]),
    ("go-to", ["الانتقال إلى جزء برقمه أو عنوانه", "aller à une partie, par numéro ou titre", "go to a part by number or title"]),
    ("refer", ["إضافة إحالة إلى جزء من النص", "renvoyer à une partie du texte", "refer to a part of the text"]),
    ("rewrite", ["تحرير النص في محررك المعتاد", "écrire le texte dans son propre éditeur", "edit the text in an editor of one's own"]),
    ("fill", ["ملء الخانات: اللجنة والجماعة والتاريخ", "remplir les blancs : comité, commune, date", "fill the blanks in: committee, town, date"]),
    ("places", ["كل المواضع التي ترد فيها كلمات", "tous les endroits où figurent des mots", "every place where words stand"]),
    ("add", ["إضافة بعد السطر المحدد", "ajouter après la ligne choisie", "add after the selected row"]),
    ("add-objective", ["إضافة هدف", "ajouter un objectif", "add an objective"]),
    ("edit", ["تحرير السطر المحدد", "modifier la ligne choisie", "edit the selected row"]),
    ("rename", ["تغيير الاسم أو العنوان", "renommer", "rename"]),
    ("remove", ["حذف السطر المحدد", "supprimer la ligne choisie", "remove the selected row"]),
    ("open", ["فتح", "ouvrir", "open"]),
    ("confirm", ["تأكيد ما اقترحه البرنامج", "confirmer ce qui est proposé", "confirm what is proposed"]),
    ("raise", ["تحريك إلى الأعلى", "monter d'un rang", "move up"]),
    ("lower", ["تحريك إلى الأسفل", "descendre d'un rang", "move down"]),
    ("indent", ["جعله فرعا لما قبله", "mettre sous la partie précédente", "put under the part above"]),
    ("outdent", ["إخراجه بدرجة", "sortir d'un niveau", "take out one level"]),
    ("status", ["تغيير حالة الإجراء", "changer l'état de l'action", "change the status of the task"]),
    ("starter-outline", ["وضع محاور ميثاق جاهزة", "poser un plan de charte usuel", "lay out a usual charter"]),
    ("texts", ["نصوص اللجنة", "textes du comité", "texts of the committee"]),
    ("text", ["عرض نص آخر: رقمه أو عنوانه", "afficher un autre texte : son numéro ou son titre", "show another text: its number or its title"]),
    ("pass", ["مرور النص إلى مرحلة أخرى", "faire passer le texte à une autre étape", "pass the text on to another phase"]),
    ("revise", ["فتح مراجعة جديدة لنص مصادق عليه", "ouvrir une nouvelle révision d'un texte arrêté", "open a new revision of a settled text"]),
    ("versions", ["نسخ النص", "versions du texte", "versions of the text"]),
    ("follow-up", ["تتبع بنود النص", "suivi des engagements du texte", "what follows from the clauses"]),
    ("compare", ["مقارنة نسختين كلمة بكلمة", "comparer deux versions mot à mot", "compare two versions word by word"]),
    ("restore", ["استرجاع هذه النسخة", "restaurer cette version", "restore this version"]),
    ("link", ["ربط البند بإجراء", "lier la clause à une action", "link the clause to a task"]),
    ("observe", ["تدوين ملاحظة عن البند", "noter une observation sur la clause", "note an observation of the clause"]),
    ("amend", ["اقتراح تعديل على هذه الفقرة أو الجزء", "proposer un amendement à ce paragraphe ou à cette partie", "propose an amendment to this paragraph or part"]),
    ("amendments", ["تعديلات النص", "amendements du texte", "amendments of the text"]),
    ("approve", ["قبول التعديل", "adopter l'amendement", "accept the amendment"]),
    ("refuse", ["رفض التعديل", "rejeter l'amendement", "refuse the amendment"]),
    ("defer", ["تأجيل التعديل", "reporter l'amendement", "defer the amendment"]),
    ("withdraw", ["سحب التعديل", "retirer l'amendement", "withdraw the amendment"]),
    ("merge", ["دمج التعديل في تعديل آخر", "fondre l'amendement dans un autre", "merge the amendment with another"]),
    ("reopen", ["إعادة التعديل إلى النقاش", "rouvrir l'amendement", "reopen the amendment"]),
    ("reply", ["جواب لصاحب التعديل", "répondre à l'auteur", "answer the proposer"]),
    ("consolidate", ["البت في التعديلات كلها دفعة واحدة", "examiner tous les amendements d'un coup", "decide all the amendments at once"]),
    ("view", ["النص: الأصل، أو بالتعديلات، أو كأنها قُبلت", "texte : d'origine, amendé, ou si tout est adopté", "text: original, amended, or as if accepted"]),
    ("comparison", ["جدول مقارنة التعديلات", "tableau comparatif des amendements", "comparison table of the amendments"]),
    ("sort", ["ترتيب حسب العمود الموالي", "trier par la colonne suivante", "sort by the next column"]),
    ("filter", ["تصفية أثناء الكتابة", "filtrer pendant la frappe", "filter as you type"]),
    ("filter-overdue", ["المتأخر فقط", "seulement les retards", "only what is overdue"]),
    ("filter-this-month", ["ما يحل هذا الشهر فقط", "seulement ce mois-ci", "only what is due this month"]),
    ("filter-responsible", ["إجراءات هذا المسؤول فقط", "seulement ce responsable", "only this responsible"]),
    ("clear-filter", ["إظهار كل السطور", "tout afficher", "show every row"]),
    ("search", ["بحث", "rechercher", "search"]),
    ("search-next", ["النتيجة الموالية", "occurrence suivante", "next place found"]),
    ("search-previous", ["النتيجة السابقة", "occurrence précédente", "previous place found"]),
    ("focus-next", ["الجزء أو الحقل الموالي", "volet ou champ suivant", "next pane or field"]),
    ("focus-previous", ["الجزء أو الحقل السابق", "volet ou champ précédent", "previous pane or field"]),
    ("roster", ["الأعضاء", "membres", "members"]),
    ("programme", ["برنامج العمل", "programme d'action", "work programme"]),
    ("charter", ["الميثاق", "charte", "charter"]),
    ("zoom", ["تكبير الجزء أو إرجاعه", "agrandir le volet ou revenir", "give the pane the whole screen, or back"]),
    ("undo", ["تراجع عن آخر خطوة", "annuler la dernière étape", "undo the last step"]),
    ("redo", ["إعادة ما تُراجع عنه", "rétablir ce qui est annulé", "redo what was undone"]),
    ("revert", ["التراجع عن هذا القيد", "annuler cette entrée", "take this entry back"]),
    ("history", ["السجل", "historique", "history"]),
    ("as-of", ["اللجنة كما كانت آنذاك", "le comité tel qu'il était alors", "the committee as it stood then"]),
    ("save", ["حفظ الآن", "enregistrer maintenant", "save now"]),
    ("take-over", ["الكتابة بعد مغادرة من كان يكتب", "prendre la main une fois l'autre parti", "write, once whoever wrote has left"]),
    ("import", ["استيراد ملف", "importer un fichier", "import a file"]),
    ("export", ["تصدير ملف", "exporter un fichier", "export a file"]),
    ("demo", ["وضع لجنة تجريبية", "poser un comité de démonstration", "start from the demonstration"]),
    ("accept", ["تأكيد", "valider", "accept"]),
    ("cancel", ["إلغاء أو خروج", "abandonner ou fermer", "cancel or close"]),
    ("help", ["المساعدة: الأزرار هنا", "aide : les touches d'ici", "help: the keys that apply here"]),
    ("read", ["أين أنا: قراءة السطر المحدد", "où suis-je : lire la ligne choisie", "where am I: read the selected row"]),
    ("read-all", ["قراءة كل ما في الجزء", "lire tout le volet", "read the whole pane"]),
    ("prompt", ["كتابة أمر", "saisir une commande", "type a command"]),
    ("language", ["تغيير اللغة", "changer de langue", "change the language"]),
    ("keymap", ["تغيير خريطة الأزرار", "changer de carte de touches", "change the keymap"]),
    ("keyboard", ["نوع لوحة المفاتيح", "type de clavier", "kind of keyboard"]),
    ("rendering", ["طريقة أخرى لعرض العربية على هذه الشاشة", "autre façon d'afficher l'arabe sur ce terminal", "another way to show Arabic on this terminal"]),
    ("redraw", ["إعادة رسم الشاشة", "redessiner l'écran", "paint the screen again"]),
    ("suspend", ["العودة مؤقتا إلى سطر الأوامر", "revenir un moment au terminal", "back to the shell for a while"]),
    ("quit", ["خروج", "quitter", "quit"]),
];

#[rustfmt::skip] // as above
const SHORT: &[Row] = &[
    ("add", ["إضافة", "ajouter", "add"]),
    ("edit", ["تحرير", "modifier", "edit"]),
    ("remove", ["حذف", "supprimer", "remove"]),
    ("open", ["فتح", "ouvrir", "open"]),
    ("confirm", ["تأكيد", "confirmer", "confirm"]),
    ("status", ["الحالة", "état", "status"]),
    ("filter", ["تصفية", "filtrer", "filter"]),
    ("search", ["بحث", "rechercher", "search"]),
    ("undo", ["تراجع", "annuler", "undo"]),
    ("redo", ["إعادة", "rétablir", "redo"]),
    ("history", ["السجل", "historique", "history"]),
    ("help", ["مساعدة", "aide", "help"]),
    ("read", ["أين أنا", "où suis-je", "where am I"]),
    ("prompt", ["أمر", "commande", "command"]),
    ("quit", ["خروج", "quitter", "quit"]),
    ("focus-next", ["التالي", "suivant", "next"]),
    ("accept", ["تأكيد", "valider", "accept"]),
    ("cancel", ["إلغاء", "annuler", "cancel"]),
    ("revert", ["استرجاع", "revenir", "revert"]),
    ("as-of", ["كما كانت", "à cette date", "as of"]),
    ("import", ["استيراد", "importer", "import"]),
    ("zoom", ["تكبير", "zoom", "zoom"]),
    ("add-objective", ["هدف", "objectif", "objective"]),
    ("starter-outline", ["محاور جاهزة", "plan usuel", "usual outline"]),
    ("indent", ["فرع", "sous-partie", "indent"]),
    ("outdent", ["رفع", "remonter", "outdent"]),
    ("rename", ["تسمية", "renommer", "rename"]),
    ("sort", ["ترتيب", "trier", "sort"]),
    ("save", ["حفظ", "enregistrer", "save"]),
    ("new-line", ["فقرة", "paragraphe", "paragraph"]),
    ("filter-overdue", ["المتأخر", "retards", "overdue"]),
    ("clear-filter", ["الكل", "tout", "all"]),
    ("language", ["اللغة", "langue", "language"]),
    ("search-next", ["الموالي", "suivant", "next found"]),
    ("cut", ["قص", "couper", "cut"]),
    ("copy", ["نسخ", "copier", "copy"]),
    ("paste", ["لصق", "coller", "paste"]),
    ("complete", ["إكمال", "compléter", "complete"]),
    ("texts", ["النصوص", "textes", "texts"]),
    ("pass", ["مرحلة", "étape", "phase"]),
    ("revise", ["مراجعة", "révision", "revise"]),
    ("versions", ["النسخ", "versions", "versions"]),
    ("follow-up", ["تتبع", "suivi", "follow-up"]),
    ("compare", ["مقارنة", "comparer", "compare"]),
    ("restore", ["استرجاع", "restaurer", "restore"]),
    ("link", ["ربط", "lier", "link"]),
    ("observe", ["ملاحظة", "observer", "observe"]),
    ("amend", ["تعديل", "amender", "amend"]),
    ("approve", ["قبول", "adopter", "accept"]),
    ("refuse", ["رفض", "rejeter", "refuse"]),
    ("defer", ["تأجيل", "reporter", "defer"]),
    ("withdraw", ["سحب", "retirer", "withdraw"]),
    ("merge", ["دمج", "fondre", "merge"]),
    ("reopen", ["إعادة فتح", "rouvrir", "reopen"]),
    ("reply", ["جواب", "répondre", "reply"]),
    ("consolidate", ["بت جماعي", "en bloc", "all at once"]),
    ("view", ["النص", "texte", "text"]),
    ("comparison", ["جدول", "tableau", "table"]),
];
