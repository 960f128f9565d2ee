//! The order of words: that of the dictionary a reader of Arabic expects.
//!
//! Used by lists that can be sorted. The order is that of CLDR for `ar`: signs, digits,
//! Arabic letters, Latin letters, the rest; hamza is an alef whatever carries it, آ counts
//! as two, ة stands with ت and ى with ي. Persian yeh and kaf stand with ي and ك, where CLDR
//! makes letters of their own of them: in the documents we read they are typing accidents.
//! Digits are compared one by one, as CLDR does: 10 comes before 9.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Signs in the order of CLDR; any other sign comes after them.
const SIGNS: &str = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

/// Arabic letters in the order of CLDR, one weight each.
const LETTERS: &str = "ابپتثجچحخدذرزژسشصضطظعغفڢڤڥقڧڨكڭگݣلمنهھہەوي";

/// The commonest marks on Latin letters in the order of CLDR; others follow by code point.
const ACCENTS: &str = "\u{301}\u{300}\u{306}\u{302}\u{30C}\u{30A}\u{308}\u{30B}\u{303}\u{307}\u{328}\u{327}";

/// Ends a level; smaller than any weight, so that a word comes before its own beginnings.
const END: u8 = 0;
const BLANK: u8 = 1;
const SIGN: u8 = 2;
const OTHER_SIGN: u8 = 0x30;
const DIGIT: u8 = 0x31;
const ARABIC: u8 = 0x40;
/// Every hamza and alef: the first of [`LETTERS`].
const ALEF: u8 = ARABIC;
const OTHER_ARABIC: u8 = 0x80;
const LATIN: u8 = 0x90;
const OTHER: u8 = 0xF0;
/// The second level of a letter as it usually is; below it, its lesser forms.
const PLAIN: u8 = 0x10;
/// The second level of a mark: above any letter.
const MARK: u8 = 0x20;

/// A key whose byte order is the order of the words it was made from.
///
/// Words that differ only in vowel signs, in the carrier of a hamza or in case still have
/// different keys, the plain one first; tatweel and controls do not count at all.
#[must_use]
pub fn sort_key(words: &str) -> Vec<u8> {
    let mut levels = Levels { first: Vec::with_capacity(words.len() + 1), ..Levels::default() };
    let words = words.trim();
    if is_nfkc_quick(words.chars()) == IsNormalized::Yes {
        words.chars().for_each(|c| levels.add(c));
    } else {
        words.nfkc().for_each(|c| levels.add(c));
    }
    let Levels { first: mut key, second, third } = levels;
    key.push(END);
    key.extend_from_slice(&second);
    key.push(END);
    // Most words have no capital: leave out what says nothing.
    let told = third.iter().rposition(|weight| *weight != PLAIN).map_or(0, |last| last + 1);
    key.extend(third.iter().take(told));
    key
}

/// The three levels of a key: letters, their forms and marks, their case and make.
#[derive(Default)]
struct Levels {
    first: Vec<u8>,
    second: Vec<u8>,
    third: Vec<u8>,
}

impl Levels {
    fn add(&mut self, c: char) {
        match c {
            'آ' => {
                self.letter(ALEF, PLAIN - 1, PLAIN);
                self.letter(ALEF, PLAIN, PLAIN);
            }
            // In the order of CLDR, all before the bare alef.
            'ء' => self.letter(ALEF, PLAIN - 6, PLAIN),
            'أ' => self.letter(ALEF, PLAIN - 5, PLAIN),
            'ؤ' => self.letter(ALEF, PLAIN - 4, PLAIN),
            'إ' => self.letter(ALEF, PLAIN - 3, PLAIN),
            'ئ' => self.letter(ALEF, PLAIN - 2, PLAIN),
            'ٱ' => self.letter(ALEF, PLAIN + 1, PLAIN),
            'ة' => self.arabic('ت', PLAIN - 1, PLAIN),
            'ى' => self.arabic('ي', PLAIN - 1, PLAIN),
            'ی' | 'ې' | 'ے' => self.arabic('ي', PLAIN, PLAIN + 1),
            'ک' | 'ڪ' => self.arabic('ك', PLAIN, PLAIN + 1),
            '،' => self.sign(','),
            '؛' => self.sign(';'),
            '؟' => self.sign('?'),
            '٪' => self.sign('%'),
            '«' | '»' | '“' | '”' => self.sign('"'),
            '’' | '‘' => self.sign('\''),
            '–' | '—' | '\u{2010}' => self.sign('-'),
            '٠'..='٩' => self.digit(c as u32 - '٠' as u32),
            '۰'..='۹' => self.digit(c as u32 - '۰' as u32),
            '0'..='9' => self.digit(c as u32 - '0' as u32),
            'œ' | 'Œ' => "oe".chars().for_each(|c| self.add(c)),
            'æ' | 'Æ' => "ae".chars().for_each(|c| self.add(c)),
            'ß' => "ss".chars().for_each(|c| self.add(c)),
            'ا'..='غ' | 'ف'..='ي' => self.arabic(c, PLAIN, PLAIN),
            'a'..='z' => self.letter(LATIN + (c as u8 - b'a'), PLAIN, PLAIN),
            'A'..='Z' => self.letter(LATIN + (c as u8 - b'A'), PLAIN, PLAIN + 1),
            _ if c.is_whitespace() => self.letter(BLANK, PLAIN, PLAIN),
            _ if c.is_ascii_graphic() && !c.is_ascii_alphanumeric() => self.sign(c),
            _ => self.decomposed(c),
        }
    }

