//! What the first word of a phrase tells of it: an institution, a team, a title.
//!
//! Used by [`proposal`](super::proposal) and [`responsible`](super::responsible). Words are
//! folded; the tables hold them without article and attached preposition.

use super::Gender;

/// What kind of thing a phrase names that begins with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A commune, region, province or another territorial authority.
    Authority,
    /// A council, of whatever it may be.
    Council,
    /// A body that advises.
    Instance,
    /// An association, cooperative, network …
    Association,
    /// Another institution: an agency, a ministry, the press, a page.
    Institution,
    /// A part of an institution, which the words after it name.
    Division,
    /// A committee or team.
    Team,
}

/// What the folded `word` tells as the first of a phrase.
pub(super) fn head(word: &str) -> Option<Head> {
    ways(word).into_iter().flatten().find_map(bare_head)
}

/// The word itself, and without the article and one attached preposition.
fn ways(word: &str) -> [Option<&str>; 4] {
    let bare = |word: &'_ str| -> Option<usize> {
        ["ال", "لل"].iter().find(|lead| word.starts_with(**lead)).map(|lead| lead.len())
    };
    let attached = word.strip_prefix(['ب', 'ل', 'و', 'ك']);
    [
        Some(word),
        bare(word).and_then(|at| word.get(at..)),
        attached,
        attached.and_then(|rest| rest.strip_prefix("ال")),
    ]
}

fn bare_head(word: &str) -> Option<Head> {
    Some(match word {
        "جماعه" | "جماعات" | "جهه" | "جهات" | "عماله" | "عمالات" | "اقليم" | "اقاليم" | "بلديه" | "مقاطعه"
        | "commune" | "communes" | "municipalite" | "municipality" | "mairie" | "region" | "prefecture"
        | "province" | "arrondissement" => Head::Authority,
        "مجلس" | "مجالس" | "conseil" | "council" => Head::Council,
        "هييه" | "هياه" | "هيات" | "هييات" | "هيءه" | "instance" | "instances" | "ieecag" => {
            Head::Instance
        }
        "جمعيه"
        | "جمعيات"
        | "تعاونيه"
        | "تعاونيات"
        | "منظمه"
        | "منظمات"
        | "شبكه"
        | "شبكات"
        | "فدراليه"
        | "فيدراليه"
        | "كونفدراليه"
        | "نادي"
        | "انديه"
        | "ايتلاف"
        | "تنسيقيه"
        | "رابطه"
        | "منتدي"
        | "وداديه"
        | "مجتمع"
        | "نسيج"
        | "association"
        | "associations"
        | "asso"
        | "ong"
        | "ngo"
        | "osc"
        | "cso"
        | "cooperative"
        | "cooperatives"
        | "reseau"
        | "network"
        | "federation"
        | "club"
        | "collectif"
        | "societe" => Head::Association,
        "وكاله" | "وكالات" | "وزاره" | "مديريه" | "موسسه" | "موسسات" | "جامعه" | "كليه" | "مدرسه"
        | "مدارس" | "معهد" | "مركز" | "مراكز" | "مكتبه" | "دار" | "صندوق" | "سفاره" | "شركه" | "مقاوله"
        | "مندوبيه" | "اكاديميه" | "ولايه" | "باشويه" | "قياده" | "دايره" | "محكمه" | "غرفه" | "اتحاد"
        | "نقابه" | "صحافه" | "صفحه" | "صفحات" | "موقع" | "مواقع" | "اذاعه" | "قناه" | "جريده" | "جرايد"
        | "اعلام" | "سلطه" | "سلطات" | "برنامج" | "agence" | "agency" | "ministere" | "ministry"
        | "direction" | "institution" | "institut" | "institute" | "universite" | "university"
        | "faculte" | "fondation" | "foundation" | "ecole" | "centre" | "center" | "presse" | "press"
        | "page" | "pages" | "site" | "ambassade" | "office" | "programme" => Head::Institution,
        "قسم" | "اقسام" | "مصلحه" | "مصالح" | "اداره" | "مكتب" | "رياسه" | "كتابه" | "ديوان" | "service"
        | "services" | "division" | "bureau" | "department" | "cabinet" => Head::Division,
        "لجنه" | "لجان" | "فريق" | "فرق" | "خليه" | "خلايا" | "طاقم" | "مجموعه" | "equipe" | "team"
        | "comite" | "committee" | "commission" | "cellule" | "cell" | "groupe" | "group" => Head::Team,
        _ => return None,
    })
}

/// What a title tells of the person who bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// The form is that of a woman or a man.
    Of(Gender),
    /// A man's form that women bear as often: عضو.
    Loosely(Gender),
    /// One form for both.
    Either,
}

