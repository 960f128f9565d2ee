//! The program on a real terminal: it starts, is typed at, resized, interrupted and killed, and
//! gives the terminal back; whatever it had shown as saved is there afterwards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod program;

use std::time::{Duration, Instant};

use program::screen::{Answers, Screen};
use program::{Home, founding_minutes};
use rustix::process::Signal;

const USUAL: (u16, u16) = (80, 24);

const LAJNA: &str = env!("CARGO_BIN_EXE_lajna");
const DOWN: &str = "\u{1b}[B";
const LOWER: &str = "\u{1b}[1;2B";
const TAB: &str = "\t";
const ENTER: &str = "\r";
const SAVE: &str = "\u{13}";

/// The first of the founding minutes, on the screen once it is drawn.
const FIRST: &str = "فاطمة شهباز";
const SAVED: &str = "محفوظ";
const SAVING: &str = "يُحفظ";
const UNDONE: &str = "تم التراجع";
const REDONE: &str = "تمت الإعادة";

/// A home where the terminal shows everything, and nothing says which keyboard is used.
fn home() -> Home {
    Home::new().with("LC_ALL", "C.UTF-8")
}

/// A home whose committee is the one of the founding minutes.
fn founded() -> Home {
    let home = home();
    home.did(&["import", "--yes", &founding_minutes()]);
    home
}

/// The program on that committee, drawn and at rest.
fn opened(home: &Home, size: (u16, u16)) -> Screen {
    let screen = Screen::open(home, &[], size);
    screen.wait_for(FIRST);
    screen.settle();
    screen
}

/// The terminal is as it was: the usual screen, a caret, no pasting marks.
fn assert_given_back(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let end = &text[text.rfind("\u{1b}[?25h").expect("the caret is shown again")..];
    assert!(end.contains("\u{1b}[?2004l"), "{end:?}");
    assert!(end.ends_with("\u{1b}[?1049l"), "{end:?}");
}

#[test]
fn the_demonstration_opens_in_arabic_and_leaves_the_terminal_as_it_was() {
    let home = home();
    let mut screen = Screen::open(&home, &["--demo"], USUAL);
    for words in ["الأعضاء", "زينب أمزيان", SAVED] {
        screen.wait_for(words);
    }
    screen.press("q");
    let (status, bytes) = screen.end();
    assert!(status.success(), "{status:?}");
    assert_given_back(&bytes);
    let journal = std::fs::read_to_string(home.path("cache/lajna/demo/journal")).unwrap();
    let (first, entries) = (journal.lines().next().unwrap(), journal.lines().count());
    assert!(entries > 2 && first.contains(&format!("\"part\":[1,{entries}]")), "all of it or none of it");
    assert!(!home.store().exists(), "the committee of the person is not touched");
}

#[test]
fn a_member_typed_into_the_form_is_on_the_screen_and_in_the_store() {
    let home = founded();
    let mut screen = opened(&home, USUAL);
    screen.press("a");
    screen.settle();
    for words in ["جمعية الأمل", TAB, "رئيسة", TAB, "سلمى بنعمرو"] {
        screen.press(words);
    }
    screen.wait_for("سلمى بنعمرو");
    screen.press(SAVE);
    screen.settle();
    screen.wait_for(SAVED);
    screen.wait_for("سلمى بنعمرو");
    screen.press("q");
    assert!(screen.end().0.success());
    let roster = home.list("roster");
    let added = roster.iter().find(|it| it["name"] == "سلمى بنعمرو").expect("she is in the roster");
    assert_eq!((&added["institution"], &added["capacity"]), (&"جمعية الأمل".into(), &"رئيسة".into()));
    assert_eq!((roster.len(), home.log().len()), (19, 2));
}

#[test]
fn what_opening_the_store_mended_is_told_on_the_screen() {
    let home = founded();
    let journal = home.store().join("journal");
    let whole = std::fs::read(&journal).unwrap();
    std::fs::write(&journal, [whole.as_slice(), b"{\"v\":1,\"n\":2"].concat()).unwrap();
    let mut screen = Screen::open(&home, &[], USUAL);
    for words in [FIRST, "انقطع تسجيل"] {
        screen.wait_for(words);
    }
    screen.press("q");
    let (status, bytes) = screen.end();
    assert!(status.success());
    let text = String::from_utf8_lossy(&bytes);
    let after = text.split("\u{1b}[?1049l").last().unwrap();
    assert!(after.contains("lajna: ") && after.contains("journal.torn-1"), "in full afterwards: {after}");
}

