//! The forms on disk: they lose nothing, and what every version wrote still opens.
//!
//! `fixtures/store/v1` was written once, by version 1. `LAJNA_WRITE_FIXTURES=1` writes
//! `fixtures/store/v2` again, which is right only before version 2 has left this house.

use std::fs;
use std::path::{Path, PathBuf};

use lajna::domain::deadline::{
    Council, Note, On, Opening, Period, Reach, Reading, Recurrence, Session, Stretch, Undated, Year,
};
use lajna::domain::{
    Acceptance, AcceptanceId, Alias, Amendment, AmendmentId, AmendmentKind, AmendmentState, Attendance, Body,
    BodyId, Carried, Category, Change, Completion, Count, Deadline, Decision, Demand, Departure, Document,
    DocumentId, DocumentKind, Edit, Entry, EntryId, Evidence, FollowUp, Gender, Guest, Heading, Hours, Least,
    Meeting, MeetingId, MeetingKind, Member, MemberId, Mode, Numbering, Objective, ObjectiveId, Observation,
    Office, ParagraphId, Party, Phase, Presence, Proposer, ProposerKind, Quorum, Rank, Record, RecordKind,
    Requirement, Resolution, ResolutionKind, Seat, Section, SectionId, Slot, Source, Standing, Stated,
    Status, Statutes, Task, TaskId, Version, VersionId, Votes,
};
use lajna::store::journal::{Journal, Point, Rest};
use lajna::store::wire::line::{self, Part};
use lajna::store::wire::{self, Fault, Hash, Kept, VERSION};
use lajna::store::{Disk, Store, StoreError};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::common::{KINDS, PARTS, PRECISIONS, Past, loose_change, loose_entry};
use super::{all, filled, snapshot_of};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_entry_survives_json_and_back(entry in loose_entry()) {
        let value = wire::entry_to_json(&entry).unwrap();
        let words = value.to_string();
        prop_assert_eq!(wire::entry_from_json(serde_json::from_str(&words).unwrap()).unwrap(), entry);
    }

    #[test]
    fn a_change_survives_json_and_back(change in loose_change()) {
        prop_assert_eq!(changed(&wire::change_to_json(&change).unwrap()), change);
    }

    #[test]
    fn an_entry_survives_its_line_and_back(entry in loose_entry(), of in 1u32..9, bytes in any::<[u8; 4]>()) {
        let (part, prev) = (Part { index: 1, of }, Hash::of(&bytes));
        let words = line::write(&entry, part, prev).unwrap();
        prop_assert!(!words.contains(&b'\n'));
        let read = line::read(&words).unwrap();
        prop_assert_eq!((read.entry, read.part, read.prev), (entry, part, prev));
    }

    #[test]
    fn an_entry_survives_its_sealed_value_and_back(entry in loose_entry(), start: u64, end: u64, of in 1u32..9) {
        let kept = Kept { entry, part: Part { index: of, of }, start, end, hash: Hash::of(b"x") };
        prop_assert_eq!(wire::unseal_entry(&wire::seal_entry(&kept).unwrap()).unwrap(), kept);
    }

    #[test]
    fn a_snapshot_survives_its_sealed_value_and_back(seed: u64, count in 0u64..60) {
        let snapshot = snapshot_of(&Past::of(count, seed));
        let sealed = wire::seal_snapshot(&snapshot, Hash::START).unwrap();
        prop_assert_eq!(wire::unseal_snapshot(&sealed).unwrap(), (snapshot, Hash::START));
    }

    #[test]
    fn any_bytes_are_refused_and_none_make_the_reader_fall(bytes: Vec<u8>) {
        prop_assert!(line::read(&bytes).is_err());
        prop_assert!(wire::unseal_entry(&bytes).is_err());
        prop_assert!(wire::unseal_snapshot(&bytes).is_err());
    }
}

/// The change that stands in JSON, read as part of an entry.
fn changed(change: &Value) -> Change {
    let entry = json!({"v": 2, "n": 1, "author": "", "at": "1970-01-01T00:00:00Z", "change": change});
    wire::entry_from_json(entry).unwrap().change
}

