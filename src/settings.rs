//! What the program was told before it starts: flags and environment, as plain values.
//!
//! Used by `main`, `cli` and `app`. The environment is a parameter, so that nothing here
//! depends on the machine a test runs on. There is no configuration file: flags, environment
//! and key files suffice. Whether a store or a keymap is there is not known here.

mod remembered;
mod rescues;

pub use remembered::{Forgotten, Remembered};
pub use rescues::{Draft, Rescues};

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDate, Utc};

use crate::terminal::{Glyphs, Mode};
use crate::text::sanitize::line;

/// Looks an environment variable up, as the system has it: a path need not be UTF-8.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The folder of the program among those of others.
const FOLDER: &str = "lajna";
/// Key files longer than this are no key files (bytes).
const LONGEST_KEY_FILE: u64 = 64 * 1024;

/// What was said on the command line; all of it may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flags {
    /// Where the committee is kept.
    pub store: Option<PathBuf>,
    /// Who changes it.
    pub author: Option<String>,
    /// Tag of the language of the screen.
    pub language: Option<String>,
    /// Name of the keymap.
    pub keymap: Option<String>,
    /// Name of the keyboard.
    pub keyboard: Option<String>,
    /// What is copied stays inside the program.
    pub no_clipboard: bool,
    /// Word of the mode of the terminal.
    pub terminal: Option<String>,
    /// Glyphs of decoration.
    pub glyphs: Option<Glyphs>,
    /// Lines instead of a screen.
    pub plain: bool,
}

/// Flags and environment, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the store.
    pub store: PathBuf,
    /// Folder of the user's key files; it need not be there.
    pub key_folder: PathBuf,
    /// Whose name goes into the log.
    pub author: String,
    /// Tag of the language asked for; `None` when nothing says: the program then speaks Arabic.
    pub language: Option<&'static str>,
    /// Name of the keymap, if one is asked for.
    pub keymap: Option<String>,
    /// Name of the keyboard, if one is asked for or usual in the country.
    pub keyboard: Option<String>,
    /// What is copied stays inside the program: the clipboard of the terminal gets none of it.
    pub no_clipboard: bool,
    /// How the terminal is to be written to, if that was said: neither recognised nor remembered then.
    pub terminal: Option<Mode>,
    /// Glyphs of decoration, if that was said.
    pub glyphs: Option<Glyphs>,
    /// Where what was told of terminals is kept; it need not be there.
    pub terminals: PathBuf,
    /// Where words are kept that could not be saved, the first folder first.
    pub rescues: Vec<PathBuf>,
    /// Whether to speak in lines instead of drawing a screen.
    pub plain: bool,
    /// Whether what is typed comes a line at a time, from a shell inside an editor.
    pub types_lines: bool,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// No home folder, and nothing that says where else.
    #[error("no home folder is known")]
    NoHome,
    /// No language of the screen has this tag.
    #[error("unknown language {0:?}")]
    UnknownLanguage(String),
    /// No way to write to a terminal has this word.
    #[error("unknown terminal mode {0:?}")]
    UnknownTerminal(String),
    /// A key file, or their folder, cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Settings {
    /// Resolves what was said: a flag before a variable of ours (`LAJNA_STORE`, `LAJNA_AUTHOR`,
    /// `LAJNA_LANGUAGE`, `LAJNA_KEYMAP`, `LAJNA_KEYBOARD`, `LAJNA_NO_CLIPBOARD`, `LAJNA_TERMINAL`,
    /// `LAJNA_ASCII`, `LAJNA_PLAIN`) before what the system says.
    ///
    /// # Errors
    /// [`SettingsError::NoHome`], and [`SettingsError::UnknownLanguage`] or
    /// [`SettingsError::UnknownTerminal`] when one was asked for by a name that is none.
    pub fn resolve(flags: &Flags, env: Environment) -> Result<Self, SettingsError> {
        let language = language(flags.language.as_deref(), env)?;
        let terminal = flags.terminal.clone().or_else(|| said(env, "LAJNA_TERMINAL"));
        let mode = terminal.as_deref().and_then(Mode::from_word);
        if let (Some(asked), None) = (terminal, mode) {
            return Err(SettingsError::UnknownTerminal(asked));
        }
        Ok(Self {
            store: store_path(flags.store.as_deref(), env)?,
            key_folder: base(env, "XDG_CONFIG_HOME", ".config")?.join(FOLDER).join("keymaps"),
            author: author(flags.author.as_deref(), env),
            language,
            keymap: flags.keymap.clone().or_else(|| said(env, "LAJNA_KEYMAP")),
            keyboard: flags
                .keyboard
                .clone()
                .or_else(|| said(env, "LAJNA_KEYBOARD"))
                .or_else(|| usual_keyboard(env).map(str::to_owned)),
            no_clipboard: flags.no_clipboard || set(env, "LAJNA_NO_CLIPBOARD").is_some(),
            terminal: mode,
            // As with NO_COLOR: set to anything, it says yes.
            glyphs: flags.glyphs.or_else(|| set(env, "LAJNA_ASCII").map(|_| Glyphs::Ascii)),
            terminals: base(env, "XDG_STATE_HOME", ".local/state")?.join(FOLDER).join("terminals.toml"),
            rescues: rescue_folders(env)?,
            plain: flags.plain || said(env, "LAJNA_PLAIN").is_some_and(|value| value != "0"),
            // A shell of Emacs is a terminal that sends nothing before Enter.
            types_lines: said(env, "INSIDE_EMACS").is_some_and(|value| value.contains("comint")),
        })
    }

    /// The user's key files, (path, text) of each, by name; none when the folder is not there.
    /// Files that could not be read are told apart, so that one of them spoils no other.
    #[must_use]
    pub fn key_files(&self) -> (Vec<(String, String)>, Vec<SettingsError>) {
        let mut files = Vec::new();
        let mut errors = Vec::new();
        let mut paths = match toml_files(&self.key_folder) {
            Ok(paths) => paths,
            Err(source) if source.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(source) => {
                errors.push(SettingsError::Unreadable { path: self.key_folder.clone(), source });
                Vec::new()
            }
        };
        paths.sort();
        for path in paths {
            match read_short(&path) {
                Ok(text) => files.push((path.display().to_string(), text)),
                Err(source) => errors.push(SettingsError::Unreadable { path, source }),
            }
        }
        (files, errors)
    }
}

