//! The amendments of a text: their list, and from it what each says and what becomes of it.
//!
//! Opened over the panes. The list keeps which amendment is selected, by identity; what deciding
//! one does to the text, the domain knows.

mod decide;
mod merge;
mod paper;
mod place;
mod record;
mod round;
mod said;

pub use record::amend;
pub(super) use record::{Origin, amend_from};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use self::paper::{Paper, Sheet};
use self::place::Parts;
use self::round::Round;
use super::marked::Scroll;
use super::trailing::Trailing;
use super::{Desk, Focus, Outcome, Pane, Spoken, rows, texts};
use crate::command::{Command, Scope};
use crate::domain::{Amendment, AmendmentId, DocumentId, SectionId, amending};
use crate::i18n::{Language, Phrases};
use crate::notice::Notice;
use crate::store::Mark;
use crate::ui::canvas::Align;
use crate::ui::table::{Column, rooms};
use crate::ui::{Canvas, Cursor, frame};

/// What a command about the amendments of a text opens; `None` if it is none.
#[must_use]
pub fn open(command: &Command, document: DocumentId, desk: &Desk) -> Option<Outcome> {
    let paper = |sheet| Outcome::Open(Box::new(Paper::new(sheet)));
    match command {
        Command::View(None) | Command::Compare if !is_under_amendment(document, desk) => {
            let versions = desk.bindings.key_of(Scope::Outline, &Command::Versions);
            let said = (desk.phrases.amendments.none_to_show)(&versions);
            Some(Outcome::Say(Notice::warned(said)))
        }
        Command::Amendments => Some(Outcome::Open(Box::new(Amendments::new(document)))),
        Command::View(wording) => {
            let shown = paper(Sheet::Text(document, wording.unwrap_or_default()));
            Some(telling_omitted(shown, document, desk))
        }
        Command::Comparison => Some(paper(Sheet::Comparison(document))),
        Command::Compare => Some(compare(document, desk)),
        Command::Consolidate => Some(match Round::new(document, desk) {
            Some(round) => Outcome::Open(Box::new(round)),
            None => Outcome::Say(Notice::warned(desk.phrases.amendments.nothing_open)),
        }),
        _ => None,
    }
}

/// Whether amendments of the text are open: without any, it would be shown beside itself.
fn is_under_amendment(document: DocumentId, desk: &Desk) -> bool {
    let amendments = desk.session.committee().amendments_of(document);
    amendments.iter().any(|(_, it)| it.state.is_open())
}

/// The list of the amendments with this one selected, if it is there.
#[must_use]
pub fn list_at(id: AmendmentId, desk: &Desk) -> Option<Outcome> {
    let document = desk.session.committee().amendments.get(&id)?.document;
    Some(Outcome::Open(Box::new(Amendments { selected: Some(id), ..Amendments::new(document) })))
}

/// The text beside what it would be with its open amendments.
fn compare(document: DocumentId, desk: &Desk) -> Outcome {
    let (after, _) = amending::if_all_accepted(desk.session.committee(), document);
    let Some(shown) = texts::amended(document, &after, desk) else {
        return Outcome::Say(Notice::warned(desk.phrases.life.same_amended));
    };
    telling_omitted(shown, document, desk)
}

/// The same, and which amendments are not in the text as amended, if there are any.
fn telling_omitted(shown: Outcome, document: DocumentId, desk: &Desk) -> Outcome {
    let committee = desk.session.committee();
    let (_, misfits) = amending::if_all_accepted(committee, document);
    let omitted = misfits.iter().filter_map(|(id, _)| committee.amendments.get(id)).map(|it| it.number);
    let omitted = said::numbers(omitted, desk.phrases);
    if omitted.is_empty() {
        return shown;
    }
    let told = (desk.phrases.amendments.omitted)(&omitted);
    Outcome::Each(vec![shown, Outcome::Say(Notice::warned(told))])
}

/// What a command about the amendments of the text of a part opens; `None` if it is none.
#[must_use]
pub fn open_for(command: &Command, section: SectionId, desk: &Desk) -> Option<Outcome> {
    open(command, record::charter_of(section, desk), desk)
}

/// Numbers of the amendments that clash with each.
type Clashes = BTreeMap<AmendmentId, Vec<u32>>;

