//! The words of what comes again: how often, on which day, and the first and last day beside them.
//!
//! Used by [`understand`](super::understand) before the points of a deadline are looked for: what
//! says how often is taken out, and what is left is read as any other deadline.

use chrono::NaiveDate;

use super::lexer::Item;
use super::lexicon::{Lexeme, Part, Unit};
use super::points::points;
use super::recurrence::{On, Period, Recurrence, Stretch};
use super::session::Sessions;
use super::{Precision, Reach, Reading, Unread, Year, range};

/// What `items` repeat; `None` when nothing in them does.
///
/// # Errors
/// As [`understand`](super::understand).
pub(super) fn recurring(
    items: &[Item],
    reference: NaiveDate,
    sessions: &Sessions,
) -> Option<Result<Recurrence, Unread>> {
    let (every, rest) = extract(items)?;
    Some(every.and_then(|every| finish(every, &rest, reference, sessions)))
}

/// How often, and the items that say something else; `None` when nothing repeats.
type Extracted = (Result<Option<Period>, Unread>, Vec<Item>);

fn extract(items: &[Item]) -> Option<Extracted> {
    let mut rest: Vec<Item> = Vec::with_capacity(items.len());
    let mut found: Option<Option<Period>> = None;
    let mut times: Option<u32> = None;
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let (period, taken) = match item.lexeme {
            Lexeme::Often(number, unit) => (Some(Period::of(number, unit)), 1),
            Lexeme::Again => (Some(None), 1),
            Lexeme::Times(number) => {
                // "3 مرات": the number stands before it.
                let before = rest.last().map(|item| item.lexeme);
                times = match (number, before) {
                    (0, Some(Lexeme::Number { value, .. })) => {
                        rest.pop();
                        Some(value)
                    }
                    _ => Some(number.max(1)),
                };
                (None, 1)
            }
            Lexeme::Every => match every(items.get(at + 1..).unwrap_or_default()) {
                Some((Every::Period(period), taken)) => {
                    let shared = times.filter(|times| *times > 1 && period.number == 1);
                    let period = match shared {
                        Some(times) => Period::shared(times, unit_of(period.stretch)),
                        None => Some(period),
                    };
                    (Some(period), 1 + taken)
                }
                Some((Every::Weekday(item), taken)) => {
                    rest.push(item);
                    (Some(Period::new(1, Stretch::Week)), 1 + taken)
                }
                None => return Some((Err(Unread::Unknown), rest)),
            },
            // مرة في السنة
            Lexeme::Unit { unit, .. } if times.is_some() && found.is_none() => {
                (Some(Period::shared(times.unwrap_or(1), unit)), 1)
            }
            _ => (None, 1),
        };
        match period {
            Some(period)
                if found.is_some_and(|before| before.is_some() && period.is_some() && before != period) =>
            {
                return Some((Err(Unread::Unknown), rest));
            }
            Some(period) => found = Some(period.or(found.flatten())),
            None if matches!(item.lexeme, Lexeme::Times(_)) => {}
            None => rest.push(item.clone()),
        }
        at += taken;
    }
    found.map(|every| (Ok(every), rest))
}

/// What "every" counts.
enum Every {
    Period(Period),
    Weekday(Item),
}

fn unit_of(stretch: Stretch) -> Unit {
    match stretch {
        Stretch::Day => Unit::Day,
        Stretch::Week => Unit::Week,
        Stretch::Month => Unit::Month,
        Stretch::Year => Unit::Year,
    }
}

/// What stands behind "every", and how many items that takes.
fn every(items: &[Item]) -> Option<(Every, usize)> {
    let mut number = 1;
    for (at, item) in items.iter().enumerate() {
        let whole_year =
            matches!(items.get(at + 1).map(|it| it.lexeme), Some(Lexeme::Unit { unit: Unit::Year, .. }));
        match item.lexeme {
            Lexeme::Filler => {}
            Lexeme::Number { value, .. } | Lexeme::Ordinal(value) if number == 1 => number = value,
            // نصف سنة، ربع سنة
            Lexeme::Unit { unit: unit @ (Unit::Half | Unit::Quarter), .. } if whole_year => {
                return Period::of(number, unit).map(|period| (Every::Period(period), at + 2));
            }
            Lexeme::Unit { unit, .. } => {
                return Period::of(number, unit).map(|period| (Every::Period(period), at + 1));
            }
            Lexeme::Pair(unit) => return Period::of(2, unit).map(|period| (Every::Period(period), at + 1)),
            Lexeme::Weekday(_) => return Some((Every::Weekday(item.clone()), at + 1)),
            _ => return None,
        }
    }
    None
}

