//! The process is killed while it writes, many times: what it acknowledged is there.
//!
//! The child is this test program itself, started again; it prints each number once its
//! entry is acknowledged. `LAJNA_KILLS` asks for more rounds than the usual 24.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use lajna::domain::{Change, Entry, EntryId, SectionId, Splice};
use lajna::store::{Disk, Snapshot, Store};

use super::common::moment;
use super::{all, hush_sled};

const CHILD: &str = "LAJNA_STORE_CHILD";

/// Not a test of its own: what the child does.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    hush_sled();
    let mut out = std::io::stdout();
    writeln!(out, "started").unwrap();
    let mut disk = Disk::create_or_open(path).unwrap();
    loop {
        let after = disk.len();
        // One alone, then three together, now and then one too long for a single value.
        let count = if after.is_multiple_of(4) { 3 } else { 1 };
        let entries: Vec<_> = (after + 1..=after + count).map(entry).collect();
        let end = disk.append(after, &entries).unwrap();
        writeln!(out, "{end}").unwrap();
        if end % 20 == 0 {
            disk.keep(&Snapshot { mark: end, ..Snapshot::default() }).unwrap();
        }
    }
}

/// The entry every child writes under this number.
fn entry(number: u64) -> Entry {
    let inserted = "كلمة ".repeat(if number.is_multiple_of(9) { 1000 } else { 9 });
    let splice = Splice::new(SectionId(number), 0, "", &inserted);
    Entry {
        id: EntryId(number),
        author: "نادية".into(),
        at: moment(number),
        change: Change::Charter(splice),
        reverses: None,
    }
}

fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["kills::child_that_writes_until_it_is_killed", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn every_acknowledged_entry_survives_a_kill() {
    hush_sled();
    let rounds: u64 = std::env::var("LAJNA_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(24);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut acknowledged = 0;
    for round in 0..rounds {
        let mut child = start(&path);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        // The harness speaks first.
        assert!(lines.any(|line| line.ends_with("started")));
        if round % 4 == 3 {
            // While it opens.
            std::thread::sleep(Duration::from_micros(400 * (round % 50)));
        } else {
            let wanted = acknowledged + 1 + (round * 7) % 40;
            while acknowledged < wanted {
                // Without a next line the child has given up by itself, which is another accident.
                acknowledged = lines.next().expect("the child goes on until it is killed").parse().unwrap();
            }
        }
        child.kill().unwrap();
        for line in lines {
            // What it said before it died; the last word may be cut short.
            acknowledged = line.parse().unwrap_or(acknowledged).max(acknowledged);
        }
        child.wait().unwrap();
        if round % 3 == 0 || round + 1 == rounds {
            let disk = Disk::open(&path).unwrap();
            assert!(disk.len() >= acknowledged, "round {round}: {} of {acknowledged}", disk.len());
            for (entry, number) in all(&disk).into_iter().zip(1..) {
                assert_eq!(entry, self::entry(number), "round {round}");
            }
        }
    }
    assert!(acknowledged >= rounds / 4, "the children wrote too little to prove anything");
}
