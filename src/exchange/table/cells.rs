//! One row of a table: from lines to cells.
//!
//! Used by [`table`](super) only. Semicolon and comma rows follow RFC 4180, quotes
//! included; in tab and pipe rows a quote is a word, except around a cell that holds a line
//! break, as spreadsheets put them on the clipboard.

use super::super::decode::{LONGEST_LINE, Line};

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A tab.
    Tab,
    /// A pipe, as in Markdown.
    Pipe,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
}

/// Most lines one quoted cell may take.
const TALLEST: usize = 200;

/// A row cut into cells.
pub struct Cells {
    /// The cells, without outer blanks.
    pub cells: Vec<String>,
    /// How many lines it took.
    pub height: usize,
    /// Whether a quote was opened and never closed.
    pub unclosed: bool,
}

impl Separator {
    /// Every separator; where two make as much sense, the earlier is meant.
    pub const ALL: [Separator; 4] = [Self::Tab, Self::Pipe, Self::Semicolon, Self::Comma];

    fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Semicolon => b';',
            Self::Comma => b',',
        }
    }

    fn sign(self) -> char {
        char::from(self.byte())
    }

    /// Whether `text` has one.
    pub fn is_in(self, text: &str) -> bool {
        text.contains(self.sign())
    }

    /// Whether cells are quoted as RFC 4180 has it.
    fn quotes(self) -> bool {
        matches!(self, Self::Semicolon | Self::Comma)
    }
}

/// Cuts the row that begins on line `at`; a tab row is joined with the lines below only if
/// that gives at most `width` cells.
pub fn cut(lines: &[Line], at: usize, separator: Separator, width: usize) -> Cells {
    let Some(first) = lines.get(at) else { return Cells { cells: Vec::new(), height: 1, unclosed: false } };
    let single = |unclosed| Cells { cells: bare(&first.text, separator), height: 1, unclosed };
    if separator == Separator::Pipe || !first.text.contains('"') {
        return single(false);
    }
    if !is_open(&first.text, separator) {
        return if separator.quotes() { quoted(&first.text, separator, 1) } else { single(false) };
    }
    match close(lines, at, separator) {
        Some((joined, height)) => {
            let row = quoted(&joined, separator, height);
            let fits = row.cells.len() <= width && !row.cells.iter().any(|cell| cell.contains('\t'));
            if separator.quotes() || fits { row } else { single(false) }
        }
        None => single(separator.quotes()),
    }
}

/// The lines from `at` to the one that closes the quoted cell, joined; and how many.
fn close(lines: &[Line], at: usize, separator: Separator) -> Option<(String, usize)> {
    let mut joined = String::new();
    for (index, line) in lines.iter().skip(at).take(TALLEST).enumerate() {
        if index > 0 {
            joined.push('\n');
        }
        joined.push_str(&line.text);
        if joined.len() > LONGEST_LINE {
            return None;
        }
        // A cell of one line between quotes is no reason to join: the row above is.
        if index > 0 && line.text.contains('"') && !is_open(&joined, separator) {
            return Some((joined, index + 1));
        }
    }
    None
}

/// The row of `width` cells that begins on line `at` and goes on over lines with bullets: a
/// list inside a cell, copied from a document without quotes. `None` when the lines do not
/// make up one whole row.
pub fn broken(lines: &[Line], at: usize, separator: Separator, width: usize) -> Option<Cells> {
    let count = |line: &Line| line.text.matches(separator.sign()).count();
    let first = lines.get(at)?;
    let mut joined = first.text.to_string();
    let (mut signs, mut bare_lines) = (count(first), usize::from(count(first) == 0));
    bare_lines += usize::from(joined.trim_end().ends_with(':'));
    for (index, line) in lines.iter().enumerate().skip(at + 1).take(TALLEST) {
        let bullet = line.text.trim_start().starts_with(['-', '•', '▪', '–', '*', '·', '●', '□']);
        if signs + 1 >= width || !bullet {
            return None;
        }
        joined.push('\n');
        joined.push_str(&line.text);
        signs += count(line);
        bare_lines += usize::from(count(line) == 0);
        if signs + 1 == width && bare_lines > 0 {
            let height = index + 1 - at;
            return Some(Cells { cells: bare(&joined, separator), height, unclosed: false });
        }
    }
    None
}

