//! Bytes a terminal sends, as keys, pastes and replies.
//!
//! Used by the reader thread only. Pure: it holds what is incomplete and says how long that
//! may take. Knows the keys of xterm and its kin (with modifiers), rxvt, the Linux console,
//! SS3 keypads, `CSI u`, bracketed paste, and the replies of [`super::Reply`]. Anything else is
//! dropped: replies to questions of others, focus, mouse.
//!
//! A reader of our own because the one of crossterm 0.29 loses what exceeds 1,024 bytes of
//! one burst until the next key, takes a sequence cut after ESC for the Escape key, and never
//! returns after a hang-up.

mod replies;

use super::{Event, Reply};
use crate::keys::{Code, Key, Mods};
use replies::{Opening, Strings};
use std::time::{Duration, Instant};

/// How long the rest of what may be a sequence may take; then it was a key with ESC before it.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long the rest may take of what can be nothing but a sequence, or a letter of several
/// bytes: a line may cut it anywhere, and half of it must not become keys.
const LONG_PATIENCE: Duration = Duration::from_secs(1);
/// Longest sequence believed in; a longer one is noise.
const LONGEST: usize = 64;
/// So much of a string of the terminal is kept.
const LONGEST_STRING: usize = 256;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What is incomplete.
#[derive(Debug, Default)]
pub(super) struct Parser {
    held: Vec<u8>,
    mode: Mode,
}

/// What the held bytes are the beginning of.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    #[default]
    Keys,
    Paste,
    /// A string of the terminal, of this kind.
    String(Strings),
}

/// What the beginning of some bytes is.
#[derive(Debug, PartialEq, Eq)]
enum Begins {
    /// So many bytes, and the key they mean, if any.
    Key(usize, Option<Key>),
    /// So many bytes, a whole reply.
    Reply(usize, Reply),
    /// So many bytes that begin something longer.
    Long(usize, Mode),
    /// Not complete.
    Part,
}

impl Parser {
    /// How long to wait for the rest, if a rest is due. A paste may take any time.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.mode {
            Mode::Keys if self.held.is_empty() => None,
            Mode::Keys if may_be_keys(&self.held) => Some(PATIENCE),
            Mode::Keys | Mode::String(_) => Some(LONG_PATIENCE),
            Mode::Paste => None,
        }
    }

    /// Takes bytes, read at this moment; appends what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], at: Instant, events: &mut Vec<Event>) {
        // In a paste only what is new, and the tail that may begin its end, is looked at.
        let mut from = self.held.len().saturating_sub(PASTE_END.len());
        self.held.extend_from_slice(bytes);
        loop {
            let more = match self.mode {
                Mode::Keys => self.keys(at, events),
                Mode::Paste => self.paste(from, events),
                Mode::String(kind) => self.string(kind, at, events),
            };
            from = 0;
            if !more {
                return;
            }
        }
    }

    /// The rest did not come: the first held byte stands for itself.
    pub(super) fn give_up(&mut self, at: Instant, events: &mut Vec<Event>) {
        if self.mode == Mode::Paste || self.held.is_empty() {
            return;
        }
        let held = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.mode) != Mode::Keys {
            // A string cut short means nothing.
            return;
        }
        match held.as_slice() {
            [0x1b, rest @ ..] if rest.is_empty() || (rest.starts_with(b"\x1b") && may_be_keys(rest)) => {
                events.push(Event::Key(Key::plain(Code::Esc)));
                self.held = rest.to_vec();
                self.give_up(at, events);
            }
            // Alt with one of these begins like a sequence; what follows it was typed too.
            [0x1b, second @ (b'[' | b'O' | b'P' | b']' | b'_'), rest @ ..] if may_be_keys(&held) => {
                events.push(Event::Key(alt(Key::char(char::from(*second)))));
                self.feed(rest, at, events);
            }
            // A sequence cut short means nothing.
            _ => {}
        }
    }

    /// Takes keys and replies off the held bytes; whether something longer began and more is to
    /// be looked at.
    fn keys(&mut self, now: Instant, events: &mut Vec<Event>) -> bool {
        let mut at = 0;
        let mut mode = Mode::Keys;
        while let Some(bytes) = self.held.get(at..).filter(|bytes| !bytes.is_empty()) {
            match begins(bytes) {
                Begins::Key(count, key) => {
                    events.extend(key.map(Event::Key));
                    at += count;
                }
                Begins::Reply(count, reply) => {
                    events.push(Event::Reply(reply, now));
                    at += count;
                }
                Begins::Long(count, long) => {
                    at += count;
                    mode = long;
                    break;
                }
                Begins::Part => break,
            }
        }
        self.held.drain(..at);
        self.mode = mode;
        mode != Mode::Keys
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

    /// Takes a string of the terminal off the held bytes if its end is there. Another control
    /// ends it as well, and then it meant nothing: so no cut string swallows what is typed next.
    fn string(&mut self, kind: Strings, at: Instant, events: &mut Vec<Event>) -> bool {
        let Some(end) = self.held.iter().position(|byte| *byte < b' ') else {
            self.held.truncate(LONGEST_STRING);
            return false;
        };
        let (text, rest) = self.held.split_at(end);
        let after = match rest {
            [0x1b] => return false,
            [0x1b, b'\\', ..] => Some(2),
            // BEL ends as well as ST does.
            [0x07, ..] => Some(1),
            _ => None,
        };
        if after.is_some() {
            events.extend(kind.reply(text).map(|reply| Event::Reply(reply, at)));
        }
        self.held.drain(..end + after.unwrap_or_default());
        self.mode = Mode::Keys;
        true
    }
}