fn clashes(document: DocumentId, desk: &Desk) -> Clashes {
    let committee = desk.session.committee();
    let mut found = Clashes::new();
    for (one, other) in amending::clashes(committee, document) {
        for (id, with) in [(one, other), (other, one)] {
            found.entry(id).or_default().extend(committee.amendments.get(&with).map(|it| it.number));
        }
    }
    found.values_mut().for_each(|numbers| numbers.sort_unstable());
    found
}

/// Numbers of the amendments that clash with this one.
fn clashing(id: AmendmentId, desk: &Desk) -> Vec<u32> {
    let one = desk.session.committee().amendments.get(&id);
    one.and_then(|it| clashes(it.document, desk).remove(&id)).unwrap_or_default()
}

/// The list of the amendments of a text.
pub struct Amendments {
    document: DocumentId,
    cursor: Cursor,
    selected: Option<AmendmentId>,
    clashes: Clashes,
    /// The state of the log the clashes were found for.
    made_for: Option<Mark>,
    below: Trailing<AmendmentId>,
    preview: Scroll,
    /// What the preview was made for.
    previewed: Option<(AmendmentId, Mark, Language)>,
}

impl Amendments {
    /// The amendments of this text.
    #[must_use]
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            cursor: Cursor::default(),
            selected: None,
            clashes: Clashes::new(),
            made_for: None,
            below: Trailing::default(),
            preview: Scroll::default(),
            previewed: None,
        }
    }

    /// Finds the clashes anew if the log has grown; the selected amendment stays selected.
    fn keep_up<'a>(&mut self, desk: &Desk<'a>) -> Vec<(AmendmentId, &'a Amendment)> {
        let all = desk.session.committee().amendments_of(self.document);
        if self.made_for != Some(desk.session.mark()) {
            self.made_for = Some(desk.session.mark());
            self.clashes = clashes(self.document, desk);
        }
        let place = self.selected.and_then(|id| all.iter().position(|(it, _)| *it == id));
        self.cursor.select(place.unwrap_or(self.cursor.selected), all.len());
        self.selected = all.get(self.cursor.selected).map(|(id, _)| *id);
        all
    }

    fn cells(&self, id: AmendmentId, it: &Amendment, parts: &Parts, desk: &Desk) -> [String; 6] {
        let texts = &desk.phrases.texts;
        let clashing = self
            .clashes
            .get(&id)
            .map(|numbers| format!("≠ {}", said::numbers(numbers.iter().copied(), desk.phrases)));
        [
            it.number.to_string(),
            (texts.amendment_kind)(it.kind).to_owned(),
            it.proposer.name.clone(),
            place::of(it, parts, desk.phrases),
            (texts.state)(it.state).to_owned(),
            clashing.unwrap_or_default(),
        ]
    }

    /// The row as it is heard.
    fn row(&self, id: AmendmentId, it: &Amendment, parts: &Parts, desk: &Desk) -> Vec<String> {
        let [_, kind, _, part, state, _] = self.cells(id, it, parts, desk);
        let clash = self.clashes.get(&id).map(|numbers| {
            (desk.phrases.amendments.clashes)(&said::numbers(numbers.iter().copied(), desk.phrases))
        });
        let which = (desk.phrases.texts.amendment)(it.number, &it.proposer.name);
        vec![which, kind, part, state, clash.unwrap_or_default()]
    }

    fn draw_preview(&mut self, id: AmendmentId, area: Rect, canvas: &mut Canvas, desk: &Desk) {
        frame::rule(canvas, Rect { height: 1, ..area });
        let now = Some((id, desk.session.mark(), desk.phrases.language));
        if self.previewed != now {
            self.previewed = now;
            let clashing = self.clashes.get(&id).map(Vec::as_slice).unwrap_or_default();
            self.preview.set(said::whole(id, clashing, desk));
            self.preview.rewind();
        }
        let room = Rect { y: area.y + 1, height: area.height - 1, ..area };
        self.preview.draw(room, canvas);
    }

    fn draw_row(&self, cells: &[String; 6], row: Rect, canvas: &mut Canvas) {
        let theme = canvas.theme();
        let [number, kind, proposer, part, state, clash] = cells;
        let column = |least, weight| Column { least, weight };
        // The narrow screen keeps who, what became of it and what it clashes with.
        let shown = [
            (number, theme.dim, Align::Figures),
            (proposer, theme.text, Align::Start),
            (state, theme.text, Align::Start),
            (clash, theme.caution, Align::Start),
            (kind, theme.dim, Align::Start),
            (part, theme.dim, Align::Start),
        ];
        let columns =
            [column(3, 0), column(12, 4), column(10, 1), column(6, 2), column(12, 0), column(12, 0)];
        for (room, (words, style, align)) in rooms(row, &columns).into_iter().zip(shown) {
            canvas.aligned(room, words, style, align);
        }
    }
}

