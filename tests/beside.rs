//! Two people on one machine, each with the program on a screen of their own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use lajna::app::App;
use lajna::command::{Bindings, Command, Scope, parse, words};
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::store::Follower;
use lajna::terminal::Event;
use program::screen::Screen;
use program::{Home, founding_minutes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::process::Signal;

const USUAL: (u16, u16) = (100, 24);
const FIRST: &str = "فاطمة شهباز";
const F10: &str = "\u{1b}[21~";

fn founded() -> Home {
    let home = Home::new().with("LC_ALL", "C.UTF-8").with("LAJNA_LANGUAGE", "en");
    home.did(&["import", "--yes", &founding_minutes()]);
    home
}

fn opened(home: &Home, arguments: &[&str]) -> Screen {
    let screen = Screen::open(home, arguments, USUAL);
    screen.wait_for(FIRST);
    screen.settle();
    screen
}

/// Gives a command by its word.
fn say(screen: &mut Screen, word: &str) {
    screen.press(F10);
    screen.settle();
    screen.press(word);
    screen.press("\r");
}

#[test]
fn the_second_reads_and_sees_what_the_first_saves_and_takes_over_when_they_leave() {
    let home = founded();
    let mut first = opened(&home, &[]);
    let mut second = opened(&home, &[]);
    second.wait_for("read only, open by");
    second.wait_for(&first.pid().to_string());
    second.press("d");
    second.wait_for("only read here, for");
    let quiet = second.settle();
    std::thread::sleep(Duration::from_millis(3_500));
    assert_eq!(second.received(), quiet, "while nobody saves, not one byte is sent");
    first.press("u");
    first.wait_for("undone");
    // Nothing is left of the minutes on the second screen either.
    second.wait_for("Committee without a name");
    first.press("r");
    first.wait_for("done again");
    second.wait_for(FIRST);
    say(&mut second, "take-over");
    second.wait_for("still open");
    first.press("q");
    first.end();
    second.wait_for("has left");
    say(&mut second, "take-over");
    second.wait_for("changes are recorded");
    second.press("u");
    second.wait_for("undone");
    second.wait_for("saved");
    second.press("q");
    assert!(second.end().0.success());
    assert_eq!(home.log().len(), 4);
}

#[test]
fn the_lock_of_a_process_that_was_killed_holds_nobody_up() {
    let home = founded();
    let first = opened(&home, &[]);
    let mut second = opened(&home, &[]);
    first.signal(Signal::KILL);
    first.end();
    second.wait_for("has left");
    say(&mut second, "take-over");
    second.wait_for("changes are recorded");
    second.press("q");
    second.end();
}

#[test]
fn every_command_that_changes_something_answers_with_a_sentence() {
    let home = founded();
    let follower = Follower::open(home.store()).unwrap();
    let mut session = Session::open(Box::new(follower), "amina".into(), 7).unwrap();
    session.read_beside(None);
    let before = session.committee().clone();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let mut app = App::new(session, Bindings::shipped(), Language::En, now);
    let press = |app: &mut App, key: &str| app.step(Event::Key(key.parse().unwrap()), now);
    let mut refused = 0;
    for pane in ["F6", "F7", "F8"] {
        for row in words::ALL {
            let changes = |command: Command| command.changes(Scope::Roster);
            if !parse(row.word).is_ok_and(changes) {
                continue;
            }
            press(&mut app, pane);
            press(&mut app, "F10");
            for letter in row.word.chars() {
                app.step(Event::Key(Key::char(letter)), now);
            }
            press(&mut app, "enter");
            let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 24));
            app.draw(&mut buffer);
            let glass: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
            assert!(glass.contains("only read here"), "{} in {pane}: {glass}", row.word);
            press(&mut app, "esc");
            refused += 1;
        }
    }
    assert!(refused > 40, "{refused}");
    assert_eq!(app.session().committee(), &before);
}

/// Everything below a folder: names, bytes, modes, sizes and times of change.
fn tree(path: &Path) -> BTreeMap<PathBuf, (Vec<u8>, u32, i64, i64)> {
    let mut seen = BTreeMap::new();
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let about = fs::symlink_metadata(&path).unwrap();
            let bytes = if about.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
            let is_dir = about.is_dir();
            seen.insert(path.clone(), (bytes, about.permissions().mode(), about.mtime(), about.mtime_nsec()));
            if is_dir {
                folders.push(path);
            }
        }
    }
    seen
}

#[test]
fn read_only_creates_and_writes_nothing_on_the_screen_or_without_it() {
    let home = founded();
    let before = tree(&home.path(""));
    let mut screen = opened(&home, &["--read-only"]);
    screen.wait_for("read only");
    // Long enough for every quiet moment.
    std::thread::sleep(Duration::from_millis(3_500));
    for word in ["undo", "redo", "demo", "import", "take-over"] {
        say(&mut screen, word);
        screen.settle();
    }
    screen.wait_for("--read-only");
    screen.press("q");
    screen.end();
    for arguments in [&["list", "roster"][..], &["list", "log", "--json"], &["export"], &["verify"]] {
        assert!(!home.did(&[&["--read-only"], arguments].concat()).is_empty());
    }
    let minutes = program::fixture("demo/charter.ar.md");
    let refused =
        [&["undo"][..], &["import", "--yes", &minutes], &["salvage"], &["backup"], &["restore", &minutes]];
    for arguments in refused {
        let said = home.lajna(&[&["--read-only"], arguments].concat());
        assert_eq!(said.exit, 1, "{arguments:?}: {said:?}");
        assert!(said.err.contains("only read"), "{arguments:?}: {}", said.err);
    }
    let nowhere = home.path("nowhere").display().to_string();
    assert_eq!(home.lajna(&["--read-only", "--store", &nowhere, "export"]).exit, 1);
    assert_eq!(home.did(&["--read-only", "--store", &nowhere, "list", "roster"]), "");
    assert_eq!(tree(&home.path("")), before);
}

#[test]
fn a_held_store_is_read_with_read_only_by_the_command_line_too() {
    let home = founded();
    let mut first = opened(&home, &[]);
    assert_eq!(home.lajna(&["undo"]).exit, 3);
    assert_eq!(home.did(&["--read-only", "list", "roster"]).lines().count(), 18);
    first.press("q");
    first.end();
}

#[test]
fn a_store_in_a_place_that_cannot_be_written_is_read() {
    let home = founded();
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"";
    let run = |arguments: &[&str]| {
        let command = home.command(arguments);
        process::Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
            .arg(home.path(""))
            .arg(command.get_program())
            .args(arguments)
            .env_clear()
            .envs(home.environment())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .output()
    };
    let Ok(read) = run(&["--read-only", "list", "roster"]) else { return };
    let (out, err) = (String::from_utf8_lossy(&read.stdout), String::from_utf8_lossy(&read.stderr));
    if !read.status.success() && !err.contains("lajna") {
        // No file system of our own can be mounted here.
        return;
    }
    assert_eq!((out.lines().count(), err.as_ref()), (18, ""));
    let refused = run(&["undo"]).unwrap();
    assert_eq!(refused.status.code(), Some(1), "and without the flag a sentence says why not");
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("lajna: "));
}
