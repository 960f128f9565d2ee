//! The program on the screen: events in, commands to the panes, outcomes to the session.
//!
//! Used by `main` and by the screen tests, which drive [`App::step`] and [`App::draw`]
//! without a terminal. Wiring only: it knows no record, no pane and no key (but for the
//! self-test, which stands before all of them).

mod drafting;
mod keeping;
mod outside;
pub mod plain;
mod program;
mod rescue;
mod run;
mod selftest;
mod tuning;

pub use keeping::{Keeping, Reading};
pub use run::{on_terminal, test_terminal};
pub use tuning::Tuning;

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::buffer::Buffer;

use crate::command::{Bindings, Command, Resolved};
use crate::domain::EntryId;
use crate::i18n::Language;
use crate::keys::{Code, Key};
use crate::notice::Notice;
use crate::panes::{self, Desk, Outcome, Stage};
use crate::session::Session;
use crate::settings::today;
use crate::terminal::{Clipboard, Event, Rendering};
use crate::ui::{Canvas, Lines, Mirror, Theme};

/// What the loop should do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Wait for the next event.
    Go,
    /// Paint everything again.
    Repaint,
    /// Write to the terminal like this from now on, and paint everything again.
    Render(Rendering),
    /// Take the terminal again, which somebody else has had, and paint everything.
    Resume,
    /// Say where one is; only where one hears.
    Read,
    /// Say everything the pane holds; only where one hears.
    ReadAll,
    /// Say every command that applies here; only where commands are called by their words.
    Commands,
    /// Give the terminal to the editor of the person, with the words that are lent to it.
    Lend,
    /// Give the terminal back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
}

/// The program on the screen.
pub struct App {
    session: Session,
    stage: Stage,
    bindings: Bindings,
    language: Language,
    pending: Vec<Key>,
    clip: String,
    clipboard: Clipboard,
    /// Copied, and not yet handed to the terminal.
    copied: Option<String>,
    /// To be edited in another program.
    lent: Option<String>,
    lines: Lines,
    tuning: Tuning,
    now: DateTime<Utc>,
    quiet_since: DateTime<Utc>,
    last_words: Option<Notice>,
    leaving: Leaving,
    /// What was last recorded, until it is asked for.
    recorded: Option<EntryId>,
    /// The store refused the last record: its words are in their fields and nowhere else.
    unrecorded: bool,
    sense: Sense,
    keeping: Option<Keeping>,
    drafting: drafting::Drafting,
}

/// How the program meets the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// It is seen.
    Sight,
    /// It is heard.
    Hearing,
}

/// Whether the person was told that typed text is not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    /// Not yet.
    Unasked,
    /// By the command before this one.
    Told,
    /// And that there is no place for a rescue file.
    Nowhere,
}

/// How long nothing must happen before a snapshot is kept.
const QUIET: TimeDelta = TimeDelta::seconds(3);

impl App {
    /// The program over an open committee; an empty one is welcomed.
    #[must_use]
    pub fn new(session: Session, bindings: Bindings, language: Language, now: DateTime<Utc>) -> Self {
        let mut app = Self {
            session,
            stage: Stage::new(panes::base()),
            bindings,
            language,
            pending: Vec::new(),
            clip: String::new(),
            clipboard: Clipboard::OFF,
            copied: None,
            lent: None,
            lines: Lines::default(),
            tuning: Tuning::default(),
            now,
            quiet_since: now,
            last_words: None,
            leaving: Leaving::Unasked,
            recorded: None,
            unrecorded: false,
            sense: Sense::Sight,
            keeping: None,
            drafting: drafting::Drafting::default(),
        };
        app.refresh();
        if !app.reads() && app.session.mark() == 0 && app.session.committee().is_empty() {
            app.stage.open(Box::<panes::Welcome>::default());
        }
        app
    }

    /// The same program, with what is copied given to this clipboard as well.
    #[must_use]
    pub fn with_clipboard(self, clipboard: Clipboard) -> Self {
        Self { clipboard, ..self }
    }

    /// Says something at the foot of the screen.
    pub fn say(&mut self, notice: Notice) {
        self.stage.say(notice);
    }

    /// How the terminal is written to.
    pub fn tuning(&mut self) -> &mut Tuning {
        &mut self.tuning
    }

    /// What the program could not save before it had to end.
    #[must_use]
    pub fn last_words(&self) -> Option<&Notice> {
        self.last_words.as_ref()
    }

