//! What terminals make of a sent row, by the standard algorithm and not by the encoder.

use lajna::terminal::encode::{Sent, Slant};
use lajna::text::{mirrored, visual_order};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// How a terminal that runs the bidirectional algorithm does it.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Whether U+200E reaches the algorithm.
    pub marks: bool,
    /// Whether it draws mirror images (L4).
    pub mirrors: bool,
    /// Whether the first strong letter decides the direction (P2, P3), or it is left to right.
    pub first_strong: bool,
    /// Whether lines between panes count as letters.
    pub lines_are_letters: bool,
}

pub const KONSOLE: Terminal =
    Terminal { marks: true, mirrors: false, first_strong: false, lines_are_letters: true };
pub const VTE: Terminal =
    Terminal { marks: true, mirrors: true, first_strong: false, lines_are_letters: false };
pub const MINTTY: Terminal =
    Terminal { marks: true, mirrors: true, first_strong: true, lines_are_letters: false };
pub const PUTTY: Terminal =
    Terminal { marks: false, mirrors: true, first_strong: true, lines_are_letters: false };

/// Whatever a run begins with.
pub const QTERMINAL: Terminal =
    Terminal { marks: false, mirrors: true, first_strong: false, lines_are_letters: false };

/// What a terminal draws that orders each run of one look by itself, where nothing but italics
/// makes a difference.
pub fn drawn_in_runs(sent: &Sent, row: &[&str], terminal: Terminal) -> Vec<(usize, String)> {
    drawn_in_parts(sent, row, &[], terminal)
}

/// The same where something else begins another run in each of these columns.
pub fn drawn_in_parts(sent: &Sent, row: &[&str], edges: &[u16], terminal: Terminal) -> Vec<(usize, String)> {
    let kept = kept(sent, row);
    let cells: Vec<_> = (0..).zip(&sent.cells).collect();
    let mut all = Vec::new();
    for run in cells.chunk_by(|a, b| a.1.slant == b.1.slant && !edges.contains(&b.0)) {
        let start = all.len();
        let run = drawn(&kept[start..start + run.len()], terminal);
        all.extend(run.into_iter().map(|(column, text)| (start + column, text)));
    }
    all
}

/// What a terminal keeps of a row: the texts of its columns, an empty one for the second half
/// of a wide symbol.
pub fn kept(sent: &Sent, row: &[&str]) -> Vec<String> {
    let symbol = |from: u16| row[usize::from(from)].to_owned();
    sent.cells.iter().map(|cell| cell.text.clone().unwrap_or_else(|| symbol(cell.from))).collect()
}

/// The columns of a kept row in the order in which they are drawn, and what is drawn there.
pub fn drawn(kept: &[String], terminal: Terminal) -> Vec<(usize, String)> {
    let mut heads: Vec<(usize, usize)> = Vec::new();
    for (column, text) in kept.iter().enumerate() {
        match heads.last_mut() {
            Some(head) if text.is_empty() => head.1 += 1,
            _ => heads.push((column, 1)),
        }
    }
    let seen = |c: char| {
        if terminal.lines_are_letters && ('\u{2500}'..='\u{259f}').contains(&c) { 'x' } else { c }
    };
    // What is drawn, and the marks, which are not but take part in the reordering.
    let mut text = String::new();
    let mut parts: Vec<(usize, Option<(usize, usize)>)> = Vec::new();
    for &(column, width) in &heads {
        parts.push((text.len(), Some((column, width))));
        for c in kept[column].chars().filter(|&c| terminal.marks || c != '\u{200e}') {
            if c == '\u{200e}' {
                parts.push((text.len(), None));
            }
            text.push(seen(c));
        }
    }
    let strong = text
        .chars()
        .map(bidi_class)
        .find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL));
    let rtl = terminal.first_strong && !matches!(strong, None | Some(BidiClass::L));
    let base = if rtl { Level::rtl() } else { Level::ltr() };
    let info = ParagraphBidiInfo::new(&text, Some(base));
    let mut levels: Vec<u8> = parts.iter().map(|&(start, _)| info.levels[start].number()).collect();
    for (level, &(start, _)) in levels.iter_mut().zip(&parts).rev() {
        if text.get(start..).is_some_and(|rest| !rest.trim_matches(' ').is_empty()) {
            break;
        }
        *level = base.number();
    }
    let mut columns = Vec::new();
    for part in visual_order(&levels) {
        let Some((column, width)) = parts[part].1 else { continue };
        let mut chars = kept[column].chars().filter(|&c| c != '\u{200e}');
        let first = chars.next().unwrap();
        let odd = terminal.mirrors && levels[part] % 2 == 1;
        let shown = if odd { mirrored(first).unwrap_or(first) } else { first };
        let shown = if shown == '\u{2800}' { ' ' } else { shown };
        columns.push((column, std::iter::once(shown).chain(chars).collect()));
        columns.extend((1..width).map(|tail| (column + tail, String::new())));
    }
    columns
}

/// Which font kitty has for Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Font {
    /// One that serves Arabic alone.
    Another,
    /// The one it has for everything.
    TheSame,
}

/// What kitty draws. A run is of one font, upright or italic, and one alignment; if it has Arabic
/// it is reversed. Blanks are of no font.
pub fn kitty(sent: &Sent, row: &[&str], font: Font) -> Vec<String> {
    let cell = |(text, slant): (&String, Slant)| {
        let body = text.strip_prefix("\u{1b}]66;");
        let (alignment, text) = match body.and_then(|body| body.split_once(';')) {
            Some((alignment, text)) => (alignment, text.trim_end_matches('\u{7}')),
            None => ("", text.as_str()),
        };
        let first = text.chars().next().unwrap_or(' ');
        let arabic =
            matches!(first, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
        (arabic, (alignment.to_owned(), slant == Slant::Turned, text == " "), text.to_owned())
    };
    let slants = sent.cells.iter().map(|cell| cell.slant);
    let cells: Vec<_> = kept(sent, row).iter().zip(slants).map(cell).collect();
    let mut drawn = Vec::new();
    for run in cells.chunk_by(|a, b| (font == Font::TheSame || a.0 == b.0) && a.1 == b.1) {
        let texts = run.iter().map(|(.., text)| text.clone());
        if run.iter().any(|cell| cell.0) { drawn.extend(texts.rev()) } else { drawn.extend(texts) }
    }
    drawn
}
