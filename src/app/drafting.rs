//! Words still being typed, kept in a file of their own for the day the program is killed.
//!
//! Used by `app` in its quiet moments. What a form, a title or a prompt holds is in no log yet;
//! within two seconds it is in a private file beside the rescue files, and of their form, so that
//! the next start brings it back as it does those. The file goes with the words: when they are
//! recorded, given up, or in a rescue file. A thread that touches nothing else writes it, so that
//! no key waits for a disk. It says nothing: a file that could not be written is tried again with
//! the next words.

use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, Keeping};
use crate::exchange::rescue::{Held, Rescue};
use crate::settings::{Draft, Rescues};

/// How long words may be on the screen alone; with the time it takes to write them it stays below
/// the two seconds in which everything else that is typed is saved.
const LAG: TimeDelta = TimeDelta::seconds(1);
/// How long leaving may take until the file is gone; on a disk that hangs it stays.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is kept of the words being typed, and what is still to be.
#[derive(Debug, Default)]
pub(super) struct Drafting {
    /// As they were when they were last looked at.
    seen: Words,
    /// When they changed, if the file has not got them yet.
    changed: Option<DateTime<Utc>>,
    /// Whoever writes the file, from the first words on.
    writer: Option<Sender<Order>>,
    /// Whether the file may hold something.
    kept: bool,
    /// The words could go nowhere else: the file outlives the program.
    stays: bool,
}

/// Words that are in no log.
#[derive(Debug, Default, PartialEq, Eq)]
struct Words {
    /// Where they are being typed, and what they are.
    fields: Vec<(String, Vec<String>)>,
    /// Which text of the charter the store refuses, if it does.
    refused: Option<u64>,
}

impl Words {
    const fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.refused.is_none()
    }
}

/// What the thread is asked to do.
enum Order {
    /// Have these bytes in the file, and nothing else.
    Keep(Vec<u8>),
    /// Have no file.
    Forget,
    /// Say when all that was asked before is done.
    Tell(Sender<()>),
}

impl Drafting {
    /// When the file is to be written, if words wait for it.
    pub(super) fn due(&self) -> Option<DateTime<Utc>> {
        self.changed.map(|changed| changed + LAG)
    }

    /// The file is all there is of the words: it must not go.
    pub(super) const fn stay(&mut self) {
        self.stays = true;
    }

    /// Asks for something; without a thread to ask there is no file.
    fn ask(&mut self, order: Order, rescues: Option<&Rescues>) {
        if self.writer.is_none()
            && let Some(rescues) = rescues
        {
            self.writer = begin(rescues.draft());
        }
        if let Some(writer) = &self.writer {
            // A thread that is gone has no file any more to be wrong about.
            let _asked = writer.send(order);
        }
    }

    /// Waits until the thread has done what it was asked, but not for ever.
    fn wait(&self) {
        let (told, done) = mpsc::channel();
        if let Some(writer) = &self.writer
            && writer.send(Order::Tell(told)).is_ok()
        {
            let _done = done.recv_timeout(PATIENCE);
        }
    }
}

/// Starts the thread that writes `draft`.
fn begin(draft: Draft) -> Option<Sender<Order>> {
    let (writer, orders) = mpsc::channel();
    let work = move || obey(draft, &orders);
    std::thread::Builder::new().name("draft".to_owned()).spawn(work).ok().map(|_| writer)
}

/// Does what was asked last; what was overtaken is not done.
fn obey(mut draft: Draft, orders: &Receiver<Order>) {
    while let Ok(first) = orders.recv() {
        let (mut newest, mut waiting) = (None, Vec::new());
        for order in std::iter::once(first).chain(orders.try_iter()) {
            match order {
                Order::Tell(who) => waiting.push(who),
                order => newest = Some(order),
            }
        }
        match newest {
            // The next words are another try.
            Some(Order::Keep(bytes)) => drop(draft.write(&bytes)),
            Some(Order::Forget) => draft.forget(),
            Some(Order::Tell(_)) | None => {}
        }
        for who in waiting {
            // Whoever waited may have left.
            let _told = who.send(());
        }
    }
}

impl App {
    /// Takes note of the words being typed; has them in their file when that is due, and the file
    /// gone when there are none.
    pub(super) fn keep_draft(&mut self) {
        if self.reads() || self.rescues().is_none() {
            return;
        }
        let refused = self.session.refused();
        let words = Words { fields: self.stage.words_held(&self.desk()), refused };
        if words.is_empty() {
            self.forget_draft();
        } else if words != self.drafting.seen {
            self.drafting.changed.get_or_insert(self.now);
        }
        self.drafting.seen = words;
        // A clock that was set back must not make them wait for it.
        let due = |changed: DateTime<Utc>| changed + LAG <= self.now || changed > self.now;
        if self.drafting.changed.is_some_and(due) {
            self.write_draft();
        }
    }

    /// Has the words in their file before the program is stopped or lends its terminal, for as long
    /// as nobody knows.
    pub(super) fn draft_now(&mut self) {
        self.keep_draft();
        if self.drafting.changed.is_some() {
            self.write_draft();
        }
        self.drafting.wait();
    }

    /// The words are safe or given up, and the program ends: the file goes first.
    pub(super) fn end_draft(&mut self) {
        if !self.drafting.stays {
            self.forget_draft();
            self.drafting.wait();
        }
    }

    fn write_draft(&mut self) {
        let Some(bytes) = self.draft_bytes() else { return };
        let rescues = self.keeping.as_ref().and_then(Keeping::rescues);
        self.drafting.ask(Order::Keep(bytes), rescues);
        (self.drafting.changed, self.drafting.kept) = (None, true);
    }

