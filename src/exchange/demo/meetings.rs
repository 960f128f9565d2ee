//! The meetings of the demonstration: a founding, two meetings of the committee, a workshop.
//!
//! Used by the demonstration only. Everything in them is invented.

use chrono::NaiveDate;

use crate::domain::meeting::attendance::seats;
use crate::domain::{
    Attendance, Change, Committee, Count, Edit, Gender, Guest, Hours, Ids, Least, Meeting, MeetingId,
    MeetingKind, MemberId, Mode, Presence, Quorum, Resolution, ResolutionKind, Slot, Statutes, TaskId, Votes,
};

/// The rule that was voted at the founding.
const QUORUM: &str = "لا تتداول الخلية إلا بحضور أكثر من نصف أعضائها أو من ينوب عنهم";

const SPRING_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 4, 14);
const AUTUMN_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 10, 28);

/// Hours, words and presenter of the slots of an agenda.
type Agenda = [(&'static str, &'static str, &'static str)];

const FOUNDING: &Agenda = &[
    ("10:00-10:30", "استقبال المشاركات والمشاركين", ""),
    ("10:30-11:15", "تقديم برنامج جسور المشاركة", "فريق المشروع"),
    ("11:15-12:30", "تكوين الخلية وتحديد برنامج عملها", "زينب أمزيان"),
];
const SPRING: &Agenda = &[
    ("16:00-16:15", "المصادقة على محضر اللقاء التأسيسي", "إدريس الزموري"),
    ("16:15-17:00", "حصيلة جرد التجارب التشاركية", "السعدية بنحيون"),
    ("17:00-17:45", "استمارة تجميع التجارب", "سلمى بنعمرو"),
    ("17:45-18:30", "الإعداد للورشات التشاورية", "نعيمة الودغيري"),
];
const WORKSHOP: &Agenda = &[
    ("9h30-10h", "الاستقبال", ""),
    ("10h-12h", "قراءة المسودة الأولى للميثاق في مجموعات", "فاطمة الزهراء أيت باها"),
    ("12h-12h30", "تقاسم الخلاصات", "سلمى بنعمرو"),
];
const AUTUMN: &Agenda = &[
    ("17:00-17:20", "ملاحظات الورشات الثلاث", "نعيمة الودغيري"),
    ("17:20-18:30", "تنقيح المسودة بابا بابا", "لجنة الصياغة"),
    ("18:30-19:00", "الرأي الاستشاري حول الميزانية", "السعدية بنحيون"),
];

/// The steps that put the meetings into the demonstration, after its minutes were read.
pub(super) fn changes(committee: &Committee, ids: &Ids) -> Vec<Change> {
    // Who sat then; the day of the founding stands in the minutes that were read.
    let founded = committee.meetings.values().next().and_then(|it| it.day);
    let [members, spring_members, autumn_members] = [founded, SPRING_DAY, AUTUMN_DAY]
        .map(|day| seats(committee, day).into_iter().map(|(id, _)| id).collect::<Vec<MemberId>>());
    let tasks: Vec<TaskId> = committee.programme().into_iter().map(|(id, _)| id).collect();
    let task = |place: usize| tasks.get(place).copied();
    let mut steps = vec![quorum(committee)];
    steps.extend(founding(committee, &members));
    let meetings = [
        (spring(&spring_members, task(1)), task(1)),
        (workshop(), None),
        (autumn(&autumn_members, task(6)), task(6)),
    ];
    for (meeting, decided) in meetings {
        let id = MeetingId(ids.fresh());
        let linked = decided.and_then(|task| {
            let before = committee.tasks.get(&task)?;
            let mut after = before.clone();
            after.meeting = Some(id);
            Some(Change::Task(Box::new(Edit::replace(task, before, after))))
        });
        let added = Change::Meeting(Box::new(Edit::add(id, meeting)));
        steps.push(Change::together([added].into_iter().chain(linked).collect()));
    }
    steps
}

fn quorum(committee: &Committee) -> Change {
    let before = committee.statutes.clone();
    let rule = Quorum { least: Least::MoreThanHalf, words: QUORUM.to_owned() };
    let after = Statutes { quorum: Some(rule), ..before.clone().unwrap_or_default() };
    Change::Statutes(Box::new(Edit { id: (), before, after: Some(after) }))
}

/// What the minutes of the founding do not tell.
fn founding(committee: &Committee, members: &[MemberId]) -> Option<Change> {
    let (id, before) = committee.meetings.iter().next()?;
    let mut after = Meeting {
        kind: Some(MeetingKind::Founding),
        hours: Hours::read("من الساعة 10 صباحا إلى 12 و30 دقيقة"),
        organiser: "جماعة عين النسيم".to_owned(),
        facilitator: "فريق المشروع".to_owned(),
        agenda: agenda(FOUNDING),
        attendance: attendance(members, &[]),
        ..before.clone()
    };
    after.resolutions = vec![decision("إحداث خلية التنسيق من 18 عضوا وعضوة"), decision(QUORUM)];
    Some(Change::Meeting(Box::new(Edit::replace(*id, before, after))))
}

fn spring(members: &[MemberId], task: Option<TaskId>) -> Meeting {
    let decided = Resolution {
        task,
        ..decision("تعميم استمارة تجميع التجارب على كل الجمعيات قبل متم الشهر")
    };
    let others = [
        (3, Presence::Excused, ""),
        (7, Presence::Represented, "السعدية بنحيون"),
        (12, Presence::Absent, ""),
        (15, Presence::Excused, ""),
    ];
    Meeting {
        title: "الاجتماع العادي الأول لخلية التنسيق".to_owned(),
        kind: Some(MeetingKind::Regular),
        day: SPRING_DAY,
        hours: Hours::read("16:00-18:30"),
        place: "مقر جماعة عين النسيم".to_owned(),
        organiser: "جماعة عين النسيم".to_owned(),
        facilitator: "زينب أمزيان".to_owned(),
        agenda: agenda(SPRING),
        attendance: attendance(members, &others),
        guests: vec![guest("ليلى الحمداوي", "مكتب دراسات الواحة", "خبيرة في المشاركة المواطنة")],
        resolutions: vec![
            Resolution { votes: Some(Votes { yes: 14, no: 0, abstained: 1 }), ..decided },
            recommendation("إشراك دور الطالبة ودور الشباب في الورشات التشاورية"),
        ],
        minutes: "افتتحت الاجتماع نائبة رئيس الجماعة بالتذكير بما التزمت به الخلية عند تأسيسها.\n\
                  عُرضت حصيلة الجرد: 23 تجربة، منها 9 لجمعيات نسائية، ونوقشت استمارة تجميع ما بقي منها.\n\
                  اتُّفق على عقد ثلاث ورشات تشاورية في يونيو، ورُفعت الجلسة على الساعة السادسة والنصف."
            .to_owned(),
        ..Meeting::default()
    }
}

fn workshop() -> Meeting {
    let count =
        |words: &str, gender, number| Count { words: words.to_owned(), gender, number, ..Count::default() };
    Meeting {
        title: "ورشة تشاورية مع النساء القرويات حول مسودة الميثاق".to_owned(),
        kind: Some(MeetingKind::Workshop),
        day: NaiveDate::from_ymd_opt(2026, 6, 20),
        hours: Hours::read("9h30-12h30"),
        place: "دار المرأة".to_owned(),
        organiser: "جمعية نسائم الأطلس للمرأة القروية".to_owned(),
        facilitator: "فاطمة الزهراء أيت باها".to_owned(),
        agenda: agenda(WORKSHOP),
        counts: vec![count("مشاركات", Some(Gender::Woman), 46), count("مشاركون", Some(Gender::Man), 7)],
        resolutions: vec![
            recommendation("كتابة الميثاق بلغة مبسطة وتسجيله صوتا بالأمازيغية"),
            recommendation("عقد جلسات الاستشارة في أوقات تناسب النساء العاملات في الحقول"),
        ],
        ..Meeting::default()
    }
}

fn autumn(members: &[MemberId], task: Option<TaskId>) -> Meeting {
    let others = [
        (1, Presence::Excused, ""),
        (4, Presence::Represented, "حسن بولعيش"),
        (9, Presence::Excused, ""),
        (13, Presence::Absent, ""),
        (14, Presence::Represented, "عبد الرحيم السلاسي"),
        (16, Presence::Absent, ""),
    ];
    let decided = Resolution {
        task, ..decision("تنقيح المسودة على ضوء ملاحظات الورشات الثلاث")
    };
    Meeting {
        title: "اجتماع تنقيح مسودة الميثاق".to_owned(),
        kind: Some(MeetingKind::WorkingSession),
        day: AUTUMN_DAY,
        hours: Hours::read("17:00-19:00"),
        place: "دار الثقافة".to_owned(),
        mode: Mode::Hybrid,
        link: "https://example.org/khaliya".to_owned(),
        organiser: "خلية التنسيق".to_owned(),
        facilitator: "إدريس الزموري".to_owned(),
        agenda: agenda(AUTUMN),
        attendance: attendance(members, &others),
        resolutions: vec![
            Resolution { votes: Some(Votes { yes: 12, no: 1, abstained: 1 }), ..decided },
            decision("اعتماد الرأي الاستشاري الأول حول ميزانية الجماعة"),
        ],
        ..Meeting::default()
    }
}

fn agenda(slots: &Agenda) -> Vec<Slot> {
    let slot = |(number, (hours, title, by)): (usize, &(&str, &str, &str))| Slot {
        number: number.to_string(),
        hours: Hours::read(hours),
        title: (*title).to_owned(),
        by: (*by).to_owned(),
    };
    (1..).zip(slots).map(slot).collect()
}

/// Everyone present but `others`, by their places in the roster, counted from 0.
fn attendance(members: &[MemberId], others: &[(usize, Presence, &str)]) -> Vec<Attendance> {
    let one = |(place, member): (usize, &MemberId)| {
        let other = others.iter().find(|(at, ..)| *at == place);
        let (presence, by) = other.map_or((Presence::Present, ""), |(_, presence, by)| (*presence, *by));
        Attendance { member: *member, presence, by: by.to_owned() }
    };
    members.iter().enumerate().map(one).collect()
}

fn guest(name: &str, institution: &str, capacity: &str) -> Guest {
    let [name, institution, capacity] = [name, institution, capacity].map(str::to_owned);
    Guest { name, institution, capacity }
}

fn decision(words: &str) -> Resolution {
    let kind = ResolutionKind::Decision;
    Resolution { kind, words: words.to_owned(), votes: None, task: None, amendment: None }
}

fn recommendation(words: &str) -> Resolution {
    Resolution { kind: ResolutionKind::Recommendation, ..decision(words) }
}
