//! Graphemes and words of a text: what Backspace and Delete remove, and where words begin.
//!
//! Used by [`caret`](super::caret), which hands these on, and by [`page`](super::page). It
//! deliberately knows no order and no rows: a text is enough.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The start of the first word after `byte`, or the length of the text.
///
/// A word that begins inside a grapheme, behind a number sign say, is passed over: the caret could
/// not stand there.
#[must_use]
pub fn word_after(text: &str, byte: usize) -> usize {
    let mut starts = text.unicode_word_indices().map(|(start, _)| start);
    starts.find(|start| *start > byte && is_boundary(text, *start)).unwrap_or(text.len())
}

/// The start of the last word before `byte`, or 0.
#[must_use]
pub fn word_before(text: &str, byte: usize) -> usize {
    let starts = text.unicode_word_indices().map(|(start, _)| start);
    starts.take_while(|start| *start < byte).filter(|start| is_boundary(text, *start)).last().unwrap_or(0)
}

/// What Backspace removes: the grapheme before `byte`, but of an Arabic (or Hebrew, Syriac…) one
/// only the last character, so that vowel signs go one by one, then their letter, and the alef of
/// a lam-alef before its lam.
///
/// ```
/// use lajna::text::caret::backspace;
///
/// assert_eq!(backspace("مُحَ", "مُحَ".len()), "مُح".len().."مُحَ".len());
/// assert_eq!(backspace("cafe\u{301}", 6), 3..6);
/// assert_eq!(backspace("م", 0), 0..0);
/// ```
#[must_use]
pub fn backspace(text: &str, byte: usize) -> Range<usize> {
    let end = floor(text, byte);
    let before = text.get(..end).unwrap_or_default();
    let Some(cluster) = before.graphemes(true).next_back() else { return 0..0 };
    let removed = if is_typed_mark_by_mark(cluster) {
        cluster.chars().next_back().map_or(0, char::len_utf8)
    } else {
        cluster.len()
    };
    end - removed..end
}

/// Whether a cluster is taken apart by Backspace.
fn is_typed_mark_by_mark(cluster: &str) -> bool {
    let Some(first) = cluster.chars().next() else { return false };
    let orphan = bidi_class(first) == BidiClass::NSM && ('\u{590}'..'\u{900}').contains(&first);
    orphan || matches!(bidi_class(first), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// What Delete removes: the whole grapheme at `byte` (of a lam-alef, the lam with its marks).
///
/// ```
/// use lajna::text::caret::delete;
///
/// assert_eq!(delete("لَا", 0), 0.."لَ".len());
/// assert_eq!(delete("لَا", "لَا".len()), 6..6);
/// ```
#[must_use]
pub fn delete(text: &str, byte: usize) -> Range<usize> {
    let start = floor(text, byte);
    let cluster = text.get(start..).and_then(|after| after.graphemes(true).next());
    start..start + cluster.map_or(0, str::len)
}

/// The stop before `byte` in reading order: the start of the grapheme that ends there, or 0.
///
/// ```
/// use lajna::text::caret::before;
///
/// assert_eq!(before("مُح", 6), 4);
/// assert_eq!(before("مُح", 4), 0);
/// assert_eq!(before("م", 0), 0);
/// ```
#[must_use]
pub fn before(text: &str, byte: usize) -> usize {
    let end = floor(text, byte);
    let cluster = text.get(..end).and_then(|before| before.graphemes(true).next_back());
    end - cluster.map_or(0, str::len)
}

/// The first grapheme boundary at or after `byte`.
///
/// Typing a letter before a mark that stood alone makes one grapheme of both; the caret then
/// moves past it.
///
/// ```
/// use lajna::text::caret::snap;
///
/// assert_eq!(snap("مُح", 2), 4);
/// assert_eq!(snap("مُح", 4), 4);
/// assert_eq!(snap("مُح", 99), 6);
/// ```
#[must_use]
pub fn snap(text: &str, byte: usize) -> usize {
    let at = floor(text, byte);
    if at == byte && is_boundary(text, at) {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The last character boundary at or before `byte`.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
