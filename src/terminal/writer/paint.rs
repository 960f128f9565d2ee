//! A hand that writes: it knows what stands on the screen, where the cursor is and which pen
//! it holds, and collects bytes.
//!
//! Used by the writer, which lets several hands try a frame and keeps the one that needed the
//! fewest bytes.

use super::cursor::{Across, Cursor, Field, Region, Way, push_counted};
use super::looks::{BLANK, Kind, Look, Looks, PLAIN, PenId};
use super::pen;
use super::row::{After, Route, Step, Task, Workshop, route};
use super::scroll::Scroll;
use crate::terminal::Background;

/// The frame all hands work on.
#[derive(Debug)]
pub(super) struct Wanted<'f, 'a> {
    pub(super) looks: &'f Looks<'a>,
    pub(super) rows: &'f [Vec<Look>],
    /// Row and column of the caret, if it shows.
    pub(super) caret: Option<(u16, u16)>,
    pub(super) background: Background,
}

/// A screen being changed.
#[derive(Debug, Clone)]
pub(super) struct Hand {
    pub(super) out: Vec<u8>,
    pub(super) have: Vec<Vec<Look>>,
    pub(super) cursor: Cursor,
    pub(super) pen: PenId,
    pub(super) region: Region,
}

/// In which order rows are painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// From the top.
    Down,
    /// From the top, but the row of the caret last.
    CaretLast,
    /// From the bottom.
    Up,
}

/// Rows up to which painting from the bottom is tried: a marker and a counter that move.
const FEW: usize = 6;

/// The work did not fit into the bytes allowed.
#[derive(Debug)]
pub(super) struct TooLong;

impl Hand {
    fn field(&self) -> Field {
        Field { rows: u16::try_from(self.have.len()).unwrap_or(u16::MAX), region: self.region }
    }

    pub(super) fn go(&mut self, row: u16, column: u16) {
        Way::between(self.cursor, (row, column), self.field()).push(&mut self.out);
        self.cursor = Cursor::At(row, column);
    }

    pub(super) fn take(&mut self, looks: &Looks<'_>, pen: PenId) {
        if pen != self.pen {
            pen::change(Some(looks.pen(self.pen)), looks.pen(pen), &mut self.out);
            self.pen = pen;
        }
    }

    /// Takes a pen whose erasures leave nothing.
    fn take_plain(&mut self, looks: &Looks<'_>) {
        if looks.on_blank(self.pen) != PLAIN {
            self.take(looks, PLAIN);
        }
    }

    /// Blanks the screen: `CSI 2 J`.
    pub(super) fn clear(&mut self, looks: &Looks<'_>) {
        self.take_plain(looks);
        self.out.extend_from_slice(b"\x1b[2J");
        self.have.iter_mut().for_each(|row| row.fill(BLANK));
    }

    /// Rows that are not as wanted, in `order`.
    fn wrong_rows(&self, wanted: &Wanted<'_, '_>, order: Order) -> Vec<u16> {
        let mut rows: Vec<u16> = (0..)
            .zip(self.have.iter().zip(wanted.rows))
            .filter(|(_, (a, b))| a != b)
            .map(|(row, _)| row)
            .collect();
        if let (Order::CaretLast, Some((caret, _))) = (order, wanted.caret)
            && let Some(place) = rows.iter().position(|&row| row == caret)
        {
            let row = rows.remove(place);
            rows.push(row);
        }
        if order == Order::Up {
            rows.reverse();
        }
        rows
    }

    /// Makes every row look as wanted and puts the cursor where the caret is.
    ///
    /// # Errors
    /// [`TooLong`] as soon as more than `limit` bytes are collected.
    pub(super) fn paint(
        &mut self,
        wanted: &Wanted<'_, '_>,
        shop: &mut Workshop,
        order: Order,
        limit: usize,
    ) -> Result<(), TooLong> {
        let rows = self.wrong_rows(wanted, order);
        let mut following = rows.iter().skip(1);
        for &row in &rows {
            let after = following
                .next()
                .map_or(After { place: wanted.caret, pen: None }, |&next| self.first_wrong(wanted, next));
            self.paint_row(wanted, shop, row, after);
            if self.out.len() > limit {
                return Err(TooLong);
            }
        }
        if let Some((row, column)) = wanted.caret {
            self.go(row, column);
        }
        if self.out.len() > limit { Err(TooLong) } else { Ok(()) }
    }

    /// Where work on a row will probably begin, and with which pen.
    fn first_wrong(&self, wanted: &Wanted<'_, '_>, row: u16) -> After {
        let place = usize::from(row);
        let (Some(have), Some(want)) = (self.have.get(place), wanted.rows.get(place)) else {
            return After::default();
        };
        let Some((column, &look)) = want.iter().enumerate().find(|&(c, look)| have.get(c) != Some(look))
        else {
            return After::default();
        };
        let face = wanted.looks.face(look).filter(|face| face.kind != Kind::Blank);
        After {
            place: u16::try_from(column).ok().map(|column| (row, column)),
            pen: face.map(|face| face.pen),
        }
    }

    fn paint_row(&mut self, wanted: &Wanted<'_, '_>, shop: &mut Workshop, row: u16, after: After) {
        let place = usize::from(row);
        let (Some(have), Some(want)) = (self.have.get(place), wanted.rows.get(place)) else { return };
        let task = Task { row, have, want, field: self.field(), background: wanted.background, after };
        let Some(route) = route(task, self.cursor, self.pen, wanted.looks, shop) else { return };
        self.travel(wanted, row, &route);
        if let Some(have) = self.have.get_mut(place) {
            have.clone_from(want);
        }
    }

