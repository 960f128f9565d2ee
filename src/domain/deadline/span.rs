//! From one point of a deadline to days of the calendar.
//!
//! Used by [`range`](super::range). The year is given; everything else must stand in the
//! point. Weeks begin on Monday, as in Morocco.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::lexicon::{Part, Unit};
use super::point::{Bound, Nth, Point, When};
use super::{Precision, Unread};

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) precision: Precision,
}

impl Span {
    fn day(day: NaiveDate, precision: Precision) -> Self {
        Self { from: day, to: day, precision }
    }

    /// `months` whole months from the first day of one.
    fn months(year: i32, month: u32, months: u32, precision: Precision) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let to = from.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Self { from, to, precision })
    }

    fn len_months(self) -> u32 {
        let years = u32::try_from(self.to.year() - self.from.year()).unwrap_or(0);
        years * 12 + self.to.month() + 1 - self.from.month()
    }

    /// The days before or after, for قبل and بعد.
    ///
    /// Before a day is that day at the latest; before a month is the eve of its first day.
    /// After something is what follows it of the same size; after a day, the rest of its month.
    pub(super) fn beyond(self, bound: Bound) -> Option<Self> {
        use Precision::{Day, Half, Month, PartOfMonth, Quarter, Session, Year};
        match (bound, self.precision) {
            (Bound::Before, Month | Quarter | Half | Year | Session) => {
                Some(Self::day(self.from.pred_opt()?, Day))
            }
            (Bound::Before, _) | (Bound::By | Bound::From, _) => Some(self),
            (Bound::After, precision @ (Month | Quarter | Half | Year)) => {
                let from = self.to.succ_opt()?;
                Self::months(from.year(), from.month(), self.len_months(), precision)
            }
            (Bound::After, Day | PartOfMonth | Session | Precision::Interval) => {
                let from = self.to.succ_opt()?;
                let month = Self::months(from.year(), from.month(), 1, Month)?;
                Some(Self { from, to: month.to, precision: Precision::Interval })
            }
        }
    }
}

/// The days of `point` in `year`, which counts only where the point has none of its own.
///
/// # Errors
/// [`Unread::NoSuchDay`], or [`Unread::Unknown`] when the point is not complete.
pub(super) fn span(point: &Point, year: i32) -> Result<Span, Unread> {
    let year = point.year.unwrap_or(year);
    if let Some(day) = point.day {
        let month = point.month.ok_or(Unread::Incomplete)?;
        if point.unit.is_some() || point.part.is_some() {
            return Err(Unread::Unknown);
        }
        let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(Unread::NoSuchDay)?;
        if point.scope == Some(Unit::Week) {
            let week = day.week(chrono::Weekday::Mon);
            let (from, to) = (week.checked_first_day(), week.checked_last_day());
            let (Some(from), Some(to)) = (from, to) else { return Err(Unread::Unknown) };
            return Ok(Span { from, to, precision: Precision::Interval });
        }
        return Ok(Span::day(day, Precision::Day));
    }
    let whole = match (point.month, point.unit) {
        (Some(month), _) => {
            let precision = if point.session { Precision::Session } else { Precision::Month };
            let opening = point.opening.filter(|_| point.unit.is_none() && point.part.is_none());
            match opening.and_then(|opening| opening.days(year, month)) {
                Some((from, to)) => Span { from, to, precision },
                None => Span::months(year, month, 1, precision).ok_or(Unread::NoSuchDay)?,
            }
        }
        (None, None) if point.year.is_none() && point.scope != Some(Unit::Year) => {
            return Err(Unread::Unknown);
        }
        (None, _) => Span::months(year, 1, 12, Precision::Year).ok_or(Unread::Unknown)?,
    };
    let whole = match (point.unit, point.nth) {
        (Some(unit), Some(nth)) => within(whole, unit, nth).ok_or(Unread::Unknown)?,
        (None, None) => whole,
        _ => return Err(Unread::Unknown),
    };
    match point.part {
        Some(part) => part_of(whole, part).ok_or(Unread::Unknown),
        None => Ok(whole),
    }
}