#[test]
fn a_signal_to_end_ends_the_program_and_what_was_done_is_kept() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = founded();
        let mut screen = opened(&home, USUAL);
        screen.press(LOWER);
        screen.press("u");
        screen.wait_for(UNDONE);
        let asked = Instant::now();
        screen.signal(signal);
        let (_, bytes) = screen.end();
        assert!(asked.elapsed() < Duration::from_secs(5), "{signal:?}");
        if signal != Signal::HUP {
            assert_given_back(&bytes);
        }
        assert_eq!(home.log().len(), 3, "{signal:?}");
    }
}

/// A home with a charter, and the program on it with a part of the charter open to be written in.
fn writing() -> (Home, Screen) {
    let home = founded();
    home.did(&["import", "--yes", &program::fixture("demo/charter.ar.md")]);
    let mut screen = opened(&home, USUAL);
    screen.press("3");
    screen.settle();
    screen.press(ENTER);
    screen.settle();
    (home, screen)
}

fn charter_contains(home: &Home, words: &str) -> bool {
    home.list("charter").iter().any(|it| it["body"].as_str().unwrap().contains(words))
}

#[test]
fn text_that_was_being_typed_is_kept_when_a_signal_ends_the_program() {
    let (home, mut screen) = writing();
    screen.press("مرحبا بكم");
    screen.wait_for("مرحبا بكم");
    assert!(screen.shows(SAVING) && !screen.shows(SAVED), "{}", screen.contents());
    screen.signal(Signal::TERM);
    screen.end();
    assert!(charter_contains(&home, "مرحبا بكم"));
}

#[test]
fn typed_text_is_saved_within_two_seconds_and_survives_a_kill_from_then_on() {
    let (home, mut screen) = writing();
    screen.press("مرحبا بكم");
    screen.wait_for(SAVING);
    let typed = Instant::now();
    screen.wait_for(SAVED);
    assert!(typed.elapsed() < Duration::from_secs(2));
    screen.signal(Signal::KILL);
    screen.end();
    assert!(charter_contains(&home, "مرحبا بكم"));
}

#[test]
fn when_the_window_is_closed_the_program_ends_and_what_was_done_is_kept() {
    let home = founded();
    let mut screen = opened(&home, USUAL);
    screen.press(LOWER);
    screen.press("u");
    screen.wait_for(UNDONE);
    let closed = Instant::now();
    screen.hang_up();
    screen.end();
    assert!(closed.elapsed() < Duration::from_secs(5));
    assert_eq!(home.log().len(), 3);
    assert_eq!(home.list("roster").len(), 18, "and the store is free again");
}

#[test]
fn after_a_resize_the_screen_is_what_it_would_be_at_that_size_from_the_start() {
    let home = founded();
    let mut sizes = vec![(120, 40), (60, 20), (44, 16), (200, 50), USUAL];
    let mut resized = opened(&home, USUAL);
    let mut shown = Vec::new();
    for (columns, rows) in &sizes {
        let before = resized.received();
        resized.resize(*columns, *rows);
        let patience = Instant::now() + Duration::from_secs(10);
        while resized.received() == before && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(5));
        }
        resized.settle();
        shown.push(resized.contents());
    }
    resized.press("q");
    resized.end();
    for (size, shown) in sizes.drain(..).zip(shown) {
        let mut fresh = opened(&home, size);
        assert_eq!(shown, fresh.contents(), "{size:?}");
        fresh.press("q");
        fresh.end();
    }
}

#[test]
fn while_nobody_types_not_one_byte_is_sent() {
    let home = founded();
    let screen = opened(&home, USUAL);
    let before = screen.received();
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(screen.bytes(before), [] as [u8; 0]);
}

#[test]
fn moving_the_selection_by_one_row_costs_little_on_a_thin_line() {
    let home = founded();
    let mut screen = opened(&home, USUAL);
    for row in 0..8 {
        let before = screen.settle();
        screen.press(DOWN);
        let patience = Instant::now() + Duration::from_secs(10);
        while screen.received() == before && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(2));
        }
        let cost = screen.settle() - before;
        assert!((1..120).contains(&cost), "row {row} costs {cost} bytes");
    }
}

