//! What became of a store that was looked at, repaired, backed up or restored, as sentences.

use std::io::ErrorKind;

use super::Notice;
use chrono::{DateTime, Local, NaiveDate};

use super::error::{clean, shown, store_error};
use super::recovered::backup_has_more;
use crate::domain::EntryId;
use crate::i18n::{Phrases, dates};
use crate::session::Access;
use crate::session::repair::Repaired;
use crate::store::disk::{Examined, Side};
use crate::store::journal::Rest;
use crate::store::{Holder, StoreError};

/// What holding a store against itself showed: a sentence a finding, the journal first.
#[must_use]
pub fn examined(found: &Examined, phrases: &Phrases) -> Vec<Notice> {
    let say = &phrases.keeping;
    let (entries, hash) = ((say.entries)(found.end.number), found.end.short_hash());
    let mut told = vec![match found.rest {
        Rest::Damaged(bad) => Notice::failed((say.chain_broken)(&entries, &hash, bad.0)),
        Rest::Nothing | Rest::Torn => Notice::said((say.chain_whole)(&entries, &hash)),
    }];
    // Where the working store has what was begun, it was finished once.
    if found.rest == Rest::Torn && !matches!(found.working, Side::Ahead(_)) {
        told.push(Notice::warned((say.torn)(found.after)));
    }
    told.push(match &found.working {
        Side::Same => Notice::said(say.same),
        Side::Behind(lacks) => Notice::said((say.behind)(&(say.entries)(*lacks))),
        Side::Ahead(more) => Notice::failed((say.ahead)(&(say.entries)(*more))),
        Side::Differs => Notice::failed(say.differs),
        Side::Unreadable => Notice::failed(say.unreadable),
        Side::Absent => Notice::said(say.absent),
        Side::Held(holder) => {
            let (user, host) = (clean(&holder.user), clean(&holder.host));
            Notice::warned((say.not_compared)(&user, &host, holder.pid, &when(holder)))
        }
        Side::Away(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            Notice::warned(say.no_room_to_compare)
        }
        Side::Away(why) => Notice::warned((say.not_readable)(&why.to_string())),
    });
    if !found.gone.is_empty() {
        told.push(Notice::failed((say.gone)(&numbers(&found.gone))));
    } else if !found.is_whole() {
        told.push(Notice::warned(say.mendable));
    }
    if let Some(newest) = &found.backup_has_more {
        told.push(Notice::failed(backup_has_more(newest, found.end.number, phrases)));
    }
    told
}

/// What a repair recovered, and exactly what it did not.
#[must_use]
pub fn repaired(done: &Repaired, to: &std::path::Path, phrases: &Phrases) -> Vec<Notice> {
    let say = &phrases.keeping;
    let mut told = vec![Notice::said((say.repaired)(done.recovered(), done.entries, &shown(to)))];
    if !done.gone.is_empty() {
        told.push(Notice::warned((say.repaired_without)(&numbers(&done.gone))));
    }
    if let Some(kept_in) = &done.kept_in {
        told.push(Notice::warned((say.unfit)(&numbers(&done.unfit), &shown(kept_in))));
    }
    if !done.doubtful.is_empty() {
        told.push(Notice::warned((say.doubtful)(&numbers(&done.doubtful))));
    }
    told.push(Notice::said(if told.len() > 1 { say.source_untouched } else { say.nothing_gone }));
    told
}

/// For the head of the screen, where a committee is only read: by whom it is held, if by anyone.
#[must_use]
pub fn reading(access: &Access, today: NaiveDate, phrases: &Phrases) -> Option<String> {
    let say = &phrases.keeping;
    match access {
        Access::Writing => None,
        Access::Reading(None) => Some(say.reading.to_owned()),
        Access::Reading(Some(holder)) => {
            let since = moment(holder).filter(|since| since.date_naive() == today);
            // There is little room: the day only when it is another one.
            let since = since.map_or_else(|| when(holder), |since| since.format("%H:%M").to_string());
            Some((say.reading_beside)(&clean(&holder.user), &since))
        }
    }
}

/// The committee opened beside someone who has it, and is only read.
#[must_use]
pub fn reading_beside(holder: &Holder, phrases: &Phrases) -> Notice {
    let (user, host) = (clean(&holder.user), clean(&holder.host));
    Notice::warned((phrases.keeping.opened_beside)(&user, &host, holder.pid, &when(holder)))
}

/// A command has read beside someone who has the committee open.
#[must_use]
pub fn read_beside(holder: &Holder, phrases: &Phrases) -> Notice {
    Notice::said((phrases.keeping.read_beside)(&clean(&holder.user), &when(holder)))
}

/// Nothing can be recorded here.
#[must_use]
pub fn read_only(holder: Option<&Holder>, phrases: &Phrases) -> Notice {
    let say = &phrases.keeping;
    Notice::failed(match holder {
        Some(holder) => (say.only_read_beside)(&clean(&holder.user), &when(holder)),
        None => say.only_read.to_owned(),
    })
}

/// Whoever had the store has gone: it can be taken over.
#[must_use]
pub fn holder_gone(holder: &Holder, phrases: &Phrases) -> Notice {
    Notice::warned((phrases.keeping.holder_gone)(&clean(&holder.user)))
}

/// Whoever has the store has it still.
#[must_use]
pub fn still_held(holder: &Holder, phrases: &Phrases) -> Notice {
    let (user, host) = (clean(&holder.user), clean(&holder.host));
    Notice::failed((phrases.keeping.still_held)(&user, &host, holder.pid, &when(holder)))
}

/// Since when someone holds a store, as the calendar and the clock on the wall show it.
pub(super) fn when(holder: &Holder) -> String {
    moment(holder).map_or_else(|| clean(&holder.since), |since| dates::moment(&since))
}

fn moment(holder: &Holder) -> Option<DateTime<Local>> {
    DateTime::parse_from_rfc3339(&holder.since).ok().map(|since| since.with_timezone(&Local))
}

/// The daily backup failed; what was recorded is safe.
#[must_use]
pub fn daily_failed(error: &StoreError, phrases: &Phrases) -> Notice {
    Notice::warned(clean(&(phrases.keeping.daily_failed)(&store_error(error, phrases).words)))
}

/// Numbers of entries, neighbours joined: `7, 9–11`.
fn numbers(entries: &[EntryId]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for EntryId(number) in entries {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(start, end): &(u64, u64)| match start == end {
        true => start.to_string(),
        false => format!("{start}–{end}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_entries_are_told_as_one_run() {
        let of = |all: &[u64]| numbers(&all.iter().copied().map(EntryId).collect::<Vec<_>>());
        assert_eq!(of(&[7, 9, 10, 11, 20]), "7, 9–11, 20");
        assert_eq!(of(&[]), "");
    }
}
