//! Which of several mends a finding gets: a name may be that of two members.
//!
//! Opened over the findings. It offers what the checker found and makes up nothing.

use ratatui::layout::Rect;

use crate::command::{Command, Scope};
use crate::domain::check::{Finding, Mend};
use crate::domain::merging;
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::{Canvas, Cursor};

/// The mends of a finding.
pub(super) struct Mends {
    finding: Finding,
    cursor: Cursor,
}

/// Records a mend, and says so.
pub(super) fn record(mend: &Mend, desk: &Desk) -> Outcome {
    let say = &desk.phrases.checker;
    let said = Notice::said((say.mended)(&(say.remedy)(&mend.remedy)));
    let change = merging::signed(mend.change.clone(), desk.session.author());
    Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)])
}

impl Mends {
    pub(super) fn new(finding: Finding) -> Self {
        Self { finding, cursor: Cursor::default() }
    }

    fn words(&self, phrases: &Phrases) -> Vec<String> {
        self.finding.mends.iter().map(|mend| (phrases.checker.remedy)(&mend.remedy)).collect()
    }

    fn take(&self, desk: &Desk) -> Outcome {
        match self.finding.mends.get(self.cursor.selected) {
            Some(mend) => Outcome::Each(vec![record(mend, desk), Outcome::Close(None)]),
            None => Outcome::Close(None),
        }
    }
}

impl Pane for Mends {
    fn scope(&self) -> Scope {
        Scope::Findings
    }

    fn title(&self, desk: &Desk) -> String {
        format!("{} «{}»", desk.phrases.checker.choose_mend, self.finding.verbatim)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        rows::hint_to_choose(word, phrases)
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.finding.mends.len()),
            Command::Open | Command::Accept | Command::Mend => self.take(desk),
            Command::Add | Command::Edit | Command::Rename | Command::Remove | Command::LetStand => {
                Outcome::Done
            }
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let words = self.words(desk.phrases);
        let row = words.get(self.cursor.selected).cloned();
        Spoken::titled(self.title(desk))
            .on_row(row.into_iter().collect(), (self.cursor.selected, words.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.words(desk.phrases)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let words = self.words(desk.phrases);
        let view = self.cursor.view(usize::from(area.height), words.len());
        rows::more(canvas, area, &view, words.len());
        let shown = words.iter().enumerate().skip(view.start).take(view.len());
        for ((at, words), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let text = canvas.theme().text;
            canvas.sentence(room, words, text);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (72, u16::try_from(self.finding.mends.len()).unwrap_or(u16::MAX))
    }
}
