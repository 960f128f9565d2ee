//! The meetings: a dated log of them, and beside it everything about the selected one.
//!
//! Used by `app` as one of the panes of the screen. What hours mean, who makes a quorum and what is
//! wrong in an agenda, the domain knows.

mod acts;
mod draw;
mod follow;
mod forms;
mod items;
mod lists;
mod log;
mod paper;
mod said;
mod sheet;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use self::log::{Log, Sequence, Sieve};
use super::marked::Scroll;
use super::trailing::Trailing;
use super::{Desk, Draft, Focus, Lines, Outcome, Pane, Spoken, Typed, draft, rows, spoken};
use crate::command::{Command, Motion, Scope};
use crate::domain::{MeetingId, Record};
use crate::i18n::{Language, Phrases};
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::{Canvas, Cursor};

/// The pane of meetings.
#[derive(Default)]
pub struct Meetings {
    log: Log,
    /// Which of the meetings shown is selected.
    cursor: Cursor,
    selected: Option<MeetingId>,
    /// The meetings there were, so that a new one is selected.
    seen: Vec<MeetingId>,
    /// The first line in view.
    top: Cursor,
    beside: Trailing<MeetingId>,
    details: Scroll,
    /// What the details were made for.
    detailed: Option<(MeetingId, Mark, Language)>,
    made_for: Option<Mark>,
    /// Words being typed to filter by, and the columns they were drawn in.
    asking: Option<(Draft, u16)>,
}

impl Meetings {
    /// The pane, before it has seen a committee.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn keep_up(&mut self, desk: &Desk) {
        if self.made_for.replace(desk.session.mark()) != Some(desk.session.mark()) {
            self.lay_out(desk);
        }
    }

    /// Makes the rows anew; the selected meeting stays so, and one that is new is selected.
    fn lay_out(&mut self, desk: &Desk) {
        let committee = desk.session.committee();
        self.log.lay_out(committee);
        let fresh = committee.meetings.keys().filter(|id| !self.seen.contains(id)).copied();
        let fresh: Vec<MeetingId> = fresh.collect();
        if let ([only], false) = (fresh.as_slice(), self.seen.is_empty()) {
            self.selected = Some(*only);
        }
        self.seen = committee.meetings.keys().copied().collect();
        let place = self.selected.and_then(|id| self.log.shown().iter().position(|it| *it == id));
        self.select(place.unwrap_or(self.cursor.selected));
    }

    fn select(&mut self, place: usize) {
        self.cursor.select(place, self.log.shown().len());
        self.selected = self.log.shown().get(self.cursor.selected).copied();
    }

    fn sift(&mut self, sieve: Sieve, desk: &Desk) -> Outcome {
        self.log.sieve = sieve;
        self.lay_out(desk);
        Outcome::Done
    }

    /// Shows the next kind, and behind the last one every kind.
    fn next_kind(&mut self, desk: &Desk) -> Outcome {
        let kinds = log::kinds(desk.session.committee());
        let kind = after(&kinds, self.log.sieve.kind);
        self.sift(Sieve { kind, ..self.log.sieve.clone() }, desk)
    }

    /// Shows the year before, and behind the first one every year.
    fn next_year(&mut self, desk: &Desk) -> Outcome {
        let years = log::years(desk.session.committee());
        let year = after(&years, self.log.sieve.year);
        self.sift(Sieve { year, ..self.log.sieve.clone() }, desk)
    }

    fn travel(&mut self, motion: Motion, desk: &Desk) -> Outcome {
        self.beside.moved(desk.now);
        let outcome = rows::step(&mut self.cursor, motion, self.log.shown().len());
        self.select(self.cursor.selected);
        outcome
    }

    /// Acts on a command given to the log.
    fn list_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => self.travel(*motion, desk),
            Command::Filter(None) | Command::Search(None) => {
                self.asking = Some((Draft::new(&self.log.sieve.words, Lines::One), 40));
                Outcome::Done
            }
            Command::Filter(Some(words)) | Command::Search(Some(words)) => {
                self.sift(Sieve { words: words.clone(), ..self.log.sieve.clone() }, desk)
            }
            Command::FilterKind => self.next_kind(desk),
            Command::FilterYear => self.next_year(desk),
            Command::ClearFilter => self.sift(Sieve::default(), desk),
            Command::Cancel if !self.log.sieve.is_open() => self.sift(Sieve::default(), desk),
            Command::Sort => {
                self.log.sequence = match self.log.sequence {
                    Sequence::NewestFirst => Sequence::OldestFirst,
                    Sequence::OldestFirst => Sequence::NewestFirst,
                };
                self.lay_out(desk);
                Outcome::Done
            }
            Command::Add => Outcome::Open(Box::new(forms::new(desk))),
            Command::Open => match self.selected {
                Some(id) => Outcome::Open(Box::new(paper::Paper::new(id))),
                None => choose(desk),
            },
            command => self.on_selected(command, desk),
        }
    }

    fn on_selected(&self, command: &Command, desk: &Desk) -> Outcome {
        match self.selected {
            Some(id) => acts::on(command, id, desk).unwrap_or(Outcome::Pass),
            None if is_of_one(command) => choose(desk),
            None => Outcome::Pass,
        }
    }

    /// Acts while words to filter by are being typed.
    fn type_words(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let Some((mut words, columns)) = self.asking.take() else { return Outcome::Pass };
        match command {
            Command::Accept | Command::NewLine => return Outcome::Done,
            Command::Cancel => {
                return self.sift(Sieve { words: String::new(), ..self.log.sieve.clone() }, desk);
            }
            // Leaving the pane keeps what was typed.
            Command::FocusNext
            | Command::FocusPrevious
            | Command::FocusRoster
            | Command::FocusProgramme
            | Command::FocusCharter => return Outcome::Pass,
            Command::Move(
                motion @ (Motion::Next | Motion::Previous | Motion::PageNext | Motion::PagePrevious),
            ) => {
                self.asking = Some((words, columns));
                return self.travel(*motion, desk);
            }
            _ => {}
        }
        let typed = words.update(command, (columns, 1));
        let text = words.text();
        self.asking = Some((words, columns));
        if text != self.log.sieve.words {
            self.sift(Sieve { words: text, ..self.log.sieve.clone() }, desk);
        }
        match typed {
            Typed::Pass => Outcome::Pass,
            Typed::Copied(words) => Outcome::Copy(words),
            Typed::Pasted(pasted) => draft::told(&pasted, desk),
            Typed::Moved | Typed::Changed => Outcome::Done,
        }
    }
}

