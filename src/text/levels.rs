//! Embedding levels: rules X1 to I2 of the bidirectional algorithm (UAX #9).
//!
//! Used by the analysis of a paragraph, which is one paragraph to rule P1 whatever it holds. Of
//! `unicode-bidi` only the tables are used: its algorithm (0.3.18) keeps a level per byte, and
//! gives a bracket pair that follows an isolate the wrong direction. The tests hold both against
//! each other, and this one against the conformance files of Unicode.
//!
//! It deliberately knows no lines: rules L1 and L2 apply to a row once it is cut, and are in
//! [`bidi`](super::bidi).
//!
//! The rules are followed one after another, each in its own pass, because that is how they are
//! written and how they can be checked. Text without explicit controls is one isolating run
//! sequence, so only rules that concern it are run; text of one direction needs none.

use unicode_bidi::BidiClass::{self, AL, AN, BN, CS, EN, ES, ET, L, NSM, ON, PDI, R};

use super::bidi::{self, Letter};
use super::embedding;

/// Sets the level of every letter of a paragraph whose own level is `base`.
pub(super) fn resolve(letters: &mut [Letter], base: u8) {
    let is_strange = |class| matches!(class, R | AL | AN) || embedding::is_explicit(class);
    if base == 0 && !letters.iter().any(|letter| is_strange(letter.class)) {
        // Rule W7 makes letters of all digits, and no neutral finds another direction.
        letters.iter_mut().for_each(|letter| letter.level = 0);
        return;
    }
    if letters.iter().any(|letter| embedding::is_explicit(letter.class)) {
        let kept = embedding::embed(letters, base);
        for sequence in sequences(letters, &kept, base) {
            sequence.resolve(letters);
        }
    } else {
        letters.iter_mut().for_each(|letter| letter.level = base);
        let kept = letters.iter().enumerate().filter(|(_, letter)| letter.class != BN);
        let slots = kept.map(|(at, letter)| Slot::new(at, letter.class)).collect();
        let edge = direction(base);
        Sequence { slots, level: base, start: edge, end: edge }.resolve(letters);
    }
    // What rule X9 removes has no level; it takes that of the character before (5.2).
    let mut before = base;
    for letter in letters {
        if embedding::is_removed(letter.class) {
            letter.level = before;
        }
        before = letter.level;
    }
}

/// A character that rule X9 keeps, and its class as the rules change it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Its place in the paragraph.
    letter: usize,
    class: BidiClass,
    /// The class before rule W1.
    original: BidiClass,
}

impl Slot {
    pub(super) fn new(letter: usize, class: BidiClass) -> Self {
        Self { letter, class, original: class }
    }
}

/// An isolating run sequence (BD13).
#[derive(Debug)]
struct Sequence {
    slots: Vec<Slot>,
    level: u8,
    /// What stands before it, to the rules (sos): `L` or `R`.
    start: BidiClass,
    /// What stands after it (eos).
    end: BidiClass,
}

/// The direction of a level (rule X10).
fn direction(level: u8) -> BidiClass {
    if level.is_multiple_of(2) { L } else { R }
}

/// The direction that a class has to rules N0 and N1, where numbers count as `R`.
fn strong(class: BidiClass) -> Option<BidiClass> {
    match class {
        L => Some(L),
        R | AN | EN => Some(R),
        _ => None,
    }
}

/// Rule X10: the isolating run sequences of the characters that are kept.
fn sequences(letters: &[Letter], kept: &[Slot], base: u8) -> Vec<Sequence> {
    let letter = |slot: &Slot| letters.get(slot.letter);
    let level = |slot: &Slot| letter(slot).map_or(base, |letter| letter.level);
    let (mut done, mut open) = (Vec::new(), Vec::<Sequence>::new());
    let mut before = base;
    let mut runs = kept.chunk_by(|one, next| level(one) == level(next)).peekable();
    while let Some(run) = runs.next() {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let here = level(first);
        let after = runs.peek().and_then(|next| next.first()).map_or(base, level);
        let begins_with_end = letter(first).is_some_and(|letter| letter.class == PDI);
        let continued = if begins_with_end { open.pop() } else { None };
        let mut sequence = continued.unwrap_or_else(|| Sequence {
            slots: Vec::with_capacity(run.len()),
            level: here,
            start: direction(here.max(before)),
            end: direction(here),
        });
        sequence.slots.extend(run);
        if letter(last).is_some_and(|letter| embedding::begins_isolate(letter.class)) {
            // If nothing ends the isolate, the paragraph does.
            sequence.end = direction(here.max(base));
            open.push(sequence);
        } else {
            sequence.end = direction(here.max(after));
            done.push(sequence);
        }
        before = here;
    }
    done.extend(open);
    done
}

impl Sequence {
    /// Rules W1 to I2, on letters whose level is that of rule X8.
    fn resolve(mut self, letters: &mut [Letter]) {
        self.weak();
        self.brackets(letters);
        self.neutral();
        for slot in &self.slots {
            // Rules I1 and I2.
            let higher = match (direction(self.level), slot.class) {
                (L, R) | (R, L | EN | AN) => 1,
                (L, EN | AN) => 2,
                _ => 0,
            };
            if let Some(letter) = letters.get_mut(slot.letter) {
                letter.level = self.level + higher;
            }
        }
    }

