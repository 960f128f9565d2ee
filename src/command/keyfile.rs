//! Reading one key file: TOML in, bindings and faults out.
//!
//! Used by `bindings`, which lays files over each other. Reading goes on after a fault, so
//! that a person mends a file in one go; whatever is wrong is said with its line.
//! Nothing is decided here between files.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::slips::Misspoken;
use super::words::Word;
use super::{Command, Scope, parse};
use crate::keys::{Key, Trie, sequence, shown};

/// The word that takes a key away.
pub const UNBOUND: &str = "unbound";
/// The section of a keyboard: what is typed = the Latin character of the key.
const LATIN: &str = "latin";
/// The setting that says how counts are typed.
const COUNTS: &str = "counts";

/// Something wrong in a key file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}: {kind}", .line.unwrap_or_default())]
pub struct BindingError {
    /// The file, as it was given.
    pub file: String,
    /// The line, counted from 1; `None` when it is about the file itself.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: BindingErrorKind,
}

impl BindingError {
    fn is_broken(&self) -> bool {
        matches!(self.kind, BindingErrorKind::Broken(_))
    }
}

/// What is wrong in a key file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BindingErrorKind {
    /// It is not TOML; what the TOML reader says.
    #[error("{0}")]
    Broken(String),
    /// No scope, and no setting, has this name.
    #[error("no scope is called {0:?}")]
    UnknownScope(String),
    /// No key has this name.
    #[error("no key is called {0:?}")]
    UnknownKey(String),
    /// The command is none.
    #[error("{0}")]
    Misspoken(Misspoken),
    /// Something else stands where a command in quotes should.
    #[error("{0:?} is not followed by words in quotes")]
    NotWords(String),
    /// The command means nothing in that scope.
    #[error("{word} means nothing in {}", .scope.name())]
    Misplaced {
        /// The word of the command.
        word: &'static str,
        /// The section it stands in.
        scope: Scope,
    },
    /// A letter, in a scope where letters are typed.
    #[error("{key} is typed as text in {}", .scope.name())]
    Letter {
        /// The key.
        key: Key,
        /// The section it stands in.
        scope: Scope,
    },
    /// The same keys are bound before in the same section.
    #[error("{keys} is bound on line {line} already")]
    Twice {
        /// The keys, or the section, said twice.
        keys: String,
        /// Where first.
        line: usize,
    },
    /// One begins the other, so that the longer could never be pressed.
    #[error("{keys} and {other} on line {line} begin alike")]
    BeginAlike {
        /// The keys.
        keys: String,
        /// The keys bound before.
        other: String,
        /// Where.
        line: usize,
    },
    /// A setting that has no such value.
    #[error("{setting} cannot be {value:?}")]
    BadSetting {
        /// The setting.
        setting: &'static str,
        /// The value as written.
        value: String,
    },
    /// In a keyboard: not one character = one Latin character.
    #[error("{typed:?} = {key:?} is not one character and one Latin character")]
    NotAKey {
        /// What is typed.
        typed: String,
        /// The Latin character of the key.
        key: String,
    },
    /// No file gives a keymap of this name.
    #[error("no keymap is called {0:?}")]
    UnknownKeymap(String),
    /// No file gives a keyboard of this name.
    #[error("no keyboard is called {0:?}")]
    UnknownKeyboard(String),
}

/// How a count before a command is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counts {
    /// Not at all.
    #[default]
    Never,
    /// With digits, where one does not type.
    Digits,
    /// With Alt and digits, everywhere.
    AltDigits,
}

/// One line of a key file.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The section it stands in.
    pub scope: Scope,
    /// The keys, one after the other.
    pub keys: Vec<Key>,
    /// What they say; `None` takes them away.
    pub command: Option<Command>,
}

/// What a key file says.
#[derive(Debug, Clone, Default)]
pub struct KeyFile {
    /// How counts are typed, if it says so.
    pub counts: Option<Counts>,
    /// The bindings, in the order of the file.
    pub bindings: Vec<Binding>,
    /// What is typed and the Latin character of its key.
    pub latin: Vec<(char, char)>,
}

/// Reads a key file: what could be understood, and everything that could not.
#[must_use]
pub fn read(file: &str, text: &str) -> (KeyFile, Vec<BindingError>) {
    let (table, broken) = DeTable::parse_recoverable(text);
    let table = table.get_ref();
    let mut reader = Reader { file, text, read: KeyFile::default(), faults: Vec::new() };
    for error in broken {
        let span = error.span().unwrap_or_default();
        let kind = reader
            .said_twice(table, &span)
            .filter(|_| error.message().starts_with("duplicate key"))
            .unwrap_or_else(|| BindingErrorKind::Broken(error.message().to_owned()));
        reader.fault(&span, kind);
    }
    for (name, value) in in_order(table) {
        reader.section(name, value);
    }
    // What was guessed of a broken line says nothing worth hearing.
    let broken: Vec<_> =
        reader.faults.iter().filter(|fault| fault.is_broken()).map(|fault| fault.line).collect();
    let mut faults = reader.faults;
    faults.retain(|fault| fault.is_broken() || !broken.contains(&fault.line));
    faults.sort_by_key(|fault| fault.line);
    (reader.read, faults)
}

