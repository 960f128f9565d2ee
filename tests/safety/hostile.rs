//! A committee whose every word is hostile, and every place of the program where words stand.

use chrono::{DateTime, Utc};
use lajna::app::App;
use lajna::command::Bindings;
use lajna::domain::{
    Amendment, AmendmentId, AmendmentKind, AmendmentState, Category, Change, Committee, Deadline, Decision,
    Document, DocumentId, Edit, EntryId, FollowUp, Gender, Heading, Meeting, MeetingId, Member, MemberId,
    Objective, ObjectiveId, Observation, ParagraphId, Part, Party, PartyKind, Phase, Profile, Proposer, Rank,
    SectionId, Source, Splice, Stated, Task, TaskId, Version, VersionId,
};
use lajna::i18n::Language;
use lajna::session::Session;
use lajna::settings::today;
use lajna::store::Memory;

pub fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// Keys to every place where words of the committee stand or are typed, and how its name begins
/// in English.
pub const PLACES: [(&str, &str); 54] = [
    ("", "Members"),
    ("F6 w", "Members"),
    ("F6 W", "Members"),
    ("F6 Enter", "Edit a member"),
    ("F6 e Tab Tab", "Edit a member"),
    ("F6 d", "End a mandate"),
    ("F6 d Esc u", "Members"),
    ("F6 s", "Members"),
    ("F6 / =a", "Members"),
    ("F6 F3 =a Enter", "Members"),
    ("F6 a =x Esc", "New member"),
    ("F7", "Work programme"),
    ("F7 Down w", "Work programme"),
    ("F7 Down e", "Edit the task"),
    ("F7 d", "Remove an objective"),
    ("F7 Down d", "Work programme"),
    ("F7 Down p", "Work programme"),
    ("F7 e", "Edit the objective"),
    ("F7 / =a", "Work programme"),
    ("F7 o", "New objective"),
    ("F8", "Charter"),
    ("F8 Enter", "Text of part 1"),
    ("F8 W", "Charter"),
    ("F8 Enter F3 =a Enter", "Text of part 1"),
    ("F8 Enter F5 =a", "Charter"),
    ("F8 Enter alt-a", "Propose an amendment"),
    ("F8 Enter alt-o", "Charter · the text with"),
    ("F8 Enter alt-l", "Refer"),
    ("F8 t", "Charter"),
    ("F8 alt-g", "Command"),
    ("F8 a", "Charter"),
    ("F8 b", "2 texts"),
    ("F8 b e", "Edit the text's particulars"),
    ("F8 p", "Passage of the text"),
    ("F8 c", "Charter: 2 versions"),
    ("F8 c r", "Charter: 2 versions"),
    ("F8 c Space Down =", "from version 2"),
    ("F8 f", "Without follow-up"),
    ("F8 f l", "Link the clause"),
    ("F8 f o", "Observation"),
    ("alt-m", "Charter · 7 amendments"),
    ("alt-m Enter", "amendment 1"),
    ("alt-m a", "amendment 1"),
    ("alt-m f", "amendment 1"),
    ("alt-m R", "Reply"),
    ("alt-m m", "amendment 1"),
    ("alt-m S", "Charter · the text with"),
    ("alt-m c", "Deciding the open"),
    ("alt-h", "History"),
    ("alt-h Enter", "The committee after entry"),
    ("alt-h Down r", "History"),
    ("F10", "Command"),
    ("F1", "Keys that apply"),
    ("F8 r", "Charter"),
];

/// The words of the changes, one after the other, round and round.
struct Words<'a> {
    texts: std::iter::Cycle<std::slice::Iter<'a, String>>,
}

impl Words<'_> {
    fn next(&mut self) -> String {
        self.texts.next().unwrap().clone()
    }

    fn source(&mut self) -> Option<Source> {
        Some(Source { file: self.next(), line: 7 })
    }
}

fn member(words: &mut Words) -> Member {
    Member {
        rank: Rank::nth(0),
        institution: words.next(),
        capacity: words.next(),
        name: words.next(),
        gender: Some(Stated::proposed(Gender::Woman)),
        category: Some(Stated::proposed(Category::Other)),
        contact: words.next(),
        notes: words.next(),
        source: words.source(),
        ..Member::default()
    }
}

