//! Copy and paste, as the program wires them: what a person copies in any place, what the
//! terminal is given of it, and what comes back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod program;

use std::time::{Duration, Instant};

use base64::Engine as _;
use program::screen::Screen;
use program::{Home, founding_minutes};

const SIZE: (u16, u16) = (80, 24);
const COPY: &str = "\u{1b}[18;2~"; // Shift-F7
const PASTE: &str = "\u{1b}[19;2~"; // Shift-F8
const CHARTER: &str = "demo/charter.ar.md";
const ENTER: &str = "\r";

fn home() -> Home {
    Home::new().with("LC_ALL", "C.UTF-8")
}

/// The program on the committee of the founding minutes and the charter in this file.
fn opened(home: &Home, charter: &str, arguments: &[&str]) -> Screen {
    home.did(&["import", "--yes", &founding_minutes()]);
    home.did(&["import", "--yes", charter]);
    let screen = Screen::open(home, arguments, SIZE);
    screen.wait_for("فاطمة شهباز");
    screen.settle();
    screen
}

/// Presses keys and waits until the screen has answered and come to rest; what came meanwhile.
fn press(screen: &mut Screen, keys: &str) -> Vec<u8> {
    let before = screen.received();
    screen.press(keys);
    let patience = Instant::now() + Duration::from_secs(10);
    while screen.received() == before && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(2));
    }
    screen.settle();
    screen.bytes(before)
}

/// Presses keys after which the screen must show `words`; what the terminal was given for its
/// clipboard meanwhile.
fn copied(screen: &mut Screen, keys: &str, words: &str) -> Vec<String> {
    let bytes = press(screen, keys);
    screen.wait_for(words);
    given(&bytes)
}

/// The texts of every OSC 52 among `bytes`, none of which may be a question.
fn given(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let decoded = text.split("\u{1b}]52;").skip(1).map(|after| {
        let body = after.split('\u{7}').next().unwrap().strip_prefix("c;").unwrap();
        String::from_utf8(base64::engine::general_purpose::STANDARD.decode(body).unwrap()).unwrap()
    });
    decoded.collect()
}

#[test]
fn what_is_copied_anywhere_reaches_the_terminal_as_it_is_read() {
    let home = home();
    let mut screen = opened(&home, &program::fixture(CHARTER), &[]);
    let one = "نُسخ سطر واحد";
    let row = copied(&mut screen, "y", one);
    assert_eq!(row.len(), 1);
    let cells: Vec<&str> = row[0].split('\t').collect();
    assert_eq!((cells.len(), cells[2]), (13, "فاطمة شهباز"), "{row:?}");
    // The history, a field of a form, the prompt.
    press(&mut screen, "h");
    let entry = copied(&mut screen, COPY, one);
    assert!(entry[0].starts_with("2\t") && entry[0].contains("\tamina\t"), "{entry:?}");
    press(&mut screen, "q");
    press(&mut screen, "e");
    assert_eq!(copied(&mut screen, &format!("\t\t{COPY}"), one), ["فاطمة شهباز"]);
    press(&mut screen, "\u{1b}");
    // A part of the charter, whole, and a paragraph of it.
    press(&mut screen, "3");
    let part = copied(&mut screen, COPY, "نُسخ");
    let charter = home_charter();
    assert!(charter.contains(part[0].lines().nth(1).unwrap()), "{part:?}");
    press(&mut screen, ENTER);
    let paragraph = copied(&mut screen, COPY, one);
    assert!(charter.lines().any(|line| line == paragraph[0]), "{paragraph:?}");
    // What was copied can be pasted here too, and nothing is asked of the terminal for it.
    assert_eq!(given(&press(&mut screen, PASTE)), [] as [&str; 0]);
    press(&mut screen, "\u{1b}");
    screen.press("q");
    assert!(screen.end().0.success());
    let twice = paragraph[0].repeat(2);
    assert!(home.list("charter").iter().any(|part| part["body"].as_str().unwrap().contains(&twice)));
}

fn home_charter() -> String {
    std::fs::read_to_string(program::fixture(CHARTER)).unwrap()
}

#[test]
fn the_terminal_is_given_nothing_when_it_is_to_get_nothing() {
    for (arguments, home) in
        [(&["--no-clipboard"][..], home()), (&[], home().with("LAJNA_NO_CLIPBOARD", "1"))]
    {
        let mut screen = opened(&home, &program::fixture(CHARTER), arguments);
        assert_eq!(copied(&mut screen, "y", "نُسخ سطر واحد"), [] as [&str; 0]);
        press(&mut screen, ":");
        screen.press(PASTE);
        screen.wait_for("فاطمة شهباز");
        press(&mut screen, "\u{1b}");
        screen.press("q");
        screen.end();
    }
}

#[test]
fn a_text_too_long_for_the_terminal_is_kept_inside_and_that_is_said() {
    let home = home();
    let long = format!("# باب\n\n{}", "سطر من الميثاق يطول\n".repeat(3_000));
    let file = home.file("charter.md", long);
    let mut screen = opened(&home, &file, &[]);
    press(&mut screen, "3");
    assert_eq!(copied(&mut screen, "y", "داخل البرنامج فقط"), [] as [&str; 0]);
    screen.press("q");
    screen.end();
}

