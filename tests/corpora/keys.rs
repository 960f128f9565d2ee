//! Key files, names of keys and words of commands, as a person may have written them.

use lajna::command::{Bindings, Scope, keyfile, parse};
use lajna::keys::{self, Key};

const NAMES: [&str; 6] =
    ["bindings.toml", "vim.toml", "emacs.toml", "arabic.toml", "azerty.toml", "mine.toml"];

/// The first byte names the file; a NUL ends it and begins another.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let text = String::from_utf8_lossy(rest);
    let files: Vec<(String, String)> = text
        .split('\0')
        .take(3)
        .enumerate()
        .map(|(number, text)| (NAMES[(choice + number) % NAMES.len()].to_owned(), text.to_owned()))
        .collect();
    text.lines().for_each(a_line);
    let mut said = false;
    for (name, text) in &files {
        let lines = text.matches('\n').count() + 1;
        let (read, faults) = keyfile::read(name, text);
        assert!(faults.iter().all(|fault| fault.line.is_some_and(|line| (1..=lines).contains(&line))));
        said |= !read.bindings.is_empty() || !read.latin.is_empty() || read.counts.is_some();
        for binding in read.bindings {
            assert_eq!(keys::sequence(&keys::shown(&binding.keys)), Ok(binding.keys));
        }
    }
    if said {
        loaded(&files);
    }
}

fn a_line(line: &str) {
    if let Ok(key) = line.parse::<Key>() {
        assert_eq!(key.to_string().parse(), Ok(key), "{line:?}");
    }
    if let Ok(keys) = keys::sequence(line) {
        assert_eq!(keys::sequence(&keys::shown(&keys)), Ok(keys), "{line:?}");
    }
    if let Ok(command) = parse(line) {
        assert_eq!(parse(&command.to_string()), Ok(command), "{line:?}");
    }
}

/// What is loaded answers every key, and can be chosen again with any keymap and keyboard it knows.
fn loaded(files: &[(String, String)]) {
    let bindings =
        match Bindings::load("mine", "mine", files).or_else(|_| Bindings::load("default", "latin", files)) {
            Ok(bindings) => bindings,
            Err(errors) => return assert!(!errors.is_empty()),
        };
    for scope in Scope::ALL {
        for key in [Key::char('q'), Key::char('ض'), Key::ctrl('z')] {
            let _answer = bindings.resolve(scope, &[], key);
        }
    }
    for keymap in bindings.keymaps() {
        assert!(bindings.chosen_again(Some(keymap), None).is_ok(), "{keymap}");
    }
    for keyboard in bindings.keyboards() {
        assert!(bindings.chosen_again(None, Some(keyboard)).is_ok(), "{keyboard}");
    }
}
