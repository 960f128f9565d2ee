//! Looking at a store without touching it, gathering what is left of one, and backups.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use lajna::domain::{EntryId, Ids};
use lajna::store::backup::{self, daily};
use lajna::store::disk::{self, Side, examine, gather};
use lajna::store::journal::Rest;
use lajna::store::{Disk, Recovered, Store, StoreError};

use super::common::Past;
use super::{all, fill, filled, hush_sled};

/// A past on disk and the folder it lies in.
fn laid_down(count: u64) -> (tempfile::TempDir, PathBuf, Past) {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let past = Past::of(count, count);
    filled(&path, &past);
    (folder, path, past)
}

/// Everything below a folder: names, bytes, modes and times of change.
fn tree(path: &Path) -> BTreeMap<PathBuf, (Vec<u8>, u32, i64)> {
    use std::os::unix::fs::MetadataExt;
    let mut seen = BTreeMap::new();
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let about = fs::symlink_metadata(&path).unwrap();
            let bytes = if about.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
            if about.is_dir() {
                folders.push(path.clone());
            }
            seen.insert(path, (bytes, about.permissions().mode(), about.mtime_nsec()));
        }
    }
    seen
}

fn lines(path: &Path) -> Vec<Vec<u8>> {
    let whole = fs::read(path.join("journal")).unwrap();
    whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// Flips a bit in the middle of these lines, counted from 1.
fn damage(path: &Path, entries: &[usize]) {
    let mut lines = lines(path);
    for entry in entries {
        lines[entry - 1][50] ^= 1;
    }
    fs::write(path.join("journal"), lines.concat()).unwrap();
}

fn numbers(entries: &[EntryId]) -> Vec<u64> {
    entries.iter().map(|entry| entry.0).collect()
}

#[test]
fn a_store_in_order_is_said_to_be_whole_and_is_not_touched() {
    let (folder, path, past) = laid_down(60);
    let before = tree(folder.path());
    let found = examine(&path).unwrap();
    assert_eq!((found.end.number, found.rest, &found.working), (60, Rest::Nothing, &Side::Same));
    assert!(found.is_whole() && found.gone.is_empty());
    assert_eq!(found.end.short_hash().len(), 12);
    assert!(found.end.hash.to_string().starts_with(&found.end.short_hash()));
    let gathered = gather(&path).unwrap();
    assert!(gathered.gone.is_empty() && gathered.doubtful.is_empty());
    assert!(gathered.entries.iter().map(|(entry, _)| entry).eq(&past.entries));
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn whoever_looks_waits_for_nobody_and_keeps_nobody_waiting_afterwards() {
    let (_folder, path, _) = laid_down(20);
    let disk = Disk::open(&path).unwrap();
    let found = examine(&path).unwrap();
    assert!(matches!(&found.working, Side::Held(holder) if holder.pid == std::process::id()), "{found:?}");
    assert_eq!((found.end.number, found.is_whole()), (20, true));
    assert!(matches!(gather(&path), Err(StoreError::Held(_))));
    drop(disk);
    examine(&path).unwrap();
    assert!(Disk::open(&path).is_ok());
}

#[test]
fn every_difference_between_the_two_sides_is_told_and_none_is_mended_by_looking() {
    type Accident = (fn(&Path), bool, fn(&Side) -> bool);
    let accidents: [Accident; 6] = [
        (|path| damage(path, &[9]), false, |side| matches!(side, Side::Same | Side::Ahead(_))),
        (
            |path| fs::write(path.join("journal"), lines(path)[..9].concat()).unwrap(),
            false,
            |side| matches!(side, Side::Ahead(24)),
        ),
        (|path| fs::remove_file(path.join("journal")).unwrap(), false, |side| *side == Side::Ahead(30)),
        (|path| fs::remove_dir_all(path.join("sled")).unwrap(), true, |side| *side == Side::Absent),
        (
            |path| fs::write(path.join("sled/db"), [7; 4096]).unwrap(),
            false,
            |side| matches!(side, Side::Unreadable | Side::Ahead(_) | Side::Behind(_) | Side::Differs),
        ),
        (
            |path| {
                let other = path.with_file_name("other");
                filled(&other, &Past::of(30, 77));
                fs::remove_dir_all(path.join("sled")).unwrap();
                fs::rename(other.join("sled"), path.join("sled")).unwrap();
            },
            false,
            |side| *side == Side::Differs,
        ),
    ];
    for (nth, (accident, whole, side)) in accidents.into_iter().enumerate() {
        let (folder, path, past) = laid_down(30);
        accident(&path);
        let before = tree(folder.path());
        let found = examine(&path).unwrap();
        assert!(side(&found.working), "accident {nth}: {found:?}");
        // sled may make an empty store of a file it does not know; then the journal has it all.
        let empty = matches!(found.working, Side::Behind(30));
        assert_eq!(found.is_whole(), whole || empty, "accident {nth}: {found:?}");
        assert_eq!(found.gone, [], "accident {nth}: one side has it");
        assert_eq!(tree(folder.path()), before, "accident {nth}");
        let disk = Disk::open(&path).unwrap();
        assert_eq!(all(&disk), past.entries, "accident {nth}: and the next opening mends it");
    }
}

#[test]
fn an_interrupted_recording_is_told_and_is_no_damage() {
    let (_folder, path, past) = laid_down(30);
    let whole = fs::read(path.join("journal")).unwrap();
    fs::write(path.join("journal"), [whole.as_slice(), b"{\"v\":1,\"n\":31"].concat()).unwrap();
    let found = examine(&path).unwrap();
    assert_eq!((found.rest, found.after, found.is_whole()), (Rest::Torn, 13, true));
    let gathered = gather(&path).unwrap();
    assert!(gathered.gone.is_empty() && gathered.entries.len() == past.entries.len());
}

#[test]
fn half_of_what_was_never_finished_is_not_gathered() {
    let (_folder, path, mut past) = laid_down(10);
    let group: Vec<_> = (0..4).map(|seed| past.grow(seed).clone()).collect();
    Disk::open(&path).unwrap().append(10, &group).unwrap();
    fs::remove_dir_all(path.join("sled")).unwrap();
    fs::write(path.join("journal"), lines(&path)[..12].concat()).unwrap();
    let gathered = gather(&path).unwrap();
    assert_eq!((gathered.entries.len(), gathered.gone.len()), (10, 0));
}

#[test]
fn exactly_the_entries_neither_side_has_are_gone() {
    let dice = Ids::new(31);
    for round in 0..12 {
        let (_folder, path, past) = laid_down(60);
        fs::remove_dir_all(path.join("sled")).unwrap();
        let mut hit: Vec<usize> = (0..=round % 5).map(|_| 1 + dice.fresh() as usize % 60).collect();
        hit.sort_unstable();
        hit.dedup();
        damage(&path, &hit);
        let expected: Vec<u64> = hit.iter().map(|it| *it as u64).collect();
        let gathered = gather(&path).unwrap();
        // A group whose last lines are gone says how many they were; the last entry of all does not.
        let told: Vec<u64> = numbers(&gathered.gone);
        let silent = !told.contains(&60) && expected.contains(&60);
        assert_eq!(told, expected[..expected.len() - usize::from(silent)], "round {round}");
        for (entry, _) in &gathered.entries {
            assert_eq!(entry, &past.entries[entry.id.0 as usize - 1]);
        }
        assert!(gathered.doubtful.is_empty(), "{:?}", gathered.doubtful);
        if !silent {
            assert_eq!(numbers(&examine(&path).unwrap().gone), expected, "round {round}");
        }
    }
}

#[test]
fn what_one_side_lost_is_gathered_from_the_other_without_opening_the_store() {
    let (folder, path, past) = laid_down(40);
    damage(&path, &[3, 4, 20, 40]);
    let before = tree(folder.path());
    let gathered = gather(&path).unwrap();
    assert!(gathered.gone.is_empty(), "{:?}", gathered.gone);
    assert!(gathered.entries.iter().map(|(entry, _)| entry).eq(&past.entries));
    assert_eq!(tree(folder.path()), before);
}

/// The line with other words in it, and the checksum they ask for.
fn in_other_words(line: &[u8], from: &str, to: &str) -> Vec<u8> {
    let line = std::str::from_utf8(line).unwrap();
    let body = line.split(",\"crc\"").next().unwrap().replace(from, to);
    assert!(!line.starts_with(&body), "{from} is not in {line}");
    format!("{body},\"crc\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes())).into_bytes()
}

#[test]
fn an_entry_altered_with_care_is_had_from_the_other_side_or_told_as_doubtful() {
    let (_folder, path, past) = laid_down(30);
    let mut lines = lines(&path);
    let author = &past.entries[7].author;
    lines[7] = in_other_words(&lines[7], author, "سارق");
    fs::write(path.join("journal"), lines.concat()).unwrap();
    let gathered = gather(&path).unwrap();
    assert_eq!(gathered.entries[7].0, past.entries[7], "the working store remembers");
    assert!(gathered.doubtful.is_empty());
    assert!(!examine(&path).unwrap().is_whole());
    fs::remove_dir_all(path.join("sled")).unwrap();
    let gathered = gather(&path).unwrap();
    assert_eq!((gathered.entries[7].0.author.as_str(), gathered.gone.len()), ("سارق", 0));
    assert_eq!(numbers(&gathered.doubtful), [8]);
    assert!(!examine(&path).unwrap().is_whole(), "the chain does not hold");
}

// --- backups -----------------------------------------------------------------------------------

#[test]
fn a_backup_restores_the_same_journal_to_the_byte_into_a_new_place_only() {
    let (folder, path, past) = laid_down(80);
    let (file, new) = (folder.path().join("one.lajna"), folder.path().join("new"));
    let before = tree(&path);
    let head = backup::write(&path, &file).unwrap();
    assert_eq!(head.entries, 80);
    assert_eq!(tree(&path), before, "the store is not touched");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(backup::restore(&file, &new).unwrap(), head);
    assert_eq!(fs::read(new.join("journal")).unwrap(), fs::read(path.join("journal")).unwrap());
    let disk = Disk::open(&new).unwrap();
    assert_eq!((all(&disk), disk.recovered()), (past.entries, &[][..]));
    drop(disk);
    assert!(matches!(backup::write(&path, &file), Err(StoreError::Exists(_))));
    assert!(matches!(backup::restore(&file, &new), Err(StoreError::Exists(_))));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "and nothing else is left: {left:?}");
}

#[test]
fn a_backup_taken_while_another_writes_holds_whole_groups_only() {
    let (folder, path, _) = laid_down(10);
    let journal = path.join("journal");
    let mut disk = Disk::open(&path).unwrap();
    let mut more = Past::of(10, 10);
    let group: Vec<_> = (0..5).map(|seed| more.grow(seed).clone()).collect();
    let short = fs::metadata(&journal).unwrap().len();
    disk.append(10, &group).unwrap();
    let whole = fs::read(&journal).unwrap();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::copy(path.join("FORMAT"), elsewhere.join("FORMAT")).unwrap();
    let mut seen = [0, 0];
    // As a reader may find the journal at any moment of the append.
    for len in (short as usize..=whole.len()).step_by(61).chain([whole.len()]) {
        fs::write(elsewhere.join("journal"), &whole[..len]).unwrap();
        let file = folder.path().join(format!("{len}.lajna"));
        let head = backup::write(&elsewhere, &file).unwrap();
        assert!(head.entries == 10 || (head.entries == 15 && len == whole.len()), "{len}: {head:?}");
        seen[usize::from(head.entries == 15)] += 1;
        fs::remove_file(file).unwrap();
    }
    assert!(seen[0] > 5 && seen[1] > 0, "{seen:?}");
}

#[test]
fn no_damaged_backup_is_restored_and_none_is_made_of_a_damaged_journal() {
    let (folder, path, _) = laid_down(30);
    let file = folder.path().join("one.lajna");
    backup::write(&path, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    let dice = Ids::new(9);
    let new = folder.path().join("new");
    for round in 0..40 {
        let mut bad = whole.clone();
        let at = dice.fresh() as usize % whole.len();
        match round % 3 {
            0 => bad[at] ^= 1 << (dice.fresh() % 8),
            1 => bad.truncate(at),
            _ => bad.extend_from_slice(b"{\"more\":1}\n"),
        }
        fs::write(&file, bad).unwrap();
        let restored = backup::restore(&file, &new);
        let refused =
            matches!(restored, Err(StoreError::BadBackup { .. } | StoreError::FromTheFuture { .. }));
        assert!(refused, "round {round}: {restored:?}");
        assert!(!new.exists());
    }
    damage(&path, &[12]);
    let other = folder.path().join("other.lajna");
    assert!(matches!(backup::write(&path, &other), Err(StoreError::Damaged(EntryId(12)))));
    assert!(!other.exists());
}

#[test]
fn a_backup_of_version_1_is_restored_and_its_store_opens() {
    let fixture = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/store/v1").join(name);
    if std::env::var_os("LAJNA_WRITE_FIXTURES").is_some() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["journal", "FORMAT"] {
            fs::copy(fixture(name), folder.path().join(name)).unwrap();
        }
        let _old = fs::remove_file(fixture("backup.lajna"));
        backup::write(folder.path(), &fixture("backup.lajna")).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new");
    backup::restore(&fixture("backup.lajna"), &new).unwrap();
    let disk = Disk::open(&new).unwrap();
    assert_eq!((disk.len(), disk.recovered()), (42, &[][..]));
    drop(disk);
    assert_eq!(fs::read(new.join("journal")).unwrap(), fs::read(fixture("journal")).unwrap());
}

#[test]
fn a_backup_is_made_once_a_day_and_only_when_something_was_recorded() {
    let (_folder, path, mut past) = laid_down(10);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let made = daily::make(&path, day(1)).unwrap().unwrap();
    assert_eq!(made, daily::place(&path, day(1)));
    assert_eq!(made.parent().unwrap(), daily::folder(&path));
    assert_eq!(daily::make(&path, day(1)).unwrap(), None, "once a day");
    assert_eq!(daily::make(&path, day(2)).unwrap(), None, "nothing new");
    let entry = past.grow(5).clone();
    Disk::open(&path).unwrap().append(10, &[entry]).unwrap();
    assert!(daily::make(&path, day(3)).unwrap().is_some());
    assert_eq!(backup::read(&daily::place(&path, day(3))).unwrap().0.entries, 11);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&daily::folder(&path)), mode(&made)), (0o700, 0o600));
}

