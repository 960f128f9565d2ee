//! Units: what fills one or two cells and what the caret steps over.
//!
//! Used by the analysis of a paragraph. A unit is a grapheme cluster (UAX #29) or a lam and an
//! alef with their marks; a cluster is split only where its characters stand on different levels
//! or would need more than two cells. What is printed for a unit is settled here too, once for
//! all rows: shaped, mirrored, marks after their base, and never a control.
//!
//! Invariant: units partition the bytes of the paragraph, and a drawn unit is one or two cells.

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::bidi::{self, Kind, Letter};
use super::line::Purpose;
use super::shape;
use super::symbol::symbol;

/// Marks of one cell that are printed; a terminal has no room for more, and some fail on them.
const MOST_MARKS: usize = 12;

/// What carries a mark that follows no letter.
const DOTTED_CIRCLE: char = '\u{25cc}';

/// One unit. Its text runs to the start of the next one, in the paragraph and as drawn.
///
/// Offsets take 32 bits: a screen of text holds thousands of units, and a paragraph of four
/// gigabytes is cut into several long before it is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// First byte in the paragraph.
    pub(super) start: u32,
    /// First byte of what is printed, in the drawn text of the paragraph.
    pub(super) drawn: u32,
    /// Cells: 1 or 2, or 0 for a hidden control.
    pub(super) width: u8,
    /// Embedding level before rule L1.
    pub(super) level: u8,
    /// Its part in rule L1.
    pub(super) kind: Kind,
    /// What ends before this unit.
    pub(super) border: Border,
}

/// What ends before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// Nothing: it is the rest of a grapheme cluster, drawn apart because it is too wide for the
    /// unit before it or stands on another level. The caret does not stop here.
    Within,
    /// A grapheme cluster (UAX #29).
    Cluster,
    /// What a row may end with (UAX #14).
    Breakable,
}

/// The units of a paragraph and the text they are drawn with.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    pub(super) units: Vec<Unit>,
    pub(super) drawn: String,
}

impl Units {
    /// Cuts a paragraph into units, from the levels of its letters.
    pub(super) fn of(text: &str, mut letters: Vec<Letter>, purpose: Purpose) -> Self {
        if !text.is_ascii() {
            shape::connect(&mut letters);
        }
        let units = Vec::with_capacity(letters.len());
        let mut building =
            Building { units, drawn: String::with_capacity(text.len() * 2), lam: None, purpose };
        clusters(text, &letters, |cluster| building.cluster(cluster));
        let mut units = Self { units: building.units, drawn: building.drawn };
        units.mark_breaks(text);
        units
    }

    /// Marks the units before which a row may end.
    fn mark_breaks(&mut self, text: &str) {
        let mut units = self.units.iter_mut().peekable();
        for (at, _) in unicode_linebreak::linebreaks(text) {
            while units.next_if(|unit| (unit.start as usize) < at).is_some() {}
            if let Some(unit) = units.next_if(|unit| unit.start as usize == at)
                && unit.border == Border::Cluster
            {
                unit.border = Border::Breakable;
            }
        }
    }
}

/// Hands out the grapheme clusters of a paragraph, in their order.
fn clusters<'a>(text: &str, letters: &'a [Letter], mut take: impl FnMut(&'a [Letter])) {
    let mut rest = letters;
    while !rest.is_empty() {
        let marks = rest.iter().skip(1).take_while(|letter| is_plain_mark(letter.c)).count();
        let plain_at = |at: usize| rest.get(at).is_none_or(|letter| is_plain(letter.c));
        if plain_at(0) && plain_at(1 + marks) {
            let (cluster, after) = rest.split_at(1 + marks);
            take(cluster);
            rest = after;
            continue;
        }
        // Up to the next border that needs no table, the rules of UAX #29 decide.
        let is_border = |pair: &[Letter]| {
            matches!(pair, [before, after]
                if is_plain(after.c) && (is_plain(before.c) || is_plain_mark(before.c)))
        };
        let length = rest.windows(2).position(is_border).map_or(rest.len(), |at| at + 1);
        let (mut stretch, after) = rest.split_at(length);
        let end = after.first().map_or(text.len(), |letter| letter.byte);
        let start = stretch.first().map_or(end, |letter| letter.byte);
        for cluster in text.get(start..end).unwrap_or_default().graphemes(true) {
            let (cluster, after) = stretch.split_at(cluster.chars().count().min(stretch.len()));
            take(cluster);
            stretch = after;
        }
        rest = after;
    }
}

