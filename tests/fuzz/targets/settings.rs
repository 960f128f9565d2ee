//! Any bytes, through `corpora::settings`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::settings::hold(bytes));
