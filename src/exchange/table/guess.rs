//! A table whose header is unknown, or missing: told by what its columns hold.
//!
//! Used by [`table`](super) only, where a stretch of lines looks like a table and the
//! vocabulary knows no header for it. A person is asked to look at what came of it.

use chrono::NaiveDate;

use crate::domain::{Category, Deadline, proposal};

use super::super::columns::Column;
use super::super::lexicon;
use super::super::vocabulary::{Heads, Kind, Vocabulary};

/// Words a capacity begins with.
const CAPACITIES: &str = "رئيس رئيسة نائب نائبة عضو عضوة كاتب كاتبة أمين أمينة مقرر مقررة منسق منسقة مستشار مستشارة \
     موظف موظفة مكلف مكلفة مدير مديرة ممثل ممثلة منشط منشطة فاعل فاعلة إطار خبير président \
     présidente vice-président membre secrétaire trésorier trésorière coordinateur \
     coordinatrice chargé chargée directeur directrice chair member secretary";

/// Fewest rows that make a table of lines without a known header.
const FEWEST: usize = 3;

/// What the columns of `rows` hold, and what the first of them is; `None` when they do not
/// tell. The first row is a header unless it holds what the others hold.
pub fn heads(rows: &[Vec<String>], vocabulary: &Vocabulary) -> Option<(Heads, First)> {
    let width = rows.iter().map(Vec::len).max()?;
    if rows.len() < FEWEST || !(3..=12).contains(&width) || rows.iter().any(|row| row.len() < 2) {
        return None;
    }
    let (first, rest) = rows.split_first()?;
    let sights =
        (0..width).map(|at| Sight::of(rest.iter().map(|row| row.get(at).map_or("", String::as_str))));
    let sights = Sights { columns: sights.collect(), rows: rest.len() };
    let (kind, meant) = match sights.most(|it| it.days) {
        Some(deadline) => (Kind::Programme, sights.programme(deadline)?),
        None => (Kind::Roster, sights.roster()?),
    };
    let mut columns = vec![Column::Other; width];
    let numbers = sights
        .columns
        .iter()
        .enumerate()
        .filter(|(_, it)| it.is_numbers())
        .map(|(at, _)| (at, Column::Number));
    for (at, column) in numbers.chain(meant) {
        if let Some(place) = columns.get_mut(at) {
            *place = column;
        }
    }
    let sight = Sight::of(first.iter().map(String::as_str));
    let content =
        if kind == Kind::Roster { sight.capacities > 0 && sight.bodies > 0 } else { sight.days > 0 };
    let known = vocabulary.read(first).map_or(0, |heads| heads.known);
    Some((Heads { kind, columns, known }, if content { First::Content } else { First::Header }))
}

/// What all the columns look like, over so many rows.
struct Sights {
    columns: Vec<Sight>,
    rows: usize,
}

impl Sights {
    /// The column where `score` is highest, if it is that in half of the rows.
    fn most(&self, score: fn(&Sight) -> usize) -> Option<usize> {
        let (at, best) = self.columns.iter().enumerate().rev().max_by_key(|(_, it)| score(it))?;
        (score(best) * 2 >= self.rows).then_some(at)
    }

    /// Columns of words that are not among `taken`.
    fn free(&self, taken: &[usize]) -> impl Iterator<Item = (usize, &Sight)> {
        let words = self.columns.iter().enumerate().filter(|(_, it)| it.letters > 0 && !it.is_numbers());
        words.filter(|(at, _)| !taken.contains(at))
    }

    fn roster(&self) -> Option<Vec<(usize, Column)>> {
        let (body, capacity) = (self.most(|it| it.bodies)?, self.most(|it| it.capacities)?);
        let (name, _) = self.free(&[body, capacity]).next().filter(|_| body != capacity)?;
        Some(vec![(body, Column::Institution), (capacity, Column::Capacity), (name, Column::Name)])
    }

    /// The objective is written once for the tasks under it; the action is always written,
    /// and at the greatest length.
    fn programme(&self, deadline: usize) -> Option<Vec<(usize, Column)>> {
        let mut meant = vec![(deadline, Column::Deadline)];
        let mut taken = vec![deadline];
        let sparse =
            self.free(&taken).min_by_key(|(_, it)| it.written).filter(|(_, it)| it.written < self.rows);
        if let Some((objective, _)) = sparse {
            meant.push((objective, Column::Objective));
            taken.push(objective);
        }
        let (action, _) = self.free(&taken).max_by_key(|(_, it)| it.letters / it.written.max(1))?;
        meant.push((action, Column::Action));
        taken.push(action);
        meant.extend(self.free(&taken).next().map(|(at, _)| (at, Column::Responsible)));
        Some(meant)
    }
}

/// What the first row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Headers.
    Header,
    /// A row like the others.
    Content,
}

/// What the cells of a column look like, counted.
#[derive(Default)]
struct Sight {
    written: usize,
    letters: usize,
    numbers: usize,
    bodies: usize,
    capacities: usize,
    days: usize,
}

impl Sight {
    fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut sight = Self::default();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            sight.written += 1;
            sight.letters += cell.chars().filter(|c| c.is_alphabetic()).count();
            sight.numbers += usize::from(super::is_number(cell));
            sight.bodies += usize::from(proposal::category(cell).is_some_and(|it| it != Category::Other));
            sight.capacities += usize::from(is_capacity(cell));
            sight.days += usize::from(
                !super::is_number(cell) && Deadline::read(cell, NaiveDate::default()).reading.is_some(),
            );
        }
        sight
    }

    fn is_numbers(&self) -> bool {
        self.written > 0 && self.numbers == self.written
    }
}

fn is_capacity(cell: &str) -> bool {
    cell.split_whitespace().next().is_some_and(|first| lexicon::has(CAPACITIES, first))
}
