//! How the log looks: years and their meetings, totals, and the selected meeting beside them.
//!
//! Used by the pane. It decides what there is room for and nothing else.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::log::{Line, Sequence};
use super::{Meetings, said};
use crate::domain::meeting::attendance;
use crate::domain::{Meeting, MeetingId};
use crate::panes::{Desk, Focus, rows, spoken};
use crate::ui::canvas::Align;
use crate::ui::table::{Column, rooms};
use crate::ui::{Canvas, frame};

/// Columns from which the details stand beside the log.
const BESIDE: u16 = 100;
/// Of a hundred columns, those of the log.
const SHARE: u16 = 52;

/// Day, title, people, quorum, kind, resolutions: the narrow screen keeps the first ones.
const COLUMNS: [Column; 6] = [
    Column { least: 10, weight: 0 },
    Column { least: 12, weight: 4 },
    Column { least: 8, weight: 0 },
    Column { least: 1, weight: 0 },
    Column { least: 12, weight: 1 },
    Column { least: 9, weight: 0 },
];

/// The same beside the details, which say the kind: the title takes its room.
const NARROW: [Column; 6] = [
    Column { least: 10, weight: 0 },
    Column { least: 24, weight: 4 },
    Column { least: 8, weight: 0 },
    Column { least: 1, weight: 0 },
    Column { least: 12, weight: 1 },
    Column { least: 9, weight: 0 },
];
/// Columns of a log that need not save on the title.
const ROOMY: u16 = 72;

/// The columns of the log in a row so wide.
fn columns(row: Rect, screen: u16) -> [Column; 6] {
    if screen >= BESIDE && row.width < ROOMY { NARROW } else { COLUMNS }
}

impl Meetings {
    pub(super) fn draw_all(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        if area.is_empty() {
            return;
        }
        let list = match area.width >= BESIDE {
            true => Rect { width: area.width * SHARE / 100, ..area },
            false => area,
        };
        self.draw_log(list, canvas, desk, focus);
        if let Some(id) = self.selected.filter(|_| list.width < area.width) {
            let x = list.x + list.width;
            frame::divider(canvas, x, area.y..area.bottom());
            let room = Rect { x: x + 2, width: area.width - list.width - 2, ..area };
            self.draw_details(id, room, canvas, desk);
        }
    }

    fn draw_details(&mut self, selected: MeetingId, room: Rect, canvas: &mut Canvas, desk: &Desk) {
        let id = self.beside.follow(selected, desk.now);
        let now = Some((id, desk.session.mark(), desk.phrases.language));
        if self.detailed != now {
            let other = self.detailed.is_none_or(|(before, ..)| before != id);
            self.detailed = now;
            self.details.set(said::whole(id, desk));
            if other {
                self.details.rewind();
            }
        }
        self.details.draw(room, canvas);
    }

    fn draw_log(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let foot = u16::from(area.height >= 6 && self.log.all() > 0);
        let wants_top = self.asking.is_some() || !self.log.sieve.is_open();
        let top = u16::from(wants_top && area.height >= 2);
        let head = u16::from(area.height >= 8 && !self.log.shown().is_empty());
        let row = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
        self.draw_top(row(0, top), canvas, desk, focus);
        let list = row(top + head, area.height - top - head - foot);
        if self.log.shown().is_empty() {
            let words = self.nothing(desk);
            rows::wrapped(canvas, list, &words, canvas.theme().dim, list.height);
        } else {
            self.draw_heads(row(top, head), canvas, desk);
            self.draw_lines(list, canvas, desk, focus);
        }
        self.draw_foot(row(area.height - foot, foot), canvas, desk);
    }

