//! How far two words are from each other: the distance under the measure of names.
//!
//! Used by [`names`](super) only. A word is measured once and compared with many: what its letters
//! weigh alone is kept with it. It knows no names, only words.

/// A folded word, ready to be compared.
#[derive(Debug, Clone)]
pub struct Measured {
    letters: Vec<Letter>,
    /// What each letter costs where the other word does not have it.
    presence: Vec<f64>,
    /// The same for the first letter, were it the first after the article went, by how many letters
    /// before it go: one or two.
    after_one: f64,
    after_two: f64,
    has_article: bool,
}

/// No name is longer; it bounds the work on hostile text.
const LONGEST: usize = 32;

impl Measured {
    /// The folded `word`.
    #[must_use]
    pub fn new(word: &str) -> Self {
        let letters: Vec<Letter> = word.chars().take(LONGEST).map(Letter::new).collect();
        let at = |at: usize| letters.get(at).map(|letter| letter.c);
        let cost = |place: usize, before: Option<char>| {
            at(place).map_or(0.0, |c| presence(c, before, at(place + 1)))
        };
        let whole = (0..letters.len()).map(|place| cost(place, place.checked_sub(1).and_then(at)));
        let (presence, after_one, after_two) = (whole.collect(), cost(1, None), cost(2, None));
        let has_article = at(0) == Some('ا') && at(1) == Some('ل');
        Self { letters, presence, after_one, after_two, has_article }
    }

    fn whole(&self) -> Part<'_> {
        let first = self.presence.first().copied().unwrap_or(0.0);
        Part { letters: &self.letters, first, presence: &self.presence }
    }

    /// The word without its first `letters`, one or two.
    fn without(&self, letters: usize) -> Option<Part<'_>> {
        let first = if letters == 1 { self.after_one } else { self.after_two };
        let (kept, presence) = (self.letters.get(letters..)?, self.presence.get(letters..)?);
        Some(Part { letters: kept, first, presence })
    }

    /// How much this word and `other` are alike, from 0 to 1, if it is `least` or more.
    #[must_use]
    pub fn likeness_from(&self, other: &Self, least: f64) -> Option<f64> {
        let longest = self.letters.len().max(other.letters.len()).max(1) as f64;
        let alike = |cost: f64| (1.0 - cost / longest).max(0.0);
        // Costs only grow, and what is nearer never seems further: a row too far is too far for good.
        let mut cost = distance(self.whole(), other.whole(), |cost| alike(cost) < least);
        // Where both have the article, or neither, nothing is to be gained by it.
        for (one, other) in [(self, other), (other, self)] {
            if !one.has_article || other.has_article {
                continue;
            }
            let Some(rest) = one.without(2) else { continue };
            let too_far = |cost: f64| alike(ARTICLE + cost) < least;
            cost = cost.min(ARTICLE + distance(rest, other.whole(), too_far));
            // What the ear leaves of it: ابو for البو, لعرج for العرج.
            if other.letters.first().is_some_and(|first| matches!(first.c, 'ا' | 'ل'))
                && let Some(others) = other.without(1)
            {
                cost = cost.min(ARTICLE + distance(rest, others, too_far));
            }
        }
        Some(alike(cost)).filter(|likeness| *likeness >= least)
    }
}

/// How much two folded words are alike, from 0 to 1.
#[must_use]
pub fn word_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    Measured::new(a).likeness_from(&Measured::new(b), 0.0).unwrap_or(0.0)
}

const ARTICLE: f64 = 0.3;
const SWAP: f64 = 0.6;

/// Letters that differ by their dots only.
pub(super) const SKELETONS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];
/// Letters the ear confuses.
const SOUNDS: [&str; 11] = ["ضظ", "صس", "تط", "قك", "ذز", "ثس", "هح", "هاء", "ckq", "iye", "sz"];
/// Letters a scanner confuses inside a word, and the vowels of Latin.
const LOOKS: [&str; 6] = ["محه", "قنت", "رو", "فغع", "دل", "aeiouy"];

/// A letter with the groups above it belongs to, a bit each, so that comparing is quick.
#[derive(Debug, Clone, Copy)]
struct Letter {
    c: char,
    skeletons: u16,
    sounds: u16,
    looks: u16,
}

impl Letter {
    fn new(c: char) -> Self {
        let (from, start) = if c < '\u{80}' { (0, 0) } else { (0x600, BLOCK) };
        let place = u32::from(c).checked_sub(from).and_then(|at| usize::try_from(at).ok());
        let known = place.filter(|at| *at < BLOCK).and_then(|at| LETTERS.get(start + at));
        known.copied().unwrap_or(Self { c, skeletons: 0, sounds: 0, looks: 0 })
    }
}

