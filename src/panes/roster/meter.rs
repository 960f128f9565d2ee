//! The meter: what the rules of the composition find, live, under the table.
//!
//! Used by the roster pane only. Counts and measures are made once a change, not once a frame, and
//! are those of the day that is shown. A sign and words tell whether a rule holds; colour repeats it.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Roster;
use super::rows::Who;
use crate::domain::composition::{Bodies, Verdict, measure, sits};
use crate::domain::{Member, MemberId, Seat};
use crate::i18n::dates;
use crate::notice::composition as told;
use crate::notice::counts::{Counts, Detail};
use crate::notice::{Notice, Weight};
use crate::panes::composition::{Composition, day_of};
use crate::panes::{Desk, Outcome};
use crate::ui::Canvas;

/// Whether those whose mandate is over are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Former {
    #[default]
    /// They are not.
    Hidden,
    /// They are.
    Shown,
}

/// Columns from which the meter tells as many rules as fit.
const WIDE: u16 = 100;

impl Roster {
    /// Which members are shown.
    pub(super) fn who(&self, desk: &Desk) -> Who {
        match (self.on, self.former) {
            (Some(day), _) => Who::On(day),
            (None, Former::Hidden) => Who::Serving(desk.today),
            (None, Former::Shown) => Who::Everyone,
        }
    }

    /// The day the members are shown of.
    pub(super) fn day(&self, desk: &Desk) -> NaiveDate {
        self.on.unwrap_or(desk.today)
    }

    /// Counts and measures again, if a member, a rule or the day is another.
    pub(super) fn measure_up(&mut self, desk: &Desk) {
        let day = self.day(desk);
        if self.measured == Some(day) {
            return;
        }
        self.measured = Some(day);
        let members = self.rows.on_paper().map(|row| (row.id, &row.member));
        let seated: Vec<(MemberId, &Member)> = members.filter(|(_, it)| sits(it, day)).collect();
        let alternates = self.rows.on_paper().map(|row| &row.member).filter(|it| it.seat == Seat::Alternate);
        let serves = |it: &&Member| sits(&Member { seat: Seat::Full, ..(*it).clone() }, day);
        let alternates = alternates.filter(serves).count();
        let committee = desk.session.committee();
        let bodies = Bodies::of(&committee.bodies);
        let measures = committee.statutes.as_ref().map(|it| measure(it, &bodies, &seated));
        let (counts, measures) = (Counts::of(seated.iter().map(|(_, it)| *it)), measures.unwrap_or_default());
        (self.counts, self.measures, self.alternates) = (counts, measures, alternates);
    }

    /// The counts, and how many stand beside them: alternates, and those not shown.
    pub(super) fn counted(&self, detail: Detail, desk: &Desk) -> Vec<String> {
        let mut parts = self.counts.parts(detail, desk.phrases);
        let hidden = if self.on.is_none() { self.rows.hidden() } else { 0 };
        // Before what is less often asked for: the row may end early.
        if hidden > 0 {
            parts.insert(1, (desk.phrases.roster.hidden)(hidden));
        }
        if self.alternates > 0 {
            parts.insert(1, (desk.phrases.roster.alternates)(self.alternates));
        }
        parts
    }

