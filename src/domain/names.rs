//! Whether two names may be the same person or body, written by two hands.
//!
//! Used by [`responsible`](super::responsible) to find the member meant, by the check for
//! members entered twice, and by [`deadline`](super::deadline) to suggest a month for a
//! word it does not know. It proposes: a person decides. It knows nothing of committees.
//!
//! The measure is a Damerau-Levenshtein distance with weights for the mistakes that paper,
//! ear and scanner make in Arabic: dots lost or added, sounds confused, long vowels left
//! out, the article there or not. The weights were fitted on the spellings of real minutes
//! and are no finer than that.

pub mod near;
mod pairs;

use super::fold::fold;
pub use pairs::pairs;

/// How much two names are alike; both numbers from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// The words paired as well as they can be: their mean, less for words left alone.
    pub score: f64,
    /// The pair of words that is least alike.
    pub worst: f64,
    /// Whether at least two words were paired, or both names are one word.
    whole: bool,
}

impl Likeness {
    const NONE: Self = Self { score: 0.0, worst: 0.0, whole: false };

    /// Whether the two are likely one name. A single word of a longer name never is: it may
    /// point at someone, but does not name him.
    #[must_use]
    pub fn is_likely(self) -> bool {
        self.whole && self.score >= 0.85 && self.worst >= 0.80
    }
}

/// Whether two names are likely one; see [`similarity`].
#[must_use]
pub fn is_likely(a: &str, b: &str) -> bool {
    similarity(a, b).is_likely()
}

/// How much two names are alike, whatever the order of their words.
#[must_use]
pub fn similarity(a: &str, b: &str) -> Likeness {
    similarity_of_words(&words(a), &words(b))
}

/// More words than any name has; those that follow are not looked at.
const MOST_WORDS: usize = 6;

/// [`similarity`] of names already taken apart by [`words`].
#[must_use]
pub fn similarity_of_words(a: &[String], b: &[String]) -> Likeness {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (few, many) = (few.get(..few.len().min(MOST_WORDS)).unwrap_or(few), many);
    let many = many.get(..many.len().min(MOST_WORDS)).unwrap_or(many);
    if few.is_empty() {
        return Likeness::NONE;
    }
    let table: Vec<Vec<f64>> =
        few.iter().map(|word| many.iter().map(|other| word_likeness(word, other)).collect()).collect();
    let (sum, worst) = best_pairing(&table, 0);
    let (paired, all) = (few.len() as f64, many.len() as f64);
    let score = sum / paired * (0.7 + 0.3 * paired / all);
    Likeness { score, worst, whole: few.len() > 1 || many.len() == 1 }
}

/// The best sum over the rows of `table` when each takes a column of its own, and the
/// smallest number taken. `taken` has a bit for every column that is gone.
fn best_pairing(table: &[Vec<f64>], taken: u8) -> (f64, f64) {
    let Some((row, rest)) = table.split_first() else {
        return (0.0, 1.0);
    };
    let mut best = (f64::NEG_INFINITY, 0.0);
    for (column, likeness) in row.iter().enumerate() {
        let bit = 1_u8 << column;
        if taken & bit == 0 {
            let (sum, worst) = best_pairing(rest, taken | bit);
            if likeness + sum > best.0 {
                best = (likeness + sum, likeness.min(worst));
            }
        }
    }
    best
}

/// Words that address a person and are no part of the name.
const TITLES: [&str; 32] = [
    "السيد",
    "السيده",
    "الانسه",
    "ذ",
    "ذه",
    "د",
    "ده",
    "دكتور",
    "دكتوره",
    "الدكتور",
    "الدكتوره",
    "استاذ",
    "استاذه",
    "الاستاذ",
    "الاستاذه",
    "الحاج",
    "الحاجه",
    "المهندس",
    "المهندسه",
    "م",
    "m",
    "mr",
    "mme",
    "mlle",
    "mrs",
    "ms",
    "dr",
    "pr",
    "prof",
    "monsieur",
    "madame",
    "الساده",
];

/// The folded words of a name: titles dropped, عبد and بن joined to what follows.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut all: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    while all.len() > 1 && all.first().is_some_and(|first| TITLES.contains(first)) {
        all.remove(0);
    }
    let mut joined: Vec<String> = Vec::with_capacity(all.len());
    let mut open = false;
    for word in all {
        match joined.last_mut() {
            Some(last) if open => last.push_str(word),
            _ => joined.push(word.to_owned()),
        }
        open = matches!(word, "عبد" | "بن" | "ايت" | "ben" | "abd");
    }
    joined
}