impl Pane for Amendments {
    fn scope(&self) -> Scope {
        Scope::Amendments
    }

    fn title(&self, desk: &Desk) -> String {
        let count = desk.session.committee().amendments_of(self.document).len();
        (desk.phrases.amendments.list)(&said::text_title(self.document, desk), count)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "add" | "compare" | "filter" | "search" | "import" => Some(""),
            // Nothing is there to be opened or decided.
            "help" | "undo" => None,
            _ if self.selected.is_none() => Some(""),
            _ => None,
        }
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.below.due()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let all = self.keep_up(desk);
        match (command, self.selected) {
            (Command::Move(motion), _) => {
                self.below.moved(desk.now);
                let outcome = rows::step(&mut self.cursor, *motion, all.len());
                self.selected = all.get(self.cursor.selected).map(|(id, _)| *id);
                outcome
            }
            (Command::Open, Some(id)) => Outcome::Open(Box::new(Paper::new(Sheet::One(id)))),
            (Command::Amendments, _) => Outcome::Close(None),
            (Command::Copy, Some(id)) => {
                let one = desk.session.committee().amendments.get(&id);
                let parts = place::parts(desk.session.committee(), self.document);
                one.map_or(Outcome::Done, |it| Outcome::Copy(rows::tabbed(&self.cells(id, it, &parts, desk))))
            }
            (command, Some(id)) => decide::act(command, id, desk)
                .or_else(|| open(command, self.document, desk))
                .unwrap_or(Outcome::Pass),
            (command, None) => open(command, self.document, desk).unwrap_or(Outcome::Pass),
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let all = self.keep_up(desk);
        let parts = place::parts(desk.session.committee(), self.document);
        let at = self.cursor.selected;
        let row = all.get(at).map(|(id, it)| self.row(*id, it, &parts, desk)).unwrap_or_default();
        let key = desk.bindings.keys_of(Scope::Text, &Command::Amend).into_iter().next();
        let empty = (desk.phrases.amendments.empty)(&key.unwrap_or_default());
        let more = self.selected.map(|id| {
            let clashing = self.clashes.get(&id).map(Vec::as_slice).unwrap_or_default();
            said::whole(id, clashing, desk).into_iter().map(|line| line.words).collect()
        });
        let about = if all.is_empty() { vec![empty] } else { Vec::new() };
        Spoken { about, more: more.unwrap_or_default(), ..Spoken::titled(self.title(desk)) }
            .on_row(row, (at, all.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let all = self.keep_up(desk);
        let parts = place::parts(desk.session.committee(), self.document);
        all.iter()
            .map(|(id, it)| super::spoken::sentence(&self.row(*id, it, &parts, desk), desk.phrases))
            .collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let all = self.keep_up(desk);
        let theme = canvas.theme();
        if all.is_empty() {
            let key = desk.bindings.keys_of(Scope::Text, &Command::Amend).into_iter().next();
            let words = (desk.phrases.amendments.empty)(&key.unwrap_or_default());
            rows::wrapped(canvas, area, &words, theme.dim, 3);
            return;
        }
        let preview = if area.height >= 9 { area.height / 2 } else { 0 };
        let height = area.height - preview;
        let view = self.cursor.view(usize::from(height), all.len());
        rows::more(canvas, Rect { height, ..area }, &view, all.len());
        let parts = place::parts(desk.session.committee(), self.document);
        let shown = all.iter().enumerate().skip(view.start).take(view.len());
        for ((at, (id, it)), y) in shown.zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            self.draw_row(&self.cells(*id, it, &parts, desk), row, canvas);
        }
        if let Some(selected) = self.selected.filter(|_| preview > 1) {
            let id = self.below.follow(selected, desk.now);
            let area = Rect { y: area.y + height, height: preview, ..area };
            self.draw_preview(id, area, canvas, desk);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 32)
    }
}

#[cfg(test)]
mod tests;
