//! A change of text: at one place, some words out, some words in.
//!
//! Used by the texts of the committee. Neighbouring splices join, so that a burst of typing is
//! one entry.

use super::{Ids, ParagraphId, Section, SectionId};

/// Some words of a part replaced by others.
///
/// Where line feeds go or come, paragraphs do: the identities of those it touches stand in
/// `before` and `after`. [`Section::splice`] makes them. Without any, the first paragraph stays
/// who it is and the others get identities that follow from the place alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The part.
    pub section: SectionId,
    /// Byte offset in its body, at a `char` boundary.
    pub at: usize,
    /// The words that were there.
    pub removed: String,
    /// The words that are there now.
    pub inserted: String,
    /// The paragraphs it touches, before; empty when it neither parts nor joins any.
    pub before: Vec<ParagraphId>,
    /// The paragraphs in their place, after.
    pub after: Vec<ParagraphId>,
}

impl Splice {
    /// A splice that names no paragraph.
    #[must_use]
    pub fn new(section: SectionId, at: usize, removed: &str, inserted: &str) -> Self {
        let (removed, inserted) = (removed.to_owned(), inserted.to_owned());
        Self { section, at, removed, inserted, before: Vec::new(), after: Vec::new() }
    }

    /// The splice that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Splice {
        Splice {
            section: self.section,
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed == self.inserted && self.before == self.after
    }

    /// Applies the splice to `section`; `false` and nothing changed if its words or paragraphs are
    /// others than expected.
    #[must_use]
    pub fn apply(&self, section: &mut Section) -> bool {
        let end = self.at.saturating_add(self.removed.len());
        if section.body.get(self.at..end) != Some(self.removed.as_str()) {
            return false;
        }
        let (went, came) = (paragraphs(&self.removed), paragraphs(&self.inserted));
        if self.is_named() || went > 1 || came > 1 {
            let first = section.index_at(self.at);
            let touched = first..first + went;
            let Some(before) = section.paragraphs.get(touched.clone()) else { return false };
            let named = self.is_named();
            let after = if named { self.after.clone() } else { self.unnamed(section, before, came) };
            if (named && before != self.before) || after.len() != came {
                return false;
            }
            section.paragraphs.splice(touched, after);
        }
        section.body.replace_range(self.at..end, &self.inserted);
        true
    }

    /// The same splice with the paragraphs it touches named, as it would find and leave them in
    /// `section`, where it would not be undone exactly without; `None` when it would, or does not
    /// fit.
    #[must_use]
    pub fn named(&self, section: &Section) -> Option<Splice> {
        let (went, came) = (paragraphs(&self.removed), paragraphs(&self.inserted));
        if !self.is_unnamed() {
            return None;
        }
        let first = section.index_at(self.at);
        let before = section.paragraphs.get(first..first + went)?;
        Some(Splice { before: before.to_vec(), after: self.unnamed(section, before, came), ..self.clone() })
    }

    /// Whether paragraphs go with it that it does not name, so that its inverse would bring back
    /// others. Those that come with it need no name for that: they only go again.
    pub(super) fn is_unnamed(&self) -> bool {
        !self.is_named() && self.removed.contains('\n')
    }

    fn is_named(&self) -> bool {
        !self.before.is_empty() || !self.after.is_empty()
    }

    /// Identities for paragraphs the splice does not name: always the same for the same place in
    /// the same part. They follow from all that stands there, so that they are none of those.
    fn unnamed(&self, section: &Section, before: &[ParagraphId], came: usize) -> Vec<ParagraphId> {
        let first = before.first().copied().unwrap_or_default();
        let place = (first.0 << 16) ^ u64::try_from(self.at).unwrap_or_default();
        let mix = |seed: u64, id: &ParagraphId| (seed ^ id.0).wrapping_mul(0x0000_0100_0000_01B3);
        let others = if came > 1 { section.paragraphs.as_slice() } else { &[] };
        let ids = Ids::new(others.iter().fold(place, mix));
        std::iter::once(first).chain(std::iter::repeat_with(|| ParagraphId(ids.fresh()))).take(came).collect()
    }

    /// One splice that does `self` and then `next`, when the two touch.
    ///
    /// `None` when they belong to different parts or to places that do not meet, or when the
    /// paragraphs they name cannot be told from each other.
    #[must_use]
    pub fn join(&self, next: &Splice) -> Option<Splice> {
        if self.section != next.section {
            return None;
        }
        let (ids_before, ids_after) = self.join_paragraphs(next)?;
        let mine = self.at..self.at + self.inserted.len();
        let theirs = next.at..next.at + next.removed.len();
        if theirs.end < mine.start || theirs.start > mine.end {
            return None;
        }
        // What the second removes: some before our insertion, some of it, some after it.
        let before = mine.start.saturating_sub(theirs.start);
        let after = theirs.end.saturating_sub(mine.end);
        let kept_front = theirs.start.saturating_sub(mine.start);
        let kept_back = mine.end.saturating_sub(theirs.end);
        let mut removed = String::new();
        removed.push_str(next.removed.get(..before)?);
        removed.push_str(&self.removed);
        removed.push_str(next.removed.get(next.removed.len() - after..)?);
        let mut inserted = String::new();
        inserted.push_str(self.inserted.get(..kept_front)?);
        inserted.push_str(&next.inserted);
        inserted.push_str(self.inserted.get(self.inserted.len() - kept_back..)?);
        let at = mine.start.min(theirs.start);
        Some(Splice { section: self.section, at, removed, inserted, before: ids_before, after: ids_after })
    }

