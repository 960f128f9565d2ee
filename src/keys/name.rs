//! Names of keys: how they are written in key files and shown to people.
//!
//! Used by `command::bindings`. Names are those printed on keyboards sold in Morocco and
//! everywhere, and are not translated. What cannot be told apart on every terminal has one
//! name only: see [`Key::as_sent`].

use std::fmt;
use std::str::FromStr;

use super::{Code, Key, Mods};

/// Names of keys that are not characters; the first of a code is the one shown.
const NAMED: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Del", Code::Delete),
    ("Insert", Code::Insert),
    ("Ins", Code::Insert),
    ("←", Code::Left),
    ("Left", Code::Left),
    ("→", Code::Right),
    ("Right", Code::Right),
    ("↑", Code::Up),
    ("Up", Code::Up),
    ("↓", Code::Down),
    ("Down", Code::Down),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PgUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
];

/// A name no key has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no key is called {0:?}")]
pub struct UnknownKey(pub String);

impl Key {
    /// The key as the oldest terminal would send it, so that one binding means the same on
    /// all of them: Ctrl-I is Tab, Ctrl-M and Ctrl-J are Enter, Ctrl-[ is Esc, Ctrl-@ is
    /// Ctrl-Space, and Ctrl-/ is Ctrl-_, which some readers of input report as Ctrl-7 (and its
    /// neighbours as Ctrl-4 to Ctrl-6). Shift with a character is the character.
    #[must_use]
    pub fn as_sent(self) -> Self {
        let Code::Char(mut c) = self.code else { return self };
        let mut mods = self.mods;
        if mods.shift {
            mods.shift = false;
            let mut upper = c.to_uppercase();
            // Of a letter with two capitals (ß) the letter itself is kept.
            c = upper.next().filter(|_| upper.next().is_none()).unwrap_or(c);
        }
        if !mods.ctrl {
            return Self { code: Code::Char(c), mods };
        }
        let named = match c {
            'i' | 'I' => Code::Tab,
            'm' | 'M' | 'j' | 'J' => Code::Enter,
            '[' | '3' => Code::Esc,
            other => {
                let code = Code::Char(match other {
                    '@' | '2' | '`' => ' ',
                    '4' => '\\',
                    '5' => ']',
                    '6' => '^',
                    '/' | '7' | '-' => '_',
                    other => other,
                });
                return Self { code, mods };
            }
        };
        Self { code: named, mods: Mods { ctrl: false, ..mods } }
    }

    /// The character, if the key is one alone: what a text takes as typing.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.mods.ctrl && !self.mods.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    /// `Ctrl-Z`, `Shift-Tab`, `F1`, `↑`, `a`. With Ctrl or Alt a letter is shown as on its key,
    /// and a capital says `Shift`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mods { ctrl, alt, shift } = self.mods;
        let held = ctrl || alt;
        let capital = matches!(self.code, Code::Char(c) if held && c.is_uppercase());
        for (_, name) in [(ctrl, "Ctrl-"), (alt, "Alt-"), (shift || capital, "Shift-")].iter().filter(|m| m.0)
        {
            f.write_str(name)?;
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(c) if held && c.is_lowercase() => write!(f, "{}", c.to_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(number) => write!(f, "F{number}"),
            // Every other code has a name in the table; a test holds it to that.
            _ => Err(fmt::Error),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    /// Reads what [`Display`](fmt::Display) writes. Names are case-blind, letters after
    /// `Ctrl-` or `Alt-` too; a capital alone (`G`) is itself.
    ///
    /// ```
    /// use lajna::keys::{Code, Key};
    /// assert_eq!("ctrl-z".parse(), Ok(Key::ctrl('z')));
    /// assert_eq!("PgDn".parse(), Ok(Key::plain(Code::PageDown)));
    /// assert!("Meta-q".parse::<Key>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(text.to_owned());
        let mut mods = Mods::default();
        let mut rest = text;
        // The last key may itself be `-`: a dash with nothing after it is no separator.
        while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            let held = match modifier.to_ascii_lowercase().as_str() {
                "ctrl" => &mut mods.ctrl,
                "alt" => &mut mods.alt,
                "shift" => &mut mods.shift,
                _ => return Err(unknown()),
            };
            if std::mem::replace(held, true) {
                return Err(unknown());
            }
            rest = after;
        }
        let named = NAMED.iter().find(|(name, _)| name.to_lowercase() == rest.to_lowercase());
        let code = match named {
            Some((_, code)) => *code,
            None => function(rest).or_else(|| character(rest, mods)).ok_or_else(unknown)?,
        };
        // Shift with a character that has no capital: nothing sends that.
        if mods.shift && matches!(code, Code::Char(c) if c.to_uppercase().next() == Some(c)) {
            return Err(unknown());
        }
        Ok(Self { code, mods }.as_sent())
    }
}