    /// Every rule as it stands, as far as there is room: all of them in their order, or those that
    /// do not hold first and how many more there are.
    pub(super) fn draw_meter(&self, line: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let style = |verdict: Verdict| -> Style {
            match verdict {
                Verdict::Met | Verdict::Within(_) => theme.dim,
                Verdict::Unknown(_) => theme.caution,
                Verdict::Missed(_) => theme.alarm,
            }
        };
        let mut parts: Vec<(Verdict, String)> =
            self.measures.iter().map(|it| (it.verdict, told::in_short(it, desk.phrases))).collect();
        let mut width_of = |parts: &[(Verdict, String)]| -> u16 {
            parts.iter().map(|(_, words)| canvas.width(words).saturating_add(5)).fold(0, u16::saturating_add)
        };
        if width_of(&parts) > line.width.saturating_add(3) {
            parts = self.measures.iter().map(|it| (it.verdict, told::in_brief(it, desk.phrases))).collect();
            if width_of(&parts) > line.width.saturating_add(3) {
                parts.sort_by_key(|(verdict, _)| match verdict {
                    Verdict::Missed(_) => 0,
                    Verdict::Unknown(_) => 1,
                    Verdict::Within(_) | Verdict::Met => 2,
                });
            }
        }
        let (mut room, count, mut told) = (line, parts.len(), 0);
        if width_of(&parts) > line.width.saturating_add(3) && parts.iter().any(|(it, _)| !it.holds()) {
            // What holds is told by its number: the row is short, and says what to look at.
            parts.retain(|(verdict, _)| !verdict.holds());
        }
        for (at, (verdict, words)) in parts.into_iter().enumerate() {
            let gap = if at == 0 { 0 } else { 3 };
            let rest = if told + 1 < count { 4 } else { 0 };
            let needed = canvas.width(&words).saturating_add(2 + gap + rest);
            // On a narrow screen two that do not hold are enough to look at the rest with a key.
            let enough = line.width < WIDE && at > if verdict.holds() { 2 } else { 1 };
            if (room.width < needed && at > 0) || enough {
                break;
            }
            if gap > 0 {
                canvas.symbol(room.x + 1, room.y, '·', theme.dim);
            }
            canvas.symbol(room.x + gap, room.y, told::sign(verdict), style(verdict));
            let place =
                Rect { x: room.x + gap + 2, width: room.width.saturating_sub(gap + 2 + rest), ..room };
            let plain = if verdict.holds() { theme.dim } else { theme.text };
            let used = (gap + 2 + canvas.sentence(place, &words, plain)).min(room.width);
            room = Rect { x: room.x + used, width: room.width - used, ..room };
            told += 1;
        }
        if told < count {
            // How many more there are, of which the worst have been told.
            let rest = Rect { x: room.x + 1, width: room.width.saturating_sub(1), ..room };
            canvas.text(rest, &format!("+{}", count - told), theme.dim);
        }
    }

    /// The meter as it is heard: whether all holds, then each rule that does not.
    pub(super) fn meter_said(&self, desk: &Desk) -> Vec<String> {
        if self.measures.is_empty() {
            return Vec::new();
        }
        let failing = self.measures.iter().filter(|it| !it.verdict.holds());
        let each = failing.map(|it| told::in_short(it, desk.phrases));
        std::iter::once(told::as_a_whole(&self.measures, desk.phrases).words).chain(each).collect()
    }

    /// That the members are those of another day, or that some are not shown.
    pub(super) fn view_said(&self, desk: &Desk) -> Option<String> {
        let say = &desk.phrases.roster;
        match self.on {
            Some(day) => Some((say.on_day)(&dates::figures(day))),
            None => (self.rows.hidden() > 0).then(|| (say.hidden)(self.rows.hidden())),
        }
    }

    /// Shows the members as they stood on the day that `words` name.
    pub(super) fn show_on(&mut self, words: &str, desk: &Desk) -> Outcome {
        let Some(day) = day_of(words, desk) else {
            return Outcome::Say(Notice::warned(desk.phrases.form.not_a_day));
        };
        self.on = Some(day);
        self.catch_up(desk);
        Outcome::Say(Notice::said((desk.phrases.roster.on_day)(&dates::figures(day))))
    }

    /// Shows the members as they stand today.
    pub(super) fn show_today(&mut self) -> Outcome {
        self.on = None;
        Outcome::Done
    }

    /// Shows those whose mandate is over too, or no longer.
    pub(super) fn show_former(&mut self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.roster;
        let (former, words) = match self.former {
            Former::Hidden => (Former::Shown, say.with_former),
            Former::Shown => (Former::Hidden, say.without_former),
        };
        (self.former, self.on) = (former, None);
        self.catch_up(desk);
        Outcome::Say(Notice { weight: Weight::Said, words: words.to_owned() })
    }

    /// Opens the rules as they were met on the day that is shown.
    pub(super) fn composition(&self, desk: &Desk) -> Outcome {
        Outcome::Open(Box::new(Composition::new(self.on, desk)))
    }
}
