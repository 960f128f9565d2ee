//! The working store: entries and snapshots in sled, where they are found quickly.
//!
//! Used by `disk` alone. Everything here can be made again from the journal, so it is
//! written without waiting and given up without regret. sled may panic or hang on damaged
//! files; both end here, as [`Trouble`]. It never decides what the log is.
//!
//! ```text
//! 'e' number(u64) piece(u32)   a sealed entry, in pieces of at most 4 KiB
//! 's' slot(u8) piece(u32)      a sealed snapshot, likewise
//! 'm' slot(u8)                 where that snapshot ends; written last, removed first
//! ```
//! Numbers are big endian, so that sled's order is ours.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use sled::{Batch, Db, IVec};

use super::holes;
use crate::store::wire::{self, Fault, Hash, Kept, Manifest};
use crate::store::{Mark, Snapshot};

/// The longest value: longer ones make sled spill into files it never syncs.
const PIECE: usize = 4096;
/// Memory sled may keep for pages, in bytes.
const CACHE: u64 = 16 << 20;
/// How long sled may take to close. A thread of it that has died makes it wait for ever,
/// and the journal holds all it could still write.
const PATIENCE: Duration = Duration::from_secs(10);
const SLOTS: [u8; 2] = [0, 1];

/// Why the working store did not answer.
#[derive(Debug)]
pub enum Trouble {
    /// What it holds is not what was written.
    Damage,
    /// The system refused: a full disk, a permission. What it holds may be perfectly good.
    Refusal(io::Error),
}

impl From<sled::Error> for Trouble {
    fn from(error: sled::Error) -> Self {
        use io::ErrorKind::{
            AlreadyExists, InvalidData, InvalidInput, IsADirectory, NotADirectory, NotFound, Other,
            UnexpectedEof, WouldBlock,
        };
        let sled::Error::Io(error) = error else { return Self::Damage };
        match error.kind() {
            AlreadyExists | InvalidData | InvalidInput | IsADirectory | NotADirectory | NotFound
            | UnexpectedEof => Self::Damage,
            // sled's own words: about a torn segment, or about its lock.
            Other if error.to_string().contains("could not acquire lock") => {
                Self::Refusal(io::Error::new(WouldBlock, error))
            }
            Other => Self::Damage,
            _ => Self::Refusal(error),
        }
    }
}

impl From<Fault> for Trouble {
    fn from(_: Fault) -> Self {
        Self::Damage
    }
}

/// Whether a panic began inside sled. Such a panic is expected on damaged files and answered
/// in this file; a panic hook that restores the terminal should let it pass in silence.
#[must_use]
pub fn is_contained(info: &PanicHookInfo<'_>) -> bool {
    let of_sled = |part: &str| part == "sled" || part.starts_with("sled-0.");
    info.location().is_some_and(|place| place.file().split(['/', '\\']).any(of_sled))
}

/// An open working store.
#[derive(Debug)]
pub struct Working {
    /// Taken only by `drop`.
    db: Option<Db>,
    path: PathBuf,
}

impl Working {
    /// Opens or makes the database and reads its last entry, so that damage shows now.
    pub fn open(path: &Path) -> Result<(Self, Option<Kept>), Trouble> {
        for _ in 0..10 {
            match Self::open_once(path) {
                // We hold the store, so it can only be a copy of the file in a child that is
                // just being started, for a moment.
                Err(Trouble::Refusal(error)) if error.kind() == io::ErrorKind::WouldBlock => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                opened => return opened,
            }
        }
        Self::open_once(path)
    }

    fn open_once(path: &Path) -> Result<(Self, Option<Kept>), Trouble> {
        // sled panics on some damaged files instead of saying so; unwinding is the only way
        // to outlive that. Nothing of ours is shared with the closure but the path.
        let opened = catch_unwind(AssertUnwindSafe(|| {
            if !path.exists() {
                DirBuilder::new().mode(0o700).create(path).map_err(Trouble::Refusal)?;
            }
            let db = sled::Config::new().path(path).cache_capacity(CACHE).open()?;
            keep_private(path);
            let working = Self { db: Some(db), path: path.into() };
            let last = working.last()?;
            Ok((working, last))
        }));
        opened.unwrap_or(Err(Trouble::Damage))
    }

    /// Asks sled something; a panic inside it is damage.
    fn ask<T>(&self, question: impl FnOnce(&Db) -> Result<T, Trouble>) -> Result<T, Trouble> {
        let Some(db) = &self.db else { return Err(Trouble::Damage) };
        catch_unwind(AssertUnwindSafe(|| question(db))).unwrap_or(Err(Trouble::Damage))
    }

    /// The last entry it holds.
    pub fn last(&self) -> Result<Option<Kept>, Trouble> {
        self.ask(|db| match db.range([b'e']..[b'f']).next_back() {
            None => Ok(None),
            Some(pair) => {
                let number = number_of(&pair?.0).ok_or(Trouble::Damage)?;
                Ok(page(db, number, number)?.pop())
            }
        })
    }

    /// Entries `first` to `last`, all of them or [`Trouble::Damage`].
    pub fn page(&self, first: u64, last: u64) -> Result<Vec<Kept>, Trouble> {
        self.ask(|db| page(db, first, last))
    }

