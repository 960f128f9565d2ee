//! Commands given to the outline: parts named, added, removed, moved.
//!
//! Used by the charter pane only. What a step changes, [`steps`](super::steps) knows; here it
//! is asked for, and what cannot be done is said.

use super::outline::{Named, Naming};
use super::steps::{Orphans, Parts, Refusal};
use super::{Charter, Field};
use crate::command::{Command, Motion, Scope};
use crate::domain::{Change, DocumentId, SectionId};
use crate::exchange::{self, Tongue, starter_outline};
use crate::i18n::Language;
use crate::notice::{self, Notice};
use crate::panes::{Desk, Draft, Lines, Outcome, Typed, draft, texts};
use crate::text::sanitize;
use crate::ui::Way;

impl Charter {
    /// Acts on a command given to the outline.
    pub(super) fn outline_command(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(Motion::SightLeft) => self.sideways(desk.mirror.of_left(), desk),
            Command::Move(Motion::SightRight) => self.sideways(desk.mirror.of_right(), desk),
            Command::Move(Motion::Forward) => self.sideways(Way::Endward, desk),
            Command::Move(Motion::Backward) => self.sideways(Way::Startward, desk),
            Command::Move(motion) if self.outline.go(*motion) => {
                self.beside.moved(desk.now);
                Outcome::Done
            }
            Command::Open | Command::Edit => self.enter_text(desk),
            Command::FocusNext if self.outline.selected().is_some() => self.enter_text(desk),
            Command::Add | Command::Rename
                if texts::settled(self.document, Scope::Outline, desk).is_some() =>
            {
                texts::settled(self.document, Scope::Outline, desk).map_or(Outcome::Done, Outcome::Say)
            }
            Command::Add => self.name(Named::After(self.outline.selected()), ""),
            Command::Rename => self.rename(desk),
            Command::Remove => self.remove(desk),
            Command::Copy => self.copy(desk),
            Command::Raise => self.shift(Parts::raise, desk),
            Command::Lower => self.shift(Parts::lower, desk),
            Command::Indent => self.shift(Parts::indent, desk),
            Command::Outdent => self.shift(Parts::outdent, desk),
            Command::StarterOutline if self.document == DocumentId::CHARTER => starter(desk),
            Command::StarterOutline => Outcome::Say(Notice::warned(desk.phrases.life.starter_is_of_charter)),
            Command::Cancel | Command::ClearFilter if !self.find.is_off() => {
                self.find.clear();
                Outcome::Done
            }
            _ => Outcome::Pass,
        }
    }

    fn sideways(&mut self, way: Way, desk: &Desk) -> Outcome {
        match way {
            Way::Endward => self.enter_text(desk),
            Way::Startward if self.outline.go_to_parent() => Outcome::Done,
            Way::Startward => Outcome::Pass,
        }
    }

    fn name(&mut self, of: Named, title: &str) -> Outcome {
        let draft = Draft::new(title, Lines::One);
        self.field = Some(Field::Title(Naming { draft, of, room: (24, 1), given: None }));
        Outcome::Done
    }

    fn rename(&mut self, desk: &Desk) -> Outcome {
        let Some(id) = self.outline.selected() else { return Outcome::Done };
        let section = desk.session.committee().charter.get(&id);
        let title = section.map(|section| section.heading.title.clone()).unwrap_or_default();
        self.name(Named::Old(id), &title)
    }

    fn remove(&mut self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.charter;
        let Some((at, row)) = self.outline.selected_row() else { return Outcome::Done };
        let committee = desk.session.committee();
        let title = committee.charter.get(&row.id).map(|section| section.heading.title.as_str());
        let title = title.unwrap_or_default();
        let Some((change, orphans)) = Parts::of(committee, self.document).remove(at) else {
            return Outcome::Done;
        };
        let mut words = match orphans {
            Orphans::None => (say.removed)(title),
            Orphans::Adopted(count, parent) => (say.removed_adopted)(title, count, &parent),
            Orphans::Lifted(count) => (say.removed_lifted)(title, count),
        };
        let broken = self.named_by(row.id, desk);
        if broken > 0 {
            words.push_str(&(desk.phrases.numbering.broken_by)(broken));
        }
        if let Some(key) = desk.bindings.keys_of(Scope::Outline, &Command::Undo).first() {
            words.push_str(&(say.undo_with)(key));
        }
        let told = if broken > 0 { Notice::warned(words) } else { Notice::said(words) };
        Outcome::Each(vec![Outcome::Record(change), Outcome::Say(told)])
    }

    fn copy(&self, desk: &Desk) -> Outcome {
        let section = self.outline.selected().and_then(|id| desk.session.committee().charter.get(&id));
        let Some(section) = section else { return Outcome::Done };
        let words = format!("{}\n{}", section.heading.title, section.body);
        Outcome::Copy(words)
    }

    fn shift<'d>(&self, step: fn(&Parts<'d>, usize) -> Result<Change, Refusal>, desk: &Desk<'d>) -> Outcome {
        let say = &desk.phrases.charter;
        let Some((at, _)) = self.outline.selected_row() else { return Outcome::Done };
        match step(&Parts::of(desk.session.committee(), self.document), at) {
            Ok(change) => Outcome::Record(change),
            Err(refusal) => Outcome::Say(Notice::warned(match refusal {
                Refusal::First => say.is_first,
                Refusal::Last => say.is_last,
                Refusal::NoParent => say.no_parent,
                Refusal::TooDeep => say.too_deep,
                Refusal::Outermost => say.outermost,
            })),
        }
    }

    /// Acts on a command while a title is being typed.
    pub(super) fn type_title(&mut self, mut naming: Naming, command: &Command, desk: &Desk) -> Outcome {
        let say = &desk.phrases.charter;
        let outcome = match command {
            Command::Accept | Command::NewLine | Command::Open => {
                let title = sanitize::line(&naming.draft.text()).text.trim().to_owned();
                if !title.is_empty() {
                    let outcome = self.give_title(&mut naming, title, desk);
                    // Kept until the title is recorded: a full disk must not take it.
                    self.field = naming.given.is_some().then_some(Field::Title(naming));
                    return outcome;
                }
                let cancel = desk.bindings.key_of(Scope::Prompt, &Command::Cancel);
                Outcome::Say(Notice::warned((say.needs_title)(&cancel)))
            }
            Command::Cancel => return Outcome::Done,
            // The words of the field are no step of the log yet: an undo would take back another.
            Command::Undo | Command::Redo | Command::Quit => Outcome::Say(Notice::warned(say.finish_title)),
            command => {
                naming.given = None;
                let typed = naming.draft.update(command, naming.room);
                answered(typed, command, desk)
            }
        };
        self.field = Some(Field::Title(naming));
        outcome
    }

    fn give_title(&mut self, naming: &mut Naming, title: String, desk: &Desk) -> Outcome {
        let parts = Parts::of(desk.session.committee(), self.document);
        let (id, change) = match naming.of {
            Named::Old(id) => match parts.place(id).and_then(|at| parts.rename(at, title.clone())) {
                Some(change) => (id, change),
                None => return Outcome::Done,
            },
            Named::After(after) => {
                let id = SectionId(desk.session.ids().fresh());
                (id, parts.add(after, id, title.clone()))
            }
        };
        if let Named::After(_) = naming.of {
            self.outline.select(id);
        }
        naming.given = Some((id, title));
        Outcome::Record(change)
    }

    /// Closes the field of a title once it is the part's.
    pub(super) fn close_title(&mut self, desk: &Desk) {
        let Some(Field::Title(Naming { given: Some((id, title)), .. })) = &self.field else { return };
        let charter = &desk.session.committee().charter;
        if charter.get(id).is_some_and(|section| section.heading.title == *title) {
            self.field = None;
        }
    }

    /// The title being typed, if one is.
    pub(super) fn title_typed(&self) -> Option<String> {
        let Some(Field::Title(naming)) = &self.field else { return None };
        Some(naming.draft.text()).filter(|title| !title.is_empty())
    }
}

