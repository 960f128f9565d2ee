//! Backups: a whole log in one file, taken while anyone works on, and new stores from it.
//!
//! Used by the command line and, for the daily ones, by the session's [`daily`]. A backup is a
//! head line and the journal's lines as they stood up to the last whole group, so it outlives
//! whatever this program becomes: any version that reads the journal reads it. It needs no lock
//! and touches nothing in the store.

pub mod daily;

use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::StoreError;
use super::disk::{self, is_there};
use super::journal::{Journal, Point, Rest};
use super::wire::Fault;
use super::wire::head::{self, Head};
use crate::domain::EntryId;

/// How many bytes are copied at a time.
const ARMFUL: u64 = 1 << 20;
/// No head line is longer, in bytes.
const LONGEST_HEAD: u64 = 512;

/// Writes everything the store at `path` has acknowledged to the new file `to`, whoever has the
/// store open, reads it back, and only then gives it its name. What it holds.
///
/// # Errors
/// [`StoreError::Exists`], [`StoreError::Damaged`] when the journal is (opening the store mends it
/// if anything can), [`StoreError::Io`]; nothing is left of the file then.
pub fn write(path: &Path, to: &Path) -> Result<Head, StoreError> {
    is_there(path)?;
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.into()));
    }
    let journal = disk::journal_of(path)?;
    let survey = journal.survey(Point::START, &mut |_| Ok(ControlFlow::Continue(())))?;
    if let Rest::Damaged(entry) = survey.rest {
        return Err(StoreError::Damaged(entry));
    }
    let head = Head { entries: survey.end.number, bytes: survey.end.offset, last: survey.end.hash };
    let mut part = to.as_os_str().to_owned();
    part.push(format!(".part-{}", std::process::id()));
    let part = Path::new(&part);
    let written = copy(&journal, &head, part)
        .and_then(|()| read(part).map(drop))
        .and_then(|()| fs::rename(part, to).map_err(StoreError::io(to)));
    if written.is_err() {
        // The error that is reported is the one that matters.
        let _gone = fs::remove_file(part);
    }
    written?;
    sync_names_beside(to);
    Ok(head)
}

/// Makes the name of a file durable, without which a power cut would take it back.
fn sync_names_beside(file: &Path) {
    // Some file systems will not sync a folder, and the file is there all the same.
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

fn copy(journal: &Journal, head: &Head, to: &Path) -> Result<(), StoreError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    let mut file = file.map_err(StoreError::io(to))?;
    file.write_all(format!("{}\n", head::write(head)).as_bytes()).map_err(StoreError::io(to))?;
    let mut at = 0;
    while at < head.bytes {
        let end = head.bytes.min(at + ARMFUL);
        file.write_all(&journal.bytes(at, end)?).map_err(StoreError::io(to))?;
        at = end;
    }
    file.sync_all().map_err(StoreError::io(to))
}

/// Reads a backup from end to end; what it holds, and where its lines begin.
///
/// # Errors
/// [`StoreError::BadBackup`], [`StoreError::FromTheFuture`], [`StoreError::Io`].
pub fn read(file: &Path) -> Result<(Head, u64), StoreError> {
    let bad = |entry| StoreError::BadBackup { path: file.into(), entry };
    let about = fs::metadata(file).map_err(StoreError::io(file))?;
    if !about.is_file() {
        return Err(bad(None));
    }
    let mut line = Vec::new();
    let opened = fs::File::open(file).map_err(StoreError::io(file))?;
    BufReader::new(opened.take(LONGEST_HEAD)).read_until(b'\n', &mut line).map_err(StoreError::io(file))?;
    let start = line.len() as u64;
    let head = match head::read(line.strip_suffix(b"\n").unwrap_or(&line)) {
        Ok(head) => head,
        Err(Fault::Version { found }) => {
            return Err(StoreError::FromTheFuture { found, known: head::VERSION });
        }
        Err(_) => return Err(bad(None)),
    };
    let survey = Journal::look(file)?
        .survey(Point { offset: start, ..Point::START }, &mut |_| Ok(ControlFlow::Continue(())))?;
    let end = survey.end;
    let whole = Head { entries: end.number, bytes: end.offset.saturating_sub(start), last: end.hash };
    if whole != head || survey.rest != Rest::Nothing {
        return Err(bad(Some(EntryId(end.number + 1))));
    }
    Ok((head, start))
}

/// Makes the store `to`, which must not be there, of a backup: the log is the same to the byte.
///
/// # Errors
/// As [`read`], and [`StoreError::Exists`]; nothing is left of the store then.
pub fn restore(file: &Path, to: &Path) -> Result<Head, StoreError> {
    let (head, start) = read(file)?;
    let journal = Journal::look(file)?;
    let lines = Lines { journal: &journal, at: start, end: start + head.bytes, ready: io::Cursor::default() };
    disk::lay(to, &mut { lines })?;
    Ok(head)
}

/// The lines of a backup, an armful at a time.
struct Lines<'a> {
    journal: &'a Journal,
    at: u64,
    end: u64,
    ready: io::Cursor<Vec<u8>>,
}

impl Read for Lines<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.ready.read(into)?;
        if read > 0 || self.at >= self.end || into.is_empty() {
            return Ok(read);
        }
        let end = self.end.min(self.at + ARMFUL);
        // The file was read from end to end a moment ago.
        let bytes =
            self.journal.bytes(self.at, end).map_err(|_| io::Error::from(ErrorKind::UnexpectedEof))?;
        (self.at, self.ready) = (end, io::Cursor::new(bytes));
        self.ready.read(into)
    }
}
