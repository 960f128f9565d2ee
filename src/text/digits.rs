//! Arabic-Indic digits to Western ones and back.
//!
//! Used where a number typed on either keyboard must be understood, and where a text is shown
//! with the digits its reader prefers. It deliberately leaves separators alone: a decimal sign
//! belongs to the format of a number, not to its digits.

use std::borrow::Cow;

/// A set of ten digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// 0123456789, as in Morocco.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩, as in the eastern Arab countries.
    ArabicIndic,
}

/// The value of a digit of either set, or of the Persian one.
///
/// ```
/// use lajna::text::digits::value;
///
/// assert_eq!(value('٣'), Some(3));
/// assert_eq!(value('۳'), Some(3));
/// assert_eq!(value('³'), None);
/// ```
#[must_use]
pub fn value(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// The text with all its digits written in one set.
///
/// ```
/// use lajna::text::digits::{Digits, written};
///
/// assert_eq!(written("١٥ أبريل ۲۰۲۳", Digits::Western), "15 أبريل 2023");
/// assert_eq!(written("15/04", Digits::ArabicIndic), "١٥/٠٤");
/// ```
#[must_use]
pub fn written(text: &str, digits: Digits) -> Cow<'_, str> {
    let zero = match digits {
        Digits::Western => '0',
        Digits::ArabicIndic => '٠',
    };
    let rewritten = |c: char| value(c).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
    if text.chars().all(|c| rewritten(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(rewritten).collect())
}
