//! The loop: events from the terminal in, frames out.
//!
//! Used by `main` to open the screen. It waits, and it draws once for each burst of input.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::layout::Position;

use super::outside;
use super::selftest::{self, Answer};
use super::tuning::{self, Kept, Tuning};
use super::{App, Flow};
use crate::i18n::Phrases;
use crate::keys::Keyboard;
use crate::notice::Notice;
use crate::session::LONGEST_UNSETTLED;
use crate::store::disk;
use crate::terminal::{self, Caps, Choice, Event, Input, Mode, Rendering, Screen, now};

/// Takes the terminal, runs the program until the person leaves, and gives the terminal back. How
/// it is written to is what was `said`, else what is remembered, else what it answers; where
/// nobody knows, the person is asked once.
///
/// # Errors
/// When the terminal cannot be taken or given back; everything recorded is safe.
pub fn on_terminal(app: &mut App, caps: Caps, said: Option<Mode>) -> io::Result<()> {
    let (sender, events) = mpsc::channel();
    let input = Input::start(sender.clone())?;
    let (mut screen, found, mut early) = terminal::start(caps, choice(caps, said), sender, &events)?;
    // What sled panics about, the store answers: nobody must lose the screen for it.
    disk::quiet_contained_panics();
    let rendering = app.tuning.learn(found, said);
    if rendering != screen.rendering() {
        screen.render(rendering);
    }
    if said.is_none() && app.tuning.is_in_doubt() && !early.iter().any(is_an_end) {
        early.extend(app.ask(caps, &mut screen, &input, &events)?);
    }
    let ended = run(app, &mut screen, &input, &events, early);
    screen.leave().and(ended)
}

/// `lajna terminal`: takes the terminal, asks which line reads right, and gives it back. What to
/// tell the person then.
///
/// # Errors
/// As [`on_terminal`].
pub fn test_terminal(
    tuning: &mut Tuning,
    (caps, phrases, keyboard): (Caps, &'static Phrases, &Keyboard),
) -> io::Result<Notice> {
    let (sender, events) = mpsc::channel();
    let input = Input::start(sender.clone())?;
    // What was chosen earlier is what the test begins with; what is said to this start is not heard.
    let (mut screen, found, early) = terminal::start(caps, Choice::Asked(&|_| None), sender, &events)?;
    tuning.learn(found, None);
    let answer = match early.into_iter().find(is_an_end) {
        Some(event) => Ok(Answer::Ended(event)),
        None => selftest::ask(tuning, (caps, phrases, keyboard), &mut screen, (&input, &events)),
    };
    screen.leave()?;
    let mode = tuning.rendering().class.word();
    let name = tuning.found().map(tuning::name).filter(|name| !name.is_empty());
    let name = name.unwrap_or(phrases.terminal.this_one);
    let says = (phrases.terminal.answered)(mode, name);
    Ok(match answer? {
        Answer::Taken(Kept::Remembered) => Notice::said(says),
        Answer::Taken(Kept::ForNow) => Notice::warned((phrases.terminal.now_written)(mode)),
        Answer::Taken(Kept::Lost(why)) => {
            Notice::failed((phrases.terminal.not_kept)(&says, &why.to_string()))
        }
        Answer::Untold | Answer::Ended(_) => Notice::said((phrases.terminal.unanswered)(mode)),
    })
}

/// Who decides how right-to-left text is sent: the answers of the terminal, which also tell it from
/// others, unless a class was asked for.
fn choice(caps: Caps, said: Option<Mode>) -> Choice<'static> {
    match said {
        Some(Mode::As(class)) => Choice::Given(Rendering { class, ..caps.rendering }),
        Some(Mode::Auto) | None => Choice::Asked(&|_| None),
    }
}

/// Whether nobody will be there to answer a question.
const fn is_an_end(event: &Event) -> bool {
    matches!(event, Event::HangUp | Event::Terminate)
}

/// Runs the program on a terminal until the person leaves; `early` came before the first frame.
///
/// # Errors
/// When the terminal can no longer be taken or given back; everything recorded is safe.
pub fn run(
    app: &mut App,
    screen: &mut Screen,
    input: &Input,
    events: &Receiver<Event>,
    early: Vec<Event>,
) -> io::Result<()> {
    let mut burst = early;
    loop {
        for event in burst {
            let Some(event) = screen.heed(event) else { continue };
            if let Event::Line(line) = event {
                input.learn(line);
            }
            match app.step(event, now()) {
                Flow::Go | Flow::Read | Flow::ReadAll | Flow::Commands => {}
                Flow::Repaint => screen.invalidate(),
                Flow::Render(rendering) => screen.render(rendering),
                Flow::Resume => screen.resume()?,
                Flow::Suspend => {
                    screen.suspend()?;
                    input.stop();
                    screen.resume()?;
                }
                Flow::Lend => {
                    let Some(words) = app.lent() else { continue };
                    screen.suspend()?;
                    let edited = input.pausing(|| outside::edit(words));
                    screen.resume()?;
                    app.take_back(edited, now());
                }
                Flow::Quit => return Ok(()),
            }
        }
        app.idle(now());
        if let Some(text) = app.copied.take() {
            screen.copy(&app.clipboard, &text);
        }
        screen.draw(|buffer| app.draw(buffer).map(Position::from));
        let event = match events.recv_timeout(app.patience(now())) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::HangUp),
        };
        // A burst of input is drawn once; one without end is cut, so that it is drawn at all.
        burst = event.into_iter().chain(events.try_iter().take(BURST)).collect();
    }
}

/// Events acted on before a frame is drawn.
pub(super) const BURST: usize = 512;

impl App {
    /// Asks which line reads right, on a terminal nobody knows. What else came up meanwhile.
    fn ask(
        &mut self,
        caps: Caps,
        screen: &mut Screen,
        input: &Input,
        events: &Receiver<Event>,
    ) -> io::Result<Option<Event>> {
        let about = (caps, self.language.phrases(), self.bindings.keyboard());
        let answer = selftest::ask(&mut self.tuning, about, screen, (input, events))?;
        let (kept, rest) = match answer {
            Answer::Taken(kept) => (kept, None),
            // Nobody is asked twice: the guess is the answer.
            Answer::Untold => (self.tuning.choose(Some(Mode::Auto)), None),
            Answer::Ended(event) => (Kept::ForNow, Some(event)),
        };
        if let Kept::Lost(_) = kept {
            self.tell_rendering(kept);
        }
        screen.render(self.tuning.rendering());
        Ok(rest)
    }

    /// How long the loop may wait for an event.
    pub(super) fn patience(&self, now: DateTime<Utc>) -> Duration {
        // What was due and has been drawn past, in a pane that is not on the screen, can wait.
        let looks = self.stage.due().filter(|at| *at > now);
        let rests = self.session.rests_at().filter(|at| *at > now);
        let settles = self.session.settle_at().into_iter().chain(self.drafting.due());
        let due = settles.chain(rests).chain(looks).min();
        // A clock set back must not make the text wait for it.
        let due = due.map_or(self.rest(), |at| (at - now).min(LONGEST_UNSETTLED));
        due.to_std().unwrap_or_default()
    }
}
