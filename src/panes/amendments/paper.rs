//! One amendment, a text with its amendments, or all amendments beside their words, to be read.
//!
//! Opened over the panes. An amendment that is read can be decided from where it is read.

use ratatui::layout::Rect;

use super::{clashing, decide, said};
use crate::command::{Command, Motion, Scope};
use crate::domain::{AmendmentId, DocumentId, Wording};
use crate::i18n::{Language, Phrases};
use crate::panes::marked::Scroll;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken};
use crate::store::Mark;
use crate::ui::Canvas;

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// An amendment.
    One(AmendmentId),
    /// A text in one of its wordings.
    Text(DocumentId, Wording),
    /// All amendments of a text beside the words they change.
    Comparison(DocumentId),
}

/// Something to be read.
pub struct Paper {
    sheet: Sheet,
    scroll: Scroll,
    /// What the words were made for.
    made_for: Option<(Sheet, Mark, Language)>,
}

impl Paper {
    pub(super) fn new(sheet: Sheet) -> Self {
        Self { sheet, scroll: Scroll::default(), made_for: None }
    }

    fn keep_up(&mut self, desk: &Desk) {
        let now = Some((self.sheet, desk.session.mark(), desk.phrases.language));
        if self.made_for == now {
            return;
        }
        let first = self.made_for.is_none();
        self.made_for = now;
        let lines = match self.sheet {
            Sheet::One(id) => said::whole(id, &clashing(id, desk), desk),
            Sheet::Text(document, wording) => said::text(document, wording, desk),
            Sheet::Comparison(document) => said::comparison(document, desk),
        };
        self.scroll.set(lines);
        // What has changed may be pages from the beginning.
        if first && matches!(self.sheet, Sheet::Text(..)) {
            self.scroll.go_to_first_change();
        }
    }

    /// The amendment before or after the one that is read.
    fn turn(&mut self, steps: isize, desk: &Desk) -> Outcome {
        let Sheet::One(id) = self.sheet else { return Outcome::Done };
        let committee = desk.session.committee();
        let Some(here) = committee.amendments.get(&id) else { return Outcome::Done };
        let all = committee.amendments_of(here.document);
        let at = all.iter().position(|(it, _)| *it == id).and_then(|at| at.checked_add_signed(steps));
        if let Some((id, _)) = at.and_then(|at| all.get(at)) {
            self.sheet = Sheet::One(*id);
            self.scroll.rewind();
        }
        Outcome::Done
    }

    fn words(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        let words = self.scroll.lines().iter().map(|line| line.words.clone());
        words.filter(|words| !words.trim().is_empty()).collect()
    }
}

impl Pane for Paper {
    fn scope(&self) -> Scope {
        Scope::Amendments
    }

    fn title(&self, desk: &Desk) -> String {
        let say = &desk.phrases.amendments;
        match self.sheet {
            Sheet::One(id) => {
                let one = desk.session.committee().amendments.get(&id);
                one.map(|it| {
                    let state = (desk.phrases.texts.state)(it.state);
                    (desk.phrases.texts.decided)(it.number, &it.proposer.name, state)
                })
                .unwrap_or_default()
            }
            Sheet::Text(document, wording) => {
                format!("{} · {}", said::text_title(document, desk), (say.view)(wording))
            }
            Sheet::Comparison(document) => {
                format!("{} · {}", said::text_title(document, desk), say.comparison)
            }
        }
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let of_one = matches!(self.sheet, Sheet::One(_));
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "open" | "add" | "filter" | "search" | "import" | "starter-outline" => Some(""),
            "compare" if of_one => Some(""),
            "approve" | "refuse" | "defer" | "withdraw" | "merge" | "reopen" | "reply" | "edit"
            | "remove"
                if !of_one =>
            {
                Some("")
            }
            _ => None,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        match self.sheet {
            Sheet::One(id) => desk.session.committee().amendments.contains_key(&id),
            Sheet::Text(..) | Sheet::Comparison(_) => true,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match (command, self.sheet) {
            (Command::Move(Motion::PartNext), Sheet::One(_)) => self.turn(1, desk),
            (Command::Move(Motion::PartPrevious), Sheet::One(_)) => self.turn(-1, desk),
            (Command::Move(motion), _) => self.scroll.step(*motion),
            (Command::View(wording), Sheet::Text(document, shown)) => {
                self.sheet = Sheet::Text(document, wording.unwrap_or(shown.next()));
                Outcome::Done
            }
            (Command::Copy, _) => Outcome::Copy(self.words(desk).join("\n")),
            (Command::Open, _) => Outcome::Close(None),
            (Command::Amendments, _) => Outcome::Close(Some(Command::Amendments)),
            (command, Sheet::One(id)) => decide::act(command, id, desk)
                .or_else(|| {
                    let one = desk.session.committee().amendments.get(&id)?;
                    super::open(command, one.document, desk)
                })
                .unwrap_or(Outcome::Pass),
            (command, Sheet::Text(document, _) | Sheet::Comparison(document)) => {
                super::open(command, document, desk).unwrap_or(Outcome::Pass)
            }
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        Spoken { about: self.words(desk), ..Spoken::titled(self.title(desk)) }
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.words(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        self.scroll.draw(area, canvas);
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 40)
    }
}
