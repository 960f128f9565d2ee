//! The texts of the committee: which there are, where each stands in its life.
//!
//! Opened over the charter pane, which shows the one that is opened here. Only an empty text is
//! removed; the charter never is.

use ratatui::layout::Rect;

use super::{about, form, title};
use crate::command::{Command, Scope};
use crate::domain::{Change, Document, DocumentId, Edit};
use crate::i18n::Phrases;
use crate::notice::{self, Notice};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::ui::table::{Column, rooms};
use crate::ui::{Canvas, Cursor};

/// Title, sort, phase, parts, amendments.
const COLUMNS: [Column; 5] = [
    Column { least: 14, weight: 3 },
    Column { least: 13, weight: 1 },
    Column { least: 14, weight: 1 },
    Column { least: 10, weight: 1 },
    Column { least: 15, weight: 1 },
];

/// The texts of the committee.
pub(super) struct List {
    /// The one in the charter pane.
    shown: DocumentId,
    cursor: Cursor,
    /// The texts there were, so that a new one is selected.
    seen: Vec<DocumentId>,
}

impl List {
    pub(super) fn new(shown: DocumentId) -> Self {
        Self { shown, cursor: Cursor::default(), seen: Vec::new() }
    }

    /// Selects the text that is shown, and later one that was added.
    fn keep_up(&mut self, desk: &Desk) {
        let now: Vec<DocumentId> = desk.session.committee().texts().into_iter().map(|(id, _)| id).collect();
        let place = if self.seen.is_empty() {
            now.iter().position(|id| *id == self.shown)
        } else {
            now.iter().position(|id| !self.seen.contains(id))
        };
        self.cursor.select(place.unwrap_or(self.cursor.selected), now.len());
        self.seen = now;
    }

    fn selected(&self) -> DocumentId {
        self.seen.get(self.cursor.selected).copied().unwrap_or(DocumentId::CHARTER)
    }

    fn remove(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.life;
        let (id, committee) = (self.selected(), desk.session.committee());
        let name = title(id, desk);
        let used = !committee.outline_of(id).is_empty()
            || !committee.amendments_of(id).is_empty()
            || !committee.versions_of(id).is_empty();
        match committee.documents.get(&id) {
            _ if id == DocumentId::CHARTER => Outcome::Say(Notice::warned(say.charter_stays)),
            _ if used => Outcome::Say(Notice::warned((say.not_empty)(&name))),
            Some(text) => Outcome::Each(vec![
                Outcome::Record(Change::Document(Box::new(Edit::remove(id, text)))),
                Outcome::Say(Notice::said((say.removed)(&name))),
            ]),
            None => Outcome::Done,
        }
    }

    /// Title, sort where the title does not say it, phase, parts, open amendments, whether it is
    /// the one that is shown.
    fn cells(&self, (id, text): &(DocumentId, Document), desk: &Desk) -> [String; 6] {
        let (committee, phrases) = (desk.session.committee(), desk.phrases);
        let kind = if text.title.is_empty() { "" } else { (phrases.texts.kind)(text.kind) };
        let open = committee.amendments_of(*id).iter().filter(|(_, it)| it.state.is_open()).count();
        [
            notice::title_of(text, phrases),
            kind.to_owned(),
            (phrases.texts.phase)(text.phase).to_owned(),
            (phrases.common.parts)(committee.outline_of(*id).len()),
            if open > 0 { (phrases.life.open_amendments)(open) } else { String::new() },
            if *id == self.shown { phrases.life.is_shown.to_owned() } else { String::new() },
        ]
    }
}

impl Pane for List {
    fn scope(&self) -> Scope {
        Scope::Texts
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.life.texts)(desk.session.committee().texts().len())
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "compare" | "restore" | "link" | "observe" | "mark" => Some(""),
            _ => None,
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        let id = self.selected();
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.seen.len()),
            Command::Open => Outcome::Close(Some(Command::Text((self.cursor.selected + 1).to_string()))),
            Command::Add => Outcome::Open(Box::new(form::add(DocumentId(desk.session.ids().fresh())))),
            Command::Edit | Command::Rename => Outcome::Open(Box::new(form::edit(id, desk))),
            Command::Remove => self.remove(desk),
            Command::Copy => {
                let text = desk.session.committee().text(id).unwrap_or_default();
                Outcome::Copy(rows::tabbed(&self.cells(&(id, text), desk)))
            }
            Command::Texts => Outcome::Close(None),
            command => about(command, id, desk).unwrap_or(Outcome::Pass),
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.keep_up(desk);
        let texts = desk.session.committee().texts();
        let row = texts.get(self.cursor.selected).map(|text| self.cells(text, desk).to_vec());
        Spoken::titled(self.title(desk)).on_row(row.unwrap_or_default(), (self.cursor.selected, texts.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let texts = desk.session.committee().texts();
        texts.iter().map(|text| spoken::sentence(&self.cells(text, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        let theme = canvas.theme();
        let texts = desk.session.committee().texts();
        let view = self.cursor.view(usize::from(area.height), texts.len());
        rows::more(canvas, area, &view, texts.len());
        let shown = texts.iter().enumerate().skip(view.start).take(view.len());
        for ((at, text), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let [title, kind, phase, parts, amendments, _] = self.cells(text, desk);
            // Where there is little room the phase matters more than the sort.
            let narrow = room.width < 48;
            let cells = if narrow {
                [&title, &phase, &parts, &amendments, &kind]
            } else {
                [&title, &kind, &phase, &parts, &amendments]
            };
            for (nth, (cell, column)) in cells.into_iter().zip(rooms(room, &COLUMNS)).enumerate() {
                let style = if nth == 0 && text.0 == self.shown { theme.title } else { theme.text };
                canvas.text(column, cell, if nth == 0 { style } else { theme.dim });
            }
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (104, u16::try_from(self.seen.len()).unwrap_or(u16::MAX).max(4))
    }
}