/// The words of a name as they are spelled: only what no reader takes for a spelling is made one
/// (capitals, marks, tatweel, the hamza on an alef), titles and what stands in brackets dropped.
#[must_use]
pub fn spelling(name: &str) -> Vec<String> {
    let outside = name.split(['(', '[']).next().filter(|it| !it.trim().is_empty()).unwrap_or(name);
    let letters = outside.chars().filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase);
    let letters: String = letters.map(|c| if matches!(c, 'أ' | 'إ' | 'آ' | 'ٱ') { 'ا' } else { c }).collect();
    let all = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in all {
        let first = words.is_empty() && TITLES.contains(&fold(word).as_str());
        match words.last_mut() {
            Some(last) if open => last.push_str(word),
            _ if first => {}
            _ => words.push(word.to_owned()),
        }
        // «و النوع» and «والنوع» are one word to a reader.
        open = matches!(word, "عبد" | "بن" | "ايت" | "و");
    }
    words
}

fn is_dropped(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

/// How much two folded words are alike, from 0 to 1.
#[must_use]
pub fn word_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // No name is longer; it bounds the work on hostile text.
    let [a, b] = [a, b].map(|word| word.chars().take(32).map(Letter::new).collect::<Vec<Letter>>());
    let longest = a.len().max(b.len()).max(1) as f64;
    let mut cost = distance(&a, &b);
    let article = |word: &[Letter]| {
        word.first().is_some_and(|it| it.c == 'ا') && word.get(1).is_some_and(|it| it.c == 'ل')
    };
    // Where both have the article, or neither, nothing is to be gained by it.
    for (one, other) in [(&a, &b), (&b, &a)] {
        if let (Some(rest), false) = (one.get(2..).filter(|_| article(one)), article(other)) {
            cost = cost.min(ARTICLE + distance(rest, other));
            // What the ear leaves of it: ابو for البو, لعرج for العرج.
            if let Some((_, others)) = other.split_first().filter(|(first, _)| matches!(first.c, 'ا' | 'ل'))
            {
                cost = cost.min(ARTICLE + distance(rest, others));
            }
        }
    }
    (1.0 - cost / longest).max(0.0)
}

const ARTICLE: f64 = 0.3;
const SWAP: f64 = 0.6;

/// Letters that differ by their dots only.
const SKELETONS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];
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

