//! What is printed of a row: safe, and in its cells.
//!
//! Used by the laws of text and by the corpora of any bytes, which hold every row to it.

use lajna::text::Glyph;
use unicode_width::UnicodeWidthChar;

/// Fails unless the glyphs fill `0..width` without a gap and print nothing that steers a terminal.
pub fn assert_safe(glyphs: &[Glyph<'_>], width: usize) {
    let mut cell = 0;
    for glyph in glyphs {
        assert_eq!(glyph.cell, cell, "gap or overlap at {:?}", glyph.text.escape_unicode());
        assert!((1..=2).contains(&glyph.width));
        let printed: usize = glyph.text.chars().map(|c| c.width().unwrap_or(99)).sum();
        assert_eq!(printed, glyph.width, "{}", glyph.text.escape_unicode());
        for c in glyph.text.chars() {
            let steers = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e0fff}');
            assert!(!c.is_control() && !steers, "{} is printed", c.escape_unicode());
        }
        cell += glyph.width;
    }
    assert_eq!(cell, width);
}
