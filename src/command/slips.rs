//! What is wrong with a line that is no command, and how far two words are from each other in slips of
//! the hand.
//!
//! Used to answer an unknown command with the nearest one there is.

use super::words::{ALL, beginning_with};

/// Why a line is not a command.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misspoken {
    /// Nothing was said.
    #[error("no command")]
    Nothing,
    /// No command has this word; perhaps `nearest` was meant.
    #[error("unknown command {word:?}")]
    Unknown {
        /// The word as written.
        word: String,
        /// The nearest word there is, if one is near.
        nearest: Option<&'static str>,
    },
    /// The word needs an argument.
    #[error("{0} needs an argument")]
    Missing(&'static str),
    /// The word takes no argument.
    #[error("{word} takes no argument, not {argument:?}")]
    Superfluous {
        /// The word.
        word: &'static str,
        /// What followed it.
        argument: String,
    },
    /// The argument is none that the word takes.
    #[error("{word} does not take {argument:?}")]
    BadArgument {
        /// The word.
        word: &'static str,
        /// What followed it.
        argument: String,
    },
}

/// The word most like `word`: one it begins, or one a few slips away.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    if let Some(row) = beginning_with(&word).next() {
        return Some(row.word);
    }
    // One slip for a short word, three for a long one; more would be another word.
    let most = (word.chars().count() + 1) / 3;
    ALL.iter()
        .map(|row| (slips(&word, row.word), row.word))
        .min_by_key(|(slips, _)| *slips)
        .filter(|(slips, _)| *slips <= most)
        .map(|(_, word)| word)
}

/// How many characters must be put in, taken out, changed, or swapped with their neighbour
/// (optimal string alignment distance).
fn slips(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (i, c) in one.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, d) in other.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut least =
                (cell(&last, j) + usize::from(c != *d)).min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            let swapped = j > 0 && previous == Some(*d) && other.get(j - 1) == Some(&c);
            if swapped {
                least = least.min(cell(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(c);
    }
    last.last().copied().unwrap_or_default()
}
