//! How the work programme looks: a head, the rows in view with their chart, counts.
//!
//! Used by the pane. It decides what there is room for and nothing else.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Programme;
use super::lines::{Line, Shows, View};
use super::rows::Row;
use crate::domain::Status;
use crate::domain::schedule::Grouping;
use crate::i18n::dates;
use crate::panes::{Desk, Focus, rows};
use crate::ui::Canvas;
use crate::ui::chart::Strip;

/// Columns from which the responsible are shown and objectives may take two lines.
const WIDE: u16 = 56;

/// Where everything stands.
struct Plan {
    /// The filter, and the years of the chart.
    top: Rect,
    /// Names of columns, and the months of the chart.
    head: Rect,
    list: Rect,
    /// Counts.
    foot: Rect,
    /// Columns of the table; the chart has the rest.
    table: u16,
    strip: Option<Strip>,
}

/// Which rows a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// All there are.
    Every,
    /// Those a filter lets through, or will: its words need a row.
    Some,
}

impl Plan {
    /// Rows are given to the list first, then to what says more the less room there is.
    fn new(area: Rect, strip: Option<Strip>, shown: Shown) -> Self {
        let wants_top = shown == Shown::Some || strip.is_some();
        let top = u16::from(wants_top && area.height >= 2);
        let head = u16::from(area.height >= 8);
        let foot = u16::from(area.height >= 6);
        let row = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
        let list = area.height - top - head - foot;
        let strip = strip.filter(|_| head == 1);
        Self {
            top: row(0, top),
            head: row(top, head),
            list: row(top + head, list),
            foot: row(top + head + list, foot),
            table: strip.map_or(area.width, |strip| area.width.saturating_sub(strip.width() + 1)),
            strip,
        }
    }

    /// The part of `row` that the table has.
    fn table(&self, row: Rect) -> Rect {
        Rect { width: self.table.min(row.width), ..row }
    }

    /// The part of `row` that the chart has.
    fn chart(&self, row: Rect) -> Rect {
        let width = self.strip.map_or(0, Strip::width).min(row.width);
        Rect { x: row.x + row.width - width, width, ..row }
    }
}

impl Programme {
    pub(super) fn draw_all(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        if area.is_empty() {
            return;
        }
        let strip = self.months.strip(self.rows.counts.span, area.width, desk.today);
        let grouped = self.rows.grouping() != Grouping::Objective;
        let filtered = self.asking.is_some() || !self.rows.sieve.is_open() || grouped;
        let plan = Plan::new(area, strip, if filtered { Shown::Some } else { Shown::Every });
        self.draw_top(&plan, canvas, desk, focus);
        if self.rows.shown().is_empty() {
            self.draw_nothing(plan.list, canvas, desk);
        } else {
            self.draw_head(&plan, canvas, desk);
            self.draw_list(&plan, canvas, desk, focus);
        }
        self.draw_foot(plan.foot, canvas, desk);
    }

    /// The filter, being typed or in force, and the years.
    fn draw_top(&mut self, plan: &Plan, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let theme = canvas.theme();
        let phrases = &desk.phrases.programme;
        let counts = self.rows.counts;
        let grouped = self.rows.grouping() != Grouping::Objective;
        if let (Some(strip), Some(span)) = (plan.strip, self.months.span()) {
            strip.years(canvas, plan.chart(plan.top), span);
        }
        let row = plan.table(plan.top);
        if self.asking.is_some() {
            self.draw_asking(row, canvas, desk, focus);
        } else if !self.rows.sieve.is_open() {
            let shown = (phrases.shown)(counts.shown, counts.tasks);
            let words = self.rows.sieve.words(desk.phrases);
            let clears = key_of(desk, "clear-filter").map(|key| (phrases.clears)(&key)).unwrap_or_default();
            let parts = [(words.as_str(), theme.caution), (&shown, theme.text), (&clears, theme.dim)];
            pieces(canvas, row, &parts);
        } else if grouped {
            let words = (desk.phrases.timeline.grouped)(self.rows.grouping());
            pieces(canvas, row, &[(words, theme.text)]);
        }
    }

    pub(super) fn draw_nothing(&self, room: Rect, canvas: &mut Canvas, desk: &Desk) {
        let phrases = &desk.phrases.programme;
        let words = if self.rows.sieve.is_open() {
            (phrases.empty)(&key_of(desk, "add-objective").unwrap_or_default())
        } else {
            phrases.none_shown.to_owned()
        };
        let style = canvas.theme().dim;
        rows::wrapped(canvas, room, &words, style, room.height);
    }

    fn draw_head(&self, plan: &Plan, canvas: &mut Canvas, desk: &Desk) {
        let language = desk.phrases.language;
        if let Some(strip) = plan.strip {
            let row = plan.chart(plan.head);
            strip.months(canvas, row, desk.today, |month| dates::month_short(language, month));
        }
        if plan.head.height > 0 {
            super::cells::heads(canvas, plan.table(plan.head), plan.list.width, desk);
        }
    }

