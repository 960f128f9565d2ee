//! What comes again and again: how often, on which day, from when and until when.
//!
//! Kept with a deadline, and used by whoever asks for the next occurrence; `repeating` makes it of
//! words. A recurrence is never late by itself: what was not done in
//! one period is known to the follow-up alone.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Year;
use super::lexicon::Unit;
use crate::domain::word::words;

/// A stretch of time that comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stretch {
    /// A day.
    #[default]
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

words!(Stretch { Day = "day", Week = "week", Month = "month", Year = "year" });

/// So many days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// How many; at least one.
    pub number: u32,
    /// Of what.
    pub stretch: Stretch,
}

/// Longest period, in its own unit: beyond it the words mean something else.
const MOST: u32 = 999;

impl Period {
    /// `number` times `stretch`; `None` for none of them and for more than anyone repeats.
    #[must_use]
    pub fn new(number: u32, stretch: Stretch) -> Option<Self> {
        (1..=MOST).contains(&number).then_some(Self { number, stretch })
    }

    /// The period as a duration of ISO 8601-1: `P6M`.
    #[must_use]
    pub fn iso(self) -> String {
        let letter = match self.stretch {
            Stretch::Day => 'D',
            Stretch::Week => 'W',
            Stretch::Month => 'M',
            Stretch::Year => 'Y',
        };
        format!("P{}{letter}", self.number)
    }

    pub(super) fn of(number: u32, unit: Unit) -> Option<Self> {
        match unit {
            Unit::Day => Self::new(number, Stretch::Day),
            Unit::Week => Self::new(number, Stretch::Week),
            Unit::Month => Self::new(number, Stretch::Month),
            Unit::Quarter => Self::new(number.checked_mul(3)?, Stretch::Month),
            Unit::Half => Self::new(number.checked_mul(6)?, Stretch::Month),
            Unit::Year => Self::new(number, Stretch::Year),
            Unit::Third => None,
        }
    }

    /// The period of what happens `times` in one `unit`.
    pub(super) fn shared(times: u32, unit: Unit) -> Option<Self> {
        let months = |months: u32| {
            let even = times > 0 && months.is_multiple_of(times);
            even.then(|| Self::new(months / times, Stretch::Month)).flatten()
        };
        match (unit, times) {
            (_, 1) => Self::of(1, unit),
            (Unit::Year, _) => months(12),
            (Unit::Half, _) => months(6),
            (Unit::Quarter, _) => months(3),
            (Unit::Month, 2) => Self::new(2, Stretch::Week),
            _ => None,
        }
    }

    /// So many whole months, for months and years.
    fn months(self) -> Option<u32> {
        match self.stretch {
            Stretch::Month => Some(self.number),
            Stretch::Year => Some(self.number * 12),
            Stretch::Day | Stretch::Week => None,
        }
    }

    /// So many days, for days and weeks.
    fn days(self) -> Option<u64> {
        match self.stretch {
            Stretch::Day => Some(self.number.into()),
            Stretch::Week => Some(u64::from(self.number) * 7),
            Stretch::Month | Stretch::Year => None,
        }
    }

    /// About how many days that is.
    pub(super) fn length(self) -> i64 {
        let days = self.days().unwrap_or_else(|| u64::from(self.months().unwrap_or(1)) * 30);
        i64::try_from(days).unwrap_or(i64::MAX)
    }
}

/// On which day of its period something comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum On {
    /// As many periods later as have passed.
    #[default]
    Count,
    /// On this day of the week; the period is of weeks.
    Weekday(Weekday),
    /// On this day of the month, or its last when it is shorter; the period is of months.
    Day(u32),
    /// On the last day of the month, quarter, half or year.
    LastDay,
}

/// Something that comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// How often; `None` when the words only say that it does.
    pub every: Option<Period>,
    /// On which day.
    pub on: On,
    /// The first day, where one is written.
    pub start: Option<NaiveDate>,
    /// The last day, where one is written.
    pub end: Option<NaiveDate>,
    /// The day of the programme, from which it is counted when no first day is written.
    pub since: NaiveDate,
    /// Where the year of the first or last day came from; [`Year::Written`] when there is neither.
    pub year: Year,
}