/// Units under construction.
struct Building<'a> {
    units: Vec<Unit>,
    drawn: String,
    /// The letters of the last unit, if it is a lam that an alef may join.
    lam: Option<&'a [Letter]>,
    purpose: Purpose,
}

impl<'a> Building<'a> {
    /// Adds one grapheme cluster.
    fn cluster(&mut self, mut cluster: &'a [Letter]) {
        let mut border = Border::Cluster;
        while let Some((first, others)) = cluster.split_first() {
            let base = Base::of(first, self.purpose);
            let mut cells = usize::from(base.width.max(1));
            let mut followers = Followers::default();
            let more = others.iter().take_while(|letter| {
                // Characters that rule X9 removes have no level of their own.
                let removed = Kind::of(letter.class) == Kind::Ignorable;
                cells += followers.cells(letter).unwrap_or(0);
                (removed || letter.level == first.level) && cells <= 2
            });
            let (piece, rest) = cluster.split_at(more.count() + 1);
            cluster = rest;
            if !self.fuse(piece) {
                self.unit(base, border, piece);
            }
            border = Border::Within;
        }
    }

    /// Joins an alef to the lam before it in one unit, and tells whether it did.
    fn fuse(&mut self, piece: &[Letter]) -> bool {
        let (Some(lam), Some((alef, marks))) = (self.lam.take(), piece.split_first()) else { return false };
        let Some(base) = lam.first().filter(|base| base.level == alef.level) else { return false };
        if !marks.iter().all(|letter| letter.c.width().unwrap_or(0) == 0) {
            return false;
        }
        let (Some(glyph), Some(unit)) = (shape::lam_alef(base.connection, alef.c), self.units.last()) else {
            return false;
        };
        self.drawn.truncate(unit.drawn as usize);
        self.drawn.push(glyph);
        self.followers(lam.iter().skip(1).chain(marks));
        true
    }

    /// Adds one unit.
    fn unit(&mut self, base: Base, border: Border, piece: &'a [Letter]) {
        let Some((first, others)) = piece.split_first() else { return };
        let content = piece.iter().any(|letter| Kind::of(letter.class) == Kind::Content);
        let drawn = self.drawn.len();
        self.drawn.extend(base.circle.then_some(DOTTED_CIRCLE).into_iter().chain(base.glyph));
        let mut followed = Followers::default();
        if base.width == 0 && others.iter().any(|letter| followed.cells(letter).is_some()) {
            // A joiner that no letter precedes is hidden, but not the marks that follow it.
            self.drawn.push(DOTTED_CIRCLE);
        } else if base.width == 0 && others.iter().any(|letter| is_skin(letter.c)) {
            // Nor a skin colour without the emoji it would colour.
            self.drawn.push('▯');
        }
        let wider = self.followers(others.iter());
        let empty = self.drawn.len() == drawn;
        let width = if empty { 0 } else { usize::from(base.width.max(1)) + wider };
        self.units.push(Unit {
            start: u32::try_from(first.byte).unwrap_or(u32::MAX),
            drawn: u32::try_from(drawn).unwrap_or(u32::MAX),
            width: u8::try_from(width).unwrap_or(2),
            level: first.level,
            kind: if content { Kind::Content } else { Kind::of(first.class) },
            border,
        });
        let only_marks = || others.iter().all(|letter| letter.class == BidiClass::NSM);
        let rightwards = first.level % 2 == 1;
        self.lam =
            (first.c == '\u{644}' && rightwards && first.connection.left && only_marks()).then_some(piece);
    }

    /// Draws what follows the first character of a unit, and returns the cells that takes.
    fn followers<'l>(&mut self, letters: impl Iterator<Item = &'l Letter>) -> usize {
        let mut followers = Followers::default();
        let mut wider = 0;
        for letter in letters {
            if let Some(cells) = followers.cells(letter) {
                // A letter that a number sign clings to (UAX #29, GB9b) keeps its form.
                let wide = cells > 0;
                self.drawn.push(if wide { shape::form(letter.c, letter.connection) } else { letter.c });
                wider += cells;
            }
        }
        wider
    }
}

