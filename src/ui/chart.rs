//! A strip of months: bars over time in a few rows of cells.
//!
//! Used by the work programme. It knows days, columns and the canvas; what a bar stands for
//! and why it is late, the pane knows. Months run in reading order: the canvas turns them
//! round for Arabic.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Canvas, Way};

/// A month of some year, counted so that neighbours differ by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month in which `day` lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// The month `months` later; earlier when negative.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months lie from this one to `other`; negative when `other` is earlier.
    #[must_use]
    pub const fn until(self, other: Self) -> i32 {
        other.0.saturating_sub(self.0)
    }

    /// Its number in the year, 1 to 12.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its first day; `None` beyond the calendar.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1)
    }

    /// Its last day; `None` beyond the calendar.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        self.plus(1).first_day()?.pred_opt()
    }
}

/// The months in view: how many there are and how many cells each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strip {
    /// The first month in view.
    pub first: Month,
    /// How many months are in view.
    pub months: u16,
    /// Cells of one month.
    pub cells: u16,
}

/// Where a day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Before the first month in view.
    Before,
    /// So many cells from the start of the strip.
    At(u16),
    /// After the last month in view.
    After,
}

/// What stands in one row of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive; the same as `from` for a single day.
    pub until: NaiveDate,
    /// How it looks.
    pub look: Look,
}

/// How a bar looks; each has a pattern of its own besides its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Still to come or under way.
    Open,
    /// Past its last day; `!` stands behind it.
    Late,
    /// Done.
    Done,
    /// Put aside for now.
    Suspended,
    /// Given up.
    Cancelled,
}

impl Strip {
    /// The widest months with which `span` months fit in `width` cells, from `first` on; when
    /// they do not fit, as many months of three cells as do.
    #[must_use]
    pub fn fit(first: Month, span: u16, width: u16) -> Self {
        let span = span.max(1);
        let whole = [4, 3, 2].into_iter().find(|cells| span.saturating_mul(*cells) <= width);
        let cells = whole.unwrap_or(3);
        Self { first, months: span.min(width / cells), cells }
    }

    /// Cells of the whole strip.
    #[must_use]
    pub const fn width(self) -> u16 {
        self.months * self.cells
    }

    /// The cell of `day`: months have the same width, so a day of a long month is narrower.
    #[must_use]
    pub fn spot(self, day: NaiveDate) -> Spot {
        let month = Month::of(day);
        match u16::try_from(self.first.until(month)) {
            Err(_) if month < self.first => Spot::Before,
            Ok(nth) if nth < self.months => {
                let days = month.last_day().map_or(31, |last| last.day());
                let within = day.day0() * u32::from(self.cells) / days;
                Spot::At(nth * self.cells + u16::try_from(within).unwrap_or(0))
            }
            _ => Spot::After,
        }
    }

    /// Draws the years over the months in which they begin, and at each end a sign when the
    /// `span` goes on there.
    pub fn years(self, canvas: &mut Canvas, row: Rect, span: (Month, Month)) {
        let theme = canvas.theme();
        let end = self.first.plus(i32::from(self.months));
        for nth in 0..self.months {
            let month = self.first.plus(i32::from(nth));
            let (from, months_to_new_year) = (nth * self.cells, 13 - month.number());
            let begins = month.number() == 1;
            // The year in which the strip begins gives way to one that begins too close to it.
            let first = nth == 0 && (begins || months_to_new_year * u32::from(self.cells) >= 6);
            let x = if nth == 0 { 1 } else { from };
            if (first || nth > 0 && begins) && x + 5 <= self.width() {
                canvas.text(cut(row, x, 4), &month.year().to_string(), theme.dim);
            }
        }
        if span.0 < self.first {
            self.sign(canvas, row, 0, '‹', theme.accent);
        }
        if span.1 >= end {
            self.sign(canvas, row, self.width().saturating_sub(1), '›', theme.accent);
        }
    }

