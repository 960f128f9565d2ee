//! The points of a deadline together: what one lends another, and in which year they lie.
//!
//! Used by [`read`](super::read). A year that is not written comes from another point;
//! when no point has one it is the first in which the deadline has not passed on the day
//! of the programme. Points that run backwards either cross a new year or were saved as
//! they look on paper, and then they are put in order and noted.

use chrono::{Datelike, NaiveDate};

use super::lexicon::Unit;
use super::point::{Bound, Nth, Point, When};
use super::points::{Link, Points};
use super::session::Sessions;
use super::span::{Span, counted, near, span};
use super::{Note, Precision, Reach, Reading, Unread, Year};

/// How far a year is sought: 29 February comes back after eight years at most.
const YEARS_AHEAD: i32 = 8;

/// What the points mean, seen from the day of the programme.
///
/// # Errors
/// [`Unread`] says what the points lack.
pub(super) fn reading(
    (mut points, links): Points,
    reference: NaiveDate,
    sessions: &Sessions,
) -> Result<Reading, Unread> {
    if points.iter().all(Point::is_empty) {
        return Err(Unread::Empty);
    }
    if let Some(found) = relative(&points, reference, sessions) {
        return found;
    }
    // "The decision of 15 May" has its own day; a council without a session has none.
    if points.iter().any(|point| point.council.is_some() && !point.session) {
        return Err(Unread::Unknown);
    }
    lend(&mut points);
    sit(&mut points, reference, sessions);
    let written = points.iter().any(|point| point.year.is_some() && !point.supplied && !point.coming);
    anchor(&mut points, reference);
    let found = if points.iter().any(|point| point.year.is_some()) {
        let year = points.iter().rev().find_map(|point| point.year).unwrap_or(reference.year());
        arrange(&points, &links, year)
    } else {
        first_not_passed(&points, &links, reference)
    }?;
    Ok(conclude(&points, &links, found, if written { Year::Written } else { Year::Inferred }))
}

/// Deadlines counted from the day of the programme or from a day that is written; `None` when this
/// is none of them.
fn relative(points: &[Point], reference: NaiveDate, sessions: &Sessions) -> Option<Result<Reading, Unread>> {
    if points.iter().all(|point| point.count.is_none() && near(point, reference).is_none()) {
        // An event without a count: which of its days is meant, nobody says.
        return points.iter().any(|point| point.event && point.day.is_none()).then_some(Err(Unread::Unknown));
    }
    let [point] = points else {
        // Weekdays beside dates are checked, not counted.
        return points.iter().any(|point| point.count.is_some()).then_some(Err(Unread::Unknown));
    };
    let dated = point.day.or(point.month).is_some() || point.year.is_some() || point.unit.is_some();
    let (base, year) = match point.count {
        Some(_) if dated || point.part.is_some() => match counted_from(point, reference, sessions) {
            Ok(base) => (base.latest, base.year),
            Err(reason) => return Some(Err(reason)),
        },
        Some(_) => (reference, Year::Inferred),
        None if dated || point.scope.is_some_and(|unit| unit != Unit::Week) => return None,
        None => (reference, Year::Inferred),
    };
    let span = match point.count {
        // "A month before the meeting", but before which?
        Some(_) if point.bound == Some(Bound::Before) && !dated => None,
        Some(count) => counted(count, point.bound.filter(|_| !point.within), base),
        None => near(point, reference),
    };
    Some(span.ok_or(Unread::Unknown).map(|span| Reading::new(span.from, span.to, span.precision, year)))
}

/// The day that so many weeks are counted from, where it is written: "of 15 May".
fn counted_from(point: &Point, reference: NaiveDate, sessions: &Sessions) -> Result<Reading, Unread> {
    let (bound, when) = (None, None);
    let base = Point { count: None, bound, when, within: false, event: false, ..point.clone() };
    // "Three months in May": an interval that has no day to begin with.
    let base = reading((vec![base], Vec::new()), reference, sessions)?;
    if base.earliest == base.latest { Ok(base) } else { Err(Unread::Unknown) }
}

/// Says of every session when it opens, and of the next one which it is.
fn sit(points: &mut [Point], reference: NaiveDate, sessions: &Sessions) {
    for point in points.iter_mut().filter(|point| point.session && !point.extraordinary) {
        if point.month.is_none() && point.day.is_none() && point.unit.is_none() {
            if let Some(nth) = point.ordinal.take() {
                point.month = sessions.nth(nth, point.council);
            } else if point.when == Some(When::Next)
                && point.year.is_none()
                && let Some((year, month)) = sessions.next_after(reference, point.council)
            {
                (point.year, point.month, point.coming) = (Some(year), Some(month), true);
            }
        }
        point.opening = point.month.and_then(|month| sessions.opening(month, point.council));
    }
}

