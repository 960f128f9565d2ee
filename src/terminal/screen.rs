//! The screen: taken from the shell, painted, given back.
//!
//! Used by the event loop. Owns raw mode, the alternate screen, the two buffers and the way
//! out. Deliberately draws nothing itself; what is asked and what answers mean is elsewhere.
//!
//! Invariant: whatever ends the program (an error, a panic, a signal that became an event),
//! the terminal is given back exactly once, with the switches that were thrown.

mod sample;

use super::caps::Caps;
use super::class::{Class, Rendering};
use super::detect::{Certainty, Detection, Found};
use super::input::Event;
use super::outlet::Outlet;
use super::pace::Pace;
use super::reply::Reply;
use super::switch;
use super::writer::Writer;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::fd::{AsFd, OwnedFd};
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// It is on its way; on a slow line perhaps its first rows only, and [`Event::Drained`] says
    /// when to draw again.
    Sent,
    /// It looks like the one before; nothing was sent.
    Unchanged,
    /// It was not painted: the line is still taking the one before. [`Event::Drained`] says
    /// when to draw again. Also while the screen is suspended, and after a hang-up.
    Busy,
}

/// Size of a terminal that does not know its own.
const FALLBACK: (u16, u16) = (80, 24);

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
    caps: Caps,
    writer: Writer,
    /// What the terminal shows; blank where nobody knows.
    shown: Buffer,
    next: Buffer,
    /// For the clipboard: goes out behind the next frame.
    pub(super) parcel: Vec<u8>,
    /// Classes whose switch was thrown since the screen was taken.
    thrown: Vec<Class>,
    /// Switches that the next frame throws.
    switches: String,
    /// Answers that were not waited for, and when they were asked for.
    late: Option<(Detection, Instant)>,
    taken: Arc<Taken>,
}

/// What giving back needs, shared with the panic hook.
#[derive(Debug)]
struct Taken {
    outlet: Outlet,
    mode: Mode,
    /// Between entering and leaving.
    held: AtomicBool,
    /// What gives the screen back as it is now.
    leave: Mutex<Vec<u8>>,
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
    fn take(&self, words: &[u8], leave: Vec<u8>) -> io::Result<()> {
        self.mode.raw()?;
        self.will_leave(leave);
        self.held.store(true, Ordering::SeqCst);
        self.outlet.last_words(words)
    }

    fn will_leave(&self, leave: Vec<u8>) {
        *self.leave.lock().unwrap_or_else(PoisonError::into_inner) = leave;
    }

    /// Gives the terminal back if it is held.
    fn give_back(&self) -> io::Result<()> {
        if !self.held.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let leave = std::mem::take(&mut *self.leave.lock().unwrap_or_else(PoisonError::into_inner));
        let words = self.outlet.last_words(&leave);
        let mode = self.mode.cooked();
        words.and(mode)
    }
}

impl Screen {
    /// Takes the screen: raw mode, the alternate screen, the switch of the class in `caps`, and a
    /// panic hook that gives all back before the message is printed. Events about the line go to
    /// `events`. Whoever catches a panic and goes on calls [`Screen::resume`].
    ///
    /// Nothing is asked; [`super::start()`] asks, and then takes the screen for what it found.
    ///
    /// # Errors
    /// There is no terminal, or the system has no threads left; nothing is changed then.
    pub fn enter(caps: Caps, events: Sender<Event>) -> io::Result<Self> {
        let mut screen = Self::on_terminal(caps, events)?;
        screen.take()?;
        Ok(screen)
    }

    /// Takes as much of the screen as asking needs: raw mode, and the alternate screen, which
    /// `question` enters. [`Screen::settle`] takes the rest.
    pub(super) fn asking(caps: Caps, events: Sender<Event>, question: &str) -> io::Result<Self> {
        let screen = Self::on_terminal(caps, events)?;
        screen.ask(question)?;
        Ok(screen)
    }

    fn ask(&self, question: &str) -> io::Result<()> {
        self.taken.take(question.as_bytes(), switch::leave_classes(&[], self.caps.direction))
    }

    /// Takes the rest of the screen for a terminal that was found out.
    pub(super) fn settle(&mut self, found: &Found, pace: Pace) -> io::Result<()> {
        self.caps.rendering = found.rendering;
        self.caps.direction = found.direction;
        self.caps.shifts = found.shifts;
        self.writer = Writer::new(self.caps);
        self.throw_first();
        self.taken.outlet.set_pace(pace);
        self.taken.outlet.last_words(switch::settle(self.caps.rendering.class).as_bytes())?;
        self.writer.cleared();
        Ok(())
    }