#[test]
fn a_journal_cut_between_two_lines_without_a_working_store_is_told_by_the_newest_backup() {
    let (_folder, path, mut past) = laid_down(10);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let newest = |disk: &Disk| match disk.recovered() {
        [] => None,
        [Recovered::BackupHasMore { newest, here }] => Some((newest.day, newest.head.entries, *here)),
        other => panic!("{other:?}"),
    };
    let opened = || newest(&Disk::open(&path).unwrap());
    let forget = || fs::remove_dir_all(path.join("sled")).unwrap();
    daily::make(&path, day(1)).unwrap().unwrap();
    let (whole, lines) = (fs::read(path.join("journal")).unwrap(), lines(&path));
    forget();
    assert_eq!(disk::examine(&path).unwrap().backup_has_more, None);
    assert_eq!(opened(), None, "as it was at the backup");
    // All the lines after the second are gone, and nothing in the others shows it.
    forget();
    fs::write(path.join("journal"), lines[..2].concat()).unwrap();
    assert!(disk::examine(&path).unwrap().backup_has_more.is_some());
    assert_eq!(opened(), Some((day(1), 10, 2)));
    assert_eq!(opened(), None, "it is said once; looking says it again");
    assert!(disk::examine(&path).unwrap().backup_has_more.is_some());
    // Nothing is left of the store at all.
    fs::remove_dir_all(&path).unwrap();
    assert_eq!(newest(&Disk::create_or_open(&path).unwrap()), Some((day(1), 10, 0)));
    // Someone goes on without what is missing: as many entries, and others.
    forget();
    fs::write(path.join("journal"), lines[..2].concat()).unwrap();
    {
        let mut disk = Disk::open(&path).unwrap();
        let mut other = Past::of(2, 10);
        for number in 2..14 {
            let entry = other.grow(900 + number).clone();
            disk.append(number, &[entry]).unwrap();
        }
    }
    forget();
    assert_eq!(opened(), Some((day(1), 10, 14)));
    assert!(disk::examine(&path).unwrap().backup_has_more.is_some());
    // And what went on from the backup is no loss.
    forget();
    fs::write(path.join("journal"), whole).unwrap();
    let entry = past.grow(5).clone();
    Disk::open(&path).unwrap().append(10, &[entry]).unwrap();
    forget();
    assert_eq!((opened(), disk::examine(&path).unwrap().backup_has_more), (None, None));
}

