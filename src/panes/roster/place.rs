//! Places on the paper: where a new member goes, and how one moves past another.
//!
//! Used by the roster pane and its form. It makes changes; it records none.

use crate::domain::{Change, Committee, Edit, Member, MemberId, Rank};

/// The changes that put `id`, now `before` (`None`: not in the roster yet), to stand as
/// `member` right after `previous` on the paper (`None`: first).
///
/// One edit as a rule; where ranks leave no room between neighbours, everyone is numbered again.
#[must_use]
pub fn put(
    committee: &Committee,
    id: MemberId,
    before: Option<&Member>,
    member: Member,
    previous: Option<MemberId>,
) -> Change {
    let others: Vec<(MemberId, Rank)> = committee
        .roster()
        .into_iter()
        .filter(|(other, _)| *other != id)
        .map(|(other, member)| (other, member.rank))
        .collect();
    let at = match previous {
        None => 0,
        // If the one it should follow is gone: at the end.
        Some(previous) => {
            others.iter().position(|(other, _)| *other == previous).map_or(others.len(), |at| at + 1)
        }
    };
    let (rank, moved) = Rank::make_room(&others, at);
    let mut changes: Vec<Change> = moved
        .into_iter()
        .filter_map(|(other, rank)| {
            let member = committee.members.get(&other)?;
            Some(Change::Member(Box::new(Edit::replace(other, member, Member { rank, ..member.clone() }))))
        })
        .collect();
    let after = Some(Member { rank, ..member });
    changes.push(Change::Member(Box::new(Edit { id, before: before.cloned(), after })));
    Change::together(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committee(ranks: &[u64]) -> Committee {
        let mut committee = Committee::default();
        for (id, rank) in (1..).zip(ranks) {
            let member = Member { rank: Rank(*rank), ..Member::default() };
            committee.members.insert(MemberId(id), member);
        }
        committee
    }

    fn order(committee: &Committee) -> Vec<u64> {
        committee.roster().iter().map(|(id, _)| id.0).collect()
    }

    fn put_new(committee: &mut Committee, previous: Option<u64>) -> usize {
        let change = put(committee, MemberId(9), None, Member::default(), previous.map(MemberId));
        change.apply(committee).unwrap();
        if let Change::Together(changes) = change { changes.len() } else { 1 }
    }

    #[test]
    fn a_new_member_stands_after_the_one_named() {
        for (previous, expected) in [(None, [9, 1, 2]), (Some(1), [1, 9, 2]), (Some(2), [1, 2, 9])] {
            let mut committee = committee(&[100, 200]);
            assert_eq!(put_new(&mut committee, previous), 1);
            assert_eq!(order(&committee), expected);
        }
    }

    #[test]
    fn after_someone_who_is_gone_means_at_the_end() {
        let mut committee = committee(&[100, 200]);
        put_new(&mut committee, Some(5));
        assert_eq!(order(&committee), [1, 2, 9]);
    }

    #[test]
    fn where_there_is_no_room_everyone_is_numbered_again() {
        let mut committee = committee(&[7, 7, 8]);
        assert!(put_new(&mut committee, Some(1)) > 1);
        assert_eq!(order(&committee), [1, 9, 2, 3]);
    }

    #[test]
    fn a_member_moves_past_its_neighbours() {
        let mut committee = committee(&[100, 200, 300]);
        let third = committee.members[&MemberId(3)].clone();
        put(&committee, MemberId(3), Some(&third), third.clone(), Some(MemberId(1)))
            .apply(&mut committee)
            .unwrap();
        assert_eq!(order(&committee), [1, 3, 2]);
    }
}
