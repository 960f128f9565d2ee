//! Files in and out, through the public functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

use chrono::NaiveDate;
use lajna::domain::{Category, Change, Committee, Gender, Ids, PartyKind, Standing, Status};
use lajna::exchange::{
    Count, Encoding, Finding, FindingKind, Format, Read, Refused, Severity, Tongue, archive, demo, listing,
    read, starter_outline,
};
use proptest::prelude::*;
use serde_json::Value;

const LARACHE: &str = include_str!("../fixtures/minutes/founding-minutes-larache-2023-03-09.txt");
const WORKSHOP: &str = include_str!("../fixtures/minutes/charter-workshop-larache-2023-12-07.txt");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn against(committee: &Committee, name: &str, bytes: &[u8]) -> Result<Read, Refused> {
    let there = committee.members.len() + committee.tasks.len() + committee.charter.len();
    read(name, bytes, committee, &Ids::new(there as u64), today())
}

/// Reads `text` into `committee` and applies what it gave.
fn add(committee: &mut Committee, name: &str, text: &str) -> Read {
    let read = against(committee, name, text.as_bytes()).unwrap();
    read.clone().together().apply(committee).unwrap();
    read
}

fn import(name: &str, text: &str) -> (Committee, Read) {
    let mut committee = Committee::default();
    let read = add(&mut committee, name, text);
    (committee, read)
}

fn listings(committee: &Committee) -> String {
    let all = [
        listing::roster(committee),
        listing::programme(committee, today()),
        listing::objectives(committee),
        listing::meetings(committee),
        listing::parts(committee, lajna::domain::DocumentId::CHARTER),
    ];
    all.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

/// Every run of letters and digits of `text` stands in the listings as written.
fn every_word_is_listed(text: &str, committee: &Committee) {
    let listed = listings(committee);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        assert!(listed.contains(word), "lost: {word}");
    }
}

fn names(committee: &Committee) -> Vec<&str> {
    committee.roster().into_iter().map(|(_, member)| member.name.as_str()).collect()
}

fn tasks_by_objective(committee: &Committee) -> Vec<usize> {
    let of = |id| committee.tasks.values().filter(|task| task.objective == id).count();
    committee.objectives_in_order().into_iter().map(|(id, _)| of(id)).collect()
}

fn found(read: &Read, is: impl Fn(&FindingKind) -> bool) -> Vec<&Finding> {
    read.findings.iter().filter(|finding| is(&finding.kind)).collect()
}

// --- the minutes of Larache -------------------------------------------------------------

#[test]
fn the_minutes_of_larache_give_18_members_and_13_tasks_under_5_objectives() {
    let (committee, read) = import("minutes/larache.txt", LARACHE);
    assert_eq!(committee.members.len(), 18);
    assert_eq!(tasks_by_objective(&committee), [6, 2, 3, 1, 1]);
    assert_eq!(read.summary.members, Count { added: 18, already: 0 });
    let profile = committee.profile.clone().unwrap();
    assert_eq!(profile.name, "خلية التنسيق لإعمال المشاركة المواطنة");
    assert_eq!(profile.town, "العرائش");
    assert_eq!(profile.founded, Some(day("2023-03-09")));
    let (_, first) = committee.roster()[0];
    assert_eq!(
        (&*first.institution, &*first.capacity, &*first.name),
        ("جماعة العرائش", "نائبة الرئيس", "فاطمة شهباز")
    );
    let source = first.source.clone().unwrap();
    assert_eq!((&*source.file, source.line), ("larache.txt", 28));
}

#[test]
fn the_deadlines_of_larache_all_end_in_2023_counted_from_the_day_of_the_minutes() {
    let (committee, _) = import("larache.txt", LARACHE);
    let last: Vec<String> = committee
        .programme()
        .iter()
        .map(|(_, task)| task.deadline.reading.as_ref().unwrap().latest.to_string())
        .collect();
    let expected = [
        "2023-04-15",
        "2023-03-15",
        "2023-03-15",
        "2023-05-31",
        "2023-06-30",
        "2023-06-30",
        "2023-03-31",
        "2023-04-15",
        "2023-04-30",
        "2023-05-31",
        "2023-05-31",
        "2023-09-30",
        "2023-11-30",
    ];
    assert_eq!(last, expected);
}