#[test]
fn old_backups_go_by_the_rule_and_what_bears_no_day_stays() {
    let (_folder, path, mut past) = laid_down(10);
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    fs::create_dir(daily::folder(&path)).unwrap();
    let own = daily::folder(&path).join("before-the-vote.lajna");
    backup::write(&path, &own).unwrap();
    let mut disk = Disk::open(&path).unwrap();
    for (number, day) in (11..).zip(first.iter_days().step_by(3).take(60)) {
        let entry = past.grow(number).clone();
        disk.append(number - 1, &[entry]).unwrap();
        daily::make(&path, day).unwrap().unwrap();
    }
    let left = fs::read_dir(daily::folder(&path)).unwrap().count();
    assert!(own.exists() && left > 10 && left <= 7 + 4 + 12 + 1, "{left}");
}

#[test]
fn what_a_killed_run_left_of_a_backup_goes_when_nobody_can_be_writing_it() {
    let (_folder, path, _) = laid_down(10);
    let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    fs::create_dir(daily::folder(&path)).unwrap();
    let part = |name: &str| daily::folder(&path).join(name);
    let (old, new) = (part("2026-10-03.new.part-7"), part("2026-11-01.lajna.part-8"));
    for half in [&old, &new] {
        fs::write(half, "half").unwrap();
    }
    let then = std::time::SystemTime::now() - std::time::Duration::from_secs(25 * 60 * 60);
    fs::File::options().write(true).open(&old).unwrap().set_modified(then).unwrap();
    daily::make(&path, day).unwrap().unwrap();
    assert!(!old.exists() && new.exists());
}

