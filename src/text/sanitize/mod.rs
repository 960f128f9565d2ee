//! Cleaning of text that comes from outside: imported files, pastes, keys.
//!
//! Used wherever a text enters. What is stored can then be shown on a terminal, compared and
//! searched without surprises; what was taken out is reported, and what looks odd but may be
//! meant is kept and noted.
//!
//! | found | in a [`line()`] | in [`prose`] | in [`tabbed`] text |
//! |---|---|---|---|
//! | escape sequences, controls | removed | removed | removed |
//! | tabs | a blank | a blank | kept |
//! | CR LF, CR, NEL, LS, PS, VT, FF | a blank | `\n` | `\n` |
//! | embeddings, overrides, isolates | removed | removed | removed |
//! | LRM, RLM, ALM | removed | kept | kept |
//! | ZWSP, WJ, BOM, soft hyphen, tags, fillers | removed | removed | removed |
//! | ZWNJ, ZWJ | kept | kept | kept |
//! | marks after the fourth on one letter | removed | removed | removed |
//! | Arabic presentation forms | letters | letters | letters |
//! | private use, noncharacters, mixed scripts | kept, noted | kept, noted | kept, noted |
//!
//! The result is in normalization form C, and cleaning it again changes nothing.
//!
//! Isolates are removed with embeddings: every field and every paragraph is laid out by itself,
//! which is all that an isolate is for, and one that nothing ends would turn round the rest of a
//! paragraph without being seen.
//!
//! It deliberately does not trim or collapse blanks (a paste may stand in the middle of a line),
//! and it does not touch text under the caret: normalization reorders marks, and Backspace must
//! take the last one typed.

mod escape;
mod odd;
mod paste;
mod visual;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use super::symbol::symbol;
pub use odd::{Oddity, Strange};
pub use paste::{LONGEST_LINE, LONGEST_PARAGRAPH, Pasted, pasted_line, pasted_prose};
pub use visual::{forms_in_visual_order, from_visual, looks_reversed};

/// Marks one letter may carry.
const MOST_MARKS: usize = 4;

/// A cleaned text and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clean {
    /// The text, safe to store and to show.
    pub text: String,
    /// What was removed or replaced, one entry per kind, in the order of the first occurrence.
    pub removed: Vec<Removal>,
    /// What was kept but deserves a look.
    pub odd: Vec<Oddity>,
}

/// One kind of thing that was removed or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// What it was.
    pub what: Removed,
    /// How often it occurred.
    pub count: usize,
    /// Byte of the first occurrence, in the text as it came.
    pub at: usize,
}

/// What cleaning removes or replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Removed {
    /// A terminal escape sequence, whole.
    EscapeSequence,
    /// A control character.
    Control,
    /// A tab or, in a one-line text, a line break, replaced by a blank.
    Layout,
    /// A directional embedding or override, or its end.
    Override,
    /// A directional isolate, or its end.
    Isolate,
    /// A mark of direction in a one-line text.
    DirectionMark,
    /// A character that shows nothing and means nothing here.
    Invisible,
    /// A mark too many on one letter.
    ExcessMark,
    /// A presentation form, replaced by its letters.
    PresentationForm,
}

/// How a text may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Prose,
    Tabbed,
}

/// Cleans a name, a title, an identifier: one line, no marks of direction.
///
/// ```
/// use lajna::text::sanitize::{Removed, line};
///
/// let clean = line("\u{202b}سلام\u{202c}\r\nعليكم\u{1b}[31m");
/// assert_eq!(clean.text, "سلام عليكم");
/// assert_eq!(clean.removed[0].what, Removed::Override);
/// assert_eq!(clean.removed[0].count, 2);
/// ```
#[must_use]
pub fn line(text: &str) -> Clean {
    clean(text, Shape::Line)
}

