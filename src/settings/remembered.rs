//! What was told of terminals: how each is to be written to, one line each, in a small file.
//!
//! Used by `app` and `cli`, which look a terminal up by its fingerprint and put down what a
//! person chose for it. What a fingerprint is made of is the business of `terminal`.
//!
//! The file is TOML, and every line of it is TOML by itself: a damaged one spoils no other. What
//! is not understood is left as it stands when the file is written again, for it may be the
//! word of a later version.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::exchange::file::{self, Existing};
use crate::terminal::{Class, Filler, Marks, Rendering};

/// A longer file is not one of ours (bytes).
const LONGEST: u64 = 64 * 1024;
/// Terminals that are remembered; the one told of longest ago goes first.
const MOST: usize = 100;
/// Stands over a file that is new.
const HEAD: &str = "# How lajna writes Arabic to each terminal it was told about (F9, `lajna terminal`).";

/// What was told of terminals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// Where it is kept; nowhere in a program that only tries things.
    path: Option<PathBuf>,
    lines: Vec<Line>,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    /// A terminal and what was told of it.
    Told(String, Rendering),
    /// A remark, a blank, or something that is not understood.
    Other(String),
}

/// What of the file could not be used. None of it keeps the program from opening.
#[derive(Debug, thiserror::Error)]
pub enum Forgotten {
    /// The file is there and cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Lines (counted from 1) that are not understood.
    #[error("{path}: lines {lines:?}")]
    Lines {
        /// The file.
        path: PathBuf,
        /// The lines.
        lines: Vec<usize>,
    },
}

impl Remembered {
    /// What the file at `path` says, and what of it could not be used.
    #[must_use]
    pub fn load(path: &Path) -> (Self, Option<Forgotten>) {
        let kept = |lines| Self { path: Some(path.to_owned()), lines };
        match read(path) {
            Ok(text) => {
                let lines = parse(&text);
                let odd = odd_lines(&lines);
                let forgotten =
                    (!odd.is_empty()).then(|| Forgotten::Lines { path: path.to_owned(), lines: odd });
                (kept(lines), forgotten)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => (kept(Vec::new()), None),
            Err(source) => (kept(Vec::new()), Some(Forgotten::Unreadable { path: path.to_owned(), source })),
        }
    }

    /// What was told of the terminal with this fingerprint.
    #[must_use]
    pub fn of(&self, fingerprint: &str) -> Option<Rendering> {
        let name = key(fingerprint);
        self.lines.iter().rev().find_map(|line| match line {
            Line::Told(told, rendering) if *told == name => Some(*rendering),
            _ => None,
        })
    }

    /// Puts down how the terminal with this fingerprint is to be written to, here and on disk.
    ///
    /// # Errors
    /// What the system says; it is known here nevertheless, and the file is as it was.
    pub fn remember(&mut self, fingerprint: &str, rendering: Rendering) -> io::Result<()> {
        self.tell(fingerprint, Some(rendering))
    }

    /// Forgets what was told of the terminal with this fingerprint.
    ///
    /// # Errors
    /// As [`Remembered::remember`].
    pub fn forget(&mut self, fingerprint: &str) -> io::Result<()> {
        self.tell(fingerprint, None)
    }

    fn tell(&mut self, fingerprint: &str, rendering: Option<Rendering>) -> io::Result<()> {
        if self.of(fingerprint) == rendering {
            return Ok(());
        }
        // Another window may have put something down meanwhile.
        let text = self.path.as_deref().map(read);
        if let Some(Ok(text)) = &text {
            self.lines = parse(text);
        }
        let name = key(fingerprint);
        self.lines.retain(|line| !matches!(line, Line::Told(told, _) if *told == name));
        self.lines.extend(rendering.map(|rendering| Line::Told(name, rendering)));
        let told = self.lines.iter().filter(|line| matches!(line, Line::Told(..))).count();
        let mut over = told.saturating_sub(MOST);
        self.lines.retain(|line| {
            let goes = over > 0 && matches!(line, Line::Told(..));
            over -= usize::from(goes);
            !goes
        });
        match (&self.path, text) {
            // What cannot be read is not ours to replace.
            (_, Some(Err(error))) if error.kind() != io::ErrorKind::NotFound => Err(error),
            (Some(path), _) => write(path, &print(&self.lines)),
            (None, _) => Ok(()),
        }
    }
}

/// Reads the file; a device or a heap of bytes is refused, not read.
fn read(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    if !about.is_file() || about.len() > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "not a file of terminals"));
    }
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

/// Writes the file whole or not at all, for its owner only.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    file::write(path, text.as_bytes(), Existing::Replace).map(drop)
}

fn parse(text: &str) -> Vec<Line> {
    text.lines().map(|line| told(line).unwrap_or_else(|| Line::Other(line.to_owned()))).collect()
}

/// A line as `"fingerprint" = { class = "visual", marks = "sent", filler = "braille" }`; marks and
/// filler may be left out.
fn told(line: &str) -> Option<Line> {
    let mut entries = line.parse::<toml::Table>().ok()?.into_iter();
    let (name, value) = entries.next()?;
    let said = value.as_table().filter(|_| entries.next().is_none())?;
    let word = |name| said.get(name).map(toml::Value::as_str);
    let marks = word("marks").map_or(Some(Marks::default()), |it| Marks::from_word(it?))?;
    let filler = word("filler").map_or(Some(Filler::default()), |it| Filler::from_word(it?))?;
    let class = Class::from_word(word("class")??)?;
    Some(Line::Told(name, Rendering { class, marks, filler }))
}