    /// The committee being worked on.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Acts on one event; total, and the only way in.
    pub fn step(&mut self, event: Event, now: DateTime<Utc>) -> Flow {
        self.now = now;
        self.quiet_since = now;
        let flow = self.act_on(event);
        match flow {
            Flow::Quit => self.end_draft(),
            Flow::Suspend | Flow::Lend => self.draft_now(),
            _ => {}
        }
        flow
    }

    fn act_on(&mut self, event: Event) -> Flow {
        match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) => self.perform(&Command::Paste(Some(text))),
            Event::Burst(text) => self.burst(&text),
            Event::Resize(..) => Flow::Go,
            Event::Resumed => Flow::Resume,
            Event::Suspend => self.perform(&Command::Suspend),
            Event::Terminate | Event::HangUp => {
                self.cut_off(self.now);
                Flow::Quit
            }
            Event::Line(line) => {
                self.clipboard = self.clipboard.over(line);
                self.stage.learn_line(line);
                Flow::Go
            }
            Event::Found(found) => {
                let before = self.tuning.rendering();
                let rendering = self.tuning.learn(*found, None);
                if rendering == before { Flow::Go } else { Flow::Render(rendering) }
            }
            Event::Drained | Event::Reply(..) => Flow::Go,
        }
    }

    /// What is due without an event: typed text is settled, a quiet moment used to tidy.
    pub fn idle(&mut self, now: DateTime<Utc>) {
        self.now = now;
        let due = self.session.settle_at().is_some_and(|at| at <= now);
        // A refusal is said once: what is tried again must not talk over everything else.
        let known = self.session.is_refused();
        match if due { self.session.settle(now) } else { Ok(()) } {
            // There is room again: what was said no longer holds.
            Ok(()) if due && self.stage.tells_failure() => self.stage.hush(),
            Err(error) if !known || self.session.is_settled() => {
                self.fail(&error);
                self.keep_displaced();
            }
            Ok(()) | Err(_) => {}
        }
        self.keep_draft();
        self.follow();
        if self.quiet_since + QUIET <= now {
            // A snapshot that could not be kept costs the next opening time, nothing else.
            let _kept = self.session.tidy();
            self.back_up();
            self.quiet_since = now;
        }
    }

    /// Draws the screen; the place of the caret, if it is to be seen.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let mirror = mirror(self.language);
        let mut canvas = Canvas::new(buffer, mirror, Theme::default()).with_lines(&mut self.lines);
        let desk = desk(&self.session, &self.bindings, self.language, self.now);
        self.stage.draw(&mut canvas, &desk);
        canvas.caret()
    }

    fn press(&mut self, key: Key) -> Flow {
        match self.bindings.resolve(self.stage.scope(), &self.pending, key) {
            Resolved::Command(command, count) => {
                self.pending.clear();
                (0..count).fold(Flow::Go, |flow, _| match self.perform(&command) {
                    Flow::Go => flow,
                    other => other,
                })
            }
            Resolved::Pending => {
                self.pending.push(key);
                Flow::Go
            }
            Resolved::Unbound => {
                self.pending.clear();
                let words = self.language.phrases().stage.unbound;
                self.say(Notice::warned(words(&key.to_string(), &self.help_key())));
                Flow::Go
            }
        }
    }

    /// Takes text that came at once: where one types it is a paste, and Enter if it ends with a
    /// line break. Elsewhere its letters are no commands, but for a first one that opens a place
    /// to type the rest in.
    fn burst(&mut self, text: &str) -> Flow {
        if self.stage.scope().types() {
            let line = text.trim_end_matches('\n').trim_end_matches('\r');
            let is_line = line.len() < text.len() && !line.contains(['\r', '\n']);
            let pasted = if is_line { line } else { text };
            let flow = self.perform(&Command::Paste(Some(pasted.to_owned())));
            return if is_line { self.press(Key::plain(Code::Enter)) } else { flow };
        }
        let mut letters = text.chars();
        let first = letters.next().map(Key::char);
        let meant = first.map(|first| self.bindings.resolve(self.stage.scope(), &self.pending, first));
        match (first, meant) {
            (Some(first), Some(Resolved::Command(command, 1))) if command.asks_for_words() => {
                let flow = self.press(first);
                // What does not open after all must not swallow the rest as commands.
                if self.stage.scope().types() { self.burst(letters.as_str()) } else { flow }
            }
            _ => {
                self.pending.clear();
                self.say(Notice::warned(self.language.phrases().stage.flooded));
                Flow::Go
            }
        }
    }

    /// Gives a command to the panes, or acts on it. Any command but typing and moving is a pause
    /// in a text, and makes it durable.
    fn perform(&mut self, command: &Command) -> Flow {
        self.stage.hush();
        if *command != Command::Quit {
            self.leaving = Leaving::Unasked;
        }
        // What the store refuses is tried again in quiet moments, and said at the head meanwhile.
        if !command.is_typing() && !self.session.is_refused() {
            self.settle();
        }
        if self.reads() && command.changes(self.stage.scope()) {
            self.refuse();
            return Flow::Go;
        }
        let command = match command {
            Command::Paste(None) => &Command::Paste(Some(self.clip.clone())),
            command => command,
        };
        let desk = desk(&self.session, &self.bindings, self.language, self.now);
        let held = if self.unrecorded { self.stage.words_held(&desk) } else { Vec::new() };
        self.unrecorded = !held.is_empty();
        let flow = match self.stage.update(command, &desk) {
            Outcome::Pass => self.fall_through(command),
            outcome => {
                let flow = self.enact(outcome).unwrap_or(Flow::Go);
                self.refresh();
                flow
            }
        };
        if flow != Flow::Quit {
            self.keep_given_up(held);
        }
        flow
    }

    /// Keeps words to paste, and for the clipboard of the terminal; an empty cell leaves what
    /// was copied before.
    fn copy(&mut self, text: String) {
        let say = &self.language.phrases().stage;
        let lines = text.lines().count();
        let inside = self.clipboard.is_on() && !self.clipboard.takes(&text);
        self.stage.say(match lines {
            0 => Notice::warned(say.nothing_to_copy),
            _ if inside => Notice::warned((say.copied_inside)(lines)),
            _ => Notice::said((say.copied)(lines)),
        });
        if lines > 0 {
            self.copied = self.clipboard.takes(&text).then(|| text.clone());
            self.clip = text;
        }
    }

    /// Carries an outcome out; `None` when it failed and what follows must not happen.
    fn enact(&mut self, outcome: Outcome) -> Option<Flow> {
        let result = match outcome {
            Outcome::Pass | Outcome::Done => Ok(()),
            Outcome::Record(change) => self.record(change),
            Outcome::Restore(entries) => self.session.restore(&entries),
            Outcome::BringBack(path, rescue) => {
                self.bring_back_named(&path, rescue);
                Ok(())
            }
            Outcome::Revert(entry) => self.session.revert(entry, self.now).map(drop),
            Outcome::Type(splice) => self.session.type_text(splice, self.now),
            Outcome::Copy(text) => {
                self.copy(text);
                Ok(())
            }
            Outcome::Lend(words) => {
                self.lent = Some(words);
                return Some(Flow::Lend);
            }
            Outcome::Keep(text) => {
                self.clip = text;
                Ok(())
            }
            Outcome::Open(pane) => {
                self.stage.open(pane);
                Ok(())
            }
            Outcome::GoTo(record) => {
                let desk = desk(&self.session, &self.bindings, self.language, self.now);
                let outcome = self.stage.go_to(record, &desk);
                return self.enact(outcome);
            }
            Outcome::Say(notice) => {
                self.stage.say(notice);
                Ok(())
            }
            Outcome::Close(Some(Command::Quit)) if self.unrecorded => return Some(self.leave_with_fields()),
            Outcome::Close(answer) => {
                self.stage.close();
                return Some(answer.map_or(Flow::Go, |command| self.perform(&command)));
            }
            Outcome::Each(outcomes) => {
                return outcomes.into_iter().try_fold(Flow::Go, |before, outcome| {
                    let flow = self.enact(outcome);
                    self.refresh();
                    flow.map(|flow| if before == Flow::Go { flow } else { before })
                });
            }
        };
        result.map_err(|error| self.fail(&error)).ok().map(|()| Flow::Go)
    }
}

fn desk<'a>(
    session: &'a Session,
    bindings: &'a Bindings,
    language: Language,
    now: DateTime<Utc>,
) -> Desk<'a> {
    let mirror = mirror(language);
    Desk { session, phrases: language.phrases(), today: today(now), now, bindings, mirror }
}

fn mirror(language: Language) -> Mirror {
    match language {
        Language::Ar => Mirror::Mirrored,
        Language::Fr | Language::En => Mirror::Plain,
    }
}