    /// Draws the head: short names of months where they all fit, else their numbers; the
    /// month of `today` stands out.
    pub fn months(
        self,
        canvas: &mut Canvas,
        row: Rect,
        today: NaiveDate,
        name: impl Fn(u32) -> &'static str,
    ) {
        let theme = canvas.theme();
        let now = Month::of(today);
        let named = (1..=12).all(|month| name(month).chars().count() < usize::from(self.cells));
        // Two cells cannot hold two numbers of two digits side by side: every other month.
        let step = if self.cells < 3 { 2 } else { 1 };
        let in_view = matches!(self.spot(today), Spot::At(_));
        let odd = if in_view { self.first.until(now).rem_euclid(step) } else { 0 };
        for nth in 0..self.months {
            if i32::from(nth).rem_euclid(step) != odd {
                continue;
            }
            let month = self.first.plus(i32::from(nth));
            let style = if month == now { theme.focus } else { theme.dim };
            let room = cut(row, nth * self.cells, self.cells);
            if named {
                canvas.text(room, name(month.number()), style);
            } else {
                canvas.text(room, &month.number().to_string(), style);
            }
        }
    }

    /// Draws an upright line at `today` through every row of `room`.
    pub fn today(self, canvas: &mut Canvas, room: Rect, today: NaiveDate) {
        let Spot::At(cell) = self.spot(today) else { return };
        let style = canvas.theme().rule;
        for y in room.y..room.y.saturating_add(room.height) {
            self.sign(canvas, Rect { y, height: 1, ..room }, cell, '┊', style);
        }
    }

    /// Draws `bar` in `row`; one that lies out of view leaves a sign at the side it lies on.
    pub fn bar(self, canvas: &mut Canvas, row: Rect, bar: &Bar) {
        let theme = canvas.theme();
        let (fill, style) = match bar.look {
            Look::Open => ('■', theme.text),
            Look::Late => ('▒', theme.alarm),
            Look::Done => ('■', theme.dim),
            Look::Suspended => ('□', theme.text),
            Look::Cancelled => ('·', theme.dim),
        };
        let fill = if bar.from == bar.until && bar.look != Look::Cancelled { '◆' } else { fill };
        let last = self.width().saturating_sub(1);
        let (start, end) = match (self.spot(bar.from), self.spot(bar.until)) {
            (Spot::After, _) => return self.sign(canvas, row, last, '›', style),
            (_, Spot::Before) => return self.sign(canvas, row, 0, '‹', style),
            (start, end) => (inside(start, last), inside(end, last)),
        };
        for cell in start..=end {
            self.sign(canvas, row, cell, fill, style);
        }
        if bar.look == Look::Late {
            self.sign(canvas, row, (end + 1).min(last), '!', style);
        }
    }

    fn sign(self, canvas: &mut Canvas, row: Rect, cell: u16, sign: char, style: Style) {
        if cell < row.width && row.height > 0 {
            canvas.symbol(row.x + cell, row.y, sign, style);
        }
    }
}

/// The first month in view after scrolling by `by` months along `way`, so that the months in
/// view stay within `span`.
#[must_use]
pub fn scroll(first: Month, way: Way, by: u16, span: (Month, Month), in_view: u16) -> Month {
    let moved = match way {
        Way::Startward => first.plus(-i32::from(by)),
        Way::Endward => first.plus(i32::from(by)),
    };
    let latest = span.1.plus(1 - i32::from(in_view)).max(span.0);
    moved.clamp(span.0, latest)
}

fn inside(spot: Spot, last: u16) -> u16 {
    match spot {
        Spot::Before => 0,
        Spot::At(cell) => cell.min(last),
        Spot::After => last,
    }
}

