//! The sent row, drawn by the terminal, is the row.

use crate::models::{self, Font, KONSOLE, MINTTY, PUTTY, QTERMINAL, Terminal, VTE, drawn, kept};
use crate::rows::{self, HARD, Row, symbols};
use lajna::terminal::encode::{Encoder, Slant, encode};
use lajna::terminal::{Class, Filler, Rendering};
use lajna::text::{Base, Paragraph, mirrored, visual_order};
use proptest::prelude::*;
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Rows of real text at several widths, alone and side by side.
fn laid_out() -> Vec<Row> {
    let mut all = Vec::new();
    let lines = rows::fixture();
    let hard = HARD.iter().map(|&line| line.to_owned());
    for line in lines.into_iter().chain(hard) {
        for base in [Base::ArabicFirst, Base::Ltr] {
            for width in [20, 33, 56] {
                let rows = rows::boxed(&line, base, width);
                all.extend(rows::beside(&rows, &rows));
                all.extend(rows);
            }
        }
    }
    all
}

/// The texts a terminal draws, and where each cell of the sent row is drawn.
fn picture(row: &Row, rendering: Rendering, terminal: Terminal) -> Vec<String> {
    let symbols = symbols(row);
    let sent = encode(&symbols, rendering);
    assert_eq!(sent.cells.len(), row.len(), "{row:?}");
    let drawn = drawn(&kept(&sent, &symbols), terminal);
    for (visual, (column, _)) in (0..).zip(&drawn) {
        let from = usize::from(sent.cells[*column].from);
        // Where the picture is right, so is the caret.
        if from == usize::from(visual) {
            assert_eq!(usize::from(sent.column(visual)), *column, "caret in {row:?}");
        }
    }
    drawn.into_iter().map(|(_, text)| text).collect()
}

fn is_shown(row: &Row, rendering: Rendering, terminal: Terminal) {
    let shown = picture(row, rendering, terminal);
    assert_eq!(&shown, row, "{rendering:?} {terminal:?}");
}

fn right_where_marks_are_obeyed(row: &Row) {
    for filler in [Filler::Braille, Filler::Blank, Filler::Veiled] {
        let rendering = Rendering { filler, ..Rendering::from(Class::Implicit) };
        for terminal in [KONSOLE, VTE] {
            is_shown(row, rendering, terminal);
        }
        if leads(row) != Leads::Never {
            is_shown(row, rendering, MINTTY);
        }
    }
}

/// What stands before the first Arabic letter of a row.
#[derive(Debug, PartialEq, Eq)]
enum Leads {
    /// A blank, or something left to right.
    Already,
    /// Something, but no such thing.
    Perhaps,
    /// Nothing.
    Never,
}

fn leads(row: &Row) -> Leads {
    let classes: Vec<BidiClass> =
        row.iter().map(|text| bidi_class(text.chars().next().unwrap_or('-'))).collect();
    let arabic = classes.iter().position(|class| matches!(class, BidiClass::R | BidiClass::AL));
    match arabic {
        Some(0) => Leads::Never,
        Some(place)
            if !classes[..place].iter().any(|class| matches!(class, BidiClass::L | BidiClass::WS)) =>
        {
            Leads::Perhaps
        }
        _ => Leads::Already,
    }
}

#[test]
fn a_word_of_nothing_but_brackets_is_encoded_like_any_other() {
    let row: Row = "ب([{<>}])".chars().cycle().take(200).map(String::from).collect();
    for class in Class::ALL {
        assert_eq!(encode(&symbols(&row), class.into()).cells.len(), row.len(), "{class:?}");
    }
}

#[test]
fn real_text_is_right_where_marks_are_obeyed() {
    laid_out().iter().for_each(right_where_marks_are_obeyed);
}

/// Whether a word cannot be shown where direction marks are lost: a European digit stands
/// right of an Arabic letter and none stands right of the digit, with nothing left to right
/// between them.
fn digit_on_the_wrong_side(word: &[String]) -> bool {
    let class = |text: &String| bidi_class(text.chars().next().unwrap_or('-'));
    word.split(|text| class(text) == BidiClass::L).any(|part| {
        let right = |text: &String| matches!(class(text), BidiClass::R | BidiClass::AL);
        let first = part.iter().position(right);
        let last = part.iter().rposition(right);
        let digit = part.iter().rposition(|text| class(text) == BidiClass::EN);
        first.is_some() && digit > last
    })
}