#[test]
fn the_findings_of_larache_point_at_what_needs_a_decision() {
    let (_, read) = import("larache.txt", LARACHE);
    let body = found(&read, |kind| *kind == FindingKind::BodyWithoutName);
    assert_eq!(body.iter().map(|it| (it.line, &*it.verbatim)).collect::<Vec<_>>(), [(38, "جمعية")]);
    let town = found(&read, |kind| matches!(kind, FindingKind::OtherTown { .. }));
    assert_eq!(town.iter().map(|it| (it.line, &*it.verbatim)).collect::<Vec<_>>(), [(17, "طنجة")]);
    let announced = found(&read, |kind| matches!(kind, FindingKind::Announced { .. }));
    assert_eq!(announced[0].kind, FindingKind::Announced { announced: 18, found: 18 });
    assert_eq!(announced[0].severity(), Severity::Understood);
    let yeh = found(&read, |kind| matches!(kind, FindingKind::UnusualLetters { .. }));
    assert_eq!(yeh.iter().map(|it| &*it.verbatim).collect::<Vec<_>>(), ["والمواطنین"]);
    let two = found(&read, |kind| matches!(kind, FindingKind::AmbiguousResponsible { .. }));
    assert_eq!(two.len(), 1);
    assert_eq!((two[0].line, &*two[0].verbatim), (57, "العمراني"));
    let candidates = vec!["عبد الاله العمراني".to_owned(), "مصطفى العمراني".to_owned()];
    assert_eq!(two[0].kind, FindingKind::AmbiguousResponsible { candidates });
    let stranger = found(&read, |kind| *kind == FindingKind::UnknownResponsible);
    assert!(stranger.iter().any(|it| it.line == 54 && it.verbatim == "رجاء صبحي"), "{stranger:?}");
    let years = found(&read, |kind| matches!(kind, FindingKind::YearInferred { .. }));
    assert_eq!(years.len(), 12, "all but «ماي 2023»");
    assert!(read.findings.is_sorted_by_key(|finding| finding.line));
}

#[test]
fn every_word_of_larache_is_found_again_in_the_listings() {
    let (committee, _) = import("larache.txt", LARACHE);
    let headers = [
        "المؤسسة او الجمعية\tالصفة\tالاسم و النسب",
        "المسؤول.ة\tمدة التنزيل\tالإجراءات العملية\tاهداف ومهام اللجنة",
    ];
    let content = headers.iter().fold(LARACHE.to_owned(), |text, header| text.replace(header, ""));
    assert!(content.len() < LARACHE.len());
    every_word_is_listed(&content, &committee);
}

#[test]
fn the_same_file_read_twice_adds_nothing_and_says_so() {
    for (name, text) in [("larache.txt", LARACHE), ("workshop.txt", WORKSHOP)] {
        let (committee, first) = import(name, text);
        let again = against(&committee, name, text.as_bytes()).unwrap();
        assert_eq!(again.changes, [], "{name}");
        assert_eq!(again.summary.added(), 0);
        assert_eq!(again.summary.already(), first.summary.added());
    }
}

#[test]
fn one_undo_takes_the_import_back() {
    let (mut committee, read) = import("larache.txt", LARACHE);
    read.together().inverse().apply(&mut committee).unwrap();
    assert!(committee.is_empty());
}

#[test]
fn the_workshop_gives_a_meeting_and_the_draft_of_the_charter() {
    let (committee, read) = import("workshop.txt", WORKSHOP);
    let meeting = committee.meetings.values().next().unwrap();
    assert_eq!(meeting.day, Some(day("2023-12-07")));
    assert_eq!(meeting.place, "العرائش");
    assert!(meeting.title.starts_with("ورشة تشاورية"));
    assert_eq!(committee.profile, None, "a workshop founds no committee");
    let parts: Vec<(&str, usize)> = committee
        .outline()
        .into_iter()
        .map(|(_, part)| {
            (
                part.heading.title.as_str(),
                part.body.lines().filter(|line| line.trim().starts_with('-')).count(),
            )
        })
        .collect();
    let expected = [("تعریف ؟", 0), ("الأهداف", 4), ("المبادئ", 7), ("الوصول لجمهور أوسع", 4)];
    assert_eq!(parts[..4], expected);
    assert_eq!(parts[4].0, "صياغة ميثاق المشاركة المواطنة");
    assert!(!found(&read, |kind| matches!(kind, FindingKind::CharterFound { parts: 7 })).is_empty());
    every_word_is_listed(WORKSHOP, &committee);
}

