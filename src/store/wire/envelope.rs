//! What lies around a change on disk, in every version: who, when, its place.
//!
//! Used by `wire` alone. The forms of a change are the business of the versions beside it.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Hash;
use super::line::Part;
use super::mirror::{Mirror, Moment};
use crate::domain;

/// The form of a change in one version.
pub trait Form: Sized + Serialize + DeserializeOwned {
    /// The version.
    const VERSION: u8;

    /// The form of `it`; `None` for what the version has no form for.
    fn of(it: &domain::Change) -> Option<Self>;

    /// What it is the form of.
    fn back(self) -> domain::Change;
}

/// An entry as an archive carries it, in JSON only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<C> {
    pub v: u32,
    pub n: u64,
    pub author: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<u64>,
    pub change: C,
}

impl<C: Form> Entry<C> {
    /// The form of an entry; `None` when the version has none for its change.
    pub fn of(it: &domain::Entry) -> Option<Self> {
        Some(Self {
            v: u32::from(C::VERSION),
            n: it.id.0,
            author: it.author.clone(),
            at: Moment::of(&it.at),
            reverses: Mirror::of(&it.reverses),
            change: C::of(&it.change)?,
        })
    }

    /// What it is the form of.
    pub fn back(self) -> domain::Entry {
        domain::Entry {
            id: self.n.back(),
            author: self.author,
            at: self.at.back(),
            change: self.change.back(),
            reverses: self.reverses.back(),
        }
    }
}

/// A line of the journal, in JSON only; its checksum is laid around the bytes of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line<C> {
    pub v: u32,
    pub n: u64,
    pub author: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<u64>,
    /// Place in the group appended with it and size of that group; left out for a group of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<(u32, u32)>,
    pub change: C,
    pub prev: Hash,
    /// Read from the bytes, not from here; named so that no other word is let in.
    #[serde(default, skip_serializing)]
    pub crc: String,
}

/// An entry as the working store holds it, with its place in the journal; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<C> {
    pub start: u64,
    pub end: u64,
    pub hash: Hash,
    pub part: (u32, u32),
    pub n: u64,
    pub author: String,
    pub at: Moment,
    pub reverses: Option<u64>,
    pub change: C,
}

impl<C: Form> Kept<C> {
    /// What it is the form of.
    pub fn back(self) -> super::Kept {
        let Self { start, end, hash, part: (index, of), n, author, at, reverses, change } = self;
        let entry = Entry { v: u32::from(C::VERSION), n, author, at, reverses, change }.back();
        super::Kept { entry, part: Part { index, of }, start, end, hash }
    }
}

/// What the working store says of a snapshot it holds; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub mark: u64,
    pub len: u64,
}
