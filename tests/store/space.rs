//! How much room a store takes, and that writing the working store anew loses nothing.
//!
//! `cargo test --release --test store -- --ignored --nocapture figures` prints what a year of use
//! and a lifetime of it take.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::TimeDelta;
use lajna::domain::{Change, Edit, Heading, SectionId, Splice};
use lajna::exchange::{self, demo};
use lajna::session::Session;
use lajna::store::backup;
use lajna::store::{Disk, Snapshot, Store};

use super::common::{Past, moment};
use super::{all, filled, hush_sled, snapshot_of};

fn laid_down(count: u64) -> (tempfile::TempDir, PathBuf, Past) {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let past = Past::of(count, count);
    filled(&path, &past);
    (folder, path, past)
}

fn size(path: &Path) -> u64 {
    let Ok(listing) = fs::read_dir(path) else { return fs::metadata(path).map_or(0, |it| it.blocks() * 512) };
    listing.map(|entry| size(&entry.unwrap().path())).sum()
}

/// Keeps snapshots of so many bytes, and then two small ones in their places.
fn swell(disk: &mut Disk, past: &Past, bytes: usize) {
    let mut snapshot = snapshot_of(past);
    let last = snapshot.mark;
    snapshot.stacks.by_author.entry("x".repeat(bytes)).or_default();
    for mark in last - 5..=last {
        if mark == last - 1 {
            snapshot.stacks = past.stacks.clone();
        }
        disk.keep(&Snapshot { mark, ..snapshot.clone() }).unwrap();
    }
}

#[test]
fn a_working_store_written_anew_holds_the_same_and_the_journal_is_not_touched() {
    let (_folder, path, past) = laid_down(300);
    let mut disk = Disk::open(&path).unwrap();
    disk.keep(&snapshot_of(&past)).unwrap();
    let journal = fs::read(path.join("journal")).unwrap();
    for _ in 0..2 {
        disk.compact().unwrap();
        assert_eq!(disk.snapshot().unwrap(), Some(snapshot_of(&past)));
        assert!(all(&disk) == past.entries);
    }
    let next = past.clone().grow(7).clone();
    disk.append(300, std::slice::from_ref(&next)).unwrap();
    disk.verify().unwrap();
    assert_eq!(disk.recovered(), []);
    drop(disk);
    let disk = Disk::open(&path).unwrap();
    assert_eq!((disk.len(), disk.recovered()), (301, &[][..]));
    assert_eq!(disk.snapshot().unwrap(), Some(snapshot_of(&past)));
    assert!(fs::read(path.join("journal")).unwrap().starts_with(&journal));
    let mut names: Vec<_> = fs::read_dir(&path).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["FORMAT", "journal", "lock", "sled"]);
}

#[test]
fn a_committee_of_eighteen_takes_little_room_at_rest_however_often_it_was_opened() {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let minutes = "fixtures/minutes/founding-minutes-larache-2023-03-09.txt";
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(minutes)).unwrap();
    for round in 0..4 {
        let disk = Disk::create_or_open(&path).unwrap();
        let mut session = Session::open(Box::new(disk), "أمينة".into(), 7).unwrap();
        if round == 0 {
            let day = moment(0).date_naive();
            let read = exchange::read("m.txt", &bytes, session.committee(), session.ids(), day).unwrap();
            session.record(read.together(), moment(0)).unwrap();
            assert_eq!(session.committee().members.len(), 18);
        }
        drop(session);
        let taken = size(&path);
        assert!(taken <= 64 << 10, "round {round}: {taken} bytes");
    }
}

#[test]
fn one_that_has_grown_out_of_proportion_is_written_anew_when_a_snapshot_is_kept() {
    let (_folder, path, past) = laid_down(100);
    let mut disk = Disk::open(&path).unwrap();
    swell(&mut disk, &past, 6_000_000);
    let room = disk.room().unwrap();
    assert!(!room.is_wasteful() && room.taken < 2 << 20, "{room:?}");
    assert!(all(&disk) == past.entries);
    disk.verify().unwrap();
    assert_eq!(disk.recovered(), []);
}

#[test]
fn a_large_one_is_written_anew_when_it_is_closed() {
    let (_folder, path, past) = laid_down(40);
    let mut disk = Disk::open(&path).unwrap();
    let (mut more, inserted) = (past.clone(), "ميثاق ".repeat(20_000));
    let add = Edit::add(SectionId(77), Heading::default());
    more.record("نادية", Change::Heading(Box::new(add)), None);
    for _ in 0..25 {
        let removed = String::new();
        let splice = Splice::new(SectionId(77), 0, &removed, &inserted);
        let undo = Change::Charter(splice.inverse());
        more.record("نادية", Change::Charter(splice), None);
        more.record("نادية", undo, None);
    }
    disk.append(40, &more.entries[40..]).unwrap();
    assert!(size(&path.join("journal")) > 8 << 20);
    swell(&mut disk, &more, 30_000_000);
    let (wasteful, before) = (disk.room().unwrap().is_wasteful(), size(&path.join("sled")));
    drop(disk);
    let after = size(&path.join("sled"));
    let mut disk = Disk::open(&path).unwrap();
    assert!(wasteful && after < before / 2, "{before} before, {after} after, {:?}", disk.room());
    assert!(all(&disk) == more.entries);
    disk.verify().unwrap();
    assert_eq!(disk.recovered(), []);
}

