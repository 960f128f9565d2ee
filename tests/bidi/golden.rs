//! Golden lines: what a text looks like and where the caret stands at every stop.
//!
//! `fixtures/bidi/golden.tsv` holds the pane's columns, the logical text, its rows as drawn and,
//! row by row, the column of every stop in logical order (the last one is the end cell).

use lajna::text::{Base, Paragraph, caret};

const GOLDEN: &str = include_str!("../../fixtures/bidi/golden.tsv");

/// The rows as drawn and the columns of the stops, as they are written in the file.
fn laid_out(text: &str, columns: usize) -> (String, String) {
    let paragraph = Paragraph::editing(text, Base::ArabicFirst);
    let (mut drawn, mut stops) = (Vec::new(), Vec::new());
    for (index, row) in caret::rows(&paragraph, columns).iter().enumerate() {
        let glyphs = paragraph.glyphs(row);
        drawn.push(glyphs.iter().map(|glyph| glyph.text).collect::<String>());
        let mut bytes: Vec<usize> = paragraph.levels(row).into_iter().map(|unit| unit.0.start).collect();
        bytes.extend(row.is_last.then_some(text.len()));
        let places = bytes.into_iter().map(|byte| caret::place(&paragraph, byte, columns));
        let columns = places.map(|(row, column)| {
            assert_eq!(row, index);
            column.to_string()
        });
        stops.push(columns.collect::<Vec<_>>().join(" "));
    }
    (drawn.join("⏎"), stops.join(" / "))
}

#[test]
fn golden_lines_look_and_move_as_they_should() {
    let mut failures = Vec::new();
    let cases: Vec<&str> = GOLDEN.lines().filter(|line| !line.starts_with('#')).collect();
    for case in &cases {
        let fields: Vec<&str> = case.split('\t').collect();
        let (columns, text) = (fields[0], fields[1]);
        let (drawn, stops) = laid_out(text, columns.parse().unwrap());
        let found = format!("{columns}\t{text}\t{drawn}\t{stops}");
        if found != *case {
            failures.push(found);
        }
    }
    assert!(cases.len() >= 20, "only {} golden lines", cases.len());
    assert!(
        failures.is_empty(),
        "{} of {} differ; found:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

#[test]
fn golden_lines_are_drawn_as_fribidi_draws_them() {
    let cases = GOLDEN.lines().filter(|line| !line.starts_with('#'));
    let fields: Vec<Vec<&str>> = cases.map(|case| case.split('\t').collect()).collect();
    // One row, and nothing that fribidi draws otherwise by choice.
    let same = |fields: &&Vec<&str>| {
        !fields[2].contains('⏎') && !fields[1].contains(['\u{763}', '\u{200e}']) && !fields[1].contains("لَا")
    };
    let (rtl, ltr): (Vec<_>, Vec<_>) = fields.iter().filter(same).partition(|fields| {
        Paragraph::new(fields[1], Base::ArabicFirst).direction() == lajna::text::Direction::Rtl
    });
    for (cases, direction) in [(rtl, "--rtl"), (ltr, "--ltr")] {
        let lines: Vec<String> = cases.iter().map(|fields| fields[1].to_owned()).collect();
        let Some(expected) = super::oracle::fribidi(&lines, direction, &super::oracle::DRAWN) else { return };
        for (fields, expected) in cases.iter().zip(expected) {
            let expected = super::oracle::comparable(&expected);
            assert_eq!(super::oracle::comparable(fields[2]), expected, "{}", fields[1]);
        }
    }
}
