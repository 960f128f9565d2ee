//! How a value of the domain and its form on disk mirror each other.
//!
//! Used by the versioned structs beside it. Holds the scalars every version shares and the
//! macros that write a struct, its serde code and both conversions from one list of fields:
//! a field added to the domain and forgotten here does not compile.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};

use crate::domain;

/// A form on disk that mirrors `T`, losing nothing either way.
pub trait Mirror<T>: Sized {
    /// The form of `it`.
    fn of(it: &T) -> Self;
    /// What it is the form of.
    fn back(self) -> T;
}

macro_rules! same {
    ($($kind:ty),*) => {$(
        impl Mirror<$kind> for $kind {
            fn of(it: &$kind) -> Self { it.clone() }
            fn back(self) -> $kind { self }
        }
    )*};
}
same!(String, u8, u32, u64);

macro_rules! number {
    ($($name:ident),*) => {$(
        impl Mirror<domain::$name> for u64 {
            fn of(it: &domain::$name) -> Self { it.0 }
            fn back(self) -> domain::$name { domain::$name(self) }
        }
    )*};
}
number!(
    MemberId,
    ObjectiveId,
    TaskId,
    MeetingId,
    DocumentId,
    SectionId,
    ParagraphId,
    AmendmentId,
    VersionId,
    AcceptanceId,
    BodyId,
    EntryId,
    Rank
);

impl Mirror<()> for u64 {
    fn of((): &()) -> Self {
        0
    }
    fn back(self) {}
}

