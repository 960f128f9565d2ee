//! Version 2 of what the domain holds: several texts, whose paragraphs have identities; amendments,
//! versions and what follows from clauses; the rules of the committee, bodies, and all that members,
//! tasks and meetings have grown by.
//!
//! Used by `wire` alone; what has not changed since version 1 is taken from there. A form changes
//! only by becoming a version 3 beside this one: `fixtures/store/v2` has bytes that this version
//! wrote, and tests read them. What the fields mean stands in the domain.

#![allow(missing_docs, reason = "a mirror: every field is documented in the domain")]

use serde::{Deserialize, Serialize};

use super::Hash;
use super::deadline::{Deadline, Session};
use super::envelope::Form;
use super::mirror::{Day, Mirror, Time, record, words};
use super::nest::kinds;
use super::statutes::{Quorum, Requirement};
use super::v1::{Category, Edit, Gender, Objective, Party, Profile, Source, Stacks, Stated, Status};
use crate::domain;

record! {
    Document mirrors domain::Document {
        rank: u64, kind: DocumentKind, title: String, phase: Phase, numbering: Numbering,
    }
}
record! { Heading mirrors domain::Heading { document: u64, rank: u64, level: u8, title: String } }
record! { Section mirrors domain::Section { heading: Heading, body: String, paragraphs: Vec<u64> } }
record! {
    Splice mirrors domain::Splice {
        section: u64, at: u64, removed: String, inserted: String, before: Vec<u64>, after: Vec<u64>,
    }
}
record! {
    Amendment mirrors domain::Amendment {
        document: u64, number: u32, proposer: Proposer, kind: AmendmentKind, targets: Vec<u64>,
        destination: Option<u64>, original: String, proposed: String, reason: String, meeting: Option<u64>,
        state: AmendmentState, merged_with: Option<u64>, decision: Option<Decision>, reply: String,
    }
}
record! { Proposer mirrors domain::Proposer { name: String, kind: ProposerKind, member: Option<u64> } }
record! { Decision mirrors domain::Decision { by: String, day: Option<Day>, votes: Option<Votes> } }
record! { Votes mirrors domain::Votes { yes: u32, no: u32, abstained: u32 } }
record! {
    Version mirrors domain::Version {
        document: u64, number: u32, phase: Phase, at: u64, day: Option<Day>, by: String, meeting: Option<u64>,
        notes: String,
    }
}
record! { FollowUp mirrors domain::FollowUp { tasks: Vec<u64>, observations: Vec<Observation> } }
record! { Observation mirrors domain::Observation { day: Option<Day>, words: String } }
record! {
    Acceptance mirrors domain::Acceptance { rule: String, record: Record, grounds: String, by: String, why: String }
}
record! {
    Member mirrors domain::Member {
        rank: u64, name: String, institution: String, capacity: String,
        gender: Option<Stated<Gender>>, category: Option<Stated<Category>>, territory: String,
        office: Option<Stated<Office>>, seat: Seat, alternate_of: Option<u64>, replaces: Option<u64>,
        aliases: Vec<Alias>, contact: String, from: Option<Day>, until: Option<Day>,
        departure: Option<Departure>, notes: String, source: Option<Source>,
    }
}
record! { Alias mirrors domain::Alias { name: String, by: String, day: Option<Day> } }
record! {
    Body mirrors domain::Body { name: String, aliases: Vec<Alias>, category: Option<Category>, notes: String }
}
record! {
    Task mirrors domain::Task {
        objective: u64, rank: u64, action: String, responsible_words: String, responsible: Vec<Party>,
        deadline: Deadline, status: Status, progress: u8, completion: Option<Completion>, after: Vec<u64>,
        evidence: Vec<Evidence>, meeting: Option<u64>, carried: Vec<Carried>, notes: String,
        source: Option<Source>,
    }
}
record! { Evidence mirrors domain::Evidence { day: Option<Day>, words: String, link: String } }
record! { Carried mirrors domain::Carried { deadline: Deadline, day: Option<Day>, why: String } }
record! {
    Meeting mirrors domain::Meeting {
        title: String, kind: Option<MeetingKind>, day: Option<Day>, last_day: Option<Day>, hours: Hours,
        place: String, mode: Mode, link: String, organiser: String, facilitator: String, agenda: Vec<Slot>,
        attendance: Vec<Attendance>, guests: Vec<Guest>, counts: Vec<Count>, resolutions: Vec<Resolution>,
        minutes: String, announced: Option<u32>, notes: String, source: Option<Source>,
    }
}
record! { Hours mirrors domain::Hours { verbatim: String, start: Option<Time>, end: Option<Time> } }
record! { Slot mirrors domain::Slot { number: String, hours: Hours, title: String, by: String } }
record! { Attendance mirrors domain::Attendance { member: u64, presence: Presence, by: String } }
record! { Guest mirrors domain::Guest { name: String, institution: String, capacity: String } }
record! {
    Count mirrors domain::Count {
        words: String, category: Option<Category>, gender: Option<Gender>, number: u32,
    }
}
record! {
    Resolution mirrors domain::Resolution {
        kind: ResolutionKind, words: String, votes: Option<Votes>, task: Option<u64>, amendment: Option<u64>,
    }
}
record! {
    Statutes mirrors domain::Statutes {
        requirements: Vec<Requirement>, quorum: Option<Quorum>, sessions: Vec<Session>,
    }
}
record! {
    Committee mirrors domain::Committee {
        profile: Option<Profile>, statutes: Option<Statutes>, bodies: Vec<(u64, Body)>, members: Vec<(u64, Member)>, objectives: Vec<(u64, Objective)>,
        tasks: Vec<(u64, Task)>, meetings: Vec<(u64, Meeting)>, documents: Vec<(u64, Document)>,
        charter: Vec<(u64, Section)>, amendments: Vec<(u64, Amendment)>, versions: Vec<(u64, Version)>,
        follow_ups: Vec<(u64, FollowUp)>, accepted: Vec<(u64, Acceptance)>,
    }
}

