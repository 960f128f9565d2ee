//! A store in a folder: a journal that decides, a working store that answers quickly.
//!
//! Used by whoever opens a committee on disk. An entry is in the journal, synced, before it
//! is acknowledged, and in sled soon after. Opening brings the two together; only damage
//! costs sled its place, and even then it is set aside, never deleted. Knows nothing of what
//! entries mean and makes no sentences: what it had to mend is told as [`Recovered`].
//!
//! ```text
//! FORMAT            which program, which version: read before anything else
//! lock              who has it open
//! journal           one line per entry
//! sled/             entries and snapshots, made from the journal
//! journal.torn-1    what an interrupted append left
//! sled.new, sled.old         while the working store is written anew
//! journal.damaged-1, sled.damaged-1    what was replaced
//! ```

mod apart;
mod compact;
mod examine;
mod folder;
mod gather;
mod holes;
mod lay;
mod lock;
mod mend;
mod working;

use std::cell::Cell;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

pub use self::compact::Room;
pub use self::examine::{Examined, Side, examine};
pub(super) use self::examine::{is_there, journal_of};
use self::folder::Found;
pub(super) use self::folder::{create as create_folder, write_new};
pub use self::gather::{Gathered, gather};
pub use self::lay::{lay, write};
use self::lock::Lock;
pub use self::lock::is_gone;
pub use self::working::is_contained;
use self::working::{Trouble, Working};
use super::backup::daily::{self, Newest};
use super::journal::{Journal, Point, Rest};
use super::{Holder, Mark, Snapshot, Store, StoreError, check_numbers, wire};
use crate::domain::{Entry, EntryId};

/// Makes panics that the store contains and answers pass the present panic hook by. Called
/// again after a hook was set that must not act on them.
pub fn quiet_contained_panics() {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !is_contained(panic) {
            previous(panic);
        }
    }));
}

/// Where the store at `path` keeps its journal, which anyone may read without a lock.
pub(super) fn journal_place(path: &Path) -> PathBuf {
    path.join(folder::JOURNAL)
}

/// Who has the store at `path` open now, if anyone has.
#[must_use]
pub fn holder(path: &Path) -> Option<Holder> {
    match lock::share(&path.join(folder::LOCK)) {
        Err(StoreError::Held(holder)) => Some(holder),
        Ok(_) | Err(_) => None,
    }
}

/// Something an opening found and mended, or could live without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// The journal ended in an append that was never acknowledged; it was taken off.
    TornTail {
        /// How many bytes.
        bytes: u64,
        /// Where they are kept.
        kept_in: PathBuf,
    },
    /// Lines of the journal were missing, damaged or out of place; it was written again.
    JournalMended {
        /// The entries that only the working store had, in order.
        entries: Vec<EntryId>,
        /// Where the journal as it was found is kept.
        kept_in: PathBuf,
    },
    /// The working store was damaged and made again from the journal.
    WorkingRebuilt {
        /// Where the damaged one is kept.
        kept_in: PathBuf,
    },
    /// The working store would not open though it is not damaged (a full disk, a permission):
    /// everything is there and is saved, only slower.
    WorkingAway(std::io::ErrorKind),
    /// The file that names the format was missing or damaged, and written again.
    FormatMended,
    /// The working store was made anew, and the newest backup has entries the journal has not:
    /// a journal cut between two lines shows nothing of it.
    BackupHasMore {
        /// The backup.
        newest: Newest,
        /// How many entries the journal has.
        here: Mark,
    },
    /// Entries from this one on were given up because someone asked for it.
    CutAt {
        /// The first entry given up; those appended together with a lost one go with it.
        entry: EntryId,
        /// Where the journal as it was found is kept.
        kept_in: PathBuf,
    },
}

/// An open store.
///
/// Invariant: the journal ends at `journal.end()`; the working store, when there is one,
/// holds the entries up to `shelved` without a hole.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    journal: Journal,
    working: Option<Working>,
    shelved: Point,
    recovered: Vec<Recovered>,
    suspected: Cell<bool>,
    /// Where reading the journal itself can go on, so that page after page of it costs one
    /// reading and not one for each page.
    resume: Cell<Point>,
    /// Whether the room the working store takes is to be measured when it is closed.
    grown: bool,
    /// Last, so that it is let go after everything else is closed.
    _lock: Lock,
}

