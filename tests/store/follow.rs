//! A store read beside whoever writes it: everything saved, whole groups only, nothing touched.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use lajna::domain::EntryId;
use lajna::store::{Disk, Follower, Holder, Store, StoreError, disk};

use super::common::Past;
use super::{all, filled, hush_sled, snapshot_of};

fn laid_down(count: u64) -> (tempfile::TempDir, PathBuf, Past) {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let past = Past::of(count, count);
    filled(&path, &past);
    (folder, path, past)
}

#[test]
fn what_is_saved_is_read_beside_whoever_saves_it_at_once_and_in_any_page() {
    let (_folder, path, mut past) = laid_down(700);
    let mut disk = Disk::open(&path).unwrap();
    let follower = Follower::open(&path).unwrap();
    assert_eq!(all(&follower), past.entries);
    assert_eq!(follower.holder().unwrap().pid, std::process::id());
    for seed in 0..20 {
        let before = past.entries.len() as u64;
        let group: Vec<_> = (0..=seed % 3).map(|it| past.grow(seed * 5 + it).clone()).collect();
        disk.append(before, &group).unwrap();
        assert_eq!(follower.read(before, 99).unwrap(), group);
    }
    for after in [0, 1, 255, 256, 257, 500, 699, 3, 690] {
        let page = follower.read(after, 5).unwrap();
        assert_eq!(page, past.entries[after as usize..][..5], "after {after}");
    }
    assert!(follower.read(9_999, 5).unwrap().is_empty());
    drop(disk);
    assert_eq!(follower.holder(), None);
}

#[test]
fn nothing_is_written_through_it() {
    let (_folder, path, past) = laid_down(5);
    let mut follower = Follower::open(&path).unwrap();
    let next = past.clone().grow(1).clone();
    assert!(matches!(follower.append(5, &[next]), Err(StoreError::ReadOnly(None))));
    assert_eq!(follower.snapshot().unwrap(), None);
    follower.keep(&snapshot_of(&past)).unwrap();
    assert_eq!(follower.snapshot().unwrap(), None);
}

#[test]
fn a_group_that_is_being_written_is_not_there_before_it_is_whole() {
    let (folder, path, mut past) = laid_down(10);
    let start = fs::metadata(path.join("journal")).unwrap().len() as usize;
    let group: Vec<_> = (0..4).map(|seed| past.grow(seed).clone()).collect();
    Disk::open(&path).unwrap().append(10, &group).unwrap();
    let whole = fs::read(path.join("journal")).unwrap();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::copy(path.join("FORMAT"), elsewhere.join("FORMAT")).unwrap();
    fs::write(elsewhere.join("journal"), &whole[..start]).unwrap();
    let follower = Follower::open(&elsewhere).unwrap();
    for len in (start..whole.len()).step_by(97) {
        fs::write(elsewhere.join("journal"), &whole[..len]).unwrap();
        assert!(follower.read(10, 9).unwrap().is_empty(), "{len}");
        assert_eq!(follower.read(0, 99).unwrap().len(), 10);
    }
    fs::write(elsewhere.join("journal"), &whole).unwrap();
    assert_eq!(follower.read(10, 9).unwrap(), group);
}

#[test]
fn a_journal_that_was_put_in_order_is_followed_on_and_another_one_is_not() {
    let (folder, path, mut past) = laid_down(30);
    let follower = Follower::open(&path).unwrap();
    assert_eq!(all(&follower).len(), 30);
    // The same log in a new file, and longer.
    let journal = path.join("journal");
    let entry = past.grow(3).clone();
    Disk::open(&path).unwrap().append(30, std::slice::from_ref(&entry)).unwrap();
    let copy = folder.path().join("copy");
    fs::copy(&journal, &copy).unwrap();
    fs::rename(&copy, &journal).unwrap();
    assert_eq!(follower.read(30, 9).unwrap(), [entry]);
    let other = folder.path().join("other");
    filled(&other, &Past::of(40, 99));
    fs::rename(other.join("journal"), &journal).unwrap();
    assert!(matches!(follower.read(31, 9), Err(StoreError::Damaged(_))));
}

#[test]
fn damage_is_told_and_never_shown_as_data() {
    let (_folder, path, _) = laid_down(30);
    let mut bytes = fs::read(path.join("journal")).unwrap();
    let ninth: usize = bytes.split_inclusive(|byte| *byte == b'\n').take(8).map(<[u8]>::len).sum();
    bytes[ninth + 40] ^= 1;
    fs::write(path.join("journal"), bytes).unwrap();
    assert!(matches!(Follower::open(&path), Err(StoreError::Damaged(EntryId(9)))));
}

#[test]
fn a_place_without_a_store_is_refused_and_stays_without() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().join("nothing");
    assert!(matches!(Follower::open(&nothing), Err(StoreError::Io { .. })));
    assert!(!nothing.exists());
    fs::write(folder.path().join("letter.txt"), "x").unwrap();
    assert!(matches!(Follower::open(folder.path()), Err(StoreError::NotAStore(_))));
}

#[test]
fn looking_again_where_nothing_was_saved_reads_nothing() {
    let (_folder, path, past) = laid_down(2_000);
    let follower = Follower::open(&path).unwrap();
    let began = Instant::now();
    for _ in 0..10_000 {
        assert!(follower.read(past.entries.len() as u64, 512).unwrap().is_empty());
    }
    // Reading the log even once for each would take minutes.
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

#[test]
fn a_process_that_has_ended_is_known_to_be_gone_and_one_elsewhere_is_not() {
    let (_folder, path, _) = laid_down(2);
    let disk = Disk::open(&path).unwrap();
    let here = disk::holder(&path).unwrap();
    assert!(!disk::is_gone(&here));
    drop(disk);
    let mut child = std::process::Command::new("true").spawn().unwrap();
    let pid = child.id();
    child.wait().unwrap();
    assert!(disk::is_gone(&Holder { pid, ..here.clone() }));
    assert!(!disk::is_gone(&Holder { pid, host: "elsewhere".into(), ..here }));
    assert!(!disk::is_gone(&Holder::default()));
}
