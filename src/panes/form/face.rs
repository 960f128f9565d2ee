//! How a form looks: labels in a column and what is in the fields beside them, or under
//! them where the screen is narrow.
//!
//! Used by [`Form`](super::Form) only. It scrolls by whole fields and decides nothing else.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Field, Form};
use crate::i18n::dates;
use crate::notice::{Notice, Weight};
use crate::panes::{Desk, Focus};
use crate::text::{Base, Paragraph};
use crate::ui::{Canvas, Theme};

/// The fewest rows of a field of several lines; it gets as many as its words take where there is
/// room for them.
const LONG_ROWS: u16 = 3;
/// Columns from which labels stand beside what is in the fields.
const WIDE: u16 = 50;
/// Rows a sentence under a field may take.
const MOST_SAID: u16 = 2;

/// Where the parts of a field are drawn, in columns.
#[derive(Clone, Copy)]
struct Columns {
    /// Columns of the labels; 0 when they stand above.
    label: u16,
    /// From the start of the room to what is in the fields.
    indent: u16,
    /// Columns of what is in the fields.
    value: u16,
}

/// What stands under a field.
type Said = Option<(String, Style)>;

impl Form {
    pub(super) fn draw_fields(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let asked = self.leaving.is_some().then_some(desk.phrases.form.leave);
        let effect = self.effect_said.clone().filter(|_| asked.is_none());
        let (sign, words, style) = foot_of(asked, effect.as_ref(), canvas.theme());
        let foot = if words.is_empty() { 0 } else { rows_of(words, area.width.saturating_sub(2)) };
        let foot = foot.min(area.height / 3);
        let room = Rect { height: area.height.saturating_sub(foot), ..area };
        let columns = self.columns(room.width, desk);
        let theme = canvas.theme();
        let said: Vec<Said> = (0..self.fields.len())
            .map(|field| self.said_of(field, desk).map(|notice| noted(&notice, theme)))
            .collect();
        self.rows = self.share(&said, columns, room.height);
        self.first = self.first_in_view(&said, columns, room.height);
        let bottom = room.y + room.height;
        let (mut y, mut number) = (room.y, self.first);
        let shown = self.shown();
        while y < bottom && number < self.fields.len() {
            if !shown.get(number).copied().unwrap_or(true) {
                number += 1;
                continue;
            }
            let rest = Rect { y, height: bottom - y, ..room };
            let caret = if number == self.focus && asked.is_none() { focus } else { Focus::Elsewhere };
            self.draw_field(number, rest, columns, canvas, desk, caret);
            let height = self.height(number, said.get(number).and_then(Option::as_ref), columns);
            if let Some(Some((words, style))) = said.get(number) {
                let above = height - rows_of(words, columns.value);
                let under = Rect {
                    x: room.x + columns.indent,
                    y: y + above,
                    width: columns.value,
                    height: rest.height.saturating_sub(above),
                };
                sentence(under, canvas, words, *style);
            }
            y = y.saturating_add(height);
            number += 1;
        }
        self.draw_marks(room, number, canvas);
        if foot > 0 {
            canvas.symbol(area.x, bottom, sign, style);
            let rest = Rect { x: area.x + 2, y: bottom, width: area.width.saturating_sub(2), height: foot };
            sentence(rest, canvas, words, style);
        }
    }

    /// Rows that hold all its fields in a room of so many columns and rows, and two for what is
    /// said under them.
    pub(super) fn rows_wanted(&self, (width, height): (u16, u16), desk: &Desk) -> u16 {
        let columns = self.columns(width, desk);
        let above = u16::from(columns.label == 0);
        let shown = self.fields.iter().zip(self.shown()).filter(|(_, shown)| *shown);
        let rows = shown.map(|(field, _)| above + least(field).max(field.rows(columns.value, height)));
        rows.fold(2, u16::saturating_add)
    }

