//! Commands by their words, a line each: what is said, what is recorded, and how it ends.

use std::io::{self, Read, Write};

use lajna::app::plain::{Ended, on_script};
use lajna::i18n::Language;

use super::heard::{demonstration, empty};

/// What is said over these lines, and how they end.
fn say(app: &mut lajna::app::App, lines: &str) -> (String, Ended) {
    let mut said = Vec::new();
    let ended = on_script(app, io::Cursor::new(lines.to_owned()), &mut said).unwrap();
    (String::from_utf8(said).unwrap(), ended)
}

#[test]
fn a_member_is_added_by_lines_alone() {
    let mut app = demonstration(Language::Ar);
    let lines = "\
# a new member, field by field
add
جمعية الأمل
رئيسة
سلمى الأمين
أنثى

:accept
undo
redo
quit
";
    let (said, ended) = say(&mut app, lines);
    assert_eq!(ended, Ended::Done, "{said}");
    for words in
        ["عضو جديد", "الصفة (2 من 12):", "أنثى، الاختيار 2 من 4", "إضافة العضو: سلمى الأمين", "تمت الإعادة"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let added = app.session().committee().members.values().find(|it| it.name == "سلمى الأمين").unwrap();
    assert_eq!((added.institution.as_str(), added.capacity.as_str()), ("جمعية الأمل", "رئيسة"));
    assert_eq!(added.gender.map(|it| it.value), Some(lajna::domain::Gender::Woman));
    assert!(!said.contains(['\u{1b}', '\r', '\u{8}']));
}

#[test]
fn where_there_are_no_keys_every_sentence_names_commands_by_their_words() {
    let keys = ["F1", "Ctrl", "Tab", "Esc", "Alt", " a:", " a :", " q:", " y:", " y :", "?:", "? :"];
    for language in Language::ALL {
        let lines = "read\nadd\nread\n:cancel\n:cancel\nremove\nread\nundo\ncharter\nread\nopen\n:read\n\
                     :cancel\nindent-all\nprogramme\nread\nhistory\nread\ncancel\namendments\nread\ncancel\n\
                     move-up\nfilter-overdue\nread\nhelp\n";
        let (said, _) = say(&mut demonstration(language), lines);
        for key in keys {
            assert!(!said.contains(key), "{language:?} {key:?}: {said}");
        }
        assert!(said.contains("add") && said.contains(":cancel"), "{said}");
    }
}

#[test]
fn help_says_every_command_that_applies_and_one_quit_leaves_whatever_is_open() {
    let (said, ended) = say(&mut demonstration(Language::En), "help\nquit\nudno\n");
    assert_eq!(ended, Ended::Done, "nothing after quit is read: {said}");
    for words in ["Commands that apply here", "sort: sort by the next column", "undo: undo the last step"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for lines in ["history\nquit\nudno\n", "amendments\nhelp\nquit\nudno\n", "charter\nopen\n:quit\nudno\n"] {
        let (said, ended) = say(&mut demonstration(Language::En), lines);
        assert_eq!(ended, Ended::Done, "{lines:?}: {said}");
    }
    // What would be lost is asked about first.
    let (said, ended) = say(&mut demonstration(Language::En), "add\nAtlas\n:quit\naccept\nudno\n");
    assert!(ended == Ended::Done && said.contains("leave without saving"), "{said}");
}

#[test]
fn what_a_line_loses_is_said() {
    let mut app = demonstration(Language::En);
    let lines = "add\n\u{feff}\u{202e}Atlas\n:cancel\n:accept\ncharter\nadd\nفصل\nopen\nab\u{202e}c\u{ad}\u{ad}\n:cancel\n";
    let (said, _) = say(&mut app, lines);
    for words in ["2 characters taken out of the paste", "3 characters taken out of the paste"] {
        assert_eq!(said.matches(words).count(), 1, "{words}: {said}");
    }
}

#[test]
fn text_is_typed_into_the_charter_by_lines() {
    let mut app = demonstration(Language::Fr);
    let before = app.session().committee().charter.len();
    let (said, ended) =
        say(&mut app, "charter\nadd\nفصل جديد\nopen\nفقرة أولى\n:paste : بنقطتين\n:cancel\nread\n");
    assert_eq!(ended, Ended::Done, "{said}");
    let charter = &app.session().committee().charter;
    assert_eq!(charter.len(), before + 1);
    let added = charter.values().find(|it| it.heading.title == "فصل جديد").unwrap();
    assert_eq!(added.body, "فقرة أولى\n: بنقطتين");
    assert!(app.session().is_settled());
}

#[test]
fn how_lines_end_is_the_worst_of_what_happened() {
    for (lines, ended) in [
        ("", Ended::Done),
        ("next\nread\nread-all\nhistory\n", Ended::Done),
        ("undo\n", Ended::Done),
        ("add\nأمل\n", Ended::Undecided),
        ("programme\nremove\n", Ended::Undecided),
        ("redo\n", Ended::Failed),
        ("import /nowhere/at/all\n:cancel\n", Ended::Failed),
        ("udno\nnext\n", Ended::Misspoken),
        ("next\nindent\n", Ended::Misspoken),
        ("status done\n", Ended::Misspoken),
    ] {
        let (said, found) = say(&mut demonstration(Language::En), lines);
        assert_eq!(found, ended, "{lines:?}: {said}");
    }
}

#[test]
fn a_mistake_is_told_with_its_line() {
    let (said, _) = say(&mut demonstration(Language::En), "next\nudno\n");
    assert!(said.contains("Line 2: no command “udno”"), "{said}");
}

#[test]
fn an_import_is_heard_and_accepted() {
    let mut app = empty(Language::Ar);
    let minutes = "fixtures/minutes/founding-minutes-larache-2023-03-09.txt";
    let (said, ended) = say(&mut app, &format!("import {minutes}\nread-all\naccept\nprogramme\nread-all\n"));
    assert_eq!(ended, Ended::Done, "{said}");
    assert_eq!(app.session().committee().members.len(), 18);
    assert!(
        said.contains("سيضاف") && said.contains("يحتاج إلى قرار") && said.contains("سُجل في قيد واحد"),
        "{said}"
    );
}

#[test]
fn a_reader_who_has_left_is_no_failure_and_what_was_done_is_kept() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    assert_eq!(on_script(&mut demonstration(Language::En), io::empty(), Gone).unwrap(), Ended::Done);
    // Input that is no text is told as a mistake, not taken for the end.
    let noise: Vec<u8> = (0..=255).cycle().take(9000).collect();
    let mut said = Vec::new();
    let input = io::BufReader::new(noise.as_slice().chain(&b"\nquit\n"[..]));
    assert_eq!(on_script(&mut demonstration(Language::En), input, &mut said).unwrap(), Ended::Misspoken);
}