words! {
    DocumentKind mirrors domain::DocumentKind {
        Charter, Regulation, PolicyPaper, SustainabilityPlan, Other,
    }
}
words! {
    Phase mirrors domain::Phase {
        Outline, PreliminaryDraft, Consultation, RevisedDraft, Submitted, Adopted, InForce, Evaluation,
        Withdrawn,
    }
}
words! { Numbering mirrors domain::Numbering { Decimal, Articles } }
words! { AmendmentKind mirrors domain::AmendmentKind { Replace, Add, Delete, Move } }
words! {
    AmendmentState mirrors domain::AmendmentState {
        Proposed, Accepted, Refused, Withdrawn, Deferred, Merged,
    }
}
words! {
    RecordKind mirrors domain::RecordKind {
        Profile, Meeting, Member, Objective, Task, Document, Section, Paragraph, Amendment, Statutes,
        Body,
    }
}
words! { Office mirrors domain::Office { Chair, DeputyChair, Coordinator, Rapporteur, DeputyRapporteur } }
words! { Seat mirrors domain::Seat { Full, Alternate } }
words! { Departure mirrors domain::Departure { Resigned, Replaced, TermEnded, Removed, Died } }
words! { Completion mirrors domain::Completion { NoEvidence, NotStarted, Limited, Substantial, Complete } }
words! {
    MeetingKind mirrors domain::MeetingKind {
        Founding, Regular, Communication, Information, Consultation, Thematic, WorkingSession, Workshop,
        Training, FocusGroup, Webinar, Forum, Caravan, CouncilSession, Other,
    }
}
words! { Mode mirrors domain::Mode { InPerson, Remote, Hybrid } }
words! { Presence mirrors domain::Presence { Present, Excused, Absent, Represented } }
words! { ResolutionKind mirrors domain::ResolutionKind { Decision, Recommendation } }
words! { ProposerKind mirrors domain::ProposerKind { Member, Body, Guest } }

