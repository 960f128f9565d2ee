//! One field of a form: what it asks, what is in it, what is said of it.
//!
//! Used by [`Form`](super::Form). A field knows nothing of its neighbours and draws nothing.

use chrono::NaiveDate;

use super::choice::{Filled, choose};
use super::day;
use super::known::Known;
use super::label::Label;
use crate::command::Command;
use crate::domain::fold::fold;
use crate::i18n::{Phrases, dates};
use crate::notice::Notice;
use crate::panes::{Desk, Draft, Lines, Typed};

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, without blanks around them.
    Words(String),
    /// Which of the options, counted from 0.
    Choice(usize),
    /// A day, if one is given.
    Day(Option<NaiveDate>),
    /// Per cent, 0 to 100, if given.
    Percent(Option<u8>),
}

/// What the fields of a form hold, by the number of the field. A number or a kind that is
/// not there reads as nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values(Vec<Value>);

impl Values {
    pub(super) fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    /// The words of a text field.
    #[must_use]
    pub fn words(&self, field: usize) -> &str {
        match self.0.get(field) {
            Some(Value::Words(words)) => words,
            _ => "",
        }
    }

    /// Which option of a choice.
    #[must_use]
    pub fn choice(&self, field: usize) -> usize {
        match self.0.get(field) {
            Some(Value::Choice(at)) => *at,
            _ => 0,
        }
    }

    /// The day of a day field.
    #[must_use]
    pub fn day(&self, field: usize) -> Option<NaiveDate> {
        match self.0.get(field) {
            Some(Value::Day(day)) => *day,
            _ => None,
        }
    }

    /// The percentage of a percentage field.
    #[must_use]
    pub fn percent(&self, field: usize) -> Option<u8> {
        match self.0.get(field) {
            Some(Value::Percent(percent)) => *percent,
            _ => None,
        }
    }
}

/// Why a field cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled.
    Empty,
    /// Its words are not a day.
    NotADay,
    /// Its words are not a number from 0 to 100.
    NotAPercentage,
}

/// What the words of a typed field are read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Line,
    Long,
    Day,
    Percent,
}

enum Content {
    Typed { draft: Box<Draft>, initial: String, reading: Reading, room: (u16, u16) },
    Choice { options: Vec<Label>, at: usize, initial: usize },
}

/// What is said of a field, computed from everything the form holds.
pub(super) type Note = Box<dyn Fn(&Values, &Desk) -> Option<Notice>>;

/// Whether a field has a place in the form, given everything the form holds.
type Matters = Box<dyn Fn(&Values) -> bool>;

/// One field of a form.
pub struct Field {
    label: Label,
    content: Content,
    required: Option<Label>,
    note: Option<Note>,
    known: Known,
    /// How it is filled in, said while the caret is in it.
    hint: Option<Label>,
    /// When it has a place in the form; `None`: always.
    matters: Option<Matters>,
    /// What was typed before it was completed, and how many completions were tried since.
    completing: Option<(String, usize)>,
}

impl Field {
    fn new(label: Label, content: Content) -> Self {
        let known = Known::default();
        Self {
            label,
            content,
            required: None,
            note: None,
            known,
            hint: None,
            matters: None,
            completing: None,
        }
    }

    fn typed(label: Label, words: String, reading: Reading) -> Self {
        let lines = if reading == Reading::Long { Lines::Many } else { Lines::One };
        let draft = Box::new(Draft::new(&words, lines));
        Self::new(label, Content::Typed { draft, initial: words, reading, room: (40, 1) })
    }

    /// A field of one line that holds `words`.
    #[must_use]
    pub fn text(label: Label, words: &str) -> Self {
        Self::typed(label, words.to_owned(), Reading::Line)
    }

    /// A field of several lines that holds `words`.
    #[must_use]
    pub fn long_text(label: Label, words: &str) -> Self {
        Self::typed(label, words.to_owned(), Reading::Long)
    }

