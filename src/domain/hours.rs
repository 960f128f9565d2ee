//! Hours of a day as people write them: «20.00-16.00», «على الساعة الثالثة والنصف بعد الزوال», "14h30 à 16h".
//!
//! Used by forms of meetings, by agendas that are pasted, and by the checker, which asks whether a
//! range was turned round. The words are kept as written; what is not understood stays words. It
//! reads no day.

use chrono::NaiveTime;

use super::Hours;
use super::fold::fold;
use crate::domain::meeting::minutes_between;

mod lexer;

use lexer::{Lexeme, Part};

/// How the ends of a range stand in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// From the earlier to the later.
    AsWritten,
    /// From the later to the earlier, as a line of Arabic with figures often comes out.
    Reversed,
}

/// Hours that were understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The earlier end.
    pub start: NaiveTime,
    /// The later end, where there are two.
    pub end: Option<NaiveTime>,
    /// How they stand in the words.
    pub order: Order,
    /// Whether the words can be nothing but hours: they have minutes, a sign of hours or a part of the day.
    certain: bool,
}

/// Reads hours; `None` where a word of them is not understood.
///
/// ```
/// use lajna::domain::hours::{Order, read};
/// let span = read("20.00-16.00").unwrap();
/// assert_eq!((span.start.to_string(), span.order), ("16:00:00".into(), Order::Reversed));
/// assert!(read("قبيل العصر").is_none());
/// ```
#[must_use]
pub fn read(words: &str) -> Option<Span> {
    let lexemes = lexer::lexemes(&fold(words))?;
    let mut points = Vec::new();
    let mut joined = true;
    for lexeme in lexemes {
        match lexeme {
            Lexeme::Point(point) if joined => {
                points.push(point);
                joined = false;
            }
            // Two hours with nothing between them are no range.
            Lexeme::Point(_) => return None,
            Lexeme::To => joined = true,
            Lexeme::Filler => {}
        }
    }
    match points.as_slice() {
        [only] => {
            let start = only.time(only.part)?;
            Some(Span { start, end: None, order: Order::AsWritten, certain: only.certain })
        }
        [from, to] => range(*from, *to),
        _ => None,
    }
}

/// Makes a range of two points; the part of the day said of one is meant of both where that fits.
fn range(from: lexer::Point, to: lexer::Point) -> Option<Span> {
    let certain = from.certain || to.certain;
    let (mut start, mut end) = (from.time(from.part)?, to.time(to.part)?);
    match (from.part, to.part) {
        // «3–5 بعد الزوال»: both are of the afternoon, but «9–1 بعد الزوال» begins in the morning.
        (None, Some(part)) => {
            let later = from.time(Some(part))?;
            start = if later <= end { later } else { start };
        }
        // «من 9 صباحا إلى 1»: a clock of twelve hours goes on to the afternoon.
        (Some(_), None) if end <= start => end = to.time(Some(Part::Afternoon))?,
        // Nobody ends a morning's meeting at one in the night.
        (None, None) if end < start && to.hour < 7 => end = to.time(Some(Part::Afternoon))?,
        _ => {}
    }
    if start == end {
        return Some(Span { start, end: None, order: Order::AsWritten, certain });
    }
    let order = if start < end { Order::AsWritten } else { Order::Reversed };
    Some(Span { start: start.min(end), end: Some(start.max(end)), order, certain })
}

impl Hours {
    /// The words, and what they mean if they are understood.
    #[must_use]
    pub fn read(words: &str) -> Self {
        let span = read(words);
        Self { verbatim: words.to_owned(), start: span.map(|it| it.start), end: span.and_then(|it| it.end) }
    }

    /// Whether the words have the later end first, and were turned round.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        // What a person entered in another way than the words say is theirs.
        read(&self.verbatim).is_some_and(|it| {
            it.order == Order::Reversed && (Some(it.start), it.end) == (self.start, self.end)
        })
    }

    /// Minutes between the two ends, where both are known.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        Some(minutes_between(self.start?, self.end?))
    }
}

/// The hours a line begins with, where they can be nothing else, and the rest of the line.
#[must_use]
pub fn leading(line: &str) -> Option<(Hours, &str)> {
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.chain([line.len()]).collect();
    ends.truncate(LONGEST);
    ends.into_iter().rev().find_map(|end| {
        let (words, rest) = line.split_at_checked(end)?;
        let span = read(words).filter(|it| it.certain)?;
        let verbatim = words.trim().trim_end_matches([':', '،', ',', '|']).trim().to_owned();
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—:|،,".contains(c));
        Some((Hours { verbatim, start: Some(span.start), end: span.end }, rest))
    })
}

