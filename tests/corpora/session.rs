//! Anything done, undone, done again and typed in any order: two plain stacks of committees say
//! what must be on screen, and the log says the same.

use lajna::domain::{Committee, EntryId, SectionId};
use lajna::session::{Session, SessionError};
use lajna::store::Memory;

use super::common::{change, moment, replay};

/// Three bytes a step: what to do, and a seed for what it is done with.
pub fn hold(bytes: &[u8]) {
    let mut session = Session::open(Box::new(Memory::new()), "نادية".into(), 7).unwrap();
    let (mut undo, mut redo) = (Vec::<Committee>::new(), Vec::<Committee>::new());
    for (number, step) in (1..).zip(bytes.chunks_exact(3).take(64)) {
        let now = moment(number * 60);
        // No seed twice: it also makes the numbers of new records.
        let seed = number << 16 | u64::from(step[1]) << 8 | u64::from(step[2]);
        let before = session.committee().clone();
        match step[0] % 8 {
            0 => {
                let undone = session.undo(now);
                let Some(earlier) = undo.pop() else {
                    assert!(matches!(undone, Err(SessionError::Nothing)));
                    continue;
                };
                undone.unwrap();
                assert_eq!(session.committee(), &earlier);
                redo.push(before);
            }
            1 => {
                let redone = session.redo(now);
                let Some(later) = redo.pop() else {
                    assert!(matches!(redone, Err(SessionError::Nothing)));
                    continue;
                };
                redone.unwrap();
                assert_eq!(session.committee(), &later);
                undo.push(before);
            }
            2 => {
                // Not the last thing done or undone: those are undo and redo by another name.
                let target = EntryId(seed % session.mark().max(1));
                match session.revert(target, now) {
                    Ok(_) => {
                        undo.push(before);
                        redo.clear();
                    }
                    Err(_) => assert_eq!(session.committee(), &before),
                }
                // Which of the two it was, the log knows; from here on only it is asked.
                is_what_the_log_says(&session);
                if target.0 + 1 >= session.mark() {
                    return;
                }
            }
            3 => type_something(&mut session, seed, number, &mut undo, &mut redo),
            _ => {
                let change = change(&before, seed);
                if session.record(change.clone(), now).unwrap().is_some() {
                    let mut back = session.committee().clone();
                    assert_eq!(change.inverse().apply(&mut back), Ok(()));
                    assert_eq!(back, before);
                    undo.push(before);
                    redo.clear();
                }
            }
        }
        is_what_the_log_says(&session);
    }
}

/// Splices of one part, with no pause between them: one entry.
fn type_something(
    session: &mut Session,
    seed: u64,
    number: u64,
    undo: &mut Vec<Committee>,
    redo: &mut Vec<Committee>,
) {
    let before = session.committee().clone();
    let parts: Vec<SectionId> = before.charter.keys().copied().collect();
    let Some(id) = parts.get(seed as usize % parts.len().max(1)) else { return };
    for letter in ["ش", "\n", "ك ", "را"].iter().cycle().skip(seed as usize % 4).take(1 + seed as usize % 5)
    {
        let part = &session.committee().charter[id];
        let at = part.body.len();
        let splice = part.splice(*id, at..at, letter, || session.ids().fresh()).unwrap();
        if session.type_text(splice, moment(number * 60)).is_err() {
            assert_eq!(session.committee(), &before);
            return;
        }
    }
    session.settle(moment(number * 60)).unwrap();
    assert_ne!(session.committee(), &before);
    undo.push(before);
    redo.clear();
}

fn is_what_the_log_says(session: &Session) {
    assert_eq!(session.committee(), &replay(&session.entries(0, usize::MAX).unwrap()));
}
