//! The cases of real programmes, and what no text may do to the reader.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day the committee of Larache was founded.
fn founded() -> NaiveDate {
    day("2023-03-09")
}

/// Rows of the file that call an error what can be read, and what it means.
const BETTER: [(&str, &str, &str); 3] = [
    // "At the end of": عند only leads up to the date, which is the one of the next row.
    ("عند متم شهر يونيو 2020", "2020-06-30", "2020-06-30"),
    // "The second half of the year 2024", as the row below it without "of the year".
    ("الأسدس الثاني من سنة 2024", "2024-07-01", "2024-12-31"),
    // The session opens on the first Monday: the file has its whole month.
    ("دورة مارس 2024", "2024-03-04", "2024-03-04"),
];

fn expected(cell: &str) -> String {
    let mut all: Vec<&str> = cell.split(' ').collect();
    all.get_mut(2..).unwrap_or_default().sort_unstable();
    all.join(" ")
}

fn shown(reading: &Reading) -> String {
    let mut notes: Vec<&str> = reading
        .notes
        .iter()
        .map(|note| match note {
            Note::Reordered => "reordered",
            Note::WeekdayMismatch => "weekday",
            Note::TwoDigitYear => "twodigit",
        })
        .collect();
    if reading.year == Year::Inferred {
        notes.push("year");
    }
    notes.sort_unstable();
    let mut all = vec![reading.earliest.to_string(), reading.latest.to_string()];
    all.extend(notes.into_iter().map(str::to_owned));
    all.join(" ")
}

#[test]
fn every_case_of_the_file_is_read_as_it_says() {
    let file = include_str!("../../../fixtures/deadlines.tsv");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in file.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [words, reference, cell] = cells.as_slice() else { panic!("three cells: {line}") };
        rows += 1;
        let found = read(words, day(reference));
        if let Some((_, from, to)) = BETTER.iter().find(|(better, ..)| better == words) {
            let reading = found.unwrap();
            assert_eq!((reading.earliest, reading.latest), (day(from), day(to)), "{words}");
            continue;
        }
        let agrees = match (&found, cell.strip_prefix("error")) {
            (Ok(reading), None) => shown(reading) == expected(cell),
            (Err(reason), Some(kind)) => match kind.trim() {
                "empty" => *reason == Unread::Empty,
                "hijri" => *reason == Unread::Hijri,
                "bad day" => *reason == Unread::NoSuchDay,
                "unknown" => {
                    matches!(reason, Unread::UnknownMonth { .. } | Unread::Unknown | Unread::Recurring)
                }
                _ => true,
            },
            _ => false,
        };
        if !agrees {
            wrong.push(format!("{words}: {cell}, not {found:?}"));
        }
    }
    assert_eq!(rows, 111);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words, the days they mean on 9 March 2023, and how fine they are.