/// Whether incomplete bytes may be keys after all: ESC, with at most a letter of what it could
/// introduce.
fn may_be_keys(held: &[u8]) -> bool {
    match held {
        [] | [0x1b, b'[' | b'O'] => true,
        // No name begins like this by chance.
        [0x1b, b'P', b'>', ..] => false,
        [0x1b, b'P' | b']' | b'_', ..] => true,
        [0x1b, rest @ ..] => may_be_keys(rest),
        _ => false,
    }
}

fn alt(key: Key) -> Key {
    Key { mods: Mods { alt: true, ..key.mods }, ..key }
}

/// What some bytes begin with.
fn begins(bytes: &[u8]) -> Begins {
    match bytes {
        [] | [0x1b] => Begins::Part,
        [0x1b, b'[', rest @ ..] => sequence(rest),
        [0x1b, b'O'] => Begins::Part,
        [0x1b, b'O', last, ..] => Begins::Key(3, keypad(*last)),
        [0x1b, 0x1b] => Begins::Part,
        [0x1b, kind @ (b'P' | b']' | b'_'), rest @ ..] => match Opening::of(*kind, rest) {
            Opening::Whole(count, kind) => Begins::Long(2 + count, Mode::String(kind)),
            Opening::Part => Begins::Part,
            Opening::None => Begins::Key(2, Some(alt(ascii(*kind)))),
        },
        [0x1b, rest @ ..] => match begins(rest) {
            Begins::Key(count, key) => Begins::Key(count + 1, key.map(alt)),
            // ESC, then a paste or a reply: the Escape key came first.
            Begins::Long(..) | Begins::Reply(..) => Begins::Key(1, Some(Key::plain(Code::Esc))),
            Begins::Part => Begins::Part,
        },
        [byte @ 0..=0x7f, ..] => Begins::Key(1, Some(ascii(*byte))),
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
fn letter(first: u8, bytes: &[u8]) -> Begins {
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Begins::Key(1, None),
    };
    let present = bytes.get(..length.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(present) {
        Ok(text) => Begins::Key(length, text.chars().next().map(Key::char)),
        Err(error) if error.error_len().is_none() => Begins::Part,
        Err(_) => Begins::Key(1, None),
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
fn sequence(rest: &[u8]) -> Begins {
    // The Linux console: CSI [ A to E.
    if let [b'[', tail @ ..] = rest {
        return match tail.first() {
            None => Begins::Part,
            Some(&last @ b'A'..=b'E') => Begins::Key(4, Some(Key::plain(Code::F(last - b'A' + 1)))),
            Some(_) => Begins::Key(4, None),
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
        None if rest.len() > LONGEST => Begins::Key(2 + rest.len(), None),
        None => Begins::Part,
        Some(&last) => {
            let count = 2 + parameters + between + 1;
            let numbers = numbers(body);
            if last == b'~' && numbers == [Some(200)] {
                Begins::Long(count, Mode::Paste)
            } else if !matches!(last, 0x40..=0x7e) && !rxvt {
                // Not a sequence after all: drop what was read, keep the byte.
                Begins::Key(count - 1, None)
            } else {
                let between = tail.get(..between).unwrap_or_default();
                if let Some(reply) = replies::of_sequence(body, between, last) {
                    return Begins::Reply(count, reply);
                }
                let private = body.first().is_some_and(|byte| matches!(byte, b'<'..=b'?'));
                Begins::Key(count, if between.is_empty() && !private { named(&numbers, last) } else { None })
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
