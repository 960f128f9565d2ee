//! The town that minutes name before their date.
//!
//! Used by [`minutes`](super) only. There is no list of towns; those named as communes are
//! found by [`domain::town`](crate::domain::town).

use crate::domain::town::{named, plain};

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
}
