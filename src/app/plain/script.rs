//! Commands by their words, a line each: where there are no keys.
//!
//! Used by `main` where standard input is a file, a pipe, or a shell inside an editor. In a
//! list a line is a command. Where one types, a line is what is typed, and the Enter after it;
//! there a command has a colon before it, which it may have everywhere.

use std::io::{self, BufRead, ErrorKind, Read as _, Write};

use chrono::{DateTime, Utc};

use super::{Telling, width};
use crate::app::{App, Flow};
use crate::command::{Command, Scope, Word, parse};
use crate::notice::{self, Notice, Weight};
use crate::terminal::{Ending, Event, Tape, now};

/// Longest line (bytes); what is longer is several.
const LONGEST: u64 = 1 << 20;

/// How the lines came to their end; the worst of what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ended {
    /// All was done.
    Done,
    /// Something was left waiting for an answer, or unsaved.
    Undecided,
    /// Something could not be done.
    Failed,
    /// A line was no command, or none for its place.
    Misspoken,
}

/// Runs the lines of `input` and says what comes of them on `output`.
///
/// # Errors
/// `input` cannot be read or `output` not written; what was recorded is safe. A reader who has
/// left is no failure.
pub fn on_script(app: &mut App, mut input: impl BufRead, mut output: impl Write) -> io::Result<Ended> {
    app.bindings = app.bindings.clone().by_words();
    let mut tape = Tape::new(Ending::Cooked, 0);
    let mut telling = Telling::of(app);
    let mut worst = Ended::Done;
    tape.say(&(app.phrases().spoken.greeting_script)(app.committee_name()));
    telling.hear(app, width(&tape));
    let mut number = 0;
    loop {
        telling.tell(app, &mut tape);
        while telling.read_on(&mut tape) {}
        match output.write_all(tape.take().as_bytes()).and_then(|()| output.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            written => written?,
        }
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        let line = String::from_utf8_lossy(&line);
        let (flow, ended) = app.take_line(line.trim_end_matches(['\n', '\r']), number, now());
        worst = worst.max(ended);
        if flow == Flow::Quit {
            break;
        }
        telling.follow(app, &mut tape, flow);
    }
    if app.stage.is_unfinished() {
        tape.say(&(app.phrases().spoken.undecided)(&app.spoken(80).title));
        worst = worst.max(Ended::Undecided);
    }
    app.step(Event::Terminate, now());
    let _unheard = output.write_all(tape.take().as_bytes()).and_then(|()| output.flush());
    Ok(worst)
}

impl App {
    /// Acts on a line, which is what is typed or a command; everything is on disk afterwards.
    fn take_line(&mut self, line: &str, number: usize, now: DateTime<Utc>) -> (Flow, Ended) {
        let scope = self.stage.scope();
        let (told, _) = self.stage.notice();
        self.now = now;
        let command = match line.trim_start().strip_prefix(':') {
            Some(command) => command,
            None if scope.types() => return (self.type_whole_line(line, scope), self.outcome(told)),
            None => line.trim(),
        };
        if command.is_empty() || command.starts_with('#') {
            return (Flow::Go, Ended::Done);
        }
        let command = match parse(command) {
            Ok(command) => command,
            Err(complaint) => {
                let words = notice::misspoken(&complaint, self.phrases());
                return self.misspoke(number, &words);
            }
        };
        if !Word::find(command.word()).is_some_and(|word| word.belongs(scope)) {
            return self.misspoke(number, &self.not_here(&command).words);
        }
        let flow = if command == Command::Quit { self.quit_all() } else { self.perform(&command) };
        if self.lent().is_some() {
            // Nobody sits before an editor here.
            return self.misspoke(number, &self.not_here(&command).words);
        }
        self.settle();
        (flow, self.outcome(told))
    }

    /// Leaves whatever is open over the panes, and the program; a question that leaving asks stays.
    fn quit_all(&mut self) -> Flow {
        loop {
            let before = self.stage.standing();
            match self.perform(&Command::Quit) {
                Flow::Go if before.is_over(self.stage.standing()) => {}
                flow => return flow,
            }
        }
    }

    /// Types a line where one types, and the Enter after it.
    fn type_whole_line(&mut self, line: &str, scope: Scope) -> Flow {
        let words = Command::Paste(Some(line.to_owned()));
        let typed = self.spoken(80).typing.is_some();
        let commands = match scope {
            // An empty line keeps what is in the field.
            Scope::Form if line.trim().is_empty() => vec![Command::FocusNext],
            Scope::Form if typed => vec![Command::SelectAll, words, Command::FocusNext],
            Scope::Form => return self.choose(&words),
            Scope::Prompt => vec![words, Command::Accept],
            _ => vec![words, Command::NewLine],
        };
        let (mut flow, mut lost) = (Flow::Go, None);
        for command in &commands {
            match self.perform(command) {
                Flow::Go => {}
                other => flow = other,
            }
            if matches!(command, Command::Paste(_)) {
                lost = self.stage.notice().1.cloned();
            }
        }
        // What the words lost is not hushed by the Enter after them.
        if let (Some(lost), None) = (lost, self.stage.notice().1) {
            self.say(lost);
        }
        self.settle();
        flow
    }

    /// Takes the option that begins with these words, says which, and goes to the next field.
    fn choose(&mut self, words: &Command) -> Flow {
        let (told, _) = self.stage.notice();
        let flow = self.perform(words);
        if self.outcome(told) == Ended::Done {
            let chosen = self.spoken(80).row(self.phrases());
            self.perform(&Command::FocusNext);
            self.say(Notice::said(chosen));
        }
        flow
    }

    fn misspoke(&mut self, number: usize, words: &str) -> (Flow, Ended) {
        self.stage.hush();
        self.say(Notice::warned((self.phrases().spoken.in_line)(number, words)));
        (Flow::Go, Ended::Misspoken)
    }

    /// How a line ended, by what was told since `told` notices.
    fn outcome(&self, told: usize) -> Ended {
        match self.stage.notice() {
            (now, Some(notice)) if now != told && notice.weight > Weight::Said => Ended::Failed,
            _ => Ended::Done,
        }
    }
}
