//! Words typed at the top of the programme: to filter its rows, or to find one.
//!
//! Used by the pane. Both act at every letter; Enter keeps what they have done, Escape
//! takes it back.

use ratatui::layout::Rect;

use super::Programme;
use super::draw::skip;
use super::rows::Course;
use crate::command::{Command, Motion};
use crate::domain::query::Query;
use crate::notice::Notice;
use crate::panes::{Desk, Draft, Focus, Lines, Outcome, Typed, draft};
use crate::terminal::Typing;
use crate::ui::Canvas;
use crate::ui::canvas::Align;

/// What the words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To show only rows that have them.
    Filter,
    /// To go to the next row that has them.
    Search,
}

/// Words being typed.
pub(super) struct Asking {
    purpose: Purpose,
    draft: Draft,
    /// The words when they were last acted on.
    before: String,
    /// The row from which is searched.
    from: usize,
    /// Columns of the field as last drawn.
    room: u16,
}

impl Programme {
    /// Opens the field at the top.
    pub(super) fn ask(&mut self, purpose: Purpose, desk: &Desk) -> Outcome {
        // Now rather than at the first letter, which is waited for.
        self.rows.read_words(desk.session.committee());
        let before = match purpose {
            Purpose::Filter => self.rows.sieve.words.clone(),
            Purpose::Search => String::new(),
        };
        let draft = Draft::new(&before, Lines::One);
        self.asking = Some(Asking { purpose, draft, before, from: self.rows.place(), room: 40 });
        Outcome::Done
    }

    /// Acts on a command while words are being typed.
    pub(super) fn type_words(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let Some(mut asking) = self.asking.take() else { return Outcome::Pass };
        match command {
            Command::Accept | Command::NewLine => return self.keep(&asking, desk),
            Command::Cancel => return self.take_back(&asking, desk),
            // Leaving the pane keeps what was typed.
            Command::FocusNext
            | Command::FocusPrevious
            | Command::FocusRoster
            | Command::FocusCharter
            | Command::FocusMeetings => {
                return Outcome::Pass;
            }
            Command::Move(Motion::Next | Motion::Previous | Motion::PageNext | Motion::PagePrevious) => {
                self.asking = Some(asking);
                return self.list_command(command, desk);
            }
            _ => {}
        }
        let typed = asking.draft.update(command, (asking.room, 1));
        let words = asking.draft.text();
        if words != asking.before {
            match asking.purpose {
                Purpose::Filter => self.filter_by_words(words.clone(), desk),
                Purpose::Search => {
                    self.rows.select_place(asking.from);
                    self.seek(&words, asking.from, Course::Down, desk);
                }
            }
            asking.before = words;
        }
        self.asking = Some(asking);
        match typed {
            Typed::Pass => Outcome::Pass,
            Typed::Copied(words) => Outcome::Copy(words),
            Typed::Pasted(pasted) => draft::told(&pasted, desk),
            Typed::Moved | Typed::Changed => Outcome::Done,
        }
    }

    fn keep(&mut self, asking: &Asking, desk: &Desk) -> Outcome {
        if asking.purpose == Purpose::Filter {
            return Outcome::Done;
        }
        self.sought.clone_from(&asking.before);
        let place = self.rows.place();
        if asking.before.trim().is_empty() || self.seek(&asking.before, place, Course::Down, desk) {
            return Outcome::Done;
        }
        not_found(&asking.before, desk)
    }

    fn take_back(&mut self, asking: &Asking, desk: &Desk) -> Outcome {
        match asking.purpose {
            Purpose::Filter => self.filter_by_words(String::new(), desk),
            Purpose::Search => self.rows.select_place(asking.from),
        }
        Outcome::Done
    }

    /// Goes to the next row, along `course`, that has the words last searched for.
    pub(super) fn seek_again(&mut self, course: Course, desk: &Desk) -> Outcome {
        if self.sought.trim().is_empty() {
            return self.ask(Purpose::Search, desk);
        }
        let words = self.sought.clone();
        let from = match course {
            Course::Down => self.rows.place() + 1,
            Course::Up => self.rows.place(),
        };
        if self.seek(&words, from, course, desk) { Outcome::Done } else { not_found(&words, desk) }
    }

    fn seek(&mut self, words: &str, from: usize, course: Course, desk: &Desk) -> bool {
        let query = Query::new(words);
        !query.is_empty() && self.rows.seek(&query, from, course, desk.session.committee())
    }

    /// The line being typed and what it is for, with the number of rows that a filter leaves.
    pub(super) fn asking_said(&mut self, desk: &Desk, columns: u16) -> Option<(Typing, String)> {
        let asking = self.asking.as_mut()?;
        let phrases = &desk.phrases.programme;
        let (label, count) = match asking.purpose {
            Purpose::Filter => {
                (phrases.filter, (phrases.shown)(self.rows.counts.shown, self.rows.counts.tasks))
            }
            Purpose::Search => (phrases.search, String::new()),
        };
        asking.room = columns;
        Some((asking.draft.typing(label.to_owned(), columns, desk.mirror), count))
    }

    /// Draws the field, with the number of rows that a filter leaves.
    pub(super) fn draw_asking(&mut self, row: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let Some(asking) = &mut self.asking else { return };
        let (theme, phrases) = (canvas.theme(), &desk.phrases.programme);
        let (label, count) = match asking.purpose {
            Purpose::Filter => {
                (phrases.filter, (phrases.shown)(self.rows.counts.shown, self.rows.counts.tasks))
            }
            Purpose::Search => (phrases.search, String::new()),
        };
        let used = canvas.text(row, label, theme.accent) + 1;
        let count = canvas.aligned(skip(row, used + 8), &count, theme.dim, Align::End);
        let room = skip(row, used);
        let room = Rect { width: room.width.saturating_sub(count + 1), ..room };
        asking.room = room.width;
        asking.draft.draw(room, canvas, theme.text, focus);
    }
}

fn not_found(words: &str, desk: &Desk) -> Outcome {
    Outcome::Say(Notice::warned((desk.phrases.programme.not_found)(words)))
}
