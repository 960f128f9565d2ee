//! A deadline: the words as written, and what they mean as days of the calendar.
//!
//! Used by tasks. The meaning is computed once, when the words are written, with the day
//! of the programme as reference; it never depends on today.
//!
//! # The language
//!
//! ```text
//! deadline := [من|بين|du|from] point {(الى|حتى|و|-|,|au|to) point}
//!           | so many units [from, before, after point | of the decision]
//!           | every so many units [on a day] [from point] [until point] | undefined
//! point    := in any order: weekday, day(s), part, week|third|quarter|half and which,
//!             month, year, session and whose; or digits d/m/y, d-m-y, y-m-d, d/m, m/y
//! part     := بداية مطلع début | منتصف اواسط mi | نهاية متم اواخر fin | فاتح (the first)
//! ```
//!
//! A month is its days, بداية its first ten, منتصف 11 to 20, نهاية its last day with the
//! last third as [window](Reading::window); a session (دورة مارس) opens when [`Sessions`]
//! say so. A year in square brackets was supplied, not written, as in catalogues of
//! libraries. What is not understood is not guessed: [`Unread`] says why, with the months
//! that may have been meant.

mod edtf;
#[cfg(test)]
mod found;
pub mod hours;
mod lexer;
mod lexicon;
mod months;
mod neighbours;
mod point;
mod points;
mod range;
mod reading;
mod recurrence;
mod repeating;
mod session;
mod span;
#[cfg(test)]
mod tests;
mod undefined;
pub mod wording;

use chrono::NaiveDate;

use super::fold::{Folded, fold_map};
use lexer::Item;
use lexicon::Lexeme;

pub use edtf::edtf;
pub use neighbours::ordered;
pub use reading::{Note, Precision, Reach, Reading, Year};
pub use recurrence::{On, Period, Recurrence, Stretch};
pub use session::{Council, Opening, Session, Sessions};

/// A deadline as written and as understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deadline {
    /// The words, verbatim.
    pub verbatim: String,
    /// The days they mean; `None` when they name none or could not be read.
    pub reading: Option<Reading>,
    /// What they mean when they name no day. Invariant: `None` where there is a reading.
    pub undated: Option<Undated>,
}

impl Deadline {
    /// [`Deadline::read_with`] the sessions of the law.
    #[must_use]
    pub fn read(words: &str, reference: NaiveDate) -> Self {
        Self::read_with(words, reference, &Sessions::default())
    }

    /// The deadline `words`, read with the day of the programme as reference.
    ///
    /// Never fails: words that are empty or not understood have no meaning.
    #[must_use]
    pub fn read_with(words: &str, reference: NaiveDate, sessions: &Sessions) -> Self {
        let (reading, undated) = match understand(words, reference, sessions) {
            Ok(Meaning::Days(reading)) => (Some(reading), None),
            Ok(Meaning::Undated(undated)) => (None, Some(undated)),
            Err(_) => (None, None),
        };
        Self { verbatim: words.to_owned(), reading, undated }
    }

    /// The recurrence, where the words say that something comes again.
    #[must_use]
    pub fn recurrence(&self) -> Option<&Recurrence> {
        match &self.undated {
            Some(Undated::Recurring(recurrence)) => Some(recurrence),
            _ => None,
        }
    }
}

/// What the words of a deadline mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Days of the calendar.
    Days(Reading),
    /// No day, and that is understood.
    Undated(Undated),
}

/// A meaning that has no days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undated {
    /// Something that comes again.
    Recurring(Recurrence),
    /// The words say that nothing is fixed: غير محددة، à définir.
    Undefined,
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
        /// Months it may have been meant for, from 1, the likeliest by its letters first; what
        /// stands beside it may tell more ([`ordered`]). Never empty.
        suggestions: Vec<u32>,
    },
    /// The calendar has no such day: 31 April, 15/13/2023.
    #[error("there is no such day")]
    NoSuchDay,
    /// Only a Hijri date is written.
    #[error("a Hijri date cannot be placed without the sighting of the moon")]
    Hijri,
    /// Something is announced and missing: the number of the month, the month of a day, the end
    /// of an interval.
    #[error("the deadline is not complete")]
    Incomplete,
    /// Something that comes again and again, where days were asked for.
    #[error("a recurring deadline has no day")]
    Recurring,
    /// The words say that nothing is fixed, where days were asked for.
    #[error("the deadline is not fixed")]
    Undefined,
    /// Words that name no day.
    #[error("the words name no day")]
    Unknown,
}

