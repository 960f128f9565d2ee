//! A text in parts: an outline of headings, each with its paragraphs.
//!
//! Used by the committee. The outline is the list of headings in rank order, each with a
//! level; numbers are computed from that, never stored. Every paragraph has an identity, so
//! that an amendment points at it and follows it.

use std::ops::Range;

use super::{DocumentId, ParagraphId, Rank, SectionId, Splice};

/// A part of a text: its heading and its paragraphs.
///
/// Invariant: there are as many paragraphs as line feeds in the body, and one more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What the outline shows.
    pub heading: Heading,
    /// The text, paragraphs separated by `\n`, in logical order.
    pub body: String,
    /// The identities of the paragraphs, in order.
    pub paragraphs: Vec<ParagraphId>,
}

/// What the outline holds of a part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The text it belongs to.
    pub document: DocumentId,
    /// Place in the outline.
    pub rank: Rank,
    /// Depth in the outline: 0 is a chapter, 1 an article under it, and so on.
    pub level: u8,
    /// The title as written.
    pub title: String,
}

/// Deepest level of the outline.
pub const DEEPEST: u8 = 4;

impl Section {
    /// An empty part.
    #[must_use]
    pub fn new(id: SectionId, heading: Heading) -> Self {
        Self { heading, body: String::new(), paragraphs: vec![ParagraphId::first_of(id)] }
    }

    /// The splice that leaves the part as a new one is, if it is not; only such a one is removed.
    #[must_use]
    pub fn emptying(&self, id: SectionId) -> Option<Splice> {
        let (before, after) = (self.paragraphs.clone(), vec![ParagraphId::first_of(id)]);
        let splice = Splice { before, after, ..Splice::new(id, 0, &self.body, "") };
        (!splice.is_empty()).then_some(splice)
    }

    /// The paragraphs with their words, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = (ParagraphId, &str)> {
        self.paragraphs.iter().copied().zip(self.body.split('\n'))
    }

    /// Which paragraph the byte `at` of the body lies in, counted from 0.
    #[must_use]
    pub fn index_at(&self, at: usize) -> usize {
        let before = self.body.as_bytes().get(..at).unwrap_or(self.body.as_bytes());
        before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The bytes of the paragraphs `which`, without the line feeds around them; `None` when there
    /// are none.
    #[must_use]
    pub fn bytes_of(&self, which: Range<usize>) -> Option<Range<usize>> {
        let last = which.end.checked_sub(1).filter(|last| *last >= which.start)?;
        let mut start = 0;
        let mut from = None;
        for (place, words) in self.body.split('\n').enumerate().take(which.end) {
            if place == which.start {
                from = Some(start);
            }
            if place == last {
                return Some(from?..start + words.len());
            }
            start += words.len() + 1;
        }
        None
    }

    /// The splice that puts `inserted` in the place of the bytes `place`, with an identity for
    /// every paragraph it makes: those that keep words of their own stay who they are. `None` when
    /// `place` is not a place of the body.
    #[must_use]
    pub fn splice(
        &self,
        id: SectionId,
        place: Range<usize>,
        inserted: &str,
        mut fresh: impl FnMut() -> u64,
    ) -> Option<Splice> {
        let removed = self.body.get(place.clone())?;
        let plain = Splice::new(id, place.start, removed, inserted);
        // A letter typed in a long part costs that letter, not a count of its paragraphs.
        if !removed.contains('\n') && !inserted.contains('\n') {
            return Some(plain);
        }
        let made = inserted.matches('\n').count() + 1;
        let first = self.index_at(place.start);
        let before = self.paragraphs.get(first..=first + removed.matches('\n').count())?;
        let (one, other) = (*before.first()?, *before.last()?);
        let headless = self.body.get(..place.start)?.rsplit('\n').next()?.is_empty();
        let tailless = self.body.get(place.end..)?.split('\n').next()?.is_empty();
        let mut after: Vec<ParagraphId> = (0..made).map(|_| ParagraphId(fresh())).collect();
        // The words before the place keep the first identity, those after it the last one; an
        // identity nobody keeps that way stays with the end it stood at.
        let moved_on = headless && !tailless;
        match after.as_mut_slice() {
            [only] => *only = if moved_on { other } else { one },
            [.., last] if moved_on && before.len() == 1 => *last = one,
            [first, .., last] => {
                *first = one;
                if before.len() > 1 {
                    *last = other;
                }
            }
            [] => {}
        }
        Some(Splice { before: before.to_vec(), after, ..plain })
    }

    /// The splice that takes whole paragraphs out of this section, which is `id`, with one of the
    /// line feeds around them. Where they are all there is, an empty one is `behind`. `None` where
    /// it has no such paragraphs.
    #[must_use]
    pub fn taking_out(&self, id: SectionId, which: Range<usize>, behind: ParagraphId) -> Option<Splice> {
        let bytes = self.bytes_of(which.clone())?;
        let ids = |range: Range<usize>| self.paragraphs.get(range).map(<[ParagraphId]>::to_vec);
        let (bytes, before, after) = if which.end < self.paragraphs.len() {
            (bytes.start..bytes.end + 1, ids(which.start..which.end + 1)?, ids(which.end..which.end + 1)?)
        } else if let Some(above) = which.start.checked_sub(1) {
            (bytes.start - 1..bytes.end, ids(above..which.end)?, ids(above..which.start)?)
        } else {
            (bytes, ids(which)?, vec![behind])
        };
        let plain = Splice::new(id, bytes.start, self.body.get(bytes)?, "");
        Some(if before == after { plain } else { Splice { before, after, ..plain } })
    }
}

