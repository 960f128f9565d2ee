//! Fences: what keeps islands of Arabic apart, on terminals that reorder.
//!
//! Used by both implicit classes, on a row whose units are in the order in which they will be
//! sent. Two islands with nothing written left to right between them would be taken for one and
//! change places (UAX #9, N1), and digits after an island would join it (W2). A *fence* is a
//! strong left-to-right character between them: U+2800, which looks blank, in place of the
//! first blank of a gap, or U+200E behind the island where there is no gap or U+2800 is not
//! wanted. Where the terminal orders each run of one look by itself, a blank of another look
//! does the same. Nothing is fenced that stays apart by itself: on a thin line an island costs two
//! bytes more, not eight.
//!
//! The first island gets a fence before it, in the first blank of the row, unless something
//! left to right stands before it: some terminals let the first strong letter decide the
//! direction of the whole row (P2, P3).

use super::order::Step;
use super::unit::{Kind, Unit};
use crate::terminal::class::Filler;
use crate::text::mirrored;

/// What a unit is sent with, or as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fence {
    /// As it is.
    None,
    /// The filler instead of it.
    Filler,
    /// With U+200E behind it.
    Mark,
}

/// Whether the terminal obeys U+200E.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DirectionMarks {
    Obeyed,
    Lost,
}

/// The fences of a row, one for each step.
pub(super) fn raise(steps: &[Step], units: &[Unit], filler: Filler, marks: DirectionMarks) -> Vec<Fence> {
    let mut walk = Walk {
        fences: vec![Fence::None; steps.len()],
        filler,
        marks,
        island: None,
        gap: None,
        first_blank: None,
        digits: Digits::Latin,
        led: Led::No,
    };
    for (place, step) in steps.iter().enumerate() {
        if let Some(unit) = units.get(step.unit) {
            walk.pass(place, *unit);
        }
    }
    walk.fences
}

/// What European digits are, by the last letter before them (W2, W7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Latin,
    Arabic,
}

/// Whether something left to right, or a fence, stands before the first Arabic letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Led {
    Yes,
    No,
}

/// A walk along a row.
struct Walk {
    fences: Vec<Fence>,
    filler: Filler,
    marks: DirectionMarks,
    /// The last place of the island that nothing has closed yet, and its kind.
    island: Option<(usize, Kind)>,
    /// The first blank behind it.
    gap: Option<usize>,
    first_blank: Option<usize>,
    digits: Digits,
    led: Led,
}

impl Walk {
    fn pass(&mut self, place: usize, unit: Unit) {
        if unit.apart {
            self.close();
        }
        let kind = unit.kind;
        match kind {
            Kind::Left => self.close(),
            Kind::Blank => {
                self.first_blank.get_or_insert(place);
                if self.island.is_some() {
                    self.gap.get_or_insert(place);
                }
            }
            // A bracket may form a pair with one inside the island, and draw all between them
            // into it (N0).
            Kind::Neutral if self.gap.is_some() && self.marks == DirectionMarks::Lost => {
                if mirrored(unit.base).is_some() {
                    self.part(place, kind);
                }
            }
            Kind::Neutral => {}
            Kind::Number => {
                if self.digits == Digits::Arabic {
                    self.part(place, kind);
                }
                if self.digits == Digits::Arabic {
                    self.open(place, kind);
                } else {
                    self.island = None;
                    self.gap = None;
                }
            }
            Kind::ArabicNumber => {
                self.part(place, kind);
                self.open(place, kind);
            }
            Kind::Right => {
                self.lead(place);
                self.part(place, kind);
                self.open(place, kind);
                self.digits = Digits::Arabic;
            }
        }
    }

    fn open(&mut self, place: usize, kind: Kind) {
        self.island = Some((place, kind));
        self.gap = None;
    }

    /// Something left to right stands here.
    fn close(&mut self) {
        self.island = None;
        self.gap = None;
        self.digits = Digits::Latin;
        self.led = Led::Yes;
    }

    /// Parts the open island from what stands at `place`, unless that is more of it.
    fn part(&mut self, place: usize, kind: Kind) {
        let Some((end, island)) = self.island else { return };
        if end + 1 == place && (island == kind || self.marks == DirectionMarks::Lost) {
            return;
        }
        match (self.gap, self.filler, self.marks) {
            (Some(gap), Filler::Braille | Filler::Veiled, _)
            | (Some(gap), Filler::Italic, DirectionMarks::Lost) => {
                self.set(gap, Fence::Filler);
            }
            (_, _, DirectionMarks::Obeyed) => self.set(end, Fence::Mark),
            (_, _, DirectionMarks::Lost) => return,
        }
        self.close();
    }

    /// Sees to it that the first letter of the row is not the Arabic one at `place`.
    fn lead(&mut self, place: usize) {
        if self.led == Led::Yes {
            return;
        }
        match (self.first_blank, self.filler, self.marks, place.checked_sub(1)) {
            (Some(blank), Filler::Braille | Filler::Veiled, ..) => self.set(blank, Fence::Filler),
            (_, _, DirectionMarks::Obeyed, Some(before)) => self.set(before, Fence::Mark),
            _ => {}
        }
        self.led = Led::Yes;
    }

    fn set(&mut self, place: usize, fence: Fence) {
        if let Some(slot) = self.fences.get_mut(place) {
            *slot = fence;
        }
    }
}
