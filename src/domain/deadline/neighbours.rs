//! Which month was meant, where the deadlines beside it tell.
//!
//! Used by the form of a task and by the checker, for [`Unread::UnknownMonth`](super::Unread). It
//! orders what is offered and chooses nothing: a month is never guessed.

use chrono::NaiveDate;

use super::session::Sessions;
use super::wording::Usage;
use super::{Reading, Unread, read_with};

/// The months that `words` may have been meant for, those first that stand in order between the
/// deadline `before` and the deadline `after` them.
///
/// Where neither is known, or where every month fits or none does, the order is that of
/// [`Unread::UnknownMonth`]: the neighbours say nothing. Empty when no month is in doubt.
///
/// ```
/// use chrono::NaiveDate;
/// use lajna::domain::deadline::{Sessions, ordered, read};
/// let founded = NaiveDate::from_ymd_opt(2023, 3, 9).unwrap();
/// let sessions = Sessions::default();
/// let words = "21 جينير 2023";
/// assert_eq!(ordered(words, founded, &sessions, None, None).first(), Some(&1));
/// let before = read("نونبر 2023", founded).ok();
/// assert_eq!(ordered(words, founded, &sessions, before.as_ref(), None).first(), Some(&12));
/// ```
#[must_use]
pub fn ordered(
    words: &str,
    reference: NaiveDate,
    sessions: &Sessions,
    before: Option<&Reading>,
    after: Option<&Reading>,
) -> Vec<u32> {
    let Err(Unread::UnknownMonth { word, mut suggestions }) = read_with(words, reference, sessions) else {
        return Vec::new();
    };
    let fits = |month: &u32| {
        let name = Usage::Moroccan.month(*month).unwrap_or_default();
        let read = read_with(&words.replacen(&word, name, 1), reference, sessions).ok();
        read.is_some_and(|it| {
            before.is_none_or(|before| before.latest <= it.latest)
                && after.is_none_or(|after| it.latest <= after.latest)
        })
    };
    if before.is_some() || after.is_some() {
        // A stable sort: among those that fit, and among those that do not, nothing changes.
        suggestions.sort_by_cached_key(|month| !fits(month));
    }
    suggestions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(words: &str, before: Option<&str>, after: Option<&str>) -> Option<u32> {
        let founded: NaiveDate = "2023-03-09".parse().unwrap();
        let read = |words: &str| read_with(words, founded, &Sessions::default()).unwrap();
        let (before, after) = (before.map(read), after.map(read));
        ordered(words, founded, &Sessions::default(), before.as_ref(), after.as_ref()).first().copied()
    }

    #[test]
    fn december_is_offered_first_only_where_the_order_of_the_neighbours_says_so() {
        assert_eq!(first("21 جينير 2022", None, None), Some(1));
        assert_ne!(first("07 جينبر 2023", None, None), Some(12));
        assert_eq!(first("07 جينبر 2023", Some("نونبر 2023"), None), Some(12));
        assert_eq!(first("07 جينبر 2023", Some("نونبر 2023"), Some("يناير 2024")), Some(12));
        assert_eq!(first("07 جينبر 2023", None, Some("فبراير 2023")), Some(1));
        assert_ne!(first("07 جينبر 2023", Some("ماي 2021"), Some("ماي 2025")), Some(12), "all of them fit");
    }

    #[test]
    fn nothing_is_offered_where_no_month_is_in_doubt() {
        assert_eq!(first("7 دجنبر 2023", Some("نونبر 2023"), None), None);
        assert_eq!(first("قريبا", Some("نونبر 2023"), None), None);
    }
}
