//! Steps of the outline as changes: parts added, removed, moved past each other, put under each other.
//!
//! Used by the charter pane. A part moves with the parts under it, as a block. Nothing is
//! changed here: every step is answered as a [`Change`], or as the reason why there is none.

use std::ops::Range;

use crate::domain::charter::DEEPEST;
use crate::domain::{Change, Committee, DocumentId, Edit, Heading, Rank, Section, SectionId};

/// Why a part does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is the first under its parent.
    First,
    /// It is the last under its parent.
    Last,
    /// No part above could hold it.
    NoParent,
    /// It, or a part under it, would be too deep.
    TooDeep,
    /// It is a chapter already.
    Outermost,
}

/// What became of the parts under a removed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Orphans {
    /// There were none.
    None,
    /// So many went to the part with this title.
    Adopted(usize, String),
    /// So many stand one level higher now.
    Lifted(usize),
}

/// The parts of a text in order.
pub(super) struct Parts<'a>(Vec<(SectionId, &'a Section)>, DocumentId);

impl<'a> Parts<'a> {
    pub(super) fn of(committee: &'a Committee, document: DocumentId) -> Self {
        Self(committee.outline_of(document), document)
    }

    fn level(&self, at: usize) -> Option<u8> {
        self.0.get(at).map(|(_, section)| section.heading.level)
    }

    pub(super) fn place(&self, id: SectionId) -> Option<usize> {
        self.0.iter().position(|(other, _)| *other == id)
    }

    /// The part at `at` and those under it.
    pub(super) fn block(&self, at: usize) -> Range<usize> {
        let Some(level) = self.level(at) else { return at..at };
        let under = self.0.iter().skip(at + 1).take_while(|(_, section)| section.heading.level > level);
        at..at + 1 + under.count()
    }

    /// The nearest part before `at` that is at most as deep as `level`.
    fn before(&self, at: usize, level: u8) -> Option<usize> {
        self.0.iter().take(at).rposition(|(_, section)| section.heading.level <= level)
    }

    /// A new part after the block of `after`, at the same level; the first of all without one.
    pub(super) fn add(&self, after: Option<SectionId>, id: SectionId, title: String) -> Change {
        let before = after.and_then(|after| self.place(after));
        let level = before.and_then(|at| self.level(at)).unwrap_or(0);
        let at = before.map_or(self.0.len(), |at| self.block(at).end);
        let rank_at = |at: Option<usize>| at.and_then(|at| self.0.get(at)).map(|(_, it)| it.heading.rank);
        let room = spread(rank_at(at.checked_sub(1)), rank_at(Some(at)), 1);
        let mut changes = Vec::new();
        let rank = room.and_then(|ranks| ranks.first().copied()).unwrap_or_else(|| {
            let order = (0..self.0.len()).map(|index| (index, index + usize::from(index >= at)));
            changes = order.filter_map(|(index, place)| self.ranked(index, Rank::nth(place))).collect();
            Rank::nth(at)
        });
        changes
            .push(Change::Heading(Box::new(Edit::add(id, Heading { document: self.1, rank, level, title }))));
        Change::together(changes)
    }

    /// The same part under another title.
    pub(super) fn rename(&self, at: usize, title: String) -> Option<Change> {
        self.edited(at, |heading| Heading { title, ..heading })
    }

    /// The part at `at` goes, with its text; the parts under it stay, and go to the part before
    /// it, or one level up where there is none that could hold them.
    pub(super) fn remove(&self, at: usize) -> Option<(Change, Orphans)> {
        let (id, section) = self.0.get(at)?;
        let under = self.block(at).skip(1);
        let mut changes = Vec::new();
        let count = under.len();
        let level = section.heading.level;
        let holds = at.checked_sub(1).and_then(|before| self.level(before)).is_some_and(|it| it >= level);
        let orphans = if count == 0 {
            Orphans::None
        } else if holds {
            let parent = self.before(at, level).and_then(|parent| self.0.get(parent));
            Orphans::Adopted(count, parent.map(|(_, it)| it.heading.title.clone()).unwrap_or_default())
        } else {
            let up = |heading: Heading| Heading { level: heading.level.saturating_sub(1), ..heading };
            changes.extend(under.filter_map(|at| self.edited(at, up)));
            Orphans::Lifted(count)
        };
        changes.extend(section.emptying(*id).map(Change::Charter));
        changes.push(Change::Heading(Box::new(Edit::remove(*id, &section.heading))));
        Some((Change::together(changes), orphans))
    }

    /// The block of `at` goes before the one above it, under the same parent.
    pub(super) fn raise(&self, at: usize) -> Result<Change, Refusal> {
        let level = self.level(at).ok_or(Refusal::First)?;
        let above = self.before(at, level).filter(|above| self.level(*above) == Some(level));
        let above = above.ok_or(Refusal::First)?;
        let block = self.block(at);
        let order = (0..above).chain(block.clone()).chain(above..at).chain(block.end..self.0.len());
        Ok(self.arranged(&order.collect::<Vec<_>>(), above..above + block.len()))
    }

