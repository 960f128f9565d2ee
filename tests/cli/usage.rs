//! Wrong use, help, and a screen that is none: a sentence in the reader's language, an exit
//! code, and never an escape sequence.

use super::program::{Home, Said};

/// The three languages: how a locale asks for each, and a word that only it uses in complaints.
const LANGUAGES: [(&str, &str); 3] =
    [("C", "اكتب"), ("fr_FR.UTF-8", "Tapez"), ("en_GB.UTF-8", "lajna --help")];

fn assert_sentence(said: &Said, exit: i32, word: &str) {
    assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{said:?}");
    assert!(said.err.starts_with("lajna: ") && said.err.contains(word), "{}", said.err);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    said.assert_harmless();
}

#[test]
fn wrong_use_is_exit_two_and_one_sentence_in_the_language_of_the_reader() {
    for (locale, word) in LANGUAGES {
        let home = Home::new().with("LC_ALL", locale);
        for arguments in [
            &["--nonsense"][..],
            &["nonsense"],
            &["list"],
            &["list", "nonsense"],
            &["import"],
            &["import", "one", "two"],
            &["undo", "0"],
            &["undo", "many"],
            &["redo", "-1"],
            &["completions", "nonsense"],
            &["list", "roster", "--yes"],
            &["--terminal", "hologram"],
            &["terminal", "--terminal"],
            &["\u{1b}[31m"],
        ] {
            assert_sentence(&home.lajna(arguments), 2, word);
        }
        assert!(!home.store().exists(), "nobody made a store for that");
    }
}

#[test]
fn a_language_a_keymap_or_a_keyboard_that_is_none_is_exit_two() {
    let home = Home::new();
    for arguments in [
        &["--lang", "de", "keys"][..],
        &["--keymap", "nonsense", "keys"],
        &["--keyboard", "nonsense", "keys"],
        &["--terminal", "nonsense", "keys"],
    ] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains(arguments[1]), "{}", said.err);
    }
    let said = Home::new().with("LAJNA_LANGUAGE", "de").lajna(&["list", "roster"]);
    assert_eq!(said.exit, 2, "{said:?}");
}

#[test]
fn a_way_to_write_arabic_that_is_none_is_answered_with_those_there_are() {
    for (locale, word) in [("C", "المتاح"), ("fr_FR.UTF-8", "il y a"), ("en_GB.UTF-8", "there are")] {
        let home = Home::new().with("LC_ALL", locale).with("LAJNA_TERMINAL", "implcit");
        let said = home.lajna(&["keys"]);
        assert_sentence(&said, 2, word);
        assert!(said.err.contains("implcit") && said.err.contains(" implicit0 "), "{}", said.err);
        let said = Home::new().with("LC_ALL", locale).lajna(&["--terminal", "implcit", "keys"]);
        assert_sentence(&said, 2, "implicit");
    }
}

#[test]
fn what_is_known_of_the_terminal_is_printed_where_there_is_none() {
    let home = Home::new().with("LAJNA_TERMINAL", "logical").with("LAJNA_ASCII", "1").with("NO_COLOR", "1");
    let known: serde_json::Value = serde_json::from_str(&home.did(&["terminal", "--json"])).unwrap();
    assert_eq!((&known["asked"], &known["said"]), (&false.into(), &"logical".into()));
    assert_eq!((&known["glyphs"], &known["colours"]), (&"ascii".into(), &"none".into()));
    assert!(
        known["recognised"].is_null() && known["file"].as_str().unwrap().ends_with("lajna/terminals.toml")
    );
    let text = home.did(&["terminal"]);
    assert!(text.contains("said\tlogical\n") && !text.contains('\u{1b}'), "{text}");
    let flag = home.did(&["--terminal", "visual", "terminal"]);
    assert!(flag.contains("said\tvisual\n"), "the flag comes before the variable: {flag}");
}

#[test]
fn a_damaged_file_of_terminals_is_told_in_a_sentence_and_harms_nothing() {
    let home = Home::new();
    std::fs::create_dir_all(home.path(".local/state/lajna")).unwrap();
    home.file(".local/state/lajna/terminals.toml", "\"a\" = { class = \"\u{1b}[31m\" }\n");
    let said = home.lajna(&["terminal", "--json"]);
    assert_eq!(said.exit, 0);
    assert!(said.err.contains("terminals.toml: 1"), "{}", said.err);
    said.assert_harmless();
}

