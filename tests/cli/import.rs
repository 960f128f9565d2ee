//! `lajna import`: minutes in, one entry out, and no file that harms the committee.

use std::fs;

use serde_json::Value;

use super::founded;
use super::program::{Home, assert_harmless, founding_minutes};

const ROSTER: &str = "المؤسسة او الجمعية\tالصفة\tالاسم و النسب\n";

/// The thirteen deadlines as they are written, and the last day each of them names.
const LAST_DAYS: [(&str, &str); 13] = [
    ("15 ابريل", "2023-04-15"),
    ("15 مارس", "2023-03-15"),
    ("15 مارس", "2023-03-15"),
    ("ماي 2023", "2023-05-31"),
    ("يونيو", "2023-06-30"),
    ("يونيو", "2023-06-30"),
    ("نهاية مارس", "2023-03-31"),
    ("15 ابريل", "2023-04-15"),
    ("نهاية ابريل", "2023-04-30"),
    ("ماي", "2023-05-31"),
    ("ماي", "2023-05-31"),
    ("شتنبر", "2023-09-30"),
    ("نونبر", "2023-11-30"),
];

#[test]
fn the_founding_minutes_give_eighteen_members_five_objectives_and_thirteen_tasks_in_one_entry() {
    let home = Home::new();
    let said = home.did(&["import", "--yes", &founding_minutes()]);
    assert!(said.contains("18 عضوا، 5 أهداف، 13 إجراء، لقاء واحد"), "{said}");
    assert_harmless(&said);
    let counts = ["roster", "objectives", "programme", "meetings", "log"].map(|what| home.list(what).len());
    assert_eq!(counts, [18, 5, 13, 1, 1]);
}

#[test]
fn every_deadline_of_the_founding_minutes_has_its_last_day() {
    let tasks = founded().list("programme");
    let days = tasks.iter().map(|task| {
        let deadline = &task["deadline"];
        (deadline["verbatim"].as_str().unwrap(), deadline["latest"].as_str().unwrap())
    });
    assert_eq!(days.collect::<Vec<_>>(), LAST_DAYS);
}

