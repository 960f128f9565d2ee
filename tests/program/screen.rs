//! The program on a screen: a pseudo-terminal with someone at its keys.
//!
//! Used by the tests of the screen from outside. What the program writes goes through a terminal
//! model by other hands, and is read back from there as a person reads it.

use std::io::Write;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use unicode_normalization::UnicodeNormalization as _;

use super::Home;

/// Longest time anything may take, on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(20);
/// A screen that has not changed for so long has settled.
const SETTLED: Duration = Duration::from_millis(150);

/// The program on a pseudo-terminal.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    looking_away: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

/// What has come to the terminal so far.
struct Seen {
    terminal: vt100::Parser,
    bytes: Vec<u8>,
    last: Instant,
    ended: bool,
}

impl Screen {
    /// Starts the program with these arguments on a terminal of so many columns and rows.
    pub fn open(home: &Home, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_lajna"));
        command.args(arguments);
        command.env_clear();
        home.environment().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let [tall, wide] = [rows, columns].map(|it| NonZero::new(it).unwrap());
        let terminal = vt100::Parser::new(tall, wide, 0);
        let seen = Seen { terminal, bytes: Vec::new(), last: Instant::now(), ended: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let looking_away = Arc::new(AtomicBool::new(false));
        let reader = {
            let (seen, looking_away) = (Arc::clone(&seen), Arc::clone(&looking_away));
            let line = pair.master.try_clone_reader().unwrap();
            std::thread::spawn(move || watch(line, &seen, &looking_away))
        };
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: Some(pair.master), keys: Some(keys), seen, looking_away, reader: Some(reader) }
    }

    /// Presses keys, given as the bytes they send.
    pub fn press(&mut self, keys: &str) {
        let line = self.keys.as_mut().expect("the terminal is still there");
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
        self.keys = None;
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

/// Takes in what comes, until the program ends or nobody looks any more.
fn watch(mut line: Box<dyn std::io::Read + Send>, seen: &(Mutex<Seen>, Condvar), looking_away: &AtomicBool) {
    let (seen, news) = seen;
    let mut bytes = [0; 8192];
    // An error is the end of the line too: it is gone with the last one who had it open.
    while let Ok(count @ 1..) = line.read(&mut bytes) {
        let mut seen = seen.lock().unwrap();
        seen.terminal.process(&bytes[..count]);
        seen.bytes.extend_from_slice(&bytes[..count]);
        seen.last = Instant::now();
        news.notify_all();
        if looking_away.load(Ordering::SeqCst) {
            break;
        }
    }
    seen.lock().unwrap().ended = true;
    news.notify_all();
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
