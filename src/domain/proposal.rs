//! What the words of a roster suggest of gender and category.
//!
//! Used by imports and by the form of a member. Everything here is a proposal: it enters
//! the committee as [`Standing::Proposed`](super::Standing) and a person confirms it.

use super::fold::fold;
use super::heads::{Head, Title, address, head, title};
use super::{Category, Gender, given, lexicon, names};

/// The gender that the capacity (الصفة) and the name of a member suggest.
///
/// A form of address decides first (السيدة), then the form of the title (رئيسة، رئيس). A
/// title that leaves it open, as `كاتب(ة)` does on purpose and `عضو` by habit, yields to the
/// given name; `عضو` without a known given name is read as the man's form it is.
#[must_use]
pub fn gender(capacity: &str, name: &str) -> Option<Gender> {
    let addressed = [name, capacity].into_iter().find_map(|words| {
        let folded = fold(words);
        let first = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
        // A lone word is a title, not an address: "استاذة".
        address(first).filter(|_| folded.contains(' '))
    });
    let given = || given::bearer_of(&names::words(name));
    match (addressed, title_of(capacity)) {
        (Some(gender), _) | (None, Some(Title::Of(gender))) => Some(gender),
        (None, Some(Title::Loosely(gender))) => given().or(Some(gender)),
        (None, Some(Title::Either) | None) => given(),
    }
}

/// The first title of a capacity; [`Title::Either`] when it is written for both.
fn title_of(capacity: &str) -> Option<Title> {
    // كاتب (ة)
    let capacity = capacity.replace(" (", "(");
    let words = capacity.split(|c: char| c.is_whitespace() || matches!(c, '-' | '،' | ','));
    for raw in words.filter(|word| !word.is_empty()).take(4) {
        let folded = fold(raw);
        // رئيس(ة), منسق/ة, مسؤول.ة, président·e, président(e)
        let mut parts = folded.split(['(', '/', '.', '·', '•']);
        let (word, ending) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(found) = title(word) {
            let ending = ending.trim_matches(|c: char| !c.is_alphanumeric());
            let both = !ending.is_empty() && ending.chars().count() <= 5;
            return Some(if both { Title::Either } else { found });
        }
        // What follows belongs to someone else: "إطار لدى رئيسة المجلس".
        if matches!(word, "لدي" | "مع" | "عند" | "aupres") {
            return None;
        }
    }
    None
}

