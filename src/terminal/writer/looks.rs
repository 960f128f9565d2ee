//! What can be seen of a cell, as small numbers that compare fast.
//!
//! Used by the writer only, afresh for each frame. Two cells with equal looks are
//! interchangeable: the colour of the letters of a blank, for one, is nothing to see.
//! Deliberately repairs what a buffer may hold and a row cannot: half a wide letter, control
//! characters, direction marks (a cell is in its place already; some terminals give such a
//! mark a column of its own).

use super::pen::{self, Pen};
use crate::terminal::encode::Encoder;
use crate::terminal::{Caps, Glyphs, Shifts};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use std::borrow::Cow;
use std::collections::HashMap;

/// A look, as its place in [`Looks`].
pub(super) type Look = u32;
/// A pen, as its place in [`Looks`].
pub(super) type PenId = u16;

/// A blank written with the plain pen.
pub(super) const BLANK: Look = 0;
/// The second column of a wide letter.
pub(super) const TAIL: Look = 1;
/// Nobody knows; equal to no wanted look.
pub(super) const UNKNOWN: Look = 2;
/// The plain pen.
pub(super) const PLAIN: PenId = 0;

/// How a look is written.
#[derive(Debug, Clone)]
pub(super) struct Face<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) pen: PenId,
    /// Columns: 1 or 2.
    pub(super) width: u16,
    pub(super) kind: Kind,
}

/// What is known of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Blank: every pen that looks the same on a blank may write it.
    Blank,
    /// Looks blank and is not (U+2800): the same pens may write it, but no erasure leaves it.
    Filler,
    /// All terminals agree on its width.
    Sure,
    /// Terminals differ in its width: the cursor is placed anew after it.
    Unsure,
}

/// A buffer and where the caret shows in it: row and column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Framed<'a> {
    pub(super) buffer: &'a Buffer,
    pub(super) caret: Option<(u16, u16)>,
}

impl<'a> Framed<'a> {
    fn rows(self) -> impl Iterator<Item = &'a [Cell]> {
        self.buffer.content().chunks(usize::from(self.buffer.area.width).max(1))
    }

    /// The column of the caret, if it shows in this row.
    fn caret_in(self, row: u16) -> Option<u16> {
        self.caret.filter(|caret| caret.0 == row).map(|caret| caret.1)
    }
}

/// The looks and pens of a frame.
#[derive(Debug)]
pub(super) struct Looks<'a> {
    caps: Caps,
    faces: Vec<Face<'a>>,
    by_cell: HashMap<(&'a str, Pen), Look>,
    /// Looks of what no buffer holds: see [`sent`](super::sent).
    pub(super) by_text: HashMap<(String, PenId), Look>,
    pens: Vec<Pen>,
    on_blank: Vec<PenId>,
    by_pen: HashMap<Pen, PenId>,
}

impl<'a> Looks<'a> {
    pub(super) fn new(caps: Caps) -> Self {
        let mut looks = Self {
            caps,
            faces: Vec::new(),
            by_cell: HashMap::new(),
            by_text: HashMap::new(),
            pens: Vec::new(),
            on_blank: Vec::new(),
            by_pen: HashMap::new(),
        };
        let pen = looks.pen_id(Pen::PLAIN);
        let blank = Face { text: Cow::Borrowed(" "), pen, width: 1, kind: Kind::Blank };
        // The order of BLANK, TAIL and UNKNOWN.
        looks.faces = vec![blank.clone(), blank.clone(), blank];
        looks.by_cell.insert((" ", Pen::PLAIN), BLANK);
        looks
    }

    /// The place of a pen, and of what it shows on a blank.
    pub(super) fn pen_id(&mut self, pen: Pen) -> PenId {
        if let Some(&id) = self.by_pen.get(&pen) {
            return id;
        }
        let shown = pen.on_blank();
        let below = (shown != pen).then(|| self.pen_id(shown));
        // A frame of more pens than that writes the rest in plain.
        let Ok(id) = PenId::try_from(self.pens.len()) else { return PLAIN };
        self.pens.push(pen);
        self.on_blank.push(below.unwrap_or(id));
        self.by_pen.insert(pen, id);
        id
    }

    pub(super) fn pen(&self, id: PenId) -> Pen {
        self.pens.get(usize::from(id)).copied().unwrap_or(Pen::PLAIN)
    }

