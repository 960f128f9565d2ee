//! Two records that are one: merging two members or two bodies, and the other names they keep.
//!
//! Used by the roster, by the list of bodies and by the mends of the checker. Every function is
//! pure and answers one change, so that one entry is one decision and one undo takes it back. The
//! words of the paper stay as they are written: only what refers to a record moves. Whether two
//! are one, a person decides.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Acceptance, AcceptanceId, Alias, AmendmentId, Attendance, Bodies, Body, BodyId, Change, Committee, Edit,
    MeetingId, Member, MemberId, Presence, Record, TaskId, names,
};

/// Where members are named by identity, to be looked up for many of them.
#[derive(Debug, Clone, Default)]
pub struct References {
    members: BTreeMap<MemberId, BTreeSet<MemberId>>,
    tasks: BTreeMap<MemberId, BTreeSet<TaskId>>,
    meetings: BTreeMap<MemberId, BTreeSet<MeetingId>>,
    amendments: BTreeMap<MemberId, BTreeSet<AmendmentId>>,
    accepted: BTreeMap<Record, BTreeSet<AcceptanceId>>,
}

impl References {
    /// Those in `committee`.
    #[must_use]
    pub fn of(committee: &Committee) -> Self {
        let mut all = Self::default();
        for (id, member) in &committee.members {
            for named in member.alternate_of.into_iter().chain(member.replaces) {
                all.members.entry(named).or_default().insert(*id);
            }
        }
        for (id, task) in &committee.tasks {
            for member in task.responsible.iter().filter_map(|party| party.member) {
                all.tasks.entry(member).or_default().insert(*id);
            }
        }
        for (id, meeting) in &committee.meetings {
            for row in &meeting.attendance {
                all.meetings.entry(row.member).or_default().insert(*id);
            }
        }
        for (id, amendment) in &committee.amendments {
            if let Some(member) = amendment.proposer.member {
                all.amendments.entry(member).or_default().insert(*id);
            }
        }
        for (id, acceptance) in &committee.accepted {
            all.accepted.entry(acceptance.record).or_default().insert(*id);
        }
        all
    }
}

/// The change that makes of `merged` and `kept` one member, `kept`; `None` where they are one
/// already or one of them is not there.
///
/// What is blank in `kept` is filled from `merged`, the mandate is the span of both, and the name
/// of `merged` becomes an alias, decided by `by` on `day`. Tasks, amendments, attendance,
/// alternates and accepted matters that name `merged` name `kept`.
#[must_use]
pub fn members(
    committee: &Committee,
    references: &References,
    (kept, merged): (MemberId, MemberId),
    (by, day): (&str, NaiveDate),
) -> Option<Change> {
    let (into, from) = (committee.members.get(&kept)?, committee.members.get(&merged)?);
    if kept == merged {
        return None;
    }
    let moved = |id: MemberId| if id == merged { kept } else { id };
    let mut after = joined(into, from);
    after.alternate_of = after.alternate_of.map(moved).filter(|id| *id != kept);
    after.replaces = after.replaces.map(moved).filter(|id| *id != kept);
    for name in std::iter::once(&from.name).chain(from.aliases.iter().map(|it| &it.name)) {
        let decided = from.aliases.iter().find(|it| it.name == *name).cloned();
        let alias = decided.unwrap_or_else(|| Alias { name: name.clone(), by: by.into(), day: Some(day) });
        if is_new(&after.name, &after.aliases, name) {
            after.aliases.push(alias);
        }
    }
    let mut changes = vec![Change::Member(Box::new(Edit::replace(kept, into, after)))];
    fn of<Id: Copy, Key: Ord>(all: &BTreeMap<Key, BTreeSet<Id>>, key: Key) -> impl Iterator<Item = Id> {
        all.get(&key).into_iter().flatten().copied()
    }
    for id in of(&references.members, merged).filter(|id| *id != kept && *id != merged) {
        let Some(member) = committee.members.get(&id) else { continue };
        let mut after = member.clone();
        after.alternate_of = after.alternate_of.map(moved);
        after.replaces = after.replaces.map(moved);
        changes.push(Change::Member(Box::new(Edit::replace(id, member, after))));
    }
    for id in of(&references.tasks, merged) {
        let Some(task) = committee.tasks.get(&id) else { continue };
        let mut after = task.clone();
        after.responsible.iter_mut().for_each(|party| party.member = party.member.map(moved));
        changes.push(Change::Task(Box::new(Edit::replace(id, task, after))));
    }
    for id in of(&references.meetings, merged) {
        let Some(meeting) = committee.meetings.get(&id) else { continue };
        let mut after = meeting.clone();
        after.attendance = attended(&meeting.attendance, moved);
        changes.push(Change::Meeting(Box::new(Edit::replace(id, meeting, after))));
    }
    for id in of(&references.amendments, merged) {
        let Some(amendment) = committee.amendments.get(&id) else { continue };
        let mut after = amendment.clone();
        after.proposer.member = after.proposer.member.map(moved);
        changes.push(Change::Amendment(Box::new(Edit::replace(id, amendment, after))));
    }
    let accepted = of(&references.accepted, Record::Member(merged));
    changes.extend(accepted.filter_map(|id| reattached(committee, id, Record::Member(kept))));
    changes.push(Change::Member(Box::new(Edit::remove(merged, from))));
    Some(Change::together(changes))
}

