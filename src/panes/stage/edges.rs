//! The head and the feet of the screen: what is being worked on, what was just told, which keys
//! mean something.
//!
//! Used by the stage alone; it draws and changes nothing.

use ratatui::layout::Rect;

use super::{LONG, Stage};
use crate::i18n::dates;
use crate::notice::{self, Weight};
use crate::panes::{Desk, rows};
use crate::terminal::LineSpeed;
use crate::ui::Canvas;
use crate::ui::canvas::Align;

impl Stage {
    pub(super) fn draw_head(&self, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let common = &desk.phrases.common;
        let reading = notice::reading(desk.session.access(), desk.today, desk.phrases);
        // The whole of it only where the committee's name has room beside it.
        let reading =
            reading.map(|it| if row.width < 60 { desk.phrases.keeping.reading.to_owned() } else { it });
        let saved = desk.session.is_at_rest(desk.now) && reading.is_none();
        let refused = desk.session.is_refused();
        let saving = if refused { desk.phrases.rescue.unsaved } else { common.saving };
        let state = if saved { common.saved } else { reading.as_deref().unwrap_or(saving) };
        let sign = if saved { '●' } else { '○' };
        let day = dates::figures(desk.today);
        let end = format!("{state} {sign}");
        let style = match refused {
            true => theme.alarm,
            false if saved => theme.good,
            false => theme.caution,
        };
        let used = canvas.aligned(
            Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row },
            &end,
            style,
            Align::End,
        );
        let room = row.width.saturating_sub(used + 3);
        let mut name_room = Rect { x: row.x + 1, width: room, ..row };
        let slow = self.slow.map(|line| (slow_words(line, desk), theme.caution));
        let day = (row.width >= 60).then_some((day, theme.dim));
        for (words, style) in slow.into_iter().chain(day) {
            let width = canvas.aligned(name_room, &words, style, Align::End);
            name_room.width = name_room.width.saturating_sub(width + 2);
        }
        let name = desk.session.committee().profile.as_ref().map(|profile| profile.name.as_str());
        let name = name.filter(|name| !name.is_empty()).unwrap_or(common.unnamed_committee);
        canvas.text(name_room, name, theme.title);
    }

    pub(super) fn draw_feet(&self, feet: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let inner = Rect { x: feet.x + 1, width: feet.width.saturating_sub(2), height: 1, ..feet };
        if let Some(notice) = &self.notice {
            let (sign, style) = match notice.weight {
                Weight::Said => ('✓', theme.good),
                Weight::Warned => ('!', theme.caution),
                Weight::Failed => ('✗', theme.alarm),
            };
            canvas.symbol(inner.x, inner.y, sign, style);
            let room = Rect { x: inner.x + 2, width: inner.width.saturating_sub(2), ..inner };
            // A long one takes the row of the hints as well, until the next key.
            let room = Rect { height: feet.height, ..room };
            if rows::wrapped(canvas, room, &notice.words, style, 2) == feet.height {
                return;
            }
        }
        self.draw_hints(Rect { y: feet.y + feet.height - 1, ..inner }, canvas, desk);
    }

    fn draw_hints(&self, mut room: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        for (keys, meaning) in self.hints(desk) {
            // One that does not fit leaves its room to the shorter ones after it.
            if canvas.width(&keys) + 1 + canvas.width(meaning) > room.width {
                continue;
            }
            // Beside words of less weight plain keys stand out, at half the bytes of a colour.
            let used = canvas.text(room, &keys, theme.text) + 1;
            let rest = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            let used = used + canvas.text(rest, meaning, theme.dim) + 2;
            room = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
        }
    }
}

/// What is said of a slow line: what a person waits for, else what it carries.
fn slow_words(line: LineSpeed, desk: &Desk) -> String {
    let say = &desk.phrases.terminal;
    match line.bytes_per_second {
        Some(rate) if line.round_trip < LONG => (say.slow_bytes)(rate.div_ceil(1000)),
        _ => (say.slow_trip)(&format!("{:.1}", line.round_trip.as_secs_f32())),
    }
}