    /// What a pen shows on a blank.
    pub(super) fn on_blank(&self, id: PenId) -> PenId {
        self.on_blank.get(usize::from(id)).copied().unwrap_or(PLAIN)
    }

    pub(super) fn pen_count(&self) -> usize {
        self.pens.len()
    }

    /// The face of a look; that of a blank where there is none.
    pub(super) fn face(&self, look: Look) -> Option<&Face<'a>> {
        self.faces.get(usize::try_from(look).unwrap_or(usize::MAX))
    }

    /// How many looks there are.
    pub(super) fn len(&self) -> Look {
        Look::try_from(self.faces.len()).unwrap_or(Look::MAX)
    }

    /// Bytes of the text of a look.
    pub(super) fn text_len(&self, look: Look) -> u32 {
        self.face(look).map_or(1, |face| u32::try_from(face.text.len()).unwrap_or(u32::MAX))
    }

    /// Whether the terminal may be asked to move cells: each is seen where it is kept.
    pub(super) fn may_shift(&self) -> bool {
        self.caps.rendering.class.shows_as_sent() && self.caps.shifts == Shifts::Trusted
    }

    /// Every row of a buffer, as it is sent.
    pub(super) fn rows(&mut self, buffer: Framed<'a>, encoder: &mut Encoder) -> Vec<Vec<Look>> {
        let rows = (0..).zip(buffer.rows());
        rows.map(|(row, cells)| self.sent_row(cells, buffer.caret_in(row), encoder)).collect()
    }

    /// Every row of `shown`, a buffer of the same size as `next`, whose rows are `want`: what
    /// both show alike needs no second look.
    pub(super) fn rows_beside(
        &mut self,
        shown: Framed<'a>,
        next: Framed<'_>,
        want: &[Vec<Look>],
        encoder: &mut Encoder,
    ) -> Vec<Vec<Look>> {
        let rows = (0..).zip(shown.rows().zip(next.rows()).zip(want));
        rows.map(|(row, ((have, wanted), sent))| {
            let caret = shown.caret_in(row);
            let alike = have == wanted && (caret == next.caret_in(row) || !encoder.minds_looks());
            if alike { sent.clone() } else { self.sent_row(have, caret, encoder) }
        })
        .collect()
    }

    /// A row as it should be seen.
    pub(super) fn row(&mut self, cells: &'a [Cell]) -> Vec<Look> {
        let mut row = Vec::with_capacity(cells.len());
        let mut column = 0;
        // Most cells look as the one before: blanks, and lines between panes.
        let mut latest: Option<(&Cell, Look)> = None;
        while let Some(cell) = cells.get(column) {
            let look = match latest {
                Some((before, look)) if before == cell => look,
                _ => self.look(cell),
            };
            latest = Some((cell, look));
            let wide = self.face(look).is_some_and(|face| face.width == 2);
            if wide && column + 1 == cells.len() {
                row.push(self.intern(" ", Pen::of(cell, self.caps.colours)));
            } else {
                row.push(look);
            }
            if wide && column + 1 < cells.len() {
                row.push(TAIL);
                column += 1;
            }
            column += 1;
        }
        row
    }

    fn look(&mut self, cell: &'a Cell) -> Look {
        self.intern(cell.symbol(), Pen::of(cell, self.caps.colours))
    }

    fn intern(&mut self, symbol: &'a str, pen: Pen) -> Look {
        if let Some(&look) = self.by_cell.get(&(symbol, pen)) {
            return look;
        }
        let (text, width, kind) = face_of(symbol, self.caps.glyphs);
        if kind == Kind::Blank && (symbol != " " || pen != pen.on_blank()) {
            let look = self.intern(" ", pen.on_blank());
            self.by_cell.insert((symbol, pen), look);
            return look;
        }
        let pen = (pen, self.pen_id(pen));
        let look = self.add(Face { text, pen: pen.1, width, kind });
        self.by_cell.insert((symbol, pen.0), look);
        look
    }

    /// A blank written with a pen as blanks have it.
    pub(super) fn blank(&mut self, pen: PenId) -> Look {
        let pen = self.pen(pen);
        self.intern(" ", pen)
    }

    /// A look nobody has seen before.
    pub(super) fn add(&mut self, face: Face<'a>) -> Look {
        let look = Look::try_from(self.faces.len()).unwrap_or(BLANK);
        self.faces.push(face);
        look
    }
}

