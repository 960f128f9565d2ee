//! What would become of the composition if a change were made.
//!
//! Used before a member is added, removed or replaced. It makes the change nowhere.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Bodies, Measure, measure, sits};
use crate::domain::{Change, Committee, Member, MemberId, Statutes};

/// The measures of `committee` on `day` as they are, and as they would be after `change`. Both are
/// empty where no rules are written.
#[must_use]
pub fn what_if(committee: &Committee, change: &Change, day: NaiveDate) -> (Vec<Measure>, Vec<Measure>) {
    let bodies = Bodies::of(&committee.bodies);
    let mut seen = Seen { members: BTreeMap::new(), statutes: committee.statutes.as_ref() };
    seen.take(change);
    let now = committee.members.iter().map(|(id, member)| (*id, member));
    let of = |statutes: Option<&Statutes>, mut members: Vec<(MemberId, &Member)>| {
        members.sort_by_key(|(id, member)| (member.rank, *id));
        statutes.map_or_else(Vec::new, |it| measure(it, &bodies, &members))
    };
    let before = now.clone().filter(|(_, member)| sits(member, day)).collect();
    let kept = now.filter(|(id, _)| !seen.members.contains_key(id));
    let put = seen.members.iter().filter_map(|(id, member)| Some((*id, (*member)?)));
    let after = kept.chain(put).filter(|(_, member)| sits(member, day)).collect();
    (of(committee.statutes.as_ref(), before), of(seen.statutes, after))
}

/// What a change leaves of members and rules; `None` for a member it removes.
struct Seen<'a> {
    members: BTreeMap<MemberId, Option<&'a Member>>,
    statutes: Option<&'a Statutes>,
}

impl<'a> Seen<'a> {
    fn take(&mut self, change: &'a Change) {
        match change {
            Change::Member(edit) => {
                self.members.insert(edit.id, edit.after.as_ref());
            }
            Change::Statutes(edit) => self.statutes = edit.after.as_ref(),
            Change::Together(changes) => changes.iter().for_each(|change| self.take(change)),
            _ => {}
        }
    }
}
