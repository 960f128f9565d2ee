//! The expressions of real minutes, what recurs, what is open to one side, and whose session it is.

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

/// The expressions found in minutes of the kind, in the context of 9 March 2023: the days, how fine
/// they are, and where the year came from.
const FOUND: &[(&str, &str)] = &[
    ("15 ابريل", "2023-04-15 2023-04-15 day inferred"),
    ("15 مارس", "2023-03-15 2023-03-15 day inferred"),
    ("نهاية مارس", "2023-03-31 2023-03-31 part_of_month inferred"),
    ("نهاية ابريل", "2023-04-30 2023-04-30 part_of_month inferred"),
    ("ماي 2023", "2023-05-01 2023-05-31 month written"),
    ("ماي", "2023-05-01 2023-05-31 month inferred"),
    ("يونيو", "2023-06-01 2023-06-30 month inferred"),
    ("شتنبر", "2023-09-01 2023-09-30 month inferred"),
    ("نونبر", "2023-11-01 2023-11-30 month inferred"),
    ("بداية شهر ماي 2024 الى متم شهر ابريل 2026", "2024-05-01 2026-04-30 interval written"),
    ("عند متم شهر يونيو 2020", "2020-06-30 2020-06-30 part_of_month written"),
    ("بمتم شهر دجنبر 2023", "2023-12-31 2023-12-31 part_of_month written"),
    ("دورة مارس 2024", "2024-03-04 2024-03-04 session written"),
    ("دورة فبراير المقبلة", "2024-02-01 2024-02-07 session inferred"),
    ("من يوم 19 أكتوبر 2023 إلى غاية يوم 30 منه", "2023-10-19 2023-10-30 interval written"),
    ("16-15 سبتمبر 2022", "2022-09-15 2022-09-16 interval written"),
    ("7 - 8 - 9 ديسمبر 2022", "2022-12-07 2022-12-09 interval written 3"),
    ("يومي 24 و25 يناير 2024", "2024-01-24 2024-01-25 interval written 2"),
    ("1-3 نوفمبر 2022", "2022-11-01 2022-11-03 interval written"),
    ("بين 15 و17 ديسمبر 2021", "2021-12-15 2021-12-17 interval written"),
    ("01 - 01 - 2023 إلى 31 - 12 - 2023", "2023-01-01 2023-12-31 interval written"),
    ("كل 6 أشهر", "P6M 2023-09-09"),
    ("كل 03 أشهر", "P3M 2023-06-09"),
    ("سنوي", "P1Y 2024-03-09"),
    ("غير محددة", "undefined"),
    ("المرحلة 2: شهر", "Incomplete"),
    ("21 جينير 2022", "UnknownMonth"),
    ("07 جينبر 2023", "UnknownMonth"),
];

#[test]
fn the_expressions_of_real_minutes_mean_what_a_reader_takes_them_for() {
    for (words, expected) in FOUND {
        let shown = match understand(words, founded(), &Sessions::default()) {
            Ok(Meaning::Days(it)) => {
                let days = if it.days.is_empty() { String::new() } else { format!(" {}", it.days.len()) };
                format!("{} {} {} {}{days}", it.earliest, it.latest, it.precision.word(), it.year.word())
            }
            Ok(Meaning::Undated(Undated::Undefined)) => "undefined".to_owned(),
            Ok(Meaning::Undated(Undated::Recurring(it))) => {
                let next = it.occurrence(day("2023-03-10")).unwrap();
                format!("{} {next}", it.every.unwrap().iso())
            }
            Err(Unread::UnknownMonth { .. }) => "UnknownMonth".to_owned(),
            Err(reason) => format!("{reason:?}"),
        };
        assert_eq!(shown, *expected, "{words}");
    }
}

