//! Arbitrary committees, records, changes and logs.
//!
//! Used by the tests that check laws. Two ways in: strategies of `proptest` for single
//! records, and functions of a seed for changes, which must fit the committee they meet.
//! Nothing here knows a store or a screen.

#![allow(dead_code, reason = "every test file takes what it needs")]

mod grown;
pub mod shared;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc, Weekday};
use lajna::domain::deadline::{On, Period, Precision, Reach, Reading, Recurrence, Stretch, Undated, Year};
use lajna::domain::{
    Acceptance, AcceptanceId, Amendment, AmendmentId, AmendmentKind, AmendmentState, Body, BodyId, Category,
    Change, Committee, Deadline, Decision, Document, DocumentId, DocumentKind, Edit, Entry, EntryId,
    FollowUp, Gender, Heading, Ids, Meeting, MeetingId, Member, MemberId, Numbering, Objective, ObjectiveId,
    Observation, ParagraphId, Part, Party, PartyKind, Phase, Profile, Proposer, ProposerKind, Rank, Record,
    RecordKind, Section, SectionId, Source, Splice, Stacks, Standing, Stated, Status, Statutes, Task, TaskId,
    Version, VersionId, Votes,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// Words a person may have typed, pasted or scanned, and some nobody would.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(&SAMPLES[..]).prop_map(String::from),
        1 => any::<String>(),
        1 => Just(String::new()),
    ]
}

const SAMPLES: [&str; 12] = [
    "نادية بنعلي",
    "جمعية الأمل للتنمية",
    "هيئة المساواة وتكافؤ الفرص ومقاربة النوع",
    "إِعْدَادُ الميثاقِ",
    "الجماعة الترابية العرائش (2023-12-07)",
    "Commune de Larache — l'été",
    "a \"quoted\" \\ back\tslash",
    "line\nfeed\r\n",
    "\u{2067}عزل\u{2069} \u{200f}",
    "٪50 ١٢٣",
    "👩🏽‍🏫 family",
    "\u{0}\u{1b}[31m",
];

/// A day between 1900 and 2173.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    (0u64..100_000).prop_map(day_number)
}

fn day_number(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default() + Days::new(number % 100_000)
}

pub fn source() -> impl Strategy<Value = Source> {
    (words(), any::<u32>()).prop_map(|(file, line)| Source { file, line })
}

pub fn rank() -> impl Strategy<Value = Rank> {
    any::<u64>().prop_map(Rank)
}

pub fn standing() -> impl Strategy<Value = Standing> {
    select(&[Standing::Proposed, Standing::Confirmed][..])
}

pub fn profile() -> impl Strategy<Value = Profile> {
    (words(), words(), option::of(day())).prop_map(|(name, town, founded)| Profile { name, town, founded })
}

pub fn member() -> impl Strategy<Value = Member> {
    let gender =
        (select(&Gender::ALL[..]), standing()).prop_map(|(value, standing)| Stated { value, standing });
    let category =
        (select(&Category::ALL[..]), standing()).prop_map(|(value, standing)| Stated { value, standing });
    (
        (rank(), words(), words(), words(), words(), words()),
        (option::of(gender), option::of(category)),
        (option::of(day()), option::of(day()), option::of(source()), any::<u64>()),
    )
        .prop_map(|((rank, institution, capacity, name, contact, notes), (gender, category), dates)| {
            let (from, until, source, seed) = dates;
            Dice(Ids::new(seed)).grown_member(Member {
                rank,
                institution,
                capacity,
                name,
                gender,
                category,
                contact,
                from,
                until,
                notes,
                source,
                ..Member::default()
            })
        })
}

pub fn body() -> impl Strategy<Value = Body> {
    any::<u64>().prop_map(|seed| Dice(Ids::new(seed)).body())
}

pub fn statutes() -> impl Strategy<Value = Statutes> {
    any::<u64>().prop_map(|seed| Dice(Ids::new(seed)).statutes())
}

pub fn objective() -> impl Strategy<Value = Objective> {
    (rank(), words(), words(), option::of(source())).prop_map(|(rank, title, notes, source)| Objective {
        rank,
        title,
        notes,
        source,
    })
}

