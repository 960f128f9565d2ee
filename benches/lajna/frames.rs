//! From a drawn frame to the bytes on the line.

use divan::Bencher;
use lajna::keys::{Code, Key};
use lajna::terminal::encode::Encoder;
use lajna::terminal::{Caps, Class, Rendering, Writer};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::ground::{CASES, Case, Stand, in_memory};

/// Two frames, before and after `key`.
fn frames(case: &Case, key: Key) -> (Buffer, Buffer) {
    let mut stand = Stand::new(in_memory(case.scale), case.columns, case.rows);
    let before = stand.buffer.clone();
    stand.press(key);
    (before, stand.buffer)
}

/// The whole screen.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn first(bencher: Bencher, case: &Case) {
    let (frame, _) = frames(case, Key::plain(Code::Down));
    let blank = Buffer::empty(frame.area);
    bencher
        .with_inputs(|| Writer::new(Caps::FULL))
        .bench_local_refs(|writer| writer.frame(&blank, &frame, None));
}

fn change(bencher: Bencher, case: &Case, key: Key) {
    let (before, after) = frames(case, key);
    bencher
        .with_inputs(|| {
            let mut writer = Writer::new(Caps::FULL);
            writer.frame(&Buffer::empty(before.area), &before, Some(Position::ORIGIN));
            writer
        })
        .bench_local_refs(|writer| writer.frame(&before, &after, Some(Position::ORIGIN)));
}

/// The selection, one row down.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn row_down(bencher: Bencher, case: &Case) {
    change(bencher, case, Key::plain(Code::Down));
}

/// Other rows altogether.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn page_down(bencher: Bencher, case: &Case) {
    change(bencher, case, Key::plain(Code::PageDown));
}

/// Every row of the screen, as each class of terminals must be sent it; words are known.
#[divan::bench(args = CASES, consts = [0, 1, 2, 3, 4, 5, 6, 7], sample_count = 200, sample_size = 1)]
fn encoded<const CLASS: usize>(bencher: Bencher, case: &Case) {
    let (frame, _) = frames(case, Key::plain(Code::Down));
    let rows: Vec<Vec<&str>> = frame
        .content()
        .chunks(usize::from(frame.area.width))
        .map(|cells| cells.iter().map(ratatui::buffer::Cell::symbol).collect())
        .collect();
    let mut encoder = Encoder::new(Rendering::from(Class::ALL[CLASS]));
    bencher.bench_local(|| rows.iter().map(|row| encoder.row(row)).collect::<Vec<_>>());
}

/// The selection, one row down, on a terminal that reorders and loses direction marks.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn row_down_reordered(bencher: Bencher, case: &Case) {
    let (before, after) = frames(case, Key::plain(Code::Down));
    let mut known = Writer::new(Caps { rendering: Rendering::from(Class::Implicit0), ..Caps::FULL });
    known.frame(&Buffer::empty(before.area), &before, Some(Position::ORIGIN));
    bencher
        .with_inputs(|| known.clone())
        .bench_local_refs(|writer| writer.frame(&before, &after, Some(Position::ORIGIN)));
}
