//! One paragraph laid out: its analysis, its rows, and the glyphs of a row.
//!
//! Used by everything that shows text. The analysis does not depend on the width, so a paragraph
//! can be kept while a window is resized. A paragraph holds no line break and owns its text; a
//! text of several is the business of [`page`](super::page).
//!
//! It deliberately does not draw: glyphs say which cells they fill, and colours, selection and
//! the buffer belong to the caller.

use std::ops::Range;

use super::bidi::{self, Kind};
use super::cluster::{Border, Unit, Units};
pub use super::direction::{Base, Direction, Ending};
use super::levels;
use super::wrap;

/// What a paragraph is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Purpose {
    /// Directional controls take no cell, and all blanks at the end of a wrapped row hang.
    Reading,
    /// Every control is a visible stop, and at most one blank hangs: one stop, one cell.
    Editing,
}

/// The analysis of one paragraph, independent of any width.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    units: Units,
    direction: Direction,
    purpose: Purpose,
    ending: Ending,
    width: usize,
}

/// One row of a wrapped paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The units it shows, in logical order.
    pub units: Range<usize>,
    /// The bytes they stand for.
    pub bytes: Range<usize>,
    /// Cells it fills, without blanks that hang outside the columns.
    pub width: usize,
    /// Whether it is the last row of its paragraph.
    pub is_last: bool,
    /// Units at the logical end that hang outside the columns and have no glyph.
    hanging: usize,
}

/// What stands in one or two cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// First cell, from the left edge of the row.
    pub cell: usize,
    /// One or two cells.
    pub width: usize,
    /// Ready to print: shaped, mirrored, marks after their base, never a control.
    pub text: &'a str,
    /// The logical bytes it shows.
    pub bytes: Range<usize>,
}

/// Where one unit of a row stands; hanging blanks stand outside `0..row.width`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// The unit.
    pub(super) unit: usize,
    /// Its first cell, from the left edge of the row.
    pub(super) cell: isize,
    /// One or two cells.
    pub(super) width: usize,
}

impl Paragraph {
    /// Analyses a paragraph for reading: controls of direction take no cell.
    ///
    /// A line break inside `text` is drawn as a picture and breaks nothing.
    #[must_use]
    pub fn new(text: &str, base: Base) -> Self {
        Self::analyse(text, base, Purpose::Reading)
    }

    /// Analyses a paragraph for editing: every control that the caret can reach is drawn as a
    /// picture one cell wide, and every position has exactly one cell.
    ///
    /// ```
    /// use lajna::text::{Base, Paragraph};
    ///
    /// let text = "س\u{200e}م";
    /// assert_eq!(Paragraph::new(text, Base::Rtl).width(), 2);
    /// assert_eq!(Paragraph::editing(text, Base::Rtl).width(), 3);
    /// ```
    #[must_use]
    pub fn editing(text: &str, base: Base) -> Self {
        Self::analyse(text, base, Purpose::Editing)
    }

    fn analyse(text: &str, base: Base, purpose: Purpose) -> Self {
        #[cfg(test)]
        super::work::count(text.len());
        let mut letters = bidi::letters(text);
        let direction = bidi::direction(letters.iter().map(|letter| (letter.c, letter.class)), base);
        levels::resolve(&mut letters, direction.level());
        let units = Units::of(text, letters, purpose);
        let width = units.units.iter().map(|unit| usize::from(unit.width)).sum();
        let ending = Ending::Paragraph;
        Self { text: text.to_owned(), units, direction, purpose, ending, width }
    }

    /// The same text as a stretch of a longer paragraph, or as its end.
    #[must_use]
    pub fn ending(self, ending: Ending) -> Self {
        Self { ending, ..self }
    }

