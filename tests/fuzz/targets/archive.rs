//! Any bytes, through `corpora::archive`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::archive::hold(bytes));
