//! What a pane says of itself to someone who hears it instead of seeing it.
//!
//! Used by the program without a screen, which says of it only what has changed. The parts
//! are apart so that it can: a title is said once, a row when it is another one.

use crate::i18n::Phrases;
use crate::terminal::Typing;

/// What a pane shows, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// What has the keys: a pane, a half of one, a form.
    pub title: String,
    /// What is said with the title and not again: a question, a summary.
    pub about: Vec<String>,
    /// What is said whenever it changes: a filter, a complaint, what the program proposes.
    pub beside: Vec<String>,
    /// The selected row in short: what it is called, then what one looks for in such rows. Empty
    /// where there is no row, or where it is being typed.
    pub selected: Vec<String>,
    /// The selected row in full, each part with its name; empty where that is the same.
    pub full: Vec<String>,
    /// The number of the row, from 1, and how many there are.
    pub place: Option<(usize, usize)>,
    /// What is said only when it is asked for.
    pub more: Vec<String>,
    /// What the words being typed could become; said when they rest, not when they are left.
    pub offers: String,
    /// The line being typed.
    pub typing: Option<Typing>,
}

impl Spoken {
    /// Nothing but a title.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The same with a row selected: its place from 0, and how many there are.
    #[must_use]
    pub fn on_row(self, selected: Vec<String>, (at, rows): (usize, usize)) -> Self {
        Self { selected, place: (rows > 0).then_some((at + 1, rows)), ..self }
    }

    /// The selected row as a sentence; empty where there is none.
    #[must_use]
    pub fn row(&self, phrases: &Phrases) -> String {
        sentence(&self.selected, phrases)
    }

    /// The place of the selected row as words; empty where there is none.
    #[must_use]
    pub fn place(&self, phrases: &Phrases) -> String {
        self.place.map(|(at, rows)| (phrases.spoken.place)(at, rows)).unwrap_or_default()
    }

    /// Everything it says, a line each: where one is.
    #[must_use]
    pub fn whole(&self, phrases: &Phrases) -> Vec<String> {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.about.iter().chain(&self.beside).cloned());
        lines.push(self.whole_row(phrases));
        lines.extend(self.more.iter().cloned());
        lines.extend(self.typing.as_ref().map(|typing| around(typing, phrases)));
        lines.push(self.offers.clone());
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The selected row in full, with its place.
    #[must_use]
    pub fn whole_row(&self, phrases: &Phrases) -> String {
        let row = if self.full.is_empty() { &self.selected } else { &self.full };
        sentence(&[sentence(row, phrases), self.place(phrases)], phrases)
    }
}

/// Parts one after the other, empty ones left out.
#[must_use]
pub fn sentence(parts: &[String], phrases: &Phrases) -> String {
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    said.join(phrases.spoken.comma)
}

/// A label and the words under it; nothing where there are no words.
#[must_use]
pub fn pair(label: &str, words: &str, phrases: &Phrases) -> String {
    let words = one_line(words);
    if words.is_empty() { words } else { (phrases.spoken.pair)(label, &words) }
}

/// Words on one line.
#[must_use]
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words before and behind the caret of a line being typed.
fn around(typing: &Typing, phrases: &Phrases) -> String {
    let (before, after) = typing.text.split_at_checked(typing.caret).unwrap_or((&typing.text, ""));
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default();
    (phrases.spoken.caret)(last, next)
}
