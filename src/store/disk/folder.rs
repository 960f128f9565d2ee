//! The folder of a store: what it must look like, how it is made, and its `FORMAT` file.
//!
//! Used by `disk` before it touches anything else. A folder that is not ours is left
//! exactly as it was found. It knows nothing of entries.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::store::wire::{VERSION, holder, line};

pub const FORMAT: &str = "FORMAT";
pub const LOCK: &str = "lock";
pub const JOURNAL: &str = "journal";
pub const SLED: &str = "sled";
/// The working store while it is written anew, and the one whose place it takes.
pub const SLED_NEW: &str = "sled.new";
pub const SLED_OLD: &str = "sled.old";
/// What says at the next opening that sled gave something wrong during this one.
pub const SUSPECT: &str = "sled.suspect";
pub const FORMAT_NEW: &str = "FORMAT.new";

/// What stands at the path of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing at all.
    Absent,
    /// An empty folder, or one whose making was interrupted.
    Beginning,
    /// A store of a format this program knows.
    Ours,
    /// A store of an earlier version: its journal is read as it is, and goes on in this one.
    Earlier,
    /// A store whose `FORMAT` is gone or damaged: its journal speaks for it.
    Unmarked,
}

/// Looks, and changes nothing.
///
/// # Errors
/// [`StoreError::NotAStore`], [`StoreError::FromTheFuture`], [`StoreError::Io`].
pub fn look(path: &Path) -> Result<Found, StoreError> {
    let listing = match fs::read_dir(path) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Absent),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(StoreError::NotAStore(path.into()));
        }
        Err(error) => return Err(StoreError::io(path)(error)),
    };
    let names: Vec<_> = listing
        .map(|entry| entry.map(|it| it.file_name()))
        .collect::<Result<_, _>>()
        .map_err(StoreError::io(path))?;
    match fs::read(path.join(FORMAT)) {
        Ok(words) => match parse_format(&words) {
            Some(found) if found == u32::from(VERSION) => return Ok(Found::Ours),
            Some(found) if found < u32::from(VERSION) => return Ok(Found::Earlier),
            Some(found) => return Err(StoreError::from_the_future(found)),
            None => {}
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let beginning = names.iter().all(|name| name == LOCK || name == FORMAT_NEW);
            if beginning && is_our_lock(&path.join(LOCK)) {
                return Ok(Found::Beginning);
            }
        }
        Err(error) => return Err(StoreError::io(&path.join(FORMAT))(error)),
    }
    if journal_is_ours(&path.join(JOURNAL)) {
        Ok(Found::Unmarked)
    } else {
        Err(StoreError::NotAStore(path.into()))
    }
}

fn format_line(version: u32) -> String {
    let words = format!("lajna {version}");
    format!("{words} {:08x}\n", crc32fast::hash(words.as_bytes()))
}

/// The version a `FORMAT` file names; `None` when it is not as any version writes it.
fn parse_format(words: &[u8]) -> Option<u32> {
    let words = std::str::from_utf8(words).ok()?;
    let version = words.strip_prefix("lajna ")?.split(' ').next()?.parse().ok()?;
    (words == format_line(version)).then_some(version)
}

fn is_our_lock(path: &Path) -> bool {
    match fs::read(path) {
        Ok(words) => words.is_empty() || words.starts_with(holder::START),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn journal_is_ours(path: &Path) -> bool {
    let mut start = Vec::new();
    let Ok(file) = File::open(path) else { return false };
    let read = file.take(line::LONGEST as u64).read_to_end(&mut start);
    read.is_ok() && start.split(|byte| *byte == b'\n').take(100).any(line::is_sound)
}

/// Makes the folder and those above it that are missing, for their owner only, durably.
///
/// # Errors
/// [`StoreError::Io`].
pub fn create(path: &Path) -> Result<(), StoreError> {
    let missing: Vec<_> =
        path.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists()).collect();
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(StoreError::io(path))?;
    for made in missing {
        match made.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => sync(parent)?,
            _ => sync(Path::new("."))?,
        }
    }
    Ok(())
}

