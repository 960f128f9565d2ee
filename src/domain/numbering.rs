//! What the parts of a text are called by: their numbers, and references to them in the text.
//!
//! Used by whatever shows a text. Numbers follow from the order of the parts and are never
//! stored; a reference names its part by identity, so that it is right after any renumbering.

use std::cmp::Ordering;
use std::ops::Range;

use super::charter::numbers;
use super::{DocumentId, Numbering, ParagraphId, Section, SectionId};
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

/// The parts of a text in order, each with its place in figures (`2.1`), whatever it is called: what
/// places are written with in files and in fields.
#[must_use]
pub fn placed(committee: &Committee, document: DocumentId) -> Vec<(String, SectionId, &Section)> {
    let parts = committee.outline_of(document);
    let places = numbers(parts.iter().map(|(_, part)| part.heading.level));
    let figures = |place: Vec<u32>| place.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    parts.into_iter().zip(places).map(|((id, part), place)| (figures(place), id, part)).collect()
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

/// The place of the paragraph that begins at byte `start` of `body`, as [`items`] counts it.
#[must_use]
pub fn item_at(body: &str, start: usize) -> Option<u32> {
    let (before, after) = body.split_at_checked(start)?;
    if !after.starts_with(ITEM) {
        return None;
    }
    let above = before.strip_suffix('\n').into_iter().flat_map(|above| above.rsplit('\n'));
    let count = above.take_while(|paragraph| paragraph.starts_with(ITEM)).count();
    u32::try_from(count).ok()?.checked_add(1)
}

/// The script a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Arabic.
    Arabic,
    /// Any other: that of French, as a rule.
    Latin,
}

/// The script of most letters of the titles of a text, or of the first letter under them; `None`
/// for a text without letters. Its parts and items are numbered in the way of that script, in
/// whatever language it is read.
#[must_use]
pub fn script_of(committee: &Committee, document: DocumentId) -> Option<Script> {
    let script = |c: char| match c {
        '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Script::Arabic,
        _ => Script::Latin,
    };
    let first = |words: &str| words.chars().find(|c| c.is_alphabetic()).map(script);
    let parts = committee.outline_of(document);
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for letter in parts.iter().flat_map(|(_, part)| part.heading.title.chars()) {
        match letter.is_alphabetic().then(|| script(letter)) {
            Some(Script::Arabic) => arabic += 1,
            Some(Script::Latin) => latin += 1,
            None => {}
        }
    }
    match arabic.cmp(&latin) {
        Ordering::Greater => Some(Script::Arabic),
        Ordering::Less => Some(Script::Latin),
        Ordering::Equal => parts.iter().find_map(|(_, part)| first(&part.body)),
    }
}

/// What a reference names. Whatever it is called by, and wherever it goes, it stays the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Referent {
    /// A part of a text.
    Part(SectionId),
    /// A paragraph.
    Paragraph(ParagraphId),
}

/// What a reference is written as in a text: `{#`, the identity of the part in base 36, `}`; with
/// a full stop before the identity, that of a paragraph.
///
/// ```
/// use lajna::domain::{ParagraphId, SectionId};
/// use lajna::domain::numbering::{Referent, reference, references};
/// let token = reference(Referent::Part(SectionId(46_657)));
/// assert_eq!(token, "{#1001}");
/// assert_eq!(references("انظر {#1001}."), [(9..16, Referent::Part(SectionId(46_657)))]);
/// assert_eq!(reference(Referent::Paragraph(ParagraphId(36))), "{#.10}");
/// ```
#[must_use]
pub fn reference(to: Referent) -> String {
    let (before, mut rest) = match to {
        Referent::Part(id) => ("{#", id.0),
        Referent::Paragraph(id) => ("{#.", id.0),
    };
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(rest % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    before.chars().chain(digits.into_iter().rev()).chain(['}']).collect()
}

/// The references in `text`: their bytes, and what they name, whether there or not.
#[must_use]
pub fn references(text: &str) -> Vec<(Range<usize>, Referent)> {
    let token = |(at, _): (usize, &str)| {
        let inside = text.get(at + 2..)?.split_once('}')?.0;
        let digits = inside.strip_prefix('.').unwrap_or(inside);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        let id = u64::from_str_radix(digits, 36).ok().filter(|_| plain)?;
        let to = if inside.starts_with('.') {
            Referent::Paragraph(ParagraphId(id))
        } else {
            Referent::Part(SectionId(id))
        };
        Some((at..at + inside.len() + 3, to))
    };
    text.match_indices("{#").filter_map(token).collect()
}

/// `text` with every reference in the words `called` gives it.
#[must_use]
pub fn resolved(text: &str, mut called: impl FnMut(Referent) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for (bytes, to) in references(text) {
        shown.push_str(text.get(from..bytes.start).unwrap_or_default());
        shown.push_str(&called(to));
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
    fn an_item_knows_its_place_from_where_it_stands() {
        let body = "نلتزم:\n- أولا\n- ثانيا\n\n- آخر";
        let starts = [0].into_iter().chain(body.match_indices('\n').map(|(at, _)| at + 1));
        assert_eq!(starts.map(|start| item_at(body, start)).collect::<Vec<_>>(), items(body));
        assert_eq!(item_at("- a", 0), Some(1));
        assert_eq!((item_at("- a", 9), item_at("", 0)), (None, None));
    }

    #[test]
    fn every_identity_comes_back_from_its_token() {
        for id in [0, 1, 35, 36, 0xFFFF_FFFF_FFFF, u64::MAX] {
            for to in [Referent::Part(SectionId(id)), Referent::Paragraph(ParagraphId(id))] {
                let token = reference(to);
                assert!(token.is_ascii() && token.len() <= 17, "{token}");
                assert_eq!(references(&token), [(0..token.len(), to)]);
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_reference_stays_as_it_is() {
        let texts = ["{#}", "{#A1}", "{#1", "{# 1}", "{اللجنة}", "{#-1}", "{#+1}", "{#..1}", "{#.}"];
        for text in texts.into_iter().chain(["{#zzzzzzzzzzzzzzzzz}", "{#.+1}"]) {
            assert_eq!(references(text), [], "{text}");
        }
        assert_eq!(references("a {#1}{#2} b").len(), 2);
    }

    #[test]
    fn a_text_is_of_the_script_of_its_titles() {
        let committee = |titles: &[&str], body: &str| {
            let mut committee = Committee::default();
            for (title, nth) in titles.iter().zip(1..) {
                let heading = super::super::Heading { title: (*title).into(), ..Default::default() };
                let mut part = super::super::Section::new(SectionId(nth), heading);
                part.body = body.into();
                committee.charter.insert(SectionId(nth), part);
            }
            script_of(&committee, DocumentId::CHARTER)
        };
        assert_eq!(committee(&["الميثاق (Charte)"], ""), Some(Script::Arabic));
        assert_eq!(committee(&["Charte", "ﻷ"], ""), Some(Script::Latin));
        assert_eq!(committee(&["1"], "12. المبادئ"), Some(Script::Arabic));
        assert_eq!(committee(&[], ""), None);
    }
}