    /// How many bytes of keys and values it holds.
    pub fn live(&self) -> Result<u64, Trouble> {
        self.ask(|db| {
            let mut live = 0;
            for pair in db.iter() {
                let (key, value) = pair?;
                live += (key.len() + value.len()) as u64;
            }
            Ok(live)
        })
    }

    /// Holds these entries, all or none of them.
    pub fn put(&self, entries: &[Kept]) -> Result<(), Trouble> {
        self.ask(|db| {
            let mut batch = Batch::default();
            for kept in entries {
                let prefix = entry_prefix(kept.entry.id.0);
                for (key, piece) in pieces(&prefix, &wire::seal_entry(kept)?) {
                    batch.insert(key, piece);
                }
            }
            Ok(db.apply_batch(batch)?)
        })
    }

    /// The newest snapshot of at most `most` entries that is whole, and the hash of the last
    /// line it includes.
    pub fn snapshot(&self, most: Mark) -> Result<Option<(Snapshot, Hash)>, Trouble> {
        self.ask(|db| {
            let mut held: Vec<_> =
                SLOTS.iter().filter_map(|slot| Some((manifest(db, *slot)?, *slot))).collect();
            held.sort_by_key(|(manifest, _)| std::cmp::Reverse(manifest.mark));
            for (manifest, slot) in held.into_iter().filter(|(it, _)| it.mark <= most) {
                let sealed = joined(db, &[b's', slot])?;
                if let Ok((snapshot, hash)) = wire::unseal_snapshot(&sealed)
                    && snapshot.mark == manifest.mark
                {
                    return Ok(Some((snapshot, hash)));
                }
            }
            Ok(None)
        })
    }

    /// Holds a sealed snapshot beside the newest one, then makes it the newest.
    pub fn keep(&self, mark: Mark, sealed: &[u8]) -> Result<(), Trouble> {
        self.ask(|db| {
            let marks = SLOTS.map(|slot| manifest(db, slot).map(|it| it.mark));
            let slot = if marks.first() < marks.last() { 0 } else { 1 };
            db.remove([b'm', slot])?;
            let prefix = [b's', slot];
            let mut written = 0usize;
            for (key, piece) in pieces(&prefix, sealed) {
                db.insert(key, piece)?;
                written += 1;
            }
            // What a longer snapshot left behind this one.
            for key in db.range(piece_key(&prefix, written)..piece_key(&prefix, usize::MAX)).keys() {
                db.remove(key?)?;
            }
            let manifest = Manifest { mark, len: sealed.len() as u64 };
            db.insert([b'm', slot], wire::seal_manifest(manifest)?)?;
            Ok(())
        })
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        let Some(db) = self.db.take() else { return };
        let (done, closed) = mpsc::channel();
        let file = self.path.join("db");
        let closing = std::thread::Builder::new().name("sled-close".into()).spawn(move || {
            drop(db);
            // What cannot be given back is only room.
            let _kept = holes::dig(&file);
            // Nobody may be waiting any more.
            let _ = done.send(());
        });
        if closing.is_ok() {
            // Closed, or dead, or not in time: there is nothing more to do for it.
            let _ = closed.recv_timeout(PATIENCE);
        }
    }
}

fn keep_private(path: &Path) {
    // The folder is closed to others already; a file that cannot be changed stays behind that.
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let mode = if entry.path().is_dir() { 0o700 } else { 0o600 };
        let _ = fs::set_permissions(entry.path(), Permissions::from_mode(mode));
    }
}

fn entry_prefix(number: u64) -> [u8; 9] {
    let mut prefix = [b'e'; 9];
    for (place, byte) in prefix.iter_mut().skip(1).zip(number.to_be_bytes()) {
        *place = byte;
    }
    prefix
}

fn number_of(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(*key.get(1..)?.first_chunk()?))
}

fn piece_key(prefix: &[u8], index: usize) -> Vec<u8> {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    [prefix, &index.to_be_bytes()].concat()
}

fn pieces(prefix: &[u8], bytes: &[u8]) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    bytes.chunks(PIECE).enumerate().map(move |(index, piece)| (piece_key(prefix, index), piece.to_vec()))
}

fn joined(db: &Db, prefix: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    for pair in db.scan_prefix(prefix) {
        bytes.extend_from_slice(&pair?.1);
    }
    Ok(bytes)
}

fn manifest(db: &Db, slot: u8) -> Option<Manifest> {
    wire::unseal_manifest(&db.get([b'm', slot]).ok()??).ok()
}

fn page(db: &Db, first: u64, last: u64) -> Result<Vec<Kept>, Trouble> {
    let mut all = Vec::new();
    let mut sealed: Vec<u8> = Vec::new();
    let mut number = first;
    let past = entry_prefix(last.saturating_add(1));
    let mut pairs = db.range(entry_prefix(first).as_slice()..past.as_slice()).peekable();
    while let Some(pair) = pairs.next() {
        let (key, value): (IVec, IVec) = pair?;
        sealed.extend_from_slice(&value);
        let here = number_of(&key);
        let next = pairs.peek().and_then(|pair| number_of(&pair.as_ref().ok()?.0));
        if next != here {
            let kept = wire::unseal_entry(&sealed)?;
            if kept.entry.id.0 != number {
                return Err(Trouble::Damage);
            }
            all.push(kept);
            sealed.clear();
            number += 1;
        }
    }
    if number == last.saturating_add(1) { Ok(all) } else { Err(Trouble::Damage) }
}
