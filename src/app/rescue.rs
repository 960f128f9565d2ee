//! Words that cannot be saved: put into a file elsewhere, and brought back at the next start.
//!
//! Used by `app` when someone asks, leaves or is cut off, and by `main` at the start. No words are
//! given up without being shown: where no file takes them, the terminal gets them when the screen
//! has closed.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{App, Flow, Leaving, desk};
use crate::exchange::file::{self, Existing};
use crate::exchange::rescue::{Held, Rescue};
use crate::notice::{self, Notice};
use crate::panes::Reading;
use crate::session::rescue::{self, Brought};
use crate::settings::Rescues;

impl App {
    /// Puts what cannot be saved into the file at `path`, or the usual place, and says where.
    pub(super) fn rescue(&mut self, path: Option<&Path>) {
        let phrases = self.language.phrases();
        if self.session.is_settled() {
            return self.say(Notice::said(phrases.rescue.nothing));
        }
        match self.put_aside(path, self.session.mark()) {
            Ok(place) => self.say(notice::rescued(&place, phrases).with_path(&place)),
            Err(error) => self.say(Notice::failed((phrases.rescue.nowhere)(&error.words))),
        }
    }

    /// Leaves, once nothing typed would be lost: it is saved, or in a rescue file, or, where there
    /// is no place for one, printed on the terminal. Each is asked for once more.
    pub(super) fn leave(&mut self) -> Flow {
        let phrases = self.language.phrases();
        let Err(error) = self.session.settle(self.now) else { return Flow::Quit };
        let why = notice::session_error(&error, phrases).words;
        match self.leaving {
            // What no longer fits anywhere is there to be pasted, and no longer held.
            _ if self.session.is_settled() => self.fail(&error),
            Leaving::Unasked => {
                self.leaving = Leaving::Told;
                self.say(Notice::failed((phrases.rescue.leaving)(&why)));
            }
            Leaving::Told => match self.put_aside(None, self.session.mark()) {
                Ok(place) => {
                    self.last_words = Some(notice::rescued(&place, phrases));
                    return Flow::Quit;
                }
                Err(error) => {
                    self.leaving = Leaving::Nowhere;
                    self.say(Notice::failed((phrases.rescue.leaving_without)(&error.words)));
                }
            },
            Leaving::Nowhere => {
                self.last_words = Some(self.all_words());
                return Flow::Quit;
            }
        }
        Flow::Go
    }

    /// The program is ended and nobody can answer any more: what was typed is saved, else put into
    /// a rescue file; the next start tells of it. What neither takes, whoever started the program
    /// is told.
    pub fn cut_off(&mut self, now: DateTime<Utc>) {
        self.now = now;
        if self.reads() {
            return;
        }
        let (typed, since) = (!self.session.is_settled(), self.session.mark());
        let saved = self.session.settle(now);
        let fields = !self.stage.words_held(&self.desk()).is_empty();
        if !typed && !fields {
            return;
        }
        let kept = self.put_aside(None, since);
        let phrases = self.language.phrases();
        self.last_words = match (saved, kept) {
            (Ok(()), _) if !fields => None,
            (Ok(()), Ok(place)) => Some(notice::rescued(&place, phrases)),
            (Err(error), Ok(place)) => {
                let why = notice::session_error(&error, phrases).words;
                Some(Notice::failed(format!("{why} {}", notice::rescued(&place, phrases).words)))
            }
            (_, Err(_)) => Some(self.all_words()),
        };
    }

    /// Brings back what earlier runs could not save, and tells of it; for the start.
    pub fn bring_back(&mut self) -> Vec<Notice> {
        let Some(rescues) = self.rescues().filter(|_| !self.reads()).cloned() else { return Vec::new() };
        rescues.kept().iter().flat_map(|path| self.bring_back_from(path, &rescues)).collect()
    }