    /// Goes on listening for answers of a terminal that was not known in time.
    pub(super) fn listen(&mut self, detection: Detection, asked: Instant) {
        self.late = Some((detection, asked));
    }

    /// Takes everything in one go.
    fn take(&mut self) -> io::Result<()> {
        let class = self.caps.rendering.class;
        self.throw_first();
        self.taken.take(&switch::enter_bytes(class), switch::leave_bytes(class, self.caps.direction))?;
        self.writer.cleared();
        Ok(())
    }

    /// The switch of the class, and no other, is about to be thrown.
    fn throw_first(&mut self) {
        self.thrown = vec![self.caps.rendering.class];
        self.switches.clear();
        self.taken.will_leave(switch::leave_classes(&self.thrown, self.caps.direction));
    }

    fn on_terminal(caps: Caps, events: Sender<Event>) -> io::Result<Self> {
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
        let taken = Taken { outlet, mode, held: AtomicBool::new(false), leave: Mutex::default() };
        let blank = Buffer::empty(Rect::new(0, 0, columns, rows));
        Ok(Self {
            caps,
            writer: Writer::new(caps),
            shown: blank.clone(),
            next: blank,
            parcel: Vec::new(),
            thrown: Vec::new(),
            switches: String::new(),
            late: None,
            taken: Arc::new(taken),
        })
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

    /// How right-to-left text is sent now.
    #[must_use]
    pub fn rendering(&self) -> Rendering {
        self.caps.rendering
    }

    /// Sends right-to-left text another way from now on: the next frame throws the switches of
    /// both classes and repaints everything.
    pub fn render(&mut self, rendering: Rendering) {
        let (from, to) = (self.caps.rendering.class, rendering.class);
        self.switches.push_str(&switch::change(from, to, self.caps.direction));
        self.thrown.retain(|class| *class != to);
        self.thrown.push(to);
        self.taken.will_leave(switch::leave_classes(&self.thrown, self.caps.direction));
        self.caps.rendering = rendering;
        self.writer = Writer::new(self.caps);
        self.invalidate();
    }

    /// Takes what concerns the screen out of an event, which comes back if it is anything to
    /// anybody else: a new size, an answer of the terminal.
    pub fn heed(&mut self, event: Event) -> Option<Event> {
        match event {
            Event::Resize(columns, rows) => {
                self.resize(columns, rows);
                Some(event)
            }
            Event::Reply(Reply::Ready, at) => self.taken.outlet.answered(at).map(Event::Line),
            Event::Reply(reply, at) => self.hear(&reply, at).map(|found| Event::Found(Box::new(found))),
            event => Some(event),
        }
    }

    /// Hears an answer that nobody waited for.
    fn hear(&mut self, reply: &Reply, at: Instant) -> Option<Found> {
        let (detection, asked) = self.late.as_mut()?;
        detection.hear(reply, at.saturating_duration_since(*asked));
        if detection.deadline().is_some() {
            return None;
        }
        let found = detection.found();
        self.late = None;
        self.caps.direction = found.direction;
        (found.certainty == Certainty::Sure || found.rendering != self.caps.rendering).then_some(found)
    }

    /// Forgets what is shown: the next frame repaints everything.
    pub fn invalidate(&mut self) {
        self.shown.reset();
        self.writer.invalidate();
    }

    /// Paints a frame on a blank buffer and sends what differs from the last; `paint` answers
    /// where the caret is, if it shows. On a line that is still taking the last frame nothing
    /// is painted and nothing queued, so what is drawn next is the newest. On a slow line a large
    /// frame goes out in parts, so that a key pressed meanwhile does not wait for all of it.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> Drawn {
        if !self.taken.held.load(Ordering::SeqCst) || !self.taken.outlet.ready() {
            return Drawn::Busy;
        }
        self.next.reset();
        let caret = paint(&mut self.next);
        let before = self.writer.clone();
        let mut bytes = self.writer.frame(&self.shown, &self.next, caret);
        if let Some(turn) = self.taken.outlet.turn().filter(|turn| bytes.len() > *turn)
            && let Some(part) = self.part(&before, caret, turn)
        {
            bytes = part;
            self.taken.outlet.remind();
        } else {
            std::mem::swap(&mut self.shown, &mut self.next);
        }
        bytes.append(&mut self.parcel);
        if bytes.is_empty() {
            return Drawn::Unchanged;
        }
        let switches = std::mem::take(&mut self.switches);
        self.taken.outlet.send([switches.into_bytes(), bytes].concat());
        Drawn::Sent
    }

