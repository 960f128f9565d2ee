//! Terminal escape sequences inside a text (ECMA-48), in their 7-bit and 8-bit forms.
//!
//! Used by cleaning only. It finds where a sequence ends and deliberately does not interpret it.

/// Bytes of the escape sequence at the start of `text`, or 0.
///
/// A string (OSC, DCS, APC, SOS, PM) that nothing ends runs to the end of its line. Of a control
/// sequence that breaks off, only the introducer counts: what follows may be the text itself.
pub(super) fn length(text: &str) -> usize {
    let mut chars = text.chars();
    match chars.next() {
        Some('\u{1b}') => match chars.next() {
            Some('[') => 2 + control_sequence(chars.as_str()),
            Some('P' | 'X' | ']' | '^' | '_') => 2 + string(chars.as_str()),
            Some(' '..='/') => 1 + designation(text.get(1..).unwrap_or_default()),
            Some('0'..='~') => 2,
            _ => 1,
        },
        Some('\u{9b}') => 2 + control_sequence(chars.as_str()),
        Some('\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}') => 2 + string(chars.as_str()),
        _ => 0,
    }
}

/// Parameters, intermediates and the final byte of a control sequence; 0 if it breaks off.
fn control_sequence(text: &str) -> usize {
    let parameters = text.bytes().take_while(|byte| matches!(byte, 0x30..=0x3f)).count();
    let intermediates = text.bytes().skip(parameters).take_while(|byte| matches!(byte, 0x20..=0x2f)).count();
    let length = parameters + intermediates;
    match text.as_bytes().get(length) {
        Some(0x40..=0x7e) => length + 1,
        _ => 0,
    }
}

/// Intermediates and the final byte of a sequence like `ESC ( B`; 0 if it breaks off.
fn designation(text: &str) -> usize {
    let intermediates = text.bytes().take_while(|byte| matches!(byte, 0x20..=0x2f)).count();
    match text.as_bytes().get(intermediates) {
        Some(0x30..=0x7e) => intermediates + 1,
        _ => 0,
    }
}

/// The body of a string with what ends it, or up to the end of the line.
fn string(text: &str) -> usize {
    let ends_line = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let line = text.split(ends_line).next().unwrap_or_default();
    let ended = line.char_indices().find_map(|(at, c)| match c {
        // BEL, ST; CAN and SUB break a string off.
        '\u{7}' | '\u{18}' | '\u{1a}' | '\u{9c}' => Some(at + c.len_utf8()),
        '\u{1b}' if line.get(at + 1..).is_some_and(|after| after.starts_with('\\')) => Some(at + 2),
        _ => None,
    });
    ended.unwrap_or(line.len())
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::length;

    fn without(text: &str) -> String {
        prose(text).text
    }

    #[test]
    fn whole_sequences_go_in_both_forms() {
        assert_eq!(without("a\u{1b}[1;31mb\u{9b}0mc"), "abc");
        assert_eq!(without("a\u{1b}]0;title\u{7}b\u{9d}8;;x\u{9c}c\u{1b}P1q\u{1b}\\d"), "abcd");
        assert_eq!(
            without("a\u{1b}(Bb\u{1b}cc\u{1b}_x\u{1b}\\d\u{1b}^y\u{1b}\\e\u{1b}Xz\u{1b}\\f"),
            "abcdef"
        );
    }

    #[test]
    fn an_unended_string_stops_at_the_end_of_its_line() {
        assert_eq!(without("a\u{1b}]0;سلام\nعليكم"), "a\nعليكم");
    }

    #[test]
    fn a_broken_sequence_eats_no_letters() {
        assert_eq!(without("\u{1b}[12سلام"), "12سلام");
        assert_eq!(without("\u{1b}سلام"), "سلام");
        assert_eq!(without("\u{1b}(سلام"), "(سلام");
        assert_eq!(without("سلام\u{1b}"), "سلام");
        assert_eq!(without("\u{1b}\u{1b}[31mسلام"), "سلام");
    }

    #[test]
    fn plain_text_is_no_sequence() {
        assert_eq!(length("[31m"), 0);
        assert_eq!(length(""), 0);
    }
}
