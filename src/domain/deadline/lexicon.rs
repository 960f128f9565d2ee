//! The words of deadlines, each with what it does in one.
//!
//! Used by the lexer. All words are folded; the lexer takes attached prepositions and the
//! article off before it asks. Months stand in their own file.

use chrono::Weekday;

use super::months;
use super::session::Council;

/// What a word or sign does in a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A number and how many digits it was written with; 0 when it was a word.
    Number { value: u32, digits: usize },
    /// A whole or nearly whole date in digits.
    Date { year: Option<i32>, month: u32, day: Option<u32>, short: bool },
    /// الأول، الثاني، 1er …
    Ordinal(u32),
    /// عشرون، ثلاثون behind an ordinal.
    Tens(u32),
    /// الأخير
    Last,
    /// A month by name.
    Month(u32),
    /// A day of the week.
    Weekday(Weekday),
    /// بداية، منتصف، نهاية
    Part(Part),
    /// فاتح: the first day.
    First,
    /// شهر، أسبوع، فصل، أسدس، سنة; whether the article makes it the present one.
    Unit { unit: Unit, definite: bool },
    /// شهران، أسبوعان
    Pair(Unit),
    /// دورة
    Session,
    /// الجاري، هذا
    This,
    /// المقبل، القادم
    Next,
    /// منه
    Same,
    /// قبل
    Before,
    /// بعد
    After,
    /// خلال، في غضون
    Within,
    /// الى، au
    To,
    /// حتى، الى غاية: as [`Lexeme::To`], and before the only date the latest day.
    Until,
    /// و
    And,
    /// A dash, slash or comma between two points.
    Sign(char),
    /// كل: what follows says how often.
    Every,
    /// شهريا، trimestriel: once in so many units.
    Often(u32, Unit),
    /// مرتين: so many times; 0 when the number stands before it.
    Times(u32),
    /// دوري، مستمر: again and again, nobody says how often.
    Again,
    /// شهري: monthly, or the two months that follow.
    MonthlyOrMonths,
    /// ابتداء من
    From,
    /// أقصاه: at the latest.
    By,
    /// بين: what "and" joins is an interval.
    Between,
    /// [2023]: a year that was not written and that someone supplied.
    Supplied(i32),
    /// استثنائية: a session that no law puts in a month.
    Extraordinary,
    /// الجهة، الجماعة، الإقليم behind a session.
    Council(Council),
    /// القرار، الاجتماع: what the day of the programme is the day of.
    Event,
    /// The last third, where "third" would be an ordinal.
    LastThird,
    /// A month of the Hijri calendar.
    HijriMonth,
    /// هـ، هجرية
    Hijri,
    /// Says nothing about the days.
    Filler,
    /// Not in this file.
    Unknown,
}

/// A part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
}

/// A stretch of time that deadlines count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Third,
    Month,
    Quarter,
    Half,
    Year,
}

/// What `word` does, without article or attached preposition.
pub(super) fn known(word: &str) -> Option<Lexeme> {
    let table = || {
        Some(match word {
            "بدايه" | "بدايات" | "مطلع" | "مستهل" | "اوايل" | "debut" | "beginning" | "start" | "early" => {
                Lexeme::Part(Part::Start)
            }
            "منتصف" | "اواسط" | "وسط" | "mi" | "milieu" | "mid" | "middle" => {
                Lexeme::Part(Part::Middle)
            }
            "نهايه" | "نهايات" | "متم" | "اواخر" | "اخر" | "ختام" | "fin" | "end" | "late" => {
                Lexeme::Part(Part::End)
            }
            "فاتح" | "غره" => Lexeme::First,
            "دوره" | "دورات" | "session" | "sessions" => Lexeme::Session,
            "جاري" | "جاريه" | "حالي" | "حاليه" | "هذا" | "هذه" | "this" | "current" => {
                Lexeme::This
            }
            "مقبل" | "مقبله" | "قادم" | "قادمه" | "موالي" | "مواليه" | "اتي" | "اتيه" | "prochain"
            | "prochaine" | "suivant" | "suivante" | "next" | "following" => Lexeme::Next,
            "منه" | "منها" => Lexeme::Same,
            "قبل" | "قبيل" | "avant" | "before" => Lexeme::Before,
            "بعد" | "apres" | "after" => Lexeme::After,
            "خلال" | "غضون" | "ظرف" | "داخل" | "dans" | "sous" | "within" => Lexeme::Within,
            "au" | "aux" | "a" | "to" | "through" => Lexeme::To,
            "الي" | "غايه" | "حتي" | "jusqu" | "jusque" | "until" | "till" => Lexeme::Until,
            "ابتداء" | "ابتدا" | "انطلاقا" | "بدءا" | "اعتبارا" | "from" | "starting" | "since" | "depuis" => {
                Lexeme::From
            }
            "اقصاه" | "اقصاها" | "اقصي" | "حلول" | "ici" | "by" => Lexeme::By,
            "بين" | "entre" | "between" => Lexeme::Between,
            "و" | "او" | "ثم" | "et" | "ou" | "and" | "or" => Lexeme::And,
            "استثناييه" | "extraordinaire" | "extraordinary" => Lexeme::Extraordinary,
            "كل" | "chaque" | "tous" | "toutes" | "par" | "every" | "each" | "per" => Lexeme::Every,
            "مره" | "once" => Lexeme::Times(1),
            "مرتين" | "مرتان" | "twice" => Lexeme::Times(2),
            "مرات" | "fois" | "times" => Lexeme::Times(0),
            "دوري" | "دوريا" | "دوريه" | "مستمر" | "مستمره" | "استمرار" | "دايم" | "دايمه" | "continu"
            | "continue" | "permanent" | "permanente" | "periodique" | "periodiquement" | "regulierement"
            | "ongoing" | "continuous" | "continuously" | "periodically" | "regularly" | "recurring" => {
                Lexeme::Again
            }
            "شهري" => Lexeme::MonthlyOrMonths,
            "محرم" | "صفر" | "رجب" | "شعبان" | "رمضان" | "شوال" | "جمادي" | "ramadan" => {
                Lexeme::HijriMonth
            }
            "ه" | "هجري" | "هجريه" | "hegire" => Lexeme::Hijri,
            _ if is_filler(word) => Lexeme::Filler,
            _ => return None,
        })
    };
    months::month(word)
        .map(Lexeme::Month)
        .or_else(|| weekday(word))
        .or_else(|| ordinal(word))
        .or_else(|| number(word))
        .or_else(|| unit(word))
        .or_else(|| often(word))
        .or_else(|| event(word))
        .or_else(table)
}

