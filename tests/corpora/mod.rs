//! What must hold for any bytes whatever, one function `hold` for each way into the program.
//!
//! Used by `tests/corpora.rs`, which runs them over the inputs kept in `fixtures/fuzz`, and by the
//! fuzz targets in `tests/fuzz`, which find such inputs. An input that once broke something is kept
//! for ever. Deliberately knows neither of the two.

#![allow(dead_code, reason = "every fuzz target takes one of them")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/printed.rs"]
mod printed;

pub mod archive;
pub mod deadline;
pub mod import;
pub mod journal;
pub mod keys;
pub mod session;
pub mod settings;
pub mod store;
pub mod terminal;
pub mod text;
pub mod wire;

use std::path::PathBuf;

/// The name of an input's folder in `fixtures/fuzz`, and what must hold for it.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const ALL: [Target; 11] = [
    ("wire", wire::hold),
    ("journal", journal::hold),
    ("store", store::hold),
    ("keys", keys::hold),
    ("settings", settings::hold),
    ("import", import::hold),
    ("archive", archive::hold),
    ("terminal", terminal::hold),
    ("text", text::hold),
    ("deadline", deadline::hold),
    ("session", session::hold),
];

/// The first byte, which chooses among ways to try the rest, and the rest.
fn choice(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest))
}

/// A file of this thread alone, holding these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    thread_local! {
        static FOLDER: tempfile::TempDir = tempfile::tempdir().unwrap();
    }
    let path = FOLDER.with(|folder| folder.path().join(name));
    std::fs::write(&path, bytes).unwrap();
    path
}
