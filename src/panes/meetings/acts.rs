//! What a command does to one meeting, wherever it is shown.
//!
//! Used by the log and by the sheet a meeting is read on.

use super::{forms, lists, said, sheet};
use crate::command::Command;
use crate::domain::{Change, Edit, Meeting, MeetingId};
use crate::notice::Notice;
use crate::panes::rows::tabbed;
use crate::panes::{Desk, Outcome};
use crate::text::sanitize;

/// What a command about this meeting comes to; `None` if it is none.
pub(super) fn on(command: &Command, id: MeetingId, desk: &Desk) -> Option<Outcome> {
    let meeting = desk.session.committee().meetings.get(&id)?;
    let list = |section| Some(Outcome::Open(Box::new(lists::List::new(id, section))));
    match command {
        Command::Edit | Command::Rename => Some(Outcome::Open(Box::new(forms::edit(id, meeting, desk)))),
        Command::Remove => Some(Outcome::Each(vec![
            Outcome::Record(Change::Meeting(Box::new(Edit::remove(id, meeting)))),
            Outcome::Say(Notice::said((desk.phrases.meeting_forms.removed)(&said::called(
                meeting,
                desk.phrases,
            )))),
        ])),
        Command::Copy => Some(Outcome::Copy(tabbed(&said::cells(meeting, desk)))),
        Command::Attendance => Some(Outcome::Open(Box::new(sheet::Sheet::new(id)))),
        Command::Points => list(lists::Section::Agenda),
        Command::Guests => list(lists::Section::Guests),
        Command::Counts => list(lists::Section::Counts),
        Command::Resolutions => list(lists::Section::Resolutions),
        Command::Minutes => Some(Outcome::Open(Box::new(forms::minutes(id, meeting)))),
        Command::Rewrite(None) => Some(Outcome::Lend(meeting.minutes.clone())),
        Command::Rewrite(Some(words)) => Some(rewritten(id, meeting, words, desk)),
        _ => None,
    }
}

/// Takes the words of the minutes back from another program.
fn rewritten(id: MeetingId, meeting: &Meeting, words: &str, desk: &Desk) -> Outcome {
    let say = &desk.phrases.editing;
    let clean = sanitize::prose(words);
    if clean.text == meeting.minutes {
        return Outcome::Say(Notice::said(say.rewritten_same));
    }
    let told = match clean.removed.iter().map(|removed| removed.count).sum() {
        0 => Notice::said(say.rewritten),
        n => Notice::warned((say.rewritten_cleaned)(n)),
    };
    let after = Meeting { minutes: clean.text, ..meeting.clone() };
    Outcome::Each(vec![Outcome::Record(edit(id, meeting, after)), Outcome::Say(told)])
}

/// The change of a meeting that is there.
pub(super) fn edit(id: MeetingId, before: &Meeting, after: Meeting) -> Change {
    Change::Meeting(Box::new(Edit::replace(id, before, after)))
}

/// Changes a meeting, if it is there and `act` makes it another.
pub(super) fn alter(id: MeetingId, desk: &Desk, act: impl FnOnce(&mut Meeting)) -> Outcome {
    let Some(before) = desk.session.committee().meetings.get(&id) else { return Outcome::Done };
    let mut after = before.clone();
    act(&mut after);
    if after == *before { Outcome::Done } else { Outcome::Record(edit(id, before, after)) }
}
