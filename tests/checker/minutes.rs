//! The founding minutes of Larache, and the demonstration.

use lajna::domain::check::{Verified, check};
use lajna::domain::{Change, Committee, Edit, Ids, Task, TaskId};
use lajna::exchange::{self, demo};

use super::{apply, day, mend, told};

fn larache() -> Committee {
    let bytes = include_bytes!("../../fixtures/minutes/founding-minutes-larache-2023-03-09.txt");
    let mut committee = Committee::default();
    let read = exchange::read("founding.txt", bytes, &committee, &Ids::new(7), day("2023-03-10")).unwrap();
    apply(&read.together(), &mut committee);
    committee
}

/// What a careful reader finds: the rule, the line of the file (of the minutes for the town), the
/// words.
const DEFECTS: [(&str, u32, &str); 13] = [
    ("other-town", 15, "طنجة"),
    ("undeclared-category", 29, "وكالة التنكية البلجيكية"),
    ("body-without-name", 38, "جمعية"),
    ("body-spelling", 50, "جمعية القصبه"),
    ("other-representative", 50, "السعدية التواني"),
    ("name-spelling", 50, "السعدية التواني"),
    ("due-soon-after-founding", 51, "15 مارس"),
    ("due-soon-after-founding", 52, "15 مارس"),
    ("same-day", 52, "نشر استمارة الكترونية لتجميع التجارب عبر قنوات التواصل المتاحة"),
    ("name-spelling", 54, "كريمة اجايز"),
    ("unknown-responsible", 54, "رجاء صبحي"),
    ("name-spelling", 57, "ليلي بوحويك"),
    ("ambiguous-responsible", 57, "العمراني"),
];

#[test]
fn of_the_founding_minutes_exactly_what_a_careful_reader_finds_is_told() {
    let report = check(&larache(), day("2023-03-10"));
    let found: Vec<(&str, u32, &str)> = report
        .findings
        .iter()
        .map(|it| {
            assert_eq!(it.source.as_ref().unwrap().file, "founding.txt");
            (it.rule().word(), it.line.unwrap_or(it.source.as_ref().unwrap().line), it.verbatim.as_str())
        })
        .collect();
    assert_eq!(found, DEFECTS);
    assert!(report.accepted.is_empty());
}

#[test]
fn eighteen_members_are_announced_and_eighteen_are_found() {
    let mut committee = larache();
    let announced = |committee: &Committee| {
        let report = check(committee, day("2023-03-10"));
        let holds = |it: &Verified| matches!(it, Verified::Announced { members: 18, .. });
        (report.verified.iter().any(holds), told(&report).contains(&"announced-total"))
    };
    assert_eq!(announced(&committee), (true, false));
    let (id, member) = committee.roster().last().map(|(id, it)| (*id, (*it).clone())).unwrap();
    apply(&Change::Member(Box::new(Edit::remove(id, &member))), &mut committee);
    assert_eq!(announced(&committee), (false, true));
}

/// Replaces the task on this line of the file.
fn rewrite(committee: &mut Committee, line: u32, edit: impl FnOnce(&mut Task)) {
    let on_line = |(_, task): &(&TaskId, &Task)| task.source.as_ref().is_some_and(|it| it.line == line);
    let (id, before) = committee.tasks.iter().find(on_line).map(|(id, it)| (*id, it.clone())).unwrap();
    let mut after = before.clone();
    edit(&mut after);
    apply(&Change::Task(Box::new(Edit::replace(id, &before, after))), committee);
}

#[test]
fn with_every_defect_mended_nothing_is_told() {
    use lajna::domain::{Category, Deadline, Stated};
    let today = day("2023-03-10");
    let mut committee = larache();
    // What one key mends.
    for (rule, verbatim, which) in [
        ("other-town", "طنجة", 0),
        ("body-spelling", "جمعية القصبه", 0),
        ("other-representative", "السعدية التواني", 0),
        ("name-spelling", "كريمة اجايز", 0),
        ("name-spelling", "ليلي بوحويك", 0),
        ("ambiguous-responsible", "العمراني", 1),
    ] {
        mend(&mut committee, rule, verbatim, which, today);
    }
    // What a person must think of.
    for (line, institution, category) in [
        (29, "جمعية التنمية البلجيكية", Category::CivilSociety),
        (38, "جمعية المستقبل", Category::CivilSociety),
    ] {
        let on_line = |member: &lajna::domain::Member| member.source.as_ref().unwrap().line == line;
        let (id, before) =
            committee.members.iter().find(|(_, it)| on_line(it)).map(|(id, it)| (*id, it.clone())).unwrap();
        let mut after = before.clone();
        after.institution = institution.into();
        after.category = Some(Stated::confirmed(category));
        apply(&Change::Member(Box::new(Edit::replace(id, &before, after))), &mut committee);
    }
    let founded = day("2023-03-09");
    rewrite(&mut committee, 51, |task| task.deadline = Deadline::read("نهاية مارس", founded));
    rewrite(&mut committee, 52, |task| task.deadline = Deadline::read("15 ابريل", founded));
    rewrite(&mut committee, 54, |task| {
        task.responsible.retain(|party| party.name != "رجاء صبحي");
        task.responsible_words = task.responsible_words.replace("- رجاء صبحي", "");
    });
    let report = check(&committee, today);
    assert_eq!(told(&report), [] as [&str; 0], "{:?}", report.findings);
}

#[test]
fn the_demonstration_is_clean_but_for_what_was_planted_in_it() {
    let today = day("2026-11-22");
    let mut committee = Committee::default();
    demo::changes(&Ids::new(7), today).iter().for_each(|change| apply(change, &mut committee));
    let report = check(&committee, today);
    let found: Vec<_> = report.findings.iter().map(|it| (it.rule().word(), it.verbatim.as_str())).collect();
    assert_eq!(found, [("ambiguous-responsible", "المرابطي")]);
}
