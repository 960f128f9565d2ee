//! Errors of the floors below, as sentences.

use std::io::ErrorKind;
use std::path::Path;

use rustix::io::Errno;

use super::Notice;
use crate::domain::Conflict;
use crate::exchange::{Encoding, Format, Refused};
use crate::i18n::Phrases;
use crate::session::SessionError;
use crate::store::StoreError;

/// What the session could not do.
#[must_use]
pub fn session_error(error: &SessionError, phrases: &Phrases) -> Notice {
    match error {
        SessionError::Conflict(conflict) => Notice::failed(conflict_words(*conflict, phrases)),
        SessionError::Store(error) => store_error(error, phrases),
        SessionError::Nothing => Notice::warned(phrases.errors.nothing),
    }
}

/// What the store could not do.
#[must_use]
pub fn store_error(error: &StoreError, phrases: &Phrases) -> Notice {
    let say = &phrases.errors;
    Notice::failed(match error {
        StoreError::Io { path, source } => return io_error(path, source, phrases),
        StoreError::Held(holder) => {
            (say.held)(&clean(&holder.user), &clean(&holder.host), holder.pid, &super::keeping::when(holder))
        }
        StoreError::ReadOnly(holder) => return super::keeping::read_only(holder.as_ref(), phrases),
        StoreError::NotAStore(path) => (say.not_a_store)(&shown(path)),
        StoreError::FromTheFuture { found, known } => {
            (say.store_from_the_future)(u64::from(*found), u64::from(*known))
        }
        StoreError::Stale(_) => say.stale.to_owned(),
        StoreError::Damaged(entry) => (say.damaged)(entry.0),
        StoreError::Exists(path) => (phrases.keeping.exists)(&shown(path)),
        StoreError::BadBackup { path, entry: None } => (phrases.keeping.no_backup)(&shown(path)),
        StoreError::BadBackup { path, entry: Some(entry) } => {
            (phrases.keeping.bad_backup)(&shown(path), entry.0)
        }
        StoreError::Refused { .. } | StoreError::OutOfOrder(_) => say.cannot_keep.to_owned(),
    })
}

/// What the system said about `path`.
#[must_use]
pub fn io_error(path: &Path, error: &std::io::Error, phrases: &Phrases) -> Notice {
    let say = &phrases.errors;
    let path = shown(path);
    Notice::failed(match error.kind() {
        ErrorKind::NotFound => (say.not_found)(&path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (say.not_permitted)(&path),
        ErrorKind::IsADirectory => (say.a_folder)(&path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (say.disk_full)(&path),
        ErrorKind::Unsupported => (say.no_locks)(&path),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NotConnected
        | ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => (say.disk_away)(&path),
        _ => match Errno::from_io_error(error) {
            Some(Errno::IO) => (say.disk_failing)(&path),
            // A disk of another machine that has no one to ask for locks.
            Some(Errno::NOLCK) => (say.no_locks)(&path),
            _ => (say.io)(&path, &error.to_string()),
        },
    })
}

/// Why the file named `file` was refused as a whole.
#[must_use]
pub fn refused(file: &str, refused: &Refused, phrases: &Phrases) -> Notice {
    let say = &phrases.errors;
    let file = &clean(file);
    const MEGABYTE: usize = 1 << 20;
    Notice::failed(match *refused {
        Refused::Empty => (say.file_empty)(file),
        Refused::NotText { line, format } => {
            let [pdf, zip, ole, picture] = say.formats;
            let name = match format {
                Some(Format::Pdf) => pdf,
                Some(Format::Zip) => zip,
                Some(Format::Ole) => ole,
                Some(Format::Picture) => picture,
                None => "",
            };
            (say.file_not_text)(file, line, name)
        }
        Refused::NotUtf8 { line, looks_like } => {
            let [utf16, one_byte, halves] = say.encodings;
            let name = match looks_like {
                Some(Encoding::Utf16) => utf16,
                Some(Encoding::OneByte) => one_byte,
                Some(Encoding::Halves) => halves,
                None => "",
            };
            (say.file_not_utf8)(file, line, name)
        }
        Refused::TooLong { line, limit } => (say.file_too_long)(file, line, limit.div_ceil(MEGABYTE)),
        Refused::NothingFound => (say.file_nothing_found)(file),
        Refused::IsArchive => phrases.cli.archive_needs_empty.to_owned(),
        Refused::NotAnArchive { line } => (say.file_not_an_archive)(file, line),
        Refused::FromTheFuture { found, known } => (say.archive_from_the_future)(found, known),
    })
}

fn conflict_words(conflict: Conflict, phrases: &Phrases) -> &'static str {
    match conflict {
        Conflict::Moved => phrases.errors.conflict_moved,
        Conflict::InUse => phrases.errors.conflict_in_use,
        Conflict::Missing => phrases.errors.conflict_missing,
        Conflict::Settled => phrases.errors.conflict_settled,
    }
}

/// A path without anything a terminal would act on.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}

/// Words from outside without anything a terminal would act on.
#[must_use]
pub fn clean(words: &str) -> String {
    crate::text::sanitize::line(words).text
}
