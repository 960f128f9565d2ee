//! The writer against terminals by other hands: what it sends is replayed into two
//! independent models, which must then show what the buffer shows; and what a frame costs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod budgets;
mod classes;
// How terminals draw what they keep.
#[allow(dead_code)] // more than is needed here
#[path = "../encode/models.rs"]
mod drawing;
mod models;
mod program;
mod random;
mod session;
mod tasks;

use drawing::{KONSOLE, VTE};
use lajna::terminal::encode::Sent;
use lajna::terminal::{Caps, Class, Rendering, Writer};
use models::{AVT_KNOWS, Avt, Seen, VT100_KNOWS, Vt100, drawn, picture, sent, stored, without_wrappers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// A writer and both models, fed the same bytes.
struct Replay {
    writer: Writer,
    rendering: Rendering,
    shown: Buffer,
    vt100: Vt100,
    avt: Avt,
}

impl Replay {
    fn new(caps: Caps, width: u16, height: u16) -> Self {
        Self {
            writer: Writer::new(caps),
            rendering: caps.rendering,
            shown: Buffer::empty(Rect::new(0, 0, width, height)),
            vt100: Vt100::new(width, height),
            avt: Avt::new(width, height),
        }
    }

    /// Shows a frame and checks both models; how many bytes it took.
    fn show(&mut self, next: &Buffer, caret: Option<(u16, u16)>) -> usize {
        self.send(next, caret).len()
    }

    /// Shows a frame and checks both models; the bytes it took.
    fn send(&mut self, next: &Buffer, caret: Option<(u16, u16)>) -> Vec<u8> {
        let place = caret.map(|(x, y)| Position { x, y });
        let bytes = self.writer.frame(&self.shown, next, place);
        if bytes.is_empty() && *next == self.shown {
            return bytes;
        }
        self.feed(&bytes);
        let readable = String::from_utf8_lossy(&bytes).replace('\u{1b}', "^");
        let rows = (0..).zip(picture(next, Modifier::all()));
        let in_row = |y: u16| caret.filter(|caret| caret.1 == y).map(|caret| caret.0);
        let rows: Vec<Sent> = rows.map(|(y, row)| sent(&row, in_row(y), self.rendering)).collect();
        let expected = stored(picture(next, VT100_KNOWS), &rows, VT100_KNOWS, str::to_owned);
        compare("vt100", &self.vt100.picture(), &expected, &readable);
        let expected =
            stored(picture(next, AVT_KNOWS), &rows, AVT_KNOWS, |text| text.chars().take(1).collect());
        compare("avt", &self.avt.picture(), &expected, &readable);
        if self.rendering == Rendering::from(Class::Implicit) {
            let expected = picture(next, VT100_KNOWS);
            compare("konsole", &drawn(self.vt100.picture(), KONSOLE), &expected, &readable);
            compare("vte", &drawn(self.vt100.picture(), VTE), &expected, &readable);
        }
        // Where the cursor must stand to be seen at the caret.
        let expected_caret = caret.map(|(x, y)| (y, rows[usize::from(y)].column(x)));
        assert_eq!(self.vt100.caret(), expected_caret, "vt100 caret after {readable}");
        assert_eq!(self.avt.caret(), expected_caret, "avt caret after {readable}");
        self.shown = next.clone();
        assert_eq!(self.writer.frame(&self.shown, next, place), b"", "an equal frame costs nothing");
        bytes
    }

    fn feed(&mut self, bytes: &[u8]) {
        let text = without_wrappers(std::str::from_utf8(bytes).unwrap());
        self.vt100.0.process(text.as_bytes());
        self.avt.feed(text.as_bytes());
    }

    /// The terminal turns out to be another one.
    fn become_another(&mut self, rendering: Rendering) {
        self.rendering = rendering;
        self.writer.set_rendering(rendering);
    }

    /// Another program has written here.
    fn disturb(&mut self) {
        self.feed("\u{1b}[2;3r\u{1b}[31;44;1m\u{1b}[H\u{1b}[?25hsomething else\r\n漢字".as_bytes());
        self.writer.invalidate();
    }
}

#[track_caller]
fn compare(model: &str, got: &[Vec<Seen>], expected: &[Vec<Seen>], bytes: &str) {
    assert_eq!(got.len(), expected.len(), "{model}: rows");
    for (y, (got, expected)) in got.iter().zip(expected).enumerate() {
        for (x, (got, expected)) in got.iter().zip(expected).enumerate() {
            assert_eq!(got, expected, "{model}: row {y}, column {x}, after {bytes}");
        }
    }
}
