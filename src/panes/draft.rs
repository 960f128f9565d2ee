//! A field being typed: a name, a note, a line of the prompt, words to find.
//!
//! Used by forms, prompts and filters. The text is held by `ratatui-textarea` (its own
//! history is off: undo is the log's); the caret's rules, the cleaning of what is typed and
//! the drawing are ours, because that widget steps by `char` and knows no direction.

use std::cell::Cell;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea};

use super::{Desk, Focus, Outcome};
use crate::command::{Command, Motion};
use crate::notice;
use crate::terminal::Typing;
use crate::text::caret::Side;
use crate::text::page::{Erase, Motion as Step, Reach, Replacement};
use crate::text::sanitize::{self, Pasted};
use crate::text::{Base, Caret, Page, Paragraph, caret};
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Mirror};

/// How many lines a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One; a pasted newline becomes a blank.
    One,
    /// Any number.
    Many,
}

/// What a command did to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: not for a field.
    Pass,
    /// The caret or the selection moved.
    Moved,
    /// The words changed.
    Changed,
    /// Words were pasted; what happened to them on the way.
    Pasted(Pasted),
    /// These words were copied, or cut.
    Copied(String),
}

/// What is told of a paste: the answer of the pane whose field took it.
pub(super) fn told(pasted: &Pasted, desk: &Desk) -> Outcome {
    notice::pasted(pasted, desk.phrases).map_or(Outcome::Done, Outcome::Say)
}

/// A field being typed.
pub struct Draft {
    area: TextArea<'static>,
    lines: Lines,
    caret: Caret,
    /// The screen it was last drawn on: where words without letters begin.
    mirror: Cell<Mirror>,
}