/// Damerau-Levenshtein distance (optimal string alignment) with the weights above.
fn distance(a: &[Letter], b: &[Letter]) -> f64 {
    let costs = |word: &[Letter]| -> Vec<f64> {
        (0..word.len())
            .map(|at| {
                let letter = |at: usize| word.get(at).map(|letter| letter.c);
                letter(at).map_or(0.0, |c| presence(c, at.checked_sub(1).and_then(letter), letter(at + 1)))
            })
            .collect()
    };
    let (gone, come) = (costs(a), costs(b));
    // Only the last two rows are needed: the one above, and for swaps the one above that.
    let mut above: Vec<f64> = vec![f64::INFINITY; b.len() + 1];
    let mut row: Vec<f64> = vec![0.0];
    for cost in &come {
        row.push(row.last().unwrap_or(&0.0) + cost);
    }
    let mut next: Vec<f64> = Vec::with_capacity(row.len());
    let mut x_before = None;
    for (x, gone) in a.iter().zip(&gone) {
        next.clear();
        let mut start = row.first().unwrap_or(&0.0) + gone;
        next.push(start);
        let mut y_before = None;
        let mut swapped_from = f64::INFINITY;
        for ((y, come), (cells, far)) in b.iter().zip(&come).zip(row.windows(2).zip(&above)) {
            let [diagonal, straight] = cells else { continue };
            let mut best = (diagonal + substitution(*x, *y)).min(straight + gone).min(start + come);
            if x_before == Some(y.c) && y_before == Some(x.c) {
                best = best.min(swapped_from + SWAP);
            }
            next.push(best);
            start = best;
            (y_before, swapped_from) = (Some(y.c), *far);
        }
        x_before = Some(x.c);
        // The row above is not asked for any more: the next one is written in its place.
        (above, row, next) = (row, next, above);
    }
    row.last().copied().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_spelled_by_two_hands_are_likely_one() {
        for (a, b) in [
            ("فاطمة شهباز", "فاطمة شهبر"),
            ("سمية ابو", "سمية البو"),
            ("السعدية التواقي", "السعدية التواني"),
            ("السعدية التواقي", "السعدية التواتي"),
            ("اجايز كريمة", "كريمة اجايز"),
            ("ليلى بوحويك", "ليلي بوحويك"),
            ("محمد باييس", "محمد بابيس"),
            ("احمد العرج", "احمد لعرج"),
            ("حسن مورو", "حسن حورو"),
            ("نجيب الخمليشي", "نجيب الخميسي"),
            ("علي بلقرشي", "علي بلقرشى"),
            ("نزهة رحال", "نزهه رحال"),
            ("سعاد بنعبود", "سعاد بنعبد"),
            ("سعاد بن عبود", "سعاد بنعبود"),
            ("عبد الاله العمراني", "عبدالإله العمراني"),
            ("ذ. محمد شكيب", "محمد شكيب"),
            ("السيد براد محمد", "محمد براد"),
            ("جمعية القصبة", "جمعية القصبه"),
            ("مشروع تضافر", "مشروع تظافر"),
            ("مشروع نشارك", "مشروع تشارك"),
            ("هيئة المساواة", "هيأة المساواة"),
            ("Mohammed Chakib", "CHAKIB Mohamed"),
        ] {
            let likeness = similarity(a, b);
            assert!(likeness.is_likely(), "{a} / {b}: {likeness:?}");
            assert_eq!(likeness, similarity(b, a), "the order of the two does not count");
        }
    }

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

    #[test]
    fn a_gap_lies_between_names_of_one_person_and_names_of_two() {
        let one = [
            ("فاطمة شهباز", "فاطمة شهبر"),
            ("سمية ابو", "سمية البو"),
            ("السعدية التواقي", "السعدية التواني"),
            ("محمد باييس", "محمد بابيس"),
            ("احمد العرج", "احمد لعرج"),
            ("حسن مورو", "حسن حورو"),
            ("نجيب الخمليشي", "نجيب الخميسي"),
            ("سعاد بنعبود", "سعاد بنعبد"),
        ];
        for (a, b) in one {
            let likeness = similarity(a, b);
            assert!(likeness.score >= 0.925 && likeness.worst >= 0.85, "{a} / {b}: {likeness:?}");
        }
        let two = ROSTER.iter().enumerate().flat_map(|(at, a)| ROSTER[at + 1..].iter().map(move |b| (a, b)));
        for (a, b) in two {
            let likeness = similarity(a, b);
            assert!(likeness.score <= 0.817 && likeness.worst <= 0.76, "{a} / {b}: {likeness:?}");
        }
    }

    const ROSTER: [&str; 18] = [
        "فاطمة شهباز",
        "خدوج برا",
        "نادية رحال",
        "ايمان الشعبي",
        "سمية ابو",
        "السعدية التواقي",
        "محمد شكيب",
        "براد محمد",
        "اجايز كريمة",
        "نوفل البخاري",
        "عبد الاله العمراني",
        "فريدة الفيلاي",
        "مريم غوفلان",
        "مصطفى العمراني",
        "السعدية اكوال",
        "محمد حمان",
        "زكرياء وهيب",
        "ليلى بوحويك",
    ];

    #[test]
    fn two_members_of_one_roster_are_not_taken_for_one() {
        for (at, a) in ROSTER.iter().enumerate() {
            for b in ROSTER.iter().skip(at + 1) {
                let likeness = similarity(a, b);
                assert!(!likeness.is_likely(), "{a} / {b}: {likeness:?}");
            }
        }
    }

    #[test]
    fn names_that_only_sound_alike_stay_two() {
        for (a, b) in [
            ("رجاء صبحي", "عبد المومن صبيحي"),
            ("السعدية اكوال", "السعدية التواقي"),
            ("عبد الاله العمراني", "مصطفى العمراني"),
            ("سعيد رحال", "سعيدة رحال"),
            ("كريم اجايز", "كريمة اجايز"),
            ("احمد شكيب", "محمد شكيب"),
            ("", "محمد شكيب"),
            ("", ""),
        ] {
            assert!(!is_likely(a, b), "{a} / {b}: {:?}", similarity(a, b));
        }
    }

    #[test]
    fn one_word_points_at_someone_but_does_not_name_him() {
        let likeness = similarity("شكيب", "محمد شكيب");
        assert!(likeness.worst > 0.99 && !likeness.is_likely());
        assert!(is_likely("شكيب", "شكيب"));
    }

    proptest! {
        #[test]
        fn any_two_words_have_a_likeness_between_none_and_all(a in "\\PC{0,12}", b in "[ا-ي ]{0,12}") {
            let likeness = similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&likeness.score) && (0.0..=1.0).contains(&likeness.worst));
            prop_assert!(likeness.worst <= 1.0);
        }
    }
}
