//! A part whose words were rewritten as a whole: one splice that changes no more than it must.
//!
//! Used where a part comes back from another program. Paragraphs that are still there keep their
//! identities, also when others came before them.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{ParagraphId, Section, SectionId, Splice};

/// Paragraphs, before and after together, that are compared with one another; more would take
/// too long, and then the first stays the first and so on.
const COMPARED: usize = 20_000;

impl Section {
    /// The splice that makes `words` the body of the part; `None` when it is already.
    #[must_use]
    pub fn rewritten(&self, id: SectionId, words: &str, mut fresh: impl FnMut() -> u64) -> Option<Splice> {
        if self.body == words {
            return None;
        }
        let old: Vec<&str> = self.body.split('\n').collect();
        let new: Vec<&str> = words.split('\n').collect();
        let least = old.len().min(new.len());
        let mut head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let mut tail = same.min(least - head);
        // Where paragraphs only came or only went, the one beside them is where the splice holds on.
        if head + tail == least {
            if head > 0 { head -= 1 } else { tail = tail.saturating_sub(1) }
        }
        let (was, is) = (old.get(head..old.len() - tail)?, new.get(head..new.len() - tail)?);
        let at = old.iter().take(head).map(|words| words.len() + 1).sum();
        let before = self.paragraphs.get(head..old.len() - tail)?.to_vec();
        let after = identities(&before, was, is, &mut fresh);
        Some(Splice { before, after, ..Splice::new(id, at, &was.join("\n"), &is.join("\n")) })
    }
}

/// Who the paragraphs `is` are, of which `was` were those of `before`.
fn identities(
    before: &[ParagraphId],
    was: &[&str],
    is: &[&str],
    fresh: &mut impl FnMut() -> u64,
) -> Vec<ParagraphId> {
    let mut known = vec![None; is.len()];
    let mut pair = |old: usize, new: usize, count: usize| {
        for step in 0..count {
            if let Some(place) = known.get_mut(new + step) {
                *place = before.get(old + step).copied();
            }
        }
    };
    if was.len() + is.len() > COMPARED {
        pair(0, 0, was.len().min(is.len()));
    } else {
        for step in capture_diff_slices(Algorithm::Myers, was, is) {
            match step {
                DiffOp::Equal { old_index, new_index, len } => pair(old_index, new_index, len),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    pair(old_index, new_index, old_len.min(new_len));
                }
                DiffOp::Insert { .. } | DiffOp::Delete { .. } => {}
            }
        }
    }
    known.into_iter().map(|id| id.unwrap_or_else(|| ParagraphId(fresh()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Heading;

    fn ids(old: &str, new: &str) -> (usize, Vec<u64>) {
        let id = SectionId(1);
        let paragraphs: Vec<_> = (1..).map(ParagraphId).take(old.split('\n').count()).collect();
        let mut part = Section { body: old.into(), paragraphs, ..Section::new(id, Heading::default()) };
        let was = part.clone();
        let mut next = 89;
        let splice = part.rewritten(id, new, || {
            next += 1;
            next
        });
        let splice = splice.unwrap();
        assert!(splice.apply(&mut part));
        assert_eq!((part.body.as_str(), part.paragraphs.len()), (new, new.split('\n').count()));
        let ids = part.paragraphs.iter().map(|id| id.0).collect();
        assert!(splice.inverse().apply(&mut part));
        assert_eq!(part, was);
        (splice.removed.len(), ids)
    }

    #[test]
    fn paragraphs_that_are_still_there_stay_who_they_are() {
        assert_eq!(ids("a\nb\nc", "a\nB\nc"), (1, vec![1, 2, 3]));
        assert_eq!(ids("a\nb\nc", "new\na\nb\nc").1, [90, 1, 2, 3]);
        assert_eq!(ids("a\nb\nc", "a\nb\nc\nnew").1, [1, 2, 3, 90]);
        assert_eq!(ids("a\nb\nc", "a\nc").1, [1, 3]);
        assert_eq!(ids("a\nb\nc", "b\nc").1, [2, 3]);
        assert_eq!(ids("a\nb\nc\nd", "x\nc\ny\nd").1, [1, 3, 90, 4]);
        assert_eq!(ids("a\na", "a").1.len(), 1);
        assert_eq!(ids("", "a\nb").1, [1, 90]);
        assert_eq!(ids("a\nb", "").1, [1]);
    }

    #[test]
    fn the_same_words_change_nothing() {
        let part = Section::new(SectionId(1), Heading::default());
        assert_eq!(part.rewritten(SectionId(1), "", || 1), None);
    }
}
