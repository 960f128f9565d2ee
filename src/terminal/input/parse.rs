//! Bytes a terminal sends, as keys, pastes and replies.
//!
//! Used by the reader thread, and by tests that stand for a line. Pure: it holds what is incomplete and says how long that
//! may take. Knows the keys of xterm and its kin (with modifiers), rxvt, the Linux console,
//! SS3 keypads, `CSI u`, bracketed paste, and the replies of [`super::Reply`]. Anything else is
//! dropped: replies to questions of others, focus, mouse.
//!
//! A reader of our own because the one of crossterm 0.29 loses what exceeds 1,024 bytes of
//! one burst until the next key, takes a sequence cut after ESC for the Escape key, and never
//! returns after a hang-up.

mod burst;
mod late;
mod names;
mod replies;

use super::{Event, Reply};
use crate::keys::{Code, Key, Mods};
use burst::Burst;
use late::{Tail, is_tail};
use names::{Functions, ascii, keypad, modified, named, numbers};
use replies::{Opening, Strings};
use std::time::{Duration, Instant};

/// How long the rest of what may be a sequence may take; then it was a key with ESC before it.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long at most on a line that is known to be slow.
const MOST_PATIENCE: Duration = Duration::from_millis(250);
/// How long a paste may fall silent; one that lost its end must not swallow every key after it.
const PASTE_PATIENCE: Duration = Duration::from_secs(10);
/// More of a paste is handed on in parts (bytes).
const LONGEST_PASTE: usize = 16 << 20;
/// How long the rest may take of what can be nothing but a sequence, or a letter of several
/// bytes: a line may cut it anywhere, and half of it must not become keys.
const LONG_PATIENCE: Duration = Duration::from_secs(1);
/// Longest sequence believed in, without its introducer and its last byte; a longer one is noise.
const LONGEST: usize = 64;
/// So much of a string of the terminal is kept.
const LONGEST_STRING: usize = 256;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What is incomplete.
#[derive(Debug, Default)]
pub struct Parser {
    held: Vec<u8>,
    mode: Mode,
    burst: Burst,
    tail: Tail,
    functions: Functions,
    /// What the line takes there and back.
    round_trip: Duration,
}

