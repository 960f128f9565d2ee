//! The lock of a store: one process at a time, and the others are told who it is.
//!
//! Used by `disk` before it touches any other file. The lock is the kernel's and dies with
//! its process, so there is no stale lock to break; the words in the file only say whose it is.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use crate::store::wire::holder;
use crate::store::{Holder, StoreError};

/// A held lock; dropping it frees the store.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing would not do while a child that is just being started still has a copy of the
        // file. If it fails, closing is what is left.
        let _ = self.file.unlock();
    }
}

/// Takes the lock at `path` and writes down who holds it.
///
/// # Errors
/// [`StoreError::Held`] by whom, [`StoreError::Io`].
pub fn take(path: &Path) -> Result<Lock, StoreError> {
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let mut file = options.open(path).map_err(StoreError::io(path))?;
    let mut tries = 1..;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            // Whoever only looks has it for a moment.
            Err(TryLockError::WouldBlock) if tries.next() < Some(4) => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => return Err(StoreError::Held(whoever(path))),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(path)(error)),
        }
    }
    // A full disk or a quota: the lock holds all the same, only nobody reads whose it is.
    let _unsigned = sign(&mut file);
    Ok(Lock { file })
}

/// Keeps everyone from opening the store for as long as what is returned lives, and writes
/// nothing. `Err`: who has it open. Where there is no lock file nobody has.
///
/// # Errors
/// [`StoreError::Held`] by whom, [`StoreError::Io`].
pub fn share(path: &Path) -> Result<Option<Lock>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io(path)(error)),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(Lock { file })),
        Err(TryLockError::WouldBlock) => Err(StoreError::Held(whoever(path))),
        Err(TryLockError::Error(error)) => Err(StoreError::io(path)(error)),
    }
}

fn sign(file: &mut File) -> io::Result<()> {
    let mut holder = Holder { pid: std::process::id(), user: user(), host: host(), since: String::new() };
    file.set_len(0)?;
    file.write_all(holder::write(&holder).as_bytes())?;
    // The file system has just stamped the time, so no clock is read here.
    let since: DateTime<Utc> = file.metadata()?.modified()?.into();
    holder.since = since.to_rfc3339_opts(SecondsFormat::Secs, true);
    file.write_all_at(holder::write(&holder).as_bytes(), 0)
}

/// Whether the process a lock names has ended, as far as can be told from here: what runs on
/// another host has not. The kernel took its lock from it then; only its words are still there.
#[must_use]
pub fn is_gone(holder: &Holder) -> bool {
    holder.host == host() && has_ended(holder.pid)
}

/// Whether no process of this number runs here.
#[must_use]
pub fn has_ended(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| test_kill_process(pid) == Err(Errno::SRCH))
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

fn user() -> String {
    let uid = rustix::process::geteuid().as_raw();
    let listed = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let name = listed.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, number) = (fields.next()?, fields.next()?, fields.next()?);
        (number == uid.to_string()).then(|| name.to_string())
    });
    name.unwrap_or_else(|| uid.to_string())
}

/// Whoever the file names; it may be read while it is being written, so more than once.
fn whoever(path: &Path) -> Holder {
    for _ in 0..20 {
        let named = fs::read(path).ok().and_then(|words| holder::read(&words));
        if let Some(holder) = named.filter(|holder| !holder.since.is_empty()) {
            return holder;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Holder::default()
}
