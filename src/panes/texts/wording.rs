//! The words of a text to be read.
//!
//! Opened over the list of versions. Where two wordings are compared, [`beside`](super::beside) is.

use ratatui::layout::Rect;

use super::compared::{Item, Role};
use crate::command::{Command, Motion, Scope};
use crate::i18n::Phrases;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::text::{Base, Paragraph, caret};
use crate::ui::{Canvas, Cursor};

/// Titles and paragraphs to be read.
pub(super) struct Wording {
    title: String,
    items: Vec<Item>,
    cursor: Cursor,
    /// The first row in view of a selected item that is longer than the window.
    inside: usize,
    /// Columns and rows of the window when it was last drawn.
    room: (usize, usize),
}

impl Wording {
    pub(super) fn new(title: String, items: Vec<Item>) -> Self {
        Self { title, items, cursor: Cursor::default(), inside: 0, room: (72, 12) }
    }

    /// Rows that an item takes.
    fn rows_of(&self, item: &Item) -> usize {
        let paragraph = Paragraph::new(&words_of(item), Base::ArabicFirst);
        caret::rows(&paragraph, self.room.0).len().max(1)
    }

    /// Rows of the selected item below the window.
    fn below(&self) -> usize {
        let rows = self.items.get(self.cursor.selected).map_or(0, |item| self.rows_of(item));
        rows.saturating_sub(self.inside + self.room.1)
    }

    /// Moves on: to the next item, or inside one that is longer than the window.
    fn go(&mut self, motion: Motion) -> Outcome {
        match motion {
            Motion::Next if self.below() > 0 => self.inside += 1,
            Motion::PageNext if self.below() > 0 => self.inside += self.below().min(self.room.1),
            Motion::Previous if self.inside > 0 => self.inside -= 1,
            Motion::PagePrevious if self.inside > 0 => {
                self.inside = self.inside.saturating_sub(self.room.1);
            }
            motion => {
                let was = self.cursor.selected;
                let outcome = match motion {
                    Motion::PageNext => self.page(1),
                    Motion::PagePrevious => self.page(-1),
                    motion => rows::step(&mut self.cursor, motion, self.items.len()),
                };
                if self.cursor.selected != was {
                    self.inside = 0;
                }
                return outcome;
            }
        }
        Outcome::Done
    }

    /// Moves by as many items as fill the window, and over none that is longer.
    fn page(&mut self, way: isize) -> Outcome {
        let mut rows = 0;
        while rows < self.room.1 {
            let was = self.cursor.selected;
            self.cursor.step(way, self.items.len());
            let item = self.items.get(self.cursor.selected).filter(|_| self.cursor.selected != was);
            let Some(item) = item else { break };
            rows += self.rows_of(item);
        }
        Outcome::Done
    }

    /// Scrolls so that the selected item ends in view, or fills the window.
    fn scroll(&mut self) {
        self.cursor.select(self.cursor.selected, self.items.len());
        let rows_of = |at: usize| self.items.get(at).map_or(0, |item| self.rows_of(item));
        self.cursor.top = rows::top(self.cursor.selected, self.cursor.top, self.room.1, rows_of);
    }
}

/// The words of an item.
fn words_of(item: &Item) -> String {
    item.pieces.iter().map(|piece| piece.words.as_str()).collect()
}

impl Pane for Wording {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn title(&self, _desk: &Desk) -> String {
        self.title.clone()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        rows::hint_to_close(word, phrases)
    }

    fn update(&mut self, command: &Command, _desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => self.go(*motion),
            Command::Copy => {
                let item = self.items.get(self.cursor.selected);
                item.map_or(Outcome::Done, |item| Outcome::Copy(words_of(item)))
            }
            Command::Open | Command::Accept => Outcome::Close(None),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, _desk: &Desk, _columns: u16) -> Spoken {
        let row = self.items.get(self.cursor.selected).map(words_of);
        Spoken::titled(self.title.clone())
            .on_row(row.into_iter().collect(), (self.cursor.selected, self.items.len()))
    }

    fn every_row(&mut self, _desk: &Desk) -> Vec<String> {
        self.items.iter().map(words_of).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, _desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let columns = usize::from(area.width.saturating_sub(4)).max(3);
        self.room = (columns, usize::from(area.height));
        self.scroll();
        let mut lines = area.y..area.y + area.height;
        let mut last = self.cursor.top;
        for (at, item) in self.items.iter().enumerate().skip(self.cursor.top) {
            if lines.is_empty() {
                break;
            }
            last = at + 1;
            let words = words_of(item);
            let paragraph = Paragraph::new(&words, Base::ArabicFirst);
            let style = if item.role == Role::Title { theme.title } else { theme.text };
            let above = if at == self.cursor.selected { self.inside } else { 0 };
            for (index, row) in caret::rows(&paragraph, columns).iter().enumerate().skip(above) {
                let Some(y) = lines.next() else { break };
                let line = Rect { y, height: 1, ..area };
                if index == above {
                    rows::marked(canvas, line, at, &self.cursor);
                }
                let room = Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line };
                canvas.row(room, &paragraph, row, style, &[]);
            }
        }
        rows::more(canvas, area, &(self.cursor.top..last), self.items.len());
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, u16::try_from(self.items.len()).unwrap_or(u16::MAX).saturating_mul(3).max(6))
    }
}
