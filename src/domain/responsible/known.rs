//! The members a cell may mean, and which of them a name means.
//!
//! Used by [`read`](super::read). Made once for a roster and asked for every cell.

use std::collections::HashMap;

use super::super::names::near::Near;
use super::super::names::{self, Measured};
use super::super::{Alias, Committee, MemberId};

/// The names of a roster, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names of members; one who has other names stands here several times.
    members: Vec<(MemberId, Vec<String>)>,
    /// The member a name was decided to mean; `None` where two were.
    decided: HashMap<Vec<String>, Option<MemberId>>,
    /// Who has a word in the name, the article left off.
    by_word: HashMap<String, Vec<usize>>,
    /// Those words, filed by what other spellings of them have in common.
    spellings: Vec<(String, Measured)>,
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
    /// The members of `committee`, by every name they are known by. What somebody decided to be
    /// a member's name means that member, whomever else it may fit.
    #[must_use]
    pub fn of(committee: &Committee) -> Self {
        let mut known = Self::new(&committee.known_names());
        for (id, member) in &committee.members {
            known.decide(*id, &member.aliases);
        }
        known
    }

    /// These names, of members by identity, mean those members from now on.
    pub fn decide(&mut self, id: MemberId, aliases: &[Alias]) {
        for alias in aliases {
            let meant = self.decided.entry(names::words(&alias.name)).or_insert(Some(id));
            if *meant != Some(id) {
                *meant = None;
            }
        }
    }

    /// The members of `roster`, by identity and full name; one with several names stands there
    /// once for each, one after the other.
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
        known.spellings = known.by_word.keys().map(|word| (word.clone(), Measured::new(word))).collect();
        known.near = Near::new(known.spellings.iter().map(|(word, _)| word.as_str()));
        known
    }

    /// Whether every word of `name` is a word of some member's name, the same letters.
    pub(super) fn has(&self, name: &str) -> bool {
        names::words(name).iter().all(|word| self.by_word.contains_key(without_article(word)))
    }

    /// Whom `name` means: what was decided first, then the same words, then the same in another order, then a
    /// likely spelling, then a full name inside a longer phrase, then one word of a name.
    pub(super) fn meant(&self, name: &str) -> Meant {
        let words = names::words(name);
        if words.is_empty() {
            return Meant::Nobody;
        }
        if let Some(meant) = self.decided.get(&words) {
            return meant.map_or(Meant::Several, Meant::One);
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
        let mut ids: Vec<MemberId> = self.at(fitting).into_iter().map(|(id, _)| *id).collect();
        // The names of one member stand beside each other.
        ids.dedup();
        ids
    }

    /// Members with a word that may be one of `words` in another spelling: the only ones
    /// whose whole name is worth measuring.
    fn spelled_like(&self, words: &[String]) -> Vec<&(MemberId, Vec<String>)> {
        let mut places = Vec::new();
        for word in words.iter().map(|word| without_article(word)) {
            let near = self.near.of(word).into_iter().filter_map(|at| self.spellings.get(at));
            let letters = Measured::new(word);
            let alike = near.filter(|(_, other)| letters.likeness_from(other, NEARLY).is_some());
            places.extend(alike.filter_map(|(other, _)| self.by_word.get(other)).flatten());
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

/// Whom these names are of.
fn only<'a>(mut fitting: impl Iterator<Item = &'a (MemberId, Vec<String>)>) -> Meant {
    match fitting.next() {
        Some((id, _)) if fitting.all(|(other, _)| other == id) => Meant::One(*id),
        Some(_) => Meant::Several,
        None => Meant::Nobody,
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