    fn forget_draft(&mut self) {
        self.drafting.changed = None;
        if std::mem::take(&mut self.drafting.kept) {
            self.drafting.ask(Order::Forget, None);
        }
    }

    fn draft_bytes(&mut self) -> Option<Vec<u8>> {
        let store = self.rescues()?.store().to_owned();
        let held = self.drafting.seen.fields.iter();
        let words = held.map(|(place, rows)| Held { place: place.clone(), words: rows.join("\n") }).collect();
        let mark = self.session.mark();
        if self.drafting.seen.refused.is_some() {
            return self.session.rescue(&store, mark, words, self.now).ok().map(|it| it.to_bytes());
        }
        // Text the store has not refused is about to be in it.
        let profile = self.session.committee().profile.as_ref();
        let committee = profile.map(|profile| profile.name.clone()).unwrap_or_default();
        let rescue = Rescue { written: self.now, store, committee, mark, entries: Vec::new(), words };
        Some(rescue.to_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::app::Reading;
    use crate::command::{Bindings, Command};
    use crate::domain::{Change, Edit, Member, MemberId};
    use crate::i18n::Language;
    use crate::session::Session;
    use crate::store::Memory;

    fn moment(millis: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(millis).unwrap()
    }

    /// The program, its words kept in this folder.
    fn app(folder: &Path) -> App {
        let mut session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        let member = Member { name: "سمية".into(), ..Member::default() };
        session.record(Change::Member(Box::new(Edit::add(MemberId(1), member))), moment(0)).unwrap();
        let mut app = App::new(session, Bindings::shipped(), Language::En, moment(0));
        let keeping = Keeping::new("/srv/lajna".into(), Reading::Beside);
        app.keep(keeping.with_rescues(vec![folder.to_owned()]));
        app
    }

    /// A form opened and typed into, and looked after so many milliseconds later.
    fn type_into(app: &mut App, words: &str, after: i64) {
        app.perform(&Command::Add);
        app.perform(&Command::Paste(Some(words.to_owned())));
        app.idle(moment(0));
        app.idle(moment(after));
        app.drafting.wait();
    }

    fn drafts(folder: &Path) -> Vec<PathBuf> {
        let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.to_string_lossy().contains("lajna-draft")).collect()
    }

    fn words(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn words_of_a_form_are_in_their_file_before_two_seconds_have_passed_and_change_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = app(folder.path());
        type_into(&mut app, "AAAA", 500);
        assert_eq!(drafts(folder.path()), [] as [PathBuf; 0], "not a file for each letter");
        assert!(app.patience(moment(500)) < Duration::from_millis(1_500), "nothing need wake the program");
        app.idle(moment(1_500));
        app.drafting.wait();
        let [draft] = &drafts(folder.path())[..] else { panic!("no draft") };
        assert!(words(draft).contains("AAAA"));
        app.perform(&Command::Paste(Some("BBBB".to_owned())));
        app.idle(moment(2_000));
        app.idle(moment(3_500));
        app.drafting.wait();
        assert!(words(draft).contains("AAAABBBB"));
        assert_eq!(drafts(folder.path()).len(), 1);
    }

    #[test]
    fn the_file_goes_with_the_form_that_is_saved_or_given_up() {
        for way in [vec![Command::Accept], vec![Command::Cancel, Command::Accept]] {
            let folder = tempfile::tempdir().unwrap();
            let mut app = app(folder.path());
            type_into(&mut app, "AAAA", 1_500);
            assert_eq!(drafts(folder.path()).len(), 1);
            for command in &way {
                app.perform(command);
            }
            app.idle(moment(1_500));
            app.drafting.wait();
            assert_eq!(drafts(folder.path()), [] as [PathBuf; 0], "{way:?}");
        }
    }

    #[test]
    fn the_next_start_shows_the_words_once_and_never_writes_over_what_it_could_not_read() {
        let folder = tempfile::tempdir().unwrap();
        type_into(&mut app(folder.path()), "AAAA", 1_500);
        let mut next = app(folder.path());
        assert_eq!(next.bring_back().len(), 1);
        assert!(next.clip.contains("AAAA"));
        assert_eq!(app(folder.path()).bring_back(), []);
        // One of a newer program.
        type_into(&mut app(folder.path()), "AAAA", 1_500);
        let [draft] = &drafts(folder.path())[..] else { panic!("no draft") };
        fs::write(draft, words(draft).replace("\"version\": 1", "\"version\": 2")).unwrap();
        let mut next = app(folder.path());
        assert_eq!(next.bring_back().len(), 1);
        type_into(&mut next, "CCCC", 1_500);
        assert!(words(draft).contains("AAAA"));
        assert_eq!(drafts(folder.path()).len(), 2);
    }

    #[test]
    fn what_was_half_written_goes_at_the_next_start_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        type_into(&mut app(folder.path()), "AAAA", 1_500);
        let [draft] = &drafts(folder.path())[..] else { panic!("no draft") };
        let half = draft.with_extension("json.4711.part");
        fs::copy(draft, &half).unwrap();
        let name = draft.file_name().unwrap().to_string_lossy();
        let [other, mine] = ["lajna-draft-00000000-1.json.4711.part".to_owned(), format!("{name}.txt")]
            .map(|name| folder.path().join(name));
        fs::copy(draft, &other).unwrap();
        fs::copy(draft, &mine).unwrap();
        app(folder.path()).bring_back();
        assert_eq!((half.exists(), other.exists(), mine.exists()), (false, true, true));
    }
}
