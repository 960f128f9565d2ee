//! Given names common in Morocco, and whether women or men bear them.
//!
//! Used by [`proposal`](super::proposal) where no title tells, and by
//! [`responsible`](super::responsible) to know a personal name when it sees one. Names that
//! both bear (نور، جهاد، إحسان …) and given names that are common family names are left
//! out: a gap costs a question, a wrong entry costs trust.

use super::Gender;

#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "فاطمه", "خديجه", "عايشه", "مريم", "زينب", "امينه", "ناديه", "كريمه", "سميه", "فريده", "ليلي", "ايمان",
    "خدوج", "السعديه", "سعديه", "رجاء", "نزهه", "حنان", "سناء", "هند", "سعاد", "سعيده", "رشيده", "حفيظه", "مليكه",
    "لطيفه", "جميله", "نعيمه", "فوزيه", "حكيمه", "حسناء", "اسماء", "شيماء", "هاجر", "سلمي", "ساره", "يسري", "مروه",
    "دعاء", "اميمه", "كوثر", "غزلان", "بشري", "هدي", "نجاه", "نجوي", "سهام", "وفاء", "لبني", "حليمه", "رحمه", "رقيه",
    "صفيه", "زهره", "الزهره", "زهور", "نورا", "نوره", "سكينه", "عزيزه", "نبيله", "سميره", "حياه", "ابتسام", "انتصار",
    "اكرام", "الهام", "احلام", "امال", "اسيه", "بديعه", "ثريا", "جليله", "حوريه", "خوله", "دنيا", "ربيعه", "رانيه",
    "رانيا", "ريم", "زبيده", "زكيه", "سوميه", "شاديه", "صباح", "صوفيه", "عتيقه", "عفاف", "عواطف",
    "غيثه", "فتيحه", "فدوي", "فردوس", "كنزه", "لمياء", "ماجده", "منال", "منيه", "مني", "مينه", "نسرين", "نعمه",
    "نوال", "هناء", "هيام", "وداد", "وصال", "ياسمين", "ياسمينه", "يامنه", "يطو", "طامو", "ايطو", "بهيجه",
    "fatima", "khadija", "aicha", "meryem", "mariam", "maryam", "zineb", "amina", "nadia", "karima", "soumia", "farida",
    "laila", "leila", "imane", "saadia", "rajae", "hanane", "sanae", "hind", "souad", "saida", "rachida", "malika",
    "latifa", "jamila", "naima", "asmae", "salma", "sara", "houda", "loubna", "samira", "nawal", "ghizlane", "bouchra",
];

#[rustfmt::skip]
const MEN: &[&str] = &[
    "محمد", "احمد", "امحمد", "محمادي", "محند", "مصطفي", "حسن", "الحسن", "حسين", "الحسين", "يوسف", "يونس", "يحيي",
    "زكرياء", "زكريا", "نوفل", "سعيد", "رشيد", "كريم", "خالد", "عمر", "علي", "عثمان", "ابراهيم", "اسماعيل", "ادريس",
    "انس", "امين", "ايوب", "اسامه", "الياس", "ايمن", "ادم", "بلال", "بدر", "جمال", "جواد", "جلال", "حميد", "حمزه",
    "حكيم", "خليل", "داود", "رضوان", "رضي", "رضا", "زهير", "سفيان", "سليمان", "سمير", "شعيب", "صالح", "طارق", "طه",
    "عادل", "عزيز", "عماد", "عبدو", "عبده", "عياد", "غسان", "فواد", "فيصل", "فتحي", "قاسم", "كمال", "لحسن",
    "لحسين", "ماجد", "محسن", "محمود", "مراد", "مروان", "منير", "مهدي", "المهدي", "موسي", "مولاي", "ميمون", "مبارك",
    "نبيل", "نجيب", "نصر", "هشام", "هيثم", "وليد", "ياسين", "ياسر", "يزيد", "اشرف", "توفيق", "بوشعيب", "بوجمعه",
    "المختار", "العربي", "الطيب", "التهامي", "المكي", "الجيلالي", "عيسي", "لطفي", "الدين",
    "mohamed", "mohammed", "ahmed", "mustapha", "hassan", "hussein", "youssef", "said", "rachid", "karim", "khalid",
    "omar", "ali", "brahim", "ismail", "driss", "anas", "amine", "bilal", "jamal", "hamid", "hamza", "samir", "tarik",
    "adil", "aziz", "mehdi", "nabil", "najib", "hicham", "yassine", "zakaria", "noureddine", "abdellah", "abdelilah",
];

/// Who bears the folded `word` as a given name; names of the form عبد… are men's.
pub(super) fn bearer(word: &str) -> Option<Gender> {
    let abd = word.strip_prefix("عبد").or_else(|| word.strip_prefix("abde"));
    if WOMEN.contains(&word) {
        Some(Gender::Woman)
    } else if MEN.contains(&word) || abd.is_some_and(|rest| rest.chars().count() > 2) {
        Some(Gender::Man)
    } else {
        None
    }
}

/// Who bears the first given name found among the folded `words` of a full name, in
/// whichever order family and given name stand.
pub(super) fn bearer_of(words: &[String]) -> Option<Gender> {
    // نور الدين، عز الدين: the second half tells, and only it.
    let led = words.iter().skip(1).take(1).any(|word| word == "الدين");
    if led { Some(Gender::Man) } else { words.iter().find_map(|word| bearer(word)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{fold::fold, names};

    #[test]
    fn the_tables_hold_folded_words_and_no_name_twice() {
        let all: Vec<&str> = WOMEN.iter().chain(MEN).copied().collect();
        for name in &all {
            assert_eq!(fold(name), *name);
            assert_eq!(all.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }

    #[test]
    fn the_given_name_tells_wherever_it_stands() {
        let of = |name: &str| bearer_of(&names::words(name));
        assert_eq!(of("براد محمد"), Some(Gender::Man));
        assert_eq!(of("اجايز كريمة"), Some(Gender::Woman));
        assert_eq!(of("عبد الاله العمراني"), Some(Gender::Man));
        assert_eq!(of("نور الدين الوديهي"), Some(Gender::Man));
        assert_eq!(of("كريمة محمد"), Some(Gender::Woman));
        assert_eq!(of("غوفلان"), None);
    }
}
