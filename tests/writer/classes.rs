//! The classes of terminals: what frames cost where rows are not sent as they are seen.

use crate::Replay;
use lajna::terminal::{Caps, Class, Filler, Rendering};
use lajna::text::{Base, Paragraph};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const TEXT: &str = "المادة 12: تُعقد الجلسات (كل 3 أشهر) طبقا للفصل 139 من الدستور، وتبلغ لجنة العرائش";

/// A text in a box, set at the right.
fn page(text: &str) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 6));
    let paragraph = Paragraph::new(text, Base::Rtl);
    for (y, row) in (1..).zip(paragraph.rows(76)) {
        buffer.set_string(0, y, "│", Style::new());
        buffer.set_string(79, y, "│", Style::new());
        let start = 78 - row.width;
        for glyph in paragraph.glyphs(&row) {
            let x = u16::try_from(start + glyph.cell).unwrap();
            buffer[(x, y)].set_symbol(glyph.text);
        }
    }
    buffer
}

fn cost(class: Class) -> (usize, usize) {
    let mut replay = Replay::new(Caps { rendering: Rendering::from(class), ..Caps::FULL }, 80, 6);
    let first = replay.show(&page(TEXT), Some((40, 2)));
    let mut text = TEXT.to_owned();
    let mut typed = 0;
    for letter in " قراراتها إلى رئيس المجلس".chars() {
        text.push(letter);
        typed += replay.show(&page(&text), Some((30, 2)));
    }
    (first, typed)
}

#[test]
fn fences_cost_two_bytes_a_word_and_typing_rewrites_a_word_at_most() {
    let (visual, typed) = cost(Class::Visual);
    for class in [Class::Bdsm, Class::Mlterm] {
        assert_eq!(cost(class), (visual, typed), "{class:?}");
    }
    let words = TEXT.split(' ').count();
    for class in [Class::Implicit, Class::Implicit0, Class::Kittyrun, Class::Logical] {
        let (first, later) = cost(class);
        println!("{class:?}: first {first} bytes (visual {visual}), typed {later} (visual {typed})");
        assert!(first <= visual + 2 * words + 8, "{class:?}: {first} against {visual}");
    }
    println!("{:?}: {:?}", Class::Kitty66, cost(Class::Kitty66));
}

#[test]
fn where_no_font_has_the_filler_every_one_is_sent_in_invisible_writing() {
    let rendering = Rendering { filler: Filler::Veiled, ..Rendering::from(Class::Implicit0) };
    let mut replay = Replay::new(Caps { rendering, ..Caps::FULL }, 80, 6);
    let bytes = replay.send(&page(TEXT), None);
    let text = String::from_utf8(bytes).unwrap();
    let mut veiled = false;
    let mut fillers = 0;
    for part in text.split('\u{1b}').skip(1) {
        let (sequence, words) = part.split_at(part.find(|c: char| c.is_ascii_alphabetic()).unwrap() + 1);
        if let Some(codes) = sequence.strip_prefix('[').and_then(|codes| codes.strip_suffix('m')) {
            for code in codes.split(';') {
                veiled = code == "8" || veiled && !matches!(code, "" | "0" | "28");
            }
        }
        let seen = words.matches('\u{2800}').count();
        assert!(veiled || seen == 0, "{text:?}");
        // Nothing else may be lost with it.
        assert!(!veiled || words.chars().all(|c| matches!(c, '\u{2800}' | ' ' | '\r' | '\n')), "{text:?}");
        fillers += seen;
    }
    assert!(fillers > 5, "{text:?}");
}

#[test]
fn the_caret_and_the_edge_of_a_selection_rewrite_one_word_where_looks_part_it() {
    let rendering = Rendering { filler: Filler::Italic, ..Rendering::from(Class::Implicit0) };
    let mut replay = Replay::new(Caps { rendering, ..Caps::FULL }, 80, 6);
    let plain = page(TEXT);
    replay.show(&plain, Some((70, 1)));
    let longest = TEXT.split(' ').map(str::len).max().unwrap();
    for column in 40..70 {
        let bytes = replay.show(&plain, Some((column, 1)));
        assert!(bytes <= 4 * longest + 24, "{bytes} bytes for a caret in column {column}");
        let mut selected = plain.clone();
        selected.set_style(Rect::new(column, 1, 5, 1), Style::new().reversed());
        replay.show(&selected, Some((column, 1)));
        replay.show(&plain, Some((column, 1)));
    }
}
