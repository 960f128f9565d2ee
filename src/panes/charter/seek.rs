//! Commands of searching: words to find are typed, hits gone to.
//!
//! Used by the charter pane only. Where hits are, [`search`](super::search) knows.

use super::replace::Purpose;
use super::search::{Hit, Position, Toward};
use super::{Charter, Field, Half, answered};
use crate::command::Command;
use crate::notice::Notice;
use crate::panes::{Desk, Draft, Lines, Outcome, Pane as _, Prompt, Typed};

/// A hit that was gone to.
pub(super) struct Found {
    /// Where it is.
    pub(super) hit: Hit,
    /// How many there are.
    pub(super) total: usize,
    /// Whether the search went round an end of the text.
    pub(super) round: bool,
}

impl Charter {
    /// Acts on a command while words to find are being typed.
    pub(super) fn type_search(&mut self, mut draft: Draft, command: &Command, desk: &Desk) -> Outcome {
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
    pub(super) fn search_command(&mut self, command: &Command, desk: &Desk) -> Option<Outcome> {
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

    /// Where one stands: on a title, or in a text.
    pub(super) fn position(&self) -> Position {
        let row = self.outline.selected_row().map_or(0, |(row, _)| row);
        let editor = self.outline.selected().and_then(|id| self.editors.get(&id));
        let byte = editor.map_or(0, |editor| editor.caret.at);
        (row, (self.half == Half::Text).then_some(byte))
    }

    pub(super) fn find_hit(&mut self, toward: Toward, desk: &Desk) -> Outcome {
        match self.go_to_hit(toward, desk) {
            Some(found) => Outcome::Say(Notice::said(self.told(&found, desk))),
            None => Outcome::Say(Notice::warned(desk.phrases.charter.found_nothing)),
        }
    }

    /// What is said of a place gone to.
    pub(super) fn told(&self, found: &Found, desk: &Desk) -> String {
        let say = &desk.phrases.charter;
        let row = self.outline.selected_row();
        let numbering = &self.outline.own(desk.phrases).numbering;
        let part = row.map(|(_, row)| row.number(numbering)).unwrap_or_default();
        let title = if found.hit.bytes.is_none() { say.in_title } else { "" };
        let round = if found.round { say.round } else { "" };
        format!("{}{title}{round}", (say.found)(found.hit.number, found.total, &part))
    }

    /// Goes to a hit.
    pub(super) fn go_to_hit(&mut self, toward: Toward, desk: &Desk) -> Option<Found> {
        let committee = desk.session.committee();
        let from = self.position();
        let hit = self.find.go(toward, from, committee, self.outline.rows())?;
        self.outline.select_row(hit.row);
        let to = (hit.row, hit.bytes.as_ref().map(|bytes| bytes.start));
        self.half = if hit.bytes.is_some() { Half::Text } else { Half::Outline };
        if let (Some(id), Some(bytes)) = (self.outline.selected(), &hit.bytes) {
            self.editors.entry(id).or_default().put(bytes.start);
        }
        let total = self.find.count(committee, self.outline.rows());
        let round = if toward == Toward::Previous { to >= from } else { to < from };
        Some(Found { hit, total, round })
    }
}
