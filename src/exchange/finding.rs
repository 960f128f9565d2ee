//! What a reader of files has to say: what it understood, and what a person must decide.
//!
//! Used by every reader of this folder and shown by `notice`. Data only, no sentence.

use crate::domain::deadline::Note;

/// One thing about one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// The file, as given.
    pub file: String,
    /// Line in the file, from 1.
    pub line: u32,
    /// The words of the file it is about, as written.
    pub verbatim: String,
}

impl Finding {
    /// Whether this only tells what was understood or asks for a decision.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// What a finding asks of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing, unless it was understood wrongly.
    Understood,
    /// A decision.
    Decision,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// The genders of this many members were proposed from capacities and names.
    GendersProposed {
        /// Members proposed as women.
        women: usize,
        /// Members proposed as men.
        men: usize,
    },
    /// Nothing tells the gender of this member.
    GenderUnknown,
    /// The year of a deadline was not written; this one was counted from the reference day.
    YearInferred {
        /// The year taken.
        year: i32,
    },
    /// The words of a deadline name no day the program can tell.
    DeadlineNotUnderstood,
    /// The words of a deadline were mended to be understood, or do not agree.
    DeadlineMended {
        /// What was mended.
        note: Note,
    },
    /// Several members fit the name of a responsible.
    AmbiguousResponsible {
        /// Their names, in the order of the roster.
        candidates: Vec<String>,
    },
    /// A person made responsible is not a member.
    UnknownResponsible,
    /// A member of the same name sits for another body: one person, or two?
    SameName {
        /// That body.
        institution: String,
    },
    /// A member without a name.
    NameMissing,
    /// A member without a body.
    BodyMissing,
    /// A body named by its kind alone («جمعية»).
    BodyWithoutName,
    /// A task without an action.
    ActionMissing,
    /// A task with no objective above it.
    ObjectiveMissing,
    /// More cells than the header has; the rest was kept in the notes.
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// The row repeats an earlier one of the same file; taken once.
    DuplicateRow {
        /// Line of the earlier one.
        first: u32,
    },
    /// A row that sums up the others was left out.
    RowLeftOut,
    /// The record is there already, in other words; nothing was changed.
    Differs {
        /// The words of the committee.
        there: String,
    },
    /// The file announces a number of members.
    Announced {
        /// The number announced.
        announced: u32,
        /// The members the file holds.
        found: usize,
    },
    /// A cell of a known column was not understood; its words were kept in the notes.
    CellNotUnderstood {
        /// The header of the column.
        column: String,
    },
    /// The header of a table was unknown; its columns were told by what they hold.
    ColumnsGuessed,
    /// Text that looks like a table, under no header the program knows; kept as text.
    TableNotRecognised,
    /// A quoted cell is never closed; the line was read as if the quote were a word.
    UnclosedQuote,
    /// Another town than the committee's is named as the commune.
    OtherTown {
        /// The committee's town.
        town: String,
    },
    /// The committee's name, town and day of founding were taken from this file.
    ProfileFound,
    /// Parts of a charter stand in the text.
    CharterFound {
        /// How many.
        parts: usize,
    },
    /// Text before the first heading became a part under this title.
    PartTitled {
        /// The title given.
        title: String,
    },
    /// Characters that do not belong in text (escapes, controls, overrides) were removed.
    CharactersRemoved {
        /// How many.
        count: usize,
    },
    /// Presentation forms were replaced by the letters they draw; told of the first line.
    FormsReplaced {
        /// How many, in the whole file.
        count: usize,
    },
    /// Lines saved as they are seen were put in the order of reading; told of the first.
    OrderRestored {
        /// How many lines.
        lines: usize,
    },
    /// A word written with letters of other keyboards (Farsi yeh and keheh), kept as written.
    UnusualLetters {
        /// Those letters.
        letters: Vec<char>,
    },
    /// A line whose letters seem to stand in the order they are seen; kept as written.
    VisualOrder,
    /// A word that mixes Arabic with another alphabet, kept as written.
    MixedAlphabets {
        /// The letters of the other alphabet.
        letters: Vec<char>,
    },
}

impl FindingKind {
    /// Whether this only tells what was understood or asks for a decision.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::GendersProposed { .. }
            | Self::YearInferred { .. }
            | Self::DuplicateRow { .. }
            | Self::RowLeftOut
            | Self::ProfileFound
            | Self::CharterFound { .. }
            | Self::PartTitled { .. }
            | Self::CharactersRemoved { .. }
            | Self::FormsReplaced { .. }
            | Self::UnusualLetters { .. } => Severity::Understood,
            Self::DeadlineMended { note } if *note != Note::WeekdayMismatch => Severity::Understood,
            Self::Announced { announced, found } if usize::try_from(*announced) == Ok(*found) => {
                Severity::Understood
            }
            _ => Severity::Decision,
        }
    }
}
