//! What the program does for the store beside recording: follows it, takes it over, backs it up.
//!
//! Used by `app`, in quiet moments and for one command. What is slow is done by a thread that
//! touches nothing but files, so that no key ever waits for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{App, QUIET};
use crate::notice::{self, Notice};
use crate::session::{Access, SessionError};
use crate::settings::{Rescues, today};
use crate::store::backup::daily;
use crate::store::{Disk, Follower, Stand, StoreError, disk};

/// How long after one look at what another has saved the next one is due.
const PACE: TimeDelta = TimeDelta::seconds(1);

/// The store on disk, as far as the screen has to do with it.
#[derive(Debug)]
pub struct Keeping {
    path: PathBuf,
    rescues: Option<Rescues>,
    reading: Reading,
    looked: Option<DateTime<Utc>>,
    failed: bool,
    /// Where the journal stood when its bytes were no log.
    damaged: Option<Stand>,
    backup: Backup,
}

/// Why a committee is only read, if it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Somebody else had it open; that may end.
    Beside,
    /// It was asked for.
    Asked,
}

/// The backup of the day.
#[derive(Debug)]
enum Backup {
    /// That of this day is there, or there is none yet.
    Made(Option<NaiveDate>),
    /// It is being made.
    Underway(NaiveDate, Receiver<Result<Option<PathBuf>, StoreError>>),
    /// It failed, which was said; the next day it is tried again.
    Failed(NaiveDate),
}

impl Keeping {
    /// Over the store at `path`.
    #[must_use]
    pub fn new(path: PathBuf, reading: Reading) -> Self {
        let backup = Backup::Made(None);
        Self { path, rescues: None, reading, looked: None, failed: false, damaged: None, backup }
    }

    /// The same, with a place for words that cannot be saved there.
    #[must_use]
    pub fn with_rescues(self, folders: Vec<PathBuf>) -> Self {
        Self { rescues: Some(Rescues::new(folders, &self.path)), ..self }
    }

    pub(super) fn rescues(&self) -> Option<&Rescues> {
        self.rescues.as_ref()
    }
}

impl App {
    /// Looks after this store from now on.
    pub fn keep(&mut self, keeping: Keeping) {
        self.keeping = Some(keeping);
    }

    /// How long the program may rest between two looks around.
    pub(super) fn rest(&self) -> TimeDelta {
        if self.reads() { PACE } else { QUIET }
    }

    /// Whether the committee is only read.
    pub(super) fn reads(&self) -> bool {
        matches!(self.session.access(), Access::Reading(_))
    }

    /// Says that nothing is recorded here, and why.
    pub(super) fn refuse(&mut self) {
        if let Access::Reading(holder) = self.session.access() {
            let refused = StoreError::ReadOnly(holder.clone());
            self.fail(&refused.into());
        }
    }

    /// Takes in what another has saved, and notices when they are gone or somebody else has come.
    pub(super) fn follow(&mut self) {
        let due = |looked: DateTime<Utc>| looked + PACE <= self.now || looked > self.now;
        let Some(keeping) = self.keeping.as_mut().filter(|it| it.looked.is_none_or(due)) else { return };
        let Access::Reading(holder) = self.session.access().clone() else { return };
        keeping.looked = Some(self.now);
        let path = keeping.path.clone();
        let stand = Stand::of(&path);
        // A long journal must not be read to its damage every second, with every key waiting.
        if keeping.damaged.is_none() || keeping.damaged != stand {
            self.take_in(&path, stand);
        }
        let before = match holder {
            Some(holder) if !disk::is_gone(&holder) => return,
            before => before,
        };
        let next = disk::holder(&path).filter(|holder| !disk::is_gone(holder));
        let nobody = next.is_none();
        self.session.read_beside(next);
        if let Some(gone) = before.filter(|_| nobody) {
            // What was refused because of them no longer holds.
            self.stage.hush();
            self.say(notice::holder_gone(&gone, self.language.phrases()));
        }
    }

    /// Takes in what another has saved to the journal, which stands there.
    fn take_in(&mut self, path: &Path, stand: Option<Stand>) {
        let followed = match self.session.follow() {
            // The journal was put in order by whoever has it: it is read again from its beginning.
            Err(error) => self.read_again(path).map(|()| true).map_err(|_| error),
            followed => followed,
        };
        let fails = followed.is_err();
        let damaged = matches!(followed, Err(SessionError::Store(StoreError::Damaged(_))));
        let failed_before = self.keeping.as_mut().map(|it| {
            it.damaged = stand.filter(|_| damaged);
            std::mem::replace(&mut it.failed, fails)
        });
        match followed {
            Ok(true) => self.refresh(),
            Err(error) if failed_before == Some(false) => self.fail(&error),
            Ok(false) | Err(_) => {}
        }
    }

    fn read_again(&mut self, path: &Path) -> Result<(), SessionError> {
        let follower = Follower::open(path)?;
        let access = Access::Reading(follower.holder());
        self.session.go_on_in(Box::new(follower), access)
    }

