//! Names of the keys that come as sequences: xterm and its kin, rxvt and PuTTY, Konsole, the
//! Linux console, keypads, `CSI u`.
//!
//! Used by the parser alone, which has found where a sequence ends. A sequence that names no key
//! here means nothing.

use crate::keys::{Code, Key, Mods};

/// A key of one ASCII byte.
pub(super) fn ascii(byte: u8) -> Key {
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

/// The key after `ESC O` and a digit, which counts its modifiers: Konsole and its kin.
pub(super) fn modified(digit: u8, last: u8) -> Option<Key> {
    let mods = mods(Some(u32::from(digit - b'0')));
    arrow(last).map(|code| Key { code, mods })
}

/// The key after `ESC O`.
pub(super) fn keypad(last: u8) -> Option<Key> {
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

/// Parameters, `None` where one is empty or no number. Only the first of those that are
/// joined by ':' counts.
pub(super) fn numbers(body: &[u8]) -> Vec<Option<u32>> {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.split(';').map(|number| number.split(':').next().and_then(|n| n.parse().ok())).collect()
}

/// Whether a key was let go, which the keyboard protocol of kitty may tell: the second part of the
/// second parameter.
fn is_release(body: &[u8]) -> bool {
    let event =
        body.split(|byte| *byte == b';').nth(1).and_then(|field| field.split(|byte| *byte == b':').nth(1));
    event == Some(b"3")
}

/// The key of a `CSI` sequence with these parameters.
pub(super) fn named(body: &[u8], last: u8) -> Option<Key> {
    if is_release(body) {
        return None;
    }
    let numbers = numbers(body);
    let number = |place: usize| numbers.get(place).copied().flatten();
    let key = |code: Code, modifiers: Option<u32>| Some(Key { code, mods: mods(modifiers) });
    let shifted = |code: Code| Some(Key { code, mods: Mods { shift: true, ..Mods::default() } });
    match last {
        // With another first number it tells where the cursor stands, as `R` does.
        b'P'..=b'S' if number(0).unwrap_or(1) != 1 || number(1) > Some(16) => None,
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

/// Editing and function keys, by the number before `~`. Those past F12 stand for others: see
/// [`Functions`].
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
        23..=26 => function(number - 12),
        28 | 29 => function(number - 13),
        31..=34 => function(number - 14),
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
        57_344..=63_743 => return functional(number).map(|code| Key { code, mods }),
        _ => {
            let c = char::from_u32(number).filter(|c| !c.is_control())?;
            let c = if mods.shift && !mods.ctrl { c.to_uppercase().next().unwrap_or(c) } else { c };
            return Some(Key { code: Code::Char(c), mods: Mods { shift: false, ..mods } });
        }
    };
    Some(Key { code, mods })
}

/// Keys that the protocol of kitty gives a number of its own, in the private use area: those of
/// the keypad. The others (Caps Lock, Shift itself, media) are no keys here.
fn functional(number: u32) -> Option<Code> {
    let sign = |place: u32, signs: &str| signs.chars().nth(usize::try_from(place).ok()?).map(Code::Char);
    match number {
        57_399..=57_413 => sign(number - 57_399, "0123456789./*-+"),
        57_414 => Some(Code::Enter),
        57_415 | 57_416 => sign(number - 57_415, "=,"),
        57_417 => Some(Code::Left),
        57_418 => Some(Code::Right),
        57_419 => Some(Code::Up),
        57_420 => Some(Code::Down),
        57_421 => Some(Code::PageUp),
        57_422 => Some(Code::PageDown),
        57_423 => Some(Code::Home),
        57_424 => Some(Code::End),
        57_425 => Some(Code::Insert),
        57_426 => Some(Code::Delete),
        _ => None,
    }
}

/// What the function keys past F12 stand for: no keyboard has them.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Functions {
    /// F13 is Shift with F3, as on the VT220: PuTTY, rxvt. (Their Shift with F1 and F2 cannot be
    /// told from F11 and F12.)
    #[default]
    Vt220,
    /// F13 is Shift with F1: the Linux console.
    Console,
}

impl Functions {
    /// Those of the terminal of this name.
    pub(super) fn of(term: &str) -> Self {
        if term == "linux" { Self::Console } else { Self::Vt220 }
    }

    /// The key that was pressed.
    pub(super) fn pressed(self, key: Key) -> Key {
        let Code::F(number @ 13..) = key.code else { return key };
        let below = match self {
            Self::Vt220 => 10,
            Self::Console => 12,
        };
        Key { code: Code::F(number - below), mods: Mods { shift: true, ..key.mods } }
    }
}

/// Modifiers as xterm counts them: 1, plus 1 for shift, 2 for alt, 4 for control, 8 for meta.
fn mods(number: Option<u32>) -> Mods {
    let bits = number.unwrap_or(1).saturating_sub(1);
    Mods { shift: bits & 1 != 0, alt: bits & 0b1010 != 0, ctrl: bits & 4 != 0 }
}