/// Most words of hours: «من الساعة الثالثة والنصف بعد الزوال إلى الساعة الخامسة مساء».
const LONGEST: usize = 14;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same words with their digits in the set that begins with `zero`.
    fn digits(words: &str, zero: char) -> String {
        let value =
            |c: char| c.to_digit(10).or_else(|| Some(u32::from(c).checked_sub(0x660)?).filter(|it| *it < 10));
        let other = |c: char| value(c).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
        words.chars().map(other).collect()
    }

    fn said(words: &str) -> String {
        let Some(span) = read(words) else { return "؟".into() };
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        let end = span.end.map(|end| format!("–{}", clock(end))).unwrap_or_default();
        let sign = if span.order == Order::Reversed { " ⇄" } else { "" };
        format!("{}{end}{sign}", clock(span.start))
    }

    #[test]
    fn hours_are_read_as_they_are_written_in_three_languages() {
        for (words, meant) in [
            ("20.00-16.00", "16:00–20:00 ⇄"),
            ("11.30-10.00", "10:00–11:30 ⇄"),
            ("٢٠.٠٠-١٦.٠٠", "16:00–20:00 ⇄"),
            ("على الساعة 3:00 بعد الظهر", "15:00"),
            ("الساعة الثالثة والنصف بعد الزوال", "15:30"),
            ("من الساعة 9 صباحا إلى 12", "09:00–12:00"),
            ("من الساعة 9 صباحا إلى الساعة الواحدة زوالا", "09:00–13:00"),
            ("ابتداء من الساعة العاشرة صباحا", "10:00"),
            ("الحادية عشرة إلا ربعا صباحا", "10:45"),
            ("الثانية عشرة والربع", "12:15"),
            ("من 3 إلى 5 مساء", "15:00–17:00"),
            ("9 إلى 1 بعد الزوال", "09:00–13:00"),
            ("من 9 صباحا إلى 1", "09:00–13:00"),
            ("10h-1h", "10:00–13:00"),
            ("الساعة 4 و30 دقيقة مساء", "16:30"),
            ("بين 9:00 و11:00", "09:00–11:00"),
            ("14h30 à 16h", "14:30–16:00"),
            ("de 9h à 12h30", "09:00–12:30"),
            ("de 9 h 15 jusqu'à midi", "09:15–12:00"),
            ("15 heures 30", "15:30"),
            ("3h de l'après-midi", "15:00"),
            ("2:30 pm – 4 pm", "14:30–16:00"),
            ("2:30 – 4 p.m.", "14:30–16:00"),
            ("from 9 a.m. to noon", "09:00–12:00"),
            ("12 am", "00:00"),
            ("9-12", "09:00–12:00"),
            ("10:00", "10:00"),
        ] {
            assert_eq!(said(words), meant, "{words}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_words() {
        for words in
            ["", "صباحا", "25:00", "9:75", "قبيل العصر", "9:00 10:00", "2023", "9 مارس", "9-10-11", "à"]
        {
            assert_eq!(said(words), "؟", "{words}");
            let hours = Hours::read(words);
            assert_eq!((hours.verbatim.as_str(), hours.start), (words, None));
        }
    }

    #[test]
    fn a_range_is_said_to_be_reversed_only_while_it_is_as_it_was_read() {
        let hours = Hours::read("20.00-16.00");
        assert!(hours.is_reversed() && hours.minutes() == Some(240));
        assert!(!Hours { end: None, ..hours }.is_reversed());
        assert!(!Hours::read("16.00-20.00").is_reversed());
    }

    #[test]
    fn a_line_gives_its_hours_only_where_they_are_certain() {
        let of = |line| leading(line).map(|(hours, rest)| (hours.verbatim, rest.to_owned()));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(of("09:00-09:30: استقبال"), pair("09:00-09:30", "استقبال"));
        assert_eq!(of("14h30 à 16h Atelier à Oued Lil"), pair("14h30 à 16h", "Atelier à Oued Lil"));
        assert_eq!(of("9 تجارب"), None);
        assert_eq!(of("3 – كلمة الجماعة"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it_and_both_sets_of_digits_mean_the_same(
            words in "[0-9٠-٩ .:\\-–hH'صموالساعةبعزdeàpm]{0,24}"
        ) {
            let span = read(&words);
            prop_assert_eq!(span, read(&digits(&words, '٠')));
            prop_assert_eq!(span, read(&digits(&words, '0')));
            if let Some(Span { start, end: Some(end), .. }) = span {
                prop_assert!(start < end);
            }
        }

        #[test]
        fn any_text_at_all_is_read_or_left(words in "\\PC{0,40}") {
            let hours = Hours::read(&words);
            prop_assert_eq!(&hours.verbatim, &words);
            let _rest = leading(&words);
        }
    }
}
