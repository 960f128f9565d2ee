//! The demonstration: an invented committee, read through the same code as any other.
//!
//! Used by `lajna --demo`, by the command `demo` of the screen, and by the tests of screens. The commune and its people do not
//! exist. What a year of work adds to minutes (statuses, notes, telephones, rules, a succession) is set
//! here.

use chrono::NaiveDate;

use crate::domain::{
    Category, Change, Committee, Demand, Departure, Edit, Gender, Ids, Least, Member, MemberId, Office,
    Quorum, Rank, Requirement, Seat, Stated, Status, Statutes,
};

use super::read;

mod meetings;

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

/// The territories, and who stands for each by place in the roster, counted from 0.
const TERRITORIES: [(&str, &[usize]); 4] = [
    ("المركز", &[9, 10, 11]),
    ("حي الواحة", &[8, 14, 16]),
    ("دواوير السفح", &[12, 13]),
    ("دواوير الوادي", &[15, 17]),
];

/// What members do for the committee itself, by place in the roster, counted from 0.
const OFFICES: [(usize, Office); 3] =
    [(5, Office::Coordinator), (9, Office::Coordinator), (17, Office::Rapporteur)];

/// The place of the member whose seat another took.
const GONE: usize = 14;
/// The place of the member who has an alternate.
const HAS_ALTERNATE: usize = 13;

/// The rules of the committee, with the words that were voted.
fn statutes() -> Statutes {
    let council = vec![Category::Commune, Category::AdvisoryBody];
    let civil = vec![Category::CivilSociety];
    let everyone = [council.clone(), civil.clone()].concat();
    let share = |categories: &[Category]| Demand::Share {
        categories: categories.to_vec(),
        percent: 50,
        tolerance: 1,
    };
    let names = TERRITORIES.map(|(name, _)| name.to_owned()).to_vec();
    let requirements = [
        (Demand::Total { members: 18 }, "تتكون الخلية من 18 عضوا وعضوة."),
        (
            Demand::Women { percent: 50, tolerance: 1 },
            "تسعى الخلية إلى المناصفة، ولا تقل النساء عن النصف إلا بعضوة واحدة.",
        ),
        (share(&civil), "يمثل المجتمع المدني نصف الأعضاء، مع جواز فارق عضو واحد."),
        (share(&council), "تمثل الجماعة وهيئة المساواة النصف الآخر، مع جواز فارق عضو واحد."),
        (Demand::Territories { names, least: 1 }, "لكل مجال من مجالات الجماعة عضو على الأقل."),
        (Demand::PerBody { most: 2 }, "لا تمثل أي جمعية بأكثر من عضوين."),
        (
            Demand::Coordinators { sides: vec![civil, council] },
            "Deux coordinateurs : l'un pour la société civile, l'autre pour la commune.",
        ),
        (Demand::Categories { declared: everyone }, ""),
    ];
    let rule = |(demand, words): (Demand, &str)| Requirement { demand, words: words.to_owned() };
    let words = "لا تتداول الخلية إلا بحضور أكثر من نصف أعضائها.".to_owned();
    let quorum = Some(Quorum { least: Least::MoreThanHalf, words });
    Statutes { requirements: requirements.into_iter().map(rule).collect(), quorum, ..Statutes::default() }
}

/// Who stands for which territory and does what for the committee.
fn mandates(committee: &Committee) -> Change {
    let mut members: Vec<(MemberId, &Member, Member)> =
        committee.roster().into_iter().map(|(id, it)| (id, it, it.clone())).collect();
    for (name, places) in TERRITORIES {
        for place in places {
            if let Some((_, _, after)) = members.get_mut(*place) {
                name.clone_into(&mut after.territory);
            }
        }
    }
    for (place, office) in OFFICES {
        if let Some((_, _, after)) = members.get_mut(place) {
            after.office = Some(Stated::confirmed(office));
        }
    }
    let changed = members.into_iter().filter(|(_, before, after)| *before != after);
    let edits = changed.map(|(id, before, after)| Change::Member(Box::new(Edit::replace(id, before, after))));
    Change::Together(edits.collect())
}

/// A member left, another took the seat; one has an alternate.
fn successions(committee: &Committee, ids: &Ids) -> Vec<Change> {
    let roster = committee.roster();
    let (Some((gone, before)), Some((absent, seat))) = (roster.get(GONE), roster.get(HAS_ALTERNATE)) else {
        return Vec::new();
    };
    let last = NaiveDate::from_ymd_opt(2026, 6, 30);
    let former = Member { until: last, departure: Some(Departure::Resigned), ..(*before).clone() };
    let successor = Member {
        rank: Rank(before.rank.0 + 1),
        institution: before.institution.clone(),
        capacity: "عضو المكتب".to_owned(),
        name: "عبد الإله الفيلالي".to_owned(),
        gender: Some(Stated::confirmed(Gender::Man)),
        category: Some(Stated::confirmed(Category::CivilSociety)),
        territory: before.territory.clone(),
        from: last.and_then(|day| day.succ_opt()),
        replaces: Some(*gone),
        ..Member::default()
    };
    let alternate = Member {
        rank: Rank(seat.rank.0 + 1),
        institution: seat.institution.clone(),
        capacity: "عضوة".to_owned(),
        name: "نوال بوزيان".to_owned(),
        gender: Some(Stated::confirmed(Gender::Woman)),
        category: Some(Stated::confirmed(Category::CivilSociety)),
        seat: Seat::Alternate,
        alternate_of: Some(*absent),
        ..Member::default()
    };
    let succession = Change::Together(vec![
        Change::Member(Box::new(Edit::replace(*gone, before, former))),
        Change::Member(Box::new(Edit::add(MemberId(ids.fresh()), successor))),
    ]);
    vec![succession, Change::Member(Box::new(Edit::add(MemberId(ids.fresh()), alternate)))]
}

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
    take(Change::Statutes(Box::new(Edit { id: (), before: None, after: Some(statutes()) })), &mut committee);
    let mandates = mandates(&committee);
    take(mandates, &mut committee);
    for change in successions(&committee, ids) {
        take(change, &mut committee);
    }
    for (place, status, progress, notes) in FOLLOW_UP {
        let Some((id, before)) = committee.programme().into_iter().nth(place) else { continue };
        let mut after = before.clone();
        (after.status, after.progress) = (status, progress);
        notes.clone_into(&mut after.notes);
        take(Change::Task(Box::new(Edit::replace(id, before, after))), &mut committee);
    }
    for change in meetings::changes(&committee, ids) {
        take(change, &mut committee);
    }
    steps
}
