//! The charter as a person meets it: commands in, a committee and a screen out.

mod cost;
mod editing;
mod hostile;
mod laws;
mod outline;
mod screen;
mod sheet;
mod size;
mod text;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Charter;
use crate::command::{Bindings, Command, Motion};
use crate::domain::{Change, Edit, Heading, Rank, SectionId, Splice};
use crate::i18n::Language;
use crate::notice::Notice;
use crate::panes::{Desk, Focus, Outcome, Pane};
use crate::session::Session;
use crate::store::Memory;
use crate::ui::{Canvas, Mirror, Theme};

/// A pane over a session, as the program wires them.
struct Table {
    session: Session,
    bindings: Bindings,
    language: Language,
    now: DateTime<Utc>,
    pane: Charter,
    clip: String,
    said: Option<Notice>,
    /// Whether the last command was passed on.
    passed: bool,
}

impl Table {
    fn new(language: Language) -> Self {
        let session = Session::open(Box::new(Memory::new()), "amina".into(), 7).unwrap();
        let mut table = Self {
            session,
            bindings: Bindings::shipped(),
            language,
            now: DateTime::UNIX_EPOCH,
            pane: Charter::new(),
            clip: String::new(),
            said: None,
            passed: false,
        };
        table.refresh();
        table
    }

    /// A charter of these parts: title, level, text.
    fn with(language: Language, parts: &[(&str, u8, &str)]) -> Self {
        let mut table = Self::new(language);
        for ((title, level, body), nth) in parts.iter().zip(1..) {
            let id = SectionId(nth);
            let rank = Rank::nth(usize::try_from(nth).unwrap());
            let heading = Heading { rank, level: *level, title: (*title).into(), ..Heading::default() };
            table.record(Change::Heading(Box::new(Edit::add(id, heading))));
            let inserted = (*body).to_owned();
            table.record(Change::Charter(Splice::new(id, 0, "", &inserted)));
        }
        table.refresh();
        table
    }

    fn desk<'a>(session: &'a Session, bindings: &'a Bindings, language: Language) -> Desk<'a> {
        Desk {
            session,
            phrases: language.phrases(),
            today: NaiveDate::from_ymd_opt(2023, 3, 9).unwrap(),
            now: DateTime::UNIX_EPOCH,
            bindings,
            mirror: if language == Language::Ar { Mirror::Mirrored } else { Mirror::Plain },
        }
    }

    fn refresh(&mut self) {
        let desk = Self::desk(&self.session, &self.bindings, self.language);
        self.pane.refresh(&desk);
    }

    fn record(&mut self, change: Change) {
        self.session.record(change, self.now).unwrap();
        self.refresh();
    }

    fn say(&mut self, command: &Command) -> &mut Self {
        self.now += TimeDelta::milliseconds(10);
        let desk = Self::desk(&self.session, &self.bindings, self.language);
        let outcome = self.pane.update(command, &desk);
        self.passed = matches!(outcome, Outcome::Pass);
        self.said = None;
        self.enact(outcome);
        self.refresh();
        self
    }

    fn enact(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Record(change) => drop(self.session.record(change, self.now).unwrap()),
            Outcome::Type(splice) => self.session.type_text(splice, self.now).unwrap(),
            Outcome::Copy(words) | Outcome::Keep(words) | Outcome::Lend(words) => self.clip = words,
            Outcome::Say(notice) => self.said = Some(notice),
            Outcome::Each(outcomes) => outcomes.into_iter().for_each(|outcome| self.enact(outcome)),
            _ => {}
        }
    }

    fn go(&mut self, motion: Motion) -> &mut Self {
        self.say(&Command::Move(motion))
    }

    fn type_words(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            self.say(&if c == '\n' { Command::NewLine } else { Command::Insert(c) });
        }
        self
    }

    fn undo(&mut self) {
        self.session.undo(self.now).unwrap();
        self.refresh();
    }

    fn body(&self) -> &str {
        &self.session.committee().charter[&self.pane.outline.selected().unwrap()].body
    }

    fn caret(&self) -> usize {
        self.pane.editors[&self.pane.outline.selected().unwrap()].caret.at
    }

    fn titles(&self) -> String {
        let outline = self.session.committee().outline();
        let shown = outline.iter().map(|(_, it)| format!("{}{}", it.heading.title, it.heading.level));
        shown.collect::<Vec<_>>().join(" ")
    }

    fn read(&mut self) -> Vec<String> {
        let desk = Self::desk(&self.session, &self.bindings, self.language);
        self.pane.every_row(&desk)
    }

    fn draw(&mut self, width: u16, height: u16) -> (Buffer, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let desk = Self::desk(&self.session, &self.bindings, self.language);
        let mut canvas = Canvas::new(&mut buffer, desk.mirror, Theme::default());
        self.pane.draw(area, &mut canvas, &desk, Focus::Here);
        let caret = canvas.caret();
        (buffer, caret)
    }

    fn rows(&mut self, width: u16, height: u16) -> Vec<String> {
        let (buffer, _) = self.draw(width, height);
        let cells = buffer.content().chunks(usize::from(width));
        cells.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }
}

const PARTS: &[(&str, u8, &str)] = &[
    ("Préambule", 0, "Nous, citoyens."),
    ("Principes", 0, "La transparence.\nLa redevabilité."),
    ("Qui", 1, "Les associations de la commune."),
    ("Suivi", 0, ""),
];
