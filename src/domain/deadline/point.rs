//! One point of a deadline: what its words say and what they leave to be filled in.
//!
//! Used by [`points`](super::points), which finds where one ends. Lexemes in, a [`Point`] out; no
//! calendar is consulted here.

use chrono::Weekday;

use super::Unread;
use super::lexer::Item;
use super::lexicon::{Lexeme, Part, Unit};
use super::session::{Council, Opening};

/// Which one of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nth {
    Number(u32),
    Last,
}

/// Present or coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    This,
    Next,
}

/// On which side of a date the deadline lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Before,
    After,
    /// At the latest.
    By,
    /// At the earliest.
    From,
}

/// What the words of one point say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) year: Option<i32>,
    /// The year was written with two digits.
    pub(super) short: bool,
    /// The year was supplied by someone who did not write the words.
    pub(super) supplied: bool,
    /// A week, third, quarter or half, and which one.
    pub(super) unit: Option<Unit>,
    pub(super) nth: Option<Nth>,
    /// "الشهر", "السنة" or "الأسبوع" without a name or number.
    pub(super) scope: Option<Unit>,
    pub(super) part: Option<Part>,
    pub(super) session: bool,
    /// Whose session.
    pub(super) council: Option<Council>,
    /// When the session opens, as far as anyone knows.
    pub(super) opening: Option<Opening>,
    /// The year and month are those of the next session.
    pub(super) coming: bool,
    /// No session that a law puts in a month.
    pub(super) extraordinary: bool,
    /// The decision or meeting that the day of the programme is the day of.
    pub(super) event: bool,
    /// What "and" joins it to is the other end of an interval.
    pub(super) between: bool,
    pub(super) weekday: Option<Weekday>,
    pub(super) when: Option<When>,
    pub(super) same: bool,
    pub(super) bound: Option<Bound>,
    /// So many days, weeks, months or years from the day of the programme.
    pub(super) count: Option<(u32, Unit)>,
    /// An ordinal that has not found what it counts.
    pub(super) ordinal: Option<u32>,
    /// Day and month, or unit, were taken from another point.
    pub(super) lent: bool,
    /// "خلال" stands before it.
    pub(super) within: bool,
    /// The article stands before a unit.
    pub(super) definite: bool,
}

impl Point {
    pub(super) fn read(items: &[Item]) -> Result<Self, Unread> {
        let mut point = Point::default();
        let mut before = Lexeme::Filler;
        for (at, item) in items.iter().enumerate() {
            let ahead = |n: usize| items.get(at + n).map(|item| item.lexeme);
            point.add(item.lexeme, before, [ahead(1), ahead(2)])?;
            if item.lexeme != Lexeme::Filler {
                before = item.lexeme;
            }
        }
        point.settle();
        Ok(point)
    }

