//! Rows in reading order, letters unjoined.
//!
//! Used for the class `logical`: screen readers, and terminals that order and join by
//! themselves. A row holds several texts side by side: each *segment* between lines, edges of
//! the screen and gaps of two or more blanks is put into reading order in the columns it has.
//! A segment with Arabic in it is read right to left, whatever else it holds.
//!
//! Lam-alef is one column joined and two unjoined: the second is taken from the gap behind the
//! segment, which keeps a blank at least; where there is no room it is sent as the ligature.
//! The columns of every other segment stay.

use super::SentCell;
use super::order::{Base, Memory, sent_char};
use super::unit::{Kind, Unit};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// A row in reading order: as many cells as came in.
pub(super) fn row(units: &[Unit], row: &[&str], memory: &mut Memory) -> Vec<SentCell> {
    let segments = segments(units);
    let mut cells = Vec::with_capacity(row.len());
    let mut place = 0;
    for (index, segment) in segments.iter().enumerate() {
        for unit in units.get(place..segment.start).unwrap_or_default() {
            as_it_is(unit, &mut cells);
        }
        let next = segments.get(index + 1).map_or(units.len(), |next| next.start);
        let behind = units.get(segment.end..next).unwrap_or_default();
        let gap = behind.iter().take_while(|unit| unit.kind == Kind::Blank).count();
        let taken = read(units.get(segment.clone()).unwrap_or_default(), row, gap, memory, &mut cells);
        place = segment.end + taken;
    }
    for unit in units.get(place..).unwrap_or_default() {
        as_it_is(unit, &mut cells);
    }
    cells
}

fn as_it_is(unit: &Unit, cells: &mut Vec<SentCell>) {
    cells.extend((unit.column..unit.column + unit.width).map(|from| SentCell::of(from, None)));
}

/// Puts a segment into reading order; how many blanks of the gap behind it were taken.
fn read(segment: &[Unit], row: &[&str], gap: usize, memory: &mut Memory, cells: &mut Vec<SentCell>) -> usize {
    if !segment.iter().any(|unit| unit.kind == Kind::Right) {
        segment.iter().for_each(|unit| as_it_is(unit, cells));
        return 0;
    }
    let mut room = gap.saturating_sub(1);
    for step in &memory.find(segment, Base::Rtl).steps {
        let Some(unit) = segment.get(step.unit) else { continue };
        let marks: &str = row.get(usize::from(unit.column)).map_or("", |symbol| {
            let mut chars = symbol.chars();
            chars.next();
            chars.as_str()
        });
        let sent = sent_char(segment, *step);
        let (first, second) = unjoined(sent);
        match second {
            Some(alef) if room > 0 => {
                room -= 1;
                // Which of the two letters the marks belong to is not known; most often it is
                // the alef that bears one.
                cells.push(SentCell::of(unit.column, Some(first.into())));
                cells.push(SentCell::of(unit.column, Some(format!("{alef}{marks}"))));
            }
            Some(_) => as_it_is(unit, cells),
            None if first == unit.base => as_it_is(unit, cells),
            None => {
                let at = cells.len();
                as_it_is(unit, cells);
                if let Some(cell) = cells.get_mut(at) {
                    cell.text = Some(format!("{first}{marks}"));
                }
            }
        }
    }
    gap.saturating_sub(1) - room
}

/// The letter a contextual form stands for, or the two letters of a ligature (NFKC).
fn unjoined(form: char) -> (char, Option<char>) {
    if !matches!(form, '\u{fb50}'..='\u{fdff}' | '\u{fe80}'..='\u{fefc}') {
        return (form, None);
    }
    let mut letters = std::iter::once(form).nfkc();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(letter), second, None) => (letter, second),
        // A whole word in one character; nobody joins that.
        _ => (form, None),
    }
}

/// The texts of a row that are read by themselves.
fn segments(units: &[Unit]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut end_of_line = None;
    let mut place = 0;
    let part = |unit: &Unit| (unit.kind == Kind::Blank, is_line(unit.base));
    for piece in units.chunk_by(|a, b| part(a) == part(b)) {
        let (start, end) = (place, place + piece.len());
        place = end;
        let first = piece.first().map_or((true, false), part);
        if first.0 {
            continue;
        }
        if first.1 || is_plain_line(piece) {
            end_of_line = Some(end);
            continue;
        }
        match found.last_mut() {
            Some(before)
                if before.end + 1 == start && end_of_line.is_none_or(|line| line <= before.start) =>
            {
                before.end = end;
            }
            _ => found.push(start..end),
        }
    }
    found
}

/// Box drawing and block elements.
fn is_line(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}')
}

/// A word that stands for a line where box drawing is not to be had; not the dash of a list.
fn is_plain_line(word: &[Unit]) -> bool {
    word.iter().all(|unit| matches!(unit.base, '|' | '+' | '-' | '='))
        && (word.len() > 1 || word.iter().any(|unit| matches!(unit.base, '|' | '+')))
}