// --- other minutes ----------------------------------------------------------------------

const ROSTER_ROWS: [[&str; 3]; 3] = [
    ["جماعة تطوان", "نائبة الرئيس", "سناء بنموسى"],
    ["جمعية الريف", "رئيس", "علي الوزاني"],
    ["هيئة المساواة وتكافؤ الفرص", "عضوة", "هند الفاسي"],
];

fn table(header: &[&str], rows: &[Vec<String>], separator: &str) -> String {
    let mut lines = vec![header.join(separator)];
    lines.extend(rows.iter().map(|row| row.join(separator)));
    lines.join("\n")
}

#[test]
fn a_bare_roster_is_read_with_every_separator_and_makes_no_meeting() {
    let rows: Vec<Vec<String>> =
        ROSTER_ROWS.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect()).collect();
    for separator in ["\t", ";", ",", "|", " | ", " ; "] {
        for bom in ["", "\u{FEFF}"] {
            for end in ["\n", "\r\n"] {
                let text = table(&["المؤسسة", "الصفة", "الاسم والنسب"], &rows, separator).replace('\n', end);
                let (committee, read) = import("roster.csv", &format!("{bom}{text}{end}"));
                assert_eq!(
                    names(&committee),
                    ["سناء بنموسى", "علي الوزاني", "هند الفاسي"],
                    "{separator:?} {end:?}"
                );
                assert_eq!(committee.roster()[0].1.institution, "جماعة تطوان");
                assert_eq!(read.summary.meetings, Count::default());
            }
        }
    }
}

#[test]
fn the_header_tells_which_column_is_which() {
    let text = "ر.ت\tالاسم الكامل\tالهاتف\tالمهمة\tالنوع\tالهيئة\tملاحظات\n\
                1\tسناء بنموسى\t0500000001\tنائبة الرئيس\tأنثى\tجماعة تطوان\tترأس الجلسة\n\
                2\tعلي الوزاني\t\tرئيس\tذكر\tجمعية الريف\n";
    let (committee, _) = import("a.txt", text);
    let rows = committee.roster();
    let first = rows[0].1;
    assert_eq!(
        (&*first.institution, &*first.capacity, &*first.name),
        ("جماعة تطوان", "نائبة الرئيس", "سناء بنموسى")
    );
    assert_eq!((&*first.contact, &*first.notes), ("0500000001", "ترأس الجلسة"));
    let gender = first.gender.unwrap();
    assert_eq!((gender.value, gender.standing), (Gender::Woman, Standing::Confirmed));
    assert_eq!(rows[1].1.gender.unwrap().value, Gender::Man);
    assert_eq!(rows[1].1.contact, "");
}

#[test]
fn french_minutes_are_read_like_arabic_ones() {
    let text = "Cellule de coordination de la participation citoyenne\n\nAzrou, le 3 avril 2024\n\n\
                La cellule est composée de 2 membres :\n\n\
                N°;Nom et prénom;Qualité;Institution ou association\n\
                1;Salma Idrissi;présidente;Association Atlas\n\
                2;Karim Alaoui;conseiller;Commune d'Azrou\n\n\
                Programme d'action :\n\n\
                Objectifs;Actions pratiques;Délai de mise en œuvre;Responsable\n\
                Valoriser les expériences;Recenser les expériences;15 mai;Salma Idrissi\n\
                ;\"Publier un guide; en ligne\nen deux langues\";fin juin;équipe projet\n";
    let (committee, read) = import("pv.csv", text);
    assert_eq!(names(&committee), ["Salma Idrissi", "Karim Alaoui"]);
    assert_eq!(tasks_by_objective(&committee), [2]);
    let profile = committee.profile.clone().unwrap();
    assert_eq!((&*profile.town, profile.founded), ("Azrou", Some(day("2024-04-03"))));
    let tasks = committee.programme();
    assert_eq!(tasks[1].1.action, "Publier un guide; en ligne\nen deux langues");
    assert_eq!(tasks[0].1.deadline.reading.as_ref().unwrap().latest, day("2024-05-15"));
    assert_eq!(tasks[1].1.deadline.reading.as_ref().unwrap().latest, day("2024-06-30"));
    assert_eq!(tasks[0].1.responsible[0].member, Some(committee.roster()[0].0));
    assert!(
        found(&read, |kind| matches!(kind, FindingKind::Announced { announced: 2, found: 2 })).len() == 1
    );
    assert_eq!(committee.meetings.len(), 1);
}

