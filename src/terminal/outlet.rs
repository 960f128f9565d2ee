//! The way out: a thread that writes one frame at a time.
//!
//! Used by `screen` only. While a slow line takes a frame, the program goes on reading keys
//! and no second frame waits: the next one is made when the line is free, against what was
//! really sent. So old frames are never queued, neither here nor, as far as [`Pace`] can tell,
//! in the buffers on the way.

use super::detect::LineSpeed;
use super::input::Event;
use super::pace::Pace;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use std::io;
use std::sync::mpsc::{SendError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long leaving waits for a line that takes nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A thread that owns the line.
#[derive(Debug, Clone)]
pub(super) struct Outlet {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    line: OwnedFd,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    frame: Option<Vec<u8>>,
    phase: Phase,
    /// Somebody wanted to draw meanwhile.
    refused: bool,
    /// A frame was left half written.
    cut: bool,
    pace: Pace,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Phase {
    #[default]
    Idle,
    Writing,
    /// All is written, but the line may still be taking it.
    Resting,
    /// What is being written may be left half done.
    Stopping,
    Broken,
    Ended,
}

impl Outlet {
    /// Starts a thread that writes to `line` and tells `events` when the line is free again
    /// after it was not, or gone.
    pub(super) fn start(line: OwnedFd, events: Sender<Event>) -> io::Result<Self> {
        let shared = Arc::new(Shared { line, state: Mutex::default(), changed: Condvar::new() });
        let writer = Arc::clone(&shared);
        std::thread::Builder::new().name("terminal-output".into()).spawn(move || writer.run(&events))?;
        Ok(Self { shared })
    }

    /// Whether a frame would be taken now. If not, [`Event::Drained`] will say when.
    pub(super) fn ready(&self) -> bool {
        let mut state = self.shared.lock();
        let ready = state.phase == Phase::Idle;
        state.refused |= !ready;
        ready
    }

    /// Asks for [`Event::Drained`] as if a frame had been refused.
    pub(super) fn remind(&self) {
        self.shared.lock().refused = true;
    }

    /// Sets the pace of the line, before the first frame.
    pub(super) fn set_pace(&self, pace: Pace) {
        self.shared.lock().pace = pace;
    }

    /// Learns that the terminal has taken everything, at this moment; what the line carries, if
    /// that was being measured.
    pub(super) fn answered(&self, at: Instant) -> Option<LineSpeed> {
        let speed = self.shared.lock().pace.answered(at);
        self.shared.changed.notify_all();
        speed
    }

    /// How many bytes may go out at once, on a slow line.
    pub(super) fn turn(&self) -> Option<usize> {
        self.shared.lock().pace.turn()
    }

    /// Hands a frame over.
    pub(super) fn send(&self, mut frame: Vec<u8>) {
        let mut state = self.shared.lock();
        if state.phase == Phase::Idle {
            frame.extend_from_slice(state.pace.question());
            state.frame = Some(frame);
            state.phase = Phase::Writing;
            self.shared.changed.notify_all();
        }
    }

    /// Writes the last words past any frame, which is finished or, on a line that takes
    /// nothing, cut off.
    ///
    /// # Errors
    /// The line is gone or takes nothing.
    pub(super) fn last_words(&self, words: &[u8]) -> io::Result<()> {
        let mut state = self.shared.wait_while_writing(self.shared.lock(), PATIENCE);
        if state.phase == Phase::Writing {
            state.phase = Phase::Stopping;
            state = self.shared.wait_while_writing(state, PATIENCE);
        }
        // CAN ends a sequence that was cut in two.
        let cut = std::mem::take(&mut state.cut);
        drop(state);
        if cut {
            write_in_time(&self.shared.line, b"\x18", PATIENCE)?;
        }
        write_in_time(&self.shared.line, words, PATIENCE)
    }

    /// Ends the thread.
    pub(super) fn end(&self) {
        let mut state = self.shared.lock();
        state.phase = Phase::Ended;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while_writing<'s>(
        &self,
        state: MutexGuard<'s, State>,
        patience: Duration,
    ) -> MutexGuard<'s, State> {
        self.changed
            .wait_timeout_while(state, patience, |state| {
                matches!(state.phase, Phase::Writing | Phase::Stopping)
            })
            .unwrap_or_else(PoisonError::into_inner)
            .0
    }

    fn run(&self, events: &Sender<Event>) {
        while let Some(frame) = self.next_frame(events) {
            let written = self.write(&frame);
            let mut state = self.lock();
            if state.phase == Phase::Ended {
                return;
            }
            let heard = match written {
                Ok(()) => Self::rest(&mut state, events),
                Err(_) => {
                    state.phase = Phase::Broken;
                    events.send(Event::HangUp)
                }
            };
            drop(state);
            self.changed.notify_all();
            if heard.is_err() {
                return;
            }
        }
    }

    /// The line is free, which whoever was refused is told, or still taking what was written.
    fn rest(state: &mut State, events: &Sender<Event>) -> Result<(), SendError<Event>> {
        if state.pace.rest(Instant::now()).is_some() {
            state.phase = Phase::Resting;
            return Ok(());
        }
        state.phase = Phase::Idle;
        if std::mem::take(&mut state.refused) { events.send(Event::Drained) } else { Ok(()) }
    }

    /// Waits for a frame; `None` at the end. Meanwhile the line comes to be free.
    fn next_frame(&self, events: &Sender<Event>) -> Option<Vec<u8>> {
        let mut state = self.lock();
        loop {
            if state.phase == Phase::Ended {
                return None;
            }
            if let Some(frame) = state.frame.take() {
                state.pace.sends(frame.len(), Instant::now());
                return Some(frame);
            }
            if state.phase == Phase::Resting {
                Self::rest(&mut state, events).ok()?;
            }
            state = match (state.phase, state.pace.rest(Instant::now())) {
                (Phase::Resting, Some(rest)) => {
                    self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0
                }
                (Phase::Resting, None) => state,
                _ => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Writes a frame, in one call where the line takes it in one.
    fn write(&self, frame: &[u8]) -> io::Result<()> {
        let mut rest = frame;
        while !rest.is_empty() {
            if self.told_to_stop() {
                self.lock().cut = true;
                return Ok(());
            }
            match rustix::io::write(&self.line, rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => wait_writable(&self.line, PATIENCE).map(drop)?,
                Err(error) => return Err(error.into()),
            }
        }
        // A serial line: until it is out, the frame is not shown. Elsewhere this does nothing.
        let _ = rustix::termios::tcdrain(&self.line);
        Ok(())
    }

    fn told_to_stop(&self) -> bool {
        matches!(self.lock().phase, Phase::Stopping | Phase::Ended)
    }
}

/// Whether the line takes bytes within `patience`.
fn wait_writable(line: impl AsFd, patience: Duration) -> io::Result<bool> {
    let patience = Timespec {
        tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: patience.subsec_nanos().into(),
    };
    let mut fds = [PollFd::new(&line, PollFlags::OUT)];
    match poll(&mut fds, Some(&patience)) {
        Ok(0) => Ok(false),
        Ok(_) | Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Writes a few bytes to a line that may take none.
fn write_in_time(line: impl AsFd, bytes: &[u8], patience: Duration) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        if !wait_writable(&line, patience)? {
            return Err(io::ErrorKind::TimedOut.into());
        }
        match rustix::io::write(&line, rest) {
            Ok(count) => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;
    use std::sync::mpsc;

    #[test]
    fn a_slow_line_refuses_a_second_frame_and_says_when_it_is_free() {
        let (mut far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let outlet = Outlet::start(line.into(), events).unwrap();
        assert!(outlet.ready());
        // More than a pipe holds: the writer waits for a reader.
        outlet.send(vec![b'x'; 1 << 20]);
        assert!(!outlet.ready());
        let mut taken = vec![0; 1 << 20];
        far.read_exact(&mut taken).unwrap();
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(Event::Drained));
        assert!(outlet.ready());
        outlet.send(b"y".to_vec());
        outlet.last_words(b"z").unwrap();
        outlet.end();
        let mut rest = [0; 2];
        far.read_exact(&mut rest).unwrap();
        assert_eq!(&rest, b"yz");
    }

    #[test]
    fn nobody_is_told_of_a_line_nobody_waited_for() {
        let (mut far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let outlet = Outlet::start(line.into(), events).unwrap();
        outlet.send(b"abc".to_vec());
        let mut taken = [0; 3];
        far.read_exact(&mut taken).unwrap();
        outlet.last_words(b"").unwrap();
        assert_eq!(heard.try_recv(), Err(mpsc::TryRecvError::Empty));
        outlet.end();
    }

    #[test]
    fn on_a_slow_line_a_frame_is_given_its_time_though_buffers_have_taken_it() {
        let (mut far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let outlet = Outlet::start(line.into(), events).unwrap();
        outlet.set_pace(Pace::to_measure(Duration::from_millis(200), 30));
        outlet.send(vec![b'x'; 1000]);
        let mut taken = [0; 1004];
        far.read_exact(&mut taken).unwrap();
        assert!(taken.ends_with(b"x\x1b[5n"));
        assert!(!outlet.ready(), "the answer is awaited");
        // As if the line had needed 100 ms for it.
        let speed = outlet.answered(Instant::now() + Duration::from_millis(300)).unwrap();
        assert!((5000..11_000).contains(&speed.bytes_per_second.unwrap()), "{speed:?}");
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(Event::Drained));
        assert!(outlet.ready() && outlet.turn().is_some());
        let sent = Instant::now();
        outlet.send(vec![b'y'; 1000]);
        assert!(!outlet.ready());
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(Event::Drained));
        assert!(sent.elapsed() > Duration::from_millis(40), "{:?}", sent.elapsed());
        outlet.send(vec![b'z'; 10_000]);
        let leaving = Instant::now();
        outlet.last_words(b"bye").unwrap();
        assert!(leaving.elapsed() < Duration::from_millis(500), "leaving does not wait");
        assert_eq!(outlet.answered(Instant::now()), None, "one question, one answer");
        outlet.end();
    }

    #[test]
    fn a_line_that_is_gone_is_a_hang_up() {
        let (far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let outlet = Outlet::start(line.into(), events).unwrap();
        drop(far);
        outlet.send(b"abc".to_vec());
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(Event::HangUp));
        assert!(!outlet.ready());
        outlet.end();
    }

    #[test]
    fn leaving_does_not_wait_for_a_line_that_takes_nothing() {
        let (_far, line) = io::pipe().unwrap();
        let (events, _heard) = mpsc::channel();
        let outlet = Outlet::start(line.into(), events).unwrap();
        outlet.send(vec![b'x'; 1 << 20]);
        assert!(outlet.last_words(b"bye").is_err());
    }
}
