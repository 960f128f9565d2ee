//! `lajna undo` and `lajna redo`: steps taken back, or done again, without a screen.
//!
//! Used by `cli` alone.

use chrono::{DateTime, Utc};
use clap::ArgMatches;

use super::{Bench, Ended, Exit, Stop, keep};
use crate::notice::Notice;
use crate::session::{Session, SessionError};

/// Undoes or redoes so many steps of the author.
pub(super) fn steps(
    bench: &Bench,
    matches: &ArgMatches,
    step: fn(&mut Session, DateTime<Utc>) -> Result<crate::domain::Entry, SessionError>,
    said: fn(usize) -> String,
) -> Ended {
    let asked = matches.get_one::<u32>("steps").copied().unwrap_or(1) as usize;
    let mut session = bench.open()?;
    let mut done = 0;
    while done < asked {
        match step(&mut session, bench.now) {
            Ok(_) => done += 1,
            Err(SessionError::Nothing) => break,
            Err(error) => return Err(bench.stop(&error)),
        }
    }
    keep::tidy(bench, &mut session);
    if done == 0 {
        return Err(Stop(Exit::Failed, Notice::warned(bench.phrases.errors.nothing)));
    }
    let rest = if done < asked {
        format!(" {}", (bench.phrases.cli.fewer_steps)(done, asked))
    } else {
        String::new()
    };
    bench.print(&format!("{}{rest}\n", said(done)))
}
