//! The history: every entry of the log, what it changed, and the way back.
//!
//! Opened by the history command. It reads the log a page at a time; nothing in it can be
//! removed, only reversed by another entry.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use super::spoken;
use super::trailing::Trailing;
use super::{AsOf, Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::domain::Entry;
use crate::i18n::Phrases;
use crate::i18n::dates;
use crate::notice::{self, Notice};
use crate::store::Mark;
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Cursor, frame};

/// Differences said of an entry.
const MOST_SAID: usize = 12;
/// Entries said when the whole history is read.
const MOST_READ: usize = 200;
/// Differences computed for a preview; more are only counted as "more".
const MOST: usize = 40;

/// The entries of the log, the newest first.
#[derive(Default)]
pub struct History {
    cursor: Cursor,
    /// The row whose changes stand below the list.
    below: Trailing<usize>,
    /// The log's length when the selection was made, so that it stays on its entry.
    mark: Option<Mark>,
    /// The entries last read: from which mark, and the log's length then.
    page: RefCell<Option<(Mark, Mark, Vec<Entry>)>>,
    /// Why the log could not be read, if it could not.
    failure: RefCell<Option<Notice>>,
}

impl History {
    /// Entries of the rows `first` to `first + count`, newest first.
    fn entries(&self, first: usize, count: usize, desk: &Desk) -> Vec<Entry> {
        let end = desk.session.mark().saturating_sub(first as u64);
        let start = end.saturating_sub(count as u64);
        let mut page = self.page.borrow_mut();
        let fresh = matches!(&*page, Some((from, mark, entries))
            if *from == start && *mark == desk.session.mark() && entries.len() as u64 == end - start);
        if !fresh {
            let most = usize::try_from(end - start).unwrap_or_default();
            let read = desk.session.entries(start, most);
            *self.failure.borrow_mut() =
                read.as_ref().err().map(|error| notice::session_error(error, desk.phrases));
            let entries = read.unwrap_or_default();
            *page = Some((start, desk.session.mark(), entries));
        }
        page.as_ref().map(|(_, _, entries)| entries.iter().rev().cloned().collect()).unwrap_or_default()
    }

    fn selected(&self, desk: &Desk) -> Option<Entry> {
        Self::entry_in(self.cursor.selected, desk)
    }

    /// The entry in a row, counted from the newest.
    fn entry_in(row: usize, desk: &Desk) -> Option<Entry> {
        let mark = desk.session.mark().checked_sub(row as u64 + 1)?;
        desk.session.entries(mark, 1).ok()?.pop()
    }

    fn revert(&self, desk: &Desk) -> Outcome {
        let Some(entry) = self.selected(desk) else { return Outcome::Done };
        let what = sentence(&entry, desk);
        let said = Notice::said((desk.phrases.stage.reverted)(&what));
        Outcome::Each(vec![Outcome::Revert(entry.id), Outcome::Say(said)])
    }

    /// The selected entry as a line of a spreadsheet: number, time, who, what.
    fn copy(&self, desk: &Desk) -> Outcome {
        let Some(entry) = self.selected(desk) else { return Outcome::Done };
        let at = dates::moment(&entry.at.with_timezone(&chrono::Local));
        let cells = [entry.id.0.to_string(), at, entry.author.clone(), sentence(&entry, desk)];
        Outcome::Copy(rows::tabbed(&cells))
    }

    fn draw_preview(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        frame::rule(canvas, Rect { height: 1, ..area });
        let head = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
        canvas.text(head, &format!(" {} ", desk.phrases.overlays.changed), theme.title);
        let row = self.below.follow(self.cursor.selected, desk.now);
        let Some(entry) = Self::entry_in(row, desk) else { return };
        let all = notice::difference(&entry.change, desk.phrases, MOST);
        let rows = usize::from(area.height.saturating_sub(1));
        let fits = all.len() <= rows;
        let most = if fits { rows } else { rows.saturating_sub(1) };
        let mut y = area.y + 1;
        for difference in all.iter().take(most) {
            let mut room = Rect { y, height: 1, ..area };
            let mut put = |canvas: &mut Canvas, words: &str, style| {
                let used = canvas.text(room, words, style);
                room = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            };
            if !difference.record.is_empty() {
                put(canvas, &one_line(&difference.record), theme.title);
                put(canvas, " · ", theme.dim);
            }
            put(canvas, &(desk.phrases.entries.label_of)(difference.label), theme.dim);
            if !difference.before.is_empty() {
                put(canvas, "−", theme.alarm);
                put(canvas, &one_line(&difference.before), theme.alarm);
                put(canvas, "  ", theme.text);
            }
            if !difference.after.is_empty() {
                put(canvas, "+", theme.good);
                put(canvas, &one_line(&difference.after), theme.good);
            }
            y += 1;
        }
        if !fits {
            let words = (desk.phrases.overlays.more)(all.len().saturating_sub(most));
            canvas.text(Rect { y, height: 1, ..area }, &words, theme.dim);
        }
    }
}

/// What an entry did.
fn sentence(entry: &Entry, desk: &Desk) -> String {
    notice::entry(entry, |id| desk.session.entry_at(id), desk.phrases)
}

