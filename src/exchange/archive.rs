//! The archive: a whole committee with its history, as one JSON file.
//!
//! Used by the session, which knows the form of an entry; here an entry is a JSON value taken
//! from the caller or given to it, one at a time: an archive may be as long as a log.
//!
//! ```json
//! {
//! "format": "lajna-archive",
//! "version": 1,
//! "program": "0.1.0",
//! "written": "2026-11-22T10:00:00Z",
//! "committee": "خلية التنسيق",
//! "town": "العرائش",
//! "entries": [
//! …,
//! …
//! ]
//! }
//! ```
//! Every entry has a line of its own, so that the line of a damaged one can be told. Only
//! `format`, `version` and `entries` are read back, laid out in any way; the rest is for people.
//! Invariant: a new version number for any change that an older program would misread.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, json};

use super::{Refused, decode};

/// The word that tells an archive from other JSON.
pub const FORMAT: &str = "lajna-archive";
/// The newest version this program reads, and the one it writes.
pub const VERSION: u64 = 1;
/// Most bytes of an archive: a log has no end, the memory of a small machine has one.
pub const LONGEST: usize = 1 << 30;

/// What an archive says of itself to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Version of the program that wrote it.
    pub program: String,
    /// When it was written.
    pub written: DateTime<Utc>,
    /// Name of the committee.
    pub committee: String,
    /// Its town.
    pub town: String,
}

/// An archive being written, oldest entry first.
#[derive(Debug)]
pub struct Writer {
    text: String,
    /// What stands before the next entry.
    before: &'static str,
}

impl Writer {
    /// An archive that has no entry yet.
    #[must_use]
    pub fn new(meta: &Meta) -> Self {
        let fields = [
            ("format", json!(FORMAT)),
            ("version", json!(VERSION)),
            ("program", json!(meta.program)),
            ("written", json!(meta.written.to_rfc3339_opts(SecondsFormat::Secs, true))),
            ("committee", json!(meta.committee)),
            ("town", json!(meta.town)),
        ];
        let lines = fields.iter().map(|(name, value)| format!("\"{name}\": {value},\n"));
        Self { text: format!("{{\n{}\"entries\": [", lines.collect::<String>()), before: "\n" }
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: &Value) {
        self.text.push_str(self.before);
        self.text.push_str(&entry.to_string());
        self.before = ",\n";
    }

    /// The whole archive.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.text.push_str("\n]\n}\n");
        self.text.into_bytes()
    }
}

/// The entries of the archive in `bytes`, oldest first, as `read` understands each of them.
///
/// # Errors
/// What makes a file no text; [`Refused::NotAnArchive`] with the line where it stops being one;
/// [`Refused::FromTheFuture`] when its version is newer than [`VERSION`]; and what `read`
/// refuses, a [`Refused::NotAnArchive`] with the line of that entry.
pub fn entries<T>(
    bytes: &[u8],
    mut read: impl FnMut(Value) -> Result<T, Refused>,
) -> Result<Vec<T>, Refused> {
    let text = decode::text(bytes)?;
    check(text)?;
    let mut refused = None;
    let fields = Fields(Entries { read: &mut read, refused: &mut refused });
    let all = serde_json::Deserializer::from_str(text).deserialize_map(fields);
    all.map_err(|error| match refused {
        None | Some(Refused::NotAnArchive { .. }) => broken(&error),
        Some(refused) => refused,
    })
}

/// What an archive says before its entries mean anything.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

/// Whether `text` is JSON, and an archive of a version this program knows.
///
/// # Errors
/// [`Refused::NotAnArchive`] with the line where it stops being one,
/// [`Refused::FromTheFuture`] when its version is newer than [`VERSION`].
pub(super) fn check(text: &str) -> Result<(), Refused> {
    let refused = Refused::NotAnArchive { line: 1 };
    if !begins(text.as_bytes()) {
        return Err(refused);
    }
    match serde_json::from_str::<Head>(text).map_err(|error| broken(&error))? {
        Head { format, .. } if format != FORMAT => Err(refused),
        Head { version: found, .. } if found > VERSION => {
            Err(Refused::FromTheFuture { found, known: VERSION })
        }
        Head { version: VERSION, .. } => Ok(()),
        Head { .. } => Err(refused),
    }
}

fn broken(error: &serde_json::Error) -> Refused {
    Refused::NotAnArchive { line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1) }
}

/// Whether `bytes` set out to be an archive, which may be longer than any other file.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"{")
}

/// Whether `text` sets out to be JSON: no roster, programme or charter begins so.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{') || (text.starts_with('[') && serde_json::from_str::<Vec<IgnoredAny>>(text).is_ok())
}

