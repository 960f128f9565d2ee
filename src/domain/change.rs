//! One step of the committee, carrying both its ends.
//!
//! Used by the session (the only caller of [`Change::apply`]), by panes that make changes
//! and by the store that keeps them. Because `before` and `removed` are part of a change,
//! it knows its own inverse and notices when it meets a state it was not made for.

use std::collections::BTreeMap;

use super::{
    Acceptance, AcceptanceId, Amendment, AmendmentId, Body, BodyId, Committee, Document, DocumentId,
    FollowUp, Heading, Meeting, MeetingId, Member, MemberId, Objective, ObjectiveId, ParagraphId, Profile,
    Section, SectionId, Splice, Statutes, Task, TaskId, Version, VersionId,
};

/// One step of the committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What the committee is.
    Profile(Box<Edit<(), Profile>>),
    /// The rules it gave itself.
    Statutes(Box<Edit<(), Statutes>>),
    /// A body written in several ways.
    Body(Box<Edit<BodyId, Body>>),
    /// A member.
    Member(Box<Edit<MemberId, Member>>),
    /// An objective.
    Objective(Box<Edit<ObjectiveId, Objective>>),
    /// A task.
    Task(Box<Edit<TaskId, Task>>),
    /// A meeting.
    Meeting(Box<Edit<MeetingId, Meeting>>),
    /// A text: added empty, renamed, passed into another phase, removed when empty.
    Document(Box<Edit<DocumentId, Document>>),
    /// A part of a text: added empty, renamed, moved, removed when empty.
    Heading(Box<Edit<SectionId, Heading>>),
    /// The words of a part.
    Charter(Splice),
    /// An amendment.
    Amendment(Box<Edit<AmendmentId, Amendment>>),
    /// A numbered version of a text.
    Version(Box<Edit<VersionId, Version>>),
    /// What follows from a clause.
    FollowUp(Box<Edit<ParagraphId, FollowUp>>),
    /// A matter accepted as it is.
    Acceptance(Box<Edit<AcceptanceId, Acceptance>>),
    /// Several changes that are one step; in order, all or nothing.
    Together(Vec<Change>),
}

/// A record before and after: none to some adds, some to none removes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<Id, T> {
    /// Which record.
    pub id: Id,
    /// As it was.
    pub before: Option<T>,
    /// As it will be.
    pub after: Option<T>,
}

impl<Id: Copy, T: Clone> Edit<Id, T> {
    /// Adds `record` under `id`.
    pub fn add(id: Id, record: T) -> Self {
        Self { id, before: None, after: Some(record) }
    }

    /// Removes `record`, which stands under `id`.
    pub fn remove(id: Id, record: &T) -> Self {
        Self { id, before: Some(record.clone()), after: None }
    }

    /// Replaces `before` by `after` under `id`.
    pub fn replace(id: Id, before: &T, after: T) -> Self {
        Self { id, before: Some(before.clone()), after: Some(after) }
    }

    fn inverse(&self) -> Self {
        Self { id: self.id, before: self.after.clone(), after: self.before.clone() }
    }
}

/// Why a change does not fit the committee it was applied to; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// The record is not as the change says it was.
    #[error("the record is no longer as the change expects it")]
    Moved,
    /// A task would be left without its objective, or a part removed with its words.
    #[error("something else still depends on this record")]
    InUse,
    /// A task names an objective that is not there, or text a part that is not there.
    #[error("the change names a record that is not there")]
    Missing,
    /// The words of the text are settled: a new revision must be opened first.
    #[error("the text is settled")]
    Settled,
}

