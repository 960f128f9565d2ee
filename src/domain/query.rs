//! What a person types to find rows: words, each the beginning of some word of the row.
//!
//! Used by the filter of every list. The caller folds its rows once and asks again at
//! every key: a long list through an [`Index`], which looks at words and not at rows. Order
//! of the words does not count, and nothing is ranked: a list that is filtered keeps its order.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Bound, Range};

use super::fold::{Folded, fold};

/// The words to look for, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<Sought>,
}

/// One word of a query, with the other ways it may stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sought {
    spellings: Vec<String>,
}

/// What may stand between the start of a word and the letters that were typed: the article,
/// alone or behind an attached preposition, and the Abd of a name written in one word.
const LEADS: [&str; 8] = ["ال", "لل", "وال", "بال", "كال", "فال", "عبد", "عبدال"];

impl Query {
    /// The query for the words typed so far.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = fold(typed).split(' ').filter_map(Sought::new).collect();
        Self { words }
    }

    /// Whether nothing is sought, so that everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word of the query begins some word of `folded_text`, which must come
    /// from [`fold`]; the article may stand or be missing on either side.
    #[must_use]
    pub fn matches(&self, folded_text: &str) -> bool {
        self.words.iter().all(|word| word.hits(folded_text).next().is_some())
    }

    /// The bytes of the original words to highlight: in order, not overlapping.
    ///
    /// Empty when the text does not match as a whole.
    #[must_use]
    pub fn hits(&self, folded: &Folded) -> Vec<Range<usize>> {
        if !self.matches(folded.text()) {
            return Vec::new();
        }
        let mut found: Vec<Range<usize>> = self
            .words
            .iter()
            .flat_map(|word| word.hits(folded.text()))
            .map(|hit| folded.source(hit))
            .collect();
        found.sort_by_key(|hit| (hit.start, hit.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for hit in found {
            match apart.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => apart.push(hit),
            }
        }
        apart
    }
}

impl Sought {
    fn new(word: &str) -> Option<Self> {
        // A comma typed after a name is not part of it; a lone sign is looked for as it is.
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = if bare.is_empty() { word } else { bare };
        if word.is_empty() {
            return None;
        }
        let mut spellings = vec![word.to_owned()];
        if let Some(rest) = word.strip_prefix("ال").filter(|rest| !rest.is_empty()) {
            spellings.push(rest.to_owned());
        }
        if let Some(rest) = word.strip_prefix("عبد").filter(|rest| !rest.is_empty()) {
            spellings.push(format!("عبد {rest}"));
        }
        Some(Self { spellings })
    }

    fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.spellings.iter().flat_map(move |spelling| hits_of(spelling, text))
    }
}

fn hits_of<'a>(spelling: &'a str, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let letter = spelling.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find(spelling)?;
            if begins_word(text, at, spelling) {
                from = at + spelling.len();
                return Some(at..from);
            }
            // What begins a word may overlap what does not: the second of three lams.
            from = at + letter;
        }
    })
}

/// Whether the letters at `at` begin a word of `text`, or stand behind one of [`LEADS`].
fn begins_word(text: &str, at: usize, spelling: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    if !spelling.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric) {
        return true;
    }
    // Asked at every such letter of every row: the ends that are compared say no at once.
    let opens = |before: &str| !before.ends_with(char::is_alphanumeric);
    LEADS.iter().any(|lead| before.strip_suffix(lead).is_some_and(opens))
}

/// The words of many rows, and under each word the rows that have it.
///
/// It finds the very rows that [`Query::matches`] would, in the time of the rows found: a
/// search among the words in order, not a look at every letter of every row. Rows are
/// numbered by the caller, from 0 and with few gaps.
#[derive(Debug, Default)]
pub struct Index {
    /// Invariant: `words` holds each run of letters and digits of each text, with its row once.
    texts: Vec<String>,
    words: BTreeMap<Box<str>, Vec<u32>>,
}

/// The rows that have the words of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found(Vec<bool>);

impl Found {
    /// Whether row number `row` is one of them.
    #[must_use]
    pub fn has(&self, row: usize) -> bool {
        self.0.get(row).is_some_and(|has| *has)
    }
}

