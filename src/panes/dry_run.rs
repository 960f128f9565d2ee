//! The dry run of an import: what will be added, what was understood, what needs a decision.
//!
//! Opened by the import command with a path. Nothing is recorded before the reader accepts,
//! and then all of it is one entry.

use std::path::Path;

use ratatui::layout::Rect;

use super::spoken::{one_line, sentence};
use super::{Desk, Focus, Outcome, Pane, Prompt, Spoken, rows};
use crate::command::{Command, Scope};
use crate::domain::Change;
use crate::exchange::rescue::Rescue;
use crate::exchange::{self, Finding, Read, Refused, Severity, Summary, file};
use crate::i18n::Phrases;
use crate::notice::{self, Notice, Weight};
use crate::session::transfer;
use crate::ui::{Canvas, Cursor, frame};

/// A file read, waiting to be recorded.
pub struct DryRun {
    file: String,
    change: Change,
    findings: Vec<Finding>,
    decisions: usize,
    differing: usize,
    summary: Summary,
    cursor: Cursor,
}

/// Reads the file at `path`: its dry run, or why there is none.
pub(super) fn import(path: &Path, desk: &Desk) -> Outcome {
    let bytes = match file::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            // The path was typed by hand: it is there to be mended.
            let again = Prompt::new(&format!("import {}", path.display()), Scope::Global);
            let said = notice::io_error(path, &error, desk.phrases).with_path(path);
            return Outcome::Each(vec![Outcome::Open(Box::new(again)), Outcome::Say(said)]);
        }
    };
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match Rescue::read(&bytes) {
        Some(Ok(rescue)) => return Outcome::BringBack(path.to_owned(), rescue),
        Some(Err(refused)) => return Outcome::Say(notice::refused(&name, &refused, desk.phrases)),
        None => {}
    }
    let session = desk.session;
    match exchange::read(&name, &bytes, session.committee(), session.ids(), desk.today) {
        Ok(read) if read.changes.is_empty() && read.differing() == 0 => {
            let there = notice::already(&read.summary, desk.phrases);
            Outcome::Say(Notice::warned((desk.phrases.cli.nothing_new)(&there)))
        }
        Ok(read) => Outcome::Open(Box::new(DryRun::new(name, read))),
        Err(Refused::IsArchive) if session.mark() == 0 => match transfer::entries(&bytes) {
            Ok(entries) => {
                let said = Notice::said((desk.phrases.cli.restored)(entries.len()));
                Outcome::Each(vec![Outcome::Restore(entries), Outcome::Say(said)])
            }
            Err(refused) => Outcome::Say(notice::refused(&name, &refused, desk.phrases)),
        },
        Err(refused) => Outcome::Say(notice::refused(&name, &refused, desk.phrases)),
    }
}

impl DryRun {
    fn new(file: String, read: Read) -> Self {
        let mut findings = read.findings.clone();
        // What needs a decision first; within each, the order of the file.
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
        let decisions = findings.iter().filter(|it| it.severity() == Severity::Decision).count();
        let (summary, differing) = (read.summary, read.differing());
        Self {
            file,
            change: read.together(),
            findings,
            decisions,
            differing,
            summary,
            cursor: Cursor::default(),
        }
    }

    fn accept(&self, desk: &Desk) -> Outcome {
        if self.change.is_empty() {
            return Outcome::Close(None);
        }
        let what = notice::summary(&self.summary, desk.phrases);
        let undo = desk.bindings.key_of(Scope::Records, &Command::Undo);
        Outcome::Each(vec![
            // Kept until it is recorded: a full disk must not empty the dry run.
            Outcome::Record(self.change.clone()),
            Outcome::Close(None),
            Outcome::Say(Notice::said((desk.phrases.overlays.imported)(&what, &undo))),
        ])
    }

