//! The keyboards of the house against the tables they stand for, key by key, and what terminals
//! make of Ctrl and Alt with an Arabic letter.
//!
//! The rows are those of xkeyboard-config (`ara`, `ara(azerty)` = `ma`, `fr`, `us`), and where
//! Windows types something else (Arabic 101, 102, 102 AZERTY), that beside them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use lajna::command::{Bindings, Command, Resolved, Scope, parse};
use lajna::keys::{Code, Key, Mods, sequence};

/// The four rows of a keyboard, without Shift and with it. The keys stand in the order of the
/// hand: row of digits, then the three rows of letters.
type Rows = [[&'static str; 2]; 4];

const QWERTY: Rows = [
    ["`1234567890-=", "~!@#$%^&*()_+"],
    ["qwertyuiop[]", "QWERTYUIOP{}"],
    ["asdfghjkl;'", "ASDFGHJKL:\""],
    ["zxcvbnm,./", "ZXCVBNM<>?"],
];
const AZERTY: Rows = [
    ["²&é\"'(-è_çà)=", "~1234567890°+"],
    ["azertyuiop^$", "AZERTYUIOP¨£"],
    ["qsdfghjklmù", "QSDFGHJKLM%"],
    ["wxcvbn,;:!", "WXCVBN?./§"],
];
/// The letters of both Arabic keyboards; only their rows of digits differ.
const LETTERS: [[&str; 2]; 3] = [
    ["ضصثقفغعهخحجد", "\u{64e}\u{64b}\u{64f}\u{64c}\u{fef9}إ`÷×؛<>"],
    ["شسيبلاتنمكط", "\u{650}\u{64d}][\u{fef7}أـ،/:\""],
    ["ئءؤر\u{fefb}ىةوزظ", "~\u{652}}{\u{fef5}آ',.؟"],
];
const ARABIC: Rows = [["ذ1234567890-=", "\u{651}!@#$%^&*)(_+"], LETTERS[0], LETTERS[1], LETTERS[2]];
const ARABIC_AZERTY: Rows = [["ذ&é\"'(-è_çà)=", "\u{651}1234567890°+"], LETTERS[0], LETTERS[1], LETTERS[2]];

fn load(keymap: &str, keyboard: &str) -> Bindings {
    Bindings::load(keymap, keyboard, &[]).unwrap()
}

/// What each key types, and what a Latin keyboard types on the same key.
fn pairs(typed: Rows, latin: Rows) -> Vec<(char, char)> {
    let mut pairs = Vec::new();
    for (typed, latin) in typed.into_iter().zip(latin) {
        for (typed, latin) in typed.into_iter().zip(latin) {
            assert_eq!(typed.chars().count(), latin.chars().count(), "{typed} {latin}");
            pairs.extend(typed.chars().zip(latin.chars()));
        }
    }
    assert_eq!(pairs.len(), 92);
    pairs
}

#[test]
fn every_key_of_the_arabic_keyboard_is_the_key_of_qwerty_it_stands_on() {
    let bindings = load("default", "arabic");
    for (typed, latin) in pairs(ARABIC, QWERTY) {
        // A Latin sign means itself, wherever its key stands.
        let wanted = (!typed.is_ascii()).then_some(latin);
        assert_eq!(bindings.keyboard().latin(typed), wanted, "{typed:?} stands on {latin}");
    }
}

#[test]
fn every_key_of_the_moroccan_keyboard_is_the_key_of_azerty_it_stands_on() {
    let bindings = load("default", "arabic-azerty");
    for (typed, latin) in pairs(ARABIC_AZERTY, AZERTY) {
        let digits = "&é\"'(-è_çà".chars().position(|sign| sign == typed);
        let wanted = match typed {
            // A question mark is one, though the key of § is no command.
            '؟' => Some('?'),
            _ if digits.is_some() => digits.and_then(|at| "1234567890".chars().nth(at)),
            _ => Some(latin).filter(|latin| !typed.is_ascii() && latin.is_ascii() && typed != '\u{651}'),
        };
        assert_eq!(bindings.keyboard().latin(typed), wanted, "{typed:?} stands on {latin}");
    }
    let french = load("default", "azerty");
    for (typed, latin) in "&é\"'(-è_çà".chars().zip("1234567890".chars()) {
        assert_eq!(french.keyboard().latin(typed), Some(latin));
    }
}

#[test]
fn what_windows_types_elsewhere_is_the_same_key() {
    for (keyboard, latin) in [("arabic", 'U'), ("arabic-azerty", 'U')] {
        // Shift with ع: a quote mark, not the grave accent of xkeyboard-config.
        assert_eq!(load("default", keyboard).keyboard().latin('\u{2018}'), Some(latin));
    }
    // There the لا keys type two letters: as two keys they lead where one sign leads.
    let vim = load("vim", "arabic");
    let two = vim.resolve(Scope::Roster, &[Key::char('ل')], Key::char('أ'));
    assert_eq!(two, vim.resolve(Scope::Roster, &[], Key::char('\u{fef7}')));
}

/// What terminals were seen to send for ش held with Ctrl, on the Moroccan layout of X11.
///
/// | layouts | xterm, st, alacritty | urxvt, PuTTY | VTE, Konsole | kitty |
/// |---|---|---|---|---|
/// | `ma` alone | ش | ش | ش | 0x01 |
/// | `ma,us` | 0x01 | 0x01 (PuTTY: ش) | 0x01 | 0x01 |
///
/// With Alt: ESC ش, but for xterm, st and alacritty, which send ش alone, and kitty (ESC a).
/// Where Ctrl is lost a letter arrives, which is text in a text and a command in a list; so
/// whatever matters has a key of its own that is no letter.
#[test]
fn ctrl_with_an_arabic_letter_is_what_its_key_says_if_it_comes_at_all() {
    for (keyboard, latin) in [("arabic", 'a'), ("arabic-azerty", 'q')] {
        let bindings = load("default", keyboard);
        let meant = |mods| bindings.resolve(Scope::Text, &[], Key { code: Code::Char('ش'), mods });
        let ctrl = Mods { ctrl: true, ..Mods::default() };
        assert_eq!(meant(ctrl), bindings.resolve(Scope::Text, &[], Key::ctrl(latin)), "{keyboard}");
        let lost = meant(Mods::default());
        assert_eq!(lost, Resolved::Command(Command::Insert('ش'), 1), "typed, and nothing else");
    }
}

#[test]
fn function_keys_mean_the_same_in_every_keymap() {
    let house = Bindings::shipped();
    let shifted = Mods { shift: true, ..Mods::default() };
    let plain = (1..=12).map(|number| Key::plain(Code::F(number)));
    let keys: Vec<Key> = plain.flat_map(|key| [key, Key { mods: shifted, ..key }]).collect();
    for keymap in ["vim", "emacs"] {
        for keyboard in ["latin", "arabic", "arabic-azerty", "azerty"] {
            let bindings = load(keymap, keyboard);
            for scope in Scope::ALL {
                for key in &keys {
                    let meant = house.resolve(scope, &[], *key);
                    assert_eq!(bindings.resolve(scope, &[], *key), meant, "{key} in {scope:?}, {keymap}");
                }
            }
        }
    }
}

#[test]
fn what_matters_is_on_a_function_key_in_every_place() {
    let everywhere = ["help", "undo", "redo", "roster", "programme", "charter", "prompt", "zoom", "language"];
    let list = ["filter", "clear-filter", "search", "search-next", "copy"];
    let records = ["edit", "rename"];
    let text = ["search", "search-next", "cut", "copy", "paste"];
    let place = |scope: Scope| match scope {
        Scope::Global => vec![],
        Scope::Records
        | Scope::Roster
        | Scope::Programme
        | Scope::Outline
        | Scope::Texts
        | Scope::Rules
        | Scope::Meetings
        | Scope::Meeting
        | Scope::Amendments => [list.as_slice(), &records].concat(),
        Scope::Findings => [list.as_slice(), &["mend"]].concat(),
        Scope::List | Scope::Attendance | Scope::Choice | Scope::Agenda | Scope::History | Scope::Help => {
            list.to_vec()
        }
        Scope::Text | Scope::Prompt => text.to_vec(),
        Scope::Form => [text.as_slice(), &["accept", "complete"]].concat(),
    };
    for keymap in ["default", "vim", "emacs"] {
        let bindings = load(keymap, "arabic");
        for scope in Scope::ALL {
            for word in everywhere.iter().chain(&place(scope)) {
                let keys = bindings.keys_of(scope, &parse(word).unwrap());
                let function =
                    |keys: &String| sequence(keys).unwrap().iter().all(|key| matches!(key.code, Code::F(_)));
                assert!(keys.iter().any(function), "{word} in {scope:?}, {keymap}: {keys:?}");
            }
        }
    }
}

#[test]
fn counts_may_be_typed_with_the_digits_of_any_keyboard() {
    let vim = load("vim", "arabic");
    let azerty = load("vim", "arabic-azerty");
    let down = |bindings: &Bindings, digits: &str| {
        let pending: Vec<Key> = digits.chars().map(Key::char).collect();
        bindings.resolve(Scope::Roster, &pending, Key::char('j'))
    };
    let twelve = down(&vim, "12");
    assert!(matches!(twelve, Resolved::Command(Command::Move(_), 12)), "{twelve:?}");
    for digits in ["١٢", "۱۲", "1٢"] {
        assert_eq!(down(&vim, digits), twelve, "{digits}");
    }
    assert_eq!(down(&azerty, "&é"), twelve, "without Shift");
    let emacs = load("emacs", "arabic");
    let alt = |c| Key { code: Code::Char(c), mods: Mods { alt: true, ..Mods::default() } };
    for five in ['5', '٥', '۵'] {
        let meant = emacs.resolve(Scope::Text, &[alt(five)], Key::ctrl('n'));
        assert!(matches!(meant, Resolved::Command(Command::Move(_), 5)), "{five}: {meant:?}");
    }
}
