//! The encoders against what terminals do: rows are encoded, drawn by models that know nothing
//! of encoding, and must look as they were.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod models;
mod picture;
mod reading;
mod rows;
