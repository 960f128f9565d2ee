//! What others on the machine, and a crash, learn of a committee: nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod program;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use program::screen::Screen;
use program::{Home, fixture, founding_minutes};

const FIRST: &str = "فاطمة شهباز";

/// Runs the program under a mask that would let everyone read and write everything.
fn openly(home: &Home, arguments: &[&str]) {
    let ended = Command::new("sh")
        .args(["-c", "umask 0; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_lajna"))
        .args(arguments)
        .env_clear()
        .envs(home.environment())
        .output()
        .unwrap();
    assert!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn every_file_and_folder_is_for_its_owner_only_whatever_the_mask() {
    let home = Home::new();
    let path = |name: &str| home.path(name).display().to_string();
    openly(&home, &["import", "--yes", &founding_minutes()]);
    openly(&home, &["import", "--yes", &fixture("demo/charter.ar.md")]);
    openly(&home, &["undo"]);
    openly(&home, &["export", "--out", &path("archive.json")]);
    openly(&home, &["backup"]);
    openly(&home, &["backup", &path("one.lajna")]);
    openly(&home, &["--store", &path("restored"), "restore", &path("one.lajna")]);
    openly(&home, &["repair", "--to", &path("repaired")]);
    let mut folders: Vec<_> = fs::read_dir(home.path("")).unwrap().map(|it| it.unwrap().path()).collect();
    let mut files = 0;
    while let Some(path) = folders.pop() {
        let mode = fs::symlink_metadata(&path).unwrap().permissions().mode() & 0o7777;
        if path.is_dir() {
            assert_eq!(mode, 0o700, "{path:?}");
            folders.extend(fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()));
        } else {
            assert_eq!(mode, 0o600, "{path:?}");
            files += 1;
        }
    }
    assert!(files > 12, "{files} files were looked at");
}

#[test]
fn a_program_that_crashes_leaves_nothing_of_its_memory() {
    let home = Home::new().with("LC_ALL", "C.UTF-8");
    home.did(&["import", "--yes", &founding_minutes()]);
    let screen = Screen::open(&home, &[], (80, 24));
    screen.wait_for(FIRST);
    let Ok(limits) = fs::read_to_string(format!("/proc/{}/limits", screen.pid())) else { return };
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    let status = fs::read_to_string(format!("/proc/{}/status", screen.pid())).unwrap();
    let mask = status.lines().find_map(|line| line.strip_prefix("Umask:")).unwrap();
    assert_eq!(mask.trim(), "0077", "and what other crates make is for its owner only");
    // Where the memory of a crashed program is piped to another the limit does not hold: files of a
    // process that must not be dumped belong to root.
    let owner = Command::new("stat").args(["-c", "%u", &format!("/proc/{}/mem", screen.pid())]).output();
    assert_eq!(String::from_utf8_lossy(&owner.unwrap().stdout).trim(), "0");
}

const PANICKING: &str = "LAJNA_PANICKING";

/// Not a test of its own: what the child does.
#[test]
fn child_that_panics_over_a_name() {
    if std::env::var_os(PANICKING).is_some() {
        let arguments = vec!["lajna".into(), "--lang".into(), "fr".into()];
        lajna::cli::panic_without_words(arguments, &|_| None);
        lajna::store::disk::quiet_contained_panics();
        let name = FIRST.to_owned();
        // As a crate of other hands would, with the text it was given in its message.
        let _half = &name[..1];
    }
}

#[test]
fn a_panic_says_where_it_happened_and_nothing_of_what_it_was_about() {
    let ended = Command::new(std::env::current_exe().unwrap())
        .args(["child_that_panics_over_a_name", "--exact", "--nocapture", "--test-threads=1"])
        .env(PANICKING, "1")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert!(err.contains("tests/privacy.rs:") && err.contains("rouvrez-le"), "{err}");
    assert!(!err.contains("فاطمة") && !out.contains("فاطمة"), "{out}\n{err}");
}

#[test]
fn nothing_in_the_program_can_speak_to_a_network() {
    const SPEAKERS: &[&str] = &[
        "async-std",
        "attohttpc",
        "curl",
        "curl-sys",
        "dns-lookup",
        "ftp",
        "git2",
        "h2",
        "h3",
        "hickory-resolver",
        "http",
        "hyper",
        "isahc",
        "lettre",
        "libssh2-sys",
        "minreq",
        "native-tls",
        "openssl",
        "openssl-sys",
        "paho-mqtt",
        "quinn",
        "reqwest",
        "rumqttc",
        "russh",
        "rustls",
        "smol",
        "socket2",
        "ssh2",
        "surf",
        "tiny_http",
        "tokio",
        "trust-dns-resolver",
        "tungstenite",
        "ureq",
        "warp",
        "websocket",
        "zmq",
    ];
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")).collect();
    let names: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix('"')).collect();
    assert!(names.contains(&"lajna") && names.contains(&"sled"));
    let found: Vec<_> = names.iter().filter(|name| SPEAKERS.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for word in ["std::net", "TcpStream", "UdpSocket", "UnixStream", "rustix::net"] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
        }
    }
}
