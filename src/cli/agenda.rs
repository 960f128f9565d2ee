//! `lajna list agenda`: what is late and what is due in the days to come, for people and scripts.
//!
//! Used by `cli` alone. What is due when, the domain says; how it is written, `exchange`.

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, value_parser};

use super::{Bench, Ended, Exit, Stop};
use crate::domain::Committee;
use crate::domain::schedule::{Agenda, agenda};
use crate::exchange::listing;
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::settings::today;

/// The word of the list.
pub(super) const AGENDA: &str = "agenda";
/// Days looked ahead when nobody says otherwise.
const USUAL: u32 = 30;

/// The options that only this list has.
pub(super) fn options(phrases: &Phrases) -> [Arg; 2] {
    let say = &phrases.timeline;
    let most = i64::from(Agenda::MOST);
    [
        Arg::new("days")
            .long("days")
            .value_name("N")
            .help(say.option_days)
            .value_parser(value_parser!(u32).range(1..=most)),
        Arg::new("on")
            .long("on")
            .value_name("DATE")
            .help(say.option_on)
            .value_parser(value_parser!(NaiveDate)),
    ]
}

/// Refuses those options where another list is asked for.
///
/// # Errors
/// Wrong use, when one of them was given for `what`.
pub(super) fn refuse(bench: &Bench, matches: &ArgMatches, what: &str) -> Result<(), Stop> {
    let given = matches.contains_id("days") || matches.contains_id("on");
    if given && what != AGENDA {
        return Err(Stop(Exit::Usage, Notice::failed(bench.phrases.timeline.options_of_agenda)));
    }
    Ok(())
}

/// Shows the agenda of `committee`, as text or as one JSON object.
pub(super) fn list(bench: &Bench, matches: &ArgMatches, committee: &Committee) -> Ended {
    let from = matches.get_one::<NaiveDate>("on").copied().unwrap_or_else(|| today(bench.now));
    let days = matches.get_one::<u32>("days").copied().unwrap_or(USUAL);
    let found = agenda(committee, from, days);
    if matches.get_flag("json") {
        return bench.print_json(&format!("{:#}\n", listing::agenda(committee, &found)));
    }
    bench.print(&listing::agenda_text(committee, &found))
}
