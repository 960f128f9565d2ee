//! Rows for kitty, which reverses the letters of each word and leaves the words in place.
//!
//! What reverses them is the shaping of a run of cells. From 0.40 a cell can be sent apart
//! from its neighbours (OSC 66, the text sizing protocol), with an alignment that has no effect
//! on text of ordinary size but ends the run. Every second cell is enough: the one between is a
//! run by itself. Before that, and behind multiplexers, which eat the sequence, runs are sent
//! reversed so that kitty turns them back.

use super::unit::Unit;

/// Whether kitty treats a character as part of an Arabic run: the Hebrew to Arabic blocks and
/// their presentation forms.
pub(super) fn in_run(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// The symbols of a row that must be sent apart from their neighbours, with their columns.
///
/// Even columns are, so that what stands in them does not depend on where a word begins; odd
/// ones where a neighbour is not, or where marks would be misplaced.
pub(super) fn apart<'a>(row: &'a [&'a str]) -> impl Iterator<Item = (usize, String)> + 'a {
    let arabic = |column: usize| row.get(column).and_then(|symbol| symbol.chars().next()).is_some_and(in_run);
    row.iter().enumerate().filter(move |&(column, _)| arabic(column)).filter_map(move |(column, symbol)| {
        let inside = column.checked_sub(1).is_some_and(arabic) && arabic(column + 1);
        match column % 2 {
            0 => Some((column, format!("\u{1b}]66;h=1;{symbol}\u{7}"))),
            _ if inside && symbol.chars().nth(1).is_none() => None,
            _ => Some((column, format!("\u{1b}]66;h=2;{symbol}\u{7}"))),
        }
    })
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