    /// Writes down the bytes of a route.
    fn travel(&mut self, wanted: &Wanted<'_, '_>, row: u16, route: &Route) {
        let looks = wanted.looks;
        for &step in &route.steps {
            match step {
                Step::Go(column) => self.go(row, column),
                Step::EraseTo(column) => {
                    self.go(row, column);
                    self.take_plain(looks);
                    self.out.extend_from_slice(b"\x1b[1K");
                }
                Step::Write(column, pen) => {
                    self.take(looks, pen);
                    let look =
                        wanted.rows.get(usize::from(row)).and_then(|cells| cells.get(usize::from(column)));
                    if let Some(face) = look.and_then(|&look| looks.face(look)) {
                        self.out.extend_from_slice(face.text.as_bytes());
                    }
                }
                Step::Place(column) => Way::Address(row, column).push(&mut self.out),
                Step::Pass(from, to) => Across::between(from, to).push(&mut self.out),
                Step::Erase(pen) => {
                    self.take(looks, pen);
                    self.out.extend_from_slice(b"\x1b[K");
                }
                Step::Delete(cells, pen) => {
                    self.take(looks, pen);
                    push_counted(cells, b'P', &mut self.out);
                }
                Step::Insert(cells, pen) => {
                    self.take(looks, pen);
                    push_counted(cells, b'@', &mut self.out);
                }
            }
        }
        self.cursor = route.cursor;
    }

    /// A hand that has given up the margins, where rows outside of them are to be painted.
    pub(super) fn without_margins(&self, wanted: &Wanted<'_, '_>) -> Option<Self> {
        let (top, bottom) = self.region?;
        let outside = |row: &u16| !(top..=bottom).contains(row);
        self.wrong_rows(wanted, Order::Down).iter().any(outside).then(|| {
            let mut hand = self.clone();
            hand.set_region(None);
            hand
        })
    }

    fn set_region(&mut self, region: Region) {
        if self.region != region {
            match region {
                None => self.out.extend_from_slice(b"\x1b[r"),
                Some((0, end)) => self.out.extend_from_slice(format!("\x1b[;{}r", end + 1).as_bytes()),
                Some((top, end)) => {
                    self.out.extend_from_slice(format!("\x1b[{};{}r", top + 1, end + 1).as_bytes())
                }
            }
            self.region = region;
            // It should be home, but not every terminal and model agrees.
            self.cursor = Cursor::Lost;
        }
    }

    /// The orders worth trying.
    pub(super) fn orders(&self, wanted: &Wanted<'_, '_>) -> Vec<Order> {
        let down = self.wrong_rows(wanted, Order::Down);
        let mut orders = vec![Order::Down];
        if down != self.wrong_rows(wanted, Order::CaretLast) {
            orders.push(Order::CaretLast);
        }
        if (2..=FEW).contains(&down.len()) {
            orders.push(Order::Up);
        }
        orders
    }

    /// A hand that has done a scroll, in the way that has the fewest bytes up to the first
    /// row to be painted.
    pub(super) fn scrolled(&self, wanted: &Wanted<'_, '_>, scroll: Scroll) -> Option<Self> {
        let mut moved = self.clone();
        scroll.apply(&mut moved.have);
        moved.take_plain(wanted.looks);
        let next = moved.wrong_rows(wanted, Order::Down).first().map(|&row| moved.first_wrong(wanted, row));
        let place = next.and_then(|after| after.place).or(wanted.caret);
        moved.ways_to_scroll(scroll).into_iter().min_by_key(|hand| {
            let on = place.map_or(0, |place| Way::between(hand.cursor, place, hand.field()).len());
            u32::try_from(hand.out.len()).unwrap_or(u32::MAX).saturating_add(on)
        })
    }

    /// The ways to make a terminal do a scroll that is done in `have` already.
    fn ways_to_scroll(self, scroll: Scroll) -> Vec<Self> {
        let moved = self;
        let rows = moved.field().rows;
        let whole = (0, rows.saturating_sub(1));
        let (top, bottom) = (scroll.top, scroll.bottom);
        let margins = if (top, bottom) == whole { None } else { Some((top, bottom)) };
        let (first, last) = moved.region.unwrap_or(whole);
        let mut hands = Vec::new();

        let mut by_region = moved.clone();
        by_region.set_region(margins);
        push_counted(scroll.rows, if scroll.upward() { b'S' } else { b'T' }, &mut by_region.out);
        hands.push(by_region);

        if scroll.upward() && u32::from(scroll.rows) <= 3 {
            let mut by_feed = moved.clone();
            by_feed.set_region(margins);
            let column = if let Cursor::At(_, column) = by_feed.cursor { column } else { 0 };
            by_feed.go(bottom, column);
            by_feed.out.extend(std::iter::repeat_n(b'\n', usize::from(scroll.rows)));
            hands.push(by_feed);
        }
        if bottom == last && top >= first {
            let mut at_edge = moved.clone();
            at_edge.lines(top, scroll.rows, if scroll.upward() { b'M' } else { b'L' });
            hands.push(at_edge);
        } else if bottom < last && top >= first {
            let mut inside = moved;
            let opened = bottom + 1 - scroll.rows;
            let (deleted, inserted) = if scroll.upward() { (top, opened) } else { (opened, top) };
            inside.lines(deleted, scroll.rows, b'M');
            inside.lines(inserted, scroll.rows, b'L');
            hands.push(inside);
        }
        hands
    }

    /// Deletes or inserts lines at a row; terminals differ in the column this leaves.
    fn lines(&mut self, row: u16, count: u16, last: u8) {
        let column = if let Cursor::At(_, column) = self.cursor { column } else { 0 };
        self.go(row, column);
        push_counted(count, last, &mut self.out);
        self.cursor = Cursor::Row(row);
    }
}
