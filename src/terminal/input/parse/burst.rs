//! Many characters at once: text that a terminal pasted without saying so.
//!
//! Used by the parser alone. Terminals that do not bracket a paste (GNU screen before 5, the
//! Linux console) send it as if it were typed; pressed as keys it would be as many commands.
//! Nobody types so much between two reads, but a line that stood still brings at once what was
//! typed meanwhile: a key that was held down, which is the same few characters again and again.
//!
//! So more than [`MOST_TYPED`] characters without a pause are told together, unless they are of
//! few kinds; what they are for, the program knows, which knows where one stands. A tab ends them:
//! it goes from field to field, and a hand in a hurry types it with the rest.

use super::super::Event;
use super::names::ascii;
use crate::keys::Key;
use std::time::Duration;

/// So many characters in one read may be typed: a second or two of a fast hand.
const MOST_TYPED: usize = 16;
/// A text has more different characters than this.
const FEW: usize = 4;
/// How long a paste may pause between two reads.
pub(super) const PAUSE: Duration = Duration::from_millis(20);
/// More than this is handed on in parts (bytes).
const LONGEST: usize = 1 << 20;

/// Text that came at once, and whatever follows it without a pause.
#[derive(Debug, Default)]
pub(super) struct Burst(String);

impl Burst {
    /// Whether nothing came at once.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes text off what was read, if it is too much to have been typed, or goes on what was.
    pub(super) fn take(&mut self, read: &mut Vec<u8>, events: &mut Vec<Event>) {
        let text = beginning(read);
        if self.is_empty() && text.chars().nth(MOST_TYPED).is_none() {
            return;
        }
        self.0.push_str(text);
        read.drain(..text.len());
        // What is no text ends it; half a letter may be the end of a read.
        let goes_on =
            read.is_empty() || matches!(super::begins(read), super::Begins::Part) && !is_escape(read);
        if !goes_on || self.0.len() > LONGEST {
            self.end(events);
        }
    }

    /// Hands on what came.
    pub(super) fn end(&mut self, events: &mut Vec<Event>) {
        let text = std::mem::take(&mut self.0);
        let mut different: Vec<char> = Vec::new();
        for c in text.chars() {
            if !different.contains(&c) {
                different.push(c);
            }
            if different.len() > FEW {
                break;
            }
        }
        if different.len() <= FEW {
            return events.extend(text.chars().map(|c| Event::Key(pressed(c))));
        }
        events.push(Event::Burst(text));
    }
}

fn is_escape(read: &[u8]) -> bool {
    read.first() == Some(&0x1b)
}

/// The text that these bytes begin with: printable characters and line breaks.
fn beginning(read: &[u8]) -> &str {
    let valid = match std::str::from_utf8(read) {
        Ok(text) => text,
        Err(error) => {
            let valid = read.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    };
    let ends = |c: char| c.is_control() && !matches!(c, '\r' | '\n');
    valid.split(ends).next().unwrap_or_default()
}

/// The key of one character of text.
fn pressed(c: char) -> Key {
    u8::try_from(c).ok().filter(u8::is_ascii).map_or(Key::char(c), ascii)
}
