//! Bytes a terminal sends, as keys and pastes.
//!
//! Used by the reader thread only. Pure: it holds what is incomplete and says how long that
//! may take. Knows the keys of xterm and its kin (with modifiers), rxvt, the Linux console,
//! SS3 keypads, `CSI u`, and bracketed paste. Anything else is dropped: replies, focus, mouse.
//!
//! A reader of our own because the one of crossterm 0.29 loses what exceeds 1,024 bytes of
//! one burst until the next key, takes a sequence cut after ESC for the Escape key, and never
//! returns after a hang-up.

use super::Event;
use crate::keys::{Code, Key, Mods};
use std::time::Duration;

/// How long the rest of a sequence may take; then what came was the Escape key.
const PATIENCE: Duration = Duration::from_millis(50);
/// Longest sequence believed in; a longer one is noise.
const LONGEST: usize = 64;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What is incomplete.
#[derive(Debug, Default)]
pub(super) struct Parser {
    held: Vec<u8>,
    /// Held bytes are the beginning of a paste.
    mode: Mode,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    #[default]
    Keys,
    Paste,
}

/// What the beginning of some bytes is.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// So many bytes, and the key they mean, if any.
    Key(usize, Option<Key>),
    /// So many bytes that begin a paste.
    Paste(usize),
    /// Not complete.
    Part,
}

impl Parser {
    /// How long to wait for the rest, if a rest is due. A paste may take any time.
    pub(super) fn patience(&self) -> Option<Duration> {
        (self.mode == Mode::Keys && !self.held.is_empty()).then_some(PATIENCE)
    }

    /// Takes bytes; appends what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        // In a paste only what is new, and the tail that may begin its end, is looked at.
        let mut from = self.held.len().saturating_sub(PASTE_END.len());
        self.held.extend_from_slice(bytes);
        loop {
            let rest = match self.mode {
                Mode::Keys => self.keys(events),
                Mode::Paste => self.paste(from, events),
            };
            from = 0;
            if !rest {
                return;
            }
        }
    }

    /// The rest did not come: the first held byte stands for itself.
    pub(super) fn give_up(&mut self, events: &mut Vec<Event>) {
        if self.mode == Mode::Paste || self.held.is_empty() {
            return;
        }
        let held = std::mem::take(&mut self.held);
        match held.as_slice() {
            // Alt with '[' or 'O' begins like a sequence.
            [0x1b, second @ (b'[' | b'O')] => events.push(Event::Key(alt(Key::char(char::from(*second))))),
            [0x1b, rest @ ..] if rest.iter().all(|&byte| byte == 0x1b) => {
                events.extend(held.iter().map(|_| Event::Key(Key::plain(Code::Esc))));
            }
            // A sequence cut short means nothing.
            _ => {}
        }
    }

    /// Takes keys off the held bytes; whether a paste began and more is to be looked at.
    fn keys(&mut self, events: &mut Vec<Event>) -> bool {
        let mut at = 0;
        let mut pasting = false;
        while let Some(bytes) = self.held.get(at..).filter(|bytes| !bytes.is_empty()) {
            match found(bytes) {
                Found::Key(count, key) => {
                    events.extend(key.map(Event::Key));
                    at += count;
                }
                Found::Paste(count) => {
                    at += count;
                    pasting = true;
                    break;
                }
                Found::Part => break,
            }
        }
        self.held.drain(..at);
        if pasting {
            self.mode = Mode::Paste;
        }
        pasting
    }

    /// Takes a paste off the held bytes if its end is there.
    fn paste(&mut self, from: usize, events: &mut Vec<Event>) -> bool {
        let tail = self.held.get(from..).unwrap_or_default();
        let Some(end) = tail.windows(PASTE_END.len()).position(|window| window == PASTE_END) else {
            return false;
        };
        let text = String::from_utf8_lossy(self.held.get(..from + end).unwrap_or_default()).into_owned();
        self.held.drain(..from + end + PASTE_END.len());
        self.mode = Mode::Keys;
        events.push(Event::Paste(text));
        true
    }
}

fn alt(key: Key) -> Key {
    Key { mods: Mods { alt: true, ..key.mods }, ..key }
}

/// What some bytes begin with.
fn found(bytes: &[u8]) -> Found {
    match bytes {
        [] | [0x1b] => Found::Part,
        [0x1b, b'[', rest @ ..] => sequence(rest),
        [0x1b, b'O'] => Found::Part,
        [0x1b, b'O', last, ..] => Found::Key(3, keypad(*last)),
        [0x1b, 0x1b] => Found::Part,
        [0x1b, rest @ ..] => match found(rest) {
            Found::Key(count, key) => Found::Key(count + 1, key.map(alt)),
            // ESC, then a paste: the Escape key came first.
            Found::Paste(_) => Found::Key(1, Some(Key::plain(Code::Esc))),
            Found::Part => Found::Part,
        },
        [byte @ 0..=0x7f, ..] => Found::Key(1, Some(ascii(*byte))),
        [first, ..] => letter(*first, bytes),
    }
}

/// A key of one ASCII byte.
fn ascii(byte: u8) -> Key {
    match byte {
        b'\r' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f => Key::plain(Code::Backspace),
        0 => Key::ctrl(' '),
        0x01..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
        // FS to US: ctrl with \ ] ^ _
        0x1b..=0x1f => Key::ctrl(char::from(byte + 0x40)),
        _ => Key::char(char::from(byte)),
    }
}

