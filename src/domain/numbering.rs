//! What the parts of a text are called by: their numbers, and references to them in the text.
//!
//! Used by whatever shows a text. Numbers follow from the order of the parts and are never
//! stored; a reference names its part by identity, so that it is right after any renumbering.

use std::ops::Range;

use super::charter::numbers;
use super::{DocumentId, Numbering, SectionId};
use crate::domain::Committee;

/// What a part is called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A number in a number: 1, 1.2, 1.2.1.
    Path(Vec<u32>),
    /// A title, باب: the first level of a text that has articles under it.
    Title(u32),
    /// A chapter, فصل, counted within its title.
    Chapter(u32),
    /// An article, مادة, counted through the whole text.
    Article(u32),
    /// A part of an article: the article, then the numbers within it.
    Under(u32, Vec<u32>),
}

/// What the parts of a text are called by, for their levels in order.
///
/// With [`Numbering::Articles`], the deepest level in use, at most the third, is that of the
/// articles: a text of one level has articles alone, one of two has titles and articles.
#[must_use]
pub fn labels(levels: &[u8], numbering: Numbering) -> Vec<Label> {
    let paths = numbers(levels.iter().copied());
    if numbering == Numbering::Decimal {
        return paths.into_iter().map(Label::Path).collect();
    }
    let article = usize::from(levels.iter().copied().max().unwrap_or_default().min(2));
    let mut articles = 0;
    let label = |path: Vec<u32>| {
        let (level, last) = (path.len().saturating_sub(1), path.last().copied().unwrap_or_default());
        if level == article {
            articles += 1;
            return Label::Article(articles);
        }
        match level {
            level if level > article => {
                Label::Under(articles, path.get(article + 1..).unwrap_or_default().to_vec())
            }
            0 => Label::Title(last),
            _ => Label::Chapter(last),
        }
    };
    paths.into_iter().map(label).collect()
}

/// What every part of a text is called by, in order.
#[must_use]
pub fn labels_of(committee: &Committee, document: DocumentId) -> Vec<(SectionId, Label)> {
    let parts = committee.outline_of(document);
    let levels: Vec<u8> = parts.iter().map(|(_, part)| part.heading.level).collect();
    let numbering = committee.documents.get(&document).map(|it| it.numbering).unwrap_or_default();
    parts.iter().map(|(id, _)| *id).zip(labels(&levels, numbering)).collect()
}

/// The place of a paragraph among the items it stands with, counted from 1: paragraphs that begin
/// with `- ` and follow one another. `None` for a paragraph that is no item.
#[must_use]
pub fn items(body: &str) -> Vec<Option<u32>> {
    let mut count = 0;
    let item = |paragraph: &str| {
        count = if paragraph.starts_with(ITEM) { count + 1 } else { 0 };
        (count > 0).then_some(count)
    };
    body.split('\n').map(item).collect()
}

/// What an item begins with.
pub const ITEM: &str = "- ";

/// What a reference to a part is written as in a text: `{#`, its identity in base 36, `}`.
///
/// ```
/// use lajna::domain::{SectionId, numbering};
/// let token = numbering::reference(SectionId(46_657));
/// assert_eq!(token, "{#1001}");
/// assert_eq!(numbering::references("انظر {#1001}."), [(9..16, SectionId(46_657))]);
/// ```
#[must_use]
pub fn reference(part: SectionId) -> String {
    let mut digits = Vec::new();
    let mut rest = part.0;
    loop {
        let digit = u32::try_from(rest % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.push('#');
    digits.push('{');
    let token: String = digits.into_iter().rev().collect();
    token + "}"
}

/// The references in `text`: their bytes, and the parts they name, whether there or not.
#[must_use]
pub fn references(text: &str) -> Vec<(Range<usize>, SectionId)> {
    let token = |(at, _): (usize, &str)| {
        let digits = text.get(at + 2..)?.split_once('}')?.0;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        let id = u64::from_str_radix(digits, 36).ok().filter(|_| plain)?;
        Some((at..at + digits.len() + 3, SectionId(id)))
    };
    text.match_indices("{#").filter_map(token).collect()
}

/// `text` with every reference in the words `called` gives it.
#[must_use]
pub fn resolved(text: &str, mut called: impl FnMut(SectionId) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for (bytes, part) in references(text) {
        shown.push_str(text.get(from..bytes.start).unwrap_or_default());
        shown.push_str(&called(part));
        from = bytes.end;
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_run_through_the_whole_text_and_chapters_begin_again_in_each_title() {
        use Label::{Article, Chapter, Title, Under};
        let all = labels(&[0, 1, 2, 2, 3, 1, 2, 0, 1, 2], Numbering::Articles);
        let wanted = [
            Title(1),
            Chapter(1),
            Article(1),
            Article(2),
            Under(2, vec![1]),
            Chapter(2),
            Article(3),
            Title(2),
            Chapter(1),
            Article(4),
        ];
        assert_eq!(all, wanted);
        assert_eq!(labels(&[0, 1, 1, 0, 1], Numbering::Articles)[4], Article(3));
        assert_eq!(labels(&[0, 0], Numbering::Articles), [Article(1), Article(2)]);
        assert_eq!(labels(&[0, 1], Numbering::Decimal)[1], Label::Path(vec![1, 1]));
    }

    #[test]
    fn items_are_counted_where_they_follow_one_another() {
        assert_eq!(items("نلتزم:\n- أولا\n- ثانيا\n\n- آخر"), [None, Some(1), Some(2), None, Some(1)]);
    }

    #[test]
    fn every_identity_comes_back_from_its_token() {
        for id in [0, 1, 35, 36, 0xFFFF_FFFF_FFFF, u64::MAX] {
            let token = reference(SectionId(id));
            assert!(token.is_ascii() && token.len() <= 16, "{token}");
            assert_eq!(references(&token), [(0..token.len(), SectionId(id))]);
        }
    }

    #[test]
    fn what_only_looks_like_a_reference_stays_as_it_is() {
        for text in ["{#}", "{#A1}", "{#1", "{# 1}", "{اللجنة}", "{#-1}", "{#+1}", "{#zzzzzzzzzzzzzzzzz}"]
        {
            assert_eq!(references(text), [], "{text}");
            assert_eq!(resolved(text, |_| "x".into()), text);
        }
        assert_eq!(resolved("a {#1}{#2} b", |id| id.0.to_string()), "a 12 b");
    }
}
