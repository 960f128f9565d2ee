//! The forms on disk of what the domain holds, by version.
//!
//! Used by the journal (JSON lines) and the working store (sealed binary values); whoever
//! writes an archive uses [`entry_to_json`], whoever lists a log [`change_to_json`]. It is the
//! only place that knows bincode, and how our records look in serde. It opens no file, and the journal never depends on bincode: the day that crate
//! must go, only values that can be made again from the journal go with it.

pub mod head;
pub mod holder;
pub mod line;
mod mirror;
pub mod seal;
mod v1;

use serde_json::Value;

pub use self::line::Hash;
use self::line::Part;
use self::mirror::Mirror;
use self::seal::{Kind, seal, unseal};
use super::Snapshot;
use crate::domain::{Change, Entry};

/// The version that is written; the only one there has been.
pub const VERSION: u8 = 1;

/// How deep steps may stand in steps: well inside what any reader of JSON follows.
const DEEPEST: usize = 32;

/// Why bytes are not a value of ours, or a value would not be read back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// They do not begin as every value does.
    #[error("not a value of this program")]
    Magic,
    /// A value, but of another kind.
    #[error("a value of another kind")]
    Kind,
    /// A value of a version this program does not know.
    #[error("version {found} is not known")]
    Version {
        /// The version found.
        found: u32,
    },
    /// Too short, too long, or bytes left over.
    #[error("the length does not fit")]
    Length,
    /// Changed since they were written.
    #[error("the checksum does not fit")]
    Checksum,
    /// Whole, but not what this version holds; in the words of the decoder.
    #[error("{0}")]
    Body(String),
    /// Larger than anything that is read back.
    #[error("too big to be kept")]
    TooBig,
    /// Steps inside steps, deeper than anything that is read back.
    #[error("nested too deeply to be kept")]
    TooDeep,
}

/// An entry as the working store holds it, with its place in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The entry.
    pub entry: Entry,
    /// Its place in the group it was appended with.
    pub part: Part,
    /// Byte offset of its line in the journal.
    pub start: u64,
    /// Byte offset after the line feed of its line.
    pub end: u64,
    /// The hash of its line.
    pub hash: Hash,
}

/// Where the working store holds a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manifest {
    /// How many entries the snapshot includes.
    pub mark: u64,
    /// Its length, sealed, in bytes.
    pub len: u64,
}

/// An entry as one JSON object: `{v, n, author, at, reverses, change}`, enums as words,
/// days and moments in ISO 8601; what is empty is left out.
///
/// # Errors
/// [`Fault::TooDeep`] when it would not be read back.
pub fn entry_to_json(entry: &Entry) -> Result<Value, Fault> {
    check_depth(&entry.change)?;
    serde_json::to_value(v1::Entry::of(entry)).map_err(|error| Fault::Body(error.to_string()))
}

/// The entry that [`entry_to_json`] wrote.
///
/// # Errors
/// [`Fault::Version`] when a newer program wrote it, [`Fault::Body`] with the words of the
/// decoder when it is not an entry; a name it does not know is an error, not a thing to drop.
pub fn entry_from_json(value: Value) -> Result<Entry, Fault> {
    match value.get("v").and_then(Value::as_u64) {
        Some(found) if found != u64::from(VERSION) => {
            return Err(Fault::Version { found: u32::try_from(found).unwrap_or(u32::MAX) });
        }
        _ => {}
    }
    let entry: v1::Entry = serde_json::from_value(value).map_err(|error| Fault::Body(error.to_string()))?;
    let entry = entry.back();
    check_depth(&entry.change)?;
    Ok(entry)
}

/// A change as JSON: `{"member":{"id":…,"before":{…},"after":{…}}}` and so on.
///
/// # Errors
/// [`Fault::TooDeep`] when it would not be read back.
pub fn change_to_json(change: &Change) -> Result<Value, Fault> {
    check_depth(change)?;
    serde_json::to_value(v1::Change::of(change)).map_err(|error| Fault::Body(error.to_string()))
}

/// Seals an entry for the working store.
///
/// # Errors
/// [`Fault::TooBig`] when it would not be read back.
pub fn seal_entry(kept: &Kept) -> Result<Vec<u8>, Fault> {
    let v1::Entry { n, author, at, reverses, change, v: _ } = v1::Entry::of(&kept.entry);
    let part = (kept.part.index, kept.part.of);
    let (start, end, hash) = (kept.start, kept.end, kept.hash);
    seal(Kind::Entry, &v1::Kept { start, end, hash, part, n, author, at, reverses, change })
}

/// Opens an entry of the working store.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_entry(bytes: &[u8]) -> Result<Kept, Fault> {
    let v1::Kept { start, end, hash, part: (index, of), n, author, at, reverses, change } =
        unseal(Kind::Entry, bytes)?;
    let entry = v1::Entry { v: u32::from(VERSION), n, author, at, reverses, change }.back();
    Ok(Kept { entry, part: Part { index, of }, start, end, hash })
}

/// Seals a snapshot together with the hash of the last line it includes.
///
/// # Errors
/// [`Fault::TooBig`] when it would not be read back.
pub fn seal_snapshot(snapshot: &Snapshot, hash: Hash) -> Result<Vec<u8>, Fault> {
    let committee = Mirror::of(&snapshot.committee);
    let stacks = Mirror::of(&snapshot.stacks);
    seal(Kind::Snapshot, &v1::Snapshot { mark: snapshot.mark, hash, committee, stacks })
}

/// Opens a snapshot; the hash is that of the last line it includes.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_snapshot(bytes: &[u8]) -> Result<(Snapshot, Hash), Fault> {
    let v1::Snapshot { mark, hash, committee, stacks } = unseal(Kind::Snapshot, bytes)?;
    Ok((Snapshot { mark, committee: committee.back(), stacks: stacks.back() }, hash))
}

/// Seals where a snapshot lies.
///
/// # Errors
/// Never in practice: it is small.
pub fn seal_manifest(manifest: Manifest) -> Result<Vec<u8>, Fault> {
    seal(Kind::Manifest, &v1::Manifest { mark: manifest.mark, len: manifest.len })
}

/// Opens where a snapshot lies.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_manifest(bytes: &[u8]) -> Result<Manifest, Fault> {
    let v1::Manifest { mark, len } = unseal(Kind::Manifest, bytes)?;
    Ok(Manifest { mark, len })
}

fn check_depth(change: &Change) -> Result<(), Fault> {
    fn depth(change: &Change) -> usize {
        match change {
            Change::Together(changes) => 1 + changes.iter().map(depth).max().unwrap_or(0),
            _ => 1,
        }
    }
    if depth(change) > DEEPEST { Err(Fault::TooDeep) } else { Ok(()) }
}
