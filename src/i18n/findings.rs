//! What was understood of a file, and what needs a decision.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of findings; the words of the file stand beside them, verbatim.
#[derive(Debug)]
pub struct Findings {
    /// Heading: understood.
    pub understood: &'static str,
    /// Heading: needs a decision.
    pub decision: &'static str,
    /// Where: a line of the file.
    pub line: fn(u32) -> String,
    /// Genders proposed: women, men.
    pub genders_proposed: fn(usize, usize) -> String,
    /// No gender to propose.
    pub gender_unknown: &'static str,
    /// A year inferred.
    pub year_inferred: fn(i32) -> String,
    /// A deadline without a meaning.
    pub deadline_not_understood: &'static str,
    /// Days or years in reversed order.
    pub deadline_reordered: &'static str,
    /// A weekday that is not that day's.
    pub weekday_mismatch: &'static str,
    /// A year of two digits.
    pub two_digit_year: &'static str,
    /// Several members fit: their names.
    pub ambiguous_responsible: fn(&str) -> String,
    /// No member of this name.
    pub unknown_responsible: &'static str,
    /// A member of this name sits for another body.
    pub same_name: fn(&str) -> String,
    /// A member without a name.
    pub name_missing: &'static str,
    /// A member without a body.
    pub body_missing: &'static str,
    /// A body named by its kind alone.
    pub body_without_name: &'static str,
    /// A task without an action.
    pub action_missing: &'static str,
    /// A task without an objective.
    pub objective_missing: &'static str,
    /// More cells than columns: found, expected.
    pub too_many_cells: fn(usize, usize) -> String,
    /// A repeated row: the first one's line.
    pub duplicate_row: fn(u32) -> String,
    /// There already, in other words.
    pub differs: fn(&str) -> String,
    /// The announced number is found.
    pub announced_found: fn(u32) -> String,
    /// The announced number is not found: announced, found.
    pub announced_wrong: fn(u32, usize) -> String,
    /// A cell of this column was not understood.
    pub cell_not_understood: fn(&str) -> String,
    /// A row that was left out.
    pub row_of_totals: &'static str,
    /// Columns told by what they hold.
    pub columns_guessed: &'static str,
    /// Letters in the order they are seen.
    pub visual_order: &'static str,
    /// A table under no known header.
    pub table_not_recognised: &'static str,
    /// A quote never closed.
    pub unclosed_quote: &'static str,
    /// Another town than the committee's.
    pub other_town: fn(&str) -> String,
    /// The committee's own name and day.
    pub profile_found: &'static str,
    /// A charter in the text: parts.
    pub charter_found: fn(&str) -> String,
    /// A part titled by the program.
    pub part_titled: fn(&str) -> String,
    /// Characters removed.
    pub characters_removed: fn(usize) -> String,
    /// Presentation forms replaced by letters.
    pub forms_replaced: fn(usize) -> String,
    /// Lines put in the order of reading.
    pub order_restored: fn(usize) -> String,
    /// Letters of other keyboards.
    pub unusual_letters: fn(&str) -> String,
    /// A word of two alphabets.
    pub mixed_alphabets: fn(&str) -> String,
}

