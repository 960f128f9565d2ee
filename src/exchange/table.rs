//! Text and tables: which lines of a file are which, and the cells of the tables.
//!
//! Used by [`read`](super::read). A table begins at a row of headers the vocabulary knows,
//! whatever the order of its columns and whichever separator it uses (tab, `;`, `,`, `|`),
//! and goes on until a blank line, another header, or a line of text. Cells lose their
//! outer blanks and nothing else. What the cells mean is not decided here.

mod cells;
mod guess;

use crate::text::sanitize;

use super::columns::Column;
use super::decode::Line;
use super::vocabulary::{Heads, Vocabulary};

pub use super::vocabulary::Kind;
pub use cells::Separator;

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// Lines outside tables, blank ones included.
    Text(Vec<Line<'a>>),
    /// A table.
    Table(Table),
}

/// A table whose header was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is about.
    pub kind: Kind,
    /// The header as written, a cell per column.
    pub header: Vec<String>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How the columns were told apart.
    pub told: Told,
    /// Line of the header, or of the first row where there is none.
    pub line: u32,
}

/// How the columns of a table were told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// By the words of the header.
    ByHeader,
    /// By what they hold.
    ByContent,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of its first word in the file, from 1.
    pub line: u32,
    /// Its cells; missing ones are blank, and there may be more than columns.
    pub cells: Vec<String>,
    /// How its words were cut.
    pub cut: Cut,
}

/// How a row was cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// At its separators.
    Whole,
    /// The line has no separator: one cell, or the title of the rows below.
    Single,
    /// A quote was opened and never closed; taken as a word.
    UnclosedQuote,
}

impl Table {
    /// The words of `row` under `column` as one line, such as a name or a day: without breaks and
    /// marks of direction.
    pub fn line(&self, row: &Row, column: Column) -> String {
        sanitize::line(&self.words(row, column, " ")).text.trim().to_owned()
    }

    /// The words of `row` under `column`; those of several such columns joined by `joint`.
    pub fn words(&self, row: &Row, column: Column, joint: &str) -> String {
        let cells =
            self.columns.iter().zip(&row.cells).filter(|(it, cell)| **it == column && !cell.is_empty());
        cells.map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(joint)
    }

    /// Whether the table has such a column.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// The cells of `row` under columns of no known kind, each after its header, and the
    /// cells beyond the header: what only the notes can keep.
    pub fn rest(&self, row: &Row) -> Vec<String> {
        let other = self.columns.iter().zip(&self.header).zip(&row.cells);
        let other = other.filter(|((column, _), cell)| **column == Column::Other && !cell.is_empty());
        let named = other.map(|((_, header), cell)| match header.trim_end_matches([':', ' ']) {
            "" => cell.clone(),
            header => format!("{header}: {cell}"),
        });
        let beyond = row.cells.iter().skip(self.columns.len()).filter(|cell| !cell.is_empty()).cloned();
        named.chain(beyond).collect()
    }
}

/// Cuts `lines` into text and tables.
pub fn split<'a>(lines: &[Line<'a>], vocabulary: &Vocabulary) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut text = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match header(lines, at, vocabulary).or_else(|| unknown(lines, at, vocabulary)) {
            Some(opening) => {
                if !text.is_empty() {
                    blocks.push(Block::Text(std::mem::take(&mut text)));
                }
                let (table, next) = Reader { lines, vocabulary, opening }.read(at);
                blocks.push(Block::Table(table));
                at = next;
            }
            None => {
                text.push(line.clone());
                at += 1;
            }
        }
    }
    if !text.is_empty() {
        blocks.push(Block::Text(text));
    }
    blocks
}

/// A header, how its cells are separated, and how many lines it takes.
struct Opening {
    heads: Heads,
    cells: Vec<String>,
    separator: Separator,
    height: usize,
    told: Told,
}

/// Longest header, in bytes; anything longer is content.
const LONGEST_HEADER: usize = 800;

/// The header that begins on line `at`, under the separator that makes most sense of it.
fn header(lines: &[Line], at: usize, vocabulary: &Vocabulary) -> Option<Opening> {
    let text = &lines.get(at)?.text;
    if text.len() > LONGEST_HEADER {
        return None;
    }
    let mut best: Option<Opening> = None;
    for separator in Separator::ALL {
        if !separator.is_in(text) {
            continue;
        }
        let cut = cells::cut(lines, at, separator, usize::MAX);
        if let Some(heads) = vocabulary.read(&cut.cells)
            && best.as_ref().is_none_or(|best| heads.known > best.heads.known)
        {
            best = Some(Opening {
                heads,
                cells: cut.cells,
                separator,
                height: cut.height,
                told: Told::ByHeader,
            });
        }
    }
    best
}

