//! The program on a screen: a pseudo-terminal with someone at its keys.
//!
//! Used by the tests of the screen from outside. What the program writes goes through a terminal
//! model by other hands, and is read back from there as a person reads it.

use std::io::Write;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use unicode_normalization::UnicodeNormalization as _;

use super::Home;

/// Longest time anything may take, on a machine with much else to do.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// A screen that has not changed for so long has settled.
const SETTLED: Duration = Duration::from_millis(150);

/// The program on a pseudo-terminal.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Keys,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    looking_away: Arc<AtomicBool>,
    frozen: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

/// Where keys and answers go in; gone with the terminal.
type Keys = Arc<Mutex<Option<Box<dyn Write + Send>>>>;

/// What a terminal answers to what it is asked.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Questions, and the answers to them.
    pub known: &'static [(&'static str, &'static str)],
    /// How late they come.
    pub after: Duration,
    /// What the line to the terminal carries, bytes a second; what has not got through yet waits
    /// in buffers without end, as on the real ones. Half of `after` passes before it is seen.
    pub carrying: Option<u32>,
}

impl Answers {
    /// Those of xterm.
    pub const XTERM: Self = Self {
        known: &[
            ("\u{1b}[>q", "\u{1b}P>|XTerm(379)\u{1b}\\"),
            ("\u{1b}[>c", "\u{1b}[>41;379;0c"),
            ("\u{1b}[8$p", "\u{1b}[8;0$y"),
            ("\u{1b}[c", "\u{1b}[?64;1;2;6;9;15;16;17;18;21;22;28c"),
            ("\u{1b}[5n", "\u{1b}[0n"),
        ],
        after: Duration::ZERO,
        carrying: None,
    };
    /// Those of GNOME Terminal and its kin.
    pub const VTE: Self = Self {
        known: &[
            ("\u{1b}[>c", "\u{1b}[>65;7006;1c"),
            ("\u{1b}[8$p", "\u{1b}[8;1$y"),
            ("\u{1b}[c", "\u{1b}[?65;1;9c"),
            ("\u{1b}[5n", "\u{1b}[0n"),
        ],
        after: Duration::ZERO,
        carrying: None,
    };
    /// Those of Konsole.
    pub const KONSOLE: Self = Self {
        known: &[
            ("\u{1b}[>q", "\u{1b}P>|Konsole 22.12.3\u{1b}\\"),
            ("\u{1b}[>c", "\u{1b}[>1;115;0c"),
            ("\u{1b}[c", "\u{1b}[?62;1;4c"),
            ("\u{1b}[5n", "\u{1b}[0n"),
        ],
        after: Duration::ZERO,
        carrying: None,
    };
    /// Those of mosh, which hides whatever is behind it.
    pub const MOSH: Self = Self {
        known: &[("\u{1b}[>c", "\u{1b}[>1;10;0c"), ("\u{1b}[c", "\u{1b}[?62c"), ("\u{1b}[5n", "\u{1b}[0n")],
        after: Duration::ZERO,
        carrying: None,
    };
    /// None at all.
    pub const NONE: Self = Self { known: &[], after: Duration::ZERO, carrying: None };

    /// The answers to the questions in `bytes`, in order; and how many of the bytes, at the end,
    /// may be a question cut in two.
    fn to(self, bytes: &[u8]) -> (String, usize) {
        let mut answers = String::new();
        for at in 0..bytes.len() {
            let rest = &bytes[at..];
            for (question, answer) in self.known {
                if rest.starts_with(question.as_bytes()) {
                    answers.push_str(answer);
                } else if question.as_bytes().starts_with(rest) {
                    return (answers, rest.len());
                }
            }
        }
        (answers, 0)
    }
}

/// What has come to the terminal so far.
struct Seen {
    terminal: vt100::Parser,
    bytes: Vec<u8>,
    last: Instant,
    ended: bool,
}

impl Screen {
    /// Starts the program with these arguments on a terminal of so many columns and rows, which
    /// answers as xterm does.
    pub fn open(home: &Home, arguments: &[&str], size: (u16, u16)) -> Self {
        let program = [&[env!("CARGO_BIN_EXE_lajna")], arguments].concat();
        Self::open_on(Answers::XTERM, home, &program, size)
    }

