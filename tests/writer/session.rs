//! Half an hour of work: 4,000 keys over every pane, and what they cost on the line.

use crate::program::{Cost, Program};
use chrono::{DateTime, TimeDelta, Utc};
use lajna::domain::Change;
use lajna::exchange::demo;
use lajna::session::Session;
use lajna::store::Memory;

/// Keys of the session.
const KEYS: usize = 4_000;
/// 4,000 keys in 30 minutes.
const PACE: TimeDelta = TimeDelta::milliseconds(450);
/// What may go down the line in all, in bytes.
const ALL: usize = 250_000;
/// What a key may cost unless it asks for another page: 0.3 s on a line of 1,200 bytes a second.
const ONE: usize = 360;

/// A round of work. `~` stands before keys that ask for another page: another pane, something
/// opened over the panes or closed, other rows.
const ROUND: &str = "
    ~f6 down*9 up*3 down*5 ~pagedown up*2 ~home down*3
    f3 =بن enter n n N esc down*2
    f5 ~=نسيم enter down*2 ~shift-f5 down*2
    ~f2 down*2 end =_والتواصل_مع_جمعيات_الأحياء backspace*7 =الدواوير down*2 up*4 ~ctrl-s f4 shift-f4 f4
    ~insert =جمعية_الأفق_للتنمية_القروية down =منسقة_لجنة_الشباب down =نعيمة_الودغيري down*2 down
    =0500-000-417 ~ctrl-s up*2 down*3
    ~f7 down*8 up*4 space*2 down space f4*3 down*2
    ~f2 down*2 end =_خلال_الدورة_المقبلة_للمجلس left*8 =العادية_ backspace*4 =دية down
    =بتنسيق_مع_مصالح_الجماعة_والجمعيات_الشريكة ~ctrl-s f4 shift-f4 down*3
    ~f8 down*9 up*4 down*2 ~enter ctrl-end enter
    =تلتزم_الجماعة_بنشر_التقارير_السنوية_قبل_نهاية_شهر_يناير،_وتعرضها_على_لجنة_المشاركة_في_أول_اجتماع_لها.
    backspace*12 =أول_لقاء_لها. up*2 home ctrl-left*5 =والمالية_ left*9 right*4 =،_ backspace*6
    shift-left*8 delete =وحدها enter =فقرة_ثانية_قصيرة:_ backspace*3 up down*2 f4*4 shift-f4*2
    ctrl-end enter =تصدر_قرارات_اللجنة_بأغلبية_أصوات_الحاضرين،_وعند_التساوي_يرجح_الجانب_الذي_منه_الرئيس؛
    enter =وتدون_في_سجل_خاص_يوقعه_الرئيس_وكاتب_الجلسة_وفق_المادة_119_من_القانون_113.14_(نسخة_PDF)،
    =ويطلع_عليه_كل_عضو_متى_شاء. backspace*6 =طلب_ذلك. up*3 ctrl-left*4 left*3 backspace*5 =حضور
    down*2 home =كما_ delete*3 shift-left*6 delete f4*2 shift-f4
    ctrl-home =مقدمة_جديدة:_يؤكد_الأعضاء_التزامهم_بما_يلي enter f4 f3 =الجماعة enter ~shift-f3 ~shift-f3 ~esc
    ~f1 down*5 ~pagedown up*2 ~esc
    ~alt-h down*6 up*3 ~esc
    ~f10 ~=redo ~enter
";

fn session() -> Session {
    let mut session = Session::open(Box::new(Memory::new()), "amina".to_owned(), 7).unwrap();
    let changes: Vec<Change> = demo::changes(session.ids(), now().date_naive());
    for change in changes {
        session.record(change, now()).unwrap();
    }
    session
}

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// The keys that cost most first.
fn dearest(costs: &[Cost]) -> Vec<&Cost> {
    let mut costs: Vec<&Cost> = costs.iter().collect();
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.answer + cost.later));
    costs
}

#[test]
fn half_an_hour_of_work_fits_through_a_thin_line() {
    let mut program = Program::new(session(), (80, 24), now());
    let first = program.draw();
    let mut costs = Vec::new();
    while costs.len() < KEYS {
        costs.extend(program.play(ROUND, PACE));
    }
    costs.truncate(KEYS);
    let total = first + costs.iter().map(|cost| cost.answer + cost.later).sum::<usize>();

    let (pages, keys): (Vec<Cost>, Vec<Cost>) = costs.iter().cloned().partition(|cost| cost.page);
    let dear = dearest(&keys);
    let at = |share: usize| {
        dear.get(dear.len() * (1_000 - share) / 1_000).map_or(0, |cost| cost.answer + cost.later)
    };
    println!("first paint {first}, {KEYS} keys {total} bytes: {} a key", total / KEYS);
    println!(
        "{} keys that ask for no page: median {}, p90 {}, p99 {}",
        keys.len(),
        at(500),
        at(900),
        at(990)
    );
    println!(
        "{} pages: {} bytes",
        pages.len(),
        pages.iter().map(|cost| cost.answer + cost.later).sum::<usize>()
    );
    println!("later, by itself: {} bytes", costs.iter().map(|cost| cost.later).sum::<usize>());
    for cost in dear.iter().take(8) {
        println!("  {:>14}: {} + {}", cost.key, cost.answer, cost.later);
    }
    assert!(total <= ALL, "{total} bytes");
    for cost in &keys {
        let sent = String::from_utf8_lossy(&cost.sent).replace('\u{1b}', "^");
        assert!(cost.answer.max(cost.later) <= ONE, "{}: {} + {}: {sent}", cost.key, cost.answer, cost.later);
    }
}
