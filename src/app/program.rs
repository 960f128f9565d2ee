//! What no pane wanted: the commands of the program itself.
//!
//! Used by `app` alone. Undo and redo over all panes, saving, the language, the keys, and
//! the panes that open over the others.

use super::tuning::Kept;
use super::{App, Flow, Sense, desk};
use crate::command::Command;
use crate::domain::Change;
use crate::i18n::Language;
use crate::notice::{self, Notice};
use crate::panes;
use crate::session::SessionError;
use crate::terminal::Mode;

impl App {
    /// What no pane wanted: the commands of the program itself.
    pub(super) fn fall_through(&mut self, command: &Command) -> Flow {
        let phrases = self.language.phrases();
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Save if self.settle() => self.say(Notice::said(phrases.stage.all_saved)),
            Command::Language(tag) => self.speak(tag.as_deref()),
            Command::Keymap(Some(name)) => self.rebind(Some(name), None),
            Command::Keyboard(Some(name)) => self.rebind(None, Some(name)),
            Command::Rendering(mode) => return self.render(*mode),
            Command::TakeOver => self.take_over(),
            Command::Rescue(path) => self.rescue(path.as_deref()),
            Command::Redraw => return Flow::Repaint,
            Command::Help if self.bindings.are_words() => return Flow::Commands,
            Command::Read if self.sense == Sense::Hearing => return Flow::Read,
            Command::ReadAll if self.sense == Sense::Hearing => return Flow::ReadAll,
            Command::Read => self.show_row(),
            Command::ReadAll => self.show_rows(),
            Command::Suspend if self.settle() => return Flow::Suspend,
            Command::Quit => return self.leave(),
            Command::Cancel | Command::Save | Command::Suspend => {}
            command => {
                let desk = desk(&self.session, &self.bindings, self.language, self.now);
                match panes::overlay(command, self.stage.scope(), &desk) {
                    Some(outcome) => return self.enact(outcome).unwrap_or(Flow::Go),
                    None => self.say(self.not_here(command)),
                }
            }
        }
        self.refresh();
        Flow::Go
    }

    /// Records what a pane asks for; typed text of the charter joins what is being typed there.
    pub(super) fn record(&mut self, change: Change) -> Result<(), SessionError> {
        let recorded = self.session.record_step(change, self.now);
        self.unrecorded = matches!(recorded, Err(SessionError::Store(_)));
        recorded.map(|entry| self.recorded = entry.or(self.recorded))
    }

    /// The command means nothing here, and how to learn what does.
    pub(super) fn not_here(&self, command: &Command) -> Notice {
        let words = self.language.phrases().stage.not_here;
        Notice::warned(words(command.word(), &self.help_key()))
    }

    /// What help is called where the keys are.
    pub(super) fn help_key(&self) -> String {
        let keys = self.bindings.keys_of(self.stage.scope(), &Command::Help);
        // A bare «?» in a sentence reads as its end.
        let named = keys.iter().find(|key| key.chars().count() > 1).or(keys.first());
        named.cloned().unwrap_or_default()
    }

    fn undo(&mut self) {
        let phrases = self.language.phrases();
        match self.session.undo(self.now) {
            Ok(taken) => {
                let what = notice::change_told(&taken.change, self.session.committee(), phrases);
                self.say(Notice::said((phrases.stage.undone)(&what)));
            }
            Err(error) => self.fail_to_take_back(&error, phrases.stage.nothing_to_undo),
        }
    }

    fn redo(&mut self) {
        let phrases = self.language.phrases();
        match self.session.redo(self.now) {
            Ok(undo) => {
                let again = notice::change_told(&undo.change.inverse(), self.session.committee(), phrases);
                self.say(Notice::said((phrases.stage.redone)(&again)));
            }
            Err(error) => self.fail_to_take_back(&error, phrases.stage.nothing_to_redo),
        }
    }

    fn speak(&mut self, tag: Option<&str>) {
        self.language = tag.and_then(Language::from_tag).unwrap_or_else(|| self.language.next());
        self.say(Notice::said(self.language.phrases().stage.speaking));
    }

    /// Writes to the terminal in another mode. The word of it is Latin, and comes first: what
    /// follows may not be readable yet.
    fn render(&mut self, mode: Option<Mode>) -> Flow {
        let kept = self.tuning.choose(mode);
        self.tell_rendering(kept);
        Flow::Render(self.tuning.rendering())
    }

    pub(super) fn tell_rendering(&mut self, kept: Kept) {
        let phrases = self.language.phrases();
        let says = (phrases.terminal.now_written)(self.tuning.rendering().class.word());
        self.say(match kept {
            Kept::Remembered => Notice::said(format!("{says}{}", phrases.terminal.kept)),
            Kept::ForNow => Notice::said(says),
            Kept::Lost(error) => Notice::warned((phrases.terminal.not_kept)(&says, &error.to_string())),
        });
    }

    fn fail_to_take_back(&mut self, error: &SessionError, nothing: &'static str) {
        match error {
            SessionError::Nothing => self.say(Notice::warned(nothing)),
            error => self.fail(error),
        }
    }

    /// Settles typed text; `false` (and said) when it could not be.
    pub(super) fn settle(&mut self) -> bool {
        match self.session.settle(self.now) {
            Ok(()) => true,
            Err(error) => {
                self.fail(&error);
                self.keep_displaced();
                false
            }
        }
    }

    /// Reads the keys again with another keymap or keyboard.
    fn rebind(&mut self, keymap: Option<&str>, keyboard: Option<&str>) {
        let phrases = self.language.phrases();
        match self.bindings.chosen_again(keymap, keyboard) {
            Ok(bindings) => {
                self.bindings = bindings;
                let name = keymap.or(keyboard).unwrap_or_default();
                self.say(Notice::said((phrases.overlays.now_using)(name)));
            }
            Err(errors) => {
                let told = errors.iter().map(|error| notice::binding_error(error, phrases));
                self.say(Notice::failed(told.collect::<Vec<_>>().join(phrases.entries.and)));
            }
        }
    }

    pub(super) fn fail(&mut self, error: &SessionError) {
        self.say(notice::session_error(error, self.language.phrases()));
    }

    pub(super) fn refresh(&mut self) {
        let desk = desk(&self.session, &self.bindings, self.language, self.now);
        self.stage.refresh(&desk);
    }
}
