//! Sentences of the composition: what each rule asks, what is found, whether that holds.
//!
//! Used by the meter of the roster, the statement, the checker and the editor of the rules.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::composition::{Measure, Verdict, Wanted, What};
use crate::domain::{Category, Demand, Least};

/// Sentences of the composition.
#[derive(Debug)]
pub struct Composition {
    /// Title: the composition on a day.
    pub title: fn(&str) -> String,
    /// Every rule holds.
    pub holds: &'static str,
    /// So many rules do not hold.
    pub missed: fn(usize) -> String,
    /// No rules are written yet; the key that opens their editor (empty: none).
    pub no_rules: fn(&str) -> String,
    /// What a rule asks.
    pub rule: fn(&Demand) -> String,
    /// What a rule is about, in a word or two.
    pub short: fn(&Demand) -> String,
    /// What is found, in figures alone.
    pub figures: fn(&Measure) -> String,
    /// What is found: a number of so many, per cent.
    pub found: fn(&Measure) -> String,
    /// What is asked, in a number.
    pub wanted: fn(&Measure) -> String,
    /// Before what is asked.
    pub asked: fn(&str) -> String,
    /// Whether it holds, in a word or two.
    pub verdict: fn(&Measure) -> String,
    /// A thing a rule names.
    pub what: fn(&What) -> String,
    /// So many of those counted nobody has confirmed.
    pub proposed: fn(u32) -> String,
    /// Before the names of those the rule is about.
    pub about: fn(Verdict) -> &'static str,
    /// The words that were voted.
    pub words: &'static str,
    /// How many must be there to decide.
    pub quorum: fn(Least) -> String,
    /// What quorum is called.
    pub quorum_name: &'static str,
    /// Head: members in a seat of their own.
    pub seated: &'static str,
    /// Head: alternates.
    pub alternates: &'static str,
    /// Head: members whose mandate is over.
    pub ended: &'static str,
    /// Head: the rules.
    pub rules: &'static str,
    /// Head: the counts.
    pub counts: &'static str,
    /// A rule of the checker: what a measure says.
    pub matter: fn(&Measure) -> String,
    /// What would become of it: before, after.
    pub becomes: fn(&str, &str) -> String,
    /// Before what would become of it.
    pub effect: &'static str,
    /// The command line: what it does.
    pub about_command: &'static str,
    /// The command line: the day.
    pub on: &'static str,
    /// A line for a day and a signature at the foot of the statement.
    pub signed: &'static str,
}

/// The figures of a measure, the same in every language.
fn figures(measure: &Measure) -> String {
    match (&measure.requirement.demand, measure.wanted) {
        (Demand::Total { members }, _) => format!("{}/{members}", measure.found),
        (Demand::PerBody { .. }, _) => measure.found.to_string(),
        (Demand::Coordinators { .. }, Wanted::Exactly(wanted)) => format!("{}/{wanted}", measure.found),
        _ => format!("{}/{}", measure.found, measure.of),
    }
}

/// Whether the percentage tells something the figures do not.
fn percent(measure: &Measure) -> Option<u32> {
    let is_share = matches!(measure.requirement.demand, Demand::Women { .. } | Demand::Share { .. });
    let share = (2 * measure.found * 100 + measure.of).checked_div(2 * measure.of);
    share.filter(|_| is_share)
}

/// Whether there are more than asked, or fewer.
fn is_over(measure: &Measure) -> bool {
    match measure.wanted {
        Wanted::Exactly(wanted) | Wanted::AtMost(wanted) | Wanted::Between(_, wanted) => {
            measure.found > wanted
        }
        Wanted::AtLeast(_) | Wanted::All => false,
    }
}

pub(super) fn sides(
    sides: &[Vec<Category>],
    and: &str,
    between: &str,
    name: fn(Category) -> &'static str,
) -> String {
    let each = sides.iter().map(|side| side.iter().map(|it| name(*it)).collect::<Vec<_>>().join(and));
    each.collect::<Vec<_>>().join(between)
}

