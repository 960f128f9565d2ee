//! Times of day as minutes and invitations write them.
//!
//! Used where something has an hour: a meeting, a slot of an agenda. A deadline has none: its reader
//! leaves hours out. Times that stand from late to early around a dash were saved as they look on
//! paper, and are put in order; it knows no day and no time zone.

use chrono::{NaiveTime, Timelike};

use crate::domain::fold::fold;

/// A time of day, or from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub start: NaiveTime,
    /// When it ends, where that is written.
    pub end: Option<NaiveTime>,
}

/// The times of day that `words` name; `None` when they name none, or more than two.
///
/// ```
/// use chrono::NaiveTime;
/// use lajna::domain::deadline::hours::read;
/// let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
/// assert_eq!(read("الساعة الثالثة والنصف بعد الزوال").unwrap().start, time(15, 30));
/// let slot = read("20.00-16.00").unwrap();
/// assert_eq!((slot.start, slot.end), (time(16, 0), Some(time(20, 0))));
/// ```
#[must_use]
pub fn read(words: &str) -> Option<Hours> {
    let folded = fold(words);
    let mut times: Vec<Time> = Vec::new();
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let (token, after) = token(rest);
        rest = match time(token, after, times.last()) {
            Some((time, after)) => {
                times.push(time);
                after
            }
            None => {
                tell(token, after, &mut times);
                after
            }
        };
    }
    // "de 3 à 5 pm": what is said of the last is true of those before it.
    let half = times.iter().rev().find_map(|time| time.half);
    let times: Vec<NaiveTime> = times.iter().map(|time| time.of_day(half)).collect::<Option<_>>()?;
    match times.as_slice() {
        [one] => Some(Hours { start: *one, end: None }),
        [one, other] if one != other => Some(Hours { start: *one.min(other), end: Some(*one.max(other)) }),
        _ => None,
    }
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time as far as it has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: i32,
    half: Option<Half>,
    /// Named in words, so that "and a half" may follow.
    named: bool,
}

impl Time {
    fn of_day(self, half: Option<Half>) -> Option<NaiveTime> {
        let hour = match (self.half.or(half), self.hour) {
            (Some(Half::Afternoon), hour @ 1..12) => hour + 12,
            (Some(Half::Morning), 12) => 0,
            (_, hour) => hour,
        };
        let minutes = i64::from(hour) * 60 + i64::from(self.minute);
        let (hour, minute) = (minutes.div_euclid(60), minutes.rem_euclid(60));
        NaiveTime::from_hms_opt(u32::try_from(hour).ok()?, u32::try_from(minute).ok()?, 0)
    }
}

/// The first run of digits, run of letters, or sign of `rest`, and what follows it.
fn token(rest: &str) -> (&str, &str) {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphabetic() => 2,
        _ => 3,
    };
    let kind = rest.chars().next().map_or(3, class);
    let len = match kind {
        3 => rest.chars().next().map_or(rest.len(), char::len_utf8),
        _ => rest.find(|c| class(c) != kind).unwrap_or(rest.len()),
    };
    rest.split_at_checked(len).unwrap_or((rest, ""))
}

fn number(token: &str) -> Option<u32> {
    (token.len() <= 2).then(|| token.parse().ok()).flatten()
}

/// A time that begins with `token`, and what follows it.
fn time<'a>(word: &str, after: &'a str, before: Option<&Time>) -> Option<(Time, &'a str)> {
    let bare =
        |word: &'a str| ["وال", "ال", "و"].iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(word);
    if matches!(word, "الساعه" | "ساعه" | "بالساعه" | "at") {
        let (next, rest) = token(after.trim_start());
        let named = match number(next).filter(|hour| *hour < 24 && !rest.starts_with([':', '.', 'h'])) {
            Some(hour) => Some((hour, false)),
            None => hour(bare(next)).map(|hour| (hour, true)),
        };
        return named.map(|(hour, named)| (Time { hour, minute: 0, half: None, named }, rest));
    }
    let hour = number(word).filter(|hour| *hour < 24)?;
    let exact = |minute: u32, rest| {
        let minute = i32::try_from(minute).ok().filter(|minute| *minute < 60)?;
        Some((Time { hour, minute, half: None, named: false }, rest))
    };
    let (sign, rest) = token(after.trim_start());
    match sign {
        ":" | "." | "h" | "heures" | "heure" => {
            let (minutes, behind) = token(rest.trim_start());
            match number(minutes).filter(|_| minutes.len() == 2) {
                // 15.04.2023 is a day.
                Some(_) if behind.starts_with('.') => None,
                Some(minute) => exact(minute, behind),
                None if sign.starts_with('h') => exact(0, rest),
                None => None,
            }
        }
        "pm" | "am" => exact(0, after),
        // من الساعة 3 إلى 5
        "الي" | "a" | "-" | "" | "بعد"
            if before.is_some_and(|it| !it.named) && !after.starts_with(['/', '-']) =>
        {
            exact(0, after)
        }
        _ => None,
    }
}