    /// The block of `at` goes after the one below it, under the same parent.
    pub(super) fn lower(&self, at: usize) -> Result<Change, Refusal> {
        let level = self.level(at).ok_or(Refusal::Last)?;
        let block = self.block(at);
        if self.level(block.end) != Some(level) {
            return Err(Refusal::Last);
        }
        let below = self.block(block.end);
        let order = (0..at).chain(below.clone()).chain(block.clone()).chain(below.end..self.0.len());
        let start = at + below.len();
        Ok(self.arranged(&order.collect::<Vec<_>>(), start..start + block.len()))
    }

    /// The block of `at` becomes a part of the one above it.
    pub(super) fn indent(&self, at: usize) -> Result<Change, Refusal> {
        let level = self.level(at).ok_or(Refusal::NoParent)?;
        let above = at.checked_sub(1).and_then(|above| self.level(above));
        if above.is_none_or(|above| above < level) {
            return Err(Refusal::NoParent);
        }
        let block = self.block(at);
        if block.clone().filter_map(|at| self.level(at)).any(|level| level >= DEEPEST) {
            return Err(Refusal::TooDeep);
        }
        Ok(self.shifted(block, |level| level + 1))
    }

    /// The block of `at` comes out of the part it is under.
    pub(super) fn outdent(&self, at: usize) -> Result<Change, Refusal> {
        if self.level(at).is_none_or(|level| level == 0) {
            return Err(Refusal::Outermost);
        }
        Ok(self.shifted(self.block(at), |level| level - 1))
    }

    fn shifted(&self, block: Range<usize>, level: fn(u8) -> u8) -> Change {
        let edit = |at| self.edited(at, |heading| Heading { level: level(heading.level), ..heading });
        Change::together(block.filter_map(edit).collect())
    }

    /// The ranks that put the parts in `order`, in which only the places `moved` are new: ranks
    /// between the neighbours if there is room, else all of them anew.
    fn arranged(&self, order: &[usize], moved: Range<usize>) -> Change {
        let rank = |place: usize| {
            order.get(place).and_then(|at| self.0.get(*at)).map(|(_, section)| section.heading.rank)
        };
        let before = moved.start.checked_sub(1).and_then(rank);
        let ranks = spread(before, rank(moved.end), moved.len());
        let places = order.get(moved).unwrap_or_default();
        Change::together(match ranks {
            Some(ranks) => places.iter().zip(ranks).filter_map(|(at, rank)| self.ranked(*at, rank)).collect(),
            None => {
                let places = order.iter().enumerate();
                places.filter_map(|(place, at)| self.ranked(*at, Rank::nth(place))).collect()
            }
        })
    }

    fn ranked(&self, at: usize, rank: Rank) -> Option<Change> {
        self.edited(at, |heading| Heading { rank, ..heading })
    }

    /// The edit of one heading; `None` if it would stay as it is.
    fn edited(&self, at: usize, edit: impl FnOnce(Heading) -> Heading) -> Option<Change> {
        let (id, section) = self.0.get(at)?;
        let change = Edit::replace(*id, &section.heading, edit(section.heading.clone()));
        Some(Change::Heading(Box::new(change))).filter(|change| !change.is_empty())
    }
}