/// Lines, counted from 1, that are neither understood nor a remark nor blank.
fn odd_lines(lines: &[Line]) -> Vec<usize> {
    let odd = |line: &Line| match line {
        Line::Told(..) => false,
        Line::Other(text) => !text.trim_start().is_empty() && !text.trim_start().starts_with('#'),
    };
    (1..).zip(lines).filter(|(_, line)| odd(line)).map(|(number, _)| number).collect()
}

fn print(lines: &[Line]) -> String {
    let head = if lines.iter().any(|line| matches!(line, Line::Other(_))) { "" } else { HEAD };
    let mut text = if head.is_empty() { String::new() } else { format!("{head}\n") };
    for line in lines {
        match line {
            Line::Other(other) => text.push_str(other),
            Line::Told(name, Rendering { class, marks, filler }) => {
                text.push_str(&format!(
                    "\"{name}\" = {{ class = \"{}\", marks = \"{}\", filler = \"{}\" }}",
                    class.word(),
                    marks.word(),
                    filler.word()
                ));
            }
        }
        text.push('\n');
    }
    text
}

/// A fingerprint as a key between quotes needs it: the terminal chose its characters, and what
/// would need an escape there stands for itself nowhere else either.
fn key(fingerprint: &str) -> String {
    let plain = |c: char| if matches!(c, ' '..='~') && !matches!(c, '"' | '\\') { c } else { '?' };
    fingerprint.chars().take(200).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPLICIT: Rendering =
        Rendering { class: Class::Implicit, marks: Marks::Dropped, filler: Filler::Blank };

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/lajna/terminals.toml");
        (folder, path)
    }

    #[test]
    fn what_was_told_of_a_terminal_is_there_when_the_program_starts_again() {
        let (_folder, path) = folder();
        let (mut remembered, forgotten) = Remembered::load(&path);
        assert!(forgotten.is_none(), "no file is no fault: {forgotten:?}");
        assert_eq!(remembered.of("a|b"), None);
        remembered.remember("a|b", IMPLICIT).unwrap();
        remembered.remember("c", Class::Logical.into()).unwrap();
        remembered.remember("a|b", Class::Implicit0.into()).unwrap();
        let (mut again, forgotten) = Remembered::load(&path);
        assert!(forgotten.is_none(), "{forgotten:?}");
        assert_eq!(again.of("a|b"), Some(Class::Implicit0.into()));
        assert_eq!(again.of("c"), Some(Class::Logical.into()));
        again.forget("c").unwrap();
        assert_eq!(Remembered::load(&path).0.of("c"), None);
    }

    #[test]
    fn the_file_is_toml_for_its_owner_only_and_nothing_stays_beside_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, path) = folder();
        let (mut remembered, _) = Remembered::load(&path);
        remembered.remember("XTerm(\"379\")\\\n\u{1b}|?64;1;2c", IMPLICIT).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table.keys().collect::<Vec<_>>(), ["XTerm(?379?)???|?64;1;2c"]);
        assert_eq!(remembered.of("XTerm(\"379\")\\\n\u{1b}|?64;1;2c"), Some(IMPLICIT));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_line_spoils_no_other_is_told_and_stays() {
        let text = "# mine\n\n\"a\" = { class = \"logical\" }\n\"b\" = { class = \"hologram\" }\n\"c\" = {\n\
                    \"d\" = { class = \"visual\", marks = \"dropped\", filler = \"blank\" }\nclass = 3\n";
        let (_folder, path) = folder();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let (mut remembered, forgotten) = Remembered::load(&path);
        assert!(matches!(forgotten, Some(Forgotten::Lines { lines, .. }) if lines == [4, 5, 7]));
        assert_eq!(remembered.of("a"), Some(Class::Logical.into()));
        let d = Rendering { class: Class::Visual, ..IMPLICIT };
        assert_eq!((remembered.of("b"), remembered.of("d")), (None, Some(d)));
        remembered.remember("a", Class::Visual.into()).unwrap();
        let written = fs::read_to_string(&path).unwrap();
        for line in ["# mine", "\"b\" = { class = \"hologram\" }", "\"c\" = {", "class = 3"] {
            assert!(written.lines().any(|it| it == line), "{written}");
        }
        assert_eq!(written.lines().filter(|it| it.starts_with("\"a\"")).count(), 1, "{written}");
    }

    #[test]
    fn two_windows_do_not_take_each_others_words_away() {
        let (_folder, path) = folder();
        let ((mut one, _), (mut other, _)) = (Remembered::load(&path), Remembered::load(&path));
        one.remember("one", IMPLICIT).unwrap();
        other.remember("other", IMPLICIT).unwrap();
        let (both, _) = Remembered::load(&path);
        assert_eq!((both.of("one"), both.of("other")), (Some(IMPLICIT), Some(IMPLICIT)));
    }

    #[test]
    fn what_is_no_file_of_ours_is_told_and_never_replaced() {
        let (_folder, path) = folder();
        fs::create_dir_all(&path).unwrap();
        let (mut remembered, forgotten) = Remembered::load(&path);
        assert!(matches!(forgotten, Some(Forgotten::Unreadable { .. })), "{forgotten:?}");
        assert!(remembered.remember("a", IMPLICIT).is_err());
        assert_eq!(remembered.of("a"), Some(IMPLICIT), "and it is known as long as the program runs");
        assert!(path.is_dir());
    }

    #[test]
    fn the_file_does_not_grow_for_ever_and_the_newest_stay() {
        let mut remembered = Remembered::default();
        for number in 0..MOST + 5 {
            remembered.remember(&format!("t{number}"), IMPLICIT).unwrap();
        }
        assert_eq!((remembered.of("t4"), remembered.of("t5")), (None, Some(IMPLICIT)));
    }
}
