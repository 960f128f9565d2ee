//! The members a cell may mean, and which of them a name means.
//!
//! Used by [`read`](super::read). Made once for a roster and asked for every cell.

use std::collections::HashMap;

use super::super::MemberId;
use super::super::names;
use super::super::names::near::Near;

/// The names of a roster, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Known {
    members: Vec<(MemberId, Vec<String>)>,
    /// Who has a word in the name, the article left off.
    by_word: HashMap<String, Vec<usize>>,
    /// Those words, filed by what other spellings of them have in common.
    spellings: Vec<String>,
    near: Near,
}

/// Whom a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// Exactly one member fits.
    One(MemberId),
    /// Several fit: a person must say which.
    Several,
    /// No member fits.
    Nobody,
}

impl Known {
    /// The members of `roster`, by identity and full name.
    #[must_use]
    pub fn new(roster: &[(MemberId, &str)]) -> Self {
        let mut known = Self::default();
        for (id, name) in roster {
            let words = names::words(name);
            for word in &words {
                let places = known.by_word.entry(without_article(word).to_owned()).or_default();
                if places.last() != Some(&known.members.len()) {
                    places.push(known.members.len());
                }
            }
            known.members.push((*id, words));
        }
        known.spellings = known.by_word.keys().cloned().collect();
        known.near = Near::new(known.spellings.iter().map(String::as_str));
        known
    }

    /// Whether every word of `name` is a word of some member's name, the same letters.
    pub(super) fn has(&self, name: &str) -> bool {
        names::words(name).iter().all(|word| self.by_word.contains_key(without_article(word)))
    }

    /// Whom `name` means: the same words first, then the same in another order, then a
    /// likely spelling, then a full name inside a longer phrase, then one word of a name.
    pub(super) fn meant(&self, name: &str) -> Meant {
        let words = names::words(name);
        if words.is_empty() {
            return Meant::Nobody;
        }
        let with_word =
            |word: &String| self.by_word.get(without_article(word)).map_or(&[][..], Vec::as_slice);
        // Whoever has all the words, or all of whose words are here, has at least one of them.
        let near = self.at(words.iter().flat_map(with_word).copied().collect());
        if words.len() == 1 {
            return only(near.into_iter());
        }
        match only(near.iter().copied().filter(|(_, other)| *other == words)) {
            Meant::Nobody => {}
            found => return found,
        }
        let sorted = in_order(&words);
        match only(near.iter().copied().filter(|(_, other)| in_order(other) == sorted)) {
            Meant::Nobody => {}
            found => return found,
        }
        let likely = self
            .spelled_like(&words)
            .into_iter()
            .filter(|(_, other)| other.len() > 1 && names::similarity_of_words(&words, other).is_likely());
        match only(likely) {
            Meant::Nobody => {}
            found => return found,
        }
        only(
            near.into_iter()
                .filter(|(_, other)| other.len() > 1 && other.iter().all(|word| words.contains(word))),
        )
    }

    /// The member `name` means, where exactly one fits.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<MemberId> {
        match self.meant(name) {
            Meant::One(id) => Some(id),
            Meant::Several | Meant::Nobody => None,
        }
    }

    /// Every member with all the words of `name`, the article left off, in the order of the roster.
    #[must_use]
    pub fn fitting(&self, name: &str) -> Vec<MemberId> {
        let words = names::words(name);
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let places = |word: &String| self.by_word.get(without_article(word)).cloned().unwrap_or_default();
        let mut fitting = places(first);
        for word in rest {
            let having = places(word);
            fitting.retain(|at| having.binary_search(at).is_ok());
        }
        self.at(fitting).into_iter().map(|(id, _)| *id).collect()
    }

    /// Members with a word that may be one of `words` in another spelling: the only ones
    /// whose whole name is worth measuring.
    fn spelled_like(&self, words: &[String]) -> Vec<&(MemberId, Vec<String>)> {
        let mut places = Vec::new();
        for word in words.iter().map(|word| without_article(word)) {
            let near = self.near.of(word).into_iter().filter_map(|at| self.spellings.get(at));
            let alike = near.filter(|other| names::word_likeness(word, other) >= NEARLY);
            places.extend(alike.filter_map(|other| self.by_word.get(other)).flatten());
        }
        self.at(places)
    }

    fn at(&self, mut places: Vec<usize>) -> Vec<&(MemberId, Vec<String>)> {
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.members.get(at)).collect()
    }
}

/// Less than the likeness any word of a likely name has, for words without their article.
const NEARLY: f64 = 0.7;

fn only<'a>(mut fitting: impl Iterator<Item = &'a (MemberId, Vec<String>)>) -> Meant {
    match (fitting.next(), fitting.next()) {
        (Some((id, _)), None) => Meant::One(*id),
        (Some(_), Some(_)) => Meant::Several,
        (None, _) => Meant::Nobody,
    }
}

fn in_order(words: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| !rest.is_empty()).unwrap_or(word)
}
