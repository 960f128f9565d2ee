//! Where days lie on the chart over time, and what is written over them.
//!
//! Used by the drawing of the chart. It knows days and cells, counted from the side where reading
//! starts; it draws nothing and knows no task.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::ui::Way;
use crate::ui::chart::Month;

/// How much time is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Zoom {
    /// A cell is a day.
    Week,
    /// A month takes some cells.
    #[default]
    Month,
    /// A month takes three cells.
    Quarter,
    /// A month takes one cell.
    Year,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months, from January on.
    Quarter,
    /// A year.
    Year,
}

/// The days in view.
///
/// Invariant: `first` begins a unit that scrolling steps by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    /// How much time is in view.
    pub zoom: Zoom,
    /// The day of the first cell.
    pub first: NaiveDate,
    /// Cells in view.
    pub width: u16,
}

/// Something written over the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The first of its cells.
    pub cell: u16,
    /// Cells up to the next mark.
    pub room: u16,
    /// Its first day: that of the unit, though it may lie before the first cell.
    pub day: NaiveDate,
}

impl Zoom {
    /// Less time, in more detail.
    pub const fn closer(self) -> Self {
        match self {
            Self::Week | Self::Month => Self::Week,
            Self::Quarter => Self::Month,
            Self::Year => Self::Quarter,
        }
    }

    /// More time, in less detail.
    pub const fn wider(self) -> Self {
        match self {
            Self::Week => Self::Month,
            Self::Month => Self::Quarter,
            Self::Quarter | Self::Year => Self::Year,
        }
    }

    /// What one step of scrolling is.
    const fn step(self) -> Unit {
        match self {
            Self::Week => Unit::Week,
            Self::Month => Unit::Month,
            Self::Quarter => Unit::Quarter,
            Self::Year => Unit::Year,
        }
    }

    /// What the upper and the lower row of the head name.
    pub const fn heads(self) -> (Unit, Unit) {
        match self {
            Self::Week => (Unit::Month, Unit::Week),
            Self::Month => (Unit::Year, Unit::Month),
            Self::Quarter => (Unit::Quarter, Unit::Month),
            Self::Year => (Unit::Year, Unit::Quarter),
        }
    }
}

impl Unit {
    /// The first day of the unit in which `day` lies.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let month = match self {
            Self::Week => {
                let since = Days::new(u64::from(day.weekday().num_days_from_monday()));
                return day.checked_sub_days(since).unwrap_or(day);
            }
            Self::Month => day.month(),
            Self::Quarter => day.month0() / 3 * 3 + 1,
            Self::Year => 1,
        };
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    }

    /// `day` so many units later; as it is beyond the calendar.
    pub fn plus(self, day: NaiveDate, units: i32) -> NaiveDate {
        let months = match self {
            Self::Week => {
                return day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(units))).unwrap_or(day);
            }
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        };
        Month::of(day).plus(units.saturating_mul(months)).first_day().unwrap_or(day)
    }
}

impl Axis {
    /// `width` cells in which `day` lies, a quarter of the way in.
    pub fn around(day: NaiveDate, zoom: Zoom, width: u16) -> Self {
        let step = zoom.step();
        let axis = Self { zoom, first: step.start(day), width };
        let steps = i32::try_from(i64::from(width) / axis.step_cells().max(1) / 4).unwrap_or(0);
        Self { first: step.plus(axis.first, -steps), ..axis }
    }

    /// `width` cells from the unit in which `day` lies.
    pub fn from(day: NaiveDate, zoom: Zoom, width: u16) -> Self {
        Self { zoom, first: zoom.step().start(day), width }
    }

    /// The same cells so many steps along `way`.
    pub fn stepped(self, way: Way, steps: u16) -> Self {
        let steps = i32::from(steps);
        let steps = if way == Way::Endward { steps } else { -steps };
        Self { first: self.zoom.step().plus(self.first, steps), ..self }
    }

    /// The cell of `day`: months have the same width, so a day of a long month is narrower.
    /// Below 0, or beyond the width, when it is out of view.
    pub fn cell(self, day: NaiveDate) -> i64 {
        if self.zoom == Zoom::Week {
            return (day - self.first).num_days();
        }
        let month = Month::of(day);
        let cells = i64::from(self.month_cells());
        let days = month.last_day().map_or(31, |last| last.day());
        let within = i64::from(day.day0()) * cells / i64::from(days.max(1));
        i64::from(Month::of(self.first).until(month)) * cells + within
    }

    /// The cell of `day`, when it is in view.
    pub fn cell_in_view(self, day: NaiveDate) -> Option<u16> {
        u16::try_from(self.cell(day)).ok().filter(|cell| *cell < self.width)
    }

