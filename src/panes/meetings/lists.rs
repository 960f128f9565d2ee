//! The lists of a meeting, one at a time: its agenda, its guests, its counts, what it decided.
//!
//! Opened over the panes. Each row is added, edited, moved and removed as one step; what a row
//! asks for stands with the forms.

use ratatui::layout::Rect;

use super::{acts, follow, items, said};
use crate::command::{Command, Scope};
use crate::domain::meeting::agenda;
use crate::domain::{Meeting, MeetingId};
use crate::i18n::Phrases;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::text::Paragraph;
use crate::ui::{Canvas, Cursor};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Agenda,
    Guests,
    Counts,
    Resolutions,
}

/// Most rows of the screen an item takes.
const TALLEST: u16 = 3;

/// A list of a meeting.
pub(super) struct List {
    id: MeetingId,
    section: Section,
    cursor: Cursor,
    /// How many there were, so that a new one is selected.
    seen: Option<usize>,
}

impl List {
    pub(super) fn new(id: MeetingId, section: Section) -> Self {
        Self { id, section, cursor: Cursor::default(), seen: None }
    }

    fn meeting<'a>(&self, desk: &Desk<'a>) -> Option<&'a Meeting> {
        desk.session.committee().meetings.get(&self.id)
    }

    fn length(&self, meeting: &Meeting) -> usize {
        match self.section {
            Section::Agenda => meeting.agenda.len(),
            Section::Guests => meeting.guests.len(),
            Section::Counts => meeting.counts.len(),
            Section::Resolutions => meeting.resolutions.len(),
        }
    }

    /// Every item in words.
    fn items(&self, meeting: &Meeting, desk: &Desk) -> Vec<String> {
        let phrases = desk.phrases;
        match self.section {
            Section::Agenda => meeting.agenda.iter().map(|it| said::slot(it, phrases)).collect(),
            Section::Guests => meeting.guests.iter().map(said::guest).collect(),
            Section::Counts => meeting.counts.iter().map(|it| said::count(it, phrases)).collect(),
            Section::Resolutions => {
                let all = meeting.resolutions.iter().enumerate();
                all.map(|(at, it)| {
                    let words = said::resolution(at, it, phrases);
                    [vec![words], said::followed(it, desk)].concat().join(" ")
                })
                .collect()
            }
        }
    }

    /// What a person should know of the list as a whole.
    fn remarks(&self, meeting: &Meeting, phrases: &Phrases) -> Vec<String> {
        match self.section {
            Section::Agenda => {
                agenda::flaws(&meeting.agenda).into_iter().map(|it| (phrases.meetings.flaw)(it)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn keep_up(&mut self, desk: &Desk) {
        let length = self.meeting(desk).map_or(0, |it| self.length(it));
        if self.seen.replace(length).is_some_and(|seen| seen < length) {
            self.cursor.select(length, length);
        }
        self.cursor.select(self.cursor.selected, length);
    }

    fn remove(&self, desk: &Desk) -> Outcome {
        let at = self.cursor.selected;
        acts::alter(self.id, desk, |meeting| match self.section {
            Section::Agenda => drop((at < meeting.agenda.len()).then(|| meeting.agenda.remove(at))),
            Section::Guests => drop((at < meeting.guests.len()).then(|| meeting.guests.remove(at))),
            Section::Counts => drop((at < meeting.counts.len()).then(|| meeting.counts.remove(at))),
            Section::Resolutions => {
                drop((at < meeting.resolutions.len()).then(|| meeting.resolutions.remove(at)));
            }
        })
    }

    /// Changes places with the item above or below.
    fn shift(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = self.meeting(desk).map_or(0, |it| self.length(it));
        let from = self.cursor.selected;
        let to = match command {
            Command::Raise => from.checked_sub(1),
            _ => Some(from + 1),
        };
        let Some(to) = to.filter(|to| *to < length && from < length) else { return Outcome::Done };
        self.cursor.select(to, length);
        acts::alter(self.id, desk, |meeting| match self.section {
            Section::Agenda => meeting.agenda.swap(from, to),
            Section::Guests => meeting.guests.swap(from, to),
            Section::Counts => meeting.counts.swap(from, to),
            Section::Resolutions => meeting.resolutions.swap(from, to),
        })
    }

    fn form(&self, at: Option<usize>, desk: &Desk) -> Outcome {
        let Some(meeting) = self.meeting(desk) else { return Outcome::Done };
        let at = at.filter(|at| *at < self.length(meeting));
        Outcome::Open(Box::new(match self.section {
            Section::Agenda => items::slot(self.id, meeting, at, desk),
            Section::Guests => items::guest(self.id, meeting, at, desk),
            Section::Counts => items::count(self.id, meeting, at, desk),
            Section::Resolutions => items::resolution(self.id, meeting, at),
        }))
    }

    fn edit(&self, desk: &Desk) -> Outcome {
        let empty = self.meeting(desk).is_none_or(|it| self.length(it) == 0);
        if empty { Outcome::Done } else { self.form(Some(self.cursor.selected), desk) }
    }
}

impl Pane for List {
    fn scope(&self) -> Scope {
        Scope::Meeting
    }

    fn title(&self, desk: &Desk) -> String {
        let say = &desk.phrases.meetings;
        let name = match self.section {
            Section::Agenda => say.agenda,
            Section::Guests => say.guests,
            Section::Counts => say.counts,
            Section::Resolutions => say.resolutions,
        };
        let day = self.meeting(desk).map(|it| said::days(it, desk.phrases)).unwrap_or_default();
        format!("{name} · {day}")
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match (word, self.section) {
            ("cancel", _) => Some(phrases.overlays.hints.close),
            ("make-task" | "amend", Section::Resolutions) | ("lines", Section::Agenda) => None,
            ("make-task" | "amend" | "lines" | "open", _) => Some(""),
            _ => None,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        self.meeting(desk).is_some()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        let Some(meeting) = self.meeting(desk) else { return Outcome::Close(None) };
        match (command, self.section) {
            (Command::Move(motion), _) => {
                let length = self.length(meeting);
                rows::step(&mut self.cursor, *motion, length)
            }
            (Command::Add, _) => self.form(None, desk),
            (Command::Edit | Command::Open | Command::Rename, _) => self.edit(desk),
            (Command::Remove, _) => self.remove(desk),
            (Command::Raise | Command::Lower, _) => self.shift(command, desk),
            (Command::Lines, Section::Agenda) => {
                Outcome::Open(Box::new(items::lines(self.id, meeting, desk)))
            }
            (Command::MakeTask, Section::Resolutions) => {
                follow::make_task(self.id, self.cursor.selected, desk)
            }
            (Command::Amend, Section::Resolutions) => follow::amend(self.id, self.cursor.selected, desk),
            (Command::Copy, _) => Outcome::Copy(self.items(meeting, desk).join("\n")),
            (Command::Lines | Command::MakeTask | Command::Amend | Command::Filter(_), _) => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.keep_up(desk);
        let Some(meeting) = self.meeting(desk) else { return Spoken::default() };
        let items = self.items(meeting, desk);
        let mut beside = self.remarks(meeting, desk.phrases);
        if items.is_empty() {
            beside.push((desk.phrases.meetings.nothing_yet)(&add_key(desk)));
        }
        let row = items.get(self.cursor.selected).cloned();
        Spoken { beside, ..Spoken::titled(self.title(desk)) }
            .on_row(row.into_iter().collect(), (self.cursor.selected, items.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.meeting(desk).map(|it| self.items(it, desk)).unwrap_or_default()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        let Some(meeting) = self.meeting(desk) else { return };
        let (theme, items) = (canvas.theme(), self.items(meeting, desk));
        if items.is_empty() {
            let words = (desk.phrases.meetings.nothing_yet)(&add_key(desk));
            rows::wrapped(canvas, area, &words, theme.dim, 3);
            return;
        }
        let remarks = self.remarks(meeting, desk.phrases);
        let most = usize::from(area.height.saturating_sub(4));
        let foot = u16::try_from(remarks.len().min(most)).unwrap_or(0);
        let list = Rect { height: area.height - foot, ..area };
        let columns = usize::from(list.width.saturating_sub(4).max(1));
        let rows_of = |at: usize| {
            let words = items.get(at).map_or("", String::as_str);
            let rows = Paragraph::new(words, canvas.mirror().base()).rows(columns).len();
            rows.clamp(1, usize::from(TALLEST))
        };
        self.cursor.top = rows::top(self.cursor.selected, self.cursor.top, usize::from(list.height), rows_of);
        let mut y = list.y;
        let mut last = self.cursor.top;
        for (at, words) in items.iter().enumerate().skip(self.cursor.top) {
            if y >= list.bottom() {
                break;
            }
            let room = Rect { y, height: list.bottom() - y, ..list };
            let room = rows::marked(canvas, room, at, &self.cursor);
            y += rows::wrapped(canvas, room, words, theme.text, TALLEST).max(1);
            last = at + 1;
        }
        rows::more(canvas, list, &(self.cursor.top..last), items.len());
        for (words, y) in remarks.iter().zip(list.bottom()..area.bottom()) {
            canvas.symbol(area.x, y, '!', theme.caution);
            let room = Rect { x: area.x + 2, y, width: area.width.saturating_sub(2), height: 1 };
            canvas.sentence(room, words, theme.caution);
        }
    }

    fn wanted(&self, room: (u16, u16), desk: &Desk) -> (u16, u16) {
        let columns = room.0.min(96);
        let Some(meeting) = self.meeting(desk) else { return (columns, 4) };
        let words = usize::from(columns.saturating_sub(4).max(1));
        let items = self.items(meeting, desk);
        let rows = items.iter().map(|it| {
            let rows = Paragraph::new(it, desk.mirror.base()).rows(words).len();
            rows.clamp(1, usize::from(TALLEST))
        });
        let rows = rows.sum::<usize>() + self.remarks(meeting, desk.phrases).len();
        (columns, u16::try_from(rows).unwrap_or(u16::MAX).max(6))
    }
}

/// The key that adds an item.
fn add_key(desk: &Desk) -> String {
    desk.bindings.keys_of(Scope::Meeting, &Command::Add).into_iter().next().unwrap_or_default()
}

/// An item of a list in the place of another, or behind the last.
pub(super) fn put<T>(all: &mut Vec<T>, at: Option<usize>, item: T) {
    match at.and_then(|at| all.get_mut(at)) {
        Some(before) => *before = item,
        None => all.push(item),
    }
}
