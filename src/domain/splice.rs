//! A change of text: at one place, some words out, some words in.
//!
//! Used by the charter. Neighbouring splices join, so that a burst of typing is one entry.

use super::SectionId;

/// Some words of a section replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The part of the charter.
    pub section: SectionId,
    /// Byte offset in its body, at a `char` boundary.
    pub at: usize,
    /// The words that were there.
    pub removed: String,
    /// The words that are there now.
    pub inserted: String,
}

impl Splice {
    /// The splice that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Splice {
        Splice {
            section: self.section,
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
        }
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed == self.inserted
    }

    /// Applies the splice to `body`; `false` and nothing changed if the words differ.
    #[must_use]
    pub fn apply(&self, body: &mut String) -> bool {
        let end = self.at.saturating_add(self.removed.len());
        if body.get(self.at..end) != Some(self.removed.as_str()) {
            return false;
        }
        body.replace_range(self.at..end, &self.inserted);
        true
    }

    /// One splice that does `self` and then `next`, when the two touch.
    ///
    /// `None` when they belong to different parts or to places that do not meet.
    #[must_use]
    pub fn join(&self, next: &Splice) -> Option<Splice> {
        if self.section != next.section {
            return None;
        }
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
        Some(Splice { section: self.section, at: mine.start.min(theirs.start), removed, inserted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, removed: &str, inserted: &str) -> Splice {
        Splice { section: SectionId(1), at, removed: removed.into(), inserted: inserted.into() }
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
        let mut twice = String::from("0123456789");
        let (a, b) = (splice(4, "45", "xy"), splice(2, "23xy67", "-"));
        assert!(a.apply(&mut twice) && b.apply(&mut twice));
        let mut once = String::from("0123456789");
        assert!(a.join(&b).unwrap().apply(&mut once));
        assert_eq!(once, twice);
    }

    #[test]
    fn places_that_do_not_meet_stay_two_splices() {
        assert_eq!(splice(0, "", "a").join(&splice(9, "", "b")), None);
    }

    #[test]
    fn other_words_than_expected_are_refused() {
        let mut body = String::from("سلام");
        assert!(!splice(1, "x", "y").apply(&mut body));
        assert_eq!(body, "سلام");
    }
}
