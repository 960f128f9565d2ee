//! A terminal taken line by line: told every key, and sent nothing but text.
//!
//! Used by the event loop of the program without a screen. No alternate screen, no question, no
//! cursor addressing: what was there before stays above, and what is said stays when the
//! program has left. The one sequence sent is the switch that marks pasted text, and only to
//! terminals that know sequences: words that were pasted must not be taken for keys.
//!
//! Invariant: whatever ends the program, the terminal is given back exactly once.

use super::caps::Caps;
use super::input::Event;
use super::outlet::Outlet;
use super::tape::{Ending, Tape};
use std::io::{self, IsTerminal as _};
use std::os::fd::AsFd as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// The taken terminal. Given back by [`Teletype::leave`], by dropping it, or by a panic.
#[derive(Debug)]
pub struct Teletype {
    /// What is said and typed.
    pub tape: Tape,
    taken: Arc<Taken>,
}

/// What giving back needs, shared with the panic hook.
#[derive(Debug)]
struct Taken {
    caps: Caps,
    outlet: Outlet,
    held: AtomicBool,
}

impl Taken {
    fn take(&self) -> io::Result<()> {
        // Twice, so that a mode somebody else has set meanwhile is overwritten.
        crossterm::terminal::disable_raw_mode()?;
        crossterm::terminal::enable_raw_mode()?;
        self.held.store(true, Ordering::SeqCst);
        self.outlet.last_words(if self.caps.addressable { b"\x1b[?2004h" } else { b"" })
    }

    /// Gives the terminal back if it is held, after `words`.
    fn give_back(&self, words: &str) -> io::Result<()> {
        if !self.held.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let paste = if self.caps.addressable { "\x1b[?2004l" } else { "" };
        let words = self.outlet.last_words(format!("{words}{paste}").as_bytes());
        let mode = crossterm::terminal::disable_raw_mode();
        words.and(mode)
    }
}

impl Teletype {
    /// Whether someone is at the keys of standard input who can be told what each does.
    #[must_use]
    pub fn has_keys() -> bool {
        io::stdin().is_terminal()
    }

    /// Takes the terminal: raw mode, and a panic hook that gives it back before the message is
    /// printed. Events about the line go to `events`.
    ///
    /// # Errors
    /// There is no terminal, or the system has no threads left; nothing is changed then.
    pub fn enter(caps: Caps, events: Sender<Event>) -> io::Result<Self> {
        let line = io::stdout().as_fd().try_clone_to_owned()?;
        let outlet = Outlet::start(line, events)?;
        let taken = Arc::new(Taken { caps, outlet, held: AtomicBool::new(false) });
        // Made before anything is taken, so that failing half-way gives it back.
        let teletype = Self { tape: Tape::new(Ending::Raw, super::size().0), taken };
        teletype.taken.take()?;
        let taken = Arc::clone(&teletype.taken);
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // The message matters more than the line it stands on.
            let _ = taken.give_back("\r\n");
            previous(panic);
        }));
        Ok(teletype)
    }

    /// Whether the line would take what is said now. If not, [`Event::Drained`] says when, and
    /// until then it is better to say nothing: what is said then is the newest.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.taken.held.load(Ordering::SeqCst) && self.taken.outlet.ready()
    }

    /// Sends what was said, if the line takes it; else it is kept for the next time.
    pub fn flush(&mut self) {
        if !self.tape.is_empty() && self.is_ready() {
            self.taken.outlet.send(self.tape.take().into_bytes());
        }
    }

    /// Gives the terminal to the shell or another program for a while.
    ///
    /// # Errors
    /// The line is gone or takes nothing; the mode is restored nevertheless.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.tape.close();
        let rest = self.tape.take();
        self.taken.give_back(&rest)
    }

    /// Takes the terminal again, also when it was never given back but somebody else has
    /// changed its mode meanwhile; its width is read anew.
    ///
    /// # Errors
    /// The line is gone or takes nothing.
    pub fn resume(&mut self) -> io::Result<()> {
        // Still held after a stop nobody asked for; the shell has written on the line since.
        let _ = self.suspend();
        self.tape.resize(super::size().0);
        self.taken.take()
    }

    /// Gives the terminal back for good, after what is still to be said.
    ///
    /// # Errors
    /// The line is gone or takes nothing; the mode is restored nevertheless.
    pub fn leave(mut self) -> io::Result<()> {
        self.suspend()
    }
}

impl Drop for Teletype {
    fn drop(&mut self) {
        // Whoever wants to know of a failure calls `leave`.
        let _ = self.suspend();
        self.taken.outlet.end();
    }
}