#[test]
fn an_empty_objective_means_the_one_above_wherever_its_column_stands() {
    let first = "الهدف\tالإجراء\tالأجل\tالمسؤول\nتثمين التجارب\tجمع التجارب\tماي 2024\tفريق المشروع\n\tنشر الدليل\tيونيو 2024\n\
                 صياغة الميثاق\tإعداد المسودة\tشتنبر 2024\tلجنة الصياغة\n\t\t\t\n\tعرض الميثاق\n";
    let last = "المسؤول\tالأجل\tالإجراء\tالهدف\nفريق المشروع\tماي 2024\tجمع التجارب\tتثمين التجارب\n\tيونيو 2024\tنشر الدليل\n\
                لجنة الصياغة\tشتنبر 2024\tإعداد المسودة\tصياغة الميثاق\n\t\tعرض الميثاق\n";
    let grouped = "الإجراء\tالأجل\tالمسؤول\nتثمين التجارب\nجمع التجارب\tماي 2024\tفريق المشروع\nنشر الدليل\tيونيو 2024\t\n\n\
                   صياغة الميثاق\nإعداد المسودة\tشتنبر 2024\tلجنة الصياغة\nعرض الميثاق\t\t\n";
    for text in [first, last, grouped] {
        let (committee, _) = import("programme.txt", text);
        assert_eq!(tasks_by_objective(&committee), [2, 2], "{text}");
        let titles: Vec<&str> =
            committee.objectives_in_order().iter().map(|(_, it)| it.title.as_str()).collect();
        assert_eq!(titles, ["تثمين التجارب", "صياغة الميثاق"]);
        let actions: Vec<&str> = committee.programme().iter().map(|(_, it)| it.action.as_str()).collect();
        assert_eq!(actions, ["جمع التجارب", "نشر الدليل", "إعداد المسودة", "عرض الميثاق"]);
        assert!(committee.meetings.is_empty(), "{text}");
    }
}

#[test]
fn a_markdown_table_is_a_table() {
    let text = "# محضر اجتماع لجنة التنسيق بجماعة شفشاون\n\nانعقد الاجتماع يوم 12 أبريل 2024 بمقر الجماعة.\n\n\
                | الرقم | الاسم والنسب | الصفة | الجمعية |\n|:---|---|:-:|---|\n\
                | 1 | **ليلى** العلمي | رئيسة | جمعية النور |\n| 2 | عمر الشاوني | عضو | جماعة شفشاون |\n\n\
                | المحور | النشاط | المدة | المسؤول(ة) | الحالة | نسبة الإنجاز |\n|---|---|---|---|---|---|\n\
                | التواصل | إعداد النشرة<br>وتوزيعها | نهاية ماي | ليلى العلمي | قيد الإنجاز | 40% |\n\
                | | فتح صفحة | 15 يونيو | عمر الشاوني | منجز | |\n";
    let (committee, _) = import("pv.md", text);
    assert_eq!(names(&committee), ["**ليلى** العلمي", "عمر الشاوني"]);
    let tasks = committee.programme();
    assert_eq!(tasks[0].1.action, "إعداد النشرة\nوتوزيعها");
    assert_eq!((tasks[0].1.status, tasks[0].1.progress), (Status::InProgress, 40));
    assert_eq!((tasks[1].1.status, tasks[1].1.progress), (Status::Done, 100));
    assert_eq!(tasks[0].1.deadline.reading.as_ref().unwrap().latest, day("2024-05-31"));
    let profile = committee.profile.clone().unwrap();
    assert_eq!((&*profile.name, &*profile.town), ("لجنة التنسيق بجماعة شفشاون", "شفشاون"));
    assert_eq!(profile.founded, Some(day("2024-04-12")));
}

#[test]
fn two_tables_and_text_around_them_are_all_kept() {
    let text = "لائحة الحضور ليوم 5 ماي 2025\nالاسم\tالصفة\tالمؤسسة\n• مريم الحداد\tرئيسة\tجمعية أمل\nيوسف بناني\tعضو\n\
                وبعد النقاش تقرر ما يلي:\nالهيئة\tالصفة\tالاسم\nجماعة وزان\tمستشارة\tنجاة العمري\nانتهى.";
    let (committee, read) = import("a.txt", text);
    assert_eq!(names(&committee), ["مريم الحداد", "يوسف بناني", "نجاة العمري"]);
    let meeting = committee.meetings.values().next().unwrap();
    assert_eq!(meeting.minutes, "لائحة الحضور ليوم 5 ماي 2025\nوبعد النقاش تقرر ما يلي:\nانتهى.");
    assert_eq!(meeting.day, Some(day("2025-05-05")));
    assert_eq!(found(&read, |kind| *kind == FindingKind::BodyMissing).len(), 1);
    every_word_is_listed(
        &text.replace("الاسم\tالصفة\tالمؤسسة", "").replace("الهيئة\tالصفة\tالاسم", ""),
        &committee,
    );
}

