//! Typed text: shown at once, in the log within two seconds, and held where the store refuses.
//!
//! Used by [`Session`] alone. What is typed while the store refuses (a full disk, a permission) is
//! held in the order it was typed, however much it is and wherever it stands, until the store
//! takes it. An answer that was lost may have been a yes: what was tried is looked for in the log
//! before it is tried again, so that no word is ever written twice.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Session, SessionError};
use crate::domain::{Change, Conflict, Entry, EntryId, Splice};
use crate::store::StoreError;

/// Longest time typed text may stay unsettled.
pub const LONGEST_UNSETTLED: TimeDelta = TimeDelta::milliseconds(1_800);
/// A pause in typing after which the text is settled.
pub const PAUSE: TimeDelta = TimeDelta::milliseconds(700);

/// Text typed but not yet in the log.
pub(super) struct Typed {
    /// In the order they were typed; those that touch each other are one.
    pub(super) pieces: Vec<Piece>,
    /// How many of the first of them the store was given and did not answer for.
    tried: usize,
    /// Whether the store has refused them.
    refused: bool,
    since: DateTime<Utc>,
    last: DateTime<Utc>,
}

/// Some of it.
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) splice: Splice,
    /// The time of its entry, once that was written into a rescue file: the entry must be the same
    /// one when the log gets it after all, or the file would bring it a second time.
    promised: Option<DateTime<Utc>>,
}

impl Piece {
    /// Whether `entry` is this piece, in the log's own words: it may name the paragraphs besides.
    fn is(&self, entry: &Entry) -> bool {
        let mine = &self.splice;
        match &entry.change {
            Change::Charter(it) if entry.reverses.is_none() => {
                (it.section, it.at, &it.removed, &it.inserted)
                    == (mine.section, mine.at, &mine.removed, &mine.inserted)
            }
            _ => false,
        }
    }

    fn join(&self, next: &Splice) -> Option<Splice> {
        self.promised.is_none().then(|| self.splice.join(next)).flatten()
    }
}

impl Typed {
    fn is_empty(&self) -> bool {
        self.tried == 0 && self.pieces.iter().all(|piece| piece.splice.is_empty())
    }

    /// The last splice with `next` joined to it, unless it is already in the hands of the store.
    fn joined(&self, next: &Splice) -> Option<Splice> {
        self.pieces.get(self.tried..)?.last()?.join(next)
    }
}