/// The kinds of change a value holds, those inside others too.
fn kinds(change: &Change, into: &mut [bool; 15]) {
    let index = match change {
        Change::Profile(_) => 0,
        Change::Member(_) => 1,
        Change::Objective(_) => 2,
        Change::Task(_) => 3,
        Change::Meeting(_) => 4,
        Change::Heading(_) => 5,
        Change::Charter(_) => 6,
        Change::Document(_) => 7,
        Change::Amendment(_) => 8,
        Change::Version(_) => 9,
        Change::FollowUp(_) => 10,
        Change::Acceptance(_) => 12,
        Change::Statutes(_) => 13,
        Change::Body(_) => 14,
        Change::Together(changes) => {
            changes.iter().for_each(|it| kinds(it, into));
            11
        }
    };
    into[index] = true;
}

#[test]
fn the_made_up_past_has_every_kind_of_change() {
    let mut seen = [false; 15];
    Past::of(200, 1).entries.iter().for_each(|entry| kinds(&entry.change, &mut seen));
    assert_eq!(seen, [true; 15]);
}

#[test]
fn what_is_wrong_with_an_archived_entry_is_said() {
    let good = wire::entry_to_json(&Past::of(1, 1).entries[0]).unwrap();
    let with = |name: &str, value: Value| {
        let mut bad = good.clone();
        bad[name] = value;
        wire::entry_from_json(bad).unwrap_err()
    };
    assert_eq!(with("v", json!(3)), Fault::Version { found: 3 });
    let says = |fault: Fault, words: &str| assert!(fault.to_string().contains(words), "{fault}");
    says(with("at", json!("yesterday")), "not a moment: \"yesterday\"");
    says(with("change", json!({"membre": {}})), "unknown variant `membre`");
    says(with("change", json!({"member": {"id": 1, "after": {"nom": "x"}}})), "unknown field `nom`");
    says(with("change", json!({"member": {"id": 1, "after": {"from": "2023-02-30"}}})), "not a day");
    says(with("note", json!("x")), "unknown field `note`");
    let mut without = good.clone();
    without.as_object_mut().unwrap().remove("author");
    says(wire::entry_from_json(without).unwrap_err(), "missing field `author`");
    says(wire::entry_from_json(json!([])).unwrap_err(), "invalid");
}

#[test]
fn json_leaves_out_what_is_empty_and_names_the_rest_in_words() {
    let change = json!({"task": {"id": 7, "after": {
        "objective": 3, "rank": 1048576, "action": "تكوين", "status": "in_progress",
        "responsible": [{"name": "الجماعة", "part": "supervises", "kind": "body"}],
        "deadline": {"verbatim": "متم 2023", "reading": {
            "earliest": "2023-12-01", "latest": "2023-12-31", "precision": "part_of_month", "year": "inferred"}},
        "source": {"file": "برنامج.csv", "line": 4}}}});
    assert_eq!(wire::change_to_json(&changed(&change)).unwrap(), change);
}

// --- what the versions wrote -----------------------------------------------------------------

fn fixture(version: u8, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/store/v{version}")).join(name)
}

