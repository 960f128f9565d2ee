//! Arabic joining: which letters connect, and the presentation form each is drawn with.
//!
//! Used by the analysis of a paragraph, on the whole paragraph before it is wrapped, so that a
//! word broken at the end of a row keeps its forms. A terminal has no font engine to ask, and
//! presentation forms (U+FB50.., U+FE70..) are what its fonts hold one cell wide.
//!
//! It deliberately knows no ligature but lam-alef, the only one Arabic requires: any other would
//! put two caret stops in one cell.

use unicode_bidi::BidiClass;

use super::bidi::Letter;
use super::ucd;

/// Joining_Type of a character (Unicode, section 9.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joining {
    /// Connects on neither side, and ends a connection.
    Non,
    /// Connects to the letter on its right only (alef, dal, waw).
    Right,
    /// Connects on both sides (beh, seen, lam).
    Dual,
    /// Connects on both sides and keeps its shape (tatweel, the zero-width joiner).
    Causing,
    /// Is passed over (vowel signs, format characters).
    Transparent,
}

impl Joining {
    /// The joining type of `c`, whose Bidi_Class is `class`.
    pub(super) fn of(c: char, class: BidiClass) -> Self {
        match c {
            // The alphabet, before any table.
            '\u{622}'..='\u{625}' | '\u{627}' | '\u{629}' | '\u{62f}'..='\u{632}' | '\u{648}' => {
                return Self::Right;
            }
            '\u{626}' | '\u{628}' | '\u{62a}'..='\u{62e}' | '\u{633}'..='\u{63f}' => return Self::Dual,
            '\u{641}'..='\u{647}' | '\u{649}'..='\u{64a}' => return Self::Dual,
            '\u{200d}' => return Self::Causing,
            '\u{ad}'
            | '\u{61c}'
            | '\u{70f}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' => {
                return Self::Transparent;
            }
            _ => {}
        }
        if class == BidiClass::NSM {
            return Self::Transparent;
        }
        if !('\u{600}'..'\u{900}').contains(&c) {
            return Self::Non;
        }
        let after = ucd::JOINING.partition_point(|range| range.0 <= c);
        let range = after.checked_sub(1).and_then(|index| ucd::JOINING.get(index));
        range.filter(|range| c <= range.1).map_or(Self::Non, |range| range.2)
    }

    fn connects_on_its_right(self) -> bool {
        matches!(self, Self::Right | Self::Dual | Self::Causing)
    }

    fn connects_on_its_left(self) -> bool {
        matches!(self, Self::Dual | Self::Causing)
    }
}

/// The sides on which a letter is connected, as seen on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Connection {
    /// To the glyph on its right.
    pub(super) right: bool,
    /// To the glyph on its left.
    pub(super) left: bool,
}

/// Connects the letters of a paragraph, inside each run of one level.
///
/// On an even level (an override makes Arabic run left to right) letters still connect as they
/// are seen (UAX #9, 3.5), so the roles of the two neighbours are exchanged.
pub(super) fn connect(letters: &mut [Letter]) {
    let mut previous: Option<(usize, Joining, Option<u8>)> = None;
    for index in 0..letters.len() {
        let Some(&letter) = letters.get(index) else { break };
        let joining = Joining::of(letter.c, letter.class);
        // Characters that rule X9 removes have no level of their own.
        let level = (letter.class != BidiClass::BN).then_some(letter.level);
        if joining == Joining::Transparent {
            let is_mark = matches!(letter.c, '\u{61c}' | '\u{200e}' | '\u{200f}');
            if is_mark && previous.is_some_and(|(_, _, run)| run.is_some_and(|run| Some(run) != level)) {
                previous = None;
            }
            continue;
        }
        if joining == Joining::Non {
            previous = None;
            continue;
        }
        if let Some((before, before_joining, run)) = previous {
            let same_run = run.is_none() || level.is_none() || run == level;
            let rightwards = level.or(run).unwrap_or(letter.level) % 2 == 1;
            let (right, left) =
                if rightwards { (before_joining, joining) } else { (joining, before_joining) };
            if same_run && right.connects_on_its_left() && left.connects_on_its_right() {
                let (right, left) = if rightwards { (before, index) } else { (index, before) };
                if let Some(letter) = letters.get_mut(right) {
                    letter.connection.left = true;
                }
                if let Some(letter) = letters.get_mut(left) {
                    letter.connection.right = true;
                }
            }
        }
        previous = Some((index, joining, level));
    }
}

/// The presentation form that draws `c` with these connections, or `c` itself if it has none.
pub(super) fn form(c: char, connection: Connection) -> char {
    if !('\u{621}'..'\u{780}').contains(&c) {
        return c;
    }
    let Some((_, [isolated, last, first, medial])) = forms(c) else { return c };
    let form = match connection {
        Connection { right: false, left: false } => *isolated,
        Connection { right: true, left: false } => *last,
        Connection { right: false, left: true } => *first,
        Connection { right: true, left: true } => *medial,
    };
    if form == '\0' { c } else { form }
}

/// The forms of a letter.
fn forms(c: char) -> Option<&'static (char, [char; 4])> {
    // The table begins with the alphabet, which has a gap of six.
    let place = match c {
        '\u{622}'..='\u{63a}' => u32::from(c) - 0x622,
        '\u{641}'..='\u{64a}' => u32::from(c) - 0x641 + 25,
        _ => {
            let found = ucd::FORMS.binary_search_by_key(&c, |entry| entry.0).ok()?;
            return ucd::FORMS.get(found);
        }
    };
    ucd::FORMS.get(usize::try_from(place).ok()?)
}

/// The glyph of a lam and the `alef` after it, if they fuse; `lam` is how the lam is connected.
pub(super) fn lam_alef(lam: Connection, alef: char) -> Option<char> {
    let (_, isolated, last) = ucd::LAM_ALEF.iter().find(|entry| entry.0 == alef)?;
    Some(if lam.right { *last } else { *isolated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(ucd::FORMS.is_sorted_by_key(|entry| entry.0));
        assert!(ucd::JOINING.is_sorted_by_key(|range| range.0));
        assert!(ucd::MIRRORED.is_sorted_by_key(|pair| pair.0));
    }

    #[test]
    fn the_short_ways_to_forms_and_joining_lead_to_what_the_tables_say() {
        for entry in &ucd::FORMS {
            assert_eq!(forms(entry.0), Some(entry), "{}", entry.0);
        }
        for range in ucd::JOINING {
            for c in range.0..=range.1 {
                assert_eq!(Joining::of(c, unicode_bidi::bidi_class(c)), range.2, "{c}");
            }
        }
    }

    #[test]
    fn letters_without_forms_are_drawn_as_themselves() {
        let both = Connection { right: true, left: true };
        assert_eq!(form('ڥ', both), 'ڥ');
        assert_eq!(form('ء', Connection::default()), 'ء');
        assert_eq!(form('ب', both), '\u{fe92}');
        // The Moroccan gaf borrows the forms of its twin.
        assert_eq!(form('\u{763}', both), form('\u{6ad}', both));
        assert_ne!(form('\u{763}', both), '\u{763}');
    }
}
