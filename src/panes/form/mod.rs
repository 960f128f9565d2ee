//! A record being filled in, field by field.
//!
//! Used by the roster, the programme and the profile of the committee, each with its own
//! fields and its own end. A form knows no record: what its values become, the pane that
//! opened it says in [`Form::new`]. Nothing typed is ever lost without a question.

mod choice;
pub mod day;
mod face;
pub mod field;
mod known;
mod label;
mod voice;

pub use field::{Field, Values};
pub use known::Known;
pub use label::Label;

use ratatui::layout::Rect;

use self::choice::Filled;
use self::field::Note;
use super::{Desk, Focus, Outcome, Pane, Spoken, draft};
use crate::command::{Command, Motion, Scope};
use crate::i18n::Language;
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::ui::Canvas;

/// Columns of a form where there is room for them.
const COLUMNS: u16 = 72;

/// Why a form is not accepted as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The field it is about, which gets the caret.
    pub field: usize,
    /// The sentence shown under that field.
    pub words: String,
}

/// What the values of a form become: an outcome, after which the form closes, or a complaint.
pub type Finish = Box<dyn Fn(&Values, &Desk) -> Result<Outcome, Complaint>>;

/// A record being filled in.
pub struct Form {
    title: Label,
    fields: Vec<Field>,
    finish: Finish,
    focus: usize,
    /// The first field in view.
    first: usize,
    /// The rows it wanted when it was first drawn in so many columns: a form that grew while one types
    /// would move everything on the screen.
    height: Option<(u16, u16)>,
    /// Rows of what is in each field, as last drawn.
    rows: Vec<u16>,
    complaint: Option<Complaint>,
    /// What is said of each field, and the language it is said in; `None` when a field has changed since.
    notes: Option<(Language, Vec<Option<Notice>>)>,
    /// What is said of the whole record, under the fields.
    effect: Option<Note>,
    /// What it said when it was last asked.
    effect_said: Option<Notice>,
    /// In which language that was, and with the caret in which field.
    effect_asked: Option<(Language, usize)>,
    /// What to do if the answer to "leave without saving?" is yes; `None` when not asking.
    leaving: Option<Option<Command>>,
}

impl Form {
    /// A form with these fields, the first of which has the caret.
    #[must_use]
    pub fn new(title: Label, fields: Vec<Field>, finish: Finish) -> Self {
        Self {
            title,
            fields,
            finish,
            focus: 0,
            first: 0,
            height: None,
            rows: Vec::new(),
            complaint: None,
            notes: None,
            effect: None,
            effect_said: None,
            effect_asked: None,
            leaving: None,
        }
    }

    /// The same form with the caret in another field.
    #[must_use]
    pub fn starting_at(mut self, field: usize) -> Self {
        self.focus = field.min(self.fields.len().saturating_sub(1));
        self
    }

    /// The same form with something said of the whole record under its fields: what would become of
    /// the committee. Asked again when the caret leaves a field in which something has changed.
    #[must_use]
    pub fn telling(mut self, effect: impl Fn(&Values, &Desk) -> Option<Notice> + 'static) -> Self {
        self.effect = Some(Box::new(effect));
        self
    }

    /// Which field has the caret.
    #[must_use]
    pub fn focused(&self) -> usize {
        self.focus
    }

    /// The complaint shown, if any.
    #[must_use]
    pub fn complaint(&self) -> Option<&Complaint> {
        self.complaint.as_ref()
    }

    /// What the fields hold now; what cannot be read is nothing.
    #[must_use]
    pub fn values(&self) -> Values {
        Values::new(self.fields.iter().map(Field::value_or_nothing).collect())
    }

