//! The outline on the screen: numbered titles, the selected one marked.
//!
//! Used by the charter pane. It keeps which part is selected, by identity, and which rows are
//! in view; titles stay where they are, in the committee.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::search::Find;
use crate::command::Motion;
use crate::domain::numbering::{Label, Script, labels_of, script_of};
use crate::domain::{Committee, DocumentId, SectionId};
use crate::i18n::{Names, Phrases};
use crate::notice::read::Reader;
use crate::panes::{Draft, Focus};
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Cursor};

/// Cells before the number: the marker and a blank.
const MARKER: u16 = 2;

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: SectionId,
    pub(super) level: u8,
    pub(super) label: Label,
    /// Whether nothing is written under it yet.
    pub(super) is_empty: bool,
}

impl Row {
    /// Its number as written: `1.2`, المادة 12.
    pub(super) fn number(&self, names: &Names) -> String {
        (names.part)(&self.label)
    }
}

/// A title being typed.
pub(super) struct Naming {
    pub(super) draft: Draft,
    pub(super) of: Named,
    /// Columns and rows of the field when it was last drawn.
    pub(super) room: (u16, u16),
    /// The part and the title it was given, until they are recorded.
    pub given: Option<(SectionId, String)>,
}

/// Whose title it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// That of a part that is there.
    Old(SectionId),
    /// That of a new part, after the block of this one.
    After(Option<SectionId>),
}

/// What the outline shows besides its rows.
pub(super) struct Beside<'a> {
    pub(super) committee: &'a Committee,
    pub(super) find: &'a Find,
    pub(super) names: &'a Names,
    pub(super) focus: Focus,
}

/// The outline.
#[derive(Default)]
pub(super) struct Outline {
    rows: Vec<Row>,
    labels: BTreeMap<SectionId, Label>,
    /// What the text is written in.
    script: Option<Script>,
    selected: Option<SectionId>,
    cursor: Cursor,
    height: isize,
}

impl Outline {
    /// Takes so many rows to be in view, where nothing is drawn.
    pub(super) fn set_height(&mut self, rows: isize) {
        self.height = rows;
    }

    /// Makes the rows anew; the selected part stays selected, or gives way to the nearest.
    pub(super) fn rebuild(&mut self, committee: &Committee, document: DocumentId) {
        let parts = committee.outline_of(document);
        let row = |((id, section), (_, label)): (&(SectionId, &crate::domain::Section), _)| Row {
            id: *id,
            level: section.heading.level,
            label,
            is_empty: section.body.is_empty(),
        };
        self.rows = parts.iter().zip(labels_of(committee, document)).map(row).collect();
        self.labels = self.rows.iter().map(|row| (row.id, row.label.clone())).collect();
        self.script = script_of(committee, document);
        let place = self.selected.and_then(|id| self.place(id)).unwrap_or(self.cursor.selected);
        self.select_row(place);
    }

