//! Looking after a store from the command line: verify, repair, backup, restore.

use std::fs;

use lajna::domain::{Change, Edit, Entry, EntryId, Member, MemberId};
use lajna::store::{Disk, Store};
use serde_json::Value;

use super::founded;
use super::program::{Home, fixture};

/// A committee with three entries.
fn worked() -> Home {
    let home = founded();
    home.did(&["import", "--yes", &fixture("demo/charter.ar.md")]);
    home.did(&["undo"]);
    home
}

fn verdict(home: &Home) -> (i32, Value) {
    let said = home.lajna(&["verify", "--json"]);
    (said.exit, serde_json::from_str(&said.out).unwrap())
}

#[test]
fn verify_says_what_it_verified_and_ends_with_zero_for_a_store_in_order() {
    let home = worked();
    let (exit, found) = verdict(&home);
    assert_eq!(
        (exit, &found["whole"], &found["entries"], &found["working"]),
        (0, &true.into(), &3.into(), &"same".into())
    );
    let hash = found["hash"].as_str().unwrap();
    for (language, word) in [("ar", "3 قيود"), ("fr", "3 entrées"), ("en", "3 entries")] {
        let said = home.did(&["--lang", language, "verify"]);
        assert!(said.contains(word) && said.contains(hash), "{said}");
    }
    assert_eq!(home.lajna(&["--store", "/nonexistent", "verify"]).exit, 1);
}

#[test]
fn verify_and_the_next_opening_say_that_the_newest_backup_has_more() {
    let home = worked();
    let backup = home.did(&["--lang", "en", "backup"]);
    assert!(backup.contains("3 entries"), "{backup}");
    let journal = home.store().join("journal");
    let bytes = fs::read(&journal).unwrap();
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    fs::write(&journal, &bytes[..end]).unwrap();
    fs::remove_dir_all(home.store().join("sled")).unwrap();
    let (exit, found) = verdict(&home);
    assert_eq!((exit, &found["backup_has"], &found["entries"]), (1, &3.into(), &1.into()));
    let words = [("ar", "آخر نسخة احتياطية"), ("fr", "La dernière sauvegarde"), ("en", "The newest backup")];
    for (language, word) in words {
        let said = home.lajna(&["--lang", language, "verify"]);
        assert_eq!(said.exit, 1);
        assert!(said.err.contains(word) && said.err.contains("lajna.backups"), "{said:?}");
        said.assert_harmless();
    }
    let said = home.lajna(&["--lang", "en", "list", "roster"]);
    assert_eq!(said.exit, 0);
    assert!(said.err.contains("The newest backup"), "{said:?}");
    assert_eq!(home.lajna(&["list", "roster"]).err, "");
}

#[test]
fn verify_ends_with_one_for_a_damaged_store_and_changes_nothing() {
    let home = worked();
    let journal = home.store().join("journal");
    let mut bytes = fs::read(&journal).unwrap();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 40;
    bytes[second] ^= 1;
    fs::write(&journal, &bytes).unwrap();
    let said = home.lajna(&["--lang", "en", "verify"]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("Entry 2") && said.out.contains("Nothing is lost"), "{said:?}");
    fs::remove_dir_all(home.store().join("sled")).unwrap();
    let (exit, found) = verdict(&home);
    assert_eq!((exit, &found["damaged"], &found["gone"]), (1, &2.into(), &serde_json::json!([2])));
    let said = home.lajna(&["--lang", "fr", "verify"]);
    assert!(said.err.contains("lajna repair"), "{}", said.err);
    said.assert_harmless();
    assert_eq!(fs::read(&journal).unwrap(), bytes);
}