/// The day `now` falls on where the program runs.
#[must_use]
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Local).date_naive()
}

/// Where the committee is kept: the flag, `LAJNA_STORE`, else `lajna` in the user's data folder.
///
/// # Errors
/// [`SettingsError::NoHome`].
pub fn store_path(flag: Option<&Path>, env: Environment) -> Result<PathBuf, SettingsError> {
    match flag.map(Path::to_owned).or_else(|| set(env, "LAJNA_STORE").map(PathBuf::from)) {
        Some(path) => Ok(path),
        None => Ok(base(env, "XDG_DATA_HOME", ".local/share")?.join(FOLDER)),
    }
}

/// Where the demonstration is kept: `lajna/demo` in the folder whose contents may be thrown away.
///
/// # Errors
/// [`SettingsError::NoHome`].
pub fn demo_path(env: Environment) -> Result<PathBuf, SettingsError> {
    Ok(base(env, "XDG_CACHE_HOME", ".cache")?.join(FOLDER).join("demo"))
}

/// Folders for rescue files: that of the state of programs, then those for temporary files, the
/// ones that outlive a restart of the machine first.
fn rescue_folders(env: Environment) -> Result<Vec<PathBuf>, SettingsError> {
    let state = base(env, "XDG_STATE_HOME", ".local/state")?.join(FOLDER);
    let said = |name: &str| set(env, name).map(PathBuf::from);
    let usual = match said("TMPDIR") {
        Some(folder) => vec![folder],
        None => vec!["/var/tmp".into(), "/tmp".into()],
    };
    let all = usual.into_iter().chain(said("XDG_RUNTIME_DIR"));
    Ok(std::iter::once(state).chain(all.filter(|path| path.is_absolute())).collect())
}

/// The language of the screen: the flag, `LAJNA_LANGUAGE`, else the locale ([`language_tag`]).
///
/// # Errors
/// [`SettingsError::UnknownLanguage`] when it was asked for by a name that is none.
pub fn language(flag: Option<&str>, env: Environment) -> Result<Option<&'static str>, SettingsError> {
    let asked = flag.map(str::to_owned).or_else(|| said(env, "LAJNA_LANGUAGE"));
    let language = language_tag(asked.as_deref(), env);
    match (asked, language) {
        (Some(asked), None) => Err(SettingsError::UnknownLanguage(asked)),
        _ => Ok(language),
    }
}

