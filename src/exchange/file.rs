//! Files on disk: read whole, written whole or not at all, named while they are typed.
//!
//! Used by the command line and by the panes that take a path. What the bytes mean is told
//! by the other modules of this folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::{archive, decode};

/// How much of a file is read, in bytes, unless it sets out to be an archive. What is longer
/// is refused as too long by whoever looks at the bytes.
const LONGEST: u64 = decode::LONGEST_FILE as u64 + 1;
/// How much of an archive is read, in bytes.
const LONGEST_ARCHIVE: u64 = archive::LONGEST as u64 + 1;

/// Whether a file that is there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and writing fails with [`io::ErrorKind::AlreadyExists`].
    Keep,
    /// It is replaced.
    Replace,
}

/// The bytes of the file at `path`, a leading `~` meaning the home folder.
///
/// # Errors
/// What the system says; a folder, or anything but a file, is [`io::ErrorKind::IsADirectory`]
/// or [`io::ErrorKind::InvalidInput`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let path = expanded(path);
    let kind = fs::metadata(&path)?;
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    let mut file = File::open(&path)?;
    Read::by_ref(&mut file).take(LONGEST).read_to_end(&mut bytes)?;
    if archive::begins(&bytes) {
        file.take(LONGEST_ARCHIVE.saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Writes `bytes` to `path` at once: a reader sees the old file or the whole new one.
///
/// # Errors
/// What the system says; nothing was changed then.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<PathBuf> {
    let path = expanded(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = name.to_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = folder.join(beside);
    let written = write_new(&beside, bytes).and_then(|()| match existing {
        Existing::Replace => fs::rename(&beside, &path),
        // A link fails where the name is taken, and there is no moment between asking and doing.
        Existing::Keep => fs::hard_link(&beside, &path).or_else(|error| without_link(&error, &path, bytes)),
    });
    if written.is_err() || existing == Existing::Keep {
        // The part file is of no use any more; that it may already be gone changes nothing.
        let _gone = fs::remove_file(&beside);
    }
    written?;
    // The file is there, whole. Some file systems will not sync a folder, and that must not be
    // told as a file that was not written.
    let _synced = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(path)
}

/// What to do where a link could not be made: on the file systems of memory sticks (FAT, exFAT)
/// there are none, and the file is written under its own name.
fn without_link(refused: &io::Error, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match refused.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported => write_new(path, bytes),
        kind => Err(refused.raw_os_error().map_or_else(|| kind.into(), io::Error::from_raw_os_error)),
    }
}

/// Writes a file that was not there, durably, for its owner only: committees are people. After
/// an error nothing is left of it.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // The error that is reported is the one that matters.
        let _gone = fs::remove_file(path);
    }
    written
}

/// Paths that begin with `begun`, folders with a `/` at their end, hidden files left out
/// unless asked for.
#[must_use]
pub fn completions(begun: &str) -> Vec<String> {
    let (folder, name) = begun.rfind('/').map_or(("", begun), |at| begun.split_at(at + 1));
    let place = if folder.is_empty() { PathBuf::from(".") } else { expanded(Path::new(folder)) };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let file = entry.file_name().into_string().ok()?;
            let wanted = file.starts_with(name) && (!file.starts_with('.') || name.starts_with('.'));
            let end = if entry.path().is_dir() { "/" } else { "" };
            wanted.then(|| format!("{folder}{file}{end}"))
        })
        .collect();
    found.sort();
    found
}

/// `path` with a leading `~` as the home folder.
fn expanded(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_kept_unless_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("لجنة.json");
        write(&path, b"one", Existing::Keep).unwrap();
        let refused = write(&path, b"two", Existing::Keep).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(read(&path).unwrap(), b"one");
        write(&path, b"two", Existing::Replace).unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no part file stays behind");
    }

    #[test]
    fn what_is_written_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.json");
        for existing in [Existing::Keep, Existing::Replace] {
            write(&path, b"names", existing).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn where_there_are_no_links_the_file_is_written_under_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.json");
        for refused in [rustix::io::Errno::PERM, rustix::io::Errno::OPNOTSUPP] {
            without_link(&refused.into(), &path, b"one").unwrap();
            assert_eq!(read(&path).unwrap(), b"one");
            let there = without_link(&refused.into(), &path, b"two").unwrap_err();
            assert_eq!(there.kind(), io::ErrorKind::AlreadyExists, "and a file that is there stays");
            assert_eq!(read(&path).unwrap(), b"one");
            fs::remove_file(&path).unwrap();
        }
        let taken = without_link(&io::ErrorKind::AlreadyExists.into(), &path, b"one").unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert!(!path.exists());
    }

    #[test]
    fn folders_are_completed_with_a_slash_and_refused_as_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("minutes")).unwrap();
        fs::write(folder.path().join("minutes.txt"), "x").unwrap();
        let begun = format!("{}/min", folder.path().display());
        let found = completions(&begun);
        assert_eq!(found, [format!("{begun}utes.txt"), format!("{begun}utes/")]);
        assert_eq!(read(folder.path()).unwrap_err().kind(), io::ErrorKind::IsADirectory);
    }
}
