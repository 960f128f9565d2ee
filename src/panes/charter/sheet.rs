//! The text of a part on the screen: which rows are in view, and what is marked on them.
//!
//! Used by the charter pane. A key costs the paragraph it touches and those in view, however
//! long the text is; paragraphs in view that have not changed are not analysed again.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;

use super::editor::{Editor, is_arabic};
use super::search::Find;
use crate::domain::numbering::references;
use crate::domain::{Ids, Section, SectionId};
use crate::panes::Focus;
use crate::text::page::Page;
use crate::text::{Base, Direction, Paragraph, Row, caret};
use crate::ui::{Canvas, Mirror};

/// How far back a paragraph without letters looks for one that has some.
const LOOK_BACK: usize = 8;

/// The first row in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Top {
    /// First byte of its paragraph.
    start: usize,
    /// Which row of the paragraph it is.
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
        let paragraph = after.split('\n').next().unwrap_or_default();
        if paragraph.chars().any(char::is_alphabetic) {
            return None;
        }
        // Nothing but figures and signs, or nothing yet: as the text before it, or as the screen.
        let mut earlier = before.rsplit('\n').take(LOOK_BACK);
        let told = earlier.find(|paragraph| paragraph.chars().any(char::is_alphabetic));
        let arabic = told.map_or(self.mirror == Mirror::Mirrored, |text| text.chars().any(is_arabic));
        Some(if arabic { Direction::Rtl } else { Direction::Ltr })
    }

    /// Lends the page of this sheet.
    pub(super) fn with_page<T>(&self, held: Option<usize>, act: impl FnOnce(&Page) -> T) -> T {
        let known = |start| self.known(start, held);
        act(&Page::new(self.body, Base::ArabicFirst, self.columns).with_directions(&known))
    }
}

/// The paragraphs of the frame before this one, laid out.
#[derive(Default)]
pub(super) struct Layouts {
    columns: usize,
    kept: Vec<Rc<Laid>>,
    fresh: Vec<Rc<Laid>>,
}

/// A paragraph laid out.
struct Laid {
    known: Option<Direction>,
    paragraph: Paragraph,
    rows: Vec<Row>,
}

impl Layouts {
    /// The layout of `text` in `columns`.
    fn of(&mut self, text: &str, known: Option<Direction>, columns: usize) -> Rc<Laid> {
        if self.columns != columns {
            *self = Self { columns, ..Self::default() };
        }
        let same = |laid: &&Rc<Laid>| laid.known == known && laid.paragraph.text() == text;
        if let Some(laid) = self.fresh.iter().find(same) {
            return Rc::clone(laid);
        }
        let laid = self.kept.iter().find(same).cloned().unwrap_or_else(|| {
            let paragraph = Paragraph::editing(text, known.map_or(Base::ArabicFirst, Base::from));
            let rows = caret::rows(&paragraph, columns);
            Rc::new(Laid { known, paragraph, rows })
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
    /// The parts there are, for the references to them.
    pub(super) charter: &'a BTreeMap<SectionId, Section>,
    pub(super) layouts: &'a mut Layouts,
}

impl Drawing<'_> {
    /// Draws the rows in view, the caret among them.
    pub(super) fn draw(mut self, editor: &mut Editor, canvas: &mut Canvas) {
        if self.room.width == 0 || self.room.height == 0 {
            return;
        }
        let (paragraph, row, column) = self.place(editor);
        self.scroll(editor, &paragraph, row);
        let mut y = self.room.y;
        let end = self.room.y + self.room.height;
        let mut skipped = editor.top.row;
        let mut next = Some(self.paragraph_at(editor.top.start));
        while let Some(bytes) = next.filter(|_| y < end) {
            let here = (bytes == paragraph && self.focus == Focus::Here).then_some((row, column));
            y = self.draw_paragraph(&bytes, skipped, y, editor, here, canvas);
            skipped = 0;
            next = self.sheet.with_page(None, |page| page.paragraph_after(&bytes));
        }
        self.layouts.end_frame();
    }

    fn paragraph_at(&self, byte: usize) -> Range<usize> {
        self.sheet.with_page(None, |page| page.paragraph_at(byte))
    }

    fn laid(&mut self, bytes: &Range<usize>, editor: &Editor) -> Rc<Laid> {
        let known = self.sheet.known(bytes.start, editor.held);
        let text = self.sheet.body.get(bytes.clone()).unwrap_or_default();
        self.layouts.of(text, known, self.sheet.columns)
    }

    /// The paragraph, the row in it and the column of the caret.
    fn place(&mut self, editor: &Editor) -> (Range<usize>, usize, usize) {
        let paragraph = self.paragraph_at(editor.caret.at);
        let columns = self.sheet.columns;
        let at = editor.caret.at.saturating_sub(paragraph.start);
        let (row, column) = caret::place(&self.laid(&paragraph, editor).paragraph, at, columns);
        (paragraph, row, column)
    }

    /// Moves the first row in view as little as possible, so that the caret's row is in view.
    fn scroll(&mut self, editor: &mut Editor, paragraph: &Range<usize>, row: usize) {
        let height = self.sheet.height;
        let first = self.paragraph_at(editor.top.start);
        if first.start != editor.top.start {
            editor.top = Top { start: first.start, row: 0 };
        }
        let here = Top { start: paragraph.start, row };
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
            let Some(next) = self.sheet.with_page(None, |page| page.paragraph_after(&bytes)) else { break };
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
            let bytes = self.paragraph_at(top.start);
            let Some(before) = self.sheet.with_page(None, |page| page.paragraph_before(&bytes)) else {
                return Top { row: 0, ..top };
            };
            missing -= top.row + 1;
            let last = self.laid(&before, editor).rows.len().saturating_sub(1);
            top = Top { start: before.start, row: last };
        }
    }

    /// Draws a paragraph from its row `skipped` on, at row `y`; returns the row after it.
    fn draw_paragraph(
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
        let selected = editor.caret.selection().and_then(within);
        let at = editor.caret.at;
        let laid = self.laid(bytes, editor);
        let paragraph = &laid.paragraph;
        let hits = find.marks(paragraph.text());
        let tokens = references(paragraph.text());
        let ghost = here.and_then(|_| caret::ghost(paragraph, at - bytes.start, columns));
        let covers =
            |range: &Range<usize>, row: &Row| range.start < row.bytes.end && row.bytes.start < range.end;
        let mut lines = y..room.y + room.height;
        for (index, row) in laid.rows.iter().enumerate().skip(skipped) {
            let Some(y) = lines.next() else { break };
            let line = Rect { y, height: 1, ..room };
            let marked = selected.clone().filter(|range| covers(range, row));
            let marked = marked.map(|range| caret::selected(paragraph, range, index, columns));
            canvas.row(line, paragraph, row, theme.text, &marked.unwrap_or_default());
            for (token, part) in tokens.iter().filter(|(token, _)| covers(token, row)) {
                let style = if self.charter.contains_key(part) { theme.dim } else { theme.caution };
                let cells = caret::selected(paragraph, token.clone(), index, columns);
                cells.into_iter().flatten().for_each(|column| canvas.tint(line, column, style));
            }
            for hit in hits.iter().filter(|hit| covers(hit, row)) {
                let cells = caret::selected(paragraph, hit.clone(), index, columns);
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
}
