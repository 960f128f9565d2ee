//! A new store out of a damaged one: what is recovered, what is gone, and that nothing is touched.

use std::fs;
use std::path::Path;

use lajna::domain::EntryId;
use lajna::session::repair::repair;
use lajna::store::{Store, StoreError};

use super::*;

/// A store with two people's work in it, closed.
fn worked(path: &Path) -> Committee {
    let disk = Disk::create_or_open(path).unwrap();
    let mut session = Session::open(Box::new(disk), ME.into(), 7).unwrap();
    session.record(member(1, "سمية"), moment(1)).unwrap();
    session.record_all(vec![member(2, "كريمة"), member(3, "نوفل"), heading()], moment(2)).unwrap();
    session.record(rename(session.committee(), 1, "سمية أبو"), moment(3)).unwrap();
    session.record(rename(session.committee(), 1, "سمية أبو العلا"), moment(4)).unwrap();
    session.undo(moment(5)).unwrap();
    session.record(member(4, "فريدة"), moment(6)).unwrap();
    session.committee().clone()
}

fn opened(path: &Path) -> Session {
    let disk = Disk::open(path).unwrap();
    assert_eq!(disk.recovered(), []);
    Session::open(Box::new(disk), ME.into(), 9).unwrap()
}

/// Damages these lines of the journal, counted from 1, and takes the working store away.
fn damage(path: &Path, entries: &[usize]) {
    let whole = fs::read(path.join("journal")).unwrap();
    let mut lines: Vec<Vec<u8>> = whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    entries.iter().for_each(|entry| lines[entry - 1][40] ^= 1);
    fs::write(path.join("journal"), lines.concat()).unwrap();
    fs::remove_dir_all(path.join("sled")).unwrap();
}

#[test]
fn a_store_from_which_nothing_is_gone_is_made_again_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (path, new) = (folder.path().join("store"), folder.path().join("new"));
    let committee = worked(&path);
    let done = repair(&path, &new).unwrap();
    assert_eq!((done.entries, done.recovered(), done.kept_in), (8, 8, None));
    assert_eq!(fs::read(new.join("journal")).unwrap(), fs::read(path.join("journal")).unwrap());
    assert_eq!(opened(&new).committee(), &committee);
}

#[test]
fn what_is_gone_and_what_stood_on_it_is_told_and_everything_else_is_there_under_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let (path, new) = (folder.path().join("store"), folder.path().join("new"));
    let committee = worked(&path);
    let log = log(&opened(&path));
    // The third of the log, and the rename that the next two stand on.
    damage(&path, &[3, 5]);
    let before = fs::read(path.join("journal")).unwrap();
    let done = repair(&path, &new).unwrap();
    assert_eq!(
        (done.gone.as_slice(), done.unfit.as_slice()),
        (&[EntryId(3), EntryId(5)][..], &[EntryId(6), EntryId(7)][..])
    );
    assert_eq!((done.entries, done.recovered(), done.doubtful.len()), (8, 4, 0));
    assert_eq!(fs::read(path.join("journal")).unwrap(), before);
    assert_eq!(fs::read_dir(&path).unwrap().count(), 3, "FORMAT, journal, lock: nothing was added");
    let kept = fs::read_to_string(done.kept_in.unwrap()).unwrap();
    assert_eq!(kept.lines().count(), 2);
    assert!(kept.contains("سمية أبو العلا"), "what does not fit can be read: {kept}");
    let mut session = opened(&new);
    let again = self::log(&session);
    for number in [1, 2, 4, 8] {
        assert_eq!(again[number - 1], log[number - 1], "entry {number}");
    }
    assert_eq!(session.committee().members.len(), committee.members.len() - 1);
    assert_eq!(session.committee().members[&MemberId(1)].name, "سمية");
    // And it is a store like any other.
    session.undo(moment(20)).unwrap();
    session.record(member(9, "هند"), moment(21)).unwrap();
    assert_true_to_its_log(&session);
}

#[test]
fn a_place_that_is_taken_is_refused_and_so_is_a_store_someone_has_open() {
    let folder = tempfile::tempdir().unwrap();
    let (path, new) = (folder.path().join("store"), folder.path().join("new"));
    worked(&path);
    fs::create_dir(&new).unwrap();
    assert!(matches!(repair(&path, &new), Err(StoreError::Exists(_))));
    fs::remove_dir(&new).unwrap();
    let held = Disk::open(&path).unwrap();
    assert!(matches!(repair(&path, &new), Err(StoreError::Held(_))));
    assert!(!new.exists());
    assert_eq!(held.read(0, 99).unwrap().len(), 8);
}
