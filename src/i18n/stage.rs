//! Sentences of the screen itself: head, feet, and what the program says of undo and saving.

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
    /// Leaving again gives up what could not be saved.
    pub leave_anyway: &'static str,
    /// The key means nothing here.
    pub unbound: fn(&str) -> String,
    /// The command means nothing here.
    pub not_here: fn(&str) -> String,
    /// The language was changed.
    pub speaking: &'static str,
    /// Text was copied.
    pub copied: &'static str,
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
    leave_anyway: "لم يُحفظ آخر ما كُتب؛ اطلب الخروج مرة ثانية لتتركه وتخرج",
    unbound: |key| format!("الزر {key} لا يفعل شيئا هنا؛ اضغط F1 لمعرفة الأزرار"),
    not_here: |word| format!("الأمر {word} لا ينطبق هنا؛ اضغط F1 لمعرفة ما يمكن فعله"),
    speaking: "لغة الشاشة: العربية",
    copied: "نُسخ النص",
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
    leave_anyway: "le dernier texte n'est pas enregistré ; demandez encore à quitter pour l'abandonner",
    unbound: |key| format!("la touche {key} ne fait rien ici ; F1 montre les touches"),
    not_here: |word| format!("la commande {word} ne s'applique pas ici ; F1 montre ce qui est possible"),
    speaking: "langue de l'écran : français",
    copied: "texte copié",
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
    leave_anyway: "the last text is not saved; ask to quit once more to give it up",
    unbound: |key| format!("{key} does nothing here; F1 lists the keys"),
    not_here: |word| format!("{word} does not apply here; F1 lists what does"),
    speaking: "language of the screen: English",
    copied: "text copied",
};
