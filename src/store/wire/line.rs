//! One line of the journal: an entry in JSON, the hash of the line before, a checksum.
//!
//! Used by the journal, and by what mends one side of a store from the other: the same
//! entry in the same place always makes the same bytes. Reads and writes no file.
//!
//! ```text
//! {"v":2,"n":7,"author":"…","at":"…","change":{…},"prev":"<sha256>","crc":"<crc32>"}
//! ```
//! The checksum covers every byte before `,"crc"`; the hash covers the whole line without
//! its line feed.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};

use super::envelope::{self, Form};
use super::{Fault, v1, v2};
use crate::domain::Entry;

/// The longest line, in bytes; a longer one is neither written nor read.
pub const LONGEST: usize = 64 << 20;

const CRC_WORDS: &[u8] = b",\"crc\":\"";
const CRC_END: &[u8] = b"\"}";

/// The SHA-256 of a line: what the next line points back to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What the first line points back to.
    pub const START: Self = Self([0; 32]);

    /// The hash of a line, without its line feed.
    #[must_use]
    pub fn of(line: &[u8]) -> Self {
        Self(Sha256::digest(line).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if out.is_human_readable() { out.collect_str(self) } else { self.0.serialize(out) }
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return <[u8; 32]>::deserialize(from).map(Self);
        }
        let words = <&str>::deserialize(from)?;
        let mut bytes = [0; 32];
        let mut digits = words.bytes().map(|digit| char::from(digit).to_digit(16));
        for byte in &mut bytes {
            let pair = digits.next().flatten().zip(digits.next().flatten());
            let (high, low) = pair.ok_or_else(|| D::Error::custom("not a hash"))?;
            *byte = u8::try_from(high << 4 | low).map_err(D::Error::custom)?;
        }
        if words.len() == 64 { Ok(Self(bytes)) } else { Err(D::Error::custom("not a hash")) }
    }
}

/// Place of an entry in the group it was appended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub index: u32,
    /// How many entries the group has.
    pub of: u32,
}

impl Part {
    /// A group of one.
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// The same, if there is such a part.
    ///
    /// # Errors
    /// [`Fault::Body`] where it stands outside its group.
    pub(super) fn checked(self) -> Result<Self, Fault> {
        let Self { index, of } = self;
        if (1..=of).contains(&index) { Ok(self) } else { Err(Fault::Body(format!("part {index} of {of}"))) }
    }

    /// Whether no more of the group follows.
    #[must_use]
    pub const fn is_last(self) -> bool {
        self.index == self.of
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// Its place in its group.
    pub part: Part,
    /// The hash of the line before.
    pub prev: Hash,
}

/// The bytes of a line, without its line feed.
///
/// # Errors
/// [`Fault::TooDeep`], [`Fault::TooBig`], [`Fault::Body`]: what would not be read back is not written.
pub fn write(entry: &Entry, part: Part, prev: Hash) -> Result<Vec<u8>, Fault> {
    write_as::<v2::Change>(entry, part, prev)
}

/// The bytes of the line with this hash, in whichever version it was written; `None` when it was
/// another line.
#[must_use]
pub fn rewrite(entry: &Entry, part: Part, prev: Hash, hash: Hash) -> Option<Vec<u8>> {
    let versions = [write_as::<v2::Change>, write_as::<v1::Change>];
    versions.iter().filter_map(|write| write(entry, part, prev).ok()).find(|line| Hash::of(line) == hash)
}

fn write_as<C: Form>(entry: &Entry, part: Part, prev: Hash) -> Result<Vec<u8>, Fault> {
    super::check_depth(&entry.change)?;
    let form = envelope::Entry::<C>::of(entry).ok_or(Fault::Version { found: u32::from(C::VERSION) })?;
    let envelope::Entry { v, n, author, at, reverses, change } = form;
    let part = Some(part.checked()?).filter(|part| part.of != 1).map(|part| (part.index, part.of));
    let line = envelope::Line { v, n, author, at, reverses, part, change, prev, crc: String::new() };
    let mut bytes = serde_json::to_vec(&line).map_err(super::body)?;
    bytes.pop();
    let crc = crc32fast::hash(&bytes);
    bytes.extend(CRC_WORDS);
    bytes.extend(format!("{crc:08x}").bytes());
    bytes.extend(CRC_END);
    if bytes.len() > LONGEST { Err(Fault::TooBig) } else { Ok(bytes) }
}

/// Whether the bytes are as they were written; says nothing of their meaning.
#[must_use]
pub fn is_sound(line: &[u8]) -> bool {
    let parts = line.len().checked_sub(CRC_WORDS.len() + 8 + CRC_END.len()).and_then(|at| {
        let (body, foot) = line.split_at_checked(at)?;
        Some((body, foot.strip_prefix(CRC_WORDS)?.strip_suffix(CRC_END)?))
    });
    parts.is_some_and(|(body, crc)| format!("{:08x}", crc32fast::hash(body)).as_bytes() == crc)
}

/// Reads the bytes of a line, without its line feed.
///
/// # Errors
/// [`Fault`] when they are not what was written, or were written by a newer program.
pub fn read(line: &[u8]) -> Result<Line, Fault> {
    if !is_sound(line) {
        return Err(Fault::Checksum);
    }
    match version(line) {
        Some(1) => read_as::<v1::Change>(line),
        None | Some(2) => read_as::<v2::Change>(line),
        Some(found) => Err(Fault::Version { found }),
    }
}

fn read_as<C: Form>(line: &[u8]) -> Result<Line, Fault> {
    let line: envelope::Line<C> = serde_json::from_slice(line).map_err(super::body)?;
    let envelope::Line { v, n, author, at, reverses, part, change, prev, crc: _ } = line;
    let part = part.map_or(Part::WHOLE, |(index, of)| Part { index, of }).checked()?;
    Ok(Line { entry: envelope::Entry { v, n, author, at, reverses, change }.back(), part, prev })
}

/// The version a line begins with, before anything else of it is understood.
fn version(line: &[u8]) -> Option<u32> {
    let digits = line.strip_prefix(b"{\"v\":")?.split(|byte| !byte.is_ascii_digit()).next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, EntryId};
    use chrono::DateTime;