pub(super) fn several(categories: &[Category], and: &str, name: fn(Category) -> &'static str) -> String {
    categories.iter().map(|it| name(*it)).collect::<Vec<_>>().join(and)
}

pub(super) fn number(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

pub(super) const AR_NAME: fn(Category) -> &'static str = super::common::AR.category;
pub(super) const FR_NAME: fn(Category) -> &'static str = super::common::FR.category;
pub(super) const EN_NAME: fn(Category) -> &'static str = super::common::EN.category;

fn ar_members(n: u32) -> String {
    (super::common::AR.members)(number(n))
}

pub(super) const AR: Composition = Composition {
    title: |day| format!("تكوين اللجنة في {day}"),
    holds: "كل القواعد محترمة",
    missed: |n| {
        arabic_plural(
            n,
            "",
            "قاعدة واحدة غير محترمة",
            "قاعدتان غير محترمتين",
            "قواعد غير محترمة",
            "قاعدة غير محترمة",
            "قاعدة غير محترمة",
        )
    },
    no_rules: |key| match key {
        "" => "لم تُكتب قواعد لتكوين اللجنة بعد".to_owned(),
        _ => format!("لم تُكتب قواعد لتكوين اللجنة بعد: {key} لكتابتها"),
    },
    rule: super::requirements::arabic,
    short: |demand| match demand {
        Demand::Total { .. } => "الأعضاء".to_owned(),
        Demand::Women { .. } => "نساء".to_owned(),
        Demand::Share { categories, .. } => several(categories, " و", AR_NAME),
        Demand::Territories { .. } => "المجالات".to_owned(),
        Demand::PerBody { .. } => "أكبر هيئة".to_owned(),
        Demand::Coordinators { .. } => "التنسيق".to_owned(),
        Demand::Categories { .. } => "الفئات".to_owned(),
    },
    figures,
    found: |measure| match percent(measure) {
        Some(percent) => format!("{} ({percent}٪)", figures(measure)),
        None => figures(measure),
    },
    wanted: |measure| match measure.wanted {
        Wanted::Exactly(n) => n.to_string(),
        Wanted::Between(least, most) => format!("{least} أو {most}"),
        Wanted::AtLeast(n) => format!("{n} على الأقل"),
        Wanted::AtMost(n) => format!("{n} على الأكثر"),
        Wanted::All => measure.of.to_string(),
    },
    asked: |wanted| format!("المطلوب {wanted}"),
    verdict: |measure| match measure.verdict {
        Verdict::Met => "محترمة".to_owned(),
        Verdict::Within(n) => format!("فارق {n} مقبول"),
        Verdict::Unknown(n) => format!("{n} غير محدد"),
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Categories { .. }) => {
            format!("{n} خارجها")
        }
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Coordinators { .. }) => {
            format!("خلل {n}")
        }
        Verdict::Missed(n) if is_over(measure) => format!("زائد {n}"),
        Verdict::Missed(n) => format!("ناقص {n}"),
    },
    what: |what| match what {
        What::Territory(name) | What::Body(name) => name.clone(),
        What::Side(categories) => several(categories, " و", AR_NAME),
        What::NoSide => "من غير الأطراف".to_owned(),
    },
    proposed: |n| format!("منها {n} للتأكيد"),
    about: |verdict| match verdict {
        Verdict::Unknown(_) | Verdict::Met | Verdict::Within(_) => "غير محدد",
        Verdict::Missed(_) => "المعنيون",
    },
    words: "كما صُودق عليها",
    quorum: |least| match least {
        Least::MoreThanHalf => "أكثر من نصف الأعضاء".to_owned(),
        Least::Percent(percent) => format!("{percent}٪ من الأعضاء على الأقل"),
        Least::Members(n) => format!("{} على الأقل", ar_members(n)),
    },
    quorum_name: "النصاب",
    seated: "الأعضاء",
    alternates: "النواب عن الأعضاء",
    ended: "انتهى انتدابهم",
    rules: "القواعد",
    counts: "الأعداد",
    matter: |measure| {
        let say = &AR;
        let told = format!(
            "{}: الموجود {}، المطلوب {}",
            (say.rule)(&measure.requirement.demand),
            (say.found)(measure),
            (say.wanted)(measure)
        );
        format!("{told} — {}", (say.verdict)(measure))
    },
    becomes: |before, after| format!("{before} \u{2190} {after}"),
    effect: "الأثر",
    about_command: "تكوين اللجنة في يوم: الأعداد، والقواعد وما تحقق منها، ولائحة الأعضاء",
    on: "كما كانت في هذا اليوم (2026-03-01)",
    signed: "حُرر في",
};