    /// Rules W1 to W3, and the others if there are numbers. Rule W6 needs no step: a separator
    /// that is left is neutral to the rules that follow.
    fn weak(&mut self) {
        let (mut before, mut last_strong, mut numbers) = (self.start, self.start, false);
        for slot in &mut self.slots {
            if slot.class == NSM {
                let isolate = embedding::begins_isolate(before) || before == PDI;
                slot.class = if isolate { ON } else { before };
            }
            before = slot.class;
            match slot.class {
                L | R => last_strong = slot.class,
                AL => {
                    last_strong = AL;
                    slot.class = R;
                }
                EN if last_strong == AL => slot.class = AN,
                _ => {}
            }
            numbers |= matches!(slot.class, EN | AN);
        }
        if numbers {
            self.separators();
            self.terminators();
            self.latin_numbers();
        }
    }

    /// Rule W4: a separator inside a number belongs to it.
    fn separators(&mut self) {
        let mut rest = self.slots.as_mut_slice();
        while let [before, separator, after, ..] = rest {
            separator.class = match (before.class, separator.class, after.class) {
                (EN, ES | CS, EN) => EN,
                (AN, CS, AN) => AN,
                (_, unchanged, _) => unchanged,
            };
            rest = rest.split_first_mut().map(|(_, rest)| rest).unwrap_or_default();
        }
    }

    /// Rule W5: signs beside a European number belong to it.
    fn terminators(&mut self) {
        fn spread<'a>(slots: impl Iterator<Item = &'a mut Slot>) {
            let mut before = ON;
            for slot in slots {
                if slot.class == ET && before == EN {
                    slot.class = EN;
                }
                before = slot.class;
            }
        }
        spread(self.slots.iter_mut());
        spread(self.slots.iter_mut().rev());
    }

    /// Rule W7: a European number after Latin is Latin.
    fn latin_numbers(&mut self) {
        let mut last_strong = self.start;
        for slot in &mut self.slots {
            match slot.class {
                L | R => last_strong = slot.class,
                EN if last_strong == L => slot.class = L,
                _ => {}
            }
        }
    }

    /// Rule N0: both brackets of a pair take one direction.
    fn brackets(&mut self, letters: &[Letter]) {
        for (opening, closing) in self.pairs(letters) {
            let embedding = direction(self.level);
            let found = |slots: &[Slot], wanted: BidiClass| {
                slots.iter().any(|slot| strong(slot.class) == Some(wanted))
            };
            let inside = self.slots.get(opening + 1..closing).unwrap_or_default();
            let opposite = if embedding == L { R } else { L };
            let resolved = if found(inside, embedding) {
                embedding
            } else if found(inside, opposite) {
                let before = self.slots.get(..opening).unwrap_or_default();
                before.iter().rev().find_map(|slot| strong(slot.class)).unwrap_or(self.start)
            } else {
                continue;
            };
            for bracket in [opening, closing] {
                let mut slots = self.slots.iter_mut().skip(bracket);
                if let Some(bracket) = slots.next() {
                    bracket.class = resolved;
                }
                slots.take_while(|slot| slot.original == NSM).for_each(|mark| mark.class = resolved);
            }
        }
    }

    /// The bracket pairs, in the order of their opening ones (BD16).
    fn pairs(&self, letters: &[Letter]) -> Vec<(usize, usize)> {
        /// Brackets that may be open at once; beyond, no further pairs are looked for.
        const MOST_OPEN: usize = 63;
        let (mut pairs, mut open) = (Vec::new(), Vec::<(char, usize)>::new());
        for (at, slot) in self.slots.iter().enumerate().filter(|(_, slot)| slot.class == ON) {
            let bracket = letters.get(slot.letter).and_then(|letter| bidi::bracket(letter.c));
            let Some(bracket) = bracket else { continue };
            if bracket.is_open {
                if open.len() == MOST_OPEN {
                    break;
                }
                open.push((bracket.opening, at));
            } else if let Some(found) = open.iter().rposition(|(opening, _)| *opening == bracket.opening) {
                pairs.extend(open.get(found).map(|(_, opening)| (*opening, at)));
                open.truncate(found);
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Rules N1 and N2: neutrals between two of one direction take it, others that of the level.
    fn neutral(&mut self) {
        let (embedding, mut before) = (direction(self.level), self.start);
        let mut rest = self.slots.as_mut_slice();
        while !rest.is_empty() {
            let directed = rest.iter().take_while(|slot| strong(slot.class).is_some()).count();
            let (run, others) = rest.split_at_mut(directed);
            before = run.last().and_then(|slot| strong(slot.class)).unwrap_or(before);
            let neutral = others.iter().take_while(|slot| strong(slot.class).is_none()).count();
            let (run, others) = others.split_at_mut(neutral);
            let after = others.first().and_then(|slot| strong(slot.class)).unwrap_or(self.end);
            let resolved = if before == after { before } else { embedding };
            run.iter_mut().for_each(|slot| slot.class = resolved);
            rest = others;
        }
    }
}