    fn entry() -> Entry {
        Entry {
            id: EntryId(7),
            author: "نادية".into(),
            at: DateTime::UNIX_EPOCH,
            change: Change::Together(Vec::new()),
            reverses: Some(EntryId(3)),
        }
    }

    #[test]
    fn a_line_can_be_read_by_a_person() {
        let line = write(&entry(), Part { index: 2, of: 5 }, Hash::START).unwrap();
        let zeros = "0".repeat(64);
        let expected = format!(
            "{{\"v\":2,\"n\":7,\"author\":\"نادية\",\"at\":\"1970-01-01T00:00:00Z\",\"reverses\":3,\
             \"part\":[2,5],\"change\":{{\"together\":[]}},\"prev\":\"{zeros}\",\"crc\":\""
        );
        assert!(line.starts_with(expected.as_bytes()), "{}", String::from_utf8_lossy(&line));
    }

    #[test]
    fn no_flipped_bit_of_a_line_goes_unnoticed() {
        let line = write(&entry(), Part::WHOLE, Hash::of(b"x")).unwrap();
        assert_eq!(read(&line).unwrap().entry, entry());
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut bad = line.clone();
                bad[at] ^= 1 << bit;
                assert!(read(&bad).is_err(), "byte {at} bit {bit}");
            }
        }
    }

    #[test]
    fn a_line_of_a_newer_program_is_told_from_damage() {
        let mut bytes = b"{\"v\":3,\"news\":true".to_vec();
        let crc = crc32fast::hash(&bytes);
        bytes.extend(format!(",\"crc\":\"{crc:08x}\"}}").bytes());
        assert!(matches!(read(&bytes), Err(Fault::Version { found: 3 })));
    }

    #[test]
    fn a_part_outside_its_group_is_neither_written_nor_read() {
        for (index, of) in [(0, 1), (2, 1), (1, 0)] {
            assert!(matches!(write(&entry(), Part { index, of }, Hash::START), Err(Fault::Body(_))));
        }
        let line = write(&entry(), Part { index: 2, of: 5 }, Hash::START).unwrap();
        let words = String::from_utf8(line).unwrap().replace("[2,5]", "[6,5]");
        let body = words.split(",\"crc\"").next().unwrap();
        let crc = crc32fast::hash(body.as_bytes());
        let line = format!("{body},\"crc\":\"{crc:08x}\"}}");
        assert!(matches!(read(line.as_bytes()), Err(Fault::Body(_))));
    }

    #[test]
    fn a_moment_that_has_no_words_is_not_written() {
        let at = DateTime::from_timestamp(253_402_300_800, 0).unwrap();
        assert_eq!(at.to_rfc3339(), "+10000-01-01T00:00:00+00:00");
        let entry = Entry { at, ..entry() };
        assert!(matches!(write(&entry, Part::WHOLE, Hash::START), Err(Fault::Body(_))));
    }

    #[test]
    fn a_change_too_deep_to_be_read_back_is_not_written() {
        let mut entry = entry();
        for _ in 0..100 {
            entry.change = Change::Together(vec![entry.change]);
        }
        assert!(matches!(write(&entry, Part::WHOLE, Hash::START), Err(Fault::TooDeep)));
    }
}
