//! The writer: two buffers in, the fewest bytes out.
//!
//! Used by `screen`, and by anything that wants to know what a frame costs. A pure state
//! machine: it knows the pen, the margins and the cursor it left behind, and nothing else of
//! the terminal. It weighs several ways of painting a frame (as it stands, after a scroll,
//! after clearing) and sends the shortest.
//!
//! Buffers hold rows as they should look. A terminal that reorders right-to-left text must be
//! sent something else ([`encode`](super::encode)), so what is compared and painted are rows as
//! they are *sent*: they are what such a terminal keeps.
//!
//! Deliberately not used: REP and ECH (terminals differ), tabs, the automatic wrap, queries,
//! hiding the cursor while painting, resetting the pen between frames.
//!
//! Invariant: after the bytes of a frame, the terminal shows what the buffer shows.

mod cursor;
mod layer;
mod looks;
mod paint;
mod pen;
mod row;
mod scroll;
mod sent;

use super::caps::Caps;
use super::class::Rendering;
use super::encode::Encoder;
use cursor::{Cursor, Region};
use looks::{BLANK, Framed, Look, Looks};
use paint::{Hand, Wanted};
use pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use row::Workshop;
use scroll::Scroll;

/// Whether the caret shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caret {
    Unknown,
    Shown,
    Hidden,
}

/// Turns frames into bytes.
///
/// ```
/// use lajna::terminal::{Caps, Writer};
/// use ratatui::{buffer::Buffer, layout::Rect, style::Style};
///
/// let blank = Buffer::empty(Rect::new(0, 0, 20, 2));
/// let mut next = blank.clone();
/// next.set_string(0, 0, "abc", Style::default());
/// let mut writer = Writer::new(Caps::FULL);
/// assert!(writer.frame(&blank, &next, None).ends_with(b"abc"));
/// assert!(writer.frame(&next, &next, None).is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct Writer {
    caps: Caps,
    encoder: Encoder,
    /// `None`: nobody knows what stands on the screen.
    left: Option<Left>,
    caret: Caret,
}

/// What the last frame left behind.
#[derive(Debug, Clone, Copy)]
struct Left {
    pen: Pen,
    cursor: Cursor,
    region: Region,
    /// Where the caret is seen, which is not always where the cursor stands.
    caret: Option<(u16, u16)>,
}

/// Changed rows from which on clearing the screen is worth a thought: one in three.
const CLEARING: usize = 3;

impl Writer {
    /// A writer for a terminal nobody knows the state of.
    #[must_use]
    pub fn new(caps: Caps) -> Self {
        Self { caps, encoder: Encoder::new(caps.rendering), left: None, caret: Caret::Unknown }
    }

    /// Sends rows in another way from now on, beginning with the whole screen.
    pub fn set_rendering(&mut self, rendering: Rendering) {
        if self.caps.rendering != rendering {
            self.caps.rendering = rendering;
            self.encoder = Encoder::new(rendering);
            self.invalidate();
        }
    }

    /// Forgets everything: the next frame paints the whole screen, margins and pen included.
    /// For a resize, a return from another program, a reader who asks for it.
    pub fn invalidate(&mut self) {
        self.left = None;
        self.caret = Caret::Unknown;
    }

    /// Learns that the screen was just cleared, pen and margins reset and the cursor put home,
    /// by bytes that were not ours: the next frame starts from a blank buffer.
    pub fn cleared(&mut self) {
        self.left = Some(Left { pen: Pen::PLAIN, cursor: Cursor::At(0, 0), region: None, caret: None });
        self.caret = Caret::Unknown;
    }

