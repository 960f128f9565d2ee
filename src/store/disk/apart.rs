//! A working store opened as a copy, so that looking at it changes nothing.
//!
//! Used by what examines a store and what gathers its entries. sled writes whenever it is
//! opened, and mends in its own way what it finds damaged; what it mends here is thrown away.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::folder;
use super::lock::has_ended;
use super::working::{Trouble, Working};
use crate::store::private;

/// How the names of copies begin.
const COPY: &str = "lajna-";

/// The copy; it goes when this is dropped.
#[derive(Debug)]
pub struct Apart {
    /// Taken only by `drop`, which closes it before the folder goes.
    working: Option<Working>,
    folder: PathBuf,
}

impl Apart {
    /// Copies the working store of the store at `path` and opens the copy; `None`: it has none.
    pub fn open(path: &Path) -> Result<Option<Self>, Trouble> {
        // While it was written anew it may have had the other name.
        let sled = [folder::SLED, folder::SLED_OLD].map(|name| path.join(name));
        let Some(sled) = sled.into_iter().find(|sled| sled.is_dir()) else { return Ok(None) };
        let mut apart = Self { working: None, folder: fresh().map_err(Trouble::Refusal)? };
        let copy = apart.folder.join(folder::SLED);
        copy_folder(&sled, &copy).map_err(Trouble::Refusal)?;
        // Only what is in the copy goes.
        folder::sweep(&apart.folder).map_err(|_| Trouble::Damage)?;
        apart.working = Some(Working::open(&copy)?.0);
        Ok(Some(apart))
    }

    /// The copy, open.
    pub fn working(&self) -> Option<&Working> {
        self.working.as_ref()
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        self.working = None;
        // What cannot be taken away is for its owner only, where such things are swept.
        let _gone = fs::remove_dir_all(&self.folder);
    }
}

/// A folder of one's own for the copy, once those of ended processes are gone.
fn fresh() -> io::Result<PathBuf> {
    let place = std::env::temp_dir();
    sweep(&place);
    private::folder_in(&place)
}

/// Removes the copies of processes that were ended before they could: a committee is people.
fn sweep(place: &Path) {
    let me = rustix::process::geteuid().as_raw();
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let pid = || name.to_str()?.strip_prefix(COPY)?.split_once('-')?.0.parse().ok();
        let path = entry.path();
        // Nothing but the copy is ever in it.
        let ours = || {
            let about = path.symlink_metadata().ok()?;
            let mut inside = fs::read_dir(&path).ok()?;
            let only = inside.all(|entry| entry.is_ok_and(|entry| entry.file_name() == folder::SLED));
            Some(about.is_dir() && about.uid() == me && about.mode() & 0o077 == 0 && only)
        };
        if pid().is_some_and(has_ended) && ours() == Some(true) {
            // What cannot be taken away is for its owner only.
            let _gone = fs::remove_dir_all(&path);
        }
    }
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
