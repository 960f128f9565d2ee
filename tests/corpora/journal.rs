//! Journals: whatever the file holds, its end is where the last whole group ends, what stands
//! there is given as it was written, and an append goes on from it.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lajna::domain::{Change, Entry, EntryId};
use lajna::store::backup;
use lajna::store::journal::{Journal, Point, Rest, Survey};
use lajna::store::wire::head::{self, Head};
use lajna::store::wire::line::{self, Hash, Line};
use lajna::store::wire::{Fault, Kept};
use lajna::store::{StoreError, journal::Sound};

use super::common::moment;

/// A line that begins with `+` is given its right checksum, one that begins with `*` also the
/// hash of the line before; any other stays as it is.
pub fn hold(bytes: &[u8]) {
    let text = mended(bytes);
    text.split(|byte| *byte == b'\n').for_each(a_line);
    let path = super::file("journal", &text);
    let journal = Journal::look(&path).unwrap();
    let Some((kept, survey)) = surveyed(&journal, Point::START) else { return };
    is_consistent(&journal, &text, &kept, survey);
    for before in kept.iter().filter(|it| it.part.is_last()) {
        let from = Point::after(before);
        let later = kept.iter().filter(|it| it.entry.id.0 > from.number).cloned().collect();
        assert_eq!(surveyed(&journal, from), Some((later, survey)));
    }
    let whole = &text[..usize::try_from(survey.end.offset).unwrap()];
    a_backup_of(whole, survey.end);
    an_append_to(whole, &path, &kept, survey.end);
}

/// The journal that these bytes describe.
pub fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut last = Hash::START;
    let mut mend = |line: &[u8]| {
        let (crc, chain) = match line.first() {
            Some(b'+') => (true, false),
            Some(b'*') => (true, true),
            _ => (false, false),
        };
        let mut line = line.get(usize::from(crc)..).unwrap_or_default().to_vec();
        if let Some(at) = find(&line, b"\"prev\":\"").filter(|_| chain)
            && let Some(place) = line.get_mut(at + 8..at + 72)
        {
            place.copy_from_slice(last.to_string().as_bytes());
        }
        if crc {
            line.truncate(find(&line, b",\"crc\":").unwrap_or(line.len()));
            let sum = crc32fast::hash(&line);
            line.extend(format!(",\"crc\":\"{sum:08x}\"}}").bytes());
        }
        last = Hash::of(&line);
        line
    };
    bytes.split(|byte| *byte == b'\n').map(&mut mend).collect::<Vec<_>>().join(&b'\n')
}

fn find(line: &[u8], words: &[u8]) -> Option<usize> {
    line.windows(words.len()).position(|it| it == words)
}

fn a_line(line: &[u8]) {
    match line::read(line) {
        Ok(Line { entry, part, prev }) => {
            assert!(line::is_sound(line));
            match line::write(&entry, part, prev) {
                Ok(again) => assert_eq!(line::read(&again), Ok(Line { entry, part, prev })),
                Err(fault) => assert_eq!(fault, Fault::TooDeep),
            }
        }
        Err(fault) => assert!(line::is_sound(line) || fault == Fault::Checksum),
    }
}

/// Every whole group after `from`, and what follows; nothing where a newer program wrote.
pub fn surveyed(journal: &Journal, from: Point) -> Option<(Vec<Kept>, Survey)> {
    let mut all = Vec::new();
    let survey = journal.survey(from, &mut |group| {
        assert!(group.last().unwrap().part.is_last());
        all.extend(group);
        Ok(ControlFlow::Continue(()))
    });
    match survey {
        Ok(survey) => Some((all, survey)),
        Err(StoreError::FromTheFuture { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

fn is_consistent(journal: &Journal, text: &[u8], kept: &[Kept], survey: Survey) {
    let mut point = Point::START;
    let sound = journal.pick(0).unwrap().sound;
    for it in kept {
        let line = &text[it.start as usize..it.end as usize - 1];
        let read = line::read(line).unwrap();
        assert_eq!((&read.entry, read.part, read.prev), (&it.entry, it.part, point.hash));
        assert_eq!((it.start, it.entry.id.0, it.hash), (point.offset, point.number + 1, Hash::of(line)));
        assert!(journal.holds(it).unwrap());
        let (number, part, prev, start, end) = (it.entry.id.0, it.part, point.hash, it.start, it.end);
        assert!(sound.contains(&Sound { number, part, prev, start, end }));
        point = Point::after(it);
    }
    assert_eq!(point, survey.end);
    assert!(journal.is_sound_before(survey.end.offset).unwrap());
    assert_eq!(survey.rest == Rest::Nothing, survey.end.offset == text.len() as u64);
    if let Rest::Damaged(entry) = survey.rest {
        assert!(entry.0 > survey.end.number);
    }
}

fn a_backup_of(whole: &[u8], end: Point) {
    let head = Head { entries: end.number, bytes: end.offset, last: end.hash };
    let first = format!("{}\n", head::write(&head));
    let file = super::file("backup", &[first.as_bytes(), whole].concat());
    assert_eq!(backup::read(&file).unwrap(), (head, first.len() as u64));
}

fn an_append_to(whole: &[u8], path: &Path, kept: &[Kept], end: Point) {
    fs::write(path, whole).unwrap();
    let mut journal = Journal::open(path).unwrap();
    journal.settle(end);
    let id = EntryId(end.number + 1);
    let change = Change::Together(Vec::new());
    let entry = Entry { id, author: "نادية".into(), at: moment(id.0), change, reverses: None };
    let appended = journal.append(&[entry]).unwrap();
    let (all, survey) = surveyed(&journal, Point::START).unwrap();
    assert_eq!(all, [kept, &appended].concat());
    assert_eq!((survey.rest, survey.end), (Rest::Nothing, journal.end()));
}
