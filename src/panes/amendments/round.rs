//! Deciding all open amendments of a text together: one by one, or all the rest at once.
//!
//! Opened from the list or by its command. Nothing is recorded before the end, and the whole
//! round then is one entry: one undo takes it back. What each acceptance does to those after it
//! is shown as it is chosen.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::decide::{day_and_who, made, told};
use super::said;
use crate::command::{Command, Scope};
use crate::domain::amending::{self, Misfit};
use crate::domain::{Amendment, AmendmentId, AmendmentState, Change, Committee, Decision, DocumentId, Edit};
use crate::i18n::{Language, Phrases};
use crate::notice::Notice;
use crate::panes::form::{Form, Label, Values};
use crate::panes::marked::Scroll;
use crate::panes::spoken::sentence;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::store::Mark;
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Cursor, frame};

/// What was chosen for an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Accept,
    Refuse,
}

/// Open amendments being decided together.
pub(super) struct Round {
    document: DocumentId,
    /// Those that were open when it began, by number.
    open: Vec<AmendmentId>,
    choices: BTreeMap<AmendmentId, Choice>,
    /// Those that cannot be accepted after the ones accepted so far.
    misfits: BTreeMap<AmendmentId, Misfit>,
    cursor: Cursor,
    preview: Scroll,
    previewed: Option<(AmendmentId, Mark, Language)>,
    /// The state of the log it was last checked against.
    checked: Mark,
}

/// The changes of a round, in order, and those that do not fit.
type Carried = (Vec<Change>, BTreeMap<AmendmentId, Misfit>);

impl Round {
    /// The open amendments of a text; `None` where there are none.
    pub(super) fn new(document: DocumentId, desk: &Desk) -> Option<Self> {
        let all = desk.session.committee().amendments_of(document).into_iter();
        let open: Vec<_> = all.filter(|(_, it)| it.state.is_open()).map(|(id, _)| id).collect();
        if open.is_empty() {
            return None;
        }
        let mut round = Self {
            document,
            open,
            choices: BTreeMap::new(),
            misfits: BTreeMap::new(),
            cursor: Cursor::default(),
            preview: Scroll::default(),
            previewed: None,
            checked: desk.session.mark(),
        };
        round.check(desk);
        Some(round)
    }

    fn selected(&self) -> Option<AmendmentId> {
        self.open.get(self.cursor.selected).copied()
    }

    /// Carries the choices out on a copy: what they change, and what does not fit after them.
    fn carried(&self, made: &Decision, desk: &Desk) -> Carried {
        let fresh = || desk.session.ids().fresh();
        let mut after = desk.session.committee().clone();
        let (mut changes, mut misfits) = (Vec::new(), BTreeMap::new());
        for id in &self.open {
            let change = match self.choices.get(id) {
                Some(Choice::Accept) => amending::accept(&after, *id, made, fresh),
                Some(Choice::Refuse) => refused(&after, *id, made),
                None => continue,
            };
            match change {
                Ok(change) if change.apply(&mut after).is_ok() => changes.push(change),
                Ok(_) => drop(misfits.insert(*id, Misfit::Gone)),
                Err(misfit) => drop(misfits.insert(*id, misfit)),
            }
        }
        for id in self.open.iter().filter(|id| !self.choices.contains_key(id)) {
            let one = after.amendments.get(id);
            if let Some(Err(misfit)) = one.map(|it| amending::splices(&after, it, || 0)) {
                misfits.insert(*id, misfit);
            }
        }
        (changes, misfits)
    }

    fn check(&mut self, desk: &Desk) {
        self.checked = desk.session.mark();
        self.misfits = self.carried(&Decision::default(), desk).1;
    }

    /// Chooses for the selected amendment and goes to the next.
    fn choose(&mut self, choice: Option<Choice>, desk: &Desk) -> Outcome {
        let Some(id) = self.selected() else { return Outcome::Done };
        if choice == Some(Choice::Accept)
            && let Some(misfit) = self.misfits.get(&id)
        {
            return Outcome::Say(Notice::warned(told(misfit, desk.phrases)));
        }
        match choice {
            Some(choice) => drop(self.choices.insert(id, choice)),
            None => drop(self.choices.remove(&id)),
        }
        self.check(desk);
        self.cursor.step(1, self.open.len());
        Outcome::Done
    }

    /// Accepts what is left undecided and fits, in the order of the numbers.
    fn accept_rest(&mut self, desk: &Desk) -> Outcome {
        for id in self.open.clone() {
            self.choices.entry(id).or_insert(Choice::Accept);
        }
        let (_, misfits) = self.carried(&Decision::default(), desk);
        self.choices.retain(|id, choice| *choice == Choice::Refuse || !misfits.contains_key(id));
        self.check(desk);
        Outcome::Done
    }

