//! Short lists of words, and whether a word is in one.
//!
//! Used by the readers of files, by [`town`](super::town) and by the checker. A list is one string: words between blanks, or
//! phrases between bars. Comparison is folded; the lists are short and nothing is kept.

use super::fold::fold;

/// Whether `word` is one of the words of `list`.
#[must_use]
pub fn has(list: &str, word: &str) -> bool {
    let word = fold(word);
    list.split_whitespace().any(|it| fold(it) == word)
}

/// Whether `phrase` is one of the phrases of `list`.
#[must_use]
pub fn has_phrase(list: &str, phrase: &str) -> bool {
    let phrase = fold(phrase);
    list.split('|').any(|it| fold(it) == phrase)
}

/// Whether `text` begins with one of the words of `list`.
#[must_use]
pub fn begins(list: &str, text: &str) -> bool {
    let text = fold(text);
    list.split_whitespace().any(|it| text.starts_with(&fold(it)))
}

/// Whether a word of `text` is one of those of `list`, with or without the article and the
/// letters written together with it (و ب ل).
#[must_use]
pub fn names(list: &str, text: &str) -> bool {
    let folded = fold(text);
    let list: Vec<String> = list.split_whitespace().map(fold).collect();
    let is = |word: &str| list.iter().any(|it| it == word);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| {
        is(word)
            || ["ال", "لل", "بال", "وال", "ل", "ب", "و"].iter().filter_map(|it| word.strip_prefix(it)).any(is)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_folded_and_without_what_is_attached_to_them() {
        assert!(has("جماعة commune", "جماعه") && has("جماعة commune", "COMMUNE") && !has("جماعة", "جما"));
        assert!(has_phrase("قيد الإنجاز|en cours", "قيد الانجاز") && !has_phrase("قيد الإنجاز", "قيد"));
        assert!(names("اجتماع", "محضر الاجتماع الأول") && !names("جمع", "جمعية"));
        assert!(begins("مجموع total", "Total général"));
    }
}
