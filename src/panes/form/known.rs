//! Words a field can be completed from.
//!
//! Used by [`Field`](super::Field) and by whoever makes one. It knows no field and types nothing.

use std::rc::Rc;

use crate::domain::fold::fold;

/// Words a field can be completed to, folded once.
#[derive(Debug, Clone, Default)]
pub struct Known(Rc<[(String, String)]>);

impl Known {
    /// These words, in this order.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self(words.into_iter().map(|words| (fold(&words), words)).collect())
    }

    /// The words that begin like `stem`, other than `stem` itself.
    pub(super) fn beginning_with<'a>(&'a self, stem: &str) -> impl Iterator<Item = &'a str> {
        let stem = fold(stem);
        let found = self.0.iter().filter(move |(folded, _)| folded.starts_with(&stem) && *folded != stem);
        found.map(|(_, words)| words.as_str())
    }
}
