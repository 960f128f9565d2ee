//! `lajna composition`: the composition of the committee on a day, for people and for scripts.
//!
//! Used by `cli` alone. It changes nothing. It ends with 0 where every rule holds, and with the exit
//! of what waits for a decision where one does not.

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::{Bench, Ended, Exit, arguments};
use crate::domain::composition::{Bodies, Sitting, measure};
use crate::exchange::composition as rows;
use crate::i18n::Phrases;
use crate::notice::composition as told;
use crate::settings::today;

/// How the command is described.
pub(in crate::cli) fn command(phrases: &Phrases) -> Command {
    let say = &phrases.composition;
    let on = Arg::new("on").long("on").value_name("DATE");
    arguments::with_help(Command::new("composition"), phrases)
        .about(say.about_command)
        .arg(on.help(say.on).value_parser(value_parser!(NaiveDate)))
        .arg(arguments::flag("json", phrases.cli.list_json))
}

/// Prints the composition statement of the committee that is in the store.
pub(in crate::cli) fn composition(bench: &Bench, matches: &ArgMatches) -> Ended {
    let session = match bench.read_if_there()? {
        Some(session) => session,
        None => bench.nothing_yet()?,
    };
    let committee = session.committee();
    let day = matches.get_one::<NaiveDate>("on").copied().unwrap_or_else(|| today(bench.now));
    if matches.get_flag("json") {
        bench.print_json(&format!("{:#}\n", rows::composition(committee, day)))?;
    } else {
        bench.print(&told::statement(committee, day, bench.phrases))?;
    }
    let sitting = Sitting::of(committee, day);
    let bodies = Bodies::of(&committee.bodies);
    let holds = committee.statutes.as_ref().is_none_or(|statutes| {
        measure(statutes, &bodies, &sitting.seated).iter().all(|it| it.verdict.holds())
    });
    Ok(if holds { Exit::Done } else { Exit::Undecided })
}