#[test]
fn columns_under_unknown_headers_are_told_by_what_they_hold() {
    let text = "السادة الكرام\tتحت يافطة\tبوصفهم\nسناء بنموسى\tجماعة تطوان\tنائبة الرئيس\nعلي الوزاني\tجمعية الريف\tرئيس\n\
                هند الفاسي\tهيئة المساواة وتكافؤ الفرص\tعضوة\n";
    let (committee, read) = import("a.txt", text);
    assert_eq!(names(&committee), ["سناء بنموسى", "علي الوزاني", "هند الفاسي"]);
    assert_eq!(committee.roster()[1].1.institution, "جمعية الريف");
    assert_eq!(found(&read, |kind| *kind == FindingKind::ColumnsGuessed).len(), 1);
    let headless = text.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(names(&import("b.txt", &headless).0).len(), 3);
}

#[test]
fn a_table_that_nothing_tells_is_kept_as_text_and_pointed_at() {
    let text = "محضر اجتماع 3 ماي 2025\nس\tص\tع\nا\tب\tج\nد\tه\tو\nز\tح\tط\n";
    let (committee, read) = import("a.txt", text);
    assert!(committee.members.is_empty() && committee.tasks.is_empty());
    assert_eq!(found(&read, |kind| *kind == FindingKind::TableNotRecognised)[0].line, 2);
    every_word_is_listed(text, &committee);
}

#[test]
fn rows_with_too_many_cells_keep_their_words_in_the_notes() {
    let (committee, read) = import("a.txt", "الاسم\tالصفة\tالجمعية\nأ ب\tرئيس\tجمعية س\tزيادة\tأخرى\n");
    assert_eq!(committee.roster()[0].1.notes, "زيادة\nأخرى");
    let kinds = found(&read, |kind| matches!(kind, FindingKind::TooManyCells { .. }));
    assert_eq!(kinds[0].kind, FindingKind::TooManyCells { found: 5, expected: 3 });
}

#[test]
fn a_row_that_stands_twice_is_taken_once_and_a_changed_one_is_pointed_at() {
    let text = "الاسم\tالصفة\tالجمعية\nأمين بناني\tرئيس\tجمعية س\nأمين بناني\tرئيس\tجمعية س\n";
    let (mut committee, read) = import("a.txt", text);
    assert_eq!(committee.members.len(), 1);
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::DuplicateRow { first: 2 })).len(), 1);
    let later = "الاسم\tالصفة\tالجمعية\nامين  بنانى\tنائب الرئيس\tجمعية س\nهدى ريان\tعضوة\tجمعية س\n";
    let read = add(&mut committee, "b.txt", later);
    assert_eq!(read.summary.members, Count { added: 1, already: 1 });
    assert_eq!(names(&committee), ["أمين بناني", "هدى ريان"]);
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::Differs { .. })).len(), 1);
}

#[test]
fn tasks_added_to_a_file_are_added_at_the_end_of_their_objective() {
    let head = "الهدف\tالإجراء\tالأجل\tالمسؤول\nأول\tعمل 1\tماي 2024\tفريق المشروع\nثان\tعمل 2\tماي 2024\tفريق المشروع\n";
    let (mut committee, _) = import("a.txt", head);
    let read = add(&mut committee, "a.txt", &format!("{head}أول\tعمل 3\tماي 2024\tفريق المشروع\n"));
    assert_eq!(
        (read.summary.tasks, read.summary.objectives),
        (Count { added: 1, already: 2 }, Count { added: 0, already: 2 })
    );
    let actions: Vec<&str> = committee.programme().iter().map(|(_, it)| it.action.as_str()).collect();
    assert_eq!(actions, ["عمل 1", "عمل 3", "عمل 2"]);
}

