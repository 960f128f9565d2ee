//! What is left after accidents: torn and flipped bytes, missing files, full disks, others.
//!
//! `LAJNA_ACCIDENTS` asks for more rounds of those that strike at random.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use lajna::domain::{Change, Entry, EntryId, Ids, SectionId, Splice};
use lajna::store::{Disk, Recovered, Store, StoreError};

use super::common::Past;
use super::{all, fill, filled, hush_sled, snapshot_of};

/// A past on disk and the folder it lies in.
fn laid_down(count: u64) -> (tempfile::TempDir, PathBuf, Past) {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let past = Past::of(count, count);
    filled(&path, &past);
    (folder, path, past)
}

fn sled_file(path: &Path) -> PathBuf {
    path.join("sled/db")
}

fn rounds(usual: u64) -> u64 {
    std::env::var("LAJNA_ACCIDENTS").ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

fn flip(path: &Path, at: u64, bit: u8) {
    let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).unwrap();
    file.write_all_at(&[byte[0] ^ (1 << bit)], at).unwrap();
}

fn truncate(path: &Path, len: u64) {
    OpenOptions::new().write(true).open(path).unwrap().set_len(len).unwrap();
}

/// Compares without printing whole logs.
fn same(found: &[Entry], expected: &[Entry]) {
    let differs = found.iter().zip(expected).position(|(one, other)| one != other);
    assert_eq!(
        (found.len(), differs),
        (expected.len(), None),
        "how many entries, and the first that differs"
    );
}

/// Opens, and holds the store to the past and to staying in working order.
fn opens_whole(path: &Path, past: &Past) -> Vec<Recovered> {
    let mut disk = Disk::open(path).unwrap();
    same(&all(&disk), &past.entries);
    let recovered = disk.recovered().to_vec();
    let next = past.clone().grow(77).clone();
    disk.append(disk.len(), &[next]).unwrap();
    drop(disk);
    let mut disk = Disk::open(path).unwrap();
    assert_eq!(disk.recovered(), [], "the second opening is like any other");
    disk.verify().unwrap();
    assert_eq!(disk.recovered(), [], "and both sides say the same");
    assert_eq!(disk.len(), past.entries.len() as u64 + 1);
    recovered
}

#[test]
fn a_store_opened_again_is_as_it_was() {
    let (_folder, path, past) = laid_down(150);
    Disk::open(&path).unwrap().keep(&snapshot_of(&past)).unwrap();
    assert_eq!(Disk::open(&path).unwrap().snapshot().unwrap(), Some(snapshot_of(&past)));
    assert_eq!(opens_whole(&path, &past), []);
}

#[test]
fn a_second_opener_is_told_who_holds_the_store() {
    let (_folder, path, _) = laid_down(3);
    let disk = Disk::open(&path).unwrap();
    for opened in [Disk::open(&path), Disk::create_or_open(&path)] {
        let Err(StoreError::Held(holder)) = opened else { panic!("opened twice") };
        assert_eq!(holder.pid, std::process::id());
        let uname = Command::new("uname").arg("-n").output().unwrap();
        assert_eq!(holder.host, String::from_utf8(uname.stdout).unwrap().trim());
        let whoami = Command::new("id").arg("-un").output().unwrap();
        assert_eq!(holder.user, String::from_utf8(whoami.stdout).unwrap().trim());
        assert!(chrono::DateTime::parse_from_rfc3339(&holder.since).is_ok(), "{holder:?}");
    }
    drop(disk);
    assert!(Disk::open(&path).is_ok());
}

// --- the journal ------------------------------------------------------------------------------

#[test]
fn a_torn_last_line_is_taken_off_and_kept_aside() {
    for torn in ["{\"v\":1,\"n\":31,\"auth", "\n", "garbage\n", "\0\0\0\0\0\0\0\0"] {
        let (_folder, path, past) = laid_down(30);
        let mut journal = OpenOptions::new().append(true).open(path.join("journal")).unwrap();
        journal.write_all(torn.as_bytes()).unwrap();
        let kept_in = path.join("journal.torn-1");
        let bytes = torn.len() as u64;
        assert_eq!(opens_whole(&path, &past), [Recovered::TornTail { bytes, kept_in: kept_in.clone() }]);
        assert_eq!(fs::read(kept_in).unwrap(), torn.as_bytes());
    }
}

