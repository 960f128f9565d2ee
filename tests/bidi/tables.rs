//! The tables of joining, presentation forms and mirror images, each through the whole pipeline,
//! against the files of the Unicode Character Database they were made from.

use std::collections::{BTreeMap, BTreeSet};

use lajna::text::{Base, Paragraph};

use crate::outside::{code_point, fields, ucd};

/// What is drawn for each character of a text, from the right.
fn drawn(text: &str) -> Vec<String> {
    let paragraph = Paragraph::new(text, Base::Rtl);
    let rows = paragraph.rows(20);
    let mut glyphs = paragraph.glyphs(&rows[0]);
    glyphs.sort_by_key(|glyph| glyph.bytes.start);
    glyphs.into_iter().map(|glyph| glyph.text.to_owned()).collect()
}

/// The code points of a field that names one or a range.
fn range(field: &str) -> impl Iterator<Item = char> {
    let (first, last) = field.split_once("..").unwrap_or((field, field));
    (code_point(first)..=code_point(last)).filter_map(char::from_u32)
}

#[test]
fn every_letter_of_the_arabic_blocks_joins_as_the_standard_says() {
    let files = (ucd("extracted/DerivedJoiningType.txt"), ucd("UnicodeData.txt"));
    let (Some(file), Some(characters)) = files else { return };
    // The tables of our crates are of a later version than these files may be.
    let assigned: BTreeSet<u32> = fields(&characters).map(|fields| code_point(fields[0])).collect();
    let mut types = BTreeMap::new();
    for fields in fields(&file) {
        let kind = fields[1].chars().next().unwrap();
        types.extend(range(fields[0]).map(|c| (c, kind)));
    }
    // Letters of later scripts join too, but have no forms to draw and do not stand beside Arabic.
    let near = |c: &char| *c < '\u{900}' || ('\u{2000}'..='\u{206f}').contains(c) || *c >= '\u{fb50}';
    let mut wrong = Vec::new();
    for c in ('\0'..='\u{ffff}').filter(near) {
        // Controls of order and paragraph separators stand on a level of their own.
        let on_its_own = matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2029}')
            || matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if on_its_own || !assigned.contains(&u32::from(c)) {
            continue;
        }
        let kind = types.get(&c).copied().unwrap_or('U');
        let text = format!("ب{c}ب");
        let glyphs = drawn(&text);
        let (first, last) = (&glyphs[0], &glyphs[glyphs.len() - 1]);
        let before = first.contains('\u{fe91}');
        let after = last.contains('\u{fe90}');
        let expected = match kind {
            'R' => (true, false),
            'L' => (false, true),
            'D' | 'C' | 'T' => (true, true),
            _ => (false, false),
        };
        if (before, after) != expected {
            wrong.push(format!("U+{:04X} is {kind}: {before} {after}", u32::from(c)));
        }
    }
    assert!(types.len() > 2_000 && wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

/// The presentation forms of single letters and of pairs, by kind, from `UnicodeData.txt`.
fn forms(file: &str) -> BTreeMap<(Vec<char>, &str), Vec<char>> {
    let mut forms: BTreeMap<(Vec<char>, &str), Vec<char>> = BTreeMap::new();
    for fields in fields(file) {
        let form = char::from_u32(code_point(fields[0])).unwrap_or_default();
        let is_form = ('\u{fb50}'..='\u{fdff}').contains(&form) || ('\u{fe70}'..='\u{fefc}').contains(&form);
        let Some((kind, letters)) = fields[5].split_once(' ').filter(|_| is_form) else { continue };
        let letters: Vec<char> =
            letters.split(' ').map(|letter| char::from_u32(code_point(letter)).unwrap()).collect();
        forms.entry((letters, kind)).or_default().push(form);
    }
    forms
}

#[test]
fn every_letter_is_drawn_with_the_form_the_standard_gives_it() {
    let Some(file) = ucd("UnicodeData.txt") else { return };
    let forms = forms(&file);
    let mut count = 0;
    let mut wrong = Vec::new();
    for ((letters, kind), forms) in &forms {
        let is_lam_alef = matches!(letters[..], ['ل', 'آ' | 'أ' | 'إ' | 'ا']);
        // Marks on a tatweel or a blank, and ligatures that Arabic does not require, are not drawn.
        let is_letter = letters.len() == 1 && letters[0] > ' ';
        // The hamza and the compatibility letter U+0677 have one form, which is no other shape.
        let is_itself = matches!(letters[..], ['\u{621}' | '\u{677}']);
        if is_itself || !is_letter && !is_lam_alef {
            continue;
        }
        let word = String::from_iter(letters);
        let (text, at) = match *kind {
            "<isolated>" => (word, 0),
            "<final>" => (format!("ـ{word}"), 1),
            "<initial>" => (format!("{word}ـ"), 0),
            _ => (format!("ـ{word}ـ"), 1),
        };
        let glyph = drawn(&text)[at].clone();
        if !forms.iter().any(|form| glyph == form.to_string()) {
            wrong.push(format!("{kind} {}: {}", text.escape_unicode(), glyph.escape_unicode()));
        }
        count += 1;
    }
    assert!(count > 200 && wrong.is_empty(), "{} of {count} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn every_character_with_a_mirror_image_is_drawn_as_that_image_and_no_other_is() {
    let Some(file) = ucd("BidiMirroring.txt") else { return };
    let images: BTreeMap<char, char> = fields(&file)
        .map(|fields| (range(fields[0]).next().unwrap(), range(fields[1]).next().unwrap()))
        .collect();
    assert_eq!(images.len(), 428);
    for c in ('\u{21}'..='\u{ffff}').filter(|c| !c.is_alphabetic() && !c.is_control()) {
        let glyphs = drawn(&format!("ب{c}ب"));
        if let Some(image) = images.get(&c) {
            assert_eq!(glyphs[1], image.to_string(), "U+{:04X}", u32::from(c));
        } else {
            let is_image = |glyph: &String| images.get(&c).is_some_and(|image| *glyph == image.to_string());
            assert!(!glyphs.iter().any(is_image), "U+{:04X}", u32::from(c));
        }
    }
}
