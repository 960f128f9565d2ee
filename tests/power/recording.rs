//! What a program told the kernel to do to a folder, call by call, as strace(1) saw it.
//!
//! Used by the power cuts. A call it does not know that writes into the folder is an error: a
//! recording leaves nothing out.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use super::scene::{BEGINS, Scene};

/// The calls that write, and those needed to understand them.
const CALLS: &str = "trace=openat,open,creat,write,writev,pwrite64,pwritev,pwritev2,lseek,truncate,ftruncate,\
    fallocate,fsync,fdatasync,sync,syncfs,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,\
    mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice";

/// One call that was done; paths are those below the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A file, unless it is there.
    Make(String),
    MakeFolder(String),
    Write {
        path: String,
        at: usize,
        bytes: Vec<u8>,
    },
    /// Zeros in a place that keeps its length.
    Zero {
        path: String,
        at: usize,
        len: usize,
    },
    Resize {
        path: String,
        len: usize,
    },
    Rename {
        from: String,
        to: String,
    },
    Link {
        from: String,
        to: String,
    },
    Remove(String),
    /// Everything about this file or folder that was done before step number `since`.
    Sync {
        path: String,
        since: usize,
    },
    /// A line on the standard output.
    Said(String),
}

/// Whether there is strace and it may trace.
pub fn can_record() -> bool {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// Plays the scene in the folder and records it.
pub fn record(scene: Scene, place: &Path) -> Vec<Step> {
    // Resolved, as the kernel gives paths.
    let place = place.canonicalize().unwrap();
    let notes = tempfile::NamedTempFile::new().unwrap();
    let file = notes.path().to_string_lossy().into_owned();
    let tool =
        ["strace", "-f", "-y", "-xx", "-s", "99999999", "-qq", "-e", CALLS, "-e", "signal=none", "-o", &file];
    let mut child = scene.child(&place, &tool).spawn().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{scene:?} did not play to its end: {said}");
    let trace = std::fs::read_to_string(notes.path()).unwrap();
    let steps = Reader::new(&place.to_string_lossy()).read(&trace);
    assert!(steps.len() > 10, "{scene:?}: only {} steps were recorded", steps.len());
    steps
}

/// A call, whole again.
struct Call<'a> {
    name: &'a str,
    arguments: Vec<&'a str>,
    result: i64,
    /// How many steps were done when it began.
    since: usize,
}

struct Reader {
    place: String,
    steps: Vec<Step>,
    /// Where the next `write` to a descriptor goes.
    positions: HashMap<u32, usize>,
    begun: bool,
}

impl Reader {
    fn new(place: &str) -> Self {
        Self { place: place.to_owned(), steps: Vec::new(), positions: HashMap::new(), begun: false }
    }

