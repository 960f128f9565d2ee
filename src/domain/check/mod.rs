//! The checker (المدقّق): what in a committee needs a person, with where, why and how to mend it.
//!
//! Used by the command line and by the pane of findings. It is a pure function of a committee and a
//! day. It changes nothing: a mend is a change for somebody to record, and a matter may be accepted
//! as it is ([`Acceptance`](super::Acceptance)). It knows no language: sentences are made of what
//! each [`Matter`] holds.
//!
//! Deliberately not here: what only the reading of a file can tell (rows that repeat each other,
//! strange letters); that is told while the file is imported.

mod bodies;
mod composition;
mod dates;
mod figures;
mod finding;
mod meetings;
mod members;
mod memo;
mod minutes;
mod persons;
mod programme;
mod rule;
mod schedule;
mod slip;
mod style;
mod texts;
mod verified;
mod written;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::deadline::wording::Usage;
use super::responsible::Known;
use super::{Committee, Member, MemberId, Record, Source, Task, TaskId};

use memo::Memo;

pub use finding::{Finding, Matter, Mend, Remedy, Several, Severity};
pub use rule::Rule;
pub use slip::Slip;
pub use verified::Verified;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What needs a person, in the order of the paper.
    pub findings: Vec<Finding>,
    /// What somebody has accepted as it is.
    pub accepted: Vec<Finding>,
    /// What was compared and holds.
    pub verified: Vec<Verified>,
}

impl Report {
    /// The same, of these rules only.
    #[must_use]
    pub fn of_rules(mut self, rules: &[Rule]) -> Self {
        self.findings.retain(|finding| rules.contains(&finding.rule()));
        self.accepted.retain(|finding| rules.contains(&finding.rule()));
        self.verified.retain(|verified| rules.contains(&verified.rule()));
        self
    }
}

/// Checks a committee as it stands on `day`.
#[must_use]
pub fn check(committee: &Committee, day: NaiveDate) -> Report {
    let mut checker = Checker::new(committee, day);
    minutes::check(&mut checker);
    meetings::check(&mut checker);
    members::check(&mut checker);
    composition::check(&mut checker);
    programme::check(&mut checker);
    persons::check(&mut checker);
    bodies::check(&mut checker);
    dates::check(&mut checker);
    schedule::check(&mut checker);
    style::check(&mut checker);
    figures::check(&mut checker);
    written::check(&mut checker);
    texts::check(&mut checker);
    checker.report()
}

/// A check under way: what every rule looks at, and what they found so far.
struct Checker<'a> {
    committee: &'a Committee,
    day: NaiveDate,
    roster: Vec<(MemberId, &'a Member)>,
    programme: Vec<(TaskId, &'a Task)>,
    known: Known,
    /// The usage most deadlines are written in: it takes a look at every one, so once.
    usage: OnceCell<Option<Usage>>,
    memo: Memo<'a>,
    found: Vec<Finding>,
    verified: Vec<Verified>,
}

impl<'a> Checker<'a> {
    fn new(committee: &'a Committee, day: NaiveDate) -> Self {
        let roster = committee.roster();
        let known = Known::of(committee);
        let programme = committee.programme();
        let (usage, memo, found, verified) = Default::default();
        Self { committee, day, roster, programme, known, usage, memo, found, verified }
    }

    fn find(&mut self, matter: Matter, at: Record, verbatim: &str, mends: Vec<Mend>) {
        let source = source(self.committee, at).cloned();
        let verbatim = verbatim.to_owned();
        self.found.push(Finding { matter, at, source, line: None, verbatim, mends });
    }

    /// Parts what is accepted from what is not, and puts both in the order of the paper.
    fn report(mut self) -> Report {
        let order = self.order();
        // Stable: of one record, the rules keep the order they are asked in.
        self.found
            .sort_by_key(|finding| (order.get(&finding.at).copied().unwrap_or(usize::MAX), finding.line));
        let accepted: HashSet<(&str, Record, &str)> = self
            .committee
            .accepted
            .values()
            .map(|it| (it.rule.as_str(), it.record, it.grounds.as_str()))
            .collect();
        let is_accepted = |finding: &Finding| {
            !accepted.is_empty()
                && accepted.contains(&(finding.rule().word(), finding.at, finding.grounds().as_str()))
        };
        let (accepted, findings) = self.found.into_iter().partition(is_accepted);
        Report { findings, accepted, verified: self.verified }
    }

    /// The place of every record on the paper: minutes, members, programme, texts.
    fn order(&self) -> HashMap<Record, usize> {
        let mut meetings: Vec<_> = self.committee.meetings.iter().collect();
        meetings.sort_by_key(|(id, it)| (it.day, **id));
        let mut all = vec![Record::Profile, Record::Statutes];
        all.extend(meetings.into_iter().map(|(id, _)| Record::Meeting(*id)));
        all.extend(self.roster.iter().map(|(id, _)| Record::Member(*id)));
        let mut tasks = self.programme.iter().peekable();
        for (id, _) in self.committee.objectives_in_order() {
            all.push(Record::Objective(id));
            while let Some((task, _)) = tasks.next_if(|(_, task)| task.objective == id) {
                all.push(Record::Task(*task));
            }
        }
        all.into_iter().zip(0..).collect()
    }

    fn member(&self, id: MemberId) -> Option<&'a Member> {
        self.committee.members.get(&id)
    }
}

/// The file and line a record was read from.
fn source(committee: &Committee, record: Record) -> Option<&Source> {
    match record {
        Record::Meeting(id) => committee.meetings.get(&id)?.source.as_ref(),
        Record::Member(id) => committee.members.get(&id)?.source.as_ref(),
        Record::Objective(id) => committee.objectives.get(&id)?.source.as_ref(),
        Record::Task(id) => committee.tasks.get(&id)?.source.as_ref(),
        _ => None,
    }
}
