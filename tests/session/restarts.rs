//! Quit and start again: the committee, its log and both stacks are where they were.

use lajna::domain::Change;
use lajna::session::SessionError;
use lajna::store::Memory;
use proptest::collection::vec;
use proptest::prelude::*;

use super::common::change;
use super::*;

#[test]
fn what_was_recorded_is_there_after_a_restart() {
    every_store(|open| {
        let mut session = open();
        session.record(member(1, "سمية"), moment(1)).unwrap();
        session.record(member(2, "كريمة"), moment(2)).unwrap();
        let before = session.committee().clone();
        drop(session);
        assert_eq!(open().committee(), &before);
        assert_eq!(open().mark(), 2);
    });
}

#[test]
fn undo_and_redo_go_on_after_a_restart_at_every_step() {
    every_store(|open| {
        let mut committees = vec![open().committee().clone()];
        for number in 1..=5 {
            let mut session = open();
            session.record(member(number, "عضو"), moment(number)).unwrap();
            committees.push(session.committee().clone());
        }
        for earlier in committees[..5].iter().rev() {
            let mut session = open();
            session.undo(moment(10)).unwrap();
            assert_eq!(session.committee(), earlier);
        }
        assert!(matches!(open().undo(moment(11)), Err(SessionError::Nothing)));
        for later in &committees[1..] {
            let mut session = open();
            session.redo(moment(12)).unwrap();
            assert_eq!(session.committee(), later);
        }
        assert!(matches!(open().redo(moment(13)), Err(SessionError::Nothing)));
        assert_true_to_its_log(&open());
    });
}

#[test]
fn a_new_step_after_a_restart_forgets_what_could_be_redone_before_it() {
    every_store(|open| {
        open().record(member(1, "سمية"), moment(1)).unwrap();
        open().undo(moment(2)).unwrap();
        open().record(member(2, "كريمة"), moment(3)).unwrap();
        assert!(matches!(open().redo(moment(4)), Err(SessionError::Nothing)));
    });
}

#[test]
fn after_two_hundred_mixed_edits_and_a_restart_two_hundred_undos_and_redos_lead_back_and_forth() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = on_disk(folder.path());
    session.record(heading(), moment(0)).unwrap();
    let before = session.committee().clone();
    let mut kinds = [0; 3];
    for seed in 0.. {
        let change = if seed % 3 == 0 {
            Change::Charter(typed(0, "نص "))
        } else {
            change(session.committee(), seed)
        };
        match &change {
            Change::Member(_) => kinds[0] += 1,
            Change::Task(_) => kinds[1] += 1,
            Change::Charter(_) => kinds[2] += 1,
            _ => {}
        }
        session.record(change, moment(seed)).unwrap();
        session.tidy().unwrap();
        if session.mark() == 201 {
            break;
        }
    }
    assert!(kinds.iter().all(|count| *count > 12), "{kinds:?}");
    let after = session.committee().clone();
    drop(session);

    let mut session = on_disk(folder.path());
    assert_eq!(session.committee(), &after);
    for _ in 0..200 {
        session.undo(moment(2_000)).unwrap();
    }
    assert_eq!(session.committee(), &before);
    drop(session);

    let mut session = on_disk(folder.path());
    assert_eq!(session.committee(), &before);
    for _ in 0..200 {
        session.redo(moment(3_000)).unwrap();
    }
    assert_eq!(session.committee(), &after);
    assert!(matches!(session.redo(moment(3_001)), Err(SessionError::Nothing)));
    assert_eq!(session.mark(), 601);
    assert_true_to_its_log(&session);
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Record,
    Type,
    Undo,
    Redo,
    Tidy,
    Restart,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => Just(Act::Record),
        2 => Just(Act::Type),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        1 => Just(Act::Tidy),
        2 => Just(Act::Restart),
    ];
    vec(act, 10..50)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_restarted_at_any_moment_goes_on_like_one_that_never_stopped(acts in acts(), seed: u64) {
        let folder = tempfile::tempdir().unwrap();
        let mut disk = on_disk(folder.path());
        let mut steady = Session::open(Box::new(Memory::new()), ME.into(), 7).unwrap();
        for (act, number) in acts.into_iter().zip(1..) {
            let now = moment(number);
            match act {
                Act::Record => {
                    let change = change(steady.committee(), seed.wrapping_add(number));
                    let both = [&mut disk, &mut steady].map(|it| it.record(change.clone(), now).unwrap());
                    prop_assert_eq!(both[0], both[1]);
                }
                Act::Type => {
                    let Some(part) = steady.committee().charter.keys().next().copied() else { continue };
                    let splice = Splice { section: part, ..typed(0, "كلمة ") };
                    for it in [&mut disk, &mut steady] {
 it.type_text(splice.clone(), now).unwrap();
}
                }
                Act::Undo => {
                    let both = [&mut disk, &mut steady].map(|it| it.undo(now).ok());
                    prop_assert_eq!(&both[0], &both[1]);
                }
                Act::Redo => {
                    let both = [&mut disk, &mut steady].map(|it| it.redo(now).ok());
                    prop_assert_eq!(&both[0], &both[1]);
                }
                Act::Tidy => disk.tidy().unwrap(),
                Act::Restart => {
                    for it in [&mut disk, &mut steady] {
 it.settle(now).unwrap();
}
                    drop(disk);
                    disk = on_disk(folder.path());
                }
            }
            prop_assert_eq!(disk.committee(), steady.committee());
        }
        for it in [&mut disk, &mut steady] {
 it.settle(moment(99)).unwrap();
}
        prop_assert_eq!(log(&disk), log(&steady));
        assert_true_to_its_log(&disk);
    }
}