impl Recurrence {
    /// The first time it comes on or after `day`; `None` past its end, and when the words do not
    /// say how often.
    ///
    /// Counted from a written first day, that day is the first time; counted from the day of the
    /// programme, the first time is one period later.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use lajna::domain::deadline::{Meaning, Sessions, Undated, understand};
    /// let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
    /// let meaning = understand("كل 6 أشهر", day(3, 9), &Sessions::default()).unwrap();
    /// let Meaning::Undated(Undated::Recurring(recurrence)) = meaning else { panic!() };
    /// assert_eq!(recurrence.occurrence(day(3, 10)), Some(day(9, 9)));
    /// ```
    #[must_use]
    pub fn occurrence(&self, day: NaiveDate) -> Option<NaiveDate> {
        let every = self.every?;
        let found = match (self.on, every.months(), every.days()) {
            (On::Count, Some(months), _) => self.counted_months(day, months),
            (On::Weekday(weekday), _, Some(days)) => {
                let base = self.start.unwrap_or(self.since);
                let ahead = (weekday.days_since(base.weekday())).into();
                stepping(base.checked_add_days(Days::new(ahead))?, days, day)
            }
            (On::Count, _, Some(days)) => {
                let first = match self.start {
                    Some(start) => start,
                    None => self.since.checked_add_days(Days::new(days))?,
                };
                stepping(first, days, day)
            }
            (On::Day(of_month), Some(months), _) => {
                self.in_months(day, months, 0, |first| clamped(first, of_month))
            }
            (On::LastDay, Some(months), _) => {
                // Quarters, halves and years end where those of the calendar end.
                let base = self.start.unwrap_or(self.since);
                let offset = if 12_u32.is_multiple_of(months) || months > 12 {
                    (months.min(12) - base.month() % months.min(12)) % months.min(12)
                } else {
                    0
                };
                self.in_months(day, months, offset, |first| clamped(first, 31))
            }
            _ => None,
        }?;
        self.end.is_none_or(|end| found <= end).then_some(found)
    }

    fn counted_months(&self, day: NaiveDate, months: u32) -> Option<NaiveDate> {
        let base = self.start.unwrap_or(self.since);
        let passed = months_between(base, day) / months;
        let least = u32::from(self.start.is_none());
        // The estimate may be a period short: days of the month were not compared.
        (passed.saturating_sub(1).max(least)..=passed.max(least).checked_add(2)?)
            .filter_map(|times| base.checked_add_months(Months::new(times.checked_mul(months)?)))
            .find(|found| *found >= day)
    }

    /// The first day that `place` gives in every `months`-th month, `offset` months after the first
    /// one, on or after both `day` and the beginning.
    fn in_months(
        &self,
        day: NaiveDate,
        months: u32,
        offset: u32,
        place: impl Fn(NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let begin = self.start.unwrap_or(self.since);
        let base = begin.with_day(1)?.checked_add_months(Months::new(offset))?;
        let passed = months_between(base, day) / months;
        (passed.saturating_sub(1)..=passed.checked_add(2)?)
            .filter_map(|times| place(base.checked_add_months(Months::new(times.checked_mul(months)?))?))
            .find(|found| *found >= day && *found >= begin)
    }
}

/// The first of `first`, `first + days`, … on or after `day`.
fn stepping(first: NaiveDate, days: u64, day: NaiveDate) -> Option<NaiveDate> {
    let behind = u64::try_from((day - first).num_days()).unwrap_or(0);
    first.checked_add_days(Days::new(behind.div_ceil(days).checked_mul(days)?))
}

fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    u32::try_from(months).unwrap_or(0)
}

/// That day of the month of `first`, or its last.
fn clamped(first: NaiveDate, day: u32) -> Option<NaiveDate> {
    first.with_day(day.min(u32::from(first.num_days_in_month())))
}
