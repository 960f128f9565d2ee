//! The way out: a thread that writes one frame at a time.
//!
//! Used by `screen` only. While a slow line takes a frame, the program goes on reading keys
//! and no second frame waits: the next one is made when the line is free, against what was
//! really sent. So old frames are never queued.

use super::input::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

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
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Phase {
    #[default]
    Idle,
    Writing,
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

    /// Hands a frame over.
    pub(super) fn send(&self, frame: Vec<u8>) {
        let mut state = self.shared.lock();
        if state.phase == Phase::Idle {
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
        while let Some(frame) = self.next_frame() {
            let written = self.write(&frame);
            let mut state = self.lock();
            if state.phase == Phase::Ended {
                return;
            }
            state.phase = if written.is_ok() { Phase::Idle } else { Phase::Broken };
            let refused = std::mem::take(&mut state.refused);
            drop(state);
            self.changed.notify_all();
            let event = match written {
                Ok(()) if refused => Event::Drained,
                Ok(()) => continue,
                Err(_) => Event::HangUp,
            };
            if events.send(event).is_err() {
                return;
            }
        }
    }

    /// Waits for a frame; `None` at the end.
    fn next_frame(&self) -> Option<Vec<u8>> {
        let mut state = self.lock();
        loop {
            if state.phase == Phase::Ended {
                return None;
            }
            if let Some(frame) = state.frame.take() {
                return Some(frame);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
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