pub(super) const AR: Findings = Findings {
    understood: "ما فُهم",
    decision: "ما يحتاج إلى قرار",
    line: |n| format!("س {n}"),
    genders_proposed: |women, men| {
        let women = arabic_plural(women, "لا نساء", "امرأة واحدة", "امرأتان", "نساء", "امرأة", "امرأة");
        let men = arabic_plural(men, "لا رجال", "رجل واحد", "رجلان", "رجال", "رجلا", "رجل");
        format!("النوع مقترح من الصفات ({women}، {men})؛ أكّده في لائحة الأعضاء")
    },
    gender_unknown: "لا شيء يدل على النوع",
    year_inferred: |year| format!("السنة غير مكتوبة؛ اعتُبرت {year}"),
    deadline_not_understood: "أجل غير مفهوم؛ حُفظ كما كُتب",
    deadline_reordered: "أيام أو سنوات بترتيب معكوس؛ قُرئت من الأصغر إلى الأكبر",
    weekday_mismatch: "اسم اليوم لا يوافق التاريخ",
    two_digit_year: "سنة برقمين",
    ambiguous_responsible: |names| format!("الاسم يوافق أكثر من عضو: {names}"),
    unknown_responsible: "مسؤول ليس من الأعضاء",
    same_name: |body| format!("الاسم نفسه مسجل عن {body}؛ هل هو شخص واحد؟"),
    name_missing: "عضو بدون اسم",
    body_missing: "عضو بدون مؤسسة",
    body_without_name: "جمعية أو هيئة بدون اسمها",
    action_missing: "سطر بدون إجراء",
    objective_missing: "إجراء لا هدف فوقه",
    too_many_cells: |found, expected| format!("{found} خانات والعناوين {expected}؛ حُفظ الباقي في الملاحظات"),
    duplicate_row: |first| format!("تكرار للسطر {first}؛ أُخذ مرة واحدة"),
    differs: |there| format!("مسجل من قبل بكلمات أخرى: «{there}»؛ لم يتغير"),
    announced_found: |n| format!("أُعلن عن {n} عضوا ووُجدوا كلهم"),
    announced_wrong: |announced, found| format!("أُعلن عن {announced} عضوا ووُجد {found}"),
    cell_not_understood: |column| format!("خانة «{column}» غير مفهومة؛ حُفظت في الملاحظات"),
    row_of_totals: "سطر مجموع تُرك جانبا",
    columns_guessed: "عناوين غير معروفة؛ عُرفت الأعمدة من محتواها",
    visual_order: "سطر حروفه بترتيب النظر لا القراءة؛ حُفظ كما كُتب",
    table_not_recognised: "جدول بعناوين غير معروفة؛ حُفظ كنص في المحضر",
    unclosed_quote: "علامة اقتباس غير مغلقة؛ قُرئت ككلمة",
    other_town: |town| format!("ذُكرت جماعة أخرى غير {town}"),
    profile_found: "اسم اللجنة وجماعتها وتاريخ تأسيسها من هذا الملف",
    charter_found: |parts| format!("ميثاق في النص: {parts}"),
    part_titled: |title| format!("النص قبل أول عنوان صار بابا بعنوان «{title}»"),
    characters_removed: |n| format!("حُذفت محارف تحكم لا مكان لها في النص ({n})"),
    forms_replaced: |n| format!("أشكال رسم عُوّضت بحروفها ({n})"),
    order_restored: |n| format!("أسطر محفوظة كما تُرى أُعيدت إلى ترتيب القراءة ({n})؛ راجعها"),
    unusual_letters: |letters| format!("حروف من لوحة أخرى، حُفظت كما كُتبت: {letters}"),
    mixed_alphabets: |letters| format!("كلمة تمزج العربية بأبجدية أخرى: {letters}"),
};

