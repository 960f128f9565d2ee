//! Keyboards: which Latin key a character was pressed on.
//!
//! Used by `command::bindings`, so that a letter bound to a command works while the Arabic
//! keyboard is on: the key engraved `A ش` is the same key. The tables themselves are files
//! (`keymaps/arabic.toml` and its neighbours); here is only how they are asked.
//! Text being typed is never translated by position.

use std::collections::BTreeMap;

use super::{Code, Key};

/// A table from what a keyboard types to the Latin character on the same key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keyboard {
    latin: BTreeMap<char, char>,
}

impl Keyboard {
    /// The keyboard with these pairs of (character typed, Latin character of the key). Of
    /// several pairs for one character the first counts.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut latin = BTreeMap::new();
        for (typed, key) in pairs {
            latin.entry(typed).or_insert(key);
        }
        Self { latin }
    }

    /// The Latin character of the key that types `c`; Arabic digits are digits on every keyboard.
    #[must_use]
    pub fn latin(&self, c: char) -> Option<char> {
        self.latin.get(&c).copied().or_else(|| if c.is_ascii() { None } else { digit(c) })
    }

    /// The same key, with the same modifiers, on a Latin keyboard.
    #[must_use]
    pub fn translate(&self, key: Key) -> Option<Key> {
        let Code::Char(c) = key.code else { return None };
        Some(Key { code: Code::Char(self.latin(c)?), ..key })
    }

    /// The characters that stand on the key of `latin`.
    pub fn typing(&self, latin: char) -> impl Iterator<Item = char> {
        self.latin.iter().filter(move |(_, key)| **key == latin).map(|(typed, _)| *typed)
    }
}

/// The Latin digit of a digit: `7`, `٧` (Arabic) and `۷` (Persian, Urdu) are `7`.
#[must_use]
pub fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_modifiers_when_it_is_translated() {
        let keyboard = Keyboard::new([('ش', 'a'), ('ش', 'z')]);
        assert_eq!(keyboard.translate(Key::ctrl('ش')), Some(Key::ctrl('a')));
        assert_eq!(keyboard.translate(Key::char('a')), None);
        assert_eq!(keyboard.translate(Key::plain(Code::Enter)), None);
        assert_eq!(keyboard.typing('a').collect::<String>(), "ش");
    }

    #[test]
    fn digits_of_every_script_of_the_house_are_digits() {
        for (n, digits) in
            ["0٠۰", "1١۱", "2٢۲", "3٣۳", "4٤۴", "5٥۵", "6٦۶", "7٧۷", "8٨۸", "9٩۹"].iter().enumerate()
        {
            for c in digits.chars() {
                assert_eq!(digit(c), char::from_digit(u32::try_from(n).unwrap(), 10), "{c}");
            }
        }
        assert_eq!(digit('ش'), None);
        assert_eq!(Keyboard::default().latin('٣'), Some('3'));
        assert_eq!(Keyboard::default().latin('3'), None);
    }
}
