//! Words written with unexpected letters.
//!
//! Used by [`read`](super::read). It only points at them: every word is kept as written.

use std::collections::HashSet;

use crate::text::sanitize::looks_reversed;

use super::FindingKind;
use super::decode::Line;
use super::draft::Draft;

/// Most words pointed at in one file; beyond, the whole file is of that kind.
const MOST: usize = 40;

/// Points at every distinct word with letters of other keyboards or alphabets.
pub fn report(lines: &[Line], draft: &mut Draft) {
    if let Some(line) = lines.iter().find(|line| looks_reversed(&line.text)) {
        draft.find(FindingKind::VisualOrder, line.number, line.text.trim());
    }
    let mut seen = HashSet::new();
    for line in lines {
        for word in line.text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
            let Some(kind) = strange(word) else { continue };
            if seen.len() < MOST && seen.insert(word.to_owned()) {
                draft.find(kind, line.number, word);
            }
        }
    }
}

fn strange(word: &str) -> Option<FindingKind> {
    if word.is_ascii() {
        return None;
    }
    let letters = |is: fn(char) -> bool| -> Vec<char> {
        let mut found: Vec<char> = word.chars().filter(|c| is(*c)).collect();
        found.dedup();
        found
    };
    let foreign = letters(is_foreign);
    if !foreign.is_empty() && word.chars().any(is_arabic) {
        return Some(FindingKind::MixedAlphabets { letters: foreign });
    }
    let unusual = letters(is_unusual);
    (!unusual.is_empty()).then_some(FindingKind::UnusualLetters { letters: unusual })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{200C}' | '\u{200D}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}')
}

/// Farsi yeh, keheh, Urdu heh and yeh: they look like the Arabic letter, and other programs do
/// not find them when one searches for it.
fn is_unusual(c: char) -> bool {
    matches!(c, 'ی' | 'ک' | 'ھ' | 'ہ' | 'ە' | 'ے' | 'ې' | 'ڪ')
}

/// Alphabets that never stand inside an Arabic word. Latin does: «بFLDF».
fn is_foreign(c: char) -> bool {
    matches!(c, '\u{0370}'..='\u{05FF}' | '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_keyboards_are_pointed_at_and_latin_is_not() {
        assert_eq!(strange("المواطنین"), Some(FindingKind::UnusualLetters { letters: vec!['ی'] }));
        assert_eq!(strange("الديمоقراطية"), Some(FindingKind::MixedAlphabets { letters: vec!['о'] }));
        assert_eq!(strange("بFLDF"), None);
        assert_eq!(strange("المواطنين"), None);
    }
}
