//! The composition of a committee on a day, for other programs: JSON.
//!
//! Used by `lajna composition --json`. The words for people are `notice`'s.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::composition::{Bodies, Measure, Sitting, Wanted, What, measure};
use crate::domain::{Category, Committee, Demand, Gender, Member, MemberId};

/// The composition on `day`: `day, seated, alternates, ended, women, men, categories, rules, holds`.
///
/// A rule is `rule, words, found, proposed, of, wanted, verdict, by, parts, members`; `wanted` is the
/// least and the most that hold, `null` where there is none; `members` are identities.
#[must_use]
pub fn composition(committee: &Committee, day: NaiveDate) -> Value {
    let sitting = Sitting::of(committee, day);
    let bodies = Bodies::of(&committee.bodies);
    let measures = committee.statutes.as_ref().map(|it| measure(it, &bodies, &sitting.seated));
    let measures = measures.unwrap_or_default();
    let of_gender = |gender| {
        sitting.seated.iter().filter(|(_, it)| it.gender.is_some_and(|it| it.value == gender)).count()
    };
    let of_category = |category: Category| {
        let is = |member: &Member| bodies.category(member).is_some_and(|it| it.value == category);
        (category.word().to_owned(), Value::from(sitting.seated.iter().filter(|(_, it)| is(it)).count()))
    };
    json!({
        "day": day.to_string(),
        "seated": ids(&sitting.seated),
        "alternates": ids(&sitting.alternates),
        "ended": ids(&sitting.ended),
        "women": of_gender(Gender::Woman),
        "men": of_gender(Gender::Man),
        "categories": Category::ALL.into_iter().map(of_category).collect::<serde_json::Map<_, _>>(),
        "rules": measures.iter().map(rule).collect::<Vec<_>>(),
        "holds": measures.iter().all(|it| it.verdict.holds()),
    })
}

fn ids(members: &[(MemberId, &Member)]) -> Vec<u64> {
    members.iter().map(|(id, _)| id.0).collect()
}

fn rule(measure: &Measure) -> Value {
    let (least, most) = match measure.wanted {
        Wanted::Exactly(n) => (Some(n), Some(n)),
        Wanted::Between(least, most) => (Some(least), Some(most)),
        Wanted::AtLeast(n) => (Some(n), None),
        Wanted::AtMost(n) => (None, Some(n)),
        Wanted::All => (Some(measure.of), Some(measure.of)),
    };
    let parts = measure.parts.iter().map(|part| {
        let what = match &part.what {
            What::Territory(name) | What::Body(name) => json!(name),
            What::Side(side) => side.iter().map(|it| it.word()).collect(),
            What::NoSide => Value::Null,
        };
        json!({ "what": what, "found": part.found, "holds": part.holds })
    });
    json!({
        "rule": word(&measure.requirement.demand),
        "words": measure.requirement.words,
        "found": measure.found,
        "proposed": measure.proposed,
        "of": measure.of,
        "wanted": { "least": least, "most": most },
        "verdict": measure.verdict.word(),
        "by": measure.verdict.by(),
        "parts": parts.collect::<Vec<_>>(),
        "members": measure.members.iter().map(|id| id.0).collect::<Vec<_>>(),
    })
}

/// The stable word of a rule.
const fn word(demand: &Demand) -> &'static str {
    match demand {
        Demand::Total { .. } => "total",
        Demand::Women { .. } => "women",
        Demand::Share { .. } => "share",
        Demand::Territories { .. } => "territories",
        Demand::PerBody { .. } => "per_body",
        Demand::Coordinators { .. } => "coordinators",
        Demand::Categories { .. } => "categories",
    }
}