/// Cleans a long text: paragraphs separated by `\n`, marks of direction kept.
///
/// ```
/// use lajna::text::sanitize::prose;
///
/// let clean = prose("a\u{feff}\u{200e}\r\nb");
/// assert_eq!(clean.text, "a\u{200e}\nb");
/// ```
#[must_use]
pub fn prose(text: &str) -> Clean {
    clean(text, Shape::Prose)
}

/// Cleans text whose tabs mean something, such as a line of a table: as [`prose`], but tabs stay.
///
/// ```
/// use lajna::text::sanitize::tabbed;
///
/// assert_eq!(tabbed("نادية\u{1b}[0m\tرئيسة").text, "نادية\tرئيسة");
/// ```
#[must_use]
pub fn tabbed(text: &str) -> Clean {
    clean(text, Shape::Tabbed)
}

/// What one typed character means: keyboards that send presentation forms (the lam-alef keys of
/// the X11 Arabic layouts do) mean letters; controls and invisible characters mean nothing.
///
/// ZWNJ, ZWJ, LRM, RLM and ALM are kept: they are typed on purpose, and an editor shows them.
///
/// ```
/// use lajna::text::sanitize::char_for_input;
///
/// assert_eq!(char_for_input('\u{fefb}'), "لا");
/// assert_eq!(char_for_input('\u{1b}'), "");
/// ```
#[must_use]
pub fn char_for_input(c: char) -> String {
    match fate(c) {
        Fate::Keep | Fate::DirectionMark => c.to_string(),
        Fate::Letters => letters(c).collect(),
        Fate::Break | Fate::Tab | Fate::Drop(_) => String::new(),
    }
}

/// What one typed character means in a name, a title, an identifier: as [`char_for_input`], but
/// marks of direction mean nothing, as in a [`line()`]: there one would only make two names differ
/// that look the same.
///
/// ```
/// use lajna::text::sanitize::char_for_line;
///
/// assert_eq!(char_for_line('\u{fefb}'), "لا");
/// assert_eq!(char_for_line('\u{200f}'), "");
/// ```
#[must_use]
pub fn char_for_line(c: char) -> String {
    if matches!(fate(c), Fate::DirectionMark) { String::new() } else { char_for_input(c) }
}

/// What becomes of a character.
enum Fate {
    Keep,
    DirectionMark,
    Letters,
    Break,
    Tab,
    Drop(Removed),
}

fn fate(c: char) -> Fate {
    match c {
        '\t' => Fate::Tab,
        '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => Fate::DirectionMark,
        '\u{202a}'..='\u{202e}' => Fate::Drop(Removed::Override),
        '\u{2066}'..='\u{2069}' => Fate::Drop(Removed::Isolate),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' if letters(c).ne([c]) => Fate::Letters,
        _ if c.is_control() => Fate::Drop(Removed::Control),
        _ if is_invisible(c) => Fate::Drop(Removed::Invisible),
        _ => Fate::Keep,
    }
}

/// The compatibility decomposition of a presentation form.
fn letters(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc()
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{fff9}'..='\u{fffb}' // interlinear annotations
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' // tags
    )
}

/// The tally of what was removed.
#[derive(Default)]
struct Tally(Vec<Removal>);

impl Tally {
    fn count(&mut self, what: Removed, at: usize) {
        match self.0.iter_mut().find(|removal| removal.what == what) {
            Some(removal) => removal.count += 1,
            None => self.0.push(Removal { what, count: 1, at }),
        }
    }
}

