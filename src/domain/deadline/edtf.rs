//! A deadline as EDTF: the extended date/time format of ISO 8601-2:2019, levels 1 and 2.
//!
//! Used by listings and archives. What each form means stands in the specification of the Library
//! of Congress, which ISO 8601-2 took over. It writes the format and does not read it.

use chrono::{Datelike, NaiveDate};

use super::{Precision, Reach, Reading, Year};

/// Codes of ISO 8601-2, 4.8 for sub-year groupings: quarters from 33, halves from 40.
const FIRST_QUARTER: u32 = 33;
const FIRST_HALF: u32 = 40;

/// The days of a reading as EDTF.
///
/// A day, month, quarter (33 to 36), half (40, 41) and year stand as such; parts of months,
/// sessions of several days and intervals as `a/b`; a list as the set `{a,b}`; what is open to one
/// side with `..` there. A year that was inferred is uncertain, and says so with `?` behind the year
/// alone (level 2); one that a person confirmed is not.
///
/// ```
/// use chrono::NaiveDate;
/// use lajna::domain::deadline::{edtf, read};
/// let founded = NaiveDate::from_ymd_opt(2023, 3, 9).unwrap();
/// let written = |words| edtf(&read(words, founded).unwrap());
/// assert_eq!(written("15 ابريل"), "2023?-04-15");
/// assert_eq!(written("الفصل الثاني 2024"), "2024-34");
/// assert_eq!(written("قبل 15 ماي 2024"), "../2024-05-15");
/// ```
#[must_use]
pub fn edtf(reading: &Reading) -> String {
    let sure = if reading.year == Year::Inferred { "?" } else { "" };
    if !reading.days.is_empty() {
        let days: Vec<String> = reading.days.iter().map(|day| date(*day, sure)).collect();
        return format!("{{{}}}", days.join(","));
    }
    let (start, end) = ends(reading, sure);
    match reading.reach {
        Reach::Within if start == end => start,
        Reach::Within => format!("{start}/{end}"),
        Reach::Until => format!("../{end}"),
        Reach::From => format!("{start}/.."),
    }
}

/// The first and the last of what is meant, each as coarse as the words were.
fn ends(reading: &Reading, sure: &str) -> (String, String) {
    let (first, last) = reading.window();
    let whole = |text: String| (text.clone(), text);
    match reading.precision {
        Precision::Year => (year(first, sure), year(last, sure)),
        Precision::Quarter if fits(reading, 3) => {
            whole(format!("{}-{}", year(first, sure), FIRST_QUARTER + first.month0() / 3))
        }
        Precision::Half if fits(reading, 6) => {
            whole(format!("{}-{}", year(first, sure), FIRST_HALF + first.month0() / 6))
        }
        Precision::Month | Precision::Interval | Precision::Quarter | Precision::Half
            if reading.is_whole_months() =>
        {
            (month(first, sure), month(last, sure))
        }
        _ => (date(first, sure), date(last, sure)),
    }
}

/// Whether the reading is one of the groups of so many months that a year falls into.
fn fits(reading: &Reading, months: u32) -> bool {
    let (first, last) = (reading.earliest, reading.latest);
    first.year() == last.year()
        && reading.is_whole_months()
        && first.month0().is_multiple_of(months)
        && last.month0() == first.month0() + months - 1
}

/// Years of ISO 8601 have four digits; those beyond are written with `Y`, as level 1 has it.
fn year(day: NaiveDate, sure: &str) -> String {
    match day.year() {
        year @ 0..=9999 => format!("{year:04}{sure}"),
        year => format!("Y{year}{sure}"),
    }
}

fn month(day: NaiveDate, sure: &str) -> String {
    format!("{}-{:02}", year(day, sure), day.month())
}

fn date(day: NaiveDate, sure: &str) -> String {
    format!("{}-{:02}", month(day, sure), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::read;

    #[test]
    fn every_precision_has_its_form() {
        let founded = "2023-03-09".parse().unwrap();
        for (words, expected) in [
            ("15 أبريل 2023", "2023-04-15"),
            ("15 ابريل", "2023?-04-15"),
            ("ماي 2023", "2023-05"),
            ("ماي", "2023?-05"),
            ("سنة 2024", "2024"),
            ("2024-2026", "2024/2026"),
            ("الفصل الأول 2024", "2024-33"),
            ("الفصل الرابع", "2023?-36"),
            ("الأسدس الأول 2024", "2024-40"),
            ("الأسدس الثاني 2024", "2024-41"),
            ("بداية ماي 2024", "2024-05-01/2024-05-10"),
            ("منتصف يونيو 2024", "2024-06-11/2024-06-20"),
            ("نهاية مارس", "2023?-03-21/2023?-03-31"),
            ("الأسبوع الثاني من ماي 2024", "2024-05-08/2024-05-14"),
            ("دورة مارس 2024", "2024-03-04"),
            ("دورة فبراير 2024", "2024-02-01/2024-02-07"),
            ("دورة أبريل 2024", "2024-04-01/2024-04-30"),
            ("1-3 نوفمبر 2022", "2022-11-01/2022-11-03"),
            ("بداية شهر ماي 2024 الى متم شهر ابريل 2026", "2024-05/2026-04"),
            ("7 - 8 - 9 ديسمبر 2022", "{2022-12-07,2022-12-08,2022-12-09}"),
            ("24 و25 يناير", "{2024?-01-24,2024?-01-25}"),
            ("قبل 15 ماي 2024", "../2024-05-15"),
            ("إلى غاية ماي 2024", "../2024-05"),
            ("ابتداء من أكتوبر 2020", "2020-10/.."),
            ("بعد 15 أبريل 2024", "2024-04-16/.."),
        ] {
            assert_eq!(edtf(&read(words, founded).unwrap()), expected, "{words}");
        }
    }

    #[test]
    fn a_confirmed_year_is_as_sure_as_a_written_one_and_a_far_one_has_its_letter() {
        let mut reading = read("15 ابريل", "2023-03-09".parse().unwrap()).unwrap();
        reading.year = Year::Confirmed;
        assert_eq!(edtf(&reading), "2023-04-15");
        let far = NaiveDate::MAX;
        assert!(edtf(&Reading::new(far, far, Precision::Year, Year::Written)).starts_with('Y'));
    }
}
