//! The charter of Larache, from the first draft to the first follow-up and all the way back.

use chrono::NaiveDate;
use lajna::domain::amending::{Misfit, accept, clashes, if_all_accepted, splices};
use lajna::domain::{
    Amendment, AmendmentId, AmendmentKind, AmendmentState, Change, Committee, Conflict, Decision, Edit,
    FollowUp, Member, MemberId, Objective, ObjectiveId, Observation, Phase, Proposer, ProposerKind, Rank,
    Task, TaskId, Votes,
};
use lajna::exchange;
use lajna::session::SessionError;

use super::common::{moment, replay};
use super::table::{TEXT, Table};

const DRAFT: &str = include_str!("../../fixtures/charter/larache-2023.md");

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2024, month, day)
}

/// Three bodies, two members and a guest.
fn proposers(table: &mut Table) -> [Proposer; 6] {
    let mut all = [
        ("نادية بنعلي", ProposerKind::Member),
        ("كريم العمراني", ProposerKind::Member),
        ("جمعية الأمل للتنمية", ProposerKind::Body),
        ("هيئة المساواة وتكافؤ الفرص ومقاربة النوع", ProposerKind::Body),
        ("مجلس الشباب", ProposerKind::Body),
        ("Jeanne Moreau", ProposerKind::Guest),
    ]
    .map(|(name, kind)| Proposer { name: name.into(), kind, member: None });
    for (id, proposer) in (1..).zip(&mut all[..2]) {
        let member =
            Member { name: proposer.name.clone(), rank: Rank::nth(id as usize), ..Member::default() };
        table.record(Change::Member(Box::new(Edit::add(MemberId(id), member))));
        proposer.member = Some(MemberId(id));
    }
    all
}

fn import(table: &mut Table) {
    let today = NaiveDate::from_ymd_opt(2023, 12, 7).unwrap();
    let read = exchange::read("ميثاق.md", DRAFT.as_bytes(), table.committee(), table.session.ids(), today);
    table.record(read.unwrap().together());
    let outline = table.committee().outline();
    let words: Vec<&str> = outline.iter().flat_map(|(_, part)| part.body.lines()).collect();
    let paragraphs = words.iter().filter(|words| !words.is_empty()).count();
    assert_eq!((outline.len(), paragraphs), (17, 31));
    let all = outline.iter().map(|(_, part)| part.body.as_str()).collect::<Vec<_>>().join("\n");
    assert!(all.contains("budget participatif") && all.contains("07 دجنبر 2023"));
}

/// Typed, split, joined and moved.
fn edit(table: &mut Table) {
    let (part, at) = table.place("وعقلية بناءة");
    table.type_at(part, at, "وآجالا معقولة، ");
    let (part, at) = table.place("ولا سيما أولئك");
    let whole = table.paragraph("يشارك كل المواطنات");
    let splice = table.splice(part, at..at, "\n");
    table.record(Change::Charter(splice));
    assert_eq!(table.paragraph("يشارك كل المواطنات"), whole, "the first half is who it was");
    assert_ne!(table.paragraph("ولا سيما أولئك"), whole);
    let (_, at) = table.place("ولا سيما أولئك");
    let splice = table.splice(part, at - 1..at, "");
    table.record(Change::Charter(splice));
    assert_eq!(table.paragraph("ولا سيما أولئك"), whole);
    let (part, at) = table.place("يستعمل الميثاق كلما");
    table.type_at(part, at, "لا يحتاج استعماله إلى إذن.\n\n");
    let (targets, destination) =
        (vec![table.paragraph("- تعبئة الذكاء")], Some(table.paragraph("- بناء علاقة ثقة")));
    let way = Amendment { kind: AmendmentKind::Move, targets, destination, ..Amendment::default() };
    let steps = splices(table.committee(), &way, || table.session.ids().fresh()).unwrap();
    table.record(Change::Together(steps.into_iter().map(Change::Charter).collect()));
    let (part, place) = table.committee().find_paragraph(table.paragraph("- تعبئة الذكاء")).unwrap();
    assert_eq!(table.committee().charter[&part].paragraphs[place - 1], table.paragraph("- بناء علاقة ثقة"));
}

fn accepted(table: &Table, id: AmendmentId, decision: Decision) -> Result<Change, Misfit> {
    accept(table.committee(), id, &decision, || table.session.ids().fresh())
}

