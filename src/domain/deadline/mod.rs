//! A deadline: the words as written, and what they mean as an interval of days.
//!
//! Used by tasks. The meaning is computed once, when the words are written, with the day
//! of the programme as reference; it never depends on today.
//!
//! # The language
//!
//! ```text
//! deadline := [من|بين|du|from] point {(الى|حتى|و|-|,|au|to) point} | so many units
//! point    := in any order: weekday, day(s), part, week|third|quarter|half and which,
//!             month, year; or digits d/m/y, d-m-y, y-m-d, d/m, m/y
//! part     := بداية مطلع début | منتصف اواسط mi | نهاية متم اواخر fin | فاتح (the first)
//! ```
//!
//! A month is its days, بداية its first ten, منتصف 11 to 20, نهاية its last day; a session
//! (دورة مارس) is its month, for the convocation names the day. What is not understood is
//! not guessed: [`Unread`] says why, with the months that may have been meant.

mod lexer;
mod lexicon;
mod months;
mod point;
mod range;
mod span;
#[cfg(test)]
mod tests;
pub mod wording;

use chrono::NaiveDate;

use super::fold::fold_map;
use super::word::words;
use lexicon::Lexeme;

/// A deadline as written and as understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deadline {
    /// The words, verbatim.
    pub verbatim: String,
    /// What they mean; `None` when they are empty or could not be read.
    pub reading: Option<Reading>,
}

impl Deadline {
    /// The deadline `words`, read with the day of the programme as reference.
    ///
    /// Never fails: words that are empty or not understood have no reading.
    #[must_use]
    pub fn read(words: &str, reference: NaiveDate) -> Self {
        Self { verbatim: words.to_owned(), reading: read(words, reference).ok() }
    }
}

/// Why the words of a deadline have no reading.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// There are no words, or only words that lead up to a date.
    #[error("no deadline is written")]
    Empty,
    /// A word stands where a month is expected and is none.
    #[error("{word} is not a month")]
    UnknownMonth {
        /// The word as written.
        word: String,
        /// Months it may have been meant for, from 1, the likeliest first; never empty.
        suggestions: Vec<u32>,
    },
    /// The calendar has no such day: 31 April, 15/13/2023.
    #[error("there is no such day")]
    NoSuchDay,
    /// Only a Hijri date is written.
    #[error("a Hijri date cannot be placed without the sighting of the moon")]
    Hijri,
    /// Something that comes again and again.
    #[error("a recurring deadline has no day")]
    Recurring,
    /// Words that name no day.
    #[error("the words name no day")]
    Unknown,
}

/// Reads the words of a deadline.
///
/// `reference` is the day of the programme: a year that is not written is the first in
/// which the deadline has not passed on that day, and "within two weeks" counts from it.
///
/// # Errors
/// [`Unread`] says why the words have no reading.
///
/// ```
/// use chrono::NaiveDate;
/// use lajna::domain::deadline::{Year, read};
/// let founded = NaiveDate::from_ymd_opt(2023, 3, 9).unwrap();
/// let reading = read("نهاية ابريل", founded).unwrap();
/// assert_eq!(reading.latest, NaiveDate::from_ymd_opt(2023, 4, 30).unwrap());
/// assert_eq!(reading.year, Year::Inferred);
/// ```
pub fn read(words: &str, reference: NaiveDate) -> Result<Reading, Unread> {
    let whole = read_all(words, reference);
    if matches!(whole, Err(Unread::Unknown)) {
        // A remark in brackets does not hide the date beside it.
        let outside = without_brackets(words);
        if outside.len() < words.len()
            && let Ok(reading) = read_all(&outside, reference)
        {
            return Ok(reading);
        }
    }
    whole
}

/// More than any deadline has, in bytes; what is longer is text that strayed into its column.
const LONGEST: usize = 400;

fn read_all(words: &str, reference: NaiveDate) -> Result<Reading, Unread> {
    if words.len() > LONGEST {
        return Err(Unread::Unknown);
    }
    let folded = fold_map(words);
    let items = lexer::lex(folded.text())?;
    if items.iter().any(|item| item.lexeme == Lexeme::Recurs) {
        return Err(Unread::Recurring);
    }
    if let Some(at) = items.iter().position(|item| item.lexeme == Lexeme::Unknown) {
        let range = items.get(at).map(|item| item.range.clone()).unwrap_or_default();
        let word = folded.text().get(range.clone()).unwrap_or_default();
        let suggestions = if lexer::month_expected(&items, at) {
            months::suggestions_in_place(word)
        } else {
            months::suggestions_anywhere(word)
        };
        if suggestions.is_empty() {
            return Err(Unread::Unknown);
        }
        let word = words.get(folded.source(range)).unwrap_or_default().to_owned();
        return Err(Unread::UnknownMonth { word, suggestions });
    }
    range::reading(point::points(&items)?, reference)
}

fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// What the words of a deadline mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// First day of the interval.
    pub earliest: NaiveDate,
    /// Last day of the interval, inclusive; the task is late only after it.
    pub latest: NaiveDate,
    /// How fine the words were.
    pub precision: Precision,
    /// Whether the year was not written and was inferred from the day of the programme.
    pub year: Year,
    /// What a person should know of how the words were read, in the order of [`Note`].
    pub notes: Vec<Note>,
}

/// Something about the words of a deadline that was mended or does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Days or years stood in reversed order (text saved as it looks on paper).
    Reordered,
    /// The weekday written is not the weekday of that day.
    WeekdayMismatch,
    /// The year was written with two digits.
    TwoDigitYear,
}

/// Where the year of a deadline came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Year {
    /// Written in the words.
    Written,
    /// Taken from the day of the programme.
    Inferred,
    /// Taken from the day of the programme, and confirmed by a person.
    Confirmed,
}

/// How fine the words of a deadline are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// The beginning, middle or end of a month.
    PartOfMonth,
    /// A whole month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year, or years.
    Year,
    /// A session of the council.
    Session,
    /// From one point to another, or several days.
    Interval,
}

words!(Note {
    Reordered = "reordered",
    WeekdayMismatch = "weekday_mismatch",
    TwoDigitYear = "two_digit_year",
});
words!(Year { Written = "written", Inferred = "inferred", Confirmed = "confirmed" });
words!(Precision {
    Day = "day",
    PartOfMonth = "part_of_month",
    Month = "month",
    Quarter = "quarter",
    Half = "half",
    Year = "year",
    Session = "session",
    Interval = "interval",
});
