//! Sentences of the amendments: recording, deciding and comparing them.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::Wording;

/// Sentences of the amendments.
#[derive(Debug)]
pub struct Amendments {
    /// Title of the list: the text, how many.
    pub list: fn(&str, usize) -> String,
    /// There are none yet: the key that makes one.
    pub empty: fn(&str) -> String,
    /// Title of the form of a new one.
    pub new: &'static str,
    /// Title of the form of one that is there.
    pub edit: fn(u32) -> String,
    /// Label: what it does.
    pub kind: &'static str,
    /// Label: who proposes it.
    pub proposer: &'static str,
    /// Label: in what quality.
    pub quality: &'static str,
    /// The quality is told from the roster.
    pub by_roster: &'static str,
    /// Label: the words proposed.
    pub words: &'static str,
    /// Label: why.
    pub reason: &'static str,
    /// Label: where it was said.
    pub meeting: &'static str,
    /// It was said in no meeting.
    pub no_meeting: &'static str,
    /// Label: where the paragraph goes.
    pub after: &'static str,
    /// How a place is written.
    pub after_note: &'static str,
    /// Nobody proposes it.
    pub needs_proposer: &'static str,
    /// An addition without words.
    pub needs_words: &'static str,
    /// A replacement that changes nothing.
    pub same_words: &'static str,
    /// Not a place of the text.
    pub bad_place: &'static str,
    /// One was recorded: which.
    pub recorded: fn(&str) -> String,
    /// Label: the day of the decision.
    pub day: &'static str,
    /// Label: who decided.
    pub by: &'static str,
    /// Label: votes for.
    pub yes: &'static str,
    /// Label: votes against.
    pub no: &'static str,
    /// Label: abstentions.
    pub abstained: &'static str,
    /// Label: the answer to the proposer.
    pub reply: &'static str,
    /// Label: the amendment it is merged with.
    pub merged_with: &'static str,
    /// Label: the words of the one it is merged with, where they are not those of both.
    pub merged_words: &'static str,
    /// What the other comes to say: the words of both.
    pub merged_both: fn(&str) -> String,
    /// The two clash: the words of the other, its own.
    pub merged_clash: fn(&str, &str) -> String,
    /// Words cannot be joined with a move.
    pub merged_unlike: &'static str,
    /// Votes that are no number.
    pub not_a_count: &'static str,
    /// There is none to merge with.
    pub no_other: &'static str,
    /// It was decided: what to do.
    pub decided_already: &'static str,
    /// It is open already.
    pub is_open: &'static str,
    /// An accepted one cannot be reopened; the key of the history.
    pub in_the_text: fn(&str) -> String,
    /// One that others are merged with is not removed: which.
    pub holds_others: fn(&str) -> String,
    /// A paragraph of it is gone: what to do.
    pub gone: &'static str,
    /// Its paragraphs stand apart: what to do.
    pub scattered: &'static str,
    /// The words were changed meanwhile: what to do.
    pub overtaken: &'static str,
    /// It cannot be carried out together with these.
    pub clashes: fn(&str) -> String,
    /// A paragraph of a part: the part, which paragraph from 1.
    pub place: fn(&str, usize) -> String,
    /// Heading: the words it was made against.
    pub original: &'static str,
    /// Heading: what it changes.
    pub change: &'static str,
    /// A move: the paragraph after which it goes.
    pub moves_to: fn(&str) -> String,
    /// A deletion.
    pub goes: &'static str,
    /// Heading: the decision.
    pub decision: &'static str,
    /// Heading: the amendment.
    pub amendment: &'static str,
    /// Nothing is decided yet.
    pub undecided: &'static str,
    /// It was merged with that one.
    pub merged_into: fn(u32) -> String,
    /// What a view of the text shows.
    pub view: fn(Wording) -> &'static str,
    /// These do not fit, and are not shown.
    pub omitted: fn(&str) -> String,
    /// Title of the table.
    pub comparison: &'static str,
    /// Title of deciding all at once.
    pub together: &'static str,
    /// How many are to be accepted, refused, left.
    pub marked: fn(usize, usize, usize) -> String,
    /// It is to be accepted.
    pub to_accept: &'static str,
    /// It is to be refused.
    pub to_refuse: &'static str,
    /// It is left as it is.
    pub waits: &'static str,
    /// It cannot be accepted after those before it.
    pub does_not_fit: &'static str,
    /// No amendment is open.
    pub nothing_open: &'static str,
    /// No amendment is open that a text could be shown with: what the versions are called.
    pub none_to_show: fn(&str) -> String,
    /// None was chosen.
    pub nothing_marked: &'static str,
    /// These were chosen and do not fit after the others: what to do.
    pub unfit: fn(&str) -> String,
    /// A round was recorded: accepted, refused.
    pub round: fn(usize, usize) -> String,
    /// Hint: leave it as it is.
    pub hint_leave: &'static str,
    /// Hint: accept all the rest.
    pub hint_rest: &'static str,
    /// Hint: record the round.
    pub hint_record: &'static str,
}

