//! Whatever is stored, what reaches the terminal is glyphs: over every nasty character there is,
//! in every field of a committee, from the canvas to the bytes on the line.
//!
//! Nothing is cleaned here before it is stored: what a damaged file, an older program or another
//! person put into the log must do no harm either.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use chrono::{DateTime, Utc};
use lajna::app::App;
use lajna::command::Bindings;
use lajna::domain::{
    Change, Committee, Deadline, Edit, Heading, Meeting, MeetingId, Member, MemberId, Objective, ObjectiveId,
    Part, Party, PartyKind, Profile, Rank, SectionId, Splice, Task, TaskId,
};
use lajna::i18n::Language;
use lajna::session::Session;
use lajna::settings::today;
use lajna::store::Memory;
use lajna::terminal::{Caps, Event, Writer};
use lajna::text::{Base, Paragraph};
use lajna::ui::canvas::Align;
use lajna::ui::{Canvas, Mirror, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// Every character that has a way of doing harm, and thousands that only look strange.
fn nasty() -> Vec<char> {
    let blocks = [
        '\0'..='\u{33ff}',
        '\u{a000}'..='\u{abff}',
        '\u{d7b0}'..='\u{d7ff}',
        '\u{e000}'..='\u{e00f}',
        '\u{f8f0}'..='\u{ffff}',
        '\u{10000}'..='\u{103ff}',
        '\u{110bd}'..='\u{110cd}',
        '\u{13430}'..='\u{1345f}',
        '\u{1bca0}'..='\u{1bcaf}',
        '\u{1d100}'..='\u{1d1ff}',
        '\u{1f000}'..='\u{1faff}',
        '\u{1fffe}'..='\u{1ffff}',
        '\u{e0000}'..='\u{e01ff}',
        '\u{f0000}'..='\u{f000f}',
        '\u{10fff0}'..='\u{10ffff}',
    ];
    blocks.into_iter().flatten().collect()
}

/// Texts made of them: alone, between Arabic letters and after Latin, with sequences that would
/// name the window, move the cursor, or ask the terminal to speak.
fn texts() -> Vec<String> {
    let sequences = [
        "\u{1b}]0;x\u{7}",
        "\u{1b}[2J\u{1b}[3;4H",
        "\u{9b}31m",
        "\u{90}q\u{9c}",
        "\u{1b}c\u{1b}[6n",
        "\r\n\u{85}",
    ];
    let nasty = nasty();
    assert!(nasty.len() > 15_000, "{}", nasty.len());
    nasty
        .chunks(12)
        .enumerate()
        .map(|(n, chars)| {
            let text: String = chars.iter().map(|c| format!("{c}ب{c}")).collect();
            format!("{text}{}a", sequences[n % sequences.len()])
        })
        .collect()
}

/// Whether a terminal shows a character, rather than obeying it or showing nothing.
fn is_shown(c: char) -> bool {
    let steers = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    !c.is_control() && !steers
}

/// Fails unless every cell holds something that is shown.
fn cells_are_glyphs(buffer: &Buffer) {
    for cell in buffer.content() {
        assert!(!cell.symbol().is_empty());
        for c in cell.symbol().chars() {
            assert!(is_shown(c), "{} in a cell: {}", c.escape_unicode(), cell.symbol().escape_unicode());
        }
    }
}

/// Fails unless the bytes of a frame are glyphs and what the writer itself says: movements,
/// looks, erasures and switches, and never a string that a terminal keeps or answers.
fn bytes_are_glyphs(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("valid UTF-8");
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' {
            assert!(is_shown(c) || matches!(c, '\r' | '\n' | '\u{8}'), "{} is sent", c.escape_unicode());
            continue;
        }
        match chars.next() {
            Some('[') => {
                let end = chars.by_ref().find(|c| !matches!(c, '\u{20}'..='\u{3f}')).unwrap();
                assert!("ABCDEFGHJKLMPSTX@`abdefhlmrq".contains(end), "CSI {end} is sent");
            }
            // Index, reverse index, save and restore the cursor, character sets.
            Some('D' | 'M' | 'E' | '7' | '8') => {}
            other => panic!("ESC {other:?} is sent"),
        }
    }
}

