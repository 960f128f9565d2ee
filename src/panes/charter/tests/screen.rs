//! The screen: what stands where, what is marked, what a letter changes.

use ratatui::style::Modifier;

use super::{PARTS, Table};
use crate::command::{Command, Motion};
use crate::i18n::Language;

#[test]
fn hits_are_marked_in_the_text() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.say(&Command::Search(Some("CITOYENS".into())));
    let (buffer, caret) = table.draw(80, 20);
    let (x, y) = caret.unwrap();
    let marked = (0..80).filter(|x| buffer[(*x, y)].modifier.contains(Modifier::UNDERLINED)).count();
    assert_eq!(marked, "citoyens".len());
    assert_eq!(buffer[(x, y)].symbol(), "c");
}

#[test]
fn outline_and_text_stand_side_by_side_or_alternate() {
    let mut table = Table::with(Language::Fr, PARTS);
    let wide = table.rows(118, 20);
    assert!(wide[0].starts_with("▶ 1 Préambule"), "{wide:?}");
    assert!(wide[0].contains("│") && wide[2].contains("Nous, citoyens."), "{wide:?}");
    assert!(wide[2].starts_with("    2.1 Qui"), "{wide:?}");
    assert!(wide[3].contains("3 Suivi") && wide[3].contains("· │"), "{wide:?}");
    for (width, height) in [(40, 12), (78, 20)] {
        let narrow = table.rows(width, height);
        assert!(
            narrow[0].starts_with("▶ 1 Préambule") && !narrow.concat().contains("citoyens"),
            "{narrow:?}"
        );
        table.say(&Command::Open);
        let narrow = table.rows(width, height);
        assert!(
            narrow[0].starts_with("1 Préambule") && narrow[2].starts_with("Nous, citoyens."),
            "{narrow:?}"
        );
        table.say(&Command::Cancel);
        assert!(table.rows(width, height)[0].starts_with("▶"));
    }
}

#[test]
fn arabic_stands_at_the_other_side() {
    let mut table = Table::with(Language::Ar, &[("ديباجة", 0, "نص"), ("القيم", 1, "")]);
    table.say(&Command::Open);
    let (buffer, caret) = table.draw(118, 20);
    assert_eq!(buffer[(117, 0)].symbol(), "◂", "the caret is in the text, the part stays marked");
    assert_eq!(buffer[(115, 0)].symbol(), "1");
    // The outline has 30 columns, a divider with a blank on either side, and then the text.
    assert_eq!(buffer[(86, 0)].symbol(), "│");
    assert_eq!(caret, Some((84, 2)));
    table.go(Motion::LineEnd);
    assert_eq!(table.draw(118, 20).1, Some((82, 2)));
    // An empty text waits where Arabic begins, before any letter is typed.
    table.go(Motion::PartNext);
    assert_eq!(table.draw(118, 20).1, Some((84, 2)));
    table.type_words("1");
    assert_eq!(table.draw(118, 20).1, Some((83, 2)));
}

#[test]
fn a_paragraph_keeps_its_direction_while_its_last_arabic_letter_is_erased() {
    let mut table = Table::with(Language::Fr, &[("باب", 0, "FLDF م")]);
    table.say(&Command::Open).go(Motion::Last);
    table.say(&Command::EraseBack);
    let (buffer, _) = table.draw(40, 12);
    assert_eq!(buffer[(39, 2)].symbol(), "F", "the first letter stays where it was");
    // Read again, it is a French paragraph.
    table.go(Motion::PartNext).go(Motion::First);
    table.say(&Command::Cancel).say(&Command::Open);
    table.pane.editors.clear();
    assert_eq!(table.draw(40, 12).0[(0, 2)].symbol(), "F");
}

#[test]
fn after_a_latin_name_the_last_letter_is_underlined() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "السيد Rudi")]);
    table.say(&Command::Open).go(Motion::Last);
    let (buffer, caret) = table.draw(40, 12);
    let underlined: Vec<u16> =
        (0..40).filter(|x| buffer[(*x, 2)].modifier.contains(Modifier::UNDERLINED)).collect();
    assert_eq!(underlined.len(), 1);
    assert_eq!(buffer[(underlined[0], 2)].symbol(), "i");
    assert_eq!(caret, Some((29, 2)));
}

