//! Which keys say which command.
//!
//! Used by `app`, which asks what a key means; by the help, the hints and `lajna keys`, which
//! list the same table. Key files are laid over each other in this order: the bindings of the
//! house, the keymap chosen, the user's own bindings, the user's own version of that keymap.
//! A later file replaces what is in its way.
//!
//! Nothing here reads a disk or a clock. A key that finds nothing as it was typed is looked
//! for by its place on the keyboard, so that commands need no Latin layout.

mod shown;

use std::collections::BTreeMap;

use super::keyfile::{self, BindingError, BindingErrorKind, Counts, KeyFile};
use super::{Command, Scope};
use crate::keys::layout::digit;
use crate::keys::{Code, Found, Key, Keyboard, Mods, Trie};

/// The keymap that changes nothing.
pub const DEFAULT_KEYMAP: &str = "default";
/// The keyboard that is assumed when nobody says another.
pub const DEFAULT_KEYBOARD: &str = "arabic";
/// The keyboard that needs no table.
pub const LATIN_KEYBOARD: &str = "latin";

/// The file that is always read.
const BASE: &str = "bindings";
/// No count asks for more.
const MOST_TIMES: usize = 999;

/// The key files of the house: name and text.
pub const SHIPPED: [(&str, &str); 6] = [
    ("keymaps/bindings.toml", include_str!("../../keymaps/bindings.toml")),
    ("keymaps/vim.toml", include_str!("../../keymaps/vim.toml")),
    ("keymaps/emacs.toml", include_str!("../../keymaps/emacs.toml")),
    ("keymaps/arabic.toml", include_str!("../../keymaps/arabic.toml")),
    ("keymaps/arabic-azerty.toml", include_str!("../../keymaps/arabic-azerty.toml")),
    ("keymaps/azerty.toml", include_str!("../../keymaps/azerty.toml")),
];

/// Which keys say which command, in every scope.
#[derive(Debug, Clone)]
pub struct Bindings {
    scopes: BTreeMap<Scope, Trie<Key, Bound>>,
    counts: Counts,
    keyboard: Keyboard,
    keymaps: Vec<String>,
    keyboards: Vec<String>,
    /// What these bindings were read from, to read them again with another choice.
    chosen: Chosen,
    called: Called,
}

/// What a person calls a command by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    /// The keys it is bound to.
    ByKeys,
    /// Its word, where there are no keys.
    ByWords,
}

/// The keymap, the keyboard and the user's files that bindings were read from.
#[derive(Debug, Clone)]
struct Chosen {
    keymap: String,
    keyboard: String,
    user: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct Bound {
    keys: Vec<Key>,
    command: Command,
    /// Place among all bindings, in the order of the files.
    place: usize,
}

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// A command, to be done so many times (at least once).
    Command(Command, usize),
    /// Nothing yet: keep it and wait for the next key.
    Pending,
    /// Nothing: forget it and what was pending.
    Unbound,
}

/// A key file that was read, and the name it gives.
struct Layer<'a> {
    name: &'a str,
    said: KeyFile,
}

impl Bindings {
    /// The keys of the house, with its default keymap and keyboard.
    #[must_use]
    pub fn shipped() -> Self {
        // Without files of a user nothing can be wrong; a test holds the house to that.
        Self::read(DEFAULT_KEYMAP, DEFAULT_KEYBOARD, &[]).0
    }

    /// The keys of a keymap and a keyboard, with the user's own files: (path, text) of each.
    ///
    /// A file names what it changes: `bindings.toml` everything, `vim.toml` the keymap `vim`;
    /// any other name is a keymap or a keyboard of its own. Files that are not asked for are
    /// checked all the same.
    ///
    /// # Errors
    /// Everything that is wrong in any of the files, with file and line.
    pub fn load(keymap: &str, keyboard: &str, user: &[(String, String)]) -> Result<Self, Vec<BindingError>> {
        let (bindings, errors) = Self::read(keymap, keyboard, user);
        if errors.is_empty() { Ok(bindings) } else { Err(errors) }
    }

    /// The same user's keys with another keymap, or another keyboard.
    ///
    /// # Errors
    /// As [`Bindings::load`].
    pub fn chosen_again(
        &self,
        keymap: Option<&str>,
        keyboard: Option<&str>,
    ) -> Result<Self, Vec<BindingError>> {
        let now = &self.chosen;
        let again = Self::load(keymap.unwrap_or(&now.keymap), keyboard.unwrap_or(&now.keyboard), &now.user);
        again.map(|again| Self { called: self.called, ..again })
    }

