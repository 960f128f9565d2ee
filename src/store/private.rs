//! What the process must be before it touches anything that belongs to a committee.
//!
//! Called once by `main`; the folder, by whoever needs one for a while. Files are made for their owner only by whoever makes them; this is for
//! those that other crates make, and for what the system would write of the memory of a program
//! that crashed. Nothing here can fail the program: a system that refuses is as it was.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};

/// A new folder in `parent` that only its owner can enter; whoever asked for it takes it away.
///
/// # Errors
/// What the system said. That a name is taken, also by a link laid out by somebody else, is none:
/// another is tried.
pub fn folder_in(parent: &Path) -> io::Result<PathBuf> {
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..1_000 {
        let folder = parent.join(format!("lajna-{}-{attempt}", std::process::id()));
        match DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// From now on every file this process makes is for its owner only, and if it crashes nothing of
/// its memory is kept.
pub fn close_process() {
    umask(Mode::from_raw_mode(0o077));
    let nothing = Rlimit { current: Some(0), maximum: Some(0) };
    let _refused = setrlimit(Resource::Core, nothing);
    // The limit does not hold where the system pipes memory to a program that collects it.
    #[cfg(target_os = "linux")]
    let _refused = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}