pub(super) const AR: Amendments = Amendments {
    list: |text, n| {
        format!(
            "{text} · {}",
            arabic_plural(n, "لا تعديلات", "تعديل واحد", "تعديلان", "تعديلات", "تعديلا", "تعديل")
        )
    },
    empty: |key| format!("لا تعديلات بعد؛ لاقتراح تعديل: ضع المؤشر على الفقرة في الميثاق واضغط {key}"),
    new: "اقتراح تعديل",
    edit: |n| format!("تحرير التعديل {n}"),
    kind: "النوع",
    proposer: "صاحب التعديل",
    quality: "الصفة",
    by_roster: "حسب لائحة الأعضاء",
    words: "النص المقترح",
    reason: "التعليل",
    meeting: "اللقاء",
    no_meeting: "—",
    after: "ينقل إلى ما بعد",
    after_note: "للنقل فقط: رقم الجزء / رقم الفقرة، مثل 2.1/3",
    needs_proposer: "اكتب اسم صاحب التعديل",
    needs_words: "اكتب الفقرة المقترح إضافتها",
    same_words: "هذه كلمات النص نفسها؛ غيّرها، أو اختر نوعا آخر",
    bad_place: "لا توجد فقرة بهذا الرقم؛ اكتب رقم الجزء / رقم الفقرة، مثل 2.1/3",
    recorded: |which| format!("سُجل {which}"),
    day: "تاريخ القرار",
    by: "صاحب القرار",
    yes: "مع",
    no: "ضد",
    abstained: "امتناع",
    reply: "الجواب",
    merged_with: "يدمج في",
    merged_words: "الصيغة (فارغة: نص الاثنين)",
    merged_both: |words| format!("نص الاثنين معا: {words}"),
    merged_clash: |kept, other| format!("يتعارضان، فاكتب الصيغة. الأول: «{kept}» — هذا: «{other}»"),
    merged_unlike: "النقل لا نص له: يسجل الدمج وحده",
    not_a_count: "اكتب عدد الأصوات بالأرقام",
    no_other: "لا تعديل آخر مفتوح ليدمج فيه",
    decided_already: "بُتّ في هذا التعديل؛ أعد فتحه أولا",
    is_open: "هذا التعديل مفتوح",
    in_the_text: |key| format!("دخلت كلمات هذا التعديل في النص؛ للرجوع عنه تراجع عن قبوله في السجل ({key})"),
    holds_others: |which| format!("أُدمج في هذا التعديل غيره ({which})؛ أعد فتح المدمج أولا، ثم احذف"),
    gone: "حُذفت من النص فقرة هذا التعديل؛ ارفضه أو اسحبه، أو اقترحه من جديد على فقرة أخرى",
    scattered: "تفرقت فقرات هذا التعديل في النص؛ اجمعها، أو اقترح تعديلا لكل واحدة",
    overtaken: "تغيرت كلمات الفقرة منذ اقتراح التعديل؛ راجع النص المقترح هنا وأكده، ثم اقبل التعديل",
    clashes: |others| format!("يتعارض مع {others}"),
    place: |part, n| format!("{part}، ف {n}"),
    original: "النص الأصلي",
    change: "ما يتغير: [-محذوف-] [+مضاف+]",
    moves_to: |place| format!("تُنقل الفقرة إلى ما بعد {place}"),
    goes: "تُحذف الفقرة",
    decision: "القرار",
    amendment: "التعديل",
    undecided: "لم يُبتّ فيه بعد",
    merged_into: |n| format!("مدمج في التعديل {n}"),
    view: |wording| match wording {
        Wording::Original => "النص كما هو",
        Wording::Amended => "النص وعليه التعديلات المفتوحة",
        Wording::IfAccepted => "النص لو قُبلت كل التعديلات",
    },
    omitted: |which| format!("لم يدخل (لا ينطبق أو يتعارض): {which}"),
    comparison: "جدول المقارنة",
    together: "البت في التعديلات المفتوحة",
    marked: |yes, no, rest| format!("يُقبل {yes}، يُرفض {no}، يُترك {rest}"),
    to_accept: "يُقبل",
    to_refuse: "يُرفض",
    waits: "يُترك",
    does_not_fit: "لا ينطبق",
    nothing_open: "لا تعديل مفتوح",
    none_to_show: |versions| format!("لا تعديل مفتوح يُعرض؛ لمقارنة النص بنسخه المرقمة: {versions}"),
    nothing_marked: "لم تقرر شيئا بعد: اقبل أو ارفض تعديلا، أو اقبل كل الباقي",
    unfit: |which| format!("تعديلات لا تنطبق بعد ما يُقبل قبلها: {which}. اتركها أو ارفضها، ثم سجّل"),
    round: |yes, no| format!("سُجلت الجولة في قيد واحد: قُبل {yes}، رُفض {no}"),
    hint_leave: "ترك",
    hint_rest: "قبول الباقي",
    hint_record: "تسجيل",
};