    /// Starts a program, its name and its arguments, on a terminal that answers like this.
    pub fn open_on(answers: Answers, home: &Home, program: &[&str], (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::from_argv(program.iter().map(Into::into).collect());
        command.env_clear();
        home.environment().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let [tall, wide] = [rows, columns].map(|it| NonZero::new(it).unwrap());
        let terminal = vt100::Parser::new(tall, wide, 0);
        let seen = Seen { terminal, bytes: Vec::new(), last: Instant::now(), ended: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let looking_away = Arc::new(AtomicBool::new(false));
        let frozen = Arc::new(AtomicBool::new(false));
        let keys: Keys = Arc::new(Mutex::new(Some(pair.master.take_writer().unwrap())));
        let reader = {
            let (seen, looking_away) = (Arc::clone(&seen), Arc::clone(&looking_away));
            let frozen = Arc::clone(&frozen);
            let line = pair.master.try_clone_reader().unwrap();
            let answering = Answering { answers, keys: Arc::clone(&keys), unread: Vec::new() };
            std::thread::spawn(move || watch(line, &seen, (&looking_away, &frozen), answering))
        };
        Self { child, master: Some(pair.master), keys, seen, looking_away, frozen, reader: Some(reader) }
    }

    /// Presses keys, given as the bytes they send.
    pub fn press(&mut self, keys: &str) {
        let mut line = self.keys.lock().unwrap();
        let line = line.as_mut().expect("the terminal is still there");
        line.write_all(keys.as_bytes()).unwrap();
        line.flush().unwrap();
    }

    /// Waits until the screen shows `words` somewhere.
    pub fn wait_for(&self, words: &str) {
        let (seen, news) = &*self.seen;
        let guard = seen.lock().unwrap();
        let missing = |seen: &mut Seen| !seen.shows(words) && !seen.ended;
        let (guard, _) = news.wait_timeout_while(guard, PATIENCE, missing).unwrap();
        let (shown, contents) = (guard.shows(words), guard.terminal.screen().contents());
        drop(guard);
        assert!(shown, "«{words}» is not on the screen:\n{contents}");
    }

    /// Waits until the screen no longer changes; how many bytes had come by then.
    pub fn settle(&self) -> usize {
        let patience = Instant::now() + PATIENCE;
        loop {
            let (bytes, last) = {
                let seen = self.seen.0.lock().unwrap();
                (seen.bytes.len(), seen.last)
            };
            if last.elapsed() > SETTLED && bytes > 0 {
                return bytes;
            }
            assert!(Instant::now() < patience, "the screen never comes to rest");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// How many bytes have come.
    pub fn received(&self) -> usize {
        self.seen.0.lock().unwrap().bytes.len()
    }

    /// Everything that came after the first `from` bytes.
    pub fn bytes(&self, from: usize) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes[from..].to_vec()
    }

    /// Whether `words` are on the screen now.
    pub fn shows(&self, words: &str) -> bool {
        self.seen.0.lock().unwrap().shows(words)
    }

    /// What stands on the screen now, row by row.
    pub fn contents(&self) -> String {
        self.seen.0.lock().unwrap().terminal.screen().contents()
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let [tall, wide] = [rows, columns].map(|it| NonZero::new(it).unwrap());
        self.seen.0.lock().unwrap().terminal.screen_mut().set_size(tall, wide);
        self.master.as_ref().expect("the terminal is still there").resize(size(columns, rows)).unwrap();
    }

    /// The terminal takes nothing more of what is sent to it; its keys still work.
    pub fn freeze(&self) {
        self.frozen.store(true, Ordering::SeqCst);
    }

    /// It takes everything again.
    pub fn thaw(&self) {
        self.frozen.store(false, Ordering::SeqCst);
    }

    /// Bytes of memory the program has now, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.split_whitespace().next()?.parse::<u64>().ok()? << 10)
    }

    /// Number of the process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.pid().try_into().unwrap()).unwrap(), signal).unwrap();
    }

    /// Closes the window: the terminal is gone.
    pub fn hang_up(&mut self) {
        self.looking_away.store(true, Ordering::SeqCst);
        // Letting go of the keys sends a line feed; what it makes the program draw wakes the reader.
        drop(self.keys.lock().unwrap().take());
        self.reader.take().unwrap().join().unwrap();
        self.master = None;
    }

    /// Waits for the program to end; how, and all it had written.
    pub fn end(mut self) -> (ExitStatus, Vec<u8>) {
        let patience = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < patience, "the program does not end:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        };
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        (status, self.bytes(0))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.thaw();
        // A test that failed leaves no process behind.
        if let Ok(None) = self.child.try_wait() {
            let _ended = self.child.kill();
            let _waited = self.child.wait();
        }
    }
}

impl Seen {
    /// Whether `words` stand in a row, read from either side.
    fn shows(&self, words: &str) -> bool {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| {
            let cells: Vec<&str> = (0..columns.get())
                .filter_map(|column| screen.cell(row, column))
                .filter(|cell| !cell.is_wide_continuation())
                .map(|cell| if cell.has_contents() { cell.contents() } else { " " })
                .collect();
            // The forms letters take on a terminal are those letters to a reader.
            let read: fn(&&str) -> String = |cell| cell.nfkc().collect();
            let (one, other): (String, String) =
                (cells.iter().map(read).collect(), cells.iter().rev().map(read).collect());
            one.contains(words) || other.contains(words)
        })
    }
}