/// Numbers of the outline (`1`, `1.1`, `1.2`, `2` …) for headings given in order by level.
///
/// A level that jumps (0 then 2) is numbered as if the missing levels had one part each.
pub fn numbers(levels: impl IntoIterator<Item = u8>) -> Vec<Vec<u32>> {
    let mut path: Vec<u32> = Vec::new();
    let mut all = Vec::new();
    for level in levels {
        let depth = usize::from(level.min(DEEPEST)) + 1;
        if path.len() >= depth {
            path.truncate(depth);
            if let Some(last) = path.last_mut() {
                *last += 1;
            }
        } else {
            path.resize(depth, 1);
        }
        all.push(path.clone());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(body: &str) -> Section {
        let mut section = Section::new(SectionId(1), Heading::default());
        let mut next = 1;
        let splice = section.splice(SectionId(1), 0..0, body, || {
            next += 1;
            next
        });
        assert!(splice.unwrap().apply(&mut section));
        let paragraphs = (1..).take(section.paragraphs.len()).map(ParagraphId).collect();
        section.paragraphs = paragraphs;
        section
    }

    /// The identities after `inserted` has taken the place of `place`; 90 and on are fresh.
    fn after(body: &str, place: Range<usize>, inserted: &str) -> Vec<u64> {
        let mut it = section(body);
        let mut next = 89;
        let splice = it.splice(SectionId(1), place, inserted, || {
            next += 1;
            next
        });
        let splice = splice.unwrap();
        let was = it.clone();
        assert!(splice.apply(&mut it));
        assert_eq!(it.paragraphs.len(), it.body.split('\n').count());
        let after = it.paragraphs.iter().map(|id| id.0).collect();
        assert!(splice.inverse().apply(&mut it));
        assert_eq!(it, was);
        after
    }

    #[test]
    fn words_inside_a_paragraph_change_no_identity() {
        assert_eq!(after("one\ntwo", 1..2, "xyz"), [1, 2]);
    }

    #[test]
    fn a_paragraph_split_in_two_keeps_its_identity_in_the_first_half() {
        assert_eq!(after("one\ntwo", 5..5, "\n"), [1, 2, 91]);
    }

    #[test]
    fn an_empty_paragraph_put_above_another_leaves_that_one_its_identity() {
        assert_eq!(after("one\ntwo", 4..4, "\n"), [1, 90, 2]);
        assert_eq!(after("one", 0..0, "\n"), [90, 1]);
    }

    #[test]
    fn joined_paragraphs_are_the_first_unless_it_had_no_words() {
        assert_eq!(after("one\ntwo", 3..4, ""), [1]);
        assert_eq!(after("\ntwo", 0..1, ""), [2]);
        assert_eq!(after("one\n\ntwo", 3..4, ""), [1, 3]);
    }

    #[test]
    fn what_stands_around_a_replacement_keeps_its_identities() {
        assert_eq!(after("one\ntwo\nthree", 1..9, "x\ny\nz"), [1, 91, 3]);
    }

    #[test]
    fn paragraphs_are_found_by_byte_and_by_place() {
        let it = section("one\ntwo\nthree");
        assert_eq!((it.index_at(3), it.index_at(4)), (0, 1));
        assert_eq!(it.bytes_of(1..3), Some(4..13));
        assert_eq!(it.bytes_of(2..4), None);
    }
    #[test]
    fn parts_are_numbered_by_their_level() {
        let all = numbers([0, 1, 1, 2, 0, 1]);
        let shown: Vec<String> =
            all.iter().map(|n| n.iter().map(u32::to_string).collect::<Vec<_>>().join(".")).collect();
        assert_eq!(shown, ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]);
    }
}