    /// The paragraphs that `self` and then `next` touch, before and after both. Where the two
    /// meet, a splice that parts and joins none lies in one of those the other names.
    fn join_paragraphs(&self, next: &Splice) -> Option<(Vec<ParagraphId>, Vec<ParagraphId>)> {
        let parts = |splice: &Splice| splice.removed.contains('\n') || splice.inserted.contains('\n');
        match (self.is_named(), next.is_named()) {
            (false, false) => Some(Default::default()),
            (true, false) if !parts(next) => Some((self.before.clone(), self.after.clone())),
            (false, true) if !parts(self) => Some((next.before.clone(), next.after.clone())),
            (true, true) => {
                // None at all would be found everywhere.
                let width = Some(next.before.len()).filter(|width| *width > 0)?;
                let place = self.after.windows(width).position(|these| these == next.before)?;
                let mut after = self.after.clone();
                after.splice(place..place + width, next.after.iter().copied());
                Some((self.before.clone(), after))
            }
            _ => None,
        }
    }
}

/// How many paragraphs some words make or touch.
fn paragraphs(words: &str) -> usize {
    words.bytes().filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Heading;

    fn section(body: &str) -> Section {
        Section { body: body.into(), ..Section::new(SectionId(1), Heading::default()) }
    }

    fn splice(at: usize, removed: &str, inserted: &str) -> Splice {
        Splice::new(SectionId(1), at, removed, inserted)
    }

    #[test]
    fn typed_letters_join_into_one_thought() {
        let joined = splice(0, "", "س").join(&splice(2, "", "ل")).unwrap();
        assert_eq!(joined, splice(0, "", "سل"));
    }

    #[test]
    fn a_letter_typed_and_taken_back_joins_to_nothing() {
        assert!(splice(3, "", "a").join(&splice(3, "a", "")).unwrap().is_empty());
    }

    #[test]
    fn a_removal_that_reaches_past_the_insertion_on_both_sides_joins() {
        let mut twice = section("0123456789");
        let (a, b) = (splice(4, "45", "xy"), splice(2, "23xy67", "-"));
        assert!(a.apply(&mut twice) && b.apply(&mut twice));
        let mut once = section("0123456789");
        assert!(a.join(&b).unwrap().apply(&mut once));
        assert_eq!(once, twice);
    }

    #[test]
    fn places_that_do_not_meet_stay_two_splices() {
        assert_eq!(splice(0, "", "a").join(&splice(9, "", "b")), None);
    }

    #[test]
    fn a_line_typed_with_its_line_feeds_is_one_thought() {
        let mut twice = section("one");
        let mut thought: Option<Splice> = None;
        let mut next = 10;
        for (at, words) in [(3, " t"), (5, "\n"), (6, "w"), (7, "\n"), (8, "o")] {
            let splice = twice
                .splice(SectionId(1), at..at, words, || {
                    next += 1;
                    next
                })
                .unwrap();
            assert!(splice.apply(&mut twice));
            thought = Some(thought.map_or(splice.clone(), |thought| thought.join(&splice).unwrap()));
        }
        let (mut once, thought) = (section("one"), thought.unwrap());
        assert!(thought.apply(&mut once));
        assert_eq!(once, twice);
        assert!(thought.inverse().apply(&mut once));
        assert_eq!(once, section("one"));
    }

    #[test]
    fn other_words_than_expected_are_refused() {
        let mut body = section("سلام");
        assert!(!splice(1, "x", "y").apply(&mut body));
        assert_eq!(body.body, "سلام");
    }

    #[test]
    fn a_line_feed_put_twice_at_one_place_makes_two_paragraphs_that_are_not_the_same() {
        let mut part = section("hello world");
        assert!(splice(5, "", "\n").apply(&mut part) && splice(5, "", "\n").apply(&mut part));
        let mut ids = part.paragraphs.clone();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 3, "{:?}", part.paragraphs);
    }

    #[test]
    fn a_splice_without_names_is_undone_exactly_once_it_has_them() {
        let mut part = section("one");
        assert!(splice(3, "", "\ntwo\nthree").apply(&mut part));
        let (was, join) = (part.clone(), splice(3, "\n", " "));
        let named = join.named(&part).unwrap();
        assert!(join.apply(&mut part.clone()) && named.apply(&mut part));
        assert_eq!(part.body, "one two\nthree");
        assert!(named.inverse().apply(&mut part));
        assert_eq!(part, was);
        assert_eq!(named.named(&part), None);
    }

    #[test]
    fn a_splice_that_claims_to_touch_no_paragraph_does_not_join() {
        let named =
            Splice { before: vec![ParagraphId(1)], after: vec![ParagraphId(2)], ..splice(0, "", "a") };
        let odd = Splice { after: vec![ParagraphId(3)], ..splice(1, "", "b") };
        assert_eq!(named.join(&odd), None);
    }
}