/// What the first character of a unit is drawn with.
#[derive(Debug, Clone, Copy)]
struct Base {
    /// Whether a dotted circle carries it.
    circle: bool,
    /// The glyph, unless it is hidden.
    glyph: Option<char>,
    /// Cells of both together.
    width: u8,
}

impl Base {
    fn of(letter: &Letter, purpose: Purpose) -> Self {
        if purpose == Purpose::Reading && is_hidden(letter.c) {
            return Self { circle: false, glyph: None, width: 0 };
        }
        let glyph = match letter.c {
            '\t' => ' ',
            c if letter.level % 2 == 1 => {
                bidi::mirrored(c).unwrap_or_else(|| shape::form(c, letter.connection))
            }
            c => shape::form(c, letter.connection),
        };
        let glyph = symbol(glyph).unwrap_or(glyph);
        let width = if is_narrow(glyph) { Some(1) } else { glyph.width() };
        match width {
            Some(0) if letter.class == BidiClass::NSM => Self { circle: true, glyph: Some(glyph), width: 1 },
            Some(1) => Self { circle: false, glyph: Some(glyph), width: 1 },
            Some(2) => Self { circle: false, glyph: Some(glyph), width: 2 },
            // No agreed width (a lone Hangul vowel, say): an empty box has one.
            _ => Self { circle: false, glyph: Some('▯'), width: 1 },
        }
    }
}

/// Which of the characters after the first one of a unit are printed.
#[derive(Default)]
struct Followers {
    joined: bool,
    marks: usize,
}

impl Followers {
    /// The cells that the next character adds; `None` if it is not printed.
    fn cells(&mut self, letter: &Letter) -> Option<usize> {
        let joined = std::mem::replace(&mut self.joined, letter.c == '\u{200d}');
        // A picture made of several (a family, a skin colour) is drawn by its first: terminals
        // disagree about the width of the whole.
        let part = (joined && is_pictograph(letter.c)) || is_skin(letter.c);
        if part || symbol(letter.c).is_some() {
            return None;
        }
        let cells = letter.c.width().unwrap_or(0);
        self.marks += usize::from(cells == 0);
        (cells > 0 || self.marks <= MOST_MARKS).then_some(cells)
    }
}

/// A short way to the width of the glyphs that fill nearly every line.
fn is_narrow(glyph: char) -> bool {
    matches!(glyph, ' '..='~' | '\u{fe80}'..='\u{fefc}')
}

/// Letters that fill nearly every line, between any two of which there is a grapheme border.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
}

/// Marks that belong to the plain letter before them, and end their grapheme before the next.
fn is_plain_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}')
}

/// Controls that a reader need not see: they only steer order and joining.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` may follow a joiner inside one emoji.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether `c` colours the skin of the emoji before it.
fn is_skin(c: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_short_way_to_a_width_leads_to_the_same_width() {
        for glyph in ('\0'..='\u{ffff}').filter(|glyph| is_narrow(*glyph)) {
            assert_eq!(glyph.width(), Some(1), "U+{:04X}", u32::from(glyph));
        }
    }

    proptest! {
        #[test]
        fn the_short_way_to_clusters_leads_to_the_same_clusters(
            text in "[ -~\u{621}-\u{64a}\u{64b}-\u{652}]{0,8}|[ابé\u{64e}\u{301}\u{200d}\u{600}\u{6dd}\u{200c}👨👩🇲🇦\r\n\u{1f3fd}क\u{94d}]{0,12}|\\PC{0,20}",
        ) {
            let (letters, mut found) = (bidi::letters(&text), Vec::new());
            clusters(&text, &letters, |cluster| found.push(cluster.iter().map(|letter| letter.c).collect::<String>()));
            let expected: Vec<String> = text.graphemes(true).map(str::to_owned).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn between_plain_letters_there_is_always_a_border() {
        let plain = || (' '..='\u{64a}').filter(|c| is_plain(*c));
        for before in plain() {
            for after in plain() {
                let marked = format!("{before}\u{64b}\u{652}{after}");
                let clusters: Vec<&str> = marked.graphemes(true).collect();
                assert_eq!(clusters, [marked.trim_end_matches(after), &after.to_string()]);
                assert_eq!(format!("{before}{after}").graphemes(true).count(), 2);
            }
        }
    }
}
