//! The words of a part in the person's own editor.
//!
//! Used by the loop, which gives the terminal away meanwhile. The words stand in a file that only
//! its owner can read, in a folder made for it. Both are gone once the words are recorded; until
//! then they stay, and where they are is said.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitStatus};

use chrono::{DateTime, Utc};

use super::{App, Flow};
use crate::command::Command;
use crate::notice::{self, Notice};
use crate::store::private;
use crate::text::sanitize;

/// What an editor is called where nothing says: every Unix has it.
const USUAL: &str = "vi";
/// The file in the folder.
const FILE: &str = "part.txt";
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

/// What came of lending words. Where it is not taken back, the folder stays.
#[derive(Debug)]
pub struct Edited {
    words: Result<String, Fault>,
    /// As they were lent.
    lent: String,
    /// Where they were, and what the editor left.
    folder: Option<PathBuf>,
}

impl Edited {
    /// Keeps what was written and is nowhere else: where, if anything was.
    fn kept(&self) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        let file = folder.join(FILE);
        if fs::read(&file).is_ok_and(|found| found == laid_out(&self.lent)) {
            let _gone = fs::remove_file(&file);
        }
        // An editor that died may have left what it held beside the file: then this fails.
        match fs::remove_dir(folder) {
            Ok(()) => None,
            Err(_) => Some(if file.exists() { file } else { folder.clone() }),
        }
    }

    /// Takes away what is recorded now.
    fn forget(&self) {
        // Editors leave copies of their own beside the file. What cannot be removed only its owner
        // can read.
        let _gone = self.folder.as_ref().map(fs::remove_dir_all);
    }
}

/// Opens `lent` in the editor of `$VISUAL`, else of `$EDITOR`; what came of it.
#[must_use]
pub fn edit(lent: String) -> Edited {
    let said = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os);
    let editor = said.into_iter().find(|editor| !editor.is_empty());
    edit_with(&editor.unwrap_or_else(|| USUAL.into()).to_string_lossy(), lent)
}

/// As [`edit`], in an editor that a shell starts: `code --wait` is one.
fn edit_with(editor: &str, lent: String) -> Edited {
    match private_folder() {
        Ok(folder) => Edited { words: edit_in(&folder, editor, &lent), lent, folder: Some(folder) },
        Err(error) => Edited { words: Err(error.into()), lent, folder: None },
    }
}

/// The bytes of the file that words are lent in.
fn laid_out(words: &str) -> Vec<u8> {
    format!("{words}\n").into_bytes()
}

