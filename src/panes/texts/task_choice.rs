//! Which task of the work programme a clause is linked to.
//!
//! Opened over the follow-up of a text. It offers the tasks that are not linked yet.

use ratatui::layout::Rect;

use crate::command::{Command, Scope};
use crate::domain::{Change, Edit, FollowUp, ParagraphId, TaskId};
use crate::i18n::Phrases;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::ui::{Canvas, Cursor};

/// The tasks a clause may be linked to.
pub(super) struct TaskChoice {
    clause: ParagraphId,
    cursor: Cursor,
}

impl TaskChoice {
    pub(super) fn new(clause: ParagraphId) -> Self {
        Self { clause, cursor: Cursor::default() }
    }

    /// The tasks that are not linked yet, in the order of the paper.
    pub(super) fn offered(clause: ParagraphId, desk: &Desk) -> Vec<TaskId> {
        let committee = desk.session.committee();
        let linked = committee.follow_ups.get(&clause).map(|it| it.tasks.as_slice()).unwrap_or_default();
        let tasks = committee.programme().into_iter().map(|(id, _)| id);
        tasks.filter(|id| !linked.contains(id)).collect()
    }

    fn link(&self, desk: &Desk) -> Outcome {
        let task = Self::offered(self.clause, desk).get(self.cursor.selected).copied();
        let Some(task) = task else { return Outcome::Close(None) };
        let before = desk.session.committee().follow_ups.get(&self.clause).cloned();
        let mut after: FollowUp = before.clone().unwrap_or_default();
        after.tasks.push(task);
        let edit = Edit { id: self.clause, before, after: Some(after) };
        Outcome::Each(vec![Outcome::Record(Change::FollowUp(Box::new(edit))), Outcome::Close(None)])
    }
}

/// A task: what is done, its objective, its status.
pub(super) fn cells(task: TaskId, desk: &Desk) -> Vec<String> {
    let committee = desk.session.committee();
    let Some(task) = committee.tasks.get(&task) else {
        return vec![desk.phrases.life.gone_task.to_owned()];
    };
    let status = (desk.phrases.common.status)(task.status).to_owned();
    vec![spoken::one_line(&task.action), status, spoken::one_line(&task.deadline.verbatim)]
}

impl Pane for TaskChoice {
    fn scope(&self) -> Scope {
        Scope::Texts
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.life.choose_task.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        rows::hint_to_choose(word, phrases)
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = Self::offered(self.clause, desk).len();
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, length),
            Command::Open | Command::Accept | Command::Link => self.link(desk),
            Command::Add | Command::Edit | Command::Rename | Command::Remove => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let offered = Self::offered(self.clause, desk);
        let row = offered.get(self.cursor.selected).map(|task| cells(*task, desk));
        Spoken::titled(self.title(desk))
            .on_row(row.unwrap_or_default(), (self.cursor.selected, offered.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let offered = Self::offered(self.clause, desk).into_iter();
        offered.map(|task| spoken::sentence(&cells(task, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let offered = Self::offered(self.clause, desk);
        let view = self.cursor.view(usize::from(area.height), offered.len());
        rows::more(canvas, area, &view, offered.len());
        let shown = offered.iter().enumerate().skip(view.start).take(view.len());
        for ((at, task), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let words = cells(*task, desk).first().cloned().unwrap_or_default();
            let theme = canvas.theme();
            canvas.text(room, &words, theme.text);
        }
    }

    fn wanted(&self, _room: (u16, u16), desk: &Desk) -> (u16, u16) {
        (96, u16::try_from(Self::offered(self.clause, desk).len()).unwrap_or(u16::MAX))
    }
}
