//! Stores that cannot be opened: held by someone, of the future, or no store at all.

use std::fs;

use lajna::store::Disk;

use super::founded;
use super::program::{Home, fixture, founding_minutes};

#[test]
fn a_store_open_elsewhere_is_exit_three_and_names_who_holds_it() {
    let home = founded();
    let held = Disk::open(home.store()).unwrap();
    let holder = std::process::id().to_string();
    for arguments in [&["import", "--yes", &founding_minutes()][..], &["undo"], &["redo"]] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{arguments:?}");
        assert!(said.err.contains(&holder) && !said.err.contains("--read-only"), "{}", said.err);
        assert!(!said.err.contains("+00:00") && !said.err.contains('T'), "no stamp: {}", said.err);
    }
    drop(held);
    assert_eq!(home.list("roster").len(), 18);
}

#[test]
fn commands_that_only_read_do_so_beside_whoever_has_the_store_open_and_say_it_once() {
    let home = founded();
    let reading: [&[&str]; 5] = [
        &["list", "roster"],
        &["list", "log", "--json"],
        &["check"],
        &["export"],
        &["export", "--text", "1"],
    ];
    let alone = reading.map(|arguments| home.lajna(arguments));
    let held = Disk::open(home.store()).unwrap();
    for (arguments, alone) in reading.iter().zip(alone) {
        for (language, words) in [("ar", "قُرئت"), ("fr", "lu ici"), ("en", "read here")] {
            let said = home.lajna(&[&["--lang", language], *arguments].concat());
            assert_eq!(said.exit, alone.exit, "{arguments:?}: {}", said.err);
            assert!(said.err.contains(words) && said.err.lines().count() == 1, "{}", said.err);
        }
        let said = home.lajna(arguments);
        // An archive says when it was written.
        let lasting = |words: &str| words.lines().filter(|it| !it.contains("exported")).count();
        assert_eq!(lasting(&said.out), lasting(&alone.out), "{arguments:?}");
        let told = home.lajna(&[&["--read-only"], *arguments].concat());
        assert_eq!((told.exit, told.err.as_str()), (alone.exit, ""), "who asked for it knows");
    }
    let said = home.lajna(&["--lang", "en", "verify"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains("was not compared") && !said.words().contains("--read-only"), "{said:?}");
    drop(held);
}

#[test]
fn any_command_asked_for_the_demonstration_finds_it_laid_out() {
    for (arguments, words) in [
        (&["--demo", "list", "roster"][..], "زينب أمزيان"),
        (&["--demo", "--lang", "en", "check"], "ambiguous-responsible"),
        (&["--demo", "export"], "زينب أمزيان"),
        (&["list", "programme", "--demo"], "السعدية بنحيون"),
    ] {
        let home = Home::new();
        let said = home.lajna(arguments);
        assert!(said.out.contains(words) && said.err.is_empty(), "{arguments:?}: {said:?}");
        assert!(!home.store().exists(), "it is no committee of anybody");
    }
    let home = Home::new();
    let nothing = home.lajna(&["--demo", "--read-only", "list", "roster"]);
    assert_eq!(
        (nothing.exit, nothing.out.as_str()),
        (0, ""),
        "nothing is created where only reading is asked"
    );
    assert!(!home.path("cache/lajna").exists());
}

#[test]
fn a_store_of_a_newer_program_is_refused_and_left_as_it_is() {
    let home = founded();
    let words = "lajna 99";
    let format = format!("{words} {:08x}\n", crc32fast::hash(words.as_bytes()));
    fs::write(home.store().join("FORMAT"), &format).unwrap();
    let journal = fs::read(home.store().join("journal")).unwrap();
    let said = home.lajna(&["list", "roster"]);
    assert_eq!((said.exit, said.out.as_str()), (1, ""));
    assert!(said.err.contains("99"), "{}", said.err);
    assert_eq!(fs::read_to_string(home.store().join("FORMAT")).unwrap(), format);
    assert_eq!(fs::read(home.store().join("journal")).unwrap(), journal);
}

#[test]
fn a_folder_that_is_no_store_is_refused_and_left_as_it_is() {
    let home = Home::new();
    fs::create_dir(home.path("photos")).unwrap();
    home.file("photos/cat.jpg", "miaow");
    let folder = home.path("photos").display().to_string();
    for arguments in [&["list", "roster"][..], &["import", "--yes", &founding_minutes()], &["undo"]] {
        let said = home.lajna(&[&["--store", folder.as_str()], arguments].concat());
        assert_eq!((said.exit, said.out.as_str()), (1, ""));
        assert!(said.err.contains("photos") && said.err.contains("--store"), "{}", said.err);
    }
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["cat.jpg"]);
}

#[test]
fn a_file_in_the_place_of_the_store_is_refused() {
    let home = Home::new();
    let path = home.file("store", "not a folder");
    assert_eq!(home.lajna(&["--store", &path, "list", "roster"]).exit, 1);
    assert_eq!(fs::read_to_string(path).unwrap(), "not a folder");
}

#[test]
fn the_store_is_where_the_flag_the_variable_or_the_data_folder_says() {
    let home = founded();
    assert!(home.store().join("journal").is_file());
    let elsewhere = home.path("elsewhere");
    let flag = elsewhere.display().to_string();
    home.did(&["--store", &flag, "import", "--yes", &founding_minutes()]);
    assert!(elsewhere.join("journal").is_file());
    let variable = Home::new();
    let variable = Home::with(variable, "LAJNA_STORE", &home.store().display().to_string());
    assert_eq!(variable.list("roster").len(), 18);
}