/// `into` with what it does not say filled from `from`.
fn joined(into: &Member, from: &Member) -> Member {
    let words = |into: &String, from: &String| if into.trim().is_empty() { from } else { into }.clone();
    let ended = into.until.is_some() && from.until.is_some();
    let last = if from.until > into.until { from } else { into };
    Member {
        rank: into.rank.min(from.rank),
        institution: words(&into.institution, &from.institution),
        capacity: words(&into.capacity, &from.capacity),
        name: words(&into.name, &from.name),
        gender: into.gender.or(from.gender),
        category: into.category.or(from.category),
        territory: words(&into.territory, &from.territory),
        office: into.office.or(from.office),
        seat: into.seat,
        alternate_of: into.alternate_of.or(from.alternate_of),
        replaces: into.replaces.or(from.replaces),
        aliases: into.aliases.clone(),
        contact: words(&into.contact, &from.contact),
        from: into.from.into_iter().chain(from.from).min(),
        until: if ended { last.until } else { None },
        departure: if ended { last.departure } else { None },
        notes: both(&into.notes, &from.notes),
        source: into.source.clone().or_else(|| from.source.clone()),
    }
}

/// The notes of both, each once.
fn both(into: &str, from: &str) -> String {
    match (into.trim(), from.trim()) {
        (_, "") => into.to_owned(),
        ("", _) => from.to_owned(),
        (one, other) if one.contains(other) => into.to_owned(),
        _ => format!("{}\n{from}", into.trim_end()),
    }
}

/// Attendance once the identities are `moved`: of two rows of one member, what says more.
fn attended(rows: &[Attendance], moved: impl Fn(MemberId) -> MemberId) -> Vec<Attendance> {
    // Who is marked absent under one name and present under the other was there.
    let weight = |presence: Presence| match presence {
        Presence::Present => 3,
        Presence::Represented => 2,
        Presence::Excused => 1,
        Presence::Absent => 0,
    };
    let mut after: Vec<Attendance> = Vec::with_capacity(rows.len());
    for row in rows {
        let row = Attendance { member: moved(row.member), ..row.clone() };
        match after.iter_mut().find(|it| it.member == row.member) {
            Some(before) if weight(row.presence) > weight(before.presence) => *before = row,
            Some(_) => {}
            None => after.push(row),
        }
    }
    after
}

/// The matter accepted of another record.
fn reattached(committee: &Committee, id: AcceptanceId, record: Record) -> Option<Change> {
    let acceptance = committee.accepted.get(&id)?;
    let after = Acceptance { record, ..acceptance.clone() };
    Some(Change::Acceptance(Box::new(Edit::replace(id, acceptance, after))))
}

