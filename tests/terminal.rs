//! The program and its terminal: asked once, believed, switched, put back; directly and in tmux.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod program;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use lajna::terminal::{Caps, Class, Screen as Taken};
use program::Home;
use program::screen::{Answers, Screen};
use rustix::process::Signal;

const USUAL: (u16, u16) = (80, 24);
const LAJNA: &str = env!("CARGO_BIN_EXE_lajna");
/// A member of the demonstration, on the screen once it is drawn.
const SOMEONE: &str = "زينب أمزيان";

const QUESTION: &str = "\u{1b}[>q\u{1b}[>c\u{1b}[8$p\u{1b}[c";
const READY: &str = "\u{1b}[5n";

fn home() -> Home {
    Home::new().with("LC_ALL", "C.UTF-8")
}

fn demonstration(home: &Home, answers: Answers) -> Screen {
    Screen::open_on(answers, home, &[LAJNA, "--demo"], USUAL)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn wait_until(it_is_so: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(20);
    while !it_is_so() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_terminal_is_asked_once_and_the_line_with_the_first_frame() {
    let home = home();
    let mut screen = demonstration(&home, Answers::XTERM);
    screen.wait_for(SOMEONE);
    screen.settle();
    for key in ["\u{1b}[B", "\t", "\u{1b}[6~"] {
        let before = screen.received();
        screen.press(key);
        wait_until(|| screen.received() > before);
        screen.settle();
    }
    let before = screen.received();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(screen.received(), before, "a program at rest sends nothing");
    screen.press("q");
    let all = text(&screen.end().1);
    assert!(all.starts_with(&format!("\u{1b}[?1049h{QUESTION}\u{1b}[m\u{1b}[r\u{1b}[H\u{1b}[2J")), "{all:?}");
    assert_eq!(all.matches(QUESTION).count(), 1);
    assert_eq!(all.matches(READY).count(), 1);
    assert!(!all.contains("\u{1b}[8l") && !all.contains("\u{1b}[8h"), "xterm has no switch");
}

#[test]
fn the_switch_of_the_class_is_thrown_and_put_back_on_every_way_out() {
    let home = home();
    let screen = demonstration(&home, Answers::VTE);
    screen.wait_for(SOMEONE);
    screen.settle();
    let on = "\u{1b}[H\u{1b}[8l\u{1b}[1 k\u{1b}[2J";
    let off = "\u{1b}[0 k\u{1b}[8h\u{1b}[?2004l\u{1b}[?1049l";
    let all = text(&screen.bytes(0));
    assert!(all.contains(on), "{all:?}");
    assert!(!all.contains(off));
    // Stopped, nobody could make it go on here; so it comes back at once.
    let before = screen.received();
    screen.signal(Signal::TSTP);
    screen.wait_for(SOMEONE);
    wait_until(|| text(&screen.bytes(before)).contains(on));
    let again = text(&screen.bytes(before));
    let (left, came_back) = (again.find(off), again.find(on));
    assert!(left.is_some() && left < came_back, "{again:?}");
    screen.signal(Signal::TERM);
    let all = text(&screen.end().1);
    assert!(all.ends_with(off), "{all:?}");
}

#[test]
fn a_hang_up_that_the_terminal_outlives_gives_it_back() {
    let home = home();
    let screen = demonstration(&home, Answers::VTE);
    screen.wait_for(SOMEONE);
    screen.settle();
    screen.signal(Signal::HUP);
    let all = text(&screen.end().1);
    assert!(all.ends_with("\u{1b}[0 k\u{1b}[8h\u{1b}[?2004l\u{1b}[?1049l"), "{all:?}");
}

const PANICKING: &str = "LAJNA_PANICKING";

/// Not a test of its own: what the child does on its terminal.
#[test]
fn child_that_panics_on_its_terminal() {
    if std::env::var_os(PANICKING).is_some() {
        let caps = Caps { rendering: Class::Bdsm.into(), ..Caps::FULL };
        let (sender, _events) = std::sync::mpsc::channel();
        let mut taken = Taken::enter(caps, sender).unwrap();
        taken.draw(|buffer| {
            buffer.set_string(0, 0, SOMEONE, ratatui::style::Style::new());
            None
        });
        panic!("as a mistake would");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let home = home().with(PANICKING, "1");
    let child = std::env::current_exe().unwrap();
    let arguments = ["child_that_panics_on_its_terminal", "--exact", "--nocapture", "--test-threads=1"];
    let program = [&[child.to_str().unwrap()], arguments.as_slice()].concat();
    let screen = Screen::open_on(Answers::VTE, &home, &program, USUAL);
    let all = text(&screen.end().1);
    let off = "\u{1b}[0 k\u{1b}[8h\u{1b}[?2004l\u{1b}[?1049l";
    let given_back = all.find(off).unwrap_or_else(|| panic!("{all:?}"));
    let told = all.find("as a mistake would").unwrap_or_else(|| panic!("{all:?}"));
    assert!(given_back < told, "{all:?}");
    assert_eq!(all.matches(off).count(), 1, "once: {all:?}");
}

#[test]
fn what_is_typed_while_the_terminal_is_asked_is_not_lost() {
    let home = home();
    let slow = Answers { after: Duration::from_millis(900), ..Answers::XTERM };
    let mut screen = demonstration(&home, slow);
    screen.press("a\u{62c}\u{645}\u{639}\u{64a}\u{629} \u{627}\u{644}\u{623}\u{645}\u{644}");
    screen.wait_for("جمعية الأمل");
    let all = text(&screen.bytes(0));
    assert!(!all.contains("379") && !all.contains("?64"), "answers are no text");
    screen.signal(Signal::TERM);
    screen.end();
}

#[test]
fn on_a_thin_line_the_newest_state_is_shown_and_nothing_older_waits_before_it() {
    const RATE: u32 = 1200;
    const LANGUAGE: &str = "\u{1b}[24~";
    let round_trip = Duration::from_millis(600);
    let home = home();
    let thin = Answers { after: round_trip, carrying: Some(RATE), ..Answers::XTERM };
    let mut screen = demonstration(&home, thin);
    screen.wait_for(SOMEONE);
    // The first frame is through, and so is the answer to the question at its end.
    std::thread::sleep(Duration::from_secs(4));
    // The whole page changes with every key: Arabic, French, English, and so on.
    for _ in 0..44 {
        screen.press(LANGUAGE);
        std::thread::sleep(Duration::from_millis(50));
    }
    let before = screen.received();
    screen.wait_for("language of the screen: English");
    let after = screen.settle();
    // What was on its way and the newest page, of 3,300 bytes at most; 44 pages are 130,000.
    assert!(after - before < 3 * 3300, "{} bytes after the last key", after - before);
    screen.press("\u{1b}[B");
    wait_until(|| screen.received() > after);
    screen.press("q");
    assert!(screen.end().0.success());
}

#[test]
fn a_terminal_that_answers_nothing_costs_two_seconds_and_no_more() {
    let home = home();
    let asked = Instant::now();
    let mut screen = demonstration(&home, Answers::NONE);
    // Nobody knows such a terminal: the person is asked which line reads right.
    screen.wait_for(">1  charte");
    assert!(asked.elapsed() >= Duration::from_secs(2));
    screen.press("\u{1b}");
    screen.wait_for(SOMEONE);
    screen.settle();
    screen.press("q");
    let all = text(&screen.end().1);
    assert!(!all.contains(READY), "nothing more is asked");
}

#[test]
fn whoever_ends_the_program_while_it_asks_gets_the_terminal_back_at_once() {
    let home = home();
    let screen = demonstration(&home, Answers::NONE);
    wait_until(|| text(&screen.bytes(0)).contains(QUESTION));
    let told = Instant::now();
    screen.signal(Signal::TERM);
    let (_, bytes) = screen.end();
    assert!(told.elapsed() < Duration::from_millis(1500), "{:?}", told.elapsed());
    assert!(text(&bytes).ends_with("\u{1b}[?2004l\u{1b}[?1049l"));
}

/// A tmux of its own, which ends with the test.
struct Tmux {
    program: PathBuf,
    socket: PathBuf,
}

impl Tmux {
    fn find(home: &Home) -> Option<Self> {
        let path = std::env::var_os("PATH")?;
        let program = std::env::split_paths(&path).map(|folder| folder.join("tmux")).find(|it| it.is_file());
        let Some(program) = program else {
            eprintln!("no tmux here: what it lets through is not tried");
            return None;
        };
        Some(Self { program, socket: home.path("tmux") })
    }

    fn answer(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new(&self.program)
            .args(["-f", "/dev/null", "-S"])
            .arg(&self.socket)
            .args(arguments)
            .output()
            .ok()?;
        output.status.success().then(|| text(&output.stdout).trim().to_owned())
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ended = self.answer(&["kill-server"]);
    }
}

#[test]
fn the_terminal_around_tmux_is_asked_through_it_and_the_way_is_closed_again() {
    let home = home().with("PATH", &std::env::var("PATH").unwrap()).with("SHELL", "/bin/sh");
    let Some(tmux) = Tmux::find(&home) else { return };
    if tmux.answer(&["start-server", ";", "show-options", "-gwv", "allow-passthrough"]).is_none() {
        eprintln!("a tmux of before 3.3: the way is always open");
        return;
    }
    for value in ["", "off", "on"] {
        // A socket of its own: a server that is ending still answers at the old one.
        let tmux = Tmux { program: tmux.program.clone(), socket: home.path(&format!("tmux-{value}")) };
        let (program, socket) = (tmux.program.to_str().unwrap(), tmux.socket.to_str().unwrap());
        let set =
            if value.is_empty() { String::new() } else { format!("tmux set -p allow-passthrough {value};") };
        let command = format!("{set} {LAJNA} --demo; sleep 60");
        let arguments = [program, "-u", "-S", socket, "-f", "/dev/null", "new-session", &command];
        let screen = Screen::open_on(Answers::VTE, &home, &arguments, USUAL);
        // Words are sent in reading order there, but each in the place where it is to be seen.
        screen.wait_for("أمزيان");
        screen.settle();
        let all = text(&screen.bytes(0));
        // tmux never asks that itself.
        assert!(all.contains("\u{1b}[8$p"), "{value}: {all:?}");
        assert!(!all.contains("\u{1b}[8l"), "{value}: the switch would be swallowed");
        assert_eq!(tmux.answer(&["show-options", "-pv", "allow-passthrough"]).as_deref(), Some(value));
        drop(tmux);
        screen.end();
    }
}