    /// The first rows of what is to be shown, as many as fit into so many bytes, but one at
    /// least: they become what is shown. `None` if that is all of it.
    fn part(&mut self, before: &Writer, caret: Option<Position>, turn: usize) -> Option<Vec<u8>> {
        let area = self.next.area;
        let width = usize::from(area.width).max(1);
        let rows = self.shown.content.chunks(width).zip(self.next.content.chunks(width));
        let changed: Vec<usize> =
            rows.enumerate().filter(|(_, (shown, next))| shown != next).map(|(row, _)| row).collect();
        let try_rows = |count: usize| {
            let end = changed.get(count).map_or(self.next.content.len(), |row| row * width);
            let mut rows = self.shown.clone();
            let pairs = rows.content.iter_mut().zip(&self.next.content);
            pairs.take(end).for_each(|(cell, new)| cell.clone_from(new));
            let mut writer = before.clone();
            let bytes = writer.frame(&self.shown, &rows, caret);
            (bytes, writer, rows)
        };
        let (mut least, mut most) = (1, changed.len());
        let mut best = try_rows(least);
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            let trying = try_rows(middle);
            if trying.0.len() <= turn {
                (least, best) = (middle, trying);
            } else {
                most = middle;
            }
        }
        if least >= changed.len() {
            return None;
        }
        let (bytes, writer, shown) = best;
        self.writer = writer;
        self.shown = shown;
        Some(bytes)
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
        self.take()
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
    use super::super::caps::{Direction, Shifts};
    use super::super::clipboard::Clipboard;
    use super::*;
    use ratatui::style::Style;
    use std::io::Read as _;
    use std::sync::mpsc;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace('\x1b', "^")
    }

    fn screen_of(class: Class) -> (io::PipeReader, Screen, mpsc::Receiver<Event>) {
        let (far, line) = io::pipe().unwrap();
        let (events, heard) = mpsc::channel();
        let caps = Caps { rendering: class.into(), ..Caps::FULL };
        let mut screen = Screen::over(caps, line.into(), Mode::Pipe, (20, 4), events).unwrap();
        screen.take().unwrap();
        (far, screen, heard)
    }

    fn screen() -> (io::PipeReader, Screen, mpsc::Receiver<Event>) {
        screen_of(Class::Visual)
    }

    fn enter() -> String {
        text(&switch::enter_bytes(Class::Visual))
    }

    fn leave() -> String {
        text(&switch::leave_bytes(Class::Visual, Direction::Implicit))
    }

    fn everything(mut far: io::PipeReader) -> String {
        let mut all = Vec::new();
        far.read_to_end(&mut all).unwrap();
        text(&all)
    }

    fn say(words: &'static str) -> impl FnOnce(&mut Buffer) -> Option<Position> {
        move |buffer| {
            buffer.set_string(0, 0, words, Style::new());
            None
        }
    }

    #[test]
    fn a_session_enters_draws_and_leaves_once() {
        let (far, mut screen, _heard) = screen();
        assert_eq!(screen.draw(say("hello")), Drawn::Sent);
        screen.suspend().unwrap();
        assert_eq!(screen.draw(say("hello")), Drawn::Busy);
        screen.suspend().unwrap();
        screen.leave().unwrap();
        assert_eq!(everything(far), format!("{}^[?25lhello{}", enter(), leave()));
    }

    #[test]
    fn what_is_copied_goes_out_behind_the_next_frame_and_once() {
        let (far, mut screen, _heard) = screen();
        screen.copy(&Clipboard::PLAIN, "first");
        screen.copy(&Clipboard::PLAIN, "a");
        assert_eq!(screen.draw(say("hello")), Drawn::Sent);
        screen.copy(&Clipboard::OFF, "b");
        while screen.draw(say("hello")) == Drawn::Busy {
            std::thread::yield_now();
        }
        screen.copy(&Clipboard::PLAIN, "c");
        assert_eq!(screen.draw(say("hello")), Drawn::Sent, "also when the frame is as before");
        screen.leave().unwrap();
        let sent = "^[?25lhello^]52;c;YQ==\u{7}^]52;c;Yw==\u{7}";
        assert_eq!(everything(far), format!("{}{sent}{}", enter(), leave()));
    }

    #[test]
    fn dropping_gives_back_and_closes_the_line() {
        let (far, screen, _heard) = screen();
        drop(screen);
        assert!(everything(far).ends_with(&leave()));
    }

    #[test]
    fn while_the_terminal_is_asked_the_screen_is_held_and_given_back() {
        let (events, _heard) = mpsc::channel();
        let (far, line) = io::pipe().unwrap();
        let screen = Screen::over(Caps::FULL, line.into(), Mode::Pipe, (20, 4), events).unwrap();
        screen.ask("\x1b[?1049h\x1b[c").unwrap();
        drop(screen);
        assert_eq!(everything(far), format!("^[?1049h^[c{}", leave()));
    }

    #[test]
    fn what_was_found_is_settled_in_the_one_order_that_works() {
        let (events, _heard) = mpsc::channel();
        let (far, line) = io::pipe().unwrap();
        let mut screen = Screen::over(Caps::FULL, line.into(), Mode::Pipe, (20, 4), events).unwrap();
        screen.ask("\x1b[?1049h\x1b[c").unwrap();
        screen.settle(&found(Class::Bdsm), Pace::default()).unwrap();
        screen.leave().unwrap();
        let all = everything(far);
        assert!(all.starts_with("^[?1049h^[c^[m^[r^[H^[8l^[1 k^[2J"), "{all}");
        assert!(all.ends_with("^[0 k^[?2004l^[?1049l"), "WezTerm had no 8h to begin with: {all}");
    }

    fn found(class: Class) -> Found {
        Found {
            rendering: class.into(),
            certainty: Certainty::Sure,
            direction: Direction::Explicit,
            shifts: Shifts::Trusted,
            fingerprint: None,
            multiplexer: None,
            round_trip: None,
        }
    }

    #[test]
    fn another_class_throws_both_switches_before_everything_is_painted_again() {
        let (far, mut screen, _heard) = screen_of(Class::Bdsm);
        assert_eq!(screen.draw(say("one")), Drawn::Sent);
        screen.render(Class::Mlterm.into());
        screen.render(Class::Mlterm.into());
        assert_eq!(screen.rendering().class, Class::Mlterm);
        while screen.draw(say("one")) == Drawn::Busy {}
        screen.suspend().unwrap();
        screen.resume().unwrap();
        screen.leave().unwrap();
        let all = everything(far);
        let switches = "^[H^[0 k^[8h^]5379;use_ctl=false\u{7}^[m^[r^[2J";
        assert_eq!(all.matches(switches).count(), 1, "{all}");
        let first = "^[m^[r^[?25h^[0 q^[0 k^[8h^]5379;use_ctl=true\u{7}^[?2004l^[?1049l";
        assert_eq!(all.matches(first).count(), 1, "both are put back, whatever the line had taken: {all}");
        let again = "^[?1049h^[m^[r^[H^]5379;use_ctl=false\u{7}^[2J";
        assert_eq!(all.matches(again).count(), 1, "{all}");
        assert!(all.ends_with("^[0 q^]5379;use_ctl=true\u{7}^[?2004l^[?1049l"), "{all}");
    }

    #[test]
    fn answers_concern_nobody_else_unless_they_say_something_new() {
        let (_far, mut screen, _heard) = screen();
        let now = Instant::now();
        let reply = |reply| Event::Reply(reply, now);
        assert_eq!(screen.heed(reply(Reply::Primary("6".into()))), None);
        assert_eq!(screen.heed(reply(Reply::Ready)), None);
        assert_eq!(screen.heed(Event::Drained), Some(Event::Drained));
        assert_eq!(screen.heed(Event::Resize(9, 9)), Some(Event::Resize(9, 9)));
        assert_eq!(screen.area().as_size(), (9, 9).into());
        screen.listen(Detection::new(|_| None, Direction::Implicit), now);
        assert_eq!(screen.heed(reply(Reply::Secondary("0;136;0".into()))), None);
        let told = screen.heed(reply(Reply::Primary("6".into())));
        let Some(Event::Found(found)) = told else { panic!("{told:?}") };
        assert_eq!((found.rendering.class, found.certainty), (Class::Implicit0, Certainty::Sure));
        assert_eq!(screen.heed(reply(Reply::Primary("6".into()))), None);
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
        screen.take().unwrap();
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
        assert!(all.ends_with(&leave()));
    }
}