/// Whether a word cannot be shown there for its brackets: one stands between Arabic letters, so
/// its mirror image is sent, which may form a pair with another of the row (N0).
fn bracket_astray(word: &[String], row: &Row) -> bool {
    let first = |text: &String| text.chars().next().unwrap_or('-');
    let bracket = |text: &&String| mirrored(first(text)).is_some();
    let inside = word.split(|text| bidi_class(first(text)) == BidiClass::L).any(|part| {
        let arabic =
            |text: &String| matches!(bidi_class(first(text)), BidiClass::R | BidiClass::AL | BidiClass::AN);
        let ends = part.iter().position(arabic).zip(part.iter().rposition(arabic));
        ends.is_some_and(|(start, end)| part[start..end].iter().any(|text| bracket(&text)))
    });
    inside && row.iter().filter(bracket).count() > 1
}

fn words_are_right_where_marks_are_lost(row: &Row) {
    // What joins a number depends on whether the letters are Hebrew (W2 to W5): no simple rule
    // tells those words, so they are decided by trying every order, below.
    if leads(row) != Leads::Already || row.iter().any(|text| text == "ש") {
        return;
    }
    let shown = picture(row, Rendering::from(Class::Implicit0), PUTTY);
    let mut start = 0;
    for word in row.split(|text| text == " ") {
        let end = start + word.len();
        if !digit_on_the_wrong_side(word) && !bracket_astray(word, row) {
            assert_eq!(&shown[start..end], word, "in {row:?}, shown {shown:?}");
        }
        start = end + 1;
    }
}

#[test]
fn real_text_is_right_where_marks_are_lost() {
    let mut wrong = 0;
    let rows = laid_out();
    for row in &rows {
        words_are_right_where_marks_are_lost(row);
        if picture(row, Rendering::from(Class::Implicit0), PUTTY) != *row {
            assert!(row.split(|text| text == " ").any(digit_on_the_wrong_side), "{row:?}");
            wrong += 1;
        }
    }
    eprintln!("{wrong} of {} rows have such a word", rows.len());
}

#[test]
fn a_blank_in_italics_parts_words_where_runs_are_ordered_one_by_one() {
    let rendering = Rendering { filler: Filler::Italic, ..Rendering::from(Class::Implicit0) };
    let mut parted = 0;
    for row in laid_out() {
        let symbols = symbols(&row);
        let sent = encode(&symbols, rendering);
        assert!(!sent.text(&symbols).contains('\u{2800}'), "{row:?}");
        parted += usize::from(sent.cells.iter().any(|cell| cell.slant == Slant::Turned));
        let drawn = models::drawn_in_runs(&sent, &symbols, QTERMINAL);
        let shown: Row = drawn.into_iter().map(|(_, text)| text).collect();
        assert!(shown == row || row.split(|text| text == " ").any(digit_on_the_wrong_side), "{row:?}");
    }
    assert!(parted > 100);
}

#[test]
fn where_looks_part_a_word_each_part_is_right_by_itself() {
    let mut parted = 0;
    for (turn, row) in laid_out().into_iter().enumerate() {
        let symbols = symbols(&row);
        // The edge of a selection here and there, where letters meet.
        let letters = |column: usize| symbols[column - 1] != " " && !matches!(symbols[column], " " | "");
        let edges: Vec<u16> = (1..row.len())
            .filter(|&c| c % 5 == turn % 5 && letters(c))
            .map(|c| c.try_into().unwrap())
            .collect();
        for class in [Class::Implicit, Class::Implicit0] {
            let mut encoder = Encoder::new(Rendering { filler: Filler::Italic, ..Rendering::from(class) });
            let Some(sent) = encoder.row_of_runs(&symbols, &edges) else { continue };
            parted += usize::from(encoder.row(&symbols).as_ref() != Some(&sent));
            let terminal = if class == Class::Implicit { VTE } else { QTERMINAL };
            let drawn = models::drawn_in_parts(&sent, &symbols, &edges, terminal);
            let shown: Row = drawn.into_iter().map(|(_, text)| text).collect();
            // Without marks half a pair of brackets, or a digit, may have no place (N0, W2).
            let bracket = |text: &&str| text.chars().next().and_then(mirrored).is_some();
            let digits = row.split(|text| text == " ").any(digit_on_the_wrong_side);
            let may_fail = class == Class::Implicit0 && (digits || symbols.iter().any(bracket));
            assert!(shown == row || may_fail, "{class:?} {edges:?} {row:?}");
        }
    }
    assert!(parted > 100, "{parted}");
}

