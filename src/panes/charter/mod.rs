//! The charter: its outline beside its text.
//!
//! Used by `app` as one of the three panes. The charter, or another text of the committee that
//! was asked for. The keys are with the outline or with the text; in
//! a narrow room only the one that has them is shown. The pane keeps where one stands in every
//! part; the parts themselves are the committee's, and every edit is answered as a change.

mod arrange;
mod editor;
mod face;
mod outline;
mod paragraphs;
mod reckon;
mod replace;
mod search;
mod sheet;
mod shown;
mod steps;
mod template;
mod voice;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use self::editor::Editor;
use self::outline::{Naming, Outline};
use self::paragraphs::Course;
use self::reckon::Punctuation;
use self::replace::Purpose;
use self::search::{Find, Position, Toward};
use self::sheet::{Layouts, Sheet};
use self::shown::{edits_text, places};
use super::trailing::Trailing;
use super::{Desk, Draft, Focus, Lines, Outcome, Pane, Prompt, Spoken, Typed, amendments, draft, texts};
use crate::command::{Command, Motion, Scope};
use crate::domain::{DocumentId, SectionId};
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::Canvas;

/// The charter pane.
#[derive(Default)]
pub struct Charter {
    /// The text that is shown.
    document: DocumentId,
    outline: Outline,
    /// Where one stands in the parts that were looked into.
    editors: BTreeMap<SectionId, Editor>,
    layouts: Layouts,
    half: Half,
    field: Option<Field>,
    find: Find,
    /// What words are being looked for.
    purpose: Purpose,
    punctuation: Punctuation,
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
    /// Words to put in the place of what was found.
    Replace(Draft),
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
            // A text that was taken back is no longer shown.
            if desk.session.committee().text(self.document).is_none() {
                self.document = DocumentId::CHARTER;
            }
            self.outline.rebuild(desk.session.committee(), self.document);
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
        let part = desk.session.committee().charter.get(&section)?;
        let (body, ids) = (part.body.as_str(), desk.session.ids());
        let (columns, height) = self.text_room;
        let (columns, height) = (usize::from(columns), usize::from(height));
        Some(Sheet { section, part, ids, body, columns, height, mirror: desk.mirror })
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
        match command {
            Command::Move(Motion::PartNext) => self.step_part(1),
            Command::Move(Motion::PartPrevious) => self.step_part(-1),
            Command::Cancel if self.editors.entry(sheet.section).or_default().deselect() => Outcome::Done,
            Command::Cancel | Command::FocusPrevious => {
                self.half = Half::Outline;
                Outcome::Done
            }
            // Coming round to this pane again, one begins with the outline.
            Command::FocusNext => {
                self.half = Half::Outline;
                Outcome::Pass
            }
            Command::Raise => self.move_paragraph(Course::Up, desk),
            Command::Lower => self.move_paragraph(Course::Down, desk),
            Command::Join => self.join_paragraphs(desk),
            Command::Punctuation => self.switch_punctuation(desk),
            Command::Refer(Some(words)) => self.refer(words, &sheet, desk),
            Command::Refer(None) => Outcome::Open(Box::new(Prompt::new("refer ", self.scope()))),
            command => {
                let meant = self.meant(command, &sheet);
                let editor = self.editors.entry(sheet.section).or_default();
                let was = *editor;
                let outcome = editor.update(meant.as_ref().unwrap_or(command), &sheet, desk);
                if edits_text(&outcome)
                    && let Some(refused) = texts::settled(self.document, Scope::Text, desk)
                {
                    *editor = was;
                    return Outcome::Say(refused);
                }
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
                self.purpose = Purpose::Finding;
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
        if self.find.is_off() {
            return Outcome::Done;
        }
        match std::mem::take(&mut self.purpose) {
            Purpose::Finding => self.find_hit(toward, desk),
            Purpose::Replacing => self.ask_to_replace(desk),
        }
    }

    /// Acts on a command of searching; `None` if it is none.
    fn search_command(&mut self, command: &Command, desk: &Desk) -> Option<Outcome> {
        let empty = self.outline.rows().is_empty();
        match command {
            Command::Search(_)
            | Command::Filter(_)
            | Command::SearchNext
            | Command::SearchPrevious
            | Command::Replace(_)
            | Command::ReplaceAll(_)
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
            Command::Replace(Some(words)) if !self.find.is_off() => Some(self.replace_one(words, desk)),
            Command::ReplaceAll(Some(words)) if !self.find.is_off() => Some(self.replace_all(words, desk)),
            Command::Replace(_) | Command::ReplaceAll(_) => Some(self.ask_to_replace(desk)),
            Command::GoTo(words) => Some(self.go_to(words.as_deref(), desk)),
            Command::Rewrite(words) => Some(self.rewrite(words.as_deref(), desk)),
            Command::Fill(words) => Some(self.fill(words.as_deref(), desk)),
            Command::Places(Some(words)) => Some(self.list_places(words, desk)),
            Command::Places(None) => Some(Outcome::Open(Box::new(Prompt::new("places ", self.scope())))),
            Command::WordCount => Some(self.count_words(desk)),
            Command::Search(None) | Command::Filter(None) | Command::SearchNext | Command::SearchPrevious => {
                self.purpose = Purpose::Finding;
                self.field = Some(Field::Search(Draft::new("", Lines::One)));
                Some(Outcome::Done)
            }
            _ => None,
        }
    }

    /// Acts on a command about amendments of the text; `None` if it is none.
    fn amend(&self, command: &Command, desk: &Desk) -> Option<Outcome> {
        let section = self.outline.selected()?;
        if *command != Command::Amend {
            return amendments::open_for(command, section, desk);
        }
        let part = desk.session.committee().charter.get(&section)?;
        let editor = self.editors.get(&section).filter(|_| self.half == Half::Text);
        let which = editor.map_or(0..part.paragraphs.len(), |editor| {
            let caret = editor.caret;
            let range = caret.selection().unwrap_or(caret.at..caret.at);
            part.index_at(range.start)..part.index_at(range.end) + 1
        });
        amendments::amend(section, which, desk)
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
        let number = self
            .outline
            .selected_row()
            .map(|(_, row)| row.number(&desk.phrases.numbering))
            .unwrap_or_default();
        let mut words = (say.found)(hit.number, total, &number);
        let round = if toward == Toward::Previous { to >= from } else { to < from };
        if round {
            words.push_str(say.round);
        }
        Outcome::Say(Notice::said(words))
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
        self.headline(desk)
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
            Some(Field::Title(naming)) => {
                let outcome = self.type_title(naming, command, desk);
                return self.guarded(outcome, desk);
            }
            Some(Field::Search(draft)) => return self.type_search(draft, command, desk),
            Some(Field::Replace(draft)) => return self.type_replacement(draft, command, desk),
            None => {}
        }
        if let Some(outcome) = self.search_command(command, desk).or_else(|| self.amend(command, desk)) {
            return outcome;
        }
        if let Some(outcome) = self.whole_text(command, desk) {
            return outcome;
        }
        match self.half {
            Half::Outline => {
                let outcome = self.outline_command(command, desk);
                self.guarded(outcome, desk)
            }
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