fn clean(text: &str, shape: Shape) -> Clean {
    let mut tally = Tally::default();
    let mut kept = String::with_capacity(text.len());
    let mut marks = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let escape = escape::length(rest);
        let length = if escape > 0 { escape } else { length(rest, c) };
        rest = rest.get(length..).unwrap_or_default();
        if escape > 0 {
            tally.count(Removed::EscapeSequence, at);
            continue;
        }
        let carried = std::mem::take(&mut marks);
        match (fate(c), shape) {
            (Fate::Keep, _) | (Fate::DirectionMark, Shape::Prose | Shape::Tabbed) => {
                marks = if is_mark(c) { carried + 1 } else { 0 };
                if marks > MOST_MARKS {
                    tally.count(Removed::ExcessMark, at);
                } else {
                    kept.push(c);
                }
            }
            (Fate::Letters, _) => {
                tally.count(Removed::PresentationForm, at);
                kept.extend(letters(c));
            }
            (Fate::Break, Shape::Prose | Shape::Tabbed) => kept.push('\n'),
            (Fate::Tab, Shape::Tabbed) => kept.push('\t'),
            (Fate::Break, Shape::Line) | (Fate::Tab, _) => {
                tally.count(Removed::Layout, at);
                kept.push(' ');
            }
            (Fate::DirectionMark, Shape::Line) => {
                tally.count(Removed::DirectionMark, at);
                marks = carried;
            }
            (Fate::Drop(what), _) => {
                tally.count(what, at);
                marks = carried;
            }
        }
    }
    let text = settle(kept, &mut tally);
    let odd = odd::found(&text);
    Clean { text, removed: tally.0, odd }
}

/// Bytes of the character `c` at the start of `rest`, or of CR LF.
fn length(rest: &str, c: char) -> usize {
    if rest.starts_with("\r\n") { 2 } else { c.len_utf8() }
}

/// Whether `c` stands on the letter before it.
fn is_mark(c: char) -> bool {
    bidi_class(c) == BidiClass::NSM || matches!(c, '\u{200c}' | '\u{200d}')
}