    /// The words the text is numbered with: those of its own language, whoever reads it.
    pub(super) fn own(&self, reader: &Phrases) -> &'static Phrases {
        reader.language.of_text(self.script).phrases()
    }

    /// Whoever reads the text.
    pub(super) fn reader<'a>(&'a self, committee: &'a Committee, reader: &Phrases) -> Reader<'a> {
        Reader { labels: Cow::Borrowed(&self.labels), committee, own: self.own(reader) }
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of a part.
    pub(super) fn place(&self, id: SectionId) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    fn level(&self, id: SectionId) -> Option<u8> {
        self.rows.get(self.place(id)?).map(|row| row.level)
    }

    /// The selected part.
    pub(super) fn selected(&self) -> Option<SectionId> {
        self.selected
    }

    /// The row of the selected part.
    pub(super) fn selected_row(&self) -> Option<(usize, &Row)> {
        self.rows.get(self.cursor.selected).map(|row| (self.cursor.selected, row))
    }

    pub(super) fn select(&mut self, id: SectionId) {
        self.selected = Some(id);
        if let Some(place) = self.place(id) {
            self.cursor.select(place, self.rows.len());
        }
    }

    pub(super) fn select_row(&mut self, row: usize) {
        self.cursor.select(row, self.rows.len());
        self.selected = self.rows.get(self.cursor.selected).map(|row| row.id);
    }

    /// Puts the selection on a row that is there.
    pub(super) fn steady(&mut self) {
        if self.rows.get(self.cursor.selected).map(|row| row.id) != self.selected {
            let place = self.selected.and_then(|id| self.place(id));
            self.select_row(place.unwrap_or(self.cursor.selected));
        }
    }

    /// Moves the selection; `false` if `motion` is none of an outline.
    pub(super) fn go(&mut self, motion: Motion) -> bool {
        let here = self.cursor.selected;
        let page = self.height.max(2) - 1;
        let chapter = |row: &&Row| row.level == 0;
        let row = match motion {
            Motion::Next => here.saturating_add(1),
            Motion::Previous => here.saturating_sub(1),
            Motion::PageNext => here.saturating_add_signed(page),
            Motion::PagePrevious => here.saturating_add_signed(-page),
            Motion::First => 0,
            Motion::Last => usize::MAX,
            Motion::PartNext => {
                let next = self.rows.iter().skip(here + 1).find(chapter);
                next.and_then(|row| self.place(row.id)).unwrap_or(usize::MAX)
            }
            Motion::PartPrevious => {
                let before = self.rows.iter().take(here).rfind(chapter);
                before.and_then(|row| self.place(row.id)).unwrap_or(0)
            }
            _ => return false,
        };
        self.select_row(row);
        true
    }

    /// Selects the part that holds the selected one; `false` if none does.
    pub(super) fn go_to_parent(&mut self) -> bool {
        let Some((here, row)) = self.selected_row() else { return false };
        let level = row.level;
        let parent = self.rows.iter().take(here).rposition(|row| row.level < level);
        parent.map(|parent| self.select_row(parent)).is_some()
    }

    /// Where a part added after the block of `after` will stand.
    fn place_after(&self, after: Option<SectionId>) -> usize {
        let Some(place) = after.and_then(|id| self.place(id)) else { return self.rows.len() };
        let level = self.rows.get(place).map_or(0, |row| row.level);
        let end = self.rows.iter().skip(place + 1).position(|row| row.level <= level);
        end.map_or(self.rows.len(), |rows| place + 1 + rows)
    }

    /// Draws the rows in view, one of them as a field if a title is being typed.
    pub(super) fn draw(
        &mut self,
        area: Rect,
        canvas: &mut Canvas,
        beside: &Beside,
        mut naming: Option<&mut Naming>,
    ) {
        self.height = isize::try_from(area.height).unwrap_or(1);
        // A part that is not there yet takes a row of its own.
        let guest = naming.as_ref().and_then(|naming| match naming.of {
            Named::After(after) => Some(self.place_after(after)),
            Named::Old(_) => None,
        });
        let mut cursor = self.cursor;
        let length = self.rows.len() + usize::from(guest.is_some());
        cursor.selected = guest.unwrap_or(cursor.selected);
        let view = cursor.view(usize::from(area.height), length);
        self.cursor.top = cursor.top;
        let marked = self.selected.filter(|_| guest.is_none());
        for (line, y) in view.zip(area.y..) {
            let room = Rect { y, height: 1, ..area };
            let row = match guest {
                Some(guest) if guest == line => None,
                Some(guest) if guest < line => self.rows.get(line - 1),
                _ => self.rows.get(line),
            };
            let renamed =
                row.is_some_and(|row| naming.as_ref().is_some_and(|naming| naming.of == Named::Old(row.id)));
            let field = if row.is_none() || renamed { naming.as_deref_mut() } else { None };
            self.draw_row(room, canvas, beside, (row, marked), field);
        }
    }

    /// Draws one row; a part that is not there yet is no row, and is marked when none is.
    fn draw_row(
        &self,
        area: Rect,
        canvas: &mut Canvas,
        beside: &Beside,
        (row, marked): (Option<&Row>, Option<SectionId>),
        field: Option<&mut Naming>,
    ) {
        let theme = canvas.theme();
        let selected = row.map(|row| row.id) == marked;
        if selected {
            let here = beside.focus == Focus::Here;
            let (sign, style) = if here { ('▶', theme.accent) } else { ('▸', theme.dim) };
            canvas.symbol(area.x, area.y, sign, style);
        }
        let level = match (row, field.as_ref().map(|naming| naming.of)) {
            (None, Some(Named::After(after))) => after.and_then(|id| self.level(id)).unwrap_or(0),
            (row, _) => row.map_or(0, |row| row.level),
        };
        let step = if area.width >= 24 { 2 } else { 1 };
        let indent = (MARKER + u16::from(level) * step).min(area.width);
        let mut room = Rect { x: area.x + indent, width: area.width - indent, ..area };
        let number = row.map_or_else(|| String::from("+"), |row| row.number(beside.names));
        let used = (canvas.text(room, &number, theme.text) + 1).min(room.width);
        room = Rect { x: room.x + used, width: room.width - used, ..room };
        if let Some(naming) = field {
            naming.room = (room.width, 1);
            naming.draft.draw(room, canvas, theme.head, beside.focus);
            return;
        }
        let Some((row, section)) = row.and_then(|row| Some((row, beside.committee.charter.get(&row.id)?)))
        else {
            return;
        };
        let title = Rect { width: room.width.saturating_sub(2), ..room };
        let hits = beside.find.marks(&section.heading.title);
        canvas.highlighted(title, &section.heading.title, theme.text, Align::Start, &hits);
        if row.is_empty && area.width > MARKER {
            canvas.symbol(area.x + area.width - 1, area.y, '·', theme.dim);
        }
    }
}
