//! What is heard: a committee, keys, and the lines the program without a screen says, in three
//! languages; and the same over commands by their words.
//!
//! Each snapshot is a transcript: a key in ⟨brackets⟩, then what is said after it, as a terminal
//! shows it. It is accepted with `INSTA_UPDATE=always cargo test --test plain`, and read aloud
//! before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "plain/heard.rs"]
mod heard;
#[path = "plain/panes.rs"]
mod panes;
#[path = "plain/script.rs"]
mod script;
#[path = "plain/sessions.rs"]
mod sessions;
