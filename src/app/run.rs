//! The loop: events from the terminal in, frames out.
//!
//! Used by `main` to open the screen. It waits, and it draws once for each burst of input.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::layout::Position;

use super::{App, Flow, QUIET};
use crate::session::LONGEST_UNSETTLED;
use crate::store::disk;
use crate::terminal::{Caps, Event, Input, Screen, now};

/// Takes the terminal, runs the program until the person leaves, and gives the terminal back.
///
/// # Errors
/// When the terminal cannot be taken or given back; everything recorded is safe.
pub fn on_terminal(app: &mut App, caps: Caps) -> io::Result<()> {
    let (sender, events) = mpsc::channel();
    let input = Input::start(sender.clone())?;
    let mut screen = Screen::enter(caps, sender)?;
    // What sled panics about, the store answers: nobody must lose the screen for it.
    disk::quiet_contained_panics();
    let ended = run(app, &mut screen, &input, &events);
    screen.leave().and(ended)
}

/// Runs the program on a terminal until the person leaves.
///
/// # Errors
/// When the terminal can no longer be taken or given back; everything recorded is safe.
pub fn run(app: &mut App, screen: &mut Screen, input: &Input, events: &Receiver<Event>) -> io::Result<()> {
    loop {
        screen.draw(|buffer| app.draw(buffer).map(Position::from));
        let event = match events.recv_timeout(app.patience(now())) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::HangUp),
        };
        // A burst of input is drawn once; one without end is cut, so that it is drawn at all.
        for event in event.into_iter().chain(events.try_iter().take(BURST)) {
            if let Event::Resize(columns, rows) = event {
                screen.resize(columns, rows);
            }
            match app.step(event, now()) {
                Flow::Go => {}
                Flow::Repaint => screen.invalidate(),
                Flow::Resume => screen.resume()?,
                Flow::Suspend => {
                    screen.suspend()?;
                    input.stop();
                    screen.resume()?;
                }
                Flow::Quit => return Ok(()),
            }
        }
        app.idle(now());
    }
}

/// Events acted on before a frame is drawn.
const BURST: usize = 512;

impl App {
    /// How long the loop may wait for an event.
    fn patience(&self, now: DateTime<Utc>) -> Duration {
        // What was due and has been drawn past, in a pane that is not on the screen, can wait.
        let looks = self.stage.due().filter(|at| *at > now);
        let due = self.session.settle_at().into_iter().chain(looks).min();
        // A clock set back must not make the text wait for it.
        let due = due.map_or(QUIET, |at| (at - now).min(LONGEST_UNSETTLED));
        due.to_std().unwrap_or_default()
    }
}