pub(super) const FR: Composition = Composition {
    title: |day| format!("Composition du comité au {day}"),
    holds: "toutes les règles sont respectées",
    missed: |n| french_plural(n, "règle n'est pas respectée", "règles ne sont pas respectées"),
    no_rules: |key| match key {
        "" => "aucune règle de composition n'est encore écrite".to_owned(),
        _ => format!("aucune règle de composition n'est encore écrite : {key} pour l'écrire"),
    },
    rule: super::requirements::french,
    short: |demand| match demand {
        Demand::Total { .. } => "membres".to_owned(),
        Demand::Women { .. } => "femmes".to_owned(),
        Demand::Share { categories, .. } => several(categories, " et ", FR_NAME),
        Demand::Territories { .. } => "territoires".to_owned(),
        Demand::PerBody { .. } => "par organisme".to_owned(),
        Demand::Coordinators { .. } => "coordination".to_owned(),
        Demand::Categories { .. } => "catégories".to_owned(),
    },
    figures,
    found: |measure| match percent(measure) {
        Some(percent) => format!("{} ({percent} %)", figures(measure)),
        None => figures(measure),
    },
    wanted: |measure| match measure.wanted {
        Wanted::Exactly(n) => n.to_string(),
        Wanted::Between(least, most) => format!("{least} ou {most}"),
        Wanted::AtLeast(n) => format!("au moins {n}"),
        Wanted::AtMost(n) => format!("au plus {n}"),
        Wanted::All => measure.of.to_string(),
    },
    asked: |wanted| format!("demandé : {wanted}"),
    verdict: |measure| match measure.verdict {
        Verdict::Met => "respectée".to_owned(),
        Verdict::Within(n) => format!("écart de {n} admis"),
        Verdict::Unknown(n) => format!("{n} non précisé{}", if n > 1 { "s" } else { "" }),
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Categories { .. }) => {
            format!("{n} en dehors")
        }
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Coordinators { .. }) => {
            format!("{n} à revoir")
        }
        Verdict::Missed(n) if is_over(measure) => format!("{n} de trop"),
        Verdict::Missed(n) => format!("manque {n}"),
    },
    what: |what| match what {
        What::Territory(name) | What::Body(name) => name.clone(),
        What::Side(categories) => several(categories, " et ", FR_NAME),
        What::NoSide => "d'aucune partie".to_owned(),
    },
    proposed: |n| format!("dont {n} à confirmer"),
    about: |verdict| match verdict {
        Verdict::Unknown(_) | Verdict::Met | Verdict::Within(_) => "non précisé",
        Verdict::Missed(_) => "membres concernés",
    },
    words: "telle que votée",
    quorum: |least| match least {
        Least::MoreThanHalf => "plus de la moitié des membres".to_owned(),
        Least::Percent(percent) => format!("au moins {percent} % des membres"),
        Least::Members(n) => format!("au moins {}", french_plural(number(n), "membre", "membres")),
    },
    quorum_name: "quorum",
    seated: "Membres",
    alternates: "Suppléants",
    ended: "Mandats terminés",
    rules: "Règles",
    counts: "Effectifs",
    matter: |measure| {
        let say = &FR;
        let told = format!(
            "{} : {} trouvés pour {} demandés",
            (say.rule)(&measure.requirement.demand),
            (say.found)(measure),
            (say.wanted)(measure)
        );
        format!("{told} — {}", (say.verdict)(measure))
    },
    becomes: |before, after| format!("{before} \u{2192} {after}"),
    effect: "effet",
    about_command: "la composition du comité un jour donné : effectifs, règles et ce qui est respecté, liste",
    on: "telle que ce jour-là (2026-03-01)",
    signed: "Fait le",
};

