//! Whatever is stored, what reaches the terminal is glyphs: over every nasty character there is,
//! in every field of a committee, in every place of the program, for every class of terminal and
//! where lines are said, from the canvas to the bytes on the line.
//!
//! Nothing is cleaned here before it is stored: what a damaged file, an older program or another
//! person put into the log must do no harm either.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod hostile;
mod nasty;

use hostile::{PLACES, app, now};
use lajna::app::App;
use lajna::app::plain::{Telling, on_script};
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::terminal::{Ending, Event, Tape};
use lajna::text::{Base, Paragraph};
use lajna::ui::canvas::Align;
use lajna::ui::{Canvas, Mirror, Theme};
use nasty::{bytes_are_glyphs, cells_are_glyphs, renderings, says_only_words, texts};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

#[test]
fn no_text_drawn_on_a_canvas_reaches_the_line_as_a_control() {
    let area = Rect::new(0, 0, 60, 24);
    for (turn, texts) in texts().chunks(12).enumerate() {
        let mut buffer = Buffer::empty(area);
        let mirror = [Mirror::Plain, Mirror::Mirrored][turn % 2];
        let mut canvas = Canvas::new(&mut buffer, mirror, Theme::default());
        for (y, text) in (0..).zip(texts) {
            let room = |row: u16| Rect::new(1, y * 2 + row, 58, 1);
            canvas.highlighted(room(0), text, Style::new(), Align::End, std::slice::from_ref(&(0..9)));
            let paragraph = Paragraph::editing(text, Base::ArabicFirst);
            if let Some(row) = paragraph.rows(57).first() {
                canvas.row(room(1), &paragraph, row, Style::new(), std::slice::from_ref(&(3..20)));
            }
        }
        cells_are_glyphs(&buffer);
        let mut sent_as_drawn = 0;
        for rendering in renderings(turn) {
            // Three classes are sent the very same: one of them at a time.
            if rendering.class.shows_as_sent() {
                sent_as_drawn += 1;
                if turn % 3 != sent_as_drawn % 3 {
                    continue;
                }
            }
            bytes_are_glyphs(&buffer, rendering);
        }
    }
}

/// Presses keys, by their names; what follows `=` is typed. `look` sees the program after each.
fn press(app: &mut App, keys: &str, mut look: impl FnMut(&mut App)) {
    look(app);
    for word in keys.split_whitespace() {
        match word.strip_prefix('=').filter(|typed| !typed.is_empty()) {
            Some(typed) => typed.chars().for_each(|letter| {
                app.step(Event::Key(Key::char(letter)), now());
            }),
            None => {
                app.step(Event::Key(word.parse().unwrap()), now());
            }
        }
        look(app);
    }
}

/// Looks at the screen as terminals of every class get it.
fn look(app: &mut App, turn: usize) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    app.draw(&mut buffer);
    cells_are_glyphs(&buffer);
    let renderings = renderings(turn);
    bytes_are_glyphs(&buffer, renderings[turn % renderings.len()]);
}

/// Words enough for every field of a committee.
const FIELDS: usize = 60;

#[test]
fn no_field_of_a_committee_reaches_the_line_as_a_control() {
    let texts = texts();
    // Every text is in a committee, and every place is gone to.
    let rounds = texts.len().div_ceil(FIELDS).max(PLACES.len());
    for n in 0..rounds {
        let from = n * FIELDS % texts.len();
        let texts = &texts[from..texts.len().min(from + FIELDS)];
        let (keys, _) = PLACES[n % PLACES.len()];
        let mut app = app(texts, Language::ALL[n % Language::ALL.len()]);
        let mut turn = n;
        press(&mut app, keys, |app| {
            look(app, turn);
            turn += 1;
        });
        // What is pasted there does no more harm, and every class has seen the place.
        app.step(Event::Paste(texts[0].clone()), now());
        (0..8).for_each(|class| look(&mut app, n + class));
    }
}

#[test]
fn the_places_are_what_they_are_called() {
    let texts = texts();
    for (keys, name) in PLACES {
        let mut app = app(&texts[..FIELDS], Language::En);
        press(&mut app, keys, |_| {});
        let title = app.spoken(70).title;
        assert!(title.starts_with(name), "{keys}: {}", title.escape_default());
    }
}

#[test]
fn a_hostile_file_is_shown_before_it_is_imported_and_does_no_harm() {
    let folder = std::env::temp_dir().join(format!("lajna-safety-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (turn, texts) in texts().chunks(400).enumerate() {
        let file = folder.join("\u{202e}الأعضاء\u{1b}[5m.csv");
        let rows = texts.chunks(4).map(|words| words.join(",").replace(['\r', '\n'], " "));
        let table: Vec<String> = ["الهيئة,الصفة,الاسم,الهاتف".to_owned()].into_iter().chain(rows).collect();
        std::fs::write(&file, table.join("\n")).unwrap();
        let mut app = app(texts, Language::ALL[turn % 3]);
        press(&mut app, "F6 i", |_| {});
        app.step(Event::Paste(file.to_string_lossy().into_owned()), now());
        look(&mut app, turn);
        app.step(Event::Key("Enter".parse().unwrap()), now());
        press(&mut app, "Down PageDown End", |app| look(app, turn));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn nothing_that_is_said_line_by_line_is_a_control() {
    let texts = texts();
    let rounds = texts.len().div_ceil(FIELDS).max(PLACES.len());
    for n in 0..rounds {
        let from = n * FIELDS % texts.len();
        let texts = &texts[from..texts.len().min(from + FIELDS)];
        let mut app = app(texts, Language::ALL[n % Language::ALL.len()]);
        let (mut telling, mut tape) = (Telling::of(&mut app), Tape::new(Ending::Raw, 80));
        tape.say(&app.greeting());
        let mut listen = |app: &mut App| {
            telling.press();
            telling.hear(app, 70);
            telling.tell(app, &mut tape);
            telling.read_all(app);
            while telling.read_on(&mut tape) {}
            says_only_words(&tape.take());
        };
        press(&mut app, PLACES[n % PLACES.len()].0, &mut listen);
        app.step(Event::Paste(texts[0].clone()), now());
        listen(&mut app);
    }
}

#[test]
fn nothing_that_is_said_to_a_pipe_is_a_control() {
    for (n, texts) in texts().chunks(FIELDS * 6).enumerate() {
        let mut app = app(texts, Language::ALL[n % Language::ALL.len()]);
        let lines = "read-all\nprogramme\nnext\nread\nread-all\ncharter\nread-all\nversions\nread-all\ncancel\n\
                     follow-up\nread-all\ncancel\namendments\nread-all\nopen\nread-all\ncancel\ncancel\n\
                     history\nread-all\ncancel\n\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\n";
        let mut said = Vec::new();
        on_script(&mut app, std::io::Cursor::new(lines), &mut said).unwrap();
        let said = String::from_utf8(said).unwrap();
        assert!(said.lines().count() > 60, "{said}");
        says_only_words(&said);
    }
}