fn task(words: &mut Words, rank: usize) -> Task {
    let party = |name| Party { name, part: Part::Leads, kind: PartyKind::Person, member: Some(MemberId(1)) };
    Task {
        responsible_words: words.next(),
        responsible: vec![party(words.next()), party(words.next())],
        deadline: Deadline::read(&words.next(), today(now())),
        action: words.next(),
        notes: words.next(),
        source: words.source(),
        ..Task::new(ObjectiveId(1), Rank::nth(rank))
    }
}

fn amendment(words: &mut Words, number: u32, state: AmendmentState, original: &str) -> Amendment {
    let decided = !state.is_open();
    Amendment {
        document: DocumentId::CHARTER,
        number,
        proposer: Proposer { name: words.next(), ..Proposer::default() },
        kind: AmendmentKind::Replace,
        targets: vec![ParagraphId::first_of(SectionId(1))],
        original: original.to_owned(),
        proposed: words.next(),
        reason: words.next(),
        meeting: Some(MeetingId(1)),
        state,
        decision: decided.then(|| Decision { by: words.next(), ..Decision::default() }),
        reply: words.next(),
        ..Amendment::default()
    }
}

/// A committee whose every word is one of the texts.
pub fn committee(texts: &[String]) -> Vec<Change> {
    let words = &mut Words { texts: texts.iter().cycle() };
    let profile = Profile { name: words.next(), town: words.next(), founded: None };
    let meeting = Meeting {
        title: words.next(),
        place: words.next(),
        minutes: words.next(),
        source: words.source(),
        ..Meeting::default()
    };
    let objective =
        Objective { rank: Rank::nth(0), title: words.next(), notes: words.next(), source: words.source() };
    let other = Document { rank: Rank::nth(1), title: words.next(), ..Document::default() };
    let part = |rank, level, title| Heading { rank: Rank::nth(rank), level, title, ..Heading::default() };
    let body = format!("{} {}", words.next(), words.next());
    let first = body.split('\n').next().unwrap().to_owned();
    let version = |number, phase, words: &mut Words| Version {
        document: DocumentId::CHARTER,
        number,
        phase,
        at: EntryId(9),
        by: words.next(),
        meeting: Some(MeetingId(1)),
        notes: words.next(),
        ..Version::default()
    };
    let follow_up = FollowUp {
        tasks: vec![TaskId(1)],
        observations: vec![Observation { day: None, words: words.next() }],
    };
    let mut changes = vec![
        Change::Profile(Box::new(Edit { id: (), before: None, after: Some(profile) })),
        Change::Member(Box::new(Edit::add(MemberId(1), member(words)))),
        Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))),
        Change::Objective(Box::new(Edit::add(ObjectiveId(1), objective))),
        Change::Task(Box::new(Edit::add(TaskId(1), task(words, 0)))),
        Change::Task(Box::new(Edit::add(TaskId(2), task(words, 1)))),
        Change::Document(Box::new(Edit::add(DocumentId(2), other))),
        Change::Heading(Box::new(Edit::add(SectionId(1), part(0, 0, words.next())))),
        Change::Charter(Splice::new(SectionId(1), 0, "", &body)),
        Change::Heading(Box::new(Edit::add(SectionId(2), part(1, 1, words.next())))),
        Change::Version(Box::new(Edit::add(VersionId(1), version(1, Phase::PreliminaryDraft, words)))),
        Change::Version(Box::new(Edit::add(VersionId(2), version(2, Phase::Consultation, words)))),
        Change::FollowUp(Box::new(Edit::add(ParagraphId::first_of(SectionId(1)), follow_up))),
    ];
    for (state, number) in AmendmentState::ALL.into_iter().chain([AmendmentState::Proposed]).zip(1..) {
        let made = amendment(words, number, state, &first);
        changes.push(Change::Amendment(Box::new(Edit::add(AmendmentId(u64::from(number)), made))));
    }
    changes
}

/// The program over such a committee, whose author has a hostile name too.
pub fn app(texts: &[String], language: Language) -> App {
    let changes = committee(texts);
    let mut present = Committee::default();
    changes.iter().for_each(|change| change.apply(&mut present).unwrap());
    let mut session = Session::open(Box::new(Memory::new()), texts[0].clone(), 7).unwrap();
    for change in changes {
        session.record(change, now()).unwrap();
    }
    App::new(session, Bindings::shipped(), language, now())
}
