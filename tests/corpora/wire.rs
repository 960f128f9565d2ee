//! What stands on disk: whatever is read is read again from what is written of it, in every
//! version, and whatever is not read is a fault and nothing worse.

use lajna::domain::Entry;
use lajna::store::wire::{self, Kept, head, holder, line};

/// The first byte chooses kind and version of the value whose body the rest is; whole and as it
/// stands it is tried as everything.
pub fn hold(bytes: &[u8]) {
    opened(bytes);
    if let Ok(value) = serde_json::from_slice(bytes)
        && let Ok(entry) = wire::entry_from_json(value)
    {
        is_kept_in_words(&entry);
    }
    if let Ok(read) = line::read(bytes) {
        let written = line::write(&read.entry, read.part, read.prev).unwrap();
        assert_eq!(line::read(&written), Ok(read));
    }
    if let Ok(read) = head::read(bytes) {
        assert_eq!(head::read(head::write(&read).as_bytes()), Ok(read));
    }
    if let Some(read) = holder::read(bytes) {
        assert_eq!(holder::read(holder::write(&read).as_bytes()), Some(read));
    }
    let (choice, body) = super::choice(bytes);
    opened(&sealed((choice % 3) as u8 + 1, (choice / 3 % 3) as u8 + 1, body));
}

/// An envelope around a body that may be anything; so a fuzzer need not guess checksums.
fn sealed(kind: u8, version: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    let mut value = [b"LJ".as_slice(), &[kind, version], &length, body].concat();
    value.extend(crc32fast::hash(&value).to_le_bytes());
    value
}

fn opened(value: &[u8]) {
    if let Ok(kept) = wire::unseal_entry(value) {
        let again = wire::seal_entry(&kept).unwrap();
        assert_eq!(wire::unseal_entry(&again).as_ref(), Ok(&kept));
        assert_eq!(wire::seal_entry(&kept), Ok(again));
        is_kept_in_words(&kept.entry);
        is_kept_in_a_line(&kept);
    }
    if let Ok((snapshot, hash)) = wire::unseal_snapshot(value) {
        let again = wire::seal_snapshot(&snapshot, hash).unwrap();
        assert_eq!(wire::unseal_snapshot(&again), Ok((snapshot, hash)));
    }
    if let Ok(manifest) = wire::unseal_manifest(value) {
        let again = wire::seal_manifest(manifest).unwrap();
        assert_eq!(wire::unseal_manifest(&again), Ok(manifest));
    }
}

fn is_kept_in_words(entry: &Entry) {
    let words = wire::entry_to_json(entry).unwrap();
    assert_eq!(wire::entry_from_json(words.clone()).as_ref(), Ok(entry));
    let text = serde_json::to_string(&words).unwrap();
    let read = serde_json::from_str(&text).unwrap();
    assert_eq!(wire::entry_from_json(read).as_ref(), Ok(entry));
}

fn is_kept_in_a_line(kept: &Kept) {
    let Kept { entry, part, hash, .. } = kept;
    let written = line::write(entry, *part, *hash).unwrap();
    let read = line::read(&written).unwrap();
    assert_eq!((&read.entry, read.part, read.prev), (entry, *part, *hash));
    assert_eq!(line::rewrite(entry, *part, *hash, line::Hash::of(&written)), Some(written));
}
