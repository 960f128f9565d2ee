//! A new store out of a journal that is there already: whole, or not at all.
//!
//! Used by what restores a backup and by what repairs a store. Only the journal is laid down;
//! the first opening makes the rest from it.

use std::fs;
use std::io::{Cursor, Read};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::folder::{self, Found};
use super::lock::has_ended;
use crate::domain::Entry;
use crate::store::StoreError;
use crate::store::wire::line::{self, Part};
use crate::store::wire::{Fault, Hash};

/// What stands between the name of a store and the number of the process that lays it down.
const PART: &str = ".part-";

/// Makes the store `to`, which must not be there, with these bytes as its journal.
///
/// # Errors
/// [`StoreError::Exists`], [`StoreError::Io`]; nothing is left of it then.
pub fn lay(to: &Path, journal: &mut dyn Read) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.into()));
    }
    sweep(to);
    let mut name = to.as_os_str().to_owned();
    name.push(format!("{PART}{}", std::process::id()));
    let part = Path::new(&name);
    folder::create(part)?;
    let laid = folder::mark(part)
        .and_then(|()| folder::write_new(&part.join(folder::JOURNAL), journal))
        .and_then(|_| fs::rename(part, to).map_err(StoreError::io(to)));
    if laid.is_err() {
        // Nobody but us has seen it, and the error that is reported is the one that matters.
        let _gone = fs::remove_dir_all(part);
    }
    laid?;
    to.parent()
        .filter(|it| !it.as_os_str().is_empty())
        .map_or_else(|| folder::sync(Path::new(".")), folder::sync)
}

/// Removes the stores beside `to` that runs which were killed have left half laid down.
fn sweep(to: &Path) {
    let beside = to.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(beside).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ended =
            name.to_str().and_then(|name| name.rsplit_once(PART)?.1.parse().ok()).is_some_and(has_ended);
        if ended && is_half_laid(&entry.path()) {
            // One that stays takes room, nothing else.
            let _gone = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a folder is one's own, bears the mark of a store, and has nothing in it but what is laid
/// down first. A store that was opened has more.
fn is_half_laid(path: &Path) -> bool {
    let me = rustix::process::geteuid().as_raw();
    let mine = path.symlink_metadata().is_ok_and(|about| about.is_dir() && about.uid() == me);
    let laid = [folder::FORMAT, folder::FORMAT_NEW, folder::JOURNAL];
    let names =
        || fs::read_dir(path).ok()?.map(|entry| Some(entry.ok()?.file_name())).collect::<Option<Vec<_>>>();
    let only = || names().is_some_and(|names| names.iter().all(|name| laid.iter().any(|it| name == it)));
    mine && only() && matches!(folder::look(path), Ok(Found::Ours))
}

/// The lines of these entries, one after the other from nothing.
///
/// # Errors
/// [`StoreError::Refused`] when one of them could not be read back.
pub fn write<'a>(entries: impl Iterator<Item = (&'a Entry, Part)>) -> Result<Cursor<Vec<u8>>, StoreError> {
    let (mut bytes, mut prev) = (Vec::new(), Hash::START);
    for (entry, part) in entries {
        let refused = |fault: Fault| StoreError::Refused { entry: entry.id, fault };
        let line = line::write(entry, part, prev).map_err(refused)?;
        prev = Hash::of(&line);
        bytes.extend(line);
        bytes.push(b'\n');
    }
    Ok(Cursor::new(bytes))
}
