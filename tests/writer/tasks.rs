//! What everyday tasks cost on the line: a table walked through, a paragraph typed, taken back.
//!
//! The same tasks that other full-screen programs can be set: a roster of a thousand and a charter
//! of 200 paragraphs. `cargo test --test writer tasks -- --nocapture` prints the table; the
//! budgets are somewhat above what it printed last, so that a frame that grows dear is noticed.

use crate::program::Program;
use chrono::{DateTime, TimeDelta, Utc};
use lajna::domain::{
    Change, Committee, Edit, Gender, Heading, Ids, Member, MemberId, Rank, SectionId, Splice, Stacks, Stated,
};
use lajna::session::Session;
use lajna::store::{Memory, Snapshot, Store};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const MEMBERS: usize = 1_000;
/// A key a fifth of a second: a hasty reader, a quick typist.
const PACE: TimeDelta = TimeDelta::milliseconds(200);

const FIRST: [&str; 8] = ["فاطمة", "محمد بن سعيد", "خديجة", "عمر", "زينب", "يوسف بن خالد", "سعاد", "إبراهيم"];
const FAMILY: [&str; 7] = ["الحارثي", "النجار", "الخطيب", "السقاف", "التميمي", "الأنصاري", "الغامدي"];
const ROLES: [&str; 6] = ["رئيس اللجنة", "نائب الرئيس", "أمين السر", "عضو", "عضو منتدب", "مقرر"];
const STATES: [&str; 3] = ["نشط", "معتذر", "منتهية"];
const SENTENCES: [&str; 4] = [
    "تجتمع اللجنة مرة كل شهر على الأقل بدعوة من رئيسها أو بطلب مكتوب من ثلث أعضائها",
    "تصدر القرارات بأغلبية أصوات الحاضرين وعند التساوي يرجح الجانب الذي منه الرئيس",
    "يقدم أمين الصندوق بيانا ماليا في كل اجتماع عادي وحسابا ختاميا في نهاية كل سنة",
    "المادة:",
];
/// 300 letters.
const PARAGRAPH: &str = "يتولى مجلس اللجنة متابعة تنفيذ البرنامج السنوي، ويعقد اجتماعاته مرة كل شهر بدعوة من الرئيس أو بطلب ثلث \
الأعضاء، وتدون المحاضر في سجل خاص يوقعه الرئيس وأمين السر، ولا يكون الاجتماع صحيحا إلا بحضور أكثر من نصف الأعضاء، \
وتصدر القرارات بأغلبية الأصوات، وللعضو أن يثبت رأيه المخالف كله في محضر تلك الجلسة.";

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn member(n: usize) -> Member {
    Member {
        rank: Rank::nth(n),
        institution: STATES[n % 3].into(),
        capacity: ROLES[n * 5 % 6].into(),
        name: format!("{} {}", FIRST[n * 3 % 8], FAMILY[n % 7]),
        gender: Some(Stated::proposed(if n.is_multiple_of(3) { Gender::Woman } else { Gender::Man })),
        contact: format!("05{:08}", n * 97_003 % 100_000_000),
        ..Member::default()
    }
}

/// A committee with a long roster, and a charter of one part.
fn session() -> Session {
    let (mut committee, ids) = (Committee::default(), Ids::new(1));
    for n in 0..MEMBERS {
        let add = Edit::add(MemberId(ids.fresh()), member(n));
        Change::Member(Box::new(add)).apply(&mut committee).unwrap();
    }
    let section = SectionId(ids.fresh());
    let heading =
        Heading { rank: Rank::nth(0), title: "ميثاق اللجنة".into(), ..Heading::default() };
    Change::Heading(Box::new(Edit::add(section, heading))).apply(&mut committee).unwrap();
    let lines: Vec<&str> = (0..200).map(|n| SENTENCES[n % 4]).collect();
    let inserted = lines.join("\n");
    Change::Charter(Splice::new(section, 0, "", &inserted)).apply(&mut committee).unwrap();
    let mut memory = Memory::new();
    memory.keep(&Snapshot { mark: 0, committee, stacks: Stacks::default() }).unwrap();
    Session::open(Box::new(memory), "amina".into(), 7).unwrap()
}

/// What a task may cost in all, at each of the sizes.
struct Task {
    name: &'static str,
    /// Keys to get there, which are not counted.
    first: String,
    keys: String,
    budgets: [usize; 2],
}

fn tasks() -> Vec<Task> {
    let typed = format!("={}", PARAGRAPH.replace(' ', "_"));
    // The charter takes the whole screen, as the roster does where rows are counted.
    let end = "f8 f11 enter ctrl-end";
    let middle = "f8 f11 enter ctrl-home down*20 left*30";
    let cut = "shift-end delete*2 down ".repeat(20);
    let task = |name, first: &str, keys: &str, budgets| Task {
        name,
        first: first.to_owned(),
        keys: keys.to_owned(),
        budgets,
    };
    vec![
        task("17 rows down", "", "down*17", [140, 140]),
        task("17 rows up", "down*17", "up*17", [145, 145]),
        task("50 rows scrolled", "f11 down*40", "down*50", [6_800, 8_000]),
        task("10 pages", "f11", "pagedown*10", [10_000, 21_500]),
        task("6 letters searched", "f3", "=السقاف", [300, 300]),
        task("300 letters at the end", end, &typed, [2_000, 2_100]),
        task("50 letters erased", &format!("{end} {typed}"), "backspace*50", [310, 310]),
        task("300 letters in the middle", middle, &typed, [7_000, 7_800]),
        task("50 letters erased there", &format!("{middle} {typed}"), "backspace*50", [1_150, 1_500]),
        task("20 undone", &format!("{middle} {cut}"), "f4*20", [5_600, 8_000]),
    ]
}

#[test]
fn everyday_tasks_stay_within_their_bytes() {
    for (size, at) in SIZES.into_iter().zip(0..) {
        let mut first = Program::new(session(), size, now());
        println!("{}x{}: first paint {} bytes", size.0, size.1, first.draw());
        assert_eq!(first.wait(TimeDelta::seconds(30)), 0, "an idle screen costs nothing");
        for task in tasks() {
            let mut program = Program::new(session(), size, now());
            program.draw();
            program.play(&task.first, PACE);
            program.rest();
            let costs = program.play(&task.keys, PACE);
            let bytes: usize = costs.iter().map(|cost| cost.answer + cost.later).sum();
            let most = costs.iter().map(|cost| cost.answer.max(cost.later)).max().unwrap_or(0);
            println!("{:>26}: {bytes:>6} bytes, {:>4} a key, {most} at most", task.name, bytes / costs.len());
            assert!(bytes <= task.budgets[at], "{}: {bytes} bytes at {size:?}", task.name);
        }
    }
}