    /// The filter, being typed or in force.
    fn draw_top(&mut self, row: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        if row.height == 0 {
            return;
        }
        let (theme, say) = (canvas.theme(), &desk.phrases.meetings);
        let shown = (say.shown)(self.log.shown().len(), self.log.all());
        if let Some((words, columns)) = &mut self.asking {
            let used = canvas.text(row, say.filter, theme.accent) + 1;
            let count = canvas.aligned(skip(row, used + 8), &shown, theme.dim, Align::End);
            let room = skip(row, used);
            let room = Rect { width: room.width.saturating_sub(count + 1), ..room };
            *columns = room.width;
            words.draw(room, canvas, theme.text, focus);
            return;
        }
        let filtered = self.filter_said(desk);
        let clears = key_of(desk, "clear-filter").map(|key| (say.clears)(&key)).unwrap_or_default();
        pieces(canvas, row, &[(&filtered, theme.caution), (&shown, theme.text), (&clears, theme.dim)]);
    }

    fn draw_heads(&self, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        if row.height == 0 {
            return;
        }
        let say = &desk.phrases.meetings;
        let style = canvas.theme().head;
        let room = Rect { x: row.x + 2, width: row.width.saturating_sub(4), ..row };
        let heads = [say.day, say.title, say.there, "", say.type_, say.decided];
        for (room, words) in rooms(room, &columns(room, canvas.area().width)).into_iter().zip(heads) {
            canvas.text(room, words, style);
        }
    }

    fn draw_lines(&mut self, list: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let count = self.log.lines().len();
        let line = self.log.line_of(self.cursor.selected);
        self.top.select(line, count);
        let mut view = self.top.view(usize::from(list.height), count);
        // The head of the first year is seen with its first meeting.
        if line == 1 && view.start == 1 {
            self.top.top = 0;
            view = self.top.view(usize::from(list.height), count);
        }
        rows::more(canvas, list, &view, count);
        let committee = desk.session.committee();
        for (line, y) in self.log.lines().iter().skip(view.start).take(view.len()).zip(list.y..) {
            let row = Rect { y, height: 1, ..list };
            match line {
                Line::Year(year, n) => draw_year(*year, *n, row, canvas, desk),
                Line::Meeting(place) => {
                    let id = self.log.shown().get(*place);
                    let Some(meeting) = id.and_then(|id| committee.meetings.get(id)) else { continue };
                    if *place == self.cursor.selected {
                        let theme = canvas.theme();
                        let style = if focus == Focus::Here { theme.accent } else { theme.dim };
                        canvas.symbol(row.x, row.y, '▶', style);
                    }
                    let room = Rect { x: row.x + 2, width: row.width.saturating_sub(4), ..row };
                    draw_row(meeting, room, canvas, desk);
                }
            }
        }
    }

    fn draw_foot(&self, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        if row.height == 0 {
            return;
        }
        let theme = canvas.theme();
        let parts = self.totals(desk);
        let styled: Vec<(&str, Style)> = parts
            .iter()
            .enumerate()
            .map(|(at, words)| (words.as_str(), if at == 0 { theme.text } else { theme.dim }))
            .collect();
        pieces(canvas, row, &styled);
    }

    /// What the meetings shown come to.
    fn totals(&self, desk: &Desk) -> Vec<String> {
        let (totals, say) = (self.log.totals(), &desk.phrases.meetings);
        let mut parts = vec![(desk.phrases.common.meetings)(totals.meetings)];
        parts.extend((totals.minutes > 0).then(|| (say.length)(totals.minutes)));
        parts.extend((totals.people > 0).then(|| (say.presences)(totals.people)));
        parts.extend((totals.decisions > 0).then(|| (say.decisions)(totals.decisions)));
        parts.extend((totals.recommendations > 0).then(|| (say.recommendations)(totals.recommendations)));
        parts
    }

    /// The same as a sentence.
    pub(super) fn totals_said(&self, desk: &Desk) -> String {
        spoken::sentence(&self.totals(desk), desk.phrases)
    }

    /// What is shown, if that is not everything.
    pub(super) fn state_said(&self, desk: &Desk) -> Vec<String> {
        let say = &desk.phrases.meetings;
        if self.log.shown().is_empty() {
            return vec![spoken::sentence(&[self.filter_said(desk), self.nothing(desk)], desk.phrases)];
        }
        if self.log.sieve.is_open() {
            return Vec::new();
        }
        let shown = (say.shown)(self.log.shown().len(), self.log.all());
        let clears = key_of(desk, "clear-filter").map(|key| (say.clears)(&key)).unwrap_or_default();
        vec![spoken::sentence(&[self.filter_said(desk), shown, clears], desk.phrases)]
    }

