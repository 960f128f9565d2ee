//! A new store out of a journal that is there already: whole, or not at all.
//!
//! Used by what restores a backup and by what repairs a store. Only the journal is laid down;
//! the first opening makes the rest from it.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use super::folder;
use crate::domain::Entry;
use crate::store::StoreError;
use crate::store::wire::line::{self, Part};
use crate::store::wire::{Fault, Hash};

/// Makes the store `to`, which must not be there, with these bytes as its journal.
///
/// # Errors
/// [`StoreError::Exists`], [`StoreError::Io`]; nothing is left of it then.
pub fn lay(to: &Path, journal: &mut dyn Read) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.into()));
    }
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".part-{}", std::process::id()));
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
