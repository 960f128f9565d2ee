//! `lajna list`, `undo` and `redo`: what is in the store, for people and for programs.

use serde_json::Value;

use super::founded;
use super::program::{Home, assert_harmless, fixture};

/// The fields of every kind of row, as documented.
const FIELDS: [(&str, &[&str]); 8] = [
    (
        "roster",
        &[
            "id",
            "institution",
            "capacity",
            "name",
            "gender",
            "gender_standing",
            "category",
            "category_standing",
            "contact",
            "from",
            "until",
            "notes",
            "source",
        ],
    ),
    (
        "programme",
        &[
            "id",
            "objective",
            "objective_id",
            "responsible",
            "responsible_verbatim",
            "deadline",
            "action",
            "status",
            "progress",
            "overdue",
            "notes",
            "source",
        ],
    ),
    ("objectives", &["id", "title", "tasks", "notes"]),
    ("charter", &["id", "number", "label", "level", "title", "body"]),
    ("parts", &["id", "number", "label", "level", "title", "body"]),
    (
        "texts",
        &["id", "number", "kind", "title", "phase", "numbering", "parts", "open_amendments", "versions"],
    ),
    ("meetings", &["id", "title", "day", "place", "minutes", "announced", "source"]),
    ("log", &["id", "author", "at", "reverses", "summary", "change"]),
];

fn full() -> Home {
    let home = founded();
    home.did(&["import", "--yes", &fixture("demo/charter.ar.md")]);
    home
}

#[test]
fn every_row_of_every_json_list_has_exactly_the_documented_fields() {
    let home = full();
    for (what, fields) in FIELDS {
        let rows = home.list(what);
        assert!(!rows.is_empty(), "{what}");
        let mut fields = fields.to_vec();
        fields.sort_unstable();
        for row in &rows {
            let mut names: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
            names.sort_unstable();
            assert_eq!(names, fields, "{what}");
        }
    }
}

#[test]
fn an_empty_store_lists_nothing_and_that_is_no_failure() {
    let home = Home::new();
    for (what, _) in FIELDS {
        assert_eq!(home.did(&["list", what]), "");
        assert_eq!(home.list(what), [] as [Value; 0], "{what}");
    }
}

#[test]
fn every_list_has_one_line_for_each_row_with_as_many_cells_on_each() {
    let home = full();
    for (what, columns) in [
        ("roster", 6),
        ("programme", 7),
        ("objectives", 2),
        ("charter", 3),
        ("texts", 7),
        ("meetings", 3),
        ("log", 4),
    ] {
        let text = home.did(&["list", what]);
        assert_harmless(&text);
        assert_eq!(text.lines().count(), home.list(what).len(), "{what}");
        for line in text.lines() {
            assert_eq!(line.split('\t').count(), columns, "{what}: {line}");
        }
    }
}

#[test]
fn the_log_says_who_did_what_and_what_it_takes_back() {
    let home = founded();
    home.did(&["undo"]);
    home.did(&["--author", "كريم", "import", "--yes", &fixture("demo/charter.ar.md")]);
    let log = home.log();
    let told: Vec<_> = log.iter().map(|it| (&it["id"], &it["author"], &it["reverses"])).collect();
    assert_eq!(
        told,
        [
            (&1.into(), &"amina".into(), &Value::Null),
            (&2.into(), &"amina".into(), &1.into()),
            (&3.into(), &"كريم".into(), &Value::Null),
        ]
    );
    assert!(log[0]["summary"].as_str().unwrap().contains("18 عضوا"));
}

#[test]
fn the_summary_of_an_entry_is_in_the_language_asked_for_and_the_words_of_json_are_not() {
    let home = founded();
    let french = home.did(&["--lang", "fr", "list", "log"]);
    assert!(french.contains("18 membres"), "{french}");
    assert_eq!(
        home.did(&["--lang", "fr", "list", "roster", "--json"]),
        home.did(&["list", "roster", "--json"])
    );
}

#[test]
fn undo_and_redo_take_as_many_steps_as_they_are_told() {
    let home = full();
    assert_eq!((home.list("roster").len(), home.list("charter").is_empty()), (18, false));
    let said = home.did(&["undo", "2"]);
    assert!(said.contains("خطوتين"), "{said}");
    assert_eq!((home.list("roster").len(), home.list("charter").len()), (0, 0));
    home.did(&["redo", "1"]);
    assert_eq!((home.list("roster").len(), home.list("charter").len()), (18, 0));
    let said = home.did(&["redo", "9"]);
    assert!(said.contains("1 من 9"), "it says that there were fewer: {said}");
    assert!(!home.list("charter").is_empty());
}

#[test]
fn with_nothing_to_take_back_undo_and_redo_say_so_and_fail() {
    let home = Home::new();
    for word in ["undo", "redo"] {
        let said = home.lajna(&[word]);
        assert_eq!((said.exit, said.out.as_str()), (1, ""), "{word}");
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
    assert_eq!(home.log().len(), 0);
}

#[test]
fn one_author_does_not_undo_what_another_did() {
    let home = founded();
    assert_eq!(home.lajna(&["--author", "كريم", "undo"]).exit, 1);
    assert_eq!(home.list("roster").len(), 18);
}