    fn draw_list(&mut self, plan: &Plan, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let committee = desk.session.committee();
        let room = plan.list;
        let indent = super::cells::indent(room.width).text - 1;
        let wrap = if room.width >= WIDE { room.width.saturating_sub(indent) } else { 0 };
        self.lines.lay_out(&self.rows, committee, wrap);
        let View { sticky, lines } = self.lines.view(room.height, self.rows.place());
        if let Some(strip) = plan.strip {
            strip.today(canvas, plan.chart(room), desk.today);
        }
        let mut y = room.y;
        if let Some(row) = sticky {
            self.draw_title(row, None, Rect { y, height: 1, ..room }, canvas, desk);
            y += 1;
        }
        for line in lines.filter_map(|line| self.lines.get(line)) {
            let here = Rect { y, height: 1, ..room };
            if line.row == self.rows.place() && line.shows != Shows::Rest {
                let theme = canvas.theme();
                let style = if focus == Focus::Here { theme.accent } else { theme.dim };
                canvas.symbol(here.x, y, '▶', style);
            }
            self.draw_line(line, here, plan, canvas, desk);
            y += 1;
        }
    }

    fn draw_line(&self, line: &Line, here: Rect, plan: &Plan, canvas: &mut Canvas, desk: &Desk) {
        match self.rows.shown().get(line.row) {
            Some(Row::Task(id)) => {
                let Some(task) = desk.session.committee().tasks.get(id) else { return };
                super::cells::task(canvas, plan.table(here), here.width, task, desk);
                if let (Some(strip), Some(bar)) = (plan.strip, super::chart::bar(task, desk.today)) {
                    strip.bar(canvas, plan.chart(here), &bar);
                }
            }
            Some(Row::Objective(_) | Row::Group(_)) => {
                self.draw_title(line.row, Some(line), here, canvas, desk);
            }
            None => {}
        }
    }

    /// The words of the objective of row number `row`: those of `line`, or as many as fit.
    fn draw_title(&self, row: usize, line: Option<&Line>, here: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        if let Some(head) = self.rows.head_row(row)
            && line.is_none_or(|line| line.shows == Shows::Head)
            && (matches!(head, Row::Group(_)) || self.rows.hidden_under(head).is_some())
        {
            return self.draw_group(head, here, canvas, desk);
        }
        let found = self.rows.head_of(row).and_then(|id| desk.session.committee().objectives.get(&id));
        let Some(objective) = found else { return };
        let style = theme.text.add_modifier(Modifier::BOLD);
        let indent = super::cells::indent(here.width);
        if indent.sign < here.width {
            canvas.symbol(here.x + indent.sign, here.y, '▌', theme.accent);
        }
        let words = match line {
            Some(line) => objective.title.get(line.bytes.clone()).unwrap_or_default().trim(),
            None => objective.title.trim(),
        };
        let room = skip(here, indent.text - 1);
        match (words, line.is_some_and(|line| line.shows == Shows::Rest)) {
            ("", false) => canvas.text(room, desk.phrases.programme.untitled, theme.dim),
            _ => canvas.text(room, words, style),
        };
    }

    pub(super) fn draw_foot(&self, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        if row.height == 0 || self.rows.counts.tasks == 0 {
            return;
        }
        let theme = canvas.theme();
        let (counts, common) = (self.rows.counts, &desk.phrases.common);
        let late = (common.overdue)(counts.overdue);
        let late = if counts.overdue > 0 { (format!("! {late}"), theme.alarm) } else { (late, theme.dim) };
        let tasks = (common.tasks)(counts.tasks);
        let done = (desk.phrases.programme.done)(counts.done);
        let parts = [(tasks.as_str(), theme.text), (&done, theme.good), (&late.0, late.1)];
        let used = pieces(canvas, row, &parts);
        legend(canvas, skip(row, used + 3), desk);
    }
}

/// What the signs of the statuses mean, where there is room for all of them.
fn legend(canvas: &mut Canvas, room: Rect, desk: &Desk) {
    let style = canvas.theme().dim;
    let words: Vec<String> = Status::ALL
        .into_iter()
        .map(|status| format!("{} {}", super::cells::sign(status), (desk.phrases.common.status)(status)))
        .collect();
    let widths: u16 = words.iter().map(|words| count(words) + 2).sum();
    let Some(spare) = (room.width + 2).checked_sub(widths) else { return };
    let mut rest = skip(room, spare);
    for words in words {
        let used = canvas.text(rest, &words, style);
        rest = skip(rest, used.max(count(&words)) + 2);
    }
}

/// Writes parts one after the other with a dot between them, each its own paragraph, and
/// leaves out empty ones. Returns the cells used.
pub(super) fn pieces(canvas: &mut Canvas, row: Rect, parts: &[(&str, Style)]) -> u16 {
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
    used
}

/// `row` without its first `cells` cells.
pub(super) fn skip(row: Rect, cells: u16) -> Rect {
    let cells = cells.min(row.width);
    Rect { x: row.x + cells, width: row.width - cells, ..row }
}

/// At least the cells that `words` take: none of their characters takes two.
pub(super) fn count(words: &str) -> u16 {
    u16::try_from(words.chars().count()).unwrap_or(u16::MAX)
}

/// The first key bound to the command with this word.
pub(super) fn key_of(desk: &Desk, word: &str) -> Option<String> {
    let rows = desk.bindings.rows(crate::command::Scope::Programme);
    let (keys, _) = rows.into_iter().find(|(_, it)| *it == word)?;
    keys.split(", ").next().map(str::to_owned)
}
