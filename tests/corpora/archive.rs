//! Archives: an entry that nobody of us wrote is refused or kept, and what is kept can be written,
//! taken back and done again; what is shown is always what the log says.

use lajna::domain::{Committee, Entry};
use lajna::session::{Session, transfer};
use lajna::store::Memory;

use super::common::moment;

const HEAD: &[u8] = b"{\"format\":\"lajna-archive\",\"version\":1,\"entries\":[";

/// After a `+` only entries, with commas between them.
pub fn hold(bytes: &[u8]) {
    let archive = match bytes {
        [b'+', entries @ ..] => [HEAD, entries, b"]}"].concat(),
        whole => whole.to_vec(),
    };
    let Ok(entries) = transfer::entries(&archive) else { return };
    let author = entries.first().map_or("نادية", |entry| &entry.author).to_owned();
    let mut session = Session::open(Box::new(Memory::new()), author, 7).unwrap();
    if session.restore(&entries).is_err() {
        assert!(session.committee().is_empty());
        assert_eq!(session.mark(), 0);
        return;
    }
    let again = transfer::archive(&session, moment(1)).unwrap();
    assert_eq!(transfer::entries(&again).as_ref(), Ok(&entries));
    is_what_the_log_says(&session);
    let mut steps = 0;
    while session.undo(moment(2)).is_ok() && steps < entries.len() * 2 {
        is_what_the_log_says(&session);
        steps += 1;
    }
    for _ in 0..steps {
        session.redo(moment(3)).unwrap();
        is_what_the_log_says(&session);
    }
}

fn is_what_the_log_says(session: &Session) {
    let log: Vec<Entry> = session.entries(0, usize::MAX).unwrap();
    let mut committee = Committee::default();
    for entry in &log {
        entry.change.apply(&mut committee).unwrap();
    }
    assert_eq!(session.committee(), &committee);
}
