//! A paragraph longer than people write: what a key lays out of it, and that nothing else shows.

use super::Table;
use crate::command::{Command, Motion};
use crate::i18n::Language;
use crate::text::work;
use crate::text::{Base, LONGEST, Page};

const MEGABYTE: usize = 1 << 20;

fn sentence(bytes: usize) -> String {
    let words = "تلتزم الجماعة (Larache) بنشر محاضر الاجتماعات في أجل لا يتعدى 15 يوما، ";
    words.repeat(bytes / words.len())
}

/// Texts of about so many bytes in one paragraph.
fn texts(bytes: usize) -> Vec<(&'static str, String)> {
    vec![
        ("words", sentence(bytes)),
        ("no blank", "س".repeat(bytes / 2)),
        ("Latin without a blank", "a".repeat(bytes)),
        ("marks", format!("ب{}", "\u{64e}\u{301}".repeat(bytes / 4))),
        ("flags", "🇲🇦".repeat(bytes / 8)),
        ("overrides", "قبل\u{202e}abc \u{2067}x".repeat(bytes / 16)),
        ("brackets", "(ب[".repeat(bytes / 4)),
    ]
}

/// What a key may do to a text or to where one stands in it.
fn keys() -> Vec<Command> {
    use Motion::*;
    let motions = [
        Next,
        Previous,
        PageNext,
        PagePrevious,
        SightLeft,
        SightRight,
        SightWordLeft,
        Forward,
        Backward,
        WordForward,
        LineEnd,
    ];
    let edits = [
        Command::Insert('س'),
        Command::EraseBack,
        Command::EraseForward,
        Command::EraseWordBack,
        Command::NewLine,
        Command::EraseBack,
        Command::Paste(Some("عمل work".into())),
        Command::Extend(WordBackward),
    ];
    motions.into_iter().map(Command::Move).chain(edits).collect()
}

#[test]
fn a_key_lays_out_a_few_stretches_of_a_paragraph_of_a_megabyte() {
    for (name, text) in texts(MEGABYTE) {
        // What is in view, the stretch of the caret before and after, and their neighbours. Where
        // a stretch is one cell, a screen shows a stretch on every row, and two lie on the way.
        let most = if name == "marks" { 6 * LONGEST } else { 2 * LONGEST };
        let mut table = Table::with(Language::Ar, &[("باب", 0, &text)]);
        table.say(&Command::Open);
        table.draw(78, 20);
        let id = table.pane.outline.selected().unwrap();
        for place in [text.len() / 2, text.len()] {
            let mut caret = place.min(table.body().len());
            while !table.body().is_char_boundary(caret) {
                caret -= 1;
            }
            table.pane.editors.get_mut(&id).unwrap().put(caret);
            table.draw(78, 20);
            for key in keys() {
                work::taken();
                table.say(&key);
                table.draw(78, 20);
                let taken = work::taken();
                assert!(taken <= most, "{name} at {place}: {key:?} laid out {taken} bytes");
            }
        }
    }
}

#[test]
fn walking_over_a_cut_by_sight_and_in_reading_order_stops_at_every_unit_once() {
    for (name, text) in texts(LONGEST + 20_000) {
        let mut table = Table::with(Language::Ar, &[("باب", 0, &text)]);
        table.say(&Command::Open);
        table.draw(78, 20);
        let id = table.pane.outline.selected().unwrap();
        let cut = Page::new(&text, Base::ArabicFirst, 78).stretch_at(text.len() / 2).end;
        let onward = if name.contains("Latin") { Motion::SightRight } else { Motion::SightLeft };
        let back = if name.contains("Latin") { Motion::SightLeft } else { Motion::SightRight };
        for (there, back) in [(Motion::Forward, Motion::Backward), (onward, back)] {
            table.pane.editors.get_mut(&id).unwrap().put(cut);
            table.draw(78, 20);
            // Some stops before the cut, then over it and as far again, and the same way back.
            for _ in 0..3 {
                table.go(back);
            }
            let mut stops = vec![table.caret()];
            for _ in 0..6 {
                table.go(there);
                table.draw(78, 20);
                stops.push(table.caret());
            }
            let mut returned = vec![table.caret()];
            for _ in 0..6 {
                table.go(back);
                table.draw(78, 20);
                returned.push(table.caret());
            }
            returned.reverse();
            assert_eq!(stops, returned, "{name} {there:?}");
            assert!(stops.windows(2).all(|pair| pair[0] != pair[1]), "{name} {there:?}: {stops:?}");
            assert!(stops.contains(&cut), "{name} {there:?}: {stops:?} not {cut}");
        }
    }
}

#[test]
fn rows_follow_each_other_over_a_cut_as_anywhere() {
    let text = sentence(LONGEST + 20_000);
    let mut table = Table::with(Language::Ar, &[("باب", 0, &text)]);
    table.say(&Command::Open);
    table.draw(78, 20);
    let cut = Page::new(&text, Base::ArabicFirst, 78).stretch_at(0).end;
    let mut rows = Vec::new();
    while table.caret() < 2 * cut {
        rows.push(table.caret());
        table.go(Motion::Next);
        table.draw(78, 20);
        assert!(table.caret() > rows[rows.len() - 1], "stuck at {}", table.caret());
    }
    assert!(rows.windows(2).all(|pair| pair[1] - pair[0] < 3 * 78), "{rows:?}");
    table.go(Motion::LineStart);
    let start = table.caret();
    table.go(Motion::LineEnd).go(Motion::SightLeft).go(Motion::Previous).go(Motion::LineStart);
    assert_eq!(table.caret(), start);
}
