//! Rows for kitty, which reverses the letters of each word and leaves the words in place.
//!
//! What reverses them is the shaping of a run of cells. From 0.40 a cell can be sent apart
//! from its neighbours (OSC 66, the text sizing protocol), with an alignment that has no effect
//! on text of ordinary size but ends the run. Before that, and behind multiplexers, which eat
//! the sequence, runs are sent reversed so that kitty turns them back.

use super::unit::Unit;

/// Whether kitty treats a character as part of an Arabic run: the Hebrew to Arabic blocks and
/// their presentation forms.
pub(super) fn in_run(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// A symbol sent apart from its neighbours. Neighbours differ in alignment, so it depends on
/// whether the column is odd.
pub(super) fn apart(column: u16, symbol: &str) -> String {
    format!("\u{1b}]66;w=1:h={};{symbol}\u{1b}\\", 1 + column % 2)
}

/// The order of units that kitty turns into the one given.
pub(super) fn reversed_runs(units: &[Unit]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    let inside = |place: usize| units.get(place).is_some_and(|unit| unit.width == 1 && in_run(unit.base));
    for run in order.chunk_by_mut(|&a, &b| inside(a) == inside(b)) {
        if run.first().is_some_and(|&place| inside(place)) {
            run.reverse();
        }
    }
    order
}
