//! A buffer addressed in reading order.
//!
//! Used by every pane to draw. Areas and columns count from the side where reading starts.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::laid::Laid;
use super::{Lines, Mirror, Theme, line};
use crate::text::{Base, Direction, Paragraph, Row};

/// A frame being drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    mirror: Mirror,
    theme: Theme,
    caret: Option<(u16, u16)>,
    lines: Option<&'a mut Lines>,
}

/// Where a line stands in the room it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the side where reading starts.
    Start,
    /// At the other side.
    End,
    /// Between the two.
    Middle,
    /// As figures stand under each other, units under units, on either screen.
    Figures,
}

impl<'a> Canvas<'a> {
    /// A canvas over `buffer`, whose area begins at the origin.
    pub fn new(buffer: &'a mut Buffer, mirror: Mirror, theme: Theme) -> Self {
        Self { buffer, mirror, theme, caret: None, lines: None }
    }

    /// The same canvas, which finds the lines of the frame before in `lines` instead of laying
    /// them out again.
    #[must_use]
    pub fn with_lines(self, lines: &'a mut Lines) -> Self {
        lines.begin_frame();
        Self { lines: Some(lines), ..self }
    }

    /// The whole screen.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Styles by meaning.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// The reading direction.
    #[must_use]
    pub fn mirror(&self) -> Mirror {
        self.mirror
    }

    /// The caret as it lies on the glass, if a pane has placed it.
    #[must_use]
    pub fn caret(&self) -> Option<(u16, u16)> {
        self.caret
    }

    /// Hides the caret a pane below has placed.
    pub fn hide_caret(&mut self) {
        self.caret = None;
    }

    /// Cells that `words` take on one line.
    #[must_use]
    pub fn width(&mut self, words: &str) -> u16 {
        u16::try_from(self.laid(words, Base::ArabicFirst, u16::MAX).width).unwrap_or(u16::MAX)
    }

    fn laid(&mut self, words: &str, base: Base, columns: u16) -> Rc<Laid> {
        match &mut self.lines {
            Some(lines) => lines.of(words, base, columns),
            None => Rc::new(Laid::new(words, base, columns)),
        }
    }

    /// Writes `words` on one line at the start of `room` (its first row), cut with `…` where
    /// the room ends. Returns the cells used.
    pub fn text(&mut self, room: Rect, words: &str, style: Style) -> u16 {
        self.aligned(room, words, style, Align::Start)
    }

    /// As [`Canvas::text`], at the side `align` says.
    pub fn aligned(&mut self, room: Rect, words: &str, style: Style, align: Align) -> u16 {
        self.highlighted(room, words, style, align, &[])
    }

    /// As [`Canvas::text`], for what the program itself says: it runs as the screen reads even
    /// if a name in it runs the other way.
    pub fn sentence(&mut self, room: Rect, words: &str, style: Style) -> u16 {
        self.put(room, (words, self.mirror.base()), style, Align::Start, &[])
    }

    /// As [`Canvas::aligned`], with the hits of a search (byte ranges of `words`) marked.
    pub fn highlighted(
        &mut self,
        room: Rect,
        words: &str,
        style: Style,
        align: Align,
        hits: &[Range<usize>],
    ) -> u16 {
        self.put(room, (words, Base::ArabicFirst), style, align, hits)
    }

    fn put(
        &mut self,
        room: Rect,
        (words, base): (&str, Base),
        style: Style,
        align: Align,
        hits: &[Range<usize>],
    ) -> u16 {
        if room.width == 0 || room.height == 0 || words.is_empty() {
            return 0;
        }
        let laid = self.laid(words, base, room.width);
        let width = u16::try_from(laid.width).unwrap_or(room.width).min(room.width);
        let offset = match align {
            Align::Start => 0,
            Align::Figures if self.mirror == Mirror::Mirrored => 0,
            Align::End | Align::Figures => room.width - width,
            Align::Middle => (room.width - width) / 2,
        };
        let x = self.mirror.column(room.x + offset, width, self.buffer.area.width);
        let hit = self.theme.hit;
        line::put(self.buffer, (x, room.y), width, laid.glyphs(), |glyph| {
            let found = hits.iter().any(|hit| hit.start < glyph.bytes.end && glyph.bytes.start < hit.end);
            if found { style.patch(hit) } else { style }
        });
        width
    }

