//! The command line: the same work without a screen, and the way to the screen.
//!
//! Used by `main` alone. Wiring only: what is said comes from `notice` and `i18n`, what is
//! done from the session. The words and exit codes are stable; scripts rely on them.

mod agenda;
mod arguments;
mod bench;
mod check;
mod clone;
mod keep;
mod out;
mod steps;
mod terminal;
mod texts;
mod transfer;
mod view;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::ArgMatches;
use clap::error::ErrorKind;

use self::bench::Bench;
use crate::command::Bindings;
use crate::i18n::{Language, Phrases};
use crate::notice::{self, Notice, Weight};
use crate::session::Session;
use crate::settings::{Environment, Flags, Remembered, Settings, SettingsError};
use crate::store::Disk;
use crate::terminal::{Caps, Clipboard, Glyphs, Mode, Teletype, is_terminal};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Could not be done; nothing was changed.
    Failed = 1,
    /// Wrong use.
    Usage = 2,
    /// The store is open elsewhere.
    Held = 3,
    /// Waits for a decision.
    Undecided = 4,
}

/// What `main` should do after the arguments were acted on.
pub enum Next {
    /// End like this.
    End(Exit),
    /// Open the screen.
    Screen(Box<Opening>),
    /// Ask which line reads right on this terminal.
    SelfTest(Box<Asking>),
}

/// What the self-test of the terminal works with.
pub struct Asking {
    /// What was told of terminals before.
    pub remembered: Remembered,
    /// What the terminal can do.
    pub caps: Caps,
    /// The keys.
    pub bindings: Bindings,
    /// The language of the screen.
    pub language: Language,
}

/// How the program meets the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// On a full screen.
    Screen,
    /// In lines, told every key.
    Keys,
    /// In lines, told commands a line each.
    Script,
}

/// A committee opened for the screen.
pub struct Opening {
    /// The committee.
    pub session: Session,
    /// The keys.
    pub bindings: Bindings,
    /// The language of the screen.
    pub language: Language,
    /// What the terminal can do.
    pub caps: Caps,
    /// Where what is copied goes.
    pub clipboard: Clipboard,
    /// How to write to it, if that was said.
    pub mode: Option<Mode>,
    /// What was told of terminals before.
    pub remembered: Remembered,
    /// How the program meets the person.
    pub face: Face,
    /// Where it is kept.
    pub store: PathBuf,
    /// Where words are kept that could not be saved there.
    pub rescues: Vec<PathBuf>,
    /// Whether it was asked that nothing be written.
    pub asked_to_read: bool,
    /// Now.
    pub now: DateTime<Utc>,
    /// What opening it mended: to be said on the screen, and in full when it has closed.
    pub notices: Vec<Notice>,
}

/// Why a command ends early: how, and what to say.
struct Stop(Exit, Notice);

type Ended = Result<Exit, Stop>;

/// Commands that look into no store, or must find none.
const WITHOUT_A_STORE: [&str; 4] = ["terminal", "keys", "completions", "restore"];

/// Runs the program with these arguments (the first is its name).
#[must_use]
pub fn run(arguments: Vec<OsString>, env: Environment, now: DateTime<Utc>) -> Next {
    let early = early_language(&arguments, env).phrases();
    dispatch(arguments, env, early, now).unwrap_or_else(|stop| Next::End(complain(&stop)))
}

/// Says these on standard error, in full.
pub fn tell(notices: &[Notice]) {
    notices.iter().for_each(|notice| out::complain(&notice.words));
}

/// Says what came of it: on standard output, or as a complaint.
#[must_use]
pub fn report(notice: Notice, language: Language) -> Exit {
    let told = match notice.weight {
        Weight::Said => out::print(&format!("{}\n", notice.words), language.phrases()),
        Weight::Warned | Weight::Failed => Err(Stop(Exit::Failed, notice)),
    };
    told.unwrap_or_else(|stop| complain(&stop))
}

/// What to end with when the terminal itself failed the screen.
#[must_use]
pub fn screen_failed(error: &io::Error, language: Language) -> Exit {
    let notice = notice::io_error(Path::new("/dev/tty"), error, language.phrases());
    complain(&Stop(Exit::Failed, notice))
}

/// Makes a panic say where it happened and nothing of what it was about: the words of a message
/// may be those of a committee. To be called before any other hook is set.
pub fn panic_without_words(arguments: Vec<OsString>, env: Environment) {
    let say = &early_language(&arguments, env).phrases().keeping;
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        out::complain(&(say.panicked)(&place.unwrap_or_default()));
    }));
}

fn complain(Stop(exit, notice): &Stop) -> Exit {
    out::complain(&notice.words);
    *exit
}

/// The language for help and complaints, before the arguments are understood.
fn early_language(arguments: &[OsString], env: Environment) -> Language {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let mut asked = None;
    while let Some(word) = words.next() {
        match word.split_once('=') {
            Some(("--lang", tag)) => asked = Some(tag.to_owned()),
            _ if word == "--lang" => asked = words.next().map(str::to_owned),
            _ => {}
        }
    }
    let tag = crate::settings::language(asked.as_deref(), env).ok().flatten();
    tag.and_then(Language::from_tag).unwrap_or(Language::Ar)
}

