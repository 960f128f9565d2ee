//! What the program costs: opening, one key, one change, one frame.
//!
//! `cargo bench` measures two committees: the demonstration, and one larger than any will
//! be (10,000 members, 10,000 tasks, a charter of a megabyte, a log of 100,000 entries).
//! The house asks that a key takes less than a millisecond beside the durable write, that the
//! first screen is there within 100 ms on the large committee and 25 ms on the small, and
//! holds nobody to it: machines differ. `cargo bench keys` measures only what is named so;
//! `cargo bench text::` needs no committee and is there at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod checking;
mod frames;
mod ground;
mod keys;
mod opening;
mod reading;
mod recording;
mod text;

fn main() {
    // The layout of text is measured on texts alone; laying the large committee takes a while.
    let text_alone = std::env::args().skip(1).any(|argument| argument.starts_with("text::"));
    let _ground = (!text_alone).then(ground::lay);
    divan::main();
}