/// Whether the words of an institution are its kind and no name: «جمعية», and which one must be asked.
#[must_use]
pub fn is_kind_alone(institution: &str) -> bool {
    const KINDS: &str = "جمعية الجمعية جمعيات جماعة مؤسسة المؤسسة تعاونية هيئة هيأة منظمة association commune \
                         coopérative institution";
    lexicon::has(KINDS, institution.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The category that the words of an institution suggest; `None` when there are none.
///
/// The first word that names a kind of body decides: جمعية مجلس الشباب is an association.
#[must_use]
pub fn category(institution: &str) -> Option<Category> {
    let folded = fold(institution);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.contains(stem)));
    let state = ["متحده", "وطني", "علمي", "حسابات", "حقوق", "اعلي", "دوليه", "national", "superieur"];
    // Professions organise themselves in bodies that advise no council.
    let guild = ["محامين", "اطباء", "صيادله", "موثقين", "عدول", "مهندسين", "ordre"];
    let kind = words.iter().find_map(|word| match head(word) {
        // A team or a service belongs to whatever is named after it.
        Some(Head::Division | Head::Team) | None => None,
        found => found,
    });
    let civil = has(&["جمعوي", "associati", "مدني", "civil"]);
    Some(match kind {
        Some(Head::Association) if has(&["متحده", "دوليه"]) => Category::Other,
        Some(Head::Association) => Category::CivilSociety,
        _ if civil && !matches!(kind, Some(Head::Instance | Head::Authority | Head::Council)) => {
            Category::CivilSociety
        }
        Some(Head::Instance) if has(&state) || has(&guild) => Category::Other,
        Some(Head::Instance) if folded.contains("هييات المجتمع") => Category::CivilSociety,
        Some(Head::Instance) => Category::AdvisoryBody,
        Some(Head::Council) if has(&["شباب", "jeune", "youth", "استشاري", "consultati", "advisory"]) => {
            Category::AdvisoryBody
        }
        Some(Head::Council) if has(&state) || has(&["سياح", "touris"]) => Category::Other,
        Some(Head::Council | Head::Authority) => Category::Commune,
        Some(Head::Institution) => Category::Other,
        // "لجنة المساواة وتكافؤ الفرص", "comité consultatif"
        _ if has(&["مساواه", "تكافو", "استشاري", "consultati", "advisory", "equite"]) => {
            Category::AdvisoryBody
        }
        _ if has(&["جماعي", "بلدي", "communal", "municipal"]) => Category::Commune,
        _ => Category::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category::{AdvisoryBody, CivilSociety, Commune, Other};
    use Gender::{Man, Woman};

    /// The roster of Larache, 9 March 2023, as the minutes have it.
    #[rustfmt::skip]
    const LARACHE: [(&str, &str, &str, Gender, Category); 18] = [
        ("جماعة العرائش", "نائبة الرئيس", "فاطمة شهباز", Woman, Commune),
        ("وكالة التنكية البلجيكية", "منشطة ترابية", "خدوج برا", Woman, Other),
        ("جمعية المحصص للتنمية البشرية", "رئيسة", "نادية رحال", Woman, CivilSociety),
        ("جمعية الماس لتنمية المرأة بالعرائش", "رئيسة", "ايمان الشعبي", Woman, CivilSociety),
        ("جماعة العرائش", "موظفة منسقة مشروع تظافر على مستوى الجماعة", "سمية ابو", Woman, Commune),
        ("هيئة المساواة وتكافؤ الفرص و النوع الاجتماعي", "رئيسة", "السعدية التواقي", Woman, AdvisoryBody),
        ("جمعية القصبة", "رئيس", "محمد شكيب", Man, CivilSociety),
        ("جماعة العرائش", "عضو المجلس الجماعي", "براد محمد", Man, Commune),
        ("جمعية الديمقراطيين الشباب", "رئيسة", "اجايز كريمة", Woman, CivilSociety),
        ("جمعية المحصص للتنمية البشرية", "عضو", "نوفل البخاري", Man, CivilSociety),
        ("جمعية", "نائب الرئيس", "عبد الاله العمراني", Man, CivilSociety),
        ("جمعية FLDF", "مكلفة بالمشاريع", "فريدة الفيلاي", Woman, CivilSociety),
        ("جمعية مدينتي", "منسقة مشروع نشارك", "مريم غوفلان", Woman, CivilSociety),
        ("جمعية مدينتي", "رئيس", "مصطفى العمراني", Man, CivilSociety),
        ("جمعية أبناء العرائش بالمهجر", "عضوة", "السعدية اكوال", Woman, CivilSociety),
        ("هيئة المساواة وتكافؤ الفرص و النوع الاجتماعي", "عضو", "محمد حمان", Man, AdvisoryBody),
        ("جمعية مجلس الشباب الديمقراطي", "عضو", "زكرياء وهيب", Man, CivilSociety),
        ("جماعة العرائش", "رئيسة القسم الثقافي و الاجتماعي و الرياضي", "ليلى بوحويك", Woman, Commune),
    ];

    #[test]
    fn the_roster_of_larache_is_understood_as_a_reader_does() {
        for (institution, capacity, name, who, side) in LARACHE {
            assert_eq!(gender(capacity, name), Some(who), "{capacity}, {name}");
            assert_eq!(category(institution), Some(side), "{institution}");
        }
    }

    #[test]
    fn the_title_alone_decides_when_it_has_two_forms() {
        for (institution, capacity, _, who, _) in LARACHE {
            assert_eq!(gender(capacity, ""), Some(who), "{institution}: {capacity}");
        }
        assert_eq!(gender("نائب الرئيسة", ""), Some(Man));
        assert_eq!(gender("مدير المصالح", ""), Some(Man));
        assert_eq!(gender("الكاتبة العامة", ""), Some(Woman));
        assert_eq!(gender("رئيس", "فاطمة"), Some(Man), "the title was written for this person");
        assert_eq!(gender("Vice-présidente", ""), Some(Woman));
        assert_eq!(gender("vice-président", ""), Some(Man));
        assert_eq!(gender("Conseillère communale", ""), Some(Woman));
        assert_eq!(gender("Chargée de projets", ""), Some(Woman));
    }

    #[test]
    fn a_form_of_address_decides_before_the_title() {
        assert_eq!(gender("عضو", "السيدة غوفلان"), Some(Woman));
        assert_eq!(gender("", "السيد غوفلان"), Some(Man));
        assert_eq!(gender("membre", "Mme Ghoflane"), Some(Woman));
        assert_eq!(gender("السيد الرئيس", ""), Some(Man));
    }

    #[test]
    fn what_is_open_is_left_open_unless_the_given_name_tells() {
        for capacity in
            ["كاتب(ة)", "كاتب (ة)", "منسق/ة", "مسؤول.ة", "président(e)", "président·e", "membre", "إطار", ""]
        {
            assert_eq!(gender(capacity, "غوفلان"), None, "{capacity}");
            assert_eq!(gender(capacity, "مريم غوفلان"), Some(Woman), "{capacity}");
        }
        assert_eq!(gender("عضو", "فريدة الفيلاي"), Some(Woman), "عضو is said of women too");
        assert_eq!(gender("عضو", "غوفلان"), Some(Man));
    }

    #[test]
    fn the_kind_of_a_body_is_told_by_its_first_word() {
        for (institution, side) in [
            ("مجلس جماعي", Commune),
            ("المجلس الجماعي", Commune),
            ("مجلس جهة طنجة تطوان الحسيمة", Commune),
            ("عمالة المضيق الفنيدق", Commune),
            ("إقليم العرائش", Commune),
            ("قسم الشؤون الاجتماعية بالجماعة", Commune),
            ("Commune de Larache", Commune),
            ("Conseil communal", Commune),
            ("هيأة المساواة", AdvisoryBody),
            ("الهيئة الاستشارية للشباب", AdvisoryBody),
            ("الهيئة الاستشارية مع المجتمع المدني", AdvisoryBody),
            ("Instance de l'équité", AdvisoryBody),
            ("IEECAG", AdvisoryBody),
            ("تعاونية النور", CivilSociety),
            ("شبكة الجمعيات", CivilSociety),
            ("الفدرالية المغربية للجمعيات", CivilSociety),
            ("المجتمع المدني", CivilSociety),
            ("هيئات المجتمع المدني", CivilSociety),
            ("فاعل جمعوي", CivilSociety),
            ("Association Medinaty", CivilSociety),
            ("جمعية التنمية بجماعة العرائش", CivilSociety),
            ("وكالة التنمية البلجيكية", Other),
            ("جامعة عبد المالك السعدي", Other),
            ("هيئة المحامين بتطوان", Other),
            ("المجلس الوطني لحقوق الإنسان", Other),
            ("GIZ", Other),
        ] {
            assert_eq!(category(institution), Some(side), "{institution}");
        }
        assert_eq!(category(""), None);
        assert_eq!(category(" - "), None);
    }
}
