//! The sheet as it is read: references in words, items under letters, and what is referred to.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::Table;
use crate::command::{Command, Motion, Scope};
use crate::domain::{Change, Document, DocumentId, Edit, Heading, Numbering, Rank, SectionId, Splice};
use crate::i18n::Language;
use crate::panes::{Focus, Outcome, Pane};
use crate::ui::{Canvas, Theme};

/// A French text of articles: the first refers to the third and to its second item.
fn articles() -> Table {
    let parts = [
        ("Objet", 0, "Conformément à {#3}.\n- la ville\n- les quartiers ({#2})\n\n{#3} s'applique."),
        ("Champ", 0, "Toute la commune."),
        ("Suivi", 0, "Chaque année."),
    ];
    let mut table = Table::with(Language::Fr, &parts);
    let charter = Document { numbering: Numbering::Articles, ..Document::default() };
    table.record(Change::Document(Box::new(Edit::add(DocumentId::CHARTER, charter))));
    table
}

/// The cells of a row that hold `words`, and whether all of them have this look.
fn all_look(buffer: &Buffer, y: u16, words: &str, modifier: Modifier) -> bool {
    let width = buffer.area.width;
    let row: Vec<&str> = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
    let at = row.concat().chars().collect::<String>();
    let at = at.split_once(words).map(|(before, _)| before.chars().count()).unwrap();
    (at..at + words.chars().count())
        .all(|x| buffer[(u16::try_from(x).unwrap(), y)].modifier.contains(modifier))
}

#[test]
fn references_and_letters_are_read_everywhere_but_where_the_caret_writes() {
    let mut table = articles();
    let read = [
        "Conformément à article 3.",
        "a) la ville",
        "b) les quartiers (article 2)",
        "",
        "Article 3 s'applique.",
    ];
    let beside = table.rows(118, 12);
    let beside: Vec<String> = beside.iter().map(|row| row.chars().skip(33).collect()).collect();
    let beside: Vec<&str> = beside.iter().map(|row| row.trim()).collect();
    assert_eq!(beside[2..7], read);
    table.say(&Command::Open);
    let rows = table.rows(60, 12);
    assert_eq!(rows[2].trim(), "Conformément à {#3}.", "as it is written, where it is being written");
    assert_eq!(rows[3].trim(), read[1]);
    let (buffer, _) = table.draw(60, 12);
    assert!(all_look(&buffer, 4, "article 2", Modifier::UNDERLINED));
    assert!(!all_look(&buffer, 4, "les quartiers", Modifier::UNDERLINED));
    table.go(Motion::Next);
    let rows = table.rows(60, 12);
    assert_eq!((rows[2].trim(), rows[3].trim()), (read[0], "- la ville"));
    let body = &table.session.committee().charter[&SectionId(1)].body;
    assert!(body.contains("{#3}") && body.contains("- la ville"), "the words that are kept are as written");
}

#[test]
fn what_is_selected_or_found_is_marked_where_it_is_read() {
    let mut table = articles();
    table.say(&Command::Search(Some("quartiers".into()))).go(Motion::First);
    let (buffer, _) = table.draw(60, 12);
    assert!(all_look(&buffer, 4, "quartiers", Modifier::UNDERLINED));
    table.say(&Command::Open).say(&Command::SelectAll);
    let (buffer, _) = table.draw(60, 12);
    assert!(all_look(&buffer, 2, "Conformément à article 3.", Modifier::REVERSED));
    assert!(all_look(&buffer, 4, "b) les quartiers (article 2)", Modifier::REVERSED));
}

