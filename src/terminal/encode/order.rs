//! Inverse reordering: in which order units must be sent so that a terminal that runs the
//! bidirectional algorithm (UAX #9) shows them as they are wanted.
//!
//! Used for the words of terminals that lose direction marks, and for reading order. The
//! algorithm leaves hardly a choice: letters, numbers and what stands between them have one
//! level each in which they can be shown where they are. So levels are guessed from the picture,
//! rule L2 is run backwards, and the result is *checked by running the algorithm forwards*,
//! paired brackets (N0) and mirroring (L4) included. What it finds other than guessed
//! (a separator that belongs to its number, say) is the next guess.
//!
//! Some pictures cannot be made at all without direction marks: see [`Found::exact`].

use super::unit::{Kind, Unit};
use crate::text::{mirrored, visual_order};
use std::collections::HashMap;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// The direction of the paragraph the terminal takes the units for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Base {
    Ltr,
    Rtl,
}

impl Base {
    const fn level(self) -> u8 {
        match self {
            Self::Ltr => 0,
            Self::Rtl => 1,
        }
    }
}

/// One unit to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Its place in the picture.
    pub(super) unit: usize,
    /// Its base character, if the terminal will mirror it and so must get its image.
    pub(super) instead: Option<char>,
}

/// An order to send units in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) steps: Vec<Step>,
    /// Places that will not look as wanted. In a left-to-right base that happens to a word
    /// that has a European digit to the right of an Arabic letter and none further right (the
    /// digit becomes an Arabic number, rule W2, and moves to the left of the letter), and to
    /// brackets that happen to form a pair across the edge of the Arabic (rule N0).
    pub(super) wrong: usize,
}

impl Found {
    /// Whether the picture will be as wanted.
    pub(super) const fn exact(&self) -> bool {
        self.wrong == 0
    }
}

/// Guesses that are corrected before giving up.
const ROUNDS: usize = 4;
/// Brackets of one word whose part is tried both ways; more do not occur in one word.
const MOST_BRACKETS: usize = 6;
/// Units from which on brackets are tried one way only.
const LONGEST_WORD: usize = 32;

/// What becomes of European digits at the left of the Arabic of their word; it seldom matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    /// They stay out of it unless they stand right of an Arabic-Indic digit.
    Out,
    /// They stay out of it.
    FarOut,
    /// They are sent after it and join it.
    In,
}

/// The order in which `units`, given as they should look, must be sent; the best there is if
/// there is none.
pub(super) fn find(units: &[Unit], base: Base) -> Found {
    let brackets: Vec<usize> =
        (0..).zip(units).filter(|(_, unit)| mirrored(unit.base).is_some()).map(|(place, _)| place).collect();
    let ways = if units.len() <= LONGEST_WORD { 1_u32 << brackets.len().min(MOST_BRACKETS) } else { 1 };
    let mut best = Found { steps: Vec::new(), wrong: usize::MAX };
    for (digits, way) in
        [Digits::Out, Digits::FarOut, Digits::In].into_iter().flat_map(|d| (0..ways).map(move |w| (d, w)))
    {
        let plain = |place: usize| {
            let tried = brackets.iter().take(MOST_BRACKETS);
            tried.zip(0..).any(|(&bracket, bit)| bracket == place && way >> bit & 1 == 1)
        };
        let mut levels = guess(units, base, digits, plain);
        for _ in 0..ROUNDS {
            let (found, actual) = try_levels(units, &levels, base);
            let settled = found.exact() || actual == levels;
            if found.wrong < best.wrong {
                best = found;
            }
            if settled {
                break;
            }
            levels = actual;
        }
        if best.exact() {
            break;
        }
    }
    best
}

/// Sends units as if they had these levels; what will be seen, and the levels they will get.
fn try_levels(units: &[Unit], levels: &[u8], base: Base) -> (Found, Vec<u8>) {
    // Runs of a level are contiguous in both orders, so L2 is its own inverse.
    let steps: Vec<Step> = visual_order(levels)
        .into_iter()
        .map(|unit| {
            let odd = levels.get(unit).is_some_and(|level| level % 2 == 1);
            let instead = units.get(unit).filter(|_| odd).and_then(|unit| mirrored(unit.base));
            Step { unit, instead }
        })
        .collect();
    let sent: Vec<char> = steps.iter().map(|step| sent_char(units, *step)).collect();
    let got = levels_of(&sent, base);
    let shown = visual_order(&got);
    let picture = |place: &usize| {
        let sent = sent.get(*place).copied()?;
        Some(if got.get(*place)? % 2 == 1 { mirrored(sent).unwrap_or(sent) } else { sent })
    };
    let wrong = units.iter().zip(&shown).filter(|(unit, place)| picture(place) != Some(unit.base)).count();
    let mut actual = vec![base.level(); units.len()];
    for (step, level) in steps.iter().zip(got) {
        if let Some(slot) = actual.get_mut(step.unit) {
            *slot = level;
        }
    }
    (Found { steps, wrong }, actual)
}