    /// The bytes that turn `shown`, which the terminal shows, into `next`; none if they look
    /// the same. With `caret`, the cursor ends there and shows; without, or outside of the
    /// buffer, it is hidden. After [`Writer::invalidate`], or when the areas differ, `shown`
    /// is not believed and everything is painted.
    pub fn frame(&mut self, shown: &Buffer, next: &Buffer, caret: Option<Position>) -> Vec<u8> {
        let caret = caret.filter(|&place| next.area.contains(place));
        let caret = caret.map(|place| (place.y - next.area.y, place.x - next.area.x));
        let known = self.left.filter(|_| shown.area.as_size() == next.area.as_size());
        if next.area.is_empty() || known.is_some_and(|left| self.nothing_to_do(left, shown, next, caret)) {
            return Vec::new();
        }
        let mut looks = Looks::new(self.caps);
        let framed = Framed { buffer: next, caret };
        let want = looks.rows(framed, &mut self.encoder);
        let place = caret.map(|caret| looks.place(next, caret, &mut self.encoder));
        let have: Vec<Vec<Look>> = match known {
            Some(left) => {
                let shown = Framed { buffer: shown, caret: left.caret };
                looks.rows_beside(shown, framed, &want, &mut self.encoder)
            }
            None => want.iter().map(|row| vec![BLANK; row.len()]).collect(),
        };
        let mut hand = match known {
            Some(left) => {
                let pen = looks.pen_id(left.pen);
                Hand { out: Vec::new(), have, cursor: left.cursor, pen, region: left.region }
            }
            None => fresh_hand(have),
        };
        if caret.is_none() && self.caret != Caret::Hidden {
            hand.out.extend_from_slice(b"\x1b[?25l");
            self.caret = Caret::Hidden;
        }
        let wanted = Wanted { looks: &looks, rows: &want, caret: place, background: self.caps.background };
        let mut hand = shortest(hand, &wanted);
        if caret.is_some() && self.caret != Caret::Shown {
            hand.out.extend_from_slice(b"\x1b[?25h");
            self.caret = Caret::Shown;
        }
        self.left = Some(Left { pen: looks.pen(hand.pen), cursor: hand.cursor, region: hand.region, caret });
        hand.out
    }

    fn nothing_to_do(&self, left: Left, shown: &Buffer, next: &Buffer, caret: Option<(u16, u16)>) -> bool {
        let at_rest = match caret {
            Some(_) => self.caret == Caret::Shown && left.caret == caret,
            None => self.caret == Caret::Hidden,
        };
        at_rest && shown.content() == next.content()
    }
}

/// A hand over a screen it clears, whatever it was before.
fn fresh_hand(have: Vec<Vec<Look>>) -> Hand {
    // Pen, margins, everything.
    let out = b"\x1b[m\x1b[r\x1b[2J".to_vec();
    Hand { out, have, cursor: Cursor::Lost, pen: looks::PLAIN, region: None }
}

/// Lets hands try the frame in every promising way, and returns the one with the fewest bytes.
fn shortest(hand: Hand, wanted: &Wanted<'_, '_>) -> Hand {
    let mut shop = Workshop::new(wanted.looks);
    let wrong = hand.have.iter().zip(wanted.rows).filter(|(a, b)| a != b).count();
    let mut starts = vec![hand.clone()];
    // Cells are moved within the margins only; giving them up may cost less than writing anew.
    starts.extend(hand.without_margins(wanted));
    if wrong > 1 {
        for scroll in Scroll::likely(&hand.have, wanted.rows, wanted.looks) {
            if let Some(scrolled) = hand.scrolled(wanted, scroll) {
                starts.extend(scrolled.without_margins(wanted));
                starts.push(scrolled);
            }
        }
    }
    if wrong > hand.have.len() / CLEARING && hand.have.iter().flatten().any(|&look| look != BLANK) {
        let mut cleared = hand.clone();
        cleared.clear(wanted.looks);
        starts.push(cleared);
    }
    let mut best: Option<Hand> = None;
    for start in starts {
        for order in start.orders(wanted) {
            let limit = best.as_ref().map_or(usize::MAX, |best| best.out.len().saturating_sub(1));
            let mut trying = start.clone();
            if trying.paint(wanted, &mut shop, order, limit).is_ok() {
                best = Some(trying);
            }
        }
    }
    best.unwrap_or(hand)
}
