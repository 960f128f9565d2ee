//! The life of a charter: drafted, amended by many, decided, adopted and followed up; then taken
//! back entry by entry and done again, through restarts, with nothing lost on the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod common;

#[path = "workshop/life.rs"]
mod life;
#[path = "workshop/table.rs"]
mod table;
