//! One meeting to be read from beginning to end, and worked on from there.
//!
//! Opened over the panes from the log. Its lists and forms open over it.

use ratatui::layout::Rect;

use super::{acts, said};
use crate::command::{Command, Scope};
use crate::domain::MeetingId;
use crate::i18n::{Language, Phrases};
use crate::panes::marked::Scroll;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken};
use crate::store::Mark;
use crate::ui::Canvas;

/// A meeting that is read.
pub(super) struct Paper {
    id: MeetingId,
    scroll: Scroll,
    made_for: Option<(Mark, Language)>,
}

impl Paper {
    pub(super) fn new(id: MeetingId) -> Self {
        Self { id, scroll: Scroll::default(), made_for: None }
    }

    fn keep_up(&mut self, desk: &Desk) {
        let now = Some((desk.session.mark(), desk.phrases.language));
        if self.made_for != now {
            self.made_for = now;
            self.scroll.set(said::whole(self.id, desk));
        }
    }

    fn words(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        let words = self.scroll.lines().iter().map(|line| line.words.clone());
        words.filter(|words| !words.trim().is_empty()).collect()
    }
}

impl Pane for Paper {
    fn scope(&self) -> Scope {
        Scope::Meetings
    }

    fn title(&self, desk: &Desk) -> String {
        let meeting = desk.session.committee().meetings.get(&self.id);
        meeting.map(|it| said::days(it, desk.phrases)).unwrap_or_default()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "open" => Some(phrases.overlays.hints.close),
            "add" | "filter" | "search" | "import" | "filter-kind" | "filter-year" | "sort" | "remove" => {
                Some("")
            }
            _ => None,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        desk.session.committee().meetings.contains_key(&self.id)
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        match command {
            Command::Move(motion) => self.scroll.step(*motion),
            Command::Open => Outcome::Close(None),
            Command::Copy => Outcome::Copy(self.words(desk).join("\n")),
            Command::Add | Command::Filter(_) | Command::Search(_) | Command::Sort => Outcome::Done,
            _ => acts::on(command, self.id, desk).unwrap_or(Outcome::Pass),
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        Spoken { about: self.words(desk), ..Spoken::titled(self.title(desk)) }
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.words(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        self.scroll.draw(area, canvas);
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 40)
    }
}
