//! The journal: one append-only file, a line of JSON per entry, each pointing back to the
//! line before it by its hash. It decides what the log is.
//!
//! Used by [`Disk`](super::Disk). Nothing is acknowledged before its bytes have been synced. It keeps
//! no index: whoever wants to start in the middle brings the [`Point`] it knows. It never
//! destroys a byte it cannot read; it says where they begin and leaves the rest to `disk`.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::wire::line::{self, LONGEST, Line, Part};
use super::wire::{Fault, Hash, Kept};
use crate::domain::{Entry, EntryId};

/// A place between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// How many entries stand before it.
    pub number: u64,
    /// Byte offset in the file.
    pub offset: u64,
    /// The hash of the line before it.
    pub hash: Hash,
}

impl Point {
    /// The beginning of every journal.
    pub const START: Self = Self { number: 0, offset: 0, hash: Hash::START };

    /// The first digits of the hash: enough to tell two logs apart, few enough to be read out.
    #[must_use]
    pub fn short_hash(&self) -> String {
        self.hash.to_string().chars().take(12).collect()
    }

    /// The point after an entry.
    #[must_use]
    pub const fn after(kept: &Kept) -> Self {
        Self { number: kept.entry.id.0, offset: kept.end, hash: kept.hash }
    }
}

/// What a reader found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survey {
    /// Where the last whole group ends.
    pub end: Point,
    /// What stands after it.
    pub rest: Rest,
}

/// What stands after the last whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    Nothing,
    /// An append that was never acknowledged.
    Torn,
    /// Bytes that are not the next line, with lines after them or in them that were
    /// acknowledged: this entry was there once.
    Damaged(EntryId),
}

/// A line that is whole by itself; whether it fits its place is another question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sound {
    /// Number of the entry.
    pub number: u64,
    /// Place in its group.
    pub part: Part,
    /// The line it points back to.
    pub prev: Hash,
    /// Where it begins.
    pub start: u64,
    /// Where it ends, after its line feed.
    pub end: u64,
}

impl Sound {
    /// Whether it may belong to a group that was begun after entry `number` and never finished.
    #[must_use]
    pub fn is_torn_after(&self, number: u64) -> bool {
        self.part.of > 1 && self.number.checked_sub(u64::from(self.part.index)) == Some(number)
    }
}

/// What can be told apart in bytes that do not follow from each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pickings {
    /// Lines that are whole by themselves, in the order of the file.
    pub sound: Vec<Sound>,
    /// Where the last line begins that has the checksum it was written with and is not
    /// understood. No interrupted append leaves such a line.
    pub strange: Option<u64>,
}

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    end: Point,
    /// Whether bytes of a failed append may stand after the end.
    ragged: bool,
}

