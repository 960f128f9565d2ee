//! What goes to standard output and standard error: safe on any terminal.
//!
//! Used by `cli` alone. Whatever was stored, nothing that a terminal would act on, or that
//! would turn the order of a line around, leaves the program as it is.

use std::io::{self, Write};

use super::{Ended, Exit, Stop};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::text::sanitize::symbol;

/// Prints to standard output; a reader who has left is no failure.
pub(super) fn print(words: &str, phrases: &Phrases) -> Ended {
    written(write(&tame(words)), phrases)
}

/// Prints JSON: what [`print()`] would show as a picture is written as a JSON escape.
pub(super) fn print_json(json: &str, phrases: &Phrases) -> Ended {
    // Between strings there is nothing but ASCII, blanks and line feeds.
    let escaped = json.chars().fold(String::with_capacity(json.len()), |mut text, c| {
        if is_acted_upon(c) {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
        text
    });
    written(write(&escaped), phrases)
}

/// Tells standard error; nobody is left to tell if it is closed.
pub(super) fn complain(words: &str) {
    let _unheard = writeln!(io::stderr(), "lajna: {}", tame(words));
}

fn write(words: &str) -> io::Result<()> {
    io::stdout().write_all(words.as_bytes()).and_then(|()| io::stdout().flush())
}

/// How a command ends whose answer was written like this.
pub(super) fn written(written: io::Result<()>, phrases: &Phrases) -> Ended {
    match written {
        Ok(()) => Ok(Exit::Done),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(Stop(Exit::Failed, Notice::failed((phrases.cli.unwritten)(&error.to_string())))),
    }
}

/// Words without anything a terminal would act on, with pictures in their places.
pub(super) fn tame(words: &str) -> String {
    words.chars().map(|c| if is_acted_upon(c) { symbol(c).unwrap_or('▯') } else { c }).collect()
}

/// Controls, embeddings, overrides and isolates; tabs and line feeds are what lines are made of.
fn is_acted_upon(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_becomes_a_picture_and_lines_stay() {
        assert_eq!(tame("a\t\u{1b}[31m\u{202e}ب\u{9b}\n"), "a\t␛[31m⇤ب▯\n");
    }
}
