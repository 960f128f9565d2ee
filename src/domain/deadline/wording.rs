//! Which words of a deadline name months and weekdays, and how they are usually written.
//!
//! Used by the checker, which points at usages that are mixed and offers the words of the other.
//! It does not read deadlines.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::fold::fold_map;
use super::lexicon::{self, Lexeme};

/// Whose names of months these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Usage {
    /// As in Morocco: غشت، شتنبر، نونبر.
    Moroccan,
    /// As in Egypt and the Gulf: أغسطس، سبتمبر، نوفمبر.
    Eastern,
    /// As in Tunisia and Algeria: أوت، جويلية.
    Maghrebi,
    /// As in the Levant: آب، أيلول.
    Levantine,
}

/// The names that one usage alone has, folded, with the number of their month. Names that several
/// share (يناير، مارس، أكتوبر) tell nothing.
const TELLING: [(Usage, &[(u32, &str)]); 4] = [
    (
        Usage::Moroccan,
        &[(5, "ماي"), (7, "يوليوز"), (8, "غشت"), (9, "شتنبر"), (9, "شتمبر"), (11, "نونبر"), (12, "دجنبر")],
    ),
    (
        Usage::Eastern,
        &[
            (5, "مايو"),
            (7, "يوليو"),
            (7, "يوليه"),
            (8, "اغسطس"),
            (9, "سبتمبر"),
            (11, "نوفمبر"),
            (12, "ديسمبر"),
        ],
    ),
    (Usage::Maghrebi, &[(1, "جانفي"), (2, "فيفري"), (4, "افريل"), (6, "جوان"), (7, "جويليه"), (8, "اوت")]),
    (
        Usage::Levantine,
        &[
            (2, "شباط"),
            (3, "اذار"),
            (4, "نيسان"),
            (5, "ايار"),
            (6, "حزيران"),
            (7, "تموز"),
            (8, "اب"),
            (9, "ايلول"),
        ],
    ),
];

const MOROCCAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];
const EASTERN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const MAGHREBI: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

impl Usage {
    /// Every usage, the one of the house first.
    pub const ALL: [Self; 4] = [Self::Moroccan, Self::Eastern, Self::Maghrebi, Self::Levantine];

    /// The name of a month, counted from 1.
    #[must_use]
    pub fn month(self, month: u32) -> Option<&'static str> {
        let names = match self {
            Self::Moroccan => &MOROCCAN,
            Self::Eastern => &EASTERN,
            Self::Maghrebi => &MAGHREBI,
            Self::Levantine => &LEVANTINE,
        };
        names.get(usize::try_from(month).ok()?.checked_sub(1)?).copied()
    }
}

/// A name of a month that tells whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMonth {
    /// The bytes of the words that name it.
    pub bytes: Range<usize>,
    /// The month, from 1.
    pub month: u32,
    /// Whose name it is.
    pub usage: Usage,
}

/// The names of months in `words` that tell whose they are.
#[must_use]
pub fn months(words: &str) -> Vec<NamedMonth> {
    each_word(words, |word| {
        let of = |usage: Usage, names: &[(u32, &str)]| {
            names.iter().find(|(_, name)| *name == word).map(|(month, _)| (usage, *month))
        };
        TELLING.iter().find_map(|(usage, names)| of(*usage, names))
    })
    .map(|(bytes, (usage, month))| NamedMonth { bytes, month, usage })
    .collect()
}

/// The name of a weekday in `words`, and the name of the weekday of `day` in the same language.
#[must_use]
pub fn weekday(words: &str, day: NaiveDate) -> Option<(Range<usize>, &'static str)> {
    let found = each_word(words, |word| match lexicon::known(word) {
        Some(Lexeme::Weekday(_)) => Some(word.to_owned()),
        _ => None,
    });
    let (bytes, word) = found.into_iter().next()?;
    let is_french = |word: &str| word.ends_with("di") || word == "dimanche";
    let [arabic, french, english] = names_of(day.weekday());
    Some((
        bytes,
        if !word.is_ascii() {
            arabic
        } else if is_french(&word) {
            french
        } else {
            english
        },
    ))
}

/// The name of a weekday in Arabic, French and English.
#[must_use]
pub fn names_of(day: Weekday) -> [&'static str; 3] {
    match day {
        Weekday::Mon => ["الاثنين", "lundi", "Monday"],
        Weekday::Tue => ["الثلاثاء", "mardi", "Tuesday"],
        Weekday::Wed => ["الأربعاء", "mercredi", "Wednesday"],
        Weekday::Thu => ["الخميس", "jeudi", "Thursday"],
        Weekday::Fri => ["الجمعة", "vendredi", "Friday"],
        Weekday::Sat => ["السبت", "samedi", "Saturday"],
        Weekday::Sun => ["الأحد", "dimanche", "Sunday"],
    }
}

/// What `tell` says of the folded words of `words`, whole first and then without what may be
/// attached to them, with the bytes each stands for.
fn each_word<T>(words: &str, tell: impl Fn(&str) -> Option<T>) -> impl Iterator<Item = (Range<usize>, T)> {
    let folded = fold_map(words);
    let mut found = Vec::new();
    let mut start = 0;
    for run in folded.text().split(|c: char| !c.is_alphabetic()) {
        for lead in ["", "ال", "وال", "بال", "ب", "ل", "و", "ف", "ك"] {
            if let Some(bare) = run.strip_prefix(lead)
                && let Some(told) = tell(bare)
            {
                // The article is part of the name of a weekday; what is attached is not.
                let attached = lead.trim_end_matches("ال").len();
                found.push((folded.source(start + attached..start + run.len()), told));
                break;
            }
        }
        let sign = folded.text().get(start + run.len()..).and_then(|rest| rest.chars().next());
        start += run.len() + sign.map_or(0, char::len_utf8);
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usage_of_months_is_told_where_the_name_tells() {
        let told = |words: &str| months(words).iter().map(|it| (it.usage, it.month)).collect::<Vec<_>>();
        assert_eq!(told("نهاية شتنبر"), [(Usage::Moroccan, 9)]);
        assert_eq!(told("15 سبتمبر 2023 إلى أغسطس"), [(Usage::Eastern, 9), (Usage::Eastern, 8)]);
        assert_eq!(told("بنونبر"), [(Usage::Moroccan, 11)]);
        assert_eq!(told("مارس وأكتوبر"), []);
        let words = "قبل أغسطس 2024";
        assert_eq!(words.get(months(words)[0].bytes.clone()), Some("أغسطس"));
        for usage in Usage::ALL {
            assert!((1..=12).all(|month| usage.month(month).is_some()) && usage.month(13).is_none());
        }
    }

    #[test]
    fn a_weekday_is_answered_in_its_own_language() {
        let day = NaiveDate::from_ymd_opt(2018, 4, 24).unwrap();
        for (words, found, right) in [
            ("الأربعاء 24 أبريل 2018", "الأربعاء", "الثلاثاء"),
            ("jeudi 24 avril", "jeudi", "mardi"),
            ("Friday 24 April", "Friday", "Tuesday"),
        ] {
            let (bytes, name) = weekday(words, day).unwrap();
            assert_eq!((words.get(bytes).unwrap(), name), (found, right));
        }
        assert_eq!(weekday("24 أبريل", day), None);
    }
}