impl Draft {
    /// A field that holds `text`, with the caret at its end.
    #[must_use]
    pub fn new(text: &str, lines: Lines) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_max_histories(0);
        Self { area, lines, caret: Caret::new(text.len()), mirror: Cell::new(Mirror::Plain) }
    }

    /// The direction of `text`: its own, or the screen's while it has no letters.
    fn base(&self, text: &str) -> Base {
        if text.chars().any(char::is_alphabetic) { Base::ArabicFirst } else { self.mirror.get().base() }
    }

    /// The words as they stand.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The rows its words take in `columns` cells, counted up to `most`.
    #[must_use]
    pub fn rows(&self, columns: u16, most: u16) -> u16 {
        if self.lines == Lines::One {
            return 1;
        }
        let text = self.text();
        let columns = usize::from(columns.max(2));
        let page = Page::new(&text, self.base(&text), columns);
        let first = page.place(0).stretch;
        let stretches = std::iter::successors(Some(first), |stretch| page.stretch_after(stretch));
        // Of a text pasted into it no more is laid out than can be seen.
        let mut rows = stretches.flat_map(|bytes| caret::rows(&page.stretch(&bytes), columns));
        u16::try_from(rows.by_ref().take(usize::from(most)).count()).unwrap_or(most)
    }

    /// The line with the caret, after `label` if it is the first, in rows of `columns` cells.
    pub fn typing(&self, label: String, columns: u16, mirror: Mirror) -> Typing {
        self.mirror.set(mirror);
        let text = self.text();
        if self.lines == Lines::One {
            return Typing { label, caret: caret::snap(&text, self.caret.at), text, number: 0 };
        }
        let page = Page::new(&text, self.base(&text), usize::from(columns.max(2)));
        let row = page.row(self.caret.at);
        let label = if row.start == 0 { label } else { String::new() };
        let caret = self.caret.at.saturating_sub(row.start);
        Typing { label, caret, number: row.start, text: text.get(row).unwrap_or_default().to_owned() }
    }

    /// Acts on a command of the typing scope; `room` is where the field is drawn.
    pub fn update(&mut self, command: &Command, room: (u16, u16)) -> Typed {
        let text = self.text();
        let page = Page::new(&text, self.base(&text), usize::from(room.0.max(2)));
        let erase = |caret: &Caret, what| page.erase(caret, what);
        let edit = match command {
            Command::Insert(c) => Some(page.insert(&self.caret, &self.typed(*c))),
            Command::Paste(Some(words)) => {
                let pasted = self.cleaned(words);
                let edit = page.insert(&self.caret, &pasted.text);
                self.replace(&text, &edit);
                return Typed::Pasted(pasted);
            }
            Command::NewLine if self.lines == Lines::Many => Some(page.insert(&self.caret, "\n")),
            Command::EraseBack => erase(&self.caret, Erase::Before),
            Command::EraseForward => erase(&self.caret, Erase::After),
            Command::EraseWordBack => erase(&self.caret, Erase::WordBefore),
            Command::EraseWordForward => erase(&self.caret, Erase::WordAfter),
            Command::EraseToStart => erase(&self.caret, Erase::ParagraphBefore),
            Command::EraseToEnd => erase(&self.caret, Erase::ParagraphAfter),
            Command::Cut | Command::Copy => {
                let Some(words) = self.caret.selection().and_then(|range| text.get(range)) else {
                    // All of a field is what one means who has selected none of it.
                    return if *command == Command::Copy { Typed::Copied(text) } else { Typed::Moved };
                };
                if *command == Command::Cut
                    && let Some(edit) = page.erase(&self.caret, Erase::After)
                {
                    self.replace(&text, &edit);
                }
                return Typed::Copied(words.to_owned());
            }
            command => return self.moved(command, &text, room),
        };
        let Some(edit) = edit else { return Typed::Moved };
        self.replace(&text, &edit);
        Typed::Changed
    }

    fn moved(&mut self, command: &Command, text: &str, room: (u16, u16)) -> Typed {
        let (motion, reach) = match command {
            Command::Move(motion) => (*motion, Reach::Move),
            Command::Extend(motion) => (*motion, Reach::Select),
            Command::SelectAll => {
                self.caret = Caret { at: text.len(), anchor: Some(0), goal: None };
                return Typed::Moved;
            }
            Command::Mark => {
                self.caret.anchor = if self.caret.anchor.is_some() { None } else { Some(self.caret.at) };
                return Typed::Moved;
            }
            _ => return Typed::Pass,
        };
        let at = self.caret.at;
        let page = isize::try_from(room.1).unwrap_or(1);
        let step = match motion {
            Motion::SightLeft => Step::Cell(Side::Left),
            Motion::SightRight => Step::Cell(Side::Right),
            Motion::SightWordLeft => Step::Word(Side::Left),
            Motion::SightWordRight => Step::Word(Side::Right),
            Motion::Forward => Step::To(at + caret::delete(text, at).len().max(1)),
            Motion::Backward => Step::To(caret::before(text, at)),
            Motion::WordForward => Step::To(caret::word_after(text, at)),
            Motion::WordBackward => Step::To(caret::word_before(text, at)),
            Motion::LineStart => Step::Home,
            Motion::LineEnd => Step::End,
            Motion::First => Step::TextStart,
            Motion::Last => Step::TextEnd,
            Motion::Next if self.lines == Lines::Many => Step::Rows(1),
            Motion::Previous if self.lines == Lines::Many => Step::Rows(-1),
            Motion::PageNext if self.lines == Lines::Many => Step::Rows(page),
            Motion::PagePrevious if self.lines == Lines::Many => Step::Rows(-page),
            _ => return Typed::Pass,
        };
        let page = Page::new(text, self.base(text), usize::from(room.0.max(2)));
        let moved = page.moved(&self.caret, step, reach);
        if moved == self.caret && matches!(motion, Motion::Next | Motion::Previous) {
            return Typed::Pass;
        }
        self.caret = moved;
        Typed::Moved
    }

    /// What a key types, fit for this field.
    fn typed(&self, c: char) -> String {
        match self.lines {
            Lines::One => sanitize::char_for_line(c),
            Lines::Many => sanitize::char_for_input(c),
        }
    }

    /// What is pasted, fit for this field.
    fn cleaned(&self, pasted: &str) -> Pasted {
        match self.lines {
            Lines::One => sanitize::pasted_line(pasted),
            Lines::Many => sanitize::pasted_prose(pasted),
        }
    }

    /// Performs an edit on the text the widget holds.
    fn replace(&mut self, text: &str, edit: &Replacement) {
        let before = text.get(..edit.removed.start).unwrap_or_default();
        let row = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let removed = text.get(edit.removed.clone()).unwrap_or_default().chars().count();
        match (u16::try_from(row), u16::try_from(column)) {
            (Ok(row), Ok(column)) => {
                self.area.move_cursor(CursorMove::Jump(row, column));
                self.area.delete_str(removed);
                self.area.insert_str(&edit.inserted);
            }
            // The widget cannot point so far into a text: give it the whole text anew.
            _ => {
                let lines = edit.applied(text).split('\n').map(str::to_owned).collect();
                self.area = TextArea::new(lines);
                self.area.set_max_histories(0);
            }
        }
        self.caret = Caret::new(edit.caret);
    }

    /// Draws the field in `room`, with the caret when it has the focus.
    pub fn draw(&self, room: Rect, canvas: &mut Canvas, style: Style, focus: Focus) {
        if room.width < 2 || room.height == 0 {
            return;
        }
        self.mirror.set(canvas.mirror());
        let text = self.text();
        if focus == Focus::Elsewhere && self.lines == Lines::One {
            // On the side it has while it is typed: words must not jump when the keys leave them.
            let direction = Paragraph::new(&text, self.base(&text)).direction();
            let along = Base::from(direction) == canvas.mirror().base();
            canvas.aligned(room, &text, style, if along { Align::Start } else { Align::End });
            return;
        }
        let columns = usize::from(room.width);
        let page = Page::new(&text, self.base(&text), columns);
        let place = page.place(self.caret.at);
        let rows = self.rows_around(&page, &place.stretch, place.row, usize::from(room.height), columns);
        for ((bytes, row), y) in rows.into_iter().zip(room.y..) {
            let line = Rect { y, height: 1, ..room };
            let paragraph = page.stretch(&bytes);
            if let Some(laid) = caret::rows(&paragraph, columns).get(row) {
                let marked = page.selected(&self.caret, &bytes, row);
                canvas.row(line, &paragraph, laid, style, &marked);
            }
            if focus == Focus::Here && bytes == place.stretch && row == place.row {
                if let Some((_, column)) = caret::ghost(&paragraph, self.caret.at - bytes.start, columns)
                    .filter(|ghost| ghost.0 == row)
                {
                    canvas.tint(line, column, canvas.theme().head);
                }
                canvas.place_caret(line, place.column);
            }
        }
    }

    /// The rows to show, (bytes of the paragraph, row in it), so that the caret's is among
    /// them: as many before it as fit.
    fn rows_around(
        &self,
        page: &Page,
        paragraph: &std::ops::Range<usize>,
        row: usize,
        height: usize,
        columns: usize,
    ) -> Vec<(std::ops::Range<usize>, usize)> {
        let count = |bytes: &std::ops::Range<usize>| caret::rows(&page.stretch(bytes), columns).len();
        let mut rows: Vec<_> = (0..=row).rev().map(|row| (paragraph.clone(), row)).collect();
        let mut first = paragraph.clone();
        while rows.len() < height
            && let Some(before) = page.stretch_before(&first)
        {
            rows.extend((0..count(&before)).rev().map(|row| (before.clone(), row)));
            first = before;
        }
        rows.truncate(height);
        rows.reverse();
        let mut last = paragraph.clone();
        rows.extend((row + 1..count(paragraph)).map(|row| (paragraph.clone(), row)));
        while rows.len() < height
            && let Some(after) = page.stretch_after(&last)
        {
            rows.extend((0..count(&after)).map(|row| (after.clone(), row)));
            last = after;
        }
        rows.truncate(height);
        rows
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::ui::Theme;

    fn caret(text: &str, mirror: Mirror) -> Option<(u16, u16)> {
        let room = Rect::new(0, 0, 20, 1);
        let mut buffer = Buffer::empty(room);
        let mut canvas = Canvas::new(&mut buffer, mirror, Theme::default());
        Draft::new(text, Lines::One).draw(room, &mut canvas, Style::new(), Focus::Here);
        canvas.caret()
    }

    #[test]
    fn an_empty_field_and_figures_begin_where_the_screen_does() {
        assert_eq!(caret("", Mirror::Mirrored), Some((19, 0)));
        assert_eq!(caret("", Mirror::Plain), Some((0, 0)));
        assert_eq!(caret("12/03", Mirror::Mirrored), Some((14, 0)));
    }

    #[test]
    fn words_keep_their_own_side_on_either_screen() {
        assert_eq!(caret("abc", Mirror::Mirrored), Some((3, 0)));
        assert_eq!(caret("ابج", Mirror::Plain), Some((16, 0)));
    }

    /// What is drawn of a field on which the keys are.
    fn seen(draft: &Draft) -> String {
        let room = Rect::new(0, 0, 12, 2);
        let mut buffer = Buffer::empty(room);
        let mut canvas = Canvas::new(&mut buffer, Mirror::Plain, Theme::default());
        draft.draw(room, &mut canvas, Style::new(), Focus::Here);
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim().to_owned()
    }

    fn typed(draft: &mut Draft, c: char) -> String {
        draft.update(&Command::Insert(c), (12, 2));
        draft.text()
    }

    #[test]
    fn marks_of_direction_are_neither_typed_nor_pasted_into_one_line() {
        for mark in ['\u{200e}', '\u{200f}', '\u{61c}'] {
            let mut name = Draft::new("ab", Lines::One);
            assert_eq!(typed(&mut name, mark), "ab", "{}", mark.escape_unicode());
            name.update(&Command::Paste(Some(format!("c{mark}d"))), (12, 1));
            assert_eq!(name.text(), "abcd", "{}", mark.escape_unicode());
        }
        assert_eq!(typed(&mut Draft::new("نه", Lines::One), '\u{200c}'), "نه\u{200c}", "that one spells");
    }

    #[test]
    fn in_a_longer_text_marks_of_direction_are_kept_seen_and_erased() {
        let mut note = Draft::new("ab", Lines::Many);
        assert_eq!(typed(&mut note, '\u{200e}'), "ab\u{200e}");
        note.update(&Command::Paste(Some("\u{200f}c".into())), (12, 2));
        assert_eq!((note.text().as_str(), seen(&note).as_str()), ("ab\u{200e}\u{200f}c", "ab↦↤c"));
        (0..2).for_each(|_| {
            note.update(&Command::EraseBack, (12, 2));
        });
        assert_eq!((note.text().as_str(), seen(&note).as_str()), ("ab\u{200e}", "ab↦"));
    }

    #[test]
    fn a_mark_that_older_words_hold_is_seen_in_one_line_and_can_be_erased() {
        let mut name = Draft::new("ab\u{200f}", Lines::One);
        assert_eq!(seen(&name), "ab↤");
        name.update(&Command::EraseBack, (12, 1));
        assert_eq!((name.text().as_str(), seen(&name).as_str()), ("ab", "ab"));
    }
}