/// Gives points what they left to the others: "1-3 نوفمبر", "الفصل الأول والثاني", "منه".
fn lend(points: &mut [Point]) {
    let unit = points.iter().find_map(|point| point.nth.and(point.unit));
    for point in points.iter_mut() {
        // A day of its month stays a day: "من الأسبوع الأول من ماي إلى 3 يونيو".
        let number =
            point.ordinal.or(point.day.filter(|_| point.month.is_none())).filter(|number| *number <= 5);
        match unit {
            Some(unit) if point.unit.is_none() && number.is_some() => {
                point.unit = Some(unit);
                point.nth = number.map(Nth::Number);
                (point.day, point.ordinal) = (None, None);
            }
            _ if point.day.is_none() && !point.session => point.day = point.ordinal.take(),
            _ => {}
        }
    }
    let known: Vec<(Option<u32>, Option<Unit>, Option<When>)> =
        points.iter().map(|point| (point.month, point.scope, point.when)).collect();
    for (at, point) in points.iter_mut().enumerate() {
        if !point.wants_month() {
            continue;
        }
        let later = known.iter().skip(at + 1).filter(|(month, ..)| month.is_some() && !point.same);
        let earlier = known.iter().take(at).rev().filter(|(month, ..)| month.is_some());
        if let Some((month, ..)) = later.chain(earlier).next() {
            point.month = *month;
            point.lent = true;
        } else if let Some((_, scope, when)) = known.iter().find(|(_, scope, _)| *scope == Some(Unit::Month))
        {
            (point.scope, point.when) = (*scope, *when);
        }
    }
}

/// Settles months and years that the words count from the day of the programme.
fn anchor(points: &mut [Point], reference: NaiveDate) {
    for point in points {
        let (this, next) = (point.when == Some(When::This), point.when == Some(When::Next));
        match point.scope {
            Some(Unit::Month) if point.month.is_none() => {
                let coming =
                    (reference.year() + i32::from(reference.month() == 12), reference.month() % 12 + 1);
                let (mut year, mut month) = if next { coming } else { (reference.year(), reference.month()) };
                let passed = |point: &Point| span(point, year).is_ok_and(|span| span.to < reference);
                if !this && !next && passed(&Point { month: Some(month), ..point.clone() }) {
                    (year, month) = coming;
                }
                (point.year, point.month) = (Some(year), Some(month));
            }
            Some(Unit::Year) if this => point.year = Some(reference.year()),
            Some(Unit::Year) if next => point.year = Some(reference.year() + 1),
            None if this && point.year.is_none() => point.year = Some(reference.year()),
            _ => {}
        }
    }
}

/// The first year in which the deadline has not passed on `reference`.
fn first_not_passed(points: &[Point], links: &[Link], reference: NaiveDate) -> Result<Arranged, Unread> {
    // "المقبل", "prochain": the one that is running does not count.
    let strict = points.iter().any(|point| point.when == Some(When::Next) && point.year.is_none());
    let mut reason = Unread::Unknown;
    // A range may have begun the year before.
    for year in reference.year() - 1..=reference.year() + YEARS_AHEAD {
        match arrange(points, links, year) {
            Ok(found) if found.total.to >= reference && !(strict && found.total.from <= reference) => {
                return Ok(found);
            }
            Ok(_) => {}
            Err(error) => reason = error,
        }
    }
    Err(reason)
}

/// Points put on the calendar.
struct Arranged {
    spans: Vec<Span>,
    total: Span,
    reordered: bool,
}