#[test]
fn entries_that_are_whole_and_make_no_committee_are_no_store_in_order() {
    let home = worked();
    let change = Change::Member(Box::new(Edit::remove(MemberId(999), &Member::default())));
    let (id, at) = (EntryId(4), chrono::DateTime::UNIX_EPOCH);
    let entry = Entry { id, author: "x".into(), at, change, reverses: None };
    Disk::open(home.store()).unwrap().append(3, &[entry]).unwrap();
    let (exit, found) = verdict(&home);
    assert_eq!((exit, &found["entries"], &found["replays"]), (1, &4.into(), &false.into()));
    assert_eq!(home.lajna(&["verify"]).err.lines().count(), 1);
    // And a repair takes what does.
    let new = home.path("new").display().to_string();
    assert!(home.did(&["--lang", "en", "repair", "--to", &new]).contains("no longer fit: 4"));
    assert_eq!(home.did(&["--store", &new, "list", "roster"]).lines().count(), 18);
}

#[test]
fn repair_gathers_the_rest_into_a_new_store_and_names_what_is_gone() {
    let home = worked();
    let journal = home.store().join("journal");
    let mut bytes = fs::read(&journal).unwrap();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 40;
    bytes[second] ^= 1;
    fs::write(&journal, &bytes).unwrap();
    fs::remove_dir_all(home.store().join("sled")).unwrap();
    let new = home.path("new").display().to_string();
    let said = home.did(&["--lang", "en", "repair", "--to", &new]);
    // The third entry takes the second back: it has nothing left to stand on.
    assert!(said.contains("1 of 3 entries recovered") && said.contains("Entries gone: 2 "), "{said}");
    assert!(said.contains("no longer fit: 3") && said.contains("entries.unplaced"), "{said}");
    assert_eq!(fs::read(&journal).unwrap(), bytes);
    let roster = home.did(&["--store", &new, "list", "roster"]);
    assert_eq!(roster.lines().count(), 18);
    let again = home.lajna(&["repair", "--to", &new]);
    assert_eq!((again.exit, again.out.as_str()), (1, ""));
    assert_eq!(home.lajna(&["repair"]).exit, 2);
}

#[test]
fn a_backup_taken_while_the_store_is_open_elsewhere_restores_into_a_new_store_only() {
    let home = worked();
    let held = Disk::open(home.store()).unwrap();
    let file = home.path("one.lajna").display().to_string();
    let said = home.did(&["--lang", "en", "backup", &file]);
    assert!(said.contains("3 entries") && said.contains("one.lajna"), "{said}");
    assert_eq!(home.lajna(&["backup", &file]).exit, 1, "a file that is there stays");
    drop(held);
    let new = home.path("new").display().to_string();
    let said = home.did(&["--lang", "en", "--store", &new, "restore", &file]);
    assert!(said.contains("3 entries"), "{said}");
    assert_eq!(fs::read(home.path("new/journal")).unwrap(), fs::read(home.store().join("journal")).unwrap());
    for taken in [&["--store", new.as_str(), "restore", file.as_str()][..], &["restore", &file]] {
        let said = home.lajna(taken);
        assert_eq!((said.exit, said.out.as_str()), (1, ""));
    }
    let poem = home.file("poem.txt", "قفا نبك من ذكرى حبيب ومنزل\n");
    let other = home.path("other").display().to_string();
    assert_eq!(home.lajna(&["--store", &other, "restore", &poem]).exit, 1);
    assert!(!home.path("other").exists());
}

#[test]
fn what_is_recorded_from_the_command_line_has_a_backup_of_the_day_beside_the_store() {
    let home = worked();
    let backups = home.path("data/lajna.backups");
    let files: Vec<_> = fs::read_dir(&backups).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    home.did(&["backup"]);
    let new = home.path("new").display().to_string();
    home.did(&["--store", &new, "restore", &files[0].display().to_string()]);
    assert_eq!(home.did(&["--store", &new, "list", "log"]).lines().count(), 3, "the one asked for is of now");
}

#[test]
fn a_daily_backup_that_fails_is_told_and_fails_no_command() {
    let home = Home::new();
    fs::create_dir_all(home.path("data")).unwrap();
    home.file("data/lajna.backups", "in the way");
    let said = home.lajna(&["--lang", "en", "import", "--yes", &super::program::founding_minutes()]);
    assert_eq!(said.exit, 0);
    assert!(said.err.contains("backup of this day failed"), "{}", said.err);
    assert_eq!(home.list("roster").len(), 18);
}
