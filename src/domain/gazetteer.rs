//! The towns of Morocco that have one name in Arabic and another in Latin letters.
//!
//! Used where a town is to be found in a text whatever its language. Seats of prefectures and
//! provinces, and the larger communes beside them; a town that is not here is still found under
//! the name it was given.

use super::fold::fold;

/// Every town: its names, between bars.
const TOWNS: &str = "\
العرائش|Larache
القصر الكبير|Ksar El Kébir|Ksar-el-Kebir|El Ksar
طنجة|Tanger|Tangier|Tangiers
أصيلة|Assilah|Asilah
تطوان|Tétouan
المضيق|M'diq|Mdiq
الفنيدق|Fnideq
مرتيل|Martil
شفشاون|الشاون|Chefchaouen|Chaouen
وزان|Ouezzane
الحسيمة|Al Hoceima|Alhoceima
الناظور|Nador
الدريوش|Driouch
وجدة|Oujda
بركان|Berkane
تاوريرت|Taourirt
جرادة|Jerada
فجيج|فكيك|Figuig
جرسيف|كرسيف|Guercif
فاس|Fès|Fez
مكناس|Meknès
إفران|Ifrane
أزرو|Azrou
الحاجب|El Hajeb
تازة|Taza
تاونات|Taounate
صفرو|Sefrou
بولمان|Boulemane
مولاي يعقوب|Moulay Yacoub
الرباط|Rabat
سلا|Salé
تمارة|Témara
الصخيرات|Skhirat|Skhirate
القنيطرة|Kénitra
الخميسات|Khémisset
تيفلت|Tiflet
سيدي قاسم|Sidi Kacem
سيدي سليمان|Sidi Slimane
بني ملال|Béni Mellal
أزيلال|Azilal
الفقيه بن صالح|Fquih Ben Salah
خنيفرة|Khénifra
خريبكة|Khouribga
وادي زم|Oued Zem
الدار البيضاء|Casablanca
المحمدية|Mohammédia
الجديدة|El Jadida
أزمور|Azemmour
النواصر|Nouaceur
مديونة|Médiouna
بنسليمان|Benslimane|Ben Slimane
برشيد|Berrechid
سطات|Settat
سيدي بنور|Sidi Bennour
مراكش|Marrakech|Marrakesh
شيشاوة|Chichaoua
تحناوت|Tahannaout
قلعة السراغنة|El Kelaâ des Sraghna|Kelaat Es-Sraghna
الصويرة|Essaouira
بن جرير|ابن جرير|Benguerir|Ben Guerir
آسفي|أسفي|Safi
اليوسفية|Youssoufia
الرشيدية|Errachidia
ورزازات|Ouarzazate
ميدلت|Midelt
تنغير|Tinghir
زاكورة|Zagora
أكادير|Agadir
إنزكان|Inezgane
أيت ملول|Aït Melloul
تارودانت|Taroudant|Taroudannt
تيزنيت|تزنيت|Tiznit
طاطا|Tata
كلميم|Guelmim
أسا|Assa
طانطان|Tan-Tan|Tantan
سيدي إفني|Sidi Ifni
العيون|Laâyoune|El Aaiún
بوجدور|Boujdour
طرفاية|Tarfaya
السمارة|Es-Semara|Smara
الداخلة|Dakhla
أوسرد|Aousserd";

/// Every name of a town, the one given first.
///
/// ```
/// use lajna::domain::gazetteer::names_of;
/// assert_eq!(names_of("العرايش"), ["العرايش", "Larache"]);
/// assert_eq!(names_of("دوار"), ["دوار"]);
/// ```
#[must_use]
pub fn names_of(town: &str) -> Vec<String> {
    let sought = key(town);
    let mut names = vec![town.trim().to_owned()];
    let known = TOWNS.lines().find(|line| line.split('|').any(|name| key(name) == sought));
    let others = known.into_iter().flat_map(|line| line.split('|')).filter(|name| key(name) != sought);
    names.extend(others.map(str::to_owned));
    names
}

/// Whether two names are of one town.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    names_of(one).iter().any(|name| key(name) == key(other))
}

/// The letters of a name, whatever stands between its words.
fn key(name: &str) -> String {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_belongs_to_one_town_and_leads_to_all_of_its_names() {
        let mut seen = std::collections::BTreeSet::new();
        for line in TOWNS.lines() {
            let names: Vec<&str> = line.split('|').collect();
            assert!(names.len() > 1 && line.is_ascii() != line.chars().any(|c| c >= '\u{600}'), "{line}");
            for name in &names {
                assert!(is_same(name, names[0]), "{name}");
            }
            let keys: std::collections::BTreeSet<String> = names.iter().map(|name| key(name)).collect();
            assert!(keys.into_iter().all(|name| seen.insert(name)), "{line}");
        }
        assert!(is_same("LARACHE", "العرائش") && !is_same("Larache", "طنجة"));
        assert!(is_same("Ksar el Kebir", "القَصْر الكبير"));
    }
}
