//! The keys of the house, as a person meets them: every keymap, every keyboard, every scope.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use lajna::command::bindings::{DEFAULT_KEYBOARD, DEFAULT_KEYMAP, LATIN_KEYBOARD, SHIPPED};
use lajna::command::keyfile;
use lajna::command::words::{self, Argument, Kind};
use lajna::command::{
    BindingError, BindingErrorKind, Bindings, Command, Misspoken, Motion, Resolved, Scope, parse,
};
use lajna::keys::{Code, Key, Mods, sequence, shown};
use proptest::prelude::*;

const KEYMAPS: [&str; 3] = ["default", "vim", "emacs"];
const KEYBOARDS: [&str; 4] = ["latin", "arabic", "arabic-azerty", "azerty"];
const ARABIC: [&str; 2] = ["arabic", "arabic-azerty"];

fn load(keymap: &str, keyboard: &str) -> Bindings {
    Bindings::load(keymap, keyboard, &[]).unwrap_or_else(|errors| panic!("{keymap}, {keyboard}: {errors:#?}"))
}

fn with_file(path: &str, text: &str) -> Result<Bindings, Vec<BindingError>> {
    Bindings::load(DEFAULT_KEYMAP, DEFAULT_KEYBOARD, &[(path.to_owned(), text.to_owned())])
}

/// Presses keys one after the other and returns what the last one means; every key before it
/// must be waited after.
fn press(bindings: &Bindings, scope: Scope, keys: &[Key]) -> Resolved {
    let (last, pending) = keys.split_last().unwrap();
    for n in 0..pending.len() {
        assert_eq!(
            bindings.resolve(scope, &pending[..n], pending[n]),
            Resolved::Pending,
            "{keys:?} in {scope:?}"
        );
    }
    bindings.resolve(scope, pending, *last)
}

fn say(bindings: &Bindings, scope: Scope, keys: &str) -> Resolved {
    press(bindings, scope, &sequence(keys).unwrap())
}

fn once(command: Command) -> Resolved {
    Resolved::Command(command, 1)
}

#[test]
fn every_keymap_loads_with_every_keyboard() {
    for keymap in KEYMAPS {
        for keyboard in KEYBOARDS {
            let bindings = load(keymap, keyboard);
            assert_eq!(bindings.keymaps(), KEYMAPS);
            assert_eq!(bindings.keyboards().len(), KEYBOARDS.len());
        }
    }
    assert_eq!(
        Bindings::shipped().rows(Scope::Roster),
        load(DEFAULT_KEYMAP, DEFAULT_KEYBOARD).rows(Scope::Roster)
    );
    assert!(KEYBOARDS.contains(&DEFAULT_KEYBOARD) && KEYBOARDS.contains(&LATIN_KEYBOARD));
}

#[test]
fn every_keymap_of_the_folder_is_shipped() {
    let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/keymaps"))
        .unwrap()
        .map(|entry| format!("keymaps/{}", entry.unwrap().file_name().into_string().unwrap()))
        .collect();
    let mut shipped: Vec<&str> = SHIPPED.iter().map(|(path, _)| *path).collect();
    files.sort();
    shipped.sort_unstable();
    assert_eq!(files, shipped);
}

#[test]
fn every_scope_has_a_way_to_help_cancel_and_quit() {
    for keymap in KEYMAPS {
        let bindings = load(keymap, "arabic");
        for scope in Scope::ALL {
            let rows = bindings.rows(scope);
            for word in ["help", "cancel", "quit"] {
                assert!(rows.iter().any(|(_, row)| *row == word), "{keymap}: no key for {word} in {scope:?}");
            }
        }
    }
}

#[test]
fn one_key_changes_how_arabic_is_written_wherever_one_is_and_whatever_is_typed() {
    for keymap in KEYMAPS {
        for keyboard in KEYBOARDS {
            let bindings = load(keymap, keyboard);
            for scope in Scope::ALL {
                assert_eq!(
                    say(&bindings, scope, "F9"),
                    once(Command::Rendering(None)),
                    "{keymap}: {scope:?}"
                );
            }
        }
    }
}

