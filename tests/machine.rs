//! The program on a machine that fails it: full and read-only disks, a terminal that is gone, frozen
//! or resized without end. What was typed is saved, or in a rescue file, or on the screen.
//!
//! Disks that fail are made of memory, which only root may mount; elsewhere those tests say so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod program;

#[path = "machine/drafts.rs"]
mod drafts;
#[path = "machine/forms.rs"]
mod forms;
#[path = "machine/reading.rs"]
mod reading;
#[path = "machine/refusals.rs"]
mod refusals;
#[path = "machine/rescued.rs"]
mod rescued;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use program::screen::{PATIENCE, Screen};
use program::{Home, fixture, founding_minutes};
use rustix::process::Signal;

const USUAL: (u16, u16) = (80, 24);
const FIRST: &str = "فاطمة شهباز";
const ENTER: &str = "\r";
const ESC: &str = "\u{1b}";
const SAVED: &str = "saved ●";
const UNSAVED: &str = "NOT saved";

fn home() -> Home {
    let home = Home::new().with("LC_ALL", "C.UTF-8").with("LAJNA_LANGUAGE", "en");
    let temporary = home.path("tmp").display().to_string();
    home.with("TMPDIR", &temporary)
}

fn fill(home: &Home) {
    home.did(&["import", "--yes", &founding_minutes()]);
    home.did(&["import", "--yes", &fixture("demo/charter.ar.md")]);
}

fn opened(home: &Home) -> Screen {
    let screen = Screen::open(home, &[], USUAL);
    screen.wait_for(FIRST);
    screen.settle();
    screen
}

/// The program with a part of the charter open to be written in.
fn writing(home: &Home) -> Screen {
    let mut screen = opened(home);
    screen.press("3");
    screen.wait_for("p phase");
    screen.press(ENTER);
    screen.wait_for("Enter paragraph");
    screen
}

/// More than the last page of a file has room for, and at its end the words that are looked for.
fn type_much(screen: &mut Screen, words: &str) {
    screen.press(&format!("\u{1b}[200~{}{words}\u{1b}[201~", "much ".repeat(2_000)));
}

/// Fills the disk under a part that is being written in, and types what it refuses.
fn overfill(disk: &Small, screen: &mut Screen) {
    disk.fill();
    type_much(screen, "AAAA");
    screen.wait_for(UNSAVED);
}

/// The program with words in the charter that its full disk refuses; `None` where nobody may make one.
fn unsaved(home: &Home) -> Option<(Small, Screen)> {
    let disk = Small::in_home(home)?;
    fill(home);
    let mut screen = writing(home);
    overfill(&disk, &mut screen);
    Some((disk, screen))
}

/// Gives a command by its words.
fn say(screen: &mut Screen, words: &str) {
    screen.press("\u{1b}[21~");
    screen.settle();
    screen.press(words);
    screen.settle();
    screen.press(ENTER);
    screen.settle();
}

/// How often words stand in the charter.
fn count(home: &Home, words: &str) -> usize {
    let rows = home.list("charter");
    rows.iter().map(|row| row["body"].as_str().unwrap().matches(words).count()).sum()
}

fn rescue_files(home: &Home) -> Vec<PathBuf> {
    kept_files(home, "lajna-rescue")
}

