//! The difference between two wordings, word by word, and three wordings merged into one.
//!
//! Used by amendments, by whoever shows them and by the comparison of versions. A word is what
//! stands between blanks; a mark or a hamza that changed makes another word, and inside such a
//! pair the letters that differ are told apart. Deliberately without folding: to the reader of a
//! legal text أن and إن are two words.

mod sequence;

use std::ops::Range;

use self::sequence::changed;

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// In both wordings.
    Kept,
    /// Only in the first.
    Removed,
    /// Only in the second.
    Added,
}

/// A stretch of words and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The words, blanks included.
    pub words: String,
}

/// The pieces that lead from `old` to `new`: those kept and removed make up `old`, those kept and
/// added make up `new`.
///
/// ```
/// use lajna::domain::difference::{Fate, compare};
/// let pieces = compare("تعمل الجماعة على الإنصات", "تعمل الجماعة والجمعيات على الإنصات");
/// let added: Vec<_> = pieces.iter().filter(|piece| piece.fate == Fate::Added).collect();
/// assert_eq!(added[0].words, "والجمعيات ");
/// ```
#[must_use]
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let mut pieces = Vec::new();
    let mut at = 0;
    for (gone, come) in changed(&old, &new) {
        push(&mut pieces, Fate::Kept, &words_of(&old, at..gone.start));
        at = gone.end;
        let (gone, come) = (words_of(&old, gone), words_of(&new, come));
        // A word before which nothing changed but the blank after it is not another word.
        let head = common_words(&gone, &come);
        push(&mut pieces, Fate::Kept, gone.get(..head).unwrap_or_default());
        push(&mut pieces, Fate::Removed, gone.get(head..).unwrap_or_default());
        push(&mut pieces, Fate::Added, come.get(head..).unwrap_or_default());
    }
    push(&mut pieces, Fate::Kept, &words_of(&old, at..old.len()));
    pieces
}

/// How many bytes two wordings begin with alike, up to the end of a word of both.
fn common_words(one: &str, other: &str) -> usize {
    let ends = |text: &str, at: usize| {
        text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|next| !is_letter(next))
    };
    let same = one.char_indices().zip(other.chars()).take_while(|((_, c), d)| c == d);
    let ends = same.filter(|((at, c), _)| {
        let end = at + c.len_utf8();
        is_letter(*c) && ends(one, end) && ends(other, end)
    });
    ends.last().map_or(0, |((at, c), _)| at + c.len_utf8())
}

/// The letters of two words that differ: the bytes of each that the other has not. For a word
/// with another vowel mark or hamza, so that it can be seen which.
#[must_use]
pub fn letters(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let places = |word: &str| -> (Vec<char>, Vec<usize>) {
        let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        ends.push(word.len());
        (word.chars().collect(), ends)
    };
    let ((old, old_at), (new, new_at)) = (places(old), places(new));
    let bytes = |at: &[usize], range: Range<usize>| Some(*at.get(range.start)?..*at.get(range.end)?);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (old, new) in changed(&old, &new) {
        gone.extend(bytes(&old_at, old).filter(|range| !range.is_empty()));
        come.extend(bytes(&new_at, new).filter(|range| !range.is_empty()));
    }
    (gone, come)
}

/// `base` with what leads from it to `ours` and what leads from it to `theirs`, both; `None` when
/// the two change the same words, or neighbouring ones, in different ways.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs || base == theirs {
        return Some(ours.to_owned());
    }
    if base == ours {
        return Some(theirs.to_owned());
    }
    let tokens = tokens(base);
    let mut merged = String::new();
    let mut at = 0;
    for (range, words) in woven(&edits(base, ours), &edits(base, theirs))? {
        merged.push_str(&words_of(&tokens, at..range.start));
        merged.push_str(words);
        at = range.end;
    }
    merged.push_str(&words_of(&tokens, at..tokens.len()));
    Some(merged)
}

/// What leads from one wording to another: places among its words, and the words put there.
pub(super) type Edits = Vec<(Range<usize>, String)>;

/// Two lots of edits to one wording as one lot; `None` when they meet.
pub(super) fn woven<'e>(ours: &'e Edits, theirs: &'e Edits) -> Option<Vec<&'e (Range<usize>, String)>> {
    let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
    let mut all = Vec::new();
    loop {
        let next = match (ours.peek(), theirs.peek()) {
            (Some(one), Some(other)) if one == other => {
                theirs.next();
                ours.next()
            }
            (Some(one), Some(other)) if touches(&one.0, &other.0) => return None,
            (Some(one), Some(other)) if one.0.start < other.0.start => ours.next(),
            (_, Some(_)) => theirs.next(),
            (_, None) => ours.next(),
        };
        let Some(edit) = next else { return Some(all) };
        all.push(edit);
    }
}

/// Whether two edits meet: one after the other with nothing between may be read in two orders.
fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// What leads from `base` to `new`.
pub(super) fn edits(base: &str, new: &str) -> Edits {
    let (base, new) = (tokens(base), tokens(new));
    changed(&base, &new).into_iter().map(|(gone, come)| (gone, words_of(&new, come))).collect()
}