/// A key of the file and its value, each with where it stands.
type Pair<'t, 'i> = (&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>);

/// The pairs of a table as they stand in the file; the TOML reader sorts them by name.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Pair<'t, 'i>> {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(name, _)| name.span().start);
    pairs
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    read: KeyFile,
    faults: Vec<BindingError>,
}

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
    }

    fn fault(&mut self, span: &Range<usize>, kind: BindingErrorKind) {
        let line = Some(self.line(span));
        self.faults.push(BindingError { file: self.file.to_owned(), line, kind });
    }

    /// What was said before what stands at `span`, in the same words: the nearest above is in
    /// the same section, for a section cannot be taken up again.
    fn said_twice(&self, table: &DeTable<'_>, span: &Range<usize>) -> Option<BindingErrorKind> {
        let again = self.text.get(span.clone())?;
        let inner = table.values().filter_map(|value| value.get_ref().as_table());
        let line = std::iter::once(table)
            .chain(inner)
            .flat_map(DeTable::keys)
            .map(Spanned::span)
            .filter(|first| first.start < span.start && self.text.get(first.clone()) == Some(again))
            .map(|first| self.line(&first))
            .max()?;
        Some(BindingErrorKind::Twice { keys: again.trim_matches(['"', '\'']).to_owned(), line })
    }

    fn section(&mut self, name: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let title = name.get_ref().as_ref();
        if title == COUNTS {
            return self.counts(value);
        }
        let scope = Scope::named(title);
        if scope.is_none() && title != LATIN {
            return self.fault(&name.span(), BindingErrorKind::UnknownScope(title.to_owned()));
        }
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(&name.span(), BindingErrorKind::UnknownScope(title.to_owned()));
        };
        let mut bound = Trie::default();
        for (keys, value) in in_order(table) {
            let Some(words) = value.get_ref().as_str() else {
                self.fault(&keys.span(), BindingErrorKind::NotWords(keys.get_ref().to_string()));
                continue;
            };
            match scope {
                Some(scope) => self.binding(scope, &mut bound, keys, (words, value.span())),
                None => self.latin(keys, words),
            }
        }
    }

    fn counts(&mut self, value: &Spanned<DeValue<'_>>) {
        let words = value.get_ref().as_str();
        self.read.counts = match words {
            Some("never") => Some(Counts::Never),
            Some("digits") => Some(Counts::Digits),
            Some("alt-digits") => Some(Counts::AltDigits),
            _ => {
                let value_words = words.unwrap_or_default().to_owned();
                return self.fault(
                    &value.span(),
                    BindingErrorKind::BadSetting { setting: COUNTS, value: value_words },
                );
            }
        };
    }

    fn latin(&mut self, typed: &Spanned<toml::de::DeString<'_>>, key: &str) {
        let one = |text: &str| {
            let mut characters = text.chars();
            characters.next().filter(|_| characters.next().is_none())
        };
        match (one(typed.get_ref()), one(key).filter(char::is_ascii_graphic)) {
            (Some(from), Some(to)) => self.read.latin.push((from, to)),
            _ => {
                let typed_words = typed.get_ref().to_string();
                let kind = BindingErrorKind::NotAKey { typed: typed_words, key: key.to_owned() };
                self.fault(&typed.span(), kind);
            }
        }
    }

    fn binding(
        &mut self,
        scope: Scope,
        bound: &mut Trie<Key, (Vec<Key>, usize)>,
        name: &Spanned<toml::de::DeString<'_>>,
        (words, words_span): (&str, Range<usize>),
    ) {
        let keys = match sequence(name.get_ref()) {
            Ok(keys) => Some(keys),
            Err(unknown) => {
                self.fault(&name.span(), BindingErrorKind::UnknownKey(unknown.0));
                None
            }
        };
        let command = if words == UNBOUND { Ok(None) } else { parse(words).map(Some) };
        let command = match command {
            Ok(command) => command,
            Err(misspoken) => {
                return self.fault(&words_span, BindingErrorKind::Misspoken(misspoken));
            }
        };
        let Some(keys) = keys else { return };
        if let Some(row) = command.as_ref().and_then(|command| Word::find(command.word()))
            && !row.belongs(scope)
        {
            return self.fault(&words_span, BindingErrorKind::Misplaced { word: row.word, scope });
        }
        if let Some(key) = keys.first().filter(|key| scope.types() && key.typed().is_some()) {
            return self.fault(&name.span(), BindingErrorKind::Letter { key: *key, scope });
        }
        // A key taken away is in nobody's way: `y = "unbound"` goes with `"y y" = "copy"`.
        if command.is_some() {
            if let Some((other, line)) = bound.obstacle(&keys) {
                let (keys_shown, line) = (shown(&keys), *line);
                let kind = if *other == keys {
                    BindingErrorKind::Twice { keys: keys_shown, line }
                } else {
                    BindingErrorKind::BeginAlike { keys: keys_shown, other: shown(other), line }
                };
                return self.fault(&name.span(), kind);
            }
            bound.put(&keys, (keys.clone(), self.line(&name.span())));
        }
        self.read.bindings.push(Binding { scope, keys, command });
    }
}
