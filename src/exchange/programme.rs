//! A table of objectives and tasks, row by row.
//!
//! Used by [`read`](super::read), after the rosters. An empty objective means the one
//! above, wherever its column stands. Words of deadlines and of responsible are understood
//! by `domain`; here they are only brought there, and what came of it is told.

use std::collections::HashMap;

use crate::domain::deadline::{Reading, Year};
use crate::domain::fold::fold;
use crate::domain::responsible::Known;
use crate::domain::{Deadline, Member, MemberId, ObjectiveId, Party, PartyKind, Rank, Status, Task};

use crate::text::sanitize::line;

use super::FindingKind;
use super::columns::Column;
use super::draft::{Draft, Place};
use super::lexicon;
use super::roster::{is_total, keep, odd_row};
use super::table::{Cut, Row, Table};

/// The objective above a row, a cell for each column of objectives («المحور» and «الهدف»).
#[derive(Debug, Default)]
pub struct Above {
    cells: Vec<String>,
    line: u32,
}

/// Reads the objectives and tasks of `table` into `draft`; `above` is what the table
/// before it left.
pub fn read(table: &Table, above: &mut Above, draft: &mut Draft) {
    let people = People::of(draft);
    for row in &table.rows {
        if is_total(row) {
            draft.find(FindingKind::RowLeftOut, row.line, row.cells.join(" ").trim());
            continue;
        }
        let alone = above.follow(table, row);
        let title = above.title();
        if alone {
            draft.objective(&title, row.line);
            continue;
        }
        if title.is_empty() {
            draft.find(FindingKind::ObjectiveMissing, row.line, table.words(row, Column::Action, "\n"));
        }
        let objective = draft.objective(&title, if title.is_empty() { row.line } else { above.line });
        let task = task(table, row, objective, &people, draft);
        place(task, row, table, &people, draft);
    }
}

impl Above {
    /// Takes over the objective of `row`, if it has one; whether it has nothing else.
    fn follow(&mut self, table: &Table, row: &Row) -> bool {
        if let Some(title) = title_alone(table, row) {
            self.cells = vec![title];
            self.line = row.line;
            return true;
        }
        let of = |wanted: bool| {
            let pairs = table.columns.iter().zip(&row.cells);
            pairs.filter(move |(column, _)| (**column == Column::Objective) == wanted).map(|(_, cell)| cell)
        };
        let cells: Vec<String> =
            of(true).map(|cell| if is_ditto(cell) { String::new() } else { cell.clone() }).collect();
        if let Some(first) = cells.iter().position(|cell| !cell.is_empty()) {
            // A new axis forgets the objective under the old one.
            self.cells.truncate(first);
            self.cells.resize(first, String::new());
            self.cells.extend(cells.into_iter().skip(first));
            self.line = row.line;
            let numbered = |column: &Column| matches!(column, Column::Number | Column::Objective);
            let rest = table.columns.iter().zip(&row.cells).filter(|(column, _)| !numbered(column));
            return rest.map(|(_, cell)| cell).all(String::is_empty)
                && row.cells.len() <= table.columns.len();
        }
        false
    }

    fn title(&self) -> String {
        self.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" – ")
    }
}

/// The objective that `row` consists of, in a table without a column of objectives: a line
/// of its own, or a cell alone in its row that is no action or says that it is an objective.
fn title_alone(table: &Table, row: &Row) -> Option<String> {
    if table.has(Column::Objective) {
        return None;
    }
    let mut written = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (at, cell) = written.next().filter(|_| written.next().is_none())?;
    let action = table.columns.get(at) == Some(&Column::Action);
    let first = cell.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let says = lexicon::has("الهدف هدف المحور محور الالتزام objectif axe objective goal", first);
    (row.cut == Cut::Single || !action || says).then(|| cell.clone())
}

/// Signs for "the same as above".
fn is_ditto(cell: &str) -> bool {
    matches!(cell, "\"" | "''" | "//" | "〃" | "״" | "-" | "–" | "—" | "=")
        || lexicon::has_phrase("idem|same|نفسه|نفس الهدف|كذلك", cell)
}

/// The task on `row`, without rank.
fn task(table: &Table, row: &Row, objective: ObjectiveId, people: &People, draft: &mut Draft) -> Task {
    let mut task = Task::new(objective, Rank::default());
    let mut notes = Vec::new();
    task.action = table.words(row, Column::Action, "\n");
    task.responsible_words = table.words(row, Column::Responsible, "\n");
    // A name holds no mark of direction, whatever stands around it.
    let names: Vec<String> = task.responsible_words.split('\n').map(|names| line(names).text).collect();
    task.responsible = people.known.read(&names.join("\n"));
    let bounds = [table.line(row, Column::Start), table.line(row, Column::Deadline)];
    let written: Vec<&str> = bounds.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
    task.deadline = Deadline::read(&written.join(" - "), draft.reference());
    let said = table.words(row, Column::Progress, " ");
    match progress(&said) {
        Some(progress) => task.progress = progress,
        None if !said.is_empty() => keep(table, row, Column::Progress, &mut notes, draft),
        None => {}
    }
    let said = table.words(row, Column::Status, " ");
    match (status(&said), progress(&said)) {
        (Some(status), _) => task.status = status,
        (None, Some(progress)) => task.progress = progress,
        (None, None) if !said.is_empty() => keep(table, row, Column::Status, &mut notes, draft),
        (None, None) => task.status = implied(task.progress),
    }
    if task.status == Status::Done {
        task.progress = 100;
    }
    notes.extend(Some(table.words(row, Column::Notes, "\n")).filter(|words| !words.is_empty()));
    notes.extend(table.rest(row));
    task.notes = notes.join("\n");
    task.source = draft.source(row.line);
    task
}

