//! The demonstration: an invented committee, read through the same code as any other.
//!
//! Used by `lajna --demo`, by the command `demo` of the screen, and by the tests of screens. The commune and its people do not
//! exist. What a year of work adds to minutes (statuses, notes, telephones) is set here.

use chrono::NaiveDate;

use crate::domain::{Change, Committee, Edit, Ids, Status};

use super::read;

const MINUTES: (&str, &str) = ("minutes.ar.txt", include_str!("../../fixtures/demo/minutes.ar.txt"));
const CHARTER: (&str, &str) = ("charter.ar.md", include_str!("../../fixtures/demo/charter.ar.md"));

/// What became of a task by its place in the programme, counted from 0.
const FOLLOW_UP: [(usize, Status, u8, &str); 12] = [
    (0, Status::Done, 100, "جُردت 23 تجربة، منها 9 لجمعيات نسائية."),
    (1, Status::Done, 100, "توصلت الخلية بـ 41 استمارة."),
    (2, Status::Done, 100, "الكتيب في 48 صفحة، متوفر لدى المخاطب القار."),
    (3, Status::InProgress, 70, "بقي نشر الصيغة الأمازيغية."),
    (4, Status::Done, 100, ""),
    (5, Status::Done, 100, "شاركت 112 امرأة و64 شابا في الورشات الثلاث."),
    (6, Status::InProgress, 80, "تأخر التنقيح في انتظار ملاحظات جمعية الأمل لذوي الإعاقة."),
    (8, Status::Done, 100, ""),
    (9, Status::InProgress, 45, "الصيغة العربية جاهزة، والترجمة جارية."),
    (10, Status::Done, 100, "استفادت 22 جمعية."),
    (11, Status::InProgress, 50, "اعتُمد الرأي الأول في 28 أكتوبر 2026."),
    (12, Status::Suspended, 20, "توقفت القافلة بعد دوارين بسبب الأمطار، وتستأنف في الربيع."),
];

/// Telephones and mail by place in the roster, counted from 0; reserved for examples.
const CONTACTS: [(usize, &str); 5] = [
    (0, "zineb.amezian@example.org"),
    (3, "0500-000-104"),
    (5, "0500-000-106"),
    (8, "contact@ofoq.example.org"),
    (10, "0500-000-111 · selma@example.org"),
];

/// The steps that make the demonstration out of an empty committee, to be recorded in
/// order, an entry each.
#[must_use]
pub fn changes(ids: &Ids, today: NaiveDate) -> Vec<Change> {
    let mut committee = Committee::default();
    let mut steps = Vec::new();
    let mut take = |change: Change, committee: &mut Committee| {
        if change.apply(committee).is_ok() {
            steps.push(change);
        }
    };
    for (name, text) in [MINUTES, CHARTER] {
        // The two files are part of the program: the tests hold that both are read.
        if let Ok(read) = read(name, text.as_bytes(), &committee, ids, today) {
            take(read.together(), &mut committee);
        }
    }
    let contacts = CONTACTS.iter().filter_map(|(place, contact)| {
        let (id, before) = committee.roster().into_iter().nth(*place)?;
        let mut after = before.clone();
        (*contact).clone_into(&mut after.contact);
        Some(Change::Member(Box::new(Edit::replace(id, before, after))))
    });
    take(Change::Together(contacts.collect()), &mut committee);
    for (place, status, progress, notes) in FOLLOW_UP {
        let Some((id, before)) = committee.programme().into_iter().nth(place) else { continue };
        let mut after = before.clone();
        (after.status, after.progress) = (status, progress);
        notes.clone_into(&mut after.notes);
        take(Change::Task(Box::new(Edit::replace(id, before, after))), &mut committee);
    }
    steps
}
