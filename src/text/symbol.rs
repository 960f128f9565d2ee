//! Visible pictures for characters that have none, so that nothing stored is ever invisible.
//!
//! Used when units are drawn, and by screens that describe what was found in a text. It
//! deliberately decides nothing about keeping or removing a character: that is cleaning.

/// The picture of a character that is kept but has no glyph of its own, or none whose width
/// terminals agree upon; `None` for a character that is drawn as itself.
///
/// Every picture is one cell wide. Controls take the Control Pictures block, the marks of
/// direction take arrows, whatever has no better picture takes U+25AF.
///
/// ```
/// use lajna::text::sanitize::symbol;
///
/// assert_eq!(symbol('\u{1b}'), Some('␛'));
/// assert_eq!(symbol('\u{e000}'), Some('▯'));
/// assert_eq!(symbol('ب'), None);
/// ```
#[must_use]
pub fn symbol(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{34e}' | '\u{61d}'..='\u{6dc}' => return None,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('▯'),
        '\u{7f}' => '␡',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '␤',
        '\u{ad}' => '¬',
        '\u{200b}' => '␣',
        '\u{200c}' => '¦',
        '\u{200d}' => '‿',
        '\u{200e}' => '↦',
        '\u{200f}' => '↤',
        '\u{61c}' => '↢',
        '\u{202a}' | '\u{202d}' | '\u{2066}' => '⇥',
        '\u{202b}' | '\u{202e}' | '\u{2067}' => '⇤',
        '\u{2068}' => '↭',
        '\u{202c}' | '\u{2069}' => '↨',
        // The end of a verse counts as a format character; its neighbour in the code does not.
        '\u{6dd}' => '\u{6de}',
        _ if is_placeholder(c) => '▯',
        _ => return None,
    })
}

/// Characters drawn as an empty box: no glyph, no agreed width, or no meaning.
fn is_placeholder(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' // C1 controls
        | '\u{34f}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        | '\u{600}'..='\u{605}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' // number signs
        | '\u{110bd}' | '\u{110cd}'
        | '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' // selectors, tags
        | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{17d8}' // three cells
        | '\u{2d7f}' // the Tifinagh joiner: no cell to some terminals, one to others
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' // private use
    ) || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn every_picture_is_one_visible_cell() {
        for c in '\0'..=char::MAX {
            let Some(picture) = symbol(c) else { continue };
            assert_eq!(unicode_width::UnicodeWidthChar::width(picture), Some(1), "U+{:04X}", u32::from(c));
            assert_eq!(symbol(picture), None, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_control_has_a_picture() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_control()) {
            assert!(symbol(c).is_some(), "U+{:04X}", u32::from(c));
        }
    }
}
