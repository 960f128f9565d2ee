//! The life of a text: the texts there are, their phases, their versions, what follows from them.
//!
//! Used by the charter pane, which shows one of the texts and passes on what is said about it.
//! A text is written there; here it is named, passed on, compared, restored and followed up.

mod beside;
mod compared;
mod follow_up;
mod form;
mod list;
mod passage;
mod restoring;
mod task_choice;
#[cfg(test)]
mod tests;
mod versions;
mod wording;

pub(super) use self::compared::{Role, by_part};
use crate::command::{Command, Scope};
use crate::domain::fold::fold;
use crate::domain::{Committee, Document, DocumentId, Wording};
use crate::notice::{self, Notice};
use crate::panes::{Desk, Outcome};

/// What a command about a whole text opens; `None` if it is none of these.
pub(super) fn about(command: &Command, document: DocumentId, desk: &Desk) -> Option<Outcome> {
    Some(match command {
        Command::Texts => Outcome::Open(Box::new(list::List::new(document))),
        Command::Pass => passage::open(document, desk),
        Command::Revise => passage::revise(document, desk),
        Command::Versions => Outcome::Open(Box::new(versions::Versions::new(document))),
        Command::FollowUp => Outcome::Open(Box::new(follow_up::FollowUps::new(document))),
        _ => return None,
    })
}

/// The text somebody means: by its number in the list, or by how its title begins.
pub(super) fn meant(words: &str, desk: &Desk) -> Option<DocumentId> {
    let texts = desk.session.committee().texts();
    let number = fold(words.trim()).parse::<usize>().ok();
    if let Some(place) = number.and_then(|number| number.checked_sub(1)) {
        return texts.get(place).map(|(id, _)| *id);
    }
    let words = fold(words.trim());
    let begins = |text: &Document| fold(&notice::title_of(text, desk.phrases)).starts_with(&words);
    texts.iter().find(|(_, text)| begins(text)).map(|(id, _)| *id).filter(|_| !words.is_empty())
}

/// A text as it stands compared with what it would be if its open amendments were all accepted,
/// beside each other; `None` where that is the same.
pub(super) fn amended(document: DocumentId, after: &Committee, desk: &Desk) -> Option<Outcome> {
    let say = &desk.phrases.amendments;
    let items = compared::differences(desk.session.committee(), after, document, desk.phrases);
    let heads = [Wording::Original, Wording::IfAccepted].map(|wording| (say.view)(wording).to_owned());
    let title = format!("{} · {}", title(document, desk), desk.phrases.life.legend);
    (!items.is_empty()).then(|| Outcome::Open(Box::new(beside::Beside::new(title, heads, items))))
}

/// What a text is called.
pub(super) fn title(document: DocumentId, desk: &Desk) -> String {
    let text = desk.session.committee().text(document);
    text.map(|text| notice::title_of(&text, desk.phrases)).unwrap_or_default()
}

/// Why the words of a text do not change, and the key that opens a new revision; `None` if they
/// may change.
pub(super) fn settled(document: DocumentId, scope: Scope, desk: &Desk) -> Option<Notice> {
    let phase = desk.session.committee().phase(document);
    if !phase.is_settled() {
        return None;
    }
    let key = |command: &Command| desk.bindings.keys_of(scope, command).into_iter().next();
    let word = Command::Revise.word();
    let by_word = || key(&Command::Prompt).map_or(word.to_owned(), |prompt| format!("{prompt} {word}"));
    let way = key(&Command::Revise).unwrap_or_else(by_word);
    Some(Notice::warned((desk.phrases.life.is_settled)((desk.phrases.texts.phase)(phase), &way)))
}