#[test]
fn every_key_that_is_shown_says_its_word() {
    for keymap in KEYMAPS {
        let bindings = load(keymap, "arabic");
        for scope in Scope::ALL {
            let rows = bindings.rows(scope);
            assert!(rows.len() > 10, "{keymap}: {scope:?}");
            for (keys, word) in rows {
                for keys in keys.split(", ") {
                    match say(&bindings, scope, keys) {
                        Resolved::Command(command, 1) => assert_eq!(command.word(), word, "{keymap}: {keys}"),
                        other => panic!("{keymap}: {keys} in {scope:?} is {other:?}"),
                    }
                }
            }
        }
    }
}

#[test]
fn no_two_keys_of_a_line_of_hints_bear_one_name() {
    for keymap in KEYMAPS {
        let bindings = load(keymap, "latin");
        for language in lajna::i18n::Language::ALL {
            let short = language.phrases().commands.short;
            for scope in Scope::ALL {
                let hints = bindings.hints(scope);
                let mut names: Vec<_> = hints.iter().map(|(_, word)| short(word)).collect();
                names.retain(|name| !name.is_empty());
                let all = names.len();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), all, "{keymap}, {language:?}, {scope:?}: {names:?}");
            }
        }
    }
}

#[test]
fn hints_are_short_true_and_begin_with_help() {
    let bindings = Bindings::shipped();
    for scope in Scope::ALL {
        let hints = bindings.hints(scope);
        assert_eq!(hints[0].1, "help", "{scope:?}");
        assert!(hints.len() > 2 || scope == Scope::Help, "{scope:?}: {hints:?}");
        for (keys, word) in hints {
            assert!(bindings.keys_of(scope, &parse(word).unwrap()).contains(&keys), "{keys} {word}");
        }
    }
    let roster: Vec<_> = bindings.hints(Scope::Roster).into_iter().take(5).collect();
    let roster: Vec<_> = roster.into_iter().filter(|(_, word)| *word != "open").collect();
    let wanted = [("?", "help"), ("a", "add"), ("e", "edit"), ("/", "filter")];
    assert_eq!(roster, wanted.map(|(key, word)| (key.to_owned(), word)));
    let text: Vec<_> = bindings.hints(Scope::Text).into_iter().map(|(_, word)| word).take(3).collect();
    assert_eq!(text, ["help", "cancel", "new-line"]);
    let choice: Vec<_> = bindings.hints(Scope::Choice).into_iter().map(|(_, word)| word).collect();
    assert_eq!(choice, ["help", "accept", "cancel", "open", "language"]);
}

#[test]
fn where_one_types_help_says_what_can_be_done_before_the_ways_to_move_about() {
    let bindings = Bindings::shipped();
    for scope in [Scope::Text, Scope::Form, Scope::Prompt] {
        let rows = bindings.rows(scope);
        let moves = |word: &str| word.starts_with("extend") || ["next", "line-start", "left"].contains(&word);
        let first = rows.iter().position(|(_, word)| moves(word)).unwrap();
        assert!(rows[first..].iter().all(|(_, word)| !["undo", "cancel", "copy", "help"].contains(word)));
    }
}

#[test]
fn no_line_of_a_keymap_is_written_in_vain() {
    for (path, keymap) in [("bindings", "default"), ("vim", "vim"), ("emacs", "emacs")] {
        let (_, text) = SHIPPED.iter().find(|(file, _)| file.contains(path)).unwrap();
        let (said, faults) = keyfile::read(path, text);
        assert_eq!(faults, []);
        let bindings = load(keymap, "latin");
        for binding in said.bindings {
            let Some(command) = binding.command else { continue };
            let keys = shown(&binding.keys);
            let works = |scope: Scope| {
                scope.is_in(binding.scope) && bindings.keys_of(scope, &command).contains(&keys)
            };
            assert!(Scope::ALL.into_iter().any(works), "{path}: {keys} in {:?}", binding.scope);
        }
    }
}

/// What needs no key: it is asked for rarely, or by a key of vim or Emacs only.
const WITHOUT_KEY: [&str; 19] = [
    "insert",
    "text",
    "export",
    "demo",
    "keymap",
    "keyboard",
    "suspend",
    "take-over",
    "rescue",
    "statement",
    "punctuation",
    "fill",
    "places",
    "forward",
    "backward",
    "word-forward",
    "word-backward",
    "line-start",
    "line-end",
];