/// What the fixtures are written from: a made-up past, then every word of every enum and
/// every field of every record. Reading them needs none of this.
fn golden() -> Past {
    let mut past = Past::of(40, 2023);
    let source = || Some(Source { file: "محضر.csv".into(), line: 12 });
    let day = |day| chrono::NaiveDate::from_ymd_opt(2023, 12, day);
    let mut steps = vec![Change::Objective(Box::new(Edit::add(
        ObjectiveId(1),
        Objective { rank: Rank(5), title: "هدف".into(), notes: "ملاحظة".into(), source: source() },
    )))];
    for (id, category) in (1..).zip(Category::ALL) {
        let standing = if id == 2 { Standing::Proposed } else { Standing::Confirmed };
        let member = Member {
            rank: Rank(id),
            institution: "جماعة".into(),
            capacity: "رئيسة".into(),
            name: "نادية".into(),
            gender: Some(Stated { value: Gender::ALL[id as usize % 2], standing }),
            category: Some(Stated { value: category, standing }),
            contact: "0600000000".into(),
            from: day(1),
            until: day(31),
            notes: "\"ملاحظة\"\n".into(),
            source: source(),
            ..Member::default()
        };
        steps.push(Change::Member(Box::new(Edit::add(MemberId(id), member))));
    }
    for (index, precision) in PRECISIONS.into_iter().enumerate() {
        let year = [Year::Written, Year::Inferred, Year::Confirmed][index % 3];
        let notes = [Note::Reordered, Note::WeekdayMismatch, Note::TwoDigitYear];
        let notes = notes.into_iter().take(index).collect();
        let reading = Reading::new(day(1).unwrap(), day(31).unwrap(), precision, year);
        let reading = Reading { notes, ..reading };
        let (part, kind) = (PARTS[index % 4], KINDS[index % 4]);
        let member = (index == 0).then_some(MemberId(1));
        let task = Task {
            responsible_words: "الجماعة".into(),
            responsible: vec![Party { name: "الجماعة".into(), part, kind, member }],
            deadline: Deadline { verbatim: "متم 2023".into(), reading: Some(reading), undated: None },
            action: "تكوين".into(),
            status: Status::ALL[index % 5],
            progress: 50,
            notes: "x".into(),
            source: source(),
            ..Task::new(ObjectiveId(1), Rank(index as u64))
        };
        steps.push(Change::Task(Box::new(Edit::add(TaskId(index as u64 + 1), task))));
    }
    let meeting = Meeting {
        title: "اجتماع".into(),
        day: day(7),
        place: "العرائش".into(),
        minutes: "سطر\nسطر".into(),
        announced: Some(18),
        source: source(),
        ..Meeting::default()
    };
    steps.push(Change::Meeting(Box::new(Edit::add(MeetingId(1), meeting))));
    steps.extend(golden_texts());
    steps.extend(golden_rules(past.committee.statutes.clone()));
    steps.extend(golden_life());
    past.record("كريم", Change::Together(steps), None);
    past.record("نادية", past.entries[40].change.inverse(), Some(EntryId(41)));
    past
}

/// A text in every phase, an amendment of every sort in every state, and what belongs to them.
fn golden_texts() -> Vec<Change> {
    let day = chrono::NaiveDate::from_ymd_opt(2023, 12, 7);
    let mut steps = Vec::new();
    for (id, phase) in (1..).zip(Phase::ALL) {
        let numbering = [Numbering::Decimal, Numbering::Articles][id as usize % 2];
        let kind = DocumentKind::ALL[id as usize % 5];
        let text = Document { rank: Rank(id), kind, title: "نظام".into(), phase, numbering };
        steps.push(Change::Document(Box::new(Edit::add(DocumentId(id), text))));
        let version = Version {
            document: DocumentId(id),
            number: 1,
            phase,
            at: EntryId(3),
            day,
            by: "المجلس".into(),
            meeting: Some(MeetingId(1)),
            notes: "بالإجماع".into(),
        };
        steps.push(Change::Version(Box::new(Edit::add(VersionId(id), version))));
    }
    for (id, state) in (1..).zip(AmendmentState::ALL) {
        let kinds = [ProposerKind::Member, ProposerKind::Body, ProposerKind::Guest];
        let amendment = Amendment {
            document: DocumentId(1),
            number: id as u32,
            proposer: Proposer {
                name: "نادية".into(),
                kind: kinds[id as usize % 3],
                member: Some(MemberId(1)),
            },
            kind: AmendmentKind::ALL[id as usize % 4],
            targets: vec![ParagraphId(7), ParagraphId(8)],
            destination: Some(ParagraphId(9)),
            original: "قبل".into(),
            proposed: "بعد\nثم".into(),
            reason: "توضيح".into(),
            meeting: Some(MeetingId(1)),
            state,
            merged_with: Some(AmendmentId(1)),
            decision: Some(Decision {
                by: "اللجنة".into(),
                day,
                votes: Some(Votes { yes: 12, no: 3, abstained: 1 }),
            }),
            reply: "شكرا".into(),
        };
        steps.push(Change::Amendment(Box::new(Edit::add(AmendmentId(id), amendment))));
    }
    let observations = vec![Observation { day, words: "نشر البرنامج".into() }];
    let follow_up = FollowUp { tasks: vec![TaskId(1)], observations };
    steps.push(Change::FollowUp(Box::new(Edit::add(ParagraphId(7), follow_up))));
    for (id, kind) in (90..).zip(RecordKind::ALL) {
        let acceptance = Acceptance {
            rule: "other-town".into(),
            record: Record::new(kind, 7),
            grounds: "طنجة".into(),
            by: "كريم".into(),
            why: "نص منقول".into(),
        };
        steps.push(Change::Acceptance(Box::new(Edit::add(AcceptanceId(id), acceptance))));
    }
    let heading = Heading { document: DocumentId(1), rank: Rank(1), level: 1, title: "باب".into() };
    let part = SectionId(77);
    steps.push(Change::Heading(Box::new(Edit::add(part, heading.clone()))));
    let splice = Section::new(part, heading).splice(part, 0..0, "فقرة\nفقرة", || 78).unwrap();
    steps.push(Change::Charter(splice));
    steps
}