/// Titles that take ة for a woman, folded, in the man's form.
const BENT: &[&str] = &[
    "رييس",
    "نايب",
    "موظف",
    "منسق",
    "مكلف",
    "منشط",
    "مستشار",
    "كاتب",
    "مقرر",
    "مدير",
    "ممثل",
    "خبير",
    "منتخب",
    "استاذ",
    "مهندس",
    "مسوول",
    "فاعل",
    "متطوع",
    "امين",
    "تقني",
    "مساعد",
    "مكون",
    "طالب",
    "باحث",
    "اعلامي",
    "صحفي",
    "محامي",
    "دكتور",
    "طبيب",
    "ناشط",
    "متصرف",
    "محرر",
    "رايد",
    "مرشد",
    "منخرط",
    "مشارك",
    "متدرب",
    "عميد",
    "مشرف",
    "مندوب",
    "مراقب",
    "محاسب",
    "مسير",
    "منظم",
    "مواكب",
    "موطر",
    "مسجل",
    "فنان",
    "شاعر",
    "مقاول",
    "تاجر",
    "معلم",
    "مدرب",
    "مترجم",
    "مساهم",
    "وكيل",
    "حاضر",
    "متغيب",
    "ميسر",
    "مستخدم",
    "اخصايي",
    "مربي",
    "مسعف",
    "مقدم",
];

/// What the folded `word` tells if it is a title.
pub(super) fn title(word: &str) -> Option<Title> {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    match bare {
        "عضو" => return Some(Title::Loosely(Gender::Man)),
        "عضوه" => return Some(Title::Of(Gender::Woman)),
        "محام" => return Some(Title::Of(Gender::Man)),
        // Where French and English differ (president, expert), the French of the minutes counts.
        "اطار" | "اطر" | "membre" | "member" | "secretaire" | "responsable" | "fonctionnaire" | "cadre"
        | "chair" | "deputy" | "coordinator" | "head" | "officer" | "secretary" => {
            return Some(Title::Either);
        }
        _ => {}
    }
    if BENT.contains(&bare) {
        return Some(Title::Of(Gender::Man));
    }
    if bare.strip_suffix('ه').is_some_and(|stem| BENT.contains(&stem)) {
        return Some(Title::Of(Gender::Woman));
    }
    latin_title(bare)
}

fn latin_title(word: &str) -> Option<Title> {
    Some(Title::Of(match word {
        "presidente" | "conseillere" | "coordinatrice" | "coordonnatrice" | "animatrice" | "chargee"
        | "directrice" | "elue" | "representante" | "tresoriere" | "rapporteure" | "rapporteuse"
        | "cheffe" | "experte" | "deleguee" | "adjointe" | "ingenieure" | "enseignante" | "avocate"
        | "mediatrice" | "chairwoman" => Gender::Woman,
        "president" | "conseiller" | "coordinateur" | "coordonnateur" | "animateur" | "charge"
        | "directeur" | "elu" | "representant" | "tresorier" | "rapporteur" | "chef" | "expert"
        | "delegue" | "adjoint" | "ingenieur" | "enseignant" | "avocat" | "mediateur" | "chairman" => {
            Gender::Man
        }
        _ => return None,
    }))
}

/// What a form of address tells: السيدة, Mme …
pub(super) fn address(word: &str) -> Option<Gender> {
    Some(match word {
        "السيده" | "سيده" | "الانسه" | "انسه" | "الاستاذه" | "استاذه" | "الدكتوره" | "دكتوره" | "الحاجه"
        | "المهندسه" | "ذه" | "لاله" | "للا" | "mme" | "mlle" | "mrs" | "ms" | "madame" | "mademoiselle" => {
            Gender::Woman
        }
        "السيد" | "الاستاذ" | "الدكتور" | "الحاج" | "المهندس" | "mr" | "m" | "monsieur" => {
            Gender::Man
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn the_tables_hold_folded_words() {
        let table = include_str!("heads.rs").split("#[cfg(test)]").next().unwrap();
        for word in table.split('"').skip(1).step_by(2) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn the_article_and_a_preposition_do_not_hide_a_head() {
        for word in ["جماعه", "الجماعه", "بالجماعه", "للجماعه", "بجماعه"] {
            assert_eq!(head(word), Some(Head::Authority), "{word}");
        }
        assert_eq!(head("فاطمه"), None);
    }

    #[test]
    fn a_title_tells_a_woman_from_a_man() {
        assert_eq!(title("رييسه"), Some(Title::Of(Gender::Woman)));
        assert_eq!(title("الرييس"), Some(Title::Of(Gender::Man)));
        assert_eq!(title("عضو"), Some(Title::Loosely(Gender::Man)));
        assert_eq!(title("president"), Some(Title::Of(Gender::Man)));
        assert_eq!(title("membre"), Some(Title::Either));
        assert_eq!(title("شهباز"), None);
    }
}
