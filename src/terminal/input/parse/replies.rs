//! Replies among the bytes a terminal sends.
//!
//! Used by the parser. Knows which sequences and strings are replies: those that become a
//! [`Reply`], and those of questions that others have asked, which must not look like keys.
//! Deliberately not here: where a string ends, and whether anything was asked.

use super::Reply;

/// A kind of string a terminal sends (ECMA-48 8.3.27 DCS, 8.3.89 OSC, 8.3.2 APC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strings {
    /// Name and version.
    Name,
    /// An answer to somebody else: of colours, settings, capabilities, pictures.
    Foreign,
}

impl Strings {
    /// What the text of a whole string says.
    pub(super) fn reply(self, text: &[u8]) -> Option<Reply> {
        match self {
            Self::Name => Some(Reply::Name(String::from_utf8_lossy(text).into_owned())),
            Self::Foreign => None,
        }
    }
}

/// What follows ESC and P, ] or _: those are keys with Alt too, so only what terminals do send
/// is taken for a string.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// So many bytes open a string.
    Whole(usize, Strings),
    /// So far they may.
    Part,
    /// They do not.
    None,
}

/// By the byte after ESC and what follows it.
const OPENINGS: [(u8, &[u8], Strings); 8] = [
    (b'P', b">|", Strings::Name),
    // DA3, DECRQSS, XTGETTCAP.
    (b'P', b"!|", Strings::Foreign),
    (b'P', b"0$r", Strings::Foreign),
    (b'P', b"1$r", Strings::Foreign),
    (b'P', b"0+r", Strings::Foreign),
    (b'P', b"1+r", Strings::Foreign),
    // Pictures of kitty.
    (b'_', b"Gi=", Strings::Foreign),
    (b'_', b"GI=", Strings::Foreign),
];

impl Opening {
    /// What `rest` is after ESC and `kind`.
    pub(super) fn of(kind: u8, rest: &[u8]) -> Self {
        if kind == b']' {
            // OSC: a number, then what it is about.
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            return match rest.get(digits) {
                None if digits <= 4 => Self::Part,
                Some(b';') if (1..=4).contains(&digits) => Self::Whole(digits + 1, Strings::Foreign),
                _ => Self::None,
            };
        }
        let mut known = OPENINGS.iter().filter(|(of, ..)| *of == kind);
        match known.find(|(_, opening, _)| rest.starts_with(opening) || opening.starts_with(rest)) {
            Some((_, opening, strings)) if rest.len() >= opening.len() => {
                Self::Whole(opening.len(), *strings)
            }
            Some(_) => Self::Part,
            None => Self::None,
        }
    }
}

/// The reply of a `CSI` sequence, by its parameters, the bytes between, and its last byte.
pub(super) fn of_sequence(parameters: &[u8], between: &[u8], last: u8) -> Option<Reply> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match (parameters, between, last) {
        ([b'?', numbers @ ..], b"", b'c') => Some(Reply::Primary(text(numbers))),
        ([b'>', numbers @ ..], b"", b'c') => Some(Reply::Secondary(text(numbers))),
        ([b'8', b';', state @ b'0'..=b'4'], b"$", b'y') => Some(Reply::Bidi(state - b'0')),
        (b"0" | b"3", b"", b'n') => Some(Reply::Ready),
        _ => None,
    }
}
