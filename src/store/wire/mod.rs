//! The forms on disk of what the domain holds, by version.
//!
//! Used by the journal (JSON lines) and the working store (sealed binary values); whoever
//! writes an archive uses [`entry_to_json`], whoever lists a log [`change_to_json`]. It is the
//! only place that knows bincode, and how our records look in serde. It opens no file, and the journal never depends on bincode: the day that crate
//! must go, only values that can be made again from the journal go with it.

mod deadline;
mod envelope;
pub mod head;
pub mod holder;
pub mod line;
mod mirror;
mod nest;
pub mod seal;
mod statutes;
mod then;
mod v1;
mod v2;

use serde_json::Value;

use self::envelope::Form;
pub use self::line::Hash;
use self::line::Part;
use self::mirror::Mirror;
use self::seal::{Kind, seal, unseal};
use super::Snapshot;
use crate::domain::{Change, Entry};

/// The version that is written. Those before it are read.
pub const VERSION: u8 = 2;

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
    serde_json::to_value(envelope::Entry::<v2::Change>::of(entry)).map_err(body)
}

/// The entry that [`entry_to_json`] wrote, in this version or one before it.
///
/// # Errors
/// [`Fault::Version`] when a newer program wrote it, [`Fault::Body`] with the words of the
/// decoder when it is not an entry; a name it does not know is an error, not a thing to drop.
pub fn entry_from_json(value: Value) -> Result<Entry, Fault> {
    fn read<C: Form>(value: Value) -> Result<Entry, Fault> {
        serde_json::from_value::<envelope::Entry<C>>(value).map(envelope::Entry::back).map_err(body)
    }
    let entry = match value.get("v").and_then(Value::as_u64) {
        Some(1) => read::<v1::Change>(value)?,
        None | Some(2) => read::<v2::Change>(value)?,
        Some(found) => return Err(Fault::Version { found: u32::try_from(found).unwrap_or(u32::MAX) }),
    };
    check_depth(&entry.change)?;
    Ok(entry)
}

/// A change as JSON: `{"member":{"id":…,"before":{…},"after":{…}}}` and so on.
///
/// # Errors
/// [`Fault::TooDeep`] when it would not be read back.
pub fn change_to_json(change: &Change) -> Result<Value, Fault> {
    check_depth(change)?;
    serde_json::to_value(<v2::Change as Mirror<Change>>::of(change)).map_err(body)
}

/// Seals an entry for the working store.
///
/// # Errors
/// [`Fault::TooDeep`], [`Fault::TooBig`], [`Fault::Body`]: what would not be read back is not sealed.
pub fn seal_entry(kept: &Kept) -> Result<Vec<u8>, Fault> {
    check_depth(&kept.entry.change)?;
    kept.part.checked()?;
    let entry = envelope::Entry::<v2::Change>::of(&kept.entry);
    let Some(envelope::Entry { n, author, at, reverses, change, v: _ }) = entry else {
        return Err(Fault::Version { found: u32::from(VERSION) });
    };
    let part = (kept.part.index, kept.part.of);
    let (start, end, hash) = (kept.start, kept.end, kept.hash);
    seal(Kind::Entry, &envelope::Kept { start, end, hash, part, n, author, at, reverses, change })
}

/// Opens an entry of the working store, of this version or one before it.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_entry(bytes: &[u8]) -> Result<Kept, Fault> {
    let kept = match seal::version(bytes) {
        Some(1) => unseal::<envelope::Kept<v1::Change>>(Kind::Entry, 1, bytes).map(envelope::Kept::back),
        _ => unseal::<envelope::Kept<v2::Change>>(Kind::Entry, VERSION, bytes).map(envelope::Kept::back),
    }?;
    kept.part.checked()?;
    check_depth(&kept.entry.change).map(|()| kept)
}

/// Seals a snapshot together with the hash of the last line it includes.
///
/// # Errors
/// [`Fault::TooBig`] when it would not be read back.
pub fn seal_snapshot(snapshot: &Snapshot, hash: Hash) -> Result<Vec<u8>, Fault> {
    let committee = Mirror::of(&snapshot.committee);
    let stacks = Mirror::of(&snapshot.stacks);
    seal(Kind::Snapshot, &v2::Snapshot { mark: snapshot.mark, hash, committee, stacks })
}

/// Opens a snapshot; the hash is that of the last line it includes. One of an earlier version is
/// not opened: the log it was made from gives a better one.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_snapshot(bytes: &[u8]) -> Result<(Snapshot, Hash), Fault> {
    let v2::Snapshot { mark, hash, committee, stacks } = unseal(Kind::Snapshot, VERSION, bytes)?;
    Ok((Snapshot { mark, committee: committee.back(), stacks: stacks.back() }, hash))
}

/// Seals where a snapshot lies.
///
/// # Errors
/// Never in practice: it is small.
pub fn seal_manifest(manifest: Manifest) -> Result<Vec<u8>, Fault> {
    seal(Kind::Manifest, &envelope::Manifest { mark: manifest.mark, len: manifest.len })
}

/// Opens where a snapshot lies.
///
/// # Errors
/// [`Fault`] when the bytes are not what was sealed.
pub fn unseal_manifest(bytes: &[u8]) -> Result<Manifest, Fault> {
    let envelope::Manifest { mark, len } = unseal(Kind::Manifest, VERSION, bytes)?;
    Ok(Manifest { mark, len })
}

fn body(error: serde_json::Error) -> Fault {
    Fault::Body(error.to_string())
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