/// Twelve amendments of six proposers; the fourth and the fifth clash.
fn amendments(table: &mut Table, by: &[Proposer; 6]) -> Vec<AmendmentId> {
    use AmendmentKind::{Add, Delete, Move, Replace};
    let swap = |from: &'static str, to: &'static str| {
        move |it: &str| {
            assert!(it.contains(from), "{from} in {it}");
            it.replacen(from, to, 1)
        }
    };
    let say = |words: &'static str| move |_: &str| words.to_owned();
    let annual = "تلتزم الجماعة بنشر برنامج";
    vec![
        table.propose(&by[0], Replace, &["داخل أجل معقول"], swap("داخل أجل معقول", "داخل أجل 30 يوما")),
        table.propose(&by[1], Replace, &["داخل أجل معقول"], swap("عن العرائض", "كتابة عن العرائض")),
        table.propose(
            &by[2],
            Add,
            &[annual],
            say("تخصص الجماعة اعتمادا سنويا لتفعيل الميثاق (ligne budgétaire)."),
        ),
        table.propose(&by[3], Replace, &["يقيم استعمال الميثاق"], swap("كل سنتين", "كل سنة")),
        table.propose(&by[4], Replace, &["يقيم استعمال الميثاق"], swap("كل سنتين", "كل ستة أشهر")),
        table.propose(&by[5], Delete, &["يمكن للمنظمات والأفراد"], say("")),
        table.propose(&by[0], Move, &["مجلس الشباب"], say("تلتزم الجمعيات بتعبئة")),
        table.propose(&by[1], Move, &["- نشر ثقافة الإنصات"], say("- تشجيع الالتزام")),
        table.propose(&by[2], Replace, &["تلتزم الجمعيات بتعبئة"], swap("بتعبئة", "بإخبار وتعبئة")),
        table.propose(
            &by[3],
            Add,
            &["- المساواة في الوصول"],
            say("- تراعي المشاركة مقاربة النوع.\n- وتراعي الأشخاص في وضعية إعاقة."),
        ),
        table.propose(&by[4], Delete, &["- تتطلب مشاركة"], say("")),
        table.propose(&by[5], Replace, &["نحن، ممثلات"], swap("نعلن", "نعتمد ونعلن")),
    ]
}

fn decide(table: &mut Table, all: &[AmendmentId], by: &[Proposer; 6]) {
    let names: std::collections::BTreeSet<_> =
        all.iter().map(|id| table.committee().amendments[id].proposer.name.clone()).collect();
    assert_eq!((all.len(), names.len(), by.len()), (12, 6, 6));
    assert_eq!(clashes(table.committee(), TEXT), [(all[3], all[4])]);

    let votes = Some(Votes { yes: 11, no: 4, abstained: 2 });
    let decision = Decision { by: "اللجنة".into(), day: day(1, 20), votes };
    let change = accepted(table, all[3], decision.clone()).unwrap();
    table.record(change);
    assert_eq!(table.committee().amendments[&all[3]].decision, Some(decision));
    assert_eq!(accepted(table, all[4], Decision::default()), Err(Misfit::Overtaken));
    let lost = Decision { by: "اللجنة".into(), day: day(1, 20), votes: None };
    let reply = "قبل تقييم كل سنة".to_owned();
    table.amend(all[4], |it| Amendment { state: AmendmentState::Refused, decision: Some(lost), reply, ..it });
    table.amend(all[10], |it| Amendment { state: AmendmentState::Withdrawn, ..it });
    table.amend(all[11], |it| Amendment { state: AmendmentState::Deferred, ..it });
    assert_eq!(clashes(table.committee(), TEXT), []);
}

/// What is left of the round, accepted as one step.
fn consolidate(table: &mut Table, all: &[AmendmentId]) {
    let (seen, misfits) = if_all_accepted(table.committee(), TEXT);
    assert_eq!(misfits, []);
    let mut after: Committee = table.committee().clone();
    let mut steps = Vec::new();
    let open: Vec<AmendmentId> = after
        .amendments_of(TEXT)
        .into_iter()
        .filter(|(_, it)| it.state == AmendmentState::Proposed)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(open.len(), 8);
    for id in open {
        let decision = Decision { by: "اللجنة".into(), day: day(2, 3), votes: None };
        let step = accept(&after, id, &decision, || table.session.ids().fresh()).unwrap();
        step.apply(&mut after).unwrap();
        steps.push(step);
    }
    table.record(Change::Together(steps));
    assert_eq!(table.committee(), &after);
    for (id, part) in &table.committee().charter {
        assert_eq!(part.body, seen.charter[id].body, "as it was shown before");
    }
    let both = "تلتزم الجماعة بالإجابة كتابة عن العرائض والآراء الاستشارية داخل أجل 30 يوما.";
    assert_eq!(table.committee().paragraph(table.paragraph("30 يوما")), Some(both));
    let moved = table.paragraph("مجلس الشباب");
    let (part, place) = table.committee().find_paragraph(moved).unwrap();
    let above = table.committee().charter[&part].paragraphs[place - 1];
    assert_eq!(above, table.paragraph("بإخبار وتعبئة"), "an amendment changed it, another put this under it");
    assert_eq!(table.committee().amendments[&all[6]].targets, [moved]);
}

