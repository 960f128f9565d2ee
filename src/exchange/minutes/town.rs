//! Towns, as minutes name them: before the date, or after the word commune.
//!
//! Used by [`minutes`](super) only. There is no list of towns.

use std::collections::BTreeMap;

use crate::domain::fold::fold;

use super::super::lexicon;

/// The town among the words before a date: «العرائش 9 مارس 2023», «Larache, le 9 mars 2023».
pub fn before(words: &[String]) -> Option<String> {
    const AROUND: &str = "في بتاريخ يوم ليوم حرر ب le à fait on at du المكان التاريخ والتاريخ date بمدينة مدينة \
         ville de";
    const WEEKDAYS: &str = "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد lundi mardi mercredi jeudi \
         vendredi samedi dimanche monday tuesday wednesday thursday friday saturday";
    if let Some(commune) = named(&words.join(" ")).into_iter().next() {
        return Some(commune);
    }
    // «اجتماع اللجنة - الناظور 15-02-2026»: the town is in the last phrase that has a name.
    let phrases = words.rsplit(|word| word.chars().all(|c| !c.is_alphanumeric()) || word.ends_with(':'));
    for phrase in phrases {
        let plain = phrase.iter().map(|word| plain(word)).filter(|word| !word.is_empty());
        let town: Vec<&str> =
            plain.filter(|word| !lexicon::has(AROUND, word) && !lexicon::has(WEEKDAYS, word)).collect();
        let Some(first) = phrase.first().filter(|_| !town.is_empty()) else { continue };
        let drawn_up = lexicon::has("حرر وحرر انعقد", first);
        let town = town.join(" ");
        let sentence = lexicon::names(super::MEETINGS, &town) || lexicon::names(super::COMMITTEES, &town);
        if sentence || town.split(' ').count() > 3 || phrase.len() > 6 {
            return None;
        }
        // «حرر بطنجة», «حرر بالعرائش»: the preposition is not part of the name.
        return Some(if drawn_up { town.strip_prefix('ب').unwrap_or(&town).to_owned() } else { town });
    }
    None
}

/// The towns named as communes in `text`: «جماعة طنجة», «commune de Larache».
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

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether two names are of one town.
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a == b || a.split(' ').next() == b.split(' ').next()
}

/// The town named most often, the first of those.
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

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_town_stands_before_the_date() {
        assert_eq!(before(&words("العرائش")).as_deref(), Some("العرائش"));
        assert_eq!(before(&words("Larache, le")).as_deref(), Some("Larache"));
        assert_eq!(before(&words("حرر بطنجة في")).as_deref(), Some("طنجة"));
        assert_eq!(before(&words("القصر الكبير، يوم الخميس")).as_deref(), Some("القصر الكبير"));
        assert_eq!(before(&words("محضر اجتماع ليوم")), None);
        assert_eq!(before(&words("اجتماع اللجنة - الناظور")).as_deref(), Some("الناظور"));
        assert_eq!(before(&words("بمقر جماعة شفشاون يوم")).as_deref(), Some("شفشاون"));
    }

    #[test]
    fn a_commune_is_named_after_its_word() {
        assert_eq!(named("في تراب جماعة طنجة قصد تثمينها"), ["طنجة"]);
        assert_eq!(named("بجماعة سيدي قاسم."), ["سيدي قاسم"]);
        assert_eq!(named("la commune de Larache et la commune d'Azrou"), ["Larache", "Azrou"]);
        assert!(named("كل جماعة من الجماعات وكل جماعة ترابية").is_empty());
    }
}