pub const PRECISIONS: [Precision; 8] = [
    Precision::Day,
    Precision::PartOfMonth,
    Precision::Month,
    Precision::Quarter,
    Precision::Half,
    Precision::Year,
    Precision::Session,
    Precision::Interval,
];
pub const PARTS: [Part; 4] = [Part::Leads, Part::With, Part::Supervises, Part::Through];
pub const KINDS: [PartyKind; 4] = [PartyKind::Person, PartyKind::Body, PartyKind::Team, PartyKind::Text];

pub fn deadline() -> impl Strategy<Value = Deadline> {
    let year = select(&[Year::Written, Year::Inferred][..]);
    let reading = (day(), day(), select(&PRECISIONS[..]), year).prop_map(|(one, other, precision, year)| {
        Reading::new(one.min(other), one.max(other), precision, year)
    });
    let reach = select(&[Reach::Within, Reach::Until, Reach::From][..]);
    let reading = (reading, reach, vec(day(), 0..3));
    let reading = reading.prop_map(|(it, reach, days)| Reading { reach, days, ..it });
    let meaning = prop_oneof![
        reading.prop_map(|it| (Some(it), None)),
        undated().prop_map(|it| (None, Some(it))),
        Just((None, None)),
    ];
    (words(), meaning).prop_map(|(verbatim, (reading, undated))| Deadline { verbatim, reading, undated })
}

fn undated() -> impl Strategy<Value = Undated> {
    let stretch = select(&[Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Year][..]);
    let every = option::of((1..=999_u32, stretch).prop_map(|(number, stretch)| Period { number, stretch }));
    let on = prop_oneof![
        Just(On::Count),
        Just(On::LastDay),
        (1..=31_u32).prop_map(On::Day),
        (0..7_u8).prop_map(|day| On::Weekday(Weekday::try_from(day).unwrap())),
    ];
    let recurring = (every, on, option::of(day()), option::of(day()), day());
    let recurring = recurring.prop_map(|(every, on, start, end, since)| {
        Undated::Recurring(Recurrence { every, on, start, end, since, year: Year::Written })
    });
    prop_oneof![Just(Undated::Undefined), recurring]
}

pub fn party() -> impl Strategy<Value = Party> {
    let member = option::of(any::<u64>().prop_map(MemberId));
    (words(), select(&PARTS[..]), select(&KINDS[..]), member).prop_map(|(name, part, kind, member)| Party {
        name,
        part,
        kind,
        member,
    })
}

pub fn task() -> impl Strategy<Value = Task> {
    (
        (any::<u64>(), rank(), words(), vec(party(), 0..4), deadline()),
        (words(), select(&Status::ALL[..]), 0u8..=100, words(), option::of(source()), any::<u64>()),
    )
        .prop_map(|((objective, rank, responsible_words, responsible, deadline), rest)| {
            let (action, status, progress, notes, source, seed) = rest;
            Dice(Ids::new(seed)).grown_task(Task {
                responsible_words,
                responsible,
                deadline,
                action,
                status,
                progress,
                notes,
                source,
                ..Task::new(ObjectiveId(objective), rank)
            })
        })
}

pub fn meeting() -> impl Strategy<Value = Meeting> {
    let first = (words(), option::of(day()), words(), words(), option::of(any::<u32>()));
    (first, option::of(source()), any::<u64>()).prop_map(|(first, source, seed)| {
        let (title, day, place, minutes, announced) = first;
        let meeting = Meeting { title, day, place, minutes, announced, source, ..Meeting::default() };
        Dice(Ids::new(seed)).grown_meeting(meeting)
    })
}

pub fn heading() -> impl Strategy<Value = Heading> {
    (any::<u64>(), rank(), 0u8..=4, words()).prop_map(|(document, rank, level, title)| Heading {
        document: DocumentId(document),
        rank,
        level,
        title,
    })
}

pub fn splice() -> impl Strategy<Value = Splice> {
    let ids = || vec(any::<u64>().prop_map(ParagraphId), 0..3);
    (any::<u64>(), 0usize..1_000_000, words(), words(), ids(), ids()).prop_map(
        |(section, at, removed, inserted, before, after)| Splice {
            section: SectionId(section),
            at,
            removed,
            inserted,
            before,
            after,
        },
    )
}

