//! One key and the frame that answers it, in every pane.
//!
//! Over a store in memory: what is measured is the work beside the durable write.

use std::cell::RefCell;

use divan::Bencher;
use lajna::keys::{Code, Key, Mods};

use crate::ground::{CASES, Case, Stand, in_memory, one_paragraph, one_part};

const ROSTER: Key = Key::plain(Code::F(6));
const PROGRAMME: Key = Key::plain(Code::F(7));
const CHARTER: Key = Key::plain(Code::F(8));
const DOWN: Key = Key::plain(Code::Down);
const UP: Key = Key::plain(Code::Up);
const ENTER: Key = Key::plain(Code::Enter);
const PAGE_DOWN: Key = Key::plain(Code::PageDown);
const CTRL_END: Key = Key { code: Code::End, mods: Mods { ctrl: true, alt: false, shift: false } };
const HOME: Key = Key::plain(Code::Home);
const CLEAR: Key = Key::ctrl('u');
const GANTT: Key = Key::char('g');
const FILTER: Key = Key::plain(Code::F(5));

fn stand(case: &Case, first: &[Key]) -> RefCell<Stand> {
    let mut stand = Stand::new(in_memory(case.scale), case.columns, case.rows);
    first.iter().for_each(|key| stand.press(*key));
    RefCell::new(stand)
}

/// Measures `key` pressed again and again, after the keys of `before` that are not measured.
fn measure(bencher: Bencher, case: &Case, first: &[Key], before: &[Key], key: Key) {
    let stand = stand(case, first);
    bencher
        .with_inputs(|| before.iter().for_each(|key| stand.borrow_mut().press(*key)))
        .bench_local_values(|()| stand.borrow_mut().press(key));
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident: $first:expr, $before:expr, $key:expr;)*) => {$(
        $(#[$doc])*
        #[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
        fn $name(bencher: Bencher, case: &Case) {
            measure(bencher, case, &$first, &$before, $key);
        }
    )*};
}

keys! {
    roster_down: [ROSTER], [], DOWN;
    roster_page_down: [ROSTER], [], PAGE_DOWN;
    roster_last: [ROSTER], [HOME], Key::plain(Code::End);
    /// The letter that leaves most rows.
    roster_filter_first_letter: [ROSTER, FILTER], [CLEAR], Key::char('ا');
    roster_filter_next_letter: [ROSTER, FILTER], [CLEAR, Key::char('ا')], Key::char('ل');
    roster_sort: [ROSTER], [], Key::char('s');
    programme_down: [PROGRAMME], [], DOWN;
    programme_page_down: [PROGRAMME], [], PAGE_DOWN;
    programme_last: [PROGRAMME], [HOME], Key::plain(Code::End);
    programme_filter_first_letter: [PROGRAMME, FILTER], [CLEAR], Key::char('ا');
    programme_filter_next_letter: [PROGRAMME, FILTER], [CLEAR, Key::char('ا')], Key::char('ل');
    /// A change: recorded, and every pane told.
    programme_status: [PROGRAMME, DOWN, DOWN], [], Key::char(' ');
    gantt_down: [PROGRAMME, GANTT], [], DOWN;
    gantt_page_down: [PROGRAMME, GANTT], [], PAGE_DOWN;
    /// A month on, or back where there is no more.
    gantt_scroll: [PROGRAMME, GANTT], [Key::plain(Code::Right)], Key::plain(Code::Left);
    gantt_zoom: [PROGRAMME, GANTT], [Key::char('-')], Key::char('+');
    /// A change of the grouping puts every row elsewhere.
    gantt_group: [PROGRAMME, GANTT], [], Key::char('s');
    gantt_fold_all: [PROGRAMME, GANTT], [], Key::char('F');
    gantt_status: [PROGRAMME, GANTT, DOWN, DOWN], [], Key::char(' ');
    agenda_open: [PROGRAMME], [Key::plain(Code::Esc)], Key::char('b');
    outline_down: [CHARTER], [], DOWN;
    charter_letter: [CHARTER, ENTER], [], Key::char('س');
    charter_down: [CHARTER, ENTER], [UP], DOWN;
    charter_page_down: [CHARTER, ENTER], [Key::plain(Code::PageUp)], PAGE_DOWN;
    undo: [PROGRAMME, DOWN, DOWN], [Key::char(' ')], Key::plain(Code::F(4));
    help: [ROSTER], [Key::plain(Code::Esc)], Key::plain(Code::F(1));
}

/// A frame alone.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn draw_alone(bencher: Bencher, case: &Case) {
    let stand = stand(case, &[]);
    bencher.bench_local(|| stand.borrow_mut().draw());
}

/// A letter in the middle of one part, of as many paragraphs: those of a charter of 18 lines, which
/// a screen shows nearly whole, and many more. The cost is the paragraph's and that of the screen.
#[divan::bench(args = [18, 400, 4_000], sample_count = 200, sample_size = 1)]
fn charter_letter_among_paragraphs(bencher: Bencher, paragraphs: usize) {
    let mut stand = Stand::new(one_part(paragraphs), 80, 24);
    [CHARTER, ENTER].into_iter().for_each(|key| stand.press(key));
    for _ in 0..paragraphs / 2 {
        stand.press(DOWN);
    }
    let stand = RefCell::new(stand);
    bencher.bench_local(|| stand.borrow_mut().press(Key::char('س')));
}

/// A letter in the middle of a part that is one paragraph of so many bytes: of a line, of the
/// longest that is laid out as one, of a megabyte.
#[divan::bench(args = [140, 64_000, 1 << 20], sample_count = 50, sample_size = 1)]
fn charter_letter_in_a_paragraph_of(bencher: Bencher, bytes: usize) {
    let mut stand = Stand::new(one_paragraph(bytes), 80, 24);
    [CHARTER, ENTER, CTRL_END].into_iter().for_each(|key| stand.press(key));
    let stand = RefCell::new(stand);
    bencher.bench_local(|| stand.borrow_mut().press(Key::char('س')));
}