fn finish(
    every: Option<Period>,
    rest: &[Item],
    reference: NaiveDate,
    sessions: &Sessions,
) -> Result<Recurrence, Unread> {
    let plain =
        Recurrence { every, on: On::Count, start: None, end: None, since: reference, year: Year::Written };
    let (on, rest) = place(every, rest);
    let plain = Recurrence { on, ..plain };
    if rest.iter().all(|item| is_idle(item.lexeme)) {
        return Ok(plain);
    }
    let points = points(&rest)?;
    let named = points.0.len();
    let reading = match range::reading(points, reference, sessions) {
        Err(Unread::Empty) => return Ok(plain),
        other => other?,
    };
    bounded(plain, &reading, named)
}

fn bounded(plain: Recurrence, reading: &Reading, points: usize) -> Result<Recurrence, Unread> {
    let Reading { earliest, latest, year, reach, .. } = *reading;
    let ranged = points > 1;
    let stretch = (latest - earliest).num_days() + 1;
    let yearly = plain.every.is_some_and(|every| every.stretch == Stretch::Year);
    let holds = plain.every.is_none_or(|every| stretch > every.length());
    let (start, end) = match reach {
        Reach::Until => (None, Some(latest)),
        Reach::From => (Some(earliest), None),
        Reach::Within if ranged && holds => (Some(earliest), Some(latest)),
        Reach::Within if reading.precision != Precision::Day && holds && !ranged => {
            (Some(earliest), Some(latest))
        }
        // "Every year, in May": the last day of it, and then every year.
        Reach::Within if yearly && !ranged && plain.on == On::Count => (Some(latest), None),
        Reach::Within => return Err(Unread::Unknown),
    };
    Ok(Recurrence { start, end, year, ..plain })
}

/// On which day of the period, as the words beside "every" say it, and what they say besides.
fn place(every: Option<Period>, rest: &[Item]) -> (On, Vec<Item>) {
    let whole = || (On::Count, rest.to_vec());
    let Some(every) = every else { return whole() };
    let mut telling = rest.iter().enumerate().filter(|(_, item)| !is_idle(item.lexeme));
    let Some((at, item)) = telling.next() else { return whole() };
    // What follows must be another matter: a first or a last day.
    let follows = telling.next().map(|(_, item)| item.lexeme);
    if !matches!(follows, None | Some(Lexeme::From | Lexeme::Until | Lexeme::To | Lexeme::By)) {
        return whole();
    }
    let on = match (item.lexeme, every.stretch) {
        (Lexeme::Part(Part::End) | Lexeme::Last, Stretch::Month | Stretch::Year) => On::LastDay,
        (Lexeme::Part(Part::Start) | Lexeme::First, Stretch::Month) => On::Day(1),
        (
            Lexeme::Number { value: day @ 1..=31, digits: ..=2 } | Lexeme::Ordinal(day @ 1..=31),
            Stretch::Month,
        ) => On::Day(day),
        (Lexeme::Weekday(weekday), Stretch::Week) => On::Weekday(weekday),
        _ => return whole(),
    };
    // Nothing before it says anything, nor what only leads from it to the next.
    let follows = rest.iter().skip(at + 1).skip_while(|item| is_idle(item.lexeme));
    (on, follows.cloned().collect())
}

/// Whether a lexeme beside "every" says nothing of its own.
fn is_idle(lexeme: Lexeme) -> bool {
    matches!(
        lexeme,
        Lexeme::Filler | Lexeme::Unknown | Lexeme::Sign(_) | Lexeme::Unit { unit: Unit::Day, .. }
    )
}
