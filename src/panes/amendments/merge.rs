//! Merging an amendment with another: the form says what both lead to together, and where they
//! clash, both; then a person writes the words.
//!
//! Used by the form of a decision. What two amendments lead to together, the domain knows.

use super::decide::{decided, sentence, told};
use crate::domain::amending::{Joined, joined, merged, worded};
use crate::domain::{Amendment, AmendmentId, AmendmentState, Decision};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Label, Values};
use crate::panes::{Desk, Outcome};

/// The other amendments, and what they are called.
type Others = [(AmendmentId, String)];

/// Where the fields of merging stand, after the day and who.
const WITH: usize = 2;
const WORDS: usize = 3;

/// With which it is merged, and the words, where they are to be others than those of both.
pub(super) fn fields(id: AmendmentId, others: &Others) -> [Field; 2] {
    let options = others.iter().map(|(_, words)| Label::Verbatim(words.clone())).collect();
    let others = others.to_vec();
    [
        Field::choice(Label::Phrase(|it| it.amendments.merged_with), options, 0),
        Field::long_text(Label::Phrase(|it| it.amendments.merged_words), "")
            .noting(move |values, desk| note(id, &others, values, desk)),
    ]
}

fn chosen(others: &Others, values: &Values) -> Option<AmendmentId> {
    others.get(values.choice(WITH)).map(|(id, _)| *id)
}

/// What comes of it as it is filled in.
fn note(id: AmendmentId, others: &Others, values: &Values, desk: &Desk) -> Option<Notice> {
    let say = &desk.phrases.amendments;
    if !values.words(WORDS).is_empty() {
        return None;
    }
    Some(match joined(desk.session.committee(), chosen(others, values)?, id) {
        Ok(Joined::Both(both)) => Notice::said((say.merged_both)(&both.proposed)),
        Ok(Joined::Clash(kept, other)) => Notice::warned((say.merged_clash)(&kept.proposed, &other)),
        Ok(Joined::Unlike) => Notice::said(say.merged_unlike),
        Err(misfit) => Notice::warned(told(&misfit, desk.phrases)),
    })
}

/// Records the merger as one step; where the two clash and nobody wrote the words, says so.
pub(super) fn finished(
    id: AmendmentId,
    others: &Others,
    values: &Values,
    (made, reply): (&Decision, String),
    desk: &Desk,
) -> Result<Outcome, Complaint> {
    let committee = desk.session.committee();
    let Some((kept, before)) = chosen(others, values).zip(committee.amendments.get(&id)) else {
        return Ok(Outcome::Done);
    };
    let state = AmendmentState::Merged;
    let complain = |words: String| Complaint { field: WORDS, words };
    let words = values.words(WORDS);
    let after = match joined(committee, kept, id) {
        Err(misfit) => return Err(complain(told(&misfit, desk.phrases).to_owned())),
        Ok(Joined::Unlike) => {
            let (decision, merged_with) = (Some(made.clone()), Some(kept));
            let after = Amendment { state, decision, reply, merged_with, ..before.clone() };
            return Ok(decided(id, before, after, desk));
        }
        Ok(Joined::Both(both)) if words.is_empty() => both,
        Ok(Joined::Both(both)) => worded(both, words),
        Ok(Joined::Clash(both, other)) if words.is_empty() => {
            return Err(complain((desk.phrases.amendments.merged_clash)(&both.proposed, &other)));
        }
        Ok(Joined::Clash(both, _)) => worded(both, words),
    };
    let change = merged(committee, (kept, after), id, (made, &reply));
    let change = change.map_err(|misfit| complain(told(&misfit, desk.phrases).to_owned()))?;
    Ok(Outcome::Each(vec![Outcome::Record(change), Outcome::Say(sentence(before, state, desk))]))
}
