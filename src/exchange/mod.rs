//! Files in and out: rosters, work programmes, minutes, charters, archives, listings.
//!
//! Used by the command line, the screen and the demonstration, which all call [`read`]. A
//! file is read into changes that nobody has applied yet, and findings about what was
//! understood and what needs a decision; recording them is the caller's.
//!
//! Deliberately not here: reading from disk, recording, sentences for people.
//!
//! ```text
//! bytes -> decode (UTF-8, lines, cleaning)
//!            archive:  JSON -> only recognised here
//!            charter:  Markdown headings -> parts
//!            minutes:  table::split -> text and tables (header tells which column is which)
//!                        roster, programme -> members, objectives, tasks
//!                        minutes -> the meeting, the profile, the reference day
//! ```

mod agenda;
pub mod archive;
pub mod bodies;
mod charter;
mod columns;
pub mod comparison;
pub mod composition;
mod decode;
pub mod demo;
mod draft;
pub mod file;
mod finding;
mod letters;
pub mod listing;
mod markdown;
mod minutes;
mod outline;
mod programme;
pub mod rescue;
mod roster;
mod table;
mod vocabulary;
pub mod writing;

use chrono::NaiveDate;

use crate::domain::lexicon;
use crate::domain::{Change, Committee, Document, DocumentId, DocumentKind, Edit, Ids, Rank};

use draft::Draft;
use table::Block;

pub use finding::{Finding, FindingKind, Severity};
pub use outline::{Tongue, starter_outline};

/// What a file holds, seen against the committee as it stands.
///
/// Invariant: `changes` applies to that committee in order, and is empty when everything
/// in the file is already there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The changes to record, as one step ([`Change::Together`]).
    pub changes: Vec<Change>,
    /// What was understood and what needs a decision, in the order of the file.
    pub findings: Vec<Finding>,
    /// How much of each kind.
    pub summary: Summary,
}

impl Read {
    /// How many places of the file say otherwise than what the committee has.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.findings.iter().filter(|finding| matches!(finding.kind, FindingKind::Differs { .. })).count()
    }

    /// The whole reading as one change.
    #[must_use]
    pub fn together(self) -> Change {
        Change::Together(self.changes)
    }
}

/// How many records of each kind a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Members.
    pub members: Count,
    /// Objectives.
    pub objectives: Count,
    /// Tasks.
    pub tasks: Count,
    /// Parts of the charter.
    pub sections: Count,
    /// Meetings.
    pub meetings: Count,
}

/// Records of one kind in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Records the changes add.
    pub added: usize,
    /// Records the committee has already.
    pub already: usize,
}

impl Summary {
    fn counts(&self) -> [Count; 5] {
        [self.members, self.objectives, self.tasks, self.sections, self.meetings]
    }

    /// How many records the changes add.
    #[must_use]
    pub fn added(&self) -> usize {
        self.counts().iter().map(|count| count.added).sum()
    }

    /// How many records of the file were there already.
    #[must_use]
    pub fn already(&self) -> usize {
        self.counts().iter().map(|count| count.already).sum()
    }
}

/// Why a whole file was refused; nothing of it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Not text at all: a picture, a word processor's file, a program.
    #[error("line {line}: not text")]
    NotText {
        /// Line of the first byte that no text has, from 1.
        line: u32,
        /// The format the first bytes announce, if they do.
        format: Option<Format>,
    },
    /// Text in another encoding than UTF-8.
    #[error("line {line}: not UTF-8")]
    NotUtf8 {
        /// Line of the first byte that is not UTF-8, from 1.
        line: u32,
        /// The encoding it looks like, if it looks like one.
        looks_like: Option<Encoding>,
    },
    /// More bytes than the program takes.
    #[error("{}: more than {limit} bytes", .line.map_or_else(|| "file".to_owned(), |line| format!("line {line}")))]
    TooLong {
        /// The line that is too long; `None` when it is the file as a whole.
        line: Option<u32>,
        /// The most bytes a line, or a file, may have.
        limit: usize,
    },
    /// Good text, but no table, charter or minutes in it.
    #[error("neither a table, nor a charter, nor minutes")]
    NothingFound,
    /// An archive of a whole committee: see [`archive::entries`].
    #[error("an archive of a whole committee")]
    IsArchive,
    /// JSON, but not an archive of ours, or a damaged one.
    #[error("line {line}: not an archive of lajna")]
    NotAnArchive {
        /// Line where it stops being one, from 1.
        line: u32,
    },
    /// An archive written by a newer program.
    #[error("archive version {found}, this program knows {known}")]
    FromTheFuture {
        /// The version found.
        found: u64,
        /// The newest version this program knows.
        known: u64,
    },
}

/// A format that is recognised in order to be refused by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// A zip archive: DOCX, XLSX, ODT, ODS.
    Zip,
    /// The older binary files of Word and Excel.
    Ole,
    /// A picture.
    Picture,
}

