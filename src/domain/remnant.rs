//! Names that stayed behind in a text taken over from elsewhere: the first town, the first
//! committee, in whatever form the sentence gave them.
//!
//! Used by whoever clones a text. A name is found folded, with what Arabic writes together with
//! it (بالعرائش، وللعرائش) and as who comes from there (العرائشي، طنجاوي). It proposes: a person
//! decides.

use std::ops::Range;

use super::fold::{fold, fold_map};
use super::{Committee, DocumentId, SectionId};

/// Where a name is still mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remnant {
    /// The part.
    pub section: SectionId,
    /// Which of its paragraphs, from 0; `None`: its title.
    pub paragraph: Option<usize>,
    /// The words of the paragraph, or the title.
    pub words: String,
    /// The bytes of the names in them, in order.
    pub hits: Vec<Range<usize>>,
}

/// Every title and paragraph of a text where one of `names` is mentioned, in order.
#[must_use]
pub fn remnants(committee: &Committee, document: DocumentId, names: &[String]) -> Vec<Remnant> {
    let mut found = Vec::new();
    for (section, part) in committee.outline_of(document) {
        let title = std::iter::once((None, part.heading.title.as_str()));
        let body = part.body.split('\n').enumerate().map(|(place, words)| (Some(place), words));
        found.extend(title.chain(body).filter_map(|(paragraph, words)| {
            let hits = mentions(words, names);
            let words = words.to_owned();
            (!hits.is_empty()).then_some(Remnant { section, paragraph, words, hits })
        }));
    }
    found
}

/// The bytes of `text` where one of `names` is mentioned, in order; the longest of those that
/// overlap.
///
/// ```
/// use lajna::domain::remnant::mentions;
/// let text = "انعقد بالعرائش، à Larache";
/// let found = mentions(text, &["العرائش".to_owned(), "Larache".to_owned()]);
/// let found: Vec<&str> = found.into_iter().map(|it| &text[it]).collect();
/// assert_eq!(found, ["بالعرائش", "Larache"]);
/// ```
#[must_use]
pub fn mentions(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let folded = fold_map(text);
    let words = words(folded.text());
    let names: Vec<Vec<String>> = names.iter().map(|name| parts(name)).filter(|it| !it.is_empty()).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(rest) = words.get(from..).filter(|rest| !rest.is_empty()) {
        let long = names.iter().filter(|name| begins(rest, name, folded.text())).map(Vec::len).max();
        if let Some(long) = long
            && let Some((first, last)) = rest.first().zip(rest.get(long - 1))
        {
            found.push(folded.source(first.start..last.end));
        }
        from += long.unwrap_or(1);
    }
    found
}

/// Places of the words of a folded text.
fn words(folded: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = None;
    for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
        match (c.is_alphanumeric(), open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                words.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    words
}

/// The words of a name, folded.
fn parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    words(&folded).into_iter().filter_map(|word| folded.get(word)).map(str::to_owned).collect()
}

/// Whether the words `rest` begin with a name.
fn begins(rest: &[Range<usize>], name: &[String], text: &str) -> bool {
    rest.len() >= name.len()
        && rest.iter().zip(name).enumerate().all(|(place, (word, part))| {
            let word = text.get(word.clone()).unwrap_or_default();
            match (place, name.len()) {
                (0, 1) => bare(word, part).any(|word| is_of(word, without_article(part))),
                (0, _) => bare(word, part).any(|word| word == without_article(part)),
                _ => word == part || without_article(word) == without_article(part),
            }
        })
}

