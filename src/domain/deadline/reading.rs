//! What the words of a deadline mean when they name days.
//!
//! Made by [`read`](super::read), kept with a task, shown, printed and exported. It holds days, not
//! words, and judges nothing: what is late, the task says.

use chrono::{Datelike, NaiveDate};

use crate::domain::word::words;

/// What the words of a deadline mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// First day of the interval.
    pub earliest: NaiveDate,
    /// Last day of the interval, inclusive; the task is late only after it.
    pub latest: NaiveDate,
    /// How fine the words were.
    pub precision: Precision,
    /// Where the year came from.
    pub year: Year,
    /// Whether the interval is open to one side.
    pub reach: Reach,
    /// The days of a list («7 و8 و9 دجنبر»), at least two and in order; empty for anything else.
    pub days: Vec<NaiveDate>,
    /// What a person should know of how the words were read, in the order of [`Note`].
    pub notes: Vec<Note>,
}

impl Reading {
    /// Days from `earliest` to `latest`, closed, not listed, with nothing to note.
    #[must_use]
    pub fn new(earliest: NaiveDate, latest: NaiveDate, precision: Precision, year: Year) -> Self {
        let (reach, days, notes) = (Reach::Within, Vec::new(), Vec::new());
        Self { earliest, latest, precision, year, reach, days, notes }
    }

    /// The days over which the deadline is vague: those it means, and for the end of a month, which
    /// is due on its last day, the last third of it.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use lajna::domain::deadline::read;
    /// let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
    /// let reading = read("نهاية مارس", day(3, 9)).unwrap();
    /// assert_eq!(reading.latest, day(3, 31));
    /// assert_eq!(reading.window(), (day(3, 21), day(3, 31)));
    /// ```
    #[must_use]
    pub fn window(&self) -> (NaiveDate, NaiveDate) {
        let ends = self.precision == Precision::PartOfMonth && self.earliest == self.latest;
        let third = self.latest.with_day(21).filter(|first| ends && *first < self.latest);
        (third.unwrap_or(self.earliest), self.latest)
    }

    /// Whether these are whole months, from the first day of one to the last of another.
    #[must_use]
    pub fn is_whole_months(&self) -> bool {
        self.earliest.day() == 1 && self.latest.succ_opt().is_none_or(|next| next.day() == 1)
    }
}

/// Whether the days of a deadline are closed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Reach {
    /// Within the interval.
    #[default]
    Within,
    /// Until its last day: قبل، إلى غاية، avant, by.
    Until,
    /// From its first day on: بعد، ابتداء من، à partir de.
    From,
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
words!(Reach { Within = "within", Until = "until", From = "from" });
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