    /// Opens the store for writing, now that nobody else has it.
    pub(super) fn take_over(&mut self) {
        let phrases = self.language.phrases();
        let keeping = self.keeping.as_ref().filter(|_| self.reads());
        let Some(Keeping { path, reading, .. }) = keeping else {
            return self.say(Notice::warned(phrases.keeping.writes_already));
        };
        if *reading == Reading::Asked {
            return self.say(Notice::warned(phrases.keeping.asked_to_read));
        }
        match Disk::open(path) {
            Ok(store) => {
                let mut told = notice::recovered(store.recovered(), phrases);
                match self.session.go_on_in(Box::new(store), Access::Writing) {
                    Ok(()) => {
                        // Whoever left may have left words behind, as at any start.
                        told.extend(self.bring_back());
                        let first = told.into_iter().max_by_key(|notice| notice.weight);
                        self.say(first.unwrap_or(Notice::said(phrases.keeping.taken_over)));
                    }
                    Err(error) => self.fail(&error),
                }
            }
            Err(StoreError::Held(holder)) => {
                self.say(notice::still_held(&holder, phrases));
                self.session.read_beside(Some(holder));
            }
            Err(error) => self.fail(&error.into()),
        }
    }

    /// Begins the backup of the day where there is none, and hears how it went. A failure is said
    /// once; nothing waits for it.
    pub(super) fn back_up(&mut self) {
        let (day, writes) = (today(self.now), !self.reads());
        let Some(keeping) = self.keeping.as_mut().filter(|_| writes) else { return };
        let (next, failure) = match &keeping.backup {
            Backup::Made(Some(made)) if *made == day => return,
            Backup::Failed(tried) if *tried == day => return,
            Backup::Made(_) | Backup::Failed(_) => (begin(keeping.path.clone(), day), None),
            Backup::Underway(made, result) => match result.try_recv() {
                Err(TryRecvError::Empty) => return,
                Ok(Err(error)) => (Backup::Failed(*made), Some(error)),
                Ok(Ok(_)) | Err(TryRecvError::Disconnected) => (Backup::Made(Some(*made)), None),
            },
        };
        keeping.backup = next;
        if let Some(error) = failure {
            self.say(notice::daily_failed(&error, self.language.phrases()));
        }
    }
}

/// Makes the backup beside everything else.
fn begin(path: PathBuf, day: NaiveDate) -> Backup {
    let (told, result) = mpsc::channel();
    let make = move || {
        // Whoever left meanwhile hears nothing.
        let _heard = told.send(daily::make(&path, day));
    };
    match std::thread::Builder::new().name("backup".to_owned()).spawn(make) {
        Ok(_) => Backup::Underway(day, result),
        // Without a thread there is no backup today, and no harm.
        Err(_) => Backup::Made(Some(day)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::command::Bindings;
    use crate::domain::{Change, Edit, Member, MemberId};
    use crate::i18n::Language;
    use crate::session::Session;

    fn moment(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn writer(path: &Path) -> Session {
        Session::open(Box::new(Disk::create_or_open(path).unwrap()), "amina".into(), 7).unwrap()
    }

    fn add(session: &mut Session, id: u64) {
        let member = Member { name: "سمية".into(), ..Member::default() };
        let change = Change::Member(Box::new(Edit::add(MemberId(id), member)));
        session.record(change, moment(1)).unwrap();
    }

    /// The program of somebody who reads the store at `path`, which nobody has open.
    fn reader(path: &Path) -> App {
        let follower = Follower::open(path).unwrap();
        let mut session = Session::open(Box::new(follower), "nadia".into(), 8).unwrap();
        session.read_beside(None);
        let mut app = App::new(session, Bindings::shipped(), Language::En, moment(10));
        app.keep(Keeping::new(path.to_owned(), Reading::Beside));
        app.idle(moment(10));
        app
    }

    #[test]
    fn whoever_opens_the_store_after_the_first_has_left_is_noticed_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        drop(writer(&path));
        let mut app = reader(&path);
        assert_eq!(app.session.access(), &Access::Reading(None));
        let third = writer(&path);
        app.idle(moment(12));
        let Access::Reading(Some(holder)) = app.session.access() else { panic!("nobody was noticed") };
        assert_eq!(holder.pid, std::process::id());
        drop(third);
    }

    #[test]
    fn a_damaged_journal_is_not_read_again_before_it_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let mut session = writer(&path);
        add(&mut session, 1);
        add(&mut session, 2);
        drop(session);
        let mut app = reader(&path);
        let failed = |app: &App| app.keeping.as_ref().unwrap().failed;
        assert!(!failed(&app));
        let (journal, beside) = (path.join("journal"), path.join("beside"));
        let whole = fs::read(&journal).unwrap();
        let mut damaged = whole.clone();
        damaged[10] ^= 1;
        fs::write(&beside, &damaged).unwrap();
        fs::rename(&beside, &journal).unwrap();
        app.idle(moment(12));
        assert!(failed(&app));
        // The same file and the same length: that it is whole again is not looked at.
        fs::write(&journal, &whole).unwrap();
        app.idle(moment(14));
        assert!(failed(&app), "the journal was read again");
        let mut session = writer(&path);
        add(&mut session, 3);
        app.idle(moment(16));
        assert!(!failed(&app));
        assert_eq!(app.session.mark(), 3);
    }
}
