//! Tables of numbers in the minutes: totals that are not the sum, words among numbers, numbers
//! written in two ways.
//!
//! Used by [`check`](super::check) only. A table is what minutes have of one: lines that follow each
//! other, with as many cells between tabs or bars. What is no table is not looked at.

use super::super::fold::fold;
use super::super::{MeetingId, Record};
use super::{Checker, Finding, Matter, Slip, Verified};

/// Rows below which nothing is a table, the head among them.
const LEAST: usize = 3;

pub(super) fn check(checker: &mut Checker) {
    let mut sums = 0;
    for (id, meeting) in &checker.committee.meetings {
        for table in tables(&meeting.minutes) {
            let columns = table.number_columns();
            if columns.is_empty() {
                continue;
            }
            words_among_numbers(checker, *id, &table, &columns);
            two_styles(checker, *id, &table, &columns);
            sums += totals_of_columns(checker, *id, &table, &columns);
            sums += totals_of_rows(checker, *id, &table, &columns);
        }
    }
    if sums > 0 {
        checker.verified.push(Verified::Sums(sums));
    }
}

/// Lines of minutes that are a table.
struct Table<'a> {
    /// The line of the minutes each row stands on, from 1, and its cells.
    rows: Vec<(u32, Vec<&'a str>)>,
}

fn cells(line: &str) -> Vec<&str> {
    let sign = if line.contains('\t') { '\t' } else { '|' };
    // A bar at either end closes the row and parts nothing.
    let line = if sign == '|' { line.trim().trim_matches('|') } else { line };
    line.split(sign).map(str::trim).collect()
}

fn tables(minutes: &str) -> Vec<Table<'_>> {
    let mut all: Vec<Table> = Vec::new();
    let mut open: Option<Table> = None;
    for (number, line) in (1..).zip(minutes.lines()) {
        let cells = cells(line);
        let rule = !line.trim().is_empty() && line.chars().all(|c| c.is_whitespace() || "|-:+=".contains(c));
        if rule && open.is_some() {
            continue;
        }
        let width = |table: &Table| table.rows.first().map_or(0, |(_, row)| row.len());
        match &mut open {
            Some(table) if cells.len() == width(table) => table.rows.push((number, cells)),
            _ => {
                all.extend(open.take());
                open = (cells.len() > 1).then(|| Table { rows: vec![(number, cells)] });
            }
        }
    }
    all.extend(open);
    all.retain(|table| table.rows.len() >= LEAST);
    all
}

impl Table<'_> {
    /// The cell at this row and column.
    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|(_, cells)| cells.get(column)).copied().unwrap_or_default()
    }

    /// What stands over a column, unless it is a number itself.
    fn head(&self, column: usize) -> &str {
        let head = self.cell(0, column);
        if number(head).is_some() { "" } else { head }
    }

    /// The columns that hold numbers: under the head nearly nothing else, and three of them or all.
    fn number_columns(&self) -> Vec<usize> {
        let width = self.rows.first().map_or(0, |(_, cells)| cells.len());
        let holds_numbers = |column: &usize| {
            let body = (1..self.rows.len()).map(|row| self.cell(row, *column));
            let filled: Vec<&str> = body.filter(|cell| !is_blank(cell)).collect();
            let numbers = filled.iter().filter(|cell| number(cell).is_some()).count();
            numbers >= 2 && 3 * numbers >= 2 * filled.len() && !is_order(self, *column)
        };
        (0..width).filter(holds_numbers).collect()
    }

    /// Whether this row is the total of those above it.
    fn is_total(&self, row: usize) -> bool {
        self.rows
            .get(row)
            .and_then(|(_, cells)| cells.iter().find(|cell| !is_blank(cell)))
            .is_some_and(|cell| is_total(cell))
    }
}

/// Whether a column only numbers the rows: 1, 2, 3 …
fn is_order(table: &Table, column: usize) -> bool {
    let body = (1..table.rows.len()).filter(|row| !table.is_total(*row));
    let told: Vec<Option<i64>> = body.map(|row| number(table.cell(row, column))).collect();
    told.len() > 1 && told.iter().zip(1..).all(|(told, n)| *told == Some(n * SCALE))
}

fn is_blank(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric)
}

fn is_total(words: &str) -> bool {
    let folded = fold(words);
    let first = folded.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    matches!(
        first,
        Some(
            "المجموع"
                | "مجموع"
                | "الاجمالي"
                | "اجمالي"
                | "المجموعه"
                | "total"
                | "totaux"
                | "somme"
                | "sum"
        )
    )
}