pub fn document() -> impl Strategy<Value = Document> {
    let numbering = select(&[Numbering::Decimal, Numbering::Articles][..]);
    (rank(), select(&DocumentKind::ALL[..]), words(), select(&Phase::ALL[..]), numbering)
        .prop_map(|(rank, kind, title, phase, numbering)| Document { rank, kind, title, phase, numbering })
}

const PROPOSERS: [ProposerKind; 3] = [ProposerKind::Member, ProposerKind::Body, ProposerKind::Guest];

pub fn amendment() -> impl Strategy<Value = Amendment> {
    let votes = (any::<u32>(), any::<u32>(), any::<u32>());
    let votes = option::of(votes.prop_map(|(yes, no, abstained)| Votes { yes, no, abstained }));
    let decision =
        (words(), option::of(day()), votes).prop_map(|(by, day, votes)| Decision { by, day, votes });
    let proposer = (words(), select(&PROPOSERS[..]), option::of(any::<u64>().prop_map(MemberId)))
        .prop_map(|(name, kind, member)| Proposer { name, kind, member });
    let paragraph = || any::<u64>().prop_map(ParagraphId);
    (
        (any::<u64>(), any::<u32>(), proposer, select(&AmendmentKind::ALL[..]), vec(paragraph(), 0..3)),
        (option::of(paragraph()), words(), words(), words(), option::of(any::<u64>().prop_map(MeetingId))),
        (select(&AmendmentState::ALL[..]), option::of(any::<u64>()), option::of(decision), words()),
    )
        .prop_map(|(one, two, three)| {
            let (document, number, proposer, kind, targets) = one;
            let (destination, original, proposed, reason, meeting) = two;
            let (state, merged_with, decision, reply) = three;
            Amendment {
                document: DocumentId(document),
                number,
                proposer,
                kind,
                targets,
                destination,
                original,
                proposed,
                reason,
                meeting,
                state,
                merged_with: merged_with.map(AmendmentId),
                decision,
                reply,
            }
        })
}

pub fn version() -> impl Strategy<Value = Version> {
    let meeting = option::of(any::<u64>().prop_map(MeetingId));
    (any::<[u64; 2]>(), any::<u32>(), select(&Phase::ALL[..]), option::of(day()), words(), meeting, words())
        .prop_map(|([document, at], number, phase, day, by, meeting, notes)| Version {
            document: DocumentId(document),
            number,
            phase,
            at: EntryId(at),
            day,
            by,
            meeting,
            notes,
        })
}

pub fn follow_up() -> impl Strategy<Value = FollowUp> {
    let observation = (option::of(day()), words()).prop_map(|(day, words)| Observation { day, words });
    (vec(any::<u64>().prop_map(TaskId), 0..3), vec(observation, 0..3))
        .prop_map(|(tasks, observations)| FollowUp { tasks, observations })
}

pub fn acceptance() -> impl Strategy<Value = Acceptance> {
    (words(), (select(&RecordKind::ALL[..]), any::<u64>()), words(), words(), words()).prop_map(
        |(rule, (kind, id), grounds, by, why)| {
            let record = Record::new(kind, if is_alone(kind) { 0 } else { id });
            Acceptance { rule, record, grounds, by, why }
        },
    )
}

/// Whether there is only one record of the kind.
fn is_alone(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Profile | RecordKind::Statutes)
}

