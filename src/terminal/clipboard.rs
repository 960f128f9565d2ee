//! The clipboard of the terminal: text given to it, never asked of it.
//!
//! Used by `screen`, which sends what is made here between two frames. The sequence is OSC 52
//! (xterm's "manipulate selection data"): `ESC ] 52 ; c ; base64 BEL`. A terminal answers nothing
//! to it, so nobody can know whether it was taken. Deliberately without the question `?` of the
//! same sequence: its answer would come among the keys, few terminals give one, and one dies of it.
//!
//! What stands between decides how it is said:
//!
//! | between | how | why |
//! |---|---|---|
//! | nothing | plain | |
//! | tmux, on this machine | `tmux load-buffer -w -` | with its defaults tmux 3.3 drops both other ways |
//! | tmux, its server out of reach | plain, and wrapped in `ESC P tmux;` | one needs `set-clipboard on`, the other `allow-passthrough on` |
//! | GNU screen | cut into `ESC P` pieces | it hands their contents on, of at most 768 bytes each |
//! | the Linux console | not at all | it has no clipboard |

use super::detect::LineSpeed;
use super::screen::Screen;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Most bytes of text given to a clipboard: xterm and tmux believe in sequences of 100,000 bytes
/// at most, of which 8 are not base64.
pub const LONGEST: usize = (100_000 - 8) / 4 * 3;
/// How long the line may be taken up by one sequence (seconds).
const LONGEST_WAIT: usize = 3;
/// Bytes of a piece for GNU screen, its wrapping aside: 768 with it, and one to spare for the end
/// of the string.
const PIECE: usize = 768 - 5;

/// Nobody waits longer for tmux; it takes a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);

/// One way to say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Way {
    /// To the tmux server, which has a clipboard of its own and knows its terminals.
    Server,
    /// As it is.
    Plain,
    /// For tmux to hand on unread.
    Wrapped,
    /// For GNU screen to hand on unread.
    Pieces,
}

/// How text reaches the clipboard, if at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Clipboard {
    ways: &'static [Way],
    longest: usize,
}

impl Clipboard {
    /// No text leaves the program.
    pub const OFF: Self = Self { ways: &[], longest: LONGEST };
    /// A terminal with nothing between.
    pub const PLAIN: Self = Self { ways: &[Way::Plain], longest: LONGEST };

    /// Reads the environment of this process.
    #[must_use]
    pub fn from_env() -> Self {
        Self::from_vars(|name| std::env::var(name).ok())
    }

    /// Reads `TMUX`, `STY` and `TERM` through `var`. An empty variable counts as unset.
    ///
    /// ```
    /// use lajna::terminal::Clipboard;
    /// let console = Clipboard::from_vars(|name| (name == "TERM").then(|| "linux".into()));
    /// assert_eq!(console, Clipboard::OFF);
    /// ```
    #[must_use]
    pub fn from_vars(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        let term = var("TERM").unwrap_or_default();
        // Without its variable a multiplexer runs on another machine, and only TERM came along.
        let ways: &[Way] = if set("TMUX") {
            &[Way::Server, Way::Plain, Way::Wrapped]
        } else if set("STY") {
            &[Way::Pieces]
        } else if term.starts_with("tmux") {
            &[Way::Plain, Way::Wrapped]
        } else if term.starts_with("screen") {
            // Of tmux as well, by its old default. Neither minds what is meant for the other.
            &[Way::Plain, Way::Pieces]
        } else if term == "linux" {
            &[]
        } else {
            &[Way::Plain]
        };
        Self { ways, longest: LONGEST }
    }

    /// The same over a line that was measured: no sequence keeps the screen waiting for more than
    /// three seconds.
    #[must_use]
    pub fn over(self, line: LineSpeed) -> Self {
        let Some(rate) = line.bytes_per_second else { return self };
        let room = usize::try_from(rate).unwrap_or(usize::MAX).saturating_mul(LONGEST_WAIT) / 4 * 3;
        Self { longest: room.min(LONGEST), ..self }
    }

    /// Whether it takes anything.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !self.ways.is_empty()
    }

    /// Whether it takes `text`; a longer one is not cut.
    #[must_use]
    pub const fn takes(&self, text: &str) -> bool {
        self.is_on() && text.len() <= self.longest
    }

    /// Gives `text` to a server that takes it; returns what is to be sent to the terminal, which
    /// is nothing when a server did, or when the text is not taken at all.
    #[must_use]
    pub fn give(&self, text: &str) -> Vec<u8> {
        if !self.takes(text) || self.ways.contains(&Way::Server) && load_buffer(text.to_owned()) {
            return Vec::new();
        }
        let sequence = sequence(text);
        self.ways.iter().flat_map(|way| wrapped(&sequence, *way)).collect()
    }
}

impl Screen {
    /// Gives `text` to the clipboard of the terminal, as far as `clipboard` takes it: behind the
    /// next frame, never inside one. Of several before that frame the last is given.
    pub fn copy(&mut self, clipboard: &Clipboard, text: &str) {
        self.parcel = clipboard.give(text);
    }
}

/// The sequence that sets the clipboard. It ends with BEL: screen would take ST for the end of a
/// piece, and consoles that know neither stop at BEL.
fn sequence(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes()
}

