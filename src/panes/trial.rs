//! A desk to try panes on: a session over a log in memory, and a screen to draw on.
//!
//! Used by the tests of the panes; not part of the program.

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane};
use crate::command::{Bindings, Command};
use crate::domain::Change;
use crate::i18n::Language;
use crate::notice::Notice;
use crate::session::Session;
use crate::store::Memory;
use crate::ui::{Canvas, Mirror, Theme};

/// A session with everything a desk needs beside it.
pub(super) struct Trial {
    pub(super) session: Session,
    pub(super) language: Language,
    bindings: Bindings,
}

impl Trial {
    pub(super) fn new() -> Self {
        let session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        Self { session, language: Language::Ar, bindings: Bindings::shipped() }
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        let mirror = if self.language == Language::Ar { Mirror::Mirrored } else { Mirror::Plain };
        Desk {
            session: &self.session,
            phrases: self.language.phrases(),
            today: NaiveDate::from_ymd_opt(2023, 3, 9).unwrap(),
            now: DateTime::<Utc>::UNIX_EPOCH,
            bindings: &self.bindings,
            mirror,
        }
    }

    pub(super) fn record(&mut self, change: Change) {
        self.session.record(change, DateTime::UNIX_EPOCH).unwrap();
    }

    /// Records what an outcome says, and gives back what it tells the user.
    pub(super) fn carry_out(&mut self, outcome: Outcome) -> Vec<Notice> {
        match outcome {
            Outcome::Record(change) => {
                self.record(change);
                Vec::new()
            }
            Outcome::Each(outcomes) => {
                outcomes.into_iter().flat_map(|outcome| self.carry_out(outcome)).collect()
            }
            Outcome::Say(notice) => vec![notice],
            _ => Vec::new(),
        }
    }

    /// The screen after drawing `pane` over all of it, and the caret.
    pub(super) fn draw(
        &self,
        pane: &mut dyn Pane,
        (width, height): (u16, u16),
    ) -> (Buffer, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let desk = self.desk();
        let mut canvas = Canvas::new(&mut buffer, desk.mirror, Theme::default());
        pane.draw(area, &mut canvas, &desk, Focus::Here);
        let caret = canvas.caret();
        (buffer, caret)
    }
}

/// The rows of a screen as text, from the left.
pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    buffer
        .content()
        .chunks(width)
        .map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>())
        .collect()
}

/// Tells `pane` these commands in turn; gives back the last outcome.
pub(super) fn say(pane: &mut dyn Pane, commands: &[Command], desk: &Desk) -> Outcome {
    commands.iter().fold(Outcome::Pass, |_, command| pane.update(command, desk))
}

/// Types `words` one character at a time.
pub(super) fn type_words(pane: &mut dyn Pane, words: &str, desk: &Desk) {
    for letter in words.chars() {
        pane.update(&Command::Insert(letter), desk);
    }
}
