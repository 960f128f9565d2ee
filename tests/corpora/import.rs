//! Files somebody brings: rosters, programmes, minutes, charters. What is read fits, is read once,
//! and can be taken back; every finding points at a line that is there.

use chrono::NaiveDate;
use lajna::domain::{Committee, Ids};
use lajna::exchange::{demo, read};

const NAMES: [&str; 4] = ["minutes.txt", "roster.csv", "charter.md", "archive.json"];

/// The first byte chooses the name of the file, and whether the committee has something already.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut before = Committee::default();
    if choice & 4 != 0 {
        for change in demo::changes(&Ids::new(1), today) {
            change.apply(&mut before).unwrap();
        }
    }
    let name = NAMES[choice % NAMES.len()];
    let Ok(once) = read(name, rest, &before, &Ids::new(2), today) else { return };
    let lines = String::from_utf8_lossy(rest).matches(['\n', '\r']).count() as u32 + 1;
    assert!(once.findings.iter().all(|finding| (1..=lines).contains(&finding.line)));
    let added = once.summary.added();
    let change = once.together();
    let mut after = before.clone();
    assert_eq!(change.apply(&mut after), Ok(()));
    let twice = read(name, rest, &after, &Ids::new(3), today).unwrap();
    assert!(twice.changes.is_empty(), "{:?}", twice.changes);
    assert!(added == 0 || twice.summary.already() > 0);
    assert_eq!(change.inverse().apply(&mut after), Ok(()));
    assert_eq!(after, before);
}