#[test]
fn a_broken_reference_is_shown_as_broken_and_told() {
    let mut table = articles();
    table.say(&Command::GoTo(Some("3".into()))).say(&Command::Remove);
    let told = table.said.take().unwrap();
    assert!(told.words.contains("2 renvois y menaient"), "{}", told.words);
    table.say(&Command::GoTo(Some("1".into())));
    assert!(table.rows(118, 12)[2].contains("Conformément à ⟨partie supprimée⟩."));
    table.say(&Command::Open);
    let told = table.said.take().unwrap();
    assert_eq!(told.words, "dans cette partie, 2 renvois mènent à des passages supprimés");
    table.undo();
    table.say(&Command::GoTo(Some("1".into())));
    assert!(table.rows(60, 12)[6].contains("Article 3 s'applique."));
}

#[test]
fn letters_of_items_are_those_of_the_text_whatever_the_language_of_the_screen() {
    let body = "نلتزم بما يلي:\n- الشفافية\n- Budget participatif";
    for language in Language::ALL {
        let mut table = Table::with(language, &[("الالتزامات", 0, body)]);
        assert_eq!(table.read()[0], "1 الالتزامات");
        table.say(&Command::Open);
        assert_eq!(table.read(), ["نلتزم بما يلي:", "أ- الشفافية", "ب- Budget participatif"]);
        table.go(Motion::First);
        let rows = table.rows(60, 12);
        assert!(rows[3].ends_with("-\u{fe83}"), "{rows:?}");
        // An item of the other direction keeps its own, its letter before it.
        assert!(rows[4].starts_with("\u{fe8f}- Budget participatif"), "{rows:?}");
    }
}

#[test]
fn a_reference_to_a_paragraph_follows_it_into_another_part_and_to_another_letter() {
    let mut table = articles();
    let paragraph = table.session.committee().charter[&SectionId(1)].paragraphs[2];
    let token = crate::domain::numbering::reference(crate::domain::numbering::Referent::Paragraph(paragraph));
    table.say(&Command::GoTo(Some("2".into()))).say(&Command::Open).say(&Command::Refer(Some(token)));
    assert_eq!(table.read(), ["Article premier, point bToute la commune."]);
    table.rows(60, 12);
    table.say(&Command::GoTo(Some("1".into()))).go(Motion::Next).go(Motion::Next).say(&Command::Raise);
    table.say(&Command::GoTo(Some("2".into())));
    assert_eq!(table.read(), ["Article premier, point aToute la commune."]);
}

#[test]
fn a_part_of_another_text_is_named_with_its_text() {
    let mut table = articles();
    let other = DocumentId(9);
    let text = Document { title: "Règlement".into(), ..Document::default() };
    table.record(Change::Document(Box::new(Edit::add(other, text))));
    let heading = Heading { document: other, rank: Rank::nth(0), level: 0, title: "Bureau".into() };
    table.record(Change::Heading(Box::new(Edit::add(SectionId(50), heading))));
    table.record(Change::Charter(Splice::new(SectionId(3), 0, "", "Voir {#1e}. ")));
    table.say(&Command::GoTo(Some("3".into()))).say(&Command::Open);
    assert_eq!(table.read(), ["Voir partie 1 (Règlement). Chaque année."]);
}

/// What `Refer` opens.
fn picker(table: &mut Table) -> Box<dyn Pane> {
    let desk = Table::desk(&table.session, &table.bindings, table.language);
    match table.pane.update(&Command::Refer(None), &desk) {
        Outcome::Open(pane) => pane,
        _ => panic!("nothing was opened"),
    }
}

#[test]
fn what_is_referred_to_is_found_by_words_of_it_and_put_in_at_the_caret() {
    let mut table = articles();
    table.say(&Command::GoTo(Some("2".into()))).say(&Command::Open).go(Motion::Last);
    let mut list = picker(&mut table);
    let desk = Table::desk(&table.session, &table.bindings, table.language);
    assert_eq!(list.scope(), Scope::Prompt);
    let rows = list.every_row(&desk);
    assert_eq!(rows.len(), 9);
    assert_eq!(rows[..3], ["Article premier, Objet", "(1), Conformément à article 3.", "a), la ville"]);
    for letter in "quart".chars() {
        list.update(&Command::Insert(letter), &desk);
    }
    assert_eq!(list.every_row(&desk), ["b), les quartiers (article 2)"]);
    assert_eq!(list.spoken(&desk, 40).more, ["article premier, point b"]);
    let Outcome::Close(Some(command)) = list.update(&Command::Accept, &desk) else { panic!("not chosen") };
    table.say(&command);
    assert_eq!(table.read(), ["Toute la commune.article premier, point b"]);
    table.undo();
    assert_eq!(table.body(), "Toute la commune.");
}

