//! Towns, as texts name them after the word commune: any town, in a list or not. Those with a
//! name in both writings are in [`super::gazetteer`].
//!
//! Used by the readers of minutes and by the checker, to find a template's town left in another
//! town's mandate.

use std::collections::BTreeMap;

use super::fold::fold;
use super::{gazetteer, lexicon};

/// The towns named as communes in `text`: «جماعة طنجة», «commune de Larache».
#[must_use]
pub fn named(text: &str) -> Vec<String> {
    const FIRST: &str = "سيدي مولاي القصر وادي واد عين بني اولاد أولاد بن";
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut towns = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(skip) = opens(token, tokens.get(at + 1).copied()) else { continue };
        let Some(town) = tokens.get(at + 1 + skip).map(|town| plain(town)).filter(|town| is_town(town))
        else {
            continue;
        };
        let first = town.rsplit(['\'', '’']).next().unwrap_or(town);
        let second = tokens.get(at + 2 + skip).map(|word| plain(word));
        let goes_on = !first.is_empty() && lexicon::has(FIRST, first);
        towns.push(match second {
            Some(second) if goes_on && !second.is_empty() => format!("{first} {second}"),
            _ => first.to_owned(),
        });
    }
    towns
}

/// The town whose commune `body` is: «جماعة القصر الكبير» is nothing else, so that all its
/// words are the name.
#[must_use]
pub fn of_body(body: &str) -> Option<String> {
    let tokens: Vec<&str> = body.split_whitespace().collect();
    let skip = opens(tokens.first()?, tokens.get(1).copied())?;
    let name = tokens.get(1 + skip..).unwrap_or_default();
    let town = is_town(plain(name.first()?)) && name.len() <= 3;
    town.then(|| name.join(" ").rsplit(['\'', '’']).next().unwrap_or_default().to_owned())
}

/// Whether `token` is a word for a commune; and how many words stand before its name.
fn opens(token: &str, next: Option<&str>) -> Option<usize> {
    let near = ["جماع", "بلدي", "ommune", "OMMUNE"].iter().any(|part| token.contains(part));
    if !near {
        return None;
    }
    let folded = fold(plain(token));
    if lexicon::has("جماعة بجماعة لجماعة وجماعة بلدية", plain(token)) {
        return Some(0);
    }
    match next.map(fold)? {
        de if folded == "commune" && de == "de" => Some(1),
        de if folded == "commune" && (de.starts_with("d'") || de.starts_with("d’")) => Some(0),
        of if folded == "commune" && of == "of" => Some(1),
        _ => None,
    }
}

/// A name, not the word that happens to follow «جماعة».
fn is_town(word: &str) -> bool {
    const OTHERS: &str = "من في التي الذي عبر او أو و قصد على الى إلى عن ان لها ترابية الترابية القروية الحضرية \
         المحلية قروية حضرية محلية la";
    word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !lexicon::has(OTHERS, word)
}

/// `word` without the signs around it.
#[must_use]
pub fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether two names are of one town, in either writing; the first word may stand for all.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    fold(a).split(' ').next() == fold(b).split(' ').next() || gazetteer::is_same(a, b)
}

/// The town named most often, the first of those.
#[must_use]
pub fn most_named(towns: &[String]) -> Option<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for town in towns {
        *times.entry(fold(town)).or_default() += 1;
    }
    let most = times.values().copied().max()?;
    towns.iter().find(|town| times.get(&fold(town)) == Some(&most)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_is_named_after_its_word() {
        assert_eq!(named("في تراب جماعة طنجة قصد تثمينها"), ["طنجة"]);
        assert_eq!(named("بجماعة سيدي قاسم."), ["سيدي قاسم"]);
        assert_eq!(named("la commune de Larache et la commune d'Azrou"), ["Larache", "Azrou"]);
        assert!(named("كل جماعة من الجماعات وكل جماعة ترابية").is_empty());
    }
}
