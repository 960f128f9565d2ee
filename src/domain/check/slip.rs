//! Slips of the pen in what was written down: tables of numbers, copied blocks, phases, weekdays.
//!
//! Used by the rules that read minutes and objectives as they are written. Data only, no sentence.

use chrono::NaiveDate;

use super::Rule;

/// What was found in words that are no field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// See [`Rule::WrongSum`].
    WrongSum {
        /// What the total is of: the head of the column or of the row; empty where it has none.
        of: String,
        /// What the numbers add up to, in plain digits.
        sum: String,
    },
    /// See [`Rule::NotANumber`].
    NotANumber {
        /// The head of the column; empty where it has none.
        column: String,
    },
    /// See [`Rule::MixedNumbers`].
    MixedNumbers {
        /// A number of the table as most of them are written.
        usual: String,
    },
    /// See [`Rule::BlockTwice`].
    BlockTwice {
        /// Lines, or tasks.
        rows: usize,
        /// The line of the minutes where it stands first; none for tasks.
        line: Option<u32>,
        /// The objective it stands under first; empty for minutes.
        under: String,
    },
    /// See [`Rule::NoPhase`].
    NoPhase {
        /// The first day of the deadline.
        from: NaiveDate,
        /// The last day of the deadline.
        until: NaiveDate,
    },
}

impl Slip {
    /// The rule that raises it.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::WrongSum { .. } => Rule::WrongSum,
            Self::NotANumber { .. } => Rule::NotANumber,
            Self::MixedNumbers { .. } => Rule::MixedNumbers,
            Self::BlockTwice { .. } => Rule::BlockTwice,
            Self::NoPhase { .. } => Rule::NoPhase,
        }
    }

    /// What it rests on beside the words it is about.
    pub(super) fn detail(&self) -> String {
        match self {
            Self::WrongSum { of, sum } => format!("{of}\n{sum}"),
            Self::NotANumber { column: words }
            | Self::MixedNumbers { usual: words }
            | Self::BlockTwice { under: words, .. } => words.clone(),
            Self::NoPhase { from, until } => format!("{from} {until}"),
        }
    }
}
