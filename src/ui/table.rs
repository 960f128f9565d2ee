//! Columns of a table in the room there is.
//!
//! Used by panes with rows. Only widths: what a cell says, the pane knows.

use ratatui::layout::Rect;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Fewest cells in which it is of use.
    pub least: u16,
    /// Its share of the cells left over.
    pub weight: u16,
}

/// Rooms of one-row cells for `columns` in `row`, one blank apart, in reading order.
///
/// Columns that no longer fit are left out from the end: the result may be shorter than
/// `columns`, and a single column gets all there is.
#[must_use]
pub fn rooms(row: Rect, columns: &[Column]) -> Vec<Rect> {
    let mut count = 0;
    let mut used = 0;
    for column in columns {
        let wanted = used + column.least + u16::from(count > 0);
        if count > 0 && wanted > row.width {
            break;
        }
        used = wanted;
        count += 1;
    }
    let shown = columns.get(..count).unwrap_or_default();
    let weights: u32 = shown.iter().map(|column| u32::from(column.weight)).sum();
    let spare = u32::from(row.width.saturating_sub(used));
    let mut x = row.x;
    let mut rooms: Vec<Rect> = Vec::with_capacity(count);
    let mut given = 0;
    let mut seen = 0;
    for column in shown {
        seen += u32::from(column.weight);
        // Shares of the running sum, so that rounding never loses a cell.
        let upto = (spare * seen).checked_div(weights).unwrap_or(0);
        let share = u16::try_from(upto - given).unwrap_or(0);
        given = upto;
        let end = row.x + row.width;
        let width = (column.least + share).min(end.saturating_sub(x));
        rooms.push(Rect { x, y: row.y, width, height: 1 });
        x = (x + width + 1).min(end);
    }
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room_and_the_last_go_first() {
        let columns =
            [Column { least: 10, weight: 2 }, Column { least: 8, weight: 1 }, Column { least: 8, weight: 1 }];
        let widths = |width| -> Vec<u16> {
            rooms(Rect::new(0, 0, width, 1), &columns).iter().map(|room| room.width).collect()
        };
        assert_eq!(widths(28), [10, 8, 8]);
        assert_eq!(widths(32), [12, 9, 9]);
        assert_eq!(widths(20), [10, 9]);
        assert_eq!(widths(6), [6]);
    }
}
