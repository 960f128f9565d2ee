//! Pasted text: cleaned, and where it came off a screen, put back in the order of reading.
//!
//! Used by every place one types in. A terminal gives back what it shows, not what was meant:
//! Arabic as presentation forms from left to right, blanks of another kind between words, the
//! lines of the boxes. What is recognised is restored and counted, so that a person can be told;
//! what only looks wrong is left as it is and counted too. So is all that cleaning takes out: a
//! paste comes in as it was, or it is said what happened to it. Only what nobody wrote is not spoken
//! of: which character breaks a line, breaks around a single line, and which of two canonically
//! equal spellings (normalization form C) a letter has.
//!
//! It deliberately does not join the rows of a paragraph: nothing tells a row that was full from
//! one that was meant to end there. Nor does it know which of two letters was meant that are drawn
//! alike: ݣ, which has no forms of its own, comes back as ڭ.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use super::super::caret;
use super::visual::{forms_in_visual_order, from_visual, is_form, looks_reversed};
use super::{Clean, Removed, escape, line, prose};

/// Most bytes of a pasted paragraph: a longer one is broken at a blank, for every key typed in
/// it would have to wait for all of it to be laid out.
pub const LONGEST_PARAGRAPH: usize = 16 << 10;
/// Most bytes pasted into a field of one line.
pub const LONGEST_LINE: usize = 4 << 10;

/// A pasted text, fit for where it goes, and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// The text.
    pub text: String,
    /// Lines that stood as they are seen, and were put in the order of reading.
    pub restored: usize,
    /// Lines whose letters or words may stand backwards; they are left as they came.
    pub doubtful: usize,
    /// Lines that were joined to one, where there is room for one only.
    pub joined: usize,
    /// Paragraphs that were broken because they are too long.
    pub broken: usize,
    /// Bytes at the end that were left out, where there is room for one line only.
    pub cut_off: usize,
    /// Escape sequences and characters that were taken out: controls, overrides, what shows
    /// nothing, marks too many on a letter.
    pub removed: usize,
    /// Tabs that became blanks.
    pub blanked: usize,
    /// Presentation forms that became the letters they stand for, in lines not `restored`.
    pub spelled: usize,
}

impl Pasted {
    /// The text of a cleaning, and what it took out or replaced.
    fn tell(&mut self, clean: Clean) -> String {
        for removal in clean.removed {
            *match removal.what {
                Removed::Layout => &mut self.blanked,
                Removed::PresentationForm => &mut self.spelled,
                Removed::EscapeSequence
                | Removed::Control
                | Removed::Override
                | Removed::Isolate
                | Removed::DirectionMark
                | Removed::Invisible
                | Removed::ExcessMark => &mut self.removed,
            } += removal.count;
        }
        clean.text
    }
}