    /// The rows of each field of several lines: what is spare of `height` goes to the one with the
    /// caret first, then to the others in their order.
    fn share(&self, said: &[Said], columns: Columns, height: u16) -> Vec<u16> {
        let shown = self.shown();
        let rows = self.fields.iter().zip(&shown);
        let mut rows: Vec<u16> = rows.map(|(field, shown)| if *shown { least(field) } else { 0 }).collect();
        let said = said.iter().flatten().map(|(words, _)| rows_of(words, columns.value));
        let above = shown.iter().map(|shown| u16::from(*shown && columns.label == 0));
        let used = said.chain(above).chain(rows.iter().copied()).fold(0, u16::saturating_add);
        let mut spare = height.saturating_sub(used);
        let others = (0..self.fields.len()).filter(|number| *number != self.focus);
        for number in std::iter::once(self.focus).chain(others) {
            if let (Some(field), Some(rows @ 1..)) = (self.fields.get(number), rows.get_mut(number)) {
                let more = field.rows(columns.value, height).saturating_sub(*rows).min(spare);
                *rows += more;
                spare -= more;
            }
        }
        rows
    }

    /// The rows of what is in a field, as last shared out.
    fn rows_in(&self, number: usize) -> u16 {
        self.rows.get(number).copied().unwrap_or(1)
    }

    fn columns(&self, width: u16, desk: &Desk) -> Columns {
        if width < WIDE {
            return Columns { label: 0, indent: 2, value: width.saturating_sub(3) };
        }
        let widest = self.fields.iter().map(|field| width_of(field.label().words(desk.phrases))).max();
        let label = widest.unwrap_or(0).min(width / 3);
        let indent = label + 4;
        Columns { label, indent, value: width.saturating_sub(indent + 1) }
    }

    /// What stands under a field: what is wrong with it, what is to be noted, or what its
    /// words are read as or can be completed to.
    pub(super) fn said_of(&self, number: usize, desk: &Desk) -> Option<Notice> {
        if let Some(complaint) = self.complaint.as_ref().filter(|complaint| complaint.field == number) {
            return Some(Notice::failed(complaint.words.clone()));
        }
        if let Some(Some(notice)) = self.notes.as_ref().and_then(|(_, notes)| notes.get(number)) {
            return Some(notice.clone());
        }
        let field = self.fields.get(number).filter(|_| number == self.focus)?;
        if let Some(day) = field.day_in_other_words() {
            return Some(Notice::said(format!("= {}", dates::figures(day))));
        }
        if let Some(how) = field.hint() {
            return Some(Notice::said(how.words(desk.phrases).to_owned()));
        }
        self.completion_of(number, desk).map(Notice::said)
    }

    /// What the words of the field with the caret can be completed to.
    pub(super) fn completion_of(&self, number: usize, desk: &Desk) -> Option<String> {
        let field = self.fields.get(number).filter(|_| number == self.focus)?;
        field.completion().map(desk.phrases.form.completes_to)
    }

    fn height(&self, number: usize, said: Option<&(String, Style)>, columns: Columns) -> u16 {
        if self.rows_in(number) == 0 {
            return 0;
        }
        let above = u16::from(columns.label == 0);
        let said = said.map_or(0, |(words, _)| rows_of(words, columns.value));
        above + self.rows_in(number) + said
    }

    /// The first field to draw so that the focused one is in view, moving as little as possible.
    fn first_in_view(&self, said: &[Said], columns: Columns, height: u16) -> usize {
        let height_of = |number: usize| {
            usize::from(self.height(number, said.get(number).and_then(Option::as_ref), columns))
        };
        let all: usize = (0..self.fields.len()).map(height_of).sum();
        if all <= usize::from(height) {
            return 0;
        }
        let mut first = self.first.min(self.focus);
        while first < self.focus && (first..=self.focus).map(height_of).sum::<usize>() > usize::from(height) {
            first += 1;
        }
        first
    }