    fn is_changed(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    /// Closes with `after`, or asks first when something would be lost.
    fn leave(&mut self, after: Option<Command>) -> Outcome {
        if self.is_changed() {
            self.leaving = Some(after);
            return Outcome::Done;
        }
        Outcome::Close(after)
    }

    /// Takes the answer to the question; anything but yes and no waits for one.
    fn answer(&mut self, command: &Command, after: Option<Command>) -> Outcome {
        match command {
            Command::Accept => Outcome::Close(after),
            Command::Cancel => Outcome::Done,
            other => {
                self.leaving = Some(after);
                if is_of_the_screen(other) { Outcome::Pass } else { Outcome::Done }
            }
        }
    }

    /// Moves the caret by `steps` fields, round and round, and checks the field it leaves.
    fn walk(&mut self, steps: usize, desk: &Desk) {
        let count = self.fields.len().max(1);
        self.complaint = self.check(self.focus, desk);
        if self.effect.is_some() {
            self.notes = None;
        }
        let shown = self.shown();
        // Past the fields that have no place; there is always one that has.
        for _ in 0..count {
            self.focus = (self.focus + steps) % count;
            if shown.get(self.focus).copied().unwrap_or(true) {
                break;
            }
        }
    }

    /// Which fields have a place in the form as it is filled in.
    fn shown(&self) -> Vec<bool> {
        let values = self.values();
        let here = |(number, field): (usize, &Field)| number == self.focus || field.matters(&values);
        self.fields.iter().enumerate().map(here).collect()
    }

    fn is_last(&self) -> bool {
        self.focus + 1 >= self.fields.len()
    }

    fn check(&self, field: usize, desk: &Desk) -> Option<Complaint> {
        let found = self.fields.get(field)?;
        // An empty field is only wrong at the end: one may come back to it.
        let fault = found.value().err().filter(|fault| *fault != field::Fault::Empty)?;
        Some(Complaint { field, words: found.complaint(fault, desk.phrases) })
    }

    /// Hands the values over, or puts the caret where something is wrong.
    fn accept(&mut self, desk: &Desk) -> Outcome {
        let mut values = Vec::with_capacity(self.fields.len());
        for (number, field) in self.fields.iter().enumerate() {
            match field.value() {
                Ok(value) => values.push(value),
                Err(fault) => {
                    let words = field.complaint(fault, desk.phrases);
                    return self.complain(Complaint { field: number, words });
                }
            }
        }
        match (self.finish)(&Values::new(values), desk) {
            // Should the record be refused, what follows it is not done: the form stays.
            Ok(outcome) => Outcome::Each(vec![outcome, Outcome::Close(None)]),
            Err(complaint) => self.complain(complaint),
        }
    }

    fn complain(&mut self, complaint: Complaint) -> Outcome {
        self.focus = complaint.field.min(self.fields.len().saturating_sub(1));
        self.complaint = Some(complaint);
        Outcome::Done
    }

    /// Acts on a command within the focused field, or as a way out of it.
    fn fill(&mut self, command: &Command, desk: &Desk) -> Outcome {
        if matches!(command, Command::Paste(_) | Command::Rewrite(_)) {
            // Much may have come at once.
            self.height = None;
        }
        let (last, count) = (self.is_last(), self.fields.len());
        let Some(field) = self.fields.get_mut(self.focus) else { return Outcome::Pass };
        let long = field.is_long();
        let filled = match command {
            Command::NewLine if !long && last => return self.accept(desk),
            Command::NewLine if !long => {
                self.walk(1, desk);
                return Outcome::Done;
            }
            Command::Move(Motion::Next | Motion::Previous) if !long => Filled::Pass,
            _ => field.update(command, desk),
        };
        match filled {
            Filled::Moved => Outcome::Done,
            Filled::Changed => {
                self.touched();
                Outcome::Done
            }
            Filled::Pasted(pasted) => {
                self.touched();
                draft::told(&pasted, desk)
            }
            Filled::Copied(words) => {
                self.touched();
                Outcome::Copy(words)
            }
            Filled::Taken => {
                let label = field.label().words(desk.phrases).to_owned();
                let option = field.option().map_or("", |option| option.words(desk.phrases)).to_owned();
                self.touched();
                Outcome::Say(Notice::said((desk.phrases.form.taken)(&label, &option)))
            }
            Filled::NoneBegins(letter) => {
                Outcome::Say(Notice::warned((desk.phrases.form.none_begins)(letter)))
            }
            Filled::NothingKnown => Outcome::Say(Notice::warned(desk.phrases.form.completes_to_nothing)),
            Filled::Pass => {
                match command {
                    Command::Move(Motion::Next) if !last => self.walk(1, desk),
                    Command::Move(Motion::Previous) if self.focus > 0 => self.walk(count - 1, desk),
                    Command::Move(_) => {}
                    _ => return Outcome::Pass,
                }
                Outcome::Done
            }
        }
    }

    /// Forgets what was said before a field changed.
    fn touched(&mut self) {
        self.notes = None;
        if self.complaint.as_ref().is_some_and(|complaint| complaint.field == self.focus) {
            self.complaint = None;
        }
    }

    /// Asks again what is to be said of each field, if anything has changed.
    fn note(&mut self, desk: &Desk) {
        let language = desk.phrases.language;
        if self.notes.as_ref().is_some_and(|(said_in, _)| *said_in == language) {
            return;
        }
        let values = self.values();
        // While words are typed the record is not yet what it will be: it is asked for when the caret
        // leaves the field. An option is what it is at once.
        let typing = self.fields.get(self.focus).is_some_and(|field| field.option().is_none());
        if self.effect_asked != Some((language, self.focus)) || !typing {
            self.effect_asked = Some((language, self.focus));
            self.effect_said = self.effect.as_ref().and_then(|effect| effect(&values, desk));
        }
        self.notes = Some((language, self.fields.iter().map(|field| field.said(&values, desk)).collect()));
    }
}

/// Whether a command is about the screen alone and may be said while a question is open.
fn is_of_the_screen(command: &Command) -> bool {
    matches!(
        command,
        Command::Help | Command::Language(_) | Command::Keyboard(_) | Command::Redraw | Command::Suspend
    )
}

impl Pane for Form {
    fn scope(&self) -> Scope {
        if self.leaving.is_some() { Scope::Choice } else { Scope::Form }
    }

