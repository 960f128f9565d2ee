//! How the charter pane looks: its halves, its heading, its fields.
//!
//! Used by the charter pane only. Nothing here changes with a letter typed but the row it is
//! typed on.

use ratatui::layout::Rect;

use super::outline::Beside;
use super::sheet::{Drawing, Writing};
use super::{Charter, Field, Half};
use crate::command::{Command, Scope};
use crate::domain::{DocumentId, SectionId};
use crate::panes::{Desk, Focus};
use crate::ui::canvas::Align;
use crate::ui::{Canvas, frame};

/// Columns from which outline and text stand side by side. Below, a text has all of them: its
/// lines are long enough to read, and whole rows can move when it grows by one.
const SIDE_BY_SIDE: u16 = 100;
/// Rows of text from which the heading has a blank row under it.
const ROOMY: u16 = 12;

impl Charter {
    pub(super) fn draw_all(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let naming = matches!(self.field, Some(Field::Title(_)));
        if self.outline.rows().is_empty() && !naming {
            self.draw_empty(area, canvas, desk);
            return;
        }
        let mut body = area;
        if let Some(Field::Search(_) | Field::Replace(_)) = self.field {
            body.height = area.height.saturating_sub(1);
            let line = Rect { y: area.y + body.height, height: area.height.min(1), ..area };
            self.draw_search(line, canvas, desk, focus);
        }
        if body.width >= SIDE_BY_SIDE {
            let width = (body.width / 3).clamp(20, 30);
            let outline = Rect { width, ..body };
            frame::divider(canvas, body.x + width + 1, body.y..body.y + body.height);
            let used = width + 3;
            let text = Rect { x: body.x + used, width: body.width - used, ..body };
            self.draw_text(text, canvas, desk, focus);
            self.draw_outline(outline, canvas, desk, focus);
        } else if self.half == Half::Outline || naming {
            self.draw_outline(body, canvas, desk, focus);
        } else {
            self.draw_text(body, canvas, desk, focus);
        }
    }

    fn draw_outline(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let naming = match &mut self.field {
            Some(Field::Title(naming)) => Some(naming),
            _ => None,
        };
        let here = self.half == Half::Outline && focus == Focus::Here;
        let focus = if here || naming.is_some() { focus } else { Focus::Elsewhere };
        let beside = Beside {
            committee: desk.session.committee(),
            find: &self.find,
            names: &self.outline.own(desk.phrases).numbering,
            focus,
        };
        self.outline.draw(area, canvas, &beside, naming);
    }

    fn draw_text(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let mut room = area;
        let Some(part) = self.shown_part(desk) else { return };
        // A search field opening under the text moves nothing.
        let whole = area.height + u16::from(matches!(self.field, Some(Field::Search(_) | Field::Replace(_))));
        if whole >= 3 {
            self.draw_heading(part, Rect { height: 1, ..area }, canvas, desk);
            let used = if whole >= ROOMY { 2 } else { 1 };
            room = Rect { y: area.y + used, height: area.height - used, ..area };
        }
        self.text_room = (room.width, room.height);
        let Some(sheet) = self.sheet_of(part, desk) else { return };
        let writing = self.half == Half::Text && self.field.is_none();
        let focus = if writing { focus } else { Focus::Elsewhere };
        if sheet.body.is_empty() && self.half == Half::Outline {
            let key = desk.bindings.keys_of(Scope::Outline, &Command::Open);
            let words = (desk.phrases.charter.empty_part)(key.first().map_or("", String::as_str));
            canvas.text(room, &words, canvas.theme().dim);
            return;
        }
        let editor = self.editors.entry(sheet.section).or_default();
        // The text may have changed without a command of this pane.
        editor.settle(sheet.body);
        let writing = if self.half == Half::Text { Writing::AtCaret } else { Writing::Nowhere };
        let committee = desk.session.committee();
        let reader = self.outline.reader(committee, desk.phrases);
        let (find, layouts) = (&self.find, &mut self.layouts);
        let drawing = Drawing { sheet, room, focus, find, reader, writing, item: None, layouts };
        drawing.draw(editor, canvas);
    }

    fn draw_heading(&self, part: SectionId, line: Rect, canvas: &mut Canvas, desk: &Desk) {
        let Some(row) = self.outline.place(part).and_then(|at| self.outline.rows().get(at)) else { return };
        let Some(section) = desk.session.committee().charter.get(&row.id) else { return };
        let theme = canvas.theme();
        let mut line = line;
        // What the caret stands in is written in signs: what it is read as stands here.
        if let Some(name) = self.named_at_caret(part, desk).filter(|_| self.half == Half::Text) {
            let used = canvas.aligned(line, &format!("{{#…}} = {name}"), theme.dim, Align::End) + 2;
            line.width = line.width.saturating_sub(used);
        }
        let used = (canvas.text(line, &row.number(&self.outline.own(desk.phrases).numbering), theme.dim) + 1)
            .min(line.width);
        let room = Rect { x: line.x + used, width: line.width - used, ..line };
        let title = &section.heading.title;
        canvas.highlighted(room, title, theme.title, Align::Start, &self.find.marks(title));
    }

    fn draw_search(&mut self, line: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let theme = canvas.theme();
        let say = &desk.phrases.charter;
        let count = self.find.count(desk.session.committee(), self.outline.rows());
        let mut room = line;
        if !self.find.is_off() {
            let used = canvas.aligned(line, &(say.hits)(count), theme.dim, Align::End) + 1;
            room.width = room.width.saturating_sub(used);
        }
        let label = match self.field {
            Some(Field::Replace(_)) => desk.phrases.editing.replace_with,
            _ => say.search,
        };
        let used = (canvas.text(room, label, theme.accent) + 1).min(room.width);
        room = Rect { x: room.x + used, width: room.width - used, ..room };
        self.field_room = (room.width, 1);
        if let Some(Field::Search(draft) | Field::Replace(draft)) = &mut self.field {
            draft.draw(room, canvas, theme.text, focus);
        }
    }

    /// What an empty text says: that it is empty, and which keys begin it.
    fn draw_empty(&self, area: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let mut lines = area.y..area.y + area.height;
        if let Some(y) = lines.next() {
            canvas.text(Rect { y, height: 1, ..area }, self.emptiness(desk), theme.title);
        }
        for (key, meaning) in self.beginnings(desk) {
            let Some(y) = lines.next() else { break };
            let room = Rect { y, height: 1, ..area };
            let used = (canvas.text(room, &key, theme.accent) + 1).min(room.width);
            let room = Rect { x: room.x + used, width: room.width - used, ..room };
            canvas.text(room, meaning, theme.text);
        }
    }

    /// That the text is empty.
    pub(super) fn emptiness(&self, desk: &Desk) -> &'static str {
        let is_charter = self.document == DocumentId::CHARTER;
        if is_charter { desk.phrases.charter.empty } else { desk.phrases.life.empty_text }
    }

    /// The keys that begin an empty text, and what each does. What is imported, and the usual
    /// outline, are a charter.
    pub(super) fn beginnings(&self, desk: &Desk) -> Vec<(String, &'static str)> {
        let say = &desk.phrases.charter;
        let ways = [
            (Command::StarterOutline, say.starter),
            (Command::Add, say.add),
            (Command::Import(None), say.import),
        ];
        let mine = |command: &Command| self.document == DocumentId::CHARTER || *command == Command::Add;
        let ways = ways.into_iter().filter(|(command, _)| mine(command));
        let key = |command| desk.bindings.keys_of(Scope::Outline, &command).into_iter().next();
        ways.filter_map(|(command, meaning)| Some((key(command)?, meaning))).collect()
    }
}
