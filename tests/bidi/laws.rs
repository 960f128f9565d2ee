//! Laws that hold for every text, however nasty: what is printed is safe, rows and cells lose
//! nothing, every stop has one cell, and cleaning is done once.

use lajna::text::caret::{self, Side, Step};
use lajna::text::page::{Erase, Motion, Reach};
use lajna::text::{Base, Caret, Direction, Page, Paragraph, clip, sanitize};
use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::printed::assert_safe;

/// Characters that have broken layouts before, weighted towards what people write.
fn any_char() -> impl Strategy<Value = char> {
    let from = |chars: &'static str| proptest::sample::select(chars.chars().collect::<Vec<_>>());
    prop_oneof![
        8 => from("ابتلالاأإآسمنةىڭݣڥ"),
        4 => from("\u{64e}\u{64f}\u{651}\u{652}\u{64b}\u{670}\u{301}"),
        4 => from("abcé GIZ"),
        3 => from("0123٤٥٦"),
        4 => from(" .,:/-()[]«»،؛؟ـ"),
        3 => Just(' '),
        2 => from("\u{200e}\u{200f}\u{61c}\u{200c}\u{200d}"),
        1 => from("\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}"),
        1 => from("👍👨\u{1f3fd}\u{fe0f}🇲🇦漢\u{3000}한\u{1161}क\u{94d}ष\u{93f}ⵜ\u{2d7f}"),
        1 => from("\u{1b}[\u{9b}]\u{7}\\\t\r\u{b}\u{0}\u{7f}\u{85}\u{2028}\u{feff}\u{200b}\u{ad}"),
        1 => from("\u{600}\u{6dd}\u{fefb}\u{feb3}\u{fdf2}\u{fe70}\u{e000}\u{fffe}\u{e0041}\u{3164}"),
        1 => any::<char>(),
    ]
}

/// One paragraph: anything but a line feed.
fn any_text() -> impl Strategy<Value = String> {
    let chars = proptest::collection::vec(any_char().prop_filter("a line break", |c| *c != '\n'), 0..60);
    chars.prop_map(String::from_iter)
}

fn any_base() -> impl Strategy<Value = Base> {
    proptest::sample::select(vec![Base::ArabicFirst, Base::Ltr, Base::Rtl])
}

