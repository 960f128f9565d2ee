//! Words that cannot be saved: put into a file elsewhere, and brought back at the next start.
//!
//! Used by `app` when someone asks, imports such a file, takes over, leaves or is cut off, and by
//! `main` at the start. No words are
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
        if self.session.is_settled() && self.stage.words_held(&self.desk()).is_empty() {
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

    /// Words of a field whose record was refused, and which was closed all the same, go into a rescue
    /// file; where there is no place for one they are there to be pasted.
    pub(super) fn keep_given_up(&mut self, held: Vec<(String, Vec<String>)>) {
        if held.is_empty() || !self.unrecorded || !self.stage.words_held(&self.desk()).is_empty() {
            return;
        }
        self.unrecorded = false;
        let phrases = self.language.phrases();
        match self.put_aside_words(None, self.session.mark(), held.clone()) {
            Ok(place) => self.say(notice::rescued(&place, phrases).with_path(&place)),
            Err(error) => {
                let words: Vec<String> = held.into_iter().flat_map(|(_, words)| words).collect();
                self.clip = words.join("\n");
                self.say(Notice::failed((phrases.rescue.given_up)(&error.words)));
            }
        }
    }

    /// Leaves at once though a record was refused: its words, which are in their fields still, go
    /// into a rescue file, or onto the terminal.
    pub(super) fn leave_with_fields(&mut self) -> Flow {
        let kept = self.put_aside(None, self.session.mark());
        self.last_words = Some(match kept {
            Ok(place) => notice::rescued(&place, self.language.phrases()),
            Err(_) => self.all_words(),
        });
        Flow::Quit
    }

    /// The program is ended and nobody can answer any more: what was typed is saved, else put into
    /// a rescue file; the next start tells of it. What neither takes, whoever started the program
    /// is told.
    pub fn cut_off(&mut self, now: DateTime<Utc>) {
        self.now = now;
        if !self.reads() {
            self.keep_all();
        }
        self.end_draft();
    }

    fn keep_all(&mut self) {
        let now = self.now;
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
        rescues.sweep();
        let mut kept = rescues.kept();
        // What was typed later stands on what was typed before.
        kept.sort_by_cached_key(|path| written(path));
        kept.iter().flat_map(|path| self.bring_back_from(path, &rescues)).collect()
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
        let brought = match self.record_rescued(&name, rescue) {
            Ok(brought) => brought,
            Err(why) => return unreadable(why),
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

    /// Brings back the rescue file someone has named, and tells of it; the file stays theirs.
    pub(super) fn bring_back_named(&mut self, path: &Path, rescue: Rescue) {
        let phrases = self.language.phrases();
        if self.session.mark() < rescue.mark {
            let store = notice::clean(&rescue.store.to_string_lossy());
            return self.say(Notice::failed((phrases.rescue.another)(&store)));
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let brought = match self.record_rescued(&name, rescue) {
            Ok(brought) => brought,
            Err(why) => return self.say(why),
        };
        self.offer(&brought.words);
        self.refresh();
        self.say(if brought.recorded.is_empty() && brought.is_all() {
            Notice::said(phrases.rescue.all_there)
        } else {
            let told = notice::brought(&brought, path, phrases);
            let first = told.into_iter().max_by_key(|notice| notice.weight);
            first.unwrap_or(Notice::said(phrases.rescue.all_there)).with_path(path)
        });
    }

    /// Records what the log does not have of a rescue file called `name`.
    fn record_rescued(&mut self, name: &str, rescue: Rescue) -> Result<Brought, Notice> {
        let phrases = self.language.phrases();
        let entries = rescue::entries(&rescue).map_err(|refused| notice::refused(name, &refused, phrases))?;
        let brought = self.session.bring_back(entries, rescue.mark, self.now);
        let brought = brought.map_err(|error| notice::session_error(&error, phrases))?;
        Ok(Brought { words: rescue.words, ..brought })
    }

    /// Shows words that belong to no record yet, and has them ready to be pasted.
    fn offer(&mut self, words: &[Held]) {
        let Some(first) = words.first() else { return };
        let clip: Vec<&str> = words.iter().map(|held| held.words.as_str()).collect();
        self.clip = clip.join("\n");
        // A row for each field, so that the first of many does not hide the others.
        let rows = words.iter().flat_map(|held| held.words.lines()).filter(|row| !row.trim().is_empty());
        let rows = rows.map(str::to_owned).collect();
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

    pub(super) fn rescues(&self) -> Option<&Rescues> {
        self.keeping.as_ref().and_then(super::Keeping::rescues)
    }

    fn put_aside(&mut self, path: Option<&Path>, since: u64) -> Result<PathBuf, Notice> {
        let held = self.stage.words_held(&self.desk());
        self.put_aside_words(path, since, held)
    }

    fn put_aside_words(
        &mut self,
        path: Option<&Path>,
        since: u64,
        held: Vec<(String, Vec<String>)>,
    ) -> Result<PathBuf, Notice> {
        let phrases = self.language.phrases();
        let bytes = self.rescue_bytes(since, held)?;
        let kept = match (path, self.rescues()) {
            (Some(path), _) => file::write(path, &bytes, Existing::Keep),
            (None, Some(rescues)) => rescues.keep(&bytes),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        };
        kept.map_err(|error| notice::io_error(path.unwrap_or(Path::new("")), &error, phrases))
    }

    fn rescue_bytes(&mut self, since: u64, held: Vec<(String, Vec<String>)>) -> Result<Vec<u8>, Notice> {
        let words = held.into_iter().map(|(place, words)| Held { place, words: words.join("\n") }).collect();
        let store = self.rescues().map(|rescues| rescues.store().to_owned()).unwrap_or_default();
        let rescue = self.session.rescue(&store, since, words, self.now);
        let rescue = rescue.map_err(|error| notice::session_error(&error, self.language.phrases()))?;
        Ok(rescue.to_bytes())
    }

    /// Everything that nothing else could keep, to be copied off the terminal.
    fn all_words(&mut self) -> Notice {
        self.drafting.stay();
        let (mark, held) = (self.session.mark(), self.stage.words_held(&self.desk()));
        match self.rescue_bytes(mark, held) {
            Ok(bytes) => {
                let words = String::from_utf8_lossy(&bytes).into_owned();
                Notice::failed(format!("{}\n{words}", self.language.phrases().rescue.last_words))
            }
            Err(error) => error,
        }
    }

    pub(super) fn desk(&self) -> crate::panes::Desk<'_> {
        desk(&self.session, &self.bindings, self.language, self.now)
    }
}

/// When the rescue file at `path` was written, by its own word.
fn written(path: &Path) -> Option<DateTime<Utc>> {
    Some(Rescue::read(&file::read(path).ok()?)?.ok()?.written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keeping::{self, Keeping};
    use crate::command::Bindings;
    use crate::domain::{Change, Edit, Heading, Rank, SectionId, Splice};
    use crate::i18n::Language;
    use crate::session::Session;
    use crate::store::Memory;

    const PART: SectionId = SectionId(1);

    fn moment(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn part(words: &str) -> Session {
        let mut session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        let heading = Heading { rank: Rank::nth(0), title: "ديباجة".into(), ..Heading::default() };
        session.record(Change::Heading(Box::new(Edit::add(PART, heading))), moment(1)).unwrap();
        session.record(Change::Charter(Splice::new(PART, 0, "", words)), moment(1)).unwrap();
        session
    }

    #[test]
    fn the_file_that_was_written_first_is_brought_back_first_whatever_its_number() {
        let place = tempfile::tempdir().unwrap();
        let rescues = Rescues::new(vec![place.path().to_owned()], Path::new("/srv/lajna"));
        let mut writer = part("");
        let mut keep = |words: &str, second: i64| {
            let end = writer.committee().charter[&PART].body.len();
            writer.type_text(Splice::new(PART, end, "", words), moment(second)).unwrap();
            let rescue = writer.rescue(rescues.store(), writer.mark(), Vec::new(), moment(second)).unwrap();
            writer.settle(moment(second)).unwrap();
            rescues.keep(&rescue.to_bytes()).unwrap()
        };
        let first = keep("one ", 10);
        let second = keep("two ", 20);
        // The later one got the number that had become free.
        let free = place.path().join("free");
        std::fs::rename(&first, &free).unwrap();
        std::fs::rename(&second, &first).unwrap();
        std::fs::rename(&free, &second).unwrap();
        let keeping = Keeping::new("/srv/lajna".into(), keeping::Reading::Beside);
        let mut app = App::new(part(""), Bindings::shipped(), Language::En, moment(30));
        app.keep(keeping.with_rescues(vec![place.path().to_owned()]));
        app.bring_back();
        assert_eq!(app.session.committee().charter[&PART].body, "one two ");
        assert!(rescues.kept().is_empty());
    }
}
