//! The charter: its outline beside its text.
//!
//! Used by `app` as one of the three panes. The keys are with the outline or with the text; in
//! a narrow room only the one that has them is shown. The pane keeps where one stands in every
//! part; the parts themselves are the committee's, and every edit is answered as a change.

mod arrange;
mod editor;
mod face;
mod outline;
mod search;
mod sheet;
mod steps;
mod voice;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use self::editor::Editor;
use self::outline::{Naming, Outline};
use self::search::{Find, Position, Toward};
use self::sheet::{Layouts, Sheet};
use super::trailing::Trailing;
use super::{Desk, Draft, Focus, Lines, Outcome, Pane, Spoken, Typed, draft};
use crate::command::{Command, Motion, Scope};
use crate::domain::{Change, SectionId};
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::Canvas;

/// The charter pane.
#[derive(Default)]
pub struct Charter {
    outline: Outline,
    /// Where one stands in the parts that were looked into.
    editors: BTreeMap<SectionId, Editor>,
    layouts: Layouts,
    half: Half,
    field: Option<Field>,
    find: Find,
    /// Columns and rows of the text when it was last drawn.
    text_room: (u16, u16),
    /// Columns and rows of the search field when it was last drawn.
    field_room: (u16, u16),
    /// The part whose text stands beside the outline.
    beside: Trailing<SectionId>,
    /// The state of the log the outline was made for.
    made_for: Option<Mark>,
}

/// Which half of the pane has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Half {
    #[default]
    Outline,
    Text,
}

/// A line being typed.
enum Field {
    /// A title.
    Title(Naming),
    /// Words to find.
    Search(Draft),
}

impl Charter {
    /// The pane, before it has seen a committee.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the outline anew if the log has grown.
    fn keep_up(&mut self, desk: &Desk) {
        let mark = Some(desk.session.mark());
        if self.made_for != mark {
            let first = self.made_for.is_none();
            self.made_for = mark;
            self.outline.rebuild(desk.session.committee());
            self.find.outdate();
            if !first {
                self.follow_undo(desk);
            }
        }
        self.outline.steady();
        if self.outline.selected().is_none() {
            self.half = Half::Outline;
        }
    }

    /// After an undo, goes to where something was taken back.
    fn follow_undo(&mut self, desk: &Desk) {
        let last = desk.session.mark().checked_sub(1);
        let entry = last.and_then(|last| desk.session.entries(last, 1).ok()?.pop());
        let Some(entry) = entry.filter(|entry| entry.reverses.is_some()) else { return };
        let mut touched = Vec::new();
        places(&entry.change, &mut touched);
        touched.retain(|(id, _)| self.outline.place(*id).is_some());
        for (id, caret) in &touched {
            if let Some(caret) = caret {
                self.editors.entry(*id).or_default().put(*caret);
            }
        }
        let stays = touched.iter().any(|(id, _)| Some(*id) == self.outline.selected());
        if let Some((id, _)) = touched.first().filter(|_| !stays) {
            self.outline.select(*id);
        }
    }

