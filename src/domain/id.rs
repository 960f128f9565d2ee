//! Identities of records, and their rank among their siblings.
//!
//! Used by every record of the committee. Ids are made *before* a change and are part of
//! it, so that undo and redo never give a record another identity.

use std::cell::Cell;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u64);
    )*};
}

ids! {
    /// Identity of a member.
    MemberId,
    /// Identity of an objective of the work programme.
    ObjectiveId,
    /// Identity of a task.
    TaskId,
    /// Identity of a meeting.
    MeetingId,
    /// Identity of a text the committee makes: its charter, a regulation and so on.
    DocumentId,
    /// Identity of a part of a text.
    SectionId,
    /// Identity of a paragraph; it keeps it wherever it is moved to.
    ParagraphId,
    /// Identity of an amendment.
    AmendmentId,
    /// Identity of a numbered version of a text.
    VersionId,
    /// Identity of a matter accepted as it is.
    AcceptanceId,
    /// Identity of a body that members come from.
    BodyId,
    /// Number of an entry in the log, counted from 1 without holes.
    EntryId,
}

impl DocumentId {
    /// The charter: there from the start, also before a record about it.
    pub const CHARTER: Self = Self(0);
}

impl ParagraphId {
    /// The paragraph a part begins its life with.
    #[must_use]
    pub const fn first_of(section: SectionId) -> Self {
        Self(section.0)
    }
}

/// Bits of a fresh id: few enough to be an exact number in JSON, enough that 10,000
/// records meet by chance once in five million committees (and then `apply` refuses).
const ID_BITS: u32 = 48;

/// A source of fresh ids: SplitMix64 from a seed given by the caller.
#[derive(Debug)]
pub struct Ids(Cell<u64>);

impl Ids {
    /// A source that starts from `seed`; the same seed gives the same ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    /// The next fresh number, never 0.
    pub fn fresh(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.set(state);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> (u64::BITS - ID_BITS)).max(1)
    }
}

/// Place of a record among its siblings; smaller comes first.
///
/// Ranks are sparse, so that a record can move between two others by an edit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rank(pub u64);

impl Rank {
    const STEP: u64 = 1 << 20;

    /// The rank after the last sibling (`None`: there are no siblings).
    #[must_use]
    pub fn after(last: Option<Rank>) -> Rank {
        Rank(last.map_or(Self::STEP, |rank| rank.0.saturating_add(Self::STEP)))
    }

    /// The `index`-th rank of a fresh row of siblings.
    #[must_use]
    pub fn nth(index: usize) -> Rank {
        Rank((index as u64).saturating_add(1).saturating_mul(Self::STEP))
    }

    /// A rank strictly between two neighbours, or `None` when there is no room left and
    /// the siblings must be numbered again.
    #[must_use]
    pub fn between(before: Option<Rank>, after: Option<Rank>) -> Option<Rank> {
        let low = before.map_or(0, |rank| rank.0);
        match after {
            None => low.checked_add(Self::STEP).map(Rank),
            Some(high) => {
                let middle = low + high.0.checked_sub(low)? / 2;
                (middle > low && middle < high.0).then_some(Rank(middle))
            }
        }
    }

    /// A rank for one more record among `siblings` in their order, at place `at` (past the last
    /// counts as last), and the new ranks of those that must make way; nearly always none.
    ///
    /// ```
    /// use lajna::domain::Rank;
    ///
    /// let (rank, moved) = Rank::make_room(&[("a", Rank(10)), ("b", Rank(20))], 1);
    /// assert!(Rank(10) < rank && rank < Rank(20) && moved.is_empty());
    /// let (rank, moved) = Rank::make_room(&[("a", Rank(1)), ("b", Rank(2))], 1);
    /// assert_eq!((rank, moved), (Rank::nth(1), vec![("a", Rank::nth(0)), ("b", Rank::nth(2))]));
    /// ```
    #[must_use]
    pub fn make_room<Id: Copy>(siblings: &[(Id, Rank)], at: usize) -> (Rank, Vec<(Id, Rank)>) {
        let at = at.min(siblings.len());
        let rank_at = |place: usize| siblings.get(place).map(|(_, rank)| *rank);
        if let Some(rank) = Self::between(at.checked_sub(1).and_then(rank_at), rank_at(at)) {
            return (rank, Vec::new());
        }
        let places = (0..).filter(|place| *place != at);
        let numbered = siblings.iter().zip(places).map(|((id, old), place)| (*id, *old, Self::nth(place)));
        let moved = numbered.filter(|(_, old, rank)| old != rank).map(|(id, _, rank)| (id, rank));
        (Self::nth(at), moved.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_source_do_not_repeat() {
        let ids = Ids::new(7);
        let mut seen: Vec<u64> = (0..10_000).map(|_| ids.fresh()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 10_000);
        assert!(seen.iter().all(|id| *id < 1 << ID_BITS));
    }

    #[test]
    fn a_rank_between_two_neighbours_is_between_them() {
        let (a, b) = (Rank::nth(0), Rank::nth(1));
        let middle = Rank::between(Some(a), Some(b)).unwrap();
        assert!(a < middle && middle < b);
        assert!(Rank::between(None, Some(a)).unwrap() < a);
        assert!(Rank::between(Some(b), None).unwrap() > b);
        assert_eq!(Rank::between(Some(Rank(4)), Some(Rank(5))), None);
    }
}
