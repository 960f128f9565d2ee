//! The members: what is missing, who is outside the categories, who may be there twice.
//!
//! Used by [`check`](super::check) only. Whether the composition is balanced is not judged here.

use std::collections::HashSet;

use super::super::fold::fold;
use super::super::merging::{self, References};
use super::super::{Category, Change, Demand, Edit, Member, MemberId, Record, names, proposal};
use super::{Checker, Matter, Mend, Remedy, Verified};

pub(super) fn check(checker: &mut Checker) {
    let with_body = checker.roster.iter().filter(|(_, it)| !it.institution.trim().is_empty()).count();
    // Where most sit for nobody, as in a panel of citizens, nobody's body is missing.
    let bodies_expected = 2 * with_body > checker.roster.len();
    let declared = declared(checker);
    let is_outside = |category: Category| match declared {
        Some(declared) => !declared.contains(&category),
        None => category == Category::Other,
    };
    for (id, member) in checker.roster.clone() {
        let at = Record::Member(id);
        let called = called(member);
        if member.name.trim().is_empty() {
            checker.find(Matter::MemberWithoutName, at, called, Vec::new());
        }
        if member.institution.trim().is_empty() && bodies_expected {
            checker.find(Matter::MemberWithoutBody, at, called, Vec::new());
        }
        if proposal::is_kind_alone(&member.institution) {
            let matter = Matter::BodyWithoutName { member: member.name.clone() };
            checker.find(matter, at, &member.institution, Vec::new());
        }
        if member.category.is_some_and(|it| is_outside(it.value)) {
            let matter = Matter::UndeclaredCategory { member: member.name.clone() };
            checker.find(matter, at, &member.institution, Vec::new());
        }
    }
    twice(checker);
}

/// The categories the committee declared, where its rules say so.
fn declared<'a>(checker: &Checker<'a>) -> Option<&'a [Category]> {
    let requirements = &checker.committee.statutes.as_ref()?.requirements;
    requirements.iter().find_map(|it| match &it.demand {
        Demand::Categories { declared } => Some(declared.as_slice()),
        _ => None,
    })
}

/// What a member is called: the name, else the body, else the capacity.
fn called(member: &Member) -> &str {
    let words = [&member.name, &member.institution, &member.capacity];
    words.into_iter().map(|it| it.trim()).find(|it| !it.is_empty()).unwrap_or_default()
}

/// Tells of each member the first one before it that may be the same person.
fn twice(checker: &mut Checker) {
    // Someone who left and came back is one person on two rows, and rightly so.
    let serving = |member: &Member| member.until.is_none_or(|until| until >= checker.day);
    let people: Vec<(MemberId, &Member)> =
        checker.roster.iter().filter(|(_, it)| serving(it)).copied().collect();
    let words: Vec<Vec<String>> = people.iter().map(|(_, it)| names::words(&it.name)).collect();
    let pairs = names::pairs(&words, |a, b| names::similarity_of_words(a, b).is_likely());
    if pairs.is_empty() && people.len() > 1 {
        checker.verified.push(Verified::Names(people.len()));
    }
    if pairs.is_empty() {
        return;
    }
    let linked: HashSet<MemberId> =
        checker.programme.iter().flat_map(|(_, it)| &it.responsible).filter_map(|it| it.member).collect();
    let references = References::of(checker.committee);
    for (later, earlier) in pairs {
        let (Some((id, member)), Some((kept, other))) = (people.get(later), people.get(earlier)) else {
            continue;
        };
        let merged = || merging::members(checker.committee, &references, (*kept, *id), ("", checker.day));
        let merge = || merged().map(|change| Mend { remedy: Remedy::Merge(other.name.clone()), change });
        let same_body = fold(&member.institution) == fold(&other.institution);
        let same_name = fold(&member.name) == fold(&other.name);
        if same_body && same_name {
            let remove = Change::Member(Box::new(Edit::remove(*id, member)));
            let mend = Mend { remedy: Remedy::Remove, change: remove };
            let mends = if linked.contains(id) { merge().into_iter().collect() } else { vec![mend] };
            let matter = Matter::MemberTwice { body: member.institution.clone() };
            checker.find(matter, Record::Member(*id), &member.name, mends);
        } else {
            let matter = Matter::MembersAlike { other: other.name.clone(), body: other.institution.clone() };
            let mends = merge().into_iter().collect();
            checker.find(matter, Record::Member(*id), &member.name, mends);
        }
    }
}
