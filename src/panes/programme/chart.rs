//! Which months the chart beside the tasks shows.
//!
//! Used by the pane to scroll and by its drawing. How months and bars look is in `ui`.

use chrono::NaiveDate;

use crate::domain::{Status, Task};
use crate::ui::Way;
use crate::ui::chart::{self, Bar, Look, Month, Strip};

/// Columns from which a chart has room beside the tasks.
pub(super) const LEAST_WIDTH: u16 = 70;
/// Fewest and most cells a chart may take.
const ROOM: (u16, u16) = (24, 60);

/// The months in view.
#[derive(Debug, Default)]
pub(super) struct Months {
    /// First month in view, once someone has scrolled.
    first: Option<Month>,
    /// What was drawn last: the strip, and the first and last month there is.
    drawn: Option<(Strip, (Month, Month))>,
}

impl Months {
    /// The strip for deadlines in the months of `span`, in a pane of `width` columns;
    /// `None` where there is no room for one or nothing to show.
    pub fn strip(&mut self, span: Option<(Month, Month)>, width: u16, today: NaiveDate) -> Option<Strip> {
        self.drawn = span.filter(|_| width >= LEAST_WIDTH).map(|span| self.fit(span, width, today));
        self.drawn.map(|(strip, _)| strip)
    }

    /// Goes back to where nobody has scrolled.
    pub fn forget(&mut self) {
        self.first = None;
    }

    /// The months drawn last, from the first to the last there is.
    pub fn span(&self) -> Option<(Month, Month)> {
        self.drawn.map(|(_, span)| span)
    }

    fn fit(&self, span: (Month, Month), width: u16, today: NaiveDate) -> (Strip, (Month, Month)) {
        let room = (width * 2 / 5).clamp(ROOM.0, ROOM.1);
        let now = Month::of(today);
        // Today is shown when it is in the programme, or near enough for both to fit.
        let with_today = (span.0.min(now), span.1.max(now));
        let near = Strip::fit(with_today.0, count(with_today), room).months == count(with_today);
        let span = if near { with_today } else { span };
        let strip = Strip::fit(span.0, count(span), room);
        // The month before today is in view too, for what has just become late.
        let wanted = self.first.unwrap_or_else(|| if now > span.1 { span.0 } else { now.plus(-1) });
        let first = chart::scroll(wanted, Way::Startward, 0, span, strip.months);
        (Strip { first, ..strip }, span)
    }

    /// Scrolls by `by` months; `false` when no chart is shown.
    pub fn scroll(&mut self, way: Way, by: u16) -> bool {
        let Some((strip, span)) = self.drawn else { return false };
        self.first = Some(chart::scroll(strip.first, way, by, span, strip.months));
        true
    }
}

/// The bar of a task, when its deadline was understood.
pub(super) fn bar(task: &Task, today: NaiveDate) -> Option<Bar> {
    let reading = task.deadline.reading.as_ref()?;
    let look = match task.status {
        _ if task.is_overdue(today) => Look::Late,
        Status::NotStarted | Status::InProgress => Look::Open,
        Status::Done => Look::Done,
        Status::Suspended => Look::Suspended,
        Status::Cancelled => Look::Cancelled,
    };
    Some(Bar { from: reading.earliest, until: reading.latest, look })
}

fn count(span: (Month, Month)) -> u16 {
    u16::try_from(span.0.until(span.1) + 1).unwrap_or(u16::MAX)
}
