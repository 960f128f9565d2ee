//! What the process must be before it touches anything that belongs to a committee.
//!
//! Called once by `main`. Files are made for their owner only by whoever makes them; this is for
//! those that other crates make, and for what the system would write of the memory of a program
//! that crashed. Nothing here can fail the program: a system that refuses is as it was.

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};

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
