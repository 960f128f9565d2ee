//! What frames cost, in bytes.

use crate::Replay;
use crate::models::{Avt, Vt100};
use lajna::terminal::{Caps, Shifts};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// A table as a right-to-left program draws it: shaped letters in visual order, set at the
/// right, the marker in the last column.
fn table(width: u16, height: u16, first: u16, selected: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let names = [
        "\u{fe94}\u{fec4}\u{fee0}\u{feb3} \u{fea9}\u{feee}\u{fee4}\u{fea4}\u{fee3}",
        "\u{fef2}\u{feee}\u{fee0}\u{fecc}\u{fedf}\u{fe8d} \u{fe94}\u{fee4}\u{fec3}\u{fe8e}\u{fed3}",
        "\u{feb2}\u{fef3}\u{fead}\u{fea9}\u{fe87} \u{fea6}\u{fef4}\u{feb8}\u{fedf}\u{fe8d}",
        "\u{fe95}\u{feae}\u{fedf}\u{feee}\u{fe91} \u{fe94}\u{fef3}\u{feae}\u{fe91}",
        "\u{fef2}\u{fe92}\u{fef3}\u{fead}\u{fea9} \u{fee6}\u{feb4}\u{fea4}\u{fedf}\u{fe8d}",
    ];
    let bold = Style::new().add_modifier(Modifier::BOLD);
    buffer.set_string(width - 6, 0, "\u{fee2}\u{fea7}\u{fef0}\u{feeb}", bold);
    buffer.set_string(0, 0, "14/18", bold);
    for y in 1..height - 1 {
        let item = first + y - 1;
        let name = names[usize::from(item) % names.len()];
        let style = if item == selected { bold } else { Style::new() };
        let end = width - 2;
        buffer.set_string(end - u16::try_from(name.chars().count()).unwrap(), y, name, style);
        buffer.set_string(
            width / 2 - 8,
            y,
            format!("06{:08}", u32::from(item).wrapping_mul(97_003_019) % 100_000_000),
            style,
        );
        buffer.set_string(4, y, format!("{}%", u32::from(item) * 7 % 101), style);
        if item == selected {
            buffer.set_string(width - 1, y, "\u{25c4}", bold);
        }
    }
    buffer.set_string(2, height - 1, "? q", Style::new().add_modifier(Modifier::DIM));
    buffer
}

/// A paragraph set at the right, of `letters` letters.
fn paragraph(width: u16, letters: usize) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 10));
    let word = ["\u{fe8d}", "\u{fedf}", "\u{fee0}", "\u{fe9e}", "\u{fee8}", "\u{fe94}", " "];
    let line = usize::from(width) - 4;
    for letter in 0..letters {
        let (row, column) = (letter / line, letter % line);
        let x = width - 3 - u16::try_from(column).unwrap();
        buffer.set_string(x, 2 + u16::try_from(row).unwrap(), word[letter % word.len()], Style::new());
    }
    buffer
}

#[test]
fn a_marker_that_moves_by_a_row_costs_at_most_30_bytes() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    let plain = |selected: u16| {
        let mut buffer = table(80, 24, 0, u16::MAX);
        buffer.set_string(79, selected + 1, "\u{25c4}", Style::new());
        buffer
    };
    replay.show(&plain(0), None);
    for selected in 1..20 {
        let bytes = replay.show(&plain(selected), None);
        assert!(bytes <= 30, "{bytes} bytes for row {selected}");
    }
}

#[test]
fn a_letter_typed_at_the_end_of_a_line_costs_at_most_40_bytes() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    replay.shown = paragraph(80, 0);
    replay.vt100 = Vt100::new(80, 10);
    replay.avt = Avt::new(80, 10);
    for letters in 0..300 {
        let (row, column) = (letters / 76, letters % 76);
        let caret = (77 - u16::try_from(column).unwrap(), 2 + u16::try_from(row).unwrap());
        let bytes = replay.show(&paragraph(80, letters), Some(caret));
        assert!(letters == 0 || bytes <= 40, "{bytes} bytes for letter {letters}");
    }
    for letters in (250..300).rev() {
        let (row, column) = (letters / 76, letters % 76);
        let caret = (77 - u16::try_from(column).unwrap(), 2 + u16::try_from(row).unwrap());
        let bytes = replay.show(&paragraph(80, letters), Some(caret));
        assert!(bytes <= 20, "{bytes} bytes to erase letter {letters}");
    }
}

#[test]
fn a_letter_typed_inside_a_line_set_at_the_right_moves_the_rest_along() {
    let mut replay = Replay::new(Caps::FULL, 80, 10);
    let at = |inserted: u16| {
        let mut buffer = paragraph(80, 60);
        let old = buffer.clone();
        // What follows the caret stands at its left and moves to the left.
        for x in 5..40 {
            buffer[(x - inserted, 2)] = old[(x, 2)].clone();
        }
        (40 - inserted..40).for_each(|x| {
            buffer[(x, 2)].set_symbol("\u{fe91}");
        });
        buffer
    };
    replay.show(&at(0), Some((39, 2)));
    for inserted in 1..5 {
        let bytes = replay.show(&at(inserted), Some((39 - inserted, 2)));
        assert!(bytes <= 40, "{bytes} bytes for letter {inserted}");
    }
}