/// Words with the blank that follows each, punctuation apart; a line feed is a token of its own.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let sign = |c: char| !is_letter(c) && c != ' ';
        let end = if first == ' ' || sign(first) {
            first.len_utf8()
        } else {
            rest.find(|c: char| c == ' ' || sign(c)).unwrap_or(rest.len())
        };
        // The blank after a word belongs to it, so that a word inserted or removed is one token.
        let end = if first != '\n' && rest.get(end..).is_some_and(|after| after.starts_with(' ')) {
            end + 1
        } else {
            end
        };
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// What words are made of.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Arabic vowel marks, tatweel and combining marks: parts of a word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{640}' | '\u{200c}' | '\u{200d}')
}

fn words_of(tokens: &[&str], range: Range<usize>) -> String {
    tokens.get(range).unwrap_or_default().concat()
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, words: &str) {
    match pieces.last_mut().filter(|last| last.fate == fate) {
        _ if words.is_empty() => {}
        Some(last) => last.words.push_str(words),
        None => pieces.push(Piece { fate, words: words.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let sign = |piece: Piece| match piece.fate {
            Fate::Kept => piece.words,
            Fate::Removed => format!("[-{}-]", piece.words),
            Fate::Added => format!("[+{}+]", piece.words),
        };
        compare(old, new).into_iter().map(sign).collect()
    }

    #[test]
    fn words_are_compared_whole_and_marks_make_another_word() {
        assert_eq!(told("one two three", "one 2 three"), "one [-two -][+2 +]three");
        assert_eq!(told("على أن تعمل", "على إن تعمل"), "على [-أن -][+إن +]تعمل");
        assert_eq!(told("مُحرر", "محرر"), "[-مُحرر-][+محرر+]");
    }

    #[test]
    fn punctuation_is_no_part_of_a_word() {
        assert_eq!(told("الجماعة، والجمعيات", "الجماعة؛ والجمعيات"), "الجماعة[-، -][+؛ +]والجمعيات");
    }

    #[test]
    fn the_letters_that_differ_inside_a_word_are_found() {
        let one = |range: Range<usize>| Vec::from([range]);
        let (gone, come) = letters("أن", "إن");
        assert_eq!((gone.as_slice(), come.as_slice()), (one(0..2).as_slice(), one(0..2).as_slice()));
        let (gone, come) = letters("مُحرر", "محرر");
        assert_eq!((gone.as_slice(), come.as_slice()), (one(2..4).as_slice(), &[][..]));
    }

    #[test]
    fn changes_to_different_words_merge_and_to_the_same_do_not() {
        let base = "تلتزم الجماعة بنشر البرنامج كل سنة";
        let ours = "تلتزم جماعة العرائش بنشر البرنامج كل سنة";
        let theirs = "تلتزم الجماعة بنشر البرنامج كل ستة أشهر";
        let merged = "تلتزم جماعة العرائش بنشر البرنامج كل ستة أشهر";
        assert_eq!(merge(base, ours, theirs).as_deref(), Some(merged));
        assert_eq!(merge(base, theirs, ours).as_deref(), Some(merged));
        assert_eq!(merge(base, ours, "تلتزم المدينة بنشر البرنامج كل سنة"), None);
        assert_eq!(merge(base, ours, ours).as_deref(), Some(ours));
        assert_eq!(merge(base, base, theirs).as_deref(), Some(theirs));
    }

    #[test]
    fn two_insertions_at_one_place_do_not_merge() {
        assert_eq!(merge("a b", "a x b", "a y b"), None);
    }

    #[test]
    fn a_word_added_after_another_leaves_that_one_as_it_was() {
        assert_eq!(told("كل سنة.", "كل سنة وكلما دعت الحاجة."), "كل سنة[+ وكلما دعت الحاجة+].");
        assert_eq!(told("كل سنة وكلما دعت الحاجة", "كل سنة"), "كل سنة[- وكلما دعت الحاجة-]");
        assert_eq!(told("سنة", "سنةً"), "[-سنة-][+سنةً+]", "a mark is part of its word");
    }

    #[test]
    fn texts_of_a_megabyte_that_have_little_in_common_are_compared_without_a_stall() {
        let text = |seed: u64| -> String {
            let ids = crate::domain::Ids::new(seed);
            (0..150_000).map(|_| format!("كلمة{} ", ids.fresh() % 40_000)).collect()
        };
        let (old, new) = (text(1), text(2));
        let begun = std::time::Instant::now();
        let pieces = compare(&old, &new);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
        let of = |fate: Fate| -> String {
            pieces.iter().filter(|it| it.fate != fate).map(|it| it.words.as_str()).collect()
        };
        assert!(of(Fate::Added) == old && of(Fate::Removed) == new);
        // One word without a blank, letter by letter.
        let (old, new) = ("اب".repeat(100_000), "با".repeat(90_000));
        assert!(!letters(&old, &new).0.is_empty());
        assert!(begun.elapsed().as_secs() < 40, "{:?}", begun.elapsed());
    }
}
