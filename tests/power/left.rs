//! What is left after an accident, held against what was promised before it.
//!
//! Whoever makes accidents asks here. Nothing here knows what the accident was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use lajna::domain::Entry;
use lajna::session::Session;
use lajna::store::disk::{Side, examine};
use lajna::store::journal::Rest;
use lajna::store::{Disk, Recovered, Store, StoreError, backup, wire};

use super::common::moment;
use super::scene::{any_change, entries};

/// What was said to be saved.
#[derive(Debug, Clone, Default)]
pub struct Promises {
    /// By store, the digest of every entry.
    saved: BTreeMap<String, BTreeMap<u64, u32>>,
    /// By store that was made whole or not at all, how many entries it has.
    whole: BTreeMap<String, u64>,
    /// By backup, how many entries it has.
    files: BTreeMap<String, u64>,
}

/// What an entry says, in a few digits.
pub fn digest(entry: &Entry) -> u32 {
    crc32fast::hash(wire::entry_to_json(entry).unwrap().to_string().as_bytes())
}

impl Promises {
    /// All that is in a store, as the promises of the store of this name.
    pub fn of(store: &Path, name: &str) -> Self {
        let saved = entries(store).iter().map(|entry| (entry.id.0, digest(entry))).collect();
        Self { saved: [(name.to_owned(), saved)].into(), ..Self::default() }
    }

    /// Hears a line the child said; one that was cut short promises nothing.
    pub fn hear(&mut self, line: &str) {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["saved", store, number, digest] if digest.len() == 8 => {
                let digest = u32::from_str_radix(digest, 16).unwrap();
                self.saved.entry(store.into()).or_default().insert(number.parse().unwrap(), digest);
            }
            ["whole", store, count] => drop(self.whole.insert(store.into(), count.parse().unwrap())),
            ["file", name, count] => drop(self.files.insert(name.into(), count.parse().unwrap())),
            _ => {}
        }
    }

    /// How many entries were promised.
    pub fn len(&self) -> usize {
        self.saved.values().map(BTreeMap::len).sum()
    }
}

/// What became of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Something that was said to be saved is gone or is something else.
    Lost(String),
    /// A store does not open.
    Shut(String),
    /// It opens, and is not in working order.
    Unsound(String),
    /// Something of ours panicked.
    Panicked(String),
}

/// What many accidents did.
#[derive(Debug, Default)]
pub struct Tally {
    pub accidents: usize,
    /// Entries that had been promised, over all of them.
    pub promised: usize,
    /// Stores that had to mend something.
    pub mended: usize,
    pub broken: Vec<(String, Broken)>,
}

impl Tally {
    /// Counts one accident, named by what would make it again.
    pub fn count(&mut self, name: &str, promised: &Promises, found: Result<usize, Broken>) {
        self.accidents += 1;
        self.promised += promised.len();
        match found {
            Ok(mended) => self.mended += mended,
            Err(broken) => {
                println!("{name}: {broken:?}");
                self.broken.push((name.to_owned(), broken));
            }
        }
    }

    /// Says what was found, and fails if anything was lost.
    pub fn settle(self, what: &str) {
        let count = |kind: fn(&Broken) -> bool| self.broken.iter().filter(|(_, it)| kind(it)).count();
        println!(
            "{what}: {} accidents, {} entries promised, {} stores mended; {} lost, {} shut, {} unsound, {} panics",
            self.accidents,
            self.promised,
            self.mended,
            count(|it| matches!(it, Broken::Lost(_))),
            count(|it| matches!(it, Broken::Shut(_))),
            count(|it| matches!(it, Broken::Unsound(_))),
            count(|it| matches!(it, Broken::Panicked(_))),
        );
        assert!(self.broken.is_empty(), "{what}: {:#?}", self.broken);
    }
}

/// Panics of ours, on whatever thread; those that begin in sled are expected and answered.
fn panics() -> &'static AtomicUsize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !lajna::store::disk::is_contained(info) {
                COUNT.fetch_add(1, Ordering::SeqCst);
                before(info);
            }
        }));
    });
    &COUNT
}

/// Holds what is left in the folder against the promises; how many stores had to mend something.
/// `later`: what entries are that were written and perhaps not promised any more.
pub fn hold(place: &Path, promised: &Promises, later: Option<&Promises>) -> Result<usize, Broken> {
    let before = panics().load(Ordering::SeqCst);
    let held = std::panic::catch_unwind(|| hold_all(place, promised, later))
        .unwrap_or_else(|_| Err(Broken::Panicked("while it was looked at".into())));
    match panics().load(Ordering::SeqCst) == before {
        true => held,
        false => Err(Broken::Panicked("on another thread".into())),
    }
}

fn hold_all(place: &Path, promised: &Promises, later: Option<&Promises>) -> Result<usize, Broken> {
    hold_files(place, promised)?;
    let mut mended = 0;
    for name in ["store", "restored", "repaired"] {
        let (saved, whole) = (promised.saved.get(name), promised.whole.get(name));
        let there = place.join(name).symlink_metadata().is_ok();
        if !there && (saved.is_some() || whole.is_some()) {
            return Err(Broken::Lost(format!("{name} is not there")));
        }
        if !there {
            continue;
        }
        let known = later.and_then(|later| later.saved.get(name));
        // A new store has its name only when it is whole, promised or not.
        let whole = whole.or_else(|| later?.whole.get(name));
        mended += hold_store(&place.join(name), saved.unwrap_or(&BTreeMap::new()), whole.copied(), known)?;
    }
    Ok(mended)
}

