//! Where two sequences differ, in a time that is bounded whatever they are.
//!
//! Used by the comparison of wordings. Sequences of ordinary length get the shortest way from one
//! to the other (Myers); the time for that grows with the length times the difference, so long
//! ones that differ much are first laid side by side at what stands once in each, in one order
//! (the patience of Bram Cohen), and a long stretch without such a place counts as changed whole.
//! Deliberately without a clock: the same sequences always differ at the same places.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of the first sequence, and the stretch of the second that stands in its place.
pub(super) type Place = (Range<usize>, Range<usize>);

/// Length of both together up to which the shortest way is always found: 16 million steps.
const WHOLE: usize = 4_096;
/// The same for a stretch between two places that are laid side by side.
const BETWEEN: usize = 1_024;

/// The stretches that differ, in order, each as long as can be.
pub(super) fn changed<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Place> {
    let mut places = Vec::new();
    stretch(old, new, (0..old.len(), 0..new.len()), WHOLE, &mut places);
    places
}

/// Finds what differs between the stretches of `at`; longer ones than `most` are divided.
fn stretch<T: Eq + Hash + Ord>(old: &[T], new: &[T], at: Place, most: usize, places: &mut Vec<Place>) {
    let (ours, theirs) = (of(old, &at.0), of(new, &at.1));
    let head = ours.iter().zip(theirs).take_while(|(one, other)| one == other).count();
    let (ours, theirs) = (of(ours, &(head..ours.len())), of(theirs, &(head..theirs.len())));
    let tail = ours.iter().rev().zip(theirs.iter().rev()).take_while(|(one, other)| one == other).count();
    let (from, to) = (at.0.start + head..at.0.end - tail, at.1.start + head..at.1.end - tail);
    if from.is_empty() || to.is_empty() {
        return push(places, (from, to));
    }
    let (ours, theirs) = (of(old, &from), of(new, &to));
    if ours.len() + theirs.len() <= most {
        // Where an insertion stands is counted here: `similar` moves insertions and deletions
        // about to tidy them up, and leaves the place of some in the other sequence behind.
        let (mut one, mut other) = (from.start, to.start);
        for op in capture_diff_slices(Algorithm::Myers, ours, theirs) {
            let ends = (one + op.old_range().len(), other + op.new_range().len());
            if !matches!(op, DiffOp::Equal { .. }) {
                push(places, (one..ends.0, other..ends.1));
            }
            (one, other) = ends;
        }
        return;
    }
    let pairs = if most == WHOLE { side_by_side(ours, theirs) } else { Vec::new() };
    if pairs.is_empty() {
        return push(places, (from, to));
    }
    let (mut one, mut other) = (from.start, to.start);
    for (ours, theirs) in pairs {
        let (ours, theirs) = (from.start + ours, to.start + theirs);
        stretch(old, new, (one..ours, other..theirs), BETWEEN, places);
        (one, other) = (ours + 1, theirs + 1);
    }
    stretch(old, new, (one..from.end, other..to.end), BETWEEN, places);
}

fn of<'t, T>(all: &'t [T], range: &Range<usize>) -> &'t [T] {
    all.get(range.clone()).unwrap_or_default()
}

/// Adds a place, as one with the last where nothing stands between them.
fn push(places: &mut Vec<Place>, (gone, come): Place) {
    if gone.is_empty() && come.is_empty() {
        return;
    }
    match places.last_mut() {
        Some(last) if last.0.end == gone.start && last.1.end == come.start => {
            (last.0.end, last.1.end) = (gone.end, come.end);
        }
        _ => places.push((gone, come)),
    }
}

/// Pairs of places at which the same stands, and stands once in each: the longest row of them
/// that rises in both.
fn side_by_side<T: Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let (old, new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> =
        old.iter().filter_map(|(it, place)| Some((*place, *new.get(it)?))).collect();
    pairs.sort_unstable();
    // For every length, the row that ends lowest: its last pair, and the pair before that one.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let height = |pair: &usize| pairs.get(*pair).map_or(0, |(_, place)| *place);
    for (number, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| height(end) < *place);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let back = |pair: &usize| before.get(*pair).copied().flatten();
    let mut row: Vec<(usize, usize)> = std::iter::successors(ends.last().copied(), back)
        .filter_map(|pair| pairs.get(pair).copied())
        .collect();
    row.reverse();
    row
}

/// What stands once, and where.
fn once<T: Ord>(all: &[T]) -> BTreeMap<&T, usize> {
    let mut places: BTreeMap<&T, Option<usize>> = BTreeMap::new();
    for (place, it) in all.iter().enumerate() {
        places.entry(it).and_modify(|first| *first = None).or_insert(Some(place));
    }
    places.into_iter().filter_map(|(it, place)| Some((it, place?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sequences_are_laid_side_by_side_at_what_stands_once() {
        let old: Vec<u32> = (0..10_000).collect();
        let mut new: Vec<u32> = (0..10_000).filter(|it| it % 5 != 0).collect();
        new.splice(4_000..4_002, [77_777; 3]);
        let mut back = old.clone();
        for (gone, come) in changed(&old, &new).into_iter().rev() {
            back.splice(gone, new[come].iter().copied());
        }
        assert_eq!(back, new);
        assert_eq!(changed(&old, &new).len(), 2_000);
    }

    #[test]
    fn a_long_stretch_with_nothing_to_hold_on_to_counts_as_changed_whole() {
        let (old, new) = ([1, 2].repeat(5_000), [2, 3].repeat(5_000));
        assert_eq!(changed(&old, &new), [(0..10_000, 0..10_000)]);
    }

    #[test]
    fn what_differs_stands_where_it_is_said_to() {
        let (old, new) = (["word", "\n", " ", " "], ["\n", " ", "\n", " ", "word", " ", " "]);
        let mut back = old.to_vec();
        for (gone, come) in changed(&old, &new).into_iter().rev() {
            back.splice(gone, new[come].iter().copied());
        }
        assert_eq!(back, new);
    }
}