/// Parts of one in which numbers are counted, so that sums are exact.
const SCALE: i64 = 1_000;

/// The number a cell is, in thousandths: 12, ١٢, 1 200, 1.200, 12,5, 40 %.
fn number(cell: &str) -> Option<i64> {
    let folded = fold(cell);
    let bare = folded.trim_end_matches(['%', ' ']).trim();
    let (sign, bare) = bare.strip_prefix('-').map_or((1, bare), |rest| (-1, rest));
    if bare.is_empty() || !bare.chars().all(|c| c.is_ascii_digit() || " .,'".contains(c)) {
        return None;
    }
    let parts: Vec<&str> = bare.split([' ', '.', ',', '\'']).collect();
    let (first, rest) = parts.split_first()?;
    let grouped = !rest.is_empty()
        && (1..=3).contains(&first.len())
        && rest.iter().all(|part| part.len() == 3)
        && *first != "0";
    let (whole, fraction) = match rest {
        _ if grouped => (parts.concat(), String::new()),
        [] => ((*first).to_owned(), String::new()),
        [fraction] if !bare.contains([' ', '\'']) => ((*first).to_owned(), (*fraction).to_owned()),
        _ => return None,
    };
    if fraction.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|whole| *whole < i64::MAX / SCALE / 1_000)?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some(sign * (whole * SCALE + fraction))
}

/// A number in plain digits.
fn plain(thousandths: i64) -> String {
    let (whole, fraction) = (thousandths / SCALE, (thousandths % SCALE).abs());
    let digits = format!("{whole}.{fraction:03}");
    if fraction == 0 { whole.to_string() } else { digits.trim_end_matches('0').to_owned() }
}

fn find(checker: &mut Checker, id: MeetingId, line: u32, slip: Slip, verbatim: &str) {
    checker.find(Matter::Slip(slip), Record::Meeting(id), verbatim, Vec::new());
    if let Some(Finding { line: place, .. }) = checker.found.last_mut() {
        *place = Some(line);
    }
}

fn words_among_numbers(checker: &mut Checker, id: MeetingId, table: &Table, columns: &[usize]) {
    for (row, (line, cells)) in table.rows.iter().enumerate().skip(1) {
        for column in columns {
            let cell = table.cell(row, *column);
            if !is_blank(cell) && number(cell).is_none() && cells.len() > 1 {
                let column = table.head(*column).to_owned();
                find(checker, id, *line, Slip::NotANumber { column }, cell);
            }
        }
    }
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Style {
    /// Whether its digits are ٠ to ٩; none where it is not told.
    arabic_indic: Option<bool>,
    /// The sign before its fraction.
    fraction: Option<char>,
    /// The sign between its thousands; a blank stands for any, `_` for none.
    thousands: Option<char>,
}

fn style(cell: &str) -> Option<Style> {
    number(cell)?;
    let digits: String = cell.chars().filter(|c| c.is_numeric()).collect();
    let arabic_indic = digits.chars().next().map(|c| !c.is_ascii());
    let signs: Vec<char> =
        cell.trim().chars().filter(|c| ".,٫٬'".contains(*c) || c.is_whitespace()).collect();
    let last = cell.rsplit(|c: char| !c.is_numeric()).find(|part| !part.is_empty());
    let grouped = last.is_some_and(|last| last.chars().count() == 3) && !signs.is_empty();
    let sign = signs.first().map(|c| if c.is_whitespace() { ' ' } else { *c });
    let long = digits.chars().count() > 3;
    Some(match (grouped, sign) {
        (true, sign) => Style { arabic_indic, thousands: sign, ..Style::default() },
        (false, Some(' ') | None) => {
            Style { arabic_indic, thousands: long.then_some('_'), ..Style::default() }
        }
        (false, sign) => Style { arabic_indic, fraction: sign, ..Style::default() },
    })
}

/// Whether two numbers are written in ways that do not go together.
fn differs(a: Style, b: Style) -> bool {
    fn other<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.is_some() && b.is_some() && a != b
    }
    other(a.arabic_indic, b.arabic_indic)
        || other(a.fraction, b.fraction)
        || other(a.thousands, b.thousands)
        || (a.fraction.is_some() && a.fraction == b.thousands)
        || (b.fraction.is_some() && b.fraction == a.thousands)
}

