//! Every rule on a small committee: where it must speak, and where it must not.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use lajna::domain::check::{Rule, check};
use lajna::domain::meeting::agenda::read as read_agenda;
use lajna::domain::responsible;
use lajna::domain::{
    Acceptance, AcceptanceId, Amendment, AmendmentId, AmendmentKind, AmendmentState, Attendance, Category,
    Change, Committee, Deadline, Document, DocumentId, Edit, FollowUp, Heading, Hours, Least, Meeting,
    MeetingId, Member, MemberId, Objective, ObjectiveId, ParagraphId, Phase, Presence, Profile, Proposer,
    ProposerKind, Quorum, Rank, Resolution, ResolutionKind, SectionId, Source, Splice, Stated, Status,
    Statutes, Task, TaskId,
};

use super::{apply, day, mend, told};

const TODAY: &str = "2024-06-01";

/// Two members, one objective, one task: nothing to be said of it.
fn clean() -> Committee {
    let mut committee = Committee::default();
    let founded = Some(day("2023-03-09"));
    let profile = Profile { name: "لجنة".into(), town: "العرائش".into(), founded };
    apply(&Change::Profile(Box::new(Edit::add((), profile))), &mut committee);
    member(&mut committee, 1, "محمد شكيب", "جمعية القصبة");
    member(&mut committee, 2, "نادية رحال", "جمعية المحصص للتنمية");
    let objective =
        Objective { rank: Rank(1), title: "تثمين التجارب".into(), ..Objective::default() };
    apply(&Change::Objective(Box::new(Edit::add(ObjectiveId(1), objective))), &mut committee);
    task(&mut committee, 1, "محمد شكيب", "نهاية شتنبر 2024", "جرد التجارب");
    committee
}

fn member(committee: &mut Committee, id: u64, name: &str, body: &str) {
    let member = Member { rank: Rank(id), name: name.into(), institution: body.into(), ..Member::default() };
    apply(&Change::Member(Box::new(Edit::add(MemberId(id), member))), committee);
}

pub(super) fn with_member(committee: &mut Committee, id: u64, edit: impl FnOnce(&mut Member)) {
    let before = committee.members[&MemberId(id)].clone();
    let mut after = before.clone();
    edit(&mut after);
    apply(&Change::Member(Box::new(Edit::replace(MemberId(id), &before, after))), committee);
}

fn task(committee: &mut Committee, id: u64, who: &str, until: &str, action: &str) {
    let roster: Vec<(MemberId, String)> =
        committee.roster().into_iter().map(|(id, it)| (id, it.name.clone())).collect();
    let roster: Vec<(MemberId, &str)> = roster.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let task = Task {
        responsible_words: who.into(),
        responsible: responsible::read(who, &roster),
        deadline: Deadline::read(until, day("2023-03-09")),
        action: action.into(),
        ..Task::new(ObjectiveId(1), Rank(id))
    };
    apply(&Change::Task(Box::new(Edit::add(TaskId(id), task))), committee);
}

fn with_task(committee: &mut Committee, id: u64, edit: impl FnOnce(&mut Task)) {
    let before = committee.tasks[&TaskId(id)].clone();
    let mut after = before.clone();
    edit(&mut after);
    apply(&Change::Task(Box::new(Edit::replace(TaskId(id), &before, after))), committee);
}

fn until(words: &'static str) -> impl Fn(&mut Committee) {
    move |committee| task(committee, 9, "نادية رحال", words, "إعداد الدليل")
}

fn who(words: &'static str) -> impl Fn(&mut Committee) {
    move |committee| task(committee, 9, words, "نهاية شتنبر 2024", "إعداد الدليل")
}

fn action(words: &'static str) -> impl Fn(&mut Committee) {
    move |committee| task(committee, 9, "نادية رحال", "نهاية شتنبر 2024", words)
}

fn listed(committee: &mut Committee, announced: u32) {
    let source = |line| Some(Source { file: "pv.txt".into(), line });
    with_member(committee, 1, |it| it.source = source(5));
    with_member(committee, 2, |it| it.source = source(6));
    let meeting = Meeting {
        minutes: format!("لقاء\nتتكون اللجنة من {announced} أعضاء"),
        announced: Some(announced),
        source: source(1),
        ..Meeting::default()
    };
    apply(&Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))), committee);
}

