//! Editing beyond letters: replacing, moving and joining paragraphs, counting, going to a part.

use super::{PARTS, Table};
use crate::command::{Command, Motion};
use crate::domain::{Change, Document, DocumentId, Edit, Numbering, Profile, SectionId};
use crate::i18n::Language;
use crate::panes::{Outcome, Pane as _};

const TOWN: &[(&str, u8, &str)] = &[
    ("ميثاق العرائش", 0, "نحن سكان العرائش.\nجماعة العَرائِش وجمعيات العرائش"),
    ("المبادئ", 0, "الشفافية\nفي مدينة العرائش تُنشر المحاضر"),
];

fn ids(table: &Table, part: u64) -> Vec<u64> {
    table.session.committee().charter[&SectionId(part)].paragraphs.iter().map(|id| id.0).collect()
}

fn words(table: &Table) -> &str {
    table.said.as_ref().map_or("", |notice| notice.words.as_str())
}

#[test]
fn every_place_found_is_replaced_however_it_is_spelled_and_one_undo_takes_it_back() {
    let mut table = Table::with(Language::Ar, TOWN);
    let before = table.session.committee().clone();
    table.say(&Command::Search(Some("العرائش".into())));
    assert!(words(&table).contains("من 5"), "{}", words(&table));
    table.say(&Command::Replace(None)).type_words("وزان").say(&Command::ReplaceAll(None));
    assert!(words(&table).contains('5'), "{}", words(&table));
    assert_eq!(table.titles(), "ميثاق وزان0 المبادئ0");
    let body = |part| table.session.committee().charter[&SectionId(part)].body.as_str();
    assert_eq!(body(1), "نحن سكان وزان.\nجماعة وزان وجمعيات وزان");
    assert_eq!(body(2), "الشفافية\nفي مدينة وزان تُنشر المحاضر");
    table.undo();
    assert_eq!(table.session.committee(), &before);
}

#[test]
fn places_are_replaced_one_by_one_and_skipped() {
    let mut table = Table::with(Language::Fr, &[("A", 0, "un deux un trois un quatre un")]);
    table.say(&Command::Replace(None)).type_words("un").say(&Command::Accept);
    table.type_words("cinq").say(&Command::Accept);
    assert_eq!(table.body(), "cinq deux un trois un quatre un");
    table.say(&Command::SearchNext).say(&Command::Accept);
    assert_eq!(table.body(), "cinq deux un trois cinq quatre un");
    table.say(&Command::Accept);
    assert_eq!(table.body(), "cinq deux un trois cinq quatre cinq");
    table.undo();
    assert_eq!(table.body(), "cinq deux un trois cinq quatre un");
    table.say(&Command::Cancel);
    assert!(table.pane.field.is_none());
}

#[test]
fn after_a_replacement_as_many_places_are_counted_as_there_still_are() {
    let parts = [("القيم", 0, "باب ثم باب"), ("باب وباب", 0, "باب")];
    let mut table = Table::with(Language::Ar, &parts);
    table.say(&Command::Search(Some("باب".into())));
    assert!(table.said.clone().unwrap().words.contains("1 من 4"), "a title is one place");
    table.say(&Command::Replace(Some("فصل".into())));
    assert!(table.said.clone().unwrap().words.contains("1 من 3"), "{:?}", table.said);
    table.say(&Command::Replace(Some("باب آخر".into())));
    assert!(table.said.clone().unwrap().words.contains("2 من 3"), "words found again stay: {:?}", table.said);
    table.say(&Command::ReplaceAll(Some("جزء".into())));
    assert!(table.said.clone().unwrap().words.contains('3'), "and all are as many: {:?}", table.said);
}

#[test]
fn a_single_place_is_replaced_once_even_by_words_that_hold_the_old_ones() {
    let mut table = Table::with(Language::Fr, &[("A", 0, "la ville.")]);
    table.say(&Command::Search(Some("ville".into()))).say(&Command::Replace(Some("vieille ville".into())));
    assert_eq!((table.body(), table.caret()), ("la vieille ville.", "la vieille ville".len()));
    table.say(&Command::Search(Some("rien".into()))).say(&Command::ReplaceAll(Some("x".into())));
    assert_eq!((table.body(), words(&table)), ("la vieille ville.", "ces mots ne sont pas dans la charte"));
}