    /// The logical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The direction it runs in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Cells it fills on one row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Wraps it to rows of at most `columns` cells, cut from the logical text.
    ///
    /// There is always at least one row. Blanks at the end of a wrapped row hang outside the
    /// columns. Fewer than two columns count as two, so that a wide glyph has a place.
    ///
    /// ```
    /// use lajna::text::{Base, Paragraph};
    ///
    /// let paragraph = Paragraph::new("برنامج عمل الجماعة", Base::ArabicFirst);
    /// let rows = paragraph.rows(11);
    /// assert_eq!(rows.len(), 2);
    /// assert_eq!(&paragraph.text()[rows[1].bytes.clone()], "الجماعة");
    /// assert_eq!(rows[0].width, 11); // the blank after it hangs
    /// ```
    #[must_use]
    pub fn rows(&self, columns: usize) -> Vec<Row> {
        let mut cuts = wrap::cut(&self.units.units, columns.max(2), self.purpose);
        if self.ending == Ending::Stretch && cuts.len() > 1 {
            // No caret stands behind the last unit of a stretch, nor needs a row of its own.
            cuts.pop_if(|last| last.units.is_empty());
        }
        let mut rows: Vec<Row> = cuts.into_iter().map(|cut| self.row(cut)).collect();
        if let Some(last) = rows.last_mut() {
            last.is_last = self.ending == Ending::Paragraph;
        }
        rows
    }

    /// The glyphs of a row in visual order, from its left edge.
    ///
    /// `row` must be one of [`rows`](Self::rows) of this paragraph; of another it gives what
    /// stands in the same places.
    ///
    /// ```
    /// use lajna::text::{Base, Paragraph};
    ///
    /// let paragraph = Paragraph::new("لا 漢", Base::ArabicFirst);
    /// let rows = paragraph.rows(40);
    /// let glyphs = paragraph.glyphs(&rows[0]);
    /// let cells: Vec<_> = glyphs.iter().map(|glyph| (glyph.cell, glyph.width, glyph.bytes.clone())).collect();
    /// assert_eq!(cells, [(0, 2, 5..8), (2, 1, 4..5), (3, 1, 0..4)]);
    /// ```
    #[must_use]
    pub fn glyphs(&self, row: &Row) -> Vec<Glyph<'_>> {
        let inside = 0..isize::try_from(row.width).unwrap_or(isize::MAX);
        let placed = self.placed(row).into_iter().filter(|placed| inside.contains(&placed.cell));
        placed.map(|placed| self.glyph(placed)).collect()
    }

    /// The embedding level of every unit of a row after rule L1, in logical order, with the
    /// bytes it stands for.
    #[must_use]
    pub fn levels(&self, row: &Row) -> Vec<(Range<usize>, u8)> {
        let levels = self.row_levels(row.units.clone());
        row.units.clone().map(|unit| self.bytes(unit)).zip(levels).collect()
    }

    /// The bytes of every unit of a row in visual order, from the left, those without a cell
    /// included.
    #[must_use]
    pub fn order(&self, row: &Row) -> Vec<Range<usize>> {
        let order = bidi::visual_order(&self.row_levels(row.units.clone()));
        order.into_iter().map(|index| self.bytes(row.units.start + index)).collect()
    }

    /// The level of the paragraph itself.
    pub(super) fn base_level(&self) -> u8 {
        self.direction.level()
    }

    pub(super) fn unit_count(&self) -> usize {
        self.units.units.len()
    }

    pub(super) fn unit(&self, index: usize) -> Option<&Unit> {
        self.units.units.get(index)
    }

    /// The unit that shows this byte; the number of units for the end of the text.
    pub(super) fn unit_at(&self, byte: usize) -> usize {
        if byte >= self.text.len() {
            return self.unit_count();
        }
        self.units.units.partition_point(|unit| unit.start as usize <= byte).saturating_sub(1)
    }

    /// Whether a unit begins a grapheme cluster, so that a caret may stop on it; so does the end.
    pub(super) fn leads(&self, unit: usize) -> bool {
        self.unit(unit).is_none_or(|unit| unit.border != Border::Within)
    }

    /// The unit that begins the grapheme cluster which this one is drawn for.
    pub(super) fn leader(&self, unit: usize) -> usize {
        (0..=unit).rev().find(|unit| self.leads(*unit)).unwrap_or(0)
    }

    /// The first byte of a unit; the length of the text past the last.
    pub(super) fn start(&self, unit: usize) -> usize {
        self.unit(unit).map_or(self.text.len(), |unit| unit.start as usize)
    }

    pub(super) fn bytes(&self, unit: usize) -> Range<usize> {
        self.start(unit)..self.start(unit + 1)
    }

    /// Levels of consecutive units that stand on one row, after rule L1.
    pub(super) fn row_levels(&self, units: Range<usize>) -> Vec<u8> {
        let units = self.units.units.get(units).unwrap_or_default();
        let mut levels: Vec<u8> = units.iter().map(|unit| unit.level).collect();
        bidi::reset_trailing(&mut levels, units.iter().map(|unit| unit.kind), self.base_level());
        levels
    }

    /// Where the visible units of a row stand, from the left.
    ///
    /// Hanging blanks stand on the end side whatever their level: a hidden mark after them may
    /// keep rule L1 from putting them there, but what nobody sees must not displace a letter.
    pub(super) fn placed(&self, row: &Row) -> Vec<Placed> {
        let order = bidi::visual_order(&self.row_levels(row.units.clone()));
        let width = |unit: usize| self.unit(unit).map_or(0, |unit| isize::from(i16::from(unit.width)));
        let inside = row.units.end - row.hanging;
        let hanging = inside..row.units.end;
        let shown = order.into_iter().map(|index| row.units.start + index).filter(|unit| *unit < inside);
        let (units, mut cell): (Vec<usize>, isize) = match self.direction {
            Direction::Ltr => (shown.chain(hanging).collect(), 0),
            Direction::Rtl => {
                let outside: isize = hanging.clone().map(width).sum();
                (hanging.rev().chain(shown).collect(), -outside)
            }
        };
        let mut placed = Vec::with_capacity(units.len());
        for unit in units {
            let width = width(unit);
            if width > 0 {
                placed.push(Placed { unit, cell, width: width.unsigned_abs() });
                cell += width;
            }
        }
        placed
    }

    /// A row that is not the last one.
    fn row(&self, cut: wrap::Cut) -> Row {
        let bytes = self.start(cut.units.start)..self.start(cut.units.end);
        Row { bytes, units: cut.units, width: cut.width, is_last: false, hanging: cut.hanging }
    }

    fn glyph(&self, placed: Placed) -> Glyph<'_> {
        let drawn = |unit: usize| self.unit(unit).map_or(self.units.drawn.len(), |unit| unit.drawn as usize);
        let text = self.units.drawn.get(drawn(placed.unit)..drawn(placed.unit + 1)).unwrap_or_default();
        let cell = usize::try_from(placed.cell).unwrap_or(0);
        Glyph { cell, width: placed.width, text, bytes: self.bytes(placed.unit) }
    }
}

