//! Parts of the screen: each takes commands, answers with an outcome, draws itself.
//!
//! Used by `app`. A pane owns its view (selection, scroll, filter) and nothing else: the
//! committee is the session's, and a pane changes it only by what it answers ([`Outcome`]).
//! Panes never see keys or bytes. Each draws itself, and each says in words what it shows.

mod amendments;
mod as_of;
mod changed;
mod charter;
mod composition;
mod draft;
mod dry_run;
mod findings;
mod form;
mod help;
mod history;
mod marked;
mod meetings;
mod overlay;
mod people;
mod profile;
mod programme;
mod prompt;
mod reading;
mod roster;
mod rows;
pub mod spoken;
mod stage;
mod texts;
mod trailing;
#[cfg(test)]
mod trial;
mod welcome;

pub use as_of::AsOf;
pub use charter::Charter;
pub use draft::{Draft, Lines, Typed};
pub use dry_run::DryRun;
pub use findings::Findings;
pub use form::Form;
pub use help::Help;
pub use history::History;
pub use meetings::Meetings;
pub use overlay::overlay;
pub use people::{Bodies, Parties, Unite};
pub use profile::profile_form;
pub use programme::{Agenda, Programme};
pub use prompt::Prompt;
pub use reading::Reading;
pub use roster::Roster;
pub use spoken::Spoken;
pub use stage::{Stage, Standing};
pub use welcome::Welcome;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::layout::Rect;

use crate::command::{Bindings, Command, Scope};
use crate::domain::{Change, Entry, EntryId, Record, Splice};
use crate::exchange::rescue::Rescue;
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::session::Session;
use crate::ui::{Canvas, Mirror};

/// What a pane may look at.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The committee and its log.
    pub session: &'a Session,
    /// The reader's language.
    pub phrases: &'static Phrases,
    /// Today, for what is late.
    pub today: NaiveDate,
    /// Now, for what is recorded.
    pub now: DateTime<Utc>,
    /// The bindings in force, for help and hints.
    pub bindings: &'a Bindings,
    /// The reading direction of the screen.
    pub mirror: Mirror,
}

/// Whether a pane has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Keys go to this pane.
    Here,
    /// Keys go elsewhere.
    Elsewhere,
}

/// A part of the screen.
pub trait Pane {
    /// Which bindings apply now (a pane with an open filter field is a typing scope).
    fn scope(&self) -> Scope;

    /// What its tab or border says.
    fn title(&self, desk: &Desk) -> String;

    /// What the command with this word does here, in a word or two for the line of hints, where
    /// that is not what it does elsewhere; empty when it does nothing here.
    fn hint(&self, _word: &str, _phrases: &Phrases) -> Option<&'static str> {
        None
    }

    /// Acts on a command, or passes it on.
    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome;

    /// Selects the row of `_record`, or passes it on when it stands elsewhere.
    fn go_to(&mut self, _record: Record, _desk: &Desk) -> Outcome {
        Outcome::Pass
    }

    /// When it would look otherwise without a command, if it would.
    fn due(&self) -> Option<DateTime<Utc>> {
        None
    }

    /// Whether it holds words that are in no log yet: nothing above it may leave the program or
    /// change the committee under it.
    fn holds_words(&self) -> bool {
        false
    }

    /// The words it holds that are in no log yet, a line for each field, for the day the program is
    /// ended under it.
    fn words_held(&self, _desk: &Desk) -> Vec<String> {
        Vec::new()
    }

    /// Whether it takes the whole width of the screen while it has the keys.
    fn fills(&self) -> bool {
        false
    }

    /// Whether it still has a purpose; one that has none closes by itself, wherever it stands.
    fn stays(&self, _desk: &Desk) -> bool {
        true
    }

    /// Takes note that the committee has changed.
    fn refresh(&mut self, _desk: &Desk) {}

    /// Draws itself in `area`, which is clear; places the caret on the canvas if it has one.
    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus);

    /// What it shows, in words, for who hears it; what is typed may take rows of `columns` cells.
    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken;

    /// Every row it has, in words, in the order they are read.
    fn every_row(&mut self, desk: &Desk) -> Vec<String>;

    /// Columns and rows an opened pane would like to have, of the `_room` there is.
    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (72, 20)
    }
}

/// What a pane answers to a command.
pub enum Outcome {
    /// Not for this pane: the one below, then the program, may act on it.
    Pass,
    /// Done; nothing to record.
    Done,
    /// Record this change; the committee is shown changed once it is durable.
    Record(Change),
    /// Show this typed text now and make it durable soon.
    Type(Splice),
    /// Take back this entry of the past.
    Revert(EntryId),
    /// Take a whole log into this empty store.
    Restore(Vec<Entry>),
    /// Record what this rescue file, read from there, holds and the log does not.
    BringBack(PathBuf, Rescue),
    /// Let these words be edited in another program; they come back as [`Command::Rewrite`].
    Lend(String),
    /// Keep these words to paste, and give them to the clipboard of the terminal.
    Copy(String),
    /// Keep these words to paste here; other programs get none of it.
    Keep(String),
    /// Open a pane over this one.
    Open(Box<dyn Pane>),
    /// Close this pane, and give the command, if any, to the one below.
    Close(Option<Command>),
    /// Show where this record stands.
    GoTo(Record),
    /// Tell the user something.
    Say(Notice),
    /// Several of these in order; the first that fails ends them.
    Each(Vec<Outcome>),
}

/// The panes of the screen, in reading order.
#[must_use]
pub fn base() -> [Box<dyn Pane>; 4] {
    [Box::new(Roster::new()), Box::new(Programme::new()), Box::new(Charter::new()), Box::new(Meetings::new())]
}
