//! What opening a store mended, as sentences.

use std::io::ErrorKind;

use super::Notice;
use super::error::shown;
use crate::i18n::{Phrases, dates};
use crate::store::Recovered;
use crate::store::backup::daily::Newest;

/// What an opening found and mended, in the order it happened; none on an ordinary day.
#[must_use]
pub fn recovered(all: &[Recovered], phrases: &Phrases) -> Vec<Notice> {
    let say = &phrases.recovery;
    let words = |one: &Recovered| match one {
        Recovered::TornTail { bytes, kept_in } => (say.torn)(*bytes, &shown(kept_in)),
        Recovered::JournalMended { entries, kept_in } => (say.journal)(entries.len(), &shown(kept_in)),
        Recovered::WorkingRebuilt { kept_in } => (say.working)(&shown(kept_in)),
        Recovered::WorkingAway(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => say.no_room.to_owned(),
        Recovered::WorkingAway(why) => (say.away)(&why.to_string()),
        Recovered::FormatMended => say.format.to_owned(),
        Recovered::BackupHasMore { newest, here } => backup_has_more(newest, *here, phrases),
        Recovered::CutAt { entry, kept_in } => (say.cut)(entry.0, &shown(kept_in)),
    };
    let notice = |one: &Recovered| match one {
        // Nothing was mended here.
        Recovered::BackupHasMore { .. } => Notice::failed(words(one)),
        one => Notice::warned(words(one)),
    };
    all.iter().map(notice).collect()
}

/// The newest backup has entries that are not in the log of `here` entries.
pub(super) fn backup_has_more(newest: &Newest, here: u64, phrases: &Phrases) -> String {
    let say = &phrases.keeping;
    let day = dates::day(phrases.language, newest.day);
    let (there, here) = ((say.entries)(newest.head.entries), (say.entries)(here));
    (phrases.recovery.backup_has_more)(&day, &shown(&newest.file), &there, &here)
}
