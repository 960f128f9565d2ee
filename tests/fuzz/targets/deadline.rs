//! Any bytes, through `corpora::deadline`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::deadline::hold(bytes));