fn said(committee: &mut Committee, minutes: &str) {
    let meeting = Meeting { minutes: minutes.into(), ..Meeting::default() };
    apply(&Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))), committee);
}

fn category(value: Category) -> impl Fn(&mut Committee) {
    move |committee| with_member(committee, 1, |it| it.category = Some(Stated::proposed(value)))
}

fn amended(phase: Phase, state: AmendmentState) -> impl Fn(&mut Committee) {
    move |committee| {
        let amendment = Amendment {
            document: DocumentId::CHARTER,
            number: 3,
            proposer: Proposer { name: "كريم".into(), kind: ProposerKind::Guest, member: None },
            kind: AmendmentKind::Replace,
            targets: vec![ParagraphId(1)],
            destination: None,
            original: "أ".into(),
            proposed: "ب".into(),
            reason: String::new(),
            meeting: None,
            state,
            merged_with: None,
            decision: None,
            reply: String::new(),
        };
        apply(&Change::Amendment(Box::new(Edit::add(AmendmentId(1), amendment))), committee);
        in_phase(committee, phase);
    }
}

fn in_phase(committee: &mut Committee, phase: Phase) {
    let text = Document { phase, ..Document::default() };
    apply(&Change::Document(Box::new(Edit::add(DocumentId::CHARTER, text))), committee);
}

fn commitment(phase: Phase, followed: Followed) -> impl Fn(&mut Committee) {
    move |committee| {
        let heading =
            Heading { title: "التزامات الجماعة".into(), rank: Rank(1), ..Heading::default() };
        apply(&Change::Heading(Box::new(Edit::add(SectionId(1), heading))), committee);
        apply(&Change::Charter(Splice::new(SectionId(1), 0, "", "نشر المحاضر")), committee);
        if followed == Followed::ByATask {
            let follow_up = FollowUp { tasks: vec![TaskId(1)], observations: Vec::new() };
            apply(&Change::FollowUp(Box::new(Edit::add(ParagraphId(1), follow_up))), committee);
        }
        in_phase(committee, phase);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Followed {
    ByATask,
    ByNothing,
}

/// A meeting of the spring.
fn meet(committee: &mut Committee, edit: impl FnOnce(&mut Meeting)) {
    let mut meeting = Meeting { day: Some(day("2024-04-02")), ..Meeting::default() };
    edit(&mut meeting);
    apply(&Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))), committee);
}

fn agenda(lines: &'static str) -> impl Fn(&mut Committee) {
    move |committee| meet(committee, |it| it.agenda = read_agenda(lines))
}

fn quorum() -> Statutes {
    let quorum = Quorum { least: Least::MoreThanHalf, words: "أكثر من النصف".into() };
    Statutes { quorum: Some(quorum), ..Statutes::default() }
}

/// A meeting that decided something, with these members, under a rule of quorum.
fn attended(committee: &mut Committee, members: &[(u64, Presence)]) {
    apply(&Change::Statutes(Box::new(Edit::add((), quorum()))), committee);
    let one = |(id, presence): &(u64, Presence)| Attendance {
        member: MemberId(*id),
        presence: *presence,
        by: String::new(),
    };
    let decision = Resolution {
        kind: ResolutionKind::Decision,
        words: "قررت اللجنة".into(),
        votes: None,
        task: None,
        amendment: None,
    };
    meet(committee, |it| {
        it.attendance = members.iter().map(one).collect();
        it.resolutions = vec![decision];
    });
}

pub(super) type Step = Box<dyn Fn(&mut Committee)>;
/// Two phases with their days, and a task due then.
fn phased(committee: &mut Committee, words: &str) {
    for (id, title) in [(2, "المرحلة الأولى: شتنبر إلى أكتوبر 2024"), (3, "المرحلة 2 (نونبر 2024)")]
    {
        let objective = Objective { rank: Rank(id), title: title.into(), ..Objective::default() };
        apply(&Change::Objective(Box::new(Edit::add(ObjectiveId(id), objective))), committee);
    }
    task(committee, 9, "نادية رحال", words, "إعداد الدليل");
}

