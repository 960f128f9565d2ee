//! Scenes of work on stores: what a committee does to its disk, from the first day on.
//!
//! A scene is set in an empty folder and played by a child process, this test program started
//! again, which tells every promise as soon as it is made. Nothing here knows of accidents.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::OnceLock;

use chrono::NaiveDate;
use lajna::domain::{Change, Entry, Splice, Stacks};
use lajna::exchange::demo;
use lajna::session::Session;
use lajna::session::repair::repair;
use lajna::store::backup::{self, daily};
use lajna::store::{Disk, Follower, Mark, Snapshot, Store, StoreError};

use super::common::{change, moment};
use super::left::{Promises, digest};

const CHILD: &str = "LAJNA_SCENE";
const PLACE: &str = "LAJNA_SCENE_PLACE";
/// The line after which the child speaks for itself and not the harness for it.
pub const BEGINS: &str = "the scene begins";
/// The store most scenes are about.
pub const STORE: &str = "store";

/// Some work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// A store is made, minutes and a charter are imported, someone types, undoes, leaves, returns.
    Birth,
    /// Snapshots are kept until the working store has to be written anew.
    Growth,
    /// Backups of many days and by hand while someone works.
    Backups,
    /// A new store is made of a backup.
    Restoring,
    /// A new store is made of a damaged one.
    Repairing,
    /// A damaged journal is mended by opening the store.
    Mending,
    /// A damaged working store is made again by opening the store.
    Rebuilding,
    /// A store of the first version is opened and worked on.
    Migration,
    /// A store is opened after an accident, and that is all.
    Opening,
    /// The working store is written anew.
    Compacting,
}

/// What the child says when that is done.
pub const COMPACTED: &str = "compacted";

impl Scene {
    /// Those that can be set.
    pub const ALL: [Self; 8] = [
        Self::Birth,
        Self::Growth,
        Self::Backups,
        Self::Restoring,
        Self::Repairing,
        Self::Mending,
        Self::Rebuilding,
        Self::Migration,
    ];

    fn name(self) -> String {
        format!("{self:?}")
    }

    /// Puts into the folder what is there before the scene begins, and says what that is.
    pub fn set(self, place: &Path) -> Promises {
        let store = place.join(STORE);
        match self {
            Self::Birth | Self::Opening => return Promises::default(),
            Self::Migration => {
                let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/store/v1");
                fs::create_dir(&store).unwrap();
                for name in ["FORMAT", "journal"] {
                    fs::copy(fixture.join(name), store.join(name)).unwrap();
                }
            }
            _ => copy(worked_on(), &store),
        }
        let promised = Promises::of(&store, STORE);
        let journal = store.join("journal");
        match self {
            Self::Restoring => drop(backup::write(&store, &place.join("of-before.lajna")).unwrap()),
            Self::Repairing => {
                // Two entries are gone on both sides; the others are not.
                fs::remove_dir_all(store.join("sled")).unwrap();
                let mut lines: Vec<Vec<u8>> =
                    fs::read(&journal).unwrap().split_inclusive(|it| *it == b'\n').map(Vec::from).collect();
                for gone in [11, 23] {
                    lines[gone][40] ^= 1;
                }
                fs::write(&journal, lines.concat()).unwrap();
                fs::rename(&store, place.join("damaged")).unwrap();
                return Promises::default();
            }
            Self::Mending => {
                let mut bytes = fs::read(&journal).unwrap();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(&journal, bytes).unwrap();
            }
            Self::Rebuilding => fs::write(store.join("sled/db"), [7; 3000]).unwrap(),
            _ => {}
        }
        promised
    }

    /// A child that plays the scene in the folder, under `tool` if there is one; its standard
    /// output tells the promises.
    pub fn child(self, place: &Path, tool: &[&str]) -> Command {
        let program = std::env::current_exe().unwrap();
        let mut command = match tool.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
            None => Command::new(program),
        };
        command
            .args(["scene::child_that_plays_a_scene", "--exact", "--nocapture", "--test-threads=1"])
            .env(CHILD, self.name())
            .env(PLACE, place)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    fn play(self, place: &Path, say: &mut dyn FnMut(String)) {
        let store = place.join(STORE);
        match self {
            Self::Birth => {
                let mut desk = Desk::sit(&store);
                desk.import(say);
                desk.work(9, say);
                desk.type_words(say);
                desk.keep();
                desk.work(4, say);
                drop(desk);
                Desk::sit(&store).work(4, say);
            }
            Self::Growth => {
                let mut desk = Desk::sit(&store);
                for _ in 0..2 {
                    desk.work(5, say);
                    desk.keep();
                    desk.disk.borrow_mut().compact().unwrap();
                    desk.work(3, say);
                    desk.keep();
                }
            }
            Self::Backups => back_up(place, &store, say),
            Self::Restoring => {
                let new = place.join("restored");
                let head = backup::restore(&place.join("of-before.lajna"), &new).unwrap();
                say(format!("whole restored {}", head.entries));
                Desk::sit(&new).work(3, say);
            }
            Self::Repairing => {
                let new = place.join("repaired");
                let done = repair(&place.join("damaged"), &new).unwrap();
                say(format!("whole repaired {}", done.entries));
                Desk::sit(&new).work(3, say);
            }
            Self::Mending | Self::Rebuilding | Self::Migration => {
                let mut desk = Desk::sit(&store);
                desk.work(4, say);
                desk.disk.borrow_mut().verify().unwrap();
                desk.keep();
                drop(desk);
                Desk::sit(&store).work(3, say);
            }
            Self::Opening => drop(Desk::sit(&store)),
            Self::Compacting => {
                let desk = Desk::sit(&store);
                desk.disk.borrow_mut().compact().unwrap();
                say(COMPACTED.to_owned());
            }
        }
    }
}

