//! The committees that are measured, each in a store of its own.
//!
//! Made once, through the same calls the program uses. Everything is counted out of numbers,
//! so that two runs measure the same.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use lajna::app::App;
use lajna::command::Bindings;
use lajna::domain::{
    Category, Change, Committee, Deadline, Edit, Entry, EntryId, Gender, Heading, Ids, Member, MemberId,
    Objective, ObjectiveId, Part, Party, PartyKind, Profile, Rank, SectionId, Splice, Stacks, Stated, Status,
    Task, TaskId,
};
use lajna::exchange::demo;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::store::{Disk, Memory, Snapshot, Store};
use lajna::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

/// How large the committee is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The demonstration: 18 members.
    Small,
    /// Larger than any will be.
    Large,
}

/// Both of them.
pub const SCALES: [Scale; 2] = [Scale::Small, Scale::Large];

/// A committee on a screen of so many columns and rows.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub scale: Scale,
    pub columns: u16,
    pub rows: u16,
}

/// Both committees on the thinnest terminal and on one that holds all three panes.
pub const CASES: [Case; 4] = [
    Case { scale: Scale::Small, columns: 80, rows: 24 },
    Case { scale: Scale::Small, columns: 120, rows: 40 },
    Case { scale: Scale::Large, columns: 80, rows: 24 },
    Case { scale: Scale::Large, columns: 120, rows: 40 },
];

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}x{}", self.scale, self.columns, self.rows)
    }
}

const MEMBERS: usize = 10_000;
const TASKS: usize = 10_000;
const OBJECTIVES: usize = 500;
const PARTS: usize = 400;
/// Bytes of a part of the charter; all of them make a megabyte.
const PART_BYTES: usize = 2_600;
const ENTRIES: usize = 100_000;
/// Entries since the snapshot: as many as a session may leave.
const SINCE_SNAPSHOT: usize = 150;
/// Entries written at a time.
const ARMFUL: usize = 5_000;
const AUTHOR: &str = "bench";

static STORES: OnceLock<PathBuf> = OnceLock::new();

/// Makes both stores; they last as long as what is returned.
pub fn lay() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for scale in SCALES {
        let mut disk = Disk::create_or_open(folder.path().join(format!("{scale:?}"))).unwrap();
        let changes = match scale {
            Scale::Small => vec![Change::Together(demo::changes(&Ids::new(1), today()))],
            Scale::Large => large(),
        };
        keep(&mut disk, changes);
    }
    STORES.set(folder.path().to_owned()).unwrap();
    folder
}

/// The moment at which everything happens.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

/// The day of [`now`].
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// The store of a committee. Who writes into it takes a [`copy`].
pub fn path(scale: Scale) -> PathBuf {
    STORES.get().unwrap().join(format!("{scale:?}"))
}