#[test]
fn every_cell_of_the_tables_is_found_again_word_for_word() {
    let minutes = fs::read_to_string(founding_minutes()).unwrap();
    let rows = |columns: usize| {
        let rows = minutes.lines().map(|line| line.split('\t').map(str::trim).collect::<Vec<_>>());
        rows.filter(move |row| row.len() == columns).skip(1).collect::<Vec<_>>()
    };
    let home = founded();
    let words = |row: &Value, names: &[&str]| {
        names.iter().map(|name| row[name].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let members: Vec<_> =
        home.list("roster").iter().map(|it| words(it, &["institution", "capacity", "name"])).collect();
    assert_eq!(members, rows(3));

    let mut above = String::new();
    let mut written = Vec::new();
    for row in rows(4) {
        // An objective is written once, beside the first of its tasks.
        if !row[3].is_empty() {
            above = row[3].to_owned();
        }
        written.push([row[0], row[1], row[2], above.as_str()].map(str::to_owned));
    }
    let tasks: Vec<_> = home
        .list("programme")
        .iter()
        .map(|it| {
            let [who, what, why] =
                ["responsible_verbatim", "action", "objective"].map(|name| it[name].as_str().unwrap());
            [who, it["deadline"]["verbatim"].as_str().unwrap(), what, why].map(str::to_owned)
        })
        .collect();
    assert_eq!(tasks, written);
}

#[test]
fn what_needs_a_decision_is_shown_with_its_line_before_anything_is_recorded() {
    let said = Home::new().lajna(&["import", &founding_minutes()]);
    let decisions = said.out.split("ما فُهم").next().unwrap();
    for (line, word) in [(17, "طنجة"), (38, "جمعية"), (54, "رجاء صبحي"), (57, "العمراني")]
    {
        let shown = decisions.lines().any(|it| it.contains(&format!("س {line} ")) && it.contains(word));
        assert!(shown, "line {line}: {decisions}");
    }
}

#[test]
fn importing_the_same_minutes_twice_adds_nothing_and_says_so() {
    let home = founded();
    let said = home.did(&["import", "--yes", &founding_minutes()]);
    assert!(said.contains("لم يُضف شيء"), "{said}");
    assert_eq!((home.log().len(), home.list("roster").len()), (1, 18));
}

#[test]
fn without_yes_and_with_nobody_to_ask_it_shows_what_it_would_do_and_records_nothing() {
    let home = Home::new();
    let said = home.lajna(&["import", &founding_minutes()]);
    assert_eq!(said.exit, 4);
    assert!(said.out.contains("18 عضوا"), "{}", said.out);
    assert!(said.err.contains("--yes"), "{}", said.err);
    assert_eq!(home.log().len(), 0);
}

#[test]
fn one_undo_takes_a_whole_import_back_and_one_redo_brings_it_again() {
    let home = founded();
    let before = home.did(&["list", "programme", "--json"]);
    home.did(&["undo"]);
    for what in ["roster", "objectives", "programme", "meetings"] {
        assert_eq!(home.list(what).len(), 0, "{what}");
    }
    home.did(&["redo"]);
    assert_eq!(home.did(&["list", "programme", "--json"]), before);
    assert_eq!(home.log().len(), 3, "the log only grows");
}

#[test]
fn files_that_are_no_minutes_are_refused_with_a_sentence_and_leave_the_store_as_it_was() {
    let home = founded();
    let before = home.did(&["export"]);
    let utf16: Vec<u8> = "\u{feff}الاسم\tالصفة\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The headings of a roster in Windows-1256.
    let one_byte = b"\xc7\xe1\xe3\xc4\xd3\xd3\xc9\t\xc7\xe1\xd5\xdd\xc9\t\xc7\xe1\xc7\xd3\xe3\n";
    let refused = [
        (home.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "صورة"),
        (home.file("report.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3"), "PDF"),
        (home.file("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0"), "ليس نصا"),
        (home.file("utf16.txt", utf16), "UTF-16"),
        (home.file("old.txt", one_byte), "Windows-1256"),
        (home.file("empty.txt", b""), "فارغ"),
        (home.file("blank.txt", b" \n\n\t\n"), "blank.txt"),
        (home.file("poem.txt", "قفا نبك من ذكرى حبيب ومنزل\n"), "لم يُعثر"),
        (home.file("other.json", br#"{"format": "other"}"#), "أرشيف"),
        (home.path("").display().to_string(), "مجلد"),
        (home.path("nowhere.txt").display().to_string(), "nowhere.txt"),
    ];
    for (path, word) in &refused {
        let said = home.lajna(&["import", "--yes", path]);
        assert_eq!(said.exit, 1, "{path}: {said:?}");
        assert!(said.err.contains(word), "{path}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        assert_eq!(said.out, "");
        said.assert_harmless();
    }
    let without_moment = |archive: &str| archive.replace(archive.split("\"written\"").nth(1).unwrap(), "");
    assert_eq!(without_moment(&home.did(&["export"])), without_moment(&before));
}

#[test]
fn a_name_of_ten_megabytes_is_refused() {
    let home = Home::new();
    let long = "س".repeat(5 << 20);
    let path = home.file("long.txt", format!("{ROSTER}جمعية الأمل\tرئيسة\t{long}\n"));
    let said = home.lajna(&["import", "--yes", &path]);
    assert_eq!(said.exit, 1);
    assert!(said.err.len() < 500, "the sentence does not repeat the name");
    assert_eq!((home.log().len(), home.list("roster").len()), (0, 0));
}

#[test]
fn what_would_drive_a_terminal_or_turn_a_line_around_is_taken_out_of_a_name_and_reported() {
    let home = Home::new();
    let name = "سمية\u{1b}[31m\u{202e} أبو\u{7}\u{9b}2J";
    let path = home.file("roster\u{1b}[2J.txt", format!("{ROSTER}جمعية الأمل\tرئيسة\t{name}\n"));
    let said = home.did(&["import", "--yes", &path]);
    assert!(said.contains("حُذفت محارف تحكم"), "{said}");
    assert_harmless(&said);
    assert_eq!(home.list("roster")[0]["name"], "سمية أبو");
    for arguments in [
        &["list", "roster"][..],
        &["list", "roster", "--json"],
        &["list", "log"],
        &["list", "log", "--json"],
        &["export"],
    ] {
        assert_harmless(&home.did(arguments));
    }
}