const MORE: &[(&str, &str)] = &[
    // Before, after, within, at the latest
    ("قبل 15 ابريل", "2023-04-15 2023-04-15 day"),
    ("قبل متم شهر ماي 2024", "2024-05-31 2024-05-31 part_of_month"),
    ("قبل شهر ماي 2024", "2024-04-30 2024-04-30 day"),
    ("بعد شهر ماي 2024", "2024-06-01 2024-06-30 month"),
    ("بعد 15 ابريل 2024", "2024-04-16 2024-04-30 interval"),
    ("في أجل أقصاه 30 يونيو 2024", "2024-06-30 2024-06-30 day"),
    ("أجل أقصاه متم يونيو", "2023-06-30 2023-06-30 part_of_month"),
    ("15 ماي كحد أقصى", "2023-05-15 2023-05-15 day"),
    ("آخر أجل: 20 أبريل 2023", "2023-04-20 2023-04-20 day"),
    ("خلال شهر ماي", "2023-05-01 2023-05-31 month"),
    ("خلال شهري ماي ويونيو 2024", "2024-05-01 2024-06-30 interval"),
    ("في غضون أسبوعين", "2023-03-09 2023-03-23 interval"),
    ("خلال شهر", "2023-03-09 2023-04-09 interval"),
    ("3 أشهر", "2023-03-09 2023-06-09 interval"),
    ("ثلاثة أشهر", "2023-03-09 2023-06-09 interval"),
    ("شهر واحد", "2023-03-09 2023-04-09 interval"),
    ("داخل أجل 15 يوما", "2023-03-09 2023-03-24 interval"),
    ("بعد شهرين", "2023-05-09 2023-05-09 day"),
    ("dans un délai de 2 mois", "2023-03-09 2023-05-09 interval"),
    ("within two weeks", "2023-03-09 2023-03-23 interval"),
    // Parts and pieces of months and years
    ("مطلع شهر ماي", "2023-05-01 2023-05-10 part_of_month"),
    ("أواسط ماي", "2023-05-11 2023-05-20 part_of_month"),
    ("أوائل يونيو 2024", "2024-06-01 2024-06-10 part_of_month"),
    ("اخر ماي", "2023-05-31 2023-05-31 part_of_month"),
    ("الأسبوع الأول من أبريل", "2023-04-01 2023-04-07 part_of_month"),
    ("الأسبوع الأخير من شهر أبريل", "2023-04-24 2023-04-30 part_of_month"),
    ("آخر أسبوع من ماي", "2023-05-25 2023-05-31 part_of_month"),
    ("الأسبوع الثاني والثالث من ماي 2024", "2024-05-08 2024-05-21 interval"),
    ("النصف الأول من ماي", "2023-05-01 2023-05-15 part_of_month"),
    ("النصف الثاني من شهر ماي 2024", "2024-05-16 2024-05-31 part_of_month"),
    ("النصف الثاني من سنة 2024", "2024-07-01 2024-12-31 half"),
    ("النصف الأول من 2024", "2024-01-01 2024-06-30 half"),
    ("الأسدس الأول", "2023-01-01 2023-06-30 half"),
    ("خلال الفصل الثاني", "2023-04-01 2023-06-30 quarter"),
    ("الربع الأخير من سنة 2023", "2023-10-01 2023-12-31 quarter"),
    ("الفصل الأول والثاني 2024", "2024-01-01 2024-06-30 interval"),
    ("نهاية الفصل الأول 2024", "2024-03-31 2024-03-31 part_of_month"),
    ("متم السنة", "2023-12-31 2023-12-31 part_of_month"),
    ("نهاية السنة", "2023-12-31 2023-12-31 part_of_month"),
    ("نهاية سنة 2024", "2024-12-31 2024-12-31 part_of_month"),
    ("نهاية 2024", "2024-12-31 2024-12-31 part_of_month"),
    ("السنة المقبلة", "2024-01-01 2024-12-31 year"),
    ("السنة الجارية", "2023-01-01 2023-12-31 year"),
    ("متم الشهر الجاري", "2023-03-31 2023-03-31 part_of_month"),
    ("نهاية الشهر", "2023-03-31 2023-03-31 part_of_month"),
    ("15 من الشهر المقبل", "2023-04-15 2023-04-15 day"),
    ("من 1 إلى 15 من الشهر المقبل", "2023-04-01 2023-04-15 interval"),
    ("فبراير المقبل", "2024-02-01 2024-02-29 month"),
    ("مارس الجاري", "2023-03-01 2023-03-31 month"),
    ("الأسبوع المقبل", "2023-03-13 2023-03-19 interval"),
    ("الخميس المقبل", "2023-03-16 2023-03-16 day"),
    ("شهر 4", "2023-04-01 2023-04-30 month"),
    ("04/2024", "2024-04-01 2024-04-30 month"),
    ("2024", "2024-01-01 2024-12-31 year"),
    ("دورة فبراير المقبلة", "2024-02-01 2024-02-07 session"),
    ("الدورة العادية لشهر ماي 2024", "2024-05-01 2024-05-07 session"),
    ("session ordinaire de mai 2024", "2024-05-01 2024-05-07 session"),
    ("الدورة الاستثنائية لشهر ماي 2024", "2024-05-01 2024-05-31 session"),
    ("دورة أبريل 2024", "2024-04-01 2024-04-30 session"),
    ("دورة أكتوبر 2023", "2023-10-01 2023-10-07 session"),
    ("دورة أكتوبر 2023 لمجلس الجهة", "2023-10-02 2023-10-02 session"),
    ("دورة يونيو للمجلس الإقليمي", "2023-06-12 2023-06-12 session"),
    ("الدورة المقبلة", "2023-05-01 2023-05-07 session"),
    ("الدورة المقبلة لمجلس الجهة", "2023-07-03 2023-07-03 session"),
    ("prochaine session du conseil communal", "2023-05-01 2023-05-07 session"),
    ("next regional council session", "2023-07-03 2023-07-03 session"),
    ("الدورة العادية الثالثة لسنة 2024", "2024-10-01 2024-10-07 session"),
    ("قبل دورة ماي 2024", "2024-04-30 2024-04-30 day"),
    // Counted from a decision, a meeting or a day
    ("في غضون 3 أسابيع من تاريخ المصادقة على الميثاق", "2023-03-09 2023-03-30 interval"),
    ("داخل أجل شهر من تاريخ القرار", "2023-03-09 2023-04-09 interval"),
    ("بعد أسبوعين من الاجتماع", "2023-03-23 2023-03-23 day"),
    ("في غضون أسبوعين من 15 ماي 2023", "2023-05-15 2023-05-29 interval"),
    ("قبل 15 يوما من 30 يونيو 2023", "2023-06-15 2023-06-15 day"),
    ("dans un délai de 2 mois à compter de la décision", "2023-03-09 2023-05-09 interval"),
    ("sous 3 semaines à compter du 15 mai 2023", "2023-05-15 2023-06-05 interval"),
    ("dans les 15 jours suivant la réunion", "2023-03-09 2023-03-24 interval"),
    ("within 3 weeks of the decision", "2023-03-09 2023-03-30 interval"),
    ("two weeks after 15 May 2023", "2023-05-29 2023-05-29 day"),
    ("one month before 15 May 2023", "2023-04-15 2023-04-15 day"),
    ("3 أشهر ابتداء من فاتح ماي", "2023-05-01 2023-08-01 interval"),
    ("semaine du 15 mai", "2023-05-15 2023-05-21 interval"),
    ("أسبوع 17 ماي 2023", "2023-05-15 2023-05-21 interval"),
    ("أسبوع واحد", "2023-03-09 2023-03-16 interval"),
    ("بداية من شهر أبريل", "2023-04-01 2023-04-30 month"),
    // Days in words, lists, ranges
    ("السبت والأحد 15 و 16 أبريل 2023", "2023-04-15 2023-04-16 interval"),
    ("الأول من ماي", "2023-05-01 2023-05-01 day"),
    ("الخامس عشر من أبريل 2024", "2024-04-15 2024-04-15 day"),
    ("الحادي والثلاثين من ماي", "2023-05-31 2023-05-31 day"),
    ("15 و 16 و 17 ماي", "2023-05-15 2023-05-17 interval"),
    ("15، 16 و17 ماي 2024", "2024-05-15 2024-05-17 interval"),
    ("15/16 ماي 2024", "2024-05-15 2024-05-16 interval"),
    ("من 25 إلى 5 ماي", "2023-04-25 2023-05-05 interval"),
    ("من بداية إلى نهاية ماي", "2023-05-01 2023-05-31 interval"),
    ("يومي 24 و25 يناير 2024", "2024-01-24 2024-01-25 interval"),
    ("ما بين 10 و 20 يونيو", "2023-06-10 2023-06-20 interval"),
    ("من أبريل إلى غاية متم دجنبر 2023", "2023-04-01 2023-12-31 interval"),
    ("ابتداء من 15 مارس الى 15 ابريل", "2023-03-15 2023-04-15 interval"),
    ("مارس - أبريل - ماي 2024", "2024-03-01 2024-05-31 interval"),
    ("نونبر، دجنبر ويناير 2024", "2023-11-01 2024-01-31 interval"),
    ("من 2024 إلى 2026", "2024-01-01 2026-12-31 year"),
    ("2024/2025", "2024-01-01 2025-12-31 year"),
    ("2024 أبريل 15", "2024-04-15 2024-04-15 day"),
    ("15 أبريل 23", "2023-04-15 2023-04-15 day"),
    ("ماي-2024", "2024-05-01 2024-05-31 month"),
    ("2023/04/15", "2023-04-15 2023-04-15 day"),
    // The tolerance of paper
    ("  15   ابريل  ", "2023-04-15 2023-04-15 day"),
    ("15 ابريل.", "2023-04-15 2023-04-15 day"),
    ("- 15 ابريل", "2023-04-15 2023-04-15 day"),
    ("• نهاية مارس ؛", "2023-03-31 2023-03-31 part_of_month"),
    ("15\nابريل\t2023", "2023-04-15 2023-04-15 day"),
    ("\u{202b}15 ابريل\u{202c}\u{200f}", "2023-04-15 2023-04-15 day"),
    ("ﻣﺎﺭﺱ ٢٠٢٤", "2024-03-01 2024-03-31 month"),
    ("١٥ــ ماي", "2023-05-15 2023-05-15 day"),
    ("15 ابريل (قابل للتمديد)", "2023-04-15 2023-04-15 day"),
    ("شتنبر (سبتمبر) 2023", "2023-09-01 2023-09-30 month"),
    ("15 أبريل 2024 على الساعة العاشرة صباحا", "2024-04-15 2024-04-15 day"),
    ("6 شوال 1445 (15 أبريل 2024)", "2024-04-15 2024-04-15 day"),
    ("15 أبريل 2024 الموافق ل 6 شوال 1445 هـ", "2024-04-15 2024-04-15 day"),
    ("ماي 2024م", "2024-05-01 2024-05-31 month"),
    ("الجمعة، 2 فبراير 2024", "2024-02-02 2024-02-02 day"),
    ("29 فبراير", "2024-02-29 2024-02-29 day"),
    ("جوان 2024", "2024-06-01 2024-06-30 month"),
    ("جويلية", "2023-07-01 2023-07-31 month"),
    ("أوت", "2023-08-01 2023-08-31 month"),
    // French and English
    ("fin d'année", "2023-12-31 2023-12-31 part_of_month"),
    ("fin de l’année 2024", "2024-12-31 2024-12-31 part_of_month"),
    ("fin du mois", "2023-03-31 2023-03-31 part_of_month"),
    ("2ème semestre 2024", "2024-07-01 2024-12-31 half"),
    ("T2 2024", "2024-04-01 2024-06-30 quarter"),
    ("S1-2024", "2024-01-01 2024-06-30 half"),
    ("1ère quinzaine de mai", "2023-05-01 2023-05-15 part_of_month"),
    ("au plus tard le 30 juin", "2023-06-30 2023-06-30 day"),
    ("30 juin au plus tard", "2023-06-30 2023-06-30 day"),
    ("jusqu'au 15 mai", "2023-05-15 2023-05-15 day"),
    ("de mai à juin 2024", "2024-05-01 2024-06-30 interval"),
    ("entre mai et juin", "2023-05-01 2023-06-30 interval"),
    ("mi juin", "2023-06-11 2023-06-20 part_of_month"),
    ("15 mai à 10h30", "2023-05-15 2023-05-15 day"),
    ("end of March 2024", "2024-03-31 2024-03-31 part_of_month"),
    ("15 April", "2023-04-15 2023-04-15 day"),
    ("April 15, 2024", "2024-04-15 2024-04-15 day"),
    ("by the end of the year", "2023-12-31 2023-12-31 part_of_month"),
    ("Q2 2024", "2024-04-01 2024-06-30 quarter"),
    ("second half of 2024", "2024-07-01 2024-12-31 half"),
    ("first week of May", "2023-05-01 2023-05-07 part_of_month"),
    ("between 3 and 5 May 2024", "2024-05-03 2024-05-05 interval"),
    ("mid-May", "2023-05-11 2023-05-20 part_of_month"),
];

