//! The members of the committee, as a table.
//!
//! One of the three panes of the screen. It keeps which member is selected, the order and
//! the filter; members change only through what it answers. How rows are found and drawn
//! stands in the files beside it.

mod acts;
mod choices;
mod ending;
mod face;
pub mod member;
mod meter;
mod place;
mod rows;
mod succession;
#[cfg(test)]
mod tests;
mod voice;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use self::meter::Former;
use self::rows::{Row, Rows};
use super::changed::Changed;
use super::{Desk, Draft, Focus, Lines, Outcome, Pane, Spoken, Typed, draft};
use crate::command::{Command, Motion, Scope};
use crate::domain::composition::Measure;
use crate::domain::{MemberId, Query, Record};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::notice::counts::Counts;
use crate::store::Mark;
use crate::ui::{Canvas, Cursor};

/// What the field at the top of the pane is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To show only the rows with these words.
    Filter,
    /// To go to rows with these words.
    Search,
    /// To show the members as they stood on the day these words name.
    Day,
}

/// The field at the top of the pane, while it is typed in.
struct Asking {
    purpose: Purpose,
    draft: Draft,
    room: (u16, u16),
}

/// Words looked for, and what is made of them.
#[derive(Default)]
struct Sought {
    words: String,
    query: Query,
    /// One query a word: each marks its hits in any cell.
    each: Vec<Query>,
}

impl Sought {
    fn new(words: &str) -> Self {
        let each = words.split_whitespace().map(Query::new).collect();
        Self { words: words.trim().to_owned(), query: Query::new(words), each }
    }
}

/// The members of the committee.
#[derive(Default)]
pub struct Roster {
    rows: Rows,
    counts: Counts,
    /// How many stand in for others.
    alternates: usize,
    /// Each rule of the composition and what is found of it.
    measures: Vec<Measure>,
    /// The day counts and measures are of; `None` when they must be made anew.
    measured: Option<NaiveDate>,
    former: Former,
    /// The day the members are shown as they stood on; `None`: today.
    on: Option<NaiveDate>,
    /// The mark of the session that the rows are of; `None` before the first.
    mark: Option<Mark>,
    cursor: Cursor,
    selected: Option<MemberId>,
    /// Rows that fit, as last drawn: what a page is.
    page: usize,
    filter: Sought,
    search: Sought,
    asking: Option<Asking>,
}

impl Roster {
    /// The roster, with nothing selected yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The selected member, if there is any.
    #[must_use]
    pub fn selected(&self) -> Option<MemberId> {
        self.selected
    }

    /// Takes the committee as it stands, unless these are its rows already.
    fn catch_up(&mut self, desk: &Desk) {
        let other = self.rows.show(self.who(desk));
        let fresh = self.take_changes(desk);
        self.measure_up(desk);
        let Some(fresh) = fresh else {
            if other {
                self.follow();
            }
            return;
        };
        // A member just added, or brought back by an undo, is what one wants to see.
        if let Some(id) = fresh.filter(|id| self.rows.position(*id).is_some()) {
            self.selected = Some(id);
        }
        self.follow();
    }

    /// Takes what has changed since it last looked: `None` where no row is another, else the one
    /// member that is new, if there is exactly one.
    fn take_changes(&mut self, desk: &Desk) -> Option<Option<MemberId>> {
        let mark = desk.session.mark();
        let before = self.mark.replace(mark);
        if before == Some(mark) {
            return None;
        }
        let committee = desk.session.committee();
        match before.and_then(|before| Changed::since(before, desk.session)) {
            Some(changed) if changed.members.is_empty() => {
                if changed.rules {
                    self.measured = None;
                }
                None
            }
            Some(changed) => {
                self.measured = None;
                Some(self.rows.update(committee, &changed.members))
            }
            None => {
                self.measured = None;
                Some(self.rows.rebuild(committee))
            }
        }
    }

    /// Keeps the selected member selected, wherever its row is now; if it has none, the row
    /// at its place.
    fn follow(&mut self) {
        match self.selected.and_then(|id| self.rows.position(id)) {
            Some(at) => self.cursor.select(at, self.rows.len()),
            None => self.select(self.cursor.selected),
        }
    }