/// Stretches of time, in every number and case.
fn unit(word: &str) -> Option<Lexeme> {
    let unit = |unit| Lexeme::Unit { unit, definite: false };
    Some(match word {
        "يوم" | "يوما" | "ايام" | "يومي" | "jour" | "jours" | "day" | "days" => {
            unit(Unit::Day)
        }
        "اسبوع" | "اسبوعا" | "اسابيع" | "semaine" | "semaines" | "week" | "weeks" => {
            unit(Unit::Week)
        }
        "ثلث" | "tiers" => unit(Unit::Third),
        "شهر" | "شهرا" | "اشهر" | "شهور" | "mois" | "month" | "months" => unit(Unit::Month),
        "فصل" | "ربع" | "ثلاثي" | "اثلوث" | "trimestre" | "trimestres" | "quarter" | "quarters" => {
            unit(Unit::Quarter)
        }
        "اسدس" | "سداسي" | "سدس" | "نصف" | "semestre" | "semestres" | "quinzaine" | "semester" | "half" => {
            unit(Unit::Half)
        }
        "سنه" | "سنتي" | "عام" | "عامي" | "سنوات" | "سنين" | "اعوام" | "an" | "ans" | "annee" | "annees"
        | "year" | "years" => unit(Unit::Year),
        "يومين" | "يومان" => Lexeme::Pair(Unit::Day),
        "اسبوعين" | "اسبوعان" => Lexeme::Pair(Unit::Week),
        "شهرين" | "شهران" => Lexeme::Pair(Unit::Month),
        "سنتين" | "سنتان" | "عامين" | "عامان" => Lexeme::Pair(Unit::Year),
        _ => return None,
    })
}

/// How often, in one word.
fn often(word: &str) -> Option<Lexeme> {
    let (number, unit) = match word {
        "يوميا" | "quotidien" | "quotidienne" | "quotidiennement" | "daily" => (1, Unit::Day),
        "اسبوعي" | "اسبوعيا" | "اسبوعيه" | "hebdomadaire" | "hebdomadairement" | "weekly" => {
            (1, Unit::Week)
        }
        "fortnightly" => (2, Unit::Week),
        "شهريا" | "شهريه" | "mensuel" | "mensuelle" | "mensuellement" | "monthly" => {
            (1, Unit::Month)
        }
        "bimestriel" | "bimestrielle" => (2, Unit::Month),
        "فصلي" | "فصليا" | "فصليه" | "trimestriel" | "trimestrielle" | "trimestriellement" | "quarterly" => {
            (3, Unit::Month)
        }
        "اسدسي" | "اسدسيا" | "semestriel" | "semestrielle" | "semestriellement" => {
            (6, Unit::Month)
        }
        "سنوي" | "سنويا" | "سنويه" | "annuel" | "annuelle" | "annuellement" | "yearly" | "annually"
        | "annual" => (1, Unit::Year),
        _ => return None,
    };
    Some(Lexeme::Often(number, unit))
}

/// What happens on the day of the programme, and whose session a session is.
fn event(word: &str) -> Option<Lexeme> {
    Some(match word {
        "قرار" | "مقرر" | "مصادقه" | "اجتماع" | "لقاء" | "توقيع" | "نشر" | "اعتماد" | "انعقاد" | "توصل"
        | "تبليغ" | "صدور" | "اشعار" | "decision" | "reunion" | "approbation" | "signature"
        | "publication" | "notification" | "adoption" | "meeting" | "approval" | "signing" => Lexeme::Event,
        "جماعه" | "جماعي" | "commune" | "communal" | "communale" | "municipal" => {
            Lexeme::Council(Council::Commune)
        }
        "جهه" | "جهوي" | "region" | "regional" | "regionale" => Lexeme::Council(Council::Region),
        "اقليم" | "اقليمي" | "عماله" | "province" | "provincial" | "provinciale" | "prefecture"
        | "prefectoral" => Lexeme::Council(Council::Province),
        _ => return None,
    })
}