    fn add(&mut self, lexeme: Lexeme, before: Lexeme, ahead: [Option<Lexeme>; 2]) -> Result<(), Unread> {
        match lexeme {
            Lexeme::Filler | Lexeme::To | Lexeme::Until | Lexeme::And | Lexeme::Sign(_) => Ok(()),
            Lexeme::Number { value, digits } => self.number(value, digits, before, ahead),
            Lexeme::Ordinal(value) if self.awaits_nth(before) => put(&mut self.nth, Nth::Number(value)),
            // "The third month": of what, only the project knows.
            Lexeme::Ordinal(_) if matches!(before, Lexeme::Unit { unit: Unit::Month | Unit::Year, .. }) => {
                Err(Unread::Unknown)
            }
            Lexeme::Ordinal(value) | Lexeme::Tens(value) => put(&mut self.ordinal, value),
            Lexeme::Last if self.awaits_nth(before) => put(&mut self.nth, Nth::Last),
            Lexeme::Last => put(&mut self.nth, Nth::Last),
            Lexeme::Month(month) => put(&mut self.month, month),
            Lexeme::Date { year, month, day, short } => {
                put(&mut self.month, month)?;
                day.map_or(Ok(()), |day| put(&mut self.day, day))?;
                self.short |= short;
                year.map_or(Ok(()), |year| self.full_year(year))
            }
            Lexeme::Weekday(weekday) => put(&mut self.weekday, weekday),
            Lexeme::Part(part) => put(&mut self.part, part),
            Lexeme::First => put(&mut self.day, 1),
            Lexeme::Unit { unit, definite } => {
                self.definite |= definite && unit != Unit::Day && !self.counts(unit);
                self.add_unit(unit)
            }
            Lexeme::Pair(unit) => put(&mut self.count, (2, unit)),
            Lexeme::Session => on(&mut self.session),
            Lexeme::Extraordinary => on(&mut self.extraordinary),
            Lexeme::Event => on(&mut self.event),
            Lexeme::Between => on(&mut self.between),
            Lexeme::Council(council) => put(&mut self.council, council),
            Lexeme::LastThird => {
                put(&mut self.unit, Unit::Third)?;
                put(&mut self.nth, Nth::Last)
            }
            Lexeme::Supplied(year) => {
                self.supplied = true;
                self.full_year(year)
            }
            Lexeme::This => put(&mut self.when, When::This),
            Lexeme::Next => put(&mut self.when, When::Next),
            Lexeme::Same => on(&mut self.same),
            Lexeme::Before => put(&mut self.bound, Bound::Before),
            Lexeme::After => put(&mut self.bound, Bound::After),
            // The firmer word stands: "before the 15th at the latest".
            Lexeme::By => weakly(&mut self.bound, Bound::By),
            Lexeme::From => weakly(&mut self.bound, Bound::From),
            Lexeme::Within => on(&mut self.within),
            Lexeme::Every
            | Lexeme::Often(..)
            | Lexeme::Times(_)
            | Lexeme::Again
            | Lexeme::MonthlyOrMonths => Err(Unread::Recurring),
            Lexeme::HijriMonth | Lexeme::Hijri => Err(Unread::Hijri),
            Lexeme::Unknown => Err(Unread::Unknown),
        }
    }

    /// Whether the last word was a unit that still needs its number.
    fn awaits_nth(&self, before: Lexeme) -> bool {
        self.nth.is_none()
            && matches!(
                before,
                Lexeme::Unit { unit: Unit::Week | Unit::Third | Unit::Quarter | Unit::Half, .. }
            )
    }

    fn number(
        &mut self,
        value: u32,
        digits: usize,
        before: Lexeme,
        ahead: [Option<Lexeme>; 2],
    ) -> Result<(), Unread> {
        if digits > 2 {
            return self.full_year(i32::try_from(value).map_err(|_| Unread::Unknown)?);
        }
        if let (Lexeme::Unit { unit: Unit::Week, definite: false }, 0) = (before, digits) {
            // أسبوع واحد
            self.unit = None;
            return put(&mut self.count, (value, Unit::Week));
        }
        // "semaine du 15 mai" is the week about a day, not the fifteenth.
        if self.awaits_nth(before) && !(self.unit == Some(Unit::Week) && value > 5) {
            return put(&mut self.nth, Nth::Number(value));
        }
        match (before, ahead) {
            // شهر واحد
            (Lexeme::Unit { unit, definite: false }, _) if digits == 0 && self.scope == Some(unit) => {
                self.scope = None;
                put(&mut self.count, (value, unit))
            }
            // شهر 4
            (Lexeme::Unit { unit: Unit::Month, .. }, _)
                if (1..=12).contains(&value) && !month_next(ahead) =>
            {
                self.scope = None;
                put(&mut self.month, value)
            }
            (Lexeme::Unit { unit: Unit::Year, .. }, _) if digits == 2 => self.short_year(value),
            // 3 أشهر, but not 15 شهر ماي
            (_, [Some(Lexeme::Unit { unit, definite: false }), then])
                if matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
                    && !matches!(then, Some(Lexeme::Month(_) | Lexeme::Number { .. })) =>
            {
                put(&mut self.count, (value, unit))
            }
            // "dans un délai": an article, not a number.
            _ if (value, digits) == (1, 0) => Ok(()),
            _ if self.day.is_none() => put(&mut self.day, value),
            _ if self.month.is_some() && digits == 2 => self.short_year(value),
            _ => Err(Unread::Unknown),
        }
    }