/// A session of every council, with every rule of its opening.
fn golden_sessions() -> Vec<Session> {
    let councils = Council::ALL.into_iter().cycle();
    let sessions = councils.zip(Opening::ALL);
    sessions.map(|(council, opening)| Session { council, months: vec![2, 10], opening }).collect()
}

/// Every rule a committee can give itself, and a body.
fn golden_rules(mut before: Option<Statutes>) -> Vec<Change> {
    let [commune, advisory, civil, other] = Category::ALL;
    let demands = vec![
        Demand::Total { members: 18 },
        Demand::Women { percent: 50, tolerance: 1 },
        Demand::Share { categories: vec![civil], percent: 50, tolerance: 2 },
        Demand::Territories { names: vec!["المدينة العتيقة".into()], least: 1 },
        Demand::PerBody { most: 2 },
        Demand::Coordinators { sides: vec![vec![civil], vec![commune, advisory]] },
        Demand::Categories { declared: vec![commune, advisory, civil, other] },
    ];
    let requirement = |demand| Requirement { demand, words: "كما صودق عليه".into() };
    let requirements: Vec<_> = demands.into_iter().map(requirement).collect();
    let mut steps = Vec::new();
    for least in [Least::MoreThanHalf, Least::Percent(60), Least::Members(10)] {
        let quorum = Some(Quorum { least, words: "النصاب".into() });
        let sessions = golden_sessions();
        let after = Some(Statutes { requirements: requirements.clone(), quorum, sessions });
        steps.push(Change::Statutes(Box::new(Edit { id: (), before, after: after.clone() })));
        before = after;
    }
    let body = Body {
        name: "جمعية الأمل".into(),
        aliases: vec![golden_alias()],
        category: Some(civil),
        notes: "x".into(),
    };
    steps.push(Change::Body(Box::new(Edit::add(BodyId(1), body))));
    steps
}

fn golden_alias() -> Alias {
    Alias {
        name: "الأمل".into(), by: "كريم".into(), day: chrono::NaiveDate::from_ymd_opt(2023, 12, 7)
    }
}

