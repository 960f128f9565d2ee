//! The layout of text: what a key costs in a paragraph, and what a large text costs to open.
//!
//! The house asks for a median below 0.3 ms for a key in a paragraph of 2,000 characters and
//! below 0.05 ms in one of 200, 20 ms for the first screen of a megabyte, and 250 ms to count all
//! its rows.

use divan::{Bencher, black_box};
use lajna::domain::fold::{fold, fold_map};
use lajna::domain::names::similarity;
use lajna::domain::order::sort_key;
use lajna::text::page::Motion;
use lajna::text::{Base, Caret, Page, Paragraph, caret, page::Reach, sanitize};

const LINES: &str = include_str!("../../fixtures/bidi/lines.txt");
const COLUMNS: usize = 78;
const ROWS: usize = 40;

/// One paragraph of so many characters, made of real ones.
fn paragraph(characters: usize) -> String {
    LINES.lines().cycle().flat_map(|line| line.chars().chain([' '])).take(characters).collect()
}

/// A text of about a megabyte, in paragraphs as people write them.
fn megabyte() -> String {
    LINES.lines().cycle().take_while_inclusive(1 << 20).collect::<Vec<_>>().join("\n")
}

trait TakeBytes<'a>: Iterator<Item = &'a str> + Sized {
    /// Lines until there are so many bytes of them.
    fn take_while_inclusive(self, bytes: usize) -> impl Iterator<Item = &'a str> {
        self.scan(0, move |taken, line| {
            let goes_on = *taken < bytes;
            *taken += line.len() + 1;
            goes_on.then_some(line)
        })
    }
}

impl<'a, I: Iterator<Item = &'a str>> TakeBytes<'a> for I {}

/// A letter typed in the middle, and the whole paragraph laid out again with its caret.
#[divan::bench(args = [20, 200, 2_000, 16_000])]
fn keystroke(bencher: Bencher, characters: usize) {
    let text = paragraph(characters);
    let page = Page::new(&text, Base::ArabicFirst, COLUMNS + 1);
    let middle = page.moved(&Caret::default(), Motion::To(text.len() / 2), Reach::Move);
    bencher.bench_local(|| {
        let edit = page.insert(black_box(&middle), "ب");
        let text = edit.applied(&text);
        let paragraph = Paragraph::editing(&text, Base::ArabicFirst);
        let rows = caret::rows(&paragraph, COLUMNS + 1);
        let glyphs: usize = rows.iter().map(|row| paragraph.glyphs(row).len()).sum();
        (glyphs, caret::place(&paragraph, edit.caret, COLUMNS + 1))
    });
}

/// The analysis alone: classes, levels, joining, units, breaks.
#[divan::bench(args = [200, 2_000])]
fn analysis(bencher: Bencher, characters: usize) {
    let text = paragraph(characters);
    bencher.bench_local(|| Paragraph::new(black_box(&text), Base::ArabicFirst));
}

/// What is seen first of a megabyte: no more paragraphs than fill the screen.
#[divan::bench]
fn first_screen_of_a_megabyte(bencher: Bencher) {
    let text = megabyte();
    bencher.bench_local(|| {
        let page = Page::new(black_box(&text), Base::ArabicFirst, COLUMNS + 1);
        let (mut at, mut shown, mut glyphs) = (Some(page.stretch_at(0)), 0, 0);
        while let Some(bytes) = at.filter(|_| shown < ROWS) {
            let paragraph = page.stretch(&bytes);
            for row in caret::rows(&paragraph, COLUMNS + 1).iter().take(ROWS - shown) {
                glyphs += paragraph.glyphs(row).len();
                shown += 1;
            }
            at = page.stretch_after(&bytes);
        }
        glyphs
    });
}

/// How many rows a megabyte has, as a scroll bar would ask.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn rows_of_a_megabyte(bencher: Bencher) {
    let text = megabyte();
    bencher.bench_local(|| {
        let paragraphs = black_box(&text).split('\n').map(|line| Paragraph::new(line, Base::ArabicFirst));
        paragraphs.map(|paragraph| paragraph.rows(COLUMNS).len()).sum::<usize>()
    });
}

/// A megabyte in one paragraph, which an import would have cut.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn one_paragraph_of_a_megabyte(bencher: Bencher) {
    let text = megabyte().replace('\n', " ");
    bencher.bench_local(|| Paragraph::new(black_box(&text), Base::ArabicFirst).rows(COLUMNS).len());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn cleaning_of_a_megabyte(bencher: Bencher) {
    let text = megabyte();
    bencher.bench_local(|| sanitize::prose(black_box(&text)).text.len());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn folding_of_a_megabyte(bencher: Bencher) {
    let text = megabyte();
    bencher.bench_local(|| fold(black_box(&text)).len());
}

/// A search in a charter of 180 kB, folding included.
#[divan::bench(sample_count = 50)]
fn search(bencher: Bencher) {
    let text: String = megabyte().chars().take(100_000).collect();
    bencher.bench_local(|| {
        let folded = fold_map(black_box(&text));
        folded.text().match_indices("المشاركه").count()
    });
}

#[divan::bench]
fn two_names() -> f64 {
    similarity(black_box("عبد الاله العمراني"), black_box("العمراني عبدالإله")).score
}

#[divan::bench]
fn sort_key_of_a_name() -> usize {
    sort_key(black_box("عبد الاله العمراني")).len()
}