fn two_styles(checker: &mut Checker, id: MeetingId, table: &Table, columns: &[usize]) {
    let mut written: Vec<(u32, &str, Style)> = Vec::new();
    for (row, (line, _)) in table.rows.iter().enumerate().skip(1) {
        let cells = columns.iter().map(|column| table.cell(row, *column));
        written.extend(cells.filter_map(|cell| Some((*line, cell, style(cell)?))));
    }
    // The usual way is the one most others go together with.
    let against = |style: Style| written.iter().filter(|(.., other)| differs(style, *other)).count();
    let Some(usual) = written.iter().min_by_key(|(.., style)| against(*style)).copied() else { return };
    for (line, cell, style) in &written {
        if differs(usual.2, *style) {
            find(checker, id, *line, Slip::MixedNumbers { usual: usual.1.to_owned() }, cell);
        }
    }
}

/// A row that says it is the total, against the rows above it; how many hold.
fn totals_of_columns(checker: &mut Checker, id: MeetingId, table: &Table, columns: &[usize]) -> usize {
    let mut holds = 0;
    for (row, (line, _)) in table.rows.iter().enumerate().skip(2) {
        if !table.is_total(row) {
            continue;
        }
        for column in columns {
            let above: Vec<&str> = (1..row)
                .filter(|row| !table.is_total(*row))
                .map(|row| table.cell(row, *column))
                .filter(|cell| !is_blank(cell))
                .collect();
            let numbers: Vec<i64> = above.iter().filter_map(|cell| number(cell)).collect();
            let (said, cell) = (number(table.cell(row, *column)), table.cell(row, *column));
            let Some(said) = said.filter(|_| numbers.len() == above.len() && numbers.len() > 1) else {
                continue;
            };
            // Shares of a hundred may be rounded, each of them.
            let sum: i64 = numbers.iter().sum();
            let may_miss = if cell.contains(['%', '٪']) { 2 * SCALE } else { 0 };
            if (sum - said).abs() <= may_miss {
                holds += 1;
            } else {
                let slip = Slip::WrongSum { of: table.head(*column).to_owned(), sum: plain(sum) };
                find(checker, id, *line, slip, cell);
            }
        }
    }
    holds
}

/// The last column, where it says it is the total of the others; how many rows hold.
fn totals_of_rows(checker: &mut Checker, id: MeetingId, table: &Table, columns: &[usize]) -> usize {
    let Some((total, others)) = columns.split_last() else { return 0 };
    if others.len() < 2 || !is_total(table.head(*total)) {
        return 0;
    }
    let mut holds = 0;
    for (row, (line, _)) in table.rows.iter().enumerate().skip(1) {
        let numbers: Vec<i64> = others.iter().filter_map(|column| number(table.cell(row, *column))).collect();
        let cell = table.cell(row, *total);
        let Some(said) = number(cell).filter(|_| numbers.len() == others.len()) else { continue };
        let sum: i64 = numbers.iter().sum();
        if sum == said {
            holds += 1;
        } else {
            let of = table.cell(row, 0);
            let of = if number(of).is_some() { String::new() } else { of.to_owned() };
            find(checker, id, *line, Slip::WrongSum { of, sum: plain(sum) }, cell);
        }
    }
    holds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_way_they_are_written() {
        for (cell, thousandths) in [
            ("12", 12_000),
            ("١٢", 12_000),
            ("1 200", 1_200_000),
            ("1.200", 1_200_000),
            ("1,200", 1_200_000),
            ("12,5", 12_500),
            ("0,125", 125),
            ("40 %", 40_000),
            ("-3", -3_000),
        ] {
            assert_eq!(number(cell), Some(thousandths), "{cell}");
        }
        for cell in ["", "-", "12 عضوا", "1.2.3", "12/5", "1 20"] {
            assert_eq!(number(cell), None, "{cell}");
        }
        assert_eq!((plain(12_500), plain(18_000)), ("12.5".to_owned(), "18".to_owned()));
    }

    #[test]
    fn lines_with_as_many_cells_are_a_table_and_sentences_are_none() {
        let minutes = "لقاء\n|أ|ب|\n|---|---|\n|س|5|\n|ع|2|\nانتهى\nأ\tب\nج\t4";
        let found = tables(minutes);
        assert_eq!(found.len(), 1);
        let lines: Vec<u32> = found[0].rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 4, 5]);
        assert_eq!(found[0].number_columns(), [1]);
    }
}
