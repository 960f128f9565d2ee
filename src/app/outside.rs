//! The words of a part in the person's own editor.
//!
//! Used by the loop, which gives the terminal away meanwhile. The words stand in a file that only
//! its owner can read, in a folder made for it, and both are gone afterwards.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitStatus};

use chrono::{DateTime, Utc};

use super::{App, Flow};
use crate::command::Command;
use crate::notice::Notice;

/// What an editor is called where nothing says: every Unix has it.
const USUAL: &str = "vi";
/// The most bytes that are taken back.
const MOST: u64 = 16 << 20;

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file could not be written or read, or the editor not started.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The editor says that it failed.
    #[error("the editor ended with {0}")]
    Failed(ExitStatus),
    /// What it gave back is no UTF-8, or far too long.
    #[error("not text")]
    NotText,
}

/// Opens `words` in the editor of `$VISUAL`, else of `$EDITOR`; the words it leaves.
///
/// # Errors
/// [`Fault`]; the words are what they were then.
pub fn edit(words: &str) -> Result<String, Fault> {
    let said = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os);
    let editor = said.into_iter().find(|editor| !editor.is_empty());
    edit_with(&editor.unwrap_or_else(|| USUAL.into()).to_string_lossy(), words)
}

/// As [`edit`], in an editor that a shell starts: `code --wait` is one.
fn edit_with(editor: &str, words: &str) -> Result<String, Fault> {
    let folder = private_folder()?;
    let edited = edit_in(&folder, editor, words);
    // Editors leave copies of their own beside the file. What cannot be removed only its owner
    // can read.
    let _gone = fs::remove_dir_all(&folder);
    edited
}

fn edit_in(folder: &Path, editor: &str, words: &str) -> Result<String, Fault> {
    let path = folder.join("part.txt");
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    file.write_all(words.as_bytes())?;
    file.write_all(b"\n")?;
    drop(file);
    let started =
        Process::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(&path).status()?;
    if !started.success() {
        return Err(Fault::Failed(started));
    }
    if fs::metadata(&path)?.len() > MOST {
        return Err(Fault::NotText);
    }
    let rest = String::from_utf8(fs::read(&path)?).map_err(|_| Fault::NotText)?;
    let rest = rest.strip_prefix('\u{feff}').unwrap_or(&rest).replace("\r\n", "\n");
    // The line feed every editor puts at the end of a file is none of the text.
    Ok(rest.strip_suffix('\n').unwrap_or(&rest).to_owned())
}

/// A new folder that only its owner can enter.
fn private_folder() -> io::Result<PathBuf> {
    let parent = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
    let parent = parent.unwrap_or_else(std::env::temp_dir);
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..100 {
        let folder = parent.join(format!("lajna-{}-{attempt}", std::process::id()));
        // It fails where anything has this name, also a link laid out by somebody else.
        match DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

impl App {
    /// The words to be edited in another program, if any are.
    pub(super) fn lent(&mut self) -> Option<String> {
        self.lent.take()
    }

    /// Takes back what another program made of them.
    pub(super) fn take_back(&mut self, edited: Result<String, Fault>, now: DateTime<Utc>) -> Flow {
        self.now = now;
        let say = &self.language.phrases().editing;
        match edited {
            Ok(words) => return self.perform(&Command::Rewrite(Some(words))),
            Err(Fault::NotText) => self.say(Notice::failed(say.outside_not_text)),
            Err(Fault::Failed(_)) => self.say(Notice::failed(say.outside_failed)),
            Err(Fault::Io(error)) => self.say(Notice::failed((say.outside_error)(&error.to_string()))),
        }
        Flow::Go
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn what_an_editor_leaves_comes_back_without_its_last_line_feed() {
        let edited = edit_with("sed -i -e 's/نحن/أنتم/' -e '$a تمت'", "نحن هنا\n").unwrap();
        assert_eq!(edited, "أنتم هنا\n\nتمت");
        assert_eq!(edit_with("true", "كما هو").unwrap(), "كما هو");
        assert_eq!(edit_with("printf 'a\\r\\nb\\r\\n' >", "").unwrap(), "a\nb");
    }

    #[test]
    fn an_editor_that_fails_or_leaves_no_text_changes_nothing() {
        assert!(matches!(edit_with("false", "x"), Err(Fault::Failed(_))));
        assert!(matches!(edit_with("no-such-editor-anywhere 2>/dev/null", "x"), Err(Fault::Failed(_))));
        assert!(matches!(edit_with("printf '\\355\\240\\200' >", "x"), Err(Fault::NotText)));
        assert!(matches!(edit_with("rm", "x"), Err(Fault::Io(_))));
    }

    #[test]
    fn nobody_else_can_read_the_file_and_it_is_gone_afterwards() {
        let seen = tempfile::NamedTempFile::new().unwrap();
        let script =
            format!("stat -c '%a %n' \"$(dirname \"$1\")\" \"$1\" > '{}'; true", seen.path().display());
        edit_with(&script, "x").unwrap();
        let seen = fs::read_to_string(seen.path()).unwrap();
        let mut lines = seen.lines().map(|line| line.split_once(' ').unwrap());
        let (folder, file) = (lines.next().unwrap(), lines.next().unwrap());
        assert_eq!((folder.0, file.0), ("700", "600"));
        assert!(!Path::new(folder.1).exists());
        let folder = private_folder().unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        fs::remove_dir(folder).unwrap();
    }
}
