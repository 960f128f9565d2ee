//! Those responsible: who is no member, who may be several, who has left, who is spelled otherwise.
//!
//! Used by [`check`](super::check) only. A name of one word that fits one member is not a finding.

use super::super::{Change, Edit, Member, MemberId, Part, Party, PartyKind, Record, Task, TaskId, names};
use super::{Checker, Matter, Mend, Remedy, Several, Verified};

pub(super) fn check(checker: &mut Checker) {
    let mut members = 0;
    for (id, task) in checker.programme.clone() {
        for (place, party) in task.responsible.iter().enumerate() {
            if party.kind != PartyKind::Person || party.part == Part::Through {
                continue;
            }
            match party.member.and_then(|member| Some((member, checker.member(member)?))) {
                Some((_, member)) => {
                    members += 1;
                    of_member(checker, (id, task), place, party, member);
                }
                None => of_nobody(checker, (id, task), place, party),
            }
        }
    }
    if members > 0 {
        checker.verified.push(Verified::Responsible(members));
    }
}

/// A person who is a member: in the roster's words, and still there?
fn of_member(checker: &mut Checker, of: (TaskId, &Task), place: usize, party: &Party, member: &Member) {
    let (id, task) = of;
    if let Some(until) = member.until.filter(|until| *until < checker.day && task.status.is_open()) {
        checker.find(Matter::FormerResponsible { until }, Record::Task(id), &party.name, Vec::new());
    }
    if is_otherwise(&party.name, &member.name) {
        let mends = named(of, place, party, &member.name, party.member);
        let matter = Matter::NameSpelling { roster: member.name.clone() };
        checker.find(matter, Record::Task(id), &party.name, mends);
    }
}

/// A person who is linked to no member.
fn of_nobody(checker: &mut Checker, of: (TaskId, &Task), place: usize, party: &Party) {
    let at = Record::Task(of.0);
    if let Some((id, member)) =
        checker.known.member(&party.name).and_then(|id| Some((id, checker.member(id)?)))
    {
        let matter = Matter::UnlinkedResponsible { member: member.name.clone() };
        let mut mends = named(of, place, party, &party.name, Some(id));
        for mend in &mut mends {
            mend.remedy = Remedy::Link(member.name.clone());
        }
        checker.find(matter, at, &party.name, mends);
        return;
    }
    let fitting = checker.known.fitting(&party.name);
    if fitting.len() < 2 {
        checker.find(Matter::UnknownResponsible, at, &party.name, Vec::new());
        return;
    }
    // A given name fits hundreds in a large roster: a mend for each would be no choice any more.
    let first = fitting.iter().take(Several::MOST);
    let first: Vec<(MemberId, &Member)> = first.filter_map(|id| Some((*id, checker.member(*id)?))).collect();
    let mends = first.iter().flat_map(|(id, it)| named(of, place, party, &it.name, Some(*id))).collect();
    let more = fitting.len() - first.len();
    let candidates = Several { first: first.into_iter().map(|(_, it)| it.name.clone()).collect(), more };
    checker.find(Matter::AmbiguousResponsible { candidates }, at, &party.name, mends);
}

/// Whether `written` spells the name `roster` otherwise, and does not only leave words out or add
/// some: «شكيب» and «محمد شكيب رئيس الجمعية» are that name, as it is spelled.
pub(super) fn is_otherwise(written: &str, roster: &str) -> bool {
    let (written, roster) = (names::spelling(written), names::spelling(roster));
    let holds = |many: &[String], few: &[String]| {
        let mut rest = many.iter();
        few.iter().all(|word| rest.any(|other| other == word))
    };
    !written.is_empty() && !holds(&written, &roster) && !holds(&roster, &written)
}

/// The task with a party named so and linked to that member.
fn named(
    (id, task): (TaskId, &Task),
    place: usize,
    party: &Party,
    name: &str,
    member: Option<MemberId>,
) -> Vec<Mend> {
    let mut after = task.clone();
    // The same name may stand in the cell before: as a part of another's.
    let before = task.responsible.iter().take(place).filter(|it| it.name.contains(&party.name)).count();
    let Some((at, _)) = task.responsible_words.match_indices(&party.name).nth(before) else {
        return Vec::new();
    };
    after.responsible_words.replace_range(at..at + party.name.len(), name);
    if let Some(party) = after.responsible.get_mut(place) {
        name.clone_into(&mut party.name);
        party.member = member;
    }
    let change = Change::Task(Box::new(Edit::replace(id, task, after)));
    vec![Mend { remedy: Remedy::Write(name.to_owned()), change }]
}