/// The character sent for a step.
pub(super) fn sent_char(units: &[Unit], step: Step) -> char {
    step.instead.or_else(|| units.get(step.unit).map(|unit| unit.base)).unwrap_or(' ')
}

/// The levels a terminal gives to characters that are a line of their own (up to rule L1).
pub(super) fn levels_of(sent: &[char], base: Base) -> Vec<u8> {
    let text: String = sent.iter().collect();
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    let info = ParagraphBidiInfo::new(&text, Some(level));
    let mut levels: Vec<u8> = text
        .char_indices()
        .map(|(byte, _)| info.levels.get(byte).map_or(base.level(), Level::number))
        .collect();
    // L1: blanks at the end stand where the paragraph ends.
    let trailing = sent.iter().rev().take_while(|&&c| c == ' ').count();
    levels.iter_mut().rev().take(trailing).for_each(|level| *level = base.level());
    levels
}

/// What a unit counts as when the levels of its neighbours are guessed.
fn counted(units: &[Unit], base: Base, digits: Digits, plain: impl Fn(usize) -> bool) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (0..)
        .zip(units)
        .map(|(place, unit)| match unit.kind {
            Kind::Neutral if plain(place) => Kind::Left,
            kind => kind,
        })
        .collect();
    if base == Base::Ltr {
        // W7: a digit is a letter written left to right unless an Arabic letter comes before
        // it, which is to say: stands to the right of it.
        let mut arabic = false;
        for kind in kinds.iter_mut().rev() {
            match *kind {
                Kind::Right => arabic = true,
                Kind::Left => arabic = false,
                Kind::Number if !arabic => *kind = Kind::Left,
                _ => {}
            }
        }
        let mut arabic = digits == Digits::In;
        for kind in &mut kinds {
            match *kind {
                Kind::Right => arabic = true,
                Kind::ArabicNumber if digits != Digits::FarOut => arabic = true,
                Kind::Left => arabic = digits == Digits::In,
                Kind::Number if !arabic => *kind = Kind::Left,
                _ => {}
            }
        }
    }
    kinds
}

/// The levels in which the units can be shown where they are, as far as a glance tells:
/// implicit levels (I1, I2), and neutrals between two of a kind theirs (N1, N2).
fn guess(units: &[Unit], base: Base, digits: Digits, plain: impl Fn(usize) -> bool) -> Vec<u8> {
    let kinds = counted(units, base, digits, plain);
    let own = |kind: Kind| match (base, kind) {
        (_, Kind::Right) => Some(1),
        (_, Kind::ArabicNumber) | (Base::Rtl, Kind::Left) => Some(2),
        (Base::Ltr, Kind::Left) => Some(0),
        (_, Kind::Number) => Some(2),
        (_, Kind::Blank | Kind::Neutral) => None,
    };
    // The side a neutral takes from a neighbour: numbers count as right to left, but in a
    // right-to-left base a number beside Latin is Latin more often than not.
    let side = |kind: Kind| match (base, kind) {
        (Base::Ltr, Kind::Left) | (Base::Rtl, Kind::Left | Kind::Number) => 0,
        _ => 1,
    };
    let mut levels = Vec::with_capacity(kinds.len());
    let mut before = base.level();
    for (place, &kind) in kinds.iter().enumerate() {
        if let Some(level) = own(kind) {
            before = side(kind);
            levels.push(level);
            continue;
        }
        let after = kinds.iter().skip(place).find(|&&kind| own(kind).is_some());
        let after = after.map_or(base.level(), |&kind| side(kind));
        levels.push(match (base, before == after, before) {
            (Base::Ltr, true, 1) | (Base::Rtl, _, 1) | (Base::Rtl, false, _) => 1,
            (Base::Ltr, _, _) => 0,
            (Base::Rtl, true, _) => 2,
        });
    }
    levels
}

/// Orders that were found before: words repeat. It forgets what was not asked for lately.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    young: HashMap<(Base, String), Found>,
    old: HashMap<(Base, String), Found>,
}

/// Orders remembered in each of the two generations: several screens of words.
const MOST: usize = 2048;

impl Memory {
    /// [`find`], remembered.
    pub(super) fn find(&mut self, units: &[Unit], base: Base) -> &Found {
        let key = (base, units.iter().map(|unit| unit.base).collect::<String>());
        if self.young.len() >= MOST && !self.young.contains_key(&key) {
            self.old = std::mem::take(&mut self.young);
        }
        let old = &mut self.old;
        self.young.entry(key).or_insert_with_key(|key| old.remove(key).unwrap_or_else(|| find(units, base)))
    }
}