    fn counts(&self) -> (usize, usize, usize) {
        let of = |choice| self.choices.values().filter(|it| **it == choice).count();
        let (yes, no) = (of(Choice::Accept), of(Choice::Refuse));
        (yes, no, self.open.len() - yes - no)
    }

    /// Asks for the day and who, then records the round as one entry.
    fn record(&self, desk: &Desk) -> Outcome {
        if self.choices.is_empty() {
            return Outcome::Say(Notice::warned(desk.phrases.amendments.nothing_marked));
        }
        if let Some(unfit) = self.unfit(&self.misfits, desk) {
            return Outcome::Say(unfit);
        }
        let kept = Self {
            open: self.open.clone(),
            choices: self.choices.clone(),
            misfits: BTreeMap::new(),
            preview: Scroll::default(),
            ..*self
        };
        let finish = move |values: &Values, desk: &Desk| {
            let (changes, misfits) = kept.carried(&made(values), desk);
            // Somebody may have changed the text while the form was filled in.
            if let Some(unfit) = kept.unfit(&misfits, desk) {
                return Ok(Outcome::Say(unfit));
            }
            let (yes, no, _) = kept.counts();
            let said = Notice::said((desk.phrases.amendments.round)(yes, no));
            Ok(Outcome::Each(vec![Outcome::Record(Change::Together(flat(changes))), Outcome::Say(said)]))
        };
        let fields = day_and_who(desk.session.committee(), desk);
        let title = Label::Phrase(|phrases| phrases.amendments.together);
        Outcome::Open(Box::new(Form::new(title, fields, Box::new(finish)).starting_at(1)))
    }

    /// The sentence that names those chosen that are among `misfits`; `None` if all of them fit.
    fn unfit(&self, misfits: &BTreeMap<AmendmentId, Misfit>, desk: &Desk) -> Option<Notice> {
        let chosen = self.open.iter().filter(|id| self.choices.contains_key(id) && misfits.contains_key(id));
        let named = chosen.filter_map(|id| desk.session.committee().amendments.get(id)).map(|it| it.number);
        let named = said::numbers(named, desk.phrases);
        (!named.is_empty()).then(|| Notice::warned((desk.phrases.amendments.unfit)(&named)))
    }

    fn row(&self, id: AmendmentId, desk: &Desk) -> Vec<String> {
        let (say, texts) = (&desk.phrases.amendments, &desk.phrases.texts);
        let Some(it) = desk.session.committee().amendments.get(&id) else { return Vec::new() };
        let choice = self.choice_said(id, desk);
        let clash = self.misfits.get(&id).map_or("", |_| say.does_not_fit);
        let kind = (texts.amendment_kind)(it.kind);
        vec![(texts.amendment)(it.number, &it.proposer.name), kind.into(), choice.into(), clash.into()]
    }

    fn choice_said(&self, id: AmendmentId, desk: &Desk) -> &'static str {
        let say = &desk.phrases.amendments;
        match self.choices.get(&id) {
            Some(Choice::Accept) => say.to_accept,
            Some(Choice::Refuse) => say.to_refuse,
            None => say.waits,
        }
    }

    fn draw_row(&self, id: AmendmentId, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        let theme = canvas.theme();
        let (sign, style) = match (self.choices.get(&id), self.misfits.get(&id)) {
            (Some(Choice::Refuse), _) => ('✗', theme.alarm),
            // One accepted after it may have taken the ground from under it.
            (_, Some(_)) => ('≠', theme.caution),
            (Some(Choice::Accept), None) => ('✓', theme.good),
            (None, None) => ('·', theme.dim),
        };
        canvas.symbol(row.x, row.y, sign, style);
        let end = canvas.aligned(row, self.choice_said(id, desk), style, Align::End);
        let room = Rect { x: row.x + 2, width: row.width.saturating_sub(end + 4), ..row };
        let Some(it) = desk.session.committee().amendments.get(&id) else { return };
        let words = (desk.phrases.texts.amendment)(it.number, &it.proposer.name);
        let kind = (desk.phrases.texts.amendment_kind)(it.kind);
        canvas.sentence(room, &sentence(&[words, kind.to_owned()], desk.phrases), theme.text);
    }
}

/// The change that refuses one.
fn refused(committee: &Committee, id: AmendmentId, made: &Decision) -> Result<Change, Misfit> {
    let before = committee.amendments.get(&id).ok_or(Misfit::NotOpen)?;
    let (state, decision) = (AmendmentState::Refused, Some(made.clone()));
    let after = Amendment { state, decision, ..before.clone() };
    Ok(Change::Amendment(Box::new(Edit::replace(id, before, after))))
}