/// What is sent for a symbol, how wide it is, and how sure that is.
///
/// The text is made to fill the columns the symbol was laid out in, whatever the terminal
/// thinks of joined pictures: it counts characters, or it does not.
fn face_of(symbol: &str, glyphs: Glyphs) -> (Cow<'_, str>, u16, Kind) {
    let blank = (Cow::Borrowed(" "), 1, Kind::Blank);
    if matches!(symbol, " " | "" | "\u{a0}") || symbol.chars().any(char::is_control) {
        return blank;
    }
    if symbol.len() == 1 {
        return (Cow::Borrowed(symbol), 1, Kind::Sure);
    }
    if let (Glyphs::Ascii, Some(plain)) = (glyphs, look_alike(symbol)) {
        return (Cow::Borrowed(plain), 1, Kind::Sure);
    }
    let columns = symbol.cell_width();
    let single = symbol.chars().nth(1).is_none();
    let text = if single && !is_unsent(symbol.chars().next().unwrap_or(' ')) {
        Cow::Borrowed(symbol)
    } else {
        Cow::Owned(filling(symbol, columns))
    };
    let kind = if text.contains(is_doubtful) { Kind::Unsure } else { Kind::Sure };
    match columns {
        0 => blank,
        1 | 2 => (text, columns, kind),
        // More than two columns in a cell: no row can hold it.
        _ => (Cow::Borrowed("?"), 1, Kind::Sure),
    }
}

/// The characters of a cluster that fill so many columns: flags become their two letters,
/// joined pictures their first, and blanks stand for what a selector would have widened.
fn filling(symbol: &str, columns: u16) -> String {
    let sent = |c: &char| !is_unsent(*c);
    let text: String = symbol.chars().filter(sent).map(|c| flag_letter(c).unwrap_or(c)).collect();
    let width = char_width;
    let total: u16 = text.chars().map(width).sum();
    let mut text = if total > columns {
        let mut chars = text.chars();
        let first = chars.next().unwrap_or(' ');
        std::iter::once(first).chain(chars.take_while(|&c| width(c) == 0)).collect()
    } else {
        text
    };
    let filled: u16 = text.chars().map(width).sum();
    (filled..columns).for_each(|_| text.push(' '));
    text
}

pub(super) fn char_width(c: char) -> u16 {
    c.encode_utf8(&mut [0; 4]).cell_width()
}

/// The letter of a regional indicator.
fn flag_letter(c: char) -> Option<char> {
    let place = u32::from(c).checked_sub(0x1f1e6).filter(|&place| place < 26)?;
    char::from_u32(u32::from('A') + place)
}

