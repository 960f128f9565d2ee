//! The envelope of every value inside sled: magic, kind, version, length, body, checksum.
//!
//! Used by `wire`. It tells a value from noise, from a value of another kind and from one
//! of another version *before* bincode sees a byte: bincode alone reads all of these as
//! something. Keeps no key: what a value is about stands in its body.
//!
//! ```text
//! "LJ"  kind  version  length (u32, little endian)  body  crc32 of all before (u32, little endian)
//! ```

use serde::{Serialize, de::DeserializeOwned};

use super::{Fault, VERSION};

const MAGIC: [u8; 2] = *b"LJ";
const HEADER: usize = 8;
const FOOTER: usize = 4;
/// The most a body may claim, in bytes: a hostile length must not make us reserve more.
pub const MOST: usize = 256 << 20;

/// What a sealed value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entry of the log.
    Entry = 1,
    /// The committee at a mark.
    Snapshot = 2,
    /// Where a snapshot lies.
    Manifest = 3,
}

/// Seals `body` as a value of this kind, in the present version.
pub fn seal(kind: Kind, body: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(512);
    bytes.extend(MAGIC);
    bytes.push(kind as u8);
    bytes.push(VERSION);
    bytes.extend([0; 4]);
    bincode::serde::encode_into_std_write(body, &mut bytes, bincode::config::standard())
        .map_err(|error| Fault::Body(error.to_string()))?;
    let len = bytes.len() - HEADER;
    let claimed = u32::try_from(len).ok().filter(|_| len <= MOST).ok_or(Fault::TooBig)?;
    if let Some(place) = bytes.get_mut(4..HEADER) {
        place.copy_from_slice(&claimed.to_le_bytes());
    }
    let crc = crc32fast::hash(&bytes);
    bytes.extend(crc.to_le_bytes());
    Ok(bytes)
}

/// The version a value says it was sealed in, before anything else of it is looked at.
pub fn version(bytes: &[u8]) -> Option<u8> {
    bytes.get(3).copied()
}

/// Opens a value of this kind sealed in this version; every byte of it is accounted for.
pub fn unseal<T: DeserializeOwned>(kind: Kind, expected: u8, bytes: &[u8]) -> Result<T, Fault> {
    let (sealed, footer) = bytes.split_at_checked(bytes.len().wrapping_sub(FOOTER)).ok_or(Fault::Length)?;
    let (header, body) = sealed.split_at_checked(HEADER).ok_or(Fault::Length)?;
    let &[m0, m1, found_kind, version, l0, l1, l2, l3] = header else { return Err(Fault::Length) };
    if [m0, m1] != MAGIC {
        return Err(Fault::Magic);
    }
    if crc32fast::hash(sealed).to_le_bytes() != footer {
        return Err(Fault::Checksum);
    }
    if version != expected {
        return Err(Fault::Version { found: u32::from(version) });
    }
    if found_kind != kind as u8 {
        return Err(Fault::Kind);
    }
    if usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])) != Ok(body.len()) {
        return Err(Fault::Length);
    }
    let config = bincode::config::standard().with_limit::<MOST>();
    let (value, consumed) =
        bincode::serde::decode_from_slice(body, config).map_err(|error| Fault::Body(error.to_string()))?;
    if consumed == body.len() { Ok(value) } else { Err(Fault::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_as_what_it_was() {
        let bytes = seal(Kind::Entry, &("سلام", 7u64)).unwrap();
        assert_eq!(unseal::<(String, u64)>(Kind::Entry, VERSION, &bytes).unwrap(), ("سلام".into(), 7));
    }

    #[test]
    fn no_flipped_bit_and_no_missing_byte_goes_unnoticed() {
        let bytes = seal(Kind::Entry, &("سلام", 7u64)).unwrap();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                assert!(unseal::<(String, u64)>(Kind::Entry, VERSION, &bad).is_err(), "byte {at} bit {bit}");
            }
            assert!(unseal::<(String, u64)>(Kind::Entry, VERSION, &bytes[..at]).is_err());
        }
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        let bytes = seal(Kind::Manifest, &7u64).unwrap();
        assert!(matches!(unseal::<u64>(Kind::Entry, VERSION, &bytes), Err(Fault::Kind)));
    }

    #[test]
    fn a_value_of_a_newer_version_is_refused_by_its_number() {
        let mut bytes = seal(Kind::Entry, &7u64).unwrap();
        bytes[3] = VERSION + 1;
        let end = bytes.len() - FOOTER;
        let crc = crc32fast::hash(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&crc);
        assert!(matches!(unseal::<u64>(Kind::Entry, VERSION, &bytes), Err(Fault::Version { found: 3 })));
    }

    #[test]
    fn bytes_left_over_by_a_shorter_struct_are_refused() {
        let bytes = seal(Kind::Entry, &(7u64, 8u64)).unwrap();
        assert!(matches!(unseal::<u64>(Kind::Entry, VERSION, &bytes), Err(Fault::Length)));
    }

    #[test]
    fn a_length_that_lies_reserves_no_memory() {
        // A string that claims 2^40 bytes, well sealed.
        let bytes = seal(Kind::Entry, &(1u64 << 40)).unwrap();
        assert!(matches!(unseal::<String>(Kind::Entry, VERSION, &bytes), Err(Fault::Body(_))));
    }
}