#[test]
fn every_command_is_on_a_key_somewhere_or_known_to_be_said_in_the_prompt() {
    let bindings = Bindings::shipped();
    let bound: Vec<&str> =
        Scope::ALL.iter().flat_map(|scope| bindings.rows(*scope)).map(|(_, word)| word).collect();
    for row in words::ALL {
        let without = WITHOUT_KEY.contains(&row.word) || row.word.starts_with("extend-");
        assert!(bound.contains(&row.word) || without, "{} is on no key", row.word);
    }
}

#[test]
fn what_matters_needs_no_letter() {
    // With an Arabic layout on, many terminals send no Latin letter, and no Ctrl with a letter.
    let named =
        |keys: &String| sequence(keys).unwrap().iter().all(|key| !matches!(key.code, Code::Char('!'..)));
    let bindings = Bindings::shipped();
    let everywhere =
        ["help", "cancel", "undo", "redo", "roster", "programme", "charter", "language", "prompt", "zoom"];
    let records =
        ["add", "edit", "rename", "remove", "raise", "lower", "open", "search", "filter", "clear-filter"];
    let text = ["cut", "copy", "paste", "search", "search-next", "new-line", "erase-word-back"];
    let list = [
        (Scope::Roster, records.as_slice()),
        (Scope::Programme, &["status", "add-objective"]),
        (Scope::Outline, &["indent", "outdent"]),
        (Scope::History, &["revert"]),
        (Scope::Choice, &["open", "cancel"]),
        (Scope::Text, &text),
        (Scope::Form, &["accept", "complete", "new-line"]),
        (Scope::Prompt, &["accept", "complete"]),
    ];
    for (scope, words) in list {
        for word in everywhere.iter().chain(words) {
            let keys = bindings.keys_of(scope, &parse(word).unwrap());
            assert!(keys.iter().any(named), "{word} in {scope:?} has only {keys:?}");
        }
    }
}

