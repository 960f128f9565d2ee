//! Room given back: blocks of nothing but zeros take none.
//!
//! Used when the working store is closed. sled fills the segment it was writing with zeros, half a
//! megabyte of them for a committee of a few pages. The file reads the same afterwards.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::path::Path;

/// No larger file is looked through: what is lost to zeros is little beside it.
const LARGEST: u64 = 16 << 20;
const BLOCK: usize = 4096;

/// Gives back the room of every block of zeros in the file. Where the system cannot, it takes the
/// room it took.
#[cfg(target_os = "linux")]
pub fn dig(path: &Path) -> io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    if file.metadata()?.len() > LARGEST {
        return Ok(());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let how = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
    for (offset, len) in empty(&bytes) {
        fallocate(&file, how, offset, len)?;
    }
    Ok(())
}

/// Gives nothing back: only some systems know how.
#[cfg(not(target_os = "linux"))]
pub fn dig(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Runs of whole blocks of zeros: where each begins, and how long it is.
fn empty(bytes: &[u8]) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for (block, at) in bytes.chunks_exact(BLOCK).zip((0..).step_by(BLOCK)) {
        if block.iter().any(|byte| *byte != 0) {
            continue;
        }
        match runs.last_mut() {
            Some((start, len)) if *start + *len == at => *len += BLOCK as u64,
            _ => runs.push((at, BLOCK as u64)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_blocks_of_zeros_are_given_back() {
        let mut bytes = vec![0; 5 * BLOCK + 100];
        bytes[BLOCK + 7] = 1;
        bytes[4 * BLOCK] = 1;
        assert_eq!(empty(&bytes), [(0, 4096), (8192, 8192)]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        std::fs::write(&path, &bytes).unwrap();
        dig(&path).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}