/// An entry as it is heard: what it did, its number, when, and who.
fn said(entry: &Entry, desk: &Desk) -> Vec<String> {
    let at = dates::moment(&entry.at.with_timezone(&chrono::Local));
    let number = (desk.phrases.spoken.entry)(entry.id.0);
    vec![sentence(entry, desk), number, at, entry.author.clone()]
}

/// What an entry changed, a line each.
fn differences(entry: &Entry, desk: &Desk) -> Vec<String> {
    let all = notice::difference(&entry.change, desk.phrases, MOST);
    let line = |it: &notice::Difference| {
        let (record, before, after) = (one_line(&it.record), one_line(&it.before), one_line(&it.after));
        let changed = (desk.phrases.spoken.changed)(&before, &after);
        spoken::sentence(&[record, (desk.phrases.spoken.pair)(it.label, &changed)], desk.phrases)
    };
    let told = all.iter().filter(|it| !(it.before.trim().is_empty() && it.after.trim().is_empty()));
    let mut lines: Vec<String> = told.map(line).collect();
    if let Some(rest) = lines.len().checked_sub(MOST_SAID + 1) {
        lines.truncate(MOST_SAID);
        lines.push((desk.phrases.overlays.more)(rest + 1));
    }
    lines
}

/// The first words of a text, without its line breaks.
fn one_line(text: &str) -> String {
    text.split_whitespace().take(24).collect::<Vec<_>>().join(" ")
}

impl Pane for History {
    fn scope(&self) -> Scope {
        Scope::History
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.overlays.history)(usize::try_from(desk.session.mark()).unwrap_or(usize::MAX))
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        match word {
            "open" => Some(""),
            "cancel" => Some(say.close),
            _ => None,
        }
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.below.due()
    }

    fn refresh(&mut self, desk: &Desk) {
        let grown = desk.session.mark().saturating_sub(self.mark.unwrap_or(desk.session.mark()));
        let grown = usize::try_from(grown).unwrap_or_default();
        // New entries come in above: the selected one moves down, and so does the view.
        self.cursor.selected += grown;
        self.cursor.top += grown;
        self.mark = Some(desk.session.mark());
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = usize::try_from(desk.session.mark()).unwrap_or(usize::MAX);
        match command {
            Command::Move(motion) => {
                self.below.moved(desk.now);
                rows::step(&mut self.cursor, *motion, length)
            }
            Command::Revert => self.revert(desk),
            Command::Copy => self.copy(desk),
            Command::Open | Command::AsOf(None) => match self.selected(desk) {
                Some(entry) => AsOf::open(entry.id.0, desk),
                None => Outcome::Done,
            },
            Command::History => Outcome::Close(None),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let length = usize::try_from(desk.session.mark()).unwrap_or(usize::MAX);
        let entry = self.selected(desk);
        let differences = entry.as_ref().map(|entry| differences(entry, desk)).unwrap_or_default();
        let empty = (length == 0).then(|| desk.phrases.overlays.history_empty.to_owned());
        Spoken { beside: empty.into_iter().collect(), more: differences, ..Spoken::titled(self.title(desk)) }
            .on_row(entry.map(|entry| said(&entry, desk)).unwrap_or_default(), (self.cursor.selected, length))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let length = usize::try_from(desk.session.mark()).unwrap_or(usize::MAX);
        let entries = self.entries(0, MOST_READ, desk);
        let rest = length.saturating_sub(entries.len());
        let rest = (rest > 0).then(|| (desk.phrases.overlays.more)(rest));
        let rows = entries.iter().map(|entry| spoken::sentence(&said(entry, desk), desk.phrases));
        rows.chain(rest).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let length = usize::try_from(desk.session.mark()).unwrap_or(usize::MAX);
        if length == 0 {
            canvas.text(area, desk.phrases.overlays.history_empty, theme.dim);
            return;
        }
        let preview = (area.height / 3).min(10);
        let height = area.height - preview;
        let view = self.cursor.view(usize::from(height), length);
        rows::more(canvas, Rect { height, ..area }, &view, length);
        let entries = self.entries(view.start, view.len(), desk);
        if let Some(failure) = &*self.failure.borrow() {
            canvas.text(Rect { height: 1, ..area }, &failure.words, theme.alarm);
            return;
        }
        for ((at, entry), y) in (view.start..).zip(&entries).zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let number = Rect { width: 5.min(row.width), ..row };
            canvas.aligned(number, &entry.id.0.to_string(), theme.dim, Align::Figures);
            let after = (number.width + 1).min(row.width);
            let mut room = Rect { x: row.x + after, width: row.width - after, ..row };
            let mut column = |canvas: &mut Canvas, words: &str, width: u16, style| {
                canvas.text(Rect { width: width.min(room.width), ..room }, words, style);
                let used = (width + 1).min(room.width);
                room = Rect { x: room.x + used, width: room.width - used, ..room };
            };
            if area.width >= 60 {
                let at = dates::moment(&entry.at.with_timezone(&chrono::Local));
                column(canvas, &at, 16, theme.dim);
                column(canvas, &entry.author, 10, theme.dim);
            }
            canvas.sentence(room, &sentence(entry, desk), theme.text);
        }
        if preview > 1 {
            let area = Rect { y: area.y + height, height: preview, ..area };
            self.draw_preview(area, canvas, desk);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 32)
    }
}