#[test]
fn a_terminal_that_can_place_nothing_gets_a_sentence_and_no_escape() {
    let home = Home::new().with("TERM", "dumb");
    let (status, bytes) = Screen::open(&home, &[], USUAL).end();
    assert_eq!(status.exit_code(), 1);
    let words = String::from_utf8(bytes).unwrap();
    assert!(words.contains("lajna list") && !words.contains('\u{1b}'), "{words:?}");
}

/// What is remembered of terminals.
fn terminals(home: &Home) -> String {
    std::fs::read_to_string(home.path(".local/state/lajna/terminals.toml")).unwrap_or_default()
}

/// On an Arabic screen the colon after the word of a mode stands on its left.
const F9: &str = "\u{1b}[20~";
const ESC: &str = "\u{1b}";

#[test]
fn a_way_to_write_arabic_that_was_chosen_by_key_is_there_at_the_next_start_on_that_terminal() {
    let home = founded();
    let mut screen = Screen::open_on(Answers::KONSOLE, &home, &[LAJNA], USUAL);
    screen.settle();
    for mode in [":visual ", ":implicit0 "] {
        screen.press(F9);
        screen.wait_for(mode);
    }
    screen.press("q");
    screen.end();
    assert!(terminals(&home).contains("Konsole 22.12.3"), "{}", terminals(&home));
    let mut again = Screen::open_on(Answers::KONSOLE, &home, &[LAJNA], USUAL);
    again.settle();
    again.press(F9);
    again.wait_for("logical: "); // as it is read
    for words in [":", "rendering auto", ENTER] {
        again.press(words);
        again.settle();
    }
    again.wait_for(":implicit ");
    again.press("q");
    again.end();
    assert!(!terminals(&home).contains("Konsole"), "a known terminal needs no word of anybody");
    // Another terminal is another matter.
    let mut other = opened(&home, USUAL);
    other.press(F9);
    other.wait_for(":implicit ");
    other.press("q");
    other.end();
}

#[test]
fn a_way_that_was_said_at_the_start_is_obeyed_and_the_terminal_is_asked_nothing() {
    let home = founded();
    let mut screen = Screen::open(&home, &["--terminal", "logical"], USUAL);
    screen.settle();
    let bytes = screen.bytes(0);
    assert!(!bytes.windows(3).any(|it| it == b"\x1b[c"));
    screen.press(F9);
    screen.wait_for(":visual ");
    screen.press("q");
    assert!(screen.end().0.success());
    assert_eq!(terminals(&home), "");
}

#[test]
fn while_one_types_the_key_changes_the_writing_and_nothing_that_was_typed() {
    let (home, mut screen) = writing();
    screen.press("مرحبا");
    screen.press(F9);
    screen.wait_for(":implicit ");
    screen.press(" بكم");
    screen.settle();
    screen.signal(Signal::TERM);
    screen.end();
    assert!(charter_contains(&home, "مرحبا بكم"));
}

#[test]
fn the_test_of_the_terminal_takes_digits_of_either_script_and_remembers_the_answer() {
    for digit in ["2", "٢"] {
        let home = home();
        let mut screen = Screen::open(&home, &["terminal"], USUAL);
        screen.wait_for(">1  charte");
        screen.wait_for("Enter = ");
        screen.press(digit);
        screen.wait_for(">2  charte");
        screen.press(ENTER);
        let (status, bytes) = screen.end();
        assert!(status.success());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let after = text.split("\u{1b}[?1049l").last().unwrap();
        assert!(after.starts_with("implicit: ") && after.contains("XTerm(379)"), "{after:?}");
        assert!(terminals(&home).contains("class = \"implicit\""), "{}", terminals(&home));
        assert!(!home.store().exists(), "the committee has no part in it");
    }
}

#[test]
fn leaving_the_test_changes_nothing() {
    let home = home();
    let mut screen = Screen::open(&home, &["terminal"], USUAL);
    screen.wait_for(">1  charte");
    screen.press("3");
    screen.wait_for(">3  charte");
    screen.press(ESC);
    let (status, bytes) = screen.end();
    assert!(status.success());
    assert!(String::from_utf8_lossy(&bytes).contains("visual: "));
    assert_eq!(terminals(&home), "");
}