    /// One of `options`, of which the `at`-th stands.
    #[must_use]
    pub fn choice(label: Label, options: Vec<Label>, at: usize) -> Self {
        let at = at.min(options.len().saturating_sub(1));
        Self::new(label, Content::Choice { options, at, initial: at })
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(label: Label, day: Option<NaiveDate>) -> Self {
        Self::typed(label, day.map(dates::figures).unwrap_or_default(), Reading::Day)
    }

    /// Per cent, or nothing.
    #[must_use]
    pub fn percent(label: Label, percent: Option<u8>) -> Self {
        Self::typed(label, percent.map(|percent| percent.to_string()).unwrap_or_default(), Reading::Percent)
    }

    /// The same field, which must be filled; `words` say so when it is not.
    #[must_use]
    pub fn required(mut self, words: Label) -> Self {
        self.required = Some(words);
        self
    }

    /// The same field with something said of it under it: how its words are understood, what
    /// the program proposes, a warning that does not stand in the way. Asked again only when
    /// something in the form has changed.
    #[must_use]
    pub fn noting(mut self, note: impl Fn(&Values, &Desk) -> Option<Notice> + 'static) -> Self {
        self.note = Some(Box::new(note));
        self
    }

    /// The same field, which can be completed from words already known.
    #[must_use]
    pub fn completed_from(mut self, known: Known) -> Self {
        self.known = known;
        self
    }

    /// The same field with a sentence on how it is filled in, said while the caret is in it and there
    /// is nothing in it yet.
    #[must_use]
    pub fn explained(mut self, how: Label) -> Self {
        self.hint = Some(how);
        self
    }

    /// How it is filled in, if that is to be said.
    pub(super) fn hint(&self) -> Option<&Label> {
        self.hint.as_ref().filter(|_| self.is_empty())
    }

    /// The same field, which has a place in the form only where `matters` says so.
    #[must_use]
    pub fn only_where(mut self, matters: impl Fn(&Values) -> bool + 'static) -> Self {
        self.matters = Some(Box::new(matters));
        self
    }

    pub(super) fn label(&self) -> &Label {
        &self.label
    }

    /// The sentence for `fault`.
    pub(super) fn complaint(&self, fault: Fault, phrases: &'static Phrases) -> String {
        let words = match (fault, &self.required) {
            (Fault::Empty, Some(words)) => words.words(phrases),
            (Fault::Empty, None) => phrases.form.required,
            (Fault::NotADay, _) => phrases.form.not_a_day,
            (Fault::NotAPercentage, _) => phrases.form.not_a_percentage,
        };
        words.to_owned()
    }

    /// What is said of this field, given everything the form holds.
    pub(super) fn said(&self, values: &Values, desk: &Desk) -> Option<Notice> {
        self.note.as_ref().and_then(|note| note(values, desk))
    }

    /// The words to complete to, if any: for the line under the field.
    pub(super) fn completion(&self) -> Option<&str> {
        let Content::Typed { draft, .. } = &self.content else { return None };
        let text = draft.text();
        if text.trim().is_empty() || self.completing.is_some() {
            return None;
        }
        self.known.beginning_with(&text).next()
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.content, Content::Typed { draft, .. } if draft.text().is_empty())
    }

    /// The option that stands, if this is a choice.
    pub(super) fn option(&self) -> Option<&Label> {
        match &self.content {
            Content::Choice { options, at, .. } => options.get(*at),
            Content::Typed { .. } => None,
        }
    }

    /// What is in it, as it is heard, of so many options which.
    pub(super) fn heard(&self, phrases: &'static Phrases) -> (String, Option<(usize, usize)>) {
        match &self.content {
            Content::Typed { draft, .. } => (draft.text(), None),
            Content::Choice { options, at, .. } => {
                let words = options.get(*at).map_or("", |option| option.words(phrases));
                (words.to_owned(), Some((at + 1, options.len())))
            }
        }
    }

    /// The draft, where this field is typed, and the room it was drawn in.
    pub(super) fn draft(&mut self) -> Option<(&mut Draft, &mut (u16, u16))> {
        match &mut self.content {
            Content::Typed { draft, room, .. } => Some((draft, room)),
            Content::Choice { .. } => None,
        }
    }

    /// Whether there are words it can be completed from.
    pub(super) fn completes(&self) -> bool {
        self.known.offers()
    }

    /// Whether it holds several lines.
    pub(super) fn is_long(&self) -> bool {
        matches!(self.content, Content::Typed { reading: Reading::Long, .. })
    }

    /// Whether words stood in it at first, or must in the end.
    pub(super) fn expects_words(&self) -> bool {
        let had = matches!(&self.content, Content::Typed { initial, .. } if !initial.trim().is_empty());
        had || self.required.is_some()
    }

    /// Whether it has a place in the form, given everything the form holds: one that holds something
    /// always has.
    pub(super) fn matters(&self, values: &Values) -> bool {
        self.matters.as_ref().is_none_or(|matters| matters(values))
            || self.is_changed()
            || match &self.content {
                Content::Typed { .. } => !self.is_empty(),
                Content::Choice { at, .. } => *at > 0,
            }
    }