/// The rule, what makes it speak, and what comes near and must not.
fn cases() -> Vec<(Rule, Vec<Step>, Vec<Step>)> {
    fn all<const N: usize>(steps: [Step; N]) -> Vec<Step> {
        Vec::from(steps)
    }
    macro_rules! steps { ($($step:expr),* $(,)?) => { all([$(Box::new($step) as Step),*]) } }
    let mut cases = vec![
        (
            Rule::AnnouncedTotal,
            steps![|c: &mut Committee| listed(c, 3)],
            steps![|c: &mut Committee| listed(c, 2), |c: &mut Committee| {
                listed(c, 2);
                // Who joined later was in no list of that day.
                member(c, 3, "سمية ابو", "جمعية مدينتي");
            }],
        ),
        (
            Rule::OtherTown,
            steps![
                |c: &mut Committee| said(c, "لقاء\nفي تراب جماعة طنجة قصد نشرها"),
                action("جرد تجارب جماعة طنجة"),
            ],
            steps![
                |c: &mut Committee| said(c, "في تراب جماعة العرائش، وكل جماعة ترابية"),
                |c: &mut Committee| {
                    member(c, 3, "سمية ابو", "جماعة طنجة");
                    said(c, "بشراكة مع جماعة طنجة");
                },
            ],
        ),
        (
            Rule::MemberWithoutName,
            steps![|c: &mut Committee| with_member(c, 1, |it| {
                it.name.clear();
                it.capacity = "رئيس".into();
            })],
            steps![],
        ),
        (
            Rule::MemberWithoutBody,
            steps![|c: &mut Committee| member(c, 3, "سمية ابو", " ")],
            steps![|c: &mut Committee| {
                with_member(c, 1, |it| it.institution.clear());
                with_member(c, 2, |it| it.institution.clear());
            }],
        ),
        (
            Rule::BodyWithoutName,
            steps![|c: &mut Committee| member(c, 3, "سمية ابو", "جمعية")],
            steps![|c: &mut Committee| member(c, 3, "سمية ابو", "جمعية أمل")],
        ),
        (
            Rule::UndeclaredCategory,
            steps![category(Category::Other)],
            steps![category(Category::Commune), category(Category::CivilSociety)],
        ),
        (
            Rule::MemberTwice,
            steps![|c: &mut Committee| member(c, 3, "نادية رحال", "جمعية المحصص للتنمية")],
            steps![|c: &mut Committee| {
                member(c, 3, "نادية رحال", "جمعية المحصص للتنمية");
                // Left, and came back.
                with_member(c, 2, |it| it.until = Some(day("2024-01-01")));
            }],
        ),
        (
            Rule::MembersAlike,
            steps![
                |c: &mut Committee| member(c, 3, "ناديه الرحال", "جمعية أمل"),
                |c: &mut Committee| member(c, 3, "رحال نادية", "جمعية أمل"),
            ],
            steps![|c: &mut Committee| member(c, 3, "سعيد رحال", "جمعية أمل")],
        ),
        (
            Rule::NameSpelling,
            steps![who("ناديه رحال"), who("رحال نادية"), action("التواصل مع: جمعية القصبة (محمد شقيب)")],
            steps![who("نادية رحال"), who("السيدة نادية رحال"), who("رحال"), who("نَادِيَة رحّال")],
        ),
        (
            Rule::BodySpelling,
            steps![action("زيارة\n- جمعية القصبه - مدرسة"), |c: &mut Committee| member(
                c,
                3,
                "سمية ابو",
                "جمعية المحصص للتنميه"
            ),],
            steps![action("زيارة\n- جمعية القصبة - القصبة"), |c: &mut Committee| {
                member(c, 3, "سمية ابو", "جمعية أولياء تلاميذ مدرسة ابن خلدون 1");
                member(c, 4, "مريم غوفلان", "جمعية أولياء تلاميذ مدرسة ابن خلدون 2");
            },],
        ),
        (
            Rule::OtherRepresentative,
            steps![action("جمعية القصبة (نادية رحال)"), action("القصبة (كريم الوديهي)")],
            steps![
                action("جمعية القصبة (محمد شكيب)"),
                action("جمعية القصبة (شكيب)"),
                action("جمعية القصبة (شراكة)"),
                action("جمعية أخرى (كريم الوديهي)"),
            ],
        ),
        (Rule::UnknownResponsible, steps![who("رجاء صبحي")], steps![who("لجنة التنسيق"), who("جمعية أمل")]),
        (
            Rule::AmbiguousResponsible,
            steps![|c: &mut Committee| {
                member(c, 3, "كريم شكيب", "جمعية أمل");
                who("كريمة رحال - شكيب")(c);
            }],
            steps![who("شكيب")],
        ),
        (
            Rule::UnlinkedResponsible,
            steps![|c: &mut Committee| {
                who("رجاء صبحي")(c);
                member(c, 3, "رجاء صبحي", "جمعية أمل");
            }],
            steps![who("نادية رحال")],
        ),
        (
            Rule::FormerResponsible,
            steps![|c: &mut Committee| with_member(c, 1, |it| it.until = Some(day("2024-05-31")))],
            steps![
                |c: &mut Committee| with_member(c, 1, |it| it.until = Some(day("2024-06-01"))),
                |c: &mut Committee| {
                    with_member(c, 1, |it| it.until = Some(day("2024-05-31")));
                    with_task(c, 1, |it| it.status = Status::Done);
                },
            ],
        ),
        (
            Rule::NoResponsible,
            steps![who(" ")],
            steps![|c: &mut Committee| {
                who("")(c);
                with_task(c, 9, |it| it.status = Status::Cancelled);
            }],
        ),
        (Rule::NoDeadline, steps![until("")], steps![until("كل 6 أشهر")]),
        (Rule::NoAction, steps![action(" ")], steps![action("نشر")]),
        (
            Rule::NoTasks,
            steps![|c: &mut Committee| {
                let objective = Objective { title: "هدف آخر".into(), ..Objective::default() };
                apply(&Change::Objective(Box::new(Edit::add(ObjectiveId(2), objective))), c);
            }],
            steps![],
        ),
        (
            Rule::TaskTwice,
            steps![|c: &mut Committee| task(c, 9, "محمد شكيب", "نهاية شتنبر 2024", "جرد التجارب.")],
            steps![|c: &mut Committee| task(c, 9, "محمد شكيب", "نهاية شتنبر 2025", "جرد التجارب")],
        ),
        (
            Rule::ObjectiveTwice,
            steps![|c: &mut Committee| {
                let objective =
                    Objective {
                        rank: Rank(2), title: "تثمين التَّجارب".into(), ..Objective::default()
                    };
                apply(&Change::Objective(Box::new(Edit::add(ObjectiveId(2), objective))), c);
            }],
            steps![],
        ),
        (Rule::DueBeforeFounding, steps![until("8 مارس 2023")], steps![until("9 مارس 2023")]),
        (
            Rule::DueSoonAfterFounding,
            steps![until("16 مارس 2023")],
            steps![until("17 مارس 2023"), |c: &mut Committee| {
                until("16 مارس 2023")(c);
                with_task(c, 9, |it| it.status = Status::Done);
            }],
        ),
        (
            Rule::SameDay,
            steps![|c: &mut Committee| {
                task(c, 8, "شكيب", "15 شتنبر 2024", "إعداد استمارة إلكترونية لتجميع التجارب");
                task(c, 9, "شكيب", "15 شتنبر 2024", "نشر الاستمارة الإلكترونية لتجميع التجارب");
            }],
            steps![
                |c: &mut Committee| {
                    task(c, 8, "شكيب", "15 شتنبر 2024", "إعداد استمارة إلكترونية لتجميع التجارب");
                    task(c, 9, "شكيب", "16 شتنبر 2024", "نشر الاستمارة الإلكترونية لتجميع التجارب");
                },
                |c: &mut Committee| {
                    task(c, 8, "شكيب", "15 شتنبر 2024", "إعداد استمارة إلكترونية لتجميع التجارب");
                    task(c, 9, "شكيب", "15 شتنبر 2024", "تنظيم ورشة تكوينية لفائدة الجمعيات");
                },
            ],
        ),
        (
            Rule::CircularDependency,
            steps![|c: &mut Committee| {
                task(c, 8, "شكيب", "15 شتنبر 2024", "جرد");
                task(c, 9, "شكيب", "30 شتنبر 2024", "نشر");
                with_task(c, 8, |it| it.after = vec![TaskId(9)]);
                with_task(c, 9, |it| it.after = vec![TaskId(8)]);
            }],
            steps![|c: &mut Committee| {
                task(c, 8, "شكيب", "15 شتنبر 2024", "جرد");
                task(c, 9, "شكيب", "30 شتنبر 2024", "نشر");
                with_task(c, 9, |it| it.after = vec![TaskId(8)]);
            }],
        ),
        (
            Rule::NoSlack,
            steps![|c: &mut Committee| {
                task(c, 8, "شكيب", "شتنبر 2024", "جرد");
                task(c, 9, "شكيب", "30 شتنبر 2024", "نشر");
                with_task(c, 9, |it| it.after = vec![TaskId(8)]);
            }],
            steps![
                |c: &mut Committee| {
                    task(c, 8, "شكيب", "شتنبر 2024", "جرد");
                    task(c, 9, "شكيب", "فاتح أكتوبر 2024", "نشر");
                    with_task(c, 9, |it| it.after = vec![TaskId(8)]);
                },
                |c: &mut Committee| {
                    task(c, 8, "شكيب", "شتنبر 2024", "جرد");
                    task(c, 9, "شكيب", "30 شتنبر 2024", "نشر");
                    with_task(c, 8, |it| it.status = Status::Done);
                    with_task(c, 9, |it| it.after = vec![TaskId(8)]);
                },
            ],
        ),
        (
            Rule::ReversedRange,
            steps![until("16-15 شتنبر 2024"), until("2026-2024")],
            steps![until("15-16 شتنبر 2024")],
        ),
        (
            Rule::WrongWeekday,
            steps![
                until("الأربعاء 24 شتنبر 2024"),
                until("lundi 24 septembre 2024"),
                |c: &mut Committee| said(c, "لقاء\nانعقد يوم الجمعة 9 مارس 2023 بمقر الجماعة"),
                |c: &mut Committee| said(c, "réunion du lundi 24/09/2024, à Larache"),
            ],
            steps![
                until("الثلاثاء 24 شتنبر 2024"),
                |c: &mut Committee| said(c, "انعقد يوم الخميس 9 مارس 2023 بمقر الجماعة"),
                |c: &mut Committee| said(c, "يلتقون كل خميس، و9 مارس 2023 موعدهم"),
                |c: &mut Committee| said(c, "الجمعة 9 مارس"),
            ],
        ),
        (Rule::UnknownMonth, steps![until("21 جينير 2024")], steps![until("21 يناير 2025")]),
        (Rule::MissingNumber, steps![until("المرحلة 2: شهر"), until("شهر")], steps![until("شهر شتنبر 2024")]),
        (Rule::UnreadDeadline, steps![until("قريبا"), until("31 أبريل 2024")], steps![until("أبريل 2025")]),
        (
            Rule::MixedMonths,
            steps![until("سبتمبر 2024"), until("غشت إلى نوفمبر 2024")],
            steps![until("غشت 2024"), until("septembre 2024")],
        ),
        (
            Rule::MixedDigits,
            steps![until("١٥ أكتوبر 2024"), until("١٥ أكتوبر ٢٠٢٤")],
            steps![until("15 أكتوبر 2024")],
        ),
        (
            Rule::AgendaGap,
            steps![agenda("1. 9:00-10:00 أ\n2. 10:15-11:00 ب")],
            steps![agenda("1. 9:00-10:00 أ\n2. 10:00-11:00 ب"), agenda("1. 9:00 أ\n2. 10:15-11:00 ب")],
        ),
        (
            Rule::AgendaOverlap,
            steps![agenda("1. 9:00-10:00 أ\n2. 9:45-11:00 ب")],
            steps![agenda("1. 9:00-10:00 أ\n2. 10:00-11:00 ب")],
        ),
        (
            Rule::AgendaNumbering,
            steps![agenda("1. أ\n3. ب"), agenda("1. أ\n1. ب")],
            steps![agenda("1. أ\n2. ب"), agenda("أ) أ\nد) ب")],
        ),
        (
            Rule::HoursReversed,
            steps![agenda("1. 20.00-16.00 أ"), |c: &mut Committee| meet(c, |it| {
                it.hours = Hours::read("11.30-10.00");
            })],
            steps![agenda("1. 16.00-20.00 أ")],
        ),
        (
            Rule::DidNotSit,
            steps![|c: &mut Committee| {
                with_member(c, 2, |it| it.until = Some(day("2023-12-31")));
                attended(c, &[(1, Presence::Present), (2, Presence::Excused)]);
            }],
            steps![|c: &mut Committee| attended(c, &[(1, Presence::Present), (2, Presence::Absent)])],
        ),
        (
            Rule::NoQuorum,
            steps![|c: &mut Committee| attended(c, &[(1, Presence::Present), (2, Presence::Excused)])],
            steps![
                |c: &mut Committee| attended(c, &[(1, Presence::Present), (2, Presence::Represented)]),
                |c: &mut Committee| {
                    attended(c, &[(1, Presence::Present)]);
                    apply(&Change::Statutes(Box::new(Edit::remove((), &quorum()))), c);
                },
                // What is only recommended binds nobody, and nothing need come of a decision.
                |c: &mut Committee| {
                    attended(c, &[(1, Presence::Present)]);
                    let (id, before) = c.meetings.iter().next().map(|(id, it)| (*id, it.clone())).unwrap();
                    let mut after = before.clone();
                    after.resolutions[0].kind = ResolutionKind::Recommendation;
                    apply(&Change::Meeting(Box::new(Edit::replace(id, &before, after))), c);
                },
            ],
        ),
        (
            Rule::WrongSum,
            steps![
                |c: &mut Committee| said(c, "الفئة\tنساء\tرجال\nجمعيات\t5\t7\nجماعة\t3\t3\nالمجموع\t8\t11"),
                |c: &mut Committee| said(
                    c,
                    "الفئة\tنساء\tرجال\tالمجموع\nجمعيات\t5\t7\t13\nجماعة\t3\t3\t6\nهيئة\t1\t2\t3"
                ),
            ],
            steps![
                |c: &mut Committee| said(c, "الفئة\tنساء\tرجال\nجمعيات\t5\t٧\nجماعة\t3\t3\nالمجموع\t8\t10"),
                |c: &mut Committee| said(c, "| | % |\n|-|-|\n|نساء|33,3 %|\n|رجال|66,6 %|\n|المجموع|100 %|"),
                |c: &mut Committee| said(c, "رقم\tالاسم\tالسن\n1\tأ\t20\n2\tب\t30\n3\tج\t40"),
                |c: &mut Committee| said(c, "المجموع 18 عضوا\n5 نساء\n12 رجلا"),
            ],
        ),
        (
            Rule::NotANumber,
            steps![|c: &mut Committee| said(c, "الفئة\tعدد\nأ\t5\nب\tسبعة\nج\t3\nد\t4")],
            steps![|c: &mut Committee| said(c, "الفئة\tعدد\nأ\t5\nب\t-\nج\t3\nد\t")],
        ),
        (
            Rule::MixedNumbers,
            steps![
                |c: &mut Committee| said(c, "بند\tمبلغ\nأ\t1200\nب\t1500\nج\t1.300"),
                |c: &mut Committee| said(c, "بند\tمبلغ\nأ\t12\nب\t١٥\nج\t13"),
                |c: &mut Committee| said(c, "بند\tمبلغ\nأ\t12,5\nب\t15.5\nج\t13,5"),
            ],
            steps![
                |c: &mut Committee| said(c, "بند\tمبلغ\nأ\t1 200\nب\t1 500\nج\t300"),
                |c: &mut Committee| said(c, "بند\tمبلغ\nأ\t12,5\nب\t15\nج\t1 300,5"),
            ],
        ),
        (
            Rule::BlockTwice,
            steps![
                |c: &mut Committee| said(
                    c,
                    "افتتح اللقاء بكلمة الرئيسة\nثم قُدم عرض حول المشروع\nثم فُتح باب النقاش\n\nافتتح اللقاء بكلمة \
                     الرئيسة\nثم قُدم عرض حول المشروع\nثم فُتح باب النقاش"
                ),
                |c: &mut Committee| {
                    let title = "هدف آخر".into();
                    let objective = Objective { rank: Rank(2), title, ..Objective::default() };
                    apply(&Change::Objective(Box::new(Edit::add(ObjectiveId(2), objective))), c);
                    until("نهاية أكتوبر 2024")(c);
                    for (id, of) in [(11, 1), (12, 9)] {
                        let objective = ObjectiveId(2);
                        let task = Task { objective, ..c.tasks[&TaskId(of)].clone() };
                        apply(&Change::Task(Box::new(Edit::add(TaskId(id), task))), c);
                    }
                },
            ],
            steps![
                |c: &mut Committee| said(
                    c,
                    "السيدة رحال:\nنعم\nلا\nالسيد شكيب:\nنعم\nلا\nالسيدة رحال:\nنعم\nلا"
                ),
                |c: &mut Committee| said(c, "تلاوة الفاتحة على الموتى\nكلمة الرئيسة\nتلاوة الفاتحة على الموتى"),
            ],
        ),
        (
            Rule::NoPhase,
            steps![|c: &mut Committee| phased(c, "يناير 2026")],
            steps![
                |c: &mut Committee| phased(c, "أكتوبر 2024"),
                |c: &mut Committee| phased(c, "15 نونبر 2024"),
                until("يناير 2026"),
            ],
        ),
        (
            Rule::UndecidedAmendment,
            steps![
                amended(Phase::Adopted, AmendmentState::Proposed),
                amended(Phase::InForce, AmendmentState::Deferred),
            ],
            steps![
                amended(Phase::Adopted, AmendmentState::Refused),
                amended(Phase::Consultation, AmendmentState::Proposed),
            ],
        ),
        (
            Rule::NoFollowUp,
            steps![commitment(Phase::InForce, Followed::ByNothing)],
            steps![
                commitment(Phase::InForce, Followed::ByATask),
                commitment(Phase::RevisedDraft, Followed::ByNothing),
            ],
        ),
    ];
    cases.extend(super::composition::cases());
    cases
}

