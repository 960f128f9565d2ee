//! Damage of every kind in any place, on one side, on both, again and again.
//!
//! What was damaged is found without changing a byte, nothing that is not as it was written is ever
//! shown, and the report of a repair names the entries that are gone and no others.
//! `LAJNA_ACCIDENTS` asks for more of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use lajna::domain::{Change, EntryId, Ids};
use lajna::session::Session;
use lajna::session::repair::{Repaired, repair};
use lajna::store::disk::{self, Side};
use lajna::store::wire::line;
use lajna::store::{Disk, Recovered, Store, StoreError};

use super::common::{Past, replay};
use super::{all, filled, hush_sled, snapshot_of};

const ENTRIES: u64 = 80;

/// A store with a past, two snapshots and everything else a store has.
fn laid_down() -> (tempfile::TempDir, PathBuf, Past) {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let past = Past::of(ENTRIES, 21);
    filled(&path, &past);
    for _ in 0..2 {
        Disk::open(&path).unwrap().keep(&snapshot_of(&past)).unwrap();
    }
    (folder, path, past)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => copy(&path, &target),
            path => drop(fs::copy(path, target).unwrap()),
        }
    }
}

/// Every file below a folder and what is in it.
fn tree(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(path).unwrap() {
        match entry.unwrap().path() {
            path if path.is_dir() => files.extend(tree(&path)),
            path => drop(files.insert(path.clone(), fs::read(path).unwrap())),
        }
    }
    files
}

/// Damages one file in some way; says how.
fn strike(path: &Path, dice: &Ids) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(path).unwrap_or_default();
    let len = bytes.len() as u64;
    if len == 0 {
        return String::new();
    }
    let file = OpenOptions::new().write(true).open(path).unwrap();
    let at = dice.fresh() % len;
    let flip = |at: u64| {
        let bit = 1 << (dice.fresh() % 8);
        file.write_all_at(&[bytes[at as usize] ^ bit], at).unwrap();
    };
    let over = |size: u64, byte: u8| {
        let (start, end) = (at / size * size, len.min((at / size + 1) * size));
        file.write_all_at(&vec![byte; (end - start) as usize], start).unwrap();
    };
    let how = match dice.fresh() % 9 {
        0 | 1 => {
            flip(at);
            "one bit"
        }
        2 => {
            (0..20).for_each(|_| flip(dice.fresh() % len));
            "twenty bits"
        }
        3 => {
            over(512, 0);
            "a sector of zeros"
        }
        4 => {
            over(4096, 0);
            "a page of zeros"
        }
        5 => {
            over(512, 0xA5);
            "a sector of another file"
        }
        6 => {
            file.set_len(at).unwrap();
            "cut short"
        }
        7 => {
            file.set_len(0).unwrap();
            "emptied"
        }
        _ => {
            fs::remove_file(path).unwrap();
            "gone"
        }
    };
    format!("{name} {how} at {at}; ")
}

/// Damages some files of the store; says how.
fn damage(store: &Path, round: u64, dice: &Ids) -> String {
    let mut done = String::new();
    let sled = store.join("sled");
    if matches!(round % 5, 0 | 2 | 3) {
        done += &strike(&store.join("journal"), dice);
    }
    match round % 5 {
        1 | 2 => {
            let mut files: Vec<_> = tree(&sled).into_keys().collect();
            files.sort();
            done += &strike(&files[dice.fresh() as usize % files.len()], dice);
            done += &strike(&sled.join("db"), dice);
        }
        3 => {
            fs::remove_dir_all(&sled).unwrap();
            done += "no sled; ";
        }
        4 => {
            for name in ["FORMAT", "lock"] {
                done += &strike(&store.join(name), dice);
            }
        }
        _ => {}
    }
    done
}

/// The entries whose line is no longer in the journal as it was written, and where the last group
/// begins of which a line is: what comes after it nobody can know to have been there.
fn broken_lines(store: &Path, whole: &[u8]) -> (BTreeSet<u64>, u64) {
    let found = fs::read(store.join("journal")).unwrap_or_default();
    let found: BTreeSet<&[u8]> = found.split_inclusive(|byte| *byte == b'\n').collect();
    let (mut broken, mut last) = (BTreeSet::new(), 1);
    for (number, words) in (1..).zip(whole.split_inclusive(|byte| *byte == b'\n')) {
        if found.contains(words) {
            let part = line::read(words.strip_suffix(b"\n").unwrap()).unwrap().part;
            last = number + 1 - u64::from(part.index);
        } else {
            broken.insert(number);
        }
    }
    (broken, last)
}

fn numbers(entries: &[EntryId]) -> BTreeSet<u64> {
    entries.iter().map(|entry| entry.0).collect()
}