impl Index {
    /// The index of rows with these folded texts, numbered in their order.
    #[must_use]
    pub fn new(texts: Vec<String>) -> Self {
        let mut words: HashMap<&str, Vec<u32>> = HashMap::new();
        for (row, text) in (0..).zip(&texts) {
            for word in words_of(text) {
                let rows = words.entry(word).or_default();
                if rows.last() != Some(&row) {
                    rows.push(row);
                }
            }
        }
        let words = words.into_iter().map(|(word, rows)| (Box::from(word), rows)).collect();
        Self { texts, words }
    }

    /// How many rows are numbered.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.texts.len()
    }

    /// Gives row number `row` another folded text; a row that is gone has an empty one.
    pub fn set(&mut self, row: usize, text: String) {
        // Rows are numbered in memory, where there is no room for more of them than this.
        let Ok(number) = u32::try_from(row) else { return };
        if self.texts.len() <= row {
            self.texts.resize(row + 1, String::new());
        }
        let Some(kept) = self.texts.get_mut(row) else { return };
        if *kept == text {
            return;
        }
        let before = std::mem::replace(kept, text.clone());
        for word in words_of(&before) {
            if let Some(rows) = self.words.get_mut(word) {
                rows.retain(|it| *it != number);
                if rows.is_empty() {
                    self.words.remove(word);
                }
            }
        }
        for word in words_of(&text) {
            let rows = self.words.entry(Box::from(word)).or_default();
            // The rows of a word stand in no order, but one row adds its words together.
            if rows.last() != Some(&number) {
                rows.push(number);
            }
        }
    }

    /// The rows that match `query`; every row when nothing is sought.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        let mut found = vec![true; self.texts.len()];
        for word in &query.words {
            let has = self.having(word);
            found.iter_mut().zip(has).for_each(|(found, has)| *found &= has);
        }
        Found(found)
    }

    fn having(&self, sought: &Sought) -> Vec<bool> {
        let mut has = vec![false; self.texts.len()];
        for spelling in &sought.spellings {
            let head = spelling.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if head.is_empty() {
                // A sign stands anywhere.
                let each = has.iter_mut().zip(&self.texts);
                each.for_each(|(has, text)| *has = *has || text.contains(spelling.as_str()));
                continue;
            }
            for lead in std::iter::once("").chain(LEADS) {
                let word = [lead, head].concat();
                if head.len() == spelling.len() {
                    let from = (Bound::Included(word.as_str()), Bound::Unbounded);
                    let alike = self.words.range::<str, _>(from);
                    let alike = alike.take_while(|(it, _)| it.starts_with(word.as_str()));
                    alike.flat_map(|(_, rows)| rows).for_each(|row| mark(&mut has, *row));
                } else if let Some(rows) = self.words.get(word.as_str()) {
                    // What follows the word is looked for where the word is.
                    let rows = rows.iter().filter(|row| {
                        let text = self.texts.get(**row as usize);
                        text.is_some_and(|text| hits_of(spelling, text).next().is_some())
                    });
                    rows.for_each(|row| mark(&mut has, *row));
                }
            }
        }
        has
    }
}

fn mark(has: &mut [bool], row: u32) {
    if let Some(it) = has.get_mut(row as usize) {
        *it = true;
    }
}