/// Files beside the rescue files whose names begin like this.
fn kept_files(home: &Home, name: &str) -> Vec<PathBuf> {
    let folder = home.path(".local/state/lajna");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    // One that is just being renamed is gone from under its old name.
    let all = entries.flatten().map(|entry| entry.path());
    let named = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(name);
    all.filter(named).collect()
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let patience = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < patience, "never: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The disk of the committee, apart from all others; it goes with the value.
struct Small(PathBuf);

impl Small {
    /// A disk of 16 MiB where the home keeps its data; `None` where nobody may make one.
    fn in_home(home: &Home) -> Option<Self> {
        let place = home.path("data");
        fs::create_dir(&place).unwrap();
        let mut mount = Command::new("mount");
        let mounted = mount.args(["-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs"]).arg(&place).output();
        if !mounted.is_ok_and(|done| done.status.success()) {
            eprintln!("skipped: only root may make a disk of memory");
            return None;
        }
        Some(Self(place))
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut file = fs::File::create(self.0.join("full")).unwrap();
        let full = std::io::copy(&mut std::io::Read::take(std::io::repeat(7), 64 << 20), &mut file);
        assert!(full.is_err(), "it has an end");
    }

    fn free(&self) {
        fs::remove_file(self.0.join("full")).unwrap();
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0).status();
        assert!(done.unwrap().success(), "{how}");
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _unmounted = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_one_types_on_and_when_there_is_room_again_everything_is_written() {
    let home = home();
    let Some((disk, mut screen)) = unsaved(&home) else { return };
    screen.wait_for("full");
    // Elsewhere in the text as well, and the screen works.
    for _ in 0..3 {
        screen.press("\u{1b}[B");
    }
    screen.press("BBBB");
    screen.wait_for("BBBB");
    screen.wait_for(UNSAVED);
    disk.free();
    screen.wait_for(SAVED);
    screen.signal(Signal::KILL);
    screen.end();
    assert_eq!((count(&home, "AAAA"), count(&home, "BBBB")), (1, 1));
    assert!(home.did(&["verify"]).contains("unbroken"), "and no half entry");
}

#[test]
fn who_leaves_while_the_disk_is_full_finds_the_words_at_the_next_start() {
    let home = home();
    let Some((disk, mut screen)) = unsaved(&home) else { return };
    for key in [ESC, "q"] {
        screen.press(key);
        screen.settle();
    }
    screen.wait_for("Quit again");
    screen.press("q");
    let (status, bytes) = screen.end();
    assert_eq!(status.exit_code(), 1);
    let kept = rescue_files(&home);
    assert_eq!(kept.len(), 1);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&kept[0]), mode(kept[0].parent().unwrap())), (0o600, 0o700));
    let told = String::from_utf8_lossy(&bytes).into_owned();
    assert!(told.contains(&kept[0].display().to_string()), "where it is, is told: {told:?}");
    disk.free();
    assert_eq!(count(&home, "AAAA"), 0);
    let mut again = opened(&home);
    again.wait_for("is recorded now");
    again.press("q");
    again.end();
    assert_eq!(count(&home, "AAAA"), 1);
    assert_eq!(rescue_files(&home), [] as [PathBuf; 0]);
}

#[test]
fn a_rescue_file_in_a_place_of_ones_own_goes_the_full_circle() {
    let home = home();
    let Some((disk, mut screen)) = unsaved(&home) else { return };
    let path = home.path("mine.json");
    let words = format!("rescue {}", path.display());
    for keys in [ESC, ":", &words, ENTER] {
        screen.press(keys);
        screen.settle();
    }
    screen.wait_for("kept in");
    screen.signal(Signal::KILL);
    screen.end();
    disk.free();
    let path = path.display().to_string();
    assert!(home.did(&["import", &path]).contains("recorded now"));
    assert!(home.did(&["import", &path]).contains("recorded already"));
    assert_eq!(count(&home, "AAAA"), 1);
}

#[test]
fn a_disk_that_has_become_read_only_is_said_and_nothing_typed_is_lost() {
    let home = home();
    let Some(disk) = Small::in_home(&home) else { return };
    fill(&home);
    let mut screen = writing(&home);
    // The file that is open keeps a disk from becoming read-only: that of a full quota is like it.
    screen.press("AAAA");
    screen.wait_for(SAVED);
    screen.signal(Signal::TERM);
    screen.end();
    disk.remount("ro");
    let said = home.lajna(&["undo"]);
    assert_eq!(said.exit, 1);
    assert!(said.err.starts_with("lajna: "), "{}", said.err);
    let (_, bytes) = Screen::open(&home, &[], USUAL).end();
    assert!(
        String::from_utf8_lossy(&bytes).contains("lajna: "),
        "a sentence, and no screen that cannot save"
    );
    let mut reading = Screen::open(&home, &["--read-only"], USUAL);
    reading.wait_for(FIRST);
    reading.press("q");
    reading.end();
    disk.remount("rw");
    assert_eq!(count(&home, "AAAA"), 1);
}

