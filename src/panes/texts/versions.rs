//! The numbered versions of a text: read, compared, restored.
//!
//! Opened over the charter pane or the list of texts. The words of a version are those the log
//! leads to; nothing here changes but by restoring, which is one entry like any other.

use ratatui::layout::Rect;

use super::beside::Beside;
use super::compared::{differences, whole};
use super::wording::Wording;
use super::{about, passage, restoring, settled, title};
use crate::command::{Command, Scope};
use crate::domain::{Committee, DocumentId, VersionId};
use crate::i18n::{Phrases, dates};
use crate::notice::{self, Notice};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::ui::{Canvas, Cursor};

/// A state of the text. Later states are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// As a version froze it: its number.
    Frozen(u32, VersionId),
    /// As it stands.
    Now,
}

/// The versions of a text, the newest first, under the text as it stands.
pub(super) struct Versions {
    document: DocumentId,
    cursor: Cursor,
    /// The state others are compared with.
    base: Option<State>,
}

impl Versions {
    pub(super) fn new(document: DocumentId) -> Self {
        Self { document, cursor: Cursor::default(), base: None }
    }

    fn states(&self, desk: &Desk) -> Vec<State> {
        let versions = desk.session.committee().versions_of(self.document).into_iter().rev();
        std::iter::once(State::Now)
            .chain(versions.map(|(id, version)| State::Frozen(version.number, id)))
            .collect()
    }

    fn selected(&self, desk: &Desk) -> State {
        self.states(desk).get(self.cursor.selected).copied().unwrap_or(State::Now)
    }

    /// The committee in which the text is read; a sentence if the log cannot be.
    fn committee(&self, state: State, desk: &Desk) -> Result<Committee, Notice> {
        let now = desk.session.committee();
        let State::Frozen(_, id) = state else { return Ok(now.clone()) };
        let Some(version) = now.versions.get(&id) else { return Ok(now.clone()) };
        desk.session.as_of(version.at.0).map_err(|error| notice::session_error(&error, desk.phrases))
    }

    fn read(&self, desk: &Desk) -> Outcome {
        let state = self.selected(desk);
        match self.committee(state, desk) {
            Ok(committee) => {
                let title = format!("{} · {}", title(self.document, desk), name(state, desk));
                Outcome::Open(Box::new(Wording::new(title, whole(&committee, self.document, desk.phrases))))
            }
            Err(notice) => Outcome::Say(notice),
        }
    }

    /// Compares the selected state with the marked one, or with the text as it stands; the text
    /// as it stands with the last version.
    fn compare(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.life;
        let one = self.selected(desk);
        let last = || self.states(desk).get(1).copied();
        let other = self.base.or_else(|| if one == State::Now { last() } else { Some(State::Now) });
        let Some(other) = other.filter(|other| *other != one) else {
            let words = if self.states(desk).len() < 2 { say.no_versions } else { say.same };
            return Outcome::Say(Notice::warned(words));
        };
        let (from, to) = (one.min(other), one.max(other));
        let (then, now) = match (self.committee(from, desk), self.committee(to, desk)) {
            (Ok(then), Ok(now)) => (then, now),
            (Err(notice), _) | (_, Err(notice)) => return Outcome::Say(notice),
        };
        let items = differences(&then, &now, self.document, desk.phrases);
        if items.is_empty() {
            return Outcome::Say(Notice::said(say.same));
        }
        let heads = [name(from, desk), name(to, desk)];
        let title = format!("{} · {}", (say.from_to)(&heads[0], &heads[1]), say.legend);
        Outcome::Open(Box::new(Beside::new(title, heads, items)))
    }

    fn restore(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.life;
        if let Some(refused) = settled(self.document, Scope::Texts, desk) {
            return Outcome::Say(refused);
        }
        let state = self.selected(desk);
        let then = match self.committee(state, desk) {
            Ok(then) => then,
            Err(notice) => return Outcome::Say(notice),
        };
        match restoring::back(desk.session.committee(), &then, self.document) {
            Some(change) => Outcome::Each(vec![
                Outcome::Record(change),
                Outcome::Say(Notice::said((say.restored)(&name(state, desk)))),
            ]),
            None => Outcome::Say(Notice::said(say.nothing_to_restore)),
        }
    }

