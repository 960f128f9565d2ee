//! The screen: taken from the shell, painted, given back.
//!
//! Used by the event loop. Owns raw mode, the alternate screen, the two buffers and the way
//! out. Deliberately asks the terminal nothing and draws nothing itself.
//!
//! Invariant: whatever ends the program (an error, a panic, a signal that became an event),
//! the terminal is given back exactly once.

use super::caps::{Caps, Direction};
use super::input::Event;
use super::outlet::Outlet;
use super::writer::Writer;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::fd::{AsFd, OwnedFd};
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// It is on its way.
    Sent,
    /// It looks like the one before; nothing was sent.
    Unchanged,
    /// It was not painted: the line is still taking the one before. [`Event::Drained`] says
    /// when to draw again. Also while the screen is suspended, and after a hang-up.
    Busy,
}

/// Size of a terminal that does not know its own.
const FALLBACK: (u16, u16) = (80, 24);

/// What is sent to take the screen.
///
/// The direction switch comes before the clearing: VTE records it per row, when the row is
/// erased. `CSI 8 l` is BDSM explicit (the program orders right-to-left text), `CSI 1 SP k` is
/// SCP left-to-right (ECMA-48 8.3.24, 8.3.111); terminals without them ignore them.
#[must_use]
pub const fn enter_bytes() -> &'static [u8] {
    concat!(
        "\x1b[?1049h", // the alternate screen, cursor saved
        "\x1b[m\x1b[r\x1b[H",
        "\x1b[8l\x1b[1 k",
        "\x1b[2J",
        "\x1b[?2004h", // bracketed paste
        "\x1b[2 q",    // a steady block: it stands on a cell, not between two
    )
    .as_bytes()
}

/// What is sent to give the screen back.
#[must_use]
pub fn leave_bytes(caps: &Caps) -> Vec<u8> {
    let implicit = match caps.direction {
        Direction::Implicit => "\x1b[8h",
        Direction::Explicit => "",
    };
    ["\x1b[m\x1b[r", "\x1b[?25h\x1b[0 q", "\x1b[0 k", implicit, "\x1b[?2004l", "\x1b[?1049l"]
        .concat()
        .into_bytes()
}

/// Whether standard output is a terminal on which text can be placed. If not, say so in a
/// sentence instead. (Keys may come from `/dev/tty`; [`super::Input::start`] says if not.)
#[must_use]
pub fn is_terminal(caps: &Caps) -> bool {
    caps.addressable && io::stdout().is_terminal()
}

/// Columns and rows of standard output, or 80 by 24 where it does not know.
#[must_use]
pub fn size() -> (u16, u16) {
    rustix::termios::tcgetwinsize(io::stdout())
        .ok()
        .map(|size| (size.ws_col, size.ws_row))
        .filter(|&(columns, rows)| columns > 0 && rows > 0)
        .unwrap_or(FALLBACK)
}

/// The taken screen. Given back by [`Screen::leave`], by dropping it, or by a panic.
#[derive(Debug)]
pub struct Screen {
    writer: Writer,
    shown: Buffer,
    next: Buffer,
    taken: Arc<Taken>,
}

/// What giving back needs, shared with the panic hook.
#[derive(Debug)]
struct Taken {
    caps: Caps,
    outlet: Outlet,
    mode: Mode,
    /// Between entering and leaving.
    held: AtomicBool,
}

/// Whether the line has a raw mode at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Terminal,
    #[cfg(test)]
    Pipe,
}

impl Mode {
    fn raw(self) -> io::Result<()> {
        match self {
            // Twice, so that a mode somebody else has set meanwhile is overwritten.
            Self::Terminal => {
                crossterm::terminal::disable_raw_mode()?;
                crossterm::terminal::enable_raw_mode()
            }
            #[cfg(test)]
            Self::Pipe => Ok(()),
        }
    }

    fn cooked(self) -> io::Result<()> {
        match self {
            Self::Terminal => crossterm::terminal::disable_raw_mode(),
            #[cfg(test)]
            Self::Pipe => Ok(()),
        }
    }
}

impl Taken {
    fn take(&self) -> io::Result<()> {
        self.mode.raw()?;
        self.held.store(true, Ordering::SeqCst);
        self.outlet.last_words(enter_bytes())
    }