/// The sequence as one way says it.
fn wrapped(sequence: &[u8], way: Way) -> Vec<u8> {
    let escape = |byte: &u8| if *byte == 0x1b { vec![0x1b, 0x1b] } else { vec![*byte] };
    match way {
        Way::Server => Vec::new(),
        Way::Plain => sequence.to_vec(),
        Way::Wrapped => {
            let doubled: Vec<u8> = sequence.iter().flat_map(escape).collect();
            [b"\x1bPtmux;", doubled.as_slice(), b"\x1b\\"].concat()
        }
        Way::Pieces => {
            let piece = |piece: &[u8]| [b"\x1bP", piece, b"\x1b\\"].concat();
            sequence.chunks(PIECE).flat_map(piece).collect()
        }
    }
}

/// Lets the tmux server of this session keep the text and give it to its terminal (tmux 3.2 and
/// later); whether it did. A server that takes longer may still do it.
fn load_buffer(text: String) -> bool {
    let (done, heard) = mpsc::channel();
    let work = move || {
        let taken = load("tmux", &text).is_ok_and(|taken| taken);
        // Nobody hears it who has stopped waiting.
        let _ = done.send(taken);
    };
    let started = std::thread::Builder::new().name("terminal-clipboard".into()).spawn(work);
    started.is_ok() && heard.recv_timeout(PATIENCE).unwrap_or(true)
}

fn load(program: &str, text: &str) -> io::Result<bool> {
    let quiet = Stdio::null;
    let mut tmux = Command::new(program)
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(quiet())
        .stderr(quiet())
        .spawn()?;
    // Closed after the writing, so that it sees the end; what it does not read, its exit tells.
    let written = tmux.stdin.take().map(|mut stdin| stdin.write_all(text.as_bytes()));
    let status = tmux.wait()?;
    Ok(status.success() && written.is_some_and(|written| written.is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(vars: &[(&str, &str)]) -> Clipboard {
        let found = |name: &str| vars.iter().find(|(known, _)| *known == name);
        Clipboard::from_vars(|name| found(name).map(|(_, value)| (*value).to_owned()))
    }

    fn given(clipboard: &Clipboard, text: &str) -> String {
        String::from_utf8(clipboard.give(text)).unwrap().replace('\x1b', "^").replace('\x07', "$")
    }

    #[test]
    fn the_sequence_carries_the_text_as_it_is_read() {
        assert_eq!(given(&Clipboard::PLAIN, "سلام"), "^]52;c;2LPZhNin2YU=$");
        assert_eq!(given(&Clipboard::PLAIN, "a"), "^]52;c;YQ==$");
    }

    #[test]
    fn what_stands_between_decides_how_it_is_said() {
        assert_eq!(with(&[("TERM", "xterm")]), Clipboard::PLAIN);
        assert_eq!(with(&[("TERM", "xterm"), ("TMUX", ""), ("STY", "")]), Clipboard::PLAIN);
        assert_eq!(with(&[("TERM", "linux")]), Clipboard::OFF);
        assert_eq!(with(&[("TERM", "screen"), ("TMUX", "/tmp/x,1,0")]).ways[0], Way::Server);
        let screen = with(&[("TERM", "screen.xterm-256color"), ("STY", "123.pts-0.host")]);
        assert_eq!(given(&screen, "a"), "^P^]52;c;YQ==$^\\");
        let afar = with(&[("TERM", "tmux-256color")]);
        assert_eq!(given(&afar, "a"), "^]52;c;YQ==$^Ptmux;^^]52;c;YQ==$^\\");
        let either = with(&[("TERM", "screen-256color")]);
        assert_eq!(given(&either, "a"), "^]52;c;YQ==$^P^]52;c;YQ==$^\\");
    }

    #[test]
    fn pieces_for_screen_are_short_and_whole_together() {
        let text = "سطر من الميثاق\n".repeat(400);
        let screen = with(&[("STY", "1.pts-0.host")]);
        let bytes = screen.give(&text);
        let said = String::from_utf8(bytes).unwrap();
        let pieces: Vec<&str> = said.split_inclusive("\x1b\\").collect();
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.len() < 768));
        let bare = |piece: &&str| piece.strip_prefix("\x1bP")?.strip_suffix("\x1b\\").map(str::to_owned);
        let joined: String = pieces.iter().map(|piece| bare(piece).unwrap()).collect();
        assert_eq!(joined.into_bytes(), sequence(&text));
    }

    #[test]
    fn a_text_that_is_too_long_for_the_terminal_or_the_line_is_not_cut_but_kept_back() {
        let most = "x".repeat(LONGEST);
        let sent = Clipboard::PLAIN.give(&most);
        assert!(sent.len() <= 100_000 && sent.len() > 99_990, "{}", sent.len());
        let more = "x".repeat(LONGEST + 1);
        assert!(!Clipboard::PLAIN.takes(&more) && Clipboard::PLAIN.give(&more).is_empty());
        let line = |rate| LineSpeed { round_trip: Duration::from_millis(600), bytes_per_second: Some(rate) };
        let slow = Clipboard::PLAIN.over(line(1_200));
        assert!(slow.takes(&"x".repeat(2_700)) && !slow.takes(&"x".repeat(2_701)));
        assert!(slow.give(&"x".repeat(2_700)).len() <= 3_608, "three seconds");
        assert_eq!(Clipboard::PLAIN.over(line(u32::MAX)), Clipboard::PLAIN);
    }

    #[test]
    fn a_server_that_is_not_there_or_refuses_has_not_taken_the_text() {
        assert!(load("/nonexistent/tmux", "a").is_err());
        assert!(!load("false", "a").unwrap());
        assert!(load("true", "").unwrap());
    }

    #[test]
    fn nothing_leaves_when_it_is_off() {
        assert!(!Clipboard::OFF.is_on() && !Clipboard::OFF.takes("a") && Clipboard::OFF.give("a").is_empty());
    }
}