/// Members, tasks and meetings with every word and field that came after the first version.
fn golden_life() -> Vec<Change> {
    let day = chrono::NaiveDate::from_ymd_opt(2023, 12, 7);
    let mut steps = Vec::new();
    for (id, (office, departure)) in (100..).zip(Office::ALL.into_iter().zip(Departure::ALL)) {
        let member = Member {
            territory: "الدائرة 3".into(),
            office: Some(Stated::confirmed(office)),
            seat: Seat::ALL[id as usize % 2],
            alternate_of: Some(MemberId(1)),
            replaces: Some(MemberId(2)),
            aliases: vec![golden_alias()],
            departure: Some(departure),
            ..Member::default()
        };
        steps.push(Change::Member(Box::new(Edit::add(MemberId(id), member))));
    }
    let since = day.unwrap();
    let every = |stretch| Some(Period { number: 6, stretch });
    let recurring = [
        (every(Stretch::Day), On::Count),
        (every(Stretch::Week), On::Weekday(chrono::Weekday::Thu)),
        (every(Stretch::Month), On::Day(15)),
        (every(Stretch::Year), On::LastDay),
        (None, On::Count),
    ];
    let recurring = recurring.map(|(every, on)| {
        let (start, end) = (every.and(day), every.and(day));
        Undated::Recurring(Recurrence { every, on, start, end, since, year: Year::Inferred })
    });
    let undated = [Undated::Undefined].into_iter().chain(recurring).map(|it| (None, Some(it)));
    let reading = Reading::new(since, since, lajna::domain::deadline::Precision::Day, Year::Written);
    let open = [Reach::Until, Reach::From].map(|reach| {
        (Some(Reading { reach, days: vec![since, since + chrono::Days::new(1)], ..reading.clone() }), None)
    });
    for (id, (reading, undated)) in (200..).zip(undated.chain(open)) {
        let deadline = Deadline { verbatim: "كل 6 أشهر".into(), reading, undated };
        let task = Task { deadline, ..Task::new(ObjectiveId(1), Rank(id)) };
        steps.push(Change::Task(Box::new(Edit::add(TaskId(id), task))));
    }
    for (id, completion) in (100..).zip(Completion::ALL) {
        let deadline = Deadline { verbatim: "يونيو".into(), ..Deadline::default() };
        let task = Task {
            completion: Some(completion),
            after: vec![TaskId(1)],
            evidence: vec![Evidence { day, words: "محضر".into(), link: "file:///m.pdf".into() }],
            meeting: Some(MeetingId(1)),
            carried: vec![Carried { deadline, day, why: "تأخر".into() }],
            ..Task::new(ObjectiveId(1), Rank(id))
        };
        steps.push(Change::Task(Box::new(Edit::add(TaskId(id), task))));
    }
    for (id, kind) in (100..).zip(MeetingKind::ALL) {
        steps.push(Change::Meeting(Box::new(Edit::add(MeetingId(id), golden_meeting(id, kind)))));
    }
    steps
}

fn golden_meeting(id: u64, kind: MeetingKind) -> Meeting {
    let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 30, 0);
    let hours = Hours { verbatim: "20.30-16.30".into(), start: time(16), end: time(20) };
    let attendance =
        Presence::ALL.map(|presence| Attendance { member: MemberId(1), presence, by: "نادية".into() });
    let (words, text) = ("كلمات", |words: &str| words.to_owned());
    let resolution = |kind| Resolution {
        kind,
        words: words.into(),
        votes: Some(Votes { yes: 12, no: 3, abstained: 1 }),
        task: Some(TaskId(1)),
        amendment: Some(AmendmentId(1)),
    };
    Meeting {
        kind: Some(kind),
        last_day: chrono::NaiveDate::from_ymd_opt(2023, 12, 8),
        hours: hours.clone(),
        mode: Mode::ALL[id as usize % 3],
        link: text("https://example.org"),
        organiser: text(words),
        facilitator: text(words),
        agenda: vec![Slot { number: text("1"), hours, title: text(words), by: text(words) }],
        attendance: attendance.into(),
        guests: vec![Guest { name: text(words), institution: text(words), capacity: text(words) }],
        counts: vec![Count {
            words: text(words),
            category: Some(Category::Other),
            gender: Some(Gender::Man),
            number: 12,
        }],
        resolutions: ResolutionKind::ALL.map(resolution).into(),
        notes: text(words),
        ..Meeting::default()
    }
}

/// Entries of the journal in the fixtures of a version.
fn golden_journal(version: u8) -> Vec<Entry> {
    let mut entries = Vec::new();
    let survey = Journal::open(&fixture(version, "journal")).unwrap().survey(Point::START, &mut |group| {
        entries.extend(group.into_iter().map(|kept| kept.entry));
        Ok(std::ops::ControlFlow::Continue(()))
    });
    assert_eq!(survey.unwrap().rest, Rest::Nothing);
    entries
}

#[test]
fn the_fixtures_are_written_only_when_asked_for() {
    if std::env::var_os("LAJNA_WRITE_FIXTURES").is_none() {
        return assert!(fixture(VERSION, "journal").exists() && fixture(VERSION, "sealed-values").exists());
    }
    let past = golden();
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), &past);
    fs::create_dir_all(fixture(VERSION, "")).unwrap();
    for name in ["journal", "FORMAT"] {
        fs::write(fixture(VERSION, name), fs::read(folder.path().join(name)).unwrap()).unwrap();
    }
    fs::write(fixture(VERSION, "sealed-values"), sealed_values(&past)).unwrap();
}

