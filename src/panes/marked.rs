//! Words with what was taken out and put in marked, wrapped to the room there is.
//!
//! Used by the panes of amendments and of versions. What is marked is told by signs, so that it is heard, copied
//! and seen without colours: `[-removed-]`, `[+added+]`. The looks only make it quicker to see.

mod seeking;

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::command::Motion;
use crate::domain::difference::{Fate, Piece, compare, letters};
use crate::panes::Outcome;
use crate::text::{Base, Direction, Paragraph, Row};
use crate::ui::{Canvas, Theme};

/// How a stretch of words looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A heading of the program.
    Head,
    /// A sentence of the program.
    Say,
    /// The same, of less weight.
    Dim,
    /// A title of the text.
    Title,
    /// Words of the text around the change.
    Context,
    /// Something that needs a decision.
    Caution,
    /// Taken out.
    Removed,
    /// Put in.
    Added,
    /// The letters that make two words differ.
    Letters,
}

impl Look {
    fn style(self, theme: Theme) -> Style {
        match self {
            Self::Head | Self::Title => theme.title,
            Self::Say => theme.text,
            Self::Dim | Self::Context | Self::Removed => theme.dim,
            Self::Caution => theme.caution,
            Self::Added => theme.text.add_modifier(Modifier::UNDERLINED),
            Self::Letters => theme.text.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        }
    }
}

/// A paragraph with looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marked {
    /// Its words, signs included.
    pub(super) words: String,
    looks: Vec<(Range<usize>, Look)>,
}

impl Marked {
    /// Plain words.
    pub(super) fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), looks: Vec::new() }
    }

    /// Words that all look alike.
    pub(super) fn looking(words: impl Into<String>, look: Look) -> Self {
        let words = words.into();
        Self { looks: vec![(0..words.len(), look)], words }
    }

    /// A sentence of the program.
    pub(super) fn said(words: String) -> Self {
        Self::looking(words, Look::Say)
    }

    /// The same words, all of them with this look besides their own.
    pub(super) fn over(mut self, look: Look) -> Self {
        self.looks.insert(0, (0..self.words.len(), look));
        self
    }

    fn push(&mut self, words: &str, look: Option<Look>) {
        let start = self.words.len();
        self.words.push_str(words);
        self.looks.extend(look.map(|look| (start..self.words.len(), look)));
    }

    fn style(&self, bytes: &Range<usize>, theme: Theme) -> Option<Style> {
        let here = self.looks.iter().filter(|(range, _)| range.start < bytes.end && bytes.start < range.end);
        here.map(|(_, look)| look.style(theme)).reduce(Style::patch)
    }
}

/// What leads from `old` to `new`, a paragraph each.
pub(super) fn difference(old: &str, new: &str) -> Vec<Marked> {
    inline(compare(old, new))
}

/// A comparison in one text, a paragraph each: what was taken out before what was put in.
pub(super) fn inline(pieces: Vec<Piece>) -> Vec<Marked> {
    let mut lines = vec![Marked::default()];
    each(pieces, |piece, other| put(&mut lines, piece, other));
    lines
}

/// A comparison in two: the old wording with what was taken out of it, the new one with what was
/// put in. One that has no words is a dash.
pub(super) fn sides(pieces: Vec<Piece>) -> [Marked; 2] {
    let mut sides = [vec![Marked::default()], vec![Marked::default()]];
    each(pieces, |piece, other| {
        let [old, new] = &mut sides;
        if piece.fate != Fate::Added {
            put(old, piece, other);
        }
        if piece.fate != Fate::Removed {
            put(new, piece, other);
        }
    });
    sides.map(|lines| {
        let line = lines.into_iter().next().unwrap_or_default();
        if line.words.trim().is_empty() { Marked::looking("—", Look::Dim) } else { line }
    })
}

/// Gives every piece with the one it stands in the place of, or that stands in its place.
fn each(pieces: Vec<Piece>, mut act: impl FnMut(&Piece, Option<&Piece>)) {
    let pieces = tidied(pieces);
    for (at, piece) in pieces.iter().enumerate() {
        let other = match piece.fate {
            Fate::Kept => None,
            Fate::Removed => pieces.get(at + 1).filter(|next| next.fate == Fate::Added),
            Fate::Added => {
                at.checked_sub(1).and_then(|at| pieces.get(at)).filter(|it| it.fate == Fate::Removed)
            }
        };
        act(piece, other);
    }
}

/// The same pieces, where a word is not removed and added only because a blank follows it now.
fn tidied(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidy: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        let replaced = tidy
            .last_mut()
            .filter(|last| piece.fate == Fate::Added && last.fate == Fate::Removed && !last.words.is_empty());
        if let Some(removed) = replaced {
            let kept = same_beginning(&removed.words, &piece.words);
            if kept > 0 {
                let words = piece.words.drain(..kept).collect();
                removed.words.drain(..kept);
                let gone = std::mem::replace(removed, Piece { fate: Fate::Kept, words });
                tidy.push(gone);
            }
        }
        tidy.push(piece);
    }
    tidy.retain(|piece| !piece.words.is_empty());
    tidy
}

