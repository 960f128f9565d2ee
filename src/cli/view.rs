//! `lajna list`, `lajna keys` and `lajna completions`: what goes to standard output.

use std::io;
use std::ops::ControlFlow;

use chrono::NaiveDate;

use clap::ArgMatches;
use clap_complete::Shell;
use serde_json::{Value, json};

use super::out::written;
use super::{Bench, Ended, Exit, Stop, agenda, arguments, texts};
use crate::command::Scope;
use crate::domain::meeting::totals;
use crate::domain::{Committee, DocumentId, Entry, MeetingKind};
use crate::exchange::{bodies, comparison, listing};
use crate::i18n::dates;
use crate::notice::{self, Notice};
use crate::session::{Session, SessionError};
use crate::settings::today;
use crate::store::wire;

/// Shows what the store holds, or held, as text or as one JSON array.
pub(super) fn list(bench: &Bench, matches: &ArgMatches) -> Ended {
    let what = matches.get_one::<String>("what").map(String::as_str).unwrap_or_default();
    for (name, option, lists) in [
        ("text", "--text", &["parts", "versions", "amendments"][..]),
        ("frozen", "--version", &["charter", "parts"]),
        ("as-of", "--as-of", &LISTS_OF_A_DAY),
        ("type", "--type", &["meetings"]),
        ("year", "--year", &["meetings"]),
        ("totals", "--totals", &["meetings"]),
    ] {
        if !lists.contains(&what) {
            texts::refuse(bench, matches, name, option, what)?;
        }
    }
    agenda::refuse(bench, matches, what)?;
    let session = match bench.read_if_there()? {
        Some(session) => session,
        None => bench.nothing_yet()?,
    };
    let document = texts::asked_for(bench, session.committee(), matches)?;
    let then = texts::then(bench, &session, document, matches)?;
    let of = matches.contains_id("text").then_some(document);
    let (mut committee, mut today) = (then, today(bench.now));
    if let Some(day) = matches.get_one::<NaiveDate>("late-on").copied() {
        if what != "programme" {
            return Err(Stop(Exit::Usage, Notice::failed(bench.phrases.checker.late_on_programme)));
        }
        // The programme as it stood then; late or not, as of that day.
        committee.to_mut().tasks.retain(|_, task| task.is_overdue(day));
        today = day;
    }
    if matches.contains_id("type") || matches.contains_id("year") {
        keep_meetings(committee.to_mut(), matches);
    }
    let committee = committee.as_ref();
    if what == agenda::AGENDA {
        return agenda::list(bench, matches, committee);
    }
    let listed = Listed { committee, document, of, today };
    if matches.get_flag("json") {
        let value = match what {
            "log" => log(&session, bench)?,
            _ => listed.rows(what, matches).ok_or_else(|| bad_usage(bench))?,
        };
        return bench.print_json(&format!("{value:#}\n"));
    }
    match what {
        "log" => log_text(&session, bench),
        _ => bench.print(&listed.text(what, matches, bench).ok_or_else(|| bad_usage(bench))?),
    }
}

fn bad_usage(bench: &Bench) -> Stop {
    Stop(Exit::Usage, Notice::failed(bench.phrases.cli.bad_usage))
}

/// What is listed: the committee as asked for, and of which text.
struct Listed<'a> {
    committee: &'a Committee,
    document: DocumentId,
    of: Option<DocumentId>,
    today: NaiveDate,
}

impl Listed<'_> {
    /// The list as data; `None` when there is none of this name.
    fn rows(&self, what: &str, matches: &ArgMatches) -> Option<Value> {
        let Self { committee, document, of, today } = *self;
        Some(match what {
            "roster" => listing::roster(committee),
            "programme" => listing::programme(committee, today),
            "objectives" => listing::objectives(committee),
            "charter" | "parts" => listing::parts(committee, document),
            "texts" => listing::texts(committee),
            "bodies" => bodies::rows(committee),
            "versions" => listing::versions(committee, of),
            "amendments" => comparison::rows(committee, of),
            "meetings" if matches.get_flag("totals") => listing::meeting_totals(committee),
            "meetings" => listing::meetings(committee),
            _ => return None,
        })
    }

    /// The list as text; `None` when there is none of this name.
    fn text(&self, what: &str, matches: &ArgMatches, bench: &Bench) -> Option<String> {
        let Self { committee, document, of, .. } = *self;
        Some(match what {
            "roster" => listing::roster_text(committee),
            "programme" => listing::programme_text(committee),
            "objectives" => listing::objectives_text(committee),
            "charter" | "parts" => listing::parts_text(committee, document, bench.phrases.numbering.part),
            "texts" => listing::texts_text(committee),
            "bodies" => bodies::text(committee),
            "versions" => listing::versions_text(committee, of),
            "amendments" => comparison::text(committee, of),
            "meetings" if matches.get_flag("totals") => listing::meeting_totals_text(committee),
            "meetings" => listing::meetings_text(committee),
            _ => return None,
        })
    }
}

/// Keeps the meetings of the type and year asked for.
fn keep_meetings(committee: &mut Committee, matches: &ArgMatches) {
    let kind = matches.get_one::<String>("type").and_then(|word| MeetingKind::from_word(word));
    let year = matches.get_one::<i32>("year").copied();
    committee.meetings.retain(|_, it| {
        (kind.is_none() || it.kind == kind) && (year.is_none() || totals::year_of(it) == year)
    });
}

/// Lists of what stood at some time; the log is that of all times.
const LISTS_OF_A_DAY: [&str; 11] = [
    "roster",
    "programme",
    agenda::AGENDA,
    "objectives",
    "charter",
    "parts",
    "texts",
    "bodies",
    "versions",
    "amendments",
    "meetings",
];

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
    bench.print(&text)
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
    bench.print(&text)
}

/// Prints the completions of a shell.
pub(super) fn completions(bench: &Bench, matches: &ArgMatches) -> Ended {
    let Some(shell) = matches.get_one::<Shell>("shell").copied() else { return Ok(Exit::Usage) };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::command(bench.phrases), "lajna", &mut script);
    written(io::Write::write_all(&mut io::stdout(), &script), bench.phrases)
}
