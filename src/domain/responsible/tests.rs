//! The cells of real programmes, and what no text may do to the reader.

use proptest::prelude::*;

use super::*;
use Part::{Leads, Supervises, Through, With};
use PartyKind::{Body, Person, Team, Text};

/// The roster of Larache, 9 March 2023; a member's id is its place, counted from 1.
const ROSTER: [&str; 18] = [
    "فاطمة شهباز",
    "خدوج برا",
    "نادية رحال",
    "ايمان الشعبي",
    "سمية ابو",
    "السعدية التواقي",
    "محمد شكيب",
    "براد محمد",
    "اجايز كريمة",
    "نوفل البخاري",
    "عبد الاله العمراني",
    "فريدة الفيلاي",
    "مريم غوفلان",
    "مصطفى العمراني",
    "السعدية اكوال",
    "محمد حمان",
    "زكرياء وهيب",
    "ليلى بوحويك",
];

fn roster() -> Vec<(MemberId, &'static str)> {
    (1..).map(MemberId).zip(ROSTER).collect()
}

/// Name, part, kind and id of each party (0: none).
fn parties(words: &str) -> Vec<(String, Part, PartyKind, u64)> {
    let all = read(words, &roster());
    all.into_iter().map(|it| (it.name, it.part, it.kind, it.member.map_or(0, |id| id.0))).collect()
}

fn check(words: &str, expected: &[(&str, Part, PartyKind, u64)]) {
    let expected: Vec<_> = expected.iter().map(|(n, p, k, m)| ((*n).to_owned(), *p, *k, *m)).collect();
    assert_eq!(parties(words), expected, "{words}");
}

#[test]
fn the_cells_of_larache_are_understood_as_a_reader_does() {
    check("لجنة التنسيق", &[("لجنة التنسيق", Leads, Team, 0)]);
    check("فريق المشروع", &[("فريق المشروع", Leads, Team, 0)]);
    check(
        "شكيب – كريمة اجايز – براد محمد- رجاء صبحي",
        &[
            ("شكيب", Leads, Person, 7),
            ("كريمة اجايز", With, Person, 9),
            ("براد محمد", With, Person, 8),
            // Made responsible, but not a member.
            ("رجاء صبحي", With, Person, 0),
        ],
    );
    check("فاطمة شهباز", &[("فاطمة شهباز", Leads, Person, 1)]);
    check(
        "ليلي بوحويك-العمراني - ايمان الشعبي-نادية رحال",
        &[
            ("ليلي بوحويك", Leads, Person, 18),
            // Two members bear it.
            ("العمراني", With, Person, 0),
            ("ايمان الشعبي", With, Person, 4),
            ("نادية رحال", With, Person, 3),
        ],
    );
    check(
        "لجنة التنسيق تحت اشراف فريق المشروع",
        &[("لجنة التنسيق", Leads, Team, 0), ("فريق المشروع", Supervises, Team, 0)],
    );
    check(
        "- جماعة العرائش عبر الموقع و مواقع التواصل - صفحة المشروع بالفيسبوك - صفحات الجمعيات الشريكة باللجنة - الصحافة الالكترونية عن طريق الشراكات القائمة بينها و بين الجماعة",
        &[
            ("جماعة العرائش عبر الموقع و مواقع التواصل", Leads, Body, 0),
            ("صفحة المشروع بالفيسبوك", With, Body, 0),
            ("صفحات الجمعيات الشريكة باللجنة", With, Body, 0),
            ("الصحافة الالكترونية عن طريق الشراكات القائمة بينها و بين الجماعة", With, Body, 0),
        ],
    );
}

#[test]
fn and_joins_two_people_only_where_both_are_known() {
    check("محمد شكيب و فاطمة شهباز", &[("محمد شكيب", Leads, Person, 7), ("فاطمة شهباز", With, Person, 1)]);
    check(
        "شكيب وفاطمة شهباز ونادية رحال",
        &[("شكيب", Leads, Person, 7), ("فاطمة شهباز", With, Person, 1), ("نادية رحال", With, Person, 3)],
    );
    check("هيئة المساواة و تكافؤ الفرص", &[("هيئة المساواة و تكافؤ الفرص", Leads, Body, 0)]);
    check("زكرياء وهيب", &[("زكرياء وهيب", Leads, Person, 17)]);
    check("شكيب، ورجاء صبحي", &[("شكيب", Leads, Person, 7), ("رجاء صبحي", With, Person, 0)]);
    check("شكيب، ومريم غوفلان", &[("شكيب", Leads, Person, 7), ("مريم غوفلان", With, Person, 13)]);
}

