//! The text of a part on the screen: which rows are in view, and what is marked on them.
//!
//! Used by the charter pane. A key costs the paragraph it touches and those in view, or of very
//! long ones the stretches, however long the text is; what is in view and has not changed is not
//! analysed again. The paragraph that is being written stands as it is written, the others as they
//! are read.

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::editor::{Editor, has_arabic, heads};
use super::search::Find;
use crate::domain::numbering::{ITEM, item_at, references};
use crate::domain::{Ids, Section, SectionId};
use crate::notice::read::{Read, Reader, Sort};
use crate::panes::Focus;
use crate::text::line::Ending;
use crate::text::page::Page;
use crate::text::{Base, Direction, Paragraph, Row, caret};
use crate::ui::{Canvas, Mirror, Theme};

/// How far back a paragraph without letters looks for one that has some.
const LOOK_BACK: usize = 8;

/// The first row in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Top {
    /// First byte of its stretch.
    start: usize,
    /// Which row of the stretch it is.
    row: usize,
}

/// A text and the room it is laid out in.
pub(super) struct Sheet<'a> {
    pub(super) section: SectionId,
    pub(super) part: &'a Section,
    /// Identities for the paragraphs somebody makes in it.
    pub(super) ids: &'a Ids,
    pub(super) body: &'a str,
    /// Cells and rows of the room.
    pub(super) columns: usize,
    pub(super) height: usize,
    pub(super) mirror: Mirror,
}

impl Sheet<'_> {
    /// The direction of the paragraph that begins at `start`, where its letters do not tell.
    fn known(&self, start: usize, held: Option<usize>) -> Option<Direction> {
        if held == Some(start) {
            return Some(Direction::Rtl);
        }
        let (before, after) = self.body.split_at_checked(start)?;
        if told(after.split('\n').next().unwrap_or_default()) {
            return None;
        }
        // Nothing but figures and signs, or nothing yet: as the text before it, or as the screen.
        let mut earlier = before.rsplit('\n').take(LOOK_BACK);
        let told = earlier.find(|paragraph| told(paragraph));
        let arabic = told.map_or(self.mirror == Mirror::Mirrored, has_arabic);
        Some(if arabic { Direction::Rtl } else { Direction::Ltr })
    }

    /// Lends the page of this sheet.
    pub(super) fn with_page<T>(&self, held: Option<usize>, act: impl FnOnce(&Page) -> T) -> T {
        let known = |start| self.known(start, held);
        act(&Page::new(self.body, Base::ArabicFirst, self.columns).with_directions(&known))
    }
}

/// Whether a paragraph has letters, from which its direction is told.
fn told(paragraph: &str) -> bool {
    heads(paragraph).any(char::is_alphabetic)
}

/// The stretches of the frame before this one, laid out.
#[derive(Default)]
pub(super) struct Layouts {
    columns: usize,
    kept: Vec<Rc<Laid>>,
    fresh: Vec<Rc<Laid>>,
}

/// A stretch laid out.
struct Laid {
    base: Base,
    ending: Ending,
    /// Where it is not read as it is written.
    read: Option<Read>,
    paragraph: Paragraph,
    rows: Vec<Row>,
}

impl Laid {
    /// The bytes that stand on the screen for those that are written.
    fn place(&self, written: Range<usize>) -> Range<usize> {
        self.read.as_ref().map_or_else(|| written.clone(), |read| read.place(&written))
    }
}

impl Layouts {
    /// The layout of `text` in `columns`, or of what is read in its place.
    fn of(
        &mut self,
        text: &str,
        read: Option<Read>,
        (base, ending): (Base, Ending),
        columns: usize,
    ) -> Rc<Laid> {
        if self.columns != columns {
            *self = Self { columns, ..Self::default() };
        }
        let words = read.as_ref().map_or(text, |read| read.words.as_str());
        let same = |laid: &&Rc<Laid>| {
            (laid.base, laid.ending) == (base, ending) && laid.paragraph.text() == words && laid.read == read
        };
        if let Some(laid) = self.fresh.iter().find(same) {
            return Rc::clone(laid);
        }
        let laid = self.kept.iter().find(same).cloned().unwrap_or_else(|| {
            let paragraph = Paragraph::editing(words, base).ending(ending);
            let rows = caret::rows(&paragraph, columns);
            Rc::new(Laid { base, ending, read: read.clone(), paragraph, rows })
        });
        self.fresh.push(Rc::clone(&laid));
        laid
    }