/// A paste into a field of one line; breaks between lines become blanks.
///
/// ```
/// use lajna::text::sanitize::pasted_line;
///
/// let pasted = pasted_line("سلام\r\nعليكم\r\n");
/// assert_eq!((pasted.text.as_str(), pasted.joined), ("سلام عليكم", 2));
/// ```
#[must_use]
pub fn pasted_line(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let lines = straightened(text, &mut pasted);
    let written: Vec<&str> = lines.iter().map(AsRef::as_ref).filter(|line| !line.trim().is_empty()).collect();
    let clean = match written.as_slice() {
        [] => line(lines.first().map_or("", AsRef::as_ref)),
        // Blanks around a single line are there on purpose: it may go between two words.
        [only] => line(only),
        several => {
            pasted.joined = several.len();
            line(&several.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "))
        }
    };
    pasted.text = pasted.tell(clean);
    if pasted.text.len() > LONGEST_LINE {
        let end = break_before(&pasted.text, LONGEST_LINE);
        pasted.cut_off = pasted.text.len() - end;
        pasted.text.truncate(end);
    }
    pasted
}

/// A paste into a long text.
///
/// ```
/// use lajna::text::sanitize::pasted_prose;
///
/// let pasted = pasted_prose("\u{fee1}\u{fefc}\u{feb3}\rb");
/// assert_eq!((pasted.text.as_str(), pasted.restored), ("سلام\nb", 1));
/// ```
#[must_use]
pub fn pasted_prose(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let clean = prose(&straightened(text, &mut pasted).join("\n"));
    let clean = pasted.tell(clean);
    if clean.split('\n').all(|paragraph| paragraph.len() <= LONGEST_PARAGRAPH) {
        pasted.text = clean;
        return pasted;
    }
    let mut paragraphs = Vec::new();
    for mut rest in clean.split('\n') {
        pasted.broken += usize::from(rest.len() > LONGEST_PARAGRAPH);
        while rest.len() > LONGEST_PARAGRAPH {
            let (first, after) = rest.split_at(break_before(rest, LONGEST_PARAGRAPH));
            paragraphs.push(first.trim_end());
            rest = after.trim_start();
        }
        paragraphs.push(rest);
    }
    pasted.text = paragraphs.join("\n");
    pasted
}

/// Where to break a text so that its beginning has at most `most` bytes: after a blank, else
/// between two letters.
fn break_before(text: &str, most: usize) -> usize {
    let end = caret::floor(text, most);
    let beginning = text.get(..end).unwrap_or(text);
    let blank = beginning.rfind(char::is_whitespace).filter(|at| *at > 0);
    let letter = || beginning.grapheme_indices(true).next_back().map(|(at, _)| at).filter(|at| *at > 0);
    blank.or_else(letter).unwrap_or(end)
}

/// The lines of a paste in the order of reading, without escape sequences and line breaks.
fn straightened<'t>(text: &'t str, pasted: &mut Pasted) -> Vec<Cow<'t, str>> {
    let ends_line = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    // What an escape sequence hides is no part of a line. Terminals paste CR for every break.
    let plain = without_escapes(text, pasted);
    let lines: Vec<Cow<'t, str>> = match plain {
        Cow::Borrowed(text) => {
            // CR LF is one break; only a line break of another kind stands between two lines.
            text.split("\r\n").flat_map(|part| part.split(ends_line)).map(Cow::Borrowed).collect()
        }
        Cow::Owned(text) => {
            let lines = text.split("\r\n").flat_map(|part| part.split(ends_line));
            lines.map(|line| Cow::Owned(line.to_owned())).collect()
        }
    };
    lines.into_iter().map(|line| straight(line, pasted)).collect()
}

/// One line, put in the order of reading if it stands as it is seen.
fn straight<'t>(line: Cow<'t, str>, pasted: &mut Pasted) -> Cow<'t, str> {
    if line.is_ascii() {
        return line;
    }
    if !line.contains(is_form) {
        pasted.doubtful += usize::from(looks_reversed(&line));
        return line;
    }
    let seen = if forms_in_visual_order(&line) { Some(line.clone().into_owned()) } else { islands(&line) };
    match seen {
        Some(seen) => {
            pasted.restored += 1;
            Cow::Owned(from_visual(&bare(&seen)))
        }
        None => {
            // Letters in order prove nothing of the words: on some screens each is turned by itself.
            // A lam-alef alone is a key of some keyboards.
            let telling = |c: char| is_form(c) && !matches!(c, '\u{fef5}'..='\u{fefc}');
            let words = line.split_whitespace().filter(|word| word.contains(telling)).count();
            pasted.doubtful += usize::from(words > 1);
            line
        }
    }
}

/// The row as it was seen, from one that was sent to a terminal that orders right-to-left words
/// itself: every run of letters stands the other way round, with filled blanks or marks between.
fn islands(line: &str) -> Option<String> {
    if !line.contains(['\u{2800}', '\u{200e}']) {
        return None;
    }
    let cells: Vec<&str> = line.graphemes(true).filter(|cell| *cell != "\u{200e}").collect();
    let runs = |cell: &str| {
        cell.chars().next().is_some_and(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
    };
    let mut seen = String::with_capacity(line.len());
    for run in cells.chunk_by(|before, after| runs(before) == runs(after)) {
        if run.first().is_some_and(|cell| runs(cell)) {
            seen.extend(run.iter().rev().copied());
        } else {
            seen.extend(run.iter().copied());
        }
    }
    forms_in_visual_order(&seen).then_some(seen)
}

/// A row without what a screen puts around words: lines of boxes, filled blanks, padding, marks.
fn bare(row: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}');
    let words = row.split(is_blank).filter(|word| !word.is_empty());
    let unmarked = words.map(|word| word.replace(['\u{200e}', '\u{200f}', '\u{61c}'], ""));
    unmarked.collect::<Vec<_>>().join(" ")
}