fn adopt(table: &mut Table) {
    table.pass(Phase::Submitted);
    table.pass(Phase::Adopted);
    let (part, at) = table.place("نعتمد ونعلن");
    let mark = table.session.mark();
    let splice = table.splice(part, at..at, "لا ");
    let refused = table.session.record(Change::Charter(splice.clone()), moment(9_000));
    assert!(matches!(refused, Err(SessionError::Conflict(Conflict::Settled))), "{refused:?}");
    let refused = table.session.type_text(splice, moment(9_000));
    assert!(matches!(refused, Err(SessionError::Conflict(Conflict::Settled))), "{refused:?}");
    assert_eq!(table.session.mark(), mark);
    assert_eq!(table.committee(), table.states.last().unwrap(), "nothing was changed");
}

fn follow_up(table: &mut Table) {
    let objective = Objective { title: "تفعيل الميثاق".into(), ..Objective::default() };
    table.record(Change::Objective(Box::new(Edit::add(ObjectiveId(1), objective))));
    let task = Task { action: "نشر البرنامج".into(), ..Task::new(ObjectiveId(1), Rank::nth(0)) };
    table.record(Change::Task(Box::new(Edit::add(TaskId(1), task))));
    let clause = table.paragraph("تلتزم الجماعة بنشر برنامج");
    let linked = FollowUp { tasks: vec![TaskId(1)], observations: Vec::new() };
    table.record(Change::FollowUp(Box::new(Edit::add(clause, linked.clone()))));
    let seen = Observation { day: day(6, 1), words: "نشر البرنامج في الموقع".into() };
    let observed = FollowUp { observations: vec![seen], ..linked.clone() };
    table.record(Change::FollowUp(Box::new(Edit::replace(clause, &linked, observed))));
}

/// The whole life, with restarts in the middle of it.
fn lived(folder: &std::path::Path) -> Table {
    let mut table = Table::new(folder.to_owned());
    import(&mut table);
    edit(&mut table);
    table.restart();
    table.pass(Phase::PreliminaryDraft);
    let by = proposers(&mut table);
    let all = amendments(&mut table, &by);
    table.pass(Phase::Consultation);
    table.restart();
    decide(&mut table, &all, &by);
    consolidate(&mut table, &all);
    table.pass(Phase::RevisedDraft);
    // The second round: what was put off is decided, and one more thing is said.
    table.restart();
    table.amend(all[11], |it| Amendment { state: AmendmentState::Proposed, ..it });
    let late = table.propose(&by[5], AmendmentKind::Replace, &["نحن، ممثلات"], |it| {
        it.replace("(Programme", "(le Programme")
    });
    for id in [all[11], late] {
        let change = accepted(&table, id, Decision::default()).unwrap();
        table.record(change);
    }
    adopt(&mut table);
    follow_up(&mut table);
    table
}

#[test]
fn a_charter_lives_from_draft_to_follow_up_and_every_version_reads_as_it_was_frozen() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = lived(folder.path());
    assert_eq!(table.frozen.len(), 5);
    table.assert_versions();
    table.restart();
    table.assert_versions();
    let entries = table.session.entries(0, usize::MAX).unwrap();
    assert_eq!(entries.len() + 1, table.states.len());
    assert_eq!(&replay(&entries), table.committee());
    for (mark, then) in (0..).zip(&table.states) {
        assert_eq!(&table.session.as_of(mark).unwrap(), then, "after {mark} entries");
    }
}

#[test]
fn the_life_of_a_charter_is_taken_back_to_the_start_and_done_again_equal_at_every_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = lived(folder.path());
    let states = table.states.clone();
    for _round in 0..2 {
        for (number, earlier) in states.iter().enumerate().rev().skip(1) {
            table.undo();
            assert_eq!(table.committee(), earlier, "back after entry {number}");
            if number % 11 == 3 {
                table.restart();
            }
        }
        assert!(table.committee().is_empty());
        assert!(matches!(table.session.undo(moment(9_999)), Err(SessionError::Nothing)));
        table.restart();
        for (number, later) in states.iter().enumerate().skip(1) {
            table.redo();
            assert_eq!(table.committee(), later, "again after entry {number}");
            if number % 13 == 5 {
                table.restart();
            }
        }
        assert!(matches!(table.session.redo(moment(9_999)), Err(SessionError::Nothing)));
        table.assert_versions();
    }
    assert_eq!(&replay(&table.session.entries(0, usize::MAX).unwrap()), table.committee());
}