/// Puts `task` into the draft and says what needs saying.
fn place(task: Task, row: &Row, table: &Table, people: &People, draft: &mut Draft) {
    let line = row.line;
    let verbatim = if task.action.is_empty() { row.cells.join(" | ") } else { task.action.clone() };
    match draft.add_task(task.clone(), line) {
        Place::Repeats(first) => draft.find(FindingKind::DuplicateRow { first }, line, verbatim),
        Place::Already => {
            let there = draft.task_like(&task).map(|it| it.deadline.verbatim.clone()).unwrap_or_default();
            if fold(&there) != fold(&task.deadline.verbatim) {
                draft.find(FindingKind::Differs { there }, line, task.deadline.verbatim);
            }
        }
        Place::Added => {
            if task.action.is_empty() {
                draft.find(FindingKind::ActionMissing, line, verbatim);
            }
            deadline_findings(&task, line, draft);
            for party in &task.responsible {
                if let Some(kind) = people.finding(party) {
                    draft.find(kind, line, party.name.clone());
                }
            }
        }
    }
    odd_row(row, table, draft);
}

fn deadline_findings(task: &Task, line: u32, draft: &mut Draft) {
    let words = &task.deadline.verbatim;
    match &task.deadline.reading {
        None if words.is_empty() || task.deadline.undated.is_some() => {}
        None => draft.find(FindingKind::DeadlineNotUnderstood, line, words),
        Some(Reading { latest, year, notes, .. }) => {
            if *year == Year::Inferred {
                let year = chrono::Datelike::year(latest);
                draft.find(FindingKind::YearInferred { year }, line, words);
            }
            for note in notes {
                draft.find(FindingKind::DeadlineMended { note: *note }, line, words);
            }
        }
    }
}

/// The members who may be responsible.
struct People {
    known: Known,
    names: HashMap<MemberId, String>,
}

impl People {
    fn of<'a>(draft: &'a Draft) -> Self {
        let called = |(id, member): (MemberId, &'a Member)| {
            let others = member.aliases.iter().map(|it| it.name.as_str());
            std::iter::once(member.name.as_str()).chain(others).map(move |name| (id, name))
        };
        let roster: Vec<(MemberId, &str)> = draft.roster().flat_map(called).collect();
        let names = draft.roster().map(|(id, member)| (id, member.name.clone())).collect();
        let mut known = Known::new(&roster);
        draft.roster().for_each(|(id, member)| known.decide(id, &member.aliases));
        Self { known, names }
    }

    /// What to say of a person who is no member, or who may be several.
    fn finding(&self, party: &Party) -> Option<FindingKind> {
        if party.kind != PartyKind::Person || party.member.is_some() {
            return None;
        }
        let fitting = self.known.fitting(&party.name);
        let candidates: Vec<String> = fitting.iter().filter_map(|id| self.names.get(id)).cloned().collect();
        Some(match candidates.len() {
            0 | 1 => FindingKind::UnknownResponsible,
            _ => FindingKind::AmbiguousResponsible { candidates },
        })
    }
}

/// «60%», «٦٠ ٪», «60».
fn progress(said: &str) -> Option<u8> {
    let folded = fold(said);
    let number = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '%' | '٪'));
    let number = number.split_once(['.', ',']).map_or(number, |(whole, _)| whole);
    number.parse().ok().filter(|progress| *progress <= 100)
}

/// What a progress says of the status when nothing else does.
fn implied(progress: u8) -> Status {
    match progress {
        0 => Status::NotStarted,
        100 => Status::Done,
        _ => Status::InProgress,
    }
}

fn status(said: &str) -> Option<Status> {
    const WORDS: [(Status, &str); 5] = [
        (
            Status::NotStarted,
            "لم يبدأ|لم تبدأ|لم ينجز|غير منجز|غير منجزة|لم يشرع فيه|مبرمج|مبرمجة|non commencé|\
             non commencée|pas commencé|à faire|prévu|not started|to do|todo|planned",
        ),
        (
            Status::InProgress,
            "قيد الإنجاز|في طور الإنجاز|جاري|جارية|جار|جاري الإنجاز|قيد التنفيذ|في طور التنفيذ|متواصل|\
             en cours|en cours de réalisation|in progress|ongoing|started|محدود|جوهري",
        ),
        (
            Status::Done,
            "منجز|منجزة|أنجز|أنجزت|تم|تمت|تم الإنجاز|مكتمل|مكتملة|منتهي|réalisé|réalisée|achevé|\
             achevée|terminé|terminée|fait|done|completed|complete|finished",
        ),
        (
            Status::Suspended,
            "معلق|معلقة|متوقف|متوقفة|مؤجل|مؤجلة|suspendu|suspendue|reporté|suspended|on hold|postponed",
        ),
        (Status::Cancelled, "ملغى|ملغاة|ملغي|ألغي|annulé|annulée|abandonné|cancelled|canceled"),
    ];
    let said = said.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS
        .iter()
        .find(|(_, list)| !said.is_empty() && lexicon::has_phrase(list, said))
        .map(|(status, _)| *status)
}
