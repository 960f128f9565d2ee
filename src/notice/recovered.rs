//! What opening a store mended, as sentences.

use std::io::ErrorKind;

use super::Notice;
use super::error::shown;
use crate::i18n::Phrases;
use crate::store::Recovered;

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
        Recovered::CutAt { entry, kept_in } => (say.cut)(entry.0, &shown(kept_in)),
    };
    all.iter().map(words).map(Notice::warned).collect()
}