    /// Forgets what the frame just drawn had no need of.
    fn end_frame(&mut self) {
        self.kept = std::mem::take(&mut self.fresh);
    }
}

/// A text being drawn.
pub(super) struct Drawing<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) room: Rect,
    pub(super) focus: Focus,
    pub(super) find: &'a Find,
    /// What is read in the place of references and items.
    pub(super) reader: Reader<'a>,
    /// Whether a paragraph is being written.
    pub(super) writing: Writing,
    /// The item looked at last, and its place among the others.
    pub(super) item: Option<(Range<usize>, u32)>,
    pub(super) layouts: &'a mut Layouts,
}

/// Whether a paragraph of the sheet is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// The one with the caret: it stands as it is written.
    AtCaret,
    /// None.
    Nowhere,
}

impl Drawing<'_> {
    /// Draws the rows in view, the caret among them.
    pub(super) fn draw(mut self, editor: &mut Editor, canvas: &mut Canvas) {
        if self.room.width == 0 || self.room.height == 0 {
            return;
        }
        let (stretch, row, column) = self.place(editor);
        self.scroll(editor, &stretch, row);
        let mut y = self.room.y;
        let end = self.room.y + self.room.height;
        let mut skipped = editor.top.row;
        let mut next = Some(self.stretch_at(editor.top.start));
        while let Some(bytes) = next.filter(|_| y < end) {
            let here = (bytes == stretch && self.focus == Focus::Here).then_some((row, column));
            y = self.draw_stretch(&bytes, skipped, y, editor, here, canvas);
            skipped = 0;
            next = self.sheet.with_page(None, |page| page.stretch_after(&bytes));
        }
        self.layouts.end_frame();
    }

    fn stretch_at(&self, byte: usize) -> Range<usize> {
        self.sheet.with_page(None, |page| page.stretch_at(byte))
    }

    fn laid(&mut self, bytes: &Range<usize>, editor: &Editor) -> Rc<Laid> {
        let text = self.sheet.body.get(bytes.clone()).unwrap_or_default();
        let at_caret = (bytes.start..=bytes.end).contains(&editor.caret.at);
        let (kind, whole) = self.sheet.with_page(editor.held, |page| {
            ((page.base(bytes), page.ending(bytes)), page.paragraph_at(bytes.start) == *bytes)
        });
        // A paragraph in stretches stands as it is written: what is read has no place among them.
        let read = if !whole || at_caret && self.writing == Writing::AtCaret {
            None
        } else {
            let item = self.item_at(bytes, text);
            self.reader.read(text, item)
        };
        let base = read.as_ref().map_or(kind.0, |read| read.direction.map_or(Base::ArabicFirst, Base::from));
        self.layouts.of(text, read, (base, kind.1), self.sheet.columns)
    }

    /// The place of an item among the others. The one after the item looked at last is counted on
    /// from it: a list of a thousand is not counted a thousand times.
    fn item_at(&mut self, bytes: &Range<usize>, text: &str) -> Option<u32> {
        if !text.starts_with(ITEM) {
            return None;
        }
        let place = match &self.item {
            Some((last, place)) if last.end + 1 == bytes.start => place + 1,
            Some((last, place)) if last.start == bytes.end + 1 && *place > 1 => place - 1,
            Some((last, place)) if last.start == bytes.start => *place,
            _ => item_at(self.sheet.body, bytes.start)?,
        };
        self.item = Some((bytes.clone(), place));
        Some(place)
    }

    /// The stretch, the row in it and the column of the caret.
    fn place(&mut self, editor: &Editor) -> (Range<usize>, usize, usize) {
        let stretch = self.stretch_at(editor.caret.at);
        let columns = self.sheet.columns;
        let at = editor.caret.at.saturating_sub(stretch.start);
        let laid = self.laid(&stretch, editor);
        let (row, column) = caret::place_in(&laid.paragraph, &laid.rows, at, columns);
        (stretch, row, column)
    }

    /// Moves the first row in view as little as possible, so that the caret's row is in view.
    fn scroll(&mut self, editor: &mut Editor, stretch: &Range<usize>, row: usize) {
        let height = self.sheet.height;
        let first = self.stretch_at(editor.top.start);
        if first.start != editor.top.start {
            editor.top = Top { start: first.start, row: 0 };
        }
        let here = Top { start: stretch.start, row };
        if here < editor.top {
            editor.top = here;
            return;
        }
        let mut rows = 0;
        let mut bytes = first;
        while bytes.start < here.start {
            rows += self.laid(&bytes, editor).rows.len();
            if rows > editor.top.row + height {
                break;
            }
            let Some(next) = self.sheet.with_page(None, |page| page.stretch_after(&bytes)) else { break };
            bytes = next;
        }
        if bytes.start < here.start || rows + row >= editor.top.row + height {
            editor.top = self.rows_above(here, height.saturating_sub(1), editor);
        }
    }

    /// The row that stands `count` rows above `here`, or the first of the text.
    fn rows_above(&mut self, here: Top, count: usize, editor: &Editor) -> Top {
        let mut top = here;
        let mut missing = count;
        loop {
            if missing <= top.row {
                return Top { row: top.row - missing, ..top };
            }
            let bytes = self.stretch_at(top.start);
            let Some(before) = self.sheet.with_page(None, |page| page.stretch_before(&bytes)) else {
                return Top { row: 0, ..top };
            };
            missing -= top.row + 1;
            let last = self.laid(&before, editor).rows.len().saturating_sub(1);
            top = Top { start: before.start, row: last };
        }
    }

    /// Draws a stretch from its row `skipped` on, at row `y`; returns the row after it.
    fn draw_stretch(
        &mut self,
        bytes: &Range<usize>,
        skipped: usize,
        y: u16,
        editor: &Editor,
        here: Option<(usize, usize)>,
        canvas: &mut Canvas,
    ) -> u16 {
        let (columns, room, find) = (self.sheet.columns, self.room, self.find);
        let theme = canvas.theme();
        let within = |range: Range<usize>| {
            let (start, end) = (range.start.max(bytes.start), range.end.min(bytes.end));
            (start < end).then(|| start - bytes.start..end - bytes.start)
        };
        let at = editor.caret.at;
        let laid = self.laid(bytes, editor);
        let paragraph = &laid.paragraph;
        let selected = editor.caret.selection().and_then(within).map(|range| laid.place(range));
        let written = self.sheet.body.get(bytes.clone()).unwrap_or_default();
        let hits: Vec<_> = find.marks(written).into_iter().map(|hit| laid.place(hit)).collect();
        let signs = self.signs(&laid, theme);
        let ghost = here.and_then(|_| caret::ghost_in(paragraph, &laid.rows, at - bytes.start, columns));
        let covers =
            |range: &Range<usize>, row: &Row| range.start < row.bytes.end && row.bytes.start < range.end;
        let mut lines = y..room.y + room.height;
        for (index, row) in laid.rows.iter().enumerate().skip(skipped) {
            let Some(y) = lines.next() else { break };
            let line = Rect { y, height: 1, ..room };
            let marked = selected.clone().filter(|range| covers(range, row));
            let marked = marked.map(|range| caret::selected_in(paragraph, row, range, columns));
            canvas.row(line, paragraph, row, theme.text, &marked.unwrap_or_default());
            for (sign, style) in signs.iter().filter(|(sign, _)| covers(sign, row)) {
                let cells = caret::selected_in(paragraph, row, sign.clone(), columns);
                cells.into_iter().flatten().for_each(|column| canvas.tint(line, column, *style));
            }
            for hit in hits.iter().filter(|hit| covers(hit, row)) {
                let cells = caret::selected_in(paragraph, row, hit.clone(), columns);
                cells.into_iter().flatten().for_each(|column| canvas.tint(line, column, theme.hit));
            }
            if let Some((_, column)) = ghost.filter(|(ghost_row, _)| *ghost_row == index) {
                canvas.tint(line, column, theme.head);
            }
            if let Some((_, column)) = here.filter(|(caret_row, _)| *caret_row == index) {
                canvas.place_caret(line, column);
            }
        }
        lines.start
    }

    /// The bytes on the screen that are no words of the text, and how they look.
    fn signs(&self, laid: &Laid, theme: Theme) -> Vec<(Range<usize>, Style)> {
        if let Some(read) = &laid.read {
            let look = |sort| match sort {
                Sort::Letter => theme.dim,
                Sort::Reference => theme.head,
                Sort::Broken => theme.caution,
            };
            return read.stretches.iter().map(|it| (it.read.clone(), look(it.sort))).collect();
        }
        let tokens = references(laid.paragraph.text()).into_iter();
        let look = |to| if self.reader.called(to).is_some() { theme.dim } else { theme.caution };
        tokens.map(|(token, to)| (token, look(to))).collect()
    }
}
