//! The rest of a sequence that comes after its ESC was taken for the Escape key.
//!
//! Used by the parser alone. A line may cut a sequence anywhere, and wait a second in between.
//! Esc has been told then and cannot be taken back; but `[A` after it was not typed by a hand
//! that had just pressed Esc, and must not become letters or commands.

use super::Begins;
use std::time::Duration;

/// How long the rest may be late.
const LATE: Duration = Duration::from_millis(1500);

/// Whether the rest of a sequence may still come.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// No ESC was cut off.
    #[default]
    None,
    /// The Escape key was told.
    Due,
    /// What came next is held, with the ESC that belongs before it.
    Held,
}

impl Tail {
    /// How long a rest may still come.
    pub(super) fn patience(self) -> Option<Duration> {
        (self == Self::Due).then_some(LATE)
    }

    /// Whether these bytes may be the rest.
    pub(super) fn may_be(self, bytes: &[u8]) -> bool {
        self == Self::Due && matches!(bytes, [b'[' | b'O', ..])
    }
}

/// Whether what is held, its ESC put before it again, is a rest that came late: a sequence that
/// means a key, a reply, a paste, or has parameters at least. After `O` only the four function
/// keys: a word may begin with it.
pub(super) fn is_tail(held: &[u8], begins: &Begins) -> bool {
    match held {
        [_, b'O', b'P'..=b'S', ..] | [_, b'O', b'1'..=b'9', b'P'..=b'S', ..] => true,
        [_, b'O', ..] => false,
        _ => match begins {
            Begins::Key(count, key) => key.is_some() || *count > 3,
            Begins::Reply(..) | Begins::Long(..) => true,
            Begins::Part => false,
        },
    }
}
