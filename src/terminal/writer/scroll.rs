//! Which rows have moved up or down together.
//!
//! Used by the writer, which then lets hands try the moves found. Only whole rows move.

use super::layer::cell;
use super::looks::{BLANK, Look, Looks};

/// A stretch of rows whose content moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// First row of the stretch.
    pub(super) top: u16,
    /// Last row of the stretch.
    pub(super) bottom: u16,
    /// By how many rows.
    pub(super) rows: u16,
    towards: Towards,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Towards {
    Up,
    Down,
}

/// Bytes a move should save before it is tried: setting margins costs about as much.
const LEAST_GAIN: i64 = 16;
/// Moves tried at most.
const MOST: usize = 4;

impl Scroll {
    /// Whether content moves towards the first row.
    pub(super) fn upward(self) -> bool {
        self.towards == Towards::Up
    }

    /// Moves the rows as a terminal does: those that leave are lost, blank ones come in.
    pub(super) fn apply(self, rows: &mut [Vec<Look>]) {
        let Some(stretch) = rows.get_mut(usize::from(self.top)..=usize::from(self.bottom)) else { return };
        let count = usize::from(self.rows).min(stretch.len());
        match self.towards {
            Towards::Up => {
                stretch.rotate_left(count);
                stretch.iter_mut().rev().take(count).for_each(|row| row.fill(BLANK));
            }
            Towards::Down => {
                stretch.rotate_right(count);
                stretch.iter_mut().take(count).for_each(|row| row.fill(BLANK));
            }
        }
    }

    /// What the rows it leaves blank cost.
    fn lost(self, loss: &[i64]) -> i64 {
        let (top, end, rows) = (usize::from(self.top), usize::from(self.bottom) + 1, usize::from(self.rows));
        let blank = if self.upward() { end.saturating_sub(rows)..end } else { top..top + rows };
        loss.get(blank).unwrap_or_default().iter().sum()
    }

    /// The moves worth trying: for each distance the stretch of rows that gains most by
    /// having come from there, and the same without its first or its last row. Rows that a move
    /// leaves blank count against it: where rows repeat, many distances gain as much.
    pub(super) fn likely(have: &[Vec<Look>], want: &[Vec<Look>], looks: &Looks<'_>) -> Vec<Self> {
        let lens: Vec<i64> = (0..looks.len()).map(|look| i64::from(looks.text_len(look))).collect();
        let stay: Vec<i64> = have.iter().zip(want).map(|(a, b)| difference(a, b, &lens)).collect();
        let loss: Vec<i64> =
            want.iter().zip(&stay).map(|(row, stayed)| difference(&[], row, &lens) - stayed).collect();
        // No move saves more than all the work there is.
        let height = if stay.iter().sum::<i64>() > LEAST_GAIN { have.len() } else { 0 };
        let mut found: Vec<(i64, Self)> = Vec::new();
        for count in 1..height {
            for towards in [Towards::Up, Towards::Down] {
                if let Some((gain, first, last)) = best_stretch(have, want, &stay, &lens, count, towards) {
                    let scrolls = trimmed(gain, first, last, count, towards);
                    found.extend(scrolls.map(|(gain, scroll)| (gain - scroll.lost(&loss), scroll)));
                }
            }
        }
        found.retain(|&(gain, _)| gain > LEAST_GAIN);
        found.sort_by_key(|&(gain, scroll)| (std::cmp::Reverse(gain), scroll.rows));
        found.truncate(MOST);
        found.into_iter().map(|(_, scroll)| scroll).collect()
    }
}

/// About how many bytes it takes to make a row look like another.
fn difference(have: &[Look], want: &[Look], lens: &[i64]) -> i64 {
    if have == want {
        return 0;
    }
    let len = |look: Look| usize::try_from(look).ok().and_then(|place| lens.get(place)).copied().unwrap_or(1);
    (0..)
        .zip(want)
        .filter(|&(column, look)| cell(have, column) != *look)
        .map(|(_, &look)| 1 + len(look))
        .sum()
}

/// The rows that gain most if they came from `count` rows away (Kadane's algorithm): the
/// gain, the first and the last row where they arrive.
fn best_stretch(
    have: &[Vec<Look>],
    want: &[Vec<Look>],
    stay: &[i64],
    lens: &[i64],
    count: usize,
    towards: Towards,
) -> Option<(i64, usize, usize)> {
    let (mut gain, mut start) = (0, 0);
    let mut best: Option<(i64, usize, usize)> = None;
    for (row, (wanted, stayed)) in want.iter().zip(stay).enumerate() {
        let source = match towards {
            Towards::Up => Some(row + count),
            Towards::Down => row.checked_sub(count),
        };
        let Some(came) = source.and_then(|source| have.get(source)) else {
            gain = 0;
            continue;
        };
        if gain <= 0 {
            // A stretch does not begin with a row that stands right already.
            (gain, start) = (0, row);
            if *stayed == 0 {
                continue;
            }
        }
        gain += stayed - difference(came, wanted, lens);
        if gain > best.map_or(LEAST_GAIN, |(most, ..)| most) {
            best = Some((gain, start, row));
        }
    }
    best
}

/// A stretch and its two shorter neighbours, as scrolls.
fn trimmed(
    gain: i64,
    first: usize,
    last: usize,
    count: usize,
    towards: Towards,
) -> impl Iterator<Item = (i64, Scroll)> {
    [(0, 0), (0, 1), (1, 0)].into_iter().filter_map(move |(cut_first, cut_last)| {
        let (first, last) = (first + cut_first, last.checked_sub(cut_last)?);
        let (top, bottom) = match towards {
            Towards::Up => (first, last + count),
            Towards::Down => (first.checked_sub(count)?, last),
        };
        let scroll = Scroll {
            top: u16::try_from(top).ok()?,
            bottom: u16::try_from(bottom).ok()?,
            rows: u16::try_from(count).ok()?,
            towards,
        };
        let cuts = i64::try_from(cut_first + cut_last).ok()?;
        (first <= last).then_some((gain - cuts, scroll))
    })
}
