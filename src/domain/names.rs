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

mod measure;
pub mod near;
mod pairs;

use super::fold::fold;
pub(super) use measure::Measured;
pub use measure::word_likeness;
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