#[test]
fn the_store_can_be_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = founded();
    let mode = fs::metadata(home.store()).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[test]
fn nothing_that_only_looks_or_is_refused_makes_a_store() {
    let home = Home::new();
    assert_eq!(home.did(&["list", "roster"]), "");
    assert_eq!(home.did(&["list", "log", "--json"]), "[]\n");
    for arguments in [&["undo"][..], &["redo"], &["export"], &["salvage"]] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (1, ""), "{arguments:?}");
        assert!(said.err.contains("data/lajna"), "{}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
    let poem = home.file("poem.txt", "قفا نبك من ذكرى حبيب ومنزل\n");
    assert_eq!(home.lajna(&["import", "--yes", &poem]).exit, 1);
    assert_eq!(home.lajna(&["import", &founding_minutes()]).exit, 4, "shown, and not agreed to");
    let archive = founded().did(&["export"]).replace("\"n\":1,", "\"n\":7,");
    let gap = home.file("gap.json", archive);
    assert_eq!(home.lajna(&["import", &gap]).exit, 1);
    assert!(!home.path("data").exists());
    fs::create_dir_all(home.store()).unwrap();
    assert_eq!(home.did(&["list", "roster"]), "", "an empty folder is none either");
    assert_eq!(fs::read_dir(home.store()).unwrap().count(), 0);
}

#[test]
fn a_store_whose_name_is_not_utf_8_is_the_one_that_is_opened() {
    use std::os::unix::ffi::OsStringExt as _;
    let home = Home::new();
    let odd = home.path("").join(std::ffi::OsString::from_vec(b"comit\xE9".to_vec()));
    let mut command = home.command(&["import", "--yes", &founding_minutes()]);
    assert!(command.env("LAJNA_STORE", &odd).output().unwrap().status.success());
    assert!(odd.join("journal").is_file());
    assert!(!home.store().exists());
}

#[test]
fn what_an_opening_mended_is_told_once_before_anything_else() {
    let home = founded();
    let journal = home.store().join("journal");
    let whole = fs::read(&journal).unwrap();
    fs::write(&journal, [whole.as_slice(), b"{\"v\":1,\"n\":2"].concat()).unwrap();
    let said = home.lajna(&["--lang", "en", "list", "roster"]);
    assert_eq!((said.exit, said.out.lines().count()), (0, 18), "and the command does its work");
    assert!(said.err.contains("journal.torn-1") && said.err.contains("12 bytes"), "{}", said.err);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    said.assert_harmless();
    assert_eq!(home.list("roster").len(), 18, "the second time there is nothing to tell");
}

#[test]
fn a_damaged_working_store_is_told_in_a_sentence_and_never_as_a_panic() {
    let home = founded();
    home.did(&["import", "--yes", &fixture("demo/charter.ar.md")]);
    let file = home.store().join("sled/db");
    let whole = fs::read(&file).unwrap();
    let mut told = 0;
    for round in 0..12 {
        let mut damaged = whole.clone();
        damaged.iter_mut().skip(round * 16).step_by(193).for_each(|byte| *byte ^= 0xFF);
        fs::write(&file, damaged).unwrap();
        let said = home.lajna(&["--lang", "fr", "list", "roster"]);
        assert_eq!((said.exit, said.out.lines().count()), (0, 18), "{}", said.err);
        assert!(said.err.lines().all(|line| line.starts_with("lajna: ")), "{}", said.err);
        told += usize::from(said.err.contains("sled.damaged-"));
    }
    assert!(told > 0, "no round hit anything that matters");
}

#[test]
fn a_damaged_store_says_what_to_do_and_salvage_goes_on_with_what_is_before_the_damage() {
    let home = founded();
    home.did(&["import", "--yes", &fixture("demo/charter.ar.md")]);
    home.did(&["undo"]);
    let journal = home.store().join("journal");
    let mut bytes = fs::read(&journal).unwrap();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 40;
    bytes[second] ^= 1;
    fs::write(&journal, &bytes).unwrap();
    fs::remove_dir_all(home.store().join("sled")).unwrap();
    for arguments in [&["list", "roster"][..], &["export"], &["import", "--yes", &founding_minutes()]] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (1, ""), "{arguments:?}");
        assert!(said.err.contains("lajna salvage"), "{}", said.err);
        assert!(fs::read(&journal).unwrap() == bytes, "nothing was changed");
    }
    let said = home.lajna(&["--lang", "en", "salvage"]);
    assert_eq!((said.exit, said.out.as_str()), (0, "The store opens; it holds 1 entry.\n"), "{}", said.err);
    assert!(said.err.contains("entries from 2 on") && said.err.contains("journal.damaged-1"), "{}", said.err);
    assert!(fs::read(home.store().join("journal.damaged-1")).unwrap() == bytes);
    assert_eq!((home.log().len(), home.list("roster").len()), (1, 18));
    let again = home.did(&["--lang", "en", "salvage"]);
    assert_eq!(again, "The store opens; it holds 1 entry.\n", "a store in order is only opened");
}