/// A store of one's own.
pub fn copy(scale: Scale) -> TempDir {
    fn copy_all(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy_all(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy_all(&path(scale), &folder.path().join("store"));
    folder
}

/// The committee opened from disk.
pub fn session(path: &Path) -> Session {
    Session::open(Box::new(Disk::open(path).unwrap()), AUTHOR.into(), 7).unwrap()
}

/// The committee as it stands, in a store that forgets: what the disk costs is not in it.
pub fn in_memory(scale: Scale) -> Session {
    let committee = session(&path(scale)).committee().clone();
    let mut memory = Memory::new();
    memory.keep(&Snapshot { mark: 0, committee, stacks: Stacks::default() }).unwrap();
    Session::open(Box::new(memory), AUTHOR.into(), 7).unwrap()
}

/// What the parts below are made of.
const WORDS: &str = "تلتزم الجماعة بنشر محاضر الاجتماعات في أجل لا يتعدى خمسة عشر يوما. ";
/// The committee with a family name of its own for every member.
pub fn spread_names(committee: &Committee) -> Committee {
    const LETTERS: [char; 24] = [
        'ب', 'ت', 'ج', 'ح', 'خ', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م',
        'ن', 'ه', 'و', 'ي',
    ];
    let mut committee = committee.clone();
    for (n, member) in committee.members.values_mut().enumerate() {
        // Neighbours in number are far from each other in letters.
        let mut number = n.wrapping_mul(7_368_787) % 7_962_624;
        let mut family = String::new();
        for _ in 0..5 {
            family.push(LETTERS[number % LETTERS.len()]);
            number /= LETTERS.len();
        }
        member.name = format!("{} {family}", pick(&FIRST, n));
    }
    committee
}

/// The committee with one of a few given names alone for every task, linked to nobody, and for a
/// body that has as many members a person who is none of them.
pub fn given_names_alone(committee: &Committee) -> Committee {
    let mut committee = committee.clone();
    for (n, task) in committee.tasks.values_mut().enumerate() {
        let (name, body) = (pick(&FIRST, n), pick(&BODIES, n));
        task.responsible_words = format!("{name} - {body} (سناء الوديهي)");
        let party = |name: &str, kind| Party { name: name.into(), part: Part::With, kind, member: None };
        task.responsible = vec![party(name, PartyKind::Person), party(body, PartyKind::Body)];
    }
    committee
}

/// The committee with deadlines in a month that is none, but nearly.
pub fn misspelled_months(committee: &Committee) -> Committee {
    let mut committee = committee.clone();
    for (n, task) in committee.tasks.values_mut().enumerate() {
        task.deadline = Deadline::read(&format!("{} شتنبير 2026", n % 28 + 1), today());
    }
    committee
}

/// A charter of one part with so many paragraphs, of a quarter of a kilobyte each.
pub fn one_part(paragraphs: usize) -> Session {
    one_text(&vec![WORDS.repeat(2).trim_end(); paragraphs].join("\n"))
}

/// A charter of one part that is one paragraph of about so many bytes.
pub fn one_paragraph(bytes: usize) -> Session {
    one_text(&WORDS.repeat(bytes.div_ceil(WORDS.len())))
}

/// A charter of one part with this text.
fn one_text(body: &str) -> Session {
    let (id, heading) = (SectionId(1), Heading { title: "باب".into(), ..Heading::default() });
    let mut committee = Committee::default();
    Change::Heading(Box::new(Edit::add(id, heading))).apply(&mut committee).unwrap();
    Change::Charter(Splice::new(id, 0, "", body)).apply(&mut committee).unwrap();
    let mut memory = Memory::new();
    memory.keep(&Snapshot { mark: 0, committee, stacks: Stacks::default() }).unwrap();
    Session::open(Box::new(memory), AUTHOR.into(), 7).unwrap()
}

/// The program on a screen that nobody sees.
pub struct Stand {
    pub app: App,
    pub buffer: Buffer,
}

impl Stand {
    /// The program over a committee, its first screen drawn.
    pub fn new(session: Session, columns: u16, rows: u16) -> Self {
        let app = App::new(session, Bindings::shipped(), Language::Ar, now());
        let mut stand = Self { app, buffer: Buffer::empty(Rect::new(0, 0, columns, rows)) };
        stand.draw();
        stand
    }

    /// Draws one frame, as the screen does it.
    pub fn draw(&mut self) {
        self.buffer.reset();
        divan::black_box(self.app.draw(&mut self.buffer));
    }

    /// One key, and the frame that answers it.
    pub fn press(&mut self, key: Key) {
        divan::black_box(self.app.step(Event::Key(key), now()));
        self.draw();
    }
}

/// Writes changes as one entry each, and a snapshot somewhat before their end.
fn keep(disk: &mut Disk, changes: Vec<Change>) {
    let (mut committee, mut stacks) = (Committee::default(), Stacks::default());
    let snapshot_at = changes.len().saturating_sub(SINCE_SNAPSHOT);
    let mut snapshot = None;
    let mut entries = Vec::with_capacity(changes.len());
    for (number, change) in (1..).zip(changes) {
        change.apply(&mut committee).unwrap();
        let at = now() - TimeDelta::seconds(ENTRIES as i64 - number as i64);
        let entry = Entry { id: EntryId(number), author: AUTHOR.into(), at, change, reverses: None };
        stacks.push(&entry);
        entries.push(entry);
        if entries.len() == snapshot_at {
            snapshot = Some(Snapshot { mark: number, committee: committee.clone(), stacks: stacks.clone() });
        }
    }
    let mut mark = 0;
    for armful in entries.chunks(ARMFUL) {
        mark = disk.append(mark, armful).unwrap();
    }
    if let Some(snapshot) = snapshot {
        disk.keep(&snapshot).unwrap();
    }
}

const FIRST: [&str; 12] = [
    "زينب",
    "محمد",
    "فاطمة الزهراء",
    "عبد الرحمان",
    "سلمى",
    "يوسف",
    "نادية",
    "إدريس",
    "خديجة",
    "المهدي",
    "أسماء",
    "حمزة",
];
const FAMILY: [&str; 14] = [
    "أمزيان",
    "بنعلي",
    "العلمي",
    "الريفي",
    "أيت أوحمان",
    "المرابط",
    "بوزيان",
    "الشرقاوي",
    "الطاهري",
    "وعلي",
    "الإدريسي",
    "الفاسي",
    "Benali",
    "بنكيران",
];
const BODIES: [&str; 7] = [
    "جماعة واد الزيتون",
    "هيئة المساواة وتكافؤ الفرص ومقاربة النوع",
    "جمعية الأفق للتنمية",
    "شبكة الفضاء الجمعوي",
    "Association Amal",
    "تعاونية تيفاوين النسائية",
    "وكالة التنمية الاجتماعية",
];
const CAPACITIES: [&str; 5] = ["رئيسة", "نائب الرئيس", "عضو", "مكلفة بالتواصل", "منسق"];
const ACTIONS: [&str; 6] = [
    "جرد التجارب الجمعوية في مجال الديمقراطية التشاركية وتوثيقها",
    "إعداد دليل مبسط حول آليات التشاور العمومي (PDF) ونشره",
    "تنظيم ورشة تكوينية لفائدة 25 جمعية بمقر الجماعة",
    "صياغة مسودة الميثاق وعرضها على أعضاء اللجنة",
    "إحداث منصة رقمية لتلقي العرائض والملتمسات",
    "تقييم حصيلة السنة الأولى وإعداد تقرير من 12 صفحة",
];
const DEADLINES: [&str; 6] =
    ["نهاية ابريل 2026", "من 15 إلى 30 ماي 2026", "يونيو 2027", "بداية شتنبر", "01/10/2026", "دورة فبراير"];
const SENTENCE: &str = "تلتزم الجماعة بإشراك المواطنات والمواطنين وجمعيات المجتمع المدني في إعداد برامج التنمية وتتبعها، \
     وفق المادة 119 من القانون التنظيمي رقم 113.14، وتنشر التقارير (Rapports) قبل 30 يونيو من كل سنة. ";

fn pick<'a>(words: &[&'a str], number: usize) -> &'a str {
    words[number % words.len()]
}