/// Steps of steps as steps.
fn flat(changes: Vec<Change>) -> Vec<Change> {
    let inner = |change| match change {
        Change::Together(changes) => changes,
        one => vec![one],
    };
    changes.into_iter().flat_map(inner).collect()
}

impl Pane for Round {
    fn scope(&self) -> Scope {
        Scope::Amendments
    }

    fn title(&self, desk: &Desk) -> String {
        let (yes, no, rest) = self.counts();
        let say = &desk.phrases.amendments;
        format!("{} · {}", say.together, (say.marked)(yes, no, rest))
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        let say = &phrases.amendments;
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "open" => Some(say.hint_record),
            "defer" => Some(say.hint_leave),
            "consolidate" => Some(say.hint_rest),
            "add" | "compare" | "edit" | "remove" | "filter" | "search" | "import" | "withdraw" | "merge"
            | "reopen" | "reply" => Some(""),
            _ => None,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        // The round was recorded, or somebody decided all of it otherwise.
        let open = |id: &AmendmentId| {
            desk.session.committee().amendments.get(id).is_some_and(|it| it.state.is_open())
        };
        if self.choices.is_empty() { self.open.iter().any(open) } else { self.choices.keys().any(open) }
    }

    fn refresh(&mut self, desk: &Desk) {
        let committee = desk.session.committee();
        self.open.retain(|id| committee.amendments.get(id).is_some_and(|it| it.state.is_open()));
        let (open, chosen) = (&self.open, self.choices.len());
        self.choices.retain(|id, _| open.contains(id));
        // What is chosen here is checked where it is chosen.
        if self.checked != desk.session.mark() || self.choices.len() != chosen {
            self.check(desk);
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, self.open.len()),
            Command::Decide(AmendmentState::Accepted) => self.choose(Some(Choice::Accept), desk),
            Command::Decide(AmendmentState::Refused) => self.choose(Some(Choice::Refuse), desk),
            Command::Decide(AmendmentState::Deferred | AmendmentState::Proposed) => self.choose(None, desk),
            Command::Consolidate => self.accept_rest(desk),
            Command::Open | Command::Save => self.record(desk),
            Command::Decide(_) | Command::Amendments | Command::Reply => Outcome::Done,
            command => super::open(command, self.document, desk).unwrap_or(Outcome::Pass),
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let row = self.selected().map(|id| self.row(id, desk)).unwrap_or_default();
        let more = self.selected().map(|id| said::whole(id, &[], desk)).unwrap_or_default();
        Spoken {
            more: more.into_iter().map(|line| line.words).collect(),
            ..Spoken::titled(desk.phrases.amendments.together)
        }
        .on_row(row, (self.cursor.selected, self.open.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.open.iter().map(|id| sentence(&self.row(*id, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let preview = if area.height >= 9 { area.height / 2 } else { 0 };
        let height = area.height - preview;
        let view = self.cursor.view(usize::from(height), self.open.len());
        rows::more(canvas, Rect { height, ..area }, &view, self.open.len());
        let shown = self.open.iter().enumerate().skip(view.start).take(view.len());
        for ((at, id), y) in shown.zip(area.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            self.draw_row(*id, row, canvas, desk);
        }
        let Some(id) = self.selected().filter(|_| preview > 1) else { return };
        let area = Rect { y: area.y + height, height: preview, ..area };
        frame::rule(canvas, Rect { height: 1, ..area });
        let now = Some((id, self.checked, desk.phrases.language));
        if self.previewed != now {
            self.previewed = now;
            self.preview.set(said::whole(id, &super::clashing(id, desk), desk));
            self.preview.rewind();
        }
        self.preview.draw(Rect { y: area.y + 1, height: area.height - 1, ..area }, canvas);
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Member, MemberId};
    use crate::panes::amendments::tests::{propose, trial};

    #[test]
    fn a_round_is_tried_again_only_when_the_log_or_a_choice_has_changed() {
        let mut trial = trial();
        propose(&mut trial, 1, "زائر", "تعقد اللجنة لقاء كل أسبوعين");
        let mut round = Round::new(DocumentId::CHARTER, &trial.desk()).unwrap();
        let id = round.open[0];
        // What no trial would find shows whether there was one.
        round.misfits.insert(id, Misfit::Gone);
        round.refresh(&trial.desk());
        assert!(round.misfits.contains_key(&id), "after a key that changes nothing");
        trial.record(Change::Member(Box::new(Edit::add(MemberId(77), Member::default()))));
        round.refresh(&trial.desk());
        assert!(round.misfits.is_empty());
    }
}
