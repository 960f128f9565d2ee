//! What a key costs: bytes on the wire, and time.

use std::time::{Duration, Instant};

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

/// The quickest of many letters typed in the middle of a text, each with its frame.
fn letter(paragraphs: usize) -> Duration {
    let paragraph = "تلتزم الجماعة بنشر محاضر الاجتماعات في أجل لا يتعدى خمسة عشر يوما. ".repeat(2);
    let text = vec![paragraph.trim_end(); paragraphs].join("\n");
    let mut table = Table::with(Language::Ar, &[("باب", 0, &text)]);
    table.say(&Command::Open);
    table.draw(78, 20);
    let middle = text.len() / 2;
    let id = table.pane.outline.selected().unwrap();
    table.pane.editors.get_mut(&id).unwrap().put(middle);
    table.refresh();
    table.draw(78, 20);
    let one = |_| {
        let began = Instant::now();
        table.say(&Command::Insert('س'));
        table.draw(78, 20);
        began.elapsed()
    };
    (0..24).map(one).min().unwrap()
}

#[test]
fn a_letter_costs_its_paragraph_and_not_the_text() {
    // A megabyte and more, and a text that fits on a screen.
    let (long, short) = (letter(4_000), letter(4));
    eprintln!("4,000 paragraphs: {long:?}, 4 paragraphs: {short:?}");
    assert!(long < short * 3, "4,000 paragraphs: {long:?}, 4 paragraphs: {short:?}");
}