impl Change {
    /// One change for several; a single one stays what it is, so that the history can name it.
    #[must_use]
    pub fn together(mut changes: Vec<Change>) -> Change {
        match changes.pop() {
            Some(only) if changes.is_empty() => only,
            last => {
                changes.extend(last);
                Self::Together(changes)
            }
        }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Change {
        match self {
            Self::Profile(edit) => Self::Profile(Box::new(edit.inverse())),
            Self::Statutes(edit) => Self::Statutes(Box::new(edit.inverse())),
            Self::Body(edit) => Self::Body(Box::new(edit.inverse())),
            Self::Member(edit) => Self::Member(Box::new(edit.inverse())),
            Self::Objective(edit) => Self::Objective(Box::new(edit.inverse())),
            Self::Task(edit) => Self::Task(Box::new(edit.inverse())),
            Self::Meeting(edit) => Self::Meeting(Box::new(edit.inverse())),
            Self::Document(edit) => Self::Document(Box::new(edit.inverse())),
            Self::Heading(edit) => Self::Heading(Box::new(edit.inverse())),
            Self::Amendment(edit) => Self::Amendment(Box::new(edit.inverse())),
            Self::Version(edit) => Self::Version(Box::new(edit.inverse())),
            Self::FollowUp(edit) => Self::FollowUp(Box::new(edit.inverse())),
            Self::Acceptance(edit) => Self::Acceptance(Box::new(edit.inverse())),
            Self::Charter(splice) => Self::Charter(splice.inverse()),
            Self::Together(changes) => Self::Together(changes.iter().rev().map(Change::inverse).collect()),
        }
    }

    /// The same change with every paragraph named that goes with it from `committee`, so that it
    /// is taken back exactly. As it is when it does not fit.
    #[must_use]
    pub fn named(self, committee: &Committee) -> Change {
        match self {
            Self::Charter(splice) => {
                let section = committee.charter.get(&splice.section);
                let named = section.and_then(|section| splice.named(section));
                Self::Charter(named.unwrap_or(splice))
            }
            Self::Together(changes) if changes.iter().any(Change::has_unnamed) => {
                let mut now = committee.clone();
                let name = |change: Change| {
                    let change = change.named(&now);
                    // One that does not fit is refused when the whole is applied.
                    let _fits = change.apply(&mut now);
                    change
                };
                Self::Together(changes.into_iter().map(name).collect())
            }
            other => other,
        }
    }

    /// Whether paragraphs go with it that it does not name, as with those of version 1.
    #[must_use]
    pub fn has_unnamed(&self) -> bool {
        match self {
            Self::Charter(splice) => splice.is_unnamed(),
            Self::Together(changes) => changes.iter().any(Self::has_unnamed),
            _ => false,
        }
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Profile(edit) => edit.before == edit.after,
            Self::Statutes(edit) => edit.before == edit.after,
            Self::Body(edit) => edit.before == edit.after,
            Self::Member(edit) => edit.before == edit.after,
            Self::Objective(edit) => edit.before == edit.after,
            Self::Task(edit) => edit.before == edit.after,
            Self::Meeting(edit) => edit.before == edit.after,
            Self::Document(edit) => edit.before == edit.after,
            Self::Heading(edit) => edit.before == edit.after,
            Self::Amendment(edit) => edit.before == edit.after,
            Self::Version(edit) => edit.before == edit.after,
            Self::FollowUp(edit) => edit.before == edit.after,
            Self::Acceptance(edit) => edit.before == edit.after,
            Self::Charter(splice) => splice.is_empty(),
            Self::Together(changes) => changes.iter().all(Change::is_empty),
        }
    }

    /// Applies the change: all of it, or nothing and the reason why.
    ///
    /// # Errors
    /// [`Conflict`] when the committee is not as the change expects it.
    pub fn apply(&self, committee: &mut Committee) -> Result<(), Conflict> {
        match self {
            Self::Profile(edit) => exchange(&mut committee.profile, edit),
            Self::Statutes(edit) => exchange(&mut committee.statutes, edit),
            Self::Body(edit) => swap(&mut committee.bodies, edit),
            Self::Member(edit) => swap(&mut committee.members, edit),
            Self::Objective(edit) => {
                let goes = edit.after.is_none();
                if goes && committee.tasks.values().any(|task| task.objective == edit.id) {
                    return Err(Conflict::InUse);
                }
                swap(&mut committee.objectives, edit)
            }
            Self::Task(edit) => {
                let objective = edit.after.as_ref().map(|task| task.objective);
                if objective.is_some_and(|id| !committee.objectives.contains_key(&id)) {
                    return Err(Conflict::Missing);
                }
                swap(&mut committee.tasks, edit)
            }
            Self::Meeting(edit) => swap(&mut committee.meetings, edit),
            Self::Document(edit) => {
                if edit.after.is_none() && is_used(committee, edit.id) {
                    return Err(Conflict::InUse);
                }
                swap(&mut committee.documents, edit)
            }
            Self::Heading(edit) => {
                for heading in edit.before.iter().chain(&edit.after) {
                    may_change(committee, heading.document)?;
                }
                apply_heading(&mut committee.charter, edit)
            }
            Self::Charter(splice) => {
                let document = committee.charter.get(&splice.section).map(|it| it.heading.document);
                may_change(committee, document.ok_or(Conflict::Missing)?)?;
                let section = committee.charter.get_mut(&splice.section).ok_or(Conflict::Missing)?;
                if splice.apply(section) { Ok(()) } else { Err(Conflict::Moved) }
            }
            Self::Amendment(edit) => {
                let document = edit.after.as_ref().map(|it| it.document);
                document.map_or(Ok(()), |document| is_there(committee, document))?;
                swap(&mut committee.amendments, edit)
            }
            Self::Version(edit) => {
                let document = edit.after.as_ref().map(|it| it.document);
                document.map_or(Ok(()), |document| is_there(committee, document))?;
                swap(&mut committee.versions, edit)
            }
            Self::FollowUp(edit) => swap(&mut committee.follow_ups, edit),
            Self::Acceptance(edit) => swap(&mut committee.accepted, edit),
            Self::Together(changes) => apply_all(changes, committee),
        }
    }
}

/// Whether a text is there; the charter always is.
fn is_there(committee: &Committee, document: DocumentId) -> Result<(), Conflict> {
    let there = document == DocumentId::CHARTER || committee.documents.contains_key(&document);
    if there { Ok(()) } else { Err(Conflict::Missing) }
}