impl Journal {
    /// Opens the file, or makes an empty one that only its owner may read. Where it ends is not known yet:
    /// see [`Journal::settle`].
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(path).map_err(StoreError::io(path))?;
        Ok(Self { file, path: path.into(), end: Point::START, ragged: false })
    }

    /// Opens the file to read it only: nothing is made, nothing is locked, and whoever writes
    /// into it goes on.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn look(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io(path))?;
        Ok(Self { file, path: path.into(), end: Point::START, ragged: false })
    }

    /// Where the log ends.
    #[must_use]
    pub const fn end(&self) -> Point {
        self.end
    }

    /// Says where the log ends; the file must end there too.
    pub const fn settle(&mut self, end: Point) {
        self.end = end;
    }

    /// How long the file is, in bytes.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn size(&self) -> Result<u64, StoreError> {
        Ok(self.file.metadata().map_err(StoreError::io(&self.path))?.len())
    }

    /// Appends entries as one group: on `Ok` all of them survive a power cut, on an error
    /// the file is as it was.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when an entry could not be read back, [`StoreError::Io`]
    /// when the file system refuses.
    pub fn append(&mut self, entries: &[Entry]) -> Result<Vec<Kept>, StoreError> {
        let of = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let (mut bytes, mut lines, mut point) = (Vec::new(), Vec::with_capacity(entries.len()), self.end);
        for (index, entry) in (1..=of).zip(entries) {
            let part = Part { index, of };
            let refused = |fault| StoreError::Refused { entry: entry.id, fault };
            let line = line::write(entry, part, point.hash).map_err(refused)?;
            let (start, hash) = (point.offset, Hash::of(&line));
            bytes.extend(line);
            bytes.push(b'\n');
            let end = self.end.offset + bytes.len() as u64;
            lines.push(Kept { entry: entry.clone(), part, start, end, hash });
            point = Point { number: entry.id.0, offset: end, hash };
        }
        self.write(&bytes).map_err(StoreError::io(&self.path))?;
        self.end = point;
        Ok(lines)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.ragged {
            self.file.set_len(self.end.offset)?;
            self.ragged = false;
        }
        let written = self.file.write_all_at(bytes, self.end.offset).and_then(|()| self.file.sync_data());
        if written.is_err() {
            // Half an append would be taken for a torn one; better that it was never there.
            self.ragged = self.file.set_len(self.end.offset).is_err();
        }
        written
    }

    /// Reads every whole group after `from`, in order, until `take` has enough, and says what
    /// follows the last one.
    ///
    /// # Errors
    /// [`StoreError::Io`], [`StoreError::FromTheFuture`] at a line of a newer program, and
    /// whatever `take` answers.
    pub fn survey(
        &self,
        from: Point,
        take: &mut dyn FnMut(Vec<Kept>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<Survey, StoreError> {
        let (mut end, mut point, mut group) = (from, from, Vec::new());
        let mut pieces = Pieces::new(&self.file, from.offset);
        while let Some(piece) = pieces.next().map_err(StoreError::io(&self.path))? {
            match piece.reading()? {
                Reading::Line(line) if fits(&line, point, &group) => {
                    let Line { entry, part, prev: _ } = *line;
                    let hash = Hash::of(piece.words);
                    group.push(Kept { entry, part, start: piece.start, end: piece.end, hash });
                    point = Point { number: point.number + 1, offset: piece.end, hash };
                    if part.is_last() {
                        end = point;
                        if take(std::mem::take(&mut group))?.is_break() {
                            return Ok(Survey { end, rest: Rest::Nothing });
                        }
                    }
                }
                _ => {
                    let bad = EntryId(point.number + 1);
                    let torn = self.is_torn(piece.start, end)?;
                    return Ok(Survey { end, rest: if torn { Rest::Torn } else { Rest::Damaged(bad) } });
                }
            }
        }
        let rest = if self.size()? > end.offset { Rest::Torn } else { Rest::Nothing };
        Ok(Survey { end, rest })
    }

    /// Whether nothing from `offset` on was ever acknowledged: no whole line, or only lines
    /// of the one group that begins at `end`.
    fn is_torn(&self, offset: u64, end: Point) -> Result<bool, StoreError> {
        let Pickings { sound, strange } = self.pick(offset)?;
        Ok(strange.is_none() && sound.iter().all(|it| it.is_torn_after(end.number)))
    }

    /// Every line from `offset` on that is whole by itself, wherever it belongs.
    ///
    /// # Errors
    /// As [`Journal::survey`].
    pub fn pick(&self, offset: u64) -> Result<Pickings, StoreError> {
        let mut pieces = Pieces::new(&self.file, offset);
        let mut found = Pickings::default();
        while let Some(piece) = pieces.next().map_err(StoreError::io(&self.path))? {
            match piece.reading()? {
                Reading::Line(line) => {
                    let Line { entry, part, prev } = *line;
                    let (start, end) = (piece.start, piece.end);
                    found.sound.push(Sound { number: entry.id.0, part, prev, start, end });
                }
                Reading::Strange => found.strange = Some(piece.start),
                Reading::Nothing => {}
            }
        }
        Ok(found)
    }

    /// Whether every line before `offset` has the checksum it was written with. Quick, for it
    /// understands none of them.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn is_sound_before(&self, offset: u64) -> Result<bool, StoreError> {
        let mut pieces = Pieces::new(&self.file, 0);
        while let Some(piece) = pieces.next().map_err(StoreError::io(&self.path))? {
            if piece.start >= offset {
                break;
            }
            if !piece.whole || !line::is_sound(piece.words) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The bytes between two offsets.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses or the file ends before.
    pub fn bytes(&self, start: u64, end: u64) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        let wanted = end.saturating_sub(start);
        let at = At { file: &self.file, offset: start };
        at.take(wanted).read_to_end(&mut bytes).map_err(StoreError::io(&self.path))?;
        if bytes.len() as u64 == wanted {
            Ok(bytes)
        } else {
            Err(StoreError::io(&self.path)(io::ErrorKind::UnexpectedEof.into()))
        }
    }

    /// Whether the line of this entry stands where it is said to stand.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn holds(&self, kept: &Kept) -> Result<bool, StoreError> {
        let possible = kept.end <= self.size()? && kept.end.saturating_sub(kept.start) <= LONGEST as u64 + 1;
        Ok(possible && {
            let bytes = self.bytes(kept.start, kept.end)?;
            bytes.strip_suffix(b"\n").is_some_and(|line| Hash::of(line) == kept.hash)
        })
    }

    /// Takes away everything from `offset` on, durably. The caller has kept a copy.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file system refuses.
    pub fn cut(&mut self, offset: u64) -> Result<(), StoreError> {
        let cut = self.file.set_len(offset).and_then(|()| self.file.sync_all());
        cut.map_err(StoreError::io(&self.path))
    }
}

