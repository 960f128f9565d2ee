//! The welcome of an empty store: where one can start.
//!
//! Opened by the program when the committee is empty.

use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane, Prompt, Spoken, profile_form, rows};
use crate::command::{Command, Scope};
use crate::i18n::Phrases;
use crate::ui::{Canvas, Cursor};

/// Where one can start.
#[derive(Default)]
pub struct Welcome {
    cursor: Cursor,
}

/// How many choices there are.
const CHOICES: usize = 3;

fn choices(desk: &Desk) -> [&'static str; CHOICES] {
    let say = &desk.phrases.overlays;
    [say.welcome_import, say.welcome_demo, say.welcome_empty]
}

impl Pane for Welcome {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.overlays.welcome.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        match word {
            "open" => Some(say.choose),
            "accept" | "cancel" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, CHOICES),
            Command::Open | Command::Accept => match self.cursor.selected {
                0 => Outcome::Open(Box::new(Prompt::new("import ", Scope::Choice))),
                1 => Outcome::Close(Some(Command::Demo)),
                _ => Outcome::Open(Box::new(profile_form(desk))),
            },
            _ => Outcome::Pass,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        desk.session.committee().is_empty()
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let words = choices(desk).get(self.cursor.selected).copied().unwrap_or_default();
        Spoken {
            about: vec![desk.phrases.overlays.welcome_words.to_owned()],
            ..Spoken::titled(self.title(desk))
        }
        .on_row(vec![words.to_owned()], (self.cursor.selected, CHOICES))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        choices(desk).map(str::to_owned).to_vec()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let say = &desk.phrases.overlays;
        let theme = canvas.theme();
        // The choices before the words over them, and the blank row only where there is room.
        let head = area.height.saturating_sub(3).min(2);
        if head > 0 {
            canvas.sentence(area, say.welcome_words, theme.text);
        }
        let room = Rect { y: area.y + head, height: area.height - head, ..area };
        let view = self.cursor.view(usize::from(room.height), CHOICES);
        let shown = choices(desk).into_iter().enumerate().skip(view.start).take(view.len());
        for ((at, words), y) in shown.zip(room.y..) {
            let row = Rect { y, height: 1, ..area };
            let room = rows::marked(canvas, row, at, &self.cursor);
            canvas.sentence(room, words, theme.text);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (64, 5)
    }
}