#[test]
fn what_was_being_typed_when_the_line_went_is_told_of_at_the_next_start() {
    for ending in ["hang up", "signal"] {
        let home = home();
        fill(&home);
        let mut screen = writing(&home);
        screen.press("AAAA");
        screen.wait_for("AAAA");
        if ending == "hang up" {
            screen.hang_up();
        } else {
            screen.signal(Signal::HUP);
        }
        screen.end();
        assert_eq!(count(&home, "AAAA"), 1, "{ending}");
        let mut again = opened(&home);
        again.wait_for("cut off while you typed");
        again.press("q");
        again.end();
        assert_eq!(rescue_files(&home), [] as [PathBuf; 0], "{ending}");
        assert_eq!(count(&home, "AAAA"), 1, "{ending}");
    }
}

#[test]
fn words_of_a_form_that_was_open_when_the_line_went_are_shown_at_the_next_start() {
    let home = home();
    fill(&home);
    let mut screen = opened(&home);
    screen.press("a");
    screen.wait_for("Ctrl-S save");
    screen.press("Association AAAA");
    screen.wait_for("AAAA");
    screen.hang_up();
    screen.end();
    let again = Screen::open(&home, &[], USUAL);
    again.wait_for("AAAA");
    again.signal(Signal::TERM);
    again.end();
    assert_eq!(home.list("roster").len(), 18, "nothing is recorded that nobody has finished");
    let third = opened(&home);
    assert!(!third.shows("AAAA"), "it is told once");
}

#[test]
fn a_storm_of_resizes_down_to_one_cell_loses_no_key() {
    let home = home();
    fill(&home);
    let mut screen = writing(&home);
    let mut typed = String::new();
    for step in 0..200_u16 {
        let (columns, rows) = [(1, 1), (3, 2), (20, 3), (200, 60), (44, 16), (80, 24)][usize::from(step % 6)];
        screen.resize(columns, rows);
        let letter = char::from(b'a' + (step % 26) as u8).to_string();
        screen.press(&letter);
        typed.push_str(&letter);
    }
    screen.resize(80, 24);
    screen.wait_for(SAVED);
    screen.signal(Signal::STOP);
    screen.signal(Signal::CONT);
    screen.settle();
    screen.wait_for("vwxyz");
    screen.signal(Signal::TERM);
    screen.end();
    assert_eq!(count(&home, &typed), 1);
}

#[test]
fn a_terminal_that_stops_reading_costs_no_letter_and_no_memory_without_end() {
    let rounds: usize = std::env::var("LAJNA_FROZEN").ok().and_then(|it| it.parse().ok()).unwrap_or(40);
    let home = home();
    fill(&home);
    let mut screen = writing(&home);
    let before = screen.memory();
    screen.freeze();
    for _ in 0..rounds {
        // Every burst is another screen to be drawn.
        screen.press("abcdefghij\r");
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(2_500));
    let after = screen.memory();
    // It is saved though nobody can see it.
    assert!(fs::read_to_string(home.store().join("journal")).unwrap().contains("abcdefghij"));
    screen.thaw();
    screen.wait_for(SAVED);
    screen.signal(Signal::TERM);
    screen.end();
    assert_eq!(count(&home, "abcdefghij"), rounds);
    if let (Some(before), Some(after)) = (before, after) {
        eprintln!("memory before {} KiB, after {} KiB", before >> 10, after >> 10);
        assert!(after < before + (16 << 20), "{before} became {after}");
    }
}
