//! The charter: its outline beside its text.
//!
//! Used by `app` as one of the three panes. The charter, or another text of the committee that
//! was asked for. The keys are with the outline or with the text; in
//! a narrow room only the one that has them is shown. The pane keeps where one stands in every
//! part; the parts themselves are the committee's, and every edit is answered as a change.

mod arrange;
mod editor;
mod face;
mod outline;
mod paragraphs;
mod reckon;
mod refer;
mod replace;
mod search;
mod seek;
mod sheet;
mod shown;
mod steps;
mod template;
mod voice;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use self::arrange::answered;
use self::editor::Editor;
use self::outline::{Naming, Outline};
use self::paragraphs::Course;
use self::reckon::Punctuation;
use self::replace::Purpose;
use self::search::Find;
use self::sheet::{Layouts, Sheet};
use self::shown::edits_text;
use super::trailing::Trailing;
use super::{Desk, Draft, Focus, Outcome, Pane, Spoken, amendments, texts};
use crate::command::{Command, Motion, Scope};
use crate::domain::{DocumentId, Record, SectionId};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::Canvas;

/// The charter pane.
#[derive(Default)]
pub struct Charter {
    /// The text that is shown.
    document: DocumentId,
    outline: Outline,
    /// Where one stands in the parts that were looked into.
    editors: BTreeMap<SectionId, Editor>,
    layouts: Layouts,
    half: Half,
    field: Option<Field>,
    find: Find,
    /// What words are being looked for.
    purpose: Purpose,
    punctuation: Punctuation,
    /// Columns and rows of the text when it was last drawn.
    text_room: (u16, u16),
    /// Columns and rows of the search field when it was last drawn.
    field_room: (u16, u16),
    /// The part whose text stands beside the outline.
    beside: Trailing<SectionId>,
    /// The state of the log the outline was made for.
    made_for: Option<Mark>,
}

/// Which half of the pane has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Half {
    #[default]
    Outline,
    Text,
}

/// A line being typed.
enum Field {
    /// A title.
    Title(Naming),
    /// Words to find.
    Search(Draft),
    /// Words to put in the place of what was found.
    Replace(Draft),
}

impl Charter {
    /// The pane, before it has seen a committee.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the outline anew if the log has grown.
    fn keep_up(&mut self, desk: &Desk) {
        let mark = Some(desk.session.mark());
        if self.made_for != mark {
            let first = self.made_for.is_none();
            self.made_for = mark;
            // A text that was taken back is no longer shown.
            if desk.session.committee().text(self.document).is_none() {
                self.document = DocumentId::CHARTER;
            }
            self.outline.rebuild(desk.session.committee(), self.document);
            self.find.outdate();
            if !first {
                self.follow_undo(desk);
            }
        }
        self.outline.steady();
        if self.outline.selected().is_none() {
            self.half = Half::Outline;
        }
    }

