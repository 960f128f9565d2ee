//! A meeting of the committee: what it was about, who was there, what it decided, its minutes.
//!
//! Used by the log of meetings and by imports: the words of a file that stand outside its tables are
//! kept here. Counting attendance and looking through an agenda stand in its two files.

use chrono::{NaiveDate, NaiveTime};

pub mod agenda;
pub mod attendance;
pub mod totals;

pub use attendance::minutes_between;

use super::word::words;
use super::{AmendmentId, Category, Gender, MemberId, Source, TaskId, Votes};

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Title as written.
    pub title: String,
    /// What kind of meeting, if known.
    pub kind: Option<MeetingKind>,
    /// Day of the meeting, if the minutes say it; the first one of several.
    pub day: Option<NaiveDate>,
    /// Last day of a meeting of several days.
    pub last_day: Option<NaiveDate>,
    /// When it began and ended: the words, and what they mean.
    pub hours: Hours,
    /// Town or place, if the minutes say it.
    pub place: String,
    /// Whether people came to a place.
    pub mode: Mode,
    /// Where a meeting at a distance is joined, verbatim.
    pub link: String,
    /// Who called it, verbatim.
    pub organiser: String,
    /// Who led it (المنشط), verbatim.
    pub facilitator: String,
    /// The agenda in its order.
    pub agenda: Vec<Slot>,
    /// Members, as they were there or not.
    pub attendance: Vec<Attendance>,
    /// Who was there besides.
    pub guests: Vec<Guest>,
    /// Numbers of people where there is no list.
    pub counts: Vec<Count>,
    /// What it decided and recommended, in order.
    pub resolutions: Vec<Resolution>,
    /// The words of the minutes outside the tables, verbatim, a line each.
    pub minutes: String,
    /// How many members the minutes announce, if they do.
    pub announced: Option<u32>,
    /// Free notes.
    pub notes: String,
    /// The file it was read from.
    pub source: Option<Source>,
}

/// Hours as written and as understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// The words, verbatim: «20.00-16.00».
    pub verbatim: String,
    /// The earlier of them.
    pub start: Option<NaiveTime>,
    /// The later of them.
    pub end: Option<NaiveTime>,
}

/// A place on the agenda (نقطة في جدول الأعمال).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slot {
    /// Its number or letter, verbatim; empty where there is none.
    pub number: String,
    /// When, if it says so.
    pub hours: Hours,
    /// What it is about, verbatim.
    pub title: String,
    /// Who presents it, verbatim.
    pub by: String,
}

/// A member and a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Who.
    pub member: MemberId,
    /// Whether they were there.
    pub presence: Presence,
    /// Who came for them (ينوب عنه), verbatim.
    pub by: String,
}

/// Somebody at a meeting who is no member.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guest {
    /// Name, verbatim.
    pub name: String,
    /// The body they came from, verbatim.
    pub institution: String,
    /// In which capacity, verbatim.
    pub capacity: String,
}

/// How many people of a kind were there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    /// Who is counted, verbatim.
    pub words: String,
    /// The category they belong to, if that is what is counted.
    pub category: Option<Category>,
    /// Their gender, if that is what is counted.
    pub gender: Option<Gender>,
    /// How many.
    pub number: u32,
}

/// What a meeting decided or recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Whether it binds.
    pub kind: ResolutionKind,
    /// Its words, as they were voted.
    pub words: String,
    /// The vote, if it was counted.
    pub votes: Option<Votes>,
    /// The task that came of it.
    pub task: Option<TaskId>,
    /// The amendment that came of it.
    pub amendment: Option<AmendmentId>,
}

/// What kind of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingKind {
    /// لقاء تأسيسي
    Founding,
    /// اجتماع عادي
    Regular,
    /// لقاء تواصلي
    Communication,
    /// لقاء إخباري
    Information,
    /// لقاء تشاوري
    Consultation,
    /// لقاء موضوعاتي
    Thematic,
    /// جلسة عمل
    WorkingSession,
    /// ورشة
    Workshop,
    /// دورة تكوينية
    Training,
    /// مجموعة بؤرية
    FocusGroup,
    /// لقاء عن بعد
    Webinar,
    /// ملتقى
    Forum,
    /// قافلة
    Caravan,
    /// دورة المجلس
    CouncilSession,
    /// Another kind.
    Other,
}

impl MeetingKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 15] = [
        Self::Founding,
        Self::Regular,
        Self::Communication,
        Self::Information,
        Self::Consultation,
        Self::Thematic,
        Self::WorkingSession,
        Self::Workshop,
        Self::Training,
        Self::FocusGroup,
        Self::Webinar,
        Self::Forum,
        Self::Caravan,
        Self::CouncilSession,
        Self::Other,
    ];
}

/// Whether people came to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mode {
    /// حضوري
    #[default]
    InPerson,
    /// عن بعد
    Remote,
    /// Both.
    Hybrid,
}

impl Mode {
    /// Every way, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Remote, Self::Hybrid];
}

/// Whether a member was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// حاضر
    Present,
    /// معتذر
    Excused,
    /// متغيب
    Absent,
    /// ينوب عنه
    Represented,
}

impl Presence {
    /// Every one, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Present, Self::Excused, Self::Absent, Self::Represented];
}

/// Whether a resolution binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResolutionKind {
    /// مقرر
    Decision,
    /// توصية
    Recommendation,
}

impl ResolutionKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Decision, Self::Recommendation];
}

words!(MeetingKind {
    Founding = "founding",
    Regular = "regular",
    Communication = "communication",
    Information = "information",
    Consultation = "consultation",
    Thematic = "thematic",
    WorkingSession = "working_session",
    Workshop = "workshop",
    Training = "training",
    FocusGroup = "focus_group",
    Webinar = "webinar",
    Forum = "forum",
    Caravan = "caravan",
    CouncilSession = "council_session",
    Other = "other",
});
words!(Mode { InPerson = "in_person", Remote = "remote", Hybrid = "hybrid" });
words!(Presence {
    Present = "present",
    Excused = "excused",
    Absent = "absent",
    Represented = "represented",
});
words!(ResolutionKind { Decision = "decision", Recommendation = "recommendation" });