/// One line of at most `columns` cells: the whole paragraph, or its logical beginning and an
/// ellipsis. Returns the glyphs in visual order and the cells they fill.
///
/// The line is put in order after the cut, so that what is shown reads right: the ellipsis stands
/// where the reader would have gone on.
///
/// ```
/// use lajna::text::{Base, Paragraph, clip};
///
/// let paragraph = Paragraph::new("Commune d'Al Hoceima", Base::ArabicFirst);
/// let (glyphs, width) = clip(&paragraph, 9);
/// let printed: String = glyphs.iter().map(|glyph| glyph.text).collect();
/// assert_eq!((printed.as_str(), width), ("Commune…", 8));
/// ```
#[must_use]
pub fn clip(paragraph: &Paragraph, columns: usize) -> (Vec<Glyph<'_>>, usize) {
    let units = 0..paragraph.unit_count();
    if paragraph.width <= columns {
        let cut = wrap::Cut { units, width: paragraph.width, hanging: 0 };
        let row = Row { is_last: true, ..paragraph.row(cut) };
        return (paragraph.glyphs(&row), paragraph.width);
    }
    let Some(room) = columns.checked_sub(1) else { return (Vec::new(), 0) };
    let cells = |unit: &Unit| usize::from(unit.width);
    let mut width = 0;
    let mut kept = 0_usize;
    for unit in &paragraph.units.units {
        if width + cells(unit) > room {
            break;
        }
        width += cells(unit);
        kept += 1;
    }
    // A blank before the ellipsis says nothing.
    while let Some(unit) = kept.checked_sub(1).and_then(|last| paragraph.unit(last)) {
        if unit.kind == Kind::Content {
            break;
        }
        width -= cells(unit);
        kept -= 1;
    }
    let cut = wrap::Cut { units: 0..kept, width, hanging: 0 };
    let mut glyphs = paragraph.glyphs(&paragraph.row(cut));
    let bytes = paragraph.start(kept)..paragraph.text.len();
    let ellipsis = |cell| Glyph { cell, width: 1, text: "…", bytes };
    match paragraph.direction {
        Direction::Ltr => glyphs.push(ellipsis(width)),
        Direction::Rtl => {
            glyphs.iter_mut().for_each(|glyph| glyph.cell += 1);
            glyphs.insert(0, ellipsis(0));
        }
    }
    (glyphs, width + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipped(text: &str, columns: usize) -> String {
        let paragraph = Paragraph::new(text, Base::ArabicFirst);
        clip(&paragraph, columns).0.iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn a_layout_takes_less_than_25_bytes_for_each_byte_of_text() {
        let text = include_str!("../../fixtures/bidi/lines.txt");
        let kept = |paragraph: &Paragraph| {
            let units = paragraph.units.units.capacity() * size_of::<Unit>();
            size_of::<Paragraph>() + paragraph.text.capacity() + paragraph.units.drawn.capacity() + units
        };
        let bytes: usize = text.lines().map(|line| kept(&Paragraph::new(line, Base::ArabicFirst))).sum();
        let each = bytes as f64 / text.len() as f64;
        println!("{each:.1} bytes for each byte of {}", text.len());
        assert!(each < 25.0, "{each}");
    }

    #[test]
    fn a_clipped_line_keeps_its_logical_beginning() {
        // The ellipsis stands on the left, where the reader goes on; the name keeps its start.
        assert_eq!(clipped("مع Nocharik", 6), "…No ﻊﻣ");
        assert_eq!(clipped("مع GIZ", 6), "GIZ ﻊﻣ");
        assert_eq!(clipped("مع GIZ", 3), "…ﻊﻣ");
        assert_eq!(clipped("مع GIZ", 1), "…");
        assert_eq!(clipped("مع GIZ", 0), "");
    }

    #[test]
    fn a_wide_glyph_is_not_cut_in_half() {
        assert_eq!(clipped("a漢字b", 4), "a漢…");
        assert_eq!(clipped("a漢字b", 3), "a…");
    }

    #[test]
    fn a_skin_colour_behind_a_hidden_joiner_is_not_lost() {
        let paragraph = Paragraph::new("\u{200c}\u{1f3fd}ا", Base::ArabicFirst);
        let rows = paragraph.rows(10);
        let printed: Vec<&str> = paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text).collect();
        assert!(printed.contains(&"▯"), "{printed:?}");
    }

    #[test]
    fn a_picture_of_several_characters_is_drawn_by_its_first() {
        let paragraph = Paragraph::new("👨\u{200d}👩\u{200d}👧", Base::Ltr);
        let rows = paragraph.rows(10);
        let glyphs = paragraph.glyphs(rows.first().unwrap());
        assert_eq!(glyphs, [Glyph { cell: 0, width: 2, text: "👨", bytes: 0..18 }]);
    }

    #[test]
    fn joining_goes_on_over_the_end_of_a_row() {
        let paragraph = Paragraph::new("ببب", Base::Rtl);
        let drawn: Vec<&str> =
            paragraph.rows(2).iter().flat_map(|row| paragraph.glyphs(row)).map(|glyph| glyph.text).collect();
        assert_eq!(drawn, ["\u{fe92}", "\u{fe91}", "\u{fe90}"]);
    }
}