pub(super) const EN: Composition = Composition {
    title: |day| format!("Composition of the committee on {day}"),
    holds: "every rule holds",
    missed: |n| english_plural(n, "rule does not hold", "rules do not hold"),
    no_rules: |key| match key {
        "" => "no rules of composition are written yet".to_owned(),
        _ => format!("no rules of composition are written yet: {key} writes them"),
    },
    rule: super::requirements::english,
    short: |demand| match demand {
        Demand::Total { .. } => "members".to_owned(),
        Demand::Women { .. } => "women".to_owned(),
        Demand::Share { categories, .. } => several(categories, " and ", EN_NAME),
        Demand::Territories { .. } => "territories".to_owned(),
        Demand::PerBody { .. } => "largest body".to_owned(),
        Demand::Coordinators { .. } => "coordinators".to_owned(),
        Demand::Categories { .. } => "categories".to_owned(),
    },
    figures,
    found: |measure| match percent(measure) {
        Some(percent) => format!("{} ({percent}%)", figures(measure)),
        None => figures(measure),
    },
    wanted: |measure| match measure.wanted {
        Wanted::Exactly(n) => n.to_string(),
        Wanted::Between(least, most) => format!("{least} or {most}"),
        Wanted::AtLeast(n) => format!("at least {n}"),
        Wanted::AtMost(n) => format!("at most {n}"),
        Wanted::All => measure.of.to_string(),
    },
    asked: |wanted| format!("asked: {wanted}"),
    verdict: |measure| match measure.verdict {
        Verdict::Met => "holds".to_owned(),
        Verdict::Within(n) => format!("off by {n}, allowed"),
        Verdict::Unknown(n) => format!("{n} not stated"),
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Categories { .. }) => {
            format!("{n} outside")
        }
        Verdict::Missed(n) if matches!(measure.requirement.demand, Demand::Coordinators { .. }) => {
            format!("off by {n}")
        }
        Verdict::Missed(n) if is_over(measure) => format!("{n} too many"),
        Verdict::Missed(n) => format!("{n} missing"),
    },
    what: |what| match what {
        What::Territory(name) | What::Body(name) => name.clone(),
        What::Side(categories) => several(categories, " and ", EN_NAME),
        What::NoSide => "of neither side".to_owned(),
    },
    proposed: |n| format!("{n} of them to confirm"),
    about: |verdict| match verdict {
        Verdict::Unknown(_) | Verdict::Met | Verdict::Within(_) => "not stated",
        Verdict::Missed(_) => "members concerned",
    },
    words: "as voted",
    quorum: |least| match least {
        Least::MoreThanHalf => "more than half of the members".to_owned(),
        Least::Percent(percent) => format!("at least {percent}% of the members"),
        Least::Members(n) => format!("at least {}", english_plural(number(n), "member", "members")),
    },
    quorum_name: "quorum",
    seated: "Members",
    alternates: "Alternates",
    ended: "Mandates ended",
    rules: "Rules",
    counts: "Counts",
    matter: |measure| {
        let say = &EN;
        let told = format!(
            "{}: {} found, {} asked",
            (say.rule)(&measure.requirement.demand),
            (say.found)(measure),
            (say.wanted)(measure)
        );
        format!("{told} — {}", (say.verdict)(measure))
    },
    becomes: |before, after| format!("{before} \u{2192} {after}"),
    effect: "effect",
    about_command: "the composition on a day: counts, rules and whether they hold, the members",
    on: "as it stood on this day (2026-03-01)",
    signed: "Done on",
};