/// What the pane answers after a field was given `command`. Motions end in the field: those it
/// has no use for mean nothing, rather than something else.
pub(super) fn answered(typed: Typed, command: &Command, desk: &Desk) -> Outcome {
    match typed {
        Typed::Copied(words) => Outcome::Copy(words),
        Typed::Pasted(pasted) => draft::told(&pasted, desk),
        Typed::Pass if !matches!(command, Command::Move(_) | Command::Extend(_) | Command::Complete) => {
            Outcome::Pass
        }
        Typed::Pass | Typed::Moved | Typed::Changed => Outcome::Done,
    }
}

/// The first parts of a usual charter, in the reader's language.
fn starter(desk: &Desk) -> Outcome {
    let say = &desk.phrases.charter;
    let committee = desk.session.committee();
    if !committee.outline().is_empty() {
        return Outcome::Say(Notice::warned(say.starter_needs_empty));
    }
    let tongue = match desk.phrases.language {
        Language::Ar => Tongue::Arabic,
        Language::Fr => Tongue::French,
        Language::En => Tongue::English,
    };
    let outline = starter_outline(tongue).as_bytes();
    match exchange::read("outline.md", outline, committee, desk.session.ids(), desk.today) {
        Ok(read) => Outcome::Record(read.together()),
        Err(refused) => Outcome::Say(notice::refused("outline.md", &refused, desk.phrases)),
    }
}
