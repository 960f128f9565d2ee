//! Rows for terminals that run the bidirectional algorithm.
//!
//! Used for the classes `implicit` and `implicit0`. Whatever is not Arabic stays where it is;
//! the Arabic is sent in reading order, island by island, and the terminal turns each back.
//!
//! Where direction marks are obeyed, an island is a run of letters and nothing else, so no
//! digit ever moves and no bracket is ever mirrored, whatever the terminal thinks of brackets.
//! Where they are lost, an island may have to take in what stands between letters, and each
//! word is worked out by itself (see [`order`](super::order)).

use super::fence::{self, DirectionMarks, Fence};
use super::order::{self, Base, Memory, Step};
use super::unit::{Kind, Unit};
use crate::terminal::class::Filler;
use crate::text::mirrored;

/// What is sent, in this order.
pub(super) type Plan = (Vec<Step>, Vec<Fence>);

/// The plan of a row where direction marks are obeyed.
pub(super) fn with_marks(units: &[Unit], filler: Filler) -> Plan {
    let mut steps = as_seen(0..units.len());
    reverse_letters(&mut steps, units);
    let fences = fence::raise(&steps, units, filler, DirectionMarks::Obeyed);
    (steps, fences)
}

/// The plan of a row where direction marks are lost.
pub(super) fn without_marks(units: &[Unit], wanted: Filler, memory: &mut Memory) -> Plan {
    // Runs of one look are left to right, whatever they begin with.
    let filler = if wanted == Filler::Blank { Filler::Braille } else { wanted };
    if wanted == Filler::Blank || filler != Filler::Italic && !can_be_led(units) {
        // Rows of both scripts cannot always do without fences; a filler that can be seen is
        // better than panes that change sides.
        if let Some(steps) = whole(units, memory) {
            let fences = vec![Fence::None; steps.len()];
            return (steps, fences);
        }
    }
    let mut steps = Vec::with_capacity(units.len());
    for word in units.chunk_by(|a, b| !b.apart && (a.kind == Kind::Blank) == (b.kind == Kind::Blank)) {
        let start = steps.len();
        if is_simple(word) {
            steps.extend(as_seen(start..start + word.len()));
            if let Some(tail) = steps.get_mut(start..) {
                reverse_letters(tail, units);
            }
        } else {
            let found = memory.find(word, Base::Ltr);
            steps.extend(found.steps.iter().map(|step| Step { unit: start + step.unit, ..*step }));
        }
    }
    let fences = fence::raise(&steps, units, filler, DirectionMarks::Lost);
    (steps, fences)
}

fn as_seen(places: std::ops::Range<usize>) -> Vec<Step> {
    places.map(|unit| Step { unit, instead: None }).collect()
}

/// Reverses every run of right-to-left letters.
fn reverse_letters(steps: &mut [Step], units: &[Unit]) {
    let is_right = |step: &Step| units.get(step.unit).is_some_and(|unit| unit.kind == Kind::Right);
    let is_apart = |step: &Step| units.get(step.unit).is_some_and(|unit| unit.apart);
    for run in steps.chunk_by_mut(|a, b| !is_apart(b) && is_right(a) == is_right(b)) {
        if run.first().is_some_and(is_right) {
            run.reverse();
        }
    }
}

/// Whether reversing the letters is all there is to a word: they are one run, or runs with
/// something left to right between them, and neither numbers nor brackets are about.
fn is_simple(word: &[Unit]) -> bool {
    let mut island_closed = false;
    let mut previous = Kind::Blank;
    for unit in word {
        match unit.kind {
            Kind::Number | Kind::ArabicNumber if !word.iter().any(|unit| unit.kind == Kind::Right) => {
                return word.iter().all(|unit| unit.kind != Kind::ArabicNumber);
            }
            Kind::Number | Kind::ArabicNumber => return false,
            Kind::Neutral if mirrored(unit.base).is_some() => {
                return word.iter().all(|unit| !matches!(unit.kind, Kind::Right | Kind::ArabicNumber));
            }
            Kind::Right if island_closed && previous != Kind::Right => return false,
            Kind::Right => island_closed = true,
            Kind::Left => island_closed = false,
            Kind::Neutral | Kind::Blank => {}
        }
        previous = unit.kind;
    }
    true
}

/// Whether something left to right stands, or can be put, before the first Arabic letter.
fn can_be_led(units: &[Unit]) -> bool {
    units
        .iter()
        .find(|unit| matches!(unit.kind, Kind::Left | Kind::Blank | Kind::Right))
        .is_none_or(|unit| unit.kind != Kind::Right)
}

/// The order of a whole row without fences, if there is one. The terminal takes the direction
/// of the first strong letter sent (P2, P3).
fn whole(units: &[Unit], memory: &mut Memory) -> Option<Vec<Step>> {
    if !units.iter().any(|unit| unit.kind == Kind::Right) {
        return None;
    }
    [Base::Ltr, Base::Rtl].into_iter().find_map(|base| {
        let found = memory.find(units, base);
        let strong = found.steps.iter().map(|step| Kind::of(order::sent_char(units, *step)));
        let first = strong.into_iter().find(|kind| matches!(kind, Kind::Left | Kind::Right));
        let chosen = if first == Some(Kind::Right) { Base::Rtl } else { Base::Ltr };
        (found.exact() && chosen == base).then(|| found.steps.clone())
    })
}
