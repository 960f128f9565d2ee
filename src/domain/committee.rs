//! The present state of a committee.
//!
//! Used by everything that shows or changes it. It changes only through
//! [`Change::apply`](super::Change::apply).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Meeting, MeetingId, Member, MemberId, Objective, ObjectiveId, Section, SectionId, Task, TaskId};

/// Members, programme, meetings and charter as they stand.
///
/// Invariant: every task names an objective that is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committee {
    /// What the committee is; `None` until someone names it.
    pub profile: Option<Profile>,
    /// Members by identity.
    pub members: BTreeMap<MemberId, Member>,
    /// Objectives by identity.
    pub objectives: BTreeMap<ObjectiveId, Objective>,
    /// Tasks by identity.
    pub tasks: BTreeMap<TaskId, Task>,
    /// Meetings by identity.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// Parts of the charter by identity.
    pub charter: BTreeMap<SectionId, Section>,
}

/// What the committee is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Name of the committee, verbatim.
    pub name: String,
    /// Town or commune, verbatim.
    pub town: String,
    /// The day it was founded; missing years of deadlines are counted from here.
    pub founded: Option<NaiveDate>,
}

impl Committee {
    /// Whether nothing has been recorded yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Members in the order of the paper.
    #[must_use]
    pub fn roster(&self) -> Vec<(MemberId, &Member)> {
        let mut rows: Vec<_> = self.members.iter().map(|(id, member)| (*id, member)).collect();
        rows.sort_by_key(|(id, member)| (member.rank, *id));
        rows
    }

    /// Objectives in the order of the paper.
    #[must_use]
    pub fn objectives_in_order(&self) -> Vec<(ObjectiveId, &Objective)> {
        let mut rows: Vec<_> = self.objectives.iter().map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.rank, *id));
        rows
    }

    /// Every task in the order of the paper: by objective, then by place under it.
    #[must_use]
    pub fn programme(&self) -> Vec<(TaskId, &Task)> {
        let mut rows: Vec<_> = self.tasks.iter().map(|(id, task)| (*id, task)).collect();
        rows.sort_by_cached_key(|(id, task)| {
            let objective = self.objectives.get(&task.objective).map(|it| it.rank);
            (objective, task.objective, task.rank, *id)
        });
        rows
    }

    /// Parts of the charter in the order of the outline.
    #[must_use]
    pub fn outline(&self) -> Vec<(SectionId, &Section)> {
        let mut rows: Vec<_> = self.charter.iter().map(|(id, it)| (*id, it)).collect();
        rows.sort_by_key(|(id, it)| (it.heading.rank, *id));
        rows
    }

    /// The day from which a missing year is counted: the founding, else `today`.
    #[must_use]
    pub fn reference_day(&self, today: NaiveDate) -> NaiveDate {
        self.profile.as_ref().and_then(|profile| profile.founded).unwrap_or(today)
    }
}
