//! From bytes to clean lines.
//!
//! Used by [`read`](super::read) first of all. Refuses what is not UTF-8 text, says where,
//! and removes the characters that do not belong in text (escape sequences, controls,
//! overrides of direction, invisible letters). It never changes a letter: words stay as written.
//!
//! The list of what is removed is its own, not that of `text::sanitize`: there a character is
//! shown as a picture and a line must stay one line; here it is taken out of what is kept for
//! good and counted, and breaks inside a cell stay.

use std::borrow::Cow;

use super::draft::Draft;
use super::{Encoding, FindingKind, Format, Refused, archive};

/// Most bytes of a file of text; an archive may have [`archive::LONGEST`].
pub const LONGEST_FILE: usize = 32 << 20;
/// Most bytes of one line, and so of a cell or a paragraph.
pub const LONGEST_LINE: usize = 64 << 10;

/// One line of a file, cleaned. Breaks inside the line (vertical tab, form feed, NEL, line
/// and paragraph separators) are `\n` in `text` and do not count as lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Number in the file, from 1.
    pub number: u32,
    /// Its text, without the line end.
    pub text: Cow<'a, str>,
}

impl Line<'_> {
    /// Whether nothing is written on it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The text in `bytes`, without a byte order mark.
pub fn text(bytes: &[u8]) -> Result<&str, Refused> {
    if let Some(format) = announced(bytes) {
        return Err(Refused::NotText { line: 1, format: Some(format) });
    }
    if looks_like_utf16(bytes) {
        return Err(Refused::NotUtf8 { line: 1, looks_like: Some(Encoding::Utf16) });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Refused::NotText { line: line_of(bytes, at), format: None });
    }
    let limit = if archive::begins(bytes) { archive::LONGEST } else { LONGEST_FILE };
    if bytes.len() > limit {
        return Err(Refused::TooLong { line: None, limit });
    }
    match std::str::from_utf8(bytes) {
        Err(error) => {
            let line = line_of(bytes, error.valid_up_to());
            if is_mostly_controls(bytes) {
                return Err(Refused::NotText { line, format: None });
            }
            Err(Refused::NotUtf8 { line, looks_like: Some(Encoding::OneByte) })
        }
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(text) }
        }
    }
}

/// The clean lines of `text`; what was removed becomes findings.
pub fn lines<'a>(text: &'a str, draft: &mut Draft) -> Result<Vec<Line<'a>>, Refused> {
    let mut all = Vec::new();
    for (index, raw) in raw_lines(text).enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        if raw.len() > LONGEST_LINE {
            return Err(Refused::TooLong { line: Some(number), limit: LONGEST_LINE });
        }
        let (clean, count) = clean(raw);
        if count > 0 {
            draft.find(FindingKind::CharactersRemoved { count }, number, clean.trim());
        }
        all.push(Line { number, text: clean });
    }
    if all.iter().all(Line::is_blank) { Err(Refused::Empty) } else { Ok(all) }
}

/// Lines end with LF, CR LF, or a CR alone (older Macintosh files).
fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// `raw` without what does not belong in text, and how many characters that was.
fn clean(raw: &str) -> (Cow<'_, str>, usize) {
    if !raw.chars().any(|c| is_break(c) || is_removed(c)) {
        return (Cow::Borrowed(raw), 0);
    }
    let (mut kept, mut removed) = (String::with_capacity(raw.len()), 0);
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        if is_break(c) {
            kept.push('\n');
        } else if let Some(kind) = Sequence::opened_by(c, rest.peek().copied()) {
            removed += 1 + kind.skip(&mut rest);
        } else if is_removed(c) {
            removed += 1;
        } else {
            kept.push(c);
        }
    }
    (Cow::Owned(kept), removed)
}

/// A control sequence of terminals (ECMA-48), by how it ends.
#[derive(Clone, Copy)]
enum Sequence {
    /// CSI: parameters, then one letter. A broken one eats no letter of the text.
    Control,
    /// OSC, DCS, SOS, PM, APC: a string up to ST or BEL, or to the end of the line.
    String,
    /// ESC and one character.
    Escape,
}

impl Sequence {
    fn opened_by(c: char, next: Option<char>) -> Option<Self> {
        match (c, next) {
            ('\u{1B}', Some('[')) | ('\u{9B}', _) => Some(Self::Control),
            ('\u{1B}', Some(']' | 'P' | 'X' | '^' | '_'))
            | ('\u{90}' | '\u{98}' | '\u{9D}' | '\u{9E}' | '\u{9F}', _) => Some(Self::String),
            ('\u{1B}', Some('\u{20}'..='\u{7E}')) => Some(Self::Escape),
            _ => None,
        }
    }

