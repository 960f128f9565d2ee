//! A meeting of the committee and the minutes it left.
//!
//! Used by imports: the words of a file that stand outside its tables are kept here.

use chrono::NaiveDate;

use super::Source;

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Title as written.
    pub title: String,
    /// Day of the meeting, if the minutes say it.
    pub day: Option<NaiveDate>,
    /// Town or place, if the minutes say it.
    pub place: String,
    /// The words of the minutes outside the tables, verbatim, a line each.
    pub minutes: String,
    /// How many members the minutes announce, if they do.
    pub announced: Option<u32>,
    /// The file it was read from.
    pub source: Option<Source>,
}