/// Numbers in words, as they stand before a unit.
fn number(word: &str) -> Option<Lexeme> {
    let number = |value| Lexeme::Number { value, digits: 0 };
    Some(match word {
        "واحد" | "واحده" | "un" | "une" | "one" => number(1),
        "deux" | "two" => number(2),
        "ثلاث" | "ثلاثه" | "trois" | "three" => number(3),
        "اربع" | "اربعه" | "quatre" | "four" => number(4),
        "خمس" | "خمسه" | "cinq" | "five" => number(5),
        "ست" | "سته" | "six" => number(6),
        "سبع" | "سبعه" | "seven" => number(7),
        "ثمان" | "ثماني" | "ثمانيه" | "huit" | "eight" => number(8),
        "تسع" | "تسعه" | "neuf" | "nine" => number(9),
        "عشر" | "عشره" | "dix" | "ten" => number(10),
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<Lexeme> {
    Some(Lexeme::Weekday(match word {
        "اثنين" | "اتنين" | "lundi" | "monday" => Weekday::Mon,
        "ثلاثاء" | "ثلاتاء" | "mardi" | "tuesday" => Weekday::Tue,
        "اربعاء" | "mercredi" | "wednesday" => Weekday::Wed,
        "خميس" | "jeudi" | "thursday" => Weekday::Thu,
        "جمعه" | "vendredi" | "friday" => Weekday::Fri,
        "سبت" | "samedi" | "saturday" => Weekday::Sat,
        "احد" | "dimanche" | "sunday" => Weekday::Sun,
        _ => return None,
    }))
}

fn ordinal(word: &str) -> Option<Lexeme> {
    Some(Lexeme::Ordinal(match word {
        "اول" | "اولي" | "حادي" | "حاديه" | "premier" | "premiere" | "first" => 1,
        "ثاني" | "ثانيه" | "ثان" | "تاني" | "deuxieme" | "second" | "seconde" => 2,
        "ثالث" | "ثالثه" | "ثالت" | "troisieme" | "third" => 3,
        "رابع" | "رابعه" | "quatrieme" | "fourth" => 4,
        "خامس" | "خامسه" | "cinquieme" | "fifth" => 5,
        "سادس" | "سادسه" => 6,
        "سابع" | "سابعه" => 7,
        "ثامن" | "ثامنه" => 8,
        "تاسع" | "تاسعه" => 9,
        "عاشر" | "عاشره" => 10,
        "عشرون" | "عشرين" => return Some(Lexeme::Tens(20)),
        "ثلاثون" | "ثلاثين" => return Some(Lexeme::Tens(30)),
        "اخير" | "اخيره" | "dernier" | "derniere" | "last" => return Some(Lexeme::Last),
        _ => return None,
    }))
}

/// Words that lead up to a date or round it off.
fn is_filler(word: &str) -> bool {
    #[rustfmt::skip]
    const FILLERS: &[&str] = &[
        "من", "ما", "في", "علي", "عند", "عن", "مع", "اثناء", "حوالي", "تقريبا", "حدود", "اجل", "اجال", "حد",
        "ابعد", "اكثر", "تقدير", "تاريخ", "موعد", "صباح", "صباحا", "مساء", "زوال", "زوالا", "ظهرا", "ليله", "م",
        "ل", "ب", "ميلادي", "ميلاديه", "موافق", "فتره", "ممتده", "ممتد", "مده", "مدار", "طيله", "طوال", "عاديه",
        "عادي", "ضمن", "نفس", "كامل", "انجاز", "تنفيذ", "تنزيل", "مجلس", "شكل", "افق", "le", "la", "les", "l",
        "de", "des", "du", "d", "en", "courant", "cours", "pendant", "durant", "date", "echeance", "delai",
        "environ", "vers", "que", "ordinaire", "ce", "cette", "conseil", "rythme", "horizon", "tard", "the", "of", "in",
        "on", "at", "than", "during", "due", "deadline", "ordinary", "around", "council", "basis",
    ];
    FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn the_words_of_the_lexicon_are_folded() {
        // A word that is not folded could never be met; the source itself is the table.
        let source = include_str!("lexicon.rs");
        let table = source.split("#[cfg(test)]").next().unwrap();
        let quoted: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
        assert!(quoted.len() > 250);
        for word in quoted {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_month_is_a_month_before_it_is_anything_else() {
        assert_eq!(known("ماي"), Some(Lexeme::Month(5)));
        assert_eq!(known("sept"), Some(Lexeme::Month(9)));
        assert_eq!(known("جينير"), None);
    }
}