#[test]
fn categories_and_genders_are_proposed_never_confirmed() {
    let (committee, read) = import("larache.txt", LARACHE);
    let rows = committee.roster();
    let category = rows[0].1.category.unwrap();
    assert_eq!((category.value, category.standing), (Category::Commune, Standing::Proposed));
    let gender = rows[0].1.gender.unwrap();
    assert_eq!((gender.value, gender.standing), (Gender::Woman, Standing::Proposed));
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::GendersProposed { .. })).len(), 1);
    let team = &committee.programme()[1].1.responsible;
    assert_eq!(team[0].kind, PartyKind::Team);
}

// --- safety -----------------------------------------------------------------------------

#[test]
fn whole_files_are_refused_by_name_and_with_their_line() {
    let committee = import("larache.txt", LARACHE).0;
    let refused = |bytes: &[u8]| against(&committee, "x", bytes).unwrap_err();
    let utf16: Vec<u8> = LARACHE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&utf16), Refused::NotUtf8 { line: 1, looks_like: Some(Encoding::Utf16) });
    let windows = b"nom;fonction\n\xCC\xE3\xC7\xDA\xC9;x\n";
    assert_eq!(refused(windows), Refused::NotUtf8 { line: 2, looks_like: Some(Encoding::OneByte) });
    assert_eq!(refused(b"PK\x03\x04rest"), Refused::NotText { line: 1, format: Some(Format::Zip) });
    assert_eq!(refused(&[1, 2, 0, 3, 255, 254, 0, 9]), Refused::NotText { line: 1, format: None });
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b"\xEF\xBB\xBF \n\t\n"), Refused::Empty);
    assert_eq!(refused("سلام".as_bytes()), Refused::NothingFound);
    let cell = "ا".repeat(5 << 20);
    let huge = format!("الاسم\tالصفة\tالجمعية\nأ\tرئيس\tب\nج\tعضو\t{cell}\n");
    assert!(matches!(refused(huge.as_bytes()), Refused::TooLong { line: Some(3), .. }));
    assert_eq!(refused(b"{\"format\":\"lajna-archive\",\"version\":1,\"entries\":[]}"), Refused::IsArchive);
    assert_eq!(refused(b"{ not json"), Refused::NotAnArchive { line: 1 });
}

#[test]
fn dangerous_characters_are_removed_and_said() {
    let text = "الاسم\tالصفة\tالجمعية\nنا\u{1B}[31mدية\u{202E}\tرئيسة\tجمعية س\n";
    let (committee, read) = import("a.txt", text);
    assert_eq!(names(&committee), ["نادية"]);
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::CharactersRemoved { count: 2 }))[0].line, 2);
}

#[test]
fn words_are_kept_letter_by_letter() {
    let name = "مُحَمَد لامي کریم";
    let (committee, _) = import("a.txt", &format!("الاسم\tالصفة\tالجمعية\n  {name}\u{A0}\tعضو\tجمعية س\n"));
    assert_eq!(names(&committee), [name]);
}

#[test]
fn presentation_forms_become_letters_and_names_hold_no_marks_of_direction() {
    let row = "\u{200f}ﻣﺤﻤﺪ ﻻﻣﻲ\u{200e}\tعضو\tجمعية (\u{200f}س\u{200e})";
    let (committee, read) = import("a.txt", &format!("الاسم\tالصفة\tالجمعية\n{row}\n"));
    assert_eq!(names(&committee), ["محمد لامي"]);
    assert_eq!(committee.members.values().next().unwrap().institution, "جمعية (س)");
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::FormsReplaced { count: 7 }))[0].line, 2);
}

#[test]
fn lines_saved_as_they_are_seen_are_put_in_order_and_said() {
    let row = "ﺶﺋﺍﺮﻌﻟﺍ ﺔﻴﻌﻤﺟ\tﺔﺴﻴﺋﺭ\tﻝﺎﺣﺭ ﺔﻳﺩﺎﻧ";
    let (committee, read) = import("a.txt", &format!("الجمعية\tالصفة\tالاسم\n{row}\n"));
    assert_eq!(names(&committee), ["نادية رحال"]);
    assert_eq!(found(&read, |kind| matches!(kind, FindingKind::OrderRestored { lines: 1 }))[0].line, 2);
}