impl Disk {
    /// Opens the store at `path`, which must be there.
    ///
    /// # Errors
    /// [`StoreError::Held`] by another process, [`StoreError::NotAStore`],
    /// [`StoreError::FromTheFuture`], [`StoreError::Damaged`] when neither side can give an
    /// entry (nothing was changed; see [`Disk::salvage`]), [`StoreError::Io`]; nothing there, or
    /// an empty folder, is [`NotFound`](std::io::ErrorKind::NotFound).
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        match folder::look(path)? {
            Found::Ours | Found::Earlier | Found::Unmarked => Self::enter(path, mend::OnLoss::Refuse),
            Found::Absent | Found::Beginning => {
                Err(StoreError::io(path)(std::io::ErrorKind::NotFound.into()))
            }
        }
    }

    /// Opens the store at `path`, or makes one where there is nothing or an empty folder.
    ///
    /// # Errors
    /// As [`Disk::open`].
    pub fn create_or_open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        if folder::look(path)? == Found::Absent {
            folder::create(path)?;
        }
        Self::enter(path, mend::OnLoss::Refuse)
    }

    /// Opens what [`Disk::open`] refuses as [`StoreError::Damaged`]: the log up to the first
    /// entry that neither side can give. The rest is kept aside. For a person to ask for.
    ///
    /// # Errors
    /// As [`Disk::open`], but for the damage.
    pub fn salvage(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        match folder::look(path)? {
            Found::Ours | Found::Earlier | Found::Unmarked => Self::enter(path, mend::OnLoss::Cut),
            Found::Absent | Found::Beginning => {
                Err(StoreError::io(path)(std::io::ErrorKind::NotFound.into()))
            }
        }
    }

    /// Takes the lock, and only then touches anything.
    fn enter(path: &Path, on_loss: mend::OnLoss) -> Result<Self, StoreError> {
        let lock = lock::take(&path.join(folder::LOCK))?;
        // What was found before the lock may have been another process at work.
        let found = folder::look(path)?;
        folder::sweep(path)?;
        let mut recovered = Vec::new();
        if found != Found::Ours {
            folder::mark(path)?;
        }
        if found == Found::Unmarked {
            recovered.push(Recovered::FormatMended);
        }
        let journal = Journal::open(&path.join(folder::JOURNAL))?;
        folder::sync(path)?;
        let mut disk = Self {
            path: path.into(),
            journal,
            working: None,
            shelved: Point::START,
            recovered,
            suspected: Cell::new(false),
            resume: Cell::new(Point::START),
            grown: false,
            _lock: lock,
        };
        disk.bring_together(on_loss)?;
        Ok(disk)
    }

    /// What this opening, or a later [`Disk::verify`], had to mend.
    #[must_use]
    pub fn recovered(&self) -> &[Recovered] {
        &self.recovered
    }

    /// How many entries the log has.
    #[must_use]
    pub const fn len(&self) -> Mark {
        self.journal.end().number
    }

    /// Whether the log has no entries.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The working store gave something wrong: work without it, and look again next time.
    fn suspect(&self) {
        if !self.suspected.replace(true) {
            // Without the mark the damage is met again, and answered again, next time.
            let _ = fs::write(self.path.join(folder::SUSPECT), b"");
        }
    }

    /// What the working store answers, if it does.
    fn answered<T>(&self, answer: Result<T, Trouble>) -> Option<T> {
        match answer {
            Ok(value) => Some(value),
            Err(Trouble::Damage) => {
                self.suspect();
                None
            }
            Err(Trouble::Refusal(_)) => None,
        }
    }

    fn trusted(&self) -> Option<&Working> {
        self.working.as_ref().filter(|_| !self.suspected.get())
    }

    /// Entries after `after` up to `last`, from the journal itself.
    fn read_journal(&self, after: Mark, last: Mark) -> Result<Vec<Entry>, StoreError> {
        let known = [self.resume.get(), self.shelved].into_iter().filter(|it| it.number <= after);
        let from = known.max_by_key(|it| it.number).unwrap_or(Point::START);
        let mut entries = Vec::new();
        let survey = self.journal.survey(from, &mut |group| {
            // The next page begins where this one ends, or inside its last group.
            if let Some(end) = group.last().map(Point::after).filter(|end| end.number <= last) {
                self.resume.set(end);
            }
            let wanted =
                group.into_iter().map(|kept| kept.entry).filter(|it| it.id.0 > after && it.id.0 <= last);
            entries.extend(wanted);
            let past = entries.len() as u64 >= last - after;
            Ok(if past { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        match survey.rest {
            Rest::Damaged(entry) if entry.0 <= last => Err(StoreError::Damaged(entry)),
            _ if (entries.len() as u64) < last - after => {
                Err(StoreError::Damaged(EntryId(after + entries.len() as u64 + 1)))
            }
            _ => Ok(entries),
        }
    }
}

impl Store for Disk {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        let last = after.saturating_add(most as u64).min(self.len());
        if after >= last {
            return Ok(Vec::new());
        }
        let held = last.min(self.shelved.number);
        let mut entries = Vec::new();
        if let Some(working) = self.trusted().filter(|_| after < held)
            && let Some(page) = self.answered(working.page(after + 1, held))
        {
            entries.extend(page.into_iter().map(|kept| kept.entry));
        }
        let read = after + entries.len() as u64;
        if read < last {
            entries.extend(self.read_journal(read, last)?);
        }
        Ok(entries)
    }

    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        if after != self.len() {
            return Err(StoreError::Stale(self.len()));
        }
        check_numbers(after, entries)?;
        if entries.is_empty() {
            return Ok(after);
        }
        let lines = self.journal.append(entries)?;
        // From here on the entries are safe, whatever the working store says.
        if let Some(working) = self.trusted().filter(|_| self.shelved.number == after) {
            if self.answered(working.put(&lines)).is_some() {
                self.shelved = self.journal.end();
            } else {
                self.working = None;
            }
        }
        Ok(self.len())
    }

    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        let Some(working) = self.trusted() else { return Ok(None) };
        let found = self.answered(working.snapshot(self.shelved.number)).flatten();
        let Some((snapshot, hash)) = found else { return Ok(None) };
        // One of another log would be whole and wrong.
        let line = self.line_hash(snapshot.mark);
        Ok(Some(snapshot).filter(|_| line == Some(hash)))
    }

    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        if snapshot.mark > self.len() {
            return Err(StoreError::Stale(self.len()));
        }
        // Without a working store there is no place for it, and no harm: the log is all there.
        let Some(hash) = self.line_hash(snapshot.mark) else { return Ok(()) };
        let refused = |fault| StoreError::Refused { entry: EntryId(snapshot.mark), fault };
        let sealed = wire::seal_snapshot(snapshot, hash).map_err(refused)?;
        let Some(working) = self.trusted() else { return Ok(()) };
        match working.keep(snapshot.mark, &sealed) {
            Ok(()) => {
                self.compact_when_grown();
                Ok(())
            }
            Err(Trouble::Damage) => {
                self.suspect();
                Ok(())
            }
            Err(Trouble::Refusal(source)) => Err(StoreError::io(&self.path.join(folder::SLED))(source)),
        }
    }
}

impl Disk {
    /// Asks the newest backup whether it has entries that are not here. Both sides cannot say it
    /// where the working store was just made from the journal.
    fn ask_backup(&mut self) {
        let Some(newest) = daily::newest(&self.path) else { return };
        let (last, here) = (newest.head.entries, self.len());
        let same = || self.line_hash(last).is_none_or(|hash| hash == newest.head.last);
        if last > here || !same() {
            self.recovered.push(Recovered::BackupHasMore { newest, here });
        }
    }

    /// The hash of the line of entry `number`, by the working store.
    fn line_hash(&self, number: Mark) -> Option<wire::Hash> {
        if number == 0 {
            return Some(wire::Hash::START);
        }
        let page = self.answered(self.trusted()?.page(number, number));
        Some(page?.first()?.hash)
    }
}
