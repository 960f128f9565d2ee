//! From bytes to clean lines.
//!
//! Used by [`read`](super::read) first of all. Refuses what is not UTF-8 text, says where, and
//! cleans the rest as everything that comes from outside is cleaned (see
//! [`sanitize`](crate::text::sanitize)): what does not belong in text goes, and letters stay as
//! they were written, but for presentation forms, which become the letters they draw. Lines that
//! were saved as they are seen are put in the order of reading.

use std::borrow::Cow;

use crate::text::sanitize::{Clean, Removed, forms_in_visual_order, from_visual, tabbed};

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
            let looks_like =
                if is_half(bytes, error.valid_up_to()) { Encoding::Halves } else { Encoding::OneByte };
            Err(Refused::NotUtf8 { line, looks_like: Some(looks_like) })
        }
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(text) }
        }
    }
}

/// The clean lines of `text`; what was removed or replaced becomes findings.
pub fn lines<'a>(text: &'a str, draft: &mut Draft) -> Result<Vec<Line<'a>>, Refused> {
    let mut all = Vec::new();
    let (mut forms, mut restored) = (Count::default(), Count::default());
    for (index, raw) in raw_lines(text).enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        if raw.len() > LONGEST_LINE {
            return Err(Refused::TooLong { line: Some(number), limit: LONGEST_LINE });
        }
        let clean = Cleaned::of(raw);
        if clean.removed > 0 {
            draft.find(FindingKind::CharactersRemoved { count: clean.removed }, number, clean.text.trim());
        }
        forms.add(clean.forms, number);
        restored.add(usize::from(clean.is_restored), number);
        all.push(Line { number, text: clean.text });
    }
    let mut say = |count: &Count, kind: fn(usize) -> FindingKind| {
        let line = all.iter().find(|line| count.first == Some(line.number));
        if let Some(line) = line {
            draft.find(kind(count.all), line.number, line.text.trim());
        }
    };
    say(&restored, |lines| FindingKind::OrderRestored { lines });
    say(&forms, |count| FindingKind::FormsReplaced { count });
    if all.iter().all(Line::is_blank) { Err(Refused::Empty) } else { Ok(all) }
}

/// How often something was found in a file, and where first.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    first: Option<u32>,
}

impl Count {
    fn add(&mut self, found: usize, line: u32) {
        self.all += found;
        if found > 0 {
            self.first.get_or_insert(line);
        }
    }
}

/// Lines end with LF, CR LF, or a CR alone (older Macintosh files).
fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// One line as it is kept, and what was done to it.
#[derive(Debug, PartialEq, Eq)]
struct Cleaned<'a> {
    text: Cow<'a, str>,
    /// How many things that do not belong in text were taken out: sequences, controls, marks.
    removed: usize,
    /// Presentation forms that became letters.
    forms: usize,
    /// Whether it stood as it is seen, and was put in the order of reading.
    is_restored: bool,
}

impl<'a> Cleaned<'a> {
    fn of(raw: &'a str) -> Self {
        let is_restored = is_as_seen(raw);
        let read = if is_restored {
            Cow::Owned(raw.split('\t').map(from_visual).collect::<Vec<_>>().join("\t"))
        } else {
            Cow::Borrowed(raw)
        };
        let Clean { text, removed, .. } = tabbed(&read);
        let count = |is: fn(Removed) -> bool| -> usize {
            removed.iter().filter(|removal| is(removal.what)).map(|removal| removal.count).sum()
        };
        // None are left in a line that was put in order; it is told as such.
        let forms = count(|what| what == Removed::PresentationForm);
        let removed = count(|what| !matches!(what, Removed::PresentationForm | Removed::Layout));
        let text = if text == raw { Cow::Borrowed(raw) } else { Cow::Owned(text) };
        Self { text, removed, forms, is_restored }
    }
}