    fn bring_back_from(&mut self, path: &Path, rescues: &Rescues) -> Vec<Notice> {
        let phrases = self.language.phrases();
        let unreadable = |why: Notice| vec![notice::rescue_unreadable(path, &why, phrases)];
        let bytes = match file::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return unreadable(notice::io_error(path, &error, phrases)),
        };
        let name = path.to_string_lossy();
        let rescue = match Rescue::read(&bytes) {
            Some(Ok(rescue)) if rescue.store == rescues.store() => rescue,
            Some(Ok(_)) => return Vec::new(),
            Some(Err(refused)) => return unreadable(notice::refused(&name, &refused, phrases)),
            None => return Vec::new(),
        };
        let entries = match rescue::entries(&rescue) {
            Ok(entries) => entries,
            Err(refused) => return unreadable(notice::refused(&name, &refused, phrases)),
        };
        let brought = match self.session.bring_back(entries, rescue.mark, self.now) {
            Ok(brought) => Brought { words: rescue.words, ..brought },
            Err(error) => return unreadable(notice::session_error(&error, phrases)),
        };
        let path = if brought.is_all() {
            // One that stays is told of again, and records nothing again.
            let _gone = Rescues::forget(path);
            path.to_owned()
        } else {
            rescues.put_by(path)
        };
        self.offer(&brought.words);
        self.refresh();
        notice::brought(&brought, &path, phrases)
    }

    /// Shows words that belong to no record yet, and has them ready to be pasted.
    fn offer(&mut self, words: &[Held]) {
        let Some(first) = words.first() else { return };
        let clip: Vec<&str> = words.iter().map(|held| held.words.as_str()).collect();
        self.clip = clip.join("\n");
        let rows = words.iter().map(|held| held.words.clone()).collect();
        self.stage.open(Box::new(Reading::new(first.place.clone(), rows)));
    }

    /// What someone else has made impossible to put in its place is there to be pasted.
    pub(super) fn keep_displaced(&mut self) {
        let displaced = self.session.take_displaced();
        let words: Vec<&str> = displaced.iter().map(|splice| splice.inserted.as_str()).collect();
        if words.iter().any(|words| !words.is_empty()) {
            self.clip = words.join("\n");
            self.say(Notice::failed(self.language.phrases().rescue.displaced));
        }
    }

    fn rescues(&self) -> Option<&Rescues> {
        self.keeping.as_ref().and_then(super::Keeping::rescues)
    }

    fn put_aside(&mut self, path: Option<&Path>, since: u64) -> Result<PathBuf, Notice> {
        let phrases = self.language.phrases();
        let bytes = self.rescue_bytes(since)?;
        let kept = match (path, self.rescues()) {
            (Some(path), _) => file::write(path, &bytes, Existing::Keep),
            (None, Some(rescues)) => rescues.keep(&bytes),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        };
        kept.map_err(|error| notice::io_error(path.unwrap_or(Path::new("")), &error, phrases))
    }

    fn rescue_bytes(&mut self, since: u64) -> Result<Vec<u8>, Notice> {
        let held = self.stage.words_held(&self.desk());
        let words = held.into_iter().map(|(place, words)| Held { place, words: words.join("\n") }).collect();
        let store = self.rescues().map(|rescues| rescues.store().to_owned()).unwrap_or_default();
        let rescue = self.session.rescue(&store, since, words, self.now);
        let rescue = rescue.map_err(|error| notice::session_error(&error, self.language.phrases()))?;
        Ok(rescue.to_bytes())
    }

    /// Everything that nothing else could keep, to be copied off the terminal.
    fn all_words(&mut self) -> Notice {
        let mark = self.session.mark();
        match self.rescue_bytes(mark) {
            Ok(bytes) => {
                let words = String::from_utf8_lossy(&bytes).into_owned();
                Notice::failed(format!("{}\n{words}", self.language.phrases().rescue.last_words))
            }
            Err(error) => error,
        }
    }

    fn desk(&self) -> crate::panes::Desk<'_> {
        desk(&self.session, &self.bindings, self.language, self.now)
    }
}
