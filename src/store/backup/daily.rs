//! The backup of every day, and which of them are kept.
//!
//! Used in quiet moments by whoever has a committee open. They stand beside the store, in
//! `<store>.backups`, for what happens to a folder happens to everything in it: the newest of
//! each of 7 days, of 4 weeks and of 12 months on which there was one. Days without a change
//! have none, and a long pause costs none.
//!
//! Invariant: nothing is removed before a newer backup has been written and read back, and
//! nothing that does not bear the name of a day or of a backup that was never finished.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Datelike, NaiveDate};

use crate::store::StoreError;
use crate::store::disk::{create_folder, journal_place};
use crate::store::wire::head::{self, Head};

/// How many days, weeks and months keep their newest backup.
const KEPT: [usize; 3] = [7, 4, 12];
const ENDING: &str = "lajna";
/// The ending of one that is to take the place of another.
const NEW: &str = "new";
/// How long nobody takes to write a backup.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the backups of the store at `path` are kept.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    let path = match path.file_name() {
        Some(_) => path.components().as_path().to_owned(),
        // `.` and `..` have no name to put an ending to.
        None => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
    };
    let mut name: OsString = path.into();
    name.push(".backups");
    name.into()
}

/// Makes the backup of `day` unless it is there, or nothing has been recorded since the newest
/// one; then removes those the rule does not keep. Where the new one is, if there is one.
///
/// # Errors
/// As [`write`](super::write); the older ones are all there then.
pub fn make(path: &Path, day: NaiveDate) -> Result<Option<PathBuf>, StoreError> {
    let folder = folder(path);
    let mut days = days(&folder)?;
    let size = fs::metadata(journal_place(path)).map_or(0, |about| about.len());
    let covered = days.last().and_then(|newest| head_of(&place(path, *newest))).map(|head| head.bytes);
    if size == 0 || days.contains(&day) || covered == Some(size) {
        return Ok(None);
    }
    create_folder(&folder)?;
    let to = place(path, day);
    match super::write(path, &to) {
        // Someone else was first.
        Err(StoreError::Exists(_)) => return Ok(None),
        written => written?,
    };
    sweep(&folder, &to);
    days.insert(day);
    for old in days.difference(&kept(&days)) {
        // One that stays too long is no loss.
        let _gone = fs::remove_file(place(path, *old));
    }
    Ok(Some(to))
}

/// Removes what runs that were killed left half written: a day before this one, so that nobody is
/// writing it any more.
fn sweep(folder: &Path, newest: &Path) {
    let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    let Some(now) = written(newest) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let half = [ENDING, NEW].iter().any(|ending| name.contains(&format!(".{ending}.part-")));
        let age = written(&entry.path()).and_then(|then| now.duration_since(then).ok());
        if half && age.is_some_and(|age| age > ABANDONED) {
            // One that stays takes room, nothing else.
            let _gone = fs::remove_file(entry.path());
        }
    }
}

/// Where the backup of `day` of the store at `path` stands.
#[must_use]
pub fn place(path: &Path, day: NaiveDate) -> PathBuf {
    folder(path).join(format!("{day}.{ENDING}"))
}

/// Makes the backup of `day` as the store at `path` is now, in the place of an earlier one.
///
/// # Errors
/// As [`write`](super::write); the earlier one is there then.
pub fn replace(path: &Path, day: NaiveDate) -> Result<Head, StoreError> {
    create_folder(&folder(path))?;
    let (to, new) = (place(path, day), place(path, day).with_extension(NEW));
    // Left by a run that was killed; it has no name anybody relies on.
    let _gone = fs::remove_file(&new);
    let head = super::write(path, &new)?;
    fs::rename(&new, &to).map_err(StoreError::io(&to))?;
    super::sync_names_beside(&to);
    Ok(head)
}

/// The newest backup of a store, as far as its head says what it holds: a witness, where a journal
/// was cut between two lines and nothing in it shows that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newest {
    /// The day it was made.
    pub day: NaiveDate,
    /// Where it stands.
    pub file: PathBuf,
    /// What it holds.
    pub head: Head,
}

