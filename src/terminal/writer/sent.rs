//! Rows as they are sent: the looks of a buffer, passed through the encoder.
//!
//! Used by the writer only. Where the encoder changes nothing, rows are passed on untouched.

use super::looks::{BLANK, Face, Kind, Look, Looks, PenId, TAIL, char_width};
use super::pen::Pen;
use crate::terminal::encode::{Encoder, Sent, SentCell, Slant};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use std::borrow::Cow;

impl<'a> Looks<'a> {
    /// The looks of a row in the order in which they are sent, while the caret shows in this column
    /// of it.
    pub(super) fn sent_row(
        &mut self,
        cells: &'a [Cell],
        caret: Option<u16>,
        encoder: &mut Encoder,
    ) -> Vec<Look> {
        let row = self.row(cells);
        if encoder.changes_nothing() {
            return row;
        }
        let row = self.taken_apart(row);
        match self.encoded(&row, caret, encoder) {
            Some(sent) => self.resent(&row, sent),
            None => row,
        }
    }

    fn encoded(&self, row: &[Look], caret: Option<u16>, encoder: &mut Encoder) -> Option<Sent> {
        let texts = self.texts(row);
        if encoder.minds_looks() {
            encoder.row_of_runs(&texts, &self.runs(row, caret))
        } else {
            encoder.row(&texts)
        }
    }

    /// The columns in which a run of another look begins inside a word. The caret is a run by itself.
    fn runs(&self, row: &[Look], caret: Option<u16>) -> Vec<u16> {
        let pen = |look| self.face(look).filter(|face| face.kind != Kind::Blank).map(|face| face.pen);
        let starts = (1..).zip(row.windows(2)).filter(|&(column, pair)| {
            let [Some(before), Some(after)] = [pair.first(), pair.get(1)].map(|look| pen(*look?)) else {
                return false;
            };
            let at_caret = caret.is_some_and(|caret| caret == column || caret + 1 == column);
            pair.get(1) != Some(&TAIL) && (before != after || at_caret)
        });
        starts.map(|(column, _)| column).collect()
    }

    /// Row and column in which the cursor must stand to be seen at `caret`.
    pub(super) fn place(
        &mut self,
        buffer: &'a Buffer,
        (row, column): (u16, u16),
        encoder: &mut Encoder,
    ) -> (u16, u16) {
        if encoder.changes_nothing() {
            return (row, column);
        }
        let width = usize::from(buffer.area.width).max(1);
        let cells = buffer.content().chunks(width).nth(usize::from(row)).unwrap_or_default();
        let looks = self.row(cells);
        let looks = self.taken_apart(looks);
        (row, self.encoded(&looks, Some(column), encoder).map_or(column, |sent| sent.column(column)))
    }

    fn texts(&self, row: &[Look]) -> Vec<&str> {
        let text = |look| self.face(look).map_or(" ", |face| face.text.as_ref());
        row.iter().map(|&look| if look == TAIL { "" } else { text(look) }).collect()
    }

    /// Two narrow characters that stand for a wide symbol are two cells to a terminal, which may
    /// let them change places.
    fn taken_apart(&mut self, mut row: Vec<Look>) -> Vec<Look> {
        for column in 1..row.len() {
            let Some([head, TAIL]) = row.get(column - 1..=column) else { continue };
            let Some(face) = self.face(*head) else { continue };
            let mut printed = face.text.char_indices().filter(|&(_, c)| char_width(c) > 0);
            let Some((middle, _)) = printed.nth(1) else { continue };
            let (pen, kind) = (face.pen, face.kind);
            let Some((first, second)) = face.text.split_at_checked(middle) else { continue };
            let (first, second) = (first.to_owned(), second.to_owned());
            let halves = [self.of_text(first, pen, 1, kind), self.of_text(second, pen, 1, kind)];
            if let Some(both) = row.get_mut(column - 1..=column) {
                both.copy_from_slice(&halves);
            }
        }
        row
    }

    fn resent(&mut self, row: &[Look], sent: Sent) -> Vec<Look> {
        let look_of = |cell: SentCell| {
            let look = row.get(usize::from(cell.from)).copied().unwrap_or(BLANK);
            let Some(face) = self.face(look).filter(|_| look != TAIL) else { return look };
            let (pen, width) = (face.pen, face.width);
            let kind = if face.kind == Kind::Blank { Kind::Filler } else { face.kind };
            match (cell.text, cell.slant) {
                (None, Slant::Kept) => look,
                (Some(text), Slant::Kept) => self.of_text(text, pen, width, kind),
                (text, slant) => {
                    let text = text.unwrap_or_else(|| face.text.to_string());
                    let pen = self.slanted(pen, slant);
                    self.of_face(text, pen, width, kind)
                }
            }
        };
        sent.cells.into_iter().map(look_of).collect()
    }

    /// The look of a text no buffer holds.
    fn of_text(&mut self, text: String, pen: PenId, width: u16, kind: Kind) -> Look {
        if text == " " {
            let pen = self.on_blank(pen);
            return self.blank(pen);
        }
        self.of_face(text, pen, width, kind)
    }

    /// A pen with its italics the other way round, or invisible.
    fn slanted(&mut self, pen: PenId, slant: Slant) -> PenId {
        let pen = self.pen(pen);
        let mods = match slant {
            Slant::Kept => pen.mods,
            Slant::Turned => pen.mods.symmetric_difference(Modifier::ITALIC),
            Slant::Veiled => pen.mods | Modifier::HIDDEN,
        };
        self.pen_id(Pen { mods, ..pen })
    }

    /// The same, blank or not.
    fn of_face(&mut self, text: String, pen: PenId, width: u16, kind: Kind) -> Look {
        let key = (text, pen);
        if let Some(&look) = self.by_text.get(&key) {
            return look;
        }
        let look = self.add(Face { text: Cow::Owned(key.0.clone()), pen, width, kind });
        self.by_text.insert(key, look);
        look
    }
}