/// Writes `FORMAT`: whole or not at all.
///
/// # Errors
/// [`StoreError::Io`].
pub fn mark(path: &Path) -> Result<(), StoreError> {
    let (new, place) = (path.join(FORMAT_NEW), path.join(FORMAT));
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(&new);
    let written = file.and_then(|mut file| {
        file.write_all(format_line(u32::from(VERSION)).as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&new, &place)).map_err(StoreError::io(&new))?;
    sync(path)
}

/// Makes the names in a folder durable.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sync(path: &Path) -> Result<(), StoreError> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(StoreError::io(path))
}

/// The first free name of the row `stem-1`, `stem-2` …
#[must_use]
pub fn aside(path: &Path, stem: &str) -> PathBuf {
    let mut number = 1u32;
    loop {
        let name = path.join(format!("{stem}-{number}"));
        if name.symlink_metadata().is_err() {
            return name;
        }
        number += 1;
    }
}

/// Writes bytes to a new file for its owner only, durably, its name included.
///
/// # Errors
/// [`StoreError::Io`]; nothing is left of the file then, and one that was there is untouched.
pub fn write_new(place: &Path, bytes: &mut dyn Read) -> Result<u64, StoreError> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(place);
    let mut file = opened.map_err(StoreError::io(place))?;
    let written = io::copy(bytes, &mut file).and_then(|count| file.sync_all().map(|()| count));
    if written.is_err() {
        // The error that is reported is the one that matters.
        let _ = fs::remove_file(place);
    }
    let count = written.map_err(StoreError::io(place))?;
    place.parent().map_or(Ok(()), sync)?;
    Ok(count)
}

/// Removes what an interrupted opening may have left: files of ours, half made by their
/// nature, and sled's own half-written index, which would shut its database for good.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sweep(path: &Path) -> Result<(), StoreError> {
    sweep_working(path)?;
    for folder in [path.to_path_buf(), path.join(SLED)] {
        let Ok(listing) = fs::read_dir(&folder) else { continue };
        for entry in listing.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let ours = folder == path && (name == FORMAT_NEW || name == "journal.new" || name == "probe");
            let sleds = folder != path && name.starts_with("snap.") && name.ends_with(".generating");
            if ours || sleds {
                fs::remove_file(entry.path()).map_err(StoreError::io(&entry.path()))?;
            }
        }
    }
    Ok(())
}

/// Ends what a rewriting of the working store began: the old one goes back to its place if that is
/// empty, and whatever else there is goes.
fn sweep_working(path: &Path) -> Result<(), StoreError> {
    let (sled, old) = (path.join(SLED), path.join(SLED_OLD));
    if old.is_dir() && !sled.exists() {
        fs::rename(&old, &sled).map_err(StoreError::io(&old))?;
    }
    for stale in [old, path.join(SLED_NEW)].iter().filter(|stale| stale.is_dir()) {
        fs::remove_dir_all(stale).map_err(StoreError::io(stale))?;
    }
    Ok(())
}

/// Whether the disk takes as much as sled asks for at a time; if not, nothing sled says or
/// does is a sign of damage.
#[must_use]
pub fn has_room(path: &Path) -> bool {
    let probe = path.join("probe");
    let room = write_new(&probe, &mut io::repeat(0xA5).take(1 << 20)).is_ok();
    // `sweep` takes it away at the next opening if this does not.
    let _ = fs::remove_file(&probe);
    room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_neither_written_over_nor_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("words");
        assert_eq!(write_new(&place, &mut &b"first"[..]).unwrap(), 5);
        assert!(write_new(&place, &mut &b"second"[..]).is_err());
        assert_eq!(fs::read(&place).unwrap(), b"first");
    }

    #[test]
    fn the_format_file_names_its_version_and_bears_no_flipped_bit() {
        let words = format_line(12).into_bytes();
        assert_eq!(parse_format(&words), Some(12));
        for at in 0..words.len() {
            let mut bad = words.clone();
            bad[at] ^= 1;
            assert_eq!(parse_format(&bad), None, "byte {at}");
        }
    }
}