/// How many characters of ASCII, and of Arabic from U+0600 on, the table of letters holds.
const BLOCK: usize = 0x80;

/// The letters of both blocks. Looking each up in the groups above, for every pair of words, was
/// most of what comparing names cost.
const LETTERS: &[Letter] = &letters();

const fn letters() -> [Letter; 2 * BLOCK] {
    let mut letters = [Letter { c: '\0', skeletons: 0, sounds: 0, looks: 0 }; 2 * BLOCK];
    let mut rest: &mut [Letter] = &mut letters;
    let mut at = 0;
    while let [letter, others @ ..] = rest {
        let code = if at < BLOCK as u32 { at } else { 0x600 + at - BLOCK as u32 };
        if let Some(c) = char::from_u32(code) {
            let (skeletons, sounds, looks) = (groups(&SKELETONS, c), groups(&SOUNDS, c), groups(&LOOKS, c));
            *letter = Letter { c, skeletons, sounds, looks };
        }
        rest = others;
        at += 1;
    }
    letters
}

/// A bit for each of the groups that has `c`.
const fn groups(mut groups: &[&str], c: char) -> u16 {
    let (mut bits, mut bit) = (0, 1);
    while let [group, rest @ ..] = groups {
        let mut bytes = group.as_bytes();
        // Letters of one byte or of two: the tables hold no others.
        while let [first, after @ ..] = bytes {
            let (code, after) = match after {
                [second, after @ ..] if *first >= 0x80 => {
                    ((*first as u32 & 0x1F) << 6 | (*second as u32 & 0x3F), after)
                }
                _ => (*first as u32, after),
            };
            if code == c as u32 {
                bits |= bit;
            }
            bytes = after;
        }
        bit <<= 1;
        groups = rest;
    }
    bits
}

fn substitution(a: Letter, b: Letter) -> f64 {
    if a.c == b.c {
        0.0
    } else if a.skeletons & b.skeletons != 0 {
        0.3
    } else if a.sounds & b.sounds != 0 {
        0.4
    } else if a.looks & b.looks != 0 {
        0.5
    } else {
        1.0
    }
}

/// The cost of a letter that one of the words does not have: `letter` after `before`,
/// followed by `after`.
fn presence(letter: char, before: Option<char>, after: Option<char>) -> f64 {
    match letter {
        'ا' | 'و' | 'ي' | 'ء' => 0.4,
        // Said twice, written once or twice.
        _ if before == Some(letter) => 0.4,
        // The ending that makes a man's name a woman's: كريم and كريمة are two people.
        'ه' if after.is_none() => 1.5,
        // A stroke that a scan loses beside another.
        'ل' => 0.7,
        _ if is_latin_vowel(letter) => 0.6,
        _ => 1.0,
    }
}

fn is_latin_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// A word, or what stays of it when letters go from its start.
#[derive(Clone, Copy)]
struct Part<'a> {
    letters: &'a [Letter],
    /// What its first letter costs where it is missing; it has none before it any more.
    first: f64,
    presence: &'a [f64],
}

impl<'a> Part<'a> {
    /// Each letter with its cost.
    fn costs(self) -> impl Iterator<Item = (&'a Letter, f64)> {
        let costs = std::iter::once(self.first).chain(self.presence.iter().skip(1).copied());
        self.letters.iter().zip(costs)
    }
}

