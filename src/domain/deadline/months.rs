//! The months as minutes write them: Moroccan, eastern, Levantine, Tunisian and Algerian,
//! French and English, in full and abbreviated.
//!
//! Used by the lexicon of deadlines and by the suggestions for a word that is no month.
//! All names are folded. Hijri months stand in the lexicon: they are recognised, not read.

use super::super::names::word_likeness;

/// Number of each month and its names of one word.
const MONTHS: [(u32, &[&str]); 12] = [
    (1, &["يناير", "جانفي", "ينير", "janvier", "janv", "january", "jan"]),
    (2, &["فبراير", "فيفري", "فيبراير", "شباط", "fevrier", "fev", "fevr", "february", "feb"]),
    (3, &["مارس", "اذار", "mars", "march", "mar"]),
    (4, &["ابريل", "افريل", "نيسان", "avril", "avr", "av", "april", "apr"]),
    (5, &["ماي", "مايو", "ايار", "مايه", "mai", "may"]),
    (6, &["يونيو", "يونيه", "جوان", "حزيران", "juin", "june", "jun"]),
    (7, &["يوليوز", "يوليو", "يوليه", "جويليه", "تموز", "juillet", "juil", "july", "jul"]),
    (8, &["غشت", "اغسطس", "اوت", "اب", "aout", "august", "aug"]),
    (9, &["شتنبر", "شتمبر", "سبتمبر", "سبتنبر", "ايلول", "septembre", "september", "sept", "sep"]),
    (10, &["اكتوبر", "octobre", "october", "oct"]),
    (11, &["نونبر", "نوفمبر", "نوفنبر", "نونمبر", "novembre", "november", "nov"]),
    (12, &["دجنبر", "ديسمبر", "دسمبر", "دجمبر", "ديجنبر", "decembre", "december", "dec"]),
];

/// Levantine months of two words.
const DOUBLE: [(u32, &str, &str); 4] =
    [(1, "كانون", "الثاني"), (12, "كانون", "الاول"), (10, "تشرين", "الاول"), (11, "تشرين", "الثاني")];

/// The month a folded word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(_, names)| names.contains(&word)).map(|(number, _)| *number)
}

/// The month two folded words name together.
pub(super) fn double_month(first: &str, second: &str) -> Option<u32> {
    DOUBLE.iter().find(|(_, a, b)| *a == first && *b == second).map(|(number, ..)| *number)
}

/// Likeness from which a word is offered another month, when a number stands beside it.
const NEAR: f64 = 0.55;

/// Months a folded word may have been meant for, the likeliest first, at most four.
///
/// `floor` is the least likeness to any name of the month. The ending counts too: the
/// months in -نبر are the ones that hurried hands and scanners exchange.
fn suggestions(word: &str, floor: f64) -> Vec<u32> {
    // A month takes no article, and two letters are too few to go by.
    if word.starts_with("ال") || word.chars().count() < 3 {
        return Vec::new();
    }
    let mut near: Vec<(u32, f64)> = MONTHS
        .iter()
        .map(|(number, names)| {
            (*number, names.iter().map(|name| word_likeness(word, name)).fold(0.0, f64::max))
        })
        .filter(|(number, likeness)| *likeness >= floor || (ends_alike(*number, word) && floor <= NEAR))
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.into_iter().take(4).map(|(number, _)| number).collect()
}

/// [`suggestions`] for a word that stands where a month is expected.
pub(super) fn suggestions_in_place(word: &str) -> Vec<u32> {
    suggestions(word, NEAR)
}

/// [`suggestions`] for a word with no number beside it: only what is nearly a month.
pub(super) fn suggestions_anywhere(word: &str) -> Vec<u32> {
    if word.chars().count() < 4 { Vec::new() } else { suggestions(word, 0.75) }
}

fn ends_alike(number: u32, word: &str) -> bool {
    let ending =
        |name: &str| name.char_indices().rev().nth(2).and_then(|(at, _)| name.get(at..)).map(str::to_owned);
    let Some((_, names)) = MONTHS.iter().find(|(other, _)| *other == number) else {
        return false;
    };
    ending(word)
        .is_some_and(|end| word.chars().count() > 3 && names.first().is_some_and(|name| name.ends_with(&end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn every_name_of_a_month_is_folded_and_names_one_month() {
        let all: Vec<&str> = MONTHS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &all {
            assert_eq!(fold(name), *name);
            assert_eq!(all.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }

    #[test]
    fn the_month_that_was_meant_is_among_those_suggested() {
        assert!(suggestions_in_place("جينير").contains(&1), "{:?}", suggestions_in_place("جينير"));
        assert!(suggestions_in_place("جينبر").contains(&12), "{:?}", suggestions_in_place("جينبر"));
        assert_eq!(suggestions_in_place("ابرل").first(), Some(&4));
        assert_eq!(suggestions_in_place("novemb").first(), Some(&11));
        assert!(suggestions_in_place("ممثلين").is_empty(), "{:?}", suggestions_in_place("ممثلين"));
        assert!(suggestions_in_place("").is_empty());
    }
}
