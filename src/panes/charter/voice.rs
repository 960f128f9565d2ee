//! What the charter says of itself: a title of the outline, or the line of text with the caret.
//!
//! Used by the charter pane only, where nothing is drawn.

use super::outline::{Named, Row};
use super::{Charter, Field, Half};
use crate::panes::spoken::{Spoken, one_line, sentence};
use crate::panes::{Desk, Pane as _, rows};
use crate::terminal::Typing;

impl Charter {
    /// What is selected, or being typed.
    pub(super) fn speak(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.outline.set_height(rows::PAGE + 1);
        self.text_room = (columns, rows::PAGE.unsigned_abs() as u16 + 1);
        self.field_room = (columns, 1);
        let field = self.field_said(desk, columns);
        if self.half == Half::Text && field.is_none() {
            return self.text_said(desk);
        }
        let (typing, hits) = field.unzip();
        let selected =
            self.outline.selected_row().map(|(_, row)| self.part_said(row, desk)).unwrap_or_default();
        let place = self.outline.selected_row().map_or(0, |(at, _)| at);
        let empty = self.outline.rows().is_empty() && typing.is_none();
        Spoken {
            about: if empty { self.ways(desk) } else { Vec::new() },
            beside: hits.into_iter().filter(|words| !words.is_empty()).collect(),
            typing,
            ..Spoken::titled(self.title(desk))
        }
        .on_row(selected, (place, self.outline.rows().len()))
    }

    /// The line of a field, and what is said of its words.
    fn field_said(&mut self, desk: &Desk, columns: u16) -> Option<(Typing, String)> {
        let say = desk.phrases;
        match self.field.as_mut()? {
            Field::Title(naming) => {
                naming.room = (columns, 1);
                let label = match naming.of {
                    Named::Old(_) => say.spoken.title,
                    Named::After(_) => say.spoken.new_title,
                };
                Some((naming.draft.typing(label.to_owned(), columns, desk.mirror), String::new()))
            }
            field @ (Field::Search(_) | Field::Replace(_)) => {
                let (label, draft) = match field {
                    Field::Replace(draft) => (say.editing.replace_with, draft),
                    Field::Search(draft) => (say.charter.search, draft),
                    Field::Title(_) => return None,
                };
                let line = draft.typing(label.to_owned(), columns, desk.mirror);
                let count = self.find.count(desk.session.committee(), self.outline.rows());
                let hits = if self.find.is_off() { String::new() } else { (say.charter.hits)(count) };
                Some((line, hits))
            }
        }
    }

    /// The part whose text has the keys, and the line with the caret.
    fn text_said(&mut self, desk: &Desk) -> Spoken {
        let say = &desk.phrases.spoken;
        let Some(sheet) = self.sheet(desk) else { return Spoken::titled(self.title(desk)) };
        let editor = self.editors.entry(sheet.section).or_default();
        editor.settle(sheet.body);
        let row = sheet.with_page(editor.held, |page| page.row(editor.caret.at));
        let selection = editor.caret.selection().and_then(|range| sheet.body.get(range));
        let before = sheet.body.get(..row.start).unwrap_or_default();
        let (number, all) = (before.matches('\n').count() + 1, sheet.body.matches('\n').count() + 1);
        let typing = Typing {
            label: String::new(),
            caret: editor.caret.at.saturating_sub(row.start),
            number: row.start,
            text: sheet.body.get(row).unwrap_or_default().to_owned(),
        };
        let section = desk.session.committee().charter.get(&sheet.section);
        let title = section.map(|it| one_line(&it.heading.title)).unwrap_or_default();
        let part = self
            .outline
            .selected_row()
            .map(|(_, row)| row.number(&self.outline.own(desk.phrases).numbering))
            .unwrap_or_default();
        Spoken {
            beside: selection.map(|words| (say.selection)(&one_line(words))).into_iter().collect(),
            more: vec![(say.paragraph)(number, all)],
            typing: Some(typing),
            ..Spoken::titled((say.text_of)(&part, &title))
        }
    }

    /// What an empty text says: that it is empty, and which keys begin it.
    fn ways(&self, desk: &Desk) -> Vec<String> {
        let said = self.beginnings(desk).into_iter();
        let said = said.map(|(key, meaning)| (desk.phrases.spoken.pair)(&key, meaning));
        [self.emptiness(desk).to_owned()].into_iter().chain(said).collect()
    }

    /// The titles of the outline; where the text has the keys, its paragraphs.
    pub(super) fn rows_said(&self, desk: &Desk) -> Vec<String> {
        if self.half == Half::Text
            && let Some(sheet) = self.sheet(desk)
        {
            let blank = desk.phrases.spoken.blank;
            let said = |line: &str| if line.trim().is_empty() { blank.to_owned() } else { line.to_owned() };
            return self.as_read(&sheet, desk).iter().map(|line| said(line)).collect();
        }
        let rows = self.outline.rows().iter();
        rows.map(|row| sentence(&self.part_said(row, desk), desk.phrases)).collect()
    }

    /// A part: its number and title, and whether nothing is written under it.
    fn part_said(&self, row: &Row, desk: &Desk) -> Vec<String> {
        let section = desk.session.committee().charter.get(&row.id);
        let title = section.map(|it| one_line(&it.heading.title)).unwrap_or_default();
        let empty = if row.is_empty { desk.phrases.spoken.no_text } else { "" };
        let number = row.number(&self.outline.own(desk.phrases).numbering);
        vec![format!("{number} {title}"), empty.to_owned()]
    }
}