#[test]
fn a_group_cut_in_the_middle_is_taken_off_as_a_whole() {
    let (folder, path, past) = laid_down(20);
    let mut more = past.clone();
    (0..5).for_each(|seed| drop(more.grow(seed).clone()));
    let other = folder.path().join("other");
    {
        let mut disk = Disk::create_or_open(&other).unwrap();
        fill(&mut disk, &past);
        disk.append(20, &more.entries[20..]).unwrap();
    }
    let whole = fs::read(other.join("journal")).unwrap();
    let start = fs::metadata(path.join("journal")).unwrap().len() as usize;
    let group: Vec<&[u8]> = whole[start..].split_inclusive(|byte| *byte == b'\n').collect();
    let zeros = vec![0; group[1].len()];
    // Cut short, and with a page in the middle that never reached the disk.
    for tail in [group[..3].concat(), [group[0], &zeros, group[2], group[3], group[4]].concat()] {
        fs::write(path.join("journal"), [&whole[..start], &tail].concat()).unwrap();
        let disk = Disk::open(&path).unwrap();
        same(&all(&disk), &past.entries);
        assert!(matches!(disk.recovered(), [Recovered::TornTail { .. }]), "{:?}", disk.recovered());
    }
}

#[test]
fn a_journal_cut_short_anywhere_is_completed_from_the_working_store() {
    let (_folder, path, past) = laid_down(60);
    let whole = fs::read(path.join("journal")).unwrap();
    let dice = Ids::new(5);
    for round in 0..rounds(25) {
        let len = if round == 0 { 0 } else { dice.fresh() % whole.len() as u64 };
        truncate(&path.join("journal"), len);
        let disk = Disk::open(&path).unwrap();
        same(&all(&disk), &past.entries);
        let [Recovered::JournalMended { entries, kept_in }] = disk.recovered() else {
            panic!("{:?}", disk.recovered())
        };
        assert_eq!(entries.last(), Some(&EntryId(60)));
        assert_eq!(fs::metadata(kept_in).unwrap().len(), len);
        assert_eq!(fs::read(path.join("journal")).unwrap(), whole);
    }
    fs::remove_file(path.join("journal")).unwrap();
    opens_whole(&path, &past);
}

#[test]
fn a_flipped_bit_of_the_journal_is_mended_from_the_working_store() {
    let (_folder, path, past) = laid_down(60);
    let whole = fs::read(path.join("journal")).unwrap();
    let dice = Ids::new(6);
    for _ in 0..rounds(60) {
        let (at, bit) = (dice.fresh() % whole.len() as u64, (dice.fresh() % 8) as u8);
        flip(&path.join("journal"), at, bit);
        let disk = Disk::open(&path).unwrap();
        same(&all(&disk), &past.entries);
        assert!(matches!(disk.recovered(), [Recovered::JournalMended { .. }]), "{:?}", disk.recovered());
        assert_eq!(fs::read(path.join("journal")).unwrap(), whole);
    }
}

#[test]
fn lines_taken_out_of_the_journal_or_put_in_are_mended() {
    let (_folder, path, past) = laid_down(40);
    let whole = fs::read(path.join("journal")).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    let without = [&lines[..7], &lines[9..]].concat().concat();
    let twice = [&lines[..7], &lines[5..]].concat().concat();
    let swapped = [&lines[..7], &lines[8..9], &lines[7..8], &lines[9..]].concat().concat();
    for bytes in [without, twice, swapped] {
        fs::write(path.join("journal"), bytes).unwrap();
        let mut disk = Disk::open(&path).unwrap();
        same(&all(&disk), &past.entries);
        // Whole lines in another order show only to who reads them all.
        disk.verify().unwrap();
        same(&all(&disk), &past.entries);
        assert!(matches!(disk.recovered(), [Recovered::JournalMended { .. }]), "{:?}", disk.recovered());
        assert!(fs::read(path.join("journal")).unwrap() == whole);
    }
}