fn edit_in(folder: &Path, editor: &str, words: &str) -> Result<String, Fault> {
    let path = folder.join(FILE);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    file.write_all(&laid_out(words))?;
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

/// A new folder that only its owner can enter, where the session keeps such things.
fn private_folder() -> io::Result<PathBuf> {
    let parent = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
    private::folder_in(&parent.unwrap_or_else(std::env::temp_dir))
}

impl App {
    /// The words to be edited in another program, if any are.
    pub(super) fn lent(&mut self) -> Option<String> {
        self.lent.take()
    }

    /// Takes back what another program made of them. What is not recorded stays in its file.
    pub(super) fn take_back(&mut self, edited: Edited, now: DateTime<Utc>) -> Flow {
        self.now = now;
        let say = &self.language.phrases().editing;
        let mut flow = Flow::Go;
        match &edited.words {
            Ok(words) => {
                let before = self.recorded;
                flow = self.perform(&Command::Rewrite(Some(words.clone())));
                if self.recorded != before || sanitize::prose(words).text == edited.lent {
                    edited.forget();
                    return flow;
                }
            }
            Err(Fault::NotText) => self.say(Notice::failed(say.outside_not_text)),
            Err(Fault::Failed(_)) => self.say(Notice::failed(say.outside_failed)),
            Err(Fault::Io(error)) => self.say(Notice::failed((say.outside_error)(&error.to_string()))),
        }
        if let Some(path) = edited.kept() {
            let why = self.stage.notice().1.map(|notice| notice.words.clone()).unwrap_or_default();
            let place = notice::clean(&path.to_string_lossy());
            self.say(Notice::failed((say.outside_kept)(&place, &why)).with_path(&path));
        }
        flow
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::command::Bindings;
    use crate::domain::{Change, Edit, Heading, Rank, SectionId, Splice};
    use crate::i18n::Language;
    use crate::session::Session;
    use crate::store::Memory;

    const PART: SectionId = SectionId(1);

    /// The words that come back; nothing is left of the file.
    fn edited(editor: &str, lent: &str) -> Result<String, Fault> {
        let edited = edit_with(editor, lent.to_owned());
        edited.forget();
        assert!(!edited.folder.unwrap().exists());
        edited.words
    }

    /// The program with its charter open: one part with these words.
    fn app(body: &str) -> App {
        let mut session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        let heading = Heading { rank: Rank::nth(0), title: "ديباجة".into(), ..Heading::default() };
        let now = DateTime::UNIX_EPOCH;
        session.record(Change::Heading(Box::new(Edit::add(PART, heading))), now).unwrap();
        session.record(Change::Charter(Splice::new(PART, 0, "", body)), now).unwrap();
        let mut app = App::new(session, Bindings::shipped(), Language::En, now);
        app.press("F8".parse().unwrap());
        app
    }

    /// Lends the part to this editor and takes it back; what is said then.
    fn through(app: &mut App, editor: &str) -> String {
        assert_eq!(app.perform(&Command::Rewrite(None)), Flow::Lend);
        let lent = app.lent().unwrap();
        app.take_back(edit_with(editor, lent), DateTime::UNIX_EPOCH);
        app.stage.notice().1.unwrap().words.clone()
    }

    /// The file that a sentence names.
    fn named(said: &str) -> PathBuf {
        said.split('\u{200e}').nth(1).unwrap_or_else(|| panic!("no path in {said:?}")).into()
    }

    #[test]
    fn words_that_come_back_are_recorded_and_their_file_is_gone() {
        let mut app = app("نحن");
        let seen = tempfile::NamedTempFile::new().unwrap();
        let editor = format!("echo new > \"$1\"; echo \"$1\" > '{}'; true", seen.path().display());
        assert!(!through(&mut app, &editor).contains("part.txt"));
        assert_eq!(app.session.committee().charter[&PART].body, "new");
        let path = fs::read_to_string(seen.path()).unwrap();
        assert!(!Path::new(path.trim()).parent().unwrap().exists());
    }

    #[test]
    fn what_an_editor_wrote_and_nothing_recorded_stays_where_the_sentence_says() {
        let mut app = app("نحن");
        for (editor, written) in
            [("echo much > \"$1\"; false", b"much\n".as_slice()), ("printf '\\351t\\351' >", b"\xe9t\xe9")]
        {
            let said = through(&mut app, editor);
            let path = named(&said);
            assert_eq!(fs::read(&path).unwrap(), written, "{said}");
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        }
        let said = through(&mut app, "echo held > \"$1.swp\"; rm");
        assert_eq!(fs::read_to_string(named(&said).join("part.txt.swp")).unwrap(), "held\n");
        fs::remove_dir_all(named(&said)).unwrap();
        assert_eq!(through(&mut app, "false"), "the editor ended with an error; the text has not changed");
        assert_eq!(app.session.committee().charter[&PART].body, "نحن");
    }

    #[test]
    fn words_that_are_refused_when_they_come_back_stay_in_their_file() {
        let mut app = app("نحن");
        assert_eq!(app.perform(&Command::Rewrite(None)), Flow::Lend);
        let edited = edit_with("echo late >", app.lent().unwrap());
        app.session.read_beside(None);
        app.take_back(edited, DateTime::UNIX_EPOCH);
        let said = app.stage.notice().1.unwrap().words.clone();
        assert_eq!(fs::read_to_string(named(&said)).unwrap(), "late\n", "{said}");
        fs::remove_dir_all(named(&said).parent().unwrap()).unwrap();
    }

    #[test]
    fn a_text_that_cannot_be_changed_is_not_lent() {
        let mut app = app("نحن");
        app.session.read_beside(None);
        assert_eq!(app.perform(&Command::Rewrite(None)), Flow::Go);
        assert_eq!(app.lent(), None);
        assert!(app.stage.notice().1.is_some(), "and that is said");
    }

    #[test]
    fn what_an_editor_leaves_comes_back_without_its_last_line_feed() {
        let words = edited("sed -i -e 's/نحن/أنتم/' -e '$a تمت'", "نحن هنا\n").unwrap();
        assert_eq!(words, "أنتم هنا\n\nتمت");
        assert_eq!(edited("true", "كما هو").unwrap(), "كما هو");
        assert_eq!(edited("printf 'a\\r\\nb\\r\\n' >", "").unwrap(), "a\nb");
    }

    #[test]
    fn an_editor_that_fails_or_leaves_no_text_changes_nothing() {
        assert!(matches!(edited("false", "x"), Err(Fault::Failed(_))));
        assert!(matches!(edited("no-such-editor-anywhere 2>/dev/null", "x"), Err(Fault::Failed(_))));
        assert!(matches!(edited("printf '\\355\\240\\200' >", "x"), Err(Fault::NotText)));
        assert!(matches!(edited("rm", "x"), Err(Fault::Io(_))));
    }

    #[test]
    fn nobody_else_can_read_the_file_and_it_is_gone_afterwards() {
        let seen = tempfile::NamedTempFile::new().unwrap();
        let script =
            format!("stat -c '%a %n' \"$(dirname \"$1\")\" \"$1\" > '{}'; true", seen.path().display());
        edited(&script, "x").unwrap();
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
