//! What follows from the clauses of a text: tasks of the work programme, dated observations.
//!
//! Opened over the charter pane or the list of texts. A clause is a paragraph under a title that
//! begins with commitments, or any paragraph somebody has followed up; those nothing follows from
//! are marked and counted.

use ratatui::layout::Rect;

use super::task_choice::{self, TaskChoice};
use super::title;
use crate::command::{Command, Scope};
use crate::domain::clause::{clauses, is_bare};
use crate::domain::{Change, DocumentId, Edit, FollowUp, Observation, ParagraphId, TaskId};
use crate::i18n::{Phrases, dates};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::ui::{Canvas, Cursor};

const DAY: usize = 0;
const WORDS: usize = 1;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Clause(ParagraphId),
    Task(ParagraphId, TaskId),
    /// An observation, by its place among those of the clause.
    Observed(ParagraphId, usize),
}

impl Row {
    fn clause(self) -> ParagraphId {
        match self {
            Self::Clause(id) | Self::Task(id, _) | Self::Observed(id, _) => id,
        }
    }
}

/// The clauses of a text with what follows from each.
pub(super) struct FollowUps {
    document: DocumentId,
    cursor: Cursor,
}

impl FollowUps {
    pub(super) fn new(document: DocumentId) -> Self {
        Self { document, cursor: Cursor::default() }
    }

    fn rows(&self, desk: &Desk) -> Vec<Row> {
        let committee = desk.session.committee();
        let mut rows = Vec::new();
        for clause in clauses(committee, self.document) {
            rows.push(Row::Clause(clause));
            if let Some(it) = committee.follow_ups.get(&clause) {
                rows.extend(it.tasks.iter().map(|task| Row::Task(clause, *task)));
                rows.extend((0..it.observations.len()).map(|at| Row::Observed(clause, at)));
            }
        }
        rows
    }

    fn selected(&self, desk: &Desk) -> Option<Row> {
        self.rows(desk).get(self.cursor.selected).copied()
    }

    fn link(&self, desk: &Desk) -> Outcome {
        let Some(row) = self.selected(desk) else { return Outcome::Done };
        if TaskChoice::offered(row.clause(), desk).is_empty() {
            return Outcome::Say(Notice::warned(desk.phrases.life.no_tasks));
        }
        Outcome::Open(Box::new(TaskChoice::new(row.clause())))
    }

    fn observe(&self, desk: &Desk) -> Outcome {
        let Some(clause) = self.selected(desk).map(Row::clause) else { return Outcome::Done };
        let fields = vec![
            Field::day(Label::Phrase(|phrases| phrases.life.day), Some(desk.today)),
            Field::long_text(Label::Phrase(|phrases| phrases.life.observation), "")
                .required(Label::Phrase(|phrases| phrases.life.observation_needed)),
        ];
        let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
            let seen = Observation { day: values.day(DAY), words: values.words(WORDS).to_owned() };
            Ok(edited(clause, desk, |it| it.observations.push(seen)))
        };
        let title = Label::Phrase(|phrases| phrases.life.observe);
        Outcome::Open(Box::new(Form::new(title, fields, Box::new(finish)).starting_at(WORDS)))
    }

    fn remove(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.life;
        let change = match self.selected(desk) {
            Some(Row::Task(clause, task)) => edited(clause, desk, |it| it.tasks.retain(|id| *id != task)),
            Some(Row::Observed(clause, at)) => edited(clause, desk, |it| {
                if at < it.observations.len() {
                    it.observations.remove(at);
                }
            }),
            _ => return Outcome::Say(Notice::warned(say.choose_row)),
        };
        Outcome::Each(vec![change, Outcome::Say(Notice::said(say.unlinked))])
    }

    /// The words of a row, and what is said beside them.
    fn cells(&self, row: Row, desk: &Desk) -> Vec<String> {
        let committee = desk.session.committee();
        match row {
            Row::Clause(clause) => {
                let words = committee.paragraph(clause).map(spoken::one_line);
                let bare = is_bare(committee, clause).then(|| desk.phrases.life.bare.to_owned());
                words.into_iter().chain(bare).collect()
            }
            Row::Task(_, task) => task_choice::cells(task, desk),
            Row::Observed(clause, at) => {
                let seen = committee.follow_ups.get(&clause).and_then(|it| it.observations.get(at));
                let day = seen.and_then(|it| it.day).map(dates::figures).unwrap_or_default();
                vec![seen.map(|it| spoken::one_line(&it.words)).unwrap_or_default(), day]
            }
        }
    }

    /// A row as it is heard: what it is, then its words.
    fn heard(&self, row: Row, desk: &Desk) -> Vec<String> {
        let say = &desk.phrases.life;
        let mut cells = self.cells(row, desk);
        match row {
            Row::Clause(_) => {}
            Row::Task(..) => cells.insert(0, say.task.to_owned()),
            Row::Observed(..) => cells.insert(0, say.observation.to_owned()),
        }
        cells
    }

    fn draw_row(&self, row: Row, room: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let cells = self.cells(row, desk);
        let (first, rest) = cells.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
        // A sign beside the words: colour alone would not tell a clause nobody follows.
        let bare = matches!(row, Row::Clause(clause) if is_bare(desk.session.committee(), clause));
        let (indent, sign, style, beside) = match row {
            Row::Clause(_) if bare => (0, '!', theme.text, theme.caution),
            Row::Clause(_) => (0, '✓', theme.text, theme.dim),
            Row::Task(..) => (2, '▸', theme.dim, theme.dim),
            Row::Observed(..) => (2, '·', theme.dim, theme.dim),
        };
        canvas.symbol(room.x + indent, room.y, sign, if bare { theme.caution } else { theme.good });
        let used = (indent + 2).min(room.width);
        let mut room = Rect { x: room.x + used, width: room.width - used, ..room };
        let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let rest = rest.join(" · ");
        if !rest.is_empty() && room.width > 30 {
            let used = canvas.aligned(room, &rest, beside, crate::ui::canvas::Align::End) + 1;
            room.width = room.width.saturating_sub(used);
        }
        canvas.text(room, first, style);
    }
}

