//! The day of a meeting, among all the days its minutes name.
//!
//! Used by [`minutes`](super) only. What a date means is read by `domain::deadline`.

use chrono::NaiveDate;

use crate::domain::Deadline;
use crate::domain::deadline::{Precision, Year};
use crate::domain::fold::fold;

use super::super::decode::Line;
use super::super::lexicon;

/// A day found in a line.
pub struct Found {
    /// The day.
    pub day: NaiveDate,
    /// The words of the line before it.
    pub before: Vec<String>,
}

/// Most words of a date: «يوم الخميس 09 - 03 - 2023».
const LONGEST: usize = 7;

/// The most likely day: one that stands in a short line or beside words of a meeting, not
/// beside those of a law; the earlier in the text, the better.
pub fn find(lines: &[&Line], reference: NaiveDate) -> Option<Found> {
    let mut best: Option<(i32, Found)> = None;
    for line in lines {
        for found in days(&line.text, reference) {
            let score = likelihood(&line.text);
            if best.as_ref().is_none_or(|(highest, _)| score > *highest) {
                best = Some((score, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

fn likelihood(line: &str) -> i32 {
    const MEETING: &str = "يوم بتاريخ انعقد عقد تنظيم حرر اجتمع اجتماع لقاء محضر réunion tenue held le";
    const LAW: &str = "قانون ظهير مرسوم دستور قرار دورية loi dahir décret law";
    let short = line.split_whitespace().count() <= 8;
    3 * i32::from(short) + 2 * i32::from(lexicon::names(MEETING, line))
        - 4 * i32::from(lexicon::names(LAW, line))
}

/// The days written with their year in `line`.
fn days(line: &str, reference: NaiveDate) -> Vec<Found> {
    let tokens: Vec<&str> = line.split_whitespace().collect();
    let mut found = Vec::new();
    for at in tokens.iter().enumerate().filter(|(_, token)| has_year(token)).map(|(at, _)| at) {
        let windows = (at.saturating_sub(LONGEST - 1)..=at)
            .map(|from| (from, tokens.get(from..=at).unwrap_or_default()))
            // «انعقد الاجتماع يوم 12 أبريل»: the meeting is not part of its date.
            .filter(|(_, window)| window.first().is_some_and(|word| !lexicon::names(super::MEETINGS, word)));
        for (from, window) in windows {
            let words = window.join(" ");
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            let Some(reading) = Deadline::read(words, reference).reading else { continue };
            let near = (reading.latest - reading.earliest).num_days() < 8;
            if near
                && reading.year == Year::Written
                && matches!(reading.precision, Precision::Day | Precision::Interval)
            {
                let before = tokens.iter().take(from).map(|token| (*token).to_owned()).collect();
                found.push(Found { day: reading.earliest, before });
                break;
            }
        }
    }
    found
}

/// Whether `token` holds four digits that may be a year of our time.
fn has_year(token: &str) -> bool {
    if !token.contains(char::is_numeric) {
        return false;
    }
    let folded = fold(token);
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}