/// Every backup that was made is there, and whatever bears the name of one is one.
fn hold_files(place: &Path, promised: &Promises) -> Result<(), Broken> {
    for folder in [place.to_path_buf(), place.join("store.backups")] {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "lajna")
                && let Err(error) = backup::read(&path)
            {
                return Err(Broken::Unsound(format!("{}: {error}", path.display())));
            }
        }
    }
    let days: Vec<&String> = promised.files.keys().filter(|name| name.contains('/')).collect();
    for (name, count) in &promised.files {
        match backup::read(&place.join(name)) {
            Ok((head, _)) if head.entries >= *count => {}
            Ok((head, _)) => return Err(Broken::Lost(format!("{name}: {} of {count}", head.entries))),
            // Older ones go by the rule; the newest never does.
            Err(_) if name.contains('/') && Some(&name) != days.last() => {}
            Err(error) => return Err(Broken::Lost(format!("{name}: {error}"))),
        }
    }
    Ok(())
}

fn hold_store(
    path: &Path,
    saved: &BTreeMap<u64, u32>,
    whole: Option<u64>,
    later: Option<&BTreeMap<u64, u32>>,
) -> Result<usize, Broken> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let shut = |error: StoreError| Broken::Shut(format!("{name}: {error}"));
    let unsound = |why: String| Broken::Unsound(format!("{name}: {why}"));
    // A look first: it changes nothing, falls over nothing, and shows nothing gone.
    if !saved.is_empty() {
        let looked = examine(path).map_err(shut)?;
        if !looked.gone.is_empty() {
            return Err(Broken::Lost(format!("{name}: said to be gone: {:?}", looked.gone)));
        }
    }
    let disk = Disk::create_or_open(path).map_err(shut)?;
    let found = disk.read(0, usize::MAX).map_err(shut)?;
    hold_entries(&name, &found, saved, later)?;
    if whole.is_some_and(|whole| (found.len() as u64) < whole) {
        return Err(Broken::Lost(format!("{name}: {} of {whole:?}", found.len())));
    }
    let given_up = |it: &Recovered| matches!(it, Recovered::CutAt { .. } | Recovered::WorkingAway(_));
    if disk.recovered().iter().any(given_up) {
        return Err(unsound(format!("{:?}", disk.recovered())));
    }
    let mut mended = usize::from(!disk.recovered().is_empty());
    // What it says while it is worked on, and what both sides say of each other.
    let seed = disk.len() + 99;
    let mut session = Session::open(Box::new(disk), "كريم".into(), seed)
        .map_err(|error| unsound(format!("does not replay: {error}")))?;
    let (change, now) = (any_change(&session), moment(session.mark()));
    session.record(change, now).map_err(|error| unsound(format!("does not go on: {error}")))?;
    let committee = session.committee().clone();
    drop(session);
    let mut disk = Disk::open(path).map_err(shut)?;
    disk.verify().map_err(|error| unsound(format!("does not verify: {error}")))?;
    mended += usize::from(!disk.recovered().is_empty());
    if disk.len() != found.len() as u64 + 1 {
        return Err(unsound(format!("{} entries and one more are {}", found.len(), disk.len())));
    }
    drop(disk);
    let looked = examine(path).map_err(shut)?;
    if looked.rest != Rest::Nothing || looked.working != Side::Same || !looked.gone.is_empty() {
        return Err(unsound(format!("is not in order afterwards: {looked:?}")));
    }
    let disk = Disk::open(path).map_err(shut)?;
    if !disk.recovered().is_empty() {
        return Err(unsound(format!("mends again: {:?}", disk.recovered())));
    }
    let session = Session::open(Box::new(disk), "كريم".into(), seed)
        .map_err(|error| unsound(format!("does not replay again: {error}")))?;
    match *session.committee() == committee {
        true => Ok(usize::from(mended > 0)),
        false => Err(unsound("is another committee when it is opened again".into())),
    }
}

fn hold_entries(
    name: &str,
    found: &[Entry],
    saved: &BTreeMap<u64, u32>,
    later: Option<&BTreeMap<u64, u32>>,
) -> Result<(), Broken> {
    let found: BTreeMap<u64, u32> = found.iter().map(|entry| (entry.id.0, digest(entry))).collect();
    let differs = saved.iter().find(|(number, digest)| found.get(number) != Some(digest));
    if let Some((number, _)) = differs {
        let (many, all) = (found.len(), saved.len());
        return Err(Broken::Lost(format!("{name}: entry {number}; {many} are there, {all} were promised")));
    }
    let strange = found.iter().find(|(number, digest)| {
        later.and_then(|later| later.get(number)).is_some_and(|known| known != *digest)
    });
    match strange {
        Some((number, _)) => Err(Broken::Unsound(format!("{name}: entry {number} was never written so"))),
        None => Ok(()),
    }
}
