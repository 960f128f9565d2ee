//! Words to find in the charter: in titles and in texts, however they are spelled.
//!
//! Used by the charter pane. The folded charter is kept while nothing changes, so that a letter
//! more in the words to find costs no folding; where a hit stands in a text is worked out only
//! for the paragraphs that are looked at.

use std::ops::Range;

use super::outline::Row;
use crate::domain::Committee;
use crate::domain::fold::{fold, fold_map};

/// Words to find, and where they are.
#[derive(Default)]
pub(super) struct Find {
    /// The words, folded; empty when nothing is looked for.
    words: String,
    /// The charter, folded; `None` when it has changed since.
    passages: Option<Vec<Passage>>,
    /// The passages with hits; `None` when words or charter have changed since.
    places: Option<Vec<Place>>,
    /// Whether one has gone to a hit since the words were last changed.
    progress: Progress,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Progress {
    /// The words are being typed: one letter more or less, and other hits.
    #[default]
    Typing,
    /// They have led somewhere.
    Led,
}

/// A title or a paragraph, folded.
struct Passage {
    at: Position,
    folded: String,
}

/// A place in the charter, in the order it is read: a row of the outline, then its title (`None`)
/// or a byte of its text.
pub(super) type Position = (usize, Option<usize>);

/// A passage with hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    at: Position,
    /// How many hits stand before it.
    before: usize,
    count: usize,
}

/// Which hit, seen from a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// The first one there or after it.
    Here,
    /// The first one after it.
    Next,
    /// The last one before it.
    Previous,
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Row of the outline.
    pub(super) row: usize,
    /// The bytes of the text; `None`: the title.
    pub(super) bytes: Option<Range<usize>>,
    /// Which one of all, from 1.
    pub(super) number: usize,
}

impl Find {
    /// Looks for other words.
    pub(super) fn set(&mut self, words: &str) {
        let words = fold(words);
        if words != self.words {
            self.words = words;
            self.places = None;
            self.progress = Progress::Typing;
        }
    }

    /// Whether nothing is looked for.
    pub(super) fn is_off(&self) -> bool {
        self.words.is_empty()
    }

    /// Looks for nothing, and forgets the folded charter.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes note that the charter has changed.
    pub(super) fn outdate(&mut self) {
        self.passages = None;
        self.places = None;
    }

    /// The bytes of `text` to be marked as hits: none while the words are being typed, whose
    /// first letters are nearly everywhere.
    pub(super) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.progress == Progress::Led { self.hits(text) } else { Vec::new() }
    }

    /// The bytes of `text` that are hits.
    pub(super) fn hits(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_off() || text.is_empty() {
            return Vec::new();
        }
        let folded = fold_map(text);
        let found = folded.text().match_indices(self.words.as_str());
        found.map(|(at, words)| folded.source(at..at + words.len())).collect()
    }

    /// How many hits there are.
    pub(super) fn count(&mut self, committee: &Committee, rows: &[Row]) -> usize {
        self.index(committee, rows).last().map_or(0, |place| place.before + place.count)
    }

    /// The hit to go to from `from`, round the ends of the charter.
    pub(super) fn go(
        &mut self,
        toward: Toward,
        from: Position,
        committee: &Committee,
        rows: &[Row],
    ) -> Option<Hit> {
        self.progress = Progress::Led;
        let places = self.index(committee, rows).to_vec();
        // The passage that holds `from`, if it has hits, is the last that begins before it.
        let after = places.partition_point(|place| place.at <= from);
        let here = after.checked_sub(1).and_then(|at| places.get(at)).copied();
        let inside = here.filter(|place| place.at.0 == from.0).and_then(|place| {
            let hits = self.inside(place, committee, rows);
            let on = |hit: &&(Position, Hit)| match toward {
                Toward::Here => hit.0 >= from,
                Toward::Next => hit.0 > from,
                Toward::Previous => hit.0 < from,
            };
            let mut found = hits.iter().filter(on);
            let hit = if toward == Toward::Previous { found.next_back() } else { found.next() };
            hit.map(|(_, hit)| hit.clone())
        });
        if inside.is_some() {
            return inside;
        }
        let place = match toward {
            Toward::Here | Toward::Next => places.get(after).or(places.first()),
            // The passage that holds `from` has been looked through, unless `from` stands in
            // another part and the whole passage is before it.
            Toward::Previous => {
                let whole = here.is_some_and(|place| place.at.0 != from.0);
                let before = if whole { after.checked_sub(1) } else { after.checked_sub(2) };
                before.and_then(|at| places.get(at)).or(places.last())
            }
        };
        let mut hits = self.inside(*place?, committee, rows);
        let hit = if toward == Toward::Previous { hits.pop() } else { hits.into_iter().next() };
        hit.map(|(_, hit)| hit)
    }

    /// The hits of a passage, in order.
    fn inside(&self, place: Place, committee: &Committee, rows: &[Row]) -> Vec<(Position, Hit)> {
        let (row, start) = place.at;
        let Some(section) = rows.get(row).and_then(|row| committee.charter.get(&row.id)) else {
            return Vec::new();
        };
        let Some(start) = start else {
            return vec![(place.at, Hit { row, bytes: None, number: place.before + 1 })];
        };
        let rest = section.body.get(start..).unwrap_or_default();
        let paragraph = rest.split('\n').next().unwrap_or_default();
        let hits = self.hits(paragraph).into_iter().zip(place.before + 1..);
        let hit = |(bytes, number): (Range<usize>, usize)| {
            let bytes = start + bytes.start..start + bytes.end;
            ((row, Some(bytes.start)), Hit { row, bytes: Some(bytes), number })
        };
        hits.map(hit).collect()
    }

    fn index(&mut self, committee: &Committee, rows: &[Row]) -> &[Place] {
        let words = &self.words;
        let passages = &mut self.passages;
        self.places.get_or_insert_with(|| {
            if words.is_empty() {
                return Vec::new();
            }
            let passages = passages.get_or_insert_with(|| folded(committee, rows));
            let mut before = 0;
            let mut places = Vec::new();
            for passage in passages.iter() {
                let count = passage.folded.matches(words.as_str()).count();
                // A title is one stop however often it says the words.
                let count = if passage.at.1.is_none() { count.min(1) } else { count };
                if count > 0 {
                    places.push(Place { at: passage.at, before, count });
                    before += count;
                }
            }
            places
        })
    }
}

/// The titles and paragraphs of the charter, folded, in the order they are read.
fn folded(committee: &Committee, rows: &[Row]) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (row, section) in rows.iter().enumerate().filter_map(|(at, row)| {
        let section = committee.charter.get(&row.id)?;
        Some((at, section))
    }) {
        passages.push(Passage { at: (row, None), folded: fold(&section.heading.title) });
        let mut start = 0;
        for paragraph in section.body.split('\n') {
            if !paragraph.is_empty() {
                passages.push(Passage { at: (row, Some(start)), folded: fold(paragraph) });
            }
            start += paragraph.len() + 1;
        }
    }
    passages
}
