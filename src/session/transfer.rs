//! A whole committee in and out of one archive, its history included.
//!
//! Used by the screen and the command line. The form of the archive is `exchange`'s, the form
//! of an entry `store`'s; here the two meet.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::{Session, SessionError};
use crate::domain::Entry;
use crate::exchange::Refused;
use crate::exchange::archive::{self, Meta};
use crate::store::StoreError;
use crate::store::wire::{self, Fault};

/// The archive of everything in the log, as JSON text.
///
/// # Errors
/// [`SessionError::Store`] when the log cannot be read.
pub fn archive(session: &Session, now: DateTime<Utc>) -> Result<Vec<u8>, SessionError> {
    let profile = session.committee().profile.clone().unwrap_or_default();
    let program = env!("CARGO_PKG_VERSION").to_owned();
    let meta = Meta { program, written: now, committee: profile.name, town: profile.town };
    let mut archive = archive::Writer::new(&meta);
    session
        .each_entry(|entry| match wire::entry_to_json(&entry) {
            Ok(value) => {
                archive.push(&value);
                ControlFlow::Continue(())
            }
            Err(fault) => ControlFlow::Break(Err(StoreError::Refused { entry: entry.id, fault }.into())),
        })
        .map(|()| archive.finish())
}

/// The entries of an archive, in order.
///
/// # Errors
/// [`Refused`] when it is not an archive, or one of its entries is none (the line is that of the
/// entry) or of a newer program.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Refused> {
    archive::entries(bytes, |value| {
        wire::entry_from_json(value).map_err(|fault| match fault {
            Fault::Version { found } => {
                Refused::FromTheFuture { found: u64::from(found), known: u64::from(wire::VERSION) }
            }
            // The line is found by whoever reads the lines.
            _ => Refused::NotAnArchive { line: 1 },
        })
    })
}
