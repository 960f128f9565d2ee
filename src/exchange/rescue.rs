//! A rescue file: what was typed and could not be saved, kept elsewhere until there is room again.
//!
//! Written by `app` when a disk is full or a terminal gone, read back by `app` and `cli`. The form
//! of an entry is the store's: here it is a JSON value taken from the caller or given to it. It
//! says which store the words belong to and how long its log was; it records nothing. A store
//! whose path is no UTF-8 is named by its bytes as well, in `store_bytes`.
//!
//! ```json
//! {
//! "format": "lajna-rescue",
//! "version": 1,
//! "written": "2026-11-22T10:00:00.000Z",
//! "store": "/home/amina/.local/share/lajna",
//! "committee": "خلية التنسيق",
//! "mark": 41,
//! "entries": [ … ],
//! "words": [{"place": "عضو جديد", "words": "الاسم: سلمى"}]
//! }
//! ```

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::Refused;

/// The word that tells a rescue file from other JSON.
const FORMAT: &str = "lajna-rescue";
/// The newest version this program reads, and the one it writes.
const VERSION: u64 = 1;

/// What was typed and could not be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescue {
    /// When it was written.
    pub written: DateTime<Utc>,
    /// The folder of the store it belongs to.
    pub store: PathBuf,
    /// Name of the committee, for people.
    pub committee: String,
    /// How many entries the log had.
    pub mark: u64,
    /// The entries that would have followed, oldest first.
    pub entries: Vec<Value>,
    /// Words of fields that were still being filled in.
    pub words: Vec<Held>,
}

/// Words that are of no record yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Where they were being typed.
    pub place: String,
    /// The words.
    pub words: String,
}

impl Rescue {
    /// As the bytes of a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let words = |held: &Held| json!({"place": held.place, "words": held.words});
        let mut value = json!({
            "format": FORMAT,
            "version": VERSION,
            "written": self.written.to_rfc3339_opts(SecondsFormat::Millis, true),
            "store": self.store.to_string_lossy(),
            "committee": self.committee,
            "mark": self.mark,
            "entries": self.entries,
            "words": self.words.iter().map(words).collect::<Vec<_>>(),
        });
        if let (None, Some(fields)) = (self.store.to_str(), value.as_object_mut()) {
            fields.insert("store_bytes".to_owned(), json!(self.store.as_os_str().as_bytes()));
        }
        format!("{value:#}\n").into_bytes()
    }

    /// The rescue file in `bytes`; `None` if they do not set out to be one.
    ///
    /// # Errors
    /// [`Refused::FromTheFuture`] when a newer program wrote it, [`Refused::NotAnArchive`] with the
    /// line where it stops being one.
    pub fn read(bytes: &[u8]) -> Option<Result<Self, Refused>> {
        // It is said at the beginning; an archive may be too long to be understood twice.
        let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
        if !String::from_utf8_lossy(start).contains(FORMAT) {
            return None;
        }
        Some(Self::understood(bytes))
    }

    fn understood(bytes: &[u8]) -> Result<Self, Refused> {
        let at = |line: usize| Refused::NotAnArchive { line: u32::try_from(line).unwrap_or(u32::MAX).max(1) };
        let value: Value = serde_json::from_slice(bytes).map_err(|error| at(error.line()))?;
        if let Some(found) = value.get("version").and_then(Value::as_u64).filter(|it| *it > VERSION) {
            return Err(Refused::FromTheFuture { found, known: VERSION });
        }
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let list = |name: &str| value.get(name).and_then(Value::as_array).cloned();
        let held = |it: &Value| {
            let field = |name: &str| it.get(name).and_then(Value::as_str).map(str::to_owned);
            Some(Held { place: field("place")?, words: field("words")? })
        };
        let bytes = |it: &Value| serde_json::from_value::<Vec<u8>>(it.clone()).ok();
        let store = || match value.get("store_bytes") {
            Some(exact) => bytes(exact).map(OsString::from_vec),
            None => text("store").map(OsString::from),
        };
        let rescue = || {
            Some(Self {
                written: DateTime::parse_from_rfc3339(text("written")?).ok()?.into(),
                store: store()?.into(),
                committee: text("committee")?.to_owned(),
                mark: value.get("mark")?.as_u64()?,
                entries: list("entries")?,
                words: list("words")?.iter().map(held).collect::<Option<_>>()?,
            })
        };
        rescue().ok_or(at(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rescue() -> Rescue {
        Rescue {
            written: DateTime::UNIX_EPOCH,
            store: "/srv/lajna".into(),
            committee: "خلية «التنسيق»".into(),
            mark: 41,
            entries: vec![json!({"n": 42})],
            words: vec![Held { place: "عضو".into(), words: "سطر\nسطر".into() }],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        assert_eq!(Rescue::read(&rescue().to_bytes()), Some(Ok(rescue())));
    }

    #[test]
    fn a_store_whose_path_is_no_text_is_still_itself() {
        let [one, other] = [b"/srv/laj\xe9na".as_slice(), b"/srv/laj\xe8na"]
            .map(|path| Rescue { store: OsString::from_vec(path.to_vec()).into(), ..rescue() });
        assert_eq!(Rescue::read(&one.to_bytes()), Some(Ok(one.clone())));
        assert_ne!(Rescue::read(&one.to_bytes()), Some(Ok(other)));
    }

    #[test]
    fn other_files_are_none_and_damaged_or_newer_ones_are_refused() {
        assert_eq!(Rescue::read(b"{\"format\": \"lajna-archive\"}"), None);
        assert_eq!(Rescue::read("خلية".as_bytes()), None);
        let bytes = rescue().to_bytes();
        for cut in 40..bytes.len() - 2 {
            let read = Rescue::read(&bytes[..cut]);
            assert!(matches!(read, Some(Err(Refused::NotAnArchive { .. })) | None), "{cut}: {read:?}");
        }
        let newer = String::from_utf8(bytes).unwrap().replace("\"version\": 1", "\"version\": 2");
        let refused = Refused::FromTheFuture { found: 2, known: 1 };
        assert_eq!(Rescue::read(newer.as_bytes()), Some(Err(refused)));
    }
}