    fn read(keymap: &str, keyboard: &str, user: &[(String, String)]) -> (Self, Vec<BindingError>) {
        let mut errors = Vec::new();
        let mut read = |path: &str, text: &str| {
            let (said, faults) = keyfile::read(path, text);
            errors.extend(faults);
            said
        };
        let house: Vec<Layer> =
            SHIPPED.iter().map(|(path, text)| Layer { name: stem(path), said: read(path, text) }).collect();
        let own: Vec<Layer> =
            user.iter().map(|(path, text)| Layer { name: stem(path), said: read(path, text) }).collect();
        let every = || house.iter().chain(&own);

        let keymaps = names(DEFAULT_KEYMAP, every(), |said| !said.bindings.is_empty());
        let keyboards = names(LATIN_KEYBOARD, every(), |said| !said.latin.is_empty());
        let unknown = |kind| BindingError { file: String::new(), line: None, kind };
        if !keymaps.iter().any(|name| name == keymap) {
            errors.push(unknown(BindingErrorKind::UnknownKeymap(keymap.to_owned())));
        }
        if !keyboards.iter().any(|name| name == keyboard) {
            errors.push(unknown(BindingErrorKind::UnknownKeyboard(keyboard.to_owned())));
        }

        // The user's own table comes first: of two pairs for one character the first counts.
        let latin = own.iter().chain(&house).filter(|layer| layer.name == keyboard);
        let mut bindings = Self {
            scopes: BTreeMap::new(),
            counts: Counts::default(),
            keyboard: Keyboard::new(latin.flat_map(|layer| layer.said.latin.iter().copied())),
            keymaps,
            keyboards,
            chosen: Chosen { keymap: keymap.to_owned(), keyboard: keyboard.to_owned(), user: user.to_vec() },
            called: Called::ByKeys,
        };
        for layers in [&house, &own] {
            for name in [BASE, keymap] {
                for layer in layers.iter().filter(|layer| layer.name == name) {
                    bindings.lay(&layer.said);
                }
            }
        }
        (bindings, errors)
    }

    /// Lays a file over what is there.
    fn lay(&mut self, said: &KeyFile) {
        self.counts = said.counts.unwrap_or(self.counts);
        // First what it takes away: `y = "unbound"` must not take `y y` of the same file.
        for binding in said.bindings.iter().filter(|binding| binding.command.is_none()) {
            self.scopes.entry(binding.scope).or_default().remove(&binding.keys);
        }
        let places = self.scopes.values().flat_map(Trie::values).map(|bound| bound.place);
        let first = places.max().map_or(0, |place| place + 1);
        for (offset, binding) in said.bindings.iter().enumerate() {
            let Some(command) = binding.command.clone() else { continue };
            let bound = Bound { keys: binding.keys.clone(), command, place: first + offset };
            self.scopes.entry(binding.scope).or_default().put(&binding.keys, bound);
        }
    }

    /// What `key` means in `scope`, after the keys of `pending`, which have meant nothing yet.
    ///
    /// Where one types, a character alone is text.
    ///
    /// ```
    /// use lajna::command::{Bindings, Command, Resolved, Scope};
    /// use lajna::keys::Key;
    /// let bindings = Bindings::shipped();
    /// let add = Resolved::Command(Command::Add, 1);
    /// assert_eq!(bindings.resolve(Scope::Roster, &[], Key::char('a')), add);
    /// assert_eq!(bindings.resolve(Scope::Roster, &[], Key::char('ش')), add);
    /// let typed = Resolved::Command(Command::Insert('ش'), 1);
    /// assert_eq!(bindings.resolve(Scope::Text, &[], Key::char('ش')), typed);
    /// ```
    #[must_use]
    pub fn resolve(&self, scope: Scope, pending: &[Key], key: Key) -> Resolved {
        let pressed: Vec<Key> = pending.iter().chain([&key]).map(|key| key.as_sent()).collect();
        let (times, keys) = self.count(scope, &pressed);
        if keys.is_empty() {
            return Resolved::Pending;
        }
        if let [only] = keys
            && scope.types()
            && let Some(c) = only.typed()
        {
            return typed(c, times);
        }
        match self.look_up(scope, keys) {
            Found::Value(bound) => {
                let times = if bound.command.repeats() { times } else { 1 };
                Resolved::Command(bound.command.clone(), times)
            }
            Found::Beginning => Resolved::Pending,
            Found::Nothing => Resolved::Unbound,
        }
    }

