//! Sentences of writing the rules of a committee: kinds of rules, their fields, what is wrong in them.
//!
//! Used by the editor of the rules. What a rule says once it is written stands in `composition`.

/// Sentences of writing the rules.
#[derive(Debug)]
pub struct Statutes {
    /// Title of the list of kinds.
    pub kinds: &'static str,
    /// Title of the form of a rule.
    pub rule: &'static str,
    /// The kinds of rules, in the order they are offered; the quorum last.
    pub kind: [&'static str; 8],
    /// How many members.
    pub members: &'static str,
    /// Per cent, at least.
    pub percent: &'static str,
    /// How many it may miss by.
    pub tolerance: &'static str,
    /// The territories, one a line.
    pub territories: &'static str,
    /// From each, at least.
    pub least: &'static str,
    /// From each body, at most.
    pub most: &'static str,
    /// The words that were voted.
    pub words: &'static str,
    /// A category counts.
    pub counts: &'static str,
    /// A category does not.
    pub counts_not: &'static str,
    /// The first side.
    pub first_side: &'static str,
    /// The second side.
    pub second_side: &'static str,
    /// Neither.
    pub no_side: &'static str,
    /// How the quorum is counted.
    pub quorum: &'static str,
    /// More than half.
    pub more_than_half: &'static str,
    /// So many per cent.
    pub percent_of: &'static str,
    /// So many members.
    pub members_of: &'static str,
    /// The number of the last two.
    pub number: &'static str,
    /// It is no whole number.
    pub not_a_number: &'static str,
    /// No territory is named.
    pub needs_a_territory: &'static str,
    /// No category counts.
    pub needs_a_category: &'static str,
    /// A side has no category.
    pub needs_both_sides: &'static str,
    /// The rule is no longer there.
    pub gone: &'static str,
}

pub(super) const AR: Statutes = Statutes {
    kinds: "ماذا تطلب القاعدة؟",
    rule: "قاعدة",
    kind: [
        "عدد الأعضاء",
        "نسبة النساء",
        "نسبة طرف من الأطراف",
        "تمثيل المجالات الترابية",
        "سقف الأعضاء عن كل هيئة",
        "منسق(ة) عن كل طرف",
        "الفئات المعلنة",
        "النصاب",
    ],
    members: "عدد الأعضاء",
    percent: "النسبة المئوية",
    tolerance: "الفارق المقبول (أعضاء)",
    territories: "المجالات، كل واحد في سطر",
    least: "عن كل مجال، على الأقل",
    most: "عن كل هيئة، على الأكثر",
    words: "النص كما صُودق عليه",
    counts: "نعم",
    counts_not: "لا",
    first_side: "الطرف الأول",
    second_side: "الطرف الثاني",
    no_side: "لا طرف",
    quorum: "يُحتسب",
    more_than_half: "أكثر من النصف",
    percent_of: "نسبة مئوية من الأعضاء",
    members_of: "عدد من الأعضاء",
    number: "العدد أو النسبة",
    not_a_number: "اكتب عددا صحيحا",
    needs_a_territory: "اكتب مجالا واحدا على الأقل",
    needs_a_category: "اختر فئة واحدة على الأقل",
    needs_both_sides: "لكل طرف فئة واحدة على الأقل",
    gone: "لم تعد هذه القاعدة موجودة؛ أغلق الاستمارة",
};

pub(super) const FR: Statutes = Statutes {
    kinds: "Que demande la règle ?",
    rule: "Règle",
    kind: [
        "nombre de membres",
        "part des femmes",
        "part d'une partie",
        "représentation des territoires",
        "plafond par organisme",
        "coordination de chaque partie",
        "catégories annoncées",
        "quorum",
    ],
    members: "Nombre de membres",
    percent: "Pourcentage",
    tolerance: "Écart admis (membres)",
    territories: "Territoires, un par ligne",
    least: "Par territoire, au moins",
    most: "Par organisme, au plus",
    words: "Texte voté",
    counts: "oui",
    counts_not: "non",
    first_side: "première partie",
    second_side: "seconde partie",
    no_side: "aucune",
    quorum: "Se compte en",
    more_than_half: "plus de la moitié",
    percent_of: "pourcentage des membres",
    members_of: "nombre de membres",
    number: "Nombre ou pourcentage",
    not_a_number: "écrivez un nombre entier",
    needs_a_territory: "écrivez au moins un territoire",
    needs_a_category: "choisissez au moins une catégorie",
    needs_both_sides: "chaque partie a au moins une catégorie",
    gone: "cette règle n'est plus là ; fermez le formulaire",
};

pub(super) const EN: Statutes = Statutes {
    kinds: "What does the rule ask?",
    rule: "Rule",
    kind: [
        "number of members",
        "share of women",
        "share of a side",
        "somebody from each territory",
        "at most so many from a body",
        "a coordinator from each side",
        "declared categories",
        "quorum",
    ],
    members: "Number of members",
    percent: "Per cent",
    tolerance: "May miss by (members)",
    territories: "Territories, one a line",
    least: "From each, at least",
    most: "From each body, at most",
    words: "Words as voted",
    counts: "yes",
    counts_not: "no",
    first_side: "first side",
    second_side: "second side",
    no_side: "neither",
    quorum: "Counted as",
    more_than_half: "more than half",
    percent_of: "per cent of the members",
    members_of: "a number of members",
    number: "Number or per cent",
    not_a_number: "write a whole number",
    needs_a_territory: "write at least one territory",
    needs_a_category: "choose at least one category",
    needs_both_sides: "each side has at least one category",
    gone: "this rule is no longer there; close the form",
};
