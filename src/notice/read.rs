//! A paragraph as it is read: references in the words their parts are called by now, an item under
//! its letter.
//!
//! Used wherever a text is read; in the charter pane for every paragraph but the one that is being
//! written, whose words stand as they are. Nothing of it is stored: it follows from the order of
//! the parts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::title_of;
use crate::domain::numbering::{ITEM, Label, Referent, items, labels_of, references, script_of};
use crate::domain::{Committee, DocumentId, Section, SectionId};
use crate::i18n::Phrases;
use crate::text::Direction;

/// Whoever reads a text: what its parts are called by, in the language of the text.
pub struct Reader<'a> {
    /// What the parts of the text are.
    pub labels: Cow<'a, BTreeMap<SectionId, Label>>,
    /// The committee whose text it is.
    pub committee: &'a Committee,
    /// The language the text is numbered in.
    pub own: &'static Phrases,
}

/// A paragraph with words in it that are not its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What is read.
    pub words: String,
    /// The words that are not as written, in order.
    pub stretches: Vec<Stretch>,
    /// Which way its own letters run, if it has any.
    pub direction: Option<Direction>,
}

/// Words that are read in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The bytes as written.
    source: Range<usize>,
    /// The bytes as read.
    pub read: Range<usize>,
    /// What it is read in the place of.
    pub sort: Sort,
}

/// What is read in the place of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The letter of an item.
    Letter,
    /// What a reference names.
    Reference,
    /// That a reference names nothing.
    Broken,
}

impl Read {
    /// The bytes that are read for those that are written.
    pub fn place(&self, written: &Range<usize>) -> Range<usize> {
        self.at(written.start, |read| read.start)..self.at(written.end, |read| read.end)
    }

    fn at(&self, byte: usize, edge: fn(&Range<usize>) -> usize) -> usize {
        let (mut written, mut read) = (0, 0);
        for stretch in self.stretches.iter().take_while(|stretch| stretch.source.start < byte) {
            if byte < stretch.source.end {
                return edge(&stretch.read);
            }
            (written, read) = (stretch.source.end, stretch.read.end);
        }
        read + (byte - written)
    }
}

impl<'a> Reader<'a> {
    /// Reads a text as it is in `committee`, for a reader of this language.
    pub fn of(committee: &'a Committee, document: DocumentId, reader: &Phrases) -> Self {
        let own = reader.language.of_text(script_of(committee, document)).phrases();
        let labels = labels_of(committee, document).into_iter().collect();
        Self { labels: Cow::Owned(labels), committee, own }
    }

    /// The number of a part of the text; empty for one of another.
    pub fn number(&self, part: SectionId) -> String {
        self.labels.get(&part).map(self.own.numbering.part).unwrap_or_default()
    }

    /// What a reference names, inside a sentence; `None` if that is gone.
    pub fn called(&self, to: Referent) -> Option<String> {
        let (id, place) = match to {
            Referent::Part(id) => (id, None),
            Referent::Paragraph(id) => self.committee.find_paragraph(id).map(|(id, at)| (id, Some(at)))?,
        };
        let part = self.committee.charter.get(&id)?;
        let names = &self.own.numbering;
        let here = self.labels.get(&id);
        let part_name = match here {
            Some(label) => names.part_within(label),
            None => {
                let labels = labels_of(self.committee, part.heading.document);
                labels.iter().find(|(other, _)| *other == id).map(|(_, label)| names.part_within(label))?
            }
        };
        let name = match place {
            None => part_name,
            Some(at) => self.paragraph(part, at, &part_name),
        };
        if here.is_some() {
            return Some(name);
        }
        let text = self.committee.text(part.heading.document)?;
        Some((names.in_text)(&name, &title_of(&text, self.own)))
    }

    /// A paragraph of a part, by its letter if it is an item, else by its place among those that
    /// have words and are none.
    fn paragraph(&self, part: &Section, at: usize, part_name: &str) -> String {
        let names = &self.own.numbering;
        let all = items(&part.body);
        if let Some(Some(item)) = all.get(at) {
            return (names.item_of)(*item, part_name);
        }
        let whole = all.iter().zip(part.body.split('\n'));
        let before = whole.take(at).filter(|(item, words)| item.is_none() && !words.trim().is_empty());
        (names.paragraph_of)(before.count() + 1, part_name)
    }

    /// A paragraph, the `item`-th of those it stands with; `None` if it is read as it is written.
    pub fn read(&self, paragraph: &str, item: Option<u32>) -> Option<Read> {
        let names = &self.own.numbering;
        let tokens = references(paragraph);
        if tokens.is_empty() && item.is_none() {
            return None;
        }
        let mut read = Read { words: String::new(), stretches: Vec::new(), direction: None };
        let mut from = 0;
        if let Some(item) = item {
            let letter = format!("{} ", (names.item)(item));
            from = read.put(paragraph, from, 0..ITEM.len(), &letter, Sort::Letter);
        }
        let mut known: BTreeMap<Referent, Option<String>> = BTreeMap::new();
        for (bytes, to) in tokens {
            let name = known.entry(to).or_insert_with(|| self.called(to));
            let first = paragraph.get(from..bytes.start).is_some_and(|words| words.trim().is_empty())
                && from <= ITEM.len();
            from = match name {
                Some(name) if first => read.put(paragraph, from, bytes, &capital(name), Sort::Reference),
                Some(name) => read.put(paragraph, from, bytes, name, Sort::Reference),
                None => read.put(paragraph, from, bytes, names.missing, Sort::Broken),
            };
        }
        read.keep(paragraph.get(from..).unwrap_or_default());
        Some(read)
    }
}

impl Read {
    /// Reads `words` in the place of the bytes `source`, after those written from `from` on.
    fn put(&mut self, paragraph: &str, from: usize, source: Range<usize>, words: &str, sort: Sort) -> usize {
        self.keep(paragraph.get(from..source.start).unwrap_or_default());
        let (start, end) = (self.words.len(), source.end);
        self.words.push_str(words);
        self.stretches.push(Stretch { source, read: start..self.words.len(), sort });
        end
    }

    /// Reads words as they are written. Theirs is the direction: a letter or a number before a
    /// French item does not turn it.
    fn keep(&mut self, words: &str) {
        self.words.push_str(words);
        if words.chars().any(is_arabic) {
            self.direction = Some(Direction::Rtl);
        } else if words.chars().any(char::is_alphabetic) {
            self.direction = self.direction.or(Some(Direction::Ltr));
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether `c` is of a script that runs from the right.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
}