/// The language of the screen: the flag, else the locale of messages (POSIX: the first of
/// `LC_ALL`, `LC_MESSAGES`, `LANG` that is set decides). `None` when that says nothing (`C`,
/// `POSIX`) or names a language the screen does not speak.
///
/// ```
/// use lajna::settings::language_tag;
/// let env = |name: &str| (name == "LANG").then(|| "fr_MA.UTF-8".into());
/// assert_eq!(language_tag(None, &env), Some("fr"));
/// assert_eq!(language_tag(Some("ar"), &env), Some("ar"));
/// ```
#[must_use]
pub fn language_tag(flag: Option<&str>, env: Environment) -> Option<&'static str> {
    let locale = match flag {
        Some(tag) => tag.to_owned(),
        None => locale(env, "LC_MESSAGES")?,
    };
    let language = locale.split(['_', '.', '@', '-']).next()?.to_ascii_lowercase();
    ["ar", "fr", "en"].into_iter().find(|tag| *tag == language)
}

/// The keyboard sold in the country of the locale: where French is written, an Arabic keyboard
/// has its letters on AZERTY, and A taken for Q would leave the program instead of adding.
fn usual_keyboard(env: Environment) -> Option<&'static str> {
    const AZERTY: [&str; 6] = ["MA", "DZ", "TN", "MR", "FR", "BE"];
    let locale = locale(env, "LC_CTYPE")?;
    let country = locale.split(['_', '-']).nth(1)?.split(['.', '@']).next()?;
    AZERTY.contains(&country).then_some("arabic-azerty")
}

/// The locale of one category (POSIX: the first that is set decides).
fn locale(env: Environment, category: &str) -> Option<String> {
    ["LC_ALL", category, "LANG"].iter().find_map(|name| said(env, name))
}

/// Whose name goes into the log. A name is one line, clean, without blanks around it.
fn author(flag: Option<&str>, env: Environment) -> String {
    let one_line = |name: String| line(&name).text.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = ["LAJNA_AUTHOR", "USER", "LOGNAME"].iter().filter_map(|name| said(env, name));
    flag.map(str::to_owned)
        .into_iter()
        .chain(names)
        .map(one_line)
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "unknown".to_owned())
}

/// A variable that is set and not empty.
fn set(env: Environment, name: &str) -> Option<OsString> {
    env(name).filter(|value| !value.is_empty())
}

/// A variable that holds words. Where it is not UTF-8 it is a word nobody knows, not none.
fn said(env: Environment, name: &str) -> Option<String> {
    set(env, name).map(|value| value.to_string_lossy().into_owned())
}

/// A base folder of the XDG specification: the variable if it is an absolute path (a relative
/// one is to be ignored), else the usual place in the home folder.
fn base(env: Environment, variable: &str, usual: &str) -> Result<PathBuf, SettingsError> {
    if let Some(path) = set(env, variable).map(PathBuf::from).filter(|path| path.is_absolute()) {
        return Ok(path);
    }
    let home = set(env, "HOME").map(PathBuf::from).or_else(|| etcetera::home_dir().ok());
    home.map(|home| home.join(usual)).ok_or(SettingsError::NoHome)
}

fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let paths = paths.collect::<io::Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "toml")).collect())
}