/// The record of an edit of what follows from a clause; nothing left is no record.
fn edited(clause: ParagraphId, desk: &Desk, edit: impl FnOnce(&mut FollowUp)) -> Outcome {
    let before = desk.session.committee().follow_ups.get(&clause).cloned();
    let mut after = before.clone().unwrap_or_default();
    edit(&mut after);
    let after = (after != FollowUp::default()).then_some(after);
    Outcome::Record(Change::FollowUp(Box::new(Edit { id: clause, before, after })))
}

impl Pane for FollowUps {
    fn scope(&self) -> Scope {
        Scope::Texts
    }

    fn title(&self, desk: &Desk) -> String {
        let committee = desk.session.committee();
        let clauses = clauses(committee, self.document);
        let bare = clauses.iter().filter(|clause| is_bare(committee, **clause)).count();
        (desk.phrases.life.follow_up)(&title(self.document, desk), clauses.len(), bare)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "help" | "link" | "observe" | "remove" => None,
            _ => Some(""),
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = self.rows(desk).len();
        self.cursor.select(self.cursor.selected, length);
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, length),
            Command::Link | Command::Add => self.link(desk),
            Command::Observe => self.observe(desk),
            Command::Remove => self.remove(desk),
            Command::Copy => {
                let row = self.selected(desk).map(|row| self.cells(row, desk));
                row.map_or(Outcome::Done, |cells| Outcome::Copy(rows::tabbed(&cells)))
            }
            Command::FollowUp => Outcome::Close(None),
            Command::Edit | Command::Rename | Command::Open => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let rows = self.rows(desk);
        self.cursor.select(self.cursor.selected, rows.len());
        let row = rows.get(self.cursor.selected).map(|row| self.heard(*row, desk));
        let empty = rows.is_empty().then(|| desk.phrases.life.no_clauses.to_owned());
        Spoken { about: empty.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let rows = self.rows(desk).into_iter();
        rows.map(|row| spoken::sentence(&self.heard(row, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let all = self.rows(desk);
        if all.is_empty() {
            rows::wrapped(canvas, area, desk.phrases.life.no_clauses, theme.dim, area.height);
            return;
        }
        // What does not fit in a row is read at the foot.
        let foot = if area.height > 8 { 3 } else { 0 };
        let list = Rect { height: area.height - foot, ..area };
        let view = self.cursor.view(usize::from(list.height), all.len());
        rows::more(canvas, list, &view, all.len());
        let shown = all.iter().enumerate().skip(view.start).take(view.len());
        for ((at, row), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            self.draw_row(*row, room, canvas, desk);
        }
        if let Some(row) = all.get(self.cursor.selected).filter(|_| foot > 0) {
            let y = area.y + list.height;
            crate::ui::frame::rule(canvas, Rect { y, height: 1, ..area });
            let room = Rect { y: y + 1, height: foot - 1, ..area };
            let words = spoken::sentence(&self.heard(*row, desk), desk.phrases);
            rows::wrapped(canvas, room, &words, theme.text, foot - 1);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 30)
    }
}