fn without_escapes<'t>(text: &'t str, pasted: &mut Pasted) -> Cow<'t, str> {
    if !text.contains(|c: char| matches!(c, '\u{1b}' | '\u{80}'..='\u{9f}')) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hidden = escape::length(rest);
        pasted.removed += usize::from(hidden > 0);
        if hidden == 0 {
            plain.push(c);
        }
        rest = rest.get(hidden.max(c.len_utf8())..).unwrap_or_default();
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Base, Paragraph};

    fn drawn(text: &str) -> String {
        let paragraph = Paragraph::new(text, Base::Rtl);
        let rows = paragraph.rows(1000);
        paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text).collect()
    }

    /// A row as it is sent to a terminal that orders words itself.
    fn as_islands(row: &str) -> String {
        let filled = row.replace(' ', "\u{2800}");
        islands(&format!("{filled}\u{200e}")).unwrap_or_else(|| {
            // Turning the runs is its own inverse, but the result must be let through here.
            let cells: Vec<&str> = filled.graphemes(true).collect();
            let is_letter =
                |cell: &str| matches!(bidi_class(cell.chars().next().unwrap()), BidiClass::R | BidiClass::AL);
            let runs = cells.chunk_by(|a, b| is_letter(a) == is_letter(b));
            runs.flat_map(|run| {
                let turned: Vec<&str> =
                    if is_letter(run[0]) { run.iter().rev().copied().collect() } else { run.to_vec() };
                turned
            })
            .collect()
        })
    }

    const TEXTS: [&str; 4] = [
        "الطريق الساحلي بين طنجة والحسيمة (2023)",
        "مشروع Nocharik بشراكة مع GIZ",
        "يوم 15/04/2023 على الساعة 10:30",
        "لا «يرى» ڭلميم [GIZ]",
    ];

    #[test]
    fn what_was_selected_on_our_screen_is_restored_with_its_boxes_taken_off() {
        for text in TEXTS {
            let row = drawn(text);
            for screen in [row.clone(), format!("  │   {row} │"), format!("\u{2800}{row}\u{2800}  ")] {
                let pasted = pasted_line(&screen);
                assert_eq!((pasted.text.as_str(), pasted.restored, pasted.doubtful), (text, 1, 0));
            }
        }
    }

    #[test]
    fn what_a_terminal_that_orders_words_itself_gives_back_is_restored_too() {
        for text in TEXTS {
            let sent = as_islands(&drawn(text));
            assert!(!forms_in_visual_order(&sent), "{text}");
            let pasted = pasted_prose(&format!("│ {sent} │"));
            assert_eq!((pasted.text.as_str(), pasted.restored), (text, 1));
        }
    }

    #[test]
    fn rows_side_by_side_are_read_from_the_right() {
        let row = format!(" {} │ {} ", drawn("الميثاق"), drawn("الأعضاء"));
        assert_eq!(pasted_prose(&row).text, "الأعضاء الميثاق");
    }

    #[test]
    fn breaks_of_every_kind_are_one_break_whatever_stands_in_the_lines() {
        // xterm and VTE paste a CR for every line break.
        let row = drawn("السلام عليكم");
        for end in ["\r", "\n", "\r\n", "\u{2028}", "\u{85}"] {
            let pasted = pasted_prose(&format!("{row}{end}{row}{end}abc"));
            assert_eq!(
                (pasted.text.as_str(), pasted.restored),
                ("السلام عليكم\nالسلام عليكم\nabc", 2),
                "{end:?}"
            );
        }
        let pasted = pasted_prose("\u{1b}[31mسلام\u{1b}[0m\r\r\u{9b}1mعليكم");
        assert_eq!(pasted, Pasted { text: "سلام\n\nعليكم".into(), removed: 3, ..Pasted::default() });
    }

    #[test]
    fn letters_that_stand_backwards_are_told_and_left_alone() {
        let reversed = "ةعامج شئارعلا";
        let pasted = pasted_prose(reversed);
        assert_eq!((pasted.text.as_str(), pasted.doubtful, pasted.restored), (reversed, 1, 0));
        // Forms in the order of reading: the letters are right, of the order of words nobody knows.
        let pasted = pasted_line("\u{feb3}\u{fefc}\u{fee1} \u{feb3}\u{fefc}\u{fee1}");
        assert_eq!((pasted.text.as_str(), pasted.doubtful), ("سلام سلام", 1));
        for text in TEXTS.into_iter().chain(["", "abc", "سلام"]) {
            assert_eq!(pasted_prose(text), Pasted { text: text.into(), ..Pasted::default() });
        }
    }

    #[test]
    fn a_field_of_one_line_takes_lines_joined_and_says_how_many() {
        let joined = |text: &str| {
            let pasted = pasted_line(text);
            (pasted.text, pasted.joined)
        };
        assert_eq!(joined("a\r\n\r\n  b \nc"), ("a b c".into(), 3));
        assert_eq!(joined(" a \n"), (" a ".into(), 0));
        assert_eq!(joined(" "), (" ".into(), 0));
        assert_eq!(joined("a\tb"), ("a b".into(), 0));
        let pasted = pasted_line(&"كلمة ".repeat(1_000));
        assert!(pasted.text.len() <= LONGEST_LINE && pasted.text.ends_with("كلمة"), "{}", pasted.text.len());
        assert_eq!(pasted.text.len() + pasted.cut_off, 9_000);
    }

    #[test]
    fn all_that_cleaning_takes_out_or_replaces_is_counted() {
        let taken = |pasted: &Pasted| (pasted.removed, pasted.blanked, pasted.spelled);
        for (text, prose, one_line) in [
            ("كلمة \u{202e}abc\u{202c}", (2, 0, 0), (2, 0, 0)),
            ("\u{feff}\u{2067}a\u{2069}\u{ad}\0\u{7f}", (6, 0, 0), (6, 0, 0)),
            ("\u{1b}[31ma\u{1b}[0m\u{9b}", (3, 0, 0), (3, 0, 0)),
            ("a\u{200e}\u{61c}b", (0, 0, 0), (2, 0, 0)),
            ("م\u{64e}\u{64e}\u{64e}\u{64e}\u{64e}\u{64e}", (2, 0, 0), (2, 0, 0)),
            ("a\tb\tc", (0, 2, 0), (0, 2, 0)),
            ("ا\u{fefb}", (0, 0, 1), (0, 0, 1)),
            ("مَی\u{200c}شود (15/04) [a] 👩\u{200d}👩", (0, 0, 0), (0, 0, 0)),
        ] {
            let name = text.escape_unicode();
            assert_eq!(taken(&pasted_prose(text)), prose, "{name}");
            assert_eq!(taken(&pasted_line(text)), one_line, "{name}");
        }
        // What a row of the screen had around its words is told as one thing.
        let row = pasted_line(&format!("│ {}\u{200e} │", drawn("سلام")));
        assert_eq!((row.restored, taken(&row)), (1, (0, 0, 0)));
    }

    #[test]
    fn a_paragraph_that_is_too_long_is_broken_between_words_and_nothing_is_lost() {
        let words = "كلمة ".repeat(5_000);
        let pasted = pasted_prose(&format!("قصيرة\n{}\nقصيرة", words.trim_end()));
        assert_eq!(pasted.broken, 1);
        assert!(pasted.text.split('\n').all(|paragraph| paragraph.len() <= LONGEST_PARAGRAPH));
        let again = pasted.text.replace('\n', " ");
        assert_eq!(again, format!("قصيرة {} قصيرة", words.trim_end()));
        let endless = pasted_prose(&"م\u{64e}".repeat(10_000));
        assert_eq!(endless.text.replace('\n', ""), "م\u{64e}".repeat(10_000));
        assert!(endless.text.split('\n').all(|it| it.len() <= LONGEST_PARAGRAPH && it.starts_with('م')));
    }

    #[test]
    fn pasting_again_what_was_pasted_changes_nothing() {
        for text in TEXTS {
            let once = pasted_prose(&drawn(text)).text;
            assert_eq!(pasted_prose(&once), Pasted { text: once.clone(), ..Pasted::default() });
        }
    }
}
