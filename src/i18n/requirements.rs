//! What each rule of a composition asks, as a sentence.
//!
//! Used by the sentences of the composition. What is found of it, those say.

use super::composition::{AR_NAME, EN_NAME, FR_NAME, number, several, sides};
use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::Demand;

/// In Arabic.
pub(super) fn arabic(demand: &Demand) -> String {
    let within = |n: u32| match n {
        0 => String::new(),
        _ => format!(
            "، مع جواز فارق {}",
            arabic_plural(number(n), "", "عضو واحد", "عضوين", "أعضاء", "عضوا", "عضو")
        ),
    };
    match demand {
        Demand::Total { members } => {
            format!(
                "تتكون اللجنة من {}",
                arabic_plural(number(*members), "0 عضو", "عضو واحد", "عضوين", "أعضاء", "عضوا", "عضو")
            )
        }
        Demand::Women { percent, tolerance } => {
            format!("النساء {percent}٪ على الأقل{}", within(*tolerance))
        }
        Demand::Share { categories, percent, tolerance } => {
            format!("نصيب {}: {percent}٪ من الأعضاء{}", several(categories, " و", AR_NAME), within(*tolerance))
        }
        Demand::Territories { names, least } => {
            let each = arabic_plural(number(*least), "0 عضو", "عضو واحد", "عضوان", "أعضاء", "عضوا", "عضو");
            format!("{each} على الأقل عن كل مجال: {}", names.join("، "))
        }
        Demand::PerBody { most } => {
            let each = arabic_plural(number(*most), "لا عضو", "عضو واحد", "عضوان", "أعضاء", "عضوا", "عضو");
            format!("{each} على الأكثر عن كل هيئة")
        }
        Demand::Coordinators { sides: asked } => {
            format!("منسق(ة) واحد(ة) عن كل طرف: {}", sides(asked, " و", "؛ ", AR_NAME))
        }
        Demand::Categories { declared } => {
            format!("لا أعضاء خارج هذه الفئات: {}", several(declared, "، ", AR_NAME))
        }
    }
}

/// In French.
pub(super) fn french(demand: &Demand) -> String {
    let within = |n: u32| match n {
        0 => String::new(),
        _ => format!(", à {} près", french_plural(number(n), "membre", "membres")),
    };
    match demand {
        Demand::Total { members } => {
            format!("le comité compte {}", french_plural(number(*members), "membre", "membres"))
        }
        Demand::Women { percent, tolerance } => {
            format!("au moins {percent} % de femmes{}", within(*tolerance))
        }
        Demand::Share { categories, percent, tolerance } => {
            format!(
                "{percent} % des membres pour : {}{}",
                several(categories, " et ", FR_NAME),
                within(*tolerance)
            )
        }
        Demand::Territories { names, least } => {
            format!(
                "au moins {} par territoire : {}",
                french_plural(number(*least), "membre", "membres"),
                names.join(", ")
            )
        }
        Demand::PerBody { most } => {
            format!("au plus {} par organisme", french_plural(number(*most), "membre", "membres"))
        }
        Demand::Coordinators { sides: asked } => {
            format!(
                "un coordinateur ou une coordinatrice par partie : {}",
                sides(asked, " et ", " ; ", FR_NAME)
            )
        }
        Demand::Categories { declared } => {
            format!("aucun membre hors de ces catégories : {}", several(declared, ", ", FR_NAME))
        }
    }
}

/// In English.
pub(super) fn english(demand: &Demand) -> String {
    let within = |n: u32| match n {
        0 => String::new(),
        _ => format!(", give or take {}", english_plural(number(n), "member", "members")),
    };
    match demand {
        Demand::Total { members } => {
            format!("the committee has {}", english_plural(number(*members), "member", "members"))
        }
        Demand::Women { percent, tolerance } => {
            format!("at least {percent}% women{}", within(*tolerance))
        }
        Demand::Share { categories, percent, tolerance } => {
            format!(
                "{percent}% of the members for: {}{}",
                several(categories, " and ", EN_NAME),
                within(*tolerance)
            )
        }
        Demand::Territories { names, least } => {
            format!(
                "at least {} for each territory: {}",
                english_plural(number(*least), "member", "members"),
                names.join(", ")
            )
        }
        Demand::PerBody { most } => {
            format!("at most {} from any body", english_plural(number(*most), "member", "members"))
        }
        Demand::Coordinators { sides: asked } => {
            format!("one coordinator from each side: {}", sides(asked, " and ", "; ", EN_NAME))
        }
        Demand::Categories { declared } => {
            format!("no member outside these categories: {}", several(declared, ", ", EN_NAME))
        }
    }
}