fn dispatch(
    arguments: Vec<OsString>,
    env: Environment,
    phrases: &'static Phrases,
    now: DateTime<Utc>,
) -> Result<Next, Stop> {
    let matches = match arguments::command(phrases).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return out::print(&error.to_string(), phrases).map(Next::End);
        }
        Err(error) => {
            let complaint = Notice::failed(arguments::complaint(&error, phrases));
            return Err(Stop(Exit::Usage, complaint));
        }
    };
    let settings = settings(&matches, env, phrases)?;
    let read_only = matches.get_flag("read-only");
    let demo = matches.get_flag("demo");
    let bench = Bench { settings: &settings, phrases, now, read_only, demo };
    if matches.subcommand_name().is_some_and(|word| !WITHOUT_A_STORE.contains(&word)) {
        bench.prepare()?;
    }
    let ended = match matches.subcommand() {
        None => return screen(&bench),
        Some(("terminal", matches)) => return self::terminal::about(&bench, matches),
        Some(("import", matches)) => transfer::import(&bench, matches),
        Some(("clone", matches)) => clone::clone(&bench, matches),
        Some(("export", matches)) => transfer::export(&bench, matches),
        Some((word @ ("check" | "composition"), matches)) => check::run(&bench, word, matches),
        Some(("list", matches)) => view::list(&bench, matches),
        Some(("undo", matches)) => steps::steps(&bench, matches, Session::undo, phrases.cli.undid),
        Some(("redo", matches)) => steps::steps(&bench, matches, Session::redo, phrases.cli.redid),
        Some(("salvage", _)) => salvage(&bench),
        Some(("keys", _)) => view::keys(&bench),
        Some(("completions", matches)) => view::completions(&bench, matches),
        Some((word, matches)) => keep::run(&bench, word, matches)
            .unwrap_or_else(|| Err(Stop(Exit::Usage, Notice::failed(phrases.cli.bad_usage)))),
    };
    ended.map(Next::End)
}

fn settings(matches: &ArgMatches, env: Environment, phrases: &Phrases) -> Result<Settings, Stop> {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let flags = Flags {
        store: matches.get_one::<PathBuf>("store").cloned(),
        author: word("author"),
        language: word("lang"),
        keymap: word("keymap"),
        keyboard: word("keyboard"),
        no_clipboard: matches.get_flag("no-clipboard"),
        terminal: word("terminal"),
        glyphs: matches.get_flag("ascii").then_some(Glyphs::Ascii),
        plain: matches.get_flag("plain"),
    };
    let demo = flags.store.is_none() && matches.get_flag("demo");
    let mut settings = Settings::resolve(&flags, env).map_err(|error| settings_stop(&error, phrases))?;
    if demo {
        // A store of its own beside the others, in the folder whose contents may be thrown away.
        settings.store = crate::settings::demo_path(env).map_err(|error| settings_stop(&error, phrases))?;
    }
    Ok(settings)
}

fn settings_stop(error: &SettingsError, phrases: &Phrases) -> Stop {
    let misspoken = matches!(error, SettingsError::UnknownLanguage(_) | SettingsError::UnknownTerminal(_));
    Stop(if misspoken { Exit::Usage } else { Exit::Failed }, notice::settings_error(error, phrases))
}

/// Opens the committee for the screen, the demonstration laid out if that was asked for.
fn screen(bench: &Bench) -> Result<Next, Stop> {
    let bindings = bench.bindings()?;
    let caps = bench.caps();
    let face = match bench.settings {
        Settings { plain: false, .. } => Face::Screen,
        Settings { types_lines: false, .. } if Teletype::has_keys() => Face::Keys,
        _ => Face::Script,
    };
    if face == Face::Screen && !is_terminal(&caps) {
        return Err(Stop(Exit::Failed, Notice::failed(bench.phrases.cli.not_a_screen)));
    }
    // The screen is about to cover standard error.
    let (mut session, mut notices) = bench.open_for_screen()?;
    let (remembered, forgotten) = Remembered::load(&bench.settings.terminals);
    notices.extend(forgotten.map(|it| notice::forgotten(&it, bench.phrases)));
    bench.lay_out(&mut session)?;
    let clipboard = if bench.settings.no_clipboard { Clipboard::OFF } else { Clipboard::from_env() };
    Ok(Next::Screen(Box::new(Opening {
        session,
        bindings,
        language: bench.phrases.language,
        caps,
        clipboard,
        mode: bench.settings.terminal,
        remembered,
        face,
        store: bench.settings.store.clone(),
        rescues: bench.settings.rescues.clone(),
        asked_to_read: bench.read_only,
        now: bench.now,
        notices,
    })))
}

/// Opens a damaged store with what comes before the first entry nobody can give any more.
fn salvage(bench: &Bench) -> Ended {
    bench.must_write()?;
    let disk = bench.tell(Disk::salvage(&bench.settings.store))?;
    let entries = usize::try_from(disk.len()).unwrap_or(usize::MAX);
    // Only what can be replayed is a committee.
    drop(bench.session(disk)?);
    bench.print(&format!("{}\n", (bench.phrases.recovery.in_order)(entries)))
}

/// Whether someone is there to answer a question.
fn someone_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
