//! What a key costs: bytes on the wire.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{PARTS, Table};
use crate::command::{Command, Motion};
use crate::i18n::Language;
use crate::terminal::{Caps, Writer};

/// A terminal that counts what is sent to it.
struct Line {
    writer: Writer,
    shown: Buffer,
}

impl Line {
    fn new() -> Self {
        Self { writer: Writer::new(Caps::FULL), shown: Buffer::empty(Rect::new(0, 0, 78, 20)) }
    }

    fn show(&mut self, table: &mut Table) -> usize {
        let (next, caret) = table.draw(78, 20);
        let caret = caret.map(|(x, y)| Position { x, y });
        let bytes = self.writer.frame(&self.shown, &next, caret).len();
        self.shown = next;
        bytes
    }
}

#[test]
fn a_letter_at_the_end_of_a_line_costs_little() {
    let mut table = Table::with(Language::Ar, &[("القيم", 0, "الشفافية"), ("المبادئ", 0, "")]);
    let mut line = Line::new();
    table.say(&Command::Open).go(Motion::Last);
    line.show(&mut table);
    // No longer than a row: what wraps to the next one is drawn again.
    for c in " والمساءلة في جماعة Larache سنة 2023، مع".chars() {
        table.say(&Command::Insert(c));
        let bytes = line.show(&mut table);
        assert!(bytes < 80, "{c}: {bytes} bytes");
    }
}

#[test]
fn a_step_through_the_outline_costs_little_where_it_stands_alone() {
    let mut table = Table::with(Language::Fr, PARTS);
    let mut writer = Writer::new(Caps::FULL);
    let (mut shown, _) = table.draw(40, 20);
    writer.frame(&shown, &shown, None);
    for _ in 0..3 {
        table.go(Motion::Next);
        let (next, _) = table.draw(40, 20);
        let bytes = writer.frame(&shown, &next, None).len();
        assert!(bytes < 120, "{bytes} bytes");
        shown = next;
    }
}