fn edit<Id: std::fmt::Debug + Clone, T: std::fmt::Debug + Clone>(
    id: impl Strategy<Value = Id>,
    record: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Box<Edit<Id, T>>> {
    (id, option::of(record.clone()), option::of(record))
        .prop_map(|(id, before, after)| Box::new(Edit { id, before, after }))
}

/// A change of any shape, which fits no committee in particular.
pub fn loose_change() -> impl Strategy<Value = Change> {
    let id = any::<u64>;
    let one = prop_oneof![
        edit(Just(()), profile().boxed()).prop_map(Change::Profile),
        edit(id().prop_map(MemberId), member().boxed()).prop_map(Change::Member),
        edit(id().prop_map(ObjectiveId), objective().boxed()).prop_map(Change::Objective),
        edit(id().prop_map(TaskId), task().boxed()).prop_map(Change::Task),
        edit(id().prop_map(MeetingId), meeting().boxed()).prop_map(Change::Meeting),
        edit(id().prop_map(SectionId), heading().boxed()).prop_map(Change::Heading),
        splice().prop_map(Change::Charter),
        edit(id().prop_map(DocumentId), document().boxed()).prop_map(Change::Document),
        edit(id().prop_map(AmendmentId), amendment().boxed()).prop_map(Change::Amendment),
        edit(id().prop_map(VersionId), version().boxed()).prop_map(Change::Version),
        edit(id().prop_map(ParagraphId), follow_up().boxed()).prop_map(Change::FollowUp),
        edit(id().prop_map(AcceptanceId), acceptance().boxed()).prop_map(Change::Acceptance),
        edit(Just(()), statutes().boxed()).prop_map(Change::Statutes),
        edit(id().prop_map(BodyId), body().boxed()).prop_map(Change::Body),
    ];
    one.prop_recursive(3, 12, 4, |inner| vec(inner, 0..4).prop_map(Change::Together))
}

/// An entry of any shape.
pub fn loose_entry() -> impl Strategy<Value = Entry> {
    let at = (-1_000_000_000i64..10_000_000_000, 0u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap_or_default());
    (1u64.., words(), at, loose_change(), option::of(any::<u64>().prop_map(EntryId))).prop_map(
        |(id, author, at, change, reverses)| Entry { id: EntryId(id), author, at, change, reverses },
    )
}

/// Choices made from a seed; the same seed makes the same ones.
struct Dice(Ids);

impl Dice {
    fn below(&self, count: usize) -> usize {
        (self.0.fresh() % count.max(1) as u64) as usize
    }

    fn pick<T: Clone>(&self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn key<K: Copy, V>(&self, from: &std::collections::BTreeMap<K, V>) -> Option<K> {
        from.keys().nth(self.below(from.len())).copied()
    }

    fn words(&self) -> String {
        format!("{} {}", self.pick(&SAMPLES[..7]), self.below(1000))
    }

    fn rank(&self) -> Rank {
        Rank::nth(self.below(1000))
    }

    fn day(&self) -> NaiveDate {
        day_number(self.0.fresh())
    }

    fn member(&self) -> Member {
        self.grown_member(Member {
            rank: self.rank(),
            name: self.words(),
            institution: self.words(),
            capacity: self.words(),
            gender: Some(Stated::proposed(self.pick(&Gender::ALL))),
            category: Some(Stated::confirmed(self.pick(&Category::ALL))),
            from: Some(self.day()),
            ..Member::default()
        })
    }

    fn task(&self, objective: ObjectiveId) -> Task {
        let latest = self.day();
        let reading = Reading::new(latest, latest, self.pick(&PRECISIONS), Year::Written);
        self.grown_task(Task {
            action: self.words(),
            responsible_words: self.words(),
            responsible: vec![Party {
                name: self.words(),
                part: self.pick(&PARTS),
                kind: self.pick(&KINDS),
                member: Some(MemberId(self.0.fresh())),
            }],
            deadline: Deadline { verbatim: self.words(), reading: Some(reading), undated: None },
            status: self.pick(&Status::ALL),
            progress: self.below(101) as u8,
            ..Task::new(objective, self.rank())
        })
    }

    fn heading(&self, document: DocumentId) -> Heading {
        let (rank, level) = (self.rank(), self.below(5) as u8);
        Heading { document, rank, level, title: self.words() }
    }

    /// The charter, or another text whose words may change.
    fn open_text(&self, committee: &Committee) -> DocumentId {
        let others = committee.documents.iter().filter(|(_, it)| !it.phase.is_settled());
        let all: Vec<DocumentId> = others.map(|(id, _)| *id).chain([DocumentId::CHARTER]).collect();
        self.pick(&all)
    }

    /// A part of such a text.
    fn open_part(&self, committee: &Committee) -> Option<SectionId> {
        let open = |it: &Section| !committee.phase(it.heading.document).is_settled();
        let parts = committee.charter.iter().filter(|(_, it)| open(it));
        let all: Vec<SectionId> = parts.map(|(id, _)| *id).collect();
        (!all.is_empty()).then(|| self.pick(&all))
    }

    /// A paragraph that is there, or one that is not.
    fn paragraph(&self, committee: &Committee) -> ParagraphId {
        let all: Vec<ParagraphId> = committee.charter.values().flat_map(|it| it.paragraphs.clone()).collect();
        if all.is_empty() { ParagraphId(self.0.fresh()) } else { self.pick(&all) }
    }

    fn text(&self, before: &Document) -> Document {
        Document {
            rank: self.rank(),
            kind: self.pick(&DocumentKind::ALL),
            title: self.words(),
            phase: self.pick(&Phase::ALL),
            numbering: self.pick(&[before.numbering, Numbering::Articles]),
        }
    }

    fn amendment(&self, committee: &Committee) -> Amendment {
        let kind = self.pick(&PROPOSERS);
        let member = self.key(&committee.members);
        let votes = Votes { yes: self.below(30) as u32, no: 2, abstained: 1 };
        Amendment {
            document: self.open_text(committee),
            number: self.below(100) as u32,
            proposer: Proposer { name: self.words(), kind, member },
            kind: self.pick(&AmendmentKind::ALL),
            targets: vec![self.paragraph(committee), self.paragraph(committee)],
            destination: Some(self.paragraph(committee)),
            original: self.words(),
            proposed: format!("{}\n{}", self.words(), self.words()),
            reason: self.words(),
            meeting: self.key(&committee.meetings),
            state: self.pick(&AmendmentState::ALL),
            merged_with: self.key(&committee.amendments),
            decision: Some(Decision { by: self.words(), day: Some(self.day()), votes: Some(votes) }),
            reply: self.words(),
        }
    }

    fn splice(&self, id: SectionId, section: &Section) -> Splice {
        let body = &section.body;
        let mut stops: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
        stops.push(body.len());
        let (one, other) = (self.pick(&stops), self.pick(&stops));
        let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 64));
        let end = stops.iter().copied().find(|stop| *stop >= end).unwrap_or(body.len());
        let inserted = if self.below(3) == 0 { format!("\n{}\n", self.words()) } else { self.words() };
        section.splice(id, start..end, &inserted, || self.0.fresh()).unwrap()
    }
}

