//! How many members minutes announce: «الخلية المكونة من 18 عضو وعضوة».
//!
//! Used by [`minutes`](super) only.

use crate::domain::fold::fold;

use super::super::decode::Line;
use super::super::lexicon;

/// The number announced, its line and the words that say it.
pub fn announced(lines: &[&Line]) -> Option<(u32, u32, String)> {
    const COMPOSED: &str = "مكون المكون تتكون يتكون تتالف يتالف تضم يضم المتكون compos compren consist تشكل يتشكل \
         تشكيل مشكل المشكل comprising";
    const MEMBERS: &str = "عضو عضوا عضوة أعضاء اعضاء فردا membres membre members member";
    for line in lines {
        let folded = fold(&line.text);
        if !["عضو", "عضا", "فرد", "membre", "member"].iter().any(|part| folded.contains(part)) {
            continue;
        }
        let tokens: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        if !tokens.iter().any(|token| lexicon::begins(COMPOSED, token)) {
            continue;
        }
        let Some(at) = tokens.iter().position(|token| lexicon::has(MEMBERS, token)) else {
            continue;
        };
        if let Some((number, words)) = tokens.get(..at).and_then(number) {
            let verbatim = format!("{words} {}", tokens.get(at).copied().unwrap_or_default());
            return Some((number, line.number, original(&line.text, &verbatim).unwrap_or(verbatim)));
        }
    }
    None
}

/// The words of `line` that fold to `folded`.
fn original(line: &str, folded: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let length = folded.split(' ').count();
    words.windows(length).map(|window| window.join(" ")).find(|window| fold(window) == folded)
}

/// The number that `tokens` end with, in digits or in words.
fn number(tokens: &[&str]) -> Option<(u32, String)> {
    let (last, before) = tokens.split_last()?;
    if let Ok(number) = last.parse() {
        return Some((number, (*last).to_owned()));
    }
    let previous = before.last().copied().unwrap_or_default();
    let pair = || format!("{previous} {last}");
    if (*last == fold("عشر") || *last == fold("عشرة"))
        && let Some(unit) = unit(previous)
    {
        return Some((10 + unit, pair()));
    }
    let tens = last.strip_prefix('و').and_then(ten).zip(unit(previous));
    if let Some((ten, unit)) = tens {
        return Some((ten + unit, pair()));
    }
    ten(last).or_else(|| unit(last)).map(|number| (number, (*last).to_owned()))
}

fn unit(word: &str) -> Option<u32> {
    const UNITS: [(&str, u32); 16] = [
        ("احد", 1),
        ("احدى", 1),
        ("واحد", 1),
        ("اثنا", 2),
        ("اثني", 2),
        ("اثنان", 2),
        ("ثلاثة", 3),
        ("اربعة", 4),
        ("خمسة", 5),
        ("ستة", 6),
        ("سبعة", 7),
        ("ثمانية", 8),
        ("تسعة", 9),
        ("عشرة", 10),
        ("dix", 10),
        ("ten", 10),
    ];
    UNITS.iter().find(|(name, _)| fold(name) == word).map(|(_, number)| *number)
}

fn ten(word: &str) -> Option<u32> {
    const TENS: [(&str, &str, u32); 4] =
        [("عشرون", "عشرين", 20), ("ثلاثون", "ثلاثين", 30), ("اربعون", "اربعين", 40), ("خمسون", "خمسين", 50)];
    TENS.iter().find(|(a, b, _)| fold(a) == word || fold(b) == word).map(|(.., number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, String)> {
        let line = Line { number: 7, text: text.into() };
        announced(&[&line]).map(|(number, _, words)| (number, words))
    }

    #[test]
    fn the_number_of_members_is_read_in_digits_and_in_words() {
        let found = |number, words: &str| Some((number, words.to_owned()));
        assert_eq!(read("تم خلق الخلية المكونة من 18 عضو وعضوة كما يلي :"), found(18, "18 عضو"));
        assert_eq!(read("تتكون اللجنة من ثمانية عشر عضوا"), found(18, "ثمانية عشر عضوا"));
        assert_eq!(read("تتألف اللجنة من خمسة وعشرين عضوا"), found(25, "خمسة وعشرين عضوا"));
        assert_eq!(read("Le comité est composé de 12 membres :"), found(12, "12 membres"));
        assert_eq!(read("حضر الاجتماع 18 عضوا"), None);
    }
}