    /// The rows its words take in `columns` cells, counted up to `most`.
    pub(super) fn rows(&self, columns: u16, most: u16) -> u16 {
        match &self.content {
            Content::Typed { draft, .. } => draft.rows(columns, most),
            Content::Choice { .. } => 1,
        }
    }

    /// Whether something in it is not as it was.
    pub(super) fn is_changed(&self) -> bool {
        match &self.content {
            Content::Typed { draft, initial, .. } => draft.text() != *initial,
            Content::Choice { at, initial, .. } => at != initial,
        }
    }

    /// The words typed into it, where it is typed into.
    pub(super) fn typed_words(&self) -> Option<String> {
        match &self.content {
            Content::Typed { draft, .. } => Some(draft.text()),
            Content::Choice { .. } => None,
        }
    }

    /// What it holds.
    pub(super) fn value(&self) -> Result<Value, Fault> {
        let (draft, reading) = match &self.content {
            Content::Choice { at, .. } => return Ok(Value::Choice(*at)),
            Content::Typed { draft, reading, .. } => (draft, reading),
        };
        let text = draft.text();
        let words = text.trim();
        if words.is_empty() && self.required.is_some() {
            return Err(Fault::Empty);
        }
        match reading {
            Reading::Line | Reading::Long => Ok(Value::Words(words.to_owned())),
            Reading::Day if words.is_empty() => Ok(Value::Day(None)),
            Reading::Day => day::read(words).map(|day| Value::Day(Some(day))).ok_or(Fault::NotADay),
            Reading::Percent if words.is_empty() => Ok(Value::Percent(None)),
            Reading::Percent => {
                percent(words).map(|part| Value::Percent(Some(part))).ok_or(Fault::NotAPercentage)
            }
        }
    }

    /// As [`Field::value`], where what cannot be read is nothing.
    pub(super) fn value_or_nothing(&self) -> Value {
        self.value().unwrap_or_else(|_| match &self.content {
            Content::Typed { reading: Reading::Day, .. } => Value::Day(None),
            Content::Typed { reading: Reading::Percent, .. } => Value::Percent(None),
            _ => Value::Words(String::new()),
        })
    }

    /// The day its words are read as, where they are not its figures already.
    pub(super) fn day_in_other_words(&self) -> Option<NaiveDate> {
        let Content::Typed { draft, reading: Reading::Day, .. } = &self.content else { return None };
        let text = draft.text();
        day::read(&text).filter(|day| dates::figures(*day) != text.trim())
    }

    /// Acts on a command that stays within the field.
    pub(super) fn update(&mut self, command: &Command, desk: &Desk) -> Filled {
        if *command == Command::Complete {
            return self.complete(desk);
        }
        let filled = match &mut self.content {
            Content::Choice { options, at, .. } => choose(options, at, command, desk),
            Content::Typed { draft, room, .. } => match draft.update(command, *room) {
                Typed::Pass => Filled::Pass,
                Typed::Moved => Filled::Moved,
                Typed::Changed => Filled::Changed,
                Typed::Pasted(pasted) => Filled::Pasted(pasted),
                Typed::Copied(words) => Filled::Copied(words),
            },
        };
        if filled != Filled::Pass {
            self.completing = None;
        }
        filled
    }

    /// Puts the next completion of what was typed in its place; past the last, what was typed.
    fn complete(&mut self, desk: &Desk) -> Filled {
        let Content::Typed { draft, .. } = &mut self.content else { return Filled::Pass };
        let (stem, tried) = self.completing.take().unwrap_or_else(|| (draft.text(), 0));
        let offered = self.known.offered(&stem, desk);
        let (words, tried) = match offered.get(tried) {
            Some(words) => (words.as_str(), tried + 1),
            None if tried == 0 => return Filled::NothingKnown,
            None => (stem.as_str(), 0),
        };
        **draft = Draft::new(words, Lines::One);
        self.completing = Some((stem, tried));
        Filled::Changed
    }
}

/// A number from 0 to 100, with or without its sign.
fn percent(words: &str) -> Option<u8> {
    let folded = fold(words);
    let bare = folded.trim_matches(|c: char| c == '%' || c == '٪' || c.is_whitespace());
    bare.parse().ok().filter(|percent| *percent <= 100)
}
