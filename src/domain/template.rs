//! Blanks of a usual text: what another committee fills in with its own name, town and day.
//!
//! Used by whatever starts a text from a usual one. A blank is a word of its own between braces,
//! `{الجماعة}`; braces around anything else are words like any other.

use std::ops::Range;

/// What is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// The name of the committee.
    Committee,
    /// The town or commune.
    Town,
    /// The day.
    Date,
}

impl Blank {
    /// Every blank.
    pub const ALL: [Self; 3] = [Self::Committee, Self::Town, Self::Date];

    /// The words it is written with, in Arabic, French and English.
    #[must_use]
    pub const fn words(self) -> [&'static str; 3] {
        match self {
            Self::Committee => ["اللجنة", "comité", "committee"],
            Self::Town => ["الجماعة", "commune", "town"],
            Self::Date => ["التاريخ", "date", "date"],
        }
    }

    /// The blank written with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|blank| blank.words().contains(&word))
    }
}

/// The blanks of `text`, and where they stand.
///
/// ```
/// use lajna::domain::template::{Blank, blanks};
/// assert_eq!(blanks("{town}, {x}"), [(0..6, Blank::Town)]);
/// ```
#[must_use]
pub fn blanks(text: &str) -> Vec<(Range<usize>, Blank)> {
    let blank = |(at, _): (usize, &str)| {
        let word = text.get(at + 1..)?.split_once('}')?.0;
        Some((at..at + word.len() + 2, Blank::named(word)?))
    };
    text.match_indices('{').filter_map(blank).collect()
}

/// `text` with what `value` gives for its blanks; those it gives nothing for stay.
#[must_use]
pub fn filled(text: &str, value: impl Fn(Blank) -> Option<String>) -> String {
    let mut made = String::with_capacity(text.len());
    let mut from = 0;
    for (bytes, blank) in blanks(text) {
        let Some(words) = value(blank) else { continue };
        made.push_str(text.get(from..bytes.start).unwrap_or_default());
        made.push_str(&words);
        from = bytes.end;
    }
    made.push_str(text.get(from..).unwrap_or_default());
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_in_and_what_is_not_known_stays() {
        let text = "نحن {اللجنة} بجماعة {الجماعة}، {التاريخ} {غيره} {{الجماعة}} {";
        let town = |blank| (blank == Blank::Town).then(|| "وزان".to_owned());
        assert_eq!(filled(text, town), "نحن {اللجنة} بجماعة وزان، {التاريخ} {غيره} {وزان} {");
        assert_eq!(filled(text, |_| None), text);
        assert_eq!(filled("{date}", |_| Some("{town}".into())), "{town}");
    }
}