#[test]
fn an_entry_neither_side_can_give_is_said_so_and_nothing_is_changed() {
    let (_folder, path, past) = laid_down(40);
    fs::remove_dir_all(path.join("sled")).unwrap();
    let whole = fs::read(path.join("journal")).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    // The tenth entry is the fourth of a group of ten, appended after six others.
    flip(&path.join("journal"), lines[..9].concat().len() as u64 + 50, 0);
    let damaged = fs::read(path.join("journal")).unwrap();
    for _ in 0..2 {
        assert!(matches!(Disk::open(&path), Err(StoreError::Damaged(EntryId(10)))));
        assert_eq!(fs::read(path.join("journal")).unwrap(), damaged);
    }
    // Only who asks for it goes on without, from the end of the last whole group; the rest is kept.
    {
        let disk = Disk::salvage(&path).unwrap();
        same(&all(&disk), &past.entries[..6]);
        let kept_in = path.join("journal.damaged-1");
        assert_eq!(disk.recovered(), [Recovered::CutAt { entry: EntryId(7), kept_in: kept_in.clone() }]);
        assert_eq!(fs::read(kept_in).unwrap(), damaged);
    }
    let disk = Disk::open(&path).unwrap();
    assert_eq!(disk.recovered(), []);
    same(&all(&disk), &past.entries[..6]);
}

