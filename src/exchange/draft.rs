//! The reading in the making: what a file adds to a committee, and what there is to say.
//!
//! Used by the readers of rosters, programmes, minutes and charters, which all write into
//! one draft. It knows what the committee has already, so that nothing is added twice.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::{
    Change, Committee, Edit, Ids, Member, MemberId, Objective, ObjectiveId, Rank, Source, Task, TaskId,
};

use super::{Finding, FindingKind, Read, Summary};

/// What a file adds to a committee.
pub struct Draft<'a> {
    /// The committee as it stands.
    pub committee: &'a Committee,
    /// Where fresh identities come from.
    pub ids: &'a Ids,
    /// Counts so far.
    pub summary: Summary,
    file: &'a str,
    reference: NaiveDate,
    changes: Vec<Change>,
    findings: Vec<Finding>,
    /// Members of the committee and of the file, in order.
    roster: Vec<(MemberId, Member)>,
    members: HashMap<String, Known<MemberId>>,
    /// The body of the first member of each name.
    bodies: HashMap<String, String>,
    objectives: HashMap<String, Known<ObjectiveId>>,
    tasks: HashMap<(ObjectiveId, String), Known<TaskId>>,
    last_objective: Option<Rank>,
    last_task: BTreeMap<ObjectiveId, Rank>,
}

/// A record met before: in the committee, or in this file.
#[derive(Debug, Clone, Copy)]
pub struct Known<Id> {
    /// Which record.
    pub id: Id,
    /// The line of this file that holds it, once one does.
    pub line: Option<u32>,
}

/// What became of a record offered to the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is new and will be added.
    Added,
    /// The committee has it already.
    Already,
    /// The file has it already, on this line.
    Repeats(u32),
}

impl<'a> Draft<'a> {
    /// An empty draft for `file` against `committee`.
    pub fn new(file: &'a str, committee: &'a Committee, ids: &'a Ids, reference: NaiveDate) -> Self {
        let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let mut draft = Self {
            committee,
            ids,
            summary: Summary::default(),
            file,
            reference,
            changes: Vec::new(),
            findings: Vec::new(),
            roster: Vec::new(),
            members: HashMap::new(),
            bodies: HashMap::new(),
            objectives: HashMap::new(),
            tasks: HashMap::new(),
            last_objective: None,
            last_task: BTreeMap::new(),
        };
        for (id, member) in committee.roster() {
            draft.members.entry(member_key(member)).or_insert(Known { id, line: None });
            // Two rows that were made one must not come back as two.
            for alias in &member.aliases {
                let called = Member { name: alias.name.clone(), ..member.clone() };
                draft.members.entry(member_key(&called)).or_insert(Known { id, line: None });
            }
            draft.enrol(id, member.clone());
        }
        for (id, objective) in committee.objectives_in_order() {
            draft.objectives.entry(title_key(&objective.title)).or_insert(Known { id, line: None });
            draft.last_objective = Some(objective.rank);
        }
        for (id, task) in committee.programme() {
            draft.tasks.entry(task_key(task)).or_insert(Known { id, line: None });
            draft.last_task.insert(task.objective, task.rank);
        }
        draft
    }

    /// The day from which missing years are counted.
    pub fn reference(&self) -> NaiveDate {
        self.reference
    }

    /// Counts missing years from `day`, if the file has one.
    pub fn count_years_from(&mut self, day: Option<NaiveDate>) {
        self.reference = day.unwrap_or(self.reference);
    }

    /// Where `line` of this file is.
    pub fn source(&self, line: u32) -> Option<Source> {
        Some(Source { file: self.file.to_owned(), line })
    }

    /// Notes something about the words `verbatim` on `line`.
    pub fn find(&mut self, kind: FindingKind, line: u32, verbatim: impl Into<String>) {
        let (file, verbatim) = (self.file.to_owned(), verbatim.into());
        self.findings.push(Finding { kind, file, line, verbatim });
    }

    /// Adds a change.
    pub fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Names of all members so far, in the order of the roster.
    pub fn roster(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.roster.iter().map(|(id, member)| (*id, member))
    }

    /// How many members this file holds so far.
    pub fn members_found(&self) -> usize {
        self.summary.members.added + self.summary.members.already
    }