    fn read(mut self, trace: &str) -> Vec<Step> {
        // Calls of several threads overlap: a call counts when it ends, and knows when it began.
        let mut open: HashMap<&str, (String, usize)> = HashMap::new();
        for line in trace.lines() {
            let (thread, rest) = line.split_once(' ').unwrap_or_default();
            let rest = rest.trim_start();
            if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
                let said = self.spoken(start);
                if !said {
                    open.insert(thread, (start.to_owned(), self.steps.len()));
                }
            } else if let Some(resumed) = rest.strip_prefix("<... ") {
                let Some((start, since)) = open.remove(thread) else { continue };
                let (_, end) = resumed.split_once(" resumed>").unwrap();
                self.call(&format!("{start}{end}"), since);
            } else if !self.spoken(rest) {
                self.call(rest, self.steps.len());
            }
        }
        self.steps
    }

    /// A line on the standard output, which counts from its beginning on; whether it was one.
    fn spoken(&mut self, call: &str) -> bool {
        let Some(rest) = call.strip_prefix("write(1<") else { return false };
        let words = rest.split('"').nth(1).map(unquote).unwrap_or_default();
        for line in String::from_utf8_lossy(&words).lines() {
            self.begun |= line == BEGINS;
            if self.begun {
                self.steps.push(Step::Said(line.to_owned()));
            }
        }
        true
    }

    fn call(&mut self, words: &str, since: usize) {
        let Some((name, rest)) = words.split_once('(') else { return };
        // The result stands in a column of its own where the call is short.
        let Some((arguments, result)) = rest.rsplit_once(" = ") else { return };
        let Some(arguments) = arguments.trim_end().strip_suffix(')') else { return };
        let digits = result.split(['<', ' ']).next().unwrap();
        let Ok(result_number) = digits.parse::<i64>() else { return };
        if result_number < 0 {
            return;
        }
        if name == "openat" || name == "lseek" {
            self.positions.insert(
                descriptor(if name == "openat" { result } else { arguments }),
                match name {
                    "lseek" => usize::try_from(result_number).unwrap(),
                    _ => 0,
                },
            );
        }
        let call = Call { name, arguments: arguments.split(", ").collect(), result: result_number, since };
        self.step(&call);
    }

    fn step(&mut self, call: &Call) {
        if let Some(step) = self.understand(call) {
            self.steps.push(step);
        }
    }

    fn understand(&mut self, call: &Call) -> Option<Step> {
        let path = |at: usize| self.path_of(call, at);
        let number = |at: usize| call.arguments[at].parse::<usize>().unwrap();
        match call.name {
            "openat" => {
                let (path, how) = (path(1)?, call.arguments[2]);
                if how.contains("O_CREAT") {
                    self.steps.push(Step::Make(path.clone()));
                }
                how.contains("O_TRUNC").then_some(Step::Resize { path, len: 0 })
            }
            "write" => {
                let path = path(0)?;
                let at = self.positions.entry(descriptor(call.arguments[0])).or_default();
                let bytes = unquote(call.arguments[1].trim_matches('"'));
                let len = usize::try_from(call.result).unwrap();
                let step = Step::Write { path, at: *at, bytes: bytes[..len].to_vec() };
                *at += len;
                Some(step)
            }
            "pwrite64" => {
                let (path, at) = (path(0)?, number(3));
                let bytes = unquote(call.arguments[1].trim_matches('"'));
                Some(Step::Write { path, at, bytes: bytes[..usize::try_from(call.result).unwrap()].to_vec() })
            }
            "ftruncate" => Some(Step::Resize { path: path(0)?, len: number(1) }),
            "fallocate" => {
                let path = path(0)?;
                assert!(call.arguments[1].contains("PUNCH_HOLE"), "an unknown way to call fallocate");
                Some(Step::Zero { path, at: number(2), len: number(3) })
            }
            "fsync" | "fdatasync" => Some(Step::Sync { path: path(0)?, since: call.since }),
            "mkdir" => Some(Step::MakeFolder(path(0)?)),
            "rename" => Some(Step::Rename { from: path(0)?, to: path(1)? }),
            "renameat" | "renameat2" => Some(Step::Rename { from: path(1)?, to: path(3)? }),
            "linkat" => Some(Step::Link { from: path(1)?, to: path(3)? }),
            "link" => Some(Step::Link { from: path(0)?, to: path(1)? }),
            "unlink" | "rmdir" => Some(Step::Remove(path(0)?)),
            "unlinkat" => Some(Step::Remove(path(1)?)),
            "lseek" | "sync" | "syncfs" => None,
            other => {
                let ours = (0..call.arguments.len()).any(|at| self.path_of(call, at).is_some());
                assert!(!ours, "{other} writes into the folder, and it is not known what");
                None
            }
        }
    }

    /// The path an argument names, if it is in the folder: its own, or that of its descriptor.
    fn path_of(&self, call: &Call, at: usize) -> Option<String> {
        let argument = call.arguments[at];
        let path = if let Some(quoted) = argument.strip_prefix('"') {
            let path = String::from_utf8(unquote(quoted.trim_matches('"'))).unwrap();
            let folder = at.checked_sub(1).and_then(|before| within(call.arguments[before]));
            match folder {
                Some(folder) if !path.starts_with('/') => format!("{folder}/{path}"),
                _ => path,
            }
        } else if argument.contains("(deleted)") {
            return None;
        } else {
            within(argument)?
        };
        let below = path.strip_prefix(&self.place)?;
        Some(below.trim_start_matches('/').to_owned())
    }
}

/// The number of a descriptor written `5<path>`.
fn descriptor(argument: &str) -> u32 {
    argument.split('<').next().unwrap().parse().unwrap_or(u32::MAX)
}

/// The path of a descriptor written `5<path>`.
fn within(argument: &str) -> Option<String> {
    let (_, path) = argument.split_once('<')?;
    String::from_utf8(unquote(path.split('>').next()?)).ok()
}

/// The bytes of a string written `\x41\x42`.
fn unquote(words: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap() as u8;
    let pairs = words.as_bytes().chunks_exact(4);
    pairs.map(|pair| digit(pair[2]) << 4 | digit(pair[3])).collect()
}

#[test]
fn overlapping_calls_are_put_together_and_a_sync_covers_what_was_done_when_it_began() {
    let hex = |words: &str| words.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let (file, one, two) = (hex("/p/a"), hex("one"), hex("two"));
    let (begins, saved) = (hex(&format!("{BEGINS}\n")), hex("saved\n"));
    let trace = format!(
        "7 write(1<{begins}>, \"{begins}\", 3) = 3\n\
         7 openat(AT_FDCWD<{file}>, \"{file}\", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3<{file}>\n\
         7 write(3<{file}>, \"{one}\", 3) = 3\n\
         7 fsync(3<{file}> <unfinished ...>\n\
         8 pwrite64(3<{file}>, \"{two}\", 3, 9) = 3\n\
         8 write(1<{file}>, \"{saved}\", 6 <unfinished ...>\n\
         7 <... fsync resumed>)             = 0\n\
         8 <... write resumed>) = 6\n\
         8 pwrite64(3<{file}>, \"{two}\", 3, 9) = -1 ENOSPC (No space left on device)\n"
    );
    let write = |at, bytes: &[u8]| Step::Write { path: "a".into(), at, bytes: bytes.into() };
    assert_eq!(
        Reader::new("/p").read(&trace),
        [
            Step::Said(BEGINS.into()),
            Step::Make("a".into()),
            write(0, b"one"),
            write(9, b"two"),
            Step::Said("saved".into()),
            Step::Sync { path: "a".into(), since: 3 },
        ]
    );
}
