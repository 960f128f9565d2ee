//! Any bytes, through `corpora::import`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::import::hold(bytes));
