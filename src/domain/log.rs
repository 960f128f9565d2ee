//! The past: entries, and what one person's undo and redo mean over them.
//!
//! Used by the session and the history pane. The log itself is kept by a store; here is
//! only what an entry is and how the two stacks are folded out of the entries.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Change, EntryId};

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number in the log, from 1.
    pub id: EntryId,
    /// Who did it.
    pub author: String,
    /// When, to the millisecond.
    pub at: DateTime<Utc>,
    /// What was done.
    pub change: Change,
    /// The entry this one takes back, if it does.
    pub reverses: Option<EntryId>,
}

/// What each author can undo and redo: a fold over the entries.
///
/// An undo is an entry that reverses the author's latest step; a redo is one that reverses
/// the author's latest undo; anything else, a revert of an older entry included, is a new
/// step and forgets what could have been redone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stacks {
    /// Steps by author, oldest first.
    pub by_author: BTreeMap<String, Stack>,
}

/// One author's undo and redo steps, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stack {
    /// Entries an undo would reverse, the next one last.
    pub undo: Vec<EntryId>,
    /// Entries a redo would reverse, the next one last.
    pub redo: Vec<EntryId>,
}

impl Stacks {
    /// Takes the next entry of the log into account.
    pub fn push(&mut self, entry: &Entry) {
        let stack = match self.by_author.get_mut(&entry.author) {
            Some(stack) => stack,
            None => self.by_author.entry(entry.author.clone()).or_default(),
        };
        match entry.reverses {
            Some(target) if stack.undo.last() == Some(&target) => {
                stack.undo.pop();
                stack.redo.push(entry.id);
            }
            Some(target) if stack.redo.last() == Some(&target) => {
                stack.redo.pop();
                stack.undo.push(entry.id);
            }
            _ => {
                stack.redo.clear();
                stack.undo.push(entry.id);
            }
        }
    }

    /// The entry that `author`'s undo would reverse.
    #[must_use]
    pub fn next_undo(&self, author: &str) -> Option<EntryId> {
        self.by_author.get(author)?.undo.last().copied()
    }

    /// The entry that `author`'s redo would reverse.
    #[must_use]
    pub fn next_redo(&self, author: &str) -> Option<EntryId> {
        self.by_author.get(author)?.redo.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: u64, author: &str, reverses: Option<u64>) -> Entry {
        Entry {
            id: EntryId(id),
            author: author.into(),
            at: DateTime::UNIX_EPOCH,
            change: Change::Together(Vec::new()),
            reverses: reverses.map(EntryId),
        }
    }

    fn fold(entries: &[Entry]) -> Stacks {
        let mut stacks = Stacks::default();
        entries.iter().for_each(|entry| stacks.push(entry));
        stacks
    }

    #[test]
    fn undo_then_redo_then_undo_goes_back_and_forth() {
        let stacks = fold(&[entry(1, "a", None), entry(2, "a", Some(1)), entry(3, "a", Some(2))]);
        assert_eq!(stacks.next_undo("a"), Some(EntryId(3)));
        assert_eq!(stacks.next_redo("a"), None);
    }

    #[test]
    fn a_new_step_forgets_what_could_be_redone() {
        let stacks = fold(&[entry(1, "a", None), entry(2, "a", Some(1)), entry(3, "a", None)]);
        assert_eq!(stacks.next_redo("a"), None);
        assert_eq!(stacks.next_undo("a"), Some(EntryId(3)));
    }

    #[test]
    fn one_person_does_not_undo_anothers_step() {
        let stacks = fold(&[entry(1, "a", None), entry(2, "b", None)]);
        assert_eq!(stacks.next_undo("a"), Some(EntryId(1)));
    }

    #[test]
    fn reverting_an_older_entry_is_a_step_of_its_own() {
        let stacks = fold(&[entry(1, "a", None), entry(2, "a", None), entry(3, "a", Some(1))]);
        assert_eq!(stacks.next_undo("a"), Some(EntryId(3)));
    }
}
