//! Inputs that a fuzzer found, or that showed it the way, held to the same laws at every `cargo test`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

#[path = "corpora/mod.rs"]
mod bodies;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// More than this, and a repository carries what a fuzzer finds again in a minute (bytes).
const MOST: u64 = 200_000;

fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = Path::new("fixtures/fuzz").join(target);
    let mut inputs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    inputs
}

/// Names the input when a law does not hold for it.
fn hold(target: &str) {
    let (_, body) = bodies::ALL.iter().find(|(name, _)| *name == target).unwrap();
    let inputs = inputs(target);
    assert!(!inputs.is_empty());
    for input in inputs {
        let bytes = fs::read(&input).unwrap();
        if let Err(panic) = std::panic::catch_unwind(|| body(&bytes)) {
            eprintln!("{}", input.display());
            std::panic::resume_unwind(panic);
        }
    }
}

macro_rules! held {
    ($($name:ident: $target:literal,)*) => {
        $(#[test] fn $name() { hold($target); })*
        const HELD: &[&str] = &[$($target),*];
    };
}

held! {
    every_value_kept_on_disk_is_read_back_or_refused: "wire",
    every_kept_journal_is_read_up_to_its_last_whole_group: "journal",
    every_kept_store_opens_or_is_recovered: "store",
    every_kept_key_file_loads_or_says_where_it_is_wrong: "keys",
    every_kept_environment_and_file_of_terminals_is_lived_with: "settings",
    every_kept_file_is_imported_once_or_refused: "import",
    every_kept_archive_is_taken_whole_or_not_at_all: "archive",
    every_kept_burst_of_a_terminal_means_the_same_however_it_is_cut: "terminal",
    every_kept_text_is_laid_out_and_edited: "text",
    every_kept_deadline_is_read_or_kept_as_words: "deadline",
    every_kept_row_of_steps_is_two_stacks: "session",
}

#[test]
fn every_target_has_a_test_a_fuzz_target_and_a_small_corpus() {
    let all: BTreeSet<&str> = bodies::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(HELD.iter().copied().collect::<BTreeSet<_>>(), all);
    let folders: BTreeSet<String> = fs::read_dir("fixtures/fuzz")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, all.iter().map(|name| (*name).to_owned()).collect());
    // A package holds no package inside it: where this is one, there is nothing to compare with.
    if let Ok(manifest) = fs::read_to_string("tests/fuzz/Cargo.toml") {
        for name in &all {
            assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"targets/{name}.rs\"")), "{name}");
        }
    }
    let size: u64 = all.iter().flat_map(|name| inputs(name)).map(|path| path.metadata().unwrap().len()).sum();
    assert!(size <= MOST, "{size} bytes");
}
