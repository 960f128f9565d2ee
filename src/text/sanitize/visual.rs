//! Text that was saved as it was seen: presentation forms from left to right, or letters in
//! reversed order.
//!
//! Used by imports and pastes *before* cleaning, which turns the forms into letters and thereby
//! loses the trace. Text copied from a screen that draws Arabic in visual order is of the first
//! kind, text extracted from some PDF files of the second.
//!
//! It deliberately decides nothing: restoring is a guess, which a person should see.

use unicode_segmentation::UnicodeSegmentation;

use super::super::line::Direction;
use super::super::{bidi, levels, ucd};
use super::letters;

/// How a presentation form joins, as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joins {
    right: bool,
    left: bool,
}

/// How the form `c` joins, or `None` for a character that is no form of a joining letter.
fn joins(c: char) -> Option<Joins> {
    if !matches!(c, '\u{fb50}'..='\u{fbff}' | '\u{fe80}'..='\u{fefc}') {
        return None;
    }
    let joins = |right, left| Some(Joins { right, left });
    for (_, isolated, last) in &ucd::LAM_ALEF {
        if c == *isolated || c == *last {
            return joins(c == *last, false);
        }
    }
    let place = ucd::FORMS.iter().find_map(|(_, forms)| forms.iter().position(|form| *form == c))?;
    match place {
        0 => joins(false, false),
        1 => joins(true, false),
        2 => joins(false, true),
        _ => joins(true, true),
    }
}

/// Whether `c` is a presentation form of a letter that joins.
pub(super) fn is_form(c: char) -> bool {
    joins(c).is_some()
}

/// Whether a line holds Arabic presentation forms in the order in which they are seen, from the
/// left, rather than in the order in which they are read.
///
/// ```
/// use lajna::text::sanitize::forms_in_visual_order;
///
/// assert!(forms_in_visual_order("\u{fee1}\u{fefc}\u{feb3}"));
/// assert!(!forms_in_visual_order("\u{feb3}\u{fefc}\u{fee1}"));
/// assert!(!forms_in_visual_order("سلام"));
/// ```
#[must_use]
pub fn forms_in_visual_order(line: &str) -> bool {
    let (mut seen, mut read) = (0_usize, 0_usize);
    let mut before: Option<Joins> = None;
    let unmarked = line.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{feff}'));
    for c in unmarked {
        let now = joins(c);
        if let (Some(before), Some(now)) = (before, now) {
            // A form that reaches out must find a neighbour that reaches back. In visual order
            // `before` stands on the left of `now`; in the order of reading, on its right.
            seen += usize::from(before.right == now.left);
            read += usize::from(before.left == now.right);
        }
        before = now;
    }
    seen > read
}

/// The line as it is read, from a line in the order in which it is seen.
///
/// The inverse of drawing: the line is turned round, runs of Latin and of numbers are turned back,
/// brackets get their other shape, and forms become letters. Different texts may look alike: a
/// number between brackets beside a Latin name, the marks of a lam-alef (they go to the alef).
/// One of them is chosen.
///
/// ```
/// use lajna::text::sanitize::from_visual;
///
/// assert_eq!(from_visual("(Rabat) \u{fef2}\u{fed3}"), "في (Rabat)");
/// ```
#[must_use]
pub fn from_visual(line: &str) -> String {
    let mirrored =
        |cluster: &str| -> String { cluster.chars().map(|c| bidi::mirrored(c).unwrap_or(c)).collect() };
    // Brackets are turned with the line, so that they are seen as pairs.
    let reversed: String = line.graphemes(true).rev().map(mirrored).collect();
    let mut chars = bidi::letters(&reversed);
    levels::resolve(&mut chars, Direction::Rtl.level());
    let mut chars = chars.into_iter();
    let clusters: Vec<(u8, &str)> = reversed
        .graphemes(true)
        .map(|cluster| {
            let level = chars.next().map_or(0, |first| first.level);
            chars.by_ref().take(cluster.chars().count() - 1).for_each(drop);
            (level, cluster)
        })
        .collect();
    let mut text = String::with_capacity(line.len());
    for run in clusters.chunk_by(|before, after| (before.0 >= 2) == (after.0 >= 2)) {
        if run.first().is_some_and(|first| first.0 >= 2) {
            text.extend(run.iter().rev().map(|(_, cluster)| mirrored(cluster)));
        } else {
            text.extend(run.iter().map(|(_, cluster)| *cluster));
        }
    }
    // The mark U+FEFF is what some programs leave in the place of an alef that fused.
    let mut read = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != '\u{feff}') {
        if matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') {
            read.extend(letters(c));
        } else {
            read.push(c);
        }
    }
    read
}

/// Whether the Arabic words of a line seem to be written backwards.
///
/// Two letters tell: ة and ى end words and never begin them, and ال begins many and ends few.
///
/// ```
/// use lajna::text::sanitize::looks_reversed;
///
/// assert!(looks_reversed("ةعامج شئارعلا"));
/// assert!(!looks_reversed("جماعة العرائش لا"));
/// ```
#[must_use]
pub fn looks_reversed(line: &str) -> bool {
    let (mut forwards, mut backwards) = (0_usize, 0_usize);
    for word in line.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2) {
        let final_letter = |c: char| matches!(c, 'ة' | 'ى');
        forwards += 2 * usize::from(word.ends_with(final_letter)) + usize::from(word.starts_with("ال"));
        backwards += 2 * usize::from(word.starts_with(final_letter));
        // Four letters and more: short words in -la are common.
        backwards += usize::from(word.ends_with("لا") && word.chars().count() > 4);
    }
    backwards > 1 && backwards > 2 * forwards
}

#[cfg(test)]
mod tests {
    use super::super::super::line::{Base, Paragraph};
    use super::*;

    fn drawn(text: &str) -> String {
        let paragraph = Paragraph::new(text, Base::Rtl);
        let rows = paragraph.rows(1000);
        paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn what_was_copied_from_the_screen_is_restored() {
        for text in [
            "الطريق الساحلي بين طنجة والحسيمة (2023)",
            "مشروع Nocharik بشراكة مع GIZ",
            "يوم 15/04/2023 على الساعة 10:30",
            "مُحَمَّد لا «يرى» ڭلميم [GIZ]",
        ] {
            assert!(forms_in_visual_order(&drawn(text)), "{text}");
            assert_eq!(from_visual(&drawn(text)), text);
        }
    }

    #[test]
    fn text_in_the_order_of_reading_is_left_alone() {
        for text in ["السلام عليكم", "Rabat", "", "\u{fee3}\u{fea8}\u{feca}", "دار"] {
            assert!(!forms_in_visual_order(text), "{text}");
            assert!(!looks_reversed(text), "{text}");
        }
    }

    #[test]
    fn reversed_letters_are_recognised() {
        let text = "جماعة العرائش المجلس الجماعي";
        let reversed: String = text.chars().rev().collect();
        assert!(looks_reversed(&reversed));
        assert!(!looks_reversed(text));
    }
}