/// The bytes of the whole words that two stretches begin with alike.
fn same_beginning(one: &str, other: &str) -> usize {
    let alike = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let ends = |words: &str, at: usize| {
        words.get(at..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
    };
    (1..=alike).rev().find(|at| ends(one, *at) && ends(other, *at)).unwrap_or(0)
}

/// Puts a piece at the end of the last line; line feeds in it begin new ones.
fn put(lines: &mut Vec<Marked>, piece: &Piece, other: Option<&Piece>) {
    let (before, look, after) = match piece.fate {
        Fate::Kept => ("", None, ""),
        Fate::Removed => ("[-", Some(Look::Removed), "-]"),
        Fate::Added => ("[+", Some(Look::Added), "+]"),
    };
    let differing = other.map(|other| letters_in(piece, other)).unwrap_or_default();
    let mut at = 0;
    for (nth, segment) in piece.words.split('\n').enumerate() {
        if nth > 0 {
            lines.push(Marked::default());
        }
        let bare = segment.trim_start_matches(' ');
        let (blank, bare) = (segment.len() - bare.len(), bare.trim_end_matches(' '));
        if let Some(line) = lines.last_mut() {
            line.push(segment.get(..blank).unwrap_or_default(), None);
        }
        let (from, words) = (at + blank, bare);
        if let Some(line) = lines.last_mut().filter(|_| !words.is_empty()) {
            line.push(before, look);
            let start = line.words.len();
            line.push(words, look);
            let inside = |range: &&Range<usize>| from <= range.start && range.end <= from + words.len();
            let here = differing.iter().filter(inside);
            let here =
                here.map(|range| (start + range.start - from..start + range.end - from, Look::Letters));
            line.looks.extend(here);
            line.push(after, look);
        }
        if let Some(line) = lines.last_mut() {
            line.push(segment.get(blank + bare.len()..).unwrap_or_default(), None);
        }
        at += segment.len() + 1;
    }
}

/// The bytes of a piece that make its words differ from those in the place of which they stand,
/// where they are as many.
fn letters_in(piece: &Piece, other: &Piece) -> Vec<Range<usize>> {
    let own: Vec<&str> = piece.words.split_whitespace().collect();
    let others: Vec<&str> = other.words.split_whitespace().collect();
    if own.len() != others.len() {
        return Vec::new();
    }
    let mut from = 0;
    let mut found = Vec::new();
    for (word, other) in own.into_iter().zip(others) {
        let Some(at) = piece.words.get(from..).and_then(|rest| rest.find(word)) else { break };
        let start = from + at;
        from = start + word.len();
        let (differing, _) = letters(word, other);
        // Words with little in common are other words, not the same with another letter.
        let changed: usize = differing.iter().map(ExactSizeIterator::len).sum();
        if changed * 2 <= word.len() {
            found.extend(differing.into_iter().map(|range| start + range.start..start + range.end));
        }
    }
    found
}

/// Rows per page where nothing was drawn yet.
const PAGE: u16 = 10;

/// Marked paragraphs that scroll.
#[derive(Default)]
pub(super) struct Scroll {
    lines: Vec<Marked>,
    top: usize,
    height: u16,
    /// The paragraphs laid out, and the columns and side they were laid out for.
    laid: Option<(u16, Base, Vec<Block>)>,
    /// A paragraph to be brought into view when it is drawn.
    sought: Option<usize>,
}

/// A paragraph by its number, laid out, and its rows.
struct Block(usize, Paragraph, Vec<Row>);

/// A row, and the paragraph it is of.
pub(super) struct Laid {
    paragraph: Rc<Paragraph>,
    row: Row,
}

impl Scroll {
    /// Shows other paragraphs, from where it stands.
    pub(super) fn set(&mut self, lines: Vec<Marked>) {
        self.lines = lines;
        self.laid = None;
    }

    /// Goes back to the beginning.
    pub(super) fn rewind(&mut self) {
        self.top = 0;
    }

    pub(super) fn lines(&self) -> &[Marked] {
        &self.lines
    }

    /// Moves the rows in view.
    pub(super) fn step(&mut self, motion: Motion) -> Outcome {
        let page = usize::from(if self.height > 1 { self.height - 1 } else { PAGE });
        self.top = match motion {
            Motion::Next => self.top + 1,
            Motion::Previous => self.top.saturating_sub(1),
            Motion::PageNext => self.top + page,
            Motion::PagePrevious => self.top.saturating_sub(page),
            Motion::First => 0,
            Motion::Last => usize::MAX,
            _ => return Outcome::Pass,
        };
        self.top = self.top.min(self.rows().saturating_sub(usize::from(self.height.max(1))));
        Outcome::Done
    }

    fn rows(&self) -> usize {
        match &self.laid {
            Some((_, _, laid)) => laid.iter().map(|Block(_, _, rows)| rows.len()).sum(),
            None => self.lines.len(),
        }
    }

    /// Draws the rows in view, with a sign at the end side that there are more.
    pub(super) fn draw(&mut self, area: Rect, canvas: &mut Canvas) {
        let room = Rect { width: area.width.saturating_sub(2), ..area };
        self.height = area.height;
        self.lay_out(room.width, canvas.mirror().base());
        self.find_sought();
        let total = self.rows();
        self.top = self.top.min(total.saturating_sub(usize::from(area.height)));
        let Some((_, _, laid)) = &self.laid else { return };
        let rows = laid
            .iter()
            .flat_map(|Block(line, paragraph, rows)| rows.iter().map(move |row| (*line, paragraph, row)));
        for ((line, paragraph, row), y) in rows.skip(self.top).zip(area.y..area.bottom()) {
            let Some(marked) = self.lines.get(line) else { continue };
            let style = canvas.theme().text;
            draw_row(marked, (paragraph, row), Rect { y, height: 1, ..room }, style, canvas);
        }
        let (x, accent) = (area.x + area.width.saturating_sub(1), canvas.theme().accent);
        if self.top > 0 {
            canvas.symbol(x, area.y, '▲', accent);
        }
        if self.top + usize::from(area.height) < total {
            canvas.symbol(x, area.y + area.height.saturating_sub(1), '▼', accent);
        }
    }

    fn lay_out(&mut self, columns: u16, base: Base) {
        if self.laid.as_ref().is_some_and(|(width, side, _)| (*width, *side) == (columns, base)) {
            return;
        }
        let laid = self.lines.iter().enumerate().map(|(at, line)| {
            // Words of a person run their own way, those of the program as the screen does.
            let base = if line.looks.first().is_some_and(|(_, look)| is_of_program(*look)) {
                base
            } else {
                Base::ArabicFirst
            };
            let paragraph = Paragraph::new(&line.words, base);
            let rows = paragraph.rows(usize::from(columns.max(1)));
            Block(at, paragraph, rows)
        });
        self.laid = Some((columns, base, laid.collect()));
    }
}

fn is_of_program(look: Look) -> bool {
    matches!(look, Look::Head | Look::Say | Look::Dim | Look::Caution)
}

/// Lays words of a person out.
pub(super) fn lay(marked: &Marked, columns: u16) -> Vec<Laid> {
    let paragraph = Rc::new(Paragraph::new(&marked.words, Base::ArabicFirst));
    let rows = paragraph.rows(usize::from(columns.max(1)));
    rows.into_iter().map(|row| Laid { paragraph: Rc::clone(&paragraph), row }).collect()
}

impl Marked {
    /// Draws rows of it from the row `skipped` on; returns the rows used.
    pub(super) fn draw(
        &self,
        laid: &[Laid],
        skipped: usize,
        room: Rect,
        style: Style,
        canvas: &mut Canvas,
    ) -> u16 {
        let mut used = 0;
        for (it, y) in laid.iter().skip(skipped).zip(room.y..room.bottom()) {
            draw_row(self, (&it.paragraph, &it.row), Rect { y, height: 1, ..room }, style, canvas);
            used += 1;
        }
        used
    }
}

fn draw_row(
    marked: &Marked,
    (paragraph, row): (&Paragraph, &Row),
    room: Rect,
    style: Style,
    canvas: &mut Canvas,
) {
    let theme = canvas.theme();
    canvas.row(room, paragraph, row, style, &[]);
    let offset = match paragraph.direction() {
        Direction::Ltr => 0,
        Direction::Rtl => usize::from(room.width).saturating_sub(row.width),
    };
    for glyph in paragraph.glyphs(row) {
        let Some(style) = marked.style(&glyph.bytes, theme) else { continue };
        for cell in glyph.cell..glyph.cell + glyph.width {
            canvas.tint(room, offset + cell, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Marked]) -> Vec<&str> {
        lines.iter().map(|line| line.words.as_str()).collect()
    }

    #[test]
    fn what_is_removed_and_added_is_told_by_signs() {
        let lines = difference("تعمل الجماعة كل سنة", "تعمل المدينة كل سنة دائما");
        assert_eq!(shown(&lines), ["تعمل [-الجماعة-] [+المدينة+] كل سنة [+دائما+]"]);
        let lines = difference("one two\nthree", "one\nfour");
        assert_eq!(shown(&lines), ["one [-two-]", "[-three-][+four+]"]);
    }

    #[test]
    fn a_changed_hamza_is_marked_as_a_letter() {
        let lines = difference("على أن تعمل", "على إن تعمل");
        assert_eq!(shown(&lines), ["على [-أن-] [+إن+] تعمل"]);
        let letters: Vec<&str> = lines[0]
            .looks
            .iter()
            .filter(|(_, look)| *look == Look::Letters)
            .filter_map(|(range, _)| lines[0].words.get(range.clone()))
            .collect();
        assert_eq!(letters, ["أ", "إ"]);
    }
}