/// A change that applies to `committee`, whatever it holds; every kind of change comes up.
pub fn change(committee: &Committee, seed: u64) -> Change {
    let dice = Dice(Ids::new(seed));
    if dice.below(8) == 0 {
        let mut together = Vec::new();
        let mut now = committee.clone();
        for _ in 0..dice.below(4) {
            let step = one_change(&now, &dice);
            assert_eq!(step.apply(&mut now), Ok(()), "{step:?}");
            together.push(step);
        }
        return Change::Together(together);
    }
    one_change(committee, &dice)
}

fn one_change(committee: &Committee, dice: &Dice) -> Change {
    let fresh = || dice.0.fresh();
    match dice.below(18) {
        0 => {
            let after = Profile { name: dice.words(), town: dice.words(), founded: Some(dice.day()) };
            Change::Profile(Box::new(Edit { id: (), before: committee.profile.clone(), after: Some(after) }))
        }
        1 => match dice.key(&committee.members) {
            Some(id) => Change::Member(Box::new(Edit::replace(id, &committee.members[&id], dice.member()))),
            None => Change::Member(Box::new(Edit::add(MemberId(fresh()), dice.member()))),
        },
        2 => match dice.key(&committee.members) {
            Some(id) => Change::Member(Box::new(Edit::remove(id, &committee.members[&id]))),
            None => Change::Together(Vec::new()),
        },
        3 => match dice.key(&committee.objectives) {
            Some(id) if committee.tasks.values().all(|task| task.objective != id) => {
                Change::Objective(Box::new(Edit::remove(id, &committee.objectives[&id])))
            }
            _ => {
                let objective = Objective { rank: dice.rank(), title: dice.words(), ..Objective::default() };
                Change::Objective(Box::new(Edit::add(ObjectiveId(fresh()), objective)))
            }
        },
        4 | 5 => match dice.key(&committee.objectives) {
            Some(objective) => Change::Task(Box::new(Edit::add(TaskId(fresh()), dice.task(objective)))),
            None => Change::Objective(Box::new(Edit::add(ObjectiveId(fresh()), Objective::default()))),
        },
        6 => match dice.key(&committee.tasks) {
            Some(id) => {
                let before = &committee.tasks[&id];
                Change::Task(Box::new(Edit::replace(id, before, dice.task(before.objective))))
            }
            None => Change::Together(Vec::new()),
        },
        7 => match dice.key(&committee.meetings).filter(|_| dice.below(2) == 0) {
            Some(id) => Change::Meeting(Box::new(Edit::remove(id, &committee.meetings[&id]))),
            None => {
                let meeting = Meeting { title: dice.words(), day: Some(dice.day()), ..Meeting::default() };
                let meeting = dice.grown_meeting(meeting);
                Change::Meeting(Box::new(Edit::add(MeetingId(fresh()), meeting)))
            }
        },
        8 => match dice.open_part(committee) {
            Some(id) => {
                let section = &committee.charter[&id];
                let gone = section.emptying(id).is_none() && dice.below(2) == 0;
                let after = (!gone).then(|| dice.heading(section.heading.document));
                Change::Heading(Box::new(Edit { id, before: Some(section.heading.clone()), after }))
            }
            None => new_part(committee, dice),
        },
        9 => new_part(committee, dice),
        10 => match dice.open_part(committee) {
            Some(id) => Change::Charter(dice.splice(id, &committee.charter[&id])),
            None => new_part(committee, dice),
        },
        15 => {
            let after = (dice.below(4) > 0).then(|| dice.statutes());
            Change::Statutes(Box::new(Edit { id: (), before: committee.statutes.clone(), after }))
        }
        16 => match dice.key(&committee.bodies).filter(|_| dice.below(2) == 0) {
            Some(id) => {
                let after = (dice.below(2) == 0).then(|| dice.body());
                Change::Body(Box::new(Edit { id, before: committee.bodies.get(&id).cloned(), after }))
            }
            None => Change::Body(Box::new(Edit::add(BodyId(fresh()), dice.body()))),
        },
        11..=14 => text_change(committee, dice),
        _ => Change::Member(Box::new(Edit::add(MemberId(fresh()), dice.member()))),
    }
}