/// Damerau-Levenshtein distance (optimal string alignment) with the weights above; infinite as
/// soon as it is `too_far` whatever follows.
fn distance(a: Part, b: Part, too_far: impl Fn(f64) -> bool) -> f64 {
    // Only the last two rows are needed: the one above, and for swaps the one above that.
    let mut rows = [[f64::INFINITY; LONGEST + 1]; 3];
    let [above, row, next] = &mut rows;
    let (mut above, mut row, mut next) = (above, row, next);
    let mut sum = 0.0;
    let steps = std::iter::once(0.0).chain(b.costs().map(|(_, cost)| cost));
    for (cell, cost) in row.iter_mut().zip(steps) {
        sum += cost;
        *cell = sum;
    }
    let mut x_before = None;
    let mut least_before = 0.0_f64;
    for (x, gone) in a.costs() {
        let mut start = row.first().unwrap_or(&0.0) + gone;
        let mut cells = next.iter_mut();
        if let Some(first) = cells.next() {
            *first = start;
        }
        let mut least = start;
        let mut y_before = None;
        let mut swapped_from = f64::INFINITY;
        let earlier = row.windows(2).zip(above.iter());
        for (((y, come), (pair, far)), cell) in b.costs().zip(earlier).zip(cells) {
            let [diagonal, straight] = pair else { continue };
            let mut best = (diagonal + substitution(*x, *y)).min(straight + gone).min(start + come);
            if x_before == Some(y.c) && y_before == Some(x.c) {
                best = best.min(swapped_from + SWAP);
            }
            *cell = best;
            start = best;
            least = least.min(best);
            (y_before, swapped_from) = (Some(y.c), *far);
        }
        // A swap in the next row begins in the row before this one.
        if too_far(least.min(least_before)) {
            return f64::INFINITY;
        }
        least_before = least;
        x_before = Some(x.c);
        // The row above is not asked for any more: the next one is written in its place.
        (above, row, next) = (row, next, above);
    }
    row.get(b.letters.len()).copied().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_letter_is_in_the_groups_that_name_it() {
        for c in ('\0'..='\u{7FF}').chain("漢ﻻ🇲".chars()) {
            let bits = |groups: &[&str]| -> u16 {
                groups.iter().enumerate().map(|(at, group)| u16::from(group.contains(c)) << at).sum()
            };
            let letter = Letter::new(c);
            assert_eq!(letter.c, c);
            let found = (letter.skeletons, letter.sounds, letter.looks);
            assert_eq!(found, (bits(&SKELETONS), bits(&SOUNDS), bits(&LOOKS)), "{c:?}");
        }
    }

    /// The distance as it is defined, in a table of its own for every pair.
    fn plain(a: &[char], b: &[char]) -> f64 {
        let cost = |word: &[char], at: usize| {
            let before = at.checked_sub(1).and_then(|at| word.get(at)).copied();
            presence(word[at], before, word.get(at + 1).copied())
        };
        let mut table = vec![vec![f64::INFINITY; b.len() + 1]; a.len() + 1];
        table[0][0] = 0.0;
        for x in 0..=a.len() {
            for y in 0..=b.len() {
                let mut best = table[x][y];
                if x > 0 && y > 0 {
                    let changed = substitution(Letter::new(a[x - 1]), Letter::new(b[y - 1]));
                    best = best.min(table[x - 1][y - 1] + changed);
                }
                if x > 0 {
                    best = best.min(table[x - 1][y] + cost(a, x - 1));
                }
                if y > 0 {
                    best = best.min(table[x][y - 1] + cost(b, y - 1));
                }
                if x > 1 && y > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1] {
                    best = best.min(table[x - 2][y - 2] + SWAP);
                }
                table[x][y] = best;
            }
        }
        table[a.len()][b.len()]
    }

    /// The likeness as it is defined.
    fn plain_likeness(a: &str, b: &str) -> f64 {
        let [a, b] = [a, b].map(|word| word.chars().take(LONGEST).collect::<Vec<char>>());
        let longest = a.len().max(b.len()).max(1) as f64;
        let mut cost = plain(&a, &b);
        for (one, other) in [(&a, &b), (&b, &a)] {
            if one.starts_with(&['ا', 'ل']) && !other.starts_with(&['ا', 'ل']) {
                cost = cost.min(ARTICLE + plain(&one[2..], other));
                if matches!(other.first(), Some('ا' | 'ل')) {
                    cost = cost.min(ARTICLE + plain(&one[2..], &other[1..]));
                }
            }
        }
        (1.0 - cost / longest).max(0.0)
    }

    proptest! {
        #[test]
        fn comparing_in_haste_says_what_comparing_in_full_says(
            a in "(ال)?[ابتحدرسعلمهوي]{0,8}|[a-z]{0,9}",
            edit in "[البوه]{0,2}",
            at in 0..8_usize,
            least in 0.0..1.0_f64,
        ) {
            // A word and what a slip of the hand makes of it, and two words of chance.
            let start: String = a.chars().take(at).collect();
            let slip = format!("{start}{edit}{}", a.chars().skip(at + 1).collect::<String>());
            for b in [slip.as_str(), edit.as_str(), "العرج", "mohamed"] {
                let full = plain_likeness(&a, b);
                let (a, b) = (Measured::new(&a), Measured::new(b));
                prop_assert_eq!(a.likeness_from(&b, 0.0), Some(full));
                prop_assert_eq!(a.likeness_from(&b, least), Some(full).filter(|it| *it >= least));
                prop_assert_eq!(b.likeness_from(&a, least), a.likeness_from(&b, least));
            }
        }
    }
}