#[test]
fn supervisors_and_channels_have_their_part() {
    check(
        "محمد شكيب تحت إشراف السيدة فاطمة شهباز",
        &[("محمد شكيب", Leads, Person, 7), ("السيدة فاطمة شهباز", Supervises, Person, 1)],
    );
    check("تحت إشراف فريق المشروع", &[("فريق المشروع", Supervises, Team, 0)]);
    check(
        "فريق المشروع - عبر صفحة الجماعة",
        &[("فريق المشروع", Leads, Team, 0), ("صفحة الجماعة", Through, Body, 0)],
    );
    check(
        "L’équipe projet sous la supervision de la commune",
        &[("L’équipe projet", Leads, Team, 0), ("la commune", Supervises, Body, 0)],
    );
    check(
        "Project team under the supervision of Larache Commune",
        &[("Project team", Leads, Team, 0), ("Larache Commune", Supervises, Body, 0)],
    );
}

#[test]
fn a_member_is_linked_by_spelling_but_not_by_a_guess() {
    check("فاطمة شهبر", &[("فاطمة شهبر", Leads, Person, 1)]);
    check("السعدية التواني", &[("السعدية التواني", Leads, Person, 6)]);
    check("عبدالإله العمراني", &[("عبدالإله العمراني", Leads, Person, 11)]);
    check("السيد محمد شكيب (جمعية القصبة)", &[("السيد محمد شكيب (جمعية القصبة)", Leads, Person, 7)]);
    check("الرئيس محمد شكيب", &[("الرئيس محمد شكيب", Leads, Person, 7)]);
    check("السعدية", &[("السعدية", Leads, Person, 0)]);
    check("محمد العمراني", &[("محمد العمراني", Leads, Person, 0)]);
    let twice = [(MemberId(1), "محمد شكيب"), (MemberId(2), "محمد شكيب")];
    assert_eq!(read("محمد شكيب", &twice).first().unwrap().member, None);
}

#[test]
fn kinds_are_told_apart_without_a_roster() {
    for (words, kind) in [
        ("جمعية كرامة (نور الدين الوديهي)", Body),
        ("FLDF", Body),
        ("FLDF (السعدية التواني)", Body),
        ("الجماعة", Body),
        ("المجتمع المدني", Body),
        ("Commune de Larache", Body),
        ("مكتب الدراسات", Body),
        ("خلية التنسيق", Team),
        ("اللجنة التقنية", Team),
        ("Comité de pilotage", Team),
        ("رجاء صبحي", Person),
        ("نور الدين الوديهي", Person),
        ("ذة. غوفلان", Person),
        ("Fatima Chahbaz", Person),
        ("الحسين ايت علي", Person),
        ("الخبيرة نورة بنعلي", Person),
        ("رئيس المجلس الجماعي", Text),
        ("السيد الرئيس", Text),
        ("الجميع", Text),
        ("كل الشركاء", Text),
        ("يحدد لاحقا", Text),
    ] {
        let found = read(words, &[]);
        assert_eq!(found.iter().map(|party| party.kind).collect::<Vec<_>>(), [kind], "{words}");
    }
    let all = read("براد محمد – غوفلان – رحال", &[]);
    assert!(all.iter().all(|party| party.kind == Person), "{all:?}");
    let some = read("براد محمد – الجميع", &[]);
    assert_eq!(some.last().unwrap().kind, Text);
}

#[test]
fn an_empty_cell_names_nobody() {
    for words in ["", " ", "-", "…", "\u{200f}\n"] {
        assert!(read(words, &roster()).is_empty(), "{words:?}");
    }
}

proptest! {
    #[test]
    fn any_cell_is_read_and_every_name_stands_in_it(words in "\\PC{0,60}|[ا-ي و،()/–-]{0,60}|(محمد شكيب| و |تحت اشراف|عبر |-|[0-9]|\\.){0,8}") {
        let parties = read(&words, &roster());
        prop_assert!(parties.iter().all(|party| !party.name.is_empty() && words.contains(&party.name)));
        prop_assert!(parties.iter().filter(|party| party.part == Leads).count() <= 1);
    }
}
