//! `lajna list`, `lajna keys` and `lajna completions`: what goes to standard output.

use std::io;

use std::ops::ControlFlow;

use clap::ArgMatches;
use clap_complete::Shell;
use serde_json::{Value, json};

use super::out::{print, print_json};
use super::{Bench, Ended, Exit, Stop, arguments};
use crate::command::Scope;
use crate::domain::Entry;
use crate::exchange::{comparison, listing};
use crate::i18n::dates;
use crate::notice::{self, Notice};
use crate::session::{Session, SessionError};
use crate::settings::today;
use crate::store::wire;

/// Shows what the store holds, as text or as one JSON array.
pub(super) fn list(bench: &Bench, matches: &ArgMatches) -> Ended {
    let what = matches.get_one::<String>("what").map(String::as_str).unwrap_or_default();
    let session = match bench.open_if_there()? {
        Some(session) => session,
        None => bench.nothing_yet()?,
    };
    let committee = session.committee();
    let today = today(bench.now);
    let json = matches.get_flag("json");
    let value = match (what, json) {
        ("roster", true) => listing::roster(committee),
        ("programme", true) => listing::programme(committee, today),
        ("objectives", true) => listing::objectives(committee),
        ("charter", true) => listing::charter(committee),
        ("texts", true) => listing::texts(committee),
        ("versions", true) => listing::versions(committee),
        ("amendments", true) => comparison::rows(committee),
        ("meetings", true) => listing::meetings(committee),
        ("log", true) => log(&session, bench)?,
        ("roster", false) => return print(&listing::roster_text(committee)),
        ("programme", false) => return print(&listing::programme_text(committee)),
        ("objectives", false) => return print(&listing::objectives_text(committee)),
        ("charter", false) => return print(&listing::charter_text(committee)),
        ("texts", false) => return print(&listing::texts_text(committee)),
        ("versions", false) => return print(&listing::versions_text(committee)),
        ("amendments", false) => return print(&comparison::text(committee)),
        ("meetings", false) => return print(&listing::meetings_text(committee)),
        ("log", false) => return log_text(&session, bench),
        _ => return Err(Stop(Exit::Usage, Notice::failed(bench.phrases.cli.bad_usage))),
    };
    print_json(&format!("{value:#}\n"))
}

/// Gives every entry of the log, oldest first, to `see`.
fn entries(session: &Session, mut see: impl FnMut(&Entry)) -> Result<(), SessionError> {
    session.each_entry(|entry| {
        see(&entry);
        ControlFlow::Continue(())
    })
}

fn log(session: &Session, bench: &Bench) -> Result<Value, Stop> {
    let mut rows = Vec::new();
    let read = entries(session, |entry| {
        // An entry that was read back can be written again; were it not, its number still tells.
        let change = wire::change_to_json(&entry.change).unwrap_or(Value::Null);
        rows.push(json!({
            "id": entry.id.0,
            "author": entry.author,
            "at": entry.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            "reverses": entry.reverses.map(|id| id.0),
            "summary": notice::entry(entry, |id| session.entry_at(id), bench.phrases),
            "change": change,
        }));
    });
    read.map_err(|error| bench.stop(&error))?;
    Ok(Value::Array(rows))
}

fn log_text(session: &Session, bench: &Bench) -> Ended {
    let mut text = String::new();
    let read = entries(session, |entry| {
        let at = dates::moment(&entry.at.with_timezone(&chrono::Local));
        let words = notice::entry(entry, |id| session.entry_at(id), bench.phrases);
        text.push_str(&format!("{}\t{at}\t{}\t{words}\n", entry.id.0, entry.author));
    });
    read.map_err(|error| bench.stop(&error))?;
    print(&text)
}

/// Shows every key by the scope it applies in, from the bindings in force.
pub(super) fn keys(bench: &Bench) -> Ended {
    let bindings = bench.bindings()?;
    let mut text = String::new();
    for scope in Scope::ALL {
        let own = bindings.own_rows(scope);
        if own.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", (bench.phrases.cli.keys_in)(scope.name())));
        for (keys, word) in own {
            text.push_str(&format!("  {keys}\t{word}\t{}\n", (bench.phrases.commands.help)(word)));
        }
        text.push('\n');
    }
    print(&text)
}

/// Prints the completions of a shell.
pub(super) fn completions(bench: &Bench, matches: &ArgMatches) -> Ended {
    let Some(shell) = matches.get_one::<Shell>("shell").copied() else { return Ok(Exit::Usage) };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::command(bench.phrases), "lajna", &mut script);
    match io::Write::write_all(&mut io::stdout(), &script) {
        Ok(()) => Ok(Exit::Done),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(Stop(Exit::Failed, Notice::failed(error.to_string()))),
    }
}