/// The one after `now` among `all`, from none to the first and from the last to none.
fn after<T: Copy + PartialEq>(all: &[T], now: Option<T>) -> Option<T> {
    match now.and_then(|now| all.iter().position(|it| *it == now)) {
        Some(at) => all.get(at + 1).copied(),
        None => all.first().copied(),
    }
}

fn choose(desk: &Desk) -> Outcome {
    Outcome::Say(Notice::warned(desk.phrases.meeting_forms.choose))
}

/// Whether a command is about one meeting.
fn is_of_one(command: &Command) -> bool {
    matches!(
        command,
        Command::Edit
            | Command::Rename
            | Command::Remove
            | Command::Attendance
            | Command::Points
            | Command::Guests
            | Command::Counts
            | Command::Resolutions
            | Command::Minutes
            | Command::Rewrite(_)
    )
}

impl Pane for Meetings {
    fn scope(&self) -> Scope {
        if self.asking.is_some() { Scope::Prompt } else { Scope::Meetings }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.common.meetings_pane.to_owned()
    }

    fn hint(&self, word: &str, _phrases: &Phrases) -> Option<&'static str> {
        matches!(word, "complete" | "raise" | "lower" | "rename" | "search").then_some("")
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.beside.due()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        if self.asking.is_some() { self.type_words(command, desk) } else { self.list_command(command, desk) }
    }

    fn go_to(&mut self, record: Record, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        let Record::Meeting(id) = record else { return Outcome::Pass };
        if !desk.session.committee().meetings.contains_key(&id) {
            return Outcome::Pass;
        }
        if !self.log.shown().contains(&id) {
            self.sift(Sieve::default(), desk);
        }
        let place = self.log.shown().iter().position(|it| *it == id);
        self.select(place.unwrap_or(0));
        Outcome::Done
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.keep_up(desk);
        let committee = desk.session.committee();
        let meeting = self.selected.and_then(|id| committee.meetings.get(&id));
        let row = meeting.map(|it| said::row(it, desk)).unwrap_or_default();
        let more = self.selected.map(|id| said::whole(id, desk)).unwrap_or_default();
        let more = more.into_iter().map(|line| line.words).filter(|words| !words.trim().is_empty());
        let typing = self
            .asking
            .as_ref()
            .map(|(words, _)| words.typing(desk.phrases.meetings.filter.to_owned(), columns, desk.mirror));
        let place = (self.cursor.selected, self.log.shown().len());
        Spoken {
            about: vec![self.totals_said(desk)],
            beside: self.state_said(desk),
            more: more.collect(),
            typing,
            ..Spoken::titled(self.title(desk))
        }
        .on_row(row, place)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        let committee = desk.session.committee();
        let meetings = self.log.shown().iter().filter_map(|id| committee.meetings.get(id));
        meetings.map(|it| spoken::sentence(&said::row(it, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.keep_up(desk);
        self.draw_all(area, canvas, desk, focus);
    }
}