/// Characters that are never sent: direction marks (UAX #9 2.1-2.6), joiners, variation
/// selectors, skin tones and tags. Some terminals give them a column, some do not.
fn is_unsent(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters on whose width terminals differ: pictures of the block that every Unicode
/// version still adds to, and private ones.
fn is_doubtful(c: char) -> bool {
    matches!(c, '\u{1fa70}'..='\u{1faff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// An ASCII glyph for decoration.
fn look_alike(symbol: &str) -> Option<&'static str> {
    let first = symbol.chars().next()?;
    Some(match first {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '╴' | '╶' | '╸' | '╺' | '═' | '–' | '—' | '▔'
        | '▁' => "-",
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '╵' | '╷' | '╹' | '╻' | '║' | '▏' | '▕' => {
            "|"
        }
        '\u{2500}'..='\u{257f}' => "+",
        '░'..='▓' => ":",
        '\u{2580}'..='\u{259f}' => "#",
        '←' | '◀' | '◂' | '◄' | '‹' => "<",
        '→' | '▶' | '▸' | '►' | '›' => ">",
        '≠' => "!",
        '↑' | '▲' | '▴' => "^",
        '↓' | '▼' | '▾' => "v",
        '•' | '●' | '◆' | '▪' => "*",
        '·' | '∙' | '…' => ".",
        '○' | '◇' => "o",
        '◐' | '◑' => "%",
        '■' => "#",
        '□' | '‖' => "=",
        '✓' | '✔' => "+",
        '✕' | '✗' | '✘' => "x",
        '−' => "-",
        // Pictures of what cannot be shown itself (Control Pictures, the arrows of direction marks).
        '▯' | '‿' | '\u{2190}'..='\u{21ff}' | '\u{2400}'..='\u{243f}' => "?",
        _ => return None,
    })
}

/// Bytes of the SGR between any two pens of a frame, worked out when first asked for.
#[derive(Debug)]
pub(super) struct Changes {
    /// Pens that are remembered; a frame with more has a gradient, whose pens hardly meet again.
    side: usize,
    lens: Vec<u8>,
}

/// Keeps the table of pairs at 64 KiB.
const MOST_REMEMBERED: usize = 256;

impl Changes {
    pub(super) fn new(looks: &Looks<'_>) -> Self {
        let side = looks.pen_count().min(MOST_REMEMBERED);
        Self { side, lens: vec![u8::MAX; side * side] }
    }

    /// Bytes of the SGR from one pen to another.
    pub(super) fn len(&mut self, looks: &Looks<'_>, from: PenId, to: PenId) -> u32 {
        if from == to {
            return 0;
        }
        let (row, column) = (usize::from(from), usize::from(to));
        let remembered = row < self.side && column < self.side;
        let slot = remembered.then_some(row * self.side + column).and_then(|place| self.lens.get_mut(place));
        match slot {
            Some(&mut len) if len != u8::MAX => u32::from(len),
            Some(slot) => {
                *slot = measure(looks, from, to);
                u32::from(*slot)
            }
            None => u32::from(measure(looks, from, to)),
        }
    }
}

fn measure(looks: &Looks<'_>, from: PenId, to: PenId) -> u8 {
    let mut out = Vec::new();
    pen::change(Some(looks.pen(from)), looks.pen(to), &mut out);
    u8::try_from(out.len()).unwrap_or(u8::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    #[test]
    fn blanks_of_any_ink_are_one_look() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_string(1, 0, " ", Style::new().fg(Color::Red).bold());
        buffer.set_string(2, 0, " ", Style::new().bg(Color::Red));
        let mut looks = Looks::new(Caps::FULL);
        let rows =
            looks.rows(Framed { buffer: &buffer, caret: None }, &mut Encoder::new(Caps::FULL.rendering));
        assert_eq!(rows[0][..2], [BLANK, BLANK]);
        assert_ne!(rows[0][2], BLANK);
    }

    #[test]
    fn half_a_wide_letter_and_control_characters_are_blanks() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer[(0, 0)].set_symbol("漢");
        buffer[(2, 0)].set_symbol("\u{1b}");
        buffer[(3, 0)].set_symbol("漢");
        let mut looks = Looks::new(Caps::FULL);
        let rows =
            looks.rows(Framed { buffer: &buffer, caret: None }, &mut Encoder::new(Caps::FULL.rendering));
        assert_eq!(rows[0][1..], [TAIL, BLANK, BLANK]);
    }

    #[test]
    fn direction_marks_are_not_sent() {
        assert_eq!(face_of("a\u{200e}", Glyphs::Unicode).0, "a");
        assert_eq!(face_of("\u{2067}", Glyphs::Unicode).2, Kind::Blank);
    }

    #[test]
    fn a_cluster_fills_the_columns_it_was_laid_out_in() {
        let sent = |symbol| face_of(symbol, Glyphs::Unicode);
        assert_eq!(sent("\u{1f1f2}\u{1f1e6}"), (Cow::Borrowed("MA"), 2, Kind::Sure));
        assert_eq!(sent("\u{1f469}\u{200d}\u{1f4bb}"), (Cow::Borrowed("\u{1f469}"), 2, Kind::Sure));
        assert_eq!(sent("\u{2764}\u{fe0f}"), (Cow::Borrowed("\u{2764} "), 2, Kind::Sure));
        assert_eq!(sent("\u{fe91}\u{64e}"), (Cow::Borrowed("\u{fe91}\u{64e}"), 1, Kind::Sure));
    }

    #[test]
    fn plain_glyphs_replace_decoration_and_never_letters() {
        assert_eq!(face_of("┌", Glyphs::Ascii).0, "+");
        assert_eq!(face_of("─", Glyphs::Ascii).0, "-");
        assert_eq!(face_of("█", Glyphs::Ascii).0, "#");
        assert_eq!(face_of("\u{fe91}", Glyphs::Ascii).0, "\u{fe91}");
        assert_eq!(face_of("┌", Glyphs::Unicode).0, "┌");
    }
}
