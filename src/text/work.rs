//! How much has been laid out: a count for tests that hold a key to what it touches.
//!
//! Used by the tests of panes. It deliberately does not exist in the program.

use std::cell::Cell;

thread_local! {
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn count(bytes: usize) {
    BYTES.set(BYTES.get() + bytes);
}

/// Bytes of text analysed since it was last asked, by this thread.
pub(crate) fn taken() -> usize {
    BYTES.take()
}