/// Rows looked at to tell the columns of a table without a known header.
const SAMPLE: usize = 100;

/// A stretch of tab or pipe lines without a known header, beginning on line `at`, if what
/// it holds tells its columns.
fn unknown(lines: &[Line], at: usize, vocabulary: &Vocabulary) -> Option<Opening> {
    let separator = separator_of_stretch(lines, at)?;
    let (mut rows, mut heights, mut next) = (Vec::new(), Vec::new(), at);
    while lines.get(next).is_some_and(|line| separator.is_in(&line.text)) && rows.len() < SAMPLE {
        if next > at && header(lines, next, vocabulary).is_some() {
            break;
        }
        let cut = cells::cut(lines, next, separator, usize::MAX);
        next += cut.height;
        if !cells::is_rule(&cut.cells) {
            heights.push(cut.height);
            rows.push(cut.cells);
        }
    }
    let (heads, first) = guess::heads(&rows, vocabulary)?;
    let (mut cells, height) = match first {
        guess::First::Header => (rows.into_iter().next()?, heights.first().copied()?),
        guess::First::Content => (Vec::new(), 0),
    };
    cells.resize(heads.columns.len(), String::new());
    Some(Opening { heads, cells, separator, height, told: Told::ByContent })
}

/// The separator of a stretch of lines that begins on line `at` and not before.
fn separator_of_stretch(lines: &[Line], at: usize) -> Option<Separator> {
    let has = |at: usize, separator: Separator| lines.get(at).is_some_and(|line| separator.is_in(&line.text));
    let begins = |separator: &Separator| {
        has(at, *separator) && !at.checked_sub(1).is_some_and(|above| has(above, *separator))
    };
    [Separator::Tab, Separator::Pipe].into_iter().find(begins)
}

/// Whether `lines` are a table whose columns nothing tells: three rows of three cells.
pub fn looks_like_a_table(lines: &[Line]) -> Option<u32> {
    let wide = |line: &&Line| line.text.matches('\t').count().max(line.text.matches('|').count()) >= 2;
    lines
        .windows(3)
        .find(|rows| rows.iter().all(|line| wide(&line)))
        .and_then(|rows| rows.first())
        .map(|line| line.number)
}

/// Reads the rows under a header.
struct Reader<'r, 'a> {
    lines: &'r [Line<'a>],
    vocabulary: &'r Vocabulary,
    opening: Opening,
}

impl Reader<'_, '_> {
    /// The table whose header is on line `at`, and the line after it.
    fn read(self, at: usize) -> (Table, usize) {
        let (rows, next) = self.rows(at + self.opening.height);
        let Opening { heads, cells, told, .. } = self.opening;
        let line = self.lines.get(at).map_or(1, |line| line.number);
        let mut table = Table { kind: heads.kind, header: cells, columns: heads.columns, rows, told, line };
        number_the_unnamed(&mut table);
        (table, next)
    }

    fn rows(&self, first: usize) -> (Vec<Row>, usize) {
        let (mut rows, mut at) = (Vec::new(), first);
        while let Some(line) = self.lines.get(at) {
            if line.is_blank() && !self.separates(at) {
                match self.after_blanks(at) {
                    Some(next) => at = next,
                    None => break,
                }
                continue;
            }
            if header(self.lines, at, self.vocabulary).is_some() {
                break;
            }
            if let Some(cut) = self.broken(at) {
                rows.push(self.aligned(Row { line: line.number, cells: cut.cells, cut: Cut::Whole }));
                at += cut.height;
                continue;
            }
            if !self.separates(at) {
                if !self.is_single_cell(at) {
                    break;
                }
                let numbered = self.opening.heads.columns.first() == Some(&Column::Number);
                let mut cells = vec![String::new(); usize::from(numbered)];
                cells.push(cells::trimmed(&line.text));
                rows.push(Row { line: line.number, cells, cut: Cut::Single });
                at += 1;
                continue;
            }
            let cut = cells::cut(self.lines, at, self.opening.separator, self.width());
            at += cut.height;
            if !cut.cells.iter().all(String::is_empty) && !cells::is_rule(&cut.cells) {
                let how = if cut.unclosed { Cut::UnclosedQuote } else { Cut::Whole };
                rows.push(self.aligned(Row { line: line.number, cells: cut.cells, cut: how }));
            }
        }
        (rows, at)
    }