/// The newest backup of the store at `path` whose head can be read, if there is one.
#[must_use]
pub fn newest(path: &Path) -> Option<Newest> {
    let days = days(&folder(path)).ok()?;
    days.into_iter().rev().find_map(|day| {
        let file = place(path, day);
        Some(Newest { day, head: head_of(&file)?, file })
    })
}

/// What a backup holds, by its head; `None`: it has none.
fn head_of(file: &Path) -> Option<Head> {
    let mut start = Vec::new();
    fs::File::open(file).ok()?.take(512).read_to_end(&mut start).ok()?;
    let line = start.split(|byte| *byte == b'\n').next()?;
    head::read(line).ok()
}

/// The days that have a backup.
fn days(folder: &Path) -> Result<BTreeSet<NaiveDate>, StoreError> {
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(StoreError::io(folder)(error)),
    };
    let day = |name: OsString| name.to_str()?.strip_suffix(ENDING)?.strip_suffix('.')?.parse().ok();
    Ok(listing.flatten().filter_map(|entry| day(entry.file_name())).collect())
}

/// The days whose backup stays.
#[must_use]
pub fn kept(days: &BTreeSet<NaiveDate>) -> BTreeSet<NaiveDate> {
    let [days_kept, weeks, months] = KEPT;
    let mut kept: BTreeSet<NaiveDate> = days.iter().rev().take(days_kept).copied().collect();
    kept.extend(newest_of_each(days, weeks, |day| (day.iso_week().year(), day.iso_week().week())));
    kept.extend(newest_of_each(days, months, |day| (day.year(), day.month())));
    kept
}

/// The newest day of each of the last `most` spans that have one.
fn newest_of_each(
    days: &BTreeSet<NaiveDate>,
    most: usize,
    span: impl Fn(&NaiveDate) -> (i32, u32),
) -> Vec<NaiveDate> {
    let mut newest: Vec<NaiveDate> = Vec::new();
    for day in days.iter().rev() {
        if newest.last().is_none_or(|last| span(last) != span(day)) {
            newest.push(*day);
        }
    }
    newest.truncate(most);
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, ordinal: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(year, ordinal).unwrap()
    }

    /// What is left after a backup on each of these days, the rule applied every time.
    fn after(days: impl IntoIterator<Item = NaiveDate>) -> BTreeSet<NaiveDate> {
        let mut there = BTreeSet::new();
        for day in days {
            there.insert(day);
            there = kept(&there);
        }
        there
    }

    #[test]
    fn the_backups_of_a_store_stand_beside_it_however_it_is_named() {
        let here = std::env::current_dir().unwrap();
        let beside = |path: &Path| PathBuf::from(format!("{}.backups", path.display()));
        assert_eq!(folder(Path::new(".")), beside(&here));
        assert_eq!(folder(Path::new("..")), beside(here.parent().unwrap()));
        assert_eq!(folder(Path::new("/a/b/")), Path::new("/a/b.backups"));
    }

    #[test]
    fn after_two_years_of_days_there_are_seven_days_four_weeks_and_twelve_months() {
        let there = after(day(2024, 1).iter_days().take(731));
        let newest = day(2025, 365);
        for back in 0..7 {
            assert!(there.contains(&(newest - chrono::TimeDelta::days(back))), "{back} days ago");
        }
        let weeks: BTreeSet<_> =
            there.iter().map(|it| (it.iso_week().year(), it.iso_week().week())).collect();
        let months: BTreeSet<_> = there.iter().map(|it| (it.year(), it.month())).collect();
        assert!(weeks.len() >= 4 && months.len() == 12, "{there:?}");
        assert!(there.len() <= 7 + 4 + 12, "{there:?}");
        for month in 1..=11 {
            let end = NaiveDate::from_ymd_opt(2025, month + 1, 1).unwrap().pred_opt().unwrap();
            assert!(there.contains(&end), "the last day of each month: {there:?}");
        }
    }

    #[test]
    fn a_long_pause_costs_no_backup() {
        let before = after(day(2024, 1).iter_days().take(60));
        let there = after(before.iter().copied().chain([day(2031, 5)]));
        assert_eq!(before.difference(&there).count(), 2, "the oldest of eight days and of five weeks");
    }
}
