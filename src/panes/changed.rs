//! Which records have changed since a pane last looked.
//!
//! Used by panes that keep much of what they have made of the committee, so that one change
//! costs them one row. It says which records were touched, not what became of them: that is
//! in the committee.

use std::collections::BTreeSet;

use crate::domain::{Change, MemberId, ObjectiveId, TaskId};
use crate::session::Session;
use crate::store::Mark;

/// Beyond so many entries or records, making everything anew is as cheap and simpler.
const MOST: usize = 64;

/// The records of three kinds that were added, changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Changed {
    /// Members.
    pub members: BTreeSet<MemberId>,
    /// Objectives.
    pub objectives: BTreeSet<ObjectiveId>,
    /// Tasks.
    pub tasks: BTreeSet<TaskId>,
    /// Whether the rules of the composition, or what bodies are called, may be others.
    pub rules: bool,
}

impl Changed {
    /// What the entries after `mark` have touched; `None` when it may be anything: they are
    /// many, or cannot be read.
    pub fn since(mark: Mark, session: &Session) -> Option<Self> {
        let count = usize::try_from(session.mark().checked_sub(mark)?).ok()?;
        if count > MOST {
            return None;
        }
        let entries = session.entries(mark, count).ok().filter(|entries| entries.len() == count)?;
        let mut changed = Self::default();
        for entry in &entries {
            changed.take(&entry.change);
        }
        let records = changed.members.len() + changed.objectives.len() + changed.tasks.len();
        (records <= MOST).then_some(changed)
    }

    fn take(&mut self, change: &Change) {
        match change {
            Change::Member(edit) => {
                self.members.insert(edit.id);
            }
            Change::Objective(edit) => {
                self.objectives.insert(edit.id);
            }
            Change::Task(edit) => {
                self.tasks.insert(edit.id);
            }
            Change::Together(changes) => changes.iter().for_each(|change| self.take(change)),
            Change::Statutes(_) | Change::Body(_) => self.rules = true,
            Change::Profile(_)
            | Change::Meeting(_)
            | Change::Document(_)
            | Change::Heading(_)
            | Change::Charter(_)
            | Change::Amendment(_)
            | Change::Version(_)
            | Change::FollowUp(_)
            | Change::Acceptance(_) => {}
        }
    }
}