#[test]
fn of_whatever_was_damaged_nothing_is_shown_and_all_that_is_gone_is_named() {
    let rounds: u64 = std::env::var("LAJNA_ACCIDENTS").ok().and_then(|it| it.parse().ok()).unwrap_or(15);
    let (folder, path, past) = laid_down();
    let whole = fs::read(path.join("journal")).unwrap();
    let dice = Ids::new(41);
    let (mut opened, mut refused, mut gone) = (0, 0, 0);
    for round in 0..rounds {
        let store = folder.path().join(format!("{round}"));
        copy(&path, &store);
        let done = format!("{round}: {}", damage(&store, round, &dice));
        let (broken, last_group) = broken_lines(&store, &whole);
        let before = tree(&store);
        let new = folder.path().join(format!("{round}-new"));
        let (looked, repaired) = (disk::examine(&store), repair(&store, &new));
        assert!(tree(&store) == before, "{done} looking changed it");
        let (Ok(looked), Ok(repaired)) = (looked, repaired) else {
            // Without its mark and its journal it is no store of ours, and is left as it is.
            assert!(matches!(Disk::open(&store), Err(StoreError::NotAStore(_))), "{done}");
            continue;
        };
        assert_eq!(looked.gone, repaired.gone, "{done}");
        hold_repaired(&done, &new, &repaired, &past);
        let named = numbers(&repaired.gone);
        assert!(named.is_subset(&broken), "{done} {named:?} are said to be gone, and {broken:?} are");
        if !store.join("sled").exists() {
            let known: BTreeSet<u64> = broken.range(..last_group).copied().collect();
            let named: BTreeSet<u64> = named.range(..last_group).copied().collect();
            assert_eq!(named, known, "{done}");
        }
        if matches!(round % 5, 0 | 1 | 4) {
            assert!(named.is_empty(), "{done} one side is as it was");
            assert_eq!(repaired.entries, ENTRIES, "{done}");
        }
        gone += named.len();
        match Disk::open(&store) {
            Ok(disk) => {
                opened += 1;
                hold_opened(&done, disk, &store, &past, named.len());
                assert!(!matches!(round % 5, 0 | 1 | 4) || whole_again(&store), "{done}");
            }
            Err(StoreError::Damaged(first)) => {
                refused += 1;
                assert!(!named.is_empty() || looked.working == Side::Unreadable, "{done} {looked:?}");
                assert!(broken.iter().any(|number| *number <= first.0), "{done}");
                let disk = Disk::salvage(&store).unwrap();
                let left = all(&disk);
                assert!(left == past.entries[..left.len()] && (left.len() as u64) < first.0, "{done}");
            }
            Err(other) => panic!("{done} {other}"),
        }
        fs::remove_dir_all(&store).unwrap();
        fs::remove_dir_all(&new).unwrap();
    }
    println!("{rounds} damaged stores: {opened} opened, {refused} refused, {gone} entries gone and named");
    assert!(opened > 0 && refused > 0 && gone > 0, "too little was damaged to prove anything");
}

/// The new store has every entry as it was, or an empty one in the place of one that is named.
fn hold_repaired(done: &str, new: &Path, repaired: &Repaired, past: &Past) {
    let disk = Disk::open(new).unwrap();
    let (gone, unfit) = (numbers(&repaired.gone), numbers(&repaired.unfit));
    for entry in all(&disk) {
        match gone.contains(&entry.id.0) || unfit.contains(&entry.id.0) {
            true => assert_eq!(entry.change, Change::Together(Vec::new()), "{done}"),
            false => assert!(entry == past.entries[entry.id.0 as usize - 1], "{done} entry {}", entry.id.0),
        }
    }
    assert_eq!(repaired.recovered() + (gone.len() + unfit.len()) as u64, disk.len(), "{done}");
    assert!(Session::open(Box::new(disk), "كريم".into(), 1).is_ok(), "{done}");
}

/// An opened store shows the past, or the beginning of it where nobody can know of more.
fn hold_opened(done: &str, disk: Disk, store: &Path, past: &Past, gone: usize) {
    let shown = all(&disk);
    assert!(shown == past.entries[..shown.len()], "{done}");
    assert!(!disk.recovered().iter().any(|it| matches!(it, Recovered::CutAt { .. })), "{done}");
    assert!(gone == 0 || (shown.len() as u64) < ENTRIES, "{done}");
    if let Some(snapshot) = disk.snapshot().unwrap() {
        assert!(snapshot == snapshot_of(past), "{done}");
    }
    drop(disk);
    // What was met while reading is answered at the next opening, or when both sides are compared.
    let mut disk = Disk::open(store).unwrap();
    disk.verify().unwrap();
    assert!(all(&disk) == shown, "{done}");
    drop(disk);
    let disk = Disk::open(store).unwrap();
    assert_eq!(disk.recovered(), [], "{done}");
    let session = Session::open(Box::new(disk), "كريم".into(), 1).unwrap();
    assert!(*session.committee() == replay(&shown), "{done}");
}

/// Whether nothing is lacking any more.
fn whole_again(store: &Path) -> bool {
    let looked = disk::examine(store).unwrap();
    looked.is_whole() && looked.end.number == ENTRIES && looked.working == Side::Same
}
