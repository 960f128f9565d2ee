//! Where the cursor stands, and the cheapest way elsewhere.
//!
//! Used by the writer only. Uses CUP, CUU, CUD, CUF, CUB, CHA, VPA, RI, CR, LF and BS, which
//! every terminal honours; deliberately not tabs (users move them) nor the wrap at the end of a
//! line (it joins two rows into one paragraph, which some terminals then reorder).

/// The rows that scroll: first and last, counted from 0. `None`: all of them.
pub(super) type Region = Option<(u16, u16)>;

/// Where the cursor stands, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cursor {
    /// Anywhere.
    Lost,
    /// In this row. After the last column of a row is written, terminals differ in where the
    /// cursor is until CR or an address.
    Row(u16),
    /// Row and column.
    At(u16, u16),
}

/// The screen as moves see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) rows: u16,
    pub(super) region: Region,
}

/// One way of getting somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Stay,
    Address(u16, u16),
    Relative { to_start: Start, vertical: Vertical, across: Across },
}

/// Whether CR comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Return,
    Here,
}

/// A move between rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vertical {
    None,
    Feed(u16),
    Down(u16),
    /// RI, by one row: above the first of the region it would scroll.
    Reverse,
    Up(u16),
    /// VPA, to this row; margins do not stop it.
    Line(u16),
}

/// A move within a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Across {
    None,
    Backspace(u16),
    Backward(u16),
    Forward(u16),
    /// CHA, to this column.
    Column(u16),
}

/// Bytes of a number.
pub(super) const fn digits(n: u16) -> u32 {
    match n {
        0..10 => 1,
        10..100 => 2,
        100..1000 => 3,
        1000..10000 => 4,
        _ => 5,
    }
}

/// Bytes of `CSI n F`, where 1 is left out.
pub(super) const fn counted(n: u16) -> u32 {
    3 + if n > 1 { digits(n) } else { 0 }
}

/// Appends `CSI n F`, where 1 is left out.
pub(super) fn push_counted(n: u16, last: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    if n > 1 {
        out.extend_from_slice(n.to_string().as_bytes());
    }
    out.push(last);
}

impl Across {
    /// The cheapest way from one column to another.
    pub(super) fn between(from: u16, to: u16) -> Self {
        let column = Self::Column(to);
        let relative = match to.cmp(&from) {
            std::cmp::Ordering::Equal => Self::None,
            std::cmp::Ordering::Greater => Self::Forward(to - from),
            std::cmp::Ordering::Less if u32::from(from - to) <= counted(from - to) => {
                Self::Backspace(from - to)
            }
            std::cmp::Ordering::Less => Self::Backward(from - to),
        };
        if column.len() < relative.len() { column } else { relative }
    }

    /// Bytes it takes.
    pub(super) const fn len(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Backspace(n) => n as u32,
            Self::Backward(n) | Self::Forward(n) => counted(n),
            Self::Column(to) => counted(to + 1),
        }
    }

    pub(super) fn push(self, out: &mut Vec<u8>) {
        match self {
            Self::None => {}
            Self::Backspace(n) => out.extend(std::iter::repeat_n(b'\x08', usize::from(n))),
            Self::Backward(n) => push_counted(n, b'D', out),
            Self::Forward(n) => push_counted(n, b'C', out),
            Self::Column(to) => push_counted(to + 1, b'G', out),
        }
    }
}

impl Vertical {
    /// The cheapest way between two rows, which scrolls nothing.
    fn between(from: u16, to: u16, field: Field) -> Self {
        let (top, bottom) = field.region.unwrap_or((0, field.rows.saturating_sub(1)));
        let line = Self::Line(to);
        let relative = match to.cmp(&from) {
            std::cmp::Ordering::Equal => Self::None,
            // LF on the last row of the region scrolls, CUD stops there.
            std::cmp::Ordering::Greater if from <= bottom && bottom < to => line,
            std::cmp::Ordering::Greater if u32::from(to - from) <= counted(to - from) => {
                Self::Feed(to - from)
            }
            std::cmp::Ordering::Greater => Self::Down(to - from),
            // RI on the first row of the region scrolls, CUU stops there.
            std::cmp::Ordering::Less if to < top && top <= from => line,
            std::cmp::Ordering::Less if from - to == 1 => Self::Reverse,
            std::cmp::Ordering::Less => Self::Up(from - to),
        };
        if line.len() < relative.len() { line } else { relative }
    }

    const fn len(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Feed(n) => n as u32,
            Self::Down(n) | Self::Up(n) => counted(n),
            Self::Reverse => 2,
            Self::Line(to) => counted(to + 1),
        }
    }

    fn push(self, out: &mut Vec<u8>) {
        match self {
            Self::None => {}
            Self::Feed(n) => out.extend(std::iter::repeat_n(b'\n', usize::from(n))),
            Self::Down(n) => push_counted(n, b'B', out),
            Self::Reverse => out.extend_from_slice(b"\x1bM"),
            Self::Up(n) => push_counted(n, b'A', out),
            Self::Line(to) => push_counted(to + 1, b'd', out),
        }
    }
}