/// Which record: its kind, and its identity among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    kind: RecordKind,
    #[serde(default)]
    id: u64,
}

impl Mirror<domain::Record> for Record {
    fn of(it: &domain::Record) -> Self {
        Self { kind: Mirror::of(&it.kind()), id: it.id() }
    }
    fn back(self) -> domain::Record {
        domain::Record::new(self.kind.back(), self.id)
    }
}

kinds! {
    Profile(Box<Edit<Profile>>),
    Member(Box<Edit<Member>>),
    Objective(Box<Edit<Objective>>),
    Task(Box<Edit<Task>>),
    Meeting(Box<Edit<Meeting>>),
    Document(Box<Edit<Document>>),
    Heading(Box<Edit<Heading>>),
    Charter(Splice),
    Amendment(Box<Edit<Amendment>>),
    Version(Box<Edit<Version>>),
    FollowUp(Box<Edit<FollowUp>>),
    Acceptance(Box<Edit<Acceptance>>),
    Statutes(Box<Edit<Statutes>>),
    Body(Box<Edit<Body>>),
}

impl Mirror<domain::Change> for Change {
    fn of(it: &domain::Change) -> Self {
        match it {
            domain::Change::Profile(edit) => Self::Profile(Mirror::of(edit)),
            domain::Change::Member(edit) => Self::Member(Mirror::of(edit)),
            domain::Change::Objective(edit) => Self::Objective(Mirror::of(edit)),
            domain::Change::Task(edit) => Self::Task(Mirror::of(edit)),
            domain::Change::Meeting(edit) => Self::Meeting(Mirror::of(edit)),
            domain::Change::Document(edit) => Self::Document(Mirror::of(edit)),
            domain::Change::Heading(edit) => Self::Heading(Mirror::of(edit)),
            domain::Change::Charter(splice) => Self::Charter(Mirror::of(splice)),
            domain::Change::Amendment(edit) => Self::Amendment(Mirror::of(edit)),
            domain::Change::Version(edit) => Self::Version(Mirror::of(edit)),
            domain::Change::FollowUp(edit) => Self::FollowUp(Mirror::of(edit)),
            domain::Change::Together(changes) => Self::Together(Mirror::of(changes)),
            domain::Change::Acceptance(edit) => Self::Acceptance(Mirror::of(edit)),
            domain::Change::Statutes(edit) => Self::Statutes(Mirror::of(edit)),
            domain::Change::Body(edit) => Self::Body(Mirror::of(edit)),
        }
    }
    fn back(self) -> domain::Change {
        match self {
            Self::Profile(edit) => domain::Change::Profile(edit.back()),
            Self::Member(edit) => domain::Change::Member(edit.back()),
            Self::Objective(edit) => domain::Change::Objective(edit.back()),
            Self::Task(edit) => domain::Change::Task(edit.back()),
            Self::Meeting(edit) => domain::Change::Meeting(edit.back()),
            Self::Document(edit) => domain::Change::Document(edit.back()),
            Self::Heading(edit) => domain::Change::Heading(edit.back()),
            Self::Charter(splice) => domain::Change::Charter(splice.back()),
            Self::Amendment(edit) => domain::Change::Amendment(edit.back()),
            Self::Version(edit) => domain::Change::Version(edit.back()),
            Self::FollowUp(edit) => domain::Change::FollowUp(edit.back()),
            Self::Together(changes) => domain::Change::Together(changes.back()),
            Self::Acceptance(edit) => domain::Change::Acceptance(edit.back()),
            Self::Statutes(edit) => domain::Change::Statutes(edit.back()),
            Self::Body(edit) => domain::Change::Body(edit.back()),
        }
    }
}

impl Form for Change {
    const VERSION: u8 = 2;

    fn of(it: &domain::Change) -> Option<Self> {
        Some(Mirror::of(it))
    }

    fn back(self) -> domain::Change {
        Mirror::back(self)
    }
}

/// A snapshot; binary only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub mark: u64,
    pub hash: Hash,
    pub committee: Committee,
    pub stacks: Stacks,
}