fn new_part(committee: &Committee, dice: &Dice) -> Change {
    let heading = dice.heading(dice.open_text(committee));
    Change::Heading(Box::new(Edit::add(SectionId(dice.0.fresh()), heading)))
}

/// Something about the texts that is not their words.
fn text_change(committee: &Committee, dice: &Dice) -> Change {
    let fresh = || dice.0.fresh();
    match dice.below(5) {
        0 => match dice.key(&committee.documents).filter(|_| dice.below(3) > 0) {
            Some(id) => {
                let before = &committee.documents[&id];
                let used = committee.charter.values().any(|it| it.heading.document == id)
                    || committee.amendments.values().any(|it| it.document == id)
                    || committee.versions.values().any(|it| it.document == id);
                let after = (used || dice.below(4) > 0).then(|| dice.text(before));
                Change::Document(Box::new(Edit { id, before: Some(before.clone()), after }))
            }
            None => Change::Document(Box::new(Edit::add(DocumentId(fresh()), Document::default()))),
        },
        1 => match dice.key(&committee.amendments).filter(|_| dice.below(3) > 0) {
            Some(id) => {
                let before = &committee.amendments[&id];
                let after = (dice.below(4) > 0).then(|| dice.amendment(committee));
                Change::Amendment(Box::new(Edit { id, before: Some(before.clone()), after }))
            }
            None => {
                let amendment = dice.amendment(committee);
                Change::Amendment(Box::new(Edit::add(AmendmentId(fresh()), amendment)))
            }
        },
        2 => {
            let id = dice.key(&committee.versions).filter(|_| dice.below(3) == 0);
            let id = id.unwrap_or_else(|| VersionId(fresh()));
            let before = committee.versions.get(&id).cloned();
            let version = Version {
                document: dice.open_text(committee),
                number: dice.below(9) as u32,
                phase: dice.pick(&Phase::ALL),
                at: EntryId(fresh()),
                day: Some(dice.day()),
                by: dice.words(),
                meeting: dice.key(&committee.meetings),
                notes: dice.words(),
            };
            let after = (before.is_none() || dice.below(2) == 0).then_some(version);
            Change::Version(Box::new(Edit { id, before, after }))
        }
        3 => match dice.key(&committee.accepted).filter(|_| dice.below(2) == 0) {
            Some(id) => Change::Acceptance(Box::new(Edit::remove(id, &committee.accepted[&id]))),
            None => {
                let kind = dice.pick(&RecordKind::ALL);
                let record = Record::new(kind, if is_alone(kind) { 0 } else { fresh() });
                let (rule, grounds, by, why) = (dice.words(), dice.words(), dice.words(), dice.words());
                let acceptance = Acceptance { rule, record, grounds, by, why };
                Change::Acceptance(Box::new(Edit::add(AcceptanceId(fresh()), acceptance)))
            }
        },
        _ => {
            let id = dice.paragraph(committee);
            let before = committee.follow_ups.get(&id).cloned();
            let observations = vec![Observation { day: Some(dice.day()), words: dice.words() }];
            let follow_up =
                FollowUp { tasks: dice.key(&committee.tasks).into_iter().collect(), observations };
            let after = (before.is_none() || dice.below(2) == 0).then_some(follow_up);
            Change::FollowUp(Box::new(Edit { id, before, after }))
        }
    }
}

