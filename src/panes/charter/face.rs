//! How the charter pane looks: its halves, its heading, its fields.
//!
//! Used by the charter pane only. Nothing here changes with a letter typed but the row it is
//! typed on.

use ratatui::layout::Rect;

use super::outline::Beside;
use super::sheet::Drawing;
use super::{Charter, Field, Half};
use crate::command::{Command, Scope};
use crate::domain::SectionId;
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
            draw_empty(area, canvas, desk);
            return;
        }
        let mut body = area;
        if let Some(Field::Search(_)) = self.field {
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
        let beside = Beside { committee: desk.session.committee(), find: &self.find, focus };
        self.outline.draw(area, canvas, &beside, naming);
    }

    fn draw_text(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let mut room = area;
        let Some(part) = self.shown_part(desk) else { return };
        // A search field opening under the text moves nothing.
        let whole = area.height + u16::from(matches!(self.field, Some(Field::Search(_))));
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
        let drawing = Drawing { sheet, room, focus, find: &self.find, layouts: &mut self.layouts };
        drawing.draw(editor, canvas);
    }

    fn draw_heading(&self, part: SectionId, line: Rect, canvas: &mut Canvas, desk: &Desk) {
        let Some(row) = self.outline.place(part).and_then(|at| self.outline.rows().get(at)) else { return };
        let Some(section) = desk.session.committee().charter.get(&row.id) else { return };
        let theme = canvas.theme();
        let used = (canvas.text(line, &row.number(), theme.dim) + 1).min(line.width);
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
        let used = (canvas.text(room, say.search, theme.accent) + 1).min(room.width);
        room = Rect { x: room.x + used, width: room.width - used, ..room };
        self.field_room = (room.width, 1);
        if let Some(Field::Search(draft)) = &mut self.field {
            draft.draw(room, canvas, theme.text, focus);
        }
    }
}

/// What an empty charter says: that it is empty, and which keys begin it.
fn draw_empty(area: Rect, canvas: &mut Canvas, desk: &Desk) {
    let theme = canvas.theme();
    let say = &desk.phrases.charter;
    let mut lines = area.y..area.y + area.height;
    if let Some(y) = lines.next() {
        canvas.text(Rect { y, height: 1, ..area }, say.empty, theme.title);
    }
    let ways = [
        (Command::StarterOutline, say.starter),
        (Command::Add, say.add),
        (Command::Import(None), say.import),
    ];
    for (command, meaning) in ways {
        let keys = desk.bindings.keys_of(Scope::Outline, &command);
        let (Some(key), Some(y)) = (keys.first(), lines.next()) else { continue };
        let room = Rect { y, height: 1, ..area };
        let used = (canvas.text(room, key, theme.accent) + 1).min(room.width);
        let room = Rect { x: room.x + used, width: room.width - used, ..room };
        canvas.text(room, meaning, theme.text);
    }
}
