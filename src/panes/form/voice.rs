//! What a form says of itself: the field with the caret, and what is to be said of it.
//!
//! Used by [`Form`](super::Form) only, where nothing is drawn.

use super::Form;
use super::face::least;
use crate::panes::spoken::{Spoken, one_line, pair};
use crate::panes::{Desk, Pane as _};

impl Form {
    /// The field with the caret, or the question that is open.
    pub(super) fn speak(&mut self, desk: &Desk, columns: u16) -> Spoken {
        let say = &desk.phrases.spoken;
        let spoken = Spoken::titled(self.title(desk));
        if self.leaving.is_some() {
            return spoken.on_row(vec![desk.phrases.form.leave.to_owned()], (0, 0));
        }
        let shown = self.shown();
        let at = shown.iter().take(self.focus).filter(|shown| **shown).count();
        let fields = shown.iter().filter(|shown| **shown).count();
        let beside = self.notes_said(desk);
        let Some(field) = self.fields.get_mut(self.focus) else { return spoken };
        let label = field.label().words(desk.phrases).to_owned();
        if let (words, Some((option, options))) = field.heard(desk.phrases) {
            let label = (say.field)(&label, at + 1, fields);
            let row = vec![label, words, (say.option)(option, options)];
            return Spoken { beside, ..spoken.on_row(row, (0, 0)) };
        }
        let rows = least(field);
        let typing = field.draft().map(|(draft, room)| {
            *room = (columns, rows);
            let label = (say.asks)(&(say.field)(&label, at + 1, fields));
            draft.typing(label, columns, desk.mirror)
        });
        let offers = self.completion_of(self.focus, desk).unwrap_or_default();
        Spoken { beside, typing, offers, ..spoken }
    }

    /// What is wrong with a field the caret has left, and what is said of the one it is in.
    fn notes_said(&self, desk: &Desk) -> Vec<String> {
        let elsewhere = self.complaint.as_ref().filter(|complaint| complaint.field != self.focus);
        let elsewhere = elsewhere.map(|complaint| {
            let label = self.fields.get(complaint.field).map_or("", |it| it.label().words(desk.phrases));
            (desk.phrases.spoken.pair)(label, &complaint.words)
        });
        let here = self.said_of(self.focus, desk).map(|notice| notice.words);
        let offer = self.completion_of(self.focus, desk);
        let effect = self.effect_said.as_ref().map(|notice| notice.words.clone());
        let here = here.filter(|words| Some(words) != offer.as_ref());
        elsewhere.into_iter().chain(here).chain(effect).collect()
    }

    /// Every field and what is in it.
    pub(super) fn rows_said(&self, desk: &Desk) -> Vec<String> {
        let shown = self.fields.iter().zip(self.shown()).filter(|(_, shown)| *shown);
        let said = shown.map(|(field, _)| {
            let words = one_line(&field.heard(desk.phrases).0);
            let words = if words.is_empty() { desk.phrases.spoken.blank.to_owned() } else { words };
            pair(field.label().words(desk.phrases), &words, desk.phrases)
        });
        said.collect()
    }
}
