//! A committee read beside whoever changes it.

use lajna::session::{Access, SessionError};
use lajna::store::{Follower, StoreError};

use super::*;

fn beside(folder: &std::path::Path) -> Session {
    let follower = Follower::open(folder.join("store")).unwrap();
    let holder = follower.holder();
    let mut session = Session::open(Box::new(follower), OTHER.into(), 8).unwrap();
    session.read_beside(holder);
    session
}

#[test]
fn what_one_saves_the_other_sees_and_what_is_only_typed_not_yet() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = on_disk(folder.path());
    writer.record(heading(), moment(1)).unwrap();
    let mut reader = beside(folder.path());
    assert!(!reader.follow().unwrap());
    writer.record(member(1, "سمية"), moment(2)).unwrap();
    writer.type_text(typed(0, "نص"), moment(3)).unwrap();
    assert!(reader.follow().unwrap());
    assert_eq!((reader.committee().members.len(), body(&reader)), (1, ""));
    writer.settle(moment(4)).unwrap();
    writer.undo(moment(5)).unwrap();
    assert!(reader.follow().unwrap());
    assert_eq!(reader.committee(), writer.committee());
    assert_eq!(reader.as_of(1).unwrap(), writer.as_of(1).unwrap());
    assert_true_to_its_log(&reader);
}

#[test]
fn every_change_is_refused_before_it_shows_and_says_who_has_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = on_disk(folder.path());
    writer.record(heading(), moment(1)).unwrap();
    writer.record(member(1, "سمية"), moment(2)).unwrap();
    let mut reader = beside(folder.path());
    let before = reader.committee().clone();
    type Act = fn(&mut Session) -> Result<(), SessionError>;
    let acts: [Act; 6] = [
        |it| it.record(member(2, "كريم"), moment(3)).map(drop),
        |it| it.record_all(vec![member(2, "كريم")], moment(3)),
        |it| it.type_text(typed(0, "نص"), moment(3)),
        |it| {
            it.undo(moment(3)).map(drop).or_else(|error| match error {
                SessionError::Nothing => it.revert(lajna::domain::EntryId(2), moment(3)).map(drop),
                error => Err(error),
            })
        },
        |it| it.revert(lajna::domain::EntryId(2), moment(3)).map(drop),
        |it| it.restore(&[]),
    ];
    for (nth, act) in acts.into_iter().enumerate() {
        let refused = act(&mut reader);
        let held = |it: &SessionError| matches!(it, SessionError::Store(StoreError::ReadOnly(Some(holder))) if holder.pid == std::process::id());
        assert!(refused.as_ref().is_err_and(held), "act {nth}: {refused:?}");
        assert_eq!(reader.committee(), &before, "act {nth}");
        assert!(reader.is_settled() && reader.settle_at().is_none());
    }
    reader.tidy().unwrap();
}

#[test]
fn when_the_writer_has_left_the_reader_goes_on_in_the_same_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = on_disk(folder.path());
    writer.record(member(1, "سمية"), moment(1)).unwrap();
    let mut reader = beside(folder.path());
    writer.record(member(2, "كريم"), moment(2)).unwrap();
    drop(writer);
    let disk = Disk::open(folder.path().join("store")).unwrap();
    reader.go_on_in(Box::new(disk), Access::Writing).unwrap();
    assert_eq!(reader.committee().members.len(), 2, "what it had not seen yet, too");
    reader.record(member(3, "هند"), moment(3)).unwrap();
    assert_eq!(log(&reader)[2].author, OTHER);
    assert_true_to_its_log(&reader);
}
