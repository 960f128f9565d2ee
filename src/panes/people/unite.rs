//! Which record another one is: two members who are one person, two names that are one body.
//!
//! Opened over the roster or over the list of bodies. It offers the others, the likeliest first,
//! and records one entry.

use ratatui::layout::Rect;

use crate::command::{Command, Scope};
use crate::domain::merging::{self, References};
use crate::domain::{Committee, MemberId, names};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::{Canvas, Cursor};

/// What is made one with another.
enum Subject {
    Member(MemberId),
    Body,
}

/// A record it may be.
struct Other {
    /// The member, where members are merged.
    member: Option<MemberId>,
    name: String,
    /// What tells it from others of its name.
    beside: String,
}

/// The records another one may be.
pub struct Unite {
    subject: Subject,
    name: String,
    others: Vec<Other>,
    cursor: Cursor,
}

impl Unite {
    /// Whom the member `id` may be; `None` if it is not there, or nobody else is.
    #[must_use]
    pub fn of_member(id: MemberId, committee: &Committee) -> Option<Self> {
        let member = committee.members.get(&id)?;
        let others = committee.roster().into_iter().filter(|(other, _)| *other != id);
        let others = others.map(|(other, it)| Other {
            member: Some(other),
            name: if it.name.trim().is_empty() { it.institution.clone() } else { it.name.clone() },
            beside: it.institution.clone(),
        });
        Self::among(Subject::Member(id), &member.name, others.collect())
    }

    /// Which body the one named `name` may be; `None` if there is no other.
    #[must_use]
    pub fn of_body(name: &str, committee: &Committee) -> Option<Self> {
        let own = names::spelling(name);
        let others = committee.bodies_listed().into_iter().filter(|it| names::spelling(&it.body.name) != own);
        let others = others.map(|it| Other { member: None, name: it.body.name, beside: String::new() });
        Self::among(Subject::Body, name, others.collect())
    }

    fn among(subject: Subject, name: &str, others: Vec<Other>) -> Option<Self> {
        let own = names::words(name);
        let likeness = |it: &Other| names::similarity_of_words(&own, &names::words(&it.name)).score;
        let mut others: Vec<(f64, Other)> = others.into_iter().map(|it| (likeness(&it), it)).collect();
        // Stable: those that are as like stay in the order of the paper.
        others.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let others: Vec<Other> = others.into_iter().map(|(_, it)| it).collect();
        let (name, cursor) = (name.to_owned(), Cursor::default());
        (!others.is_empty()).then_some(Self { subject, name, others, cursor })
    }

    fn take(&self, desk: &Desk) -> Outcome {
        let Some(other) = self.others.get(self.cursor.selected) else { return Outcome::Close(None) };
        let (committee, decided) = (desk.session.committee(), (desk.session.author(), desk.today));
        let change = match (&self.subject, other.member) {
            (Subject::Member(merged), Some(kept)) => {
                merging::members(committee, &References::of(committee), (kept, *merged), decided)
            }
            _ => merging::bodies(committee, (&other.name, &self.name), decided),
        };
        let Some(change) = change else { return Outcome::Close(None) };
        let said = Notice::said((desk.phrases.people.merged)(&self.name, &other.name));
        Outcome::Each(vec![Outcome::Record(change), Outcome::Close(None), Outcome::Say(said)])
    }

    fn words(other: &Other) -> String {
        if other.beside.trim().is_empty() || other.beside == other.name {
            other.name.clone()
        } else {
            format!("{} · {}", other.name, other.beside)
        }
    }
}

impl Pane for Unite {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.people.merge_into)(&self.name)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "open" => Some(phrases.overlays.hints.choose),
            "cancel" => Some(phrases.overlays.hints.close),
            "help" => None,
            _ => Some(""),
        }
    }

    /// The records may have changed meanwhile: what is offered would no longer be true.
    fn stays(&self, desk: &Desk) -> bool {
        let committee = desk.session.committee();
        let is_there = |id: &MemberId| committee.members.contains_key(id);
        match &self.subject {
            Subject::Member(id) => {
                is_there(id) && self.others.iter().all(|it| it.member.as_ref().is_none_or(is_there))
            }
            Subject::Body => true,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.others.len()),
            Command::Open | Command::Accept => self.take(desk),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let row = self.others.get(self.cursor.selected).map(Self::words);
        Spoken::titled(self.title(desk))
            .on_row(row.into_iter().collect(), (self.cursor.selected, self.others.len()))
    }

    fn every_row(&mut self, _desk: &Desk) -> Vec<String> {
        self.others.iter().map(Self::words).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, _desk: &Desk, _focus: Focus) {
        let view = self.cursor.view(usize::from(area.height), self.others.len());
        rows::more(canvas, area, &view, self.others.len());
        let shown = self.others.iter().enumerate().skip(view.start).take(view.len());
        for ((at, other), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let (text, dim) = (canvas.theme().text, canvas.theme().dim);
            let used = (canvas.text(room, &other.name, text) + 2).min(room.width);
            let room = Rect { x: room.x + used, width: room.width - used, ..room };
            if other.beside != other.name {
                canvas.text(room, &other.beside, dim);
            }
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (80, u16::try_from(self.others.len()).unwrap_or(u16::MAX).clamp(4, 16))
    }
}
