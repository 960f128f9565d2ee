//! The outline: parts added, named, moved, removed, found.

use super::{PARTS, Table};
use crate::command::{Command, Motion, Scope};
use crate::domain::SectionId;
use crate::i18n::Language;
use crate::panes::Pane;

#[test]
fn parts_move_with_what_is_under_them() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).say(&Command::Lower);
    assert_eq!(table.titles(), "Préambule0 Suivi0 Principes0 Qui1");
    assert_eq!(table.pane.outline.selected(), Some(SectionId(2)));
    table.say(&Command::Raise).say(&Command::Raise);
    assert_eq!(table.titles(), "Principes0 Qui1 Préambule0 Suivi0");
    table.say(&Command::Raise);
    assert!(table.said.is_some());
    table.go(Motion::Last).say(&Command::Indent);
    assert_eq!(table.titles(), "Principes0 Qui1 Préambule0 Suivi1");
    table.say(&Command::Outdent);
    table.undo();
    table.undo();
    assert_eq!(table.titles(), "Principes0 Qui1 Préambule0 Suivi0");
}

#[test]
fn a_new_part_is_named_before_it_is_there() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).say(&Command::Add);
    assert_eq!(table.pane.scope(), Scope::Prompt);
    table.say(&Command::Accept);
    assert!(table.said.is_some() && table.pane.scope() == Scope::Prompt, "a part needs a title");
    table.say(&Command::Undo);
    assert!(table.said.is_some() && !table.passed, "the title is not a step yet");
    table.type_words("Buts").say(&Command::Accept);
    assert_eq!(table.titles(), "Préambule0 Principes0 Qui1 Buts0 Suivi0");
    assert_eq!((table.body(), table.pane.scope()), ("", Scope::Outline));
    table.say(&Command::Add).type_words("x").say(&Command::Cancel);
    assert_eq!(table.titles(), "Préambule0 Principes0 Qui1 Buts0 Suivi0");
    table.say(&Command::Rename).type_words("!").say(&Command::Accept);
    assert_eq!(table.titles(), "Préambule0 Principes0 Qui1 Buts!0 Suivi0");
    table.undo();
    table.undo();
    assert_eq!(table.pane.outline.selected(), Some(SectionId(4)), "the nearest part is selected");
}

#[test]
fn a_removed_part_goes_with_its_text_and_comes_back_with_it() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).say(&Command::Remove);
    assert_eq!(table.titles(), "Préambule0 Qui1 Suivi0");
    let said = table.said.clone().unwrap().words;
    assert!(said.contains("Préambule") && said.ends_with(": u"), "{said}");
    assert_eq!(table.pane.outline.selected(), Some(SectionId(3)));
    table.undo();
    assert_eq!(table.titles(), "Préambule0 Principes0 Qui1 Suivi0");
    assert_eq!(table.pane.outline.selected(), Some(SectionId(2)));
    assert_eq!(table.body(), "La transparence.\nLa redevabilité.");
}

#[test]
fn an_empty_charter_can_start_from_a_usual_outline() {
    let mut table = Table::new(Language::Ar);
    table.say(&Command::Search(None));
    assert!(table.said.is_some() && table.pane.scope() == Scope::Outline, "nothing to look through");
    let shown = table.rows(60, 8);
    assert!(shown[1].trim_end().ends_with(" s"), "{shown:?}");
    table.say(&Command::StarterOutline);
    assert!(table.session.committee().charter.len() > 20);
    assert_eq!(table.session.mark(), 1, "one entry, one undo");
    table.say(&Command::StarterOutline);
    assert!(table.said.is_some());
    table.undo();
    assert!(table.session.committee().charter.is_empty());
    assert_eq!(table.pane.scope(), Scope::Outline);
}

#[test]
fn the_keys_go_from_the_outline_to_the_text_and_on() {
    let mut table = Table::with(Language::Ar, PARTS);
    table.say(&Command::FocusNext);
    assert!(!table.passed && table.pane.scope() == Scope::Text);
    table.say(&Command::FocusPrevious);
    assert!(!table.passed && table.pane.scope() == Scope::Outline);
    table.say(&Command::FocusPrevious);
    assert!(table.passed);
    // In Arabic the text stands to the left of the outline.
    table.go(Motion::SightLeft);
    assert_eq!(table.pane.scope(), Scope::Text);
    table.say(&Command::Cancel).say(&Command::Open).say(&Command::FocusNext);
    assert!(table.passed && table.pane.scope() == Scope::Outline);
    table.say(&Command::Open).say(&Command::Undo);
    assert!(table.passed, "undo is the program's");
    table.say(&Command::Cancel).say(&Command::Cancel);
    assert!(table.passed);
}

#[test]
fn words_are_found_in_titles_and_texts_however_they_are_spelled() {
    let parts =
        [("القيم", 0, "الشفافية والمُسَاءَلَة"), ("المساءلة", 0, "لا شيء\nمساءلة ثم مساءله"), ("خاتمة", 0, "")];
    let mut table = Table::with(Language::Ar, &parts);
    table.say(&Command::Search(None)).type_words("مساءلة");
    assert!(table.rows(80, 20)[19].contains("4"), "the count is shown while typing");
    table.say(&Command::Accept);
    let mut stops = Vec::new();
    for _ in 0..4 {
        stops.push((table.pane.position(), table.said.clone().unwrap().words));
        table.say(&Command::SearchNext);
    }
    let places: Vec<_> = stops.iter().map(|(place, _)| *place).collect();
    let first = "الشفافية وال".len();
    let second = "لا شيء\n".len();
    let third = "لا شيء\nمساءلة ثم ".len();
    assert_eq!(places, [(0, Some(first)), (1, None), (1, Some(second)), (1, Some(third))]);
    assert!(stops[1].1.contains("2 من 4"), "{}", stops[1].1);
    let in_titles: Vec<bool> = stops.iter().map(|(_, told)| told.contains("في العنوان")).collect();
    assert_eq!(in_titles, [false, true, false, false], "it is said when a search goes into a title");
    assert_eq!(table.pane.position(), (0, Some(first)), "and round again");
    table.say(&Command::SearchPrevious);
    assert_eq!(table.pane.position(), (1, Some(third)));
    table.say(&Command::SearchPrevious).say(&Command::SearchPrevious);
    assert_eq!(table.pane.position(), (1, None));
    // Found again after the text has changed.
    table.say(&Command::Open).say(&Command::SelectAll).say(&Command::EraseBack).say(&Command::Cancel);
    table.say(&Command::SearchNext);
    assert_eq!(table.pane.position(), (0, Some(first)));
    table.say(&Command::Search(Some("غائب".into())));
    assert_eq!(table.pane.position(), (0, Some(first)));
    assert!(table.said.is_some());
}
