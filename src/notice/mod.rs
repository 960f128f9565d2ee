//! A thing to tell the user.
//!
//! Used by panes, the screen and the command line. Errors are data on every floor below;
//! here alone they become sentences: what happened, what was kept, what to do.

mod checked;
pub mod composition;
pub mod counts;
mod difference;
mod entry;
mod error;
mod finding;
mod keeping;
mod meeting;
mod pasted;
pub mod read;
mod recovered;
mod rescued;
mod setting;

use std::path::Path;

pub use checked::{place, rule_named};
pub use difference::{Difference, difference};
pub use entry::{change, change_told, entry, title_of};
pub use error::{clean, io_error, refused, session_error, store_error};
pub use finding::{already, finding, summary};
pub use keeping::{
    daily_failed, examined, holder_gone, read_beside, reading, reading_beside, repaired, still_held,
};
pub use pasted::pasted;
pub use recovered::recovered;
pub use rescued::{brought, rescue_unreadable, rescued};
pub use setting::{binding_error, forgotten, misspoken, settings_error};

/// A sentence and how much it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// The sentence, in the reader's language.
    pub words: String,
}

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something was done.
    Said,
    /// Something needs attention.
    Warned,
    /// Something could not be done.
    Failed,
}

impl Notice {
    /// Something was done.
    pub fn said(words: impl Into<String>) -> Self {
        Self { weight: Weight::Said, words: words.into() }
    }

    /// Something needs attention.
    pub fn warned(words: impl Into<String>) -> Self {
        Self { weight: Weight::Warned, words: words.into() }
    }

    /// Something could not be done.
    pub fn failed(words: impl Into<String>) -> Self {
        Self { weight: Weight::Failed, words: words.into() }
    }

    /// The same, for the screen: the path in it runs from the left, its slashes in their place.
    ///
    /// The marks stay off the command line, where a path is there to be copied.
    #[must_use]
    pub fn with_path(self, path: &Path) -> Self {
        let path = clean(&path.to_string_lossy());
        let marked = format!("\u{200e}{path}\u{200e}");
        Self { words: self.words.replacen(&path, &marked, 1), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_on_the_screen_is_held_together_by_marks() {
        let notice = Notice::warned("لا يوجد /srv/محضر.txt.").with_path(Path::new("/srv/محضر.txt"));
        assert_eq!(notice.words, "لا يوجد \u{200e}/srv/محضر.txt\u{200e}.");
    }
}
