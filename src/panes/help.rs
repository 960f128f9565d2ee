//! Help: the keys that apply where it was asked for.
//!
//! Opened by the help command. Generated from the bindings in force, so it cannot be wrong.

use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::i18n::Phrases;
use crate::ui::{Canvas, Cursor};

/// Cells of the column of keys.
const KEYS: u16 = 18;

/// What a command does in `scope`.
pub(super) fn meaning(scope: Scope, word: &str, phrases: &Phrases) -> String {
    match (scope, word) {
        (Scope::Form, "new-line") => phrases.form.enter_help.to_owned(),
        _ => (phrases.commands.help)(word),
    }
}

/// As many whole keys as there is room for; the first of them in any case.
fn fitting(keys: &str, room: u16, canvas: &mut Canvas) -> String {
    let mut shown = String::new();
    for key in keys.split(", ") {
        let more = if shown.is_empty() { key.to_owned() } else { format!("{shown}, {key}") };
        if !shown.is_empty() && canvas.width(&more) > room {
            break;
        }
        shown = more;
    }
    shown
}

/// The keys that apply in one scope.
pub struct Help {
    scope: Scope,
    cursor: Cursor,
}

impl Help {
    /// Help for `scope`.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        Self { scope, cursor: Cursor::default() }
    }
}

impl Pane for Help {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.overlays.help.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        rows::hint_to_close(word, phrases)
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = desk.bindings.rows(self.scope).len();
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, length),
            Command::Copy => {
                let all = desk.bindings.rows(self.scope);
                all.get(self.cursor.selected).map_or(Outcome::Done, |(keys, word)| {
                    let help = meaning(self.scope, word, desk.phrases);
                    Outcome::Copy(rows::tabbed(&[keys.as_str(), *word, &help]))
                })
            }
            Command::Help | Command::Open | Command::Accept => Outcome::Close(None),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let all = self.every_row(desk);
        let row = all.get(self.cursor.selected).cloned();
        Spoken::titled(self.title(desk)).on_row(row.into_iter().collect(), (self.cursor.selected, all.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let rows = desk.bindings.rows(self.scope).into_iter();
        rows.map(|(keys, word)| {
            let help = meaning(self.scope, word, desk.phrases);
            format!("{} (:{word})", (desk.phrases.spoken.pair)(&keys, &help))
        })
        .collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let all = desk.bindings.rows(self.scope);
        let view = self.cursor.view(usize::from(area.height), all.len());
        let keys_width = KEYS.min(area.width / 3);
        rows::more(canvas, area, &view, all.len());
        let shown = all.iter().enumerate().skip(view.start).take(view.len());
        for ((at, (keys, word)), y) in shown.zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let keys = fitting(keys, keys_width, canvas);
            canvas.text(Rect { width: keys_width, ..row }, &keys, theme.accent);
            let room =
                Rect { x: row.x + keys_width + 1, width: row.width.saturating_sub(keys_width + 1), ..row };
            let used = canvas.sentence(room, &meaning(self.scope, word, desk.phrases), theme.text);
            let rest = Rect { x: room.x + used + 2, width: room.width.saturating_sub(used + 2), ..room };
            if rest.width > 12 {
                canvas.text(rest, &format!(":{word}"), theme.dim);
            }
        }
    }

    fn wanted(&self, _room: (u16, u16), desk: &Desk) -> (u16, u16) {
        (84, u16::try_from(desk.bindings.rows(self.scope).len()).unwrap_or(u16::MAX))
    }
}
