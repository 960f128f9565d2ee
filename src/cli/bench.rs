//! What every command works with: the settings, the store opened in the way it needs, and a voice.
//!
//! Used by `cli` alone. Here it is decided who writes, who reads beside somebody else, and that
//! what an opening mended is told; what a command does is its own.

use std::io;

use chrono::{DateTime, Utc};

use super::{Ended, Exit, Stop, out, settings_stop, tell};
use crate::command::Bindings;
use crate::exchange::demo;
use crate::i18n::Phrases;
use crate::notice::{self, Notice};
use crate::session::{Access, Session, SessionError};
use crate::settings::{Settings, today};
use crate::store::{Disk, Follower, Memory, Store, StoreError};
use crate::terminal::Caps;

/// What every command works with.
pub(super) struct Bench<'a> {
    pub(super) settings: &'a Settings,
    pub(super) phrases: &'static Phrases,
    pub(super) now: DateTime<Utc>,
    /// Whether nothing may be created or written.
    pub(super) read_only: bool,
    /// Whether the committee is the demonstration.
    pub(super) demo: bool,
}

impl Bench<'_> {
    /// Prints to standard output.
    pub(super) fn print(&self, words: &str) -> Ended {
        out::print(words, self.phrases)
    }

    /// Prints JSON to standard output.
    pub(super) fn print_json(&self, json: &str) -> Ended {
        out::print_json(json, self.phrases)
    }

    /// Has the demonstration there for a command that was asked to work on it.
    pub(super) fn prepare(&self) -> Result<(), Stop> {
        if !self.demo || self.read_only {
            return Ok(());
        }
        match Disk::create_or_open(&self.settings.store) {
            // Whoever has it open has laid it out.
            Err(StoreError::Held(_)) => Ok(()),
            opened => self.tell(opened).and_then(|disk| self.lay_out(&mut self.session(disk)?)),
        }
    }

    /// Lays the demonstration out where it was asked for and nothing is recorded yet.
    pub(super) fn lay_out(&self, session: &mut Session) -> Result<(), Stop> {
        if !self.demo || session.mark() != 0 || *session.access() != Access::Writing {
            return Ok(());
        }
        let changes = demo::changes(session.ids(), today(self.now));
        session.record_all(changes, self.now).map(drop).map_err(|error| self.stop(&error))
    }

    /// Opens the committee, creating its store if there is none; what was mended is told.
    pub(super) fn create_or_open(&self) -> Result<Session, Stop> {
        if self.read_only {
            return self.beside();
        }
        self.tell(Disk::create_or_open(&self.settings.store)).and_then(|disk| self.session(disk))
    }

    /// Opens the committee, which must have a store; what was mended is told.
    pub(super) fn open(&self) -> Result<Session, Stop> {
        if self.read_only {
            return self.beside();
        }
        self.tell(Disk::open(&self.settings.store)).and_then(|disk| self.session(disk))
    }

    /// Opens the committee if it has a store; makes none.
    pub(super) fn open_if_there(&self) -> Result<Option<Session>, Stop> {
        if self.read_only {
            return self.followed_if_there();
        }
        match Disk::open(&self.settings.store) {
            Err(error) if self.is_missing(&error) => Ok(None),
            opened => self.tell(opened).and_then(|disk| self.session(disk)).map(Some),
        }
    }

    /// Opens the committee to read it, if it has a store; beside someone who has it open, which
    /// is told.
    pub(super) fn read_if_there(&self) -> Result<Option<Session>, Stop> {
        if self.read_only {
            return self.followed_if_there();
        }
        match Disk::open(&self.settings.store) {
            Err(error) if self.is_missing(&error) => Ok(None),
            Err(StoreError::Held(holder)) => {
                let session = self.beside()?;
                tell(&[notice::read_beside(&holder, self.phrases)]);
                Ok(Some(session))
            }
            opened => self.tell(opened).and_then(|disk| self.session(disk)).map(Some),
        }
    }

    /// Opens the committee, which must have a store, to read it as [`Self::read_if_there`] does.
    pub(super) fn read(&self) -> Result<Session, Stop> {
        self.read_if_there()?.map_or_else(|| self.open(), Ok)
    }

    fn followed_if_there(&self) -> Result<Option<Session>, Stop> {
        match Follower::open(&self.settings.store) {
            Err(error) if self.is_missing(&error) => Ok(None),
            opened => self.follow(opened).map(Some),
        }
    }

    /// Whether there is no store where it should be.
    pub(super) fn is_missing(&self, error: &StoreError) -> bool {
        matches!(error, StoreError::Io { path, source }
            if source.kind() == io::ErrorKind::NotFound && *path == self.settings.store)
    }

    /// Opens the committee to read it, beside whoever has it open; nothing is made or written.
    pub(super) fn beside(&self) -> Result<Session, Stop> {
        self.follow(Follower::open(&self.settings.store))
    }

    pub(super) fn follow(&self, opened: Result<Follower, StoreError>) -> Result<Session, Stop> {
        let follower = opened.map_err(|error| self.stop(&error.into()))?;
        let holder = follower.holder();
        let mut session = self.session(follower)?;
        session.read_beside(holder);
        Ok(session)
    }

    /// Refuses what would create or write something, where it was asked that nothing be.
    pub(super) fn must_write(&self) -> Result<(), Stop> {
        if self.read_only { Err(self.stop(&StoreError::ReadOnly(None).into())) } else { Ok(()) }
    }

    /// Opens the committee for the screen, and tells what is to be said there: what was mended, or
    /// who has it open, for then it is only read.
    pub(super) fn open_for_screen(&self) -> Result<(Session, Vec<Notice>), Stop> {
        if self.read_only {
            return Ok((self.beside()?, Vec::new()));
        }
        match Disk::create_or_open(&self.settings.store) {
            Err(StoreError::Held(holder)) => {
                let mut session = self.beside()?;
                let told = notice::reading_beside(&holder, self.phrases);
                session.read_beside(Some(holder));
                Ok((session, vec![told]))
            }
            opened => {
                let disk = opened.map_err(|error| self.stop(&error.into()))?;
                let notices = notice::recovered(disk.recovered(), self.phrases);
                self.session(disk).map(|session| (session, notices))
            }
        }
    }

    /// A committee nobody has written down yet, to look at and to read files against.
    pub(super) fn nothing_yet(&self) -> Result<Session, Stop> {
        self.session(Memory::new())
    }

    /// Says on standard error what an opening mended, before the command says anything itself.
    pub(super) fn tell(&self, opened: Result<Disk, StoreError>) -> Result<Disk, Stop> {
        let disk = opened.map_err(|error| self.stop(&error.into()))?;
        tell(&notice::recovered(disk.recovered(), self.phrases));
        Ok(disk)
    }

    pub(super) fn session(&self, store: impl Store + 'static) -> Result<Session, Stop> {
        let seed = u64::try_from(self.now.timestamp_nanos_opt().unwrap_or_default()).unwrap_or_default();
        let seed = seed ^ (u64::from(std::process::id()) << 40);
        Session::open(Box::new(store), self.settings.author.clone(), seed).map_err(|error| self.stop(&error))
    }

    /// The end of a command that the session could not carry out.
    pub(super) fn stop(&self, error: &SessionError) -> Stop {
        let held = matches!(error, SessionError::Store(StoreError::Held(_)));
        Stop(if held { Exit::Held } else { Exit::Failed }, notice::session_error(error, self.phrases))
    }

    /// What the terminal can do, as far as its environment and the person tell.
    pub(super) fn caps(&self) -> Caps {
        let caps = Caps::from_env();
        Caps { glyphs: self.settings.glyphs.unwrap_or(caps.glyphs), ..caps }
    }

    pub(super) fn bindings(&self) -> Result<Bindings, Stop> {
        let (files, unread) = self.settings.key_files();
        if let Some(error) = unread.first() {
            return Err(settings_stop(error, self.phrases));
        }
        let keymap = self.settings.keymap.as_deref().unwrap_or(crate::command::DEFAULT_KEYMAP);
        let keyboard = self.settings.keyboard.as_deref().unwrap_or(crate::command::DEFAULT_KEYBOARD);
        Bindings::load(keymap, keyboard, &files).map_err(|errors| {
            let told = errors.iter().map(|error| notice::binding_error(error, self.phrases));
            Stop(Exit::Usage, Notice::failed(told.collect::<Vec<_>>().join("\nlajna: ")))
        })
    }
}
