//! Stores whose journal holds anything: what opens is whole, what does not is told, and what can be
//! read of it is recovered into a store that opens.

use std::io::Cursor;

use lajna::session::Session;
use lajna::session::repair::repair;
use lajna::store::disk::{examine, gather, lay};
use lajna::store::journal::{Journal, Point};
use lajna::store::{Disk, Follower, Store, StoreError};

use super::journal::{mended, surveyed};

/// Lines as `journal` takes them.
pub fn hold(bytes: &[u8]) {
    let text = mended(bytes);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    lay(&path, &mut Cursor::new(&text)).unwrap();
    let journal = Journal::look(&path.join("journal")).unwrap();
    let Some((kept, survey)) = surveyed(&journal, Point::START) else {
        return assert!(matches!(Disk::open(&path), Err(StoreError::FromTheFuture { .. })));
    };
    let entries: Vec<_> = kept.into_iter().map(|it| it.entry).collect();
    let examined = examine(&path).unwrap();
    assert_eq!((examined.end, examined.rest), (survey.end, survey.rest));
    let gathered = gather(&path).unwrap();
    let follower = Follower::open(&path);
    assert_eq!(follower.is_ok(), examined.is_whole());
    if let Ok(follower) = follower {
        assert_eq!(follower.read(0, usize::MAX).unwrap(), entries);
        assert_eq!(gathered.entries.iter().map(|(entry, _)| entry.clone()).collect::<Vec<_>>(), entries);
        assert!(gathered.gone.is_empty() && gathered.doubtful.is_empty());
    }
    // An honest repair of a few lines with far numbers is millions of empty entries.
    if gathered.gone.len() < 1000 {
        let mended = folder.path().join("mended");
        let repaired = repair(&path, &mended).unwrap();
        let disk = Disk::open(&mended).unwrap();
        assert_eq!(disk.len(), repaired.entries);
        Session::open(Box::new(disk), "نادية".into(), 7).unwrap();
    }
    let disk = match Disk::open(&path) {
        Ok(disk) => disk,
        Err(StoreError::Damaged(_)) => {
            assert!(!examined.is_whole());
            Disk::salvage(&path).unwrap()
        }
        Err(error) => panic!("{error}"),
    };
    assert_eq!(disk.read(0, usize::MAX).unwrap(), entries);
    drop(disk);
    assert!(examine(&path).unwrap().is_whole());
    // A log whose entries do not fit each other is refused, and no worse.
    let _session = Session::open(Box::new(Disk::open(&path).unwrap()), "نادية".into(), 7);
}