/// Reads, applies, and reads again: never a panic, never a conflict, never anything twice.
fn survives(bytes: &[u8]) {
    let mut committee = Committee::default();
    if let Ok(first) = against(&committee, "x", bytes) {
        first.together().apply(&mut committee).unwrap();
        let again = against(&committee, "x", bytes).unwrap();
        assert_eq!(again.changes, Vec::<Change>::new());
    }
    let _ = archive::entries(bytes, Ok);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn hostile_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
    }

    #[test]
    fn hostile_tables_never_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "الاسم", "الصفة", "الجمعية", "المسؤول", "الأجل", "الإجراء", "الهدف", "\t", "\t", ";", ",", "|", "\n", "\n", "\r\n", "\"",
                "\"\"", "---", "# ", "## ", "15 ابريل", "نهاية مارس 2024", "العرائش 9 مارس 2023", "جماعة العرائش", "رئيسة", "18 عضو",
                "تتكون من", "محضر", "لجنة التنسيق", "ميثاق", "مسودة", "- ", "\u{1B}[", "\u{202E}", "\u{2028}", "\u{B}", " ", "1", "المجموع",
                "commune de ", "٪", "100%", "👩‍👧", "e\u{301}",
            ]),
            0..60,
        )
    ) {
        survives(pieces.concat().as_bytes());
    }

    #[test]
    fn any_text_in_a_cell_is_kept(cell in "[ء-ي a-zA-Z0-9.:;,«»\"'()-]{1,40}") {
        let cell = cell.trim();
        prop_assume!(cell.chars().any(char::is_alphabetic));
        let text = format!("الهدف\tالإجراء\tالأجل\tالمسؤول\nهدف مكتوب\t{cell}\tماي 2024\tفريق المشروع\n");
        let (committee, _) = import("a.txt", &text);
        prop_assert_eq!(&committee.programme()[0].1.action, cell);
    }
}

// --- charter ----------------------------------------------------------------------------

#[test]
fn a_charter_in_markdown_becomes_parts_with_their_text() {
    let text = "ميثاق المشاركة المواطنة\n\n## الديباجة\n\nسطر أول\n- بند\n\nسطر ثان\n\n### مادة 1\nنص المادة\n## خاتمة\n";
    let (committee, read) = import("charter.md", text);
    let parts: Vec<(u8, &str, &str)> =
        committee.outline().iter().map(|(_, it)| (it.heading.level, &*it.heading.title, &*it.body)).collect();
    let expected = [
        (0, "ميثاق المشاركة المواطنة", ""),
        (0, "الديباجة", "سطر أول\n- بند\n\nسطر ثان"),
        (1, "مادة 1", "نص المادة"),
        (0, "خاتمة", ""),
    ];
    assert_eq!(parts, expected);
    assert_eq!(read.summary.sections, Count { added: 4, already: 0 });
}

#[test]
fn a_text_fills_the_outline_it_was_drawn_from_and_new_parts_find_their_place() {
    let mut committee = import("outline.md", "# أول\n# ثان\n# ثالث\n").0;
    let read = add(&mut committee, "text.md", "# أول\nنص\n# بين\nجديد\n# ثالث\n");
    assert_eq!(read.summary.sections, Count { added: 1, already: 2 });
    let parts: Vec<(&str, &str)> =
        committee.outline().iter().map(|(_, it)| (&*it.heading.title, &*it.body)).collect();
    assert_eq!(parts, [("أول", "نص"), ("بين", "جديد"), ("ثان", ""), ("ثالث", "")]);
    let other = add(&mut committee, "other.md", "# أول\nنص آخر\n");
    assert_eq!(found(&other, |kind| matches!(kind, FindingKind::Differs { .. })).len(), 1);
    assert_eq!(committee.outline()[0].1.body, "نص");
}

#[test]
fn the_starter_outlines_have_the_same_shape_in_every_language() {
    let shape = |tongue| -> Vec<u8> {
        let (committee, _) = import("outline.md", starter_outline(tongue));
        committee.outline().iter().map(|(_, it)| it.heading.level).collect()
    };
    let arabic = shape(Tongue::Arabic);
    assert_eq!(arabic.len(), 25);
    assert_eq!(arabic, shape(Tongue::French));
    assert_eq!(arabic, shape(Tongue::English));
}

// --- out --------------------------------------------------------------------------------

