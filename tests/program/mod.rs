//! The program itself, started in a home of its own.
//!
//! Used by the tests that look at it from outside. Nothing of the machine it runs on reaches
//! it: the environment is empty but for what is set here.

#![allow(dead_code, reason = "every test file takes what it needs")]

pub mod screen;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A home folder that disappears, and the environment of the one who lives there.
pub struct Home {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

/// What the program said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut home = Self { folder, environment: Vec::new() };
        for (name, below) in [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            let path = home.path(below).display().to_string();
            home = home.with(name, &path);
        }
        home.with("LC_ALL", "C").with("USER", "amina").with("TZ", "UTC").with("TERM", "xterm-256color")
    }

    /// The same home with this variable set.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(set, _)| set != name);
        self.environment.push((name.into(), value.into()));
        self
    }

    pub fn environment(&self) -> impl Iterator<Item = (&str, &str)> {
        self.environment.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Where the program keeps the committee.
    pub fn store(&self) -> PathBuf {
        self.path("data/lajna")
    }

    /// Writes a file into the home folder; its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// The program with these arguments, not yet started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lajna"));
        command.args(arguments).env_clear().envs(self.environment()).stdin(Stdio::null());
        command
    }

    /// Runs the program with these arguments, nobody there to answer.
    pub fn lajna(&self, arguments: &[&str]) -> Said {
        let ended = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("what is said is UTF-8");
        Said { exit: ended.status.code().unwrap(), out: text(ended.stdout), err: text(ended.stderr) }
    }

    /// Runs the program, which must succeed without a complaint; what it printed.
    pub fn did(&self, arguments: &[&str]) -> String {
        let said = self.lajna(arguments);
        assert_eq!((said.exit, said.err.as_str()), (0, ""), "{arguments:?}: {}", said.out);
        said.out
    }

    /// One list of what is in the store, as JSON.
    pub fn list(&self, what: &str) -> Vec<Value> {
        match serde_json::from_str(&self.did(&["list", what, "--json"])).unwrap() {
            Value::Array(rows) => rows,
            other => panic!("{what}: {other}"),
        }
    }

    /// The entries of the log.
    pub fn log(&self) -> Vec<Value> {
        self.list("log")
    }
}

impl Said {
    /// Everything that was said.
    pub fn words(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// Nothing in what was said makes a terminal do anything, or turns a line around.
    pub fn assert_harmless(&self) {
        assert_harmless(&self.words());
    }
}

pub fn assert_harmless(words: &str) {
    let acted_upon = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(words.chars().find(|c| acted_upon(*c)), None, "{words:?}");
}

/// A file of the fixtures.
pub fn fixture(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path).display().to_string()
}

/// The minutes with which the committee of Larache was founded.
pub fn founding_minutes() -> String {
    fixture("minutes/founding-minutes-larache-2023-03-09.txt")
}