    /// The units that begin, or go on, in view.
    pub fn marks(self, unit: Unit) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut day = unit.start(self.first);
        loop {
            let next = unit.plus(day, 1);
            let (from, until) = (self.cell(day).max(0), self.cell(next).min(i64::from(self.width)));
            let (Ok(cell), Ok(room)) = (u16::try_from(from), u16::try_from(until - from)) else { break };
            if room == 0 || next <= day {
                break;
            }
            marks.push(Mark { cell, room, day });
            day = next;
        }
        marks
    }

    /// Cells of a month, where a cell is not a day.
    fn month_cells(self) -> u16 {
        match self.zoom {
            Zoom::Week => 1,
            // The longest name of a month and a blank; where there is no room, its number.
            Zoom::Month if self.width < 40 => 5,
            Zoom::Month => (self.width / 12).clamp(7, 9),
            Zoom::Quarter => 3,
            Zoom::Year => 1,
        }
    }

    /// Cells of one step of scrolling.
    fn step_cells(self) -> i64 {
        match self.zoom {
            Zoom::Week => 7,
            Zoom::Month => i64::from(self.month_cells()),
            Zoom::Quarter => 9,
            Zoom::Year => 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Zoom; 4] = [Zoom::Week, Zoom::Month, Zoom::Quarter, Zoom::Year];

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_cell_is_a_day_in_weeks_that_begin_on_monday() {
        let axis = Axis::from(day(2023, 3, 9), Zoom::Week, 40);
        assert_eq!(axis.first, day(2023, 3, 6));
        assert_eq!((axis.cell(day(2023, 3, 9)), axis.cell(day(2023, 3, 5))), (3, -1));
        assert_eq!(axis.cell_in_view(day(2023, 4, 14)), Some(39));
        assert_eq!(axis.cell_in_view(day(2023, 4, 15)), None);
    }

    #[test]
    fn units_begin_where_the_calendar_begins_them() {
        let of = |unit: Unit| unit.start(day(2023, 8, 17));
        assert_eq!(of(Unit::Week), day(2023, 8, 14));
        assert_eq!(of(Unit::Month), day(2023, 8, 1));
        assert_eq!(of(Unit::Quarter), day(2023, 7, 1));
        assert_eq!(of(Unit::Year), day(2023, 1, 1));
        assert_eq!(Unit::Quarter.plus(day(2023, 10, 1), 1), day(2024, 1, 1));
        assert_eq!(Unit::Year.plus(day(2023, 1, 1), -1), day(2022, 1, 1));
    }

    #[test]
    fn days_follow_one_another_at_every_zoom() {
        for zoom in ALL {
            for width in [1, 27, 47, 90] {
                let axis = Axis::from(day(2023, 1, 1), zoom, width);
                let cells: Vec<i64> = axis.first.iter_days().take(1200).map(|day| axis.cell(day)).collect();
                assert_eq!(cells[0], 0, "{zoom:?}");
                assert!(cells.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] <= pair[0] + 1));
            }
        }
    }

    #[test]
    fn marks_fill_the_width_without_gaps() {
        for zoom in ALL {
            for width in 1..130 {
                let axis = Axis::around(day(2024, 2, 29), zoom, width);
                for unit in [zoom.heads().0, zoom.heads().1] {
                    let mut next = 0;
                    for mark in axis.marks(unit) {
                        assert_eq!(mark.cell, next, "{zoom:?} {unit:?} {width}");
                        next += mark.room;
                    }
                    assert_eq!(next, width, "{zoom:?} {unit:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_looked_at_is_in_view() {
        for zoom in ALL {
            for width in 4..130 {
                let axis = Axis::around(day(2023, 11, 3), zoom, width);
                assert!(axis.cell(day(2023, 11, 3)) >= 0, "{zoom:?} {width}");
                if width > 12 {
                    assert!(axis.cell_in_view(day(2023, 11, 3)).is_some(), "{zoom:?} {width}");
                }
            }
        }
    }

    #[test]
    fn scrolling_there_and_back_is_nothing() {
        for zoom in ALL {
            let axis = Axis::from(day(2023, 11, 3), zoom, 50);
            assert_eq!(axis.stepped(Way::Endward, 5).stepped(Way::Startward, 5), axis);
            assert_ne!(axis.stepped(Way::Endward, 1), axis);
        }
        assert_eq!(Axis::from(NaiveDate::MAX, Zoom::Year, 50).stepped(Way::Endward, 9).width, 50);
    }

    #[test]
    fn zooming_stops_at_the_ends() {
        assert_eq!((Zoom::Week.closer(), Zoom::Year.wider()), (Zoom::Week, Zoom::Year));
        for zoom in [Zoom::Month, Zoom::Quarter] {
            assert_eq!((zoom.closer().wider(), zoom.wider().closer()), (zoom, zoom));
        }
    }
}