/// What a word adds to the times before it: and a half, in the afternoon.
fn tell(word: &str, after: &str, times: &mut [Time]) {
    let Some(last) = times.last_mut() else { return };
    let next = token(after.trim_start()).0;
    match word {
        "والنصف" if last.named => last.minute += 30,
        "والربع" if last.named => last.minute += 15,
        "والثلث" if last.named => last.minute += 20,
        "الا" if last.named && matches!(next, "ربعا" | "ربع" | "الربع") => last.minute -= 15,
        "الا" if last.named && matches!(next, "ثلثا" | "ثلث" | "الثلث") => last.minute -= 20,
        "بعد" if matches!(next, "الظهر" | "الزوال" | "العصر") => {
            last.half = Some(Half::Afternoon)
        }
        "مساء" | "زوالا" | "عصرا" | "ليلا" | "pm" | "midi" if word != "midi" => {
            last.half = Some(Half::Afternoon)
        }
        "apres" if next == "midi" || after.starts_with("-midi") => last.half = Some(Half::Afternoon),
        "صباحا" | "am" | "matin" => last.half = Some(Half::Morning),
        _ => {}
    }
}

fn hour(word: &str) -> Option<u32> {
    Some(match word {
        "واحده" => 1,
        "ثانيه" => 2,
        "ثالثه" => 3,
        "رابعه" => 4,
        "خامسه" => 5,
        "سادسه" => 6,
        "سابعه" => 7,
        "ثامنه" => 8,
        "تاسعه" => 9,
        "عاشره" => 10,
        _ => return None,
    })
}

impl std::fmt::Display for Hours {
    /// `16:00` or `16:00-20:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.start.hour(), self.start.minute())?;
        match self.end {
            Some(end) => write!(f, "-{:02}:{:02}", end.hour(), end.minute()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_of_real_minutes_are_read() {
        for (words, expected) in [
            ("على الساعة 3:00 بعد الظهر", "15:00"),
            ("الساعة الثالثة والنصف بعد الزوال", "15:30"),
            ("20.00-16.00", "16:00-20:00"),
            ("11.30-10.00", "10:00-11:30"),
            ("١١:٣٠ - ١٠:٠٠", "10:00-11:30"),
            ("على الساعة العاشرة صباحا", "10:00"),
            ("الساعة العاشرة إلا ربعا", "09:45"),
            ("على الساعة 10 صباحا", "10:00"),
            ("من 9h30 إلى 12h", "09:30-12:00"),
            ("de 14h à 16h30", "14:00-16:30"),
            ("15 mai à 10 h 30", "10:30"),
            ("at 3:30 pm", "15:30"),
            ("12:00 am", "00:00"),
        ] {
            assert_eq!(read(words).map(|it| it.to_string()).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn a_day_is_no_hour() {
        for words in ["", "15 أبريل 2023", "15.04.2023", "15-16 ماي", "2023-04-15", "25:00", "10:75"]
        {
            assert_eq!(read(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_what_is_written_comes_back(words in "\\PC{0,40}", hour in 0..24_u32, minute in 0..60_u32) {
            if let Some(hours) = read(&words) {
                prop_assert_eq!(read(&hours.to_string()), Some(hours));
            }
            let start = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            prop_assert_eq!(read(&format!("{hour}:{minute:02}")), Some(Hours { start, end: None }));
        }
    }
}