#[test]
fn every_letter_says_the_same_on_an_arabic_keyboard() {
    for keymap in KEYMAPS {
        let latin = load(keymap, LATIN_KEYBOARD);
        for keyboard in ARABIC {
            let bindings = load(keymap, keyboard);
            for scope in Scope::ALL.into_iter().filter(|scope| !scope.types()) {
                for letter in 'a'..='z' {
                    let typed: Vec<char> = bindings.keyboard().typing(letter).collect();
                    assert_eq!(typed.len(), 1, "{keyboard} has no key for {letter}");
                    for (held, ctrl, alt) in
                        [("", false, false), ("ctrl-", true, false), ("alt-", false, true)]
                    {
                        let key = Key { code: Code::Char(typed[0]), mods: Mods { ctrl, alt, shift: false } };
                        let wanted = latin.resolve(scope, &[], format!("{held}{letter}").parse().unwrap());
                        // `ن` is the first letter of نعم, and so says yes by itself.
                        let yes =
                            scope == Scope::Choice && typed[0] == 'ن' && held.is_empty() && keymap != "vim";
                        let wanted = if yes { once(Command::Accept) } else { wanted };
                        assert_eq!(
                            bindings.resolve(scope, &[], key),
                            wanted,
                            "{key} on {keyboard}, {keymap}, {scope:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_command_of_a_list_can_be_said_with_the_arabic_layout_alone() {
    // Whatever is on letters must be on letters that layout has, or on a key that is no letter.
    for keymap in KEYMAPS {
        for keyboard in ARABIC {
            let bindings = load(keymap, keyboard);
            let pressable = |key: &Key| match key.code {
                Code::Char(c) => !c.is_ascii_alphabetic() || bindings.keyboard().typing(c).next().is_some(),
                _ => true,
            };
            for scope in Scope::ALL.into_iter().filter(|scope| !scope.types()) {
                for (keys, word) in bindings.rows(scope) {
                    let some = keys.split(", ").any(|keys| sequence(keys).unwrap().iter().all(pressable));
                    assert!(some, "{word} ({keys}) in {scope:?}, {keymap}, {keyboard}");
                }
            }
        }
    }
}

#[test]
fn keyboards_differ_where_their_keys_differ() {
    let meant = |keyboard: &str, c: char| load("default", keyboard).resolve(Scope::Roster, &[], Key::char(c));
    assert_eq!(meant("arabic", 'ش'), once(Command::Add));
    assert_eq!(meant("arabic", 'ض'), once(Command::Quit));
    assert_eq!(meant("arabic-azerty", 'ض'), once(Command::Add));
    assert_eq!(meant("arabic-azerty", 'ش'), once(Command::Quit));
    assert_eq!(meant("arabic-azerty", 'ز'), once(Command::Prompt), "on the key of the colon");
    assert_eq!(meant("latin", 'ش'), Resolved::Unbound);
    assert_eq!(meant("azerty", 'é'), once(Command::FocusProgramme));
    assert_eq!(meant("arabic-azerty", '"'), once(Command::FocusCharter));
    for keyboard in KEYBOARDS {
        assert_eq!(meant(keyboard, '٣'), once(Command::FocusCharter), "{keyboard}");
    }
    for keyboard in ARABIC {
        assert_eq!(meant(keyboard, '؟'), once(Command::Help), "{keyboard}");
    }
}

#[test]
fn a_typing_scope_takes_every_character_as_text() {
    for keymap in KEYMAPS {
        for keyboard in KEYBOARDS {
            let bindings = load(keymap, keyboard);
            for scope in Scope::ALL.into_iter().filter(|scope| scope.types()) {
                for c in (' '..='~').chain("ضشﺀء؟،٣éçà«\u{64E}".chars()) {
                    assert_eq!(bindings.resolve(scope, &[], Key::char(c)), once(Command::Insert(c)), "{c:?}");
                }
                let control = bindings.resolve(scope, &[], Key::char('\u{1B}'));
                assert_eq!(control, Resolved::Unbound, "a control character is no text");
            }
        }
    }
}

#[test]
fn a_lam_alef_key_is_typing_and_no_paste() {
    let bindings = load("default", "arabic-azerty");
    for (sign, letters) in [('\u{FEFB}', "لا"), ('\u{FEF7}', "لأ"), ('\u{FEF9}', "لإ"), ('\u{FEF5}', "لآ")]
    {
        assert_eq!(bindings.resolve(Scope::Text, &[], Key::char(sign)), once(Command::Insert(sign)));
        assert_eq!(lajna::text::sanitize::char_for_input(sign), letters, "what a field makes of it");
    }
    let vim = load("vim", "arabic");
    assert_eq!(
        vim.resolve(Scope::Roster, &[], Key::char('\u{FEF7}')),
        once(Command::Move(Motion::Last)),
        "G"
    );
    assert_eq!(
        press(&vim, Scope::Roster, &[Key::char('ل'), Key::char('أ')]),
        once(Command::Move(Motion::Last)),
        "G, where the terminal sends its two letters"
    );
}

#[test]
fn ctrl_works_on_arabic_letters_capitals_and_the_keys_terminals_mix_up() {
    let bindings = load("default", "arabic");
    let ctrl = |c| bindings.resolve(Scope::Text, &[], Key::ctrl(c));
    assert_eq!(ctrl('ئ'), once(Command::Undo), "the key of Z");
    assert_eq!(ctrl('Z'), once(Command::Undo), "with Caps Lock");
    assert_eq!(ctrl('ه'), say(&bindings, Scope::Text, "tab"), "the key of I: Ctrl-I is Tab");
    let emacs = load("emacs", "arabic");
    for c in ['_', '/', '7'] {
        assert_eq!(emacs.resolve(Scope::Text, &[], Key::ctrl(c)), once(Command::Undo), "{c}");
    }
}

#[test]
fn shift_changes_nothing_where_it_means_nothing() {
    // Terminals that report every modifier send Shift-Enter to a hand that was still on Shift.
    let bindings = Bindings::shipped();
    assert_eq!(say(&bindings, Scope::Text, "shift-enter"), once(Command::NewLine));
    assert_eq!(say(&bindings, Scope::Text, "shift-backspace"), once(Command::EraseBack));
    assert_eq!(say(&bindings, Scope::Text, "shift-left"), once(Command::Extend(Motion::SightLeft)));
    assert_eq!(say(&bindings, Scope::Roster, "A"), Resolved::Unbound, "a capital is a key of its own");
}

#[test]
fn sequences_wait_without_a_clock_and_are_dropped_when_they_lead_nowhere() {
    let emacs = load("emacs", "arabic");
    assert_eq!(say(&emacs, Scope::Text, "ctrl-x ctrl-c"), once(Command::Quit));
    assert_eq!(say(&emacs, Scope::Text, "ctrl-x u"), once(Command::Undo));
    assert_eq!(say(&emacs, Scope::Text, "ctrl-x h"), once(Command::SelectAll));
    assert_eq!(say(&emacs, Scope::Roster, "ctrl-x o"), once(Command::FocusNext));
    assert_eq!(say(&emacs, Scope::Text, "ctrl-x q"), Resolved::Unbound, "not typed either");
    assert_eq!(say(&emacs, Scope::Form, "ctrl-c ctrl-c"), once(Command::Accept));
    let arabic = [Key::ctrl('x'), Key::char('ع')];
    assert_eq!(press(&emacs, Scope::Text, &arabic), once(Command::Undo), "Ctrl-X u with the layout on");
    let vim = load("vim", "arabic");
    assert_eq!(say(&vim, Scope::Programme, "g g"), once(Command::Move(Motion::First)));
    assert_eq!(say(&vim, Scope::Programme, "d d"), once(Command::Remove));
    assert_eq!(say(&vim, Scope::Programme, "g esc"), Resolved::Unbound);
}

#[test]
fn emacs_says_what_it_says_in_emacs() {
    let emacs = load("emacs", "arabic");
    let list = [
        ("ctrl-n", Command::Move(Motion::Next)),
        ("ctrl-f", Command::Move(Motion::Forward)),
        ("ctrl-a", Command::Move(Motion::LineStart)),
        ("alt-f", Command::Move(Motion::WordForward)),
        ("alt-<", Command::Move(Motion::First)),
        ("ctrl-v", Command::Move(Motion::PageNext)),
        ("ctrl-w", Command::Cut),
        ("alt-w", Command::Copy),
        ("ctrl-y", Command::Paste(None)),
        ("ctrl-space", Command::Mark),
        ("ctrl-s", Command::Search(None)),
        ("ctrl-g", Command::Cancel),
    ];
    for (keys, command) in list {
        assert_eq!(say(&emacs, Scope::Text, keys), once(command), "{keys}");
    }
    assert_eq!(say(&emacs, Scope::Text, "ctrl-c"), Resolved::Unbound);
}

#[test]
fn a_count_repeats_what_can_be_repeated() {
    let vim = load("vim", "arabic-azerty");
    let down = |times| Resolved::Command(Command::Move(Motion::Next), times);
    assert_eq!(say(&vim, Scope::Roster, "3 j"), down(3));
    assert_eq!(say(&vim, Scope::Roster, "1 0 j"), down(10));
    assert_eq!(say(&vim, Scope::Roster, "٣ j"), down(3));
    assert_eq!(say(&vim, Scope::Roster, "\" é ت"), down(32), "the signs of the row of digits");
    assert_eq!(say(&vim, Scope::Roster, "9 9 9 9 9 9 j"), down(999));
    assert_eq!(say(&vim, Scope::Roster, "2 d d"), Resolved::Command(Command::Remove, 2));
    assert_eq!(say(&vim, Scope::Roster, "5 ?"), once(Command::Help));
    assert_eq!(say(&vim, Scope::Roster, "0"), once(Command::Move(Motion::LineStart)), "0 begins no count");
    assert_eq!(say(&vim, Scope::Roster, "2 esc"), once(Command::Cancel));
    let emacs = load("emacs", "arabic");
    assert_eq!(say(&emacs, Scope::Text, "alt-1 alt-2 ctrl-n"), down(12));
    assert_eq!(say(&emacs, Scope::Text, "alt-8 x"), Resolved::Command(Command::Insert('x'), 8));
    assert_eq!(say(&emacs, Scope::Roster, "1"), once(Command::FocusRoster));
    assert_eq!(say(&load("default", "arabic"), Scope::Roster, "3"), once(Command::FocusCharter));
}

#[test]
fn a_users_file_changes_only_what_it_says() {
    let bindings = with_file(
        "/home/amina/.config/lajna/keymaps/bindings.toml",
        "[roster]\na = \"edit\"\n\n[global]\nctrl-c = \"unbound\"\n\"ctrl-x s\" = \"status done\"\n",
    )
    .unwrap();
    assert_eq!(say(&bindings, Scope::Roster, "a"), once(Command::Edit));
    assert_eq!(say(&bindings, Scope::Programme, "a"), once(Command::Add));
    assert_eq!(say(&bindings, Scope::Roster, "ctrl-c"), Resolved::Unbound);
    assert_eq!(say(&bindings, Scope::Text, "ctrl-c"), once(Command::Copy));
    let done = once(Command::SetStatus(Some(lajna::domain::Status::Done)));
    assert_eq!(say(&bindings, Scope::Programme, "ctrl-x s"), done);
}

#[test]
fn a_users_keymap_and_keyboard_have_the_names_of_their_files() {
    let user = [
        ("k/mine.toml".to_owned(), "counts = \"digits\"\n[list]\nj = \"next\"\n".to_owned()),
        ("k/tifinagh.toml".to_owned(), "[latin]\n\"ⴰ\" = \"a\"\n".to_owned()),
        ("k/arabic.toml".to_owned(), "[latin]\n\"پ\" = \"p\"\n\"ش\" = \"e\"\n".to_owned()),
        ("k/bindings.toml".to_owned(), "[list]\nk = \"help\"\n".to_owned()),
    ];
    let mine = Bindings::load("mine", "tifinagh", &user).unwrap();
    assert_eq!(mine.keymaps(), ["default", "vim", "emacs", "mine"]);
    assert_eq!(say(&mine, Scope::Roster, "2 j"), Resolved::Command(Command::Move(Motion::Next), 2));
    assert_eq!(mine.resolve(Scope::Roster, &[], Key::char('ⴰ')), once(Command::Add));
    let arabic = Bindings::load("vim", "arabic", &user).unwrap();
    assert_eq!(
        arabic.resolve(Scope::Roster, &[], Key::char('ش')),
        once(Command::Edit),
        "the user's table wins"
    );
    assert_eq!(arabic.resolve(Scope::Roster, &[], Key::char('ض')), say(&arabic, Scope::Roster, "q"));
    assert_eq!(say(&arabic, Scope::Roster, "k"), once(Command::Help), "the user's bindings win over vim");
    assert_eq!(say(&arabic, Scope::Roster, "2 j"), Resolved::Command(Command::Move(Motion::Next), 2));
}

#[test]
fn everything_wrong_in_a_file_is_said_at_once_with_its_line() {
    let text = "\
# a file with one of each
[roster]
a = \"ad\"
ctrl-meta-x = \"add\"
\"g g\" = \"first\"
g = \"last\"
b = \"add\"
c = 3
alt-x = \"add\"
alt-X = \"edit\"
[text]
x = \"cut\"
alt-y = \"add\"
[nowhere]
a = \"add\"
[list]
enter = \"insert\"
[latin]
\"لا\" = \"b\"
";
    use BindingErrorKind as K;
    let unknown = Misspoken::Unknown { word: "ad".into(), nearest: Some("add") };
    let wanted = vec![
        (3, K::Misspoken(unknown)),
        (4, K::UnknownKey("ctrl-meta-x".into())),
        (6, K::BeginAlike { keys: "g".into(), other: "g g".into(), line: 5 }),
        (8, K::NotWords("c".into())),
        (10, K::Twice { keys: "Alt-X".into(), line: 9 }),
        (12, K::Letter { key: Key::char('x'), scope: Scope::Text }),
        (13, K::Misplaced { word: "add", scope: Scope::Text }),
        (14, K::UnknownScope("nowhere".into())),
        (17, K::Misspoken(Misspoken::Missing("insert"))),
        (19, K::NotAKey { typed: "لا".into(), key: "b".into() }),
    ];
    let errors = with_file("mine.toml", text).unwrap_err();
    assert!(errors.iter().all(|error| error.file == "mine.toml"));
    let found: Vec<_> = errors.into_iter().map(|error| (error.line.unwrap(), error.kind)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_key_written_twice_in_the_same_words_is_said_with_both_lines() {
    let errors = with_file("mine.toml", "[roster]\na = \"add\"\n\n[list]\na = \"open\"\na = \"cancel\"\n")
        .unwrap_err();
    let kind = BindingErrorKind::Twice { keys: "a".into(), line: 5 };
    assert_eq!(errors, [BindingError { file: "mine.toml".into(), line: Some(6), kind }]);
}

#[test]
fn broken_files_are_refused_and_read_on() {
    let errors = with_file("mine.toml", "[list]\na = \n\n[roster]\nb = \"nonsense\"\n").unwrap_err();
    let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [Some(2), Some(5)], "{errors:#?}");
    assert!(matches!(errors[0].kind, BindingErrorKind::Broken(_)));
    for text in ["[[[", "\u{0}", "a = \"add\"", "counts = 3", "roster = \"add\"", "[list]\n\"\" = \"open\""] {
        let errors = with_file("mine.toml", text).expect_err(text);
        assert!(errors.iter().all(|error| error.line.is_some()), "{text}: {errors:#?}");
    }
}

#[test]
fn an_unknown_keymap_and_an_unknown_keyboard_are_refused_by_name() {
    let errors = Bindings::load("ed", "dvorak", &[]).unwrap_err();
    let kinds: Vec<_> = errors.into_iter().map(|error| error.kind).collect();
    let wanted =
        [BindingErrorKind::UnknownKeymap("ed".into()), BindingErrorKind::UnknownKeyboard("dvorak".into())];
    assert_eq!(kinds, wanted);
    assert!(Bindings::load("arabic", "latin", &[]).is_err(), "a keyboard is no keymap");
}

#[test]
fn words_with_choices_take_each_of_them() {
    for row in words::ALL {
        if let Argument::Optional(Kind::OneOf(choices)) | Argument::Required(Kind::OneOf(choices)) =
            row.argument
        {
            for choice in choices {
                assert!(parse(&format!("{} {choice}", row.word)).is_ok(), "{} {choice}", row.word);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_key_file_however_damaged_makes_the_reader_fall(
        file in 0..SHIPPED.len(),
        cut in any::<prop::sample::Index>(),
        filling in r#"[\[\]"'=\\. \n\ra-zشﻻ\x00\-]{0,12}"#,
        dropped in 0_usize..20,
    ) {
        let text: Vec<char> = SHIPPED[file].1.chars().collect();
        let at = cut.index(text.len());
        let rest = text.iter().skip(at + dropped);
        let damaged: String = text[..at].iter().copied().chain(filling.chars()).chain(rest.copied()).collect();
        let lines = damaged.lines().count() + 1;
        match with_file("vim.toml", &damaged) {
            Ok(bindings) => prop_assert!(!bindings.rows(Scope::Roster).is_empty()),
            Err(errors) => for error in errors {
                prop_assert!(error.line.is_some_and(|line| (1..=lines).contains(&line)), "{error:?}");
            }
        }
    }

    #[test]
    fn every_press_is_a_command_a_wait_or_nothing(
        keymap in prop::sample::select(&KEYMAPS[..]),
        scope in prop::sample::select(&Scope::ALL[..]),
        pressed in prop::collection::vec((any::<char>(), 0_u8..30, any::<[bool; 3]>()), 1..30),
    ) {
        let bindings = load(keymap, "arabic-azerty");
        let mut pending = Vec::new();
        for (c, named, [ctrl, alt, shift]) in pressed {
            let code = match named {
                1..=12 => Code::F(named),
                13 => Code::Enter,
                14 => Code::Esc,
                15 => Code::Left,
                _ => Code::Char(c),
            };
            let key = Key { code, mods: Mods { ctrl, alt, shift } };
            match bindings.resolve(scope, &pending, key) {
                Resolved::Command(_, times) => {
                    prop_assert!((1..=999).contains(&times));
                    pending.clear();
                }
                Resolved::Pending => pending.push(key),
                Resolved::Unbound => pending.clear(),
            }
            // A wait ends: only counts grow, and no sequence is longer than three keys.
            prop_assert!(keymap != "default" || pending.len() < 3);
        }
    }
}
