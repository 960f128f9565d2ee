//! Days and times as each language writes them.
//!
//! Used wherever a date is shown. Arabic uses the official Moroccan month names and
//! Western digits, as Moroccan administrations do.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};

use super::Language;

const AR: [&str; 12] = [
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
const FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Two letters a month, for the head of a chart.
const FR_SHORT: [&str; 12] =
    ["jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc"];
const EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The name of `month` (1 to 12); empty for anything else.
#[must_use]
pub fn month(language: Language, month: u32) -> &'static str {
    pick(table(language), month)
}

/// A short name of `month` (1 to 12); Arabic month names are not abbreviated.
#[must_use]
pub fn month_short(language: Language, month: u32) -> &'static str {
    pick(
        match language {
            Language::Ar => &AR,
            Language::Fr => &FR_SHORT,
            Language::En => &EN_SHORT,
        },
        month,
    )
}

/// A day in words: `15 أبريل 2023`, `1er mai 2023`, `15 April 2023`.
#[must_use]
pub fn day(language: Language, day: NaiveDate) -> String {
    let number = match (language, day.day()) {
        (Language::Fr, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    };
    format!("{number} {} {}", month(language, day.month()), day.year())
}

/// A day in figures: `15/04/2023`, which keeps its order inside Arabic text.
#[must_use]
pub fn figures(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A moment: day in figures and time.
#[must_use]
pub fn moment<Tz: TimeZone>(at: &DateTime<Tz>) -> String {
    format!("{} {:02}:{:02}", figures(at.date_naive()), at.hour(), at.minute())
}

fn table(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::Ar => &AR,
        Language::Fr => &FR,
        Language::En => &EN,
    }
}

fn pick(names: &[&'static str; 12], month: u32) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| names.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let first = NaiveDate::from_ymd_opt(2023, 5, 1).unwrap();
        assert_eq!(day(Language::Ar, first), "1 ماي 2023");
        assert_eq!(day(Language::Fr, first), "1er mai 2023");
        assert_eq!(day(Language::En, first), "1 May 2023");
        assert_eq!(figures(first), "01/05/2023");
    }
}
