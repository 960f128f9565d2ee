//! `lajna verify`, `repair`, `backup` and `restore`: looking after a store.
//!
//! Used by `cli` alone. What they do is the store's and the session's; here it is asked for and
//! told. None of them changes the store it reads.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use serde_json::json;

use super::arguments::{flag, with_help};
use super::{Bench, Ended, Exit, Stop};
use crate::i18n::Phrases;
use crate::notice::{self, Notice, Weight};
use crate::session::repair::repair;
use crate::session::{Session, SessionError};
use crate::settings::today;
use crate::store::backup::{self, daily};
use crate::store::disk::{self, Examined, Side};
use crate::store::journal::{Point, Rest};
use crate::store::{Disk, StoreError};

/// The commands as the arguments know them.
pub(super) fn commands(phrases: &Phrases) -> [Command; 4] {
    let (say, path) = (&phrases.keeping, value_parser!(PathBuf));
    let to = Arg::new("to").long("to").value_name("NEW").required(true).help(say.repair_to);
    let backup = Arg::new("path").value_name("PATH").help(say.backup_path);
    let file = Arg::new("file").value_name("FILE").required(true).help(say.restore_file);
    [
        with_help(Command::new("verify"), phrases).about(say.verify).arg(flag("json", phrases.cli.list_json)),
        with_help(Command::new("repair"), phrases)
            .about(say.repair)
            .arg(to.value_hint(ValueHint::DirPath).value_parser(path.clone())),
        with_help(Command::new("backup"), phrases)
            .about(say.backup)
            .arg(backup.value_hint(ValueHint::FilePath).value_parser(path.clone())),
        with_help(Command::new("restore"), phrases)
            .about(say.restore)
            .arg(file.value_hint(ValueHint::FilePath).value_parser(path)),
    ]
}

/// One of them, if it is one.
pub(super) fn run(bench: &Bench, command: &str, matches: &ArgMatches) -> Option<Ended> {
    let path = |name: &str| matches.get_one::<PathBuf>(name);
    Some(match command {
        "verify" => verify(bench, matches),
        "repair" => path("to").map_or(Ok(Exit::Usage), |to| repair_to(bench, to)),
        "backup" => back_up(bench, path("path")),
        "restore" => path("file").map_or(Ok(Exit::Usage), |file| restore(bench, file)),
        _ => return None,
    })
}

fn refused(bench: &Bench, error: StoreError) -> Stop {
    bench.stop(&SessionError::Store(error))
}

/// Holds the store against itself and tells what it is worth.
fn verify(bench: &Bench, matches: &ArgMatches) -> Ended {
    let store = &bench.settings.store;
    let found = disk::examine(store).map_err(|error| refused(bench, error))?;
    let mut told = notice::examined(&found, bench.phrases);
    // Entries may be as they were written and not make a committee.
    let replayed = if let Rest::Damaged(_) = found.rest { Ok(()) } else { bench.beside().map(drop) };
    let replays = replayed.is_ok();
    if let Err(Stop(_, why)) = replayed {
        told.push(Notice::failed((bench.phrases.keeping.unfollowed)(&why.words)));
    }
    let exit = if found.is_whole() && found.backup_has_more.is_none() && replays {
        Exit::Done
    } else {
        Exit::Failed
    };
    if matches.get_flag("json") {
        bench.print_json(&format!("{:#}\n", as_json(&found, replays)))?;
        return Ok(exit);
    }
    told.sort_by_key(|notice| notice.weight == Weight::Failed);
    let (failed, said): (Vec<Notice>, Vec<Notice>) =
        told.into_iter().partition(|notice| notice.weight == Weight::Failed);
    bench.print(&said.iter().map(|notice| format!("{}\n", notice.words)).collect::<String>())?;
    super::tell(&failed);
    Ok(exit)
}

