//! The lines that the rows of the programme take on the screen, and which are in view.
//!
//! Used by the drawing of the pane. An objective may take two lines, a task takes one. The
//! head of the group in view never scrolls away.

use std::collections::HashMap;
use std::ops::Range;

use super::rows::{Row, Rows};
use crate::domain::{Committee, ObjectiveId};
use crate::text::{Base, Paragraph};
use crate::ui::Cursor;

/// Fewest rows of a list whose first one may be given to the head of a group.
const LEAST_STICKY: usize = 3;

/// What a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// The beginning of an objective.
    Head,
    /// The rest of an objective.
    Rest,
    /// A task.
    Task,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of its row.
    pub row: usize,
    /// What it shows of that row.
    pub shows: Shows,
    /// The bytes of the objective's words on this line; none for a task.
    pub bytes: Range<usize>,
}

/// The lines of all rows shown, made anew only when the rows or the width change.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
    made_for: Option<(u64, u16)>,
    /// Where long words were split at this width: asked again at every change of the rows.
    splits: HashMap<ObjectiveId, (String, Option<usize>)>,
    cursor: Cursor,
    height: usize,
}

/// What is drawn: a head that stands in for one scrolled away, then lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    /// The row whose objective takes the first line.
    pub sticky: Option<usize>,
    /// The lines after it.
    pub lines: Range<usize>,
}

impl Lines {
    /// Lays the rows out, the words of objectives on up to two lines of `width` cells;
    /// width 0: on one.
    pub fn lay_out(&mut self, rows: &Rows, committee: &Committee, width: u16) {
        if self.made_for == Some((rows.version, width)) {
            return;
        }
        if self.made_for.is_none_or(|(_, before)| before != width) {
            self.splits.clear();
        }
        self.made_for = Some((rows.version, width));
        self.lines.clear();
        for (row, it) in rows.shown().iter().enumerate() {
            let Row::Objective(id) = it else {
                let shows = if matches!(it, Row::Task(_)) { Shows::Task } else { Shows::Head };
                self.lines.push(Line { row, shows, bytes: 0..0 });
                continue;
            };
            let words = committee.objectives.get(id).map_or("", |it| it.title.as_str());
            let split = self.split(*id, words, width);
            self.lines.push(Line { row, shows: Shows::Head, bytes: 0..split.unwrap_or(words.len()) });
            let rest = |at| Line { row, shows: Shows::Rest, bytes: at..words.len() };
            self.lines.extend(split.map(rest));
        }
    }

    /// Where the second line of an objective begins, if it has one.
    fn split(&mut self, id: ObjectiveId, words: &str, width: u16) -> Option<usize> {
        if width == 0 || words.chars().count() <= usize::from(width) {
            return None;
        }
        if let Some((_, split)) = self.splits.get(&id).filter(|(before, _)| before == words) {
            return *split;
        }
        let split = split_at(words, width);
        self.splits.insert(id, (words.to_owned(), split));
        split
    }

    /// The lines in view of `height` rows when row `place` is selected.
    pub fn view(&mut self, height: u16, place: usize) -> View {
        let height = usize::from(height);
        self.height = height;
        let line = self.lines.partition_point(|line| line.row < place);
        self.cursor.select(line, self.lines.len());
        let mut lines = self.cursor.view(height, self.lines.len());
        if height < LEAST_STICKY || !self.hides_head(lines.start) {
            return View { sticky: None, lines };
        }
        if line == lines.start {
            // The line that would be covered is the selected one: scroll back by one.
            self.cursor.top = lines.start.saturating_sub(1);
            lines = self.cursor.top..(self.cursor.top + height).min(self.lines.len());
            if !self.hides_head(lines.start) {
                return View { sticky: None, lines };
            }
        }
        let sticky = self.lines.get(lines.start).map(|line| line.row);
        View { sticky, lines: lines.start + 1..lines.end }
    }

    /// The line at this place.
    pub fn get(&self, line: usize) -> Option<&Line> {
        self.lines.get(line)
    }

    /// Takes so many rows to be in view, where nothing is drawn.
    pub fn set_height(&mut self, rows: usize) {
        self.height = rows;
    }

    /// How many rows a page is: one less than is in view.
    pub fn page(&self) -> isize {
        self.height.saturating_sub(1).max(1).cast_signed()
    }

    /// Whether a view that begins here does not show the head of its first group.
    fn hides_head(&self, first: usize) -> bool {
        self.lines.get(first).is_some_and(|line| line.shows != Shows::Head)
    }
}

/// Where the second line of `words` begins when they do not fit in one of `width` cells.
///
/// No character takes two cells in the scripts of the committee, so that the caller may
/// pass over words with no more characters than cells.
fn split_at(words: &str, width: u16) -> Option<usize> {
    let paragraph = Paragraph::new(words, Base::ArabicFirst);
    paragraph.rows(usize::from(width)).get(1).map(|row| row.bytes.start)
}
