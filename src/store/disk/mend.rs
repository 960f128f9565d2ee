//! Bringing journal and working store together, at every opening.
//!
//! Used by `disk`. The usual case reads the last line the working store knows and what
//! follows it, nothing else. All the rest is for the day after an accident: what one side
//! lost is taken from the other when its hashes fit, and whatever is replaced is kept.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, ErrorKind};
use std::ops::ControlFlow;

use super::folder;
use super::working::{Trouble, Working};
use super::{Disk, Recovered};
use crate::domain::EntryId;
use crate::store::StoreError;
use crate::store::journal::{Journal, Pickings, Point, Rest, Sound, Survey};
use crate::store::wire::{Hash, Kept, line};

/// A journal up to this many bytes is checked line by line at every opening: a flipped bit
/// is best found while the working store can still mend it.
const SMALL: u64 = 8 << 20;
/// How many entries go to the working store at a time.
const ARMFUL: usize = 512;

/// What to do when neither side can give an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnLoss {
    /// Say so, and change nothing.
    Refuse,
    /// Go on with what comes before it.
    Cut,
}

impl Disk {
    /// Opens the working store and makes both sides say the same.
    pub(super) fn bring_together(&mut self, on_loss: OnLoss) -> Result<(), StoreError> {
        let head = self.open_working()?;
        self.agree(head.as_ref(), on_loss)?;
        let made = |one: &Recovered| matches!(one, Recovered::WorkingRebuilt { .. });
        if head.is_none() || self.recovered.iter().any(made) {
            self.ask_backup();
        }
        Ok(())
    }

    /// Makes both sides say the same; `head` is the last entry of the working store.
    fn agree(&mut self, head: Option<&Kept>, on_loss: OnLoss) -> Result<(), StoreError> {
        let straight = match head {
            None => true,
            Some(kept) => {
                let small = self.journal.size()? <= SMALL;
                self.journal.holds(kept)? && (!small || self.journal.is_sound_before(kept.end)?)
            }
        };
        if straight {
            let from = head.map_or(Point::START, Point::after);
            let survey = self.shelve(from)?;
            if let Rest::Damaged(_) = survey.rest { self.reconcile(on_loss) } else { self.cut_torn(survey) }
        } else {
            self.reconcile(on_loss)
        }
    }

    /// Reads everything on both sides, compares, and mends what can be mended; what was done
    /// is added to [`Disk::recovered`]. Takes about a second for 100,000 entries.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when neither side can give an entry, [`StoreError::Io`].
    pub fn verify(&mut self) -> Result<(), StoreError> {
        self.reconcile(OnLoss::Refuse)
    }

    /// Opens the working store; a damaged one is set aside and a new one made.
    fn open_working(&mut self) -> Result<Option<Kept>, StoreError> {
        let (sled, suspect) = (self.path.join(folder::SLED), self.path.join(folder::SUSPECT));
        let opened = if suspect.exists() { Err(Trouble::Damage) } else { Working::open(&sled) };
        match opened {
            Ok((working, head)) => {
                self.working = Some(working);
                Ok(head)
            }
            Err(Trouble::Damage) if folder::has_room(&self.path) => {
                self.replace_working()?;
                Ok(None)
            }
            Err(Trouble::Damage) => {
                self.recovered.push(Recovered::WorkingAway(ErrorKind::StorageFull));
                Ok(None)
            }
            Err(Trouble::Refusal(reason)) => {
                self.recovered.push(Recovered::WorkingAway(reason.kind()));
                Ok(None)
            }
        }
    }

    /// Sets the working store aside and makes an empty one.
    fn replace_working(&mut self) -> Result<(), StoreError> {
        self.working = None;
        self.shelved = Point::START;
        let sled = self.path.join(folder::SLED);
        if sled.symlink_metadata().is_ok() {
            let kept_in = folder::aside(&self.path, "sled.damaged");
            fs::rename(&sled, &kept_in).map_err(StoreError::io(&sled))?;
            self.recovered.push(Recovered::WorkingRebuilt { kept_in });
        }
        let suspect = self.path.join(folder::SUSPECT);
        if suspect.exists() {
            fs::remove_file(&suspect).map_err(StoreError::io(&suspect))?;
        }
        self.suspected.set(false);
        folder::sync(&self.path)?;
        match Working::open(&sled) {
            Ok((working, _)) => self.working = Some(working),
            Err(Trouble::Refusal(reason)) => {
                self.recovered.push(Recovered::WorkingAway(reason.kind()));
            }
            Err(Trouble::Damage) => self.recovered.push(Recovered::WorkingAway(ErrorKind::InvalidData)),
        }
        Ok(())
    }

