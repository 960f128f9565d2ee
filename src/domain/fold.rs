//! Folding of words for search and comparison.
//!
//! Used by search fields, by imports that look for known headings, by [`names`](super::names)
//! and by the language of deadlines. It never changes what is stored, and it is not an
//! order: lists are sorted by [`sort_key`](super::order::sort_key).
//!
//! Two words fold to the same letters when a reader would call them the same word written
//! in another hand: with or without vowel signs, hamza or tatweel, with the yeh and kaf of
//! a Persian keyboard, in another set of digits, in capitals, in presentation forms.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The folded form of `words`: marks, tatweel and spelling variants of Arabic dropped,
/// case and digits made alike, runs of blanks made one, no blank at either end.
///
/// Folding what is already folded changes nothing.
///
/// ```
/// use lajna::domain::fold::fold;
/// assert_eq!(fold("الحَسِيمَةِ"), fold("الحسيمه"));
/// assert_eq!(fold("شـتـنـبـر ٢٠٢٣"), "شتنبر 2023");
/// ```
#[must_use]
pub fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    let mut blank = false;
    for c in words.chars() {
        fold_char(c, &mut |letter| {
            if letter == ' ' {
                blank = true;
                return;
            }
            if std::mem::take(&mut blank) && !folded.is_empty() {
                folded.push(' ');
            }
            folded.push(letter);
        });
    }
    folded
}

/// Folded words that remember where they came from, so that a hit can be shown in the
/// words as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    pieces: Vec<Piece>,
}

/// One folded letter: where it starts in the folded text, and the bytes it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    at: usize,
    source: Range<usize>,
}

/// Folds `words` as [`fold`] does and keeps the way back to their bytes.
#[must_use]
pub fn fold_map(words: &str) -> Folded {
    let mut folded = Folded::default();
    let mut blank: Option<Range<usize>> = None;
    for (start, c) in words.char_indices() {
        let source = start..start + c.len_utf8();
        let mut dropped = true;
        fold_char(c, &mut |letter| {
            dropped = false;
            if letter == ' ' {
                blank.get_or_insert(source.clone());
                return;
            }
            if let Some(gap) = blank.take()
                && !folded.text.is_empty()
            {
                folded.push(' ', gap);
            }
            folded.push(letter, source.clone());
        });
        // A mark, a tatweel or a control belongs to the letter it follows.
        if dropped
            && blank.is_none()
            && let Some(last) = folded.pieces.last_mut()
        {
            last.source.end = source.end;
        }
    }
    folded
}

impl Folded {
    /// The folded text, the same as [`fold`] gives.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original words that the bytes `range` of the folded text stand for,
    /// with the marks that follow the last letter. Always at `char` boundaries.
    ///
    /// An empty range, or one past the end, gives an empty range.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        let past = self.pieces.partition_point(|piece| piece.at < range.end);
        match self.pieces.get(first..past) {
            Some([only]) => only.source.clone(),
            Some([head, .., tail]) => head.source.start..tail.source.end,
            _ => 0..0,
        }
    }

    fn push(&mut self, letter: char, source: Range<usize>) {
        self.pieces.push(Piece { at: self.text.len(), source });
        self.text.push(letter);
    }
}

/// Gives `emit` the folded letters of `c`: none for what is dropped, `' '` for any blank.
fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        // The letters nearly all text is made of, without a look at the Unicode tables.
        'a'..='z' | '0'..='9' => emit(c),
        'A'..='Z' => emit(c.to_ascii_lowercase()),
        'ا'..='ؿ' | 'ف'..='ي' => emit_alike(c, emit),
        _ if c.is_ascii_graphic() => emit(c),
        _ => decompose_compatible(c, |part| {
            // Lower case may bring a mark of its own (İ), which is dropped like any other.
            part.to_lowercase().for_each(|letter| emit_alike(letter, emit));
        }),
    }
}

fn emit_alike(c: char, emit: &mut impl FnMut(char)) {
    if is_dropped(c) {
        return;
    }
    match c {
        'œ' => "oe".chars().for_each(emit),
        'æ' => "ae".chars().for_each(emit),
        'ß' => "ss".chars().for_each(emit),
        _ if c.is_whitespace() => emit(' '),
        _ => emit(alike(c)),
    }
}