    /// What the file would add, a line each and how much it matters.
    fn summary(&self, desk: &Desk) -> Vec<(String, Option<Weight>)> {
        let say = &desk.phrases.overlays;
        let mut lines = if self.change.is_empty() {
            vec![((say.differing)(self.differing), Some(Weight::Warned))]
        } else {
            let added = notice::summary(&self.summary, desk.phrases);
            vec![((say.will_add)(&added), Some(Weight::Said))]
        };
        let already = notice::already(&self.summary, desk.phrases);
        if !already.is_empty() {
            lines.push(((say.already)(&already), None));
        }
        if !self.change.is_empty() {
            lines.push((say.one_entry.to_owned(), None));
        }
        let weight = if self.decisions > 0 { Weight::Warned } else { Weight::Said };
        lines.push(((say.decisions)(self.decisions), Some(weight)));
        lines
    }

    fn draw_findings(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let view = self.cursor.view(usize::from(area.height), self.findings.len());
        rows::more(canvas, area, &view, self.findings.len());
        let shown = self.findings.iter().enumerate().skip(view.start).take(view.len());
        for ((at, finding), y) in shown.zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let decision = finding.severity() == Severity::Decision;
            let (sign, style) = if decision { ('!', theme.caution) } else { ('·', theme.dim) };
            canvas.symbol(row.x, y, sign, style);
            let mut room = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
            if finding.line > 0 {
                let used = canvas.text(room, &(desk.phrases.findings.line)(finding.line), theme.dim) + 1;
                room = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            }
            let words = notice::finding(finding, desk.phrases);
            let used = canvas.sentence(room, &words, theme.text) + 1;
            room = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            if room.width >= 12 && !finding.verbatim.is_empty() {
                canvas.text(room, &format!("«{}»", finding.verbatim), theme.dim);
            }
        }
    }
}

/// A finding as a sentence: whether it needs a decision, what it is, its words and its line.
fn said(finding: &Finding, desk: &Desk) -> String {
    let decision = finding.severity() == Severity::Decision;
    let parts = [
        if decision { desk.phrases.spoken.decision.to_owned() } else { String::new() },
        notice::finding(finding, desk.phrases),
        if finding.verbatim.is_empty() {
            String::new()
        } else {
            format!("«{}»", one_line(&finding.verbatim))
        },
        if finding.line > 0 { (desk.phrases.findings.line)(finding.line) } else { String::new() },
    ];
    sentence(&parts, desk.phrases)
}

impl Pane for DryRun {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.overlays.dry_run)(&notice::clean(&self.file))
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.overlays.hints;
        match word {
            "accept" => Some(say.record),
            "open" => Some(""),
            "cancel" => Some(say.refuse),
            "language" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.findings.len()),
            Command::Accept | Command::Open => self.accept(desk),
            Command::Copy => self.findings.get(self.cursor.selected).map_or(Outcome::Done, |finding| {
                let line = finding.line.to_string();
                let words = notice::finding(finding, desk.phrases);
                Outcome::Copy(rows::tabbed(&[self.file.as_str(), &line, &words, &finding.verbatim]))
            }),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let about = self.summary(desk).into_iter().map(|(words, _)| words).collect();
        let row = self.findings.get(self.cursor.selected).map(|finding| said(finding, desk));
        Spoken { about, ..Spoken::titled(self.title(desk)) }
            .on_row(row.into_iter().collect(), (self.cursor.selected, self.findings.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.findings.iter().map(|finding| said(finding, desk)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let mut y = area.y;
        for (words, weight) in self.summary(desk) {
            let style = match weight {
                Some(Weight::Said) => theme.good,
                Some(_) => theme.caution,
                None => theme.dim,
            };
            canvas.sentence(Rect { y, height: 1, ..area }, &words, style);
            y += 1;
        }
        frame::rule(canvas, Rect { y, height: 1, ..area });
        let used = y + 1 - area.y;
        let rest = Rect { y: y + 1, height: area.height.saturating_sub(used), ..area };
        self.draw_findings(rest, canvas, desk);
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (96, u16::try_from(self.findings.len() + 6).unwrap_or(u16::MAX))
    }
}