    /// Puts every line after `from` into the working store.
    fn shelve(&mut self, from: Point) -> Result<Survey, StoreError> {
        self.shelved = from;
        let (mut armful, mut trouble): (Vec<Kept>, _) = (Vec::new(), None);
        let mut shelved = from;
        let working = self.working.as_ref();
        let mut put = |armful: &mut Vec<Kept>| {
            if let (Some(working), None, Some(last)) = (working, &trouble, armful.last()) {
                match working.put(armful) {
                    Ok(()) => shelved = Point::after(last),
                    Err(error) => trouble = Some(error),
                }
            }
            armful.clear();
        };
        let survey = self.journal.survey(from, &mut |group| {
            armful.extend(group);
            if armful.len() >= ARMFUL {
                put(&mut armful);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        put(&mut armful);
        self.shelved = shelved;
        if let Some(trouble) = trouble {
            self.answered::<()>(Err(trouble));
            self.working = None;
        }
        Ok(survey)
    }

    /// Takes off what an interrupted append left after the last whole group.
    fn cut_torn(&mut self, survey: Survey) -> Result<(), StoreError> {
        let size = self.journal.size()?;
        if survey.rest == Rest::Torn {
            let tail = self.journal.bytes(survey.end.offset, size)?;
            let kept_in = folder::aside(&self.path, "journal.torn");
            let bytes = folder::write_new(&kept_in, &mut Cursor::new(tail))?;
            self.journal.cut(survey.end.offset)?;
            self.recovered.push(Recovered::TornTail { bytes, kept_in });
        }
        self.journal.settle(survey.end);
        Ok(())
    }

    /// Both sides from beginning to end: first the journal is made whole, then the working
    /// store is held against it.
    fn reconcile(&mut self, on_loss: OnLoss) -> Result<(), StoreError> {
        // The lines may get other places.
        self.resume.set(Point::START);
        let held = match self.trusted().map(Working::last) {
            Some(answer) => self.answered(answer).flatten(),
            None => None,
        };
        let (survey, mut same) = self.compare(held.as_ref())?;
        let ahead = held.as_ref().is_some_and(|last| last.entry.id.0 > survey.end.number);
        if ahead || matches!(survey.rest, Rest::Damaged(_)) {
            self.mend_journal(survey, on_loss)?;
            (_, same) = self.compare(held.as_ref())?;
        } else {
            self.cut_torn(survey)?;
        }
        if same && !self.suspected.get() {
            return self.shelve(held.as_ref().map_or(Point::START, Point::after)).map(drop);
        }
        // One entry that differs makes the whole working store doubtful.
        if folder::has_room(&self.path) {
            self.replace_working()?;
            self.shelve(Point::START)?;
        } else {
            // No room for another one: the journal alone answers until the next opening.
            (self.working, self.shelved) = (None, Point::START);
            self.recovered.push(Recovered::WorkingAway(ErrorKind::StorageFull));
        }
        Ok(())
    }

    /// Reads the whole journal and tells whether the working store, up to the last entry it
    /// holds, says the same.
    fn compare(&self, held: Option<&Kept>) -> Result<(Survey, bool), StoreError> {
        let reach = held.map_or(0, |last| last.entry.id.0);
        let mut same = true;
        let survey = self.journal.survey(Point::START, &mut |group| {
            same = same && self.working.as_ref().is_none_or(|working| agrees(working, &group, reach));
            Ok(ControlFlow::Continue(()))
        })?;
        Ok((survey, same && reach <= survey.end.number))
    }

    /// Writes the journal again from its good lines and, for the others, the working store.
    fn mend_journal(&mut self, survey: Survey, on_loss: OnLoss) -> Result<(), StoreError> {
        let Weave { bytes, end, restored, lost } = self.weave(survey)?;
        if let (Some(entry), OnLoss::Refuse) = (lost, on_loss) {
            return Err(StoreError::Damaged(entry));
        }
        if end == survey.end && lost.is_none() {
            // The working store goes further, but not from here: the journal decides.
            let torn = self.journal.size()? > end.offset;
            return self.cut_torn(Survey { end, rest: if torn { Rest::Torn } else { Rest::Nothing } });
        }
        let (journal, new) = (self.path.join(folder::JOURNAL), self.path.join("journal.new"));
        let mut whole = Cursor::new(self.journal.bytes(0, survey.end.offset)?);
        let mut woven = Cursor::new(bytes);
        folder::write_new(&new, &mut std::io::Read::chain(&mut whole, &mut woven))?;
        // A second name first, then one atomic step: at no moment is there no journal.
        let kept_in = folder::aside(&self.path, "journal.damaged");
        fs::hard_link(&journal, &kept_in).map_err(StoreError::io(&kept_in))?;
        fs::rename(&new, &journal).map_err(StoreError::io(&new))?;
        folder::sync(&self.path)?;
        self.journal = Journal::open(&journal)?;
        self.journal.settle(end);
        self.recovered.push(match lost {
            Some(_) => Recovered::CutAt { entry: EntryId(end.number + 1), kept_in },
            None => Recovered::JournalMended { entries: restored, kept_in },
        });
        Ok(())
    }

    /// The lines that follow `survey.end`, each from whichever side has the one that fits.
    fn weave(&self, survey: Survey) -> Result<Weave, StoreError> {
        let Pickings { sound, strange } = self.journal.pick(survey.end.offset)?;
        let lines: BTreeMap<(u64, u64), &Sound> =
            sound.iter().map(|it| ((it.number, it.start), it)).collect();
        let (mut point, mut bytes, mut restored) = (survey.end, Vec::new(), Vec::new());
        let mut whole = (survey.end, 0, 0);
        // How far into the journal as it was found the lines reach that were taken from it.
        let (mut reached, mut taken) = (survey.end.offset, survey.end.offset);
        loop {
            let number = point.number + 1;
            let mut here = lines.range((number, 0)..=(number, u64::MAX)).map(|(_, it)| *it);
            let (part, line) = match here.find(|it| it.prev == point.hash) {
                Some(it) => {
                    taken = it.end;
                    (it.part, self.journal.bytes(it.start, it.end - 1)?)
                }
                None => match self.line_from_working(number, point.hash) {
                    Some(found) => {
                        restored.push(EntryId(number));
                        found
                    }
                    None => break,
                },
            };
            let hash = Hash::of(&line);
            bytes.extend(line);
            bytes.push(b'\n');
            point = Point { number, offset: survey.end.offset + bytes.len() as u64, hash };
            if part.is_last() {
                whole = (point, bytes.len(), restored.len());
                reached = taken;
            }
        }
        let missing = EntryId(point.number + 1);
        let (end, len, count) = whole;
        bytes.truncate(len);
        restored.truncate(count);
        // A line nobody understands, behind all the others, may be what comes next.
        let strange = strange.is_some_and(|start| start >= reached);
        let beyond = |it: &Sound| it.number > end.number && !it.is_torn_after(end.number);
        let lost = (strange || sound.iter().any(beyond)).then_some(missing);
        Ok(Weave { bytes, end, restored, lost })
    }

    /// The line of an entry as it must have been, if the working store has the entry and its
    /// hash says that it was so.
    fn line_from_working(&self, number: u64, prev: Hash) -> Option<(line::Part, Vec<u8>)> {
        // Damage here is met again, and answered, when the two sides are compared.
        let kept = self.trusted()?.page(number, number).ok()?.pop()?;
        let line = line::rewrite(&kept.entry, kept.part, prev, kept.hash)?;
        Some((kept.part, line))
    }
}

/// What [`Disk::weave`] made.
struct Weave {
    bytes: Vec<u8>,
    end: Point,
    restored: Vec<EntryId>,
    lost: Option<EntryId>,
}

/// Whether the working store holds this group as the journal does, as far as it reaches.
pub(super) fn agrees(working: &Working, group: &[Kept], reach: u64) -> bool {
    let here: Vec<&Kept> = group.iter().filter(|kept| kept.entry.id.0 <= reach).collect();
    let (Some(first), Some(last)) = (here.first(), here.last()) else { return true };
    let page = working.page(first.entry.id.0, last.entry.id.0);
    page.is_ok_and(|page| page.iter().eq(here.iter().copied()))
}