fn function(name: &str) -> Option<Code> {
    let number = name.strip_prefix(['f', 'F'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(Code::F(number))
}

fn character(name: &str, mods: Mods) -> Option<Code> {
    let mut characters = name.chars();
    let c =
        characters.next().filter(|c| characters.next().is_none() && !c.is_control() && !c.is_whitespace())?;
    let case_blind = mods.ctrl || mods.alt;
    Some(Code::Char(if case_blind { c.to_lowercase().next().unwrap_or(c) } else { c }))
}

/// Reads keys pressed one after the other, with blanks between: `Ctrl-X Ctrl-C`.
///
/// # Errors
/// [`UnknownKey`] for the first name that is none, and for no name at all.
pub fn sequence(text: &str) -> Result<Vec<Key>, UnknownKey> {
    let keys = text.split_whitespace().map(str::parse).collect::<Result<Vec<Key>, _>>()?;
    if keys.is_empty() { Err(UnknownKey(text.to_owned())) } else { Ok(keys) }
}

/// Shows keys pressed one after the other.
#[must_use]
pub fn shown(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn every_code_is_shown_and_read_back() {
        let functions = (1..=12).map(Code::F);
        let characters = "aZ7-+:ش؟ ".chars().map(Code::Char);
        let named = NAMED.iter().map(|(_, code)| *code);
        for code in functions.chain(characters).chain(named) {
            for bits in 0..8 {
                let mods = Mods { ctrl: bits & 1 > 0, alt: bits & 2 > 0, shift: bits & 4 > 0 };
                let key = Key { code, mods }.as_sent();
                assert_eq!(key.to_string().parse(), Ok(key), "{key:?}");
            }
        }
    }

    #[test]
    fn names_are_readable() {
        for name in
            ["Ctrl-Z", "Ctrl-Shift-Z", "Alt-F", "Shift-Tab", "F12", "↑", "Ctrl-←", "Ctrl-Space", "g", "G"]
        {
            assert_eq!(key(name).to_string(), name);
        }
        assert_eq!(key("escape").to_string(), "Esc");
        assert_eq!(shown(&sequence("ctrl-x  ctrl-c").unwrap()), "Ctrl-X Ctrl-C");
    }

    #[test]
    fn a_dash_is_a_key_and_a_separator() {
        assert_eq!(key("-"), Key::char('-'));
        assert_eq!(key("alt--").code, Code::Char('-'));
        assert_eq!(key("ctrl--"), key("ctrl-_"));
    }

    #[test]
    fn keys_no_terminal_tells_apart_are_one() {
        assert_eq!(key("ctrl-i"), key("tab"));
        assert_eq!(key("ctrl-m"), key("enter"));
        assert_eq!(key("ctrl-["), key("esc"));
        assert_eq!(key("ctrl-/"), key("ctrl-_"));
        assert_eq!(Key::ctrl('7').as_sent(), key("ctrl-_"));
        assert_eq!(key("ctrl-alt-i"), key("alt-tab"));
    }

    #[test]
    fn nonsense_is_refused() {
        for name in
            ["", "ctrl-", "ctrl", "meta-x", "ctrl-ctrl-x", "F0", "F13", "gg", "shift-1", "shift-ش", "page up"]
        {
            assert!(name.parse::<Key>().is_err(), "{name}");
        }
        assert_eq!(sequence("  "), Err(UnknownKey("  ".into())));
        assert_eq!(sequence("g nonsense"), Err(UnknownKey("nonsense".into())));
    }
}