#[test]
fn a_paragraph_moves_past_its_neighbour_with_its_identity_and_the_caret() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "أولى\nثانية\nثالثة")]);
    let [a, b, c] = ids(&table, 1)[..] else { panic!() };
    table.say(&Command::Open);
    table.rows(60, 10);
    table.go(Motion::Next).go(Motion::Forward).say(&Command::Raise);
    assert_eq!((table.body(), ids(&table, 1)), ("ثانية\nأولى\nثالثة", vec![b, a, c]));
    assert_eq!(table.caret(), "ث".len());
    table.say(&Command::Lower).say(&Command::Lower);
    assert_eq!((table.body(), ids(&table, 1)), ("أولى\nثالثة\nثانية", vec![a, c, b]));
    assert_eq!(table.caret(), "أولى\nثالثة\nث".len());
    table.say(&Command::Lower);
    assert_eq!(words(&table), "هذه آخر فقرة في النص؛ لا يمكن تحريكها إلى الأسفل");
    table.undo();
    table.undo();
    table.undo();
    assert_eq!((table.body(), ids(&table, 1)), ("أولى\nثانية\nثالثة", vec![a, b, c]));
}

#[test]
fn selected_paragraphs_move_together() {
    let mut table = Table::with(Language::Fr, &[("A", 0, "un\ndeux\ntrois\nquatre")]);
    table.say(&Command::Open).say(&Command::Extend(Motion::Next)).say(&Command::Extend(Motion::Next));
    table.say(&Command::Lower);
    assert_eq!(table.body(), "trois\nun\ndeux\nquatre");
    table.say(&Command::Lower);
    assert_eq!(table.body(), "trois\nquatre\nun\ndeux");
}

#[test]
fn past_the_end_of_a_part_a_paragraph_goes_into_the_next_one_and_back() {
    let mut table = Table::with(Language::Fr, PARTS);
    let before = table.session.committee().clone();
    let (nous, qui) = (ids(&table, 1)[0], ids(&table, 3)[0]);
    // The only paragraph of its part leaves an empty one there.
    table.say(&Command::Open).go(Motion::WordForward).say(&Command::Lower);
    assert_eq!(table.pane.outline.selected(), Some(SectionId(2)));
    assert_eq!(table.body(), "Nous, citoyens.\nLa transparence.\nLa redevabilité.");
    assert_eq!((table.caret(), ids(&table, 2)[0]), ("Nous, ".len(), nous));
    assert_eq!(table.session.committee().charter[&SectionId(1)].body, "");
    assert!(words(&table).contains("Principes"));
    // The last part is empty: what comes there is all it has.
    for _ in 0..4 {
        table.say(&Command::Lower);
    }
    assert_eq!(table.pane.outline.selected(), Some(SectionId(3)));
    table.say(&Command::Lower);
    assert_eq!((table.body(), ids(&table, 4)), ("Nous, citoyens.", vec![nous]));
    assert_eq!((ids(&table, 3), table.caret()), (vec![qui], "Nous, ".len()));
    table.say(&Command::Raise);
    assert_eq!(table.body(), "Les associations de la commune.\nNous, citoyens.");
    assert_eq!(table.caret(), "Les associations de la commune.\nNous, ".len());
    for _ in 0..7 {
        table.undo();
    }
    assert_eq!(table.session.committee(), &before);
}

#[test]
fn paragraphs_are_joined_with_one_blank_and_parted_again() {
    let mut table = Table::with(Language::Fr, &[("A", 0, "un  \n deux\n\ntrois")]);
    let first = ids(&table, 1)[0];
    table.say(&Command::Open).say(&Command::Join);
    assert_eq!((table.body(), ids(&table, 1)[0]), ("un deux\n\ntrois", first));
    assert_eq!(table.caret(), "un ".len());
    table.say(&Command::NewLine);
    assert_eq!(table.body(), "un \ndeux\n\ntrois");
    table.say(&Command::SelectAll).say(&Command::Join);
    assert_eq!((table.body(), ids(&table, 1)), ("un deux trois", vec![first]));
    table.say(&Command::Join);
    assert_eq!(words(&table), "aucun paragraphe ne suit celui-ci");
    table.undo();
    assert_eq!(table.body(), "un \ndeux\n\ntrois");
}