impl Session {
    /// Whether everything shown is durable.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.typed.as_ref().is_none_or(Typed::is_empty)
    }

    /// Whether the store has refused text that is shown, so that it is held in memory only.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.refused)
    }

    /// Which text the store has refused, as a number that is another when the text is; `None`: none.
    #[must_use]
    pub fn refused(&self) -> Option<u64> {
        let typed = self.typed.as_ref().filter(|typed| typed.refused)?;
        let mut hasher = DefaultHasher::new();
        for Splice { section, at, removed, inserted, .. } in typed.pieces.iter().map(|piece| &piece.splice) {
            (section.0, at, removed, inserted).hash(&mut hasher);
        }
        Some(hasher.finish())
    }

    /// The entries that typed text would be, in order. They stay those: what is typed from now on
    /// is another.
    pub(super) fn promise(&mut self, now: DateTime<Utc>) -> Vec<Entry> {
        let Some(mut typed) = self.typed.take() else { return Vec::new() };
        let mut entries: Vec<Entry> = self.doubtful.get(..typed.tried).unwrap_or_default().to_vec();
        for (piece, entry) in typed.pieces.iter_mut().zip(&entries) {
            piece.promised = Some(entry.at);
        }
        let rest = typed.pieces.split_off(typed.tried.min(typed.pieces.len()));
        for mut piece in joined(rest) {
            let at = *piece.promised.get_or_insert(now);
            entries.push(self.entry(Change::Charter(piece.splice.clone()), None, at));
            typed.pieces.push(piece);
        }
        self.typed = Some(typed);
        entries
    }

    /// Whether everything shown is durable, and is not about to be typed on: while letters
    /// follow each other it becomes so every two seconds, which is nothing to tell each time.
    #[must_use]
    pub fn is_at_rest(&self, now: DateTime<Utc>) -> bool {
        self.is_settled() && self.rests_at().is_none_or(|at| at <= now)
    }

    /// When typing has paused for long enough, if text was typed at all.
    #[must_use]
    pub fn rests_at(&self) -> Option<DateTime<Utc>> {
        self.last_typed.map(|last| last + PAUSE)
    }

    /// Takes typed text: shown at once, joined with its neighbours, settled later. Where the store
    /// refuses what was typed before, both are held.
    ///
    /// # Errors
    /// [`SessionError`]; the text was not taken.
    pub fn type_text(&mut self, splice: Splice, now: DateTime<Utc>) -> Result<(), SessionError> {
        if splice.is_empty() {
            return Ok(());
        }
        self.must_write()?;
        let another = self.typed.as_ref().is_some_and(|it| !it.refused && it.joined(&splice).is_none());
        if another {
            match self.settle(now) {
                // It is held, is due again soon, and is said then.
                Ok(()) | Err(SessionError::Store(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Change::Charter(splice.clone()).apply(&mut self.committee)?;
        self.last_typed = Some(now);
        let new = || Typed { pieces: Vec::new(), tried: 0, refused: false, since: now, last: now };
        let typed = self.typed.get_or_insert_with(new);
        typed.last = now;
        let joined = typed.joined(&splice);
        if joined.is_some() {
            typed.pieces.pop();
        }
        typed.pieces.push(Piece { splice: joined.unwrap_or(splice), promised: None });
        Ok(())
    }

    /// Records text that came at once, as one step of its own. Where the store refuses it, it is
    /// held like any typed text: a burst of keys on a slow line is no less typed than slow ones.
    ///
    /// # Errors
    /// [`SessionError::Store`]; the text is shown and held. [`SessionError::Conflict`]; it was not
    /// taken.
    pub fn record_text(
        &mut self,
        splice: Splice,
        now: DateTime<Utc>,
    ) -> Result<Option<EntryId>, SessionError> {
        if splice.is_empty() {
            return Ok(None);
        }
        self.must_write()?;
        if let Err(refused) = self.settle(now) {
            self.type_text(splice, now)?;
            return Err(refused);
        }
        match self.append(vec![Change::Charter(splice.clone())], None, now) {
            Ok(entry) => Ok(Some(entry)),
            Err(SessionError::Store(refused)) => {
                self.hold(vec![Piece { splice, promised: None }], now)?;
                Err(refused.into())
            }
            Err(error) => Err(error),
        }
    }

    /// Records a change as one step of its own; a change of typed text as [`Self::record_text`]
    /// does.
    ///
    /// # Errors
    /// As [`Session::record`] and [`Self::record_text`].
    pub fn record_step(
        &mut self,
        change: Change,
        now: DateTime<Utc>,
    ) -> Result<Option<EntryId>, SessionError> {
        match change {
            Change::Charter(splice) => self.record_text(splice, now),
            change => self.record(change, now),
        }
    }

    /// When typed text should be settled, if there is any.
    #[must_use]
    pub fn settle_at(&self) -> Option<DateTime<Utc>> {
        self.typed.as_ref().map(|typed| (typed.last + PAUSE).min(typed.since + LONGEST_UNSETTLED))
    }

    /// Makes typed text durable, one entry for each place it was typed at, all of them or none.
    ///
    /// # Errors
    /// [`SessionError::Store`]; the text stays on screen and is tried again.
    /// [`SessionError::Conflict`] when someone else was first and it no longer fits: see
    /// [`Session::take_displaced`].
    pub fn settle(&mut self, now: DateTime<Utc>) -> Result<(), SessionError> {
        let Some(mut typed) = self.typed.take() else { return Ok(()) };
        // Out of the committee, so that it goes in again like any other change.
        let inverses = typed.pieces.iter().rev().map(|piece| Change::Charter(piece.splice.inverse()));
        if let Err(conflict) = inverses.into_iter().try_for_each(|it| it.apply(&mut self.committee)) {
            // They are nowhere else any more.
            self.displaced.extend(typed.pieces.into_iter().map(|piece| piece.splice));
            return Err(conflict.into());
        }
        match self.record_typed(&mut typed, now) {
            Ok(()) => Ok(()),
            Err(SessionError::Conflict(conflict)) => self.settle_apart(typed.pieces, conflict, now),
            Err(error) => {
                self.hold(typed.pieces, now)?;
                Err(error)
            }
        }
    }

    /// Text that was typed and no longer fits because someone else was first; the words are not in
    /// the committee any more, and not given up before whoever asks has them.
    pub fn take_displaced(&mut self) -> Vec<Splice> {
        std::mem::take(&mut self.displaced)
    }

    /// Records typed text, those pieces at once whose entries have one time; what is recorded is
    /// taken off `typed`.
    fn record_typed(&mut self, typed: &mut Typed, now: DateTime<Utc>) -> Result<(), SessionError> {
        if typed.tried > 0 && self.find_doubtful()? {
            typed.pieces.drain(..typed.tried);
        }
        typed.pieces = joined(std::mem::take(&mut typed.pieces));
        while let Some(promised) = typed.pieces.first().map(|piece| piece.promised) {
            let alike = typed.pieces.iter().take_while(|piece| piece.promised == promised);
            let changes: Vec<_> = alike.map(|piece| Change::Charter(piece.splice.clone())).collect();
            let count = changes.len();
            self.append(changes, None, promised.unwrap_or(now))?;
            typed.pieces.drain(..count);
        }
        Ok(())
    }

    /// Settles pieces one by one, so that one that no longer fits takes none of the others along.
    /// Whoever was in the way may have stepped back since: then nothing happened.
    fn settle_apart(
        &mut self,
        pieces: Vec<Piece>,
        conflict: Conflict,
        now: DateTime<Utc>,
    ) -> Result<(), SessionError> {
        let before = self.displaced.len();
        let mut rest = pieces.into_iter();
        while let Some(piece) = rest.next() {
            let change = Change::Charter(piece.splice.clone());
            match self.append(vec![change], None, piece.promised.unwrap_or(now)) {
                Ok(_) => {}
                Err(SessionError::Store(error)) => {
                    self.hold(std::iter::once(piece).chain(rest).collect(), now)?;
                    return Err(error.into());
                }
                Err(_) => self.displaced.push(piece.splice),
            }
        }
        if self.displaced.len() > before { Err(conflict.into()) } else { Ok(()) }
    }

    /// Puts text that the store refused back on the screen. It is tried again after a pause, not at
    /// once and for ever.
    fn hold(&mut self, pieces: Vec<Piece>, now: DateTime<Utc>) -> Result<(), SessionError> {
        let mut held = Vec::with_capacity(pieces.len());
        let mut outcome = Ok(());
        for piece in pieces {
            match Change::Charter(piece.splice.clone()).apply(&mut self.committee) {
                Ok(()) => held.push(piece),
                Err(conflict) => {
                    self.displaced.push(piece.splice);
                    outcome = Err(conflict.into());
                }
            }
        }
        if !held.is_empty() {
            // What else the store did not answer for is not among them.
            let tried = held.iter().zip(&self.doubtful).take_while(|(piece, entry)| piece.is(entry)).count();
            self.typed = Some(Typed { pieces: held, tried, refused: true, since: now, last: now });
        }
        outcome
    }

    /// Looks in the log for the entries the store was given last without an answer; whether they
    /// are there. Then they are taken in like those of anyone else.
    pub(super) fn find_doubtful(&mut self) -> Result<bool, SessionError> {
        if self.doubtful.is_empty() {
            return Ok(false);
        }
        let found = self.store.read(self.mark, self.doubtful.len())?;
        let doubtful = std::mem::take(&mut self.doubtful);
        if found != doubtful {
            return Ok(false);
        }
        for entry in doubtful {
            entry.change.apply(&mut self.committee)?;
            self.stacks.push(&entry);
            self.mark = entry.id.0;
        }
        Ok(true)
    }

    /// What came of an append that was answered by `error`: perhaps it was carried out all the same.
    pub(super) fn doubt(&mut self, entries: Vec<Entry>, error: StoreError) -> Result<(), SessionError> {
        self.doubtful = entries;
        match self.find_doubtful() {
            Ok(true) => Ok(()),
            _ => Err(error.into()),
        }
    }
}

/// The same pieces, neighbours joined, without those that change nothing.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let with_last = all.last().filter(|_| piece.promised.is_none());
        match with_last.and_then(|last| last.join(&piece.splice)) {
            Some(joined) => {
                all.pop();
                all.push(Piece { splice: joined, promised: None });
            }
            None => all.push(piece),
        }
    }
    // One that was promised comes even if it changes nothing: others may stand on it.
    all.retain(|piece| piece.promised.is_some() || !piece.splice.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Edit, Heading, Rank, SectionId};
    use crate::store::Memory;

    #[test]
    fn words_that_cannot_be_taken_off_the_screen_are_there_to_be_pasted() {
        let mut session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        let (now, part) = (DateTime::UNIX_EPOCH, SectionId(1));
        let heading = Heading { rank: Rank::nth(0), title: "ديباجة".into(), ..Heading::default() };
        session.record(Change::Heading(Box::new(Edit::add(part, heading))), now).unwrap();
        session.type_text(Splice::new(part, 0, "", "نحن"), now).unwrap();
        session.committee.charter.get_mut(&part).unwrap().body.clear();
        assert!(matches!(session.settle(now), Err(SessionError::Conflict(_))));
        assert_eq!(session.take_displaced()[0].inserted, "نحن");
        assert!(session.is_settled());
    }
}
