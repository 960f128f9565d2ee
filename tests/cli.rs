//! The command line as a script meets it: words in, words and an exit code out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod program;

#[path = "cli/archive.rs"]
mod archive;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/clone.rs"]
mod clone;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/keep.rs"]
mod keep;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/stores.rs"]
mod stores;
#[path = "cli/texts.rs"]
mod texts;
#[path = "cli/usage.rs"]
mod usage;

use program::Home;

/// A home whose committee is the one of the founding minutes.
fn founded() -> Home {
    let home = Home::new();
    home.did(&["import", "--yes", &program::founding_minutes()]);
    home
}