    fn width(&self) -> usize {
        self.opening.heads.columns.len()
    }

    /// Blank cells beyond the header go; a number before the first column, where the header
    /// has none, goes too.
    fn aligned(&self, mut row: Row) -> Row {
        while row.cells.len() > self.width() && row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        let numbered = !self.opening.heads.columns.contains(&Column::Number);
        if numbered
            && row.cells.len() == self.width() + 1
            && row.cells.first().is_some_and(|it| is_number(it))
        {
            row.cells.remove(0);
        }
        row.cells.resize(row.cells.len().max(self.width()), String::new());
        row
    }

    /// A row of a programme with a list inside a cell, over several lines.
    fn broken(&self, at: usize) -> Option<cells::Cells> {
        let heads = &self.opening.heads;
        let title = heads.columns.first() == Some(&Column::Objective) && !self.separates(at);
        let may = heads.kind == Kind::Programme && self.opening.separator == Separator::Tab && !title;
        may.then(|| cells::broken(self.lines, at, Separator::Tab, self.width())).flatten()
    }

    /// Whether the table has titles on lines of their own: a programme without a column of
    /// objectives.
    fn is_titled(&self) -> bool {
        self.opening.heads.kind == Kind::Programme && !self.opening.heads.columns.contains(&Column::Objective)
    }

    fn separates(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| self.opening.separator.is_in(&line.text))
    }

    /// Whether line `at` is a row of this table.
    fn is_row(&self, at: usize) -> bool {
        self.separates(at) && header(self.lines, at, self.vocabulary).is_none()
    }

    /// Where the table goes on after the blank lines at `at`, if it does: at a row of as
    /// many cells, or, in a programme, at a title above such a row.
    fn after_blanks(&self, at: usize) -> Option<usize> {
        let after =
            |from: usize| (from..self.lines.len()).find(|at| !self.lines.get(*at).is_none_or(Line::is_blank));
        let next = after(at)?;
        if self.is_row(next) {
            let cut = cells::cut(self.lines, next, self.opening.separator, self.width());
            let loose = matches!(self.opening.separator, Separator::Tab | Separator::Pipe);
            let fits = cut.cells.len() + usize::from(loose) >= self.width();
            return fits.then_some(next);
        }
        let title = self.is_titled() && is_title(&self.lines.get(next)?.text);
        let below = after(next + 1)?;
        (title && !self.separates(next) && self.is_row(below)).then_some(next)
    }

    /// Whether line `at`, which has no separator, is a cell of the table and not the text
    /// that follows it: rows go on below, or it is a name left without its other cells.
    fn is_single_cell(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let below =
            (at + 1..self.lines.len()).find(|next| self.lines.get(*next).is_some_and(|l| !l.is_blank()));
        if below.is_some_and(|below| {
            self.is_row(below) && (below == at + 1 || (self.is_titled() && is_title(&line.text)))
        }) {
            return true;
        }
        let first = self.opening.heads.columns.iter().find(|column| **column != Column::Number);
        let loose = matches!(self.opening.separator, Separator::Tab | Separator::Pipe);
        let words = line.text.split_whitespace().count();
        loose && first == Some(&Column::Name) && words <= 5 && !ends_a_sentence(&line.text)
    }
}

/// A title: few words, and not a sentence.
fn is_title(text: &str) -> bool {
    text.split_whitespace().count() <= 24 && !text.trim_end().ends_with('.')
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with([':', '.', '؛', '،', ';'])
}

fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    (1..=4).contains(&digits) && cell.chars().all(|c| c.is_numeric() || ".)-/°".contains(c))
}

/// A column without header that holds nothing but numbers is the number of the row.
fn number_the_unnamed(table: &mut Table) {
    for (index, column) in table.columns.iter_mut().enumerate() {
        let unnamed = table.header.get(index).is_none_or(String::is_empty) && *column == Column::Other;
        let mut written =
            table.rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_empty());
        if unnamed && written.clone().next().is_some() && written.all(|cell| is_number(cell)) {
            *column = Column::Number;
        }
    }
}