#[test]
fn every_character_prints_safely_alone_and_on_a_letter() {
    // Of the great blocks of ideographs and of the unassigned planes a few stand for all.
    let alike = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{12000}'..='\u{18fff}' | '\u{20000}'..);
    let checked =
        |c: &char| *c != '\n' && (!alike(*c) || u32::from(*c) % 509 == 0 || u32::from(*c) & 0xfffe == 0xfffe);
    for c in ('\0'..=char::MAX).filter(checked).chain('\u{e0000}'..='\u{e01ef}') {
        for text in [c.to_string(), format!("ل{c}ا"), format!("a{c}")] {
            for paragraph in [Paragraph::new(&text, Base::Rtl), Paragraph::editing(&text, Base::Ltr)] {
                let row = &paragraph.rows(20)[0];
                assert_safe(&paragraph.glyphs(row), row.width);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_is_safe_and_rows_lose_nothing(text in any_text(), base in any_base(), columns in 0_usize..40) {
        for paragraph in [Paragraph::new(&text, base), Paragraph::editing(&text, base)] {
            let rows = paragraph.rows(columns);
            prop_assert_eq!(rows.first().map(|row| row.bytes.start), Some(0));
            prop_assert_eq!(rows.last().map(|row| row.bytes.end), Some(text.len()));
            for pair in rows.windows(2) {
                prop_assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
                prop_assert_eq!(pair[0].units.end, pair[1].units.start);
            }
            for (index, row) in rows.iter().enumerate() {
                prop_assert_eq!(row.is_last, index + 1 == rows.len());
                prop_assert!(row.width <= columns.max(2));
                let glyphs = paragraph.glyphs(row);
                assert_safe(&glyphs, row.width);
                // What has no glyph is a blank that hangs, or a control that shows nothing.
                for (bytes, _) in paragraph.levels(row) {
                    if glyphs.iter().all(|glyph| glyph.bytes != bytes) {
                        let unseen = |c: char| c.is_whitespace() || c.width().unwrap_or(0) == 0 || c == '\u{2d7f}';
                        prop_assert!(text[bytes].chars().all(unseen));
                    }
                }
            }
        }
    }

    #[test]
    fn every_stop_has_one_cell_and_every_cell_one_stop(
        text in any_text(), base in any_base(), columns in 3_usize..40,
    ) {
        let paragraph = Paragraph::editing(&text, base);
        let rows = caret::rows(&paragraph, columns);
        let units = rows.iter().flat_map(|row| paragraph.levels(row)).map(|unit| unit.0.start);
        let mut stops: Vec<usize> = units.filter(|start| caret::snap(&text, *start) == *start).collect();
        stops.push(text.len());
        let mut cells = std::collections::BTreeSet::new();
        for stop in &stops {
            let (row, column) = caret::place(&paragraph, *stop, columns);
            prop_assert!(column < columns, "column {} of {}", column, columns);
            prop_assert!(cells.insert((row, column)), "two stops on row {} column {}", row, column);
            prop_assert_eq!(caret::at(&paragraph, row, column, columns), *stop);
        }
        // Walking towards the end meets every stop once, and walking back meets them again.
        let (end, start) = match paragraph.direction() {
            Direction::Ltr => (Side::Right, Side::Left),
            Direction::Rtl => (Side::Left, Side::Right),
        };
        let mut walk = vec![caret::entry(&paragraph, columns)];
        while let Step::To(next) = caret::step(&paragraph, walk[walk.len() - 1], end, columns) {
            walk.push(next);
            prop_assert!(walk.len() <= stops.len(), "going round in circles");
        }
        let mut met = walk.clone();
        met.sort_unstable();
        prop_assert_eq!(&met, &stops);
        for pair in walk.windows(2) {
            prop_assert_eq!(caret::step(&paragraph, pair[1], start, columns), Step::To(pair[0]));
        }
        prop_assert_eq!(caret::step(&paragraph, walk[0], start, columns), Step::PastStart);
    }

    #[test]
    fn a_selection_covers_the_cells_of_its_units(text in any_text(), base in any_base(), columns in 3_usize..40) {
        let paragraph = Paragraph::editing(&text, base);
        let mut covered = 0;
        for row in 0..caret::rows(&paragraph, columns).len() {
            let pieces = caret::selected(&paragraph, 0..text.len(), row, columns);
            prop_assert!(pieces.windows(2).all(|pair| pair[0].end < pair[1].start));
            covered += pieces.iter().map(|piece| piece.len()).sum::<usize>();
        }
        prop_assert_eq!(covered, paragraph.width());
    }

    #[test]
    fn a_clipped_line_fits_and_shows_a_beginning(text in any_text(), base in any_base(), columns in 0_usize..40) {
        let paragraph = Paragraph::new(&text, base);
        let (glyphs, width) = clip(&paragraph, columns);
        prop_assert!(width <= columns);
        assert_safe(&glyphs, width);
        let cut = glyphs.iter().find(|glyph| glyph.text == "…" && glyph.bytes.end == text.len());
        let end = cut.map_or(text.len(), |glyph| glyph.bytes.start);
        prop_assert!(glyphs.iter().filter(|glyph| Some(*glyph) != cut).all(|glyph| glyph.bytes.end <= end));
        prop_assert!(columns == 0 || cut.is_some() || width == paragraph.width());
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in proptest::collection::vec(any_char(), 0..60)) {
        let text = String::from_iter(text);
        for clean in [sanitize::line, sanitize::prose] {
            let once = clean(&text);
            let twice = clean(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert!(twice.removed.is_empty(), "{:?}", twice.removed);
            let is_kept = |c: char| c == '\n' || !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c);
            prop_assert!(once.text.chars().all(is_kept));
        }
        prop_assert!(!sanitize::line(&text).text.contains('\n'));
    }

    #[test]
    fn typed_and_erased_text_leaves_the_caret_between_letters(
        text in any_text(), typed in any_char(), at in 0_usize..100, columns in 3_usize..40,
    ) {
        let page = Page::new(&text, Base::ArabicFirst, columns);
        let caret = page.moved(&Caret::default(), Motion::To(at), Reach::Move);
        prop_assert_eq!(caret::snap(&text, caret.at), caret.at);
        let edits = [Erase::Before, Erase::After, Erase::WordBefore, Erase::WordAfter];
        let edits = edits.into_iter().filter_map(|erase| page.erase(&caret, erase));
        for edit in edits.chain([page.insert(&caret, &typed.to_string())]) {
            let after = edit.applied(&text);
            prop_assert_eq!(after.len(), text.len() - edit.removed.len() + edit.inserted.len());
            let page = Page::new(&after, Base::ArabicFirst, columns);
            let paragraph = page.paragraph_at(edit.caret);
            let within = edit.caret - paragraph.start;
            prop_assert_eq!(caret::snap(&after[paragraph], within), within);
        }
    }

    #[test]
    fn backspace_and_delete_empty_any_text(paragraphs in proptest::collection::vec(any_text(), 1..4)) {
        for erase in [Erase::Before, Erase::After] {
            let mut text = paragraphs.join("\n");
            let mut caret = Caret::new(if erase == Erase::Before { text.len() } else { 0 });
            while let Some(edit) = Page::new(&text, Base::ArabicFirst, 20).erase(&caret, erase) {
                prop_assert!(!edit.removed.is_empty());
                text = edit.applied(&text);
                caret = Caret::new(edit.caret);
            }
            // After a removal the caret may have to step over what has become one grapheme.
            let left = if erase == Erase::Before { text.get(..caret.at) } else { text.get(caret.at..) };
            prop_assert_eq!(left, Some(""));
        }
    }
}

#[test]
fn most_lines_survive_being_copied_from_the_screen() {
    let lines: Vec<&str> = include_str!("../../fixtures/bidi/lines.txt").lines().collect();
    let drawn: Vec<String> = lines.iter().map(|line| super::oracle::drawn(line, Base::Rtl)).collect();
    let has_word =
        |line: &str| line.split(' ').any(|word| word.chars().filter(|c| ('ا'..='ي').contains(c)).count() > 3);
    for (line, drawn) in lines.iter().zip(&drawn).filter(|(line, _)| has_word(line)) {
        assert!(sanitize::forms_in_visual_order(drawn), "{line}");
        assert!(!sanitize::forms_in_visual_order(line), "{line}");
    }
    let restored = |(line, drawn): &(&&str, &String)| sanitize::from_visual(drawn) == ***line;
    let count = lines.iter().zip(&drawn).filter(restored).count();
    println!("{count} of {} lines restored exactly", lines.len());
    assert!(count * 10 >= lines.len() * 9);
}
