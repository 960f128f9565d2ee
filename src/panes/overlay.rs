//! Which command opens which pane over the others.
//!
//! Used by `app` for the commands no pane wanted.

use std::io::ErrorKind;
use std::path::Path;

use super::composition::{self, Composition};
use super::{Agenda, AsOf, Bodies, Desk, Findings, Help, History, Outcome, Prompt, amendments, dry_run};
use crate::command::{Command, Scope};
use crate::domain::{Change, DocumentId};
use crate::exchange::demo;
use crate::exchange::file::{self, Existing};
use crate::notice::{self, Notice};
use crate::session::transfer;

/// What `command`, given where nothing else wanted it, opens or does; `None` if it is not
/// one of these. `below` is the scope it was given in.
#[must_use]
pub fn overlay(command: &Command, below: Scope, desk: &Desk) -> Option<Outcome> {
    let ask = |words: &str| Outcome::Open(Box::new(Prompt::new(words, below)));
    Some(match command {
        Command::Help => Outcome::Open(Box::new(Help::new(below))),
        Command::History => Outcome::Open(Box::<History>::default()),
        Command::Agenda => Outcome::Open(Box::new(Agenda::new(desk.today))),
        Command::Check => Outcome::Open(Box::new(Findings::new(desk))),
        Command::Bodies => Outcome::Open(Box::new(Bodies::new(desk))),
        Command::Prompt => ask(""),
        Command::Import(Some(path)) => dry_run::import(path, desk),
        Command::AsOf(Some(words)) => AsOf::named(words, desk),
        Command::Import(None)
        | Command::Export(None)
        | Command::Statement(None)
        | Command::AsOf(None)
        | Command::Keymap(None)
        | Command::Keyboard(None) => ask(&format!("{} ", command.word())),
        Command::Export(Some(path)) => export(path, desk),
        Command::Composition(None) => Outcome::Open(Box::new(Composition::new(None, desk))),
        Command::Composition(Some(words)) => Composition::named(words, desk),
        Command::Statement(Some(path)) => composition::write(path, desk.today, desk),
        Command::Demo => demonstration(desk),
        // A pane that shows another text has answered for it.
        command => return amendments::open(command, DocumentId::CHARTER, desk),
    })
}

fn export(path: &Path, desk: &Desk) -> Outcome {
    let archive = match transfer::archive(desk.session, desk.now) {
        Ok(archive) => archive,
        Err(error) => return Outcome::Say(notice::session_error(&error, desk.phrases)),
    };
    let shown = notice::clean(&path.to_string_lossy());
    let said = match file::write(path, &archive, Existing::Keep) {
        Ok(_) => Notice::said((desk.phrases.cli.wrote)(&shown)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Notice::failed((desk.phrases.overlays.file_exists)(&shown))
        }
        Err(error) => notice::io_error(path, &error, desk.phrases),
    };
    Outcome::Say(said.with_path(path))
}

fn demonstration(desk: &Desk) -> Outcome {
    let say = &desk.phrases.overlays;
    if !desk.session.committee().is_empty() {
        return Outcome::Say(Notice::warned(say.demo_needs_empty));
    }
    let changes = demo::changes(desk.session.ids(), desk.today);
    let undo = desk.bindings.key_of(Scope::Roster, &Command::Undo);
    let said = Notice::said((say.demo_done)(&undo));
    Outcome::Each(vec![Outcome::Record(Change::Together(changes)), Outcome::Say(said)])
}