#[test]
fn a_backup_and_a_line_of_a_newer_program_are_refused_by_its_number_and_left_as_they_were() {
    let newer = |line: &str| {
        let (body, _) = line.split_once(",\"crc\"").unwrap();
        let body = body.replacen("\"v\":2", "\"v\":3", 1).replacen("\"v\":1", "\"v\":2", 1);
        format!("{body},\"crc\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes()))
    };
    let (folder, path, _) = laid_down(10);
    let (file, new) = (folder.path().join("one.lajna"), folder.path().join("new"));
    backup::write(&path, &file).unwrap();
    let words = fs::read_to_string(&file).unwrap();
    let (head, rest) = words.split_once('\n').unwrap();
    assert!(!newer(head).starts_with(head), "{head}");
    fs::write(&file, format!("{}{rest}", newer(head))).unwrap();
    let refused = backup::restore(&file, &new);
    assert!(matches!(refused, Err(StoreError::FromTheFuture { found: 2, known: 1 })), "{refused:?}");
    assert!(!new.exists());
    // A store that a newer program went on with and whose mark is an old one.
    let mut written = lines(&path);
    written[9] = newer(std::str::from_utf8(&written[9]).unwrap()).into_bytes();
    fs::write(path.join("journal"), written.concat()).unwrap();
    for sled in ["there", "gone"] {
        if sled == "gone" {
            fs::remove_dir_all(path.join("sled")).unwrap();
        }
        let refused = Disk::open(&path).map(drop);
        assert!(
            matches!(refused, Err(StoreError::FromTheFuture { found: 3, known: 2 })),
            "{sled}: {refused:?}"
        );
        assert_eq!(lines(&path), written, "sled {sled}");
    }
}

#[test]
fn a_backup_that_fails_leaves_the_older_ones_and_nothing_of_itself() {
    let (_folder, path, past) = laid_down(10);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    daily::make(&path, day(1)).unwrap().unwrap();
    damage(&path, &[5]);
    assert!(matches!(daily::make(&path, day(2)), Ok(None) | Err(StoreError::Damaged(_))));
    let journal = fs::read(path.join("journal")).unwrap();
    fs::write(path.join("journal"), [journal.as_slice(), b"\n"].concat()).unwrap();
    assert!(matches!(daily::make(&path, day(2)), Err(StoreError::Damaged(EntryId(5)))));
    assert_eq!(fs::read_dir(daily::folder(&path)).unwrap().count(), 1);
    let disk = Disk::open(&path).unwrap();
    assert!(matches!(disk.recovered(), [Recovered::JournalMended { .. }]));
    assert_eq!(all(&disk), past.entries);
}

#[test]
fn what_a_killed_run_left_of_a_new_store_goes_and_nothing_that_only_looks_like_it() {
    let (folder, path, _) = laid_down(10);
    let (file, new) = (folder.path().join("one.lajna"), folder.path().join("new"));
    backup::write(&path, &file).unwrap();
    // The number of a process that has ended.
    let mut child = std::process::Command::new("true").spawn().unwrap();
    let (dead, alive) = (child.id(), std::process::id());
    child.wait().unwrap();
    let make = |name: &str, files: &[&str]| {
        let place = folder.path().join(name);
        fs::create_dir(&place).unwrap();
        for file in files {
            let from = path.join(file);
            let bytes = if from.is_file() { fs::read(from).unwrap() } else { b"words".to_vec() };
            fs::write(place.join(file), bytes).unwrap();
        }
        place
    };
    let half = [format!("new.part-{dead}"), format!("other.part-{dead}")]
        .map(|name| make(&name, &["FORMAT", "journal"]));
    fs::write(half[0].join("journal"), &fs::read(path.join("journal")).unwrap()[..500]).unwrap();
    let stays = [
        make(&format!("running.part-{alive}"), &["FORMAT", "journal"]),
        make(&format!("opened.part-{dead}"), &["FORMAT", "journal", "lock"]),
        make(&format!("of-somebody.part-{dead}"), &["journal.txt"]),
        make(&format!("unmarked.part-{dead}"), &["journal"]),
        make("new.part-", &["FORMAT", "journal"]),
    ];
    backup::restore(&file, &new).unwrap();
    assert_eq!(half.map(|place| place.exists()), [false, false]);
    assert!(stays.iter().all(|place| place.exists()), "{stays:?}");
    assert_eq!(fs::read(new.join("journal")).unwrap(), fs::read(path.join("journal")).unwrap());
}

#[test]
fn a_new_store_is_laid_down_whole_or_not_at_all() {
    struct Breaks(u32);
    impl std::io::Read for Breaks {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            self.0 -= 1;
            if self.0 == 0 { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(into.len().min(100)) }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("new");
    assert!(matches!(disk::lay(&to, &mut Breaks(5)), Err(StoreError::Io { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::create_dir(&to).unwrap();
    assert!(matches!(disk::lay(&to, &mut std::io::empty()), Err(StoreError::Exists(_))));
    let mut store = Disk::create_or_open(&to).unwrap();
    fill(&mut store, &Past::of(3, 1));
}