#[test]
fn what_comes_again_says_how_often_on_which_day_and_when_next() {
    for (words, period, from, next) in [
        ("كل 6 أشهر", "P6M", "2024-03-09", "2024-03-09"),
        ("كل أسبوعين", "P2W", "2023-03-24", "2023-04-06"),
        ("شهريا", "P1M", "2023-03-09", "2023-04-09"),
        ("مرتين في السنة", "P6M", "2023-03-09", "2023-09-09"),
        ("مرة كل 3 أشهر", "P3M", "2023-03-09", "2023-06-09"),
        ("deux fois par an", "P6M", "2023-03-09", "2023-09-09"),
        ("3 fois par an", "P4M", "2023-03-09", "2023-07-09"),
        ("twice a year", "P6M", "2023-03-09", "2023-09-09"),
        ("كل اثنين", "P1W", "2023-03-09", "2023-03-13"),
        ("15 من كل شهر", "P1M", "2023-03-16", "2023-04-15"),
        ("متم كل شهر", "P1M", "2024-02-10", "2024-02-29"),
        ("نهاية كل فصل", "P3M", "2023-04-01", "2023-06-30"),
        ("le 31 de chaque mois", "P1M", "2023-04-01", "2023-04-30"),
        ("كل شهر ابتداء من 31 يناير 2024", "P1M", "2024-02-01", "2024-02-29"),
        ("tous les 3 mois à partir du 15 mai 2023", "P3M", "2023-05-16", "2023-08-15"),
        ("نصف سنوي", "P6M", "2023-03-09", "2023-09-09"),
        ("trimestriel", "P3M", "2023-03-09", "2023-06-09"),
        ("سنويا في ماي", "P1Y", "2023-06-01", "2024-05-31"),
    ] {
        let deadline = Deadline::read(words, founded());
        let Some(it) = deadline.recurrence() else { panic!("{words}: {deadline:?}") };
        assert_eq!(it.every.map(Period::iso).as_deref(), Some(period), "{words}");
        assert_eq!(it.occurrence(day(from)), Some(day(next)), "{words}");
    }
    let until = Deadline::read("كل شهر إلى غاية 30 يونيو 2023", founded());
    let it = until.recurrence().unwrap();
    assert_eq!(it.occurrence(day("2023-06-01")), Some(day("2023-06-09")));
    assert_eq!(it.occurrence(day("2023-06-10")), None, "past its end");
    let again = Deadline::read("بشكل دوري", founded());
    assert_eq!(again.recurrence().unwrap().occurrence(founded()), None, "nobody said how often");
    let month = understand("15 جينير من كل سنة", founded(), &Sessions::default());
    assert!(matches!(month, Err(Unread::UnknownMonth { .. })), "{month:?}");
}

#[test]
fn what_is_open_to_one_side_says_to_which() {
    let reach = |words| read(words, founded()).unwrap().reach;
    for words in
        ["قبل 15 ماي", "إلى غاية 15 ماي", "avant le 15 mai", "d'ici fin mai", "by 15 May", "أقصاه 15 ماي"]
    {
        assert_eq!(reach(words), Reach::Until, "{words}");
    }
    for words in ["بعد 15 ماي", "ابتداء من ماي", "à partir de mai 2024", "from 15 May", "انطلاقا من 15 ماي"]
    {
        assert_eq!(reach(words), Reach::From, "{words}");
    }
    for words in ["15 ماي", "من 15 إلى 17 ماي", "from 15 to 17 May", "au cours du mois de mai"] {
        assert_eq!(reach(words), Reach::Within, "{words}");
    }
}

#[test]
fn sessions_are_those_the_committee_knows() {
    let months = vec![4, 11];
    let own = Sessions(vec![Session { council: Council::Commune, months, opening: Opening::SecondMonday }]);
    let found = read_with("دورة أبريل 2024", founded(), &own).unwrap();
    assert_eq!((found.earliest, found.latest), (day("2024-04-08"), day("2024-04-08")));
    let next = read_with("الدورة المقبلة", founded(), &own).unwrap();
    assert_eq!(next.earliest, day("2023-04-10"));
}

proptest! {
    #[test]
    fn no_occurrence_comes_before_the_day_it_is_asked_for(
        number in 1..400_u32,
        unit in prop::sample::select(vec!["أيام", "أسابيع", "أشهر", "سنوات"]),
        on in prop::sample::select(vec!["", "متم ", "15 من ", "31 من "]),
        offset in 0_u64..20_000,
    ) {
        let asked = founded() + chrono::Days::new(offset);
        if let Some(it) = Deadline::read(&format!("{on}كل {number} {unit}"), founded()).recurrence()
            && let Some(found) = it.occurrence(asked)
        {
            prop_assert!(found >= asked);
            prop_assert_eq!(it.occurrence(found), Some(found), "it comes on that day");
            if let Some(eve) = found.pred_opt().filter(|eve| *eve >= asked) {
                prop_assert_eq!(it.occurrence(eve), Some(found), "nothing comes between");
            }
        }
    }
}
