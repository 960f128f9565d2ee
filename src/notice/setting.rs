//! What is wrong with flags, environment and key files, as sentences.

use super::{Notice, Weight, clean, io_error};
use crate::command::{BindingError, BindingErrorKind, Misspoken};
use crate::i18n::Phrases;
use crate::settings::{Forgotten, SettingsError};
use crate::terminal::Mode;

/// Why the settings cannot be used.
#[must_use]
pub fn settings_error(error: &SettingsError, phrases: &Phrases) -> Notice {
    match error {
        SettingsError::NoHome => Notice::failed(phrases.key_files.no_home),
        SettingsError::UnknownLanguage(tag) => {
            Notice::failed((phrases.key_files.unknown_language)(&clean(tag)))
        }
        SettingsError::UnknownTerminal(word) => {
            Notice::failed((phrases.key_files.unknown_terminal)(&clean(word), &Mode::WORDS.join(" ")))
        }
        SettingsError::Unreadable { path, source } => io_error(path, source, phrases),
    }
}

/// What could not be used of what was told of terminals; nothing is lost but the answer itself.
#[must_use]
pub fn forgotten(forgotten: &Forgotten, phrases: &Phrases) -> Notice {
    match forgotten {
        Forgotten::Unreadable { path, source } => {
            Notice { weight: Weight::Warned, ..io_error(path, source, phrases) }
        }
        Forgotten::Lines { path, lines } => {
            let lines = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            Notice::warned((phrases.key_files.odd_lines)(&clean(&path.to_string_lossy()), &lines))
        }
    }
}

/// What is wrong in a key file, with its place.
#[must_use]
pub fn binding_error(error: &BindingError, phrases: &Phrases) -> String {
    let say = &phrases.key_files;
    let place = error.line.map(|line| (say.at)(&clean(&error.file), line)).unwrap_or_default();
    let what = match &error.kind {
        BindingErrorKind::Broken(why) => (say.broken)(&clean(why)),
        BindingErrorKind::UnknownScope(it) => (say.unknown_scope)(&clean(it)),
        BindingErrorKind::UnknownKey(it) => (say.unknown_key)(&clean(it)),
        BindingErrorKind::Misspoken(misspoken) => self::misspoken(misspoken, phrases),
        BindingErrorKind::NotWords(it) => (say.not_words)(&clean(it)),
        BindingErrorKind::Misplaced { word, scope } => (say.misplaced)(word, scope.name()),
        BindingErrorKind::Letter { key, scope } => (say.letter)(&key.to_string(), scope.name()),
        BindingErrorKind::Twice { keys, line } => (say.twice)(&clean(keys), *line),
        BindingErrorKind::BeginAlike { keys, other, line } => {
            (say.begin_alike)(&clean(keys), &clean(other), *line)
        }
        BindingErrorKind::BadSetting { setting, value } => (say.bad_setting)(setting, &clean(value)),
        BindingErrorKind::NotAKey { typed, key } => (say.not_a_key)(&clean(typed), &clean(key)),
        BindingErrorKind::UnknownKeymap(it) | BindingErrorKind::UnknownKeyboard(it) => {
            (say.unknown_name)(&clean(it))
        }
    };
    format!("{place}{what}")
}

/// Why a line is not a command.
#[must_use]
pub fn misspoken(misspoken: &Misspoken, phrases: &Phrases) -> String {
    let say = &phrases.overlays;
    match misspoken {
        Misspoken::Nothing => say.prompt_hint.to_owned(),
        Misspoken::Unknown { word, nearest } => {
            let near = nearest.map(|it| format!(" — {}", (phrases.cli.perhaps)(it))).unwrap_or_default();
            format!("{}{near}", (say.unknown_word)(&clean(word)))
        }
        Misspoken::Missing(word) => (say.needs_argument)(word),
        Misspoken::Superfluous { word, argument } | Misspoken::BadArgument { word, argument } => {
            (say.bad_argument)(word, &clean(argument))
        }
    }
}