pub(super) const FR: Amendments = Amendments {
    list: |text, n| format!("{text} · {}", french_plural(n, "amendement", "amendements")),
    empty: |key| {
        format!(
            "pas encore d'amendement ; pour en proposer un : curseur sur le paragraphe de la charte, puis {key}"
        )
    },
    new: "Proposer un amendement",
    edit: |n| format!("Modifier l'amendement {n}"),
    kind: "Nature",
    proposer: "Auteur",
    quality: "Qualité",
    by_roster: "selon la liste des membres",
    words: "Texte proposé",
    reason: "Motif",
    meeting: "Réunion",
    no_meeting: "—",
    after: "Déplacer après",
    after_note: "pour un déplacement : partie/paragraphe, p. ex. 2.1/3",
    needs_proposer: "écrivez le nom de l'auteur",
    needs_words: "écrivez le paragraphe à ajouter",
    same_words: "ce sont les mots du texte ; changez-les, ou choisissez une autre nature",
    bad_place: "aucun paragraphe de ce numéro ; écrivez partie/paragraphe, p. ex. 2.1/3",
    recorded: |which| format!("enregistré : {which}"),
    day: "Jour de la décision",
    by: "Décidé par",
    yes: "Pour",
    no: "Contre",
    abstained: "Abstentions",
    reply: "Réponse",
    merged_with: "Fondre dans",
    merged_words: "Texte (vide : celui des deux)",
    merged_both: |words| format!("les deux ensemble : {words}"),
    merged_clash: |kept, other| {
        format!("ils s'opposent, écrivez le texte. L'autre : « {kept} » — celui-ci : « {other} »")
    },
    merged_unlike: "un déplacement n'a pas de texte : seule la fusion est consignée",
    not_a_count: "écrivez le nombre de voix en chiffres",
    no_other: "aucun autre amendement ouvert où le fondre",
    decided_already: "cet amendement est déjà tranché ; rouvrez-le d'abord",
    is_open: "cet amendement est ouvert",
    in_the_text: |key| {
        format!(
            "les mots de cet amendement sont dans le texte ; pour revenir dessus, annulez son adoption dans l'historique ({key})"
        )
    },
    holds_others: |which| {
        format!("un autre amendement y est fondu ({which}) ; rouvrez-le d'abord, puis supprimez")
    },
    gone: "le paragraphe visé n'est plus dans le texte ; rejetez ou retirez l'amendement, ou proposez-le à un autre paragraphe",
    scattered: "ses paragraphes ne se suivent plus ; rapprochez-les, ou proposez un amendement pour chacun",
    overtaken: "les mots du paragraphe ont changé depuis ; relisez ici le texte proposé et validez, puis adoptez l'amendement",
    clashes: |others| format!("incompatible avec {others}"),
    place: |part, n| format!("{part} §{n}"),
    original: "Texte d'origine",
    change: "Ce qui change : [-ôté-] [+ajouté+]",
    moves_to: |place| format!("le paragraphe va après {place}"),
    goes: "le paragraphe est supprimé",
    decision: "Décision",
    amendment: "Amendement",
    undecided: "pas encore tranché",
    merged_into: |n| format!("fondu dans l'amendement {n}"),
    view: |wording| match wording {
        Wording::Original => "le texte tel quel",
        Wording::Amended => "le texte et les amendements ouverts",
        Wording::IfAccepted => "le texte si tout était adopté",
    },
    omitted: |which| format!("non repris (inapplicables ou incompatibles) : {which}"),
    comparison: "Tableau comparatif",
    together: "Examen des amendements ouverts",
    marked: |yes, no, rest| format!("à adopter {yes}, à rejeter {no}, laissés {rest}"),
    to_accept: "à adopter",
    to_refuse: "à rejeter",
    waits: "laissé",
    does_not_fit: "inapplicable",
    nothing_open: "aucun amendement ouvert",
    none_to_show: |versions| {
        format!("aucun amendement ouvert à montrer ; pour comparer le texte à ses versions : {versions}")
    },
    nothing_marked: "rien n'est encore décidé : adoptez ou rejetez un amendement, ou adoptez tout le reste",
    unfit: |which| {
        format!(
            "inapplicable après ce qui est adopté avant : {which}. Laissez en attente ou rejetez, puis enregistrez"
        )
    },
    round: |yes, no| format!("tour enregistré en une seule entrée : {yes} adoptés, {no} rejetés"),
    hint_leave: "laisser",
    hint_rest: "adopter le reste",
    hint_record: "enregistrer",
};

