//! Every character that has a way of doing harm, and what may reach a terminal instead.

use lajna::terminal::{Caps, Class, Filler, Marks, Rendering, Writer};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Every character that has a way of doing harm, and thousands that only look strange.
fn nasty() -> Vec<char> {
    let blocks = [
        '\0'..='\u{33ff}',
        '\u{a000}'..='\u{abff}',
        '\u{d7b0}'..='\u{d7ff}',
        '\u{e000}'..='\u{e00f}',
        '\u{f8f0}'..='\u{ffff}',
        '\u{10000}'..='\u{103ff}',
        '\u{110bd}'..='\u{110cd}',
        '\u{13430}'..='\u{1345f}',
        '\u{1bca0}'..='\u{1bcaf}',
        '\u{1d100}'..='\u{1d1ff}',
        '\u{1f000}'..='\u{1faff}',
        '\u{1fffe}'..='\u{1ffff}',
        '\u{e0000}'..='\u{e01ff}',
        '\u{f0000}'..='\u{f000f}',
        '\u{10fff0}'..='\u{10ffff}',
    ];
    blocks.into_iter().flatten().collect()
}

/// Texts made of them: alone, between Arabic letters and after Latin, with sequences that would
/// name the window, move the cursor, take the colours away, or ask the terminal to speak.
pub fn texts() -> Vec<String> {
    let sequences = [
        "\u{1b}]0;x\u{7}",
        "\u{1b}[2J\u{1b}[3;4H",
        "\u{9b}31m",
        "\u{90}q\u{9c}",
        "\u{1b}c\u{1b}[6n",
        "\r\n\u{85}",
        "\u{1b}]66;s=7;x\u{7}\u{1b}\\",
        "\u{1b}]52;c;?\u{7}",
    ];
    let nasty = nasty();
    assert!(nasty.len() > 15_000, "{}", nasty.len());
    nasty
        .chunks(12)
        .enumerate()
        .map(|(n, chars)| {
            let text: String = chars.iter().map(|c| format!("{c}ب{c}")).collect();
            format!("{text}{}a", sequences[n % sequences.len()])
        })
        .collect()
}

/// A way of sending rows for every class of terminal: with every `turn` other fillers and marks,
/// until each was there.
pub fn renderings(turn: usize) -> [Rendering; Class::ALL.len()] {
    let filler = [Filler::Braille, Filler::Blank, Filler::Italic, Filler::Veiled][turn % 4];
    let marks = [Marks::Sent, Marks::Dropped][turn / 3 % 2];
    Class::ALL.map(|class| Rendering { class, marks, filler })
}

/// Whether a terminal shows a character, rather than obeying it or showing nothing.
pub fn is_shown(c: char) -> bool {
    let steers = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    !c.is_control() && !steers
}

/// Fails unless every cell holds something that is shown.
pub fn cells_are_glyphs(buffer: &Buffer) {
    for cell in buffer.content() {
        assert!(!cell.symbol().is_empty());
        for c in cell.symbol().chars() {
            assert!(is_shown(c), "{} in a cell: {}", c.escape_unicode(), cell.symbol().escape_unicode());
        }
    }
}

/// Fails unless the bytes that show a buffer are glyphs and what the writer itself says to a terminal of
/// this class: movements, looks, erasures and switches, and never a string that a terminal keeps
/// or answers.
pub fn bytes_are_glyphs(buffer: &Buffer, rendering: Rendering) {
    let (class, blank) = (rendering.class, Buffer::empty(buffer.area));
    let caps = Caps { rendering, ..Caps::FULL };
    let bytes = Writer::new(caps).frame(&blank, buffer, Some(Position::ORIGIN));
    let text = std::str::from_utf8(&bytes).expect("valid UTF-8");
    // The one mark of direction that is sent, where an island of Arabic needs a fence.
    let is_fence = |c| class == Class::Implicit && c == '\u{200e}';
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' {
            let sent = is_shown(c) || matches!(c, '\r' | '\n' | '\u{8}') || is_fence(c);
            assert!(sent, "{} is sent to {class:?}", c.escape_unicode());
            continue;
        }
        match chars.next() {
            Some('[') => {
                let end = chars.by_ref().find(|c| !matches!(c, '\u{20}'..='\u{3f}')).unwrap();
                assert!("ABCDEFGHJKLMPSTX@`abdefhlmrq".contains(end), "CSI {end} is sent to {class:?}");
            }
            // Index, reverse index, save and restore the cursor, character sets.
            Some('D' | 'M' | 'E' | '7' | '8') => {}
            // A cell sent apart: no larger than the others, and glyphs alone.
            Some(']') if class == Class::Kitty66 => {
                let (string, rest) = chars.as_str().split_once('\u{7}').expect("the string ends");
                let cell = string.strip_prefix("66;h=1;").or_else(|| string.strip_prefix("66;h=2;"));
                let cell = cell.unwrap_or_else(|| panic!("OSC {} is sent", string.escape_unicode()));
                assert!(!cell.is_empty() && cell.chars().all(is_shown), "{}", cell.escape_unicode());
                chars = rest.chars();
            }
            other => panic!("ESC {other:?} is sent to {class:?}"),
        }
    }
}

/// Fails unless what is said line by line is words, and the moves of a line being typed.
pub fn says_only_words(said: &str) {
    for c in said.chars() {
        assert!(is_shown(c) || matches!(c, '\r' | '\n' | '\u{8}'), "{} is said", c.escape_unicode());
    }
}