/// Finds the entries among the fields of an archive.
struct Fields<'a, T>(Entries<'a, T>);

/// Reads the entries one by one: their JSON never stands in memory all at once.
struct Entries<'a, T> {
    read: &'a mut dyn FnMut(Value) -> Result<T, Refused>,
    refused: &'a mut Option<Refused>,
}

/// Reads one entry. It is refused from within its own braces, so that the line is its own.
struct One<'a, T>(&'a mut dyn FnMut(Value) -> Result<T, Refused>, &'a mut Option<Refused>);

impl<'de, T> Visitor<'de> for Fields<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an archive")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<T>, A::Error> {
        let (mut seed, mut all) = (Some(self.0), None);
        while let Some(name) = map.next_key::<String>()? {
            match seed.take_if(|_| name == "entries") {
                Some(seed) => all = Some(map.next_value_seed(seed)?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        all.ok_or_else(|| A::Error::missing_field("entries"))
    }
}

impl<'de, T> DeserializeSeed<'de> for Entries<'_, T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<T>, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, T> Visitor<'de> for Entries<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = list.next_element_seed(One(self.read, self.refused))? {
            all.push(entry);
        }
        Ok(all)
    }
}

impl<'de, T> DeserializeSeed<'de> for One<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, T> Visitor<'de> for One<'_, T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let entry = Value::deserialize(MapAccessDeserializer::new(map))?;
        (self.0)(entry).map_err(|refused| A::Error::custom(self.1.insert(refused)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(entries: &[Value]) -> String {
        let mut archive = Writer::new(&Meta {
            program: "0.1.0".into(),
            written: DateTime::UNIX_EPOCH,
            committee: "خلية «التنسيق»\n".into(),
            town: "العرائش".into(),
        });
        entries.iter().for_each(|entry| archive.push(entry));
        String::from_utf8(archive.finish()).unwrap()
    }

    fn values(text: &str) -> Result<Vec<Value>, Refused> {
        entries(text.as_bytes(), Ok)
    }

    #[test]
    fn what_was_written_is_read_back_one_entry_a_line() {
        for count in 0..4 {
            let all: Vec<_> = (0..count).map(|n| json!({"n": n, "words": "سطر\nسطر"})).collect();
            let text = archive(&all);
            assert_eq!(text.lines().filter(|line| line.starts_with("{\"n\":")).count(), count);
            assert_eq!(values(&text), Ok(all.clone()));
            let laid_out = format!("{:#}", serde_json::from_str::<Value>(&text).unwrap());
            assert_eq!(values(&laid_out), Ok(all), "and in any other layout");
        }
        let value: Value = serde_json::from_str(&archive(&[])).unwrap();
        assert_eq!((&value["written"], &value["town"]), (&json!("1970-01-01T00:00:00Z"), &json!("العرائش")));
    }

    #[test]
    fn newer_archives_and_other_json_are_refused_by_name() {
        let future = archive(&[]).replace("\"version\": 1", "\"version\": 2");
        assert_eq!(values(&future), Err(Refused::FromTheFuture { found: 2, known: 1 }));
        for (other, line) in [
            ("{\"format\": \"other\"}", 1),
            ("{\n\"format\": }", 2),
            ("[\"lajna-archive\", 1]", 1),
            ("{\"format\": \"lajna-archive\", \"version\": 1}", 1),
            ("{\"format\": \"lajna-archive\", \"version\": 1,\n\"entries\": {}}", 2),
            ("{\"format\": \"lajna-archive\", \"version\": 1,\n\"entries\": [\n{},\n7]}", 4),
        ] {
            assert_eq!(values(other), Err(Refused::NotAnArchive { line }), "{other}");
        }
    }

    #[test]
    fn an_entry_that_is_refused_is_named_by_its_line() {
        let text = archive(&[json!({"n": 1}), json!({"n": 2}), json!({"n": 3})]);
        let place = text.lines().position(|line| line.starts_with("{\"n\":2}")).unwrap() + 1;
        let refuse = |refused: Refused| {
            entries(text.as_bytes(), |it| if it["n"] == 2 { Err(refused) } else { Ok(()) })
        };
        let line = u32::try_from(place).unwrap();
        assert_eq!(refuse(Refused::NotAnArchive { line: 1 }), Err(Refused::NotAnArchive { line }));
        let future = Refused::FromTheFuture { found: 9, known: 1 };
        assert_eq!(refuse(future), Err(future));
    }

    #[test]
    fn an_archive_may_be_longer_than_a_text() {
        let long = json!({"words": "x".repeat(decode::LONGEST_FILE)});
        assert_eq!(values(&archive(std::slice::from_ref(&long))), Ok(vec![long]));
    }
}
