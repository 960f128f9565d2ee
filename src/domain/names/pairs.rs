//! Names of a long list that may be one name, without comparing each with each.
//!
//! Used by the checker, for members and for bodies. Two names are one where every word of the
//! shorter is likely a word of the longer: so they have its rarest word in common, and only those
//! who bear that are looked at.

use std::collections::{BTreeMap, HashMap};

use super::Measured;
use super::near::Near;

/// Likeness below which no two words of names that are likely one lie.
const ALIKE: f64 = 0.80;

/// Names whose words are told by number, so that two words are measured only once.
struct Index {
    names: Vec<Vec<usize>>,
    /// The numbers of the words that may be the same as each, itself among them.
    spelled: Vec<Vec<usize>>,
    /// The places of the names that have each word.
    having: Vec<Vec<usize>>,
    /// How many bear each word, in whatever spelling.
    bearers: Vec<usize>,
}

impl Index {
    fn new(names: &[&[String]]) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut distinct: Vec<&str> = Vec::new();
        let mut having: Vec<Vec<usize>> = Vec::new();
        let mut told = Vec::with_capacity(names.len());
        for (place, name) in names.iter().enumerate() {
            let mut words = Vec::with_capacity(name.len());
            for word in *name {
                let number = *numbers.entry(word).or_insert_with(|| {
                    distinct.push(word);
                    having.push(Vec::new());
                    distinct.len() - 1
                });
                if let Some(places) = having.get_mut(number).filter(|it| it.last() != Some(&place)) {
                    places.push(place);
                }
                words.push(number);
            }
            told.push(words);
        }
        let near = Near::new(distinct.iter().copied());
        let measured: Vec<Measured> = distinct.iter().map(|word| Measured::new(word)).collect();
        let spellings = |(word, letters): (&&str, &Measured)| -> Vec<usize> {
            let others = near.of(word).into_iter();
            let alike = |other: &usize| {
                measured.get(*other).is_some_and(|it| letters.likeness_from(it, ALIKE).is_some())
            };
            others.filter(alike).collect()
        };
        let spelled: Vec<Vec<usize>> = distinct.iter().zip(&measured).map(spellings).collect();
        let bear = |words: &Vec<usize>| words.iter().filter_map(|it| having.get(*it)).map(Vec::len).sum();
        let bearers = spelled.iter().map(bear).collect();
        Self { names: told, spelled, having, bearers }
    }

    fn spellings(&self, word: usize) -> &[usize] {
        self.spelled.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    fn who_bear(&self, word: usize) -> impl Iterator<Item = usize> {
        let having = |word: &usize| self.having.get(*word).map(Vec::as_slice).unwrap_or_default();
        self.spellings(word).iter().flat_map(having).copied()
    }

    fn may_be_one(&self, few: &[usize], many: &[usize]) -> bool {
        few.iter().all(|word| self.spellings(*word).iter().any(|it| many.contains(it)))
    }
}

/// The places of those of `names`, each taken apart into its words, that `is_one` with another:
/// the later, with the first before it that it may be; in order.
#[must_use]
pub fn pairs(names: &[Vec<String>], is_one: impl Fn(&[String], &[String]) -> bool) -> Vec<(usize, usize)> {
    // What is written alike is one name: only those that differ are held against each other.
    let mut same: HashMap<&[String], usize> = HashMap::new();
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    let mut distinct: Vec<usize> = Vec::new();
    for (place, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        match same.get(name.as_slice()) {
            Some(earlier) if is_one(name, name) => repeated.push((place, *earlier)),
            Some(_) => {}
            None => {
                same.insert(name, place);
                distinct.push(place);
            }
        }
    }
    let mut first = differing(names, &distinct, is_one);
    for (later, earlier) in repeated {
        let earlier = first.get(&earlier).copied().unwrap_or(earlier);
        first.insert(later, earlier);
    }
    first.into_iter().collect()
}

/// The pairs among the names at the places `distinct`, of which no two are the same.
fn differing(
    names: &[Vec<String>],
    distinct: &[usize],
    is_one: impl Fn(&[String], &[String]) -> bool,
) -> BTreeMap<usize, usize> {
    let words: Vec<&[String]> = distinct.iter().filter_map(|at| names.get(*at)).map(Vec::as_slice).collect();
    let index = Index::new(&words);
    let at = |place: usize| distinct.get(place).copied().unwrap_or(place);
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, few) in index.names.iter().enumerate() {
        let bearers = |word: &&usize| index.bearers.get(**word).copied().unwrap_or_default();
        let Some(rarest) = few.iter().min_by_key(bearers) else { continue };
        for other in index.who_bear(*rarest) {
            let (later, earlier) = (at(place.max(other)), at(place.min(other)));
            let known = first.get(&later).is_some_and(|before| *before <= earlier);
            let many = index.names.get(other).filter(|many| other != place && many.len() >= few.len());
            if known || !many.is_some_and(|many| index.may_be_one(few, many)) {
                continue;
            }
            if let (Some(a), Some(b)) = (words.get(place), words.get(other))
                && is_one(a, b)
            {
                first.insert(later, earlier);
            }
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::names::{similarity_of_words, words};

    #[test]
    fn every_pair_that_comparing_each_with_each_finds_is_found() {
        let given = ["محمد", "فاطمة", "نادية", "عبد الاله", "كريمة", "سمية", "اجايز"];
        let family = ["شهباز", "شهبر", "التواقي", "التواني", "العمراني", "رحال", "البو", "ابو", "اجايز"];
        let mut names: Vec<Vec<String>> = Vec::new();
        for (at, first) in given.iter().enumerate() {
            for last in family.iter().skip(at % 3) {
                names.push(words(&format!("{first} {last}")));
                names.push(words(&format!("{last} {first}")));
            }
        }
        names.push(words("شكيب"));
        names.push(words("محمد شهبر"));
        names.push(words("شكيب"));
        names.push(words("السيد محمد علي شهباز"));
        let is_one = |a: &[String], b: &[String]| similarity_of_words(a, b).is_likely();
        let mut expected = Vec::new();
        for (later, name) in names.iter().enumerate() {
            if let Some(earlier) = names.iter().take(later).position(|other| is_one(other, name)) {
                expected.push((later, earlier));
            }
        }
        assert!(expected.len() > 20);
        assert_eq!(pairs(&names, is_one), expected);
    }

    #[test]
    fn nobody_is_like_himself_and_no_name_is_like_none() {
        assert!(pairs(&[words("محمد شكيب")], |_, _| true).is_empty());
        assert!(pairs(&[Vec::new(), Vec::new()], |_, _| true).is_empty());
    }
}