    /// Draws one row of a laid-out paragraph on the first row of `room`, at the paragraph's
    /// own start side; `marked` gives the columns (from the left of the room, as
    /// [`crate::text::caret::selected`] counts them) to be shown as selected.
    pub fn row(
        &mut self,
        room: Rect,
        paragraph: &Paragraph,
        row: &Row,
        style: Style,
        marked: &[Range<usize>],
    ) {
        let columns = usize::from(room.width);
        let offset = match paragraph.direction() {
            Direction::Ltr => 0,
            Direction::Rtl => columns.saturating_sub(row.width),
        };
        let x = self.mirror.column(room.x, room.width, self.buffer.area.width);
        let mut glyphs = paragraph.glyphs(row);
        for glyph in &mut glyphs {
            glyph.cell += offset;
        }
        line::put(self.buffer, (x, room.y), room.width, glyphs, |_| style);
        for columns in marked {
            for column in columns.clone() {
                let Ok(column) = u16::try_from(column) else { continue };
                if column < room.width
                    && let Some(cell) = self.buffer.cell_mut((x + column, room.y))
                {
                    cell.set_style(self.theme.selection);
                }
            }
        }
    }

    /// Patches the style of one cell of `room`, `column` cells from the left of the room.
    pub fn tint(&mut self, room: Rect, column: usize, style: Style) {
        let x = self.mirror.column(room.x, room.width, self.buffer.area.width);
        if let Ok(column) = u16::try_from(column)
            && column < room.width
            && let Some(cell) = self.buffer.cell_mut((x + column, room.y))
        {
            cell.set_style(style);
        }
    }

    /// Places the caret in `room`, `column` cells from the left of the room.
    pub fn place_caret(&mut self, room: Rect, column: usize) {
        let x = self.mirror.column(room.x, room.width, self.buffer.area.width);
        let column = u16::try_from(column).unwrap_or(0).min(room.width.saturating_sub(1));
        self.caret = Some((x + column, room.y));
    }

    /// Writes one symbol `x` cells from the start of row `y`; pointing symbols are mirrored.
    pub fn symbol(&mut self, x: u16, y: u16, symbol: char, style: Style) {
        let column = self.mirror.column(x, 1, self.buffer.area.width);
        if let Some(cell) = self.buffer.cell_mut((column, y)) {
            cell.reset();
            cell.set_char(self.mirror.symbol(symbol)).set_style(style);
        }
    }

    /// Fills `room` with blanks of `style`, taking away what was drawn there.
    pub fn clear(&mut self, room: Rect, style: Style) {
        let on_glass = self.mirror.rect(room, self.buffer.area.width).intersection(self.buffer.area);
        for position in on_glass.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Patches `style` over what stands in `room`.
    pub fn paint(&mut self, room: Rect, style: Style) {
        let on_glass = self.mirror.rect(room, self.buffer.area.width).intersection(self.buffer.area);
        self.buffer.set_style(on_glass, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(mirror: Mirror, draw: impl Fn(&mut Canvas)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        draw(&mut Canvas::new(&mut buffer, mirror, Theme::default()));
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn figures_stand_units_under_units_on_either_screen() {
        for mirror in [Mirror::Plain, Mirror::Mirrored] {
            let place = |figures: &str| {
                let room = Rect::new(2, 0, 4, 1);
                let words = drawn(mirror, |canvas| {
                    canvas.aligned(room, figures, Style::new(), Align::Figures);
                });
                words.trim_end().len()
            };
            assert_eq!(place("7"), place("12"), "{mirror:?}");
        }
    }

    #[test]
    fn a_sentence_runs_as_the_screen_reads_whatever_name_is_in_it() {
        let room = Rect::new(0, 0, 12, 1);
        let sentence = |mirror| {
            drawn(mirror, |canvas| {
                canvas.sentence(room, "not: \u{628} u", Style::new());
            })
        };
        assert_eq!(sentence(Mirror::Plain), "not: \u{fe8f} u    ");
        assert_eq!(sentence(Mirror::Mirrored), "    u \u{fe8f} :not");
    }
}
