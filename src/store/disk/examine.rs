//! A store looked at from end to end: journal, chain and working store against each other.
//!
//! Used by whoever wants to know without changing anything: no byte of the store is touched,
//! and the working store is opened as a copy. It mends nothing; every opening does.

use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::Path;

use super::apart::Apart;
use super::folder::{self, Found};
use super::gather::gather_from;
use super::lock;
use super::mend::agrees;
use super::working::Trouble;
use crate::domain::EntryId;
use crate::store::backup::daily::{self, Newest};
use crate::store::journal::{Journal, Point, Rest};
use crate::store::wire::Kept;
use crate::store::{Holder, StoreError};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// Where the last group of the journal ends that is whole and in the chain.
    pub end: Point,
    /// What stands after it.
    pub rest: Rest,
    /// How many bytes that is.
    pub after: u64,
    /// The working store, held against it.
    pub working: Side,
    /// Entries neither side can give.
    pub gone: Vec<EntryId>,
    /// The newest backup, if it has entries that are not here.
    pub backup_has_more: Option<Newest>,
}

impl Examined {
    /// Whether both sides hold everything that was ever acknowledged, as far as could be seen: what
    /// an interrupted recording left behind is no damage.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let sound = matches!(self.rest, Rest::Nothing | Rest::Torn);
        sound && !matches!(self.working, Side::Ahead(_) | Side::Differs | Side::Unreadable)
    }
}

/// What the working store says beside the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// The same.
    Same,
    /// The same as far as it goes; it lacks so many entries, and is given them at the next opening.
    Behind(u64),
    /// It goes so many entries further than the journal.
    Ahead(u64),
    /// Something else.
    Differs,
    /// Nothing: it is damaged.
    Unreadable,
    /// There is none; the next opening makes it.
    Absent,
    /// Nobody knows: someone has it open.
    Held(Holder),
    /// Nobody knows: the system refused it.
    Away(ErrorKind),
}

/// Looks at the store at `path` from end to end, and changes nothing.
///
/// # Errors
/// [`StoreError::NotAStore`], [`StoreError::FromTheFuture`], [`StoreError::Io`].
pub fn examine(path: impl AsRef<Path>) -> Result<Examined, StoreError> {
    let path = path.as_ref();
    is_there(path)?;
    // Nobody must write while the two are compared; a lock that cannot be had is said, not waited for.
    let lock = lock::share(&path.join(folder::LOCK));
    let journal = journal_of(path)?;
    let apart = match &lock {
        Ok(_) => Apart::open(path),
        Err(_) => Ok(None),
    };
    let working = apart.as_ref().ok().and_then(Option::as_ref).and_then(Apart::working);
    let last = working.map(|working| working.last().map(|last| last.map_or(0, |kept| kept.entry.id.0)));
    let reach = last.as_ref().and_then(|last| last.as_ref().ok()).copied().unwrap_or_default();
    let newest = daily::newest(path);
    let (mut same, mut witnessed) = (true, None);
    let survey = journal.survey(Point::START, &mut |group| {
        let of = |kept: &&Kept| newest.as_ref().is_some_and(|it| it.head.entries == kept.entry.id.0);
        witnessed = group.iter().find(of).map(|kept| kept.hash).or(witnessed);
        same = same && working.is_none_or(|working| agrees(working, &group, reach));
        Ok(ControlFlow::Continue(()))
    })?;
    let side = match (&lock, &apart, &last) {
        (Err(StoreError::Held(holder)), ..) => Side::Held(holder.clone()),
        (Err(StoreError::Io { source, .. }), ..) => Side::Away(source.kind()),
        (_, Err(Trouble::Refusal(source)), _) => Side::Away(source.kind()),
        (Err(_), ..) => Side::Away(ErrorKind::Other),
        (_, Err(Trouble::Damage), _) | (.., Some(Err(_))) => Side::Unreadable,
        (_, Ok(None), _) => Side::Absent,
        _ if !same => Side::Differs,
        _ if reach > survey.end.number => Side::Ahead(reach - survey.end.number),
        _ if reach < survey.end.number => Side::Behind(survey.end.number - reach),
        _ => Side::Same,
    };
    let whole = !matches!(survey.rest, Rest::Damaged(_)) && reach <= survey.end.number;
    let gone = if whole { Vec::new() } else { gather_from(&journal, working)?.gone };
    let after = journal.size()?.saturating_sub(survey.end.offset);
    // Of a journal that breaks off before its end, it is known what is missing.
    let sound = !matches!(survey.rest, Rest::Damaged(_));
    let more = |it: &Newest| sound && it.head.entries > 0 && witnessed != Some(it.head.last);
    let backup_has_more = newest.filter(more);
    Ok(Examined { end: survey.end, rest: survey.rest, after, working: side, gone, backup_has_more })
}

/// Whether there is a store to look at.
pub fn is_there(path: &Path) -> Result<(), StoreError> {
    match folder::look(path)? {
        Found::Ours | Found::Earlier | Found::Unmarked => Ok(()),
        Found::Absent | Found::Beginning => Err(StoreError::io(path)(ErrorKind::NotFound.into())),
    }
}

/// The journal of a store, to be read only; one that is gone is read as an empty one.
pub fn journal_of(path: &Path) -> Result<Journal, StoreError> {
    match Journal::look(&path.join(folder::JOURNAL)) {
        Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {
            Journal::look(Path::new("/dev/null"))
        }
        opened => opened,
    }
}
