//! Reading one day as people write it in a form.
//!
//! Used by day fields. It reads a whole day or nothing: what a deadline may say besides
//! (a month, a session, an interval, a day whose year is left to guess) is not for a form.

use chrono::NaiveDate;

use crate::domain::deadline::{self, Note, Precision, Year};

/// The day that `words` name: `2023-03-09`, `09/03/2023`, `9 مارس 2023`, `1er mai 2023`.
/// `None` for anything else, for a year that is not written out, and for a day that no
/// calendar has.
#[must_use]
pub fn read(words: &str) -> Option<NaiveDate> {
    // The reference is for what is not written out, and that is refused.
    let reading = deadline::read(words, NaiveDate::default()).ok()?;
    let written = reading.year == Year::Written && !reading.notes.contains(&Note::TwoDigitYear);
    let one_day = reading.precision == Precision::Day && reading.earliest == reading.latest;
    (written && one_day).then_some(reading.earliest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let ninth = NaiveDate::from_ymd_opt(2023, 3, 9);
        for words in ["2023-03-09", "09/03/2023", "9.3.2023", " 9 مارس 2023 ", "٩ مارس ٢٠٢٣", "9 Mars 2023"]
        {
            assert_eq!(read(words), ninth, "{words}");
        }
        assert_eq!(read("1er mai 2023"), NaiveDate::from_ymd_opt(2023, 5, 1));
        assert_eq!(read("15 August 2024"), NaiveDate::from_ymd_opt(2024, 8, 15));
    }

    #[test]
    fn what_is_not_one_day_is_not_read() {
        for words in ["", "2023", "مارس 2023", "31/02/2023", "9/3/23", "9 3 2023 10", "09/13/2023", "a/b/c"]
        {
            assert_eq!(read(words), None, "{words}");
        }
        assert_eq!(read("99999999999/1/2023"), None);
    }
}
