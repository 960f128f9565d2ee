//! The start: the screen taken, the terminal asked once, its answers awaited.
//!
//! Used by the event loop. What comes meanwhile is kept, in order. Deliberately not here: what
//! is asked and what the answers mean (`detect`), and what is remembered from earlier starts.

use super::caps::Caps;
use super::class::Rendering;
use super::detect::{Certainty, Detection, Found};
use super::input::Event;
use super::pace::Pace;
use super::screen::Screen;
use super::{switch, tmux};
use std::io;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

/// Who decides how right-to-left text is sent.
#[derive(Clone, Copy)]
pub enum Choice<'a> {
    /// The person, now: the terminal is asked nothing.
    Given(Rendering),
    /// The terminal's answers, unless something was chosen earlier for the terminal with this
    /// fingerprint.
    Asked(&'a dyn Fn(&str) -> Option<Rendering>),
}

/// Takes the screen as [`Screen::enter`] does, and finds out how to send right-to-left text.
/// Blocks for one round trip of the line, or two seconds if nobody answers; the events that come
/// meanwhile are returned, to be acted upon first. [`super::Input::start`] must have been called.
///
/// # Errors
/// There is no terminal, or the system has no threads left.
pub fn start(
    caps: Caps,
    choice: Choice<'_>,
    sender: Sender<Event>,
    events: &Receiver<Event>,
) -> io::Result<(Screen, Found, Vec<Event>)> {
    match choice {
        Choice::Given(rendering) => given(Caps { rendering, ..caps }, sender),
        Choice::Asked(chosen) => asked(caps, chosen, sender, events),
    }
}

fn given(caps: Caps, sender: Sender<Event>) -> io::Result<(Screen, Found, Vec<Event>)> {
    let found = Found {
        rendering: caps.rendering,
        certainty: Certainty::Chosen,
        direction: caps.direction,
        shifts: caps.shifts,
        fingerprint: None,
        multiplexer: None,
        round_trip: None,
    };
    Ok((Screen::enter(caps, sender)?, found, Vec::new()))
}

fn asked(
    caps: Caps,
    chosen: &dyn Fn(&str) -> Option<Rendering>,
    sender: Sender<Event>,
    events: &Receiver<Event>,
) -> io::Result<(Screen, Found, Vec<Event>)> {
    let var = |name: &str| std::env::var(name).ok();
    let mut detection = Detection::new(var, caps.direction);
    let (passthrough, client) = if detection.is_in_tmux() { tmux::open(var) } else { (None, None) };
    client.into_iter().for_each(|client| detection.tmux_says(client));
    let question = detection.question(switch::ALTERNATE);
    let asked = Instant::now();
    let mut screen = Screen::asking(caps, sender, &question)?;
    let early = wait(&mut detection, asked, events);
    drop(passthrough);
    let mut found = detection.found();
    if let Some(rendering) = found.fingerprint.as_deref().and_then(chosen) {
        found.rendering = rendering;
        found.certainty = Certainty::Chosen;
    }
    let round_trip = found.round_trip.filter(|_| detection.answers_for_the_line());
    let pace = round_trip.map(|time| Pace::to_measure(time, question.len())).unwrap_or_default();
    screen.settle(&found, pace)?;
    if found.certainty == Certainty::Unsure && detection.deadline().is_some() {
        screen.listen(detection, asked);
    }
    Ok((screen, found, early))
}

/// Waits for the answers; what else comes is kept. An end of everything ends the waiting too.
fn wait(detection: &mut Detection, asked: Instant, events: &Receiver<Event>) -> Vec<Event> {
    let mut early = Vec::new();
    while let Some(deadline) = detection.deadline() {
        match events.recv_timeout((asked + deadline).saturating_duration_since(Instant::now())) {
            Ok(Event::Reply(reply, at)) => detection.hear(&reply, at.saturating_duration_since(asked)),
            Ok(event) => {
                let end = matches!(event, Event::HangUp | Event::Terminate);
                early.push(event);
                if end {
                    break;
                }
            }
            Err(_) => break,
        }
    }
    early
}
