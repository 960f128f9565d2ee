//! What was said to be saved is there after every accident of the power and of the process.
//!
//! Scenes of real work (`power/scene.rs`) are played by a child, which tells what it has saved as
//! soon as the store says so. Then something happens to it:
//!
//! * `cuts`: the power is cut at any moment of a recording of its system calls, and the disk is
//!   left with all, some or none of what it was not told to keep: writes torn, lost and in another
//!   order, names as they were before. `LAJNA_CUTS` asks for more of them than usual.
//! * `image`: the power is cut on a file system of its own (ext4 in a file), shut down as it is.
//!   Needs root and a loop device; `LAJNA_CUTS` again.
//! * `kills`: the process is killed. `LAJNA_KILLS` asks for more.
//!
//! What is left must open, hold all that was said to be saved, and go on (`power/left.rs`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod common;

#[path = "power/cuts.rs"]
mod cuts;
#[path = "power/image.rs"]
mod image;
#[path = "power/kills.rs"]
mod kills;
#[path = "power/left.rs"]
mod left;
#[path = "power/platter.rs"]
mod platter;
#[path = "power/recording.rs"]
mod recording;
#[path = "power/scene.rs"]
mod scene;

/// How many times a trial is made: as often as the variable says, or as is usual.
fn rounds(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Says that a test is skipped, or fails where nothing may be skipped that can be had.
fn lacking(what: &str, package: &str) {
    let ci = std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    assert!(!ci, "{what} is not there, and CI leaves nothing out: install {package}");
    println!("skipped: {what} is not there (install {package})");
}