/// Reads the words of a deadline that name days, with the sessions of the law.
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
    read_with(words, reference, &Sessions::default())
}

/// [`read`] with the sessions that the committee knows.
///
/// # Errors
/// As [`read`].
pub fn read_with(words: &str, reference: NaiveDate, sessions: &Sessions) -> Result<Reading, Unread> {
    match understand(words, reference, sessions)? {
        Meaning::Days(reading) => Ok(reading),
        Meaning::Undated(Undated::Recurring(_)) => Err(Unread::Recurring),
        Meaning::Undated(Undated::Undefined) => Err(Unread::Undefined),
    }
}

/// Reads the words of a deadline, whatever they mean.
///
/// # Errors
/// [`Unread`] says why they mean nothing; it is never [`Unread::Undefined`], and
/// [`Unread::Recurring`] only where something recurs in a way that cannot be told.
pub fn understand(words: &str, reference: NaiveDate, sessions: &Sessions) -> Result<Meaning, Unread> {
    let whole = understand_all(words, reference, sessions);
    if matches!(whole, Err(Unread::Unknown)) {
        // A remark in brackets does not hide the date beside it.
        let outside = without_brackets(words);
        if outside.len() < words.len()
            && let Ok(meaning) = understand_all(&outside, reference, sessions)
        {
            return Ok(meaning);
        }
    }
    whole
}

/// More than any deadline has, in bytes; what is longer is text that strayed into its column.
const LONGEST: usize = 400;

fn understand_all(words: &str, reference: NaiveDate, sessions: &Sessions) -> Result<Meaning, Unread> {
    if words.len() > LONGEST {
        return Err(Unread::Unknown);
    }
    let folded = fold_map(words);
    if undefined::is_undefined(folded.text()) {
        return Ok(Meaning::Undated(Undated::Undefined));
    }
    let items = lexer::without_event_names(lexer::lex(folded.text())?);
    let unknown = items.iter().position(|item| item.lexeme == Lexeme::Unknown);
    let reason = unknown.map(|at| unknown_word(words, &folded, &items, at));
    if let Some(found) = repeating::recurring(&items, reference, sessions) {
        // A word beside it that may be a month is asked for all the same.
        if let Some(month @ Unread::UnknownMonth { .. }) = reason {
            return Err(month);
        }
        return found.map(|it| Meaning::Undated(Undated::Recurring(it)));
    }
    if let Some(reason) = reason {
        let last = items.iter().rfind(|item| item.lexeme != Lexeme::Filler);
        // "المرحلة 2: شهر": the number of the month is missing.
        let month = lexicon::Unit::Month;
        let cut = last.is_some_and(|it| it.lexeme == Lexeme::Unit { unit: month, definite: false });
        return Err(if cut && reason == Unread::Unknown { Unread::Incomplete } else { reason });
    }
    range::reading(points::points(&items)?, reference, sessions).map(Meaning::Days)
}

/// Why the word at `at`, which the lexicon has not, makes the words unreadable.
fn unknown_word(words: &str, folded: &Folded, items: &[Item], at: usize) -> Unread {
    let range = items.get(at).map(|item| item.range.clone()).unwrap_or_default();
    let word = folded.text().get(range.clone()).unwrap_or_default();
    let suggestions = if lexer::month_expected(items, at) {
        months::suggestions_in_place(word)
    } else {
        months::suggestions_anywhere(word)
    };
    if suggestions.is_empty() {
        return Unread::Unknown;
    }
    let word = words.get(folded.source(range)).unwrap_or_default().to_owned();
    Unread::UnknownMonth { word, suggestions }
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