/// Whether a line is the next one after `point`, in the group it is part of.
fn fits(line: &Line, point: Point, group: &[Kept]) -> bool {
    let expected = group.last().map_or(1, |last| last.part.index + 1);
    let same_group = group.last().is_none_or(|last| last.part.of == line.part.of);
    line.entry.id.0 == point.number + 1
        && line.prev == point.hash
        && line.part.index == expected
        && same_group
}

/// Some bytes up to a line feed or the end of the file.
struct Piece<'a> {
    start: u64,
    end: u64,
    words: &'a [u8],
    whole: bool,
}

/// What a piece turns out to be.
enum Reading {
    /// A whole line.
    Line(Box<Line>),
    /// A line as it was written, but in words this program does not know.
    Strange,
    /// No line, or one that changed since it was written.
    Nothing,
}

impl Piece<'_> {
    fn reading(&self) -> Result<Reading, StoreError> {
        match line::read(self.words) {
            Ok(line) if self.whole => Ok(Reading::Line(Box::new(line))),
            Ok(_) | Err(Fault::Checksum) => Ok(Reading::Nothing),
            Err(Fault::Version { found }) => Err(StoreError::from_the_future(found)),
            Err(_) if self.whole => Ok(Reading::Strange),
            Err(_) => Ok(Reading::Nothing),
        }
    }
}

struct Pieces<'a> {
    reader: BufReader<At<'a>>,
    offset: u64,
    buffer: Vec<u8>,
}

impl<'a> Pieces<'a> {
    fn new(file: &'a File, offset: u64) -> Self {
        let reader = BufReader::with_capacity(256 << 10, At { file, offset });
        Self { reader, offset, buffer: Vec::new() }
    }

    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        self.buffer.clear();
        // A line that never ends is damage; it is passed over in pieces no longer than a line may be.
        let most = LONGEST as u64 + 1;
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        let start = self.offset;
        self.offset += read as u64;
        let (words, whole) = match self.buffer.strip_suffix(b"\n") {
            Some(words) => (words, true),
            None => (self.buffer.as_slice(), false),
        };
        Ok(Some(Piece { start, end: self.offset, words, whole }))
    }
}

/// Reads a file from a place of its own, so that readers never disturb each other or the writer.
struct At<'a> {
    file: &'a File,
    offset: u64,
}

impl Read for At<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(into, self.offset)?;
        self.offset += read as u64;
        Ok(read)
    }
}