    fn full_year(&mut self, year: i32) -> Result<(), Unread> {
        match year {
            1900..2200 => put(&mut self.year, year),
            1300..1600 => Err(Unread::Hijri),
            _ => Err(Unread::Unknown),
        }
    }

    fn short_year(&mut self, value: u32) -> Result<(), Unread> {
        self.short = true;
        self.full_year(2000 + i32::try_from(value).unwrap_or(0))
    }

    /// Whether a number of this unit was read already.
    fn counts(&self, unit: Unit) -> bool {
        let counted = self.count.is_some_and(|(_, counted)| counted == unit);
        counted && matches!(unit, Unit::Month | Unit::Year | Unit::Week)
    }

    fn add_unit(&mut self, unit: Unit) -> Result<(), Unread> {
        match unit {
            // Counted already, or only an introduction to the number that follows.
            Unit::Day => Ok(()),
            _ if self.counts(unit) => Ok(()),
            Unit::Month | Unit::Year => {
                // "شهر ماي من السنة الجارية": the larger one says more.
                if self.scope != Some(Unit::Year) {
                    self.scope = Some(unit);
                }
                Ok(())
            }
            Unit::Week | Unit::Third | Unit::Quarter | Unit::Half => {
                put(&mut self.unit, unit)?;
                match self.ordinal.take() {
                    Some(ordinal) => put(&mut self.nth, Nth::Number(ordinal)),
                    None => Ok(()),
                }
            }
        }
    }

    /// Draws the conclusions that need the whole point.
    fn settle(&mut self) {
        if self.month.is_some() && self.scope == Some(Unit::Month) {
            self.scope = None;
        }
        if self.year.is_some() {
            self.scope = self.scope.filter(|unit| *unit != Unit::Year);
        }
        match (self.ordinal, self.unit, self.nth) {
            (Some(ordinal), Some(_), None) => (self.nth, self.ordinal) = (Some(Nth::Number(ordinal)), None),
            // آخر أسبوع من ماي
            (None, Some(Unit::Week), None) if self.month.is_some() && self.part == Some(Part::End) => {
                (self.nth, self.part) = (Some(Nth::Last), None);
            }
            _ => {}
        }
        // في غضون أسبوع
        if self.unit == Some(Unit::Week) && self.nth.is_none() {
            self.unit = None;
            self.scope = Some(Unit::Week);
        }
        let alone = self.month.is_none() && self.year.is_none() && self.unit.is_none() && self.day.is_none();
        let pointed = self.definite || self.when.is_some() || self.part.is_some();
        match self.scope {
            Some(unit)
                if alone && !pointed && (self.within || self.event || self.bound == Some(Bound::After)) =>
            {
                self.scope = None;
                self.count.get_or_insert((1, unit));
            }
            Some(_) if alone && !pointed => self.scope = None,
            _ => {}
        }
    }

    /// Whether nothing was said but introductions.
    pub(super) fn is_empty(&self) -> bool {
        let Self { within, definite, bound, between, .. } = *self;
        *self == Point { within, definite, bound, between, ..Point::default() }
    }

    /// Whether the month must come from another point.
    pub(super) fn wants_month(&self) -> bool {
        let part_alone = self.part.is_some() && self.unit.is_none() && self.year.is_none();
        let of_month =
            matches!(self.unit, Some(Unit::Week | Unit::Third | Unit::Half)) && self.year.is_none();
        self.month.is_none() && self.scope.is_none() && (self.day.is_some() || part_alone || of_month)
    }
}

fn month_next(ahead: [Option<Lexeme>; 2]) -> bool {
    matches!(ahead, [Some(Lexeme::Month(_)), _] | [_, Some(Lexeme::Month(_))])
}

fn on(place: &mut bool) -> Result<(), Unread> {
    *place = true;
    Ok(())
}

fn weakly(place: &mut Option<Bound>, bound: Bound) -> Result<(), Unread> {
    place.get_or_insert(bound);
    Ok(())
}

/// Fills a place that may be filled once; the same thing said twice is no harm.
fn put<T: PartialEq>(place: &mut Option<T>, value: T) -> Result<(), Unread> {
    match place {
        Some(there) if *there != value => Err(Unread::Unknown),
        _ => {
            *place = Some(value);
            Ok(())
        }
    }
}