/// Reads a file that should be short; a device or a heap of bytes is refused, not read.
fn read_short(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    if !about.is_file() || about.len() > LONGEST_KEY_FILE {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "not a key file"));
    }
    fs::read_to_string(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Class;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())
    }

    fn resolve(flags: &Flags, pairs: &[(&str, &str)]) -> Settings {
        Settings::resolve(flags, &env(pairs)).unwrap()
    }

    #[test]
    fn without_flags_the_usual_folders_of_the_home_are_taken() {
        let settings = resolve(&Flags::default(), &[("HOME", "/home/amina"), ("USER", "amina")]);
        assert_eq!(settings.store, Path::new("/home/amina/.local/share/lajna"));
        assert_eq!(settings.key_folder, Path::new("/home/amina/.config/lajna/keymaps"));
        assert_eq!(settings.author, "amina");
        assert_eq!((settings.language, settings.keymap, settings.keyboard), (None, None, None));
    }

    #[test]
    fn absolute_xdg_folders_count_and_relative_ones_do_not() {
        let pairs = [("HOME", "/home/amina"), ("XDG_DATA_HOME", "/data"), ("XDG_CONFIG_HOME", "conf")];
        let settings = resolve(&Flags::default(), &pairs);
        assert_eq!(settings.store, Path::new("/data/lajna"));
        assert_eq!(settings.key_folder, Path::new("/home/amina/.config/lajna/keymaps"));
    }

    #[test]
    fn a_folder_whose_name_is_not_utf_8_is_taken_as_it_is() {
        use std::os::unix::ffi::OsStringExt as _;
        let odd = || OsString::from_vec(b"/srv/comit\xE9".to_vec());
        for (variable, below) in
            [("LAJNA_STORE", ""), ("XDG_DATA_HOME", "lajna"), ("HOME", ".local/share/lajna")]
        {
            let env = |name: &str| (name == variable).then(odd);
            assert_eq!(store_path(None, &env).unwrap(), Path::new(&odd()).join(below), "{variable}");
        }
        let env = |name: &str| (name == "LAJNA_LANGUAGE").then(odd);
        assert!(Settings::resolve(&Flags::default(), &env).is_err(), "words nobody knows are said so");
    }

    #[test]
    fn a_flag_counts_before_a_variable() {
        let pairs = [
            ("HOME", "/h"),
            ("LAJNA_STORE", "/variable"),
            ("LAJNA_AUTHOR", "variable"),
            ("LAJNA_LANGUAGE", "en"),
            ("LAJNA_KEYMAP", "emacs"),
            ("LAJNA_KEYBOARD", "azerty"),
            ("LANG", "ar_MA.UTF-8"),
        ];
        let settings = resolve(&Flags::default(), &pairs);
        assert_eq!(settings.store, Path::new("/variable"));
        assert_eq!((settings.author.as_str(), settings.language), ("variable", Some("en")));
        assert_eq!(settings.keymap.as_deref(), Some("emacs"));
        assert_eq!(settings.keyboard.as_deref(), Some("azerty"));
        let flags = Flags {
            store: Some("flag".into()),
            author: Some(" سمية\n اجايز ".into()),
            language: Some("fr".into()),
            keymap: Some("vim".into()),
            keyboard: Some("latin".into()),
            ..Flags::default()
        };
        let settings = resolve(&flags, &pairs);
        assert_eq!(settings.store, Path::new("flag"));
        assert_eq!((settings.author.as_str(), settings.language), ("سمية اجايز", Some("fr")));
        assert_eq!(settings.keymap.as_deref(), Some("vim"));
        assert_eq!(settings.keyboard.as_deref(), Some("latin"));
    }

    #[test]
    fn the_clipboard_is_left_alone_when_a_flag_or_a_variable_says_so() {
        let inside = |flag, pairs: &[(&str, &str)]| {
            let flags = Flags { no_clipboard: flag, ..Flags::default() };
            resolve(&flags, &[&[("HOME", "/h")], pairs].concat()).no_clipboard
        };
        assert!(!inside(false, &[]) && !inside(false, &[("LAJNA_NO_CLIPBOARD", "")]));
        assert!(inside(true, &[]) && inside(false, &[("LAJNA_NO_CLIPBOARD", "1")]));
    }

    #[test]
    fn an_author_without_a_name_is_unknown() {
        assert_eq!(author(None, &env(&[("LOGNAME", "amina")])), "amina");
        assert_eq!(author(Some("  "), &env(&[("USER", "")])), "unknown");
        assert_eq!(author(Some("أمينة\u{1b}[31m\u{202e}"), &env(&[])), "أمينة");
    }

    #[test]
    fn the_first_locale_that_is_set_decides_the_language() {
        let tag = |pairs: &[(&str, &str)]| language_tag(None, &env(pairs));
        assert_eq!(tag(&[("LANG", "ar_MA.UTF-8")]), Some("ar"));
        assert_eq!(tag(&[("LANG", "ar"), ("LC_MESSAGES", "fr_FR@euro")]), Some("fr"));
        assert_eq!(tag(&[("LANG", "ar"), ("LC_MESSAGES", "fr"), ("LC_ALL", "en-GB")]), Some("en"));
        assert_eq!(tag(&[("LANG", "fr_FR"), ("LC_ALL", "")]), Some("fr"));
        assert_eq!(tag(&[("LANG", "fr_FR"), ("LC_ALL", "C.UTF-8")]), None);
        for nothing in ["C", "POSIX", "", "C.UTF-8", "es_ES.UTF-8", "arn_CL"] {
            assert_eq!(tag(&[("LANG", nothing)]), None, "{nothing}");
        }
        assert_eq!(tag(&[]), None);
    }

    #[test]
    fn the_country_says_which_keyboard_is_usual() {
        let keyboard = |pairs: &[(&str, &str)]| usual_keyboard(&env(pairs));
        for locale in ["ar_MA.UTF-8", "fr_MA", "fr_FR.UTF-8@euro", "ar-TN"] {
            assert_eq!(keyboard(&[("LANG", locale)]), Some("arabic-azerty"), "{locale}");
        }
        for locale in ["ar_EG.UTF-8", "en_US.UTF-8", "ar", "C", "fr_CA.UTF-8"] {
            assert_eq!(keyboard(&[("LANG", locale)]), None, "{locale}");
        }
        let asked = [("HOME", "/h"), ("LANG", "ar_MA"), ("LAJNA_KEYBOARD", "latin")];
        assert_eq!(resolve(&Flags::default(), &asked).keyboard.as_deref(), Some("latin"));
        let usual = [("HOME", "/h"), ("LANG", "ar_MA")];
        assert_eq!(resolve(&Flags::default(), &usual).keyboard.as_deref(), Some("arabic-azerty"));
    }

    #[test]
    fn a_language_asked_for_by_name_must_be_one() {
        let flags = Flags { language: Some("de".into()), ..Flags::default() };
        let refused = Settings::resolve(&flags, &env(&[("HOME", "/h"), ("LANG", "fr_FR")]));
        assert!(matches!(refused, Err(SettingsError::UnknownLanguage(tag)) if tag == "de"));
    }

    #[test]
    fn a_terminal_asked_for_by_name_must_be_one_and_the_flag_comes_first() {
        let pairs = [("HOME", "/h"), ("LAJNA_TERMINAL", "implicit"), ("LAJNA_ASCII", "1")];
        let settings = resolve(&Flags::default(), &pairs);
        assert_eq!(settings.terminal, Some(Mode::As(Class::Implicit)));
        assert_eq!(settings.glyphs, Some(Glyphs::Ascii));
        assert_eq!(settings.terminals, Path::new("/h/.local/state/lajna/terminals.toml"));
        let flags = Flags { terminal: Some("auto".into()), ..Flags::default() };
        assert_eq!(resolve(&flags, &pairs).terminal, Some(Mode::Auto));
        let settings = resolve(&Flags::default(), &[("HOME", "/h"), ("XDG_STATE_HOME", "/s")]);
        assert_eq!((settings.terminal, settings.glyphs), (None, None), "nothing was said");
        assert_eq!(settings.terminals, Path::new("/s/lajna/terminals.toml"));
        let refused = Settings::resolve(&Flags::default(), &env(&[("HOME", "/h"), ("LAJNA_TERMINAL", "vt")]));
        assert!(matches!(refused, Err(SettingsError::UnknownTerminal(word)) if word == "vt"));
    }

    #[test]
    fn key_files_are_read_by_name_and_one_that_cannot_be_spoils_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let keymaps = folder.path().join("lajna/keymaps");
        let config = folder.path().display().to_string();
        let settings = resolve(&Flags::default(), &[("HOME", "/h"), ("XDG_CONFIG_HOME", &config)]);
        let (files, errors) = settings.key_files();
        assert!(files.is_empty() && errors.is_empty(), "no folder is no fault: {errors:?}");

        fs::create_dir_all(keymaps.join("folder.toml")).unwrap();
        fs::write(keymaps.join("vim.toml"), "[list]\n").unwrap();
        fs::write(keymaps.join("bindings.toml"), "[global]\n").unwrap();
        fs::write(keymaps.join("notes.txt"), "not a key file").unwrap();
        fs::write(keymaps.join("latin1.toml"), b"# caf\xE9").unwrap();
        fs::write(keymaps.join("huge.toml"), vec![b'#'; 70_000]).unwrap();
        let (files, errors) = settings.key_files();
        let names: Vec<_> =
            files.iter().map(|(path, text)| (path.rsplit('/').next().unwrap(), text.as_str())).collect();
        assert_eq!(names, [("bindings.toml", "[global]\n"), ("vim.toml", "[list]\n")]);
        assert_eq!(errors.len(), 3, "{errors:?}");
    }
}
