//! `lajna list`, `undo` and `redo`: what is in the store, for people and for programs.

use serde_json::{Value, json};

use super::founded;
use super::program::{Home, assert_harmless, fixture};

/// The fields of every kind of row, as documented.
const FIELDS: [(&str, &[&str]); 9] = [
    (
        "roster",
        &[
            "id",
            "institution",
            "capacity",
            "name",
            "aliases",
            "gender",
            "gender_standing",
            "category",
            "category_standing",
            "territory",
            "office",
            "office_standing",
            "seat",
            "alternate_of",
            "replaces",
            "contact",
            "from",
            "until",
            "departure",
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
            "completion",
            "after",
            "warning",
            "evidence",
            "meeting",
            "carried",
        ],
    ),
    ("objectives", &["id", "title", "tasks", "notes"]),
    ("charter", &["id", "number", "label", "level", "title", "body"]),
    ("parts", &["id", "number", "label", "level", "title", "body"]),
    (
        "texts",
        &["id", "number", "kind", "title", "phase", "numbering", "parts", "open_amendments", "versions"],
    ),
    ("bodies", &["id", "name", "aliases", "category", "members", "notes"]),
    (
        "meetings",
        &[
            "id",
            "title",
            "kind",
            "day",
            "last_day",
            "hours",
            "place",
            "mode",
            "link",
            "organiser",
            "facilitator",
            "agenda",
            "attendance",
            "guests",
            "counts",
            "people",
            "quorum",
            "resolutions",
            "minutes",
            "announced",
            "notes",
            "source",
        ],
    ),
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
        ("bodies", 3),
        ("meetings", 6),
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
fn meetings_are_listed_by_type_and_year_and_summed() {
    let home = full();
    let count = |options: &[&str]| home.did(&[&["list", "meetings"], options].concat()).lines().count();
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&["--year", "2023"]), 1);
    assert_eq!(count(&["--year", "2025"]), 0);
    assert_eq!(count(&["--type", "workshop"]), 0);
    assert_eq!(home.did(&["list", "meetings", "--totals"]), "2023\t\t1\t0\t0\t0\t0\n*\t*\t1\t0\t0\t0\t0\n");
    assert_eq!(home.list("meetings")[0]["quorum"], Value::Null);
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

#[test]
fn the_agenda_tells_what_is_late_and_what_is_due_and_by_whom() {
    let home = founded();
    let agenda = |arguments: &[&str]| -> Value {
        let all = [&["list", "agenda", "--json"], arguments].concat();
        serde_json::from_str(&home.did(&all)).unwrap()
    };
    let april = agenda(&["--on", "2023-04-01", "--days", "30"]);
    assert_eq!((&april["from"], &april["until"]), (&json!("2023-04-01"), &json!("2023-04-30")));
    let days = |rows: &Value| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|row| row["due"].as_str().unwrap().to_owned()).collect()
    };
    let (late, due) = (days(&april["late"]), days(&april["due"]));
    assert!(!late.is_empty() && late.iter().all(|day| day.as_str() < "2023-04-01"), "{late:?}");
    assert!(!due.is_empty() && due.iter().all(|day| "2023-04-01" <= day.as_str()), "{due:?}");
    assert!(due.is_sorted() && late.is_sorted());
    assert!(april["due"][0]["responsible_verbatim"].as_str().is_some_and(|who| !who.is_empty()));
    let one_day = agenda(&["--on", "2023-04-30", "--days", "1"]);
    assert!(days(&one_day["due"]).iter().all(|day| day == "2023-04-30"));
    let lines = home.did(&["list", "agenda", "--on", "2023-04-01"]);
    assert_eq!(lines.lines().count(), late.len() + due.len());
    for wrong in [&["list", "roster", "--days", "3"][..], &["list", "agenda", "--days", "0"]] {
        assert_eq!(home.lajna(wrong).exit, 2, "{wrong:?}");
    }
}
