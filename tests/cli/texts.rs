//! Texts beside the charter on the command line: in, out, listed, and as they once stood.

use std::fs;

use serde_json::Value;

use super::founded;
use super::program::{Home, assert_harmless, fixture};

const REGULATION: &str = "\
# أحكام عامة {#r1}

ينظم هذا النص أشغال اللجنة:
- الاجتماعات
- التصويت

## النصاب

كما في {#r1}، \u{200f}وكما تقرر.

\\# سطر يشبه العنوان
";

fn with_regulation() -> Home {
    let home = founded();
    home.did(&["import", "--yes", &fixture("charter/larache-2023.md")]);
    let file = home.file("regulation.md", REGULATION);
    let said =
        home.did(&["import", "--yes", "--new", "regulation", "--title", "النظام الداخلي للجنة", &file]);
    assert!(said.contains("نص جديد: النظام الداخلي للجنة"), "{said}");
    home
}

#[test]
fn every_text_of_the_fixtures_comes_out_as_the_bytes_that_went_in() {
    for name in ["larache-2023.md", "outline.ar.md", "outline.fr.md", "outline.en.md"] {
        for into in [&["--text", "charter"][..], &["--new", "sustainability_plan"]] {
            let home = Home::new();
            let file = fixture(&format!("charter/{name}"));
            home.did(&[&["import", "--yes", &file][..], into].concat());
            let number = home.list("texts").last().unwrap()["number"].to_string();
            let out = home.path("out.md").display().to_string();
            home.did(&["export", "--text", &number, "--out", &out]);
            assert!(fs::read(&out).unwrap() == fs::read(&file).unwrap(), "{name} {into:?}");
        }
    }
}

#[test]
fn a_text_is_called_by_its_number_its_sort_or_its_title_and_none_is_changed_by_another() {
    let home = with_regulation();
    for asked in
        ["2", "٢", "regulation", "النظام الداخلي", "Règlement intérieur", "النظام الداخلي للجنة", "للجنة"]
    {
        assert_eq!(home.did(&["export", "--text", asked]), REGULATION, "{asked}");
    }
    let charter = fs::read_to_string(fixture("charter/larache-2023.md")).unwrap();
    assert!(home.did(&["export", "--text", "الميثاق"]) == charter);
    let said = home.lajna(&["export", "--text", "policy-paper"]);
    assert_eq!((said.exit, said.out.as_str()), (1, ""));
    assert!(said.err.contains("1 الميثاق") && said.err.contains("2 النظام الداخلي للجنة"), "{}", said.err);
    home.did(&["import", "--yes", "--new", "regulation", &home.file("two.md", "# باب\n\nنص\n")]);
    let said = home.lajna(&["list", "parts", "--text", "regulation"]);
    assert!(said.exit == 1 && said.err.contains("اختر رقما"), "{said:?}");
    assert_eq!(home.did(&["list", "parts", "--text", "3"]), "1\tباب\t1\n");
    home.did(&["undo"]);
    assert_eq!(home.list("texts").len(), 2, "one entry made it");
}

#[test]
fn a_file_read_again_into_its_text_changes_nothing_and_adds_what_is_new() {
    let home = with_regulation();
    let file = home.file("again.md", format!("{REGULATION}\n# التعديل\n\nيعدل بالأغلبية.\n"));
    let said = home.did(&["import", "--yes", "--text", "2", &file]);
    assert!(said.contains("في النص: النظام الداخلي للجنة"), "{said}");
    assert_eq!(home.list("texts")[1]["parts"], 3);
    assert_eq!(home.did(&["export", "--text", "2"]), fs::read_to_string(&file).unwrap());
    let log = home.log().len();
    home.did(&["import", "--yes", "--text", "2", &file]);
    assert_eq!(home.log().len(), log);
}

#[test]
fn readers_get_numbers_letters_and_references_and_programs_the_words_as_they_stand_too() {
    let home = with_regulation();
    let export = |language: &str, format: &str| {
        home.did(&["--lang", language, "export", "--text", "2", "--format", format])
    };
    let text = export("ar", "text");
    assert!(text.starts_with("النظام الداخلي للجنة\n\n1 أحكام عامة\n"), "{text}");
    assert!(text.contains("\nأ- الاجتماعات\nب- التصويت\n"), "{text}");
    assert!(text.contains("كما في الجزء 1،"), "{text}");
    // In the way of the text, whoever reads it.
    assert!(export("fr", "text").contains("\nأ- الاجتماعات\n"));
    let reading = export("ar", "reading");
    assert!(reading.contains("\n### 1.1 النصاب\n") && reading.contains("\n\nأ- الاجتماعات\n\n"), "{reading}");
    let value: Value = serde_json::from_str(&export("ar", "json")).unwrap();
    let paragraph = &value["parts"][1]["paragraphs"][0];
    assert!(paragraph["words"].as_str().unwrap().contains("{#r1}"));
    assert!(paragraph["read"].as_str().unwrap().contains("الجزء 1"));
    for format in ["markdown", "reading", "text", "json"] {
        assert_harmless(&export("en", format));
    }
}

#[test]
fn a_list_and_a_text_are_shown_as_they_once_stood() {
    let home = with_regulation();
    assert_eq!(home.log().len(), 3);
    let rows = |arguments: &[&str]| home.did(arguments).lines().count();
    assert_eq!(rows(&["list", "charter", "--as-of", "1"]), 0);
    assert_eq!(rows(&["list", "charter", "--as-of", "2"]), 17);
    assert_eq!(rows(&["list", "texts", "--as-of", "2"]), 1);
    assert_eq!(rows(&["list", "roster", "--as-of", "0"]), 0);
    home.did(&["undo", "3"]);
    assert_eq!(rows(&["list", "roster"]), 0);
    assert_eq!(rows(&["list", "roster", "--as-of", "3"]), 18);
    assert_eq!(home.did(&["export", "--text", "1", "--as-of", "2"]).lines().next(), Some("# ديباجة"));
    let said = home.lajna(&["list", "roster", "--as-of", "7"]);
    assert!(said.exit == 1 && said.err.contains('6'), "{said:?}");
}

#[test]
fn options_that_do_not_go_together_are_wrong_use() {
    let home = with_regulation();
    for arguments in [
        &["list", "roster", "--text", "1"][..],
        &["list", "charter", "--text", "2"],
        &["list", "log", "--as-of", "1"],
        &["list", "roster", "--version", "1"],
        &["export", "--format", "text"],
        &["export", "--text", "1", "--format", "docx"],
        &["import", "x.md", "--new", "charter"],
        &["import", "x.md", "--title", "t"],
        &["import", "x.md", "--new", "other", "--text", "1"],
    ] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
}

#[test]
fn a_hostile_file_becomes_a_text_that_is_shown_safely_or_is_refused_with_a_sentence() {
    let words = "# ميثاق\n\nنلتزم بالنشر\n";
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    // The halves of a letter beyond U+FFFF, each as if it were a letter.
    let halves =
        [b"# \xd9\x85\xd9\x8a\xd8\xab\xd8\xa7\xd9\x82\n\n\xed\xa0\xbd\xed\xb8\x80\n".as_slice()].concat();
    let lone = [b"# \xd9\x85\n\nabc \xed\xb8\x80 def\n".as_slice()].concat();
    // «# ميثاق» in Windows-1256.
    let one_byte = b"# \xe3\xed\xcb\xc7\xde\n\n\xe4\xe1\xca\xd2\xe3\n".to_vec();
    for into in [&[][..], &["--text", "charter"], &["--new", "other"]] {
        for (bytes, word) in [
            (utf16.clone(), "UTF-16"),
            (halves.clone(), "نصف حرف"),
            (lone.clone(), "نصف حرف"),
            (one_byte.clone(), "Windows-1256"),
            (words.replace("نلتزم", "\0نلتزم").into_bytes(), "ليس نصا"),
            (b"\xef\xbb\xbf \n".to_vec(), "فارغ"),
            (format!("# باب\n\n{}\n", "س".repeat(1 << 20)).into_bytes(), "السطر 3"),
        ] {
            let home = Home::new();
            let file = home.file("hostile.md", bytes);
            let said = home.lajna(&[&["import", "--yes", &file][..], into].concat());
            assert_eq!((said.exit, said.out.as_str()), (1, ""), "{word} {into:?}: {said:?}");
            assert!(said.err.contains(word) && said.err.lines().count() == 1, "{word}: {}", said.err);
            assert!(!home.store().exists(), "{word}: nobody got a store by it");
        }
        for (bytes, kept) in [
            // A byte order mark is no letter of the first heading.
            (format!("\u{feff}{words}"), words.to_owned()),
            (words.replace("بالنشر", "\u{202e}بالنشر\u{2066}"), words.to_owned()),
            (words.replace('\n', "\r\n"), words.to_owned()),
            (words.replace("بالنشر", "بالنشر\u{1b}[2J\u{7}"), words.to_owned()),
            (
                words.replace("نلتزم", "ن\u{64b}\u{64b}\u{64c}لتزم"),
                words.replace("نلتزم", "ن\u{64b}\u{64b}\u{64c}لتزم"),
            ),
        ] {
            let home = Home::new();
            let file = home.file("odd.md", &bytes);
            assert_harmless(&home.did(&[&["import", "--yes", &file][..], into].concat()));
            let number = home.list("texts").last().unwrap()["number"].to_string();
            assert_eq!(home.did(&["export", "--text", &number]), kept, "{bytes:?}");
            for format in ["text", "reading", "json"] {
                assert_harmless(&home.did(&["export", "--text", &number, "--format", format]));
            }
        }
    }
}
