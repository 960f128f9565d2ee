//! Words that may be one word written by two hands, without comparing each with each.
//!
//! Used where many names are asked for at once: the members a cell may mean, and members entered
//! twice. It only proposes: what it finds is measured by [`word_likeness`](super::word_likeness).
//!
//! A word is filed under keys, and words with a key in common are near. The letters of a key are
//! classes (those that differ by their dots only are one); one key leaves out what ear and hurry
//! leave out (long vowels, the article, what is said twice), others leave out any one letter.

use std::collections::HashMap;

/// Words filed under their keys.
#[derive(Debug, Clone, Default)]
pub struct Near {
    by_key: HashMap<String, Vec<u32>>,
}

/// Longest word, in letters, whose written form is filed with one letter left out.
const SHORT: usize = 6;
/// Shortest frame of consonants from which one letter is left out.
const FRAME: usize = 4;
/// No name is longer; it bounds the work on hostile text.
const LONGEST: usize = 32;

impl Near {
    /// Files the folded `words`; one is told by its place among them.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut near = Self::default();
        for (place, word) in (0..).zip(words) {
            for key in keys(word) {
                near.by_key.entry(key).or_default().push(place);
            }
        }
        near
    }

    /// The places of the words near the folded `word`, in order; itself, if it was filed.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<usize> {
        let mut places: Vec<u32> =
            keys(word).iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| usize::try_from(place).ok()).collect()
    }
}

/// The keys of a word, without repetition.
fn keys(word: &str) -> Vec<String> {
    let bare = word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word);
    let written: Vec<char> = bare.chars().take(LONGEST).map(class).collect();
    let frame = frame(&written);
    let mut keys = vec![spelled('=', &written, None), spelled('~', &frame, None)];
    if written.len() <= SHORT {
        keys.extend((0..written.len()).map(|at| spelled('=', &written, Some(at))));
    }
    if frame.len() >= FRAME {
        keys.extend((0..frame.len()).map(|at| spelled('~', &frame, Some(at))));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The letters but the one at `without`, behind the sign of their sort of key.
fn spelled(sort: char, letters: &[char], without: Option<usize>) -> String {
    let kept = letters.iter().enumerate().filter(|(at, _)| Some(*at) != without).map(|(_, c)| *c);
    std::iter::once(sort).chain(kept).collect()
}

/// What stays of a word when long vowels go and what is said twice is written once.
fn frame(written: &[char]) -> Vec<char> {
    let mut frame: Vec<char> = Vec::with_capacity(written.len());
    for c in written {
        // The class of ي is that of ب: it is a vowel often enough to go in the raw letters only.
        let vowel = matches!(c, 'ا' | 'و' | 'ء' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if !vowel && frame.last() != Some(c) {
            frame.push(*c);
        }
    }
    frame
}

/// The first of the letters that differ from `c` by their dots only.
fn class(c: char) -> char {
    let group = super::measure::SKELETONS.iter().find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::names::words;

    #[test]
    fn two_spellings_of_one_word_are_near() {
        for (a, b) in [
            ("شهباز", "شهبر"),
            ("ابو", "البو"),
            ("التواقي", "التواني"),
            ("التواقي", "التواتي"),
            ("ليلى", "ليلي"),
            ("باييس", "بابيس"),
            ("العرج", "لعرج"),
            ("مورو", "حورو"),
            ("الخمليشي", "الخميسي"),
            ("بنعبود", "بنعبد"),
            ("تضافر", "تظافر"),
            ("نشارك", "تشارك"),
            ("هيئة", "هيأة"),
            ("Mohammed", "Mohamed"),
            ("العمراني", "العمرني"),
        ] {
            let (a, b) = (words(a).concat(), words(b).concat());
            let near = Near::new([a.as_str()]);
            assert_eq!(near.of(&b), [0], "{a} / {b}");
        }
    }

    #[test]
    fn words_that_have_nothing_in_common_are_not_near() {
        let near = Near::new(["شكيب", "غوفلان", "رحال", "بوحويك"]);
        assert_eq!(near.of("غوفلان"), [1]);
        assert!(near.of("الوديهي").is_empty() && near.of("").is_empty());
    }
}