#[test]
fn a_word_nearly_right_is_answered_with_the_right_one() {
    let said = Home::new().lajna(&["lst"]);
    assert!(said.err.contains("list"), "{}", said.err);
    let said = Home::new().lajna(&["export", "--forse"]);
    assert!(said.err.contains("--force"), "{}", said.err);
}

#[test]
fn help_is_in_the_language_of_the_reader_and_names_every_command() {
    for (locale, word) in [("C", "الأوامر"), ("fr_MA.UTF-8", "Commandes"), ("en_US.UTF-8", "Commands")]
    {
        let help = Home::new().with("LC_ALL", locale).did(&["--help"]);
        assert!(help.contains(word), "{help}");
        for command in [
            "import",
            "list",
            "clone",
            "undo",
            "redo",
            "export",
            "salvage",
            "verify",
            "repair",
            "backup",
            "restore",
            "terminal",
            "keys",
            "completions",
        ] {
            assert!(help.contains(command), "{command}: {help}");
        }
    }
    let french = Home::new().did(&["--lang", "fr", "list", "--help"]);
    assert!(french.contains("Arguments"), "{french}");
}

#[test]
fn what_is_only_read_succeeds_without_a_store_and_without_escapes() {
    // Even for someone who wants colours everywhere.
    let home = Home::new().with("CLICOLOR_FORCE", "1").with("FORCE_COLOR", "1");
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--version"],
        &["-V"],
        &["import", "--help"],
        &["undo", "--help"],
        &["keys"],
        &["--keymap", "vim", "--keyboard", "arabic-azerty", "keys"],
        &["completions", "bash"],
        &["completions", "fish"],
        &["completions", "zsh"],
    ] {
        let said = home.lajna(arguments);
        assert_eq!((said.exit, said.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!said.out.is_empty());
        assert!(!said.out.contains('\u{1b}'), "{arguments:?}");
    }
    assert!(!home.store().exists());
}

#[test]
fn where_there_is_no_screen_a_sentence_says_what_else_to_do_and_nothing_is_made() {
    for term in ["xterm-256color", "dumb", ""] {
        for (locale, word) in [("C", "شاشة"), ("fr_FR.UTF-8", "lajna list")] {
            let home = Home::new().with("TERM", term).with("LC_ALL", locale);
            for arguments in [&[][..], &["--demo"]] {
                assert_sentence(&home.lajna(arguments), 1, word);
            }
            assert!(!home.store().exists());
        }
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let home = super::founded();
    let mut command = home.command(&["list", "log", "--json"]);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_author_is_one_clean_line_in_the_log() {
    let home = Home::new().with("LAJNA_AUTHOR", " أمينة\u{1b}[31m\u{202e}\n الفاسي ");
    home.did(&["import", "--yes", &super::program::founding_minutes()]);
    assert_eq!(home.log()[0]["author"], "أمينة الفاسي");
    super::program::assert_harmless(&home.did(&["list", "log"]));
}

#[test]
fn in_lines_commands_are_read_from_a_pipe_and_the_exit_code_is_that_of_the_worst() {
    let home = super::founded();
    for (lines, exit, words) in [
        ("next\nread-all\n", 0, "18. "),
        ("add\nجمعية\n", 4, ""),
        ("import /nowhere\n", 1, "/nowhere"),
        ("udno\n", 2, "undo"),
    ] {
        let path = home.file("lines", lines);
        let mut command = home.command(&["--plain"]);
        let ended = command.stdin(std::fs::File::open(path).unwrap()).output().unwrap();
        let said = String::from_utf8(ended.stdout).unwrap();
        assert_eq!(ended.status.code(), Some(exit), "{lines:?}: {said}");
        assert!(said.contains(words), "{said}");
        super::program::assert_harmless(&said);
    }
    let spoken = home.with("LAJNA_PLAIN", "1").did(&[]);
    assert!(spoken.contains("فاطمة شهباز"), "{spoken}");
}
