//! A page whose rows are sent each in its own way, so that a person can say which reads right.
//!
//! A part of the screen, for a self-test. The bytes of a row are the writer's own: what reads
//! right here reads right in the program. Deliberately as simple as it is: the page is cleared and
//! sent whole, for it is seen once or never.

use super::{Drawn, Screen};
use crate::terminal::caps::{Caps, Direction};
use crate::terminal::class::{Class, Rendering};
use crate::terminal::writer::Writer;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::atomic::Ordering;

impl Screen {
    /// Shows `page`, the rows of `apart` each sent in a way of its own; the next frame repaints
    /// everything.
    pub fn sample(&mut self, page: &Buffer, apart: &[(u16, Rendering)]) -> Drawn {
        if !self.taken.held.load(Ordering::SeqCst) || !self.taken.outlet.ready() {
            return Drawn::Busy;
        }
        let switches = std::mem::take(&mut self.switches);
        let bytes = bytes(self.caps, page, apart);
        self.taken.outlet.send([switches.into_bytes(), bytes].concat());
        self.invalidate();
        Drawn::Sent
    }
}

/// The bytes that clear the screen and show `page`; the rows of `apart` are sent as it says, the
/// others as the `caps` say.
///
/// Whether a terminal reorders is recorded per row where a program can choose it (BDSM), when the
/// cursor stands at the start of the row: so rows of both kinds can stand on one screen.
fn bytes(caps: Caps, page: &Buffer, apart: &[(u16, Rendering)]) -> Vec<u8> {
    let own = |row: u16| apart.iter().find(|(at, _)| *at == row).map(|(_, rendering)| *rendering);
    let switched = caps.rendering.class == Class::Bdsm || apart.iter().any(|(_, it)| it.class == Class::Bdsm);
    let mut out = b"\x1b[m\x1b[r\x1b[H\x1b[2J".to_vec();
    let mut ways = vec![caps.rendering];
    for (_, rendering) in apart {
        if !ways.contains(rendering) {
            ways.push(*rendering);
        }
    }
    for way in ways {
        let rows = (0..page.area.height).filter(|row| own(*row).unwrap_or(caps.rendering) == way);
        let part = only(page, rows.clone());
        if switched {
            rows.for_each(|row| out.extend(switch(way.class, caps.direction, row).into_bytes()));
        }
        out.extend_from_slice(b"\x1b[H");
        let mut writer = Writer::new(Caps { rendering: way, ..caps });
        writer.cleared();
        out.extend(writer.frame(&Buffer::empty(page.area), &part, None));
        out.extend_from_slice(b"\x1b[m\x1b[r");
    }
    if switched {
        out.extend(switch(caps.rendering.class, caps.direction, 0).into_bytes());
    }
    out
}

/// Says for one row who orders right-to-left text (BDSM, SCP: ECMA-48 8.3.24, 8.3.111).
fn switch(class: Class, usual: Direction, row: u16) -> String {
    let mode = match (class, usual) {
        (Class::Bdsm, _) => "\x1b[8l\x1b[1 k",
        (_, Direction::Implicit) => "\x1b[8h\x1b[0 k",
        (_, Direction::Explicit) => "\x1b[0 k",
    };
    format!("\x1b[{}H{mode}", row + 1)
}

/// The same page with nothing but these rows on it.
fn only(page: &Buffer, rows: impl Iterator<Item = u16>) -> Buffer {
    let mut part = Buffer::empty(page.area);
    for row in rows {
        for place in (Rect { y: page.area.y + row, height: 1, ..page.area }).positions() {
            if let (Some(to), Some(from)) = (part.cell_mut(place), page.cell(place)) {
                to.clone_from(from);
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;
    use std::num::NonZero;

    fn page() -> Buffer {
        let mut page = Buffer::empty(Rect::new(0, 0, 20, 4));
        for (row, words) in (0..).zip(["ask", "1 one", "2 two", "foot"]) {
            page.set_string(1, row, words, Style::new().bold());
        }
        page
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace('\x1b', "^")
    }

    #[test]
    fn every_row_stands_where_it_belongs_whatever_way_it_was_sent() {
        for first in Class::ALL {
            for second in Class::ALL {
                let apart = [(1, first.into()), (2, second.into())];
                let bytes = bytes(Caps::FULL, &page(), &apart);
                let [tall, wide] = [4, 20].map(|it| NonZero::new(it).unwrap());
                let mut terminal = vt100::Parser::new(tall, wide, 0);
                terminal.process(b"what stood here before");
                terminal.process(&bytes);
                assert_eq!(
                    terminal.screen().contents(),
                    " ask\n 1 one\n 2 two\n foot",
                    "{first:?} {second:?}"
                );
            }
        }
    }

    #[test]
    fn a_row_for_a_terminal_that_is_told_not_to_reorder_tells_it_so_and_no_other_does() {
        let sent = text(&bytes(Caps::FULL, &page(), &[(1, Class::Visual.into()), (2, Class::Bdsm.into())]));
        assert!(sent.contains("^[3H^[8l^[1 k") && sent.contains("^[2H^[8h^[0 k"), "{sent}");
        assert!(sent.ends_with("^[1H^[8h^[0 k"), "the row of the rest ends it: {sent}");
        let plain = text(&bytes(Caps::FULL, &page(), &[(1, Class::Implicit.into())]));
        assert!(!plain.contains("[8"), "{plain}");
    }

    #[test]
    fn a_terminal_that_orders_nothing_by_itself_is_not_told_to_begin() {
        let caps = Caps { direction: Direction::Explicit, ..Caps::FULL };
        let sent = text(&bytes(caps, &page(), &[(2, Class::Bdsm.into())]));
        assert!(sent.contains("^[8l") && !sent.contains("^[8h"), "{sent}");
    }
}