    /// The count that `keys` begin with (1 if they begin with none), and the keys after it.
    fn count<'k>(&self, scope: Scope, keys: &'k [Key]) -> (usize, &'k [Key]) {
        let mut times = 0;
        let mut rest = keys;
        while let Some((key, after)) = rest.split_first() {
            let Some(digit) = self.count_digit(scope, *key).filter(|digit| *digit > 0 || times > 0) else {
                break;
            };
            times = (times * 10 + digit).min(MOST_TIMES);
            rest = after;
        }
        (times.max(1), rest)
    }

    /// The digit a key adds to a count. A sign that stands on the key of a digit (AZERTY) is
    /// one unless the sign itself is bound.
    fn count_digit(&self, scope: Scope, key: Key) -> Option<usize> {
        let counting = match self.counts {
            Counts::Never => false,
            Counts::Digits => !scope.types() && key.typed().is_some(),
            Counts::AltDigits => key.mods == Mods { alt: true, ..Mods::default() },
        };
        let Code::Char(c) = key.code else { return None };
        let by_place = || {
            let bound = matches!(self.as_pressed(scope, &[key]), Found::Nothing);
            self.keyboard.latin(c).filter(|_| bound)
        };
        let digit = digit(c).or_else(by_place).filter(|_| counting)?;
        digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
    }

    /// What `keys` lead to: as pressed; else by their places on the keyboard; else as if Shift
    /// and Caps Lock were off (a capital alone is a key of its own, and stays one).
    fn look_up(&self, scope: Scope, keys: &[Key]) -> Found<&Bound> {
        let by_place = |key: &Key| self.keyboard.translate(*key).unwrap_or(*key).as_sent();
        let unshifted = |key: Key| match key.code {
            Code::Char(c) if key.typed().is_none() => Key { code: Code::Char(c.to_ascii_lowercase()), ..key },
            Code::Char(_) => key,
            _ => Key { mods: Mods { shift: false, ..key.mods }, ..key },
        };
        match self.as_pressed(scope, keys) {
            Found::Nothing => {}
            found => return found,
        }
        let placed: Vec<Key> = keys.iter().map(by_place).collect();
        match self.as_pressed(scope, &placed) {
            Found::Nothing => {}
            found => return found,
        }
        let unshifted: Vec<Key> = placed.into_iter().map(unshifted).collect();
        self.as_pressed(scope, &unshifted)
    }

    /// What `keys` lead to in `scope` or the nearest scope it falls back on.
    fn as_pressed(&self, scope: Scope, keys: &[Key]) -> Found<&Bound> {
        scope
            .chain()
            .filter_map(|scope| self.scopes.get(&scope))
            .map(|trie| trie.find(keys))
            .find(|found| !matches!(found, Found::Nothing))
            .unwrap_or(Found::Nothing)
    }

    /// What can be reached from `scope`: not behind a nearer binding, a count or typing.
    fn reachable(&self, scope: Scope) -> Vec<&Bound> {
        let mut reachable = Vec::new();
        for trie in scope.chain().filter_map(|scope| self.scopes.get(&scope)) {
            let mut own: Vec<&Bound> =
                trie.values().filter(|bound| self.is_reachable(scope, bound)).collect();
            own.sort_by_key(|bound| bound.place);
            reachable.append(&mut own);
        }
        reachable
    }

    fn is_reachable(&self, scope: Scope, bound: &Bound) -> bool {
        let keys = bound.keys.as_slice();
        let is_text = scope.types() && keys.first().is_some_and(|first| first.typed().is_some());
        let counts = self.count(scope, keys).1.len() < keys.len();
        let cut_short = (1..keys.len())
            .filter_map(|n| keys.get(..n))
            .any(|start| matches!(self.as_pressed(scope, start), Found::Value(_)));
        let found = matches!(self.as_pressed(scope, keys), Found::Value(found) if std::ptr::eq(found, bound));
        found && !is_text && !counts && !cut_short
    }

    /// The keymaps that can be asked for.
    #[must_use]
    pub fn keymaps(&self) -> &[String] {
        &self.keymaps
    }

    /// The keyboards that can be asked for.
    #[must_use]
    pub fn keyboards(&self) -> &[String] {
        &self.keyboards
    }

    /// The keyboard in use.
    #[must_use]
    pub const fn keyboard(&self) -> &Keyboard {
        &self.keyboard
    }
}

/// A character typed where one types. A lam-alef that comes as one sign is typed like any other:
/// whoever takes it takes its two letters, and one undo takes them back with what was typed before.
fn typed(c: char, times: usize) -> Resolved {
    if c.is_control() { Resolved::Unbound } else { Resolved::Command(Command::Insert(c), times) }
}

/// `first`, and the names of the layers that `give` what is asked, each once.
fn names<'l>(
    first: &str,
    layers: impl Iterator<Item = &'l Layer<'l>>,
    give: impl Fn(&KeyFile) -> bool,
) -> Vec<String> {
    let mut names = vec![first.to_owned()];
    for layer in layers.filter(|layer| layer.name != BASE && give(&layer.said)) {
        if !names.iter().any(|name| name == layer.name) {
            names.push(layer.name.to_owned());
        }
    }
    names
}

/// The name of a file without folders and ending.
fn stem(path: &str) -> &str {
    std::path::Path::new(path).file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or(path)
}
