//! Deadlines as version 2 writes them: their days, and what they mean when they name none; the sessions of councils.
//!
//! Used by version 2 alone; the small words are those of version 1. What recurs is an enum with
//! content, which the lists of fields do not cover: there both directions are written out.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::mirror::{Day, Mirror, record, words};
use super::v1::{Note, Precision, Year};
use crate::domain;
use crate::domain::deadline as now;

record! {
    Deadline mirrors domain::Deadline { verbatim: String, reading: Option<Reading>, undated: Option<Undated> }
}
record! {
    Reading mirrors now::Reading {
        earliest: Day, latest: Day, precision: Precision, year: Year, reach: Reach, days: Vec<Day>,
        notes: Vec<Note>,
    }
}
record! { Session mirrors now::Session { council: Council, months: Vec<u32>, opening: Opening } }
record! { Period mirrors now::Period { number: u32, stretch: Stretch } }

words! { Council mirrors now::Council { Commune, Region, Province } }
words! { Opening mirrors now::Opening { FirstWeek, FirstMonday, SecondMonday, AnyDay } }
words! { Reach mirrors now::Reach { Within, Until, From } }
words! { Stretch mirrors now::Stretch { Day, Week, Month, Year } }

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Undated {
    Undefined,
    Recurring { every: Option<Period>, on: On, start: Option<Day>, end: Option<Day>, since: Day, year: Year },
}

/// A weekday is counted from Monday, 0; no other number is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    Count,
    Weekday(#[serde(deserialize_with = "weekday")] u8),
    Day(u32),
    LastDay,
}

fn weekday<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let number = u8::deserialize(from)?;
    let known = Weekday::try_from(number).is_ok();
    known.then_some(number).ok_or_else(|| serde::de::Error::custom("no such weekday"))
}

impl Mirror<now::On> for On {
    fn of(it: &now::On) -> Self {
        match it {
            now::On::Count => Self::Count,
            now::On::Weekday(day) => Self::Weekday(u8::try_from(day.num_days_from_monday()).unwrap_or(0)),
            now::On::Day(day) => Self::Day(*day),
            now::On::LastDay => Self::LastDay,
        }
    }
    fn back(self) -> now::On {
        match self {
            Self::Count => now::On::Count,
            Self::Weekday(number) => now::On::Weekday(Weekday::try_from(number).unwrap_or(Weekday::Mon)),
            Self::Day(day) => now::On::Day(day),
            Self::LastDay => now::On::LastDay,
        }
    }
}

impl Mirror<now::Undated> for Undated {
    fn of(it: &now::Undated) -> Self {
        match it {
            now::Undated::Undefined => Self::Undefined,
            now::Undated::Recurring(now::Recurrence { every, on, start, end, since, year }) => {
                Self::Recurring {
                    every: Mirror::of(every),
                    on: Mirror::of(on),
                    start: Mirror::of(start),
                    end: Mirror::of(end),
                    since: Mirror::of(since),
                    year: Mirror::of(year),
                }
            }
        }
    }
    fn back(self) -> now::Undated {
        match self {
            Self::Undefined => now::Undated::Undefined,
            Self::Recurring { every, on, start, end, since, year } => {
                let (start, end): (Option<NaiveDate>, Option<NaiveDate>) = (start.back(), end.back());
                let (every, on, since, year) = (every.back(), on.back(), since.back(), year.back());
                now::Undated::Recurring(now::Recurrence { every, on, start, end, since, year })
            }
        }
    }
}
