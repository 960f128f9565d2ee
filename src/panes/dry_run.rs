//! The dry run of an import: what will be added, what was understood, what needs a decision.
//!
//! Opened by the import command with a path. Nothing is recorded before the reader accepts,
//! and then all of it is one entry.

use std::path::Path;

use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane, Prompt, rows};
use crate::command::{Command, Scope};
use crate::domain::Change;
use crate::exchange::{self, Finding, Read, Refused, Severity, Summary, file};
use crate::i18n::Phrases;
use crate::notice::{self, Notice};
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
        let undo =
            desk.bindings.keys_of(Scope::Records, &Command::Undo).into_iter().next().unwrap_or_default();
        Outcome::Each(vec![
            // Kept until it is recorded: a full disk must not empty the dry run.
            Outcome::Record(self.change.clone()),
            Outcome::Close(None),
            Outcome::Say(Notice::said((desk.phrases.overlays.imported)(&what, &undo))),
        ])
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
            _ => Outcome::Pass,
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let say = &desk.phrases.overlays;
        let theme = canvas.theme();
        let mut lines = if self.change.is_empty() {
            vec![((say.differing)(self.differing), theme.caution)]
        } else {
            vec![((say.will_add)(&notice::summary(&self.summary, desk.phrases)), theme.good)]
        };
        let already = notice::already(&self.summary, desk.phrases);
        if !already.is_empty() {
            lines.push(((say.already)(&already), theme.dim));
        }
        if !self.change.is_empty() {
            lines.push((say.one_entry.to_owned(), theme.dim));
        }
        let style = if self.decisions > 0 { theme.caution } else { theme.good };
        lines.push(((say.decisions)(self.decisions), style));
        let mut y = area.y;
        for (words, style) in lines {
            canvas.sentence(Rect { y, height: 1, ..area }, &words, style);
            y += 1;
        }
        frame::rule(canvas, Rect { y, height: 1, ..area });
        let used = y + 1 - area.y;
        let rest = Rect { y: y + 1, height: area.height.saturating_sub(used), ..area };
        self.draw_findings(rest, canvas, desk);
    }

    fn wanted(&self, _desk: &Desk) -> (u16, u16) {
        (96, u16::try_from(self.findings.len() + 6).unwrap_or(u16::MAX))
    }
}