    /// Adds `member`, unless its name and body are there already. Sets its rank.
    pub fn add_member(&mut self, mut member: Member, line: u32) -> Place {
        if let Some(known) = self.members.get_mut(&member_key(&member)) {
            return met(known, line, &mut self.summary.members.already);
        }
        member.rank = Rank::after(self.roster.last().map(|(_, last)| last.rank));
        let id = MemberId(self.ids.fresh());
        self.members.insert(member_key(&member), Known { id, line: Some(line) });
        self.enrol(id, member.clone());
        self.summary.members.added += 1;
        self.push(Change::Member(Box::new(Edit::add(id, member))));
        Place::Added
    }

    /// The member with the name and body of `member`, if there is one.
    pub fn member_like(&self, member: &Member) -> Option<&Member> {
        let id = self.members.get(&member_key(member))?.id;
        self.roster.iter().find(|(other, _)| *other == id).map(|(_, member)| member)
    }

    fn enrol(&mut self, id: MemberId, member: Member) {
        if !member.name.is_empty() {
            self.bodies.entry(title_key(&member.name)).or_insert_with(|| member.institution.clone());
        }
        self.roster.push((id, member));
    }

    /// The other body for which the first member of the same name sits, if it is another.
    pub fn same_name_elsewhere(&self, member: &Member) -> Option<String> {
        let body = self.bodies.get(&title_key(&member.name))?;
        (title_key(body) != title_key(&member.institution)).then(|| body.clone())
    }

    /// The objective titled `title`, added if it is not there.
    pub fn objective(&mut self, title: &str, line: u32) -> ObjectiveId {
        let key = title_key(title);
        if let Some(known) = self.objectives.get_mut(&key) {
            met(known, line, &mut self.summary.objectives.already);
            return known.id;
        }
        let id = ObjectiveId(self.ids.fresh());
        let rank = Rank::after(self.last_objective);
        let source = self.source(line);
        let objective = Objective { rank, title: title.to_owned(), source, ..Objective::default() };
        self.last_objective = Some(rank);
        self.objectives.insert(key, Known { id, line: Some(line) });
        self.summary.objectives.added += 1;
        self.push(Change::Objective(Box::new(Edit::add(id, objective))));
        id
    }

    /// Adds `task`, unless its action and responsible are there already under its
    /// objective. Sets its rank.
    pub fn add_task(&mut self, mut task: Task, line: u32) -> Place {
        let key = task_key(&task);
        if let Some(known) = self.tasks.get_mut(&key) {
            return met(known, line, &mut self.summary.tasks.already);
        }
        task.rank = Rank::after(self.last_task.get(&task.objective).copied());
        self.last_task.insert(task.objective, task.rank);
        let id = TaskId(self.ids.fresh());
        self.tasks.insert(key, Known { id, line: Some(line) });
        self.summary.tasks.added += 1;
        self.push(Change::Task(Box::new(Edit::add(id, task))));
        Place::Added
    }

    /// The task of the committee with the objective, action and responsible of `task`.
    pub fn task_like(&self, task: &Task) -> Option<&'a Task> {
        self.committee.tasks.get(&self.tasks.get(&task_key(task))?.id)
    }

    /// The finished reading; findings in the order of the file.
    pub fn finish(mut self) -> Read {
        self.findings.sort_by_key(|finding| finding.line);
        Read { changes: self.changes, findings: self.findings, summary: self.summary }
    }
}

/// A record offered again: the first time it is one the committee has, then a repetition.
fn met<Id>(known: &mut Known<Id>, line: u32, already: &mut usize) -> Place {
    match known.line {
        Some(first) => Place::Repeats(first),
        None => {
            known.line = Some(line);
            *already += 1;
            Place::Already
        }
    }
}

/// Words without the signs around them, folded.
pub fn title_key(words: &str) -> String {
    fold(words.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// A member without a name is told by its capacity.
fn member_key(member: &Member) -> String {
    let name = if member.name.is_empty() { &member.capacity } else { &member.name };
    format!("{}\u{1F}{}", title_key(name), title_key(&member.institution))
}

fn task_key(task: &Task) -> (ObjectiveId, String) {
    (task.objective, format!("{}\u{1F}{}", title_key(&task.action), title_key(&task.responsible_words)))
}