/// A terminal that answers.
struct Answering {
    answers: Answers,
    keys: Keys,
    /// What may be the beginning of a question.
    unread: Vec<u8>,
}

impl Answering {
    fn hear(&mut self, bytes: &[u8]) {
        self.unread.extend_from_slice(bytes);
        let (answer, rest) = self.answers.to(&self.unread);
        self.unread.drain(..self.unread.len() - rest);
        if answer.is_empty() {
            return;
        }
        let (keys, after) = (Arc::clone(&self.keys), self.answers.after);
        // On a line that carries so much, the other half has passed on the way out.
        let after = if self.answers.carrying.is_some() { after / 2 } else { after };
        let say = move || {
            std::thread::sleep(after);
            if let Some(line) = keys.lock().unwrap().as_mut() {
                // A program that has ended hears nothing.
                let _said = line.write_all(answer.as_bytes()).and_then(|()| line.flush());
            }
        };
        if after.is_zero() {
            say();
        } else {
            std::thread::spawn(say);
        }
    }
}

/// Takes in what comes, until the program ends or nobody looks any more.
fn watch(
    mut line: Box<dyn std::io::Read + Send>,
    seen: &Arc<(Mutex<Seen>, Condvar)>,
    (looking_away, frozen): (&AtomicBool, &AtomicBool),
    answering: Answering,
) {
    let (hand, taken) = mpsc::channel();
    let carrying = {
        let seen = Arc::clone(seen);
        std::thread::spawn(move || carry(&taken, &seen, answering))
    };
    let mut bytes = [0; 8192];
    // An error is the end of the line too: it is gone with the last one who had it open.
    while let Ok(count @ 1..) = line.read(&mut bytes) {
        while frozen.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
        hand.send((Instant::now(), bytes[..count].to_vec())).unwrap();
        if looking_away.load(Ordering::SeqCst) {
            break;
        }
    }
    drop(hand);
    carrying.join().unwrap();
    let (seen, news) = &**seen;
    seen.lock().unwrap().ended = true;
    news.notify_all();
}

/// Carries what was sent, and when, to the terminal, as fast as the line does.
fn carry(
    taken: &mpsc::Receiver<(Instant, Vec<u8>)>,
    (seen, news): &(Mutex<Seen>, Condvar),
    mut answering: Answering,
) {
    let answers = answering.answers;
    let mut free = Instant::now();
    for (sent, bytes) in taken {
        for part in bytes.chunks(answers.carrying.map_or(usize::MAX, |_| 32)) {
            if let Some(rate) = answers.carrying {
                free = free.max(sent) + Duration::from_secs(1) * part.len().try_into().unwrap() / rate;
                std::thread::sleep((free + answers.after / 2).saturating_duration_since(Instant::now()));
            }
            answering.hear(part);
            let mut seen = seen.lock().unwrap();
            seen.terminal.process(part);
            seen.bytes.extend_from_slice(part);
            seen.last = Instant::now();
            news.notify_all();
        }
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