/// Whether a line was saved as it is seen. One with a control in it was not copied off a screen,
/// and what an escape sequence hides is no part of a line.
fn is_as_seen(raw: &str) -> bool {
    !raw.is_ascii() && !raw.contains(|c: char| c.is_control() && c != '\t') && forms_in_visual_order(raw)
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

/// Whether a surrogate stands at `at`, written as if it were a letter of its own (CESU-8, WTF-8).
fn is_half(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..), Some([0xED, 0xA0..=0xBF, 0x80..=0xBF, ..]))
}

fn is_mostly_controls(bytes: &[u8]) -> bool {
    let head = || bytes.iter().take(4096);
    let controls = head().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls * 20 > head().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(raw: &str) -> (String, usize) {
        let clean = Cleaned::of(raw);
        (clean.text.into_owned(), clean.removed)
    }

    #[test]
    fn escape_sequences_go_whole_and_letters_stay() {
        assert_eq!(clean("نا\u{1B}[31mدية\u{1B}[0m").0, "نادية");
        assert_eq!(clean("\u{1B}]0;title\u{7}رحال").0, "رحال");
        assert_eq!(clean("\u{1B}]0;never closed رحال").0, "");
        assert_eq!(clean("\u{1B}[31نادية").0, "31نادية", "a broken sequence eats no letter");
        assert_eq!(clean("a\u{202E}b\u{200B}c\u{8}d").0, "abcd");
        assert_eq!(clean("a\u{202E}b").1, 1);
        assert_eq!(clean("\u{2067}x\u{2069}"), ("x".to_owned(), 2), "isolates");
    }

    #[test]
    fn letters_marks_joiners_and_tabs_stay_as_written() {
        let words = "تعریف المواطنین مُحَمَد\tلا\u{200C}ها x\u{200E}";
        let clean = Cleaned::of(words);
        assert_eq!(clean, Cleaned { text: Cow::Borrowed(words), removed: 0, forms: 0, is_restored: false });
        assert!(matches!(clean.text, Cow::Borrowed(_)));
    }

    #[test]
    fn presentation_forms_become_letters_and_letters_are_composed() {
        let clean = Cleaned::of("ﻻﺋﺤﺔ cafe\u{301}");
        assert_eq!((clean.text.as_ref(), clean.removed, clean.forms), ("لائحة café", 0, 4));
    }

    #[test]
    fn a_line_saved_as_it_is_seen_is_put_in_the_order_of_reading() {
        let clean = Cleaned::of("ﺶﺋﺍﺮﻌﻟﺍ ﺔﻋﺎﻤﺟ\tﺔﺴﻴﺋﺭ");
        assert_eq!(clean.text, "جماعة العرائش\tرئيسة");
        assert_eq!((clean.removed, clean.forms, clean.is_restored), (0, 0, true));
    }

    #[test]
    fn breaks_inside_a_line_do_not_count_as_lines() {
        assert_eq!(clean("سطر\u{0B}سطر"), ("سطر\nسطر".to_owned(), 0));
        assert_eq!(raw_lines("a\r\nb\rc\n").collect::<Vec<_>>(), ["a", "b", "c", ""]);
    }

    #[test]
    fn other_encodings_are_told_apart() {
        let utf16: Vec<u8> = "جماعة العرائش\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), Err(Refused::NotUtf8 { line: 1, looks_like: Some(Encoding::Utf16) }));
        let windows = b"ok\n\xCC\xE3\xC7\xDA\xC9\n";
        assert_eq!(text(windows), Err(Refused::NotUtf8 { line: 2, looks_like: Some(Encoding::OneByte) }));
        let halves = Refused::NotUtf8 { line: 2, looks_like: Some(Encoding::Halves) };
        assert_eq!(text(b"a\n\xED\xA0\xBD\xED\xB8\x80"), Err(halves), "CESU-8");
        assert_eq!(text(b"a\nb\xED\xB0\x80c"), Err(halves), "half a letter alone");
        assert_eq!(text(b"a\nb\0c"), Err(Refused::NotText { line: 2, format: None }));
        assert_eq!(text(b"%PDF-1.7 x"), Err(Refused::NotText { line: 1, format: Some(Format::Pdf) }));
        assert_eq!(text("\u{FEFF} \r\n".as_bytes()), Err(Refused::Empty));
    }
}