#[test]
fn latin_signs_become_arabic_after_arabic_letters_when_typed_and_only_then() {
    let mut table = Table::with(Language::Ar, &[("باب", 0, "")]);
    table.say(&Command::Open).type_words("من؟ أين, «كيف»? Larache, 3,5; لِمَ; ");
    assert_eq!(table.body(), "من؟ أين، «كيف»؟ Larache, 3,5; لِمَ؛ ");
    table.say(&Command::Paste(Some("نعم, لا".into())));
    assert!(table.body().ends_with("نعم, لا"));
    table.say(&Command::EraseWordBack).say(&Command::Punctuation).type_words("ما?");
    assert!(table.body().ends_with("ما?"));
    table.say(&Command::Punctuation).type_words(" ما?");
    assert!(table.body().ends_with("ما؟"));
}

#[test]
fn words_and_the_time_they_take_are_counted_in_what_is_selected_or_in_all() {
    let mut table = Table::with(Language::Fr, PARTS);
    table.go(Motion::Next).say(&Command::WordCount);
    assert_eq!(
        words(&table),
        "cette partie : 4 mots, 2 paragraphes, lecture : moins d'une minute ; \
         tout le texte : 11 mots, 4 paragraphes, lecture : moins d'une minute"
    );
    table.say(&Command::Open).say(&Command::Extend(Motion::WordForward)).say(&Command::WordCount);
    assert_eq!(words(&table), "sélection : 1 mot, 1 paragraphe, lecture : moins d'une minute");
    let long = "كلمة ".repeat(360);
    let mut table = Table::with(Language::Ar, &[("باب", 0, &long)]);
    table.say(&Command::WordCount);
    assert!(words(&table).starts_with("هذا الجزء: 360 كلمة، فقرة واحدة، مدة القراءة: دقيقتان؛"));
}

#[test]
fn a_part_is_gone_to_by_its_number_or_by_words_of_its_title() {
    let mut table = Table::with(Language::Fr, PARTS);
    for (words, part) in [("2.1", 3), ("٣", 4), ("principes", 2), ("ambule", 1), ("2", 2)] {
        table.say(&Command::GoTo(Some(words.into())));
        assert_eq!(table.pane.outline.selected(), Some(SectionId(part)), "{words}");
    }
    table.say(&Command::GoTo(Some("9".into())));
    assert_eq!(words(&table), "aucune partie n'a ce numéro ou ce titre : « 9 »");
    assert_eq!(table.pane.outline.selected(), Some(SectionId(2)));
}

#[test]
fn a_reference_is_read_as_its_part_is_called_and_follows_it_when_parts_move() {
    let mut table = Table::with(Language::Ar, &[("أ", 0, "انظر "), ("ب", 0, ""), ("ج", 0, "- س\n- ص\nع")]);
    let charter = Document { numbering: Numbering::Articles, ..Document::default() };
    table.record(Change::Document(Box::new(Edit::add(DocumentId::CHARTER, charter))));
    table.say(&Command::Open).go(Motion::Last).say(&Command::Refer(Some("ج".into())));
    assert_eq!(
        (table.body(), words(&table)),
        ("انظر {#3}", "أضيفت إحالة إلى المادة 3؛ يتغير رقمها بتغير الترقيم")
    );
    assert_eq!(table.read(), ["انظر المادة 3"]);
    table.say(&Command::GoTo(Some("3".into())));
    assert_eq!(table.read(), ["أ- س", "ب- ص", "ع"]);
    table.say(&Command::FocusPrevious).say(&Command::Raise).say(&Command::GoTo(Some("1".into())));
    table.say(&Command::Open);
    assert_eq!(table.read(), ["انظر المادة 2"]);
    table.language = Language::Fr;
    assert_eq!(table.read(), ["انظر المادة 2"], "in the language of the text, whoever reads it");
    table.say(&Command::FocusPrevious).say(&Command::GoTo(Some("2".into()))).say(&Command::Remove);
    assert_eq!(words(&table), "« ج » supprimé ; un renvoi y menait ; pour annuler : u");
    table.say(&Command::GoTo(Some("1".into()))).say(&Command::WordCount);
    assert!(words(&table).ends_with(" ; renvois à une partie supprimée : 1"), "{}", words(&table));
    table.say(&Command::Open);
    assert_eq!(words(&table), "dans cette partie, un renvoi mène à un passage supprimé");
    assert_eq!(table.read(), ["انظر ⟨جزء محذوف⟩"]);
}

