//! What a row holds after an erasure or a shift, column by column.
//!
//! Used by `row` only: each layer is one answer to "what stands there if …", so that the
//! search can move between them at a price.

use super::looks::{BLANK, Kind, Look, Looks, TAIL, UNKNOWN};

/// How a layer came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// As it stands; cells moved this far to the right (ICH) or left (DCH, negative).
    Shifted(i16),
    /// Erased from some column on.
    Erased,
    /// Erased from the first column to this one.
    ErasedTo(u16),
}

/// One answer to what the row holds.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) origin: Origin,
    /// For each column, the first one from there on that is not as wanted.
    next_wrong: Vec<u16>,
}

/// Cells a shift must put right to be worth a thought.
const SHIFT_GAIN: usize = 3;
/// The longest shift looked for.
const LONGEST_SHIFT: i16 = 40;
/// Shifts tried at most.
const MOST_SHIFTS: usize = 2;
/// Wrong blanks at the start of a row before erasing them is worth a thought: `CSI 1 K`.
const ERASE_TO_GAIN: usize = 4;

/// The cell of a row at a column, blank beyond its ends.
pub(super) fn cell(row: &[Look], column: u16) -> Look {
    row.get(usize::from(column)).copied().unwrap_or(BLANK)
}

impl Layer {
    fn new(origin: Origin, have: &[Look], want: &[Look]) -> Self {
        let width = u16::try_from(want.len()).unwrap_or(u16::MAX);
        let mut next_wrong = vec![width; want.len() + 1];
        let mut following = width;
        for (place, slot) in next_wrong.iter_mut().enumerate().rev().skip(1) {
            if have.get(place) != want.get(place) {
                following = u16::try_from(place).unwrap_or(width);
            }
            *slot = following;
        }
        Self { origin, next_wrong }
    }

    /// The first column from `column` on that is not as wanted; the width if none.
    pub(super) fn next_wrong(&self, column: u16) -> u16 {
        self.next_wrong.get(usize::from(column)).copied().unwrap_or(column)
    }

    /// Whether the column is as wanted.
    pub(super) fn right(&self, column: u16) -> bool {
        self.next_wrong(column) > column
    }

    /// The layers worth trying; the first is the row as it stands.
    pub(super) fn all(have: &[Look], want: &[Look], looks: &Looks<'_>) -> Vec<Self> {
        let mut layers = vec![Self::new(Origin::Shifted(0), have, want)];
        layers.push(Self::new(Origin::Erased, &vec![BLANK; want.len()], want));
        layers.extend(erased_starts(have, want));
        layers.extend(shifts(have, want, looks).into_iter().map(|shift| {
            let width = i16::try_from(want.len()).unwrap_or(i16::MAX);
            let moved: Vec<Look> = (0..width)
                .map(|column| u16::try_from(column - shift).map_or(UNKNOWN, |from| cell(have, from)))
                .collect();
            Self::new(Origin::Shifted(shift), &moved, want)
        }));
        layers
    }
}

/// A line set at the far end of a row grows shorter at its start: `CSI 1 K` clears there. Half
/// of a wide letter cannot survive: its first column, now blank, is wrong, so it is written.
fn erased_starts(have: &[Look], want: &[Look]) -> Vec<Layer> {
    let blanks = want.iter().take_while(|&&look| look == BLANK).count();
    let wrong = |place: usize| have.get(place) != want.get(place);
    if (0..blanks).filter(|&place| wrong(place)).count() < ERASE_TO_GAIN {
        return Vec::new();
    }
    let last_wrong = (0..blanks).rev().find(|&place| wrong(place)).unwrap_or(0);
    let mut ends = vec![last_wrong, blanks.saturating_sub(1)];
    // The first letter may go too where it is written anyway.
    if blanks < want.len() {
        ends.push(blanks);
    }
    ends.dedup();
    ends.into_iter()
        .filter_map(|end| {
            let mut erased = have.to_vec();
            erased.iter_mut().take(end + 1).for_each(|look| *look = BLANK);
            Some(Layer::new(Origin::ErasedTo(u16::try_from(end).ok()?), &erased, want))
        })
        .collect()
}

/// Distances by which much of the row moved. Rows with wide or doubtful letters are left
/// alone: a shift may cut a letter in two.
fn shifts(have: &[Look], want: &[Look], looks: &Looks<'_>) -> Vec<i16> {
    let wrong = have.iter().zip(want).filter(|(a, b)| a != b).count();
    let simple = |row: &[Look]| {
        row.iter().all(|&look| {
            look != TAIL
                && look != UNKNOWN
                && looks.face(look).is_some_and(|face| face.kind != Kind::Unsure && face.width == 1)
        })
    };
    if !looks.may_shift() || wrong <= SHIFT_GAIN || !simple(have) || !simple(want) {
        return Vec::new();
    }
    // Wrong cells that a shift would put right; blanks come by themselves.
    let righted = |shift: i16| {
        (0..)
            .zip(have.iter().zip(want))
            .filter(|&(column, (stands, wanted)): &(i32, _)| {
                stands != wanted
                    && *wanted != BLANK
                    && u16::try_from(column - i32::from(shift)).is_ok_and(|from| cell(have, from) == *wanted)
            })
            .count()
    };
    let mut found: Vec<(usize, i16)> = (-LONGEST_SHIFT..=LONGEST_SHIFT)
        .filter(|&shift| shift != 0)
        .map(|shift| (righted(shift), shift))
        .filter(|&(cells, _)| cells > SHIFT_GAIN)
        .collect();
    found.sort_by_key(|&(cells, shift)| (std::cmp::Reverse(cells), shift.unsigned_abs()));
    found.truncate(MOST_SHIFTS);
    found.into_iter().map(|(_, shift)| shift).collect()
}
