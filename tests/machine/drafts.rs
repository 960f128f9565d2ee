//! Words still being typed when the program is killed: they are in a private file within two
//! seconds, and offered at the next start.

use super::*;

const PROMPT: &str = "\u{1b}[21~";
const QUIT: &str = "\u{11}";

/// Where words are typed that are in no log yet: the keys that open it, what is typed, and what the
/// screen says there.
const OPEN: [(&[&str], &str, &str); 5] = [
    (&["1", "a"], "AAAA", "New member"),
    (&["2", "a", "\t", "\t"], "AAAA", "New task"),
    (&["3", "m"], "AAAA", "mendment"),
    (&["3", "t"], "AAAA", "Esc"),
    (&[PROMPT], "search AAAA", "Command"),
];

fn draft_files(home: &Home) -> Vec<PathBuf> {
    let mut files = kept_files(home, "lajna-draft");
    // What is being written has no name of its own yet.
    files.retain(|path| path.extension().is_some_and(|it| it == "json"));
    files
}

/// The program with words typed, and their file written.
fn typed(home: &Home, keys: &[&str], words: &str, place: &str) -> Screen {
    let mut screen = opened(home);
    for key in keys {
        screen.press(key);
        screen.settle();
    }
    screen.wait_for(place);
    screen.press(words);
    screen.wait_for("AAAA");
    drafted(home, "AAAA");
    screen
}

fn drafted(home: &Home, words: &str) {
    until(words, || {
        draft_files(home).iter().any(|path| fs::read_to_string(path).is_ok_and(|it| it.contains(words)))
    });
}

#[test]
fn words_being_typed_when_the_program_is_killed_are_shown_at_the_next_start() {
    for (keys, words, place) in OPEN {
        let home = home();
        fill(&home);
        let entries = home.log().len();
        let screen = typed(&home, keys, words, place);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let [draft] = &draft_files(&home)[..] else { panic!("{place}: one file") };
        assert_eq!((mode(draft), mode(draft.parent().unwrap())), (0o600, 0o700), "{place}");
        screen.signal(Signal::KILL);
        screen.end();
        let again = Screen::open(&home, &[], USUAL);
        again.wait_for("AAAA");
        again.wait_for("cut off");
        again.signal(Signal::KILL);
        again.end();
        assert_eq!(home.log().len(), entries, "{place}: nothing is recorded that nobody has finished");
        let third = opened(&home);
        assert!(!third.shows("AAAA"), "{place}: it is told once");
        assert_eq!(draft_files(&home), [] as [PathBuf; 0], "{place}");
    }
}

#[test]
fn words_that_were_saved_or_given_up_leave_no_file_and_are_not_told_of() {
    let [title, form] = [OPEN[3], OPEN[0]];
    for ((keys, words, place), ways) in [(title, &[ENTER][..]), (form, &[ESC, "y"]), (form, &[QUIT, "y"])] {
        let home = home();
        fill(&home);
        let mut screen = typed(&home, keys, words, place);
        for key in ways {
            screen.press(key);
            if *key != "y" && *key != ENTER {
                screen.wait_for("leave without saving");
            }
        }
        until("the draft is gone", || draft_files(&home).is_empty());
        if ways[0] != QUIT {
            screen.signal(Signal::KILL);
        }
        screen.end();
        let again = opened(&home);
        assert!(!again.shows("cut off"), "{ways:?}");
        drop(again);
        assert_eq!(kept_files(&home, "lajna-"), [] as [PathBuf; 0], "{ways:?}");
        let journal = fs::read_to_string(home.store().join("journal")).unwrap();
        assert_eq!(journal.contains("AAAA"), ways == [ENTER], "{ways:?}");
    }
}

#[test]
fn keeping_the_words_costs_nothing_on_the_line() {
    let home = home();
    fill(&home);
    let mut screen = opened(&home);
    screen.press("1");
    screen.press("a");
    screen.wait_for("New member");
    screen.press("AAAA");
    screen.wait_for("AAAA");
    let before = screen.settle();
    drafted(&home, "AAAA");
    assert_eq!(screen.settle(), before);
}

#[test]
fn the_words_of_a_screen_are_its_own_as_long_as_it_lives() {
    let home = home();
    fill(&home);
    let mut first = typed(&home, OPEN[0].0, "AAAA", OPEN[0].2);
    // One beside it on the same committee, and one on another.
    let mut second = opened(&home);
    second.wait_for("read only");
    let other = home.path("other").display().to_string();
    home.did(&["--store", &other, "import", "--yes", &founding_minutes()]);
    let third = Screen::open(&home, &["--store", &other], USUAL);
    third.wait_for(FIRST);
    third.settle();
    assert!(!second.shows("AAAA") && !third.shows("AAAA"));
    first.press("BBBB");
    drafted(&home, "AAAABBBB");
    assert_eq!(draft_files(&home).len(), 1);
    first.signal(Signal::KILL);
    first.end();
    // Who comes after it has its words.
    second.wait_for("has left");
    say(&mut second, "take-over");
    second.wait_for("AAAABBBB");
    assert_eq!(draft_files(&home), [] as [PathBuf; 0]);
}

#[test]
fn text_that_a_full_disk_refuses_outlives_the_program_that_is_killed() {
    let home = home();
    let Some(disk) = Small::in_home(&home) else { return };
    fill(&home);
    let mut screen = writing(&home);
    disk.fill();
    type_much(&mut screen, "AAAA");
    screen.wait_for(UNSAVED);
    drafted(&home, "AAAA");
    screen.signal(Signal::KILL);
    screen.end();
    disk.free();
    let mut again = opened(&home);
    again.wait_for("is recorded now");
    again.press("q");
    again.end();
    assert_eq!(count(&home, "AAAA"), 1);
    assert_eq!(kept_files(&home, "lajna-"), [] as [PathBuf; 0]);
}