    fn title(&self, desk: &Desk) -> String {
        self.title.words(desk.phrases).to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        let field = self.fields.get(self.focus);
        match (word, self.leaving.is_some()) {
            ("accept", true) => Some(say.abandon),
            ("cancel", true) => Some(say.stay),
            ("open" | "language", true) => Some(""),
            ("accept", false) => Some(say.save),
            ("cancel", false) => Some(say.close),
            ("focus-next", false) => Some(say.next_field),
            ("complete", false) if !field.is_some_and(Field::completes) => Some(""),
            ("new-line", false) if !field.is_some_and(Field::is_long) => Some(""),
            _ => None,
        }
    }

    fn holds_words(&self) -> bool {
        self.is_changed()
    }

    fn words_held(&self, desk: &Desk) -> Vec<String> {
        let changed = self.fields.iter().filter(|field| field.is_changed());
        let typed =
            changed.filter_map(|field| Some((field.label().words(desk.phrases), field.typed_words()?)));
        typed
            .filter(|(_, words)| !words.is_empty())
            .map(|(label, words)| format!("{label}: {words}"))
            .collect()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        if let Some(after) = self.leaving.take() {
            return self.answer(command, after);
        }
        match command {
            Command::Cancel => self.leave(None),
            Command::Quit if self.is_changed() => self.leave(Some(Command::Quit)),
            Command::Accept | Command::Save => self.accept(desk),
            Command::FocusNext => {
                self.walk(1, desk);
                Outcome::Done
            }
            Command::FocusPrevious => {
                self.walk(self.fields.len().saturating_sub(1), desk);
                Outcome::Done
            }
            // The committee must not change under a record being filled in.
            Command::Undo | Command::Redo => Outcome::Say(Notice::warned(desk.phrases.form.undo_waits)),
            _ => self.fill(command, desk),
        }
    }

    fn refresh(&mut self, _desk: &Desk) {
        self.notes = None;
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.note(desk);
        self.speak(desk, columns)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.note(desk);
        self.rows_said(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.note(desk);
        if self.height.is_none_or(|(at, _)| at != area.width) {
            self.height = Some((area.width, self.rows_wanted((area.width, canvas.area().height), desk)));
        }
        self.draw_fields(area, canvas, desk, focus);
    }

    fn wanted(&self, room: (u16, u16), desk: &Desk) -> (u16, u16) {
        let columns = COLUMNS.min(room.0);
        let known = self.height.filter(|(at, _)| *at == columns).map(|(_, rows)| rows);
        (columns, known.unwrap_or_else(|| self.rows_wanted((columns, room.1), desk)))
    }
}

#[cfg(test)]
mod tests;