    /// Skips the rest of the sequence; how many characters that was.
    fn skip(self, rest: &mut std::iter::Peekable<std::str::Chars>) -> usize {
        let mut count = 0;
        match self {
            Self::Escape => {
                while rest.next_if(|c| matches!(c, '\u{20}'..='\u{2F}')).is_some() {
                    count += 1;
                }
                count + usize::from(rest.next_if(|c| matches!(c, '0'..='~')).is_some())
            }
            Self::Control => {
                count += usize::from(rest.next_if_eq(&'[').is_some());
                while rest.next_if(|c| matches!(c, '\u{20}'..='\u{3F}')).is_some() {
                    count += 1;
                }
                count + usize::from(rest.next_if(|c| matches!(c, '@'..='~')).is_some())
            }
            Self::String => {
                while let Some(c) = rest.next() {
                    count += 1;
                    if matches!(c, '\u{07}' | '\u{9C}') {
                        break;
                    }
                    if c == '\u{1B}' {
                        count += usize::from(rest.next_if_eq(&'\\').is_some());
                        break;
                    }
                }
                count
            }
        }
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Controls, embeddings, overrides and isolates, and letters nobody sees. The directional marks
/// of honest mixed text stay, and so do the joiners.
fn is_removed(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{200B}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        || matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

fn line_of(bytes: &[u8], at: usize) -> u32 {
    let ends = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

/// The format the first bytes announce.
fn announced(bytes: &[u8]) -> Option<Format> {
    const MAGIC: [(&[u8], Format); 8] = [
        (b"%PDF-", Format::Pdf),
        (b"PK\x03\x04", Format::Zip),
        (b"PK\x05\x06", Format::Zip),
        (b"\xD0\xCF\x11\xE0", Format::Ole),
        (b"\x89PNG", Format::Picture),
        (b"\xFF\xD8\xFF", Format::Picture),
        (b"GIF8", Format::Picture),
        (b"II*\0", Format::Picture),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, format)| *format)
}

/// A byte order mark of UTF-16, or the zero bytes its Latin letters, blanks and line ends have.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let head = || bytes.chunks_exact(2).take(512);
    // Arabic letters of UTF-16 have 06 where Latin ones have 00.
    let high = |byte: u8| matches!(byte, 0x00 | 0x06);
    let pairs = head().count();
    let in_first = head().filter(|pair| pair.first().is_some_and(|byte| high(*byte))).count();
    let in_second = head().filter(|pair| pair.last().is_some_and(|byte| high(*byte))).count();
    let zeros = bytes.iter().take(1024).filter(|byte| **byte == 0).count();
    pairs >= 4 && zeros > 0 && in_first.max(in_second) * 10 >= pairs * 9
}

fn is_mostly_controls(bytes: &[u8]) -> bool {
    let head = || bytes.iter().take(4096);
    let controls = head().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls * 20 > head().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_go_whole_and_letters_stay() {
        assert_eq!(clean("نا\u{1B}[31mدية\u{1B}[0m").0, "نادية");
        assert_eq!(clean("\u{1B}]0;title\u{7}رحال").0, "رحال");
        assert_eq!(clean("\u{1B}]0;never closed رحال").0, "");
        assert_eq!(clean("\u{1B}[31نادية").0, "نادية", "a broken sequence eats no letter");
        assert_eq!(clean("a\u{202E}b\u{200B}c\u{8}d").0, "abcd");
        assert_eq!(clean("a\u{202E}b").1, 1);
        assert_eq!(clean("\u{2067}x\u{2069}"), (Cow::Owned("x".to_owned()), 2), "isolates");
    }

    #[test]
    fn letters_marks_joiners_and_presentation_forms_stay_as_written() {
        let words = "تعریف المواطنین مُحَمَّد لا\u{200C}ها ﻻ x\u{200E}";
        assert_eq!(clean(words), (Cow::Borrowed(words), 0));
    }

    #[test]
    fn breaks_inside_a_line_do_not_count_as_lines() {
        let (text, removed) = clean("سطر\u{0B}سطر");
        assert_eq!((text.as_ref(), removed), ("سطر\nسطر", 0));
        assert_eq!(raw_lines("a\r\nb\rc\n").collect::<Vec<_>>(), ["a", "b", "c", ""]);
    }

    #[test]
    fn other_encodings_are_told_apart() {
        let utf16: Vec<u8> = "جماعة العرائش\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), Err(Refused::NotUtf8 { line: 1, looks_like: Some(Encoding::Utf16) }));
        let windows = b"ok\n\xCC\xE3\xC7\xDA\xC9\n";
        assert_eq!(text(windows), Err(Refused::NotUtf8 { line: 2, looks_like: Some(Encoding::OneByte) }));
        assert_eq!(text(b"a\nb\0c"), Err(Refused::NotText { line: 2, format: None }));
        assert_eq!(text(b"%PDF-1.7 x"), Err(Refused::NotText { line: 1, format: Some(Format::Pdf) }));
        assert_eq!(text("\u{FEFF} \r\n".as_bytes()), Err(Refused::Empty));
    }
}