    /// The selected part and its text.
    fn sheet<'a>(&self, desk: &Desk<'a>) -> Option<Sheet<'a>> {
        self.sheet_of(self.outline.selected()?, desk)
    }

    /// The part whose text is to be shown: the selected one, or while the selection moves in
    /// the outline, the one before.
    fn shown_part(&mut self, desk: &Desk) -> Option<SectionId> {
        let selected = self.outline.selected()?;
        if self.half == Half::Text {
            return Some(selected);
        }
        let shown = self.beside.follow(selected, desk.now);
        Some(if self.outline.place(shown).is_some() { shown } else { selected })
    }

    /// A part and its text.
    fn sheet_of<'a>(&self, section: SectionId, desk: &Desk<'a>) -> Option<Sheet<'a>> {
        let body = desk.session.committee().charter.get(&section)?.body.as_str();
        let (columns, height) = self.text_room;
        let (columns, height) = (usize::from(columns), usize::from(height));
        Some(Sheet { section, body, columns, height, mirror: desk.mirror })
    }

    fn enter_text(&mut self) -> Outcome {
        if self.outline.selected().is_some() {
            self.half = Half::Text;
        }
        Outcome::Done
    }

    /// Acts on a command given to the text.
    fn text_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Pass };
        let editor = self.editors.entry(sheet.section).or_default();
        match command {
            Command::Move(Motion::PartNext) => self.step_part(1),
            Command::Move(Motion::PartPrevious) => self.step_part(-1),
            Command::Cancel if editor.deselect() => Outcome::Done,
            Command::Cancel | Command::FocusPrevious => {
                self.half = Half::Outline;
                Outcome::Done
            }
            // Coming round to this pane again, one begins with the outline.
            Command::FocusNext => {
                self.half = Half::Outline;
                Outcome::Pass
            }
            command => {
                let outcome = editor.update(command, &sheet, desk);
                if !matches!(outcome, Outcome::Pass | Outcome::Done | Outcome::Say(_)) {
                    self.find.outdate();
                }
                outcome
            }
        }
    }

    fn step_part(&mut self, rows: isize) -> Outcome {
        let Some((here, _)) = self.outline.selected_row() else { return Outcome::Done };
        self.outline.select_row(here.saturating_add_signed(rows));
        Outcome::Done
    }

    /// Acts on a command while words to find are being typed.
    fn type_search(&mut self, mut draft: Draft, command: &Command, desk: &Desk) -> Outcome {
        let toward = match command {
            Command::Accept | Command::NewLine | Command::Open if !draft.text().trim().is_empty() => {
                Toward::Here
            }
            Command::Accept | Command::NewLine | Command::Open | Command::Search(None) => Toward::Next,
            Command::SearchNext => Toward::Next,
            Command::SearchPrevious => Toward::Previous,
            Command::Cancel => {
                self.find.clear();
                return Outcome::Done;
            }
            command => {
                let typed = draft.update(command, self.field_room);
                if !matches!(typed, Typed::Pass | Typed::Moved) {
                    self.find.set(&draft.text());
                }
                self.field = Some(Field::Search(draft));
                return answered(typed, command, desk);
            }
        };
        if self.find.is_off() { Outcome::Done } else { self.find_hit(toward, desk) }
    }

    /// Acts on a command of searching; `None` if it is none.
    fn search_command(&mut self, command: &Command, desk: &Desk) -> Option<Outcome> {
        let empty = self.outline.rows().is_empty();
        match command {
            Command::Search(_) | Command::Filter(_) | Command::SearchNext | Command::SearchPrevious
                if empty =>
            {
                Some(Outcome::Say(Notice::warned(desk.phrases.charter.found_nothing)))
            }
            Command::Search(Some(words)) | Command::Filter(Some(words)) => {
                self.find.set(words);
                Some(self.find_hit(Toward::Here, desk))
            }
            Command::SearchNext if !self.find.is_off() => Some(self.find_hit(Toward::Next, desk)),
            Command::SearchPrevious if !self.find.is_off() => Some(self.find_hit(Toward::Previous, desk)),
            Command::Search(None) | Command::Filter(None) | Command::SearchNext | Command::SearchPrevious => {
                self.field = Some(Field::Search(Draft::new("", Lines::One)));
                Some(Outcome::Done)
            }
            _ => None,
        }
    }

    /// Where one stands: on a title, or in a text.
    fn position(&self) -> Position {
        let row = self.outline.selected_row().map_or(0, |(row, _)| row);
        let editor = self.outline.selected().and_then(|id| self.editors.get(&id));
        let byte = editor.map_or(0, |editor| editor.caret.at);
        (row, (self.half == Half::Text).then_some(byte))
    }

    fn find_hit(&mut self, toward: Toward, desk: &Desk) -> Outcome {
        let say = &desk.phrases.charter;
        let committee = desk.session.committee();
        let from = self.position();
        let Some(hit) = self.find.go(toward, from, committee, self.outline.rows()) else {
            return Outcome::Say(Notice::warned(say.found_nothing));
        };
        self.outline.select_row(hit.row);
        let to = (hit.row, hit.bytes.as_ref().map(|bytes| bytes.start));
        self.half = if hit.bytes.is_some() { Half::Text } else { Half::Outline };
        if let (Some(id), Some(bytes)) = (self.outline.selected(), hit.bytes) {
            self.editors.entry(id).or_default().put(bytes.start);
        }
        let total = self.find.count(committee, self.outline.rows());
        let number = self.outline.selected_row().map(|(_, row)| row.number()).unwrap_or_default();
        let mut words = (say.found)(hit.number, total, &number);
        let round = if toward == Toward::Previous { to >= from } else { to < from };
        if round {
            words.push_str(say.round);
        }
        Outcome::Say(Notice::said(words))
    }
}

/// The parts a change touches, and where the words of each end that it puts in.
fn places(change: &Change, touched: &mut Vec<(SectionId, Option<usize>)>) {
    match change {
        Change::Heading(edit) => touched.push((edit.id, None)),
        Change::Charter(splice) => touched.push((splice.section, Some(splice.at + splice.inserted.len()))),
        Change::Together(changes) => changes.iter().for_each(|change| places(change, touched)),
        _ => {}
    }
}

/// What the pane answers after a field was given `command`. Motions end in the field: those it
/// has no use for mean nothing, rather than something else.
fn answered(typed: Typed, command: &Command, desk: &Desk) -> Outcome {
    match typed {
        Typed::Copied(words) => Outcome::Copy(words),
        Typed::Pasted(pasted) => draft::told(&pasted, desk),
        Typed::Pass if !matches!(command, Command::Move(_) | Command::Extend(_) | Command::Complete) => {
            Outcome::Pass
        }
        Typed::Pass | Typed::Moved | Typed::Changed => Outcome::Done,
    }
}

impl Pane for Charter {
    fn scope(&self) -> Scope {
        match (&self.field, self.half) {
            (Some(_), _) => Scope::Prompt,
            (None, Half::Outline) => Scope::Outline,
            (None, Half::Text) => Scope::Text,
        }
    }

    fn title(&self, desk: &Desk) -> String {
        let common = &desk.phrases.common;
        match desk.session.committee().charter.len() {
            0 => common.charter.to_owned(),
            parts => format!("{} · {}", common.charter, (common.parts)(parts)),
        }
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.beside.due()
    }

    fn holds_words(&self) -> bool {
        matches!(self.field, Some(Field::Title(_)))
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        match self.field.take() {
            Some(Field::Title(naming)) => return self.type_title(naming, command, desk),
            Some(Field::Search(draft)) => return self.type_search(draft, command, desk),
            None => {}
        }
        if let Some(outcome) = self.search_command(command, desk) {
            return outcome;
        }
        match self.half {
            Half::Outline => self.outline_command(command, desk),
            Half::Text => self.text_command(command, desk),
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
        if let Some(sheet) = self.sheet(desk) {
            self.editors.entry(sheet.section).or_default().settle(sheet.body);
        }
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.keep_up(desk);
        self.speak(desk, columns)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        self.rows_said(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.keep_up(desk);
        self.draw_all(area, canvas, desk, focus);
    }
}

#[cfg(test)]
mod tests;
