//! What comes in: keys, pastes, sizes, signals, the end of the line. One channel.
//!
//! Used by the event loop, which owns the receiver and decides how long to wait. Two threads
//! feed it, one reads the terminal, one takes signals; `screen` feeds it too. Deliberately
//! without mouse, focus and any meaning of keys, and without a buffer between: what is read
//! is sent at once.

mod parse;

use super::detect::{Found, LineSpeed};
use super::reply::Reply;
use crate::keys::Key;
pub use parse::Parser;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, as the terminal sent it: escapes, controls and all.
    Paste(String),
    /// So much text came at once that no hand has typed it, though the terminal did not say that
    /// it was pasted: letters and line breaks.
    Burst(String),
    /// The terminal has so many columns and rows now.
    Resize(u16, u16),
    /// Somebody asks the program to stop for a while (`SIGTSTP`): leave the screen, then
    /// [`Input::stop`], then come back.
    Suspend,
    /// The program goes on after it was stopped without being asked: come back to the screen.
    Resumed,
    /// The program should end (`SIGTERM`, `SIGINT`, `SIGQUIT`): save, leave.
    Terminate,
    /// The terminal is gone: save; nothing more can be shown or read.
    HangUp,
    /// A slow line has taken the last frame, and a newer one was held back: draw again.
    Drained,
    /// The terminal has answered, at this moment: for [`super::Screen::heed`].
    Reply(Reply, Instant),
    /// What the line carries, measured once by the first frame.
    Line(LineSpeed),
    /// The terminal is known at last: it answered after the start had given up waiting. Only
    /// told if the start was unsure; [`super::Screen::render`] acts upon it.
    Found(Box<Found>),
}

/// The time now; the one clock of the program besides its entry point.
#[must_use]
pub fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

/// The threads that listen. Dropping it ends the one for signals; the one that reads the
/// terminal ends with the receiver or the line.
#[derive(Debug)]
pub struct Input {
    /// Holds the reader while something else reads the terminal.
    gate: Arc<Mutex<()>>,
    /// Wakes the reader out of its wait, so that it meets the gate.
    wake: Mutex<io::PipeWriter>,
    /// The reader answers here before it waits at the gate.
    held: Mutex<mpsc::Receiver<()>>,
    /// The next `SIGCONT` ends a stop of our own.
    continuing: Arc<AtomicBool>,
    /// Milliseconds the line takes there and back.
    round_trip: Arc<AtomicU32>,
    signals: Handle,
}

impl Input {
    /// Starts listening; raw mode is the screen's business.
    ///
    /// # Errors
    /// Neither standard input nor `/dev/tty` is a terminal, or the system has no threads,
    /// pipes or signals left.
    pub fn start(events: Sender<Event>) -> io::Result<Self> {
        let terminal = terminal()?;
        let signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH])?;
        let continuing = Arc::new(AtomicBool::new(false));
        let handle = signals.handle();
        listen(signals, events.clone(), Arc::clone(&continuing))?;
        let gate = Arc::new(Mutex::new(()));
        let (woken, wake) = io::pipe()?;
        let (holding, held) = mpsc::channel();
        let round_trip = Arc::new(AtomicU32::new(0));
        let term = std::env::var("TERM").unwrap_or_default();
        let reader = Reader {
            terminal,
            woken,
            gate: Arc::clone(&gate),
            holding,
            events,
            term,
            round_trip: Arc::clone(&round_trip),
        };
        std::thread::Builder::new().name("terminal-input".into()).spawn(move || reader.run())?;
        let (wake, held) = (Mutex::new(wake), Mutex::new(held));
        Ok(Self { gate, wake, held, continuing, round_trip, signals: handle })
    }

    /// Learns what the line is like: on a slow one the Escape key is waited after for longer, lest
    /// the beginning of a sequence be taken for it.
    pub fn learn(&self, line: LineSpeed) {
        let milliseconds = u32::try_from(line.round_trip.as_millis()).unwrap_or(u32::MAX);
        self.round_trip.store(milliseconds, Ordering::Relaxed);
    }

    /// Runs `work` while nothing is read, for another program that reads the terminal.
    pub fn pausing<T>(&self, work: impl FnOnce() -> T) -> T {
        let gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let woken = self.wake.lock().unwrap_or_else(PoisonError::into_inner).write_all(b"p").is_ok();
        if woken {
            // An error means that the reader has ended: nothing reads, which is what we want.
            let _ = self.held.lock().unwrap_or_else(PoisonError::into_inner).recv();
        }
        let result = work();
        drop(gate);
        result
    }

    /// Stops the process group, as ctrl-z does in a shell; returns when it goes on. Does
    /// nothing where nobody could make it go on.
    pub fn stop(&self) {
        let leads_session =
            rustix::process::getsid(None).is_ok_and(|leader| leader == rustix::process::getpid());
        if !leads_session {
            self.continuing.store(true, Ordering::SeqCst);
            if rustix::process::kill_current_process_group(rustix::process::Signal::STOP).is_err() {
                self.continuing.store(false, Ordering::SeqCst);
            }
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.signals.close();
    }
}

/// Standard input, or the controlling terminal where input is redirected.
fn terminal() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        stdin.as_fd().try_clone_to_owned()
    } else {
        Ok(std::fs::File::options().read(true).write(true).open("/dev/tty")?.into())
    }
}