#[test]
fn a_letter_changes_one_row_of_the_screen() {
    let mut table = Table::with(Language::Ar, PARTS);
    table.say(&Command::Open).go(Motion::Last).type_words("ب");
    let (before, _) = table.draw(78, 20);
    table.type_words("ا");
    let (after, _) = table.draw(78, 20);
    let rows: std::collections::BTreeSet<u16> = before.diff(&after).iter().map(|(_, y, _)| *y).collect();
    assert_eq!(rows.into_iter().collect::<Vec<_>>(), [2]);
}

#[test]
fn the_caret_stays_in_view_in_a_long_text() {
    let lines: Vec<String> = (0..300).map(|n| format!("السطر {n} {}", "كلمة ".repeat(n % 30))).collect();
    let mut table = Table::with(Language::Ar, &[("باب", 0, &lines.join("\n"))]);
    table.say(&Command::Open);
    let walk = [
        (Motion::Last, 1),
        (Motion::PagePrevious, 7),
        (Motion::Next, 40),
        (Motion::First, 1),
        (Motion::PageNext, 9),
        (Motion::Previous, 50),
        (Motion::Last, 1),
    ];
    for (motion, times) in walk {
        for _ in 0..times {
            table.go(motion);
            let (_, caret) = table.draw(40, 12);
            let (_, y) = caret.expect("the caret is in view");
            assert!((2..12).contains(&y), "{motion:?}: {y}");
        }
    }
    let (_, caret) = table.draw(40, 12);
    assert_eq!(caret.unwrap().1, 11, "the last row of the text is the last in view");
    table.say(&Command::SelectAll).say(&Command::EraseBack);
    assert_eq!(table.draw(40, 12).1, Some((39, 2)));
}

#[test]
fn every_size_of_screen_can_be_drawn() {
    for language in [Language::Ar, Language::Fr] {
        let mut table = Table::with(language, PARTS);
        table.say(&Command::Open).type_words("نص طويل مع French ").say(&Command::SelectAll);
        let states: [&[Command]; 5] = [
            &[],
            &[Command::Cancel, Command::Cancel],
            &[Command::Add, Command::Insert('م')],
            &[Command::Cancel, Command::Rename],
            &[Command::Cancel, Command::Search(None), Command::Insert('a')],
        ];
        for state in states {
            for command in state {
                table.say(command);
            }
            for width in (1..=24).chain([40, 78, 99, 100, 101, 120, 130]) {
                for height in [1, 2, 3, 4, 12, 45] {
                    table.draw(width, height);
                }
            }
        }
        let mut empty = Table::new(language);
        for (width, height) in [(1, 1), (3, 2), (20, 5), (130, 45)] {
            empty.draw(width, height);
        }
    }
}

#[test]
fn a_new_title_is_typed_where_its_part_will_stand() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).go(Motion::Next).say(&Command::Add).type_words("Où");
    let rows = table.rows(40, 12);
    assert!(rows[2].starts_with("    2.1 Qui"), "one row is marked: {rows:?}");
    assert!(rows[3].starts_with("▶   + Où"), "{rows:?}");
    assert!(rows[4].starts_with("  3 Suivi"), "{rows:?}");
    assert_eq!(table.draw(40, 12).1, Some((8, 3)));
    table.say(&Command::Cancel).say(&Command::Rename).type_words(" ?");
    let rows = table.rows(40, 12);
    assert!(rows[2].starts_with("▶   2.1 Qui ?"), "{rows:?}");
}

#[test]
fn the_search_field_takes_the_last_row_and_moves_nothing() {
    for height in [2, 3, 4, 11, 12, 13, 20] {
        let mut table = Table::with(Language::Fr, PARTS);
        table.say(&Command::Open);
        let before = table.rows(78, height);
        let after = table.say(&Command::Search(None)).rows(78, height);
        let last = usize::from(height) - 1;
        assert!(after[last].starts_with("Chercher :"), "{after:?}");
        assert_eq!(before[..last], after[..last]);
    }
}