/// The moment of the `number`-th entry of a made-up log.
pub fn moment(number: u64) -> DateTime<Utc> {
    let start = DateTime::from_timestamp(1_700_000_000, 123_000_000).unwrap_or_default();
    start + TimeDelta::seconds(i64::try_from(number).unwrap_or_default())
}

/// A made-up past: entries numbered from 1, the committee they lead to, and the stacks.
#[derive(Debug, Clone, Default)]
pub struct Past {
    pub entries: Vec<Entry>,
    pub committee: Committee,
    pub stacks: Stacks,
}

impl Past {
    /// A past of `count` entries by two people, some of them undone.
    pub fn of(count: u64, seed: u64) -> Self {
        let mut past = Self::default();
        for step in 0..count {
            past.grow(seed.wrapping_add(step).wrapping_mul(31));
        }
        past
    }

    /// One entry more.
    pub fn grow(&mut self, seed: u64) -> &Entry {
        let author = if seed.is_multiple_of(3) { "كريم" } else { "نادية" };
        let undo = self.stacks.next_undo(author).filter(|_| seed.is_multiple_of(7));
        let undone = undo.and_then(|id| {
            let inverse = self.entries.get(usize::try_from(id.0).ok()?.checked_sub(1)?)?.change.inverse();
            let fits = inverse.apply(&mut self.committee.clone()).is_ok();
            fits.then_some((inverse, id))
        });
        let (change, reverses) = match undone {
            Some((inverse, id)) => (inverse, Some(id)),
            None => (change(&self.committee, seed), None),
        };
        self.record(author, change, reverses)
    }

    /// One entry more, with this change, which must fit.
    pub fn record(&mut self, author: &str, change: Change, reverses: Option<EntryId>) -> &Entry {
        assert_eq!(change.apply(&mut self.committee), Ok(()), "{change:?}");
        let id = EntryId(self.entries.len() as u64 + 1);
        let entry = Entry { id, author: author.into(), at: moment(id.0), change, reverses };
        self.stacks.push(&entry);
        self.entries.push(entry);
        self.entries.last().unwrap_or_else(|| unreachable!("just pushed"))
    }
}

/// The committee these entries lead to, one after the other from nothing.
pub fn replay(entries: &[Entry]) -> Committee {
    let mut committee = Committee::default();
    for entry in entries {
        assert_eq!(entry.change.apply(&mut committee), Ok(()), "entry {}", entry.id.0);
    }
    committee
}
