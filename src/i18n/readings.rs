//! How a deadline was read: its days, how fine it is, where its year came from, what was mended.
//!
//! Used by the sentences of the work programme, which put it together in each language. What a
//! deadline is written back as stands in `deadline`.

use super::{Language, dates, deadline};
use crate::domain::deadline::{Note, Precision, Reach, Reading, Year};

/// At most three months by name.
pub(super) fn months(language: Language, numbers: &[u32], or: &str) -> String {
    numbers.iter().take(3).map(|month| dates::month(language, *month)).collect::<Vec<_>>().join(or)
}

pub(super) fn span(language: Language, reading: &Reading, from: &str, to: &str) -> String {
    if reading.reach != Reach::Within || !reading.days.is_empty() {
        // Where the year came from is said beside it.
        return deadline::reading(language, &Reading { year: Year::Confirmed, ..reading.clone() });
    }
    let first = dates::day(language, reading.earliest);
    if reading.earliest == reading.latest {
        return first;
    }
    format!("{from} {first} {to} {}", dates::day(language, reading.latest))
}

/// What a person should know of a reading, one after the other.
pub(super) fn remarks(
    reading: &Reading,
    precision: fn(Precision) -> &'static str,
    inferred: &str,
    note: fn(Note) -> &'static str,
    comma: &str,
) -> String {
    let mut words = vec![precision(reading.precision)];
    if reading.year == Year::Inferred {
        words.push(inferred);
    }
    words.extend(reading.notes.iter().map(|it| note(*it)));
    words.join(comma)
}

pub(super) fn precision_ar(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "يوم",
        Precision::PartOfMonth => "جزء من شهر",
        Precision::Month => "شهر",
        Precision::Quarter => "ثلاثة أشهر",
        Precision::Half => "نصف سنة",
        Precision::Year => "سنة",
        Precision::Session => "دورة المجلس",
        Precision::Interval => "مدة",
    }
}

pub(super) fn precision_fr(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "jour",
        Precision::PartOfMonth => "partie d'un mois",
        Precision::Month => "mois",
        Precision::Quarter => "trimestre",
        Precision::Half => "semestre",
        Precision::Year => "année",
        Precision::Session => "session du conseil",
        Precision::Interval => "période",
    }
}

pub(super) fn precision_en(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::PartOfMonth => "part of a month",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Half => "half-year",
        Precision::Year => "year",
        Precision::Session => "council session",
        Precision::Interval => "period",
    }
}

pub(super) fn note_ar(note: Note) -> &'static str {
    match note {
        Note::Reordered => "أعيد ترتيب الأعداد",
        Note::WeekdayMismatch => "اسم اليوم لا يوافق التاريخ",
        Note::TwoDigitYear => "سنة برقمين",
    }
}

pub(super) fn note_fr(note: Note) -> &'static str {
    match note {
        Note::Reordered => "nombres remis en ordre",
        Note::WeekdayMismatch => "le jour de la semaine ne correspond pas",
        Note::TwoDigitYear => "année à deux chiffres",
    }
}

pub(super) fn note_en(note: Note) -> &'static str {
    match note {
        Note::Reordered => "numbers put back in order",
        Note::WeekdayMismatch => "the weekday does not match",
        Note::TwoDigitYear => "two-digit year",
    }
}
