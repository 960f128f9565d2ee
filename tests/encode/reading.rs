//! The class for screen readers: what is sent reads as what is seen.

use crate::rows::{self, HARD, Row, symbols};
use lajna::terminal::encode::encode;
use lajna::terminal::{Class, Rendering};
use lajna::text::{Base, Paragraph};

/// What is sent for a row.
fn read(row: &Row) -> Vec<String> {
    let symbols = symbols(row);
    let sent = encode(&symbols, Rendering::from(Class::Logical));
    assert_eq!(sent.cells.len(), row.len());
    crate::models::kept(&sent, &symbols)
}

/// A text without what may differ: a lam-alef is unjoined only where there is room, and the
/// Moroccan gaf has no forms of its own.
fn letters(text: &str) -> String {
    let ligatures = [
        ('\u{fefb}', "لا"),
        ('\u{fefc}', "لا"),
        ('\u{fef7}', "لأ"),
        ('\u{fef8}', "لأ"),
        ('\u{fef9}', "لإ"),
        ('\u{fefa}', "لإ"),
        ('\u{fef5}', "لآ"),
        ('\u{fef6}', "لآ"),
    ];
    let mut text = text.replace('\u{763}', "\u{6ad}");
    for (ligature, letters) in ligatures {
        text = text.replace(ligature, letters);
    }
    text.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{65f}')).collect()
}

#[test]
fn a_boxed_text_is_read_as_it_was_written() {
    let (mut texts, mut otherwise) = (0, 0);
    for line in rows::fixture().into_iter().chain(HARD.map(str::to_owned)) {
        if !line.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)) {
            continue;
        }
        let width = Paragraph::new(&line, Base::ArabicFirst).width() + 12;
        let rows = rows::boxed(&line, Base::ArabicFirst, width);
        let sent = read(&rows[0]).concat();
        let inside = sent.trim_matches('│').trim();
        texts += 1;
        if letters(inside) != letters(&line) {
            // Latin and a number side by side look alike in both orders.
            assert_eq!(rows::boxed(inside, Base::Rtl, width), rows, "{line}");
            otherwise += 1;
        }
    }
    assert!(otherwise * 20 < texts, "{otherwise} of {texts}");
}

#[test]
fn segments_keep_to_their_columns() {
    let left = rows::boxed("لا إله", Base::Rtl, 12);
    let right = rows::boxed("لجنة 15", Base::Rtl, 12);
    let row = rows::beside(&left, &right).remove(0);
    // The one blank behind each text stays, so the lam-alef has no room.
    let sent = read(&row);
    assert_eq!(sent.iter().filter(|text| *text == "│").count(), 4);
    for column in [0, 15, 16, 31] {
        assert_eq!(sent[column], "│");
    }
    assert_eq!(sent.concat(), "│        \u{fefb} إله ││      لجنة 15 │");
}

#[test]
fn an_unjoined_lam_alef_takes_a_blank_of_the_gap_behind_it() {
    let row = rows::boxed("لا", Base::Rtl, 4).remove(0);
    let mut wide = vec![" ".to_owned(), "\u{fefb}".to_owned()];
    wide.extend(vec![" ".to_owned(); 3]);
    assert_eq!(read(&wide).concat(), " لا  ");
    assert_eq!(read(&row).concat(), "│    \u{fefb} │");
}

#[test]
fn plain_lines_part_texts_as_drawn_ones_do() {
    let row: Row = ["|", " ", "ﺏ", "ﺃ", " ", "|", " ", "ﺩ", "ﺝ", " ", "|"].map(str::to_owned).into();
    assert_eq!(read(&row).concat(), "| أب | جد |");
    let list: Row = ["ﺏ", "ﺃ", " ", "-"].map(str::to_owned).into();
    assert_eq!(read(&list).concat(), "- أب");
}
