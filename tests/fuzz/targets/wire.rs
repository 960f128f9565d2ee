//! Any bytes, through `corpora::wire`.
#![no_main]

#[path = "../../corpora/mod.rs"]
mod corpora;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corpora::wire::hold(bytes));
