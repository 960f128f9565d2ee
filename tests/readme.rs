//! README.md shows what the program is now: its screen, its keys, its commands.
//!
//! `LAJNA_WRITE_README=1 cargo test --test readme` writes the generated parts again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;

use chrono::{TimeZone, Utc};
use lajna::app::App;
use lajna::command::{Bindings, Scope};
use lajna::exchange::demo;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::store::Memory;
use lajna::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// Puts what the program generates between two lines of the README, or holds them equal.
fn hold(start: &str, end: &str, generated: &str) {
    let readme = fs::read_to_string(README).unwrap();
    let from = readme.find(start).unwrap_or_else(|| panic!("README.md has no {start}")) + start.len();
    let to = from + readme[from..].find(end).unwrap_or_else(|| panic!("README.md has no {end}"));
    if std::env::var_os("LAJNA_WRITE_README").is_some() {
        fs::write(README, format!("{}{generated}{}", &readme[..from], &readme[to..])).unwrap();
    } else {
        assert_eq!(&readme[from..to], generated, "LAJNA_WRITE_README=1 cargo test --test readme");
    }
}

/// The work programme of the demonstration at 80x24, in Arabic, on a fixed day.
fn screen() -> String {
    let now = Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap();
    let mut session = Session::open(Box::new(Memory::new()), "كاتبة اللجنة".into(), 1).unwrap();
    for change in demo::changes(session.ids(), now.date_naive()) {
        session.record(change, now).unwrap();
    }
    let mut app = App::new(session, Bindings::shipped(), Language::Ar, now);
    app.step(Event::Key(Key::char('2')), now);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    app.draw(&mut buffer);
    let rows = buffer.content().chunks(80).map(|row| {
        let cells: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        // Cells from left to right as they lie on the glass, also where the reader's browser
        // would order them by itself.
        format!("\u{202d}{}\u{202c}\n", cells.trim_end())
    });
    rows.collect()
}

/// Where a place has another use for one of these keys, and which.
fn elsewhere(bindings: &Bindings, keys: &str, word: &str) -> String {
    let mut others: Vec<(String, Vec<&str>, &str)> = Vec::new();
    for key in keys.split(", ") {
        for scope in Scope::ALL.into_iter().filter(|it| !SHARED.contains(it)) {
            for (own, other) in bindings.own_rows(scope) {
                if other == word || !own.split(", ").any(|it| it == key) {
                    continue;
                }
                match others.iter_mut().find(|(of, _, does)| of == key && *does == other) {
                    Some((_, places, _)) => places.push(scope.name()),
                    None => others.push((key.to_owned(), vec![scope.name()], other)),
                }
            }
        }
    }
    let told = |(key, places, other): &(String, Vec<&str>, &str)| {
        format!("; {key} in {}: `{other}`", places.join(", "))
    };
    others.iter().map(told).collect()
}

/// Scopes whose keys apply in every list.
const SHARED: [Scope; 3] = [Scope::Global, Scope::List, Scope::Records];

/// The keys that apply everywhere and in every list, as a table.
fn keys() -> String {
    let help = Language::En.phrases().commands.help;
    let bindings = Bindings::shipped();
    let mut table = String::from("\n| key | command | |\n|---|---|---|\n");
    for scope in SHARED {
        for (keys, word) in bindings.own_rows(scope) {
            let elsewhere = elsewhere(&bindings, &keys, word);
            table.push_str(&format!("| {keys} | `{word}` | {}{elsewhere} |\n", help(word)));
        }
    }
    table
}

#[test]
fn the_screen_in_the_readme_is_what_the_program_draws() {
    hold("```text\n", "```\n\n## Install", &screen());
}

#[test]
fn the_keys_in_the_readme_are_those_in_force() {
    hold("<!-- keys -->\n", "\n<!-- keys end -->", &keys());
}

#[test]
fn the_readme_names_every_command_of_the_command_line() {
    let readme = fs::read_to_string(README).unwrap();
    for word in [
        "import",
        "list",
        "check",
        "undo",
        "redo",
        "export",
        "salvage",
        "verify",
        "repair",
        "backup",
        "restore",
        "keys",
        "clone",
        "terminal",
        "completions",
    ] {
        assert!(readme.contains(&format!("`lajna {word}")), "{word}");
    }
}
