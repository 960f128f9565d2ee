//! tmux, told to let a question through to the terminal around it.
//!
//! Used by `start`, only where `TMUX` says that tmux runs on this side of the line. Talks to it
//! through its own program; where that is missing, or slow, everything goes on without.
//!
//! Invariant: what was changed is changed back when the value is dropped, so on every way out
//! of the start.

use super::detect::Client;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::Read as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Nobody waits longer for tmux; it takes a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);
const OPTION: &str = "allow-passthrough";

/// A pane whose programs may write to the terminal around it, until this is dropped.
#[derive(Debug)]
pub(super) struct Passthrough {
    program: String,
    pane: Option<String>,
    /// The value of the pane itself; `None` where it had none of its own.
    previous: Option<String>,
}

/// Opens the way through, and asks what the client runs in. Before 3.3 the way was always open
/// and there was no such option: then there is nothing to put back.
pub(super) fn open(var: impl Fn(&str) -> Option<String>) -> (Option<Passthrough>, Option<Client>) {
    open_with("tmux".to_owned(), var("TMUX_PANE").filter(|pane| !pane.is_empty()))
}

fn open_with(program: String, pane: Option<String>) -> (Option<Passthrough>, Option<Client>) {
    let at = || target(pane.as_deref());
    let mut arguments = vec!["display-message"];
    arguments.extend(at());
    arguments.extend(["-p", "#{client_termname}|#{client_termtype}", ";", "show-options"]);
    arguments.extend(at());
    arguments.extend(["-pv", OPTION, ";", "set-option"]);
    arguments.extend(at());
    arguments.extend(["-p", OPTION, "on"]);
    let Some((text, ended)) = run(&program, &arguments) else { return (None, None) };
    let mut lines = text.lines();
    let client = lines.next().and_then(|line| line.split_once('|'));
    let client = client.map(|(term, name)| Client { term: term.to_owned(), name: name.to_owned() });
    let previous = lines.next().filter(|value| !value.is_empty()).map(str::to_owned);
    // Not ended in time: it may still be done.
    let changed = ended.is_none_or(|status| status.success());
    (changed.then_some(Passthrough { program, pane, previous }), client)
}

impl Drop for Passthrough {
    fn drop(&mut self) {
        let mut arguments = vec!["set-option"];
        arguments.extend(target(self.pane.as_deref()));
        match self.previous.as_deref() {
            Some(value) => arguments.extend(["-p", OPTION, value]),
            None => arguments.extend(["-pu", OPTION]),
        }
        run(&self.program, &arguments);
    }
}

/// `-t PANE`: the pane this program runs in, not the one somebody looks at.
fn target(pane: Option<&str>) -> impl Iterator<Item = &str> {
    pane.into_iter().flat_map(|pane| ["-t", pane])
}

/// Runs the program; what it said, and how it ended if it did in time. `None`: it is not there.
fn run(program: &str, arguments: &[&str]) -> Option<(String, Option<ExitStatus>)> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let (said, whole) = listen(&mut child, Instant::now() + PATIENCE);
    let ended = if whole { child.wait().ok() } else { None };
    Some((String::from_utf8_lossy(&said).into_owned(), ended))
}

/// What a program says until it has said all or the time is over; whether it was all.
fn listen(child: &mut Child, until: Instant) -> (Vec<u8>, bool) {
    let mut said = Vec::new();
    let Some(mut pipe) = child.stdout.take() else { return (said, true) };
    loop {
        let rest = until.saturating_duration_since(Instant::now());
        let rest = Timespec {
            tv_sec: i64::try_from(rest.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: rest.subsec_nanos().into(),
        };
        match poll(&mut [PollFd::new(&pipe, PollFlags::IN)], Some(&rest)) {
            Err(Errno::INTR) => continue,
            Ok(1..) => {}
            Ok(0) | Err(_) => return (said, false),
        }
        let mut bytes = [0; 256];
        match pipe.read(&mut bytes) {
            Ok(0) | Err(_) => return (said, true),
            Ok(count) => said.extend_from_slice(bytes.get(..count).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// A tmux that notes what it is told and says this; then the program does that.
    fn tmux(folder: &tempfile::TempDir, says: &str, then: &str) -> String {
        let program = folder.path().join("tmux");
        let told = folder.path().join("told");
        let script = format!("#!/bin/sh\necho \"$*\" >> {}\nprintf '{says}'\n{then}\n", told.display());
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        program.to_str().unwrap().to_owned()
    }

    fn told(folder: &tempfile::TempDir) -> Vec<String> {
        let told = std::fs::read_to_string(folder.path().join("told")).unwrap();
        told.lines().map(str::to_owned).collect()
    }

    fn client(term: &str, name: &str) -> Client {
        Client { term: term.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn the_way_is_opened_and_then_as_it_was() {
        for (says, back) in [
            ("xterm|XTerm(379)\\n", "set-option -t %3 -pu allow-passthrough"),
            ("xterm|XTerm(379)\\noff\\n", "set-option -t %3 -p allow-passthrough off"),
            ("xterm|XTerm(379)\\nall\\n", "set-option -t %3 -p allow-passthrough all"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (way, asked) = open_with(tmux(&folder, says, ""), Some("%3".to_owned()));
            assert_eq!(asked, Some(client("xterm", "XTerm(379)")));
            let [opened] = told(&folder).try_into().unwrap();
            assert!(opened.ends_with("; set-option -t %3 -p allow-passthrough on"), "{opened}");
            drop(way);
            assert_eq!(told(&folder).last().map(String::as_str), Some(back));
        }
    }

    #[test]
    fn before_there_was_such_an_option_nothing_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let (way, asked) = open_with(tmux(&folder, "putty|\\n", "exit 1"), None);
        assert_eq!((way.is_none(), asked), (true, Some(client("putty", ""))));
    }

    #[test]
    fn no_tmux_and_one_that_hangs_cost_little() {
        let (way, asked) = open_with("/nowhere/tmux".to_owned(), None);
        assert!(way.is_none() && asked.is_none());
        let folder = tempfile::tempdir().unwrap();
        let since = Instant::now();
        let (way, asked) = open_with(tmux(&folder, "", "exec sleep 3"), None);
        assert!(since.elapsed() < Duration::from_secs(2), "{:?}", since.elapsed());
        assert!(asked.is_none());
        // It may have been done nevertheless.
        drop(way);
        assert!(told(&folder).last().is_some_and(|last| last.contains("-pu")), "{:?}", told(&folder));
    }

    #[test]
    fn a_panic_closes_the_way_too() {
        let folder = tempfile::tempdir().unwrap();
        let program = tmux(&folder, "xterm|\\n", "");
        let panicking = std::thread::spawn(move || {
            let _way = open_with(program, None);
            panic!("on purpose");
        });
        assert!(panicking.join().is_err());
        assert_eq!(told(&folder).last().map(String::as_str), Some("set-option -pu allow-passthrough"));
    }
}