fn sealed_values(past: &Past) -> String {
    let mut lines = String::new();
    for entry in &past.entries {
        lines.push_str(&format!("entry {}\n", hex(&wire::seal_entry(&kept(entry)).unwrap())));
    }
    let snapshot = wire::seal_snapshot(&snapshot_of(past), Hash::of(b"last")).unwrap();
    let manifest = wire::seal_manifest(MANIFEST).unwrap();
    lines + &format!("snapshot {}\nmanifest {}\n", hex(&snapshot), hex(&manifest))
}

const MANIFEST: wire::Manifest = wire::Manifest { mark: 64, len: 12_345 };

fn kept(entry: &Entry) -> Kept {
    let (start, end) = (entry.id.0 * 100, entry.id.0 * 100 + 99);
    let hash = Hash::of(&entry.id.0.to_be_bytes());
    Kept { entry: entry.clone(), part: Part { index: 2, of: 3 }, start, end, hash }
}

#[test]
fn the_fixtures_have_every_word_of_every_enum() {
    let first = "profile member objective task meeting heading charter together proposed confirmed woman man \
        commune advisory_body civil_society other in_progress done suspended cancelled with supervises through \
        person body team part_of_month month quarter half year session interval inferred \
        reordered weekday_mismatch two_digit_year";
    let second = "document amendment version follow_up regulation policy_paper sustainability_plan other \
        preliminary_draft consultation revised_draft submitted adopted in_force evaluation withdrawn articles \
        add delete move accepted refused withdrawn deferred merged body guest statutes total women share \
        territories per_body coordinators categories more_than_half percent members chair deputy_chair coordinator \
        rapporteur deputy_rapporteur alternate resigned replaced term_ended removed died no_evidence not_started \
        limited substantial complete founding regular communication information consultation thematic \
        working_session workshop training focus_group webinar forum caravan council_session remote hybrid \
        excused absent represented recommendation";
    for (version, words) in [(1, first), (2, first), (2, second)] {
        let journal = fs::read_to_string(fixture(version, "journal")).unwrap();
        for word in words.split_whitespace() {
            assert!(journal.contains(&format!("\"{word}\"")), "{word}");
        }
    }
}

#[test]
fn a_store_of_every_version_opens_and_its_lines_would_be_written_the_same() {
    for version in [1, 2] {
        let folder = tempfile::tempdir().unwrap();
        for name in ["journal", "FORMAT"] {
            fs::write(folder.path().join(name), fs::read(fixture(version, name)).unwrap()).unwrap();
        }
        let mut disk = Disk::open(folder.path()).unwrap();
        assert_eq!(disk.recovered(), []);
        assert_eq!(all(&disk), golden_journal(version));
        // Byte for byte: a lost line is made again from the working store by its hash.
        let mut prev = Hash::START;
        let journal = fs::read(fixture(version, "journal")).unwrap();
        for words in journal.split_inclusive(|byte| *byte == b'\n') {
            let words = words.strip_suffix(b"\n").unwrap();
            let line = line::read(words).unwrap();
            let again = line::rewrite(&line.entry, line.part, prev, Hash::of(words));
            assert_eq!(again.as_deref(), Some(words));
            prev = Hash::of(words);
        }
        // It goes on in the present version, and an older program is told so before it reads.
        let mark = disk.len();
        let mut entry = Past::of(1, 1).entries.remove(0);
        entry.id = EntryId(mark + 1);
        disk.append(mark, &[entry]).unwrap();
        drop(disk);
        assert!(fs::read_to_string(folder.path().join("FORMAT")).unwrap().starts_with("lajna 2 "));
        assert_eq!(all(&Disk::open(folder.path()).unwrap()).len() as u64, mark + 1);
    }
}