    fn mark(&mut self, desk: &Desk) -> Outcome {
        let state = Some(self.selected(desk));
        self.base = if self.base == state { None } else { state };
        Outcome::Done
    }

    /// What a state is called, its day, who decided it, where, and what else is known.
    fn cells(&self, state: State, desk: &Desk) -> Vec<String> {
        let committee = desk.session.committee();
        let mut cells = vec![name(state, desk)];
        if let State::Frozen(_, id) = state
            && let Some(version) = committee.versions.get(&id)
        {
            let meeting = version.meeting.and_then(|id| committee.meetings.get(&id));
            cells.push(version.day.map(dates::figures).unwrap_or_default());
            cells.push(version.by.clone());
            cells.push(meeting.map(passage::name).unwrap_or_default());
            cells.push(spoken::one_line(&version.notes));
        } else {
            cells.push((desk.phrases.texts.phase)(committee.phase(self.document)).to_owned());
        }
        if self.base == Some(state) {
            cells.push(format!("◆ {}", desk.phrases.life.marked));
        }
        cells.retain(|cell| !cell.trim().is_empty());
        cells
    }
}

/// What a state is called.
fn name(state: State, desk: &Desk) -> String {
    let State::Frozen(number, id) = state else { return desk.phrases.life.now.to_owned() };
    let phase = desk.session.committee().versions.get(&id).map(|version| version.phase).unwrap_or_default();
    (desk.phrases.texts.version)(number, (desk.phrases.texts.phase)(phase))
}

impl Pane for Versions {
    fn scope(&self) -> Scope {
        Scope::Texts
    }

    fn title(&self, desk: &Desk) -> String {
        let count = self.states(desk).len() - 1;
        (desk.phrases.life.versions)(&title(self.document, desk), count)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "add" | "edit" | "remove" | "link" | "observe" | "versions" | "follow-up" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = self.states(desk).len();
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, length),
            Command::Open => self.read(desk),
            Command::Mark => self.mark(desk),
            Command::Compare => self.compare(desk),
            Command::Restore | Command::Revert => self.restore(desk),
            Command::Copy => Outcome::Copy(rows::tabbed(&self.cells(self.selected(desk), desk))),
            Command::Versions => Outcome::Close(None),
            Command::Cancel if self.base.take().is_some() => Outcome::Done,
            Command::Pass | Command::Revise => about(command, self.document, desk).unwrap_or(Outcome::Pass),
            // What is of a list of records means nothing here.
            Command::Add | Command::Edit | Command::Rename | Command::Remove => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let states = self.states(desk);
        let row = states.get(self.cursor.selected).map(|state| self.cells(*state, desk));
        let empty = (states.len() == 1).then(|| desk.phrases.life.no_versions.to_owned());
        Spoken { about: empty.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, states.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let states = self.states(desk).into_iter();
        states.map(|state| spoken::sentence(&self.cells(state, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let states = self.states(desk);
        let view = self.cursor.view(usize::from(area.height), states.len());
        rows::more(canvas, area, &view, states.len());
        let mut lines = area.y..area.y + area.height;
        for (at, state) in states.iter().enumerate().skip(view.start).take(view.len()) {
            let Some(y) = lines.next() else { break };
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let cells = self.cells(*state, desk);
            let (first, rest) = cells.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
            let style = if self.base == Some(*state) { theme.title } else { theme.text };
            let used = (canvas.text(room, first, style) + 2).min(room.width);
            let room = Rect { x: room.x + used, width: room.width - used, ..room };
            canvas.sentence(room, &rest.join(" · "), theme.dim);
        }
        if states.len() == 1 && lines.len() > 1 {
            let room =
                Rect { x: area.x + 2, y: lines.start + 1, width: area.width.saturating_sub(4), height: 2 };
            rows::wrapped(canvas, room, desk.phrases.life.no_versions, theme.dim, 2);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (96, 12)
    }
}
