//! `lajna import` and `lajna export`: a whole committee, or one of its texts.

use std::io::{self, BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Bench, Ended, Exit, Stop, keep, someone_is_there, texts};
use crate::domain::Document;
use crate::exchange::file::{self, Existing};
use crate::exchange::rescue::Rescue;
use crate::exchange::{self, Destination, Finding, Read, Refused, Severity, writing};
use crate::notice::{self, Notice};
use crate::session::rescue::{self, Brought};
use crate::session::{Session, transfer};
use crate::settings::today;

/// Reads a file, shows what it would add, and records it as one entry when told to.
pub(super) fn import(bench: &Bench, matches: &ArgMatches) -> Ended {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Usage) };
    let bytes = file::read(path)
        .map_err(|error| Stop(Exit::Failed, notice::io_error(path, &error, bench.phrases)))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    // Nobody gets a store by a file that is refused.
    if let Some(rescue) = Rescue::read(&bytes) {
        let rescue = rescue.map_err(|refused| refusal(bench, &name, &refused))?;
        return bring_back(bench, path, &name, rescue);
    }
    let kept = bench.open_if_there()?;
    let nothing = bench.nothing_yet()?;
    let seen = kept.as_ref().unwrap_or(&nothing);
    let into = destination(bench, seen, matches)?;
    let read = match &into {
        Some(into) => exchange::read_text(&name, &bytes, into, seen.committee(), seen.ids()),
        None => exchange::read(&name, &bytes, seen.committee(), seen.ids(), today(bench.now)),
    };
    let read = match read {
        Ok(read) => read,
        Err(Refused::IsArchive) => return restore(bench, kept, &name, &bytes),
        Err(refused) => return Err(refusal(bench, &name, &refused)),
    };
    if read.changes.is_empty() {
        return bench.print(&match read.differing() {
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
    bench.print(&format!("{}{}", told_of(bench, seen, into.as_ref()), dry_run(bench, &name, &read)))?;
    if !matches.get_flag("yes") && !agreed(bench) {
        return Err(Stop(Exit::Undecided, Notice::warned(bench.phrases.cli.not_recorded)));
    }
    let what = notice::summary(&read.summary, bench.phrases);
    let mut session = kept.map_or_else(|| bench.create_or_open(), Ok)?;
    session.record(read.together(), bench.now).map_err(|error| bench.stop(&error))?;
    keep::tidy(bench, &mut session);
    bench.print(&format!("{}\n", (bench.phrases.cli.recorded)(&what)))
}

/// The text that was named for the file, if one was.
fn destination(bench: &Bench, seen: &Session, matches: &ArgMatches) -> Result<Option<Destination>, Stop> {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    if let Some(kind) = word("new").and_then(texts::kind_called) {
        let title = notice::clean(word("title").unwrap_or_default().trim());
        return Ok(Some(Destination::New(kind, title)));
    }
    if word("text").is_none() {
        return Ok(None);
    }
    texts::asked_for(bench, seen.committee(), matches).map(|document| Some(Destination::There(document)))
}

/// Which text the file goes into, where one was named.
fn told_of(bench: &Bench, seen: &Session, into: Option<&Destination>) -> String {
    let say = &bench.phrases.transfer;
    let title = |document| notice::title_of(&document, bench.phrases);
    match into {
        None => String::new(),
        Some(Destination::There(id)) => {
            format!("{}\n", (say.into)(&title(seen.committee().text(*id).unwrap_or_default())))
        }
        Some(Destination::New(kind, words)) => {
            let document = Document { kind: *kind, title: words.clone(), ..Document::default() };
            format!("{}\n", (say.becomes)(&title(document)))
        }
    }
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
    bench.print(&format!("{}\n", (bench.phrases.cli.restored)(entries.len())))
}

/// Records what a rescue file holds and the log does not.
fn bring_back(bench: &Bench, path: &Path, name: &str, rescue: Rescue) -> Ended {
    bench.must_write()?;
    let entries = rescue::entries(&rescue).map_err(|refused| refusal(bench, name, &refused))?;
    let mut session = bench.open()?;
    let another = || {
        let store = notice::clean(&rescue.store.to_string_lossy());
        Stop(Exit::Failed, Notice::failed((bench.phrases.rescue.another)(&store)))
    };
    if session.mark() < rescue.mark {
        return Err(another());
    }
    let brought = session.bring_back(entries, rescue.mark, bench.now).map_err(|error| bench.stop(&error))?;
    let brought = Brought { words: rescue.words.clone(), ..brought };
    keep::tidy(bench, &mut session);
    let told = notice::brought(&brought, path, bench.phrases);
    let said = told.iter().map(|notice| format!("{}\n", notice.words)).collect::<String>();
    bench.print(&if brought.recorded.is_empty() && brought.is_all() {
        format!("{}\n", bench.phrases.rescue.all_there)
    } else {
        said
    })?;
    Ok(if brought.unfit.is_empty() { Exit::Done } else { Exit::Undecided })
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

/// Writes the archive, or one text, to a file or to standard output.
pub(super) fn export(bench: &Bench, matches: &ArgMatches) -> Ended {
    let session = bench.read()?;
    let format = matches.get_one::<String>("format").map_or("markdown", String::as_str);
    let one_text = matches.contains_id("text");
    let bytes = if one_text {
        text(bench, &session, format, matches)?.into_bytes()
    } else {
        transfer::archive(&session, bench.now).map_err(|error| bench.stop(&error))?
    };
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        let words = String::from_utf8_lossy(&bytes);
        return if one_text && format != "json" { bench.print(&words) } else { bench.print_json(&words) };
    };
    let existing = if matches.get_flag("force") { Existing::Replace } else { Existing::Keep };
    match file::write(path, &bytes, existing) {
        Ok(_) => bench.print(&format!("{}\n", (bench.phrases.cli.wrote)(&shown(path)))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Stop(Exit::Failed, Notice::failed((bench.phrases.cli.exists)(&shown(path)))))
        }
        Err(error) => Err(Stop(Exit::Failed, notice::io_error(path, &error, bench.phrases))),
    }
}

/// One text in the form asked for.
fn text(bench: &Bench, session: &Session, format: &str, matches: &ArgMatches) -> Result<String, Stop> {
    let document = texts::asked_for(bench, session.committee(), matches)?;
    let then = texts::then(bench, session, document, matches)?;
    let committee = then.as_ref();
    let title = notice::title_of(&committee.text(document).unwrap_or_default(), bench.phrases);
    Ok(texts::naming((committee, document), bench.phrases, |naming| match format {
        "reading" => writing::reading(committee, document, &title, naming),
        "text" => writing::text(committee, document, &title, naming),
        "json" => format!("{:#}\n", writing::json(committee, document, naming)),
        _ => writing::markdown(committee, document),
    }))
}

fn shown(path: &Path) -> String {
    notice::clean(&path.to_string_lossy())
}
