//! The composition statement written to a file, to be printed.
//!
//! Used by the command `statement`. What it says is `notice`'s.

use std::io::ErrorKind;
use std::path::Path;

use chrono::NaiveDate;

use crate::exchange::file::{self, Existing};
use crate::notice::{self, Notice, composition};
use crate::panes::{Desk, Outcome};

/// Writes the statement of `day` to `path`, where no file is yet, and says so.
pub fn write(path: &Path, day: NaiveDate, desk: &Desk) -> Outcome {
    let text = composition::statement(desk.session.committee(), day, desk.phrases);
    let shown = notice::clean(&path.to_string_lossy());
    let said = match file::write(path, text.as_bytes(), Existing::Keep) {
        Ok(_) => Notice::said((desk.phrases.cli.wrote)(&shown)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Notice::failed((desk.phrases.overlays.file_exists)(&shown))
        }
        Err(error) => notice::io_error(path, &error, desk.phrases),
    };
    Outcome::Say(said.with_path(path))
}
