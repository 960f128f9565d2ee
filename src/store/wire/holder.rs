//! The words in a lock file: who holds the store.
//!
//! Used by the lock of `disk`. They inform people and decide nothing, so they have no
//! version and no checksum: what is missing is empty.

use serde::{Deserialize, Serialize};

use crate::store::Holder;

/// What every lock file of ours begins with.
pub const START: &[u8] = b"{\"pid\":";

#[derive(Serialize, Deserialize)]
struct Words {
    pid: u32,
    user: String,
    host: String,
    since: String,
}

/// The words that name `holder`, the process first.
#[must_use]
pub fn write(holder: &Holder) -> String {
    let Holder { pid, user, host, since } = holder.clone();
    let words = serde_json::to_string(&Words { pid, user, host, since });
    // Numbers and strings always have a form in JSON.
    words.unwrap_or_default() + "\n"
}

/// Whoever the words name; `None` while they are still being written.
#[must_use]
pub fn read(words: &[u8]) -> Option<Holder> {
    let Words { pid, user, host, since } = serde_json::from_slice(words).ok()?;
    Some(Holder { pid, user, host, since })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_read_back_and_half_of_one_is_none() {
        let holder = Holder { pid: 7, user: "نادية \"n\"".into(), host: "h".into(), since: "s".into() };
        let words = write(&holder).into_bytes();
        assert!(words.starts_with(START));
        assert_eq!(read(&words), Some(holder));
        assert_eq!(read(&words[..words.len() / 2]), None);
    }
}
