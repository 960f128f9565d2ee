//! What became of words that could not be saved, as sentences.

use std::path::Path;

use super::Notice;
use super::entry::change;
use super::error::{clean, shown};
use crate::domain::Change;
use crate::i18n::Phrases;
use crate::session::rescue::Brought;

/// Most characters of words that are told; the rest is in the file.
const MOST: usize = 60;

/// They are in the file at `place`.
#[must_use]
pub fn rescued(place: &Path, phrases: &Phrases) -> Notice {
    Notice::warned((phrases.rescue.kept)(&shown(place)))
}

/// A rescue file that cannot be brought back.
#[must_use]
pub fn rescue_unreadable(path: &Path, why: &Notice, phrases: &Phrases) -> Notice {
    Notice::failed((phrases.rescue.unreadable)(&shown(path), &why.words))
}

/// What came of bringing the file at `path` back; what needs someone's attention first.
#[must_use]
pub fn brought(brought: &Brought, path: &Path, phrases: &Phrases) -> Vec<Notice> {
    let say = &phrases.rescue;
    let mut told = Vec::new();
    if !brought.unfit.is_empty() {
        told.push(Notice::failed((say.unfit)(&all(&brought.unfit, phrases), &shown(path))));
    }
    for held in &brought.words {
        let (place, words) = (clean(&held.place), short(&clean(&held.words)));
        told.push(Notice::warned((say.fields)(&place, &words, &shown(path))));
    }
    if !brought.recorded.is_empty() {
        let what = all(&brought.recorded, phrases);
        told.push(Notice::warned((say.brought)(brought.recorded.len(), &what)));
    } else if !brought.there.is_empty() {
        told.push(Notice::warned((say.there)(&all(&brought.there, phrases))));
    }
    told
}

/// The last of these changes; those before it stand in the history.
fn all(changes: &[Change], phrases: &Phrases) -> String {
    changes.last().map(|last| short(&change(last, phrases))).unwrap_or_default()
}

fn short(words: &str) -> String {
    let mut rest = words.chars();
    let start: String = rest.by_ref().take(MOST).collect();
    if rest.next().is_some() { format!("{start}…") } else { start }
}