/// Takes signals on a thread of its own.
fn listen(mut signals: Signals, events: Sender<Event>, continuing: Arc<AtomicBool>) -> io::Result<()> {
    let run = move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGWINCH => {
                    let (columns, rows) = super::screen::size();
                    Event::Resize(columns, rows)
                }
                SIGTSTP => Event::Suspend,
                SIGCONT if continuing.swap(false, Ordering::SeqCst) => continue,
                SIGCONT => Event::Resumed,
                SIGHUP => Event::HangUp,
                _ => Event::Terminate,
            };
            if events.send(event).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("terminal-signals".into()).spawn(run).map(drop)
}

/// Reads the terminal on a thread of its own.
#[derive(Debug)]
struct Reader {
    terminal: OwnedFd,
    woken: io::PipeReader,
    gate: Arc<Mutex<()>>,
    holding: Sender<()>,
    events: Sender<Event>,
    term: String,
    round_trip: Arc<AtomicU32>,
}

/// Why reading ends.
enum End {
    /// The line is gone.
    HangUp,
    /// Nobody listens.
    Unheard,
}

impl Reader {
    fn run(mut self) {
        let mut parser = Parser::of(&self.term);
        let end = loop {
            if let Err(end) = self.turn(&mut parser) {
                break end;
            }
        };
        if let End::HangUp = end {
            // Whoever was pasting when the line broke has meant it.
            let _ = self.tell(|events| parser.give_up(Instant::now(), events));
            let _ = self.events.send(Event::HangUp);
        }
    }

    /// Waits once. After a hang-up the terminal is forever readable and has nothing: that
    /// must end the thread, not turn it into a loop.
    fn turn(&mut self, parser: &mut Parser) -> Result<(), End> {
        parser.learn(Duration::from_millis(self.round_trip.load(Ordering::Relaxed).into()));
        let patience = parser.patience().map(timespec);
        let mut fds = [PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        match poll(&mut fds, patience.as_ref()) {
            Ok(0) => return self.tell(|events| parser.give_up(Instant::now(), events)),
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return Err(End::HangUp),
        }
        let [typed, woken] = fds.map(|fd| fd.revents());
        if woken.contains(PollFlags::IN) {
            return self.hold();
        }
        if typed.contains(PollFlags::IN) {
            let mut bytes = [0; 4096];
            return match rustix::io::read(&self.terminal, &mut bytes) {
                Ok(0) => Err(End::HangUp),
                Ok(count) => {
                    let at = Instant::now();
                    self.tell(|events| parser.feed(bytes.get(..count).unwrap_or_default(), at, events))
                }
                Err(Errno::INTR | Errno::AGAIN) => Ok(()),
                Err(_) => Err(End::HangUp),
            };
        }
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        if typed.intersects(gone) || woken.intersects(gone) { Err(End::HangUp) } else { Ok(()) }
    }

    fn tell(&self, parse: impl FnOnce(&mut Vec<Event>)) -> Result<(), End> {
        let mut events = Vec::new();
        parse(&mut events);
        events.into_iter().try_for_each(|event| self.events.send(event)).map_err(|_| End::Unheard)
    }

    /// Waits at the gate until the other program is done.
    fn hold(&mut self) -> Result<(), End> {
        let mut byte = [0];
        let read = self.woken.read(&mut byte);
        if !matches!(read, Ok(1)) || self.holding.send(()).is_err() {
            return Err(End::Unheard);
        }
        drop(self.gate.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(())
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec {
        tv_sec: i64::try_from(duration.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: duration.subsec_nanos().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Code;
    use std::sync::mpsc::Receiver;

    /// A reader over a pipe instead of a terminal.
    fn reader() -> (io::PipeWriter, Input, Receiver<Event>) {
        let (terminal, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let gate = Arc::new(Mutex::new(()));
        let (woken, wake) = io::pipe().unwrap();
        let (holding, held) = mpsc::channel();
        let round_trip = Arc::new(AtomicU32::new(0));
        let reader = Reader {
            terminal: terminal.into(),
            woken,
            gate: Arc::clone(&gate),
            holding,
            events,
            term: "xterm".to_owned(),
            round_trip: Arc::clone(&round_trip),
        };
        std::thread::spawn(move || reader.run());
        let signals = Signals::new([SIGWINCH]).unwrap().handle();
        let continuing = Arc::new(AtomicBool::new(false));
        let (wake, held) = (Mutex::new(wake), Mutex::new(held));
        let input = Input { gate, wake, held, continuing, round_trip, signals };
        (line, input, heard)
    }

    fn next(heard: &Receiver<Event>) -> Event {
        heard.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    #[test]
    fn more_keys_than_a_read_takes_all_arrive() {
        let (mut line, _input, heard) = reader();
        line.write_all(&[b'a'; 20_000]).unwrap();
        for _ in 0..20_000 {
            assert_eq!(next(&heard), Event::Key(Key::char('a')));
        }
    }

    #[test]
    fn the_end_of_the_line_is_told_once_and_ends_the_thread() {
        let (mut line, _input, heard) = reader();
        line.write_all(b"x").unwrap();
        drop(line);
        assert_eq!(next(&heard), Event::Key(Key::char('x')));
        assert_eq!(next(&heard), Event::HangUp);
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Err(mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_lone_escape_is_told_after_a_moment() {
        let (mut line, _input, heard) = reader();
        line.write_all(b"\x1b").unwrap();
        assert_eq!(next(&heard), Event::Key(Key::plain(Code::Esc)));
    }

    #[test]
    fn nothing_is_read_while_something_else_reads() {
        let (mut line, input, heard) = reader();
        input.pausing(|| {
            line.write_all(b"z").unwrap();
            assert_eq!(heard.recv_timeout(Duration::from_millis(100)), Err(mpsc::RecvTimeoutError::Timeout));
        });
        assert_eq!(next(&heard), Event::Key(Key::char('z')));
    }
}
