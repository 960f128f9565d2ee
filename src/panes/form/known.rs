//! Words a field can be completed from.
//!
//! Used by [`Field`](super::Field) and by whoever makes one. It knows no field and types nothing.

use std::rc::Rc;

use crate::domain::fold::fold;
use crate::panes::Desk;

/// Words a field can be completed to, folded once.
#[derive(Clone, Default)]
pub struct Known {
    words: Rc<[(String, String)]>,
    proposals: Option<Rc<Proposals>>,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Known").field(&self.words).finish()
    }
}

/// What is offered for the words as they stand, whatever they begin with.
type Proposals = dyn Fn(&str, &Desk) -> Vec<String>;

impl Known {
    /// These words, in this order.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let words = words.into_iter().map(|words| (fold(&words), words)).collect();
        Self { words, proposals: None }
    }

    /// What `proposals` offers for the words as they stand: another spelling, a choice to make.
    #[must_use]
    pub fn proposing(proposals: impl Fn(&str, &Desk) -> Vec<String> + 'static) -> Self {
        Self { words: Rc::default(), proposals: Some(Rc::new(proposals)) }
    }

    /// Whether it may ever offer something.
    pub(super) fn offers(&self) -> bool {
        !self.words.is_empty() || self.proposals.is_some()
    }

    /// All that is offered for `stem`, what is proposed first.
    pub(super) fn offered(&self, stem: &str, desk: &Desk) -> Vec<String> {
        let proposed = self.proposals.as_ref().map(|propose| propose(stem, desk));
        let known = self.beginning_with(stem).map(str::to_owned);
        proposed.into_iter().flatten().chain(known).collect()
    }

    /// The words that begin like `stem`, other than `stem` itself.
    pub(super) fn beginning_with<'a>(&'a self, stem: &str) -> impl Iterator<Item = &'a str> {
        let stem = fold(stem);
        let found = self.words.iter().filter(move |(folded, _)| folded.starts_with(&stem) && *folded != stem);
        found.map(|(_, words)| words.as_str())
    }
}
