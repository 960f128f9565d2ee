//! Those responsible: who is no member, who may be several, who has left, who is spelled otherwise.
//!
//! Used by [`check`](super::check) only. A name of one word that fits one member is not a finding.

use super::super::{Change, Edit, Member, MemberId, Part, Party, PartyKind, Record, Task, TaskId, merging};
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
fn of_member<'a>(
    checker: &mut Checker<'a>,
    of: (TaskId, &Task),
    place: usize,
    party: &'a Party,
    member: &'a Member,
) {
    let (id, task) = of;
    if let Some(until) = member.until.filter(|until| *until < checker.day && task.status.is_open()) {
        checker.find(Matter::FormerResponsible { until }, Record::Task(id), &party.name, Vec::new());
    }
    if checker.is_otherwise(&party.name, member) {
        let mut mends = named(of, place, party, &member.name, party.member);
        mends.extend(party.member.and_then(|id| checker.alias(id, &party.name)));
        let matter = Matter::NameSpelling { roster: member.name.clone() };
        checker.find(matter, Record::Task(id), &party.name, mends);
    }
}

/// A person who is linked to no member.
fn of_nobody<'a>(checker: &mut Checker<'a>, of: (TaskId, &Task), place: usize, party: &'a Party) {
    let at = Record::Task(of.0);
    let whom = checker.whom(&party.name);
    if let Some((id, member)) = whom.member.and_then(|id| Some((id, checker.member(id)?))) {
        let matter = Matter::UnlinkedResponsible { member: member.name.clone() };
        let mut mends = named(of, place, party, &party.name, Some(id));
        for mend in &mut mends {
            mend.remedy = Remedy::Link(member.name.clone());
        }
        checker.find(matter, at, &party.name, mends);
        return;
    }
    let fitting = &whom.fitting;
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

impl<'a> Checker<'a> {
    /// Whether `written` spells every name of `member` otherwise, and does not only leave words out
    /// or add some: «شكيب» and «محمد شكيب رئيس الجمعية» are that name, as it is spelled.
    pub(super) fn is_otherwise(&self, written: &'a str, member: &'a Member) -> bool {
        let holds = |many: &[String], few: &[String]| {
            let mut rest = many.iter();
            few.iter().all(|word| rest.any(|other| other == word))
        };
        let written = self.spelling(written);
        let others = member.aliases.iter().map(|alias| &alias.name);
        !written.is_empty()
            && std::iter::once(&member.name).chain(others).all(|name| {
                let name = self.spelling(name);
                !holds(&written, &name) && !holds(&name, &written)
            })
    }

    /// The mend that makes `name` another name of a member.
    pub(super) fn alias(&self, id: MemberId, name: &str) -> Option<Mend> {
        let change = merging::member_alias(self.committee, id, name, ("", self.day))?;
        Some(Mend { remedy: Remedy::Alias(self.member(id)?.name.clone()), change })
    }
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