/// The letter that stands for `c` and all it may be mistaken for or written as.
fn alike(c: char) -> char {
    match c {
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ة' | 'ھ' | 'ہ' | 'ۃ' | 'ە' => 'ه',
        'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' => 'ي',
        'ک' | 'ڪ' | 'گ' | 'ڭ' | 'ݣ' => 'ك',
        'ڤ' | 'ڥ' | 'ڢ' => 'ف',
        'ڨ' | 'ڧ' => 'ق',
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ı' => 'i',
        'ø' => 'o',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٫' => '.',
        '،' | '٬' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '«' | '»' | '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '`' => '\'',
        // The non-breaking hyphen reaches here as U+2010.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' => '-',
        _ => c,
    }
}

fn digit(c: char, zero: char) -> char {
    let value = (c as u32).wrapping_sub(zero as u32);
    char::from_digit(value, 10).unwrap_or(c)
}

/// Marks, tatweel, and every control that draws nothing.
fn is_dropped(c: char) -> bool {
    match c {
        'ـ' | '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}' => true,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => true,
        '\u{06D6}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FE00}'..='\u{FE0F}' => true,
        _ => (c.is_control() && !c.is_whitespace()) || canonical_combining_class(c) != 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_the_same_letters() {
        for (a, b) in [
            ("الحسيمه", "الحَسِيمَةِ"),
            ("القصبة", "القصبه"),
            ("بلقرشي", "بلقرشى"),
            ("ليلى", "ليلي"),
            ("أكتوبر", "اكتوبر"),
            ("إدريس", "ادريس"),
            ("آسفي", "اسفي"),
            ("ٱلعرائش", "العراىش"),
            ("مسؤول", "مسوول"),
            ("شـتـنـبـر", "شتنبر"),
            ("ابریل", "ابريل"),
            ("أڭادير", "اگادير"),
            ("ݣلميم", "كلميم"),
            ("١٥", "۱۵"),
            ("١٥", "15"),
            ("ﻻﺋﺤﺔ", "لائحة"),
            ("د\u{200f}جنبر\u{200e}", "دجنبر"),
            ("  جماعة\u{a0}\t العرائش\n", "جماعه العراءش".replace('ء', "ي").as_str()),
            ("FÉVRIER", "fevrier"),
            ("L’Œuvre", "l'oeuvre"),
            ("«نشارك»", "\"نشارك\""),
            ("07–08", "07-08"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn every_variant_of_a_letter_folds_to_it() {
        for (letter, variants) in [
            ("ا", "أإآٱٲٳ"),
            ("و", "ؤ"),
            ("ي", "ئىیېے"),
            ("ه", "ةھہە"),
            ("ك", "کڪگڭݣ"),
            ("ف", "ڤ"),
            ("ب", "پ"),
            ("ج", "چ"),
            ("ز", "ژ"),
            (".", "٫"),
            (",", "،٬"),
            (";", "؛"),
            ("?", "؟"),
            ("%", "٪"),
            ("\"", "«»“”„"),
            ("-", "-–—‑−"),
            ("oe", "œŒ"),
            ("ae", "æÆ"),
            ("ss", "ß"),
        ] {
            for variant in variants.chars() {
                assert_eq!(fold(&variant.to_string()), letter, "U+{:04X}", u32::from(variant));
            }
        }
        let digits = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
        assert_eq!(fold(digits), "01234567890123456789");
        assert_eq!(fold("ء"), "ء", "the hamza stays");
    }

    #[test]
    fn marks_tatweel_and_controls_are_no_letters() {
        let marks =
            ['\u{610}'..='\u{61a}', '\u{64b}'..='\u{65f}', '\u{670}'..='\u{670}'].into_iter().chain([
                '\u{6d6}'..='\u{6dc}',
                '\u{6df}'..='\u{6e4}',
                '\u{8d3}'..='\u{8e1}',
                '\u{300}'..='\u{36f}',
            ]);
        let controls = "\u{640}\u{61c}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}\u{ad}";
        for c in marks.flatten().chain(controls.chars()) {
            assert_eq!(fold(&format!("س{c}م")), "سم", "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_word_of_the_minutes_is_found_however_it_is_written() {
        let minutes = [
            include_str!("../../fixtures/minutes/founding-minutes-larache-2023-03-09.txt"),
            include_str!("../../fixtures/minutes/charter-workshop-larache-2023-12-07.txt"),
        ]
        .concat();
        let folded = fold_map(&minutes);
        let found = |sought: &str| -> Vec<&str> {
            let hits = folded.text().match_indices(sought);
            hits.map(|(at, hit)| minutes.get(folded.source(at..at + hit.len())).unwrap()).collect()
        };
        assert_eq!(found(&fold("القصبه")), ["القصبة", "القصبه"]);
        assert_eq!(found(&fold("أَهْداف")), ["اهداف", "اهداف", "أهداف", "أهداف", "اهداف"]);
    }

    #[test]
    fn letters_that_tell_words_apart_stay() {
        assert_ne!(fold("سماء"), fold("سما"));
        assert_ne!(fold("صبحي"), fold("صبيحي"));
        assert_eq!(fold(""), "");
        assert_eq!(fold(" \u{200f} "), "");
    }

    #[test]
    fn a_hit_is_found_again_in_the_words_as_written_with_its_marks() {
        let words = "  بالحَسِيمَةِ  غدا";
        let folded = fold_map(words);
        assert_eq!(folded.text(), "بالحسيمه غدا");
        let at = folded.text().find("حسيمه").unwrap();
        assert_eq!(words.get(folded.source(at..at + "حسيمه".len())).unwrap(), "حَسِيمَةِ");
        let at = folded.text().find("غدا").unwrap();
        assert_eq!(words.get(folded.source(at..at + "غدا".len())).unwrap(), "غدا");
        assert_eq!(words.get(folded.source(0..folded.text().len())).unwrap(), "بالحَسِيمَةِ  غدا");
    }

    #[test]
    fn a_ligature_is_shown_whole_when_part_of_it_is_hit() {
        let folded = fold_map("x ﷲ y");
        assert_eq!(folded.text(), "x الله y");
        let at = folded.text().find("لله").unwrap();
        assert_eq!(folded.source(at..at + "لله".len()), 2..5);
    }

    #[test]
    fn a_range_outside_the_words_is_empty() {
        assert_eq!(fold_map("").source(0..4), 0..0);
        assert_eq!(fold_map("سلا").source(2..2), 0..0);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(words in "\\PC{0,40}|[ا-ي٠-٩ـً-ْA-Zé \u{200f}\u{fe70}-\u{fefc}]{0,40}") {
            let once = fold(&words);
            prop_assert_eq!(fold(&once), once.as_str());
            let mapped = fold_map(&words);
            prop_assert_eq!(mapped.text(), once.as_str());
        }

        #[test]
        fn every_folded_letter_leads_back_to_a_letter(words in "\\PC{0,40}") {
            let folded = fold_map(&words);
            for (at, letter) in folded.text().char_indices() {
                let source = folded.source(at..at + letter.len_utf8());
                prop_assert!(words.get(source.clone()).is_some_and(|piece| !piece.is_empty()), "{source:?}");
            }
        }
    }
}