    /// Letters that may carry marks of their own, and everything rare.
    fn decomposed(&mut self, c: char) {
        let mut parts = std::iter::once(c).nfkd();
        let base = parts.next().unwrap_or(c);
        let case = if base.is_uppercase() { PLAIN + 1 } else { PLAIN };
        match base.to_ascii_lowercase() {
            latin @ 'a'..='z' => self.letter(LATIN + (latin as u8 - b'a'), PLAIN, case),
            _ if super::fold::fold(base.encode_utf8(&mut [0; 4])).is_empty() => self.mark(base),
            _ if LETTERS.contains(base) => self.arabic(base, PLAIN, PLAIN),
            '\u{600}'..='\u{8FF}' if base.is_alphabetic() => self.rare(OTHER_ARABIC, base),
            _ if !base.is_alphanumeric() => self.rare(OTHER_SIGN, base),
            _ => self.rare(OTHER, base.to_lowercase().next().unwrap_or(base)),
        }
        parts.for_each(|mark| self.mark(mark));
    }

    fn letter(&mut self, first: u8, second: u8, third: u8) {
        self.first.push(first);
        self.second.push(second);
        self.third.push(third);
    }

    fn arabic(&mut self, letter: char, second: u8, third: u8) {
        self.letter(ARABIC + place(LETTERS, letter), second, third);
    }

    fn sign(&mut self, sign: char) {
        self.letter(SIGN + place(SIGNS, sign), PLAIN, PLAIN);
    }

    fn digit(&mut self, value: u32) {
        self.letter(DIGIT + u8::try_from(value).unwrap_or(0), PLAIN, PLAIN);
    }

    /// A character without a weight of its own: its kind, then its code point.
    fn rare(&mut self, kind: u8, c: char) {
        self.letter(kind, PLAIN, PLAIN);
        self.first.extend((c as u32).to_be_bytes().iter().skip(1));
    }

    /// A mark counts on the second level only; tatweel and controls not at all.
    fn mark(&mut self, c: char) {
        let weight = match c {
            '\u{064B}'..='\u{0655}' => MARK + u8::try_from(c as u32 - 0x064B).unwrap_or(0),
            _ if ACCENTS.contains(c) => MARK + 0x10 + place(ACCENTS, c),
            _ if unicode_normalization::char::is_combining_mark(c) => u8::MAX,
            _ => return,
        };
        self.second.push(weight);
    }
}

/// Where `c` stands in one of the tables above, all of which are shorter than 64.
fn place(table: &str, c: char) -> u8 {
    table.chars().position(|other| other == c).and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As ICU 78 with the data of CLDR 48 puts them, collation `ar`.
    #[rustfmt::skip]
    const IN_ORDER: [&str; 62] = [
        "-", "(ملحق)", "10", "2 ماي", "9", "آدم", "اادم", "اازاد", "آلف", "ابراهيم", "أحمد", "إدريس", "ادم",
        "السعدية اكوال", "السعدية التواقي", "ألف", "الف", "ايمان الشعبي", "بنة", "بنت", "بنةا", "بنتا",
        "خدوج برا", "سؤال", "سأل", "سال", "سئم", "سلا", "سماء", "سمية ابو", "سوال", "سيد", "عبد", "عبد الله",
        "عبدالله", "على", "علي", "عليا", "فاطمة الزهراء", "فاطمة شهباز", "كرم", "كريمة", "كريمت", "كريمه",
        "ڭرم", "گرم", "ݣرم", "لرم", "محمد", "مُحَمد", "محمدا", "نادية رحال", "Agadir", "ecole", "Ecole",
        "école", "œuvre", "rabat", "Rabat", "Zagora", "Ωmega", "ⴰⵔⴰ",
    ];

    #[test]
    fn words_stand_in_the_order_of_the_arabic_dictionary() {
        for pair in IN_ORDER.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_of_a_persian_keyboard_do_not_tear_a_name_from_its_like() {
        let mut names = ["لرم", "کرم", "كرم", "كرمب", "علیا", "علي", "على"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["على", "علي", "علیا", "كرم", "کرم", "كرمب", "لرم"]);
    }

    #[test]
    fn tatweel_digits_and_controls_do_not_count() {
        assert_eq!(sort_key("مـحمد"), sort_key("محمد"));
        assert_eq!(sort_key("\u{200f}١٠"), sort_key("10"));
        assert_eq!(sort_key("ﻣﺤﻤﺪ "), sort_key("محمد"));
        assert!(sort_key("").is_empty() || sort_key("") < sort_key("-"));
    }
}
