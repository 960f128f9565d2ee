//! The seam: the one place where text becomes cells.
//!
//! Used by [`Canvas`](super::Canvas) only. Every string is its own paragraph (UAX #9 P1),
//! so the words of a person and the words of the screen never reorder each other.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::text::Glyph;

/// Puts glyphs that begin `x` cells from the left of row `y`, within `columns`.
pub(super) fn put<'a>(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    columns: u16,
    glyphs: impl IntoIterator<Item = Glyph<'a>>,
    style: impl Fn(&Glyph<'_>) -> Style,
) {
    for glyph in glyphs {
        let (Ok(cell), Ok(width)) = (u16::try_from(glyph.cell), u16::try_from(glyph.width)) else { continue };
        if cell + width > columns {
            continue;
        }
        let style = style(&glyph);
        for covered in 0..width {
            let Some(target) = buffer.cell_mut((x + cell + covered, y)) else { continue };
            // The cells a wide glyph covers hold a blank, as ratatui keeps them.
            target.reset();
            target.set_style(style);
            if covered == 0 {
                target.set_symbol(glyph.text);
            }
        }
    }
}