#[test]
fn other_documents_of_the_kind_are_read_too() {
    let mut wrong = Vec::new();
    for (words, expected) in MORE {
        let found = read(words, founded());
        let shown = match &found {
            Ok(it) => format!("{} {} {}", it.earliest, it.latest, it.precision.word()),
            Err(reason) => format!("{reason:?}"),
        };
        if shown != *expected {
            wrong.push(format!("{words}: {expected}, not {shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_names_no_day_is_refused_with_its_reason() {
    let refused = |words: &str| read(words, founded()).unwrap_err();
    for words in ["", "  ", "-", "...", "شهر", "سنة", "أجل أقصاه", "\u{200f}"] {
        assert_eq!(refused(words), Unread::Empty, "{words}");
    }
    for words in ["كل 6 أشهر", "سنوي", "بشكل دوري", "tous les mois", "every month"] {
        assert_eq!(refused(words), Unread::Recurring, "{words}");
    }
    for words in ["غير محددة", "à définir", "TBD", "مفتوح"] {
        assert_eq!(refused(words), Unread::Undefined, "{words}");
    }
    for words in ["المرحلة 2: شهر", "15", "15-16", "من ماي إلى"] {
        assert_eq!(refused(words), Unread::Incomplete, "{words}");
    }
    for words in ["9 رمضان 1445", "1445 هـ", "سنة 1445", "12 ربيع الأول", "بعد رمضان", "15/09/1445"]
    {
        assert_eq!(refused(words), Unread::Hijri, "{words}");
    }
    for words in ["31 أبريل", "30 فبراير", "0 ماي", "15/13/2023", "2023-02-30"] {
        assert_eq!(refused(words), Unread::NoSuchDay, "{words}");
    }
    for words in [
        "قريبا",
        "في أقرب الآجال",
        "نهاية المشروع",
        "نهاية",
        "5 ممثلين",
        "جماعة العرائش",
        "الشهر الثالث",
        "الأسبوعين الأولين",
        "بعد الاجتماع",
        "قبل شهر من الاجتماع",
        "كل الجمعيات",
        "مجلس الجهة",
        "الجماعة",
    ] {
        assert_eq!(refused(words), Unread::Unknown, "{words}");
    }
}

#[test]
fn a_word_that_may_be_a_month_is_shown_as_written_with_what_it_may_mean() {
    let Err(Unread::UnknownMonth { word, suggestions }) = read("07 جِينبر 2023", founded()) else {
        panic!("a month that does not exist")
    };
    assert_eq!(word, "جِينبر");
    assert!(suggestions.contains(&12), "{suggestions:?}");
    assert!(
        matches!(read("نهاية ابرل", founded()), Err(Unread::UnknownMonth { suggestions, .. }) if suggestions.first() == Some(&4))
    );
}

#[test]
fn a_deadline_keeps_its_words_whether_read_or_not() {
    let deadline = Deadline::read(" 15 ابريل ", founded());
    assert_eq!(deadline.verbatim, " 15 ابريل ");
    assert_eq!(deadline.reading.unwrap().latest, day("2023-04-15"));
    assert_eq!(Deadline::read("قريبا", founded()).reading, None);
}

#[test]
fn a_year_is_inferred_from_the_programme_and_never_from_today() {
    let reading = |words: &str, reference: &str| read(words, day(reference)).unwrap();
    assert_eq!(reading("مارس", "2023-03-31").latest, day("2023-03-31"), "not yet passed");
    assert_eq!(reading("مارس", "2023-04-01").latest, day("2024-03-31"));
    assert_eq!(reading("من نونبر إلى يناير", "2024-01-15").earliest, day("2023-11-01"), "under way");
    assert_eq!(reading("مارس 2020", "2023-04-01").year, Year::Written, "a written year may lie behind");
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(words in "\\PC{0,60}") {
        if let Ok(reading) = read(&words, founded()) {
            prop_assert!(reading.earliest <= reading.latest);
        }
    }

    #[test]
    fn words_of_deadlines_in_any_order_are_read_or_refused(
        words in prop::collection::vec(prop::sample::select(vec![
            "15", "31", "2024", "24", "ماي", "يناير", "فبراير", "شهر", "الأسبوع", "الأول", "الثاني", "الفصل", "الأسدس",
            "نهاية", "بداية", "منتصف", "الى", "من", "و", "-", "/", "،", "قبل", "بعد", "خلال", "المقبل", "الجاري", "سنة",
            "السنة", "الشهر", "أشهر", "منه", "دورة", "الخميس", "15/04/2023", "1er", "T2", "عشر", "الأخير", "1445", "رمضان", "(", ")",
        ]), 0..9),
        offset in 0_u64..800,
    ) {
        let reference = founded() + chrono::Days::new(offset);
        if let Ok(reading) = read(&words.join(" "), reference) {
            prop_assert!(reading.earliest <= reading.latest, "{words:?} {reading:?}");
            prop_assert!(reading.notes.is_sorted());
        }
    }

    #[test]
    fn both_sets_of_digits_say_the_same(text in "[0-9]{1,4}[ /-][0-9]{0,2}[ /-](ابريل|ماي|)[ ]?[0-9]{0,4}") {
        let eastern: String = text
            .chars()
            .map(|c| c.to_digit(10).and_then(|value| char::from_u32('٠' as u32 + value)).unwrap_or(c))
            .collect();
        prop_assert_eq!(read(&text, founded()), read(&eastern, founded()));
        let persian: String = text
            .chars()
            .map(|c| c.to_digit(10).and_then(|value| char::from_u32('۰' as u32 + value)).unwrap_or(c))
            .collect();
        prop_assert_eq!(read(&text, founded()), read(&persian, founded()));
    }
}
