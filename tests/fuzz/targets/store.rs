//! Any bytes, through `corpora::store`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::store::hold(bytes));