/// What the held bytes are the beginning of.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    #[default]
    Keys,
    Paste,
    /// A string of the terminal, of this kind.
    String(Strings),
    /// A sequence longer than any, whose end is still to come.
    Noise,
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
    /// A parser for the terminal of this name.
    #[must_use]
    pub fn of(term: &str) -> Self {
        Self { functions: Functions::of(term), ..Self::default() }
    }

    /// Learns what the line takes there and back: what is slow on the whole may also be cut.
    pub fn learn(&mut self, round_trip: Duration) {
        self.round_trip = round_trip;
    }

    /// How long to wait for what comes next, if something is held until then.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.mode {
            Mode::Keys if !self.burst.is_empty() => Some(burst::PAUSE),
            Mode::Keys if self.held.is_empty() => self.tail.patience(),
            // No hand that has just sent `ESC [` at once meant the two keys; a line may have cut it.
            Mode::Keys if self.tail != Tail::Held && matches!(*self.held, [.., 0x1b, b'[' | b'O']) => {
                Some(LONG_PATIENCE)
            }
            Mode::Keys if may_be_keys(&self.held) => {
                Some((self.round_trip / 4).clamp(PATIENCE, MOST_PATIENCE))
            }
            Mode::Keys | Mode::String(_) | Mode::Noise => Some(LONG_PATIENCE),
            Mode::Paste => Some(PASTE_PATIENCE),
        }
    }

    /// Takes bytes, read at this moment; appends what they complete.
    pub fn feed(&mut self, bytes: &[u8], at: Instant, events: &mut Vec<Event>) {
        // In a paste only what is new, and the tail that may begin its end, is looked at.
        let mut from = self.held.len().saturating_sub(PASTE_END.len());
        if self.held.is_empty() {
            let late = self.tail.may_be(bytes);
            self.tail = if late { Tail::Held } else { Tail::None };
            self.held.extend_from_slice(if late { b"\x1b" } else { b"" });
        }
        self.held.extend_from_slice(bytes);
        loop {
            let more = match self.mode {
                Mode::Keys => {
                    self.burst.take(&mut self.held, events);
                    self.keys(at, events)
                }
                Mode::Paste => self.paste(from, events),
                Mode::String(kind) => self.string(kind, at, events),
                Mode::Noise => self.noise(),
            };
            from = 0;
            if !more {
                return;
            }
        }
    }

    /// The rest did not come: the first held byte stands for itself.
    pub fn give_up(&mut self, at: Instant, events: &mut Vec<Event>) {
        if !self.burst.is_empty() {
            return self.burst.end(events);
        }
        let (held, tail) = (std::mem::take(&mut self.held), std::mem::take(&mut self.tail));
        match std::mem::take(&mut self.mode) {
            Mode::Keys => {}
            Mode::Paste => return events.push(pasted(&held)),
            // A string cut short means nothing.
            Mode::String(_) | Mode::Noise => return,
        }
        if tail == Tail::Held && may_be_keys(&held) {
            // Nothing was late: this was typed.
            return self.feed(held.get(1..).unwrap_or_default(), at, events);
        }
        match held.as_slice() {
            [0x1b, rest @ ..] if rest.is_empty() || (rest.starts_with(b"\x1b") && may_be_keys(rest)) => {
                events.push(Event::Key(Key::plain(Code::Esc)));
                self.tail = Tail::Due;
                self.held = rest.to_vec();
                if !rest.is_empty() {
                    self.give_up(at, events);
                }
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
            let found = begins(bytes);
            if self.tail == Tail::Held && found != Begins::Part {
                self.tail = Tail::None;
                let late = is_tail(bytes, &found);
                match found {
                    Begins::Key(count, _) if late => at += count,
                    // Nothing was late: the ESC before it is none.
                    _ if !late => at += 1,
                    _ => {}
                }
                if !late || matches!(found, Begins::Key(..)) {
                    continue;
                }
            }
            match found {
                Begins::Key(count, key) => {
                    events.extend(key.map(|key| Event::Key(self.functions.pressed(key))));
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
            if self.held.len() > LONGEST_PASTE {
                let part: Vec<u8> = self.held.drain(..LONGEST_PASTE).collect();
                events.push(pasted(&part));
            }
            return false;
        };
        events.push(pasted(self.held.get(..from + end).unwrap_or_default()));
        self.held.drain(..from + end + PASTE_END.len());
        self.mode = Mode::Keys;
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
            // As much of it as if it had come in pieces.
            let kept = text.get(..LONGEST_STRING).unwrap_or(text);
            events.extend(kind.reply(kept).map(|reply| Event::Reply(reply, at)));
        }
        self.held.drain(..end + after.unwrap_or_default());
        self.mode = Mode::Keys;
        true
    }

    /// Drops what is left of a sequence that is too long, its last byte included.
    fn noise(&mut self) -> bool {
        let Some(end) = self.held.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
            self.held.clear();
            return false;
        };
        let last = self.held.get(end).filter(|byte| matches!(byte, 0x40..=0x7e));
        self.held.drain(..end + usize::from(last.is_some()));
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

fn pasted(bytes: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(bytes).into_owned())
}

fn alt(key: Key) -> Key {
    Key { mods: Mods { alt: true, ..key.mods }, ..key }
}

/// What some bytes begin with.
fn begins(bytes: &[u8]) -> Begins {
    match bytes {
        [] | [0x1b] => Begins::Part,
        [0x1b, b'[', rest @ ..] => sequence(rest),
        // The same introducers as one character, in either encoding.
        [0x9b, rest @ ..] => shorter(sequence(rest), 1),
        [0xc2, 0x9b, rest @ ..] => sequence(rest),
        [0x1b, b'O'] | [0x1b, b'O', b'1'..=b'9'] => Begins::Part,
        [0x1b, b'O', digit @ b'1'..=b'9', last @ (b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S'), ..] => {
            Begins::Key(4, modified(*digit, *last))
        }
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

/// The same with so many bytes less at its beginning.
fn shorter(begins: Begins, by: usize) -> Begins {
    match begins {
        Begins::Key(count, key) => Begins::Key(count - by, key),
        Begins::Reply(count, reply) => Begins::Reply(count - by, reply),
        Begins::Long(count, mode) => Begins::Long(count - by, mode),
        Begins::Part => Begins::Part,
    }
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
    // A mouse of the oldest kind: button, column and row as a byte each.
    if let [b'M', report @ ..] = rest {
        return if report.len() < 3 { Begins::Part } else { Begins::Key(6, None) };
    }
    let parameters = rest.iter().take_while(|byte| matches!(byte, 0x30..=0x3f)).count();
    let body = rest.get(..parameters).unwrap_or_default();
    // rxvt ends shifted keys with '$', which is no last byte by the standard; a reply about a
    // mode has two parameters before it.
    let number = !body.is_empty() && body.iter().all(u8::is_ascii_digit);
    let rxvt = number && rest.get(parameters) == Some(&b'$');
    let tail = rest.get(parameters..).unwrap_or_default();
    let between = if rxvt { 0 } else { tail.iter().take_while(|byte| matches!(byte, 0x20..=0x2f)).count() };
    // What is too long is so wherever a read ends: its bytes count, not what has come after them.
    if parameters + between > LONGEST {
        return Begins::Long(2 + LONGEST, Mode::Noise);
    }
    match tail.get(between) {
        None => Begins::Part,
        Some(&last) => {
            let count = 2 + parameters + between + 1;
            if last == b'~' && numbers(body) == [Some(200)] {
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
                Begins::Key(count, if between.is_empty() && !private { named(body, last) } else { None })
            }
        }
    }
}

#[cfg(test)]
mod tests;
