//! Explicit embeddings, overrides and isolates: rules X1 to X9 of the bidirectional algorithm.
//!
//! Used by [`levels`](super::levels) on the rare paragraph that holds such controls. Cleaning
//! removes them from everything that comes in, but a paragraph is laid out right with them too.
//! It deliberately ends nothing at a paragraph separator: what it is given is one paragraph.

use unicode_bidi::BidiClass::{self, AL, B, BN, FSI, L, LRE, LRI, LRO, PDF, PDI, R, RLE, RLI, RLO};

use super::bidi::Letter;
use super::levels::Slot;

/// The deepest level of an embedding (BD2).
const DEEPEST: u8 = 125;

/// Whether a class is that of a control which opens or closes an embedding or an isolate.
pub(super) fn is_explicit(class: BidiClass) -> bool {
    matches!(class, LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI)
}

/// Whether rule X9 removes characters of a class.
pub(super) fn is_removed(class: BidiClass) -> bool {
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

/// Whether a class is that of an isolate initiator.
pub(super) fn begins_isolate(class: BidiClass) -> bool {
    matches!(class, LRI | RLI | FSI)
}

/// Rules X1 to X9: sets the explicit level of every letter, and returns those that are kept.
pub(super) fn embed(letters: &mut [Letter], base: u8) -> Vec<Slot> {
    let mut kept = Vec::with_capacity(letters.len());
    let mut open = Open::new(base);
    let mut rest = letters;
    let mut at = 0;
    while let Some((letter, after)) = rest.split_first_mut() {
        let class = letter.class;
        match class {
            RLE => open.embed(R, None),
            LRE => open.embed(L, None),
            RLO => open.embed(R, Some(R)),
            LRO => open.embed(L, Some(L)),
            PDF => open.end_embedding(),
            PDI => open.end_isolate(),
            _ => {}
        }
        letter.level = if class == B { base } else { open.level() };
        if !is_removed(class) {
            // Rule X8 leaves a paragraph separator out of every embedding.
            let forced = if class == B { None } else { open.forced() };
            kept.push(Slot::new(at, forced.unwrap_or(class)));
        }
        // An initiator itself stands outside what it opens.
        match class {
            RLI => open.isolate(|| R),
            LRI => open.isolate(|| L),
            FSI => open.isolate(|| first_strong(after)),
            _ => {}
        }
        rest = after;
        at += 1;
    }
    kept
}

/// Rules P2 and P3 inside an isolate: the direction of the first letter before its end.
fn first_strong(letters: &[Letter]) -> BidiClass {
    let mut depth = 0_usize;
    for letter in letters {
        match letter.class {
            LRI | RLI | FSI => depth += 1,
            PDI if depth == 0 => break,
            PDI => depth -= 1,
            L if depth == 0 => return L,
            R | AL if depth == 0 => return R,
            _ => {}
        }
    }
    L
}

/// One entry of the directional status stack.
#[derive(Debug, Clone, Copy)]
struct Status {
    level: u8,
    /// The class that an override gives to every character.
    forced: Option<BidiClass>,
    isolate: bool,
}

/// What is open at some place of the paragraph (rule X1).
#[derive(Debug)]
struct Open {
    /// The entries above the paragraph's own.
    stack: Vec<Status>,
    bottom: Status,
    overflowing_isolates: usize,
    overflowing_embeddings: usize,
    isolates: usize,
}

impl Open {
    fn new(base: u8) -> Self {
        let bottom = Status { level: base, forced: None, isolate: false };
        Self { stack: Vec::new(), bottom, overflowing_isolates: 0, overflowing_embeddings: 0, isolates: 0 }
    }

    fn top(&self) -> &Status {
        self.stack.last().unwrap_or(&self.bottom)
    }

    fn level(&self) -> u8 {
        self.top().level
    }

    fn forced(&self) -> Option<BidiClass> {
        self.top().forced
    }

    /// The next level of a direction, unless it is too deep.
    fn next(&self, direction: BidiClass) -> Option<u8> {
        let level = if direction == R { (self.level() + 1) | 1 } else { (self.level() + 2) & !1 };
        let fits = self.overflowing_isolates == 0 && self.overflowing_embeddings == 0;
        (fits && level <= DEEPEST).then_some(level)
    }

    /// Rules X2 to X5.
    fn embed(&mut self, direction: BidiClass, forced: Option<BidiClass>) {
        match self.next(direction) {
            Some(level) => self.stack.push(Status { level, forced, isolate: false }),
            None if self.overflowing_isolates == 0 => self.overflowing_embeddings += 1,
            None => {}
        }
    }

    /// Rules X5a to X5c; the direction is only asked for where it can count.
    fn isolate(&mut self, direction: impl FnOnce() -> BidiClass) {
        let fits = self.overflowing_isolates == 0 && self.overflowing_embeddings == 0;
        match fits.then(|| self.next(direction())).flatten() {
            Some(level) => {
                self.isolates += 1;
                self.stack.push(Status { level, forced: None, isolate: true });
            }
            None => self.overflowing_isolates += 1,
        }
    }

    /// Rule X6a.
    fn end_isolate(&mut self) {
        if self.overflowing_isolates > 0 {
            self.overflowing_isolates -= 1;
        } else if self.isolates > 0 {
            self.overflowing_embeddings = 0;
            while self.stack.pop().is_some_and(|status| !status.isolate) {}
            self.isolates -= 1;
        }
    }

    /// Rule X7.
    fn end_embedding(&mut self) {
        if self.overflowing_isolates > 0 {
            return;
        }
        if self.overflowing_embeddings > 0 {
            self.overflowing_embeddings -= 1;
        } else if !self.top().isolate {
            self.stack.pop();
        }
    }
}