/// The line with other words in it, and the checksum they ask for.
fn in_other_words(line: &[u8], from: &str, to: &str) -> Vec<u8> {
    let line = std::str::from_utf8(line).unwrap();
    let body = line.split(",\"crc\"").next().unwrap().replace(from, to);
    assert!(!line.starts_with(&body), "{from} is not in {line}");
    format!("{body},\"crc\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes())).into_bytes()
}

#[test]
fn a_sound_line_nobody_understands_is_never_taken_for_a_torn_one() {
    let (_folder, path, past) = laid_down(30);
    let whole = fs::read(path.join("journal")).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    let next = String::from_utf8(lines[0].to_vec()).unwrap().replace("\"n\":1,", "\"n\":31,");
    let strange = in_other_words(next.as_bytes(), "\"change\":", "\"alteration\":");
    let with_it = [whole.as_slice(), &strange].concat();
    for sled in ["there", "gone"] {
        fs::write(path.join("journal"), &with_it).unwrap();
        if sled == "gone" {
            fs::remove_dir_all(path.join("sled")).unwrap();
        }
        assert!(matches!(Disk::open(&path), Err(StoreError::Damaged(EntryId(31)))), "sled {sled}");
        assert!(fs::read(path.join("journal")).unwrap() == with_it, "nothing was cut");
    }
    {
        let disk = Disk::salvage(&path).unwrap();
        let kept_in = path.join("journal.damaged-1");
        assert_eq!(disk.recovered(), [Recovered::CutAt { entry: EntryId(31), kept_in: kept_in.clone() }]);
        assert!(fs::read(kept_in).unwrap() == with_it);
        same(&all(&disk), &past.entries);
    }
    assert_eq!(opens_whole(&path, &past), []);
}

#[test]
fn a_line_that_was_put_in_other_words_is_made_again_from_the_working_store() {
    let (_folder, path, past) = laid_down(30);
    let whole = fs::read(path.join("journal")).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    let strange = in_other_words(lines[7], "\"author\"", "\"writer\"");
    fs::write(path.join("journal"), [lines[..7].concat(), strange, lines[8..].concat()].concat()).unwrap();
    // Its checksum is right, so it shows only to who reads them all.
    let mut disk = Disk::open(&path).unwrap();
    disk.verify().unwrap();
    assert!(matches!(disk.recovered(), [Recovered::JournalMended { .. }]), "{:?}", disk.recovered());
    same(&all(&disk), &past.entries);
    drop(disk);
    assert_eq!(opens_whole(&path, &past), []);
}

// --- the working store --------------------------------------------------------------------------

#[test]
fn a_flipped_bit_of_sled_never_shows_and_costs_nothing() {
    let (folder, path, past) = laid_down(300);
    Disk::open(&path).unwrap().keep(&snapshot_of(&past)).unwrap();
    let len = fs::metadata(sled_file(&path)).unwrap().len();
    let dice = Ids::new(7);
    let mut rebuilt = 0;
    for round in 0..rounds(20) {
        let copy = folder.path().join(format!("copy-{round}"));
        copy_folder(&path, &copy);
        flip(&sled_file(&copy), dice.fresh() % len, (dice.fresh() % 8) as u8);
        {
            let disk = Disk::open(&copy).unwrap();
            let snapshot = disk.snapshot().unwrap();
            assert!(snapshot.is_none() || snapshot == Some(snapshot_of(&past)));
            same(&all(&disk), &past.entries);
            rebuilt += disk.recovered().len();
        }
        // A damage met while reading is answered at the next opening.
        let mut disk = Disk::open(&copy).unwrap();
        disk.verify().unwrap();
        same(&all(&disk), &past.entries);
    }
    assert!(rebuilt > 0, "no flip hit anything that matters");
}

#[test]
fn sled_cut_short_zeroed_or_gone_is_set_aside_and_made_again() {
    let (folder, path, past) = laid_down(300);
    let len = fs::metadata(sled_file(&path)).unwrap().len();
    let dice = Ids::new(8);
    for round in 0..rounds(15) {
        let copy = folder.path().join(format!("copy-{round}"));
        copy_folder(&path, &copy);
        let at = dice.fresh() % len;
        match round % 3 {
            0 => truncate(&sled_file(&copy), at),
            1 => {
                let file = OpenOptions::new().write(true).open(sled_file(&copy)).unwrap();
                file.write_all_at(&[0; 512], at / 512 * 512).unwrap();
            }
            _ => {
                let snap = fs::read_dir(copy.join("sled")).unwrap().map(|it| it.unwrap().path());
                let files: Vec<_> = snap.filter(|it| it.is_file()).collect();
                let file = &files[dice.fresh() as usize % files.len()];
                let size = fs::metadata(file).unwrap().len();
                flip(file, dice.fresh() % size, 3);
            }
        }
        opens_whole_after_a_look(&copy, &past);
    }
    fs::remove_dir_all(path.join("sled")).unwrap();
    assert_eq!(opens_whole(&path, &past), []);
    fs::remove_dir_all(path.join("sled")).unwrap();
}

/// Damage may show only when a page is read; the opening after that mends it.
fn opens_whole_after_a_look(path: &Path, past: &Past) {
    same(&all(&Disk::open(path).unwrap()), &past.entries);
    let mut disk = Disk::open(path).unwrap();
    disk.verify().unwrap();
    drop(disk);
    opens_whole(path, past);
}

#[test]
fn sled_that_panics_when_it_is_opened_is_set_aside_and_made_again() {
    let (folder, path, past) = laid_down(30);
    // A database of several segments, its pages written again and again, ends too early.
    let large = folder.path().join("large");
    {
        let db = sled::open(&large).unwrap();
        for round in 0..24_000_u64 {
            db.insert((round % 4_000).to_be_bytes(), vec![round as u8; 300]).unwrap();
            if round % 1_000 == 0 {
                db.flush().unwrap();
            }
        }
    }
    let whole = fs::metadata(large.join("db")).unwrap().len();
    let cut_at = |len: u64, place: &Path| {
        copy_folder(&large, place);
        truncate(&place.join("db"), len);
    };
    let panics = |part: &u64| {
        let place = folder.path().join(format!("cut-{part}"));
        cut_at(whole * part / 40, &place);
        std::panic::catch_unwind(|| sled::open(&place).is_ok()).is_err()
    };
    let part = (20..40).find(panics).expect("sled has learnt to say so: the guard can go");
    fs::remove_dir_all(path.join("sled")).unwrap();
    cut_at(whole * part / 40, &path.join("sled"));
    let kept_in = path.join("sled.damaged-1");
    assert_eq!(opens_whole(&path, &past), [Recovered::WorkingRebuilt { kept_in }]);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_half_written_index_of_sled_does_not_shut_the_store() {
    let (_folder, path, past) = laid_down(30);
    fs::write(path.join("sled/snap.00000000000000FF.generating"), [7; 100]).unwrap();
    let alone = std::panic::catch_unwind(|| sled::open(path.join("sled")).is_ok());
    assert!(!alone.unwrap_or(false), "sled has learnt to live with it: the sweep can go");
    assert_eq!(opens_whole(&path, &past), []);
}

#[test]
fn a_working_store_that_fell_behind_is_given_what_it_misses() {
    let (folder, path, past) = laid_down(30);
    let old = folder.path().join("old-sled");
    copy_folder(&path.join("sled"), &old);
    let mut more = past.clone();
    {
        let mut disk = Disk::open(&path).unwrap();
        for seed in 0..20 {
            let entry = more.grow(seed).clone();
            disk.append(entry.id.0 - 1, &[entry]).unwrap();
        }
    }
    fs::remove_dir_all(path.join("sled")).unwrap();
    copy_folder(&old, &path.join("sled"));
    assert_eq!(opens_whole(&path, &more), []);
}

#[test]
fn a_working_store_of_another_log_is_set_aside() {
    let (folder, path, past) = laid_down(30);
    let other = folder.path().join("other");
    filled(&other, &Past::of(35, 99));
    fs::remove_dir_all(path.join("sled")).unwrap();
    copy_folder(&other.join("sled"), &path.join("sled"));
    let recovered = opens_whole(&path, &past);
    assert_eq!(recovered, [Recovered::WorkingRebuilt { kept_in: path.join("sled.damaged-1") }]);
    assert!(path.join("sled.damaged-1/db").exists());
}

#[test]
fn a_snapshot_half_written_is_none_and_the_one_before_it_serves() {
    let (_folder, path, mut past) = laid_down(50);
    past.stacks.by_author.entry("x".repeat(10_000)).or_default();
    let first = snapshot_of(&past);
    let entry = past.grow(1).clone();
    {
        let mut disk = Disk::open(&path).unwrap();
        disk.keep(&first).unwrap();
        disk.append(50, &[entry]).unwrap();
        disk.keep(&snapshot_of(&past)).unwrap();
    }
    // Inside sled, behind our back: some pieces of the second are those of another one.
    let edit = |act: &dyn Fn(&sled::Db)| {
        let db = sled::open(path.join("sled")).unwrap();
        act(&db);
        db.flush().unwrap();
    };
    let slot = |db: &sled::Db| {
        let newest = [0u8, 1].map(|slot| {
            let sealed = db.get([b'm', slot]).unwrap().unwrap();
            lajna::store::wire::unseal_manifest(&sealed).unwrap().mark
        });
        u8::from(newest[1] > newest[0])
    };
    edit(&|db| {
        let prefix = [b's', slot(db)];
        let pieces: Vec<_> = db.scan_prefix(prefix).map(|pair| pair.unwrap().0).collect();
        assert!(pieces.len() > 1, "more than one piece");
        db.insert(&pieces[1], vec![7; 4096]).unwrap();
    });
    assert_eq!(Disk::open(&path).unwrap().snapshot().unwrap(), Some(first.clone()));
    // Died before it was finished: nothing says that it is there.
    edit(&|db| drop(db.remove([b'm', slot(db)]).unwrap()));
    let mut disk = Disk::open(&path).unwrap();
    assert_eq!(disk.snapshot().unwrap(), Some(first));
    disk.keep(&snapshot_of(&past)).unwrap();
    assert_eq!(disk.snapshot().unwrap(), Some(snapshot_of(&past)));
}

#[test]
fn long_texts_never_spill_into_files_of_their_own() {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let mut past = Past::default();
    let mut disk = Disk::create_or_open(folder.path()).unwrap();
    let add = lajna::domain::Edit::add(SectionId(1), lajna::domain::Heading::default());
    past.record("نادية", Change::Heading(Box::new(add)), None);
    for _ in 0..4 {
        let inserted = "ميثاق ".repeat(100_000);
        let splice = Splice::new(SectionId(1), 0, "", &inserted);
        past.record("نادية", Change::Charter(splice), None);
    }
    fill(&mut disk, &past);
    for _ in 0..3 {
        disk.keep(&snapshot_of(&past)).unwrap();
    }
    let spilled = || fs::read_dir(folder.path().join("sled/blobs")).unwrap().count();
    assert_eq!(spilled(), 0);
    drop(disk);
    assert_eq!(spilled(), 0);
    let disk = Disk::open(folder.path()).unwrap();
    same(&all(&disk), &past.entries);
    assert_eq!(disk.snapshot().unwrap(), Some(snapshot_of(&past)));
}

// --- the folder, the disk -------------------------------------------------------------------------

#[test]
fn a_missing_or_damaged_format_file_is_written_again() {
    for damage in [None, Some("lajna 9 00000000\n"), Some("")] {
        let (_folder, path, past) = laid_down(10);
        let format = path.join("FORMAT");
        let before = fs::read(&format).unwrap();
        match damage {
            None => fs::remove_file(&format).unwrap(),
            Some(words) => fs::write(&format, words).unwrap(),
        }
        assert_eq!(opens_whole(&path, &past), [Recovered::FormatMended]);
        assert_eq!(fs::read(&format).unwrap(), before);
    }
}

#[test]
fn a_working_store_that_may_not_be_opened_keeps_its_place() {
    // Root may open anything: someone else is asked for instead, by holding sled's own lock.
    let (_folder, path, past) = laid_down(30);
    let held = sled::open(path.join("sled")).unwrap();
    {
        let mut disk = Disk::open(&path).unwrap();
        assert_eq!(disk.recovered(), [Recovered::WorkingAway(std::io::ErrorKind::WouldBlock)]);
        same(&all(&disk), &past.entries);
        assert_eq!(disk.snapshot().unwrap(), None);
        disk.keep(&snapshot_of(&past)).unwrap();
        let entry = past.clone().grow(5).clone();
        disk.append(30, std::slice::from_ref(&entry)).unwrap();
        assert_eq!(disk.read(30, 9).unwrap(), [entry]);
        // Forward, backward, and again from a place inside a group.
        for after in (0..30).chain((0..30).rev()).chain([29, 0, 12, 13, 3]) {
            let page = disk.read(after, 3).unwrap();
            same(&page[..1], &past.entries[after as usize..][..1]);
            assert_eq!(page.len() as u64, 3.min(31 - after));
        }
    }
    drop(held);
    let disk = Disk::open(&path).unwrap();
    assert_eq!(disk.recovered(), []);
    assert_eq!(disk.len(), 31);
    assert!(!path.join("sled.damaged-1").exists());
}

#[test]
fn entries_that_could_not_be_read_back_are_refused_together() {
    let (_folder, path, past) = laid_down(10);
    let before = fs::read(path.join("journal")).unwrap();
    let mut disk = Disk::open(&path).unwrap();
    let huge = Change::Charter(Splice::new(SectionId(1), 0, "", &"x".repeat(65 << 20)));
    let mut more = past.clone();
    let mut entries = vec![more.grow(1).clone(), more.grow(2).clone()];
    entries[1].change = huge;
    let refused = disk.append(10, &entries);
    assert!(matches!(refused, Err(StoreError::Refused { entry: EntryId(12), .. })), "{refused:?}");
    assert_eq!(fs::read(path.join("journal")).unwrap(), before);
    assert_eq!(disk.append(10, &entries[..1]).unwrap(), 11);
}

const FULL: &str = "LAJNA_STORE_FULL";

/// Not a test of its own: what the child does on a disk of 3 MiB.
#[test]
fn child_that_fills_its_disk() {
    let Some(path) = std::env::var_os(FULL).map(PathBuf::from) else { return };
    hush_sled();
    let store = path.join("store");
    let mut past = Past::of(300, 3);
    let mut disk = Disk::create_or_open(&store).unwrap();
    fill(&mut disk, &past);
    let filler = path.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    // What no longer fits is refused and leaves no trace; what fits is kept.
    let mut refused = 0;
    // Seeds of their own: one of the past would make records that are there already.
    for seed in 1_000_000..1_000_200 {
        let before = past.clone();
        let entry = past.grow(seed).clone();
        match disk.append(before.entries.len() as u64, &[entry]) {
            Ok(mark) => assert_eq!(mark, past.entries.len() as u64),
            Err(StoreError::Io { source, .. }) => {
                assert_eq!(source.kind(), std::io::ErrorKind::StorageFull);
                refused += 1;
                past = before;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert!(refused > 100, "the disk was never full");
    same(&all(&disk), &past.entries);
    drop(disk);
    // Opening while the disk is full: everything is there and sled keeps its place.
    let disk = Disk::open(&store).unwrap();
    same(&all(&disk), &past.entries);
    assert!(
        disk.recovered().iter().all(|it| matches!(it, Recovered::WorkingAway(_))),
        "{:?}",
        disk.recovered()
    );
    drop(disk);
    drop(file);
    fs::remove_file(&filler).unwrap();
    let mut disk = Disk::open(&store).unwrap();
    same(&all(&disk), &past.entries);
    let entry = past.grow(2_000_000).clone();
    disk.append(disk.len(), &[entry]).unwrap();
    disk.verify().unwrap();
    same(&all(&disk), &past.entries);
    assert!(!store.join("sled.damaged-1").exists(), "{:?}", disk.recovered());
    println!("the full disk was survived");
}

/// Not a test of its own: what the child does on a disk that is full and a store that is damaged.
#[test]
fn child_that_finds_damage_on_its_full_disk() {
    let Some(path) = std::env::var_os(FULL).map(PathBuf::from) else { return };
    hush_sled();
    let (store, other, past) = (path.join("store"), path.join("other"), Past::of(30, 3));
    let ours = |place: &Path| place.join("sled");
    let unreadable = |store: &Path| flip(&store.join("sled/conf"), 20, 3);
    let of_another_log = |store: &Path| {
        filled(&other, &Past::of(35, 99));
        fs::remove_dir_all(ours(store)).unwrap();
        fs::rename(ours(&other), ours(store)).unwrap();
        fs::remove_dir_all(&other).unwrap();
    };
    for damage in [&unreadable as &dyn Fn(&Path), &of_another_log] {
        filled(&store, &past);
        damage(&store);
        let filler = path.join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        for _ in 0..3 {
            let disk = Disk::open(&store).unwrap();
            same(&all(&disk), &past.entries);
            assert_eq!(disk.recovered(), [Recovered::WorkingAway(std::io::ErrorKind::StorageFull)]);
            assert!(!store.join("sled.damaged-1").exists(), "there is no room to make another");
        }
        drop(file);
        fs::remove_file(&filler).unwrap();
        let kept_in = store.join("sled.damaged-1");
        assert_eq!(opens_whole(&store, &past), [Recovered::WorkingRebuilt { kept_in }]);
        fs::remove_dir_all(&store).unwrap();
    }
    println!("the full disk was survived");
}

#[test]
fn a_full_disk_costs_nothing_but_what_it_refuses() {
    on_a_small_disk("accidents::child_that_fills_its_disk");
}

#[test]
fn a_damaged_working_store_keeps_its_place_until_there_is_room_for_another() {
    on_a_small_disk("accidents::child_that_finds_damage_on_its_full_disk");
}

/// Runs this child on a disk of its own of 3 MiB.
fn on_a_small_disk(child: &str) {
    let script = "mount -t tmpfs -o size=3m none \"$1\" && shift && exec \"$@\"";
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .args([child, "--exact", "--nocapture", "--test-threads=1"])
        .env(FULL, folder.path())
        .output();
    let (said, erred) = match &ran {
        Ok(output) => (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        Err(_) => return println!("skipped: unshare(1) is not here"),
    };
    if !said.contains("running 1 test") {
        return println!("skipped: no file system of our own can be mounted here: {erred}");
    }
    assert!(said.contains("the full disk was survived"), "{said}\n{erred}");
}
