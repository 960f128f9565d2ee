//! Where rescue files are kept: elsewhere than the store, for its owner only, found again at the
//! next start.
//!
//! Used by `app` and `cli`. The first folder that takes a file has it: the state folder of the
//! person, then those for temporary files, the ones that survive a restart first. What the files
//! hold is none of its business.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use crate::exchange::file::{self, Existing};

/// A longer file is not one of ours (bytes).
const LONGEST: u64 = 256 << 20;
/// Files of one store that are looked for, and made, in a folder.
const MOST: u32 = 100;

/// What could not be saved when the program ended.
const RESCUE: &str = "rescue";
/// The same, once it was told of.
const RESCUED: &str = "rescued";
/// What is being typed.
const DRAFT: &str = "draft";

/// Where the rescue files of one store are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rescues {
    folders: Vec<PathBuf>,
    store: PathBuf,
}

impl Rescues {
    /// Those of the store at `store`, in the first of `folders` that takes one.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>, store: &Path) -> Self {
        let store = std::path::absolute(store).unwrap_or_else(|_| store.to_owned());
        Self { folders, store }
    }

    /// The store they belong to, by a path that means the same everywhere.
    #[must_use]
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// Keeps a file, durably; where.
    ///
    /// # Errors
    /// What the last of the folders said, when none of them takes it.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<PathBuf> {
        self.keep_as(RESCUE, bytes)
    }

    /// A place for what is being typed, which nothing else writes to.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft { rescues: self.clone(), path: None }
    }

    fn keep_as(&self, kind: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let mut refused = io::Error::from(io::ErrorKind::NotFound);
        for folder in &self.folders {
            match self.keep_in(folder, kind, bytes) {
                Ok(path) => return Ok(path),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    fn keep_in(&self, folder: &Path, kind: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        for number in 1..=MOST {
            match file::write(&folder.join(self.name(kind, number)), bytes, Existing::Keep) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                written => return written,
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The files that are kept, what was being typed when a program was killed among them; whoever
    /// asks has the store, so that nobody is typing it any more. By folder and number; a number that became free is used again, so
    /// that only what is in them tells which is older. A file of another person, or one that others can
    /// read or write, is none of ours: a folder for temporary files is everybody's.
    #[must_use]
    pub fn kept(&self) -> Vec<PathBuf> {
        let numbered = |folder: &Path, kind| {
            (1..=MOST).map(|number| folder.join(self.name(kind, number))).collect::<Vec<_>>()
        };
        let paths = self
            .folders
            .iter()
            .flat_map(|folder| [RESCUE, DRAFT].into_iter().flat_map(move |kind| numbered(folder, kind)));
        paths.filter(|path| is_ours(path)).collect()
    }

    /// Takes away what was half written of drafts when a program was killed; for whoever has the
    /// store.
    pub fn sweep(&self) {
        let name = self.name(DRAFT, 0);
        let begins = name.trim_end_matches("0.json");
        for folder in &self.folders {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let half = name.to_str().is_some_and(|it| it.starts_with(begins) && it.ends_with(".part"));
                if half && is_ours(&entry.path()) {
                    // What cannot be taken away is for its owner only.
                    let _gone = fs::remove_file(entry.path());
                }
            }
        }
    }

    /// Takes a file whose words are all in the log away.
    ///
    /// # Errors
    /// What the system says.
    pub fn forget(path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Puts a file that was told of, and still has something nothing else has, under another name,
    /// so that it is not told of again; where it is then.
    pub fn put_by(&self, path: &Path) -> PathBuf {
        let names = (1..=MOST).map(|number| path.with_file_name(self.name(RESCUED, number)));
        let free = names.into_iter().find(|name| name.symlink_metadata().is_err());
        match free {
            Some(name) if fs::rename(path, &name).is_ok() => name,
            _ => path.to_owned(),
        }
    }

    /// The store by its name, in few letters: others may see the names of these files.
    fn name(&self, kind: &str, number: u32) -> String {
        let mark = self.store.as_os_str().as_encoded_bytes().iter();
        // FNV-1a, 32 bits: it only keeps the files of two stores apart.
        let mark =
            mark.fold(0x811c_9dc5_u32, |mark, byte| (mark ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        format!("lajna-{kind}-{mark:08x}-{number}.json")
    }
}

/// The file that has what is being typed, while it is.
#[derive(Debug)]
pub struct Draft {
    rescues: Rescues,
    path: Option<PathBuf>,
}

impl Draft {
    /// Has these bytes in the file, durably, in place of what it had: a reader sees either whole.
    ///
    /// # Errors
    /// What the last of the folders said, when none of them takes it.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some(path) = &self.path
            && file::write(path, bytes, Existing::Replace).is_ok()
        {
            return Ok(());
        }
        // A name nobody has: what another program left there is not ours to write over.
        let path = self.rescues.keep_as(DRAFT, bytes)?;
        self.forget();
        self.path = Some(path);
        Ok(())
    }

    /// Takes the file away.
    pub fn forget(&mut self) {
        if let Some(path) = self.path.take() {
            // One that stays is told of at the next start, though its words are recorded.
            let _gone = fs::remove_file(path);
        }
    }
}

/// Whether a file is one's own and nobody else could have touched it.
fn is_ours(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| {
        let me = rustix::process::geteuid().as_raw();
        let private = about.mode() & 0o077 == 0 && about.uid() == me;
        about.is_file() && private && about.len() <= LONGEST
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn the_first_folder_that_takes_a_file_keeps_it_and_it_is_found_again() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("taken"), "").unwrap();
        let folders = vec![place.path().join("taken/below"), place.path().join("new/folder")];
        let rescues = Rescues::new(folders, Path::new("/srv/lajna"));
        let [one, other] = [b"1", b"2"].map(|bytes| rescues.keep(bytes).unwrap());
        assert!(one.starts_with(place.path().join("new/folder")) && one != other);
        assert_eq!(rescues.kept(), [one.clone(), other.clone()]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&one), mode(one.parent().unwrap())), (0o600, 0o700));
        let elsewhere = Rescues::new(rescues.folders.clone(), Path::new("/srv/other"));
        assert_eq!(elsewhere.kept(), [] as [PathBuf; 0]);
        Rescues::forget(&one).unwrap();
        let by = rescues.put_by(&other);
        assert_eq!(fs::read(by).unwrap(), b"2");
        assert_eq!(rescues.kept(), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_file_that_others_can_write_and_a_link_are_none_of_ours() {
        let place = tempfile::tempdir().unwrap();
        let rescues = Rescues::new(vec![place.path().to_owned()], Path::new("/srv/lajna"));
        let path = rescues.keep(b"1").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o620)).unwrap();
        assert_eq!(rescues.kept(), [] as [PathBuf; 0]);
        fs::rename(&path, place.path().join("other")).unwrap();
        std::os::unix::fs::symlink(place.path().join("other"), &path).unwrap();
        assert_eq!(rescues.kept(), [] as [PathBuf; 0]);
    }
}
