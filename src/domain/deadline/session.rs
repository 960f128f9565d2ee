//! The ordinary sessions of the councils, as data: which council sits in which months, and on which
//! day of the month it opens.
//!
//! Used by the reader of deadlines («دورة مارس 2024»). A committee keeps its own list; this is where
//! its shape and its first content are. It does not know which sessions were held: a session that was
//! put off is written with its day.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::word::words;

/// Whose session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Council {
    /// The council of a commune (مجلس الجماعة).
    #[default]
    Commune,
    /// The council of a region (مجلس الجهة).
    Region,
    /// The council of a prefecture or province (مجلس العمالة أو الإقليم).
    Province,
}

/// When in its month a session opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Opening {
    /// Some day of the first seven.
    #[default]
    FirstWeek,
    /// The first Monday.
    FirstMonday,
    /// The second Monday.
    SecondMonday,
    /// Some day of the month.
    AnyDay,
}

words!(Council { Commune = "commune", Region = "region", Province = "province" });
words!(Opening {
    FirstWeek = "first_week",
    FirstMonday = "first_monday",
    SecondMonday = "second_monday",
    AnyDay = "any_day",
});

impl Council {
    /// Every council, that of the commune first.
    pub const ALL: [Self; 3] = [Self::Commune, Self::Region, Self::Province];
}

impl Opening {
    /// Every rule, in the order of the month.
    pub const ALL: [Self; 4] = [Self::FirstWeek, Self::FirstMonday, Self::SecondMonday, Self::AnyDay];

    /// The first and the last day on which a session of that month may open; `None` when the
    /// calendar has no such month.
    #[must_use]
    pub fn days(self, year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let monday = |nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth);
        match self {
            Self::FirstWeek => Some((first, first.checked_add_days(Days::new(6))?)),
            Self::FirstMonday => monday(1).map(|day| (day, day)),
            Self::SecondMonday => monday(2).map(|day| (day, day)),
            Self::AnyDay => {
                let last = u32::from(first.num_days_in_month());
                Some((first, first.with_day(last)?))
            }
        }
    }
}

/// The ordinary sessions of one council.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// Whose they are.
    pub council: Council,
    /// The months it sits in, from 1, in the order of the year.
    pub months: Vec<u32>,
    /// When in the month it opens.
    pub opening: Opening,
}

/// The ordinary sessions a committee knows, its own council first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sessions(pub Vec<Session>);

/// The sessions of the law: communes in February, May and October, in the first week (organic law
/// 113-14, article 33); regions in March, July and October, on the first Monday (organic law 111-14,
/// article 36); prefectures and provinces in January, June and September, on the second Monday
/// (organic law 112-14, article 34).
impl Default for Sessions {
    fn default() -> Self {
        let session =
            |council, months: [u32; 3], opening| Session { council, months: months.into(), opening };
        Self(vec![
            session(Council::Commune, [2, 5, 10], Opening::FirstWeek),
            session(Council::Region, [3, 7, 10], Opening::FirstMonday),
            session(Council::Province, [1, 6, 9], Opening::SecondMonday),
        ])
    }
}

impl Sessions {
    /// When the session of `month` opens: that of `council`, or of the first council that sits in
    /// that month. `None` when nobody is known to.
    #[must_use]
    pub fn opening(&self, month: u32, council: Option<Council>) -> Option<Opening> {
        let sits =
            |it: &&Session| it.months.contains(&month) && council.is_none_or(|council| council == it.council);
        self.0.iter().find(sits).map(|it| it.opening)
    }

    /// The month of the `nth` session of a year, from 1, of `council` or of the first council.
    #[must_use]
    pub fn nth(&self, nth: u32, council: Option<Council>) -> Option<u32> {
        let mut months = self.of(council)?.months.clone();
        months.sort_unstable();
        months.get(usize::try_from(nth).ok()?.checked_sub(1)?).copied()
    }

    /// The year and month of the first session that opens after `day`, of `council` or of the
    /// first council.
    #[must_use]
    pub fn next_after(&self, day: NaiveDate, council: Option<Council>) -> Option<(i32, u32)> {
        let session = self.of(council)?;
        let coming = (day.year()..=day.year().checked_add(1)?).flat_map(|year| {
            let months = session.months.iter();
            months.filter_map(move |month| Some((session.opening.days(year, *month)?.0, (year, *month))))
        });
        coming.filter(|(opens, _)| *opens > day).min().map(|(_, month)| month)
    }

    fn of(&self, council: Option<Council>) -> Option<&Session> {
        self.0.iter().find(|it| council.is_none_or(|council| council == it.council))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_session_opens_on_the_day_of_its_law() {
        let sessions = Sessions::default();
        let opens = |month, council| sessions.opening(month, council).and_then(|it| it.days(2024, month));
        assert_eq!(opens(3, None), Some((day("2024-03-04"), day("2024-03-04"))));
        assert_eq!(opens(2, None), Some((day("2024-02-01"), day("2024-02-07"))));
        assert_eq!(opens(1, None), Some((day("2024-01-08"), day("2024-01-08"))));
        assert_eq!(opens(10, None), Some((day("2024-10-01"), day("2024-10-07"))), "the committee's own");
        assert_eq!(opens(10, Some(Council::Region)), Some((day("2024-10-07"), day("2024-10-07"))));
        assert_eq!(opens(4, None), None, "nobody sits in April");
        assert_eq!(opens(3, Some(Council::Commune)), None);
        assert_eq!(Opening::AnyDay.days(2024, 2), Some((day("2024-02-01"), day("2024-02-29"))));
        assert_eq!(Opening::AnyDay.days(2024, 13), None);
    }

    #[test]
    fn the_next_session_and_the_nth_are_those_of_the_council() {
        let sessions = Sessions::default();
        assert_eq!(sessions.next_after(day("2023-03-09"), None), Some((2023, 5)));
        assert_eq!(sessions.next_after(day("2023-05-01"), None), Some((2023, 10)));
        assert_eq!(sessions.next_after(day("2023-12-01"), Some(Council::Region)), Some((2024, 3)));
        assert_eq!((sessions.nth(1, None), sessions.nth(3, None)), (Some(2), Some(10)));
        assert_eq!((sessions.nth(0, None), sessions.nth(4, None)), (None, None));
        assert_eq!(Sessions(Vec::new()).next_after(day("2023-03-09"), None), None);
    }
}