fn today() -> NaiveDate {
    day(TODAY)
}

#[test]
fn of_a_clean_committee_nothing_is_told() {
    assert_eq!(told(&check(&clean(), today())), [] as [&str; 0]);
    assert_eq!(told(&check(&Committee::default(), today())), [] as [&str; 0]);
}

#[test]
fn every_rule_speaks_where_it_must_and_is_silent_where_it_must_be() {
    let mut wrong = Vec::new();
    for (rule, speaks, silent) in cases() {
        let speaking = speaks.into_iter().enumerate().map(|(at, step)| (at, step, Speech::Wanted));
        let silent = silent.into_iter().enumerate().map(|(at, step)| (at, step, Speech::Unwanted));
        for (at, step, wanted) in speaking.chain(silent) {
            let mut committee = clean();
            step(&mut committee);
            let report = check(&committee, today());
            if told(&report).contains(&rule.word()) != (wanted == Speech::Wanted) {
                wrong.push(format!("{rule:?} {wanted:?} {at}: {:?}", report.findings));
            }
            let only = report.of_rules(&[rule]);
            assert!(only.findings.iter().all(|it| it.rule() == rule));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speech {
    Wanted,
    Unwanted,
}

#[test]
fn every_rule_has_its_cases() {
    let tried: BTreeSet<Rule> = cases().into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(tried, Rule::ALL.into_iter().collect());
}

#[test]
fn every_mend_fits_silences_its_finding_and_can_be_taken_back() {
    let mut mends = 0;
    for (_, speaks, _) in cases() {
        for step in speaks {
            let mut committee = clean();
            step(&mut committee);
            for finding in check(&committee, today()).findings {
                for which in 0..finding.mends.len() {
                    let mut mended = committee.clone();
                    mend(&mut mended, finding.rule().word(), &finding.verbatim, which, today());
                    mends += 1;
                }
            }
        }
    }
    assert!(mends > 20, "{mends}");
}

#[test]
fn what_is_accepted_is_not_raised_until_its_words_change() {
    let mut committee = clean();
    who("رجاء صبحي")(&mut committee);
    let report = check(&committee, today());
    let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    let acceptance = Acceptance {
        rule: finding.rule().word().into(),
        record: finding.at,
        grounds: finding.grounds(),
        by: "كريم".into(),
        why: "تلتحق باللجنة في شتنبر".into(),
    };
    let accept = Change::Acceptance(Box::new(Edit::add(AcceptanceId(1), acceptance)));
    apply(&accept, &mut committee);
    let accepted = check(&committee, today());
    assert_eq!((told(&accepted), &accepted.accepted), (Vec::new(), &report.findings));
    // Another field of the record is another matter; other words are, too.
    with_task(&mut committee, 9, |it| it.notes = "ملاحظة".into());
    assert_eq!(told(&check(&committee, today())), [] as [&str; 0]);
    let mut other = committee.clone();
    with_task(&mut other, 9, |it| {
        it.responsible_words = "رجاء الصبحي".into();
        it.responsible = responsible::read("رجاء الصبحي", &[]);
    });
    assert_eq!(told(&check(&other, today())), ["unknown-responsible"]);
    apply(&accept.inverse(), &mut committee);
    assert_eq!(told(&check(&committee, today())), ["unknown-responsible"]);
}