    fn draw_field(
        &mut self,
        number: usize,
        room: Rect,
        columns: Columns,
        canvas: &mut Canvas,
        desk: &Desk,
        focus: Focus,
    ) {
        let theme = canvas.theme();
        let here = number == self.focus;
        let rows = self.rows_in(number);
        let Some(field) = self.fields.get_mut(number) else { return };
        if here {
            canvas.symbol(room.x, room.y, '▶', theme.accent);
        }
        let above = columns.label == 0;
        let width = if above { columns.value } else { columns.label };
        let label = Rect { x: room.x + 2, width, height: 1, ..room };
        canvas.text(label, field.label().words(desk.phrases), theme.dim);
        let y = room.y + u16::from(above);
        let height = rows.min(room.height.saturating_sub(u16::from(above)));
        let value = Rect { x: room.x + columns.indent, y, width: columns.value, height };
        if height == 0 {
            return;
        }
        if let Some(option) = field.option() {
            draw_option(value, option.words(desk.phrases), canvas, focus);
            return;
        }
        if !here && field.is_empty() {
            canvas.text(value, "—", theme.dim);
            return;
        }
        if let Some((draft, drawn)) = field.draft() {
            *drawn = (value.width, value.height);
            draft.draw(value, canvas, theme.text, focus);
        }
    }

    /// Says at the end side that there are fields above or below those in view.
    fn draw_marks(&self, room: Rect, past: usize, canvas: &mut Canvas) {
        let (style, x) = (canvas.theme().accent, room.x + room.width.saturating_sub(1));
        if self.first > 0 {
            canvas.symbol(x, room.y, '▲', style);
        }
        if past < self.fields.len() {
            canvas.symbol(x, room.y + room.height.saturating_sub(1), '▼', style);
        }
    }
}

/// The sign, words and style at the foot: the question that is open, else what is said of the record.
fn foot_of<'a>(asked: Option<&'a str>, effect: Option<&'a Notice>, theme: Theme) -> (char, &'a str, Style) {
    match (asked, effect) {
        (Some(words), _) => ('!', words, theme.caution),
        (None, Some(notice)) => match notice.weight {
            Weight::Said => ('·', &notice.words, theme.dim),
            Weight::Warned => ('!', &notice.words, theme.caution),
            Weight::Failed => ('✗', &notice.words, theme.alarm),
        },
        (None, None) => (' ', "", theme.text),
    }
}

/// The fewest rows of what is in a field. One that was empty at first has one, and gets more as it is
/// written in: most of them stay empty, and rows that say nothing are sent all the same.
pub(super) fn least(field: &Field) -> u16 {
    if field.is_long() && field.expects_words() { LONG_ROWS } else { 1 }
}

/// An option, between arrows when the keys go to it.
fn draw_option(room: Rect, words: &str, canvas: &mut Canvas, focus: Focus) {
    let theme = canvas.theme();
    if focus == Focus::Elsewhere {
        canvas.text(room, words, theme.text);
        return;
    }
    canvas.symbol(room.x, room.y, '‹', theme.accent);
    let inner = Rect { x: room.x + 2, width: room.width.saturating_sub(4), ..room };
    let used = canvas.text(inner, words, theme.text);
    canvas.symbol(inner.x + used + 1, room.y, '›', theme.accent);
}

fn noted(notice: &Notice, theme: Theme) -> (String, Style) {
    match notice.weight {
        Weight::Said => (notice.words.clone(), theme.dim),
        Weight::Warned => (format!("! {}", notice.words), theme.caution),
        Weight::Failed => (format!("✗ {}", notice.words), theme.alarm),
    }
}

fn width_of(words: &str) -> u16 {
    u16::try_from(Paragraph::new(words, Base::ArabicFirst).width()).unwrap_or(u16::MAX)
}

fn rows_of(words: &str, columns: u16) -> u16 {
    let rows = Paragraph::new(words, Base::ArabicFirst).rows(usize::from(columns.max(1))).len();
    u16::try_from(rows).unwrap_or(MOST_SAID).min(MOST_SAID)
}

/// Writes a sentence over as many rows as [`rows_of`] gives it.
fn sentence(room: Rect, canvas: &mut Canvas, words: &str, style: Style) {
    let paragraph = Paragraph::new(words, Base::ArabicFirst);
    let rows = paragraph.rows(usize::from(room.width.max(1)));
    let shown = usize::from(MOST_SAID.min(room.height));
    for (row, y) in rows.iter().take(shown).zip(room.y..) {
        let line = Rect { y, height: 1, ..room };
        let here = paragraph.text().get(row.bytes.clone()).unwrap_or_default().trim_end();
        canvas.sentence(line, here, style);
    }
}
