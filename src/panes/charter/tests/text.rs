//! The text: typed, erased, cut, pasted, taken back.

use super::{PARTS, Table};
use crate::command::{Command, Motion};
use crate::domain::SectionId;
use crate::i18n::Language;

#[test]
fn letters_of_three_scripts_are_typed_where_the_caret_stands() {
    let mut table = Table::with(Language::Ar, &[("ديباجة", 0, "")]);
    table.say(&Command::Open).type_words("نحن سكان Larache سنة 2023،\nنتعهد");
    assert_eq!(table.body(), "نحن سكان Larache سنة 2023،\nنتعهد");
    assert_eq!(table.caret(), table.body().len());
    assert!(!table.session.is_settled(), "typed text settles later");
    // The keys of lam-alef send one presentation form.
    table.say(&Command::Insert('\u{fefb}'));
    assert!(table.body().ends_with("نتعهدلا"));
    table.say(&Command::Insert('\u{1b}'));
    assert!(table.body().ends_with("نتعهدلا"));
    table.say(&Command::EraseBack);
    assert!(table.body().ends_with("نتعهدل"));
}

#[test]
fn what_is_cut_can_be_pasted_and_each_is_one_step_back() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.say(&Command::Open).go(Motion::Last).say(&Command::Extend(Motion::SightWordLeft));
    table.say(&Command::Cut);
    assert_eq!((table.body(), table.clip.as_str()), ("Nous, ", "citoyens."));
    table.go(Motion::First).say(&Command::Paste(Some("citoyens.".into()))).type_words("!");
    assert_eq!(table.body(), "citoyens.!Nous, ");
    table.undo();
    assert_eq!(table.body(), "citoyens.Nous, ");
    table.undo();
    assert_eq!((table.body(), table.caret()), ("Nous, ", 0));
    table.undo();
    assert_eq!((table.body(), table.caret()), ("Nous, citoyens.", "Nous, citoyens.".len()));
}

#[test]
fn pasted_words_are_cleaned_and_put_in_reading_order() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "")]);
    table.say(&Command::Open);
    table.say(&Command::Paste(Some("  \u{fee1}\u{fefc}\u{feb3}\r\n\u{1b}[31m\u{202e}a".into())));
    assert_eq!(table.body(), "سلام\na");
    table.say(&Command::Paste(None));
    assert_eq!(table.body(), "سلام\na");
}

#[test]
fn a_mark_stretches_the_selection_without_shift() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.say(&Command::Open).say(&Command::Mark).go(Motion::WordForward).say(&Command::Copy);
    assert_eq!(table.clip, "Nous, ");
    table.say(&Command::SelectAll).say(&Command::Cut);
    assert_eq!((table.body(), table.clip.as_str()), ("", "Nous, citoyens."));
    table.say(&Command::Cut);
    assert!(table.said.is_some() && table.clip == "Nous, citoyens.", "nothing selected, nothing cut");
}

#[test]
fn without_a_selection_the_paragraph_one_stands_in_is_copied() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "الأولى\nالثانية (2023)\n\nالرابعة")]);
    table.say(&Command::Open);
    table.rows(60, 10);
    table.go(Motion::Next).go(Motion::LineEnd).say(&Command::Copy);
    assert_eq!(table.clip, "الثانية (2023)");
    table.go(Motion::First).say(&Command::Copy);
    assert_eq!(table.clip, "الأولى");
    table.go(Motion::Last).say(&Command::Copy);
    assert_eq!(table.clip, "الرابعة");
}

#[test]
fn what_was_selected_on_a_screen_is_pasted_as_it_is_read_and_one_undo_takes_it_back() {
    let mut table = Table::with(Language::En, &[("باب", 0, "")]);
    table.say(&Command::Open).type_words("قبل ");
    // As xterm pastes two rows of a box: forms from the left, CR between.
    table.say(&Command::Paste(Some(
        "│  \u{fee1}\u{fefc}\u{feb3} │\r│ (12) \u{fee1}\u{fefc}\u{feb3} │".into(),
    )));
    assert_eq!(table.body(), "قبل سلام\nسلام (12)");
    assert!(table.said.as_ref().unwrap().words.contains("reading order"));
    table.undo();
    assert_eq!(table.body(), "قبل ");
    // Letters in reversed order are told, and left as they came.
    table.say(&Command::Paste(Some("ةعامج شئارعلا".into())));
    assert_eq!(table.body(), "قبل ةعامج شئارعلا");
    assert!(table.said.as_ref().unwrap().words.contains("backwards"));
    table.say(&Command::Paste(Some("جماعة العرائش".into())));
    assert_eq!(table.said, None, "what came as it was meant is not spoken of");
}

#[test]
fn killed_words_can_be_pasted() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).say(&Command::Open).say(&Command::EraseToEnd);
    assert_eq!((table.body(), table.clip.as_str()), ("\nLa redevabilité.", "La transparence."));
}

#[test]
fn reading_order_goes_on_through_a_latin_name_and_over_a_lam_alef_at_once() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "سلام Rabat")]);
    table.say(&Command::Open);
    let mut stops = vec![0];
    for _ in 0..9 {
        table.go(Motion::Forward);
        stops.push(table.caret());
    }
    assert_eq!(stops, [0, 2, 6, 8, 9, 10, 11, 12, 13, 14]);
    table.go(Motion::Backward);
    assert_eq!(table.caret(), 13);
}

#[test]
fn undo_goes_back_to_the_place_it_changes_even_in_another_part() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.say(&Command::Open).go(Motion::WordForward).type_words("les ");
    assert_eq!(table.body(), "Nous, les citoyens.");
    table.go(Motion::PartNext).go(Motion::PartNext).go(Motion::Last).type_words("\nEt d'autres.");
    table.go(Motion::PartPrevious);
    table.undo();
    assert_eq!(table.pane.outline.selected(), Some(SectionId(3)));
    assert_eq!(table.body(), "Les associations de la commune.");
    assert_eq!(table.caret(), table.body().len());
    table.undo();
    assert_eq!((table.body(), table.caret()), ("Nous, citoyens.", "Nous, ".len()));
    table.session.redo(table.now).unwrap();
    table.refresh();
    assert_eq!((table.body(), table.caret()), ("Nous, les citoyens.", "Nous, les ".len()));
}

#[test]
fn settling_what_was_typed_leaves_the_caret_alone() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.say(&Command::Open).type_words("Oui. ").go(Motion::Forward);
    let caret = table.caret();
    table.session.settle(table.now).unwrap();
    table.refresh();
    assert_eq!(table.caret(), caret);
}