/// Brings a text to normalization form C with at most [`MOST_MARKS`] marks on a letter.
///
/// Removing what stood between two marks, and normalization itself, may put a fifth on a letter.
fn settle(mut text: String, tally: &mut Tally) -> String {
    loop {
        if is_nfc_quick(text.chars()) != IsNormalized::Yes {
            text = text.nfc().collect();
        }
        let mut marks = 0;
        let excess: Vec<usize> = text
            .char_indices()
            .filter(|(_, c)| {
                marks = if is_mark(*c) { marks + 1 } else { 0 };
                marks > MOST_MARKS
            })
            .map(|(at, _)| at)
            .collect();
        if excess.is_empty() {
            return text;
        }
        for at in excess.into_iter().rev() {
            tally.count(Removed::ExcessMark, at);
            text.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(clean: &Clean) -> Vec<(Removed, usize)> {
        clean.removed.iter().map(|removal| (removal.what, removal.count)).collect()
    }

    #[test]
    fn marks_of_direction_stay_in_prose_only() {
        assert_eq!(prose("ا\u{200e}(\u{61c}").text, "ا\u{200e}(\u{61c}");
        let clean = line("ا\u{200e}(\u{61c}");
        assert_eq!((clean.text.as_str(), removed(&clean)), ("ا(", vec![(Removed::DirectionMark, 2)]));
    }

    #[test]
    fn isolates_and_invisible_characters_are_removed_and_counted() {
        let clean = prose("\u{feff}a\u{2067}b\u{2069}\u{ad}\u{e0041}");
        assert_eq!(clean.text, "ab");
        assert_eq!(removed(&clean), [(Removed::Invisible, 3), (Removed::Isolate, 2)]);
        assert_eq!(clean.removed[1].at, 4);
    }

    #[test]
    fn every_line_break_becomes_the_same() {
        assert_eq!(
            prose("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{b}g\u{c}h\n").text,
            "a\nb\nc\nd\ne\nf\ng\nh\n"
        );
        assert_eq!(line("a\r\nb\tc").text, "a b c");
    }

    #[test]
    fn a_letter_carries_four_marks() {
        let clean = prose(&format!("م{}ن", "\u{64e}".repeat(9)));
        assert_eq!(clean.text, format!("م{}ن", "\u{64e}".repeat(4)));
        assert_eq!(removed(&clean), [(Removed::ExcessMark, 5)]);
    }

    #[test]
    fn presentation_forms_become_letters() {
        let clean = line("\u{feb3}\u{fefc}\u{fee1}");
        assert_eq!(clean.text, "سلام");
        assert_eq!(removed(&clean), [(Removed::PresentationForm, 3)]);
        // Ornate parentheses stand in the same block and are themselves.
        assert_eq!(line("\u{fd3f}").text, "\u{fd3f}");
    }

    #[test]
    fn every_kind_of_invisible_character_is_removed() {
        for (name, found) in [
            ("zero width space", "\u{200b}"),
            ("word joiner", "\u{2060}"),
            ("byte order mark", "\u{feff}"),
            ("soft hyphen", "\u{ad}"),
            ("tags", "\u{e0001}\u{e0041}\u{e007f}"),
            ("variation selectors of the last plane", "\u{e0100}\u{e01ef}"),
            ("Hangul fillers", "\u{115f}\u{1160}\u{3164}\u{ffa0}"),
            ("interlinear annotation", "\u{fff9}\u{fffa}\u{fffb}"),
            ("invisible operators", "\u{2061}\u{2062}\u{2063}\u{2064}"),
            ("deprecated controls", "\u{206a}\u{206f}"),
        ] {
            for clean in [line, prose, tabbed] {
                let clean = clean(&format!("س{found}م"));
                assert_eq!(clean.text, "سم", "{name}");
                assert_eq!(removed(&clean), [(Removed::Invisible, found.chars().count())], "{name}");
            }
            assert!(found.chars().all(|c| char_for_input(c).is_empty()), "{name}, typed");
        }
    }

    #[test]
    fn overrides_embeddings_and_isolates_are_removed_everywhere() {
        for clean in [line, prose, tabbed] {
            let clean =
                clean("\u{202a}a\u{202b}b\u{202c}c\u{202d}d\u{202e}e\u{2066}f\u{2067}g\u{2068}h\u{2069}");
            assert_eq!(clean.text, "abcdefgh");
            assert_eq!(removed(&clean), [(Removed::Override, 5), (Removed::Isolate, 4)]);
        }
    }

    #[test]
    fn controls_of_both_sets_are_removed() {
        let kept = |c: &char| matches!(c, '\t'..='\r' | '\u{85}');
        for c in ('\0'..='\u{9f}').filter(|c| c.is_control() && !kept(c)) {
            for clean in [line, prose, tabbed] {
                // At the end of the text, where no sequence can follow an introducer.
                assert_eq!(clean(&format!("a{c}")).text, "a", "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn marks_are_counted_letter_by_letter_and_line_by_line() {
        let four = "\u{64e}".repeat(4);
        let text = format!("م{four}\n{four}\t{four}ن{four}");
        assert_eq!(tabbed(&text).text, text);
        // What is removed between two marks does not begin a new letter.
        let hidden = format!("م{four}\u{200b}\u{64f}");
        assert_eq!(line(&hidden).text, format!("م{four}"));
    }

    #[test]
    fn tabs_are_kept_where_they_separate_cells() {
        let clean = tabbed("a\tb\u{b}c\u{200e}\u{202e}\u{fefb}");
        assert_eq!(clean.text, "a\tb\nc\u{200e}لا");
        assert_eq!(removed(&clean), [(Removed::Override, 1), (Removed::PresentationForm, 1)]);
    }

    #[test]
    fn joiners_are_kept() {
        assert_eq!(line("می\u{200c}شود ه\u{200d}").text, "می\u{200c}شود ه\u{200d}");
    }

    #[test]
    fn typed_controls_mean_nothing() {
        for c in ['\u{1b}', '\n', '\t', '\u{9b}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{7f}'] {
            assert_eq!(char_for_input(c), "");
        }
        assert_eq!(char_for_input('\u{fef7}'), "لأ");
        assert_eq!(char_for_input('\u{200f}'), "\u{200f}");
    }
}