pub(super) const FR: Findings = Findings {
    understood: "Ce qui a été compris",
    decision: "Ce qui demande une décision",
    line: |n| format!("l. {n}"),
    genders_proposed: |women, men| {
        let (women, men) = (french_plural(women, "femme", "femmes"), french_plural(men, "homme", "hommes"));
        format!("genre proposé d'après les qualités ({women}, {men}) ; à confirmer dans la liste")
    },
    gender_unknown: "rien n'indique le genre",
    year_inferred: |year| format!("année non écrite, prise comme {year}"),
    deadline_not_understood: "délai non compris, gardé tel quel",
    deadline_reordered: "jours ou années à rebours, lus du plus petit au plus grand",
    weekday_mismatch: "le jour de la semaine ne correspond pas à la date",
    two_digit_year: "année à deux chiffres",
    ambiguous_responsible: |names| format!("plusieurs membres portent ce nom : {names}"),
    unknown_responsible: "responsable qui n'est pas membre",
    same_name: |body| format!("le même nom siège déjà pour {body} ; est-ce une seule personne ?"),
    name_missing: "membre sans nom",
    body_missing: "membre sans institution",
    body_without_name: "association ou instance sans son nom",
    action_missing: "ligne sans action",
    objective_missing: "action sans objectif au-dessus",
    too_many_cells: |found, expected| {
        format!("{found} cellules pour {expected} titres ; le reste est dans les notes")
    },
    duplicate_row: |first| format!("répète la ligne {first} ; prise une fois"),
    differs: |there| format!("déjà là en d'autres mots : « {there} » ; inchangé"),
    announced_found: |n| format!("{n} membres annoncés, {n} trouvés"),
    announced_wrong: |announced, found| format!("{announced} membres annoncés, {found} trouvés"),
    cell_not_understood: |column| format!("cellule « {column} » non comprise ; gardée dans les notes"),
    row_of_totals: "ligne de total laissée de côté",
    columns_guessed: "titres inconnus ; colonnes reconnues à leur contenu",
    visual_order: "ligne écrite dans l'ordre où elle se voit, gardée telle quelle",
    table_not_recognised: "tableau aux titres inconnus ; gardé comme texte du procès-verbal",
    unclosed_quote: "guillemet jamais fermé ; lu comme un mot",
    other_town: |town| format!("une autre commune que {town} est nommée"),
    profile_found: "nom, commune et date de fondation du comité pris dans ce fichier",
    charter_found: |parts| format!("une charte dans le texte : {parts}"),
    part_titled: |title| format!("le texte avant le premier titre devient la partie « {title} »"),
    characters_removed: |n| format!("{n} caractère(s) de contrôle retiré(s)"),
    forms_replaced: |n| format!("formes de présentation remplacées par leurs lettres : {n}"),
    order_restored: |n| {
        format!("lignes écrites comme elles se voient, remises dans l'ordre de lecture ({n}) ; à vérifier")
    },
    unusual_letters: |letters| format!("lettres d'un autre clavier, gardées telles quelles : {letters}"),
    mixed_alphabets: |letters| format!("mot mêlant l'arabe et un autre alphabet : {letters}"),
};

pub(super) const EN: Findings = Findings {
    understood: "What was understood",
    decision: "What needs a decision",
    line: |n| format!("l. {n}"),
    genders_proposed: |women, men| {
        let (women, men) = (english_plural(women, "woman", "women"), english_plural(men, "man", "men"));
        format!("gender proposed from the capacities ({women}, {men}); confirm it in the roster")
    },
    gender_unknown: "nothing tells the gender",
    year_inferred: |year| format!("year not written, taken as {year}"),
    deadline_not_understood: "deadline not understood; kept as written",
    deadline_reordered: "days or years in reversed order; read from the lower to the higher",
    weekday_mismatch: "the weekday does not fit the date",
    two_digit_year: "a year of two digits",
    ambiguous_responsible: |names| format!("the name fits several members: {names}"),
    unknown_responsible: "responsible but not a member",
    same_name: |body| format!("the same name sits for {body} already; is it one person?"),
    name_missing: "a member without a name",
    body_missing: "a member without an institution",
    body_without_name: "an association or body without its name",
    action_missing: "a row without an action",
    objective_missing: "a task with no objective above it",
    too_many_cells: |found, expected| {
        format!("{found} cells under {expected} heads; the rest is in the notes")
    },
    duplicate_row: |first| format!("repeats line {first}; taken once"),
    differs: |there| format!("there already in other words: “{there}”; unchanged"),
    announced_found: |n| format!("{n} members announced, {n} found"),
    announced_wrong: |announced, found| format!("{announced} members announced, {found} found"),
    cell_not_understood: |column| format!("cell “{column}” not understood; kept in the notes"),
    row_of_totals: "a row of totals, left out",
    columns_guessed: "unknown heads; the columns were told by what they hold",
    visual_order: "a line in the order it is seen, not read; kept as written",
    table_not_recognised: "a table under unknown heads; kept as text of the minutes",
    unclosed_quote: "a quote is never closed; read as a word",
    other_town: |town| format!("another town than {town} is named"),
    profile_found: "the committee's name, town and day of founding come from this file",
    charter_found: |parts| format!("a charter in the text: {parts}"),
    part_titled: |title| format!("the text before the first heading became the part “{title}”"),
    characters_removed: |n| format!("control characters removed: {n}"),
    forms_replaced: |n| format!("presentation forms replaced by their letters: {n}"),
    order_restored: |n| {
        format!("lines saved as they are seen, put in the order of reading: {n}; please check")
    },
    unusual_letters: |letters| format!("letters of another keyboard, kept as written: {letters}"),
    mixed_alphabets: |letters| format!("a word that mixes Arabic with another alphabet: {letters}"),
};