    /// Gives the terminal back if it is held.
    fn give_back(&self) -> io::Result<()> {
        if !self.held.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let words = self.outlet.last_words(&leave_bytes(&self.caps));
        let mode = self.mode.cooked();
        words.and(mode)
    }
}

impl Screen {
    /// Takes the screen: raw mode, the alternate screen, and a panic hook that gives both
    /// back before the message is printed. Events about the line go to `events`. Whoever
    /// catches a panic and goes on calls [`Screen::resume`].
    ///
    /// # Errors
    /// There is no terminal, or the system has no threads left; nothing is changed then.
    pub fn enter(caps: Caps, events: Sender<Event>) -> io::Result<Self> {
        let line = io::stdout().as_fd().try_clone_to_owned()?;
        let screen = Self::over(caps, line, Mode::Terminal, size(), events)?;
        let taken = Arc::clone(&screen.taken);
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // The message matters more than the screen.
            let _ = taken.give_back();
            previous(panic);
        }));
        Ok(screen)
    }

    fn over(
        caps: Caps,
        line: OwnedFd,
        mode: Mode,
        (columns, rows): (u16, u16),
        events: Sender<Event>,
    ) -> io::Result<Self> {
        let outlet = Outlet::start(line, events)?;
        let taken = Arc::new(Taken { caps, outlet, mode, held: AtomicBool::new(false) });
        let blank = Buffer::empty(Rect::new(0, 0, columns, rows));
        // Made before anything is taken, so that failing half-way gives it back.
        let mut screen = Self { writer: Writer::new(caps), shown: blank.clone(), next: blank, taken };
        screen.taken.take()?;
        screen.writer.cleared();
        Ok(screen)
    }

    /// Columns and rows that frames are painted on.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.next.area
    }

    /// Takes a new size; the next frame repaints everything.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let area = Rect::new(0, 0, columns, rows);
        self.next = Buffer::empty(area);
        self.shown = Buffer::empty(area);
        self.writer.invalidate();
    }

    /// Forgets what is shown: the next frame repaints everything.
    pub fn invalidate(&mut self) {
        self.writer.invalidate();
    }

    /// Paints a frame on a blank buffer and sends what differs from the last; `paint` answers
    /// where the caret is, if it shows. On a line that is still taking the last frame nothing
    /// is painted and nothing queued, so what is drawn next is the newest.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> Drawn {
        if !self.taken.held.load(Ordering::SeqCst) || !self.taken.outlet.ready() {
            return Drawn::Busy;
        }
        self.next.reset();
        let caret = paint(&mut self.next);
        let bytes = self.writer.frame(&self.shown, &self.next, caret);
        if bytes.is_empty() {
            return Drawn::Unchanged;
        }
        self.taken.outlet.send(bytes);
        std::mem::swap(&mut self.shown, &mut self.next);
        Drawn::Sent
    }

    /// Gives the terminal to the shell or another program for a while.
    ///
    /// # Errors
    /// The line is gone or takes nothing; the mode is restored nevertheless.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.taken.give_back()
    }

    /// Takes the terminal again, also when it was never given back but somebody else has changed its
    /// mode meanwhile; the
    /// next frame repaints everything, in the size the terminal has now.
    ///
    /// # Errors
    /// The line is gone or takes nothing.
    pub fn resume(&mut self) -> io::Result<()> {
        let (columns, rows) = match self.taken.mode {
            Mode::Terminal => size(),
            #[cfg(test)]
            Mode::Pipe => (self.next.area.width, self.next.area.height),
        };
        self.resize(columns, rows);
        // Still held after a stop nobody asked for: leaving first keeps the cursor of the shell.
        let _ = self.taken.give_back();
        self.taken.take()?;
        self.writer.cleared();
        Ok(())
    }

    /// Gives the terminal back for good.
    ///
    /// # Errors
    /// The line is gone or takes nothing; the mode is restored nevertheless.
    pub fn leave(self) -> io::Result<()> {
        self.taken.give_back()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Whoever wants to know of a failure calls `leave`.
        let _ = self.taken.give_back();
        self.taken.outlet.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;
    use std::io::Read as _;
    use std::sync::mpsc;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace('\x1b', "^")
    }

    fn screen() -> (io::PipeReader, Screen, mpsc::Receiver<Event>) {
        let (far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let screen = Screen::over(Caps::FULL, line.into(), Mode::Pipe, (20, 4), events).unwrap();
        (far, screen, heard)
    }

    fn say(words: &'static str) -> impl FnOnce(&mut Buffer) -> Option<Position> {
        move |buffer| {
            buffer.set_string(0, 0, words, Style::new());
            None
        }
    }

    #[test]
    fn the_direction_switch_comes_before_the_clearing() {
        let bytes = text(enter_bytes());
        assert_eq!(bytes, "^[?1049h^[m^[r^[H^[8l^[1 k^[2J^[?2004h^[2 q");
    }

    #[test]
    fn leaving_undoes_what_entering_did_before_the_alternate_screen_goes() {
        let bytes = text(&leave_bytes(&Caps::FULL));
        assert_eq!(bytes, "^[m^[r^[?25h^[0 q^[0 k^[8h^[?2004l^[?1049l");
        let explicit = Caps { direction: Direction::Explicit, ..Caps::FULL };
        assert!(!text(&leave_bytes(&explicit)).contains("^[8h"));
    }

    #[test]
    fn a_session_enters_draws_and_leaves_once() {
        let (mut far, mut screen, _heard) = screen();
        assert_eq!(screen.draw(say("hello")), Drawn::Sent);
        screen.suspend().unwrap();
        assert_eq!(screen.draw(say("hello")), Drawn::Busy);
        screen.suspend().unwrap();
        screen.leave().unwrap();
        let mut all = Vec::new();
        far.read_to_end(&mut all).unwrap();
        let frame = "^[?25lhello";
        let (enter, leave) = (text(enter_bytes()), text(&leave_bytes(&Caps::FULL)));
        assert_eq!(text(&all), format!("{enter}{frame}{leave}"));
    }

    #[test]
    fn dropping_gives_back_and_closes_the_line() {
        let (mut far, screen, _heard) = screen();
        drop(screen);
        let mut all = Vec::new();
        far.read_to_end(&mut all).unwrap();
        assert!(all.ends_with(&leave_bytes(&Caps::FULL)));
    }

    #[test]
    fn after_coming_back_everything_is_painted_again() {
        let (mut far, mut screen, _heard) = screen();
        assert_eq!(screen.draw(say("hello")), Drawn::Sent);
        screen.suspend().unwrap();
        screen.resume().unwrap();
        assert_eq!(screen.draw(say("hello")), Drawn::Sent);
        drop(screen);
        let mut all = Vec::new();
        far.read_to_end(&mut all).unwrap();
        assert_eq!(text(&all).matches("hello").count(), 2);
    }

    #[test]
    fn on_a_slow_line_old_frames_are_dropped_and_the_newest_is_drawn() {
        let (events, heard) = mpsc::channel();
        let (mut far, line) = io::pipe().unwrap();
        // 300 by 300 wide letters are more than a pipe holds.
        let mut screen = Screen::over(Caps::FULL, line.into(), Mode::Pipe, (300, 300), events).unwrap();
        let page = |letter: char| {
            move |buffer: &mut Buffer| {
                let area = buffer.area;
                area.positions().for_each(|place| {
                    buffer[place].set_char(letter);
                });
                None
            }
        };
        assert_eq!(screen.draw(page('a')), Drawn::Sent);
        for letter in "bcdefg".chars() {
            assert_eq!(screen.draw(page(letter)), Drawn::Busy);
        }
        let reading = std::thread::spawn(move || {
            let mut all = Vec::new();
            far.read_to_end(&mut all).unwrap();
            all
        });
        assert_eq!(heard.recv_timeout(std::time::Duration::from_secs(10)), Ok(Event::Drained));
        assert_eq!(screen.draw(page('h')), Drawn::Sent);
        drop(screen);
        let all = text(&reading.join().unwrap());
        assert_eq!(all.matches('a').count(), 300 * 300);
        assert!(!all.contains('b') && !all.contains('g'));
        assert!(all.ends_with(&text(&leave_bytes(&Caps::FULL))));
    }
}