fn as_json(found: &Examined, replays: impl Into<serde_json::Value>) -> serde_json::Value {
    let (journal, damaged) = match found.rest {
        Rest::Nothing => ("whole", None),
        Rest::Torn => ("torn", None),
        Rest::Damaged(entry) => ("damaged", Some(entry.0)),
    };
    let (working, apart) = match &found.working {
        Side::Same => ("same", 0),
        Side::Behind(entries) => ("behind", *entries),
        Side::Ahead(entries) => ("ahead", *entries),
        Side::Differs => ("differs", 0),
        Side::Unreadable => ("unreadable", 0),
        Side::Absent => ("absent", 0),
        Side::Held(_) => ("held", 0),
        Side::Away(_) => ("away", 0),
    };
    json!({
        "whole": found.is_whole(),
        "replays": replays.into(),
        "entries": found.end.number,
        "hash": found.end.short_hash(),
        "last": found.end.hash.to_string(),
        "journal": journal,
        "bytes": found.end.offset,
        "bytes_after": found.after,
        "damaged": damaged,
        "working": working,
        "working_apart": apart,
        "backup_has": found.backup_has_more.as_ref().map(|newest| newest.head.entries),
        "gone": found.gone.iter().map(|entry| entry.0).collect::<Vec<_>>(),
    })
}

/// Gathers what can be read into a new store, and opens that once.
fn repair_to(bench: &Bench, to: &Path) -> Ended {
    let done = repair(&bench.settings.store, to).map_err(|error| refused(bench, error))?;
    replay(bench, to)?;
    let told = notice::repaired(&done, to, bench.phrases);
    bench.print(&told.iter().map(|notice| format!("{}\n", notice.words)).collect::<String>())
}

/// Opens a new store once: only what can be replayed is a committee.
fn replay(bench: &Bench, path: &Path) -> Result<(), Stop> {
    let disk = Disk::open(path).map_err(|error| refused(bench, error))?;
    bench.session(disk).map(|session: Session| drop(session))
}

/// Writes a backup, to the file of the day if no other is named.
fn back_up(bench: &Bench, path: Option<&PathBuf>) -> Ended {
    if path.is_none() {
        bench.must_write()?;
    }
    let store = &bench.settings.store;
    let usual = || daily::place(store, today(bench.now));
    let to = path.cloned().unwrap_or_else(usual);
    let write = || match path {
        Some(path) => backup::write(store, path),
        None => daily::replace(store, today(bench.now)),
    };
    let head = match write() {
        Err(StoreError::Damaged(_)) if !bench.read_only => {
            // The working store may have what the journal lacks: opening brings them together.
            drop(bench.tell(Disk::open(store))?);
            write()
        }
        written => written,
    };
    let head = head.map_err(|error| refused(bench, error))?;
    let say = &bench.phrases.keeping;
    let hash = Point { hash: head.last, ..Point::START }.short_hash();
    bench.print(&format!("{}\n", (say.backed_up)(&(say.entries)(head.entries), &hash, &shown(&to))))
}

/// Makes the store of a backup; it must not be there.
fn restore(bench: &Bench, file: &Path) -> Ended {
    bench.must_write()?;
    let store = &bench.settings.store;
    let head = backup::restore(file, store).map_err(|error| refused(bench, error))?;
    replay(bench, store)?;
    let say = &bench.phrases.keeping;
    let hash = Point { hash: head.last, ..Point::START }.short_hash();
    bench.print(&format!("{}\n", (say.restored)(&(say.entries)(head.entries), &hash, &shown(store))))
}

/// What may wait until a command has done its work: a snapshot, and the backup of the day. The
/// work is recorded, so neither can fail it.
pub(super) fn tidy(bench: &Bench, session: &mut Session) {
    // A snapshot that could not be kept only costs the next opening time.
    let _kept = session.tidy();
    if let Err(error) = daily::make(&bench.settings.store, today(bench.now)) {
        super::tell(&[notice::daily_failed(&error, bench.phrases)]);
    }
}

fn shown(path: &Path) -> String {
    notice::clean(&path.to_string_lossy())
}
