//! The words of a deadline and of who is responsible, as any hand may have written them.

use chrono::{Days, NaiveDate};
use lajna::domain::deadline::{self, Deadline};
use lajna::domain::{MemberId, responsible};
use lajna::text::digits::{Digits, written};

/// The first byte chooses the day of the programme.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let words = String::from_utf8_lossy(rest);
    let day = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(choice as u64 * 5);
    for reference in [day, NaiveDate::MIN, NaiveDate::MAX] {
        let deadline = Deadline::read(&words, reference);
        assert_eq!(deadline.verbatim, words);
        if let Some(reading) = deadline.reading {
            assert!(reading.earliest <= reading.latest, "{reading:?}");
        }
    }
    // Digits are digits, whoever wrote them.
    let read = deadline::read(&words, day).ok();
    let eastern = written(&words, Digits::ArabicIndic);
    if eastern.len() <= 400 && words.len() <= 400 {
        assert_eq!(deadline::read(&eastern, day).ok(), read, "{eastern}");
    }
    assert_eq!(deadline::read(&format!(" {words}\u{200f}"), day).ok().is_some(), read.is_some());

    let roster =
        [(MemberId(1), "نادية بنعلي"), (MemberId(2), "عبد الاله العمراني"), (MemberId(3), "مصطفى العمراني")];
    for party in responsible::read(&words, &roster) {
        assert!(party.member.is_none_or(|id| roster.iter().any(|(known, _)| *known == id)));
    }
}