    fn nothing(&self, desk: &Desk) -> String {
        let say = &desk.phrases.meetings;
        if self.log.sieve.is_open() {
            (say.empty)(&key_of(desk, "add").unwrap_or_default())
        } else {
            say.none_shown.to_owned()
        }
    }

    /// What the log is filtered by.
    fn filter_said(&self, desk: &Desk) -> String {
        let (sieve, say) = (&self.log.sieve, &desk.phrases.meetings);
        let kind = sieve.kind.map(|it| it.map_or(say.no_kind, say.kind).to_owned());
        let year = sieve.year.map(|it| it.map_or_else(|| say.no_day.to_owned(), |year| year.to_string()));
        let words = sieve.words.trim();
        let words = (!words.is_empty()).then(|| (say.only_words)(words));
        let order = (self.log.sequence == Sequence::OldestFirst).then(|| say.oldest_first.to_owned());
        kind.into_iter().chain(year).chain(words).chain(order).collect::<Vec<_>>().join(" · ")
    }
}

fn draw_year(year: Option<i32>, n: usize, row: Rect, canvas: &mut Canvas, desk: &Desk) {
    let theme = canvas.theme();
    let say = &desk.phrases.meetings;
    let words = year.map_or_else(|| say.no_day.to_owned(), |year| year.to_string());
    canvas.symbol(row.x + 1, row.y, '▌', theme.accent);
    let used = canvas.text(skip(row, 3), &words, theme.title);
    canvas.text(skip(row, 5 + used), &(desk.phrases.common.meetings)(n), theme.dim);
}

fn draw_row(meeting: &Meeting, room: Rect, canvas: &mut Canvas, desk: &Desk) {
    let theme = canvas.theme();
    let [day, title, kind, people, decided] = said::cells(meeting, desk);
    let verdict = attendance::quorum(desk.session.committee(), meeting);
    let (sign, style) = match verdict {
        Some(it) if it.is_reached() => ("✓", theme.good),
        Some(_) => ("!", theme.alarm),
        None => ("", theme.dim),
    };
    let cells = [
        (day.as_str(), if meeting.day.is_some() { theme.text } else { theme.dim }, Align::Start),
        (&title, theme.text, Align::Start),
        (&people, theme.text, Align::Figures),
        (sign, style, Align::Start),
        (&kind, theme.dim, Align::Start),
        (&decided, theme.dim, Align::Figures),
    ];
    for (room, (words, style, align)) in
        rooms(room, &columns(room, canvas.area().width)).into_iter().zip(cells)
    {
        canvas.aligned(room, words, style, align);
    }
}

/// Writes parts one after the other with a dot between them, and leaves out empty ones.
fn pieces(canvas: &mut Canvas, row: Rect, parts: &[(&str, Style)]) {
    let dim = canvas.theme().dim;
    let mut used = 0;
    for (words, style) in parts.iter().filter(|(words, _)| !words.is_empty()) {
        // The first part says what matters, cut if need be; the others stand whole or not at all.
        if used > 0 && used + 3 + canvas.width(words) > row.width {
            break;
        }
        if used > 0 {
            used += canvas.text(skip(row, used + 1), "·", dim) + 2;
        }
        used += canvas.sentence(skip(row, used), words, *style);
    }
}

/// `row` without its first `cells` cells.
fn skip(row: Rect, cells: u16) -> Rect {
    let cells = cells.min(row.width);
    Rect { x: row.x + cells, width: row.width - cells, ..row }
}

/// The first key bound to the command with this word.
pub(super) fn key_of(desk: &Desk, word: &str) -> Option<String> {
    let rows = desk.bindings.rows(crate::command::Scope::Meetings);
    let (keys, _) = rows.into_iter().find(|(_, it)| *it == word)?;
    keys.split(", ").next().map(str::to_owned)
}
