//! Any text in any pane: what is printed is safe and fills its cells, every place of the caret has
//! one cell and every cell one place, edits leave it between letters, and cleaning is done once.

use std::collections::BTreeSet;

use lajna::text::caret::{self, Side, Step};
use lajna::text::page::{Erase, Motion, Reach};
use lajna::text::{Base, Caret, Direction, Page, Paragraph, clip, sanitize};

use super::printed::assert_safe;

/// The first byte chooses direction and width, the second where the caret stands.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let (at, rest) = super::choice(rest);
    let base = [Base::ArabicFirst, Base::Ltr, Base::Rtl][choice % 3];
    let columns = choice / 3 % 40;
    let text: String = String::from_utf8_lossy(rest).chars().take(200).collect();
    for line in text.split('\n') {
        for paragraph in [Paragraph::new(line, base), Paragraph::editing(line, base)] {
            rows(&paragraph, columns);
            let (glyphs, width) = clip(&paragraph, columns);
            assert!(width <= columns);
            assert_safe(&glyphs, width);
        }
        stops(&Paragraph::editing(line, base), columns.max(3));
    }
    keys(&text, base, columns, at);
    cleaned(&text);
}

/// Rows follow each other and lose nothing.
fn rows(paragraph: &Paragraph, columns: usize) {
    let mut end = 0;
    let rows = paragraph.rows(columns);
    for (index, row) in rows.iter().enumerate() {
        assert_eq!((row.bytes.start, row.is_last), (end, index + 1 == rows.len()));
        assert!(row.width <= columns.max(2));
        assert_safe(&paragraph.glyphs(row), row.width);
        let mut order = paragraph.order(row);
        order.sort_by_key(|bytes| bytes.start);
        let units: Vec<_> = paragraph.levels(row).into_iter().map(|(bytes, _)| bytes).collect();
        assert_eq!(order, units, "the order loses nothing");
        end = row.bytes.end;
    }
    assert_eq!(end, paragraph.text().len());
}

/// Every unit that begins a grapheme is a stop and no other is, no two stops share a cell, and a
/// walk from end to end meets every one of them.
fn stops(paragraph: &Paragraph, columns: usize) {
    let units = caret::rows(paragraph, columns).into_iter().flat_map(|row| paragraph.levels(&row));
    let starts = units.map(|(bytes, _)| bytes.start);
    let mut stops: Vec<usize> =
        starts.filter(|start| caret::snap(paragraph.text(), *start) == *start).collect();
    stops.push(paragraph.text().len());
    let mut cells = BTreeSet::new();
    for stop in &stops {
        let (row, column) = caret::place(paragraph, *stop, columns);
        assert!(column < columns);
        assert!(cells.insert((row, column)), "two stops on row {row} column {column}");
        assert_eq!(caret::at(paragraph, row, column, columns), *stop);
    }
    let (end, start) = match paragraph.direction() {
        Direction::Ltr => (Side::Right, Side::Left),
        Direction::Rtl => (Side::Left, Side::Right),
    };
    let mut here = caret::entry(paragraph, columns);
    let mut met = vec![here];
    assert_eq!(caret::step(paragraph, here, start, columns), Step::PastStart);
    while let Step::To(next) = caret::step(paragraph, here, end, columns) {
        assert_eq!(caret::step(paragraph, next, start, columns), Step::To(here));
        met.push(next);
        here = next;
        assert!(met.len() <= stops.len(), "going round in circles");
    }
    met.sort_unstable();
    assert_eq!(met, stops);
}

/// Every key leaves the caret between letters, and every edit does what it says.
fn keys(text: &str, base: Base, columns: usize, at: usize) {
    let page = Page::new(text, base, columns);
    let caret = page.moved(&Caret::default(), Motion::To(at), Reach::Move);
    between_letters(text, caret.at);
    let sides = [Side::Left, Side::Right];
    let motions = sides.into_iter().flat_map(|side| [Motion::Cell(side), Motion::Word(side)]);
    let others = [Motion::Rows(1), Motion::Rows(-1), Motion::Home, Motion::End, Motion::TextEnd];
    for motion in motions.chain(others) {
        let moved = page.moved(&caret, motion, Reach::Select);
        between_letters(text, moved.at);
        assert_eq!(moved.anchor, Some(caret.at));
        let place = page.place(moved.at);
        assert_eq!(page.at(&place.stretch, place.row, place.column), moved.at, "{motion:?}");
    }
    let erased = [Erase::Before, Erase::After, Erase::WordBefore, Erase::WordAfter, Erase::ParagraphBefore];
    let edits = erased.into_iter().filter_map(|erase| page.erase(&caret, erase));
    for edit in edits.chain([page.insert(&caret, "ل"), page.insert(&caret, "\u{64e}")]) {
        let after = edit.applied(text);
        assert_eq!(after.len(), text.len() - edit.removed.len() + edit.inserted.len());
        between_letters(&after, edit.caret);
    }
}

fn between_letters(text: &str, at: usize) {
    let paragraph = Page::new(text, Base::Ltr, 40).paragraph_at(at);
    assert_eq!(caret::snap(&text[paragraph.clone()], at - paragraph.start), at - paragraph.start);
}

fn cleaned(text: &str) {
    for clean in [sanitize::line, sanitize::prose, sanitize::tabbed] {
        let once = clean(text);
        let twice = clean(&once.text);
        assert_eq!(twice.text, once.text);
        assert!(twice.removed.is_empty(), "{:?}", twice.removed);
    }
    let line = sanitize::pasted_line(text).text;
    assert_eq!(sanitize::line(&line).text, line);
    let prose = sanitize::pasted_prose(text).text;
    assert_eq!(sanitize::prose(&prose).text, prose);
    for line in text.lines() {
        let _ = (sanitize::from_visual(line), sanitize::looks_reversed(line));
    }
}