#[test]
fn on_a_terminal_nobody_knows_the_question_comes_first_once_and_an_escape_is_an_answer() {
    for key in [ESC, ENTER] {
        let home = founded();
        let mut screen = Screen::open_on(Answers::MOSH, &home, &[LAJNA], USUAL);
        screen.wait_for(">1  charte");
        screen.press(key);
        screen.wait_for(FIRST);
        screen.press("q");
        screen.end();
        assert!(terminals(&home).contains("mosh"), "{}", terminals(&home));
        let mut again = Screen::open_on(Answers::MOSH, &home, &[LAJNA], USUAL);
        again.wait_for(FIRST);
        again.press("q");
        again.end();
    }
}

#[test]
fn a_signal_during_the_question_ends_the_program_and_the_terminal_is_given_back() {
    let home = founded();
    let mut screen = Screen::open_on(Answers::MOSH, &home, &[LAJNA], USUAL);
    screen.wait_for(">1  charte");
    screen.resize(44, 16);
    screen.wait_for(">1  charte");
    screen.signal(Signal::TERM);
    let (_, bytes) = screen.end();
    assert_given_back(&bytes);
    assert_eq!(terminals(&home), "", "nobody has answered");
}

#[test]
fn while_the_screen_is_open_commands_that_write_are_told_who_holds_the_store_and_others_read() {
    let home = founded();
    let mut screen = opened(&home, USUAL);
    let said = home.lajna(&["undo"]);
    assert_eq!((said.exit, said.out.as_str()), (3, ""));
    assert!(said.err.contains(&screen.pid().to_string()), "{}", said.err);
    let said = home.lajna(&["list", "roster"]);
    assert_eq!((said.exit, said.out.lines().count(), said.err.lines().count()), (0, 18, 1), "{said:?}");
    screen.press("q");
    screen.end();
    assert_eq!(home.list("roster").len(), 18);
}

