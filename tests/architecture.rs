//! The house holds: floors, seams, sizes and names, read from the sources themselves.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor, the lowest first.
const FLOORS: &[&[&str]] = &[
    &["domain", "text", "keys"],
    &["store", "exchange", "i18n", "terminal"],
    &["session", "command", "ui", "settings"],
    &["notice"],
    &["panes"],
    &["app", "cli"],
    &["main"],
];

/// Which files may name which crate or call; everything else may not.
const SEAMS: &[(&str, &[&str])] = &[
    ("sled::", &["src/store/"]),
    ("bincode::", &["src/store/wire"]),
    ("crossterm::", &["src/terminal/"]),
    ("base64::", &["src/terminal/clipboard.rs"]),
    ("ratatui_textarea::", &["src/panes/draft.rs"]),
    ("unicode_bidi::", &["src/text/", "src/terminal/encode/"]),
    ("catch_unwind", &["src/store/"]),
    ("Utc::now", &["src/main.rs", "src/terminal/input/"]),
    ("SystemTime::now", &["src/main.rs", "src/terminal/input/"]),
    ("Local::now", &["src/main.rs", "src/terminal/input/"]),
    ("set_symbol", &["src/ui/line.rs", "src/terminal/"]),
    ("set_char", &["src/ui/canvas.rs", "src/terminal/"]),
    ("set_string", &[]),
];

const LONGEST_FILE: usize = 420;
const LONGEST_FUNCTION: usize = 65;

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source { path: slashed(&path), text });
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The part of a source that ships: up to the tests at its end.
fn shipped(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests").map_or(text, |at| &text[..at])
}

fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap();
    below.split(['/', '.']).next().unwrap()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(n, line)| (n + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn a_module_uses_only_floors_below_its_own() {
    let mut wrong = Vec::new();
    for source in sources() {
        let me = module(&source.path);
        if me == "lib" {
            continue;
        }
        let Some(mine) = floor(me) else {
            wrong.push(format!("{}: module {me} has no floor", source.path));
            continue;
        };
        for (number, line) in code_lines(&source.text) {
            for (at, _) in line.match_indices("crate::") {
                let used: String =
                    line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used == me || used.is_empty() {
                    continue;
                }
                match floor(&used) {
                    Some(theirs) if theirs < mine => {}
                    Some(_) => wrong.push(format!("{}:{number}: {me} may not use {used}", source.path)),
                    None => wrong.push(format!("{}:{number}: {used} has no floor", source.path)),
                }
            }
            assert!(!line.contains("use crate::{"), "{}:{number}: one `use` a module", source.path);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_clocks_and_cells_are_named_only_behind_their_seams() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in code_lines(shipped(&source.text)) {
            for (word, homes) in SEAMS {
                if line.contains(word) && !homes.iter().any(|home| source.path.starts_with(home)) {
                    wrong.push(format!("{}:{number}: {word}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("{}: opens without saying what it is", source.path));
        }
        let lines = shipped(&source.text).lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn functions_stay_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        let mut open: Option<(usize, String, usize)> = None;
        for (number, line) in shipped(&source.text).lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if let Some((at, name, depth)) = &open {
                if line.trim_end() == format!("{}}}", " ".repeat(*depth)) {
                    if number - at > LONGEST_FUNCTION {
                        wrong.push(format!("{}:{}: {name}: {} lines", source.path, at + 1, number - at));
                    }
                    open = None;
                }
            } else if let Some(name) = function_name(line)
                && !line.trim_end().ends_with('}')
                && !line.trim_end().ends_with(';')
            {
                open = Some((number, name, indent));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn function_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    let rest =
        ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|p| line.strip_prefix(p)).unwrap_or(line);
    let rest = rest.strip_prefix("const ").unwrap_or(rest).strip_prefix("fn ")?;
    Some(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[test]
fn reading_has_a_start_and_an_end_not_a_left_and_a_right() {
    const HOMES: &[&str] =
        &["src/text/", "src/terminal/", "src/keys/", "src/command/", "src/ui/mirror.rs", "src/ui/canvas.rs"];
    let mut wrong = Vec::new();
    for source in sources() {
        if HOMES.iter().any(|home| source.path.starts_with(home)) {
            continue;
        }
        for (number, line) in code_lines(shipped(&source.text)) {
            // Sentences and key words stand in quotes; the rule is about names.
            let names: String = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
            let words = names.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in words.filter(|word| word.split('_').any(|part| part == "left" || part == "right")) {
                if word != "of_left" && word != "of_right" {
                    wrong.push(format!("{}:{number}: {word}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_say_what_things_are() {
    const VAGUE: &[&str] = &["Manager", "Handler", "Helper", "Util", "Service", "Info"];
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in code_lines(shipped(&source.text)) {
            let line = line.trim_start();
            let named = ["struct ", "enum ", "trait "].iter().find_map(|kind| line.split(kind).nth(1));
            let Some(name) = named.filter(|_| line.starts_with("pub ") || line.starts_with("struct ")) else {
                continue;
            };
            if VAGUE.iter().any(|vague| name.split(['<', '{', '(', ' ', ';']).next().unwrap().contains(vague))
            {
                wrong.push(format!("{}:{number}: {line}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parameters_are_named_things_not_flags() {
    let mut wrong = Vec::new();
    for source in sources() {
        let text: String = code_lines(shipped(&source.text)).map(|(_, line)| format!("{line} ")).collect();
        for (at, _) in text.match_indices("fn ") {
            let rest = &text[at + 3..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let end = rest.find([';', '{']).unwrap_or(rest.len());
            let parameters = rest[..end].split("->").next().unwrap();
            // What a closure answers, `Fn(&str) -> bool`, is no parameter.
            if !name.is_empty() && parameters.contains(": bool") {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