/// Not a test of its own: what the child does.
#[test]
fn child_that_plays_a_scene() {
    let Ok(name) = std::env::var(CHILD) else { return };
    let place = PathBuf::from(std::env::var_os(PLACE).unwrap());
    let scene = Scene::ALL
        .into_iter()
        .chain([Scene::Opening, Scene::Compacting])
        .find(|it| it.name() == name)
        .unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\n{BEGINS}").unwrap();
    scene.play(&place, &mut |line| {
        writeln!(out, "{line}").unwrap();
        out.flush().unwrap();
    });
}

fn back_up(place: &Path, store: &Path, say: &mut dyn FnMut(String)) {
    let mut desk = Desk::sit(store);
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    for day in first.iter_days().step_by(5).take(12) {
        desk.work(1, say);
        let made = daily::make(store, day).unwrap().unwrap();
        say(format!("file {} {}", made.strip_prefix(place).unwrap().display(), desk.mark()));
    }
    let today = first + chrono::TimeDelta::days(55);
    for _ in 0..2 {
        desk.work(2, say);
        daily::replace(store, today).unwrap();
        let made = daily::place(store, today);
        say(format!("file {} {}", made.strip_prefix(place).unwrap().display(), desk.mark()));
    }
    backup::write(store, &place.join("by-hand.lajna")).unwrap();
    say(format!("file by-hand.lajna {}", desk.mark()));
}

/// A store with a past, made once.
fn worked_on() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::sit(&folder.path().join(STORE));
        desk.import(&mut drop);
        desk.work(12, &mut drop);
        desk.keep();
        desk.work(6, &mut drop);
        desk.keep();
        desk.work(3, &mut drop);
        folder
    });
    Box::leak(folder.path().join(STORE).into_boxed_path())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => copy(&path, &target),
            path => drop(fs::copy(path, target).unwrap()),
        }
    }
}

/// Someone at work on a store: a session, and the disk under it.
pub struct Desk {
    session: Session,
    disk: Rc<RefCell<Disk>>,
    name: String,
    said: Mark,
}

impl Desk {
    /// Opens the store, or makes it. What it holds was promised when it was saved.
    pub fn sit(path: &Path) -> Self {
        let disk = Rc::new(RefCell::new(Disk::create_or_open(path).unwrap()));
        let seed = disk.borrow().len() + 7;
        let session = Session::open(Box::new(Hands(disk.clone())), "نادية".into(), seed).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let said = session.mark();
        Self { session, disk, name, said }
    }

    pub fn mark(&self) -> Mark {
        self.session.mark()
    }

    /// Tells every entry that is saved and was not told yet.
    fn promise(&mut self, say: &mut dyn FnMut(String)) {
        for entry in self.session.entries(self.said, usize::MAX).unwrap() {
            self.said = entry.id.0;
            say(format!("saved {} {} {:08x}", self.name, entry.id.0, digest(&entry)));
        }
    }

    fn import(&mut self, say: &mut dyn FnMut(String)) {
        let changes = demo::changes(self.session.ids(), moment(0).date_naive());
        self.session.record_all(changes, moment(0)).unwrap();
        self.promise(say);
    }

    /// So many steps: changes one at a time, some together, an undo and a redo now and then.
    pub fn work(&mut self, steps: u64, say: &mut dyn FnMut(String)) {
        for _ in 0..steps {
            let (mark, now) = (self.mark(), moment(self.mark()));
            let next = |seed: u64| change(self.session.committee(), seed);
            match mark % 7 {
                3 => {
                    let (mut committee, mut changes) = (self.session.committee().clone(), Vec::new());
                    for seed in 0..4 {
                        let next = change(&committee, mark * 31 + seed);
                        next.apply(&mut committee).unwrap();
                        changes.push(next);
                    }
                    self.session.record_all(changes, now).unwrap();
                }
                5 => drop(self.session.undo(now)),
                6 => drop(self.session.redo(now)),
                _ => drop(self.session.record(next(mark * 31), now).unwrap()),
            }
            self.promise(say);
        }
    }

    /// A few letters in the charter, saved after the pause.
    fn type_words(&mut self, say: &mut dyn FnMut(String)) {
        let (section, _) = self.session.committee().charter.iter().next().unwrap();
        let section = *section;
        for (at, letter) in "ميثاق".char_indices() {
            let splice = Splice::new(section, at, "", &letter.to_string());
            self.session.type_text(splice, moment(self.mark())).unwrap();
        }
        self.session.settle(moment(self.mark())).unwrap();
        self.promise(say);
    }

    /// Keeps a snapshot, as quiet moments do.
    fn keep(&self) {
        let mut stacks = Stacks::default();
        self.session.entries(0, usize::MAX).unwrap().iter().for_each(|entry| stacks.push(entry));
        let snapshot = Snapshot { mark: self.mark(), committee: self.session.committee().clone(), stacks };
        self.disk.borrow_mut().keep(&snapshot).unwrap();
    }
}

/// The disk in the hands of a session and of the scene.
struct Hands(Rc<RefCell<Disk>>);

impl Store for Hands {
    fn read(&self, after: Mark, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.0.borrow().read(after, most)
    }
    fn append(&mut self, after: Mark, entries: &[Entry]) -> Result<Mark, StoreError> {
        self.0.borrow_mut().append(after, entries)
    }
    fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.0.borrow().snapshot()
    }
    fn keep(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.0.borrow_mut().keep(snapshot)
    }
}

/// Every entry of a store, read without touching it.
pub fn entries(store: &Path) -> Vec<Entry> {
    Follower::open(store).unwrap().read(0, usize::MAX).unwrap()
}

/// A change that fits any committee.
pub fn any_change(session: &Session) -> Change {
    change(session.committee(), session.mark())
}