    fn select(&mut self, at: usize) {
        self.cursor.select(at, self.rows.len());
        self.selected = self.rows.get(self.cursor.selected).map(|row| row.id);
    }

    fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor.selected)
    }

    fn travel(&mut self, motion: Motion) -> Outcome {
        let page = isize::try_from(self.page.saturating_sub(1).max(1)).unwrap_or(1);
        let steps = match motion {
            Motion::Next => 1,
            Motion::Previous => -1,
            Motion::PageNext => page,
            Motion::PagePrevious => -page,
            Motion::First | Motion::LineStart => isize::MIN,
            Motion::Last | Motion::LineEnd => isize::MAX,
            _ => return Outcome::Pass,
        };
        self.cursor.step(steps, self.rows.len());
        self.select(self.cursor.selected);
        Outcome::Done
    }

    /// Shows only rows with `words`; the selected member stays so if it is one of them, else
    /// the first of them is.
    fn show_only(&mut self, words: &str) {
        let sought = Sought::new(words);
        let same = sought.query == self.filter.query;
        self.filter = sought;
        if same {
            return;
        }
        self.rows.filter(self.filter.query.clone());
        if self.selected.and_then(|id| self.rows.position(id)).is_none() {
            self.cursor.select(0, self.rows.len());
        }
        self.follow();
    }

    /// Goes to the nearest row with the words sought, from `start` on, round and
    /// round.
    fn seek(&mut self, start: usize, course: Course) -> bool {
        let count = self.rows.len();
        let along = (0..count).map(|step| match course {
            Course::Down => (start + step) % count,
            Course::Up => (start + count - step) % count,
        });
        // Without words sought, every row the filter shows is a hit.
        let among = self.rows.find(&self.search.query);
        let found = along
            .filter_map(|at| Some((at, self.rows.get(at)?)))
            .find(|(_, row)| row.is_of(&among))
            .map(|(at, _)| at);
        if let Some(at) = found {
            self.select(at);
        }
        found.is_some()
    }

    /// Shows every row again, and forgets what was sought.
    fn clear(&mut self) -> Outcome {
        self.search = Sought::default();
        self.show_only("");
        Outcome::Done
    }

    fn seek_again(&mut self, course: Course, desk: &Desk) -> Outcome {
        let count = self.rows.len().max(1);
        let start = match course {
            Course::Down => (self.cursor.selected + 1) % count,
            Course::Up => (self.cursor.selected + count - 1) % count,
        };
        if self.seek(start, course) { Outcome::Done } else { self.not_found(desk) }
    }

    fn not_found(&self, desk: &Desk) -> Outcome {
        let words = if self.search.words.is_empty() { &self.filter.words } else { &self.search.words };
        Outcome::Say(Notice::warned((desk.phrases.roster.not_found)(words)))
    }

    fn ask(&mut self, purpose: Purpose) -> Outcome {
        // Read now rather than at the first letter, which is waited for.
        self.rows.words();
        let words = match purpose {
            Purpose::Filter => self.filter.words.as_str(),
            Purpose::Search | Purpose::Day => "",
        };
        self.asking = Some(Asking { purpose, draft: Draft::new(words, Lines::One), room: (20, 1) });
        Outcome::Done
    }

    /// Acts while the field at the top is typed in.
    fn type_in(&mut self, command: &Command, mut asking: Asking, desk: &Desk) -> Outcome {
        match command {
            Command::Accept | Command::NewLine if asking.purpose == Purpose::Day => {
                return self.show_on(&asking.draft.text(), desk);
            }
            Command::Accept | Command::NewLine => {
                let lost =
                    asking.purpose == Purpose::Search && !self.seek(self.cursor.selected, Course::Down);
                return if lost { self.not_found(desk) } else { Outcome::Done };
            }
            Command::Cancel => {
                match asking.purpose {
                    Purpose::Filter => self.show_only(""),
                    Purpose::Search => self.search = Sought::default(),
                    Purpose::Day => {}
                }
                return Outcome::Done;
            }
            Command::Move(
                motion @ (Motion::Next | Motion::Previous | Motion::PageNext | Motion::PagePrevious),
            ) => {
                self.asking = Some(asking);
                return self.travel(*motion);
            }
            _ => {}
        }
        let before = asking.draft.text();
        let typed = asking.draft.update(command, asking.room);
        let words = asking.draft.text();
        let purpose = asking.purpose;
        self.asking = Some(asking);
        if words != before {
            match purpose {
                Purpose::Filter => self.show_only(&words),
                Purpose::Search => {
                    self.search = Sought::new(&words);
                    self.seek(self.cursor.selected, Course::Down);
                }
                Purpose::Day => {}
            }
        }
        match typed {
            Typed::Pass => Outcome::Pass,
            Typed::Moved | Typed::Changed => Outcome::Done,
            Typed::Pasted(pasted) => draft::told(&pasted, desk),
            Typed::Copied(words) => Outcome::Copy(words),
        }
    }
}