#[test]
fn the_sealed_values_of_every_version_open_as_what_the_journal_says() {
    for version in [1, 2] {
        let mut past = Past::default();
        for entry in golden_journal(version) {
            entry.change.apply(&mut past.committee).unwrap();
            past.stacks.push(&entry);
            past.entries.push(entry);
        }
        let written = fs::read_to_string(fixture(version, "sealed-values")).unwrap();
        let mut entries = past.entries.iter();
        for line in written.lines() {
            let (name, digits) = line.split_once(' ').unwrap();
            let bytes = unhex(digits);
            match (name, version) {
                ("entry", _) => {
                    assert_eq!(wire::unseal_entry(&bytes).unwrap(), kept(entries.next().unwrap()));
                }
                // A snapshot of an earlier version is made again from the log.
                ("snapshot", 1) => {
                    assert_eq!(wire::unseal_snapshot(&bytes).unwrap_err(), Fault::Version { found: 1 });
                }
                ("manifest", 1) => {
                    assert_eq!(wire::unseal_manifest(&bytes).unwrap_err(), Fault::Version { found: 1 });
                }
                ("snapshot", _) => {
                    let expected = (snapshot_of(&past), Hash::of(b"last"));
                    assert_eq!(wire::unseal_snapshot(&bytes).unwrap(), expected);
                }
                ("manifest", _) => assert_eq!(wire::unseal_manifest(&bytes).unwrap(), MANIFEST),
                (other, _) => panic!("{other}"),
            }
        }
        assert!(entries.next().is_none());
        if version == VERSION {
            assert_eq!(sealed_values(&past), written);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

// --- folders that are not ours, or not yet ---------------------------------------------------

/// Names and bytes of everything in a folder.
fn listing(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_as_it_was() {
    let strangers: [&[(&str, &str)]; 6] = [
        &[("letter.txt", "سلام")],
        &[("FORMAT", "some other program 1\n")],
        &[("FORMAT", "")],
        &[("journal", "dear diary\n")],
        &[("lock", "12345\n")],
        &[("lock", ""), ("FORMAT.new", ""), ("photo.jpg", "x")],
    ];
    for files in strangers {
        let folder = tempfile::tempdir().unwrap();
        for (name, words) in files {
            fs::write(folder.path().join(name), words).unwrap();
        }
        let before = listing(folder.path());
        for opened in
            [Disk::open(folder.path()), Disk::create_or_open(folder.path()), Disk::salvage(folder.path())]
        {
            assert!(matches!(opened, Err(StoreError::NotAStore(_))), "{files:?}");
        }
        assert_eq!(listing(folder.path()), before);
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, "x").unwrap();
    assert!(matches!(Disk::create_or_open(&path), Err(StoreError::NotAStore(_))));
    assert_eq!(fs::read(&path).unwrap(), b"x");
}

#[test]
fn a_newer_format_is_refused_by_its_number_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), &Past::of(3, 1));
    let words = format!("lajna 3 {:08x}\n", crc32fast::hash(b"lajna 3"));
    fs::write(folder.path().join("FORMAT"), words).unwrap();
    let before = listing(folder.path());
    for opened in [Disk::open(folder.path()), Disk::create_or_open(folder.path())] {
        assert!(matches!(opened, Err(StoreError::FromTheFuture { found: 3, known: 2 })));
    }
    assert_eq!(listing(folder.path()), before);
}

#[test]
fn opening_what_is_not_there_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nothing");
    assert!(matches!(Disk::open(&path), Err(StoreError::Io { .. })));
    assert!(!path.exists());
}

#[test]
fn a_creation_interrupted_at_any_step_is_taken_up_again() {
    for files in [&[][..], &["lock"], &["lock", "FORMAT.new"]] {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let mut disk = Disk::create_or_open(folder.path()).unwrap();
        assert_eq!(disk.recovered(), []);
        disk.append(0, &Past::of(1, 1).entries).unwrap();
    }
}

#[test]
fn files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/store");
    filled(&path, &Past::of(3, 1));
    let mut folders = vec![folder.path().join("a")];
    while let Some(path) = folders.pop() {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700, "{path:?}");
        for (path, _) in listing(&path) {
            if path.is_dir() {
                folders.push(path);
            } else if !path.parent().unwrap().ends_with("sled") {
                // What sled makes while it runs stands behind a closed folder.
                assert_eq!(mode(&path), 0o600, "{path:?}");
            }
        }
    }
}