#[test]
fn a_field_that_shifts_between_others_leaves_the_others_alone() {
    let mut replay = Replay::new(Caps::FULL, 80, 3);
    let row = |field: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 3));
        buffer.set_string(
            0,
            1,
            format!("| {field:<40} | other field up to the last column 789"),
            Style::new(),
        );
        buffer
    };
    replay.show(&row("the quick brown fox jumps"), None);
    for field in ["the q.uick brown fox jumps", "the q..uick brown fox jumps", "the uick brown fox jumps"] {
        let bytes = replay.show(&row(field), None);
        assert!(bytes <= 34, "{bytes} bytes for {field}");
    }
}

#[test]
fn a_table_scrolled_by_a_row_costs_what_the_new_row_costs() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    replay.show(&table(80, 24, 0, 21), None);
    let mut total = 0;
    for first in 1..30 {
        let bytes = replay.show(&table(80, 24, first, 21 + first), None);
        assert!(bytes <= 190, "{bytes} bytes for row {first}");
        total += bytes;
    }
    for first in (0..29).rev() {
        let bytes = replay.show(&table(80, 24, first, first), None);
        assert!(first == 28 || bytes <= 190, "{bytes} bytes back to row {first}");
    }
    println!("a scrolled row: {} bytes on average", total / 29);
}

#[test]
fn a_page_costs_no_more_than_its_text() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    let first = replay.show(&table(80, 24, 0, 0), None);
    let page = replay.show(&table(80, 24, 22, 22), None);
    let text =
        (1..23).map(|y| (0..80).map(|x| table(80, 24, 22, 22)[(x, y)].symbol().trim().len()).sum::<usize>());
    let text: usize = text.sum();
    println!("first paint {first} bytes, a page {page} bytes, its text {text}");
    assert!(page <= text + 22 * 16, "{page} bytes for {text} of text");
    assert!(first <= text + 22 * 20 + 60, "{first} bytes for {text} of text");
}

#[test]
fn erasing_a_pane_costs_a_few_bytes_a_row() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    let full = table(80, 24, 0, 3);
    replay.show(&full, None);
    let mut half = full.clone();
    for y in 12..20 {
        (0..80).for_each(|x| half[(x, y)].reset());
    }
    let bytes = replay.show(&half, None);
    assert!(bytes <= 8 * 6 + 4, "{bytes} bytes for eight rows");
    let blank = Buffer::empty(full.area);
    let bytes = replay.show(&blank, None);
    assert!(bytes <= 7, "{bytes} bytes for everything");
}

#[test]
fn a_caret_that_comes_and_goes_costs_its_switch_only() {
    let mut replay = Replay::new(Caps::FULL, 80, 24);
    let page = table(80, 24, 0, 3);
    replay.show(&page, Some((5, 5)));
    assert_eq!(replay.show(&page, None), 6);
    assert_eq!(replay.show(&page, Some((5, 5))), 6);
    assert_eq!(replay.show(&page, Some((4, 5))), 1);
}

#[test]
fn the_last_cell_of_the_screen_scrolls_nothing() {
    let mut replay = Replay::new(Caps::FULL, 10, 3);
    let mut buffer = Buffer::filled(Rect::new(0, 0, 10, 3), Cell::new("x"));
    replay.show(&buffer, Some((9, 2)));
    buffer[(9, 2)].set_symbol("y");
    replay.show(&buffer, Some((0, 0)));
    buffer[(0, 0)].set_symbol("z");
    replay.show(&buffer, Some((9, 2)));
}

#[test]
fn outside_of_the_margins_no_cells_are_deleted_or_inserted() {
    let page = |first: u16, foot: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        for y in 1..22 {
            let letter = char::from(b'a' + u8::try_from((first + y) % 26).unwrap());
            buffer.set_string(0, y, letter.to_string().repeat(40), Style::new());
        }
        buffer.set_string(0, 23, foot, Style::new());
        buffer
    };
    let (foot, longer) = ("F1 help  F5 save  Ctrl-Q leave", "F1 help  F3 next  F5 save  Ctrl-Q leave");
    // Cells are moved after the margins were given up, or not at all.
    let allowed = |bytes: &[u8], margins: bool| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let moved = text.find(['@', 'P']);
        moved.is_none_or(|moved| !margins || text.find("\u{1b}[r").is_some_and(|given_up| given_up < moved))
    };
    for scrolled in [false, true] {
        let mut replay = Replay::new(Caps::FULL, 80, 24);
        replay.show(&page(0, foot), None);
        if scrolled {
            let bytes = replay.send(&page(1, foot), None);
            assert!(String::from_utf8_lossy(&bytes).contains(";22r"), "margins are set");
        }
        let bytes = replay.send(&page(u16::from(scrolled), longer), None);
        assert!(allowed(&bytes, scrolled), "{:?}", String::from_utf8_lossy(&bytes));
        assert!(scrolled || bytes.contains(&b'@'), "there is something to move");
    }
}

#[test]
fn where_nobody_knows_the_margins_no_cells_are_deleted_or_inserted() {
    let row = |words: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 3));
        buffer.set_string(0, 2, words, Style::new());
        buffer
    };
    for (shifts, moved) in [(Shifts::Trusted, true), (Shifts::Avoided, false)] {
        let mut replay = Replay::new(Caps { shifts, ..Caps::FULL }, 80, 3);
        replay.show(&row("f1 help  f5 save  ctrl-q leave"), None);
        let bytes = replay.send(&row("f1 help  f3 next  f5 save  ctrl-q leave"), None);
        assert_eq!(bytes.contains(&b'@'), moved, "{:?}", String::from_utf8_lossy(&bytes));
    }
}