impl Way {
    /// The cheapest way from `from` to a row and column.
    pub(super) fn between(from: Cursor, (row, col): (u16, u16), field: Field) -> Self {
        if from == Cursor::At(row, col) {
            return Self::Stay;
        }
        let address = Self::Address(row, col);
        let (at, known) = match from {
            Cursor::Lost => return address,
            Cursor::Row(at) => (at, None),
            Cursor::At(at, column) => (at, Some(column)),
        };
        let vertical = Vertical::between(at, row, field);
        let returning = Self::Relative { to_start: Start::Return, vertical, across: Across::between(0, col) };
        let here = known.map(|column| Self::Relative {
            to_start: Start::Here,
            vertical,
            across: Across::between(column, col),
        });
        // In the row itself, a column is sure even after its last one.
        let placed = (at == row).then_some(Self::Relative {
            to_start: Start::Here,
            vertical,
            across: Across::Column(col),
        });
        [Some(returning), here, placed]
            .into_iter()
            .flatten()
            .fold(address, |best, way| if way.len() < best.len() { way } else { best })
    }

    /// Bytes it takes.
    pub(super) const fn len(self) -> u32 {
        match self {
            Self::Stay => 0,
            Self::Address(row, col) => {
                let row_len = if row > 0 { digits(row + 1) } else { 0 };
                let col_len = if col > 0 { 1 + digits(col + 1) } else { 0 };
                3 + row_len + col_len
            }
            Self::Relative { to_start, vertical, across } => {
                let returning = matches!(to_start, Start::Return) as u32;
                returning + vertical.len() + across.len()
            }
        }
    }

    pub(super) fn push(self, out: &mut Vec<u8>) {
        match self {
            Self::Stay => {}
            Self::Address(row, col) => {
                out.extend_from_slice(b"\x1b[");
                if row > 0 {
                    out.extend_from_slice((row + 1).to_string().as_bytes());
                }
                if col > 0 {
                    out.push(b';');
                    out.extend_from_slice((col + 1).to_string().as_bytes());
                }
                out.push(b'H');
            }
            Self::Relative { to_start, vertical, across } => {
                if to_start == Start::Return {
                    out.push(b'\r');
                }
                vertical.push(out);
                across.push(out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: Field = Field { rows: 24, region: None };

    fn way(from: Cursor, to: (u16, u16), field: Field) -> String {
        let way = Way::between(from, to, field);
        let mut out = Vec::new();
        way.push(&mut out);
        assert_eq!(u32::try_from(out.len()).unwrap(), way.len(), "{way:?}");
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_cheapest_way_is_taken() {
        assert_eq!(way(Cursor::Lost, (0, 0), FIELD), "\x1b[H");
        assert_eq!(way(Cursor::Lost, (4, 0), FIELD), "\x1b[5H");
        assert_eq!(way(Cursor::Lost, (0, 4), FIELD), "\x1b[;5H");
        assert_eq!(way(Cursor::At(3, 10), (3, 10), FIELD), "");
        assert_eq!(way(Cursor::At(3, 10), (3, 8), FIELD), "\x08\x08");
        assert_eq!(way(Cursor::At(3, 10), (3, 11), FIELD), "\x1b[C");
        assert_eq!(way(Cursor::At(3, 10), (4, 10), FIELD), "\n");
        assert_eq!(way(Cursor::At(3, 10), (4, 0), FIELD), "\r\n");
        assert_eq!(way(Cursor::At(3, 10), (2, 10), FIELD), "\x1bM");
        assert_eq!(way(Cursor::At(3, 10), (1, 10), FIELD), "\x1b[2A");
        assert_eq!(way(Cursor::At(15, 10), (1, 10), FIELD), "\x1b[2d");
        assert_eq!(way(Cursor::At(3, 10), (4, 6), FIELD), "\n\x08\x08\x08\x08");
        assert_eq!(way(Cursor::At(3, 60), (4, 6), FIELD), "\n\x1b[7G");
        assert_eq!(way(Cursor::At(3, 0), (3, 60), FIELD), "\x1b[60C");
        assert_eq!(way(Cursor::At(3, 70), (13, 1), FIELD), "\x1b[14;2H");
    }

    #[test]
    fn after_the_last_column_only_a_return_or_an_address_is_sure() {
        assert_eq!(way(Cursor::Row(3), (4, 0), FIELD), "\r\n");
        assert_eq!(way(Cursor::Row(3), (3, 79), FIELD), "\x1b[80G");
        assert_eq!(way(Cursor::Row(3), (4, 1), FIELD), "\r\n\x1b[C");
    }

    #[test]
    fn margins_are_crossed_by_absolute_moves_only() {
        let field = Field { rows: 24, region: Some((5, 10)) };
        assert_eq!(way(Cursor::At(10, 0), (11, 0), field), "\x1b[12H");
        assert_eq!(way(Cursor::At(10, 9), (11, 9), field), "\x1b[12d");
        assert_eq!(way(Cursor::At(5, 3), (4, 3), field), "\x1b[5d");
        assert_eq!(way(Cursor::At(6, 3), (5, 3), field), "\x1bM");
        assert_eq!(way(Cursor::At(11, 3), (12, 3), field), "\n");
        assert_eq!(way(Cursor::At(4, 3), (5, 3), field), "\n");
    }
}