/// Whether the parts and words of a text may change.
fn may_change(committee: &Committee, document: DocumentId) -> Result<(), Conflict> {
    is_there(committee, document)?;
    if committee.phase(document).is_settled() { Err(Conflict::Settled) } else { Ok(()) }
}

/// Whether anything else would be left without its text. The charter is never gone.
fn is_used(committee: &Committee, document: DocumentId) -> bool {
    document != DocumentId::CHARTER
        && (committee.charter.values().any(|it| it.heading.document == document)
            || committee.amendments.values().any(|it| it.document == document)
            || committee.versions.values().any(|it| it.document == document))
}

fn apply_all(changes: &[Change], committee: &mut Committee) -> Result<(), Conflict> {
    for (done, change) in changes.iter().enumerate() {
        if let Err(conflict) = change.apply(committee) {
            for earlier in changes.iter().take(done).rev() {
                // The inverse of what was just applied always fits.
                let undone = earlier.inverse().apply(committee);
                debug_assert!(undone.is_ok());
            }
            return Err(conflict);
        }
    }
    Ok(())
}

/// As [`swap`], for a record of which there is one.
fn exchange<T: Clone + PartialEq>(record: &mut Option<T>, edit: &Edit<(), T>) -> Result<(), Conflict> {
    if *record != edit.before {
        return Err(Conflict::Moved);
    }
    record.clone_from(&edit.after);
    Ok(())
}

fn swap<Id: Ord + Copy, T: Clone + PartialEq>(
    records: &mut BTreeMap<Id, T>,
    edit: &Edit<Id, T>,
) -> Result<(), Conflict> {
    if records.get(&edit.id) != edit.before.as_ref() {
        return Err(Conflict::Moved);
    }
    match &edit.after {
        Some(record) => records.insert(edit.id, record.clone()),
        None => records.remove(&edit.id),
    };
    Ok(())
}

fn apply_heading(
    charter: &mut BTreeMap<SectionId, Section>,
    edit: &Edit<SectionId, Heading>,
) -> Result<(), Conflict> {
    if charter.get(&edit.id).map(|section| &section.heading) != edit.before.as_ref() {
        return Err(Conflict::Moved);
    }
    match (&edit.after, charter.get_mut(&edit.id)) {
        (Some(heading), Some(section)) => section.heading = heading.clone(),
        (Some(heading), None) => {
            charter.insert(edit.id, Section::new(edit.id, heading.clone()));
        }
        // Empty, and as a new one would be: what comes back must be what went.
        (None, Some(section)) if *section != Section::new(edit.id, section.heading.clone()) => {
            return Err(Conflict::InUse);
        }
        (None, _) => {
            charter.remove(&edit.id);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Member {
        Member { name: name.into(), ..Member::default() }
    }

    #[test]
    fn applying_a_change_and_its_inverse_leaves_the_committee_as_it_was() {
        let mut committee = Committee::default();
        let change = Change::Together(vec![
            Change::Member(Box::new(Edit::add(MemberId(1), named("نادية")))),
            Change::Objective(Box::new(Edit::add(ObjectiveId(2), Objective::default()))),
            Change::Task(Box::new(Edit::add(
                TaskId(3),
                Task::new(ObjectiveId(2), crate::domain::Rank::default()),
            ))),
        ]);
        change.apply(&mut committee).unwrap();
        assert_eq!((committee.members.len(), committee.tasks.len()), (1, 1));
        change.inverse().apply(&mut committee).unwrap();
        assert!(committee.is_empty());
    }

    #[test]
    fn a_step_that_fails_half_way_changes_nothing() {
        let mut committee = Committee::default();
        let change = Change::Together(vec![
            Change::Member(Box::new(Edit::add(MemberId(1), named("نادية")))),
            Change::Member(Box::new(Edit::remove(MemberId(9), &named("غائب")))),
        ]);
        assert_eq!(change.apply(&mut committee), Err(Conflict::Moved));
        assert!(committee.is_empty());
    }

    #[test]
    fn an_objective_with_tasks_is_not_removed() {
        let mut committee = Committee::default();
        let add = Edit::add(ObjectiveId(2), Objective::default());
        Change::Objective(Box::new(add.clone())).apply(&mut committee).unwrap();
        Change::Task(Box::new(Edit::add(
            TaskId(3),
            Task::new(ObjectiveId(2), crate::domain::Rank::default()),
        )))
        .apply(&mut committee)
        .unwrap();
        let remove = Change::Objective(Box::new(add)).inverse();
        assert_eq!(remove.apply(&mut committee), Err(Conflict::InUse));
    }

    #[test]
    fn a_part_with_text_is_not_removed() {
        let mut committee = Committee::default();
        let add = Change::Heading(Box::new(Edit::add(SectionId(1), Heading::default())));
        add.apply(&mut committee).unwrap();
        let write = Splice::new(SectionId(1), 0, "", "ديباجة");
        Change::Charter(write).apply(&mut committee).unwrap();
        assert_eq!(add.inverse().apply(&mut committee), Err(Conflict::InUse));
    }
}