/// The runs of letters and digits of a folded text: what a typed word may begin.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fold::fold_map;

    fn finds(query: &str, text: &str) -> bool {
        Query::new(query).matches(&fold(text))
    }

    #[test]
    fn every_word_typed_begins_a_word_of_the_row() {
        assert!(finds("شه فاط", "فاطمة شهباز"));
        assert!(finds("", "فاطمة شهباز"));
        assert!(finds("  ", "فاطمة شهباز"));
        assert!(!finds("هباز", "فاطمة شهباز"), "not in the middle of a word");
        assert!(!finds("شه مريم", "فاطمة شهباز"), "all the words, not one");
        assert!(finds("fld", "جمعية FLDF"));
        assert!(finds("2023", "15/04/2023"));
        assert!(finds("شهباز،", "فاطمة شهباز"));
    }

    #[test]
    fn the_article_may_stand_or_be_missing_on_either_side() {
        assert!(finds("عمراني", "مصطفى العمراني"));
        assert!(finds("العمراني", "مصطفى عمراني"));
        assert!(finds("ال", "مصطفى العمراني"));
        assert!(finds("العرائش", "جمعية الماس لتنمية المرأة بالعرائش"));
        assert!(finds("تنمية", "جمعية المحصص للتنمية البشرية"));
        assert!(!finds("مراني", "مصطفى العمراني"));
        assert!(finds("لل", "اللل"), "behind the article, though its own lam came first");
    }

    #[test]
    fn marks_hamza_and_teh_marbuta_do_not_hide_a_word() {
        assert!(finds("الحسيمه", "جماعة الحَسِيمَةِ"));
        assert!(finds("ايمان", "إيمان الشعبي"));
        assert!(finds("الإلاه", "عبد الالاه"));
        assert!(finds("عبدالاله", "عبد الاله العمراني"));
        assert!(finds("عبد الاله", "عبدالاله العمراني"));
    }

    #[test]
    fn hits_are_the_bytes_as_written_in_order_and_apart() {
        let text = "جمعية الحَسِيمَةِ، حسيمة";
        let hits = Query::new("حسيمه جمع").hits(&fold_map(text));
        let shown: Vec<&str> = hits.into_iter().map(|hit| text.get(hit).unwrap()).collect();
        assert_eq!(shown, ["جمع", "حَسِيمَةِ", "حسيمة"]);
        assert!(Query::new("حسيمه غائب").hits(&fold_map(text)).is_empty());
    }

    #[test]
    fn words_that_overlap_are_one_hit() {
        let hits = Query::new("شه شهبا").hits(&fold_map("فاطمة شهباز"));
        assert_eq!(hits.len(), 1);
    }

    /// Words that meet every rule: articles, prepositions, an Abd, signs inside and alone.
    fn row() -> impl Strategy<Value = String> {
        let lead = prop_oneof![
            Just(""),
            Just("ال"),
            Just("بال"),
            Just("لل"),
            Just("و"),
            Just("عبد"),
            Just("عبد ال")
        ];
        let word = ("[امله-]{0,3}|[ا-ي]{1,4}|[a-c0-2'،/.-]{1,4}", lead)
            .prop_map(|(word, lead)| format!("{lead}{word}"));
        proptest::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
    }

    #[test]
    fn a_word_that_repeats_its_article_is_found_behind_it() {
        let query = Query::new("لل");
        assert!(query.matches("اللل"));
        assert!(Index::new(vec!["اللل".to_owned()]).find(&query).has(0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_index_finds_what_matches_row_by_row(
            rows in proptest::collection::vec(row(), 0..12),
            later in proptest::collection::vec((0_usize..14, row()), 0..6),
            typed in row(),
        ) {
            let mut texts: Vec<String> = rows.iter().map(|words| fold(words)).collect();
            let mut index = Index::new(texts.clone());
            for (row, words) in later {
                index.set(row, fold(&words));
                texts.resize(texts.len().max(row + 1), String::new());
                texts[row] = fold(&words);
            }
            // The words typed, and the beginning of them, as letters come.
            for letters in 0..=typed.chars().count() {
                let query = Query::new(&typed.chars().take(letters).collect::<String>());
                let found = index.find(&query);
                prop_assert_eq!(index.rows(), texts.len());
                for (row, text) in texts.iter().enumerate() {
                    prop_assert_eq!(found.has(row), query.matches(text), "{:?} in {:?}", query, text);
                }
            }
        }
    }

    #[test]
    fn a_row_that_is_gone_is_found_by_nothing() {
        let mut index = Index::new(vec![fold("فاطمة شهباز"), fold("فاطمة")]);
        index.set(0, String::new());
        let found = index.find(&Query::new("فاط"));
        assert_eq!((found.has(0), found.has(1), found.has(2)), (false, true, false));
        assert!(!index.words.contains_key("شهباز"), "no word is kept for nobody");
    }
}
