//! `lajna export` and the way back: a committee moves with its whole past.

use std::fs;

use super::founded;
use super::program::{Home, assert_harmless, fixture};

const KINDS: [&str; 6] = ["roster", "programme", "objectives", "charter", "meetings", "log"];

/// A committee with a past worth moving: imported, undone, done again, and two people in it.
fn lived_in() -> Home {
    let home = founded();
    home.did(&["--author", "كريم", "import", "--yes", &fixture("demo/charter.ar.md")]);
    home.did(&["undo"]);
    home.did(&["redo"]);
    home
}

#[test]
fn an_exported_committee_imported_elsewhere_is_the_same_with_its_log() {
    let (home, other) = (lived_in(), Home::new());
    let archive = home.path("archive.json").display().to_string();
    let said = home.did(&["export", "--out", &archive]);
    assert!(said.contains("archive.json"), "{said}");
    other.did(&["import", &archive]);
    for what in KINDS {
        assert_eq!(home.list(what), other.list(what), "{what}");
    }
    assert_eq!(other.log().len(), 4);
    assert!(other.list("charter").len() > 5, "the charter came too");
    home.did(&["undo"]);
    other.did(&["undo"]);
    assert_eq!(home.list("roster"), other.list("roster"), "and undo goes on from there");
    assert_eq!(other.list("roster").len(), 0);
}

#[test]
fn standard_output_and_a_file_hold_the_same_archive() {
    let home = lived_in();
    let path = home.path("archive.json");
    home.did(&["export", "-o", &path.display().to_string()]);
    let parsed = |text: &str| {
        let mut archive: serde_json::Value = serde_json::from_str(text).unwrap();
        archive["written"].take();
        archive
    };
    assert_eq!(parsed(&home.did(&["export"])), parsed(&fs::read_to_string(path).unwrap()));
}

#[test]
fn an_archive_does_not_go_into_a_store_that_holds_something() {
    let home = lived_in();
    let archive = home.file("archive.json", home.did(&["export"]));
    let before = home.log();
    let said = home.lajna(&["import", "--yes", &archive]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("--store"), "it says where it would go: {}", said.err);
    assert_eq!(home.log(), before);
}

#[test]
fn a_file_that_is_there_is_not_overwritten_without_force() {
    let home = founded();
    let path = home.file("notes.txt", "precious");
    let said = home.lajna(&["export", "--out", &path]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("--force"), "{}", said.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    home.did(&["export", "--out", &path, "--force"]);
    assert!(fs::read_to_string(&path).unwrap().contains("lajna-archive"));
}

#[test]
fn an_archive_that_cannot_be_written_is_a_sentence_and_an_exit_code() {
    let home = founded();
    let path = home.path("no/such/folder/archive.json").display().to_string();
    let said = home.lajna(&["export", "--out", &path]);
    assert_eq!((said.exit, said.out.as_str()), (1, ""));
    assert!(said.err.contains("archive.json"), "{}", said.err);
}

#[test]
fn a_damaged_archive_and_one_of_the_future_are_refused() {
    let home = founded();
    let archive = home.did(&["export"]);
    let empty = Home::new();
    let entry = archive.lines().position(|line| line.starts_with("{\"v\":2")).unwrap() + 1;
    for (name, text, said) in [
        ("cut.json", archive.lines().take(entry).collect::<Vec<_>>().join("\n"), format!("السطر {entry}")),
        ("future.json", archive.replace("\"version\": 1", "\"version\": 99"), "99".into()),
        ("entry.json", archive.replace("{\"v\":2", "{\"v\":98"), "98".into()),
        ("word.json", archive.replace("\"together\"", "\"apart\""), format!("السطر {entry}")),
        ("gap.json", archive.replace("\"n\":1,", "\"n\":7,"), String::new()),
    ] {
        assert!(text != archive, "{name}");
        let path = empty.file(name, text);
        let refused = empty.lajna(&["import", "--yes", &path]);
        assert_eq!((refused.exit, refused.out.as_str()), (1, ""), "{name}: {refused:?}");
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
        assert!(refused.err.contains(&said), "{name}: {}", refused.err);
        assert_eq!(empty.log().len(), 0, "{name}");
    }
}

#[test]
fn names_that_came_with_an_archive_of_other_hands_do_no_harm_either() {
    let (home, other) = (founded(), Home::new());
    let archive = home.did(&["export"]);
    let tampered = archive.replace("سمية ابو", r"سمية\u001b[31m\u202e\u009b2J ابو");
    assert!(tampered != archive);
    let path = other.file("archive.json", tampered);
    other.lajna(&["import", "--yes", &path]);
    assert_eq!(other.list("roster").len(), 18);
    for what in KINDS {
        assert_harmless(&other.did(&["list", what]));
        assert_harmless(&other.did(&["list", what, "--json"]));
    }
    assert_harmless(&other.did(&["export"]));
    other.lajna(&["undo"]).assert_harmless();
}