/// Whether `name` is another name than those there are already.
fn is_new(own: &str, aliases: &[Alias], name: &str) -> bool {
    let spelling = names::spelling(name);
    let mut known = std::iter::once(own).chain(aliases.iter().map(|it| it.name.as_str()));
    !spelling.is_empty() && !known.any(|other| names::spelling(other) == spelling)
}

/// The change that makes `name` another name of a member; `None` where it is one already.
#[must_use]
pub fn member_alias(
    committee: &Committee,
    member: MemberId,
    name: &str,
    (by, day): (&str, NaiveDate),
) -> Option<Change> {
    let before = committee.members.get(&member)?;
    if !is_new(&before.name, &before.aliases, name) {
        return None;
    }
    let mut after = before.clone();
    after.aliases.push(Alias { name: name.trim().into(), by: by.into(), day: Some(day) });
    Some(Change::Member(Box::new(Edit::replace(member, before, after))))
}

/// The change that makes of the bodies named `kept` and `merged` one: whatever `merged` is called
/// is another name of `kept`, decided by `by` on `day`. `None` where they are one already.
///
/// Members and tasks keep the words of the paper. A body that was in no list gets a record.
#[must_use]
pub fn bodies(
    committee: &Committee,
    (kept, merged): (&str, &str),
    (by, day): (&str, NaiveDate),
) -> Option<Change> {
    let known = Bodies::of(committee);
    let (into, from) = (known.named(kept), known.named(merged));
    if into.is_some() && into == from {
        return None;
    }
    let record = |id: Option<BodyId>| id.and_then(|id| Some((id, committee.bodies.get(&id)?)));
    let (before, gone) = (record(into), record(from));
    let fresh = || Body { name: kept.trim().to_owned(), ..Body::default() };
    let mut after = before.map_or_else(fresh, |(_, body)| body.clone());
    let alias = |name: &str| Alias { name: name.trim().to_owned(), by: by.to_owned(), day: Some(day) };
    let mut others = vec![alias(gone.map_or(merged, |(_, body)| body.name.as_str()))];
    if let Some((_, body)) = gone {
        others.extend(body.aliases.iter().cloned());
        after.category = after.category.or(body.category);
        after.notes = both(&after.notes, &body.notes);
    }
    let known = after.aliases.len();
    for other in others {
        if is_new(&after.name, &after.aliases, &other.name) {
            after.aliases.push(other);
        }
    }
    if after.aliases.len() == known && gone.is_none() {
        return None;
    }
    let id = before.map_or_else(|| committee.body_id(&after.name), |(id, _)| id);
    let before = before.map(|(_, body)| body.clone());
    let mut changes = vec![Change::Body(Box::new(Edit { id, before, after: Some(after) }))];
    if let Some((gone, body)) = gone {
        let of_it = committee.accepted.iter().filter(|(_, it)| it.record == Record::Body(gone));
        changes.extend(of_it.filter_map(|(at, _)| reattached(committee, *at, Record::Body(id))));
        changes.push(Change::Body(Box::new(Edit::remove(gone, body))));
    }
    Some(Change::together(changes))
}

/// The change with every alias it adds without saying who decided it decided by `by`.
///
/// The checker offers changes and knows nobody: who takes one decides it.
#[must_use]
pub fn signed(change: Change, by: &str) -> Change {
    let sign = |aliases: &mut Vec<Alias>| {
        aliases.iter_mut().filter(|it| it.by.is_empty()).for_each(|it| by.clone_into(&mut it.by));
    };
    match change {
        Change::Member(mut edit) => {
            edit.after.iter_mut().for_each(|it| sign(&mut it.aliases));
            Change::Member(edit)
        }
        Change::Body(mut edit) => {
            edit.after.iter_mut().for_each(|it| sign(&mut it.aliases));
            Change::Body(edit)
        }
        Change::Together(changes) => {
            Change::Together(changes.into_iter().map(|change| signed(change, by)).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