#[test]
fn interrupted_at_any_step_nothing_is_lost_and_nothing_is_left_behind() {
    type Step = fn(&Path);
    let steps: [(&str, Step); 4] = [
        ("half written", |path| {
            fs::create_dir(path.join("sled.new")).unwrap();
            fs::write(path.join("sled.new/db"), [7; 100]).unwrap();
        }),
        ("written, not in its place", |path| copy(&path.join("sled"), &path.join("sled.new"))),
        ("between the two names", |path| {
            copy(&path.join("sled"), &path.join("sled.new"));
            fs::rename(path.join("sled"), path.join("sled.old")).unwrap();
        }),
        ("in its place", |path| copy(&path.join("sled"), &path.join("sled.old"))),
    ];
    for (name, step) in steps {
        let (_folder, path, past) = laid_down(60);
        Disk::open(&path).unwrap().keep(&snapshot_of(&past)).unwrap();
        step(&path);
        let disk = Disk::open(&path).unwrap();
        assert_eq!(disk.recovered(), [], "{name}");
        assert_eq!(disk.snapshot().unwrap(), Some(snapshot_of(&past)), "{name}");
        assert!(all(&disk) == past.entries, "{name}");
        assert!(!path.join("sled.new").exists() && !path.join("sled.old").exists(), "{name}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => copy(&path, &target),
            path => assert!(fs::copy(path, target).is_ok()),
        }
    }
}

/// A change as people make them: a note, a status, a few words of the charter.
fn ordinary(session: &Session, number: u64) -> Change {
    let committee = session.committee();
    let nth = |len: usize| (number as usize * 7) % len;
    match number % 3 {
        0 => {
            let (id, before) = committee.members.iter().nth(nth(committee.members.len())).unwrap();
            let mut after = before.clone();
            after.notes = format!("اتصلت بها يوم {number}");
            Change::Member(Box::new(Edit::replace(*id, before, after)))
        }
        1 => {
            let (id, before) = committee.tasks.iter().nth(nth(committee.tasks.len())).unwrap();
            let mut after = before.clone();
            after.progress = (number % 101) as u8;
            Change::Task(Box::new(Edit::replace(*id, before, after)))
        }
        _ => {
            let parts: Vec<_> = committee.charter.iter().filter(|(_, part)| !part.body.is_empty()).collect();
            let (id, part) = parts[nth(parts.len())];
            let words = "وبعد المناقشة ";
            // Now and then what was written goes again, as it does.
            match part.body.len() > 4_000 {
                true => Change::Charter(Splice::new(
                    *id,
                    0,
                    &part.body.clone(),
                    &part.body.chars().take(200).collect::<String>(),
                )),
                false => Change::Charter(Splice::new(*id, 0, "", words)),
            }
        }
    }
}

#[test]
#[ignore = "prints figures; takes minutes"]
fn figures_of_a_year_and_of_a_lifetime() {
    hush_sled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let disk = Disk::create_or_open(&path).unwrap();
    let mut session = Session::open(Box::new(disk), "أمينة".into(), 7).unwrap();
    let today = moment(0).date_naive();
    let changes = demo::changes(session.ids(), today);
    session.record_all(changes, moment(0)).unwrap();
    println!("entries | journal | working store | live | ratio | after compacting | open | verify | backup");
    for entries in [session.mark(), 5_000, 100_000] {
        while session.mark() < entries {
            let now = moment(0) + TimeDelta::seconds(session.mark() as i64);
            let change = ordinary(&session, session.mark());
            session.record(change, now).unwrap();
            session.tidy().unwrap();
        }
        drop(session);
        let began = Instant::now();
        let mut disk = Disk::open(&path).unwrap();
        let opening = began.elapsed();
        let (journal, room) = (size(&path.join("journal")), disk.room().unwrap());
        let began = Instant::now();
        disk.verify().unwrap();
        let verifying = began.elapsed();
        assert_eq!(disk.recovered(), []);
        let began = Instant::now();
        disk.compact().unwrap();
        let compacting = began.elapsed();
        let compacted = disk.room().unwrap();
        let began = Instant::now();
        let file = folder.path().join(format!("{entries}.lajna"));
        backup::write(&path, &file).unwrap();
        let copying = began.elapsed();
        let kib = |bytes: u64| bytes.div_ceil(1024);
        println!(
            "{entries} | {} KiB | {} KiB | {} KiB | {:.2} | {} KiB in {compacting:?} | {opening:?} | {verifying:?} | {copying:?}",
            kib(journal),
            kib(room.taken),
            kib(room.live),
            room.taken as f64 / room.live as f64,
            kib(compacted.taken),
        );
        assert!(!room.is_wasteful(), "{room:?}");
        // sled itself needs about three times a few thousand entries, and less than twice many.
        assert!(!compacted.is_wasteful(), "{compacted:?}");
        drop(disk);
        session = Session::open(Box::new(Disk::open(&path).unwrap()), "أمينة".into(), 7).unwrap();
    }
    drop(session);
}