pub(super) const EN: Amendments = Amendments {
    list: |text, n| format!("{text} · {}", english_plural(n, "amendment", "amendments")),
    empty: |key| {
        format!("no amendments yet; to propose one: the caret on its paragraph of the charter, then {key}")
    },
    new: "Propose an amendment",
    edit: |n| format!("Edit amendment {n}"),
    kind: "Kind",
    proposer: "Proposer",
    quality: "Quality",
    by_roster: "as the roster says",
    words: "Proposed words",
    reason: "Reason",
    meeting: "Meeting",
    no_meeting: "—",
    after: "Move to after",
    after_note: "for a move only: part/paragraph, such as 2.1/3",
    needs_proposer: "write who proposes it",
    needs_words: "write the paragraph to be added",
    same_words: "these are the words of the text; change them, or choose another kind",
    bad_place: "no paragraph of this number; write part/paragraph, such as 2.1/3",
    recorded: |which| format!("recorded: {which}"),
    day: "Day of the decision",
    by: "Decided by",
    yes: "For",
    no: "Against",
    abstained: "Abstained",
    reply: "Reply",
    merged_with: "Merge with",
    merged_words: "Words (empty: those of both)",
    merged_both: |words| format!("both together: {words}"),
    merged_clash: |kept, other| {
        format!("they clash, write the words. The other: “{kept}” — this one: “{other}”")
    },
    merged_unlike: "a move has no words: only the merger is recorded",
    not_a_count: "write the number of votes in figures",
    no_other: "no other open amendment to merge it with",
    decided_already: "this amendment is decided already; reopen it first",
    is_open: "this amendment is open",
    in_the_text: |key| {
        format!(
            "the words of this amendment are in the text; to go back, take its acceptance back in the history ({key})"
        )
    },
    holds_others: |which| format!("another one is merged with it ({which}); reopen that first, then remove"),
    gone: "its paragraph is no longer in the text; refuse or withdraw it, or propose it anew to another paragraph",
    scattered: "its paragraphs no longer stand together; bring them together, or propose one amendment for each",
    overtaken: "the words of the paragraph were changed meanwhile; review the proposed words here and confirm, then accept it",
    clashes: |others| format!("clashes with {others}"),
    place: |part, n| format!("{part} §{n}"),
    original: "Original words",
    change: "What changes: [-removed-] [+added+]",
    moves_to: |place| format!("the paragraph goes after {place}"),
    goes: "the paragraph goes",
    decision: "Decision",
    amendment: "Amendment",
    undecided: "not decided yet",
    merged_into: |n| format!("merged with amendment {n}"),
    view: |wording| match wording {
        Wording::Original => "the text as it stands",
        Wording::Amended => "the text with its open amendments",
        Wording::IfAccepted => "the text if all were accepted",
    },
    omitted: |which| format!("left out (do not fit, or clash): {which}"),
    comparison: "Comparison",
    together: "Deciding the open amendments",
    marked: |yes, no, rest| format!("to accept {yes}, to refuse {no}, left {rest}"),
    to_accept: "to accept",
    to_refuse: "to refuse",
    waits: "left",
    does_not_fit: "does not fit",
    nothing_open: "no amendment is open",
    none_to_show: |versions| {
        format!("no amendment is open to be shown; to compare the text with its versions: {versions}")
    },
    nothing_marked: "nothing is decided yet: accept or refuse one, or accept all the rest",
    unfit: |which| {
        format!("does not fit after those accepted before: {which}. Leave or refuse it, then record")
    },
    round: |yes, no| format!("the round was recorded as one entry: {yes} accepted, {no} refused"),
    hint_leave: "leave",
    hint_rest: "accept the rest",
    hint_record: "record",
};
