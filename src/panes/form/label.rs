//! Words that stay the same whatever is typed: labels, options, titles.
//!
//! Used by forms and their fields. It draws nothing.

use crate::i18n::Phrases;

/// Words a form shows: a phrase, which follows the language of the screen, or words as written.
#[derive(Debug, Clone)]
pub enum Label {
    /// A phrase.
    Phrase(fn(&'static Phrases) -> &'static str),
    /// Words of the committee.
    Verbatim(String),
}

impl Label {
    /// The words, in the language of `phrases`.
    #[must_use]
    pub fn words(&self, phrases: &'static Phrases) -> &str {
        match self {
            Self::Phrase(phrase) => phrase(phrases),
            Self::Verbatim(words) => words,
        }
    }
}
