//! A task of the work programme: the four columns of the paper and its follow-up.
//!
//! Used by the programme. Whether a task is late is asked with a day; nothing here knows today.

use chrono::NaiveDate;

use super::word::words;
use super::{Deadline, MeetingId, ObjectiveId, Party, Rank, Source, TaskId};

/// A task: who does what until when, under which objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The objective this task stands under.
    pub objective: ObjectiveId,
    /// Place among the tasks of its objective.
    pub rank: Rank,
    /// The cell of the responsible as written.
    pub responsible_words: String,
    /// Who is responsible, in order, as understood from those words.
    pub responsible: Vec<Party>,
    /// The deadline: its words and what they mean.
    pub deadline: Deadline,
    /// The action, verbatim.
    pub action: String,
    /// Where the work stands.
    pub status: Status,
    /// Progress in per cent, 0 to 100.
    pub progress: u8,
    /// How far a commitment was carried out, in the words used for open government.
    pub completion: Option<Completion>,
    /// Tasks that must be done before this one begins (finish to start).
    pub after: Vec<TaskId>,
    /// What shows that it was done.
    pub evidence: Vec<Evidence>,
    /// The meeting that decided it.
    pub meeting: Option<MeetingId>,
    /// Deadlines it had before it was carried over, the oldest first.
    pub carried: Vec<Carried>,
    /// Free notes.
    pub notes: String,
    /// The file and line it was read from.
    pub source: Option<Source>,
}

impl Task {
    /// An empty task under `objective`.
    #[must_use]
    pub fn new(objective: ObjectiveId, rank: Rank) -> Self {
        Self {
            objective,
            rank,
            responsible_words: String::new(),
            responsible: Vec::new(),
            deadline: Deadline::default(),
            action: String::new(),
            status: Status::NotStarted,
            progress: 0,
            completion: None,
            after: Vec::new(),
            evidence: Vec::new(),
            meeting: None,
            carried: Vec::new(),
            notes: String::new(),
            source: None,
        }
    }

    /// Whether the task is late on `day`: still open, and the last day of its deadline is past.
    ///
    /// A deadline that was not understood is never late.
    #[must_use]
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.status.is_open() && self.deadline.reading.as_ref().is_some_and(|reading| reading.latest < day)
    }
}

/// Where the work on a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// لم يبدأ
    NotStarted,
    /// قيد الإنجاز
    InProgress,
    /// منجز
    Done,
    /// معلّق
    Suspended,
    /// ملغى
    Cancelled,
}

/// How far a commitment was carried out, in the five words used for open government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completion {
    /// لا دليل
    NoEvidence,
    /// لم يبدأ
    NotStarted,
    /// محدود
    Limited,
    /// جوهري
    Substantial,
    /// منجز
    Complete,
}

impl Completion {
    /// Every word, in the order they are offered.
    pub const ALL: [Self; 5] =
        [Self::NoEvidence, Self::NotStarted, Self::Limited, Self::Substantial, Self::Complete];
}

/// Something that shows what was done (وثيقة إثبات).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// When it was noted.
    pub day: Option<NaiveDate>,
    /// What it is, verbatim.
    pub words: String,
    /// Where it is: a link or the path of a file, verbatim.
    pub link: String,
}

/// A deadline that a task had before it was carried over to another period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// The deadline as it was.
    pub deadline: Deadline,
    /// The day it was carried over.
    pub day: Option<NaiveDate>,
    /// Why.
    pub why: String,
}

impl Status {
    /// Every status, in the order they are offered.
    pub const ALL: [Status; 5] =
        [Self::NotStarted, Self::InProgress, Self::Done, Self::Suspended, Self::Cancelled];

    /// Whether work is still expected: not done and not cancelled.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Cancelled)
    }
}

words!(Completion {
    NoEvidence = "no_evidence",
    NotStarted = "not_started",
    Limited = "limited",
    Substantial = "substantial",
    Complete = "complete",
});
words!(Status {
    NotStarted = "not_started",
    InProgress = "in_progress",
    Done = "done",
    Suspended = "suspended",
    Cancelled = "cancelled",
});