impl Mirror<usize> for u64 {
    fn of(it: &usize) -> Self {
        u64::try_from(*it).unwrap_or(u64::MAX)
    }
    fn back(self) -> usize {
        // An offset no memory of this machine can hold fits no text: the splice will not apply.
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

impl<T, W: Mirror<T>> Mirror<Option<T>> for Option<W> {
    fn of(it: &Option<T>) -> Self {
        it.as_ref().map(W::of)
    }
    fn back(self) -> Option<T> {
        self.map(W::back)
    }
}

impl<T, W: Mirror<T>> Mirror<Vec<T>> for Vec<W> {
    fn of(it: &Vec<T>) -> Self {
        it.iter().map(W::of).collect()
    }
    fn back(self) -> Vec<T> {
        self.into_iter().map(W::back).collect()
    }
}

impl<T, W: Mirror<T>> Mirror<Box<T>> for Box<W> {
    fn of(it: &Box<T>) -> Self {
        Box::new(W::of(it))
    }
    fn back(self) -> Box<T> {
        Box::new((*self).back())
    }
}

impl<K: Ord, T, N: Mirror<K>, W: Mirror<T>> Mirror<BTreeMap<K, T>> for Vec<(N, W)> {
    fn of(it: &BTreeMap<K, T>) -> Self {
        it.iter().map(|(key, value)| (N::of(key), W::of(value))).collect()
    }
    fn back(self) -> BTreeMap<K, T> {
        self.into_iter().map(|(key, value)| (key.back(), value.back())).collect()
    }
}

/// A day: ISO 8601 in JSON, days of the common era elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Day(NaiveDate);

impl Mirror<NaiveDate> for Day {
    fn of(it: &NaiveDate) -> Self {
        Self(*it)
    }
    fn back(self) -> NaiveDate {
        self.0
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if out.is_human_readable() {
            out.collect_str(&self.0)
        } else {
            out.serialize_i32(self.0.num_days_from_ce())
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            let words = String::deserialize(from)?;
            let day = words.parse().map_err(|_| D::Error::custom(format!("not a day: {words:?}")))?;
            Ok(Self(day))
        } else {
            let count = i32::deserialize(from)?;
            let day = NaiveDate::from_num_days_from_ce_opt(count);
            day.map(Self).ok_or_else(|| D::Error::custom("no such day"))
        }
    }
}

/// A time of day: hours and minutes as 16:05 in JSON, minutes since midnight elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time(NaiveTime);

impl Mirror<NaiveTime> for Time {
    fn of(it: &NaiveTime) -> Self {
        Self(*it)
    }
    fn back(self) -> NaiveTime {
        self.0
    }
}

impl Time {
    /// Minutes are all that is kept; what has seconds would not be read back as it was.
    fn minutes(&self) -> Option<u32> {
        let seconds = self.0.num_seconds_from_midnight();
        (seconds.is_multiple_of(60) && self.0.nanosecond() == 0).then_some(seconds / 60)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let minutes = self.minutes().ok_or_else(|| S::Error::custom("a time has no seconds"))?;
        if out.is_human_readable() {
            out.collect_str(&format_args!("{:02}:{:02}", minutes / 60, minutes % 60))
        } else {
            out.serialize_u32(minutes)
        }
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let time = if from.is_human_readable() {
            NaiveTime::parse_from_str(&String::deserialize(from)?, "%H:%M").ok()
        } else {
            let minutes = u32::deserialize(from)?;
            NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
        };
        time.map(Self).ok_or_else(|| D::Error::custom("no such time"))
    }
}

/// A moment: RFC 3339 in UTC in JSON, seconds and nanoseconds elsewhere. Years have four digits
/// there (RFC 3339, 5.6), so a moment before or after those is none here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(DateTime<Utc>);

impl Mirror<DateTime<Utc>> for Moment {
    fn of(it: &DateTime<Utc>) -> Self {
        Self(*it)
    }
    fn back(self) -> DateTime<Utc> {
        self.0
    }
}

impl Moment {
    fn has_words(&self) -> bool {
        (0..=9999).contains(&self.0.year())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if !self.has_words() {
            return Err(S::Error::custom("no such moment"));
        }
        if out.is_human_readable() {
            out.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        } else {
            (self.0.timestamp(), self.0.timestamp_subsec_nanos()).serialize(out)
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            let words = String::deserialize(from)?;
            let moment = DateTime::parse_from_rfc3339(&words);
            moment
                .map(|it| Self(it.to_utc()))
                .map_err(|_| D::Error::custom(format!("not a moment: {words:?}")))
        } else {
            let (seconds, nanos) = <(i64, u32)>::deserialize(from)?;
            let moment = DateTime::from_timestamp(seconds, nanos);
            let moment = moment.map(Self).filter(Self::has_words);
            moment.ok_or_else(|| D::Error::custom("no such moment"))
        }
    }
}

/// A struct on disk: its fields, its serde code and its mirror, from one list.
///
/// In JSON a field that is as in an empty record is left out, and read back as such; the
/// binary form always has every field, because it has no names to tell them apart.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident mirrors $domain:path { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($field: $kind),* }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let sparse = out.is_human_readable();
                let empty = Self::default();
                let names: &[&str] = &[$(stringify!($field)),*];
                let mut out = out.serialize_struct(stringify!($name), names.len())?;
                $(
                    if sparse && self.$field == empty.$field {
                        out.skip_field(stringify!($field))?;
                    } else {
                        out.serialize_field(stringify!($field), &self.$field)?;
                    }
                )*
                out.end()
            }
        }

        impl $crate::store::wire::mirror::Mirror<$domain> for $name {
            fn of(it: &$domain) -> Self {
                Self { $($field: $crate::store::wire::mirror::Mirror::of(&it.$field)),* }
            }
            fn back(self) -> $domain {
                $domain { $($field: self.$field.back()),* }
            }
        }
    };
}

/// An enum on disk, a word in JSON. The first variant is that of an empty record; the
/// order is part of the binary form and must never change within a version.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident mirrors $domain:path { $first:ident $(, $variant:ident)* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { #[default] $first $(, $variant)* }

        impl $crate::store::wire::mirror::Mirror<$domain> for $name {
            fn of(it: &$domain) -> Self {
                use $domain as From;
                match it { From::$first => Self::$first $(, From::$variant => Self::$variant)* }
            }
            fn back(self) -> $domain {
                use $domain as To;
                match self { Self::$first => To::$first $(, Self::$variant => To::$variant)* }
            }
        }
    };
}

pub(super) use {record, words};