/// The `nth` week, third, quarter or half of a month or year.
fn within(whole: Span, unit: Unit, nth: Nth) -> Option<Span> {
    let year = whole.from.year();
    if whole.precision == Precision::Year {
        let (months, precision) = match unit {
            Unit::Third => (4, Precision::Interval),
            Unit::Quarter => (3, Precision::Quarter),
            Unit::Half => (6, Precision::Half),
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => return None,
        };
        let nth = number(nth, 12 / months)?;
        return Span::months(year, (nth - 1) * months + 1, months, precision);
    }
    let last = whole.to.day();
    let month = whole.from.month();
    let (from, to) = match (unit, nth) {
        (Unit::Week, Nth::Last) => (last - 6, last),
        (Unit::Week, Nth::Number(nth @ 1..=5)) => (nth * 7 - 6, (nth * 7).min(last)),
        (Unit::Third, nth) => match number(nth, 3)? {
            1 => (1, 10),
            2 => (11, 20),
            _ => (21, last),
        },
        (Unit::Half, nth) if number(nth, 2)? == 1 => (1, 15),
        (Unit::Half, _) => (16, last),
        _ => return None,
    };
    Some(Span {
        from: NaiveDate::from_ymd_opt(year, month, from)?,
        to: NaiveDate::from_ymd_opt(year, month, to)?,
        precision: Precision::PartOfMonth,
    })
}

fn number(nth: Nth, most: u32) -> Option<u32> {
    match nth {
        Nth::Number(nth) => (1..=most).contains(&nth).then_some(nth),
        Nth::Last => Some(most),
    }
}

/// The beginning, middle or end of a stretch. An end is its last day: that is when it is due.
fn part_of(whole: Span, part: Part) -> Option<Span> {
    let (year, month, months) = (whole.from.year(), whole.from.month(), whole.len_months());
    match (part, whole.precision) {
        // Of a week that ends within its month, the day.
        (Part::End, _) if whole.to.succ_opt().is_some_and(|next| next.day() > 1) => {
            Some(Span::day(whole.to, Precision::Day))
        }
        (Part::End, _) => Some(Span::day(whole.to, Precision::PartOfMonth)),
        (_, Precision::Month | Precision::Session) => {
            let first = if part == Part::Start { 1 } else { 11 };
            Some(Span {
                from: whole.from.with_day(first)?,
                to: whole.from.with_day(first + 9)?,
                precision: Precision::PartOfMonth,
            })
        }
        (Part::Start, Precision::PartOfMonth) => Some(Span::day(whole.from, Precision::Day)),
        (Part::Middle, Precision::PartOfMonth) => Some(whole),
        (Part::Start, Precision::Half) => Span::months(year, month, 2, Precision::Interval),
        (Part::Start, _) => Span::months(year, month, 1, Precision::Month),
        (Part::Middle, Precision::Quarter) => Span::months(year, month + 1, 1, Precision::Month),
        // The two months about the middle.
        (Part::Middle, _) => {
            Span::months(year, month + (months / 2).saturating_sub(1), 2, Precision::Interval)
        }
    }
}

/// So many days, weeks, months or years from `reference`, or before it.
pub(super) fn counted(count: (u32, Unit), bound: Option<Bound>, reference: NaiveDate) -> Option<Span> {
    let (number, unit) = count;
    let months = match unit {
        Unit::Month => Some(number),
        Unit::Year => Some(number.checked_mul(12)?),
        Unit::Day | Unit::Week => None,
        Unit::Third | Unit::Quarter | Unit::Half => return None,
    };
    let days = Days::new(u64::from(number) * if unit == Unit::Week { 7 } else { 1 });
    let later = |day: NaiveDate| match months {
        Some(months) => day.checked_add_months(Months::new(months)),
        None => day.checked_add_days(days),
    };
    match bound {
        None | Some(Bound::By | Bound::From) => {
            Some(Span { from: reference, to: later(reference)?, precision: Precision::Interval })
        }
        Some(Bound::After) => Some(Span::day(later(reference)?, Precision::Day)),
        Some(Bound::Before) => {
            let day = match months {
                Some(months) => reference.checked_sub_months(Months::new(months)),
                None => reference.checked_sub_days(days),
            };
            Some(Span::day(day?, Precision::Day))
        }
    }
}

/// A week or a weekday counted from `reference`; `None` when the point is neither.
pub(super) fn near(point: &Point, reference: NaiveDate) -> Option<Span> {
    let next = point.when == Some(When::Next);
    let monday = reference.week(chrono::Weekday::Mon).checked_first_day()?;
    if point.scope == Some(Unit::Week) {
        let from = monday.checked_add_days(Days::new(if next { 7 } else { 0 }))?;
        let to = from.checked_add_days(Days::new(6))?;
        return match point.part {
            Some(Part::End) => Some(Span::day(to, Precision::Day)),
            Some(Part::Start) => Some(Span::day(from, Precision::Day)),
            _ => Some(Span { from, to, precision: Precision::Interval }),
        };
    }
    let weekday = point.weekday?;
    let first = if next { reference.succ_opt()? } else { reference };
    first.iter_days().take(7).find(|day| day.weekday() == weekday).map(|day| Span::day(day, Precision::Day))
}