#[test]
fn the_choice_goes_by_rows_and_by_parts_and_says_when_nothing_has_the_words() {
    let mut table = articles();
    table.say(&Command::Open);
    let mut list = picker(&mut table);
    let desk = Table::desk(&table.session, &table.bindings, table.language);
    list.update(&Command::Move(Motion::PartNext), &desk);
    assert_eq!(list.spoken(&desk, 40).selected, ["Article 2", "Champ"]);
    list.update(&Command::Move(Motion::Next), &desk);
    assert_eq!(list.spoken(&desk, 40).selected, ["(1)", "Toute la commune."]);
    list.update(&Command::Move(Motion::PartPrevious), &desk);
    assert_eq!(list.spoken(&desk, 40).selected, ["Article 2", "Champ"]);
    for letter in "zzz".chars() {
        list.update(&Command::Insert(letter), &desk);
    }
    assert_eq!(list.spoken(&desk, 40).beside, ["rien avec ces mots"]);
    assert!(matches!(list.update(&Command::Accept, &desk), Outcome::Done));
    let area = ratatui::layout::Rect::new(0, 0, 50, 10);
    let mut buffer = Buffer::empty(area);
    list.draw(area, &mut Canvas::new(&mut buffer, desk.mirror, Theme::default()), &desk, Focus::Here);
    let rows: Vec<String> =
        buffer.content().chunks(50).map(|row| row.iter().map(|cell| cell.symbol()).collect()).collect();
    assert!(rows[0].starts_with("Chercher : zzz") && rows[1].starts_with("rien avec ces mots"), "{rows:?}");
}

#[test]
fn a_settled_text_is_not_lent_to_another_editor() {
    let mut table = adopted();
    for command in [Command::Rewrite(None), Command::Rewrite(Some("neuf".into()))] {
        table.say(&command);
        let said = table.said.take().unwrap().words;
        assert!(said.starts_with("Texte adopté."), "{command:?}: {said}");
        assert_eq!(table.clip, "", "nothing was lent");
    }
}

/// The articles, adopted.
fn adopted() -> Table {
    let mut table = articles();
    let was = table.session.committee().text(DocumentId::CHARTER).unwrap();
    let adopted = Document { phase: crate::domain::Phase::Adopted, ..was.clone() };
    let edit = Edit { id: DocumentId::CHARTER, before: Some(was), after: Some(adopted) };
    table.record(Change::Document(Box::new(edit)));
    table
}

#[test]
fn a_settled_text_takes_no_reference() {
    let mut table = adopted();
    table.say(&Command::Open).say(&Command::Refer(None));
    assert!(table.said.take().is_some());
    let before = table.body().to_owned();
    table.say(&Command::Refer(Some("3".into())));
    assert!(table.said.take().is_some());
    assert_eq!(table.body(), before);
}

#[test]
fn the_reference_the_caret_stands_in_is_told_in_words() {
    let mut table = articles();
    table.say(&Command::Open).go(Motion::First);
    assert!(!table.rows(60, 12)[0].contains("article 3"));
    let at = "Conformément à {#".len();
    table.pane.editors.get_mut(&SectionId(1)).unwrap().put(at);
    let heading = table.rows(60, 12)[0].clone();
    assert!(heading.starts_with("Article premier Objet"), "{heading}");
    assert!(heading.trim_end().ends_with("{#…} = article 3"), "{heading}");
}
