//! What is kept in a cleaned text but deserves a look: characters without meaning, words that mix
//! scripts, letters in reversed order.
//!
//! Used by cleaning. It deliberately mends nothing: a Cyrillic letter inside an Arabic word is a
//! mistake of whoever wrote it, and only a person knows which letter was meant.

use std::ops::Range;

use super::visual::looks_reversed;

/// Something odd in a cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// What it is.
    pub what: Strange,
    /// Where, in bytes of the cleaned text.
    pub bytes: Range<usize>,
}

/// What may be odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strange {
    /// A private-use character; it is drawn as an empty box.
    PrivateUse,
    /// A code point that will never be a character; it is drawn as an empty box.
    Noncharacter,
    /// A word with letters of several scripts.
    MixedScripts,
    /// A line whose Arabic words seem to be written backwards.
    Reversed,
}

/// The oddities of a text, in its order, lines before what stands in them.
pub(super) fn found(text: &str) -> Vec<Oddity> {
    let mut odd = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if looks_reversed(line) {
            odd.push(Oddity { what: Strange::Reversed, bytes: start..start + line.len() });
        }
        in_line(line, start, &mut odd);
        start += line.len() + 1;
    }
    odd
}

fn in_line(line: &str, start: usize, odd: &mut Vec<Oddity>) {
    let mut word = Word::default();
    for (at, c) in line.char_indices() {
        let at = start + at;
        let bytes = at..at + c.len_utf8();
        let strange = match c {
            '\u{e000}'..='\u{f8ff}' => Some(Strange::PrivateUse),
            _ if u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => {
                Some(Strange::Noncharacter)
            }
            '\u{f0000}'.. => Some(Strange::PrivateUse),
            _ => None,
        };
        if let Some(what) = strange {
            odd.push(Oddity { what, bytes: bytes.clone() });
        }
        if c.is_alphabetic() {
            word.letter(Script::of(c), bytes);
        } else if c.is_alphanumeric() || !continues_word(c) {
            odd.extend(std::mem::take(&mut word).mixed());
        }
    }
    odd.extend(word.mixed());
}

/// Marks and joiners stand inside a word without being letters.
fn continues_word(c: char) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    bidi_class(c) == BidiClass::NSM || matches!(c, '\u{200c}'..='\u{200f}' | '\u{61c}')
}

/// A script, as far as words may mix them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Latin,
    Other(u8),
    /// Letters of all scripts (the tatweel, modifier letters).
    Common,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            '\u{640}' | '\u{2b0}'..='\u{2ff}' | '\u{b5}' | '\u{aa}' | '\u{ba}' => Self::Common,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' => Self::Arabic,
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Self::Arabic,
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Other(0),
            '\u{400}'..='\u{52f}' => Self::Other(1),
            '\u{590}'..='\u{5ff}' => Self::Other(2),
            '\u{2d30}'..='\u{2d7f}' => Self::Other(3),
            // Chinese, Japanese and Korean words mix scripts by nature.
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' => Self::Other(4),
            _ => Self::Other(5),
        }
    }
}

/// The scripts of a word, as they follow one another.
#[derive(Default)]
struct Word {
    scripts: Vec<Script>,
    bytes: Option<Range<usize>>,
}

impl Word {
    fn letter(&mut self, script: Script, bytes: Range<usize>) {
        self.bytes = Some(self.bytes.as_ref().map_or(bytes.start, |word| word.start)..bytes.end);
        if script != Script::Common && self.scripts.last() != Some(&script) {
            self.scripts.push(script);
        }
    }

    fn mixed(self) -> Option<Oddity> {
        match self.scripts.as_slice() {
            // An article or a preposition before a Latin name is good Arabic.
            [] | [_] | [Script::Arabic, Script::Latin] => None,
            _ => self.bytes.map(|bytes| Oddity { what: Strange::MixedScripts, bytes }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        found(text).into_iter().map(|odd| text.get(odd.bytes).unwrap()).collect()
    }

    #[test]
    fn letters_of_another_script_inside_a_word_are_noted() {
        assert_eq!(words("مبادئ الديموقратية التشاركية"), ["الديموقратية"]);
        assert_eq!(words("وジョبا"), ["وジョبا"]);
        assert_eq!(words("Noсharik"), ["Noсharik"]); // the third letter is Cyrillic
    }

    #[test]
    fn good_words_are_not_noted() {
        assert_eq!(words("مشروع الـGIZ وبGIZ مع Rabat، 15µ café مُحَمَّد ⵜⴰⵎⵓⵔⵜ"), [""; 0]);
    }

    #[test]
    fn private_characters_are_noted_where_they_stand() {
        let odd = found("a\u{e000}\n\u{fdd0}");
        assert_eq!(odd[0], Oddity { what: Strange::PrivateUse, bytes: 1..4 });
        assert_eq!(odd[1], Oddity { what: Strange::Noncharacter, bytes: 5..8 });
    }
}
