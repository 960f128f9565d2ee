//! Any bytes, through `corpora::terminal`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::terminal::hold(bytes));