#[test]
fn a_part_comes_back_from_another_editor_as_one_entry() {
    let mut table = Table::with(Language::Fr, PARTS);
    let two = ids(&table, 2);
    table.go(Motion::Next).say(&Command::Rewrite(None));
    assert_eq!(table.clip, "La transparence.\nLa redevabilité.");
    table.say(&Command::Rewrite(Some("La clarté.\nNeuf.\u{202e}\u{0}\nLa redevabilité.".into())));
    assert_eq!(table.body(), "La clarté.\nNeuf.\nLa redevabilité.");
    assert_eq!((ids(&table, 2)[0], ids(&table, 2)[2]), (two[0], two[1]));
    assert_eq!(words(&table), "texte repris de l'éditeur, sans ce qui n'est pas du texte (2 signes)");
    table.say(&Command::Rewrite(Some("La clarté.\nNeuf.\nLa redevabilité.".into())));
    assert_eq!(words(&table), "rien n'a changé dans l'éditeur");
    table.undo();
    assert_eq!((table.body(), ids(&table, 2)), ("La transparence.\nLa redevabilité.", two));
}

#[test]
fn blanks_are_filled_from_the_profile_and_the_rest_by_hand_as_one_step_each() {
    let mut table = Table::new(Language::Ar);
    let profile =
        Profile { name: "لجنة المشاركة".into(), town: "وزان".into(), founded: None };
    table.record(Change::Profile(Box::new(Edit::add((), profile))));
    table.say(&Command::StarterOutline).go(Motion::First);
    let blank = "أعد هذا الميثاق {اللجنة} بجماعة {الجماعة}، بتاريخ {التاريخ}.";
    assert_eq!(table.body(), blank);
    table.say(&Command::Fill(None));
    assert_eq!(table.body(), "أعد هذا الميثاق لجنة المشاركة بجماعة وزان، بتاريخ {التاريخ}.");
    assert!(words(&table).ends_with("بقي: 1"), "{}", words(&table));
    table.say(&Command::Fill(Some("التاريخ = 15 ماي 2024".into())));
    assert_eq!(table.body(), "أعد هذا الميثاق لجنة المشاركة بجماعة وزان، بتاريخ 15 ماي 2024.");
    table.say(&Command::Fill(None));
    assert_eq!(words(&table), "لا توجد في النص خانات للملء");
    table.say(&Command::Fill(Some("كلام".into())));
    assert!(words(&table).contains("fill الجماعة=وزان"));
    table.undo();
    table.undo();
    assert_eq!(table.body(), blank);
}

#[test]
fn every_place_where_the_first_town_is_still_named_is_listed() {
    let mut table = Table::with(Language::Ar, TOWN);
    table.say(&Command::Places(Some("طنجة".into())));
    assert_eq!(words(&table), "لا يرد «طنجة» في أي موضع من النص");
    let desk = Table::desk(&table.session, &table.bindings, table.language);
    let Outcome::Open(mut list) = table.pane.update(&Command::Places(Some("العرائش".into())), &desk)
    else {
        panic!("a list");
    };
    assert_eq!(list.title(&desk), "«العرائش»: 5 مواضع");
    let rows = [
        "1 ميثاق العرائش",
        "نحن سكان العرائش.",
        "جماعة العَرائِش وجمعيات العرائش",
        "2 المبادئ",
        "في مدينة العرائش تُنشر المحاضر",
    ];
    assert_eq!(list.every_row(&desk), rows);
}
