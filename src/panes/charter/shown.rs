//! Which text the charter pane shows, and what is said about the whole of it.
//!
//! Used by the charter pane only. It guards settled words: what would change them is answered
//! with the key that opens a new revision.

use super::outline::Outline;
use super::{Charter, Half};
use crate::command::Command;
use crate::domain::{Change, DocumentId, Phase, Record, SectionId};
use crate::notice::Notice;
use crate::panes::{Desk, Outcome, Pane as _, texts};
use crate::session::Access;

impl Charter {
    /// Shows another text.
    fn show(&mut self, words: &str, desk: &Desk) -> Outcome {
        let Some(document) = texts::meant(words, desk) else {
            return Outcome::Say(Notice::warned((desk.phrases.life.no_such_text)(words)));
        };
        if document != self.document {
            self.turn_to(document, desk);
        }
        Outcome::Say(Notice::said((desk.phrases.life.shown)(&texts::title(document, desk))))
    }

    fn turn_to(&mut self, document: DocumentId, desk: &Desk) {
        if desk.session.committee().text(document).is_none() {
            return;
        }
        self.document = document;
        self.outline = Outline::default();
        self.half = Half::Outline;
        self.find.clear();
        self.outline.rebuild(desk.session.committee(), document);
    }

    /// Selects the part, or the paragraph, or shows the text.
    pub(super) fn go_to_record(&mut self, record: Record, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        let (section, paragraph) = match record {
            Record::Document(document) => {
                self.turn_to(document, desk);
                return Outcome::Done;
            }
            Record::Section(section) => (section, None),
            Record::Paragraph(id) => match committee.find_paragraph(id) {
                Some((section, nth)) => (section, Some(nth)),
                None => return Outcome::Pass,
            },
            _ => return Outcome::Pass,
        };
        let Some(part) = committee.charter.get(&section) else { return Outcome::Pass };
        if part.heading.document != self.document {
            self.turn_to(part.heading.document, desk);
        }
        self.outline.select(section);
        self.beside.moved(desk.now);
        self.half = Half::Outline;
        if let Some(bytes) = paragraph.and_then(|nth| part.bytes_of(nth..nth + 1)) {
            self.editors.entry(section).or_default().put(bytes.start);
            self.half = Half::Text;
        }
        Outcome::Done
    }

    /// After an undo or a redo, goes to where something was taken back, also in another text.
    pub(super) fn follow_undo(&mut self, desk: &Desk) {
        let last = desk.session.mark().checked_sub(1);
        let entry = last.and_then(|last| desk.session.entries(last, 1).ok()?.pop());
        let Some(entry) = entry.filter(|entry| entry.reverses.is_some()) else { return };
        // What somebody else takes back leaves one where one is.
        let text = desk.session.committee().document_of(&entry.change);
        if let Some(text) =
            text.filter(|text| *text != self.document && entry.author == desk.session.author())
        {
            self.turn_to(text, desk);
        }
        let mut touched = Vec::new();
        places(&entry.change, &mut touched);
        touched.retain(|(id, _)| self.outline.place(*id).is_some());
        for (id, caret) in &touched {
            if let Some(caret) = caret {
                self.editors.entry(*id).or_default().put(*caret);
            }
        }
        let stays = touched.iter().any(|(id, _)| Some(*id) == self.outline.selected());
        if let Some((id, _)) = touched.first().filter(|_| !stays) {
            self.outline.select(*id);
        }
    }

    /// Acts on a command about the whole text; `None` if it is none.
    pub(super) fn whole_text(&mut self, command: &Command, desk: &Desk) -> Option<Outcome> {
        match command {
            Command::Text(words) => Some(self.show(words, desk)),
            command => texts::about(command, self.document, desk),
        }
    }

    /// What is said instead of `outcome` where it would change settled words.
    pub(super) fn guarded(&self, outcome: Outcome, desk: &Desk) -> Outcome {
        match texts::settled(self.document, self.scope(), desk) {
            Some(refused) if edits_text(&outcome) => Outcome::Say(refused),
            _ => outcome,
        }
    }

    /// The text, its phase and how many parts it has.
    pub(super) fn headline(&self, desk: &Desk) -> String {
        let committee = desk.session.committee();
        let mut words = vec![texts::title(self.document, desk)];
        // Every letter is text now, and is saved.
        let writes = self.half == Half::Text && *desk.session.access() == Access::Writing;
        if writes && texts::settled(self.document, self.scope(), desk).is_none() {
            words.push(desk.phrases.charter.writing.to_owned());
            return words.join(" · ");
        }
        let phase = committee.phase(self.document);
        // What nobody has said anything about is not told.
        if phase != Phase::default() {
            words.push((desk.phrases.texts.phase)(phase).to_owned());
        }
        match committee.outline_of(self.document).len() {
            0 => {}
            parts => words.push((desk.phrases.common.parts)(parts)),
        }
        words.join(" · ")
    }
}

/// Whether an outcome changes the words or the parts of a text.
pub(super) fn edits_text(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Type(_) => true,
        Outcome::Record(change) => {
            let mut touched = Vec::new();
            places(change, &mut touched);
            !touched.is_empty()
        }
        Outcome::Each(outcomes) => outcomes.iter().any(edits_text),
        _ => false,
    }
}

/// The parts a change touches, and where the words of each end that it puts in.
pub(super) fn places(change: &Change, touched: &mut Vec<(SectionId, Option<usize>)>) {
    match change {
        Change::Heading(edit) => touched.push((edit.id, None)),
        Change::Charter(splice) => touched.push((splice.section, Some(splice.at + splice.inserted.len()))),
        Change::Together(changes) => changes.iter().for_each(|change| places(change, touched)),
        _ => {}
    }
}
