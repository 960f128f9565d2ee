//! Records, and titles of parts, that a full disk refuses: the form keeps its words until there is
//! room, or gives them to a rescue file.

use super::*;

const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";

/// Each kind of record: the keys that open its form, and what the form says of itself.
const RECORDS: [(&[&str], &str); 3] = [
    (&["1", "a"], "New member"),
    (&["2", "a", "\t", "\t"], "New task"),
    (&["3", "m", "AAAA", "\t"], "mendment"),
];

/// As much as a field of one line takes, at its beginning the words that are looked for.
fn type_a_line(screen: &mut Screen) {
    screen.press(&format!("\u{1b}[200~AAAA {}\u{1b}[201~", "much ".repeat(2_000)));
}

/// The program with a form full of words that the disk has refused.
fn refused(home: &Home, disk: &Small, keys: &[&str], title: &str) -> Screen {
    let mut screen = opened(home);
    for key in keys {
        screen.press(key);
        screen.settle();
    }
    screen.wait_for(title);
    screen.wait_for("Ctrl-S save");
    disk.fill();
    type_a_line(&mut screen);
    screen.wait_for("much");
    screen.settle();
    screen.press(SAVE);
    screen.wait_for("full");
    screen.wait_for("much");
    screen
}

/// How many entries of the log have the words.
fn recorded(home: &Home) -> usize {
    let journal = fs::read_to_string(home.store().join("journal")).unwrap();
    journal.lines().filter(|entry| entry.contains("AAAA")).count()
}

#[test]
fn a_record_refused_on_a_full_disk_stays_in_its_form_and_is_recorded_when_there_is_room() {
    for (keys, title) in RECORDS {
        let home = home();
        let Some(disk) = Small::in_home(&home) else { return };
        fill(&home);
        let mut screen = refused(&home, &disk, keys, title);
        disk.free();
        screen.press(SAVE);
        until(title, || recorded(&home) == 1 && !screen.shows("Ctrl-S save"));
        screen.wait_for(SAVED);
        screen.signal(Signal::KILL);
        screen.end();
        assert_eq!(recorded(&home), 1, "{title}");
    }
}

#[test]
fn who_leaves_a_form_that_was_refused_has_its_words_in_the_rescue_file() {
    for (keys, title) in RECORDS {
        let home = home();
        let Some(disk) = Small::in_home(&home) else { return };
        fill(&home);
        let mut screen = refused(&home, &disk, keys, title);
        screen.press(QUIT);
        screen.wait_for("leave without saving");
        screen.press("y");
        let (status, bytes) = screen.end();
        assert_eq!(status.exit_code(), 1, "{title}");
        let kept = rescue_files(&home);
        assert_eq!(kept.len(), 1, "{title}");
        assert!(fs::read_to_string(&kept[0]).unwrap().contains("AAAA"), "{title}");
        let told = String::from_utf8_lossy(&bytes).into_owned();
        assert!(told.contains(&kept[0].display().to_string()), "{title}: {told:?}");
        disk.free();
        let again = Screen::open(&home, &[], USUAL);
        again.wait_for("AAAA");
        again.signal(Signal::TERM);
        again.end();
        assert_eq!(recorded(&home), 0, "{title}: nobody has finished it");
    }
}

#[test]
fn who_closes_a_form_that_was_refused_has_its_words_in_the_rescue_file() {
    for (keys, title) in RECORDS {
        let home = home();
        let Some(disk) = Small::in_home(&home) else { return };
        fill(&home);
        let mut screen = refused(&home, &disk, keys, title);
        screen.press(ESC);
        screen.wait_for("leave without saving");
        screen.press("y");
        screen.wait_for("is kept in");
        let kept = rescue_files(&home);
        assert_eq!(kept.len(), 1, "{title}");
        assert!(fs::read_to_string(&kept[0]).unwrap().contains("AAAA"), "{title}");
        // One that was never refused is given up as before.
        disk.free();
        say(&mut screen, "undo");
        screen.press("1");
        screen.settle();
        screen.press("a");
        screen.wait_for("New member");
        screen.press("BBBB");
        screen.wait_for("BBBB");
        screen.press(ESC);
        screen.wait_for("leave without saving");
        screen.press("y");
        screen.settle();
        assert_eq!(rescue_files(&home), kept, "{title}");
        screen.signal(Signal::KILL);
        screen.end();
        let again = Screen::open(&home, &[], USUAL);
        again.wait_for("AAAA");
        again.signal(Signal::TERM);
        again.end();
        assert_eq!(recorded(&home), 0, "{title}: nobody has finished it");
    }
}

#[test]
fn the_title_of_a_part_typed_on_a_full_disk_stays_until_there_is_room() {
    let home = home();
    let Some(disk) = Small::in_home(&home) else { return };
    fill(&home);
    let mut screen = opened(&home);
    for key in ["3", "t"] {
        screen.press(key);
        screen.settle();
    }
    disk.fill();
    type_a_line(&mut screen);
    screen.wait_for("much");
    screen.press(ENTER);
    screen.wait_for("full");
    screen.wait_for("much");
    // It can be put elsewhere while it waits.
    let path = home.path("title.json");
    say(&mut screen, &format!("rescue {}", path.display()));
    screen.wait_for("kept in");
    assert!(fs::read_to_string(&path).unwrap().contains("AAAA"));
    disk.free();
    screen.press(ENTER);
    screen.settle();
    screen.wait_for(SAVED);
    screen.signal(Signal::KILL);
    screen.end();
    let titled = home.list("charter").iter().filter(|row| row["title"].to_string().contains("AAAA")).count();
    assert_eq!(titled, 1);
}

#[test]
fn words_that_no_place_takes_are_printed_when_one_leaves_for_the_third_time() {
    let home = home();
    // A file stands where each of the folders would be.
    home.file("taken", "");
    let [state, tmp] = ["taken/state", "taken/tmp"].map(|it| home.path(it).display().to_string());
    let home = home.with("XDG_STATE_HOME", &state).with("TMPDIR", &tmp);
    let Some((_disk, mut screen)) = unsaved(&home) else { return };
    screen.press(ESC);
    screen.settle();
    for told in ["Quit again", "printed on the terminal"] {
        screen.press("q");
        screen.wait_for(told);
        screen.settle();
    }
    let before = screen.received();
    screen.press("q");
    let (status, bytes) = screen.end();
    assert_eq!(status.exit_code(), 1);
    let printed = String::from_utf8_lossy(&bytes[before..]).into_owned();
    assert!(printed.contains("copy it from here"), "{printed:?}");
    assert_eq!(printed.matches("AAAA").count(), 1, "{printed:?}");
    // After the screen is given back, or it would be wiped off with it.
    assert!(printed.find("\u{1b}[?1049l").unwrap() < printed.find("AAAA").unwrap());
}
