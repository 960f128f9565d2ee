//! The table the committee sits at: a session on disk, and what stood there after every entry.
//!
//! Used by the life of a charter. Every step goes through it, so that none is left out of what
//! is compared later.

use std::path::PathBuf;

use lajna::domain::amending::{spot, words_at};
use lajna::domain::{
    Amendment, AmendmentId, AmendmentKind, Change, Committee, Document, DocumentId, Edit, EntryId,
    ParagraphId, Phase, Proposer, SectionId, Splice, Version, VersionId,
};
use lajna::session::Session;
use lajna::store::Disk;

use super::common::moment;

pub const TEXT: DocumentId = DocumentId::CHARTER;
const ME: &str = "نادية";

pub struct Table {
    folder: PathBuf,
    pub session: Session,
    /// The committee after every entry; the first: before any.
    pub states: Vec<Committee>,
    /// The words of the charter when they were frozen, by version.
    pub frozen: Vec<(VersionId, Committee)>,
    clock: u64,
}

impl Table {
    pub fn new(folder: PathBuf) -> Self {
        let session = open(&folder, 1);
        let states = vec![session.committee().clone()];
        Self { folder, session, states, frozen: Vec::new(), clock: 0 }
    }

    /// Everybody goes home and comes back.
    pub fn restart(&mut self) {
        self.clock += 1;
        self.session.settle(moment(self.clock)).unwrap();
        self.session.tidy().unwrap();
        let before = self.session.committee().clone();
        // The lock is given back before the folder is opened again.
        self.session = Session::open(Box::new(lajna::store::Memory::new()), ME.into(), 0).unwrap();
        self.session = open(&self.folder, self.clock);
        assert_eq!(self.session.committee(), &before, "what was there before the restart is there");
    }

    pub fn committee(&self) -> &Committee {
        self.session.committee()
    }

    /// One entry of the log.
    pub fn record(&mut self, change: Change) {
        self.clock += 1;
        let mark = self.session.mark();
        self.session.record(change, moment(self.clock)).unwrap().unwrap();
        assert_eq!(self.session.mark(), mark + 1);
        self.states.push(self.committee().clone());
    }

    pub fn undo(&mut self) {
        self.clock += 1;
        self.session.undo(moment(self.clock)).unwrap();
    }

    pub fn redo(&mut self) {
        self.clock += 1;
        self.session.redo(moment(self.clock)).unwrap();
    }

    /// Typed words, letter by letter, as one entry.
    pub fn type_at(&mut self, section: SectionId, at: usize, words: &str) {
        let mark = self.session.mark();
        let mut at = at;
        for letter in words.chars() {
            self.clock += 1;
            let splice = self.splice(section, at..at, &letter.to_string());
            self.session.type_text(splice, moment(0)).unwrap();
            at += letter.len_utf8();
        }
        self.session.settle(moment(self.clock)).unwrap();
        assert_eq!(self.session.mark(), mark + 1, "a burst of typing is one entry");
        self.states.push(self.committee().clone());
    }

    pub fn splice(&self, section: SectionId, place: std::ops::Range<usize>, words: &str) -> Splice {
        let part = &self.committee().charter[&section];
        part.splice(section, place, words, || self.session.ids().fresh()).unwrap()
    }

    /// The only paragraph with these words in it.
    pub fn paragraph(&self, words: &str) -> ParagraphId {
        let parts = self.committee().charter.values();
        let mut found = parts.flat_map(|part| part.paragraphs()).filter(|(_, it)| it.contains(words));
        let (id, _) = found.next().unwrap_or_else(|| panic!("no paragraph with {words}"));
        assert!(found.next().is_none(), "{words} stands once");
        id
    }

    /// Where these words stand: the part and the byte in it.
    pub fn place(&self, words: &str) -> (SectionId, usize) {
        let id = self.paragraph(words);
        let (section, _) = self.committee().find_paragraph(id).unwrap();
        (section, self.committee().charter[&section].body.find(words).unwrap())
    }

    /// Puts an amendment to the paragraphs that hold `targets`; the answer is its number.
    pub fn propose(
        &mut self,
        proposer: &Proposer,
        kind: AmendmentKind,
        targets: &[&str],
        make: impl FnOnce(&str) -> String,
    ) -> AmendmentId {
        let targets: Vec<ParagraphId> = targets.iter().map(|words| self.paragraph(words)).collect();
        let original =
            words_at(self.committee(), spot(self.committee(), &targets).unwrap()).unwrap().to_owned();
        let made = make(&original);
        let destination = (kind == AmendmentKind::Move).then(|| self.paragraph(&made));
        let proposed =
            if matches!(kind, AmendmentKind::Add | AmendmentKind::Replace) { made } else { String::new() };
        let amendment = Amendment {
            document: TEXT,
            number: self.committee().amendments_of(TEXT).len() as u32 + 1,
            proposer: proposer.clone(),
            kind,
            targets,
            destination,
            original,
            proposed,
            reason: "تدقيق الصياغة".into(),
            ..Amendment::default()
        };
        let id = AmendmentId(self.session.ids().fresh());
        self.record(Change::Amendment(Box::new(Edit::add(id, amendment))));
        id
    }

    /// One field or another of an amendment becomes different.
    pub fn amend(&mut self, id: AmendmentId, change: impl FnOnce(Amendment) -> Amendment) {
        let before = self.committee().amendments[&id].clone();
        let after = change(before.clone());
        self.record(Change::Amendment(Box::new(Edit::replace(id, &before, after))));
    }

    /// The text passes into a phase, and its words are frozen under the next number.
    pub fn pass(&mut self, phase: Phase) {
        let at = EntryId(self.session.mark());
        let before = self.committee().documents.get(&TEXT).cloned();
        let after = Document { phase, ..before.clone().unwrap_or_default() };
        let number = self.committee().versions_of(TEXT).len() as u32 + 1;
        let by = "الجمع العام".to_owned();
        let version = Version { document: TEXT, number, phase, at, by, ..Version::default() };
        let id = VersionId(self.session.ids().fresh());
        self.frozen.push((id, self.committee().clone()));
        self.record(Change::Together(vec![
            Change::Document(Box::new(Edit { id: TEXT, before, after: Some(after) })),
            Change::Version(Box::new(Edit::add(id, version))),
        ]));
    }

    /// Every version of the text, read from the log, has the words that were frozen.
    pub fn assert_versions(&self) {
        for (id, then) in &self.frozen {
            let version = &self.states.last().unwrap().versions[id];
            let read = self.session.as_of(version.at.0).unwrap();
            assert_eq!(&read, then, "version {}", version.number);
        }
    }
}

fn open(folder: &std::path::Path, seed: u64) -> Session {
    let disk = Disk::create_or_open(folder.join("store")).unwrap();
    assert_eq!(disk.recovered(), [], "nothing had to be mended");
    Session::open(Box::new(disk), ME.into(), seed * 1000 + 7).unwrap()
}
