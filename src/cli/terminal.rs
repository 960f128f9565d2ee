//! `lajna terminal`: what is known of the terminal, and the way to the test of it.
//!
//! Used by `cli` alone. Where nobody can see a test, or a program wants to know, what is known is
//! printed instead.

use std::io::{self, IsTerminal};
use std::sync::mpsc;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Asking, Bench, Exit, Next, Stop};
use crate::notice;
use crate::settings::Remembered;
use crate::terminal::{
    self, Caps, Certainty, Choice, Colours, Found, Glyphs, Input, Mode, Multiplexer, Rendering,
};

/// Opens the test, or prints what is known.
pub(super) fn about(bench: &Bench, matches: &ArgMatches) -> Result<Next, Stop> {
    let caps = bench.caps();
    let (remembered, forgotten) = Remembered::load(&bench.settings.terminals);
    super::tell(&forgotten.map(|it| notice::forgotten(&it, bench.phrases)).into_iter().collect::<Vec<_>>());
    let seen = terminal::is_terminal(&caps) && io::stdin().is_terminal();
    if seen && !matches.get_flag("json") {
        let (bindings, language) = (bench.bindings()?, bench.phrases.language);
        return Ok(Next::SelfTest(Box::new(Asking { remembered, caps, bindings, language })));
    }
    let found = match seen {
        true => Some(asked(caps).map_err(|error| {
            Stop(Exit::Failed, notice::io_error(std::path::Path::new("/dev/tty"), &error, bench.phrases))
        })?),
        false => None,
    };
    let known = known(bench, &caps, found.as_ref(), &remembered);
    let printed = if matches.get_flag("json") {
        bench.print_json(&format!("{known:#}\n"))
    } else {
        let rows = known.as_object().into_iter().flatten();
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        bench.print(&rows.map(|(name, value)| format!("{name}\t{}\n", text(value))).collect::<String>())
    };
    printed.map(Next::End)
}

/// Asks the terminal about itself, on the screen beside the one the answer is printed on.
fn asked(caps: Caps) -> io::Result<Found> {
    let (sender, events) = mpsc::channel();
    let _input = Input::start(sender.clone())?;
    let (screen, found, _) = terminal::start(caps, Choice::Asked(&|_| None), sender, &events)?;
    screen.leave()?;
    Ok(found)
}

/// Everything that decides how the terminal is written to. The words are stable; scripts rely on them.
fn known(bench: &Bench, caps: &Caps, found: Option<&Found>, remembered: &Remembered) -> Value {
    let fingerprint = found.and_then(|found| found.fingerprint.as_deref());
    let colours = match caps.colours {
        Colours::None => "none",
        Colours::Ansi16 => "16",
        Colours::Indexed256 => "256",
        Colours::TrueColour => "16777216",
    };
    let glyphs = match caps.glyphs {
        Glyphs::Unicode => "unicode",
        Glyphs::Ascii => "ascii",
    };
    let certainty = found.map(|found| match found.certainty {
        Certainty::Sure => "sure",
        Certainty::Unsure => "unsure",
        Certainty::Chosen => "chosen",
    });
    let between = found.and_then(|found| found.multiplexer).map(Multiplexer::word);
    let trip = found.and_then(|found| found.round_trip);
    json!({
        "asked": found.is_some(),
        "fingerprint": fingerprint,
        "multiplexer": between,
        "round_trip_ms": trip.and_then(|trip| u64::try_from(trip.as_millis()).ok()),
        "recognised": found.map(|found| rendering(found.rendering)),
        "certainty": certainty,
        "said": bench.settings.terminal.map(Mode::word),
        "remembered": fingerprint.and_then(|it| remembered.of(it)).map(rendering),
        "colours": colours,
        "glyphs": glyphs,
        "file": bench.settings.terminals.display().to_string(),
    })
}

fn rendering(Rendering { class, marks, filler }: Rendering) -> Value {
    json!({ "class": class.word(), "marks": marks.word(), "filler": filler.word() })
}