/// A word as it may stand without what is written together with it: a conjunction, a preposition,
/// the article. Latin words stand alone; what an apostrophe parts is a word of its own already.
fn bare<'w>(word: &'w str, name: &str) -> impl Iterator<Item = &'w str> {
    let arabic = name.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let leads: &[&str] = if arabic { &["", "و", "ف"] } else { &[""] };
    let prepositions: &[&str] = if arabic { &["", "ب", "ك", "ل"] } else { &[""] };
    // After the preposition ل the article loses its first letter.
    let articles: &[&str] = if arabic { &["", "ال", "ل"] } else { &[""] };
    leads.iter().flat_map(move |lead| {
        prepositions.iter().flat_map(move |preposition| {
            let fits = |article: &&&str| **article != "ل" || *preposition == "ل";
            articles.iter().filter(fits).filter_map(move |article| {
                word.strip_prefix(lead)?.strip_prefix(preposition)?.strip_prefix(article)
            })
        })
    })
}

/// The name itself, or who comes from there: طنجي، طنجاوي، عرائشية.
fn is_of(word: &str, name: &str) -> bool {
    const FROM: [&str; 12] =
        ["ي", "يه", "يون", "يين", "يات", "يتين", "اوي", "اويه", "اويون", "اويين", "اويات", "اوه"];
    let stem = name.strip_suffix(['ه', 'ا']).unwrap_or(name);
    word == name
        || [name, stem].iter().any(|stem| {
            stem.chars().nth(1).is_some() && word.strip_prefix(*stem).is_some_and(|rest| FROM.contains(&rest))
        })
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gazetteer::names_of;

    fn found<'t>(text: &'t str, town: &str) -> Vec<&'t str> {
        mentions(text, &names_of(town)).into_iter().map(|it| text.get(it).unwrap()).collect()
    }

    #[test]
    fn a_town_is_found_with_all_that_is_written_together_with_it() {
        let text = "العرائش بالعرائش لمدينة العرائش، وبالعرائش وللعرائش «كالعرائش» فالعَرائِش. جماعة العرايش \
                    عرائشي والعرائشيات، à Larache, d'Larache l’ancienne LARACHE.";
        let all = [
            "العرائش",
            "بالعرائش",
            "العرائش",
            "وبالعرائش",
            "وللعرائش",
            "كالعرائش",
            "فالعَرائِش",
            "العرايش",
            "عرائشي",
            "والعرائشيات",
            "Larache",
            "Larache",
            "LARACHE",
        ];
        assert_eq!(found(text, "العرائش"), all);
        assert_eq!(found(text, "Larache"), all, "whichever name is asked for");
    }

    #[test]
    fn towns_without_an_article_and_of_several_words_are_found_too() {
        assert_eq!(
            found("بطنجة ولطنجة والطنجاويين طنجي", "طنجة"),
            ["بطنجة", "ولطنجة", "والطنجاويين", "طنجي"]
        );
        assert_eq!(found("بسيدي قاسم، سيدي علي، Sidi-Kacem", "سيدي قاسم"), ["بسيدي قاسم", "Sidi-Kacem"]);
        assert_eq!(found("للقصر الكبير والقصر الصغير", "القصر الكبير"), ["للقصر الكبير"]);
        assert_eq!(found("بوزان ووزان وزانية", "وزان"), ["بوزان", "ووزان", "وزانية"]);
    }

    #[test]
    fn words_that_only_hold_a_name_are_not_it() {
        assert_eq!(found("سلام وسلاسل والسلامة تسلا", "سلا"), [] as [&str; 0]);
        assert_eq!(found("فاسد وفاسق مفاس Fesses", "فاس"), [] as [&str; 0]);
        assert_eq!(found("عرش وعريش وlarachement", "العرائش"), [] as [&str; 0]);
        assert_eq!(mentions("أي شيء", &["".into(), " - ".into()]), []);
    }

    #[test]
    fn of_names_that_overlap_the_longest_is_told() {
        let names = ["العرائش".to_owned(), "لجنة التنسيق بالعرائش".to_owned()];
        let text = "تعقد لجنة التنسيق بالعرائش دورتها بالعرائش";
        let found: Vec<&str> = mentions(text, &names).into_iter().map(|it| text.get(it).unwrap()).collect();
        assert_eq!(found, ["لجنة التنسيق بالعرائش", "بالعرائش"]);
    }
}