#[test]
fn hardly_a_row_needs_fences_where_they_can_be_seen() {
    let rendering = Rendering { filler: Filler::Blank, ..Rendering::from(Class::Implicit0) };
    let (mut rows, mut fenced) = (0, 0);
    for row in laid_out() {
        rows += 1;
        let symbols = symbols(&row);
        let sent = encode(&symbols, rendering);
        if sent.text(&symbols).contains('\u{2800}') {
            fenced += 1;
            // Then it is what it would be with fences throughout.
            assert_eq!(sent, encode(&symbols, Rendering::from(Class::Implicit0)));
        } else {
            is_shown(&row, rendering, PUTTY);
        }
    }
    assert!(fenced * 100 < rows * 3, "{fenced} of {rows}");
}

#[test]
fn a_row_that_begins_with_arabic_is_sent_as_a_right_to_left_one() {
    for text in [
        "(الفصل 139) من الدستور",
        "مشروع Nocharik بشراكة مع GIZ والجماعة",
        "دورة 2024-2026 من ١٥ إلى ١٧ شتنبر",
    ] {
        let boxed = rows::boxed(text, Base::ArabicFirst, Paragraph::new(text, Base::Rtl).width());
        let row: Row = boxed[0][2..boxed[0].len() - 2].to_vec();
        assert_eq!(leads(&row), Leads::Never);
        is_shown(&row, Rendering::from(Class::Implicit0), PUTTY);
    }
}

#[test]
fn kitty_turns_back_what_it_is_sent() {
    for row in laid_out() {
        let symbols = symbols(&row);
        let shown = |class, filler, font| {
            let sent = encode(&symbols, Rendering { filler, ..Rendering::from(class) });
            models::kitty(&sent, &symbols, font)
        };
        let bare = |text: &String| text.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{65f}')).collect();
        let bare: Row = row.iter().map(bare).collect();
        for font in [Font::Another, Font::TheSame] {
            assert_eq!(shown(Class::Kitty66, Filler::Italic, font), row);
            assert_eq!(shown(Class::Kittyrun, Filler::Italic, font), bare);
        }
        // Where italics cannot be sent, the font decides what becomes of mixed words.
        assert_eq!(shown(Class::Kittyrun, Filler::Braille, Font::Another), bare);
    }
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for order in orders(count - 1) {
        for place in 0..count {
            let mut order = order.clone();
            order.insert(place, count - 1);
            all.push(order);
        }
    }
    all
}

/// Whether any order of its letters, brackets turned or not, would be shown as this word
/// between two left-to-right letters.
fn can_be_shown(word: &Row) -> bool {
    let chars: Vec<char> = word.iter().map(|text| text.chars().next().unwrap()).collect();
    let brackets: Vec<usize> = (0..chars.len()).filter(|&place| mirrored(chars[place]).is_some()).collect();
    (0..1 << brackets.len()).any(|turned: usize| {
        let turned_char = |place: usize| match brackets.iter().position(|&bracket| bracket == place) {
            Some(bit) if turned >> bit & 1 == 1 => mirrored(chars[place]).unwrap(),
            _ => chars[place],
        };
        orders(chars.len()).into_iter().any(|order| {
            let sent: Vec<char> = order.into_iter().map(turned_char).collect();
            let text: String = std::iter::once('x').chain(sent.iter().copied()).chain(['x']).collect();
            let info = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
            let levels: Vec<u8> = text.char_indices().map(|(byte, _)| info.levels[byte].number()).collect();
            let shown = visual_order(&levels).into_iter().map(|place| {
                let c = text.chars().nth(place).unwrap();
                if levels[place] % 2 == 1 { mirrored(c).unwrap_or(c) } else { c }
            });
            shown.skip(1).take(chars.len()).eq(chars.iter().copied())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn any_row_is_right_where_marks_are_obeyed(row in rows::any()) {
        right_where_marks_are_obeyed(&row);
    }

    #[test]
    fn any_word_is_right_where_marks_are_lost(row in rows::any()) {
        words_are_right_where_marks_are_lost(&row);
    }

    #[test]
    fn an_order_is_found_if_there_is_one(word in rows::word()) {
        let row = [vec![" ".to_owned()], word.clone(), vec![" ".to_owned()]].concat();
        let right = picture(&row, Rendering::from(Class::Implicit0), PUTTY) == row;
        prop_assert!(right || !can_be_shown(&word), "{:?}", word);
    }
}

#[test]
fn every_screen_keeps_a_blank_before_its_arabic() {
    let mut rows = 0;
    for entry in std::fs::read_dir("tests/snapshots").unwrap() {
        let entry = entry.unwrap();
        // What is said line by line is no screen.
        if entry.file_name().to_string_lossy().starts_with("plain-") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for line in text.lines() {
            let row: Row = line.chars().map(String::from).collect();
            rows += 1;
            assert_eq!(leads(&row), Leads::Already, "{line}");
        }
    }
    assert!(rows > 1000);
}