/// An encoding that is recognised in order to be refused by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, either byte order.
    Utf16,
    /// Windows-1256 (Arabic) or another encoding of one byte per letter.
    OneByte,
    /// UTF-8 but for halves of letters: surrogates, which stand for nothing by themselves.
    Halves,
}

/// Reads the file `file_name` holding `bytes` against `committee`.
///
/// `today` serves only where neither the file nor the committee has a day from which a
/// missing year can be counted. Reading the same file against the committee that took it
/// gives no change.
///
/// # Errors
/// [`Refused`] when the file as a whole cannot be taken.
pub fn read(
    file_name: &str,
    bytes: &[u8],
    committee: &Committee,
    ids: &Ids,
    today: NaiveDate,
) -> Result<Read, Refused> {
    let text = decode::text(bytes)?;
    if archive::is_json(text) {
        return Err(archive::check(text).err().unwrap_or(Refused::IsArchive));
    }
    let mut draft = Draft::new(file_name, committee, ids, committee.reference_day(today));
    let lines = decode::lines(text, &mut draft)?;
    let vocabulary = vocabulary::Vocabulary::new();
    let blocks = table::split(&lines, &vocabulary);
    letters::report(&lines, &mut draft);
    if charter::is_markdown(&lines, &blocks) {
        charter::read(&lines, DocumentId::CHARTER, &mut draft);
    } else {
        read_minutes(blocks, &mut draft)?;
    }
    Ok(draft.finish())
}

/// The text that a file of parts goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// One of the committee.
    There(DocumentId),
    /// A new one, of this sort and with this title.
    New(DocumentKind, String),
}

/// Reads the file `file_name` holding `bytes` as the parts of one text, whatever stands in it.
///
/// What the text has already stays as it is, and is told where the file has other words. A part
/// whose heading carries an identity, as [`writing::markdown`] gives it to those that something
/// refers to, is the part of that identity, here or as far as it is free; else it gets a new one
/// and the references of the file follow it.
///
/// # Errors
/// [`Refused`] when the file as a whole cannot be taken.
pub fn read_text(
    file_name: &str,
    bytes: &[u8],
    destination: &Destination,
    committee: &Committee,
    ids: &Ids,
) -> Result<Read, Refused> {
    let text = decode::text(bytes)?;
    if archive::is_json(text) {
        return Err(archive::check(text).err().unwrap_or(Refused::IsArchive));
    }
    // No day stands in a text that anything is counted from.
    let mut draft = Draft::new(file_name, committee, ids, NaiveDate::default());
    let lines = decode::lines(text, &mut draft)?;
    letters::report(&lines, &mut draft);
    let document = match destination {
        Destination::There(document) => *document,
        Destination::New(kind, title) => {
            let id = DocumentId(ids.fresh());
            let rank = Rank::after(committee.texts().last().map(|(_, last)| last.rank));
            let document = Document { rank, kind: *kind, title: title.clone(), ..Document::default() };
            draft.push(Change::Document(Box::new(Edit::add(id, document))));
            id
        }
    };
    charter::read(&lines, document, &mut draft);
    Ok(draft.finish())
}

/// The towns that `text` names as communes: «جماعة طنجة», «commune de Larache».
#[must_use]
pub fn communes(text: &str) -> Vec<String> {
    minutes::towns_named(text)
}

/// Rosters come before programmes, wherever they stand: the responsible are looked up in
/// the roster. The text comes first of all: it says from which day years are counted.
fn read_minutes(blocks: Vec<Block>, draft: &mut Draft) -> Result<(), Refused> {
    let (mut text, mut rosters, mut programmes) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Text(lines) => text.extend(lines),
            Block::Table(table) => match table.kind {
                table::Kind::Roster => rosters.push(table),
                table::Kind::Programme => programmes.push(table),
            },
        }
    }
    let (text, parts) = charter::take_draft(text);
    let understood = minutes::understand(&text, &rosters, draft.reference());
    if rosters.is_empty() && programmes.is_empty() && parts.is_empty() && !understood.is_meeting() {
        return Err(Refused::NothingFound);
    }
    draft.count_years_from(understood.day);
    if let Some(line) = table::looks_like_a_table(&text) {
        draft.find(FindingKind::TableNotRecognised, line, "");
    }
    for table in rosters.iter().chain(&programmes).filter(|table| table.told == table::Told::ByContent) {
        draft.find(FindingKind::ColumnsGuessed, table.line, table.header.join(" | "));
    }
    for table in &rosters {
        roster::read(table, draft);
    }
    let mut above = programme::Above::default();
    for table in &programmes {
        programme::read(table, &mut above, draft);
    }
    charter::place(parts, DocumentId::CHARTER, draft);
    let tables: Vec<&table::Table> = rosters.iter().chain(&programmes).collect();
    minutes::place(&text, understood, &tables, draft);
    Ok(())
}