/// Puts the points on the calendar; `year` is for those that nothing else gives one.
fn arrange(points: &[Point], links: &[Link], year: i32) -> Result<Arranged, Unread> {
    let written: Vec<Option<i32>> = points.iter().map(|point| point.year).collect();
    let year_of = |at: usize| {
        let later = written.iter().skip(at).find_map(|year| *year);
        later.or_else(|| written.iter().take(at).rev().find_map(|year| *year)).unwrap_or(year)
    };
    let mut spans: Vec<Span> =
        points.iter().enumerate().map(|(at, point)| span(point, year_of(at))).collect::<Result<_, _>>()?;
    let mut reordered = false;
    for at in (0..links.len()).rev() {
        let (Some(link), Some(point), Some(next)) = (links.get(at), points.get(at), points.get(at + 1))
        else {
            continue;
        };
        let (Some(here), Some(there)) = (spans.get(at).copied(), spans.get(at + 1).copied()) else {
            continue;
        };
        if here.from <= there.from {
            continue;
        }
        let forward = written.iter().take(at + 1).any(Option::is_some);
        let crossed = if forward { year_back(next, there, 1) } else { year_back(point, here, -1) };
        let month_before = (*link == Link::To).then(|| month_before(point, here)).flatten();
        let length = |a: Span, b: Span| (b.to - a.from).num_days();
        match crossed {
            _ if month_before.is_some() => spans.iter_mut().skip(at).take(1).for_each(|span| {
                *span = month_before.unwrap_or(*span);
            }),
            Some(moved) if forward && (*link == Link::To || length(here, moved) < length(there, here)) => {
                spans.iter_mut().skip(at + 1).take(1).for_each(|span| *span = moved);
            }
            Some(moved) if !forward && (*link == Link::To || length(moved, there) < length(there, here)) => {
                spans.iter_mut().skip(at).take(1).for_each(|span| *span = moved);
            }
            _ => reordered = true,
        }
    }
    let total = total(points, &spans)?;
    Ok(Arranged { spans, total, reordered })
}

/// The span of `point` a year later or earlier, if its year was not written.
fn year_back(point: &Point, there: Span, years: i32) -> Option<Span> {
    if point.year.is_some() { None } else { span(point, there.from.year() + years).ok() }
}

/// "من 25 الى 5 ماي": the first day lies in the month before the one it borrowed.
fn month_before(point: &Point, here: Span) -> Option<Span> {
    let eve = here.from.with_day(1)?.pred_opt()?;
    let moved = Point { month: Some(eve.month()), year: Some(eve.year()), ..point.clone() };
    if point.lent && point.day.is_some() { span(&moved, eve.year()).ok() } else { None }
}

fn total(points: &[Point], spans: &[Span]) -> Result<Span, Unread> {
    if let ([point], [span]) = (points, spans) {
        return match point.bound {
            Some(bound) => span.beyond(bound).ok_or(Unread::Unknown),
            None => Ok(*span),
        };
    }
    let from = spans.iter().map(|span| span.from).min().ok_or(Unread::Unknown)?;
    let to = spans.iter().map(|span| span.to).max().ok_or(Unread::Unknown)?;
    let years = spans.iter().all(|span| span.precision == Precision::Year);
    let precision = if years {
        Precision::Year
    } else if from == to {
        Precision::Day
    } else {
        Precision::Interval
    };
    Ok(Span { from, to, precision })
}

/// The days of a list: those that "and" or commas join, and three or more whatever joins them.
fn listed(points: &[Point], links: &[Link], spans: &[Span]) -> Vec<NaiveDate> {
    let alike = |wanted: fn(Link) -> bool| links.iter().all(|link| wanted(*link));
    let joined = alike(|link| matches!(link, Link::And | Link::Comma))
        || (links.len() > 1 && alike(|link| link == Link::Sign));
    let days = spans.iter().all(|span| span.precision == Precision::Day);
    let bounded = points.iter().any(|point| matches!(point.bound, Some(Bound::Before | Bound::After)));
    if links.is_empty() || !joined || !days || bounded {
        return Vec::new();
    }
    let mut days: Vec<NaiveDate> = spans.iter().map(|span| span.from).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() > 1 { days } else { Vec::new() }
}

fn conclude(points: &[Point], links: &[Link], found: Arranged, year: Year) -> Reading {
    let mut notes = Vec::new();
    if found.reordered {
        notes.push(Note::Reordered);
    }
    let mismatch = points.iter().zip(&found.spans).any(|(point, span)| {
        point.day.is_some() && point.weekday.is_some_and(|weekday| span.from.weekday() != weekday)
    });
    if mismatch {
        notes.push(Note::WeekdayMismatch);
    }
    if points.iter().any(|point| point.short) {
        notes.push(Note::TwoDigitYear);
    }
    let reach = match points {
        [point] => match point.bound {
            Some(Bound::Before | Bound::By) => Reach::Until,
            Some(Bound::After | Bound::From) => Reach::From,
            None => Reach::Within,
        },
        _ => Reach::Within,
    };
    let days = listed(points, links, &found.spans);
    let Span { from, to, precision } = found.total;
    Reading { reach, days, notes, ..Reading::new(from, to, precision, year) }
}
