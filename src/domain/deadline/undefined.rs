//! Words that say a deadline is not fixed.
//!
//! Used by [`understand`](super::understand) before anything else is read. It knows whole phrases
//! only: beside a date, "open" and "to be defined" say something else.

/// Phrases without the words that lead up to them, folded.
const PHRASES: &[&str] = &[
    "غير محدد",
    "غير محدده",
    "غير معين",
    "غير معينه",
    "لم يحدد",
    "لم يحدد بعد",
    "لم تحدد",
    "لم تحدد بعد",
    "يحدد لاحقا",
    "تحدد لاحقا",
    "سيحدد لاحقا",
    "ستحدد لاحقا",
    "سيحدد",
    "ستحدد",
    "يحدد فيما بعد",
    "تحدد فيما بعد",
    "مفتوح",
    "مفتوحه",
    "بدون اجل",
    "بلا اجل",
    "a definir",
    "a determiner",
    "a preciser",
    "a fixer",
    "a confirmer",
    "non defini",
    "non definie",
    "non determine",
    "non determinee",
    "non fixe",
    "non precise",
    "indefini",
    "indefinie",
    "indetermine",
    "indeterminee",
    "ouvert",
    "ouverte",
    "sans delai",
    "sans echeance",
    "tbd",
    "tbc",
    "tba",
    "to be defined",
    "to be determined",
    "to be decided",
    "to be confirmed",
    "to be announced",
    "undefined",
    "undetermined",
    "not defined",
    "not fixed",
    "not set",
    "open",
    "open ended",
    "no deadline",
];

/// Words before or after a phrase that add nothing to it.
const AROUND: &[&str] = &[
    "اجل",
    "الاجل",
    "اجال",
    "الاجال",
    "المده",
    "مده",
    "التاريخ",
    "تاريخ",
    "الموعد",
    "delai",
    "echeance",
    "date",
    "duree",
    "deadline",
    "le",
    "la",
    "the",
    "plus",
    "tard",
    "ulterieurement",
    "later",
];

/// Whether `folded` says that nothing is fixed, and nothing else.
pub(super) fn is_undefined(folded: &str) -> bool {
    if folded.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).collect();
    loop {
        if PHRASES.contains(&words.join(" ").as_str()) {
            return true;
        }
        let around = |word: Option<&&str>| word.is_some_and(|word| AROUND.contains(word));
        if around(words.first()) {
            words.remove(0);
        } else if around(words.last()) {
            words.pop();
        } else {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn the_phrases_are_folded_and_met() {
        for phrase in PHRASES.iter().chain(AROUND) {
            assert_eq!(fold(phrase), *phrase);
        }
        for phrase in PHRASES {
            assert!(is_undefined(phrase), "{phrase}");
        }
        for words in ["الأجل غير محدد", "[TBD]", "Échéance : à définir plus tard", "مفتوحة"]
        {
            assert!(is_undefined(&fold(words)), "{words}");
        }
        for words in ["", "مفتوح حتى 15 ماي", "délai", "open May", "قريبا"] {
            assert!(!is_undefined(&fold(words)), "{words}");
        }
    }
}
