//! How the cell of the responsible was understood: each party, its part, which member it is.
//!
//! Opened over the programme. A person confirms or changes what was understood; the words of the
//! cell stay as written above it.

use ratatui::layout::Rect;

use super::party::{named, party_form};
use crate::command::{Command, Scope};
use crate::domain::responsible::Known;
use crate::domain::{Change, Edit, Party, PartyKind, Task, TaskId};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::spoken::one_line;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::store::Mark;
use crate::ui::table::{Column, rooms};
use crate::ui::{Canvas, Cursor, frame};

/// Part, words, kind, member.
const COLUMNS: [Column; 4] = [
    Column { least: 11, weight: 1 },
    Column { least: 16, weight: 3 },
    Column { least: 9, weight: 1 },
    Column { least: 16, weight: 3 },
];
/// Rows for the words of the cell, and the rule under them.
const HEAD: u16 = 3;

/// The parties of a task.
pub struct Parties {
    task: TaskId,
    /// The state of the log the rows are of.
    made: Option<Mark>,
    rows: Vec<Row>,
    cursor: Cursor,
}

/// A party, and whom it is or may be.
struct Row {
    party: Party,
    members: Vec<String>,
}

impl Parties {
    /// Those of this task.
    #[must_use]
    pub fn new(task: TaskId) -> Self {
        Self { task, made: None, rows: Vec::new(), cursor: Cursor::default() }
    }

    fn of<'a>(&self, desk: &Desk<'a>) -> Option<&'a Task> {
        desk.session.committee().tasks.get(&self.task)
    }

    fn keep_up(&mut self, desk: &Desk) {
        let now = desk.session.mark();
        if self.made.replace(now) == Some(now) {
            return;
        }
        let committee = desk.session.committee();
        let known = Known::of(committee);
        let row = |party: &Party| {
            let members = match party.member {
                Some(id) => named(&[id], committee),
                None if party.kind == PartyKind::Person => named(&known.fitting(&party.name), committee),
                None => Vec::new(),
            };
            Row { party: party.clone(), members }
        };
        self.rows = self.of(desk).map(|task| task.responsible.iter().map(row).collect()).unwrap_or_default();
        self.cursor.select(self.cursor.selected, self.rows.len());
    }

    fn record(&self, before: &Task, after: Task) -> Outcome {
        Outcome::Record(Change::Task(Box::new(Edit::replace(self.task, before, after))))
    }

    /// Puts the selected party `steps` places further down.
    fn shift(&mut self, steps: isize, desk: &Desk) -> Outcome {
        let Some(task) = self.of(desk) else { return Outcome::Done };
        let from = self.cursor.selected;
        let to = from.checked_add_signed(steps).filter(|to| *to < task.responsible.len());
        let Some(to) = to.filter(|_| from < task.responsible.len()) else { return Outcome::Done };
        let mut after = task.clone();
        after.responsible.swap(from, to);
        self.cursor.select(to, task.responsible.len());
        self.record(task, after)
    }

    fn remove(&self, desk: &Desk) -> Outcome {
        let Some(task) = self.of(desk) else { return Outcome::Done };
        let mut after = task.clone();
        if self.cursor.selected >= after.responsible.len() {
            return Outcome::Done;
        }
        let gone = after.responsible.remove(self.cursor.selected);
        let said = Notice::said((desk.phrases.people.party_removed)(&gone.name));
        Outcome::Each(vec![self.record(task, after), Outcome::Say(said)])
    }

    /// Links every person to the one member its words mean.
    fn confirm(&self, desk: &Desk) -> Outcome {
        let (say, Some(task)) = (&desk.phrases.people, self.of(desk)) else { return Outcome::Done };
        let known = Known::of(desk.session.committee());
        let mut after = task.clone();
        let mut linked = 0;
        for party in &mut after.responsible {
            if party.kind == PartyKind::Person && party.member.is_none() {
                party.member = known.member(&party.name);
                linked += usize::from(party.member.is_some());
            }
        }
        if linked == 0 {
            return Outcome::Say(Notice::said(say.nothing_to_link));
        }
        Outcome::Each(vec![self.record(task, after), Outcome::Say(Notice::said((say.linked)(linked)))])
    }

    fn open(&self, place: usize, desk: &Desk) -> Outcome {
        let Some(task) = self.of(desk) else { return Outcome::Done };
        Outcome::Open(Box::new(party_form(self.task, task, place, desk.session.committee())))
    }

    /// Part, words, kind, member or members.
    fn cells(row: &Row, phrases: &Phrases) -> [String; 4] {
        let say = &phrases.people;
        let member = match (row.party.member, row.members.as_slice()) {
            (Some(_), members) => format!("✓ {}", members.join(" · ")),
            (None, []) if row.party.kind == PartyKind::Person => say.no_such_member.to_owned(),
            (None, []) => String::new(),
            (None, members) => (say.several)(&members.join(" · ")),
        };
        [
            (phrases.common.part)(row.party.part).to_owned(),
            row.party.name.clone(),
            (phrases.common.party_kind)(row.party.kind).to_owned(),
            member,
        ]
    }

    fn cell(&self, desk: &Desk) -> String {
        self.of(desk).map(|task| one_line(&task.responsible_words)).unwrap_or_default()
    }
}

