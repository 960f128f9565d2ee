//! Texts that mean harm, or that nobody would write: shown safely, edited, kept.

use super::Table;
use crate::command::{Command, Motion};
use crate::domain::{Change, SectionId};
use crate::exchange::{self, Refused};
use crate::i18n::Language;
use crate::notice;
use crate::session::Session;
use crate::store::Disk;
use crate::text::LONGEST;
use crate::text::work;

/// Bytes a key and its frame may lay out, whatever the text is; see [`super::size`].
const MOST: usize = 6 * LONGEST;

fn texts() -> Vec<(&'static str, String)> {
    vec![
        (
            "overrides",
            "قبل \u{202e}abc\u{202c} \u{2066}\u{2067}\u{202a}\u{202b} بعد\n\u{2069}\u{202d}123".repeat(50),
        ),
        ("no blank", "س".repeat(500_000)),
        ("marks", format!("ب{}ت", "\u{64e}\u{301}".repeat(5_000))),
        ("controls", "a\0b\u{1b}[31mc\u{7f}\u{9b}31m\u{85}\u{2028}d\u{feff}\u{e0041}\u{fffe}".repeat(20)),
        ("meant", "مَشروعٌ (Nocharik) 15/04\n\u{200e}«لا» ⵣ 👩\u{200d}👩".to_owned()),
        ("joiners", "👩\u{200d}".repeat(3_000)),
    ]
}

fn shows_only_glyphs(table: &mut Table, name: &str) {
    let bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{feff}')
    };
    for row in table.rows(80, 24) {
        assert!(!row.chars().any(bad), "{name}: {row:?}");
    }
}

#[test]
fn a_hostile_text_is_shown_as_glyphs_and_every_key_on_it_comes_to_its_end() {
    for (name, text) in texts() {
        let mut table = Table::with(Language::Ar, &[("باب", 0, &text)]);
        table.say(&Command::Open);
        shows_only_glyphs(&mut table, name);
        let steps = [
            Command::Insert('س'),
            Command::Move(Motion::Last),
            Command::Insert('ب'),
            Command::EraseBack,
            Command::Move(Motion::Previous),
            Command::Move(Motion::SightLeft),
            Command::Extend(Motion::WordForward),
            Command::Search(Some("ب".into())),
            Command::WordCount,
        ];
        for step in steps {
            work::taken();
            table.say(&step);
            shows_only_glyphs(&mut table, name);
            let taken = work::taken();
            assert!(taken < MOST, "{name}: {step:?} laid out {taken} bytes");
        }
        for _ in 0..2 {
            table.session.settle(table.now).unwrap();
        }
        while table.body() != text {
            table.undo();
        }
    }
}

#[test]
fn a_hostile_text_survives_a_save_and_a_restart_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut bodies = Vec::new();
    {
        let mut table = Table::new(Language::Ar);
        let disk = Disk::create_or_open(&path).unwrap();
        table.session = Session::open(Box::new(disk), "amina".into(), 7).unwrap();
        for ((_, text), nth) in texts().into_iter().zip(1..) {
            let heading = crate::domain::Heading { title: "باب".into(), ..Default::default() };
            table.record(Change::Heading(Box::new(crate::domain::Edit::add(SectionId(nth), heading))));
            table.record(Change::Charter(crate::domain::Splice::new(SectionId(nth), 0, "", &text)));
            bodies.push(text);
        }
    }
    let disk = Disk::create_or_open(&path).unwrap();
    let session = Session::open(Box::new(disk), "amina".into(), 7).unwrap();
    let kept: Vec<&str> = session.committee().charter.values().map(|part| part.body.as_str()).collect();
    assert_eq!(kept, bodies);
}

#[test]
fn what_is_pasted_of_a_hostile_text_is_told_written_around_and_there_after_a_restart() {
    for (language, (name, text)) in Language::ALL.into_iter().cycle().zip(texts()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let mut table = Table::new(language);
        table.session =
            Session::open(Box::new(Disk::create_or_open(&path).unwrap()), "amina".into(), 7).unwrap();
        let heading = crate::domain::Heading { title: "باب".into(), ..Default::default() };
        table.record(Change::Heading(Box::new(crate::domain::Edit::add(SectionId(1), heading))));
        table.say(&Command::Open).say(&Command::Paste(Some(text.clone())));
        let pasted = table.body().to_owned();
        // Unchanged, or it is said what was taken out, in the words of the reader.
        let told = table.said.as_ref().map(|notice| notice.words.clone()).unwrap_or_default();
        assert_eq!(pasted == text, told.is_empty(), "{name}: {told}");
        assert!(!pasted.is_empty() && !pasted.contains(['\0', '\u{1b}', '\u{202e}']), "{name}");
        for (motion, letter) in [(Motion::First, 'ا'), (Motion::Last, 'ي')] {
            table.go(motion).say(&Command::Insert(letter));
            shows_only_glyphs(&mut table, name);
        }
        // In the middle, wherever the caret may stand there.
        let id = table.pane.outline.selected().unwrap();
        let middle = table.body().ceil_char_boundary(table.body().len() / 2);
        table.pane.editors.get_mut(&id).unwrap().put(middle);
        shows_only_glyphs(&mut table, name);
        let middle = table.caret();
        table.say(&Command::Insert('و'));
        let mut expected = format!("ا{pasted}ي");
        expected.insert(middle, 'و');
        assert!(table.body() == expected, "{name}");
        table.session.settle(table.now).unwrap();
        drop(table);
        let disk = Disk::create_or_open(&path).unwrap();
        let session = Session::open(Box::new(disk), "amina".into(), 7).unwrap();
        assert!(session.committee().charter[&SectionId(1)].body == expected, "{name}");
    }
}

#[test]
fn a_file_with_half_a_surrogate_or_a_nul_is_refused_with_a_sentence() {
    let table = Table::new(Language::Ar);
    let read = |bytes: &[u8]| {
        let today = chrono::NaiveDate::default();
        exchange::read("charter.md", bytes, table.session.committee(), table.session.ids(), today)
    };
    // U+D800 alone, as UTF-8 would write it, and in UTF-16; a NUL.
    for bytes in [&b"# a\n\n\xed\xa0\x80\n"[..], b"\xff\xfe#\x00 \x00a\x00\x00\xd8", b"# a\n\nb\0c\n"] {
        let refused: Refused = read(bytes).unwrap_err();
        for language in Language::ALL {
            let told = notice::refused("charter.md", &refused, language.phrases());
            assert!(told.words.contains("charter.md") && told.words.len() > 30, "{}", told.words);
        }
    }
}
