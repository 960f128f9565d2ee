//! Keys: what was pressed, whatever layout is active.
//!
//! Used by `terminal` (which makes them) and `command` (which binds them). What a key means
//! is not known here.

pub mod key;
pub mod layout;
pub mod name;
pub mod trie;

pub use key::{Code, Key, Mods};
pub use layout::Keyboard;
pub use name::{UnknownKey, sequence, shown};
pub use trie::{Found, Trie};