impl Pane for Parties {
    fn scope(&self) -> Scope {
        Scope::Programme
    }

    fn title(&self, desk: &Desk) -> String {
        let action = self.of(desk).map(|task| one_line(&task.action)).unwrap_or_default();
        (desk.phrases.people.parties)(&action)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "help" | "add" | "edit" | "remove" | "confirm" | "undo" | "raise" | "lower" => None,
            _ => Some(""),
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        self.of(desk).is_some()
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.rows.len()),
            Command::Open | Command::Edit | Command::Rename if !self.rows.is_empty() => {
                self.open(self.cursor.selected, desk)
            }
            Command::Add => self.open(self.rows.len(), desk),
            Command::Remove => self.remove(desk),
            Command::Raise => self.shift(-1, desk),
            Command::Lower => self.shift(1, desk),
            Command::Confirm => self.confirm(desk),
            Command::Copy => {
                let row = self.rows.get(self.cursor.selected);
                row.map_or(Outcome::Done, |row| Outcome::Copy(rows::tabbed(&Self::cells(row, desk.phrases))))
            }
            Command::Parties => Outcome::Close(None),
            Command::Open | Command::Edit | Command::Rename | Command::Sort | Command::SetStatus(_) => {
                Outcome::Done
            }
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.keep_up(desk);
        let row = self.rows.get(self.cursor.selected).map(|row| Self::cells(row, desk.phrases).to_vec());
        let about = vec![(desk.phrases.people.cell)(&self.cell(desk))];
        Spoken { about, ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, self.rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        let rows = self.rows.iter();
        rows.map(|row| spoken::sentence(&Self::cells(row, desk.phrases), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        let theme = canvas.theme();
        let head = HEAD.min(area.height / 2);
        if head == HEAD {
            let words = (desk.phrases.people.cell)(&self.cell(desk));
            rows::wrapped(canvas, Rect { height: head - 1, ..area }, &words, theme.text, head - 1);
            frame::rule(canvas, Rect { y: area.y + head - 1, height: 1, ..area });
        }
        let list = Rect { y: area.y + head, height: area.height - head, ..area };
        if self.rows.is_empty() {
            canvas.sentence(list, desk.phrases.people.no_parties, theme.dim);
        }
        let view = self.cursor.view(usize::from(list.height), self.rows.len());
        rows::more(canvas, list, &view, self.rows.len());
        let shown = self.rows.iter().enumerate().skip(view.start).take(view.len());
        for ((at, row), y) in shown.zip(list.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..list }, at, &self.cursor);
            let member = if row.party.member.is_some() { theme.good } else { theme.caution };
            let styles = [theme.dim, theme.text, theme.dim, member];
            let cells = Self::cells(row, desk.phrases);
            for ((cell, column), style) in cells.iter().zip(rooms(room, &COLUMNS)).zip(styles) {
                canvas.sentence(column, cell, style);
            }
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, u16::try_from(self.rows.len()).unwrap_or(u16::MAX).saturating_add(HEAD + 1).max(HEAD + 3))
    }
}