/// `count` ranks between two neighbours, evenly; `None` when there is no room for them.
fn spread(before: Option<Rank>, after: Option<Rank>, count: usize) -> Option<Vec<Rank>> {
    let count = u64::try_from(count).ok()?;
    let low = before.map_or(0, |rank| rank.0);
    let step = match after {
        Some(after) => after.0.checked_sub(low)? / count.checked_add(1)?,
        None => Rank::nth(0).0,
    };
    low.checked_add(step.checked_mul(count)?)?;
    (step > 0).then(|| (1..=count).map(|nth| Rank(low + step * nth)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charter(parts: &[(&str, u8)], step: u64) -> Committee {
        let mut committee = Committee::default();
        for ((title, level), nth) in parts.iter().zip(1..) {
            let heading = Heading {
                rank: Rank(nth * step),
                level: *level,
                title: (*title).to_owned(),
                ..Heading::default()
            };
            let body = format!("نص {title}");
            let part = Section { body, ..Section::new(SectionId(nth), heading) };
            committee.charter.insert(SectionId(nth), part);
        }
        committee
    }

    fn shown(committee: &Committee) -> String {
        let part = |(_, it): &(SectionId, &Section)| format!("{}{}", it.heading.title, it.heading.level);
        committee.outline().iter().map(part).collect::<Vec<_>>().join(" ")
    }

    fn after(mut committee: Committee, change: &Change) -> String {
        let before = committee.clone();
        change.apply(&mut committee).unwrap();
        let shown = shown(&committee);
        change.inverse().apply(&mut committee).unwrap();
        assert_eq!(committee, before);
        shown
    }

    const PARTS: &[(&str, u8)] = &[("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1), ("g", 0)];

    #[test]
    fn a_block_moves_past_the_neighbouring_block_with_all_that_is_under_it() {
        // With room between ranks and without.
        for step in [1 << 20, 1] {
            let committee = charter(PARTS, step);
            let parts = Parts::of(&committee, DocumentId::CHARTER);
            assert_eq!(after(committee.clone(), &parts.lower(0).unwrap()), "e0 f1 a0 b1 c1 d2 g0");
            assert_eq!(after(committee.clone(), &parts.raise(4).unwrap()), "e0 f1 a0 b1 c1 d2 g0");
            assert_eq!(after(committee.clone(), &parts.raise(2).unwrap()), "a0 c1 d2 b1 e0 f1 g0");
            assert_eq!(after(committee.clone(), &parts.lower(4).unwrap()), "a0 b1 c1 d2 g0 e0 f1");
        }
    }

    #[test]
    fn a_part_stays_under_its_parent() {
        let committee = charter(PARTS, 1 << 20);
        let parts = Parts::of(&committee, DocumentId::CHARTER);
        assert_eq!(parts.raise(0), Err(Refusal::First));
        assert_eq!(parts.raise(1), Err(Refusal::First));
        assert_eq!(parts.lower(2), Err(Refusal::Last));
        assert_eq!(parts.lower(6), Err(Refusal::Last));
        assert_eq!(parts.raise(99), Err(Refusal::First));
    }

    #[test]
    fn moving_one_part_costs_one_edit_while_there_is_room() {
        let committee = charter(PARTS, 1 << 20);
        assert!(matches!(Parts::of(&committee, DocumentId::CHARTER).raise(6), Ok(Change::Heading(_))));
    }

    #[test]
    fn levels_change_for_the_whole_block_and_stay_within_bounds() {
        let committee = charter(PARTS, 1 << 20);
        let parts = Parts::of(&committee, DocumentId::CHARTER);
        assert_eq!(after(committee.clone(), &parts.indent(4).unwrap()), "a0 b1 c1 d2 e1 f2 g0");
        assert_eq!(after(committee.clone(), &parts.outdent(2).unwrap()), "a0 b1 c0 d1 e0 f1 g0");
        assert_eq!(parts.indent(0), Err(Refusal::NoParent));
        assert_eq!(parts.indent(1), Err(Refusal::NoParent));
        assert_eq!(parts.outdent(0), Err(Refusal::Outermost));
        let deep = charter(&[("a", 0), ("b", 3), ("c", 3), ("d", 4)], 1 << 20);
        assert_eq!(Parts::of(&deep, DocumentId::CHARTER).indent(2), Err(Refusal::TooDeep));
    }

    #[test]
    fn a_new_part_comes_after_the_block_of_the_selected_one() {
        for step in [1 << 20, 1] {
            let committee = charter(PARTS, step);
            let parts = Parts::of(&committee, DocumentId::CHARTER);
            let add = |after| parts.add(after, SectionId(99), "x".into());
            assert_eq!(after(committee.clone(), &add(Some(SectionId(1)))), "a0 b1 c1 d2 x0 e0 f1 g0");
            assert_eq!(after(committee.clone(), &add(Some(SectionId(2)))), "a0 b1 x1 c1 d2 e0 f1 g0");
            assert_eq!(after(committee.clone(), &add(Some(SectionId(7)))), "a0 b1 c1 d2 e0 f1 g0 x0");
        }
        let empty = Committee::default();
        assert_eq!(
            after(empty.clone(), &Parts::of(&empty, DocumentId::CHARTER).add(None, SectionId(1), "x".into())),
            "x0"
        );
    }

    #[test]
    fn the_parts_under_a_removed_one_go_to_the_part_before_it_or_one_level_up() {
        let committee = charter(PARTS, 1 << 20);
        let parts = Parts::of(&committee, DocumentId::CHARTER);
        let (change, orphans) = parts.remove(4).unwrap();
        assert_eq!(after(committee.clone(), &change), "a0 b1 c1 d2 f1 g0");
        assert_eq!(orphans, Orphans::Adopted(1, "a".into()));
        let (change, orphans) = parts.remove(0).unwrap();
        assert_eq!(after(committee.clone(), &change), "b0 c0 d1 e0 f1 g0");
        assert_eq!(orphans, Orphans::Lifted(3));
        let (change, orphans) = parts.remove(6).unwrap();
        assert_eq!(after(committee.clone(), &change), "a0 b1 c1 d2 e0 f1");
        assert_eq!(orphans, Orphans::None);
    }
}