fn large() -> Vec<Change> {
    let ids = Ids::new(1);
    let profile =
        Profile {
            name: "لجنة المشاركة المواطنة".into(), town: "واد الزيتون".into(), founded: Some(today())
        };
    let mut changes = vec![Change::Profile(Box::new(Edit { id: (), before: None, after: Some(profile) }))];
    let members: Vec<MemberId> = (0..MEMBERS).map(|_| MemberId(ids.fresh())).collect();
    let made = members.iter().enumerate().map(|(n, id)| Edit::add(*id, member(n)));
    changes.extend(made.map(|edit| Change::Member(Box::new(edit))));
    let objectives: Vec<ObjectiveId> = (0..OBJECTIVES).map(|_| ObjectiveId(ids.fresh())).collect();
    for (n, id) in objectives.iter().enumerate() {
        let title = format!("الهدف {}: تقوية قدرات الفاعلين المحليين في مجال المشاركة", n + 1);
        let objective = Objective { rank: Rank::nth(n), title, ..Objective::default() };
        changes.push(Change::Objective(Box::new(Edit::add(*id, objective))));
    }
    let mut tasks: Vec<(TaskId, Task)> = (0..TASKS)
        .map(|n| (TaskId(ids.fresh()), task(n, objectives[n % OBJECTIVES], members[n * 7 % MEMBERS])))
        .collect();
    changes.extend(tasks.iter().map(|(id, task)| Change::Task(Box::new(Edit::add(*id, task.clone())))));
    let parts: Vec<SectionId> = (0..PARTS).map(|_| SectionId(ids.fresh())).collect();
    for (n, id) in parts.iter().enumerate() {
        let level = if n % 8 == 0 { 0 } else { 1 };
        let heading = Heading {
            document: lajna::domain::DocumentId::CHARTER,
            rank: Rank::nth(n),
            level,
            title: format!("مقتضيات الباب {}", n + 1),
        };
        changes.push(Change::Heading(Box::new(Edit::add(*id, heading))));
        let body = body(n);
        changes.push(Change::Charter(Splice::new(*id, 0, "", &body)));
    }
    // The rest of the log is work: text written and taken back, and tasks that move on.
    for n in 0.. {
        if changes.len() >= ENTRIES {
            break;
        }
        if n % 4 == 0 {
            let (id, before) = &mut tasks[n * 31 % TASKS];
            let mut after = before.clone();
            after.status = Status::ALL[(n / 4) % Status::ALL.len()];
            after.progress = u8::try_from(n % 101).unwrap();
            changes.push(Change::Task(Box::new(Edit::replace(*id, before, after.clone()))));
            *before = after;
        } else {
            let section = parts[n / 8 % PARTS];
            let words = "أُضيفت هذه العبارة ثم حُذفت. ".to_owned();
            let insert = Splice::new(section, 0, "", &words);
            changes.push(Change::Charter(insert.inverse()));
            let last = changes.len() - 1;
            changes.insert(last, Change::Charter(insert));
        }
    }
    changes.truncate(ENTRIES);
    changes
}

