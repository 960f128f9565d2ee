//! `lajna import` and `lajna export`.

use std::io::{self, BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::out::{print, print_json};
use super::{Bench, Ended, Exit, Stop, keep, someone_is_there};
use crate::exchange::file::{self, Existing};
use crate::exchange::{self, Finding, Read, Refused, Severity};
use crate::notice::{self, Notice};
use crate::session::{Session, transfer};
use crate::settings::today;

/// Reads a file, shows what it would add, and records it as one entry when told to.
pub(super) fn import(bench: &Bench, matches: &ArgMatches) -> Ended {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Usage) };
    let bytes = file::read(path)
        .map_err(|error| Stop(Exit::Failed, notice::io_error(path, &error, bench.phrases)))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    // Nobody gets a store by a file that is refused.
    let kept = bench.open_if_there()?;
    let nothing = bench.nothing_yet()?;
    let seen = kept.as_ref().unwrap_or(&nothing);
    let read = match exchange::read(&name, &bytes, seen.committee(), seen.ids(), today(bench.now)) {
        Ok(read) => read,
        Err(Refused::IsArchive) => return restore(bench, kept, &name, &bytes),
        Err(refused) => return Err(refusal(bench, &name, &refused)),
    };
    if read.changes.is_empty() {
        return print(&match read.differing() {
            0 => {
                let there = notice::already(&read.summary, bench.phrases);
                format!("{}\n", (bench.phrases.cli.nothing_new)(&there))
            }
            places => {
                let said = (bench.phrases.overlays.differing)(places);
                format!("{}{said}\n", findings(bench, &read))
            }
        });
    }
    print(&dry_run(bench, &name, &read))?;
    if !matches.get_flag("yes") && !agreed(bench) {
        return Err(Stop(Exit::Undecided, Notice::warned(bench.phrases.cli.not_recorded)));
    }
    let what = notice::summary(&read.summary, bench.phrases);
    let mut session = kept.map_or_else(|| bench.create_or_open(), Ok)?;
    session.record(read.together(), bench.now).map_err(|error| bench.stop(&error))?;
    keep::tidy(bench, &mut session);
    print(&format!("{}\n", (bench.phrases.cli.recorded)(&what)))
}

fn refusal(bench: &Bench, name: &str, refused: &Refused) -> Stop {
    Stop(Exit::Failed, notice::refused(name, refused, bench.phrases))
}

/// Takes an archive into an empty store, history and all.
fn restore(bench: &Bench, kept: Option<Session>, name: &str, bytes: &[u8]) -> Ended {
    if kept.as_ref().is_some_and(|session| session.mark() != 0) {
        return Err(refusal(bench, name, &Refused::IsArchive));
    }
    let entries = transfer::entries(bytes).map_err(|refused| refusal(bench, name, &refused))?;
    if kept.is_none() {
        // What does not follow from itself is refused before there is a store for it.
        bench.nothing_yet()?.restore(&entries).map_err(|error| bench.stop(&error))?;
    }
    let mut session = kept.map_or_else(|| bench.create_or_open(), Ok)?;
    session.restore(&entries).map_err(|error| bench.stop(&error))?;
    keep::tidy(bench, &mut session);
    print(&format!("{}\n", (bench.phrases.cli.restored)(entries.len())))
}

/// What will be added, what was understood, what needs a decision.
fn dry_run(bench: &Bench, name: &str, read: &Read) -> String {
    let say = &bench.phrases.overlays;
    let mut text = format!("{}\n", (say.dry_run)(&notice::clean(name)));
    text.push_str(&format!("{}\n", (say.will_add)(&notice::summary(&read.summary, bench.phrases))));
    let already = notice::already(&read.summary, bench.phrases);
    if !already.is_empty() {
        text.push_str(&format!("{}\n", (say.already)(&already)));
    }
    text.push_str(&findings(bench, read));
    text
}

/// What needs a decision, then what was understood.
fn findings(bench: &Bench, read: &Read) -> String {
    let mut text = String::new();
    for (severity, head) in [
        (Severity::Decision, bench.phrases.findings.decision),
        (Severity::Understood, bench.phrases.findings.understood),
    ] {
        let of_kind: Vec<&Finding> = read.findings.iter().filter(|it| it.severity() == severity).collect();
        if of_kind.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{head}\n"));
        for finding in of_kind {
            let line = (bench.phrases.findings.line)(finding.line);
            let words = notice::finding(finding, bench.phrases);
            let verbatim = notice::clean(&finding.verbatim);
            let quoted = if verbatim.is_empty() { String::new() } else { format!("  «{verbatim}»") };
            text.push_str(&format!("  {line}  {words}{quoted}\n"));
        }
    }
    text.push('\n');
    text
}

/// Asks on a terminal; silence, and anything but yes, is no.
fn agreed(bench: &Bench) -> bool {
    if !someone_is_there() {
        return false;
    }
    let asked = write!(io::stderr(), "{}", bench.phrases.cli.ask_yes).and_then(|()| io::stderr().flush());
    let mut answer = String::new();
    if asked.is_err() || io::stdin().lock().read_line(&mut answer).is_err() {
        return false;
    }
    let answer = answer.trim().to_lowercase();
    let yes = bench.phrases.common.yes;
    ["y", "yes", "o", "oui", "ن", "نعم"].contains(&answer.as_str()) || answer == yes
}

/// Writes the archive to a file, or to standard output.
pub(super) fn export(bench: &Bench, matches: &ArgMatches) -> Ended {
    let session = bench.open()?;
    let archive = transfer::archive(&session, bench.now).map_err(|error| bench.stop(&error))?;
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        return print_json(&String::from_utf8_lossy(&archive));
    };
    let existing = if matches.get_flag("force") { Existing::Replace } else { Existing::Keep };
    match file::write(path, &archive, existing) {
        Ok(_) => print(&format!("{}\n", (bench.phrases.cli.wrote)(&shown(path)))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Stop(Exit::Failed, Notice::failed((bench.phrases.cli.exists)(&shown(path)))))
        }
        Err(error) => Err(Stop(Exit::Failed, notice::io_error(path, &error, bench.phrases))),
    }
}

fn shown(path: &Path) -> String {
    notice::clean(&path.to_string_lossy())
}