#[test]
fn text_that_comes_at_once_without_being_told_to_be_a_paste_is_no_commands() {
    let home = home();
    let mut screen = opened(&home, &program::fixture(CHARTER), &[]);
    let before = home_log_length(&mut screen);
    // Every letter of it is a command of the roster; so is Enter.
    press(&mut screen, "delete and quit, undo, export\rdddd uuu\rq\r");
    screen.wait_for("فلم يُفهم أوامر");
    // What opens a line takes the rest as words.
    press(&mut screen, "/فاطمة شهباز وغيرها\r");
    screen.wait_for("فاطمة شهباز وغيرها");
    press(&mut screen, "v");
    press(&mut screen, ":language fr but no more than that\r");
    screen.wait_for("language fr but");
    press(&mut screen, "\u{1b}");
    assert_eq!(home_log_length(&mut screen), before);
    // In a text it is text, and one step back takes all of it.
    press(&mut screen, "3");
    press(&mut screen, ENTER);
    press(&mut screen, "سطر أول من نص يُلصق\rوسطر ثان بعده\r");
    screen.wait_for("وسطر ثان بعده");
    press(&mut screen, "\u{1b}OS");
    screen.wait_for("تم التراجع");
    press(&mut screen, "\u{1b}");
    screen.press("q");
    screen.end();
    let charter = home.did(&["list", "charter"]);
    assert!(!charter.contains("سطر أول من نص") && !charter.contains("وسطر ثان"), "{charter}");
}

/// How many entries the history counts on the screen.
fn home_log_length(screen: &mut Screen) -> String {
    press(screen, "h");
    let title = screen.contents().lines().find(|line| line.contains('┐')).unwrap().to_owned();
    press(screen, "\u{1b}");
    title
}

#[test]
fn a_megabyte_pasted_into_the_charter_is_there_soon_and_one_undo_takes_it_back() {
    let home = home();
    let mut screen = opened(&home, &program::fixture(CHARTER), &[]);
    press(&mut screen, "3");
    press(&mut screen, ENTER);
    let text = "سطر من ميثاق طويل جدا، رقم 12\r".repeat(20_000);
    let begun = Instant::now();
    screen.press(&format!("\u{1b}[200~{text}آخر سطر\u{1b}[201~"));
    screen.wait_for("آخر سطر");
    screen.press("بعده");
    screen.wait_for("آخر سطربعده");
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(10), "{taken:?}");
    press(&mut screen, "\u{1b}OS");
    press(&mut screen, "\u{1b}OS");
    screen.wait_for("تم التراجع");
    assert!(!screen.shows("آخر سطر"));
    press(&mut screen, "\u{1b}");
    screen.press("q");
    screen.end();
    eprintln!("a paste of {} bytes: {taken:?}", text.len());
}

/// Texts of a committee, and the row each is drawn as in the frame of a pane 60 columns wide.
fn drawn(text: &str) -> Vec<String> {
    use lajna::text::{Base, Paragraph};
    let paragraph = Paragraph::new(text, Base::Rtl);
    let rows = paragraph.rows(60);
    let mut cells: Vec<String> =
        paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text.to_string()).collect();
    let padding = 60 - cells.len().min(60);
    cells.splice(0..0, std::iter::repeat_n(" ".to_owned(), padding));
    let edge = ["│".to_owned(), " ".to_owned()];
    edge.iter().chain(&cells).chain(edge.iter().rev()).cloned().collect()
}

const TEXTS: [&str; 8] = [
    "الطريق الساحلي بين طنجة والحسيمة",
    "تحيين النظام الداخلي للهيئة، وعرضه على المجلس",
    "مشروع Nocharik بشراكة مع GIZ",
    "يوم 15/04/2023 على الساعة 10:30",
    "المادة 7 (من الميثاق) لا «تلغى»",
    "لا إله، لأن الآن لإيمان",
    "السنة ١٤٤٥ وما بعدها",
    "ڭلميم وكرسيف",
];

#[test]
fn what_was_selected_on_any_terminal_is_pasted_as_it_is_read_or_doubted() {
    use lajna::terminal::encode::encode;
    use lajna::terminal::{Class, Rendering};
    use lajna::text::sanitize::pasted_line;

    let restored = |class, text: &str| {
        let row = drawn(text);
        let row: Vec<&str> = row.iter().map(String::as_str).collect();
        pasted_line(&encode(&row, Rendering::from(class)).text(&row))
    };
    for text in TEXTS {
        for class in [Class::Visual, Class::Implicit, Class::Implicit0] {
            let pasted = restored(class, text);
            assert_eq!((pasted.text.as_str(), pasted.restored), (text, 1), "{class:?}");
        }
        // Nothing in it tells the order of its words.
        let pasted = restored(Class::Kittyrun, text);
        assert!(pasted.text == text || pasted.doubtful + pasted.restored > 0, "{pasted:?}");
        // Unjoined letters in reading order need nothing but their frame taken off.
        let pasted = restored(Class::Logical, text);
        assert!(pasted.text.contains(text) && pasted.doubtful == 0, "{pasted:?}");
    }
}