fn member(n: usize) -> Member {
    let gender = if n.is_multiple_of(2) { Gender::Woman } else { Gender::Man };
    Member {
        rank: Rank::nth(n),
        institution: pick(&BODIES, n / 3).into(),
        capacity: pick(&CAPACITIES, n).into(),
        name: format!("{} {} {}", pick(&FIRST, n), pick(&FAMILY, n / 12), pick(&FAMILY, n / 168 + 3)),
        gender: Some(if n.is_multiple_of(5) { Stated::proposed(gender) } else { Stated::confirmed(gender) }),
        category: Some(Stated::confirmed(Category::ALL[n % Category::ALL.len()])),
        contact: format!("0500-{:06} · m{n}@example.org", n),
        from: Some(today()),
        ..Member::default()
    }
}

fn task(n: usize, objective: ObjectiveId, member: MemberId) -> Task {
    let (lead, other) = (format!("{} {}", pick(&FIRST, n * 7), pick(&FAMILY, n)), pick(&BODIES, n));
    let party = |name: &str, part, kind, member| Party { name: name.into(), part, kind, member };
    Task {
        responsible_words: format!("{lead} - {other}"),
        responsible: vec![
            party(&lead, Part::Leads, PartyKind::Person, Some(member)),
            party(other, Part::With, PartyKind::Body, None),
        ],
        deadline: Deadline::read(pick(&DEADLINES, n), today()),
        action: format!("{} ({})", pick(&ACTIONS, n), n + 1),
        ..Task::new(objective, Rank::nth(n / OBJECTIVES))
    }
}

/// Some paragraphs of about [`PART_BYTES`].
fn body(n: usize) -> String {
    let mut body = String::new();
    for sentence in 0.. {
        if body.len() >= PART_BYTES {
            break;
        }
        body.push_str(SENTENCE);
        if (sentence + n).is_multiple_of(3) {
            body.push('\n');
        }
    }
    body
}