/// Checks a buffer, and the bytes that show it.
fn shows_only_glyphs(buffer: &Buffer) {
    cells_are_glyphs(buffer);
    let blank = Buffer::empty(buffer.area);
    bytes_are_glyphs(&Writer::new(Caps::FULL).frame(&blank, buffer, Some(Position::ORIGIN)));
}

#[test]
fn no_text_drawn_on_a_canvas_reaches_the_line_as_a_control() {
    let area = Rect::new(0, 0, 60, 24);
    for texts in texts().chunks(6) {
        for mirror in [Mirror::Plain, Mirror::Mirrored] {
            let mut buffer = Buffer::empty(area);
            let mut canvas = Canvas::new(&mut buffer, mirror, Theme::default());
            for (y, text) in (0..).zip(texts) {
                let room = |row: u16| Rect::new(1, y * 4 + row, 58, 1);
                canvas.text(room(0), text, Style::new());
                canvas.highlighted(room(1), text, Style::new(), Align::End, std::slice::from_ref(&(0..9)));
                let paragraph = Paragraph::editing(text, Base::ArabicFirst);
                for (row, rows) in (2..4).zip(paragraph.rows(57)) {
                    canvas.row(room(row), &paragraph, &rows, Style::new(), std::slice::from_ref(&(3..20)));
                }
            }
            shows_only_glyphs(&buffer);
        }
    }
}

/// A committee whose every word is one of the texts.
fn committee(texts: &[String]) -> Vec<Change> {
    let mut words = texts.iter().cycle().cloned();
    let mut word = || words.next().unwrap();
    let party = |name| Party { name, part: Part::Leads, kind: PartyKind::Person, member: Some(MemberId(1)) };
    let member = Member {
        rank: Rank::nth(0),
        institution: word(),
        capacity: word(),
        name: word(),
        contact: word(),
        notes: word(),
        ..Member::default()
    };
    let objective = Objective { rank: Rank::nth(0), title: word(), notes: word(), source: None };
    let task = Task {
        responsible_words: word(),
        responsible: vec![party(word()), party(word())],
        deadline: Deadline::read(&word(), today(now())),
        action: word(),
        notes: word(),
        ..Task::new(ObjectiveId(1), Rank::nth(0))
    };
    let meeting = Meeting { title: word(), place: word(), minutes: word(), ..Meeting::default() };
    let heading = Heading { rank: Rank::nth(0), title: word(), ..Heading::default() };
    let body = Splice::new(SectionId(1), 0, "", &word());
    let profile = Profile { name: word(), town: word(), founded: None };
    vec![
        Change::Profile(Box::new(Edit { id: (), before: None, after: Some(profile) })),
        Change::Member(Box::new(Edit::add(MemberId(1), member))),
        Change::Objective(Box::new(Edit::add(ObjectiveId(1), objective))),
        Change::Task(Box::new(Edit::add(TaskId(1), task))),
        Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))),
        Change::Heading(Box::new(Edit::add(SectionId(1), heading))),
        Change::Charter(body),
    ]
}

/// Keys that lead to every place where words of a committee stand.
const PLACES: [&str; 11] = [
    "F6",
    "F6 Enter",
    "F6 d",
    "F6 / = a",
    "F7",
    "F7 Enter",
    "F7 d",
    "F8",
    "F8 Enter",
    "alt-h",
    "alt-h Enter",
];

#[test]
fn no_field_of_a_committee_reaches_the_line_as_a_control() {
    for (n, texts) in texts().chunks(19).enumerate() {
        let changes = committee(texts);
        let mut present = Committee::default();
        changes.iter().for_each(|change| change.apply(&mut present).unwrap());
        let keys = PLACES[n % PLACES.len()];
        let language = Language::ALL[n % Language::ALL.len()];
        let mut session = Session::open(Box::new(Memory::new()), texts[0].clone(), 7).unwrap();
        for change in changes {
            session.record(change, now()).unwrap();
        }
        let mut app = App::new(session, Bindings::shipped(), language, now());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
        app.draw(&mut buffer);
        shows_only_glyphs(&buffer);
        for key in keys.split_whitespace().filter(|key| *key != "=") {
            app.step(Event::Key(key.parse().unwrap()), now());
            buffer.reset();
            app.draw(&mut buffer);
            shows_only_glyphs(&buffer);
        }
    }
}