#[test]
fn many_changes_recorded_at_once_are_entries_of_their_own_and_all_of_them_or_none() {
    every_store(|open| {
        let mut session = open();
        session.record_all(vec![Change::Together(Vec::new())], moment(1)).unwrap();
        assert_eq!(session.mark(), 0, "nothing is no entry");
        session.record_all(vec![heading(), member(1, "سمية"), member(2, "كريمة")], moment(1)).unwrap();
        assert_eq!((session.mark(), log(&session).len()), (3, 3));
        // The last of these does not fit.
        let refused = session.record_all(vec![member(3, "نوفل"), member(1, "أخرى")], moment(2));
        assert!(refused.is_err());
        assert_true_to_its_log(&session);
        assert_eq!((session.mark(), session.committee().members.len()), (3, 2));
        session.undo(moment(3)).unwrap();
        drop(session);
        let session = open();
        assert_true_to_its_log(&session);
        assert_eq!((session.mark(), session.committee().members.len()), (4, 1), "each is a step");
    });
}

#[test]
fn an_archive_longer_than_any_text_goes_out_to_a_file_and_comes_back_whole() {
    use lajna::exchange::{self, Refused, file};
    use lajna::session::transfer;
    let memory = Shared::memory();
    let mut session = memory.open(ME);
    session.record(heading(), moment(1)).unwrap();
    for round in 0..3 {
        let long = typed(0, &format!("{round}\n").repeat(6 << 20));
        session.record(Change::Charter(long), moment(2)).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.json");
    file::write(&path, &transfer::archive(&session, moment(3)).unwrap(), file::Existing::Keep).unwrap();
    let bytes = file::read(&path).unwrap();
    assert!(bytes.len() > 40 << 20);
    let mut other = Shared::memory().open(ME);
    let today = moment(3).date_naive();
    let read = exchange::read("archive.json", &bytes, other.committee(), other.ids(), today);
    assert_eq!(read, Err(Refused::IsArchive));
    other.restore(&transfer::entries(&bytes).unwrap()).unwrap();
    assert!(other.committee() == session.committee());
}