/// Whether `text` ends inside a cell that a quote opened.
fn is_open(text: &str, separator: Separator) -> bool {
    let (mut inside, mut at_start, mut letters) = (false, true, text.chars().peekable());
    while let Some(c) = letters.next() {
        if inside {
            if c == '"' && letters.next_if_eq(&'"').is_none() {
                inside = false;
            }
        } else if c == '"' && at_start {
            inside = true;
            at_start = false;
        } else if c == separator.sign() {
            at_start = true;
        } else if c != ' ' {
            at_start = false;
        }
    }
    inside
}

/// The cells of `text`, quotes being quotes.
fn quoted(text: &str, separator: Separator, height: usize) -> Cells {
    // The reader opens a quote only at the very start of a cell; blanks before it go first.
    let text = unpadded(text, separator);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => Cells { cells: record.iter().map(trimmed).collect(), height, unclosed: false },
        _ => Cells { cells: bare(&text, separator), height, unclosed: false },
    }
}

/// `text` without the blanks between a separator and the quote after it.
fn unpadded(text: &str, separator: Separator) -> String {
    let (mut kept, mut blanks, mut at_start, mut inside) =
        (String::with_capacity(text.len()), 0, true, false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if inside {
            kept.push(c);
            if c == '"' {
                match letters.next_if_eq(&'"') {
                    Some(quote) => kept.push(quote),
                    None => inside = false,
                }
            }
        } else if c == ' ' && at_start {
            blanks += 1;
        } else {
            inside = c == '"' && at_start;
            kept.extend(std::iter::repeat_n(' ', if inside { 0 } else { blanks }));
            kept.push(c);
            blanks = 0;
            at_start = c == separator.sign();
        }
    }
    kept
}

/// The cells of `text`, quotes being words.
fn bare(text: &str, separator: Separator) -> Vec<String> {
    if separator != Separator::Pipe {
        return text.split(separator.sign()).map(trimmed).collect();
    }
    let text = text.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(text);
    let (mut cells, mut cell, mut letters) = (Vec::new(), String::new(), text.chars().peekable());
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.next_if_eq(&'|').is_some() => cell.push('|'),
            '|' => cells.push(unbroken(&std::mem::take(&mut cell))),
            _ => cell.push(c),
        }
    }
    cells.push(unbroken(&cell));
    cells
}

/// A Markdown cell: `<br>` is its line break.
fn unbroken(cell: &str) -> String {
    trimmed(&cell.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n"))
}

/// `cell` without its outer blanks.
pub fn trimmed(cell: &str) -> String {
    cell.trim().to_owned()
}

/// Whether the row is the rule under a Markdown header: `|---|:--:|`.
pub fn is_rule(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.contains("--"))
        && cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '+' | ' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: Separator) -> (Vec<String>, usize) {
        let lines: Vec<Line> =
            (1..).zip(text.split('\n')).map(|(number, text)| Line { number, text: text.into() }).collect();
        let row = cut(&lines, 0, separator, 3);
        (row.cells, row.height)
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_line_breaks() {
        assert_eq!(
            cells("a; \"b;\"\"c\"\"\nd\";e\nf", Separator::Semicolon),
            (words(&["a", "b;\"c\"\nd", "e"]), 2)
        );
        assert_eq!(cells("\"a,b\",c", Separator::Comma), (words(&["a,b", "c"]), 1));
    }

    #[test]
    fn in_tab_text_quotes_are_words_except_around_a_line_break() {
        assert_eq!(cells("\"نشارك\"\tb\tc", Separator::Tab), (words(&["\"نشارك\"", "b", "c"]), 1));
        assert_eq!(cells("\"نشارك\tb\tc\nx\ty\tz", Separator::Tab).1, 1);
        assert_eq!(cells("a\t\"b\nc\"\td", Separator::Tab), (words(&["a", "b\nc", "d"]), 2));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_a_word() {
        let (row, height) = cells("\"a;b\nc;d", Separator::Semicolon);
        assert_eq!((row, height), (words(&["\"a", "b"]), 1));
    }

    #[test]
    fn pipes_frame_the_row_and_may_be_escaped() {
        assert_eq!(cells("| a | b\\|c |  |", Separator::Pipe).0, words(&["a", "b|c", ""]));
        assert!(is_rule(&words(&["---", ":--:"])) && !is_rule(&words(&["-", "a"])));
    }
}