/// A letter of two to four bytes (RFC 3629); a byte that begins none is dropped.
fn letter(first: u8, bytes: &[u8]) -> Found {
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Key(1, None),
    };
    let present = bytes.get(..length.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(present) {
        Ok(text) => Found::Key(length, text.chars().next().map(Key::char)),
        Err(error) if error.error_len().is_none() => Found::Part,
        Err(_) => Found::Key(1, None),
    }
}

/// The key after `ESC O`.
fn keypad(last: u8) -> Option<Key> {
    let code = match last {
        b'M' => Code::Enter,
        // rxvt: ctrl with an arrow.
        b'a'..=b'd' => {
            return arrow(last.to_ascii_uppercase())
                .map(|code| Key { code, mods: Mods { ctrl: true, ..Mods::default() } });
        }
        b'j'..=b'y' => return Some(Key::char(char::from(last - b'j' + b'*'))),
        _ => arrow(last)?,
    };
    Some(Key::plain(code))
}

/// Arrows and their kin, by the last byte of a sequence.
fn arrow(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P' => Code::F(1),
        b'Q' => Code::F(2),
        b'R' => Code::F(3),
        b'S' => Code::F(4),
        _ => return None,
    })
}

/// What follows `CSI`.
fn sequence(rest: &[u8]) -> Found {
    // The Linux console: CSI [ A to E.
    if let [b'[', tail @ ..] = rest {
        return match tail.first() {
            None => Found::Part,
            Some(&last @ b'A'..=b'E') => Found::Key(4, Some(Key::plain(Code::F(last - b'A' + 1)))),
            Some(_) => Found::Key(4, None),
        };
    }
    let parameters = rest.iter().take_while(|byte| matches!(byte, 0x30..=0x3f)).count();
    let body = rest.get(..parameters).unwrap_or_default();
    // rxvt ends shifted keys with '$', which is no last byte by the standard; a reply about a
    // mode has two parameters before it.
    let number = !body.is_empty() && body.iter().all(u8::is_ascii_digit);
    let rxvt = number && rest.get(parameters) == Some(&b'$');
    let tail = rest.get(parameters..).unwrap_or_default();
    let between = if rxvt { 0 } else { tail.iter().take_while(|byte| matches!(byte, 0x20..=0x2f)).count() };
    match tail.get(between) {
        None if rest.len() > LONGEST => Found::Key(2 + rest.len(), None),
        None => Found::Part,
        Some(&last) => {
            let count = 2 + parameters + between + 1;
            let numbers = numbers(body);
            if last == b'~' && numbers == [Some(200)] {
                Found::Paste(count)
            } else if !matches!(last, 0x40..=0x7e) && !rxvt {
                // Not a sequence after all: drop what was read, keep the byte.
                Found::Key(count - 1, None)
            } else {
                let private = body.first().is_some_and(|byte| matches!(byte, b'<'..=b'?'));
                Found::Key(count, if between == 0 && !private { named(&numbers, last) } else { None })
            }
        }
    }
}

/// Parameters, `None` where one is empty or no number. Only the first of those that are
/// joined by ':' counts.
fn numbers(body: &[u8]) -> Vec<Option<u32>> {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.split(';').map(|number| number.split(':').next().and_then(|n| n.parse().ok())).collect()
}

/// The key of a `CSI` sequence.
fn named(numbers: &[Option<u32>], last: u8) -> Option<Key> {
    let number = |place: usize| numbers.get(place).copied().flatten();
    let key = |code: Code, modifiers: Option<u32>| Some(Key { code, mods: mods(modifiers) });
    let shifted = |code: Code| Some(Key { code, mods: Mods { shift: true, ..Mods::default() } });
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => key(arrow(last)?, number(1)),
        b'Z' => shifted(Code::Tab),
        // rxvt: shift with an arrow.
        b'a'..=b'd' => shifted(arrow(last.to_ascii_uppercase())?),
        b'u' => coded(number(0)?, number(1)),
        b'~' if number(0) == Some(27) => coded(number(2)?, number(1)),
        b'~' => key(tilde(number(0)?)?, number(1)),
        // rxvt: shift, ctrl, both.
        b'$' => key(tilde(number(0)?)?, Some(2)),
        b'^' => key(tilde(number(0)?)?, Some(5)),
        b'@' => key(tilde(number(0)?)?, Some(6)),
        _ => None,
    }
}

/// Editing and function keys, by the number before `~`.
fn tilde(number: u32) -> Option<Code> {
    let function = |n: u32| u8::try_from(n).ok().map(Code::F);
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => None,
    }
}

/// A key given by its character (`CSI u`, or xterm's `modifyOtherKeys`).
fn coded(number: u32, modifiers: Option<u32>) -> Option<Key> {
    let mods = mods(modifiers);
    let code = match number {
        13 => Code::Enter,
        9 => Code::Tab,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        _ => {
            let c = char::from_u32(number).filter(|c| !c.is_control())?;
            let c = if mods.shift && !mods.ctrl { c.to_uppercase().next().unwrap_or(c) } else { c };
            return Some(Key { code: Code::Char(c), mods: Mods { shift: false, ..mods } });
        }
    };
    Some(Key { code, mods })
}

/// Modifiers as xterm counts them: 1, plus 1 for shift, 2 for alt, 4 for control, 8 for meta.
fn mods(number: Option<u32>) -> Mods {
    let bits = number.unwrap_or(1).saturating_sub(1);
    Mods { shift: bits & 1 != 0, alt: bits & 0b1010 != 0, ctrl: bits & 4 != 0 }
}

#[cfg(test)]
mod tests;