/// Which way to look for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    Down,
    Up,
}

impl Pane for Roster {
    fn scope(&self) -> Scope {
        if self.asking.is_some() { Scope::Prompt } else { Scope::Roster }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.common.roster.to_owned()
    }

    fn hint(&self, word: &str, _phrases: &Phrases) -> Option<&'static str> {
        // Opening a row is editing it, and words to find have nothing they could become.
        matches!(word, "open" | "complete").then_some("")
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.catch_up(desk);
        if let Some(asking) = self.asking.take() {
            return self.type_in(command, asking, desk);
        }
        match command {
            Command::Move(motion) => self.travel(*motion),
            Command::Add => self.add(),
            Command::Edit | Command::Open => self.edit(member::INSTITUTION),
            Command::Rename => self.edit(member::NAME),
            Command::Remove => self.remove(desk),
            Command::Raise => self.shift(Course::Up, desk),
            Command::Lower => self.shift(Course::Down, desk),
            Command::Confirm => self.confirm(desk),
            Command::Succeed => self.succeed(),
            Command::Former => self.show_former(desk),
            Command::OnDay(None) if self.on.is_some() => self.show_today(),
            Command::OnDay(None) => self.ask(Purpose::Day),
            Command::OnDay(Some(words)) => self.show_on(words, desk),
            Command::Composition(None) if self.on.is_some() => self.composition(desk),
            Command::Sort => self.sort(desk),
            Command::Unite => self.unite(desk),
            Command::Copy => self.copy(desk),
            Command::Filter(None) => self.ask(Purpose::Filter),
            Command::Search(None) => self.ask(Purpose::Search),
            Command::Filter(Some(words)) => {
                self.show_only(words);
                Outcome::Done
            }
            Command::Search(Some(words)) => {
                self.search = Sought::new(words);
                if self.seek(self.cursor.selected, Course::Down) {
                    Outcome::Done
                } else {
                    self.not_found(desk)
                }
            }
            Command::SearchNext => self.seek_again(Course::Down, desk),
            Command::SearchPrevious => self.seek_again(Course::Up, desk),
            Command::ClearFilter => self.clear(),
            Command::Cancel if !self.filter.query.is_empty() || !self.search.query.is_empty() => self.clear(),
            Command::Cancel if self.on.is_some() => self.show_today(),
            _ => Outcome::Pass,
        }
    }

    fn go_to(&mut self, record: Record, desk: &Desk) -> Outcome {
        self.catch_up(desk);
        let Record::Member(id) = record else { return Outcome::Pass };
        if self.rows.position(id).is_none() {
            self.clear();
        }
        if self.rows.position(id).is_none() {
            // Whoever is meant may have left.
            (self.on, self.former) = (None, Former::Shown);
            self.catch_up(desk);
        }
        let Some(at) = self.rows.position(id) else { return Outcome::Pass };
        self.select(at);
        Outcome::Done
    }

    fn refresh(&mut self, desk: &Desk) {
        // Asked for after every command, most of which change nothing.
        self.catch_up(desk);
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.catch_up(desk);
        self.speak(desk, columns)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.catch_up(desk);
        self.rows_said(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.catch_up(desk);
        self.draw_roster(area, canvas, desk, focus);
    }
}
