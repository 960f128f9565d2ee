//! Rows to be read, one after the other: everything a pane holds, or a committee of the past.
//!
//! Opened over the panes. It shows, and changes nothing.

use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::i18n::Phrases;
use crate::ui::{Canvas, Cursor, frame};

/// A row of what is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Head(String),
    /// What stands under it.
    Text(String),
}

impl Line {
    fn words(&self) -> &str {
        match self {
            Self::Head(words) | Self::Text(words) => words,
        }
    }
}

/// Rows that show the selected one whole.
const FOOT: u16 = 3;

/// Rows to be read.
pub struct Reading {
    title: String,
    lines: Vec<Line>,
    cursor: Cursor,
    /// Rows at the foot for all the words of the selected row.
    foot: u16,
}

impl Reading {
    /// These rows, longer than a line; the selected one is shown whole at the foot.
    #[must_use]
    pub fn new(title: String, rows: Vec<String>) -> Self {
        let lines = rows.into_iter().map(Line::Text).collect();
        Self { foot: FOOT, ..Self::of_lines(title, lines) }
    }

    /// These rows.
    #[must_use]
    pub fn of_lines(title: String, lines: Vec<Line>) -> Self {
        Self { title, lines, cursor: Cursor::default(), foot: 0 }
    }
}

impl Pane for Reading {
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
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.lines.len()),
            Command::Copy => {
                let row = self.lines.get(self.cursor.selected);
                row.map_or(Outcome::Done, |line| Outcome::Copy(line.words().to_owned()))
            }
            Command::Open | Command::Accept => Outcome::Close(None),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, _desk: &Desk, _columns: u16) -> Spoken {
        let row = self.lines.get(self.cursor.selected).map(|line| line.words().to_owned());
        Spoken::titled(self.title.clone())
            .on_row(row.into_iter().collect(), (self.cursor.selected, self.lines.len()))
    }

    fn every_row(&mut self, _desk: &Desk) -> Vec<String> {
        self.lines.iter().map(|line| line.words().to_owned()).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, _desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let foot = if self.foot > 0 && area.height > 2 * (self.foot + 1) { self.foot + 1 } else { 0 };
        if foot > 0 {
            let y = area.y + area.height - foot;
            frame::rule(canvas, Rect { y, height: 1, ..area });
            let room = Rect { y: y + 1, height: self.foot, ..area };
            let words = self.lines.get(self.cursor.selected).map_or("", Line::words);
            rows::wrapped(canvas, room, words, theme.text, self.foot);
        }
        let area = Rect { height: area.height - foot, ..area };
        let view = self.cursor.view(usize::from(area.height), self.lines.len());
        rows::more(canvas, area, &view, self.lines.len());
        let shown = self.lines.iter().enumerate().skip(view.start).take(view.len());
        for ((at, line), y) in shown.zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            match line {
                Line::Head(words) => canvas.text(row, words, theme.title),
                // Labels and words are a sentence of the program.
                Line::Text(words) if self.foot > 0 => canvas.sentence(row, words, theme.text),
                Line::Text(words) => canvas.text(row, words, theme.text),
            };
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        (112, if self.foot > 0 { lines.saturating_add(self.foot + 1) } else { lines })
    }
}
