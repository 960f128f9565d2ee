//! The first line of a backup: what follows it, in numbers that can be checked.
//!
//! Used by `store/backup`. The lines after it are those of a journal, as they stood.
//!
//! ```text
//! {"lajna":"backup","v":1,"entries":42,"bytes":20480,"last":"<sha256>","crc":"<crc32>"}
//! ```
//! The checksum is made as that of any line of the journal. `last` is the hash of the last line,
//! which by the chain stands for every byte before it.

use serde::Deserialize;

use super::{Fault, Hash, line};

/// The only version there has been.
pub const VERSION: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many entries.
    pub entries: u64,
    /// How many bytes they take.
    pub bytes: u64,
    /// The hash of the last line.
    pub last: Hash,
}

#[derive(Deserialize)]
struct Words {
    lajna: String,
    v: u32,
    entries: u64,
    bytes: u64,
    last: Hash,
}

/// The line, without its line feed.
#[must_use]
pub fn write(head: &Head) -> String {
    let Head { entries, bytes, last } = head;
    let body = format!(
        "{{\"lajna\":\"backup\",\"v\":{VERSION},\"entries\":{entries},\"bytes\":{bytes},\"last\":\"{last}\""
    );
    format!("{body},\"crc\":\"{:08x}\"}}", crc32fast::hash(body.as_bytes()))
}

/// Reads the line, without its line feed.
///
/// # Errors
/// [`Fault`] when it is none, or one of a newer program.
pub fn read(line: &[u8]) -> Result<Head, Fault> {
    if !line::is_sound(line) {
        return Err(Fault::Checksum);
    }
    let words: Words = serde_json::from_slice(line).map_err(|error| Fault::Body(error.to_string()))?;
    match words {
        Words { lajna, .. } if lajna != "backup" => Err(Fault::Kind),
        Words { v, .. } if v != VERSION => Err(Fault::Version { found: v }),
        Words { entries, bytes, last, .. } => Ok(Head { entries, bytes, last }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_back_and_no_flipped_bit_of_it_goes_unnoticed() {
        let head = Head { entries: 42, bytes: 20_480, last: Hash::of(b"x") };
        let line = write(&head).into_bytes();
        assert_eq!(read(&line), Ok(head));
        for at in 0..line.len() {
            let mut bad = line.clone();
            bad[at] ^= 1;
            assert!(read(&bad).is_err(), "byte {at}");
        }
    }
}