#[test]
fn the_rows_of_the_listings_have_their_fields_and_null_for_the_unknown() {
    let (committee, _) = import("larache.txt", LARACHE);
    let roster = listing::roster(&committee);
    let first = &roster[0];
    assert_eq!(first["name"], "فاطمة شهباز");
    assert_eq!(first["from"], Value::Null);
    assert_eq!(first["source"]["line"], 28);
    assert!(first["id"].is_u64());
    let programme = listing::programme(&committee, today());
    assert_eq!(programme.as_array().unwrap().len(), 13);
    let task = &programme[0];
    assert_eq!(task["deadline"]["verbatim"], "15 ابريل");
    assert_eq!(task["deadline"]["latest"], "2023-04-15");
    assert_eq!(task["deadline"]["inferred"], true);
    assert!(task["deadline"]["edtf"].as_str().is_some_and(|it| it.contains("2023?")), "{}", task["deadline"]);
    assert_eq!(
        (&task["deadline"]["undefined"], &task["deadline"]["recurrence"]),
        (&Value::Bool(false), &Value::Null)
    );
    assert_eq!((&task["overdue"], &task["status"]), (&Value::Bool(true), &Value::from("not_started")));
    assert_eq!(programme[5]["responsible"][0]["member"], first["id"]);
    let meetings = listing::meetings(&committee);
    assert_eq!(
        (&meetings[0]["day"], &meetings[0]["announced"]),
        (&Value::from("2023-03-09"), &Value::from(18))
    );
    assert_eq!(listing::objectives(&committee)[0]["tasks"], 6);
    assert_eq!(listing::roster_text(&committee).lines().count(), 18);
    assert!(listing::programme_text(&committee).lines().all(|line| line.split('\t').count() == 7));
}

#[test]
fn the_demonstration_is_alive() {
    let mut committee = Committee::default();
    for change in demo::changes(&Ids::new(1), today()) {
        change.apply(&mut committee).unwrap();
    }
    assert_eq!((committee.members.len(), committee.tasks.len(), committee.objectives.len()), (20, 15, 5));
    let profile = committee.profile.clone().unwrap();
    assert_eq!((&*profile.town, profile.founded), ("عين النسيم", Some(day("2026-02-05"))));
    let late = committee.programme().iter().filter(|(_, task)| task.is_overdue(today())).count();
    assert_eq!(late, 2);
    let statuses: std::collections::BTreeSet<Status> =
        committee.tasks.values().map(|task| task.status).collect();
    assert_eq!(statuses.len(), 4, "{statuses:?}");
    assert!(committee.tasks.values().all(|task| task.deadline.reading.is_some()));
    assert!(committee.members.values().all(|member| member.gender.is_some() && member.category.is_some()));
    let women = committee.members.values().filter(|it| it.gender.unwrap().value == Gender::Woman).count();
    assert_eq!(women, 11);
    assert_eq!(committee.outline().iter().filter(|(_, part)| part.heading.level == 0).count(), 11);
    assert_eq!(committee.meetings.len(), 4);
}

#[test]
fn a_list_inside_a_cell_copied_over_several_lines_is_one_row() {
    let text = "المسؤول\tالأجل\tالإجراء\tالهدف\nلجنة التنسيق\tماي 2024\tعلى مستوى الجمعيات:\n- التواصل مع الجمعيات\n\
                - جمع التجارب\tتثمين التجارب\n- الجماعة\n- الجمعيات\tيونيو 2024\tنشر الدليل\t\nفريق المشروع\tيونيو 2024\tتقييم\n";
    let (committee, _) = import("a.txt", text);
    let tasks: Vec<(&str, &str)> =
        committee.programme().iter().map(|(_, it)| (&*it.action, &*it.responsible_words)).collect();
    let expected = [
        ("على مستوى الجمعيات:\n- التواصل مع الجمعيات\n- جمع التجارب", "لجنة التنسيق"),
        ("نشر الدليل", "- الجماعة\n- الجمعيات"),
        ("تقييم", "فريق المشروع"),
    ];
    assert_eq!(tasks, expected);
    assert_eq!(tasks_by_objective(&committee), [3]);
}

#[test]
fn signatures_below_a_table_are_text() {
    let text =
        "الهدف\tالإجراء\tالأجل\tالمسؤول\nهدف\tعمل\tماي 2024\tفريق المشروع\n\nرفعت الجلسة\n\nالرئيس\tالمقرر\n";
    let (committee, _) = import("a.txt", text);
    assert_eq!(committee.tasks.len(), 1);
    assert_eq!(committee.meetings.values().next().unwrap().minutes, "رفعت الجلسة\n\nالرئيس\tالمقرر");
}