fn cut(row: Rect, from: u16, width: u16) -> Rect {
    let from = from.min(row.width);
    Rect { x: row.x + from, width: width.min(row.width - from), height: row.height.min(1), ..row }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::ui::{Mirror, Theme};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn strip(months: u16, cells: u16) -> Strip {
        Strip { first: Month::of(day(2023, 3, 1)), months, cells }
    }

    fn drawn(mirror: Mirror, width: u16, draw: impl FnOnce(&mut Canvas, Rect)) -> String {
        let row = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(row);
        draw(&mut Canvas::new(&mut buffer, mirror, Theme::default()), row);
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn days_fall_in_the_cells_of_their_month() {
        let strip = strip(9, 3);
        assert_eq!(strip.spot(day(2023, 2, 28)), Spot::Before);
        assert_eq!(strip.spot(day(2023, 3, 1)), Spot::At(0));
        assert_eq!(strip.spot(day(2023, 3, 31)), Spot::At(2));
        assert_eq!(strip.spot(day(2023, 4, 15)), Spot::At(4));
        assert_eq!(strip.spot(day(2023, 11, 30)), Spot::At(26));
        assert_eq!(strip.spot(day(2023, 12, 1)), Spot::After);
        assert_eq!(strip.spot(day(1, 1, 1)), Spot::Before);
        assert_eq!(strip.spot(day(9999, 1, 1)), Spot::After);
    }

    #[test]
    fn months_are_as_wide_as_the_room_allows() {
        let first = Month::of(day(2023, 3, 1));
        let shape = |span, width| {
            let strip = Strip::fit(first, span, width);
            (strip.months, strip.cells)
        };
        assert_eq!(shape(9, 40), (9, 4));
        assert_eq!(shape(9, 31), (9, 3));
        assert_eq!(shape(15, 31), (15, 2));
        assert_eq!(shape(40, 31), (10, 3));
        assert_eq!(shape(1, 0), (0, 3));
    }

    #[test]
    fn a_bar_runs_with_the_reading_direction() {
        let bar = Bar { from: day(2023, 4, 1), until: day(2023, 4, 30), look: Look::Open };
        let plain = drawn(Mirror::Plain, 9, |canvas, row| strip(3, 3).bar(canvas, row, &bar));
        let mirrored = drawn(Mirror::Mirrored, 12, |canvas, row| strip(4, 3).bar(canvas, row, &bar));
        assert_eq!(plain, "   ■■■   ");
        assert_eq!(mirrored, "      ■■■   ");
    }

    #[test]
    fn today_stands_in_the_same_month_seen_from_either_side() {
        let line = |mirror| drawn(mirror, 9, |canvas, row| strip(3, 3).today(canvas, row, day(2023, 3, 5)));
        assert_eq!(line(Mirror::Plain), "┊        ");
        assert_eq!(line(Mirror::Mirrored), "        ┊");
    }

    #[test]
    fn a_late_bar_differs_by_more_than_its_colour() {
        let bar = |look| Bar { from: day(2023, 3, 1), until: day(2023, 3, 31), look };
        let line = |look| drawn(Mirror::Plain, 6, |canvas, row| strip(2, 3).bar(canvas, row, &bar(look)));
        assert_eq!(line(Look::Late), "▒▒▒!  ");
        assert_eq!(line(Look::Open), "■■■   ");
        assert_eq!(line(Look::Cancelled), "···   ");
    }

    #[test]
    fn a_bar_out_of_view_points_to_where_it_lies() {
        let at = |from, until| Bar { from, until, look: Look::Open };
        let line = |mirror, bar| drawn(mirror, 6, |canvas, row| strip(2, 3).bar(canvas, row, &bar));
        let after = at(day(2024, 1, 1), day(2024, 1, 31));
        assert_eq!(line(Mirror::Plain, after), "     ›");
        assert_eq!(line(Mirror::Mirrored, after), "‹     ");
        assert_eq!(line(Mirror::Plain, at(day(2022, 1, 1), day(2022, 1, 1))), "‹     ");
        assert_eq!(line(Mirror::Plain, at(day(2022, 1, 1), day(2025, 1, 1))), "■■■■■■");
    }

    #[test]
    fn heads_are_numbers_where_names_do_not_fit() {
        let names = |month| if month == 3 { "mar" } else { "avr" };
        let today = day(2023, 4, 2);
        let head =
            |cells, width| drawn(Mirror::Plain, width, |c, row| strip(3, cells).months(c, row, today, names));
        assert_eq!(head(4, 12), "mar avr avr ");
        assert_eq!(head(3, 9), "3  4  5  ");
        assert_eq!(head(2, 6), "  4   ");
    }

    #[test]
    fn years_stand_where_they_begin_and_the_ends_show_what_is_out_of_view() {
        let strip = Strip { first: Month::of(day(2023, 11, 1)), months: 6, cells: 3 };
        let span = (Month::of(day(2023, 3, 1)), Month::of(day(2024, 9, 1)));
        let line = drawn(Mirror::Plain, 18, |canvas, row| strip.years(canvas, row, span));
        assert_eq!(line, "‹2023 2024       ›");
    }

    #[test]
    fn scrolling_stays_within_the_programme() {
        let (from, until) = (Month::of(day(2023, 3, 1)), Month::of(day(2024, 2, 1)));
        assert_eq!(scroll(from, Way::Startward, 1, (from, until), 6), from);
        assert_eq!(scroll(from, Way::Endward, 1, (from, until), 6), from.plus(1));
        assert_eq!(scroll(from, Way::Endward, 99, (from, until), 6), until.plus(-5));
        assert_eq!(scroll(from, Way::Endward, 1, (from, until), 60), from);
    }
}
