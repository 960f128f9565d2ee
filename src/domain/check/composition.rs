//! The composition: each rule the committee gave itself, held against those who sit on the day.
//!
//! Used by [`check`](super::check) only. Members outside the declared categories are told one by one
//! by the check of the members; here that rule is only said to hold.

use super::super::composition::{Bodies, Sitting, Verdict, measure};
use super::super::{Demand, Record};
use super::{Checker, Matter, Rule, Verified};

pub(super) fn check(checker: &mut Checker) {
    let committee = checker.committee;
    let Some(statutes) = &committee.statutes else { return };
    let sitting = Sitting::of(committee, checker.day);
    let bodies = Bodies::of(&committee.bodies);
    for measure in measure(statutes, &bodies, &sitting.seated) {
        let measure = Box::new(measure);
        let rule = rule(&measure.requirement.demand);
        let rule = match measure.verdict {
            Verdict::Met | Verdict::Within(_) => {
                checker.verified.push(Verified::Composition { rule, measure });
                continue;
            }
            Verdict::Missed(_) if rule == Rule::UndeclaredCategory => continue,
            Verdict::Missed(_) => rule,
            Verdict::Unknown(_) => Rule::CompositionUnknown,
        };
        let words = measure.requirement.words.clone();
        checker.find(Matter::Composition { rule, measure }, Record::Statutes, &words, Vec::new());
    }
}

/// The rule of the checker that asks what `demand` does.
const fn rule(demand: &Demand) -> Rule {
    match demand {
        Demand::Total { .. } => Rule::CompositionTotal,
        Demand::Women { .. } => Rule::CompositionWomen,
        Demand::Share { .. } => Rule::CompositionShare,
        Demand::Territories { .. } => Rule::CompositionTerritory,
        Demand::PerBody { .. } => Rule::CompositionBody,
        Demand::Coordinators { .. } => Rule::CompositionCoordinators,
        Demand::Categories { .. } => Rule::UndeclaredCategory,
    }
}
