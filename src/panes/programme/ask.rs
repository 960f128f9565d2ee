//! The question before an objective is removed with its tasks.
//!
//! Used by the work programme. It holds the change and records it when the answer is yes;
//! the answer offered first is no.

use ratatui::layout::Rect;

use crate::command::{Command, Motion, Scope};
use crate::domain::Change;
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::Canvas;

/// A question that is answered by yes or no.
pub(super) struct Ask {
    title: String,
    tasks: usize,
    change: Change,
    said: Notice,
    answer: Answer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    No,
    Yes,
}

impl Ask {
    /// Asks whether the objective `title` may go with `tasks` tasks, which is `change`;
    /// `said` is told once it has.
    pub fn new(title: String, tasks: usize, change: Change, said: Notice) -> Self {
        Self { title, tasks, change, said, answer: Answer::No }
    }

    fn yes(&self) -> Outcome {
        // Should the change no longer fit, what follows it is not done: the question stays.
        Outcome::Each(vec![
            Outcome::Record(self.change.clone()),
            Outcome::Close(None),
            Outcome::Say(self.said.clone()),
        ])
    }
}

impl Pane for Ask {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.programme.removal.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        match word {
            "open" => Some(say.choose),
            "accept" => Some(phrases.common.yes),
            "cancel" => Some(phrases.common.no),
            "language" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, _desk: &Desk) -> Outcome {
        match command {
            Command::Accept => return self.yes(),
            Command::Open if self.answer == Answer::Yes => return self.yes(),
            Command::Open | Command::Cancel => return Outcome::Close(None),
            Command::Move(Motion::Previous | Motion::First | Motion::PagePrevious) => {
                self.answer = Answer::No;
            }
            Command::Move(Motion::Next | Motion::Last | Motion::PageNext) => self.answer = Answer::Yes,
            _ => return Outcome::Pass,
        }
        Outcome::Done
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let (phrases, answers) = (&desk.phrases.programme, self.every_row(desk));
        let row = answers.get(self.answer as usize).cloned();
        let question = (phrases.remove_with_tasks)(&self.title, self.tasks);
        Spoken { about: vec![question, phrases.can_be_undone.to_owned()], ..Spoken::titled(self.title(desk)) }
            .on_row(row.into_iter().collect(), (self.answer as usize, answers.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        [desk.phrases.common.no, desk.phrases.common.yes].map(str::to_owned).to_vec()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let phrases = &desk.phrases.programme;
        let question = (phrases.remove_with_tasks)(&self.title, self.tasks);
        let mut y = area.y;
        for (words, style) in [(question.as_str(), theme.caution), (phrases.can_be_undone, theme.dim)] {
            let room = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            y += rows::wrapped(canvas, room, words, style, 3);
        }
        y += 1;
        let common = &desk.phrases.common;
        for (answer, words) in [(Answer::No, common.no), (Answer::Yes, common.yes)] {
            if y >= area.bottom() || area.width < 3 {
                return;
            }
            if answer == self.answer {
                canvas.symbol(area.x, y, '▶', theme.accent);
            }
            canvas.text(Rect { x: area.x + 2, y, width: area.width - 2, height: 1 }, words, theme.text);
            y += 1;
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (60, 8)
    }
}