    /// The selected part and its text.
    fn sheet<'a>(&self, desk: &Desk<'a>) -> Option<Sheet<'a>> {
        self.sheet_of(self.outline.selected()?, desk)
    }

    /// The part whose text is to be shown: the selected one, or while the selection moves in
    /// the outline, the one before.
    fn shown_part(&mut self, desk: &Desk) -> Option<SectionId> {
        let selected = self.outline.selected()?;
        if self.half == Half::Text {
            return Some(selected);
        }
        let shown = self.beside.follow(selected, desk.now);
        Some(if self.outline.place(shown).is_some() { shown } else { selected })
    }

    /// A part and its text.
    fn sheet_of<'a>(&self, section: SectionId, desk: &Desk<'a>) -> Option<Sheet<'a>> {
        let part = desk.session.committee().charter.get(&section)?;
        let (body, ids) = (part.body.as_str(), desk.session.ids());
        let (columns, height) = self.text_room;
        let (columns, height) = (usize::from(columns), usize::from(height));
        Some(Sheet { section, part, ids, body, columns, height, mirror: desk.mirror })
    }

    /// Gives the keys to the text, and says if it refers to what is gone.
    fn enter_text(&mut self, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Done };
        self.half = Half::Text;
        match self.broken_in(sheet.body, desk) {
            0 => Outcome::Done,
            n => Outcome::Say(Notice::warned((desk.phrases.numbering.broken_here)(n))),
        }
    }

    /// Acts on a command given to the text.
    fn text_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Pass };
        match command {
            Command::Move(Motion::PartNext) => self.step_part(1),
            Command::Move(Motion::PartPrevious) => self.step_part(-1),
            Command::Cancel if self.editors.entry(sheet.section).or_default().deselect() => Outcome::Done,
            Command::Cancel | Command::FocusPrevious => {
                self.half = Half::Outline;
                Outcome::Done
            }
            // Coming round to this pane again, one begins with the outline.
            Command::FocusNext => {
                self.half = Half::Outline;
                Outcome::Pass
            }
            Command::Raise => self.move_paragraph(Course::Up, desk),
            Command::Lower => self.move_paragraph(Course::Down, desk),
            Command::Join => self.join_paragraphs(desk),
            Command::Punctuation => self.switch_punctuation(desk),
            Command::Refer(Some(words)) => self.refer(words, &sheet, desk),
            Command::Refer(None) => match texts::settled(self.document, Scope::Text, desk) {
                Some(refused) => Outcome::Say(refused),
                None => Outcome::Open(Box::new(self.picker(desk))),
            },
            command => {
                let meant = self.meant(command, &sheet);
                let editor = self.editors.entry(sheet.section).or_default();
                let was = *editor;
                let outcome = editor.update(meant.as_ref().unwrap_or(command), &sheet, desk);
                if edits_text(&outcome)
                    && let Some(refused) = texts::settled(self.document, Scope::Text, desk)
                {
                    *editor = was;
                    return Outcome::Say(refused);
                }
                if !matches!(outcome, Outcome::Pass | Outcome::Done | Outcome::Say(_)) {
                    self.find.outdate();
                }
                outcome
            }
        }
    }

    fn step_part(&mut self, rows: isize) -> Outcome {
        let Some((here, _)) = self.outline.selected_row() else { return Outcome::Done };
        self.outline.select_row(here.saturating_add_signed(rows));
        Outcome::Done
    }

    /// Acts on a command about amendments of the text; `None` if it is none.
    fn amend(&mut self, command: &Command, desk: &Desk) -> Option<Outcome> {
        let section = self.outline.selected()?;
        if *command != Command::Amend {
            return amendments::open_for(command, section, desk);
        }
        let sheet = self.sheet_of(section, desk)?;
        let which = match self.half {
            Half::Outline => 0..sheet.part.paragraphs.len(),
            Half::Text => self.stood_in(&sheet),
        };
        amendments::amend(section, which, desk)
    }
}

impl Pane for Charter {
    fn scope(&self) -> Scope {
        match (&self.field, self.half) {
            (Some(_), _) => Scope::Prompt,
            (None, Half::Outline) => Scope::Outline,
            (None, Half::Text) => Scope::Text,
        }
    }

    fn title(&self, desk: &Desk) -> String {
        self.headline(desk)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        // Where the text is read with its amendments this has its hint; here others matter more.
        match word {
            "compare" => Some(""),
            // What was typed stays; a line being typed is given up.
            "cancel" if self.field.is_none() => Some(phrases.overlays.hints.back),
            _ => None,
        }
    }

    fn go_to(&mut self, record: Record, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        self.go_to_record(record, desk)
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.beside.due()
    }

    fn holds_words(&self) -> bool {
        matches!(self.field, Some(Field::Title(_)))
    }

    fn words_held(&self, _desk: &Desk) -> Vec<String> {
        self.title_typed().into_iter().collect()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        match self.field.take() {
            Some(Field::Title(naming)) => {
                let outcome = self.type_title(naming, command, desk);
                return self.guarded(outcome, desk);
            }
            Some(Field::Search(draft)) => return self.type_search(draft, command, desk),
            Some(Field::Replace(draft)) => return self.type_replacement(draft, command, desk),
            None => {}
        }
        if let Some(outcome) = self.search_command(command, desk).or_else(|| self.amend(command, desk)) {
            return outcome;
        }
        if let Some(outcome) = self.whole_text(command, desk) {
            return outcome;
        }
        match self.half {
            Half::Outline => {
                let outcome = self.outline_command(command, desk);
                self.guarded(outcome, desk)
            }
            Half::Text => self.text_command(command, desk),
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
        self.close_title(desk);
        if let Some(sheet) = self.sheet(desk) {
            self.editors.entry(sheet.section).or_default().settle(sheet.body);
        }
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.keep_up(desk);
        self.speak(desk, columns)
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        self.rows_said(desk)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        self.keep_up(desk);
        self.draw_all(area, canvas, desk, focus);
    }
}

#[cfg(test)]
mod tests;