#[test]
fn whatever_the_screen_had_shown_as_done_survives_a_kill() {
    let rounds: u64 = std::env::var("LAJNA_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(20);
    let home = founded();
    let mut acknowledged = 1;
    for round in 0..rounds {
        let mut screen = Screen::open(&home, &[], USUAL);
        screen.wait_for(FIRST);
        screen.press(LOWER);
        for step in 0..=round % 5 {
            let (key, word) = if step % 2 == 0 { ("u", UNDONE) } else { ("r", REDONE) };
            screen.press(key);
            screen.wait_for(word);
            screen.wait_for(SAVED);
            // The first undo says that there was a step to take back.
            acknowledged += if step == 0 { 2 } else { 1 };
        }
        // And then, at some moment of a hasty burst, the end.
        screen.press(&LOWER.repeat(6));
        std::thread::sleep(Duration::from_micros(round * 7_919 % 30_000));
        screen.signal(Signal::KILL);
        screen.end();
        // The kernel may have cut the last line, which nobody was shown as saved: then the next one
        // to open the store says so, once.
        let said = home.lajna(&["list", "log"]);
        let cut = said.err.contains("journal.torn-");
        assert!(said.exit == 0 && (said.err.is_empty() || cut), "round {round}: {said:?}");
        let log = home.log().len();
        assert!(log >= acknowledged, "round {round}: {log} of {acknowledged}");
        assert_eq!(home.list("roster").len(), 18);
        acknowledged = log;
    }
}

/// The program in lines, once it has said its first row.
fn heard(home: &Home, arguments: &[&str]) -> Screen {
    let screen = Screen::open(home, &[&["--plain"], arguments].concat(), USUAL);
    screen.wait_for("1");
    screen.settle();
    screen
}

/// Presses keys and waits for what is said; what was.
fn say(screen: &mut Screen, keys: &str) -> String {
    say_until(screen, keys, "")
}

/// Presses keys and waits until `words` are said, or something if none are given; what was.
fn say_until(screen: &mut Screen, keys: &str, words: &str) -> String {
    let before = screen.settle();
    screen.press(keys);
    let patience = Instant::now() + Duration::from_secs(10);
    loop {
        let said = screen.bytes(before);
        let heard = !said.is_empty() && String::from_utf8_lossy(&said).contains(words);
        if heard || Instant::now() > patience {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    screen.settle();
    String::from_utf8(screen.bytes(before)).unwrap()
}

/// Nothing but text came, besides the switch for pasted text on a terminal that knows it.
fn assert_text(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let text = text.replace("\u{1b}[?2004h", "").replace("\u{1b}[?2004l", "");
    let acted = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\u{8}');
    assert_eq!(text.chars().find(|c| acted(*c)), None, "{text:?}");
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{25ff}');
    assert_eq!(text.chars().find(|c| drawn(*c)), None, "no box, no block, no arrow: {text}");
}

#[test]
fn in_lines_every_pane_is_walked_through_by_ear() {
    for (language, dumb) in [("ar", "xterm-256color"), ("fr", "dumb"), ("en", "")] {
        let home = home().with("TERM", dumb).with("LAJNA_LANGUAGE", language);
        home.did(&["import", "--yes", &founding_minutes()]);
        let mut screen = heard(&home, &[]);
        let walk = [
            (DOWN, "خدوج برا"),
            ("w", "خدوج برا"),
            ("a", "12"),
            ("جمعية الأمل", "جمعية الأمل"),
            ("\u{1b}", "?"),
            ("y", "خدوج برا"),
            (TAB, "1"),
            (DOWN, "2"),
            ("e", "11"),
            ("\u{1b}", "2"),
            (TAB, ""),
            ("a", ""),
            ("باب", "باب"),
            (ENTER, "باب"),
            (ENTER, "باب"),
            ("نص أول", "نص أول"),
            ("\u{1b}", "باب"),
            ("h", "amina"),
            ("w", "نص أول"),
            ("q", "باب"),
            ("1", "خدوج برا"),
            ("?", ":"),
            ("\u{1b}", "خدوج برا"),
            (":", ":"),
            ("undo\r", "خدوج برا"),
            ("W", "18. "),
        ];
        for (keys, words) in walk {
            let said = say_until(&mut screen, keys, words);
            assert!(said.contains(words) && !said.is_empty(), "{language} {keys:?}: {said}");
        }
        screen.press("q");
        let (status, bytes) = screen.end();
        assert!(status.success());
        assert_text(&bytes);
        assert_eq!(dumb.starts_with("xterm"), bytes.contains(&0x1b), "{language}");
        assert_eq!(home.list("charter")[0]["title"], "باب");
    }
}

#[test]
fn in_lines_a_key_costs_a_line_and_a_letter_a_letter() {
    let home = founded();
    let mut screen = heard(&home, &[]);
    let rows: Vec<usize> = (0..8).map(|_| say(&mut screen, DOWN).len()).collect();
    assert!(rows.iter().all(|bytes| (1..220).contains(bytes)), "{rows:?}");
    say(&mut screen, "a");
    for letter in ["ج", "م", "ع"] {
        assert_eq!(say(&mut screen, letter), letter);
    }
    assert_eq!(say(&mut screen, "\u{7f}"), "\u{8} \u{8}");
    let before = screen.received();
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(screen.bytes(before), [] as [u8; 0], "while nobody types nothing is said");
}

#[test]
fn in_lines_what_was_typed_survives_a_hang_up_and_a_signal() {
    for ending in ["hang up", "signal"] {
        let home = founded();
        let mut screen = heard(&home, &[]);
        for keys in ["3", "a", "باب", ENTER, ENTER, "نص أول"] {
            say(&mut screen, keys);
        }
        if ending == "hang up" {
            screen.hang_up();
        } else {
            screen.signal(Signal::TERM);
        }
        screen.end();
        let log = home.log();
        assert!(log[2]["summary"].as_str().unwrap().contains("نص أول"), "{ending}: {log:#?}");
        // Letting go of the keys sends a line feed, an entry of its own where the text was settled.
        let most = if ending == "hang up" { 4 } else { 3 };
        assert!(log.len() <= most, "{ending}: minutes, part and text: {log:#?}");
    }
}

#[test]
fn a_terminal_that_can_place_nothing_is_told_of_the_lines() {
    let home = Home::new().with("TERM", "dumb");
    let (_, bytes) = Screen::open(&home, &[], USUAL).end();
    assert!(String::from_utf8(bytes).unwrap().contains("lajna --plain"));
}

#[test]
fn in_a_shell_of_emacs_a_line_is_a_command() {
    let home = founded().with("TERM", "dumb").with("INSIDE_EMACS", "29.4,comint");
    let mut screen = heard(&home, &[]);
    assert!(say(&mut screen, "next\n").contains("خدوج برا"));
    assert!(say(&mut screen, "status done\n").contains("status"));
    screen.press("quit\n");
    let (status, bytes) = screen.end();
    assert_eq!(status.exit_code(), 2, "a command that means nothing in the roster");
    assert_text(&bytes);
}
