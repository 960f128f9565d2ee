//! The program without a screen: the same panes, the same keys, heard instead of seen.
//!
//! Used by `main` for `--plain`. Where there are keys, each is acted on at once and what has
//! changed is said on a line; where there are none, commands are read by their words, a line
//! each. Deliberately nothing is drawn, and nothing is known of any pane.

mod script;
mod telling;

pub use script::{Ended, on_script};
pub use telling::Telling;

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::outside;
use super::run::BURST;
use super::{App, Flow, Sense, desk};
use crate::command::{Command, Scope};
use crate::i18n::Phrases;
use crate::notice::{self, Notice};
use crate::panes::{self, Spoken};
use crate::store::disk;
use crate::terminal::{Caps, Event, Input, Tape, Teletype, now};

/// Rows read out at a time: between two lots of them a key is heard.
const LOT: usize = 8;

/// Takes the terminal line by line, runs the program until the person leaves, and gives the
/// terminal back.
///
/// # Errors
/// When the terminal cannot be taken or given back; everything recorded is safe.
pub fn on_keys(app: &mut App, caps: Caps) -> io::Result<()> {
    let (sender, events) = mpsc::channel();
    let input = Input::start(sender.clone())?;
    let mut teletype = Teletype::enter(caps, sender)?;
    disk::quiet_contained_panics();
    let ended = run(app, &mut teletype, &input, &events);
    if app.session.is_settled() {
        teletype.tape.say(app.language.phrases().spoken.farewell);
    }
    teletype.leave().and(ended)
}

fn run(app: &mut App, teletype: &mut Teletype, input: &Input, events: &Receiver<Event>) -> io::Result<()> {
    let mut telling = Telling::of(app);
    teletype.tape.say(&app.greeting());
    telling.hear(app, width(&teletype.tape));
    loop {
        // A line that is still taking what was said is told the newest once it is free.
        let ready = teletype.is_ready();
        if ready {
            telling.tell(app, &mut teletype.tape);
            for _ in 0..LOT {
                telling.read_on(&mut teletype.tape);
            }
            teletype.flush();
        }
        let wait = if ready && telling.is_pending() { Duration::ZERO } else { app.patience(now()) };
        let event = match events.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::HangUp),
        };
        for event in event.into_iter().chain(events.try_iter().take(BURST)) {
            if act(app, &mut telling, teletype, input, event)? == Flow::Quit {
                return Ok(());
            }
        }
        app.idle(now());
        telling.hear(app, width(&teletype.tape));
    }
}

/// Acts on one event.
fn act(
    app: &mut App,
    telling: &mut Telling,
    teletype: &mut Teletype,
    input: &Input,
    event: Event,
) -> io::Result<Flow> {
    if let Event::Resize(columns, _) = event {
        teletype.tape.resize(columns);
    }
    if matches!(event, Event::Key(_) | Event::Paste(_)) {
        telling.stop_reading();
        telling.press();
    }
    let flow = app.step(event, now());
    match flow {
        Flow::Resume => teletype.resume()?,
        Flow::Suspend => {
            teletype.suspend()?;
            input.stop();
            teletype.resume()?;
        }
        Flow::Lend => {
            if let Some(words) = app.lent() {
                teletype.suspend()?;
                let edited = input.pausing(|| outside::edit(words));
                teletype.resume()?;
                app.take_back(edited, now());
            }
        }
        _ => {}
    }
    telling.follow(app, &mut teletype.tape, flow);
    Ok(flow)
}

/// Cells for what panes lay out: a little less than there is, for letters that stand apart here
/// (a lam and an alef) share a cell there.
fn width(tape: &Tape) -> u16 {
    let columns = tape.columns();
    u16::try_from(columns - columns / 8).unwrap_or(u16::MAX)
}

impl Telling {
    /// Begins to tell of a program, which from now on is heard.
    #[must_use]
    pub fn of(app: &mut App) -> Self {
        app.sense = Sense::Hearing;
        Self::default()
    }

    /// Takes note of what an event has done, and says at once what was asked for.
    pub fn follow(&mut self, app: &mut App, tape: &mut Tape, flow: Flow) {
        self.hear(app, width(tape));
        self.happen();
        match flow {
            // Who comes back to the program is told where it was left.
            Flow::Read | Flow::Repaint | Flow::Resume | Flow::Lend | Flow::Suspend => self.read(app, tape),
            Flow::ReadAll => self.read_all(app),
            Flow::Commands => self.read_commands(app),
            _ => {}
        }
    }
}

impl App {
    /// What is said first.
    #[must_use]
    pub fn greeting(&self) -> String {
        let key = |command| self.bindings.keys_of(Scope::Roster, &command).into_iter().next();
        let [read, help, quit] = [Command::Read, Command::Help, Command::Quit].map(key);
        let [read, help, quit] = [read, help, quit].map(Option::unwrap_or_default);
        (self.phrases().spoken.greeting)(self.committee_name(), &read, &help, &quit)
    }

    fn phrases(&self) -> &'static Phrases {
        self.language.phrases()
    }

    fn committee_name(&self) -> &str {
        let profile = self.session.committee().profile.as_ref();
        let name = profile.map(|profile| profile.name.as_str()).filter(|name| !name.is_empty());
        name.unwrap_or(self.language.phrases().common.unnamed_committee)
    }

    /// What has the keys, in words; what is typed may take rows of `columns` cells.
    pub fn spoken(&mut self, columns: u16) -> Spoken {
        let desk = desk(&self.session, &self.bindings, self.language, self.now);
        self.stage.spoken(&desk, columns)
    }

    /// Every row of what has the keys, in words.
    pub fn every_row(&mut self) -> Vec<String> {
        let desk = desk(&self.session, &self.bindings, self.language, self.now);
        self.stage.every_row(&desk)
    }

    /// The keys worth a hint where the keys are, and what each does.
    #[must_use]
    pub fn hints(&self) -> Vec<(String, &'static str)> {
        self.stage.hints(&desk(&self.session, &self.bindings, self.language, self.now))
    }

    /// What was recorded since it was last asked for, as a sentence.
    fn take_result(&mut self) -> Option<String> {
        let entry = self.recorded.take().and_then(|id| self.session.entry_at(id))?;
        Some(notice::entry(&entry, |id| self.session.entry_at(id), self.phrases()))
    }

    /// Tells, at the foot of the screen, the whole of a row that may have been cut.
    pub(super) fn show_row(&mut self) {
        let words = self.spoken(80).whole_row(self.phrases());
        self.say(Notice::said(words));
    }

    /// Opens everything the pane holds, whole rows to be read, over it.
    pub(super) fn show_rows(&mut self) {
        let title = self.spoken(80).title;
        let rows = self.every_row();
        self.stage.open(Box::new(panes::Reading::new(title, rows)));
    }
}
